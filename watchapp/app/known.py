"""What is known of prices: quotes, bars, why something is missing, and what an answer changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from watchapp.app.scheduler import NO_DATA
from watchapp.core import exchanges
from watchapp.core.problems import KnownError
from watchapp.core.quote import Quote, State, carried, state_of
from watchapp.core.sessions import session_at
from watchapp.log import named
from watchapp.store.pricecache import PriceCache

if TYPE_CHECKING:
    from watchapp.core.bars import Bars
    from watchapp.core.issuer import Series

log = named(__name__)

REGULAR = 1  # what Yahoo's stream calls the regular session
LOADING = State("loading")


class Known:
    """Quotes and bars in memory, with the cache beside them.

    Args:
        cache: Where the last prices are kept. What it cannot keep is logged and no error: nothing
            in it is the user's.
        series_of: Imported or simulated bars of a symbol, which fetched ones never replace.
        clock: The present moment.
        touch: Told the symbols whose quote, sparkline or state may differ.
    """

    def __init__(
        self,
        cache: PriceCache,
        series_of: Callable[[str], Series | None],
        clock: Callable[[], datetime],
        touch: Callable[[str], None],
    ) -> None:
        self.cache = cache
        self._series_of = series_of
        self._clock = clock
        self._touch = touch
        kept = cache.quotes()
        self.quotes: dict[str, Quote] = {s: q for s, (q, _) in kept.items()}
        self.sparks: dict[str, tuple[float, ...]] = {s: p for s, (_, p) in kept.items()}
        self.trouble: dict[str, State] = {}
        self.chart_trouble: dict[tuple[str, str], State] = {}
        self._own: dict[str, Bars | None] = {}
        self._bars: dict[tuple[str, str], Bars] = {}
        self._unsaved: set[str] = set()
        self._ticks: dict[str, dict[str, Any]] = {}  # by symbol, what is no quote yet
        self._ticked: list[str] = []  # symbols with news since ``settle``

    def now(self) -> float:
        """The present, UTC seconds."""
        return self._clock().timestamp()

    # -- reading

    def state(self, symbol: str, hindrance: State | None) -> State:
        """The honest state of a row; ``hindrance`` is what keeps everything from being asked."""
        own = self._own.get(symbol)
        if own is not None:
            return State("closed", own.origin)
        quote, trouble = self.quote(symbol), self.trouble.get(symbol)
        if quote is None:
            if hindrance is not None and hindrance.reason == "offline_mode":
                return hindrance
            if trouble in (None, LOADING):
                absent = self.absent(symbol)
                trouble = State("no_data", absent) if absent else hindrance or trouble
        elif trouble == LOADING or (hindrance and hindrance.reason == "offline_mode"):
            trouble = hindrance
        now = self._clock()
        return state_of(quote, now, session_at(exchanges.of_symbol(symbol), now), trouble)

    def absent(self, symbol: str, what: str = "") -> str:
        """Why ``what`` (an interval, or "quote"; "" for the row) is known to be missing, or ""."""
        now = self.now()
        whats = (what,) if what else ("quote", "1d")
        return next((r for w in whats if (r := self.cache.no_data(symbol, w, now))), "")

    def why_no_bars(self, symbol: str, interval: str) -> State | None:
        """Why the bars could not be brought up to date, or None."""
        trouble = self.chart_trouble.get((symbol, interval))
        if trouble is None and (absent := self.absent(symbol, interval)):
            return State("no_data", absent)
        return trouble

    def bars(self, symbol: str, interval: str) -> Bars | None:
        """The bars of a symbol: its own, what is in memory, or what the cache kept."""
        own = self.own_bars(symbol)
        if own is not None:
            from watchapp.core.bars import weekly

            if interval == "1wk":
                return weekly(own)
            return own if interval == "1d" else None
        key = (symbol, interval)
        if key not in self._bars:
            cached = self.cache.bars(symbol, interval)
            if cached is None:
                return None
            self._bars[key] = cached
        return self._bars[key]

    # -- bars of the state file

    def own_bars(self, symbol: str) -> Bars | None:
        """The imported or simulated bars of a symbol."""
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
            self.quotes.pop(symbol, None)
            self.sparks.pop(symbol, None)
        self.own_bars(symbol)
        self._touch(symbol)

    def _digest_own(self, symbol: str) -> None:
        own = self._own[symbol]
        if own is None or not len(own):
            return
        exchange = exchanges.of_symbol(symbol)
        evening = datetime.combine(own.day(len(own) - 1), time.max, ZoneInfo(exchange.zone))
        self.quotes[symbol] = Quote(
            symbol,
            float(own.close[-1]),
            session_at(exchange, evening).closes,
            previous_close=float(own.close[-2]) if len(own) > 1 else None,
            currency=own.currency,
            day_high=float(own.high[-1]),
            day_low=float(own.low[-1]),
            volume=float(own.volume[-1]),
        )
        self._digest(symbol, own)

    def _digest(self, symbol: str, bars: Bars, *, whole: bool = True) -> None:
        """Takes sparkline and peak from daily bars; half a year's bars know no yearly high."""
        from watchapp.core import live

        self.sparks[symbol] = live.spark(bars)
        found = (live.peak(bars) if whole else None) or (None, None)
        quote = self.quotes.get(symbol)
        if quote is not None:
            self.quotes[symbol] = replace(quote, peak=found[0], peak_day=found[1])
        self._unsaved.add(symbol)
        self._touch(symbol)

    # -- what answers bring

    def take_ticks(self, ticks: Iterable[Mapping[str, Any]]) -> None:
        """Prices of the stream: only laid over each other here, since many come between two looks.

        ``quote`` makes a quote of what waits for its symbol, ``settle`` of everything that waits.
        """
        waiting = self._ticks
        for tick in ticks:
            if tick.get("market_hours", REGULAR) != REGULAR:
                continue  # trades before and after the session are no regular prices
            symbol = tick["symbol"]
            kept = waiting.get(symbol)
            if kept is None:
                waiting[symbol] = dict(tick)
                self._touch(symbol)
            elif tick["at"] >= kept["at"]:
                kept.update(tick)

    def settle(self) -> list[str]:
        """Makes quotes of all ticks that wait; gives the symbols that had news since last time."""
        while self._ticks:
            self._take_tick(self._ticks.popitem()[1])
        ticked, self._ticked = self._ticked, []
        return ticked

    def quote(self, symbol: str) -> Quote | None:
        """The newest quote of a symbol."""
        if symbol in self._ticks:
            self._take_tick(self._ticks.pop(symbol))
        return self.quotes.get(symbol)

    def _take_tick(self, tick: dict[str, Any]) -> None:
        """Makes a quote of a price of the stream, if that is newer."""
        symbol = str(tick["symbol"])
        old = self.quotes.get(symbol)
        if self._own.get(symbol) is not None:
            return
        if old is not None and float(tick["at"]) < old.at:
            return
        tick["at"] = min(float(tick["at"]), self.now())
        self._keep(symbol, old, tick)
        self._ticked.append(symbol)

    def take_quote(self, raw: Mapping[str, Any]) -> None:
        """A quote as the source gave it when it was asked."""
        symbol = str(raw["symbol"])
        if self.own_bars(symbol) is not None:
            return
        now = self.now()
        old = self.quotes.get(symbol)
        # a price from the future would never be replaced, and would pass for live for ever
        at, price = min(float(raw["at"]), now), raw["price"]
        if old is not None and at < old.at:
            at, price = old.at, old.price
        if old is None and self.absent(symbol):
            with self._keeping():
                self.cache.forget_no_data(symbol)
        self._put(symbol, old, {**raw, "at": at, "price": price, "asked": now})

    def _put(self, symbol: str, old: Quote | None, raw: Mapping[str, Any]) -> None:
        """Keeps a new quote and says so."""
        self._keep(symbol, old, raw)
        self._touch(symbol)

    def _keep(self, symbol: str, old: Quote | None, raw: Mapping[str, Any]) -> None:
        """Keeps a new quote, with what only an earlier answer said."""
        sent = {k: v for k, v in raw.items() if k in _QUOTE_FIELDS and v is not None}
        if old is not None:
            zone = old.zone or exchanges.of_symbol(symbol).zone
            old = carried(old, float(sent["at"]), zone)
        self.quotes[symbol] = Quote(**sent) if old is None else replace(old, **sent)
        self.trouble.pop(symbol, None)
        self._unsaved.add(symbol)

    def take_bars(self, symbol: str, fetched: Bars, *, everything: bool) -> bool:
        """Bars as the source gave them; ``everything`` when it was asked for all it has.

        False when they stand on another basis than those kept, because of a new split: then only
        they are shown, and everything has to be asked for anew.
        """
        from watchapp.core import bars as core
        from watchapp.core import live

        interval = fetched.interval
        old = self.bars(symbol, interval)
        rebased = old is not None and core.rebased(old, fetched)
        if rebased and not everything:
            self._bars[symbol, interval] = fetched
            if interval == "1d":
                self._digest(symbol, fetched, whole=False)
            return False
        whole = fetched if old is None or rebased else core.merge(old, fetched)
        self._bars[symbol, interval] = whole
        exchange = exchanges.of_symbol(symbol)
        kept = live.settled(whole, self.quotes.get(symbol), self._clock(), exchange)
        with self._keeping():
            complete = everything or self.cache.complete(symbol, interval)
            self.cache.put_bars(symbol, kept, now=self.now(), complete=complete)
        self.chart_trouble.pop((symbol, interval), None)
        if interval == "1d":
            self._digest(symbol, kept if len(kept) else whole)
        return True

    # -- what failures leave

    def load(self, symbol: str) -> None:
        """The first prices of a symbol are being asked for."""
        if symbol not in self.quotes and symbol not in self.trouble:
            self.trouble[symbol] = LOADING
            self._touch(symbol)

    def blame(self, symbol: str, code: str, retry_at: float | None) -> None:
        """A row's price could not be had."""
        word = "stale" if symbol in self.quotes else "no_data"
        self.trouble[symbol] = State(word, code, retry_at)
        self._touch(symbol)

    def blame_bars(self, symbol: str, interval: str, code: str, retry_at: float | None) -> None:
        """The bars of a chart could not be brought up to date; those there are stay."""
        word = "no_data" if code in NO_DATA else "stale"
        self.chart_trouble[symbol, interval] = State(word, code, retry_at)

    def remember_no_data(self, symbol: str, what: str, code: str, until: float) -> None:
        """Keeps that the source has nothing, also for the next start."""
        with self._keeping():
            self.cache.remember_no_data(symbol, what, code, until)

    def forget_trouble(self, symbol: str) -> None:
        """The user wants it asked for again, whatever was said."""
        self.trouble.pop(symbol, None)
        with self._keeping():
            self.cache.forget_no_data(symbol)
        self._touch(symbol)

    # -- for the next start

    def save(self) -> None:
        """Keeps the newest quotes and sparklines."""
        unsaved, self._unsaved = self._unsaved, set()
        rows = [
            (self.quotes[s], self.sparks.get(s, ()))
            for s in unsaved
            if s in self.quotes and self._own.get(s) is None
        ]
        if rows:
            with self._keeping():
                self.cache.put_quotes(rows)

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        try:
            yield
        except KnownError as error:
            log.warning("not kept for the next start: %s", error)


_QUOTE_FIELDS = {f.name for f in fields(Quote)}
