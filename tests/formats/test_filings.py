"""Filings of our own making: what each layout says, what it does not, and what is refused."""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import filings
import pytest
from filings import fi_export, fi_row, form4, line
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from watchapp.core.events import Holding, InsiderDeal, InsiderPlan
from watchapp.core.filed import Reading
from watchapp.core.problems import KnownError
from watchapp.formats.filings.read import LARGEST, read

D = Decimal


def deals(data: bytes) -> list[InsiderDeal]:
    return [f.event for f in read(data, "x").filed if isinstance(f.event, InsiderDeal)]


def one(data: bytes) -> InsiderDeal:
    (found,) = deals(data)
    return found


def refused(data: bytes) -> str:
    with pytest.raises(KnownError) as error:
        read(data, "x")
    return error.value.code


# -- SEC


def test_a_purchase_says_who_what_and_what_is_held() -> None:
    event = one(form4(line(direct="I", nature="By Trust")))
    assert (event.person, event.roles) == ("Doe Jane", ("ceo", "director", "officer"))
    assert (event.side, event.code, event.shares, event.price) == ("buy", "P", D(1000), D("10.50"))
    assert (event.direct, event.vehicle, event.holding_after) == (False, "By Trust", D(5000))
    assert (event.share_class, event.currency) == ("Common Stock", "USD")
    assert event.market_decision
    who = read(form4(line()), "x").filed[0].who
    assert (who.symbol, who.cik, who.name) == ("ACME", "123456", "Acme Corp")


@pytest.mark.parametrize(
    ("code", "side"),
    [("P", "buy"), ("S", "sell"), ("A", "grant"), ("M", "exercise"), ("F", "tax"), ("G", "gift"),
     ("C", "conversion"), ("J", "other"), ("W", "transfer"), ("Q", "unknown")],
)  # fmt: skip
def test_the_side_comes_from_the_code(code: str, side: str) -> None:
    way = "D" if code in ("S", "F", "G", "J") else "A"
    event = one(form4(line(code, way)))
    assert event.side == side
    assert event.market_decision == (code in ("P", "S"))


def test_a_price_of_zero_or_only_in_a_footnote_is_no_price() -> None:
    free, noted, stated = deals(
        form4(line("A", price="0"), line("A", price=None, price_note="F3"),
              line("P", price=None, price_note="F4"))
    )  # fmt: skip
    assert (free.price, free.price_kind, free.currency) == (None, "none", None)
    assert (noted.price, noted.price_kind) == (None, "none")
    assert (stated.price, stated.price_kind) == (D("9.87"), "exact")


def test_an_average_price_has_its_range() -> None:
    event = one(form4(line("S", "D", price_note="F2")))
    assert (event.price_kind, event.price_low, event.price_high) == (
        "average", D("10.10"), D("10.90")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("flag", "notes", "discretion"),
    [("1", "", "plan"), ("true", "F1", "plan"), ("0", "", "discretionary"),
     ("false", "F1", "discretionary"), (None, "F1", "plan"), (None, "", "unknown")],
)  # fmt: skip
def test_a_plan_is_what_the_box_or_before_it_a_footnote_says(
    flag: str | None, notes: str, discretion: str
) -> None:
    data = form4(line("S", "D", notes=notes), flag=flag)
    data = data if notes else data.replace(filings.FOOTNOTES["F1"].encode(), b"-")
    event = one(data)
    assert event.discretion == discretion
    assert event.market_decision == (discretion != "plan")


def test_a_ticked_box_is_about_the_lines_whose_footnote_says_so() -> None:
    planned, own = deals(form4(line("S", "D", notes="F1"), line("S", "D", day="2025-09-13"),
                               flag="1"))  # fmt: skip
    assert (planned.discretion, own.discretion) == ("plan", "discretionary")


