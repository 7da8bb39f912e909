"""The event study: what a stock did beyond what its benchmark and its own past let expect.

Many events of one stock are studied at once in arrays; one event is a batch of one. Formulas are
those of Campbell, Lo and MacKinlay (1997), chapter 4, with the exact prediction variance of single
days and windows: Var = s^2 1'(I + X*(X'X)^-1 X*')1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from watchapp.analysis.alignment import LONGEST_STEP, Rows
from watchapp.analysis.distributions import student_quantile, student_two_sided

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

MARKET, ADJUSTED, MEAN, RAW = "market", "market-adjusted", "mean-adjusted", "raw"
ESTIMATION = (-130, -11)
WINDOWS = ((0, 0), (0, 1), (-1, 1), (0, 5), (0, 20))
ENOUGH = 60  # rows of estimation for a test
FEW = 20  # below it not even a spread is told
LATE = 7  # calendar days from the event to day zero that are said
GONE = 10  # calendar days without a bar before the day of asking: delisted or suspended
THIN = 0.20  # share of an estimation's days without a move that makes it thin
NOTHING = 1e-12  # a spread below it is rounding
FLAGS = (
    "no_benchmark",
    "estimation_meets_windows",
    "short_estimation",
    "very_short_estimation",
    "constant_benchmark",
    "zero_variance",
    "unadjusted_split",
    "truncated_left",
    "truncated_right",
    "first_bar_after_gap",
    "reaction_delayed_gt_7d",
    "delisted",
    "thin",
)
ROW_FLAGS = ("stale_benchmark", "multi_session")


@dataclass(frozen=True, slots=True)
class Spec:
    """What is fixed before anyone looks; windows and estimation in sessions from day zero."""

    model: str = MARKET
    windows: tuple[tuple[int, int], ...] = WINDOWS
    estimation: tuple[int, int] = ESTIMATION

    @property
    def hull(self) -> tuple[int, int]:
        """The first and last session that any window has."""
        return min(a for a, _ in self.windows), max(b for _, b in self.windows)


@dataclass(frozen=True, eq=False)
class Studies:
    """The studies of E events: H sessions of the hull, W windows, N rows of estimation.

    Attributes:
        zero: int64 (E,), places of the day zeros in the rows of their stock.
        model: (E,) of strings, the model that was used: of short histories another than asked.
        n: int64 (E,), rows of the estimation.
        dropped: int64 (E,), rows of its span that it could not use.
        alpha, beta, sigma: float64 (E,), NaN where not estimated.
        df: int64 (E,), degrees of freedom, 0 where there is no test.
        there: bool (E, H), which sessions have an abnormal return.
        day, gap: int64 (E, H), of the sessions; ``stale`` bool (E, H). See ``alignment.Rows``.
        r, rm: float64 (E, H), returns of stock and benchmark.
        ar, se, t: float64 (E, H), NaN where missing; so are ``p`` and ``p_rank``.
        car, car_se, car_t, car_p, car_p_rank, low, high: float64 (E, W); the last two are the 95 %
            interval.
        count: int64 (E, W), sessions in the window; complete where it equals the window's length.
        unclosed: bool (E, W), the benchmark has no close of its own at an end of the window.
        residuals: float64 (E, N), of the estimation, NaN behind the n-th; oldest first.
        residual_day: int64 (E, N), their days, -1 behind the n-th.
        flags: (E,) of frozen sets of words of ``FLAGS``.
    """

    spec: Spec
    zero: Ints
    model: tuple[str, ...]
    n: Ints
    dropped: Ints
    alpha: Floats
    beta: Floats
    sigma: Floats
    df: Ints
    there: Bools
    day: Ints
    gap: Ints
    stale: Bools
    r: Floats
    rm: Floats
    ar: Floats
    se: Floats
    t: Floats
    car: Floats
    car_se: Floats
    car_t: Floats
    car_p: Floats
    car_p_rank: Floats
    low: Floats
    high: Floats
    count: Ints
    unclosed: Bools
    residuals: Floats
    residual_day: Ints
    flags: tuple[frozenset[str], ...]

    @property
    def relative(self) -> Ints:
        """Sessions from day zero of the hull, shape (H,)."""
        first, last = self.spec.hull
        return np.arange(first, last + 1)

    @cached_property
    def p(self) -> Floats:
        """Two-sided p of each session, shape (E, H)."""
        return student_two_sided(self.t, np.broadcast_to(self.df[:, None], self.t.shape))

    @cached_property
    def p_rank(self) -> Floats:
        """The rank test of each session, shape (E, H)."""
        ranks = _ranks(self.ar, self.there.astype(np.int64), self.residuals, self.n)
        return np.where(np.isfinite(self.se), ranks, np.nan)

    def row_flags(self, event: int, column: int) -> tuple[str, ...]:
        """Words of ``ROW_FLAGS`` for one session of one event."""
        if not self.there[event, column]:
            return ()
        found = ["stale_benchmark"] if self.stale[event, column] else []
        return (*found, *(["multi_session"] if self.gap[event, column] > LONGEST_STEP else []))


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """The events of one stock: its rows, the places of day zeros, and rows of no estimation."""

    rows: Rows
    zeros: Ints | list[int]
    excluded: Bools | None = None


@dataclass(frozen=True, eq=False, slots=True)
class _Block:
    """Rows around the events from the first of the estimation to the last of the hull, (E, C).

    ``there`` is False outside the prices; ``free`` False in rows near other events.
    """

    there: Bools
    day: Ints
    gap: Ints
    r: Floats
    rm: Floats
    stale: Bools
    after_stale: Bools
    jump: Bools
    free: Bools
    benchmark: Bools  # (E,)

    def part(self, first: int, last: int) -> _Block:
        """Some of the columns."""
        columns = {f: getattr(self, f)[:, first:last] for f in _COLUMNS}
        return replace(self, **columns)


_NUMBERS = ("day", "gap", "r", "rm")
_COLUMNS = ("there", "day", "gap", "r", "rm", "stale", "after_stale", "jump", "free")


@dataclass(frozen=True, eq=False, slots=True)
class _Sample:
    """The estimation's rows of each event, those that count moved to the front."""

    r: Floats
    rm: Floats
    day: Ints
    used: Bools
    n: Ints
    dropped: Ints
    jump: Bools


