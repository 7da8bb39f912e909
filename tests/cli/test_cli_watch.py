from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from cli_terminal import Terminal

from watchapp import settings
from watchapp.app.sample import make_sample
from watchapp.store.lock import Lock

Symbols = Callable[[Any], dict[str, list[str]]]


def test_a_list_is_kept_without_a_window(terminal: Terminal, symbols_of: Symbols) -> None:
    assert terminal.json("watch", "list") == {"lists": []}
    added = terminal.json("watch", "add", "1810.HK", "aapl", "KYG9830T1067")
    assert added == {"list": "Watchlist", "added": ["1810.HK", "AAPL", "KYG9830T1067"]}
    assert terminal.json("watch", "add", "1810.HK")["added"] == []
    terminal.json("watch", "add", "MSFT", "--list", "Tech")
    assert symbols_of(terminal.json("watch", "list")) == {
        "Watchlist": ["1810.HK", "AAPL", "KYG9830T1067"],
        "Tech": ["MSFT"],
    }


def test_a_row_in_json_has_the_promised_names(terminal: Terminal) -> None:
    terminal("watch", "add", "VOD.L")
    (watchlist,) = terminal.json("watch", "list")["lists"]
    assert list(watchlist) == ["name", "rows"]
    (row,) = watchlist["rows"]
    assert row == {
        "symbol": "VOD.L",
        "name": "VOD.L",
        "isin": None,
        "currency": "GBp",
        "last": None,
        "previous_close": None,
        "change": None,
        "change_percent": None,
        "at": None,
        "state": "waiting",
        "reason": None,
        "note": None,
    }


def test_offline_is_a_state_of_its_own(terminal: Terminal) -> None:
    terminal("watch", "add", "AAPL")
    row = terminal.json("watch", "list", "--offline")["lists"][0]["rows"][0]
    assert (row["state"], row["reason"]) == ("no_data", "offline_mode")


@pytest.mark.parametrize("wkn", ["A2JNY1", "716460"])
def test_a_wkn_waits_for_its_symbol(terminal: Terminal, wkn: str) -> None:
    terminal("watch", "add", wkn)
    row = terminal.json("watch", "list")["lists"][0]["rows"][0]
    assert (row["symbol"], row["name"], row["state"], row["reason"]) == (
        None,
        wkn,
        "no_data",
        "no_symbol",
    )


def test_a_german_wkn_is_known_by_the_isin_it_would_have(terminal: Terminal) -> None:
    terminal("watch", "add", "DE0007164600")
    assert terminal.json("watch", "add", "716460")["added"] == []


def test_what_the_user_once_said_of_a_wkn_holds(terminal: Terminal, symbols_of: Symbols) -> None:
    said = settings.Settings(language="en", wkn={"A2JNY1": "1810.HK"})
    settings.save(terminal.folders.settings, said)
    assert terminal.json("watch", "add", "A2JNY1")["added"] == ["1810.HK"]


@pytest.mark.parametrize("text", ["Xiaomi Corp", "Ä", "a b", "NASDAQ:AAPL"])
def test_a_name_is_no_symbol(terminal: Terminal, text: str) -> None:
    said = terminal("watch", "add", "AAPL", text)
    assert (said.code, said.out) == (1, "")
    assert said.err == f"{text} is neither a symbol nor an ISIN nor a WKN.\n"
    assert not terminal.folders.own_file.exists()


def test_rows_are_removed_all_or_none(terminal: Terminal, symbols_of: Symbols) -> None:
    terminal("watch", "add", "AAPL", "MSFT", "1810.HK")
    assert terminal("watch", "remove", "AAPL", "NOPE").code == 1
    assert terminal.json("watch", "remove", "aapl", "1810.HK") == {
        "removed": [
            {"symbol": "AAPL", "list": "Watchlist"},
            {"symbol": "1810.HK", "list": "Watchlist"},
        ]
    }
    assert symbols_of(terminal.json("watch", "list")) == {"Watchlist": ["MSFT"]}


