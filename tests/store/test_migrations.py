"""Formats: every one that was ever written opens with the present program."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from samples import XIAOMI, by_id, happened, story, tables, who

from watchapp.core.problems import KnownError
from watchapp.store.backups import Backups, is_good
from watchapp.store.schema import (
    APPLICATION_ID,
    MIGRATIONS,
    NEWEST_SUM,
    expected,
    newest_format,
    sum_of,
)
from watchapp.store.statefile import StateFile

FILES = Path(__file__).parent.parent / "data" / "files"
FROZEN = {
    "0001.sql": "38d7977630f4254ab10011c6796943723cad40dd61cf9bc077a68c220d148ef1",
    "0002.sql": "4398e3210e108b433f05ba73ee3b0058439fb0c288e0abd0879e0f6218509be9",
}


def test_migrations_are_frozen() -> None:
    there = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(MIGRATIONS.iterdir())
    }
    assert there == FROZEN, "files of this format exist: write a new migration instead"


def test_the_checksum_is_that_of_the_newest_format() -> None:
    assert sum_of(expected()) == NEWEST_SUM, "with a new migration it is a new one"


def test_every_format_has_a_fixture() -> None:
    expected = {f"format-{n}.watchapp" for n in range(1, newest_format() + 1)}
    assert {p.name for p in FILES.glob("*.watchapp")} == expected


@pytest.mark.parametrize("number", range(1, newest_format() + 1))
def test_a_file_of_every_format_opens_and_holds_what_was_saved(number: int, tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    shutil.copyfile(FILES / f"format-{number}.watchapp", path)
    file = StateFile(path)
    assert by_id(file.read_base()) == by_id(who())
    assert by_id(file.read_issuer(XIAOMI.id)) == by_id(happened())
    assert file.meta("made_by") == "make_fixture"
    file.close()


def test_the_fixture_holds_every_class_of_record() -> None:
    from watchapp.core.events import KINDS, Coverage, Event, Proposal
    from watchapp.store.rows import TABLES

    classes = {type(r) for r in story()}
    assert classes == {*TABLES, *KINDS.values(), Coverage, Proposal}
    assert Event not in classes


def of_format_0(path: Path) -> None:
    """A file that bears our name and is of a format before the first: nothing is in it yet."""
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def test_a_copy_can_be_made_before_an_older_file_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    of_format_0(path)
    old = path.read_bytes()
    seen = []
    file = StateFile(path, before_migrating=lambda: seen.append(path.read_bytes()))
    file.close()
    assert seen == [old]
    again = StateFile(path, before_migrating=lambda: seen.append(b"again"))
    again.close()
    assert seen == [old], "a file of the newest format is not migrated"
    new = StateFile(tmp_path / "new.watchapp", before_migrating=lambda: seen.append(b"new"))
    new.close()
    assert seen == [old], "a new file has nothing to copy"


def test_what_is_in_the_copy_is_what_the_file_was(tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    of_format_0(path)
    copies = Backups(tmp_path / "backups", path)
    file = StateFile(path, before_migrating=lambda: copies.make("migrate"))
    file.close()
    (made,) = copies.all()
    assert made.why == "migrate"
    with closing(sqlite3.connect(made.path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (0,)
    assert not is_good(made.path), "there is nothing in it that could be restored"


def test_a_file_that_cannot_be_copied_is_not_migrated(tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    of_format_0(path)
    old = path.read_bytes()

    def refuse() -> None:
        raise KnownError("disk_full")

    with pytest.raises(KnownError) as refused:
        StateFile(path, before_migrating=refuse)
    assert refused.value.code == "disk_full"
    assert path.read_bytes() == old


def test_an_older_file_is_not_migrated_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    of_format_0(path)
    old = path.read_bytes()
    with pytest.raises(KnownError) as refused:
        StateFile(path, read_only=True)
    assert refused.value.code == "old_file_read_only"
    assert path.read_bytes() == old


def test_a_full_file_that_claims_to_be_of_no_format_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    shutil.copyfile(FILES / "format-1.watchapp", path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 0")
    before = tables(path)
    called = []
    with pytest.raises(KnownError) as refused:
        StateFile(path, before_migrating=lambda: called.append(1))
    assert refused.value.code == "damaged"
    assert not called
    assert tables(path) == before
