"""Draws the cells of the watchlist: two quiet lines, a grey sparkline, a badge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QLocale,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QStyledItemDelegate

from watchapp.ui import theme as looks
from watchapp.ui.guard import guarded
from watchapp.ui.theme import Theme
from watchapp.ui.watchlist.columns import COLUMNS, NOTHING, Column, Line

if TYPE_CHECKING:
    from PySide6.QtCore import (
        QModelIndex,
        QPersistentModelIndex,
    )
    from PySide6.QtGui import (
        QFont,
    )
    from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QWidget

ROOMY = 38
DENSE = 28
PAD = 6
SPARKS = 400  # pictures kept, more than any screen has rows


def without_decimals(words: str) -> str:
    """A number that has no room for its decimals, which is more of it than "50,408\u2026"."""
    whole, point, rest = words.rpartition(QLocale().decimalPoint())
    return whole if point and rest.isdecimal() else words


class CellDelegate(QStyledItemDelegate):
    """Paints every cell of the list from its line.

    Args:
        theme: Its colours.
        view: The list; it has its model.
    """

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.dense = False
        self.focus_row = -1  # the view says where the keyboard is: asking it for every cell is slow
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours and fonts of a theme."""
        self._theme = theme
        self._colour = {n: QColor(getattr(theme, n)) for n in theme.__slots__ if n != "name"}
        self._first = looks.font(looks.BASE)
        self._bold = looks.font(looks.BASE, bold=True)
        self._second = looks.font(looks.TINY)
        self._sparks: dict[int, tuple[tuple[float, ...], tuple[object, ...], QPixmap | None]] = {}
        self._fitting: dict[tuple[str, int, int], tuple[QStaticText, int, int]] = {}
        self._metrics = {id(f): QFontMetrics(f) for f in (self._first, self._bold, self._second)}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(COLUMNS[index.column()].width, DENSE if self.dense else ROOMY)

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        line: Line = model.line(index.row())  # type: ignore[attr-defined]
        column = COLUMNS[index.column()]
        rect = option.rect
        # option.state would say it too, but make Python learn all of QStyle before the first frame
        if self._view.selectionModel().isSelected(index):
            self._fill(painter, rect, "selection")
            if index.column() == 0:
                self._fill(painter, QRect(rect.x(), rect.y(), 3, rect.height()), "accent")
        if index.row() == self.focus_row:
            # the keyboard is on the row, so the frame runs along all of it
            self._fill(painter, QRect(rect.x(), rect.y(), rect.width(), 1), "accent")
            self._fill(painter, QRect(rect.x(), rect.bottom(), rect.width(), 1), "accent")
        inner = rect.adjusted(PAD + (4 if index.column() == 0 else 0), 0, -PAD, 0)
        if column.id == "spark":
            self._paint_spark(painter, inner, line.spark)
        elif column.id == "badge":
            self._paint_badge(painter, inner, line.new)
        else:
            self._paint_lines(painter, inner, line, column)

    def _fill(self, painter: QPainter, rect: QRect, colour: str) -> None:
        """As ``fillRect``, which would make Python learn 180 gradients before the first frame."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour[colour])
        painter.drawRect(rect)

    def _paint_lines(self, painter: QPainter, rect: QRect, line: Line, column: Column) -> None:
        first = column.first(line)
        second = "" if self.dense or first == NOTHING else column.second(line)
        top = rect.height() // 2 if second else rect.height()
        upper = QRect(rect.x(), rect.y() + (3 if second else 0), rect.width(), top)
        bold = column.id in ("name", "last")
        self._text(painter, upper, first, self._bold if bold else self._first,
                   self._first_colour(line, column, first), column)  # fmt: skip
        if second:
            lower = QRect(rect.x(), rect.y() + top - 1, rect.width(), rect.height() - top)
            self._text(
                painter, lower, second, self._second, self._second_colour(line, column), column
            )

    def _first_colour(self, line: Line, column: Column, shown: str) -> QColor:
        if shown == NOTHING:
            return self._colour["muted"]
        if column.id in ("change", "change_percent") and line.quote is not None:
            change = line.quote.change or 0.0
            if line.state.word in ("stale", "no_data"):
                return self._colour["muted"]  # an old move is no move of today
            return self._colour["up" if change > 0 else "down" if change < 0 else "text"]
        if line.state.word in ("stale", "no_data") and column.id == "last":
            return self._colour["muted"]
        return self._colour["text"]

    def _second_colour(self, line: Line, column: Column) -> QColor:
        if column.id == "name" and line.state.word in ("stale", "no_data"):
            return self._colour["warning"]
        return self._colour["muted"]

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        words: str,
        font: QFont,
        colour: QColor,
        column: Column,
    ) -> None:
        key = (words, rect.width(), id(font))
        fitting = self._fitting.get(key)
        if fitting is None:
            if len(self._fitting) > 4000:
                self._fitting.clear()
            metrics = self._metrics[id(font)]
            if column.right and metrics.horizontalAdvance(words) > rect.width():
                words = without_decimals(words)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
            room = rect.width() - metrics.horizontalAdvance(shown) if column.right else 0
            laid = QStaticText(shown)
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.prepare(QTransform(), font)
            fitting = self._fitting[key] = (laid, room, (metrics.height() + 1) // 2)
        laid, room, rise = fitting
        painter.setFont(font)
        painter.setPen(colour)
        # laid out once: drawing a string lays it out anew every time
        painter.drawStaticText(rect.x() + room, rect.y() + rect.height() // 2 - rise, laid)

    def _paint_spark(self, painter: QPainter, rect: QRect, closes: tuple[float, ...]) -> None:
        if len(closes) < 2:
            return
        scale = painter.deviceTransform().m11()
        look = (rect.width(), rect.height(), scale)
        kept = self._sparks.get(id(closes))
        if kept is None or kept[0] is not closes or kept[1] != look:
            # Drawn straight away; a picture is made when it is painted again and again.
            if len(self._sparks) > SPARKS:
                self._sparks.clear()
            self._sparks[id(closes)] = closes, look, None
            self._draw_spark(painter, rect, closes)
            return
        picture = kept[2]
        if picture is None:
            picture = QPixmap(round(rect.width() * scale), round(rect.height() * scale))
            picture.setDevicePixelRatio(scale)
            picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(picture)
            self._draw_spark(inner, QRect(0, 0, rect.width(), rect.height()), closes)
            inner.end()
            self._sparks[id(closes)] = closes, look, picture
        painter.drawPixmap(rect.topLeft(), picture)

    def _draw_spark(self, painter: QPainter, rect: QRect, closes: tuple[float, ...]) -> None:
        area = rect.adjusted(0, rect.height() // 5, 0, -rect.height() // 5)
        low, high = min(closes), max(closes)
        span = (high - low) or 1.0
        step = area.width() / (len(closes) - 1)
        points = [
            QPointF(area.x() + i * step, area.bottom() - (c - low) / span * area.height())
            for i, c in enumerate(closes)
        ]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour["volume"], 1.2))
        painter.drawPolyline(QPolygonF(points))
        painter.restore()

    def _paint_badge(self, painter: QPainter, rect: QRect, count: int) -> None:
        if not count:
            return
        shown = str(count) if count < 100 else "99+"
        width = max(18, self._metrics[id(self._second)].horizontalAdvance(shown) + 10)
        pill = QRect(0, 0, width, 18)
        pill.moveCenter(rect.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour["insider"])
        painter.drawRoundedRect(pill, 9, 9)
        painter.setPen(self._colour["ground"])
        painter.setFont(self._second)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        raise NotImplementedError("notes are edited in a dialog")
