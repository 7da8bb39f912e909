"""Small pictures drawn many at once: labels and glyphs stand once in a pixmap, and are copied."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import shiboken6
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEngine, QPainter, QPixmap

from watchapp.ui import theme as looks

LEFT, CENTRE, RIGHT = 0.5, 0.0, -0.5  # where a label stands from its place, in its widths
WIDTH, ROWS = 1024, 24  # of a pixmap of labels: device px, and lines of text
Label = tuple[str, float, float, float]  # words, x, y of its middle, one of LEFT, CENTRE, RIGHT
MOST_WORDS = 4000
FIGURES = "0123456789"


def is_vector(painter: QPainter) -> bool:
    """True where a painter makes shapes, as in an SVG or PDF, and copied pixels would be poor."""
    kinds = QPaintEngine.Type
    return painter.paintEngine().type() in (kinds.SVG, kinds.Pdf, kinds.Picture)


class Fragments:
    """A reusable batch of pieces of a pixmap; the array outlives the wrapper Qt reads it by."""

    def __init__(self) -> None:
        self._array = np.empty((0, 10))
        self._wrapped: Any = None

    def rows(self, count: int) -> npt.NDArray[np.float64]:
        """Room for ``count`` pieces: centre x, y; source left, top, width, height; Qt's rest."""
        if len(self._array) < count:
            self._array = np.zeros((max(64, count * 2), 10))
            self._array[:, 6:8] = 1.0  # scale
            self._array[:, 9] = 1.0  # opacity
            address = self._array.ctypes.data
            self._wrapped = shiboken6.wrapInstance(address, QPainter.PixmapFragment)
        return self._array[:count]

    def draw(self, painter: QPainter, count: int, source: QPixmap) -> None:
        """Draws the first ``count`` rows."""
        if count:
            painter.drawPixmapFragments(self._wrapped, count, source)


class Labels:
    """Words of one font and colour."""

    def __init__(self, font: QFont, colour: QColor) -> None:
        self._font, self._colour = font, colour
        self.metrics = QFontMetrics(font)
        self.height = self.metrics.height()
        self._pixmap = QPixmap()
        self._slots: dict[str, tuple[int, int, int]] = {}
        self._begun = 0  # times that the pixmap was begun anew
        self._next = [0, 0]  # where the next words go: x, row
        self._fragments = Fragments()

    def width(self, words: str) -> int:
        """Device pixels that words take."""
        return (self._slots.get(words) or self._add(words))[2]

    def draw(self, painter: QPainter, labels: Iterable[Label], *, vector: bool = False) -> None:
        """Draws labels; those that are asked for again and again cost next to nothing.

        As letters where the painter makes shapes (``vector``), else as copied pixels.
        """
        wanted = [label for label in labels if label[0]]
        if not wanted:
            return
        if vector:
            self._write(painter, wanted)
            return
        begun = self._begun
        places = self._places(wanted)
        if self._begun != begun:  # it was full in between
            places = self._places(wanted)
        self._fragments.rows(len(wanted))[:, :6] = np.frombuffer(places).reshape(-1, 6)
        self._fragments.draw(painter, len(wanted), self._pixmap)

    def _places(self, labels: list[Label]) -> array[float]:
        """Six numbers a label, as ``Fragments`` has them."""
        slots, high = self._slots, float(self.height)
        half = high / 2
        flat: list[float] = []
        for words, x, y, side in labels:
            left, top, width = slots.get(words) or self._add(words)
            middle = width / 2
            # to whole pixels: between them letters blur
            centre = round(x + side * width - middle) + middle
            flat += (centre, round(y - half) + half, left, top, width, high)
        return array("d", flat)  # numpy takes three times as long with a list

    def _write(self, painter: QPainter, labels: list[Label]) -> None:
        """Letters stay letters in a file of shapes."""
        painter.setFont(self._font)
        painter.setPen(self._colour)
        for words, x, y, side in labels:
            width = self.metrics.horizontalAdvance(words)
            left = x + side * width - width / 2
            top = y - self.height / 2
            painter.drawText(QPointF(left, top + self.metrics.ascent()), words)

    def _add(self, words: str) -> tuple[int, int, int]:
        width = min(self.metrics.horizontalAdvance(words) + 2, WIDTH)
        x, row = self._next
        if x + width > WIDTH:
            x, row = 0, row + 1
        if row >= ROWS or self._pixmap.isNull():
            self._pixmap = QPixmap(WIDTH, self.height * ROWS)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            self._slots.clear()
            self._begun += 1
            x = row = 0
        painter = QPainter(self._pixmap)
        painter.setFont(self._font)
        painter.setPen(self._colour)
        painter.drawText(x + 1, row * self.height + self.metrics.ascent(), words)
        painter.end()
        self._next = [x + width, row]
        slot = self._slots[words] = (x, row * self.height, width)
        return slot


class Widths:
    """How wide words are in a font.

    Words that differ in their figures alone are measured once, as if all had the widest figure:
    they stand in boxes that do not change their size with every price.
    """

    def __init__(self, font: QFont) -> None:
        self.font, self.metrics = font, QFontMetrics(font)
        widest = max(FIGURES, key=self.metrics.horizontalAdvance)
        self._alike = bytes.maketrans(FIGURES.encode(), widest.encode() * len(FIGURES))
        self._known: dict[bytes, int] = {}

    def __call__(self, words: str) -> int:
        """Device pixels that words take at most."""
        shape = words.encode().translate(self._alike)
        found = self._known.get(shape)
        if found is None:
            if len(self._known) > MOST_WORDS:
                self._known.clear()
            found = self._known[shape] = self.metrics.horizontalAdvance(shape.decode())
        return found


class Letters:
    """The labels of the chart's small letters, by colour, scale and weight: one for all rooms."""

    def __init__(self) -> None:
        self._labels: dict[tuple[str, float, bool], Labels] = {}
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._widths: dict[float, Widths] = {}

    def font(self, ratio: float, *, bold: bool = False) -> QFont:
        """The font at a scale."""
        if (ratio, bold) not in self._fonts:
            self._fonts[ratio, bold] = looks.scaled(looks.TINY, ratio, bold=bold)
        return self._fonts[ratio, bold]

    def widths(self, ratio: float) -> Widths:
        """How wide words are in the bold font at a scale."""
        if ratio not in self._widths:
            self._widths[ratio] = Widths(self.font(ratio, bold=True))
        return self._widths[ratio]

    def metrics(self, ratio: float) -> QFontMetrics:
        """The measures of the bold font at a scale."""
        return self.widths(ratio).metrics

    def labels(self, colour: str, ratio: float, *, bold: bool = False) -> Labels:
        """The words of one colour at a scale."""
        key = (colour, ratio, bold)
        if key not in self._labels:
            self._labels[key] = Labels(self.font(ratio, bold=bold), QColor(colour))
        return self._labels[key]

    def clear(self) -> None:
        """Begins anew, as for other colours."""
        self._labels.clear()
