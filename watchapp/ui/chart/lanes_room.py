"""Draws the lanes under the price: who dealt, what the company did, with names where they fit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen

from watchapp.app import text
from watchapp.core.events import BuybackProgramme, amount
from watchapp.core.mark_groups import Groups, MarkIndex, Points
from watchapp.core.marks import LARGEST, Mark
from watchapp.ui import theme as looks
from watchapp.ui.chart import glyphs
from watchapp.ui.chart.atlas import LEFT, RIGHT, Label, Labels
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.glyphs import Glyphs
from watchapp.ui.theme import Theme

MOST_AT_PRICE = 20
MOST_BANDS = 3  # rows of programmes; those beyond share the last
NOTE = 40  # letters of a note beside its glyph
MOST_NAMED = 30  # groups in sight of a lane beyond which no name has room anyway


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
        line = event.note.split("\n")[0]
        parts = [line if len(line) <= NOTE else line[: NOTE - 1].rstrip() + "\u2026"]
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


def apart(
    x: npt.NDArray[np.float64], half: npt.NDArray[np.float64], most: float
) -> npt.NDArray[np.float64]:
    """Places, shape (n,), moved to the right until none overlaps the one before it.

    None moves by more than ``most``: where it is too full for that, they overlap.
    """
    if len(x) < 2:
        return x
    needed = np.concatenate(([0.0], np.cumsum(half[:-1] + half[1:])))
    moved: npt.NDArray[np.float64] = np.maximum.accumulate(x - needed) + needed
    return np.minimum(moved, x + most)


@dataclass(slots=True)
class Painted:
    """The groups of a lane that were painted: places and half widths in device pixels."""

    points: Points
    level: int
    first: int
    x: npt.NDArray[np.float64]
    half: npt.NDArray[np.float64]
    y: float
    reach: float

    def at(self, x: float, y: float) -> Mark | None:
        """The mark at a place."""
        if abs(y - self.y) > self.reach or not len(self.x):
            return None
        away = np.abs(self.x - x) - self.half
        best = int(np.argmin(away))
        return self.points.mark(self.level, self.first + best) if away[best] <= 0 else None


class LanesRoom:
    """Paints lanes, bands and glyphs, and remembers where they are."""

    def __init__(self, theme: Theme) -> None:
        self._wide: list[Hit] = []
        self._painted: list[Painted] = []
        self._glyphs: dict[str, Glyphs] = {}
        self._labels: dict[tuple[str, float, bool], Labels] = {}
        self._words: dict[int, tuple[Mark, str]] = {}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._glyphs.clear()
        self._labels.clear()

    def forget_words(self) -> None:
        """Marks have changed, or the language."""
        self._words.clear()

    @property
    def hits(self) -> list[Hit]:
        """Every mark that was painted and its place, points over bands."""
        found = list(self._wide)
        for p in self._painted:
            for k, (x, half) in enumerate(zip(p.x.tolist(), p.half.tolist(), strict=True)):
                rect = QRectF(x - half, p.y - p.reach, 2 * half, 2 * p.reach)
                found.append(Hit(rect, p.points.mark(p.level, p.first + k)))
        return found

    def mark_at(self, x: float, y: float) -> Mark | None:
        """The mark at a place in device pixels: a point before what lies below it."""
        for painted in reversed(self._painted):
            mark = painted.at(x, y)
            if mark is not None:
                return mark
        place = QPointF(x, y)
        return next((h.mark for h in reversed(self._wide) if h.rect.contains(place)), None)

    def _label(self, colour: str, ratio: float, *, bold: bool = False) -> Labels:
        key = (colour, ratio, bold)
        if key not in self._labels:
            self._labels[key] = Labels(looks.scaled(looks.TINY, ratio, bold=bold), QColor(colour))
        return self._labels[key]

    def paint(
        self, painter: QPainter, frame: Frame, index: MarkIndex, chosen: Collection[str]
    ) -> None:
        """Paints every lane of the frame with the marks that are seen."""
        self._wide, self._painted = [], []
        one = max(1, round(frame.ratio))
        for lane, (y, height) in frame.lanes.items():
            painter.fillRect(0, y, frame.width - frame.axis, one, QColor(self._theme.line))
            self._paint_name(painter, frame, lane, y, height)
            painter.setClipRect(frame.left, y, frame.right - frame.left, height)
            self._paint_lane(painter, frame, lane, index, chosen)
            painter.setClipping(False)
        self._paint_at_price(painter, frame, index)

    def _paint_name(self, painter: QPainter, frame: Frame, lane: str, y: int, height: int) -> None:
        labels = self._label(self._theme.muted, frame.ratio)
        right = frame.gutter - round(10 * frame.ratio)
        lines = name_lines(lane_name(lane), labels.metrics, right)
        step = min(labels.height, height // len(lines))
        middle = y + height / 2 - step * (len(lines) - 1) / 2
        labels.draw(
            painter,
            [(w, right, middle + k * step, RIGHT) for k, w in enumerate(lines)],
            vector=frame.vector,
        )

    def _paint_lane(
        self,
        painter: QPainter,
        frame: Frame,
        lane: str,
        index: MarkIndex,
        chosen: Collection[str],
    ) -> None:
        y, height = frame.lanes[lane]
        unit = height // (frame.band_rows + 1) if lane == "company" else height
        if lane == "company":
            seen = [m for m in index.bands if m.x1 >= frame.x0 and m.x0 <= frame.x1]
            for row, band in enumerate(seen):
                top = y + min(row, max(frame.band_rows - 1, 0)) * unit
                self._paint_band(painter, frame, band, top, unit, chosen)
        middle = y + height - unit / 2
        points = index.points[lane]
        level = points.level(frame.px_per_bar / frame.ratio)
        groups = points.groups(level)
        for mark in index.spans[lane]:
            if mark.x1 >= frame.x0 and mark.x0 <= frame.x1:
                low, high = np.searchsorted(groups.x, (mark.x0 - 1, mark.x1 + 1))
                self._paint_span(painter, frame, mark, middle, chosen, worded=low == high)
        if len(groups.x):
            self._paint_points(painter, frame, lane, points, level, middle, chosen)

    def _paint_points(
        self,
        painter: QPainter,
        frame: Frame,
        lane: str,
        points: Points,
        level: int,
        y: float,
        chosen: Collection[str],
    ) -> None:
        r, size = frame.ratio, 2.0**level
        groups = points.groups(level)
        first = int(np.searchsorted(groups.bucket, np.floor((frame.x0 + 0.5) / size) - 1))
        last = int(np.searchsorted(groups.bucket, np.floor((frame.x1 + 0.5) / size) + 1, "right"))
        seen = slice(first, last)
        half = groups.size[seen] * (r / 2)
        x = frame.left + (groups.x[seen] - frame.x0) * frame.px_per_bar
        if level:  # inside its bucket, so that no two of a look overlap; still over its true place
            edge = frame.left + (groups.bucket[seen] * size - 0.5 - frame.x0) * frame.px_per_bar
            margin = half + 2 * r
            x = np.clip(x, edge + margin, edge + size * frame.px_per_bar - margin)
        x = np.floor(apart(x + groups.shift[seen] * half, half + r, LARGEST * r)) + 0.5
        self._painted.append(Painted(points, level, first, x, half + 3 * r, y, 12 * r))
        if lane not in self._glyphs:
            self._glyphs[lane] = Glyphs(lane, self._theme)
        self._glyphs[lane].draw(
            painter, points.looks, groups.look[seen], groups.size[seen], x, y, frame
        )
        picked = self._chosen_groups(points, level, first, last, chosen) if chosen else []
        for k in picked:
            self._paint_chosen(painter, frame, points.mark(level, k), float(x[k - first]), y)
        if last - first <= MOST_NAMED:
            self._paint_names(painter, frame, lane, points, level, first, x, half, y, picked)
        elif (count := groups.count[seen]).max(initial=1) > 1:
            self._paint_counts(painter, frame, lane, groups, count, x, half, y)

    @staticmethod
    def _chosen_groups(
        points: Points, level: int, first: int, last: int, chosen: Collection[str]
    ) -> list[int]:
        """The groups in sight with a chosen event."""
        own = {k for k, m in enumerate(points.marks) if any(e.id in chosen for e in m.events)}
        groups = points.groups(level)
        return [
            k
            for k in range(first, last)
            if own.intersection(groups.order[groups.start[k] : groups.start[k] + groups.count[k]])
        ]

    def _paint_counts(
        self,
        painter: QPainter,
        frame: Frame,
        lane: str,
        groups: Groups,
        count: npt.NDArray[np.int64],
        x: npt.NDArray[np.float64],
        half: npt.NDArray[np.float64],
        y: float,
    ) -> None:
        """How many a glyph stands for, where its neighbour leaves room for the figure."""
        labels = self._label(glyphs.hue(lane, self._theme), frame.ratio)
        room = np.append(x[1:] - half[1:], frame.right) - x - half
        shown: list[Label] = []
        for k in np.flatnonzero((count > 1) & (room > 14 * frame.ratio)).tolist():
            words = f"\u00d7{count[k]}"
            if labels.width(words) + 3 * frame.ratio <= room[k]:
                shown.append((words, float(x[k] + half[k]) + 2 * frame.ratio, y, LEFT))
        labels.draw(painter, shown, vector=frame.vector)

    def _paint_chosen(
        self, painter: QPainter, frame: Frame, mark: Mark, x: float, y: float
    ) -> None:
        r = frame.ratio
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(QPen(QColor(self._theme.accent), 2 * r))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = (mark.size / 2 + 5) * r
        painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._paint_whisker(painter, frame, mark, x, y)

    def _word(self, mark: Mark) -> str:
        found = self._words.get(id(mark))
        if found is None:  # the mark is kept, so that no other gets its number
            found = self._words[id(mark)] = (mark, short_words(mark))
        return found[1]

    def _paint_names(
        self,
        painter: QPainter,
        frame: Frame,
        lane: str,
        points: Points,
        level: int,
        first: int,
        x: npt.NDArray[np.float64],
        half: npt.NDArray[np.float64],
        y: float,
        picked: list[int],
    ) -> None:
        """Names beside their glyphs: at the left where there is room, else at the right."""
        r, hue = frame.ratio, glyphs.hue(lane, self._theme)
        plain, bold = self._label(hue, r), self._label(hue, r, bold=True)
        shown: dict[bool, list[Label]] = {False: [], True: []}
        taken = float(frame.left)
        edges = list(zip(x.tolist(), half.tolist(), strict=True))
        for place, (at, reach) in enumerate(edges):
            mark = points.mark(level, first + place)
            chosen = first + place in picked
            words = self._word(mark)
            width = (bold if chosen else plain).width(words)
            gap = (11 if chosen else 6) * r
            following = (
                edges[place + 1][0] - edges[place + 1][1] if place + 1 < len(edges) else None
            )
            start = at + reach + gap
            if mark.known is not None and chosen:
                start = max(start + 16 * r, frame.x(mark.known) + 6 * r)
            end = frame.right if following is None else min(following - 4 * r, frame.right)
            if at - reach - gap - width > taken + 4 * r:
                shown[chosen].append((words, at - reach - gap, y, RIGHT))
                taken = at + reach
            elif at + reach > frame.left and start + width < end:
                shown[chosen].append((words, start, y, LEFT))
                taken = start + width
            else:
                taken = max(taken, at + reach)
        plain.draw(painter, shown[False], vector=frame.vector)
        bold.draw(painter, shown[True], vector=frame.vector)

    def _paint_whisker(
        self, painter: QPainter, frame: Frame, mark: Mark, x: float, y: float
    ) -> None:
        """From traded to known: at least 16 px, only for the chosen mark."""
        if mark.known is None:
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
        self._wide.append(Hit(rect.adjusted(0, -3 * r, 0, 3 * r), mark))

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
        self._wide.append(Hit(rect, mark))

    def _words_inside(
        self, painter: QPainter, frame: Frame, rect: QRectF, words: str, colour: QColor
    ) -> None:
        r = frame.ratio
        left = max(rect.left(), frame.left) + 6 * r
        room = min(rect.right(), frame.right) - left - 4 * r
        if room < 40 * r:
            return
        labels = self._label(colour.name(), r)
        shown = labels.metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room))
        labels.draw(painter, [(shown, left, rect.center().y(), LEFT)], vector=frame.vector)

    def _paint_at_price(self, painter: QPainter, frame: Frame, index: MarkIndex) -> None:
        """Short ticks at the price, for at most twenty visible market deals with a filed price."""
        r = frame.ratio
        for mark in index.deals(frame.x0, frame.x1, MOST_AT_PRICE):
            assert mark.price is not None
            x, y = frame.x(mark.x0), frame.y(mark.price)
            if frame.top <= y <= frame.bottom:
                painter.setPen(QPen(glyphs.colour_of(mark, self._theme), 2.4 * r))
                painter.drawLine(round(x - 7 * r), round(y), round(x + 7 * r), round(y))
