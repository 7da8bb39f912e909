"""Draws the grid, the price axis, the time axis, and the tag of the last price."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from watchapp.app import text
from watchapp.ui import theme as looks
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.ticks import Tick, decimals, price_step, price_ticks
from watchapp.ui.theme import Theme


class AxesRoom:
    """Paints what the prices stand on."""

    def __init__(self, theme: Theme) -> None:
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._grid = QColor(theme.grid)
        self._line = QColor(theme.line)
        self._muted = QColor(theme.muted)

    def font(self, ratio: float, *, bold: bool = False) -> QFont:
        """The axes' font at a scale."""
        made = looks.font(looks.TINY, bold=bold)
        made.setPixelSize(round(looks.TINY * ratio))
        return made

    def axis_width(self, low: float, high: float, ratio: float) -> int:
        """Device pixels the price axis needs for its labels."""
        digits = self._digits(low, high)
        metrics = QFontMetrics(self.font(ratio, bold=True))
        widest = max(metrics.horizontalAdvance(text.number(v, digits)) for v in (low, high))
        return widest + round(18 * ratio)

    def _digits(self, low: float, high: float) -> int:
        digits = decimals(price_step(low, high, 8))
        return max(digits, 2) if high < 1000 else digits

    def paint(
        self,
        painter: QPainter,
        frame: Frame,
        ticks: list[Tick],
        *,
        currency: str | None,
        last: float,
    ) -> None:
        """Paints the grid and both axes, without labels that the tag of ``last`` would cover."""
        r = frame.ratio
        painter.setFont(self.font(r))
        metrics = painter.fontMetrics()
        one = max(1, round(r))
        spaced = metrics.height() * 3
        most = max(2, (frame.bottom - frame.top) // max(spaced, 1))
        digits = self._digits(frame.y0, frame.y1)
        right = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for price in price_ticks(frame.y0, frame.y1, most):
            y = round(frame.y(price))
            painter.fillRect(frame.left, y, frame.right - frame.left, one, self._grid)
            painter.setPen(self._muted)
            label = QRect(
                frame.right + round(8 * r), y - metrics.height() // 2, frame.axis, metrics.height()
            )
            covered = abs(y - frame.y(last)) < metrics.height() * 1.2
            if label.top() > frame.top - metrics.height() // 2 and not covered:
                painter.drawText(label, right, text.number(price, digits))
        if currency:
            painter.drawText(
                QRect(frame.right + round(8 * r), 0, frame.axis, frame.top - round(6 * r)),
                right,
                currency,
            )
        self._paint_time(painter, frame, ticks, one)

    def _paint_time(self, painter: QPainter, frame: Frame, ticks: list[Tick], one: int) -> None:
        r = frame.ratio
        painter.fillRect(0, frame.time_top, frame.width, one, self._line)
        metrics = painter.fontMetrics()
        box = round(46 * r)
        for tick in ticks:
            x = round(frame.x(tick.at))
            if not frame.left <= x <= frame.right:
                continue
            painter.fillRect(x, frame.top, one, frame.time_top - frame.top, self._grid)
            painter.setFont(self.font(r, bold=tick.major))
            painter.setPen(QColor(self._theme.text) if tick.major else self._muted)
            half = metrics.horizontalAdvance(tick.label) // 2
            left = min(max(x - box, half - box + 2), frame.width - half - box - 2)
            painter.drawText(
                QRect(left, frame.time_top, 2 * box, frame.height - frame.time_top),
                Qt.AlignmentFlag.AlignCenter,
                tick.label,
            )

    def paint_price_tag(
        self, painter: QPainter, frame: Frame, price: float, *, ground: str, words: str, quiet: bool
    ) -> None:
        """A label at the price axis; a dotted line across the chart unless ``quiet``."""
        r = frame.ratio
        y = round(frame.y(price))
        if not frame.top - 2 <= y <= frame.bottom + 2:
            return
        if not quiet:
            pen = QPen(QColor(ground), max(1, round(r)), Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(frame.left, y, frame.right, y)
        painter.setFont(self.font(r, bold=True))
        metrics = painter.fontMetrics()
        height = metrics.height() + round(4 * r)
        width = metrics.horizontalAdvance(words) + round(12 * r)
        box = QRect(frame.right + round(2 * r), y - height // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 3 * r, 3 * r)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        dark_ground = QColor(ground).lightnessF() < 0.55
        painter.setPen(QColor("#ffffff") if dark_ground else QColor("#0d1320"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
