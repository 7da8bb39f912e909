"""What is in memory: issuers, listings, lists and persons, and the events of opened issuers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from watchapp.core.change import Change, Record
from watchapp.core.events import (
    BuybackProgramme,
    Coverage,
    Event,
    Holding,
    InsiderDeal,
    InsiderPlan,
    Proposal,
    Repurchase,
)
from watchapp.core.issuer import Issuer, Listing, Person, Row, Series, Watchlist
from watchapp.core.problems import KnownError

R = TypeVar("R", Issuer, Listing, Watchlist, Row, Person, Series, Event, Coverage, Proposal)
BASES: tuple[type, ...] = (
    Issuer, Listing, Watchlist, Row, Person, Series, Event, Coverage, Proposal,
)  # fmt: skip


def base_of(record: Record) -> type:
    """The class a record is filed under: its own, or Event for every kind of event."""
    return Event if isinstance(record, Event) else type(record)


def person_of(record: Record) -> str | None:
    """The id of the person an event names."""
    return record.person_id if isinstance(record, InsiderDeal | InsiderPlan | Holding) else None


class Book:
    """Records by id, with the indexes that views ask for.

    Events and series are there for opened issuers only; ``opened`` says which. ``event_counts``
    holds the number of events of every issuer, opened or not.
    """

    def __init__(self) -> None:
        self._records: dict[type, dict[str, Record]] = {b: {} for b in BASES}
        self._rows: dict[str, dict[str, Row]] = defaultdict(dict)
        self._events: dict[str, dict[str, Event]] = defaultdict(dict)
        self._series: dict[str, Series] = {}
        self._by_symbol: dict[str, Listing] = {}
        self.opened: set[str] = set()
        self.event_counts: dict[str, int] = defaultdict(int)

    def get(self, kind: type[R], key: str | None) -> R | None:
        """The record of ``kind`` (Event for all events) with the id ``key``, or None."""
        return self._records[kind].get(key or "")  # type: ignore[return-value]

    def all(self, kind: type[R]) -> Iterator[R]:
        """Every record of ``kind``."""
        return iter(self._records[kind].values())  # type: ignore[arg-type]

    def lists(self) -> list[Watchlist]:
        """The lists in their order."""
        return sorted(self.all(Watchlist), key=lambda w: (w.position, w.name))

    def rows(self, list_id: str) -> list[Row]:
        """The rows of a list in their order."""
        return sorted(self._rows[list_id].values(), key=lambda r: (r.position, r.id))

    def by_symbol(self, symbol: str) -> Listing | None:
        """The listing with this symbol, or with this ISIN or WKN while it has no symbol."""
        return self._by_symbol.get(symbol)

    def listings_of(self, issuer_id: str) -> list[Listing]:
        """The listings of an issuer."""
        return [x for x in self.all(Listing) if x.issuer_id == issuer_id]

    def other_listings(self, listing: Listing) -> dict[str, str]:
        """The issuer's other listings by id, each with what it is called."""
        own = self.listings_of(listing.issuer_id)
        return {x.id: x.label for x in own if x.id != listing.id}

    def events(self, issuer_id: str) -> list[Event]:
        """The events of an opened issuer, oldest first; undated ones last."""
        return sorted(
            self._events[issuer_id].values(),
            key=lambda e: (e.first_day is None, e.first_day or 0, e.id),
        )

    def series(self, listing_id: str) -> Series | None:
        """The imported or simulated series of a listing, when its issuer is opened."""
        return self._series.get(listing_id)

    def load(self, records: Iterable[Record]) -> None:
        """Takes records as read from the file, without counting events anew."""
        for record in records:
            self._put(record)

    def check(self, changes: Iterable[Change]) -> None:
        """Raises KnownError when ``changes`` cannot be applied to what is here.

        ``changed_since``: a record is not what the change says it was. ``duplicate_symbol``,
        ``duplicate_list``: a name is taken. ``missing_reference``: what a record refers to is not
        there. ``still_used``: others refer to what is deleted.
        """
        changes = list(changes)
        users: _Users | None = None
        gone = {c.before.id for c in changes if c.before is not None and c.after is None}
        coming = {c.after.id: c.after for c in changes if c.after is not None}
        self._check_names(changes, gone, coming)
        for change in changes:
            record = change.record
            now = self._records[base_of(record)].get(record.id)
            if now != change.before:
                raise KnownError("changed_since")
            if change.after is not None:
                self._check_references(change.after, gone, coming)
            else:
                users = users or _Users(self, gone, coming)
                if users.of(record):
                    raise KnownError("still_used", kind=type(record).__name__)

    def apply(self, changes: Iterable[Change]) -> None:
        """Takes checked changes in."""
        for change in changes:
            if change.before is not None:
                self._take(change.before)
            if change.after is not None:
                self._put(change.after)
            if isinstance(change.before, Event):
                self.event_counts[change.before.issuer_id] -= 1
            if isinstance(change.after, Event):
                self.event_counts[change.after.issuer_id] += 1

    def _put(self, record: Record) -> None:
        self._records[base_of(record)][record.id] = record
        if isinstance(record, Row):
            self._rows[record.list_id][record.id] = record
        elif isinstance(record, Event):
            self._events[record.issuer_id][record.id] = record
        elif isinstance(record, Series):
            self._series[record.listing_id] = record
        elif isinstance(record, Listing):
            self._by_symbol[record.label] = record

    def _take(self, record: Record) -> None:
        self._records[base_of(record)].pop(record.id, None)
        if isinstance(record, Row):
            self._rows[record.list_id].pop(record.id, None)
        elif isinstance(record, Event):
            self._events[record.issuer_id].pop(record.id, None)
        elif isinstance(record, Series):
            self._series.pop(record.listing_id, None)
        elif isinstance(record, Listing):
            here = self._by_symbol.get(record.label)
            if here is not None and here.id == record.id:
                del self._by_symbol[record.label]

    def _check_names(
        self, changes: list[Change], gone: set[str], coming: dict[str, Record]
    ) -> None:
        names: dict[str, str] = {}
        if any(isinstance(c.after, Watchlist) for c in changes):
            staying = (w for w in self.all(Watchlist) if w.id not in gone and w.id not in coming)
            names = {w.name.casefold(): w.id for w in staying}
        symbols: dict[str, str] = {}
        for after in coming.values():
            if isinstance(after, Listing):
                here = self.by_symbol(after.label)
                taken = here is not None and here.id not in gone and here.id not in coming
                if taken or symbols.setdefault(after.label, after.id) != after.id:
                    raise KnownError("duplicate_symbol", symbol=after.label)
            elif isinstance(after, Watchlist):
                named = names.setdefault(after.name.casefold(), after.id)
                if named != after.id:
                    raise KnownError("duplicate_list", name=after.name)

    def _check_references(self, after: Record, gone: set[str], coming: dict[str, Record]) -> None:
        needed: list[tuple[type, str]] = []
        if isinstance(after, Listing | Event | Coverage | Proposal):
            needed.append((Issuer, after.issuer_id))
        if isinstance(after, Row):
            needed += [(Watchlist, after.list_id), (Listing, after.listing_id)]
        if isinstance(after, Series):
            needed.append((Listing, after.listing_id))
        if isinstance(after, Event) and after.listing_id:
            needed.append((Listing, after.listing_id))
        if isinstance(after, Repurchase) and after.programme_id:
            needed.append((Event, after.programme_id))
        if person := person_of(after):
            needed.append((Person, person))
        for kind, key in needed:
            there = key in self._records[kind] and key not in gone
            if not there and key not in coming:
                raise KnownError("missing_reference", kind=kind.__name__)


class _Users:
    """Who refers to what among the records that stay; gathered once for a whole batch."""

    def __init__(self, book: Book, gone: set[str], coming: dict[str, Record]) -> None:
        self._ids: set[str] = set()  # of lists, listings, companies, persons that are referred to
        self._repurchases: dict[str, list[Repurchase]] = defaultdict(list)
        kinds: tuple[type, ...] = (Row, Listing, Event, Series, Coverage, Proposal)
        for kind in kinds:
            records: Iterator[Record] = book.all(kind)
            for record in records:
                if record.id not in gone:
                    self._take(coming.get(record.id, record))

    def _take(self, record: Record) -> None:
        for name in ("list_id", "listing_id", "issuer_id"):
            self._ids.add(getattr(record, name, None) or "")
        self._ids.add(person_of(record) or "")
        if isinstance(record, Repurchase) and record.programme_id:
            self._repurchases[record.programme_id].append(record)

    def of(self, record: Record) -> bool:
        """True when something that stays refers to ``record``."""
        if isinstance(record, BuybackProgramme):
            return bool(self._repurchases[record.id])
        return isinstance(record, Watchlist | Listing | Issuer | Person) and record.id in self._ids
