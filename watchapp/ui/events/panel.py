"""The right side of the window: the list of a symbol's events and the card of the chosen one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from watchapp.app import reactions, text
from watchapp.app.workspace import Workspace
from watchapp.core.events import Event, Proposal
from watchapp.core.issuer import Listing
from watchapp.core.problems import Problem
from watchapp.ui.events import card, words
from watchapp.ui.events.delegate import EventDelegate
from watchapp.ui.flow import Flow
from watchapp.ui.forms.fields import FORMS
from watchapp.ui.theme import Theme
from watchapp.ui.wrapping import unbroken

Index = QModelIndex | QPersistentModelIndex
_INVALID = QModelIndex()
PRICES_MS = 1000
RESIZED_MS = 120
MARGIN = 16  # px left and right of the card's text


class EventsModel(QAbstractListModel):
    """The events of one issuer, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: list[Event] = []

    def show(self, events: Iterable[Event]) -> None:
        """Shows these events."""
        self.beginResetModel()
        self._events = list(events)[::-1]
        self.endResetModel()

    def event_at(self, row: int) -> Event | None:
        """The event in a row."""
        return self._events[row] if 0 <= row < len(self._events) else None

    def row_of(self, event_id: str) -> int:
        """The row of an event, -1 when it is not here."""
        return next((i for i, e in enumerate(self._events) if e.id == event_id), -1)

    def rowCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(self._events)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        event = self.event_at(index.row())
        if event is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return words.title(event)
        if role == Qt.ItemDataRole.UserRole:
            return event
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.summary(event)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.one_line(event)
        return None


