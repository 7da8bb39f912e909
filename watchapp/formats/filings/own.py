"""The app's own event pack (JSON) and plain table (CSV), and tables whose columns a user has named.

The table's columns are the names that ``watchapp events list --json`` uses; ``kind``, a symbol,
ISIN or issuer, and a day are enough for a note. Every other column is optional.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from watchapp.core import codes, identifiers
from watchapp.core.events import KINDS, SIDES, Event, Source
from watchapp.core.filed import Filed, Reading, Who, reading
from watchapp.core.merge import Unreadable
from watchapp.core.numbers import plain
from watchapp.core.problems import KnownError, Problem
from watchapp.formats import columns, event_json
from watchapp.formats.filings.deals import key_of
from watchapp.formats.filings.grid import (
    NOT_NUMBERS,
    NOT_TOLD,
    Grid,
    Row,
    UnreadError,
    Written,
    grid_of,
)
from watchapp.formats.tables import HEADER_WITHIN, Line, plain_name

PACK, TABLE, MAPPED = "watchapp_pack", "watchapp_table", "mapped"
WHO = ("symbol", "isin", "lei", "issuer")
# Names of the answer in JSON that are written another way in a record.
_ALSO = {
    "security_class": "share_class",
    "native_code": "code",
    "cap_shares": "shares",
    "cap_amount": "value",
}
_NUMBERS = frozenset(
    f.name
    for cls in KINDS.values()
    for f in dataclasses.fields(cls)
    if str(f.type).startswith("Decimal")
)
_DAYS = frozenset({"traded_from", "traded_to", "published_on"})
FIELDS = tuple(
    sorted({"kind", *WHO, *(f for kind in KINDS for f in event_json.fields_of(kind))} - {"sources"})
)


# -- the pack


def is_pack(found: Any) -> bool:
    """True for the answer of ``watchapp events list --json``, or a list of its events."""
    events = found.get("events") if isinstance(found, dict) else None
    return (
        isinstance(events, list)
        and bool(events)
        and any(isinstance(e, dict) and e.get("kind") in KINDS for e in events[:200])
    )


def read_pack(found: Mapping[str, Any]) -> Reading:
    """The events of a pack; its other members are left alone."""
    filed: list[Filed] = []
    unread: list[Unreadable] = []
    for number, raw in enumerate(found["events"], 1):
        try:
            filed.append(_of_pack(raw, number))
        except UnreadError as bad:
            unread.append(Unreadable(number, bad.column, bad.reason, bad.text))
    return reading(PACK, filed, unread)


def _of_pack(raw: Any, number: int) -> Filed:
    if not isinstance(raw, dict):
        raise UnreadError("", "not_a_record", str(raw)[:100])
    kind = str(raw.get("kind") or "")
    if kind not in KINDS:
        raise UnreadError("kind", "unknown_kind", kind[:100])
    allowed = set(event_json.fields_of(kind))
    fields: dict[str, str] = {}
    for name, value in raw.items():
        field = _ALSO.get(name, name)
        if field in allowed and value is not None:
            fields.setdefault(field, _text(field, value))
    who = Who(
        symbol=_symbol(str(raw.get("symbol") or "")),
        isin=identifiers.clean(str(raw.get("isin") or "")),
        name=str(raw.get("issuer") or ""),
    )
    event = _event(kind, fields)
    if not any(s.key for s in event.sources):
        own = Source(
            "pack", key=str(raw.get("id") or key_of(*sorted(fields.items()))), parser="pack/1"
        )
        event = replace(event, sources=(*event.sources, own))
    return Filed(who, event, number)


def _text(field: str, value: Any) -> str:
    import json

    if field == "sources":
        return json.dumps(value)
    if isinstance(value, list):
        return ", ".join(str(v) for v in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _symbol(text: str) -> str:
    bare = identifiers.clean(text)
    return bare if identifiers.is_symbol(bare) else ""


def _event(kind: str, fields: Mapping[str, str]) -> Event:
    try:
        event, found = event_json.event_from_fields(kind, fields, event_id="", issuer_id="")
    except KnownError as error:
        raise UnreadError(str(error.args_by_name.get("name", "")), error.code) from error
    if event is None:
        raise _as_unread(found, fields)
    return event


def _as_unread(found: Sequence[Problem], fields: Mapping[str, str]) -> UnreadError:
    first = found[0]
    return UnreadError(first.field or "", first.code, fields.get(first.field or "", "")[:200])


# -- the table


def find_table(rows: Sequence[Line]) -> Grid | None:
    """The app's own table: a header with ``kind``, a company and at least one more of its names."""
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        names = {_plain_fields().get(plain_name(c)) for c in row.cells}
        if (
            "kind" in names
            and names & set(WHO)
            and names & {"traded_from", "published_at", "published_on"}
        ):
            grid = grid_of(rows, at)
            return _renamed(grid, {h: _plain_fields().get(plain_name(h), "") for h in grid.heads})
    return None


