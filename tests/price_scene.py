"""A window on prices from the loopback Yahoo: its clock, its short waits, and what is seen.

The present is a moment within the last days at which New York, London and Xetra trade and
Hongkong is closed, whenever the tests run; ``Clock.pass_`` lets time go by at once.
"""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yahoo_market
from pytestqt.qtbot import QtBot
from yahoo_market import bounds, venue_of
from yahoo_server import STATUS, YahooServer

from watchapp.app import acts
from watchapp.app.scheduler import Pace
from watchapp.app.workspace import Workspace
from watchapp.core.candidate import candidate_of
from watchapp.core.quote import LIVE_FOR
from watchapp.feeds.yahoo.client import YahooClient
from watchapp.ui.watchlist.columns import BY_ID, COLUMNS, Line
from watchapp.ui.window import Window

CHART, QUOTE, SEARCH = "/v8/finance/chart", "/v7/finance/quote", "/v1/finance/search"
US, XETRA, LONDON, HONGKONG = "AAPL", "SIE.DE", "VOD.L", "1810.HK"
FOUR = (US, XETRA, LONDON, HONGKONG)
PATIENCE = 20_000  # milliseconds; what takes longer has failed
THREAD = "loopback Yahoo"
RETRY_AFTER = 7.0  # what the server says with a 429

STATUS["http422"] = (
    422,
    yahoo_market.chart_error("Unprocessable Entity", "1m data not available for startTime=1"),
)
QUICK = Pace(
    gap=0.01,
    first_pause={"rate_limited": 1.0, "offline": 0.3},
    longest_pause={"rate_limited": 2.0, "offline": 0.6},
    first_retry=0.3,
    longest_retry=0.6,
    look=0.05,
    quotes=0.3,
    one_by_one=0.3,
    trusted=0.3,
    intraday=0.5,
    save=0.2,
)
QUICK_STREAM = {
    "WATCHAPP_STREAM_BACKOFF": "0.05",
    "WATCHAPP_STREAM_SILENCE": "3600",
    "WATCHAPP_STREAM_RESUBSCRIBE": "1",
    "WATCHAPP_STREAM_HANDSHAKE": "1",
}
DEADLINES = {"history": 4.0, "quotes": 4.5, "search": 4.0}


def while_they_trade() -> datetime:
    """The last weekday's 15:00 in London, which is morning in New York and night in Hongkong."""
    now = datetime.now(UTC)
    at = now.astimezone(ZoneInfo("Europe/London")).replace(hour=15, minute=0, second=0)
    while at > now or at.weekday() > 4:
        at -= timedelta(days=1)
    return at.astimezone(UTC)


