"""The main window: lays out, connects and asks; it does nothing itself."""

from __future__ import annotations

import base64
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
)
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter, QVBoxLayout, QWidget

from watchapp.app import text
from watchapp.app.workspace import Workspace
from watchapp.core.change import Act
from watchapp.core.events import Coverage, Event
from watchapp.core.issuer import Listing, Row, Series
from watchapp.ui import menu_titles
from watchapp.ui import theme as looks
from watchapp.ui.asking import Asking
from watchapp.ui.chart.panel import ChartPanel
from watchapp.ui.notices import Notices
from watchapp.ui.theme import Theme
from watchapp.ui.watchlist.columns import Line
from watchapp.ui.watchlist.panel import WatchlistPanel

if TYPE_CHECKING:  # the first frame does without
    from PySide6.QtGui import (
        QAction,
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QPaintEvent,
    )

    from watchapp.core.merge import Plan
    from watchapp.ui.commands import Commands
    from watchapp.ui.events.panel import EventsPanel
    from watchapp.ui.popups import Popups

SIDE = 264  # px, at least
SOURCES_AFTER_MS = 8_000  # prices come first
SOURCES_EVERY_MS = 30 * 60_000  # looks whether one is due
SHOW_AFTER_MS = 40  # a chart follows the arrow keys at once, but not through every row


