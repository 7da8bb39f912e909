"""Any table or pasted text with symbols, ISINs or WKNs, read as candidates for a watchlist."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from watchapp.core import identifiers
from watchapp.core.candidate import Candidate, candidate_of
from watchapp.core.merge import Unreadable
from watchapp.core.numbers import MINOR_UNITS
from watchapp.core.problems import KnownError
from watchapp.formats import tables
from watchapp.formats.tables import Header, Line

# What exports of Portfolio Performance, comdirect, ING, DKB, Consorsbank, Yahoo and common sense
# call their columns, as ``tables.plain_name`` has them.
NAMES = {
    "symbol": ("symbol", "ticker", "tickersymbol", "kürzel", "kuerzel", "börsenkürzel",
               "yahoosymbol", "stocksymbol", "wertpapiersymbol"),
    "isin": ("isin", "isincode", "isinnummer"),
    "wkn": ("wkn", "wknnummer", "wertpapierkennnummer"),
    "mixed": ("isinwkn", "wknisin", "wknisinsymbol", "isinwknsymbol", "kennung", "identifier"),
    "name": ("name", "wertpapiername", "bezeichnung", "wertpapierbezeichnung", "wertpapier",
             "securityname", "security", "companyname", "company", "unternehmen", "description",
             "beschreibung", "titel", "aktie", "instrument"),
    "currency": ("währung", "waehrung", "currency", "kurswährung", "whg"),
    "note": ("notiz", "notizen", "note", "notes", "bemerkung", "kommentar", "comment"),
    "date": ("datum", "date", "buchungstag"),
    "type": ("typ", "type", "transactiontype", "transaktion"),
}  # fmt: skip
IDENTIFIERS = ("symbol", "isin", "wkn", "mixed")
NAME_AT_MOST = 6  # words; more of them are a sentence
MOST = 0.6  # the share of a column's cells that shows what it is
_CURRENCY = re.compile(r"[A-Za-z]{3}")
_BETWEEN = re.compile(r"[,;|\t]+")


@dataclass(frozen=True, slots=True)
class Found:
    """What was read, each listing once, and what was not, in the order of the file."""

    candidates: tuple[Candidate, ...]
    unreadable: tuple[Unreadable, ...] = ()


@dataclass(slots=True)
class _Joined:
    """Candidates, each once, filled up from the rows that name them again."""

    order: list[Candidate] = field(default_factory=list)
    places: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, new: Candidate) -> None:
        place = self._place(new)
        if place is None:
            place = len(self.order)
            self.order.append(new)
        else:
            old = self.order[place]
            names = Candidate.__dataclass_fields__
            self.order[place] = replace(
                old, **{n: getattr(old, n) or getattr(new, n) for n in names}
            )
        for key in _keys(self.order[place]):
            self.places.setdefault(key, place)

    def _place(self, new: Candidate) -> int | None:
        for key in _keys(new):
            place = self.places.get(key)
            # two symbols with one ISIN are two listings of one company
            if place is not None and (
                key[0] == "symbol" or None in (new.symbol, self.order[place].symbol)
            ):
                return place
        return None


def _keys(candidate: Candidate) -> list[tuple[str, str]]:
    keys = [
        (k, str(v)) for k in ("symbol", "isin", "wkn") if (v := getattr(candidate, k)) is not None
    ]
    if candidate.wkn:
        keys.append(("isin", identifiers.isin_of_wkn(candidate.wkn)))
    return keys


def read(data: bytes, name: str) -> Found:
    """The candidates of a file or of pasted text; ``name`` is what errors call it.

    Raises KnownError: ``not_a_text``, ``unreadable_file``, ``no_symbol_column`` when nothing in
    it is an identifier.
    """
    text = tables.decoded(data, name)
    rows = tables.lines(text, name)
    header = tables.header(rows, NAMES, one_of=IDENTIFIERS, unless=_has_isin)
    if header is not None:
        found = _by_columns(rows[header.at + 1 :], header)
    elif (guessed := _by_content(rows)) is not None:
        found = _by_columns(rows, guessed)
    else:
        found = _by_words(text)
    if header is None and not found.candidates:
        raise KnownError("no_symbol_column", path=name)
    return found


def _has_isin(row: Line) -> bool:
    """True for the line "ISIN;KYG9830T1067" of a preamble: a header names no single security."""
    return any(identifiers.is_isin(identifiers.clean(c)) for c in row.cells)


# -- tables with columns


def _by_columns(rows: Sequence[Line], header: Header) -> Found:
    columns = dict(header.columns)
    if "date" in columns and "type" in columns:
        columns.pop("note", None)  # a list of transactions: the note is the transaction's
    joined, unreadable = _Joined(), []
    for row in rows:
        candidate, doubts = _candidate(row, columns)
        unreadable += doubts
        if candidate is not None:
            joined.add(candidate)
        elif not doubts:
            unreadable.append(Unreadable(row.number, "", "no_identifier", row.text))
    return Found(tuple(joined.order), tuple(unreadable))


def _candidate(row: Line, columns: dict[str, int]) -> tuple[Candidate | None, list[Unreadable]]:
    values: dict[str, str] = {}
    doubts = []
    for role in IDENTIFIERS:
        cell = row.cell(columns.get(role))
        if not cell:
            continue
        read_as = _READERS[role](cell)
        if read_as:
            values = {**read_as, **values}
        else:
            code = {"isin": "bad_isin", "wkn": "bad_wkn"}.get(role, "not_an_identifier")
            doubts.append(Unreadable(row.number, role, code, cell))
    if not values:
        return None, doubts
    return Candidate(
        symbol=values.get("symbol"),
        name=row.cell(columns.get("name")),
        isin=values.get("isin"),
        wkn=values.get("wkn"),
        currency=_currency(row.cell(columns.get("currency"))),
        note=row.cell(columns.get("note")),
    ), doubts


def _as_isin(cell: str) -> dict[str, str]:
    bare = identifiers.clean(cell)
    return {"isin": bare} if identifiers.is_isin(bare) else {}


def _as_wkn(cell: str) -> dict[str, str]:
    bare = identifiers.clean(cell)
    return {"wkn": bare} if identifiers.is_wkn(bare) else _as_isin(cell)


def _as_symbol(cell: str) -> dict[str, str]:
    bare = cell.upper()  # with its spaces: "BRK B" is no symbol that could be asked for
    return _as_isin(cell) or ({"symbol": bare} if identifiers.is_symbol(bare) else {})


def _as_any(cell: str) -> dict[str, str]:
    parts = [p for p in re.split(r"[\s/(),]+", cell) if p]
    found: dict[str, str] = {}
    for part in parts:
        found |= _as_wkn(part)
    return found or (_as_symbol(cell) if len(parts) == 1 else {})


_READERS: dict[str, Callable[[str], dict[str, str]]] = {
    "symbol": _as_symbol,
    "isin": _as_isin,
    "wkn": _as_wkn,
    "mixed": _as_any,
}


def _currency(cell: str) -> str | None:
    if not _CURRENCY.fullmatch(cell):
        return None
    if cell in ("GBX", "GBx"):
        return "GBp"
    return cell if cell in MINOR_UNITS else cell.upper()


# -- tables without a header


def _by_content(rows: Sequence[Line]) -> Header | None:
    """Which column holds ISINs or WKNs, and which one words; None where none clearly does."""
    width = max((len(r.cells) for r in rows), default=0)
    if width < 2:
        return None
    columns: dict[str, int] = {}
    for index in range(width):
        cells = [c for r in rows if (c := r.cell(index))]
        role = _role(cells)
        if role and role not in columns:
            columns[role] = index
    if not {"isin", "wkn"} & columns.keys():
        return None
    return Header(-1, columns)


def _role(cells: Sequence[str]) -> str | None:
    if not cells:
        return None

    def mostly(test: Callable[[str], object]) -> bool:
        return sum(bool(test(c)) for c in cells) >= MOST * len(cells)

    if mostly(_as_isin):
        return "isin"
    if mostly(identifiers.is_wkn) and not all(c.isdigit() for c in cells):
        return "wkn"  # six digits throughout may as well be numbers of shares
    if mostly(lambda c: any(x.islower() for x in c)):
        return "name"
    return None


# -- plain lists


def _by_words(text: str) -> Found:
    """One identifier a line, or several between commas or spaces; with a name behind it or not."""
    joined, unreadable = _Joined(), []
    for number, line in enumerate(text.splitlines(), 1):
        for part in _BETWEEN.split(line):
            piece = part.strip().strip("\"'")
            if not piece:
                continue
            found = _of_piece(piece)
            for candidate in found:
                joined.add(candidate)
            if not found:
                unreadable.append(Unreadable(number, "", "not_an_identifier", piece[:200]))
    return Found(tuple(joined.order), tuple(unreadable))


def _of_piece(piece: str) -> list[Candidate]:
    words = piece.split()
    if len(words) == 1:
        found = _of_word(piece)
        return [found] if found else []
    if whole := _as_isin(piece):  # an ISIN as registers print it, in groups
        return [Candidate(None, isin=whole["isin"])]
    if not any(c.islower() for c in piece):
        each = [_of_word(w) for w in words]
        return [c for c in each if c] if all(each) else []
    # words in small letters are a name: beside it stands one identifier, first or last
    if len(words) > NAME_AT_MOST:
        return []
    for word, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        short = len(word) < 2 or any(c.islower() for c in word)
        candidate = None if short else _of_word(word)
        if candidate is not None:
            return [replace(candidate, name=" ".join(rest).strip("-\u2013:() "))]
    return []


def _of_word(word: str) -> Candidate | None:
    """What a single word can be; a number is a WKN or nothing, since symbols have letters."""
    bare = identifiers.clean(word)
    if not any(c.isalpha() for c in bare):
        return Candidate(None, wkn=bare) if identifiers.is_wkn(bare) else None
    return candidate_of(word)
