"""Lines that are computed from bars and drawn over them: moving averages, the year's range."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from watchapp.core.bars import DAY, Bars

Floats = npt.NDArray[np.float64]
YEAR = 365 * DAY  # as the list's drawdown counts 52 weeks


def moving_average(close: Floats, count: int) -> Floats:
    """The mean of each close and the ``count`` - 1 before it, shape (n,).

    NaN for the first ``count`` - 1, and wherever one of the closes is missing.
    """
    found = np.full(len(close), np.nan)
    if count < 1 or len(close) < count:
        return found
    good = np.isfinite(close)
    sums = np.concatenate(([0.0], np.cumsum(np.where(good, close, 0.0))))
    missing = np.concatenate(([0], np.cumsum(~good)))
    means = (sums[count:] - sums[:-count]) / count
    found[count - 1 :] = np.where(missing[count:] == missing[:-count], means, np.nan)
    return found


def drawdown(close: Floats) -> Floats:
    """How far each close lies below the highest one until then, as a share <= 0, shape (n,).

    NaN where the close is missing, or nothing above zero came before.
    """
    highest = np.fmax.accumulate(close) if len(close) else close
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(highest > 0, close / highest - 1, np.nan)
    return found


def year_range(bars: Bars) -> tuple[int, int] | None:
    """The bars with the lowest low and the highest high of the last 52 weeks.

    The earliest of equals; None where there is none.
    """
    if not len(bars):
        return None
    first = int(np.searchsorted(bars.time, int(bars.time[-1]) - YEAR, "right"))
    low, high = bars.low[first:], bars.high[first:]
    if not (np.any(np.isfinite(low)) and np.any(np.isfinite(high))):
        return None
    return first + int(np.nanargmin(low)), first + int(np.nanargmax(high))
