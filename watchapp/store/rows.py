"""Records as table rows and back, read off the records' own fields."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from watchapp.core.change import Record
from watchapp.core.events import KINDS, Coverage, Event, Proposal, Source
from watchapp.core.issuer import Issuer, Listing, Person, Row, Series, Watchlist
from watchapp.core.numbers import plain

TABLES: dict[type, str] = {
    Issuer: "issuer",
    Listing: "listing",
    Watchlist: "watchlist",
    Row: "list_row",
    Person: "person",
    Series: "series",
    Coverage: "coverage",
    Proposal: "proposal",
}
# Order in which new records can be written without breaking a reference.
ORDER = (Issuer, Listing, Watchlist, Person, Row, Series, Event, Coverage, Proposal)


def instant_text(value: datetime) -> str:
    """An aware instant as UTC text: exact, and it sorts, since "+" comes before "."."""
    return value.astimezone(UTC).isoformat()


def instant(text: str) -> datetime:
    """What ``instant_text`` wrote."""
    return datetime.fromisoformat(text)


def plain_value(value: Any) -> Any:
    """A field as a table or JSON carries it: text for exact numbers, days and instants."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "Decimal": Decimal,
    "datetime": instant,
    "date": date.fromisoformat,
    "bool": bool,
    "tuple[str, ...]": lambda text: tuple(json.loads(text)),
}


def _read_fields(cls: type, *, own: bool) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    skip = {f.name for f in dataclasses.fields(Event)} if own else set()
    found = []
    for f in dataclasses.fields(cls):
        if f.name not in skip and f.name != "sources":
            kind = str(f.type).removesuffix(" | None")
            found.append((f.name, _READERS.get(kind)))
    return tuple(found)


# (name, reader) of every record's columns; for an event's kind those it adds to all events'.
_FIELDS = {cls: _read_fields(cls, own=False) for cls in (*TABLES, Event, Source, *KINDS.values())}
_OWN_FIELDS = {cls: _read_fields(cls, own=True) for cls in KINDS.values()}
# Of these the names alone, and those that are no plain text or number in the table.
_COLUMNS = {cls: tuple(n for n, _ in fields) for cls, fields in _FIELDS.items()}
_OWN_COLUMNS = {cls: tuple(n for n, _ in fields) for cls, fields in _OWN_FIELDS.items()}
_READ = {cls: [(n, r) for n, r in fields if r] for cls, fields in _FIELDS.items()}
_OWN_READ = {cls: [(n, r) for n, r in fields if r] for cls, fields in _OWN_FIELDS.items()}


def columns(cls: type, *, own: bool = False) -> tuple[str, ...]:
    """The columns of a record's table, in the order of its fields."""
    return (_OWN_COLUMNS if own else _COLUMNS)[cls]


def write(db: sqlite3.Connection, record: Record) -> None:
    """Adds ``record`` or replaces the one with its id."""
    if isinstance(record, Event):
        _write_event(db, record)
    else:
        _upsert(db, TABLES[type(record)], columns(type(record)), record)


def delete(db: sqlite3.Connection, record: Record) -> None:
    """Takes ``record`` out."""
    table = "event" if isinstance(record, Event) else TABLES[type(record)]
    db.execute(f"DELETE FROM {table} WHERE id = ?", (record.id,))


def _upsert(
    db: sqlite3.Connection,
    table: str,
    names: tuple[str, ...],
    record: Record,
    extra: dict[str, str] | None = None,
) -> None:
    values = {n: plain_value(getattr(record, n)) for n in names} | (extra or {})
    places = ", ".join("?" * len(values))
    updates = ", ".join(f"{n} = excluded.{n}" for n in values if n != "id") or "id = excluded.id"
    db.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places}) "
        f"ON CONFLICT (id) DO UPDATE SET {updates}",
        tuple(values.values()),
    )


def _write_event(db: sqlite3.Connection, event: Event) -> None:
    _upsert(db, "event", columns(Event), event, {"kind": event.KIND})
    _upsert(db, event.KIND, ("id", *columns(type(event), own=True)), event)
    db.execute("DELETE FROM event_source WHERE event_id = ?", (event.id,))
    if not event.sources:
        return
    names = columns(Source)
    db.executemany(
        f"INSERT INTO event_source (event_id, place, {', '.join(names)}) "
        f"VALUES (?, ?, {', '.join('?' * len(names))})",
        [
            (event.id, place, *(plain_value(getattr(s, n)) for n in names))
            for place, s in enumerate(event.sources)
        ],
    )


def _build(cls: type, row: tuple[Any, ...], *, own: bool = False) -> dict[str, Any]:
    values = dict(zip(columns(cls, own=own), row, strict=True))
    for name, reader in (_OWN_READ if own else _READ)[cls]:
        if values[name] is not None:
            values[name] = reader(values[name])
    return values


def read(
    db: sqlite3.Connection, cls: type, where: str = "", args: tuple[Any, ...] = ()
) -> list[Any]:
    """All records of ``cls`` (not an event), or those that ``where`` selects."""
    query = f"SELECT {', '.join(columns(cls))} FROM {TABLES[cls]} {where}"
    return [cls(**_build(cls, row)) for row in db.execute(query, args)]


def read_events(
    db: sqlite3.Connection, where: str = "", args: tuple[Any, ...] = ()
) -> Iterator[Event]:
    """Events with their sources; ``where`` speaks of the event table as ``e``."""
    base = columns(Event)
    n = len(base)
    sources = _read_sources(db, where, args)
    for kind, cls in KINDS.items():
        own = columns(cls, own=True)
        picked = ", ".join([*(f"e.{c}" for c in base), *(f"k.{c}" for c in own)])
        query = f"SELECT {picked} FROM event e JOIN {kind} k ON k.id = e.id {where}"
        for row in db.execute(query, args):
            values = _build(Event, row[:n]) | _build(cls, row[n:], own=True)
            yield cls(**values, sources=tuple(sources.get(values["id"], ())))


def _read_sources(
    db: sqlite3.Connection, where: str, args: tuple[Any, ...]
) -> dict[str, list[Source]]:
    names = columns(Source)
    picked = ", ".join(f"s.{n}" for n in names)
    query = (
        f"SELECT s.event_id, {picked} FROM event_source s JOIN event e ON e.id = s.event_id "
        f"{where} ORDER BY s.event_id, s.place"
    )
    found: dict[str, list[Source]] = {}
    for row in db.execute(query, args):
        found.setdefault(row[0], []).append(Source(**_build(Source, row[1:])))
    return found
