"""SEC Forms 3, 4, 5 and their amendments: ownership XML alone, or inside a full submission.

Facts and traps: a price of zero or one that stands only in a footnote is no price; an average
price has its range in a footnote; flags come as 1/0 and true/false; a day may carry a zone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from watchapp.core import codes
from watchapp.core.events import MARKET_SIDES, Event, Holding, InsiderDeal, Source
from watchapp.core.filed import Filed, Reading, Who, reading
from watchapp.core.merge import BY_CONTENT, Unreadable
from watchapp.core.problems import KnownError
from watchapp.formats import xml
from watchapp.formats.filings.symbols import us_symbol

LAYOUT = "sec_ownership"
PARSER = "sec_ownership/1"
EASTERN = "America/New_York"
DIGITS = 20
MOST = Decimal(10) ** DIGITS  # no number of shares or dollars is larger
QUOTE_MOST = 4000  # characters of footnotes that are kept with an event
_READ = ("value", "footnoteId", "transactionCode")  # what of a line holds anything
_PRICE = "transactionPricePerShare"
_ISSUER = ("issuerCik", "issuerName", "issuerTradingSymbol")
_BOXES = {"isDirector": "director", "isOfficer": "officer", "isTenPercentOwner": "ten_percent"}
_OWNER = ("rptOwnerName", "officerTitle", "otherText", *_BOXES)
_SPACE = b" \t\r\n\x0b\x0c"
_SURE = Decimal(1)
Range = tuple[Decimal, Decimal]  # of prices
_DIRECT = {"D": True, "I": False}
_CONTRADICTIONS = {("buy", "D"), ("sell", "A")}
_TRUE = {"1", "true", "y", "yes"}
_PLAN = re.compile(r"10b5[\s\u2010-\u2015-]*1")  # in small letters
_NO_PLAN = re.compile(
    r"\b(?:not|neither|nor)\b[^.;,]{0,30}\b(?:pursuant to|under|part of|subject to|accordance with)"
    r"\b[^.;,]{0,30}10b5[\s\u2010-\u2015-]*1"
)
# Of small letters, and each beginning with letters or a sign: such are looked for quickest.
_TAX = (
    re.compile(r"sell[\s-]to[\s-]cover"),
    re.compile(r"cover\w*\s[^.]{0,60}\btax"),
    re.compile(r"tax(?<!\wtax)\w*\s[^.]{0,60}(?:withh|obligat|liabilit)"),
    re.compile(r"withh[^.]{0,80}\btax"),
)
_NO_TAX = ("tax planning", "estate planning")
_AVERAGE = (
    re.compile(r"weighted[\s-]average"),
    re.compile(r"average (?:sale|sales|purchase|selling)? ?price"),
)
_MONEY = r"\$\s?(\d[\d,]*(?:\.\d+)?)"
_RANGE = re.compile(
    rf"{_MONEY}(?:\s*per\s+share)?(?:\s*,?\s*inclusive)?\s*(?:to|and|through|-|\u2013)\s*"
    rf"(?:us)?{_MONEY}"
)
_OF_A_RANGE = re.compile(
    r"(?:rang\w+|from|between|prices?)\s+(?:of\s+|from\s+|between\s+|were\s+)*(?:us)?\Z"
)
BEFORE = 80  # characters in which the words of a range stand
_PER_SHARE = re.compile(rf"{_MONEY}\s+(?:per|a)\s+(?:\w+\s+)?share")
_DOCUMENT = re.compile(rb"<ownershipDocument\b.*?</ownershipDocument>", re.DOTALL)
_ACCESSION = re.compile(rb"ACCESSION NUMBER:\s*(\d{10}-\d{2}-\d{6})")
_ACCEPTED = re.compile(rb"<ACCEPTANCE-DATETIME>\s*(\d{14})")
_FILED = re.compile(rb"FILED AS OF DATE:\s*(\d{8})")
_CIK = re.compile(rb"CENTRAL INDEX KEY:\s*(\d{1,10})")
ARCHIVE = "https://www.sec.gov/Archives/edgar/data/"
# The lines of both tables, in the order in which they are read: what their keys begin with.
_LINES = {
    "nonDerivativeTransaction": "nd",
    "derivativeTransaction": "d",
    "nonDerivativeHolding": "ndh",
    "derivativeHolding": "dh",
}


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


def is_ownership(data: bytes) -> bool:
    """True for what looks like an ownership document; the root tells."""
    return b"<ownershipDocument" in data[:1024]


def read_submission(data: bytes, name: str) -> Reading:
    """A full submission text file; KnownError ``no_ownership_document`` where none is inside."""
    found = _DOCUMENT.search(data)
    if found is None:
        raise KnownError("no_ownership_document", path=name)
    accession, accepted, filed, cik = (
        pattern.search(data) for pattern in (_ACCESSION, _ACCEPTED, _FILED, _CIK)
    )
    number = accession[1].decode() if accession else ""
    envelope = Envelope(
        number,
        _accepted(accepted[1].decode()) if accepted else None,
        _compact_day(filed[1].decode()) if filed else None,
        f"{ARCHIVE}{int(cik[1])}/{number.replace('-', '')}/" if cik and number else "",
    )
    return read(xml.parse(found[0], name, blanks=False), found[0], envelope)


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


class once:  # noqa: N801 - reads as a decorator
    """A value that is computed when it is first asked for; without the lock that the library's has.

    Its first calls were a tenth of the time that a document takes.
    """

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self._make, self._name = make, make.__name__

    def __get__(self, owner: Any, _kind: object = None) -> Any:
        found = owner.__dict__[self._name] = self._make(owner)
        return found


class _Line:
    """A line's texts and footnotes by the names of its fields, gathered in one pass."""

    __slots__ = ("derivative", "key", "notes", "number", "priced", "texts")
    texts: dict[str, str]

    def __init__(self, element: Any, key: str, *, derivative: bool) -> None:
        self.key, self.derivative, self.number = key, derivative, element.sourceline or 0
        self.texts = texts = {}
        notes: list[str] = []
        priced: list[str] = []
        for part in element.iter(*_READ):
            tag = part.tag
            if tag == "footnoteId":
                notes.append(part.get("id") or "")
                if part.getparent().tag == _PRICE:
                    priced.append(notes[-1])
                continue
            text = part.text
            if text and (" " in text or not text.isprintable()):
                text = _spaced(text)
            if text:
                field = part.getparent().tag if tag == "value" else tag
                if field not in texts:
                    texts[field] = text
        # the ids of all footnotes, each once, and of those of the price
        self.notes = tuple(dict.fromkeys(notes)) if notes else ()
        self.priced = tuple(dict.fromkeys(priced)) if priced else ()

    def decimal(self, field: str) -> Decimal | None:
        """An exact number without its sign; None where it is empty or only a footnote."""
        text = self.texts.get(field)
        if text is None:
            return None
        if len(text) <= DIGITS and text.isdecimal():
            return Decimal(text)
        try:
            found = Decimal(text)
        except InvalidOperation:
            try:
                found = Decimal(text.replace(",", "").replace("$", ""))
            except InvalidOperation:
                raise _Unread(field, "not_a_number", text[:100]) from None
        found = found.copy_abs()  # abs() would round, and refuse what is too large
        if not found.is_finite() or found > MOST:
            raise _Unread(field, "not_a_number", text[:100])
        return found