@pytest.mark.parametrize(
    ("said", "discretion"),
    [
        ("The sales were not made pursuant to a Rule 10b5-1 trading plan.", "unknown"),
        ("Sold under a 10b5-1 plan adopted when the person was not aware of news.", "plan"),
        ("Not part of the programme; sold pursuant to a Rule 10b5-1 plan.", "plan"),
    ],
)
def test_a_footnote_that_denies_a_plan_is_none(said: str, discretion: str) -> None:
    data = form4(line("S", "D", notes="F1"), flag=None)
    data = data.replace(filings.FOOTNOTES["F1"].encode(), said.encode())
    assert one(data).discretion == discretion


@pytest.mark.parametrize("inside", [True, False])
def test_thousands_of_lines_and_notes_of_one_price_are_read_in_a_moment(inside: bool) -> None:
    ranges = "from $1 to $2 " * (50 if inside else 6000)
    lines = [line("S", "D", price_note="F2")] * (2 if inside else 1500)
    data = form4(*lines).replace(filings.FOOTNOTES["F2"].encode(), ranges.encode())
    if inside:
        note = b'<footnoteId id="F2"/>'
        data = data.replace(note, note * 3000)
    began = time.perf_counter()
    assert {e.price_high for e in deals(data)} == {D(2)}
    assert time.perf_counter() - began < 1.5


def test_a_quote_has_an_end_whoever_reports_with_whom() -> None:
    event = one(form4(line(), owners=tuple(f"Owner Number {n}" for n in range(500))))
    assert len(event.sources[0].quote) == 4000


def test_a_sale_that_pays_for_an_exercise_or_a_tax_is_no_decision() -> None:
    _, paid, later = deals(form4(line("M"), line("S", "D"), line("S", "D", day="2025-09-15")))
    assert (paid.pays_for, later.pays_for) == ("exercise", "")
    assert (paid.market_decision, later.market_decision) == (False, True)
    taxed = one(form4(line("S", "D", notes="F3")))
    assert (taxed.pays_for, taxed.market_decision) == ("tax", False)


def test_a_purchase_of_options_is_none_of_shares() -> None:
    option = one(form4(derivative=line(derivative=True)))
    assert (option.side, option.instrument, option.market_decision) == ("buy", "derivative", False)


def test_a_code_and_a_direction_that_do_not_fit_count_in_nothing() -> None:
    event = one(form4(line("P", "D")))
    assert (event.side, event.status, event.market_decision) == ("buy", "unverified", False)


def test_several_owners_report_one_deal() -> None:
    event = one(form4(line(), owners=("Fund LP", "Doe Jane")))
    assert event.person == "Fund LP"
    assert "Doe Jane" in event.sources[0].quote


def test_a_day_may_carry_a_zone() -> None:
    assert one(form4(line(day="2024-07-19-05:00"))).traded_from == date(2024, 7, 19)


@pytest.mark.parametrize(
    "text", ["1e33109744", "-1e33109744", "1E+999999", "NaN", "-Infinity", "1 000 x", "--1"]
)
def test_a_number_that_is_none_or_larger_than_any_stops_no_other(text: str) -> None:
    found = read(form4(line(shares=text), line(shares="7")), "x")
    assert [(u.column, u.reason) for u in found.unread] == [("transactionShares", "not_a_number")]
    assert [f.event.shares for f in found.filed] == [D(7)]


def test_a_footnote_with_words_marked_up_keeps_the_spaces_between_them() -> None:
    data = form4(line(notes="F1"), extra="").replace(
        b"</ownershipDocument>",
        b'<footnotes><footnote id="F1"><p>paid\n under</p> <p>a <i>plan</i></p></footnote>'
        b"</footnotes></ownershipDocument>",
    )
    assert "paid under a plan" in one(data).sources[0].quote


def test_a_line_without_its_day_stops_no_other() -> None:
    found = read(form4(line(day="soon"), line()), "x")
    assert len(found.filed) == 1
    assert [(u.column, u.reason) for u in found.unread] == [("transactionDate", "no_day")]
    assert found.rows == 2


def test_a_submission_knows_its_number_and_its_moment() -> None:
    data = filings.submission(form4(line()))
    event = one(data)
    assert event.sources[0].key == "0000123456-25-000007#nd1"
    assert event.published_at == datetime(2025, 9, 15, 22, 30, 57, tzinfo=UTC), "Eastern time"
    assert refused(filings.submission(b"<other/>")) == "no_ownership_document"