@dataclass(frozen=True, eq=False, slots=True)
class _Fit:
    """A model of each event; the variance of L rows is s^2 (L + mean L^2/n + slope d^2/Sxx)."""

    model: npt.NDArray[np.str_]
    alpha: Floats
    beta: Floats
    s2: Floats
    df: Ints
    mean: Floats
    slope: Floats
    centre: Floats
    sxx: Floats
    constant: Bools


def study(
    rows: Rows,
    zeros: Ints | list[int],
    spec: Spec | None = None,
    *,
    excluded: Bools | None = None,
) -> Studies:
    """Studies every event of one stock.

    Args:
        rows: Returns of the stock beside its benchmark.
        zeros: Places of the day zeros in ``rows``.
        spec: Model, windows and estimation.
        excluded: Rows near other events that an estimation leaves out where enough stay, (n,).
    """
    return study_all([Asked(rows, zeros, excluded)], spec)


def study_all(asked: Sequence[Asked], spec: Spec | None = None) -> Studies:
    """Studies the events of many stocks at once, in their order."""
    spec = spec or Spec()
    first, last = min(spec.estimation[0], spec.hull[0]), max(spec.estimation[1], spec.hull[1])
    block = _gathered(asked, first, last)
    zero = np.concatenate([np.asarray(a.zeros, np.int64) for a in asked])
    sample = _sample(block.part(spec.estimation[0] - first, spec.estimation[1] - first + 1))
    fit = _fit(block, sample, spec)
    hull = block.part(spec.hull[0] - first, spec.hull[1] - first + 1)
    ar = hull.r - fit.alpha[:, None] - _scaled(fit.beta, hull.rm)
    there = hull.there & np.isfinite(ar)
    ar = np.where(there, ar, np.nan)
    residuals = sample.r - fit.alpha[:, None] - _scaled(fit.beta, sample.rm)
    residuals = np.where(sample.used, residuals, np.nan)
    split = sample.jump | np.any(hull.jump & there, axis=1)
    nothing = np.sqrt(fit.s2) < NOTHING
    testable = (sample.n >= ENOUGH) & ~split & ~nothing & (fit.df > 0)
    moved = np.where(there & (fit.slope[:, None] > 0), hull.rm - fit.centre[:, None], 0.0)
    days = _tests(ar, there.astype(np.int64), moved, fit, sample, testable)
    spans = [slice(a - spec.hull[0], b - spec.hull[0] + 1) for a, b in spec.windows]
    count = np.stack([there[:, s].sum(1) for s in spans], 1)
    unclosed = np.stack(
        [hull.after_stale[:, s.start] | hull.stale[:, s.stop - 1] for s in spans], 1
    )
    car = np.stack([np.nansum(ar[:, s], 1) for s in spans], 1)
    car = np.where(count > 0, car, np.nan)
    off = np.stack([moved[:, s].sum(1) for s in spans], 1)
    windows = _tests(car, count, off, fit, sample, testable)
    tested = np.isfinite(windows.se)
    p = student_two_sided(windows.t, np.broadcast_to(fit.df[:, None], car.shape))
    ranks = np.where(tested, _ranks(car, count, residuals, sample.n), np.nan)
    reach = _quantiles(fit.df)[:, None] * windows.se
    spread = np.where(sample.n >= FEW, np.sqrt(fit.s2), np.nan)
    return Studies(
        spec,
        zero,
        tuple(fit.model.tolist()),
        sample.n,
        sample.dropped,
        np.where(fit.model == RAW, np.nan, fit.alpha),
        np.where(fit.model == RAW, np.nan, fit.beta),
        np.where(np.isnan(spread) | ~nothing, spread, 0.0),
        np.where(testable, fit.df, 0),
        there,
        hull.day,
        hull.gap,
        hull.stale,
        hull.r,
        hull.rm,
        ar,
        days.se,
        days.t,
        car,
        windows.se,
        windows.t,
        p,
        ranks,
        car - reach,
        car + reach,
        count,
        unclosed,
        residuals,
        np.where(sample.used, sample.day, -1),
        _flags(asked, zero, spec, sample, fit, split=split, nothing=nothing),
    )


