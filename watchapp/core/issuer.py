"""Who is watched: companies, the lines of stock they have, and the lists they stand in."""

from __future__ import annotations

from decimal import Decimal

from watchapp.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Issuer:
    """A company (or index, or currency pair) that events belong to.

    ``lei`` (ISO 17442) and ``cik`` (the SEC's number) name it in filings whatever its symbol is.
    """

    id: str
    name: str
    lei: str = ""
    cik: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of an issuer's stock on one exchange.

    ``symbol`` is None while an ISIN or WKN could not be resolved yet. ``currency`` is as quoted,
    minor units included (GBp). ``kind`` is equity, etf, fund, index, currency, crypto, future
    or "" while it is unknown.
    """

    id: str
    issuer_id: str
    symbol: str | None
    name: str
    isin: str | None = None
    wkn: str | None = None
    mic: str = ""
    exchange: str = ""
    currency: str | None = None
    zone: str | None = None
    kind: str = ""
    share_class: str = ""
    shares_per_adr: Decimal | None = None

    @property
    def label(self) -> str:
        """What identifies it to a person: its symbol, or what was typed while it has none."""
        return self.symbol or self.isin or self.wkn or self.name


@dataclass(frozen=True, slots=True)
class Watchlist:
    """A named list; ``position`` orders the lists."""

    id: str
    name: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A listing's place in a list; ``position`` orders the rows of one list."""

    id: str
    list_id: str
    listing_id: str
    position: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose deals are filed; ``aliases`` are other spellings of the name."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Daily bars that did not come from a feed: imported by the user, or simulated.

    ``origin`` is ``imported`` or ``simulated``; ``source`` says from where in words; ``data`` is
    what ``bars.pack`` gives. A fetch never replaces it unasked.
    """

    id: str
    listing_id: str
    origin: str
    source: str
    currency: str | None
    basis_day: str
    data: bytes