def _plain_fields() -> dict[str, str]:
    return {plain_name(f): f for f in (*FIELDS, "sources")} | {
        plain_name(a): f for a, f in _ALSO.items()
    }


def _renamed(grid: Grid, fields: Mapping[str, str]) -> Grid:
    places: dict[str, int] = {}
    for place, head in enumerate(grid.heads):
        if field := fields.get(head, ""):
            places.setdefault(field, place)
    return Grid(grid.heads, grid.rows, places)


def with_mapping(rows: Sequence[Line], mapping: Mapping[str, str]) -> Grid | None:
    """The table whose header has all columns of ``mapping`` (column as written -> field)."""
    wanted = {plain_name(c) for c in mapping}
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        if wanted <= {plain_name(c) for c in row.cells}:
            by_plain = {plain_name(c): f for c, f in mapping.items()}
            grid = grid_of(rows, at)
            return _renamed(grid, {h: by_plain.get(plain_name(h), "") for h in grid.heads})
    return None


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raises KnownError ``unknown_field`` for a field that no kind has."""
    for field in mapping.values():
        if field not in FIELDS:
            raise KnownError("unknown_field", kind="events", name=field, known=", ".join(FIELDS))


def read_table(
    grid: Grid, layout: str, kind: str = "insider_deal", written: Written = NOT_TOLD
) -> Reading:
    """The records of a table whose columns have fields' names; ``kind`` where no column says it."""
    point = (
        columns.decimal_point(
            NOT_NUMBERS.sub("", c) for c in grid.cells(n for n in grid.places if n in _NUMBERS)
        )
        or written.point
    )
    try:
        order: str | None = columns.day_order(grid.cells(_DAYS & grid.places.keys()))
    except KnownError:
        order = written.order
    filed: list[Filed] = []
    unread: list[Unreadable] = []
    for line in grid.rows:
        try:
            filed.append(_of_row(Row(grid, line, point, order), layout, kind))
        except UnreadError as bad:
            unread.append(Unreadable(line.number, bad.column, bad.reason, bad.text or line.text))
    return reading(layout, filed, unread)


def _of_row(row: Row, layout: str, usual: str) -> Filed:
    kind = row.text("kind") or usual
    if kind not in KINDS:
        raise row.unread("kind", "unknown_kind")
    allowed = set(event_json.fields_of(kind))
    fields = {n: t for n in row.grid.places if n in allowed and (t := _cell(row, n))}
    who = Who(
        symbol=_symbol(row.text("symbol")),
        isin=identifiers.clean(row.text("isin")),
        lei=row.text("lei"),
        name=row.text("issuer"),
    )
    event = _event(kind, fields)
    if not event.sources:
        key = key_of(who.symbol or who.isin or who.name, kind, *sorted(fields.items()))
        quote = " | ".join(c for c in row.line.cells if c)[:500]
        event = replace(
            event, sources=(Source("table", key=key, quote=quote, parser=f"{layout}/1"),)
        )
    return Filed(who, event, row.line.number)


def _cell(row: Row, name: str) -> str:
    """A cell as ``event_from_fields`` takes it: numbers with a point, ISO days, sides by list."""
    text = row.text(name)
    if not text:
        return ""
    if name in _NUMBERS:
        return plain(row.number(name)) or ""
    if name in _DAYS:
        day = row.day(name)
        return day.isoformat() if day else ""
    if name == "side" and text.casefold() not in SIDES:
        return codes.SEC.get(text, codes.mar_side(text))
    return text.casefold() if name == "side" else text


def heads_of(rows: Sequence[Line]) -> tuple[str, ...]:
    """The header of an unknown table, for a user to map: the first row with the most cells."""
    head = max(rows[:HEADER_WITHIN], key=lambda r: sum(bool(c) for c in r.cells), default=None)
    return tuple(c for c in head.cells if c) if head is not None else ()
