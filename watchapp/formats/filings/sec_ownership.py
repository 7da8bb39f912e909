"""SEC Forms 3, 4, 5 and their amendments: ownership XML alone, or inside a full submission.

Facts and traps: a price of zero or one that stands only in a footnote is no price; an average
price has its range in a footnote; flags come as 1/0 and true/false; a day may carry a zone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import cached_property, partial
from typing import Any
from zoneinfo import ZoneInfo

from watchapp.core import codes
from watchapp.core.events import Event, Holding, InsiderDeal, Source
from watchapp.core.filed import Filed, Reading, Who, reading
from watchapp.core.merge import BY_CONTENT, Unreadable
from watchapp.core.problems import KnownError
from watchapp.formats import xml
from watchapp.formats.filings.symbols import us_symbol

LAYOUT = "sec_ownership"
PARSER = "sec_ownership/1"
EASTERN = "America/New_York"
QUOTE_MOST = 4000  # characters of footnotes that are kept with an event
_TRUE = {"1", "true", "y", "yes"}
_PLAN = re.compile(r"10b5[\s\u2010-\u2015-]*1", re.IGNORECASE)
_TAX = re.compile(
    r"sell[\s-]to[\s-]cover|cover\w*\s[^.]{0,60}\btax|\btax\w*\s[^.]{0,60}(withh|obligat|liabilit)"
    r"|withh[^.]{0,80}\btax",
    re.IGNORECASE,
)
_NOT_TAX = re.compile(r"tax planning|estate planning", re.IGNORECASE)
_AVERAGE = re.compile(
    r"weighted[\s-]average|average (sale|sales|purchase|selling)? ?price", re.IGNORECASE
)
_MONEY = r"(?:US)?\$\s?(\d[\d,]*(?:\.\d+)?)"
_RANGE = re.compile(
    rf"(?:rang\w+|from|between|prices?)\s+(?:of\s+|from\s+|between\s+|were\s+)*{_MONEY}"
    rf"(?:\s*per\s+share)?(?:\s*,?\s*inclusive)?\s*(?:to|and|through|-|\u2013)\s*{_MONEY}",
    re.IGNORECASE,
)
_PER_SHARE = re.compile(rf"{_MONEY}\s+(?:per|a)\s+(?:\w+\s+)?share", re.IGNORECASE)
_DOCUMENT = re.compile(rb"<ownershipDocument\b.*?</ownershipDocument>", re.DOTALL)
_ACCESSION = re.compile(rb"ACCESSION NUMBER:\s*(\d{10}-\d{2}-\d{6})")
_ACCEPTED = re.compile(rb"<ACCEPTANCE-DATETIME>\s*(\d{14})")
_FILED = re.compile(rb"FILED AS OF DATE:\s*(\d{8})")
_TABLES = (
    ("nonDerivativeTable/nonDerivativeTransaction", "nd", False),
    ("derivativeTable/derivativeTransaction", "d", True),
)
_HOLDINGS = (
    ("nonDerivativeTable/nonDerivativeHolding", "ndh", False),
    ("derivativeTable/derivativeHolding", "dh", True),
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a submission or an index says around the document.

    Attributes:
        accession: Its number, "" where only the document is there.
        accepted: When the SEC took it in, which is when the public could know.
        filed: The day it counts as filed.
        url: Where it stands.
    """

    accession: str = ""
    accepted: datetime | None = None
    filed: date | None = None
    url: str = ""


def is_submission(data: bytes) -> bool:
    """True for a full submission with a header in SGML."""
    return (
        data[:200].lstrip().startswith((b"<SEC-DOCUMENT>", b"<SEC-HEADER>", b"-----BEGIN PRIVACY"))
    )