def test_the_same_document_has_the_same_key_however_it_is_indented() -> None:
    data = form4(line())
    spaced = data.replace(b"><", b">\n    <")
    assert one(data).sources[0].key == one(spaced).sources[0].key


def test_a_form_3_states_what_is_held_or_that_nothing_is() -> None:
    held = b"""<nonDerivativeTable><nonDerivativeHolding><securityTitle><value>Common</value>
    </securityTitle><postTransactionAmounts><sharesOwnedFollowingTransaction><value>77</value>
    </sharesOwnedFollowingTransaction></postTransactionAmounts><ownershipNature>
    <directOrIndirectOwnership><value>D</value></directOrIndirectOwnership></ownershipNature>
    </nonDerivativeHolding></nonDerivativeTable>"""
    data = form4(form="3").replace(b"<footnotes>", held + b"<footnotes>")
    (filed,) = read(data, "x").filed
    assert isinstance(filed.event, Holding)
    assert (filed.event.shares, filed.event.traded_from) == (D(77), date(2025, 9, 12))
    assert read(form4(form="3"), "x").remarks == ("nothing_reported",)


def test_a_notice_of_sale_is_a_plan() -> None:
    data = b"""<?xml version="1.0"?><edgarSubmission xmlns="http://www.sec.gov/edgar/ownership">
    <headerData><submissionType>144</submissionType></headerData><formData><issuerInfo>
    <issuerCik>0000123456</issuerCik><issuerName>Acme</issuerName>
    <nameOfPersonForWhoseAccountTheSecuritiesAreToBeSold>Jane Doe
    </nameOfPersonForWhoseAccountTheSecuritiesAreToBeSold></issuerInfo><securitiesInformation>
    <securitiesClassTitle>Common</securitiesClassTitle><noOfUnitsSold>500</noOfUnitsSold>
    <aggregateMarketValue>6000.5</aggregateMarketValue>
    <approxSaleDate>04/13/2023</approxSaleDate></securitiesInformation>
    <noticeSignature><noticeDate>04/12/2023</noticeDate></noticeSignature></formData>
    </edgarSubmission>"""
    (filed,) = read(data, "x").filed
    event = filed.event
    assert isinstance(event, InsiderPlan)
    assert (event.person, event.side, event.shares, event.value) == (
        "Jane Doe", "sell", D(500), D("6000.5")
    )  # fmt: skip
    assert (event.traded_from, event.published_on) == (date(2023, 4, 13), date(2023, 4, 12))


# -- Europe


def test_the_swedish_register_is_read_in_both_of_its_locales() -> None:
    event = one(fi_export(fi_row()))
    assert (event.side, event.shares, event.price, event.currency) == (
        "buy", D("1000.0"), D("16.5"), "SEK"
    )  # fmt: skip
    assert event.published_at == datetime(2026, 6, 30, 13, 36, 22, tzinfo=UTC)
    swedish = (
        "Publiceringsdatum;Emittent;LEI-kod;Anmälningsskyldig;Person i ledande ställning;"
        "Befattning;Närstående;Korrigering;Beskrivning av korrigering;"
        "Är förstagångsrapportering;Är kopplad till aktieprogram;Karaktär;Instrumenttyp;"
        "Instrumentnamn;ISIN;Transaktionsdatum;Volym;Volymsenhet;Pris;Valuta;Handelsplats;"
        "Status;\n2026-09-04 18:37:16;Exempel AB;549300EXAMPLE0000001;Fond AB;Anna Svensson;"
        "Verkställande direktör (VD);Ja;;;Ja;;Avyttring;Aktie;Exempel AB;SE0000108656;"
        "2026-09-01 00:00:00;19545,0;Antal;144,98009;SEK;NASDAQ STOCKHOLM AB;Aktuell;"
    )
    event = one(swedish.encode())
    assert (event.side, event.shares, event.price) == ("sell", D(19545), D("144.98009"))
    assert (event.roles, event.direct, event.vehicle) == (("ceo", "related"), False, "Fond AB")
    assert event.published_at == datetime(2026, 9, 4, 16, 37, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "side", "decision"),
    [({"nature": "Disposal"}, "sell", True), ({"nature": "Allotment"}, "grant", False),
     ({"nature": "Return of loan decrease"}, "other", False),
     ({"nature": "Dance"}, "unknown", False),
     ({"price": "0.0"}, "other", False), ({"kind": "Swap", "isin": "EZK2ND5WKJB8"}, "buy", False),
     ({"programme": "Yes"}, "buy", False)],
)  # fmt: skip
def test_only_a_purchase_or_sale_of_shares_for_money_is_a_decision(
    fields: dict[str, str], side: str, decision: bool
) -> None:
    event = one(fi_export(fi_row(**fields)))
    assert (event.side, event.market_decision) == (side, decision)


