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
