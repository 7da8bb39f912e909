"""One writer a file: a lock that the system frees when its holder dies."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from watchapp.store.backups import key_of
from watchapp.store.faults import spoken

# The two calls themselves: filelock's choice among systems, threads and event loops took as long
# as opening the state file does.
if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """The right to write one state file.

    The lock file lies in the user's data folder, keyed by the resolved path, so that a file in a
    cloud folder does not get a companion there. It stays when the lock is given back: deleting it
    would let two processes hold locks of two files of the same name.
    """

    def __init__(self, folder: Path, path: Path) -> None:
        self.key = key_of(path)
        with spoken(folder):
            folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{self.key}.lock"
        self._file: int | None = None

    def acquire(self) -> bool:
        """Takes the lock; False when somebody else has it."""
        if self._file is not None:
            return True
        with spoken(self._path):
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _take(file)
            except (BlockingIOError, PermissionError):  # held: as Linux and as Windows say it
                os.close(file)
                return False
            except BaseException:
                os.close(file)
                raise
        self._file = file
        return True

    def release(self) -> None:
        """Gives the lock back."""
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)  # which ends the lock
            self._file = None