class _Note:
    """A footnote: its text, and what it says of plans, taxes and prices.

    Each is looked into by itself: words of two footnotes say nothing together.
    """

    def __init__(self, text: str) -> None:
        self.text, self.low = text, text.casefold()

    # a word that each pattern needs is looked for first: most footnotes have none of them

    @once
    def plan(self) -> bool:
        if "10b5" not in self.low:
            return False
        return len(_PLAN.findall(self.low)) > len(_NO_PLAN.findall(self.low))

    @once
    def tax(self) -> bool:
        low = self.low
        if "tax" not in low and "cover" not in low:
            return False
        return any(p.search(low) for p in _TAX) and not any(words in low for words in _NO_TAX)

    @once
    def range(self) -> Range | None:
        return _range(self.low) if self.low.count("$") > 1 else None

    @once
    def average(self) -> bool:
        return "average" in self.low and any(p.search(self.low) for p in _AVERAGE)

    @once
    def stated(self) -> set[str]:
        return set(_PER_SHARE.findall(self.low)) if "$" in self.low else set()


class _Document:
    def __init__(self, root: Any, data: bytes, envelope: Envelope) -> None:
        self.data, self.envelope = data, envelope
        self.parts: dict[str, list[Any]] = {}  # by their names
        for part in root:
            self.parts.setdefault(part.tag, []).append(part)
        digest = hashlib.sha256(data.translate(None, _SPACE)).hexdigest()[:20]
        self.number = envelope.accession or f"{BY_CONTENT}{digest}"
        self.form = self.text("documentType").strip()
        self.parser = f"{PARSER} {self.form}"
        self.amendment = self.form.endswith("/A")
        self.period = _day(self.text("periodOfReport"))
        self.published_at = envelope.accepted
        self.published_on = None if envelope.accepted else envelope.filed
        self._quotes: dict[tuple[str, ...], str] = {}  # by the ids of footnotes
        self._classes: dict[str, Who] = {}

    def text(self, name: str) -> str:
        """The text of the first part of a name, "" where there is none."""
        found = self.parts.get(name)
        return (found[0].text or "") if found else ""

    def reading(self) -> Reading:
        filed: list[Filed] = []
        unread: list[Unreadable] = []
        lines = self._lines()
        deals, holdings = lines["nd"] + lines["d"], lines["ndh"] + lines["dh"]
        # a sale on the day of an exercise by the same person pays for it
        paid_for = {
            _day(line.texts.get("transactionDate"))
            for line in deals
            if line.texts.get("transactionCode") in ("M", "X", "O")
        }
        for place, line in enumerate((*deals, *holdings)):
            try:
                held = place >= len(deals)
                event = self._holding(line) if held else self._deal(line, paid_for)
            except _Unread as bad:
                unread.append(Unreadable(line.number, bad.column, bad.reason, bad.text))
                continue
            who = self._who(event.share_class)
            filed.append(Filed(who, event, line.number, amends=self.amendment))
        remarks = () if filed or unread else ("nothing_reported",)
        return reading(LAYOUT, filed, unread, *remarks)

    def _lines(self) -> dict[str, list[_Line]]:
        """The lines by what their keys begin with; in each table they are counted from 1."""
        found: dict[str, list[_Line]] = {prefix: [] for prefix in _LINES.values()}
        for name, derivative in (("nonDerivativeTable", False), ("derivativeTable", True)):
            for element in chain.from_iterable(self.parts.get(name, ())):
                prefix = _LINES.get(element.tag)
                if prefix is not None and derivative == prefix.startswith("d"):
                    lines = found[prefix]
                    key = f"{prefix}{len(lines) + 1}"
                    lines.append(_Line(element, key, derivative=derivative))
        return found

    # -- what the whole document says

    def _who(self, share_class: str) -> Who:
        """The company, by the class of its shares; lines have few of those."""
        found = self._classes.get(share_class)
        if found is None:
            issuer = self.parts.get("issuer")
            texts = _texts(issuer[0], _ISSUER) if issuer else {}
            found = self._classes[share_class] = Who(
                symbol=us_symbol(texts.get("issuerTradingSymbol", "")),
                cik=texts.get("issuerCik", "").lstrip("0"),
                name=texts.get("issuerName", ""),
                share_class=share_class,
            )
        return found

    @once
    def owners(self) -> list[tuple[str, tuple[str, ...]]]:
        found = []
        for owner in self.parts.get("reportingOwner", ()):
            texts = _texts(owner, _OWNER)
            if name := " ".join(texts.get("rptOwnerName", "").split()):
                found.append((name, _roles(texts)))
        return found

    @once
    def by(self) -> tuple[str, tuple[str, ...]]:
        """Who reports, with the roles of all who report jointly."""
        if not self.owners:
            raise _Unread("rptOwnerName", "no_person")
        return self.owners[0][0], tuple(dict.fromkeys(r for _, more in self.owners for r in more))

    @once
    def preface(self) -> str:
        others = "; ".join(name for name, _ in self.owners[1:])
        jointly = f". Reported jointly with {others}" if others else ""
        return f"Form {self.form}{jointly}"

    @once
    def footnotes(self) -> dict[str, _Note]:
        notes = [
            n for n in chain.from_iterable(self.parts.get("footnotes", ())) if n.tag == "footnote"
        ]
        if any(len(n) for n in notes):  # marked up inside, where a space alone parts two words
            notes = xml.parse(self.data, "").findall("footnotes/footnote")
        return {
            str(n.get("id")): _Note(_spaced("".join(n.itertext()) if len(n) else n.text or ""))
            for n in notes
        }

    @once
    def plan_flag(self) -> bool | None:
        """Whether the filing's box for a plan is ticked; None before there was one (X0407)."""
        text = self.text("aff10b5One").strip().casefold()
        return text in _TRUE if text else None

    @once
    def plan_in_notes(self) -> bool:
        return any(n.plan for n in self.footnotes.values())

    @once
    def plan_in_remarks(self) -> bool:
        return bool(_Note(self.text("remarks")).plan)

    def notes(self, ids: tuple[str, ...]) -> list[_Note]:
        """The footnotes of some ids."""
        known = self.footnotes
        return [known[i] for i in ids if i in known]

    def _source(self, line: _Line, notes: list[_Note]) -> Source:
        quote = self._quotes.get(line.notes)  # lines share most of them
        if quote is None:
            said = " ".join([n.text for n in notes])
            quote = (f"{self.preface}. {said}" if said else self.preface)[:QUOTE_MOST]
            self._quotes[line.notes] = quote
        return Source(
            "sec",
            url=self.envelope.url,
            key=f"{self.number}#{line.key}",
            quote=quote,
            parser=self.parser,
            confidence=_SURE,
        )

    # -- lines; each field by its name: dictionaries that are put together take twice the time

    def _deal(self, line: _Line, paid_for: set[date | None]) -> Event:
        (person, roles), notes, texts = self.by, self.notes(line.notes), line.texts
        code = texts.get("transactionCode", "").upper()
        day = _day(texts.get("transactionDate"))
        if day is None:
            raise _Unread("transactionDate", "no_day", texts.get("transactionDate", ""))
        shares, total = line.decimal("transactionShares"), line.decimal("transactionTotalValue")
        side = codes.SEC.get(code, "unknown")
        # where the code and the column contradict each other, it is shown and counts in nothing
        contradicts = (side, texts.get("transactionAcquiredDisposedCode")) in _CONTRADICTIONS
        price, kind, low, high = self._priced(line, market=side in MARKET_SIDES)
        direct = _DIRECT.get(texts.get("directOrIndirectOwnership", ""))
        return InsiderDeal(
            id="",
            issuer_id="",
            share_class=texts.get("securityTitle", ""),
            status="unverified" if contradicts else "current",
            traded_from=day,
            published_at=self.published_at,
            published_on=self.published_on,
            shares=shares or None,
            price=price,
            value=total or None,
            currency="USD" if price or total or low else None,
            sources=(self._source(line, notes),),
            person=person,
            roles=roles,
            side=side,
            code=code,
            scheme="sec",
            price_kind=kind,
            price_low=low,
            price_high=high,
            direct=direct,
            vehicle=texts.get("natureOfOwnership", "") if direct is False else "",
            discretion=self._discretion(notes),
            holding_after=line.decimal("sharesOwnedFollowingTransaction"),
            instrument="derivative" if line.derivative else "share",
            pays_for=_pays_for(side, day, notes, paid_for),
        )

    def _holding(self, line: _Line) -> Event:
        (person, roles), texts = self.by, line.texts
        shares = line.decimal("sharesOwnedFollowingTransaction")
        if shares is None and line.derivative:
            shares = line.decimal("underlyingSecurityShares")
        direct = _DIRECT.get(texts.get("directOrIndirectOwnership", ""))
        return Holding(
            id="",
            issuer_id="",
            share_class=texts.get("securityTitle", ""),
            traded_from=self.period,
            published_at=self.published_at,
            published_on=self.published_on,
            shares=shares or None,
            sources=(self._source(line, self.notes(line.notes)),),
            person=person,
            roles=roles,
            direct=direct,
            vehicle=texts.get("natureOfOwnership", "") if direct is False else "",
        )

    def _priced(
        self, line: _Line, *, market: bool
    ) -> tuple[Decimal | None, str, Decimal | None, Decimal | None]:
        """The price as filed, its kind, and the range of an average out of its footnote."""
        price, ids = line.decimal(_PRICE) or None, line.priced
        if not ids or not (market or price):
            return price, "exact" if price else "none", None, None
        notes = self.notes(ids)
        low, high = _span([n.range for n in notes if n.range is not None])
        averaged = low is not None or any(n.average for n in notes)
        kind = "average" if averaged else "exact"
        if price:
            return price, kind, low, high
        stated = {p for n in notes for p in n.stated}
        if len(stated) == 1 and low is None:
            told = Decimal(stated.pop().replace(",", "")) or None
            return told, kind if told else "none", None, None
        return None, "range" if low is not None else "none", low, high

    def _discretion(self, notes: list[_Note]) -> str:
        """Whether a plan dealt: the box is for the whole filing, a footnote for its line."""
        if self.plan_flag is False:
            return "discretionary"
        for note in notes:
            if note.plan:
                return "plan"
        if self.plan_flag:
            return "discretionary" if self.plan_in_notes else "plan"
        return "plan" if self.plan_in_remarks else "unknown"


