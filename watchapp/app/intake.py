"""Files of events: read, whose they are found out, compared with the book; one act takes all in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from watchapp.app import acts
from watchapp.core import checks, merge
from watchapp.core.book import Book
from watchapp.core.candidate import Candidate
from watchapp.core.change import Act, Change, Record, added
from watchapp.core.events import Event, Proposal
from watchapp.core.filed import Filed, Reading
from watchapp.core.issuer import Issuer, Listing, Row, Watchlist
from watchapp.core.merge import Item, Plan, Unreadable
from watchapp.core.problems import KnownError
from watchapp.core.resolve import Resolver
from watchapp.formats import event_json
from watchapp.formats.filings import own
from watchapp.formats.filings.grid import NOT_TOLD, Written
from watchapp.formats.filings.read import LARGEST, read

if TYPE_CHECKING:
    from watchapp.app.desk import Desk

Mappings = Mapping[str, Mapping[str, str]]
Readings = Sequence[tuple[Path, Reading | KnownError]]


@dataclass(frozen=True, slots=True)
class OneFile:
    """What came of one file: its counts, or why nothing of it was read.

    ``items`` are the plan's items of its records.
    """

    path: Path
    layout: str = ""
    rows: int = 0
    items: tuple[Item, ...] = ()
    unread: tuple[Unreadable, ...] = ()
    remarks: tuple[str, ...] = ()
    error: KnownError | None = None

    def count(self, status: str) -> int:
        """How many of its records have this status."""
        return sum(i.status == status for i in self.items)


@dataclass(frozen=True, slots=True)
class Intake:
    """What files would do, all of them together."""

    plan: Plan
    files: tuple[OneFile, ...]
    columns: tuple[str, ...] = field(default=())  # of the first table that needs a mapping

    def of(self, status: str) -> tuple[Item, ...]:
        """The items of one status."""
        return self.plan.of(status)


def bytes_of(path: Path) -> bytes:
    """A file's content. Raises KnownError ``file_too_large``, ``unreadable_file``."""
    try:
        if path.stat().st_size > LARGEST:
            raise KnownError("file_too_large", path=str(path), most=LARGEST // 2**20)
        return path.read_bytes()
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise KnownError("unreadable_file", path=str(path), detail=detail) from error


def is_known(path: Path) -> bool:
    """True for a file whose layout is one of events."""
    found = read_files([path])[0][1]
    return isinstance(found, Reading) and bool(found.rows)


def key_of_columns(columns: Iterable[str]) -> str:
    """What a mapping is remembered under: the columns of its table."""
    return " | ".join(columns)


def read_files(
    paths: Sequence[Path],
    mapping: Mapping[str, str] | None = None,
    kept: Mappings | None = None,
    written: Written = NOT_TOLD,
) -> list[tuple[Path, Reading | KnownError]]:
    """What is in each file, or why it could not be read; may run on a worker.

    Args:
        paths: The files.
        mapping: Columns to fields, for layouts that are not known.
        kept: Mappings of earlier times by ``key_of_columns``.
        written: How days and numbers are written where a table does not show it.
    """
    found: list[tuple[Path, Reading | KnownError]] = []
    for path in paths:
        try:
            data = bytes_of(path)
            try:
                found.append((path, read(data, str(path), mapping, written)))
            except KnownError as error:
                again = _remembered(error, kept)
                made = read(data, str(path), again, written) if again is not None else None
                if made is None or not made.filed:
                    raise  # one that reads nothing is asked for again
                found.append((path, made))
        except KnownError as error:
            error.args_by_name.setdefault("path", str(path))
            found.append((path, error))
    return found


def _remembered(error: KnownError, kept: Mappings | None) -> Mapping[str, str] | None:
    heads = error.args_by_name.get("heads")
    return (kept or {}).get(key_of_columns(heads)) if heads else None


@dataclass(frozen=True, slots=True)
class Prepared:
    """Records with their companies and persons, not yet compared with the book.

    ``files`` has the number of the reading by the id of each record.
    """

    readings: Readings
    records: tuple[Event, ...]
    files: Mapping[str, int]
    left: tuple[tuple[Unreadable, ...], ...]
    corrects: Mapping[str, str]
    amends: frozenset[str]
    needed: Mapping[str, Record]

    @property
    def issuers(self) -> set[str]:
        """The companies whose events have to be opened before they can be compared."""
        return {r.issuer_id for r in self.records}


def prepare(
    book: Book,
    readings: Readings,
    only: Listing | None = None,
    more: Iterable[Record] = (),
    now: datetime | None = None,
) -> Prepared:
    """Finds out whose the records are; reads the book and changes nothing.

    Args:
        book: What is known.
        readings: As ``read_files`` gives them.
        only: The listing that everything belongs to.
        more: Records that ``only`` takes, where it is new.
        now: When it was read.
    """
    now = now or datetime.now(UTC).replace(microsecond=0)
    resolver = Resolver(book, acts.new_id, only)
    resolver.needed |= {r.id: r for r in more if isinstance(r, Issuer | Listing)}
    files: dict[str, int] = {}
    left: list[tuple[Unreadable, ...]] = []
    kept: list[Filed] = []
    for number, (_, found) in enumerate(readings):
        if isinstance(found, KnownError):
            left.append(())
            continue
        placed, unplaced = resolver.resolve(found.filed)
        sound, doubtful = _sound(placed, found.layout, now)
        left.append((*found.unread, *unplaced, *doubtful))
        files |= {f.event.id: number for f in sound}
        kept += sound
    return Prepared(
        readings,
        tuple(f.event for f in kept),
        files,
        tuple(left),
        {f.event.id: f.corrects for f in kept if f.corrects},
        frozenset(f.event.id for f in kept if f.amends),
        resolver.needed,
    )


def compare(book: Book, prepared: Prepared) -> Intake:
    """Compares prepared records with the book, in which their companies are opened."""
    readings = prepared.readings
    source = ", ".join(dict.fromkeys(f.layout for _, f in readings if isinstance(f, Reading)))
    plan = merge.plan(
        book, prepared.records, source, corrects=prepared.corrects, amends=prepared.amends,
        needed=prepared.needed, unreadable=[u for one in prepared.left for u in one],
    )  # fmt: skip
    items: list[list[Item]] = [[] for _ in readings]
    for item in plan.items:
        items[prepared.files[item.incoming.id]].append(item)
    told = tuple(
        _one_file(path, found, items[n], prepared.left[n])
        for n, (path, found) in enumerate(readings)
    )
    heads = (f.error.args_by_name.get("heads") for f in told if f.error is not None)
    return Intake(plan, told, tuple(next((h for h in heads if h), ())))


def make_plan(
    desk: Desk, readings: Readings, only: Listing | None = None, more: Iterable[Record] = ()
) -> Intake:
    """``prepare`` and ``compare`` in one go, for who need not stay responsive."""
    prepared = prepare(desk.book, readings, only, more)
    for issuer in prepared.issuers:
        desk.open_issuer(issuer)
    return compare(desk.book, prepared)


def _one_file(
    path: Path, found: Reading | KnownError, items: list[Item], left: Iterable[Unreadable]
) -> OneFile:
    if isinstance(found, KnownError):
        return OneFile(path, error=found)
    unread = tuple(sorted(left, key=lambda u: u.line))
    return OneFile(path, found.layout, found.rows, tuple(items), unread, found.remarks)


def _sound(
    placed: Iterable[Filed], layout: str, now: datetime
) -> tuple[list[Filed], list[Unreadable]]:
    """The records that can be kept, stamped with when and by what they were read."""
    sound, left = [], []
    for filed in placed:
        stamped = tuple(replace(s, retrieved_at=s.retrieved_at or now) for s in filed.event.sources)
        event = replace(filed.event, entered_at=now, entered_by=layout, sources=stamped)
        fatal = next((p for p in checks.problems(event) if p.fatal), None)
        if fatal is None:
            sound.append(replace(filed, event=event))
        else:
            # what a sentence is filled with is not kept with a row: one that needs nothing is told
            code = "not_allowed_here" if fatal.code == "not_allowed" else fatal.code
            told = str(fatal.args.get("value", ""))
            left.append(Unreadable(filed.line, fatal.field or "", code, told[:200]))
    return sound, left


# -- taking in


def accepting(
    book: Book, plan: Plan, chosen: Sequence[Item], list_name: str, now: datetime | None = None
) -> Act:
    """The act that takes the ``chosen`` items in, with the companies and persons they need.

    What conflicts with the user's own edits waits as a proposal. Companies that stand in no list
    come into the list called ``list_name``, which is made where there is none.
    """
    now = now or datetime.now(UTC).replace(microsecond=0)
    taken = [i for i in chosen if i.status != "conflict" and i.changes]
    changes = _folded(book, [c for item in taken for c in item.changes])
    waiting = proposals(book, [i for i in chosen if i.status == "conflict"], now)
    refers = {i.incoming.issuer_id for i in taken}
    refers |= {x for c in changes for x in _references(c.after)}
    before: list[Change] = []
    for key, record in plan.needed.items():
        if key in refers or getattr(record, "issuer_id", None) in refers:
            before.append(Change(_known(book, record), record))
    before += _rows_for(book, plan, refers, list_name)
    count = sum(i.status in ("new", "changed") for i in taken)
    args = {"source": plan.source, "count": count}
    return Act("accept_events", (*before, *changes, *waiting), args)


def _folded(book: Book, changes: Iterable[Change]) -> list[Change]:
    """One change a record: what a later item did to an earlier one's is part of it.

    What would change a record that was not taken in is left out.
    """
    folded: dict[str, Change] = {}
    for change in changes:
        key = change.record.id
        earlier = folded.get(key)
        if earlier is not None:
            folded[key] = Change(earlier.before, change.after)
        elif change.before is None or _known(book, change.before) == change.before:
            folded[key] = change
    return list(folded.values())


def _known(book: Book, record: Record) -> Record | None:
    kind = Event if isinstance(record, Event) else type(record)
    return book.get(kind, record.id)  # type: ignore[type-var, return-value]


def _references(record: Record | None) -> set[str]:
    if not isinstance(record, Event):
        return set()
    named = {record.issuer_id, record.listing_id, getattr(record, "person_id", None)}
    return {x for x in named if x}


def _rows_for(book: Book, plan: Plan, refers: set[str], list_name: str) -> list[Change]:
    """Places in a list for new companies, so that what was taken in can be seen."""
    fresh = [
        r for r in plan.needed.values()
        if isinstance(r, Listing) and r.issuer_id in refers and book.get(Listing, r.id) is None
    ]  # fmt: skip
    if not fresh:
        return []
    changes: list[Change] = []
    target = next((w for w in book.lists() if w.name.casefold() == list_name.casefold()), None)
    if target is None:
        position = max((w.position for w in book.lists()), default=-1) + 1
        target = Watchlist(acts.new_id(), list_name, position)
        changes += added(target)
    first = max((r.position for r in book.rows(target.id)), default=-1) + 1
    changes += added(*(Row(acts.new_id(), target.id, x.id, first + n) for n, x in enumerate(fresh)))
    return changes


def proposals(book: Book, conflicts: Iterable[Item], now: datetime) -> list[Change]:
    """Changes that keep differences with the user's edits until they are answered, each once."""
    waiting = {p.body for p in book.all(Proposal)}
    changes: list[Change] = []
    for item in conflicts:
        assert item.existing is not None
        told = event_json.as_json(item.incoming, symbol=None, issuer="")
        body = json.dumps({"existing": item.existing.id, "event": told}, ensure_ascii=False)
        if _without_times(body) in {_without_times(b) for b in waiting}:
            continue
        waiting.add(body)
        proposal = Proposal(
            acts.new_id(), item.incoming.issuer_id, item.incoming.KIND, "differs_from_yours",
            body, now,
        )  # fmt: skip
        changes += added(proposal)
    return changes


def _without_times(body: str) -> str:
    """A proposal without when it was read and the id it would have had."""
    told = json.loads(body)
    event = {k: v for k, v in told["event"].items() if k not in ("id", "problems")}
    event["sources"] = [{**s, "retrieved_at": None} for s in event.get("sources") or ()]
    return json.dumps([told["existing"], event], sort_keys=True)


def answer(book: Book, proposal: Proposal, *, accepted: bool) -> Act:
    """Takes a waiting difference in, in the place of what the user has, or puts it away."""
    put_away = Change(proposal, None)
    if not accepted:
        return Act("dismiss_proposal", (put_away,), {"kind": proposal.kind})
    told = json.loads(proposal.body)
    existing = book.get(Event, told["existing"])
    if existing is None:
        return Act("dismiss_proposal", (put_away,), {"kind": proposal.kind})
    event = proposed(proposal, existing)
    return Act("accept_proposal", (Change(existing, event), put_away), {"kind": proposal.kind})


def proposed(proposal: Proposal, existing: Event) -> Event:
    """The event as a proposal has it, with the id, company and person of the ``existing`` one."""
    told = json.loads(proposal.body)["event"]
    allowed = set(event_json.fields_of(proposal.kind))
    fields = {n: _text(v) for n, v in told.items() if n in allowed and v is not None}
    event, problems = event_json.event_from_fields(
        proposal.kind, fields, event_id=existing.id, issuer_id=existing.issuer_id,
        listing_id=existing.listing_id, mic=existing.mic,
    )  # fmt: skip
    if event is None:
        raise KnownError("event_not_plausible", problems=", ".join(p.code for p in problems))
    kept: dict[str, object] = {"note": existing.note, "entered_at": existing.entered_at}
    if hasattr(existing, "person_id") and hasattr(event, "person_id"):
        kept["person_id"] = existing.person_id
    by = event.sources[0].name if event.sources else existing.entered_by
    return replace(event, entered_by=by, **kept)  # type: ignore[arg-type]


def _text(value: object) -> str:
    if isinstance(value, list):
        first = value[0] if value else None
        return json.dumps(value) if isinstance(first, dict) else ", ".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def listing_for(book: Book, candidate: Candidate) -> tuple[Listing, tuple[Record, ...]]:
    """The listing a symbol means, and the records it takes to make it where it is not known."""
    known = acts.known_listing(book, candidate)
    if known is not None:
        return known, ()
    issuer = Issuer(acts.new_id(), candidate.name or candidate.label)
    listing = acts.listing_of(candidate, issuer.id)
    return listing, (issuer, listing)


FIELDS = own.FIELDS
