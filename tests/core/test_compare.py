"""Series beside the chart's own: aligned by day, and from one price on."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchapp.core.bars import Bars, time_of_day
from watchapp.core.compare import STALE, Compared, aligned
from watchapp.core.pyramid import Pyramid

FIRST = date(2025, 11, 3)


def series(days: list[int], closes: list[float]) -> Bars:
    """Daily bars on days counted from ``FIRST``."""
    close = np.array(closes, np.float64)
    times = np.array([time_of_day(FIRST + timedelta(days=d)) for d in days], np.int64)
    return Bars(times, close, close, close, close, np.ones(len(close)), close)


def test_a_day_without_trading_has_the_close_before_it() -> None:
    own = series([0, 1, 2, 3], [10, 11, 12, 13])
    other = series([0, 2], [5, 6])
    assert aligned(own, other).tolist() == [5, 5, 6, 6]


def test_before_its_first_day_and_long_after_its_last_there_is_nothing() -> None:
    late = STALE // 86_400 + 1
    own = series([0, 1, 2, 2 + late], [10, 11, 12, 13])
    other = series([1, 2], [5, np.nan])
    assert np.isnan(aligned(own, other)[[0, 3]]).all()
    assert aligned(own, other)[1:3].tolist() == [5, 5], "a missing close is none"


@given(
    own=st.lists(st.integers(0, 60), min_size=1, max_size=30, unique=True).map(sorted),
    other=st.lists(st.integers(0, 60), max_size=30, unique=True).map(sorted),
)
def test_alignment_is_what_looking_day_by_day_gives(own: list[int], other: list[int]) -> None:
    closes = [float(100 + d) for d in other]
    found = aligned(series(own, [1.0] * len(own)), series(other, closes)).tolist()
    for day, value in zip(own, found, strict=True):
        before = [d for d in other if d <= day]
        if before and (day - before[-1]) * 86_400 <= STALE:
            assert value == 100 + before[-1]
        else:
            assert np.isnan(value)


def test_both_stand_at_one_price_where_both_begin() -> None:
    own = series([0, 1, 2, 3], [10, 20, 30, 40])
    one = Compared.of("B", own, series([1, 2, 3], [5, 6, 7]))
    found = one.rebased(Pyramid(own), 0, 4)
    assert found is not None
    assert found.at == 1
    assert found.factor * 5 == pytest.approx(20)
    later = one.rebased(Pyramid(own), 2, 4)
    assert later is not None
    assert later.factor * 6 == pytest.approx(30)


def test_without_a_positive_price_of_both_nothing_is_compared() -> None:
    own = series([0, 1], [np.nan, -1])
    one = Compared.of("B", own, series([0, 1], [5, 6]))
    assert one.rebased(Pyramid(own), 0, 2) is None
