"""Choosing a backup: when it was made, what is in it, and what happens to the present file."""

from __future__ import annotations

from pathlib import Path

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
from watchapp.core.problems import KnownError
from watchapp.store import backups as store
from watchapp.store.backups import Backup, Backups


class RestoreDialog(QDialog):
    """Lists generations with what each holds; ``chosen`` is one once accepted."""

    def __init__(self, backups: Backups, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.resize(600, 400)
        self._all = backups.all()
        self.chosen: Backup | None = None
        words = QLabel(
            self.tr(
                "The chosen backup takes the place of %s. The present file is kept beside it "
                "under another name."
            )
            % path.name
        )
        words.setWordWrap(True)
        self.table = self._table()
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._buttons.button(kinds.Ok).setText(self.tr("Restore"))
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self.table, 1)
        if not self._all:
            none = QLabel(self.tr("There are no backups yet: one is made whenever a file opens."))
            none.setProperty("role", "muted")
            none.setWordWrap(True)
            layout.addWidget(none)
        layout.addWidget(self._buttons)
        self.table.itemSelectionChanged.connect(self._follow)
        self._follow()

    def _table(self) -> QTableWidget:
        heads = [self.tr("Made"), self.tr("Lists"), self.tr("Symbols"), self.tr("Events")]
        table = QTableWidget(len(self._all), len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName(self.tr("Backups"))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, backup in enumerate(self._all):
            self._fill_row(table, row, backup)
        return table

    def _fill_row(self, table: QTableWidget, row: int, backup: Backup) -> None:
        table.setItem(row, 0, QTableWidgetItem(text.moment(backup.at)))
        try:
            found = store.preview(backup.path)
        except KnownError:
            for column in range(4):
                item = table.item(row, column) or QTableWidgetItem()
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                table.setItem(row, column, item)
            item = QTableWidgetItem(self.tr("damaged"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            table.setItem(row, 1, item)
            return
        for column, count in enumerate((found.lists, found.symbols, found.events), 1):
            item = QTableWidgetItem(str(count))
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(row, column, item)

    def _follow(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.table.selectionModel().selectedRows()))

    def _accept(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if rows:
            self.chosen = self._all[rows[0].row()]
            self.accept()
