"""The shapes of marks: who by shape, direction by filling, nothing by colour alone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from watchapp.core.mark_groups import Groups, Look
from watchapp.core.marks import LARGEST, SMALLEST, Mark
from watchapp.ui.chart.atlas import Fragments
from watchapp.ui.chart.frame import Frame
from watchapp.ui.theme import Theme

Floats = npt.NDArray[np.float64]
MOST_KEPT = 40  # levels of groups


def hue(lane: str, theme: Theme) -> str:
    """A lane's colour."""
    names = {"insiders": theme.insider, "company": theme.company, "shares": theme.shares}
    return names.get(lane, theme.note)


def colour_of(mark: Mark, theme: Theme) -> QColor:
    """A mark's hue is its lane's."""
    return QColor(hue(mark.lane, theme))


def path_of(glyph: str, side: str, size: float) -> QPainterPath:
    """A glyph's outline around the origin."""
    half = size / 2
    path = QPainterPath()
    if glyph == "person":
        down = side == "sell"
        tip = half if down else -half
        corners = [QPointF(0, tip), QPointF(half, -tip), QPointF(-half, -tip)]
        path.addPolygon(QPolygonF([*corners, corners[0]]))
    elif glyph == "planned":
        corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
        path.addPolygon(QPolygonF([*corners, corners[0]]))
    elif glyph == "passive":
        path.addEllipse(QRectF(-half, -half, size, size))
    elif glyph == "note":
        path.addRoundedRect(QRectF(-half * 0.8, -half, size * 0.8, size), 2, 2)
    else:
        path.addRect(QRectF(-half, -half, size, size))
    return path


class Glyphs:
    """The glyphs of one lane, each look and size painted once and copied from then on."""

    def __init__(self, lane: str, theme: Theme) -> None:
        self._colour = QColor(hue(lane, theme))
        self._ground = QColor(theme.ground)
        self._pixmap = QPixmap()
        self._ratio = 0.0  # of the pixmap
        self._rows: dict[Look, int] = {}
        self._sources: dict[int, tuple[Groups, Floats]] = {}
        self._fragments = Fragments()

    def draw(
        self,
        painter: QPainter,
        looks: list[Look],
        groups: Groups,
        seen: slice,
        x: Floats,
        y: float,
        frame: Frame,
    ) -> None:
        """Draws the glyphs of those ``groups`` that are ``seen``, which stand at ``x``."""
        ratio = frame.ratio
        if frame.vector:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
            kinds, sizes = groups.look[seen].tolist(), groups.size[seen].tolist()
            for kind, px, at in zip(kinds, sizes, x.tolist(), strict=True):
                path = path_of(looks[kind][0], looks[kind][1], px * ratio)
                self._paint(painter, looks[kind], path.translated(at, int(y) + 0.5), ratio)
            return
        sources = self._sources_of(looks, groups, ratio)
        rows = self._fragments.rows(len(x))
        rows[:, 0] = x
        rows[:, 1] = int(y) + 0.5
        rows[:, 2:6] = sources[seen]
        self._fragments.draw(painter, len(x), self._pixmap)

    def _sources_of(self, looks: list[Look], groups: Groups, ratio: float) -> Floats:
        """Where in the pixmap the glyph of each group is: left, top, width, height."""
        kept = self._sources.get(id(groups))
        if kept is not None and kept[0] is groups and ratio == self._ratio:
            return kept[1]
        if ratio != self._ratio or any(one not in self._rows for one in looks):
            self._make(looks, ratio)
        if len(self._sources) > MOST_KEPT:
            self._sources.clear()
        cell = self._cell
        numbers = np.array([self._rows[one] for one in looks], np.float64)
        found = np.full((len(groups.x), 4), float(cell))
        found[:, 0] = (groups.size - SMALLEST) * cell
        found[:, 1] = numbers[groups.look] * cell
        self._sources[id(groups)] = groups, found
        return found

    @property
    def _cell(self) -> int:
        return round((LARGEST + 4) * self._ratio) | 1  # odd: the middle of a pixel is its middle

    def _make(self, looks: list[Look], ratio: float) -> None:
        if ratio != self._ratio:
            self._rows.clear()
            self._sources.clear()
        self._ratio = ratio
        for look in looks:
            self._rows.setdefault(look, len(self._rows))
        cell, sizes = self._cell, round(LARGEST - SMALLEST) + 1
        self._pixmap = QPixmap(cell * sizes, cell * len(self._rows))
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        for look, row in self._rows.items():
            for k in range(sizes):
                path = path_of(look[0], look[1], (SMALLEST + k) * ratio)
                self._paint(
                    painter, look, path.translated((k + 0.5) * cell, (row + 0.5) * cell), ratio
                )
        painter.end()

    def _paint(self, painter: QPainter, look: Look, path: QPainterPath, ratio: float) -> None:
        """Filled for a purchase, hollow for a sale, pale for neither, hatched where in doubt."""
        glyph, side, doubtful = look
        pen = QPen(self._colour, 1.6 * ratio)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        if doubtful:
            painter.setBrush(QBrush(self._colour, Qt.BrushStyle.BDiagPattern))
        elif side == "sell" or glyph in ("passive", "planned"):
            painter.setBrush(self._ground)
        elif side == "buy" or glyph == "note":
            painter.setBrush(self._colour)
        else:
            pale = QColor(self._colour)
            pale.setAlpha(90)
            painter.setBrush(pale)
        painter.drawPath(path)