class Window(QMainWindow):
    """The window of one workspace.

    ``open_wanted`` carries a path and whether it is to be made, ``restore_wanted`` a backup;
    ``painted`` comes once, after the first frame; ``closed`` when the user has closed it.
    """

    open_wanted = Signal(object, bool)
    restore_wanted = Signal(object)
    painted = Signal()
    closed = Signal()

    # made by ``_complete``, behind the first frame
    side: EventsPanel
    commands: Commands
    popups: Popups
    actions_by_id: dict[str, QAction]

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.workspace = workspace
        self.theme = theme
        self.resolving: Listing | None = None
        self._first_paint = True
        self._network = workspace.settings.network
        self._whole = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._lay_out(theme)
        self.menus = menu_titles.titles(self.menuBar())
        self._show_timer = QTimer(self)
        self._show_timer.setSingleShot(True)
        self._show_timer.setInterval(SHOW_AFTER_MS)
        self._sources_timer = QTimer(self)
        self._sources_timer.setInterval(SOURCES_AFTER_MS)
        self._connect()
        self._restore_layout()
        self._retitle()
        self._say_source(workspace.market.stream_state)
        self.list.show_list(workspace.settings.selected.get("", ""))
        self._show_current()
        self.painted.connect(self._complete)

    def _complete(self) -> None:
        """The rest of the window: its side and what its menus do, once the list is to be seen."""
        from watchapp.ui import actions
        from watchapp.ui.commands import Commands
        from watchapp.ui.events.panel import EventsPanel
        from watchapp.ui.popups import Popups

        self.list.complete()
        self.side = EventsPanel(self.workspace, self.theme)
        self.side.setMinimumWidth(SIDE)
        place = self.splitter.replaceWidget(2, self.side)
        assert place is not None
        place.deleteLater()
        self.commands = Commands(self)
        self.popups = Popups(self)
        panels = {"list": self.list, "chart": self.centre, "events": self.side}
        self.actions_by_id = actions.build(self.menus, self.commands, panels, self)
        self._set_up_actions()
        self._connect_commands()
        self._whole = True
        self.side.show_listing(self.centre.listing)
        self.list.view.setFocus()
        self._sources_timer.start()

    def _lay_out(self, theme: Theme) -> None:
        # From the outside in: a widget that gets a parent is styled anew, with all it has inside.
        middle = QWidget(self)
        self.setCentralWidget(middle)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.notices = Notices(middle)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, middle)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        layout.addWidget(self.notices)
        layout.addWidget(self.splitter, 1)
        self.asking = Asking(self.workspace.desk, self.notices, self)
        self.list = WatchlistPanel(self.workspace, self.asking, theme, self.splitter)
        self.centre = ChartPanel(self.workspace, theme, self.splitter)
        side = QWidget(self.splitter)  # keeps the place of the side until that is made
        side.setProperty("role", "panel")
        for place, panel in enumerate((self.list, self.centre, side)):
            self.splitter.setStretchFactor(place, 5 if panel is self.centre else 2)
        self.list.setMinimumWidth(210)
        self.centre.setMinimumWidth(340)
        side.setMinimumWidth(SIDE)
        self._source_state = QLabel()
        self._file_state = QLabel()
        self.statusBar().addWidget(self._source_state, 1)
        self.statusBar().addPermanentWidget(self._file_state)
        self.statusBar().setSizeGripEnabled(False)
        self.setMinimumSize(800, 480)

    def _connect(self) -> None:
        ws = self.workspace
        ws.desk.changed.connect(self.follow)
        ws.market.quoted.connect(self.take_quotes)
        ws.market.barred.connect(self.take_bars)
        ws.market.streamed.connect(self._say_source)
        ws.settings_changed.connect(self._take_settings)
        self.list.chosen.connect(self._choose_line)
        self.list.opened.connect(self._open_line)
        self.list.list_shown.connect(self._list_shown)
        self.centre.picked.connect(self.choose_events)
        self.centre.opened.connect(self._edit_by_id)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._take_settings)
        if hasattr(hints, "accessibility"):  # Qt 6.10 and later
            hints.accessibility().contrastPreferenceChanged.connect(self._take_settings)
        self._show_timer.timeout.connect(self._show_current)
        self._sources_timer.timeout.connect(self._ask_sources)
        self.splitter.splitterMoved.connect(lambda *_: self._keep_layout())

    def _connect_commands(self) -> None:
        commands = self.commands
        self.list.view.customContextMenuRequested.connect(self.popups.over_list)
        self.centre.menu_wanted.connect(self.popups.over_chart)
        self.workspace.sources.accepted.connect(self._say_accepted)
        self.workspace.sources.failed.connect(self._say_failed)
        self.list.add_wanted.connect(commands.lists.find)
        self.list.import_wanted.connect(commands.lists.import_lists)
        self.centre.real_prices_wanted.connect(commands.files.use_real_prices)
        self.centre.toolbar.marks_button.toggled.connect(self.actions_by_id["marks"].setChecked)
        self.centre.styled.connect(commands.views.show_looks)
        self.side.chosen.connect(self.centre.choose)
        self.side.add_wanted.connect(commands.events.add_event)
        self.side.edit_wanted.connect(commands.events.edit_event)
        self.side.delete_wanted.connect(commands.events.delete_event)
        self.side.answered.connect(commands.events.answer)

    def _set_up_actions(self) -> None:
        found = self.actions_by_id
        found["marks"].setChecked(self.workspace.settings.marks_shown)
        self.commands.views.show_looks()
        found["dense"].setChecked(self.workspace.settings.dense)
        found["side"].setChecked(True)
        found["columns"].setMenu(self.list.view.columns_menu())
        found["move_to"].setMenu(self.list.move_menu())
        self.menus["list"].aboutToShow.connect(
            lambda: found["move_to"].setMenu(self.list.move_menu())
        )
        self.popups.fill_recent()
        self._name_undo()

    def _name_undo(self) -> None:
        from watchapp.ui.commands import label_of

        desk = self.workspace.desk
        for key, act in (("undo", desk.undo_label), ("redo", desk.redo_label)):
            verb = self.tr("Undo") if key == "undo" else self.tr("Redo")
            self.actions_by_id[key].setText("&" + label_of(act, verb).replace("&", "&&"))
            self.actions_by_id[key].setEnabled(act is not None and not self.workspace.read_only)

    # -- following

    def follow(self, act: Act) -> None:
        """Takes in what an act changed."""
        from watchapp.ui.commands import touches

        self.list.follow(act)
        if touches(act, Event) or touches(act, Coverage):
            if self._whole:
                self.side.refresh()
            self.centre.place_marks()
        shown = self.centre.listing
        for change in act.changes:
            if shown is not None and change.before == shown and isinstance(change.after, Listing):
                self.centre.take_listing(change.after)
                if self._whole:
                    self.side.take_listing(change.after)
        if touches(act, Listing) or touches(act, Series):
            self.workspace.market.watch(self.list.model.symbols())
            self.workspace.seek_symbols(self.list.model.list_id)
            self.centre.refresh_bars()
            self.centre.take_quote()
        elif touches(act, Row):
            self.workspace.market.watch(self.list.model.symbols())
        if self._whole:
            self._name_undo()

    def take_quotes(self, symbols: frozenset[str]) -> None:
        """Shows new prices in the list and the header."""
        self.list.model.take_quotes(symbols)
        self.centre.take_quotes(symbols)
        if self._whole and self.centre.listing is not None:
            symbol = self.centre.listing.symbol or ""
            if symbol in symbols:
                self.side.take_prices(symbol)

    def take_bars(self, symbol: str, interval: str) -> None:
        """Shows new bars where they belong."""
        self.centre.take_bars(symbol)
        if self._whole:
            self.side.take_prices(symbol)

    def _choose_line(self, line: Line | None) -> None:
        if line is not None:
            chosen = {**self.workspace.settings.selected, self.list.model.list_id: line.row.id}
            self.workspace.change_settings(selected=chosen)
        self._show_timer.start()

    def _show_current(self) -> None:
        line = self.list.view.current_line()
        listing = line.listing if line is not None else None
        if listing is not None and self.centre.listing == listing:
            return
        self.centre.show_listing(listing)
        if self._whole:
            self.side.show_listing(listing)
        self._retitle()
        if listing is not None and self.workspace.new_counts.get(listing.issuer_id):
            self.workspace.mark_seen(listing.issuer_id)
            self.list.model.take_counts()

    def show_now(self) -> None:
        """Shows the chosen row's chart at once, without the pause of stepping through rows."""
        self._show_timer.stop()
        self._show_current()

    def _open_line(self, line: Line) -> None:
        if line.listing.symbol is None:
            self.resolving = line.listing
            self.commands.lists.find(line.listing.label)
            self.resolving = None
        elif self.centre.chart is not None:
            self.centre.chart.setFocus()

    def _list_shown(self, list_id: str) -> None:
        chosen = {**self.workspace.settings.selected, "": list_id}
        self.workspace.change_settings(selected=chosen)
        self.workspace.market.watch(self.list.model.symbols())
        self.workspace.seek_symbols(list_id)

    def choose_events(self, ids: list[str]) -> None:
        """Chooses events on the chart and in the list alike."""
        self.side.choose(ids)
        self.centre.choose(ids)

    def _edit_by_id(self, event_id: str) -> None:
        event = self.workspace.desk.find_event(event_id)
        if event is not None:
            self.choose_events([event_id])
            self.commands.events.edit_event(event)

    def next_panel(self) -> None:
        """Moves the keyboard from list to chart to events and round."""
        stops: list[QWidget] = [self.list.view]
        if self.centre.chart is not None:
            stops.append(self.centre.chart)
        if self.side.isVisible() and self.side.table.isVisible():
            stops.append(self.side.table)
        focus = self.focusWidget()
        place = next((i for i, s in enumerate(stops) if s is focus), -1)
        stops[(place + 1) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)

    # -- saying

    def _say_source(self, state: str) -> None:
        words = {
            "connected": self.tr("Yahoo: connected"),
            "reconnecting": self.tr("Yahoo: reconnecting\u2026"),
            "silent": self.tr("Yahoo: silent, trying again"),
            "off": "",
        }
        said = words.get(state, "")
        if not self.workspace.market.network:
            said = self.tr("Working offline")
        self._source_state.setText(said)

    def _say_accepted(self, plan: Plan) -> None:
        count = len(plan.of("new")) + len(plan.of("changed"))
        self.workspace.count_new(plan)
        self.list.model.take_counts()
        words = self.tr("%n new event(s) from {source}.", "", count)
        self.notices.say(words.format(source=self._title_of(plan.source)))

    def _say_failed(self, source: str, error: object) -> None:
        from watchapp.core.problems import KnownError

        assert isinstance(error, KnownError)
        self.notices.warn(f"{self._title_of(source)}: {text.error(error)}")

    def _title_of(self, feed: str) -> str:
        found = self.workspace.sources.feeds.get(feed)
        return found.title if found is not None else feed

    def _ask_sources(self) -> None:
        self._sources_timer.setInterval(SOURCES_EVERY_MS)
        self.workspace.ask_sources(due=True)

    def _retitle(self) -> None:
        listing = self.centre.listing
        name = self.workspace.path.stem
        first = f"{listing.name} \u00b7 " if listing else ""
        self.setWindowTitle(f"{first}{name} \u00b7 watchapp")
        said = self.workspace.path.name
        if self.workspace.read_only:
            said += " \u00b7 " + self.tr("read-only")
        self._file_state.setText(said)
        self._file_state.setToolTip(str(self.workspace.path))

    # -- looks

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self.theme = theme
        for panel in (self.list, self.centre, *([self.side] if self._whole else ())):
            panel.set_theme(theme)

    def _take_settings(self) -> None:
        settings = self.workspace.settings
        wanted = looks.theme_of(settings.theme, settings.palette, settings.contrast)
        if wanted != self.theme:
            from PySide6.QtWidgets import QApplication

            app = QApplication.instance()
            assert isinstance(app, QApplication)
            looks.apply(app, wanted)
            self.set_theme(wanted)
        if settings.network != self._network and not self.workspace.offline:
            self._network = settings.network
            self.workspace.market.set_network(settings.network)
            self._say_source(self.workspace.market.stream_state)

    def _keep_layout(self) -> None:
        geometry = base64.b64encode(bytes(self.saveGeometry().data())).decode()
        self.workspace.change_settings(geometry=geometry, splitter=tuple(self.splitter.sizes()))

    def _restore_layout(self) -> None:
        settings = self.workspace.settings
        room = self.screen().availableGeometry()
        self.resize(min(1440, room.width()), min(900, room.height()))
        with suppress(ValueError):  # what is no geometry leaves the usual one
            self.restoreGeometry(base64.b64decode(settings.geometry))
        width = self.width()
        shares = (min(0.345 * width, 500), 0.0, min(0.24 * width, 340))
        usual = (shares[0], width - shares[0] - shares[2], shares[2])
        sizes = settings.splitter if len(settings.splitter) == 3 else usual
        self.splitter.setSizes([int(s) for s in sizes])

    # -- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._first_paint:
            self._first_paint = False
            QTimer.singleShot(0, self.painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if self._whole and (data.hasText() or any(u.isLocalFile() for u in data.urls())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [u.toLocalFile() for u in event.mimeData().urls() if u.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.commands.imports.import_files(files)
        elif event.mimeData().hasText():
            event.acceptProposedAction()
            self.commands.lists.import_lists([], event.mimeData().text())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_layout()
        if self._whole:
            self.commands.imports.stop()
        self.closed.emit()
        super().closeEvent(event)
