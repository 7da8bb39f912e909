"""What insiders and companies did: one record class for each kind of event, and its proof.

Every event has two clocks: when it was traded (a day or a period) and when the public could know
(an instant, or a day with before, during or after trading, or unknown).
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from watchapp.core.records import dataclass

SIDES = (
    "buy",
    "sell",
    "grant",
    "exercise",
    "tax",
    "gift",
    "conversion",
    "transfer",
    "pledge",
    "other",
    "unknown",
)
MARKET_SIDES = ("buy", "sell")
TIMINGS = ("before", "during", "after", "unknown")
# of what event studies and articles call them
TIMING_OF = {"pre": "before", "intraday": "during", "post": "after", "unknown": "unknown"}
STATUSES = ("current", "superseded", "cancelled", "unverified")
METHODS = ("on_exchange", "off_exchange", "tender_offer", "accelerated", "unknown")
DISCRETIONS = ("discretionary", "plan", "unknown")
INSTRUMENTS = ("share", "derivative", "debt", "other")
PAYS_FOR = ("", "exercise", "tax")
PRICE_KINDS = ("exact", "average", "range", "none")
PROGRAMME_KINDS = ("mandate", "money")
ROLES = (
    "founder",
    "chair",
    "ceo",
    "cfo",
    "director",
    "officer",
    "supervisory",
    "ten_percent",
    "related",
)
BASES = ("since_mandate", "since_programme", "year", "")
CALENDAR_KINDS = ("results", "ex_date", "closed_period", "meeting", "other")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record came from. (name, key) is unique in a file wherever key is given."""

    name: str
    url: str = ""
    key: str = ""
    retrieved_at: datetime | None = None
    quote: str = ""
    parser: str = ""
    confidence: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What all events have.

    ``shares``, ``price``, ``value`` and ``currency`` are as filed; for a programme ``shares`` or
    ``value`` is its cap, for a plan the most it may come to. ``published_at`` is an aware instant;
    where only the day is known ``published_on`` has it and ``timing`` says before, during or after
    trading on the exchange ``mic``.
    """

    KIND: ClassVar[str] = ""

    id: str
    issuer_id: str
    listing_id: str | None = None
    share_class: str = ""
    status: str = "current"
    traded_from: date | None = None
    traded_to: date | None = None
    published_at: datetime | None = None
    published_on: date | None = None
    timing: str = "unknown"
    mic: str = ""
    shares: Decimal | None = None
    price: Decimal | None = None
    value: Decimal | None = None
    currency: str | None = None
    note: str = ""
    entered_at: datetime | None = None
    entered_by: str = "user"
    supersedes: str | None = None
    sources: tuple[Source, ...] = ()

    @property
    def first_day(self) -> date | None:
        """The first day it covers, or the day it was known where no day of trading is filed."""
        return self.traded_from or self.known_day

    @property
    def known_day(self) -> date | None:
        """The day of publication, in UTC where an instant is known."""
        return self.published_at.date() if self.published_at else self.published_on


@dataclass(frozen=True, slots=True, kw_only=True)
class InsiderDeal(Event):
    """What an insider did with shares of the company, or with what is ``instrument``.

    ``pays_for`` names what a sale brought the money for: an exercise, or its tax.
    """

    KIND: ClassVar[str] = "insider_deal"

    person_id: str | None = None
    person: str = ""
    roles: tuple[str, ...] = ()
    side: str = "unknown"
    code: str = ""
    scheme: str = ""
    price_kind: str = "exact"
    price_low: Decimal | None = None
    price_high: Decimal | None = None
    direct: bool | None = None
    vehicle: str = ""
    discretion: str = "unknown"
    holding_before: Decimal | None = None
    holding_after: Decimal | None = None
    percent_after: Decimal | None = None
    passive: bool = False
    instrument: str = "share"
    pays_for: str = ""

    @property
    def market_decision(self) -> bool:
        """True when a person decided to buy or sell shares at the market's price."""
        return (
            self.side in MARKET_SIDES
            and self.status == "current"
            and self.instrument == "share"
            and not self.passive
            and not self.pays_for
            and self.discretion != "plan"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class InsiderPlan(Event):
    """An insider's intention to buy or sell up to an amount between ``traded_from`` and ``_to``."""

    KIND: ClassVar[str] = "insider_plan"

    person_id: str | None = None
    person: str = ""
    roles: tuple[str, ...] = ()
    side: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuybackProgramme(Event):
    """A shareholders' mandate (cap in shares) or an announced programme (cap in money)."""

    KIND: ClassVar[str] = "buyback_programme"

    programme_kind: str = "money"
    name: str = ""
    end_rule: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repurchase(Event):
    """Shares the company bought back, on a day or over a reported period.

    Cumulative figures are as filed, on ``cumulative_basis``; they are never summed. ``remaining``
    is what may yet be bought under the programme, as filed.
    """

    KIND: ClassVar[str] = "repurchase"

    method: str = "unknown"
    price_low: Decimal | None = None
    price_high: Decimal | None = None
    cumulative_shares: Decimal | None = None
    cumulative_value: Decimal | None = None
    cumulative_basis: str = ""
    programme_id: str | None = None
    remaining_shares: Decimal | None = None
    remaining_value: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding(Event):
    """What a person holds on a day, as a filing states it."""

    KIND: ClassVar[str] = "holding"

    person_id: str | None = None
    person: str = ""
    percent_after: Decimal | None = None
    roles: tuple[str, ...] = ()
    direct: bool | None = None
    vehicle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCount(Event):
    """How many shares of a class are in issue on a day."""

    KIND: ClassVar[str] = "share_count"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay(Event):
    """A day or period of the company's calendar: results, an ex-date, a closed period."""

    KIND: ClassVar[str] = "calendar_day"

    calendar_kind: str = "other"
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Event):
    """The user's own words on a day; ``note`` is the text."""

    KIND: ClassVar[str] = "note"


KINDS: dict[str, type[Event]] = {
    c.KIND: c
    for c in (
        InsiderDeal,
        InsiderPlan,
        BuybackProgramme,
        Repurchase,
        Holding,
        ShareCount,
        CalendarDay,
        Note,
    )
}


def amount(event: Event) -> Decimal | None:
    """The money of an event: as filed, or shares times price where both are filed."""
    if event.value is not None:
        return event.value
    if event.shares is not None and event.price is not None:
        return event.shares * event.price
    return None


@dataclass(frozen=True, slots=True)
class Coverage:
    """From which day to which a source was really read for an issuer, both included."""

    id: str
    issuer_id: str
    source: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """A difference a source brought that waits for the user: ``body`` is the record as JSON."""

    id: str
    issuer_id: str
    kind: str
    reason: str
    body: str
    proposed_at: datetime
