"""One writer a file: a lock that the system frees when its holder dies."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from watchapp.store.backups import key_of
from watchapp.store.faults import spoken


class Lock:
    """The right to write one state file.

    The lock file lies in the user's data folder, keyed by the resolved path, so that a file in a
    cloud folder does not get a companion there.
    """

    def __init__(self, folder: Path, path: Path) -> None:
        self.key = key_of(path)
        with spoken(folder):
            folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(folder / f"{self.key}.lock")

    def acquire(self) -> bool:
        """Takes the lock; False when somebody else has it."""
        with spoken(Path(self._lock.lock_file)):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                return False
        return True

    def release(self) -> None:
        """Gives the lock back."""
        self._lock.release()
