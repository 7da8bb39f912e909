"""What a feed of events is: the one protocol that built-in feeds and plug-ins follow."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from watchapp.core.events import Event
from watchapp.core.issuer import Listing
from watchapp.core.merge import Unreadable
from watchapp.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What a feed found for one listing, and which days it has really read."""

    records: tuple[Event, ...]
    unreadable: tuple[Unreadable, ...] = ()
    first: date | None = None
    last: date | None = None


class Feed(Protocol):
    """A source of filings. ``fetch`` runs on a worker and touches nothing but what it is given."""

    name: str

    def fetch(self, listing: Listing) -> Answer:
        """The events of ``listing``. Raises KnownError for what a source may do."""
        ...
