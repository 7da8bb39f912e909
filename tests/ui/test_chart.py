"""The chart: keys, ranges, marks and lists that follow each other, ticks, and nothing lost."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QLocale, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from samples import deal, note

from watchapp.app.workspace import Workspace
from watchapp.core import bars as core
from watchapp.core import marks
from watchapp.core.events import BuybackProgramme, InsiderDeal, Repurchase
from watchapp.core.hours import local_seconds
from watchapp.core.mark_groups import MarkIndex, Points
from watchapp.core.pyramid import Pyramid
from watchapp.paths import Paths
from watchapp.ui import guard
from watchapp.ui import theme as looks
from watchapp.ui.chart.atlas import Widths
from watchapp.ui.chart.bars_room import BarsRoom
from watchapp.ui.chart.columns import columns_of, price_range
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.range_names import BY_ID, NAMES
from watchapp.ui.chart.ranges import local_days, span
from watchapp.ui.chart.ticks import (
    TimeTicks,
    decimals,
    log_ticks,
    price_step,
    price_ticks,
)
from watchapp.ui.chart.view import ChartView
from watchapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
DAY = 86_400
LEI_JUN = date(2025, 11, 24)


def x_range(window: Window) -> tuple[float, float]:
    shown = window.centre.chart.canvas.shown
    return shown.x0, shown.x1


def width(window: Window) -> float:
    x0, x1 = x_range(window)
    return x1 - x0


def press(
    window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.centre.chart, key, modifier)


def purchase(window: Window) -> InsiderDeal:
    """Lei Jun's purchase in the sample."""
    listing = window.centre.listing
    events = window.workspace.desk.book.events(listing.issuer_id)
    return next(e for e in events if isinstance(e, InsiderDeal) and e.side == "buy")


def glyph_of(window: Window, event_id: str) -> QPointF:
    """Where an event's mark is painted, in pixels of the chart."""
    chart = window.centre.chart
    chart.grab()
    room = chart.canvas.lanes_room
    hit = next(h for h in room.hits if any(e.id == event_id for e in h.mark.events))
    return hit.rect.center() / chart.canvas.frame.ratio


def daily(closes: list[float], first: date = date(2025, 11, 3), **more: Any) -> core.Bars:
    """Daily bars on weekdays from ``first``."""
    days, day = [], first
    while len(days) < len(closes):
        if day.weekday() < 5:
            days.append(core.time_of_day(day))
        day += timedelta(days=1)
    close = np.array(closes, float)
    return core.Bars(
        np.array(days, np.int64), close, close + 1, close - 1, close,
        np.full(len(close), 1e6), close, zone="Asia/Hong_Kong", currency="HKD", **more,
    )  # fmt: skip


def frame_of(x0: float, x1: float, px: int = 800, ratio: float = 1.0) -> Frame:
    return Frame(px, 600, ratio, 10, 60, (), 0, x0=x0, x1=x1, y0=0.0, y1=1.0)


# -- keys, wheel, ranges


def test_arrows_with_shift_move_and_plus_and_minus_zoom(story: Window) -> None:
    story.centre.chart.zoom(0.5)
    before, wide = x_range(story), width(story)
    press(story, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert x_range(story)[0] < before[0]
    assert width(story) == pytest.approx(wide)
    press(story, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert x_range(story) == pytest.approx(before)
    press(story, Qt.Key.Key_Plus)
    assert width(story) < wide
    press(story, Qt.Key.Key_Minus)
    press(story, Qt.Key.Key_Minus)
    assert width(story) > wide


def test_pages_home_and_end_reach_both_ends(story: Window) -> None:
    story.centre.chart.zoom(0.5)
    count, wide = len(story.centre.chart.canvas.shown.bars), width(story)
    press(story, Qt.Key.Key_PageUp)
    assert x_range(story)[1] < count - 0.3 * wide
    press(story, Qt.Key.Key_PageDown)
    assert x_range(story)[1] >= count - 1
    press(story, Qt.Key.Key_Home)
    assert x_range(story)[0] == pytest.approx(-0.5), "the first bar stands at the left edge"
    assert width(story) == pytest.approx(wide)
    press(story, Qt.Key.Key_End)
    assert x_range(story)[0] < count - 1 <= x_range(story)[1]
    press(story, Qt.Key.Key_Home)
    press(story, Qt.Key.Key_0)
    assert x_range(story) == pytest.approx(span(BY_ID["6M"], story.centre.chart.canvas.shown.bars))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from([0.7, 0.9, 1.2, 2.0]), st.floats(0, 1)), max_size=30))
