"""A stock's returns beside its benchmark's, row by row, across gaps and other calendars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
EPOCH = date(1970, 1, 1)
LONGEST_STEP = 5  # calendar days a row may span and still be an ordinary one
LONGEST_CARRY = 10  # calendar days a benchmark's last close is carried forward
SPLIT_JUMP = 0.40
SPLIT_NEAR = 0.06  # around n:1, since the day's own return is in the jump
SPLITS = np.array([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100], float)


@dataclass(frozen=True, eq=False)
class Closes:
    """Closes of sessions, oldest first, no day twice, each finite and above zero.

    Attributes:
        day: int64, shape (n,), days since 1970-01-01.
        close: float64 (n,). For returns: adjusted for splits and dividends.
    """

    day: Ints
    close: Floats

    @cached_property
    def returns(self) -> Floats:
        """Each session's since the one before, shape (n,); the first is NaN."""
        found = np.empty(len(self.close))
        found[:1] = np.nan
        np.divide(self.close[1:], self.close[:-1], out=found[1:])
        found[1:] -= 1
        return found

    @cached_property
    def gap(self) -> Ints:
        """Calendar days since the session before, shape (n,); the first is 0."""
        found = np.zeros(len(self.day), np.int64)
        np.subtract(self.day[1:], self.day[:-1], out=found[1:])
        return found

    def until(self, day: int) -> Closes:
        """Those of ``day`` and before."""
        n = int(np.searchsorted(self.day, day, "right"))
        return Closes(self.day[:n], self.close[:n])


def closes(day: Sequence[int] | Ints, close: Sequence[float] | Floats) -> Closes:
    """Puts a series in order, the last of a day wins; what is missing or ≤ 0 is no close."""
    days, values = np.asarray(day, np.int64), np.asarray(close, float)
    good = np.isfinite(values) & (values > 0)
    order = np.argsort(days[good], kind="stable")
    days, values = days[good][order], values[good][order]
    last = np.ones(len(days), bool)
    last[:-1] = days[1:] != days[:-1]
    return Closes(days[last], values[last])


def number_of(day: date) -> int:
    """A date as ``Closes`` counts it."""
    return (day - EPOCH).days


def date_of(number: int) -> date:
    """The date of a number of days."""
    return EPOCH + timedelta(days=int(number))


@dataclass(frozen=True, eq=False, slots=True)
class Rows:
    """Returns in the stock's own sessions; a row may span several of the benchmark's.

    Attributes:
        day: int64 (n,).
        r: float64 (n,), simple return since the stock's last close; the first is NaN.
        rm: float64 (n,), the benchmark's return over the same span; NaN where it has none.
        gap: int64 (n,), calendar days since the row before; the first is 0.
        stale: bool (n,), the benchmark has no close of its own for that row: its last is carried
            forward.
        jump: bool (n,), looks like a split that the prices are not adjusted for.
        has_benchmark: False where the study has none at all.
    """

    day: Ints
    r: Floats
    rm: Floats
    gap: Ints
    stale: npt.NDArray[np.bool_]
    jump: npt.NDArray[np.bool_]
    has_benchmark: bool

    def __len__(self) -> int:
        return len(self.day)

    @property
    def ordinary(self) -> npt.NDArray[np.bool_]:
        """Rows that an estimation may use, shape (n,).

        Not the first, none over a gap, none whose benchmark is carried forward on either end.
        """
        usable = np.isfinite(self.r) & (self.gap <= LONGEST_STEP)
        if self.has_benchmark:
            before = np.r_[False, self.stale[:-1]]
            usable &= np.isfinite(self.rm) & ~self.stale & ~before
        return usable


def aligned(stock: Closes, benchmark: Closes | None = None, lag: int = 0) -> Rows:
    """Trade-to-trade returns: over a gap of the stock, the benchmark's over the same span.

    Args:
        stock: Its sessions are the grid.
        benchmark: Another series, perhaps on another calendar.
        lag: Sessions of the benchmark by which it is moved back, for one that closes later on the
            same date (an Asian stock beside an American index: 1).
    """
    n = len(stock.day)
    jump = np.zeros(n, bool)
    jump[1:] = like_a_split(1 + stock.returns[1:])
    stale = np.zeros(n, bool)
    if benchmark is not None and not lag and _same(stock.day, benchmark.day):
        rm = benchmark.returns  # one calendar: nothing to carry
    elif benchmark is not None and len(benchmark.day):
        value, stale = _carried(stock.day, benchmark, lag)
        rm = np.full(n, np.nan)
        rm[1:] = value[1:] / value[:-1] - 1
    else:
        rm = np.full(n, np.nan)
    return Rows(stock.day, stock.returns, rm, stock.gap, stale, jump, benchmark is not None)


def _same(one: Ints, other: Ints) -> bool:
    return one is other or np.array_equal(one, other)


def _carried(day: Ints, benchmark: Closes, lag: int) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """The benchmark's close that belongs to each day, and where that is none of its own."""
    place, fresh = beside(day, benchmark.day, lag)
    value = np.where(place >= 0, benchmark.close[np.maximum(place, 0)], np.nan)
    return value, (place >= 0) & ~fresh


def beside(day: Ints, other: Ints, lag: int = 0) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """The sessions of another market that belong to days.

    Without a lag the one of the same date, with one the ``lag``-th strictly before it, whether or
    not that market has a session of that date (yet).

    Returns (places, -1 where the last session is too long ago; whether it is one of its own, so
    neither carried forward nor that of the row before), each of shape (n,).
    """
    last = np.searchsorted(other, day, "left" if lag else "right") - 1
    place = last - max(lag - 1, 0)
    age = day - other[np.maximum(last, 0)]
    place = np.where((place >= 0) & (age <= LONGEST_CARRY), place, -1)
    fresh = np.r_[True, place[1:] != place[:-1]][: len(day)] if lag else age == 0
    return place, fresh


def like_a_split(ratio: Floats) -> npt.NDArray[np.bool_]:
    """Which ratios of a close to the one before look like splits, shape (n,)."""
    found = np.zeros(len(ratio), bool)
    if not len(ratio) or (ratio.max() <= 1 + SPLIT_JUMP and ratio.min() >= 1 - SPLIT_JUMP):
        return found  # as nearly always, and quickly
    for place in np.flatnonzero(np.abs(ratio - 1) > SPLIT_JUMP):
        times = max(ratio[place], 1 / ratio[place])
        found[place] = bool(np.any(np.abs(times / SPLITS - 1) <= SPLIT_NEAR))
    return found


def day_zero(rows: Rows | Closes, day: int, *, after_close: bool = False) -> int | None:
    """The first session whose close follows what became known on ``day``, never one before.

    Args:
        rows: The stock's sessions.
        day: When it became known, on the exchange's own calendar.
        after_close: Known after that day's close: then the next session.

    Returns the session's place, or None where there is none yet.
    """
    place = int(np.searchsorted(rows.day, day, "right" if after_close else "left"))
    return place if place < len(rows.day) else None


def near_rows(n: int, zeros: Sequence[int]) -> npt.NDArray[np.bool_]:
    """Rows in [-1, +5] of these day zeros, which an estimation avoids; shape (n,)."""
    found = np.zeros(n, bool)
    for zero in zeros:
        found[max(zero - 1, 0) : zero + 6] = True
    return found
