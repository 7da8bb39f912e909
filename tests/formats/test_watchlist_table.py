from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from watchapp.core import identifiers
from watchapp.core.candidate import Candidate
from watchapp.core.problems import KnownError
from watchapp.formats import watchlist_table
from watchapp.formats.watchlist_table import Found

XIAOMI, APPLE, BAYER = "KYG9830T1067", "US0378331005", "DE000BAY0017"


def read(text: str, encoding: str = "utf-8") -> Found:
    return watchlist_table.read(text.encode(encoding), "list.csv")


def labels(found: Found) -> list[str]:
    return [c.label for c in found.candidates]


def test_portfolio_performance_securities() -> None:
    found = read(
        "ISIN;WKN;Ticker-Symbol;Wertpapiername;Währung;Notiz\n"
        f"{XIAOMI};A2JNY1;1810.HK;Xiaomi Corp.;HKD;seit 2024\n"
        f"{BAYER};BAY001;BAYN.DE;Bayer AG;EUR;\n"
    )
    assert found.candidates == (
        Candidate("1810.HK", "Xiaomi Corp.", XIAOMI, "A2JNY1", currency="HKD", note="seit 2024"),
        Candidate("BAYN.DE", "Bayer AG", BAYER, "BAY001", currency="EUR"),
    )
    assert not found.unreadable


def test_portfolio_performance_transactions_name_each_security_once() -> None:
    found = read(
        "Datum;Typ;Wert;Buchungswährung;Stück;ISIN;WKN;Ticker-Symbol;Wertpapiername;Notiz\n"
        f"2025-01-02;Kauf;1.000,00;EUR;10;{APPLE};865985;AAPL;Apple Inc.;Limit\n"
        f"2025-03-02;Kauf;1.200,00;EUR;10;{APPLE};865985;AAPL;Apple Inc.;nachgelegt\n"
    )
    # the note belongs to the purchase, and the money it was booked in is not the listing's
    assert found.candidates == (Candidate("AAPL", "Apple Inc.", APPLE, "865985"),)


COMDIRECT = """"Depotübersicht vom 02.02.2026";"";"";""
"Depotnummer";"123 456";"";""

"Stück/Nom.";"Bezeichnung";"WKN";"Typ";"Währung";"Akt. Kurs"
"100";"Bayer AG";"BAY001";"Aktie";"EUR";"24,35"
"2.000";"Xiaomi Corp.";"A2JNY1";"Aktie";"EUR";"4,10"
"";"Summe";"";"";"EUR";"10.635,00"
"""
ING = f"""Depotbewertung;erzeugt am 02.02.2026
Kunde;Erika Mustermann
Direkt-Depot;8000000000

ISIN;Wertpapiername;Stück/Nominale;;Einstandswert;
{BAYER};Bayer AG;100;Stück;2.500,00;EUR
{XIAOMI};Xiaomi Corp.;2000;Stück;8.000,00;EUR
"""
DKB = f"""\
"Depot";"501234567"
"Stand";"02.02.2026"

"Bestand";"";"ISIN / WKN";"Bezeichnung";"Kurs"
"100,00";"Stück";"{BAYER} (BAY001)";"BAYER AG";"24,35"
"2000,00";"Stück";"{XIAOMI} (A2JNY1)";"XIAOMI CORP.";"4,10"
"""
CONSORS = """Wertpapierdepot 123
Name;WKN;Börse;Anzahl;Kurs in EUR
Bayer AG;BAY001;XETRA;100;24,35
Xiaomi Corp.;A2JNY1;Tradegate;2000;4,10
"""


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize(
    "text", [COMDIRECT, ING, DKB, CONSORS], ids=["comdirect", "ing", "dkb", "consors"]
)
def test_depots_of_german_banks(text: str, encoding: str) -> None:
    found = read(text, encoding)
    assert [(c.isin or identifiers.isin_of_wkn(str(c.wkn)))[:2] for c in found.candidates]
    assert {c.isin for c in found.candidates} <= {BAYER, XIAOMI, None}
    assert {c.wkn for c in found.candidates} <= {"BAY001", "A2JNY1", None}
    assert [c.name.casefold() for c in found.candidates] == ["bayer ag", "xiaomi corp."]


def test_a_line_of_the_preamble_that_names_a_security_is_no_header() -> None:
    found = read(f"ISIN;{APPLE}\nStand;heute\nName;ISIN\nBayer AG;{BAYER}\n")
    assert labels(found) == [BAYER]


def test_a_sum_at_the_end_is_said_and_not_guessed() -> None:
    (doubt,) = read(COMDIRECT).unreadable
    assert (doubt.line, doubt.reason) == (7, "no_identifier")
    assert "Summe" in doubt.text


