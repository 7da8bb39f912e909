"""One price from Yahoo's stream: read from its frame, and the newest of each symbol kept."""

from __future__ import annotations

import binascii
import json
import threading
import time
from collections.abc import Callable
from typing import Any

from watchapp.feeds.yahoo.library import yfinance_library

FLUSH = 0.02  # seconds between two messages to the window, at least


class Decoder:
    """Frames into yfinance's PricingData; what is none of them is counted, never raised."""

    def __init__(self) -> None:
        yfinance_library()  # half a second, so it is done in the stream's thread
        from google.protobuf.message import DecodeError
        from yfinance.pricing_pb2 import PricingData

        self.bad = 0
        self._read = PricingData.FromString
        self._wrong = (
            DecodeError,
            binascii.Error,
            UnicodeError,
            ValueError,
            KeyError,
            TypeError,
            RecursionError,
        )

    def read(self, frame: str | bytes) -> Any | None:
        """The price a frame carries, or None for anything else."""
        try:
            body = json.loads(frame)
            if body.get("type", "pricing") != "pricing":
                return None  # a notice, not a fault
            tick = self._read(binascii.a2b_base64(body["message"], strict_mode=True))
        except self._wrong:
            tick = None
        except AttributeError:  # JSON, but no object
            tick = None
        if tick is None or not tick.id or not tick.price > 0:
            self.bad += 1
            return None
        return tick


class Newest:
    """The newest tick of each symbol since the last flush, sent by a thread of its own.

    A pipe that the window does not read fast enough blocks that thread only; the socket is still
    read, and memory stays one tick a symbol.
    """

    def __init__(self, send: Callable[[dict[str, Any]], None]) -> None:
        self._send = send
        self._ticks: dict[str, Any] = {}
        self._lock = threading.Lock()
        self._there = threading.Event()
        threading.Thread(target=self._flush, name="stream-flush", daemon=True).start()

    def put(self, tick: Any) -> None:
        """Keep ``tick`` unless a newer one of its symbol is waiting."""
        with self._lock:
            kept = self._ticks.get(tick.id)
            if kept is None or tick.time >= kept.time:
                self._ticks[tick.id] = tick
        if not self._there.is_set():
            self._there.set()

    def _flush(self) -> None:
        last = 0.0
        while True:
            self._there.wait()
            time.sleep(max(0.0, last + FLUSH - time.monotonic()))
            last = time.monotonic()
            self._there.clear()
            with self._lock:
                ticks, self._ticks = self._ticks, {}
            self._send({"event": "ticks", "ticks": [as_message(t) for t in ticks.values()]})


def as_message(tick: Any) -> dict[str, Any]:
    """A tick as the window gets it; what the frame left out is absent, times are seconds."""
    message: dict[str, Any] = {
        "symbol": tick.id,
        "price": shortest(tick.price),
        "at": tick.time / 1000 if tick.time else time.time(),
    }
    for ours, value in (
        ("day_high", tick.day_high),
        ("day_low", tick.day_low),
        ("previous_close", tick.previous_close),
    ):
        if value:
            message[ours] = shortest(value)
    if tick.day_volume:
        message["volume"] = float(tick.day_volume)
    if tick.currency:
        message["currency"] = tick.currency
    message["market_hours"] = tick.market_hours
    return message


def shortest(value: float) -> float:
    """The shortest decimal that is the same float32: 478.8, where float64 says 478.79998779."""
    import numpy as np

    return float(str(np.float32(value)))