def test_whatever_is_zoomed_out_no_bars_are_hidden_beside_an_empty_place(
    story: Window, steps: list[tuple[float, float]]
) -> None:
    chart = story.centre.chart
    count = len(chart.canvas.shown.bars)
    chart.show_range(BY_ID["6M"])
    for factor, share in (*steps, (1.01, 0.5)):
        chart.zoom(factor, share * chart.width())
    x0, x1 = x_range(story)
    assert x0 >= -9 or x1 >= count, "bars are hidden at the right, and the left is empty"
    assert x1 <= count + 40 or x0 <= 0, "bars are hidden at the left, and the right is empty"
    for _ in range(20):
        chart.zoom(1.3, 0.9 * chart.width())
    x0, x1 = x_range(story)
    assert (x0 < 0, x1 > count) == (True, True), "all of them are seen"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(["Left", "Right", "PageUp", "PageDown", "Home", "End", "Plus", "Minus"])
    )
)
def test_no_row_of_keys_leads_away_from_the_bars(shared_chart: ChartView, keys: list[str]) -> None:
    chart = shared_chart
    for key in keys:
        QTest.keyClick(chart, getattr(Qt.Key, f"Key_{key}"))
        shown = chart.canvas.shown
        first, last = chart.canvas.frame.visible(len(shown.bars))
        assert last > first, "a bar is always seen"
        assert shown.x1 - shown.x0 >= 5 - 1e-6


@pytest.fixture
def shared_chart(story: Window) -> ChartView:
    return story.centre.chart


def test_the_wheel_zooms_around_the_mouse(story: Window) -> None:
    chart = story.centre.chart
    at = chart.canvas.frame.position(200 * chart.canvas.frame.ratio)
    chart.zoom(0.5, 200)
    assert chart.canvas.frame.position(200 * chart.canvas.frame.ratio) == pytest.approx(at)


@pytest.mark.parametrize("key", NAMES)
def test_every_range_button_shows_bars_up_to_the_newest(story: Window, key: str) -> None:
    story.centre.choose_range(key)
    shown = story.centre.chart.canvas.shown
    first, last = story.centre.chart.canvas.frame.visible(len(shown.bars))
    assert last == len(shown.bars)
    assert first < last
    if key == "MAX":
        assert first == 0
    button = next(b for b in story.centre.toolbar.ranges.buttons() if b.property("range") == key)
    assert button.isChecked()


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("1M", date(2026, 1, 6)), ("6M", date(2025, 8, 7)), ("YTD", date(2026, 1, 1)),
        ("1Y", date(2025, 2, 5)),
    ],
)  # fmt: skip
def test_a_range_begins_with_its_first_day(key: str, first: date) -> None:
    closes = [50.0 + k % 7 for k in range(600)]
    series = daily(closes, date(2023, 10, 23))
    assert series.day(len(series) - 1) == date(2026, 2, 6)
    x0, x1 = span(BY_ID[key], series)
    at = round(x0 + 0.5)
    assert series.day(at) >= first
    assert at == 0 or series.day(at - 1) < first
    assert x1 > len(series) - 1


def test_a_range_of_an_empty_series_is_no_error() -> None:
    for shown in BY_ID.values():
        assert span(shown, core.empty()) == (0.0, 1.0)


def test_the_zoom_is_remembered_for_each_symbol_over_a_restart(
    window_of: Callable[..., Window],
    workspace_of: Callable[..., Workspace],
    sample: Path,
    folders: Paths,
) -> None:
    first = workspace_of(sample)
    window = window_of(first)
    window.centre.choose_range("1Y")
    window.centre.chart.zoom(0.4)
    window.centre.chart.pan(-0.5)
    wide, left = width(window), x_range(window)[0]
    QTest.qWait(600)  # it is kept once the hand rests
    kept = first.settings
    assert kept.views["1810.HK"]["range"] == "1Y"
    first.close()

    second = workspace_of(sample, settings=kept)
    again = window_of(second)
    assert width(again) == pytest.approx(wide, abs=1.5)
    assert x_range(again)[0] == pytest.approx(left, abs=1.5)
    assert again.centre._range == "1Y"


# -- marks and lists


def test_a_click_on_a_mark_chooses_its_event_in_the_list(story: Window) -> None:
    event = purchase(story)
    chart = story.centre.chart
    chart.click(glyph_of(story, event.id), double=False)
    assert story.side.current().id == event.id
    assert event.id in chart.canvas.shown.chosen
    assert "Lei Jun" in story.side.card.toPlainText()


def test_a_click_beside_all_marks_chooses_nothing(story: Window) -> None:
    story.choose_events([purchase(story).id])
    story.centre.chart.click(QPointF(300, 100), double=False)
    assert story.side.current() is None
    assert not story.centre.chart.canvas.shown.chosen


