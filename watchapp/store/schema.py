"""The formats of the state file: making one, from one to the next, and whether a file is sound.

``migrations/NNNN.sql`` are frozen: a file of any earlier format is led through them.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from watchapp.core.problems import KnownError
from watchapp.store.faults import spoken, understood
from watchapp.store.files import part_of, put_in_place, set_journal_aside

APPLICATION_ID = 0x77617463  # "watc"
MIGRATIONS = Path(__file__).parent / "migrations"
# The checksum of what a file of the newest format has. Where it is another (a newer SQLite may name
# things in another way, a user may have added a table) the file is compared part by part.
NEWEST_SUM = 0xD71DB73C
_HEADER = b"SQLite format 3\x00"

# Tables' columns, references and indexes, one row each; the text of statements is not compared,
# since it may differ between SQLite's versions where a table was altered.
_COLUMNS = """
SELECT m.name, c.name, c.type, c."notnull", c.pk
FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
"""
_REFERENCES = """
SELECT m.name, f."from", f."table", f."to", f.on_delete
FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
"""
_INDEXES = """
SELECT m.name, i."unique", i.origin, i.partial, group_concat(c.name)
FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
WHERE m.type = 'table' GROUP BY m.name, i.name
"""


@cache
def newest_format() -> int:
    """The number of the newest format this program writes."""
    return max(int(p.stem) for p in MIGRATIONS.glob("[0-9]*.sql"))


def migrate(db: sqlite3.Connection, version: int) -> None:
    """Leads an open file from format ``version`` to the newest, each step a transaction."""
    for number in range(version + 1, newest_format() + 1):
        script = (MIGRATIONS / f"{number:04}.sql").read_text("utf-8")
        db.executescript(
            f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\n"
            f"PRAGMA application_id = {APPLICATION_ID};\nCOMMIT;"
        )


def missing(db: sqlite3.Connection) -> str:
    """What a file of the newest format should have and has not, in its own words; "" if nothing."""
    shape = _shape(db)
    if sum_of(shape) == NEWEST_SUM:
        return ""
    lost = expected() - shape
    return " ".join(str(word) for word in min(lost, key=str)) if lost else ""


@cache
def expected() -> frozenset[tuple[object, ...]]:
    """What a file of the newest format has, as ``_shape`` gives it."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(db, 0)
        return _shape(db)
    finally:
        db.close()


def sum_of(shape: Iterable[tuple[object, ...]]) -> int:
    """A checksum of what a file has."""
    return zlib.crc32(repr(sorted(shape, key=str)).encode())


def _shape(db: sqlite3.Connection) -> frozenset[tuple[object, ...]]:
    return frozenset(
        row for query in (_COLUMNS, _REFERENCES, _INDEXES) for row in db.execute(query)
    )


def connect(path: Path, *, read_only: bool, immutable: bool = False) -> sqlite3.Connection:
    """A connection with our pragmas; never creates a file when ``read_only``."""
    mode = "ro" if read_only else "rwc"
    extra = "&immutable=1" if immutable else ""
    uri = f"{path.absolute().as_uri()}?mode={mode}{extra}"
    db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=2.0)
    try:
        db.execute("PRAGMA trusted_schema = OFF")
        if not read_only:  # who only looks, as every save does once, need not be told how to write
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = FULL")
    except BaseException:
        db.close()
        raise
    return db


def inspect(path: Path) -> int:
    """The format of the file at ``path``. Raises KnownError: foreign_file, newer_file, damaged."""
    with spoken(path):
        with path.open("rb") as file:
            head = file.read(100)
        if len(head) == 0:
            raise KnownError("damaged", path=str(path), detail="empty")
        if not head.startswith(_HEADER):
            readable = head[:16].strip(b"\x00")
            code = "foreign_file" if readable and len(head) == 100 else "damaged"
            raise KnownError(code, path=str(path), detail="header")
        application = int.from_bytes(head[68:72], "big")
        version = int.from_bytes(head[60:64], "big")
        cut = _is_cut(head, path)
    if application != APPLICATION_ID:
        raise KnownError("foreign_file", path=str(path), detail=f"application {application:#x}")
    if cut:
        raise KnownError("damaged", path=str(path), detail="cut")
    if version > newest_format():
        raise KnownError("newer_file", path=str(path), version=version, known=newest_format())
    return version


def _journal(path: Path) -> Path:
    real = path.resolve()
    return real.with_name(f"{real.name}-journal")


def _is_cut(head: bytes, path: Path) -> bool:
    """True when the file is shorter than it says; SQLite would read a cut last page as zeros."""
    if head[24:28] != head[92:96] or _journal(path).exists():
        return False  # half written, and its journal makes it whole again
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    return path.stat().st_size < pages * (page if page > 1 else 65536)


def check(db: sqlite3.Connection, path: Path) -> None:
    """Raises KnownError ``damaged`` when the open file is not sound or lacks what it should have.

    A file of an earlier format is only checked for soundness: migrating it comes first.
    """
    with understood(path):
        verdict = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise KnownError("damaged", path=str(path), detail=verdict)
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version == 0 and db.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise KnownError("damaged", path=str(path), detail="format 0")
        if version == newest_format() and (lost := missing(db)):
            raise KnownError("damaged", path=str(path), detail=lost)


def create(path: Path) -> None:
    """An empty file at ``path``, which appears there only when it is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    set_journal_aside(path)
    temporary = part_of(path)
    temporary.unlink(missing_ok=True)
    try:
        db = connect(temporary, read_only=False)
        try:
            db.execute("PRAGMA page_size = 4096")
            migrate(db, 0)
        finally:
            db.close()
        put_in_place(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
