"""A program that does numbered acts and says each number once it is done, until it is killed.

What the acts leave is a matter of their number alone, so that another process can work it out.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from watchapp.app.desk import Desk
from watchapp.core.book import Book
from watchapp.core.change import Act, Change, added
from watchapp.core.events import Event, InsiderDeal, Note, Source
from watchapp.core.issuer import Issuer, Listing, Row, Watchlist
from watchapp.store.lock import Lock
from watchapp.store.statefile import StateFile

LIST = Watchlist("list", "Liste")


def step(book: Book, number: int) -> Act | str:
    """The act with this number, or "undo" or "redo"."""
    turn, kind = divmod(number, 7)
    issuer = Issuer(f"i{turn}", f"Firma {turn}")
    if kind == 0:
        listing = Listing(f"l{turn}", issuer.id, f"S{turn}.DE", issuer.name)
        first = (LIST,) if turn == 0 else ()
        return Act("add", added(*first, issuer, listing, Row(f"r{turn}", LIST.id, listing.id)))
    if kind == 1:
        row = book.get(Row, f"r{turn}")
        assert row is not None
        return Act("note", (Change(row, replace(row, note=f"{number} " * 300)),))
    if kind == 2:
        deal = InsiderDeal(
            id=f"e{turn}", issuer_id=issuer.id, traded_from=date(2025, 1, 1), person="Wer",
            shares=Decimal(number), sources=(Source("x", key=f"{number}"),),
        )  # fmt: skip
        return Act("deal", added(deal, *(notes(turn, n) for n in range(40))))
    if kind == 3:
        event = book.get(Event, f"e{turn}")
        return Act("delete", (Change(event, None), *(Change(notes(turn, 1), None),)))
    return ("undo", "redo", "undo")[kind - 4]


def notes(turn: int, n: int) -> Note:
    """One of the notes of a turn."""
    text = f"Notiz {n} " * 40
    return Note(id=f"n{turn}-{n}", issuer_id=f"i{turn}", traded_from=date(2025, 1, 1), note=text)


def main(locks: str, path: str) -> None:
    """Takes the lock, opens the file and goes on until it is killed."""
    lock = Lock(Path(locks), Path(path))
    assert lock.acquire()
    desk = Desk(StateFile(Path(path)))
    number = 0
    while True:
        act = step(desk.book, number)
        if act == "undo":
            desk.undo()
        elif act == "redo":
            desk.redo()
        else:
            assert isinstance(act, Act)
            desk.do(act)
        print(number, flush=True)
        number += 1


if __name__ == "__main__":
    main(*sys.argv[1:])
