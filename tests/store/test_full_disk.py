"""Disks that refuse: full, read-only or not ours to write. Memory and disk go on agreeing."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from samples import FIRST, HONGKONG, ROW, XIAOMI, act, contents, note, series, tables, who

from watchapp.app.desk import Desk
from watchapp.core.bars import empty
from watchapp.core.change import Act, Change, added
from watchapp.core.problems import KnownError
from watchapp.core.quote import Quote
from watchapp.store.backups import Backups
from watchapp.store.pricecache import PriceCache
from watchapp.store.statefile import StateFile

NOBODY = 65534


def mount(*args: str) -> None:
    subprocess.run(["mount", *args], check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 kB."""
    where = tmp_path / "disk"
    where.mkdir()
    try:
        mount("-t", "tmpfs", "-o", "size=600k", "tmpfs", str(where))
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"a small disk needs the right to mount one: {error}")
    try:
        yield where
    finally:
        subprocess.run(["umount", "-l", str(where)], check=True)


def fill(disk: Path, leave: int = 0) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        file.truncate(max(file.tell() - leave, 0))
    return filler


@pytest.fixture
def desk(disk: Path, qapp: object) -> Iterator[Desk]:
    file = StateFile(disk / "a.watchapp")
    desk = Desk(file)
    desk.do(act(*who()))
    yield desk
    file.close()


def everything_of(path: Path) -> dict[str, object]:
    file = StateFile(path, read_only=True)
    fresh = Desk(file)
    fresh.open_issuer(XIAOMI.id)
    found = contents(fresh.book)
    file.close()
    return found


@pytest.mark.parametrize("leave", [0, 4096, 12288, 40960])
def test_on_a_full_disk_an_act_is_refused_and_works_when_there_is_space_again(
    desk: Desk, disk: Path, leave: int
) -> None:
    path = disk / "a.watchapp"
    big = act(*(note(f"n{i}", "viele Wörter " * 40) for i in range(150)))
    filler = fill(disk, leave)
    before, memory, undo = tables(path), contents(desk.book), desk.undo_label
    with pytest.raises(KnownError) as refused:
        desk.do(big)
    assert refused.value.code == "disk_full"
    assert contents(desk.book) == memory
    assert desk.undo_label is undo
    assert tables(path) == before
    filler.unlink()
    assert everything_of(path) == memory
    assert not (disk / "a.watchapp-journal").exists()
    desk.do(big)
    assert everything_of(path) == contents(desk.book)
    assert len(desk.book.events(XIAOMI.id)) == 150


def test_on_a_full_disk_undo_is_refused_and_can_be_tried_again(desk: Desk, disk: Path) -> None:
    text = "lang " * 3000
    change = Change(ROW, dataclasses.replace(ROW, note=text))
    desk.do(Act("note", (change,)))
    one = act(*(note(f"n{i}", "Wort " * 200) for i in range(30)))
    desk.do(one)
    filler = fill(disk)
    with pytest.raises(KnownError) as refused:
        desk.undo()
    assert refused.value.code == "disk_full"
    assert desk.undo_label is one
    assert desk.redo_label is None
    filler.unlink()
    desk.undo()
    assert desk.redo_label is one
    assert everything_of(disk / "a.watchapp") == contents(desk.book)


def test_a_large_act_that_fills_the_disk_ends_with_the_reason_and_leaves_nothing(
    desk: Desk, disk: Path, qtbot: QtBot
) -> None:
    before, memory = tables(disk / "a.watchapp"), contents(desk.book)
    filler = fill(disk, 100_000)
    large = act(*(note(f"n{i}", "viele Wörter " * 30) for i in range(1500)))
    with qtbot.waitSignal(desk.finished, timeout=20_000) as ended:
        desk.do_large(large)
    assert ended.args[0].code == "disk_full"
    assert not desk.busy
    assert tables(disk / "a.watchapp") == before
    assert contents(desk.book) == memory
    filler.unlink()
    desk.do(act(note("n1")))


def test_a_file_that_finds_no_space_is_not_left_behind_half_made(disk: Path) -> None:
    filler = fill(disk, 8192)
    with pytest.raises(KnownError) as refused:
        StateFile(disk / "new.watchapp")
    assert refused.value.code == "disk_full"
    assert [p.name for p in disk.iterdir()] == ["filler"]
    filler.unlink()
    StateFile(disk / "new.watchapp").close()


def test_backups_and_copies_that_find_no_space_leave_nothing_behind(desk: Desk, disk: Path) -> None:
    copies = Backups(disk / "backups", disk / "a.watchapp")
    filler = fill(disk, 16384)
    for copy in (
        lambda: copies.make("manual"),
        lambda: desk._file.copy_to(disk / "copy.watchapp"),
    ):
        with pytest.raises(KnownError) as refused:
            copy()
        assert refused.value.code == "disk_full"
    assert copies.all() == []
    assert not [p for p in disk.rglob("*") if p.is_file() and p.suffix == ".part"]
    filler.unlink()


