"""The window's way of doing things: carries acts out, speaks refusals, asks for a line of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from watchapp.app import text
from watchapp.app.desk import Desk
from watchapp.core.change import Act
from watchapp.core.problems import KnownError
from watchapp.ui.notices import Notices

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Asking:
    """What panels share for doing acts.

    Args:
        desk: Where acts are carried out.
        notices: Where refusals are said.
        parent: The window that dialogs belong to.
    """

    def __init__(self, desk: Desk, notices: Notices, parent: QWidget) -> None:
        self._desk = desk
        self._notices = notices
        self._parent = parent

    def do(self, act: Act | Callable[[], Act]) -> bool:
        """Carries an act out; a refusal becomes a notice and False."""
        try:
            self._desk.do(act() if callable(act) else act)
        except KnownError as error:
            self.refuse(error)
            return False
        return True

    def undo(self) -> None:
        """Takes the last act back."""
        self._move(self._desk.undo, QCoreApplication.translate("Asking", "Taking it back\u2026"))

    def redo(self) -> None:
        """Does again what was taken back."""
        self._move(self._desk.redo, QCoreApplication.translate("Asking", "Doing it again\u2026"))

    def _move(self, move: Callable[[], Act | None], words: str) -> None:
        """Undo or redo; of a large act it is said how far it is."""
        try:
            act = move()
        except KnownError as error:
            self.refuse(error)
            return
        if act is None:
            return
        self._notices.take_back(act)
        if not self._desk.busy:
            return
        from watchapp.ui.waiting import Waiting

        waiting = Waiting(self._parent)

        def done(error: KnownError | None) -> None:
            waiting.deleteLater()
            if error is not None:
                self.refuse(error)

        waiting.follow(self._desk, words, len(act.changes), done)

    def refuse(self, error: KnownError) -> None:
        """Says why something could not be done."""
        self._notices.warn(text.error(error))

    def line(self, title: str, label: str, start: str = "") -> str:
        """One line of text from the user, "" when they cancel."""
        from watchapp.ui.prompts import LineDialog

        dialog = LineDialog(title, label, start, self._parent)
        return dialog.edit.text().strip() if dialog.exec() else ""

    def text(self, title: str, label: str, start: str = "") -> str | None:
        """Some text from the user, None when they cancel."""
        from watchapp.ui.prompts import TextDialog

        dialog = TextDialog(title, label, start, self._parent)
        return dialog.edit.toPlainText().strip() if dialog.exec() else None
