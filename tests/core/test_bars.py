"""Bars: tidied, merged, packed and joined without a price getting lost or made up."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from watchapp.core import bars as core
from watchapp.core.bars import COLUMNS, DAY, Bars

PRICES = st.floats(0.01, 1e6)
BAD = st.sampled_from([np.nan, 0.0, -1.0, np.inf, -np.inf])
CELLS = st.one_of(PRICES, PRICES, PRICES, BAD)
POINTS = st.lists(st.tuples(st.integers(0, 10**9), st.floats(0.001, 100.0)), max_size=3).map(tuple)
Points = tuple[tuple[int, float], ...]
fast = settings(
    max_examples=80,
    deadline=None,
    database=None,
    phases=[p for p in Phase if p != Phase.shrink],  # shrinking sixty bars takes minutes
)


def build(rows: Sequence[tuple[float, ...]], step: int = DAY, **said: object) -> Bars:
    """Bars from (place, open, high, low, close, volume, adjusted)."""
    columns = np.array([r[1:] for r in rows], float).reshape(len(rows), 6)
    time = np.array([r[0] * step for r in rows], np.int64)
    return Bars(time, *(columns[:, k].copy() for k in range(6)), **said)


def raw_rows(
    cells: st.SearchStrategy[float] = CELLS,
) -> st.SearchStrategy[list[tuple[float, ...]]]:
    row = st.tuples(st.integers(0, 60), cells, cells, cells, cells, cells, cells)
    return st.lists(row, max_size=40)


raw = raw_rows().map(build)
tidied = raw_rows(PRICES).map(build).map(core.tidy)


def equal(one: Bars, other: Bars) -> bool:
    said = ("interval", "currency", "zone", "basis", "dividends", "splits", "origin")
    return all(getattr(one, n) == getattr(other, n) for n in said) and all(
        np.array_equal(getattr(one, c), getattr(other, c), equal_nan=c != "time")
        for c in ("time", *COLUMNS)
    )


@fast
@given(raw)
def test_tidy_bars_are_in_order_whole_and_stay_as_they_are(bars: Bars) -> None:
    clean = core.tidy(bars)
    assert equal(core.tidy(clean), clean)
    assert np.all(np.diff(clean.time) > 0)
    assert np.all(clean.low <= np.minimum(clean.open, clean.close))
    assert np.all(clean.high >= np.maximum(clean.open, clean.close))
    assert np.all(np.isfinite(clean.close) & (clean.low > 0) & (clean.volume >= 0))
    good = np.isfinite(bars.close) & (bars.close > 0)
    assert set(clean.time) == set(bars.time[good])


def test_of_two_answers_for_one_time_the_last_wins() -> None:
    bars = build([(2, 1, 1, 1, 1, 1, 1), (1, 5, 5, 5, 5, 5, 5), (2, 9, 9, 9, 9, 9, 9)])
    assert core.tidy(bars).close.tolist() == [5, 9]


@fast
@given(tidied, tidied)
def test_a_good_old_bar_is_never_lost_in_a_merge(old: Bars, new: Bars) -> None:
    merged = core.merge(old, new)
    if len(old) and core.rebased(old, new):
        assert equal(merged, core.tidy(new))
        return
    assert set(old.time) <= set(merged.time)
    fresh = core.tidy(new)
    assert set(merged.time) == set(old.time) | set(fresh.time)
    for at, close in zip(old.time, old.close, strict=True):
        if at not in fresh.time:
            assert merged.close[merged.time == at] == close
    for at, close in zip(fresh.time, fresh.close, strict=True):
        assert merged.close[merged.time == at] == close
    assert equal(core.merge(merged, fresh), merged)


def flat(first: int, last: int, price: float = 100.0, **said: object) -> Bars:
    return build([(i, price, price, price, price, 10, price) for i in range(first, last)], **said)


def test_a_new_split_makes_the_old_basis_worthless() -> None:
    split = ((8 * DAY, 4.0),)
    old, new = flat(0, 8), flat(5, 10, 25.0, splits=split)
    assert core.rebased(old, new)
    assert equal(core.merge(old, new), new)
    assert not core.rebased(flat(0, 9, splits=split), flat(5, 10, splits=split))


def test_closes_that_all_differ_by_one_factor_stand_on_another_basis() -> None:
    assert core.rebased(flat(0, 10), flat(4, 12, 50.0))
    assert not core.rebased(flat(0, 10), flat(4, 12, 102.0)), "a correction is no split"
    assert not core.rebased(flat(0, 10), flat(9, 12, 50.0)), "one shared session says nothing"
    assert not core.rebased(core.empty(), flat(0, 3))
    mixed = core.merge(flat(4, 8, 50.0), flat(8, 12, 100.0))
    assert not core.rebased(flat(0, 12), mixed), "half of them is no factor throughout"


def test_a_missing_close_does_not_hide_another_basis() -> None:
    new = flat(4, 12, 50.0)
    new.close[2] = np.nan
    assert core.rebased(flat(0, 10), new)


@pytest.mark.parametrize("odd", [np.inf, -np.inf, np.nan, 0.0, -1.0])
def test_closes_that_are_no_prices_neither_hide_nor_feign_another_basis(odd: float) -> None:
    old, new = flat(0, 10), flat(4, 12, 50.0)
    old.close[5] = new.close[3] = odd
    assert core.rebased(old, new)
    assert not core.rebased(old, flat(4, 12))
    new.close[:] = odd
    assert not core.rebased(old, new)


def test_a_split_before_the_first_old_bar_changes_nothing() -> None:
    old, new = flat(5, 10), flat(0, 12, splits=((2 * DAY, 2.0),))
    assert not core.rebased(old, new)
    assert core.merge(old, new).splits == ((2 * DAY, 2.0),)


def test_dividends_of_old_bars_stay_and_those_of_new_bars_are_as_the_source_says_now() -> None:
    old = flat(0, 10, dividends=((DAY, 1.0), (8 * DAY, 2.0)))
    new = flat(7, 12, dividends=((11 * DAY, 3.0),))
    assert core.merge(old, new).dividends == ((DAY, 1.0), (11 * DAY, 3.0))


@pytest.mark.parametrize("first", [7, 10], ids=["shared sessions", "the next session"])
def test_a_dividend_since_lowers_what_is_adjusted_before_it(first: int) -> None:
    """The source adjusts anew; a return across the seam is the one that was there."""
    old, new = flat(0, 10), flat(first, 14)
    old.adjusted[:] *= 0.5  # an earlier dividend, in both
    new.adjusted[:] *= 0.5
    new.adjusted[: 12 - first] *= 0.98
    old.close[-1] = 103.0  # still trading when it was fetched
    old.adjusted[-1] = 51.5
    merged = core.merge(old, new)
    assert merged.adjusted == pytest.approx([49.0] * 12 + [50.0] * 2, rel=0.031)
    assert merged.adjusted[:9] == pytest.approx([49.0] * 9)


def test_an_ex_date_on_which_two_answers_meet_is_seen() -> None:
    new = flat(10, 14, 95.0, dividends=((10 * DAY, 5.0),))
    assert core.merge(flat(0, 10), new).adjusted == pytest.approx([95.0] * 14)


def test_without_adjusted_closes_nothing_is_rescaled() -> None:
    old, new = flat(0, 10), flat(7, 12)
    new.adjusted[:] = np.nan
    assert core.merge(old, new).adjusted[:7].tolist() == [100.0] * 7


@fast
@given(
    raw, POINTS, POINTS, st.sampled_from(core.INTERVALS), st.none() | st.text(max_size=5),
    st.none() | st.dates(),
)  # fmt: skip
def test_packed_bars_are_unpacked_as_they_were(  # noqa: PLR0917
    bars: Bars,
    dividends: Points,
    splits: Points,
    interval: str,
    currency: str | None,
    basis: date | None,
) -> None:
    bars = replace(
        bars, dividends=dividends, splits=splits, interval=interval, currency=currency,
        basis=basis, zone="Asia/Hong_Kong", origin="imported",
    )  # fmt: skip
    assert equal(core.unpack(core.pack(bars)), bars)


@fast
@given(st.binary(max_size=300))
def test_bytes_that_are_no_bars_are_refused_with_a_value_error(data: st.DataObject) -> None:
    with pytest.raises(ValueError):
        core.unpack(data)


@fast
@given(tidied, st.data())
def test_damaged_bars_are_refused_with_a_value_error_or_read(
    bars: Bars, data: st.DataObject
) -> None:
    packed = bytearray(core.pack(bars))
    for _ in range(data.draw(st.integers(1, 4))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(packed)))
    for damaged in (bytes(packed), bytes(packed[:cut])):
        with contextlib.suppress(ValueError):
            core.unpack(damaged)


@pytest.mark.parametrize(
    "head",
    [
        b"[]",
        b"1",
        b"null",
        b"{}",
        b'{"n": null}',
        b'{"n": "many"}',
        b'{"n": -1}',
        b'{"n": 0, "interval": "1d", "currency": null, "zone": "UTC", "basis": 5}',
        (
            b'{"n": 0, "interval": "1d", "currency": null, "zone": "UTC", "basis": null, '
            b'"dividends": [[1]], "splits": [], "origin": "fetched"}'
        ),
    ],
)
def test_a_head_that_says_something_else_is_refused_with_a_value_error(head: bytes) -> None:
    with pytest.raises(ValueError):
        core.unpack(len(head).to_bytes(4, "little") + head)


@pytest.mark.parametrize("head", [b'{"n": Infinity}', b"[" * 100_000])
def test_a_head_beyond_all_bounds_is_refused_with_a_value_error(head: bytes) -> None:
    with pytest.raises(ValueError):
        core.unpack(len(head).to_bytes(4, "little") + head)


@fast
@given(tidied, st.sampled_from([2, 3, 7, 30]))
def test_longer_bars_keep_extremes_ends_and_all_volume(bars: Bars, days: int) -> None:
    longer = core.resample(bars, days * DAY)
    assert longer.volume.sum() == pytest.approx(bars.volume.sum())
    assert np.all(longer.time % (days * DAY) == 0)
    for k, start in enumerate(longer.time):
        inside = (bars.time >= start) & (bars.time < start + days * DAY)
        assert longer.high[k] == bars.high[inside].max()
        assert longer.low[k] == bars.low[inside].min()
        assert longer.open[k] == bars.open[inside][0]
        assert longer.close[k] == bars.close[inside][-1]
        assert longer.adjusted[k] == bars.adjusted[inside][-1]
    assert len(longer) == len({int(t) // (days * DAY) for t in bars.time})


@fast
@given(tidied)
def test_weeks_begin_on_monday_and_carry_the_date_of_their_first_session(bars: Bars) -> None:
    weeks = core.weekly(bars)
    by_week: dict[tuple[int, int], list[int]] = {}
    for i in range(len(bars)):
        by_week.setdefault(bars.day(i).isocalendar()[:2], []).append(i)
    assert len(weeks) == len(by_week)
    for k, inside in enumerate(by_week.values()):
        assert weeks.day(k) == bars.day(inside[0])
        assert weeks.high[k] == bars.high[inside].max()
        assert weeks.low[k] == bars.low[inside].min()
        assert weeks.volume[k] == pytest.approx(bars.volume[inside].sum())
        assert (weeks.open[k], weeks.close[k]) == (bars.open[inside[0]], bars.close[inside[-1]])
    assert weeks.interval == "1wk" or not len(bars)


@fast
@given(tidied, st.integers(1, 10))
def test_a_series_in_parts_is_the_series_again(bars: Bars, size: int) -> None:
    parts = [bars.slice(i, i + size) for i in range(0, max(len(bars), 1), size)]
    assert equal(core.unpack_all([core.pack(part) for part in parts]), bars)


def test_a_session_keeps_its_date_in_every_zone_and_an_intraday_bar_its_local_time() -> None:
    day = date(2025, 3, 30)
    bars = flat(0, 1, zone="America/New_York")
    bars = replace(bars, time=np.array([core.time_of_day(day)], np.int64))
    assert bars.day(0) == day
    assert bars.moment(0) == datetime(2025, 3, 30)
    opening = datetime(2025, 11, 25, 9, 30, tzinfo=ZoneInfo("America/New_York"))
    at = np.array([int(opening.timestamp())], np.int64)
    assert replace(bars, time=at, interval="5m").moment(0) == opening
    assert replace(bars, time=at, interval="5m").moment(0).hour == 9


def test_an_empty_series_can_be_used_like_any_other() -> None:
    none = core.empty("1d", currency="HKD")
    for bars in (
        core.tidy(none),
        core.weekly(none),
        core.resample(none, 60),
        core.merge(none, none),
    ):
        assert len(bars) == 0
    assert equal(core.merge(none, flat(0, 3)), flat(0, 3))
    assert equal(core.merge(flat(0, 3), none), flat(0, 3))
