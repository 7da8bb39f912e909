"""The picture of a study: the mean path of all its episodes, and each of them beside the others."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from watchapp.app import text
from watchapp.app.studies import AFTER, BEFORE, Episode, Study
from watchapp.core.exchanges import benchmark_name
from watchapp.ui import theme as looks
from watchapp.ui.drawing import Drawing
from watchapp.ui.reaction import path
from watchapp.ui.theme import SMALL, TINY, Theme

MEAN_HEIGHT = 200  # px
CELL_WIDTH, CELL_HEIGHT = 150, 92  # px, at least
TITLE_HEIGHT = 20
GAP = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an episode's small picture stands."""

    rect: QRectF
    episode: Episode


def height_for(study: Study, width: int) -> int:
    """The height in px that all of it takes at a width."""
    columns = _columns(width)
    rows = math.ceil(len(study.episodes) / columns)
    return round(_top(study) + rows * (CELL_HEIGHT + TITLE_HEIGHT + GAP) + GAP)


def cells(study: Study, width: float) -> list[Cell]:
    """The places of the small pictures, newest first."""
    columns = _columns(width)
    cell = (width - GAP * (columns + 1)) / columns
    top = GAP + _top(study)
    found = []
    for place, episode in enumerate(reversed(study.episodes)):
        row, column = divmod(place, columns)
        x = GAP + column * (cell + GAP)
        y = top + row * (CELL_HEIGHT + TITLE_HEIGHT + GAP)
        found.append(Cell(QRectF(x, y, cell, CELL_HEIGHT + TITLE_HEIGHT), episode))
    return found


def _top(study: Study) -> int:
    """The px above the small pictures: the mean with its title, and the legend of the small."""
    mean = MEAN_HEIGHT + TITLE_HEIGHT + GAP if study.mean is not None else 0
    return mean + (TITLE_HEIGHT if study.episodes else 0)


