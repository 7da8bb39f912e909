from __future__ import annotations

from cli_terminal import Terminal


def test_a_healthy_file_and_an_absent_one(terminal: Terminal) -> None:
    before = terminal.json("doctor", "--offline")
    assert before["file"]["exists"] is False
    assert not terminal.folders.own_file.exists()
    terminal("watch", "add", "AAPL")
    report = terminal.json("doctor", "--offline")
    file = report["file"]
    assert (file["sound"], file["lists"], file["symbols"], file["events"]) == (True, 1, 1, 0)
    assert (file["locked"], file["problem"], file["format"]) == (False, None, 2)
    assert file["last_backup"].endswith("Z")
    assert {"watchapp", "python", "PySide6-Essentials", "Qt", "pyqtgraph", "yfinance"} <= set(
        report["versions"]
    )
    assert report["paths"]["settings"] == str(terminal.folders.settings)
    assert report["yahoo"] == {"answers": None, "reason": "offline_mode", "seconds": None}


def test_a_damaged_file_is_said_and_not_touched(terminal: Terminal) -> None:
    terminal("watch", "add", "AAPL")
    path = terminal.folders.own_file
    damaged = path.read_bytes()[:6000]
    path.write_bytes(damaged)
    said = terminal("doctor", "--offline", "--json")
    assert said.code == 1
    assert said.json["file"]["problem"]["code"] == "damaged"
    assert "is damaged" in said.err
    assert path.read_bytes() == damaged
    assert terminal("watch", "list").code == 1


def test_for_people_it_is_a_page_of_lines(terminal: Terminal) -> None:
    said = terminal("doctor", "--offline")
    assert (said.code, said.err) == (0, "")
    assert [x for x in said.out.splitlines() if not x.startswith(" ")] == [
        "versions:",
        "paths:",
        "file:",
        "yahoo:",
    ]
