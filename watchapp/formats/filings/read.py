"""Whatever a user points at: recognised by what is in it, never by its name, and read."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from watchapp.core.filed import Reading, reading
from watchapp.core.problems import KnownError
from watchapp.formats import tables, xml
from watchapp.formats.filings import (
    afm,
    eu_tables,
    grid,
    hkex,
    own,
    sec_144,
    sec_facts,
    sec_item703,
    sec_ownership,
    us_tables,
)
from watchapp.formats.filings.grid import NOT_TOLD, Written
from watchapp.formats.tables import Line

Asked = tuple[Mapping[str, str] | None, Written]  # what the user has told of a table

LARGEST = 64 * 1024 * 1024  # bytes
MOST_SHEETS = 20  # of a workbook that are looked at
LAYOUTS = (*us_tables.LAYOUTS, *eu_tables.LAYOUTS)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What is no filing, by its first bytes.
_MAGIC = (
    (b"%PDF", "is_a_pdf"),
    (b"\x1f\x8b", "is_an_archive"),
    (b"BZh", "is_an_archive"),
    (b"\xfd7zXZ", "is_an_archive"),
    (b"7z\xbc\xaf", "is_an_archive"),
    (b"Rar!", "is_an_archive"),
    (b"\x28\xb5\x2f\xfd", "is_an_archive"),
    (b"SQLite format 3", "is_a_database"),
    (b"\x89PNG", "is_a_picture"),
    (b"\xff\xd8\xff", "is_a_picture"),
    (b"GIF8", "is_a_picture"),
    (b"\x7fELF", "not_a_text"),
)


def read(
    data: bytes,
    name: str,
    mapping: Mapping[str, str] | None = None,
    written: Written = NOT_TOLD,
) -> Reading:
    """The records of a file.

    Args:
        data: All of it.
        name: What errors call it.
        mapping: Columns of a table to the fields they hold, for a layout that is not known.
        written: How days and numbers are written, where a table does not show it itself.

    Raises KnownError: ``file_too_large``, ``is_a_pdf``, ``is_an_archive`` and the like for what is
    refused unread; ``not_a_text``, ``unreadable_file`` for what is damaged; ``unknown_layout`` with
    the columns that a mapping could name; ``ambiguous_numbers`` or ``ambiguous_dates`` where a
    table contradicts itself.
    """
    asked = mapping, written
    if len(data) > LARGEST:
        raise KnownError("file_too_large", path=name, most=LARGEST // 2**20)
    if data.startswith(b"<?xml"):
        return _marked_up(data, "<?xml", name, asked)
    _refuse(data, name)
    if data.startswith(_OLE):
        return _sheets(data, name, asked)
    if not data.strip():
        raise KnownError("empty_file", path=name)
    if sec_ownership.is_submission(data):
        return sec_ownership.read_submission(data, name)
    start = _start(data, name)
    if start.startswith("<"):
        return _marked_up(data, start, name, asked)
    if start.startswith(("{", "[")):
        return _json(data, name, asked)
    return _table(grid.rows_of_text(data, name), name, asked)


def _refuse(data: bytes, name: str) -> None:
    for magic, code in _MAGIC:
        if data.startswith(magic):
            raise KnownError(code, path=name)
    if data.startswith(b"PK\x03\x04"):
        workbook = b"xl/workbook" in data or b"[Content_Types].xml" in data[:200]
        raise KnownError("is_a_workbook" if workbook else "is_an_archive", path=name)


def _start(data: bytes, name: str) -> str:
    """The first characters, whatever the encoding."""
    head = data[:2048]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head[:8]:
        return tables.decoded(data[:2048], name).lstrip("\ufeff").lstrip()
    return head.decode("utf-8", "replace").lstrip("\ufeff").lstrip()


# -- XML and HTML


def _marked_up(data: bytes, start: str, name: str, asked: Asked) -> Reading:
    low = start[:1024].casefold()
    if not low.startswith("<?xml") and ("<html" in low or "<!doctype html" in low or "<table" in low
                                        or "<div" in low or "<!--" in low[:4]):  # fmt: skip
        return _page(data, name, asked)
    root = xml.parse(data, name, blanks=not sec_ownership.is_ownership(data))
    kind = xml.local(root.tag)
    if kind == "ownershipDocument":
        return sec_ownership.read(root, data)
    if kind == "edgarSubmission":
        return sec_144.read(root, data)
    if kind == "register":
        return _register(root, name)
    if kind == "html":
        return _page(data, name, asked)
    if kind == "feed":
        raise KnownError("is_an_index", path=name)
    raise KnownError("unknown_layout", path=name, columns=kind)


def _register(root: Any, name: str) -> Reading:
    """The AFM's index: one element a notice, its children the columns."""
    items = [
        {xml.local(c.tag): xml.words(c) for c in item if len(c) == 0} for item in root if len(item)
    ]
    listed = grid.tables_of_objects(items)
    if not listed:
        return reading("afm", (), (), "nothing_reported")
    return _table(listed[0], name, (None, NOT_TOLD))