def test_which_list_is_not_guessed(terminal: Terminal) -> None:
    terminal("watch", "add", "AAPL")
    terminal("watch", "add", "AAPL", "--list", "Tech")
    said = terminal("watch", "remove", "AAPL")
    assert said.err == "AAPL is in several lists (Watchlist, Tech); say which one.\n"
    assert terminal("watch", "remove", "AAPL", "--list", "tech").code == 0
    assert terminal("watch", "remove", "AAPL", "--list", "tech").code == 1
    assert terminal("watch", "remove", "AAPL", "--list", "nowhere").code == 1


@pytest.mark.parametrize(
    ("symbol", "at", "expected"),
    [("A.DE", 0, "ABC"), ("A.DE", 1, "BAC"), ("A.DE", 2, "BCA"), ("C.DE", 0, "CAB"),
     ("B.DE", 99, "ACB"), ("A.DE", None, "BCA")],
)  # fmt: skip
def test_a_row_gets_the_place_that_is_said(
    terminal: Terminal, symbols_of: Symbols, symbol: str, at: int | None, expected: str
) -> None:
    terminal("watch", "add", "A.DE", "B.DE", "C.DE")
    where = [] if at is None else ["--at", str(at)]
    told = terminal.json("watch", "move", symbol, "--list", "Watchlist", *where)
    order = symbols_of(terminal.json("watch", "list"))["Watchlist"]
    assert order == [f"{c}.DE" for c in expected]
    assert order[told["moved"]["at"]] == symbol


def test_a_row_moves_between_lists(terminal: Terminal, symbols_of: Symbols) -> None:
    terminal("watch", "add", "AAPL", "1810.HK")
    terminal("watch", "add", "MSFT", "--list", "Tech")
    terminal("watch", "move", "AAPL", "--list", "Tech", "--at", "0")
    assert symbols_of(terminal.json("watch", "list")) == {
        "Watchlist": ["1810.HK"],
        "Tech": ["AAPL", "MSFT"],
    }
    assert terminal("watch", "move", "AAPL", "--list", "nowhere").code == 1


def test_a_banks_file_is_imported_in_one_step(terminal: Terminal, symbols_of: Symbols) -> None:
    file = terminal.home / "depot.csv"
    rows = "Depot;1\n\nBezeichnung;WKN\nBayer AG;BAY001\nXiaomi;A2JNY1\nSumme;\nUnsinn;XX\n"
    file.write_text(rows, "cp1252")
    told = terminal.json("watch", "import", str(file))
    assert told["added"] == ["BAY001", "A2JNY1"]
    assert [(u["line"], u["code"]) for u in told["unreadable"]] == [
        (6, "no_identifier"),
        (7, "bad_wkn"),
    ]
    assert [len(r) for r in symbols_of(terminal.json("watch", "list")).values()] == [2]


def test_files_without_symbols_are_refused_with_a_sentence(terminal: Terminal) -> None:
    picture, missing = terminal.home / "p.png", terminal.home / "missing.csv"
    picture.write_bytes(b"\x89PNG\x00\x00\x00\x00")
    assert "not a text file" in terminal("watch", "import", str(picture)).err
    assert "could not be read" in terminal("watch", "import", str(missing)).err
    assert not terminal.folders.own_file.exists()


def test_reading_works_beside_a_window_and_writing_says_locked(terminal: Terminal) -> None:
    terminal("watch", "add", "AAPL")
    window = Lock(terminal.folders.locks, terminal.folders.own_file)
    assert window.acquire()
    try:
        assert terminal("watch", "list").code == 0
        assert terminal("events", "list").code == 0
        said = terminal("watch", "add", "MSFT")
        assert (said.code, said.err.count("\n")) == (1, 1)
        assert "open in another watchapp" in said.err
        assert terminal.json("doctor", "--offline")["file"]["locked"] is True
    finally:
        window.release()
    assert terminal("watch", "add", "MSFT").code == 0


