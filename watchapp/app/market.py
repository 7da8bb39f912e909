"""Prices for the window: quotes, bars and the honest state of every row."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from watchapp.app.scheduler import NO_DATA, NO_DATA_FOR, Scheduler, Want
from watchapp.core import exchanges
from watchapp.core.quote import Quote, State, state_of
from watchapp.core.sessions import session_at
from watchapp.store.pricecache import PriceCache

if TYPE_CHECKING:
    from watchapp.core.bars import Bars
    from watchapp.core.issuer import Series

log = logging.getLogger(__name__)

FLUSH_MS = 16  # ticks reach the views at most this often
POLL_MS = 5_000  # how often it is looked at what is due
QUOTES_EVERY = 30.0  # seconds between two quotes of an open market without a stream
STREAM_TRUSTED = 90.0  # seconds a tick spares its symbol the poll
BATCH = 80  # symbols in one quote request
REGULAR = 1  # what Yahoo's stream calls the regular session
SAVE_MS = 30_000
SETTLES = 1800.0  # seconds after a close until the source's daily bar is taken as final
PERIOD_OF_LIST = "1y"
REFRESH = "1mo"  # what is fetched again each time: sources repair the last days


class PriceSource(Protocol):
    """What the market needs of a source of prices; ``feeds.yahoo.client`` is one."""

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


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search: what was asked, rows as the source gave them, or why not."""

    text: str
    rows: tuple[dict[str, Any], ...] = ()
    error: str = ""


