"""Records that many tests need: a small story with every class of record, and looks at it."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np

from watchapp.core import bars
from watchapp.core.book import BASES, Book
from watchapp.core.change import Act, Change, Record, added, deleted
from watchapp.core.events import (
    BuybackProgramme,
    CalendarDay,
    Coverage,
    Event,
    Holding,
    InsiderDeal,
    InsiderPlan,
    Note,
    Proposal,
    Repurchase,
    ShareCount,
    Source,
)
from watchapp.core.issuer import Issuer, Listing, Person, Row, Series, Watchlist

XIAOMI = Issuer("issuer-xiaomi", "小米集团 Xiaomi")
SIEMENS = Issuer("issuer-siemens", "Siemens")
HONGKONG = Listing(
    "listing-hk", XIAOMI.id, "1810.HK", "Xiaomi", isin="KYG9830T1067", mic="XHKG",
    exchange="Hongkong", currency="HKD", zone="Asia/Hong_Kong", kind="equity", share_class="B",
)  # fmt: skip
ADR = Listing(
    "listing-adr", XIAOMI.id, "XIACY", "Xiaomi ADR", currency="USD", shares_per_adr=Decimal(5)
)
UNRESOLVED = Listing("listing-wkn", SIEMENS.id, None, "Siemens", wkn="723610")
FIRST = Watchlist("list-1", "Meine Liste")
SECOND = Watchlist("list-2", "Übrige", 1)
ROW = Row("row-1", FIRST.id, HONGKONG.id, 0, "beobachten; kaufen < 40")
PERSON = Person("person-lei", "Lei Jun", ("雷军", "LEI, Jun"))


def series() -> Series:
    """Three days of simulated prices."""
    close = np.array([40.5, 39.98, 41.7])
    simulated = bars.Bars(
        np.array([bars.time_of_day(date(2025, 11, d)) for d in (21, 24, 25)]),
        close, close + 1, close - 1, close, np.array([1e6, 2e6, 3e6]), close,
        currency="HKD", zone="Asia/Hong_Kong", basis=date(2025, 11, 25), origin="simulated",
    )  # fmt: skip
    return Series(
        "series-1", HONGKONG.id, "simulated", "drawn by hand", "HKD", "2025-11-25",
        bars.pack(simulated),
    )  # fmt: skip


def deal(key: str = "event-deal", **fields: object) -> InsiderDeal:
    """The founder's purchase, or one like it."""
    values: dict[str, object] = {
        "issuer_id": XIAOMI.id,
        "listing_id": HONGKONG.id,
        "share_class": "B",
        "traded_from": date(2025, 11, 24),
        "traded_to": date(2025, 11, 24),
        "published_at": datetime(2025, 11, 24, 10, 15, 30, 250000, tzinfo=UTC),
        "shares": Decimal(2600000),
        "price": Decimal("38.5812345678901234567890"),
        "value": Decimal("100311209.88"),
        "currency": "HKD",
        "entered_at": datetime(2025, 11, 25, 8, tzinfo=UTC),
        "entered_by": "hkex",
        "person": "Lei Jun",
        "roles": ("founder", "chair", "ceo"),
        "side": "buy",
        "price_kind": "average",
        "direct": False,
        "vehicle": "Smart Mobile Holdings",
        "discretion": "discretionary",
        "percent_after": Decimal("23.4"),
        **fields,
    }
    return InsiderDeal(id=key, **values)  # type: ignore[arg-type]


def note(key: str, text: str = "gesehen", issuer: str = XIAOMI.id) -> Note:
    """A note of the user's."""
    return Note(id=key, issuer_id=issuer, traded_from=date(2025, 11, 25), note=text)


SOURCES = (
    Source(
        "hkex", "https://example.org/di?id=1", "DA-1", datetime(2025, 11, 25, 8, tzinfo=UTC),
        "»2,600,000«", "hkex 1", Decimal("0.95"),
    ),
    Source("article", quote="rund 100 Millionen Hongkong-Dollar"),
)  # fmt: skip


def who() -> list[Record]:
    """Issuers, listings, lists, a row and a person, in an order that can be saved."""
    return [XIAOMI, SIEMENS, HONGKONG, ADR, UNRESOLVED, FIRST, SECOND, ROW, PERSON]


