"""Small questions: a line, some text, a file to write."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
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


def file_to_write(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """The file the user chooses, with the ending of the chosen kind where none was typed."""
    shown, kind = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kinds)
    if not shown:
        return None
    path = Path(shown)
    ending = "." + kind.rpartition("*.")[2].rstrip(")")
    return path if path.suffix else path.with_suffix(ending)


def _lay_out(dialog: QDialog, label: str, edit: QWidget) -> None:
    """Put the label, the field it names and the two buttons below each other."""
    caption = QLabel(label)
    caption.setBuddy(edit)
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    for widget in (caption, edit, buttons):
        layout.addWidget(widget)


class LineDialog(QDialog):
    """Asks for one line."""

    def __init__(self, title: str, label: str, start: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.edit = QLineEdit(start)
        self.edit.setMinimumWidth(280)
        self.edit.selectAll()
        _lay_out(self, label, self.edit)


class TextDialog(QDialog):
    """Asks for some lines."""

    def __init__(self, title: str, label: str, start: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.edit = QPlainTextEdit(start)
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumSize(360, 120)
        _lay_out(self, label, self.edit)
