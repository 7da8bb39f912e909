"""One writer a file: a lock that the system frees when its holder dies."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from watchapp.store.backups import key_of
from watchapp.store.faults import spoken


class Lock:
    """The right to write one state file.

    The lock file lies in the user's data folder, keyed by the resolved path, so that a file in a
    cloud folder does not get a companion there. It is an empty database in which a transaction
    stays open: SQLite knows how each system locks a file.
    """

    def __init__(self, folder: Path, path: Path) -> None:
        self.key = key_of(path)
        with spoken(folder):
            folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{self.key}.lock"
        self._held: sqlite3.Connection | None = None

    def acquire(self) -> bool:
        """Takes the lock; False when somebody else has it."""
        if self._held is not None:
            return True
        with spoken(self._path):
            try:
                self._held = _alone(self._path)
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
                    raise
                self._path.unlink()  # something else was written there: nobody can hold it
                self._held = _alone(self._path)
        return self._held is not None

    def release(self) -> None:
        """Gives the lock back."""
        if self._held is not None:
            self._held.close()
            self._held = None


def _alone(path: Path) -> sqlite3.Connection | None:
    """A connection that has the file for itself; None where another has."""
    made = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        made.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        made.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return None
        raise
    return made
