"""Makes the sample file, "The Xiaomi story": events with their sources and simulated prices."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from watchapp.app import text
from watchapp.app.desk import Desk
from watchapp.assets import asset
from watchapp.core import bars as core
from watchapp.core import checks, exchanges
from watchapp.core.book import Book
from watchapp.core.change import Act, added
from watchapp.core.events import Event, InsiderDeal, InsiderPlan, Repurchase
from watchapp.core.issuer import Issuer, Listing, Person, Row, Series, Watchlist
from watchapp.formats import event_json, prices_table
from watchapp.store.faults import spoken
from watchapp.store.files import part_of, put_in_place, set_journal_aside
from watchapp.store.statefile import StateFile

LIST_NAME = QT_TRANSLATE_NOOP("text", "The Xiaomi story")
ENTERED_BY = "sample"  # not the user: the sample's events may be new to them
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:watchapp:sample:xiaomi")


def make_sample(path: Path) -> None:
    """Writes the sample to ``path``, over an earlier one; it is there whole or not at all.

    Nothing may have the file open. Raises KnownError for what the disk may do.
    """
    temporary = part_of(path)
    with spoken(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
    try:
        _fill(temporary)
        with spoken(path):
            # a journal of the earlier sample must not be played into the new one
            set_journal_aside(path)
            put_in_place(temporary, path)
    finally:
        with spoken(path):
            temporary.unlink(missing_ok=True)


def _fill(path: Path) -> None:
    file = StateFile(path)
    try:
        desk = Desk(file)
        desk.do(_story(desk.book))
    finally:
        file.close()


def _story(book: Book) -> Act:
    """The whole sample as one act."""
    story = json.loads(asset("sample", "xiaomi_story.json").read_text("utf-8"))
    issuer = Issuer(_id("issuer"), story["issuer"])
    listing = _listing(story["listing"], issuer)
    watchlist = Watchlist(_id("list"), text.tr(str(LIST_NAME)))
    persons = [Person(_id(p["name"]), p["name"], tuple(p["aliases"])) for p in story["persons"]]
    changes = added(
        issuer,
        listing,
        watchlist,
        Row(_id("row"), watchlist.id, listing.id),
        *persons,
        _series(story["prices"], listing),
        *_events(story["events"], listing, persons),
    )
    book.check(changes)
    return Act("new_list", changes, {"name": watchlist.name})


def _id(name: str) -> str:
    return str(uuid.uuid5(_NAMES, name))


def _listing(raw: Mapping[str, Any], issuer: Issuer) -> Listing:
    name = exchanges.BY_MIC[raw["mic"]].name
    return Listing(id=_id("listing"), issuer_id=issuer.id, exchange=name, **raw)


def _series(raw: Mapping[str, str], listing: Listing) -> Series:
    data = asset("sample", raw["file"]).read_bytes()
    zone = listing.zone or "UTC"
    bars = prices_table.read(data, raw["file"], currency=listing.currency, zone=zone).bars
    assert bars.origin == "simulated", "the sample never passes for real prices"
    basis = bars.basis.isoformat() if bars.basis else ""
    return Series(
        _id("series"), listing.id, bars.origin, raw["source"], bars.currency, basis, core.pack(bars)
    )


def _events(raw: list[dict[str, Any]], listing: Listing, persons: list[Person]) -> list[Event]:
    now = datetime.now(UTC).replace(microsecond=0)
    by_name = {p.name: p.id for p in persons}
    return [replace(_event(r, listing, by_name), entered_at=now) for r in raw]


def _event(raw: dict[str, Any], listing: Listing, persons: Mapping[str, str]) -> Event:
    """One event of the story; its words are taken in the user's language."""
    sources = [
        {**s, "name": _words(s["name"]), "quote": _words(s.get("quote", ""))}
        for s in raw["sources"]
    ]
    fields = {
        **raw["fields"],
        **{name: _words(words) for name, words in raw["texts"].items()},
        "sources": json.dumps(sources),
    }
    event, problems = event_json.event_from_fields(
        raw["kind"],
        fields,
        event_id=_id(raw["key"]),
        issuer_id=listing.issuer_id,
        listing_id=listing.id,
        mic=listing.mic,
    )
    assert event is not None, problems
    event = replace(event, entered_by=ENTERED_BY)
    if isinstance(event, InsiderDeal | InsiderPlan):
        event = replace(event, person_id=persons[event.person])
    if isinstance(event, Repurchase) and "programme" in raw:
        event = replace(event, programme_id=_id(raw["programme"]))
    assert not any(p.fatal for p in checks.problems(event)), raw["key"]
    return event


def _words(told: str | Mapping[str, str]) -> str:
    if isinstance(told, str):
        return told
    return told.get(QLocale().name()[:2], told["en"])
