"""Many rectangles in one call: an int32 array that Qt reads as QRects, nothing copied."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter


class Rects:
    """A reusable batch. The array stays alive as long as its wrapper, which Qt reads it through."""

    def __init__(self) -> None:
        self._array = np.empty((0, 4), np.int32)
        self._wrapped: Any = None

    def fill(
        self,
        painter: QPainter,
        colour: QColor,
        left: npt.NDArray[np.int64],
        top: npt.NDArray[np.int64],
        width: npt.NDArray[np.int64] | int,
        height: npt.NDArray[np.int64],
    ) -> None:
        """Fills one rectangle per element; at least one pixel high."""
        count = len(left)
        if not count:
            return
        if len(self._array) < count:
            self._array = np.empty((count * 2, 4), np.int32)
            self._wrapped = shiboken6.wrapInstance(self._array.ctypes.data, QRect)
        rows = self._array[:count]
        rows[:, 0] = left
        rows[:, 1] = top
        rows[:, 2] = left + width - 1  # a QRect keeps its last column and row
        rows[:, 3] = top + np.maximum(height, 1) - 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(self._wrapped, count)
