"""Many rectangles in one call: an int32 array that Qt reads as QRects, nothing copied."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

Ints = npt.NDArray[np.int32]
Edge = Ints | int


class Rects:
    """A reusable batch. The array stays alive as long as its wrapper, which Qt reads it through."""

    def __init__(self) -> None:
        self._array = np.empty((0, 4), np.int32)
        self._wrapped: Any = None
        self._count = 0

    def clear(self) -> None:
        """Begins a new batch."""
        self._count = 0

    def add(self, count: int, left: Edge, top: Edge, right: Edge, bottom: Edge) -> None:
        """Adds rectangles by their edges, the right and bottom ones included."""
        if not count:
            return
        first, last = self._count, self._count + count
        if len(self._array) < last:
            grown = np.empty((last * 2, 4), np.int32)
            grown[:first] = self._array[:first]
            self._array = grown
            self._wrapped = shiboken6.wrapInstance(grown.ctypes.data, QRect)
        rows = self._array[first:last]
        rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3] = left, top, right, bottom
        self._count = last

    def fill(self, painter: QPainter, colour: QColor | QBrush) -> None:
        """Fills what was added; the batch is kept."""
        if self._count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRects(self._wrapped, self._count)
