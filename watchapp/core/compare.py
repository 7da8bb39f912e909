"""Other series beside a chart's own: their closes at its bars, and from where both begin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from watchapp.core.bars import DAY, Bars
from watchapp.core.pyramid import Pyramid

Floats = npt.NDArray[np.float64]
NONE: Mapping[str, Bars] = MappingProxyType({})
STALE = 10 * DAY  # seconds after which a close is no longer carried on


def aligned(bars: Bars, other: Bars) -> Floats:
    """The close of ``other`` at each of ``bars``, shape (n,).

    A day on which ``other`` did not trade has its last close before, for ``STALE`` at most; NaN
    before its first bar, and where it has ended.
    """
    found = np.full(len(bars), np.nan)
    good = np.isfinite(other.close)
    time, close = other.time[good], other.close[good]
    if not len(time):
        return found
    at = np.searchsorted(time, bars.time, "right") - 1
    there = at >= 0
    there[there] = bars.time[there] - time[at[there]] <= STALE
    found[there] = close[at[there]]
    return found


@dataclass(frozen=True, slots=True)
class Compared:
    """A series beside the chart's own; ``pyramid`` has its closes at the chart's bars."""

    symbol: str
    closes: Floats
    pyramid: Pyramid

    @classmethod
    def of(cls, symbol: str, bars: Bars, other: Bars) -> Compared:
        """``other`` beside ``bars``."""
        closes = aligned(bars, other)
        return cls(symbol, closes, Pyramid.of_line(bars, closes))

    def rebased(self, own: Pyramid, first: int, last: int) -> Rebased | None:
        """From which of the bars ``first`` to ``last`` on it is compared; None where nothing is."""
        for at in np.flatnonzero(np.isfinite(self.closes[first:last])).tolist():
            mine, other = own.bar(first + at)[3], float(self.closes[first + at])
            if mine > 0 and other > 0:  # false for a bar of its own that has no price
                return Rebased(first + at, mine / other)
        return None


@dataclass(frozen=True, slots=True)
class Rebased:
    """Both stand at one price at the bar ``at``; ``factor`` times the other's close is drawn."""

    at: int
    factor: float
