"""The event study: what a stock did beyond what its benchmark and its own past let expect.

Many events of one stock are studied at once in arrays; one event is a batch of one. Formulas are
those of Campbell, Lo and MacKinlay (1997), chapter 4, with the exact prediction variance of single
days and windows: Var = s^2 1'(I + X*(X'X)^-1 X*')1.
"""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, eq=False, slots=True)
class Studies:
    """The studies of E events: H sessions of the hull, W windows, N rows of estimation.

    Attributes:
        zero: int64 (E,), places of the day zeros in ``rows``.
        model: (E,) of strings, the model that was used: of short histories another than asked.
        n: int64 (E,), rows of the estimation.
        dropped: int64 (E,), rows of its span that it could not use.
        alpha, beta, sigma: float64 (E,), NaN where not estimated.
        df: int64 (E,), degrees of freedom, 0 where there is no test.
        place: int64 (E, H), places in ``rows``; -1 where there is none.
        ar, se, t, p, p_rank: float64 (E, H), NaN where missing.
        car, car_se, car_t, car_p, car_p_rank, low, high: float64 (E, W); the last two are the 95 %
            interval.
        count: int64 (E, W), sessions in the window; complete where it equals the window's length.
        residuals: float64 (E, N), of the estimation, NaN behind the n-th; oldest first.
        residual_day: int64 (E, N), their days, -1 behind the n-th.
        flags: (E,) of frozen sets of words of ``FLAGS``.
    """

    spec: Spec
    rows: Rows
    zero: Ints
    model: tuple[str, ...]
    n: Ints
    dropped: Ints
    alpha: Floats
    beta: Floats
    sigma: Floats
    df: Ints
    place: Ints
    ar: Floats
    se: Floats
    t: Floats
    p: Floats
    p_rank: Floats
    car: Floats
    car_se: Floats
    car_t: Floats
    car_p: Floats
    car_p_rank: Floats
    low: Floats
    high: Floats
    count: Ints
    residuals: Floats
    residual_day: Ints
    flags: tuple[frozenset[str], ...]

    @property
    def relative(self) -> Ints:
        """Sessions from day zero of the hull, shape (H,)."""
        first, last = self.spec.hull
        return np.arange(first, last + 1)

    def row_flags(self, event: int, column: int) -> tuple[str, ...]:
        """Words of ``ROW_FLAGS`` for one session of one event."""
        place = int(self.place[event, column])
        if place < 0:
            return ()
        found = ["stale_benchmark"] if self.rows.stale[place] else []
        return (*found, *(["multi_session"] if self.rows.gap[place] > LONGEST_STEP else []))


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
    spec = spec or Spec()
    zero = np.asarray(zeros, np.int64)
    sample = _sample(rows, zero, spec, excluded)
    fit = _fit(rows, sample, spec)
    first, last = spec.hull
    place = zero[:, None] + np.arange(first, last + 1)[None, :]
    there = (place >= 0) & (place < len(rows))
    place = np.where(there, place, 0)
    rm = np.where(fit.beta[:, None] == 0, 0.0, rows.rm[place])
    ar = rows.r[place] - fit.alpha[:, None] - fit.beta[:, None] * rm
    there &= np.isfinite(ar)
    ar = np.where(there, ar, np.nan)
    place = np.where(there, place, -1)
    residuals = sample.r - fit.alpha[:, None] - _scaled(fit.beta, sample.rm)
    residuals = np.where(sample.used, residuals, np.nan)
    split = _splits(rows, sample, place)
    nothing = np.sqrt(fit.s2) < NOTHING
    testable = (sample.n >= ENOUGH) & ~split & ~nothing & (fit.df > 0)
    days = _tests(ar, there, place, rows, fit, sample, residuals, testable, None)
    windows = _tests(ar, there, place, rows, fit, sample, residuals, testable, spec)
    spread = np.where(sample.n >= FEW, np.sqrt(fit.s2), np.nan)
    return Studies(
        spec,
        rows,
        zero,
        tuple(str(m) for m in fit.model),
        sample.n,
        sample.dropped,
        np.where(fit.model == RAW, np.nan, fit.alpha),
        np.where(fit.model == RAW, np.nan, fit.beta),
        np.where(np.isnan(spread) | ~nothing, spread, 0.0),
        np.where(testable, fit.df, 0),
        place,
        ar,
        days.se,
        days.t,
        days.p,
        days.p_rank,
        windows.value,
        windows.se,
        windows.t,
        windows.p,
        windows.p_rank,
        windows.low,
        windows.high,
        windows.count,
        residuals,
        np.where(sample.used, sample.day, -1),
        _flags(rows, zero, spec, sample, fit, split=split, nothing=nothing),
    )