class _Unread(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, column: str, reason: str, text: str = "") -> None:
        super().__init__(column, reason)
        self.column, self.reason, self.text = column, reason, text


def _spaced(text: str) -> str:
    """Words with one space between them."""
    if text.isascii():  # XML has three other spaces that are ASCII
        plain = "\n" not in text and "\t" not in text and "\r" not in text
    else:
        plain = text.isprintable()
    return text.strip() if plain and "  " not in text else " ".join(text.split())


def _pays_for(side: str, day: date, notes: list[_Note], paid_for: set[date | None]) -> str:
    """What a sale brings the money for: a tax that a footnote names, or an exercise of the day."""
    if side != "sell":
        return ""
    for note in notes:
        if note.tax:
            return "tax"
    return "exercise" if day in paid_for else ""


def _day(text: str | None) -> date | None:
    """A day, whose zone behind it says nothing about it."""
    try:
        return date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None


def _range(low: str) -> Range | None:
    """What all ranges of prices in a footnote of small letters span together."""
    found = [
        (Decimal(m[1].replace(",", "")), Decimal(m[2].replace(",", "")))
        for m in _RANGE.finditer(low)
        if _OF_A_RANGE.search(low, max(m.start() - BEFORE, 0), m.start())
    ]
    return (min(f[0] for f in found), max(f[1] for f in found)) if found else None


def _span(found: list[Range]) -> Range | tuple[None, None]:
    """What several span; none where that is no range."""
    if not found:
        return None, None
    low, high = found[0]
    for other in found[1:]:
        low, high = min(low, other[0]), max(high, other[1])
    return (low, high) if 0 < low <= high else (None, None)


def _texts(element: Any, fields: tuple[str, ...]) -> dict[str, str]:
    """What stands in some fields inside an element."""
    return {e.tag: text.strip() for e in element.iter(*fields) if (text := e.text)}


def _roles(texts: Mapping[str, str]) -> tuple[str, ...]:
    """Of an owner: chiefs by the title's words, the others by the boxes that are ticked."""
    found = []
    title = f"{texts.get('officerTitle', '')} {texts.get('otherText', '')}"
    if not title.isspace():
        found += [r for r in codes.roles_of(title) if r in ("founder", "chair", "ceo", "cfo")]
    for tag, role in _BOXES.items():
        if texts.get(tag, "").casefold() in _TRUE:
            found.append(role)
    return tuple(dict.fromkeys(found))
