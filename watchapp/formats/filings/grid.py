"""A table of any making as rows whose cells are asked for by name, and what a layout is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from watchapp.core.filed import Filed
from watchapp.core.merge import Unreadable
from watchapp.core.numbers import MINOR_UNITS, parse_decimal
from watchapp.core.problems import KnownError
from watchapp.formats import columns, tables
from watchapp.formats.tables import HEADER_WITHIN, Line, plain_name

DEEPEST, MOST_LISTS = 8, 60  # of a JSON answer that is looked through
NOT_NUMBERS = re.compile(r"[$€£%\s]|HKD|RMB|USD|CNY|GBP|EUR|CHF|SEK")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(?:([AaPp])\.?[Mm]\.?)?")
_CURRENCY = re.compile(r"[A-Za-z]{3}")
# Offshore and old names of currencies, as exchanges print them.
_SAME_CURRENCY = {
    "RMB": "CNY",
    "CNH": "CNY",
    "GBX": "GBp",
    "STG": "GBP",
    "HK$": "HKD",
    "US$": "USD",
}


class UnreadError(Exception):
    """A cell that cannot be read; keeps its row out and no other."""

    def __init__(self, column: str, reason: str, text: str = "") -> None:
        super().__init__(column, reason)
        self.column, self.reason, self.text = column, reason, text


@dataclass(frozen=True, slots=True)
class Layout:
    """A table that is recognised by its columns, and how a row of it is read.

    Attributes:
        name: What it is called in answers.
        needs: Plain names (``tables.plain_name``) of columns that it always has.
        read: The records of a row; raises UnreadError.
        numbers: Columns of numbers, which show the file's decimal point.
        days: Columns of days, which show their order.
        point: The decimal point where the cells do not show it; None to ask.
        order: Whether ``day`` or ``month`` stands first where the cells do not show it.
    """

    name: str
    needs: tuple[str, ...]
    read: Callable[[Row], Iterable[Filed]]
    numbers: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    point: str | None = "."
    order: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """How a table is written where it does not show it itself: what the user was asked.

    Attributes:
        order: ``day`` or ``month``, whichever stands first in 3/4/2025.
        point: The decimal point of 1.500: "." or ",".
    """

    order: str | None = None
    point: str | None = None


NOT_TOLD = Written()


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under a header; ``heads`` are its cells as written."""

    heads: tuple[str, ...]
    rows: tuple[Line, ...]
    places: dict[str, int] = field(hash=False)

    def cells(self, names: Iterable[str]) -> Iterator[str]:
        """Every cell of these columns that holds something."""
        for name in names:
            place = self.places.get(name)
            if place is not None:
                yield from (c for r in self.rows if (c := r.cell(place)))


class Row:
    """One row, read by plain column names. ``point`` and ``order`` are those of its file."""

    __slots__ = ("grid", "line", "order", "point")

    def __init__(self, grid: Grid, line: Line, point: str | None, order: str | None) -> None:
        self.grid, self.line, self.point, self.order = grid, line, point, order

    def has(self, name: str) -> bool:
        """True where the table has this column."""
        return name in self.grid.places

    def text(self, *names: str) -> str:
        """The first of these cells that holds something, "" where none does."""
        for name in names:
            if cell := self.line.cell(self.grid.places.get(name)):
                return " ".join(cell.split())
        return ""

    def number(self, name: str) -> Decimal | None:
        """An exact number without its currency or signs around it; None for an empty cell."""
        text = self.text(name)
        if not text:
            return None
        bare = NOT_NUMBERS.sub("", text)
        if bare.startswith("(") and bare.endswith(")"):
            bare = "-" + bare[1:-1]
        if "e" in bare.casefold():  # as spreadsheets and JSON write very large or small ones
            return self._scientific(name, bare)
        found = parse_decimal(bare, decimal_point=self.point)
        if found is None:
            doubtful = self.point is None and parse_decimal(bare, decimal_point=".") is not None
            raise self.unread(name, "ambiguous_number" if doubtful else "not_a_number")
        return found

    def _scientific(self, name: str, bare: str) -> Decimal:
        if re.fullmatch(r"[+-]?\d+(\.\d+)?[eE][+-]?\d{1,2}", bare):
            return Decimal(bare)
        raise self.unread(name, "not_a_number")

    def size(self, name: str) -> Decimal | None:
        """A number without its sign, None for an empty cell."""
        found = self.number(name)
        return None if found is None else abs(found)

    def price(self, name: str) -> Decimal | None:
        """A price; none where nothing or zero is written, which is no price of a market."""
        return self.size(name) or None

    def day(self, *names: str) -> date | None:
        """A day, as written; None for an empty cell."""
        name = next((n for n in names if self.text(n)), names[0])
        text = self.text(name)
        if not text:
            return None
        found = columns.stamp(_without_clock(text), self.order or "", "UTC")
        if found is None:
            raise self.unread(name, "not_a_day")
        if self.order is None and columns.needs_order(text):
            raise self.unread(name, "ambiguous_day")
        return found.day

    def instant(self, name: str, zone: str) -> datetime | None:
        """A moment of the wall clock of ``zone``, in UTC; None where no time of day is written."""
        day, clock = self.day(name), _CLOCK.search(self.text(name))
        if day is None or clock is None:
            return None
        hour = int(clock[1]) % 12 + 12 * (clock[4] in "pP") if clock[4] else int(clock[1])
        try:
            at = datetime.combine(
                day, time(hour, int(clock[2]), int(clock[3] or 0)), ZoneInfo(zone)
            )
        except ValueError:
            raise self.unread(name, "not_a_time") from None
        return None if at.time() == time(0) else at.astimezone(UTC)

    def currency(self, name: str, default: str | None = None) -> str | None:
        """A currency's code, minor units kept."""
        return currency(self.text(name)) or default

    def unread(self, name: str, reason: str) -> UnreadError:
        """That the cell of ``name`` keeps this row out."""
        place = self.grid.places.get(name)
        head = self.grid.heads[place] if place is not None else name
        return UnreadError(head, reason, self.text(name)[:200])


