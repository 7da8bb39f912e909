"""Tails and quantiles of the few distributions the measures need, and Wilson's interval."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_TINY = 1e-300
_STEPS = 400  # of the continued fraction; a few dozen are needed up to thousands of degrees
_CONVERGED = 1e-15
_SERIES = 400  # degrees; its work grows with them
_DEEP = 1e-6
NORMAL_975 = 1.959963984540054


def student_two_sided(t: npt.ArrayLike, df: npt.ArrayLike) -> Floats:
    """P(|T| >= |t|) of Student's t, NaN where t or df is missing or df < 1.

    The finite series of whole degrees (Abramowitz and Stegun 26.7.3 and 26.7.4); far in the tail,
    where one minus it would lose digits, and for many degrees the regularised incomplete beta
    function I_x(df/2, 1/2) at x = df/(df + t^2) (26.7.1 and 26.5.8, the fraction evaluated by the
    modified Lentz algorithm).
    """
    t_, df_ = np.broadcast_arrays(np.asarray(t, float), np.asarray(df, float))
    found = np.full(t_.shape, np.nan)
    good = np.isfinite(t_) & (df_ >= 1)
    if np.any(good):
        far, degrees = np.abs(t_[good]), df_[good]
        tail = np.zeros(len(far))
        for kind in np.unique(degrees):
            mine = degrees == kind
            if kind <= _SERIES and kind == round(kind):
                tail[mine] = 1 - _series(far[mine], int(kind))
        deep = tail < _DEEP
        if np.any(deep):
            squared, d = far[deep] ** 2, degrees[deep]
            tail[deep] = _beta_half(d / 2, d / (d + squared), squared / (d + squared))
        found[good] = np.clip(tail, 0.0, 1.0)
    return found


def _series(t: Floats, df: int) -> Floats:
    """P(|T| < t) for whole degrees: nested from the last term on."""
    x = df / (df + t * t)
    odd = df % 2
    total = np.ones_like(t)
    for k in range((df - 2 - odd) // 2, 0, -1):
        total *= x
        total *= (2 * k) / (2 * k + 1) if odd else (2 * k - 1) / (2 * k)
        total += 1
    sine = t / np.sqrt(df + t * t)
    if not odd:
        found: Floats = sine * total
        return found
    angle = np.arctan(t / math.sqrt(df))
    if df > 1:
        angle += sine * np.sqrt(x) * total
    around: Floats = angle * (2 / math.pi)
    return around


def _beta_half(a: Floats, x: Floats, rest: Floats) -> Floats:
    """I_x(a, 1/2); ``rest`` is 1 - x, given apart because the difference would lose it."""
    b = np.full_like(a, 0.5)
    lower = x < (a + 1) / (a + b + 2)
    with np.errstate(divide="ignore"):
        front = np.exp(
            _log_gamma(a + b)
            - _log_gamma(a)
            - _log_gamma(b)
            + a * np.log(x)
            + b * np.log(np.maximum(rest, _TINY))
        )
    swapped = _fraction(np.where(lower, a, b), np.where(lower, b, a), np.where(lower, x, rest))
    tail = front * swapped / np.where(lower, a, b)
    found = np.where(lower, tail, 1 - tail)
    found = np.where(x >= 1, 1.0, np.where(x <= 0, 0.0, found))
    return np.clip(found, 0.0, 1.0)


def _fraction(a: Floats, b: Floats, x: Floats) -> Floats:
    c = np.ones_like(x)
    d = 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    h = d.copy()
    for m in range(1, _STEPS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away_from_zero(1 + step * d)
            c = _away_from_zero(1 + step / c)
            factor = c * d
            h *= factor
        if np.all(np.abs(factor - 1) < _CONVERGED):
            break
    return h


def _away_from_zero(values: Floats) -> Floats:
    return np.where(np.abs(values) < _TINY, _TINY, values)


def _log_gamma(values: Floats) -> Floats:
    kinds, back = np.unique(values, return_inverse=True)
    found: Floats = np.array([math.lgamma(v) for v in kinds])[back].reshape(values.shape)
    return found


@lru_cache(maxsize=4096)
def student_quantile(df: int, share: float = 0.975) -> float:
    """The value that Student's t with ``df`` degrees stays below with probability ``share`` >= 1/2.

    Bisection on the tail down to the last bits; cached, since studies ask for few degrees.
    """
    if df < 1:
        return math.nan
    wanted = 2 * (1 - share)
    low, high = 0.0, 1.0
    while float(student_two_sided(high, df)) > wanted:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if float(student_two_sided(middle, df)) > wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def wilson(successes: int, n: int) -> tuple[float, float] | None:
    """Wilson's 95 % score interval of a share, None for n = 0 (Wilson 1927)."""
    if n <= 0:
        return None
    z2 = NORMAL_975**2
    share = successes / n
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = NORMAL_975 / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(centre - half, 0.0), min(centre + half, 1.0)
