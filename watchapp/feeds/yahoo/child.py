"""The process that talks to Yahoo: questions come in on stdin, answers go out on stdout.

It lives as long as its stdin: at the end of that it exits at once, whatever hangs, so a parent
that was killed leaves nobody behind. Two workers answer; the stream has a thread of its own.

Environment it reads, besides what yfinance, curl and OpenSSL read:
    WATCHAPP_YF_CACHE: folder of yfinance's databases (``library.py``); unset: none are kept.
    WATCHAPP_STREAM_*: the stream's waits (``stream.py``), shortened by tests.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from watchapp.feeds import wire
from watchapp.feeds.yahoo.library import IMPORTING, Library

if TYPE_CHECKING:
    from watchapp.feeds.yahoo.stream import Stream

WORKERS = 2
ECHOED = ("id", "op", "symbol", "interval")  # of a question, in its answer


class Child:
    """The child's desk: takes questions, lets workers answer, writes one frame at a time."""

    def __init__(self, source: BinaryIO, sink: BinaryIO) -> None:
        self._source = source
        self._sink = sink
        self._writing = threading.Lock()
        self._questions: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._library: Library | None = None
        self._stream: Stream | None = None

    def run(self) -> None:
        """Read questions until the parent is gone."""
        for number in range(WORKERS):
            threading.Thread(target=self._work, name=f"worker-{number}", daemon=True).start()
        while (frame := wire.read(self._source)) is not None:
            message = frame[0]
            if message["op"] == "stream":
                self._subscribe([str(s) for s in message["symbols"]])
            else:
                self._questions.put(message)

    def send(self, message: Mapping[str, Any], arrays: Mapping[str, Any] | None = None) -> None:
        """One frame to the parent; when it is gone, so are we."""
        try:
            with self._writing:
                wire.write(self._sink, message, arrays or {})
        except OSError:
            os._exit(0)

    def _subscribe(self, symbols: list[str]) -> None:
        if self._stream is None:
            if not symbols:
                return
            with IMPORTING:
                from watchapp.feeds.yahoo.stream import Stream

            self._stream = Stream(self.send)
        self._stream.subscribe(symbols)

    def _work(self) -> None:
        while True:
            request = self._questions.get()
            about: dict[str, Any] = {k: request[k] for k in ECHOED if k in request}
            try:
                message, arrays = self._answer(request)
                self.send({**about, **message}, arrays)
            except Exception:  # noqa: BLE001 - told to the parent, where it is reported as a bug
                self.send({**about, "error": "bug", "detail": traceback.format_exc()})

    def _answer(self, request: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        library = self._ready()
        with IMPORTING:
            from watchapp.feeds.yahoo import failures, history, insiders, quotes, search
        if request["op"] == "quotes":
            return quotes.ask(library, request), {}
        without_arrays = {"search": search.ask, "insiders": insiders.ask}.get(request["op"])

        def work() -> tuple[dict[str, Any], dict[str, Any]]:
            if without_arrays is not None:
                return without_arrays(library, request), {}
            return history.ask(library, request)

        try:
            return library.run(work)
        except Exception as error:  # noqa: BLE001 - explained, and a bug among them stays one
            return failures.explain(error, library.notes.last), {}

    def _ready(self) -> Library:
        with IMPORTING:
            if self._library is None:
                self._library = Library()
            return self._library


def main() -> None:
    """Serve the parent on the standard streams until it is gone."""
    # Ctrl+C in a terminal reaches the whole group; the parent decides when we end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Whatever prints, in Python or below, must not get between the frames.
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    try:
        Child(sys.stdin.buffer, sink).run()
    except Exception:  # noqa: BLE001 - this process ends without the interpreter's own report
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)  # not sys.exit: that waits for threads which may hang


if __name__ == "__main__":
    main()
