"""What the window's actions do: each a few lines that ask a panel, a dialog or the desk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog

from watchapp.app import acts, text
from watchapp.core.candidate import Candidate
from watchapp.core.change import Act
from watchapp.core.events import BuybackProgramme, Event
from watchapp.core.issuer import Listing, Person, Row
from watchapp.core.merge import Unreadable
from watchapp.core.problems import KnownError
from watchapp.ui import actions as table

if TYPE_CHECKING:
    from watchapp.ui.window import Window


class Commands(QObject):
    """One method an action. ``do_`` plus an id of ``actions.ENTRIES`` is its name."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window
        self._ws = window.workspace

    # -- file

    def do_new(self) -> None:
        """Makes an empty file and opens it."""
        path = self._ask_save(self.tr("New file"), self.tr("watchlist"))
        if path is not None:
            self._w.open_wanted.emit(path, True)

    def do_open(self) -> None:
        """Opens another file."""
        shown, _ = QFileDialog.getOpenFileName(
            self._w, self.tr("Open"), str(self._ws.path.parent), self._filter()
        )
        if shown:
            self._w.open_wanted.emit(Path(shown), False)

    def do_save_copy(self) -> None:
        """Keeps a copy elsewhere."""
        path = self._ask_save(self.tr("Save copy as"), self._ws.path.stem)
        if path is None:
            return
        try:
            self._ws.copy_to(path)
        except KnownError as error:
            self._w.asking.refuse(error)
        else:
            self._w.notices.say(self.tr("Copied to %s.") % path)

    def _filter(self) -> str:
        return self.tr("watchapp files (*.watchapp)")

    def _ask_save(self, title: str, stem: str) -> Path | None:
        folder = self._ws.path.parent if not self._ws.is_sample else Path.home()
        shown, _ = QFileDialog.getSaveFileName(
            self._w, title, str(folder / f"{stem}.watchapp"), self._filter()
        )
        if not shown:
            return None
        path = Path(shown)
        return path if path.suffix else path.with_suffix(".watchapp")

    def do_restore(self) -> None:
        """Offers the generations of backups."""
        from watchapp.ui.restore import RestoreDialog

        dialog = RestoreDialog(self._ws.backups, self._ws.path, self._w)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen is not None:
            self._w.restore_wanted.emit(dialog.chosen)

    def do_sample(self) -> None:
        """Opens the sample."""
        self._w.open_wanted.emit(self._ws.folders.sample, False)

    def do_settings(self) -> None:
        """Opens the settings."""
        from watchapp.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._ws.settings, self._w)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._ws.change_settings(**dialog.values())

    def do_quit(self) -> None:
        """Closes the window; everything is saved already."""
        self._w.close()

    # -- edit

    def do_undo(self) -> None:
        """Takes the last act back."""
        self._w.asking.undo()

    def do_redo(self) -> None:
        """Does again what was taken back."""
        self._w.asking.redo()

    def do_copy(self) -> None:
        """Copies the chosen rows."""
        self._w.list.copy()

    def do_paste(self) -> None:
        """Takes a list from the clipboard."""
        self._w.list.paste()

    # -- list

    def do_find(self) -> None:
        """Finds symbols and commands."""
        self.find("")

    def find(self, start: str) -> None:
        """Opens the finder with a text."""
        from watchapp.ui.watchlist.add_dialog import AddDialog

        native = QKeySequence.SequenceFormat.NativeText
        commands = [
            (
                e.id,
                e.words.replace("&", ""),
                ", ".join(k.toString(native) for k in table.keys_of(e)),
            )
            for e in table.ENTRIES
            if hasattr(self, f"do_{e.id}")
        ]
        dialog = AddDialog(self._ws, self._w.theme, commands, start, self._w)
        dialog.added.connect(self.add)
        dialog.gone.connect(self.go_to)
        dialog.commanded.connect(lambda key: getattr(self, f"do_{key}")())
        dialog.remembered.connect(self._remember_wkn)
        dialog.exec()
        dialog.deleteLater()

    def _remember_wkn(self, wkn: str, symbol: str) -> None:
        self._ws.change_settings(wkn={**self._ws.settings.wkn, wkn: symbol})

    def add(self, candidate: Candidate) -> None:
        """Adds a candidate to the list that is shown, or resolves the row it was searched for."""
        book = self._ws.desk.book
        waiting = self._w.resolving
        self._w.resolving = None
        if waiting is not None and candidate.symbol and not book.by_symbol(candidate.symbol):
            self._ws.resolve(waiting, candidate)
            return
        act = acts.add_candidates(book, self._w.list.model.list_id, [candidate])
        if act.changes:
            self._w.asking.do(act)
            return
        listing = acts.known_listing(book, candidate)
        if listing is not None:
            self.go_to(listing)

    def go_to(self, listing: Listing) -> None:
        """Shows a listing of the file: in this list, in another one, or added to this one."""
        book = self._ws.desk.book
        own = self._w.list.model.list_id
        rows = sorted(
            (r for r in book.all(Row) if r.listing_id == listing.id),
            key=lambda r: r.list_id != own,
        )
        if not rows:
            candidate = Candidate(listing.symbol, listing.name, listing.isin, listing.wkn)
            self._w.asking.do(acts.add_candidates(book, own, [candidate]))
            return
        self._w.list.filter.clear()
        if rows[0].list_id != own:
            self._w.list.show_list(rows[0].list_id)
        self._w.list.view.go_to(rows[0].id)
        self._w.list.view.setFocus()

    def do_filter(self) -> None:
        """Puts the cursor into the filter."""
        self._w.list.filter.setFocus()
        self._w.list.filter.selectAll()

    def do_import_list(self) -> None:
        """Takes a list from a file."""
        shown, _ = QFileDialog.getOpenFileName(
            self._w,
            self.tr("Import a list"),
            str(Path.home()),
            self.tr("Tables (*.csv *.txt *.tsv);;All files (*)"),
        )
        if shown:
            self.import_lists([shown], "")

    def import_lists(self, files: Sequence[str], pasted: str) -> None:
        """Previews what files or pasted text hold, and adds what is chosen in one step."""
        from watchapp.app.prices import read_bytes
        from watchapp.formats import watchlist_table
        from watchapp.ui.watchlist.import_dialog import ImportDialog

        candidates: list[Candidate] = []
        unreadable: list[Unreadable] = []
        try:
            for name in files:
                found = watchlist_table.read(read_bytes(Path(name)), Path(name).name)
                candidates += found.candidates
                unreadable += found.unreadable
            if pasted.strip():
                found = watchlist_table.read(pasted.encode(), self.tr("clipboard"))
                candidates += found.candidates
                unreadable += found.unreadable
        except KnownError as error:
            self._w.asking.refuse(error)
            return
        if not candidates:
            words = self.tr("Nothing to add was found: no symbol, ISIN or WKN.")
            self._w.notices.warn(words)
            return
        book, list_id = self._ws.desk.book, self._w.list.model.list_id
        dialog = ImportDialog(book, list_id, candidates, unreadable, self._w)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._w.asking.do(acts.add_candidates(book, list_id, dialog.chosen()))

    def do_note(self) -> None:
        """Edits the note of the current row."""
        self._w.list.edit_note()

    def do_refresh(self) -> None:
        """Asks for prices again."""
        if not self._ws.market.network:
            self._w.notices.warn(
                self.tr("Working offline: no prices are asked for. Settings switch it on.")
            )
            return
        self._ws.market.refresh(self._w.list.model.symbols())

    def do_move_up(self) -> None:
        """Moves the chosen rows up."""
        self._w.list.move_by(-1)

    def do_move_down(self) -> None:
        """Moves the chosen rows down."""
        self._w.list.move_by(1)

    def do_remove(self) -> None:
        """Takes the chosen rows off the list."""
        self._w.list.remove()

    def do_new_list(self) -> None:
        """Makes a list."""
        self._w.list.new_list()

    def do_rename_list(self) -> None:
        """Renames the list that is shown."""
        self._w.list.rename_list()

    def do_delete_list(self) -> None:
        """Deletes the list that is shown."""
        self._w.list.delete_list()

    def do_next_list(self) -> None:
        """Shows the next list."""
        self._step_list(1)

    def do_previous_list(self) -> None:
        """Shows the previous list."""
        self._step_list(-1)

    def _step_list(self, by: int) -> None:
        lists = self._ws.desk.book.lists()
        ids = [w.id for w in lists]
        place = ids.index(self._w.list.model.list_id)
        self._w.list.show_list(ids[(place + by) % len(ids)])

    # -- events

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
        """Edits the chosen event."""
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

    # -- prices

    def do_import_prices(self) -> None:
        """Takes daily prices of the shown symbol from a file."""
        listing = self._w.centre.listing
        if listing is None:
            self._w.notices.warn(self.tr("Choose a row first: prices belong to a symbol."))
            return
        shown, _ = QFileDialog.getOpenFileName(
            self._w,
            self.tr("Import prices of %s") % listing.label,
            str(Path.home()),
            self.tr("Tables (*.csv *.txt *.tsv);;All files (*)"),
        )
        if not shown:
            return
        from watchapp.app import prices

        try:
            act = prices.import_file(self._ws, listing, Path(shown))
        except KnownError as error:
            self._w.asking.refuse(error)
            return
        self._w.asking.do(act)

    def do_export_prices(self) -> None:
        """Writes the daily prices of the shown symbol to a file."""
        listing = self._w.centre.listing
        if listing is None or not listing.symbol:
            return
        shown, _ = QFileDialog.getSaveFileName(
            self._w,
            self.tr("Export prices of %s") % listing.label,
            str(Path.home() / f"{listing.symbol}.csv"),
            self.tr("Tables (*.csv)"),
        )
        if not shown:
            return
        from watchapp.app import prices

        try:
            prices.export_file(self._ws, listing, Path(shown))
        except KnownError as error:
            self._w.asking.refuse(error)
        else:
            self._w.notices.say(self.tr("Written to %s.") % shown)

    def use_real_prices(self, listing: Listing) -> None:
        """Gives up imported or simulated prices for fetched ones; undo brings them back."""
        if not self._ws.market.network:
            self._w.notices.warn(
                self.tr("Working offline: real prices cannot be fetched, so these stay.")
            )
            return
        self._w.asking.do(lambda: acts.drop_series(self._ws.desk.book, listing))

    # -- view

    def do_marks(self, on: bool) -> None:
        """Shows or hides every mark."""
        self._w.centre.marks_button.setChecked(on)

    def do_line(self, on: bool) -> None:
        """A line instead of candles."""
        self._w.centre.line_button.setChecked(on)

    def do_zoom_in(self) -> None:
        """Shows fewer bars."""
        if self._w.centre.chart is not None:
            self._w.centre.chart.zoom(0.8)

    def do_zoom_out(self) -> None:
        """Shows more bars."""
        if self._w.centre.chart is not None:
            self._w.centre.chart.zoom(1.25)

    def do_zoom_reset(self) -> None:
        """Goes to the newest bar."""
        if self._w.centre.chart is not None:
            self._w.centre.chart.reset()

    def do_dense(self, on: bool) -> None:
        """Rows of one line."""
        self._w.list.view.set_dense(on)
        self._ws.change_settings(dense=on)

    def do_side(self, on: bool) -> None:
        """Shows or hides the side panel."""
        self._w.side.setVisible(on)

    def do_next_panel(self) -> None:
        """Moves the keyboard to the next panel."""
        self._w.next_panel()

    # -- help

    def do_shortcuts(self) -> None:
        """Shows every key."""
        from watchapp.ui.help import KeysDialog

        KeysDialog(self._w).exec()

    def do_log(self) -> None:
        """Opens the folder of the log."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._ws.folders.log)))

    def do_about(self) -> None:
        """Says what this is."""
        from watchapp.ui.help import AboutDialog

        AboutDialog(self._w).exec()


def label_of(act: Act | None, verb: str) -> str:
    """An action's name with what it would do: Undo add 1810.HK."""
    if act is None:
        return verb
    words = QCoreApplication.translate("Commands", "{verb} {act}")
    return words.format(verb=verb, act=text.act(act))


def touches(act: Act, kind: type) -> bool:
    """True when an act changes records of a kind."""
    return any(isinstance(c.record, kind) for c in act.changes)
