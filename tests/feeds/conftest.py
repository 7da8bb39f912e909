"""A loopback Yahoo, and an ear for what the client says."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from leftovers import no_threads_but
from yahoo_server import YahooServer

from watchapp.feeds.yahoo.client import YahooClient


@pytest.fixture(autouse=True, scope="session")
def nothing_left_behind() -> Iterator[None]:
    """These tests share a server and clients, so threads are counted when all are done."""
    before = set(threading.enumerate())
    yield
    no_threads_but(before)


PATIENCE = 40.0  # seconds; a test that waits this long has failed
QUICK_STREAM = {
    "WATCHAPP_STREAM_BACKOFF": "0.05",
    "WATCHAPP_STREAM_SILENCE": "30",
    "WATCHAPP_STREAM_RESUBSCRIBE": "0.4",
    "WATCHAPP_STREAM_HANDSHAKE": "1",
}


class Ear:
    """Hears every message of a client and waits for those a test is about."""

    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, Any], dict[str, Any]]] = []
        self._there = threading.Condition()

    def __call__(self, message: dict[str, Any], arrays: dict[str, Any]) -> None:
        with self._there:
            self.heard.append((message, arrays))
            self._there.notify_all()

    def until(
        self, wanted: Callable[[dict[str, Any]], Any], after: int = 0
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The first message from ``after`` on that is wanted."""

        def found() -> tuple[dict[str, Any], dict[str, Any]] | None:
            return next((x for x in self.heard[after:] if wanted(x[0])), None)

        with self._there:
            self._there.wait_for(lambda: found() is not None, PATIENCE)
            answer = found()
        assert answer is not None, f"not heard; the last were {[m for m, _ in self.heard[-5:]]}"
        return answer

    def answer(self, number: int) -> dict[str, Any]:
        return self.until(lambda m: m.get("id") == number)[0]

    def arrays(self, number: int) -> dict[str, Any]:
        return self.until(lambda m: m.get("id") == number)[1]

    def state(self, *words: str, after: int = 0) -> dict[str, Any]:
        return self.until(lambda m: m.get("event") == "stream" and m.get("state") in words, after)[
            0
        ]

    def ticks(self, after: int = 0) -> list[dict[str, Any]]:
        return [t for m, _ in self.heard[after:] for t in m.get("ticks", ())]


class Yahoo:
    """A client that talks to the loopback server, and its ear."""

    def __init__(self, server: YahooServer, cache: Path, **more: Any) -> None:
        self.ear = Ear()
        env = {**server.env(), **QUICK_STREAM, **more.pop("env", {})}
        self.client = YahooClient(more.pop("on_message", self.ear), env=env, cache=cache, **more)

    def history(self, symbol: str, interval: str = "1d", **window: Any) -> dict[str, Any]:
        return self.ear.answer(self.client.history(symbol, interval, **window))

    def bars(self, symbol: str, interval: str = "1d", **window: Any) -> dict[str, Any]:
        number = self.client.history(symbol, interval, **window)
        assert "error" not in self.ear.answer(number), self.ear.answer(number)
        return self.ear.arrays(number)

    def quotes(self, *symbols: str) -> dict[str, Any]:
        return self.ear.answer(self.client.quotes(symbols))

    def search(self, text: str) -> dict[str, Any]:
        return self.ear.answer(self.client.search(text))


@pytest.fixture(scope="session")
def yahoo_server() -> Iterator[YahooServer]:
    with YahooServer() as server:
        yield server


@pytest.fixture
def server(yahoo_server: YahooServer) -> Iterator[YahooServer]:
    """The loopback Yahoo, healthy and without a log."""
    yahoo_server.clear()
    yield yahoo_server
    yahoo_server.clear()


@pytest.fixture(scope="module")
def shared_yahoo(
    yahoo_server: YahooServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Yahoo]:
    yahoo = Yahoo(yahoo_server, tmp_path_factory.mktemp("cache"))
    yield yahoo
    yahoo.client.close()


@pytest.fixture
def yahoo(server: YahooServer, shared_yahoo: Yahoo) -> Yahoo:
    """One child for all tests of a module, so what sticks in it shows."""
    return shared_yahoo


@pytest.fixture
def make_yahoo(server: YahooServer, tmp_path: Path) -> Iterator[Callable[..., Yahoo]]:
    """Clients of a test's own, closed after it."""
    made: list[Yahoo] = []

    def make(**more: Any) -> Yahoo:
        made.append(Yahoo(server, tmp_path / f"cache-{len(made)}", **more))
        return made[-1]

    yield make
    server.heal()
    for yahoo in made:
        yahoo.client.close()


@pytest.fixture(scope="session")
def recorded() -> Path:
    """The folder of recorded real answers."""
    folder = os.environ.get("WATCHAPP_TEST_DATA")
    if not folder:
        pytest.skip("WATCHAPP_TEST_DATA is not set: recorded answers of Yahoo are not at hand")
    return Path(folder) / "yahoo"


def eventually(true: Callable[[], Any], seconds: float = PATIENCE) -> None:
    """Wait until ``true()``; fail when it never is."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it never became true"
        time.sleep(0.01)


@pytest.fixture
def wait_until() -> Callable[..., None]:
    return eventually
