"""What is seen of a series, joined so that no bucket is narrower than a pixel."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from watchapp.core.pyramid import Buckets, Pyramid
from watchapp.ui.chart.frame import Frame

Ints = npt.NDArray[np.int32]


@dataclass(slots=True)
class Columns:
    """The buckets that are seen, and where each stands.

    ``left`` and ``right`` are the first and last device pixel of each, shape (n,).
    """

    buckets: Buckets
    left: Ints
    right: Ints
    provisional: bool

    def __len__(self) -> int:
        return len(self.buckets)

    @property
    def middle(self) -> Ints:
        """The device pixel in the middle of each, shape (n,)."""
        return (self.left + self.right) // 2

    def last_bars(self, count: int) -> npt.NDArray[np.int64]:
        """The number of the last bar of each, shape (n,), in a series of ``count``."""
        seen = self.buckets
        ends = (seen.first + np.arange(1, len(seen) + 1)) * seen.size
        return np.minimum(ends, count) - 1


def columns_of(pyramid: Pyramid, frame: Frame, *, provisional: bool = False) -> Columns:
    """The columns of a frame."""
    first, last = frame.visible(len(pyramid))
    px = frame.px_per_bar
    found = pyramid.buckets(first, last, max(1.0, (last - first) * px))
    edges = np.arange(found.first, found.first + len(found) + 1, dtype=np.float64)
    edges *= found.size
    edges[-1] = min(edges[-1], len(pyramid))
    edges -= 0.5 + frame.x0
    edges *= px
    edges += frame.left
    at = np.floor(edges).astype(np.int32)
    right = at[1:] - 1
    is_last = provisional and last == len(pyramid)
    return Columns(found, at[:-1], np.maximum(right, at[:-1]), is_last)


def price_range(columns: Columns) -> tuple[float, float] | None:
    """Lowest and highest price that is seen, None where nothing is."""
    seen = columns.buckets
    if not len(seen):
        return None
    lowest, highest = float(np.fmin.reduce(seen.low)), float(np.fmax.reduce(seen.high))
    return (lowest, highest) if math.isfinite(lowest) and math.isfinite(highest) else None
