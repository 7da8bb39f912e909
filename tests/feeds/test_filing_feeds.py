"""The feeds of filings against a loopback server: what they ask, what they bring, what they say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.metadata import EntryPoint
from pathlib import Path
from urllib.parse import parse_qs

import filings
import pytest
from feed_server import FeedServer, feed_server

from watchapp.core.issuer import Issuer, Listing
from watchapp.core.problems import KnownError
from watchapp.feeds import found
from watchapp.feeds.hongkong import Interests, Repurchases
from watchapp.feeds.net import AT_VARIABLE, Net, Pace
from watchapp.feeds.protocol import Ask
from watchapp.feeds.registers import Netherlands, Sweden, Switzerland
from watchapp.feeds.sec import Sec
from watchapp.formats.filings.read import read

ACME = Listing("l", "i", "ACME", "Acme Corp", mic="XNYS", currency="USD")
TENCENT = Listing("l", "i", "0700.HK", "Tencent", mic="XHKG", currency="HKD")
INDEX = "data.sec.gov/submissions/CIK0000123456.json"
FIRST, SECOND = "0000123456-25-000007", "0000123456-25-000008"
DOCUMENT = "www.sec.gov/Archives/edgar/data/123456/000012345625000007/doc4.xml"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedServer]:
    with feed_server() as made:
        monkeypatch.setenv(AT_VARIABLE, made.address)
        yield made


@pytest.fixture
def asking(tmp_path: Path, server: FeedServer) -> Iterator[Callable[..., Ask]]:
    net = Net(tmp_path, Pace(gap=0.0, deadline=3))

    def make(listing: Listing = ACME, **more: object) -> Ask:
        values: dict[str, object] = {
            "issuer": Issuer("i", listing.name),
            "since": date(2025, 9, 1),
            "until": date(2025, 9, 30),
            "contact": "me@example.org",
            **more,
        }
        return Ask(listing, net=net, read=read, **values)  # type: ignore[arg-type]

    yield make
    net.stop()
    net.close()


def page(server: FeedServer, path: str, data: object) -> None:
    server.pages[path] = data if isinstance(data, bytes) else json.dumps(data).encode()


# -- SEC


@pytest.fixture
def edgar(server: FeedServer) -> FeedServer:
    page(server, "www.sec.gov/files/company_tickers.json",
         {"0": {"cik_str": 99, "ticker": "OTHER"},
          "1": {"cik_str": 123456, "ticker": "ACME"}})  # fmt: skip
    page(server, INDEX, filings.submissions_index((FIRST, "2025-09-15", "xslF345X05/doc4.xml")))
    page(server, DOCUMENT, filings.form4(filings.line()))
    return server


def test_a_form_4_comes_with_its_number_its_moment_and_its_page(
    edgar: FeedServer, asking: Callable[..., Ask]
) -> None:
    answer = Sec().fetch(asking())
    (filed,) = answer.filed
    event = filed.event
    assert (event.side, event.shares, event.price) == ("buy", Decimal(1000), Decimal("10.50"))
    assert event.published_at == datetime(2025, 9, 15, 22, 30, 57, tzinfo=UTC)
    assert event.sources[0].key == f"{FIRST}#nd1"
    assert event.sources[0].url.endswith(f"/{FIRST}-index.htm")
    assert (answer.first, answer.last) == (date(2025, 9, 1), date(2025, 9, 30))
    agents = {a.headers["User-Agent"] for a in edgar.asked}
    assert len(agents) == 1
    assert "me@example.org" in agents.pop()


def test_a_filing_is_fetched_once_for_ever(edgar: FeedServer, asking: Callable[..., Ask]) -> None:
    Sec().fetch(asking())
    Sec().fetch(asking())
    assert edgar.paths().count(DOCUMENT) == 1


def test_without_a_contact_nothing_is_asked(edgar: FeedServer, asking: Callable[..., Ask]) -> None:
    with pytest.raises(KnownError) as refused:
        Sec().fetch(asking(contact=""))
    assert refused.value.code == "feed_needs_contact"
    assert edgar.asked == []


def test_one_broken_filing_does_not_stop_the_others(
    edgar: FeedServer, asking: Callable[..., Ask]
) -> None:
    two = (FIRST, "2025-09-15", "xslF345X05/doc4.xml"), (SECOND, "2025-09-16", "doc4.xml")
    page(edgar, INDEX, filings.submissions_index(*two))
    page(edgar, DOCUMENT.replace("000007", "000008"), b"<ownershipDocument><cut")
    answer = Sec().fetch(asking())
    assert len(answer.filed) == 1
    assert [(u.column, u.reason) for u in answer.unreadable] == [(SECOND, "unreadable_file")]


def test_only_the_days_asked_for_are_fetched(edgar: FeedServer, asking: Callable[..., Ask]) -> None:
    assert Sec().fetch(asking(since=date(2025, 9, 16))).filed == ()
    assert DOCUMENT not in edgar.paths()


@pytest.mark.parametrize(
    ("body", "code"),
    [(b"<html>busy</html>", "feed_bad_answer"), (b'{"filings": 7}', "feed_bad_answer"),
     (b"[[[", "feed_bad_answer")],
)  # fmt: skip
def test_an_answer_that_is_none_is_said(
    edgar: FeedServer, asking: Callable[..., Ask], body: bytes, code: str
) -> None:
    page(edgar, INDEX, body)
    with pytest.raises(KnownError) as refused:
        Sec().fetch(asking())
    assert refused.value.code == code


MONTHS = [
    ("July 1, 2025 - July 31, 2025", "100,000", "$ 10.00"),
    ("August 1, 2025 - August 31, 2025", "\u2014", "\u2014"),
    ("September 1, 2025 - September 30, 2025", "300,000", "$ 12.00"),
]


def tagged(*periods: tuple[str, str, int]) -> dict[str, object]:
    """What companyfacts has of money paid for own shares."""
    facts = [
        {"start": a, "end": b, "val": v, "filed": "2025-10-30", "accn": FIRST}
        for a, b, v in periods
    ]
    tags = {"PaymentsForRepurchaseOfCommonStock": {"units": {"USD": facts}}}
    return {"cik": 123456, "entityName": "Acme", "facts": {"us-gaap": tags}}


@pytest.mark.parametrize(
    ("report", "facts", "told"),
    [
        # the months are whole: the quarter that they make is not taken too
        (MONTHS, [("2025-07-01", "2025-09-30", 4_600_000)], ["2025-07-01", "2025-09-01"]),
        # a fiscal quarter that begins some days later is the same quarter
        (MONTHS, [("2025-07-03", "2025-10-01", 4_600_000)], ["2025-07-01", "2025-09-01"]),
        # tagged since the new year alone: nine months, of which three are not taken twice
        (MONTHS, [("2025-01-01", "2025-09-30", 9_000_000)], ["2025-01-01"]),
        # the quarter before is told by the facts alone
        (MONTHS, [("2025-04-01", "2025-06-30", 1_000_000)],
         ["2025-04-01", "2025-07-01", "2025-09-01"]),
        # a month that cannot be read: the quarter is taken in its place
        ([*MONTHS[:2], ("September 1 - September 30", "300,000", "$ 12.00")],
         [("2025-07-01", "2025-09-30", 4_600_000)], ["2025-07-01"]),
        # no purchases, no table
        ([], [("2025-07-01", "2025-09-30", 4_600_000)], ["2025-07-01"]),
    ],
)  # fmt: skip
def test_a_quarters_buybacks_come_by_month_and_never_twice(
    edgar: FeedServer,
    asking: Callable[..., Ask],
    report: list[tuple[str, str, str]],
    facts: list[tuple[str, str, int]],
    told: list[str],
) -> None:
    index = filings.submissions_index(
        (SECOND, "2025-10-30", "acme-10q.htm"), form="10-Q", period="2025-09-30"
    )
    page(edgar, INDEX, index)
    folder = "www.sec.gov/Archives/edgar/data/123456/000012345625000008/"
    body = filings.quarterly_report(*report) if report else b"<html><p>None.</p></html>"
    page(edgar, folder + "acme-10q.htm", body)
    page(edgar, "data.sec.gov/api/xbrl/companyfacts/CIK0000123456.json", tagged(*facts))
    answer = Sec().fetch(asking(until=date(2025, 11, 30)))
    found = sorted((f.event for f in answer.filed), key=lambda e: e.first_day or date.min)
    assert [str(e.traded_from) for e in found] == told
    for event in found:
        assert event.known_day == date(2025, 10, 30)
    for filed in (f for f in answer.filed if f.event.price):  # the facts have no prices
        assert filed.who.cik == "123456"
        assert filed.event.sources[0].url.endswith("acme-10q.htm")


def test_a_company_the_sec_does_not_know(edgar: FeedServer, asking: Callable[..., Ask]) -> None:
    with pytest.raises(KnownError) as refused:
        Sec().fetch(asking(replace(ACME, symbol="NONE")))
    assert refused.value.code == "feed_unknown_company"


# -- Hong Kong

ROW = ("TENCENT", "700", "ORD", "2025/09/08", "230,000", "HKD 439.60", "HKD 435.20",
       "HKD 100,442,863.00", "Exchange", "230,000", "44,382,700")  # fmt: skip
OTHER = ("HAITIAN", "3288", "A SHARES", "2025/09/08", "858,364", "RMB 34.20", "RMB 34.01",
         "RMB 29,299,936.40", "Shanghai Stock Exchange", "858,364", "")  # fmt: skip


def test_a_days_report_serves_the_company_that_is_asked_about(
    server: FeedServer, asking: Callable[..., Ask]
) -> None:
    path = "www3.hkexnews.hk/reports/sharerepur/documents/SRRPT20250909.xls"
    page(server, path, filings.srrpt(ROW, OTHER))
    answer = Repurchases().fetch(asking(TENCENT, since=date(2025, 9, 5), until=date(2025, 9, 10)))
    (filed,) = answer.filed
    event = filed.event
    assert (event.shares, event.value, event.currency) == (
        Decimal(230_000), Decimal(100_442_863), "HKD"
    )  # fmt: skip
    assert (event.price_low, event.price_high) == (Decimal("435.20"), Decimal("439.60"))
    assert (event.cumulative_shares, event.cumulative_basis) == (
        Decimal(44_382_700), "since_mandate"
    )  # fmt: skip
    assert event.published_on == date(2026, 9, 9), "as printed"
    asked = [p.rpartition("SRRPT")[2][:8] for p in server.paths()]
    assert asked == ["20250905", "20250908", "20250909", "20250910"], "no weekend"


DI_PAGE = """<html><body><span>Stock code: {code}</span><span id="lblRecCount">1</span><table>
<tr><td>Form Serial Number</td><td>Name of substantial shareholder / director</td>
<td>Reason for disclosure</td><td>No. of shares bought / sold / involved</td>
<td>Average price per share</td><td>No. of shares interested</td>
<td>% of issued voting shares</td><td>Date of relevant event (dd/mm/yyyy)</td></tr>
<tr><td><a href="NSForm3A.aspx?fn=DA20250909E00001">DA20250909E00001</a></td><td>Somebody</td>
<td>{reason}(L)</td><td>2,600,000(L)</td><td>HKD 38.5800</td><td>5,000,000(L)</td>
<td>23.26(L)</td><td>05/09/2025</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("reason", "side", "passive"),
    [("1101", "buy", False), ("1201", "sell", False), ("1104", "pledge", False),
     ("1205", "pledge", False), ("1313", "unknown", False), ("1113", "other", True)],
)  # fmt: skip
def test_only_the_codes_of_purchases_and_sales_are_any(
    server: FeedServer, asking: Callable[..., Ask], reason: str, side: str, passive: bool
) -> None:
    page(server, "di.hkex.com.hk/di/NSSrchCorpList.aspx", b'<a href="x?sid=6893&amp;b">')
    page(server, "di.hkex.com.hk/di/NSAllFormList.aspx",
         DI_PAGE.format(code="00700", reason=reason).encode())  # fmt: skip
    (filed,) = Interests().fetch(asking(TENCENT)).filed
    event = filed.event
    assert (event.side, event.passive) == (side, passive)
    assert (event.shares, event.price) == (Decimal(2_600_000), Decimal("38.5800"))
    assert (event.holding_after, event.percent_after) == (Decimal(5_000_000), Decimal("23.26"))
    assert (event.traded_from, event.published_on) == (date(2025, 9, 5), date(2025, 9, 9))
    assert event.sources[0].url.endswith("NSForm3A.aspx?fn=DA20250909E00001")