def test_an_event_chosen_in_the_list_is_shown_on_the_chart_wherever_that_is(story: Window) -> None:
    event = purchase(story)
    press(story, Qt.Key.Key_Plus)
    for _ in range(12):
        press(story, Qt.Key.Key_Plus)
    row = story.side.model.row_of(event.id)
    story.side.table.setCurrentIndex(story.side.model.index(row, 0))
    shown = story.centre.chart.canvas.shown
    assert event.id in shown.chosen
    at = marks.position(shown.bars, event.traded_from)
    assert shown.x0 <= at <= shown.x1


def test_hiding_all_marks_and_showing_them_again(story: Window) -> None:
    chart = story.centre.chart
    assert chart.canvas.shown.marks.marks
    with_marks = chart.picture().toImage()
    story.activateWindow()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_M)
    assert not chart.canvas.shown.marks.marks
    assert not story.workspace.settings.marks_shown
    assert not story.centre.toolbar.marks_button.isChecked()
    assert chart.picture().toImage() != with_marks
    QTest.keyClick(chart, Qt.Key.Key_M)
    assert chart.canvas.shown.marks.marks
    assert chart.picture().toImage() == with_marks


def test_the_card_beside_a_mark_says_who_how_much_and_both_clocks(story: Window) -> None:
    chart = story.centre.chart
    story.resize(1440, 900)
    words = hover(story, glyph_of(story, purchase(story).id))
    for part in ("Lei Jun: purchase", "2,600,000 shares at 38.58", "traded", "known"):
        assert part in words
    assert chart.rect().contains(chart._hover.geometry()), "the card is not cut off"
    leave = QEvent(QEvent.Type.Leave)
    QApplication.sendEvent(chart, leave)
    assert not chart._hover.isVisible()


def test_the_card_fits_into_a_narrow_chart_too(story: Window) -> None:
    chart = story.centre.chart
    story.resize(800, 600)
    hover(story, glyph_of(story, purchase(story).id))
    assert chart.width() < 340
    assert chart.rect().contains(chart._hover.geometry())


def hover(window: Window, at: QPointF) -> str:
    """Moves the mouse to a place of the chart; the words of the card that appears."""
    chart, none = window.centre.chart, Qt.MouseButton.NoButton
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, at, chart.mapToGlobal(at), none, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(chart.viewport(), move)
    assert chart._hover.isVisible()
    return chart._hover.text()


def test_simulated_prices_say_so_on_the_picture_and_to_a_screen_reader(
    story: Window, qtbot: QtBot
) -> None:
    chart = story.centre.chart
    assert chart.canvas.shown.simulated
    qtbot.waitUntil(lambda: "SIMULATED" in chart.accessibleDescription())


