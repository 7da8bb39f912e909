"""Draws what was measured by dragging with Shift: sessions, price and per cent."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QColor, QPainter

from watchapp.app import text
from watchapp.core.bars import Bars
from watchapp.ui import theme as looks
from watchapp.ui.chart.frame import Frame
from watchapp.ui.theme import Theme
from watchapp.ui.watchlist.columns import digits_of


@dataclass(frozen=True, slots=True)
class Measure:
    """Two places: bars by their number, prices as they are."""

    bar0: int
    price0: float
    bar1: int
    price1: float


def measure_words(bars: Bars, measure: Measure) -> str:
    """How many bars, how much and how many per cent lie between two places."""
    count = abs(measure.bar1 - measure.bar0)
    translate = QCoreApplication.translate
    if bars.daily:
        one, many = translate("measure", "1 session"), translate("measure", "{n} sessions")
    else:
        one, many = translate("measure", "1 bar"), translate("measure", "{n} bars")
    words = one if count == 1 else many.format(n=count)
    change = measure.price1 - measure.price0
    parts = [words, text.signed(change, digits_of(measure.price0))]
    if measure.price0 > 0:
        parts.append(f"{text.signed(100 * change / measure.price0)}\u202f%")
    return "   ".join(parts)


class MeasureRoom:
    """Paints the span and its words."""

    def __init__(self, theme: Theme) -> None:
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme

    def paint(self, painter: QPainter, frame: Frame, bars: Bars, measure: Measure) -> None:
        """Paints a measure in device pixels."""
        r = frame.ratio
        x0, x1 = round(frame.x(measure.bar0)), round(frame.x(measure.bar1))
        y0, y1 = round(frame.y(measure.price0)), round(frame.y(measure.price1))
        span = QRect(min(x0, x1), min(y0, y1), abs(x1 - x0) + 1, abs(y1 - y0) + 1)
        painter.fillRect(span, looks.colour(self._theme.accent, 40))
        accent, one = QColor(self._theme.accent), max(1, round(r))
        for x in (x0, x1):
            painter.fillRect(x, span.top(), one, span.height(), accent)
        for y in (y0, y1):
            painter.fillRect(span.left(), y, span.width(), one, accent)
        painter.setFont(looks.scaled(looks.SMALL, r, bold=True))
        words = measure_words(bars, measure)
        metrics = painter.fontMetrics()
        box = QRect(
            0, 0, metrics.horizontalAdvance(words) + round(16 * r), metrics.height() + round(8 * r)
        )
        box.moveCenter(span.center())
        gap = round(4 * r)
        box.moveTop(span.top() - box.height() - gap if y1 <= y0 else span.bottom() + gap)
        box.moveLeft(min(max(box.left(), frame.left), frame.right - box.width()))
        box.moveTop(min(max(box.top(), 0), frame.time_top - box.height()))
        painter.fillRect(box, accent)
        painter.setPen(QColor(self._theme.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
