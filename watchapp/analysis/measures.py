"""Measures of prices: the day's moves, drawdowns, the strongest gain since, rallies, volumes.

Closes and intraday prices are kept apart everywhere. All take bars adjusted for splits and not for
dividends; on an ex-date the close before is lowered by the dividend. What is undefined is None.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from watchapp.analysis.alignment import like_a_split
from watchapp.core.bars import DAY, Bars, time_of_day
from watchapp.core.rounding import Interval

Floats = npt.NDArray[np.float64]
REVERSAL, RALLY_GAIN, RALLY_SESSIONS = 0.08, 0.10, 10
NEAR_RANGE = 20  # sessions either side that are asked for a range
NEAR_AVERAGE = 20  # sessions of an average volume
FEW_SESSIONS = 10  # an average of fewer is uncertain
HOLIDAYS = 14  # days without prices, at most, that a market may be closed
HOLE = 31  # days without prices over which nothing is said
RANGE_TOLERANCE = 0.005  # around a traded range that a stated price must meet
SHARE_OF_VOLUME = 0.25  # of the average daily volume: EU 2016/1052 Art. 3(3), SEC 10b-18


@dataclass(frozen=True, slots=True)
class Move:
    """One session against the close before, as fractions of it.

    ``gap``, ``high`` and ``low`` are None where the prices are closes alone (``closes_only``) or
    the day's range is missing, ``gap`` also where the opening price is. ``give_back`` is the
    part of the rise to the high that was lost by the close, None when the high was not above the
    close before. ``before`` is that close less the ``dividend`` of the day.
    """

    day: date
    before: float
    close: float
    gap: float | None = None
    high: float | None = None
    low: float | None = None
    give_back: float | None = None
    dividend: float = 0.0
    closes_only: bool = False


def hole(bars: Bars, first: date, last: date) -> tuple[date, date] | None:
    """The longest time without prices that touches two days or what lies between them.

    None where none is longer than holidays.
    """
    a, b = max(bars.first_from(first) - 1, 0), min(bars.behind(last) + 1, len(bars))
    if b - a < 2:
        return None
    at = a + int(np.argmax(np.diff(bars.time[a:b])))
    found = bars.day(at), bars.day(at + 1)
    return found if (found[1] - found[0]).days > HOLIDAYS else None


def jump_between(bars: Bars, first: date, last: date) -> date | None:
    """The first session behind ``first``, until ``last``, with a jump like that of a split.

    The prices may lack that split's adjustment: nothing is measured across it.
    """
    a, b = bars.first_from(first), bars.behind(last)
    if b - a < 2:
        return None
    found = np.flatnonzero(like_a_split(bars.close[a + 1 : b] / bars.close[a : b - 1]))
    return bars.day(a + 1 + int(found[0])) if len(found) else None


def was_traded(price: Interval, low: float, high: float) -> bool:
    """Whether a price, as it was stated, can lie in a traded range."""
    return price.meets(low * (1 - RANGE_TOLERANCE), high * (1 + RANGE_TOLERANCE))


def place_of(bars: Bars, day: date) -> int | None:
    """The place of a session in daily bars, None when there was none that day."""
    place = bars.first_from(day)
    return place if place < len(bars) and bars.day(place) == day else None


def closes_before(bars: Bars) -> Floats:
    """The close before each session, lowered by a dividend of the day, shape (n,); first NaN."""
    before = np.full(len(bars), np.nan)
    before[1:] = bars.close[:-1]
    for at, amount in bars.dividends:
        place = int(np.searchsorted(bars.time, at))
        if 0 < place < len(bars) and int(bars.time[place]) == at and amount < before[place]:
            before[place] -= amount
    return before


def move(bars: Bars, place: int) -> Move | None:
    """The session at ``place``; None for the first, which has no close before."""
    before = float(closes_before(bars)[place])
    if not before > 0:
        return None
    paid = float(bars.close[place - 1]) - before
    opened, high, close = (float(c[place]) for c in (bars.open, bars.high, bars.close))
    if not (ranged := has_intraday(bars, place)) or not math.isfinite(high):
        day = bars.day(place)
        return Move(day, before, close / before - 1, dividend=paid, closes_only=not ranged)
    rise = high - before
    return Move(
        bars.day(place),
        before,
        close / before - 1,
        opened / before - 1 if math.isfinite(opened) else None,
        high / before - 1,
        float(bars.low[place]) / before - 1,
        (high - close) / rise if rise > 0 else None,
        paid,
    )


def has_intraday(bars: Bars, place: int) -> bool:
    """False where no session around has a range: such prices are closes alone.

    ``bars.tidy`` puts the close where open, high and low are missing.
    """
    return bool(_ranged(bars)[place])


@dataclass(frozen=True, slots=True)
class Drawdown:
    """How far a close lies below the highest of some sessions; ``value`` is <= 0 or above."""

    high: float
    on: date
    value: float


@dataclass(frozen=True, slots=True)
class Drawdowns:
    """On closes and on intraday highs; ``later`` is a higher high between those sessions and then.

    ``earlier`` is a higher one in the month before them.
    """

    close: Drawdown
    intraday: Drawdown
    later: Drawdown | None
    earlier: Drawdown | None


def drawdown(bars: Bars, first: date, last: date, as_of: date) -> Drawdowns | None:
    """The close of ``as_of`` (or the last before) against the highs from ``first`` to ``last``.

    The first day wins among equals. None where no session of either is there.
    """
    place = bars.behind(as_of) - 1
    a = bars.first_from(first)
    b = min(bars.behind(last), place + 1)
    if place < 0 or a >= b:
        return None
    close = float(bars.close[place])
    on_close = _highest(bars, bars.close, a, b, close)
    month = bars.first_from(first - timedelta(days=31))
    return Drawdowns(
        on_close,
        _highest(bars, bars.high, a, b, close),
        _higher(bars, b, place + 1, on_close.high, close),
        _higher(bars, month, a, on_close.high, close),
    )


def _highest(bars: Bars, values: Floats, a: int, b: int, close: float) -> Drawdown:
    values = np.fmax(values, bars.close)  # a day's high that is missing is its close at least
    at = a + int(np.argmax(values[a:b]))
    high = float(values[at])
    return Drawdown(high, bars.day(at), close / high - 1)


def _higher(bars: Bars, a: int, b: int, than: float, close: float) -> Drawdown | None:
    if a >= b:
        return None
    found = _highest(bars, bars.close, a, b, close)
    return found if found.high > than else None


@dataclass(frozen=True, slots=True)
class Strongest:
    """Since when no session gained as much.

    ``since`` is the last one before that gained as much or more, with its gain; None where none
    did, back to ``first``.
    """

    gain: float
    since: date | None
    since_gain: float | None
    first: date


def gains(bars: Bars, *, intraday: bool = False) -> Floats:
    """Each session's close (or high) against the close before, shape (n,).

    The first is NaN; of highs also those of sessions whose prices are closes alone.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = (bars.high if intraday else bars.close) / closes_before(bars) - 1
    return np.where(_ranged(bars), found, np.nan) if intraday else found


