"""Forms as a person fills them in: problems beside the field, both clocks, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot
from samples import HONGKONG, UNRESOLVED, happened

from watchapp.app.workspace import Workspace
from watchapp.core.checks import DayRange
from watchapp.core.events import (
    DISCRETIONS,
    ROLES,
    SIDES,
    TIMINGS,
    BuybackProgramme,
    Event,
    InsiderDeal,
    Note,
    Source,
)
from watchapp.ui.forms.event_form import EventForm
from watchapp.ui.forms.fields import FORMS
from watchapp.ui.forms.widgets import PublishedEdit, Ticks, parse_day
from watchapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
RANGE = DayRange(Decimal("37.44"), Decimal("38.72"), "HKD")


@pytest.fixture
def form_of(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., EventForm]]:
    """Opens forms, which are closed after the test."""
    QLocale.setDefault(QLocale("en_US"))

    def make(kind: str, before: Event | None = None, **more: Any) -> EventForm:
        form = EventForm(kind, HONGKONG, before, **more)
        qtbot.addWidget(form)
        form.show()
        return form

    yield make
    QLocale.setDefault(QLocale("en_US"))


def enter(form: EventForm, **typed: Any) -> None:
    """Types into fields by their names."""
    for name, words in typed.items():
        widget = form.widgets[name]
        if isinstance(widget, QPlainTextEdit):
            widget.setPlainText(words)
        elif isinstance(widget, QComboBox):
            if widget.isEditable():
                widget.setCurrentText(words)
            else:
                widget.setCurrentIndex(widget.findData(words))
        elif isinstance(widget, Ticks):
            widget.set_value(words)
        elif isinstance(widget, PublishedEdit):
            widget.day.setText(words[0])
            widget.clock.setText(words[1])
        else:
            assert isinstance(widget, QLineEdit)
            widget.setText(words)


def can_save(form: EventForm) -> bool:
    return form._buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()


def problem(form: EventForm, name: str) -> str:
    """The words under a field, "" where there are none."""
    label: QLabel = form._rows._problems[name]
    return label.text() if label.isVisible() else ""


DEAL = {
    "person": "Lei Jun", "shares": "2,600,000", "price": "38.58",
    "traded_from": "11/24/2025", "published": ("11/24/2025", "18:30"),
}  # fmt: skip
GOOD = {
    "insider_deal": DEAL,
    "insider_plan": {"person": "Lin Bin", "value": "2000000000", "currency": "USD",
                     "traded_from": "12/28/2026"},
    "buyback_programme": {"programme_kind": "money", "value": "2500000000",
                          "traded_from": "1/23/2026"},
    "repurchase": {"shares": "7000000", "value": "268151340", "traded_from": "11/24/2025",
                   "published": ("11/24/2025", "")},
    "calendar_day": {"calendar_kind": "closed_period", "rule": "MAR 19(11)",
                     "traded_from": "10/20/2025", "traded_to": "11/18/2025"},
    "note": {"note": "Results were fine", "traded_from": "11/18/2025"},
}  # fmt: skip


@pytest.mark.parametrize("kind", FORMS)
def test_every_form_begins_empty_in_its_first_field_and_cannot_be_saved_yet(
    form_of: Callable[..., EventForm], kind: str, qtbot: QtBot
) -> None:
    form = form_of(kind)
    form.activateWindow()
    first = form.widgets[FORMS[kind][0].name]
    qtbot.waitUntil(lambda: form.focusWidget() is first)
    assert not can_save(form)
    assert not [n for n in form.widgets if problem(form, n)], "nobody is scolded before typing"


@pytest.mark.parametrize("kind", FORMS)
def test_every_form_can_be_saved_once_it_says_enough(
    form_of: Callable[..., EventForm], kind: str
) -> None:
    form = form_of(kind)
    enter(form, **GOOD[kind])
    assert can_save(form), [label.text() for label in form._rows._problems.values()]
    form.accept()
    assert form.finished_event is not None
    finished = form.finished_event
    assert kind == finished.KIND
    assert finished.issuer_id == HONGKONG.issuer_id


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_without_a_day_says_so_at_the_day_and_cannot_be_saved(
    form_of: Callable[..., EventForm], kind: str
) -> None:
    form = form_of(kind)
    enter(form, **{**GOOD[kind], "traded_from": "", "published": ("", "")}
          if "published" in form.widgets else {**GOOD[kind], "traded_from": ""})  # fmt: skip
    assert not can_save(form)
    enter(form, traded_from="31.02.2025")
    assert problem(form, "traded_from") == "Not a date."


def test_a_purchase_is_kept_as_it_was_typed_with_both_clocks(
    form_of: Callable[..., EventForm],
) -> None:
    form = form_of("insider_deal")
    enter(form, **DEAL)
    event, problems = form.read()
    assert isinstance(event, InsiderDeal)
    assert problems == []
    assert (event.person, event.side, event.currency) == ("Lei Jun", "buy", "HKD")
    assert (event.shares, event.price) == (Decimal(2600000), Decimal("38.58"))
    assert event.traded_from == date(2025, 11, 24)
    assert event.published_at.astimezone(UTC) == datetime(2025, 11, 24, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("shares", "many", "Not a number."),
        ("shares", "-5", "Must not be negative."),
        ("shares", "0", "Zero is no size"),
        ("traded_from", "tomorrow", "Not a date."),
        ("traded_from", "11/24/1825", "Before 1900."),
        ("traded_from", "1/1/2099", "Lies in the future"),
        ("traded_to", "11/1/2025", "The end lies before the beginning."),
        ("currency", "", "Which currency?"),
        ("source_url", "www.hkex.com.hk", "A link begins with"),
        ("person", "  ", "Who was it?"),
        ("published", ("11/24/2025", "25:00"), "Not a time."),
        ("published", ("11/24/2025", "half six"), "Not a time."),
        ("published", ("", "18:30"), "Not a date."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_keeps_it_from_being_saved(
    form_of: Callable[..., EventForm], field: str, typed: Any, said: str
) -> None:
    form = form_of("insider_deal")
    enter(form, **DEAL)
    assert can_save(form)
    enter(form, **{field: typed})
    assert said in problem(form, field)
    assert not can_save(form)
    enter(form, **{"traded_to": "", "currency": "HKD", "source_url": "", **DEAL})
    assert can_save(form)
    assert problem(form, field) == ""


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("published", ("", ""), "Without the time of publication"),
        ("published", ("11/20/2025", ""), "Known before it was traded."),
        ("value", "90000000", "Shares times price is 100,308,000"),
        ("price", "48.58", "outside the day's range of 37.44 to 38.72 HKD"),
    ],
)
def test_what_is_doubtful_is_said_and_can_be_saved_all_the_same(
    form_of: Callable[..., EventForm], field: str, typed: Any, said: str
) -> None:
    form = form_of("insider_deal", range_of=lambda first, last: RANGE)
    enter(form, **DEAL)
    enter(form, **{field: typed})
    assert said in problem(form, field)
    assert can_save(form)


def test_the_implied_price_and_the_days_range_are_shown_while_typing(
    form_of: Callable[..., EventForm],
) -> None:
    form = form_of("insider_deal", range_of=lambda first, last: RANGE)
    assert not form._implied.isVisible()
    enter(form, shares="2600000", value="100308000")
    assert "Implied price: 38.58 HKD a share" in form._implied.text()
    enter(form, traded_from="11/24/2025")
    assert "traded that day between 37.44 and 38.72 HKD" in form._implied.text()
    enter(form, value="")
    assert "Implied price" not in form._implied.text()


def test_on_the_sample_the_form_knows_the_range_of_the_day(
    window_of: Callable[..., Window], workspace_of: Callable[..., Workspace], sample: Path
) -> None:
    window = window_of(workspace_of(sample))
    words: list[str] = []

    def look() -> None:
        form = QApplication.activeModalWidget()
        enter(form, **DEAL)
        words.append(form._implied.text())
        enter(form, traded_from="11/22/2025")  # a Saturday
        words.append(form._implied.text())
        form.reject()

    QTimer.singleShot(50, look)
    window.actions_by_id["add_insider_deal"].trigger()
    assert "traded that day between 37.44 and 38.72 HKD" in words[0]
    assert "between" not in words[1]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("11/24/2025", date(2025, 11, 24)),
        ("11/24/25", date(2025, 11, 24)),
        ("2025-11-24", date(2025, 11, 24)),
        ("2025/11/24", date(2025, 11, 24)),
        ("24/11/2025", None),
        ("11/24", None),
        ("today", None),
        ("2/29/2025", None),
    ],
)
def test_days_are_read_as_the_locale_writes_them_or_as_iso(
    form_of: Callable[..., EventForm], typed: Any, day: date | None
) -> None:
    QLocale.setDefault(QLocale("en_US"))
    assert parse_day(typed) == day


def test_in_german_numbers_have_commas_and_days_points(form_of: Callable[..., EventForm]) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    form = form_of("insider_deal")
    enter(form, **{**DEAL, "shares": "2.600.000", "price": "38,58", "traded_from": "24.11.2025",
                   "published": ("24.11.25", "18.30")})  # fmt: skip
    event, problems = form.read()
    assert problems == []
    assert (event.shares, event.price) == (Decimal(2600000), Decimal("38.58"))
    assert event.traded_from == date(2025, 11, 24)
    assert event.published_at.astimezone(UTC) == datetime(2025, 11, 24, 10, 30, tzinfo=UTC)
    assert "38,58" in form._implied.text()
    again = form_of("insider_deal", event)
    assert again.widgets["shares"].text() == "2.600.000"
    assert again.widgets["price"].text() == "38,58"
    assert again.widgets["traded_from"].text() == "24.11.2025"


def test_a_time_makes_the_choice_before_or_after_trading_needless(
    form_of: Callable[..., EventForm],
) -> None:
    form = form_of("insider_deal")
    edit = form.widgets["published"]
    enter(form, published=("11/24/2025", ""))
    assert edit.timing.isEnabled()
    edit.timing.setCurrentIndex(edit.timing.findData("after"))
    event, _ = form.read()
    assert (event.published_on, event.timing) == (date(2025, 11, 24), "after")
    enter(form, published=("11/24/2025", "18:30"))
    assert not edit.timing.isEnabled()
    event, _ = form.read()
    assert event.published_on is None
    assert event.published_at is not None


def test_while_the_exchange_is_not_known_times_are_the_users_own(
    form_of: Callable[..., EventForm], qtbot: QtBot
) -> None:
    form = EventForm("insider_deal", UNRESOLVED)
    qtbot.addWidget(form)
    enter(form, **DEAL)
    published = form.read()[0].published_at
    assert published == datetime(2025, 11, 24, 18, 30).astimezone()


def test_a_repurchase_is_put_under_the_newest_programme(form_of: Callable[..., EventForm]) -> None:
    programmes = [
        BuybackProgramme(id="a", issuer_id="i", name="2024", traded_from=date(2024, 1, 1)),
        BuybackProgramme(id="b", issuer_id="i", name="2025", traded_from=date(2025, 1, 1)),
    ]
    form = form_of("repurchase", programmes=programmes)
    box = form.widgets["programme_id"]
    assert box.currentData() == "b"
    assert [box.itemData(i) for i in range(box.count())] == [None, "a", "b"]
    without = form_of("repurchase")
    assert without.widgets["programme_id"].currentData() is None


EDITABLE = [e for e in happened() if isinstance(e, Event) and e.KIND in FORMS]


@pytest.mark.parametrize("spoken", ["en_US", "de_DE", "de_CH", "fr_FR"])
@pytest.mark.parametrize("event", EDITABLE, ids=lambda e: e.KIND)
def test_opening_an_event_and_saving_it_changes_nothing(
    form_of: Callable[..., EventForm], event: Event, spoken: str
) -> None:
    QLocale.setDefault(QLocale(spoken))
    programmes = [e for e in EDITABLE if isinstance(e, BuybackProgramme)]
    form = form_of(event.KIND, event, programmes=programmes)
    assert form.read()[0] == event


decimals = st.none() | st.decimals(
    min_value="0.000001", max_value=10**15, allow_nan=False, allow_infinity=False, places=6
)
days = st.none() | st.dates(date(1990, 1, 1), date(2026, 1, 1))
instants = st.none() | st.datetimes(
    datetime(1990, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    shares=decimals, price=decimals, value=decimals, first=days, last=days, at=instants,
    side=st.sampled_from(SIDES), timing=st.sampled_from(TIMINGS),
    roles=st.lists(st.sampled_from(ROLES), unique=True).map(
        lambda r: tuple(x for x in ROLES if x in r)
    ),
    discretion=st.sampled_from(DISCRETIONS), person=st.text(max_size=20),
    quote=st.text(max_size=30),
)  # fmt: skip
def test_whatever_an_event_holds_editing_another_field_leaves_it_alone(  # noqa: PLR0917 - drawn
    form_of: Callable[..., EventForm],
    shares: Decimal | None,
    price: Decimal | None,
    value: Decimal | None,
    first: date | None,
    last: date | None,
    at: datetime | None,
    side: str,
    timing: str,
    roles: tuple[str, ...],
    discretion: str,
    person: str,
    quote: str,
) -> None:
    event = InsiderDeal(
        id="e", issuer_id=HONGKONG.issuer_id, listing_id=HONGKONG.id, shares=shares, price=price,
        value=value, traded_from=first, traded_to=last, published_at=at,
        published_on=None if at else first, timing=timing, side=side, roles=roles,
        discretion=discretion, person=person, currency="GBp",
        sources=(Source("hkex", quote=quote, key="DA-1"), Source("article")),
    )  # fmt: skip
    form = form_of("insider_deal", event)
    assert form.read()[0] == event
    enter(form, note="seen")
    assert form.read()[0] == replace(event, note="seen")


def test_a_changed_time_is_taken_although_the_old_one_had_seconds(
    form_of: Callable[..., EventForm],
) -> None:
    event = next(e for e in EDITABLE if isinstance(e, InsiderDeal))
    form = form_of("insider_deal", event)
    enter(form, published=("11/24/2025", "19:45"))
    changed = form.read()[0].published_at
    assert changed.astimezone(UTC) == datetime(2025, 11, 24, 11, 45, tzinfo=UTC)


def test_a_source_typed_without_a_name_is_by_hand(form_of: Callable[..., EventForm]) -> None:
    form = form_of("note")
    enter(form, **GOOD["note"], source_url="https://example.org/a")
    event, _ = form.read()
    assert event.sources == (Source("by hand", "https://example.org/a"),)


def test_a_note_may_lie_ahead_a_deal_may_not(form_of: Callable[..., EventForm]) -> None:
    ahead = (datetime.now() + timedelta(days=30)).date().isoformat()
    note = form_of("note")
    enter(note, note="Annual meeting", traded_from=ahead)
    assert isinstance(note.read()[0], Note)
    assert can_save(note)
    deal = form_of("insider_deal")
    enter(deal, **{**DEAL, "traded_from": ahead})
    assert not can_save(deal)


def test_known_names_are_offered_while_typing(form_of: Callable[..., EventForm]) -> None:
    form = form_of("insider_deal", persons=["Lei Jun", "Lin Bin"])
    completer = form.widgets["person"].completer()
    completer.setCompletionPrefix("lei")
    assert completer.currentCompletion() == "Lei Jun"
