"""The shapes of marks: who by shape, direction by filling, nothing by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from watchapp.core.marks import Mark
from watchapp.ui.theme import Theme


def colour_of(mark: Mark, theme: Theme) -> QColor:
    """A mark's hue is its lane's."""
    names = {"insiders": theme.insider, "company": theme.company, "shares": theme.shares}
    return QColor(names.get(mark.lane, theme.note))


def path_of(mark: Mark, size: float) -> QPainterPath:
    """A mark's outline around the origin."""
    half = size / 2
    path = QPainterPath()
    if mark.glyph == "person":
        down = mark.side == "sell"
        tip = half if down else -half
        corners = [QPointF(0, tip), QPointF(half, -tip), QPointF(-half, -tip)]
        path.addPolygon(QPolygonF([*corners, corners[0]]))
    elif mark.glyph == "planned":
        corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
        path.addPolygon(QPolygonF([*corners, corners[0]]))
    elif mark.glyph == "passive":
        path.addEllipse(QRectF(-half, -half, size, size))
    elif mark.glyph == "note":
        path.addRoundedRect(QRectF(-half * 0.8, -half, size * 0.8, size), 2, 2)
    else:
        path.addRect(QRectF(-half, -half, size, size))
    return path


def paint(
    painter: QPainter, mark: Mark, x: float, y: float, ratio: float, theme: Theme, *, chosen: bool
) -> None:
    """Paints a mark's glyph: filled for a purchase, hollow for a sale, pale for neither."""
    colour = colour_of(mark, theme)
    path = path_of(mark, mark.size * ratio).translated(x, y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    if chosen:
        painter.setPen(QPen(QColor(theme.accent), 2 * ratio))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), (mark.size / 2 + 5) * ratio, (mark.size / 2 + 5) * ratio)
    hollow = mark.side == "sell" or mark.glyph in ("passive", "planned")
    pen = QPen(colour, 1.6 * ratio)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    if mark.doubtful:
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
    elif hollow:
        painter.setBrush(QColor(theme.ground))
    elif mark.side == "buy" or mark.glyph == "note":
        painter.setBrush(colour)
    else:
        pale = QColor(colour)
        pale.setAlpha(90)
        painter.setBrush(pale)
    painter.drawPath(path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
