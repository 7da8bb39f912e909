"""What a feed of filings is: the one protocol that built-in feeds and plug-ins follow.

A plug-in is a distribution with an entry point in the group ``watchapp.feeds`` that names a class
or function; called without arguments it gives a Feed. It is trusted code, off until the user
switches it on; one that fails is a notice and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from watchapp.core.filed import Filed, Reading
from watchapp.core.issuer import Issuer, Listing
from watchapp.core.merge import Unreadable
from watchapp.core.records import dataclass
from watchapp.feeds.net import Net

GROUP = "watchapp.feeds"


@dataclass(frozen=True, slots=True)
class Ask:
    """What a feed is asked: the filings about one company that were published in some days.

    Attributes:
        listing: The line of stock that the user follows.
        issuer: Its company, with the numbers filings name it by where they are known.
        since, until: Days of publication, both included.
        net: Fetches politely; a feed uses no other way out.
        read: Gives the records of a document whose layout the program knows: its bytes, and what
            errors call it. Raises KnownError as ``formats.filings.read`` does.
        contact: What the user lets a source know of them, "" for nothing.
    """

    listing: Listing
    issuer: Issuer
    since: date
    until: date
    net: Net
    read: Callable[[bytes, str], Reading]
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a feed found, and which days it has really read (None for none)."""

    filed: tuple[Filed, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    first: date | None = None
    last: date | None = None


class Feed(Protocol):
    """A source of filings. ``fetch`` runs on a worker and touches nothing but what it is given.

    Attributes:
        name: Its code, also the name of the sources of its records.
        title: What it is called, in its own words.
    """

    name: str
    title: str

    def covers(self, listing: Listing, issuer: Issuer) -> bool:
        """True where it may have filings about this listing's company."""
        ...

    def fetch(self, ask: Ask) -> Answer:
        """The filings asked for. Raises KnownError for what a source may do."""
        ...