def happened() -> list[Record]:
    """One event of every kind, a series, coverage and a proposal."""
    day = date(2025, 11, 24)
    programme = BuybackProgramme(
        id="event-programme", issuer_id=XIAOMI.id, traded_from=date(2025, 6, 5),
        shares=Decimal(2594916968), programme_kind="mandate", name="Mandat 2025",
        end_rule="next annual meeting",
    )  # fmt: skip
    return [
        deal(person_id=PERSON.id, sources=SOURCES),
        InsiderPlan(
            id="event-plan", issuer_id=XIAOMI.id, traded_from=day, traded_to=date(2026, 5, 24),
            person="Lei Jun", side="buy", value=Decimal(200000000), currency="HKD",
        ),
        programme,
        Repurchase(
            id="event-repurchase", issuer_id=XIAOMI.id, traded_from=day, traded_to=day,
            shares=Decimal(7000000), price_low=Decimal("37.9"), price_high=Decimal("38.68"),
            currency="HKD", value=Decimal(268151340), method="on_exchange",
            cumulative_shares=Decimal(51000000), cumulative_basis="since_mandate",
            programme_id=programme.id,
        ),
        Holding(id="event-holding", issuer_id=XIAOMI.id, published_on=day, person="Lei Jun",
                shares=Decimal(5900000000), percent_after=Decimal("22.68")),
        ShareCount(id="event-count", issuer_id=XIAOMI.id, traded_from=day,
                   shares=Decimal(26055000000)),
        CalendarDay(id="event-day", issuer_id=XIAOMI.id, traded_from=date(2025, 11, 18),
                    calendar_kind="results", rule="quarter", timing="after", mic="XHKG"),
        note("event-note", "Nacht ' \" \\ 𝄞"),
        series(),
        Coverage("coverage-1", XIAOMI.id, "hkex", date(2025, 1, 1), date(2025, 11, 25)),
        Proposal("proposal-1", XIAOMI.id, "insider_deal", "conflict", '{"shares": "1"}',
                 datetime(2025, 11, 25, 9, 30, tzinfo=UTC)),
    ]  # fmt: skip


def story() -> list[Record]:
    """Every class of record at least once."""
    return [*who(), *happened()]


def act(*records: Record, label: str = "test") -> Act:
    """An act that adds ``records``."""
    return Act(label, added(*records))


def random_act(book: Book, rng: random.Random, number: int) -> Act:
    """Something a user could do to this book, by the look of it."""
    issuers = list(book.all(Issuer))
    events = list(book.all(Event))
    rows = list(book.all(Row))
    lists = list(book.all(Watchlist))
    kind = rng.randrange(8)
    if kind == 0 or not issuers:
        issuer = Issuer(f"i{number}", f"Firma {number}")
        listing = Listing(f"l{number}", issuer.id, f"S{number}", issuer.name)
        extra = [] if lists else [Watchlist(f"w{number}", f"Liste {number}")]
        where = (lists or extra)[0].id
        return Act("add", added(*extra, issuer, listing, Row(f"r{number}", where, listing.id)))
    if kind == 1 and rows:
        row = rng.choice(rows)
        return Act("note", (Change(row, replace(row, note=str(number))),))
    if kind == 2:
        return Act("event", added(note(f"n{number}", issuer=rng.choice(issuers).id)))
    if kind == 3 and events:
        event = rng.choice(events)
        return Act("edit", (Change(event, replace(event, note=f"edit {number}")),))
    if kind == 4 and events:
        free = [e for e in events if not isinstance(e, BuybackProgramme)]
        return Act("delete", deleted(*free[:1]))
    if kind == 5:
        return Act("list", added(Watchlist(f"w{number}", f"Liste {number}", number)))
    if kind == 6 and rows and lists:
        row = rng.choice(rows)
        return Act("move", (Change(row, replace(row, list_id=rng.choice(lists).id, position=9)),))
    programme = BuybackProgramme(id=f"p{number}", issuer_id=rng.choice(issuers).id)
    part = Repurchase(id=f"q{number}", issuer_id=programme.issuer_id, programme_id=programme.id)
    return Act("programme", added(part, programme))


def by_id(records: list[Record]) -> dict[str, Record]:
    """Records under their ids."""
    return {r.id: r for r in records}


def contents(book: Book) -> dict[str, Record]:
    """Everything a book holds, under its id."""
    return {r.id: r for base in BASES for r in book.all(base)}


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of a state file by table, but earlier versions and the mark of the last save."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        names = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {
            name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr)
            for name in names
            if name != "event_version"
        }
    found["meta"] = [row for row in found["meta"] if row[0] != "last_save"]
    return found
