"""Bars at every zoom: a power-of-two pyramid, so that a picture costs what is seen, not what is.

A bucket of level k joins 2**k bars: their first open, highest high, lowest low, last close and
whole volume. Levels 2, 4, 6... are kept; an odd one is joined from the one below for what is seen,
and kept only where it is small.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from watchapp.core.bars import Bars

Floats = npt.NDArray[np.float64]
Level = tuple[Floats, Floats, Floats, Floats, Floats]  # open, high, low, close, volume
FEWEST = 512  # buckets of the highest level that is kept, about
SMALL = 4096  # buckets of an odd level that is kept once it was asked for


@dataclass(frozen=True, slots=True)
class Buckets:
    """Neighbouring buckets of one level.

    ``first`` is the number of the first; a bucket i covers bars i * size to (i + 1) * size,
    the last of a series perhaps fewer. Columns have the shape (n,); NaN where no bar has a value.
    """

    size: int
    first: int
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats

    def __len__(self) -> int:
        return len(self.close)


class Pyramid:
    """The levels over a series, each made when it is first seen.

    ``set_last`` changes the last bar in O(log n).
    """

    def __init__(self, bars: Bars) -> None:
        self._count = len(bars)
        self._base: Level = (bars.open, bars.high, bars.low, bars.close, bars.volume)
        self._last: tuple[float, float, float, float, float] | None = None
        self._levels: list[Level] = []  # 2, 4, 6... as far as they are made
        self._depth = 0  # how many there can be
        self._odd: dict[int, Level] = {}  # 1, 3, 5... by their number
        self._found: tuple[tuple[int, int, bool], tuple[int, int] | None] | None = None
        while self._length(self._depth) > FEWEST * 4:
            self._depth += 1

    @classmethod
    def of_line(cls, bars: Bars, values: Floats) -> Pyramid:
        """One value for each bar, shape (n,), in the place of its four prices."""
        return cls(replace(bars, open=values, high=values, low=values, close=values))

    def __len__(self) -> int:
        return self._count

    def bar(self, at: int) -> tuple[float, float, float, float, float]:
        """Open, high, low, close and volume of one bar."""
        if at == self._count - 1 and self._last is not None:
            return self._last
        opened, high, low, close, volume = self._base
        return opened.item(at), high.item(at), low.item(at), close.item(at), volume.item(at)

    def set_last(self, opened: float, high: float, low: float, close: float, volume: float) -> None:
        """Gives the last bar other values; the series itself is not written to."""
        self._last = (opened, high, low, close, volume)
        self._odd.clear()
        self._found = None
        at = self._count - 1
        for place, level in enumerate(self._levels):
            k = at // 4 ** (place + 1)
            part = self._slice(2 * place, k * 4, min(k * 4 + 4, self._length(place)))
            # four values each: plain floats are faster than arrays here
            opens, highs, lows, closes, volumes = (c.tolist() for c in part)
            values = (
                next(filter(math.isfinite, opens), math.nan),
                max(filter(math.isfinite, highs), default=math.nan),
                min(filter(math.isfinite, lows), default=math.nan),
                next(filter(math.isfinite, reversed(closes)), math.nan),
                sum(filter(math.isfinite, volumes)),
            )
            for column, value in zip(level, values, strict=True):
                column[k] = value

    def _length(self, place: int) -> int:
        """Buckets of the kept level below the one at ``place``."""
        return int(-(-self._count // 4**place))

    def _level(self, place: int) -> Level:
        """The kept level at a place; it and those below it are made when they are asked for."""
        while len(self._levels) <= place:
            below = len(self._levels)
            self._levels.append(_joined(self._slice(2 * below, 0, self._length(below)), 4))
        return self._levels[place]

    def _slice(self, power: int, first: int, last: int) -> Level:
        """Buckets of an even level, or bars; copied only where the last bar was changed."""
        level = self._base if power == 0 else self._level(power // 2 - 1)
        last = min(last, len(level[3]))
        opened, high, low, close, volume = (column[first:last] for column in level)
        part: Level = (opened, high, low, close, volume)
        if power == 0 and self._last is not None and last == self._count and last > first:
            opened, high, low, close, volume = (column.copy() for column in part)
            part = (opened, high, low, close, volume)
            for column, value in zip(part, self._last, strict=True):
                column[-1] = value
        return part

    def buckets(self, first: int, last: int, most: float) -> Buckets:
        """The smallest buckets of which at most ``most`` cover bars ``first`` to ``last``.

        ``last`` is not included. The outer buckets may begin before ``first`` or end behind
        ``last``, so they stay the same while the range moves.
        """
        power = 0
        while (last - first) / 2**power > most:
            power += 1
        return self.level(power, first, last)

    def level(self, power: int, first: int, last: int) -> Buckets:
        """The buckets of 2**power bars that cover bars ``first`` to ``last``."""
        size = 2**power
        begin, end = first // size, -(-last // size)
        kept = min(power - power % 2, 2 * self._depth)
        join = 2 ** (power - kept)
        if join == 2 and self._length(kept // 2) <= 2 * SMALL:
            if power not in self._odd:
                self._odd[power] = _halved(self._slice(kept, 0, self._length(kept // 2)))
            opened, high, low, close, volume = (c[begin:end] for c in self._odd[power])
            return Buckets(size, begin, opened, high, low, close, volume)
        part = self._slice(kept, begin * join, end * join)
        if join > 1:
            part = _joined(part, join)
        return Buckets(size, begin, *part)

    def extremes(self, first: int, last: int, *, closes: bool) -> tuple[int, int] | None:
        """The bars with the lowest and the highest price from ``first`` to ``last``.

        Closes alone, or lows and highs. The earliest of equals; None where no bar has a price.
        """
        first, last = max(first, 0), min(last, self._count)
        if first >= last:
            return None
        key = (first, last, closes)
        if self._found is None or self._found[0] != key:
            many = last - first >= 4 * FEWEST
            look = self._extremes_of_many if many else self._extremes_of_few
            self._found = key, look(first, last, closes=closes)
        return self._found[1]

    def _extremes_of_few(self, first: int, last: int, *, closes: bool) -> tuple[int, int] | None:
        _, high, low, close, _ = self._slice(0, first, last)
        lowest = _place(close if closes else low, lowest=True)
        highest = _place(close if closes else high, lowest=False)
        if lowest is None or highest is None:
            return None
        return first + lowest, first + highest

    def _extremes_of_many(self, first: int, last: int, *, closes: bool) -> tuple[int, int] | None:
        if closes:  # closes have no levels of their own: they are only read here, seldom
            return self._extremes_of_few(first, last, closes=True)
        power = 0
        while (last - first) >> power > FEWEST and power < 2 * self._depth:
            power += 2
        size = 2**power
        begin, end = -(-first // size), last // size
        inner = self.level(power, begin * size, end * size)
        edges = [(first, min(begin * size, last)), (max(end * size, first), last)]
        spans = [e for e in edges if e[0] < e[1]]
        found = []
        for column, lowest in ((inner.low, True), (inner.high, False)):
            here, k = list(spans), _place(column, lowest=lowest)
            if k is not None:
                bucket = begin + k
                here.append((bucket * size, min((bucket + 1) * size, last)))
            found.append(self._best(here, lowest=lowest))
        low, high = found
        return None if low is None or high is None else (low, high)

    def _best(self, spans: list[tuple[int, int]], *, lowest: bool) -> int | None:
        best: tuple[float, int] | None = None
        for first, last in spans:
            values = self._slice(0, first, last)[2 if lowest else 1]
            at = _place(values, lowest=lowest)
            if at is None:
                continue
            value = float(values[at]) if lowest else -float(values[at])
            if best is None or (value, first + at) < best:
                best = (value, first + at)
        return None if best is None else best[1]


def _place(values: Floats, *, lowest: bool) -> int | None:
    """The first place of the lowest or highest value that is there; None where none is."""
    if not len(values):
        return None
    at = int(values.argmin() if lowest else values.argmax())
    if math.isfinite(values[at]):
        return at
    if not np.any(np.isfinite(values)):
        return None
    return int(np.nanargmin(values) if lowest else np.nanargmax(values))


def _joined(level: Level, size: int) -> Level:
    """Joins ``size`` (a power of two) neighbours of a level into one, the last perhaps of fewer."""
    while size > 1:
        level = _halved(level)
        size //= 2
    return level


def _halved(level: Level) -> Level:
    opened, high, low, close, volume = level
    n = len(close)
    m = n // 2
    odd = bool(n % 2)
    o, c = np.empty(m + odd), np.empty(m + odd)
    h, lo, v = np.empty(m + odd), np.empty(m + odd), np.empty(m + odd)
    # fmax and fmin pass over NaN: a bar without a value never hides its neighbour's extreme
    np.fmax(high[0 : 2 * m : 2], high[1 : 2 * m : 2], out=h[:m])
    np.fmin(low[0 : 2 * m : 2], low[1 : 2 * m : 2], out=lo[:m])
    np.add(volume[0 : 2 * m : 2], volume[1 : 2 * m : 2], out=v[:m])
    o[:m] = opened[0 : 2 * m : 2]
    c[:m] = close[1 : 2 * m : 2]
    if odd:
        for target, source in ((o, opened), (h, high), (lo, low), (c, close), (v, volume)):
            target[m] = source[-1]
    _fill(o, opened[1::2], m)
    _fill(c, close[0::2], m)
    if np.isnan(v.sum()):
        pair = np.nan_to_num(volume[: 2 * m]).reshape(m, 2).sum(axis=1)
        both = np.isnan(volume[0 : 2 * m : 2]) & np.isnan(volume[1 : 2 * m : 2])
        v[:m] = np.where(both, np.nan, pair)
    return o, h, lo, c, v


def _fill(column: Floats, other: Floats, count: int) -> None:
    """Where a first open or last close is missing, the neighbour's."""
    if np.isnan(column[:count].sum()):
        np.copyto(column[:count], other[:count], where=np.isnan(column[:count]))
