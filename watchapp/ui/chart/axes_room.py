"""Draws the grid, the price axis, the time axis, and the tag of the last price."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from watchapp.app import text
from watchapp.ui.chart.atlas import CENTRE, LEFT, MOST_WORDS, Label, Labels, Letters
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.rects import Rects
from watchapp.ui.chart.ticks import Tick, decimals, log_ticks, price_step, price_ticks
from watchapp.ui.theme import Theme

MOST_TAGS = 200


def move_words(frame: Frame, price: float) -> str:
    """A price as an axis in per cent has it, "" on other axes."""
    if not math.isfinite(frame.base):
        return ""
    return f"{text.signed(100 * (price / frame.base - 1))}\u202f%"


@dataclass(slots=True)
class _Along:
    """What stands on a time axis, laid out."""

    ticks: list[Tick]
    key: tuple[float, ...]
    lines: list[tuple[int, int, int, int]] = field(default_factory=list)
    plain: list[Label] = field(default_factory=list)
    bold: list[Label] = field(default_factory=list)


class AxesRoom:
    """Paints what the prices stand on."""

    def __init__(self, theme: Theme, letters: Letters) -> None:
        self._letters = letters
        self._lines = Rects()
        self._tags: dict[tuple[str, str, float], QPixmap] = {}
        self._line_kept: tuple[tuple[int, str, float], QPixmap] | None = None
        self._kept: _Along | None = None
        self._words: dict[tuple[float, int], str] = {}
        self._widths: dict[tuple[str, str, int, float], int] = {}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._grid = QColor(theme.grid)
        self._line = QColor(theme.line)
        self._muted = QColor(theme.muted)
        self._words.clear()

    def axis_width(self, low: float, high: float, ratio: float) -> int:
        """Device pixels the price axis needs for its labels."""
        digits = self._digits(low, high)
        key = (f"{low:.2g}", f"{high:.2g}", digits, ratio)
        if key not in self._widths:
            if len(self._widths) > MOST_WORDS:
                self._widths.clear()
            longest = max((text.number(float(v), digits) for v in key[:2]), key=len)
            self._widths[key] = self._letters.widths(ratio)("0" * len(longest)) + round(18 * ratio)
        return self._widths[key]

    def _digits(self, low: float, high: float) -> int:
        digits = decimals(price_step(low, high, 8))
        return max(digits, 2) if high < 1000 else digits

    def _number(self, price: float, digits: int) -> str:
        found = self._words.get((price, digits))
        if found is None:
            if len(self._words) > MOST_WORDS:
                self._words.clear()
            found = self._words[price, digits] = text.number(price, digits)
        return found

    def _prices(self, frame: Frame) -> list[tuple[float, str]]:
        """Where the price axis has its lines, and what stands there."""
        spaced = self._letters.metrics(frame.ratio).height() * 3
        most = max(2, (frame.bottom - frame.top) // max(spaced, 1))
        ticks = log_ticks if frame.log else price_ticks
        if math.isfinite(frame.base):
            shares = ticks(frame.y0 / frame.base, frame.y1 / frame.base, most)
            changes = [round(100 * (share - 1), 6) + 0.0 for share in shares]
            steps = [b - a for a, b in pairwise(changes)]
            digits = decimals(min(steps)) if steps else 1
            return [
                (frame.base * (1 + t / 100), text.signed(t, digits) + "\u202f%") for t in changes
            ]
        digits = self._digits(frame.y0, frame.y1)
        return [(t, self._number(t, digits)) for t in ticks(frame.y0, frame.y1, most)]

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
        one = max(1, round(r))
        plain = self._letters.labels(self._theme.muted, r)
        bold = self._letters.labels(self._theme.text, r, bold=True)
        along = self._along(frame, ticks, plain, bold)
        height, x = plain.height, frame.right + round(8 * r)
        tag, top = frame.y(last), frame.top
        left, right = frame.left, frame.right - 1
        away = height * 1.2
        shown: list[Label] = []
        lines: list[tuple[int, int, int, int]] = []
        for price, words in self._prices(frame):
            y = round(frame.y(price))
            lines.append((left, y, right, y + one - 1))
            if y > top and abs(y - tag) >= away:
                shown.append((words, x, y, LEFT))
        if currency:
            shown.append((currency, x, (top - round(6 * r)) / 2, LEFT))
        self._lines.clear()
        self._lines.add_list(lines + along.lines)
        self._lines.fill(painter, self._grid)
        painter.fillRect(0, frame.time_top, frame.width, one, self._line)
        plain.draw(painter, shown + along.plain, vector=frame.vector)
        bold.draw(painter, along.bold, vector=frame.vector)

    def _along(self, frame: Frame, ticks: list[Tick], plain: Labels, bold: Labels) -> _Along:
        """The time axis: the same for every price that comes while the range stays."""
        x0, px, r = frame.x0, frame.px_per_bar, frame.ratio
        left, right, width = frame.left, frame.right, frame.width
        top, bottom = frame.top, frame.time_top
        key: tuple[float, ...] = (x0, px, left, right, top, bottom, width, frame.height, r)
        kept = self._kept
        if kept is not None and kept.ticks is ticks and kept.key == key:
            return kept
        kept = self._kept = _Along(ticks, key)
        middle, one = (bottom + frame.height) / 2, max(1, round(r))
        for tick in ticks:
            at = round(left + (tick.at - x0) * px)
            if left <= at <= right:
                kept.lines.append((at, top, at + one - 1, bottom - 1))
                labels, into = (bold, kept.bold) if tick.major else (plain, kept.plain)
                half = labels.width(tick.label) / 2 + 2
                place = half if at < half else min(at, width - half)
                into.append((tick.label, place, middle, CENTRE))
        return kept

    def tag_box(self, frame: Frame, price: float, words: str) -> QRect:
        """Where the tag of a price is, in device pixels."""
        width, height = self._tag_size(words, frame.ratio)
        y = round(frame.y(price))
        return QRect(frame.right + round(2 * frame.ratio), y - height // 2, width, height)

    def paint_last(
        self, painter: QPainter, frame: Frame, price: float, *, ground: str, words: str
    ) -> None:
        """The tag of the last price and a dotted line across the chart."""
        r = frame.ratio
        y = round(frame.y(price))
        if not frame.top - 2 <= y <= frame.bottom + 2:
            return
        box = self.tag_box(frame, price, words)
        if frame.vector:
            painter.setPen(QPen(QColor(ground), max(1, round(r)), Qt.PenStyle.DotLine))
            painter.drawLine(frame.left, y, frame.right, y)
            self.paint_tag(painter, box, ground, words, r)
            return
        painter.drawPixmap(frame.left, y, self._dots(frame.right - frame.left, ground, r))
        key = (words, ground, r)
        if key not in self._tags:
            if len(self._tags) > MOST_TAGS:
                self._tags.clear()
            self._tags[key] = QPixmap(box.size())
            self._tags[key].fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._tags[key])
            self.paint_tag(inner, QRect(QPoint(0, 0), box.size()), ground, words, r)
            inner.end()
        painter.drawPixmap(box.topLeft(), self._tags[key])

    def tag_width(self, words: str, ratio: float) -> int:
        """Device pixels that the tag of a price takes beside the chart."""
        return self._tag_size(words, ratio)[0] + round(4 * ratio)

    def _tag_size(self, words: str, ratio: float) -> tuple[int, int]:
        widths = self._letters.widths(ratio)
        return widths(words) + round(12 * ratio), widths.metrics.height() + round(4 * ratio)

    def paint_tag(
        self, painter: QPainter, box: QRect, ground: str, words: str, ratio: float
    ) -> None:
        """A label on a coloured ground."""
        painter.setFont(self._letters.font(ratio, bold=True))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 3 * ratio, 3 * ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        dark_ground = QColor(ground).lightnessF() < 0.55
        painter.setPen(QColor("#ffffff") if dark_ground else QColor("#0d1320"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _dots(self, width: int, colour: str, ratio: float) -> QPixmap:
        """A dotted line as a picture: a pen with dots takes twenty times as long."""
        key = (width, colour, ratio)
        if self._line_kept is None or self._line_kept[0] != key:
            one = max(1, round(ratio))
            made = QPixmap(max(width, 1), one)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            for x in range(0, width, 3 * one):
                painter.fillRect(x, 0, one, one, QColor(colour))
            painter.end()
            self._line_kept = (key, made)
        return self._line_kept[1]