def test_an_error_inside_a_paint_leaves_the_window_alive_and_is_logged_once(
    story: Window, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    chart = story.centre.chart
    room = chart.canvas.lanes_room
    guard._said.clear()
    del room._theme  # whatever goes wrong inside a room
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            chart.canvas.refresh()
            chart.grab()
    assert len([r for r in caplog.records if "is left out" in r.message]) == 1
    room.set_theme(story.theme)
    chart.canvas.refresh()
    chart.grab()
    assert story.isVisible()
    assert chart.canvas.lanes_room.hits, "it paints again"
    guard._said.clear()


# -- placing events


def test_events_stand_on_their_session_between_sessions_and_beyond_both_ends() -> None:
    series = daily([40.0] * 10)  # Monday 3 to Friday 14 November
    assert marks.position(series, date(2025, 11, 3)) == 0
    assert marks.position(series, date(2025, 11, 5)) == 2
    assert marks.position(series, date(2025, 11, 8)) == 4.5, "a Saturday: half way"
    assert marks.position(series, date(2025, 11, 9)) == 4.5
    assert marks.position(series, date(2025, 11, 17)) == 10, "the next Monday"
    assert marks.position(series, date(2025, 11, 15)) == 9, "no weekday after the last bar yet"
    assert marks.position(series, date(2025, 11, 2)) == -1


def test_a_holiday_stands_half_way_between_its_neighbours() -> None:
    whole = daily([40.0] * 10)
    keep = np.arange(10) != 2
    columns = {c: getattr(whole, c)[keep] for c in ("time", *core.COLUMNS)}
    series = core.Bars(**columns, zone=whole.zone, currency=whole.currency)
    assert marks.position(series, date(2025, 11, 5)) == 1.5


def test_what_ended_before_the_first_price_is_hidden_with_its_reason() -> None:
    series = daily([40.0] * 10)
    early = deal("early", traded_from=date(2024, 1, 1), traded_to=None)
    running = BuybackProgramme(id="p", issuer_id="i", traded_from=date(2024, 1, 1))
    undated = deal("undated", traded_from=None, traded_to=None, published_at=None)
    placed = marks.place([early, running, undated], series)
    assert {e.id: why for e, why in placed.hidden} == {
        "early": "before_first_price",
        "undated": "no_day",
    }
    assert [m.event.id for m in placed.marks] == ["p"]
    assert placed.marks[0].x1 == float("inf"), "a programme without an end goes on"


def test_without_bars_every_event_is_hidden_and_none_lost() -> None:
    placed = marks.place([deal("a"), note("b")], core.empty())
    assert {why for _, why in placed.hidden} == {"no_prices"}
    assert len(placed.hidden) == 2


def test_a_price_before_a_split_stands_on_todays_basis() -> None:
    split = (core.time_of_day(date(2025, 11, 10)), 4.0)
    series = daily([40.0] * 10, splits=(split,))
    before = deal("a", traded_from=date(2025, 11, 5), traded_to=None)
    after = deal("b", traded_from=date(2025, 11, 12), traded_to=None)
    first, second = marks.place([before, after], series).marks
    assert first.price == pytest.approx(float(before.price) / 4)
    assert second.price == pytest.approx(float(after.price))


def test_what_was_known_after_trading_counts_from_the_next_session() -> None:
    series = daily([40.0] * 10)
    for timing, bar in (("before", 2), ("during", 2), ("after", 3)):
        event = deal(
            "a", traded_from=date(2025, 11, 5), published_at=None,
            published_on=date(2025, 11, 5), timing=timing,
        )  # fmt: skip
        assert marks.known_position(event, series) == bar
    saturday = deal("a", published_at=datetime(2025, 11, 8, 3, tzinfo=UTC))
    assert marks.known_position(saturday, series) == 5


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.dates(date(2025, 9, 1), date(2026, 3, 1)), min_size=1, max_size=30),
    st.floats(0.05, 30),
)
def test_joined_marks_lose_no_event_and_never_overlap_their_neighbours(
    days: list[date], px: float
) -> None:
    series = daily([40.0] * 60, date(2025, 10, 1))
    events = [deal(f"e{k}", traded_from=d, traded_to=None) for k, d in enumerate(days)]
    placed = marks.place(events, series)
    points = Points(placed.marks)
    level = points.level(px)
    groups = points.groups(level)
    joined = [points.mark(level, k) for k in range(len(groups.x))]
    ids = sorted(e.id for m in joined for e in m.events)
    assert ids == sorted(m.event.id for m in placed.marks)
    assert list(groups.count) == [len(m.events) for m in joined]
    assert 2.0**level * px >= marks.LARGEST, "a bucket holds the largest glyph"
    for one, other in pairwise(groups.bucket):
        assert one < other, "so those of a look never overlap"
    for mark, bucket in zip(joined, groups.bucket, strict=True):
        assert bucket * 2**level - 0.5 <= mark.x0 <= mark.x1 < (bucket + 1) * 2**level - 0.5


def test_zooming_in_splits_a_group_and_sessions_are_never_split() -> None:
    series = daily([40.0] * 60)
    days = [series.day(k) for k in (10, 10, 11, 13, 40)]
    events = [deal(f"e{k}", traded_from=d, traded_to=None) for k, d in enumerate(days)]
    points = Points(marks.place(events, series).marks)

    def counts(px: float) -> list[int]:
        return points.groups(points.level(px)).count.tolist()

    assert counts(20.0) == [2, 1, 1, 1]
    assert counts(4.0) == [4, 1], "buckets of eight bars: 8 to 15, 40 to 47"
    assert counts(6.0) == [3, 1, 1], "of four: 8 to 11, 12 to 15, 40 to 43"
    assert counts(0.2) == [5]


def test_a_purchase_and_a_sale_of_one_day_stay_apart() -> None:
    series = daily([40.0] * 10)
    day = date(2025, 11, 5)
    events = [
        deal("b", traded_from=day, traded_to=None, side="buy"),
        deal("s", traded_from=day, traded_to=None, side="sell"),
        Repurchase(id="r", issuer_id="i", traded_from=day),
    ]
    index = MarkIndex(marks.place(events, series).marks)
    level = index.points["insiders"].level(1.0)
    groups = index.points["insiders"].groups(level)
    sides = [index.points["insiders"].mark(level, k).side for k in range(len(groups.x))]
    assert sorted(sides) == ["buy", "sell"]
    assert sorted(groups.shift.tolist()) == [-0.5, 0.5], "beside each other, not over each other"
    assert len(index.points["company"].marks) == 1


# -- no extreme is lost


