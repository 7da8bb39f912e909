"""Files of events into a state file: one act, nothing twice, nothing of the user's overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import filings
import pytest
from filings import fi_export, fi_row, form4, line

from watchapp.app import acts, intake
from watchapp.app.desk import Desk
from watchapp.app.intake import Intake
from watchapp.core.events import Event, InsiderDeal, Proposal
from watchapp.core.issuer import Issuer, Listing, Person, Row
from watchapp.core.problems import KnownError
from watchapp.store.statefile import StateFile

Write = Callable[[str, bytes], Path]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    file = StateFile(tmp_path / "a.watchapp")
    yield Desk(file)
    file.close()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return put


def planned(desk: Desk, *paths: Path, only: Listing | None = None) -> Intake:
    return intake.make_plan(desk, intake.read_files(paths), only)


def take(desk: Desk, found: Intake) -> None:
    desk.do(intake.accepting(desk.book, found.plan, found.plan.items, "Imported"))


def events(desk: Desk, status: str = "current") -> list[Event]:
    return [e for e in desk.book.all(Event) if e.status == status]


def counts(found: Intake) -> dict[str, int]:
    statuses = ("new", "same", "changed", "conflict")
    return {s: n for s in statuses if (n := sum(f.count(s) for f in found.files))}


def test_an_import_is_one_act_with_the_companies_and_persons_it_needs(
    desk: Desk, write: Write
) -> None:
    found = planned(desk, write("a.xml", form4(line())), write("b.csv", fi_export(fi_row())))
    assert counts(found) == {"new": 2}
    assert events(desk) == [], "a plan changes nothing"
    take(desk, found)
    assert {i.name for i in desk.book.all(Issuer)} == {"Acme Corp", "Exempel AB (publ)"}
    assert {p.name for p in desk.book.all(Person)} == {"Doe Jane", "Anna Svensson"}
    (watchlist,) = desk.book.lists()
    assert (watchlist.name, len(desk.book.rows(watchlist.id))) == ("Imported", 2)
    desk.undo()
    assert list(desk.book.all(Issuer)) == list(desk.book.all(Event)) == []
    desk.redo()
    assert len(events(desk)) == 2


def test_the_same_file_again_changes_nothing(desk: Desk, write: Write) -> None:
    path = write("a.xml", form4(line(), line("S", "D")))
    take(desk, planned(desk, path))
    again = planned(desk, path)
    assert counts(again) == {"same": 2}
    assert intake.accepting(desk.book, again.plan, again.plan.items, "Imported").changes == ()


def test_a_document_and_its_submission_are_one_filing(desk: Desk, write: Write) -> None:
    take(desk, planned(desk, write("a.xml", form4(line()))))
    found = planned(desk, write("a.txt", filings.submission(form4(line()))))
    assert counts(found) == {"same": 1}
    take(desk, found)
    (event,) = events(desk)
    assert event.published_at is not None, "the header knows when"
    keys = [s.key for s in event.sources]
    assert keys[1] == "0000123456-25-000007#nd1"


def test_two_sources_of_one_deal_are_two_proofs_of_one_event(desk: Desk, write: Write) -> None:
    take(desk, planned(desk, write("a.xml", form4(line()))))
    retold = (
        b"Filing Date\tTrade Date\tTicker\tCompany Name\tInsider Name\tTitle\tTrade Type\tPrice"
        b"\tQty\n2025-09-15 18:30:57\t2025-09-12\tACME\tAcme Corp\tJane Doe\tCEO\tP - Purchase"
        b"\t$10.50\t+1,000\n"
    )
    take(desk, planned(desk, write("b.tsv", retold)))
    (event,) = events(desk)
    assert [s.name for s in event.sources] == ["sec", "openinsider"]


def test_two_equal_lines_of_one_filing_are_two_deals(desk: Desk, write: Write) -> None:
    path = write("a.xml", form4(line(), line()))
    take(desk, planned(desk, path))
    assert len(events(desk)) == 2


@pytest.mark.parametrize("backwards", [False, True])
def test_an_amendment_takes_the_place_of_the_line_it_corrects(
    desk: Desk, write: Write, backwards: bool
) -> None:
    first = write("a.xml", form4(line(price="10.50"), line("S", "D", shares="70")))
    amended = write("b.xml", form4(line(price="11.50"), form="4/A"))
    for path in [amended, first] if backwards else [first, amended]:
        take(desk, planned(desk, path))
    prices = sorted(e.price for e in events(desk) if e.price)
    assert prices == [Decimal("10.50"), Decimal("11.50")], "the sale stays, the purchase is new"
    (old,) = events(desk, "superseded")
    assert (old.price, old.shares) == (Decimal("10.50"), 1000)
    now = next(e for e in events(desk) if e.price == Decimal("11.50"))
    assert now.supersedes == old.id
    take(desk, planned(desk, first))
    assert len(events(desk)) == 2, "the original once more changes nothing"


def test_a_revised_row_and_its_correction_in_one_file(desk: Desk, write: Write) -> None:
    rows = fi_row(amendment="Yes", price="38.50"), fi_row(status="Revised", price="28.50")
    take(desk, planned(desk, write("a.csv", fi_export(*rows))))
    (now,), (old,) = events(desk), events(desk, "superseded")
    assert (now.price, old.price, now.supersedes) == (Decimal("38.50"), Decimal("28.50"), old.id)


@pytest.mark.parametrize("way", ["backwards", "at once", "at once backwards"])
def test_an_amendment_is_of_one_line_in_whatever_order_it_comes(
    desk: Desk, write: Write, way: str
) -> None:
    first = write("a.xml", form4(*(line("S", "D", shares=n) for n in ("3525", "49252", "800"))))
    amended = write("b.xml", form4(line("S", "D", shares="49250"), form="4/A"))
    order = [first, amended] if way == "at once" else [amended, first]
    if way == "backwards":
        for path in order:
            take(desk, planned(desk, path))
    else:
        take(desk, planned(desk, *order))
    assert sorted(int(e.shares or 0) for e in events(desk)) == [800, 3525, 49250]
    (old,) = events(desk, "superseded")
    assert old.shares == 49252
    assert next(e for e in events(desk) if e.shares == 49250).supersedes == old.id


def test_an_amendment_of_all_lines_takes_the_place_of_each(desk: Desk, write: Write) -> None:
    many = ("3525", "49252", "800")
    first = write("a.xml", form4(*(line("S", "D", shares=n) for n in many)))
    amended = write(
        "b.xml", form4(*(line("S", "D", shares=n) for n in ("3525", "49250", "801")), form="4/A")
    )
    for path in (amended, first):
        take(desk, planned(desk, path))
    assert sorted(int(e.shares or 0) for e in events(desk)) == [801, 3525, 49250]
    by_id = {e.id: e for e in events(desk, "superseded")}
    pairs = {int(e.shares or 0): int(by_id[e.supersedes].shares or 0) for e in events(desk)}
    assert pairs == {3525: 3525, 49250: 49252, 801: 800}


def test_a_correction_leaves_what_another_vehicle_of_the_person_dealt(
    desk: Desk, write: Write
) -> None:
    company = fi_row(volume="34000.0", close="Yes", notifier="Svensson Capital AB")
    own = fi_row(volume="13000.0", amendment="Yes")
    before = "30/06/2026 15:30:00"
    revised = fi_row(volume="13000.0", close="Yes", status="Revised", published=before)
    take(desk, planned(desk, write("a.csv", fi_export(company, own, revised))))
    assert sorted(int(e.shares or 0) for e in events(desk)) == [13000, 34000]
    (old,) = events(desk, "superseded")
    assert (old.shares, [e.supersedes for e in events(desk) if e.supersedes]) == (13000, [old.id])
    take(desk, planned(desk, write("b.csv", fi_export(company, own))))
    assert len(events(desk)) == 2


def test_what_the_user_edited_stays_and_the_difference_waits(desk: Desk, write: Write) -> None:
    row = fi_row()
    take(desk, planned(desk, write("a.csv", fi_export(row))))
    (event,) = events(desk)
    own = replace(event, shares=Decimal(999), note="checked by phone")
    desk.do(acts.save_event(desk.book, own, event))
    found = planned(desk, write("b.csv", fi_export(row)))
    assert counts(found) == {"conflict": 1}
    take(desk, found)
    take(desk, planned(desk, write("b.csv", fi_export(row))))
    (kept,) = events(desk)
    assert kept.shares == 999
    (proposal,) = desk.book.all(Proposal)  # asked once, however often the source repeats itself
    desk.do(intake.answer(desk.book, proposal, accepted=True))
    (taken,) = events(desk)
    assert (taken.shares, taken.note, taken.id) == (1000, "checked by phone", own.id)
    assert list(desk.book.all(Proposal)) == []
    desk.undo()
    desk.do(intake.answer(desk.book, next(desk.book.all(Proposal)), accepted=False))
    assert (events(desk)[0].shares, list(desk.book.all(Proposal))) == (999, [])


def test_only_what_is_chosen_is_taken_with_what_it_needs(desk: Desk, write: Write) -> None:
    found = planned(desk, write("a.xml", form4(line())), write("b.csv", fi_export(fi_row())))
    one = [i for i in found.plan.items if i.incoming.shares == Decimal("1000.0")][:1]
    desk.do(intake.accepting(desk.book, found.plan, one, "Imported"))
    assert len(events(desk)) == 1
    assert len(list(desk.book.all(Issuer))) == len(list(desk.book.all(Row))) == 1


def test_a_bad_row_and_a_bad_file_stop_no_other(desk: Desk, write: Write) -> None:
    found = planned(
        desk, write("a.csv", fi_export(fi_row(volume="many"), fi_row())),
        write("b.pdf", b"%PDF-1.4"), desk_path := write("c.xml", form4(line())),
    )  # fmt: skip
    assert counts(found) == {"new": 2}
    assert [(u.line, u.column, u.reason) for u in found.files[0].unread] == [
        (2, "Volume", "not_a_number")
    ]
    assert found.files[1].error is not None
    assert found.files[1].error.code == "is_a_pdf"
    assert found.files[2].path == desk_path


def test_a_record_that_cannot_be_kept_is_said(desk: Desk, write: Write) -> None:
    data = form4(line(shares=None), line(day="1800-01-01"))
    found = planned(desk, write("a.xml", data))
    assert {u.reason for u in found.files[0].unread} == {"too_early"}
    take(desk, found)
    (event,) = events(desk)
    assert event.shares is None, "what the source leaves out is left open"


def test_a_file_that_is_not_there_is_said(desk: Desk, tmp_path: Path) -> None:
    found = planned(desk, tmp_path / "none.csv")
    assert isinstance(found.files[0].error, KnownError)
    assert found.files[0].error.code == "unreadable_file"


def test_an_unknown_table_offers_its_columns(desk: Desk, write: Write) -> None:
    path = write("a.csv", b"Wer;Wann;Was\nE. Muster;31.08.2026;Kauf\n")
    found = planned(desk, path)
    assert found.columns == ("Wer", "Wann", "Was")
    mapping = {"Wer": "person", "Wann": "traded_from", "Was": "side"}
    kept = {intake.key_of_columns(found.columns): mapping}
    (_, read), *_ = intake.read_files([path], None, kept)
    assert read.layout == "mapped", "remembered by its columns"


def test_a_mapping_that_reads_nothing_is_asked_for_again(desk: Desk, write: Write) -> None:
    path = write("a.csv", b"Wer;Wann;Was;Stueck;Preis\nE. Muster;31.08.2026;Kauf;100;9,50\n")
    columns = planned(desk, path).columns
    useless = {"Wer": "traded_from", "Wann": "person", "Was": "side"}  # taken for each other
    (_, found), *_ = intake.read_files([path], None, {intake.key_of_columns(columns): useless})
    assert isinstance(found, KnownError)
    assert found.code == "unknown_layout"


def test_what_the_user_typed_is_not_proved_by_other_figures(desk: Desk, write: Write) -> None:
    take(desk, planned(desk, write("a.xml", form4(line(shares="5316", price="160.82")))))
    (event,) = events(desk)
    own = replace(event, shares=Decimal(5300), sources=(), entered_by="user")
    desk.do(acts.save_event(desk.book, own, event))
    found = planned(desk, write("b.xml", form4(line(shares="5316", price="160.82"), form="4")))
    assert counts(found) == {"conflict": 1}
    exact = replace(own, shares=Decimal(5316))
    desk.do(acts.save_event(desk.book, exact, own))
    assert counts(planned(desk, write("c.xml", form4(line(shares="5316", price="160.82"))))) == {
        "same": 1
    }


def test_a_word_that_is_not_known_keeps_its_row_out_with_a_whole_sentence(
    desk: Desk, write: Write
) -> None:
    data = b"kind;symbol;programme_kind;traded_from\nbuyback_programme;1810.HK;shares;2025-06-05\n"
    (unread,) = planned(desk, write("a.csv", data)).files[0].unread
    assert (unread.reason, unread.text) == ("not_allowed_here", "shares")


def test_a_known_symbol_gets_what_names_no_company(desk: Desk, write: Write) -> None:
    issuer, listing = Issuer("i", "Acme"), Listing("l", "i", "ACME", "Acme", currency="USD")
    from watchapp.core.change import Act, added

    desk.do(Act("add", added(issuer, listing)))
    head = b"Shares,Value,URL,Text,Insider,Position,Transaction,Start Date,Ownership\n"
    path = write(
        "y.csv", head + b"100,1050,,Sale at price 10.50 per share.,DOE,Director,,2025-09-12,D\n"
    )
    assert [u.reason for u in planned(desk, path).files[0].unread] == ["no_company"]
    take(desk, planned(desk, path, only=listing))
    (event,) = events(desk)
    assert isinstance(event, InsiderDeal)
    assert (event.listing_id, event.side, event.traded_from) == ("l", "sell", date(2025, 9, 12))


@pytest.mark.parametrize(
    ("symbol", "quoted", "told"),
    [
        ("ACME", "USD", ("USD", Decimal("10.50"))),
        ("ACME.L", "GBp", (None, None)),
        ("ACME.DE", "EUR", (None, None)),
        ("ACME.L", None, (None, None)),
    ],
)
def test_yahoos_money_is_in_no_currency_that_nobody_said(
    desk: Desk, write: Write, symbol: str, quoted: str | None, told: tuple[object, object]
) -> None:
    """It names none: dollars for a US listing; others are left out."""
    from watchapp.core.change import Act, added

    listing = Listing("l", "i", symbol, "Acme", currency=quoted)
    desk.do(Act("add", added(Issuer("i", "Acme"), listing)))
    head = b"Shares,Value,URL,Text,Insider,Position,Transaction,Start Date,Ownership\n"
    row = b"100,1050,,Bought at price 10.50 per share.,DOE,Director,,2025-09-12,D\n"
    take(desk, planned(desk, write("y.csv", head + row), only=listing))
    (event,) = events(desk)
    assert (event.currency, event.price, event.shares) == (*told, Decimal(100))
