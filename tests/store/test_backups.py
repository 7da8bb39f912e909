"""Backups: generations of copies, thinned with age, and putting one back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import FIRST, note, story, tables, who

from watchapp.core.change import added
from watchapp.core.problems import KnownError
from watchapp.store.backups import Backups, Preview, is_good, key_of, preview
from watchapp.store.schema import newest_format
from watchapp.store.statefile import StateFile

NOW = datetime(2025, 11, 25, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "home" / "a.watchapp"
    file = StateFile(found)
    file.save(added(*story()))
    file.close()
    return found


@pytest.fixture
def copies(tmp_path: Path, path: Path) -> Backups:
    return Backups(tmp_path / "backups", path)


def put(path: Path, *records: object) -> None:
    file = StateFile(path)
    file.save(added(*records))
    file.close()


def test_a_backup_holds_what_the_file_held(path: Path, copies: Backups) -> None:
    made = copies.make("manual", NOW)
    assert tables(made.path) == tables(path)
    assert copies.all() == [made]
    assert (made.at, made.why) == (NOW, "manual")
    assert [p.suffix for p in made.path.parent.iterdir()] == [".watchapp"]


def test_a_backup_can_be_made_while_the_file_is_open_and_even_while_it_is_written(
    path: Path, copies: Backups
) -> None:
    file = StateFile(path)
    before = tables(path)
    file.begin()
    file.write(added(note("half")))
    made = copies.make("manual", NOW)
    assert tables(made.path) == before
    file.rollback()
    file.close()


def test_names_of_backups_sort_like_their_moments(copies: Backups) -> None:
    moments = [NOW + timedelta(microseconds=i * 99_999_937) for i in range(8)]
    made = [copies.make("manual", at) for at in moments]
    assert [b.path.name for b in made] == sorted(b.path.name for b in made)
    assert copies.all() == made[::-1]


def test_opening_copies_only_a_file_that_has_changed(path: Path, copies: Backups) -> None:
    assert copies.make("open") is not None
    assert copies.make("open") is None
    assert copies.make("manual") is not None
    put(path, note("new"))
    os.utime(path, (datetime.now(UTC).timestamp() + 5,) * 2)  # clocks of some disks are coarse
    assert copies.make("open") is not None
    assert len(copies.all()) == 3


def generations(copies: Backups, moments: list[datetime]) -> None:
    made = copies.make("manual", moments[0])
    for at in moments[1:]:
        made.path.with_name(at.strftime("%Y%m%dT%H%M%S%fZ-open.watchapp")).write_bytes(b"")


def test_old_generations_are_thinned_to_the_last_ten_then_days_then_weeks(
    path: Path, tmp_path: Path
) -> None:
    copies = Backups(tmp_path / "thinned", path)
    hourly = [NOW - timedelta(hours=6 * i + 1) for i in range(400)]  # a hundred days
    generations(copies, hourly)
    copies.make("manual", NOW)
    kept = [b.at for b in copies.all()]
    assert kept[:10] == [NOW, *hourly[:9]], "the last ten stay"
    ages = [NOW - at for at in kept]
    days = {at.date() for at in kept if NOW - at <= timedelta(days=14)}
    assert len(days) == 15, "every day of the last fourteen has one"
    older = [at for at in kept[10:] if NOW - at > timedelta(days=14)]
    assert len({at.isocalendar()[:2] for at in older}) == len(older), "one a week"
    assert len(older) in (6, 7)
    assert max(ages) <= timedelta(weeks=8)
    assert len(kept) < 35


@settings(max_examples=15, deadline=None, database=None)
@given(st.lists(st.integers(0, 100 * 24 * 60), min_size=1, max_size=60, unique=True))
def test_thinning_again_takes_nothing_more_away(
    tmp_path_factory: pytest.TempPathFactory, minutes: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("again")
    file = StateFile(folder / "a.watchapp")
    file.close()
    copies = Backups(folder / "backups", file.path)
    generations(copies, [NOW - timedelta(minutes=m + 1) for m in minutes])
    copies.make("manual", NOW)
    kept = copies.all()
    copies._thin(NOW)
    assert copies.all() == kept
    assert len(kept) >= min(10, len(minutes) + 1)


def test_somebody_elses_files_in_the_folder_are_left_alone(copies: Backups) -> None:
    made = copies.make("manual", NOW)
    strange = made.path.with_name("holiday.watchapp")
    strange.write_text("photos")
    assert copies.all() == [made]
    copies.make("manual", NOW + timedelta(days=300))
    assert strange.exists()


def test_a_damaged_newest_generation_is_passed_over(copies: Backups, path: Path) -> None:
    good = copies.make("manual", NOW)
    put(path, note("new"))
    newest = copies.make("manual", NOW + timedelta(hours=1))
    newest.path.write_bytes(newest.path.read_bytes()[:5000])
    assert copies.newest_good() == good
    assert is_good(good.path)
    assert not is_good(newest.path)
    with pytest.raises(KnownError) as refused:
        copies.restore(newest)
    assert refused.value.code == "backup_damaged"
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_without_generations_there_is_no_good_one(copies: Backups) -> None:
    assert copies.all() == []
    assert copies.newest_good() is None


def test_the_preview_counts_what_is_in_a_file(path: Path) -> None:
    assert preview(path) == Preview(2, 3, 8, 1, newest_format(), path.stat().st_size)


def test_the_preview_of_something_else_says_what_it_is(tmp_path: Path) -> None:
    other = tmp_path / "x.watchapp"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE a (b)")
    for file, code in ((other, "foreign_file"), (tmp_path / "none.watchapp", "file_gone")):
        with pytest.raises(KnownError) as refused:
            preview(file)
        assert refused.value.code == code


def test_restoring_sets_aside_what_stood_there_and_never_writes_over_it(
    path: Path, copies: Backups
) -> None:
    backup = copies.make("manual", NOW)
    expected = tables(path)
    put(path, note("new"))
    before = path.read_bytes()
    aside = copies.restore(backup)
    assert aside.read_bytes() == before
    assert tables(path) == expected
    again = copies.restore(backup)
    assert again != aside
    assert aside.read_bytes() == before
    assert is_good(backup.path), "the generation itself stays"


def test_restoring_where_the_file_is_gone_needs_nothing_set_aside(
    path: Path, copies: Backups
) -> None:
    backup = copies.make("manual", NOW)
    path.unlink()
    path.with_name(path.name + "-journal").write_bytes(b"of the lost file")
    assert copies.restore(backup) is None
    file = StateFile(path)
    assert FIRST in file.read_base()
    file.close()


def test_restoring_through_a_link_leaves_the_link_a_link(tmp_path: Path, path: Path) -> None:
    link = tmp_path / "link.watchapp"
    link.symlink_to(path)
    copies = Backups(tmp_path / "backups", link)
    backup = copies.make("manual", NOW)
    aside = copies.restore(backup)
    assert link.is_symlink()
    assert aside.parent == path.parent
    assert is_good(link)


def test_an_open_file_notices_that_a_backup_took_its_place(path: Path, copies: Backups) -> None:
    backup = copies.make("manual", NOW)
    file = StateFile(path)
    copies.restore(backup)
    with pytest.raises(KnownError) as refused:
        file.save(added(note("late")))
    assert refused.value.code == "replaced_underneath"
    file.close()


def test_a_backup_of_a_file_that_is_gone_or_damaged_is_refused_and_leaves_nothing(
    path: Path, copies: Backups
) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:60])
    with pytest.raises(KnownError) as refused:
        copies.make("manual")
    assert refused.value.code == "foreign_file"
    path.unlink()
    with pytest.raises(KnownError) as refused:
        copies.make("open")
    assert refused.value.code == "file_gone"
    assert copies.all() == []


def test_two_files_have_two_folders_of_generations(
    tmp_path: Path, path: Path, copies: Backups
) -> None:
    other = StateFile(tmp_path / "home" / "b.watchapp")
    other.save(added(*who()))
    other.close()
    copies.make("manual", NOW)
    assert Backups(tmp_path / "backups", other.path).all() == []


def test_two_ways_of_writing_a_path_share_their_generations(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "link.watchapp"
    link.symlink_to(path)
    monkeypatch.chdir(path.parent)
    assert (
        key_of(path)
        == key_of(link)
        == key_of(Path(path.name))
        == key_of(Path("../home/a.watchapp"))
    )
    assert key_of(path) != key_of(path.with_name("b.watchapp"))