def currency(text: str) -> str | None:
    """A currency's code out of a cell such as ``HKD 8.96``, None where there is none."""
    bare = text.strip()
    for written, code in _SAME_CURRENCY.items():
        if bare.startswith(written) or bare == written:
            return code
    found = _CURRENCY.match(bare)
    if found is None or (len(bare) > 3 and bare[3].isalpha()):
        return None
    return found[0] if found[0] in MINOR_UNITS else found[0].upper()


def _without_clock(text: str) -> str:
    """A day without the time of day behind it: midnight or not, it is the local day."""
    return re.split(r"[T\s]+(?=\d{1,2}:\d{2})", text, maxsplit=1)[0]


def grid_of(rows: Sequence[Line], at: int) -> Grid:
    """The table whose header is the row ``at``; of columns of one name the first counts."""
    heads = rows[at].cells
    places: dict[str, int] = {}
    for place, head in enumerate(heads):
        places.setdefault(plain_name(head), place)
    return Grid(heads, tuple(rows[at + 1 :]), places)


def find(rows: Sequence[Line], layouts: Sequence[Layout]) -> tuple[Layout, Grid] | None:
    """The layout whose columns a row near the top has, the one that asks for the most of them."""
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        names = {plain_name(c) for c in row.cells}
        fitting = [x for x in layouts if names.issuperset(x.needs)]
        if fitting:
            return max(fitting, key=lambda x: len(x.needs)), grid_of(rows, at)
    return None


def read_rows(
    layout: Layout, grid: Grid, written: Written = NOT_TOLD
) -> tuple[list[Filed], list[Unreadable]]:
    """Every row of a table; what cannot be read keeps no other row out.

    Raises KnownError ``ambiguous_numbers`` or ``ambiguous_dates`` where the file contradicts
    itself.
    """
    point = columns.decimal_point(_numbers(grid, layout)) or layout.point or written.point
    order = _order(grid, layout) or written.order
    filed: list[Filed] = []
    unread: list[Unreadable] = []
    for line in grid.rows:
        try:
            filed += layout.read(Row(grid, line, point, order))
        except UnreadError as bad:
            unread.append(Unreadable(line.number, bad.column, bad.reason, bad.text or line.text))
    return filed, unread


def _numbers(grid: Grid, layout: Layout) -> Iterator[str]:
    for cell in grid.cells(layout.numbers):
        bare = NOT_NUMBERS.sub("", cell)
        if "e" not in bare.casefold():
            yield bare


def _order(grid: Grid, layout: Layout) -> str | None:
    cells = [_without_clock(c) for c in grid.cells(layout.days)]
    try:
        return columns.day_order(cells)
    except KnownError:
        if layout.order is None:
            return None  # each such row says so
        return layout.order


# -- where rows come from


def rows_of_text(data: bytes, name: str) -> list[Line]:
    """The rows of a text table."""
    return tables.lines(tables.decoded(data, name), name)


def tables_of_objects(found: Any) -> list[list[Line]]:
    """The rows of every list of JSON objects in an answer, the longest list first."""
    lists: list[list[dict[str, Any]]] = []
    _collect(found, lists, 0)
    return [_rows(items) for items in sorted(lists, key=len, reverse=True)]


def _rows(items: list[dict[str, Any]]) -> list[Line]:
    heads = list(dict.fromkeys(str(k) for item in items for k in item))
    lines = [Line(0, tuple(heads))]
    for number, item in enumerate(items, 1):
        lines.append(Line(number, tuple(_cell(item.get(h)) for h in heads)))
    return lines


def _collect(found: Any, lists: list[list[dict[str, Any]]], depth: int) -> None:
    if depth > DEEPEST or len(lists) >= MOST_LISTS:
        return
    if isinstance(found, list) and found and all(isinstance(x, dict) for x in found):
        lists.append(found)
    inner = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    for value in list(inner)[:MOST_LISTS]:
        _collect(value, lists, depth + 1)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):  # Yahoo gives {"raw": 1, "fmt": "1"}
        return _cell(value.get("raw"))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float | Decimal):
        return str(value).strip()
    return json.dumps(value, default=str)[:500]
