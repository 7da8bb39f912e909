"""The watchlist's table: selection by mouse and keys, sorting, columns, dragging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from watchapp.core.issuer import Row
from watchapp.ui.theme import Theme
from watchapp.ui.watchlist.columns import BY_ID, COLUMNS, PRICED, Column, Line
from watchapp.ui.watchlist.delegate import DENSE, ROOMY, CellDelegate
from watchapp.ui.watchlist.model import MIME, WatchlistModel

if TYPE_CHECKING:
    from PySide6.QtCore import (
        QModelIndex,
        QPersistentModelIndex,
        QPoint,
    )
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget

NAME_ROOM = 112  # px the name keeps
TURN_MS = 8
ROWS_A_TURN = 6  # more would hold the event loop for as long as a frame of the screen takes
GIVES_WAY = ("drawdown", "spark", "badge", "change", "age", "change_percent")


class WatchlistView(QTableView):
    """Shows a ``WatchlistModel``.

    ``selected`` carries the current line, ``opened`` a line that was activated,
    ``moved`` -1 or +1 for moving rows by keyboard, ``pasted_files`` dropped files' paths,
    ``pasted_text`` dropped text, ``layout_changed`` that columns were shown or resized.
    """

    selected = Signal(object)
    opened = Signal(object)
    moved = Signal(int)
    pasted_files = Signal(list)
    pasted_text = Signal(str)
    layout_changed = Signal()

    def __init__(self, model: WatchlistModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted = {c.id: c.shown for c in COLUMNS}
        self._usual: dict[str, int] = {}
        self._repriced: dict[int, None] = {}  # visible rows whose prices wait to be painted
        self._price_timer = QTimer(self)
        self._price_timer.setSingleShot(True)
        self._price_timer.timeout.connect(self._paint_prices)
        self.setModel(model)
        self.delegate = CellDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Watchlist"))
        self._set_up_headers()
        self.activated.connect(self._activate)
        model.news_changed.connect(self._fit)
        model.priced.connect(self._take_prices)
        self.doubleClicked.connect(self._activate)

    def _set_up_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROOMY)
        self.verticalHeader().setMinimumSectionSize(DENSE)
        header = self.horizontalHeader()
        header.ensurePolished()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(28)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._column_menu)
        header.sectionClicked.connect(self._cycle_sort)
        header.sectionResized.connect(lambda *_: self.layout_changed.emit())
        for place, column in enumerate(COLUMNS):
            usual = max(column.width, header.sectionSizeHint(place))  # no heading is cut
            self._usual[column.id] = usual
            header.resizeSection(place, usual)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    # -- prices

    def _take_prices(self, rows: list[int]) -> None:
        """Lets the rows that are in sight be painted anew, the longest waiting first."""
        if not self.isVisible():
            return
        top = self.rowAt(0)
        bottom = self.rowAt(self.height() - 1)
        last = bottom if bottom >= 0 else self._model.rowCount() - 1
        self._repriced.update((row, None) for row in rows if top <= row <= last)
        if self._repriced and not self._price_timer.isActive():
            self._price_timer.start(0)

    def _paint_prices(self) -> None:
        viewport, left = self.viewport(), self._prices_left()
        for row in list(self._repriced)[:ROWS_A_TURN]:
            del self._repriced[row]
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            viewport.update(QRect(left, top, viewport.width() - left, height))
        if self._repriced:
            self._price_timer.start(TURN_MS)

    def _prices_left(self) -> int:
        """Where the columns of prices begin."""
        header = self.horizontalHeader()
        places = (
            header.sectionViewportPosition(k)
            for k in range(PRICED, len(COLUMNS))
            if not self.isColumnHidden(k)
        )
        return min(places, default=0)

    # -- columns

    def set_columns(self, shown: dict[str, bool], widths: dict[str, int]) -> None:
        """Shows columns and gives them widths, as they were left."""
        for place, column in enumerate(COLUMNS):
            self._wanted[column.id] = shown.get(column.id, column.shown)
            if column.id in widths and place:
                self.setColumnWidth(place, widths[column.id])
        self._fit()

    def columns_shown(self) -> dict[str, bool]:
        """Which columns the user wants to see, by id."""
        return dict(self._wanted)

    def column_widths(self) -> dict[str, int]:
        """The widths that the user has given to columns, by id."""
        return {
            c.id: width
            for i, c in enumerate(COLUMNS)
            if i and (width := self.columnWidth(i)) not in (0, self._usual[c.id])
        }

    def _fit(self) -> None:
        """Leaves out what does not fit, least needed first, until the name has room."""
        wanted = [c for c in COLUMNS if self._wanted[c.id]]
        widths = {c.id: self._width_of(c) for c in wanted}
        # The viewport's width, without viewport(): before the first frame that would make Python
        # classes of every widget Qt has, to find the one that it is.
        bar = self.verticalScrollBar()
        room = self.contentsRect().width() - (bar.width() if bar.isVisible() else 0) - NAME_ROOM
        if not self._model.has_new:
            widths.pop("badge", None)  # a column of nothing would only take the name's room
        for key in GIVES_WAY:
            if sum(w for k, w in widths.items() if k != "name") > room:
                widths.pop(key, None)
        for place, column in enumerate(COLUMNS):
            hidden = column.id not in widths
            if self.isColumnHidden(place) != hidden:
                self.setColumnHidden(place, hidden)

    def _width_of(self, column: Column) -> int:
        size = self.horizontalHeader().sectionSize(BY_ID[column.id])
        return size or self._usual[column.id]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def columns_menu(self) -> QMenu:
        """A menu with a tick for every column."""
        menu = QMenu(self)
        for place, column in enumerate(COLUMNS):
            action = menu.addAction(column.heading or column.explanation)
            action.setToolTip(column.explanation)
            action.setCheckable(True)
            action.setChecked(self._wanted[column.id])
            action.setEnabled(column.id != "name")
            action.toggled.connect(lambda on, at=place: self._show_column(at, on))
        return menu

    def _column_menu(self, at: QPoint) -> None:
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _show_column(self, place: int, on: bool) -> None:
        self._wanted[COLUMNS[place].id] = on
        self._fit()
        self.layout_changed.emit()

    def _cycle_sort(self, column: int) -> None:
        """Ascending for words, descending for figures, then the other way, then not at all."""
        header = self.horizontalHeader()
        first = (
            Qt.SortOrder.DescendingOrder if COLUMNS[column].right else Qt.SortOrder.AscendingOrder
        )
        second = (
            Qt.SortOrder.AscendingOrder
            if first == Qt.SortOrder.DescendingOrder
            else Qt.SortOrder.DescendingOrder
        )
        sorted_by = self._model.sorted_by
        if sorted_by is None or sorted_by[0] != column:
            order: Qt.SortOrder | None = first
        else:
            order = second if sorted_by[1] == first else None
        header.setSortIndicatorShown(order is not None)
        if order is None:
            self._model.sort(-1)
        else:
            header.setSortIndicator(column, order)
            self._model.sort(column, order)

    def set_dense(self, dense: bool) -> None:
        """Rows of one line instead of two."""
        self.delegate.dense = dense
        self.verticalHeader().setDefaultSectionSize(DENSE if dense else ROOMY)

    # -- selection

    def current_line(self) -> Line | None:
        """The line the keyboard is on."""
        return self._model.line(self.currentIndex().row())

    def chosen_rows(self) -> list[Row]:
        """The selected records, from top to bottom."""
        rows = sorted({i.row() for i in self.selectionModel().selectedRows()})
        return [line.row for r in rows if (line := self._model.line(r))]

    def go_to(self, row_id: str) -> bool:
        """Puts the selection on a record; False when it is not shown."""
        row = self._model.row_of(row_id)
        if row >= 0:
            # said in full: the Ctrl of a shortcut, such as undo, would toggle the selection
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            flags |= QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self._model.index(row, 0), flags)
        return row >= 0

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._show_focus()
        if current.row() != previous.row() or not previous.isValid():
            self.selected.emit(self._model.line(current.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        row = self.currentIndex().row() if self.hasFocus() else -1
        if row != self.delegate.focus_row:
            for each in {self.delegate.focus_row, row} - {-1}:
                for column in range(len(COLUMNS)):
                    self.update(self._model.index(each, column))
            self.delegate.focus_row = row

    def _activate(self, index: QModelIndex) -> None:
        line = self._model.line(index.row())
        if line is not None:
            self.opened.emit(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)

    # -- dropping files and text

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasUrls() or (data.hasText() and not data.hasFormat(MIME)):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            super().dragMoveEvent(event)
        else:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        if data.hasFormat(MIME):
            super().dropEvent(event)
            return
        files = [u.toLocalFile() for u in data.urls() if u.isLocalFile()]
        if files:
            self.pasted_files.emit(files)
        elif data.hasText():
            self.pasted_text.emit(data.text())
        event.acceptProposedAction()