def _scaled(beta: Floats, rm: Floats) -> Floats:
    """The benchmark's part; none where beta is zero, even if the benchmark has no return."""
    return np.where(beta[:, None] == 0, 0.0, beta[:, None] * rm)


def _sample(rows: Rows, zero: Ints, spec: Spec, excluded: Bools | None) -> _Sample:
    first, last = spec.estimation
    place = zero[:, None] + np.arange(first, last + 1)[None, :]
    there = (place >= 0) & (place < len(rows))
    place = np.where(there, place, 0)
    used = there & rows.ordinary[place]
    if excluded is not None:
        kept = used & ~excluded[place]
        used = np.where((kept.sum(1) >= ENOUGH)[:, None], kept, used)
    n = used.sum(1)
    order = np.argsort(~used, axis=1, kind="stable")
    place = np.take_along_axis(place, order, 1)
    used = np.arange(used.shape[1])[None, :] < n[:, None]
    blank = np.where(used, 0.0, np.nan)
    return _Sample(
        rows.r[place] + blank,
        rows.rm[place] + blank,
        rows.day[place],
        used,
        n,
        there.sum(1) - n,
        np.any(rows.jump[place] & used, axis=1),
    )


def _fit(rows: Rows, sample: _Sample, spec: Spec) -> _Fit:
    n = np.maximum(sample.n, 1).astype(float)
    r = np.where(sample.used, sample.r, 0.0)
    rm = np.where(sample.used & np.isfinite(sample.rm), sample.rm, 0.0)
    mean_r, mean_m = r.sum(1) / n, rm.sum(1) / n
    dr = np.where(sample.used, r - mean_r[:, None], 0.0)
    dm = np.where(sample.used, rm - mean_m[:, None], 0.0)
    sxx, sxy, syy = (dm * dm).sum(1), (dm * dr).sum(1), (dr * dr).sum(1)
    constant = rows.has_benchmark & (sample.n > 0) & (sxx <= n * NOTHING**2)
    model = _model(rows, sample, spec, constant)
    slope = np.divide(sxy, sxx, out=np.zeros_like(sxy), where=sxx > 0)
    is_market, is_mean, is_adjusted = model == MARKET, model == MEAN, model == ADJUSTED
    beta = np.where(is_market, slope, np.where(is_adjusted, 1.0, 0.0))
    alpha = np.where(is_market, mean_r - slope * mean_m, np.where(is_mean, mean_r, 0.0))
    e = np.where(sample.used, dr - beta[:, None] * dm, 0.0)
    sse = (e * e).sum(1)
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


def _model(rows: Rows, sample: _Sample, spec: Spec, constant: Bools) -> npt.NDArray[np.str_]:
    """The model asked for, or what a short history or a benchmark that says nothing leaves."""
    kind = spec.model
    if not rows.has_benchmark:
        kind = MEAN
    model = np.full(len(sample.n), kind, dtype="<U16")
    short = sample.n < ENOUGH
    model[short] = ADJUSTED if rows.has_benchmark else RAW
    model[~short & constant & (model == MARKET)] = MEAN
    return model


def _splits(rows: Rows, sample: _Sample, place: Ints) -> Bools:
    inside = np.any(np.where(place >= 0, rows.jump[np.maximum(place, 0)], False), axis=1)
    found: Bools = sample.jump | inside
    return found


@dataclass(frozen=True, eq=False, slots=True)
class _Tested:
    value: Floats
    count: Ints
    se: Floats
    t: Floats
    p: Floats
    p_rank: Floats
    low: Floats
    high: Floats


