"""Draws the crosshair with the values under it; never touches the picture below."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QPointF, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from watchapp.app import text
from watchapp.core.bars import SECONDS, Bars
from watchapp.core.pyramid import Pyramid
from watchapp.ui import theme as looks
from watchapp.ui.chart.atlas import Letters
from watchapp.ui.chart.axes_room import AxesRoom
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.ticks import full_day
from watchapp.ui.theme import Theme
from watchapp.ui.watchlist.columns import digits_of

GAP = "   "  # between the values of a bar
MOST_WORDS = 4000


def bar_words(pyramid: Pyramid, at: int) -> str:
    """One bar's values on one line."""
    *prices, volume = pyramid.bar(at)
    close = prices[-1]
    digits = digits_of(close)
    names = (
        QCoreApplication.translate("chart", "O"),
        QCoreApplication.translate("chart", "H"),
        QCoreApplication.translate("chart", "L"),
        QCoreApplication.translate("chart", "C"),
    )
    parts = [
        f"{n} {text.number(p, digits)}"
        for n, p in zip(names, prices, strict=True)
        if math.isfinite(p)
    ]
    before = pyramid.bar(at - 1)[3] if at > 0 else math.nan
    if before > 0 and math.isfinite(close):
        parts.append(text.signed(100 * (close / before - 1)) + "\u202f%")
    if volume > 0:
        name = QCoreApplication.translate("chart", "Vol.")
        parts.append(f"{name} {text.compact(volume)}")
    return GAP.join(parts)


def action_words(bars: Bars, at: int) -> str:
    """The dividend and the split of a bar's day, "" on most days."""
    first = int(bars.time[at])
    last = first + (SECONDS[bars.interval] if bars.daily else 1)
    parts = []
    for time, value in bars.dividends:
        if first <= time < last:
            words = QCoreApplication.translate("chart", "Dividend {value}")
            parts.append(words.format(value=text.number(value, 4).rstrip("0").rstrip(".,")))
    for time, ratio in bars.splits:
        if first <= time < last:
            words = QCoreApplication.translate("chart", "Split {new} for {old}")
            new, old = Fraction(ratio).limit_denominator(1000).as_integer_ratio()
            parts.append(words.format(new=new, old=old))
    return GAP.join(parts)


def moment_words(bars: Bars, at: int) -> str:
    """When a bar was, in its exchange's zone."""
    moment = bars.moment(at)
    day = full_day(moment.date())
    return day if bars.daily else f"{day} {moment:%H:%M}"


@dataclass(frozen=True, slots=True)
class Cross:
    """What a crosshair draws, and where: rectangles in device pixels."""

    lines: tuple[QRect, ...]
    values: tuple[QRect, str]
    moment: tuple[QRect, str]
    tag: tuple[QRect, str] | None  # at the price axis

    @property
    def rects(self) -> tuple[QRect, ...]:
        """All that is painted."""
        boxes = (self.values[0], self.moment[0])
        return (*self.lines, *boxes, self.tag[0]) if self.tag else (*self.lines, *boxes)