def _gathered(asked: Sequence[Asked], first: int, last: int) -> _Block:
    """Every event's rows, written into one array a column."""
    span = np.arange(first, last + 1)[None, :]
    shape = (sum(len(a.zeros) for a in asked), last - first + 1)
    numbers = {f: np.empty(shape, np.int64 if f in ("day", "gap") else float) for f in _NUMBERS}
    marks = {f: np.zeros(shape, bool) for f in ("stale", "after_stale", "jump")}
    there, free = np.ones(shape, bool), np.ones(shape, bool)
    benchmark = np.zeros(shape[0], bool)
    at = 0
    for one in asked:
        rows = one.rows
        zero = np.asarray(one.zeros, np.int64)
        mine = slice(at, at + len(zero))
        at += len(zero)
        place = zero[:, None] + span
        if len(zero) and zero.min() + first >= 0 and zero.max() + last < len(rows):
            for name, column in numbers.items():
                column[mine] = _stretches(getattr(rows, name), shape[1])[zero + first]
        else:
            there[mine] = (place >= 0) & (place < len(rows))
            place = np.where(there[mine], place, 0)
            for name, column in numbers.items():
                np.take(getattr(rows, name), place, out=column[mine], mode="clip")
        if rows.stale.any():
            marks["stale"][mine] = rows.stale[place]
            marks["after_stale"][mine] = rows.stale[np.maximum(place - 1, 0)] & (place > 0)
        if rows.jump.any():
            marks["jump"][mine] = rows.jump[place]
        if one.excluded is not None:
            free[mine] = ~one.excluded[place]
        benchmark[mine] = rows.has_benchmark
    return _Block(there=there, free=free, benchmark=benchmark, **numbers, **marks)


def _stretches(column: npt.NDArray[Any], width: int) -> npt.NDArray[Any]:
    """Every stretch of ``width`` rows, as views: taking whole ones is quicker than row by row."""
    column = np.ascontiguousarray(column)
    step = column.itemsize
    return np.ndarray((len(column) - width + 1, width), column.dtype, column, 0, (step, step))


