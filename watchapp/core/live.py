"""Today's bar, made of quotes: provisional, never cached, and no input to analysis."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from watchapp.core import bars as core
from watchapp.core.bars import COLUMNS, Bars
from watchapp.core.quote import Quote


def session_time(quote: Quote, zone: str) -> int:
    """The daily bar a quote belongs to: its date in the exchange's zone."""
    return core.time_of_day(datetime.fromtimestamp(quote.at, UTC).astimezone(ZoneInfo(zone)).date())


def with_quote(bars: Bars, quote: Quote | None) -> tuple[Bars, bool]:
    """``bars`` with the quote's session as the last bar, and whether that bar is provisional.

    Only daily series are completed; a quote older than the last bar changes nothing. The bar is
    provisional as long as the session the source names has not closed when the price was made.
    """
    if quote is None or not bars.daily or bars.interval != "1d" or not len(bars):
        return bars, False
    at = session_time(quote, bars.zone)
    last = int(bars.time[-1])
    if at < last:
        return bars, False
    still_open = quote.closes is None or quote.at < quote.closes
    if at == last:
        values = {
            "high": max(float(bars.high[-1]), quote.price, quote.day_high or quote.price),
            "low": min(float(bars.low[-1]), quote.price, quote.day_low or quote.price),
            "close": quote.price,
            "volume": max(float(bars.volume[-1]), quote.volume or 0.0),
        }
        columns: dict[str, Any] = {c: getattr(bars, c).copy() for c in values}
        for name, value in values.items():
            columns[name][-1] = value
        return replace(bars, **columns), still_open
    high = max(quote.price, quote.day_high or quote.price)
    low = min(quote.price, quote.day_low or quote.price)
    # quotes carry no opening price: the previous close is the nearest thing inside the range
    opened = min(max(quote.previous_close or quote.price, low), high)
    column = (at, opened, high, low, quote.price, quote.volume or 0.0, quote.price)
    fresh = dict(zip(("time", *COLUMNS), column, strict=True))
    grown: dict[str, Any] = {c: np.append(getattr(bars, c), fresh[c]) for c in ("time", *COLUMNS)}
    return replace(bars, **grown), still_open


def settled(bars: Bars, quote: Quote | None, now: datetime) -> Bars:
    """``bars`` without a last daily bar whose session has not closed yet at ``now``."""
    if not bars.daily or not len(bars) or quote is None or quote.closes is None:
        return bars
    closes = datetime.fromtimestamp(quote.closes, UTC)
    local = core.time_of_day(closes.astimezone(ZoneInfo(bars.zone)).date())
    if int(bars.time[-1]) == local and now < closes:
        return bars.slice(0, len(bars) - 1)
    return bars


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
