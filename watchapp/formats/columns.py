"""Numbers and days of a whole column: how its writer writes them is found out over all rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from watchapp.core.numbers import parse_decimal
from watchapp.core.problems import KnownError

_MONEY = re.compile(r"^(?:[A-Z]{3}|[€$£¥])\s*|\s*(?:[A-Z]{3}|[€$£¥])$")
_SCALE = {"K": 1_000, "M": 1_000_000, "B": 1_000_000_000}
_SPACES = re.compile(r"[\s'\u2019]")
_THREES = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{3})+")
_ISO = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:[T ]+(.+))?")
_NUMBERS = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?:[T ,]+(.+))?")
_NAMED = re.compile(
    r"(?:(\d{1,2})\.?[ -]([A-Za-zäÄ]{3,9})\.?|([A-Za-zäÄ]{3,9})\.? (\d{1,2})),?"
    r"[ -](\d{4}|\d{2}(?!\d))"
)
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})\b")
_UNIX = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")  # seconds or milliseconds since 1970
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar mär mrz", "apr", "may mai", "jun", "jul", "aug", "sep", "oct okt",
         "nov", "dec dez"), 1
    )
    for name in names.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day as it is written, and whether a time of day other than midnight is written with it."""

    day: date
    timed: bool = False


# -- numbers


def decimal_point(cells: Iterable[str]) -> str | None:
    """The decimal point of a column: "." or ",", or None when its cells do not show it.

    Raises KnownError ``ambiguous_numbers`` when they contradict each other.
    """
    shown: set[str] = set()
    separated = False
    for cell in cells:
        bare = _bare(cell)
        separated = separated or "." in bare or "," in bare
        shown |= _evidence(bare)
    if len(shown) > 1:
        raise KnownError("ambiguous_numbers")
    if shown:
        return shown.pop()
    return None if separated else "."


def point_beside(delimiter: str, cells: Iterable[str], days: Iterable[str] = ()) -> str | None:
    """The decimal point of cells with three digits behind a mark, as what is beside them shows it.

    Between commas a point groups nothing, for then the thousands would be commas; a semicolon
    stands between cells because the comma is their decimal point; and who writes 25.11.2025 writes
    such a comma too.
    """
    marks = {c for cell in cells for c in cell if c in ".,"}
    if marks == {","} and any(_DOTTED.match(day) for day in days):
        return ","
    if delimiter == "," and marks == {"."}:
        return "."
    return "," if delimiter == ";" and marks == {","} else None


def _bare(cell: str) -> str:
    return _SPACES.sub("", _MONEY.sub("", cell)).rstrip("KMB")


def _evidence(bare: str) -> set[str]:
    points, commas = bare.count("."), bare.count(",")
    if points and commas:
        last = "." if bare.rfind(".") > bare.rfind(",") else ","
        return {last} if bare.count(last) == 1 else {".", ","}
    if not points and not commas:
        return set()
    mark, other = (".", ",") if points else (",", ".")
    if points + commas > 1:
        return {other} if _THREES.fullmatch(bare) else set()
    ahead, _, behind = bare.lstrip("+-\u2212").partition(mark)
    could_group = len(behind) == 3 and 1 <= len(ahead) <= 3 and ahead.strip("0")
    return set() if could_group else {mark}


def number(cell: str, point: str) -> float | None:
    """The value of a cell, None when it is not one number; currencies and K, M, B are known."""
    text = _MONEY.sub("", cell).strip()
    scale = _SCALE.get(text[-1:], 1)
    exact = parse_decimal(text[:-1] if scale > 1 else text, decimal_point=point)
    return None if exact is None else _finite(exact * scale)


def _finite(exact: Decimal) -> float | None:
    value = float(exact)
    return value if abs(value) < 1e18 else None


# -- days


def day_order(cells: Iterable[str]) -> str:
    """``day`` or ``month``, whichever stands first in dates such as 3/4/2025.

    Raises KnownError ``ambiguous_dates`` when no row shows it, or rows contradict each other.
    """
    orders = set()
    seen = False
    for cell in cells:
        match = _NUMBERS.fullmatch(cell)
        if match is None or match[2] == ".":
            continue
        seen = True
        if int(match[1]) > 12:
            orders.add("day")
        elif int(match[3]) > 12:
            orders.add("month")
    if len(orders) == 1:
        return orders.pop()
    if seen:
        raise KnownError("ambiguous_dates")
    return "day"


def needs_order(cell: str) -> bool:
    """True for a day such as 3/4/2025, which could be read either way."""
    match = _NUMBERS.fullmatch(re.split(r"[T ,]+(?=\d{1,2}:)", cell, maxsplit=1)[0])
    return match is not None and match[2] != "." and max(int(match[1]), int(match[3])) <= 12


@lru_cache(4096)
def stamp(cell: str, order: str, zone: str) -> Stamp | None:
    """The local day a cell means; None when it is none, or none that anything was traded on.

    A date is taken as written: a time zone behind midnight says whose midnight it is. Only a time
    of day with a zone is an instant, and is led to the exchange's ``zone``.
    """
    found = _stamp(cell, order, zone)
    return found if found and 1800 <= found.day.year < 2200 else None


def _stamp(cell: str, order: str, zone: str) -> Stamp | None:
    try:
        if match := _ISO.fullmatch(cell):
            return _iso(match, zone)
        if match := _NUMBERS.fullmatch(cell):
            first, second = int(match[1]), int(match[3])
            by_day = match[2] == "." or order == "day"
            day, month = (first, second) if by_day else (second, first)
            year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
            return Stamp(date(year, month, day), _timed(match[5]))
        if match := _NAMED.fullmatch(cell):
            month = _MONTHS[(match[2] or match[3])[:3].casefold()]
            year = int(match[5]) + (2000 if len(match[5]) == 2 else 0)
            return Stamp(date(year, month, int(match[1] or match[4])))
        if match := _UNIX.fullmatch(cell):
            seconds = int(match[1]) if match[1] else int(match[2]) // 1000
            local = datetime.fromtimestamp(seconds, ZoneInfo(zone))
            return Stamp(local.date(), (local.hour, local.minute) != (0, 0))
    except (ValueError, KeyError, OverflowError, OSError):
        return None
    return None


def _iso(match: re.Match[str], zone: str) -> Stamp:
    day = date(int(match[1]), int(match[3]), int(match[4]))
    if not match[5]:
        return Stamp(day)
    try:
        at = datetime.fromisoformat(f"{day.isoformat()}T{match[5].replace(' ', '')}")
    except ValueError:
        return Stamp(day, _timed(match[5]))
    midnight = at.hour == at.minute == at.second == 0
    if at.tzinfo is None or midnight:
        return Stamp(day, not midnight)
    local = at.astimezone(ZoneInfo(zone))
    return Stamp(local.date(), (local.hour, local.minute) != (0, 0))


def _timed(text: str | None) -> bool:
    return bool(text) and any(c in "123456789" for c in (text or "").partition("+")[0])