def _columns(width: float) -> int:
    return max(1, int((width - GAP) // (CELL_WIDTH + GAP)))


def draw(
    painter: QPainter,
    study: Study,
    theme: Theme,
    width: float,
    ratio: float = 1.0,
    *,
    chosen: str = "",
) -> None:
    """Draws all of it at the painter's origin; ``chosen`` is the id of an episode's first event."""
    painter.save()
    painter.scale(ratio, ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if study.mean is not None:
        _title(painter, QRectF(GAP, GAP, width - 2 * GAP, TITLE_HEIGHT), mean_title(study), theme)
        area = QRectF(GAP, GAP + TITLE_HEIGHT, width - 2 * GAP, MEAN_HEIGHT)
        path.draw_mean(painter, area, study.mean, theme)
    placed = cells(study, width)
    low, high = _reach(study)
    if placed:
        line = QRectF(GAP, placed[0].rect.top() - TITLE_HEIGHT, width - 2 * GAP, TITLE_HEIGHT)
        _title(painter, line, legend(study), theme)
    for cell in placed:
        if cell.episode.events[0].id == chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection))
            painter.drawRoundedRect(cell.rect.adjusted(-5, -3, 5, 4), 6, 6)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        _small(painter, cell, theme, (low, high))
    painter.restore()


def mean_title(study: Study) -> str:
    """What the mean path is of."""
    kept = sum(e.kept for e in study.episodes)
    name = benchmark_name(study.benchmark)
    if name:
        words = QCoreApplication.translate("study", "Mean of {n}, less {name}")
    else:
        words = QCoreApplication.translate("study", "Mean of {n}")
    said = words.format(n=kept, name=name)
    if study.mean is not None and any(math.isfinite(v) for v in study.mean.low):
        said += QCoreApplication.translate("study", ", with its 95 % interval")
        if study.mean.shared:
            said += QCoreApplication.translate("study", " as long as no two paths share days")
    return said


def legend(study: Study) -> str:
    """What the small pictures show, and from where to where."""
    name = benchmark_name(study.benchmark)
    if name:
        words = QCoreApplication.translate(
            "study",
            "Each by itself: the stock, dashed {name}; sessions {first} to {last}, all drawn from "
            "{low} to {high}",
        )
    else:
        words = QCoreApplication.translate(
            "study",
            "Each by itself: the stock; sessions {first} to {last}, all drawn from {low} to {high}",
        )
    low, high = (f"{text.signed(100 * v, 0)}\u202f%" for v in _reach(study))
    first, last = text.signed(-BEFORE, 0), text.signed(AFTER, 0)
    return words.format(name=name, first=first, last=last, low=low, high=high)


def _reach(study: Study) -> tuple[float, float]:
    """The lowest and highest of all paths, so that each is drawn to one scale."""
    values = [v for e in study.episodes for v in e.path.stock if math.isfinite(v)] or [0.0]
    room = max((max(values) - min(values)) * 0.05, 0.01)
    return min(*values, 0.0) - room, max(*values, 0.0) + room


def _small(painter: QPainter, cell: Cell, theme: Theme, reach: tuple[float, float]) -> None:
    episode = cell.episode
    head = QRectF(cell.rect.left(), cell.rect.top(), cell.rect.width(), TITLE_HEIGHT)
    painter.setFont(looks.scaled(TINY, 1.0))
    colour = QColor(theme.text if episode.kept else theme.muted)
    painter.setPen(colour)
    day = text.day(episode.day_zero) if episode.day_zero else ""
    flags = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(head, Qt.AlignmentFlag.AlignLeft | flags, day)
    if episode.close is not None:
        said = f"{text.signed(100 * episode.close, 1)}\u202f%"
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | flags, said)
    area = cell.rect.adjusted(0, TITLE_HEIGHT, 0, 0)
    one = episode.path
    room = path.Room(area, -BEFORE, AFTER, *reach)
    painter.setPen(QColor(theme.grid))
    painter.drawRect(area)
    zero, begin = room.y(0.0), room.x(0.0)
    painter.setPen(QColor(theme.line))
    painter.drawLine(QPointF(area.left(), zero), QPointF(area.right(), zero))
    painter.drawLine(QPointF(begin, area.top()), QPointF(begin, area.bottom()))
    path.line(painter, room, one.sessions, one.benchmark, QColor(theme.muted), 1.0, dashed=True)
    accent = QColor(theme.accent if episode.kept else theme.muted)
    path.line(painter, room, one.sessions, one.stock, accent, 1.4)


def _title(painter: QPainter, rect: QRectF, words: str, theme: Theme) -> None:
    painter.setFont(looks.scaled(SMALL, 1.0))
    painter.setPen(QColor(theme.muted))
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class StudyDrawing(Drawing):
    """A study as a file, with a head that says what it is of."""

    HEAD = 52

    def __init__(
        self, study: Study, theme: Theme, title: str, about: str, width: int = 960
    ) -> None:
        height = height_for(study, width) + self.HEAD
        super().__init__(QSize(width, height), title, about)
        self._study, self._theme = study, theme

    def paint(self, painter: QPainter, ratio: float = 1.0) -> None:
        """Paints it at the painter's origin, ``ratio`` device pixels per px."""
        width, height = self._size.width(), self._size.height()
        painter.fillRect(QRectF(0, 0, width * ratio, height * ratio), QColor(self._theme.ground))
        line = QRectF(GAP * ratio, 6 * ratio, (width - 2 * GAP) * ratio, 24 * ratio)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(looks.scaled(looks.TITLE, ratio, bold=True))
        painter.setPen(QColor(self._theme.text))
        painter.drawText(line, flags, self._title)
        painter.setFont(looks.scaled(SMALL, ratio))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(line.translated(0, 24 * ratio), flags, self._about)
        painter.translate(0, self.HEAD * ratio)
        draw(painter, self._study, self._theme, width, ratio)