def test_a_corrected_row_amends_and_a_revised_one_is_superseded() -> None:
    found = read(fi_export(fi_row(amendment="Yes"), fi_row(status="Revised", price="15")), "x")
    assert [f.amends for f in found.filed] == [True, False]
    assert [f.event.status for f in found.filed] == ["current", "superseded"]


BAFIN = (
    "Emittent;BaFin-ID;ISIN;Meldepflichtiger;Position / Status;Art des Instruments;"
    "Art des Geschäfts;Durchschnittspreis;Aggregiertes Volumen;Mitteilungsdatum;"
    "Datum des Geschäfts;Ort des Geschäfts;Datum der Aktivierung\n"
    "Beispiel AG;40000951;DE0007164600;Erika Muster;Vorstand;Aktie;Kauf;21,20 EUR;53.000,00 EUR;"
    "02.09.2026;31.08.2026;XETRA;03.09.2026\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_volumen_at_bafin_is_money(encoding: str) -> None:
    event = one(BAFIN.encode(encoding))
    assert (event.value, event.price, event.shares, event.currency) == (
        D("53000.00"), D("21.20"), D(2500), "EUR"
    )  # fmt: skip
    assert (event.side, event.roles) == ("buy", ("officer",))
    assert (event.traded_from, event.published_on) == (date(2026, 8, 31), date(2026, 9, 3))


# -- Hong Kong


def test_the_repurchase_report_keeps_exchanges_and_currencies_apart() -> None:
    rows = (
        ("HSBC", "5", "ORD", "2026/09/07", "6,932", "GBP 15.824", "GBP 15.738", "GBP 109,382.30",
         "London Stock Exchange", "6,932", ""),
        ("ABBISKO-B", "2256", "ORD", "2026/09/08", "30,000", "HKD 8.96", "", "HKD 268,800.00",
         "Exchange", "30,000", "1,020,000"),
    )  # fmt: skip
    london, home = read(filings.srrpt(*rows), "x").filed
    assert (london.who.symbol, london.elsewhere, london.event.currency) == ("0005.HK", True, "GBP")
    assert (home.event.price, home.event.price_low) == (D("8.96"), None), "one price: no range"
    assert (home.who.symbol, home.event.mic) == ("2256.HK", "XHKG")


# -- tables of data services


def table(**cells: str) -> bytes:
    return f"{','.join(cells)}\n{','.join(cells.values())}\n".encode()


def test_openinsider() -> None:
    data = (
        b"X\tFiling Date\tTrade Date\tTicker\tCompany Name\tInsider Name\tTitle\tTrade Type\tPrice"
        b"\tQty\tOwned\t\xce\x94Own\tValue\n"
        b"M\t2025-09-15 18:30:57\t2025-09-12\tACME\tAcme Corp\tDoe Jane\tCEO\tS - Sale+OE"
        b"\t$10.50\t-1,000\t5,000\t-17%\t-$10,500\n"
    )
    event = one(data)
    assert (event.side, event.shares, event.price, event.value) == (
        "sell", D(1000), D("10.50"), D(10500)
    )  # fmt: skip
    assert (event.pays_for, event.price_kind) == ("exercise", "average")
    assert event.published_at == datetime(2025, 9, 15, 22, 30, 57, tzinfo=UTC)


def test_finviz_needs_its_year_and_a_proposed_sale_is_a_plan() -> None:
    head = ("Ticker,Owner,Relationship,Date,Transaction,Cost,#Shares,Value ($),#Shares Total,"
            "SEC Form 4\n")  # fmt: skip
    rows = (
        "ACME,Doe Jane,CEO,Nov 24 '25,Buy,10.5,1000,10500,5000,Nov 25 06:00 PM\n"
        "ACME,Doe Jane,CEO,Nov 24,Sale,10.5,1000,10500,5000,Nov 25 06:00 PM\n"
        "ACME,Doe Jane,CEO,Nov 26 '25,Proposed Sale,10.5,1000,10500,,\n"
    )
    found = read((head + rows).encode(), "x")
    buy, plan = (f.event for f in found.filed)
    assert (buy.traded_from, plan.KIND) == (date(2025, 11, 24), "insider_plan")
    assert [(u.line, u.reason) for u in found.unread] == [(3, "day_without_year")]


def test_finnhub_eodhd_fmp_and_sharadar() -> None:
    finnhub = one(json.dumps({"data": [{
        "name": "Doe Jane", "share": 5000, "change": -1000, "filingDate": "2025-09-15",
        "transactionDate": "2025-09-12", "transactionPrice": 10.5, "transactionCode": "S",
        "symbol": "ACME"}]}).encode())  # fmt: skip
    assert (finnhub.side, finnhub.shares, finnhub.holding_after) == ("sell", D(1000), D(5000))
    eodhd = one(table(
        code="ACME.US", date="2025-09-12", reportDate="2025-09-15", ownerName="Doe Jane",
        ownerTitle="CEO", transactionDate="2025-09-12", transactionCode="P",
        transactionAmount="1000", transactionPrice="10.5",
        postTransactionAmount="5000"))  # fmt: skip
    assert (eodhd.side, eodhd.published_on) == ("buy", date(2025, 9, 15))
    fmp = one(table(
        symbol="BRK.B", filingDate="2025-09-15 18:30:57", transactionDate="2025-09-12",
        reportingName="Doe Jane", transactionType="P-Purchase", securitiesTransacted="1000",
        securitiesOwned="5000", price="10.5", directOrIndirect="I"))  # fmt: skip
    assert (fmp.side, fmp.direct) == ("buy", False)
    sharadar = one(table(
        ticker="ACME", filingdate="2025-09-15", formtype="4", ownername="Doe Jane",
        isdirector="Y", isofficer="N", istenpercentowner="N", transactiondate="2025-09-12",
        transactioncode="S", transactionshares="-1000", transactionpricepershare="10.5",
        securityadcode="ND", sharesownedfollowingtransaction="5000", rownum="1"))  # fmt: skip
    assert (sharadar.roles, sharadar.shares) == (("director",), D(1000))


def test_yahoos_kind_stands_only_in_its_text() -> None:
    def row(words: str) -> InsiderDeal:
        return one(table(Shares="1000", Value="10500", URL="", Text=words, Insider="DOE JANE",
                         Position="Director", Transaction="", **{"Start Date": "2025-09-12"},
                         Ownership="D"))  # fmt: skip

    sale = row("Sale at price 10.10 - 10.90 per share.")
    assert (sale.side, sale.price, sale.price_low, sale.price_high) == (
        "sell", None, D("10.10"), D("10.90")
    )  # fmt: skip
    assert row("Purchase at price 10.50 per share.").price == D("10.50")
    assert row("").side == "unknown"
    assert row("Something about a purchase").side == "unknown"


# -- our own


def test_a_pack_comes_back_as_it_went() -> None:
    event = {"id": "e1", "kind": "insider_deal", "symbol": "ACME", "issuer": "Acme", "person": "D",
             "side": "buy", "shares": "1000", "price": "10.5", "currency": "USD",
             "traded_from": "2025-09-12", "roles": ["ceo"], "direct": True, "native_code": "P",
             "market_decision": True, "problems": [], "sources": [
                 {"name": "sec", "url": "https://www.sec.gov/x", "key": "k1"}]}  # fmt: skip
    (filed,) = read(json.dumps({"events": [event]}).encode(), "x").filed
    deal = filed.event
    assert isinstance(deal, InsiderDeal)
    assert (deal.shares, deal.code, deal.direct, deal.roles) == (D(1000), "P", True, ("ceo",))
    assert deal.sources[0].key == "k1"


def test_the_cap_of_a_programme_has_the_names_of_the_answer_in_json() -> None:
    data = (
        b"kind;symbol;programme_kind;name;traded_from;cap_shares;cap_amount;currency\n"
        b"buyback_programme;1810.HK;mandate;Mandate;2025-06-05;2591000000;;\n"
        b"buyback_programme;1810.HK;money;Programme;2025-09-02;;5000000;HKD\n"
    )
    mandate, money = (f.event for f in read(data, "x").filed)
    assert (mandate.shares, money.value) == (2_591_000_000, 5_000_000)


def test_a_text_that_is_none_is_refused_by_its_name() -> None:
    with pytest.raises(KnownError) as refused:
        read("kind;symbol".encode("utf-32"), "my.csv")
    assert refused.value.args_by_name["path"] == "my.csv"


def test_a_submission_knows_where_it_stands() -> None:
    data = filings.submission(form4(line()))
    assert b"CENTRAL INDEX KEY" not in data
    assert one(data).sources[0].url == "", "without the company's number nothing is made up"
    head = b"ACCESSION NUMBER:"
    data = data.replace(head, b"CENTRAL INDEX KEY: 0000123456\n" + head, 1)
    assert one(data).sources[0].url == (
        "https://www.sec.gov/Archives/edgar/data/123456/000012345625000007/"
    )


def test_our_table_and_one_that_a_user_has_named() -> None:
    ours = ("kind;isin;traded_from;person;side;shares;price;currency\n"
            "insider_deal;DE0007164600;2026-08-31;E. Muster;buy;2500;21,20;EUR\n")  # fmt: skip
    assert one(ours.encode()).price == D("21.20")
    theirs = ("Wer;Wann;Was;Stück;Kurs;Währung;Wertpapier\n"
              "E. Muster;31.08.2026;Kauf;2.500;21,20;EUR;DE0007164600\n")  # fmt: skip
    assert refused(theirs.encode()) == "unknown_layout"
    mapping = {"Wer": "person", "Wann": "traded_from", "Was": "side", "Stück": "shares",
               "Kurs": "price", "Währung": "currency", "Wertpapier": "isin"}  # fmt: skip
    found = read(theirs.encode(), "x", mapping)
    (filed,) = found.filed
    assert (filed.event.shares, filed.event.traded_from) == (D(2500), date(2026, 8, 31))
    assert filed.event.side == "buy"  # type: ignore[attr-defined]
    assert found.columns == ("Wer", "Wann", "Was", "Stück", "Kurs", "Währung", "Wertpapier")


def test_what_could_be_read_either_way_is_asked_and_never_guessed() -> None:
    head = "kind;isin;traded_from;person;side;shares;currency\n"
    row = "insider_deal;DE0007164600;{day};E. Muster;buy;{shares};EUR\n"
    found = read((head + row.format(day="2026-08-31", shares="2.500")).encode(), "x")
    assert [u.reason for u in found.unread] == ["ambiguous_number"]
    found = read((head + row.format(day="3/4/2026", shares="2500")).encode(), "x")
    assert [u.reason for u in found.unread] == ["ambiguous_day"]


# -- what is refused


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 ...", "is_a_pdf"),
        (b"\x1f\x8b\x08\x00", "is_an_archive"),
        (b"PK\x03\x04not a workbook", "is_an_archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut", "unreadable_file"),
        (b"SQLite format 3\x00", "is_a_database"),
        (b"\x89PNG\r\n", "is_a_picture"),
        (b"", "empty_file"),
        (b"  \n", "empty_file"),
        (b"<ownershipDocument>", "unreadable_file"),
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]><ownershipDocument/>", "unreadable_file"),
        (b"<feed/>", "unknown_layout"),
        (b"<html><body>Maintenance</body></html>", "unknown_page"),
        (b'{"a": 1}', "unknown_layout"),
        (b"{cut", "unreadable_file"),
        (b"[" * 100_000, "unreadable_file"),
        (b"a;b\n1;2\n", "unknown_layout"),
        (b"\x00\x01\x02\x03" * 300, "not_a_text"),
    ],
)  # fmt: skip
def test_what_is_no_filing_is_refused_with_its_reason(data: bytes, code: str) -> None:
    if data == b"<feed/>":
        code = "is_an_index"
    assert refused(data) == code