def test_a_wrong_check_digit_is_named_with_its_place() -> None:
    found = read(f"Name;ISIN\nBayer;{BAYER[:-1]}8\nApple;{APPLE}\n")
    assert labels(found) == [APPLE]
    (doubt,) = found.unreadable
    assert (doubt.line, doubt.column, doubt.reason, doubt.text) == (
        2,
        "isin",
        "bad_isin",
        "DE000BAY0018",
    )


def test_a_row_with_one_wrong_and_one_right_column_is_kept_and_doubted() -> None:
    found = read("Symbol,ISIN\nAAPL,US0000000000\n")
    assert found.candidates == (Candidate("AAPL"),)
    assert [u.reason for u in found.unreadable] == ["bad_isin"]


def test_symbols_are_not_mended() -> None:
    found = read("Symbol,Name\nBRK B,Berkshire\nNASDAQ:AAPL,Apple\nbayn.de,Bayer\n")
    assert labels(found) == ["BAYN.DE"]
    assert [u.text for u in found.unreadable] == ["BRK B", "NASDAQ:AAPL"]


def test_the_same_listing_is_joined_and_two_listings_of_one_company_are_not() -> None:
    found = read(
        f"Symbol,ISIN,WKN,Name\n1810.HK,{XIAOMI},,\n3CP.F,{XIAOMI},,Xiaomi\n,{XIAOMI},A2JNY1,\n"
        ",,BAY001,Bayer\n" + f",{BAYER},,\n"
    )
    assert [(c.symbol, c.isin, c.wkn) for c in found.candidates] == [
        ("1810.HK", XIAOMI, "A2JNY1"),
        ("3CP.F", XIAOMI, None),
        (None, BAYER, "BAY001"),
    ]


def test_pence_keep_their_case() -> None:
    found = read("Symbol;Currency\nVOD.L;GBX\nBP.L;GBp\nAZN.L;gbp\nX.L;pounds\n")
    assert [c.currency for c in found.candidates] == ["GBp", "GBp", "GBP", None]


def test_columns_without_a_header_are_known_by_their_content() -> None:
    found = read(f"Bayer AG;{BAYER};100\nXiaomi Corp.;{XIAOMI};2000\n")
    assert found.candidates == (
        Candidate(None, "Bayer AG", BAYER),
        Candidate(None, "Xiaomi Corp.", XIAOMI),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1810.HK\nAAPL\n", ["1810.HK", "AAPL"]),
        ("aapl, msft, ^gspc", ["AAPL", "MSFT", "^GSPC"]),
        ("AAPL MSFT 1810.HK", ["AAPL", "MSFT", "1810.HK"]),
        (f"{APPLE}\nA2JNY1\nBAYN.DE", [APPLE, "A2JNY1", "BAYN.DE"]),
        ("AAPL Apple Inc.\n1810.HK Xiaomi", ["AAPL", "1810.HK"]),
        (f"ISIN\n{APPLE}\n{XIAOMI}\n", [APPLE, XIAOMI]),
        ("US03 7833 1005", [APPLE]),
        ("AAPL\nAAPL\naapl\n", ["AAPL"]),
        ("716460\n840400", ["716460", "840400"]),
    ],
)
def test_plain_lists(text: str, expected: list[str]) -> None:
    assert labels(read(text)) == expected


def test_six_digits_are_a_wkn() -> None:
    assert read("716460").candidates == (Candidate(None, wkn="716460"),)


def test_a_name_beside_a_symbol_is_kept() -> None:
    assert read("1810.HK Xiaomi Corp").candidates == (Candidate("1810.HK", "Xiaomi Corp"),)


def test_sentences_are_not_read_as_symbols() -> None:
    with pytest.raises(KnownError) as caught:
        read("The founder has bought shares of his company again\n")
    assert caught.value.code == "no_symbol_column"


def test_a_table_without_identifiers_says_so() -> None:
    with pytest.raises(KnownError) as caught:
        read("Kunde Nr.;Guthaben (€)\nErika Mustermann;1.000,00 €\n")
    assert caught.value.code == "no_symbol_column"


CSV_LIKE = st.text(
    alphabet=st.sampled_from('ISINWKNSymbol;,\t|"\n\r 1810.HKDE000BAY17ü=-'), max_size=400
)


@given(st.one_of(st.binary(max_size=400), CSV_LIKE.map(str.encode)))
@example(b'"')
@example(b"ISIN\n" + b'"' * 200_000)
def test_no_bytes_raise_anything_but_a_known_error(data: bytes) -> None:
    try:
        found = watchlist_table.read(data, "f")
    except KnownError as error:
        refused = error.args_by_name
    else:
        refused = {"path": "f"}
        for candidate in found.candidates:
            assert candidate.symbol is None or identifiers.is_symbol(candidate.symbol)
            assert candidate.isin is None or identifiers.is_isin(candidate.isin)
            assert candidate.wkn is None or identifiers.is_wkn(candidate.wkn)
        known = [c.symbol for c in found.candidates if c.symbol]
        assert len(known) == len(set(known))
    assert refused["path"] == "f"