def test_an_answer_about_another_company_is_refused(
    server: FeedServer, asking: Callable[..., Ask]
) -> None:
    page(server, "di.hkex.com.hk/di/NSSrchCorpList.aspx", b"sid=6")
    page(server, "di.hkex.com.hk/di/NSAllFormList.aspx",
         DI_PAGE.format(code="00006", reason="1101").encode())  # fmt: skip
    with pytest.raises(KnownError) as refused:
        Interests().fetch(asking(TENCENT))
    assert refused.value.code == "feed_other_company"


# -- registers

EXEMPEL = Listing("l", "i", "EX.ST", "Exempel AB", isin="SE0000108656", mic="XSTO")


def test_the_swedish_register_is_asked_week_by_week(
    server: FeedServer, asking: Callable[..., Ask]
) -> None:
    weeks: list[str] = []

    def export(query: str) -> bytes:
        weeks.append(parse_qs(query)["Publiceringsdatum.From"][0])
        other = filings.fi_row(isin="SE0000115446").replace("Exempel AB (publ)", "Volvo")
        other = other.replace("549300EXAMPLE0000001", "549300HGV012CNC8JD22")
        return filings.fi_export(filings.fi_row(), other)

    server.pages["marknadssok.fi.se/publiceringsklient/en-GB/Search/Search"] = export
    answer = Sweden().fetch(asking(EXEMPEL, since=date(2026, 6, 24), until=date(2026, 7, 1)))
    assert weeks == ["2026-06-22", "2026-06-29"]
    assert {f.who.name for f in answer.filed} == {"Exempel AB (publ)"}
    event = answer.filed[0].event
    assert event.published_at == datetime(2026, 6, 30, 13, 36, 22, tzinfo=UTC)


