"""A symbol's past as Yahoo tells it: bars, dividends, splits and the quote beside them."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import numpy as np

from watchapp.core.bars import COLUMNS, DAY, Bars, tidy
from watchapp.core.exchanges import of_symbol
from watchapp.core.hours import outside_hours
from watchapp.core.sessions import EXTENDED
from watchapp.feeds.yahoo.failures import RefusalError

if TYPE_CHECKING:
    from watchapp.feeds.yahoo.library import Library

LIMITS = {"1m": 30, "5m": 60, "15m": 60, "1h": 730}  # how far back Yahoo goes: days of 24 hours
APART = timedelta(hours=1)  # that its clock and ours may be
AT_ONCE_1M = 7  # days of 1m bars in one request
PERIODS = {
    "1d": 1,
    "5d": 7,
    "1mo": 31,
    "3mo": 92,
    "6mo": 183,
    "1y": 366,
    "2y": 731,
    "5y": 1827,
    "10y": 3653,
    "ytd": 366,
    "max": 36500,
}
KINDS = {
    "EQUITY": "equity",
    "ETF": "etf",
    "MUTUALFUND": "fund",
    "INDEX": "index",
    "CURRENCY": "currency",
    "CRYPTOCURRENCY": "crypto",
    "FUTURE": "future",
}
SOURCE_COLUMNS = dict(
    zip(COLUMNS, ("Open", "High", "Low", "Close", "Volume", "Adj Close"), strict=True)
)
TIMEOUT = 12  # seconds of one HTTP request; the question as a whole has the client's deadline

Answer = tuple[dict[str, Any], dict[str, "np.ndarray[Any, Any]"]]


def ask(library: Library, request: dict[str, Any]) -> Answer:
    """Bars of ``symbol``: what the answer says and its arrays. Raises what yfinance raises."""
    symbol, interval = str(request["symbol"]), str(request["interval"])
    if library.yf.utils.is_isin(symbol.upper()):
        raise RefusalError("not_found")  # yfinance would search for an ISIN and answer for its find
    now = datetime.now(ZoneInfo(of_symbol(symbol).zone))
    window, limited = _within_limits(request, interval, now)
    bars, meta = fetch(library, symbol, interval, window)
    quote = quote_of(symbol, bars, meta, reaches_now="end" not in window)
    answer = {
        "symbol": symbol,
        "interval": interval,
        "currency": bars.currency,
        "zone": bars.zone,
        "basis": bars.basis.isoformat() if bars.basis else None,
        "dividends": bars.dividends,
        "splits": bars.splits,
        "name": quote.get("name"),
        "exchange": meta.get("exchangeName"),
        "exchange_name": meta.get("fullExchangeName"),
        "kind": quote.get("kind"),
        "digits": quote.get("digits"),
        "quote": quote if "price" in quote else None,
    }
    if limited is not None:
        answer["limited_from"] = limited.isoformat()
    return answer, {c: getattr(bars, c) for c in ("time", *COLUMNS)}


def _within_limits(
    request: dict[str, Any], interval: str, now: datetime
) -> tuple[dict[str, Any], date | None]:
    """The window to ask for, and where it now starts if Yahoo does not go as far as asked.

    ``now`` is in the zone of the exchange, whose days are asked for.
    """
    today = now.date()
    start = date.fromisoformat(request["start"]) if request.get("start") else None
    end = date.fromisoformat(request["end"]) if request.get("end") else None
    period = request.get("period")
    if start is None and end is None:
        period = period or "max"
        limit = LIMITS.get(interval)
        if limit is None or PERIODS.get(period, 0) <= min(limit, _span(interval)):
            return {"period": period}, None
        start = today - timedelta(days=PERIODS[period])
    window: dict[str, Any] = {"end": end.isoformat()} if end else {}
    if interval not in LIMITS:
        window["start"] = (start or date(1900, 1, 1)).isoformat()
        return window, None
    # The first midnight that is not too old. A day less than the limit may be: when clocks were set
    # back since, its midnight is an hour further away.
    oldest = now.astimezone(UTC) - timedelta(days=LIMITS[interval]) + APART
    earliest = oldest.astimezone(now.tzinfo).date() + timedelta(days=1)
    if end is not None and end <= earliest:
        raise RefusalError("too_old", f"{interval}: {earliest.isoformat()}")
    last = min(end or today + timedelta(days=1), today + timedelta(days=1))
    earliest = max(earliest, last - timedelta(days=_span(interval)))
    limited = earliest if start is None or start < earliest else None
    window["start"] = (limited or start or earliest).isoformat()
    return window, limited


def _span(interval: str) -> int:
    return AT_ONCE_1M if interval == "1m" else 36500


def fetch(
    library: Library,
    symbol: str,
    interval: str,
    window: dict[str, Any],
    timeout: float = TIMEOUT,
) -> tuple[Bars, dict[str, Any]]:
    """The bars of a window and what Yahoo says about the symbol."""
    ticker = library.yf.Ticker(symbol, session=library.session)
    # yfinance asks for the zone of each new symbol with a request of its own (eleven for one that
    # does not exist), and loses the reason when that fails. It only needs it to read our days.
    ticker._tz = of_symbol(symbol).zone  # noqa: SLF001 - where it has no such field it just asks
    frame = ticker.history(
        interval=interval,
        auto_adjust=False,
        actions=True,
        keepna=False,
        prepost=interval in EXTENDED,
        timeout=timeout,
        **window,
    )
    # Not the wrapper of get_history_metadata: reading all of it would ask for trading periods.
    lazy = ticker.get_history_metadata()
    wanted = (key for key in lazy.keys() if key != "tradingPeriods")  # noqa: SIM118
    meta = {key: lazy[key] for key in wanted}
    bars = _bars(frame, meta, interval)
    if not len(bars):
        raise RefusalError("no_prices")
    return bars, meta


def _bars(frame: Any, meta: dict[str, Any], interval: str) -> Bars:
    zone = str(meta["exchangeTimezoneName"])
    index = frame.index
    if interval in ("1d", "1wk"):
        seconds = index.tz_localize(None).normalize().as_unit("s").asi8
    else:
        seconds = index.tz_convert("UTC").as_unit("s").asi8
    columns = {ours: frame[theirs].to_numpy(float) for ours, theirs in SOURCE_COLUMNS.items()}
    currency = meta.get("currency")
    return tidy(
        Bars(
            time=np.asarray(seconds, np.int64),
            **columns,
            interval=interval,
            currency=str(currency) if currency else None,
            zone=zone,
            basis=datetime.now(ZoneInfo(zone)).date(),
            dividends=_events(seconds, frame["Dividends"].to_numpy(float)),
            splits=_events(seconds, frame["Stock Splits"].to_numpy(float)),
        )
    )


def _events(seconds: Any, values: Any) -> tuple[tuple[int, float], ...]:
    there = np.isfinite(values) & (values > 0)
    return tuple((int(t), float(v)) for t, v in zip(seconds[there], values[there], strict=True))


def quote_of(symbol: str, bars: Bars, meta: dict[str, Any], *, reaches_now: bool) -> dict[str, Any]:
    """A quote from a chart's metadata, with the fields of ``core.quote.Quote`` that are known.

    Without ``price`` when Yahoo gave none. Its delay is not declared here, so there is none.
    """
    regular = (meta.get("currentTradingPeriod") or {}).get("regular") or {}
    at = seconds_of(meta.get("regularMarketTime"))
    quote = {
        "symbol": symbol,
        "price": number(meta.get("regularMarketPrice")),
        "at": at,
        "previous_close": _previous_close(symbol, bars, meta, at, reaches_now=reaches_now),
        "currency": meta.get("currency") or None,
        "day_high": number(meta.get("regularMarketDayHigh")),
        "day_low": number(meta.get("regularMarketDayLow")),
        "volume": number(meta.get("regularMarketVolume")),
        "year_high": number(meta.get("fiftyTwoWeekHigh")),
        "year_low": number(meta.get("fiftyTwoWeekLow")),
        "digits": meta.get("priceHint"),
        "opens": seconds_of(regular.get("start")),
        "closes": seconds_of(regular.get("end")),
        "name": text(meta.get("longName")) or text(meta.get("shortName")),
        "exchange": meta.get("exchangeName"),
        "kind": kind_of(meta.get("instrumentType")),
        "zone": meta.get("exchangeTimezoneName"),
    }
    if quote["at"] is None:
        quote["price"] = None  # a price of no known time is no quote
    return {key: value for key, value in quote.items() if value is not None}


def _previous_close(
    symbol: str, bars: Bars, meta: dict[str, Any], at: float | None, *, reaches_now: bool
) -> float | None:
    """The close before the session of ``at``.

    ``chartPreviousClose`` is the close before the chart's range and so is right for one session
    only; on a longer chart it is years old, and the bars know better.
    """
    said = number(meta.get("previousClose"))  # intraday charts carry the right one
    if said is not None or at is None or bars.interval == "1wk":
        return said
    zone = ZoneInfo(bars.zone)
    session = datetime.fromtimestamp(at, UTC).astimezone(zone).date()
    if bars.daily:
        midnight = (session - date(1970, 1, 1)).days * DAY
    else:
        midnight = int(datetime(session.year, session.month, session.day, tzinfo=zone).timestamp())
    regular = ~outside_hours(bars, of_symbol(symbol))
    time, close = bars.time[regular], bars.close[regular]
    before = int(np.searchsorted(time, midnight))
    if before == len(time) and not reaches_now:
        return None  # the chart ends before that session, perhaps long before
    if before:
        return float(str(np.float32(close[before - 1])))  # 200.945, not 200.94500732
    return number(meta.get("chartPreviousClose"))


def kind_of(word: Any) -> str | None:
    """Yahoo's word for a kind of instrument in ours; ``other`` for those we do not follow."""
    return KINDS.get(str(word).upper(), "other") if word else None


def number(value: Any) -> float | None:
    """A finite float, or None; Yahoo writes some numbers as text and some as nothing."""
    try:
        found = float(value)
    except (TypeError, ValueError):
        return None
    return found if math.isfinite(found) else None


def seconds_of(value: Any) -> float | None:
    """UTC seconds of a number or of pandas's Timestamp, or None."""
    stamp = getattr(value, "timestamp", None)
    return float(stamp()) if callable(stamp) else number(value)


def text(value: Any) -> str | None:
    """Words without the runs of blanks that Yahoo's short names have, or None."""
    return " ".join(str(value).split()) or None if value else None
