"""Everything that Yahoo and the network do wrong has its code, and nothing of it sticks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

CHART, QUOTE, SEARCH = "/v8/finance/chart", "/v7/finance/quote", "/v1/finance/search"

HISTORY = {
    "http429": "rate_limited",
    "http401": "unauthorised",
    "http404": "not_found",
    "http500": "source_down",
    "http500html": "source_down",
    "http502html": "source_down",
    "html200": "source_down",
    "empty200": "bad_answer",
    "null200": "bad_answer",
    "trunc_json": "bad_answer",
    "trunc_body": "bad_answer",
    "no_tz": "bad_answer",
    "reset": "source_down",
    "result_empty": "no_prices",
    "result_null": "no_prices",
    "quote_empty": "no_prices",
    "nan_rows": "no_prices",
}
SEARCHES = {
    "http429": "rate_limited",
    "http401": "unauthorised",
    "http404": "not_found",
    "http500": "source_down",
    "http502html": "source_down",
    "html200": "source_down",
    "empty200": "bad_answer",
    "null200": "bad_answer",
    "trunc_json": "bad_answer",
    "trunc_body": "bad_answer",
    "reset": "source_down",
}
PAST = {"start": date.today() - timedelta(days=400), "end": date.today() - timedelta(days=100)}


@pytest.mark.parametrize("window", [{"period": "1y"}, PAST], ids=["until-now", "past"])
@pytest.mark.parametrize(("mode", "code"), HISTORY.items())
def test_a_chart_that_fails_says_why_and_the_next_one_works(
    yahoo: Any, server: Any, mode: str, code: str, window: dict
) -> None:
    server.fail(CHART, mode)
    answer = yahoo.history("1810.HK", **window)
    assert answer.get("error") == code, answer
    assert "delisted" not in str(answer)

    server.heal()
    assert len(yahoo.bars("1810.HK", **window)["close"]) > 100


@pytest.mark.parametrize(("mode", "code"), SEARCHES.items())
def test_a_search_that_fails_says_why_and_the_next_one_works(
    yahoo: Any, server: Any, mode: str, code: str
) -> None:
    server.fail(SEARCH, mode)
    answer = yahoo.search("xiaomi")
    assert answer.get("error") == code, answer

    server.heal()
    assert yahoo.search("xiaomi")["hits"][0]["symbol"] == "1810.HK"


@pytest.mark.parametrize(
    "mode",
    ["http401", "http404", "http500html", "html200", "empty200", "null200", "trunc_json",
     "result_null", "reset"],
)  # fmt: skip
def test_prices_come_from_charts_while_the_quote_request_is_refused(
    yahoo: Any, server: Any, mode: str
) -> None:
    server.fail(QUOTE, mode)
    answer = yahoo.quotes("1810.HK", "NOSUCH1")
    assert [q["symbol"] for q in answer["quotes"]] == ["1810.HK"]
    assert "delay" not in answer["quotes"][0]
    assert answer["errors"]["NOSUCH1"]["error"] == "not_found"

    server.heal()
    assert yahoo.quotes("1810.HK")["quotes"][0]["delay"] == 900


def test_a_rate_limit_is_not_answered_with_more_requests(yahoo: Any, server: Any) -> None:
    yahoo.quotes("1810.HK")
    server.log.clear()
    server.fail(QUOTE, "http429")
    answer = yahoo.quotes("1810.HK", "AAPL", "WSU.DE")
    assert answer["error"] == "rate_limited"
    assert answer["retry_after"] == 7
    assert not server.asked(CHART)
    assert len(server.asked(QUOTE)) == 2  # yfinance itself asks twice


def test_a_stale_crumb_is_renewed(yahoo: Any, server: Any) -> None:
    assert yahoo.quotes("1810.HK")["quotes"]
    server.crumb = "crumb.2"
    assert yahoo.quotes("1810.HK")["quotes"][0]["delay"] == 900
    server.crumb = "crumb.1"


def test_charts_come_without_a_crumb(make_yahoo: Any, server: Any) -> None:
    server.fail("getcrumb", "http429")
    server.fail("fc.yahoo.com", "reset")
    assert len(make_yahoo().bars("1810.HK", period="1y")["close"]) > 100


def test_a_slow_answer_is_waited_for(yahoo: Any, server: Any) -> None:
    server.fail(CHART, "slow", seconds=1.0)
    assert len(yahoo.bars("1810.HK", period="1mo")["close"]) > 10


def test_a_missing_close_is_left_out(yahoo: Any, server: Any) -> None:
    whole = yahoo.bars("1810.HK", period="3mo")["time"]
    server.fail(CHART, "nan_close")
    assert list(yahoo.bars("1810.HK", period="3mo")["time"]) == list(whole[:-1])


@pytest.mark.parametrize("mode", ["dup_last", "unsorted"])
@pytest.mark.parametrize("interval", ["1d", "15m"])
def test_doubled_and_unsorted_rows_are_put_right(
    yahoo: Any, server: Any, mode: str, interval: str
) -> None:
    whole = yahoo.bars("1810.HK", interval, period="1mo")
    server.fail(CHART, mode)
    times = list(yahoo.bars("1810.HK", interval, period="1mo")["time"])
    assert times == sorted(set(times))
    assert set(times) >= set(whole["time"])
    assert len(times) - len(whole["time"]) <= (interval != "1d" and mode == "dup_last")


def test_a_currency_that_is_not_said_is_none(yahoo: Any, server: Any) -> None:
    server.fail(CHART, "null_currency")
    assert yahoo.history("1810.HK", period="1mo")["currency"] is None


def test_an_unknown_symbol_is_not_found_and_costs_few_requests(yahoo: Any, server: Any) -> None:
    yahoo.history("AAPL", period="5d")
    server.log.clear()
    assert yahoo.history("NOSUCH.HK")["error"] == "not_found"
    assert len(server.asked(CHART)) == 2
    assert not server.asked("quoteSummary")


def test_an_interval_that_does_not_exist_is_the_caller_s_mistake(yahoo: Any) -> None:
    with pytest.raises(ValueError):
        yahoo.client.history("1810.HK", "7x")


def test_prices_found_one_by_one_are_handed_over_before_the_deadline(
    make_yahoo: Any, server: Any
) -> None:
    yahoo = make_yahoo(deadlines={"quotes": 6.0})
    yahoo.quotes("AAPL")
    server.fail(QUOTE, "http500html")
    server.fail(f"{CHART}/0002.HK", "hang")
    answer = yahoo.quotes("0001.HK", "0002.HK", "0003.HK")
    assert [q["symbol"] for q in answer["quotes"]] == ["0001.HK"]
    assert answer["errors"]["0002.HK"]["error"] == "timeout"
    assert answer["errors"]["0003.HK"]["error"] == "timeout"
    assert answer["fallback"]["error"] == "source_down"


def test_a_range_that_yahoo_refuses_is_too_old_in_its_words(yahoo: Any, server: Any) -> None:
    # Only a clock that is wrong leads here: the limits are kept before asking.
    server.set_now(server.market.at() + 40 * 86400)
    answer = yahoo.history("1810.HK", "5m", start=date.today() - timedelta(days=50))
    assert answer["error"] == "too_old"
    assert "must be within the last 60 days" in answer["detail"]


def test_no_way_to_yahoo_is_offline(make_yahoo: Any) -> None:
    nowhere = dict.fromkeys(("HTTPS_PROXY", "https_proxy"), "http://127.0.0.1:9")
    yahoo = make_yahoo(env=nowhere)
    assert yahoo.history("1810.HK")["error"] == "offline"
    assert yahoo.history("1810.HK", **PAST)["error"] == "offline"
    assert yahoo.quotes("1810.HK")["error"] == "offline"
    assert yahoo.search("xiaomi")["error"] == "offline"
    yahoo.client.stream(["1810.HK"])
    assert yahoo.ear.state("reconnecting")["reason"] == "offline"


def test_a_certificate_nobody_vouches_for_is_a_tls_failure(make_yahoo: Any, tmp_path: Path) -> None:
    import trustme

    stranger = tmp_path / "stranger.pem"
    trustme.CA().cert_pem.write_to_path(str(stranger))
    names = ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE")
    yahoo = make_yahoo(env=dict.fromkeys(names, str(stranger)))
    assert yahoo.history("1810.HK")["error"] == "tls"
    assert yahoo.quotes("1810.HK")["error"] == "tls"
    assert yahoo.search("xiaomi")["error"] == "tls"
    yahoo.client.stream(["1810.HK"])
    assert yahoo.ear.state("reconnecting")["reason"] == "tls"


@pytest.mark.parametrize("name", ["cookies.db", "tkr-tz.db"])
def test_a_broken_cache_of_yfinance_is_thrown_away(
    make_yahoo: Callable[..., Any], tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "cache-0"
    folder.mkdir()
    (folder / name).write_bytes(b"this is no database" * 100)
    yahoo = make_yahoo()
    assert len(yahoo.bars("1810.HK", period="1mo")["close"]) > 10


def test_a_cache_that_breaks_later_is_thrown_away_too(
    make_yahoo: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "cache-0"
    folder.mkdir()
    # The right beginning, so it is only noticed when yfinance reads on.
    (folder / "cookies.db").write_bytes(b"SQLite format 3\x00" + b"rubbish " * 600)
    yahoo = make_yahoo()
    assert len(yahoo.bars("1810.HK", period="1mo")["close"]) > 10


SLOW_IMPORTS = """
import sys, time

class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == "yfinance":
            time.sleep(1.5)

sys.meta_path.insert(0, Slow())
"""


def test_the_stream_and_the_first_questions_import_without_meeting(
    make_yahoo: Any, tmp_path: Path
) -> None:
    # The import of yfinance is made slow, so that whatever may import parts of it meanwhile does.
    (tmp_path / "slow").mkdir()
    (tmp_path / "slow" / "sitecustomize.py").write_text(SLOW_IMPORTS)
    yahoo = make_yahoo(env={"PYTHONPATH": str(tmp_path / "slow")})
    yahoo.client.stream(["AAPL"])
    questions = [yahoo.client.quotes(["AAPL"]), yahoo.client.history("AAPL", "1d")]
    assert [yahoo.ear.answer(number).get("error") for number in questions] == [None, None]
    assert yahoo.ear.state("connected", "off")["state"] == "connected"