def read_submission(data: bytes, name: str) -> Reading:
    """A full submission text file; KnownError ``no_ownership_document`` where none is inside."""
    found = _DOCUMENT.search(data)
    if found is None:
        raise KnownError("no_ownership_document", path=name)
    accession, accepted, filed = (
        _ACCESSION.search(data),
        _ACCEPTED.search(data),
        _FILED.search(data),
    )
    envelope = Envelope(
        accession[1].decode() if accession else "",
        _accepted(accepted[1].decode()) if accepted else None,
        _compact_day(filed[1].decode()) if filed else None,
    )
    return read(xml.parse(found[0], name), found[0], envelope)


def _accepted(text: str) -> datetime | None:
    try:
        at = datetime.strptime(text, "%Y%m%d%H%M%S")  # noqa: DTZ007 - Washington's wall clock
    except ValueError:
        return None
    return at.replace(tzinfo=ZoneInfo(EASTERN)).astimezone(UTC)


def _compact_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read(root: Any, data: bytes, envelope: Envelope = Envelope()) -> Reading:
    """The lines of an ownership document; its bytes name it where no envelope does."""
    return _Document(root, data, envelope).reading()


class _Document:
    def __init__(self, root: Any, data: bytes, envelope: Envelope) -> None:
        self.root, self.envelope = root, envelope
        digest = hashlib.sha256(b"".join(data.split())).hexdigest()[:20]
        self.number = envelope.accession or f"{BY_CONTENT}{digest}"
        self.form = (root.findtext("documentType") or "").strip()
        self.amendment = self.form.endswith("/A")
        self.period = _day(root.findtext("periodOfReport"))

    def reading(self) -> Reading:
        filed: list[Filed] = []
        unread: list[Unreadable] = []
        transactions = list(self._lines(_TABLES))
        paid_for = self._exercise_days(transactions)
        for element, key, derivative in transactions:
            deal = partial(self._deal, paid_for=paid_for, derivative=derivative)
            self._take(filed, unread, element, key, deal)
        for element, key, derivative in self._lines(_HOLDINGS):
            holding = partial(self._holding, derivative=derivative)
            self._take(filed, unread, element, key, holding)
        remarks = () if filed or unread else ("nothing_reported",)
        return reading(LAYOUT, filed, unread, *remarks)

    def _take(
        self,
        filed: list[Filed],
        unread: list[Unreadable],
        element: Any,
        key: str,
        read: Callable[[Any, str], Event],
    ) -> None:
        line = element.sourceline or 0
        try:
            event = read(element, key)
        except _Unread as bad:
            unread.append(Unreadable(line, bad.column, bad.reason, bad.text))
            return
        filed.append(Filed(self.who(element), event, line, amends=self.amendment))

    def _lines(self, tables: Any) -> Iterator[tuple[Any, str, bool]]:
        for path, prefix, derivative in tables:
            for place, element in enumerate(self.root.findall(path), 1):
                yield element, f"{prefix}{place}", derivative

    def _exercise_days(self, transactions: list[tuple[Any, str, bool]]) -> set[str]:
        """The days on which the same filing has an exercise: a sale on one of them pays for it."""
        return {
            (_value(e, "transactionDate") or "")[:10]
            for e, _, _ in transactions
            if e.findtext("transactionCoding/transactionCode") in ("M", "X", "O")
        }

    # -- what the whole document says

    def who(self, element: Any) -> Who:
        def text(tag: str) -> str:
            return (self.root.findtext(f"issuer/{tag}") or "").strip()

        return Who(
            symbol=us_symbol(text("issuerTradingSymbol")),
            cik=text("issuerCik").lstrip("0"),
            name=text("issuerName"),
            share_class=_value(element, "securityTitle") or "",
        )

    @cached_property
    def owners(self) -> list[tuple[str, tuple[str, ...]]]:
        found = []
        for owner in self.root.findall("reportingOwner"):
            name = " ".join((owner.findtext("reportingOwnerId/rptOwnerName") or "").split())
            if name:
                found.append((name, _roles(owner.find("reportingOwnerRelationship"))))
        return found

    @cached_property
    def footnotes(self) -> dict[str, str]:
        return {
            str(n.get("id")): " ".join("".join(n.itertext()).split())
            for n in self.root.findall("footnotes/footnote")
        }

    @cached_property
    def plan_flag(self) -> bool | None:
        """Whether the filing's box for a plan is ticked; None before there was one (X0407)."""
        text = self.root.findtext("aff10b5One")
        return None if text is None or not text.strip() else text.strip().casefold() in _TRUE

    @cached_property
    def plan_in_notes(self) -> bool:
        return any(_PLAN.search(n) for n in self.footnotes.values())

    @cached_property
    def plan_in_remarks(self) -> bool:
        return bool(_PLAN.search(self.root.findtext("remarks") or ""))

    def notes(self, element: Any, path: str = "") -> str:
        """The footnotes of a field, or of a whole line."""
        at = element.find(path) if path else element
        if at is None:
            return ""
        ids = dict.fromkeys(str(n.get("id")) for n in at.iter("footnoteId"))
        return " ".join(self.footnotes[i] for i in ids if i in self.footnotes)

    def _common(self, element: Any, key: str) -> dict[str, Any]:
        if not self.owners:
            raise _Unread("rptOwnerName", "no_person")
        person, roles = self.owners[0]
        others = [name for name, _ in self.owners[1:]]
        said = [f"Form {self.form}"]
        if others:
            roles = tuple(
                dict.fromkeys((*roles, *(r for _, more in self.owners[1:] for r in more)))
            )
            said.append("Reported jointly with " + "; ".join(others))
        if notes := self.notes(element):
            said.append(notes)
        nature = "ownershipNature/"
        direct = {"D": True, "I": False}.get(
            _value(element, nature + "directOrIndirectOwnership") or ""
        )
        vehicle = (_value(element, nature + "natureOfOwnership") or "") if direct is False else ""
        return {
            "id": "",
            "issuer_id": "",
            "person": person,
            "roles": roles,
            "direct": direct,
            "vehicle": vehicle,
            "share_class": _value(element, "securityTitle") or "",
            "published_at": self.envelope.accepted,
            "published_on": None if self.envelope.accepted else self.envelope.filed,
            "sources": (
                Source(
                    "sec",
                    url=self.envelope.url,
                    key=f"{self.number}#{key}",
                    quote=". ".join(said)[:QUOTE_MOST],
                    parser=f"{PARSER} {self.form}",
                    confidence=Decimal(1),
                ),
            ),
        }

    # -- lines

    def _deal(self, element: Any, key: str, *, paid_for: set[str], derivative: bool) -> Event:
        common = self._common(element, key)
        code = (element.findtext("transactionCoding/transactionCode") or "").strip().upper()
        day = _day(_value(element, "transactionDate"))
        if day is None:
            raise _Unread("transactionDate", "no_day", _value(element, "transactionDate") or "")
        amounts = "transactionAmounts/"
        shares = _decimal(element, amounts + "transactionShares")
        price = _decimal(element, amounts + "transactionPricePerShare")
        total = _decimal(element, amounts + "transactionTotalValue")
        side = codes.SEC.get(code, "unknown")
        way = _value(element, amounts + "transactionAcquiredDisposedCode")
        # where the code and the column contradict each other, it is shown and counts in nothing
        contradicts = (side, way) in (("buy", "D"), ("sell", "A"))
        priced = self._priced(element, price, market=side in ("buy", "sell"))
        money = (
            priced.get("price") is not None or bool(total) or priced.get("price_low") is not None
        )
        return InsiderDeal(
            **common,
            **priced,
            side=side,
            status="unverified" if contradicts else "current",
            code=code,
            scheme="sec",
            shares=shares or None,
            value=total or None,
            currency="USD" if money else None,
            traded_from=day,
            discretion=self._discretion(element),
            holding_after=_decimal(
                element, "postTransactionAmounts/sharesOwnedFollowingTransaction"
            ),
            instrument="derivative" if derivative else "share",
            pays_for=self._pays_for(element, side, day, paid_for),
        )

    def _priced(self, element: Any, price: Decimal | None, *, market: bool) -> dict[str, Any]:
        """The price as filed, with the range of an average out of its footnote."""
        notes = self.notes(element, "transactionAmounts/transactionPricePerShare")
        if not notes or not (market or price):
            return {"price": price or None, "price_kind": "exact" if price else "none"}
        low, high = _range(notes)
        average = bool(_AVERAGE.search(notes)) or low is not None
        if price:
            kind = "average" if average else "exact"
            return {"price": price, "price_kind": kind, "price_low": low, "price_high": high}
        stated = set(_PER_SHARE.findall(notes))
        if len(stated) == 1 and low is None:
            told = Decimal(stated.pop().replace(",", "")) or None
            kind = "average" if average else "exact"
            return {"price": told, "price_kind": kind if told else "none"}
        kind = "range" if low is not None else "none"
        return {"price": None, "price_kind": kind, "price_low": low, "price_high": high}

    def _discretion(self, element: Any) -> str:
        """Whether a plan dealt: the box is for the whole filing, a footnote for its line."""
        in_line = bool(_PLAN.search(self.notes(element)))
        if self.plan_flag is False:
            return "discretionary"
        if self.plan_flag:
            return "plan" if in_line or not self.plan_in_notes else "discretionary"
        return "plan" if in_line or self.plan_in_remarks else "unknown"

    def _pays_for(self, element: Any, side: str, day: date, paid_for: set[str]) -> str:
        if side != "sell":
            return ""
        notes = self.notes(element)
        if _TAX.search(notes) and not _NOT_TAX.search(notes):
            return "tax"
        return "exercise" if day.isoformat() in paid_for else ""

    def _holding(self, element: Any, key: str, *, derivative: bool) -> Event:
        common = self._common(element, key)
        path = "underlyingSecurity/underlyingSecurityShares" if derivative else ""
        shares = _decimal(element, "postTransactionAmounts/sharesOwnedFollowingTransaction")
        if shares is None and path:
            shares = _decimal(element, path)
        return Holding(**common, shares=shares or None, traded_from=self.period)