def six_item(**more: object) -> dict[str, object]:
    return {
        "notificationId": "T1", "notificationSubmitter": "Muster AG", "ISIN": "CH0038863350",
        "transactionDate": 20260702, "buySellIndicator": "2", "transactionSize": 5000.0,
        "transactionAmountPerSecurityCHF": 203.45306000000002, "transactionAmountCHF": 1017265.3,
        "obligorFunctionCode": "2", "obligorRelatedPartyInd": "", "securityTypeCode": "7",
        "correctorId": "", "correcteeId": "", "securityDescription": "", **more,
    }  # fmt: skip


def test_the_swiss_register_names_nobody(server: FeedServer, asking: Callable[..., Ask]) -> None:
    items = [six_item(), six_item(notificationId="T2", ISIN="CH0012221716",
                                  notificationSubmitter="Andere AG")]  # fmt: skip
    page(server, "www.ser-ag.com/sheldon/management_transactions/v1/overview.json",
         {"status": "Ok", "totalCount": 2, "itemList": items})  # fmt: skip
    muster = Listing("l", "i", "MUS.SW", "Muster", isin="CH0038863350", mic="XSWX")
    (filed,) = Switzerland().fetch(asking(muster)).filed
    event = filed.event
    assert (event.side, event.person, event.roles) == ("sell", "", ("officer",))
    assert event.price == Decimal("203.45306"), "without the noise of its binary form"
    assert event.sources[0].key == "T1"