def test_a_backup_that_cannot_be_put_back_leaves_the_file_where_it_was(
    desk: Desk, disk: Path, tmp_path: Path
) -> None:
    copies = Backups(tmp_path / "backups", disk / "a.watchapp")
    backup = copies.make("manual")
    before = tables(disk / "a.watchapp")
    filler = fill(disk, 16384)
    with pytest.raises(KnownError) as refused:
        copies.restore(backup)
    assert refused.value.code == "disk_full"
    assert sorted(p.name for p in disk.iterdir()) == ["a.watchapp", "filler"]
    assert tables(disk / "a.watchapp") == before
    filler.unlink()


def test_a_price_cache_on_a_full_disk_says_so_and_keeps_what_it_had(disk: Path) -> None:
    cache = PriceCache(disk / "prices.sqlite")
    cache.put_quotes([(Quote("A", 1.0, 2.0), (1.0, 2.0))])
    filler = fill(disk)
    with pytest.raises(KnownError) as refused:
        cache.put_quotes([(Quote(f"S{i}", 1.0, 2.0), (1.0,) * 500) for i in range(300)])
    assert refused.value.code == "disk_full"
    assert "A" in cache.quotes()
    filler.unlink()
    cache.put_bars("A", empty())
    cache.close()


def test_a_disk_that_becomes_read_only_refuses_the_act_and_goes_on_when_it_is_back(
    desk: Desk, disk: Path
) -> None:
    path = disk / "a.watchapp"
    before, memory = tables(path), contents(desk.book)
    # the open connection holds the disk for writing, as a drive that fails under us does
    desk._file._db.execute("PRAGMA query_only = ON")
    with pytest.raises(KnownError) as refused:
        desk.do(act(note("n")))
    assert refused.value.code == "read_only"
    assert (tables(path), contents(desk.book)) == (before, memory)
    desk._file._db.execute("PRAGMA query_only = OFF")
    desk.do(act(note("n")))


def test_a_file_on_a_read_only_disk_opens_for_reading_only(disk: Path) -> None:
    path = disk / "a.watchapp"
    file = StateFile(path)
    file.save(added(*who()))
    file.close()
    mount("-o", "remount,ro", str(disk))
    try:
        with pytest.raises(KnownError) as refused:
            StateFile(path)
        assert refused.value.code in ("no_write_permission", "read_only")
        with pytest.raises(KnownError) as refused:
            StateFile(disk / "new.watchapp")
        assert refused.value.code == "read_only"
        reader = StateFile(path, read_only=True)
        assert FIRST in reader.read_base()
        reader.close()
    finally:
        mount("-o", "remount,rw", str(disk))


AS_NOBODY = """
import os, sys
from pathlib import Path
folder, uid = Path(sys.argv[1]), int(sys.argv[2])
from watchapp.core.issuer import Issuer
from watchapp.core.change import added
from watchapp.core.problems import KnownError
from watchapp.store.lock import Lock
from watchapp.store.statefile import StateFile

def said(act):
    try:
        return act()
    except KnownError as error:
        return error.code

def change(path):
    file = StateFile(path)
    try:
        file.save(added(Issuer("x", "x")))
    finally:
        file.close()
    return "saved"

def read(path):
    file = StateFile(path, read_only=True)
    try:
        return f"{len(file.read_base())} records"
    finally:
        file.close()

read(folder / "open.watchapp")  # whatever is loaded late is loaded while it may be
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)
print(said(lambda: change(folder / "locked.watchapp")))
print(said(lambda: read(folder / "locked.watchapp")))
print(said(lambda: change(folder / "secret.watchapp")))
print(said(lambda: change(folder / "new.watchapp")))
print(said(lambda: change(folder / "open.watchapp")))
print(said(lambda: Lock(folder, folder / "a").acquire()))
"""


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX")
def test_without_permission_each_act_says_so_and_reading_stays_possible() -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name, "home")
        for stem in ("locked", "secret", "open"):
            file = StateFile(folder / f"{stem}.watchapp")
            file.save(added(*who(), series()))
            file.close()
        before = (folder / "open.watchapp").read_bytes()
        (folder / "locked.watchapp").chmod(0o444)
        (folder / "secret.watchapp").chmod(0o000)
        (folder / "open.watchapp").chmod(0o666)
        folder.chmod(0o555)
        try:
            done = subprocess.run(
                [sys.executable, "-c", AS_NOBODY, str(folder), str(NOBODY)],
                capture_output=True,
                text=True,
                check=False,
                timeout=30,
            )
        finally:
            folder.chmod(0o755)
        assert done.stderr == ""
        assert done.stdout.splitlines() == [
            "no_write_permission",
            f"{len(who())} records",
            "no_permission",
            "no_permission",
            "no_permission",  # the file may be written, but not the folder of its journal
            "no_permission",
        ]
        assert (folder / "open.watchapp").read_bytes() == before
        assert HONGKONG.id in everything_of(folder / "open.watchapp")
