"""Rows out of a text file of whatever making: its encoding, its delimiter and its header row."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from watchapp.core.problems import KnownError

DELIMITERS = (";", "\t", "|", ",")  # in this order where two fit equally well
LOOKED_AT = 200  # rows that decide about the delimiter
HEADER_WITHIN = 60  # rows of titles and addresses a bank puts before its header
_BLANK = frozenset({"", "-", "--", "\u2013", "\u2014", "n/a", "na", "nan", "null", "none", "#n/a"})
_NOT_IN_NAMES = re.compile(r"[\W_]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the number of the line it begins in, from 1, and its cells without outer spaces."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int | None) -> str:
        """The cell at ``index``; "" where the row is shorter, or where "no value" is written."""
        if index is None or index >= len(self.cells):
            return ""
        text = self.cells[index]
        return "" if text.casefold() in _BLANK else text

    @property
    def blank(self) -> bool:
        """True when no cell holds anything."""
        return not any(self.cells)

    @property
    def text(self) -> str:
        """The row as a person would recognise it."""
        return " ".join(c for c in self.cells if c)[:200]


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands among the lines, and which column plays which role."""

    at: int
    columns: Mapping[str, int]


def decoded(data: bytes, name: str) -> str:
    """The text of ``data``. Raises KnownError ``not_a_text`` for what is none."""
    text = _decoded(data)
    if text is None or "\x00" in text:
        raise KnownError("not_a_text", path=name)
    return text.removeprefix("\ufeff")


def _decoded(data: bytes) -> str | None:
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        head = data[:400]
        for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            # without its mark: almost every other byte of Western text is zero, and no other is
            zeros, others = head[first::2].count(0), head[1 - first :: 2].count(0)
            if zeros > len(head) / 3 and not others:
                return data.decode(encoding)
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None if b"\x00" in data else data.decode("cp1252", "replace")


def lines(text: str, name: str) -> list[Line]:
    """The rows of ``text`` that are not blank, by the delimiter its content shows."""
    return delimited(text, name)[0]


def delimited(text: str, name: str) -> tuple[list[Line], str]:
    """The rows of ``text`` that are not blank, and the delimiter that its content shows."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    declared = first.strip().casefold()
    if declared.startswith("sep=") and len(declared) == 5:  # Excel's own way to say it
        return _split(rest, declared[4], name, first=2), declared[4]
    best, most = DELIMITERS[-1], 0
    for delimiter in DELIMITERS:
        widths = Counter(len(x.cells) for x in _split(_head(text), delimiter, name))
        fitting = max((n for width, n in widths.items() if width > 1), default=0)
        if fitting > most:
            best, most = delimiter, fitting
    return _split(text, best, name), best


def _head(text: str) -> str:
    return "\n".join(text.split("\n", LOOKED_AT)[:LOOKED_AT])


def _split(text: str, delimiter: str, name: str, first: int = 1) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found = []
    began = 0
    try:
        for cells in reader:
            line = Line(first + began, tuple(c.strip() for c in cells))
            began = reader.line_num
            if not line.blank:
                found.append(line)
    except csv.Error as error:
        raise KnownError("unreadable_file", path=name, detail=str(error)) from error
    return found


def plain_name(text: str) -> str:
    """A column's name without case, spaces and signs: "Ticker-Symbol" is "tickersymbol"."""
    return _NOT_IN_NAMES.sub("", text.casefold())


def header(
    rows: Sequence[Line],
    names: Mapping[str, Iterable[str]],
    *,
    one_of: Iterable[str],
    unless: Callable[[Line], bool] = lambda _: False,
) -> Header | None:
    """The first row that names a column of a role in ``one_of``, or None.

    Args:
        rows: The file's rows.
        names: Plain column names by role; where a row names a role twice, the name that comes
            first in its role wins.
        one_of: Roles, one of which a header must have.
        unless: True for a row that is no header whatever it names.
    """
    wanted = set(one_of)
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        columns = _roles(row, names)
        if wanted & columns.keys() and not unless(row):
            return Header(at, columns)
    return None


def _roles(row: Line, names: Mapping[str, Iterable[str]]) -> dict[str, int]:
    plain = [plain_name(c) for c in row.cells]
    found = {}
    for role, known in names.items():
        place = next((plain.index(n) for n in known if n in plain), None)
        if place is not None:
            found[role] = place
    return found


def neutral(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def written(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV, by comma, a line each."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