AFM_INDEX = """<register><vermelding><meldingid>{id}</meldingid>
<transactiedatum>9/10/2025 12:00:00 AM</transactiedatum>
<uitgevendeinstelling>Voorbeeld N.V.</uitgevendeinstelling>
<meldingsplichtige>Jansen J.</meldingsplichtige><functie>CFO</functie><lei></lei>
</vermelding></register>"""
AFM_PAGE = """<html><body><button data-url="https://www.afm.nl/en/sector/registers/x/
transacties-leidinggevenden-mar19-/details?id={id}"></button>
<div class="cc-em--detail-list__item"><span class="cc-em--detail-list__label">Notifiable</span>
<span class="cc-em--detail-list__value"><span>Jansen J.</span></span></div>
<div class="cc-em--detail-list__item"><span class="cc-em--detail-list__label">Issuing institution
</span><span class="cc-em--detail-list__value">Voorbeeld N.V.</span></div>
<div class="cc-em--detail-list__item"><span class="cc-em--detail-list__label">Transaction</span>
<span class="cc-em--detail-list__value">10 sep 2025</span></div>
<table><tr><th>Instrument type</th><th>ISIN</th><th>Transaction category</th>
<th>Transaction type</th><th>Stock option program</th><th>Trading place</th><th>Price</th>
<th>Quantity</th><th>Unit</th></tr>
<tr><td>Aandeel</td><td>NL0000009165</td><td>Verwerving</td><td>Aankoop</td><td>Nee</td>
<td>XAMS</td><td>81,25</td><td>1.200,00</td><td>EUR</td></tr></table></body></html>"""


