"""Fetched bars and last quotes, kept for the next start; may be deleted at any time."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchapp.core.quote import Quote
from watchapp.store.faults import spoken

if TYPE_CHECKING:
    from watchapp.core.bars import Bars

CHUNK = 8192  # bars, thirty years of days; an append rewrites only the last chunk
PAGE = 16_384  # bytes; a chunk is then read in a few pieces
VERSION = 1
_SCHEMA = """
CREATE TABLE quote (symbol TEXT PRIMARY KEY, body TEXT NOT NULL, spark BLOB) WITHOUT ROWID;
CREATE TABLE chunk (
  symbol TEXT, interval TEXT, number INTEGER, data BLOB NOT NULL,
  PRIMARY KEY (symbol, interval, number)
) WITHOUT ROWID;
CREATE TABLE series (
  symbol TEXT, interval TEXT, fetched_at REAL NOT NULL, complete INTEGER NOT NULL,
  PRIMARY KEY (symbol, interval)
) WITHOUT ROWID;
CREATE TABLE no_data (symbol TEXT, what TEXT, until REAL, reason TEXT, PRIMARY KEY (symbol, what));
"""


class PriceCache:
    """What was fetched: bars by symbol and interval, quotes with sparklines, "no data" answers.

    A damaged or foreign file is thrown away and begun anew: nothing in it is the user's.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with spoken(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._db = self._open()
            except sqlite3.DatabaseError as error:
                if not _worthless(error):
                    raise  # the disk is full, or another window is writing: the file is good
                self._begin_anew()

    def _begin_anew(self) -> None:
        for end in ("", "-wal", "-shm", "-journal"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        self._db = self._open()

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Around every use: a file that turns out to be damaged is begun anew."""
        with spoken(self.path):
            try:
                yield
            except sqlite3.DatabaseError as error:
                if not _worthless(error):
                    raise
                self._db.close()
                self._begin_anew()

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, isolation_level=None, timeout=2.0)
        try:
            if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                for (name,) in tables.fetchall():
                    db.execute(f'DROP TABLE "{name}"')
                db.execute(f"PRAGMA page_size = {PAGE}")  # heeded by an empty file
                db.executescript(f"{_SCHEMA} PRAGMA user_version = {VERSION};")
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("SELECT count(*) FROM series").fetchone()
        except BaseException:
            db.close()
            raise
        return db

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    # -- quotes

    def quotes(self) -> dict[str, tuple[Quote, tuple[float, ...]]]:
        """The last quote and sparkline of every symbol."""
        found = {}
        with self._kept():
            for symbol, body, spark in self._db.execute("SELECT symbol, body, spark FROM quote"):
                try:
                    found[symbol] = (
                        Quote(**json.loads(body)),
                        tuple(memoryview(spark or b"").cast("d")),
                    )
                except (ValueError, TypeError):
                    continue  # a damaged row: the next quote replaces it
        return found

    def put_quotes(self, quotes: Iterable[tuple[Quote, Iterable[float]]]) -> None:
        """Keeps quotes with their sparklines, for the next start."""
        from array import array

        rows = [
            (q.symbol, json.dumps(_present(q)), array("d", spark).tobytes()) for q, spark in quotes
        ]
        with self._written():
            self._db.executemany("INSERT OR REPLACE INTO quote VALUES (?, ?, ?)", rows)

    # -- bars

    def bars(self, symbol: str, interval: str) -> Bars | None:
        """The bars of a symbol, or None when none were fetched."""
        from watchapp.core import bars as core

        query = "SELECT data FROM chunk WHERE symbol = ? AND interval = ? ORDER BY number"
        try:
            chunks = [d for (d,) in self._db.execute(query, (symbol, interval))]
            return core.unpack_all(chunks) if chunks else None
        except ValueError:
            with self._kept():
                self._forget_bars(symbol, interval)
        except sqlite3.DatabaseError:
            with self._kept():
                raise
        return None

    def _forget_bars(self, symbol: str, interval: str) -> None:
        for table in ("chunk", "series"):
            self._db.execute(
                f"DELETE FROM {table} WHERE symbol = ? AND interval = ?", (symbol, interval)
            )

    def fetched_at(self, symbol: str, interval: str) -> float | None:
        """When the bars were last fetched, UTC seconds."""
        query = "SELECT fetched_at FROM series WHERE symbol = ? AND interval = ?"
        found = None
        with self._kept():
            found = self._db.execute(query, (symbol, interval)).fetchone()
        return None if found is None else float(found[0])

    def complete(self, symbol: str, interval: str) -> bool:
        """True when the bars reach back as far as the source has any."""
        query = "SELECT complete FROM series WHERE symbol = ? AND interval = ?"
        found = None
        with self._kept():
            found = self._db.execute(query, (symbol, interval)).fetchone()
        return found is not None and bool(found[0])

    def put_bars(
        self, symbol: str, bars: Bars, *, now: float | None = None, complete: bool = False
    ) -> None:
        """Keeps ``bars`` as the series of a symbol and interval; ``complete`` when it is all of it.

        Chunks that did not change are left alone, so the usual call writes the last one.
        """
        from watchapp.core import bars as core

        key = (symbol, bars.interval)
        packed = [
            core.pack(bars.slice(i, min(i + CHUNK, len(bars))))
            for i in range(0, max(len(bars), 1), CHUNK)
        ]
        query = "SELECT number, data FROM chunk WHERE symbol = ? AND interval = ?"
        with self._written():
            there = dict(self._db.execute(query, key))
            self._db.executemany(
                "INSERT OR REPLACE INTO chunk VALUES (?, ?, ?, ?)",
                [(*key, n, data) for n, data in enumerate(packed) if there.get(n) != data],
            )
            self._db.execute(
                "DELETE FROM chunk WHERE symbol = ? AND interval = ? AND number >= ?",
                (*key, len(packed)),
            )
            self._db.execute(
                "INSERT OR REPLACE INTO series VALUES (?, ?, ?, ?)",
                (*key, time.time() if now is None else now, int(complete)),
            )

    @contextmanager
    def _written(self) -> Iterator[None]:
        with self._kept():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    # -- what is known to be absent

    def remember_no_data(self, symbol: str, what: str, reason: str, until: float) -> None:
        """Keeps that ``what`` (an interval) has no data for ``symbol`` until then."""
        with self._written():
            self._db.execute(
                "INSERT OR REPLACE INTO no_data VALUES (?, ?, ?, ?)", (symbol, what, until, reason)
            )

    def no_data(self, symbol: str, what: str, now: float) -> str | None:
        """Why there is known to be no data, or None when it may be asked for."""
        query = "SELECT reason FROM no_data WHERE symbol = ? AND what = ? AND until > ?"
        found = None
        with self._kept():
            found = self._db.execute(query, (symbol, what, now)).fetchone()
        return None if found is None else str(found[0])

    def forget_no_data(self, symbol: str) -> None:
        """Lets ``symbol`` be asked for again."""
        with self._written():
            self._db.execute("DELETE FROM no_data WHERE symbol = ?", (symbol,))


def _worthless(error: sqlite3.DatabaseError) -> bool:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)


def _present(quote: Quote) -> dict[str, Any]:
    pairs = ((f.name, getattr(quote, f.name)) for f in dataclasses.fields(quote))
    return {k: v for k, v in pairs if v is not None}
