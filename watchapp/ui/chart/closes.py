"""Draws closes as a line, slanted where there is room for it, else the whole span of a column."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygon

from watchapp.ui.chart.columns import Columns
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.rects import Rects

SMOOTH_FROM = 1.5  # device px a point from which a line is drawn slanted, not in steps
WIDTH = 1.6  # px of a slanted line
Ints = npt.NDArray[np.int32]


def polyline(painter: QPainter, x: Ints, y: Ints, pen: QPen, *, smooth: bool = True) -> None:
    """A line through points in device pixels, shape (n,) each."""
    points = [QPoint(*p) for p in zip(x.tolist(), y.tolist(), strict=True)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=smooth)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygon(points))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


class Closes:
    """Paints lines of closes, and the area below one."""

    def __init__(self) -> None:
        self._fill = Rects()

    def paint(
        self,
        painter: QPainter,
        frame: Frame,
        columns: Columns,
        colour: QColor,
        *,
        ground: QColor | None = None,
        factor: float = 1.0,
    ) -> tuple[int, int] | None:
        """Paints ``factor`` times the closes.

        Args:
            painter: In device pixels.
            frame: Where prices are.
            columns: What is seen; of a bucket of many bars the whole span of its closes is drawn.
            colour: Of the line.
            ground: Of the area below it, None for a line alone.
            factor: What closes are multiplied with.

        Returns:
            The device pixel where the line ends, None where there is none.
        """
        seen = columns.buckets
        good = np.isfinite(seen.close)
        left, right = columns.left[good], columns.right[good]
        close = frame.ys(seen.close[good] * factor)
        if not len(close):
            return None
        smooth = seen.size == 1 and frame.px_per_bar >= SMOOTH_FROM
        if ground is not None:
            self._area(painter, frame, left, right, close, ground, smooth=smooth)
        middle = (left + right) // 2
        if smooth:
            pen = QPen(colour, WIDTH * frame.ratio)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            polyline(painter, middle, close, pen)
        else:
            top = np.minimum(frame.ys(seen.high[good] * factor), close)
            bottom = np.maximum(frame.ys(seen.low[good] * factor), close)
            np.minimum(top[1:], close[:-1], out=top[1:])  # joined to where the one before ended
            np.maximum(bottom[1:], close[:-1], out=bottom[1:])
            thick = max(1, round(frame.ratio)) - 1
            self._fill.clear()
            self._fill.add(len(top), left, top, right, bottom + thick)
            self._fill.fill(painter, colour)
        return int(middle[-1]), int(close[-1])

    def _area(
        self,
        painter: QPainter,
        frame: Frame,
        left: Ints,
        right: Ints,
        top: Ints,
        ground: QColor,
        *,
        smooth: bool,
    ) -> None:
        if smooth:
            middle = ((left + right) // 2).tolist()
            points = [QPoint(*p) for p in zip(middle, top.tolist(), strict=True)]
            points += [QPoint(middle[-1], frame.bottom), QPoint(middle[0], frame.bottom)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawPolygon(QPolygon(points))
            return
        self._fill.clear()
        self._fill.add(len(top), left, top, right, frame.bottom)
        self._fill.fill(painter, ground)