def test_the_file_is_the_one_the_window_had_open_last_but_never_the_sample(
    terminal: Terminal, symbols_of: Symbols
) -> None:
    other = terminal.home / "other.watchapp"
    terminal("--file", str(other), "watch", "add", "AAPL")
    settings.save(terminal.folders.settings, settings.Settings(last_file=str(other)))
    assert symbols_of(terminal.json("watch", "list")) == {"Watchlist": ["AAPL"]}
    make_sample(terminal.folders.sample)
    sample = settings.Settings(last_file=str(terminal.folders.sample))
    settings.save(terminal.folders.settings, sample)
    assert terminal.json("watch", "list") == {"lists": []}


def test_options_may_stand_before_and_behind(terminal: Terminal) -> None:
    file = str(terminal.home / "f.watchapp")
    terminal("watch", "add", "AAPL", "--file", file)
    for words in (
        ["--file", file, "--json", "watch", "list"],
        ["watch", "--file", file, "list", "--json"],
        ["watch", "list", "--json", "--file", file],
    ):
        assert len(terminal(*words).json["lists"][0]["rows"]) == 1


def test_a_file_that_is_not_there_is_not_made_by_looking(terminal: Terminal) -> None:
    file = terminal.home / "none.watchapp"
    said = terminal("--file", str(file), "watch", "list")
    assert (said.code, said.err) == (1, f"There is no file {file}.\n")
    assert not file.exists()


def test_json_carries_the_sentence_of_an_error_as_well(terminal: Terminal) -> None:
    terminal("watch", "add", "AAPL")
    said = terminal("watch", "remove", "NOPE", "--json")
    assert said.code == 1
    assert said.json["error"] == {"code": "no_such_symbol", "text": "NOPE is not in the file."}


def test_as_a_process_of_its_own(terminal: Terminal) -> None:
    done = terminal.process("watch", "import", "-", "--json", stdin=b"AAPL, 1810.HK\n")
    assert (done.code, done.json["added"], done.err) == (0, ["AAPL", "1810.HK"], "")
    table = terminal.process("watch", "list")
    assert (table.code, table.err) == (0, "")
    assert [line.split()[0] for line in table.out.splitlines()] == ["Watchlist", "AAPL", "1810.HK"]
    failed = terminal.process("watch", "remove", "NOPE")
    assert (failed.code, failed.out, failed.err) == (1, "", "NOPE is not in the file.\n")
    assert terminal.process("watch", "fly").code == 2
    assert terminal.process("watch").code == 2
    assert terminal.process("--version").out.startswith("watchapp ")


def test_no_command_means_the_window() -> None:
    from watchapp import cli

    assert cli.parser().parse_args(["--offline"]).command is None


def test_no_picture_of_a_window_is_loaded(terminal: Terminal) -> None:
    heavy = ("PySide6.QtGui", "PySide6.QtWidgets", "pyqtgraph", "yfinance", "pandas")
    code = (
        "import sys; from watchapp import cli; "
        "cli.run(cli.parser().parse_args(['watch', 'list'])); "
        f"print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


KILLED = """
import os, signal, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN IMMEDIATE")
for i in range(2000):
    db.execute("INSERT INTO issuer (id, name) VALUES (?, ?)", (f"x{i}", "y" * 500))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not there")
@pytest.mark.parametrize("words", [("watch", "list"), ("doctor", "--offline")])
def test_after_a_writer_was_killed_the_file_is_read_as_it_was(
    terminal: Terminal, words: tuple[str, ...]
) -> None:
    terminal("watch", "add", "AAPL")
    path = terminal.folders.own_file
    subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    journal = path.with_name(path.name + "-journal")
    assert journal.exists()
    assert terminal(*words).code == 0
    assert not journal.exists()


def test_qts_own_remarks_stay_off_standard_error(terminal: Terminal) -> None:
    strange = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0"}
    assert terminal.process("watch", "list", env=strange).err == ""
