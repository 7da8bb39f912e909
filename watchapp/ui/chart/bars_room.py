"""Draws the prices and the volume: candles, or a line; one column of pixels loses no extreme."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from watchapp.core.bars import Bars
from watchapp.ui import theme as looks
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.rects import Rects
from watchapp.ui.theme import Theme

BODY_FROM = 3.0  # device px per bar (at ratio 1) from which bodies are drawn
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(slots=True)
class Columns:
    """Bars as they are drawn: one a bar, or one a pixel column where bars are narrower."""

    centre: Floats
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats
    last_provisional: bool


def reduce(bars: Bars, frame: Frame, *, provisional: bool) -> Columns:
    """The visible bars, joined into pixel columns when there are more bars than pixels."""
    first, last = frame.visible(len(bars))
    seen = bars.slice(first, last)
    position = np.arange(first, last, dtype=float)
    px = frame.px_per_bar
    is_last = provisional and last == len(bars)
    if px >= 1 or last - first < 2:
        return Columns(position, seen.open, seen.high, seen.low, seen.close, seen.volume, is_last)
    column = np.floor(position * px).astype(np.int64)
    heads = np.flatnonzero(np.r_[True, column[1:] != column[:-1]])
    tails = np.r_[heads[1:], len(column)] - 1
    return Columns(
        centre=(position[heads] + position[tails]) / 2,
        open=seen.open[heads],
        high=np.maximum.reduceat(seen.high, heads),
        low=np.minimum.reduceat(seen.low, heads),
        close=seen.close[tails],
        volume=np.maximum.reduceat(seen.volume, heads),
        last_provisional=is_last,
    )


def price_range(bars: Bars, frame: Frame, *, line: bool) -> tuple[float, float] | None:
    """Lowest and highest price that is seen, None where nothing is."""
    first, last = frame.visible(len(bars))
    if first >= last:
        return None
    low: Floats = bars.close if line else bars.low
    high: Floats = bars.close if line else bars.high
    return float(np.min(low[first:last])), float(np.max(high[first:last]))


class BarsRoom:
    """Paints candles or the line, and the volume."""

    def __init__(self, theme: Theme) -> None:
        self._up, self._down, self._volume = Rects(), Rects(), Rects()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._colour_up = QColor(theme.up)
        self._colour_down = QColor(theme.down)
        self._colour_line = QColor(theme.text)
        self._colour_volume = looks.colour(theme.volume, 150)
        self._colour_ground = QColor(theme.ground)

    def paint(self, painter: QPainter, frame: Frame, columns: Columns, *, line: bool) -> None:
        """Paints the visible columns."""
        if not len(columns.centre):
            return
        x = frame.left + (columns.centre - frame.x0) * frame.px_per_bar
        painter.setClipRect(frame.left, 0, frame.right - frame.left, frame.time_top)
        self._paint_volume(painter, frame, columns, x)
        if line:
            self._paint_line(painter, frame, columns, x)
        else:
            self._paint_candles(painter, frame, columns, x)
        painter.setClipping(False)

    def _y(self, frame: Frame, prices: Floats) -> Ints:
        scale = (frame.bottom - frame.top) / (frame.y1 - frame.y0)
        return np.round(frame.bottom - (prices - frame.y0) * scale).astype(np.int64)

    def _paint_candles(self, painter: QPainter, frame: Frame, c: Columns, x: Floats) -> None:
        high, low = self._y(frame, c.high), self._y(frame, c.low)
        opened, closed = self._y(frame, c.open), self._y(frame, c.close)
        centre = np.floor(x).astype(np.int64)
        px = frame.px_per_bar
        wick = max(1, round(frame.ratio))
        body = 0
        if px >= BODY_FROM * frame.ratio:
            body = max(3, int(px * 0.7)) | 1  # odd, so that the wick stands in the middle
        rising = c.close >= c.open
        for rects, mask, colour in (
            (self._up, rising, self._colour_up),
            (self._down, ~rising, self._colour_down),
        ):
            left, top, width, height = centre[mask], high[mask], wick, low[mask] - high[mask] + 1
            rects.fill(painter, colour, left - wick // 2, top, width, height)
            if body:
                upper = np.minimum(opened, closed)[mask]
                lower = np.maximum(opened, closed)[mask]
                rects.fill(painter, colour, left - body // 2, upper, body, lower - upper + 1)
        if c.last_provisional and body >= 5:
            self._hollow(painter, c, int(centre[-1]), int(opened[-1]), int(closed[-1]), body)

    def _hollow(
        self, painter: QPainter, c: Columns, x: int, opened: int, closed: int, body: int
    ) -> None:
        """Today's bar is not final yet: its body is drawn as an outline."""
        top, bottom = min(opened, closed), max(opened, closed)
        if bottom - top > 2:
            painter.fillRect(
                x - body // 2 + 1, top + 1, body - 2, bottom - top - 1, self._colour_ground
            )

    def _paint_line(self, painter: QPainter, frame: Frame, c: Columns, x: Floats) -> None:
        y = self._y(frame, c.close)
        points = QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        pen = QPen(self._colour_line, 1.6 * frame.ratio)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_volume(self, painter: QPainter, frame: Frame, c: Columns, x: Floats) -> None:
        most = float(np.max(c.volume))
        if most <= 0:
            return
        height = np.round(c.volume / most * (frame.volume_bottom - frame.volume_top))
        tall = height.astype(np.int64)
        width = max(1, int(frame.px_per_bar * 0.7))
        some = c.volume > 0
        left = np.floor(x).astype(np.int64)[some] - width // 2
        self._volume.fill(
            painter, self._colour_volume, left, frame.volume_bottom - tall[some], width, tall[some]
        )
