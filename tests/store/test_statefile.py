"""The state file: what is saved comes back exactly, and no other file is taken for one."""

from __future__ import annotations

import dataclasses
import itertools
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import (
    FIRST,
    HONGKONG,
    PERSON,
    ROW,
    SECOND,
    SOURCES,
    XIAOMI,
    by_id,
    deal,
    note,
    story,
    tables,
    who,
)

from watchapp.core.change import Act, Change, Record, added, deleted
from watchapp.core.events import KINDS, Coverage, Event, Note, Proposal, Source
from watchapp.core.issuer import Issuer, Listing, Person, Row, Series, Watchlist
from watchapp.core.problems import KnownError
from watchapp.store import rows
from watchapp.store.statefile import StateFile, newest_format

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
WORDS = st.text("abcdefgh_", max_size=12)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30)
DAYS = st.dates()
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(-timedelta(hours=3.5))])
INSTANTS = st.datetimes(datetime(1901, 1, 1), datetime(9990, 1, 1), timezones=ZONES)
BY_TYPE = {
    "str": TEXT,
    "int": st.integers(-(2**62), 2**62),
    "bool": st.booleans(),
    "bytes": st.binary(max_size=200),
    "Decimal": NUMBERS,
    "date": DAYS,
    "datetime": INSTANTS,
    "tuple[str, ...]": st.lists(TEXT, max_size=4).map(tuple),
}
# References have to name records that are there.
FIXED = {
    "issuer_id": st.just(XIAOMI.id),
    "listing_id": st.just(HONGKONG.id),
    "list_id": st.just(FIRST.id),
    "person_id": st.sampled_from([None, PERSON.id]),
    "programme_id": st.none(),
}
PLAIN_CLASSES = (Issuer, Listing, Watchlist, Row, Person, Series, Coverage, Proposal)
CLASSES = (*PLAIN_CLASSES, *KINDS.values())


def source_lists() -> st.SearchStrategy[tuple[Source, ...]]:
    fields = {f.name: by_type(str(f.type)) for f in dataclasses.fields(Source)}
    sources = st.lists(st.builds(Source, **fields), max_size=3)
    # (name, key) is unique in a file wherever there is a key
    return sources.map(
        lambda many: tuple(
            dataclasses.replace(s, key=f"{place}{s.key}") if s.key else s
            for place, s in enumerate(many)
        )
    )


def by_type(name: str) -> st.SearchStrategy[object]:
    bare = name.removesuffix(" | None")
    found = BY_TYPE[bare]
    return found if bare == name else st.none() | found


def records_of(cls: type) -> st.SearchStrategy[Record]:
    fields: dict[str, st.SearchStrategy[object]] = {}
    for field in dataclasses.fields(cls):
        if field.name == "id":
            fields["id"] = WORDS.map("new-".__add__)
        elif field.name == "sources":
            fields["sources"] = source_lists()
        elif field.name == "symbol":
            fields["symbol"] = st.none() | WORDS.map("NEW-".__add__)
        elif cls is Watchlist and field.name == "name":
            fields["name"] = TEXT.map("new ".__add__)
        else:
            known = FIXED.get(field.name)
            fields[field.name] = by_type(str(field.type)) if known is None else known
    return st.builds(cls, **fields)


def everything(file: StateFile) -> dict[str, Record]:
    base = by_id(file.read_base())
    issuers = [r.id for r in base.values() if isinstance(r, Issuer)]
    return base | {r.id: r for i in issuers for r in file.read_issuer(i)}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StateFile]:
    file = StateFile(tmp_path_factory.mktemp("filled") / "a.watchapp")
    file.save(added(*who()))
    yield file
    file.close()


@pytest.mark.parametrize("cls", CLASSES, ids=lambda c: c.__name__)
def test_every_record_comes_back_as_it_was_saved(filled: StateFile, cls: type) -> None:
    @settings(
        max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
    )
    @given(records_of(cls))
    def round_trip(record: Record) -> None:
        filled.save(added(record))
        try:
            assert everything(filled)[record.id] == record
        finally:
            filled.save(deleted(record))

    round_trip()


def test_decimals_keep_every_digit_and_instants_every_microsecond(tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    exact = deal(price=Decimal("0.123456789012345678901234567890123456789"), value=Decimal("1E+20"))
    file = StateFile(path)
    file.save(added(*who(), exact))
    file.close()
    file = StateFile(path)
    found = everything(file)[exact.id]
    file.close()
    assert found == exact
    assert str(found.price) == "0.123456789012345678901234567890123456789"
    assert found.published_at.microsecond == 250000


@given(st.lists(INSTANTS, min_size=2, max_size=6))
def test_instants_as_text_sort_like_instants(instants: list[datetime]) -> None:
    by_text = sorted(instants, key=rows.instant_text)
    assert by_text == sorted(instants)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda c: c.__name__)
