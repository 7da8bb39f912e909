"""Where the axes have their ticks: round prices, and days, months and hours that really exist."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QDate, QLocale

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


def time_ticks(
    local: npt.NDArray[np.int64], first: float, last: float, px_per_bar: float, room: float = 58.0
) -> list[Tick]:
    """Ticks at the first bar of every day, month, year, hour... of the finest that has room.

    Args:
        local: The local wall clock of every bar, seconds.
        first: The first position that is seen, in bars.
        last: The last position that is seen.
        px_per_bar: Width of a bar.
        room: Pixels a label needs.
    """
    i = max(0, math.floor(first) - 1)
    j = min(len(local), math.ceil(last) + 1)
    if j - i < 1:
        return []
    seen = local[i:j]
    intraday = bool(np.any(seen % DAY))
    for unit in _UNITS:
        if unit.seconds < DAY and not intraday:
            continue
        keys = unit.keys(seen)
        heads = np.flatnonzero(np.r_[i == 0, keys[1:] != keys[:-1]])
        if len(heads) == 0:
            continue
        width = (last - first) * px_per_bar
        if len(heads) * room <= width or unit is _UNITS[-1]:
            ticks = [_tick(seen, h, i, unit) for h in heads.tolist()]
            return _spaced(ticks, px_per_bar, room)
    return []


def _spaced(ticks: list[Tick], px_per_bar: float, room: float) -> list[Tick]:
    """Ticks that stand apart: what begins a longer period stays, then the later of two."""
    kept: list[Tick] = []
    for tick in sorted(ticks, key=lambda t: (not t.major, -t.at)):
        if all(abs(other.at - tick.at) * px_per_bar >= room * 0.85 for other in kept):
            kept.append(tick)
    return sorted(kept, key=lambda t: t.at)


@dataclass(frozen=True, slots=True)
class _Unit:
    seconds: int
    months: int = 0

    def keys(self, local: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        if not self.months:
            if self.seconds == 7 * DAY:
                return (local // DAY + 3) // 7
            return local // self.seconds
        months = (local // DAY).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        return np.asarray(months // self.months, np.int64)


_UNITS = (
    *(_Unit(n * MINUTE) for n in (1, 5, 15, 30)),
    *(_Unit(n * HOUR) for n in (1, 2, 4)),
    _Unit(DAY),
    _Unit(7 * DAY),
    *(_Unit(31 * DAY, months=n) for n in (1, 3, 6, 12, 24, 60, 120)),
)


def _tick(local: npt.NDArray[np.int64], head: int, offset: int, unit: _Unit) -> Tick:
    at = int(local[head])
    before = int(local[head - 1]) if head else None
    moment = datetime.fromtimestamp(at, UTC)
    new_day = before is None or before // DAY != at // DAY
    new_year = before is not None and datetime.fromtimestamp(before, UTC).year != moment.year
    if unit.seconds < DAY and not new_day:
        return Tick(head + offset, moment.strftime("%H:%M"))
    if unit.months >= 12:
        return Tick(head + offset, str(moment.year), major=True)
    if new_year:
        return Tick(head + offset, str(moment.year), major=True)
    if unit.months:
        month = QLocale().standaloneMonthName(moment.month, QLocale.FormatType.ShortFormat)
        return Tick(head + offset, month.removesuffix("."), major=False)
    return Tick(head + offset, day_and_month(moment.date()), major=unit.seconds < DAY)


def day_and_month(day: date) -> str:
    """A day without its year, as the locale writes it: 24. Nov / 24 Nov."""
    month = QLocale().monthName(day.month, QLocale.FormatType.ShortFormat).removesuffix(".")
    german = QLocale().language() == QLocale.Language.German
    return f"{day.day}. {month}" if german else f"{day.day} {month}"


def full_day(day: date) -> str:
    """A day with its weekday, as the crosshair says it."""
    locale = QLocale()
    made = QDate(day.year, day.month, day.day)
    weekday = locale.dayName(made.dayOfWeek(), QLocale.FormatType.ShortFormat).removesuffix(".")
    return f"{weekday} {day_and_month(day)} {day.year}"
