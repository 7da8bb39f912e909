"""``study``, ``reaction`` and ``check`` as the command line tells them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_terminal import Terminal

from watchapp.analysis import eventstudy, reaction
from watchapp.analysis.missing import REASONS
from watchapp.analysis.vocabulary import CLAIM_KINDS, DRAFT_KINDS, MODELS, TIMINGS, VERDICTS

CASES = Path(__file__).parent.parent / "data" / "cases"
STUDIED = sorted(
    p.stem for p in CASES.glob("S*.json") if json.loads(p.read_text())["kind"] == "event_study"
)
MODEL_OF = {"market": "market", "mean": "mean-adjusted", "mktadj": "market-adjusted"}


def study(terminal: Terminal, name: str, model: str = "market", *more: str) -> dict[str, Any]:
    inputs = json.loads((CASES / f"{name}.json").read_text())["inputs"]
    a, b = inputs["estimation"]
    found: dict[str, Any] = terminal.json(
        "study", str(CASES / inputs["stock_csv"]), "--benchmark", str(CASES / inputs["bench_csv"]),
        "--date", inputs["event_date"], "--timing", inputs["timing"], "--model", model,
        f"--estimation={a}:{b}", *more,
    )  # fmt: skip
    return found


# -- study


@pytest.mark.parametrize("name", STUDIED)
def test_the_tables_of_the_cases_give_their_numbers(terminal: Terminal, name: str) -> None:
    """Through the file's own reading: holes, zeros and all."""
    reference = json.loads((CASES / f"{name}.json").read_text())
    expected, close = reference["expected"], reference["tolerance"]["abs"]
    windows: list[str] = []
    if "market" in expected and "cars" in expected["market"]:
        windows = [f"--window={w['lo']}:{w['hi']}" for w in expected["market"]["cars"]]
    for key, model in MODEL_OF.items():
        found = study(terminal, name, model, *windows)
        assert found["status"] == expected["meta"]["status"]
        assert found["day0"] == expected["meta"]["d0"]
        if "cars" not in expected.get(key, {}):
            continue
        days = {d["rel"]: d for d in found["days"]}
        for mine, theirs in zip(found["windows"], expected[key]["cars"], strict=True):
            if found["model"] == model:  # a short history falls back to another
                assert mine["car"] == pytest.approx(theirs["car"], abs=close)
        for theirs in expected[key]["days"]:
            assert days[theirs["rel"]]["r"] == pytest.approx(theirs["r"], abs=close)
            assert days[theirs["rel"]]["date"] == theirs["date"]


def test_what_is_missing_is_null_and_never_nan(terminal: Terminal) -> None:
    for name in STUDIED:
        said = terminal("study", str(CASES / "S10_stock.csv"), "--date", "2025-11-25", "--json")
        json.loads(said.out, parse_constant=pytest.fail)
        assert study(terminal, name)["flags"] is not None


def test_windows_may_be_repeated_and_days_cover_their_hull(terminal: Terminal) -> None:
    found = study(terminal, STUDIED[0], "market", "--window=-5:10", "--window=2:3")
    assert [(w["from"], w["to"]) for w in found["windows"]] == [(-5, 10), (2, 3)]
    assert [d["rel"] for d in found["days"]] == list(range(-5, 11))


