"""Where the axes have their ticks: round prices, and days, months and hours that really exist."""

from __future__ import annotations

import bisect
import math
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLocale

MINUTE, HOUR, DAY = 60, 3600, 86_400


@dataclass(frozen=True, slots=True)
class Tick:
    """A place in bars (or a price) with its label; ``major`` ones begin a longer period."""

    at: float
    label: str
    major: bool = False


def price_step(low: float, high: float, most: int) -> float:
    """The smallest round step (1, 2, 2.5, 5 times a power of ten) with at most ``most`` ticks."""
    rough = (high - low) / max(most, 1)
    if not rough > 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (1.0, 2.0, 2.5, 5.0, 10.0):
        if factor * power >= rough * (1 - 1e-9):
            return factor * power
    return 10 * power


def price_ticks(low: float, high: float, most: int) -> list[float]:
    """Round prices from ``low`` to ``high``."""
    step = price_step(low, high, most)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [i * step for i in range(first, last + 1)][: 4 * most + 4]


def decimals(step: float) -> int:
    """Decimals that tell multiples of ``step`` apart."""
    needed = 0
    while needed < 8 and abs(round(step, needed) - step) > step * 1e-6:
        needed += 1
    return needed


def log_ticks(low: float, high: float, most: int) -> list[float]:
    """Round prices from ``low`` to ``high`` (both above zero) for a logarithmic axis.

    Of 1, 2, 5 (or 1 to 9, or only the powers of ten) in every decade; evenly spaced ones where
    the range is less than half a decade, since it is nearly straight there.
    """
    if high / low < 3:
        return price_ticks(low, high, most)
    decades = math.log10(high / low)
    bottom, top = math.floor(math.log10(low)), math.ceil(math.log10(high))
    for digits in ((1, 2, 3, 4, 5, 6, 8), (1, 2, 3, 5), (1, 2, 5), (1, 3), (1,)):
        if len(digits) * decades <= most or digits == (1,):
            every = max(1, math.ceil(decades / max(most, 1))) if digits == (1,) else 1
            powers = range(bottom, top + 1, every)
            found = [d * 10.0**p for p in powers for d in digits]
            return [t for t in found if low <= t <= high]
    return []


_NO_MONTHS = np.empty(0, np.int64)
_NONE, _FIRST, _TRUE = np.empty(0, np.int32), np.zeros(1, np.int32), np.ones(1, np.bool_)
_DAY, _MONTH = np.dtype("datetime64[D]"), np.dtype("datetime64[M]")


