"""Yahoo as the window sees it: questions go in, answers come back, and nothing ever hangs.

Everything that can block lives in a child process (``child.py``). This side owns its life: it
starts the child at the first question, gives every question a deadline, kills and restarts a child
that is late or dead, and sends the stream's subscription again. No Qt, no numpy, no yfinance.

One thread, the keeper, starts, writes and kills; one thread per child reads. The methods only
leave a note for the keeper, so the caller's thread never waits. ``on_message`` is called from
those two threads, never from the caller's, and never after ``close``.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from watchapp.feeds import wire

Message = dict[str, Any]
OnMessage = Callable[[Message, dict[str, Any]], None]

DEADLINES = {"history": 30.0, "quotes": 20.0, "search": 10.0, "insiders": 30.0}
CACHE = "WATCHAPP_YF_CACHE"
INTERVALS = ("1m", "5m", "15m", "1h", "1d", "1wk")  # as core.bars, which loads numpy
AT_ONCE = 2  # what is polite towards Yahoo; the child has as many workers
FIRST_PAUSE = 1.0  # between two starts of the child, doubled with each death in a row
LONGEST_PAUSE = 60.0
CLOSING = 0.2  # seconds that close() may take in all
# Someone typing in the search field waits; a list of prices comes before a chart's past.
RANK = {"search": 0, "quotes": 1, "history": 2, "insiders": 3}


@dataclass(slots=True)
class _Question:
    """A request with its deadline; ``due`` is set when the child gets it."""

    message: Message
    seconds: float
    due: float = 0.0

    @property
    def id(self) -> int:
        return int(self.message["id"])

    @property
    def op(self) -> str:
        return str(self.message["op"])


@dataclass(slots=True)
class _Child:
    """A running child, its reader, and which subscription it has been sent."""

    process: subprocess.Popen[bytes]
    reader: threading.Thread | None = None
    sent: tuple[str, ...] = ()


@dataclass(slots=True)
class _Desk:
    """What the keeper and the callers share; touched only with the condition held."""

    waiting: deque[_Question] = field(default_factory=deque)
    flying: dict[int, _Question] = field(default_factory=dict)
    symbols: tuple[str, ...] = ()
    child: _Child | None = None
    not_before: float = 0.0
    deaths: int = 0
    closing: bool = False
    last_id: int = 0


def child_command() -> list[str]:
    """How the child is started: by module, or by an argument of a frozen program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--yahoo-child"]
    return [sys.executable, "-P", "-m", "watchapp.feeds.yahoo.child"]


def child_environment(extra: Mapping[str, str]) -> dict[str, str]:
    """The child's environment: ours, ``extra``, and the way to a checkout that is not installed."""
    env = {**os.environ, **extra}
    root = Path(__file__).resolve().parents[3]
    if root.name not in ("site-packages", "dist-packages"):
        env["PYTHONPATH"] = os.pathsep.join(filter(None, (str(root), env.get("PYTHONPATH"))))
    return env


