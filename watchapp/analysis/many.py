"""Many events together: means, tests that hold when events share days, episodes, base rates."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from watchapp.analysis.alignment import Rows
from watchapp.analysis.distributions import (
    student_quantile,
    student_two_sided,
    wilson,
)
from watchapp.analysis.eventstudy import Studies

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
DESCRIPTIVE = 10  # fewer events are described, not tested
NO_SHARES = 5  # of fewer no percentage is told
COMMON = 20  # dates two estimations must share to have a correlation
EPISODE = 5  # sessions between neighbours of one episode, at most


@dataclass(frozen=True, eq=False, slots=True)
class One:
    """One event's window: its abnormal return, the spread of it, and its estimation.

    Attributes:
        car: Over the window.
        se: Standard error of ``car``, NaN where there is no test.
        df: Degrees of freedom.
        residuals, days: float64 and int64 (n,), of the estimation, by calendar day.
        ranked: float64 (T,), the estimation's residuals and the abnormal returns of the hull, NaN
            where a session has none.
        inside: bool (T,), which of them are of the window.
    """

    car: float
    se: float
    df: int
    residuals: Floats
    days: Ints
    ranked: Floats
    inside: npt.NDArray[np.bool_]


def of_window(studies: Studies, window: int, which: Iterable[int] | None = None) -> list[One]:
    """Each event of a stock (or those of ``which``) for one window, without those that lack it."""
    first, last = studies.spec.windows[window]
    start = first - studies.spec.hull[0]
    found = []
    for i in range(len(studies.zero)) if which is None else which:
        if not np.isfinite(studies.car[i, window]):
            continue
        n = int(studies.n[i])
        residuals, days = studies.residuals[i, :n], studies.residual_day[i, :n]
        inside = np.zeros(studies.ar.shape[1], bool)
        inside[start : start + last - first + 1] = True
        found.append(
            One(
                float(studies.car[i, window]),
                float(studies.car_se[i, window]),
                int(studies.df[i]),
                residuals,
                days,
                np.r_[residuals, studies.ar[i]],
                np.r_[np.zeros(n, bool), inside],
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Summary:
    """Many events of one window; what is undefined is None, ``reasons`` say why.

    ``tested`` is how many have a standard error, on which the tests rest.
    ``kolari_pynnonen`` is the headline: it holds where variance grows with the event and where
    events share days. p values are two-sided.
    """

    n: int
    tested: int
    mean: float | None
    median: float | None
    positive: int
    share_positive: float | None
    wilson: tuple[float, float] | None
    interval: tuple[float, float] | None
    t: float | None
    p: float | None
    patell: float | None
    bmp: float | None
    correlation: float | None
    kolari_pynnonen: float | None
    kolari_pynnonen_p: float | None
    corrado: float | None
    generalized_sign: float | None
    reasons: tuple[str, ...]


def summary(events: Sequence[One], *, one_stock: bool = False) -> Summary:
    """What many events have in common.

    Args:
        events: Each event's window.
        one_stock: They are one stock's and no two windows overlap: then what their estimations
            share says nothing of the windows, and the correlation is 0.
    """
    cars = np.array([e.car for e in events])
    n = len(cars)
    reasons = []
    t, p, interval = mean_test(cars)
    if n >= 2 and t is None:
        reasons.append("zero_variance")
    tested = [e for e in events if np.isfinite(e.se) and e.se > 0]
    if len(tested) < DESCRIPTIVE:
        reasons.insert(0, "descriptive_only")
    scars = np.array([e.car / e.se for e in tested])
    if len(tested) < n:
        reasons.append("some_without_test")
    bmp, _, _ = mean_test(scars)
    r = correlation([(e.days, e.residuals) for e in tested])
    if one_stock and r is not None:
        r = 0.0
    kp = _kolari_pynnonen(bmp, r, len(tested))
    positive = int(np.sum(cars > 0))
    return Summary(
        n,
        len(tested),
        float(cars.mean()) if n else None,
        float(np.median(cars)) if n else None,
        positive,
        positive / n if n >= NO_SHARES else None,
        wilson(positive, n),
        interval,
        t,
        p,
        _patell(tested, scars),
        bmp,
        r,
        kp,
        None if kp is None else float(student_two_sided(kp, len(tested) - 1)),
        _corrado(tested),
        _generalized_sign(tested),
        tuple(reasons),
    )


def mean_test(
    values: Floats,
) -> tuple[float | None, float | None, tuple[float, float] | None]:
    """T of the mean, its p with n - 1 degrees, and the mean's 95 % interval; None if undefined."""
    n = len(values)
    if n < 2:
        return None, None, None
    sd = float(values.std(ddof=1))
    mean = float(values.mean())
    if sd <= 1e-15 * max(abs(mean), 1e-300):
        return None, None, None
    error = sd / math.sqrt(n)
    reach = student_quantile(n - 1) * error
    t = mean / error
    return t, float(student_two_sided(t, n - 1)), (mean - reach, mean + reach)


def _patell(tested: Sequence[One], scars: Floats) -> float | None:
    """Patell (1976): the sum of standardised returns over the root of their variances."""
    spread = sum(e.df / (e.df - 2) for e in tested if e.df > 2)
    return float(scars.sum() / math.sqrt(spread)) if spread else None


