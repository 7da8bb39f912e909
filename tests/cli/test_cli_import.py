"""``watchapp events import``, ``lint`` and ``feeds``: what is said, in words and in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import filings
import pytest
from cli_terminal import Terminal
from feed_server import FeedServer, feed_server
from filings import fi_export, fi_row, form4, line

from watchapp.feeds.net import AT_VARIABLE


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "form4.xml"
    path.write_bytes(form4(line(), line("S", "D", day="soon")))
    return path


def test_a_filing_is_taken_in_and_told(terminal: Terminal, form: Path) -> None:
    ran = terminal("events", "import", str(form), "--json")
    (told,) = json.loads(ran.out)["files"]
    assert ran.code == 0
    assert (told["layout"], told["rows"], told["new"], told["same"]) == ("sec_ownership", 2, 1, 0)
    (unread,) = told["unread"]
    assert (unread["column"], unread["reason"]) == ("transactionDate", "A day is needed.")
    (event,) = json.loads(terminal("events", "list", "--json").out)["events"]
    assert (event["symbol"], event["side"], event["native_code"], event["market_decision"]) == (
        "ACME", "buy", "P", True
    )  # fmt: skip
    assert (event["ownership"], event["plan"], event["security_class"]) == (
        "direct", False, "Common Stock"
    )  # fmt: skip
    again = json.loads(terminal("events", "import", str(form), "--json").out)["files"][0]
    assert (again["new"], again["same"]) == (0, 1)
    assert "ACME" in terminal("watch", "list").out


def test_a_dry_run_keeps_nothing(terminal: Terminal, form: Path) -> None:
    ran = terminal("events", "import", str(form), "--dry-run")
    assert "would be 1 new" in ran.out
    assert json.loads(terminal("events", "list", "--json").out)["events"] == []


def test_everything_belongs_to_a_symbol_that_is_named(terminal: Terminal, form: Path) -> None:
    terminal("events", "import", str(form), "--symbol", "ACMX")
    (event,) = json.loads(terminal("events", "list", "--symbol", "ACMX", "--json").out)["events"]
    assert event["symbol"] == "ACMX"


def test_how_days_and_numbers_are_written_can_be_told(terminal: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(
        "kind;symbol;traded_from;person;side;shares;price;currency\n"
        "insider_deal;SAP.DE;03/04/2026;E. Muster;buy;1.500;21,200;EUR\n", "utf-8",
    )  # fmt: skip
    (told,) = json.loads(terminal("events", "import", str(table), "--json").out)["files"]
    assert [u["reason"] for u in told["unread"]] == [
        "Ambiguous: which is the day, which the month?"
    ]
    assert terminal("events", "import", str(table), "--days", "month", "--point", ",").code == 0
    (event,) = json.loads(terminal("events", "list", "--json").out)["events"]
    assert (event["traded_from"], event["shares"], event["price"]) == ("2026-03-04", "1500", "21.2")


def test_an_unknown_table_is_mapped_once(terminal: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Wer;Wann;Was;Papier\nE. Muster;31.08.2026;Kauf;DE0007164600\n", "utf-8")
    ran = terminal("events", "import", str(table))
    assert ran.code == 1
    assert "Wer, Wann, Was, Papier" in ran.err
    maps = [x for m in ("Wer=person", "Wann=traded_from", "Was=side", "Papier=isin")
            for x in ("--map", m)]  # fmt: skip
    assert terminal("events", "import", str(table), *maps).code == 0
    told = json.loads(terminal("events", "import", str(table), "--json").out)["files"][0]
    assert (told["layout"], told["same"]) == ("mapped", 1)
    wrong = terminal("events", "import", str(table), "--map", "Wer=nobody")
    assert wrong.code == 2
    with pytest.raises(SystemExit) as usage:
        terminal("events", "import", str(table), "--map", "Wer")
    assert usage.value.code == 2


def test_one_refused_file_is_said_and_the_others_are_taken(
    terminal: Terminal, form: Path, tmp_path: Path
) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1.4")
    ran = terminal("events", "import", str(pdf), str(form), "--json")
    assert ran.code == 1
    assert "is a PDF" in ran.err
    first, second = json.loads(ran.out)["files"]
    assert (first["layout"], first["error"]["code"], second["new"]) == (None, "is_a_pdf", 1)


def test_versions_kinds_and_days_can_be_asked_for(terminal: Terminal, tmp_path: Path) -> None:
    for name, data in (("a.xml", form4(line())), ("b.xml", form4(line(price="11.5"), form="4/A"))):
        (tmp_path / name).write_bytes(data)
        terminal("events", "import", str(tmp_path / name))

    def listed(*more: str) -> list[dict[str, object]]:
        return json.loads(terminal("events", "list", *more, "--json").out)["events"]

    (now,) = listed()
    both = listed("--all")
    old = next(e for e in both if e["status"] == "superseded")
    assert (now["supersedes"], old["superseded_by"]) == (old["id"], now["id"])
    assert listed("--kind", "note") == listed("--since", "2026-01-01") == []
    assert len(listed("--kind", "insider_deal", "--since", "2025-01-01")) == 1


def test_lint_names_what_is_implausible_and_nothing_else(
    terminal: Terminal, tmp_path: Path
) -> None:
    path = tmp_path / "fi.csv"
    swap = fi_row(kind="Swap", volume="100000000.0", price="100000000.0", isin="EZK2ND5WKJB8")
    path.write_bytes(fi_export(fi_row(), swap))
    terminal("events", "import", str(path))
    (found,) = json.loads(terminal("events", "lint", "--json").out)["events"]
    assert [p["code"] for p in found["problems"]] == ["implausibly_large"]
    (tmp_path / "x.xml").write_bytes(form4(line("P", "D")))
    terminal("events", "import", str(tmp_path / "x.xml"))
    codes = [p["code"] for e in json.loads(terminal("events", "lint", "--json").out)["events"]
             for p in e["problems"]]  # fmt: skip
    assert sorted(codes) == ["contradicts_itself", "implausibly_large"]


# -- feeds


@pytest.fixture
def edgar(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedServer]:
    with feed_server() as server:
        monkeypatch.setenv(AT_VARIABLE, server.address)
        server.pages["www.sec.gov/files/company_tickers.json"] = (
            b'{"0": {"cik_str": 123456, "ticker": "ACME"}}'
        )
        server.pages["data.sec.gov/submissions/CIK0000123456.json"] = filings.submissions_index(
            ("0000123456-25-000007", "2026-01-15", "xslF345X05/doc4.xml")
        )
        server.pages["www.sec.gov/Archives/edgar/data/123456/000012345626000007/doc4.xml"] = b""
        path = "www.sec.gov/Archives/edgar/data/123456/000012345625000007/doc4.xml"
        server.pages[path] = form4(line(day="2026-01-14"))
        yield server


def test_feeds_are_off_until_they_are_switched_on(terminal: Terminal) -> None:
    told = json.loads(terminal("feeds", "list", "--json").out)["feeds"]
    assert {f["state"] for f in told} == {"off"}
    assert {"sec", "hkex", "hkex_di", "fi", "six", "afm", "yahoo"} == {f["name"] for f in told}
    assert not terminal.folders.own_file.exists(), "asking makes no file"
    assert terminal("feeds", "on", "six", "fi").code == 0
    told = json.loads(terminal("feeds", "list", "--json").out)["feeds"]
    assert {f["name"] for f in told if f["state"] == "never"} == {"six", "fi"}
    terminal("feeds", "off", "six")
    assert terminal("feeds", "on", "nonsense").code == 2


def test_a_feed_is_asked_and_what_it_brought_is_kept(terminal: Terminal, edgar: FeedServer) -> None:
    terminal("watch", "add", "ACME")
    assert terminal("feeds", "update", "--offline").code == 1
    without = terminal("feeds", "update", "sec", "--since", "2026-01-01", "--json")
    assert without.code == 1
    assert "e-mail" in without.err
    ran = terminal("feeds", "update", "sec", "--since", "2026-01-01", "--contact", "me@example.org",
                   "--json")  # fmt: skip
    (told,) = json.loads(ran.out)["feeds"]
    assert (ran.code, told["new"], told["changed"]) == (0, 1, 0)
    (span,) = told["coverage"]
    assert (span["issuer"], span["from"]) == ("ACME", "2026-01-01")
    (event,) = json.loads(terminal("events", "list", "--json").out)["events"]
    assert event["sources"][0]["key"] == "0000123456-25-000007#nd1"
    again = terminal("feeds", "update", "sec", "--since", "2026-01-01", "--json")
    assert json.loads(again.out)["feeds"][0]["new"] == 0


def test_a_feed_that_fails_says_why(terminal: Terminal, edgar: FeedServer) -> None:
    terminal("watch", "add", "ACME")
    edgar.trouble["www.sec.gov/"] = (429, {"Retry-After": "60"}, b"")
    ran = terminal("feeds", "update", "sec", "--contact", "me@example.org", "--json")
    (told,) = json.loads(ran.out)["feeds"]
    assert ran.code == 1
    assert told["state"] in ("waiting", "failed")
    assert "left alone" in told["reason"]
