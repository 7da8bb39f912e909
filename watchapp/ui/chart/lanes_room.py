"""Draws the lanes under the price: who dealt, what the company did, with names where they fit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from watchapp.core.mark_groups import Groups, MarkIndex, Points
from watchapp.core.marks import Mark
from watchapp.ui import theme as looks
from watchapp.ui.chart import glyphs
from watchapp.ui.chart.atlas import LEFT, RIGHT, Label, Letters
from watchapp.ui.chart.bands_room import BandsRoom, Hit
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.glyphs import Glyphs
from watchapp.ui.chart.lane_level import LaneLevel
from watchapp.ui.chart.lane_words import lane_name, name_lines
from watchapp.ui.theme import Theme

Floats = npt.NDArray[np.float64]
READ_LANES = ("insiders", "company")  # that sources fill
MOST_AT_PRICE = 20
MOST_BANDS = 3  # rows of programmes; those beyond share the last
MOST_LEVELS = 40  # that are kept
MOST_NAMED = 30  # groups in sight of a lane beyond which no name has room anyway


@dataclass(slots=True)
class Painted:
    """The groups of a lane that were painted: places and half widths in device pixels."""

    points: Points
    level: int
    first: int
    x: Floats
    half: Floats
    y: float
    reach: float

    def at(self, x: float, y: float) -> Mark | None:
        """The mark at a place."""
        if abs(y - self.y) > self.reach or not len(self.x):
            return None
        away = np.abs(self.x - x) - self.half
        best = int(np.argmin(away))
        return self.points.mark(self.level, self.first + best) if away[best] <= 0 else None

    def place_of(self, mark: Mark) -> tuple[float, float] | None:
        """Where a mark of this lane was painted, None for one of another lane."""
        own = self.points.bucket_of(self.level, mark)
        for k in range(max(own.start - self.first, 0), min(own.stop - self.first, len(self.x))):
            if self.points.mark(self.level, self.first + k) is mark:
                return float(self.x[k]), self.y
        return None


class LanesRoom:
    """Paints lanes, bands and glyphs, and remembers where they are."""

    def __init__(self, theme: Theme, letters: Letters) -> None:
        self._letters = letters
        self._bands = BandsRoom(theme, letters)
        self._painted: list[Painted] = []
        self._glyphs: dict[str, Glyphs] = {}
        self._names: dict[tuple[str, int, float], list[str]] = {}
        self._levels: dict[int, LaneLevel] = {}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._bands.set_theme(theme)
        self._unread = looks.mixed(theme.muted, theme.ground, 0.14)
        self._line = QColor(theme.line)
        self._glyphs.clear()
        self._levels.clear()

    def forget_words(self) -> None:
        """Marks have changed, or the language."""
        self._names.clear()
        self._levels.clear()

    @property
    def hits(self) -> list[Hit]:
        """Every mark that was painted and its place, points over bands."""
        found = list(self._bands.hits)
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
        return next((h.mark for h in reversed(self._bands.hits) if h.rect.contains(place)), None)

    def paint(
        self,
        painter: QPainter,
        frame: Frame,
        index: MarkIndex,
        chosen: Collection[str],
        unread: Collection[tuple[float, float]] = (),
    ) -> None:
        """Paints every lane of the frame with the marks that are seen.

        Days of ``unread`` are tinted in the lanes that sources fill: there nothing means nothing.
        """
        self._bands.begin()
        self._painted = []
        one = max(1, round(frame.ratio))
        self._paint_frame(painter, frame, one)
        for lane, (y, height) in frame.lanes.items():
            painter.setClipRect(frame.left, y, frame.right - frame.left, height)
            if lane in READ_LANES:
                for x0, x1 in unread:
                    left, right = frame.x(x0 - 0.5), frame.x(x1 + 0.5)
                    tint = QRectF(left, y + one, right - left, height - one)
                    painter.fillRect(tint, self._unread)
            self._paint_lane(painter, frame, lane, index, chosen)
            painter.setClipping(False)
        self._paint_at_price(painter, frame, index)

    def _paint_frame(self, painter: QPainter, frame: Frame, one: int) -> None:
        """The line above every lane, and its name."""
        labels = self._letters.labels(self._theme.muted, frame.ratio)
        right, ends = frame.gutter - round(10 * frame.ratio), frame.width - frame.axis
        names: list[Label] = []
        for lane, (y, height) in frame.lanes.items():
            painter.fillRect(0, y, ends, one, self._line)
            lines = self._names.get((lane, right, frame.ratio))
            if lines is None:
                lines = name_lines(lane_name(lane), labels.metrics, right)
                self._names[lane, right, frame.ratio] = lines
            step = min(labels.height, height // len(lines))
            middle = y + height / 2 - step * (len(lines) - 1) / 2
            names += [(w, right, middle + k * step, RIGHT) for k, w in enumerate(lines)]
        labels.draw(painter, names, vector=frame.vector)

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
                self._bands.paint_band(painter, frame, band, top, unit, chosen)
        if lane == "insiders":
            for mark in index.closed:
                if mark.x1 >= frame.x0 and mark.x0 <= frame.x1:
                    self._bands.paint_closed(painter, frame, mark, y, height)
        middle = y + height - unit / 2
        points = index.points[lane]
        level = points.level(frame.px_per_bar / frame.ratio)
        groups = points.groups(level)
        blocked: list[tuple[float, float]] = []  # by what has its words inside
        for mark in index.spans[lane]:
            if mark.x1 >= frame.x0 and mark.x0 <= frame.x1:
                low, high = np.searchsorted(groups.x, (mark.x0 - 1, mark.x1 + 1))
                self._bands.paint_span(painter, frame, mark, middle, chosen, worded=low == high)
                if low == high:
                    blocked.append((frame.x(mark.x0 - 0.4), frame.x(mark.x1 + 0.4)))
        if len(groups.x):
            self._paint_points(painter, frame, lane, points, level, middle, chosen, blocked)

    def _paint_points(
        self,
        painter: QPainter,
        frame: Frame,
        lane: str,
        points: Points,
        level: int,
        y: float,
        chosen: Collection[str],
        blocked: list[tuple[float, float]],
    ) -> None:
        made = self._level_of(lane, points.groups(level), level, frame.ratio)
        seen = made.seen(frame)
        first, last = seen.start, seen.stop
        x = made.places(frame, seen)
        self._painted.append(
            Painted(points, level, first, x, made.reach[seen], y, 12 * frame.ratio)
        )
        if lane not in self._glyphs:
            self._glyphs[lane] = Glyphs(lane, self._theme)
        self._glyphs[lane].draw(painter, points.looks, made.groups, seen, x, y, frame)
        picked = self._chosen_groups(points, level, first, last, chosen) if chosen else []
        for k in picked:
            self._paint_chosen(painter, frame, points.mark(level, k), float(x[k - first]), y)
        if last - first <= MOST_NAMED:
            self._paint_names(painter, frame, points, made, seen, x, y, picked, blocked)
        else:
            shown = [(w, at, y, LEFT) for w, at in zip(*made.counted(frame, seen), strict=True)]
            made.labels.draw(painter, shown, vector=frame.vector)

    def _level_of(self, lane: str, groups: Groups, level: int, ratio: float) -> LaneLevel:
        hue = glyphs.hue(lane, self._theme)
        labels = self._letters.labels(hue, ratio)
        kept = self._levels.get(id(groups))
        if kept is None or kept.groups is not groups or kept.labels is not labels:
            if len(self._levels) > MOST_LEVELS:
                self._levels.clear()
            bold = self._letters.labels(hue, ratio, bold=True)
            kept = self._levels[id(groups)] = LaneLevel(groups, level, labels, bold, ratio)
        return kept

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

    def _paint_names(
        self,
        painter: QPainter,
        frame: Frame,
        points: Points,
        made: LaneLevel,
        seen: slice,
        x: Floats,
        y: float,
        picked: list[int],
        blocked: list[tuple[float, float]],
    ) -> None:
        """Words beside their glyphs: at the left where there is room, else at the right.

        Those of chosen ones come first, then how many are joined, which is short and must not be
        missed, then names; none over a glyph, other words, or one of the places ``blocked``.
        """
        r, first = frame.ratio, seen.start
        near = 4 * r
        centres, halves = x.tolist(), made.half[seen].tolist()
        # what is taken, from left to right; of the glyphs the place in it is remembered
        taken = sorted([
            *((at - half, at + half, k) for k, (at, half) in
              enumerate(zip(centres, halves, strict=True))),
            *((begin, end, -1) for begin, end in blocked),
        ])  # fmt: skip
        begins, ends = [t[0] for t in taken], [t[1] for t in taken]
        own = [(place, t[2]) for place, t in enumerate(taken) if t[2] >= 0]
        many = points.groups(made.level).count[seen].tolist()
        chosen = {k - first for k in picked}
        if chosen or max(many, default=0) > 1:
            own.sort(key=lambda p: (p[1] not in chosen, many[p[1]] < 2))
        shown: list[Label] = []
        bold: list[Label] = []
        for place, k in own:
            at = centres[k]
            if not frame.left < at < frame.right:
                continue  # words without their glyph say nothing
            words, width = made.named(points, first + k)
            gap, into, behind, before = 6 * r, shown, 0.0, True
            if k in chosen:
                width, gap, into = made.bold.width(words), 11 * r, bold
                other = points.mark(made.level, first + k).other
                if other is not None:  # not over its own whisker
                    before = other >= points.mark(made.level, first + k).x0
                    behind = max(16 * r, frame.x(other) + 6 * r - ends[place] - gap)
            least = ends[place - 1] if place else frame.left
            most = begins[place + 1] if place + 1 < len(begins) else frame.right
            if before and begins[place] - gap - width > least + near:
                into.append((words, begins[place] - gap, y, RIGHT))
                begins[place] -= gap + width
            elif ends[place] + gap + max(behind, 0.0) + width < most - near:
                start = ends[place] + gap + max(behind, 0.0)
                into.append((words, start, y, LEFT))
                ends[place] = start + width
        made.labels.draw(painter, shown, vector=frame.vector)
        made.bold.draw(painter, bold, vector=frame.vector)

    def paint_hovered(self, painter: QPainter, frame: Frame, mark: Mark) -> None:
        """The whisker of a mark under the mouse, over the painted picture."""
        for painted in self._painted:
            place = painted.place_of(mark)
            if place is not None:
                painter.setClipRect(frame.left, 0, frame.right - frame.left, frame.time_top)
                self._paint_whisker(painter, frame, mark, *place)
                painter.setClipping(False)

    def _paint_whisker(
        self, painter: QPainter, frame: Frame, mark: Mark, x: float, y: float
    ) -> None:
        """From where a mark stands to its other clock, at least 16 px."""
        if mark.other is None:
            return
        r = frame.ratio
        way = 1 if mark.other >= mark.x0 else -1
        edge = x + way * (mark.size / 2 + 5) * r  # the ring around a chosen mark
        other, least = frame.x(mark.other), edge + way * 16 * r
        end = max(other, least) if way > 0 else min(other, least)
        painter.setPen(QPen(glyphs.colour_of(mark, self._theme), 1.4 * r))
        painter.drawLine(round(edge), round(y), round(end), round(y))
        painter.drawLine(round(end), round(y - 5 * r), round(end), round(y + 5 * r))

    def _paint_at_price(self, painter: QPainter, frame: Frame, index: MarkIndex) -> None:
        """Short ticks at the price, for at most twenty visible market deals with a filed price."""
        r = frame.ratio
        for mark in index.deals(frame.x0, frame.x1, MOST_AT_PRICE):
            assert mark.price is not None
            x, y = frame.x(mark.traded), frame.y(mark.price)
            if frame.top <= y <= frame.bottom:
                painter.setPen(QPen(glyphs.colour_of(mark, self._theme), 2.4 * r))
                painter.drawLine(round(x - 7 * r), round(y), round(x + 7 * r), round(y))
