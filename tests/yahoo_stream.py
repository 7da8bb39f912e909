"""The server's side of Yahoo's price stream: WebSocket frames and the prices in them."""

from __future__ import annotations

import base64
import contextlib
import json
import select
import socket
import struct
import threading
import time
from collections.abc import Callable
from typing import Any

from yahoo_market import venue_of

WS_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
# These end the connection; they happen once for each time they are allowed to.
ENDING = ("drop", "fin", "close1000", "close1001", "close1011")


class Stream:
    """One client's WebSocket, server side; a TLS socket is used by one thread at a time."""

    def __init__(self, connection: socket.socket) -> None:
        self.symbols: set[str] = set()
        self.messages: list[Any] = []  # what the client sent, with its time
        self.alive = True
        self._socket = connection
        self._lock = threading.Lock()

    def listen(self, stopped: threading.Event, subscribed: Callable[[Stream], None]) -> None:
        buffer = b""
        while self.alive and not stopped.is_set():
            ready = getattr(self._socket, "pending", lambda: 0)()
            if not ready and not select.select([self._socket], [], [], 0.05)[0]:
                continue
            with self._lock:
                if not self.alive:
                    return
                part = self._socket.recv(65536)
            if not part:
                return
            buffer += part
            while (frame := _client_frame(buffer)) is not None:
                kind, payload, buffer = frame
                if kind == 8:
                    with contextlib.suppress(OSError):
                        self.send(frame_of(8, payload))
                    return
                if kind == 9:
                    self.send(frame_of(10, payload))
                if kind == 1:
                    self._take(json.loads(payload), subscribed)

    def _take(self, message: dict[str, Any], subscribed: Callable[[Stream], None]) -> None:
        self.messages.append((time.monotonic(), message))
        new = not self.symbols
        self.symbols |= set(message.get("subscribe", ()))
        self.symbols -= set(message.get("unsubscribe", ()))
        if new and self.symbols:
            subscribed(self)

    def send(self, data: bytes) -> None:
        with self._lock:
            if self.alive:
                self._socket.sendall(data)

    def push(self, frame: str, mode: str) -> int:
        """Send ``frame``, or what ``mode`` makes of it; 1 when a price was sent."""
        if mode == "silence":
            return 0
        if mode in ENDING:
            self.end(mode)
            return 0
        wrong = {
            "badjson": "{not json",
            "badb64": json.dumps({"type": "pricing", "message": "%%%"}),
            "badproto": json.dumps({"type": "pricing", "message": "/////w=="}),
        }
        try:
            self.send(text_frame(wrong.get(mode, frame)))
        except OSError:
            self.alive = False
            return 0
        return 0 if mode else 1

    def end(self, mode: str) -> None:
        """Close, politely or not."""
        with self._lock:
            if not self.alive:
                return
            self.alive = False
            with contextlib.suppress(OSError):
                if mode.startswith("close"):
                    self._socket.sendall(frame_of(8, struct.pack(">H", int(mode[5:]))))
                elif mode == "drop":
                    reset(self._socket)
                    return
                self._socket.shutdown(socket.SHUT_WR)


def pricing(
    symbol: str,
    price: float,
    *,
    at: float,
    previous_close: float | None = None,
    volume: int | None = None,
    market_hours: int = 1,
) -> str:
    """A frame of Yahoo's stream, written by hand after its message definition."""

    def varint(value: int) -> bytes:
        out = bytearray()
        while value > 0x7F:
            out.append(value & 0x7F | 0x80)
            value >>= 7
        out.append(value)
        return bytes(out)

    def words(number: int, value: str) -> bytes:
        data = value.encode()
        return varint(number << 3 | 2) + varint(len(data)) + data

    def real(number: int, value: float) -> bytes:
        return varint(number << 3 | 5) + struct.pack("<f", value)

    def zigzag(number: int, value: int) -> bytes:
        return varint(number << 3) + varint(value << 1)

    venue = venue_of(symbol)
    data = words(1, symbol) + real(2, price) + zigzag(3, int(at * 1000))
    data += words(4, venue.currency) + words(5, venue.code) + varint(6 << 3) + varint(8)
    data += varint(7 << 3) + varint(market_hours)
    if volume is not None:
        data += zigzag(9, volume)
    data += real(10, price * 1.02) + real(11, price * 0.98)
    if previous_close is not None:
        data += real(16, previous_close)
    return json.dumps({"type": "pricing", "message": base64.b64encode(data).decode()})


def frame_of(kind: int, payload: bytes) -> bytes:
    size = len(payload)
    if size < 126:
        return struct.pack(">BB", 0x80 | kind, size) + payload
    return struct.pack(">BBH", 0x80 | kind, 126, size) + payload


def text_frame(text: str) -> bytes:
    """``text`` as a WebSocket frame of a server."""
    return frame_of(1, text.encode())


def _client_frame(data: bytes) -> tuple[int, bytes, bytes] | None:
    """Kind, payload and the rest of a masked frame, or None while it is not all there."""
    if len(data) < 6:
        return None
    kind, size, at = data[0] & 15, data[1] & 127, 2
    if size == 126:
        size, at = struct.unpack(">H", data[2:4])[0], 4
    elif size == 127:
        size, at = struct.unpack(">Q", data[2:10])[0], 10
    if len(data) < at + 4 + size:
        return None
    mask = data[at : at + 4]
    payload = bytes(b ^ mask[k % 4] for k, b in enumerate(data[at + 4 : at + 4 + size]))
    return kind, payload, data[at + 4 + size :]


def reset(connection: socket.socket) -> None:
    """Break a connection so that the other side sees a reset, not an end."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