class CrossRoom:
    """Two lines, the date at the time axis, the price at its axis, the bar's values."""

    def __init__(self, theme: Theme, axes: AxesRoom, letters: Letters) -> None:
        self._axes, self._letters = axes, letters
        self._fonts: dict[float, tuple[QFont, QFontMetrics]] = {}
        self._widths: dict[tuple[str, float, bool], int] = {}
        self._said: dict[tuple[int, tuple[float, ...]], tuple[str, str]] = {}
        self._said_of: Bars | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._line = looks.mixed(theme.muted, theme.ground, 0.6)
        self._ground, self._text = QColor(theme.ground), QColor(theme.text)
        self._muted = QColor(theme.muted)

    def plan(self, frame: Frame, bars: Bars, pyramid: Pyramid, cursor: QPointF) -> Cross | None:
        """The crosshair at a place of the viewport; None beside the prices and lanes."""
        r = frame.ratio
        x, y = cursor.x() * r, cursor.y() * r
        if not frame.left <= x <= frame.right:
            return None
        at = min(max(round(frame.position(x)), 0), len(bars) - 1)
        snapped = round(frame.x(at))
        if not frame.left <= snapped <= frame.right:
            return None
        one = max(1, round(r))  # filled: a pen with dashes takes twenty times as long
        lines = [QRect(snapped, frame.top, one, frame.time_top - frame.top)]
        tag = None
        if frame.top <= y <= frame.bottom:
            lines.append(QRect(frame.left, round(y), frame.right - frame.left, one))
            price = frame.price(y)
            words = text.number(price, digits_of(price))
            tag = self._axes.tag_box(frame, price, words), words
        values, moment = self._words(bars, pyramid, at)
        return Cross(
            tuple(lines), self._values(frame, values), self._moment(frame, moment, snapped), tag
        )

    def _words(self, bars: Bars, pyramid: Pyramid, at: int) -> tuple[str, str]:
        """A bar's values and its moment; the mouse comes by the same bars again and again."""
        if self._said_of is not bars:
            self._said, self._said_of = {}, bars
        key = (at, pyramid.bar(at))
        found = self._said.get(key)
        if found is None:
            values = bar_words(pyramid, at)
            if said := action_words(bars, at):
                values = GAP.join((said, values))
            if len(self._said) > MOST_WORDS:
                self._said.clear()
            found = self._said[key] = values, moment_words(bars, at)
        return found

    def paint(self, painter: QPainter, frame: Frame, cross: Cross, *, apart: bool = False) -> None:
        """Paints a planned crosshair.

        With ``apart`` each of its parts is clipped for itself: where only parts of the window are
        painted, Qt takes ten times as long to hold a shape against all of them.
        """
        r = frame.ratio
        for line in cross.lines:
            if apart:
                painter.setClipRect(line)
            painter.fillRect(line, self._line)
        box, words = cross.values
        font, metrics = self._font(r)
        if apart:
            painter.setClipRect(box)
        painter.fillRect(box, self._ground)
        painter.setFont(font)
        painter.setPen(self._text)
        painter.drawText(box.left() + round(4 * r), _base(box, metrics), words)
        metrics = self._letters.metrics(r)
        painter.setFont(self._letters.font(r, bold=True))
        painter.setPen(self._ground)
        for box, words in (cross.moment, cross.tag or (QRect(), "")):
            if words:
                if apart:
                    painter.setClipRect(box)
                painter.fillRect(box, self._muted)
                painter.drawText(box.left() + round(6 * r), _base(box, metrics), words)

    def _font(self, ratio: float) -> tuple[QFont, QFontMetrics]:
        if ratio not in self._fonts:
            font = looks.scaled(looks.SMALL, ratio)
            self._fonts[ratio] = font, QFontMetrics(font)
        return self._fonts[ratio]

    def _width(self, words: str, ratio: float, *, bold: bool = False) -> int:
        """Device pixels of words in the font of the values, or the bold one of the axes."""
        key = (words, ratio, bold)
        if key not in self._widths:
            if len(self._widths) > MOST_WORDS:
                self._widths.clear()
            metrics = self._letters.metrics(ratio) if bold else self._font(ratio)[1]
            self._widths[key] = metrics.horizontalAdvance(words)
        return self._widths[key]

    def _values(self, frame: Frame, words: str) -> tuple[QRect, str]:
        r = frame.ratio
        room = frame.right - frame.left - frame.badge - round(12 * r)
        while (width := self._width(words, r)) > room and GAP in words:
            words = words.rpartition(GAP)[0]  # the last is needed least
        width += round(12 * r)
        return QRect(frame.left + frame.badge, round(2 * r), width, round(20 * r)), words

    def _moment(self, frame: Frame, words: str, x: int) -> tuple[QRect, str]:
        r = frame.ratio
        width = self._width(words, r, bold=True) + round(12 * r)
        left = min(max(x - width // 2, 0), frame.width - width)
        top, high = frame.time_top + round(2 * r), frame.height - frame.time_top - round(3 * r)
        return QRect(left, top, width, high), words


def _base(box: QRect, metrics: QFontMetrics) -> int:
    """Where letters stand that are in the middle of a box."""
    return box.top() + (box.height() - metrics.height()) // 2 + metrics.ascent()
