"""The picture of the chart: painted once into a pixmap when something changed, then only copied."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from watchapp.core.bars import Bars, empty
from watchapp.core.marks import Mark
from watchapp.core.quote import Quote
from watchapp.ui import theme as looks
from watchapp.ui.chart import bars_room, lanes_room
from watchapp.ui.chart.axes_room import AxesRoom
from watchapp.ui.chart.bars_room import BarsRoom
from watchapp.ui.chart.cross_room import CrossRoom
from watchapp.ui.chart.frame import MIN_GUTTER, Frame
from watchapp.ui.chart.lanes_room import LanesRoom
from watchapp.ui.chart.ranges import local_seconds
from watchapp.ui.chart.ticks import time_ticks
from watchapp.ui.guard import guarded
from watchapp.ui.theme import Theme

GUTTER = 96
MOST_GUTTER = 128
MARGIN = 0.06  # of the seen price range stays free above and below


@dataclass(slots=True)
class Shown:
    """What the chart shows; the view fills it, the canvas paints it."""

    bars: Bars = field(default_factory=empty)
    provisional: bool = False
    quote: Quote | None = None
    marks: tuple[Mark, ...] = ()
    chosen: frozenset[str] = frozenset()
    line: bool = False
    simulated: bool = False
    message: str = ""
    x0: float = 0.0
    x1: float = 1.0
    y: tuple[float, float] | None = None  # None: fitted to what is seen


class Canvas(pg.GraphicsObject):
    """One item over the whole scene that paints all rooms, guarded each for itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.shown = Shown()
        self.cursor: QPointF | None = None
        self.frame = Frame(10, 10, 1.0, MIN_GUTTER, 40, (), 0)
        self._size = (10, 10, 1.0)
        self._pixmap = QPixmap()
        self._dirty = True
        self._local = np.empty(0, np.int64)
        self._theme = theme
        self.bars_room = BarsRoom(theme)
        self.axes_room = AxesRoom(theme)
        self.lanes_room = LanesRoom(theme)
        self.cross_room = CrossRoom(theme, self.axes_room)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        for room in (self.bars_room, self.axes_room, self.lanes_room, self.cross_room):
            room.set_theme(theme)
        self.refresh()

    def set_size(self, width: int, height: int, ratio: float) -> None:
        """Takes the viewport's size in pixels and its device pixels per pixel."""
        if (width, height, ratio) != self._size:
            self.prepareGeometryChange()
            self._size = (width, height, ratio)
            self.refresh()

    def refresh(self, *, bars_changed: bool = False) -> None:
        """Paints anew at the next turn: something that is shown has changed."""
        if bars_changed:
            self._local = local_seconds(self.shown.bars)
        self._dirty = True
        self.measure()
        self.update()

    def refresh_cursor(self) -> None:
        """Only the crosshair has moved: the picture is copied, not painted."""
        self.update()

    def _gutter(self, lanes: tuple[str, ...], ratio: float) -> int:
        """Device pixels at the left of the prices: room for the lanes' names, where there are."""
        if not lanes:
            return round(MIN_GUTTER * ratio)
        metrics = QFontMetrics(self.axes_room.font(ratio))
        beside = round(12 * ratio)
        least, most = round(GUTTER * ratio) - beside, round(MOST_GUTTER * ratio) - beside
        return lanes_room.gutter_width(lanes, metrics, least, most) + beside

    def measure(self) -> Frame:
        """Divides the place anew for what is shown."""
        shown, (width, height, ratio) = self.shown, self._size
        lanes = tuple(
            lane
            for lane in ("insiders", "company", "shares", "notes")
            if any(m.lane == lane for m in shown.marks)
        )
        rows = lanes_room.band_rows(shown.marks)
        frame = Frame(
            round(width * ratio),
            round(height * ratio),
            ratio,
            self._gutter(lanes, ratio),
            round(64 * ratio),
            lanes,
            rows,
            x0=shown.x0,
            x1=shown.x1,
        )
        found = shown.y or bars_room.price_range(shown.bars, frame, line=shown.line)
        low, high = found or (0.0, 1.0)
        if shown.y is None:
            pad = (high - low) * MARGIN or abs(high) * 0.02 or 1.0
            low, high = low - pad, high + pad
        axis = self.axes_room.axis_width(low, high, ratio)
        if axis > frame.axis:
            frame.axis = axis
            frame.right = max(frame.left + 20, frame.width - axis)
        frame.y0, frame.y1 = low, high
        self.frame = frame
        return frame

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._size[0], self._size[1])

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        ratio = self._size[2]
        if self._dirty or self._pixmap.width() != self.frame.width:
            self._dirty = False
            self._pixmap = QPixmap(max(self.frame.width, 1), max(self.frame.height, 1))
            inner = QPainter(self._pixmap)
            try:
                self.paint_picture(inner)
            finally:
                inner.end()
            self._pixmap.setDevicePixelRatio(ratio)
        painter.drawPixmap(0, 0, self._pixmap)
        if self.cursor is not None and len(self.shown.bars):
            painter.scale(1 / ratio, 1 / ratio)
            self.cross_room.paint(painter, self.frame, self.shown.bars, self._local, self.cursor)

    def paint_picture(self, painter: QPainter) -> None:
        """Paints everything but the crosshair, in device pixels."""
        shown, frame = self.shown, self.frame
        painter.fillRect(0, 0, frame.width, frame.height, QColor(self._theme.ground))
        if not len(shown.bars):
            self._paint_message(painter, frame)
            return
        self._paint_prices(painter, frame)
        self._paint_lanes(painter, frame, shown.chosen)
        self._paint_tag(painter, frame)
        if shown.simulated:
            self._paint_simulated(painter, frame)
        if shown.message:
            self._paint_note(painter, frame)

    @guarded
    def _paint_prices(self, painter: QPainter, frame: Frame) -> None:
        shown = self.shown
        px = frame.px_per_bar / frame.ratio
        ticks = time_ticks(self._local, frame.x0, frame.x1, px)
        last = float(shown.bars.close[-1])
        self.axes_room.paint(painter, frame, ticks, currency=shown.bars.currency, last=last)
        columns = bars_room.reduce(shown.bars, frame, provisional=shown.provisional)
        self.bars_room.paint(painter, frame, columns, line=shown.line)

    @guarded
    def _paint_lanes(self, painter: QPainter, frame: Frame, chosen: Collection[str]) -> None:
        self.lanes_room.paint(painter, frame, self.shown.marks, chosen)

    @guarded
    def _paint_tag(self, painter: QPainter, frame: Frame) -> None:
        from watchapp.ui.watchlist.columns import price

        bars = self.shown.bars
        quote = self.shown.quote
        last = quote.price if quote is not None else float(bars.close[-1])
        words = price(last, bars.currency)
        self.axes_room.paint_price_tag(
            painter, frame, last, ground=self._theme.accent, words=words, quiet=False
        )

    @guarded
    def _paint_simulated(self, painter: QPainter, frame: Frame) -> None:
        words = self.tr_simulated
        r = frame.ratio
        font = looks.font(looks.BASE, bold=True)
        font.setPixelSize(round(looks.SMALL * r))
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words) + round(16 * r)
        box = QRect(frame.left, round(2 * r), width, round(20 * r))
        frame.badge = width + round(10 * r)
        painter.setPen(QColor(self._theme.warning))
        painter.setBrush(QColor(self._theme.ground))
        painter.drawRect(box)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    @property
    def tr_simulated(self) -> str:
        """The word that stands on every picture of simulated prices."""
        from PySide6.QtCore import QCoreApplication

        return QCoreApplication.translate("chart", "SIMULATED")

    @guarded
    def _paint_message(self, painter: QPainter, frame: Frame) -> None:
        painter.setPen(QColor(self._theme.muted))
        font = looks.font(looks.BASE)
        font.setPixelSize(round(looks.BASE * frame.ratio))
        painter.setFont(font)
        room = QRect(0, 0, frame.width, frame.height).adjusted(40, 40, -40, -40)
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, self.shown.message)

    @guarded
    def _paint_note(self, painter: QPainter, frame: Frame) -> None:
        """A sentence in the picture, such as why a newer one could not be fetched."""
        font = looks.font(looks.SMALL)
        font.setPixelSize(round(looks.SMALL * frame.ratio))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.warning))
        r = frame.ratio
        box = QRect(
            frame.left + round(6 * r),
            frame.top + round(4 * r),
            frame.right - frame.left,
            round(18 * r),
        )
        words = painter.fontMetrics().elidedText(
            self.shown.message, Qt.TextElideMode.ElideRight, box.width() - round(120 * r)
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def mark_at(self, at: QPointF) -> Mark | None:
        """The mark under a place of the viewport."""
        point = QPointF(at.x() * self.frame.ratio, at.y() * self.frame.ratio)
        hits: list[Any] = [h for h in self.lanes_room.hits if h.rect.contains(point)]
        points = [h for h in hits if h.mark.glyph != "band"]
        return (points or hits)[-1].mark if hits else None
