"""The crosshair repaints what it leaves and where it comes, and nothing else is needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from test_chart_golden import bars

from watchapp.ui import guard
from watchapp.ui import theme as looks
from watchapp.ui.chart import canvas
from watchapp.ui.chart.measure_room import Measure
from watchapp.ui.chart.range_names import BY_ID
from watchapp.ui.chart.view import ChartView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
# near steps and far ones, off the prices at the right and below, out of the chart and in again
WAY = [(200, 100), (203, 101), (207, 99), (560, 400), (561, 520), (561, 545), (790, 300), None,
       (300, 200), (302, 30), (302, 31), (120, 31), (121, 33)]  # fmt: skip


@pytest.fixture
def chart(qapp: QApplication) -> Iterator[ChartView]:
    """A chart on the screen, alone."""
    view = ChartView(looks.theme_of("dark", "western"))
    view.resize(800, 560)
    view.show()
    view.set_bars(bars(), None)
    view.show_range(BY_ID["MAX"])
    qapp.processEvents()
    yield view
    view.hide()


def on_screen(view: ChartView) -> QImage:
    """What stands on the screen, which nobody paints for it."""
    QApplication.processEvents()
    return view.screen().grabWindow(view.winId()).toImage()


def test_wherever_it_moves_the_screen_shows_what_a_whole_painting_would(chart: ChartView) -> None:
    clean = on_screen(chart)
    for at in WAY:
        chart.canvas.move_cursor(None if at is None else QPointF(*at))
        moved = on_screen(chart)
        chart.viewport().update()
        whole = on_screen(chart)
        assert moved == whole, at
        assert (whole == clean) == (chart.canvas._cross is None)


def test_several_moves_before_a_painting_leave_nothing_behind(chart: ChartView) -> None:
    for at in WAY:
        chart.canvas.move_cursor(None if at is None else QPointF(*at))
    moved = on_screen(chart)
    chart.viewport().update()
    assert moved == on_screen(chart)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.booleans(), st.none() | st.tuples(st.integers(0, 800), st.integers(0, 560))),
        min_size=1,
        max_size=12,
    )
)
def test_painted_at_once_or_late_it_leaves_nothing_behind(
    chart: ChartView, way: list[tuple[bool, tuple[int, int] | None]]
) -> None:
    for painted, at in way:
        chart.canvas.move_cursor(None if at is None else QPointF(*at))
        if painted:
            QApplication.processEvents()
    moved = on_screen(chart)
    chart.viewport().update()
    assert moved == on_screen(chart)


def test_what_stays_as_it_is_is_not_painted_again(chart: ChartView) -> None:
    told: list[QRect] = []
    chart.canvas.move_cursor(QPointF(300, 200))
    on_screen(chart)
    chart.canvas.moved = lambda region: told.append(region.boundingRect())
    chart.canvas.move_cursor(QPointF(300, 200))
    assert not told, "it did not move"
    chart.canvas.move_cursor(QPointF(300, 210))
    assert told[-1].top() > 150, "only its price"
    assert told[-1].bottom() < 260
    chart.canvas.move_cursor(QPointF(330, 210))
    assert told[-1].top() < 30, "another bar: its values stand above"


def test_what_lies_over_the_picture_stays_where_it_crosses_it(chart: ChartView) -> None:
    frame = chart.canvas.frame
    middle = (frame.y0 + frame.y1) / 2
    chart.canvas.measure_shown = Measure(frame.x0 + 30, middle, frame.x0 + 90, middle * 1.02)
    chart.canvas.refresh_over()
    for at in WAY:
        chart.canvas.move_cursor(None if at is None else QPointF(*at))
        moved = on_screen(chart)
        chart.viewport().update()
        assert moved == on_screen(chart), at


def test_a_move_together_with_other_news_paints_both(chart: ChartView) -> None:
    chart.canvas.move_cursor(QPointF(200, 100))
    on_screen(chart)
    chart.viewport().update(QRect(0, 0, 300, 300))  # as when another window goes away
    chart.canvas.move_cursor(QPointF(260, 180))
    moved = on_screen(chart)
    chart.viewport().update()
    assert moved == on_screen(chart)
    chart.canvas.move_cursor(QPointF(400, 200))
    chart.pan(-0.1)
    moved = on_screen(chart)
    chart.viewport().update()
    assert moved == on_screen(chart)


@given(
    st.tuples(*(st.integers(0, 4000),) * 2, *(st.integers(1, 900),) * 2), st.sampled_from([1, 2, 3])
)
def test_what_is_restored_covers_what_was_painted_at_every_scale(
    edges: tuple[int, int, int, int], ratio: int
) -> None:
    painted = QRect(*edges)
    inside = canvas._inside(painted, ratio)
    assert QRect(inside.topLeft() * ratio, inside.size() * ratio).contains(painted)


def test_an_error_in_the_crosshair_is_said_once_and_the_chart_lives(
    chart: ChartView, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("broken")

    clean = on_screen(chart)
    guard._said.discard("ChartView._paint")
    with monkeypatch.context() as patch:
        patch.setattr(chart.canvas.cross_room, "paint", broken)
        for at in WAY:
            chart.canvas.move_cursor(None if at is None else QPointF(*at))
            on_screen(chart)
    assert [r.message for r in caplog.records if "is left out" in r.message] == [
        "ChartView._paint failed and is left out from now on"
    ]
    guard._said.clear()
    assert len(chart.canvas._stale) < 20, "nothing piles up"
    chart.canvas.move_cursor(None)
    chart.canvas.refresh()
    assert on_screen(chart) == clean


SCALED = """
import json, sys
sys.path[:0] = json.loads(sys.argv[1])
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QWidget
from test_chart_golden import bars
from watchapp.ui import theme as looks
from watchapp.ui.chart.measure_room import Measure
from watchapp.ui.chart.range_names import BY_ID
from watchapp.ui.chart.view import ChartView
app = QApplication(["chart", *looks.STYLE])
top = QWidget()
top.resize(820, 580)
view = ChartView(looks.theme_of("light", "western"), top)
view.setGeometry(*json.loads(sys.argv[3]), 800, 560)
top.show()
view.set_bars(bars(), None)
view.show_range(BY_ID["MAX"])
def on_screen():
    app.processEvents()
    return top.screen().grabWindow(top.winId()).toImage()
