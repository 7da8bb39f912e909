"""Yahoo's table of insiders as a feed: the unmodified yfinance against a loopback Yahoo."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from yahoo_server import YahooServer

from watchapp.core.events import InsiderDeal
from watchapp.core.issuer import Issuer, Listing
from watchapp.core.problems import KnownError
from watchapp.feeds.net import Net, Pace
from watchapp.feeds.protocol import Ask
from watchapp.feeds.yahoo_insiders import YahooInsiders
from watchapp.formats.filings.read import read

DATA = Path(os.environ.get("WATCHAPP_TEST_DATA", "/nowhere"))
OCADO = Listing("l", "i", "OCDO.L", "Ocado Group plc", mic="XLON", currency="GBp")
SUMMARY = "/v10/finance/quoteSummary"


def row(day: str, text: str, shares: int, value: int | None, person: str) -> dict[str, Any]:
    at = int(datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp())
    told: dict[str, Any] = {
        "maxAge": 1, "shares": {"raw": shares, "fmt": str(shares)}, "filerUrl": "",
        "transactionText": text, "filerName": person, "filerRelation": "Director",
        "moneyText": "", "startDate": {"raw": at, "fmt": day}, "ownership": "D",
    }  # fmt: skip
    return told if value is None else {**told, "value": {"raw": value, "fmt": str(value)}}


ROWS = [
    row("2025-02-17", "Bought at price 3.89 per share.", 49, 190, "Steiner (Tim)"),
    row("2025-02-17", "", 7, None, "Steiner (Tim)"),
    row("2024-01-05", "Sold at price 7.10 per share.", 1_000, 7_100, "Richardson (Mark)"),
]


@pytest.fixture
def yahoo_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[YahooServer]:
    with YahooServer() as server:
        for name, value in server.env().items():
            monkeypatch.setenv(name, value)
        yield server


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Callable[..., Ask]]:
    clock = [1_760_000_000.0]
    net = Net(tmp_path, Pace(gap=0.0), lambda: clock[0])

    def make(listing: Listing = OCADO, *, later: float = 0.0) -> Ask:
        clock[0] += later
        return Ask(
            listing, Issuer("i", listing.name), date(2025, 1, 1), date(2025, 3, 1), net, read
        )

    yield make
    net.stop()
    net.close()


def test_deals_come_without_a_day_of_publication_or_a_currency(
    yahoo_at: YahooServer, asking: Callable[..., Ask]
) -> None:
    yahoo_at.insiders["OCDO.L"] = ROWS
    answer = YahooInsiders().fetch(asking())
    bought, unclear = (f.event for f in answer.filed)
    assert isinstance(bought, InsiderDeal)
    assert (bought.person, bought.side, bought.shares) == ("Steiner (Tim)", "buy", Decimal(49))
    assert (bought.traded_from, bought.known_day) == (date(2025, 2, 17), None)
    assert bought.sources[0].name == "yahoo"
    assert isinstance(unclear, InsiderDeal)
    assert unclear.side == "unknown"
    assert (answer.first, answer.last) == (date(2025, 1, 1), date(2025, 3, 1))
    assert answer.unreadable == ()


def test_a_table_is_asked_for_twice_a_day_and_that_there_is_none_once_a_week(
    yahoo_at: YahooServer, asking: Callable[..., Ask]
) -> None:
    feed = YahooInsiders()
    assert feed.fetch(asking()) == feed.fetch(asking(later=6 * 86_400))
    assert feed.fetch(asking()).first is None, "nothing there is no day that was read"
    asked = len(yahoo_at.asked(SUMMARY))
    assert asked, "it was asked once"
    yahoo_at.insiders["OCDO.L"] = ROWS
    assert len(feed.fetch(asking(later=2 * 86_400)).filed) == 2
    again = len(yahoo_at.asked(SUMMARY))
    assert again > asked
    feed.fetch(asking(later=3_600))
    assert len(yahoo_at.asked(SUMMARY)) == again


@pytest.mark.parametrize(
    ("mode", "code"),
    [("http429", "feed_busy"), ("http500", "feed_bad_answer"), ("trunc_json", "feed_bad_answer"),
     ("html200", "feed_bad_answer")],
)  # fmt: skip
def test_what_yahoo_does_wrong_is_said_and_nothing_of_it_is_kept(
    yahoo_at: YahooServer, asking: Callable[..., Ask], mode: str, code: str
) -> None:
    yahoo_at.insiders["OCDO.L"] = ROWS
    yahoo_at.fail(SUMMARY, mode)
    with pytest.raises(KnownError) as failed:
        YahooInsiders().fetch(asking())
    assert failed.value.code == code
    yahoo_at.heal()
    if code == "feed_busy":
        with pytest.raises(KnownError):  # it is left alone for as long as it asks
            YahooInsiders().fetch(asking())
        assert len(YahooInsiders().fetch(asking(later=86_400 * 3_650)).filed) == 2
    else:
        assert len(YahooInsiders().fetch(asking()).filed) == 2


def test_a_stop_does_not_wait_for_yahoo(yahoo_at: YahooServer, asking: Callable[..., Ask]) -> None:
    yahoo_at.fail(SUMMARY, "hang")
    ask = asking()
    threading.Timer(0.5, ask.net.stop).start()
    with pytest.raises(KnownError) as failed:
        YahooInsiders().fetch(ask)
    assert failed.value.code == "feed_stopped"


@pytest.mark.parametrize(
    ("listing", "covered"),
    [
        (OCADO, True),
        (Listing("l", "i", "SAP.DE", "SAP SE", mic="XETR", kind="equity"), True),
        (Listing("l", "i", "AAPL", "Apple Inc.", mic="XNAS"), False),
        (Listing("l", "i", "1810.HK", "Xiaomi", mic="XHKG"), False),
        (Listing("l", "i", "NESN.SW", "Nestlé", mic="XSWX"), False),
        (Listing("l", "i", "^FTSE", "FTSE 100", kind="index"), False),
        (Listing("l", "i", None, "unknown"), False),
    ],
)
def test_it_is_asked_only_where_no_regulator_is(listing: Listing, covered: bool) -> None:
    assert YahooInsiders().covers(listing, Issuer("i", listing.name)) is covered


def test_recorded_tables_are_read(yahoo_at: YahooServer, asking: Callable[..., Ask]) -> None:
    path = DATA / "yahoo" / "nyf2_quoteSummary-insiderTransactions-OCDO.L.json"
    if not path.exists():
        pytest.skip("Yahoo's recorded tables are not here")
    told = json.loads(path.read_text("utf-8"))["quoteSummary"]["result"][0]
    yahoo_at.insiders["OCDO.L"] = told["insiderTransactions"]["transactions"]
    answer = YahooInsiders().fetch(asking())
    kinds = {e.side for f in answer.filed if isinstance(e := f.event, InsiderDeal)}
    assert "buy" in kinds
    assert answer.filed
    assert answer.unreadable == ()
