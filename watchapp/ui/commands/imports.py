"""What the window does with files of events: reads them, shows what they hold, takes it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from watchapp.core.events import Event
from watchapp.core.issuer import Row
from watchapp.core.problems import KnownError
from watchapp.ui.waiting import Waiting

if TYPE_CHECKING:
    from watchapp.app.importing import Importing
    from watchapp.app.intake import Intake
    from watchapp.core.change import Act
    from watchapp.core.issuer import Listing
    from watchapp.core.merge import Item, Plan
    from watchapp.formats.filings.grid import Written
    from watchapp.ui.window import Window


class ImportCommands(QObject):
    """Imports of events, one at a time."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window
        self._ws = window.workspace
        self._paths: list[Path] = []
        self._mapping: dict[str, str] = {}
        self._only: Listing | None = None
        self._written: Written | None = None
        self._importing: Importing | None = None
        self._waiting = Waiting(window)

    def do_import_events(self) -> None:
        """Takes events from files that are chosen."""
        shown, _ = QFileDialog.getOpenFileNames(
            self._w,
            self.tr("Import events"),
            str(Path.home()),
            self.tr("Filings and tables (*.xml *.txt *.csv *.tsv *.json *.html *.htm *.xls)")
            + ";;"
            + self.tr("All files (*)"),
        )
        if shown:
            self.import_files(shown)

    def import_files(
        self,
        files: Sequence[str],
        mapping: Mapping[str, str] | None = None,
        only: Listing | None = None,
        written: Written | None = None,
    ) -> None:
        """Begins to read files; the preview opens when they are read. An article is shown."""
        from watchapp.app.importing import Importing
        from watchapp.formats.filings.grid import NOT_TOLD

        if self._importing is not None:
            self._w.notices.warn(self.tr("An import is going on; finish it first."))
            return
        if mapping is None and written is None and self._w.commands.articles.take(files):
            return
        self._paths, self._mapping = [Path(f) for f in files], dict(mapping or {})
        self._only, self._written = only, written or NOT_TOLD
        self._importing = Importing(self._ws.desk, self)
        self._importing.planned.connect(self._show)
        self._waiting.begin(self.tr("Reading %n file(s)\u2026", "", len(files)), self._end)
        self._importing.read(
            self._paths, self._mapping, self._ws.settings.mappings, only, self._written
        )

    def _end(self) -> None:
        """Ends the import that is going on."""
        self._waiting.end()
        if self._importing is not None:
            self._importing.stop()
            self._importing.deleteLater()
            self._importing = None

    def stop(self) -> None:
        """Ends what is going on: the window closes."""
        self._end()

    # -- the preview

    def _show(self, found: Intake) -> None:
        self._end()
        if found.columns and not found.plan.items and not self._mapping:
            self._ask_mapping(found)
            return
        needs_symbol = any(u.reason == "no_company" for f in found.files for u in f.unread)
        if needs_symbol and not found.plan.items and self._only is None and self._offer_symbol():
            return
        from watchapp.ui.events.import_dialog import ImportDialog

        dialog = ImportDialog(found, self._ws.desk.book, self._w)
        done, written = dialog.exec(), dialog.written
        if written is not None:
            before = self._written or written
            both = replace(
                written, order=written.order or before.order, point=written.point or before.point
            )
            self.import_files([str(p) for p in self._paths], self._mapping, self._only, both)
        elif done == QDialog.DialogCode.Accepted:
            self._accept(found, dialog)
        dialog.deleteLater()

    def _ask_mapping(self, found: Intake) -> None:
        from watchapp.app.intake import key_of_columns
        from watchapp.ui.events.import_dialog import MappingDialog

        dialog = MappingDialog(found.columns, self._w)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            kept = {**self._ws.settings.mappings, key_of_columns(found.columns): dialog.mapping}
            self._ws.change_settings(mappings=kept)
            self.import_files(
                [str(p) for p in self._paths], dialog.mapping, self._only, self._written
            )
        dialog.deleteLater()

    def _offer_symbol(self) -> bool:
        """A table that names no company belongs to the one that is shown, if the user says so."""
        from PySide6.QtWidgets import QMessageBox

        listing = self._w.centre.listing
        if listing is None:
            return False
        box = QMessageBox(self._w)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Import events"))
        box.setText(self.tr("The file does not say which company it is about."))
        box.setInformativeText(self.tr("Does it belong to %s?") % listing.label)
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        answer = box.exec()
        box.deleteLater()
        if answer != QMessageBox.StandardButton.Yes:
            return False
        self.import_files([str(p) for p in self._paths], self._mapping, listing, self._written)
        return True

    # -- taking in

    def _accept(self, found: Intake, dialog: QDialog) -> None:
        from watchapp.ui.events.import_dialog import ImportDialog

        assert isinstance(dialog, ImportDialog)
        self.take_in(found.plan, dialog.chosen, dialog.model.chosen_count)

    def _said(self, act: Act, count: int) -> str:
        """What was taken in, and where new companies stand now."""
        said = self.tr("%n event(s) taken in.", "", count)
        fresh = sum(isinstance(c.record, Row) and c.before is None for c in act.changes)
        if fresh:
            words = self.tr("%n new row(s) in the list \u201c{list}\u201d.", "", fresh)
            said += " " + words.format(list=self.tr("Imported"))
        return said

    def take_in(
        self,
        plan: Plan,
        chosen: Sequence[Item],
        count: int,
        then: Callable[[Act], None] = lambda _: None,
    ) -> None:
        """Takes items of a plan in, in one step; ``then`` is called with what was done."""
        from watchapp.app import intake

        act = intake.accepting(self._ws.desk.book, plan, chosen, self.tr("Imported"))
        self._carry_out(act, count, then)

    def _carry_out(self, act: Act, count: int, then: Callable[[Act], None]) -> None:
        desk = self._ws.desk

        def done(error: KnownError | None) -> None:
            if error is not None:
                self._w.asking.refuse(error)
            elif count:
                self._ws.know(c.after.issuer_id for c in act.changes if isinstance(c.after, Event))
                self._w.notices.say(self._said(act, count), of=act)
                then(act)

        words = self.tr("Taking %n event(s) in\u2026", "", count)
        end = self._waiting.follow(desk, words, len(act.changes), done)
        try:
            desk.do_large(act)
        except KnownError as error:
            end(error)