on_screen()
view.canvas.move_cursor(QPointF(300, 300))  # from here on the picture is copied
on_screen()
same = []
frame = view.canvas.frame
middle = (frame.y0 + frame.y1) / 2
for measured in (None, Measure(frame.x0 + 10, middle, frame.x0 + 60, middle * 1.05)):
    view.canvas.measure_shown = measured  # it lies over the picture and lets it through
    view.canvas.refresh_over()
    for at in json.loads(sys.argv[2]):
        view.canvas.move_cursor(None if at is None else QPointF(*at))
        moved = on_screen()
        view.viewport().update()
        same.append(moved == on_screen())
print(json.dumps([view.devicePixelRatioF(), same]))
top.hide()
"""


@pytest.mark.parametrize("place", [(0, 0), (7, 5), (1, 0)], ids=str)
@pytest.mark.parametrize("scale", ["1.1", "1.25", "1.5", "1.75", "2"])
def test_it_does_so_on_screens_of_other_scales_wherever_the_chart_stands(
    scale: str, place: tuple[int, int]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCALED, *map(json.dumps, (sys.path, WAY, place))],
        env={
            **os.environ,
            "QT_SCALE_FACTOR": scale,
            "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    ratio, same = json.loads(done.stdout)
    assert ratio == pytest.approx(float(scale), abs=0.01)
    assert all(same), [at for at, is_same in zip(WAY * 2, same, strict=True) if not is_same]
