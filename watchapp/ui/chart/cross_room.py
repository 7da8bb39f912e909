"""Draws the crosshair with the values under it; never touches the picture below."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from watchapp.app import text
from watchapp.core.bars import SECONDS, Bars
from watchapp.core.pyramid import Pyramid
from watchapp.ui import theme as looks
from watchapp.ui.chart.atlas import MOST_WORDS, Letters, Widths
from watchapp.ui.chart.axes_room import AxesRoom, move_words
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
    said = text.numbers(prices, digits)
    parts = [f"{n} {w}" for n, w, p in zip(names, said, prices, strict=True) if math.isfinite(p)]
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
    if bars.daily:
        return full_day(bars.day(at))
    moment = bars.moment(at)
    return f"{full_day(moment.date())} {moment:%H:%M}"


Part = tuple[QRect, str]  # what is filled, in device pixels, and the words on it


class Cross(NamedTuple):
    """What a crosshair draws, and where."""

    values: Part
    moment: Part
    upright: Part
    level: Part | None  # a line at the price, None beside the prices
    tag: Part | None  # and its tag at the price axis

    @property
    def parts(self) -> list[Part]:
        """All that is painted."""
        return [part for part in self if part is not None]


class _Places:
    """Where all crosshairs of one frame have their words: measured once, not with every move."""

    def __init__(self, frame: Frame, small: Widths, bold: Widths) -> None:
        r = frame.ratio
        self.frame, self.small, self.bold = frame, small, bold
        self.one = max(1, round(r))
        self.beside = round(12 * r)  # in a box: what is free at both sides of words together
        self.left, self.top, self.high = frame.left + frame.badge, round(2 * r), round(20 * r)
        self.room = frame.right - self.left - self.beside
        self.values_x = self.left + round(4 * r)
        self.values_base = self.top + _base(self.high, small.metrics)
        self.moment_top = frame.time_top + round(2 * r)
        self.moment_high = frame.height - frame.time_top - round(3 * r)
        self.indent = round(6 * r)


def _base(high: int, metrics: QFontMetrics) -> int:
    """Where letters stand that are in the middle of a box, below its top."""
    return (high - metrics.height()) // 2 + metrics.ascent()


def _unshaped(font: QFont) -> QFont:
    """A font whose figures are not shaped, which takes a third of the time; Arabic words are."""
    made = QFont(font)
    made.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return made


class CrossRoom:
    """Two lines, the date at the time axis, the price at its axis, the bar's values."""

    def __init__(self, theme: Theme, axes: AxesRoom, letters: Letters) -> None:
        self._axes, self._letters = axes, letters
        self._fonts: dict[float, tuple[Widths, Widths]] = {}
        self._kept: _Places | None = None
        self._said: dict[tuple[int, tuple[float, ...]], tuple[str, str]] = {}
        self._said_of: Bars | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._line = looks.mixed(theme.muted, theme.ground, 0.6)
        self._ground, self._muted = QColor(theme.ground), QColor(theme.muted)
        self._text, self._inverse = QPen(QColor(theme.text)), QPen(self._ground)

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
        places = self._places(frame)
        one = places.one  # filled: a pen with dashes takes twenty times as long
        level = tag = None
        if frame.top <= y <= frame.bottom:
            level = QRect(frame.left, round(y), frame.right - frame.left, one), ""
            price = frame.price(y)
            words = move_words(frame, price) or text.number(price, digits_of(price))
            tag = self._axes.tag_box(frame, price, words), words
        values, moment = self._words(bars, pyramid, at)
        while (width := places.small(values)) > places.room and GAP in values:
            values = values.rpartition(GAP)[0]  # the last is needed least
        wide = places.bold(moment) + places.beside
        left = min(max(snapped - wide // 2, 0), frame.width - wide)
        return Cross(
            (QRect(places.left, places.top, width + places.beside, places.high), values),
            (QRect(left, places.moment_top, wide, places.moment_high), moment),
            (QRect(snapped, frame.top, one, frame.time_top - frame.top), ""),
            level,
            tag,
        )

    def _places(self, frame: Frame) -> _Places:
        kept, r = self._kept, frame.ratio
        if kept is None or kept.frame is not frame or kept.left != frame.left + frame.badge:
            if r not in self._fonts:
                small = Widths(_unshaped(looks.scaled(looks.SMALL, r)))
                self._fonts[r] = small, Widths(_unshaped(self._letters.font(r, bold=True)))
            kept = self._kept = _Places(frame, *self._fonts[r])
        return kept

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
        places = self._places(frame)
        for line in (cross.upright, cross.level):
            if line is not None:
                if apart:
                    painter.setClipRect(line[0])
                painter.fillRect(line[0], self._line)
        box, words = cross.values
        if apart:
            painter.setClipRect(box)
        painter.fillRect(box, self._ground)
        painter.setFont(places.small.font)
        painter.setPen(self._text)
        painter.drawText(places.values_x, places.values_base, words)
        painter.setFont(places.bold.font)
        painter.setPen(self._inverse)
        for part in (cross.moment, cross.tag):
            if part is None:
                continue
            box, words = part
            if apart:
                painter.setClipRect(box)
            painter.fillRect(box, self._muted)
            base = box.top() + _base(box.height(), places.bold.metrics)
            painter.drawText(box.left() + places.indent, base, words)
