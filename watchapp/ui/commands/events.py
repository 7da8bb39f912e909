"""What the events menu does: forms for new and known events, and the walk along the marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from watchapp.app import acts
from watchapp.core.events import BuybackProgramme, Event
from watchapp.core.issuer import Listing, Person

if TYPE_CHECKING:
    from watchapp.ui.window import Window


class EventCommands(QObject):
    """The events menu."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window
        self._ws = window.workspace

    def do_add_insider_deal(self) -> None:
        """Types an insider deal in."""
        self.add_event("insider_deal")

    def do_add_insider_plan(self) -> None:
        """Types an insider plan in."""
        self.add_event("insider_plan")

    def do_add_buyback_programme(self) -> None:
        """Types a buyback programme in."""
        self.add_event("buyback_programme")

    def do_add_repurchase(self) -> None:
        """Types a repurchase in."""
        self.add_event("repurchase")

    def do_add_note(self) -> None:
        """Types a note in."""
        self.add_event("note")

    def add_event(self, kind: str) -> None:
        """Opens the form for a new event of the symbol that is shown."""
        listing = self._w.centre.listing
        if listing is None:
            self._w.notices.warn(self.tr("Choose a row first: an event belongs to a company."))
            return
        self._form(kind, listing, None)

    def edit_event(self, event: Event) -> None:
        """Opens the form of an event."""
        listing = self._ws.desk.book.get(Listing, event.listing_id) or self._w.centre.listing
        if listing is not None:
            self._form(event.KIND, listing, event)

    def _form(self, kind: str, listing: Listing, before: Event | None) -> None:
        from watchapp.ui.forms.event_form import EventForm
        from watchapp.ui.forms.fields import FORMS

        if kind not in FORMS:
            return
        self._ws.desk.open_issuer(listing.issuer_id)
        book = self._ws.desk.book
        events = book.events(listing.issuer_id)
        form = EventForm(
            kind,
            listing,
            before,
            programmes=[e for e in events if isinstance(e, BuybackProgramme)],
            range_of=lambda first, last: self._ws.range_of(listing, first, last),
            persons=sorted(p.name for p in book.all(Person)),
            parent=self._w,
        )
        if form.exec() == QDialog.DialogCode.Accepted and form.finished_event is not None:
            event = form.finished_event
            if self._w.asking.do(acts.save_event(book, event, before)):
                self._w.choose_events([event.id])
        form.deleteLater()

    def do_edit_event(self) -> None:
        """Edits the chosen event; on the chart its card opens first."""
        if self._w.side.current() is not None and self._w.centre.open_card():
            return
        if self._w.side.current() is None:
            self._w.notices.warn(self.tr("Choose an event first, in the list or on the chart."))
            return
        self._w.side.edit()

    def do_delete_event(self) -> None:
        """Deletes the chosen event."""
        self._w.side.delete()

    def delete_event(self, event: Event) -> None:
        """Deletes an event; undo brings it back."""
        self._w.asking.do(acts.delete_event(self._ws.desk.book, event))

    def do_next_mark(self) -> None:
        """Chooses the next event."""
        self._w.side.step(1)

    def do_previous_mark(self) -> None:
        """Chooses the previous event."""
        self._w.side.step(-1)
