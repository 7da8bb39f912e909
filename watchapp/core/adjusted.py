"""Closes adjusted for dividends: made whole where a source is silent, and two answers on one basis.

On an ex-date all earlier adjusted closes are lowered by the factor 1 - dividend / close before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from watchapp.core.bars import Bars

Floats = npt.NDArray[np.float64]
ROUNDING = 1e-6  # sources carry prices in single precision


def less_dividends(bars: Bars) -> Floats:
    """What the dividends that are known lower each close by, shape (n,); the last is 1."""
    factor = np.ones(len(bars))
    for at, paid in bars.dividends:
        place = int(np.searchsorted(bars.time, at))
        if 0 < place < len(bars) and int(bars.time[place]) == at:
            factor[:place] *= _lowered(paid, float(bars.close[place - 1]))
    return factor


def whole(bars: Bars) -> Floats:
    """Adjusted closes without a hole, shape (n,).

    One that is missing stands on the basis of the next that is known, or of the last, with the
    dividends between them.
    """
    less = less_dividends(bars)
    known = np.flatnonzero(np.isfinite(bars.adjusted))
    if not len(known):
        return bars.close * less
    nearest = known[np.minimum(np.searchsorted(known, np.arange(len(bars))), len(known) - 1)]
    return bars.close * _ratio(bars)[nearest] * less / less[nearest]


def onto(old: Bars, new: Bars) -> Floats:
    """By what the adjusted closes of ``old`` come to the basis of ``new``, shape of ``old``.

    It differs from 1 where ``new`` knows of dividends that ``old`` did not. Each run of bars that
    ``new`` has not is measured where it meets ``new``; bars of both are left at 1, for those of
    ``new`` take their place. 1 as well where it cannot be seen.
    """
    factor = np.ones(len(old))
    known = np.flatnonzero(np.isfinite(_ratio(new)) & (_ratio(new) > 0))
    if not len(known):
        return factor
    for first, last in _runs(~np.isin(old.time, new.time)):
        told = first + np.flatnonzero(np.isfinite(old.adjusted[first : last + 1]))
        if not len(told):
            continue
        behind = known[new.time[known] > old.time[last]]
        if len(behind):
            found = _where_they_meet(old, new, int(told[-1]), int(behind[0]))
        else:
            found = _where_they_meet(old, new, int(told[0]), int(known[-1]))
        if np.isfinite(found) and found > 0 and abs(found - 1) >= ROUNDING:
            factor[first : last + 1] = found
    return factor


def _where_they_meet(old: Bars, new: Bars, mine: int, theirs: int) -> float:
    """The factor of bars of ``old`` at ``mine``, beside the bar of ``new`` at ``theirs``.

    Compared is adjusted over close, of the same session where both have it: the close itself may
    have changed since, as that of a session that was still trading.
    """
    at = int(new.time[theirs])
    shared = int(np.searchsorted(old.time, at))
    both = shared < len(old) and int(old.time[shared]) == at and np.isfinite(old.adjusted[shared])
    paid = dict(new.dividends) if both else {**dict(old.dividends), **dict(new.dividends)}
    seen = {t for t, _ in old.dividends} if both else set()
    low, high = sorted((int(old.time[mine]), at))
    between = 1.0
    for ex, amount in paid.items():
        if low < ex <= high and ex not in seen:
            between *= _lowered(amount, _close_before(old, new, ex))
    if at < int(old.time[mine]):
        between = 1 / between
    with np.errstate(invalid="ignore", divide="ignore"):
        return float(_ratio(new)[theirs] * between / _ratio(old)[shared if both else mine])


def _close_before(old: Bars, new: Bars, ex: int) -> float:
    """The last close before an ex-date in either."""
    last = [(int(b.time[p]), float(b.close[p])) for b in (old, new)
            if (p := int(np.searchsorted(b.time, ex)) - 1) >= 0]  # fmt: skip
    return max(last, default=(0, 0.0))[1]


def _lowered(paid: float, before: float) -> float:
    """The factor of a dividend; one that is no less than the close is none."""
    return 1 - paid / before if 0 < paid < before else 1.0


def _ratio(bars: Bars) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        found: Floats = bars.adjusted / bars.close
    return found


def _runs(mask: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """First and last place of each run that is True."""
    edges = np.flatnonzero(np.diff(np.r_[False, np.fromiter(mask, bool), False]))
    for first, behind in edges.reshape(-1, 2).tolist():
        yield first, behind - 1