def _scaled(beta: Floats, rm: Floats) -> Floats:
    """The benchmark's part; none where beta is zero, even if the benchmark has no return."""
    found: Floats = beta[:, None] * rm
    found[beta == 0] = 0.0
    return found


def _quantiles(df: Ints) -> Floats:
    """The 97.5 % quantile of each, NaN without degrees of freedom; studies have few kinds."""
    kinds, back = np.unique(df, return_inverse=True)
    known = np.array([student_quantile(int(d)) if d > 0 else np.nan for d in kinds])
    found: Floats = known[back]
    return found


def _sample(block: _Block) -> _Sample:
    """Rows that an estimation may use: see ``Rows.ordinary``."""
    used = block.there & np.isfinite(block.r) & (block.gap <= LONGEST_STEP)
    beside = np.isfinite(block.rm) & ~block.stale & ~block.after_stale
    used &= beside | ~block.benchmark[:, None]
    free = used & block.free
    used = np.where((free.sum(1) >= ENOUGH)[:, None], free, used)
    n = used.sum(1)
    r, rm, day, jump = block.r, block.rm, block.day, np.any(block.jump & used, axis=1)
    if not used.all():
        order = np.argsort(~used, axis=1, kind="stable")
        day = np.take_along_axis(day, order, 1)
        r, rm = (np.take_along_axis(x, order, 1) for x in (r, rm))
        used = np.arange(used.shape[1])[None, :] < n[:, None]
        r, rm = np.where(used, r, np.nan), np.where(used, rm, np.nan)
    return _Sample(r, rm, day, used, n, block.there.sum(1) - n, jump)


def _fit(block: _Block, sample: _Sample, spec: Spec) -> _Fit:
    n = np.maximum(sample.n, 1).astype(float)
    r, rm = sample.r, sample.rm
    whole = bool(sample.used.all() and np.isfinite(rm).all())
    if not whole:
        r = np.where(sample.used, r, 0.0)
        rm = np.where(sample.used & np.isfinite(rm), rm, 0.0)
    mean_r, mean_m = r.sum(1) / n, rm.sum(1) / n
    dr, dm = r - mean_r[:, None], rm - mean_m[:, None]
    if not whole:
        dr, dm = (np.where(sample.used, d, 0.0) for d in (dr, dm))
    sxx, sxy, syy = (np.einsum("ij,ij->i", a, b) for a, b in ((dm, dm), (dm, dr), (dr, dr)))
    constant = block.benchmark & (sample.n > 0) & (sxx <= n * NOTHING**2)
    model = _model(block, sample, spec, constant)
    slope = np.divide(sxy, sxx, out=np.zeros_like(sxy), where=sxx > 0)
    is_market, is_mean, is_adjusted = model == MARKET, model == MEAN, model == ADJUSTED
    beta = np.where(is_market, slope, np.where(is_adjusted, 1.0, 0.0))
    alpha = np.where(is_market, mean_r - slope * mean_m, np.where(is_mean, mean_r, 0.0))
    e = dr - beta[:, None] * dm
    sse = np.einsum("ij,ij->i", e, e)
    df = np.where(is_market, sample.n - 2, sample.n - 1)
    df = np.where(model == RAW, 0, np.maximum(df, 0))
    s2 = np.divide(sse, df, out=np.full_like(sse, np.nan), where=df > 0)
    scale = np.divide(syy, n)
    s2 = np.where(s2 <= NOTHING**2 * np.maximum(scale, 1.0), 0.0, s2)
    return _Fit(
        model,
        alpha,
        beta,
        s2,
        df,
        (is_market | is_mean).astype(float),
        is_market.astype(float),
        mean_m,
        sxx,
        constant,
    )


def _model(block: _Block, sample: _Sample, spec: Spec, constant: Bools) -> npt.NDArray[np.str_]:
    """The model asked for, or what a short history or a benchmark that says nothing leaves."""
    model = np.where(block.benchmark, spec.model, MEAN).astype("<U16")
    # who asks for a mean gets one as long as there is one to speak of
    short = sample.n < (FEW if spec.model == MEAN else ENOUGH)
    model[short & block.benchmark] = ADJUSTED
    model[short & ~block.benchmark] = RAW
    model[~short & constant & (model == MARKET)] = MEAN
    return model


