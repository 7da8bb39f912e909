"""A loopback Yahoo for the unmodified yfinance and websockets: prices, faults and a stream.

It is an HTTP proxy that answers CONNECT and ends TLS itself, with a certificate of an authority
made for the run. A client is led to it by environment variables alone (``YahooServer.env``), so
nothing in the client is changed, and with the server down nothing can leave the machine.

    with YahooServer() as server:
        client = YahooClient(show, env=server.env())
        server.set_price("1810.HK", 40.26)
        server.fail("/v8/finance/chart/AAPL", "http429", times=1)

Not modelled: HTTP/2, gzip, holidays, lunch breaks, pre- and post-market.
"""

from __future__ import annotations

import base64
import contextlib
import copy
import hashlib
import json
import socket
import ssl
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

import trustme
from leftovers import SERVER
from yahoo_market import Market, chart, chart_error, quote_row, venue_of
from yahoo_stream import ENDING, WS_GUID, Stream, pricing, reset, text_frame

HOSTS = ("*.yahoo.com", "*.finance.yahoo.com", "yahoo.com", "markets.businessinsider.com")
HTML = b"<!doctype html><html><body><h1>Yahoo</h1>Will be right back...</body></html>"


# faults ---------------------------------------------------------------------------------------


@dataclass
class Fault:
    match: str
    mode: str
    left: int | None
    seconds: float


STATUS = {
    "http401": (401, {"finance": {"result": None, "error": {"code": "Unauthorized"}}}),
    "http404": (404, chart_error("Not Found", "No data found, symbol may be delisted")),
    "http429": (429, {"finance": {"error": {"code": "Too Many Requests"}}}),
    "http500": (500, chart_error("Internal Server Error", "Internal error")),
}
RAW = {
    "http500html": (500, HTML, "text/html"),
    "http502html": (502, HTML, "text/html"),
    "html200": (200, HTML, "text/html"),
    "empty200": (200, b"", "application/json"),
    "null200": (200, b"null", "application/json"),
}


def distort(mode: str, body: dict[str, Any]) -> dict[str, Any]:  # noqa: C901 - a table of faults
    """A chart (or quote) answer as it comes when Yahoo has a bad day."""
    body = copy.deepcopy(body)
    if mode in ("result_empty", "result_null"):
        inner = body.get("chart") or body.get("quoteResponse") or body
        inner["result"] = [] if mode == "result_empty" else None
        return body
    result = body["chart"]["result"][0]
    quote = result["indicators"]["quote"][0]
    if mode == "quote_empty":
        result["indicators"]["quote"] = [{}]
    elif mode == "null_currency":
        result["meta"]["currency"] = None
    elif mode == "no_tz":
        del result["meta"]["exchangeTimezoneName"]
    elif mode == "nan_close":
        quote["close"][-1] = None
    elif mode == "nan_rows":
        for name in quote:
            quote[name] = [None] * len(quote[name])
        for adjusted in result["indicators"].get("adjclose", []):
            adjusted["adjclose"] = [None] * len(quote["close"])
    elif mode == "dup_last":
        result["timestamp"].append(result["meta"]["regularMarketTime"])
        for column in _columns(result):
            column.append(column[-1])
    elif mode == "unsorted":
        result["timestamp"].reverse()
        for column in _columns(result):
            column.reverse()
    return body


def _columns(result: dict[str, Any]) -> list[list[Any]]:
    indicators = result["indicators"]
    return [
        *indicators["quote"][0].values(),
        *(a["adjclose"] for a in indicators.get("adjclose", [])),
    ]


# the server -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Request:
    """A request as it was answered; ``status`` is 0 where it was not."""

    at: float
    method: str
    host: str
    path: str
    query: dict[str, str]
    status: int