def test_every_field_of_a_record_is_a_column_of_its_table(filled: StateFile, cls: type) -> None:
    def columns(table: str) -> None:
        return {row[1] for row in filled._db.execute(f"PRAGMA table_info({table})")}

    fields = {f.name for f in dataclasses.fields(cls)} - {"sources"}
    if issubclass(cls, Event):
        assert fields | {"kind"} == columns("event") | columns(cls.KIND)
    else:
        assert fields == columns(rows.TABLES[cls])


def test_every_field_of_a_source_is_a_column(filled: StateFile) -> None:
    columns = {row[1] for row in filled._db.execute("PRAGMA table_info(event_source)")}
    assert {f.name for f in dataclasses.fields(Source)} | {"event_id", "place"} == columns


def test_a_story_survives_closing_and_opening(tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    file = StateFile(path)
    file.set_meta("kind", "sample")
    file.save(added(*story()))
    file.close()
    file = StateFile(path)
    assert everything(file) == by_id(story())
    assert file.event_counts() == {XIAOMI.id: 8}
    assert file.issuer_of_event("event-note") == XIAOMI.id
    assert file.issuers_of_person(PERSON.id) == [XIAOMI.id]
    assert (file.issuer_of_event("nothing"), file.meta("kind"), file.meta("x")) == (
        None,
        "sample",
        None,
    )
    file.close()


def test_only_events_that_no_hand_typed_and_that_came_later_are_new(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "a.watchapp")
    file.save(added(*story()))
    assert file.new_counts({}) == {XIAOMI.id: 1}
    before = rows.instant_text(datetime(2025, 11, 25, 7, 59, 59, tzinfo=UTC))
    assert file.new_counts({XIAOMI.id: before}) == {XIAOMI.id: 1}
    assert file.new_counts({XIAOMI.id: rows.instant_text(deal().entered_at)}) == {}
    file.close()


# -- the file as others see it


def test_at_rest_there_is_one_file_and_nothing_beside_it(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "a.watchapp")
    assert [p.name for p in tmp_path.iterdir()] == ["a.watchapp"]
    file.save(added(*story()))
    assert [p.name for p in tmp_path.iterdir()] == ["a.watchapp"]
    file.close()
    assert [p.name for p in tmp_path.iterdir()] == ["a.watchapp"]


def test_the_header_says_whose_file_it_is_and_of_which_format(tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    StateFile(path).close()
    head = path.read_bytes()[:100]
    assert head[68:72] == b"watc"
    assert int.from_bytes(head[60:64], "big") == newest_format() == 2
    assert head[18:20] == b"\x01\x01", "a rollback journal, not a write-ahead log"


def test_a_file_somebody_turned_to_a_write_ahead_log_is_one_file_again(tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    StateFile(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    file = StateFile(path)
    file.save(added(*who()))
    assert [p.name for p in tmp_path.iterdir()] == ["a.watchapp"]
    file.close()


def test_a_journal_left_without_its_file_is_not_played_into_the_next_one(tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    (tmp_path / "a.watchapp-journal").write_bytes(b"what another file was")
    file = StateFile(path)
    file.save(added(*who()))
    assert len(file.read_base()) == len(who())
    file.close()
    (kept,) = tmp_path.glob("*.aside-*")
    assert kept.read_bytes() == b"what another file was"


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bookmarks (url)")
        db.execute("PRAGMA application_id = 1234")


def newer_file(path: Path) -> None:
    StateFile(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (foreign_database, "foreign_file"),
        (lambda p: p.write_text("Buy low, sell high.\n" * 20), "foreign_file"),
        (lambda p: p.write_text("short"), "damaged"),
        (lambda p: p.mkdir(), "foreign_file"),
        (lambda p: p.write_bytes(b""), "damaged"),
        (lambda p: p.write_bytes(bytes(8192)), "damaged"),
        (newer_file, "newer_file"),
    ],
    ids=["another program's", "text", "short text", "folder", "empty", "zeros", "newer"],
)
@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], object], code: str, read_only: bool
) -> None:
    path = tmp_path / "a.watchapp"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(KnownError) as refused:
        StateFile(path, read_only=read_only)
    assert refused.value.code == code
    assert [p.name for p in tmp_path.iterdir()] == ["a.watchapp"]
    assert before is None or path.read_bytes() == before


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as refused:
        StateFile(tmp_path / "a.watchapp", read_only=True)
    assert refused.value.code == "file_gone"
    assert not list(tmp_path.iterdir())


def test_a_second_window_reads_beside_a_writer_and_never_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    writer = StateFile(path)
    writer.save(added(*who()))
    reader = StateFile(path, read_only=True)
    writer.save(added(note("n1")))
    assert [e.id for e in reader.read_issuer(XIAOMI.id)] == ["n1"]
    for change in (lambda: reader.save(added(note("n2"))), lambda: reader.set_meta("a", "b")):
        with pytest.raises(KnownError) as refused:
            change()
        assert refused.value.code == "opened_read_only"
    writer.save(added(note("n3")))
    assert len(reader.read_issuer(XIAOMI.id)) == 2
    reader.close()
    writer.close()


# -- acts


def test_of_a_batch_with_a_broken_reference_nothing_is_kept(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "a.watchapp")
    file.save(added(*who()))
    before = tables(file.path)
    with pytest.raises(sqlite3.IntegrityError):
        file.save([*added(note("n1")), *added(note("n2", issuer="nobody"))])
    assert tables(file.path) == before
    file.save(added(note("n1")))
    file.close()


def test_records_of_one_batch_may_refer_to_each_other_in_any_order(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "a.watchapp")
    file.save(Act("x", added(*story())).inverse.inverse.changes[::-1])
    assert everything(file) == by_id(story())
    file.close()


def test_versions_are_kept_when_an_event_is_edited_and_deleted(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "a.watchapp")
    first = deal(sources=SOURCES)
    second = dataclasses.replace(first, shares=Decimal(2700000))
    file.save(added(*who(), first))
    assert file.versions(first.id) == []
    file.save([Change(first, second)])
    file.save([Change(second, None)])
    one, two = file.versions(first.id)
    assert (one["shares"], two["shares"]) == ("2600000", "2700000")
    assert (one["kind"], one["roles"]) == ("insider_deal", '["founder", "chair", "ceo"]')
    assert one["known_from"] == rows.instant_text(first.entered_at)
    assert one["known_to"] == two["known_from"] <= two["known_to"]
    file.close()


def test_many_versions_within_one_second_stay_in_their_order(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "a.watchapp")
    steps = [note("n", str(i)) for i in range(30)]
    file.save(added(*who(), steps[0]))
    for before, after in itertools.pairwise(steps):
        file.save([Change(before, after)])
    found = file.versions("n")
    assert [v["note"] for v in found] == [str(i) for i in range(29)]
    spans = [(v["known_from"], v["known_to"]) for v in found]
    assert all(a[1] == b[0] for a, b in itertools.pairwise(spans))
    file.close()


def test_an_event_of_another_kind_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "a.watchapp")
    before = deal(sources=SOURCES)
    after = Note(id=before.id, issuer_id=XIAOMI.id, traded_from=date(2025, 1, 1), note="doch nicht")
    file.save(added(*who(), before))
    file.save([Change(before, after)])
    assert file.read_issuer(XIAOMI.id) == [after]
    assert tables(file.path)["insider_deal"] == []
    file.close()


