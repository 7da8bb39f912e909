"""Draws the lanes under the price: who dealt, what the company did, with names where they fit."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen

from watchapp.app import text
from watchapp.core.events import BuybackProgramme, InsiderDeal, amount
from watchapp.core.marks import Mark, gather
from watchapp.ui import theme as looks
from watchapp.ui.chart import glyphs
from watchapp.ui.chart.frame import Frame
from watchapp.ui.theme import Theme

MOST_AT_PRICE = 20


@dataclass(slots=True)
class Hit:
    """Where a mark was painted, for the mouse."""

    rect: QRectF
    mark: Mark


def lane_name(lane: str) -> str:
    """A lane's name in the user's language."""
    names = {
        "insiders": QCoreApplication.translate("lanes", "Insiders"),
        "company": QCoreApplication.translate("lanes", "Company"),
        "shares": QCoreApplication.translate("lanes", "New shares"),
        "notes": QCoreApplication.translate("lanes", "Notes"),
    }
    return names[lane]


def name_lines(name: str, metrics: QFontMetrics, room: int) -> list[str]:
    """A lane's name on one line, or on two where it is too long for its gutter."""
    if metrics.horizontalAdvance(name) <= room or " " not in name:
        return [metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)]
    breaks = [i for i, letter in enumerate(name) if letter == " "]
    at = min(breaks, key=lambda i: max(map(metrics.horizontalAdvance, (name[:i], name[i + 1 :]))))
    elide = Qt.TextElideMode.ElideRight
    return [metrics.elidedText(part, elide, room) for part in (name[:at], name[at + 1 :])]


def gutter_width(lanes: Sequence[str], metrics: QFontMetrics, least: int, most: int) -> int:
    """Pixels that the names of ``lanes`` need at the left, on two lines where they are long."""
    words = [lane_name(lane) for lane in lanes]
    lines = [line for name in words for line in name_lines(name, metrics, most)]
    return max(least, *(metrics.horizontalAdvance(line) for line in lines)) if lines else least


def short_words(mark: Mark) -> str:
    """What stands beside a glyph: the person or nothing, and the size."""
    event = mark.event
    if len(mark.events) > 1:
        return f"\u00d7{len(mark.events)}"
    parts = [getattr(event, "person", "").split(",")[0]]
    money = amount(event)
    if money:
        parts.append(f"{text.compact(money)} {event.currency or ''}".strip())
    elif event.shares:
        words = QCoreApplication.translate("lanes", "%s shares")
        parts.append(words.replace("%s", text.compact(event.shares)))
    if event.KIND == "note":
        parts = [event.note.split("\n")[0][:40]]
    return " · ".join(p for p in parts if p)


def band_words(mark: Mark) -> str:
    """What stands on a programme's band: its cap and how much is used, on which basis."""
    event = mark.event
    assert isinstance(event, BuybackProgramme)
    if event.programme_kind == "mandate":
        words = QCoreApplication.translate("lanes", "Mandate")
        cap = QCoreApplication.translate("lanes", "%s shares")
        size = cap.replace("%s", text.compact(event.shares)) if event.shares else ""
    else:
        words = QCoreApplication.translate("lanes", "Programme")
        size = f"{text.compact(event.value)} {event.currency or ''}" if event.value else ""
    said = " \u00b7 ".join(p for p in (event.name, size) if p) or words
    if not event.name and size:
        said = f"{words} {size}"
    if mark.progress is not None:
        share = text.number(100 * mark.progress.fraction, 2 if mark.progress.fraction < 0.1 else 1)
        said += f" · {share}\u202f%"
        if mark.progress.day is not None:
            said += f" ({text.day(mark.progress.day)})"
    return said


