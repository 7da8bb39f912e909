from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cli_terminal import Terminal
from PySide6.QtCore import QTimer

from watchapp.app.sample import make_sample
from watchapp.core import bars as core
from watchapp.store.lock import Lock

OnMessage = Callable[[dict[str, Any], dict[str, Any]], None]


class FakeSource:
    """Answers like Yahoo's child, from this process: bars, or the failure set for a symbol."""

    def __init__(self, on_message: OnMessage, failures: dict[str, str], asked: list[str]) -> None:
        self._on_message = on_message
        self._failures = failures
        self._asked = asked
        self._number = 0

    def history(
        self,
        symbol: str,
        interval: str = "1d",
        start: date | None = None,
        end: date | None = None,
        period: str | None = None,
    ) -> int:
        self._asked.append(symbol)
        day = core.time_of_day(date.today() - timedelta(days=9))
        time = np.arange(5, dtype=np.int64) * core.DAY + day
        flat = np.full(5, 12.345)
        arrays = dict.fromkeys(core.COLUMNS, flat) | {"time": time}
        message = {"symbol": symbol, "interval": interval, "currency": "HKD", "name": "A name"}
        if failure := self._failures.get(symbol):
            return self._answer({**message, "error": failure}, {})
        quote = {"price": 12.345, "at": float(time[-1]), "previous_close": 12.0, "digits": 3}
        return self._answer({**message, "quote": quote}, arrays)

    def quotes(self, symbols: Sequence[str]) -> int:
        self._asked.append("quotes")
        return self._answer({"quotes": []}, {})

    def search(self, text: str) -> int:
        return self._answer({"rows": []}, {})

    def stream(self, symbols: Sequence[str]) -> None:
        """Nothing streams here."""

    def close(self) -> None:
        self._on_message = lambda _m, _a: None

    def _answer(self, message: dict[str, Any], arrays: dict[str, Any]) -> int:
        self._number += 1
        number = self._number
        QTimer.singleShot(0, lambda: self._on_message({"id": number, **message}, arrays))
        return number


@pytest.fixture
def failures() -> dict[str, str]:
    return {}


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def terminal(terminal: Terminal, failures: dict[str, str], asked: list[str]) -> Terminal:
    terminal.make_source = lambda on_message: FakeSource(on_message, failures, asked)
    return terminal


def test_prices_are_fetched_kept_and_shown_later_without_asking(
    terminal: Terminal, asked: list[str]
) -> None:
    terminal("watch", "add", "1810.HK", "AAPL", "KYG9830T1067")
    assert terminal.json("prices", "update") == {
        "updated": ["1810.HK", "AAPL"],
        "failed": [],
        "skipped": [{"symbol": "KYG9830T1067", "reason": "no_symbol"}],
    }
    asked.clear()
    row = terminal.json("watch", "list")["lists"][0]["rows"][0]
    assert (row["last"], row["previous_close"], row["change"], row["change_percent"]) == (
        "12.345",
        "12.000",
        "0.345",
        "2.88",
    )
    assert (row["name"], row["state"]) == ("A name", "stale")
    assert row["at"].endswith("Z")
    assert asked == []


def test_what_failed_is_named_and_keeps_nothing_else_back(
    terminal: Terminal, failures: dict[str, str]
) -> None:
    terminal("watch", "add", "1810.HK", "NOSUCH.HK")
    failures["NOSUCH.HK"] = "not_found"
    said = terminal("prices", "update", "--json")
    assert said.code == 1
    assert said.json["updated"] == ["1810.HK"]
    assert said.json["failed"] == [{"symbol": "NOSUCH.HK", "reason": "not_found"}]
    assert said.err == "No prices for NOSUCH.HK (Yahoo does not know this symbol).\n"


def test_after_a_refusal_nothing_more_is_asked(
    terminal: Terminal, failures: dict[str, str], asked: list[str]
) -> None:
    symbols = [f"{n}.HK" for n in range(1, 20)]
    failures |= dict.fromkeys(symbols, "rate_limited")
    said = terminal("prices", "update", *symbols, "--json")
    assert said.code == 1
    assert {f["reason"] for f in said.json["failed"]} == {"rate_limited"}
    assert len(said.json["failed"]) == 19
    assert len(asked) <= 4


def test_offline_asks_nobody(terminal: Terminal, asked: list[str]) -> None:
    terminal("watch", "add", "AAPL")
    said = terminal("prices", "update", "--offline")
    assert said.code == 1
    assert said.err.startswith("Working offline")
    assert asked == []


