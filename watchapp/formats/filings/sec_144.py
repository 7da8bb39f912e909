"""SEC Form 144: the notice of a proposed sale, which is a plan and no sale yet."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from watchapp.core import codes
from watchapp.core.events import InsiderPlan, Source
from watchapp.core.filed import Filed, Reading, Who, reading
from watchapp.core.merge import BY_CONTENT, Unreadable
from watchapp.formats import xml

LAYOUT = "sec_144"
_PLAN = re.compile(r"10b5[\s\u2010-\u2015-]*1", re.IGNORECASE)


def read(root: Any, data: bytes, accession: str = "", url: str = "") -> Reading:
    """The proposed sales of a notice, one a class of securities."""
    texts = _Texts(root)
    digest = hashlib.sha256(b"".join(data.split())).hexdigest()[:20]
    number = accession or f"{BY_CONTENT}{digest}"
    form = texts.first("submissionType") or "144"
    person = texts.first("nameOfPersonForWhoseAccountTheSecuritiesAreToBeSold")
    notice = _day(texts.first("noticeDate"))
    quote = f"Form {form}. {texts.first('remarks')}".strip()[:4000]
    if texts.first("planAdoptionDate") and not _PLAN.search(quote):
        quote += f" Plan under Rule 10b5-1 adopted {texts.first('planAdoptionDate')}."
    filed: list[Filed] = []
    unread: list[Unreadable] = []
    for place, block in enumerate(texts.blocks("securitiesInformation"), 1):
        inside = _Texts(block)
        line = block.sourceline or 0
        day = _day(inside.first("approxSaleDate"))
        shares, value = (
            _number(inside.first("noOfUnitsSold")),
            _number(inside.first("aggregateMarketValue")),
        )
        if day is None or not person:
            name = (
                "approxSaleDate"
                if person
                else "nameOfPersonForWhoseAccountTheSecuritiesAreToBeSold"
            )
            unread.append(Unreadable(line, name, "no_day" if person else "no_person"))
            continue
        who = Who(
            cik=texts.first("issuerCik").lstrip("0"),
            name=texts.first("issuerName"),
            share_class=inside.first("securitiesClassTitle"),
        )
        relation = " ".join(texts.every("relationshipToIssuer"))
        event = InsiderPlan(
            id="", issuer_id="", share_class=who.share_class, person=person,
            roles=codes.roles_of(relation), side="sell", shares=shares or None,
            value=value or None, currency="USD" if value else None, traded_from=day,
            published_on=notice,
            sources=(
                Source("sec", url=url, key=f"{number}#144-{place}", quote=quote,
                       parser=f"sec_144/1 {form}", confidence=Decimal(1)),
            ),
        )  # fmt: skip
        filed.append(Filed(who, event, line, amends=form.endswith("/A")))
    return reading(LAYOUT, filed, unread, *(() if filed or unread else ("nothing_reported",)))


class _Texts:
    """The texts of elements by their names without namespace."""

    def __init__(self, root: Any) -> None:
        self._root = root

    def blocks(self, name: str) -> list[Any]:
        return [e for e in self._root.iter() if xml.local(e.tag) == name]

    def every(self, name: str) -> list[str]:
        return [" ".join((e.text or "").split()) for e in self.blocks(name)]

    def first(self, name: str) -> str:
        return next((t for t in self.every(name) if t), "")


def _day(text: str) -> date | None:
    for shape in ("%m/%d/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text[:10], shape).date()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    return None


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text.replace(",", "").replace("$", ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() and 0 <= found < Decimal(10) ** 20 else None
