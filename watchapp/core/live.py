"""Today's bar, made of quotes: provisional, never cached, and no input to analysis."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from watchapp.core import bars as core
from watchapp.core.bars import COLUMNS, SECONDS, Bars
from watchapp.core.exchanges import Exchange
from watchapp.core.quote import Quote, day_of, has_closed
from watchapp.core.sessions import SETTLES


def session_time(quote: Quote, zone: str) -> int:
    """The daily bar a quote belongs to: its date in the exchange's zone."""
    return core.time_of_day(day_of(quote.at, zone))


def with_quote(bars: Bars, quote: Quote | None) -> tuple[Bars, bool]:
    """``bars`` with the quote's session as the last bar, and whether that bar is provisional.

    Only daily series are completed; a quote older than the last bar changes nothing. The bar is
    provisional as long as the session the source names has not closed when the price was made, or
    the source was asked; also when the source names another session, or none.
    """
    row = last_bar(bars, quote)
    if row is None:
        return bars, False
    if row.time == int(bars.time[-1]):
        adjusted = float(bars.adjusted[-1]) * row.close / float(bars.close[-1])
        values = {"high": row.high, "low": row.low, "close": row.close, "volume": row.volume,
                  "adjusted": adjusted}  # fmt: skip
        columns: dict[str, Any] = {c: getattr(bars, c).copy() for c in values}
        for name, value in values.items():
            columns[name][-1] = value
        return replace(bars, **columns), row.provisional
    column = (row.time, row.open, row.high, row.low, row.close, row.volume, row.close)
    fresh = dict(zip(("time", *COLUMNS), column, strict=True))
    grown: dict[str, Any] = {c: np.append(getattr(bars, c), fresh[c]) for c in ("time", *COLUMNS)}
    return replace(bars, **grown), row.provisional


@dataclass(frozen=True, slots=True)
class LastBar:
    """The bar of a quote's session; ``time`` as in ``Bars``."""

    time: int
    open: float
    high: float
    low: float
    close: float
    volume: float
    provisional: bool


def last_bar(bars: Bars, quote: Quote | None) -> LastBar | None:
    """The last bar of ``bars`` as the quote makes it, or the one behind it; None for no change."""
    if quote is None or not bars.daily or bars.interval != "1d" or not len(bars):
        return None
    at = session_time(quote, bars.zone)
    last = int(bars.time[-1])
    if at < last:
        return None
    still_open = not has_closed(quote, bars.zone)
    price = quote.price
    high, low = max(price, quote.day_high or price), min(price, quote.day_low or price)
    volume = quote.volume or 0.0
    if at == last:
        return LastBar(
            time=at,
            open=float(bars.open[-1]),
            high=max(float(bars.high[-1]), high),
            low=min(float(bars.low[-1]), low),
            close=price,
            volume=max(float(bars.volume[-1]), volume),
            provisional=still_open,
        )
    # quotes carry no opening price: the previous close is the nearest thing inside the range
    opened = min(max(quote.previous_close or price, low), high)
    return LastBar(at, opened, high, low, price, volume, still_open)


def settled(bars: Bars, quote: Quote | None, now: datetime, exchange: Exchange) -> Bars:
    """``bars`` without a last bar that may still change at ``now``.

    A daily bar is final half an hour after the close that the source names for its day, or after
    the usual one; a weekly bar after the last session of its week; an intraday bar at its end.
    """
    if not len(bars) or _is_final(bars, quote, now, exchange):
        return bars
    return bars.slice(0, len(bars) - 1)


def _is_final(bars: Bars, quote: Quote | None, now: datetime, exchange: Exchange) -> bool:
    if not bars.daily:
        return now.timestamp() >= int(bars.time[-1]) + SECONDS[bars.interval]
    zone = ZoneInfo(bars.zone)
    today, day = now.astimezone(zone).date(), bars.day(len(bars) - 1)
    if bars.interval == "1wk":
        last_weekday = 4 if exchange.mic else 6
        day += timedelta(days=max(0, last_weekday - day.weekday()))
    if today != day:
        return today > day
    closes = datetime.combine(day, exchange.closes, zone).timestamp()
    if quote is not None and quote.closes and day_of(quote.closes, bars.zone) == day:
        closes = quote.closes
    return now.timestamp() >= closes + SETTLES


def spark(bars: Bars, sessions: int = 126, points: int = 42) -> tuple[float, ...]:
    """The closes of the last ``sessions`` (six months), thinned to about ``points``."""
    closes = bars.close[-sessions:]
    if len(closes) <= points:
        return tuple(float(c) for c in closes)
    picked = np.unique(np.linspace(0, len(closes) - 1, points).round().astype(int))
    return tuple(float(c) for c in closes[picked])


def peak(bars: Bars, days: int = 365) -> tuple[float, str] | None:
    """The highest close of the last 52 weeks and its day; None without bars."""
    if not len(bars):
        return None
    first = int(np.searchsorted(bars.time, bars.time[-1] - days * core.DAY))
    at = first + int(np.argmax(bars.close[first:]))
    return float(bars.close[at]), bars.day(at).isoformat()
