"""Draws the crosshair with the values under it; never touches the picture below."""

from __future__ import annotations

import math
from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter

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


class CrossRoom:
    """Paints two lines, the date at the time axis, the price at its axis, the bar's values."""

    def __init__(self, theme: Theme, axes: AxesRoom, letters: Letters) -> None:
        self._axes, self._letters = axes, letters
        self._fonts: dict[float, QFont] = {}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._line = looks.mixed(theme.muted, theme.ground, 0.6)
        self._ground, self._text = QColor(theme.ground), QColor(theme.text)
        self._muted = QColor(theme.muted)

    def paint(
        self,
        painter: QPainter,
        frame: Frame,
        bars: Bars,
        pyramid: Pyramid,
        cursor: QPointF,
    ) -> None:
        """Paints the crosshair at a place of the viewport."""
        r = frame.ratio
        x, y = cursor.x() * r, cursor.y() * r
        if not frame.left <= x <= frame.right:
            return
        at = min(max(round(frame.position(x)), 0), len(bars) - 1)
        snapped = round(frame.x(at))
        if not frame.left <= snapped <= frame.right:
            return
        one = max(1, round(r))  # filled: a pen with dashes takes twenty times as long
        painter.fillRect(snapped, frame.top, one, frame.time_top - frame.top, self._line)
        if frame.top <= y <= frame.bottom:
            painter.fillRect(frame.left, round(y), frame.right - frame.left, one, self._line)
            price = frame.price(y)
            words = text.number(price, digits_of(price))
            self._axes.paint_price_tag(
                painter, frame, price, ground=self._theme.muted, words=words, quiet=True
            )
        values, moment = bar_words(pyramid, at), moment_words(bars, at)
        if said := action_words(bars, at):
            values = GAP.join((said, values))
        self._paint_values(painter, frame, values)
        self._paint_moment(painter, frame, moment, snapped)

    def _paint_values(self, painter: QPainter, frame: Frame, words: str) -> None:
        r = frame.ratio
        if r not in self._fonts:
            self._fonts[r] = looks.scaled(looks.SMALL, r)
        painter.setFont(self._fonts[r])
        room = frame.right - frame.left - frame.badge - round(12 * r)
        metrics = painter.fontMetrics()
        while (width := metrics.horizontalAdvance(words)) > room and GAP in words:
            words = words.rpartition(GAP)[0]  # the last is needed least
        width += round(12 * r)
        box = QRect(frame.left + frame.badge, round(2 * r), width, round(20 * r))
        painter.fillRect(box, self._ground)
        painter.setPen(self._text)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(round(4 * r), 0, 0, 0), flags, words)

    def _paint_moment(self, painter: QPainter, frame: Frame, words: str, x: int) -> None:
        r = frame.ratio
        painter.setFont(self._letters.font(r, bold=True))
        width = self._letters.metrics(r).horizontalAdvance(words) + round(14 * r)
        left = min(max(x - width // 2, 0), frame.width - width)
        box = QRect(
            left, frame.time_top + round(2 * r), width, frame.height - frame.time_top - round(3 * r)
        )
        painter.fillRect(box, self._muted)
        painter.setPen(self._ground)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
