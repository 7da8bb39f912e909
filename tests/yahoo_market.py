"""A made-up market in Yahoo's words: the same prices for the same symbol and day, always."""

from __future__ import annotations

import math
import struct
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import Any
from zoneinfo import ZoneInfo

VALID_RANGES = ["1d", "5d", "1mo", "3mo", "6mo", "1y", "2y", "5y", "10y", "ytd", "max"]
RANGE_DAYS = {"1d": 1, "5d": 7, "1mo": 31, "3mo": 92, "6mo": 183, "1y": 366, "2y": 731}
RANGE_DAYS |= {"5y": 1827, "10y": 3653, "ytd": 366, "max": 14610}
INTERVALS = {"1m": 60, "5m": 300, "15m": 900, "1h": 3600, "60m": 3600, "1d": 86400, "1wk": 604800}
LIMITS = {"1m": 30, "5m": 60, "15m": 60, "1h": 730, "60m": 730}
SPLIT_DAY = date(2020, 8, 31)
FIRST_DAY = date(1999, 1, 4)


@dataclass(frozen=True)
class Venue:
    """Where a symbol trades, in Yahoo's words."""

    code: str
    name: str
    zone: str
    currency: str
    opens: clock
    closes: clock
    kind: str = "EQUITY"
    digits: int = 2
    delay: int = 15


VENUES = {
    "HK": Venue("HKG", "HKSE", "Asia/Hong_Kong", "HKD", clock(9, 30), clock(16), digits=3),
    "DE": Venue("GER", "XETRA", "Europe/Berlin", "EUR", clock(9), clock(17, 30)),
    "L": Venue("LSE", "LSE", "Europe/London", "GBp", clock(8), clock(16, 30)),
}
US = Venue("NMS", "NasdaqGS", "America/New_York", "USD", clock(9, 30), clock(16), delay=0)
INDEX = Venue(
    "SNP", "SNP", "America/New_York", "USD", clock(9, 30), clock(16), kind="INDEX", delay=0
)
FX = Venue(
    "CCY", "CCY", "Europe/London", "USD", clock(0), clock(23, 59), "CURRENCY", digits=4, delay=0
)
COIN = Venue("CCC", "CCC", "UTC", "USD", clock(0), clock(23, 59), "CRYPTOCURRENCY", delay=0)


def venue_of(symbol: str) -> Venue:
    if symbol.endswith("=X"):
        return FX
    if symbol.endswith("-USD"):
        return COIN
    if symbol.startswith("^"):
        return INDEX
    return VENUES.get(symbol.rpartition(".")[2], US) if "." in symbol else US


def float32(value: float) -> float:
    """The value as Yahoo's charts have it: 494.8 comes as 494.79998779296875."""
    return float(struct.unpack("<f", struct.pack("<f", value))[0])


def _seed(symbol: str) -> int:
    return zlib.crc32(symbol.encode())


def close_on(symbol: str, day: date) -> float:
    """The close of a session: the same for the same symbol and day, always."""
    seed = _seed(symbol)
    base = 1.1 if symbol.endswith("=X") else 20 + seed % 400
    days = (day - FIRST_DAY).days
    trend = 1 + 0.2 * math.sin(days / 180 + seed) + 0.05 * math.sin(days / 7 + seed % 13)
    return round(base * trend, venue_of(symbol).digits)


def sessions(symbol: str, first: date, last: date) -> list[date]:
    """The sessions from ``first`` to ``last``, both included."""
    always = venue_of(symbol) is COIN
    days = ((last - first).days + 1) if last >= first else 0
    found = (first + timedelta(days=k) for k in range(days))
    return [d for d in found if always or d.weekday() < 5]


def bounds(venue: Venue, day: date) -> tuple[int, int]:
    zone = ZoneInfo(venue.zone)
    opens = datetime.combine(day, venue.opens, zone).timestamp()
    return int(opens), int(datetime.combine(day, venue.closes, zone).timestamp())


def dividend_of(symbol: str, day: date) -> float | None:
    """A dividend goes ex on the first session after the 10th of March and of September."""
    if venue_of(symbol).kind != "EQUITY" or day.month not in (3, 9):
        return None
    first = next(d for d in sessions(symbol, day.replace(day=10), day.replace(day=14)))
    return round(close_on(symbol, day) * 0.01, 3) if day == first else None


