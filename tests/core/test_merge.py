"""Merging: a source that repeats itself is silent, one that corrects itself deletes nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from samples import HONGKONG, XIAOMI, deal, note, who

from watchapp.core.book import Book
from watchapp.core.events import Event, Source
from watchapp.core.merge import Plan, Unreadable, person_of, plan, source_of


def filed(key: str, native: str, **fields: object) -> Event:
    return deal(key, sources=(Source("hkex", key=native),), **fields)


@pytest.fixture
def book() -> Book:
    book = Book()
    book.load(who())
    return book


def accept(book: Book, made: Plan) -> None:
    changes = [c for item in made.items for c in item.changes]
    book.check(changes)
    book.apply(changes)


def statuses(made: Plan) -> list[str]:
    return [item.status for item in made.items]


def test_what_is_not_known_is_new(book: Book) -> None:
    made = plan(book, [filed("a", "1"), note("n")], "hkex")
    assert statuses(made) == ["new", "new"]
    accept(book, made)
    assert len(book.events(XIAOMI.id)) == 2


def test_a_source_that_repeats_itself_changes_nothing(book: Book) -> None:
    accept(book, plan(book, [filed("a", "1")], "hkex"))
    again = filed("b", "1", listing_id=None, note="other", entered_by="hkex", status="unverified")
    made = plan(book, [again], "hkex")
    assert statuses(made) == ["same"]
    assert made.items[0].changes == ()
    assert made.items[0].existing.id == "a"


def test_a_source_that_corrects_itself_supersedes_and_deletes_nothing(book: Book) -> None:
    accept(book, plan(book, [filed("a", "1")], "hkex"))
    correction = filed("b", "1", shares=Decimal(1))
    made = plan(book, [correction], "hkex")
    assert statuses(made) == ["changed"]
    accept(book, made)
    old, new = book.get(Event, "a"), book.get(Event, "b")
    assert (old.status, old.shares, old.sources[0].key) == ("superseded", Decimal(2600000), "")
    assert (new.status, new.supersedes) == ("current", "a")
    assert statuses(plan(book, [correction], "hkex")) == ["same"]
    accept(book, plan(book, [filed("c", "1", shares=Decimal(2))], "hkex"))
    assert book.get(Event, "c").supersedes == "b"
    assert len(book.events(XIAOMI.id)) == 3


def test_what_the_user_edited_stays_and_the_difference_waits(book: Book) -> None:
    book.load([filed("a", "1", shares=Decimal(5), entered_by="user")])
    made = plan(book, [filed("b", "1")], "hkex")
    assert statuses(made) == ["conflict"]
    assert made.items[0].changes == ()
    assert statuses(plan(book, [filed("b", "1", shares=Decimal(5))], "hkex")) == ["same"]


def test_one_of_several_sources_is_enough_to_know_an_event(book: Book) -> None:
    two = replace(filed("a", "1"), sources=(Source("hkex", key="1"), Source("article", key="x")))
    book.load([two])
    known = replace(filed("b", "?"), sources=(Source("article", key="x"),))
    assert statuses(plan(book, [known], "article")) == ["same"]
    other = replace(filed("b", "?"), sources=(Source("sec", key="1"),))
    (item,) = plan(book, [other], "sec").items
    assert item.changes, "a key counts within its source only: this is one more proof"


def test_a_deal_of_one_day_is_known_with_and_without_its_end(book: Book) -> None:
    """A person types the last day too, an article tells one."""
    mine = replace(filed("a", ""), sources=(Source("newspaper"),))
    book.load([replace(mine, traded_to=mine.traded_from)])
    told = replace(filed("b", "x"), sources=(Source("article", key="x"),))
    assert statuses(plan(book, [told], "article")) == ["same"]


def test_one_answer_that_holds_a_record_twice_brings_it_once(book: Book) -> None:
    made = plan(book, [filed("a", "1"), filed("b", "1")], "hkex")
    assert statuses(made) == ["new", "same"]
    accept(book, made)
    assert [e.id for e in book.events(XIAOMI.id)] == ["a"]


def test_one_answer_may_hold_a_record_and_its_correction(book: Book) -> None:
    made = plan(book, [filed("a", "1"), filed("b", "1", shares=Decimal(1))], "hkex")
    accept(book, made)
    current = [e for e in book.events(XIAOMI.id) if e.status == "current"]
    assert [e.shares for e in current] == [Decimal(1)]


def test_a_correction_after_a_repetition_supersedes_what_is_in_the_book(book: Book) -> None:
    accept(book, plan(book, [filed("a", "1")], "hkex"))
    made = plan(book, [filed("b", "1"), filed("c", "1", shares=Decimal(1))], "hkex")
    accept(book, made)
    assert book.get(Event, "c").supersedes == "a"


def test_a_second_difference_with_the_users_edit_waits_too(book: Book) -> None:
    book.load([filed("a", "1", shares=Decimal(5), entered_by="user")])
    made = plan(book, [filed("b", "1"), filed("c", "1", shares=Decimal(1))], "hkex")
    assert statuses(made) == ["conflict", "same"]
    assert made.items[0].incoming.id == "c"


def test_a_plan_tells_its_items_by_status_and_whom_they_are_about(book: Book) -> None:
    made = plan(book, [filed("a", "1"), note("n")], "hkex")
    assert len(made.of("new")) == 2
    assert made.of("changed") == ()
    assert source_of(made.items[0].incoming).name == "hkex"
    assert source_of(note("n")) is None
    assert person_of(made.items[0].incoming) == "Lei Jun"
    assert person_of(note("n")) == ""
    assert made.items[0].incoming.listing_id == HONGKONG.id
    assert Unreadable(3, "shares", "no_number").text == ""
