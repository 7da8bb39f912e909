"""Draws what lasts: programmes as bands, reported and planned periods as bars of their length."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from watchapp.core.marks import Mark
from watchapp.ui import theme as looks
from watchapp.ui.chart import glyphs
from watchapp.ui.chart.atlas import LEFT, Letters
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.lane_words import band_words, short_words
from watchapp.ui.theme import Theme


@dataclass(slots=True)
class Hit:
    """Where a mark was painted, for the mouse."""

    rect: QRectF
    mark: Mark


class BandsRoom:
    """Paints bands and periods, and keeps in ``hits`` where they are."""

    def __init__(self, theme: Theme, letters: Letters) -> None:
        self._letters = letters
        self.hits: list[Hit] = []
        self._worded: list[QRectF] = []  # where words stand, which no others may cross
        self.set_theme(theme)

    def begin(self) -> None:
        """Forgets what was painted before."""
        self.hits, self._worded = [], []

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._hatch = looks.mixed(theme.muted, theme.ground, 0.55)

    def paint_span(
        self,
        painter: QPainter,
        frame: Frame,
        mark: Mark,
        y: float,
        chosen: Collection[str],
        *,
        worded: bool,
    ) -> None:
        """A reported period, or a planned one: a bar of its length, with words where it is alone.

        Days inside a period stand above its bar, so that neither hides the other.
        """
        r = frame.ratio
        x0 = frame.x(mark.x0 - 0.4)
        x1 = max(frame.x(min(mark.x1, frame.x1 + 10) + 0.4), x0 + 6 * r)
        tall = 16 * r if worded else 4 * r
        rect = QRectF(x0, y - 8 * r if worded else y + 7 * r, x1 - x0, tall)
        colour = glyphs.colour_of(mark, self._theme)
        planned = mark.glyph == "planned"
        pen = QPen(colour, r, Qt.PenStyle.DashLine if planned else Qt.PenStyle.SolidLine)
        if any(e.id in chosen for e in mark.events):
            pen = QPen(QColor(self._theme.accent), 2 * r)
        painter.setPen(pen)
        pale = QColor(colour)
        pale.setAlpha(0 if planned else 60 if worded else 140)
        painter.setBrush(pale)
        painter.drawRect(rect)
        if worded:
            self._words_inside(painter, frame, rect, short_words(mark), colour)
        self.hits.append(Hit(rect.adjusted(0, -3 * r, 0, 3 * r), mark))

    def paint_band(
        self,
        painter: QPainter,
        frame: Frame,
        mark: Mark,
        top: int,
        height: int,
        chosen: Collection[str],
    ) -> None:
        """A programme: its length is time, the height of its fill is progress."""
        r = frame.ratio
        x0 = max(frame.x(mark.x0 - 0.5), frame.left - 4 * r)
        x1 = min(frame.x(min(mark.x1, frame.x1 + 10) + 0.5), frame.right + 4 * r)
        rect = QRectF(x0, top + 2 * r, max(x1 - x0, 3 * r), height - 4 * r)
        colour = QColor(self._theme.company)
        pale = QColor(colour)
        pale.setAlpha(46)
        painter.fillRect(rect, pale)
        if mark.progress is not None:
            share = min(max(mark.progress.fraction, 0.0), 1.0)
            tall = max(rect.height() * share, r)
            fill = QRectF(rect.left(), rect.bottom() - tall, rect.width(), tall)
            strong = QColor(colour)
            strong.setAlpha(150)
            painter.fillRect(fill, strong)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - r, rect.width(), 1.4 * r), colour)
        if mark.doubtful:
            painter.fillRect(rect, QBrush(colour, Qt.BrushStyle.BDiagPattern))
        if mark.event.id in chosen:
            painter.setPen(QPen(QColor(self._theme.accent), 2 * r))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect)
        self._words_inside(painter, frame, rect, band_words(mark), QColor(self._theme.text))
        self.hits.append(Hit(rect, mark))

    def paint_closed(
        self, painter: QPainter, frame: Frame, mark: Mark, y: int, height: int
    ) -> None:
        """A period in which insiders may not deal: hatched over the whole height of their lane."""
        x0 = max(frame.x(mark.x0 - 0.5), frame.left - 1.0)
        x1 = min(frame.x(min(mark.x1, frame.x1 + 10) + 0.5), frame.right + 1.0)
        rect = QRectF(x0, y + frame.ratio, max(x1 - x0, 2 * frame.ratio), height - frame.ratio)
        painter.fillRect(rect, QBrush(self._hatch, Qt.BrushStyle.BDiagPattern))
        self.hits.append(Hit(rect, mark))

    def _words_inside(
        self, painter: QPainter, frame: Frame, rect: QRectF, words: str, colour: QColor
    ) -> None:
        r = frame.ratio
        left = max(rect.left(), frame.left) + 6 * r
        room = min(rect.right(), frame.right) - left - 4 * r
        if room < 40 * r:
            return
        labels = self._letters.labels(colour.name(), r)
        shown = labels.metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room))
        taken = QRectF(left, rect.top(), labels.width(shown), rect.height())
        if any(taken.intersects(other) for other in self._worded):
            return
        self._worded.append(taken)
        labels.draw(painter, [(shown, left, rect.center().y(), LEFT)], vector=frame.vector)
