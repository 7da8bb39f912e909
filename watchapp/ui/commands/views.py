"""What the view and help menus do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from watchapp.ui.window import Window


class ViewCommands(QObject):
    """The view and help menus."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window
        self._ws = window.workspace

    def do_marks(self, on: bool) -> None:
        """Shows or hides every mark."""
        self._w.centre.marks_button.setChecked(on)

    def do_line(self, on: bool) -> None:
        """A line instead of candles."""
        self._w.centre.line_button.setChecked(on)

    def do_zoom_in(self) -> None:
        """Shows fewer bars."""
        if self._w.centre.chart is not None:
            self._w.centre.chart.zoom(0.8)

    def do_zoom_out(self) -> None:
        """Shows more bars."""
        if self._w.centre.chart is not None:
            self._w.centre.chart.zoom(1.25)

    def do_zoom_reset(self) -> None:
        """Goes to the newest bar."""
        if self._w.centre.chart is not None:
            self._w.centre.chart.reset()

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
