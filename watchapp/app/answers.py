"""What the source's answers do: prices are known, failures are told and remembered for a while."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from PySide6.QtCore import QObject, Signal

from watchapp.app.known import Known
from watchapp.app.scheduler import INNOCENT, NO_DATA, Scheduler, Want
from watchapp.core.records import dataclass
from watchapp.log import named

log = named(__name__)

INTERVALS = ("1m", "5m", "15m", "1h", "1d", "1wk")  # as core.bars, which loads numpy


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search: what was asked, rows as the source gave them, or why not."""

    text: str
    rows: tuple[dict[str, Any], ...] = ()
    error: str = ""


@dataclass(slots=True)
class Needs:
    """What is to be asked besides what is due: symbols at once, texts until they are answered.

    Until ``one_by_one_until`` the source refuses the request for all quotes.
    """

    urgent: dict[str, None] = field(default_factory=dict)
    sought: dict[str, None] = field(default_factory=dict)
    one_by_one_until: float = 0.0


class Answers(QObject):
    """Takes answers in.

    Args:
        known: What they are put into.
        scheduler: Told how a question ended.
        needs: Where is noted what has to be asked again.
    """

    barred = Signal(str, str)  # symbol, interval
    searched = Signal(object)  # Found
    described = Signal(str, object)  # symbol, what the source says of the listing

    def __init__(
        self, known: Known, scheduler: Scheduler, needs: Needs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._known = known
        self._scheduler = scheduler
        self._needs = needs

    def take(self, want: Want, message: dict[str, Any], arrays: Mapping[str, Any]) -> None:
        """Puts an answer where it belongs, or a failure."""
        code, now = str(message.get("error") or ""), self._known.now()
        if code in INNOCENT:
            self._scheduler.failed(want.key, code, now)
            self._needs.urgent |= dict.fromkeys(want.symbols)
            self._scheduler.want(want, now)
        elif code:
            say = log.error if code == "bug" else log.info
            say("%s %s failed: %s %s", want.op, want.symbol, code, message.get("detail", ""))
            self._fail(want, code, now, message.get("retry_after"))
        elif want.op == "quotes":
            self._take_quotes(want, message, now)
        else:
            self._scheduler.answered(want.key, now)
            if want.op == "search":
                self._needs.sought.pop(want.symbol, None)
                self.searched.emit(Found(want.symbol, tuple(message.get("hits", ()))))
            else:
                self._take_history(want, message, arrays, now)

    def _take_quotes(self, want: Want, message: Mapping[str, Any], now: float) -> None:
        quotes, errors = message.get("quotes") or (), dict(message.get("errors") or {})
        pace, retry_at = self._scheduler.pace, None
        # asked one by one, a refusal comes as the error of a symbol; it concerns everything
        pausing = (e for e in errors.values() if e["error"] in pace.first_pause)
        if (first := next(pausing, None)) is not None:
            after = first.get("retry_after")
            retry_at = self._scheduler.failed(want.key, first["error"], now, after)
        elif not quotes and len(want.symbols) > 1:
            # nobody stops knowing all symbols at once: this is no answer to remember
            retry_at = self._scheduler.failed(want.key, "bad_answer", now)
        else:
            self._scheduler.answered(want.key, now)
        if message.get("fallback"):
            self._needs.one_by_one_until = now + 2 * pace.one_by_one
        else:
            self._needs.one_by_one_until = 0.0
        for raw in quotes:
            self._known.take_quote(raw)
            self.described.emit(str(raw["symbol"]), dict(raw))
        for symbol, failure in errors.items():
            code = str(failure["error"])
            new = symbol not in self._known.quotes
            if code in NO_DATA and new and retry_at is None:
                self._known.remember_no_data(symbol, "quote", code, now + pace.no_data)
            self._known.blame(symbol, code, retry_at)

    def _take_history(
        self, want: Want, message: Mapping[str, Any], arrays: Mapping[str, Any], now: float
    ) -> None:
        from watchapp.feeds.yahoo.answers import bars_of  # brings numpy

        symbol = want.symbol
        if quote := message.get("quote"):
            self._known.take_quote({"symbol": symbol, **quote})
        everything = want.period == "max"
        if not self._known.take_bars(symbol, bars_of(message, arrays), everything=everything):
            # a new split moved every price: nothing kept is on the present basis any more
            for interval in INTERVALS:
                if self._known.cache.fetched_at(symbol, interval) is not None:
                    again = Want("history", symbol, interval, "max", rank=1)
                    self._scheduler.want(again, now, forced=True)
            return
        self.described.emit(symbol, dict(message))
        self.barred.emit(symbol, want.interval)

    def _fail(self, want: Want, code: str, now: float, retry_after: float | None) -> None:
        known = self._known
        # what was there a moment ago will be there again: one bad answer is not remembered
        passing = code in NO_DATA and code != "too_old" and (want.symbol in known.quotes)
        taken_as = "bad_answer" if passing else code
        retry_at = self._scheduler.failed(want.key, taken_as, now, retry_after)
        if want.op == "search":
            self.searched.emit(Found(want.symbol, error=code))
            return
        if want.op == "quotes":
            for symbol in want.symbols:
                known.blame(symbol, code, retry_at)
            return
        symbol, interval = want.symbol, want.interval
        if code in NO_DATA and not passing:
            known.remember_no_data(symbol, interval, code, now + self._scheduler.pace.no_data)
        known.blame_bars(symbol, interval, code, retry_at)
        if interval == "1d" and symbol not in known.quotes:
            known.blame(symbol, code, retry_at)
        self.barred.emit(symbol, interval)