def test_a_table_that_is_none_is_refused_in_words(terminal: Terminal, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("nothing,here\n1,2\n")
    said = terminal("study", str(bad), "--date", "2025-11-25")
    assert said.code == 1
    assert "bad.csv" in said.err
    assert terminal("study", str(tmp_path / "none.csv"), "--date", "2025-11-25").code == 1


def test_a_mean_that_is_asked_for_is_used_for_a_short_history_too(terminal: Terminal) -> None:
    name = "S08_short_estimation_45"
    expected = json.loads((CASES / f"{name}.json").read_text())["expected"]["mean"]
    windows = [f"--window={w['lo']}:{w['hi']}" for w in expected["cars"]]
    found = study(terminal, name, "mean-adjusted", *windows)
    assert found["model"] == "mean-adjusted"
    for mine, theirs in zip(found["windows"], expected["cars"], strict=True):
        assert mine["car"] == pytest.approx(theirs["car"], abs=1e-9)
        assert (mine["t"], mine["p"]) == (None, None)  # 45 sessions are too few for a test
    assert "short_estimation" in found["flags"]


def test_a_window_without_a_value_says_why(terminal: Terminal) -> None:
    found = study(terminal, "S08_short_estimation_45", "market", "--benchmark-lag", "500")
    assert {w["car"] for w in found["windows"]} == {None}
    assert {f for w in found["windows"] for f in w["flags"]} == {"no_benchmark_return"}
    late = study(terminal, "S08_short_estimation_45", "market", "--window=400:410")
    assert late["windows"][0]["flags"] == ["no_sessions"]


def test_an_estimation_that_reaches_into_a_window_is_said(terminal: Terminal) -> None:
    inputs = json.loads((CASES / f"{STUDIED[0]}.json").read_text())["inputs"]
    words = ("study", str(CASES / inputs["stock_csv"]), "--date", inputs["event_date"])
    assert "estimation_meets_windows" in terminal.json(*words, "--estimation=-130:5")["flags"]
    assert "estimation_meets_windows" not in terminal.json(*words)["flags"]


def test_a_day_with_two_closes_is_said(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    rows = [f"2025-0{1 + n // 28}-{1 + n % 28:02d},{100 + n % 5}" for n in range(80)]
    path.write_text("\n".join(["Date,Close", *rows, "2025-01-05,7"]))
    found = terminal.json("study", str(path), "--date", "2025-03-10", "--window=0:0")
    assert found["unread"] == [
        {"file": "twice.csv", "line": 82, "column": "date", "reason": "same_day_twice"}
    ]
    assert "rows_unread" in found["flags"]
    assert "twice.csv: line 82" in terminal("study", str(path), "--date", "2025-03-10").out


def test_days_may_be_written_the_german_way(terminal: Terminal) -> None:
    stock = str(CASES / "S10_stock.csv")
    a, b = (terminal.json("study", stock, "--date", d) for d in ("2025-11-25", "25.11.2025"))
    assert a == b
    said = terminal.process("study", stock, "--date", "2025/11/25")
    assert "write it as 2025-11-25 or 25.11.2025" in said.err
    assert "lies ahead" in terminal("study", stock, "--date", "2199-01-01").out


def test_closes_alone_are_enough_and_adjusted_ones_are_preferred(
    terminal: Terminal, tmp_path: Path
) -> None:
    lines = ["Date,Close,Adj Close"]
    days = [f"2025-{m:02d}-{d:02d}" for m in range(1, 11) for d in range(1, 29)]
    for n, day in enumerate(days):
        lines.append(f"{day},{100 + n % 7},{(100 + n % 7) / 2 if n < 200 else 100 + n % 7}")
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines))
    found = terminal.json("study", str(path), "--date", days[200], "--window=0:0")
    assert found["days"][0]["r"] == pytest.approx((100 + 200 % 7) / ((100 + 199 % 7) / 2) - 1)


@pytest.mark.parametrize("command", ["study", "reaction", "check"])
def test_the_help_lists_the_words_of_the_answer(terminal: Terminal, command: str) -> None:
    said = " ".join(terminal.process(command, "--help").out.split())
    words = {
        "study": [*eventstudy.FLAGS, *eventstudy.ROW_FLAGS, *MODELS, *TIMINGS, "pending"],
        "reaction": [s for s in (*reaction.STATUSES, *REASONS) if s != "ok"],
        "check": [*DRAFT_KINDS, *DRAFT_KINDS.values(), *CLAIM_KINDS, *VERDICTS],
    }[command]
    for word in words:
        assert word in said, word


# -- reaction and check

ARTICLE = (
    "25. November 2025. Gründer Lei Jun hat am Montagabend rund 100 Millionen HKD (umgerechnet "
    "etwa 12,9 Millionen US-Dollar) in Xiaomi-Aktien investiert. Die Aktie sprang am Dienstag "
    "zeitweise um 6,3 Prozent nach oben."
)


