"""Notices above the content: what happened by itself, and what could not be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from watchapp.core.change import Act

MOST = 3  # notices at a time; older ones go


class Notice(QFrame):
    """One sentence with what can be done about it."""

    def __init__(
        self, words: str, choices: Sequence[tuple[str, Callable[[], None]]], *, warning: bool
    ) -> None:
        super().__init__()
        self.words = words
        self.act: Act | None = None
        self.setProperty("role", "notice-warning" if warning else "notice")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(8)
        label = QLabel(words)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(label, 1)
        for name, act in choices:
            button = QPushButton(name)
            button.clicked.connect(self._choose(act))
            layout.addWidget(button)
        close = QToolButton()
        close.setText("\u2715")
        close.setAccessibleName(self.tr("Dismiss"))
        close.setToolTip(self.tr("Dismiss"))
        close.clicked.connect(self.dismiss)
        layout.addWidget(close)
        self.setAccessibleName(words)

    def _choose(self, act: Callable[[], None]) -> Callable[[], None]:
        def chosen() -> None:
            self.dismiss()
            act()

        return chosen

    def dismiss(self) -> None:
        """Takes the notice away."""
        self.hide()
        self.setParent(None)
        self.deleteLater()


class Notices(QWidget):
    """Where notices stack, newest first; empty it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def all(self) -> list[Notice]:
        """The notices that are shown, newest first."""
        return self.findChildren(Notice, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def say(
        self, words: str, *choices: tuple[str, Callable[[], None]], of: Act | None = None
    ) -> None:
        """Says something that happened; what is said ``of`` an act goes when that is undone."""
        notice = Notice(words, choices, warning=False)
        notice.act = of
        self._add(notice)

    def take_back(self, act: Act) -> None:
        """Takes away what was said of an act: it was undone."""
        for there in self.all():
            if there.act is act:
                there.dismiss()

    def warn(self, words: str, *choices: tuple[str, Callable[[], None]]) -> None:
        """Says that something could not be done."""
        self._add(Notice(words, choices, warning=True))

    def _add(self, notice: Notice) -> None:
        for there in self.all():
            if there.words == notice.words:
                there.dismiss()
        self._layout.insertWidget(0, notice)
        for old in self.all()[:-MOST]:
            old.dismiss()
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # a notice is rare, its words many

        event = QAccessibleEvent(notice, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(event)
