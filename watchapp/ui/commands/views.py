"""What the view and help menus do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from watchapp.core.event_filter import EventFilter

if TYPE_CHECKING:
    from watchapp.ui.chart.view import ChartView
    from watchapp.ui.window import Window


class ViewCommands(QObject):
    """The view and help menus."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window
        self._ws = window.workspace

    def do_marks(self, on: bool) -> None:
        """Shows or hides every mark."""
        self._w.centre.toolbar.marks_button.setChecked(on)

    def do_filter_person(self) -> None:
        """Shows only the marks of the chosen event's person, or everybody's again."""
        centre = self._w.centre
        event = self._w.side.current()
        person = getattr(event, "person", "")
        if centre.filter.person:
            person = ""
        elif not person:
            self._w.notices.warn(self.tr("Choose a deal first: the marks of its person are shown."))
            return
        centre.set_filter(replace(centre.filter, person=person))

    def do_anchor_known(self, on: bool) -> None:
        """Marks stand where they were known, or where they were traded."""
        if on != (self._w.centre.anchor == "known"):
            self._w.centre.set_anchor("known" if on else "traded")

    def do_show_all(self) -> None:
        """Gives the filter of marks up, and what was measured; first of all what is open."""
        chart = self._w.centre.chart
        if chart is not None and chart.close_open():
            return
        self._w.centre.set_filter(EventFilter())
        if chart is not None:
            chart.end_measure()

    def do_style_candles(self, on: bool) -> None:
        """Candles."""
        self._choose_style("candles", on)

    def do_style_bars(self, on: bool) -> None:
        """Bars of open, high, low and close."""
        self._choose_style("bars", on)

    def do_style_line(self, on: bool) -> None:
        """A line of closes."""
        self._choose_style("line", on)

    def do_style_area(self, on: bool) -> None:
        """A line of closes with an area below it."""
        self._choose_style("area", on)

    def _choose_style(self, code: str, on: bool) -> None:
        if on and self._w.centre.chart_style != code:
            self._w.centre.set_style(code)
        elif not on and self._w.centre.chart_style == code:
            self.show_looks()  # one of them is always on

    def do_scale_log(self, on: bool) -> None:
        """A logarithmic price axis, or the linear one."""
        self._choose_scale("log", on)

    def do_scale_percent(self, on: bool) -> None:
        """A price axis in per cent of the first close in sight, or the linear one."""
        self._choose_scale("percent", on)

    def _choose_scale(self, code: str, on: bool) -> None:
        if on != (self._w.centre.chart_scale == code):
            self._w.centre.set_scale(code if on else "linear")

    def do_compare(self) -> None:
        """Offers the symbols to stand beside the chart's own."""
        if self._w.centre.listing is not None:
            self._w.centre.toolbar.compare_button.open()

    def show_looks(self) -> None:
        """Ticks the style, the axis and the clock of the chart in the menu."""
        centre, found = self._w.centre, self._w.actions_by_id
        found["anchor_known"].setChecked(centre.anchor == "known")
        for code in ("candles", "bars", "line", "area"):
            found[f"style_{code}"].setChecked(centre.chart_style == code)
        for code in ("log", "percent"):
            found[f"scale_{code}"].setChecked(centre.chart_scale == code)

    def do_zoom_in(self) -> None:
        """Shows fewer bars."""
        self._on_chart(lambda chart: chart.zoom(0.8))

    def do_zoom_out(self) -> None:
        """Shows more bars."""
        self._on_chart(lambda chart: chart.zoom(1.25))

    def do_bar_before(self) -> None:
        """The crosshair goes a bar back."""
        self._on_chart(lambda chart: chart.step(-1))

    def do_bar_behind(self) -> None:
        """The crosshair goes a bar on."""
        self._on_chart(lambda chart: chart.step(1))

    def do_move_left(self) -> None:
        """Moves a little to older bars."""
        self._on_chart(lambda chart: chart.pan(-0.1))

    def do_move_right(self) -> None:
        """Moves a little to newer bars."""
        self._on_chart(lambda chart: chart.pan(0.1))

    def do_page_left(self) -> None:
        """Moves by what is seen to older bars."""
        self._on_chart(lambda chart: chart.pan(-0.9))

    def do_page_right(self) -> None:
        """Moves by what is seen to newer bars."""
        self._on_chart(lambda chart: chart.pan(0.9))

    def _on_chart(self, act: Callable[[ChartView], None]) -> None:
        """Does something with the chart, once there is one."""
        if self._w.centre.chart is not None:
            act(self._w.centre.chart)

    def do_first_bar(self) -> None:
        """Goes to the first bars."""
        self._on_chart(lambda chart: chart.to_first())

    def do_newest_bar(self) -> None:
        """Goes to the newest bar."""
        self._on_chart(lambda chart: chart.to_newest())

    def do_zoom_reset(self) -> None:
        """Shows the range again that was chosen last."""
        self._on_chart(lambda chart: chart.reset())

    # the same from among the chart's own moves
    do_bars_fewer, do_bars_more, do_range_chosen = do_zoom_in, do_zoom_out, do_zoom_reset

    def do_dense(self, on: bool) -> None:
        """Rows of one line."""
        self._w.list.view.set_dense(on)
        self._ws.change_settings(dense=on)

    def do_side(self, on: bool) -> None:
        """Shows or hides the side panel."""
        self._w.side.setVisible(on)

    def do_next_panel(self) -> None:
        """Moves the keyboard to the next panel."""
        self._w.next_panel()

    def do_shortcuts(self) -> None:
        """Shows every key."""
        from watchapp.ui.help import KeysDialog

        KeysDialog(self._w).exec()

    def do_log(self) -> None:
        """Opens the folder of the log."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._ws.folders.log)))

    def do_about(self) -> None:
        """Says what this is."""
        from watchapp.ui.help import AboutDialog

        AboutDialog(self._w).exec()
