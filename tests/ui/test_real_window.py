"""Whole journeys in a real window, by real keys and a real mouse."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest
from desktop import Desktop, Program, needed, places_of, wait_until
from yahoo_server import YahooServer

from watchapp.ui.theme import theme_of

pytestmark = [pytest.mark.display, pytest.mark.timeout(90)]
BEGIN = (1354, 48)  # the button "Begin your own list" of the sample's notice
CHART = (520, 230, 1040, 600)  # where bars are, in pixels of the window
CHANGE = (555, 80, 700, 110)  # the change in the header
LANES = (560, 690, 1040, 880)  # where marks are
OWN = "data/My watchlist.watchapp"


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    needed()
    with Desktop() as made:
        yield made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose program speaks English and is light, whatever the machine has."""
    made = tmp_path / "home"
    (made / "config").mkdir(parents=True)
    (made / "config/settings.json").write_text('{"theme": "light", "language": "en"}')
    return made


def command(home: Path, *arguments: str) -> Any:
    """What the command line says of a home's own file, while the window may be open."""
    done = subprocess.run(
        [sys.executable, "-m", "watchapp", "--file", str(home / OWN), "--offline", *arguments],
        env={**os.environ, "WATCHAPP_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout) if "--json" in arguments else done.stdout


def open_window(desktop: Desktop, program: Program, title: str) -> str:
    window = program.wait_for_window(title)
    desktop.fill_screen(window)
    return window


def symbols(home: Path) -> list[str]:
    return [row["symbol"] for row in command(home, "watch", "list", "--json")["lists"][0]["rows"]]


def fill_form(desktop: Desktop, program: Program, key: str, title: str, typed: list[str]) -> None:
    """Opens a form by its key, goes through it by Tab and saves it by Return."""
    desktop.key(key)
    program.wait_for_window(title)
    time.sleep(0.3)
    for words in typed:
        if words:
            desktop.type(words)
        desktop.key("Tab")
    desktop.key("ctrl+Return")
    time.sleep(0.1)
    if program.windows(title):
        desktop.key("Return")
    program.wait_for_no_window(title)


def test_what_a_newcomer_types_is_there_after_the_process_was_killed(
    desktop: Desktop, home: Path
) -> None:
    with desktop.start(home, "--offline") as program:
        open_window(desktop, program, "The Xiaomi story .+ watchapp")
        time.sleep(0.5)
        desktop.click(*BEGIN)
        open_window(desktop, program, "My watchlist .+ watchapp")
        for symbol in ("AAPL", "SIE.DE", "1810.HK"):
            desktop.key("ctrl+k")
            program.wait_for_window("Find or add")
            desktop.type(symbol)
            time.sleep(0.4)  # as a person who looks at the result
            desktop.key("Return")
            program.wait_for_no_window("Find or add")
        wait_until(lambda: symbols(home) == ["AAPL", "SIE.DE", "1810.HK"], "three rows")

        desktop.click(150, 118)  # the first row
        desktop.key("alt+Down")
        wait_until(lambda: symbols(home) == ["SIE.DE", "AAPL", "1810.HK"], "the new order")
        desktop.key("F2")
        program.wait_for_window("Note on AAPL")
        desktop.type("buy below 200; ask Sven")
        desktop.key("Tab", "Return")
        program.wait_for_no_window("Note on AAPL")

        desktop.key("Down")
        program.wait_for_window("1810.HK .+ My watchlist")
        desktop.key("Delete")
        wait_until(lambda: symbols(home) == ["SIE.DE", "AAPL"], "a row less")
        desktop.key("ctrl+z")
        wait_until(lambda: symbols(home) == ["SIE.DE", "AAPL", "1810.HK"], "the row again")
        desktop.key("alt+Up")  # a row stays chosen although Ctrl was held for the undo
        wait_until(lambda: symbols(home) == ["AAPL", "SIE.DE", "1810.HK"], "a row higher")
        desktop.key("alt+Down")
        wait_until(lambda: symbols(home) == ["SIE.DE", "AAPL", "1810.HK"], "its old place")
        desktop.key("Down")
        program.wait_for_window("1810.HK .+ My watchlist")
        deal = ["Lei Jun", *[""] * 9, "", "2600000", "38.58", "", "", "11/24/2025", ""]
        fill_form(desktop, program, "ctrl+1", "Insider deal", [*deal, "11/24/2025", "18:30"])
        programme = ["", "Programme 2026", "", "2500000000", "", "1/23/2026"]
        fill_form(desktop, program, "ctrl+3", "Buyback programme", programme)
        program.kill()

    with desktop.start(home, "--offline") as program:
        open_window(desktop, program, "1810.HK .+ My watchlist .+ watchapp")
        rows = command(home, "watch", "list", "--json")["lists"][0]["rows"]
        assert [r["symbol"] for r in rows] == ["SIE.DE", "AAPL", "1810.HK"]
        assert [r["note"] for r in rows] == [None, "buy below 200; ask Sven", None]
        before = command(home, "events", "list", "--json")
        deal, programme = before["events"]
        assert (deal["kind"], deal["person"], deal["side"]) == ("insider_deal", "Lei Jun", "buy")
        assert (deal["shares"], deal["price"], deal["currency"]) == ("2600000", "38.58", "HKD")
        assert (deal["traded_from"], deal["published_at"]) == ("2025-11-24", "2025-11-24T10:30:00Z")
        assert (programme["kind"], programme["value"]) == ("buyback_programme", "2500000000")
        assert programme["traded_from"] == "2026-01-23"
        assert programme["traded_to"] is None

        desktop.key("ctrl+z", "ctrl+z")  # there is nothing to undo after a start
        time.sleep(0.3)
        assert symbols(home) == ["SIE.DE", "AAPL", "1810.HK"]
        assert command(home, "events", "list", "--json") == before
        assert program.process.poll() is None


def test_a_second_start_brings_the_first_window_back_and_ends(desktop: Desktop, home: Path) -> None:
    with desktop.start(home, "--offline") as program:
        window = open_window(desktop, program, "watchapp")
        time.sleep(0.7)
        desktop.do("windowminimize", window)
        wait_until(lambda: not program.windows("watchapp"), "the window is an icon")
        began = time.monotonic()
        with desktop.start(home, "--offline") as second:
            assert second.process.wait(10) == 0
        assert time.monotonic() - began < 2
        program.wait_for_window("watchapp", 3)
        assert program.process.poll() is None


def test_prices_arrive_and_the_chart_moves_under_wheel_and_drag(
    desktop: Desktop, home: Path
) -> None:
    theme = theme_of("light", "western")
    command(home, "watch", "add", "1810.HK", "AAPL")
    day = (datetime.now(UTC) - timedelta(days=60)).date().isoformat()
    command(home, "events", "add", "insider_deal", "--symbol", "1810.HK", "--person", "Lei Jun",
            "--side", "buy", "--shares", "2600000", "--price", "38.58", "--currency", "HKD",
            "--traded_from", day, "--published_at", f"{day}T10:30:00Z")  # fmt: skip
    with (
        YahooServer() as yahoo,
        desktop.start(home, "--file", str(home / OWN), env=yahoo.env()) as program,
    ):
        open_window(desktop, program, "My watchlist .+ watchapp")
        wait_until(lambda: yahoo.asked("/v8/finance/chart/1810.HK"), "prices are asked for", 15)
        wait_until(lambda: _coloured(desktop, theme.up, CHART) > 500, "candles", 15)
        wait_until(lambda: _coloured(desktop, theme.up, CHANGE) > 20, "the change of the day", 15)

        before = desktop.steady_picture().copy(*_rect(CHART))
        desktop.wheel(800, 400, 3)
        nearer = desktop.steady_picture().copy(*_rect(CHART))
        assert nearer != before
        desktop.drag(700, 400, 900, 400)
        assert desktop.steady_picture().copy(*_rect(CHART)) != nearer
        desktop.click(800, 400)
        desktop.key("0")
        desktop.wheel(800, 400, -3)

        desktop.move(800, 640)
        found = places_of(desktop.steady_picture(), theme.insider, LANES)
        assert found, "the purchase has no mark in its lane"
        lowest = max(y for _, y in found)
        base = [x for x, y in found if y == lowest]
        desktop.click(sum(base) / len(base), lowest - 3)
        desktop.key("Return")  # on the chart: edit what is chosen
        program.wait_for_window("Insider deal")
        desktop.key("Escape")
        program.wait_for_no_window("Insider deal")
        desktop.key("ctrl+q")
        assert program.process.wait(5) == 0
    rows = command(home, "watch", "list", "--json")["lists"][0]["rows"]
    assert [r["name"] for r in rows] == ["1810.HK Company Limited", "AAPL Company Limited"]
    assert all(r["last"] for r in rows), "the last picture is kept"
    assert "Traceback" not in desktop.said()


def _rect(part: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = part
    return x0, y0, x1 - x0, y1 - y0


def _coloured(desktop: Desktop, colour: str, part: tuple[int, int, int, int]) -> int:
    return len(places_of(desktop.picture(), colour, part))


def test_quitting_takes_less_than_a_second_and_leaves_no_process(
    desktop: Desktop, home: Path
) -> None:
    command(home, "watch", "add", "1810.HK")
    with (
        YahooServer() as yahoo,
        desktop.start(home, "--file", str(home / OWN), env=yahoo.env()) as program,
    ):
        yahoo.fail("/v8/finance/chart", "hang")
        open_window(desktop, program, "My watchlist .+ watchapp")
        wait_until(lambda: yahoo.asked("/v8/finance/chart"), "prices are asked for", 15)
        started = [*program.children(), psutil.Process(program.process.pid)]
        assert len(started) > 1, "prices come from a process of their own"
        began = time.monotonic()
        desktop.key("ctrl+q")
        assert program.process.wait(5) == 0
        assert time.monotonic() - began < 1
        wait_until(lambda: not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE
                                   for p in started), "its processes have ended", 1)  # fmt: skip
