"""The chart as a picture or a file: the same painting, into pixels or into shapes and letters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from watchapp.core.bars import Bars
from watchapp.core.compare import NONE, Compared
from watchapp.core.exchanges import of_symbol
from watchapp.core.mark_groups import MarkIndex
from watchapp.core.marks import Placed
from watchapp.core.problems import KnownError
from watchapp.core.pyramid import Pyramid
from watchapp.store.faults import spoken
from watchapp.store.files import part_of, put_in_place
from watchapp.ui import theme as looks
from watchapp.ui.chart.canvas import Canvas, Shown
from watchapp.ui.chart.range_names import BY_ID
from watchapp.ui.chart.ranges import span
from watchapp.ui.theme import Theme

HEAD = 44  # px above the chart that say whose it is
DPI = 96
SUFFIXES = (".png", ".svg", ".pdf")


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above an exported chart: a name, and what else is to be known."""

    name: str
    about: str


class Picture:
    """A chart that can be painted anywhere.

    Args:
        shown: What it shows; a copy is kept.
        theme: Its colours.
        caption: Whose chart it is.
        size: In px, with the caption.
    """

    def __init__(self, shown: Shown, theme: Theme, caption: Caption, size: QSize) -> None:
        self._theme, self._caption, self._size = theme, caption, size
        self._canvas = Canvas(theme)
        self._canvas.shown = replace(shown)
        self._canvas.take_bars()

    def paint(self, painter: QPainter, ratio: float = 1.0) -> None:
        """Paints it at the painter's origin, ``ratio`` device pixels per px."""
        width, height = self._size.width(), self._size.height()
        self._canvas.set_size(width, height - HEAD, ratio)
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
        painter.translate(0, HEAD * ratio)
        self._canvas.paint_picture(painter)

    def image(self, ratio: float = 1.0) -> QImage:
        """It in pixels."""
        width, height = round(self._size.width() * ratio), round(self._size.height() * ratio)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        self._on(image, lambda painter: self.paint(painter, ratio))
        image.setDevicePixelRatio(ratio)
        return image

    def save(self, path: Path) -> None:
        """Writes it as the file's ending says; KnownError where that or the disk refuses."""
        makers: dict[str, Callable[[QBuffer], None]] = {
            ".png": self._png,
            ".svg": self._svg,
            ".pdf": self._pdf,
        }
        make = makers.get(path.suffix.lower())
        if make is None:
            raise KnownError("no_picture_format", path=path.name)
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        make(buffer)
        buffer.close()
        part = part_of(path)
        with spoken(path):
            try:
                part.write_bytes(bytes(data.data()))
                put_in_place(part, path)
            finally:
                part.unlink(missing_ok=True)

    def _png(self, into: QBuffer) -> None:
        self.image(2.0).save(into, "PNG")  # type: ignore[call-overload]

    def _svg(self, into: QBuffer) -> None:
        made = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        made.setOutputDevice(into)
        made.setResolution(DPI)
        made.setSize(self._size)
        made.setViewBox(QRectF(0, 0, self._size.width(), self._size.height()))
        made.setTitle(self._caption.name)
        made.setDescription(self._caption.about)
        self._on(made, self.paint)

    def _pdf(self, into: QBuffer) -> None:
        made = QPdfWriter(into)
        made.setResolution(DPI)
        points = QSizeF(self._size) * 72 / DPI
        made.setPageSize(QPageSize(points, QPageSize.Unit.Point))
        made.setPageMargins(QMarginsF(0, 0, 0, 0))
        made.setTitle(self._caption.name)
        self._on(made, self.paint)

    @staticmethod
    def _on(device: QPaintDevice, paint: Callable[[QPainter], None]) -> None:
        painter = QPainter(device)
        try:
            paint(painter)
        finally:
            painter.end()


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
