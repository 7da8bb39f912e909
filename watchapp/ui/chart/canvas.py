"""The picture of the chart: painted once into a pixmap when something changed, then only copied."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import cast

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from watchapp.core.bars import Bars, empty
from watchapp.core.compare import Compared
from watchapp.core.exchanges import Exchange
from watchapp.core.hours import local_seconds
from watchapp.core.mark_groups import MarkIndex
from watchapp.core.marks import Mark
from watchapp.core.pyramid import Pyramid
from watchapp.core.quote import Quote
from watchapp.ui import theme as looks
from watchapp.ui.chart import lanes_room
from watchapp.ui.chart.atlas import Letters, is_vector
from watchapp.ui.chart.axes_room import AxesRoom, move_words
from watchapp.ui.chart.bars_room import BarsRoom
from watchapp.ui.chart.columns import Columns, columns_of, price_range
from watchapp.ui.chart.compare_room import CompareRoom, Seen, seen_of
from watchapp.ui.chart.cross_room import Cross, CrossRoom
from watchapp.ui.chart.frame import MIN_GUTTER, Frame
from watchapp.ui.chart.hours_room import HoursRoom
from watchapp.ui.chart.lane_words import gutter_width
from watchapp.ui.chart.lanes_room import LanesRoom
from watchapp.ui.chart.measure_room import Measure, MeasureRoom
from watchapp.ui.chart.overlay_room import OverlayRoom
from watchapp.ui.chart.panes_room import PanesRoom
from watchapp.ui.chart.range_room import RangeRoom
from watchapp.ui.chart.ticks import TimeTicks
from watchapp.ui.guard import guarded
from watchapp.ui.theme import Theme
from watchapp.ui.watchlist.columns import price

GUTTER = 96
MOST_GUTTER = 128
NOTE = 18  # px of the line in which a sentence stands over the prices
LITTLE = 40_000  # device pixels that are sooner copied than told apart
MARGIN = 0.06  # of the seen price range stays free above and below


def _between(before: Cross | None, after: Cross | None) -> list[QRect]:
    """What a crosshair covered and covers, but for parts that stay as they are.

    A part that moved a little is in one rectangle.
    """
    if before is None or after is None:
        return [rect for cross in (before, after) if cross is not None for rect, _ in cross.parts]
    places = []
    for old, new in zip(before, after, strict=True):
        if old == new:
            continue
        if old is None or new is None:
            places += [part[0] for part in (old, new) if part is not None]
            continue
        both = old[0] | new[0]
        places += [both] if both.width() * both.height() < LITTLE else [old[0], new[0]]
    return places


def _inside(rect: QRect, ratio: int) -> QRect:
    """The pixels that device pixels lie in."""
    left, top = rect.left() // ratio, rect.top() // ratio
    return QRect(left, top, rect.right() // ratio - left + 1, rect.bottom() // ratio - top + 1)


def _outside(rect: QRect, ratio: int) -> QRect:
    """The device pixels of pixels."""
    return QRect(rect.topLeft() * ratio, rect.size() * ratio)


@dataclass(slots=True)
class Shown:
    """What the chart shows; the view fills it, the canvas paints it.

    The newest prices of today's bar are in ``pyramid``; ``bars`` has it as it was when it came.
    """

    bars: Bars = field(default_factory=empty)
    pyramid: Pyramid = field(default_factory=lambda: Pyramid(empty()))
    provisional: bool = False
    quote: Quote | None = None
    marks: MarkIndex = field(default_factory=MarkIndex)
    unread: tuple[tuple[float, float], ...] = ()  # in bars: no source was read there
    chosen: frozenset[str] = frozenset()
    style: str = "candles"
    scale: str = "linear"
    overlays: frozenset[str] = frozenset()
    exchange: Exchange | None = None  # whose usual hours intraday bars are held against
    name: str = ""  # of the series, beside those it is compared with
    compared: tuple[Compared, ...] = ()
    simulated: bool = False
    message: str = ""
    x0: float = 0.0
    x1: float = 1.0
    y: tuple[float, float] | None = None  # None: fitted to what is seen

    @property
    def closes(self) -> bool:
        """True where only closes are drawn."""
        return self.style in ("line", "area")

    @property
    def percent(self) -> bool:
        """True where the axis counts from the first close in sight."""
        return self.scale == "percent" or bool(self.compared)


class Canvas(pg.GraphicsObject):
    """One item over the whole scene that paints all rooms, guarded each for itself.

    ``changed`` says that it must be painted anew; ``moved`` is told which parts of it, in pixels
    (no signal: with every move of the mouse, passing it on would take as long as painting a part).
    """

    changed = Signal()
    moved: Callable[[QRegion], None]

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.shown = Shown()
        self.moved = lambda _: self.changed.emit()
        self._last_words: tuple[tuple[float, str | None], str] = ((math.nan, None), "")
        self._cursor: QPointF | None = None
        self._cross: Cross | None = None
        self._painted: Cross | None = None  # as it stands on the screen
        self._asked = QRegion()  # what is to be painted for the crosshair's sake
        self._stale: list[QRect] = []  # the same in device pixels
        self.measure_shown: Measure | None = None
        self._hovered: Mark | None = None
        self.frame = Frame(10, 10, 1.0, MIN_GUTTER, 40, (), 0)
        self._size = (10, 10, 1.0)
        self._pixmap = QPixmap()
        self._dirty = True  # the picture is another one
        self._copied = False  # and ``_pixmap`` has it
        self._columns: Columns | None = None
        self._closes: Pyramid | None = None
        self._seen: list[Seen] = []  # of the compared series
        self._ticks = TimeTicks(local_seconds(self.shown.bars))
        self._gutters: dict[tuple[tuple[str, ...], float], int] = {}
        self._theme, self._ground = theme, QColor(theme.ground)
        self.bars_room = BarsRoom(theme)
        self._letters = letters = Letters()
        self.hours_room = HoursRoom(theme)
        self.axes_room = AxesRoom(theme, letters)
        self.range_room = RangeRoom(theme, letters)
        self.overlay_room = OverlayRoom(theme, letters)
        self.panes_room = PanesRoom(theme, letters)
        self.compare_room = CompareRoom(theme, letters)
        self.lanes_room = LanesRoom(theme, letters)
        self.cross_room = CrossRoom(theme, self.axes_room, letters)
        self.measure_room = MeasureRoom(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme, self._ground = theme, QColor(theme.ground)
        for room in (
            self.bars_room,
            self.hours_room,
            self.axes_room,
            self.range_room,
            self.overlay_room,
            self.panes_room,
            self.compare_room,
            self.lanes_room,
            self.cross_room,
            self.measure_room,
        ):
            room.set_theme(theme)
        self._gutters.clear()
        self._letters.clear()
        self.refresh()

    def set_size(self, width: int, height: int, ratio: float) -> None:
        """Takes the viewport's size in pixels and its device pixels per pixel."""
        if (width, height, ratio) != self._size:
            self.prepareGeometryChange()
            self._size = (width, height, ratio)
            self.refresh()

    def take_bars(self) -> None:
        """Takes in that other bars are shown."""
        local = local_seconds(self.shown.bars)
        if not self._ticks.take(local):
            self._ticks = TimeTicks(local)
        self._closes = None
        self.hours_room.take(self.shown.bars, self.shown.exchange)
        self.refresh()

    def take_last(self) -> None:
        """Takes in that the last bar is another; the picture is asked for apart."""
        self._closes = None

    def refresh(self) -> None:
        """Paints anew at the next turn: something that is shown has changed."""
        self._dirty = True
        self.measure()
        self.changed.emit()

    def refresh_over(self) -> None:
        """Only what lies over the picture has changed: it is copied, not painted."""
        self.changed.emit()

    def move_cursor(self, at: QPointF | None) -> None:
        """The crosshair has moved: the picture is copied, not painted."""
        self._cursor = at
        self._cross = self._planned()
        places = _between(self._painted, self._cross)
        if not places:
            return
        if not self._whole_pixels:
            self.refresh_over()
            return
        ratio, region = round(self._size[2]), QRegion()
        inside = places if ratio == 1 else [_inside(place, ratio) for place in places]
        for place in inside:
            region += place
        self._asked += region
        # whole pixels are painted, what lies over the picture too: so all of them are restored
        self._stale += places if ratio == 1 else [_outside(place, ratio) for place in inside]
        self.moved(region)

    def hover(self, mark: Mark | None) -> None:
        """The mouse is over a mark: its two clocks are shown."""
        if mark is not self._hovered:
            self._hovered = mark
            self.refresh_over()

    @property
    def cursor(self) -> QPointF | None:
        """Where the mouse is over the viewport."""
        return self._cursor

    def _planned(self) -> Cross | None:
        shown = self.shown
        if self._cursor is None or not len(shown.bars):
            return None
        return self.cross_room.plan(self.frame, shown.bars, shown.pyramid, self._cursor)

    @property
    def pyramid(self) -> Pyramid:
        """The levels that are drawn: of whole bars, or of their closes alone for a line."""
        shown = self.shown
        if not shown.closes:
            return shown.pyramid
        if self._closes is None:
            bars = shown.bars
            close = bars.close.copy()
            if len(close):
                close[-1] = shown.pyramid.bar(len(close) - 1)[3]
            self._closes = Pyramid.of_line(bars, close)
        return self._closes

    def _gutter(self, lanes: tuple[str, ...], ratio: float) -> int:
        """Device pixels at the left of the prices: room for the lanes' names, where there are."""
        if not lanes:
            return round(MIN_GUTTER * ratio)
        key = (lanes, ratio)
        if key not in self._gutters:
            metrics = QFontMetrics(self._letters.font(ratio))
            beside = round(12 * ratio)
            least, most = round(GUTTER * ratio) - beside, round(MOST_GUTTER * ratio) - beside
            wide = gutter_width(lanes, metrics, least, most)
            self._gutters[key] = wide + beside
        return self._gutters[key]

    def measure(self) -> Frame:
        """Divides the place anew for what is shown."""
        shown, (width, height, ratio) = self.shown, self._size
        lanes = shown.marks.lanes
        frame = Frame(
            round(width * ratio),
            round(height * ratio),
            ratio,
            self._gutter(lanes, ratio),
            round(64 * ratio),
            lanes,
            min(len(shown.marks.bands), lanes_room.MOST_BANDS),
            drawdown="drawdown" in shown.overlays,
            x0=shown.x0,
            x1=shown.x1,
        )
        self._fit(frame)
        axis = self.axes_room.axis_width(frame.y0, frame.y1, ratio)
        if len(shown.bars):
            # of a move on an axis in per cent no more is known here than how long it can be
            words = "+888.88\u202f%" if shown.percent else self._last_price()[1]
            axis = max(axis, self.axes_room.tag_width(words, ratio))
        if axis > frame.axis:
            frame.widen_axis(axis)
            self._fit(frame)  # the columns stand elsewhere
        self.frame = frame
        return frame

    def _last_price(self) -> tuple[float, str]:
        """The last price, and as its tag has it."""
        bars, quote = self.shown.bars, self.shown.quote
        last = quote.price if quote is not None else float(bars.close[-1])
        if self._last_words[0] != (last, bars.currency):
            self._last_words = (last, bars.currency), price(last, bars.currency)
        return last, self._last_words[1]

    def _fit(self, frame: Frame) -> None:
        """Gives the frame its prices: those that are seen, or those the user has set."""
        shown = self.shown
        self._columns = None
        found = None
        if len(shown.bars):
            self._columns = columns_of(self.pyramid, frame, provisional=shown.provisional)
            found = price_range(self._columns)
            if shown.compared:
                found = self._fit_compared(frame, found)
        low, high = shown.y or found or (0.0, 1.0)
        log = shown.scale == "log" and low > 0
        if shown.y is None and log:
            pad = math.exp(MARGIN * math.log(high / low)) if high > low else 1.02
            low, high = low / pad, high * pad
        elif shown.y is None:
            pad = (high - low) * MARGIN or abs(high) * 0.02 or 1.0
            low, high = low - pad, high + pad
        frame.set_prices(low, high, log=log)
        if shown.percent and len(shown.bars):
            first, _ = frame.visible(len(shown.bars))
            base = shown.pyramid.bar(min(first, len(shown.bars) - 1))[3]
            frame.base = base if base > 0 else math.nan

    def _fit_compared(
        self, frame: Frame, found: tuple[float, float] | None
    ) -> tuple[float, float] | None:
        """What is seen of the compared series, and the prices that all of them have in sight."""
        self._seen = seen_of(self.shown.compared, self.shown.pyramid, frame)
        ranges = [r for r in (found, *(s.range for s in self._seen)) if r is not None]
        if not ranges:
            return None
        return min(low for low, _ in ranges), max(high for _, high in ranges)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._size[0], self._size[1])

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem | None,
        widget: QWidget | None = None,
    ) -> None:
        self.paint_parts(painter, None)

    def paint_parts(self, painter: QPainter, region: QRegion | None) -> None:
        """Paints what lies in a region, in pixels; None for everything."""
        frame, ratio = self.frame, self._size[2]
        painter.scale(1 / ratio, 1 / ratio)
        asked, stale = self._asked, self._stale
        self._asked, self._stale = QRegion(), []
        parts = region is not None and region.rectCount() > 1 and self._whole_pixels
        if self._dirty:
            # Straight to the screen. A picture to copy is made when only the crosshair moves.
            self._dirty, self._copied = False, False
            self._paint_rooms(painter)
            self._cross = self._planned()
        else:
            if not self._copied or self._pixmap.size() != QSize(frame.width, frame.height):
                self._copy_picture(frame)
            if region is None or not parts:
                painter.drawPixmap(0, 0, self._pixmap)
            else:  # one by one: Qt takes ten times as long to hold a picture against all of them
                known = region == asked or (region - asked).isEmpty()
                hidden = self._cross.values[0] if self._cross is not None else None
                for place in stale if known else self._places_of(region):
                    if place != hidden:  # else filled by the crosshair, all of it
                        painter.setClipRect(place)
                        painter.drawPixmap(place, self._pixmap, place)
                painter.setClipping(False)
        shown = self.shown
        if self.measure_shown is not None and len(shown.bars):
            self.measure_room.paint(painter, frame, shown.bars, self.measure_shown)
        if self._hovered is not None:
            self.lanes_room.paint_hovered(painter, frame, self._hovered)
        if self._cross is not None:
            self.cross_room.paint(painter, frame, self._cross, apart=parts)
            painter.setClipping(False)
        self._painted = self._cross

    @property
    def _whole_pixels(self) -> bool:
        """True where a pixel is a whole number of device pixels.

        Elsewhere Qt rounds what is filled and what is copied to different ones.
        """
        return float(self._size[2]).is_integer()

    def _places_of(self, region: QRegion) -> list[QRect]:
        """The device pixels of a region, rectangle by rectangle."""
        ratio = round(self._size[2])
        return [_outside(part, ratio) for part in cast("Iterable[QRect]", region)]

    def _copy_picture(self, frame: Frame) -> None:
        self._copied = True
        if self._pixmap.size() != QSize(frame.width, frame.height):
            self._pixmap = QPixmap(max(frame.width, 1), max(frame.height, 1))
        inner = QPainter(self._pixmap)
        try:
            self._paint_rooms(inner)
        finally:
            inner.end()

    def paint_picture(self, painter: QPainter) -> None:
        """Paints everything but the crosshair, in device pixels or as shapes for a file."""
        self.frame.vector = is_vector(painter)
        self._paint_rooms(painter)

    def _paint_rooms(self, painter: QPainter) -> None:
        shown, frame = self.shown, self.frame
        painter.fillRect(0, 0, frame.width, frame.height, self._ground)
        if not len(shown.bars):
            self._paint_message(painter, frame)
            return
        self._paint_prices(painter, frame)
        self._paint_overlays(painter, frame)
        if frame.drawdown or "volume20" in shown.overlays:
            self._paint_panes(painter, frame)
        if shown.compared:
            self._paint_compared(painter, frame)
        self._paint_range(painter, frame)
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
        ticks = self._ticks.between(frame.x0, frame.x1, px)
        last = shown.pyramid.bar(len(shown.bars) - 1)[3]
        currency = None if math.isfinite(frame.base) else shown.bars.currency
        self.hours_room.paint(painter, frame)
        self.axes_room.paint(painter, frame, ticks, currency=currency, last=last)
        assert self._columns is not None
        self.bars_room.paint(painter, frame, self._columns, style=shown.style)

    @guarded
    def _paint_overlays(self, painter: QPainter, frame: Frame) -> None:
        shown = self.shown
        assert self._columns is not None
        self.overlay_room.paint(
            painter, frame, shown.bars, shown.pyramid, self._columns, shown.overlays
        )

    @guarded
    def _paint_panes(self, painter: QPainter, frame: Frame) -> None:
        shown = self.shown
        if frame.drawdown:
            self.panes_room.paint_drawdown(painter, frame, shown.bars, shown.pyramid)
        if "volume20" in shown.overlays and self._columns is not None:
            self.panes_room.paint_volume_average(painter, frame, shown.bars, self._columns)

    @guarded
    def _paint_compared(self, painter: QPainter, frame: Frame) -> None:
        shown = self.shown
        self.compare_room.paint(
            painter,
            frame,
            shown.bars,
            shown.pyramid,
            self._seen,
            shown.name,
            below=NOTE + 4 if shown.message else 0,
        )

    @guarded
    def _paint_range(self, painter: QPainter, frame: Frame) -> None:
        shown = self.shown
        named = () if shown.closes else self.overlay_room.named(shown.bars, shown.overlays)
        self.range_room.paint(
            painter,
            frame,
            shown.bars,
            shown.pyramid,
            closes=shown.closes,
            named=named,
            taken=self.overlay_room.words_at(frame, shown.pyramid, shown.overlays),
        )

    @guarded
    def _paint_lanes(self, painter: QPainter, frame: Frame, chosen: Collection[str]) -> None:
        shown = self.shown
        self.lanes_room.paint(painter, frame, shown.marks, chosen, shown.unread)

    @guarded
    def _paint_tag(self, painter: QPainter, frame: Frame) -> None:
        last, words = self._last_price()
        words = move_words(frame, last) or words
        self.axes_room.paint_last(painter, frame, last, ground=self._theme.accent, words=words)

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
            round(NOTE * r),
        )
        words = painter.fontMetrics().elidedText(
            self.shown.message, Qt.TextElideMode.ElideRight, box.width() - round(120 * r)
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def grab_hits(self) -> None:
        """Paints once aside, so that it is known where marks stand before the screen shows it."""
        self._copy_picture(self.frame)

    def mark_at(self, at: QPointF) -> Mark | None:
        """The mark under a place of the viewport."""
        ratio = self.frame.ratio
        return self.lanes_room.mark_at(at.x() * ratio, at.y() * ratio)
