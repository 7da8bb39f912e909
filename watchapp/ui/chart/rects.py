"""Many rectangles in one call: an int32 array that Qt reads as QRects, nothing copied."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

Ints = npt.NDArray[np.int32]
Edge = Ints | int
_NO_PEN = QPen(Qt.PenStyle.NoPen)  # naming the style anew takes a microsecond


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
        self._make_room(first, last)
        rows = self._array[first:last]
        rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3] = left, top, right, bottom
        self._count = last

    def add_list(self, rows: list[tuple[int, int, int, int]]) -> None:
        """Adds rectangles one by one: left, top, right, bottom."""
        if rows:
            first, last = self._count, self._count + len(rows)
            self._make_room(first, last)
            flat = array("i", chain.from_iterable(rows))
            self._array[first:last] = np.frombuffer(flat, np.int32).reshape(-1, 4)
            self._count = last

    def add_rows(self, rows: Ints, which: npt.NDArray[np.bool_]) -> None:
        """Adds those of ``rows`` (left, top, right, bottom; shape (n, 4)) that ``which`` names."""
        first, last = self._count, self._count + int(np.count_nonzero(which))
        if last > first:
            self._make_room(first, last)
            # a row of four as one value of 16 bytes, which numpy picks at once
            self._array[first:last].view(np.complex128)[:, 0] = rows.view(np.complex128)[which, 0]
            self._count = last

    def _make_room(self, first: int, last: int) -> None:
        if len(self._array) < last:
            grown = np.empty((last * 2, 4), np.int32)
            grown[:first] = self._array[:first]
            self._array = grown
            self._wrapped = shiboken6.wrapInstance(grown.ctypes.data, QRect)

    def fill(self, painter: QPainter, colour: QColor | QBrush) -> None:
        """Fills what was added; the batch is kept."""
        if self._count:
            painter.setPen(_NO_PEN)
            painter.setBrush(colour)
            painter.drawRects(self._wrapped, self._count)
