"""Killed in the middle of anything: every act that was done is there, and nothing half done."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import actor
import pytest
from samples import contents

from watchapp.app.desk import Desk
from watchapp.core.book import Book
from watchapp.core.change import Act, Record
from watchapp.store.backups import is_good
from watchapp.store.lock import Lock
from watchapp.store.statefile import StateFile


class Replayed:
    """What the acts leave, worked out in memory alone."""

    def __init__(self) -> None:
        self.book = Book()
        self.done = 0
        self._undo: list[Act] = []
        self._redo: list[Act] = []

    def go_on_to(self, number: int) -> dict[str, Record]:
        while self.done < number:
            act = actor.step(self.book, self.done)
            if act == "undo":
                act = self._undo.pop()
                self._redo.append(act)
                self.book.apply(act.inverse.changes)
            elif act == "redo":
                act = self._redo.pop()
                self._undo.append(act)
                self.book.apply(act.changes)
            else:
                self._undo.append(act)
                self._redo.clear()
                self.book.apply(act.changes)
            self.done += 1
        return contents(self.book)


def killed_after(delay: float, folder: Path) -> tuple[Path, int]:
    """Runs the actor, kills it ``delay`` seconds after its first act; how many acts it reported."""
    path = folder / "home" / "a.watchapp"
    args = [sys.executable, actor.__file__, str(folder / "locks"), str(path)]
    with subprocess.Popen(args, stdout=subprocess.PIPE, text=True) as child:
        try:
            first = child.stdout.readline()
            assert first == "0\n"
            time.sleep(delay)
        finally:
            child.kill()
        rest = child.stdout.read()
    whole = [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    return path, 1 + len(whole)


def look_after(path: Path, said: int, locks: Path) -> str:
    """Everything said to be done is there; which of the two allowed states it is."""
    journal = path.with_name(path.name + "-journal").exists()
    lock = Lock(locks, path)
    assert lock.acquire(), "the lock is free"
    file = StateFile(path)
    desk = Desk(file)
    for issuer in [r.id for r in contents(desk.book).values() if type(r).__name__ == "Issuer"]:
        desk.open_issuer(issuer)
    found = contents(desk.book)
    model = Replayed()
    if found == model.go_on_to(said):
        which = "said"
    else:
        assert found == model.go_on_to(said + 1), f"after {said} acts"
        which = "said and one more"
    assert file._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert file._db.execute("PRAGMA foreign_key_check").fetchall() == []
    file.close()
    lock.release()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert is_good(path)
    return which + (", a journal was played back" if journal else "")


def kill_often(times: int, seed: int, tmp_path: Path) -> Counter[str]:
    rng = random.Random(seed)
    seen: Counter[str] = Counter()
    for n in range(times):
        folder = tmp_path / str(n)
        path, said = killed_after(rng.uniform(0.02, 0.3), folder)
        seen[look_after(path, said, folder / "locks")] += 1
        seen["acts"] += said
    return seen


def test_after_twenty_kills_every_finished_act_is_in_the_file(tmp_path: Path) -> None:
    seen = kill_often(20, 1, tmp_path)
    assert seen["acts"] > 40, "acts were done before the kills"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_after_two_hundred_kills_every_finished_act_is_in_the_file(tmp_path: Path) -> None:
    seen = kill_often(200, 2, tmp_path)
    print(dict(seen))
    assert seen["acts"] > 400


def test_the_journal_of_a_killed_writer_is_played_back_at_the_next_open(tmp_path: Path) -> None:
    """Killed inside a transaction that had already reached the file."""
    path = tmp_path / "a.watchapp"
    script = """
import os, signal, sys
from pathlib import Path
import actor
from watchapp.app.desk import Desk
from watchapp.store.statefile import StateFile
file = StateFile(Path(sys.argv[1]))
desk = Desk(file)
desk.do(actor.step(desk.book, 0))
file._db.execute("PRAGMA cache_size = 1")
file.begin()
file.write(actor.step(desk.book, 2).changes)
os.kill(os.getpid(), signal.SIGKILL)
"""
    folder = str(Path(actor.__file__).parent)
    subprocess.run([sys.executable, "-c", script, str(path)], cwd=folder, check=False)
    assert path.with_name(path.name + "-journal").stat().st_size > 0
    file = StateFile(path)
    assert {r.id for r in file.read_base()} == {"list", "i0", "l0", "r0"}
    assert file.read_issuer("i0") == []
    file.close()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
