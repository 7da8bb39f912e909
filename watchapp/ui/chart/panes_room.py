"""Draws what stands below the prices: the drawdown's pane, and the average over the volume."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from watchapp.app import text
from watchapp.core.bars import Bars
from watchapp.core.overlays import drawdown, moving_average
from watchapp.core.pyramid import Pyramid
from watchapp.ui import theme as looks
from watchapp.ui.chart.atlas import LEFT, Letters
from watchapp.ui.chart.closes import polyline
from watchapp.ui.chart.columns import Columns, columns_of
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.rects import Rects
from watchapp.ui.chart.ticks import day_and_year
from watchapp.ui.theme import Theme

VOLUME_SESSIONS = 20
ROOM = 1.08  # of the deepest drawdown in sight, so that it does not touch the edge


class PanesRoom:
    """Paints panes, and keeps what is computed of a series."""

    def __init__(self, theme: Theme, letters: Letters) -> None:
        self._letters, self._fill = letters, Rects()
        self._bars: Bars | None = None
        self._highest = 0.0  # of all closes but the last
        self._drawdown: Pyramid | None = None
        self._average: npt.NDArray[np.float64] | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._ground = looks.colour(theme.down, 70)
        self._paper = looks.colour(theme.ground, 200)

    def _take(self, bars: Bars) -> None:
        if bars is not self._bars:
            self._bars, self._drawdown, self._average = bars, None, None

    def _drawdown_of(self, bars: Bars, own: Pyramid) -> Pyramid:
        """The drawdowns, the last one with the newest price."""
        if self._drawdown is None:
            self._drawdown = Pyramid.of_line(bars, drawdown(bars.close))
            before = bars.close[:-1]
            self._highest = float(np.nanmax(before)) if np.isfinite(before).any() else 0.0
        close = own.bar(len(own) - 1)[3]
        highest = max(self._highest, close) if math.isfinite(close) else 0.0
        last = close / highest - 1 if highest > 0 else math.nan
        self._drawdown.set_last(last, last, last, last, 0.0)
        return self._drawdown

    def paint_drawdown(self, painter: QPainter, frame: Frame, bars: Bars, own: Pyramid) -> None:
        """The drawdown of each close from the highest one until then, hanging from 0 %.

        The highest of the bars that are here: what its name says since when.
        """
        self._take(bars)
        columns = columns_of(self._drawdown_of(bars, own), frame)
        seen = columns.buckets
        deepest = float(np.fmin.reduce(seen.low)) if len(seen) else np.nan
        top, height = frame.drawdown_top, frame.drawdown_bottom - frame.drawdown_top
        one = max(1, round(frame.ratio))
        painter.fillRect(frame.left, top, frame.right - frame.left, one, QColor(self._theme.grid))
        if not np.isfinite(deepest):
            return
        scale = height / min(deepest * ROOM, -1e-4)  # px per share, both below zero
        good = np.isfinite(seen.low)
        left, right = columns.left[good], columns.right[good]
        depth = np.rint(top + seen.low[good] * scale).astype(np.int32)
        painter.setClipRect(frame.left, top, frame.right - frame.left, height)
        self._fill.clear()
        self._fill.add(len(depth), left, top, right, depth)
        self._fill.fill(painter, self._ground)
        self._fill.clear()
        upper, lower = depth.copy(), depth.copy()  # joined to where the one before ended
        np.minimum(upper[1:], depth[:-1], out=upper[1:])
        np.maximum(lower[1:], depth[:-1], out=lower[1:])
        self._fill.add(len(depth), left, upper, left + (one - 1), lower)
        self._fill.add(len(depth), left, depth, right, depth + (one - 1))
        self._fill.fill(painter, QColor(self._theme.down))
        painter.setClipping(False)
        translate = QCoreApplication.translate
        name = translate("panes", "Drawdown from the highest close since {day}")
        name = name.format(day=day_and_year(bars.day(0)))
        self._paint_depth(painter, frame, deepest, top + deepest * scale)
        self._paint_name(painter, frame, name, frame.drawdown_bottom - 7 * frame.ratio)

    def _paint_depth(self, painter: QPainter, frame: Frame, deepest: float, y: float) -> None:
        """The deepest one in sight, at the axis."""
        r = frame.ratio
        quiet = self._letters.labels(self._theme.muted, r)
        x = frame.right + 8 * r
        top = frame.drawdown_top
        shown = [("0\u202f%", x, float(top), LEFT)]
        if y - top > quiet.height:
            shown.append((text.signed(100 * deepest, 1) + "\u202f%", x, y, LEFT))
        quiet.draw(painter, shown, vector=frame.vector)

    def _paint_name(self, painter: QPainter, frame: Frame, name: str, y: float) -> None:
        """What a pane shows, over its ground so that it can be read where something is drawn."""
        quiet = self._letters.labels(self._theme.muted, frame.ratio)
        x, wide = frame.left + 6 * frame.ratio, quiet.width(name)
        box = QRectF(x - 2, y - quiet.height / 2, wide + 4, quiet.height)
        painter.fillRect(box, self._paper)
        quiet.draw(painter, [(name, x, y, LEFT)], vector=frame.vector)

    def paint_volume_average(
        self, painter: QPainter, frame: Frame, bars: Bars, columns: Columns
    ) -> None:
        """The mean volume of the last sessions, on the scale of the columns below it."""
        self._take(bars)
        if self._average is None:
            self._average = moving_average(bars.volume, VOLUME_SESSIONS)
        seen = columns.buckets
        most = float(np.fmax.reduce(seen.volume)) if len(seen) else 0.0
        if not 0 < most < np.inf:
            return
        values = self._average[columns.last_bars(len(bars))] * seen.size
        good = np.isfinite(values)
        height = frame.volume_bottom - frame.volume_top
        x = columns.middle[good]
        y = np.rint(frame.volume_bottom - values[good] * (height / most)).astype(np.int32)
        if not len(x):
            return
        painter.setClipRect(frame.left, frame.volume_top, frame.right - frame.left, height)
        polyline(painter, x, y, QPen(QColor(self._theme.text), 1.2 * frame.ratio))
        painter.setClipping(False)
        name = QCoreApplication.translate("panes", "Average volume of {count}")
        half = self._letters.metrics(frame.ratio).height() / 2
        words = name.format(count=VOLUME_SESSIONS)
        self._paint_name(painter, frame, words, frame.volume_top + half)
