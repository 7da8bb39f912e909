"""Live prices: one WebSocket to Yahoo that comes back by itself after everything that can happen.

yfinance's own stream classes never reconnect and can spin for ever, so only its message type is
used. States told to the window: ``connected``, ``reconnecting`` (with a reason and the seconds
until the next try), ``silent`` (connected, but nothing comes although a market is open) and
``off``. Environment read, all in seconds:

    WATCHAPP_STREAM_BACKOFF: the first wait before a new try (1), doubled up to 60 times itself.
    WATCHAPP_STREAM_SILENCE: how long an open market may be silent (60), doubled up to 16 times.
    WATCHAPP_STREAM_RESUBSCRIBE: how often the subscription is repeated (15), as yfinance does.
    WATCHAPP_STREAM_HANDSHAKE: how long connecting may take (10).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import socket
import ssl
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import (
    ConnectionClosed,
    InvalidHandshake,
    InvalidMessage,
    InvalidStatus,
)

from watchapp.core.exchanges import of_symbol
from watchapp.core.sessions import is_open
from watchapp.feeds.yahoo.ticks import Decoder, Newest

URL = "wss://streamer.finance.yahoo.com/?version=2"
LONGEST = 60  # times the first wait
PATIENCE = 16  # times the silence that is allowed at first
REFUSED_STEPS = 3  # a refusal is answered with a longer wait at once

Send = Callable[[dict[str, Any]], None]


def _seconds(name: str, default: float) -> float:
    return float(os.environ.get(name, default))


class Stream:
    """The stream, in a thread of its own; ``send`` is called from that thread and one more."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._first = _seconds("WATCHAPP_STREAM_BACKOFF", 1.0)
        self._silence = _seconds("WATCHAPP_STREAM_SILENCE", 60.0)
        self._repeat = _seconds("WATCHAPP_STREAM_RESUBSCRIBE", 15.0)
        self._handshake = _seconds("WATCHAPP_STREAM_HANDSHAKE", 10.0)
        self._symbols: frozenset[str] = frozenset()
        self._tries = 0  # in a row without one good frame
        self._silences = 0  # in a row
        self._last_frame = 0.0
        self._fell_silent = False
        self._loop = asyncio.new_event_loop()
        self._changed = asyncio.Event()
        self._newest = Newest(send)
        threading.Thread(target=self._main, name="stream", daemon=True).start()

    def subscribe(self, symbols: list[str]) -> None:
        """Replace the subscription; nothing closes the connection."""
        self._loop.call_soon_threadsafe(self._replace, frozenset(symbols))

    def _replace(self, symbols: frozenset[str]) -> None:
        self._symbols = symbols
        self._changed.set()

    def _main(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._decoder = Decoder()
            self._loop.run_until_complete(self._live())
        except Exception:  # noqa: BLE001 - told to the window, where it is reported as a bug
            detail = traceback.format_exc()
            self._send({"event": "stream", "state": "off", "reason": "bug", "detail": detail})

    async def _live(self) -> None:
        while True:
            while not self._symbols:
                self._changed.clear()
                await self._changed.wait()
            reason: dict[str, Any] = {"reason": "closed"}
            try:
                await self._connection()
            except (OSError, ConnectionClosed, InvalidHandshake, EOFError) as error:
                reason = _reason(error)
            if self._symbols:
                await self._pause(reason)
            if not self._symbols:
                self._tries = self._silences = 0
                self._fell_silent = False
                self._say("off")

    async def _pause(self, reason: dict[str, Any]) -> None:
        """Wait before the next try, longer each time; a wait that a refusal asks for is kept."""
        if self._fell_silent:
            reason = {"reason": "silent"}
        steps = self._tries + (REFUSED_STEPS if reason["reason"] == "refused" else 0)
        wait = self._first * min(LONGEST, 2**steps) * random.uniform(0.5, 1.0)  # noqa: S311
        wait = max(wait, min(float(reason.pop("retry_after", 0.0)), 600.0))
        self._tries = min(self._tries + 1, 10)
        self._say("silent" if self._fell_silent else "reconnecting", retry_in=wait, **reason)
        until = self._loop.time() + wait
        while self._symbols and (left := until - self._loop.time()) > 0:
            self._changed.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), left)

    async def _connection(self) -> None:
        async with contextlib.AsyncExitStack() as stack:
            ws = await stack.enter_async_context(
                connect(
                    URL,
                    open_timeout=self._handshake,
                    close_timeout=1,
                    compression=None,
                    max_size=2**20,
                )
            )
            symbols = self._symbols
            await ws.send(json.dumps({"subscribe": sorted(symbols)}))
            self._last_frame = self._loop.time()
            if not self._fell_silent:  # after silence, only a frame says that it lives again
                self._say("connected")
            for work in (self._keep_subscribed(ws, symbols), self._watch(ws)):
                task = asyncio.create_task(work)
                stack.push_async_callback(_end, task)
            async for frame in ws:
                self._take(frame)
            # The loop ends without an error when the other side closes as agreed (1000, 1001).
            raise ConnectionClosed(ws.protocol.close_rcvd, None)

    def _take(self, frame: str | bytes) -> None:
        tick = self._decoder.read(frame)
        if tick is None:
            return
        self._last_frame = self._loop.time()
        self._tries = self._silences = 0
        if self._fell_silent:
            self._fell_silent = False
            self._say("connected")
        self._newest.put(tick)

    async def _keep_subscribed(self, ws: ClientConnection, sent: frozenset[str]) -> None:
        """Send the subscription when it changes, and again from time to time."""
        while True:
            self._changed.clear()
            if self._symbols == sent:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._changed.wait(), self._repeat)
            if not self._symbols:
                await ws.close()
                return
            gone, sent = sorted(sent - self._symbols), self._symbols
            try:
                if gone:
                    await ws.send(json.dumps({"unsubscribe": gone}))
                await ws.send(json.dumps({"subscribe": sorted(sent)}))
            except ConnectionClosed:
                return  # the reading side tells why

    async def _watch(self, ws: ClientConnection) -> None:
        """Break a connection on which nothing comes although a market is open."""
        while True:
            allowed = self._silence * min(PATIENCE, 2**self._silences)
            left = self._last_frame + allowed - self._loop.time()
            if left > 0:
                await asyncio.sleep(left)
                continue
            now = datetime.now(UTC)
            if any(is_open(of_symbol(s), now) for s in self._symbols):
                self._silences += 1
                self._fell_silent = True
                ws.transport.abort()  # a polite close would wait for an answer
                return
            self._last_frame = self._loop.time()

    def _say(self, state: str, **more: Any) -> None:
        message = {"event": "stream", "state": state, **more}
        if self._decoder.bad:
            message["bad_frames"] = self._decoder.bad
        self._send(message)


async def _end(task: asyncio.Task[None]) -> None:
    """Stop a task of a connection that is over; a bug in it comes out here."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def _reason(error: BaseException) -> dict[str, Any]:
    """Why a connection ended or never was, as a code with arguments."""
    if isinstance(error, InvalidStatus):
        wait = error.response.headers.get("Retry-After", "")
        reason: dict[str, Any] = {"reason": "refused", "status": error.response.status_code}
        return reason | ({"retry_after": float(wait)} if wait.isdecimal() else {})
    if isinstance(error, ConnectionClosed):
        if error.rcvd is None:
            return {"reason": "dropped"}
        return {"reason": "closed", "close_code": error.rcvd.code}
    if isinstance(error, TimeoutError):
        return {"reason": "timeout"}
    if isinstance(error, ssl.SSLCertVerificationError):
        return {"reason": "tls"}
    if isinstance(error, (ConnectionRefusedError, socket.gaierror)):
        return {"reason": "offline"}
    if isinstance(error, (ConnectionError, EOFError, InvalidMessage, ssl.SSLError)):
        return {"reason": "dropped"}
    return {"reason": "offline"}  # no proxy, no route, no network