# -- the file changes underneath


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[StateFile]:
    file = StateFile(tmp_path / "a.watchapp")
    file.save(added(*who()))
    yield file
    file.close()


def refused_with(file: StateFile, code: str) -> None:
    path = file.path
    before = path.read_bytes() if path.exists() else None
    for change in (
        lambda: file.save(added(note("n"))),
        lambda: file.set_meta("a", "b"),
        file.begin,
    ):
        with pytest.raises(KnownError) as refused:
            change()
        assert refused.value.code == code
    assert (path.read_bytes() if path.exists() else None) == before
    assert not file._db.in_transaction


def test_a_file_replaced_underneath_is_noticed_before_the_next_save(
    opened: StateFile, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copyfile(opened.path, other)
    other.replace(opened.path)
    refused_with(opened, "replaced_underneath")


def test_a_file_changed_underneath_by_another_program_is_noticed(opened: StateFile) -> None:
    with closing(sqlite3.connect(opened.path)) as db, db:
        db.execute("UPDATE list_row SET note = 'by hand'")
    refused_with(opened, "changed_underneath")


def test_a_file_overwritten_in_place_with_another_is_noticed(
    opened: StateFile, tmp_path: Path
) -> None:
    other = StateFile(tmp_path / "other.watchapp")
    other.save(added(SECOND))
    other.close()
    shutil.copyfile(other.path, opened.path)
    refused_with(opened, "changed_underneath")


def test_a_file_deleted_while_open_is_noticed_and_not_made_again(opened: StateFile) -> None:
    opened.path.unlink()
    refused_with(opened, "file_gone")
    assert not opened.path.exists()


def test_own_saves_are_not_taken_for_somebody_elses(opened: StateFile) -> None:
    row = ROW
    for text in "abc":
        after = dataclasses.replace(row, note=text)
        opened.save([Change(row, after)])
        opened.set_meta("step", text)
        row = after
    assert row in opened.read_base()


def test_nothing_else_is_saved_inside_a_large_act(opened: StateFile) -> None:
    opened.begin()
    opened.write(added(note("n1")))
    for change in (lambda: opened.save(added(note("n2"))), lambda: opened.set_meta("a", "b")):
        with pytest.raises(KnownError) as refused:
            change()
        assert refused.value.code == "busy_writing"
    opened.commit()
    assert [e.id for e in opened.read_issuer(XIAOMI.id)] == ["n1"]
    assert opened.meta("a") is None


def test_a_copy_is_sound_and_leaves_nothing_half_done(opened: StateFile, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "b.watchapp"
    opened.copy_to(target)
    assert tables(target) == tables(opened.path)
    with pytest.raises(KnownError) as refused:
        opened.copy_to(Path(opened.path, "b.watchapp"))
    assert refused.value.code in ("file_gone", "disk_error", "no_permission")
    assert [p.name for p in target.parent.iterdir()] == ["b.watchapp"]
