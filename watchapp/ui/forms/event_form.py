"""The form for an event typed by hand: problems beside the field, implied price while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from watchapp.app import text
from watchapp.app.acts import new_id
from watchapp.core import checks, exchanges
from watchapp.core.checks import DayRange
from watchapp.core.events import KINDS, BuybackProgramme, Event, Source
from watchapp.core.issuer import Listing
from watchapp.core.problems import Problem
from watchapp.ui.forms.fields import CURRENCIES, FORMS, Field
from watchapp.ui.forms.widgets import DayEdit, NumberEdit, PublishedEdit, Ticks

RangeOf = Callable[[date, date | None], DayRange | None]


class EventForm(QDialog):
    """Asks for one event; ``event`` is it once the dialog is accepted.

    Args:
        kind: Which kind of event.
        listing: On which listing it is entered: its exchange gives zone and currency.
        before: The event to change, None for a new one.
        programmes: The issuer's programmes that a repurchase may belong to.
        range_of: The price range of days, for the check while typing.
        persons: Known names, for completion.
    """

    def __init__(
        self,
        kind: str,
        listing: Listing,
        before: Event | None = None,
        *,
        programmes: Sequence[BuybackProgramme] = (),
        range_of: RangeOf = lambda _first, _last: None,
        persons: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._listing = listing
        self._before = before
        self._programmes = programmes
        self._range_of = range_of
        self._persons = persons
        self._zone = listing.zone or exchanges.of_symbol(listing.symbol or "").zone
        self.widgets: dict[str, QWidget] = {}
        self._problems: dict[str, QLabel] = {}
        self.finished_event: Event | None = before
        title = text.word(kind)
        self.setWindowTitle(f"{title} \u00b7 {listing.name}")
        self._build()
        if before is not None:
            self._show(before)
        else:
            self._suggest()
        self._check()

    # -- building

    def _build(self) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for row, field in enumerate(FORMS[self._kind]):
            self._add_row(grid, 2 * row, field)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        self._implied = QLabel()
        self._implied.setWordWrap(True)
        self._general = QLabel()
        self._general.setProperty("role", "problem")
        self._general.setWordWrap(True)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._implied)
        layout.addWidget(self._general)
        layout.addWidget(self._buttons)
        width = max(body.sizeHint().width() + 48, 480)
        height = min(body.sizeHint().height() + 120, 640)
        self.resize(min(width, 760), height)

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
            from PySide6.QtWidgets import QCompleter

            completer = QCompleter(list(self._persons), edit)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            edit.setCompleter(completer)
        edit.textChanged.connect(self._check)
        return edit

    def _make_lines(self, field: Field) -> QWidget:
        edit = QPlainTextEdit()
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(60)
        edit.textChanged.connect(self._check)
        return edit

    def _make_number(self, field: Field) -> QWidget:
        edit = NumberEdit()
        edit.setPlaceholderText(field.advice)
        edit.textChanged.connect(self._check)
        return edit

    def _make_day(self, field: Field) -> QWidget:
        edit = DayEdit()
        if field.advice:
            edit.setPlaceholderText(f"{edit.placeholderText()} ({field.advice})")
        edit.textChanged.connect(self._check)
        return edit

    def _make_published(self, field: Field) -> QWidget:
        edit = PublishedEdit(self._zone)
        edit.changed.connect(self._check)
        return edit

    def _make_choice(self, field: Field) -> QWidget:
        box = QComboBox()
        for code in field.choices:
            box.addItem(text.word(code) if code else "", code)
        box.setToolTip(field.advice)
        box.currentIndexChanged.connect(self._check)
        return box

    def _make_choices(self, field: Field) -> QWidget:
        ticks = Ticks(field.choices)
        ticks.changed.connect(self._check)
        return ticks

    def _make_currency(self, field: Field) -> QWidget:
        box = QComboBox()
        box.setEditable(True)
        box.addItems(list(CURRENCIES))
        box.currentTextChanged.connect(self._check)
        return box

    def _make_tick(self, field: Field) -> QWidget:
        box = QCheckBox(field.words)
        box.toggled.connect(self._check)
        return box

    def _make_programme(self, field: Field) -> QWidget:
        box = QComboBox()
        box.addItem(self.tr("no programme"), None)
        for programme in self._programmes:
            name = programme.name or text.word(programme.programme_kind)
            day = text.day(programme.traded_from) if programme.traded_from else ""
            box.addItem(f"{name} {day}".strip(), programme.id)
        box.currentIndexChanged.connect(self._check)
        return box

    # -- values

    def _suggest(self) -> None:
        self._set("currency", self._listing.currency)
        if self._kind == "insider_deal":
            self._set("discretion", "unknown")
        if self._kind == "repurchase":
            self._set("method", "on_exchange")
            if self._programmes:
                self._set("programme_id", self._programmes[-1].id)
        if self._kind == "insider_plan":
            self._set("side", "sell")

    def _show(self, event: Event) -> None:
        for field in FORMS[self._kind]:
            if field.kind == "published":
                edit = self.widgets[field.name]
                assert isinstance(edit, PublishedEdit)
                edit.set_value(event.published_at, event.published_on, event.timing)
            elif field.name.startswith("source_"):
                source = event.sources[0] if event.sources else Source("")
                self._set(field.name, getattr(source, field.name.removeprefix("source_")))
            else:
                self._set(field.name, getattr(event, field.name))

    def _set(self, name: str, value: Any) -> None:
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

    def _value(self, field: Field) -> tuple[Any, Problem | None]:
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

    def read(self) -> tuple[Event, list[Problem]]:
        """The event as it is typed, and everything wrong or doubtful about it."""
        values: dict[str, Any] = {}
        found: list[Problem] = []
        source: dict[str, str] = {}
        for field in FORMS[self._kind]:
            if field.kind == "published":
                edit = self.widgets[field.name]
                assert isinstance(edit, PublishedEdit)
                at, day, timing, problem = edit.value()
                values |= {"published_at": at, "published_on": day, "timing": timing}
            else:
                value, problem = self._value(field)
                if field.name.startswith("source_"):
                    source[field.name.removeprefix("source_")] = value
                else:
                    values[field.name] = value
            if problem is not None:
                found.append(replace(problem, field=field.name))
        event = self._event(values, source)
        first = event.traded_from
        traded = self._range_of(first, event.traded_to) if first else None
        today = datetime.now().astimezone().date()
        bad_fields = {p.field for p in found}
        more = checks.problems(event, today=today, traded=traded)
        found += [
            replace(p, field=_shown_field(p.field)) for p in more if p.field not in bad_fields
        ]
        return event, found

    def _event(self, values: dict[str, Any], source: dict[str, str]) -> Event:
        if self._before is not None:
            event = replace(self._before, **values)
            rest = self._before.sources[1:]
            first = self._before.sources[0] if self._before.sources else Source("")
        else:
            event = KINDS[self._kind](
                id=new_id(),
                issuer_id=self._listing.issuer_id,
                listing_id=self._listing.id,
                mic=self._listing.mic,
                **values,
            )
            rest, first = (), Source("")
        if any(source.values()):
            name = source.get("name") or self.tr("by hand")
            merged = replace(first, name=name, url=source["url"], quote=source["quote"])
            return replace(event, sources=(merged, *rest))
        return replace(event, sources=rest)

    # -- checking

    def _check(self) -> None:
        if not hasattr(self, "_buttons"):
            return
        event, found = self.read()
        self.finished_event = event
        by_field: dict[str | None, list[Problem]] = {}
        for problem in found:
            where = problem.field if problem.field in self._problems else None
            by_field.setdefault(where, []).append(problem)
        touched = self._touched()
        for name, label in self._problems.items():
            self._say(label, by_field.get(name, []), quiet=name not in touched)
        self._say(self._general, by_field.get(None, []), quiet=False)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(
            not any(p.fatal for p in found)
        )
        self._say_implied(event)

    def _touched(self) -> set[str]:
        """Fields worth complaining about: typed ones, and all once there is something to save."""
        typed = {
            f.name
            for f in FORMS[self._kind]
            if isinstance(w := self.widgets[f.name], QLineEdit) and w.text().strip()
        }
        return set(self._problems) if len(typed) >= 2 or self._before is not None else typed

    def _say(self, label: QLabel, found: Sequence[Problem], *, quiet: bool) -> None:
        shown = [] if quiet else found
        label.setText("\n".join(text.problem(p) for p in shown))
        role = "problem" if any(p.fatal for p in shown) else "doubt"
        if label.property("role") != role:
            label.setProperty("role", role)
            label.style().unpolish(label)
            label.style().polish(label)
        label.setVisible(bool(shown))

    def _say_implied(self, event: Event) -> None:
        price = checks.implied_price(event)
        parts = []
        if price is not None:
            shown = text.number(price.quantize(Decimal("0.0001")).normalize())
            parts.append(
                self.tr("Implied price: {price} {currency} a share")
                .format(price=shown, currency=event.currency or "")
                .strip()
            )
        if event.traded_from and (day := self._range_of(event.traded_from, event.traded_to)):
            words = self.tr("traded that day between {low} and {high} {currency}")
            if event.traded_to and event.traded_to != event.traded_from:
                words = self.tr("traded in those days between {low} and {high} {currency}")
            parts.append(
                words.format(
                    low=text.number(day.low),
                    high=text.number(day.high),
                    currency=day.currency or "",
                )
            )
        self._implied.setText("; ".join(parts))
        self._implied.setVisible(bool(parts))


def _shown_field(name: str | None) -> str | None:
    return "published" if name in ("published_at", "published_on", "timing") else name