class _Unread(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, column: str, reason: str, text: str = "") -> None:
        super().__init__(column, reason)
        self.column, self.reason, self.text = column, reason, text


def _value(element: Any, path: str) -> str | None:
    """The text of a field's ``value``, None where it is empty or only a footnote."""
    text = element.findtext(f"{path}/value")
    return " ".join(text.split()) or None if text is not None else None


def _decimal(element: Any, path: str) -> Decimal | None:
    text = _value(element, path)
    if text is None:
        return None
    try:
        found = Decimal(text.replace(",", "").replace("$", ""))
    except InvalidOperation:
        raise _Unread(path.rpartition("/")[2], "not_a_number", text[:100]) from None
    if not found.is_finite() or abs(found) > Decimal(10) ** 20:
        raise _Unread(path.rpartition("/")[2], "not_a_number", text[:100])
    return abs(found)


def _day(text: str | None) -> date | None:
    """A day, whose zone behind it says nothing about it."""
    try:
        return date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None


def _range(notes: str) -> tuple[Decimal | None, Decimal | None]:
    found = [tuple(Decimal(p.replace(",", "")) for p in m) for m in _RANGE.findall(notes)]
    if not found:
        return None, None
    low, high = min(f[0] for f in found), max(f[1] for f in found)
    return (low, high) if 0 < low <= high else (None, None)


def _roles(relation: Any) -> tuple[str, ...]:
    if relation is None:
        return ()

    def flag(tag: str) -> bool:
        return (relation.findtext(tag) or "").strip().casefold() in _TRUE

    title = f"{relation.findtext('officerTitle') or ''} {relation.findtext('otherText') or ''}"
    named = codes.roles_of(title)
    found = [r for r in named if r in ("founder", "chair", "ceo", "cfo")]
    for tag, role in (("isDirector", "director"), ("isOfficer", "officer"),
                      ("isTenPercentOwner", "ten_percent")):  # fmt: skip
        if flag(tag):
            found.append(role)
    return tuple(dict.fromkeys(found))
