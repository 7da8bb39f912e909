"""The stream brings prices, and comes back after everything that can happen to it."""

from __future__ import annotations

import math
import struct
import time
from typing import Any

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st
from yahoo_stream import pricing

from watchapp.feeds.yahoo.ticks import Decoder, shortest

ALWAYS_OPEN = "BTC-USD"


@pytest.fixture
def live(yahoo: Any, server: Any, wait_until: Any) -> Any:
    """A client whose stream is connected and has brought a price."""
    yahoo.client.stream(["1810.HK", ALWAYS_OPEN])
    flows(yahoo, server, wait_until)
    yield yahoo
    yahoo.client.stream([])
    wait_until(lambda: server.subscribed() == set())


def flows(yahoo: Any, server: Any, wait_until: Any) -> None:
    """Push a new price again and again until it arrives."""
    flows.price = price = round(getattr(flows, "price", 10.0) + 0.05, 2)  # type: ignore[attr-defined]
    before = len(yahoo.ear.heard)

    def arrived() -> bool:
        server.tick("1810.HK", price)
        time.sleep(0.03)
        return any(t["price"] == price for t in yahoo.ear.ticks(before))

    wait_until(arrived)


@pytest.mark.parametrize("mode", ["drop", "fin", "close1000", "close1001", "close1011"])
def test_the_stream_comes_back_after_its_connection_ends(
    live: Any, server: Any, wait_until: Any, mode: str
) -> None:
    before = len(live.ear.heard)
    server.fail("stream", mode)
    state = live.ear.state("reconnecting", after=before)
    assert state["reason"] == ("closed" if mode.startswith("close") else "dropped")
    assert state.get("close_code") == (int(mode[5:]) if mode.startswith("close") else None)
    live.ear.state("connected", after=before)
    flows(live, server, wait_until)
    assert server.subscribed() == {"1810.HK", ALWAYS_OPEN}


@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        ("http429", "refused"),
        ("http403", "refused"),
        ("http503", "refused"),
        ("reset", "dropped"),
        ("hang", "timeout"),
    ],
)
def test_the_stream_comes_back_after_it_was_turned_away(
    live: Any, server: Any, wait_until: Any, mode: str, reason: str
) -> None:
    before = len(live.ear.heard)
    server.fail("handshake", mode, times=2)
    server.fail("stream", "drop")
    told = live.ear.until(lambda m: m.get("reason") == reason and "retry_in" in m, before)[0]
    assert told["state"] == "reconnecting"
    assert told.get("status") == (int(mode[4:]) if mode.startswith("http") else None)
    live.ear.state("connected", after=before + 1)
    flows(live, server, wait_until)


@pytest.mark.parametrize("mode", ["badjson", "badb64", "badproto"])
def test_a_bad_frame_is_counted_and_nothing_else(
    live: Any, server: Any, wait_until: Any, mode: str
) -> None:
    connections = len(server.connections)
    server.fail("stream", mode, times=3)
    flows(live, server, wait_until)
    assert len(server.connections) == connections
    before = len(live.ear.heard)
    server.fail("stream", "drop")
    assert live.ear.state("reconnecting", after=before)["bad_frames"] >= 1


def test_silence_of_an_open_market_is_noticed(
    make_yahoo: Any, server: Any, wait_until: Any
) -> None:
    live = make_yahoo(env={"WATCHAPP_STREAM_SILENCE": "0.5"})
    live.client.stream(["1810.HK", ALWAYS_OPEN])
    flows(live, server, wait_until)
    before = len(live.ear.heard)
    server.fail("stream", "silence")
    live.ear.state("silent", after=before)
    # Connecting again is no sign of life by itself: only a price is.
    heard = [m.get("state") for m, _ in live.ear.heard[before:]]
    assert "connected" not in heard
    server.heal()
    flows(live, server, wait_until)
    live.ear.state("connected", after=before)


def test_silence_of_a_closed_market_is_nothing(
    make_yahoo: Any, server: Any, wait_until: Any
) -> None:
    from datetime import UTC, datetime

    from watchapp.core.exchanges import of_symbol
    from watchapp.core.sessions import is_open, seconds_to_open

    now = datetime.now(UTC)
    closed = next(
        (
            s
            for s in ("0001.HK", "A.T", "A.SA", "AAPL", "A.DE", "A.AX")
            if not is_open(of_symbol(s), now) and seconds_to_open(of_symbol(s), now) > 60
        ),
        None,
    )
    if closed is None:
        pytest.skip("every market is open at this hour")
    yahoo = make_yahoo(env={"WATCHAPP_STREAM_SILENCE": "0.2"})
    yahoo.client.stream([closed])
    yahoo.ear.state("connected")
    time.sleep(1.5)
    assert [m["state"] for m, _ in yahoo.ear.heard if "state" in m] == ["connected"]


