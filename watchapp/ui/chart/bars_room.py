"""Draws the prices and the volume: no column of pixels loses an extreme, no bar costs Python."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygon

from watchapp.core.pyramid import Buckets, Pyramid
from watchapp.ui import theme as looks
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.rects import Rects
from watchapp.ui.theme import Theme

BODY_FROM = 2.0  # device px a bar from which bodies are drawn
HOLLOW_FROM = 5  # device px of a body from which a provisional one can be an outline
SMOOTH_FROM = 3.0  # device px a point from which a line is drawn slanted, not in steps
Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


@dataclass(slots=True)
class Columns:
    """What is seen, joined so that no bucket is narrower than a pixel, and where each stands.

    ``left`` and ``right`` are the first and last device pixel of each, shape (n,).
    """

    buckets: Buckets
    left: Ints
    right: Ints
    provisional: bool

    def __len__(self) -> int:
        return len(self.buckets)


def columns_of(pyramid: Pyramid, frame: Frame, *, provisional: bool = False) -> Columns:
    """The columns of a frame."""
    first, last = frame.visible(len(pyramid))
    px = frame.px_per_bar
    found = pyramid.buckets(first, last, max(1.0, (last - first) * px))
    edges = np.arange(found.first, found.first + len(found) + 1, dtype=np.float64)
    edges *= found.size
    edges[-1] = min(edges[-1], len(pyramid))
    edges -= 0.5 + frame.x0
    edges *= px
    edges += frame.left
    at = np.floor(edges).astype(np.int32)
    right = at[1:] - 1
    is_last = provisional and last == len(pyramid)
    return Columns(found, at[:-1], np.maximum(right, at[:-1]), is_last)


def price_range(columns: Columns) -> tuple[float, float] | None:
    """Lowest and highest price that is seen, None where nothing is."""
    seen = columns.buckets
    if not len(seen):
        return None
    lowest, highest = float(np.fmin.reduce(seen.low)), float(np.fmax.reduce(seen.high))
    return (lowest, highest) if np.isfinite(lowest) and np.isfinite(highest) else None


class BarsRoom:
    """Paints prices in one of the styles of ``style_names``, and the volume."""

    def __init__(self, theme: Theme) -> None:
        self._up, self._down, self._volume, self._fill = Rects(), Rects(), Rects(), Rects()
        self._strip = np.zeros((0, 0), np.int32)
        self._picture = QImage()  # reads ``_strip``, so both live as long
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._colour_up = QColor(theme.up)
        self._colour_down = QColor(theme.down)
        self._colour_line = QColor(theme.text)
        self._colour_area = looks.colour(theme.text, 28)
        self._colour_volume = looks.mixed(theme.volume, theme.ground, 0.6)
        self._colour_strip = np.uint32(self._colour_volume.rgba()).astype(np.int32)
        self._colour_ground = QColor(theme.ground)

    def paint(self, painter: QPainter, frame: Frame, columns: Columns, *, style: str) -> None:
        """Paints the visible columns."""
        if not len(columns):
            return
        painter.setClipRect(frame.left, 0, frame.right - frame.left, frame.time_top)
        self._paint_volume(painter, frame, columns)
        if style in ("line", "area"):
            self._paint_line(painter, frame, columns, area=style == "area")
        else:
            self._paint_candles(painter, frame, columns, ticks=style == "bars")
        painter.setClipping(False)

    def _paint_candles(self, painter: QPainter, frame: Frame, c: Columns, *, ticks: bool) -> None:
        seen = c.buckets
        high, low = frame.ys(seen.high), frame.ys(seen.low)
        px = frame.px_per_bar * seen.size
        bodied = seen.size == 1 and px >= BODY_FROM
        rising = seen.close >= seen.open
        width = int(px) if px < 3 else max(3, int(px * 0.7)) | 1  # odd: the wick has a middle
        wick = min(max(1, round(frame.ratio)), width)
        left, right = c.left, c.right
        if bodied:
            opened, closed = frame.ys(seen.open), frame.ys(seen.close)
            left = c.left + (c.right - c.left + 1 - width) // 2
            right = left + (width - 1)
        for rects, which in ((self._up, rising), (self._down, ~rising)):
            at = np.flatnonzero(which)
            count = len(at)
            rects.clear()
            if not bodied:
                rects.add(count, left[at], high[at], right[at], low[at])
                continue
            middle = left[at] + (width - wick) // 2
            rects.add(count, middle, high[at], middle + (wick - 1), low[at])
            o, k = opened[at], closed[at]
            if ticks:
                rects.add(count, left[at], o, middle, o + (wick - 1))
                rects.add(count, middle, k, right[at], k + (wick - 1))
            else:
                rects.add(count, left[at], np.minimum(o, k), right[at], np.maximum(o, k))
        self._up.fill(painter, self._colour_up)
        self._down.fill(painter, self._colour_down)
        if c.provisional and bodied and not ticks and width >= HOLLOW_FROM:
            self._hollow(painter, int(left[-1]), int(opened[-1]), int(closed[-1]), width)

    def _hollow(self, painter: QPainter, left: int, opened: int, closed: int, width: int) -> None:
        """Today's bar is not final yet: its body is drawn as an outline."""
        top, bottom = min(opened, closed), max(opened, closed)
        if bottom - top > 2:
            painter.fillRect(left + 1, top + 1, width - 2, bottom - top - 1, self._colour_ground)

    def _paint_line(self, painter: QPainter, frame: Frame, c: Columns, *, area: bool) -> None:
        """A line of closes; of a bucket of many the whole span of its closes."""
        seen = c.buckets
        good = np.isfinite(seen.close)
        left, right = c.left[good], c.right[good]
        close = frame.ys(seen.close[good])
        if not len(close):
            return
        smooth = seen.size == 1 and frame.px_per_bar >= SMOOTH_FROM
        if area:
            self._paint_area(painter, frame, left, right, close, smooth=smooth)
        if smooth:
            points = QPolygon([QPoint(*p) for p in zip(((left + right) // 2).tolist(),
                                                       close.tolist(), strict=True)])  # fmt: skip
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
            pen = QPen(self._colour_line, 1.6 * frame.ratio)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(points)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            return
        top = np.minimum(frame.ys(seen.high[good]), close)
        bottom = np.maximum(frame.ys(seen.low[good]), close)
        np.minimum(top[1:], close[:-1], out=top[1:])  # joined to where the one before ended
        np.maximum(bottom[1:], close[:-1], out=bottom[1:])
        thick = max(1, round(frame.ratio)) - 1
        self._fill.clear()
        self._fill.add(len(top), left, top, right, bottom + thick)
        self._fill.fill(painter, self._colour_line)

    def _paint_area(
        self, painter: QPainter, frame: Frame, left: Ints, right: Ints, top: Ints, *, smooth: bool
    ) -> None:
        if smooth:
            middle = ((left + right) // 2).tolist()
            points = [QPoint(*p) for p in zip(middle, top.tolist(), strict=True)]
            points += [QPoint(middle[-1], frame.bottom), QPoint(middle[0], frame.bottom)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour_area)
            painter.drawPolygon(QPolygon(points))
            return
        self._fill.clear()
        self._fill.add(len(top), left, top, right, frame.bottom)
        self._fill.fill(painter, self._colour_area)

    def _paint_volume(self, painter: QPainter, frame: Frame, c: Columns) -> None:
        volume = c.buckets.volume
        most = float(volume.max())
        if not most < np.inf:  # some are missing
            volume = np.nan_to_num(volume, posinf=0.0)
            most = float(volume.max())
        if most <= 0:
            return
        height = frame.volume_bottom - frame.volume_top
        top = (frame.volume_bottom - np.rint(volume * (height / most))).astype(np.int32)
        px = frame.px_per_bar * c.buckets.size
        if px < 3 and not frame.vector and height > 0:
            self._paint_strip(painter, frame, c, top)
            return
        some = volume > 0
        gap = 0 if px < 3 else max(1, round(px * 0.3))
        left = c.left + gap // 2
        right = np.maximum(c.right - (gap - gap // 2), left)
        self._volume.clear()
        self._volume.add(
            int(np.count_nonzero(some)),
            left[some],
            top[some],
            right[some],
            frame.volume_bottom - 1,
        )
        self._volume.fill(painter, self._colour_volume)

    def _paint_strip(self, painter: QPainter, frame: Frame, c: Columns, top: Ints) -> None:
        """Narrow columns side by side, as one picture: a thousand tall rectangles take longer."""
        width, height = frame.right - frame.left, frame.volume_bottom - frame.volume_top
        if self._strip.shape != (height, width):
            self._strip = np.zeros((height, width), np.int32)
            self._picture = QImage(
                memoryview(self._strip).cast("B"),  # type: ignore[arg-type]
                width,
                height,
                4 * width,
                QImage.Format.Format_ARGB32_Premultiplied,
            )
        tops = np.full(width, height, np.int32)
        each = np.repeat(top - frame.volume_top, c.right - c.left + 1)
        first = int(c.left[0]) - frame.left
        begin, end = max(first, 0), min(first + len(each), width)
        if end > begin:
            tops[begin:end] = each[begin - first : end - first]
        # Negative where a row is inside its column; the sign, spread over all bits, is the mask.
        np.subtract(tops - 1, np.arange(height, dtype=np.int32)[:, None], out=self._strip)
        np.right_shift(self._strip, 31, out=self._strip)
        np.bitwise_and(self._strip, self._colour_strip, out=self._strip)
        painter.drawImage(frame.left, frame.volume_top, self._picture)
