"""Finds what to add, go to or do: search as you type, with exchange, currency and kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from watchapp.app import text
from watchapp.app.market import Found
from watchapp.app.workspace import Workspace
from watchapp.core import exchanges, identifiers
from watchapp.core.candidate import Candidate, candidate_of
from watchapp.core.issuer import Listing
from watchapp.ui import theme as looks
from watchapp.ui.guard import guarded
from watchapp.ui.theme import Theme
from watchapp.ui.watchlist.columns import currency_name

WAIT_MS = 250
MOST_KNOWN = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the dialog: a candidate to add, a listing to go to, or a command to do."""

    first: str
    second: str
    mark: str
    candidate: Candidate | None = None
    listing: Listing | None = None
    command: str = ""


class AddDialog(QDialog):
    """Search as you type.

    ``added`` carries the candidate to add, ``gone`` a listing of the file to go to, ``commanded``
    the id of an action. ``remembered`` carries (WKN, ISIN or symbol) once the user has said what
    a WKN stands for.
    """

    added = Signal(object)
    gone = Signal(object)
    commanded = Signal(str)
    remembered = Signal(str, str)

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        commands: Sequence[tuple[str, str, str]] = (),
        start: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._commands = commands
        self._asked = ""
        self._found: tuple[Candidate, ...] = ()
        self._open_wkn = ""
        self.setWindowTitle(self.tr("Find or add"))
        self.resize(520, 420)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("Symbol, name, ISIN, WKN or command"))
        self.edit.setAccessibleName(self.tr("Symbol, name, ISIN, WKN or command"))
        self.edit.setClearButtonEnabled(True)
        self.results = QListWidget()
        self.results.setAccessibleName(self.tr("Results"))
        self.results.setUniformItemSizes(True)
        self.results.setItemDelegate(_ChoiceDelegate(theme, self.results))
        self.status = QLabel()
        self.status.setProperty("role", "muted")
        self.status.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.edit)
        layout.addWidget(self.results, 1)
        layout.addWidget(self.status)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._search)
        self.edit.textChanged.connect(self._typed)
        self.edit.returnPressed.connect(self._choose)
        self.results.itemActivated.connect(self._choose)
        self.results.itemClicked.connect(self._choose)
        workspace.market.searched.connect(self._take)
        self.edit.setText(start)
        self._typed(start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.results.count():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = (self.results.currentRow() + step) % self.results.count()
            self.results.setCurrentRow(row)
            return
        super().keyPressEvent(event)

    # -- searching

    def _query(self, typed: str) -> str:
        bare = identifiers.clean(typed)
        if identifiers.is_wkn(bare) and not identifiers.is_isin(bare):
            return self._workspace.settings.wkn.get(bare) or identifiers.isin_of_wkn(bare)
        return typed.strip()

    def _typed(self, typed: str) -> None:
        self._found = ()
        self._fill()
        if len(typed.strip()) >= 2:
            self.status.setText(self.tr("Searching\u2026"))
            self._timer.start()
        else:
            self._timer.stop()
            self.status.setText(
                self.tr("A listing of another exchange is another line: look at the currency.")
            )

    def _search(self) -> None:
        self._asked = self._query(self.edit.text())
        self._workspace.market.search(self._asked)

    def _take(self, found: Found) -> None:
        if found.text != self._asked:
            return
        if found.error:
            reason = text.reason(found.error)
            self.status.setText(
                self.tr("Search not possible: %s. What you typed can be added all the same.")
                % reason
            )
            return
        typed = identifiers.clean(self.edit.text())
        isin = self._asked if identifiers.is_isin(self._asked) else None
        wkn = typed if identifiers.is_wkn(typed) and not identifiers.is_isin(typed) else None
        self._found = tuple(_candidate(row, isin, wkn if isin else None) for row in found.rows)
        self._fill()
        if self._found:
            self.status.setText(self.tr("Found by Yahoo. Enter adds the chosen line."))
        elif wkn and not self._open_wkn:
            self._open_wkn = wkn
            self.status.setText(
                self.tr(
                    "No listing found for WKN %s as a German ISIN. Type its ISIN, name or symbol "
                    "once: it will be remembered."
                )
                % wkn
            )
        else:
            self.status.setText(self.tr("Nothing found. Check the spelling, or type the symbol."))

    # -- choices

    def _fill(self) -> None:
        choices = [*self._known(), *self._new(), *self._matching_commands()]
        self.results.clear()
        for choice in choices:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, choice)
            spoken = ", ".join(p for p in (choice.first, choice.second, choice.mark) if p)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setSizeHint(QSize(0, 44))
            self.results.addItem(item)
        if choices:
            self.results.setCurrentRow(0)

    def _known(self) -> list[Choice]:
        wanted = self.edit.text().strip().casefold()
        if not wanted:
            return []
        found = []
        for listing in self._workspace.desk.book.all(Listing):
            hay = f"{listing.name}\n{listing.label}\n{listing.isin or ''}\n{listing.wkn or ''}"
            if wanted in hay.casefold():
                second = " · ".join(p for p in (listing.label, listing.exchange) if p)
                found.append(Choice(listing.name, second, self.tr("in this file"), listing=listing))
        return found[:MOST_KNOWN]

    def _new(self) -> list[Choice]:
        known = {x.symbol for x in self._workspace.desk.book.all(Listing)}
        found = [
            Choice(c.name or c.label, _describe(c), self.tr("add"), candidate=c)
            for c in self._found
            if c.symbol not in known
        ]
        typed = candidate_of(self.edit.text())
        if typed is not None and typed.label not in known | {c.symbol for c in self._found}:
            words = self.tr("as typed; details follow when prices come")
            choice = Choice(typed.label, words, self.tr("add"), candidate=typed)
            found.append(choice)
        return found

    def _matching_commands(self) -> list[Choice]:
        wanted = self.edit.text().strip().casefold()
        return [
            Choice(name, keys, self.tr("command"), command=key)
            for key, name, keys in self._commands
            if wanted and wanted in name.casefold()
        ][:6]

    def _choose(self) -> None:
        if self.results.currentRow() < 0:
            return
        choice: Choice = self.results.currentItem().data(Qt.ItemDataRole.UserRole)
        self.accept()
        if choice.command:
            self.commanded.emit(choice.command)
        elif choice.listing is not None:
            self.gone.emit(choice.listing)
        elif choice.candidate is not None:
            if self._open_wkn and choice.candidate.symbol:
                self.remembered.emit(self._open_wkn, choice.candidate.symbol)
            self.added.emit(choice.candidate)


