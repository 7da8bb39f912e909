"""What the edit and list menus do: undo, find, add, import, move, remove."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from watchapp.app import acts
from watchapp.core.candidate import Candidate
from watchapp.core.issuer import Listing, Row
from watchapp.core.merge import Unreadable
from watchapp.core.problems import KnownError
from watchapp.ui import actions as table

if TYPE_CHECKING:
    from watchapp.ui.window import Window


class ListCommands(QObject):
    """The edit and list menus."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window
        self._ws = window.workspace

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

    def do_find(self) -> None:
        """Finds symbols and commands."""
        self.find("")

    def find(self, start: str, over: QWidget | None = None) -> None:
        """Opens the finder with a text; ``over`` a dialog it finds no commands."""
        from watchapp.ui.watchlist.add_dialog import AddDialog

        native = QKeySequence.SequenceFormat.NativeText
        commands = [
            (
                e.id,
                e.words.replace("&", ""),
                ", ".join(k.toString(native) for k in table.keys_of(e)),
            )
            for e in table.ENTRIES
            if over is None and self._w.commands.slot(e.id) is not None and not e.checkable
        ]
        dialog = AddDialog(self._ws, self._w.theme, commands, start, over or self._w)
        dialog.added.connect(self.add)
        dialog.gone.connect(self.go_to)
        dialog.commanded.connect(self._command)
        dialog.remembered.connect(self._remember_wkn)
        dialog.exec()
        dialog.deleteLater()

    def _command(self, key: str) -> None:
        slot = self._w.commands.slot(key)
        if slot is not None:
            slot()

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
            self._w.list.view.setFocus()
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
        from watchapp.app import articles
        from watchapp.app.prices import read_bytes
        from watchapp.formats import watchlist_table
        from watchapp.ui.watchlist.import_dialog import ImportDialog

        if pasted and articles.is_article(pasted):
            self._w.commands.articles.show(pasted)
            return
        if self._w.commands.articles.take(files):
            return
        if files and self._are_events(files):
            self._w.commands.imports.import_files(files)
            return
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

    @staticmethod
    def _are_events(files: Sequence[str]) -> bool:
        """True for files that hold insiders' deals or buybacks: dropped on the list by mistake."""
        from watchapp.app import intake

        return all(intake.is_known(Path(f)) for f in files)

    def do_note(self) -> None:
        """Edits the note of the current row."""
        if self._w.list.view.current_line() is None:
            self._w.notices.warn(self.tr("Choose a row first: a note belongs to a row."))
            return
        self._w.list.edit_note()

    def do_refresh(self) -> None:
        """Asks for prices again."""
        if not self._ws.market.network:
            self._w.notices.warn(
                self.tr("Working offline: no prices are asked for. Settings switch it on.")
            )
            return
        centre = self._w.centre
        self._ws.market.refresh([*centre.compared, *self._w.list.model.symbols()])
        self._ws.ask_sources(due=False)

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
