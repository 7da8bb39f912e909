"""The middle of the window: the header of a symbol, its range buttons, and the chart itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from watchapp.app import text
from watchapp.app.workspace import Workspace
from watchapp.core.event_filter import EventFilter
from watchapp.core.events import Event
from watchapp.core.exchanges import of_symbol
from watchapp.core.issuer import Listing
from watchapp.ui.chart.compare_menu import MOST
from watchapp.ui.chart.filter_menu import NotShown
from watchapp.ui.chart.header import Header
from watchapp.ui.chart.lane_words import legend_words
from watchapp.ui.chart.range_names import BY_ID, interval_of
from watchapp.ui.chart.style_names import OVERLAYS, SCALES, STYLES
from watchapp.ui.chart.toolbar import Toolbar
from watchapp.ui.theme import Theme

if TYPE_CHECKING:
    from watchapp.core.bars import Bars
    from watchapp.core.marks import Placed
    from watchapp.ui.chart.view import ChartView

AROUND = 20  # sessions either side of an event that is gone to
REMEMBER_MS = 500
COMPARE_MS = 1000  # the other symbols follow their prices at most this often
COUNT_MS = 120  # what is out of sight is counted when the range rests


class ChartPanel(QWidget):
    """Shows one listing.

    ``picked`` carries the ids of events chosen on the chart, ``opened`` the id of one to edit,
    ``menu_wanted`` the mark under the mouse and a place, ``real_prices_wanted`` the listing whose
    simulated or imported prices shall give way to fetched ones.
    """

    picked = Signal(list)
    opened = Signal(str)
    styled = Signal()  # how prices are drawn, or their axis divided
    real_prices_wanted = Signal(object)
    menu_wanted = Signal(object, object)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._listing: Listing | None = None
        self._range = "6M"
        self._interval = "1d"
        self.chart: ChartView | None = None
        self.placed: Placed | None = None
        self._marks_shown = workspace.settings.marks_shown
        self._filter = EventFilter()
        self._filtered = 0
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._remember_timer = QTimer(self)
        self._remember_timer.setSingleShot(True)
        self._remember_timer.setInterval(REMEMBER_MS)
        self._remember_timer.timeout.connect(self._remember)
        self._compare_timer = QTimer(self)
        self._compare_timer.setSingleShot(True)
        self._compare_timer.setInterval(COMPARE_MS)
        self._compare_timer.timeout.connect(self._take_compared)
        self._count_timer = QTimer(self)
        self._count_timer.setSingleShot(True)
        self._count_timer.setInterval(COUNT_MS)
        self._count_timer.timeout.connect(self._say_not_shown)

    def _build(self) -> None:
        self._header = Header(self._workspace.market, self._theme)
        self.not_shown = NotShown()
        self.not_shown.all_wanted.connect(lambda: self.choose_range("MAX"))
        self.not_shown.filter_cleared.connect(lambda: self.set_filter(EventFilter()))
        self._header.add_chip(self.not_shown)
        self._header.real_prices_wanted.connect(lambda: self.real_prices_wanted.emit(self._listing))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 4, 0)
        layout.setSpacing(2)
        layout.addWidget(self._header)
        layout.addSpacing(4)
        self.toolbar = tools = Toolbar()
        tools.marks_button.setChecked(self._marks_shown)
        tools.range_chosen.connect(self.choose_range)
        tools.style_chosen.connect(self.set_style)
        tools.scale_chosen.connect(self.set_scale)
        tools.overlay_chosen.connect(self.set_overlay)
        tools.compare_chosen.connect(self.set_compared)
        tools.filter_button.chosen.connect(self.set_filter)
        tools.filter_button.anchored.connect(self.set_anchor)
        tools.filter_button.take_anchor(self.anchor)
        tools.marks_button.toggled.connect(self._set_marks_shown)
        tools.compare_button.offered.connect(self._offer_compared)
        layout.addWidget(tools)
        self._place = QStackedLayout()
        self._waiting = QLabel()
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.setWordWrap(True)
        self._waiting.setProperty("role", "muted")
        self._place.addWidget(self._waiting)
        layout.addLayout(self._place, 1)
        self._legend = QLabel()
        self._legend.setWordWrap(True)
        self._legend.setProperty("role", "muted")
        self._legend.setContentsMargins(0, 4, 0, 6)
        layout.addWidget(self._legend)
        self._say_legend()
        self.toolbar.take(self.chart_style, self.chart_scale, self.overlays)

    def _say_legend(self) -> None:
        words = legend_words(self.anchor)
        # where the line is too long it breaks between the glyphs, not inside their words
        parts = (part.replace(" ", "\u00a0") for part in words.split("   "))
        self._legend.setText("  ".join(parts))

    # -- what it shows

    @property
    def listing(self) -> Listing | None:
        """The listing that is shown."""
        return self._listing

    def show_listing(self, listing: Listing | None) -> None:
        """Shows a listing, with the zoom it was left with."""
        self._remember_now()
        self._listing = listing
        if self._filter.person:  # who is known in another company only
            self._filter = replace(self._filter, person="")
        self._legend.setVisible(listing is not None)  # nothing to explain yet
        self._range = str(self._view.get("range", "6M"))
        self._take_looks()
        self.take_quote()
        self._ask()
        self.refresh_bars(fresh=True)

    def take_listing(self, listing: Listing) -> None:
        """The same listing in a new version, such as with the name that came later."""
        found_symbol = self._listing is not None and self._listing.symbol != listing.symbol
        self._listing = listing
        self.take_quote()
        if found_symbol:
            self._ask()

    @property
    def _key(self) -> str:
        return self._listing.label if self._listing else ""

    def _ask(self) -> None:
        self._interval = interval_of(self._range)
        self.toolbar.check_range(self._range)
        if self._listing is not None and self._listing.symbol:
            self._workspace.market.show(self._listing.symbol, self._interval, self.compared)

    def start_chart(self) -> None:
        """Makes the live chart, which needs numpy and pyqtgraph, once the window stands."""
        if self.chart is not None:
            return
        from watchapp.ui.chart.view import ChartView

        self.chart = ChartView(self._theme)
        self.chart.set_style(self.chart_style)
        self.chart.set_scale(self.chart_scale)
        self.chart.set_overlays(self.overlays)
        self.chart.picked.connect(self.picked)
        self.chart.opened.connect(self.opened)
        self.chart.menu_wanted.connect(self.menu_wanted)
        self.chart.ranged.connect(self._remember_timer.start)
        self.chart.ranged.connect(self._count_timer.start)
        self._place.addWidget(self.chart)
        self.setTabOrder(
            self.toolbar.marks_button, self.chart
        )  # it came later than what follows it
        self._place.setCurrentWidget(self.chart)
        self.refresh_bars(fresh=True)

    def choose_range(self, key: str) -> None:
        """Shows one of the ranges; the old picture stays when there is none for it."""
        self._range = key
        self._ask()
        self._keep(range=key, seen=None)
        self.refresh_bars(fresh=True)

    def refresh_bars(self, *, fresh: bool = False) -> None:
        """Shows the newest bars there are; ``fresh`` also puts the range back."""
        if self.chart is None:
            return
        listing = self._listing
        symbol = listing.symbol if listing else None
        bars = self._bars(symbol)
        market = self._workspace.market
        simulated = bars is not None and bars.origin == "simulated"
        quote = (
            market.quote(symbol)
            if symbol and bars is not None and bars.origin == "fetched"
            else None
        )
        before = self.chart.canvas.shown.bars
        fresh = fresh or self._reaches_elsewhere(before, bars)
        compared = self._compared_with(bars)
        simulated = simulated or any(b.origin == "simulated" for b in compared.values())
        self.chart.set_bars(
            bars,
            quote,
            simulated=simulated,
            exchange=of_symbol(symbol) if symbol else None,
            name=symbol or "",
            compared=compared,
        )
        self._header.offer_real_prices(bars is not None and bars.origin != "fetched")
        self.chart.set_message(self._message(symbol, bars))
        self.place_marks()
        if fresh and bars is not None and len(bars):
            view = self._view
            seen = view.get("seen")
            self.chart.show_range(BY_ID.get(self._range, BY_ID["6M"]))
            if isinstance(seen, list) and len(seen) == 2 and view.get("range") == self._range:
                self.chart.show_seen(int(seen[0]), float(seen[1]))
            self._say_not_shown()

    def _reaches_elsewhere(self, before: Bars, bars: Bars | None) -> bool:
        """True when a range that was asked for before its bars came has to be put back now."""
        if bars is None or not len(bars):
            return False
        if not len(before) or bars.interval != before.interval:
            return True
        by_hand = self._view.get("seen") is not None
        return not bars.continues(before) and not by_hand

    def _bars(self, symbol: str | None) -> Bars | None:
        """The bars of the range, or the daily ones while those of the range are not there."""
        if symbol is None:
            return None
        market = self._workspace.market
        found = market.bars(symbol, self._interval)
        return found if found is not None else market.bars(symbol, "1d")

    def take_bars(self, symbol: str) -> None:
        """Shows new bars of a symbol, if they belong here."""
        if self._listing is not None and symbol in (self._listing.symbol, *self.compared):
            self.refresh_bars()

    def take_quotes(self, symbols: frozenset[str]) -> None:
        """Shows new prices of the symbols that stand here."""
        if self._listing is not None and self._listing.symbol in symbols:
            self.take_quote()
        if not symbols.isdisjoint(self.compared) and not self._compare_timer.isActive():
            self._compare_timer.start()

    def _take_compared(self) -> None:
        if self.chart is not None:
            self.chart.set_compared(self._compared_with(self.chart.canvas.shown.bars))

    def _compared_with(self, bars: Bars | None) -> dict[str, Bars]:
        """The series beside ``bars``, those of its interval that are here."""
        found: dict[str, Bars] = {}
        if bars is None:
            return found
        from watchapp.core import live

        market = self._workspace.market
        for symbol in self.compared:
            other = market.bars(symbol, bars.interval)
            if other is not None and other.interval == bars.interval:
                own = other.origin != "fetched"
                found[symbol] = live.with_quote(other, None if own else market.quote(symbol))[0]
        return found

    def _message(self, symbol: str | None, bars: Bars | None) -> str:
        if self._listing is None:
            return self.tr("Choose a row on the left, or add a symbol with Ctrl+K.")
        if symbol is None:
            return self.tr(
                "The symbol of %s is not known yet. It is searched for when there is a connection; "
                "double-click the row to choose it yourself."
            ) % (self._listing.label)
        market = self._workspace.market
        trouble = market.chart_trouble(symbol, self._interval)
        if trouble is None and (bars is None or bars.interval != self._interval):
            trouble = market.hindrance(symbol)
        own = bars is not None and bars.origin != "fetched"
        if own and self._interval != "1d":
            return self.tr("Only daily prices are in the file: they are shown instead.")
        if trouble is not None:
            reason = text.reason(trouble.reason)
            words = self.tr("No new prices: %s.") if bars is not None else self.tr("No prices: %s.")
            said = words % reason
            if trouble.retry_at:
                at = datetime.fromtimestamp(trouble.retry_at, UTC)
                said += " " + self.tr("Next try at %s.") % text.clock(at)
            return said
        if bars is None:
            state = market.state(symbol)
            if state.word in ("stale", "no_data") and state.reason:
                return self.tr("No prices: %s.") % text.reason(state.reason)
            return self.tr("Prices of %s are being fetched\u2026") % symbol
        if bars.interval != self._interval:
            return self.tr("Prices of this range are being fetched; daily ones are shown.")
        return self._missing_words(bars)

    def _missing_words(self, bars: Bars) -> str:
        """Which of the compared series are not here yet, and why."""
        market = self._workspace.market
        for symbol in self.compared:
            other = market.bars(symbol, bars.interval)
            if other is not None and other.interval == bars.interval:
                continue
            trouble = market.chart_trouble(symbol, bars.interval) or market.hindrance(symbol)
            if trouble is not None and trouble.reason:
                return self.tr("No prices of {symbol} to compare with: {reason}.").format(
                    symbol=symbol, reason=text.reason(trouble.reason)
                )
            return self.tr("Prices of %s are being fetched\u2026") % symbol
        return ""

    def place_marks(self) -> None:
        """Places the events of the listing's issuer on the bars that are shown."""
        if self.chart is None:
            return
        from watchapp.core import marks

        events: list[Event] = []
        others: dict[str, str] = {}
        if self._listing is not None and self._marks_shown:
            self._workspace.desk.open_issuer(self._listing.issuer_id)
            book = self._workspace.desk.book
            events = book.events(self._listing.issuer_id)
            others = book.other_listings(self._listing)
        shown = [e for e in events if self._filter.allows(e)]
        listing = self._listing
        doubts = self._workspace.implausible(shown, listing) if listing is not None else ()
        bars = self.chart.canvas.shown.bars
        read: list[tuple[date, date]] = []
        if listing is not None and self._marks_shown:
            read = self._workspace.days_read(listing.issuer_id)
        self.placed = marks.place(shown, bars, self.anchor, others, doubts, read=read)
        self._filtered = len(events) - len(shown)
        self.toolbar.filter_button.take(self._filter, events)
        self.chart.set_marks(self.placed)
        self._say_not_shown()

    @property
    def anchor(self) -> str:
        """Which clock says where marks stand: traded or known."""
        return "known" if self._workspace.settings.marks_anchor == "known" else "traded"

    def set_anchor(self, code: str) -> None:
        """Marks stand where they were traded, or where they were known, from now on."""
        self._workspace.change_settings(marks_anchor=code)
        self.toolbar.filter_button.take_anchor(self.anchor)
        self._say_legend()
        self.styled.emit()
        self.place_marks()

    @property
    def filter(self) -> EventFilter:
        """Which events are shown as marks."""
        return self._filter

    def set_filter(self, chosen: EventFilter) -> None:
        """Shows only the marks of the events that a filter allows."""
        self._filter = chosen
        self.place_marks()

    def _say_not_shown(self) -> None:
        """Counts the events that have no mark in sight, by reason."""
        counts: dict[str, int] = {}
        if self.chart is not None and self.placed is not None and self._marks_shown:
            shown = self.chart.canvas.shown
            counts = {"filtered": self._filtered}
            counts["outside_range"] = shown.marks.outside(shown.x0, shown.x1)
            for _, reason in self.placed.hidden:
                counts[reason] = counts.get(reason, 0) + 1
        self.not_shown.take(counts, unread=self._unread_in_sight())

    def _unread_in_sight(self) -> int:
        """How many sessions that are seen no source was read for."""
        if self.chart is None or self.placed is None:
            return 0
        shown = self.chart.canvas.shown
        first, last = max(shown.x0, 0.0), min(shown.x1, len(shown.bars) - 1.0)
        parts = (min(b, last) - max(a, first) + 1 for a, b in self.placed.unread)
        return sum(int(p) for p in parts if p >= 1)

    def choose(self, ids: list[str]) -> None:
        """Draws the marks of these events as chosen and brings the first into view."""
        if self.chart is None:
            return
        self.chart.set_chosen(ids)
        for mark in self.placed.marks if self.placed else ():
            if mark.event.id in ids:
                self.chart.show_day_of(mark)
                return

    @property
    def walked(self) -> set[str] | None:
        """The events with a mark, which alone are walked along on the chart; None elsewhere."""
        if self.chart is None or not self.chart.hasFocus() or self.placed is None:
            return None
        return {e.id for mark in self.placed.marks for e in mark.events}

    def show_around(self, event_id: str) -> None:
        """Shows some sessions either side of an event's mark and opens its card."""
        if self.chart is None or self.placed is None:
            return
        for mark in self.placed.marks:
            if any(e.id == event_id for e in mark.events) and mark.glyph != "band":
                self.chart.show_around(mark, AROUND)
                self.chart.setFocus()
                self.chart.open_card()
                return

    def open_card(self) -> bool:
        """Opens the card of the chosen mark; False where it is open already, or nothing chosen."""
        return self.chart is not None and self.chart.hasFocus() and self.chart.open_card()

    # -- the header

    def take_quote(self) -> None:
        """Says the newest price and how fresh it is, and brings the last bar up to date."""
        quote = self._header.show_listing(self._listing)
        if quote is not None and self.chart is not None:
            assert self._listing is not None
            if not self._workspace.market.has_own(self._listing.symbol or ""):
                self.chart.set_quote(quote)

    # -- switches and remembering

    @property
    def _view(self) -> dict[str, Any]:
        """What is remembered of the symbol's chart."""
        return self._workspace.settings.views.get(self._key, {})

    def _keep(self, **values: object) -> None:
        if self._key:
            views = dict(self._workspace.settings.views)
            views[self._key] = {**self._view, **values}
            self._workspace.change_settings(views=views)

    @property
    def chart_style(self) -> str:
        """How the symbol's prices are drawn; one that has none of its own takes the last chosen."""
        code = str(self._view.get("style", self._workspace.settings.chart_style))
        return code if code in STYLES else STYLES[0]

    @property
    def chart_scale(self) -> str:
        """How the symbol's price axis is divided."""
        code = str(self._view.get("scale", SCALES[0]))
        return code if code in SCALES else SCALES[0]

    @property
    def overlays(self) -> list[str]:
        """The lines over the symbol's bars."""
        codes = self._view.get("overlays", [])
        return [c for c in OVERLAYS if isinstance(codes, list) and c in codes]

    @property
    def compared(self) -> list[str]:
        """The symbols that stand beside this one."""
        kept = self._view.get("compare", [])
        found = [s for s in kept if isinstance(s, str)] if isinstance(kept, list) else []
        return found[:MOST]

    def set_compared(self, symbols: list[str]) -> None:
        """Shows other symbols beside this one, ``compare.MOST`` at most."""
        own = self._listing.symbol if self._listing is not None else None
        self._keep(compare=[s for s in dict.fromkeys(symbols) if s != own][:MOST])
        self._take_looks()
        self._ask()
        self.refresh_bars()

    def _offer_compared(self) -> None:
        """What can be compared with: every symbol of the file but this one."""
        own = self._listing.symbol if self._listing is not None else None
        listings = sorted(self._workspace.desk.book.all(Listing), key=lambda x: x.label)
        names = {x.symbol: x.name for x in listings if x.symbol and x.symbol != own}
        self.toolbar.compare_button.take(self.compared, names)

    def set_overlay(self, code: str, on: bool) -> None:
        """Draws one of ``OVERLAYS`` over this symbol's bars, or no more."""
        self._keep(overlays=[c for c in OVERLAYS if (on if c == code else c in self.overlays)])
        self._take_looks()

    def set_style(self, code: str) -> None:
        """Draws the prices as one of ``STYLES`` from now on."""
        self._keep(style=code)
        self._workspace.change_settings(chart_style=code)
        self._take_looks()

    def set_scale(self, code: str) -> None:
        """Divides the price axis of this symbol as one of ``SCALES``."""
        self._keep(scale=code)
        self._take_looks()

    def _take_looks(self) -> None:
        self.toolbar.take(self.chart_style, self.chart_scale, self.overlays)
        self.toolbar.compare_button.take(self.compared)
        self.styled.emit()
        if self.chart is not None:
            self.chart.set_style(self.chart_style)
            self.chart.set_scale(self.chart_scale)
            self.chart.set_overlays(self.overlays)

    def _set_marks_shown(self, shown: bool) -> None:
        self._marks_shown = shown
        self._workspace.change_settings(marks_shown=shown)
        self.place_marks()

    def _remember(self) -> None:
        if self.chart is None or not self._key:
            return
        seen = self.chart.seen
        if seen is not None:
            self._keep(range=self._range, seen=list(seen))

    def _remember_now(self) -> None:
        if self._remember_timer.isActive():
            self._remember_timer.stop()
            self._remember()

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._header.set_theme(theme)
        if self.chart is not None:
            self.chart.set_theme(theme)

    def sizeHint(self) -> QSize:
        return QSize(720, 560)
