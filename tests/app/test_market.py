"""Prices in the window: fresh, honest about their age, kept for the next start, and polite."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import psutil
import pytest
from price_scene import (
    CHART,
    HONGKONG,
    LONDON,
    QUICK,
    QUOTE,
    SEARCH,
    US,
    XETRA,
    Clock,
    Exchange,
    Scene,
    while_they_trade,
)
from pytestqt.qtbot import QtBot

from watchapp import paths as places
from watchapp.app import due, text
from watchapp.app.market import Found, Market
from watchapp.core import bars as core
from watchapp.core import exchanges
from watchapp.core.hours import outside_hours
from watchapp.core.issuer import Listing
from watchapp.core.quote import LIVE_FOR, Quote, State
from watchapp.core.sessions import session_at
from watchapp.store.pricecache import PriceCache

SceneOf = Callable[..., Scene]
NEW_YORK = ZoneInfo("America/New_York")


def days_of(bars: Any) -> list[date]:
    return [bars.day(k) for k in range(len(bars))]


# -- live


def test_a_tick_reaches_the_cell_the_header_and_the_last_bar(scene: Scene) -> None:
    scene.until(lambda: US in scene.server.subscribed())
    today = scene.clock().astimezone(NEW_YORK).date()
    scene.server.tick(US, 187.25, volume=4_000_000)
    scene.until(lambda: scene.cell(US, "last").startswith("187.25"))
    assert scene.state(US) == ("live", "")
    assert scene.cell(US, "name") == "AAPL Company Limited\nAAPL", "what is normal is silent"
    scene.until(lambda: "187.25" in scene.header)
    assert "live" in scene.header
    scene.until(lambda: scene.last_close == 187.25)
    assert scene.bars.day(len(scene.bars) - 1) == today
    assert scene.window.centre.chart.canvas.shown.provisional
    count = len(scene.bars)
    scene.server.tick(US, 188.5)
    scene.until(lambda: scene.last_close == 188.5)
    assert len(scene.bars) == count


def test_prices_before_and_after_the_session_are_shown_on_the_chart_of_a_day(
    scene_of: SceneOf,
) -> None:
    scene = scene_of(US)
    scene.choose_range("5D")
    scene.until(lambda: scene.bars.interval == "5m")
    outside = outside_hours(scene.bars, exchanges.of_symbol(US))
    assert 0.05 < outside.mean() < 0.5
    assert any("includePrePost" in r.query for r in scene.server.asked(CHART))
    assert scene.window.centre.chart.canvas.hours_room._first.size >= 5


def test_a_compared_symbol_is_fetched_beside_the_charts_own_and_follows_its_price(
    scene_of: SceneOf,
) -> None:
    scene = scene_of(US, LONDON)
    chart = scene.window.centre.chart
    scene.window.list.view.selectRow(0)
    scene.until(lambda: scene.window.centre.listing.symbol == US)
    scene.window.centre.set_compared([LONDON, XETRA])  # the last is in no list
    scene.until(lambda: [c.symbol for c in chart.canvas.shown.compared] == [LONDON, XETRA])
    scene.until(lambda: LONDON in scene.server.subscribed())
    scene.server.tick(LONDON, 123.5)
    scene.until(lambda: chart.canvas.shown.compared[0].closes[-1] == 123.5)
    scene.until(lambda: XETRA in scene.server.subscribed())
    scene.server.tick(XETRA, 77.25)
    scene.until(lambda: chart.canvas.shown.compared[1].closes[-1] == 77.25)
    scene.server.tick(US, 187.25)  # the first of a day adds a bar, at which all are compared
    scene.until(lambda: scene.last_close == 187.25)
    shown = chart.canvas.shown
    assert {len(c.closes) for c in shown.compared} == {len(shown.bars)}


def test_a_row_that_was_passed_by_with_its_comparison_is_not_fetched_whole(
    scene_of: SceneOf,
) -> None:
    scene = scene_of(US, LONDON)
    scene.window.list.view.selectRow(0)
    scene.window.centre.set_compared([XETRA])
    asking = scene.market.scheduler
    scene.market.show(US, "1wk", [XETRA])
    assert asking.pending(("history", XETRA, "1wk"))
    scene.market.show(LONDON, "1d")
    assert not asking.pending(("history", XETRA, "1wk"))


def test_todays_bar_is_never_kept(scene: Scene) -> None:
    scene.server.tick(US, 190.0)
    scene.until(lambda: scene.cell(US, "last").startswith("190.00"))
    today = scene.clock().astimezone(NEW_YORK).date()
    kept = scene.market._cache.bars(US, "1d")
    assert kept.day(len(kept) - 1) < today
    scene.until(lambda: scene.bars.day(len(scene.bars) - 1) == today)


def test_trades_before_and_after_the_session_are_no_regular_prices(scene: Scene) -> None:
    scene.until(lambda: US in scene.server.subscribed())
    scene.server.tick(US, 150.0)
    scene.until(lambda: scene.cell(US, "last").startswith("150.00"))
    scene.server.refuse("hang", QUOTE, times=1)
    for hours in (0, 2, 3):
        scene.server.tick(US, 99.0 + hours, market_hours=hours)
    scene.server.tick(XETRA, 77.5)
    scene.until(lambda: scene.cell(XETRA, "last").startswith("77.50"))
    assert scene.cell(US, "last").startswith("150.00")
    scene.server.heal()


def test_a_delayed_exchange_says_so_and_a_tick_does_not_make_it_live(scene: Scene) -> None:
    assert scene.state(XETRA) == ("delayed", "delay_declared")
    scene.until(lambda: XETRA in scene.server.subscribed())
    scene.server.tick(XETRA, 201.5)
    scene.until(lambda: scene.cell(XETRA, "last").startswith("201.50"))
    assert scene.state(XETRA) == ("delayed", "delay_declared")
    assert "delayed" in scene.cell(XETRA, "name")
    assert "live" not in scene.row(XETRA)


def test_a_closed_exchange_shows_its_close_in_silence(scene: Scene) -> None:
    assert scene.state(HONGKONG) == ("closed", "")
    assert scene.cell(HONGKONG, "name").endswith(f"\n{HONGKONG}")
    assert "closed" in scene.row(HONGKONG)
    assert HONGKONG not in scene.server.subscribed()


def test_pence_are_shown_as_pence(scene: Scene) -> None:
    assert scene.line(LONDON).quote.currency == "GBp"
    price = scene.cell(LONDON, "last").partition("\n")[0]
    assert price.endswith("p")
    assert float(price[:-1].replace(",", "")) == pytest.approx(scene.line(LONDON).quote.price)
    scene.choose(LONDON)
    assert "GBp (1/100 GBP)" in scene.header
    scene.choose(US)


def test_live_ends_with_the_last_trade(scene_of: SceneOf, exchange: Exchange, clock: Clock) -> None:
    scene = scene_of(US)
    assert scene.state(US) == ("live", "")
    exchange.halt()
    clock.pass_(LIVE_FOR + 5)
    scene.until(lambda: scene.state(US) == ("delayed", "delay_declared"))
    clock.pass_(1200)
    scene.until(lambda: scene.state(US) == ("stale", "old"))
    assert text.reason("old") in scene.cell(US, "name")
    exchange.market.halted = None
    scene.until(lambda: scene.state(US) == ("live", ""))


def test_the_evening_brings_the_close_and_then_nothing_is_asked(
    scene_of: SceneOf, exchange: Exchange, clock: Clock
) -> None:
    scene = scene_of(US, XETRA)
    evening = while_they_trade().astimezone(NEW_YORK).replace(hour=18)
    clock.go_to(evening)
    close = evening.replace(hour=16, minute=0, second=0, microsecond=0).timestamp()
    scene.until(lambda: scene.line(US).quote.at == close and scene.state(US) == ("closed", ""))
    scene.until(scene.is_quiet)
    scene.until(lambda: scene.market._cache.bars(US, "1d").day(-1) == evening.date())
    assert not scene.window.centre.chart.canvas.shown.provisional
    exchange.log.clear()
    scene.qtbot.wait(800)
    assert [r.path for r in exchange.log] == []


# -- charts


@pytest.mark.parametrize("mode", ["http422", "http500", "hang"])
def test_a_range_that_fails_keeps_the_old_picture_and_says_so(scene_of: SceneOf, mode: str) -> None:
    scene = scene_of(XETRA)
    before = scene.bars
    scene.server.refuse(mode, CHART)
    scene.choose_range("1D")
    said = {
        "http422": "No new prices: Yahoo does not go back that far.",
        "http500": "No new prices: Yahoo is out of order.",
        "hang": "No new prices: no answer in time.",
    }
    if mode == "hang":
        words = "Prices of this range are being fetched; daily ones are shown."
        assert scene.message == words
    scene.until(lambda: scene.message.startswith(said[mode]), mode)
    assert scene.bars.interval == "1d"
    assert len(scene.bars) >= len(before)
    scene.server.heal()
    scene.press_f5()
    scene.until(lambda: scene.bars.interval == "1m" and not scene.message, mode)


@pytest.mark.parametrize(
    ("key", "interval", "days"),
    [
        ("1D", "1m", 1),
        ("5D", "5m", 5),
    ],
)
def test_intraday_bars_stand_at_the_exchanges_own_hours(
    scene: Scene, key: str, interval: str, days: int
) -> None:
    scene.choose(HONGKONG)
    scene.choose_range(key)
    scene.until(lambda: scene.bars.interval == interval)
    moments = [scene.bars.moment(k) for k in range(len(scene.bars))]
    newest = moments[-1].date()
    assert {m.utcoffset() for m in moments} == {timedelta(hours=8)}
    assert (moments[-1].hour, moments[-1].minute >= 55) == (15, True)
    first = next(m for m in moments if m.date() == newest)
    assert (first.hour, first.minute) == (9, 30)
    canvas = scene.window.centre.chart.canvas
    seen = {m.date() for m in moments[max(0, round(canvas.shown.x0 + 0.5)) :]}
    assert len(seen) == days
    scene.choose_range("6M")
    scene.until(lambda: scene.bars.interval == "1d")
    scene.choose(US)


def test_a_new_split_fetches_everything_again(
    scene_of: SceneOf, exchange: Exchange, clock: Clock
) -> None:
    scene = scene_of(US)
    scene.choose_range("5D")
    scene.until(lambda: scene.bars.interval == "5m")
    scene.choose_range("6M")
    scene.until(lambda: scene.bars.interval == "1d")
    before = dict(zip(days_of(scene.bars), scene.bars.close, strict=True))
    old = scene.market._cache.bars(US, "5m")
    moment = clock()
    day = moment.astimezone(NEW_YORK).date()
    exchange.splits[US] = (day, 4.0)
    exchange.log.clear()
    scene.press_f5()
    scene.until(lambda: scene.bars.close[0] < 0.3 * before[scene.bars.day(0)])
    scene.until(scene.is_quiet)
    after = dict(zip(days_of(scene.bars), scene.bars.close, strict=True))
    assert set(before) <= set(after), "no day is lost"
    assert all(after[d] == pytest.approx(before[d] / 4) for d in before if d < day)
    scene.until(lambda: 0 < (scene.line(US).quote.peak or 0) < max(before.values()))
    fine = scene.market._cache.bars(US, "5m")
    common = np.intersect1d(old.time, fine.time)
    ratio = fine.close[np.isin(fine.time, common)] / old.close[np.isin(old.time, common)]
    assert float(np.median(ratio)) == pytest.approx(0.25)
    assert scene.message == ""


@pytest.mark.parametrize("interval", ["1d", "5m"])
def test_after_a_long_absence_no_gap_is_left(interval: str) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC).timestamp()
    reach = {"5d": 5, "1mo": 28, "3mo": 89, "6mo": 180, "1y": 365, "max": 40_000}
    for days in (*range(400), 4000):
        assert reach[due.period_since(now - 86_400 * days, now, interval)] >= days + 2


def test_prices_before_the_opening_are_asked_for_where_the_exchange_has_them() -> None:
    early = datetime(2026, 1, 6, 7, tzinfo=NEW_YORK).timestamp()  # a Tuesday
    night = datetime(2026, 1, 6, 23, tzinfo=NEW_YORK).timestamp()

    def stale(symbol: str, interval: str, now: float) -> bool:
        return due._stale(symbol, interval, now - 600, now, QUICK, shown=True)

    assert stale(US, "5m", early)
    assert not stale(US, "15m", early)
    assert not stale(XETRA, "5m", night)
    assert not stale(US, "5m", night)


# -- the cache


def test_the_next_start_shows_the_last_prices_at_once_and_never_live(
    scene_of: SceneOf, clock: Clock
) -> None:
    first = scene_of(US, HONGKONG)
    prices = {s: first.cell(s, "last").partition("\n")[0] for s in (US, HONGKONG)}
    count = len(first.market._cache.bars(US, "1d"))
    first.shut()
    clock.pass_(5)
    second = scene_of(source=None, start=False)
    for symbol, price in prices.items():
        assert second.cell(symbol, "last").partition("\n")[0] == price
        assert second.cell(symbol, "last").partition("\n")[2], "with its age"
    assert second.state(US) == ("stale", "offline_mode")
    assert text.reason("offline_mode") in second.cell(US, "name")
    assert second.state(HONGKONG) == ("closed", "")
    assert second.line(US).spark
    assert len(second.bars) in (count, count + 1)
    second.market.start()
    second.qtbot.wait(200)
    assert all(word != "live" for _, word in second.witness.words)


FIRST_PAINT = """
import json, sys
from datetime import datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from watchapp import paths, settings
from watchapp.app.workspace import Workspace
from watchapp.ui import theme
app = QApplication(["watchapp", *theme.STYLE])
from watchapp.ui.window import Window
folders = paths.paths()
workspace = Workspace(folders, folders.own_file, settings.Settings(), network=False)
look = theme.theme_of("light", "western")
theme.apply(app, look)
window = Window(workspace, look)
def painted():
    model = window.list.model
    heavy = sorted({"numpy", "pandas", "pyqtgraph", "yfinance"} & set(sys.modules))
    rows = [(model.line(k).symbol, model.line(k).quote.price) for k in range(model.rowCount())]
    print(json.dumps({"heavy": heavy, "rows": rows}))
    window.close()
    workspace.close()
    app.quit()
