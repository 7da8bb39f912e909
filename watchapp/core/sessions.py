"""Trading hours: which session runs, or was the last, at a moment."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from watchapp.core.exchanges import Exchange
from watchapp.core.records import dataclass

WEEKEND = 5
EXTENDED = ("1m", "5m")  # intervals with prices before and after the session too
SETTLES = 1800.0  # seconds after a close until the source's daily bar is taken as final


@dataclass(frozen=True, slots=True)
class Session:
    """A session's bounds in UTC seconds."""

    opens: float
    closes: float

    def bounds(self, opens: float | None, closes: float | None, now: float) -> tuple[float, float]:
        """The bounds of the session that runs at ``now`` or was the last, as the source names it.

        This is the usual session. A source that names an older one says nothing of it. One that
        names a session still to come knows of no other before it, because of a holiday or because
        the last is over: whatever price it gave is final, so the session ended before any price.
        """
        if opens is None or closes is None or closes <= self.opens:
            return self.opens, self.closes
        if opens > now:
            return -math.inf, -math.inf
        return opens, closes


def session_at(exchange: Exchange, now: datetime) -> Session:
    """The session that runs at ``now`` or, when none does, the last that has closed.

    From usual hours and weekdays alone; holidays are not known here.
    """
    zone = ZoneInfo(exchange.zone)
    local = now.astimezone(zone)
    day = local.date()
    around_the_clock = exchange.mic == ""
    for _ in range(8):
        opens = datetime.combine(day, exchange.opens, zone)
        if opens <= local and (around_the_clock or day.weekday() < WEEKEND):
            closes = datetime.combine(day, exchange.closes, zone)
            return Session(opens.timestamp(), closes.timestamp())
        day -= timedelta(days=1)
    raise AssertionError("a week without a weekday")


def is_open(exchange: Exchange, now: datetime) -> bool:
    """True within usual hours on a weekday, at ``now``."""
    session = session_at(exchange, now)
    return session.opens <= now.timestamp() < session.closes


def seconds_to_open(exchange: Exchange, now: datetime) -> float:
    """Seconds until the next usual opening after ``now``; 0 while it is open."""
    if is_open(exchange, now):
        return 0.0
    zone = ZoneInfo(exchange.zone)
    day = now.astimezone(zone).date()
    for _ in range(8):
        opens = datetime.combine(day, exchange.opens, zone)
        if opens > now and day.weekday() < WEEKEND:
            return opens.timestamp() - now.timestamp()
        day += timedelta(days=1)
    raise AssertionError("a week without a weekday")
