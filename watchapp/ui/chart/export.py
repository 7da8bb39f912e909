"""The chart as a picture or a file: the same painting, into pixels or into shapes and letters."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from watchapp.core.bars import Bars
from watchapp.core.compare import NONE, Compared
from watchapp.core.exchanges import of_symbol
from watchapp.core.mark_groups import MarkIndex
from watchapp.core.marks import Placed
from watchapp.core.pyramid import Pyramid
from watchapp.ui import theme as looks
from watchapp.ui.chart.canvas import Canvas, Shown
from watchapp.ui.chart.range_names import BY_ID
from watchapp.ui.chart.ranges import span
from watchapp.ui.drawing import Drawing
from watchapp.ui.theme import Theme

HEAD = 44  # px above the chart that say whose it is
FOOT = 24  # and below it, where there is a legend


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above an exported chart, a name and what else is to be known, and below it."""

    name: str
    about: str
    legend: str = ""  # below it


class Picture(Drawing):
    """A chart that can be painted anywhere.

    Args:
        shown: What it shows; a copy is kept.
        theme: Its colours.
        caption: Whose chart it is.
        size: In px, with the caption.
    """

    def __init__(self, shown: Shown, theme: Theme, caption: Caption, size: QSize) -> None:
        super().__init__(size, caption.name, caption.about)
        self._theme, self._caption = theme, caption
        self._canvas = Canvas(theme)
        self._canvas.shown = replace(shown)
        self._canvas.take_bars()

    def paint(self, painter: QPainter, ratio: float = 1.0) -> None:
        """Paints it at the painter's origin, ``ratio`` device pixels per px."""
        width, height = self._size.width(), self._size.height()
        foot = FOOT if self._caption.legend else 0
        self._canvas.set_size(width, height - HEAD - foot, ratio)
        painter.fillRect(QRectF(0, 0, width * ratio, height * ratio), QColor(self._theme.ground))
        line = QRectF(12 * ratio, 0, (width - 24) * ratio, HEAD * ratio)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(looks.scaled(looks.TITLE, ratio, bold=True))
        painter.setPen(QColor(self._theme.text))
        painter.drawText(line, flags, self._caption.name)
        taken = painter.fontMetrics().horizontalAdvance(self._caption.name) + 14 * ratio
        painter.setFont(looks.scaled(looks.SMALL, ratio))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(line.adjusted(taken, 3 * ratio, 0, 0), flags, self._caption.about)
        line.moveTop((height - foot) * ratio)
        line.setHeight(foot * ratio)
        painter.drawText(line, flags, self._caption.legend)
        painter.translate(0, HEAD * ratio)
        self._canvas.paint_picture(painter)


def draw_file(
    path: Path,
    bars: Bars,
    placed: Placed,
    *,
    caption: Caption,
    range_id: str,
    size: tuple[int, int],
    theme: str,
    palette: str,
    style: str,
    scale: str,
    overlays: Collection[str] = (),
    name: str = "",
    compared: Mapping[str, Bars] = NONE,
) -> None:
    """Draws a chart without a window: what the command line does."""
    x0, x1 = span(BY_ID[range_id], bars)
    shown = Shown(
        bars=bars,
        pyramid=Pyramid(bars),
        marks=MarkIndex(placed.marks),
        unread=placed.unread,
        style=style,
        scale=scale,
        simulated=any(b.origin == "simulated" for b in (bars, *compared.values())),
        overlays=frozenset(overlays),
        exchange=of_symbol(name) if name else None,
        name=name,
        compared=tuple(Compared.of(s, bars, b) for s, b in compared.items()),
        x0=x0,
        x1=x1,
    )
    Picture(shown, looks.theme_of(theme, palette), caption, QSize(*size)).save(path)
