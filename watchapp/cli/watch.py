"""``watchapp watch``: what it adds to lists, takes off and moves."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from watchapp.app import acts, text
from watchapp.app.workspace import Workspace
from watchapp.cli.rows import show
from watchapp.cli.running import Context
from watchapp.core import identifiers
from watchapp.core.book import Book
from watchapp.core.candidate import Candidate, candidate_of
from watchapp.core.change import Act
from watchapp.core.issuer import Listing, Row, Watchlist
from watchapp.core.problems import KnownError, Problem
from watchapp.formats import watchlist_table

translate = QCoreApplication.translate
Answer = tuple[dict[str, Any], int]
SAID = 20  # symbols named in the answer for people


@dataclass(frozen=True, slots=True)
class _Target:
    """A list that is there, or the one that the act will make."""

    watchlist: Watchlist
    making: Act | None = None

    def act(self, adding: Act) -> Act:
        """``adding``, together with making the list where it has to be made."""
        if self.making is None:
            return adding
        return Act(adding.label, (*self.making.changes, *adding.changes), adding.args)


def _named(book: Book, name: str) -> Watchlist:
    for watchlist in book.lists():
        if watchlist.name.casefold() == name.strip().casefold():
            return watchlist
    raise KnownError("no_such_list", name=name)


def _target(workspace: Workspace, name: str | None) -> _Target:
    if name is None:
        return _Target(workspace.first_list())
    try:
        return _Target(_named(workspace.desk.book, name))
    except KnownError:
        making = acts.new_list(workspace.desk.book, name)
        watchlist = making.changes[0].after
        assert isinstance(watchlist, Watchlist)
        return _Target(watchlist, making)


def listing_named(book: Book, name: str) -> Listing:
    """The listing with this symbol, ISIN or WKN, however it is capitalised."""
    candidate = candidate_of(name)
    found = book.by_symbol(name) or (acts.known_listing(book, candidate) if candidate else None)
    if found is None and candidate is not None and candidate.wkn:
        isin = identifiers.isin_of_wkn(candidate.wkn)
        found = acts.known_listing(book, Candidate(None, isin=isin))
    if found is None:
        raise KnownError("no_such_symbol", symbol=name)
    return found


def _rows_of(book: Book, listing: Listing) -> list[Row]:
    rows = (book.rows(w.id) for w in book.lists())
    return [r for of_list in rows for r in of_list if r.listing_id == listing.id]


def _one_row(book: Book, listing: Listing, name: str | None) -> Row:
    """The listing's row in the list called ``name``, or its only one."""
    rows = _rows_of(book, listing)
    if name is not None:
        watchlist = _named(book, name)
        for row in rows:
            if row.list_id == watchlist.id:
                return row
        raise KnownError("not_in_list", symbol=listing.label, name=watchlist.name)
    if not rows:
        raise KnownError("no_such_symbol", symbol=listing.label)
    if len(rows) > 1:
        names = ", ".join(_list_of(book, r).name for r in rows)
        raise KnownError("in_several_lists", symbol=listing.label, lists=names)
    return rows[0]


def _list_of(book: Book, row: Row) -> Watchlist:
    found = book.get(Watchlist, row.list_id)
    assert found is not None, "a row without its list cannot be saved"
    return found


# -- changing


def _typed(typed: str) -> Candidate:
    """What a typed word stands for."""
    candidate = candidate_of(typed)
    if candidate is not None and candidate.symbol and identifiers.is_wkn(candidate.symbol):
        # SAP is 716460: six characters with a digit and no ending are no symbol of Yahoo's
        candidate = Candidate(None, wkn=candidate.symbol)
    spaced = candidate is not None and candidate.symbol and len(typed.split()) > 1
    if candidate is None or spaced:
        raise KnownError("not_a_symbol", text=typed)
    return candidate


def _known(book: Book, candidate: Candidate, said: dict[str, str]) -> Candidate:
    """``candidate``, or what its WKN is known for: by the user, or by the German ISIN of it."""
    if candidate.wkn is None:
        return candidate
    if symbol := said.get(candidate.wkn):
        return Candidate(symbol, wkn=candidate.wkn)
    by_isin = Candidate(None, isin=identifiers.isin_of_wkn(candidate.wkn), wkn=candidate.wkn)
    known = acts.known_listing(book, by_isin)
    return Candidate(known.symbol, isin=known.isin, wkn=known.wkn) if known else candidate


