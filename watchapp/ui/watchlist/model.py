"""The rows of one list as a table model: sorted, filtered, and changed only where prices did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from watchapp.app.workspace import Workspace
from watchapp.core.change import Act
from watchapp.core.issuer import Listing, Row, Watchlist
from watchapp.ui.watchlist.columns import COLUMNS, PRICED, Line, spoken, state_sentence

if TYPE_CHECKING:
    from PySide6.QtCore import (
        QObject,
    )

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
MIME = "application/x-watchapp-rows"
_INVALID = QModelIndex()
# Joined once: a view asks for the flags of every cell it paints. Rows are dropped between rows,
# never onto one: that would say nothing of before or after.
_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


class WatchlistModel(QAbstractTableModel):
    """One list of the workspace.

    ``dropped`` carries the ids of rows dropped at a place of this list, in list order;
    ``priced`` the visible rows whose prices are others: no ``dataChanged``, since that can only
    name a span, and of a span most rows are as they were.
    """

    dropped = Signal(list, int)
    priced = Signal(list)
    shown_changed = Signal()
    news_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._list_id = ""
        self._lines: list[Line] = []
        self._all: list[Line] = []
        self._by_symbol: dict[str, int] = {}
        self._due: set[str] = set()  # symbols whose line is behind the market
        self._changed: list[str] = []  # symbols whose first columns must be painted anew
        self._filter = ""
        self._sort: tuple[int, Qt.SortOrder] | None = None

    # -- what it shows

    @property
    def list_id(self) -> str:
        """The id of the list that is shown."""
        return self._list_id

    def show_list(self, list_id: str) -> None:
        """Shows another list."""
        self._list_id = list_id
        self.reload()

    def reload(self) -> None:
        """Reads the list's rows anew."""
        self.beginResetModel()
        now = datetime.now(UTC)
        self._all = [self._line(r, now) for r in self._workspace.desk.book.rows(self._list_id)]
        self._due = {x.listing.symbol for x in self._all if x.listing.symbol}
        self._arrange()
        self.endResetModel()
        self.shown_changed.emit()
        self.news_changed.emit()

    def set_filter(self, wanted: str) -> None:
        """Shows the rows whose name, symbol, ISIN, WKN or note contain ``wanted``."""
        self._filter = wanted.strip().casefold()
        self.beginResetModel()
        self._arrange()
        self.endResetModel()
        self.shown_changed.emit()

    @property
    def in_own_order(self) -> bool:
        """True when rows stand in the list's own order, so that dragging means something."""
        return self._sort is None and not self._filter

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder] | None:
        """The column and order it is sorted by, None in its own order."""
        return self._sort

    def line(self, row: int) -> Line | None:
        """The line in a visible row, brought up to date."""
        if not 0 <= row < len(self._lines):
            return None
        line = self._lines[row]
        if line.listing.symbol in self._due:
            self._bring_up(line)
        return line

    def row_of(self, row_id: str) -> int:
        """The visible row of a record, -1 when it is not shown."""
        return next((i for i, x in enumerate(self._lines) if x.row.id == row_id), -1)

    def symbols(self) -> list[str]:
        """The symbols of the whole list, filtered out or not."""
        return [x.listing.symbol for x in self._all if x.listing.symbol]

    @property
    def has_new(self) -> bool:
        """True while any row of the list has new events."""
        return any(x.new for x in self._all)

    @property
    def total(self) -> int:
        """How many rows the list has, filtered out or not."""
        return len(self._all)

    def _line(self, row: Row, now: datetime) -> Line:
        ws = self._workspace
        listing = ws.listing(row)
        new = ws.new_counts.get(listing.issuer_id, 0)
        return Line(row, listing, None, ws.market.state(None), (), new, now)

    def _bring_up(self, line: Line) -> None:
        """Reads a line's price: when it is looked at, since most rows are out of sight."""
        market, symbol = self._workspace.market, line.listing.symbol
        assert symbol is not None
        self._due.discard(symbol)
        state, spark = market.state(symbol), market.spark(symbol)
        if line.looked_at and (state != line.state or spark is not line.spark):
            if not self._changed:
                QTimer.singleShot(0, self._show_changed)
            self._changed.append(symbol)
        line.quote, line.state, line.spark = market.quote(symbol), state, spark
        line.now, line.looked_at = datetime.now(UTC), True

    def _arrange(self) -> None:
        lines = self._all
        if self._filter:
            lines = [x for x in lines if self._filter in _haystack(x)]
        if self._sort is not None:
            for line in self._all:
                if line.listing.symbol in self._due:
                    self._bring_up(line)
            column, order = self._sort
            backwards = order == Qt.SortOrder.DescendingOrder
            lines = sorted(lines, key=COLUMNS[column].key, reverse=backwards)  # type: ignore[arg-type]
        self._lines = list(lines)
        self._by_symbol = {
            x.listing.symbol: i for i, x in enumerate(self._lines) if x.listing.symbol
        }

    # -- following

    def follow(self, act: Act) -> None:
        """Takes in what an act changed of this list."""
        for change in act.changes:
            for record in (change.before, change.after):
                if isinstance(record, Row | Listing | Watchlist):
                    self.reload()
                    return

    def take_quotes(self, symbols: Iterable[str]) -> None:
        """Brings the rows of ``symbols`` up to date.

        What stands before their prices differs seldom; ``_bring_up`` sees that when a row is
        painted.
        """
        self._due.update(symbols)
        touched = [row for s in symbols if (row := self._by_symbol.get(s)) is not None]
        if touched:
            self.priced.emit(touched)

    def _show_changed(self) -> None:
        """The columns before the prices, of rows whose state or past is another one."""
        changed, self._changed = self._changed, []
        rows = [row for s in changed if (row := self._by_symbol.get(s)) is not None]
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), PRICED - 1))

    def take_counts(self) -> None:
        """Brings the badges up to date."""
        counts = self._workspace.new_counts
        for line in self._all:
            line.new = counts.get(line.listing.issuer_id, 0)
        self.news_changed.emit()
        if self._lines:
            last = self.index(len(self._lines) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # -- Qt

    def rowCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.first(line)
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column.id == "badge":
                return self.tr("%n new event(s)", "", line.new) if line.new else ""
            return spoken(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            note = f"\n{line.row.note}" if line.row.note else ""
            return f"{line.listing.name} ({line.symbol})\n{state_sentence(line)}{note}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        if role == Qt.ItemDataRole.EditRole and column.id == "note":
            return line.row.note
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.explanation
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; -1 brings back the list's own order."""
        self._sort = None if column < 0 else (column, order)
        self.layoutAboutToBeChanged.emit()
        before = {i.row(): self._lines[i.row()].row.id for i in self.persistentIndexList()}
        old = self.persistentIndexList()
        self._arrange()
        new = [self.index(self.row_of(before[i.row()]), i.column()) for i in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        rows = sorted({i.row() for i in indexes})
        data = QMimeData()
        data.setData(MIME, "\n".join(self._lines[r].row.id for r in rows).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not data.hasFormat(MIME) or not self.in_own_order:
            return False
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._lines)
        ids = bytes(data.data(MIME).data()).decode().split("\n")
        self.dropped.emit(ids, place)
        return False  # the desk moves the rows; the view must not remove them


def _haystack(line: Line) -> str:
    x = line.listing
    return "\n".join((x.name, line.symbol, x.isin or "", x.wkn or "", line.row.note)).casefold()