def test_an_update_works_beside_a_window(terminal: Terminal) -> None:
    terminal("watch", "add", "AAPL")
    window = Lock(terminal.folders.locks, terminal.folders.own_file)
    assert window.acquire()
    try:
        assert terminal.json("prices", "update")["updated"] == ["AAPL"]
    finally:
        window.release()


def test_symbols_can_be_updated_before_there_is_a_file(terminal: Terminal) -> None:
    assert terminal.json("prices", "update") == {"updated": [], "failed": [], "skipped": []}
    assert terminal.json("prices", "update", "AAPL")["updated"] == ["AAPL"]
    assert not terminal.folders.own_file.exists()


def test_simulated_prices_are_not_replaced_unasked(terminal: Terminal, asked: list[str]) -> None:
    make_sample(terminal.home / "s.watchapp")
    told = terminal.json("--file", str(terminal.home / "s.watchapp"), "prices", "update")
    assert told == {
        "updated": [],
        "failed": [],
        "skipped": [{"symbol": "1810.HK", "reason": "simulated"}],
    }
    assert asked == []


def test_a_table_is_imported_and_comes_out_again(terminal: Terminal) -> None:
    source, target = terminal.home / "in.csv", terminal.home / "out.csv"
    source.write_text("Datum;Schluss\n02.01.2025;34,05\n03.01.2025;34,70\nSumme 2;x\n", "utf-8")
    terminal("watch", "add", "1810.HK")
    told = terminal.json("prices", "import", "1810.HK", str(source))["imported"]
    assert (told["count"], told["first"], told["last"]) == (2, "2025-01-02", "2025-01-03")
    assert [u["line"] for u in told["unreadable"]] == [4]
    row = terminal.json("watch", "list")["lists"][0]["rows"][0]
    assert (row["last"], row["state"], row["reason"]) == ("34.70", "closed", "imported")
    terminal.json("prices", "export", "1810.HK", str(target))
    assert target.read_text("utf-8").splitlines() == [
        "Date,Open,High,Low,Close,Adj Close,Volume",
        "2025-01-02,34.05,34.05,34.05,34.05,,0",
        "2025-01-03,34.7,34.7,34.7,34.7,,0",
    ]


def test_simulated_prices_are_marked_in_every_exported_row(terminal: Terminal) -> None:
    target = terminal.home / "out.csv"
    make_sample(terminal.home / "s.watchapp")
    file = ("--file", str(terminal.home / "s.watchapp"))
    said = terminal(*file, "prices", "export", "1810.HK", str(target))
    assert "SIMULATED" in said.out
    rows = target.read_text("utf-8").splitlines()[1:]
    assert len(rows) == 272
    assert all(row.endswith(",SIMULATED") for row in rows)
    # and they stay simulated when they are taken in elsewhere
    terminal("watch", "add", "1810.HK")
    told = terminal.json("prices", "import", "1810.HK", str(target))
    assert told["imported"]["origin"] == "simulated"


def test_refusals_are_one_sentence(terminal: Terminal) -> None:
    terminal("watch", "add", "1810.HK")
    bad = terminal.home / "bad.csv"
    bad.write_text("Date;Close\n2025-01-02;1.234\n", "utf-8")
    for words, part in (
        (("export", "1810.HK", str(terminal.home / "x.csv")), "no prices of 1810.HK"),
        (("import", "AAPL", str(bad)), "AAPL is not in the file"),
        (("import", "1810.HK", str(bad)), "a thousand or one"),
        (("import", "1810.HK", str(terminal.home)), "could not be read"),
        (("update", "two words"), "neither a symbol"),
    ):
        said = terminal("prices", *words)
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
        assert part in said.err


def test_an_export_that_fails_leaves_nothing_behind(terminal: Terminal) -> None:
    make_sample(terminal.home / "s.watchapp")
    file = ("--file", str(terminal.home / "s.watchapp"))
    folder = terminal.home / "nowhere"
    assert terminal(*file, "prices", "export", "1810.HK", str(folder / "x.csv")).code == 1
    assert not folder.exists()


def test_the_unmodified_yfinance_fetches_in_a_process_of_its_own(terminal: Terminal) -> None:
    server_of = pytest.importorskip("yahoo_server", reason="tests/ is not on the path")
    with server_of.YahooServer() as server:
        terminal.process("watch", "add", "1810.HK", env=server.env())
        done = terminal.process("prices", "update", "--json", env=server.env())
        assert (done.code, done.json["updated"]) == (0, ["1810.HK"]), done.err
        report = terminal.process("doctor", "--json", env=server.env()).json
        assert report["yahoo"]["answers"] is True
    row = terminal.json("watch", "list")["lists"][0]["rows"][0]
    assert row["last"] is not None
    assert Path(terminal.folders.prices).exists()
