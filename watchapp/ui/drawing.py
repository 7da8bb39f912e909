"""A picture that is painted once and written anywhere: pixels, shapes and letters, or a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from watchapp.core.problems import KnownError
from watchapp.store.files import write_whole

DPI = 96
SUFFIXES = (".png", ".svg", ".pdf")


class Drawing:
    """Something that ``paint`` draws.

    Args:
        size: In px.
        title: What it is, for the file.
        about: More about it.
    """

    def __init__(self, size: QSize, title: str, about: str) -> None:
        self._size, self._title, self._about = size, title, about

    def paint(self, painter: QPainter, ratio: float = 1.0) -> None:
        """Paints it at the painter's origin, ``ratio`` device pixels per px."""
        raise NotImplementedError

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
        write_whole(path, bytes(data.data()))

    def _png(self, into: QBuffer) -> None:
        self.image(2.0).save(into, "PNG")  # type: ignore[call-overload]

    def _svg(self, into: QBuffer) -> None:
        made = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        made.setOutputDevice(into)
        made.setResolution(DPI)
        made.setSize(self._size)
        made.setViewBox(QRectF(0, 0, self._size.width(), self._size.height()))
        made.setTitle(self._title)
        made.setDescription(self._about)
        self._on(made, self.paint)

    def _pdf(self, into: QBuffer) -> None:
        made = QPdfWriter(into)
        made.setResolution(DPI)
        points = QSizeF(self._size) * 72 / DPI
        made.setPageSize(QPageSize(points, QPageSize.Unit.Point))
        made.setPageMargins(QMarginsF(0, 0, 0, 0))
        made.setTitle(self._title)
        self._on(made, self.paint)

    @staticmethod
    def _on(device: QPaintDevice, paint: Callable[[QPainter], None]) -> None:
        painter = QPainter(device)
        try:
            paint(painter)
        finally:
            painter.end()
