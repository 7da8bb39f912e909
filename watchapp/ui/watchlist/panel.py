"""The left side of the window: which list, a filter, the rows, and what to do when empty."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from watchapp.app import acts
from watchapp.app.workspace import Workspace
from watchapp.core.change import Act
from watchapp.core.issuer import Row, Watchlist
from watchapp.ui.asking import Asking
from watchapp.ui.theme import Theme
from watchapp.ui.watchlist.columns import COLUMNS, Line, state_sentence
from watchapp.ui.watchlist.model import WatchlistModel
from watchapp.ui.watchlist.view import WatchlistView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

BESIDE_NAME = 200  # px beside a list's name: its arrow, the filter, the button that adds


class WatchlistPanel(QWidget):
    """The list and what is done with it. Acts go through ``asking``, which speaks refusals.

    ``chosen`` carries the current line or None; ``add_wanted`` what to search for;
    ``import_wanted`` the files, or text, to take a list from; ``opened`` an activated line.
    """

    chosen = Signal(object)
    opened = Signal(object)
    add_wanted = Signal(str)
    import_wanted = Signal(list, str)
    list_shown = Signal(str)

    def __init__(
        self, workspace: Workspace, asking: Asking, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._asking = asking
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = WatchlistModel(workspace, self)
        self.view = WatchlistView(self.model, theme, self)
        self._build()
        settings = workspace.settings
        self.view.set_columns(settings.columns, settings.column_widths)
        self.view.set_dense(settings.dense)
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(400)
        self._connect()

    def _build(self) -> None:
        self._lists = QToolButton()
        self._lists.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lists.setProperty("role", "list-name")
        self._lists.setAccessibleName(self.tr("Choose a list"))
        self._lists_menu = QMenu(self)
        self._lists.setMenu(self._lists_menu)
        self._lists.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the list"))
        self._add = QToolButton()
        self._add.setText("+")
        self._add.setProperty("role", "add")
        self._add.setToolTip(self.tr("Add a symbol, name, ISIN or WKN (Ctrl+K)"))
        self._add.setAccessibleName(self.tr("Add a symbol"))
        head = QHBoxLayout()
        head.setContentsMargins(8, 8, 8, 8)
        head.setSpacing(4)
        head.addWidget(self._lists)
        head.addWidget(self.filter, 1)
        head.addWidget(self._add)
        self._empty = self._empty_place()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(self._stack, 1)

    def _empty_place(self) -> QWidget:
        place = QWidget()
        layout = QVBoxLayout(place)
        layout.setContentsMargins(20, 32, 20, 20)
        layout.setSpacing(12)
        self._empty_words = QLabel()
        self._empty_words.setWordWrap(True)
        layout.addWidget(self._empty_words)
        self._empty_add = QPushButton(self.tr("Add a symbol"))
        self._empty_paste = QPushButton(self.tr("Paste a list"))
        for button in (self._empty_add, self._empty_paste):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return place

    def _connect(self) -> None:
        self._add.clicked.connect(lambda: self.add_wanted.emit(""))
        self._empty_add.clicked.connect(lambda: self.add_wanted.emit(""))
        self._empty_paste.clicked.connect(self.paste)
        self.filter.textChanged.connect(self._filter_changed)
        self.filter.returnPressed.connect(self._filter_entered)
        self._lists_menu.aboutToShow.connect(self._fill_lists_menu)
        self.model.dropped.connect(self._drop)
        self.model.shown_changed.connect(self._show_emptiness)
        self.view.selected.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self.view.moved.connect(self.move_by)
        self.view.pasted_files.connect(lambda files: self.import_wanted.emit(files, ""))
        self.view.pasted_text.connect(lambda text: self.import_wanted.emit([], text))
        self.view.layout_changed.connect(self._save_timer.start)
        self._save_timer.timeout.connect(self._save_layout)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def complete(self) -> None:
        """What the first frame does without."""
        self.filter.setClearButtonEnabled(True)
        leave = QShortcut(Qt.Key.Key_Escape, self.filter, self._leave_filter)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)  # the constructor passes over it

    # -- lists

    def show_list(self, list_id: str) -> None:
        """Shows a list and puts the selection where it was."""
        watchlist = self._workspace.desk.book.get(Watchlist, list_id)
        if watchlist is None:
            watchlist = self._workspace.first_list()
        self._name_list(watchlist.name)
        self.model.show_list(watchlist.id)
        self._show_emptiness()
        row_id = self._workspace.settings.selected.get(watchlist.id, "")
        if not self.view.go_to(row_id) and self.model.rowCount():
            self.view.go_to(self.model.line(0).row.id)  # type: ignore[union-attr]
        if not self.model.rowCount():
            self.chosen.emit(None)
        self.list_shown.emit(watchlist.id)

    def _name_list(self, name: str) -> None:
        """Says which list is shown, as much of its name as there is room for."""
        room = max(self.width() - BESIDE_NAME, 60)
        shown = self._lists.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self._lists.setText(shown.replace("&", "&&") + "  \u25be")
        self._lists.setToolTip(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_list(self._lists.toolTip())

    def follow(self, act: Act) -> None:
        """Takes an act in, keeping the selection or the place of what is gone."""
        place = self.view.currentIndex().row()
        line = self.view.current_line()
        ids = {r.id for r in self.view.chosen_rows()}
        self.model.follow(act)
        watchlist = self._workspace.desk.book.get(Watchlist, self.model.list_id)
        if watchlist is None:
            self.show_list("")
            return
        self._name_list(watchlist.name)
        fresh = [
            c.after.id
            for c in act.changes
            if c.before is None and isinstance(c.after, Row) and c.after.list_id == watchlist.id
        ]
        wanted = fresh[-1] if fresh and act.label.startswith("add_symbol") else ""
        if wanted and self.model.row_of(wanted) < 0:
            self.filter.clear()  # what was just added is seen
        if wanted and self.view.go_to(wanted):
            return
        if line is not None and self.view.go_to(line.row.id):
            self._select(ids)
        elif self.model.rowCount():
            near = self.model.line(min(max(place, 0), self.model.rowCount() - 1))
            assert near is not None
            self.view.go_to(near.row.id)
        else:
            self.chosen.emit(None)

    def _select(self, ids: set[str]) -> None:
        from PySide6.QtCore import QItemSelectionModel

        flags = QItemSelectionModel.SelectionFlag
        for row in range(self.model.rowCount()):
            line = self.model.line(row)
            if line is not None and line.row.id in ids:
                self.view.selectionModel().select(
                    self.model.index(row, 0), flags.Select | flags.Rows
                )

    def _fill_lists_menu(self) -> None:
        menu = self._lists_menu
        menu.clear()
        for watchlist in self._workspace.desk.book.lists():
            action = menu.addAction(watchlist.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(watchlist.id == self.model.list_id)
            action.triggered.connect(lambda _=False, key=watchlist.id: self.show_list(key))
        menu.addSeparator()
        menu.addAction(self.tr("New list\u2026"), self.new_list)
        menu.addAction(self.tr("Rename list\u2026"), self.rename_list)
        menu.addAction(self.tr("Delete list"), self.delete_list)

    def new_list(self) -> None:
        """Asks for a name and makes a list."""
        name = self._asking.line(self.tr("New list"), self.tr("Name of the list"))
        if name:
            act = acts.new_list(self._workspace.desk.book, name)
            if self._asking.do(act):
                self.show_list(act.changes[0].record.id)

    def rename_list(self) -> None:
        """Asks for another name of the list that is shown."""
        watchlist = self._workspace.desk.book.get(Watchlist, self.model.list_id)
        assert watchlist is not None
        name = self._asking.line(
            self.tr("Rename list"), self.tr("Name of the list"), watchlist.name
        )
        if name:
            self._asking.do(acts.rename_list(watchlist, name))

    def delete_list(self) -> None:
        """Deletes the list that is shown; undo brings it back."""
        book = self._workspace.desk.book
        watchlist = book.get(Watchlist, self.model.list_id)
        assert watchlist is not None
        self._asking.do(lambda: acts.delete_list(book, watchlist))

    # -- rows

    def remove(self) -> None:
        """Takes the selected rows off the list."""
        rows = self.view.chosen_rows()
        if rows:
            self._asking.do(acts.remove_rows(self._workspace.desk.book, rows))

    def move_by(self, step: int) -> None:
        """Moves the selected rows up or down by one place."""
        rows = self.view.chosen_rows()
        if not rows or not self.model.in_own_order:
            return
        book = self._workspace.desk.book
        order = [r.id for r in book.rows(self.model.list_id)]
        places = [order.index(r.id) for r in rows]
        at = places[0] - 1 if step < 0 else places[-1] + 2
        if 0 <= at <= len(order):
            self._asking.do(acts.place_rows(book, rows, self.model.list_id, at))

    def move_to(self, list_id: str) -> None:
        """Moves the selected rows to another list."""
        rows = self.view.chosen_rows()
        if rows:
            self._asking.do(acts.place_rows(self._workspace.desk.book, rows, list_id, None))

    def _drop(self, ids: list[str], place: int) -> None:
        book = self._workspace.desk.book
        rows = [r for key in ids if (r := book.get(Row, key)) is not None]
        if rows:
            self._asking.do(acts.place_rows(book, rows, self.model.list_id, place))

    def edit_note(self) -> None:
        """Asks for the note of the current row."""
        line = self.view.current_line()
        if line is None:
            return
        note = self._asking.text(
            self.tr("Note on %s") % line.listing.name, self.tr("Your note"), line.row.note
        )
        if note is not None:
            self._asking.do(acts.set_note(self._workspace.desk.book, line.row, note))

    def copy(self) -> None:
        """Puts the selected rows on the clipboard as text with tabs, as the window shows them."""
        shown = [c for i, c in enumerate(COLUMNS) if not self.view.isColumnHidden(i)]
        columns = [c for c in shown if c.id not in ("spark", "badge")]
        heads = [self.tr("Symbol"), *(c.heading for c in columns), self.tr("State")]
        rows = ["\t".join(heads)]
        wanted = {r.id for r in self.view.chosen_rows()}
        for place in range(self.model.rowCount()):
            line = self.model.line(place)
            if line is not None and line.row.id in wanted:
                cells = (c.first(line) for c in columns)
                rows.append("\t".join([line.symbol, *cells, state_sentence(line)]))
        QGuiApplication.clipboard().setText("\n".join(rows))

    def paste(self) -> None:
        """Takes a list from the clipboard."""
        self.import_wanted.emit([], QGuiApplication.clipboard().text())

    def move_menu(self) -> QMenu:
        """The menu "Move to": one entry a list."""
        menu = QMenu(self.tr("Move to"), self)
        for watchlist in self._workspace.desk.book.lists():
            if watchlist.id != self.model.list_id:
                words = watchlist.name.replace("&", "&&")
                menu.addAction(words, partial(self.move_to, watchlist.id))
        menu.setEnabled(bool(menu.actions()))
        return menu

    # -- emptiness and the rest

    def _filter_changed(self, wanted: str) -> None:
        line = self.view.current_line()
        self.model.set_filter(wanted)
        if line is not None:
            self.view.go_to(line.row.id)

    def _filter_entered(self) -> None:
        if self.model.rowCount():
            first: Line | None = self.model.line(0)
            if first is not None:
                self.view.go_to(first.row.id)
                self.view.setFocus()
        else:
            self.add_wanted.emit(self.filter.text())

    def _leave_filter(self) -> None:
        self.filter.clear()
        self.view.setFocus()

    def _show_emptiness(self) -> None:
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        if self.model.total:
            words = self.tr("No row contains \u201c%s\u201d. Enter searches for it everywhere.")
            words = words % self.filter.text()
        else:
            words = self.tr(
                "Nothing here yet. Type a symbol, name, ISIN or WKN, or paste a whole list."
            )
        self._empty_words.setText(words)
        self._empty_paste.setVisible(not self.model.total)
        self._stack.setCurrentWidget(self._empty)

    def _save_layout(self) -> None:
        self._workspace.change_settings(
            columns=self.view.columns_shown(), column_widths=self.view.column_widths()
        )

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self.view.delegate.set_theme(theme)
        self.view.viewport().update()
