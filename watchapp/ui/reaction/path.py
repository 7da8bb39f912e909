"""The picture of a reaction: closes around day zero as per cent of the close before it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from watchapp.app import text
from watchapp.app.studies import MeanPath, Path
from watchapp.core.records import dataclass
from watchapp.ui.reaction import numbers
from watchapp.ui.theme import TINY, Theme

STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
TICKS = (-20, 0, 20, 40, 60)
FEWEST = 5  # sessions from day zero on before there is a picture


@dataclass(frozen=True, slots=True)
class Room:
    """Where a picture is drawn, and how its numbers become places."""

    plot: QRectF
    first: int
    last: int
    low: float
    high: float

    def x(self, session: float) -> float:
        """The place of a session."""
        share = (session - self.first) / max(self.last - self.first, 1)
        return self.plot.left() + share * self.plot.width()

    def y(self, value: float) -> float:
        """The place of a fraction."""
        share = (value - self.low) / (self.high - self.low)
        return self.plot.bottom() - share * self.plot.height()


def enough(path: Path | None) -> bool:
    """Whether a path is long enough behind day zero to be a picture."""
    return path is not None and bool(path.sessions) and path.sessions[-1] >= FEWEST - 1


def image(
    path: Path, size: tuple[int, int], ratio: float, theme: Theme, names: tuple[str, str]
) -> QImage:
    """A path as an image of ``size`` px for a screen of this pixel ratio."""
    found = QImage(
        round(size[0] * ratio), round(size[1] * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    draw(painter, QRectF(0, 0, *size), path, theme, names)
    painter.end()
    return found


def draw(
    painter: QPainter,
    rect: QRectF,
    path: Path,
    theme: Theme,
    names: tuple[str, str],
) -> None:
    """Draws a path: the stock in the text's colour, its benchmark muted."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _set_font(painter)
    above = QFontMetricsF(painter.font()).height() + 4  # the names stand there
    room = room_for(painter, rect, path.sessions, (path.stock, path.benchmark), top=above)
    frame(painter, room, theme)
    line(painter, room, path.sessions, path.benchmark, QColor(theme.muted), 1.0, dashed=True)
    line(painter, room, path.sessions, path.stock, QColor(theme.accent), 1.6)
    _name_lines(painter, room, path, theme, names)


def draw_mean(painter: QPainter, rect: QRectF, mean: MeanPath, theme: Theme) -> None:
    """Draws a mean path with its interval."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _set_font(painter)
    room = room_for(painter, rect, mean.sessions, (mean.low, mean.high, mean.mean))
    band = QPolygonF()
    there = [i for i, v in enumerate(mean.low) if math.isfinite(v)]
    for i in there:
        band.append(QPointF(room.x(mean.sessions[i]), room.y(mean.high[i])))
    for i in reversed(there):
        band.append(QPointF(room.x(mean.sessions[i]), room.y(mean.low[i])))
    colour = QColor(theme.accent)
    colour.setAlpha(45)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(band)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    frame(painter, room, theme)
    line(painter, room, mean.sessions, mean.mean, QColor(theme.accent), 1.8)


def room_for(
    painter: QPainter,
    rect: QRectF,
    sessions: Sequence[int],
    series: Sequence[Sequence[float]],
    *,
    top: float = 0.0,
) -> Room:
    """The plot inside ``rect`` that holds all series and zero, ``top`` px below its edge."""
    values = [v for one in series for v in one if math.isfinite(v)] + [0.0]
    low, high = min(values), max(values)
    room = max((high - low) * 0.08, 0.002)
    low, high = low - room, high + room
    first, last = (sessions[0], sessions[-1]) if sessions else (-20, 60)
    metrics = QFontMetricsF(painter.font())
    left = max(metrics.horizontalAdvance(_percent(v)) for v in _levels(low, high)) + 6
    plot = rect.adjusted(left, top or 6, -8, -metrics.height() - 4)
    return Room(plot, min(first, -1), max(last, FEWEST), low, high)


def frame(painter: QPainter, room: Room, theme: Theme) -> None:
    """The grid, the line of day zero, and the numbers beside them."""
    plot = room.plot
    metrics = QFontMetricsF(painter.font())
    for level in _levels(room.low, room.high):
        y = room.y(level)
        painter.setPen(QPen(QColor(theme.muted if level == 0 else theme.grid), 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(QColor(theme.muted))
        said = _percent(level)
        at = QRectF(0, y - metrics.height() / 2, plot.left() - 5, metrics.height())
        painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
    pen = QPen(QColor(theme.muted), 1, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(room.x(0), plot.top()), QPointF(room.x(0), plot.bottom()))
    painter.setPen(QColor(theme.muted))
    for tick in TICKS:
        if room.first <= tick <= room.last:
            said = numbers.session(tick)
            width = metrics.horizontalAdvance(said) + 4
            left = min(max(room.x(tick) - width / 2, plot.left()), plot.right() + 8 - width)
            at = QRectF(left, plot.bottom() + 3, width, metrics.height())
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, said)


def line(
    painter: QPainter,
    room: Room,
    sessions: Sequence[int],
    values: Sequence[float],
    colour: QColor,
    width: float,
    *,
    dashed: bool = False,
) -> None:
    """One series, broken where it has no value."""
    pen = QPen(colour, width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    piece = QPolygonF()
    for session, value in zip(sessions, values, strict=True):
        if math.isfinite(value):
            piece.append(QPointF(room.x(session), room.y(value)))
        elif piece.size():
            painter.drawPolyline(piece)
            piece = QPolygonF()
    if piece.size():
        painter.drawPolyline(piece)


def _name_lines(
    painter: QPainter, room: Room, path: Path, theme: Theme, names: tuple[str, str]
) -> None:
    """The names of the two lines above them, so that none needs a legend elsewhere."""
    metrics = QFontMetricsF(painter.font())
    x, y = room.plot.left(), room.plot.top() - metrics.descent() - 3
    with_benchmark = any(math.isfinite(v) for v in path.benchmark)
    for name, colour, there in (
        (names[0], theme.accent, True),
        (names[1], theme.muted, with_benchmark),
    ):
        if there and name:
            painter.setPen(QColor(colour))
            painter.drawText(QPointF(x, y), name)
            x += metrics.horizontalAdvance(name) + 10


def _set_font(painter: QPainter) -> None:
    font = QFont(painter.font())
    font.setPixelSize(TINY)
    painter.setFont(font)


def _levels(low: float, high: float) -> list[float]:
    step = next((s for s in STEPS if (high - low) / s <= 5), STEPS[-1])
    first = math.ceil(low / step)
    return [k * step for k in range(first, math.floor(high / step) + 1)]


def _percent(value: float) -> str:
    digits = 0 if abs(value * 100 - round(value * 100)) < 1e-9 else 1
    return f"{text.signed(100 * value, digits)}\u202f%"
