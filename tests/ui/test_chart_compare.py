"""Other symbols beside the chart's own, and the panes below it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot
from test_chart import daily

from watchapp.app import acts
from watchapp.core import bars as core
from watchapp.core.candidate import candidate_of
from watchapp.core.compare import Compared
from watchapp.core.issuer import Series
from watchapp.core.pyramid import Pyramid
from watchapp.ui.chart.atlas import Letters
from watchapp.ui.chart.compare_menu import MOST
from watchapp.ui.chart.panes_room import PanesRoom
from watchapp.ui.chart.view import ChartView
from watchapp.ui.theme import DARK, LIGHT
from watchapp.ui.window import Window


@pytest.fixture
def beside(story: Window, qtbot: QtBot) -> Window:
    """The sample, with a second symbol that has prices of its own and half the height."""
    book, window = story.workspace.desk.book, story
    listing, own = window.centre.listing, window.centre.chart.canvas.shown.bars
    half = replace(
        own, open=own.open / 2, high=own.high / 2, low=own.low / 2, close=own.close / 2,
        adjusted=own.close / 2,
    )  # fmt: skip
    for symbol in ("^HSI", "MSFT"):
        assert window.asking.do(
            acts.add_candidates(book, window.list.model.list_id, [candidate_of(symbol)])
        )
        other = book.by_symbol(symbol)
        series = Series(
            f"series-{symbol}", other.id, "imported", "a file", "HKD", "2026-02-06",
            core.pack(half.slice(100, len(half)) if symbol == "MSFT" else half),
        )  # fmt: skip
        assert window.asking.do(acts.put_series(book, other, series))
    window.list.view.selectRow(0)
    qtbot.waitUntil(lambda: window.centre.listing == listing)
    return window


@pytest.fixture
def svg_words(tmp_path: Path) -> Callable[[Window], set[str]]:
    """The words of the chart as it is drawn into a file."""

    def read(window: Window) -> set[str]:
        path = tmp_path / "seen.svg"
        window.centre.chart.exported("", "").save(path)
        root = ET.parse(path).getroot()
        texts = root.iter("{http://www.w3.org/2000/svg}text")
        return {"".join(t.itertext()).strip() for t in texts}

    return read


def entries(window: Window) -> dict[str, QAction]:
    menu = window.centre.toolbar.compare_button.menu()
    menu.aboutToShow.emit()
    return {a.text().split("\t")[0]: a for a in menu.actions() if a.text()}


def test_a_symbol_of_the_list_is_compared_in_per_cent_and_the_marks_stay(beside: Window) -> None:
    chart = beside.centre.chart
    count = len(chart.canvas.shown.marks.marks)
    entries(beside)["^HSI"].trigger()
    (compared,) = chart.canvas.shown.compared
    assert compared.symbol == "^HSI"
    assert len(chart.canvas.shown.marks.marks) == count > 0
    assert math.isfinite(chart.canvas.frame.base), "the axis counts from the left edge"
    (seen,) = chart.canvas._seen
    assert seen.rebased.factor == pytest.approx(2)
    assert beside.centre.toolbar.compare_button.text().startswith("^HSI")
    assert beside.workspace.settings.views["1810.HK"]["compare"] == ["^HSI"]


def test_a_series_that_begins_later_is_compared_from_there_and_says_since_when(
    beside: Window, svg_words: Callable[[Window], set[str]]
) -> None:
    beside.centre.choose_range("MAX")
    beside.centre.set_compared(["MSFT"])
    (seen,) = beside.centre.chart.canvas._seen
    assert seen.rebased.at == 100
    words = svg_words(beside)
    assert any(w.startswith("MSFT") and "since" in w for w in words), words
    assert any(w.startswith("1810.HK") for w in words), words


def test_none_ends_the_comparison_and_the_picture_is_the_one_before(beside: Window) -> None:
    chart = beside.centre.chart
    plain = chart.exported("", "").image(1.0)
    beside.centre.set_compared(["^HSI", "MSFT"])
    assert chart.exported("", "").image(1.0) != plain
    entries(beside)["Compare with none"].trigger()
    assert chart.exported("", "").image(1.0) == plain


def test_another_symbol_can_be_typed_and_what_is_missing_is_said(
    beside: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (" ^gdaxi ", True))
    entries(beside)["Another symbol\u2026"].trigger()
    assert beside.centre.compared == ["^GDAXI"]
    assert "^GDAXI" in beside.centre.chart.canvas.shown.message
    assert beside.centre.chart.canvas.shown.compared == ()


def test_nothing_is_compared_with_itself(beside: Window) -> None:
    beside.centre.set_compared(["1810.HK", "^HSI"])
    assert beside.centre.compared == ["^HSI"]


@pytest.mark.qt_log_ignore("raise|grabbing the keyboard", extend=True)
def test_v_opens_what_can_be_compared(beside: Window, qtbot: QtBot) -> None:
    chart, menu = beside.centre.chart, beside.centre.toolbar.compare_button.menu()
    beside.activateWindow()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_V)
    qtbot.waitUntil(menu.isVisible)
    menu.close()


def test_four_at_most_are_compared(beside: Window) -> None:
    beside.centre.set_compared(["A", "B", "C", "D", "E"])
    assert beside.centre.compared == ["A", "B", "C", "D"]
    offered = entries(beside)
    assert offered["A"].isEnabled()
    assert not offered["^HSI"].isEnabled()
    assert not offered["Another symbol\u2026"].isEnabled()
    assert len(LIGHT.compared) == len(DARK.compared) == len(set(LIGHT.compared)) == MOST


def test_a_comparison_is_kept_by_symbol(beside: Window) -> None:
    beside.centre.set_compared(["^HSI"])
    book = beside.workspace.desk.book
    own, other = beside.centre.listing, book.by_symbol("MSFT")
    beside.centre.show_listing(other)
    assert beside.centre.chart.canvas.shown.compared == ()
    beside.centre.show_listing(own)
    assert [c.symbol for c in beside.centre.chart.canvas.shown.compared] == ["^HSI"]


def test_the_prices_in_sight_fit_all_that_is_compared(qapp: QApplication) -> None:
    chart = ChartView(LIGHT)
    own, other = daily([100.0, 101, 102, 103]), daily([10.0, 10, 30, 10])
    chart.set_bars(own, None, name="A", compared={"B": other})
    shown = chart.canvas.shown
    shown.x0, shown.x1 = -0.5, 3.5
    chart.canvas.refresh()
    assert isinstance(shown.compared[0], Compared)
    assert chart.canvas.frame.y1 > 300, "three times the start"


# -- panes


def test_a_logarithmic_comparison_has_round_changes_at_logarithmic_places(
    qapp: QApplication,
) -> None:
    chart = ChartView(LIGHT)
    chart.resize(800, 600)
    own = daily([10.0 * 1.02**k for k in range(120)])  # tenfold
    chart.set_bars(own, None, compared={"^HSI": own})
    chart.set_scale("log")
    chart._set_x(-0.5, 120)
    axis = chart.canvas.axes_room._prices(chart.canvas.frame)
    words = [w.replace("\u202f", "") for _, w in axis]
    assert {"0%", "+100%", "+400%"} <= set(words)
    rows = np.array([chart.canvas.frame.y(p) for p, _ in axis])
    assert np.diff(rows).max() / np.diff(rows).min() < 6, "no heap at one end"


def test_a_sentence_over_the_prices_stands_above_the_legend(beside: Window) -> None:
    chart = beside.centre.chart
    beside.centre.set_compared(["^HSI"])

    def first_ink() -> int:
        image, frame = chart.grab().toImage(), chart.canvas.frame
        x = frame.left + 12
        text = QColor(beside.centre._theme.text).rgb()
        return next(y for y in range(image.height()) if image.pixel(x, y) == text)

    before = first_ink()
    chart.set_message("No new prices: offline.")
    assert first_ink() == before + 22


def test_the_drawdown_has_a_pane_of_its_own_that_says_the_deepest_in_sight(
    story: Window, svg_words: Callable[[Window], set[str]]
) -> None:
    story.centre.choose_range("MAX")
    before = story.centre.chart.canvas.frame
    story.centre.set_overlay("drawdown", True)
    frame = story.centre.chart.canvas.frame
    assert before.bottom > frame.bottom
    assert frame.bottom < frame.drawdown_top < frame.drawdown_bottom < frame.volume_top
    close = story.centre.chart.canvas.shown.bars.close
    deepest = min(c / max(close[: k + 1]) - 1 for k, c in enumerate(close))
    words = svg_words(story)
    assert f"\u2212{abs(100 * deepest):.1f}\u202f%" in words, words
    assert "Drawdown from the highest close since 2 Jan 2025" in words


def test_the_average_volume_is_drawn_over_the_volume(
    story: Window, svg_words: Callable[[Window], set[str]]
) -> None:
    plain = story.centre.chart.exported("", "").image(1.0)
    story.centre.set_overlay("volume20", True)
    assert story.centre.chart.exported("", "").image(1.0) != plain
    assert "Average volume of 20" in svg_words(story)


def test_a_new_price_is_in_the_drawdown_at_once(qapp: QApplication) -> None:
    bars = daily([100.0, 120, 90])
    own, room = Pyramid(bars), PanesRoom(LIGHT, Letters())
    room._take(bars)
    assert room._drawdown_of(bars, own).bar(2)[3] == pytest.approx(-0.25)
    own.set_last(90, 130, 60, 60, 0)
    assert room._drawdown_of(bars, own).bar(2)[3] == pytest.approx(-0.5)
    own.set_last(90, 130, 60, 130, 0)
    assert room._drawdown_of(bars, own).bar(2)[3] == 0
