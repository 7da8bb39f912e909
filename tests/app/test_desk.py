"""The desk: what is seen is saved, and every act can be taken back."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from samples import (
    FIRST,
    HONGKONG,
    PERSON,
    ROW,
    SECOND,
    SIEMENS,
    XIAOMI,
    act,
    by_id,
    contents,
    deal,
    happened,
    note,
    random_act,
    story,
    tables,
    who,
)

from watchapp.app.desk import LARGE, SLICE, UNDO_STEPS, Desk
from watchapp.core.change import Act, Change, Record, added, deleted
from watchapp.core.events import BuybackProgramme, Coverage, Event, Note, Repurchase, Source
from watchapp.core.issuer import Issuer, Listing, Row, Watchlist
from watchapp.core.merge import plan
from watchapp.core.problems import KnownError
from watchapp.store.statefile import StateFile


class Listener:
    """Keeps what the desk said, in order, and what was on disk and in the book by then."""

    def __init__(self, desk: Desk, path: Path) -> None:
        self.heard: list[Act] = []
        self.agreed: list[bool] = []
        self._desk, self._path = desk, path
        desk.changed.connect(self.hear)

    def hear(self, act: Act) -> None:
        self.heard.append(act)
        found = {r: self._desk.book._records[b].get(r) for c in act.changes
                 for r, b in [(c.record.id, base(c.record))]}  # fmt: skip
        wanted = {c.record.id: c.after for c in act.changes}
        self.agreed.append(
            found == wanted and everything_in(self._path) == contents(self._desk.book)
        )


def base(record: object) -> type:
    return Event if isinstance(record, Event) else type(record)


def everything_in(path: Path) -> dict[str, object]:
    file = StateFile(path, read_only=True)
    records = by_id(file.read_base())
    for issuer in [r for r in records.values() if isinstance(r, Issuer)]:
        records |= by_id(file.read_issuer(issuer.id))
    file.close()
    return records


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.watchapp"


@pytest.fixture
def desk(path: Path, qapp: object) -> Iterator[Desk]:
    file = StateFile(path)
    file.save(added(*who()))
    desk = Desk(file)
    for issuer in (XIAOMI, SIEMENS):
        desk.open_issuer(issuer.id)
    yield desk
    file.close()


def refused(what: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as error:
        what()
    return error.value


# -- one door


def test_disk_comes_before_memory_and_memory_before_the_screen(desk: Desk, path: Path) -> None:
    listener = Listener(desk, path)
    desk.do(act(*happened()))
    desk.do(Act("note", (Change(ROW, replace(ROW, note="neu")),)))
    desk.undo()
    desk.undo()
    desk.redo()
    assert len(listener.heard) == 5
    assert listener.agreed == [True] * 5


def test_an_act_without_changes_is_no_act(desk: Desk, path: Path) -> None:
    listener = Listener(desk, path)
    desk.do(Act("nothing", ()))
    assert listener.heard == []
    assert desk.undo_label is None


def test_a_refused_act_leaves_book_file_and_undo_as_they_were(desk: Desk, path: Path) -> None:
    desk.do(act(note("n")))
    desk.do(act(note("m")))
    desk.undo()
    before = tables(path), contents(desk.book), desk.undo_label, desk.redo_label
    listener = Listener(desk, path)
    error = refused(lambda: desk.do(act(Listing("x", XIAOMI.id, "1810.HK", "x"))))
    assert error.code == "duplicate_symbol"
    assert (tables(path), contents(desk.book), desk.undo_label, desk.redo_label) == before
    assert listener.heard == []


def test_a_save_that_fails_leaves_book_and_undo_as_they_were(desk: Desk, path: Path) -> None:
    desk.do(act(note("n")))
    desk.do(act(note("m")))
    desk.undo()
    memory, undo, redo = contents(desk.book), desk.undo_label, desk.redo_label
    listener = Listener(desk, path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")  # a cloud client or a backup program at work
    assert refused(desk.redo).code == "file_busy"
    other.execute("ROLLBACK")
    other.close()
    assert (contents(desk.book), desk.undo_label, desk.redo_label) == (memory, undo, redo)
    assert listener.heard == []
    desk.redo()
    assert desk.undo_label is redo


def test_a_key_that_another_event_has_is_a_bug_that_leaves_nothing(desk: Desk, path: Path) -> None:
    desk.do(act(deal("a", sources=(Source("hkex", key="1"),))))
    before = tables(path), contents(desk.book), desk.undo_label
    with pytest.raises(sqlite3.IntegrityError):
        desk.do(act(note("n"), deal("b", sources=(Source("hkex", key="1"),))))
    assert (tables(path), contents(desk.book), desk.undo_label) == before


# -- undo and redo


def test_undoing_everything_gives_the_first_file_and_redoing_the_last(
    desk: Desk, path: Path
) -> None:
    first = tables(path), contents(desk.book)
    rng = random.Random(7)
    done = 0
    for number in range(120):
        step = random_act(desk.book, rng, number)
        desk.do(step)
        done += bool(step.changes)
    last = tables(path), contents(desk.book)
    assert last != first
    assert everything_in(path) == last[1]
    for _ in range(done):
        assert desk.undo() is not None
    assert (tables(path), contents(desk.book)) == first
    assert desk.undo() is None
    for _ in range(done):
        assert desk.redo() is not None
    assert (tables(path), contents(desk.book)) == last
    assert desk.redo() is None


def test_undo_goes_on_working_when_an_issuer_made_in_this_session_is_opened_afresh(
    desk: Desk,
) -> None:
    """What comes back from the file has to equal what was saved, to the microsecond."""
    issuer = Issuer("new", "New")
    exact = replace(
        deal("d", issuer_id="new", listing_id=None),
        entered_at=datetime(2025, 11, 25, 9, 0, 0, 123456, tzinfo=UTC),
    )
    desk.do(act(issuer))
    desk.do(act(exact))
    desk.book.opened.discard("new")
    desk.open_issuer("new")
    desk.undo()
    desk.undo()
    assert desk.book.get(Issuer, "new") is None


def test_undo_is_refused_when_a_record_has_changed_since(desk: Desk, path: Path) -> None:
    desk.do(act(note("n")))
    desk.book.load([note("n", "changed by another way")])
    before = tables(path)
    assert refused(desk.undo).code == "changed_since"
    assert tables(path) == before
    assert desk.undo_label is not None
    assert desk.redo_label is None


def test_a_new_act_ends_what_could_be_done_again(desk: Desk) -> None:
    desk.do(act(note("a")))
    desk.undo()
    desk.do(act(note("b")))
    assert desk.redo_label is None
    assert desk.redo() is None


def test_the_last_two_hundred_acts_can_be_undone(desk: Desk) -> None:
    for n in range(UNDO_STEPS + 5):
        desk.do(act(note(f"n{n}")))
    undone = 0
    while desk.undo() is not None:
        undone += 1
    assert undone == UNDO_STEPS == 200
    assert len(desk.book.events(XIAOMI.id)) == 5


def test_what_a_source_fills_in_has_no_undo_step_and_does_not_stand_in_its_way(
    desk: Desk, path: Path
) -> None:
    listing = Listing("new", XIAOMI.id, "NEW", "NEW")
    desk.do(act(listing))
    desk.fill_in(Act("fill", (Change(listing, replace(listing, name="New Company")),)))
    assert desk.undo_label.label == "test"
    desk.undo()
    assert desk.book.get(Listing, "new") is None
    desk.redo()
    assert desk.book.get(Listing, "new").name == "New Company"
    assert everything_in(path) == contents(desk.book)


# -- issuers that are not open


@pytest.fixture
def closed(path: Path, qapp: object) -> Iterator[Desk]:
    file = StateFile(path)
    file.save(added(*story()))
    desk = Desk(file)
    yield desk
    file.close()


def test_events_are_read_when_an_issuer_is_opened_and_counted_before(closed: Desk) -> None:
    assert closed.book.event_counts[XIAOMI.id] == 8
    assert closed.book.events(XIAOMI.id) == []
    closed.open_issuer(XIAOMI.id)
    assert len(closed.book.events(XIAOMI.id)) == 8
    assert closed.book.event_counts[XIAOMI.id] == 8


def test_an_event_of_an_issuer_that_is_not_open_can_be_edited_and_deleted(
    closed: Desk, path: Path
) -> None:
    event = happened()[0]
    closed.do(Act("edit", (Change(event, replace(event, note="doch")),)))
    closed.do(Act("delete", deleted(happened()[7])))
    assert closed.book.event_counts[XIAOMI.id] == 7
    closed.undo()
    closed.undo()
    assert contents(closed.book) == everything_in(path) == by_id(story())


def test_an_event_moves_from_an_issuer_that_is_not_open(closed: Desk, path: Path) -> None:
    event = happened()[7]
    closed.do(Act("edit", (Change(event, replace(event, issuer_id=SIEMENS.id)),)))
    assert closed.book.event_counts == {XIAOMI.id: 7, SIEMENS.id: 1}
    assert contents(closed.book) == everything_in(path)


def test_an_event_is_found_wherever_it_is(closed: Desk) -> None:
    assert closed.find_event("nothing") is None
    assert closed.find_event("event-note") == happened()[7]
    assert XIAOMI.id in closed.book.opened


@pytest.mark.parametrize("kind", ["coverage-1", "proposal-1", "series-1"])
def test_what_else_belongs_to_an_issuer_that_is_not_open_can_be_deleted(
    closed: Desk, kind: str
) -> None:
    record = by_id(story())[kind]
    closed.do(Act("delete", deleted(record)))
    closed.undo()
    assert contents(closed.book)[kind] == record


@pytest.mark.parametrize("record", [HONGKONG, PERSON, XIAOMI], ids=["listing", "person", "issuer"])
def test_what_events_of_an_issuer_that_is_not_open_refer_to_is_in_use(
    closed: Desk, record: Record
) -> None:
    others = [r for r in who() if isinstance(r, Row) or getattr(r, "issuer_id", "") == record.id]
    gone = deleted(*others, record) if record is XIAOMI else deleted(ROW, record)
    assert refused(lambda: closed.do(Act("delete", gone))).code == "still_used"


def test_an_event_of_another_kind_takes_the_place_of_the_old_one(closed: Desk, path: Path) -> None:
    before = happened()[3]
    after = Note(id=before.id, issuer_id=XIAOMI.id, traded_from=date(2025, 1, 1), note="falsch")
    closed.do(Act("edit", (Change(before, after),)))
    assert contents(closed.book) == everything_in(path)
    programme = closed.book.get(Event, "event-programme")
    closed.do(Act("delete", deleted(programme)))
    closed.undo()
    closed.undo()
    assert contents(closed.book) == everything_in(path) == by_id(story())


# -- accepting what sources bring


def test_a_plan_is_accepted_as_one_act_and_undone_as_one(desk: Desk, path: Path) -> None:
    records = [deal(f"d{n}", sources=(Source("hkex", key=f"{n}"),)) for n in range(3)]
    first = tables(path)
    accepted = desk.accept(plan(desk.book, records, "hkex"))
    assert accepted.args == {"source": "hkex", "count": 3}
    assert desk.accept(plan(desk.book, records, "hkex")) is None, "repeating itself is silent"
    chosen = plan(desk.book, [replace(r, id=r.id + "x", shares=1) for r in records], "hkex")
    desk.accept(chosen, chosen.of("changed")[:1])
    superseded = [e for e in desk.book.events(XIAOMI.id) if e.status == "superseded"]
    assert [e.id for e in superseded] == ["d0"]
    desk.undo()
    desk.undo()
    assert tables(path) == first


# -- large acts


def large(n: int = LARGE + 500) -> Act:
    issuer = Issuer("big", "Big")
    programme = BuybackProgramme(id="big-p", issuer_id="big")
    many = [Repurchase(id=f"b{i}", issuer_id="big", programme_id="big-p") for i in range(n)]
    return act(issuer, programme, *many, note("in-xiaomi"), label="import")


def test_a_large_act_is_not_visible_until_all_of_it_is_saved(
    desk: Desk, path: Path, qtbot: QtBot
) -> None:
    listener = Listener(desk, path)
    memory = contents(desk.book)
    steps = []

    def look(done: int, total: int) -> None:
        steps.append((done, total))
        assert desk.busy
        assert contents(desk.book) == memory
        assert desk.find_event("b1") is None
        desk.open_issuer("big")
        assert contents(desk.book) == memory
        assert desk.undo_label is None

    desk.progressed.connect(look)
    with qtbot.waitSignal(desk.finished) as ended:
        desk.do_large(large())
        assert contents(desk.book) == memory
    assert ended.args == [None]
    assert steps[0] == (SLICE, LARGE + 503)
    assert steps[-1] == (LARGE + 503, LARGE + 503)
    assert len(listener.heard) == 1
    assert listener.agreed == [True]
    assert desk.book.event_counts["big"] == LARGE + 501
    desk.progressed.disconnect(look)
    with qtbot.waitSignal(desk.finished):
        desk.undo()
        assert desk.undo_label is not None, "it is undone when all of it is"
    assert contents(desk.book) == memory == everything_in(path)
    assert desk.redo_label is not None


def test_a_cancelled_large_act_leaves_nothing(desk: Desk, path: Path, qtbot: QtBot) -> None:
    before, memory = tables(path), contents(desk.book)
    desk.progressed.connect(lambda done, _: done >= 2 * SLICE and desk.cancel())
    with qtbot.waitSignal(desk.finished) as ended:
        desk.do_large(large())
    assert ended.args[0].code == "cancelled"
    qtbot.wait(20)
    assert not desk.busy
    assert (tables(path), contents(desk.book)) == (before, memory)
    assert desk.undo_label is None
    desk.do(act(note("n")))
    assert desk.book.get(Event, "n") is not None


def test_other_acts_are_refused_while_a_large_one_is_written(
    desk: Desk, path: Path, qtbot: QtBot
) -> None:
    desk.do(act(note("n")))
    with qtbot.waitSignal(desk.finished):
        desk.do_large(large())
        for other in (
            desk.undo,
            lambda: desk.do(act(note("m"))),
            lambda: desk.do_large(large()),
            lambda: desk.do_large(act(note("m"))),
            lambda: desk.fill_in(act(note("m"))),
        ):
            assert refused(other).code == "busy_writing"
    assert everything_in(path) == contents(desk.book)
    assert desk.book.get(Event, "m") is None
    assert len(desk.book.events("big")) == LARGE + 501


def test_a_large_act_that_the_book_refuses_never_begins(desk: Desk, path: Path) -> None:
    bad = large()
    bad = Act("bad", (*bad.changes, *added(note("n", issuer="nobody"))))
    assert refused(lambda: desk.do_large(bad)).code == "missing_reference"
    assert not desk.busy
    desk.do(act(note("n")))


def test_a_bug_in_a_large_act_leaves_nothing_and_the_desk_free(desk: Desk, path: Path) -> None:
    before, memory = tables(path), contents(desk.book)
    twins = [deal(f"t{n}", sources=(Source("x", key="same"),)) for n in range(LARGE + 1)]
    desk.do_large(act(*twins))
    with pytest.raises(sqlite3.IntegrityError):
        desk._step()
    assert not desk.busy
    assert (tables(path), contents(desk.book)) == (before, memory)


def test_a_small_act_given_as_a_large_one_is_done_at_once(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.finished) as ended:
        desk.do_large(act(note("n")))
    assert ended.args == [None]
    assert desk.book.get(Event, "n") is not None
    desk.cancel()  # nothing is being written: nothing happens


def test_coverage_written_by_a_cancelled_large_act_is_not_seen_afterwards(
    closed: Desk, qtbot: QtBot
) -> None:
    many = [
        Coverage(f"c{n}", XIAOMI.id, "hkex", date(2025, 1, 1), date(2025, 1, 2))
        for n in range(LARGE + 1)
    ]

    def open_and_cancel(*_: object) -> None:
        closed.open_issuer(XIAOMI.id)
        closed.cancel()

    closed.progressed.connect(open_and_cancel)
    with qtbot.waitSignal(closed.finished):
        closed.do_large(act(*many))
    assert len(list(closed.book.all(Coverage))) == 1


def test_lists_survive_a_long_session_in_order(desk: Desk, path: Path) -> None:
    desk.do(act(Watchlist("third", "Dritte", 2)))
    desk.do(Act("delete", deleted(ROW, FIRST)))
    desk.undo()
    assert [w.id for w in desk.book.lists()] == [FIRST.id, SECOND.id, "third"]
    assert everything_in(path) == contents(desk.book)