class Clock:
    """Runs on from a moment as the real one does, and jumps when told."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start or while_they_trade()
        self._began = time.monotonic()

    def __call__(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._began)

    def pass_(self, seconds: float) -> None:
        self._start += timedelta(seconds=seconds)

    def go_to(self, moment: datetime) -> None:
        self._start = moment
        self._began = time.monotonic()


class ClockMarket(yahoo_market.Market):
    """The made-up market at the time of a clock."""

    clock: Clock = Clock()
    halted: float | None = None  # since then nobody trades

    def at(self) -> float:
        return self.halted or self.clock().timestamp()


class Exchange(YahooServer):
    """The loopback Yahoo whose time, splits and search hits a test sets."""

    def __init__(self) -> None:
        super().__init__()
        self.market = ClockMarket()
        self.splits: dict[str, tuple[date, float]] = {}
        self.hits: dict[str, list[str]] = {}

    def clear(self) -> None:
        super().clear()
        self.splits.clear()
        self.hits.clear()
        self.market.halted = None

    def halt(self) -> None:
        """Nobody trades from now on."""
        self.market.halted = self.market.clock().timestamp()

    def _serve(self, plain: Any) -> None:
        threading.current_thread().name = THREAD
        super()._serve(plain)

    def refuse(self, mode: str, *parts: str, **more: Any) -> None:
        for part in parts or (QUOTE, CHART):
            self.fail(part, mode, **more)

    def _search(self, words: str) -> Any:
        if words not in self.hits:
            return super()._search(words)
        found = [super(Exchange, self)._search(s)["quotes"][0] for s in self.hits[words]]
        return {"count": len(found), "quotes": found, "news": [], "nav": [], "lists": []}

    def _data(self, path: str, query: dict[str, str], *, crumbed: bool) -> tuple[int, Any]:
        status, body = super()._data(path, query, crumbed=crumbed)
        symbol = path.rpartition("/")[2]
        if symbol in self.splits and status == 200 and "chart" in body:
            body = split(body, symbol, *self.splits[symbol])
        return status, body


def split(body: dict[str, Any], symbol: str, day: date, ratio: float) -> dict[str, Any]:
    """A chart as Yahoo gives it after a split: what was before is divided."""
    body = copy.deepcopy(body)
    result = body["chart"]["result"][0]
    at = bounds(venue_of(symbol), day)[0]
    columns = result["indicators"]["quote"][0], *result["indicators"].get("adjclose", [])
    for name, column in ((n, c) for part in columns for n, c in part.items() if n != "volume"):
        early = zip(result["timestamp"], column, strict=True)
        part = [v / ratio if t < at else v for t, v in early]
        next(p for p in columns if name in p)[name] = part
    if any(t >= at for t in result["timestamp"]) and result["timestamp"][0] <= at:
        events = result.setdefault("events", {}).setdefault("splits", {})
        events[str(at)] = {
            "date": at, "numerator": ratio, "denominator": 1, "splitRatio": f"{ratio}:1",
        }  # fmt: skip
    return body


@dataclass
class Witness:
    """Sees every change of every row and keeps what must never be seen."""

    window: Window
    lies: list[str] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)

    def look(self, symbols: frozenset[str]) -> None:
        market = self.window.workspace.market
        now = self.window.workspace.market._known.now()
        for symbol in symbols:
            quote, state = market.quote(symbol), market.state(symbol)
            self.words.append((symbol, state.word))
            if state.word != "live":
                continue
            if quote is None or quote.delay != 0 or now - quote.at > LIVE_FOR + 1:
                self.lies.append(f"{symbol} live with {quote}")


@dataclass
class Scene:
    """A window, the server it talks to, and the clock of both."""

    qtbot: QtBot
    server: Exchange
    clock: Clock
    window: Window
    witness: Witness

    @property
    def market(self) -> Any:
        return self.window.workspace.market

    @property
    def workspace(self) -> Workspace:
        return self.window.workspace

    def add(self, *typed: str) -> None:
        """Adds what somebody types, as the finder does."""
        candidates = [c for t in typed if (c := candidate_of(t)) is not None]
        list_id = self.window.list.model.list_id
        act = acts.add_candidates(self.workspace.desk.book, list_id, candidates)
        assert self.window.asking.do(act)

    def until(self, true: Callable[[], Any], what: str = "") -> None:
        def check() -> None:
            assert true(), f"{what} {self.told()}"

        self.qtbot.waitUntil(check, timeout=PATIENCE)

    def told(self) -> str:
        symbols = self.window.list.model.symbols()
        states = {s: self.market.state(s) for s in symbols}
        return f"states {states}, chart says {self.message!r}, paused {self.market.scheduler}"

    # what is seen

    def line(self, label: str) -> Line:
        model = self.window.list.model
        lines = [model.line(k) for k in range(model.rowCount())]
        found = [x for x in lines if x is not None and x.symbol == label]
        assert found, f"no row {label}"
        return found[0]

    def cell(self, label: str, column: str) -> str:
        """A cell as it is painted: both of its lines."""
        shown = COLUMNS[BY_ID[column]]
        line = self.line(label)
        return "\n".join(p for p in (shown.first(line), shown.second(line)) if p)

    def row(self, label: str) -> str:
        """What a screen reader says of the row, its state included."""
        model = self.window.list.model
        place = model.row_of(self.line(label).row.id)
        return str(model.data(model.index(place, 0), role=_spoken()))

    def state(self, label: str) -> tuple[str, str]:
        return self.line(label).state.word, self.line(label).state.reason

    @property
    def header(self) -> str:
        labels = self.window.centre._header.findChildren(type(self.window._source_state))
        return "\n".join(x.text() for x in labels)

    @property
    def message(self) -> str:
        chart = self.window.centre.chart
        return chart.canvas.shown.message if chart is not None else ""

    @property
    def last_close(self) -> float:
        """The close of the last bar as the chart draws it."""
        pyramid = self.window.centre.chart.canvas.shown.pyramid
        return pyramid.bar(len(pyramid) - 1)[3]

    @property
    def bars(self) -> Any:
        return self.window.centre.chart.canvas.shown.bars

    @property
    def source(self) -> str:
        return str(self.window._source_state.text())

    def choose(self, label: str) -> None:
        self.window.list.view.go_to(self.line(label).row.id)
        self.until(lambda: self.chosen == label)

    @property
    def chosen(self) -> str:
        """The symbol the chart is on."""
        listing = self.window.centre.listing
        return listing.label if listing is not None else ""

    def choose_range(self, key: str) -> None:
        button = next(
            b for b in self.window.centre.toolbar.ranges.buttons() if b.property("range") == key
        )
        button.click()

    def shut(self) -> None:
        """Ends the program's part of the window, as closing it does."""
        self.window.hide()
        self.workspace.close()

    def press_f5(self) -> None:
        self.window.actions_by_id["refresh"].trigger()

    def has_prices(self, *symbols: str) -> bool:
        wanted = symbols or tuple(self.window.list.model.symbols())
        return all(self.market.quote(s) is not None for s in wanted)

    def is_quiet(self) -> bool:
        """True when nothing is being asked, nor about to be."""
        scheduler = self.market.scheduler
        return not scheduler._queue and not scheduler._out

    def has_settled(self) -> bool:
        """True when every row has its price and its bars, and the chart all of them."""
        symbols = self.window.list.model.symbols()
        cache = self.workspace.market._cache
        return (
            self.has_prices()
            and all(self.market.quote(s).delay is not None for s in symbols)
            and all(cache.fetched_at(s, "1d") for s in symbols)
            and (not symbols or cache.complete(self.chosen, "1d"))
        )


def _spoken() -> Any:
    from PySide6.QtCore import Qt

    return Qt.ItemDataRole.AccessibleTextRole


def source_of(server: YahooServer, folder: Path, **env: str) -> Callable[..., YahooClient]:
    """What makes the real client, led to the server."""

    def make(on_message: Callable[[dict[str, Any], dict[str, Any]], None]) -> YahooClient:
        return YahooClient(
            on_message,
            env={**server.env(), **QUICK_STREAM, **env},
            cache=folder / "yahoo",
            deadlines=DEADLINES,
        )

    return make


@contextmanager
def watched(scene: Scene) -> Iterator[Scene]:
    """The scene with its witness listening."""
    scene.market.quoted.connect(scene.witness.look)
    yield scene
    assert scene.witness.lies == []
