"""The pyramid: at every zoom exactly what brute force over the bars would say."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchapp.core.bars import Bars, time_of_day
from watchapp.core.pyramid import Pyramid


def series(count: int, seed: int, missing: float = 0.0) -> Bars:
    """A walk that crosses zero, with bars of equal prices, and a share of values missing."""
    rng = np.random.default_rng(seed)
    close = np.round(np.cumsum(rng.normal(0, 1, count)), 1)
    opened = np.r_[0.0, close[:-1]] if count else close
    high = np.maximum(opened, close) + np.round(rng.random(count), 1)
    low = np.minimum(opened, close) - np.round(rng.random(count), 1)
    volume = np.floor(rng.random(count) * 1000)
    columns = [opened, high, low, close, volume]
    for column in columns:
        column[rng.random(count) < missing] = np.nan
    time = time_of_day(date(2001, 1, 1)) + 86_400 * np.arange(count, dtype=np.int64)
    return Bars(time, *columns, adjusted=close)


def first_finite(values: np.ndarray) -> float:
    good = values[np.isfinite(values)]
    return float(good[0]) if len(good) else float("nan")


def same(found: float, wanted: float) -> bool:
    return found == pytest.approx(wanted, nan_ok=True)


def check(pyramid: Pyramid, bars: Bars, power: int, first: int, last: int) -> None:
    found = pyramid.level(power, first, last)
    assert found.first * found.size <= first
    assert (found.first + len(found)) * found.size >= last
    for k in range(len(found)):
        a = (found.first + k) * found.size
        b = min(a + found.size, len(bars))
        with np.errstate(all="ignore"):
            assert same(found.high[k], np.fmax.reduce(bars.high[a:b]))
            assert same(found.low[k], np.fmin.reduce(bars.low[a:b]))
            assert same(found.open[k], first_finite(bars.open[a:b]))
            assert same(found.close[k], first_finite(bars.close[a:b][::-1]))
            volume = bars.volume[a:b]
            wanted = np.nansum(volume) if np.any(np.isfinite(volume)) else np.nan
            assert same(found.volume[k], wanted)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9000), st.integers(0, 10**6), st.sampled_from((0.0, 0.3, 1.0)), st.data())
def test_every_bucket_is_what_its_bars_are(
    count: int, seed: int, missing: float, data: st.DataObject
) -> None:
    bars = series(count, seed, missing)
    first = data.draw(st.integers(0, count - 1))
    last = data.draw(st.integers(first + 1, min(count, first + 300)))
    check(Pyramid(bars), bars, data.draw(st.integers(0, 9)), first, last)


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 9000), st.integers(0, 10**6), st.data())
def test_a_changed_last_bar_is_seen_at_every_level(
    count: int, seed: int, data: st.DataObject
) -> None:
    bars = series(count, seed)
    pyramid = Pyramid(bars)
    values = [float(x) for x in np.random.default_rng(seed).normal(0, 60, 4)]
    high, low = max(values), min(values)
    changed = Bars(
        bars.time,
        *(c.copy() for c in (bars.open, bars.high, bars.low, bars.close, bars.volume)),
        adjusted=bars.adjusted,
    )
    for _ in range(2):  # the second time it takes back what the first has done
        row = (values[0], high, low, values[1], 7.0)
        pyramid.set_last(*row)
        columns = (changed.open, changed.high, changed.low, changed.close, changed.volume)
        for column, value in zip(columns, row, strict=True):
            column[-1] = value
        first = max(0, count - data.draw(st.integers(1, 300)))
        check(pyramid, changed, data.draw(st.integers(0, 9)), first, count)
        high, low = values[0], values[0]
    untouched = series(count, seed)
    for name in ("open", "high", "low", "close", "volume"):
        assert np.array_equal(getattr(bars, name), getattr(untouched, name)), "it is left alone"


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 9000), st.integers(0, 10**6), st.data())
def test_what_was_looked_at_before_a_change_is_not_what_is_seen_behind_it(
    count: int, seed: int, data: st.DataObject
) -> None:
    bars = series(count, seed)
    pyramid = Pyramid(bars)
    columns = [c.copy() for c in (bars.open, bars.high, bars.low, bars.close, bars.volume)]
    changed = Bars(bars.time, *columns, adjusted=bars.adjusted)
    for turn in range(4):
        first = max(0, count - data.draw(st.integers(1, 300)))
        check(pyramid, changed, data.draw(st.integers(0, 9)), first, count)
        with_it = pyramid.extremes(first, count, closes=False)
        low, high = changed.low[first:], changed.high[first:]
        assert with_it == (first + int(np.argmin(low)), first + int(np.argmax(high)))
        row = (1.0, 90.0 + 30 * turn, -80.0 - 20 * turn, 2.0, 7.0 + turn)
        pyramid.set_last(*row)
        for column, value in zip(columns, row, strict=True):
            column[-1] = value


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 20_000),
    st.integers(0, 10**6),
    st.sampled_from((0.0, 0.3)),
    st.booleans(),
    st.data(),
)
def test_the_extremes_of_a_range_are_the_bars_that_have_them(
    count: int, seed: int, missing: float, closes: bool, data: st.DataObject
) -> None:
    bars = series(count, seed, missing)
    first = data.draw(st.integers(0, count - 1))
    last = data.draw(st.integers(first + 1, count))
    found = Pyramid(bars).extremes(first, last, closes=closes)
    low = (bars.close if closes else bars.low)[first:last]
    high = (bars.close if closes else bars.high)[first:last]
    if not np.any(np.isfinite(low)) or not np.any(np.isfinite(high)):
        assert found is None
        return
    assert found == (first + int(np.nanargmin(low)), first + int(np.nanargmax(high)))


@given(st.integers(1, 30_000), st.floats(2, 3000))
@settings(max_examples=40, deadline=None)
def test_there_are_at_most_as_many_buckets_as_were_asked_for(count: int, most: float) -> None:
    found = Pyramid(series(count, 1)).buckets(0, count, most)
    assert len(found) <= most + 1
    assert found.size == 1 or count * 2 / found.size > most, "and none larger than it has to be"


def test_a_series_without_bars_has_no_extremes() -> None:
    assert Pyramid(series(0, 1)).extremes(0, 10, closes=False) is None
