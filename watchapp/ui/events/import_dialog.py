"""The preview of an import: what files hold, what each record would do, and what was not read."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from watchapp.app import text
from watchapp.app.intake import Intake
from watchapp.core.book import Book
from watchapp.core.merge import Item
from watchapp.core.problems import Problem
from watchapp.formats.filings.grid import Written
from watchapp.ui.events import words
from watchapp.ui.events.import_model import (
    DAY,
    STATUS,
    STATUSES,
    TICK,
    WHAT,
    ImportModel,
    lines_of,
)
from watchapp.ui.sizes import fit
from watchapp.ui.tables import table_of

# The fields that a column of an unknown table can hold.
MAPPED: dict[str, object] = {
    "symbol": QT_TRANSLATE_NOOP("mapping", "Symbol"),
    "isin": "ISIN",
    "issuer": QT_TRANSLATE_NOOP("mapping", "Company"),
    "traded_from": QT_TRANSLATE_NOOP("mapping", "Day of trading"),
    "traded_to": QT_TRANSLATE_NOOP("mapping", "Last day of trading"),
    "published_on": QT_TRANSLATE_NOOP("mapping", "Day of publication"),
    "person": QT_TRANSLATE_NOOP("mapping", "Person"),
    "side": QT_TRANSLATE_NOOP("mapping", "Purchase or sale"),
    "shares": QT_TRANSLATE_NOOP("mapping", "Number of shares"),
    "price": QT_TRANSLATE_NOOP("mapping", "Price a share"),
    "price_low": QT_TRANSLATE_NOOP("mapping", "Lowest price"),
    "price_high": QT_TRANSLATE_NOOP("mapping", "Highest price"),
    "value": QT_TRANSLATE_NOOP("mapping", "Money"),
    "currency": QT_TRANSLATE_NOOP("mapping", "Currency"),
    "holding_after": QT_TRANSLATE_NOOP("mapping", "Shares held afterwards"),
    "kind": QT_TRANSLATE_NOOP("mapping", "Kind of event"),
    "note": QT_TRANSLATE_NOOP("mapping", "Note"),
}
MOST_SAID = 4  # files whose trouble is said above the table


class ImportDialog(QDialog):
    """Shows the records with a tick each; ``chosen`` has what is taken in after acceptance."""

    def __init__(self, found: Intake, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import events"))
        self.model = ImportModel(lines_of(found, book))
        self.model.setParent(self)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        self.summary = QLabel(self._summary(found))
        self.summary.setWordWrap(True)
        layout.addWidget(self.summary)
        if said := self._trouble(found):
            trouble = QLabel(said)
            trouble.setProperty("role", "doubt")
            trouble.setTextFormat(Qt.TextFormat.PlainText)
            trouble.setWordWrap(True)
            layout.addWidget(trouble)
        self.written: Written | None = None
        if (question := self._question(found)) is not None:
            layout.addLayout(question)
        layout.addLayout(self._tools())
        self.table = self._table()
        layout.addWidget(self.table, 1)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.ok = buttons.button(kinds.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.model.dataChanged.connect(self._name_button)
        self._name_button()
        fit(self, 1040, 560)
        self.table.setFocus()

    @property
    def chosen(self) -> list[Item]:
        """The items to accept."""
        return self.model.chosen

    def _summary(self, found: Intake) -> str:
        counts = {s: self.model.count(s) for s in STATUSES}
        parts = [
            self.tr("%n new", "", counts["new"]),
            self.tr("%n corrected", "", counts["changed"]),
            self.tr("%n known", "", counts["same"]),
        ]
        if counts["conflict"]:
            parts.append(self.tr("%n in conflict with yours", "", counts["conflict"]))
        if counts["unread"]:
            parts.append(self.tr("%n not read", "", counts["unread"]))
        layouts = ", ".join(
            dict.fromkeys(words.source_name(f.layout) for f in found.files if f.layout)
        )
        files = self.tr("%n file(s)", "", len(found.files))
        said = f"{files} ({layouts}): " if layouts else f"{files}: "
        said += ", ".join(parts) + "."
        if counts["conflict"]:
            said += " " + self.tr("What differs from yours waits under the event until you answer.")
        return said

    def _trouble(self, found: Intake) -> str:
        lines = [text.error(f.error) for f in found.files if f.error is not None]
        lines += [
            f"{f.path.name}: {text.problem(Problem(r))}" for f in found.files for r in f.remarks
        ]
        if len(lines) > MOST_SAID:
            more = self.tr("and %n more", "", len(lines) - MOST_SAID)
            lines = [*lines[:MOST_SAID], more]
        return "\n".join(lines)

    def _question(self, found: Intake) -> QHBoxLayout | None:
        """What a table does not show itself is asked; an answer closes this, to read again."""
        reasons = {u.reason for f in found.files for u in f.unread}
        row = QHBoxLayout()
        for reason, question, answers in (
            ("ambiguous_day", self.tr("What stands first in days such as 3/4/2025?"),
             ((self.tr("The day"), Written(order="day")),
              (self.tr("The month"), Written(order="month")))),
            ("ambiguous_number", self.tr("Which is the decimal mark?"),
             ((self.tr("Point: 1.5"), Written(point=".")),
              (self.tr("Comma: 1,5"), Written(point=",")))),
        ):  # fmt: skip
            if reason not in reasons:
                continue
            row.addWidget(QLabel(question))
            for words_, told in answers:
                button = QPushButton(words_)
                button.setAutoDefault(False)
                button.clicked.connect(lambda _=False, t=told: self._answer(t))
                row.addWidget(button)
        if not row.count():
            return None
        row.addStretch(1)
        return row

    def _answer(self, told: Written) -> None:
        self.written = told
        self.reject()

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Records that are shown"))
        self.filter.addItem(self.tr("All but what is known"), "")
        for status in STATUSES:
            if self.model.count(status):
                self.filter.addItem(self.model.status_words(status), status)
        self.filter.currentIndexChanged.connect(
            lambda: self.model.show_only(str(self.filter.currentData()))
        )
        row.addWidget(self.filter)
        row.addStretch(1)
        for label, chosen in ((self.tr("Tick all"), True), (self.tr("Tick none"), False)):
            button = QPushButton(label)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, on=chosen: self.model.choose_all(on))
            row.addWidget(button)
        return row

    def _table(self) -> QTableView:
        table = table_of(self.model, self.tr("Records of the files"), single=False)
        header = table.horizontalHeader()
        metrics = table.fontMetrics()
        widths = {TICK: 34, DAY: metrics.horizontalAdvance("00.00.0000 - 00.00.0000")}
        for column in range(self.model.columnCount()):
            head = str(self.model.headerData(column, Qt.Orientation.Horizontal) or "")
            usual = {STATUS: self._status_width(), 2: 160, 5: 200}.get(column, 90)
            table.setColumnWidth(
                column, widths.get(column, max(usual, metrics.horizontalAdvance(head) + 24))
            )
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        return table

    def _status_width(self) -> int:
        used = [self.model.status_words(s) for s in STATUSES if self.model.count(s)]
        return max((self.fontMetrics().horizontalAdvance(w) for w in used), default=0) + 24

    def _name_button(self) -> None:
        count = self.model.chosen_count
        waiting = self.model.count("conflict")
        self.ok.setText(self.tr("Take %n event(s) in", "", count))
        self.ok.setEnabled(count + waiting > 0)


class MappingDialog(QDialog):
    """Asks what the columns of an unknown table hold; ``mapping`` has the answer."""

    def __init__(self, columns: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What do the columns hold?"))
        layout = QVBoxLayout(self)
        asked = QLabel(
            self.tr(
                "The layout of this table is not known. Say what its columns hold: at least the "
                "company, the day, and shares or money. It is remembered for tables like it."
            )
        )
        asked.setWordWrap(True)
        layout.addWidget(asked)
        inside = QWidget()
        form = QFormLayout(inside)
        self._boxes: dict[str, QComboBox] = {}
        for column in dict.fromkeys(columns):
            box = QComboBox()
            box.addItem(self.tr("\u2013 nothing \u2013"), "")
            for field, label in MAPPED.items():
                box.addItem(QCoreApplication.translate("mapping", str(label)), field)
            box.setAccessibleName(column)
            box.currentIndexChanged.connect(self._check)
            self._boxes[column] = box
            form.addRow(column[:60], box)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        layout.addWidget(area, 1)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._ok = buttons.button(kinds.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(520, 520)
        self._check()

    @property
    def mapping(self) -> dict[str, str]:
        """Columns to fields, as far as they were named."""
        chosen = {c: str(b.currentData()) for c, b in self._boxes.items()}
        return {c: f for c, f in chosen.items() if f}

    def choose(self, column: str, field: str) -> None:
        """Says what a column holds."""
        box = self._boxes[column]
        box.setCurrentIndex(box.findData(field))

    def _check(self) -> None:
        fields = list(self.mapping.values())
        once = len(fields) == len(set(fields))
        day = {"traded_from", "published_on", "published_at"} & set(fields)
        self._ok.setEnabled(once and bool(day))
