"""Putting files in place and out of the way, so that nothing of the user's is overwritten."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from watchapp.store.faults import spoken


def part_of(path: Path) -> Path:
    """Where a file that will become ``path`` is written until it is complete."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def put_in_place(temporary: Path, target: Path) -> None:
    """Moves a finished file over ``target``, on the disk before it counts as done."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    for attempt in range(5):
        try:
            temporary.replace(target)
            break
        except PermissionError:  # Windows: a scanner or a cloud client holds the target
            if attempt == 4 or os.name != "nt":
                raise
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file all at once: what stood there before stays until the new one is complete.

    Raises KnownError where the disk refuses.
    """
    part = part_of(path)
    with spoken(path):
        try:
            part.write_bytes(data)
            put_in_place(part, path)
        finally:
            part.unlink(missing_ok=True)


def set_aside(path: Path) -> Path:
    """Renames a file (and its journal) out of the way; returns its new name.

    A link stays what it is: the file it names is moved.
    """
    path = path.resolve()
    with spoken(path):
        aside = _aside(path)
        path.rename(aside)
        _journal_aside(path, aside)
    return aside


def set_journal_aside(path: Path) -> None:
    """Moves a journal whose file is gone: SQLite would play it into the next file of that name."""
    path = path.resolve()
    with spoken(path):
        _journal_aside(path, _aside(path))


def _aside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return path.with_name(f"{path.stem}.aside-{stamp}{path.suffix}")


def _journal_aside(path: Path, aside: Path) -> None:
    journal = path.with_name(path.name + "-journal")
    if journal.exists():
        journal.rename(aside.with_name(aside.name + "-journal"))
