"""What SQLite and the disk say, as errors a user can meet."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watchapp.core.problems import KnownError

_BY_SQLITE = {
    sqlite3.SQLITE_READONLY_DIRECTORY: "no_permission",  # the journal finds no place
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "no_permission",
    sqlite3.SQLITE_CANTOPEN: "no_permission",
    sqlite3.SQLITE_AUTH: "no_permission",
    sqlite3.SQLITE_BUSY: "file_busy",
    sqlite3.SQLITE_LOCKED: "file_busy",
    sqlite3.SQLITE_IOERR: "disk_error",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "foreign_file",
    sqlite3.SQLITE_TOOBIG: "disk_error",
    sqlite3.SQLITE_NOMEM: "disk_error",
}
_BY_ERRNO = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "file_gone",
    errno.EISDIR: "foreign_file",
    errno.ENOTDIR: "file_gone",
    errno.EIO: "disk_error",
}


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Turns what the disk and SQLite raise inside into a KnownError; bugs pass through."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise  # a broken reference is a bug of ours, not the disk's
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        known = None if code is None else _BY_SQLITE.get(code) or _BY_SQLITE.get(code & 0xFF)
        if known is None:
            raise
        raise KnownError(known, path=str(path), detail=str(error)) from error
    except OSError as error:
        known = _BY_ERRNO.get(error.errno or 0, "disk_error")
        raise KnownError(known, path=str(path), detail=str(error)) from error


@contextmanager
def understood(path: Path) -> Iterator[None]:
    """Like ``spoken`` around reading: what the program did not write like this is damage.

    SQLite's own check passes over bytes that changed inside a value or a name.
    """
    try:
        with spoken(path):
            yield
    except (sqlite3.OperationalError, ValueError, ArithmeticError, TypeError) as error:
        raise KnownError("damaged", path=str(path), detail=str(error)) from error
