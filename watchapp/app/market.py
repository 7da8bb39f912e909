"""Prices for the window: what views read of them, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from watchapp.app.answers import Found
from watchapp.app.fetching import Fetcher, MakeSource, PriceSource
from watchapp.app.known import Known
from watchapp.app.scheduler import Pace, Scheduler
from watchapp.core.quote import Quote, State
from watchapp.store.pricecache import PriceCache

if TYPE_CHECKING:
    from watchapp.core.bars import Bars
    from watchapp.core.issuer import Series

__all__ = ["Found", "MakeSource", "Market", "PriceSource", "utc_now"]


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class Market(QObject):
    """Keeps prices fresh and says how fresh they are.

    Args:
        make_source: Makes the source when it is first needed, given where its messages go.
        cache: Where the last prices are kept.
        series_of: Imported or simulated bars of a symbol, which fetched ones never replace.
        network: False asks for nothing, ever.
        clock: The present moment.
        pace: How long is waited between requests.
    """

    quoted = Signal(object)  # frozenset of symbols whose quote, sparkline or state may differ
    barred = Signal(str, str)  # symbol, interval
    searched = Signal(object)  # Found
    described = Signal(str, object)  # symbol, what the source says of the listing
    streamed = Signal(str)  # connected, reconnecting, silent, off

    def __init__(
        self,
        make_source: MakeSource,
        cache: PriceCache,
        series_of: Callable[[str], Series | None],
        *,
        network: bool = True,
        clock: Callable[[], datetime] = utc_now,
        pace: Pace | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        pace = pace or Pace()
        self._cache = cache
        self._touched: set[str] = set()
        self._known = Known(cache, series_of, clock, self._touch)
        self._fetcher = Fetcher(make_source, self._known, pace, self)
        self._fetcher.network = network
        self._flush_timer = QTimer(self)
        self._flush_timer.setSingleShot(True)
        self._flush_timer.setInterval(int(pace.flush * 1000))
        self._save_timer = QTimer(self)
        self._save_timer.setInterval(int(pace.save * 1000))
        self._flush_timer.timeout.connect(self._flush)
        self._save_timer.timeout.connect(self.save)
        self._fetcher.barred.connect(self.barred)
        self._fetcher.searched.connect(self.searched)
        self._fetcher.described.connect(self.described)
        self._fetcher.streamed.connect(self.streamed)
        self._fetcher.looked.connect(self._age)

    # -- what views read

    @property
    def network(self) -> bool:
        """False while nothing is asked for."""
        return self._fetcher.network

    def now(self) -> datetime:
        """The present moment."""
        return datetime.fromtimestamp(self._known.now(), UTC)

    @property
    def stream_state(self) -> str:
        """What the stream said last: connected, reconnecting, silent or off."""
        return self._fetcher.stream_state

    @property
    def scheduler(self) -> Scheduler:
        """What decides when is asked; for reading."""
        return self._fetcher.scheduler

    def quote(self, symbol: str) -> Quote | None:
        """The newest quote, however old; ``state`` says how it may be shown."""
        return self._known.quote(symbol)

    def spark(self, symbol: str) -> tuple[float, ...]:
        """Closes of the last six months, oldest first; empty while unknown."""
        return self._known.sparks.get(symbol, ())

    def state(self, symbol: str | None) -> State:
        """The honest state of a row."""
        if symbol is None:
            return State("no_data", "no_symbol")
        return self._known.state(symbol, self.hindrance(symbol))

    def hindrance(self, symbol: str) -> State | None:
        """What keeps everything from being asked for, if anything does."""
        word = "no_data" if self._known.quote(symbol) is None else "stale"
        if not self.network:
            return State(word, "offline_mode")
        scheduler = self.scheduler
        if self._known.now() < scheduler.paused_until:
            return State(word, scheduler.pause_reason, scheduler.paused_until)
        return None

    def chart_trouble(self, symbol: str, interval: str) -> State | None:
        """Why the bars of the chart could not be brought up to date, or None."""
        return self._known.why_no_bars(symbol, interval)

    def bars(self, symbol: str, interval: str) -> Bars | None:
        """The bars of a symbol: its own, what is in memory, or what the cache kept."""
        return self._known.bars(symbol, interval)

    def fetched_at(self, symbol: str, interval: str) -> float | None:
        """When bars were last fetched, UTC seconds; None where none were."""
        return self._known.cache.fetched_at(symbol, interval)

    def has_own(self, symbol: str) -> bool:
        """True when the symbol shows imported or simulated bars of the state file."""
        return self._known.own_bars(symbol) is not None

    # -- what views ask for

    def start(self) -> None:
        """Begins to keep the watched symbols fresh; the window calls it when it is painted."""
        self._bring_own()
        self._save_timer.start()
        self._fetcher.start()

    def watch(self, symbols: Iterable[str]) -> None:
        """The symbols whose quotes are kept fresh: the rows of the list that is shown."""
        self._fetcher.watch(symbols)
        if self._fetcher.running:
            self._bring_own()

    def _bring_own(self) -> None:
        """Reads imported and simulated bars, which loads numpy and so is not done at once."""
        for symbol in self._fetcher.watched:
            self._known.own_bars(symbol)

    def show(self, symbol: str, interval: str, beside: Iterable[str] = ()) -> None:
        """The symbol and interval of the chart and what is compared with it, before all else."""
        self._fetcher.show(symbol, interval, beside)

    def lean_on(self, symbols: Iterable[str]) -> None:
        """Days of what the shown listing is measured against, such as an index."""
        self._fetcher.lean_on(symbols)

    def refresh(self, symbols: Iterable[str]) -> None:
        """Asks again at once, also for what is remembered to have no data."""
        self._fetcher.refresh(symbols)

    def search(self, text: str) -> None:
        """Asks the source for listings; ``searched`` brings the answer."""
        self._fetcher.search(text)

    def seek(self, text: str) -> None:
        """Searches for listings until there is an answer, whenever there is a connection."""
        self._fetcher.seek(text)

    def forget_own(self, symbol: str) -> None:
        """Looks anew whether the symbol has bars of its own, after an act changed that."""
        self._known.forget_own(symbol)
        self.barred.emit(symbol, "1d")

    def set_network(self, network: bool) -> None:  # noqa: FBT001 - the setting itself
        """Begins or ends to ask for anything."""
        self._fetcher.set_network(network)
        self._age()

    def stop(self) -> None:
        """Ends every request and the stream; what is known is kept for the next start."""
        for timer in (self._save_timer, self._flush_timer):
            timer.stop()
        self._fetcher.stop()
        self.save()

    def close_cache(self) -> None:
        """Closes the price cache, after ``stop``."""
        self._cache.close()

    def save(self) -> None:
        """Keeps the newest quotes and sparklines for the next start."""
        self._fetcher.settle()
        self._known.save()

    # -- to the views

    def _age(self) -> None:
        """States change with time even when nothing arrives."""
        for symbol in self._fetcher.watched:
            self._touch(symbol)

    def _touch(self, symbol: str) -> None:
        self._touched.add(symbol)
        if not self._flush_timer.isActive():
            self._flush_timer.start()

    def _flush(self) -> None:
        touched, self._touched = frozenset(self._touched), set()
        self.quoted.emit(touched)
