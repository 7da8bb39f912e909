"""Bars, quotes and search hits are what Yahoo says, in the program's own terms."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yahoo_market import close_on

from watchapp.core.bars import DAY, time_of_day
from watchapp.core.quote import Quote
from watchapp.feeds.yahoo.answers import bars_of, quote_of
from watchapp.feeds.yahoo.history import LIMITS, _within_limits

MONDAY_EVENING = datetime(2025, 11, 24, 20, 0, tzinfo=ZoneInfo("Asia/Hong_Kong")).timestamp()


def days_ago(days: int) -> date:
    return datetime.now(UTC).date() - timedelta(days=days)


def test_daily_bars_carry_the_local_date_of_their_session(yahoo: Any, server: Any) -> None:
    first, last = date(2024, 6, 3), date(2024, 6, 8)
    for symbol in ("1810.HK", "WSU.DE", "OCDO.L", "AAPL", "^GSPC"):
        number = yahoo.client.history(symbol, "1d", first, last)
        answer, columns = yahoo.ear.until(lambda m, n=number: m.get("id") == n)
        bars = bars_of(answer, columns)
        week = [first + timedelta(days=k) for k in range(5)]
        assert [bars.day(k) for k in range(len(bars))] == week
        expected = [close_on(symbol, d) for d in week]
        np.testing.assert_allclose(bars.close, expected, rtol=1e-6)
        assert bars.origin == "fetched"


def test_the_currency_keeps_its_case_and_the_zone_is_the_exchange_s(yahoo: Any) -> None:
    said = {s: yahoo.history(s, period="5d") for s in ("1810.HK", "WSU.DE", "OCDO.L", "AAPL")}
    assert [a["currency"] for a in said.values()] == ["HKD", "EUR", "GBp", "USD"]
    assert said["OCDO.L"]["zone"] == "Europe/London"
    hong_kong = said["1810.HK"]
    assert hong_kong["digits"] == 3
    assert hong_kong["exchange"] == "HKG"
    assert hong_kong["basis"] == datetime.now(ZoneInfo("Asia/Hong_Kong")).date().isoformat()


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [("AAPL", "equity"), ("^GSPC", "index"), ("EURUSD=X", "currency"), ("BTC-USD", "crypto")],
)
def test_the_kind_of_instrument_is_named(yahoo: Any, symbol: str, kind: str) -> None:
    assert yahoo.history(symbol, period="5d")["kind"] == kind
    assert yahoo.search(symbol)["hits"][0]["kind"] == kind


def test_dividends_and_the_split_stand_on_their_days(yahoo: Any) -> None:
    answer = yahoo.history("1810.HK", start=date(2020, 1, 1), end=date(2020, 12, 31))
    assert answer["splits"] == [[time_of_day(date(2020, 8, 31)), 2.0]]
    days = [datetime.fromtimestamp(t, UTC).date() for t, _ in answer["dividends"]]
    assert days == [date(2020, 3, 10), date(2020, 9, 10)]


def test_prices_are_not_adjusted_for_dividends_and_the_adjusted_close_is_beside_them(
    yahoo: Any,
) -> None:
    bars = yahoo.bars("1810.HK", start=date(2024, 1, 1), end=date(2024, 3, 1))
    np.testing.assert_allclose(bars["adjusted"], bars["close"] * 0.99)


def test_intraday_bars_carry_their_start_in_utc(yahoo: Any, server: Any) -> None:
    server.set_now(None)
    bars = yahoo.bars("1810.HK", "1h", start=days_ago(14))
    local = [datetime.fromtimestamp(int(t), ZoneInfo("Asia/Hong_Kong")) for t in bars["time"]]
    assert {(t.hour, t.minute) for t in local} >= {(9, 30), (10, 30), (15, 30)}
    assert all(t.weekday() < 5 for t in local)


@pytest.mark.parametrize("interval", ["1m", "5m", "15m", "1h", "1d", "1wk"])
def test_every_interval_is_answered_without_a_window(
    yahoo: Any, server: Any, interval: str
) -> None:
    times = yahoo.bars("1810.HK", interval)["time"]
    assert len(times) > 300
    assert np.all(np.diff(times) > 0)
    if interval in ("1d", "1wk"):
        assert np.all(times % DAY == 0)


@pytest.mark.parametrize(("interval", "days"), [("1m", 7), ("5m", 60), ("15m", 60), ("1h", 730)])
def test_a_start_beyond_the_limit_is_moved_to_it_and_said(
    yahoo: Any, server: Any, interval: str, days: int
) -> None:
    answer = yahoo.history("AAPL", interval, start=date(2015, 1, 1))
    assert "error" not in answer, answer
    limited = date.fromisoformat(answer["limited_from"])
    assert days_ago(days) <= limited <= days_ago(days - 3)


def test_a_start_within_the_limit_is_kept(yahoo: Any, server: Any) -> None:
    assert "limited_from" not in yahoo.history("AAPL", "5m", start=days_ago(20))
    assert "limited_from" not in yahoo.history("AAPL", "5m", period="1mo")
    assert "limited_from" in yahoo.history("AAPL", "5m", period="1y")
    assert "limited_from" not in yahoo.history("AAPL", "1d", start=date(2000, 1, 1))


def test_a_window_that_ends_before_the_limit_is_too_old_and_not_asked_for(
    yahoo: Any, server: Any
) -> None:
    answer = yahoo.history("AAPL", "1m", start=date(2020, 1, 1), end=date(2020, 1, 5))
    assert answer["error"] == "too_old"
    assert not server.log


def test_the_previous_close_is_the_session_before_and_not_before_the_chart(
    yahoo: Any, server: Any
) -> None:
    server.set_now(MONDAY_EVENING)
    server.set_price("1810.HK", 38.5)
    friday = pytest.approx(close_on("1810.HK", date(2025, 11, 21)))
    for window in ({"start": date(2020, 1, 1)}, {"period": "5d"}, {"period": "1d"}):
        quote = yahoo.history("1810.HK", **window)["quote"]
        assert quote["price"] == 38.5
        assert quote["previous_close"] == friday, window
        assert quote["opens"] == MONDAY_EVENING - 10.5 * 3600
        assert quote["at"] == quote["closes"] == MONDAY_EVENING - 4 * 3600
    past = yahoo.history("1810.HK", start=date(2020, 1, 1), end=date(2021, 1, 1))["quote"]
    assert "previous_close" not in past


def test_quotes_of_many_symbols_are_one_request(yahoo: Any, server: Any) -> None:
    yahoo.quotes("AAPL")
    server.log.clear()
    symbols = [f"{k:04d}.HK" for k in range(1, 300)]
    assert len(yahoo.quotes(*symbols)["quotes"]) == len(symbols)
    assert len(server.asked("/v7/finance/quote")) == 1
    assert not server.asked("/v8/")


def test_a_quote_says_how_late_it_is_or_that_nobody_said(yahoo: Any, server: Any) -> None:
    server.set_delay("WSU.DE", None)
    quotes = {q["symbol"]: q for q in yahoo.quotes("AAPL", "1810.HK", "WSU.DE")["quotes"]}
    assert quotes["AAPL"]["delay"] == 0
    assert quotes["1810.HK"]["delay"] == 900
    assert "delay" not in quotes["WSU.DE"]
    quote = quote_of(quotes["1810.HK"])
    assert isinstance(quote, Quote)
    assert quote.delay == 900
    assert quote.name == "1810.HK Company Limited"
    assert quote.previous_close is not None


def test_an_unknown_symbol_in_a_list_does_not_spoil_the_others(yahoo: Any) -> None:
    answer = yahoo.quotes("AAPL", "NOSUCH1", "1810.HK")
    assert [q["symbol"] for q in answer["quotes"]] == ["AAPL", "1810.HK"]
    assert answer["errors"] == {"NOSUCH1": {"error": "not_found"}}


def test_an_isin_is_found_by_search_and_refused_as_a_symbol(yahoo: Any, server: Any) -> None:
    hits = yahoo.search(" KYG9830T1067 ")["hits"]
    assert [h["symbol"] for h in hits] == ["1810.HK"]
    assert hits[0]["exchange"] == "HKG"
    assert yahoo.history("KYG9830T1067")["error"] == "not_found"


def test_a_search_without_hits_is_no_failure_and_does_not_stick(yahoo: Any, server: Any) -> None:
    assert yahoo.search("NOSUCH")["hits"] == []
    assert yahoo.search("")["hits"] == []


def test_a_second_look_costs_one_request(yahoo: Any, server: Any) -> None:
    yahoo.history("1810.HK", period="1mo")
    server.log.clear()
    yahoo.history("0700.HK", start=date(2024, 1, 1))
    yahoo.history("0700.HK", "5m", period="5d")
    assert [r.path for r in server.log] == ["/v8/finance/chart/0700.HK"] * 2


def test_never_more_than_two_requests_at_once(yahoo: Any, server: Any) -> None:
    server.fail("/v8/", "slow", seconds=0.1)
    numbers = [yahoo.client.history(f"{k:04d}.HK", period="5d") for k in range(10)]
    for number in numbers:
        assert "error" not in yahoo.ear.answer(number)
    assert server.most_at_once == 2


# recorded answers ------------------------------------------------------------------------------

RECORDED = [
    ("misc_chart-0700.HK-1d-5d-trimmed.json", "0700.HK", 5, "HKD", "equity"),
    ("derived_chart-1398.HK-1d-from-yfinance-testdata.json", "1398.HK", 647, "HKD", "equity"),
    ("nyf2_chart-WSU.DE-2023-08-04-to-2023-08-09.json", "WSU.DE", 3, "EUR", "equity"),
    ("nyf2_chart-OCDO.L-2020-01-01-to-2020-01-03.json", "OCDO.L", 2, "GBp", "equity"),
    ("nyf2_chart-QQQ-2020-01-01-to-2020-01-03.json", "QQQ", 2, "USD", "etf"),
    ("nyf2_chart-GC=F-2020-01-01-to-2020-01-03.json", "GC=F", 2, "USD", "future"),
    ("nyf2_chart-EURUSD=X-2020-01-01-to-2020-01-03.json", "EURUSD=X", 2, "USD", "currency"),
    ("yfrs_history_chart_VFINX.json", "VFINX", None, "USD", "fund"),
    ("nyf2_historical-via-chart-NVDA-split-2021-02-01-to-2022-01-31.json", "NVDA", 252, "USD",
     "equity"),
]  # fmt: skip


@pytest.mark.parametrize("case", RECORDED)
def test_recorded_charts_are_read(
    yahoo: Any, server: Any, recorded: Any, case: tuple[str, str, int | None, str, str]
) -> None:
    file, symbol, rows, currency, kind = case
    server.recorded[symbol] = recorded / file
    answer = yahoo.history(symbol, start=date(1980, 1, 1))
    assert "error" not in answer, answer
    assert (answer["currency"], answer["kind"]) == (currency, kind)
    bars = yahoo.bars(symbol, start=date(1980, 1, 1))
    assert rows is None or abs(len(bars["time"]) - rows) <= 1
    body = json.loads((recorded / file).read_text("utf-8"))["chart"]["result"][0]
    closes = [c for c in body["indicators"]["quote"][0]["close"] if c is not None]
    assert bars["close"][-1] == closes[-1]
    assert answer["quote"]["price"] == body["meta"]["regularMarketPrice"]


def test_a_recorded_split_is_found(yahoo: Any, server: Any, recorded: Any) -> None:
    name = "nyf2_historical-via-chart-NVDA-split-2021-02-01-to-2022-01-31.json"
    server.recorded["NVDA"] = recorded / name
    answer = yahoo.history("NVDA", start=date(2021, 2, 1))
    assert answer["splits"] == [[time_of_day(date(2021, 7, 20)), 4.0]]


def test_a_recorded_answer_without_prices_says_so(yahoo: Any, server: Any, recorded: Any) -> None:
    server.recorded["LUCYW"] = recorded / "nyf2new_chart-LUCYW-null-currency.json"
    assert yahoo.history("LUCYW")["error"] == "no_prices"


@pytest.mark.parametrize(
    "case",
    [
        ("nyf2_quote-OCDO.L.json", "OCDO.L", "GBp", 900),
        ("yfrs_quote_v7_GS2C.DE.json", "GS2C.DE", "EUR", 900),
        ("nyf2_quote-AAPL.json", "AAPL", "USD", 0),
    ],
)
def test_recorded_quotes_are_read(
    yahoo: Any, server: Any, recorded: Any, case: tuple[str, str, str, int]
) -> None:
    file, symbol, currency, delay = case
    server.recorded[symbol] = recorded / file
    quote = yahoo.quotes(symbol)["quotes"][0]
    row = json.loads((recorded / file).read_text("utf-8"))["quoteResponse"]["result"][0]
    assert quote["price"] == row["regularMarketPrice"]
    assert (quote["currency"], quote["delay"]) == (currency, delay)


def test_a_recorded_search_is_read(yahoo: Any, server: Any, recorded: Any) -> None:
    server.recorded["BJ0CDD2"] = recorded / "nyf2_search-BJ0CDD2.json"
    assert yahoo.search("BJ0CDD2")["hits"] == [
        {
            "symbol": "MNTN.L",
            "name": "The Schiehallion Fund Limited",
            "exchange": "LSE",
            "exchange_name": "London",
            "kind": "equity",
        }
    ]


@settings(max_examples=300, deadline=None)
@given(
    now=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from(
        ["America/New_York", "Europe/Berlin", "Asia/Hong_Kong", "Australia/Sydney"]
    ),
    interval=st.sampled_from(["1m", "5m", "15m", "1h"]),
)
def test_what_is_asked_for_is_never_too_old_and_nearly_all_there_is(
    now: datetime, zone: str, interval: str
) -> None:
    there = now.astimezone(ZoneInfo(zone))
    window, limited = _within_limits({"start": "2015-01-01"}, interval, there)
    assert limited is not None
    assert window == {"start": limited.isoformat()}
    midnight = datetime.combine(limited, time(), ZoneInfo(zone)).astimezone(UTC)
    most = timedelta(
        days=8 if interval == "1m" else LIMITS[interval]
    )  # seven of 1m are given at once
    assert most - timedelta(days=2) <= now - midnight <= most
