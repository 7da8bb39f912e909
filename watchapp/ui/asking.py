"""The window's way of doing things: carries acts out, speaks refusals, asks for a line of text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from watchapp.app import text
from watchapp.app.desk import Desk
from watchapp.core.change import Act
from watchapp.core.problems import KnownError
from watchapp.ui.notices import Notices


def file_to_write(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """The file the user chooses, with the ending of the chosen kind where none was typed."""
    shown, kind = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kinds)
    if not shown:
        return None
    path = Path(shown)
    ending = "." + kind.rpartition("*.")[2].rstrip(")")
    return path if path.suffix else path.with_suffix(ending)


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
        dialog = LineDialog(title, label, start, self._parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.edit.text().strip() if accepted else ""

    def text(self, title: str, label: str, start: str = "") -> str | None:
        """Some text from the user, None when they cancel."""
        dialog = TextDialog(title, label, start, self._parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.edit.toPlainText().strip() if accepted else None


def _buttons(dialog: QDialog) -> QDialogButtonBox:
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box


class LineDialog(QDialog):
    """Asks for one line."""

    def __init__(self, title: str, label: str, start: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.edit = QLineEdit(start)
        self.edit.setMinimumWidth(280)
        self.edit.selectAll()
        caption = QLabel(label)
        caption.setBuddy(self.edit)
        layout = QVBoxLayout(self)
        layout.addWidget(caption)
        layout.addWidget(self.edit)
        layout.addWidget(_buttons(self))


class TextDialog(QDialog):
    """Asks for some lines."""

    def __init__(self, title: str, label: str, start: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.edit = QPlainTextEdit(start)
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumSize(360, 120)
        caption = QLabel(label)
        caption.setBuddy(self.edit)
        layout = QVBoxLayout(self)
        layout.addWidget(caption)
        layout.addWidget(self.edit)
        layout.addWidget(_buttons(self))
