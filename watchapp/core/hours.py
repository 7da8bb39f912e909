"""Which bars lie outside an exchange's usual hours."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from watchapp.core.bars import DAY, Bars
from watchapp.core.exchanges import Exchange


def local_seconds(bars: Bars) -> npt.NDArray[np.int64]:
    """The local wall clock of every bar, as seconds since 1970-01-01 00:00 local, shape (n,).

    Offsets are looked up once an hour, which no zone changes within.
    """
    if bars.daily or not len(bars):
        return bars.time
    zone = ZoneInfo(bars.zone)
    hours, back = np.unique(bars.time // 3600, return_inverse=True)
    starts = [datetime.fromtimestamp(int(h) * 3600, UTC).astimezone(zone) for h in hours]
    offsets = np.array([int(s.utcoffset().total_seconds()) for s in starts])  # type: ignore[union-attr]
    local: npt.NDArray[np.int64] = bars.time + offsets[back]
    return local


def outside_hours(bars: Bars, exchange: Exchange) -> npt.NDArray[np.bool_]:
    """True for each intraday bar that begins before the usual opening or after the usual close.

    Shape (n,). None for daily bars and where an exchange trades round the clock. Half days are not
    known here: what is traded after their early close counts as usual.
    """
    none = np.zeros(len(bars), np.bool_)
    if bars.daily or not exchange.mic or exchange.opens >= exchange.closes:
        return none
    clock = local_seconds(bars) % DAY
    found: npt.NDArray[np.bool_] = (clock < _seconds(exchange.opens)) | (
        clock >= _seconds(exchange.closes)
    )
    return found


def _seconds(at: time) -> int:
    return at.hour * 3600 + at.minute * 60
