"""The menus under the right mouse button, and the one of recent files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from watchapp.ui import actions

if TYPE_CHECKING:
    from watchapp.core.marks import Mark
    from watchapp.ui.window import Window


class Popups(QObject):
    """Makes menus of the window's actions."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window

    def _menu(self, *keys: str) -> QMenu:
        menu = QMenu(self._w)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in keys:
            menu.addAction(self._w.actions_by_id[key])
        return menu

    def over_list(self, at: QPoint) -> None:
        """What can be done with the chosen rows."""
        menu = self._menu("find", "note", "copy", "paste", "move_up", "move_down")
        menu.addMenu(self._w.list.move_menu())
        menu.addSeparator()
        menu.addAction(self._w.actions_by_id["remove"])
        menu.popup(self._w.list.view.viewport().mapToGlobal(at))

    def over_chart(self, mark: Mark | None, at: QPoint) -> None:
        """What can be done with a mark, and with the chart."""
        menu = self._menu()
        if mark is not None:
            self._w.choose_events([e.id for e in mark.events])
            for key in ("edit_event", "delete_event"):
                menu.addAction(self._w.actions_by_id[key])
            menu.addSeparator()
        for key in actions.EVENT_FORMS:
            menu.addAction(self._w.actions_by_id[key])
        menu.addSeparator()
        for key in ("zoom_in", "zoom_out", "zoom_reset", "marks"):
            menu.addAction(self._w.actions_by_id[key])
        menu.popup(at)

    def fill_recent(self) -> None:
        """The files that were open before, newest first."""
        menu = QMenu(self._w)
        for name in self._w.workspace.settings.recent:
            path = Path(name)
            if path != self._w.workspace.path:
                action = menu.addAction(path.name.replace("&", "&&"))
                action.setToolTip(name)
                action.triggered.connect(lambda _=False, p=path: self._w.open_wanted.emit(p, False))
        recent = self._w.actions_by_id["recent"]
        recent.setMenu(menu)
        recent.setEnabled(bool(menu.actions()))
