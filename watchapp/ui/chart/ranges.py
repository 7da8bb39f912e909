"""What a range shows of a series."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from watchapp.core.bars import Bars, time_of_day
from watchapp.core.hours import local_seconds
from watchapp.ui.chart.range_names import Range

FREE = 8.0  # bars that stay free at the right


def span(shown: Range, bars: Bars) -> tuple[float, float]:
    """The first and last position, in bars, that a range shows of ``bars``."""
    last = len(bars) - 1
    if last < 0:
        return 0.0, 1.0
    free = FREE  # less where so few bars are seen that it would leave the chart empty
    if shown.sessions:
        days = np.unique(local_days(bars))
        first_day = days[max(0, len(days) - shown.sessions)]
        first = int(np.searchsorted(local_days(bars), first_day))
        free = max(FREE, 0.03 * (last - first))
    elif shown.days:
        end = bars.day(last)
        begin = date(end.year, 1, 1) if shown.days < 0 else end - timedelta(days=shown.days)
        first = int(np.searchsorted(bars.time, time_of_day(begin)))
        if shown.days < 0 and last - first < 2:
            first = max(0, last - 5)
    else:
        first = 0
        free = max(FREE, 0.02 * last)
    return first - 0.5, last + min(free, max(1.0, 0.35 * (last - first + 1)))


def local_days(bars: Bars) -> npt.NDArray[np.int64]:
    """The local date of every bar, as days since 1970-01-01."""
    days: Any = local_seconds(bars) // 86_400
    return cast("npt.NDArray[np.int64]", days)
