"""Draws the crosshair with the values under it; never touches the picture below."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from watchapp.app import text
from watchapp.core.bars import Bars
from watchapp.ui import theme as looks
from watchapp.ui.chart.axes_room import AxesRoom
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.ticks import full_day
from watchapp.ui.theme import Theme
from watchapp.ui.watchlist.columns import digits_of


def bar_words(bars: Bars, at: int) -> str:
    """One bar's values on one line."""
    digits = digits_of(float(bars.close[at]))
    names = (
        QCoreApplication.translate("chart", "O"),
        QCoreApplication.translate("chart", "H"),
        QCoreApplication.translate("chart", "L"),
        QCoreApplication.translate("chart", "C"),
    )
    prices = (bars.open[at], bars.high[at], bars.low[at], bars.close[at])
    parts = [f"{n} {text.number(float(p), digits)}" for n, p in zip(names, prices, strict=True)]
    if at > 0 and bars.close[at - 1] > 0:
        change = 100 * (float(bars.close[at]) / float(bars.close[at - 1]) - 1)
        parts.append(text.signed(change) + "\u202f%")
    if bars.volume[at] > 0:
        name = QCoreApplication.translate("chart", "Vol.")
        parts.append(f"{name} {text.compact(float(bars.volume[at]))}")
    return "   ".join(parts)


def moment_words(bars: Bars, at: int) -> str:
    """When a bar was, in its exchange's zone."""
    moment = bars.moment(at)
    day = full_day(moment.date())
    return day if bars.daily else f"{day} {moment:%H:%M}"


class CrossRoom:
    """Paints two lines, the date at the time axis, the price at its axis, the bar's values."""

    def __init__(self, theme: Theme, axes: AxesRoom) -> None:
        self._axes = axes
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        frame: Frame,
        bars: Bars,
        local: npt.NDArray[np.int64],
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
        painter.setPen(QPen(QColor(self._theme.muted), max(1, round(r)), Qt.PenStyle.DashLine))
        painter.drawLine(snapped, frame.top, snapped, frame.time_top)
        if frame.top <= y <= frame.bottom:
            painter.drawLine(frame.left, round(y), frame.right, round(y))
            price = frame.price(y)
            words = text.number(price, digits_of(price))
            self._axes.paint_price_tag(
                painter, frame, price, ground=self._theme.muted, words=words, quiet=True
            )
        self._paint_values(painter, frame, bar_words(bars, at))
        self._paint_moment(painter, frame, moment_words(bars, at), snapped)

    def _paint_values(self, painter: QPainter, frame: Frame, words: str) -> None:
        r = frame.ratio
        font = looks.font(looks.SMALL)
        font.setPixelSize(round(looks.SMALL * r))
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words) + round(12 * r)
        box = QRect(frame.left + frame.badge, round(2 * r), width, round(20 * r))
        painter.fillRect(box, QColor(self._theme.ground))
        painter.setPen(QColor(self._theme.text))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(round(4 * r), 0, 0, 0), flags, words)

    def _paint_moment(self, painter: QPainter, frame: Frame, words: str, x: int) -> None:
        r = frame.ratio
        painter.setFont(self._axes.font(r, bold=True))
        width = painter.fontMetrics().horizontalAdvance(words) + round(14 * r)
        left = min(max(x - width // 2, 0), frame.width - width)
        box = QRect(
            left, frame.time_top + round(2 * r), width, frame.height - frame.time_top - round(3 * r)
        )
        painter.fillRect(box, QColor(self._theme.muted))
        painter.setPen(QColor(self._theme.ground))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