def add(context: Context) -> Answer:
    """Adds what was typed to a list; what is there already stays where it is."""
    typed = [_typed(word) for word in context.args.symbols]
    with context.writing() as workspace:
        book = workspace.desk.book
        candidates = [_known(book, c, workspace.settings.wkn) for c in typed]
        target = _target(workspace, context.args.list)
        return _added(context, workspace, target, candidates)


def _added(
    context: Context, workspace: Workspace, target: _Target, candidates: list[Candidate]
) -> Answer:
    act = target.act(acts.add_candidates(workspace.desk.book, target.watchlist.id, candidates))
    before = {r.id for r in workspace.desk.book.rows(target.watchlist.id)}
    workspace.desk.do(act)
    rows = workspace.desk.book.rows(target.watchlist.id)
    added = [workspace.listing(r).label for r in rows if r.id not in before]
    name = target.watchlist.name
    if added:
        words = translate("cli", "Added to {list}: {symbols}")
        more = ", ..." if len(added) > SAID else ""
        context.say(words.format(list=name, symbols=", ".join(added[:SAID]) + more))
    else:
        context.say(translate("cli", "Everything is already in {list}.").format(list=name))
    return {"list": name, "added": added}, 0


def remove(context: Context) -> Answer:
    """Takes rows off, all of them or none."""
    with context.writing(making=False) as workspace:
        book = workspace.desk.book
        listings = [listing_named(book, s) for s in dict.fromkeys(context.args.symbols)]
        rows = [_one_row(book, x, context.args.list) for x in dict.fromkeys(listings)]
        removed = [
            {"symbol": workspace.listing(r).label, "list": _list_of(book, r).name} for r in rows
        ]
        workspace.desk.do(acts.remove_rows(book, rows))
    for one in removed:
        context.say(translate("cli", "Removed from {list}: {symbol}").format(**one))
    return {"removed": removed}, 0


def move(context: Context) -> Answer:
    """Puts a row at a place of a list; ``--at`` is the place it has afterwards."""
    with context.writing(making=False) as workspace:
        book = workspace.desk.book
        listing = listing_named(book, context.args.symbol)
        watchlist = _named(book, context.args.list)
        here = [r for r in _rows_of(book, listing) if r.list_id == watchlist.id]
        row = here[0] if here else _one_row(book, listing, None)
        at = context.args.at
        if here and at is not None and at > book.rows(watchlist.id).index(row):
            at += 1  # its own old place does not count
        workspace.desk.do(acts.place_rows(book, [row], watchlist.id, at))
        order = [r.listing_id for r in book.rows(watchlist.id)]
        told: dict[str, Any] = {
            "symbol": listing.label,
            "list": watchlist.name,
            "at": order.index(listing.id),
        }
    context.say(translate("cli", "{symbol} is now number {place} of {list}.").format(
        place=told["at"] + 1, symbol=told["symbol"], list=told["list"]
    ))  # fmt: skip
    return {"moved": told}, 0


def read(context: Context) -> Answer:
    """Adds what a file names; a row that could not be read is said and keeps nothing back."""
    source = context.args.source
    if str(source) == "-":
        data = sys.stdin.buffer.read()
    else:
        try:
            data = source.read_bytes()
        except OSError as error:
            detail = error.strerror or type(error).__name__
            raise KnownError("unreadable_file", path=str(source), detail=detail) from error
    found = watchlist_table.read(data, str(source))
    if not found.candidates:
        raise KnownError("nothing_readable", path=str(source))
    with context.writing() as workspace:
        target = _target(workspace, context.args.list)
        answer, code = _added(context, workspace, target, list(found.candidates))
    unreadable = [
        {
            "line": u.line,
            "column": u.column or None,
            "code": u.reason,
            "text": text.problem(Problem(u.reason)),
            "found": u.text or None,
        }
        for u in found.unreadable
    ]
    for u in unreadable:
        words = translate("cli", "Line {line} was not read: {found}. {text}")
        context.say(words.format(**u))
    return {**answer, "unreadable": unreadable}, code


ACTIONS = {"list": show, "add": add, "remove": remove, "move": move, "import": read}
