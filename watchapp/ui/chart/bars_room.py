"""Draws the prices and the volume: no column of pixels loses an extreme, no bar costs Python."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage, QPainter

from watchapp.ui import theme as looks
from watchapp.ui.chart.closes import Closes
from watchapp.ui.chart.columns import Columns
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.rects import Rects
from watchapp.ui.theme import Theme

BODY_FROM = 2.0  # device px a bar from which bodies are drawn
FEW_TALL = 200  # columns
HOLLOW_FROM = 5  # device px of a body from which a provisional one can be an outline
Ints = npt.NDArray[np.int32]


class BarsRoom:
    """Paints prices in one of the styles of ``style_names``, and the volume."""

    def __init__(self, theme: Theme) -> None:
        self._up, self._down, self._volume = Rects(), Rects(), Rects()
        self._closes = Closes()
        self._strip = np.zeros((0, 0), np.int32)
        self._inside = np.zeros((0, 0), np.bool_)
        self._heights: npt.NDArray[np.uint16] = np.zeros((0, 1), np.uint16)
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
            ground = self._colour_area if style == "area" else None
            self._closes.paint(painter, frame, columns, self._colour_line, ground=ground)
        else:
            self._paint_candles(painter, frame, columns, ticks=style == "bars")
        painter.setClipping(False)

    def _paint_candles(self, painter: QPainter, frame: Frame, c: Columns, *, ticks: bool) -> None:
        seen = c.buckets
        px = frame.px_per_bar * seen.size
        bodied = seen.size == 1 and px >= BODY_FROM
        rising = seen.close >= seen.open
        width = int(px) if px < 3 else max(3, int(px * 0.7)) | 1  # odd: the wick has a middle
        wick = min(max(1, round(frame.ratio)), width)
        count = len(c)
        if bodied:
            high, low, opened, closed = frame.ys(
                np.concatenate((seen.high, seen.low, seen.open, seen.close))
            ).reshape(4, count)
            left = c.left + (c.right - c.left + 1 - width) // 2
            right = left + (width - 1)
            middle = left + (width - wick) // 2
            parts = [(middle, high, middle + (wick - 1), low)]
            if ticks:
                parts.append((left, opened, middle, opened + (wick - 1)))
                parts.append((middle, closed, right, closed + (wick - 1)))
            else:
                parts.append((left, np.minimum(opened, closed), right, np.maximum(opened, closed)))
        else:
            high, low = frame.ys(np.concatenate((seen.high, seen.low))).reshape(2, count)
            parts = [(c.left, high, c.right, low)]
        rows = np.empty((len(parts), count, 4), np.int32)
        for part, edges in zip(rows, parts, strict=True):
            part[:, 0], part[:, 1], part[:, 2], part[:, 3] = edges
        for rects, which, colour in (
            (self._up, rising, self._colour_up),
            (self._down, ~rising, self._colour_down),
        ):
            rects.clear()
            rects.add_rows(rows.reshape(-1, 4), np.concatenate([which] * len(parts)))
            rects.fill(painter, colour)
        if c.provisional and bodied and not ticks and width >= HOLLOW_FROM:
            self._hollow(painter, int(left[-1]), int(opened[-1]), int(closed[-1]), width)

    def _hollow(self, painter: QPainter, left: int, opened: int, closed: int, width: int) -> None:
        """Today's bar is not final yet: its body is drawn as an outline."""
        top, bottom = min(opened, closed), max(opened, closed)
        if bottom - top > 2:
            painter.fillRect(left + 1, top + 1, width - 2, bottom - top - 1, self._colour_ground)

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
            self._inside = np.zeros((height, width), np.bool_)
            # narrow numbers: the comparison takes a third of the time
            self._heights = np.arange(height, dtype=np.uint16)[:, None]
            self._picture = QImage(
                memoryview(self._strip).cast("B"),  # type: ignore[arg-type]
                width,
                height,
                4 * width,
                QImage.Format.Format_ARGB32_Premultiplied,
            )
        tops = np.full(width, height, np.uint16)
        each = np.repeat((top - frame.volume_top).astype(np.uint16), c.right - c.left + 1)
        first = int(c.left[0]) - frame.left
        begin, end = max(first, 0), min(first + len(each), width)
        if end > begin:
            tops[begin:end] = each[begin - first : end - first]
        # Few columns reach the upper half: where it is so, they are rectangles there.
        cut = frame.volume_top + height // 2
        tall = np.flatnonzero(top < cut)
        if len(tall) > FEW_TALL:
            cut = frame.volume_top
        else:
            self._volume.clear()
            self._volume.add(len(tall), c.left[tall], top[tall], c.right[tall], cut - 1)
            self._volume.fill(painter, self._colour_volume)
        rows = slice(cut - frame.volume_top, height)
        np.less_equal(tops, self._heights[rows], out=self._inside[rows])
        np.multiply(
            self._inside[rows], self._colour_strip, out=self._strip[rows], dtype=np.int32,
            casting="unsafe",
        )  # fmt: skip
        painter.drawImage(frame.left, cut, self._picture, 0, rows.start, width, height - rows.start)
