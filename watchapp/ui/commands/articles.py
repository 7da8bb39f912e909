"""What the window does with articles: shows them, and takes in the marks that are confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from watchapp.core.change import Act
from watchapp.core.events import Event
from watchapp.core.issuer import Listing
from watchapp.core.problems import KnownError

if TYPE_CHECKING:
    from watchapp.ui.window import Window


class ArticleCommands(QObject):
    """Articles, one at a time."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window
        self._ws = window.workspace

    def do_article(self) -> None:
        """Reads the article on the clipboard, or opens the page for one to be pasted into."""
        from watchapp.app import articles

        copied = QGuiApplication.clipboard().text()
        self.show(copied if articles.is_article(copied) else "")

    def take(self, files: Sequence[str]) -> bool:
        """Reads the file where it is one and an article; False where it is something else."""
        from watchapp.app import articles

        if len(files) != 1 or not articles.is_article_file(Path(files[0])):
            return False
        self.read_file(Path(files[0]))
        return True

    def read_file(self, path: Path) -> None:
        """Reads the article of a file."""
        from watchapp.app import articles

        try:
            content = articles.text_of(path)
        except KnownError as error:
            self._w.asking.refuse(error)
        else:
            self.show(content)

    def show(self, content: str) -> None:
        """Shows an article; what is confirmed is taken in, in one step."""
        from watchapp.ui.article.dialog import ArticleDialog

        dialog = ArticleDialog(self._ws, self._w.theme, content, self._edit, self._add, self._w)
        self._open = dialog
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen, found = dialog.chosen, dialog.found
        dialog.deleteLater()
        self._w.side.take_benchmark()
        if accepted and found is not None and chosen:
            self._w.commands.imports.take_in(found.plan, chosen, len(chosen), self._go_to)

    def _go_to(self, act: Act) -> None:
        """Shows the first mark that was taken in, where its company's chart is."""
        event = next((e for c in act.changes if isinstance(e := c.after, Event)), None)
        if event is None:
            return
        book, shown = self._ws.desk.book, self._w.centre.listing
        listings = book.listings_of(event.issuer_id)
        own = book.get(Listing, event.listing_id or "")
        listing = own or (shown if shown in listings else next(iter(listings), None))
        if listing is not None:
            self._w.commands.events.go_to(listing, event.id)

    def _add(self, company: str) -> None:
        self._w.commands.lists.find(company, self._open)

    def _edit(self, event: Event, listing: Listing) -> Event | None:
        return self._w.commands.events.filled_in(event.KIND, listing, event, self._open)
