"""Asks the source for what is due, one polite request after another, and takes its answers in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from watchapp.app import due
from watchapp.app.answers import Answers, Found, Needs
from watchapp.app.known import Known
from watchapp.app.scheduler import Pace, Scheduler, Want

BATCH = 80  # symbols in one quote request


class PriceSource(Protocol):
    """What is needed of a source of prices; ``feeds.yahoo.client`` is one."""

    def history(
        self,
        symbol: str,
        interval: str = "1d",
        start: date | None = None,
        end: date | None = None,
        period: str | None = None,
    ) -> int:
        """Asks for bars; the answer carries the number this gives."""
        ...

    def quotes(self, symbols: Sequence[str]) -> int:
        """Asks for the latest prices of all symbols at once."""
        ...

    def search(self, text: str) -> int:
        """Asks for listings."""
        ...

    def stream(self, symbols: Sequence[str]) -> None:
        """Replaces what is streamed."""
        ...

    def close(self) -> None:
        """Ends everything at once."""
        ...


MakeSource = Callable[[Callable[[dict[str, Any], dict[str, Any]], None]], PriceSource]


class Fetcher(QObject):
    """Keeps what is ``known`` fresh.

    Args:
        make_source: Makes the source when it is first needed, given where its messages go.
        known: What answers are put into.
        pace: How long is waited.
    """

    barred = Signal(str, str)  # symbol, interval
    searched = Signal(object)  # Found
    described = Signal(str, object)  # symbol, what the source says of the listing
    streamed = Signal(str)  # connected, reconnecting, silent, off
    looked = Signal()  # it was looked at what is due: states may have aged
    _arrived = Signal(int, object, object)

    def __init__(
        self, make_source: MakeSource, known: Known, pace: Pace, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._make_source = make_source
        self._source: PriceSource | None = None
        self._generation = 0  # of sources: what an earlier one still says is not heard
        self._known = known
        self._pace = pace
        self.scheduler = Scheduler(pace)
        self.network = True
        self.stream_state = "off"
        self.watched: tuple[str, ...] = ()
        self.shown: tuple[str, str] = ("", "")
        self.beside: tuple[str, ...] = ()  # what the chart compares with
        self.leaned_on: tuple[str, ...] = ()  # what a reaction is measured against
        self._needs = Needs()
        self._answers = Answers(known, self.scheduler, self._needs, self)
        self._asked: dict[int, Want] = {}
        self._ticked: dict[str, float] = {}
        self._polled: dict[str, float] = {}
        self._send_timer = QTimer(self)
        self._send_timer.setSingleShot(True)
        self._send_timer.timeout.connect(self._send)
        self._look_timer = QTimer(self)
        self._look_timer.setInterval(int(pace.look * 1000))
        self._look_timer.timeout.connect(self.look)
        self._arrived.connect(self._take)
        self._answers.barred.connect(self.barred)
        self._answers.searched.connect(self.searched)
        self._answers.described.connect(self.described)

    @property
    def running(self) -> bool:
        """True between ``start`` and ``stop``."""
        return self._look_timer.isActive()

    def start(self) -> None:
        """Begins to keep prices fresh."""
        self._look_timer.start()
        self.look()

    def stop(self) -> None:
        """Ends every request and the stream."""
        self._look_timer.stop()
        self._drop_source()

    def set_network(self, network: bool) -> None:  # noqa: FBT001 - the setting itself
        """Begins or ends to ask for anything."""
        self.network = network
        if not network:
            self._drop_source()
        elif self.running:
            self.look()

    def _drop_source(self) -> None:
        self._send_timer.stop()
        self._generation += 1
        self._asked.clear()
        self._polled.clear()
        self._ticked.clear()
        self.scheduler.clear()
        self.stream_state = "off"
        if self._source is not None:
            self._source.close()
            self._source = None

    # -- what is asked for

    def watch(self, symbols: Iterable[str]) -> None:
        """The symbols whose quotes are kept fresh; what only other ones needed is not asked."""
        before, self.watched = self.watched, tuple(dict.fromkeys(symbols))
        for symbol in set(before) - set(self._followed()):
            self.scheduler.drop(("history", symbol, "1d"))
        if self.running:
            self.look()

    def show(self, symbol: str, interval: str, beside: Iterable[str] = ()) -> None:
        """The symbol and interval of the chart and what stands beside it, before all else."""
        before, self.shown = self._charted(), (symbol, interval)
        self.beside = tuple(dict.fromkeys(s for s in beside if s != symbol))
        for key in set(before) - set(self._charted()):
            # a row that was only passed by needs no whole history
            self.scheduler.drop(("history", *key))
        if self.running and self.network:
            for key in self._charted():
                self._want_bars(*key, shown=True)
            if self.beside:
                self._want_quotes()
            self._subscribe()
            self._pump()

    def lean_on(self, symbols: Iterable[str]) -> None:
        """Series by the day that what is shown is measured against, such as an index."""
        before, self.leaned_on = self.leaned_on, tuple(dict.fromkeys(s for s in symbols if s))
        kept = {s for s, interval in self._charted() if interval == "1d"} | set(self.watched)
        for symbol in set(before) - set(self.leaned_on) - kept:
            self.scheduler.drop(("history", symbol, "1d"))
        if self.running and self.network:
            self._want_leaned_on()
            self._pump()

    def _want_leaned_on(self) -> None:
        for symbol in self.leaned_on:
            self._want_bars(symbol, "1d", shown=True)

    def _charted(self) -> list[tuple[str, str]]:
        """The series of the chart, its own first: (symbol, interval).

        One that has only daily prices of its own is compared by the day.
        """
        symbol, interval = self.shown
        if not symbol:
            return []
        daily = self._known.own_bars(symbol) is not None
        others = [(s, "1d" if daily else interval) for s in self.beside]
        return [(symbol, interval), *others]

    def _followed(self) -> list[str]:
        """Whose prices are kept fresh: the chart's, and those of the list."""
        shown = (self.shown[0],) if self.shown[0] else ()
        return list(dict.fromkeys((*shown, *self.beside, *self.watched)))

    def refresh(self, symbols: Iterable[str]) -> None:
        """Asks again at once, also for what failed or is remembered to have no data.

        A pause that the source asked for is kept all the same.
        """
        wanted = [s for s in dict.fromkeys(symbols) if s and self._known.own_bars(s) is None]
        for symbol in wanted:
            self._known.forget_trouble(symbol)
        if not self.network:
            return
        self.scheduler.resume("offline")
        now = self._known.now()
        self._needs.urgent |= dict.fromkeys(wanted)
        self._want_quotes(forced=True)
        for symbol in wanted:
            period = due.period_since(self._known.cache.fetched_at(symbol, "1d"), now, "1d")
            self.scheduler.want(Want("history", symbol, "1d", period), now, forced=True)
        for symbol, interval in self._charted():
            if symbol not in wanted or interval == "1d":
                continue
            period = due.period_since(self._known.cache.fetched_at(symbol, interval), now, interval)
            want = Want("history", symbol, interval, period, rank=0)
            self.scheduler.want(want, now, forced=True)
        self._pump()

    def search(self, text: str) -> None:
        """Asks for listings; ``searched`` brings the answer."""
        reason = "" if self.network else "offline_mode"
        if self.scheduler.pause_reason == "rate_limited" and self._paused():
            reason = "rate_limited"
        if reason:
            self.searched.emit(Found(text, error=reason))
            return
        self.scheduler.resume("offline")
        self.scheduler.want(Want("search", text, rank=0), self._known.now(), forced=True)
        self._pump()

    def seek(self, text: str) -> None:
        """Asks for listings until there is an answer, whenever there is a connection."""
        self._needs.sought[text] = None
        if self.running:
            self.look()

    def look(self) -> None:
        """Asks for what is due."""
        self.settle()
        if self.network:
            for key in self._charted():
                self._want_bars(*key, shown=True)
            self._want_quotes()
            self._want_leaned_on()
            for symbol in self.watched:
                self._want_bars(symbol, "1d", shown=False)
            for text in self._needs.sought:
                self.scheduler.want(Want("search", text), self._known.now())
            self._subscribe()
            self._pump()
        self.looked.emit()

    def _want_quotes(self, *, forced: bool = False) -> None:
        now = self._known.now()
        every = self._pace.one_by_one if now < self._needs.one_by_one_until else self._pace.quotes
        wanted = [*self._needs.urgent]
        wanted += [
            s
            for s in self._followed()
            if s not in self._needs.urgent
            and due.quote_is_due(
                self._known,
                self._pace,
                s,
                polled=self._polled.get(s, 0.0),
                ticked=self._ticked.get(s, 0.0),
                every=every,
            )
        ]
        if wanted:
            rank = 0 if self._needs.urgent else 1
            want = Want("quotes", symbols=tuple(wanted[:BATCH]), rank=rank)
            self.scheduler.want(want, now, forced=forced)

    def _want_bars(self, symbol: str, interval: str, *, shown: bool) -> None:
        known = self._known
        if not symbol or known.own_bars(symbol) is not None:
            return
        period = due.period_due(known, self._pace, symbol, interval, shown=shown)
        if period is None or known.absent(symbol, interval):
            return
        want = Want("history", symbol, interval, period, rank=0 if shown else 2)
        if self.scheduler.want(want, known.now()) and not self._paused():
            known.load(symbol)

    def _subscribe(self) -> None:
        now = datetime.fromtimestamp(self._known.now(), UTC)
        wanted = [
            s
            for s in self._followed()
            if self._known.own_bars(s) is None and due.is_listened_to(s, now)
        ]
        if wanted or self._source is not None:
            self._get_source().stream(wanted)

    # -- sending

    def _get_source(self) -> PriceSource:
        if self._source is None:
            self._source = self._make_source(partial(self._arrived.emit, self._generation))
        return self._source

    def _paused(self) -> bool:
        return self._known.now() < self.scheduler.paused_until

    def _pump(self) -> None:
        wait = self.scheduler.wait(self._known.now())
        if wait is not None and self.network:
            self._send_timer.start(min(int(wait * 1000) + 1, 60_000))

    def _send(self) -> None:
        now = self._known.now()
        want = self.scheduler.next(now)
        if want is not None:
            source = self._get_source()
            if want.op == "history":
                number = source.history(want.symbol, want.interval, period=want.period)
            elif want.op == "quotes":
                number = source.quotes(want.symbols)
                self._polled |= dict.fromkeys(want.symbols, now)
                for symbol in want.symbols:
                    self._needs.urgent.pop(symbol, None)
            else:
                number = source.search(want.symbol)
            self._asked[number] = want
        self._pump()

    # -- taking answers

    def _take(self, generation: int, message: dict[str, Any], arrays: Mapping[str, Any]) -> None:
        if generation != self._generation:
            return
        event = message.get("event")
        if event == "ticks":
            self._known.take_ticks(message["ticks"])
            return
        self.settle()
        if event == "stream":
            self._take_stream(str(message["state"]))
        elif (want := self._asked.pop(int(message.get("id", 0)), None)) is not None:
            self._answers.take(want, message, arrays)
            self._want_quotes()
            self._pump()

    def settle(self) -> None:
        """Makes quotes of the ticks that came since the last time."""
        self._ticked |= dict.fromkeys(self._known.settle(), self._known.now())

    def _take_stream(self, state: str) -> None:
        self.stream_state = state
        if state == "connected":
            self.scheduler.resume("offline")
            self._pump()
        else:
            self._ticked.clear()  # what it brought spares nobody the poll any more
        self.streamed.emit(state)