@settings(max_examples=150, deadline=None)
@given(
    count=st.integers(1, 900), x0=st.floats(-50, 900), wide=st.floats(5, 3000),
    px=st.integers(80, 700), seed=st.integers(0, 10_000),
)  # fmt: skip
def test_a_column_of_pixels_keeps_every_high_low_open_close_and_volume(
    count: int, x0: float, wide: float, px: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    close = rng.uniform(1, 100, count)
    high, low = close + rng.uniform(0, 5, count), close - rng.uniform(0, 0.9, count)
    series = core.Bars(
        np.arange(count, dtype=np.int64) * DAY, rng.permutation(close), high, low, close,
        rng.uniform(0, 1e6, count), close,
    )  # fmt: skip
    frame = frame_of(x0, x0 + wide, px)
    first, last = frame.visible(count)
    if first >= last:
        assert price_range(columns_of(Pyramid(series), frame)) is None
        return
    columns = columns_of(Pyramid(series), frame)
    found = columns.buckets
    assert found.first * found.size <= first
    for k in range(len(found)):  # brute force
        inside = slice((found.first + k) * found.size, (found.first + k + 1) * found.size)
        assert found.high[k] == high[inside].max()
        assert found.low[k] == low[inside].min()
        assert found.open[k] == series.open[inside][0]
        assert found.close[k] == close[inside][-1]
        assert found.volume[k] == pytest.approx(series.volume[inside].sum())
    assert (found.first + len(found)) * found.size >= last
    assert len(found) <= 2 or np.all(np.diff(columns.left)[:-1] >= 1), "one in a pixel column"
    assert np.all(columns.right >= columns.left)
    assert price_range(columns) == (found.low.min(), found.high.max())


@pytest.mark.parametrize("count", [200, 5000, 30_000])
def test_every_column_of_volume_is_as_tall_as_its_share_however_it_is_painted(
    count: int, qapp: QApplication
) -> None:
    rng = np.random.default_rng(count)
    close = rng.uniform(50, 60, count)
    volume = rng.uniform(0, 1000, count)
    volume[3] = np.nan
    series = core.Bars(
        np.arange(count, dtype=np.int64) * DAY, close, close, close, close, volume, close
    )
    frame = frame_of(-0.5, count - 0.5, 1000)
    frame.set_prices(0.0, 100.0, log=False)
    columns = columns_of(Pyramid(series), frame)
    theme = looks.theme_of("light", "western")
    image = QImage(frame.width, frame.height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.ground))
    painter = QPainter(image)
    BarsRoom(theme)._paint_volume(painter, frame, columns)
    painter.end()
    found = np.array(image.constBits()).reshape(frame.height, frame.width, 4)
    inked = np.any(found != found[0, 0], axis=2).sum(axis=0)
    sums = np.nan_to_num(columns.buckets.volume)
    tall = np.rint(sums / sums.max() * (frame.volume_bottom - frame.volume_top)).astype(int)
    middle = (columns.left + columns.right) // 2
    assert np.array_equal(inked[middle], tall)
    assert inked[: frame.left].sum() == 0


def test_prices_of_a_logarithmic_axis_are_round_and_few() -> None:
    for low, high in ((0.5, 900.0), (3.0, 11.0), (1e-4, 1e6), (99.0, 101.0)):
        ticks = log_ticks(low, high, 8)
        assert 2 <= len(ticks) <= 16
        assert all(low <= t <= high for t in ticks)
        assert ticks == sorted(set(ticks))
    assert log_ticks(0.9, 110.0, 7) == [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]


@given(st.floats(0.01, 1e5), st.floats(1.001, 1e4), st.floats(0, 1))
def test_a_place_and_its_price_agree_on_both_axes(low: float, times: float, share: float) -> None:
    for log in (False, True):
        frame = frame_of(0, 100, 700)
        frame.set_prices(low, low * times, log=log)
        y = frame.top + share * (frame.bottom - frame.top)
        assert frame.y(frame.price(y)) == pytest.approx(y, abs=1e-4)
        prices = np.array([low, low * times])
        assert frame.ys(prices).tolist() == [frame.bottom, frame.top]


# -- ticks


def sessions(
    zone: str, first: date, days: int, seconds: int, *, opens: float = 9.5, closes: float = 16.0
) -> core.Bars:
    """Intraday bars of weekdays in a zone, as UTC seconds."""
    found, place = [], ZoneInfo(zone)
    for k in range(days):
        day = first + timedelta(days=k)
        if day.weekday() > 4:
            continue
        at = datetime(day.year, day.month, day.day, tzinfo=place) + timedelta(hours=opens)
        start = int(at.timestamp())
        found += range(start, start + int((closes - opens) * 3600), seconds)
    time = np.array(found, np.int64)
    ones = np.ones(len(time))
    interval = {60: "1m", 300: "5m", 900: "15m", 3600: "1h"}[seconds]
    return core.Bars(time, ones, ones, ones, ones, ones, ones, interval, zone=zone)


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Hong_Kong", "Europe/Berlin"])
@pytest.mark.parametrize("first", [date(2026, 3, 5), date(2025, 10, 23), date(2025, 12, 29)])
def test_hours_are_those_of_the_exchange_on_days_when_clocks_change_too(
    zone: str, first: date
) -> None:
    series = sessions(zone, first, 8, 300)
    local = local_seconds(series)
    assert set((local % DAY).tolist()) == set(range(34_200, 57_600, 300))
    place = ZoneInfo(zone)
    for at in range(0, len(series), 37):
        wall = datetime.fromtimestamp(int(series.time[at]), UTC).astimezone(place)
        assert (wall.hour * 60 + wall.minute) * 60 == local[at] % DAY
    assert len(np.unique(local_days(series))) == len({series.day(i) for i in range(len(series))})


