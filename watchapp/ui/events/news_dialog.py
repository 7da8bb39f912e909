"""New events of all lists, newest publication first, and differences that wait for an answer."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from watchapp.app.workspace import News, Workspace
from watchapp.ui.events import words
from watchapp.ui.sizes import fit
from watchapp.ui.tables import table_of

Index = QModelIndex | QPersistentModelIndex


class NewsModel(QAbstractTableModel):
    """One row an event; differences with the user's own first."""

    def __init__(self, news: list[News]) -> None:
        super().__init__()
        self._news = news

    def at(self, row: int) -> News | None:
        """What is in a row."""
        return self._news[row] if 0 <= row < len(self._news) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._news)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Known"), self.tr("Company"), self.tr("What"), self.tr("Size"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.at(index.row())
        if one is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{one.listing.name}, {words.one_line(one.event)}"
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        what = words.title(one.event)
        if one.waits:
            what = self.tr("differs from yours: %s") % what
        cells = (words.known(one.event), one.listing.label, what, words.size(one.event))
        return cells[index.column()]


class NewsDialog(QDialog):
    """The page of what is new. ``gone_to`` carries a listing and the id of its event."""

    gone_to = Signal(object, str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New events"))
        self._ws = workspace
        news = workspace.news()
        self.model = NewsModel(news)
        self.model.setParent(self)
        layout = QVBoxLayout(self)
        self.words = QLabel()
        self.words.setWordWrap(True)
        layout.addWidget(self.words)
        self.table = table_of(self.model, self.tr("New events"))
        header = self.table.horizontalHeader()
        for column, width in enumerate((190, 110, 260, 240)):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.activated.connect(lambda index: self._go(index.row()))
        layout.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.show_button = QPushButton(self.tr("Show on the chart"))
        self.show_button.setDefault(True)
        self.show_button.clicked.connect(lambda: self._go(self.table.currentIndex().row()))
        self.read_button = QPushButton(self.tr("Mark all as read"))
        self.read_button.setAutoDefault(False)
        self.read_button.clicked.connect(self._read_all)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row.addWidget(self.read_button)
        row.addStretch(1)
        row.addWidget(self.show_button)
        row.addWidget(close)
        layout.addLayout(row)
        self._say(news)
        fit(self, 860, 420 if news else 130)

    def _say(self, news: list[News]) -> None:
        if not news:
            self.words.setText(
                self.tr(
                    "Nothing new. Sources that are on are asked when prices are refreshed (F5)."
                )
            )
        else:
            self.words.setText(self.tr("%n event(s), newest publication first.", "", len(news)))
        self.table.setVisible(bool(news))
        self.show_button.setEnabled(bool(news))
        self.read_button.setEnabled(any(not n.waits for n in news))
        if news:
            self.table.selectRow(0)
            self.table.setFocus()

    def _go(self, row: int) -> None:
        one = self.model.at(row)
        if one is not None:
            self.accept()
            self.gone_to.emit(one.listing, one.event.id)

    def _read_all(self) -> None:
        self._ws.mark_all_seen()
        self.accept()
