"""Draws a row of the list of events: what happened and its money, and when."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from watchapp.app import text
from watchapp.core.events import Event, amount
from watchapp.ui import theme as looks
from watchapp.ui.events import words
from watchapp.ui.guard import guarded
from watchapp.ui.theme import Theme

HEIGHT = 44
IN_SHARES = ("share_count", "buyback_programme")  # their titles say that shares are counted
LANE_HUES = {
    "insider_deal": "insider",
    "insider_plan": "insider",
    "holding": "insider",
    "buyback_programme": "company",
    "repurchase": "company",
    "share_count": "shares",
}


def money_words(event: Event) -> str:
    """The size of an event in a few characters."""
    money = amount(event)
    if money is not None:
        return f"{text.compact(money)} {event.currency or ''}".strip()
    if event.shares is None:
        return ""
    if event.KIND in IN_SHARES:
        return text.compact(event.shares)
    return QCoreApplication.translate("events", "%s shares") % text.compact(event.shares)


class EventDelegate(QStyledItemDelegate):
    """Two lines: title and money, the day below; a bar in the hue of the event's lane."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, HEIGHT)

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        event: Event = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        theme = self._theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, looks.colour(theme.selection))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(looks.colour(theme.accent))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
        hue = QColor(getattr(theme, LANE_HUES.get(event.KIND, "note")))
        bar = QPainterPath()
        bar.addRoundedRect(rect.x() + 8, rect.y() + 8, 3, rect.height() - 16, 1.5, 1.5)
        painter.fillPath(bar, hue)
        inner = rect.adjusted(20, 5, -12, -5)
        half = inner.height() // 2
        upper = QRect(inner.x(), inner.y(), inner.width(), half)
        lower = QRect(inner.x(), inner.y() + half, inner.width(), half)
        self._line(painter, upper, words.title(event), money_words(event), strong=True)
        said = words.traded(event) if event.traded_from else words.known(event)
        if event.status != "current":
            said += f" \u00b7 {text.word(event.status)}"
        self._line(painter, lower, said, "", strong=False)

    def _line(self, painter: QPainter, rect: QRect, left: str, right: str, *, strong: bool) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(looks.font(looks.BASE if strong else looks.SMALL))
        painter.setPen(looks.colour(self._theme.text if strong else self._theme.muted))
        metrics = painter.fontMetrics()
        right = metrics.elidedText(right, Qt.TextElideMode.ElideRight, rect.width() // 2)
        taken = metrics.horizontalAdvance(right)
        room = rect.width() - (taken + 10 if right else 0)
        if right:
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | middle, right)
        shown = metrics.elidedText(left, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | middle, shown)
