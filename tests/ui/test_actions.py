"""Menus, undo and redo, panels and the keyboard: every action does what its name says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimerEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QProgressDialog
from pytestqt.qtbot import QtBot
from samples import deal

from watchapp.app import acts
from watchapp.app.desk import LARGE
from watchapp.core.candidate import candidate_of
from watchapp.core.change import Act, added
from watchapp.core.events import InsiderDeal, Note
from watchapp.ui import waiting
from watchapp.ui.actions import ENTRIES, SEPARATOR, keys_of
from watchapp.ui.forms.event_form import EventForm
from watchapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LEAVES_THE_PROGRAM = {"bafin", "quit", "log"}  # the window goes, another program opens


@pytest.fixture
def blank(window_of: Callable[..., Window], qapp: QApplication) -> Window:
    """A window on an empty file."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
    return window_of()


def purchase(window: Window) -> InsiderDeal:
    events = window.workspace.desk.book.events(window.centre.listing.issuer_id)
    return next(e for e in events if isinstance(e, InsiderDeal) and e.side == "buy")


def events(window: Window) -> set[str]:
    issuer = window.centre.listing.issuer_id
    return {e.id for e in window.workspace.desk.book.events(issuer)}


class Answer(QObject):
    """Does ``act`` with the dialog that opens next, until it is told to ``stop`` looking."""

    def __init__(self, act: Callable[[Any], None]) -> None:
        super().__init__(QApplication.instance())
        self.done = False
        self._act = act
        self._timer = self.startTimer(10)

    def timerEvent(self, event: QTimerEvent) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or isinstance(dialog, QProgressDialog):
            return
        self.stop()
        self.done = True
        try:
            self._act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    def stop(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0
            self.deleteLater()


def save(form: EventForm) -> None:
    form._buttons.button(QDialogButtonBox.StandardButton.Save).click()


def set_price(words: str) -> Callable[[EventForm], None]:
    def typed(form: EventForm) -> None:
        assert isinstance(form, EventForm)
        form.widgets["price"].setText(words)
        save(form)

    return typed


def undo_name(window: Window) -> str:
    return window.actions_by_id["undo"].text().removeprefix("&")


def redo_name(window: Window) -> str:
    return window.actions_by_id["redo"].text().removeprefix("&")


# -- every action


@pytest.mark.parametrize("where", ["story", "blank"])
def test_every_action_can_be_triggered_on_any_file_without_harm(
    request: pytest.FixtureRequest, where: str, qtbot: QtBot
) -> None:
    window = request.getfixturevalue(where)
    for entry in ENTRIES:
        if entry.id in {SEPARATOR, *LEAVES_THE_PROGRAM}:
            continue
        action = window.actions_by_id[entry.id]
        if action.menu() is None:
            answer = Answer(lambda dialog: None)  # whatever opens is dismissed
            action.trigger()
            opened = answer.done
            answer.stop()
            assert QApplication.activeModalWidget() is None, entry.id
            assert window.isVisible(), entry.id
            if entry.words.endswith("\u2026") and not opened:
                assert window.notices.all(), f"{entry.id}: neither a dialog nor a word"
            for notice in window.notices.all():
                notice.dismiss()


def test_no_key_is_given_twice_where_both_would_answer() -> None:
    seen: dict[str, list] = {}
    for entry in ENTRIES:
        for key in keys_of(entry):
            seen.setdefault(key.toString(), []).append(entry)
    for key, entries in seen.items():
        places = [set(e.here.split()) for e in entries]
        if len(entries) > 1:
            assert all(places), key
            assert not set.intersection(*places), key


def test_no_menu_has_two_entries_of_one_letter(story: Window) -> None:
    for menu in story.menus.values():
        assert isinstance(menu, QMenu)
        letters = [
            a.text().split("&", 1)[1][0].casefold() for a in menu.actions() if "&" in a.text()
        ]
        doubled = {x for x in letters if letters.count(x) > 1}
        assert not doubled, (menu.title(), doubled)


# -- undo and redo


def test_undo_and_redo_are_named_after_what_they_would_do(blank: Window) -> None:
    book = blank.workspace.desk.book
    list_id = blank.list.model.list_id
    assert blank.asking.do(acts.add_candidates(book, list_id, [candidate_of("1810.HK")]))
    assert blank.asking.do(acts.set_note(book, book.rows(list_id)[0], "below 35"))
    assert undo_name(blank) == "Undo note on 1810.HK"
    assert redo_name(blank) == "Redo"
    assert not blank.actions_by_id["redo"].isEnabled()
    blank.actions_by_id["undo"].trigger()
    assert undo_name(blank) == "Undo add 1810.HK"
    assert redo_name(blank) == "Redo note on 1810.HK"
    blank.actions_by_id["undo"].trigger()
    blank.actions_by_id["redo"].trigger()
    assert undo_name(blank) == "Undo add 1810.HK"
    assert blank.asking.do(acts.new_list(book, "Other & more"))
    assert redo_name(blank) == "Redo", "a new act ends what could be done again"
    assert undo_name(blank) == "Undo new list Other && more"


def test_after_a_start_nothing_can_be_undone(story: Window) -> None:
    assert not story.actions_by_id["undo"].isEnabled()
    assert not story.actions_by_id["redo"].isEnabled()


def test_taking_back_the_removal_of_the_only_row_chooses_it_again(story: Window) -> None:
    story.list.view.selectRow(0)
    story.actions_by_id["remove"].trigger()
    assert story.list.view.current_line() is None
    story.activateWindow()
    QTest.keyClick(story.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert story.list.view.current_line().symbol == "1810.HK"
    assert len(story.list.view.chosen_rows()) == 1, "it can be seen that it is chosen"


# -- events from the list and from the chart


def test_an_event_is_edited_from_the_list_and_the_change_can_be_taken_back(story: Window) -> None:
    event = purchase(story)
    story.choose_events([event.id])
    Answer(set_price("38.60"))
    story.side._edit.click()
    assert purchase(story).price == Decimal("38.60")
    assert story.side.current().id == event.id, "it stays chosen"
    assert "38.6" in story.side.card.toPlainText()
    assert undo_name(story) == "Undo edit Insider deal"
    story.actions_by_id["undo"].trigger()
    assert purchase(story) == event
    assert "38.58" in story.side.card.toPlainText()


def test_an_event_is_edited_by_a_double_click_on_its_mark(story: Window) -> None:
    event, chart = purchase(story), story.centre.chart
    chart.grab()
    hits = chart.canvas.lanes_room.hits
    hit = next(h for h in hits if h.mark.event.id == event.id)
    done = Answer(set_price("38.50"))
    chart.click(hit.rect.center() / chart.canvas.frame.ratio, double=True)
    assert done.done
    assert purchase(story).price == Decimal("38.50")


@pytest.mark.parametrize("where", ["table", "chart"])
def test_return_edits_and_delete_deletes_what_is_chosen_in_list_and_chart_alike(
    story: Window, where: str, qtbot: QtBot
) -> None:
    event = purchase(story)
    story.choose_events([event.id])
    widget = story.side.table if where == "table" else story.centre.chart
    story.activateWindow()
    widget.setFocus()
    if where == "chart":  # its card comes first
        QTest.keyClick(widget, Qt.Key.Key_Return)
        assert story.centre.chart._hover.isVisible()
    done = Answer(set_price("38.55"))
    QTest.keyClick(widget, Qt.Key.Key_Return)
    assert done.done
    assert purchase(story).price == Decimal("38.55")
    story.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    assert event.id not in events(story)
    assert event.id not in {
        e.id for m in story.centre.chart.canvas.shown.marks.marks for e in m.events
    }
    story.actions_by_id["undo"].trigger()
    assert event.id in events(story)
    assert story.workspace.desk.book.rows(story.list.model.list_id), "no row was deleted"


def test_delete_in_the_list_of_symbols_deletes_no_event(story: Window) -> None:
    before = events(story)
    story.choose_events([purchase(story).id])
    story.activateWindow()
    story.list.view.setFocus()
    story.list.view.selectRow(0)
    QTest.keyClick(story.list.view, Qt.Key.Key_Delete)
    assert story.list.model.rowCount() == 0
    story.actions_by_id["undo"].trigger()
    assert events(story) == before


def test_deleting_a_programme_leaves_its_repurchases_and_undo_binds_them_again(
    story: Window,
) -> None:
    book = story.workspace.desk.book
    issuer = story.centre.listing.issuer_id
    repurchases = [e for e in book.events(issuer) if getattr(e, "programme_id", None)]
    programme = repurchases[0].programme_id
    story.choose_events([programme])
    story.side._delete.click()
    ids = events(story)
    assert programme not in ids
    assert {e.id for e in repurchases} <= ids
    story.actions_by_id["undo"].trigger()
    again = {e.id: e for e in book.events(issuer)}
    assert all(again[e.id] == e for e in repurchases)


def test_next_and_previous_mark_walk_through_the_events_in_time(story: Window) -> None:
    story.activateWindow()
    story.centre.chart.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(story.centre.chart, Qt.Key.Key_N)
        seen.append(story.side.current())
    days = [e.first_day for e in seen]
    assert days == sorted(days)
    assert len({e.id for e in seen}) == 4
    QTest.keyClick(story.centre.chart, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert story.side.current().id == seen[2].id
    assert seen[2].id in story.centre.chart.canvas.shown.chosen


def test_on_the_chart_the_walk_passes_over_what_has_no_mark(story: Window) -> None:
    listing = story.centre.listing
    early = InsiderDeal(
        id="early", issuer_id=listing.issuer_id, traded_from=date(2010, 1, 4), person="A",
        side="buy", shares=Decimal(1),
    )  # fmt: skip
    desk = story.workspace.desk
    desk.do(Act("add_event", added(early), {"kind": "insider_deal"}))
    story.activateWindow()
    story.centre.chart.setFocus()
    walked = []
    for _ in range(20):
        QTest.keyClick(story.centre.chart, Qt.Key.Key_N)
        event = story.side.current()
        walked.append(event.id)
        mark = next(m for m in story.centre.placed.marks if event.id in {e.id for e in m.events})
        shown = story.centre.chart.canvas.shown
        assert mark.x0 <= shown.x1, "what is chosen is in sight, bands too"
        assert mark.x1 >= shown.x0
    assert "early" not in walked
    story.side.table.setFocus()
    story.side.step(-30)
    assert story.side.current().id == "early", "in the list it is reached"


def test_a_new_event_is_chosen_in_list_and_chart_once_it_is_saved(story: Window) -> None:
    def typed(form: EventForm) -> None:
        form.widgets["note"].setPlainText("Seen in the paper")
        form.widgets["traded_from"].setText("12/1/2025")
        save(form)

    Answer(typed)
    story.actions_by_id["add_note"].trigger()
    event = story.side.current()
    assert event.note == "Seen in the paper"
    assert event.entered_by == "user"
    assert event.entered_at is not None
    assert event.id in story.centre.chart.canvas.shown.chosen


def test_without_a_row_an_event_has_no_company_and_the_window_says_so(blank: Window) -> None:
    blank.actions_by_id["add_insider_deal"].trigger()
    assert "belongs to a company" in blank.notices.all()[0].words


def test_an_event_of_another_listing_of_the_company_is_not_lost_on_editing(story: Window) -> None:
    book = story.workspace.desk.book
    listing = story.centre.listing
    other = deal("other", issuer_id=listing.issuer_id, listing_id=listing.id, person="Lu Weibing")
    assert story.asking.do(acts.save_event(book, other))
    story.choose_events(["other"])
    Answer(save)
    story.side._edit.click()
    kept = story.workspace.desk.find_event("other")
    assert kept.published_at == other.published_at, "seconds included"
    assert kept.price == other.price
    assert kept.direct is False


# -- panels and looks


def test_f6_goes_round_the_panels_and_f8_hides_the_events(story: Window) -> None:
    story.activateWindow()
    story.list.view.setFocus()
    stops = []
    for _ in range(3):
        story.actions_by_id["next_panel"].trigger()
        stops.append(story.focusWidget())
    assert stops == [story.centre.chart, story.side.table, story.list.view]
    story.actions_by_id["side"].setChecked(False)
    assert not story.side.isVisible()
    story.actions_by_id["next_panel"].trigger()
    story.actions_by_id["next_panel"].trigger()
    assert story.focusWidget() is story.list.view
    story.actions_by_id["side"].setChecked(True)
    assert story.side.isVisible()


def test_marks_are_the_same_switch_in_menu_and_header(story: Window) -> None:
    action, button = story.actions_by_id["marks"], story.centre.toolbar.marks_button
    for on in (not action.isChecked(), action.isChecked()):
        action.setChecked(on)
        assert button.isChecked() == on
    button.toggle()
    assert action.isChecked() == button.isChecked()
    button.toggle()


@pytest.mark.parametrize(("key", "code"), [("B", "bars"), ("L", "line"), ("A", "area")])
def test_a_style_is_chosen_by_key_by_menu_and_by_button_and_is_remembered(
    story: Window, key: str, code: str
) -> None:
    def ticked() -> list[str]:
        found = story.actions_by_id
        return [i for i in found if i.startswith("style_") and found[i].isChecked()]

    chart, centre = story.centre.chart, story.centre
    story.activateWindow()
    chart.setFocus()
    QTest.keyClick(chart, getattr(Qt.Key, f"Key_{key}"))
    assert chart.canvas.shown.style == centre.chart_style == code
    assert ticked() == [f"style_{code}"]
    assert story.workspace.settings.views["1810.HK"]["style"] == code
    story.actions_by_id[f"style_{code}"].trigger()
    assert ticked() == [f"style_{code}"], "one of them is always on"
    candles = centre.toolbar.style_button.menu().actions()[0]
    candles.trigger()
    assert ticked() == ["style_candles"]
    assert chart.canvas.shown.style == "candles"


def test_the_price_axis_is_logarithmic_or_in_per_cent_by_key_and_linear_again(
    story: Window,
) -> None:
    chart = story.centre.chart
    story.activateWindow()
    chart.setFocus()
    for key, code in ((Qt.Key.Key_G, "log"), (Qt.Key.Key_P, "percent")):
        QTest.keyClick(chart, key)
        assert chart.canvas.shown.scale == code
        assert story.actions_by_id[f"scale_{code}"].isChecked()
        chart.grab()
        assert chart.canvas.frame.log == (code == "log")
    QTest.keyClick(chart, Qt.Key.Key_P)
    assert chart.canvas.shown.scale == "linear"
    assert not story.actions_by_id["scale_percent"].isChecked()


def test_notices_are_said_once_and_can_be_dismissed(story: Window) -> None:
    for _ in range(3):
        story.actions_by_id["refresh"].trigger()
    words = [n.words for n in story.notices.all()]
    assert len(words) == len(set(words)) == 1
    assert "offline" in words[0]
    story.notices.all()[0].dismiss()
    assert story.notices.all() == []


def test_offline_real_prices_do_not_take_the_simulated_ones_away(story: Window) -> None:
    story.centre.real_prices_wanted.emit(story.centre.listing)
    assert "real prices cannot be fetched" in story.notices.all()[0].words
    assert story.centre.chart.canvas.shown.simulated
    assert len(story.centre.chart.canvas.shown.bars) > 200


def test_undo_of_much_says_how_far_it_is_and_can_be_cancelled(
    story: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "SHOW_AFTER_MS", 0)
    desk = story.workspace.desk
    listing = story.centre.listing
    assert listing is not None
    before = len(desk.book.events(listing.issuer_id))
    many = [
        Note(id=f"n{k}", issuer_id=listing.issuer_id, traded_from=date(2025, 11, 24), note=f"{k}")
        for k in range(LARGE + 2000)
    ]
    desk.do_large(Act("accept_events", added(*many), {"source": "test", "count": len(many)}))
    qtbot.waitUntil(lambda: not desk.busy, timeout=20_000)
    seen: list[int] = []

    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QProgressDialog)
        seen.append(dialog.maximum())
        dialog.cancel()

    with qtbot.waitSignal(desk.progressed, timeout=10_000):
        story.commands.lists.do_undo()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QProgressDialog))
    cancel()
    assert seen == [len(many)]
    assert len(desk.book.events(listing.issuer_id)) == before + len(many)
    story.commands.lists.do_undo()
    qtbot.waitUntil(lambda: not desk.busy, timeout=20_000)
    assert len(desk.book.events(listing.issuer_id)) == before
    assert not isinstance(QApplication.activeModalWidget(), QProgressDialog)
