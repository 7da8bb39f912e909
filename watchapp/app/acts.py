"""One short function for each thing a user can do; each gives the Act that the desk carries out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from watchapp.core import exchanges
from watchapp.core.book import Book
from watchapp.core.change import Act, Change, added, deleted
from watchapp.core.events import BuybackProgramme, Event, Repurchase
from watchapp.core.issuer import Issuer, Listing, Person, Row, Series, Watchlist
from watchapp.core.problems import KnownError

if TYPE_CHECKING:
    from watchapp.core.candidate import Candidate


def new_id() -> str:
    """A fresh record id."""
    import uuid  # for making records only: the first frame makes none

    return str(uuid.uuid4())


def listing_of(candidate: Candidate, issuer_id: str) -> Listing:
    """A new listing for ``candidate``, with what its symbol's ending says of the exchange."""
    exchange = exchanges.of_symbol(candidate.symbol) if candidate.symbol else None
    return Listing(
        id=new_id(),
        issuer_id=issuer_id,
        symbol=candidate.symbol,
        name=candidate.name or candidate.label,
        isin=candidate.isin,
        wkn=candidate.wkn,
        mic=exchanges.mic_of(candidate.symbol, candidate.exchange) if candidate.symbol else "",
        exchange=candidate.exchange_name or (exchange.name if exchange else ""),
        currency=candidate.currency or (exchange.currency if exchange else None),
        zone=exchange.zone if exchange else None,
        kind=candidate.kind,
    )


def known_listing(book: Book, candidate: Candidate) -> Listing | None:
    """The listing of the book that ``candidate`` means, if there is one."""
    if candidate.symbol and (found := book.by_symbol(candidate.symbol)) is not None:
        return found
    for listing in book.all(Listing):
        if candidate.symbol and listing.symbol:
            continue  # two symbols are two listings, even of one ISIN
        same_isin = candidate.isin and listing.isin == candidate.isin
        if same_isin or (candidate.wkn and listing.wkn == candidate.wkn):
            return listing
    return None


def add_candidates(book: Book, list_id: str, candidates: Iterable[Candidate]) -> Act:
    """Adds rows to a list, with the issuers and listings they need; what is there stays once."""
    rows = book.rows(list_id)
    there = {r.listing_id for r in rows}
    position = max((r.position for r in rows), default=-1) + 1
    changes: list[Change] = []
    labels: list[str] = []
    fresh: dict[str, Listing] = {}
    for candidate in candidates:
        listing = known_listing(book, candidate) or fresh.get(candidate.label)
        if listing is None:
            issuer = Issuer(new_id(), candidate.name or candidate.label)
            listing = fresh[candidate.label] = listing_of(candidate, issuer.id)
            changes += added(issuer, listing)
        if listing.id not in there:
            changes += added(Row(new_id(), list_id, listing.id, position, candidate.note))
            there.add(listing.id)
            position += 1
            labels.append(listing.label)
    label = "add_symbol" if len(labels) == 1 else "add_symbols"
    return Act(label, tuple(changes), {"symbol": ", ".join(labels[:1]), "count": len(labels)})


def remove_rows(book: Book, rows: Sequence[Row]) -> Act:
    """Takes rows off their list; their listings and events stay in the file."""
    label = "remove_symbol" if len(rows) == 1 else "remove_symbols"
    return Act(label, deleted(*rows), {"symbol": _label(book, rows), "count": len(rows)})


def place_rows(book: Book, rows: Sequence[Row], list_id: str, at: int | None) -> Act:
    """Puts rows at place ``at`` of a list (at its end without one): reorders or moves.

    A row whose listing already stands in the other list is not doubled: it leaves its old list.
    """
    moved = {r.id for r in rows}
    others = [r for r in book.rows(list_id) if r.id not in moved]
    before = len([r for r in book.rows(list_id)[:at] if r.id not in moved])
    place = len(others) if at is None else before
    there = {r.listing_id for r in others}
    staying = [r for r in rows if r.list_id == list_id or r.listing_id not in there]
    leaving = [r for r in rows if r not in staying]
    order = [*others[:place], *staying, *others[place:]]
    changes = [
        Change(r, replace(r, list_id=list_id, position=i))
        for i, r in enumerate(order)
        if r.position != i or r.list_id != list_id
    ]
    label = "reorder" if all(r.list_id == list_id for r in rows) else "move_symbol"
    target = book.get(Watchlist, list_id)
    args = {"symbol": _label(book, rows), "count": len(rows), "list": target.name if target else ""}
    return Act(label, (*changes, *deleted(*leaving)), args)


