"""The lock: one writer a file, and no lock that outlives its holder."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from watchapp.core.problems import KnownError
from watchapp.store.lock import Lock

HOLDER = """
import sys, time
from pathlib import Path
from watchapp.store.lock import Lock
lock = Lock(Path(sys.argv[1]), Path(sys.argv[2]))
print(lock.acquire(), flush=True)
time.sleep(60)
"""


@contextmanager
def holder(folder: Path, path: Path) -> Iterator[tuple[subprocess.Popen[str], bool]]:
    """Another process that takes the lock; yields it and whether it got the lock."""
    args = [sys.executable, "-c", HOLDER, str(folder), str(path)]
    with subprocess.Popen(args, stdout=subprocess.PIPE, text=True) as child:
        try:
            yield child, child.stdout.readline().strip() == "True"
        finally:
            child.kill()


def test_a_second_process_cannot_take_the_lock_and_a_kill_frees_it(tmp_path: Path) -> None:
    mine = Lock(tmp_path / "locks", tmp_path / "a.watchapp")
    with holder(tmp_path / "locks", tmp_path / "a.watchapp") as (child, got_it):
        assert got_it
        assert not mine.acquire()
        child.kill()
        child.wait()
        assert mine.acquire()
        mine.release()


def test_another_process_is_refused_while_the_lock_is_held_and_let_in_after(tmp_path: Path) -> None:
    mine = Lock(tmp_path / "locks", tmp_path / "a.watchapp")
    assert mine.acquire()
    with holder(tmp_path / "locks", tmp_path / "a.watchapp") as (_, got_it):
        assert not got_it
    mine.release()
    with holder(tmp_path / "locks", tmp_path / "a.watchapp") as (_, got_it):
        assert got_it


def test_being_refused_takes_no_time(tmp_path: Path) -> None:
    one, two = (Lock(tmp_path, tmp_path / "a.watchapp") for _ in range(2))
    assert one.acquire()
    start = time.monotonic()
    assert not two.acquire()
    assert time.monotonic() - start < 0.2
    one.release()


def test_a_link_and_a_relative_path_mean_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "home" / "a.watchapp"
    path.parent.mkdir()
    link = tmp_path / "link.watchapp"
    link.symlink_to(path)
    monkeypatch.chdir(tmp_path)
    locks = [
        Lock(tmp_path / "locks", p)
        for p in (path, link, Path("home/a.watchapp"), Path("home/../link.watchapp"))
    ]
    assert len({lock.key for lock in locks}) == 1
    assert [lock.acquire() for lock in locks] == [True, False, False, False]
    locks[0].release()


def test_two_files_have_two_locks_and_no_companion_beside_them(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    one, two = (Lock(tmp_path / "locks", home / name) for name in ("a.watchapp", "b.watchapp"))
    assert one.acquire()
    assert two.acquire()
    assert not list(home.iterdir())
    one.release()
    two.release()


def test_a_lock_file_that_was_overwritten_is_made_anew(tmp_path: Path) -> None:
    one, two = (Lock(tmp_path, tmp_path / "a.watchapp") for _ in range(2))
    (tmp_path / f"{one.key}.lock").write_bytes(b"not a lock of ours " * 100)
    assert one.acquire()
    assert not two.acquire()
    one.release()
    assert two.acquire()
    two.release()
    assert [p.name for p in tmp_path.iterdir()] == [f"{one.key}.lock"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write to")
def test_a_folder_that_cannot_be_written_is_a_known_error() -> None:
    with pytest.raises(KnownError) as refused:
        Lock(Path("/proc/self/locks"), Path("a.watchapp"))
    assert refused.value.code in ("file_gone", "no_permission")


@pytest.mark.skipif(os.name != "posix", reason="needs a folder in the lock file's place")
def test_a_lock_that_cannot_be_made_is_a_known_error(tmp_path: Path) -> None:
    lock = Lock(tmp_path, tmp_path / "a.watchapp")
    (tmp_path / f"{lock.key}.lock").mkdir()
    with pytest.raises(KnownError):
        lock.acquire()