class YahooServer:
    """The server; ``with`` starts and stops it."""

    def __init__(
        self, *, now: float | None = None, recorded: Mapping[str, Path] | None = None
    ) -> None:
        self.market = Market(now)
        self.recorded = dict(recorded or {})
        self.insiders: dict[str, list[dict[str, Any]]] = {}  # by symbol, as Yahoo lists them
        self.log: list[Request] = []
        self.most_at_once = 0  # data requests that were being answered at one time
        self.connections: list[Stream] = []
        self.crumb = "crumb.1"
        self._running = 0
        self._faults: list[Fault] = []
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._stopped = threading.Event()
        self._calm = threading.Event()  # set: whatever hangs goes on
        authority = trustme.CA()
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*HOSTS).configure_cert(self._tls)
        self._folder = tempfile.TemporaryDirectory(prefix="yahoo-server-")
        self.ca_file = Path(self._folder.name) / "ca.pem"
        authority.cert_pem.write_to_path(str(self.ca_file))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, name=SERVER, daemon=True)]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *reason: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Close everything; clients see a refused connection from now on."""
        self._stopped.set()
        self._calm.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            still_open = list(self._open)
        for connection in still_open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        self._folder.cleanup()

    def env(self) -> dict[str, str]:
        """What leads yfinance and websockets here."""
        proxy = f"http://127.0.0.1:{self.port}"
        return {
            **dict.fromkeys(("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"), proxy),
            **dict.fromkeys(("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"), ""),
            **dict.fromkeys(
                ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"), str(self.ca_file)
            ),
        }

    # what a test sets

    def set_price(self, symbol: str, price: float) -> None:
        self.market.prices[symbol] = price

    def set_delay(self, symbol: str, minutes: int | None) -> None:
        """What Yahoo declares for a symbol; None: nothing."""
        self.market.delays[symbol] = minutes

    def set_now(self, now: float | None) -> None:
        self.market.now = now

    def fail(self, match: str, mode: str, times: int | None = None, seconds: float = 3.0) -> None:
        """Answer requests whose host and path contain ``match`` by ``mode``.

        ``stream`` and ``handshake`` are the matches of the WebSocket. Modes that end a connection
        happen to all that are open at once, or else to the next. ``seconds`` is for ``slow``.
        """
        fault = Fault(match, mode, times, seconds)
        if match == "stream" and mode in ENDING:
            open_now = [c for c in self.connections if c.alive]
            for connection in open_now:
                connection.end(mode)
            fault.left = (times or 1) - bool(open_now)
        with self._lock:
            self._calm.clear()
            if fault.left != 0:
                self._faults.append(fault)

    def heal(self) -> None:
        """No faults from now on; what hangs goes on."""
        with self._lock:
            self._faults.clear()
            self._calm.set()

    def clear(self) -> None:
        """As new: no faults, no log, no set prices."""
        self.heal()
        with self._lock:
            self.log.clear()
            self.most_at_once = 0
        self.market.prices.clear()
        self.market.delays.clear()
        self.market.now = None
        self.recorded.clear()

    def asked(self, part: str) -> list[Request]:
        """The requests whose path contains ``part``."""
        return [r for r in list(self.log) if part in r.path]

    # the stream

    def subscribed(self) -> set[str]:
        """What the connections that live are subscribed to."""
        return {s for c in self.connections if c.alive for s in c.symbols}

    def tick(self, symbol: str, price: float, **more: Any) -> int:
        """Push a price to everyone subscribed; how many that were."""
        self.set_price(symbol, price)
        frame = pricing(symbol, price, at=self.market.at(), **more)
        sent = 0
        for connection in list(self.connections):
            if connection.alive and symbol in connection.symbols:
                sent += connection.push(frame, self._mode("stream"))
        return sent

    def flood(self, symbols: list[str], rate: int, seconds: float) -> int:
        """Push ``rate`` frames a second for ``seconds``, evenly; how many were sent."""
        sent, start = 0, time.monotonic()
        while (passed := time.monotonic() - start) < seconds:
            due = int(passed * rate) - sent
            frames = []
            for k in range(sent, sent + due):
                symbol = symbols[k % len(symbols)]
                at = self.market.at() + k / 1e6
                frames.append(text_frame(pricing(symbol, 100 + k % 1000 / 100, at=at)))
            if frames:
                for connection in [c for c in list(self.connections) if c.alive]:
                    connection.send(b"".join(frames))
            sent += due
            time.sleep(0.005)
        return sent

    # inside

    def _fault(self, target: str) -> Fault | None:
        with self._lock:
            for fault in self._faults:
                if fault.match in target and fault.left != 0:
                    if fault.left is not None:
                        fault.left -= 1
                    return fault
        return None

    def _mode(self, target: str) -> str:
        fault = self._fault(target)
        return fault.mode if fault else ""

    def _accept(self) -> None:
        while not self._stopped.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(
                target=self._serve, args=(connection,), name=SERVER, daemon=True
            )
            self._threads = [t for t in self._threads if t.is_alive() or not t.ident]
            self._threads.append(thread)
            thread.start()

    def _serve(self, plain: socket.socket) -> None:
        with self._lock:
            self._open.add(plain)
        current = plain
        try:
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            head = _head(plain)
            if head is None or head[0] != "CONNECT":
                return
            host = head[1].partition(":")[0]
            plain.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            current = self._tls.wrap_socket(plain, server_side=True)
            with self._lock:
                self._open.discard(plain)
                self._open.add(current)
            while self._answer(current, host):
                pass
        except (OSError, ValueError):
            pass  # a client that went away is what these tests are about
        finally:
            with self._lock:
                self._open.discard(plain)
                self._open.discard(current)
            current.close()

    def _answer(self, connection: socket.socket, host: str) -> bool:
        """One request; False when the connection is over."""
        head = _head(connection)
        if head is None:
            return False
        method, target, headers = head
        parts = urlsplit(target)
        query = {k: v[-1] for k, v in parse_qs(parts.query).items()}
        _body(connection, headers)
        if headers.get("upgrade", "").lower() == "websocket":
            self._websocket(connection, headers)
            return False
        path = unquote(parts.path)
        helper = "getcrumb" in path or "onsent" in path or host == "fc.yahoo.com"
        with self._lock:
            self._running += not helper
            self.most_at_once = max(self.most_at_once, self._running)
        asked = Request(time.time(), method, host, path, query, 0)
        try:
            return self._reply(connection, asked, headers)
        finally:
            with self._lock:
                self._running -= not helper

    def _reply(self, connection: socket.socket, asked: Request, headers: dict[str, str]) -> bool:
        """Answer, or fail to; False when the connection is over."""
        fault = self._fault(asked.host + asked.path)
        mode = fault.mode if fault else ""
        if mode in ("hang", "reset"):
            self.log.append(asked)
        if mode == "hang":
            self._calm.wait(120)
            return False
        if mode == "reset":
            reset(connection)
            return False
        if fault and mode == "slow":
            self._calm.wait(fault.seconds)
        status, body, kind, more = self._content(asked, headers)
        if mode in RAW:
            status, body, kind = RAW[mode]
        elif mode in STATUS:
            status, wrong = STATUS[mode]
            body, kind = json.dumps(wrong).encode(), "application/json"
            more = {"Retry-After": "7"} if status == 429 else {}
        elif mode == "trunc_json":
            body = body[: len(body) // 2]
        elif mode not in ("", "slow", "trunc_body"):
            body = json.dumps(distort(mode, json.loads(body))).encode()
        lines = [f"HTTP/1.1 {status} X", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        lines += [f"{k}: {v}" for k, v in more.items()]
        if mode == "trunc_body":
            body = body[: len(body) // 2]
        # Before the answer: who has it may look into the log at once.
        self.log.append(replace(asked, status=status))
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        return mode != "trunc_body"

    def _content(
        self, asked: Request, headers: dict[str, str]
    ) -> tuple[int, bytes, str, dict[str, str]]:
        host, path, query = asked.host, asked.path, asked.query
        text = "text/html"
        cookie = {
            "Set-Cookie": "A3=d=test&S=1; Expires=Wed, 01 Jan 2098 00:00:00 GMT; "
            "Max-Age=31557600; Domain=.yahoo.com; Path=/; Secure; HttpOnly"
        }
        if host == "fc.yahoo.com":
            return 404, b"", text, cookie
        if path == "/consent":
            form = b"<form><input name=csrfToken value=t><input name=sessionId value=s></form>"
            return 200, form, text, cookie
        if path in ("/v2/collectConsent", "/copyConsent"):
            return 200, b"", text, cookie
        knows = "A3=" in headers.get("cookie", "")
        if path == "/v1/test/getcrumb":
            if not knows:
                return 401, b'{"finance":{"error":{"code":"Unauthorized"}}}', text, {}
            return 200, self.crumb.encode(), "text/plain", {}
        status, body = self._data(path, query, crumbed=knows and query.get("crumb") == self.crumb)
        return status, json.dumps(body).encode(), "application/json", {}

    def _data(self, path: str, query: dict[str, str], *, crumbed: bool) -> tuple[int, Any]:
        if path.startswith("/v8/finance/chart/"):
            symbol = path.rpartition("/")[2]
            if symbol in self.recorded:
                return 200, json.loads(self.recorded[symbol].read_text("utf-8"))
            return chart(self.market, symbol, query)
        if path == "/v1/finance/search":
            return 200, self._search(query.get("q", ""))
        if not crumbed:
            error = {"code": "Unauthorized", "description": "Invalid Crumb"}
            return 401, {"finance": {"result": None, "error": error}}
        if path == "/v7/finance/quote":
            symbols = [s for s in query.get("symbols", "").split(",") if s]
            recorded = next((self.recorded[s] for s in symbols if s in self.recorded), None)
            if recorded is not None:
                return 200, json.loads(recorded.read_text("utf-8"))
            rows = [quote_row(self.market, s) for s in symbols if not s.startswith("NOSUCH")]
            return 200, {"quoteResponse": {"result": rows, "error": None}}
        if path.startswith("/v10/finance/quoteSummary/"):
            symbol = path.rpartition("/")[2]
            if symbol in self.insiders:
                told = {"insiderTransactions": {"transactions": self.insiders[symbol]}}
                return 200, {"quoteSummary": {"result": [told], "error": None}}
            words = "No fundamentals data found for any of the summaryTypes"
            error = {"code": "Not Found", "description": words}
            return 404, {"quoteSummary": {"result": None, "error": error}}
        return 404, {"finance": {"result": None, "error": {"code": "Not Found"}}}

    def _search(self, words: str) -> Any:
        if words in self.recorded:
            return json.loads(self.recorded[words].read_text("utf-8"))
        known = {"KYG9830T1067": "1810.HK", "US0378331005": "AAPL", "XIAOMI": "1810.HK"}
        symbol = known.get(words.upper(), words.upper())
        quotes = []
        if words and not symbol.startswith("NOSUCH"):
            venue = venue_of(symbol)
            quotes = [
                {
                    "exchange": venue.code,
                    "exchDisp": venue.name,
                    "shortname": f"{symbol}   LTD",
                    "longname": f"{symbol} Company Limited",
                    "quoteType": venue.kind,
                    "typeDisp": venue.kind.title(),
                    "symbol": symbol,
                    "score": 20001.0,
                    "isYahooFinance": True,
                },
                {"name": "a private company without a symbol", "isYahooFinance": False},
            ]
        return {"count": len(quotes), "quotes": quotes, "news": [], "nav": [], "lists": []}

    def _websocket(self, connection: socket.socket, headers: dict[str, str]) -> None:
        mode = self._mode("handshake")
        status = int(mode[4:]) if mode.startswith("http") else 101
        with self._lock:
            here = Request(time.time(), "GET", "streamer.finance.yahoo.com", "/ws", {}, status)
            self.log.append(here)
        if mode == "reset":
            reset(connection)
            return
        if mode == "hang":
            self._calm.wait(120)
            return
        if mode:
            connection.sendall(f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n".encode())
            return
        key = hashlib.sha1((headers["sec-websocket-key"] + WS_GUID).encode()).digest()
        connection.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + base64.b64encode(key) + b"\r\n\r\n"
        )
        stream = Stream(connection)
        self.connections.append(stream)
        try:
            stream.listen(self._stopped, self._end_new)
        finally:
            stream.alive = False

    def _end_new(self, stream: Stream) -> None:
        """A new subscription meets a fault that waits for one."""
        with self._lock:
            waiting = [f for f in self._faults if f.match == "stream" and f.mode in ENDING]
        if waiting and self._mode("stream"):
            stream.end(waiting[0].mode)


def _head(connection: socket.socket) -> tuple[str, str, dict[str, str]] | None:
    """Method, target and headers of the next request, or None at the end."""
    data = bytearray()
    while not data.endswith(b"\r\n\r\n"):
        part = connection.recv(1)
        if not part:
            return None
        data += part
    first, *lines = data.decode("latin-1").strip().split("\r\n")
    method, target, _ = first.split(" ", 2)
    pairs = (line.partition(":") for line in lines)
    return method, target, {k.strip().lower(): v.strip() for k, _, v in pairs}


def _body(connection: socket.socket, headers: Mapping[str, str]) -> None:
    left = int(headers.get("content-length", 0))
    while left > 0 and (part := connection.recv(min(left, 65536))):
        left -= len(part)
