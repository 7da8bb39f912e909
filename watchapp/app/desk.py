"""The one door for changes: do, undo, redo, accept; disk before memory before screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from watchapp.core.book import Book
from watchapp.core.change import Act, Change, Record
from watchapp.core.events import Coverage, Event, Proposal
from watchapp.core.issuer import Issuer, Listing, Person, Series
from watchapp.core.problems import KnownError
from watchapp.store.statefile import StateFile

if TYPE_CHECKING:  # feeds come after the first frame
    from watchapp.core.merge import Item, Plan

UNDO_STEPS = 200
SLICE = 80  # changes written between two turns of the event loop
LARGE = 1000  # an act with more changes than this runs in slices


class Desk(QObject):
    """Holds the book and the state file together.

    ``changed`` carries the act that has just been saved and applied. Every method that changes
    something raises KnownError and leaves everything as it was when the disk or the book refuses.
    """

    changed = Signal(object)  # Act
    progressed = Signal(int, int)  # changes written, changes in all
    finished = Signal(object)  # None, or the KnownError that ended a large act

    def __init__(self, file: StateFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.book = Book()
        self._undo: list[Act] = []
        self._redo: list[Act] = []
        self._slices: Iterator[tuple[int, int]] | None = None
        self.book.load(file.read_base())
        self.book.event_counts.update(file.event_counts())

    @property
    def busy(self) -> bool:
        """True while a large act is being written; other acts are refused meanwhile."""
        return self._slices is not None

    def open_issuer(self, issuer_id: str) -> None:
        """Reads an issuer's events and series into the book, once.

        An issuer that is not in the book is being written by a large act: not visible yet.
        """
        if issuer_id not in self.book.opened and self.book.get(Issuer, issuer_id) is not None:
            self.book.load(self._file.read_issuer(issuer_id))
            self.book.opened.add(issuer_id)

    def find_event(self, event_id: str) -> Event | None:
        """The event with this id, read from the file when its issuer is not open."""
        found = self.book.get(Event, event_id)
        if found is None and (issuer := self._file.issuer_of_event(event_id)):
            self.open_issuer(issuer)
            found = self.book.get(Event, event_id)
        return found

    def do(self, act: Act) -> None:
        """Saves and applies ``act`` and makes it the next thing to undo."""
        if not act.changes:
            return
        self._apply(act)
        self._remember(act)
        self.changed.emit(act)

    def fill_in(self, act: Act) -> None:
        """Saves what a source says of records the user made, without an undo step of its own.

        The steps already there are told of the new versions, so that undoing "add 1810.HK" still
        works after its name has arrived.
        """
        self._apply(act)
        news = {c.before: c.after for c in act.changes if c.before is not None}
        for stack in (self._undo, self._redo):
            stack[:] = [_retold(step, news) for step in stack]
        self.changed.emit(act)

    def accept(self, plan: Plan, chosen: Sequence[Item] | None = None) -> Act | None:
        """Makes one act of the plan's new and changed records, or of those ``chosen``."""
        items = plan.items if chosen is None else chosen
        changes = tuple(c for item in items for c in item.changes)
        if not changes:
            return None
        act = Act("accept_events", changes, {"source": plan.source, "count": len(items)})
        self.do(act)
        return act

    @property
    def undo_label(self) -> Act | None:
        """The act that undo would take back."""
        return self._undo[-1] if self._undo else None

    @property
    def redo_label(self) -> Act | None:
        """The act that redo would do again."""
        return self._redo[-1] if self._redo else None

    def undo(self) -> Act | None:
        """Takes the last act back; KnownError ``changed_since`` when a record differs by now."""
        return self._move(self._undo, self._redo, inverse=True)

    def redo(self) -> Act | None:
        """Does again what was taken back last."""
        return self._move(self._redo, self._undo, inverse=False)

    def _move(self, source: list[Act], target: list[Act], *, inverse: bool) -> Act | None:
        if not source:
            return None
        act = source[-1]
        way = act.inverse if inverse else act

        def moved() -> None:
            target.append(source.pop())

        if len(way.changes) > LARGE:
            self._begin_large(way, moved)
            return act
        self._apply(way)
        moved()
        self.changed.emit(way)
        return act

    def _apply(self, act: Act) -> None:
        if self.busy:
            raise KnownError("busy_writing")
        self._open_touched(act.changes)
        self.book.check(act.changes)
        self._file.save(act.changes)
        self.book.apply(act.changes)

    def _remember(self, act: Act) -> None:
        self._undo.append(act)
        del self._undo[:-UNDO_STEPS]
        self._redo.clear()

    def _open_touched(self, changes: Iterable[Change]) -> None:
        """Opens every issuer whose events, series, coverage or proposals the changes touch.

        What is to be deleted may be referred to by records of issuers not opened yet: those are
        opened too, so that the book can say so.
        """
        for change in changes:
            for record in (change.before, change.after):
                if isinstance(record, Event | Coverage | Proposal):
                    self.open_issuer(record.issuer_id)
                elif isinstance(record, Series):
                    listing = self.book.get(Listing, record.listing_id)
                    if listing is not None:
                        self.open_issuer(listing.issuer_id)
            gone = change.before if change.after is None else None
            if isinstance(gone, Issuer):
                self.open_issuer(gone.id)
            elif isinstance(gone, Listing):
                self.open_issuer(gone.issuer_id)
            elif isinstance(gone, Person):
                self.open_person(gone.id)

    def open_person(self, person_id: str) -> None:
        """Opens every company that a person has records of."""
        for issuer_id in self._file.issuers_of_person(person_id):
            self.open_issuer(issuer_id)

    # -- large acts

    def do_large(self, act: Act) -> None:
        """Like ``do``, in slices between turns of the event loop when the act is large.

        Nothing of it is visible before all of it is committed. ``progressed`` tells how far it
        is, ``finished`` that it ended; ``cancel`` rolls it back.
        """
        if len(act.changes) <= LARGE:
            self.do(act)
            self.finished.emit(None)
            return
        self._begin_large(act, lambda: self._remember(act))

    def _begin_large(self, act: Act, done: Callable[[], None]) -> None:
        """Begins to write a large act in slices; ``done`` is called when all of it is applied."""
        if self.busy:
            raise KnownError("busy_writing")
        self._open_touched(act.changes)
        self.book.check(act.changes)
        self._file.begin()
        self._slices = self._write_slices(act, done)
        QTimer.singleShot(0, self._step)

    def cancel(self) -> None:
        """Takes back what a large act has written so far."""
        if self._slices is not None:
            self._slices = None
            self._file.rollback()
            self.finished.emit(KnownError("cancelled"))

    def _write_slices(self, act: Act, done: Callable[[], None]) -> Iterator[tuple[int, int]]:
        total = len(act.changes)
        for start in range(0, total, SLICE):
            self._file.write(act.changes[start : start + SLICE])
            yield min(start + SLICE, total), total
        self._file.commit()
        self.book.apply(act.changes)
        done()
        self._slices = None
        self.changed.emit(act)
        self.finished.emit(None)

    def _step(self) -> None:
        if self._slices is None:
            return
        try:
            done, total = next(self._slices)
        except StopIteration:
            return
        except KnownError as error:
            self._slices = None
            self._file.rollback()
            self.finished.emit(error)
            return
        except BaseException:  # a bug: nothing half done stays, and the desk is free again
            self._slices = None
            self._file.rollback()
            raise
        self.progressed.emit(done, total)
        QTimer.singleShot(0, self._step)


def _retold(act: Act, news: dict[Record, Record | None]) -> Act:
    """``act`` with every record in ``news`` in its new version."""

    def told(record: Record | None) -> Record | None:
        return news.get(record, record) if record is not None else None

    changes = tuple(Change(told(c.before), told(c.after)) for c in act.changes)
    return act if changes == act.changes else replace(act, changes=changes)
