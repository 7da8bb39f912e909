"""Adjusted closes: whatever two answers cover and knew, together they are one series."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from watchapp.analysis.reaction import closes_of
from watchapp.core import bars as core
from watchapp.core.adjusted import whole
from watchapp.core.bars import DAY, Bars, time_of_day

N = 24


def series(
    closes: list[float], dividends: dict[int, float], span: tuple[int, int], known: int
) -> Bars:
    """What a source says of sessions ``span`` that knows of dividends until ``known``."""
    close = np.array(closes)
    factor = np.ones(len(close))
    for ex, paid in dividends.items():
        if ex <= known:
            factor[:ex] *= 1 - paid / close[ex - 1]
    places = np.arange(span[0], span[1] + 1)
    c = close[places]
    told = tuple(
        (ex * DAY, paid)
        for ex, paid in sorted(dividends.items())
        if span[0] <= ex <= span[1] and ex <= known
    )
    volume = np.full(len(c), 1000.0)
    return Bars(places * DAY, c, c, c, c, volume, c * factor[places], dividends=told)


@settings(max_examples=300, deadline=None, database=None)
@given(
    st.lists(st.floats(20, 200), min_size=N, max_size=N),
    st.dictionaries(st.integers(1, N - 1), st.floats(0.1, 9), max_size=4),
    st.tuples(*[st.integers(0, N - 1)] * 4),
    st.booleans(),
)
def test_two_answers_make_one_series(
    closes: list[float],
    dividends: dict[int, float],
    ends: tuple[int, int, int, int],
    late: bool,
) -> None:
    """Backfills, refetches of a middle, answers that meet on an ex-date, a dividend told late."""
    a, b = sorted(ends[:2])
    c, d = sorted(ends[2:])
    assume(c <= b + 1 and d >= a - 1)  # of a time between that nobody knows nothing can be said
    assume(not late or c <= b <= d)  # who tells it late has to have its day
    old = series(closes, dividends, (a, b), b - 1 if late else b)
    new = series(closes, dividends, (c, d), max(b, d))
    merged = core.merge(old, new)
    truth = series(closes, dividends, (min(a, c), max(b, d)), max(b, d))
    assert merged.adjusted == pytest.approx(truth.adjusted, rel=1e-5)
    assert merged.dividends == truth.dividends


@settings(max_examples=100, deadline=None, database=None)
@given(
    st.lists(st.floats(20, 200), min_size=N, max_size=N),
    st.dictionaries(st.integers(1, N - 1), st.floats(0.1, 9), max_size=4),
    st.sets(st.integers(0, N - 1)),
)
def test_a_hole_in_the_adjusted_closes_has_the_dividends_of_it(
    closes: list[float], dividends: dict[int, float], missing: set[int]
) -> None:
    bars = series(closes, dividends, (0, N - 1), N)
    truth = bars.adjusted.copy()
    bars.adjusted[list(missing)] = np.nan
    assert whole(bars) == pytest.approx(truth, rel=1e-12)
    assert np.diff(np.log(closes_of(bars).close)) == pytest.approx(np.diff(np.log(truth)), abs=1e-9)


def test_a_dividend_of_more_than_the_price_is_none() -> None:
    bars = series([100.0, 90.0], {}, (0, 1), 2)
    bars.adjusted[:] = np.nan
    odd = replace(bars, dividends=((DAY, 500.0), (time_of_day(date(1969, 1, 1)), 1.0)))
    assert whole(odd).tolist() == [100.0, 90.0]
