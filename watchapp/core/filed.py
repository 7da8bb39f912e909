"""What a filing or file says before it is known whose it is: a record, and who is meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from datetime import date, datetime

from watchapp.core.events import Event, Source
from watchapp.core.merge import Unreadable
from watchapp.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """How a source names a company; each part is "" where it does not say.

    Attributes:
        symbol: As Yahoo writes it.
        isin: Of the share; that of an option or bond names another thing and is left out.
        lei, cik: Its identifiers with ISO 17442 and the SEC.
        name: As filed.
        share_class: The class of stock.
    """

    symbol: str = ""
    isin: str = ""
    lei: str = ""
    cik: str = ""
    name: str = ""
    share_class: str = ""

    @property
    def named(self) -> bool:
        """True when it says anything about the company."""
        return bool(self.symbol or self.isin or self.lei or self.cik or self.name)


@dataclass(frozen=True, slots=True)
class Filed:
    """A record as read: its ``event`` has no id and no issuer yet.

    Attributes:
        who: Whose it is.
        event: What it says.
        line: Where it stands, from 1.
        corrects: The native key of the record it takes the place of.
        amends: True for a correction of an earlier filing that it does not name.
        elsewhere: True for what was dealt on another venue than the one that ``who`` names.
        currency_by_listing: True where the source's money is in a currency that it does not name
            and that depends on the listing.
    """

    who: Who
    event: Event
    line: int = 0
    corrects: str = ""
    amends: bool = False
    elsewhere: bool = False
    currency_by_listing: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds.

    Attributes:
        layout: The name of the layout it was read by.
        rows: How many records it has, read or not.
        filed: Those that were read, in its order.
        unread: Those that were not, each with its reason.
        remarks: Codes of what must be said of the whole, such as that nothing is reported.
        columns: Of a table that was read by a mapping.
    """

    layout: str
    rows: int
    filed: tuple[Filed, ...] = ()
    unread: tuple[Unreadable, ...] = ()
    remarks: tuple[str, ...] = field(default=())
    columns: tuple[str, ...] = field(default=())


def in_filing(
    filed: Filed, number: str, *, at: datetime | None, on: date | None, url: str
) -> Filed:
    """The same record as one of a filing that has a number, and when and where it was filed."""

    def numbered(source: Source) -> Source:
        line = source.key.rpartition("#")[2]
        return replace(source, key=f"{number}#{line}", url=url)

    sources = tuple(numbered(s) for s in filed.event.sources)
    event = replace(
        filed.event, sources=sources, published_at=at, published_on=None if at else on
    )  # fmt: skip
    return replace(filed, event=event)


def reading(
    layout: str, filed: Iterable[Filed], unread: Iterable[Unreadable] = (), *remarks: str
) -> Reading:
    """A Reading whose every record was either read or not."""
    filed, unread = tuple(filed), tuple(unread)
    return Reading(layout, len(filed) + len(unread), filed, unread, remarks)