def _page(data: bytes, name: str, asked: Asked) -> Reading:
    root = xml.parse_html(data, name)
    for read_page in (hkex.read_list, afm.read_page, sec_item703.read_page):
        if (found := read_page(root, name)) is not None:
            return found
    for rows in _html_tables(root):
        if (made := _known_table(rows, asked)) is not None:
            return made
    raise KnownError("unknown_page", path=name)


def _html_tables(root: Any) -> list[list[Line]]:
    found = []
    for table in root.iter("table"):
        rows = [
            Line(n, tuple(xml.words(c) for c in tr if c.tag in ("td", "th")))
            for n, tr in enumerate(table.iter("tr"), 1)
        ]
        found.append([r for r in rows if not r.blank])
    return found


# -- JSON


def _json(data: bytes, name: str, asked: Asked) -> Reading:
    try:
        found = json.loads(tables.decoded(data, name), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise KnownError("unreadable_file", path=name, detail=str(error)[:200]) from error
    pack = {"events": found} if isinstance(found, list) else found
    if own.is_pack(pack):
        return own.read_pack(pack)
    if sec_facts.is_facts(found):
        return sec_facts.read(found)
    if _member(found, "accessionNumber") is not None:
        raise KnownError("is_an_index", path=name)
    if (refused := _refusal(found)) is not None:
        raise KnownError("source_refused", path=name, detail=refused[:200])
    listed = grid.tables_of_objects(found)
    for rows in listed:
        if (made := _known_table(rows, asked)) is not None:
            return made
    if listed:
        return _table(listed[0], name, asked)
    if _member(found, "transactions") == []:
        return reading("yahoo", (), (), "nothing_reported")
    heads = tuple(found)[:40] if isinstance(found, dict) else ()
    raise KnownError("unknown_layout", path=name, columns=", ".join(map(str, heads)) or "JSON")


def _refusal(found: Any) -> str | None:
    """What a source answered in the place of data, such as that it knows no such symbol."""
    error = _member(found, "error")
    told = error.get("description") or error.get("code") if isinstance(error, dict) else error
    return str(told) if told else None


def _member(found: Any, name: str, depth: int = 0) -> Any:
    """The first member of this name near the top of an answer, None without one."""
    if isinstance(found, dict) and name in found:
        return found[name]
    inner = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    if depth < 5:
        for value in list(inner)[:60]:
            if (deeper := _member(value, name, depth + 1)) is not None:
                return deeper
    return None


# -- tables


def _known_table(rows: Sequence[Line], asked: Asked) -> Reading | None:
    mapping, written = asked
    if mapping and (found := own.with_mapping(rows, mapping)) is not None:
        made = own.read_table(found, own.MAPPED, written=written)
        return replace(made, columns=own.heads_of(rows))
    if (fitting := grid.find(rows, LAYOUTS)) is not None:
        layout, table = fitting
        return reading(layout.name, *grid.read_rows(layout, table, written))
    if (report := hkex.find_report(rows)) is not None:
        before = rows[: len(rows) - len(report.rows)]
        return hkex.read_report(report, before)
    if (table_of_ours := own.find_table(rows)) is not None:
        return own.read_table(table_of_ours, own.TABLE, written=written)
    return None


def _table(rows: Sequence[Line], name: str, asked: Asked) -> Reading:
    found = _known_table(rows, asked)
    if found is None:
        heads = own.heads_of(rows)
        raise KnownError("unknown_layout", path=name, columns=", ".join(heads)[:600], heads=heads)
    return found


def _sheets(data: bytes, name: str, asked: Asked) -> Reading:
    """A workbook, read sheet by sheet until one is known."""
    import xlrd

    heads: tuple[str, ...] = ()
    try:
        book = xlrd.open_workbook(
            file_contents=data, logfile=io.StringIO(), on_demand=True, ragged_rows=True
        )
        for number in range(min(book.nsheets, MOST_SHEETS)):
            rows = _sheet(book.sheet_by_index(number), book.datemode)
            if (found := _known_table(rows, asked)) is not None:
                return found
            heads = heads or own.heads_of(rows)
    except (KnownError, MemoryError):
        raise
    except Exception as error:  # xlrd meets damage with whatever Python raises there
        raise KnownError("unreadable_file", path=name, detail=str(error)[:200]) from error
    raise KnownError("unknown_layout", path=name, columns=", ".join(heads)[:600], heads=heads)


def _sheet(sheet: Any, datemode: int) -> list[Line]:
    lines = [
        Line(n + 1, tuple(_sheet_cell(cell, datemode) for cell in sheet.row(n)))
        for n in range(sheet.nrows)
    ]
    return [line for line in lines if not line.blank]


def _sheet_cell(cell: Any, datemode: int) -> str:
    import xlrd

    value = cell.value
    if cell.ctype == xlrd.XL_CELL_DATE:
        return str(xlrd.xldate.xldate_as_datetime(value, datemode).isoformat())
    if cell.ctype in (xlrd.XL_CELL_BOOLEAN, xlrd.XL_CELL_ERROR):
        return str(bool(value)) if cell.ctype == xlrd.XL_CELL_BOOLEAN else ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return " ".join(str(value).split())