class YahooClient:
    """Yahoo's history, quotes, search and stream, from a child process.

    Args:
        on_message: Called with every answer and event, from a thread of the client; the arrays
            are numpy arrays by name, empty for most messages. ``__init__.py`` of this package
            lists the messages.
        deadlines: Seconds by operation, laid over ``DEADLINES``. They run from the moment the
            child gets the question; at most ``AT_ONCE`` are with the child at a time and the
            others wait here, where a restart does not lose them.
        env: Laid over this process's environment for the child.
        spawn: A command instead of ``child_command()``, for tests.
        log: A file that gets what the child writes to its stderr; None throws it away.
        cache: The folder of yfinance's own small databases, which only this program may write to;
            None makes one and deletes it at the end. Without one, yfinance would fetch its cookie
            anew before every request.
    """

    def __init__(
        self,
        on_message: OnMessage,
        *,
        deadlines: Mapping[str, float] | None = None,
        env: Mapping[str, str] | None = None,
        spawn: Sequence[str] | None = None,
        log: Path | None = None,
        cache: Path | None = None,
    ) -> None:
        self._on_message = on_message
        self._deadlines = {**DEADLINES, **(deadlines or {})}
        self._env = dict(env or {})
        if cache is not None:
            self._env[CACHE] = str(cache)
        self._command = list(spawn) if spawn is not None else None
        self._log = log
        self._desk = _Desk()
        self._changed = threading.Condition()
        self._keeper: threading.Thread | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None

    # what callers ask ------------------------------------------------------------------------

    def history(
        self,
        symbol: str,
        interval: str = "1d",
        start: date | None = None,
        end: date | None = None,
        period: str | None = None,
    ) -> int:
        """Ask for bars; the number that the answer will carry.

        Args:
            symbol: As Yahoo spells it.
            interval: One of ``INTERVALS``.
            start: The first day wanted, in the exchange's zone.
            end: The first day not wanted any more; None reaches until now.
            period: Instead of the two: 1d 5d 1mo 3mo 6mo 1y 2y 5y 10y ytd max. None of the three
                means everything there is.
        """
        if interval not in INTERVALS:
            raise ValueError(interval)
        return self._ask(
            "history",
            symbol=symbol,
            interval=interval,
            start=start.isoformat() if start else None,
            end=end.isoformat() if end else None,
            period=period,
        )

    def quotes(self, symbols: Sequence[str]) -> int:
        """Ask for the latest quotes of all ``symbols`` with one request."""
        return self._ask("quotes", symbols=list(symbols))

    def search(self, text: str) -> int:
        """Ask for listings by name, symbol or ISIN."""
        return self._ask("search", text=text)

    def insiders(self, symbol: str) -> int:
        """Ask for the table of insiders' deals."""
        return self._ask("insiders", symbol=symbol)

    def stream(self, symbols: Sequence[str]) -> None:
        """Replace what the stream is subscribed to; nothing stops it."""
        with self._changed:
            self._desk.symbols = tuple(dict.fromkeys(symbols))
            self._wake()

    def cancel(self, number: int) -> bool:
        """Forget a question that the child has not been given yet; False when it is too late."""
        with self._changed:
            for question in self._desk.waiting:
                if question.id == number:
                    self._desk.waiting.remove(question)
                    return True
        return False

    def pid(self) -> int | None:
        """The running child's process id, for the diagnostics page."""
        with self._changed:
            return self._desk.child.process.pid if self._desk.child else None

    def close(self) -> None:
        """Kill the child and end the threads, whatever hangs; returns within ``CLOSING``."""
        with self._changed:
            self._desk.closing = True
            if self._desk.child is not None:
                self._desk.child.process.kill()  # also frees a keeper that is stuck in a write
            self._changed.notify_all()
        if self._keeper is not None and self._keeper is not threading.current_thread():
            self._keeper.join(CLOSING)  # it waits for the reader, which ends with the child

    # the keeper ------------------------------------------------------------------------------

    def _ask(self, op: str, **arguments: Any) -> int:
        with self._changed:
            self._desk.last_id += 1
            seconds = self._deadlines[op]
            message = {"id": self._desk.last_id, "op": op, "seconds": seconds, **arguments}
            self._desk.waiting.append(_Question(message, seconds))
            self._wake()
            return self._desk.last_id

    def _wake(self) -> None:
        """Let the keeper look again, starting it the first time; the condition is held."""
        if self._desk.closing:
            raise RuntimeError("the client is closed")
        if self._keeper is None and (self._desk.waiting or self._desk.symbols):
            self._keeper = threading.Thread(target=self._keep, name="yahoo-keeper", daemon=True)
            self._keeper.start()
        self._changed.notify_all()

    def _keep(self) -> None:
        while (job := self._next_job()) is not None:
            job()
        with self._changed:
            child, self._desk.child = self._desk.child, None
        if child is not None:
            self._end(child)
            if child.reader is not None:
                child.reader.join()
        if self._scratch is not None:
            self._scratch.cleanup()

    def _next_job(self) -> Callable[[], None] | None:
        """The next thing to do, waited for; None when the client is closed."""
        with self._changed:
            while not self._desk.closing:
                job, pause = self._look(time.monotonic())
                if job is not None:
                    return job
                self._changed.wait(pause)
        return None

    def _look(self, now: float) -> tuple[Callable[[], None] | None, float | None]:
        """What is to be done at ``now``, or how long nothing is; the condition is held."""
        desk = self._desk
        late = [q for q in desk.flying.values() if q.due <= now]
        if late:
            return lambda: self._restart(late), None
        if desk.child is None:
            if not desk.waiting and not desk.symbols:
                return None, None
            if now < desk.not_before:
                return None, desk.not_before - now
            return self._start, None
        child = desk.child
        if child.sent != desk.symbols:
            symbols = child.sent = desk.symbols
            return lambda: self._write(child, {"op": "stream", "symbols": list(symbols)}), None
        if desk.waiting and len(desk.flying) < AT_ONCE:
            question = min(desk.waiting, key=lambda q: (RANK[q.op], q.id))
            desk.waiting.remove(question)
            question.due = now + question.seconds
            desk.flying[question.id] = question
            return lambda: self._write(child, question.message), None
        next_due = min((q.due for q in desk.flying.values()), default=None)
        return None, None if next_due is None else next_due - now

    def _start(self) -> None:
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        if CACHE not in self._env:
            self._scratch = tempfile.TemporaryDirectory(
                prefix="watchapp-yahoo-", ignore_cleanup_errors=True
            )
            self._env[CACHE] = self._scratch.name
        with contextlib.ExitStack() as stack:
            errors: Any = subprocess.DEVNULL
            if self._log is not None:
                errors = stack.enter_context(self._log.open("ab"))
            try:
                process = subprocess.Popen(  # noqa: S603 - our own program
                    self._command or child_command(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    env=child_environment(self._env),
                    creationflags=flags,
                )
            except OSError as error:
                self._mourn(None, detail=str(error))
                return
        child = _Child(process)
        child.reader = threading.Thread(
            target=self._read, args=(child,), name="yahoo-reader", daemon=True
        )
        with self._changed:
            self._desk.child = child
            self._desk.not_before = time.monotonic() + FIRST_PAUSE
            if self._desk.closing:
                process.kill()
        child.reader.start()

    def _write(self, child: _Child, message: Message) -> None:
        assert child.process.stdin is not None
        # A broken pipe means the child is gone; its reader sees that too and tells everyone.
        with contextlib.suppress(OSError, ValueError):
            wire.write(child.process.stdin, message)

    def _restart(self, late: list[_Question]) -> None:
        with self._changed:
            # An answer may have come in between; then there is no reason left to kill.
            late = [q for q in late if q.id in self._desk.flying]
            if not late:
                return
            child, self._desk.child = self._desk.child, None
            lost = list(self._desk.flying.values())
            self._desk.flying.clear()
            streaming = bool(self._desk.symbols)
        if child is not None:
            self._end(child)
        for question in lost:
            self._fail(question, "timeout" if question in late else "restarted")
        if streaming:
            self._tell(_interrupted("restarted"))

    def _end(self, child: _Child) -> None:
        """Kill ``child``; its reader closes and reaps."""
        child.process.kill()
        if child.process.stdin is not None:
            # Closing flushes what was not written, into a pipe nobody reads any more.
            with contextlib.suppress(OSError):
                child.process.stdin.close()

    def _mourn(self, child: _Child | None, detail: str = "") -> None:
        """The child died by itself, or could not be started."""
        with self._changed:
            desk = self._desk
            if desk.child is not child or desk.closing:
                return
            desk.child = None
            desk.deaths += 1
            pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (desk.deaths - 1))
            desk.not_before = time.monotonic() + pause
            lost = list(desk.flying.values())
            desk.flying.clear()
            if desk.deaths > 1:  # it will not be better soon: nobody waits for a minute unsaid
                lost += desk.waiting
                desk.waiting.clear()
            streaming = bool(desk.symbols)
            self._changed.notify_all()
        if child is not None:
            self._end(child)
        for question in lost:
            self._fail(question, "source_died", detail)
        if streaming:
            self._tell(_interrupted("source_died") | {"retry_in": pause})

    def _fail(self, question: _Question, code: str, detail: str = "") -> None:
        answer = {"id": question.id, "op": question.op, "error": code}
        for key in ("symbol", "interval"):
            if key in question.message:
                answer[key] = question.message[key]
        self._tell(answer | ({"detail": detail} if detail else {}))

    # the reader ------------------------------------------------------------------------------

    def _read(self, child: _Child) -> None:
        assert child.process.stdout is not None
        detail = ""
        try:
            while (frame := wire.read(child.process.stdout)) is not None:
                self._take(child, *frame)
        except wire.WireError as error:  # killed inside a frame, or no frames at all
            detail = str(error)
        child.process.kill()
        child.process.stdout.close()
        child.process.wait()
        self._mourn(child, detail)

    def _take(self, child: _Child, message: Message, arrays: dict[str, Any]) -> None:
        with self._changed:
            if self._desk.child is not child:
                return  # what a killed child still had in its pipe has been answered for it
            if "id" in message:
                if self._desk.flying.pop(int(message["id"]), None) is None:
                    return
                self._desk.deaths = 0
                self._changed.notify_all()
        self._tell(message, arrays)

    def _tell(self, message: Message, arrays: dict[str, Any] | None = None) -> None:
        if self._desk.closing:
            return
        try:
            self._on_message(message, arrays or {})
        except Exception:  # noqa: BLE001 - a listener's bug is reported and must not end the reader
            report = threading.ExceptHookArgs((*sys.exc_info(), threading.current_thread()))
            threading.excepthook(report)


def _interrupted(reason: str) -> Message:
    return {"event": "stream", "state": "reconnecting", "reason": reason}