class EventsPanel(QWidget):
    """List and card.

    ``chosen`` carries the ids of the events chosen in the list; ``add_wanted`` a kind,
    ``edit_wanted`` and ``delete_wanted`` an event.
    """

    chosen = Signal(list)
    add_wanted = Signal(str)
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    answered = Signal(object, bool)  # a Proposal, and whether the source's word is taken

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = theme
        self._listing: Listing | None = None
        self._quiet = False
        self._waiting: Proposal | None = None
        self._told = ""  # what the card has
        self._opened: frozenset[str] = frozenset()  # numbers that say what they rest on
        self._later = QTimer(self)  # prices come often; the card follows when they rest
        self._later.setSingleShot(True)
        self._later.setInterval(PRICES_MS)
        self._later.timeout.connect(self._show_again)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = EventsModel(self)
        self._build()

    def _build(self) -> None:
        self._title = QLabel(self.tr("Events"))
        self._title.setProperty("role", "title")
        self.add_button = QToolButton()
        self.add_button.setText("+")
        self.add_button.setProperty("role", "add")
        self.add_button.setToolTip(self.tr("Type an event in"))
        self.add_button.setAccessibleName(self.tr("Type an event in"))
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_button.setMenu(self.add_menu())
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self.add_button)
        self.table = QListView()
        self.table.setModel(self.model)
        self._delegate = EventDelegate(self._theme, self.table)
        self.table.setItemDelegate(self._delegate)
        self.table.setUniformItemSizes(True)
        self.table.setFrameShape(QListView.Shape.NoFrame)
        self.table.setStyleSheet("QListView { border: none; border-radius: 0; }")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setAccessibleName(self.tr("Events"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._lay_out(head)
        self._connect()

    def _lay_out(self, head: QHBoxLayout) -> None:
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setContentsMargins(16, 8, 16, 8)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.card = QTextBrowser()
        self.card.setOpenLinks(False)
        self.card.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.card.setAccessibleName(self.tr("The chosen event"))
        self.card.setTabChangesFocus(True)
        self.card.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._edit = QPushButton(self.tr("Edit\u2026"))
        self._delete = QPushButton(self.tr("Delete"))
        row = Flow(gap=6)
        row.setContentsMargins(12, 4, 12, 12)
        row.addWidget(self._edit)
        row.addWidget(self._delete)
        self.take_button = QPushButton(self.tr("Take the source's"))
        self.keep_button = QPushButton(self.tr("Keep yours"))
        for button in (self.take_button, self.keep_button):
            row.addWidget(button)
            button.hide()
        below = QWidget()
        under = QVBoxLayout(below)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self.card, 1)
        under.addLayout(row)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.table)
        self._split.addWidget(below)
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 3)
        self._split.setSizes([200, 300])
        self._split.setHandleWidth(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._select)
        self.table.doubleClicked.connect(lambda _: self.edit())
        self.table.customContextMenuRequested.connect(self._context_menu)
        self._edit.clicked.connect(self.edit)
        self._delete.clicked.connect(self.delete)
        self.take_button.clicked.connect(lambda: self._answer(accepted=True))
        self.keep_button.clicked.connect(lambda: self._answer(accepted=False))
        self.card.anchorClicked.connect(self._open_link)

    def add_menu(self) -> QMenu:
        """A menu with one entry a kind of event that can be typed in."""
        menu = QMenu(self)
        for kind in FORMS:
            menu.addAction(text.word(kind) + "\u2026", partial(self.add_wanted.emit, kind))
        return menu

    # -- what it shows

    def show_listing(self, listing: Listing | None) -> None:
        """Shows the events of a listing's issuer."""
        self._listing = listing
        self.take_benchmark()
        self.refresh()

    def take_benchmark(self) -> None:
        """Has the prices fetched that the listing is measured against, and shows what they say."""
        listing = self._listing
        against = reactions.benchmark_of(self._workspace, listing) if listing is not None else ""
        self._workspace.market.lean_on((against,) if against else ())
        if self.current() is not None:
            self._later.start()

    def take_listing(self, listing: Listing) -> None:
        """The same listing in a new version."""
        self._listing = listing

    def refresh(self) -> None:
        """Reads the events anew, keeping the choice."""
        current = self.current()
        events: list[Event] = []
        if self._listing is not None:
            self._workspace.desk.open_issuer(self._listing.issuer_id)
            events = [
                e
                for e in self._workspace.desk.book.events(self._listing.issuer_id)
                if e.status != "superseded"
            ]
        self._quiet = True
        self.model.show(events)
        self._quiet = False
        self._title.setText(self.tr("Events %d") % len(events) if events else self.tr("Events"))
        self._split.setVisible(bool(events))
        self._empty.setVisible(not events)
        self._empty.setText(self._why_empty())
        self.add_button.setEnabled(self._listing is not None)
        if current is None or not self.choose([current.id]):
            self._show_card(None)

    def _why_empty(self) -> str:
        if self._listing is None:
            return self.tr("Choose a row to see its events.")
        spans = self._workspace.spans_of(self._listing.issuer_id)
        if not spans:
            return self.tr(
                "No events yet. No source of filings was read for this company, which does not "
                "mean that nobody dealt. Switch one on (F7), import a file, or type one in with +."
            )
        read = "; ".join(
            f"{title}: {text.day(first)} \u2013 {text.day(last)}" for title, first, last in spans
        )
        return self.tr("No filings in the days that were read: %s.") % read

    def choose(self, ids: list[str]) -> bool:
        """Selects the first of these events; False when none is here."""
        row = next((r for i in ids if (r := self.model.row_of(i)) >= 0), -1)
        self._quiet = True
        if row < 0:
            self.table.clearSelection()
        else:
            index = self.model.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)
        self._quiet = False
        self._show_card(self.model.event_at(row))
        return row >= 0

    def current(self) -> Event | None:
        """The chosen event."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.event_at(rows[0].row()) if rows else None

    def _select(self) -> None:
        if not self._quiet:
            event = self.current()
            self._show_card(event)
            self.chosen.emit([event.id] if event is not None else [])

    def _show_card(self, event: Event | None) -> None:
        self._edit.setEnabled(event is not None)
        self._delete.setEnabled(event is not None)
        self._waiting = None if event is None else self._workspace.proposal_on(event)
        self.take_button.setVisible(self._waiting is not None)
        self.keep_button.setVisible(self._waiting is not None)
        if event is None:
            words_ = self.tr("Choose an event in the list or on the chart.")
            self._told = card.hint(words_, self._theme)
            self.card.setHtml(unbroken(self._told))
            return
        listing = self._listing
        found: list[Problem] = self._workspace.problems_of(event)
        simulated = self._workspace.is_simulated(listing)
        other = None
        if self._waiting is not None:
            from watchapp.app.intake import proposed

            other = proposed(self._waiting, event)
        story = self._story(event)
        told = card.html(event, found, self._theme, simulated=simulated, other=other, story=story)
        if told != self._told:  # else what is marked in it stays marked
            self._told = told
            self.card.setHtml(unbroken(told))

    def _story(self, event: Event) -> str:
        """What followed the event; its picture becomes part of the card."""
        listing = self._listing
        if listing is None or not reactions.measured(event):
            return ""
        from watchapp.ui.reaction import path, story

        told = story.of(self._workspace, listing, event)
        bar = self.card.verticalScrollBar().sizeHint().width()
        width = max(self.card.width() - bar - 2 * MARGIN, 120)
        if told.path is not None:
            size = (width, story.PATH_SIZE)
            picture = path.image(
                told.path, size, self.devicePixelRatioF(), self._theme, story.names(told, listing)
            )
            kind = QTextDocument.ResourceType.ImageResource
            self.card.document().addResource(kind, QUrl(story.PATH_URL), picture)
        return story.told(told, self._opened, self._theme, width)

    def _show_again(self) -> None:
        """The same card with what has changed, at the place it was read."""
        bar = self.card.verticalScrollBar()
        place = bar.value()
        self._show_card(self.current())
        bar.setValue(place)

    def take_prices(self, symbol: str) -> None:
        """Shows what new prices change in the card."""
        listing = self._listing
        if listing is None or self.current() is None or self._later.isActive():
            return
        if symbol in (listing.symbol, reactions.benchmark_of(self._workspace, listing)):
            self._later.start()

    # -- what is done with it

    def edit(self) -> None:
        """Asks to edit the chosen event."""
        event = self.current()
        if event is not None:
            self.edit_wanted.emit(event)

    def _answer(self, *, accepted: bool) -> None:
        if self._waiting is not None:
            self.answered.emit(self._waiting, accepted)

    def delete(self) -> None:
        """Asks to delete the chosen event."""
        event = self.current()
        if event is not None:
            self.delete_wanted.emit(event)

    def step(self, by: int, among: Collection[str] | None = None) -> None:
        """Chooses the next or the previous event, in the order of time; of some ids, or of all."""
        count = self.model.rowCount()
        if not count:
            return
        rows = self.table.selectionModel().selectedRows()
        row = rows[0].row() - by if rows else (count - 1 if by > 0 else 0)
        if among is None:
            row = min(max(row, 0), count - 1)
        while (event := self.model.event_at(row)) and among is not None and event.id not in among:
            row -= by
        if event is not None:
            self.choose([event.id])
            self.chosen.emit([event.id])
            said = QAccessibleAnnouncementEvent(self, self.sentence(row))
            QAccessible.updateAccessibility(said)

    def sentence(self, row: int) -> str:
        """An event and its place in the order of time, as a screen reader says it."""
        event, count = self.model.event_at(row), self.model.rowCount()
        if event is None:
            return ""
        place = self.tr("{number} of {count}").format(number=count - row, count=count)
        return f"{place}, {words.spoken(event)}"

    def _context_menu(self, at: Any) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.current() is not None:
            menu.addAction(self.tr("Edit\u2026"), self.edit)
            menu.addAction(self.tr("Delete"), self.delete)
            menu.addSeparator()
        for action in self.add_button.menu().actions():
            menu.addAction(action)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _open_link(self, url: QUrl) -> None:
        if url.scheme() == "why":
            self._opened ^= {url.path()}
            self._show_again()
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.current() is not None:
            QTimer.singleShot(RESIZED_MS, self, self._show_again)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._delegate.set_theme(theme)
        self.table.viewport().update()
        self._show_card(self.current())