class Market(QObject):
    """Keeps prices fresh and says how fresh they are.

    Args:
        make_source: Makes the source when it is first needed, given where its messages go.
        cache: Where the last prices are kept.
        series_of: Imported or simulated bars of a symbol, which fetched ones never replace.
        network: False asks for nothing, ever.
        clock: The present moment.
    """

    quoted = Signal(object)  # frozenset of symbols whose quote, sparkline or state may differ
    barred = Signal(str, str)  # symbol, interval
    searched = Signal(object)  # Found
    described = Signal(str, object)  # symbol, what the source says of the listing
    streamed = Signal(str)  # connected, reconnecting, silent, off
    _arrived = Signal(object, object)

    def __init__(
        self,
        make_source: Callable[[Callable[[dict[str, Any], dict[str, Any]], None]], PriceSource],
        cache: PriceCache,
        series_of: Callable[[str], Series | None],
        *,
        network: bool = True,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_source = make_source
        self._source: PriceSource | None = None
        self._cache = cache
        self._series_of = series_of
        self.network = network
        self._clock = clock
        self.scheduler = Scheduler()
        self.stream_state = "off"
        self._watched: tuple[str, ...] = ()
        self._shown: tuple[str, str] = ("", "")
        self._own: dict[str, Bars | None] = {}
        self._bars: dict[tuple[str, str], Bars] = {}
        self._trouble: dict[str, State] = {}
        self._chart_trouble: dict[tuple[str, str], State] = {}
        self._asked: dict[int, Want] = {}
        self._ticked: dict[str, float] = {}
        self._polled: dict[str, float] = {}
        self._touched: set[str] = set()
        self._unsaved: set[str] = set()
        kept = cache.quotes()
        self._quotes: dict[str, Quote] = {s: q for s, (q, _) in kept.items()}
        self._sparks: dict[str, tuple[float, ...]] = {s: p for s, (_, p) in kept.items()}
        self._flush_timer = self._timer(FLUSH_MS, self._flush, single=True)
        self._send_timer = self._timer(0, self._send, single=True)
        self._poll_timer = self._timer(POLL_MS, self._poll)
        self._save_timer = self._timer(SAVE_MS, self.save)
        self._arrived.connect(self._take)

    def _timer(self, ms: int, slot: Callable[[], None], *, single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ms)
        timer.setSingleShot(single)
        timer.timeout.connect(slot)
        return timer

    # -- what views read

    def quote(self, symbol: str) -> Quote | None:
        """The newest quote, however old; ``state`` says how it may be shown."""
        return self._quotes.get(symbol)

    def spark(self, symbol: str) -> tuple[float, ...]:
        """Closes of the last six months, oldest first; empty while unknown."""
        return self._sparks.get(symbol, ())

    def state(self, symbol: str | None) -> State:
        """The honest state of a row."""
        if symbol is None:
            return State("no_data", "no_symbol")
        own = self._own.get(symbol)
        if own is not None:
            return State("closed", own.origin)
        trouble = self._trouble.get(symbol)
        quote = self._quotes.get(symbol)
        if trouble is None and not self.network:
            trouble = State("stale" if quote else "no_data", "offline_mode")
        exchange = exchanges.of_symbol(symbol)
        now = self._clock()
        if trouble is not None and trouble.word == "loading" and quote is not None:
            trouble = None
        return state_of(quote, now, session_at(exchange, now), trouble)

    def chart_trouble(self, symbol: str, interval: str) -> State | None:
        """Why the bars of the chart could not be brought up to date, or None."""
        return self._chart_trouble.get((symbol, interval))

    def bars(self, symbol: str, interval: str) -> Bars | None:
        """The bars of a symbol: its own, what is in memory, or what the cache kept."""
        own = self._own_bars(symbol)
        if own is not None:
            from watchapp.core.bars import weekly

            if interval == "1wk":
                return weekly(own)
            return own if interval == "1d" else None
        key = (symbol, interval)
        if key not in self._bars:
            cached = self._cache.bars(symbol, interval)
            if cached is None:
                return None
            self._bars[key] = cached
        return self._bars[key]

    def has_own(self, symbol: str) -> bool:
        """True when the symbol shows imported or simulated bars of the state file."""
        return self._own_bars(symbol) is not None

    def _own_bars(self, symbol: str) -> Bars | None:
        if symbol not in self._own:
            series = self._series_of(symbol)
            if series is None:
                self._own[symbol] = None
            else:
                from watchapp.core import bars

                self._own[symbol] = bars.unpack(series.data)
                self._digest_own(symbol)
        return self._own[symbol]

    def forget_own(self, symbol: str) -> None:
        """Looks anew whether the symbol has bars of its own, after an act changed that."""
        had = self._own.pop(symbol, None)
        for key in [k for k in self._bars if k[0] == symbol]:
            del self._bars[key]
        if had is not None:
            self._quotes.pop(symbol, None)
            self._sparks.pop(symbol, None)
        self._own_bars(symbol)
        self._touch(symbol)
        self.barred.emit(symbol, "1d")

    def _digest_own(self, symbol: str) -> None:
        own = self._own[symbol]
        if own is None or not len(own):
            return
        exchange = exchanges.of_symbol(symbol)
        day = own.day(len(own) - 1)
        closes = session_at(
            exchange, datetime(day.year, day.month, day.day, 23, 59, tzinfo=UTC)
        ).closes
        self._quotes[symbol] = Quote(
            symbol,
            float(own.close[-1]),
            closes,
            previous_close=float(own.close[-2]) if len(own) > 1 else None,
            currency=own.currency,
            day_high=float(own.high[-1]),
            day_low=float(own.low[-1]),
            volume=float(own.volume[-1]),
        )
        self._digest(symbol, own)

    def _digest(self, symbol: str, bars: Bars) -> None:
        from watchapp.core import live

        self._sparks[symbol] = live.spark(bars)
        found = live.peak(bars)
        quote = self._quotes.get(symbol)
        if quote is not None and found is not None:
            self._quotes[symbol] = replace(quote, peak=found[0], peak_day=found[1])
        self._touch(symbol)

    # -- what views ask for

    def start(self) -> None:
        """Begins to keep the watched symbols fresh."""
        self._poll_timer.start()
        self._save_timer.start()
        self._poll()

    def watch(self, symbols: Iterable[str]) -> None:
        """The symbols whose quotes are kept fresh: the rows of the list that is shown."""
        self._watched = tuple(dict.fromkeys(symbols))
        if self._poll_timer.isActive():
            self._poll()

    def show(self, symbol: str, interval: str) -> None:
        """The symbol and interval of the chart, which comes before everything else."""
        self._shown = (symbol, interval)
        if self._poll_timer.isActive():
            self._want_bars(symbol, interval, rank=0, period="max")
            self._pump()

    def refresh(self, symbols: Iterable[str]) -> None:
        """Asks again at once, also for what is remembered to have no data."""
        now = self._now()
        wanted = tuple(s for s in symbols if s and not self.has_own(s))
        for symbol in wanted:
            self._cache.forget_no_data(symbol)
            self._trouble.pop(symbol, None)
            self._polled.pop(symbol, None)
            self.scheduler.want(
                Want("history", symbol, "1d", REFRESH if self._has(symbol) else PERIOD_OF_LIST),
                now,
                forced=True,
            )
        if wanted and self.network:
            self.scheduler.want(Want("quotes", symbols=wanted, rank=0), now, forced=True)
            self._pump()

    def search(self, text: str) -> None:
        """Asks the source for listings; ``searched`` brings the answer."""
        if not self.network:
            self.searched.emit(Found(text, error="offline_mode"))
            return
        self.scheduler.want(Want("search", text, rank=0), self._now(), forced=True)
        self._pump()

    def stop(self) -> None:
        """Ends every request and the stream; what is known is kept for the next start."""
        for timer in (self._poll_timer, self._save_timer, self._flush_timer, self._send_timer):
            timer.stop()
        self.save()
        if self._source is not None:
            self._source.close()
            self._source = None

    def close_cache(self) -> None:
        """Closes the price cache, after ``stop``."""
        self._cache.close()

    def save(self) -> None:
        """Keeps the newest quotes and sparklines for the next start."""
        rows = [
            (self._quotes[s], self._sparks.get(s, ())) for s in self._unsaved if s in self._quotes
        ]
        self._unsaved.clear()
        if rows:
            self._cache.put_quotes(rows)

    # -- what is due

    def _now(self) -> float:
        return self._clock().timestamp()

    def _has(self, symbol: str, interval: str = "1d") -> bool:
        return self._cache.fetched_at(symbol, interval) is not None

    def _poll(self) -> None:
        if not self.network:
            return
        if self._shown[0]:
            self._want_bars(*self._shown, rank=0, period="max")
        now = self._now()
        due = [s for s in self._watched if self._quote_due(s, now)]
        for first in range(0, len(due), BATCH):
            batch = tuple(due[first : first + BATCH])
            if self.scheduler.want(Want("quotes", batch[0], symbols=batch), now):
                self._polled |= dict.fromkeys(batch, now)
        for symbol in self._watched:
            self._want_bars(symbol, "1d", rank=2, period=PERIOD_OF_LIST)
        self._subscribe()
        self._pump()
        if self._watched:
            self._touch(*self._watched)  # states age even when nothing arrives

    def _quote_due(self, symbol: str, now: float) -> bool:
        if self.has_own(symbol) or self._cache.no_data(symbol, "quote", now):
            return False
        since = now - self._polled.get(symbol, 0.0)
        quote = self._quotes.get(symbol)
        if quote is None:
            return since >= QUOTES_EVERY
        session = session_at(exchanges.of_symbol(symbol), self._clock())
        opens, closes = session.bounds(quote.opens, quote.closes)
        if opens <= now < closes:
            fresh = now - self._ticked.get(symbol, 0.0) < STREAM_TRUSTED
            return since >= QUOTES_EVERY and not fresh
        return quote.at < opens and since >= 10 * QUOTES_EVERY

    def _want_bars(self, symbol: str, interval: str, *, rank: int, period: str) -> None:
        if not symbol or not self.network or self.has_own(symbol):
            return
        now = self._now()
        fetched = self._cache.fetched_at(symbol, interval)
        if fetched is not None and not self._bars_due(symbol, interval, fetched, now):
            return
        if self._cache.no_data(symbol, interval, now):
            return
        if fetched is not None and (period != "max" or self._cache.complete(symbol, interval)):
            period = REFRESH if interval in ("1d", "1wk") else "5d"
        if self.scheduler.want(Want("history", symbol, interval, period, rank=rank), now):
            self._load_state(symbol, interval)

    def _bars_due(self, symbol: str, interval: str, fetched: float, now: float) -> bool:
        shown = self._shown == (symbol, interval)
        if shown and not self._cache.complete(symbol, interval):
            return True
        session = session_at(exchanges.of_symbol(symbol), self._clock())
        if interval in ("1d", "1wk"):
            return fetched < session.closes + SETTLES <= now or fetched < session.opens
        if session.opens <= now < session.closes:
            return shown and now - fetched >= 60.0
        return fetched < session.closes

    def _load_state(self, symbol: str, interval: str) -> None:
        self._chart_trouble.pop((symbol, interval), None)
        if symbol not in self._quotes and symbol not in self._trouble:
            self._trouble[symbol] = State("loading")
            self._touch(symbol)

    def _subscribe(self) -> None:
        now = self._clock()
        wanted = [
            s
            for s in dict.fromkeys((*self._watched, self._shown[0]))
            if s and not self.has_own(s) and self._is_open(s, now)
        ]
        if wanted or self._source is not None:
            self._get_source().stream(wanted)

    def set_network(self, network: bool) -> None:  # noqa: FBT001 - the setting itself
        """Begins or ends to ask for anything."""
        self.network = network
        if network:
            self._poll()
        elif self._source is not None:
            self._source.close()
            self._source = None
            self._asked.clear()
            self.scheduler = Scheduler()
            self.stream_state = "off"
        self._touch(*self._watched)

    def _is_open(self, symbol: str, now: datetime) -> bool:
        exchange = exchanges.of_symbol(symbol)
        session = session_at(exchange, now)
        # pre-market and the auction after the close are worth listening to as well
        return session.opens - 3600 <= now.timestamp() < session.closes + 1800

    # -- sending and taking answers

    def _get_source(self) -> PriceSource:
        if self._source is None:
            self._source = self._make_source(self._arrived.emit)
        return self._source

    def _pump(self) -> None:
        wait = self.scheduler.wait(self._now())
        if wait is not None and self.network:
            self._send_timer.start(min(int(wait * 1000) + 1, 60_000))

    def _send(self) -> None:
        want = self.scheduler.next(self._now())
        if want is not None:
            source = self._get_source()
            if want.op == "history":
                number = source.history(want.symbol, want.interval, period=want.period)
            elif want.op == "quotes":
                number = source.quotes(want.symbols)
            else:
                number = source.search(want.symbol)
            self._asked[number] = want
        self._pump()

    def _take(self, message: dict[str, Any], arrays: Mapping[str, Any]) -> None:
        event = message.get("event")
        if event == "ticks":
            self._take_ticks(message["ticks"])
            return
        if event == "stream":
            self.stream_state = str(message["state"])
            self.streamed.emit(self.stream_state)
            return
        want = self._asked.pop(int(message.get("id", 0)), None)
        if want is None:
            return
        error = str(message.get("error") or "")
        if error:
            self._fail(want, error, message)
        elif want.op == "search":
            self.scheduler.answered(want.key)
            self.searched.emit(Found(want.symbol, tuple(message.get("hits", ()))))
        elif want.op == "quotes":
            self.scheduler.answered(want.key)
            self._take_quotes(message)
        else:
            self.scheduler.answered(want.key)
            self._take_history(want, message, arrays)
        self._pump()

    def _take_ticks(self, ticks: Iterable[Mapping[str, Any]]) -> None:
        now = self._now()
        for tick in ticks:
            symbol = str(tick["symbol"])
            old = self._quotes.get(symbol)
            if symbol in self._own and self._own[symbol] is not None:
                continue
            if old is not None and float(tick["at"]) < old.at:
                continue
            if tick.get("market_hours", REGULAR) != REGULAR:
                continue  # trades before and after the session are no regular prices
            self._quotes[symbol] = _merged(old, tick)
            self._ticked[symbol] = now
            self._trouble.pop(symbol, None)
            self._touched.add(symbol)
            self._unsaved.add(symbol)
        self._start_flush()

    def _take_quotes(self, message: Mapping[str, Any]) -> None:
        for raw in message.get("quotes", ()):
            self._take_quote(raw)
        now = self._now()
        for symbol, failure in dict(message.get("errors", {})).items():
            code = str(failure.get("error") if isinstance(failure, dict) else failure)
            if code in NO_DATA:
                self._cache.remember_no_data(symbol, "quote", code, now + NO_DATA_FOR)
            self._row_trouble(symbol, code, None)

    def _take_quote(self, raw: Mapping[str, Any]) -> None:
        symbol = str(raw["symbol"])
        if self.has_own(symbol):
            return
        old = self._quotes.get(symbol)
        if old is not None and float(raw["at"]) < old.at:
            raw = {**raw, "price": old.price, "at": old.at}
        self._quotes[symbol] = _merged(old, raw)
        self._trouble.pop(symbol, None)
        self._unsaved.add(symbol)
        self._touch(symbol)
        self.described.emit(symbol, dict(raw))

    def _take_history(
        self, want: Want, message: Mapping[str, Any], arrays: Mapping[str, Any]
    ) -> None:
        from watchapp.core import bars as core
        from watchapp.core import live

        symbol, interval = want.symbol, want.interval
        fetched = bars_of(message, arrays)
        if message.get("quote"):
            self._take_quote({"symbol": symbol, **message["quote"]})
        old = self.bars(symbol, interval)
        rebased = old is not None and core.rebased(old, fetched)
        if rebased and want.period != "max":
            # a new split moved every price: nothing kept is on the present basis any more
            self.scheduler.want(Want("history", symbol, interval, "max", rank=1), self._now())
            return
        whole = fetched if old is None or rebased else core.merge(old, fetched)
        self._bars[symbol, interval] = whole
        kept = live.settled(whole, self._quotes.get(symbol), self._clock())
        complete = want.period == "max" or self._cache.complete(symbol, interval)
        self._cache.put_bars(symbol, kept, now=self._now(), complete=complete)
        self._chart_trouble.pop((symbol, interval), None)
        if interval == "1d":
            self._digest(symbol, whole)
            self._unsaved.add(symbol)
        self.described.emit(symbol, dict(message))
        self.barred.emit(symbol, interval)

    def _fail(self, want: Want, code: str, message: Mapping[str, Any]) -> None:
        now = self._now()
        retry_at = self.scheduler.failed(want.key, code, now, message.get("retry_after"))
        log.info("%s %s failed: %s %s", want.op, want.symbol, code, message.get("detail", ""))
        if want.op == "search":
            self.searched.emit(Found(want.symbol, error=code))
            return
        if want.op == "history":
            if code in NO_DATA:
                self._cache.remember_no_data(want.symbol, want.interval, code, now + NO_DATA_FOR)
            word = "no_data" if code in NO_DATA else "stale"
            self._chart_trouble[want.symbol, want.interval] = State(word, code, retry_at)
            self.barred.emit(want.symbol, want.interval)
            if want.interval == "1d" and want.symbol not in self._quotes:
                self._row_trouble(want.symbol, code, retry_at)
            return
        for symbol in want.symbols:
            self._row_trouble(symbol, code, retry_at)

    def _row_trouble(self, symbol: str, code: str, retry_at: float | None) -> None:
        known = symbol in self._quotes
        word = "stale" if known else "no_data"
        self._trouble[symbol] = State(word, code, retry_at)
        self._touch(symbol)

    # -- to the views

    def _touch(self, *symbols: str) -> None:
        self._touched.update(symbols)
        self._start_flush()

    def _start_flush(self) -> None:
        if self._touched and not self._flush_timer.isActive():
            self._flush_timer.start()

    def _flush(self) -> None:
        touched, self._touched = frozenset(self._touched), set()
        self.quoted.emit(touched)


_QUOTE_FIELDS = {f.name for f in fields(Quote)}


def _merged(old: Quote | None, raw: Mapping[str, Any]) -> Quote:
    """A quote from what a source sent, keeping what only an earlier answer said."""
    sent = {k: v for k, v in raw.items() if k in _QUOTE_FIELDS and v is not None}
    if old is None:
        return Quote(**sent)
    return replace(old, **sent)


def bars_of(message: Mapping[str, Any], arrays: Mapping[str, Any]) -> Bars:
    """Bars from a source's answer."""
    from watchapp.core.bars import COLUMNS, Bars

    return Bars(
        **{c: arrays[c] for c in ("time", *COLUMNS)},
        interval=str(message["interval"]),
        currency=message.get("currency"),
        zone=message.get("zone") or "UTC",
        basis=date.fromisoformat(message["basis"]) if message.get("basis") else None,
        dividends=tuple((int(t), float(v)) for t, v in message.get("dividends") or ()),
        splits=tuple((int(t), float(v)) for t, v in message.get("splits") or ()),
    )
