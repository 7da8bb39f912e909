"""Generations of copies of the state file, and putting one of them back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from watchapp.core.problems import KnownError
from watchapp.core.records import dataclass
from watchapp.store.faults import spoken, understood
from watchapp.store.files import part_of, put_in_place, set_aside, set_journal_aside
from watchapp.store.schema import check, connect, inspect

try:
    # as the library's own random does: hashlib would load all of OpenSSL before the first frame
    from _sha2 import sha256  # type: ignore[import-not-found]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found] # until 3.11
    except ImportError:
        from hashlib import sha256

__all__ = ["Backup", "Backups", "Preview", "is_good", "key_of", "preview", "set_aside"]

KEEP_LAST = 10
KEEP_DAYS = 14
KEEP_WEEKS = 8
_STAMP = "%Y%m%dT%H%M%S%fZ"


def key_of(path: Path) -> str:
    """A name for ``path`` that two ways of writing the same path share."""
    resolved = os.path.normcase(path.resolve())
    return str(sha256(resolved.encode()).hexdigest()[:16])


@dataclass(frozen=True, slots=True)
class Backup:
    """One generation: where, of when, and why it was made (open, migrate, restore, manual)."""

    path: Path
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What is in a file: for choosing a backup, and for the file's health."""

    lists: int
    symbols: int
    events: int
    series: int
    format: int
    size: int


class Backups:
    """The generations of one state file, in a folder of their own.

    Args:
        folder: Where the generations of all files live; one subfolder a file.
        path: The state file.
    """

    def __init__(self, folder: Path, path: Path) -> None:
        self._folder = folder / key_of(path)
        self._path = path.resolve()

    def all(self) -> list[Backup]:
        """Generations, newest first."""
        found = []
        for file in self._folder.glob("*.watchapp"):
            stamp, _, why = file.stem.partition("-")
            try:
                at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
            except ValueError:
                continue  # somebody else's file in our folder
            found.append(Backup(file, at, why))
        return sorted(found, key=lambda b: b.at, reverse=True)

    def newest_good(self) -> Backup | None:
        """The newest generation that opens and is sound."""
        return next((b for b in self.all() if is_good(b.path)), None)

    def make(self, why: str, now: datetime | None = None) -> Backup | None:
        """Copies the file as it is into a new generation; None when it holds nothing new.

        A copy through SQLite, so it is sound whatever was half written. Old generations beyond
        the last 10, one a day for 14 days and one a week for 8 weeks are taken away.
        """
        now = now or datetime.now(UTC)
        newest = next(iter(self.all()), None)
        if newest and why == "open" and not self._newer_than(newest):
            return None
        target = self._folder / f"{now.strftime(_STAMP)}-{why}.watchapp"
        inspect(self._path)
        with spoken(target):
            self._folder.mkdir(parents=True, exist_ok=True)
            temporary = part_of(target)
            try:
                self._copy(temporary)
                put_in_place(temporary, target)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
            self._thin(now)
        return Backup(target, now, why)

    def _copy(self, target: Path) -> None:
        source = connect(self._path, read_only=True)
        try:
            copy = sqlite3.connect(target)
            try:
                source.backup(copy)
            finally:
                copy.close()
        finally:
            source.close()

    def _newer_than(self, backup: Backup) -> bool:
        with spoken(self._path):
            changed = datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
        return changed > backup.at

    def _thin(self, now: datetime) -> None:
        kept_days: set[object] = set()
        for place, backup in enumerate(self.all()):
            age = now - backup.at
            day = backup.at.date()
            week = day.isocalendar()[:2]
            keep = place < KEEP_LAST
            if age <= timedelta(days=KEEP_DAYS) and day not in kept_days:
                keep = True
            if age <= timedelta(weeks=KEEP_WEEKS) and week not in kept_days:
                keep = True
            kept_days |= {day, week}
            if not keep:
                backup.path.unlink(missing_ok=True)

    def restore(self, backup: Backup) -> Path | None:
        """Puts ``backup`` in the file's place; what stood there is set aside, never overwritten.

        Returns where the earlier file is now, or None when there was none. Nothing may have the
        file open.
        """
        if not is_good(backup.path):
            raise KnownError("backup_damaged", path=str(backup.path))
        aside = None
        with spoken(self._path):
            temporary = part_of(self._path)
            try:
                shutil.copyfile(backup.path, temporary)
                if self._path.exists():
                    aside = set_aside(self._path)
                set_journal_aside(self._path)
                put_in_place(temporary, self._path)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        return aside


def is_good(path: Path) -> bool:
    """True when the file opens, is ours, not newer, and passes its check."""
    try:
        preview(path)
    except KnownError:
        return False
    return True


def preview(path: Path) -> Preview:
    """What a file holds, without changing it. Raises KnownError when it is not sound."""
    version = inspect(path)
    with understood(path):
        db = connect(path, read_only=True)
        try:
            check(db, path)
            count = {
                table: int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
                for table in ("watchlist", "listing", "event", "series")
            }
        finally:
            db.close()
        size = path.stat().st_size
    return Preview(
        count["watchlist"], count["listing"], count["event"], count["series"], version, size
    )
