"""Yahoo's table of insiders' deals, where no regulator's source covers the company.

The table has no day of publication and its kind stands only in a text; it comes through yfinance,
in a process of its own that ends with the answer.
"""

from __future__ import annotations

import json
import queue
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from watchapp.core.filed import Filed
from watchapp.core.issuer import Issuer, Listing
from watchapp.core.problems import KnownError
from watchapp.feeds.hongkong import Interests
from watchapp.feeds.protocol import Answer, Ask
from watchapp.feeds.registers import Netherlands, Sweden, Switzerland
from watchapp.feeds.sec import Sec

HOST = "query2.finance.yahoo.com"
KEPT = 12 * 3600.0  # seconds for which a table is not asked for again
NONE_KEPT = 7 * 86_400.0  # and that there is none
DEADLINE = 45.0
_CODES = {
    "offline": "feed_offline",
    "timeout": "feed_timeout",
    "restarted": "feed_timeout",
    "tls": "feed_tls",
    "not_found": "feed_unknown_company",
}
BUSY = 900.0  # seconds for which Yahoo is left alone where it does not say


class YahooInsiders:
    """Insiders' deals of companies that no regulator's feed covers."""

    name = "yahoo"
    title = "Yahoo"

    def __init__(self) -> None:
        self._better = (Sec(), Interests(), Sweden(), Switzerland(), Netherlands())

    def covers(self, listing: Listing, issuer: Issuer) -> bool:
        """True for shares of companies whose deals no regulator publishes for programs."""
        if not listing.symbol or listing.kind not in ("", "equity"):
            return False
        return not any(feed.covers(listing, issuer) for feed in self._better)

    def fetch(self, ask: Ask) -> Answer:
        """The rows of the days asked for; see ``protocol.Feed``."""
        symbol = ask.listing.symbol or ""
        data = ask.net.through(
            f"yahoo-insiders:{symbol}", HOST, lambda stopped: _table(symbol, stopped), _keep
        )
        rows = json.loads(data)
        if not rows:
            return Answer()
        packed = {"insiderTransactions": {"transactions": rows}}
        found = ask.read(json.dumps(packed).encode(), f"Yahoo {symbol}")
        days = [f.event.first_day for f in found.filed if f.event.first_day is not None]
        filed = tuple(f for f in found.filed if _within(f, ask.since, ask.until))
        first = max(ask.since, min(days)) if days else None
        return Answer(filed, found.unread, first, ask.until if days else None)


def _within(filed: Filed, since: date, until: date) -> bool:
    day = filed.event.first_day
    return day is None or since <= day <= until


def _keep(data: bytes) -> float:
    return KEPT if json.loads(data) else NONE_KEPT


def _table(symbol: str, stopped: Callable[[], bool]) -> bytes:
    """The rows as JSON. Raises KnownError as ``Net.get`` does."""
    from watchapp.feeds.yahoo.client import YahooClient

    answers: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    client = YahooClient(lambda message, _: answers.put(message))
    try:
        number = client.insiders(symbol)
        message = _answer(answers, number, stopped)
    finally:
        client.close()
    if "error" in message:
        raise _failure(message)
    return json.dumps(message["rows"]).encode()


def _answer(
    answers: queue.SimpleQueue[dict[str, Any]], number: int, stopped: Callable[[], bool]
) -> dict[str, Any]:
    ends = time.monotonic() + DEADLINE
    while time.monotonic() < ends:
        if stopped():
            raise KnownError("feed_stopped")
        try:
            message = answers.get(timeout=0.1)
        except queue.Empty:
            continue
        if message.get("id") == number:
            return message
    raise KnownError("feed_timeout")


def _failure(message: dict[str, Any]) -> KnownError:
    code = str(message["error"])
    if code == "rate_limited":
        until = time.time() + float(message.get("retry_after") or BUSY)
        return KnownError("feed_busy", until=until)
    return KnownError(_CODES.get(code, "feed_bad_answer"))