def _ranged(bars: Bars) -> npt.NDArray[np.bool_]:
    """``has_intraday`` of every session, shape (n,)."""
    sums = np.r_[0, np.cumsum(bars.high > bars.low)]
    places = np.arange(len(bars))
    first = np.maximum(places - NEAR_RANGE, 0)
    last = np.minimum(places + NEAR_RANGE + 1, len(bars))
    found: npt.NDArray[np.bool_] = sums[last] > sums[first]
    return found


def strongest_since(bars: Bars, place: int, *, intraday: bool = False) -> Strongest | None:
    """The last session before ``place`` with an equal or larger gain."""
    if intraday and not has_intraday(bars, place):
        return None
    found = gains(bars, intraday=intraday)
    if place < 1 or place >= len(found) or not np.isfinite(found[place]):
        return None
    earlier = np.flatnonzero(found[:place] >= found[place])
    at = int(earlier[-1]) if len(earlier) else None
    return Strongest(
        float(found[place]),
        bars.day(at) if at is not None else None,
        float(found[at]) if at is not None else None,
        bars.day(int(np.argmax(np.isfinite(found)))),
    )


def rank_since(bars: Bars, place: int, since: date, *, intraday: bool = False) -> int | None:
    """Which rank a session's gain has among those since a day, 1 the largest.

    Only larger gains stand ahead; an equal one does not.
    """
    found = gains(bars, intraday=intraday)
    if place < 1 or place >= len(found) or not np.isfinite(found[place]):
        return None
    first = bars.first_from(since)
    return 1 + int(np.sum(found[max(first, 1) : place] > found[place]))


