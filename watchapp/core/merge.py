"""What records from a feed, a file or an article would change: compared, never applied here."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace
from decimal import Decimal
from types import MappingProxyType

from watchapp.core.book import Book
from watchapp.core.change import Change, Record
from watchapp.core.events import Event, InsiderDeal, Repurchase, Source
from watchapp.core.numbers import in_units_of
from watchapp.core.records import dataclass

_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_RECORDS: Mapping[str, Record] = MappingProxyType({})
_SIZE, _PRICE = Decimal("0.005"), Decimal("0.01")  # what two sources may differ in
_OPEN: tuple[object, ...] = (None, "", (), "unknown", "none")  # where another source may know more
BY_CONTENT = "document-"  # what the key of a document begins with that came without its number
# What a line of an amendment has in common with the line it corrects.
_OF_A_LINE = ("code", "side", "instrument", "share_class", "traded_from")

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
    """Everything one answer would do; the user (or a standing rule) accepts all or some.

    ``needed`` has the companies, listings and persons, by id, that items refer to and that are
    new or know more: those of the accepted items come with them.
    """

    source: str
    items: tuple[Item, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    needed: Mapping[str, Record] = field(default_factory=dict, hash=False)

    def of(self, status: str) -> tuple[Item, ...]:
        """The items of one status."""
        return tuple(i for i in self.items if i.status == status)


def plan(
    book: Book,
    records: Iterable[Event],
    source: str,
    *,
    corrects: Mapping[str, str] = _NOTHING,
    amends: Collection[str] = (),
    needed: Mapping[str, Record] = _NO_RECORDS,
    unreadable: Iterable[Unreadable] = (),
) -> Plan:
    """Compares ``records`` with the opened events of their issuers.

    The same (source name, native key) is the same event. A source repeating itself is silent; a
    source correcting itself supersedes the earlier version and deletes nothing; what the user has
    edited stays and the difference waits as a conflict. The same deal from another source is the
    same event with one more proof. Of several records with one key in one answer the last one
    counts, as a source's later word does; the others are the same.

    Args:
        book: What is known.
        records: With their companies and persons.
        source: Where they are from, in words.
        corrects: Native keys by the id of the record that takes their place.
        amends: Ids of records that correct an earlier filing which they do not name.
        needed: New companies, listings and persons by id, which the records refer to.
        unreadable: What could not be read.
    """
    records = tuple(records)
    newest: dict[object, Event] = {}
    again: list[Event] = []
    for place, record in enumerate(records):
        key = next(iter(_keys(record)), place)
        earlier = newest.get(key)
        if earlier is not None and _substance(earlier) == _substance(record):
            again.append(record)
            continue
        if earlier is not None:
            again.append(earlier)
        newest[key] = record
    known = _Known(book)
    # what is corrected comes before its correction, in whatever order an answer has them
    order = sorted(newest.values(), key=lambda r: r.id in amends or r.id in corrects)
    later = _corrected_before(
        [r for r in order if r.id not in amends and r.id not in corrects], known
    )
    told = [
        _compare(
            r, known, corrects=corrects.get(r.id, ""), amends=r.id in amends, later=later.get(r.id)
        )
        for r in order
    ]
    told += [Item("same", r) for r in again]
    return Plan(source, tuple(told), tuple(unreadable), MappingProxyType(dict(needed)))


class _Known:
    """The book's events by what they can be recognised by, and those of the answer so far."""

    def __init__(self, book: Book) -> None:
        self._by_key: dict[tuple[str, str], Event] = {}
        self._by_day: dict[tuple[str, str, object], list[Event]] = defaultdict(list)
        self._old_by_day: dict[tuple[str, str, object], list[Event]] = defaultdict(list)
        self._names: dict[tuple[str, str, object], set[str]] = defaultdict(set)  # of sources
        self._amended: set[tuple[str, str, object]] = set()  # days with a record of an amendment
        self._succeeded: set[str] = set()  # ids of events that another one supersedes
        for event in book.all(Event):
            self.learn(event)

    def learn(self, event: Event) -> None:
        for key in _keys(event):
            held = self._by_key.get(key)
            if held is None or held.status == "superseded":
                self._by_key[key] = event
        days, day = (
            self._old_by_day if event.status == "superseded" else self._by_day,
            _day_of(event),
        )
        days[day].append(event)
        self._names[day] |= {s.name for s in event.sources} or {""}
        if is_amendment(event):
            self._amended.add(day)
        if event.supersedes:
            self._succeeded.add(event.supersedes)

    def forget(self, event: Event) -> None:
        self._by_day[_day_of(event)] = [e for e in self._by_day[_day_of(event)] if e.id != event.id]

    def by_key(self, record: Event) -> Event | None:
        return next((self._by_key[k] for k in _keys(record) if k in self._by_key), None)

    def corrected_by(self, record: Event, native: str) -> Event | None:
        """The event of the same source whose native key the record takes the place of."""
        keys = [(s.name, native) for s in record.sources]
        return next((self._by_key[k] for k in keys if k in self._by_key), None)

    def twin(self, record: Event) -> Event | None:
        """The line of an earlier filing that an amendment of the same source is about.

        Same person, day and code; of several the one that agrees in most figures. One that its
        source itself calls superseded, without saying by what, comes before one that counts.
        """
        day = _day_of(record)
        old = {e.id: e for e in self._old_by_day[day] if e.id not in self._succeeded}
        among = [
            e
            for e in self._twins(record, [*self._by_day[day], *old.values()])
            # of what another vehicle holds only the very same deal is meant
            if e.id in old
            or e.shares == record.shares
            or getattr(e, "vehicle", "") == getattr(record, "vehicle", "")
        ]
        return max(
            among,
            key=lambda e: (_agreement(e, record), e.id in old, _nearness(e, record)),
            default=None,
        )

    def amendments_of(self, record: Event) -> list[Event]:
        """The lines of amendments that may be about a line, and take no other's place yet."""
        day = _day_of(record)
        if day not in self._amended:
            return []
        return [
            e
            for e in self._twins(record, self._by_day[day])
            if is_amendment(e) and not e.supersedes
        ]

    @staticmethod
    def _twins(record: Event, among: Iterable[Event]) -> list[Event]:
        names, documents = {s.name for s in record.sources}, _documents(record)
        return [
            e
            for e in among
            if e.id != record.id
            and names & {s.name for s in e.sources}
            and not documents & _documents(e)
            and _same_person(e, record)
            and all(getattr(e, n, None) == getattr(record, n, None) for n in _OF_A_LINE)
        ]

    def same_elsewhere(self, record: Event) -> Event | None:
        """The same deal as another source has told it."""
        names, day = {s.name for s in record.sources}, _day_of(record)
        if self._names[day] <= names and not any("#" in s.key for s in record.sources):
            return None  # nobody else has told of that day
        return next(
            (
                e
                for e in self._by_day[day]
                if (not names & {s.name for s in e.sources} and _same_deal(e, record))
                or _same_line(e, record)
            ),
            None,
        )