def test_the_subscription_follows_and_is_repeated(live: Any, server: Any, wait_until: Any) -> None:
    connection = next(c for c in server.connections if c.alive)
    live.client.stream(["1810.HK", "0700.HK"])
    wait_until(lambda: server.subscribed() == {"1810.HK", "0700.HK"})
    assert connection.alive
    sent = len(connection.messages)
    wait_until(lambda: len(connection.messages) >= sent + 2)
    assert connection.messages[-1][1] == {"subscribe": ["0700.HK", "1810.HK"]}

    before = len(live.ear.heard)
    live.client.stream([])
    live.ear.state("off", after=before)
    wait_until(lambda: server.subscribed() == set())


def test_a_late_child_gets_its_subscription_again(
    make_yahoo: Any, server: Any, wait_until: Any
) -> None:
    yahoo = make_yahoo(deadlines={"history": 1.0})
    yahoo.client.stream(["1810.HK"])
    flows(yahoo, server, wait_until)
    before = len(yahoo.ear.heard)
    server.fail("/v8/", "hang")
    assert yahoo.history("1810.HK")["error"] == "timeout"
    assert yahoo.ear.state("reconnecting", after=before)["reason"] == "restarted"
    flows(yahoo, server, wait_until)


def test_a_tick_says_what_it_knows(live: Any, server: Any) -> None:
    before = len(live.ear.heard)
    server.tick("1810.HK", 478.8, volume=16_320_039, previous_close=475.2)
    message = live.ear.until(
        lambda m: any(t["price"] == 478.8 for t in m.get("ticks", ())), before
    )[0]
    tick = message["ticks"][-1]
    assert tick["symbol"] == "1810.HK"
    assert (tick["volume"], tick["previous_close"], tick["currency"]) == (16320039, 475.2, "HKD")
    assert abs(tick["at"] - time.time()) < 60
    assert tick["market_hours"] == 1


def test_a_flood_is_kept_up_with_and_does_not_fill_memory(
    live: Any, server: Any, wait_until: Any
) -> None:
    symbols = [f"{k:04d}.HK" for k in range(300)]
    live.client.stream([*symbols, "1810.HK"])
    wait_until(lambda: len(server.subscribed()) == 301)
    child = psutil.Process(live.client.pid())
    server.flood(symbols, 2000, 1.0)
    memory, before = child.memory_info().rss, len(live.ear.heard)
    server.flood(symbols, 2000, 3.0)
    flows(live, server, wait_until)  # nothing queues up behind the flood
    assert child.memory_info().rss - memory < 8 * 2**20
    messages = [m for m, _ in live.ear.heard[before:] if "ticks" in m]
    assert all(len({t["symbol"] for t in m["ticks"]}) == len(m["ticks"]) for m in messages)
    assert len({t["symbol"] for m in messages for t in m["ticks"]}) == 301


def test_a_window_that_does_not_read_is_given_the_newest_afterwards(
    make_yahoo: Any, server: Any, wait_until: Any
) -> None:
    import threading

    gate = threading.Event()
    late: list[dict[str, Any]] = []

    def listen(message: dict[str, Any], arrays: dict[str, Any]) -> None:
        late.append(message)
        if message.get("state") != "connected":
            gate.wait(30)

    yahoo = make_yahoo(on_message=listen)
    symbols = [f"{k:04d}.HK" for k in range(300)]
    yahoo.client.stream(symbols)
    wait_until(lambda: len(server.subscribed()) == 300)
    server.flood(symbols, 3000, 2.0)
    server.tick("0000.HK", 77.7)
    gate.set()
    wait_until(lambda: any(t["price"] == 77.7 for m in late for t in m.get("ticks", ())))
    assert len(late) < 400


@given(st.floats(min_value=2**-20, max_value=2**30, width=32))
def test_prices_are_the_shortest_that_mean_the_same(value: float) -> None:
    short = shortest(value)
    assert struct.pack("<f", short) == struct.pack("<f", value)
    assert len(repr(short)) <= len(repr(value))


def test_a_price_of_two_decimals_stays_one() -> None:
    assert shortest(struct.unpack("<f", struct.pack("<f", 478.8))[0]) == 478.8


@given(st.one_of(st.text(), st.binary()))
def test_no_frame_whatever_is_in_it_breaks_the_decoder(frame: str | bytes) -> None:
    assert DECODER.read(frame) is None


@given(st.binary(max_size=60))
def test_no_payload_whatever_is_in_it_breaks_the_decoder(payload: bytes) -> None:
    import base64
    import json

    body = {"type": "pricing", "message": base64.b64encode(payload).decode()}
    tick = DECODER.read(json.dumps(body))
    assert tick is None or (tick.id and tick.price > 0)


def test_a_recorded_frame_is_read(recorded: Any) -> None:
    lines = (recorded / "yfrs_stream_ws_ALLVERSIONS.txt").read_text("utf-8").splitlines()
    ticks = [DECODER.read(line.split("\t", 1)[1]) for line in lines if "\t" in line]
    assert len(ticks) > 20
    assert all(t is not None and t.id == "BTC-USD" and math.isfinite(t.price) for t in ticks)


def test_the_server_speaks_like_the_recording(recorded: Any) -> None:
    tick = DECODER.read(pricing("BTC-USD", 110429.42, at=1761785160.0))
    assert tick is not None
    assert (tick.id, tick.time, tick.market_hours) == ("BTC-USD", 1761785160000, 1)


DECODER = Decoder()
