"""The state file: one SQLite file with everything the user keeps.

At rest it is one file: rollback journal, synchronous=FULL. Formats are numbered by
``user_version``; ``migrations/NNNN.sql`` are frozen and lead from one to the next.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from watchapp.core.change import Change, Record
from watchapp.core.events import Coverage, Event, Proposal
from watchapp.core.issuer import Issuer, Listing, Person, Row, Series, Watchlist
from watchapp.core.problems import KnownError
from watchapp.store import rows, schema
from watchapp.store.faults import spoken, understood
from watchapp.store.files import part_of, put_in_place
from watchapp.store.schema import check, connect, create, inspect, newest_format

SUFFIX = ".watchapp"
_MARK = "last_save"


class StateFile:
    """An open state file. Every method raises KnownError for what the disk may do.

    Args:
        path: Where it is; created when it does not exist and ``read_only`` is False.
        read_only: Opens without ever writing, also next to a writer.
        before_migrating: Called before an existing file of an earlier format is migrated, to
            make a copy of it; what it raises keeps the file from being migrated.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        before_migrating: Callable[[], None] | None = None,
    ) -> None:
        self.path = path
        self.read_only = read_only
        with spoken(path):
            if not path.exists():
                if read_only:
                    raise KnownError("file_gone", path=str(path))
                create(path.resolve())
            inspect(path)
            if not read_only and not os.access(path, os.W_OK):
                raise KnownError("no_write_permission", path=str(path))
        with understood(path):
            self._db = connect(path, read_only=read_only)
        try:
            check(self._db, path)
            self._prepare(before_migrating)
            with spoken(path):
                self._stat = self._identity()
                self._written = self._last_written()
                self._data_version = self._pragma("data_version")
                self._mark = self._mark_of(self._db)
        except BaseException:
            self._db.close()
            raise

    def _prepare(self, before_migrating: Callable[[], None] | None) -> None:
        with spoken(self.path):
            version = self._pragma("user_version")
        if self.read_only:
            if version != newest_format():
                raise KnownError("old_file_read_only", path=str(self.path))
            return
        if version < newest_format() and before_migrating is not None:
            before_migrating()
        with spoken(self.path):
            # by way of PERSIST, since only a change of mode takes a killed writer's journal away
            self._db.execute("PRAGMA journal_mode = PERSIST")
            self._db.execute("PRAGMA journal_mode = DELETE")
            schema.migrate(self._db, version)

    def _pragma(self, name: str) -> int:
        return int(self._db.execute(f"PRAGMA {name}").fetchone()[0])

    def _identity(self) -> tuple[int, int]:
        with spoken(self.path):
            stat = self.path.stat()
        return stat.st_dev, stat.st_ino

    def _last_written(self) -> tuple[int, int, int]:
        with spoken(self.path):
            stat = self.path.stat()
        return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size

    def close(self) -> None:
        """Closes the file; an open transaction is rolled back."""
        self._db.close()

    # -- reading

    def read_base(self) -> list[Record]:
        """Everything but events, series and proposals."""
        with understood(self.path):
            return [
                r
                for cls in (Issuer, Listing, Watchlist, Row, Person)
                for r in rows.read(self._db, cls)
            ]

    def read_issuer(self, issuer_id: str) -> list[Record]:
        """The events, series, coverage and proposals of one issuer."""
        with understood(self.path):
            found: list[Record] = list(
                rows.read_events(self._db, "WHERE e.issuer_id = ?", (issuer_id,))
            )
            inside = "WHERE listing_id IN (SELECT id FROM listing WHERE issuer_id = ?)"
            found += rows.read(self._db, Series, inside, (issuer_id,))
            for cls in (Coverage, Proposal):
                found += rows.read(self._db, cls, "WHERE issuer_id = ?", (issuer_id,))
            return found

    def event_counts(self) -> dict[str, int]:
        """Number of events by issuer."""
        with understood(self.path):
            query = "SELECT issuer_id, count(*) FROM event GROUP BY issuer_id"
            return dict(self._db.execute(query))

    def new_counts(self, seen: dict[str, str]) -> dict[str, int]:
        """Events by issuer that no hand typed and that came after ``seen`` (instants by issuer).

        What was published more than a month before it came is no news.
        """
        with understood(self.path):
            query = (
                "SELECT issuer_id, entered_at FROM event WHERE entered_by <> 'user' "
                "AND substr(coalesce(published_at, published_on, traded_from, entered_at), 1, 10) "
                ">= date(substr(entered_at, 1, 10), '-30 days')"
            )
            counts: dict[str, int] = {}
            for issuer, at in self._db.execute(query):
                if at and at > seen.get(issuer, ""):
                    counts[issuer] = counts.get(issuer, 0) + 1
            return counts

    def issuers_with_proposals(self) -> list[str]:
        """The issuers with differences that wait for an answer."""
        with understood(self.path):
            return [r[0] for r in self._db.execute("SELECT DISTINCT issuer_id FROM proposal")]

    def series_listings(self) -> set[str]:
        """The listings that have imported or simulated prices."""
        with spoken(self.path):
            return {row[0] for row in self._db.execute("SELECT listing_id FROM series")}

    def issuer_of_event(self, event_id: str) -> str | None:
        """The issuer of the event with this id."""
        with understood(self.path):
            query = "SELECT issuer_id FROM event WHERE id = ?"
            found = self._db.execute(query, (event_id,)).fetchone()
            return None if found is None else str(found[0])

    def issuers_of_person(self, person_id: str) -> list[str]:
        """The issuers with events that name the person with this id."""
        with understood(self.path):
            query = " UNION ".join(
                f"SELECT issuer_id FROM event JOIN {kind} USING (id) WHERE person_id = ?"
                for kind in ("insider_deal", "insider_plan", "holding")
            )
            return [str(issuer) for (issuer,) in self._db.execute(query, (person_id,) * 3)]

    def meta(self, name: str) -> str | None:
        """A value kept beside the records, such as what the file is."""
        with understood(self.path):
            found = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
            return None if found is None else str(found[0])

    def versions(self, event_id: str) -> list[dict[str, Any]]:
        """Earlier versions of an event, oldest first: known_from, known_to and its fields."""
        with understood(self.path):
            query = (
                "SELECT known_from, known_to, body FROM event_version "
                "WHERE event_id = ? ORDER BY rowid"
            )
            return [
                {"known_from": a, "known_to": b, **json.loads(body)}
                for a, b, body in self._db.execute(query, (event_id,))
            ]

    # -- writing

    def set_meta(self, name: str, value: str) -> None:
        """Keeps a value beside the records."""
        self.begin()
        try:
            with spoken(self.path):
                self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
            self.commit()
        except BaseException:
            self.rollback()
            raise

    def save(self, changes: Iterable[Change]) -> None:
        """Writes ``changes`` in one transaction: all of them are on the disk, or none is."""
        self.begin()
        try:
            self.write(changes)
            self.commit()
        except BaseException:
            self.rollback()
            raise

    def begin(self) -> None:
        """Opens a transaction, after making sure the file is still the one that was opened."""
        self._check_writable()
        if self._db.in_transaction:
            raise KnownError("busy_writing")
        with spoken(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute("PRAGMA defer_foreign_keys = ON")
            # only now: with the lock in hand nobody can slip in between the look and the write
            if self._pragma("data_version") != self._data_version:
                self.rollback()
                raise KnownError("changed_underneath", path=str(self.path))

    def write(self, changes: Iterable[Change]) -> None:
        """Writes ``changes`` inside the transaction ``begin`` opened."""
        now = rows.instant_text(datetime.now(UTC))
        with spoken(self.path):
            for change in changes:
                before, after = change.before, change.after
                if isinstance(before, Event):
                    self._keep_version(before, now)
                if before is not None and type(after) is not type(before):
                    rows.delete(self._db, before)  # an edited kind leaves the old kind's table too
                if after is not None:
                    rows.write(self._db, after)

    def commit(self) -> None:
        """Makes what was written since ``begin`` last."""
        mark = os.urandom(16).hex()
        with spoken(self.path):
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_MARK, mark))
            self._db.execute("COMMIT")
        self._mark = mark
        self._written = self._last_written()

    def rollback(self) -> None:
        """Forgets what was written since ``begin``."""
        with spoken(self.path):
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def _keep_version(self, event: Event, now: str) -> None:
        body = {
            n: rows.plain_value(getattr(event, n)) for n in rows.columns(type(event)) if n != "id"
        }
        last = self._db.execute(
            "SELECT known_to FROM event_version WHERE event_id = ? ORDER BY rowid DESC LIMIT 1",
            (event.id,),
        ).fetchone()
        entered = rows.instant_text(event.entered_at) if event.entered_at else None
        self._db.execute(
            "INSERT INTO event_version VALUES (?, ?, ?, ?)",
            (event.id, last[0] if last else entered, now, json.dumps({"kind": event.KIND, **body})),
        )

    def _check_writable(self) -> None:
        if self.read_only:
            raise KnownError("opened_read_only", path=str(self.path))
        if self._identity() != self._stat:
            raise KnownError("replaced_underneath", path=str(self.path))
        # Written over in place with a file that was saved as often as this one: SQLite would not
        # notice, since it only counts. So every save leaves a mark, looked up with fresh eyes
        # unless nobody has written since.
        if self._last_written() == self._written:
            return
        with understood(self.path):
            fresh = connect(self.path, read_only=True)
            try:
                mark = self._mark_of(fresh)
            finally:
                fresh.close()
        if mark != self._mark:
            raise KnownError("changed_underneath", path=str(self.path))

    def _mark_of(self, db: sqlite3.Connection) -> str | None:
        found = db.execute("SELECT value FROM meta WHERE name = ?", (_MARK,)).fetchone()
        return None if found is None else str(found[0])

    # -- copies

    def copy_to(self, target: Path) -> None:
        """A sound copy of the file at ``target``, in place only when it is complete."""
        temporary = part_of(target)
        with spoken(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary.unlink(missing_ok=True)
            try:
                copy = sqlite3.connect(temporary)
                try:
                    self._db.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
                finally:
                    copy.close()
                put_in_place(temporary, target)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