def _tests(  # noqa: PLR0917 - one sheet of figures, named as the formulas name them
    ar: Floats,
    there: Bools,
    place: Ints,
    rows: Rows,
    fit: _Fit,
    sample: _Sample,
    residuals: Floats,
    testable: Bools,
    spec: Spec | None,
) -> _Tested:
    """Each session of the hull by itself, or with a ``spec`` each of its windows."""
    moved = np.where(there, rows.rm[np.maximum(place, 0)] - fit.centre[:, None], 0.0)
    moved = np.where(fit.slope[:, None] > 0, moved, 0.0)
    if spec is None:
        value, off, count = ar, moved, there.astype(np.int64)
    else:
        spans = [slice(a - spec.hull[0], b - spec.hull[0] + 1) for a, b in spec.windows]
        count = np.stack([there[:, s].sum(1) for s in spans], 1)
        value = np.stack([np.nansum(ar[:, s], 1) for s in spans], 1)
        value = np.where(count > 0, value, np.nan)
        off = np.stack([moved[:, s].sum(1) for s in spans], 1)
    n = np.maximum(sample.n, 1)[:, None].astype(float)
    sxx = np.where(fit.sxx > 0, fit.sxx, 1.0)[:, None]
    parts = count + fit.mean[:, None] * count**2 / n + fit.slope[:, None] * off**2 / sxx
    good = testable[:, None] & (count > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        se = np.where(good, np.sqrt(fit.s2[:, None] * parts), np.nan)
        t = value / se
    p = student_two_sided(t, np.broadcast_to(fit.df[:, None], t.shape))
    ranks = np.where(good, _ranks(value, count, residuals, sample.n), np.nan)
    reach = np.array([student_quantile(int(d)) if d > 0 else np.nan for d in fit.df])[:, None] * se
    return _Tested(value, count, se, t, p, ranks, value - reach, value + reach)


def _ranks(value: Floats, count: Ints, residuals: Floats, n: Ints) -> Floats:
    """(1 + how many sums of as many residuals are as large) / (1 + how many there are).

    The sample-quantile test of Gelbach, Helland and Klick (2013), in absolute values; for windows
    over overlapping sums, which is approximate.
    """
    found = np.full(value.shape, np.nan)
    size = residuals.shape[1]
    sums = np.zeros((len(n), size + 1))
    np.cumsum(np.where(np.isfinite(residuals), residuals, 0.0), axis=1, out=sums[:, 1:])
    for length in np.unique(count):
        if length <= 0 or length > size:
            continue
        if length == 1:
            moved = np.abs(residuals)
        else:
            moved = np.abs(sums[:, length:] - sums[:, :-length])
            late = np.arange(moved.shape[1])[None, :] + length > n[:, None]
            moved = np.where(late, np.nan, moved)
        total = np.maximum(n - length + 1, 0)
        ordered = np.sort(moved, axis=1)  # NaN come last
        events, columns = np.nonzero(count == length)
        for event in np.unique(events):
            mine = columns[events == event]
            m = int(total[event])
            if m <= 0:
                continue
            below = np.searchsorted(ordered[event, :m], np.abs(value[event, mine]), "left")
            found[event, mine] = (1 + m - below) / (m + 1)
    return found


def _flags(
    rows: Rows,
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
    columns: dict[str, Bools] = {
        "no_benchmark": np.full(len(zero), not rows.has_benchmark),
        "short_estimation": (sample.n < ENOUGH) & (sample.n >= FEW),
        "very_short_estimation": sample.n < FEW,
        "constant_benchmark": fit.constant & (sample.n >= ENOUGH) & (spec.model == MARKET),
        "zero_variance": nothing & (sample.n >= ENOUGH),
        "unadjusted_split": split,
        "truncated_left": zero + first < 1,
        "truncated_right": zero + last >= len(rows),
        "first_bar_after_gap": rows.gap[zero] > LONGEST_STEP,
        "thin": still & (sample.n > 0),
    }
    return tuple(
        frozenset(word for word, column in columns.items() if column[i]) for i in range(len(zero))
    )