class TimeTicks:
    """Ticks at the first bar of every hour, day, month, year... of the finest that has room.

    Where periods begin is looked up once for what is seen and as much at either side, so a frame
    costs its ticks only, and a new series not more than its part in sight, or nothing where it is
    of the same exchange.

    Args:
        local: The local wall clock of every bar, seconds, shape (n,).
    """

    def __init__(self, local: npt.NDArray[np.int64]) -> None:
        self._local = local
        self._intraday = intraday = bool(np.any(local[:100] % DAY))
        self._units = [u for u in _UNITS if intraday or u.seconds >= DAY]
        self._lengths = [u.seconds * max(u.months, 1) for u in self._units]
        self._place = -1  # of the unit of the last answer
        self._heads: dict[int, tuple[int, int, npt.NDArray[np.int32]]] = {}
        self._months: tuple[tuple[int, int], npt.NDArray[np.int64]] = ((0, 0), _NO_MONTHS)
        self._made: tuple[tuple[int, int, int], list[Tick]] = ((-1, 0, 0), [])
        self._last: tuple[tuple[object, ...], list[Tick]] = ((), [])

    def take(self, local: npt.NDArray[np.int64]) -> bool:
        """Takes the clock of another series in the place of this one, or says that it cannot.

        It can where all that was looked up is the same there, as it is on one exchange.
        """
        far = self._distance(local)
        if far is None:
            return False
        self._local, self._months = local, ((0, 0), _NO_MONTHS)
        if far:
            self._heads = {p: (b + far, e + far, h + far) for p, (b, e, h) in self._heads.items()}
            (place, first, last), ticks = self._made
            moved = [Tick(t.at + far, t.label, t.major) for t in ticks]
            self._made = (place, first + far, last + far), moved
            self._last = ((), [])
        return True

    def _distance(self, local: npt.NDArray[np.int64]) -> int | None:
        """By how many bars another series has what was looked up elsewhere, None where it lacks it.

        What was looked up begins a bar earlier: a period begins where the bar before has another.
        """
        if not self._made[1]:
            return None
        begin = max(min(b for b, _, _ in self._heads.values()) - 1, 0)
        known = self._local[begin : max(e for _, e, _ in self._heads.values())]
        at = int(local.searchsorted(known[0]))
        found = local[at : at + len(known)]
        # by one bar alone it is not known whether days or minutes follow
        if len(known) < 2 or len(found) < len(known) or (found != known).any():
            return None
        far = at - begin
        # the first bar of a series begins all periods, and is none in the other
        return far if not far or (begin and at) else None

    def between(
        self, first: float, last: float, px_per_bar: float, room: float = 58.0
    ) -> list[Tick]:
        """The ticks from ``first`` to ``last`` (in bars).

        Args:
            first: The first position that is seen, in bars.
            last: The last position that is seen.
            px_per_bar: Width of a bar.
            room: Pixels a label needs.
        """
        i = max(0, math.floor(first) - 1)
        j = min(len(self._local), math.ceil(last) + 1)
        if j - i < 1:
            return []
        most = (last - first) * px_per_bar / room
        # a guess where the zoom is another one: what is looked up costs a pass over the series
        wanted = (int(self._local[j - 1]) - int(self._local[i])) / max(most, 1)
        guess = min(bisect.bisect_left(self._lengths, wanted), len(self._lengths) - 1)
        if self._place < 0 or abs(guess - self._place) > 2:
            self._place = guess
        seen = self._fitting(i, j, most)
        place = self._place
        if not len(seen):
            self._made = (-1, 0, 0), []
            return []
        heads = (place, int(seen[0]), int(seen[-1]))
        if heads != self._made[0]:  # the same while the range moves within its periods
            self._made = heads, self._ticks(seen, place)
        key = (heads, px_per_bar, room)
        if key != self._last[0]:
            self._last = key, _spaced(self._made[1], px_per_bar, room)
        return self._last[1]

    def _fitting(self, i: int, j: int, most: float) -> npt.NDArray[np.int32]:
        """The beginnings of the finest unit of which at most ``most`` are seen; it is kept."""
        place, seen = self._place, self._seen(self._place, i, j)
        while len(seen) <= most and place > 0:
            if not self._intraday and (j - i) * DAY > (most + 1) * self._lengths[place - 1]:
                break  # so many that they need not be looked up: a day has one bar at most
            finer = self._seen(place - 1, i, j)
            if len(finer) > most:
                break
            place, seen = place - 1, finer
        while (len(seen) > most or not len(seen)) and place < len(self._units) - 1:
            coarser = self._seen(place + 1, i, j)
            if not len(coarser) and len(seen):
                break
            place, seen = place + 1, coarser
        self._place = place
        return seen

    def _seen(self, place: int, first: int, last: int) -> npt.NDArray[np.int32]:
        """The bars from ``first`` to ``last`` at which a period of a unit begins."""
        begin, end, heads = self._heads.get(place, (0, -1, _NONE))
        if first < begin or last > end:
            begin = max(0, 2 * first - last)
            end = min(len(self._local), 2 * last - first)
            heads = self._beginnings(self._units[place], max(begin - 1, 0), end)
            if not begin:
                heads = np.concatenate((_FIRST, heads))
            self._heads[place] = begin, end, heads
        return heads[heads.searchsorted(first) : heads.searchsorted(last)]

    def _beginnings(self, unit: _Unit, begin: int, end: int) -> npt.NDArray[np.int32]:
        """The bars from ``begin + 1`` to ``end`` with which a period begins."""
        local = self._local[begin:end]
        if not unit.months or self._intraday:
            keys = self._months_of(begin, end) // unit.months if unit.months else unit.keys(local)
            return np.flatnonzero(keys[1:] != keys[:-1]).astype(np.int32) + np.int32(begin + 1)
        # few periods, and days in order: looked up, not told of every bar
        first, last = (d.astype(_MONTH).astype(int) // unit.months for d in _days(local[[0, -1]]))
        starts = np.arange(first + 1, last + 1) * unit.months
        times = starts.astype(_MONTH).astype(_DAY).astype(np.int64) * DAY
        heads = local.searchsorted(times).astype(np.int32) + np.int32(begin)
        return heads[np.concatenate((_TRUE, heads[1:] != heads[:-1]))] if len(heads) else heads

    def _months_of(self, begin: int, end: int) -> npt.NDArray[np.int64]:
        """Numbers of the months of bars ``begin`` to ``end``, shape (end - begin,)."""
        if self._months[0] != (begin, end):  # of all units that are months
            months = _days(self._local[begin:end]).astype(_MONTH).astype(np.int64)
            self._months = (begin, end), months
        return self._months[1]

    def _ticks(self, heads: npt.NDArray[np.int32], place: int) -> list[Tick]:
        """Ticks at the bars with which periods of a unit begin."""
        unit, locale = self._units[place], QLocale().name()
        at = self._local[heads].tolist()
        before: list[int | None] = self._local[np.maximum(heads - 1, 0)].tolist()
        if not heads[0]:
            before[0] = None
        return [
            Tick(head, *_label(now, last, unit.seconds, unit.months, locale))
            for head, now, last in zip(heads.tolist(), at, before, strict=True)
        ]


def _days(local: npt.NDArray[np.int64]) -> npt.NDArray[np.datetime64]:
    """Dates of local seconds."""
    return (local // DAY).astype(_DAY)


def _spaced(ticks: list[Tick], px_per_bar: float, room: float) -> list[Tick]:
    """Ticks that stand apart: what begins a longer period stays, then the later of two."""
    least = room * 0.85 / px_per_bar
    if all(after.at - before.at >= least for before, after in pairwise(ticks)):
        return ticks
    kept: list[Tick] = []
    for tick in sorted(ticks, key=lambda t: (not t.major, -t.at)):
        if all(abs(other.at - tick.at) >= least for other in kept):
            kept.append(tick)
    return sorted(kept, key=lambda t: t.at)


@dataclass(frozen=True, slots=True)
class _Unit:
    seconds: int
    months: int = 0

    def keys(self, local: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Numbers of the periods that local seconds lie in, for what is not months."""
        if self.seconds == 7 * DAY:
            return (local // DAY + 3) // 7
        return local // self.seconds


_UNITS = (
    *(_Unit(n * MINUTE) for n in (1, 5, 15, 30)),
    *(_Unit(n * HOUR) for n in (1, 2, 4)),
    _Unit(DAY),
    _Unit(7 * DAY),
    *(_Unit(31 * DAY, months=n) for n in (1, 3, 6, 12, 24, 60, 120)),
)


@lru_cache(maxsize=20_000)  # symbols of one exchange begin their days, months and years alike
def _label(at: int, before: int | None, seconds: int, months: int, locale: str) -> tuple[str, bool]:
    """The words of a period that begins at ``at``, and whether a longer one begins with it."""
    moment = datetime.fromtimestamp(at, UTC)
    new_day = before is None or before // DAY != at // DAY
    new_year = before is not None and datetime.fromtimestamp(before, UTC).year != moment.year
    if seconds < DAY and not new_day:
        return moment.strftime("%H:%M"), False
    if months >= 12 or new_year:
        return str(moment.year), True
    if months:
        month = QLocale(locale).standaloneMonthName(moment.month, QLocale.FormatType.ShortFormat)
        return month.removesuffix("."), False
    return day_and_month(moment.date()), seconds < DAY


@lru_cache(maxsize=8)
def _names(locale: str) -> tuple[list[str], list[str], str]:
    """Short names of weekdays and months, and what follows the number of a day."""
    said, short = QLocale(locale), QLocale.FormatType.ShortFormat
    days = [said.dayName(n, short).removesuffix(".") for n in range(1, 8)]
    months = [said.monthName(n, short).removesuffix(".") for n in range(1, 13)]
    return days, months, "." if said.language() == QLocale.Language.German else ""


def day_and_month(day: date) -> str:
    """A day without its year, as the locale writes it: 24. Nov / 24 Nov."""
    _, months, point = _names(QLocale().name())
    return f"{day.day}{point} {months[day.month - 1]}"


def day_and_year(day: date) -> str:
    """A day with its year: 24. Nov 2025 / 24 Nov 2025."""
    return f"{day_and_month(day)} {day.year}"


def full_day(day: date) -> str:
    """A day with its weekday, as the crosshair says it: Mo 24. Nov 2025 / Mon 24 Nov 2025."""
    days, months, point = _names(QLocale().name())
    return f"{days[day.weekday()]} {day.day}{point} {months[day.month - 1]} {day.year}"
