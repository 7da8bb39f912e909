"""The chart out of the window: pictures, tables, and what is measured and filtered on it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from watchapp.core.event_filter import EventFilter
from watchapp.core.problems import KnownError
from watchapp.formats import prices_table
from watchapp.ui.chart.measure_room import measure_words
from watchapp.ui.window import Window


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    def choose(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "(*.png)"))

    return choose


def colours(image: QImage) -> int:
    step = max(1, image.width() // 200)
    places = range(0, image.width(), step), range(0, image.height(), step)
    return len({image.pixel(x, y) for x in places[0] for y in places[1]})


# -- pictures


def test_a_saved_picture_has_the_chart_in_twice_its_pixels(
    story: Window, tmp_path: Path, save_as: Callable[[Path], None]
) -> None:
    save_as(tmp_path / "chart.png")
    story.actions_by_id["save_picture"].trigger()
    image = QImage(str(tmp_path / "chart.png"))
    size = story.centre.chart.viewport().size()
    assert image.width() == 2 * size.width()
    assert image.height() > 2 * size.height(), "with whose chart it is above it"
    assert colours(image) > 20
    assert "Written to" in story.notices.all()[0].words
    assert sorted(p.name for p in tmp_path.glob("*.png")) == ["chart.png"], "and nothing half done"


def test_a_drawing_keeps_words_as_words_and_says_that_prices_are_simulated(
    story: Window, tmp_path: Path, save_as: Callable[[Path], None]
) -> None:
    save_as(tmp_path / "chart.svg")
    story.actions_by_id["save_picture"].trigger()
    root = ET.parse(tmp_path / "chart.svg").getroot()
    words = {"".join(t.itertext()).strip() for t in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Xiaomi Corporation", "SIMULATED", "Insiders", "HKD"} <= words
    assert not list(root.iter("{http://www.w3.org/2000/svg}image")), "no copied pixels"


def test_a_document_is_a_pdf_of_one_page(
    story: Window, tmp_path: Path, save_as: Callable[[Path], None]
) -> None:
    save_as(tmp_path / "chart.pdf")
    story.actions_by_id["save_picture"].trigger()
    data = (tmp_path / "chart.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") == 1


def test_a_name_without_a_pictures_ending_is_refused_and_nothing_written(
    story: Window, tmp_path: Path
) -> None:
    picture = story.centre.chart.exported("Xiaomi", "")
    with pytest.raises(KnownError) as refused:
        picture.save(tmp_path / "chart.bmp")
    assert refused.value.code == "no_picture_format"
    assert list(tmp_path.glob("chart*")) == []


def test_a_folder_that_is_not_there_is_said(story: Window, tmp_path: Path) -> None:
    picture = story.centre.chart.exported("Xiaomi", "")
    with pytest.raises(KnownError):
        picture.save(tmp_path / "nowhere" / "chart.png")


def test_copying_puts_the_chart_on_the_clipboard(story: Window) -> None:
    QGuiApplication.clipboard().clear()
    story.actions_by_id["copy_picture"].trigger()
    assert colours(QGuiApplication.clipboard().image()) > 20


def test_the_picture_does_not_move_the_chart_it_was_taken_of(story: Window) -> None:
    chart = story.centre.chart
    chart.pan(-0.3)
    before = chart.seen, chart.canvas.frame.width, chart.canvas.frame.height
    chart.exported("Xiaomi", "").image(1.0)
    assert before == (chart.seen, chart.canvas.frame.width, chart.canvas.frame.height)


def test_what_is_seen_is_written_as_a_table_that_can_be_read_again(
    story: Window, tmp_path: Path, save_as: Callable[[Path], None]
) -> None:
    chart = story.centre.chart
    path = tmp_path / "seen.csv"
    save_as(path)
    story.actions_by_id["export_seen"].trigger()
    found = prices_table.read(path.read_bytes(), "seen.csv", currency="HKD", zone="Asia/Hong_Kong")
    first, last = chart.canvas.frame.visible(len(chart.canvas.shown.bars))
    assert len(found.bars) == last - first
    assert found.bars.day(0) == chart.canvas.shown.bars.day(first)
    assert found.bars.origin == "simulated"


def test_on_the_screen_and_in_a_file_the_same_is_painted(story: Window) -> None:
    chart = story.centre.chart
    chart.canvas.move_cursor(None)
    size = chart.viewport().size()
    screen = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(screen)
    chart.canvas.paint_picture(painter)
    painter.end()
    exported = chart.exported("", "").image(1.0)
    below = exported.copy(0, exported.height() - size.height(), size.width(), size.height())
    assert below.convertToFormat(QImage.Format.Format_RGB32) == screen


@pytest.mark.parametrize("style", ["candles", "bars", "line", "area"])
@pytest.mark.parametrize("scale", ["linear", "log", "percent"])
def test_every_style_paints_on_every_axis(story: Window, style: str, scale: str) -> None:
    chart = story.centre.chart
    story.centre.set_style(style)
    story.centre.set_scale(scale)
    frame = chart.canvas.frame
    assert frame.y0 < float(chart.seen_bars.close.min()) < frame.y1
    image = chart.exported("Xiaomi", "").image(1.0)
    area = image.copy(frame.left, frame.top + 44, frame.right - frame.left, frame.bottom)
    assert colours(area) > 3
    words = [w for _, w in chart.canvas.axes_room._prices(frame)]
    assert len(words) >= 2
    assert all(("%" in w) == (scale == "percent") for w in words)


def test_lines_over_the_bars_are_switched_in_the_styles_menu_and_remembered(story: Window) -> None:
    chart, button = story.centre.chart, story.centre.toolbar.style_button
    plain = chart.exported("", "").image(1.0)
    entries = {a.data(): a for a in button.menu().actions() if a.data()}
    entries["average50"].trigger()
    entries["year"].trigger()
    assert chart.canvas.shown.overlays == {"average50", "year"}
    assert story.workspace.settings.views["1810.HK"]["overlays"] == ["average50", "year"]
    assert chart.exported("", "").image(1.0) != plain
    entries["average50"].trigger()
    entries["year"].trigger()
    assert chart.exported("", "").image(1.0) == plain
    assert entries["candles"].isChecked(), "a line over the bars is no style"


# -- measuring


def test_a_drag_with_shift_measures_sessions_price_and_per_cent_and_a_click_ends_it(
    story: Window,
) -> None:
    chart = story.centre.chart
    frame, bars = chart.canvas.frame, chart.canvas.shown.bars
    seen = chart.seen
    at = [QPointF(frame.x(len(bars) - k), 0) / frame.ratio for k in (30, 10)]
    chart.measure(at[0] + QPointF(0, frame.y(40.0)), at[1] + QPointF(0, frame.y(44.0)))
    measured = chart.canvas.measure_shown
    assert measured.bar1 - measured.bar0 == 20
    words = measure_words(bars, measured)
    assert words.startswith("20 sessions")
    assert "+10.0" in words
    assert "+4.0" in words
    assert chart.seen == seen, "the chart stays where it is"
    before = chart.grab().toImage()
    chart.click(QPointF(5, 5), double=False)
    assert chart.canvas.measure_shown is None
    assert chart.grab().toImage() != before


# -- what is shown


def painted(window: Window) -> set[str]:
    marks = window.centre.chart.canvas.shown.marks.marks
    return {e.id for m in marks for e in m.events}


def test_f_shows_one_person_and_escape_everybody_again(story: Window) -> None:
    events = story.workspace.desk.book.events(story.centre.listing.issuer_id)
    own = {e.id for e in events if getattr(e, "person", "") == "Lei Jun"}
    everything = painted(story)
    story.choose_events([next(iter(own))])
    story.activateWindow()
    story.centre.chart.setFocus()
    QTest.keyClick(story.centre.chart, Qt.Key.Key_F)
    assert painted(story) == own
    assert "Lei Jun" in story.centre.toolbar.filter_button.text(), "an active filter is seen"
    assert not story.centre.not_shown.isHidden()
    assert f"{len(events) - len(own)}" in story.centre.not_shown.text()
    QTest.keyClick(story.centre.chart, Qt.Key.Key_Escape)
    assert painted(story) == everything
    assert not story.centre.filter.active
    assert story.centre.chart.hasFocus(), "and the keyboard stays where it is"


def test_without_a_chosen_deal_f_says_what_to_do(story: Window) -> None:
    story.choose_events([])
    story.side.table.clearSelection()
    story.activateWindow()
    story.actions_by_id["filter_person"].trigger()
    assert "Choose a deal first" in story.notices.all()[0].words


def test_the_filters_menu_offers_what_there_is_and_does_it(story: Window) -> None:
    button = story.centre.toolbar.filter_button
    button.menu().aboutToShow.emit()
    words = {a.text(): a for a in button.menu().actions() if a.text()}
    assert {"Show all", "Market decisions only", "Kind", "Person", "At least"} <= set(words)
    people = [a.text() for a in words["Person"].menu().actions()]
    assert people == ["Lei Jun", "Lin Bin"]
    words["At least"].menu().actions()[-1].trigger()
    assert story.centre.filter == EventFilter(least=Decimal(100_000_000))


def test_the_chip_counts_what_is_out_of_sight_and_shows_all(story: Window) -> None:
    story.centre.choose_range("1M")
    chip = story.centre.not_shown
    assert not chip.isHidden()
    shown = story.centre.chart.canvas.shown
    hidden = shown.marks.outside(shown.x0, shown.x1)
    assert str(hidden) in chip.text()
    assert hidden > 0
    chip.menu().actions()[0].trigger()
    assert chip.isHidden(), "everything has a place in the whole range"


def test_the_ground_of_a_picture_is_the_themes(story: Window) -> None:
    image = story.centre.chart.exported("Xiaomi", "").image(1.0)
    assert QColor(image.pixel(2, 2)) == QColor(story.theme.ground)
