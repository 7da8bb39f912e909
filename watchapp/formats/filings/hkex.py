"""Hong Kong: the exchange's Share Repurchase Report, and its lists of Disclosure of Interests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from watchapp.core import codes
from watchapp.core.events import InsiderDeal, Repurchase, Source
from watchapp.core.filed import Filed, Reading, Who, reading
from watchapp.core.merge import Unreadable
from watchapp.formats import xml
from watchapp.formats.filings.grid import Grid, Row, UnreadError, currency, grid_of
from watchapp.formats.filings.symbols import hk_symbol
from watchapp.formats.tables import HEADER_WITHIN, Line

REPORT = "hkex_repurchases"
LIST = "hkex_di"
# The report's header has changed its words over the years; each column by what it means.
_MEANINGS = (
    ("company", r"^company"),
    ("code", r"^stock code"),
    ("type", r"^sec(\.|urity)? ?type|^type of sec"),
    ("day", r"^trading date|^date of (re)?purchase"),
    ("cumulative", r"under the (re)?purchase mandate|year to date|since (the )?ordinary"),
    ("percent", r"as a %|% of number"),
    ("cancelled", r"for cancellation"),
    ("treasury", r"treasury"),
    ("total", r"^total number"),
    ("shares", r"^number of (shares|securities|units)"),
    ("paid", r"^aggregate price|^total paid|^total consideration"),
    ("low", r"^lowest"),
    ("high", r"price.*(per share|paid)|highest"),
    ("method", r"^method"),
)
_NEEDED = {"code", "day", "shares"}
_PRINTED = re.compile(r"Date Printed\s*:?\s*(\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^(\*|note|remark|source|\(?\d\)|the above)", re.IGNORECASE)
_OTHER_EXCHANGE = re.compile(r"stock exchange|nasdaq|nyse|exchange of|market", re.IGNORECASE)


def find_report(rows: Sequence[Line]) -> Grid | None:
    """The report's table in the rows of a sheet or text, its columns by meaning; None without."""
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        places: dict[str, int] = {}
        for place, head in enumerate(row.cells):
            words = " ".join(head.replace("\n", " ").split()).casefold()
            role = next((r for r, p in _MEANINGS if re.search(p, words)), None)
            if role is not None:
                places.setdefault(role, place)
        if places.keys() >= _NEEDED and ("paid" in places or "high" in places):
            found = grid_of(rows, at)
            return Grid(found.heads, found.rows, places)
    return None


def read_report(grid: Grid, before: Sequence[Line]) -> Reading:
    """The repurchases of a report; ``before`` are the rows above its header.

    Its cumulative figures count from the resolution that gave the mandate.
    """
    printed = next((m for r in before if (m := _PRINTED.search(r.text))), None)
    known = _day(printed[1]) if printed else None
    filed: list[Filed] = []
    unread: list[Unreadable] = []
    times: Counter[str] = Counter()
    for line in grid.rows:
        row = Row(grid, line, ".", "day")
        if not row.text("code") or not row.text("day"):
            filled = [c for c in line.cells if c]
            if len(filled) > 3 and not _FOOTNOTE.search(filled[0]):
                unread.append(Unreadable(line.number, "", "not_a_record", line.text))
            continue
        try:
            filed.append(_repurchase(row, known, times))
        except UnreadError as bad:
            unread.append(Unreadable(line.number, bad.column, bad.reason, bad.text or line.text))
    remarks = () if filed or unread else ("nothing_reported",)
    return reading(REPORT, filed, unread, *remarks)


def _repurchase(row: Row, known: date | None, times: Counter[str]) -> Filed:
    code, kind, method = row.text("code"), row.text("type"), row.text("method")
    symbol = hk_symbol(code)
    if not symbol:
        raise row.unread("code", "not_an_identifier")
    day = row.day("day")
    if day is None:
        raise row.unread("day", "no_day")
    high, low = row.price("high"), row.price("low")
    paid, shares = row.size("paid") or None, row.size("shares") or None
    money = next((c for n in ("high", "paid", "low") if (c := currency(row.text(n)))), None)
    if money is None:
        high = low = paid = None
    one = high is not None and (low is None or low == high)
    identity = f"{day:%Y%m%d}#{int(code)}#{kind}#{method}"
    times[identity] += 1
    cumulative = row.size("cumulative") or None
    here = method.casefold() in ("exchange", "on the exchange")
    event = Repurchase(
        id="", issuer_id="", share_class=kind, shares=shares,
        price=high if one else None,
        price_low=None if one else low, price_high=None if one else high,
        value=paid, currency=money, traded_from=day, published_on=known,
        method=_method(method), mic="XHKG" if here else "",
        cumulative_shares=cumulative,
        cumulative_basis="since_mandate" if cumulative else "",
        sources=(
            Source("hkex", key=f"{identity}#{times[identity]}",
                   quote=" | ".join(c for c in row.line.cells if c)[:500],
                   parser="hkex_repurchases/1", confidence=Decimal(1)),
        ),
    )  # fmt: skip
    who = Who(symbol=symbol, name=row.text("company"), share_class=kind)
    return Filed(who, event, row.line.number, elsewhere=bool(method) and not here)


def _method(words: str) -> str:
    bare = words.casefold()
    if bare in ("exchange", "on the exchange") or _OTHER_EXCHANGE.search(bare):
        return "on_exchange"
    if "private" in bare or "off-market" in bare or "off market" in bare:
        return "off_exchange"
    return "tender_offer" if "offer" in bare else "unknown"


# -- Disclosure of Interests

