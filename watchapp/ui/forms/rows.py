"""The rows of a form, built from a table of fields: label, widget, and the problem under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from watchapp.app import text
from watchapp.core.events import BuybackProgramme
from watchapp.core.problems import Problem
from watchapp.ui.forms.fields import CURRENCIES, Field
from watchapp.ui.forms.widgets import DayEdit, NumberEdit, PublishedEdit, Ticks


class Rows(QWidget):
    """One row a field. ``changed`` says that something was typed or chosen.

    Args:
        fields: What to ask for.
        zone: The exchange's zone, for times of publication.
        programmes: What a repurchase may belong to.
        persons: Known names, for completion.
    """

    changed = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        zone: str,
        programmes: Sequence[BuybackProgramme],
        persons: Sequence[str],
    ) -> None:
        super().__init__()
        self._fields = fields
        self._zone = zone
        self._programmes = programmes
        self._persons = persons
        self.widgets: dict[str, QWidget] = {}
        self._problems: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for row, field in enumerate(fields):
            self._add_row(grid, 2 * row, field)

    def _add_row(self, grid: QGridLayout, row: int, field: Field) -> None:
        widget = self._make(field)
        self.widgets[field.name] = widget
        problem = QLabel()
        problem.setWordWrap(True)
        problem.hide()
        self._problems[field.name] = problem
        widget.setAccessibleName(field.words)
        if field.kind == "tick":
            grid.addWidget(widget, row, 1)
        else:
            label = QLabel(field.words)
            label.setBuddy(widget)
            top = field.kind in ("lines", "choices")
            vertical = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignRight | vertical)
            grid.addWidget(widget, row, 1)
        grid.addWidget(problem, row + 1, 1)

    def _make(self, field: Field) -> QWidget:
        makers: dict[str, Callable[[Field], QWidget]] = {
            "lines": self._make_lines,
            "number": self._make_number,
            "day": self._make_day,
            "published": self._make_published,
            "choice": self._make_choice,
            "choices": self._make_choices,
            "currency": self._make_currency,
            "tick": self._make_tick,
            "programme": self._make_programme,
        }
        return makers.get(field.kind, self._make_text)(field)

    def _make_text(self, field: Field) -> QWidget:
        edit = QLineEdit()
        edit.setPlaceholderText(field.advice)
        if field.name == "person" and self._persons:
            completer = QCompleter(list(self._persons), edit)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            edit.setCompleter(completer)
        edit.textChanged.connect(self.changed)
        return edit

    def _make_lines(self, field: Field) -> QWidget:
        edit = QPlainTextEdit()
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(60)
        edit.textChanged.connect(self.changed)
        return edit

    def _make_number(self, field: Field) -> QWidget:
        edit = NumberEdit()
        edit.setPlaceholderText(field.advice)
        edit.textChanged.connect(self.changed)
        return edit

    def _make_day(self, field: Field) -> QWidget:
        edit = DayEdit()
        if field.advice:
            edit.setPlaceholderText(f"{edit.placeholderText()} ({field.advice})")
        edit.textChanged.connect(self.changed)
        return edit

    def _make_published(self, field: Field) -> QWidget:
        edit = PublishedEdit(self._zone)
        edit.changed.connect(self.changed)
        return edit

    def _make_choice(self, field: Field) -> QWidget:
        box = QComboBox()
        for code in field.choices:
            box.addItem(text.word(code) if code else "", code)
        box.setToolTip(field.advice)
        box.currentIndexChanged.connect(self.changed)
        return box

    def _make_choices(self, field: Field) -> QWidget:
        ticks = Ticks(field.choices)
        ticks.changed.connect(self.changed)
        return ticks

    def _make_currency(self, field: Field) -> QWidget:
        box = QComboBox()
        box.setEditable(True)
        box.addItems(list(CURRENCIES))
        box.currentTextChanged.connect(self.changed)
        return box

    def _make_tick(self, field: Field) -> QWidget:
        box = QCheckBox(field.words)
        box.toggled.connect(self.changed)
        return box

    def _make_programme(self, field: Field) -> QWidget:
        box = QComboBox()
        box.addItem(self.tr("no programme"), None)
        for programme in self._programmes:
            name = programme.name or text.word(programme.programme_kind)
            day = text.day(programme.traded_from) if programme.traded_from else ""
            box.addItem(f"{name} {day}".strip(), programme.id)
        box.currentIndexChanged.connect(self.changed)
        return box

    def set_value(self, name: str, value: Any) -> None:
        """Shows a value in the widget of a field."""
        widget = self.widgets.get(name)
        if isinstance(widget, NumberEdit):
            widget.set_number(value)
        elif isinstance(widget, DayEdit):
            widget.set_day(value)
        elif isinstance(widget, Ticks):
            widget.set_value(value)
        elif isinstance(widget, QCheckBox):
            widget.setChecked(bool(value))
        elif isinstance(widget, QComboBox):
            if widget.isEditable():
                widget.setCurrentText(value or "")
            else:
                widget.setCurrentIndex(max(0, widget.findData(value)))
        elif isinstance(widget, QPlainTextEdit):
            widget.setPlainText(value or "")
        elif isinstance(widget, QLineEdit):
            widget.setText(value or "")

    def value(self, field: Field) -> tuple[Any, Problem | None]:
        """A field's value, or what is wrong with what was typed."""
        widget = self.widgets[field.name]
        if isinstance(widget, NumberEdit):
            return widget.number()
        if isinstance(widget, DayEdit):
            return widget.day()
        if isinstance(widget, Ticks):
            return widget.value(), None
        if isinstance(widget, QCheckBox):
            return widget.isChecked(), None
        if isinstance(widget, QComboBox):
            if widget.isEditable():
                return widget.currentText().strip() or None, None
            return widget.currentData(), None
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText().strip(), None
        assert isinstance(widget, QLineEdit)
        typed = widget.text().strip()
        if field.kind == "link" and typed and not typed.startswith(("http://", "https://")):
            return typed, Problem("not_a_link", fatal=True)
        return typed, None

    def say(self, found: Mapping[str | None, Sequence[Problem]], *, all_fields: bool) -> None:
        """Says each field's problems under it; untouched fields are left in peace at first."""
        for name, label in self._problems.items():
            quiet = not all_fields and name not in self.touched()
            say(label, [] if quiet else found.get(name, []))

    def has(self, name: str | None) -> bool:
        """True when the form has a field of that name."""
        return name in self._problems

    def touched(self) -> set[str]:
        """The fields something was typed into."""
        return {
            f.name
            for f in self._fields
            if isinstance(w := self.widgets[f.name], QLineEdit) and w.text().strip()
        }


def say(label: QLabel, found: Sequence[Problem]) -> None:
    """Shows problems in a label, in the colour of the worst; hides it without any."""
    label.setText("\n".join(text.problem(p) for p in found))
    role = "problem" if any(p.fatal for p in found) else "doubt"
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
    label.setVisible(bool(found))