@dataclass(frozen=True, eq=False, slots=True)
class _Tested:
    se: Floats
    t: Floats


def _tests(  # noqa: PLR0917 - one sheet of figures, named as the formulas name them
    value: Floats, count: Ints, off: Floats, fit: _Fit, sample: _Sample, testable: Bools
) -> _Tested:
    """Exact standard errors and t of sums of ``count`` rows; ``off`` is the benchmark's sum."""
    n = np.maximum(sample.n, 1)[:, None].astype(float)
    sxx = np.where(fit.sxx > 0, fit.sxx, 1.0)[:, None]
    parts = count + fit.mean[:, None] * count**2 / n + fit.slope[:, None] * off**2 / sxx
    good = testable[:, None] & (count > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        se = np.where(good, np.sqrt(fit.s2[:, None] * parts), np.nan)
        return _Tested(se, value / se)


def _ranks(value: Floats, count: Ints, residuals: Floats, n: Ints) -> Floats:
    """(1 + how many sums of as many residuals are as large) / (1 + how many there are).

    The sample-quantile test of Gelbach, Helland and Klick (2013), in absolute values; for windows
    over overlapping sums, which is approximate.
    """
    found = np.full(value.shape, np.nan)
    size = residuals.shape[1]
    sums = np.zeros((len(n), size + 1))
    np.cumsum(np.where(np.isfinite(residuals), residuals, 0.0), axis=1, out=sums[:, 1:])
    whole = bool((n == size).all())
    far = np.abs(value)
    for length in np.unique(count):
        if length <= 0 or length > size:
            continue
        if length == 1:
            moved = np.abs(residuals)
        else:
            moved = np.abs(sums[:, length:] - sums[:, :-length])
            if not whole:
                late = np.arange(moved.shape[1])[None, :] + length > n[:, None]
                moved = np.where(late, np.nan, moved)
        total = np.maximum(n - length + 1, 0)
        for column in range(value.shape[1]):
            mine = count[:, column] == length
            if not mine.any():
                continue
            beyond = (moved >= far[:, column, None]).sum(1)
            mine &= total > 0
            found[mine, column] = (1 + beyond[mine]) / (total[mine] + 1)
    return found


def _meet(spec: Spec) -> bool:
    """Whether the estimation reaches into a window: what is tested is then part of its own past."""
    first, last = spec.estimation
    return any(first <= b and a <= last for a, b in spec.windows)


def _flags(
    asked: Sequence[Asked],
    zero: Ints,
    spec: Spec,
    sample: _Sample,
    fit: _Fit,
    *,
    split: Bools,
    nothing: Bools,
) -> tuple[frozenset[str], ...]:
    first, last = spec.hull
    still = np.where(sample.used, sample.r == 0, False).sum(1) > THIN * sample.n
    per = [len(a.zeros) for a in asked]
    length = np.repeat([len(a.rows) for a in asked], per)
    alone = np.repeat([not a.rows.has_benchmark for a in asked], per)
    gaps = [a.rows.gap[np.asarray(a.zeros, np.int64)] for a in asked]
    columns: dict[str, Bools] = {
        "no_benchmark": alone,
        "estimation_meets_windows": np.full(len(zero), _meet(spec)),
        "short_estimation": (sample.n < ENOUGH) & (sample.n >= FEW),
        "very_short_estimation": sample.n < FEW,
        "constant_benchmark": fit.constant & (sample.n >= ENOUGH) & (spec.model == MARKET),
        "zero_variance": nothing & (sample.n >= ENOUGH),
        "unadjusted_split": split,
        "truncated_left": zero + first < 1,
        "truncated_right": zero + last >= length,
        "first_bar_after_gap": np.concatenate(gaps) > LONGEST_STEP,
        "thin": still & (sample.n > 0),
    }
    # most events share their flags with others: a set is made of each combination once
    marks = sum(column.astype(np.int64) << k for k, column in enumerate(columns.values()))
    kinds, back = np.unique(marks, return_inverse=True)
    sets = [frozenset(w for k, w in enumerate(columns) if kind >> k & 1) for kind in kinds.tolist()]
    return tuple(map(sets.__getitem__, back.tolist()))
