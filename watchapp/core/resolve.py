"""Whose a filing is: a company, listing and person of the book, or a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from watchapp.core import exchanges
from watchapp.core.book import Book
from watchapp.core.events import Event
from watchapp.core.filed import Filed, Who
from watchapp.core.issuer import Issuer, Listing, Person
from watchapp.core.merge import Unreadable

Needed = Issuer | Listing | Person
_LEGAL = re.compile(
    r"\b(inc|incorporated|corp|corporation|company|co|ltd|limited|plc|ag|se|sa|nv|ab|asa|oyj|spa|kgaa"
    r"|gmbh|publ|the|holdings?|group|de|new|class [a-z]|ordinary shares?|adr|bv|sca|as|a s)\b"
)
_SIGNS = re.compile(r"[\W_]+")


@lru_cache(4096)
def company_key(name: str) -> str:
    """A company's name without what registers write in different ways."""
    bare = _SIGNS.sub(" ", name.casefold().replace(".", ""))
    short = " ".join(_LEGAL.sub(" ", bare).split())
    return short or " ".join(bare.split())


@lru_cache(4096)
def person_key(name: str) -> str:
    """A person's name whatever its order, signs and capitals: "Cook, Timothy D" is "timothy cook".

    Initials do not count where two longer words are left.
    """
    words = [w for w in _SIGNS.sub(" ", name.casefold()).split() if w]
    long = [w for w in words if len(w) > 1]
    return " ".join(sorted(long if len(long) >= 2 else words))


