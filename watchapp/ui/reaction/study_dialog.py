"""The study: all past purchases, sales, programmes or repurchases of a company, lined up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from watchapp.app import language, reactions, studies, text
from watchapp.app.workspace import Workspace
from watchapp.core.exchanges import benchmark_name
from watchapp.core.issuer import Listing
from watchapp.core.problems import KnownError
from watchapp.store.files import write_whole
from watchapp.ui.events import words
from watchapp.ui.flow import Flow
from watchapp.ui.guard import guarded
from watchapp.ui.prompts import file_to_write
from watchapp.ui.reaction import figure, numbers
from watchapp.ui.sizes import fit
from watchapp.ui.tables import table_of
from watchapp.ui.theme import TINY, Theme
from watchapp.ui.wrapping import unbroken

if TYPE_CHECKING:
    from watchapp.analysis.many import Summary
    from watchapp.app.studies import Episode, Study

Index = QModelIndex | QPersistentModelIndex
WINDOWS = ((0, 0), (0, 1), (-1, 1), (0, 5), (0, 20))


class StudyTable(QAbstractTableModel):
    """One row an episode, newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._study: Study | None = None
        self._rows: list[Episode] = []
        self.expert = False

    def show(self, study: Study | None, *, expert: bool) -> None:
        """Shows a study; test statistics only for experts."""
        self.beginResetModel()
        self._study = study
        self._rows = list(reversed(study.episodes)) if study is not None else []
        self.expert = expert
        self.endResetModel()

    def at(self, row: int) -> Episode | None:
        """The episode of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, event_id: str) -> int:
        """The row of the episode that begins with an event, -1 without."""
        return next((n for n, e in enumerate(self._rows) if e.events[0].id == event_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 7 if self.expert else 6

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            over_numbers = 2 <= section < self.columnCount() - 1
            side = Qt.AlignmentFlag.AlignRight if over_numbers else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        window = numbers.window_name(self._study.window) if self._study is not None else ""
        heads = [
            self.tr("Day zero"), self.tr("What"), self.tr("High"), self.tr("Close"), window,
            self.tr("Remarks"),
        ]  # fmt: skip
        if self.expert:
            heads.insert(5, "t")
        return heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.at(index.row())
        if one is None:
            return None
        last = self.columnCount() - 1
        if role == Qt.ItemDataRole.TextAlignmentRole and 2 <= index.column() < last:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        what = words.title(one.events[0])
        if len(one.events) > 1:
            what = self.tr("%n event(s) from: {what}", "", len(one.events)).format(what=what)
        remarks = [text.word(f"left_out_{one.left_out}")] if one.left_out else []
        remarks += [text.word(f"flag_{f}") for f in one.flags]
        cells = [
            text.day(one.day_zero) if one.day_zero else "",
            what,
            numbers.signed_percent(one.high),
            numbers.signed_percent(one.close),
            numbers.signed_percent(one.abnormal),
            "; ".join(remarks),
        ]
        if self.expert:
            cells.insert(5, numbers.signed_plain(one.t))
        return cells[index.column()]


class StudyPicture(QWidget):
    """The mean path and the small pictures; a click on one chooses it."""

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._study: Study | None = None
        self.chosen = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Paths around day zero"))

    def show_study(self, study: Study | None) -> None:
        """Draws another study."""
        self._study = study
        self._fit()
        self.update()

    def _fit(self) -> None:
        height = figure.height_for(self._study, self.width()) if self._study else 0
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def choose(self, event_id: str) -> None:
        """Marks an episode."""
        self.chosen = event_id
        self.update()

    def place_of(self, event_id: str) -> tuple[int, int] | None:
        """The middle of an episode's picture."""
        for cell in figure.cells(self._study, self.width()) if self._study else ():
            if cell.episode.events[0].id == event_id:
                return round(cell.rect.center().x()), round(cell.rect.center().y())
        return None

    def resizeEvent(self, event: object) -> None:
        self._fit()

    @guarded
    def _paint(self, painter: QPainter) -> None:
        if self._study is not None:
            figure.draw(painter, self._study, self._theme, self.width(), chosen=self.chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for cell in figure.cells(self._study, self.width()) if self._study else ():
            if cell.rect.contains(event.position()):
                self.picked.emit(cell.episode.events[0].id)


class StudyDialog(QDialog):
    """Shows the study of a listing. ``gone_to`` carries the id of an event to show."""

    gone_to = Signal(str)

    def __init__(
        self, workspace: Workspace, listing: Listing, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Study of %s") % listing.name)
        self._ws, self._listing, self._theme = workspace, listing, theme
        self.study: Study | None = None
        self._asked = ""
        self._build()
        workspace.desk.open_issuer(listing.issuer_id)
        events = workspace.desk.book.events(listing.issuer_id)
        counts = studies.counts(events)
        known = studies.counts(e for e in events if e.known_day is not None)
        best = max(counts, key=lambda g: (known[g], counts[g]))
        for group, count in counts.items():
            self.group.addItem(f"{text.word(f'group_{group}')} ({count})", group)
        self.group.setCurrentIndex(self.group.findData(best))
        for window in WINDOWS:
            self.window_box.addItem(numbers.window_name(window), window)
        self.window_box.setCurrentIndex(WINDOWS.index(studies.USUAL_WINDOW))
        self.benchmark.setEditText(reactions.benchmark_of(workspace, listing))
        self._connect()
        self.refresh()
        fit(self, 1080, 720)

    def _build(self) -> None:
        self.group, self.window_box, self.benchmark = QComboBox(), QComboBox(), QComboBox()
        self.benchmark.setEditable(True)
        self.benchmark.setMinimumWidth(110)
        usual = reactions.usual_benchmark(self._listing)
        self.benchmark.addItems([s for s in dict.fromkeys((usual, "^GSPC", "^STOXX", "")) if s])
        self.keep_button = QPushButton(self.tr("Keep for %s") % self._listing.label)
        self.keep_button.setAutoDefault(False)
        self.exploratory = QLabel(self.tr("exploratory"))
        self.exploratory.setStyleSheet(f"color: {self._theme.warning}; font-weight: 600;")
        self.exploratory.setToolTip(
            self.tr("Benchmark or window were chosen after the fact: the numbers are not a test.")
        )
        top = Flow(gap=8)
        sessions = self.tr(
            "Sessions from day zero on, the first whose close follows the publication."
        )
        for name, box, hint in (
            (self.tr("What"), self.group, ""),
            (self.tr("Window"), self.window_box, sessions),
            (self.tr("Measured against"), self.benchmark, self.tr("The symbol of an index.")),
        ):
            label = QLabel(name)
            label.setProperty("role", "muted")
            label.setBuddy(box)
            box.setAccessibleName(name)
            box.setToolTip(hint)
            top.add_pair(label, box)
        top.addWidget(self.keep_button)
        top.addWidget(self.exploratory)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.notes = QLabel()
        self.notes.setWordWrap(True)
        self.notes.setProperty("role", "muted")
        self.picture = StudyPicture(self._theme)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.picture)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = StudyTable(self)
        self.table = table_of(self.model, self.tr("Episodes"))
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(self._scroll)
        self.split.addWidget(self.table)
        self.split.setSizes([430, 190])
        self.split.setChildrenCollapsible(False)
        policy = self.split.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # what is said stays at the top
        self.split.setSizePolicy(policy)
        self._lay_out(top)

    def _lay_out(self, top: Flow) -> None:
        self.expert_button = QToolButton()
        self.expert_button.setText(self.tr("Expert"))
        self.expert_button.setCheckable(True)
        self.expert_button.setArrowType(Qt.ArrowType.RightArrow)
        self.expert_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.expert = QTextBrowser()
        self.expert.setMaximumHeight(190)
        self.expert.setAccessibleName(self.tr("Test statistics"))
        self.expert.hide()
        self.show_button = QPushButton(self.tr("Show on the chart"))
        self.csv_button = QPushButton(self.tr("Export table\u2026"))
        self.picture_button = QPushButton(self.tr("Save picture\u2026"))
        close = QPushButton(self.tr("Close"))
        for button in (self.show_button, self.csv_button, self.picture_button, close):
            button.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = Flow(gap=6, spread=True)
        row.addWidget(self.expert_button)
        for button in (self.show_button, self.csv_button, self.picture_button, close):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.words)
        layout.addWidget(self.notes)
        layout.addWidget(self.split, 1)
        layout.addWidget(self.expert)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.group.currentIndexChanged.connect(self.refresh)
        self.window_box.currentIndexChanged.connect(self.refresh)
        line = self.benchmark.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._another_benchmark)
        self.benchmark.activated.connect(self._another_benchmark)
        self.keep_button.clicked.connect(self._keep)
        self.expert_button.toggled.connect(self._show_expert)
        self.picture.picked.connect(self._choose)
        self.table.selectionModel().selectionChanged.connect(self._select)
        self.table.doubleClicked.connect(self._go)
        self.show_button.clicked.connect(self._go)
        self.csv_button.clicked.connect(self._export)
        self.picture_button.clicked.connect(self._save_picture)
        self._ws.market.barred.connect(self._take_bars)

    # -- what it shows

    @property
    def against(self) -> str:
        """The symbol that is written as benchmark."""
        return self.benchmark.currentText().strip().upper()

    def _another_benchmark(self) -> None:
        if self.study is not None and self.against == self._asked:
            return
        self._ws.market.lean_on((self.against,) if self.against else ())
        self.refresh()

    def _take_bars(self, symbol: str, interval: str) -> None:
        if interval == "1d" and symbol in (self._listing.symbol, self.against):
            self.refresh()

    def refresh(self) -> None:
        """Studies anew."""
        chosen = self._chosen()
        self._asked = self.against
        found = studies.study(
            self._ws,
            self._listing,
            self.group.currentData(),
            benchmark=self.against,
            window=self.window_box.currentData(),
        )
        self.study = found
        self.exploratory.setVisible(found.exploratory)
        own = reactions.benchmark_of(self._ws, self._listing)
        self.keep_button.setVisible(self.against != own)
        self.words.setText(unbroken(self._headline(found)))
        notes = self._notes(found)
        self.notes.setText(unbroken(notes))
        self.notes.setVisible(bool(notes))
        self.picture.show_study(found)
        self.model.show(found, expert=self.expert_button.isChecked())
        self._fit_columns()
        self._tell_expert(found)
        there = bool(found.episodes)
        self.split.setVisible(there)
        for button in (self.show_button, self.csv_button, self.picture_button, self.expert_button):
            button.setEnabled(there)
        if there:
            self._choose(chosen or found.episodes[-1].events[0].id)

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        widths = [100, 300, 80, 80, 90, 290]
        if self.model.expert:
            widths.insert(5, 60)
        for column, width in enumerate(widths):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(column, max(width, header.sectionSizeHint(column)))
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _headline(self, found: Study) -> str:
        from watchapp.analysis import sentence

        summary = found.summary
        if summary is None or summary.mean is None:
            if not found.episodes and not found.left:
                return self.tr("No events of this kind are in the file.")
            return self.tr("None of them has a day zero with prices around it yet.")
        interval = summary.interval if summary.share_positive is not None else None
        said = sentence.many(
            summary.n,
            summary.positive,
            summary.mean,
            interval,
            language.of_sentences(),
            episodes=any(len(e.events) > 1 for e in found.episodes),
        )
        name = benchmark_name(found.benchmark)
        window = self._window_words(found.window)
        if name:
            told = self.tr("{window}, beyond {name}: {said}")
        else:
            told = self.tr("{window}, without a benchmark: {said}")
        said = told.format(window=window, name=name, said=said)
        if found.origin == "simulated":
            said += " " + self.tr("Prices are simulated.")
        return said

    def _window_words(self, window: tuple[int, int]) -> str:
        first, last = map(numbers.session, window)
        if first == last:
            return self.tr("On day zero")
        return self.tr("Sessions {first} to {last}").format(first=first, last=last)

    def _notes(self, found: Study) -> str:
        parts = []
        if self.against and not found.benchmark:
            parts.append(self.tr("Prices of %s are not here yet.") % self.against)
        if any(len(e.events) > 1 for e in found.episodes):
            words_ = self.tr(
                "{events} events are {episodes} episodes: at most five sessions apart."
            )
            count = sum(len(e.events) for e in found.episodes)
            parts.append(words_.format(events=count, episodes=len(found.episodes)))
        left = sum(not e.kept for e in found.episodes)
        if left:
            parts.append(self.tr("Not in the mean: %n, see the remarks.", "", left))
        summary = found.summary
        if summary is not None and "descriptive_only" in summary.reasons:
            parts.append(self.tr("Fewer than ten: described, not tested."))
        if found.base is not None and found.base.as_large is not None:
            if found.benchmark:
                told = self.tr(
                    "Of all windows of this length in its history {positive} were ahead of {name}, "
                    "and {large} moved at least as far from it as the mean."
                )
            else:
                told = self.tr(
                    "Of all windows of this length in its history {positive} rose, and {large} "
                    "moved at least as far as the mean."
                )
            parts.append(
                told.format(
                    positive=numbers.percent(found.base.positive),
                    large=numbers.percent(found.base.as_large),
                    name=benchmark_name(found.benchmark),
                )
            )
        if found.lag:
            parts.append(
                self.tr(
                    "{name} opens only when this exchange has closed: its session before is taken."
                ).format(name=benchmark_name(found.benchmark))
            )
        reasons: dict[str, int] = {}
        for _, reason in found.left:
            reasons[reason] = reasons.get(reason, 0) + 1
        for reason, count in reasons.items():
            parts.append(f"{count} \u00d7 {text.word(f'left_{reason}')}.")
        return " ".join(parts)

    # -- the expert's part

    def _show_expert(self, on: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow
        self.expert_button.setArrowType(arrow)
        self.expert.setVisible(on)
        chosen = self._chosen()
        self.model.show(self.study, expert=on)
        self._fit_columns()
        self._choose(chosen)

    def _tell_expert(self, found: Study) -> None:
        heads = (
            self.tr("Window"), "n", self.tr("mean"), self.tr("median"), self.tr("above zero"),
            "Kolari\u2013Pynn\u00f6nen", "p", self.tr("p (Holm)"), "t", "Patell", "BMP", "Corrado",
            self.tr("sign"),
        )  # fmt: skip
        rows: list[tuple[str, ...]] = [heads]
        rows += [
            self._row(numbers.window_name(w.window), w.summary, w.p_holm) for w in found.windows
        ]
        note = self.tr(
            "Holm: adjusted over these windows and those of the other groups. Windows of one stock "
            "that do not overlap count as independent. Fewer than ten events have no test."
        )
        muted = f"font-size:{TINY}px; color:{self._theme.muted};"
        table = numbers.table(rows, "2px 10px 2px 0")
        self.expert.setHtml(f'{table}<p style="{muted}">{note}</p>')

    def _row(self, name: str, summary: Summary, holm: float | None) -> tuple[str, ...]:
        rising = f"{summary.positive}/{summary.n}"
        if summary.wilson is not None and summary.share_positive is not None:
            low, high = (f"{100 * v:.0f}" for v in summary.wilson)
            rising += f" ({low}\u2013{high}\u202f%)"
        described = (
            name,
            str(summary.n),
            numbers.signed_percent(summary.mean),
            numbers.signed_percent(summary.median),
            rising,
        )
        tested: tuple[str, ...] = (
            numbers.signed_plain(summary.kolari_pynnonen),
            numbers.plain(summary.kolari_pynnonen_p, 3),
            numbers.plain(holm, 3),
            numbers.signed_plain(summary.t),
            numbers.signed_plain(summary.patell),
            numbers.signed_plain(summary.bmp),
            numbers.signed_plain(summary.corrado),
            numbers.signed_plain(summary.generalized_sign),
        )
        if "descriptive_only" in summary.reasons:
            tested = (numbers.NONE,) * len(tested)
        return described + tested

    # -- what is done with it

    def _chosen(self) -> str:
        rows = self.table.selectionModel().selectedRows()
        one = self.model.at(rows[0].row()) if rows else None
        return one.events[0].id if one is not None else ""

    def _choose(self, event_id: str) -> None:
        row = self.model.row_of(event_id)
        if row >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))
        self._select()

    def _select(self) -> None:
        chosen = self._chosen()
        self.picture.choose(chosen)
        place = self.picture.place_of(chosen)
        if place is not None:
            self._scroll.ensureVisible(*place, 80, 70)

    def _go(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.accept()
            self.gone_to.emit(chosen)

    def _keep(self) -> None:
        symbol = self._listing.symbol or ""
        kept = {**self._ws.settings.benchmarks, symbol: self.against}
        if self.against == reactions.usual_benchmark(self._listing):
            del kept[symbol]
        self._ws.change_settings(benchmarks=kept)
        self.refresh()

    def _export(self) -> None:
        path = self._ask(self.tr("Export the study"), ".csv", self.tr("Table (*.csv)"))
        if path is not None and self.study is not None:
            data = studies.as_csv(self.study).encode()
            self._written(path, lambda target: write_whole(target, data))

    def _save_picture(self) -> None:
        kinds = self.tr("Picture (*.png);;Drawing (*.svg);;Document (*.pdf)")
        path = self._ask(self.tr("Save the study as a picture"), ".png", kinds)
        if path is not None and self.study is not None:
            title = f"{self._listing.name}: {text.word(f'group_{self.study.group}')}"
            about = self.words.text()
            if self.study.exploratory:
                about += f" ({self.tr('exploratory')})"
            self._written(path, figure.StudyDrawing(self.study, self._theme, title, about).save)

    def _ask(self, title: str, suffix: str, kinds: str) -> Path | None:
        name = f"{self._listing.label}-{self.group.currentData()}{suffix}"
        return file_to_write(self, title, name, kinds)

    def _written(self, path: Path, write: Callable[[Path], None]) -> None:
        try:
            write(path)
        except KnownError as error:
            self.notes.setText(text.error(error))
        else:
            self.notes.setText(self.tr("Written to %s.") % path)
        self.notes.show()
