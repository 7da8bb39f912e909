"""Daily prices from a table of whatever making, and back into one that anything can read."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from watchapp.core import bars as core
from watchapp.core.bars import COLUMNS, Bars
from watchapp.core.merge import Unreadable
from watchapp.core.problems import KnownError
from watchapp.formats import columns, tables
from watchapp.formats.columns import Stamp
from watchapp.formats.tables import Header, Line

NAMES = {
    "date": ("date", "datum", "datetime", "timestamp", "tag", "day", "handelstag", "zeit", "time"),
    "open": ("open", "eröffnung", "eroeffnung", "eröffnungskurs", "erster", "öffnung", "eröffn"),
    "high": ("high", "hoch", "tageshoch", "höchst", "höchstkurs", "höchster"),
    "low": ("low", "tief", "tagestief", "tiefst", "tiefstkurs", "tiefster"),
    "close": ("close", "schluss", "schlusskurs", "schlußkurs", "schluß", "schlusspreis", "zuletzt",
              "letzter", "last", "kurs", "quote", "price", "closelast", "closeprice",
              "closingprice", "lastprice", "pxlast"),
    "adjusted": ("adjclose", "adjustedclose", "closeadj", "bereinigt", "bereinigterschluss",
                 "bereinigterschlusskurs", "schlusskursbereinigt", "schlussbereinigt",
                 "closeadjusted", "adjustedcloseprice"),
    "volume": ("volume", "volumen", "stück", "stueck", "vol", "umsatzstück", "stücke"),
    "dividends": ("dividends", "dividend", "dividende", "dividenden", "exdividend"),
    "splits": ("stocksplits", "stocksplit", "splits", "split", "splitratio", "aktiensplit"),
    "origin": ("origin", "herkunft"),
}  # fmt: skip
PRICES = ("open", "high", "low", "close", "adjusted")
SIMULATED = "SIMULATED"
_HEADER = ("Date", "Open", "High", "Low", "Close", "Adj Close", "Volume")
_INDEX_NAMES = ("", "price", "index", "unnamed0")  # what pandas calls the column of dates


@dataclass(frozen=True, slots=True)
class Prices:
    """The bars of a file, and its rows that could not be read."""

    bars: Bars
    unreadable: tuple[Unreadable, ...] = ()


@dataclass(slots=True)
class _Row:
    line: Line
    stamp: Stamp
    values: dict[str, float]


def read(data: bytes, name: str, *, currency: str | None = None, zone: str = "UTC") -> Prices:
    """Daily bars; ``name`` is what errors call the file, ``zone`` the exchange's.

    Raises KnownError: ``not_a_text``, ``unreadable_file``, ``no_price_columns``,
    ``no_price_rows``, ``not_daily``, ``ambiguous_dates``, ``ambiguous_numbers``.
    """
    rows, delimiter = tables.delimited(tables.decoded(data, name), name)
    header = _header(rows)
    if header is None:
        raise KnownError("no_price_columns", path=name)
    body = rows[header.at + 1 :]
    try:
        good, unreadable = _read_rows(body, dict(header.columns), zone, delimiter)
    except KnownError as error:
        raise KnownError(error.code, path=name) from error
    good = _one_a_day(good, unreadable, name)
    if not good:
        raise KnownError("no_price_rows", path=name)
    place = header.columns.get("origin")
    simulated = any(r.line.cell(place).upper() == SIMULATED for r in good)
    bars = _bars(good, currency, zone, "simulated" if simulated else "imported")
    return Prices(bars, tuple(sorted(unreadable, key=lambda u: u.line)))


def _header(rows: Sequence[Line]) -> Header | None:
    """The row with a closing price and a date; pandas leaves the dates' column without a name."""
    for at, row in enumerate(rows[: tables.HEADER_WITHIN]):
        found = tables.header([row], NAMES, one_of=("close",))
        if found is None:
            continue
        if "date" in found.columns:
            return Header(at, found.columns)
        first = tables.plain_name(row.cells[0])
        if first in _INDEX_NAMES and found.columns["close"] != 0:
            return Header(at, {**found.columns, "date": 0})
    return None


def _read_rows(
    body: Sequence[Line], places: dict[str, int], zone: str, delimiter: str
) -> tuple[list[_Row], list[Unreadable]]:
    order = columns.day_order(r.cell(places["date"]) for r in body)
    dated = [(r, columns.stamp(r.cell(places["date"]), order, zone)) for r in body]
    point = _point([r for r, stamp in dated if stamp], places, delimiter)
    good, unreadable = [], []
    for line, stamp in dated:
        if stamp is None:
            if any(c in "0123456789" for c in line.cell(places["date"])):
                unreadable.append(Unreadable(line.number, "date", "not_a_day", line.text))
            continue  # a title, a sum, pandas' second and third line of headers
        values, doubt_in = _values(line, places, point)
        if doubt_in is None:
            good.append(_Row(line, stamp, values))
        elif doubt_in.reason:
            unreadable.append(doubt_in)
    return good, unreadable


