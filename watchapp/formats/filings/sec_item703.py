"""The table "Issuer Purchases of Equity Securities" (Regulation S-K, Item 703) of a 10-Q or 10-K.

It reports months, so a row is a period and never a day. Units differ by column and by filer.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from watchapp.core.events import Repurchase, Source
from watchapp.core.filed import Filed, Reading, Who, reading
from watchapp.core.merge import Unreadable
from watchapp.core.numbers import parse_decimal, plain
from watchapp.formats import xml
from watchapp.formats.filings.deals import key_of
from watchapp.formats.filings.symbols import us_symbol

LAYOUT = "sec_item703"
_MONTHS = {
    m: n
    for n, m in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_NAME = r"([A-Za-z]{3,9})\.?"
_BETWEEN = r"\s*(?:-|\u2013|\u2014|to|through|thru)\s*"
_PERIODS = (
    re.compile(rf"{_NAME} (\d{{1,2}}),? ?(\d{{4}})?{_BETWEEN}{_NAME} (\d{{1,2}}),? ?(\d{{4}})?"),
    re.compile(rf"{_NAME} (\d{{1,2}}){_BETWEEN}()()(\d{{1,2}}),? ?(\d{{4}})?"),
)
_NUMERIC = re.compile(
    rf"(\d{{1,2}})/(\d{{1,2}})/(\d{{2,4}}){_BETWEEN}(\d{{1,2}})/(\d{{1,2}})/(\d{{2,4}})"
)
_MONTH = re.compile(rf"{_NAME},? (\d{{4}})")
_MONTH_END = re.compile(rf"{_NAME} (\d{{1,2}}), (\d{{4}})")
_ENDED = re.compile(rf"(?:ended|ending) {_NAME} \d{{1,2}}, (\d{{4}})", re.IGNORECASE)
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_UNIT = re.compile(r"\b(thousand|million|billion)s?\b", re.IGNORECASE)
_SHARES_IN = re.compile(
    r"number of shares,?\s*which are reflected in (thousand|million)s", re.IGNORECASE
)
_MONEY_IN = re.compile(
    r"\(in (thousand|million)s,? except (?:for )?number of shares", re.IGNORECASE
)
_SURELY_ONES = 10_000_000  # from here on a figure without a unit is no number of thousands
_CLASS = re.compile(r"class ([a-z])\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cell:
    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class _Column:
    cell: _Cell
    scale: int
    share_class: str


def read_page(root: Any, name: str) -> Reading | None:
    """The repurchases of a report's page; None where it has no such table."""
    del name
    around = xml.words(root)
    for table in root.iter("table"):
        rows = _grid(table)
        heads = next((i for i, r in enumerate(rows) if _is_header(r)), None)
        if heads is not None:
            return _Table(rows, heads, around, _who(root)).reading()
    return None


def _who(root: Any) -> Who:
    """The registrant, where the page is tagged (inline XBRL)."""
    told: dict[str, str] = {}
    for element in root.iter():
        tag = element.get("name") if isinstance(element.tag, str) else None
        if tag in ("dei:EntityRegistrantName", "dei:TradingSymbol", "dei:EntityCentralIndexKey"):
            told.setdefault(tag, xml.words(element))
    return Who(
        symbol=us_symbol(told.get("dei:TradingSymbol", "")),
        cik=told.get("dei:EntityCentralIndexKey", "").lstrip("0"),
        name=told.get("dei:EntityRegistrantName", ""),
    )


def _grid(table: Any) -> list[list[_Cell]]:
    """Rows of cells with the columns they cover."""
    rows = []
    for tr in table.iter("tr"):
        place, cells = 0, []
        for td in tr:
            if td.tag not in ("td", "th"):
                continue
            span = td.get("colspan") or "1"
            wide = min(int(span), 200) if span.isdigit() else 1
            if text := xml.words(td):
                cells.append(_Cell(place, place + max(wide, 1) - 1, text))
            place += max(wide, 1)
        if cells:
            rows.append(cells)
    return rows


