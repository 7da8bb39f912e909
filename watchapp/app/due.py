"""What of the known prices is due to be asked for again, from trading hours and ages alone."""

from __future__ import annotations

from datetime import UTC, datetime

from watchapp.app.known import Known
from watchapp.app.scheduler import Pace
from watchapp.core import exchanges
from watchapp.core.quote import NEAR
from watchapp.core.sessions import EXTENDED, SETTLES, seconds_to_open, session_at

DAY = 86_400.0
# What is fetched again each time reaches back over the last days, which sources repair, and
# over the time nothing was fetched: up to so many days, this period.
PERIODS = ((10.0, "1mo"), (60.0, "3mo"), (150.0, "6mo"), (330.0, "1y"))
PERIOD_OF_LIST = "1y"
BEFORE, AFTER = 3600.0, 1800.0  # seconds around a session that are worth listening to


def quote_is_due(
    known: Known, pace: Pace, symbol: str, *, polled: float, ticked: float, every: float
) -> bool:
    """True when a symbol's quote should be asked for.

    Args:
        known: What is known.
        pace: How long is waited.
        symbol: Whose quote.
        polled: When it was last asked for, UTC seconds.
        ticked: When the stream last brought a price.
        every: Seconds between two quotes.
    """
    now = known.now()
    since = now - polled
    if since < every or known.own_bars(symbol) is not None or known.absent(symbol, "quote"):
        return False
    quote = known.quotes.get(symbol)
    if quote is None:
        return True
    session = session_at(exchanges.of_symbol(symbol), datetime.fromtimestamp(now, UTC))
    opens, closes = session.bounds(quote.opens, quote.closes, now)
    last = closes + quote.allowed + NEAR  # by then the session's last price has come
    if opens <= now < last:
        return now - ticked >= pace.trusted
    return (quote.asked or 0.0) < last and since >= 10 * every


def period_due(known: Known, pace: Pace, symbol: str, interval: str, *, shown: bool) -> str | None:
    """How far back bars should be fetched now, None when they are as new as they can be.

    What is ``shown`` needs everything there is; a row of the list only its last year.
    """
    fetched = known.cache.fetched_at(symbol, interval)
    if fetched is None:
        return "max" if shown else PERIOD_OF_LIST
    if shown and not known.cache.complete(symbol, interval):
        return "max"
    now = known.now()
    failed = (symbol, interval) in known.chart_trouble
    if failed or _stale(symbol, interval, fetched, now, pace, shown=shown):
        return period_since(fetched, now, interval)
    return None


def period_since(fetched: float | None, now: float, interval: str) -> str:
    """The period that leaves no gap behind what was fetched then."""
    if fetched is None:
        return PERIOD_OF_LIST
    days = (now - fetched) / DAY
    if interval in ("1d", "1wk"):
        return next((p for most, p in PERIODS if days <= most), "max")
    return "5d" if days <= 3 else "max"


def _stale(
    symbol: str, interval: str, fetched: float, now: float, pace: Pace, *, shown: bool
) -> bool:
    exchange, at = exchanges.of_symbol(symbol), datetime.fromtimestamp(now, UTC)
    session = session_at(exchange, at)
    early, late = (exchange.early, exchange.late) if interval in EXTENDED else (0.0, 0.0)
    ends = session.closes + late + SETTLES
    if fetched < ends <= now:
        return True  # that session's last bars were not final
    if interval in ("1d", "1wk"):
        return fetched < session.opens
    running = session.opens <= now < ends or 0 < seconds_to_open(exchange, at) <= early
    return running and shown and now - fetched >= pace.intraday


def is_listened_to(symbol: str, now: datetime) -> bool:
    """True around the symbol's session, when a stream has something to say."""
    session = session_at(exchanges.of_symbol(symbol), now)
    return session.opens - BEFORE <= now.timestamp() < session.closes + AFTER
