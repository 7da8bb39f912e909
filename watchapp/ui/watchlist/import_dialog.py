"""The preview of a pasted or dropped list: what would be added, what is there, what is unread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from watchapp.app import text
from watchapp.app.acts import known_listing
from watchapp.core.book import Book
from watchapp.core.candidate import Candidate
from watchapp.core.merge import Unreadable
from watchapp.core.problems import Problem
from watchapp.ui.watchlist.columns import currency_name

BESIDE_TABLE = 64  # px: margins, the scroll bar, the ticks


class ImportDialog(QDialog):
    """Shows candidates with a tick each; ``chosen`` gives the ticked ones after acceptance."""

    def __init__(
        self,
        book: Book,
        list_id: str,
        candidates: Sequence[Candidate],
        unreadable: Sequence[Unreadable],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a list"))
        self._candidates = list(candidates)
        there = {r.listing_id for r in book.rows(list_id)}
        known = [known_listing(book, c) for c in candidates]
        self._there = [k is not None and k.id in there for k in known]
        fresh = self._there.count(False)
        self._summary = QLabel(self._words(fresh, len(candidates) - fresh, len(unreadable)))
        self._summary.setWordWrap(True)
        self.table = self._table()
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._summary)
        layout.addWidget(self.table, 1)
        if unreadable:
            layout.addWidget(self._unread(unreadable))
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        ok = self._buttons.button(kinds.Ok)
        ok.setText(self.tr("Add"))
        ok.setEnabled(fresh > 0)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout.addWidget(self._buttons)

    def _words(self, fresh: int, there: int, unread: int) -> str:
        parts = [self.tr("%n symbol(s) to add", "", fresh)]
        if there:
            parts.append(self.tr("%n already in this list", "", there))
        if unread:
            parts.append(self.tr("%n line(s) could not be read", "", unread))
        return ", ".join(parts) + "."

    def _table(self) -> QTableWidget:
        heads = [
            self.tr("Add"),
            self.tr("Name"),
            self.tr("Symbol"),
            "ISIN",
            "WKN",
            self.tr("Currency"),
        ]
        table = QTableWidget(len(self._candidates), len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName(self.tr("Symbols to add"))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        for row, candidate in enumerate(self._candidates):
            tick = QTableWidgetItem()
            if self._there[row]:
                tick.setText(self.tr("there"))
                tick.setFlags(Qt.ItemFlag.ItemIsEnabled)
            else:
                tick.setCheckState(Qt.CheckState.Checked)
                tick.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                              | Qt.ItemFlag.ItemIsSelectable)  # fmt: skip
            table.setItem(row, 0, tick)
            words = (
                candidate.name or candidate.label,
                candidate.symbol or "",
                candidate.isin or "",
                candidate.wkn or "",
                currency_name(candidate.currency),
            )
            for column, word in enumerate(words, 1):
                table.setItem(row, column, QTableWidgetItem(word))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        columns = range(len(heads))
        needed = sum(max(header.sectionSizeHint(c), table.sizeHintForColumn(c)) for c in columns)
        self.resize(min(max(640, needed + BESIDE_TABLE), 980), 460)
        return table

    def _unread(self, unreadable: Sequence[Unreadable]) -> QLabel:
        lines = []
        for bad in unreadable[:5]:
            reason = text.problem(Problem(bad.reason))
            lines.append(self.tr("Line %d: %s %s") % (bad.line, reason, bad.text[:60]))
        if len(unreadable) > 5:
            lines.append(self.tr("and %n more", "", len(unreadable) - 5))
        label = QLabel("\n".join(lines))
        label.setProperty("role", "doubt")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def chosen(self) -> list[Candidate]:
        """The ticked candidates."""
        return [
            c
            for row, c in enumerate(self._candidates)
            if not self._there[row]
            and (item := self.table.item(row, 0)) is not None
            and item.checkState() == Qt.CheckState.Checked
        ]
