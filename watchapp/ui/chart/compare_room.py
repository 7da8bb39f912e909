"""Draws other series beside the chart's own, all of them from one price at the left edge on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter

from watchapp.app import text
from watchapp.core.bars import Bars
from watchapp.core.compare import Compared, Rebased
from watchapp.core.pyramid import Pyramid
from watchapp.ui import theme as looks
from watchapp.ui.chart.atlas import LEFT, Letters
from watchapp.ui.chart.closes import Closes
from watchapp.ui.chart.columns import Columns, columns_of, price_range
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.ticks import day_and_year
from watchapp.ui.theme import Theme

LINE = 16  # px between the lines of the legend


@dataclass(frozen=True, slots=True)
class Seen:
    """What a frame shows of a compared series; nothing where ``rebased`` is None."""

    compared: Compared
    rebased: Rebased | None
    columns: Columns | None = None

    @property
    def range(self) -> tuple[float, float] | None:
        """Lowest and highest price that is drawn."""
        found = price_range(self.columns) if self.columns is not None else None
        if found is None or self.rebased is None:
            return None
        return found[0] * self.rebased.factor, found[1] * self.rebased.factor


def seen_of(compared: Sequence[Compared], own: Pyramid, frame: Frame) -> list[Seen]:
    """What is seen of each series, from the same bar on as the chart's own."""
    first, last = frame.visible(len(own))
    found = []
    for one in compared:
        rebased = one.rebased(own, first, last)
        columns = columns_of(one.pyramid, frame) if rebased is not None else None
        found.append(Seen(one, rebased, columns))
    return found


class CompareRoom:
    """Paints the lines, and a legend that says how far each has come."""

    def __init__(self, theme: Theme, letters: Letters) -> None:
        self._letters, self._closes = letters, Closes()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._ground = looks.colour(theme.ground, 200)

    def paint(
        self,
        painter: QPainter,
        frame: Frame,
        bars: Bars,
        own: Pyramid,
        seen: Sequence[Seen],
        name: str,
        *,
        below: int = 0,
    ) -> None:
        """Paints the series in sight; ``name`` is the chart's own.

        The legend leaves ``below`` px free at the top, for a sentence that stands there.
        """
        painter.setClipRect(frame.left, 0, frame.right - frame.left, frame.bottom)
        ends: list[tuple[str, str, tuple[int, int]]] = []
        for one, colour in zip(seen, self._theme.compared, strict=False):
            if one.rebased is None or one.columns is None:
                continue
            factor = one.rebased.factor
            end = self._closes.paint(painter, frame, one.columns, QColor(colour), factor=factor)
            if end is not None:
                ends.append((one.compared.symbol, colour, end))
        painter.setClipping(False)
        self._paint_ends(painter, frame, ends)
        lines = self._legend(frame, bars, own, seen, name)
        self._paint_legend(painter, frame, lines, below)

    def _paint_ends(
        self, painter: QPainter, frame: Frame, ends: Sequence[tuple[str, str, tuple[int, int]]]
    ) -> None:
        """Names beside the ends of the lines, where none would cover another."""
        r = frame.ratio
        taken: list[float] = []
        for words, colour, (x, y) in ends:
            labels = self._letters.labels(colour, r, bold=True)
            gap, wide = 6 * r, labels.width(words)
            fits = x + gap + wide < frame.right
            left, middle = (x + gap, y) if fits else (frame.right - gap - wide, y - 9 * r)
            if not frame.top <= y <= frame.bottom:
                continue
            if any(abs(middle - other) < labels.height for other in taken):
                continue
            box = QRectF(left, middle - labels.height / 2, wide, labels.height)
            painter.fillRect(box, self._ground)
            labels.draw(painter, [(words, left, middle, LEFT)], vector=frame.vector)
            taken.append(middle)

    def _legend(
        self, frame: Frame, bars: Bars, own: Pyramid, seen: Sequence[Seen], name: str
    ) -> list[tuple[str, str]]:
        """How far each series has come, (colour, words) each, the chart's own first."""
        first, last = frame.visible(len(own))
        mine = np.array([own.bar(first)[3], own.bar(last - 1)[3]]) if last > first else np.empty(0)
        lines = [(self._theme.text, change_words(name, mine))]
        for one, colour in zip(seen, self._theme.compared, strict=False):
            if one.rebased is None:
                lines.append((colour, f"{one.compared.symbol} \u2013"))
                continue
            words = change_words(one.compared.symbol, one.compared.closes[one.rebased.at : last])
            if one.rebased.at > first:
                since = QCoreApplication.translate("compare", "since {day}")
                words += "  " + since.format(day=day_and_year(bars.day(one.rebased.at)))
            lines.append((colour, words))
        return lines

    def _paint_legend(
        self, painter: QPainter, frame: Frame, lines: Sequence[tuple[str, str]], below: int
    ) -> None:
        r = frame.ratio
        x, y = frame.left + 8 * r, frame.top + (9 + below) * r
        for colour, words in lines:
            labels = self._letters.labels(colour, r, bold=True)
            wide = round(labels.width(words) + 22 * r)
            painter.fillRect(round(x), round(y - LINE * r / 2), wide, round(LINE * r), self._ground)
            painter.fillRect(round(x), round(y - r), round(12 * r), round(2 * r), QColor(colour))
            labels.draw(painter, [(words, x + 17 * r, y, LEFT)], vector=frame.vector)
            y += LINE * r


def change_words(name: str, closes: npt.NDArray[np.float64]) -> str:
    """A name and the change from the first close to the last, those that there are."""
    good = closes[np.isfinite(closes)]
    if not len(good) or good[0] <= 0:
        return f"{name} \u2013"
    return f"{name} {text.signed(100 * (float(good[-1]) / float(good[0]) - 1))}\u202f%"
