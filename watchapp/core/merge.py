"""What records from a feed, a file or an article would change: compared, never applied here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from watchapp.core.book import Book
from watchapp.core.change import Change
from watchapp.core.events import Event, InsiderDeal, Source
from watchapp.core.records import dataclass

# What two reports of the same thing may differ in without differing in substance.
_BESIDE_THE_POINT = {
    "id",
    "sources",
    "entered_at",
    "entered_by",
    "note",
    "status",
    "supersedes",
    "person_id",
    "listing_id",
}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that could not be read: where, and why as a code."""

    line: int
    column: str
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One compared record: ``status`` is new, same, changed or conflict."""

    status: str
    incoming: Event
    existing: Event | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything one answer would do; the user (or a standing rule) accepts all or some."""

    source: str
    items: tuple[Item, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    def of(self, status: str) -> tuple[Item, ...]:
        """The items of one status."""
        return tuple(i for i in self.items if i.status == status)


def plan(book: Book, records: Iterable[Event], source: str) -> Plan:
    """Compares ``records`` with the opened events of their issuers.

    The same (source name, native key) is the same event. A source repeating itself is silent; a
    source correcting itself supersedes the earlier version and deletes nothing; what the user has
    edited stays and the difference waits as a conflict. Of several records with one key in one
    answer the last one counts, as a source's later word does.
    """
    known: dict[tuple[str, str], Event] = {}
    for event in book.all(Event):
        if event.status != "superseded":
            known |= dict.fromkeys(_keys(event), event)
    newest: dict[object, Event] = {}
    for place, record in enumerate(records):
        keys = _keys(record)
        newest[keys[0] if keys else place] = record
    return Plan(
        source,
        tuple(
            _compare(record, next((known[k] for k in _keys(record) if k in known), None))
            for record in newest.values()
        ),
    )


def _keys(event: Event) -> list[tuple[str, str]]:
    return [(s.name, s.key) for s in event.sources if s.key]


def _compare(record: Event, existing: Event | None) -> Item:
    if existing is None:
        return Item("new", record, None, (Change(None, record),))
    if _substance(record) == _substance(existing):
        return Item("same", record, existing)
    if existing.entered_by == "user":
        return Item("conflict", record, existing)
    # the key belongs to the version that counts: it is unique in a file
    old_sources = tuple(replace(s, key="") for s in existing.sources)
    old = replace(existing, status="superseded", sources=old_sources)
    new = replace(record, supersedes=existing.id)
    return Item("changed", new, existing, (Change(existing, old), Change(None, new)))


def _substance(event: Event) -> tuple[object, ...]:
    names = [f for f in event.__dataclass_fields__ if f not in _BESIDE_THE_POINT]
    return (type(event), *(getattr(event, n) for n in names))


def source_of(event: Event) -> Source | None:
    """The first source of an event, the one named in lists."""
    return event.sources[0] if event.sources else None


def person_of(event: Event) -> str:
    """The name of the person an event is about, "" where it has none."""
    return event.person if isinstance(event, InsiderDeal) else getattr(event, "person", "")
