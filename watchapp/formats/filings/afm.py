"""A notice's own page in the Dutch register: who, and a table of what was dealt in."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from watchapp.core import codes
from watchapp.core.events import Source
from watchapp.core.filed import Filed, Reading, Who, reading
from watchapp.core.merge import Unreadable
from watchapp.core.numbers import parse_decimal
from watchapp.formats import xml
from watchapp.formats.filings.deals import deal, key_of
from watchapp.formats.filings.eu_tables import instrument_of
from watchapp.formats.filings.grid import currency
from watchapp.formats.filings.symbols import isin_or_none

LAYOUT = "afm_page"
_MONTHS = {
    m: n
    for n, names in enumerate(
        ("jan", "feb", "mrt mar", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov",
         "dec"), 1
    )
    for m in names.split()
}  # fmt: skip
_ID = re.compile(r"transacties-leidinggevenden-mar19-/details\?id=([0-9A-Fa-f-]{20,50})")
# Acquisition and disposal in the register's own Dutch: a grant is an acquisition too, so only
# together with the kind of transaction they are a purchase or sale.
_CATEGORY = {"verwerving": "buy", "acquisition": "buy", "vervreemding": "sell", "disposal": "sell"}
_ON_MARKET = {
    "aankoop",
    "verkoop",
    "purchase",
    "sale",
    "koop",
    "acquisition",
    "disposal",
    "aankoop aandelen",
}


def read_page(root: Any, name: str) -> Reading | None:
    """The transactions of a notice's page; None for any other page."""
    del name
    labels = {
        xml.words(item.find(".//span[@class='cc-em--detail-list__label']")): xml.words(
            item.find(".//span[@class='cc-em--detail-list__value']")
        )
        for item in root.iter("div")
        if item.get("class") == "cc-em--detail-list__item"
    }
    if "Issuing institution" not in labels or "Notifiable" not in labels:
        return None
    native = _native(root)
    day = _day(labels.get("Transaction", ""))
    filed: list[Filed] = []
    unread: list[Unreadable] = []
    for place, cells in enumerate(_rows(root), 1):
        if day is None:
            unread.append(Unreadable(place, "Transaction", "no_day", labels.get("Transaction", "")))
            continue
        filed.append(_deal(labels, cells, day, native, place))
    return reading(LAYOUT, filed, unread, *(() if filed or unread else ("nothing_reported",)))


def _native(root: Any) -> str:
    for button in root.iter("button"):
        if found := _ID.search(button.get("data-url") or ""):
            return found[1]
    return ""


def _day(text: str) -> date | None:
    found = re.fullmatch(r"(\d{1,2}) ([A-Za-z]{3})\w* (\d{4})", text.strip())
    try:
        return date(int(found[3]), _MONTHS[found[2].casefold()], int(found[1])) if found else None
    except (KeyError, ValueError):
        return None


def _rows(root: Any) -> list[dict[str, str]]:
    found = []
    for table in root.iter("table"):
        heads = [xml.words(h) for h in table.iter("th")]
        if not {"Transaction category", "Stock option program", "Price", "Quantity"} <= set(heads):
            continue  # the page sums the same transactions up in a second table
        for tr in table.iter("tr"):
            cells = [c for c in tr if c.tag == "td"]
            if len(cells) != len(heads):
                continue
            texts = [
                xml.words(c).removeprefix(h).strip() for c, h in zip(cells, heads, strict=True)
            ]
            found.append(dict(zip(heads, texts, strict=True)))
    return found


def _deal(
    labels: dict[str, str], cells: dict[str, str], day: date, native: str, place: int
) -> Filed:
    nature = cells.get("Transaction type", "")
    category = _CATEGORY.get(cells["Transaction category"].casefold(), "unknown")
    side = codes.mar_side(nature)
    if side == "unknown" and nature.casefold() in _ON_MARKET:
        side = category
    kind = instrument_of(cells.get("Instrument type", ""))
    price = parse_decimal(cells["Price"], decimal_point=",")
    shares = parse_decimal(cells["Quantity"], decimal_point=",")
    if not price and side in ("buy", "sell"):
        side = "other"
    programme = cells.get("Stock option program", "").casefold() in ("ja", "yes")
    person, company = labels["Notifiable"], labels["Issuing institution"]
    url = "https://www.afm.nl/en/sector/registers/meldingenregisters/"
    source = Source(
        "afm",
        url=f"{url}transacties-leidinggevenden-mar19-/details?id={native}" if native else "",
        key=f"{native}#{place}" if native else key_of(company, person, day, *cells.values()),
        quote=" | ".join(c for c in cells.values() if c)[:500],
        parser="afm_page/1",
        confidence=Decimal(1),
    )
    return deal(
        Who(isin=isin_or_none(cells.get("ISIN", "")) if kind == "share" else "",
            lei=labels.get("LEI", ""), name=company, share_class=cells.get("Instrument type", "")),
        source,
        line=place,
        person=person,
        roles=codes.roles_of(labels.get("Position/Status", "")),
        side=side,
        code=nature,
        scheme="mar",
        shares=shares or None,
        price=price or None,
        currency=currency(cells.get("Unit", "")),
        traded_from=day,
        discretion="plan" if programme else "unknown",
        instrument=kind,
    )  # fmt: skip