def _label(book: Book, rows: Sequence[Row]) -> str:
    listing = book.get(Listing, rows[0].listing_id) if rows else None
    return listing.label if listing else ""


def set_note(book: Book, row: Row, note: str) -> Act:
    """Changes the note of a row."""
    changes = (Change(row, replace(row, note=note)),) if note != row.note else ()
    return Act("set_note", changes, {"symbol": _label(book, [row])})


def new_list(book: Book, name: str) -> Act:
    """Adds a list at the end."""
    position = max((w.position for w in book.lists()), default=-1) + 1
    return Act("new_list", added(Watchlist(new_id(), name.strip(), position)), {"name": name})


def rename_list(watchlist: Watchlist, name: str) -> Act:
    """Gives a list another name."""
    name = name.strip()
    changes = (Change(watchlist, replace(watchlist, name=name)),) if name != watchlist.name else ()
    return Act("rename_list", changes, {"name": name})


def delete_list(book: Book, watchlist: Watchlist) -> Act:
    """Takes a list and its rows away; listings and events stay in the file."""
    if len(book.lists()) == 1:
        raise KnownError("last_list")
    changes = (*deleted(*book.rows(watchlist.id)), *deleted(watchlist))
    return Act("delete_list", changes, {"name": watchlist.name})


def save_event(book: Book, event: Event, before: Event | None = None) -> Act:
    """Adds an event, or replaces ``before`` by it; a person it names is known from then on."""
    changes: list[Change] = []
    name = getattr(event, "person", "").strip()
    if name and hasattr(event, "person_id"):
        person = person_named(book, name)
        if person is None:
            person = Person(new_id(), name)
            changes += added(person)
        event = replace(event, person_id=person.id, person=name)  # type: ignore[call-arg]
    if before is None:
        event = replace(event, entered_at=datetime.now(UTC).replace(microsecond=0))
    elif event != before:
        # from now on it is the user's: a source's correction waits instead of superseding it
        event = replace(event, entered_by="user")
    changes.append(Change(before, event))
    label = "add_event" if before is None else "edit_event"
    return Act(label, tuple(changes) if event != before else (), {"kind": event.KIND})


def person_named(book: Book, name: str) -> Person | None:
    """The person with this name or alias, however it is capitalised."""
    wanted = name.casefold()
    for person in book.all(Person):
        if wanted in (person.name.casefold(), *(a.casefold() for a in person.aliases)):
            return person
    return None


def delete_event(book: Book, event: Event) -> Act:
    """Takes an event away; repurchases under a deleted programme stay, without it."""
    changes: list[Change] = []
    if isinstance(event, BuybackProgramme):
        changes = [
            Change(e, replace(e, programme_id=None))
            for e in book.events(event.issuer_id)
            if isinstance(e, Repurchase) and e.programme_id == event.id
        ]
    return Act("delete_event", (*changes, Change(event, None)), {"kind": event.KIND})


def put_series(book: Book, listing: Listing, series: Series) -> Act:
    """Keeps imported prices for a listing, in the place of those it had."""
    before = book.series(listing.id)
    if before is not None:
        series = replace(series, id=before.id)
    return Act("import_prices", (Change(before, series),), {"symbol": listing.label})


def drop_series(book: Book, listing: Listing) -> Act:
    """Takes imported or simulated prices away, so that fetched ones are shown."""
    before = book.series(listing.id)
    return Act("drop_prices", deleted(before) if before else (), {"symbol": listing.label})
