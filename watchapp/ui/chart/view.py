"""The chart as the rest of the window sees it: bars, marks and a quote go in, choices come out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QInputDevice,
    QKeyEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from watchapp.core import live
from watchapp.core.bars import Bars, empty
from watchapp.core.compare import NONE, Compared
from watchapp.core.exchanges import Exchange
from watchapp.core.mark_groups import MarkIndex
from watchapp.core.marks import Mark, Placed
from watchapp.core.pyramid import Pyramid
from watchapp.core.quote import Quote
from watchapp.ui.chart.canvas import Canvas
from watchapp.ui.chart.fan import Fan
from watchapp.ui.chart.hover import HoverCard
from watchapp.ui.chart.measure_room import Measure
from watchapp.ui.chart.plot_box import PlotBox
from watchapp.ui.chart.range_names import Range
from watchapp.ui.chart.ranges import FREE, span
from watchapp.ui.chart.rects import Rects
from watchapp.ui.chart.speech import bar_sentence, range_sentence
from watchapp.ui.guard import guarded
from watchapp.ui.theme import Theme

if TYPE_CHECKING:
    from watchapp.ui.chart.export import Picture

QUOTE_MS = 40  # the picture follows prices at most this often
DESCRIBE_MS = 120  # what is seen is put into words when the range rests
FEWEST = 5.0  # bars that stay visible when zooming in


class ChartView(pg.GraphicsView):
    """A chart of one symbol.

    ``ranged`` says that the visible range was changed by hand; ``picked`` carries the ids of the
    events of a clicked mark (none for a click beside all marks), ``opened`` the id of a
    double-clicked one.
    """

    ranged = Signal()
    picked = Signal(list)
    opened = Signal(str)
    menu_wanted = Signal(object, object)  # the mark under the mouse or None, a global place

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(260, 200)
        self.canvas = Canvas(theme)
        self.canvas.changed.connect(self.viewport().update)
        self.canvas.moved = self.viewport().update
        self._box = PlotBox(self)
        self.scene().addItem(self.canvas)
        self.scene().addItem(self._box)
        self._fetched: Bars = empty()
        self._beside: Mapping[str, Bars] = NONE
        self._quote_timer = QTimer(self)
        self._quote_timer.setSingleShot(True)
        self._quote_timer.setInterval(QUOTE_MS)
        self._quote_timer.timeout.connect(self.take_quote)
        self._quote: Quote | None = None
        self._describe_timer = QTimer(self)
        self._describe_timer.setSingleShot(True)
        self._describe_timer.setInterval(DESCRIBE_MS)
        self._describe_timer.timeout.connect(self._describe)
        self._hover = HoverCard(theme, self)
        self._fan = Fan(theme, self)
        self._fan.chosen.connect(lambda event_id: self.picked.emit([event_id]))
        self._fan.opened.connect(self.opened)
        self._theme = theme
        self._edges = Rects()
        self._photographed = False
        self._range: Range | None = None
        self.ranged.connect(self._describe_timer.start)
        self._measure()
        self._describe()

    # -- what goes in

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._hover.set_theme(theme)
        self._fan.set_theme(theme)
        self.canvas.set_theme(theme)

    def set_bars(
        self,
        bars: Bars | None,
        quote: Quote | None,
        *,
        simulated: bool = False,
        exchange: Exchange | None = None,
        name: str = "",
        compared: Mapping[str, Bars] = NONE,
    ) -> None:
        """Shows a series; the visible range stays where it is in bars from the right.

        Args:
            bars: The series, None for none.
            quote: Its newest price.
            simulated: True for a series that is none of a real market.
            exchange: Whose usual hours its intraday bars are held against.
            name: What it is called beside those it is compared with.
            compared: Other series by their symbols.
        """
        shown = self.canvas.shown
        behind = len(shown.bars) - shown.x1, len(shown.bars) - shown.x0
        had = len(shown.bars)
        self._fetched = bars if bars is not None else empty()
        if name != shown.name or not self._fetched.continues(shown.bars):
            self.canvas.measure_shown = None  # it was measured on other bars
        shown.simulated, shown.exchange, shown.name = simulated, exchange, name
        self._show_bars(quote)
        self._compare(compared)
        if had and len(shown.bars):
            shown.x1 = len(shown.bars) - behind[0]
            shown.x0 = len(shown.bars) - behind[1]
        self.canvas.take_bars()
        self._describe_timer.start()

    def set_compared(self, compared: Mapping[str, Bars]) -> None:
        """Other series by their symbols, beside the one that is shown."""
        self._compare(compared)
        self.canvas.refresh()

    def _compare(self, compared: Mapping[str, Bars]) -> None:
        shown = self.canvas.shown
        self._beside = compared
        before = bool(shown.compared)
        shown.compared = tuple(Compared.of(s, shown.bars, b) for s, b in compared.items())
        if before != bool(shown.compared):
            shown.y = None  # the axis is another one

    def set_quote(self, quote: Quote | None) -> None:
        """Brings the last bar up to date a little later, with the newest quote until then.

        Not in one turn of the event loop with the list: together they would hold it up for longer
        than a frame of the screen takes.
        """
        self._quote = quote
        if not self._quote_timer.isActive():
            self._quote_timer.start()

    def take_quote(self) -> None:
        """Takes the quote that waits into the last bar, or into a new one."""
        self._quote_timer.stop()
        shown, quote = self.canvas.shown, self._quote
        row = live.last_bar(self._fetched, quote)
        grown = len(self._fetched) + (row is not None and row.time > int(self._fetched.time[-1]))
        if grown != len(shown.bars):
            more = grown - len(shown.bars) if len(shown.bars) else 0
            self._show_bars(quote)
            self._compare(self._beside)
            shown.x0 += more
            shown.x1 += more
            self.canvas.take_bars()
            return
        shown.quote = quote
        if row is not None:
            shown.provisional = row.provisional
            shown.pyramid.set_last(row.open, row.high, row.low, row.close, row.volume)
            self.canvas.take_last()
        self.canvas.refresh()

    def _show_bars(self, quote: Quote | None) -> None:
        shown = self.canvas.shown
        self._quote_timer.stop()  # an older one must not come after this one
        self._quote = shown.quote = quote
        shown.bars, shown.provisional = live.with_quote(self._fetched, quote)
        shown.pyramid = Pyramid(shown.bars)

    def set_marks(self, placed: Placed) -> None:
        """Shows these marks."""
        self.canvas.shown.marks = MarkIndex(placed.marks)
        self.canvas.shown.unread = placed.unread
        self.canvas.lanes_room.forget_words()
        self.canvas.hover(None)
        self._hover.follow(None, QPointF())
        if not self._fan.events <= {e.id for mark in placed.marks for e in mark.events}:
            self._fan.close_to(self)
        self.canvas.refresh()
        self._describe_timer.start()

    def set_chosen(self, events: Iterable[str]) -> None:
        """Marks of these events are drawn as chosen."""
        self.canvas.shown.chosen = frozenset(events)
        self.canvas.refresh()

    def set_message(self, words: str) -> None:
        """A sentence in the place of the bars, or above them where there are some."""
        if words != self.canvas.shown.message:
            self.canvas.shown.message = words
            self.canvas.refresh()
            self._describe_timer.start()

    def set_style(self, style: str) -> None:
        """Candles, bars, a line of closes, or an area below it."""
        self.canvas.shown.style = style
        self.canvas.refresh()

    def set_overlays(self, codes: Iterable[str]) -> None:
        """Lines over the bars, codes of ``style_names.OVERLAYS``."""
        self.canvas.shown.overlays = frozenset(codes)
        self.canvas.refresh()

    def set_scale(self, scale: str) -> None:
        """A price axis that is linear, logarithmic, or in per cent of the first close in sight."""
        self.canvas.shown.scale = scale
        self.canvas.shown.y = None
        self.canvas.refresh()

    def show_range(self, wanted: Range) -> None:
        """Shows one of the ranges of the buttons."""
        shown = self.canvas.shown
        self._range = wanted
        shown.x0, shown.x1 = span(wanted, shown.bars)
        shown.y = None
        self.canvas.refresh()
        self._describe_timer.start()

    @property
    def seen(self) -> tuple[int, float] | None:
        """The visible range as (time of its first bar, width in bars), for remembering."""
        shown = self.canvas.shown
        if not len(shown.bars):
            return None
        first = min(max(round(shown.x0), 0), len(shown.bars) - 1)
        return int(shown.bars.time[first]), shown.x1 - shown.x0

    def show_seen(self, first: int, width: float) -> None:
        """Shows a remembered range again."""
        shown = self.canvas.shown
        at = int(np.searchsorted(shown.bars.time, first))
        self._set_x(at - 0.5, at - 0.5 + max(width, FEWEST))

    def show_day_of(self, mark: Mark) -> None:
        """Moves so that a mark is seen, without changing the zoom."""
        shown = self.canvas.shown
        if mark.x1 < shown.x0 or mark.x0 > shown.x1:
            half = (shown.x1 - shown.x0) / 2
            self._set_x(mark.x0 - half, mark.x0 + half)
            self.ranged.emit()

    def show_around(self, mark: Mark, sessions: int) -> None:
        """Shows ``sessions`` bars either side of a mark."""
        self.canvas.shown.y = None
        self._set_x(mark.centre - sessions - 0.5, mark.centre + sessions + 0.5)
        self.canvas.grab_hits()
        self.ranged.emit()

    # -- movement

    def _limits(self, x0: float, x1: float) -> tuple[float, float]:
        count = len(self.canvas.shown.bars)
        width = max(x1 - x0, FEWEST)
        widest = count + 3 * FREE + self._ahead()
        if width >= widest:  # all of it
            return -FREE, widest - FREE
        x0 = min(x0, count - FEWEST / 2)
        x0 = max(x0, FEWEST / 2 - width)
        return x0, x0 + width

    def _ahead(self) -> float:
        """How far marks reach beyond the last bar, so that one can go there."""
        shown = self.canvas.shown
        return max(shown.marks.furthest - len(shown.bars), 0.0)

    def _set_x(self, x0: float, x1: float) -> None:
        shown = self.canvas.shown
        shown.x0, shown.x1 = self._limits(x0, x1)
        self.canvas.refresh()

    def pan(self, share: float) -> None:
        """Moves by a share of the visible width, to the right for positive ones."""
        shown = self.canvas.shown
        step = share * (shown.x1 - shown.x0)
        self._set_x(shown.x0 + step, shown.x1 + step)
        self.ranged.emit()

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Makes the visible width ``factor`` times as large around a place of the viewport."""
        shown, frame = self.canvas.shown, self.canvas.frame
        centre = shown.x1 if at is None else frame.position(at * frame.ratio)
        centre = min(max(centre, shown.x0), shown.x1)
        x0 = centre - (centre - shown.x0) * factor
        x1 = centre + (shown.x1 - centre) * factor
        if factor > 1:  # no empty place grows at one side while bars are hidden at the other
            end = len(shown.bars) + FREE + self._ahead()
            way = max(min(-FREE - x0, end - x1), 0.0) - max(min(x1 - end, x0 + FREE), 0.0)
            x0, x1 = x0 + way, x1 + way
        if x1 - x0 >= FEWEST or factor > 1:
            self._set_x(x0, x1)
            self.ranged.emit()

    def drag(self, dx: float, dy: float, began: QPointF) -> None:
        """Follows a drag: over the price axis it stretches prices, elsewhere it moves."""
        frame, shown = self.canvas.frame, self.canvas.shown
        if began.x() * frame.ratio > frame.right:
            far = dy * frame.ratio
            if frame.bottom - frame.top + 2 * far > 0.05 * (frame.bottom - frame.top):
                shown.y = frame.price(frame.bottom + far), frame.price(frame.top - far)
        else:
            step = dx * frame.ratio / frame.px_per_bar
            shown.x0, shown.x1 = self._limits(shown.x0 - step, shown.x1 - step)
            if shown.y is not None:
                far = dy * frame.ratio
                shown.y = frame.price(frame.bottom - far), frame.price(frame.top - far)
        self.canvas.refresh()
        self.ranged.emit()

    def measure(self, began: QPointF, now: QPointF) -> None:
        """Measures from one place of the viewport to another; a click takes it away."""
        shown, frame = self.canvas.shown, self.canvas.frame
        if not len(shown.bars):
            return

        def bar(at: QPointF) -> int:
            return min(max(round(frame.position(at.x() * frame.ratio)), 0), len(shown.bars) - 1)

        prices = [frame.price(at.y() * frame.ratio) for at in (began, now)]
        self.canvas.measure_shown = Measure(bar(began), prices[0], bar(now), prices[1])
        self.canvas.refresh_over()

    def end_measure(self) -> None:
        """Takes what was measured away."""
        self.canvas.measure_shown = None
        self.canvas.refresh_over()

    def to_first(self) -> None:
        """Goes to the first bars."""
        width = self.canvas.shown.x1 - self.canvas.shown.x0
        self._set_x(-0.5, width - 0.5)
        self.ranged.emit()

    def to_newest(self) -> None:
        """Fits the prices to what is seen again and goes to the newest bar."""
        shown = self.canvas.shown
        shown.y = None
        width = shown.x1 - shown.x0
        end = len(shown.bars) - 1 + FREE
        self._set_x(end - width, end)
        self.ranged.emit()

    def reset(self) -> None:
        """Shows the range again that was chosen last, its prices fitted."""
        if self._range is None:
            self.to_newest()
            return
        self.show_range(self._range)
        self.ranged.emit()

    def click(self, at: QPointF, *, double: bool) -> None:
        """Chooses the mark at a place; twice opens it; twice on the price axis fits prices."""
        self.end_measure()
        frame = self.canvas.frame
        if double and at.x() * frame.ratio > frame.right:
            self.canvas.shown.y = None
            self.canvas.refresh()
            return
        mark = self.canvas.mark_at(at)
        if mark is not None and double:
            self.opened.emit(mark.event.id)
            return
        self._fan.hide()
        self.picked.emit([e.id for e in mark.events] if mark is not None else [])
        if mark is not None and len(mark.events) > 1:
            self._hover.follow(None, at)
            self._fan.show_mark(mark, at)

    def open_card(self) -> bool:
        """Opens the card of the chosen mark, a list for several events; False where it is open."""
        ratio = self.canvas.frame.ratio
        for hit in reversed(self.canvas.lanes_room.hits):
            if not any(e.id in self.canvas.shown.chosen for e in hit.mark.events):
                continue
            at = QPointF(hit.rect.center().x() / ratio, hit.rect.top() / ratio)
            if len(hit.mark.events) > 1:
                self._fan.show_mark(hit.mark, at)
                return True
            if self._hover.shows(hit.mark):
                return False
            self._hover.follow(hit.mark, at)
            return True
        return False

    def close_open(self) -> bool:
        """Closes a card or list of events; False where none is open."""
        if self._fan.isVisible():
            self._fan.close_to(self)
            return True
        if self._hover.isVisible():
            self._hover.follow(None, QPointF())
            return True
        return False

    def step(self, by: int) -> None:
        """Moves the crosshair by bars, the range with it at its edges, and says the bar."""
        shown = self.canvas.shown
        if not len(shown.bars):
            return
        frame, cursor = self.canvas.frame, self.canvas.cursor
        at = frame.visible(len(shown.bars))[1] - 1  # the newest in sight
        if cursor is not None:
            at = round(frame.position(cursor.x() * frame.ratio)) + by
        at = min(max(at, 0), len(shown.bars) - 1)
        if at < shown.x0 or at > shown.x1 - 1:
            way = at - shown.x0 - 1 if at < shown.x0 else at - shown.x1 + 2
            self._set_x(shown.x0 + way, shown.x1 + way)
            self.ranged.emit()
            frame = self.canvas.frame
        close = shown.pyramid.bar(at)[3]
        y = frame.y(close) if math.isfinite(close) else frame.bottom
        self._hover.follow(None, QPointF())
        self.canvas.hover(None)
        self.canvas.move_cursor(QPointF(frame.x(at) / frame.ratio, y / frame.ratio))
        said = QAccessibleAnnouncementEvent(self, bar_sentence(shown, at))
        QAccessible.updateAccessibility(said)

    # -- Qt

    def keyPressEvent(self, ev: QKeyEvent) -> None:
        keys = Qt.Key
        control = bool(ev.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(ev.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        acts = {
            (keys.Key_Left, False): lambda: self.pan(-0.1) if shift else self.step(-1),
            (keys.Key_Right, False): lambda: self.pan(0.1) if shift else self.step(1),
            (keys.Key_Left, True): lambda: self.zoom(1.25),
            (keys.Key_Right, True): lambda: self.zoom(0.8),
            (keys.Key_Plus, False): lambda: self.zoom(0.8),
            (keys.Key_Minus, False): lambda: self.zoom(1.25),
            (keys.Key_PageUp, False): lambda: self.pan(-0.9),
            (keys.Key_PageDown, False): lambda: self.pan(0.9),
            (keys.Key_Home, False): self.to_first,
            (keys.Key_End, False): self.to_newest,
            (keys.Key_0, False): self.reset,
        }
        act = acts.get((keys(ev.key()), control))
        if act is None:
            ev.ignore()
            return
        act()
        ev.accept()

    def wheelEvent(self, ev: QWheelEvent) -> None:
        """A wheel zooms (``PlotBox``); two fingers on a touchpad move."""
        if ev.device().type() != QInputDevice.DeviceType.TouchPad and ev.pixelDelta().isNull():
            super().wheelEvent(ev)
            return
        ev.accept()
        way = ev.pixelDelta() if not ev.pixelDelta().isNull() else ev.angleDelta() / 2
        far = way.x() if abs(way.x()) >= abs(way.y()) else way.y()
        if ev.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(0.85 ** (far / 60), ev.position().x())
        else:
            self.drag(far, 0, QPointF())

    def viewportEvent(self, ev: QEvent) -> bool:
        """Two fingers that part zoom in around where they are."""
        if isinstance(ev, QNativeGestureEvent) and (
            ev.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom(1 / max(1 + ev.value(), 0.2), ev.position().x())
            return True
        return bool(super().viewportEvent(ev))

    def mouseMoveEvent(self, ev: Any) -> None:
        super().mouseMoveEvent(ev)
        at = ev.position()
        mark = None if ev.buttons() else self.canvas.mark_at(at)
        self._hover.follow(None if self._fan.isVisible() else mark, at)
        self.canvas.hover(mark)
        self.canvas.move_cursor(at)

    def leaveEvent(self, ev: QEvent) -> None:
        super().leaveEvent(ev)
        self._hover.follow(None, QPointF())
        self.canvas.hover(None)
        self.canvas.move_cursor(None)

    def resizeEvent(self, ev: QResizeEvent) -> None:
        super().resizeEvent(ev)
        if hasattr(self, "_box"):
            self._measure()

    def changeEvent(self, ev: QEvent) -> None:
        super().changeEvent(ev)
        if ev.type() == QEvent.Type.DevicePixelRatioChange and hasattr(self, "_box"):
            self._measure()

    def paintEvent(self, ev: QPaintEvent) -> None:
        """Paints the one item there is straight to the viewport: the scene would take as long."""
        painter = QPainter(self.viewport())
        try:
            self._paint(painter, ev.region())
        finally:
            painter.end()

    @guarded
    def _paint(self, painter: QPainter, region: QRegion) -> None:
        self.canvas.paint_parts(painter, region)
        if self.hasFocus() and not self._photographed:  # the keyboard is on the chart
            if self._inner.contains(region.boundingRect()):
                return
            painter.resetTransform()
            right, bottom = self._inner.right() + 1, self._inner.bottom() + 1
            self._edges.clear()
            self._edges.add_list(
                [
                    (0, 0, right, 0),
                    (0, bottom, right, bottom),
                    (0, 0, 0, bottom),
                    (right, 0, right, bottom),
                ]
            )
            self._edges.fill(painter, QColor(self._theme.accent))

    def _measure(self) -> None:
        size = self.viewport().size()
        self._inner = self.viewport().rect().adjusted(1, 1, -1, -1)
        self._box.setGeometry(0, 0, size.width(), size.height())
        self.canvas.set_size(size.width(), size.height(), self.devicePixelRatioF())

    @property
    def seen_bars(self) -> Bars:
        """The bars in sight, the last as its newest price makes it."""
        bars, _ = live.with_quote(self._fetched, self._quote)
        return bars.slice(*self.canvas.frame.visible(len(bars)))

    def exported(self, name: str, about: str, legend: str = "") -> Picture:
        """The chart as it stands, to be saved or copied, with whose it is and what glyphs are."""
        from watchapp.ui.chart.export import FOOT, HEAD, Caption, Picture

        legend = legend if self.canvas.shown.marks.marks else ""
        size = self.viewport().size()
        size.setHeight(size.height() + HEAD + (FOOT if legend else 0))
        return Picture(self.canvas.shown, self._theme, Caption(name, about, legend), size)

    def picture(self) -> QPixmap:
        """The chart as it stands, without crosshair and card."""
        cursor = self.canvas.cursor
        self.canvas.move_cursor(None)
        self._photographed = True
        try:
            pixmap: QPixmap = self.grab()
            return pixmap
        finally:
            self.canvas.move_cursor(cursor)
            self._photographed = False

    # -- for ears

    def _describe(self) -> None:
        """A text summary of what is seen, for screen readers."""
        self.setAccessibleName(self.tr("Price chart"))
        shown = self.canvas.shown
        if not len(shown.bars):
            self.setAccessibleDescription(shown.message)
            return
        words = range_sentence(shown, self.canvas.frame)
        if not words:
            return
        words += " " + self.tr("%n mark(s)", "", len(shown.marks.marks)) + "."
        if shown.simulated:
            words = f"{self.canvas.tr_simulated}. {words}"
        self.setAccessibleDescription(words)