def correlation(residuals: Sequence[tuple[Ints, Floats]]) -> float | None:
    """Mean pairwise correlation of estimations, aligned by calendar day.

    Pairs with fewer than ``COMMON`` days in common count as uncorrelated. None for fewer than two.
    """
    n = len(residuals)
    if n < 2:
        return None
    total = 0.0
    for i in range(n):
        for j in range(i):
            _, a, b = np.intersect1d(
                residuals[i][0], residuals[j][0], assume_unique=True, return_indices=True
            )
            if len(a) >= COMMON:
                x, y = residuals[i][1][a], residuals[j][1][b]
                x, y = x - x.mean(), y - y.mean()
                below = math.sqrt(float((x * x).sum() * (y * y).sum()))
                total += float((x * y).sum()) / below if below > 0 else 0.0
    return total / (n * (n - 1) / 2)


def _kolari_pynnonen(bmp: float | None, r: float | None, n: int) -> float | None:
    """Kolari and Pynnonen (2010): BMP, made smaller for events that share days."""
    if bmp is None or r is None or r >= 1 or 1 + (n - 1) * r <= 0:
        return None
    return bmp * math.sqrt((1 - r) / (1 + (n - 1) * r))


def _corrado(tested: Sequence[One]) -> float | None:
    """Corrado's (1989) rank test in Zivney's form: ranks over T + 1, by place in each event."""
    if len(tested) < 2:
        return None
    longest = max(len(e.ranked) for e in tested)
    off = np.full((len(tested), longest), np.nan)
    inside = np.zeros(longest, bool)
    for row, event in enumerate(tested):
        seen = np.isfinite(event.ranked)
        order = np.argsort(np.argsort(event.ranked[seen], kind="stable"), kind="stable") + 1
        # aligned at their ends, where the window lies: a session that is missing keeps its place
        mine = slice(longest - len(seen), longest)
        off[row, mine][seen] = order / (len(order) + 1) - 0.5
        inside[mine] |= event.inside
    counts = np.isfinite(off).sum(0)
    inside &= counts > 0
    z = np.nansum(off, 0) / np.sqrt(np.maximum(counts, 1))
    spread = math.sqrt(float(np.mean(z**2)))
    if spread <= 0 or not inside.any():
        return None
    return float(z[inside].sum() / spread / math.sqrt(int(inside.sum())))


def _generalized_sign(tested: Sequence[One]) -> float | None:
    """Cowan (1992): rises against the share of rises in the estimations."""
    if len(tested) < 2:
        return None
    p = float(np.mean([np.mean(e.residuals > 0) for e in tested]))
    n = len(tested)
    if not 0 < p < 1:
        return None
    rises = sum(e.car > 0 for e in tested)
    return (rises - n * p) / math.sqrt(n * p * (1 - p))


def holm(p: Sequence[float | None]) -> list[float | None]:
    """Holm's (1979) adjusted p values of a family; missing ones stay missing and count in none."""
    known = sorted((v, i) for i, v in enumerate(p) if v is not None)
    found: list[float | None] = [None] * len(p)
    highest = 0.0
    for rank, (value, i) in enumerate(known):
        highest = max(highest, min(1.0, (len(known) - rank) * value))
        found[i] = highest
    return found


def episodes(places: Sequence[int], apart: int = EPISODE) -> list[list[int]]:
    """Marks of one kind that are one story: neighbours at most so many sessions apart.

    Args:
        places: Day zeros, in sessions.
        apart: Sessions between neighbours.

    Returns the indices of each episode's marks in order of time; its day zero is the first's.
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    found: list[list[int]] = []
    for i in order:
        if found and places[i] - places[found[-1][-1]] <= apart:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def without_overlaps(places: Sequence[int], window: tuple[int, int]) -> tuple[list[int], list[int]]:
    """Which marks an average takes and which it leaves out because their windows overlap.

    The first in time is kept. Both are indices into ``places``.
    """
    kept: list[int] = []
    left: list[int] = []
    for i in sorted(range(len(places)), key=lambda i: places[i]):
        overlaps = kept and places[i] + window[0] <= places[kept[-1]] + window[1]
        (left if overlaps else kept).append(i)
    return kept, left


@dataclass(frozen=True, slots=True)
class BaseRate:
    """How the same stock did over all windows of its history: what chance alone brings."""

    n: int
    positive: float
    as_large: float | None


def base_rate(rows: Rows, window: tuple[int, int], move: float | None = None) -> BaseRate | None:
    """Market-adjusted (or plain) returns of every window of the history.

    ``as_large`` is the share of windows that moved at least as far as ``move``, either way.
    """
    values = rows.r - rows.rm if rows.has_benchmark else rows.r
    length = window[1] - window[0] + 1
    good = np.isfinite(values)
    if good.sum() < length + NO_SHARES:
        return None
    sums = np.convolve(values[good], np.ones(length), "valid")
    far = None if move is None else float(np.mean(np.abs(sums) >= abs(move)))
    return BaseRate(len(sums), float(np.mean(sums > 0)), far)