def test_a_file_that_is_too_large_is_not_parsed() -> None:
    assert refused(b" " * (LARGEST + 1)) == "file_too_large"


def test_an_entity_bomb_stays_small() -> None:
    bomb = b'<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert refused(bomb + form4(line())[22:]) == "unreadable_file"
    nested = b"<ownershipDocument>" + b"<a>" * 100_000
    assert refused(nested) == "unreadable_file"


def test_the_hong_kong_report_is_read_as_the_workbook_it_comes_as() -> None:
    found = read((WORKBOOKS / "SRRPT.xls").read_bytes(), "report")
    repurchases = [f.event for f in found.filed]
    assert [(r.shares, r.value, r.currency) for r in repurchases] == [
        (D(30000), D("264990.00"), "HKD"),
        (D(858364), D("29299936.40"), "CNY"),
        (D(6932), D("109382.30"), "GBP"),
    ]
    assert [r.published_on for r in repurchases] == [date(2026, 9, 9)] * 3
    assert not found.unread


def test_a_report_printed_on_no_day_keeps_its_repurchases() -> None:
    row = ("HSBC", "5", "ORD", "2026/09/07", "6,932", "GBP 15.8", "", "GBP 109", "LSE")
    found = read(filings.srrpt(row).replace(b"09/09/2026", b"09/19/2026"), "x")
    assert [f.event.published_on for f in found.filed] == [None]