def _candidate(row: dict[str, object], isin: str | None, wkn: str | None) -> Candidate:
    symbol = str(row["symbol"])
    exchange = exchanges.of_symbol(symbol)
    return Candidate(
        symbol,
        name=str(row.get("name") or symbol),
        isin=isin,
        wkn=wkn,
        exchange=str(row.get("exchange") or ""),
        exchange_name=str(row.get("exchange_name") or exchange.name),
        currency=exchange.currency,
        kind=str(row.get("kind") or ""),
    )


def _describe(candidate: Candidate) -> str:
    kind = text.word(candidate.kind) if candidate.kind else ""
    currency = currency_name(candidate.currency)
    parts = (candidate.symbol or "", candidate.exchange_name, currency, kind)
    return " · ".join(p for p in parts if p)


class _ChoiceDelegate(QStyledItemDelegate):
    """Draws a choice: name over details, what Enter does at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        choice: Choice = index.data(Qt.ItemDataRole.UserRole)  # type: ignore[attr-defined]
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, looks.colour(self._theme.selection))
        inner = rect.adjusted(10, 4, -10, -4)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(looks.font(looks.TINY))
        painter.setPen(looks.colour(self._theme.muted))
        painter.drawText(inner, right, choice.mark)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(choice.mark) - 12
        upper = inner.adjusted(0, 0, room - inner.width(), -inner.height() // 2)
        lower = inner.adjusted(0, inner.height() // 2, room - inner.width(), 0)
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(looks.font(looks.SMALL))
        words = painter.fontMetrics().elidedText(choice.second, elide, lower.width())
        painter.drawText(lower, left, words)
        painter.setFont(looks.font(looks.BASE, bold=True))
        painter.setPen(looks.colour(self._theme.text))
        painter.drawText(upper, left, painter.fontMetrics().elidedText(choice.first, elide, room))