@pytest.fixture
def xiaomi(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A file with the two days of the article and the founder's purchase."""
    prices = tmp_path / "prices.csv"
    prices.write_text(
        "Date,Open,High,Low,Close,Volume\n2025-11-21,38,38.5,37.5,38.2,1\n"
        "2025-11-24,38.2,38.94,37.76,38.66,1\n2025-11-25,39.5,41.10,39.4,40.34,1\n"
    )
    for words in (
        ("watch", "add", "1810.HK"),
        ("prices", "import", "1810.HK", str(prices)),
        (
            "events", "add", "insider_deal", "--symbol", "1810.HK", "--person", "Lei Jun",
            "--side", "buy", "--shares", "2600000", "--price", "38.58", "--currency", "HKD",
            "--traded_from", "2025-11-24", "--published_at", "2025-11-24T10:00:00Z",
        ),
    ):  # fmt: skip
        said = terminal(*words)
        assert said.code == 0, said.err
    return terminal


def test_a_reaction_has_its_numbers_and_its_sentence(xiaomi: Terminal) -> None:
    (found,) = xiaomi.json("reaction", "1810.HK")["reactions"]
    assert found["day0"] == "2025-11-25"
    assert found["high"] == pytest.approx(41.10 / 38.66 - 1)
    assert found["close"] == pytest.approx(40.34 / 38.66 - 1)
    assert found["gap"] == pytest.approx(39.5 / 38.66 - 1)
    assert found["drawdown"]["close"]["value"] == pytest.approx(0)
    assert set(found["sentence"]) == {"de", "en"}
    assert {"strongest_since", "abnormal", "near"} <= set(found)
    assert found["missing"] == {
        "of_turnover": "few_volumes",  # three sessions are no average
        "of_holding": "holding_not_filed",
        "abnormal": "no_benchmark",
        "strongest_since_close": "since_first_price",
        "strongest_since_intraday": "since_first_price",
    }
    assert found["size"] == {"of_holding": None, "of_turnover": None}
    assert "high +6.3\u202f%" in xiaomi("reaction", "1810.HK").out
    (same,) = xiaomi.json("reaction", "1810.HK", "--event", found["event"])["reactions"]
    assert same == found
    assert xiaomi("reaction", "1810.HK", "--event", "none").code == 1
    assert xiaomi("reaction", "NOPE").code == 1


def test_an_article_is_checked_against_the_file(xiaomi: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    found = xiaomi.json("check", str(path), "--symbol", "1810.HK")
    assert found["language"] == "de"
    (draft,) = found["drafts"]
    assert (draft["kind"], draft["person"], draft["role"]) == ("insider_buy", "Lei Jun", "founder")
    assert (draft["value"], draft["currency"], draft["timing"]) == (100_000_000, "HKD", "post")
    assert draft["date"] == "2025-11-24"
    a, b = draft["spans"]["person"]
    assert ARTICLE[a:b] == "Lei Jun"
    told = {c["kind"]: c for c in found["claims"]}
    assert told["fx"]["verdict"] == "confirmed"
    assert told["intraday_move"]["verdict"] == "confirmed"
    assert told["intraday_move"]["stated"]["unit"] == "fraction"
    assert told["intraday_move"]["measured"] == pytest.approx(41.10 / 38.66 - 1)
    assert set(told["fx"]["reason"]) == {"de", "en"}
    assert found["prices"] == {"symbol": "1810.HK", "origin": "imported", "until": "2025-11-25"}
    said = xiaomi("check", str(path), "--symbol", "1810.HK").out
    assert "Held against imported prices of 1810.HK until" in said
    events = xiaomi.json("events", "list", "--symbol", "1810.HK")
    assert len(events["events"]) == 1  # nothing of it is kept


def test_an_article_can_be_read_without_a_file(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    found = terminal.json("check", str(path), "--date", "2025-11-25")
    verdicts = {c["kind"]: c["verdict"] for c in found["claims"]}
    assert verdicts == {"fx": "confirmed", "intraday_move": "not_checkable"}
    assert found["prices"] is None
    assert not terminal.folders.own_file.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no text"),
        (b"\x00\x01\x02\xff" * 400, ""),
        (b"12 34,5 %", "no words"),
        (b"Der Vorstand kaufte Aktien. " * 400_000, "longer"),
    ],
)
def test_what_is_no_article_is_refused_in_words(
    terminal: Terminal, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    found = terminal("check", str(path))
    assert found.code == 1
    assert said in found.err
    assert found.err.strip()
    assert "Traceback" not in found.err


def test_a_deal_that_lies_ahead_is_said(terminal: Terminal, tmp_path: Path) -> None:
    text = tmp_path / "ahead.txt"
    text.write_text(
        "On 25 November 2131 CEO Hans Meyer of Xiaomi bought 5,000 shares at $12. "
        "On 3 March Chairman Li Mang sold 100 shares for $900."
    )
    found = terminal.json("check", str(text), "--date", "2025-11-25")
    assert found["remarks"] == [{"code": "deal_ahead", "day": "2131-11-25"}]
    assert [d["date_assumed"] for d in found["drafts"]] == [False, True]  # no year behind March
    later = terminal.json("check", str(text), "--date", "2120-01-01")
    assert [r["code"] for r in later["remarks"]] == ["article_ahead", "deal_ahead", "deal_ahead"]
    said = terminal("check", str(text), "--date", "2025-11-25").out
    assert "lies ahead" in said
    assert "Hans Meyer, chief executive, Xiaomi" in said
    assert "at 12.00 USD  (USD is assumed)" in said


def test_a_price_and_the_sum_behind_it_are_no_exchange_rate(
    terminal: Terminal, tmp_path: Path
) -> None:
    text = tmp_path / "pence.txt"
    text.write_text("Director Jane Doyle bought 12,345 shares at 291.25p (\u00a335,954.81).")
    found = terminal.json("check", str(text))
    assert [c["kind"] for c in found["claims"]] == ["implied_price"]
    (draft,) = found["drafts"]
    assert (draft["price"], draft["value"], draft["currency"]) == (2.9125, 35954.81, "GBP")
