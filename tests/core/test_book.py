"""The book: what it refuses, what it finds, and that every act has an inverse."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import (
    ADR,
    FIRST,
    HONGKONG,
    PERSON,
    ROW,
    SECOND,
    SIEMENS,
    UNRESOLVED,
    XIAOMI,
    by_id,
    contents,
    deal,
    happened,
    note,
    random_act,
    series,
    story,
    who,
)

from watchapp.core.book import Book
from watchapp.core.change import Act, Change, Record, added, deleted
from watchapp.core.events import Coverage, Proposal, Repurchase
from watchapp.core.issuer import Issuer, Listing, Row, Watchlist
from watchapp.core.problems import KnownError


@pytest.fixture
def book() -> Book:
    book = Book()
    book.load(who())
    return book


def refused(book: Book, *changes: Change) -> str:
    before = contents(book)
    with pytest.raises(KnownError) as error:
        book.check(changes)
    assert contents(book) == before
    return error.value.code


def carry_out(book: Book, *changes: Change) -> None:
    book.check(changes)
    book.apply(changes)


def test_a_record_that_is_not_what_the_change_says_is_refused(book: Book) -> None:
    assert refused(book, Change(replace(ROW, note="other"), ROW)) == "changed_since"
    assert refused(book, Change(None, ROW)) == "changed_since"
    assert refused(book, Change(note("n"), None)) == "changed_since"


@pytest.mark.parametrize(
    "taken",
    [
        added(Listing("new", XIAOMI.id, "1810.HK", "again")),
        added(Listing("new", XIAOMI.id, None, "again", wkn="723610")),
        added(Listing("a", XIAOMI.id, "A", "a"), Listing("b", XIAOMI.id, "A", "b")),
        (Change(ADR, replace(ADR, symbol="1810.HK")),),
    ],
    ids=["symbol", "WKN", "twice in one act", "edited"],
)
def test_two_listings_cannot_have_one_symbol(book: Book, taken: tuple[Change, ...]) -> None:
    assert refused(book, *taken) == "duplicate_symbol"


@pytest.mark.parametrize(
    "taken",
    [
        added(Watchlist("new", "MEINE LISTE")),
        added(Watchlist("a", "Neu"), Watchlist("b", "neu")),
        (Change(SECOND, replace(SECOND, name="meine liste")),),
    ],
    ids=["added", "twice in one act", "renamed"],
)
def test_two_lists_cannot_have_one_name(book: Book, taken: tuple[Change, ...]) -> None:
    assert refused(book, *taken) == "duplicate_list"


def test_a_name_that_is_given_up_in_the_same_act_may_be_taken(book: Book) -> None:
    carry_out(book, *deleted(SECOND), *added(Watchlist("new", SECOND.name)))
    carry_out(book, *deleted(ADR), *added(replace(ADR, id="new")))
    assert book.by_symbol("XIACY").id == "new"
    carry_out(book, Change(HONGKONG, replace(HONGKONG, symbol="X.HK")))
    assert book.by_symbol("1810.HK") is None
    carry_out(book, *added(replace(HONGKONG, id="another")))


@pytest.mark.parametrize(
    "record",
    [
        Listing("new", "nobody", "A", "a"),
        Row("new", "nolist", ADR.id),
        Row("new", FIRST.id, "nolisting"),
        note("n", issuer="nobody"),
        replace(note("n"), listing_id="nolisting"),
        deal("d", person_id="nobody"),
        replace(series(), listing_id="nolisting"),
        Coverage("c", "nobody", "x", date(2025, 1, 1), date(2025, 1, 2)),
        Proposal("p", "nobody", "note", "x", "{}", datetime(2025, 1, 1, tzinfo=UTC)),
        Repurchase(id="r", issuer_id=XIAOMI.id, programme_id="noprogramme"),
    ],
    ids=lambda r: type(r).__name__,
)
def test_what_a_record_refers_to_has_to_be_there(book: Book, record: Record) -> None:
    assert refused(book, *added(record)) == "missing_reference"


def test_records_may_refer_to_what_the_same_act_brings(book: Book) -> None:
    new = Issuer("new", "New")
    carry_out(book, *added(Listing("l", "new", "NEW", "New"), new, note("n", issuer="new")))
    assert book.listings_of("new")[0].symbol == "NEW"


@pytest.mark.parametrize(
    "record",
    [XIAOMI, SIEMENS, HONGKONG, FIRST, PERSON, happened()[2]],
    ids=["issuer with events", "issuer with listing", "listing", "list", "person", "programme"],
)
def test_what_others_refer_to_cannot_be_deleted(book: Book, record: Record) -> None:
    book.load(happened())
    assert refused(book, *deleted(record)) == "still_used"


def test_an_issuer_with_coverage_or_a_proposal_is_in_use() -> None:
    for record in (r for r in happened() if isinstance(r, Coverage | Proposal)):
        book = Book()
        book.load([XIAOMI, record])
        assert refused(book, *deleted(XIAOMI)) == "still_used"
        carry_out(book, *deleted(record, XIAOMI))
        assert not contents(book)


def test_everything_can_be_deleted_together(book: Book) -> None:
    book.load(happened())
    carry_out(book, *deleted(*story()))
    assert not contents(book)
    assert book.by_symbol("1810.HK") is None
    assert book.rows(FIRST.id) == []
    assert book.series(HONGKONG.id) is None


def test_lists_rows_and_events_come_in_their_order(book: Book) -> None:
    carry_out(
        book,
        *added(
            Row("b", FIRST.id, ADR.id, 2),
            Row("a", FIRST.id, UNRESOLVED.id, 1),
            Watchlist("first", "Ganz vorn", -1),
        ),
    )
    assert [r.id for r in book.rows(FIRST.id)] == ["row-1", "a", "b"]
    assert [w.name for w in book.lists()] == ["Ganz vorn", "Meine Liste", "Übrige"]
    undated = replace(note("undated"), traded_from=None)
    early = replace(note("early"), traded_from=None, published_on=date(2020, 1, 1))
    carry_out(book, *added(note("late"), undated, early))
    assert [e.id for e in book.events(XIAOMI.id)] == ["early", "late", "undated"]


def test_a_row_that_moves_to_another_list_leaves_the_first(book: Book) -> None:
    carry_out(book, Change(ROW, replace(ROW, list_id=SECOND.id)))
    assert book.rows(FIRST.id) == []
    assert [r.id for r in book.rows(SECOND.id)] == [ROW.id]


def test_events_are_counted_as_they_come_go_and_change_hands(book: Book) -> None:
    carry_out(book, *added(note("a"), note("b"), note("c")))
    assert book.event_counts[XIAOMI.id] == 3
    carry_out(book, Change(note("a"), note("a", "edited")))
    assert book.event_counts[XIAOMI.id] == 3
    carry_out(book, Change(note("b"), note("b", issuer=SIEMENS.id)))
    assert (book.event_counts[XIAOMI.id], book.event_counts[SIEMENS.id]) == (2, 1)
    carry_out(book, *deleted(note("c")))
    assert book.event_counts[XIAOMI.id] == 1


def test_an_equal_record_that_is_another_object_is_taken_out_of_every_index(book: Book) -> None:
    carry_out(book, *deleted(ROW, replace(HONGKONG)))
    assert book.by_symbol("1810.HK") is None
    carry_out(book, *added(HONGKONG))


def test_an_import_of_thousands_of_symbols_is_checked_at_once(book: Book) -> None:
    listings = [Listing(f"l{i}", XIAOMI.id, f"S{i}", "x") for i in range(5000)]
    carry_out(book, *added(*listings))
    assert book.by_symbol("S4999") == listings[-1]


def test_an_act_and_its_inverse_undo_each_other() -> None:
    act = Act("x", (*added(note("a")), Change(note("b"), note("b", "B")), *deleted(note("c"))))
    assert act.inverse.inverse == act
    assert act.inverse.changes[0] == Change(None, note("c"))


def state(book: Book) -> tuple[object, ...]:
    """What every view of the book would show."""
    return (
        contents(book),
        book.lists(),
        {w.id: book.rows(w.id) for w in book.lists()},
        {i.id: book.events(i.id) for i in book.all(Issuer)},
        {x.label: book.by_symbol(x.label) for x in book.all(Listing)},
        {k: n for k, n in book.event_counts.items() if n},
    )


@settings(max_examples=60, deadline=None, database=None)
@given(st.integers(0, 2**32), st.integers(1, 40))
def test_undoing_everything_gives_the_first_book_and_redoing_the_last(
    seed: int, length: int
) -> None:
    rng = random.Random(seed)
    book = Book()
    book.load(who())
    states, acts = [state(book)], []
    for number in range(length):
        act = random_act(book, rng, number)
        carry_out(book, *act.changes)
        acts.append(act)
        states.append(state(book))
    for act, before in zip(acts[::-1], states[-2::-1], strict=True):
        carry_out(book, *act.inverse.changes)
        assert state(book) == before
    assert contents(book) == by_id(who())
    for act, after in zip(acts, states[1:], strict=True):
        carry_out(book, *act.changes)
        assert state(book) == after
