"""Tints the ground behind what was traded before or after an exchange's usual hours."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QPainter

from watchapp.core.bars import Bars
from watchapp.core.exchanges import Exchange
from watchapp.core.hours import outside_hours
from watchapp.ui import theme as looks
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.rects import Rects
from watchapp.ui.theme import Theme

NONE: npt.NDArray[np.int64] = np.empty(0, np.int64)


class HoursRoom:
    """Paints a rectangle for each run of bars outside the usual hours."""

    def __init__(self, theme: Theme) -> None:
        self._rects = Rects()
        self._first, self._end = NONE, NONE  # bars where the runs begin, and behind their ends
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._tint = looks.mixed(theme.raised, theme.ground, 0.55)

    def take(self, bars: Bars, exchange: Exchange | None) -> None:
        """Takes other bars, and the exchange whose hours count; None for none."""
        self._first, self._end = NONE, NONE
        if exchange is None or bars.daily:
            return
        outside = np.concatenate(([False], outside_hours(bars, exchange), [False]))
        steps = np.flatnonzero(outside[1:] != outside[:-1])
        self._first, self._end = steps[::2], steps[1::2]

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paints the runs in sight, from the top to the time axis."""
        if not len(self._first):
            return
        begin = int(np.searchsorted(self._end, frame.x0, "left"))
        last = int(np.searchsorted(self._first, frame.x1, "right"))
        if begin >= last:
            return
        px = frame.px_per_bar
        left = frame.left + (self._first[begin:last] - 0.5 - frame.x0) * px
        right = frame.left + (self._end[begin:last] - 0.5 - frame.x0) * px
        left = np.clip(np.floor(left), frame.left, frame.right).astype(np.int32)
        right = np.clip(np.floor(right), frame.left, frame.right).astype(np.int32) - 1
        self._rects.clear()
        self._rects.add(len(left), left, frame.top, right, frame.time_top - 1)
        self._rects.fill(painter, self._tint)
