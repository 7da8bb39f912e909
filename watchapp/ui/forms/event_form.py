"""The form for an event typed by hand: problems beside the field, implied price while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
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
from watchapp.ui.forms.fields import FORMS, Field
from watchapp.ui.forms.rows import Rows, say
from watchapp.ui.forms.widgets import PublishedEdit

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
        self._zone = _zone_of(listing)
        self._rows = Rows(FORMS[kind], self._zone, programmes, persons)
        self.widgets = self._rows.widgets
        self.finished_event: Event | None = before
        self._as_shown: dict[str, tuple[Any, dict[str, Any]]] = {}
        title = text.word(kind)
        self.setWindowTitle(f"{title} \u00b7 {listing.name}")
        self._build()
        if before is not None:
            self._show(before)
        else:
            self._suggest()
        self._rows.changed.connect(self._check)
        self._check()

    # -- building

    def _build(self) -> None:
        body = self._rows
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # typing begins in the first field
        scroll.setWidget(body)
        self._implied = QLabel()
        self._implied.setWordWrap(True)
        self._needed = QLabel()
        self._needed.setProperty("role", "muted")
        self._needed.setWordWrap(True)
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
        layout.addWidget(self._needed)
        layout.addWidget(self._general)
        layout.addWidget(self._buttons)
        width = max(body.sizeHint().width() + 48, 480)
        height = min(body.sizeHint().height() + 120, 640)
        self.resize(min(width, 760), height)

    # -- values

    def _suggest(self) -> None:
        self._rows.set_value("currency", self._listing.currency)
        if self._kind == "insider_deal":
            self._rows.set_value("discretion", "unknown")
        if self._kind == "repurchase":
            self._rows.set_value("method", "on_exchange")
            if self._programmes:
                self._rows.set_value("programme_id", self._programmes[-1].id)
        if self._kind == "insider_plan":
            self._rows.set_value("side", "sell")

    def _show(self, event: Event) -> None:
        for field in FORMS[self._kind]:
            filed = self._filed(event, field)
            if field.kind == "published":
                edit = self.widgets[field.name]
                assert isinstance(edit, PublishedEdit)
                edit.set_value(event.published_at, event.published_on, event.timing)
            else:
                self._rows.set_value(field.name, filed[field.name])
            self._as_shown[field.name] = (self._typed(field), filed)

    @staticmethod
    def _filed(event: Event, field: Field) -> dict[str, Any]:
        """What an event holds of a field, by the names of the record."""
        if field.kind == "published":
            return {n: getattr(event, n) for n in ("published_at", "published_on", "timing")}
        if field.name.startswith("source_"):
            source = event.sources[0] if event.sources else Source("")
            return {field.name: getattr(source, field.name.removeprefix("source_"))}
        return {field.name: getattr(event, field.name)}

    def _typed(self, field: Field) -> tuple[dict[str, Any], Problem | None]:
        """What stands in a field, by the names of the record, and what is wrong with it."""
        if field.kind == "published":
            edit = self.widgets[field.name]
            assert isinstance(edit, PublishedEdit)
            at, day, timing, problem = edit.value()
            return {"published_at": at, "published_on": day, "timing": timing}, problem
        value, problem = self._rows.value(field)
        return {field.name: value}, problem

    def read(self) -> tuple[Event, list[Problem]]:
        """The event as it is typed, and everything wrong or doubtful about it.

        A field nobody touched keeps what was filed, seconds and every digit included.
        """
        values: dict[str, Any] = {}
        found: list[Problem] = []
        for field in FORMS[self._kind]:
            typed = self._typed(field)
            shown, filed = self._as_shown.get(field.name, (None, {}))
            value, problem = (filed, None) if typed == shown else typed
            values |= value
            if problem is not None:
                found.append(replace(problem, field=field.name))
        source = {n: values.pop(f"source_{n}") for n in ("name", "url", "quote")}
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
        event, found = self.read()
        self.finished_event = event
        by_field: dict[str | None, list[Problem]] = {}
        for problem in found:
            where = problem.field if self._rows.has(problem.field) else None
            by_field.setdefault(where, []).append(problem)
        worth_saying = self._before is not None or len(self._rows.touched()) >= 2
        self._rows.say(by_field, all_fields=worth_saying)
        say(self._general, by_field.get(None, []))
        self._say_needed([] if worth_saying else found)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(
            not any(p.fatal for p in found)
        )
        self._say_implied(event)

    def _say_needed(self, found: Sequence[Problem]) -> None:
        """Why nothing can be saved yet, while it is too early to complain beside each field."""
        names = {f.name: f.words for f in FORMS[self._kind]}
        needed = dict.fromkeys(names[p.field] for p in found if p.fatal and p.field in names)
        self._needed.setText(self.tr("Still needed: %s") % ", ".join(needed))
        self._needed.setVisible(bool(needed))

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


def _zone_of(listing: Listing) -> str:
    """The exchange's zone; the user's own while the exchange is not known."""
    if listing.zone or listing.symbol:
        return listing.zone or exchanges.of_symbol(listing.symbol or "").zone
    own = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    try:
        return ZoneInfo(own).key
    except (ValueError, ZoneInfoNotFoundError):
        return "UTC"


def _shown_field(name: str | None) -> str | None:
    return "published" if name in ("published_at", "published_on", "timing") else name