def _point(rows: Sequence[Line], places: dict[str, int], delimiter: str) -> str:
    """The decimal point of the prices; volumes speak only where the prices do not."""
    told = [
        [c for r in rows for role in roles if (c := r.cell(places.get(role)))]
        for roles in (PRICES, (*PRICES, "volume"))
    ]
    for cells in told:
        point = columns.decimal_point(cells)
        if point is not None:
            return point
    days = (r.cell(places["date"]) for r in rows)
    point = columns.point_beside(delimiter, told[0], days)
    if point is not None:
        return point
    raise KnownError("ambiguous_numbers")


def _values(
    line: Line, places: dict[str, int], point: str
) -> tuple[dict[str, float], Unreadable | None]:
    """The row's numbers, or what is wrong; a reason "" is a day that the source left empty."""
    values = {}
    for role in (*PRICES, "volume", "dividends", "splits"):
        cell = line.cell(places.get(role))
        if not cell:
            continue
        value = columns.number(cell, point)
        if value is None:
            return {}, Unreadable(line.number, role, "not_a_number", line.text)
        values[role] = value
    close = values.get("close")
    if close is None:
        return {}, Unreadable(line.number, "close", "no_close" if values else "", line.text)
    if close <= 0:
        return {}, Unreadable(line.number, "close", "zero" if close == 0 else "negative", line.text)
    return values, None


def _one_a_day(rows: list[_Row], unreadable: list[Unreadable], name: str) -> list[_Row]:
    by_day: dict[int, _Row] = {}
    for row in rows:
        day = core.time_of_day(row.stamp.day)
        first = by_day.setdefault(day, row)
        if first is row:
            continue
        if first.stamp.timed or row.stamp.timed:
            raise KnownError("not_daily", path=name)
        if first.values != row.values:
            unreadable.append(Unreadable(row.line.number, "date", "same_day_twice", row.line.text))
    return [by_day[day] for day in sorted(by_day)]


def _bars(rows: list[_Row], currency: str | None, zone: str, origin: str) -> Bars:
    time = np.array([core.time_of_day(r.stamp.day) for r in rows], np.int64)

    def extra(role: str, wanted: Callable[[float], bool]) -> tuple[tuple[int, float], ...]:
        pairs = [(int(t), r.values.get(role, 0.0)) for t, r in zip(time, rows, strict=True)]
        return tuple((t, v) for t, v in pairs if wanted(v))

    cols: dict[str, Any] = {
        c: np.array([r.values.get(c, math.nan) for r in rows], float) for c in COLUMNS
    }
    return core.tidy(
        Bars(
            time=time,
            **cols,
            currency=currency,
            zone=zone,
            basis=rows[-1].stamp.day,
            dividends=extra("dividends", lambda v: v > 0),
            splits=extra("splits", lambda v: v > 0 and v != 1),
            origin=origin,
        )
    )


def write(bars: Bars) -> str:
    """Bars as CSV: ISO days, decimal points, nothing above the header.

    Intraday bars have the instant at which they begin, with their zone's offset.

    Dividends and splits have columns where there are any; a simulated series says so in each row.
    """
    names = list(_HEADER)
    dividends, splits = dict(bars.dividends), dict(bars.splits)
    if dividends or splits:
        names += ["Dividends", "Stock Splits"]
    if bars.origin == "simulated":
        names.append("Origin")
    rows = [names]
    for i in range(len(bars)):
        row = [bars.day(i).isoformat() if bars.daily else bars.moment(i).isoformat()]
        row += [_plain(float(getattr(bars, c)[i])) for c in PRICES]
        row.append(_plain(float(bars.volume[i])))
        if dividends or splits:
            at = int(bars.time[i])
            row += [_plain(dividends.get(at, 0.0)), _plain(splits.get(at, 0.0))]
        if bars.origin == "simulated":
            row.append(tables.neutral(SIMULATED))
        rows.append(row)
    return tables.written(rows)


def _plain(value: float) -> str:
    """The shortest decimal that reads as ``value`` again, without an exponent."""
    if not math.isfinite(value):
        return ""
    text = np.format_float_positional(value, trim="-")
    # three decimals might be thousands to a reader that, like ours, does not guess
    return text + "0" if len(text.partition(".")[2]) == 3 else text