window.painted.connect(painted)
window.show()
app.exec()
"""


def test_the_first_paint_has_the_prices_and_loads_nothing_heavy(
    scene_of: SceneOf, folders: places.Paths
) -> None:
    scene = scene_of(US, HONGKONG)
    prices = [[s, scene.line(s).quote.price] for s in (US, HONGKONG)]
    scene.shut()
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=Path(__file__).parents[2],
        env=os.environ.copy(),
    )
    seen = json.loads(done.stdout)
    assert seen["heavy"] == []
    assert seen["rows"] == prices


def test_a_cache_that_cannot_be_written_stops_nothing(
    scene_of: SceneOf, folders: places.Paths
) -> None:
    scene = scene_of(US)
    blocker = sqlite3.connect(folders.prices, isolation_level=None)
    blocker.execute("BEGIN EXCLUSIVE")
    scene.market._known._unsaved.add(US)
    scene.market.save()
    blocker.execute("ROLLBACK")
    blocker.close()
    assert scene.state(US) == ("live", "")


# -- manners


def test_sixty_symbols_are_one_request_and_two_are_out_at_most(
    scene_of: SceneOf, exchange: Exchange
) -> None:
    symbols = [f"S{k:02}" for k in range(60)]
    scene = scene_of(start=False)
    scene.add(*symbols)
    scene.market.start()
    scene.until(lambda: all(scene.market._cache.fetched_at(s, "1d") for s in symbols))
    scene.until(scene.is_quiet)
    assert exchange.most_at_once <= 2
    answered = [r for r in exchange.asked(QUOTE) if r.status == 200]
    # A later round leaves out those whose history brought a quote a moment ago.
    assert max(len(r.query["symbols"].split(",")) for r in answered) == 60
    per_symbol = [len([r for r in exchange.asked(CHART) if r.path.endswith(s)]) for s in symbols]
    assert max(per_symbol) <= 3, "its year, and what the library asks besides"


def test_nothing_is_asked_again_before_its_time(scene_of: SceneOf, exchange: Exchange) -> None:
    from dataclasses import replace

    scene = scene_of(US, XETRA, pace=replace(QUICK, quotes=30.0))
    scene.until(scene.is_quiet)
    exchange.log.clear()
    scene.qtbot.wait(600)
    for _ in range(5):
        scene.market.watch([US, XETRA])
        scene.qtbot.wait(20)
    assert [r.path for r in exchange.log if r.path != "/ws"] == []
    scene.clock.pass_(31)
    scene.until(lambda: exchange.asked(QUOTE))
    scene.until(scene.is_quiet)
    assert len([r for r in exchange.asked(QUOTE) if r.status == 200]) == 1


def test_a_row_that_was_only_passed_by_is_not_fetched_whole(
    scene_of: SceneOf, exchange: Exchange
) -> None:
    scene = scene_of(US, settle=True)
    exchange.refuse("slow", CHART, seconds=0.3)
    for k in range(30):
        scene.market.show(f"P{k}", "1d")
    scene.until(scene.is_quiet)
    asked = {r.path.rpartition("/")[2] for r in exchange.asked(CHART)} - {US}
    assert len(asked) <= 3
    assert "P29" in asked


@pytest.mark.parametrize("how", ["--offline", "the setting"])
def test_offline_nothing_is_ever_asked(scene_of: SceneOf, exchange: Exchange, how: str) -> None:
    scene = scene_of(start=False, **({"source": None} if how == "--offline" else {}))
    if how == "the setting":
        scene.workspace.change_settings(network=False)
    scene.add(US, "KYG9830T1067")
    scene.market.start()
    scene.choose(US)
    scene.press_f5()
    scene.market.search("xiaomi")
    scene.qtbot.wait(400)
    assert exchange.log == []
    assert scene.market._fetcher._source is None
    assert scene.state(US) == ("no_data", "offline_mode")
    assert text.reason("offline_mode") in scene.cell(US, "name")


def test_closing_while_everything_hangs_ends_at_once_and_leaves_no_process(
    scene_of: SceneOf, exchange: Exchange
) -> None:
    scene = scene_of(US)
    child = psutil.Process(scene.market._fetcher._source.pid())
    exchange.refuse("hang", QUOTE, CHART, SEARCH, "")
    scene.press_f5()
    scene.market.search("x")
    scene.until(lambda: scene.market._fetcher._asked)
    start = time.monotonic()
    scene.shut()
    assert time.monotonic() - start < 1.0
    psutil.wait_procs([child], timeout=2)
    assert not child.is_running()


# -- symbols that come later


def test_a_symbol_added_without_a_network_fills_when_there_is_one(
    scene_of: SceneOf, exchange: Exchange
) -> None:
    scene = scene_of(start=False)
    scene.workspace.change_settings(network=False)
    scene.market.start()
    scene.add(US)
    assert scene.line(US).listing.name == US
    assert scene.cell(US, "last") == "\u2013"
    scene.workspace.change_settings(network=True)
    scene.until(lambda: scene.line(US).listing.name == "AAPL Company Limited")
    listing = scene.line(US).listing
    assert (listing.currency, listing.kind, listing.mic) == ("USD", "equity", "XNAS")
    scene.until(lambda: scene.state(US) == ("live", ""))
    undo = scene.window.actions_by_id["undo"]
    assert "AAPL" in undo.text()
    scene.until(lambda: scene.is_quiet() and not scene.workspace.desk.busy)
    undo.trigger()
    assert scene.window.list.model.rowCount() == 0
    assert not list(scene.workspace.desk.book.all(Listing))


def test_an_isin_becomes_its_listing_when_there_is_one_and_waits_when_there_are_several(
    scene_of: SceneOf, exchange: Exchange
) -> None:
    exchange.hits["US0378331005"] = ["AAPL", "APC.DE"]
    exchange.refuse("http500", SEARCH)
    scene = scene_of(settle=False)
    scene.add("KYG9830T1067", "US0378331005")
    scene.until(lambda: exchange.asked(SEARCH))
    assert scene.state("KYG9830T1067") == ("no_data", "no_symbol")
    assert text.reason("no_symbol") in scene.cell("KYG9830T1067", "name")
    exchange.heal()
    labels = {"US0378331005", HONGKONG}
    model = scene.window.list.model
    scene.until(lambda: {model.line(k).symbol for k in range(model.rowCount())} == labels)
    scene.until(lambda: scene.line(HONGKONG).quote is not None)
    assert scene.line(HONGKONG).listing.isin == "KYG9830T1067"
    assert scene.line(HONGKONG).listing.name == "1810.HK Company Limited"
    scene.until(lambda: not scene.market._fetcher._needs.sought and scene.is_quiet())
    exchange.log.clear()
    scene.qtbot.wait(400)
    assert exchange.asked(SEARCH) == [], "the choice is the user's now"
    assert scene.state("US0378331005") == ("no_data", "no_symbol")


# -- without a window: a source that answers when the test says so


class SlowSource:
    """Keeps every question; the test answers."""

    def __init__(self, on_message: Callable[[dict[str, Any], dict[str, Any]], None]) -> None:
        self.say = on_message
        self.asked: list[tuple[Any, ...]] = []
        self.closed = False

    def history(
        self,
        symbol: str,
        interval: str = "1d",
        start: date | None = None,
        end: date | None = None,
        period: str | None = None,
    ) -> int:
        return self._ask("history", symbol, interval, period)

    def quotes(self, symbols: Sequence[str]) -> int:
        return self._ask("quotes", *symbols)

    def search(self, text: str) -> int:
        return self._ask("search", text)

    def stream(self, symbols: Sequence[str]) -> None:
        """Nothing streams here."""

    def close(self) -> None:
        self.closed = True

    def _ask(self, *what: Any) -> int:
        self.asked.append(what)
        return len(self.asked)

    def answer(self, number: int, **message: Any) -> None:
        self.say({"id": number, **message}, {})


class Stand:
    """A market whose source is a SlowSource."""

    def __init__(self, qtbot: QtBot, path: Path, clock: Clock) -> None:
        self.sources: list[SlowSource] = []
        self.cache = PriceCache(path)
        self.clock = clock
        self.market = Market(self._make, self.cache, lambda _: None, clock=clock, pace=QUICK)
        self._qtbot = qtbot

    def _make(self, on_message: Callable[[dict[str, Any], dict[str, Any]], None]) -> SlowSource:
        self.sources.append(SlowSource(on_message))
        return self.sources[-1]

    def asked(self, op: str, source: int = -1) -> int:
        """The number of the newest question of a kind, waited for."""

        def found() -> int:
            asked = self.sources[source].asked if self.sources else []
            return max((k + 1 for k, a in enumerate(asked) if a[0] == op), default=0)

        def check() -> None:
            assert found()

        self._qtbot.waitUntil(check)
        return found()

    def turn(self) -> None:
        self._qtbot.wait(30)


@pytest.fixture
def stand(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Any:
    made = Stand(qtbot, tmp_path / "prices.sqlite", clock)
    made.market.watch([US, XETRA])
    made.market.start()
    yield made
    made.market.stop()
    made.market.close_cache()


def price(symbol: str, clock: Clock, **more: Any) -> dict[str, Any]:
    return {"symbol": symbol, "price": 5.0, "at": clock().timestamp(), "delay": 0.0, **more}


def test_what_a_closed_source_still_says_is_not_heard_and_the_cache_survives(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    stand = Stand(qtbot, tmp_path / "prices.sqlite", clock)
    stand.cache.put_quotes([(Quote("OLD", 1.0, 1.0), ())])
    stand.market.watch([US])
    stand.market.start()
    number = stand.asked("quotes")
    stand.market.stop()
    stand.market.close_cache()
    stand.sources[0].answer(number, quotes=[price(US, clock)], errors={})
    stand.sources[0].say({"event": "ticks", "ticks": [price(US, clock)]}, {})
    stand.turn()
    again = PriceCache(tmp_path / "prices.sqlite")
    assert set(again.quotes()) == {"OLD"}
    again.close()


def test_an_answer_to_an_earlier_source_is_not_taken_for_one_of_the_next(stand: Stand) -> None:
    number = stand.asked("quotes")
    stand.market.set_network(False)
    stand.market.set_network(True)
    stand.asked("quotes")
    stand.sources[0].answer(number, quotes=[price(US, stand.clock, price=9.0)], errors={})
    stand.turn()
    assert stand.market.quote(US) is None


def test_one_empty_answer_does_not_silence_rows_for_a_day(stand: Stand) -> None:
    nothing = {s: {"error": "not_found"} for s in (US, XETRA)}
    stand.sources[0].answer(stand.asked("quotes"), quotes=[], errors=nothing)
    stand.turn()
    assert stand.market.state(US).word == "no_data"
    source = stand.sources[0]
    before = len(source.asked)
    for number, asked in enumerate(source.asked, 1):
        if asked[0] == "history":  # two are out at most
            source.answer(number, error="source_down")
    stand._qtbot.waitUntil(lambda: "quotes" in [a[0] for a in source.asked[before:]])


def test_a_price_from_the_future_does_not_stay_for_ever(stand: Stand) -> None:
    ahead = price(US, stand.clock, at=stand.clock().timestamp() + 86_400)
    stand.sources[0].answer(stand.asked("quotes"), quotes=[ahead], errors={})
    stand.turn()
    stand.sources[0].say({"event": "ticks", "ticks": [price(US, stand.clock, price=6.0)]}, {})
    stand.turn()
    quote = stand.market.quote(US)
    assert quote is not None
    assert quote.price == 6.0
    stand.clock.pass_(LIVE_FOR + 1)
    assert stand.market.state(US).word != "live"


def test_the_first_price_of_a_day_has_nothing_of_the_day_before(stand: Stand) -> None:
    """Yesterday's range and volume are none of today's, nor is the close before yesterday."""
    exchange = exchanges.of_symbol(US)
    evening = session_at(exchange, stand.clock()).closes
    told = {
        "day_high": 7.0,
        "day_low": 4.0,
        "volume": 1e6,
        "previous_close": 4.5,
        "closes": evening,
    }
    stand.clock.go_to(datetime.fromtimestamp(evening + 60, UTC))
    last = price(US, stand.clock, at=evening, zone=exchange.zone, **told)
    stand.sources[0].answer(stand.asked("quotes"), quotes=[last], errors={})
    stand.turn()
    stand.clock.pass_(86_400)
    tick = price(US, stand.clock, price=5.5, at=stand.clock().timestamp() - 3600)
    stand.sources[0].say({"event": "ticks", "ticks": [tick]}, {})
    stand.turn()
    quote = stand.market.quote(US)
    assert quote is not None
    assert (quote.day_high, quote.day_low, quote.volume) == (None, None, None)
    assert (quote.price, quote.previous_close) == (5.5, 5.0)


def test_an_interrupted_question_is_asked_again_and_the_row_says_nothing(stand: Stand) -> None:
    number = stand.asked("quotes")
    stand.sources[0].answer(number, error="restarted")
    stand._qtbot.waitUntil(lambda: stand.asked("quotes") > number)
    assert stand.market.state(US).reason == ""


def test_while_a_pause_lasts_a_new_row_says_why_it_waits(stand: Stand) -> None:
    number = stand.asked("quotes")
    stand.sources[0].answer(number, error="rate_limited", retry_after=300.0)
    stand.turn()
    stand.market.watch([US, XETRA, "NEW"])
    state = stand.market.state("NEW")
    assert (state.word, state.reason) == ("no_data", "rate_limited")
    assert state.retry_at is not None
    found: list[Found] = []
    stand.market.searched.connect(found.append)
    stand.market.search("xiaomi")
    assert [f.error for f in found] == ["rate_limited"], "nobody stares at 'searching' meanwhile"


def test_going_offline_while_loading_says_offline(stand: Stand) -> None:
    stand.asked("history")
    assert stand.market.state(US) == State("loading")
    stand.market.set_network(False)
    assert stand.market.state(US) == State("no_data", "offline_mode")


def test_f5_after_the_cable_was_plugged_in_does_not_wait_for_the_pause(stand: Stand) -> None:
    stand.sources[0].answer(stand.asked("quotes"), error="offline")
    stand.turn()
    before = len(stand.sources[0].asked)
    stand.market.refresh([US])
    stand.turn()
    assert len(stand.sources[0].asked) > before


def test_an_imported_series_shows_without_a_network_and_is_never_asked_for(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    from samples import series

    kept = series()
    cache = PriceCache(tmp_path / "prices.sqlite")
    market = Market(
        SlowSource, cache, lambda s: kept if s == HONGKONG else None, network=False, clock=clock
    )
    market.watch([HONGKONG])
    market.start()
    assert market.state(HONGKONG) == State("closed", "simulated")
    quote = market.quote(HONGKONG)
    assert quote is not None
    made = datetime.fromtimestamp(quote.at, ZoneInfo("Asia/Hong_Kong"))
    assert made.date() == core.unpack(kept.data).day(-1)
    market.stop()
    assert cache.quotes() == {}, "simulated prices are not taken for fetched ones next time"
    market.close_cache()