_SERIAL = re.compile(r"\b([CDI][SABCD]\d{8}[A-Z]\d{5})\b")
_CODE = re.compile(r"\b(\d{4,5})\b")
_POSITION = re.compile(r"([\d,]+)\s*\(([LSP])\)")
_STOCK_CODE = re.compile(r"stock code\s*:?\s*(\d{1,5})\b", re.IGNORECASE)
_DI_COLUMNS = (
    ("serial", r"form serial"),
    ("person", r"^name of"),
    ("reason", r"^reason"),
    ("shares", r"shares bought|debentures bought|involved"),
    ("price", r"^average price"),
    ("interest", r"shares interested"),
    ("percent", r"% of issued"),
    ("day", r"^date of relevant"),
)


def read_list(root: Any, name: str) -> Reading | None:
    """The notices of a list page; None where the page has no such list."""
    del name
    for table in root.iter("table"):
        trs = [[xml.words(c) for c in tr if c.tag in ("td", "th")] for tr in table.iter("tr")]
        places = next((p for cells in trs if (p := _di_places(cells))), None)
        if places is not None:
            echoed = _STOCK_CODE.search(xml.words(root))
            return _notices(trs, places, hk_symbol(echoed[1]) if echoed else "")
    return None


def _di_places(cells: Sequence[str]) -> dict[str, int] | None:
    places: dict[str, int] = {}
    for place, head in enumerate(cells):
        role = next((r for r, p in _DI_COLUMNS if re.search(p, head.casefold())), None)
        if role is not None:
            places.setdefault(role, place)
    return places if places.keys() >= {"serial", "reason", "shares", "day"} else None


def _notices(rows: Sequence[Sequence[str]], places: dict[str, int], symbol: str) -> Reading:
    filed: list[Filed] = []
    unread: list[Unreadable] = []
    for number, cells in enumerate(rows, 1):

        def text(role: str, cells: Sequence[str] = cells) -> str:
            place = places.get(role)
            return cells[place] if place is not None and place < len(cells) else ""

        serial = _SERIAL.search(text("serial"))
        if serial is None:
            continue
        try:
            told = {role: text(role) for role in places} | {"serial": serial[1]}
            superseded = "superseded" in " ".join(cells).casefold()
            filed += notice(told, symbol=symbol, line=number, superseded=superseded)
        except UnreadError as bad:
            unread.append(Unreadable(number, bad.column, bad.reason, bad.text))
    remarks = () if filed or unread else ("nothing_reported",)
    return reading(LIST, filed, unread, *remarks)


def notice(
    told: Mapping[str, str], *, symbol: str, line: int, superseded: bool = False
) -> list[Filed]:
    """The deal of one notice; none where it is about short positions or a lending pool alone.

    Args:
        told: Its cells by the roles of ``_DI_COLUMNS``.
        symbol: Whose shares they are.
        line: Where it stands.
        superseded: A later notice takes its place.

    Raises UnreadError for a day that is none.
    """
    serial, day = told["serial"], told.get("day", "")
    traded = _day(day)
    if traded is None:
        raise UnreadError("Date of relevant event", "not_a_day", day)
    longs = [c for c in _CODE.findall(told["reason"]) if c[:2] not in ("14", "15", "16")]
    if not longs:
        return []
    code = longs[0]
    sizes = _by_position(told["shares"])
    bare = re.sub(r"[^\d]", "", told["shares"])
    size = sizes.get("L") or (Decimal(bare) if bare and not sizes else None)
    paid = re.search(r"([A-Z]{3})\s*([\d,]+\.?\d*)", told.get("price", ""))
    amount = Decimal(paid[2].replace(",", "")) if paid else None
    percent = told.get("percent", "")
    share = re.search(r"([\d.]+)\s*\(L\)", percent) or re.fullmatch(r"\s*([\d.]+)\s*", percent)
    filed_on = date.fromisoformat(serial[2:10]) if serial[2:10].isdigit() else None
    passive = code in codes.HK_PASSIVE
    roles = {"DA": ("director",), "CS": ("ten_percent",), "IS": ("ten_percent",)}
    event = InsiderDeal(
        id="", issuer_id="", person=told.get("person", ""),
        side="other" if passive else codes.HK_DI.get(code, "unknown"),
        code=code, scheme="hk_di", shares=size or None,
        price=amount or None, price_kind="average" if amount else "none",
        currency=paid[1] if paid and amount else None,
        traded_from=traded, published_on=filed_on, mic="XHKG", passive=passive,
        roles=roles.get(serial[:2], ()),
        holding_after=_by_position(told.get("interest", "")).get("L"),
        percent_after=Decimal(share[1]) if share else None,
        status="superseded" if superseded else "current",
        sources=(
            Source("hkex_di", url=notice_url(serial), key=f"{serial}#L",
                   quote=" | ".join(cell for cell in told.values() if cell)[:1000],
                   parser="hkex_di/1", confidence=Decimal(1)),
        ),
    )  # fmt: skip
    return [Filed(Who(symbol=symbol), event, line)]


def _day(text: str) -> date | None:
    parts = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text.strip())
    try:
        return date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else None
    except ValueError:
        return None


def _by_position(cell: str) -> dict[str, Decimal]:
    """Numbers by long (L), short (S) or lending pool (P); the first of each counts."""
    return {p: Decimal(n.replace(",", "")) for n, p in reversed(_POSITION.findall(cell))}


def notice_url(serial: str) -> str:
    """Where a notice stands, from the kind of form that its serial number begins with."""
    form = {"IS": "1", "CS": "2", "DA": "3A", "DB": "3B", "DC": "3C", "DD": "3D"}.get(serial[:2])
    return f"https://di.hkex.com.hk/di/NSForm{form}.aspx?fn={serial}" if form else ""
