"""What the file menu does: open, copy, restore, settings, and prices in and out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from watchapp.app import acts, text
from watchapp.core.issuer import Listing
from watchapp.core.problems import KnownError
from watchapp.ui.prompts import file_to_write

if TYPE_CHECKING:
    from watchapp.ui.chart.export import Picture
    from watchapp.ui.window import Window


class FileCommands(QObject):
    """The file menu."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window
        self._ws = window.workspace

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
            self._w.notices.warn(self.tr("Choose a row first: prices belong to a symbol."))
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

    def do_save_picture(self) -> None:
        """Writes the chart as it stands into a picture, an SVG or a PDF."""
        picture = self._picture()
        if picture is None:
            return
        path = file_to_write(
            self._w,
            self.tr("Save the chart as a picture"),
            f"{self._name()}.png",
            self.tr("Picture (*.png);;Drawing (*.svg);;Document (*.pdf)"),
        )
        if path is None:
            return
        try:
            picture.save(path)
        except KnownError as error:
            self._w.asking.refuse(error)
        else:
            self._w.notices.say(self.tr("Written to %s.") % path)

    def do_copy_picture(self) -> None:
        """Puts the chart as it stands on the clipboard."""
        picture = self._picture()
        if picture is not None:
            QGuiApplication.clipboard().setImage(picture.image(2.0))
            self._w.notices.say(self.tr("The chart is on the clipboard."))

    def _picture(self) -> Picture | None:
        from watchapp.ui.chart.lane_words import legend_words

        chart, listing = self._w.centre.chart, self._w.centre.listing
        if chart is None or listing is None or not len(chart.canvas.shown.bars):
            self._w.notices.warn(self.tr("There is no chart yet: choose a row with prices first."))
            return None
        legend = legend_words(self._w.centre.anchor)
        return chart.exported(listing.name, self._about(listing), legend)

    def _about(self, listing: Listing) -> str:
        """What stands beside the name in a picture: which listing, and as of when."""
        chart = self._w.centre.chart
        assert chart is not None
        bars = chart.canvas.shown.bars
        last = text.day(bars.moment(len(bars) - 1).date())
        parts = (listing.label, listing.exchange, bars.currency or "", last)
        return " \u00b7 ".join(p for p in parts if p and p != listing.name)

    def _name(self) -> str:
        listing = self._w.centre.listing
        assert listing is not None
        return (listing.symbol or listing.label).replace("/", "-")

    def do_export_seen(self) -> None:
        """Writes the bars in sight as a table; simulated ones say so in every row."""
        from watchapp.app import prices

        if self._picture() is None:
            return
        chart = self._w.centre.chart
        assert chart is not None
        shown, _ = QFileDialog.getSaveFileName(
            self._w,
            self.tr("Export what is seen"),
            str(Path.home() / f"{self._name()}.csv"),
            self.tr("Tables (*.csv)"),
        )
        if not shown:
            return
        try:
            prices.write_bars(chart.seen_bars, Path(shown))
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