def test_a_workbook_of_the_newer_kind_is_refused_with_what_to_do() -> None:
    assert refused((WORKBOOKS / "SRRPT.xlsx").read_bytes()) == "is_a_workbook"


# -- whatever comes

WORKBOOKS = Path(__file__).parent.parent / "data" / "filings"
SEEDS: tuple[bytes, ...] = (
    (WORKBOOKS / "SRRPT.xls").read_bytes(),
    (WORKBOOKS / "SRRPT.xlsx").read_bytes(),
    form4(line(), line("S", "D", price_note="F2")),
    filings.submission(form4(line())),
    fi_export(fi_row(), fi_row(nature="Disposal")),
    BAFIN.encode(),
    filings.srrpt(("HSBC", "5", "ORD", "2026/09/07", "6,932", "GBP 15.8", "", "GBP 109", "LSE")),
    json.dumps({"events": [{"kind": "note", "symbol": "A", "note": "x"}]}).encode(),
    json.dumps({"itemList": [{"notificationId": "T", "notificationSubmitter": "x", "ISIN": "y",
                              "transactionDate": 20260101, "buySellIndicator": "1",
                              "transactionSize": 1.5}]}).encode(),
)  # fmt: skip


@settings(max_examples=300, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damaged_documents_are_read_in_part_or_refused_in_words(data: Any) -> None:
    seed = data.draw(st.sampled_from(SEEDS))
    damaged = bytearray(seed)
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, max(len(damaged) - 1, 0)))
        how = data.draw(st.sampled_from(("flip", "cut", "twice", "zero", "insert")))
        if how == "flip" and damaged:
            damaged[at] ^= 1 << data.draw(st.integers(0, 7))
        elif how == "cut":
            del damaged[at:]
        elif how == "twice":
            damaged[at:at] = damaged[at : at + 200]
        elif how == "zero":
            damaged[at : at + 20] = bytes(len(damaged[at : at + 20]))
        else:
            damaged[at:at] = data.draw(st.binary(max_size=20))
    try:
        found = read(bytes(damaged), "x")
    except KnownError:
        return
    assert isinstance(found, Reading)
    assert found.rows == len(found.filed) + len(found.unread)