def _corrected_before(records: Iterable[Event], known: _Known) -> dict[str, Event]:
    """By the ids of lines the amendments that were here before them, each for one line only."""
    pairs = [
        (_agreement(later, record), _nearness(later, record), record.id, later)
        for record in records
        if known.by_key(record) is None
        for later in known.amendments_of(record)
    ]
    found: dict[str, Event] = {}
    taken: set[str] = set()
    for _, _, record_id, later in sorted(pairs, key=lambda p: p[:2], reverse=True):
        if record_id not in found and later.id not in taken:
            found[record_id] = later
            taken.add(later.id)
    return found


def _compare(
    record: Event, known: _Known, *, corrects: str, amends: bool, later: Event | None
) -> Item:
    existing = known.by_key(record)
    if existing is not None:
        item = _against_its_own(record, existing)
    elif (corrects and (earlier := known.corrected_by(record, corrects)) is not None) or (
        amends and (earlier := known.twin(record)) is not None
    ):
        item = _superseding(record, earlier)
    elif later is not None:  # the correction was here before what it corrects
        old = replace(record, status="superseded")
        now = replace(later, supersedes=record.id)
        item = Item("new", old, later, (Change(None, old), Change(later, now)))
    elif (told := known.same_elsewhere(record)) is not None:
        item = _with_proof(record, told)
    else:
        item = Item("new", record, None, (Change(None, record),))
    for change in item.changes:
        if isinstance(change.before, Event):
            known.forget(change.before)
        if isinstance(change.after, Event):
            known.learn(change.after)
    return item


def _against_its_own(record: Event, existing: Event) -> Item:
    """A record beside the event that the same source's same key already made."""
    if existing.status == "superseded":
        return Item("same", record, existing)  # its correction is here
    ended = record.status != existing.status and record.status in ("cancelled", "superseded")
    if _substance(record) == _substance(existing) and not ended:
        return Item("same", record, existing)
    if existing.entered_by == "user":
        return Item("conflict", record, existing)
    if ended and _substance(record) == _substance(existing):
        now = replace(existing, status=record.status)
        return Item("changed", now, existing, (Change(existing, now),))
    # the key belongs to the version that counts: it is unique in a file
    return _superseding(record, existing, keep_key=False)


def _superseding(record: Event, existing: Event, *, keep_key: bool = True) -> Item:
    """A correction takes the place of an event, which stays as superseded."""
    if existing.status == "superseded":  # its source has said so
        new = replace(record, supersedes=existing.id)
        return Item("changed", new, existing, (Change(None, new),))
    if existing.entered_by == "user":
        return Item("conflict", record, existing)
    sources = existing.sources if keep_key else tuple(replace(s, key="") for s in existing.sources)
    old = replace(existing, status="superseded", sources=sources)
    new = replace(record, supersedes=existing.id)
    return Item("changed", new, existing, (Change(existing, old), Change(None, new)))