def test_one_session_is_labelled_with_its_hours_and_five_with_their_days() -> None:
    QLocale.setDefault(QLocale("en_US"))
    one = sessions("Asia/Hong_Kong", date(2025, 11, 24), 1, 60)
    labels = [t.label for t in TimeTicks(local_seconds(one)).between(0, len(one), 600 / len(one))]
    assert labels[0] == "24 Nov"
    assert set(labels[1:]) >= {"11:00", "12:00", "14:00"}
    week = sessions("America/New_York", date(2026, 3, 5), 7, 300)  # clocks change on the 8th
    labels = [
        t.label for t in TimeTicks(local_seconds(week)).between(0, len(week), 600 / len(week))
    ]
    assert [x for x in labels if ":" not in x] == ["5 Mar", "6 Mar", "9 Mar", "10 Mar", "11 Mar"]
    assert {x for x in labels if ":" in x} <= {"12:00", "13:00", "14:00"}


def test_a_new_year_is_named_and_months_are_the_locales() -> None:
    QLocale.setDefault(QLocale("en_US"))
    series = daily([40.0] * 130, date(2025, 9, 1))
    ticks = TimeTicks(local_seconds(series)).between(0, 130, 6.0)
    assert [t.label for t in ticks] == ["Sep", "Oct", "Nov", "Dec", "2026", "Feb"]
    assert [t.major for t in ticks] == [False, False, False, False, True, False]
    QLocale.setDefault(QLocale("de_DE"))
    labels = [t.label for t in TimeTicks(local_seconds(series)).between(0, 130, 6.0)]
    QLocale.setDefault(QLocale("en_US"))
    assert labels == ["Sep", "Okt", "Nov", "Dez", "2026", "Feb"]


zones = st.sampled_from(["America/New_York", "Asia/Hong_Kong", "Europe/Berlin", "UTC"])


@settings(max_examples=120, deadline=None)
@given(
    data=st.data(), zone=zones, first=st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    seconds=st.sampled_from([60, 300, 900, 3600, DAY]), px=st.integers(200, 2000),
)  # fmt: skip
def test_time_labels_stand_in_order_at_bars_that_begin_their_period_and_do_not_overlap(  # noqa: PLR0917 - drawn
    qapp: QApplication, data: st.DataObject, zone: str, first: date, seconds: int, px: int
) -> None:
    QLocale.setDefault(QLocale("en_US"))
    if seconds == DAY:
        series = daily([40.0] * data.draw(st.integers(1, 3000)), first)
    else:
        series = sessions(zone, first, data.draw(st.integers(3, 20)), seconds)
    count = len(series)
    x0 = data.draw(st.floats(-20, count - 1))
    x1 = x0 + data.draw(st.floats(5, 2 * count + 20))
    local = local_seconds(series)
    per_bar = px / (x1 - x0)
    room = data.draw(st.floats(40, 120))
    ticks = TimeTicks(local).between(x0, x1, per_bar, room)
    places = [t.at for t in ticks]
    assert places == sorted(set(places))
    assert all(float(t.at).is_integer() and 0 <= t.at < count for t in ticks)
    for one, other in pairwise(ticks):
        assert (other.at - one.at) * per_bar >= 0.6 * room, (one, other)
        assert int(local[int(one.at)]) < int(local[int(other.at)])
    for tick in ticks:
        at = int(tick.at)
        if ":" in tick.label:
            hour, minute = tick.label.split(":")
            assert (int(hour) * 60 + int(minute)) * 60 == local[at] % DAY


@settings(max_examples=60, deadline=None)
@given(
    data=st.data(), first=st.dates(date(2000, 1, 1), date(2020, 1, 1)),
    count=st.integers(1, 4000), seconds=st.sampled_from([3600, DAY]),
)  # fmt: skip
def test_wherever_one_looks_first_periods_begin_at_the_same_bars(
    data: st.DataObject, first: date, count: int, seconds: int
) -> None:
    begin = int(datetime(first.year, first.month, first.day, tzinfo=UTC).timestamp())
    local = begin + seconds * np.arange(count, dtype=np.int64)
    walked = TimeTicks(local)
    for _ in range(4):
        left = data.draw(st.integers(0, count - 1))
        right = data.draw(st.integers(left + 1, count))
        for place in range(len(walked._units)):
            whole = TimeTicks(local)._seen(place, 0, count)
            wanted = whole[(whole >= left) & (whole < right)]
            assert walked._seen(place, left, right).tolist() == wanted.tolist()
            assert whole[0] == 0