@dataclass
class Market:
    """Every symbol's prices; ``now`` and single prices can be set."""

    now: float | None = None
    prices: dict[str, float] = field(default_factory=dict)
    delays: dict[str, int | None] = field(default_factory=dict)

    def at(self) -> float:
        return time.time() if self.now is None else self.now

    def last(self, symbol: str) -> tuple[date, float, float]:
        """The newest session that has begun, its price and the time of that price."""
        venue = venue_of(symbol)
        today = datetime.fromtimestamp(self.at(), ZoneInfo(venue.zone)).date()
        day = [
            d
            for d in sessions(symbol, today - timedelta(days=7), today)
            if bounds(venue, d)[0] <= self.at()
        ][-1]
        price = self.prices.get(symbol, close_on(symbol, day))
        return day, price, min(self.at(), bounds(venue, day)[1])

    def previous_close(self, symbol: str, day: date) -> float:
        return close_on(symbol, sessions(symbol, day - timedelta(days=7), day)[-2])


def chart(market: Market, symbol: str, query: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
    """Status and body of a chart request."""
    if symbol.startswith("NOSUCH"):
        return 404, chart_error("Not Found", "No data found, symbol may be delisted")
    interval = query.get("interval", "1d")
    if interval not in INTERVALS:
        return 422, chart_error("Unprocessable Entity", f"Invalid input - interval={interval}")
    now = market.at()
    if "period1" in query:
        start, end = float(query["period1"]), float(query["period2"])
    else:
        days = RANGE_DAYS[query.get("range", "1mo")]
        start, end = now - 86400 * days, now + 86400
        if days == 1:
            day = market.last(symbol)[0]
            start = bounds(venue_of(symbol), day)[0]
    limit = LIMITS.get(interval)
    if limit is not None and start < now - 86400 * limit:
        words = (
            f"{interval} data not available for startTime={int(start)} and endTime={int(end)}. "
            f"The requested range must be within the last {limit} days."
        )
        return 422, chart_error("Unprocessable Entity", words)
    if interval == "1m" and end - start > 8.5 * 86400:
        words = "Only 8 days worth of 1m granularity data are allowed to be fetched per request."
        return 422, chart_error("Unprocessable Entity", words)
    beside = 3600 if query.get("includePrePost", "").lower() == "true" else 0
    if venue_of(symbol).currency != "USD":
        beside = 0  # only there prices are made before and after the session
    rows = list(_rows(market, symbol, interval, start, min(end, now), beside=beside))
    return 200, _chart_body(market, symbol, interval, query, rows)


def _rows(
    market: Market, symbol: str, interval: str, start: float, end: float, *, beside: int
) -> Iterator[tuple[int, float, float, float, float, int]]:
    """Time, open, high, low, close, volume; ``beside`` seconds before and after a session too."""
    venue = venue_of(symbol)
    zone = ZoneInfo(venue.zone)
    newest, price, _ = market.last(symbol)
    first = max(FIRST_DAY, datetime.fromtimestamp(max(start, 0), zone).date())
    last = min(newest, datetime.fromtimestamp(end, zone).date())
    step = INTERVALS[interval]
    for day in sessions(symbol, first, last):
        opens, closes = bounds(venue, day)
        if interval == "1wk" and day.weekday():
            continue
        close = price if day == newest else close_on(symbol, day)
        volume = 1_000_000 + (_seed(symbol) + day.toordinal() * 7919) % 5_000_000
        if step >= 86400:
            if start <= opens < end or (opens <= start and day == first):
                yield opens, close * 0.99, close * 1.02, close * 0.98, close, volume
            continue
        for at in range(opens - beside, closes + beside, step):
            if start <= at < end:
                swing = close * (1 + 0.01 * math.sin(at / 5000))
                value = close if day == newest and at + step > min(closes, end) else swing
                yield at, value, value * 1.002, value * 0.998, value, 100 + at % 1000


def chart_error(code: str, words: str) -> dict[str, Any]:
    return {"chart": {"result": None, "error": {"code": code, "description": words}}}


def _period(venue: Venue, day: date) -> dict[str, Any]:
    start, end = bounds(venue, day)
    offset = datetime.fromtimestamp(start, ZoneInfo(venue.zone)).utcoffset() or timedelta()
    return {"timezone": "X", "start": start, "end": end, "gmtoffset": int(offset.total_seconds())}


def _chart_body(
    market: Market, symbol: str, interval: str, query: Mapping[str, str], rows: list[Any]
) -> dict[str, Any]:
    venue = venue_of(symbol)
    zone = ZoneInfo(venue.zone)
    newest, price, at = market.last(symbol)
    days = sorted({datetime.fromtimestamp(r[0], zone).date() for r in rows})
    before = market.previous_close(symbol, days[0] if days else newest)
    meta: dict[str, Any] = {
        "currency": venue.currency,
        "symbol": symbol,
        "exchangeName": venue.code,
        "fullExchangeName": venue.name,
        "instrumentType": venue.kind,
        "firstTradeDate": bounds(venue, FIRST_DAY)[0],
        "regularMarketTime": int(at),
        "hasPrePostMarketData": False,
        "gmtoffset": _period(venue, newest)["gmtoffset"],
        "timezone": "X",
        "exchangeTimezoneName": venue.zone,
        "regularMarketPrice": price,
        "fiftyTwoWeekHigh": round(price * 1.3, 3),
        "fiftyTwoWeekLow": round(price * 0.7, 3),
        "regularMarketDayHigh": round(price * 1.02, 3),
        "regularMarketDayLow": round(price * 0.98, 3),
        "regularMarketVolume": 1_234_567,
        "longName": f"{symbol} Company Limited",
        "shortName": f"{symbol[:8].upper()}    LTD",
        "chartPreviousClose": before,
        "priceHint": venue.digits,
        "currentTradingPeriod": {k: _period(venue, newest) for k in ("pre", "regular", "post")},
        "dataGranularity": interval,
        "range": query.get("range", ""),
        "validRanges": VALID_RANGES,
    }
    if INTERVALS[interval] < 86400:
        meta["previousClose"] = market.previous_close(symbol, newest)
        meta["scale"] = 3
        meta["tradingPeriods"] = [[_period(venue, d)] for d in days]
    if not rows:
        return _result({"meta": meta, "indicators": {"quote": [{}]}})
    columns = list(zip(*rows, strict=True))
    names = ("open", "high", "low", "close")
    quote: dict[str, Any] = {
        n: [float32(v) for v in c] for n, c in zip(names, columns[1:5], strict=True)
    }
    quote["volume"] = list(columns[5])
    body: dict[str, Any] = {
        "meta": meta,
        "timestamp": list(columns[0]),
        "indicators": {"quote": [quote]},
    }
    if INTERVALS[interval] >= 86400:
        adjusted = [
            v * 0.99 if d < newest else v for v, d in _with_days(quote["close"], rows, zone)
        ]
        body["indicators"]["adjclose"] = [{"adjclose": adjusted}]
    events = _events(symbol, days, venue)
    return _result(body | ({"events": events} if events else {}))


def _with_days(values: list[float], rows: list[Any], zone: ZoneInfo) -> list[tuple[float, date]]:
    days = [datetime.fromtimestamp(r[0], zone).date() for r in rows]
    return list(zip(values, days, strict=True))


def _events(symbol: str, days: list[date], venue: Venue) -> dict[str, Any]:
    dividends = {
        str(bounds(venue, d)[0]): {"amount": amount, "date": bounds(venue, d)[0]}
        for d in days
        if (amount := dividend_of(symbol, d)) is not None
    }
    splits = {}
    if venue.kind == "EQUITY" and SPLIT_DAY in days:
        at = bounds(venue, SPLIT_DAY)[0]
        splits[str(at)] = {"date": at, "numerator": 2, "denominator": 1, "splitRatio": "2:1"}
    return {k: v for k, v in (("dividends", dividends), ("splits", splits)) if v}


def _result(body: dict[str, Any]) -> dict[str, Any]:
    return {"chart": {"result": [body], "error": None}}


def quote_row(market: Market, symbol: str) -> dict[str, Any]:
    """A symbol's entry in a quote answer."""
    venue = venue_of(symbol)
    day, price, at = market.last(symbol)
    before = market.previous_close(symbol, day)
    delay = market.delays.get(symbol, venue.delay)
    row = {
        "language": "en-US",
        "region": "US",
        "quoteType": venue.kind,
        "currency": venue.currency,
        "shortName": f"{symbol[:8].upper()}    LTD",
        "longName": f"{symbol} Company Limited",
        "exchange": venue.code,
        "fullExchangeName": venue.name,
        "exchangeTimezoneName": venue.zone,
        "marketState": "REGULAR" if at == market.at() else "CLOSED",
        "priceHint": venue.digits,
        "regularMarketPrice": price,
        "regularMarketTime": int(at),
        "regularMarketPreviousClose": before,
        "regularMarketDayHigh": round(price * 1.02, 3),
        "regularMarketDayLow": round(price * 0.98, 3),
        "regularMarketVolume": 1_234_567,
        "fiftyTwoWeekHigh": round(price * 1.3, 3),
        "fiftyTwoWeekLow": round(price * 0.7, 3),
        "sourceInterval": 15,
        "symbol": symbol,
    }
    return row if delay is None else row | {"exchangeDataDelayedBy": delay}