def test_a_dutch_notice_has_its_size_on_a_page_of_its_own(
    server: FeedServer, asking: Callable[..., Ask]
) -> None:
    native = "20250910AAAABBBB-0000-1111-2222-333344445555"
    page(server, "www.afm.nl/export.aspx", AFM_INDEX.format(id=native).encode())
    page(server, "www.afm.nl/en/sector/registers/meldingenregisters/"
         "transacties-leidinggevenden-mar19-/details",
         AFM_PAGE.format(id=native).encode())  # fmt: skip
    voorbeeld = Listing("l", "i", "VB.AS", "Voorbeeld", mic="XAMS")
    (filed,) = Netherlands().fetch(asking(voorbeeld)).filed
    event = filed.event
    assert (event.side, event.shares, event.price, event.currency) == (
        "buy", Decimal(1200), Decimal("81.25"), "EUR"
    )  # fmt: skip


@pytest.mark.parametrize("feed", [Sweden(), Switzerland(), Netherlands()])
def test_a_page_in_the_place_of_data_is_said(
    server: FeedServer, asking: Callable[..., Ask], feed: object
) -> None:
    for path in ("marknadssok.fi.se/publiceringsklient/en-GB/Search/Search",
                 "www.ser-ag.com/sheldon/management_transactions/v1/overview.json",
                 "www.afm.nl/export.aspx"):  # fmt: skip
        page(server, path, b"<html><body>Maintenance</body></html>")
    with pytest.raises(KnownError) as refused:
        feed.fetch(asking(EXEMPEL))  # type: ignore[attr-defined]
    assert refused.value.code == "feed_bad_answer"


# -- which there are


def test_a_plug_in_is_found_and_a_broken_one_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [
        EntryPoint("good", "example_feed:ExampleFeed", "watchapp.feeds"),
        EntryPoint("bad", "example_feed:Broken", "watchapp.feeds"),
        EntryPoint("gone", "no_such_module:X", "watchapp.feeds"),
        EntryPoint("thief", "example_feed:Thief", "watchapp.feeds"),
    ]
    feeds, broken = found.feeds(points)
    assert [f.name for f in feeds][-1] == "example"
    assert {name for name, _ in broken} == {"bad", "gone", "thief"}
    assert {f.name for f in found.built_in()} == found.BUILT_IN
