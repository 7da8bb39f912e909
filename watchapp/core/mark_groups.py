"""The marks of a chart in columns, joined at every zoom so that those of a kind never overlap.

Marks of one lane, glyph and direction that fall into one bucket of 2**k bars become a group. A
bucket stays where it is while the range moves, so groups do not flicker; its width in pixels is
chosen so that the largest glyph fits.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from watchapp.core.events import InsiderDeal, amount
from watchapp.core.marks import (
    LANES,
    LARGEST,
    LARGEST_MONEY,
    SMALLEST,
    SMALLEST_MONEY,
    Mark,
    joined,
)

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
ROOM = LARGEST + 4.0  # px a group needs: its glyph, the glyph's line, and air
Look = tuple[str, str, bool]  # glyph, side, doubtful


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of one lane at one zoom, ordered by place; arrays of shape (n,).

    ``x`` is where a group stands, in bars; ``look`` a number of ``Points.looks``; ``size`` px of
    its glyph; its marks are ``order[start : start + count]``. ``shift`` says how many glyph widths
    it stands beside its place, where several looks share a bucket.
    """

    bucket: Ints
    x: Floats
    look: Ints
    count: Ints
    start: Ints
    size: Floats
    shift: Floats
    order: Ints


class Points:
    """The marks of one lane that stand at a session, in order."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.marks = sorted(marks, key=lambda m: m.centre)
        self.looks: list[Look] = []
        numbers: dict[tuple[Look, str], int] = {}  # only what is of one listing is joined
        look = []
        for mark in self.marks:
            key = ((mark.glyph, mark.side, mark.doubtful), mark.listing)
            if key not in numbers:
                numbers[key] = len(self.looks)
                self.looks.append(key[0])
            look.append(numbers[key])
        self._x = np.array([m.centre for m in self.marks], np.float64)
        self._look = np.array(look, np.int64)
        self._money = np.array(
            [float(sum(amount(e) or 0 for e in m.events)) for m in self.marks], np.float64
        )
        self._levels: dict[int, Groups] = {}
        self._joined: dict[tuple[int, int], Mark] = {}

    def level(self, px_per_bar: float) -> int:
        """The smallest power of two of bars that are wide enough for a glyph."""
        return max(0, math.ceil(math.log2(ROOM / max(px_per_bar, 1e-12))))

    def groups(self, level: int) -> Groups:
        """All groups of a level; made once."""
        found = self._levels.get(level)
        if found is None:
            found = self._levels[level] = self._grouped(level)
        return found

    def _grouped(self, level: int) -> Groups:
        looks = max(len(self.looks), 1)
        bucket = np.floor((self._x + 0.5) / 2.0**level).astype(np.int64)
        key = bucket * looks + self._look
        order = np.argsort(key, kind="stable")
        _, start, count = np.unique(key[order], return_index=True, return_counts=True)
        if not len(start):
            none = np.empty(0, np.int64)
            return Groups(none, np.empty(0), none, none, none, np.empty(0), np.empty(0), none)
        own = bucket[order][start]
        money = np.add.reduceat(self._money[order], start)
        _, first, same = np.unique(own, return_index=True, return_counts=True)
        rank = np.arange(len(own)) - np.repeat(first, same)
        return Groups(
            bucket=own,
            x=np.add.reduceat(self._x[order], start) / count,
            look=self._look[order][start],
            count=count.astype(np.int64),
            start=start.astype(np.int64),
            size=sizes_of(money),
            shift=rank - (np.repeat(same, same) - 1) / 2,
            order=order,
        )

    def bucket_of(self, level: int, mark: Mark) -> range:
        """The groups of the bucket in which a mark stands."""
        bucket, groups = math.floor((mark.centre + 0.5) / 2.0**level), self.groups(level)
        first, last = np.searchsorted(groups.bucket, (bucket, bucket + 1))
        return range(int(first), int(last))

    def mark(self, level: int, group: int) -> Mark:
        """A group as one mark."""
        found = self._joined.get((level, group))
        if found is None:
            groups = self.groups(level)
            first = int(groups.start[group])
            own = groups.order[first : first + int(groups.count[group])]
            found = joined([self.marks[k] for k in own.tolist()])
            self._joined[level, group] = found
        return found


class MarkIndex:
    """All marks of a chart, sorted by what they need to be painted."""

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        self.marks = tuple(marks)
        self.bands = sorted((m for m in marks if m.glyph == "band"), key=lambda m: m.x0)
        self.closed = [m for m in marks if m.glyph == "closed"]
        rest = [m for m in marks if m.glyph not in ("band", "closed")]
        self.lanes = tuple(lane for lane in LANES if any(m.lane == lane for m in marks))
        self.spans = {x: [m for m in rest if m.lane == x and m.is_period] for x in self.lanes}
        self.points = {
            x: Points(m for m in rest if m.lane == x and not m.is_period) for x in self.lanes
        }
        deals = sorted((m for m in rest if _at_price(m)), key=lambda m: m.traded)
        self._deals = deals
        self._deal_x = np.array([m.traded for m in deals], np.float64)
        self.furthest = max((m.x0 for m in marks if math.isfinite(m.x0)), default=-math.inf)

        counted = [(m.x0, m.x1, len(m.events)) for m in marks]
        self._extent = np.array(counted, np.float64).reshape(len(counted), 3)

    def outside(self, x0: float, x1: float) -> int:
        """How many events lie before or behind a range of bars."""
        first, last, count = self._extent.T
        return int(count[(last < x0) | (first > x1)].sum())

    def deals(self, x0: float, x1: float, most: int) -> list[Mark]:
        """Market deals with a filed price from ``x0`` to ``x1``; none where more than ``most``."""
        first = int(np.searchsorted(self._deal_x, x0, "left"))
        last = int(np.searchsorted(self._deal_x, x1, "right"))
        return self._deals[first:last] if last - first <= most else []


def _at_price(mark: Mark) -> bool:
    return mark.price is not None and isinstance(mark.event, InsiderDeal) and not mark.doubtful


def sizes_of(money: Floats) -> Floats:
    """Sizes of glyphs in px, shape (n,): they grow with the logarithm of the money."""
    share = (np.log10(np.maximum(money, 1.0)) - SMALLEST_MONEY) / (LARGEST_MONEY - SMALLEST_MONEY)
    return np.rint(SMALLEST + (LARGEST - SMALLEST) * np.clip(share, 0.0, 1.0))