class Resolver:
    """Finds who is meant by each record, and keeps what has to be made for them.

    Args:
        book: What is known.
        new_id: Makes ids.
        only: The listing that everything belongs to; what clearly names another company is left
            out.
    """

    def __init__(self, book: Book, new_id: Callable[[], str], only: Listing | None = None) -> None:
        self._book, self._new_id, self._only = book, new_id, only
        self.needed: dict[str, Needed] = {}
        self._issuers: dict[tuple[str, str], str] = {}
        self._listings: dict[tuple[str, str], Listing] = {}
        self._bare: dict[str, Listing] = {}  # a company's listing without a symbol
        self._persons: dict[str, Person] = {}
        for issuer in book.all(Issuer):
            self._learn_issuer(issuer)
        for listing in book.all(Listing):
            self._learn_listing(listing)
        for person in book.all(Person):
            for name in (person.name, *person.aliases):
                self._persons.setdefault(name.casefold(), person)
                self._persons.setdefault(person_key(name), person)

    def _learn_issuer(self, issuer: Issuer) -> None:
        for kind, value in (
            ("cik", issuer.cik),
            ("lei", issuer.lei),
            ("name", company_key(issuer.name)),
        ):
            if value:
                self._issuers.setdefault((kind, value), issuer.id)

    def _learn_listing(self, listing: Listing) -> None:
        if listing.symbol is None:
            self._bare[listing.issuer_id] = listing
        elif (bare := self._bare.get(listing.issuer_id)) is not None and bare.id == listing.id:
            del self._bare[listing.issuer_id]
        for kind, value in (("symbol", listing.symbol), ("isin", listing.isin)):
            if value:
                self._listings.setdefault((kind, value), listing)
        self._issuers.setdefault(("name", company_key(listing.name)), listing.issuer_id)

    # -- companies

    def resolve(self, filed: Iterable[Filed]) -> tuple[list[Filed], list[Unreadable]]:
        """The records with their companies and persons, and those that name nobody's company."""
        filed = list(filed)
        companies = {self._company_of(f.who) for f in filed}
        single = len(companies) == 1
        found, left = [], []
        for one in filed:
            reason = self._left_out(one.who, single=single)
            if reason:
                left.append(Unreadable(one.line, "", reason, one.who.symbol or one.who.name))
                continue
            found.append(replace(one, event=self._placed(one)))
        return found, left

    @staticmethod
    def _company_of(who: Who) -> tuple[str, str]:
        return who.cik or who.lei or who.isin or who.symbol, company_key(who.name)

    def _left_out(self, who: Who, *, single: bool) -> str:
        if self._only is None:
            return "" if who.named else "no_company"
        if not who.named or single:
            return ""  # the user says whose it is
        issuer, _ = self._find(who)
        return "" if issuer == self._only.issuer_id else "another_company"

    def _placed(self, filed: Filed) -> Event:
        who, event = filed.who, filed.event
        if self._only is not None:
            issuer: str = self._only.issuer_id
            listing: Listing | None = self._only
            self._fill_in(issuer, who)
        else:
            issuer, listing = self._issuer_for(who)
        changes: dict[str, object] = {
            "id": self._new_id(),
            "issuer_id": issuer,
            "listing_id": listing.id if listing is not None and not filed.elsewhere else None,
        }
        if listing is not None and not filed.elsewhere and not event.mic:
            changes["mic"] = listing.mic
        if filed.currency_by_listing:
            changes |= _money_of(event, listing)
        name = " ".join(getattr(event, "person", "").split())
        if name:
            changes |= {"person": name, "person_id": self._person_for(name).id}
        return replace(event, **changes)  # type: ignore[arg-type]

    def _find(self, who: Who) -> tuple[str | None, Listing | None]:
        for kind, value in (("symbol", who.symbol), ("isin", who.isin)):
            listing = self._listings.get((kind, value)) if value else None
            if listing is not None:
                return listing.issuer_id, listing
        for kind, value in (("cik", who.cik), ("lei", who.lei), ("name", company_key(who.name))):
            issuer = self._issuers.get((kind, value)) if value else None
            if issuer is not None:
                return issuer, None
        return None, None

    def _issuer_for(self, who: Who) -> tuple[str, Listing | None]:
        issuer, listing = self._find(who)
        if issuer is not None:
            self._fill_in(issuer, who)
            return issuer, listing or self._named(issuer, who)
        made = Issuer(self._new_id(), who.name or who.symbol or who.isin, who.lei, who.cik)
        exchange = exchanges.of_symbol(who.symbol) if who.symbol else None
        fresh = Listing(
            self._new_id(),
            made.id,
            who.symbol or None,
            who.name or who.symbol or who.isin,
            isin=who.isin or None,
            mic=exchange.mic if exchange else "",
            exchange=exchange.name if exchange else "",
            currency=exchange.currency if exchange else None,
            zone=exchange.zone if exchange else None,
            share_class="",
        )
        if self._book.by_symbol(fresh.label) is not None:  # another company is called like it
            fresh = replace(fresh, name=f"{fresh.name} ({who.lei or who.cik or made.id[:8]})")
        self.needed |= {made.id: made, fresh.id: fresh}
        self._learn_issuer(made)
        self._learn_listing(fresh)
        return made.id, fresh

    def _named(self, issuer_id: str, who: Who) -> Listing | None:
        """A company's listing that had no symbol until a filing told it."""
        before = bare = self._bare.get(issuer_id)
        if bare is None or (bare.isin and who.isin and bare.isin != who.isin):
            return None
        if who.symbol and self._book.by_symbol(who.symbol) is None:
            exchange = exchanges.of_symbol(who.symbol)
            bare = replace(
                bare, symbol=who.symbol, mic=exchange.mic, exchange=exchange.name,
                currency=bare.currency or exchange.currency, zone=exchange.zone,
            )  # fmt: skip
        bare = replace(bare, isin=bare.isin or who.isin or None)
        if bare != before:
            self.needed[bare.id] = bare
            self._learn_listing(bare)
        return bare if who.symbol or who.isin else None

    def _fill_in(self, issuer_id: str, who: Who) -> None:
        """A company keeps the numbers filings name it by, so that a new symbol loses none."""
        issuer = self.needed.get(issuer_id) or self._book.get(Issuer, issuer_id)
        if not isinstance(issuer, Issuer):
            return
        filled = replace(issuer, lei=issuer.lei or who.lei, cik=issuer.cik or who.cik)
        if filled != issuer:
            self.needed[issuer_id] = filled
            self._learn_issuer(filled)

    # -- persons

    def _person_for(self, name: str) -> Person:
        person = self._persons.get(name.casefold()) or self._persons.get(person_key(name))
        if person is None:
            person = Person(self._new_id(), name)
            self.needed[person.id] = person
        elif name.casefold() not in (
            person.name.casefold(),
            *(a.casefold() for a in person.aliases),
        ):
            person = replace(person, aliases=(*person.aliases, name))
            self.needed[person.id] = person
        self._persons[name.casefold()] = self._persons[person_key(name)] = person
        return person


def _money_of(event: Event, listing: Listing | None) -> dict[str, object]:
    """The currency of money that a source gives in one that depends on the listing.

    Of a US listing it is dollars. Of one in London it was seen to be neither pence nor pounds: for
    a share at 308.8 pence a purchase at 3.89 was told, which is dollars. Of all others the money is
    left out rather than told in a currency that nobody said.
    """
    quoted = None
    if listing is not None:
        quoted = listing.currency or exchanges.of_symbol(listing.symbol or "").currency
    if quoted == "USD":
        return {"currency": "USD"} if event.currency else {}
    nothing = dict.fromkeys(("price", "value", "currency", "price_low", "price_high"))
    return {**nothing, "price_kind": "none"}
