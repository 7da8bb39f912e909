"""Lists of an article's marks and claims: a title with its mark, and a text that wraps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from watchapp.core.statements import Span
from watchapp.ui import theme as looks
from watchapp.ui.guard import guarded
from watchapp.ui.theme import Theme
from watchapp.ui.wrapping import unbroken

Index = QModelIndex | QPersistentModelIndex
MARGIN, INDENT = 8, 28  # px
WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


@dataclass(slots=True)
class Line:
    """One mark or claim.

    Attributes:
        title: In one line.
        text: Below it, as long as it is.
        span: Where it stands in the article.
        mark: A sign before the title, where there is no tick.
        hue: The name of the theme's colour of mark and title.
        ticked: None where there is nothing to tick.
    """

    title: str
    text: str
    span: Span
    mark: str = ""
    hue: str = "text"
    ticked: bool | None = None


class LinesModel(QAbstractListModel):
    """The lines of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show(self, lines: Iterable[Line]) -> None:
        """Shows these lines."""
        self.beginResetModel()
        self._lines = [replace(line, text=unbroken(line.text)) for line in lines]
        self.endResetModel()

    def at(self, row: int) -> Line | None:
        """The line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    @property
    def ticked(self) -> list[int]:
        """The rows that are ticked."""
        return [n for n, line in enumerate(self._lines) if line.ticked]

    def row_at(self, place: int) -> int:
        """The row of the shortest span that has a place of the text, -1 without."""
        rows = [n for n, one in enumerate(self._lines) if one.span[0] <= place < one.span[1]]
        return min(rows, key=lambda n: self._lines[n].span[1] - self._lines[n].span[0], default=-1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.at(index.row())
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if line is not None and line.ticked is not None:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.at(index.row())
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.title}. {line.text}"
        if role == Qt.ItemDataRole.CheckStateRole and line.ticked is not None:
            return Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.at(index.row())
        if line is None or line.ticked is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        line.ticked = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        self.dataChanged.emit(index, index)
        return True


class LinesDelegate(QStyledItemDelegate):
    """Draws a line: tick or mark, title, and the text wrapped below it."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        # the bar may come and go: as wide as the text is beside it
        bar = self._view.verticalScrollBar().sizeHint().width()
        width = max(self._view.width() - 2 - bar - INDENT - MARGIN, 80)
        height = self._title_height(line, width)
        if line.text:
            height += 2 + _height(line.text, looks.font(looks.SMALL), width)
        return QSize(80, height + 2 * MARGIN)

    @staticmethod
    def _title_height(line: Line, width: int) -> int:
        return _height(line.title, looks.font(looks.BASE, bold=True), width)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        theme = self._theme
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, looks.colour(theme.selection))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(looks.colour(theme.accent))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
        bar = self._view.verticalScrollBar().sizeHint().width()
        inner = rect.adjusted(INDENT, MARGIN, -MARGIN, -MARGIN)
        inner.setWidth(max(self._view.width() - 2 - bar - INDENT - MARGIN, 80))
        height = self._title_height(line, inner.width())
        if line.ticked is not None:
            self._tick(painter, rect, ticked=line.ticked)
        else:
            painter.setFont(looks.font(looks.BASE, bold=True))
            painter.setPen(looks.colour(getattr(theme, line.hue)))
            side = QRect(rect.x(), inner.y(), INDENT, height)
            painter.drawText(side, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
                             line.mark)  # fmt: skip
        painter.setFont(looks.font(looks.BASE, bold=True))
        painter.setPen(looks.colour(getattr(theme, line.hue)))
        painter.drawText(QRect(inner.x(), inner.y(), inner.width(), height), WRAP, line.title)
        painter.setFont(looks.font(looks.SMALL))
        painter.setPen(looks.colour(theme.text if line.hue != "muted" else theme.muted))
        painter.drawText(inner.adjusted(0, height + 2, 0, 0), WRAP, line.text)

    def _tick(self, painter: QPainter, rect: QRect, *, ticked: bool) -> None:
        box = QStyleOptionViewItem()
        box.initFrom(self._view)
        box.rect = self._tick_rect(rect)
        box.state = QStyle.StateFlag.State_Enabled
        box.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        element = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._view.style().drawPrimitive(element, box, painter, self._view)

    @staticmethod
    def _tick_rect(rect: QRect) -> QRect:
        return QRect(rect.x() + 7, rect.y() + MARGIN, 16, 16)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the tick, or the space bar, changes it."""
        line = index.data(Qt.ItemDataRole.UserRole)
        if line is None or line.ticked is None:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            hit = self._tick_rect(option.rect).adjusted(-6, -6, 6, 6)
            if not hit.contains(event.position().toPoint()):
                return False
        elif event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Space:  # type: ignore[attr-defined]
            return False
        wanted = Qt.CheckState.Unchecked if line.ticked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


def _height(words: str, font: QFont, width: int) -> int:
    metrics = QFontMetrics(font)
    return metrics.boundingRect(QRect(0, 0, width, 10_000), WRAP, words).height()
