"""A loopback server that stands for every host of the feeds, and fails in every way they can."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = tuple[int, dict[str, str], bytes]
THREAD = "feed-server"


@dataclass(slots=True)
class Asked:
    """One request: host and path, its query, and its headers."""

    path: str
    query: str
    headers: dict[str, str]


@dataclass(slots=True)
class FeedServer:
    """Serves ``pages`` by host and path; ``trouble`` by the beginning of it comes first.

    Trouble is a Reply, or a word: drip, cut, hang, reset, loop, away.
    """

    pages: dict[str, bytes | Callable[[str], bytes]] = field(default_factory=dict)
    trouble: dict[str, Reply | str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    address: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)

    def paths(self) -> list[str]:
        return [a.path for a in self.asked]

    def reply(self, asked: Asked) -> Reply | str:
        for start, trouble in self.trouble.items():
            if asked.path.startswith(start):
                return trouble
        page = self.pages.get(asked.path)
        if page is None:
            return 404, {}, b"not here"
        body = page(asked.query) if callable(page) else page
        etag = self.headers.get("ETag", "")
        if etag and asked.headers.get("If-None-Match") == etag:
            return 304, {}, b""
        return 200, dict(self.headers), body


class Handler(BaseHTTPRequestHandler):
    """Answers as ``told`` says."""

    protocol_version = "HTTP/1.1"
    told: FeedServer

    def do_GET(self) -> None:
        path, _, query = self.path.lstrip("/").partition("?")
        asked = Asked(path, query, dict(self.headers.items()))
        self.told.asked.append(asked)
        reply = self.told.reply(asked)
        if isinstance(reply, str):
            self.fail(reply, path)
            return
        status, headers, body = reply
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def fail(self, how: str, path: str) -> None:
        self.close_connection = True
        if how == "reset":
            self.connection.close()
        elif how == "hang":
            self.told.stopped.wait(20)
        elif how in ("loop", "away"):
            self.send_response(302)
            target = f"{self.told.address}/{path}" if how == "loop" else "https://example.org/x"
            self.send_header("Location", target)
            self.send_header("Connection", "close")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.begin(200 if how == "drip" else 1)

    def begin(self, parts: int) -> None:
        """Sends a body bit by bit, and never all of it."""
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        with suppress(OSError):
            for _ in range(parts):
                self.wfile.write(b"<a/>")
                self.wfile.flush()
                if parts > 1 and self.told.stopped.wait(0.05):
                    return

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Says nothing."""


@contextmanager
def feed_server() -> Iterator[FeedServer]:
    """A running server; its threads have ended when the block is left."""
    told = FeedServer()
    handler = type("Told", (Handler,), {"told": told})
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    http.daemon_threads = False
    http.block_on_close = True
    told.address = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), name=THREAD)
    thread.start()
    try:
        yield told
    finally:
        told.stopped.set()
        http.shutdown()
        http.server_close()
        thread.join()
