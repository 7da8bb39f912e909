"""Who is who: spellings of one name that are one person, and those that are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from watchapp.app.acts import new_id
from watchapp.app.desk import Desk
from watchapp.core.book import Book
from watchapp.core.change import Act, Change
from watchapp.core.events import Event
from watchapp.core.issuer import Person


def of_issuer(book: Book, issuer_id: str) -> list[tuple[Person, int]]:
    """The persons of an opened company with how many records each has, most first."""
    counts: dict[str, int] = {}
    for event in book.events(issuer_id):
        key = getattr(event, "person_id", None)
        if key and event.status != "superseded":
            counts[key] = counts.get(key, 0) + 1
    found = [(p, counts[p.id]) for p in book.all(Person) if p.id in counts]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].name.casefold()))


def merged(desk: Desk, persons: Sequence[Person]) -> Act:
    """The act that makes several persons the first of them; their names become its spellings.

    What was filed under each name stays as it was filed.
    """
    keep, *others = persons
    gone = {p.id for p in others}
    names = [n for p in others for n in (p.name, *p.aliases)]
    aliases = tuple(dict.fromkeys(n for n in (*keep.aliases, *names) if n != keep.name))
    changes = [Change(keep, replace(keep, aliases=aliases))]
    changes += [
        Change(e, replace(e, person_id=keep.id))  # type: ignore[call-arg]
        for e in _events_of(desk, gone)
    ]
    changes += [Change(p, None) for p in others]
    return Act("merge_persons", tuple(changes), {"name": keep.name})


def separated(desk: Desk, person: Person, alias: str) -> Act:
    """The act that makes a spelling a person of its own, with the records filed under it."""
    if alias not in person.aliases:
        return Act("split_person", (), {"name": alias})
    own = Person(new_id(), alias)
    rest = replace(person, aliases=tuple(a for a in person.aliases if a != alias))
    changes = [Change(person, rest), Change(None, own)]
    changes += [
        Change(e, replace(e, person_id=own.id))  # type: ignore[call-arg]
        for e in _events_of(desk, {person.id})
        if getattr(e, "person", "").casefold() == alias.casefold()
    ]
    return Act("split_person", tuple(changes), {"name": alias})


def _events_of(desk: Desk, persons: set[str]) -> list[Event]:
    for person in persons:
        desk.open_person(person)
    return [e for e in desk.book.all(Event) if getattr(e, "person_id", None) in persons]