@settings(max_examples=80, deadline=None)
@given(data=st.data(), seconds=st.sampled_from([300, DAY]), zone=zones)
def test_another_series_has_the_ticks_it_would_have_alone(
    qapp: QApplication, data: st.DataObject, seconds: int, zone: str
) -> None:
    QLocale.setDefault(QLocale("en_US"))
    if seconds == DAY:
        local = local_seconds(daily([40.0] * 2500, date(2016, 2, 1)))
    else:
        local = local_seconds(sessions(zone, date(2026, 3, 2), 12, seconds))
    count = len(local)
    walked = TimeTicks(local)
    for _ in range(4):
        # of the same exchange: listed later, with more days at its end or fewer, or a holiday
        first = data.draw(st.integers(0, count // 2))
        last = count - data.draw(st.integers(0, count // 4))
        own = local[first:last]
        if data.draw(st.booleans()):
            own = np.delete(own, data.draw(st.integers(0, len(own) - 1)))
        if not walked.take(own):
            walked = TimeTicks(own)
        width = data.draw(st.integers(5, len(own)))
        end = len(own) - data.draw(st.integers(-8, len(own) - 5))
        px = 1100 / width
        assert walked.between(end - width, end, px) == TimeTicks(own).between(end - width, end, px)


def test_a_gap_of_years_does_not_make_the_labels_depend_on_where_one_came_from(
    qapp: QApplication,
) -> None:
    days = [date(2008, 1, 1) + timedelta(days=k) for k in range(2600)]
    kept = [d for d in days if not date(2010, 3, 1) <= d <= date(2012, 6, 1)]
    local = np.array([(d - date(1970, 1, 1)).days * DAY for d in kept], np.int64)
    for wide in (120, 200, 300, 500):
        at, px = kept.index(date(2012, 6, 2)) - wide // 2, 1100 / wide
        opened, zoomed_in, zoomed_out = TimeTicks(local), TimeTicks(local), TimeTicks(local)
        zoomed_in.between(0, len(local), 1100 / len(local))
        zoomed_out.between(at + wide // 2 - 10, at + wide // 2 + 10, 55.0)
        found = [
            [t.label for t in ticks.between(at, at + wide, px)]
            for ticks in (opened, zoomed_in, zoomed_out)
        ]
        assert found[0] == found[1] == found[2], wide


def test_a_series_is_not_taken_for_another_by_its_first_bar_or_the_one_before(
    qapp: QApplication,
) -> None:
    QLocale.setDefault(QLocale("en_US"))
    older = local_seconds(daily([40.0] * 900, date(2022, 3, 1)))
    walked = TimeTicks(older)
    walked.between(500, 899, 3.0)
    assert walked.take(older[50:])
    assert walked.between(450, 849, 3.0) == TimeTicks(older[50:]).between(450, 849, 3.0)
    # what was looked up begins with the other's first bar, with which all periods begin
    first = max(min(b for b, _, _ in walked._heads.values()) - 1, 0)
    assert not walked.take(older[50 + first :])
    whole = TimeTicks(older)
    whole.between(0, 899, 1.2)
    assert not whole.take(older[1:])
    day = daily([40.0], date(2026, 3, 2))
    alone = TimeTicks(local_seconds(day))
    alone.between(-1, 2, 400.0)
    minutes = local_seconds(day)[0] + 300 * np.arange(60, dtype=np.int64)
    assert not alone.take(minutes), "by one bar it is not known what follows"


def test_a_chart_that_came_from_another_symbol_looks_like_one_that_was_opened_with_it(
    qapp: QApplication,
) -> None:
    older = daily([40 + 5 * np.sin(k / 11) for k in range(900)], date(2022, 3, 1))
    younger = older.slice(300, len(older))
    pictures = []
    for way in ([younger], [older, younger], [younger, older, younger]):
        chart = ChartView(looks.theme_of("light", "western"))
        chart.resize(800, 500)
        for series in way:
            chart.set_bars(series, None)
            chart.show_range(BY_ID["1Y"])
            chart.picture()
        pictures.append(chart.picture().toImage())
    assert pictures[0] == pictures[1] == pictures[2]


def test_on_an_axis_in_per_cent_the_tags_are_in_per_cent(story: Window) -> None:
    chart = story.centre.chart
    frame = chart.canvas.frame
    chart.canvas.move_cursor(QPointF((frame.left + frame.right) / 2, frame.bottom - 50))
    assert "%" not in chart.canvas._cross.tag[1]
    chart.set_scale("percent")
    chart.grab()
    frame = chart.canvas.frame
    price = frame.price(frame.bottom - 50)
    chart.canvas.move_cursor(QPointF((frame.left + frame.right) / 2, frame.bottom - 50))
    said = chart.canvas._cross.tag[1]
    assert said == f"{100 * (price / frame.base - 1):+.2f}\u202f%".replace("-", "\u2212")
    assert chart.canvas._cross.tag[0].right() < frame.width, "and has room"


def test_over_more_than_a_year_the_highest_and_lowest_have_their_year(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en_US"))
    chart = ChartView(looks.theme_of("light", "western"))
    chart.resize(800, 500)
    chart.set_bars(daily([40 + 5 * np.sin(k / 60) for k in range(900)], date(2022, 3, 1)), None)
    said = {}
    for code in ("6M", "5Y"):
        chart.show_range(BY_ID[code])
        chart.picture()
        said[code] = set(chart.canvas.range_room._words.values())
    assert all(words[-4:].isdigit() for words in said["5Y"] - said["6M"])
    assert not any(words[-4:].isdigit() for words in said["6M"])


def test_marks_with_room_stand_where_they_are_true(story: Window) -> None:
    chart = story.centre.chart
    bought = purchase(story)
    mark = next(m for m in story.centre.placed.marks if m.event.id == bought.id)
    for sessions in (10, 25, 40, 55):
        chart.show_around(mark, sessions)
        at = glyph_of(story, bought.id).x()
        assert at == pytest.approx(chart.canvas.frame.x(mark.x0), abs=1.0), sessions


def test_the_label_of_a_day_and_of_an_hour_beside_it_do_not_touch(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en_US"))
    font = looks.font(looks.TINY, bold=True)
    font.setPixelSize(looks.TINY)
    wide = QFontMetricsF(font).horizontalAdvance
    local = local_seconds(sessions("America/New_York", date(2021, 1, 14), 3, 900))
    px = 232 / 64
    ticks = TimeTicks(local).between(0, 64, px)
    for one, other in pairwise(ticks):
        assert (other.at - one.at) * px >= (wide(one.label) + wide(other.label)) / 2 + 2


@given(
    st.text("0123456789.,:+-% OHLCVabgWT\u202f\u2212", max_size=60),
    st.sampled_from([1.0, 1.5, 2.0]),
)
def test_words_have_room_and_the_same_whatever_their_figures_are(
    qapp: QApplication, words: str, ratio: float
) -> None:
    font = looks.scaled(looks.TINY, ratio, bold=True)
    widths = Widths(font)
    assert widths(words) >= QFontMetricsF(font).horizontalAdvance(words) - 1
    assert widths(words) == widths("".join("7" if c.isdigit() else c for c in words))


@settings(max_examples=200, deadline=None)
@given(
    st.floats(1e-4, 1e6), st.floats(1e-6, 1e6), st.integers(2, 20)
)  # fmt: skip
def test_prices_on_the_axis_are_round_in_order_inside_and_not_too_many(
    low: float, height: float, most: int
) -> None:
    high = low + max(height, low * 1e-6)
    found = price_ticks(low, high, most)
    step = price_step(low, high, most)
    assert len(found) <= most + 1
    assert found == sorted(found)
    assert all(low - step * 1e-6 <= p <= high + step * 1e-6 for p in found)
    digits = decimals(step)
    assert len({round(p, digits) for p in found}) == len(found), "no label twice"
    head = f"{step:e}".split("e")[0].rstrip("0").rstrip(".")
    assert head in ("1", "2", "2.5", "5")


# -- what a bar says


def test_a_bar_says_its_dividend_and_its_split() -> None:
    QLocale.setDefault(QLocale("en_US"))
    from dataclasses import replace

    from watchapp.ui.chart.cross_room import action_words

    series = daily([40.0] * 10)
    day, later = int(series.time[4]), int(series.time[5])
    series = replace(series, dividends=((day, 0.25),), splits=((day, 1.5), (later, 0.1)))
    assert action_words(series, 4).split("   ") == ["Dividend 0.25", "Split 3 for 2"]
    assert action_words(series, 5) == "Split 1 for 10"
    assert action_words(series, 6) == ""


def test_stepping_through_the_marks_speaks_the_place_and_the_deal(story: Window) -> None:
    side = story.side
    rows = range(side.model.rowCount())
    row = next(r for r in rows if "Lei Jun" in side.sentence(r))
    said = side.sentence(row)
    assert said.startswith(f"{len(rows) - row} of {len(rows)}, ")
    for part in ("purchase", "2.6 million shares at 38.58 HKD", "traded 11/24/2025"):
        assert part in said
    assert side.sentence(len(rows)) == ""