def _with_proof(record: Event, existing: Event) -> Item:
    """An event that another source tells too has one more proof; what it left open is filled in.

    What the user typed is not proved by other figures: that difference waits.
    """
    if existing.entered_by == "user" and _differ(existing, record):
        return Item("conflict", record, existing)
    more = tuple(s for s in record.sources if (s.name, s.key) not in set(_keys(existing)))
    filled: dict[str, object] = {"sources": (*existing.sources, *more)}
    if existing.entered_by != "user":
        for name in record.__dataclass_fields__:
            mine, other = getattr(existing, name), getattr(record, name)
            if name not in _BESIDE_THE_POINT and mine in _OPEN and other not in _OPEN:
                filled[name] = other
        if existing.published_at is None and record.published_at is not None:
            filled["published_on"] = None
        elif existing.published_at is not None:
            filled.pop("published_on", None)
    now = replace(existing, **filled)  # type: ignore[arg-type]
    changes = (Change(existing, now),) if now != existing else ()
    return Item("same", record, existing, changes)


def _differ(one: Event, other: Event) -> bool:
    """Whether both tell a figure, and not the same."""
    names = ["shares"] + ["price", "value"] * (one.currency == other.currency)
    figures = [(getattr(one, n), getattr(other, n)) for n in names]
    return any(mine is not None and its is not None and mine != its for mine, its in figures)


def _day_of(event: Event) -> tuple[str, str, object]:
    return (event.KIND, event.issuer_id, event.first_day)


def is_amendment(event: Event) -> bool:
    """True for a record of an amended filing, which its parser's form says."""
    return any(s.parser.endswith("/A") for s in event.sources)


def _same_person(one: Event, other: Event) -> bool:
    mine, its = getattr(one, "person_id", None), getattr(other, "person_id", None)
    return mine == its or mine is None or its is None


def _agreement(one: Event, other: Event) -> int:
    names = ("shares", "price", "value", "traded_to", "vehicle", "direct", "share_class",
             "holding_after", "published_on")  # fmt: skip
    return sum(getattr(one, n, None) == getattr(other, n, None) for n in names)


def _nearness(one: Event, other: Event) -> float:
    """How near two sizes are: 0 for the same, below it the farther apart they are."""
    mine, its = one.shares, other.shares
    if mine is None or its is None:
        return 0.0 if mine is its else -math.inf
    return -float(abs(mine - its) / max(mine, its, Decimal(1)))


def _documents(event: Event) -> set[tuple[str, str]]:
    """The documents that an event's sources name, where their keys have a line."""
    return {(s.name, s.key.rpartition("#")[0]) for s in event.sources if "#" in s.key}


def _same_deal(one: Event, other: Event) -> bool:
    """Whether two sources tell of one thing: sizes within 0.5 %, prices within 1 %."""
    if not isinstance(one, InsiderDeal | Repurchase):
        return False
    ends = {e.traded_to or e.traded_from for e in (one, other)}  # one day has an end or none
    if len(ends) > 1:
        return False
    if isinstance(one, InsiderDeal) and isinstance(other, InsiderDeal):
        sides = {one.side, other.side} - {"unknown"}
        if len(sides) > 1 or one.instrument != other.instrument or not _same_person(one, other):
            return False
    if one.shares is None or other.shares is None or not _near(one.shares, other.shares, _SIZE):
        return False
    if one.price is None or other.price is None:
        return True
    units = in_units_of(other.currency, one.currency)
    return units is not None and _near(one.price, other.price * units, _PRICE)


def _same_line(one: Event, other: Event) -> bool:
    """Whether both are one line of one document that came with its number once and once without.

    A document without its number has a key of its content: ``document-...#line``.
    """
    lines = {
        (s.name, s.key.rpartition("#")[2]): s.key.startswith(BY_CONTENT)
        for s in one.sources
        if "#" in s.key
    }
    shared = any(
        lines.get((s.name, s.key.rpartition("#")[2]), s.key.startswith(BY_CONTENT))
        != s.key.startswith(BY_CONTENT)
        for s in other.sources
    )
    if not shared or type(one) is not type(other):
        return False
    names = (*_OF_A_LINE, "person_id", "shares", "price", "value", "holding_after", "vehicle")
    return all(getattr(one, n, None) == getattr(other, n, None) for n in names)


def _near(one: Decimal, other: Decimal, share: Decimal) -> bool:
    return abs(one - other) <= share * max(one, other)


def _keys(event: Event) -> list[tuple[str, str]]:
    return [(s.name, s.key) for s in event.sources if s.key]


def _substance(event: Event) -> tuple[object, ...]:
    names = [f for f in event.__dataclass_fields__ if f not in _BESIDE_THE_POINT]
    return (type(event), *(getattr(event, n) for n in names))


def source_of(event: Event) -> Source | None:
    """The first source of an event, the one named in lists."""
    return event.sources[0] if event.sources else None


def person_of(event: Event) -> str:
    """The name of the person an event is about, "" where it has none."""
    return event.person if isinstance(event, InsiderDeal) else getattr(event, "person", "")
