"""Whose a filing is: found by whatever it names, made where nobody is meant, and kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count

import pytest

from watchapp.core.book import Book
from watchapp.core.events import InsiderDeal, Source
from watchapp.core.filed import Filed, Who
from watchapp.core.issuer import Issuer, Listing, Person
from watchapp.core.resolve import Resolver, company_key, person_key

ACME = Issuer("acme", "Acme Corporation", cik="123456")
LINE = Listing("acme-us", "acme", "ACME", "Acme Corp", mic="XNYS", currency="USD")
VOLVO = Issuer("volvo", "AB Volvo (publ)", lei="549300HGV012CNC8JD22")
STOCKHOLM = Listing("volvo-st", "volvo", "VOLV-B.ST", "Volvo", isin="SE0000115446", mic="XSTO")


@pytest.fixture
def book() -> Book:
    made = Book()
    made.load([ACME, LINE, VOLVO, STOCKHOLM, Person("p", "Cook, Timothy D.")])
    return made


def resolver(book: Book, only: Listing | None = None) -> Resolver:
    numbers: Iterator[int] = count(1)
    return Resolver(book, lambda: f"new-{next(numbers)}", only)


def filed(who: Who, person: str = "Doe Jane", **more: object) -> Filed:
    event = InsiderDeal(
        id="", issuer_id="", person=person, side="buy", shares=Decimal(1),
        traded_from=date(2025, 9, 12), sources=(Source("x", key="1"),),
    )  # fmt: skip
    return Filed(who, event, 1, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "issuer", "listing"),
    [
        (Who(symbol="ACME"), "acme", "acme-us"),
        (Who(symbol="ACMENEW", cik="123456"), "acme", None),
        (Who(name="ACME CORP"), "acme", None),
        (Who(isin="SE0000115446", name="something else"), "volvo", "volvo-st"),
        (Who(lei="549300HGV012CNC8JD22"), "volvo", None),
        (Who(name="Volvo AB"), "volvo", None),
    ],
)
def test_a_company_is_found_by_whatever_names_it(
    book: Book, who: Who, issuer: str, listing: str | None
) -> None:
    (found,), left = resolver(book).resolve([filed(who)])
    assert (found.event.issuer_id, found.event.listing_id) == (issuer, listing)
    assert left == []


def test_an_unknown_company_is_made_once_with_what_is_known_of_it(book: Book) -> None:
    made = resolver(book)
    who = Who(symbol="0700.HK", name="TENCENT")
    found, _ = made.resolve([filed(who), filed(who)])
    (issuer,) = (r for r in made.needed.values() if isinstance(r, Issuer))
    (listing,) = (r for r in made.needed.values() if isinstance(r, Listing))
    assert {f.event.issuer_id for f in found} == {issuer.id}
    assert (listing.symbol, listing.mic, listing.currency) == ("0700.HK", "XHKG", "HKD")


def test_a_company_keeps_the_numbers_it_is_named_by(book: Book) -> None:
    made = resolver(book)
    made.resolve([filed(Who(symbol="ACME", lei="LEI-ACME"))])
    assert made.needed["acme"] == replace(ACME, lei="LEI-ACME")
    (found,), _ = made.resolve([filed(Who(symbol="META", lei="LEI-ACME"))])
    assert found.event.issuer_id == "acme", "a change of symbol loses nothing"


def test_what_came_without_a_symbol_gets_it_from_a_later_filing(book: Book) -> None:
    book.load([Issuer("i", "Bare Inc", cik="77"), Listing("l", "i", None, "Bare Inc")])
    made = resolver(book)
    (found,), _ = made.resolve([filed(Who(symbol="BARE", cik="77"))])
    assert found.event.listing_id == "l"
    assert made.needed["l"].symbol == "BARE"  # type: ignore[union-attr]


def test_what_was_dealt_elsewhere_belongs_to_the_company_and_to_no_listing(book: Book) -> None:
    (found,), _ = resolver(book).resolve([filed(Who(symbol="ACME"), elsewhere=True)])
    assert (found.event.issuer_id, found.event.listing_id) == ("acme", None)


def test_a_user_says_whose_a_file_is(book: Book) -> None:
    only = resolver(book, LINE)
    (found,), _ = only.resolve([filed(Who())])
    assert found.event.listing_id == "acme-us"
    (found,), _ = only.resolve([filed(Who(symbol="OLDNAME"))])
    assert found.event.issuer_id == "acme", "one company in the file: the user knows better"
    kept, left = only.resolve([filed(Who(symbol="ACME")), filed(Who(symbol="VOLV-B.ST"))])
    assert len(kept) == 1
    assert [u.reason for u in left] == ["another_company"]


def test_what_names_nobody_is_said(book: Book) -> None:
    _, left = resolver(book).resolve([filed(Who())])
    assert [u.reason for u in left] == ["no_company"]


def test_a_person_is_one_however_the_name_is_written(book: Book) -> None:
    made = resolver(book)
    found, _ = made.resolve(
        [filed(Who(symbol="ACME"), n) for n in ("COOK TIMOTHY D", "Timothy Cook", "Tim Other")]
    )
    ids = [f.event.person_id for f in found]  # type: ignore[attr-defined]
    assert ids[0] == ids[1] == "p"
    assert ids[2] != "p"
    assert made.needed["p"].aliases == ("COOK TIMOTHY D", "Timothy Cook")  # type: ignore[union-attr]


def test_names_are_compared_without_what_registers_write_differently() -> None:
    assert company_key("Kühne + Nagel International AG") == company_key(
        "KÜHNE + NAGEL INTERNATIONAL"
    )
    assert company_key("AG") == "ag", "something is left of every name"
    assert person_key("Musk, Elon R.") == person_key("Elon Musk")
    assert person_key("Li Li") != person_key("Li Wei")
