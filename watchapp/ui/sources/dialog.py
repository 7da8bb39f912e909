"""The sources of filings: a row each with its switch and state, and buttons that ask them."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from watchapp.app import text
from watchapp.app.sources import Health, Outcome, Sources
from watchapp.app.workspace import Workspace
from watchapp.core.issuer import Listing
from watchapp.core.problems import KnownError
from watchapp.ui.day_field import day_field

BACK_YEARS = 3


class SourcesDialog(QDialog):
    """Switches feeds on and off, and asks them.

    ``bafin_wanted`` asks for the search that only a person may use.
    """

    bafin_wanted = Signal()

    def __init__(
        self, workspace: Workspace, listing: Listing | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sources of filings"))
        self._ws = workspace
        self._sources: Sources = workspace.sources
        self._listing = listing
        self._asked = self._answered = 0
        self._errors: dict[str, str] = {}
        self.switches: dict[str, QCheckBox] = {}
        self.states: dict[str, QLabel] = {}
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self._intro())
        layout.addLayout(self._grid())
        layout.addLayout(self._contact())
        layout.addWidget(self._line())
        layout.addLayout(self._asking())
        self.progress = QProgressBar()
        self.progress.setTextVisible(True)
        self.progress.hide()
        layout.addWidget(self.progress)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(self.said)
        self._sources.told.connect(self._take)
        self._sources.changed.connect(self._show_states)
        self._show_states()
        self.resize(680, self.sizeHint().height())

    def _intro(self) -> QLabel:
        words = QLabel(
            self.tr(
                "A source that is on is asked about the companies in your lists after the start, "
                "every few hours, and with F5. What it brings keeps its proof."
            )
        )
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        return words

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(16)
        for row, (name, feed) in enumerate(self._sources.feeds.items()):
            switch = QCheckBox(feed.title)
            if name == "yahoo":
                switch.setText(self.tr("%s, where no regulator's source is") % feed.title)
            switch.setChecked(self._sources.is_on(name))
            switch.toggled.connect(lambda on, key=name: self._switch(key, on))
            state = QLabel()
            state.setWordWrap(True)
            state.setProperty("role", "muted")
            again = QPushButton(self.tr("Ask"))
            again.setAutoDefault(False)
            again.setAccessibleName(self.tr("Ask %s") % feed.title)
            again.clicked.connect(lambda _=False, key=name: self.ask([key]))
            grid.addWidget(switch, row, 0)
            grid.addWidget(state, row, 2)
            grid.addWidget(again, row, 3)
            self.switches[name], self.states[name] = switch, state
        row = len(self.switches)
        for name, detail in self._sources.broken:
            broken = QLabel(self.tr("The plug-in {name} could not be loaded: {detail}").format(
                name=name, detail=detail
            ))  # fmt: skip
            broken.setWordWrap(True)
            broken.setProperty("role", "doubt")
            grid.addWidget(broken, row, 0, 1, 4)
            row += 1
        germany = QLabel(self.tr("BaFin (no robots allowed)"))
        how = QLabel(self.tr("search in the browser, then import the table"))
        how.setProperty("role", "muted")
        opens = QPushButton(self.tr("Open search"))
        opens.setAutoDefault(False)
        opens.clicked.connect(self.bafin_wanted)
        grid.addWidget(germany, row, 0)
        grid.addWidget(how, row, 2)
        grid.addWidget(opens, row, 3)
        return grid

    def _contact(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words = QLabel(self.tr("Your e-mail address, which the SEC asks for:"))
        self.contact = QLineEdit(self._ws.settings.contact)
        self.contact.editingFinished.connect(
            lambda: self._ws.change_settings(contact=self.contact.text().strip())
        )
        words.setBuddy(self.contact)
        row.addWidget(words)
        row.addWidget(self.contact, 1)
        return row

    @staticmethod
    def _line() -> QFrame:
        line = QFrame()
        line.setProperty("role", "rule")
        return line

    def _asking(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.all_button = QPushButton(self.tr("Ask about all lists"))
        self.all_button.clicked.connect(lambda: self.ask(None))
        name = self._listing.label if self._listing is not None else self.tr("the chosen row")
        self.back_button = QPushButton(self.tr("Read all of %s since") % name)
        self.back_button.setEnabled(self._listing is not None)
        self.back_button.setAutoDefault(False)
        self.back_button.clicked.connect(self.back_fill)
        today = QDate.currentDate()
        self.since = day_field(self.tr("First day"), today.addYears(-BACK_YEARS))
        self.since.setMaximumDate(today)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self._sources.cancel)
        self.cancel_button.hide()
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row.addWidget(self.all_button)
        row.addWidget(self.back_button)
        row.addWidget(self.since)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(close)
        return row

    # -- what is done

    def _switch(self, name: str, on: bool) -> None:
        before = [n for n in self._ws.settings.feeds if n != name]
        self._ws.change_settings(feeds=(*before, name) if on else tuple(before))
        self._show_states()
        if name == "sec" and on and "@" not in self._ws.settings.contact:
            self.said.setText(text.error(KnownError("feed_needs_contact")))
            self.contact.setFocus()

    def ask(self, names: list[str] | None) -> None:
        """Asks the feeds that are on, or one of them, about every company in the lists."""
        if self._cannot():
            return
        wanted = [n for n in self._sources.feeds if self._sources.is_on(n)]
        if not (names or wanted):
            self.said.setText(self.tr("No source is on."))
            return
        self._begin(sum(self._sources.update(x, names) for x in self._ws.listed()))

    def back_fill(self) -> None:
        """Asks the feeds that are on for everything about the shown company since a day."""
        if self._cannot() or self._listing is None:
            return
        names = [n for n in self._sources.feeds if self._sources.is_on(n)]
        if not names:
            self.said.setText(self.tr("No source is on."))
            return
        day = self.since.date()
        since = datetime(day.year(), day.month(), day.day(), tzinfo=UTC).date()
        self._begin(self._sources.back_fill(self._listing, names, since))

    def _cannot(self) -> bool:
        if self._ws.market.network:
            return False
        self.said.setText(self.tr("Working offline: nothing is asked for."))
        return True

    def _begin(self, asked: int) -> None:
        self._errors.clear()
        self._asked, self._answered = self._asked + asked, self._answered
        if not asked:
            self.said.setText(self.tr("None of these sources has filings about your companies."))
        self._show_progress()

    def _take(self, outcome: Outcome) -> None:
        self._answered += 1
        feed = self._sources.feeds.get(outcome.feed)
        title = feed.title if feed is not None else outcome.feed
        if outcome.error is not None and outcome.error.code != "cancelled":
            self._errors[title] = text.error(outcome.error)
        self._show_progress()

    def _show_progress(self) -> None:
        going = self._answered < self._asked
        self.progress.setVisible(going)
        self.cancel_button.setVisible(going)
        self.progress.setRange(0, max(self._asked, 1))
        self.progress.setValue(self._answered)
        if going:
            return
        if self._asked:
            said = self.tr("%n question(s) answered.", "", self._answered)
            said += "".join(f"\n{title}: {error}" for title, error in self._errors.items())
            self.said.setText(said)
        self._asked = self._answered = 0

    def _show_states(self) -> None:
        for name, label in self.states.items():
            label.setText(state_words(self._sources.health(name)))


def state_words(health: Health) -> str:
    """How a source is, in words."""
    word = text.word(f"feed_{health.state}")
    if health.state == "up_to_date" and health.at:
        return f"{word}, {text.moment(datetime.fromtimestamp(health.at, UTC))}"
    if health.state == "waiting" and health.until:
        until = datetime.fromtimestamp(health.until, UTC)
        return f"{word} \u2192 {text.clock(until)}"
    if health.state == "failed" and health.reason:
        return f"{word}: {text.error(KnownError(health.reason))}"
    return word
