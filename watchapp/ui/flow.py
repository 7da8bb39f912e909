"""A layout of one line that becomes several where there is no room, so that no word is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem


class Flow(QLayout):
    """Stands its widgets side by side, ``gap`` pixels apart.

    With ``spread`` the last one stands at the right end of its line.
    """

    def __init__(self, *, gap: int = 0, spread: bool = False) -> None:
        super().__init__()
        self._gap = gap
        self._spread = spread
        self._items: list[QLayoutItem] = []

    def add_pair(self, *widgets: QWidget) -> None:
        """Adds widgets that no end of a line may part, such as a field and its name."""
        pair = QWidget()
        beside = QHBoxLayout(pair)
        beside.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            beside.addWidget(widget)
        self.addWidget(pair)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [i.sizeHint() for i in self._items]
        wide = sum(h.width() + self._gap for h in hints) - self._gap
        size = QSize(wide, max((h.height() for h in hints), default=0))
        return size.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size.grownBy(self.contentsMargins())

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Places everything in ``rect``, or only measures it; gives the height that is needed."""
        room = rect.marginsRemoved(self.contentsMargins())
        x, y, line = room.x(), room.y(), 0
        for place, item in enumerate(self._items):
            hint = item.sizeHint()
            if line and x + hint.width() > room.x() + room.width():
                x, y, line = room.x(), y + line + self._gap, 0
            elif line and self._spread and place == len(self._items) - 1:
                x = room.x() + room.width() - hint.width()
            if move:
                item.setGeometry(QRect(x, y, hint.width(), hint.height()))
            x += hint.width() + self._gap
            line = max(line, hint.height())
        return y + line - rect.y() + self.contentsMargins().bottom()
