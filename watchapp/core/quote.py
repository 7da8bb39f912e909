"""The latest price of a symbol, how old it is, and the honest word for its state."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from watchapp.core.records import dataclass
from watchapp.core.sessions import WEEKEND, Session

STATES = ("waiting", "loading", "live", "delayed", "closed", "stale", "no_data")
LIVE_FOR = 120.0  # seconds without a trade before a quote of an open market stops being "live"
LATE_AFTER = 1200.0  # seconds beyond the declared delay before a delayed quote is stale
NEAR = 60.0  # seconds before the close within which a trade may well be the last
UNKNOWN_DELAY = 900.0  # what Yahoo's exchanges have at most where the delay is not declared


@dataclass(frozen=True, slots=True)
class Quote:
    """A price and its time; prices are as quoted, minor units included.

    ``at`` is when the source says the price was made, UTC seconds. ``delay`` is what the source
    declares in seconds, None when it does not. ``opens`` and ``closes`` bound the regular session
    the source names, UTC seconds. ``asked`` is when the source last answered with nothing newer
    than this, UTC seconds. ``peak`` is the highest close of the last 52 weeks, on
    ``peak_day`` (ISO), taken from the daily bars.
    """

    symbol: str
    price: float
    at: float
    previous_close: float | None = None
    currency: str | None = None
    delay: float | None = None
    day_high: float | None = None
    day_low: float | None = None
    volume: float | None = None
    year_high: float | None = None
    year_low: float | None = None
    digits: int | None = None
    opens: float | None = None
    closes: float | None = None
    name: str | None = None
    exchange: str | None = None
    kind: str | None = None
    zone: str | None = None
    peak: float | None = None
    peak_day: str | None = None
    asked: float | None = None

    @property
    def allowed(self) -> float:
        """How many seconds late the source may be: what it declares, or the usual most."""
        return UNKNOWN_DELAY if self.delay is None else self.delay

    @property
    def change(self) -> float | None:
        """Price less the previous close, None without one."""
        return None if not self.previous_close else self.price - self.previous_close

    @property
    def drawdown_percent(self) -> float | None:
        """How far the price is below the highest close of 52 weeks, in per cent (0 or less)."""
        return None if not self.peak else min(0.0, 100 * (self.price / self.peak - 1))

    @property
    def change_percent(self) -> float | None:
        """The change in per cent of the previous close, None without one."""
        change = self.change
        return (
            None
            if change is None or not self.previous_close
            else 100 * change / self.previous_close
        )


def day_of(seconds: float, zone: str) -> date:
    """The date of an instant in a zone."""
    return _day_of_minute(int(seconds // 60), zone)


@lru_cache(maxsize=256)
def _day_of_minute(minute: int, zone: str) -> date:
    """A minute's date: asked for again with every tick of a second."""
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(ZoneInfo(zone)).date()


def has_closed(quote: Quote, zone: str) -> bool:
    """Whether the session that the source names had closed when the price was made or asked."""
    if quote.closes is None or day_of(quote.closes, zone) != day_of(quote.at, zone):
        return False
    return max(quote.at, quote.asked or 0.0) >= quote.closes


def carried(quote: Quote, at: float, zone: str) -> Quote:
    """What of a quote still holds when a price of ``at`` comes; of another day it is less.

    Range and volume are those of its own session, and the close before is that session's, where
    it had closed.
    """
    if day_of(at, zone) == day_of(quote.at, zone):
        return quote
    close = quote.price if has_closed(quote, zone) else None
    return replace(quote, day_high=None, day_low=None, volume=None, previous_close=close)


@dataclass(frozen=True, slots=True)
class State:
    """One word for a row, and why: ``reason`` is a code with arguments, or ""."""

    word: str
    reason: str = ""
    retry_at: float | None = None


def state_of(quote: Quote | None, now: datetime, session: Session, trouble: State | None) -> State:
    """The honest state of a row.

    Args:
        quote: The newest quote, or None.
        now: An aware instant.
        session: The exchange's session that is running or was the last to close before ``now``.
        trouble: What went wrong last (stale or no_data with its reason), or that it is waiting or
            loading; None when the last request was answered.
    """
    if quote is None:
        return trouble or State("waiting")
    seconds = now.timestamp()
    opens, closes = session.bounds(quote.opens, quote.closes, seconds)
    if opens <= seconds < closes:
        return _while_open(quote, seconds, opens, trouble)
    asked = quote.asked or 0.0
    late = closes - quote.allowed - LATE_AFTER  # a last trade after this may be the close
    if quote.at >= opens and (quote.at >= late or asked >= closes):
        if seconds < closes + quote.allowed and quote.at < closes - NEAR and trouble is None:
            return _delayed(quote)  # the last minutes of the session are still on their way
        return State("closed")
    if asked >= closes + quote.allowed and trouble is None:
        # the source has nothing newer: a holiday, or a day without a trade
        return State("closed") if _sessions_since(quote.at, opens) <= 1 else State("stale", "old")
    return trouble_as_stale(trouble, "missed_close")


def _sessions_since(at: float, opens: float) -> int:
    """How many weekdays lie after the day of ``at``, that of ``opens`` included."""
    made, last = (datetime.fromtimestamp(t, UTC).date() for t in (at, opens))
    days = (made + timedelta(days=k + 1) for k in range(min((last - made).days, 14)))
    return sum(d.weekday() < WEEKEND for d in days)


def _while_open(quote: Quote, seconds: float, opens: float, trouble: State | None) -> State:
    age = seconds - quote.at
    if trouble is not None:
        return trouble_as_stale(trouble, "old")
    if quote.delay == 0 and abs(age) <= LIVE_FOR:
        return State("live")
    if quote.at >= opens and age <= quote.allowed + LATE_AFTER:
        return _delayed(quote)
    early = seconds - opens <= quote.allowed + LATE_AFTER
    if early and _sessions_since(quote.at, opens) <= 1:  # not what is older than the last close
        return State("delayed", "no_trade_yet")
    return State("stale", "old")


def _delayed(quote: Quote) -> State:
    return State("delayed", "delay_unknown" if quote.delay is None else "delay_declared")


def trouble_as_stale(trouble: State | None, otherwise: str) -> State:
    """Stale, for the reason the trouble has, or ``otherwise``."""
    if trouble is None:
        return State("stale", otherwise)
    return State("stale", trouble.reason or otherwise, trouble.retry_at)
