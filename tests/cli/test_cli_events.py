from __future__ import annotations

import shlex

import pytest
from cli_terminal import Terminal

from watchapp.app.sample import make_sample

DEAL = shlex.split(
    "insider_deal --symbol 1810.HK --side buy --shares 2,600,000 --price 38.58 --currency hkd "
    "--traded-from 2025-11-24 --traded_to 2025-11-24 --published_at 2025-11-24T18:30:00+08:00 "
    "--roles founder,ceo --direct no"
)


@pytest.fixture
def listed(terminal: Terminal) -> Terminal:
    terminal("watch", "add", "1810.HK")
    return terminal


def test_an_event_is_typed_listed_and_taken_away(listed: Terminal) -> None:
    added = listed.json("events", "add", *DEAL, "--person", "Lei Jun")["added"]
    (told,) = listed.json("events", "list", "--symbol", "1810.hk")["events"]
    assert told == added
    assert (told["person"], told["shares"], told["price"], told["currency"]) == (
        "Lei Jun",
        "2600000",
        "38.58",
        "HKD",
    )
    assert (told["kind"], told["symbol"], told["status"]) == ("insider_deal", "1810.HK", "current")
    assert told["published_at"] == "2025-11-24T10:30:00Z"
    assert (told["roles"], told["direct"], told["problems"]) == (["founder", "ceo"], False, [])
    removed = listed.json("events", "remove", told["id"])
    assert removed == {"removed": {"id": told["id"], "kind": "insider_deal"}}
    assert listed.json("events", "list") == {"events": []}
    assert listed("events", "remove", told["id"]).code == 1


@pytest.mark.parametrize(
    "words",
    [
        "insider_plan --person X --side sell --shares 2000000 --published_at 2025-12-28",
        "buyback_programme --value 25 --currency HKD --traded_from 2026-01-23 --end-rule AGM",
        "repurchase --shares 100 --price_low 37.38 --price_high 38.1 --traded_from 2025-11-20",
        "holding --person X --shares 100 --traded_from 2025-11-20",
        "note --note Thoughts --traded_from 2025-11-20",
    ],
)
def test_every_kind_can_be_typed(listed: Terminal, words: str) -> None:
    added = listed.json("events", "add", *words.split(), "--symbol", "1810.HK")["added"]
    assert added["kind"] == words.split(maxsplit=1)[0]


def test_what_is_not_plausible_is_not_kept(listed: Terminal) -> None:
    said = listed("events", "add", "insider_deal", "--symbol", "1810.HK", "--price", "-5")
    assert said.code == 1
    assert said.err.startswith("This event cannot be kept: price: Must not be negative.")
    assert said.err.count("\n") == 1
    said = listed("events", "add", "repurchase", "--symbol", "1810.HK", "--shares", "2.600.000")
    assert "shares: Ambiguous" in said.err
    assert listed.json("events", "list") == {"events": []}


def test_a_field_of_another_kind_is_wrong_usage(listed: Terminal) -> None:
    said = listed("events", "add", "note", "--symbol", "1810.HK", "--side", "buy")
    assert said.code == 2
    assert said.err.startswith("note has no field side.")
    with pytest.raises(SystemExit) as ended:
        listed("events", "add", "note", "--symbol", "1810.HK", "--colour", "red")
    assert ended.value.code == 2


def test_events_of_a_symbol_that_is_not_there(listed: Terminal) -> None:
    assert listed("events", "add", *DEAL[:1], "--symbol", "AAPL").code == 1
    assert listed("events", "list", "--symbol", "AAPL").err == "AAPL is not in the file.\n"


def test_a_price_outside_the_days_range_is_doubted(terminal: Terminal) -> None:
    file = str(terminal.home / "sample.watchapp")
    make_sample(terminal.home / "sample.watchapp")
    words = [w if w != "38.58" else "58.38" for w in DEAL]
    told = terminal.json("--file", file, "events", "add", *words, "--person", "Lei Jun")["added"]
    (doubt,) = told["problems"]
    assert doubt["code"] == "outside_the_days_range"
    assert "37.44 to 38.72 HKD" in doubt["text"]
    assert len(terminal.json("--file", file, "events", "list")["events"]) == 16
