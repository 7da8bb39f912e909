"""Marks at work: their two clocks, what a joined one opens, cards, bars said one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QNativeGestureEvent, QPainter, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from samples import deal
from test_chart import daily, press, purchase

from watchapp.app import acts
from watchapp.core import marks
from watchapp.core.bars import Bars
from watchapp.core.change import Act, added
from watchapp.core.events import CalendarDay, Coverage
from watchapp.core.mark_groups import MarkIndex
from watchapp.core.marks import LARGEST
from watchapp.ui import guard
from watchapp.ui.chart.atlas import Letters
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.lane_level import LaneLevel
from watchapp.ui.chart.lane_words import short_words
from watchapp.ui.chart.speech import bar_sentence
from watchapp.ui.chart.view import ChartView
from watchapp.ui.events import words
from watchapp.ui.window import Window

KNOWN_LATER = {
    "traded_from": date(2025, 11, 4),
    "traded_to": None,
    "published_at": datetime(2025, 11, 6, 3, tzinfo=UTC),
}


def minutes(days: list[date], count: int) -> Bars:
    """``count`` bars of a minute from 14:00 UTC on each day."""
    at = [datetime(d.year, d.month, d.day, 14, k, tzinfo=UTC) for d in days for k in range(count)]
    price = np.full(len(at), 40.0)
    return Bars(
        np.array([int(a.timestamp()) for a in at]), price, price, price, price, price, price,
        interval="1m", currency="HKD", zone="UTC",
    )  # fmt: skip


def picture(chart: ChartView) -> QImage:
    """The viewport as it is painted, with what lies over the picture."""
    image = QImage(chart.viewport().size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    chart.canvas.paint(painter, None)
    painter.end()
    return image


# -- two clocks


def test_a_mark_stands_on_the_clock_that_is_its_anchor_and_its_price_where_it_was_paid() -> None:
    series = daily([40.0, 41, 42, 43, 44])
    event = deal("a", **KNOWN_LATER)
    (traded,) = marks.place([event], series).marks
    (known,) = marks.place([event], series, "known").marks
    assert (traded.x0, traded.other, traded.traded) == (1, 3, 1)
    assert (known.x0, known.other, known.traded) == (3, 1, 1)
    assert MarkIndex([known]).deals(0, 2, 20) == [known], "the tick at the price stays"


def test_a_deal_before_the_first_price_stands_where_it_was_known() -> None:
    series = daily([40.0, 41, 42, 43, 44])
    event = deal("a", **KNOWN_LATER | {"traded_from": date(2025, 10, 31)})
    assert marks.place([event], series).hidden == ((event, "before_first_price"),)
    (known,) = marks.place([event], series, "known").marks
    assert known.x0 == 3


def test_an_implausible_event_is_drawn_as_doubtful() -> None:
    event = deal("a", traded_from=date(2025, 11, 4), traded_to=None)
    (plain,) = marks.place([event], daily([40.0, 41, 42])).marks
    (doubted,) = marks.place([event], daily([40.0, 41, 42]), implausible={"a"}).marks
    assert (plain.doubtful, doubted.doubtful) == (False, True)


def test_after_trading_is_the_next_session_on_minutes_too() -> None:
    series = minutes([date(2025, 11, 6), date(2025, 11, 7)], 4)
    late = deal("a", **KNOWN_LATER | {"published_at": None, "published_on": date(2025, 11, 6)})
    early, late = (
        marks.known_position(replace(late, timing=timing), series) for timing in ("before", "after")
    )
    assert (early, late) == (0, 4)


def test_what_lasts_or_was_never_published_stays_where_it_is() -> None:
    series = daily([40.0] * 8)
    lasting = deal("a", **KNOWN_LATER | {"traded_to": date(2025, 11, 7)})
    unknown = deal("b", **KNOWN_LATER | {"published_at": None})
    found = marks.place([lasting, unknown], series, "known").marks
    assert [(m.x0, m.x1) for m in found] == [(1, 4), (1, 1)]


def test_k_moves_the_marks_to_when_they_were_known_and_says_so(story: Window) -> None:
    chart, event = story.centre.chart, purchase(story)

    def place() -> float:
        return next(m.x0 for m in chart.canvas.shown.marks.marks if m.event.id == event.id)

    before = place()
    story.activateWindow()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_K)
    assert place() > before
    assert "known \u2192 traded" in story.centre._legend.text().replace("\u00a0", " ")
    assert story.workspace.settings.marks_anchor == "known"
    assert story.actions_by_id["anchor_known"].isChecked()
    menu = story.centre.toolbar.filter_button.menu()
    menu.aboutToShow.emit()
    clocks = next(a.menu() for a in menu.actions() if a.menu() and "stand" in a.text())
    assert [a.isChecked() for a in clocks.actions()] == [False, True]
    clocks.actions()[0].trigger()
    assert place() == before


def test_the_mark_under_the_mouse_shows_its_other_clock(story: Window) -> None:
    chart, event = story.centre.chart, purchase(story)
    plain = picture(chart)
    mark = next(h.mark for h in chart.canvas.lanes_room.hits if h.mark.event.id == event.id)
    chart.canvas.hover(mark)
    assert picture(chart) != plain
    chart.canvas.hover(None)
    assert picture(chart) == plain


# -- other listings of the company


def test_an_event_of_another_listing_says_so_is_joined_with_none_and_has_no_price_here(
    story: Window,
) -> None:
    series = daily([40.0, 41, 42])
    own = deal("a", **KNOWN_LATER)
    other = deal("b", **KNOWN_LATER | {"listing_id": "adr"})
    placed = marks.place([own, other], series, others={"adr": "XIACY"})
    assert [(m.listing, m.price is None) for m in placed.marks] == [("", False), ("XIACY", True)]
    points = MarkIndex(placed.marks).points["insiders"]
    assert points.groups(6).count.tolist() == [1, 1]
    words = [short_words(m) for m in placed.marks]
    assert [w.endswith("XIACY") for w in words] == [False, True]
    card = story.centre.chart._hover
    card.follow(placed.marks[1], QPointF(50, 50))
    assert "XIACY" in card.text()


# -- joined marks, and cards


@pytest.fixture
def joined(story: Window) -> Window:
    """The sample with three purchases of one day."""
    book, listing = story.workspace.desk.book, story.centre.listing
    day = purchase(story).traded_from
    for key in ("one", "two"):
        more = deal(
            key, issuer_id=listing.issuer_id, listing_id=None, person=f"Somebody {key}",
            traded_from=day, traded_to=day,
        )  # fmt: skip
        assert story.asking.do(acts.save_event(book, more))
    story.centre.chart.grab()
    return story


def place_of(window: Window, count: int) -> QPointF:
    chart = window.centre.chart
    hit = next(h for h in chart.canvas.lanes_room.hits if len(h.mark.events) == count)
    return hit.rect.center() / chart.canvas.frame.ratio


def test_a_click_on_a_joined_mark_opens_its_events_and_the_keyboard_chooses_one(
    joined: Window,
) -> None:
    chart, fan = joined.centre.chart, joined.centre.chart._fan
    joined.activateWindow()
    chart.click(place_of(joined, 3), double=False)
    assert fan.isVisible()
    assert fan.count() == 3
    assert chart.rect().contains(fan.geometry()), "it flips where there is no room"
    QTest.keyClick(fan, Qt.Key.Key_Down)
    chosen = joined.side.current()
    assert chosen is not None
    assert chosen.person in fan.currentItem().text()
    assert chart.canvas.shown.chosen == {chosen.id}
    QTest.keyClick(fan, Qt.Key.Key_Escape)
    assert not fan.isVisible()
    assert chart.hasFocus()


def test_a_click_beside_the_marks_closes_what_a_joined_one_opened(joined: Window) -> None:
    chart = joined.centre.chart
    chart.click(place_of(joined, 3), double=False)
    chart.click(QPointF(200, 60), double=False)
    assert not chart._fan.isVisible()


def test_the_list_of_a_mark_stays_while_its_events_do_and_gives_the_keyboard_back(
    joined: Window,
) -> None:
    chart, fan = joined.centre.chart, joined.centre.chart._fan
    joined.activateWindow()
    chart.click(place_of(joined, 3), double=False)
    joined.centre.refresh_bars()  # new prices
    assert fan.isVisible()
    assert fan.hasFocus()
    joined.centre._set_marks_shown(False)
    assert not fan.isVisible()
    assert chart.hasFocus()


def test_a_card_goes_with_its_mark(story: Window) -> None:
    chart = story.centre.chart
    mark = next(m for m in chart.canvas.shown.marks.marks if m.event.id == purchase(story).id)
    chart._hover.follow(mark, QPointF(100, 100))
    story.centre._set_marks_shown(False)
    assert not chart._hover.isVisible()


def test_what_was_measured_stays_while_the_series_does(story: Window) -> None:
    chart = story.centre.chart
    chart.measure(QPointF(200, 100), QPointF(400, 200))
    story.centre.refresh_bars()
    assert chart.canvas.measure_shown is not None
    chart.set_bars(daily([40.0, 41, 42]), None)
    assert chart.canvas.measure_shown is None


def test_return_opens_the_list_of_a_joined_mark_that_is_chosen(joined: Window) -> None:
    chart = joined.centre.chart
    joined.activateWindow()
    joined.choose_events(["one"])
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert chart._fan.isVisible()


# -- periods in which insiders may not deal


def test_a_closed_period_is_hatched_in_the_insiders_lane_with_its_rule(story: Window) -> None:
    chart, listing = story.centre.chart, story.centre.listing
    plain = chart.exported("", "").image(1.0)
    closed = CalendarDay(
        id="closed", issuer_id=listing.issuer_id, traded_from=date(2025, 12, 8),
        traded_to=date(2026, 1, 9), calendar_kind="closed_period", rule="MAR Art. 19(11)",
    )  # fmt: skip
    assert story.asking.do(acts.save_event(story.workspace.desk.book, closed))
    assert chart.exported("", "").image(1.0) != plain
    chart.grab()
    hit = next(h for h in chart.canvas.lanes_room.hits if h.mark.event.id == "closed")
    top, height = chart.canvas.frame.lanes["insiders"]
    assert top <= hit.rect.top() < hit.rect.bottom() <= top + height
    chart._hover.follow(hit.mark, QPointF(100, 100))
    assert "Rule: MAR Art. 19(11)" in chart._hover.text()
    assert "closed period" in chart._hover.text()


# -- bar by bar


def test_arrows_step_from_bar_to_bar_and_each_is_said(story: Window) -> None:
    chart = story.centre.chart
    count = len(chart.canvas.shown.bars)
    press(story, Qt.Key.Key_Left)  # the newest bar first
    press(story, Qt.Key.Key_Left)
    at = round(chart.canvas.frame.position(chart.canvas.cursor.x() * chart.canvas.frame.ratio))
    assert at == count - 2
    press(story, Qt.Key.Key_Right)
    at = round(chart.canvas.frame.position(chart.canvas.cursor.x() * chart.canvas.frame.ratio))
    assert at == count - 1
    day = purchase(story).traded_from
    bar = next(k for k in range(count) if chart.canvas.shown.bars.day(k) == day)
    said = bar_sentence(chart.canvas.shown, bar)
    assert "24 Nov 2025: close" in said
    assert "Lei Jun" in said


def test_stepping_at_the_edge_takes_the_range_along(story: Window) -> None:
    chart = story.centre.chart
    chart.zoom(0.2)
    first = chart.canvas.frame.visible(len(chart.canvas.shown.bars))[0]
    for _ in range(round(chart.canvas.shown.x1 - chart.canvas.shown.x0) + 5):
        press(story, Qt.Key.Key_Left)
    frame = chart.canvas.frame
    at = frame.position(chart.canvas.cursor.x() * frame.ratio)
    assert at < first
    assert frame.left <= frame.x(at) <= frame.right


# -- a touchpad


def swipe(chart: ChartView, pixels: QPoint, angle: QPoint) -> None:
    middle = QPointF(chart.viewport().rect().center())
    event = QWheelEvent(
        middle, QPointF(chart.viewport().mapToGlobal(middle.toPoint())), pixels, angle,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.ScrollUpdate, False,
    )  # fmt: skip
    QApplication.sendEvent(chart.viewport(), event)


def test_two_fingers_move_and_a_wheel_zooms(story: Window) -> None:
    chart = story.centre.chart
    chart.zoom(0.5)
    shown = chart.canvas.shown
    before, wide = shown.x0, shown.x1 - shown.x0
    swipe(chart, QPoint(40, 3), QPoint(80, 6))
    assert shown.x0 < before, "what is seen follows the fingers to the right"
    assert shown.x1 - shown.x0 == pytest.approx(wide)
    swipe(chart, QPoint(0, 0), QPoint(0, 120))
    assert shown.x1 - shown.x0 < wide


def test_fingers_that_part_zoom_in_around_where_they_are(story: Window) -> None:
    chart = story.centre.chart
    shown, frame = chart.canvas.shown, chart.canvas.frame
    at = QPointF((frame.left + frame.right) / 2 / frame.ratio, 100)
    place, wide = frame.position(at.x() * frame.ratio), shown.x1 - shown.x0
    pad = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, pad, 2, at, at, at, 0.25, QPointF()
    )
    QApplication.sendEvent(chart.viewport(), event)
    assert shown.x1 - shown.x0 == pytest.approx(wide / 1.25)
    now = chart.canvas.frame
    assert now.position(at.x() * now.ratio) == pytest.approx(place, abs=0.01)


def test_days_no_source_was_read_for_are_tinted_and_said(story: Window) -> None:
    chart, listing = story.centre.chart, story.centre.listing
    assert chart is not None
    assert listing is not None
    assert chart.canvas.shown.unread == ()  # where none was ever read nothing is said of days
    bars = chart.canvas.shown.bars
    n = len(bars)
    first, last = bars.day(n - 60), bars.day(n - 40)
    later = bars.day(n - 20)
    story.workspace.desk.do(
        Act(
            "note_coverage",
            added(
                Coverage("c1", listing.issuer_id, "fi", first, last),
                Coverage("c2", listing.issuer_id, "hkex", later, bars.day(n - 1)),
            ),
        )
    )
    assert chart.canvas.shown.unread == ((0, n - 61), (n - 39, n - 21))
    assert story.centre.not_shown.isVisibleTo(story)
    said = [a.text() for a in story.centre.not_shown.menu().actions()]
    assert any("not read" in words for words in said)
    before = picture(chart)
    chart.canvas.shown.unread = ()
    assert before != picture(chart)


def test_what_was_read_leaves_the_rest() -> None:
    series = daily([40.0] * 10)
    day = series.day
    assert marks.place([], series).unread == ()
    assert marks.place([], series, read=[(day(0), day(9))]).unread == ()
    assert marks.place([], series, read=[(day(2), day(3)), (day(3), day(5))]).unread == (
        (0, 1),
        (6, 9),
    )
    outside = [(date(1990, 1, 1), date(1991, 1, 1)), (date(2090, 1, 1), date(2091, 1, 1))]
    assert marks.place([], series, read=outside).unread == ((0, 9),)


def test_where_no_mark_is_in_sight_the_lanes_still_stand(
    story: Window, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    chart = story.centre.chart
    shown = chart.canvas.shown
    for x0, x1 in ((-300.0, -200.0), (len(shown.bars) + 50.0, len(shown.bars) + 90.0)):
        shown.x0, shown.x1 = x0, x1
        guard._said.clear()
        chart.canvas.refresh()
        qtbot.wait(20)
        seen = chart.grab().toImage()
        top, _ = next(iter(chart.canvas.frame.lanes.values()))
        row = {seen.pixelColor(x, top).name() for x in range(20, 60)}
        assert row == {chart._theme.line}, "the line above the lane"
    assert not [r for r in caplog.records if "is left out" in r.message]


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    days=st.lists(st.integers(0, 400), min_size=1, max_size=80),
    px=st.floats(0.2, 40.0),
    ratio=st.sampled_from([1.0, 1.5, 2.0]),
    shift=st.floats(-150.0, 150.0),
)
def test_groups_keep_their_places_while_the_range_moves(
    qapp: QApplication, days: list[int], px: float, ratio: float, shift: float
) -> None:
    series = daily([40.0] * 401, date(2020, 1, 1))
    events = [
        deal(f"d{k}", traded_from=series.day(day), traded_to=None, side="sell" if k % 3 else "buy")
        for k, day in enumerate(days)
    ]
    points = MarkIndex(marks.place(events, series).marks).points["insiders"]
    level = points.level(px / ratio)
    groups = points.groups(level)
    letters = Letters()
    made = LaneLevel(
        groups, level, letters.labels("#ffffff", ratio),
        letters.labels("#ffffff", ratio, bold=True), ratio,
    )  # fmt: skip
    wide = 800 / px
    frames = [
        Frame(864, 400, ratio, 0, 64, ("insiders",), 0, x0=x0, x1=x0 + wide)
        for x0 in (100.0, 100.0 + shift)
    ]
    every = slice(0, len(groups.x))
    here, there = (made.places(f, every) for f in frames)
    moved = (frames[0].x0 - frames[1].x0) * frames[0].px_per_bar
    assert np.all(np.abs(there - here - moved) <= 1.0 + 1e-6), "no more than a pixel's rounding"
    assert np.all(np.diff(here) >= 0)
    true = frames[0].left + (groups.x - frames[0].x0) * frames[0].px_per_bar
    # into its bucket, beside others of the bucket, and to the right where it is crowded
    away = made.half + 2 * ratio + np.abs(groups.shift) * made.half + LARGEST * ratio + 1
    assert np.all(np.abs(here - true) <= away), "each is near its true place"
    for frame in frames:
        seen = made.seen(frame)
        assert all(w != "\u00d71" for w in made.counted(frame, seen)[0])


def test_walking_along_the_marks_says_what_how_much_when_and_known_when() -> None:
    QLocale.setDefault(QLocale("en_US"))
    bought = deal("d", traded_to=None, price=Decimal("38.58"), value=None, published_at=None,
                  published_on=date(2025, 11, 25), shares=Decimal(2_600_000))  # fmt: skip
    said = words.spoken(bought)
    assert "2.6 million shares at 38.58 HKD" in said
    assert said.endswith("traded 11/24/2025, known 11/25/2025")
    assert "known" not in words.clocks(replace(bought, published_on=None))[1].split()


def test_the_largest_of_a_mark_comes_first() -> None:
    many = [deal(str(n), value=Decimal(n), price=None, shares=None) for n in (3, 90, 7)]
    unknown = deal("u", value=None, price=None, shares=Decimal(1))
    found = words.largest_first([unknown, *many])
    assert [e.id for e in found] == ["90", "7", "3", "u"]


def test_a_picture_says_what_its_glyphs_are(story: Window) -> None:
    chart = story.centre.chart
    bare, told = chart.exported("X", "y").image(1.0), chart.exported("X", "y", "legend").image(1.0)
    assert told.height() > bare.height()
    assert told.copy(0, 0, bare.width(), bare.height()) == bare