def months_before(day: date, months: float) -> date:
    """The same day of the month, so many months before; half a month is 15 days."""
    whole = math.floor(months)
    count = day.year * 12 + day.month - 1 - whole
    year, month = divmod(count, 12)
    first = date(year, month + 1, 1)
    length = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - first).days
    at = first.replace(day=min(day.day, length))
    return at - timedelta(days=round((months - whole) * 30))


@dataclass(frozen=True, slots=True)
class Rally:
    """A rise from a low close to a high close without a pullback of ``REVERSAL`` on the way.

    ``open_end`` says that no such pullback has come yet. ``max_pullback`` is <= 0.
    """

    start: date
    end: date
    sessions: int
    gain: float
    max_pullback: float
    open_end: bool


def rallies(
    close: Floats,
    days: list[date],
    *,
    reversal: float = REVERSAL,
    min_gain: float = RALLY_GAIN,
    min_sessions: int = RALLY_SESSIONS,
) -> list[Rally]:
    """Every rally in a series of closes, oldest first: a zig-zag of the given thresholds."""
    found: list[Rally] = []
    low = high = 0

    def end(open_end: bool) -> None:  # noqa: FBT001 - one local caller's word
        gain = float(close[high] / close[low] - 1)
        if gain >= min_gain and high - low >= min_sessions:
            way = close[low : high + 1]
            pullback = float(np.min(way / np.maximum.accumulate(way) - 1))
            found.append(Rally(days[low], days[high], high - low, gain, pullback, open_end))

    for i in range(1, len(close)):
        if close[i] < close[low] or (high == low and close[i] == close[low]):
            low = high = i  # what was flat before is no part of the rise
        elif close[i] > close[high]:
            high = i
        elif close[i] <= close[high] * (1 - reversal):
            end(open_end=False)
            low = high = i
    if len(close):
        end(open_end=True)
    return found


@dataclass(frozen=True, slots=True)
class Volume:
    """An average daily volume over ``n`` sessions from ``first`` to ``last``, and a quarter of it.

    A session in which nothing was traded counts as none; ``traded`` is how many had a trade.
    """

    n: int
    first: date
    last: date
    average: float
    traded: int

    @property
    def limit(self) -> float:
        """25 % of the average."""
        return SHARE_OF_VOLUME * self.average

    @property
    def uncertain(self) -> bool:
        """True for an average of few sessions."""
        return self.traded < FEW_SESSIONS


def volume_before(bars: Bars, day: date, sessions: int = NEAR_AVERAGE) -> Volume | None:
    """Of the sessions before ``day``: EU 2016/1052 Art. 3(3)(b).

    None where prices of them are missing for a month: what lies behind it is another time's.
    """
    end = bars.first_from(day)
    first = max(end - sessions, 0)
    if first < end:
        times = np.r_[bars.time[first:end], time_of_day(day)]
        if np.max(np.diff(times)) > HOLE * DAY:
            return None
    return _volume(bars, first, end)


def volume_of_month_before(bars: Bars, day: date) -> Volume | None:
    """Of the calendar month before the month of ``day``: EU 2016/1052 Art. 3(3)(a)."""
    last = day.replace(day=1) - timedelta(days=1)
    return _volume_between(bars, last.replace(day=1), last)


def volume_of_four_weeks_before(bars: Bars, day: date) -> Volume | None:
    """Of the four calendar weeks before the week of ``day``: 17 CFR 240.10b-18(a)(1)."""
    monday = day - timedelta(days=day.weekday())
    return _volume_between(bars, monday - timedelta(days=28), monday - timedelta(days=1))


def _volume_between(bars: Bars, first: date, last: date) -> Volume | None:
    return _volume(bars, bars.first_from(first), bars.behind(last))


def _volume(bars: Bars, a: int, b: int) -> Volume | None:
    good = a + np.flatnonzero(np.isfinite(bars.volume[a:b]))
    traded = int(np.sum(bars.volume[good] > 0))
    if not traded:
        return None  # of an index, or nobody says
    first, last = bars.day(int(good[0])), bars.day(int(good[-1]))
    return Volume(len(good), first, last, float(bars.volume[good].mean()), traded)


def days_between(bars: Bars) -> list[date]:
    """The dates of all daily bars."""
    return [bars.day(i) for i in range(len(bars))]


def ordinals(bars: Bars) -> npt.NDArray[np.int64]:
    """Sessions as days since 1970-01-01, shape (n,)."""
    found: npt.NDArray[np.int64] = bars.time // DAY
    return found