class LanesRoom:
    """Paints lanes, bands and glyphs, and remembers where they are."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.hits: list[Hit] = []

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme

    def paint(
        self, painter: QPainter, frame: Frame, marks: Sequence[Mark], chosen: Collection[str]
    ) -> None:
        """Paints every lane of the frame with the marks that are seen."""
        self.hits = []
        one = max(1, round(frame.ratio))
        for lane, (y, height) in frame.lanes.items():
            painter.fillRect(0, y, frame.width - frame.axis, one, QColor(self._theme.line))
            self._paint_name(painter, frame, lane, y, height)
            own = [m for m in marks if m.lane == lane and m.x1 >= frame.x0 and m.x0 <= frame.x1]
            self._paint_lane(painter, frame, lane, own, chosen)
        self._paint_at_price(painter, frame, marks)

    def _paint_name(self, painter: QPainter, frame: Frame, lane: str, y: int, height: int) -> None:
        painter.setFont(self._font(frame.ratio))
        painter.setPen(QColor(self._theme.muted))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        room = QRect(0, y, frame.gutter - round(10 * frame.ratio), height)
        metrics = painter.fontMetrics()
        lines = name_lines(lane_name(lane), metrics, room.width())
        step = min(metrics.height(), height // len(lines))
        room.setHeight(step)
        room.moveTop(y + (height - step * len(lines)) // 2)
        for line in lines:
            painter.drawText(room, flags | Qt.TextFlag.TextDontClip, line)
            room.translate(0, step)

    def _font(self, ratio: float, *, bold: bool = False) -> QFont:
        font = looks.font(looks.TINY, bold=bold)
        font.setPixelSize(round(looks.TINY * ratio))
        return font

    def _paint_lane(
        self, painter: QPainter, frame: Frame, lane: str, own: list[Mark], chosen: Collection[str]
    ) -> None:
        y, height = frame.lanes[lane]
        unit = height // (frame.band_rows + 1) if lane == "company" else height
        painter.save()
        painter.setClipRect(frame.left, y, frame.right - frame.left, height)
        bands = [m for m in own if m.glyph == "band"]
        for row, band in enumerate(bands):
            top = y + min(row, max(frame.band_rows - 1, 0)) * unit
            self._paint_band(painter, frame, band, top, unit, chosen)
        rest = [m for m in own if m.glyph != "band"]
        middle = y + height - unit / 2
        taken = -math.inf
        groups = gather(rest, frame.px_per_bar / frame.ratio)
        points = [m for m in groups if not m.is_period]
        for mark in groups:
            if mark.is_period:
                alone = not any(mark.x0 - 1 <= p.centre <= mark.x1 + 1 for p in points)
                self._paint_span(painter, frame, mark, middle, chosen, worded=alone)
        for place in range(len(points)):
            taken = self._paint_point(painter, frame, points, place, middle, taken, chosen)
        painter.restore()

    def _paint_point(
        self,
        painter: QPainter,
        frame: Frame,
        points: list[Mark],
        place: int,
        y: float,
        taken: float,
        chosen: Collection[str],
    ) -> float:
        mark = points[place]
        x = frame.x(mark.centre)
        is_chosen = any(e.id in chosen for e in mark.events)
        r = frame.ratio
        half = mark.size * r / 2
        self._paint_whisker(painter, frame, mark, x, y, shown=is_chosen)
        glyphs.paint(painter, mark, x, y, r, self._theme, chosen=is_chosen)
        self.hits.append(
            Hit(QRectF(x - half - 3 * r, y - 12 * r, mark.size * r + 6 * r, 24 * r), mark)
        )
        words = short_words(mark)
        painter.setFont(self._font(r, bold=is_chosen))
        width = painter.fontMetrics().horizontalAdvance(words)
        left_edge = x - half - (11 if is_chosen else 6) * r - width
        neighbour = frame.x(points[place - 1].centre) + half + 4 * r if place else frame.left
        painter.setPen(glyphs.colour_of(mark, self._theme))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        box = QRectF(left_edge, y - 12 * r, width + 2, 24 * r)
        if left_edge > max(taken, neighbour, frame.left) + 4 * r:
            painter.drawText(box, flags, words)
        else:
            following = (
                frame.x(points[place + 1].centre) - half if place + 1 < len(points) else math.inf
            )
            start = x + half + (11 if is_chosen else 6) * r
            if mark.known is not None and is_chosen:
                start = max(start + 16 * r, frame.x(mark.known) + 6 * r)
            if start + width < min(following - 4 * r, frame.right):
                painter.drawText(QRectF(start, y - 12 * r, width + 2, 24 * r), flags, words)
                return float(start + width)
        return float(x + half)

    def _paint_whisker(
        self, painter: QPainter, frame: Frame, mark: Mark, x: float, y: float, *, shown: bool
    ) -> None:
        """From traded to known: at least 16 px, only for the chosen mark."""
        if not shown or mark.known is None:
            return
        r = frame.ratio
        edge = x + (mark.size / 2 + 5) * r  # the ring around a chosen mark
        end = max(frame.x(mark.known), edge + 16 * r)
        painter.setPen(QPen(glyphs.colour_of(mark, self._theme), 1.4 * r))
        painter.drawLine(round(x), round(y), round(end), round(y))
        painter.drawLine(round(end), round(y - 5 * r), round(end), round(y + 5 * r))

    def _paint_span(
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

    def _paint_band(
        self,
        painter: QPainter,
        frame: Frame,
        mark: Mark,
        top: int,
        height: int,
        chosen: Collection[str],
    ) -> None:
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

    def _words_inside(
        self, painter: QPainter, frame: Frame, rect: QRectF, words: str, colour: QColor
    ) -> None:
        r = frame.ratio
        left = max(rect.left(), frame.left) + 6 * r
        room = min(rect.right(), frame.right) - left - 4 * r
        painter.setFont(self._font(r))
        if room < 40 * r:
            return
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room))
        painter.setPen(colour)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, rect.top(), room, rect.height()), flags, shown)

    def _paint_at_price(self, painter: QPainter, frame: Frame, marks: Sequence[Mark]) -> None:
        """Short ticks at the price, for at most twenty visible market deals with a filed price."""
        seen = [
            m
            for m in marks
            if m.price is not None
            and isinstance(m.event, InsiderDeal)
            and frame.x0 <= m.x0 <= frame.x1
            and not m.doubtful
        ]
        if len(seen) > MOST_AT_PRICE:
            return
        r = frame.ratio
        for mark in seen:
            assert mark.price is not None
            x, y = frame.x(mark.x0), frame.y(mark.price)
            if frame.top <= y <= frame.bottom:
                painter.setPen(QPen(glyphs.colour_of(mark, self._theme), 2.4 * r))
                painter.drawLine(round(x - 7 * r), round(y), round(x + 7 * r), round(y))


def band_rows(marks: Sequence[Mark]) -> int:
    """How many rows the programmes need: those that overlap stand under each other, at most 3."""
    bands = sorted((m for m in marks if m.glyph == "band"), key=lambda m: m.x0)
    return min(len(bands), 3)
