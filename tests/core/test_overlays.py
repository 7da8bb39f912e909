"""Lines over the bars, against what one would compute by hand."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchapp.core.bars import Bars, empty, time_of_day
from watchapp.core.overlays import drawdown, moving_average, year_range


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.one_of(st.floats(-1e6, 1e6), st.just(float("nan"))), max_size=60),
    st.integers(1, 25),
)
def test_an_average_is_the_mean_of_its_closes_and_nothing_where_one_is_missing(
    closes: list[float], count: int
) -> None:
    found = moving_average(np.array(closes), count)
    assert len(found) == len(closes)
    for k, value in enumerate(found):
        inside = closes[max(0, k - count + 1) : k + 1]
        if len(inside) < count or any(np.isnan(inside)):
            assert np.isnan(value)
        else:
            assert value == pytest.approx(np.mean(inside), abs=1e-6)


def test_the_range_of_a_year_is_of_the_last_52_weeks_within_the_day() -> None:
    count = 800
    close = np.full(count, 50.0)
    high, low = close + 1, close - 1
    high[100], low[120] = 99.0, 1.0  # longer ago
    high[600], low[700] = 70.0, 30.0
    first = time_of_day(date(2024, 1, 1))
    time = first + 86_400 * np.arange(count, dtype=np.int64)
    bars = Bars(time, close, high, low, close, close, close)
    assert year_range(bars) == (700, 600)
    assert year_range(empty()) is None


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(st.floats(0.01, 1e6), st.just(float("nan"))), max_size=60))
def test_a_drawdown_is_measured_from_the_highest_close_until_then(closes: list[float]) -> None:
    for k, share in enumerate(drawdown(np.array(closes, np.float64)).tolist()):
        if np.isnan(closes[k]):
            assert np.isnan(share)
        else:
            highest = np.nanmax(closes[: k + 1])
            assert share == pytest.approx(closes[k] / highest - 1)
            assert share <= 0


def test_there_is_no_drawdown_from_nothing_or_from_below_zero() -> None:
    assert len(drawdown(np.empty(0))) == 0
    assert np.isnan(drawdown(np.array([-5.0, -6.0, 0.0]))).all()
