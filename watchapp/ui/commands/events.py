"""What the events menu does: forms for new and known events, and the walk along the marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from watchapp.app import acts
from watchapp.core.events import BuybackProgramme, Event, Proposal
from watchapp.core.issuer import Listing, Person

if TYPE_CHECKING:
    from watchapp.ui.window import Window


BAFIN = (
    "https://portal.mvp.bafin.de/database/DealingsInfo/sucheForm.do?meldepflichtigerName="
    "&zeitraum=0&emittentButton=Suche+Emittent&emittentName=&emittentIsin={isin}"
)


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

    def do_add_calendar_day(self) -> None:
        """Types a closed period, or another day of the calendar, in."""
        self.add_event("calendar_day")

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
        event = self.filled_in(kind, listing, before, self._w)
        if event is None:
            return
        if self._w.asking.do(acts.save_event(self._ws.desk.book, event, before)):
            self._w.choose_events([event.id])

    def filled_in(
        self, kind: str, listing: Listing, before: Event | None, parent: QWidget
    ) -> Event | None:
        """An event as the user fills its form in; nothing is saved by that."""
        from watchapp.ui.forms.event_form import EventForm
        from watchapp.ui.forms.fields import FORMS

        if kind not in FORMS:
            return None
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
            parent=parent,
        )
        accepted = form.exec() == QDialog.DialogCode.Accepted
        form.deleteLater()
        return form.finished_event if accepted else None

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

    def answer(self, proposal: Proposal, accepted: bool) -> None:
        """Takes a source's correction in, or keeps the user's own words."""
        from watchapp.app import intake

        self._w.asking.do(lambda: intake.answer(self._ws.desk.book, proposal, accepted=accepted))

    def do_people(self) -> None:
        """Opens the page of who is who among the company's insiders."""
        listing = self._w.centre.listing
        if listing is None:
            self._w.notices.warn(self.tr("Choose a row first: persons belong to a company."))
            return
        from watchapp.ui.people.dialog import PeopleDialog

        dialog = PeopleDialog(self._ws, listing, self._w.asking, self._w)
        dialog.exec()
        dialog.deleteLater()

    def do_study(self) -> None:
        """Lines up the past events of the company that is shown."""
        listing = self._w.centre.listing
        if listing is None:
            self._w.notices.warn(self.tr("Choose a row first: a study is of one company."))
            return
        from watchapp.ui.reaction.study_dialog import StudyDialog

        dialog = StudyDialog(self._ws, listing, self._w.theme, self._w)
        dialog.gone_to.connect(self._show_event)
        dialog.exec()
        dialog.deleteLater()
        self._w.side.take_benchmark()

    def _show_event(self, event_id: str) -> None:
        self._w.choose_events([event_id])
        self._w.centre.show_around(event_id)

    def do_news(self) -> None:
        """Opens the page of what is new."""
        from watchapp.ui.events.news_dialog import NewsDialog

        dialog = NewsDialog(self._ws, self._w)
        dialog.gone_to.connect(self.go_to)
        dialog.exec()
        self._w.list.model.take_counts()
        dialog.deleteLater()

    def go_to(self, listing: Listing, event_id: str) -> None:
        """Shows an event: its row, twenty sessions either side of its mark, and its card."""
        self._w.commands.lists.go_to(listing)
        self._w.show_now()
        self._w.choose_events([event_id])
        self._w.centre.show_around(event_id)

    def do_sources(self) -> None:
        """Opens the page of sources."""
        from watchapp.ui.sources.dialog import SourcesDialog

        dialog = SourcesDialog(self._ws, self._w.centre.listing, self._w)
        dialog.bafin_wanted.connect(self.do_bafin)
        dialog.exec()
        dialog.deleteLater()

    def do_bafin(self) -> None:
        """Opens BaFin's search for the company in the browser; its robots rule forbids more."""
        listing = self._w.centre.listing
        if listing is None or not listing.isin:
            self._w.notices.warn(self.tr("BaFin is searched by ISIN: choose a row that has one."))
            return
        QDesktopServices.openUrl(QUrl(BAFIN.format(isin=listing.isin)))
        self._w.notices.say(self.tr("Save the table as CSV there and import it here (Ctrl+I)."))

    def do_next_mark(self) -> None:
        """Chooses the next event."""
        self._w.side.step(1, self._w.centre.walked)

    def do_previous_mark(self) -> None:
        """Chooses the previous event."""
        self._w.side.step(-1, self._w.centre.walked)