def _flat(text: str) -> str:
    return " ".join(re.sub(r"([a-z])([A-Z])", r"\1 \2", text).split()).casefold()


def _is_header(row: list[_Cell]) -> bool:
    words = [_flat(c.text) for c in row]
    return any(_is_shares(w) for w in words) and any("average" in w and "price" in w for w in words)


def _is_shares(words: str) -> bool:
    return (
        words.startswith("total number")
        and ("purchased" in words or "repurchased" in words)
        and "as part of" not in words
        and "publicly" not in words
    )


class _Table:
    def __init__(self, rows: list[list[_Cell]], header: int, around: str, who: Who) -> None:
        self.rows, self.header, self.around, self.who = rows, header, around, who
        heads = rows[header]
        units = self._unit_rows()
        usual = self._usual_scale()
        self.shares = [self._column(c, units, usual) for c in heads if _is_shares(_flat(c.text))]
        self.prices = [
            _Column(c, 1, _class_of(c.text)) for c in heads
            if "average" in (w := _flat(c.text)) and "price" in w
        ]  # fmt: skip
        self.rest = next((c for c in heads if "may yet be" in _flat(c.text) or
                          "may be purchased" in _flat(c.text)), None)  # fmt: skip
        by_month = _flat(heads[0].text).startswith(("for the month", "month"))
        self.month_ended = by_month and "ended" in _flat(heads[0].text)
        self.ended = [(_MONTHS.get(m[:3].casefold(), 0), int(y)) for m, y in _ENDED.findall(around)]

    def _unit_rows(self) -> list[_Cell]:
        """Cells below the header that only give a unit, such as ``(in millions)``."""
        found: list[_Cell] = []
        for row in self.rows[self.header + 1 : self.header + 3]:
            if all(_UNIT.search(c.text) and not re.search(r"\d", c.text) for c in row):
                found += row
        return found

    def _usual_scale(self) -> int:
        """The unit of shares that the words before the table give."""
        if told := _SHARES_IN.search(self.around):
            return _SCALES[told[1].casefold()]
        return 1

    def _column(self, cell: _Cell, units: list[_Cell], usual: int) -> _Column:
        own = _UNIT.search(cell.text)
        below = next(
            (
                u
                for c in units
                if c.first <= cell.last and c.last >= cell.first and (u := _UNIT.search(c.text))
            ),
            None,
        )
        told = own or below
        scale = _SCALES[told[1].casefold()] if told else usual
        return _Column(cell, scale, _class_of(cell.text))

    def reading(self) -> Reading:
        filed: list[Filed] = []
        unread: list[Unreadable] = []
        period: tuple[date, date] | str | None = None
        for number, row in enumerate(self.rows[self.header + 1 :], self.header + 2):
            first = row[0].text
            found = self._period(first)
            values = [self._values(row, k) for k in range(len(self.shares))]
            bought = any(s for s, _ in values)
            if found is not None:
                period = found
            if _flat(first).startswith(("total", "beginning")) or period is None or not bought:
                continue
            if isinstance(period, str):
                unread.append(Unreadable(number, self.rows[self.header][0].text, period, first))
                period = None
                continue
            filed += [
                self._repurchase(period, k, row, number)
                for k, (shares, _) in enumerate(values)
                if shares
            ]
            if found is not None:
                period = None  # a row of its own; what follows without a period is a total
        remarks = () if filed or unread else ("nothing_reported",)
        return reading(LAYOUT, filed, unread, *remarks)

    def _values(self, row: list[_Cell], k: int) -> tuple[Decimal | None, Decimal | None]:
        shares = _number(row, self.shares[k].cell)
        price = _number(row, self.prices[k].cell) if k < len(self.prices) else None
        return (shares * self.shares[k].scale if shares else None), price

    def _repurchase(
        self, period: tuple[date, date], k: int, row: list[_Cell], number: int
    ) -> Filed:
        """The ``k``-th class of shares in a row."""
        shares, price = self._values(row, k)
        share_class = self.shares[k].share_class
        quote = " | ".join(c.text for c in row)
        if self.rest is not None and (left := _number(row, self.rest)) is not None:
            quote += f" ({self.rest.text}: {plain(left)})"
        who = replace(self.who, share_class=share_class)
        company = who.cik or who.symbol or who.name
        event = Repurchase(
            id="", issuer_id="", share_class=share_class, shares=shares, price=price or None,
            currency="USD" if price else None, traded_from=period[0], traded_to=period[1],
            **self._left(row),
            method="accelerated" if "accelerated" in quote.casefold() else "unknown",
            sources=(
                Source("sec", key=key_of(company, "703", *period, share_class, shares, price),
                       quote=quote[:2000], parser="sec_item703/1", confidence=Decimal("0.9")),
            ),
        )  # fmt: skip
        return Filed(who, event, number)

    def _left(self, row: list[_Cell]) -> dict[str, Any]:
        """What may yet be bought, in shares or money; nothing where its unit is not said."""
        if self.rest is None or (left := _number(row, self.rest)) is None:
            return {}
        words = _flat(self.rest.text)
        dollars = "dollar" in words or "value" in words
        column = self._column(self.rest, self._unit_rows(), 0)
        scale = column.scale
        if not scale:
            told = _MONEY_IN.search(self.around) if dollars else None
            scale = _SCALES[told[1].casefold()] if told else 1
            if not told and left < _SURELY_ONES:
                return {}
        return {"remaining_value" if dollars else "remaining_shares": left * scale}

    def _period(self, text: str) -> tuple[date, date] | str | None:
        """The period a cell names, a reason where it lacks its year, None where it names none."""
        bare = " ".join(text.rstrip(":").split())
        try:
            if found := _NUMERIC.search(bare):
                m1, d1, y1, m2, d2, y2 = (int(x) for x in found.groups())
                return date(_full(y1), m1, d1), date(_full(y2), m2, d2)
            for shape in _PERIODS:
                if found := shape.match(bare):
                    return self._named(found)
            if self.month_ended and (found := _MONTH_END.match(bare)):
                month, year = _MONTHS[found[1][:3].casefold()], int(found[3])
                return date(year, month, 1), date(year, month, int(found[2]))
            if found := _MONTH.fullmatch(bare):
                month, year = _MONTHS[found[1][:3].casefold()], int(found[2])
                return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        except (KeyError, ValueError):
            return None
        return None

    def _year_of(self, month: int) -> int | None:
        """The year of a month, from the quarter that the report says has ended with it or after.

        A report compares with years before its own: the last of them counts.
        """
        years = [
            y - (month > ended) for ended, y in self.ended if ended and (ended - month) % 12 <= 2
        ]
        return max(years, default=None)

    def _named(self, found: re.Match[str]) -> tuple[date, date] | str:
        m1, d1, y1, m2, d2, y2 = found.groups()
        first, last = _MONTHS[m1[:3].casefold()], _MONTHS[(m2 or m1)[:3].casefold()]
        end_year = int(y2) if y2 else (int(y1) if y1 else self._year_of(last))
        if end_year is None:
            return "day_without_year"
        start_year = int(y1) if y1 else (end_year - 1 if first > last else end_year)
        return date(start_year, first, int(d1)), date(end_year, last, int(d2))


def _class_of(text: str) -> str:
    found = _CLASS.search(text)
    return f"Class {found[1].upper()}" if found else ""


def _full(year: int) -> int:
    return year if year > 99 else 2000 + year


def _number(row: list[_Cell], column: _Cell) -> Decimal | None:
    """The number under a header; a dash or a lone currency sign is none."""
    for cell in row:
        if cell.first > column.last or cell.last < column.first:
            continue
        bare = re.sub(r"[$\s]|\(\w\)$", "", cell.text)
        found = parse_decimal(bare, decimal_point=".")
        if found is not None:
            return found
    return None
