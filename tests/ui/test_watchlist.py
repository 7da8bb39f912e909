"""The watchlist as a person uses it: adding, ordering, sorting, copying, several lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QMimeData, QModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from watchapp.app import acts
from watchapp.app.acts import new_id
from watchapp.app.workspace import Workspace
from watchapp.core import bars
from watchapp.core.candidate import candidate_of
from watchapp.core.issuer import Series
from watchapp.paths import Paths
from watchapp.settings import Settings
from watchapp.ui.prompts import LineDialog, TextDialog
from watchapp.ui.watchlist.add_dialog import AddDialog
from watchapp.ui.watchlist.columns import BY_ID, COLUMNS
from watchapp.ui.watchlist.delegate import DENSE, ROOMY, without_decimals
from watchapp.ui.watchlist.import_dialog import ImportDialog
from watchapp.ui.window import Window

ALT, CONTROL, NONE = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", extend=True
)  # dialogs without a screen
CLOSES = {"AAPL": [200.0, 210.0], "SIE.DE": [250.0, 240.0], "1810.HK": [38.0, 38.58]}


def fill(window: Window, *names: str) -> None:
    """Adds symbols to the list that is shown, in one step."""
    candidates = [c for n in names if (c := candidate_of(n)) is not None]
    book = window.workspace.desk.book
    assert window.asking.do(acts.add_candidates(book, window.list.model.list_id, candidates))


def price(window: Window, symbol: str, closes: list[float], currency: str = "EUR") -> None:
    """Gives a symbol imported prices."""
    listing = window.workspace.desk.book.by_symbol(symbol)
    days = [date(2026, 11, 2) + timedelta(days=k) for k in range(len(closes))]
    close = np.array(closes)
    made = bars.Bars(
        np.array([bars.time_of_day(d) for d in days]),
        close, close * 1.01, close * 0.99, close, np.full(len(close), 1000.0), close,
        currency=currency, zone="Europe/Berlin", basis=days[-1], origin="imported",
    )  # fmt: skip
    series = Series(
        new_id(), listing.id, "imported", "test", currency, days[-1].isoformat(), bars.pack(made)
    )
    assert window.asking.do(acts.put_series(window.workspace.desk.book, listing, series))


@pytest.fixture
def three(window_of: Callable[..., Window]) -> Window:
    """A window with three rows that have prices."""
    window = window_of()
    fill(window, *CLOSES)
    for symbol, closes in CLOSES.items():
        price(window, symbol, closes)
    window.list.model.take_quotes(CLOSES)
    return window


def test_a_row_without_a_price_shows_all_of_it_when_prices_come(
    window_of: Callable[..., Window], qtbot: QtBot
) -> None:
    window = window_of()
    fill(window, "AAA")
    model = window.list.model
    line = model.line(0)
    assert line.quote is None
    price(window, "AAA", [1.0, 2.0, 3.0])
    with qtbot.waitSignal(model.dataChanged, check_params_cb=lambda first, *_: not first.column()):
        model.take_quotes(["AAA"])
        assert model.line(0).spark


def shown(window: Window) -> list[str]:
    """The symbols of the list as it stands."""
    model = window.list.model
    return [model.line(row).symbol for row in range(model.rowCount())]


def choose(window: Window, *symbols: str) -> None:
    """Selects rows; the last is the current one."""
    view, model = window.list.view, window.list.model
    view.clearSelection()
    for symbol in symbols:
        row = shown(window).index(symbol)
        flags = view.selectionModel().SelectionFlag
        view.selectionModel().setCurrentIndex(model.index(row, 0), flags.Select | flags.Rows)


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    window.activateWindow()
    window.list.view.setFocus()
    QTest.keyClick(window.list.view, key, modifier)


def answer(kind: type, act: Callable[[Any], None]) -> None:
    """Does ``act`` with the next dialog of a kind, once it is open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind), dialog
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(50, look)


# -- adding and removing


def test_a_symbol_is_added_by_typing_it_and_is_there_before_any_price(
    window_of: Callable[..., Window],
) -> None:
    window = window_of()

    def type_it(dialog: AddDialog) -> None:
        QTest.keyClicks(dialog.edit, "1810.hk")
        assert dialog.results.count() == 1
        QTest.keyClick(dialog.edit, Qt.Key.Key_Return)

    answer(AddDialog, type_it)
    window.actions_by_id["find"].trigger()
    assert shown(window) == ["1810.HK"]
    line = window.list.model.line(0)
    assert (line.state.word, line.state.reason) == ("no_data", "offline_mode")
    assert line.listing.currency == "HKD"
    assert window.centre.listing is None or window.centre.listing.symbol in (None, "1810.HK")


def test_typing_a_command_does_it(window_of: Callable[..., Window]) -> None:
    window = window_of()
    fill(window, "AAPL")

    def type_it(dialog: AddDialog) -> None:
        QTest.keyClicks(dialog.edit, "undo")
        rows = [dialog.results.item(i) for i in range(dialog.results.count())]
        found = [r.data(Qt.ItemDataRole.UserRole).command for r in rows]
        assert "undo" in found
        dialog.results.setCurrentRow(found.index("undo"))
        QTest.keyClick(dialog.edit, Qt.Key.Key_Return)

    answer(AddDialog, type_it)
    window.actions_by_id["find"].trigger()
    assert shown(window) == []


def test_what_is_there_already_is_gone_to_and_not_doubled(three: Window) -> None:
    choose(three, "AAPL")
    listing = three.workspace.desk.book.by_symbol("1810.HK")

    def type_it(dialog: AddDialog) -> None:
        QTest.keyClicks(dialog.edit, "1810")
        assert dialog.results.currentItem().data(Qt.ItemDataRole.UserRole).listing == listing
        QTest.keyClick(dialog.edit, Qt.Key.Key_Return)

    answer(AddDialog, type_it)
    three.actions_by_id["find"].trigger()
    assert shown(three) == list(CLOSES)
    assert three.list.view.current_line().symbol == "1810.HK"


def test_a_wkn_waits_under_its_number_until_its_symbol_is_known(
    window_of: Callable[..., Window],
) -> None:
    window = window_of()
    fill(window, "723610")
    line = window.list.model.line(0)
    assert line.symbol == "723610"
    assert line.listing.symbol is None
    assert (line.state.word, line.state.reason) == ("no_data", "no_symbol")


def test_delete_takes_the_chosen_rows_off_and_undo_brings_them_back_in_their_places(
    three: Window,
) -> None:
    choose(three, "AAPL", "1810.HK")
    press(three, Qt.Key.Key_Delete)
    assert shown(three) == ["SIE.DE"]
    assert three.actions_by_id["undo"].text() == "&Undo remove 2 symbols"
    three.actions_by_id["undo"].trigger()
    assert shown(three) == list(CLOSES)


def test_after_removing_a_row_its_neighbour_is_chosen(three: Window) -> None:
    choose(three, "SIE.DE")
    press(three, Qt.Key.Key_Delete)
    assert three.list.view.current_line().symbol == "1810.HK"
    press(three, Qt.Key.Key_Delete)
    assert three.list.view.current_line().symbol == "AAPL"


# -- order


@pytest.mark.parametrize(
    ("symbols", "key", "expected"),
    [
        (["AAPL"], Qt.Key.Key_Down, ["SIE.DE", "AAPL", "1810.HK"]),
        (["1810.HK"], Qt.Key.Key_Up, ["AAPL", "1810.HK", "SIE.DE"]),
        (["AAPL", "SIE.DE"], Qt.Key.Key_Down, ["1810.HK", "AAPL", "SIE.DE"]),
        (["AAPL"], Qt.Key.Key_Up, ["AAPL", "SIE.DE", "1810.HK"]),
        (["1810.HK"], Qt.Key.Key_Down, ["AAPL", "SIE.DE", "1810.HK"]),
    ],
)
def test_alt_and_an_arrow_move_the_chosen_rows(
    three: Window, symbols: list[str], key: Qt.Key, expected: list[str]
) -> None:
    choose(three, *symbols)
    press(three, key, ALT)
    assert shown(three) == expected
    assert {r.listing_id for r in three.list.view.chosen_rows()} == {
        three.workspace.desk.book.by_symbol(s).id for s in symbols
    }


@pytest.mark.parametrize(
    ("moved", "place", "expected"),
    [
        ("AAPL", 2, ["SIE.DE", "AAPL", "1810.HK"]),
        ("AAPL", 3, ["SIE.DE", "1810.HK", "AAPL"]),
        ("1810.HK", 0, ["1810.HK", "AAPL", "SIE.DE"]),
        ("AAPL", -1, ["SIE.DE", "1810.HK", "AAPL"]),  # below the last row
        ("SIE.DE", 1, ["AAPL", "SIE.DE", "1810.HK"]),  # onto itself
    ],
)
def test_rows_are_dragged_to_where_they_are_dropped(
    three: Window, moved: str, place: int, expected: list[str]
) -> None:
    model = three.list.model
    index = model.index(shown(three).index(moved), 0)
    data = model.mimeData([index])
    model.dropMimeData(data, Qt.DropAction.MoveAction, place, 0, QModelIndex())
    assert shown(three) == expected
    if expected != list(CLOSES):
        three.actions_by_id["undo"].trigger()
        assert shown(three) == list(CLOSES)


def test_a_row_is_dropped_between_rows_and_never_onto_one(three: Window) -> None:
    model = three.list.model
    drop = Qt.ItemFlag.ItemIsDropEnabled
    assert not model.flags(model.index(0, 0)) & drop
    assert model.flags(QModelIndex()) & drop


def test_a_sorted_or_filtered_list_is_not_reordered_by_hand(three: Window) -> None:
    model = three.list.model
    model.sort(BY_ID["last"], Qt.SortOrder.DescendingOrder)
    before = shown(three)
    data = model.mimeData([model.index(0, 0)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    choose(three, before[0])
    press(three, Qt.Key.Key_Down, ALT)
    assert shown(three) == before
    model.sort(-1)
    assert shown(three) == list(CLOSES)


def test_foreign_things_are_not_dropped_as_rows(three: Window) -> None:
    data = QMimeData()
    data.setData("application/x-something", b"1")
    model = three.list.model
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())


# -- sorting, filtering, columns


@pytest.mark.parametrize("column", [c.id for c in COLUMNS])
def test_every_column_sorts_both_ways_and_back_and_keeps_the_choice(
    three: Window, column: str
) -> None:
    choose(three, "SIE.DE")
    place = BY_ID[column]
    model, header = three.list.model, three.list.view.horizontalHeader()
    header.sectionClicked.emit(place)
    first = [COLUMNS[place].key(model.line(i)) for i in range(3)]
    assert first == sorted(first, reverse=COLUMNS[place].right)
    header.sectionClicked.emit(place)
    second = [COLUMNS[place].key(model.line(i)) for i in range(3)]
    assert second == sorted(second, reverse=not COLUMNS[place].right)
    assert three.list.view.current_line().symbol == "SIE.DE"
    header.sectionClicked.emit(place)
    assert shown(three) == list(CLOSES)
    assert not header.isSortIndicatorShown()


def test_a_row_without_a_price_sorts_below_every_price(three: Window) -> None:
    fill(three, "MSFT")
    three.list.model.sort(BY_ID["last"], Qt.SortOrder.DescendingOrder)
    assert shown(three) == ["SIE.DE", "AAPL", "1810.HK", "MSFT"]


def test_the_filter_finds_symbol_name_isin_and_note_and_keeps_the_choice(three: Window) -> None:
    row = three.list.model.line(1).row
    three.asking.do(acts.set_note(three.workspace.desk.book, row, "Dividende im Februar"))
    choose(three, "SIE.DE")
    for wanted in ("sie", "FEBRUAR"):
        three.list.filter.setText(wanted)
        assert shown(three) == ["SIE.DE"]
        assert three.list.view.current_line().symbol == "SIE.DE"
    three.list.filter.setText("nowhere")
    assert shown(three) == []
    assert "nowhere" in three.list._empty_words.text()
    three.list.filter.clear()
    assert shown(three) == list(CLOSES)


def test_escape_leaves_the_filter_and_goes_back_to_the_rows(three: Window) -> None:
    three.activateWindow()
    three.actions_by_id["filter"].trigger()
    QTest.keyClicks(three.list.filter, "sie")
    assert shown(three) == ["SIE.DE"]
    QTest.keyClick(three.list.filter, Qt.Key.Key_Escape)
    assert shown(three) == list(CLOSES)
    assert three.focusWidget() is three.list.view


def test_what_is_added_while_a_filter_is_on_is_seen(three: Window) -> None:
    three.list.filter.setText("sie")
    fill(three, "NVDA")
    assert shown(three) == [*CLOSES, "NVDA"]
    assert three.list.view.current_line().symbol == "NVDA"


def test_columns_are_shown_hidden_and_remembered(
    window_of: Callable[..., Window], workspace_of: Callable[..., Workspace], folders: Paths
) -> None:
    window = window_of()
    fill(window, "AAPL")
    menu = window.list.view.columns_menu()
    by_place = dict(zip((c.id for c in COLUMNS), menu.actions(), strict=True))
    assert not by_place["name"].isEnabled()
    by_place["note"].setChecked(True)
    by_place["spark"].setChecked(False)
    window.list.view.setColumnWidth(BY_ID["last"], 111)
    QTest.qWait(500)
    settings = window.workspace.settings
    assert settings.columns["note"]
    assert not settings.columns["spark"]
    again = window_of(workspace_of(folders.data / "other.watchapp", settings=settings))
    view = again.list.view
    assert not view.isColumnHidden(BY_ID["note"])
    assert view.isColumnHidden(BY_ID["spark"])
    assert view.columnWidth(BY_ID["last"]) == 111


def test_dense_rows_are_lower_and_remembered(three: Window) -> None:
    view = three.list.view
    assert view.rowHeight(0) == ROOMY
    three.actions_by_id["dense"].setChecked(True)
    assert view.rowHeight(0) == DENSE
    assert three.workspace.settings.dense
    three.actions_by_id["dense"].setChecked(False)
    assert view.rowHeight(0) == ROOMY


def test_a_window_opens_dense_when_it_was_left_dense(
    window_of: Callable[..., Window], workspace_of: Callable[..., Workspace]
) -> None:
    window = window_of(workspace_of(settings=replace(Settings(), dense=True)))
    fill(window, "AAPL")
    assert window.list.view.rowHeight(0) == DENSE
    assert window.actions_by_id["dense"].isChecked()


# -- clipboard


def test_rows_are_copied_as_the_window_shows_them(three: Window) -> None:
    choose(three, "AAPL", "1810.HK")
    three.actions_by_id["copy"].trigger()
    head, *rows = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[:2] == ["Symbol", "Name"]
    assert [r.split("\t")[0] for r in rows] == ["AAPL", "1810.HK"]
    last = head.split("\t").index("Last")
    assert [r.split("\t")[last] for r in rows] == ["210.00", "38.58"]


def test_in_german_rows_are_copied_with_decimal_commas(three: Window) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    choose(three, "AAPL", "1810.HK")
    three.actions_by_id["copy"].trigger()
    head, *rows = QGuiApplication.clipboard().text().split("\n")
    last = head.split("\t").index("Last")
    assert [r.split("\t")[last] for r in rows] == ["210,00", "38,58"]


def test_a_pasted_list_is_previewed_and_added_in_one_step(window_of: Callable[..., Window]) -> None:
    window = window_of()
    fill(window, "AAPL")
    QGuiApplication.clipboard().setText(
        "Symbol;Name;ISIN\nAAPL;Apple;\n1810.HK;Xiaomi;\n;Siemens;DE0007236101\n;;kaputt\n"
    )

    def accept(dialog: ImportDialog) -> None:
        fresh, there, unread = dialog._summary.text().split(", ")
        assert fresh.startswith("2 symbol")
        assert there == "1 already in this list"
        assert unread.startswith("1 line")
        dialog._buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    answer(ImportDialog, accept)
    window.actions_by_id["paste"].trigger()
    assert shown(window) == ["AAPL", "1810.HK", "DE0007236101"]
    assert window.actions_by_id["undo"].text() == "&Undo add 2 symbols"
    window.actions_by_id["undo"].trigger()
    assert shown(window) == ["AAPL"]


def test_what_is_unticked_in_the_preview_is_not_added(window_of: Callable[..., Window]) -> None:
    window = window_of()
    QGuiApplication.clipboard().setText("Symbol\nAAPL\nMSFT\n")

    def untick(dialog: ImportDialog) -> None:
        dialog.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
        dialog.accept()

    answer(ImportDialog, untick)
    window.actions_by_id["paste"].trigger()
    assert shown(window) == ["MSFT"]


def test_pasting_nothing_useful_says_so(window_of: Callable[..., Window]) -> None:
    window = window_of()
    for words in ("", "   ", "!!! ???"):
        QGuiApplication.clipboard().setText(words)
        window.actions_by_id["paste"].trigger()
        assert shown(window) == []
    assert window.notices.all()


# -- several lists


def test_lists_are_made_renamed_moved_between_and_deleted(three: Window) -> None:
    def name(words: str) -> Callable[[LineDialog], None]:
        def typed(dialog: LineDialog) -> None:
            dialog.edit.setText(words)
            dialog.accept()

        return typed

    answer(LineDialog, name("R & D"))
    three.actions_by_id["new_list"].trigger()
    assert shown(three) == []
    first, second = three.workspace.desk.book.lists()
    assert second.name == "R & D"
    assert "R && D" in three.list._lists.text(), "a name's & is no key"

    three.actions_by_id["next_list"].trigger()
    assert shown(three) == list(CLOSES)
    choose(three, "AAPL", "SIE.DE")
    three.list.move_to(second.id)
    assert shown(three) == ["1810.HK"]
    three.actions_by_id["next_list"].trigger()
    assert shown(three) == ["AAPL", "SIE.DE"]

    answer(LineDialog, name("Chips"))
    three.actions_by_id["rename_list"].trigger()
    assert [w.name for w in three.workspace.desk.book.lists()] == [first.name, "Chips"]
    three.actions_by_id["delete_list"].trigger()
    assert three.list.model.list_id == first.id
    three.actions_by_id["undo"].trigger()
    assert [w.name for w in three.workspace.desk.book.lists()] == [first.name, "Chips"]


def test_the_last_list_cannot_be_deleted(three: Window) -> None:
    three.actions_by_id["delete_list"].trigger()
    assert [n.words for n in three.notices.all()] == ["The last list cannot be deleted."]
    assert shown(three) == list(CLOSES)


def test_a_symbol_of_two_lists_has_one_row_in_each(three: Window) -> None:
    book = three.workspace.desk.book
    act = acts.new_list(book, "Other")
    three.asking.do(act)
    three.list.show_list(act.changes[0].record.id)
    fill(three, "AAPL")
    three.list.show_list(book.lists()[0].id)
    choose(three, "AAPL")
    three.list.move_to(book.lists()[1].id)
    assert shown(three) == ["SIE.DE", "1810.HK"]
    three.list.show_list(book.lists()[1].id)
    assert shown(three) == ["AAPL"]


def test_every_list_remembers_its_chosen_row(three: Window) -> None:
    book = three.workspace.desk.book
    act = acts.new_list(book, "Other")
    three.asking.do(act)
    other = act.changes[0].record.id
    choose(three, "SIE.DE")
    three.list.show_list(other)
    fill(three, "MSFT", "NVDA")
    three.list.show_list(book.lists()[0].id)
    assert three.list.view.current_line().symbol == "SIE.DE"


# -- notes, emptiness, many rows


def test_a_note_is_typed_with_f2_and_found_in_the_tip(three: Window) -> None:
    choose(three, "SIE.DE")

    def typed(dialog: Any) -> None:
        dialog.edit.setPlainText("buy below 230")
        dialog.accept()

    answer(TextDialog, typed)
    press(three, Qt.Key.Key_F2)
    model = three.list.model
    assert model.line(1).row.note == "buy below 230"
    tip = model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole)
    assert "buy below 230" in tip
    assert three.actions_by_id["undo"].text() == "&Undo note on SIE.DE"


def test_an_empty_list_offers_what_can_be_done(window_of: Callable[..., Window]) -> None:
    window = window_of()
    assert window.list._empty.isVisible()
    assert window.list._empty_paste.isVisible()

    def type_it(dialog: AddDialog) -> None:
        QTest.keyClicks(dialog.edit, "AAPL")
        QTest.keyClick(dialog.edit, Qt.Key.Key_Return)

    answer(AddDialog, type_it)
    window.list._empty_add.click()
    assert shown(window) == ["AAPL"]
    assert window.list.view.isVisible()


def test_hundreds_of_rows_are_shown_sorted_and_walked_through(
    window_of: Callable[..., Window], qtbot: QtBot
) -> None:
    window = window_of()
    fill(window, *(f"T{k:03}" for k in range(500)))
    assert window.list.model.rowCount() == 500
    window.list.model.sort(0, Qt.SortOrder.DescendingOrder)
    assert shown(window)[0] == "T499"
    press(window, Qt.Key.Key_Home, CONTROL)
    for _ in range(40):
        press(window, Qt.Key.Key_Down)
    assert window.list.view.current_line().symbol == "T459"
    qtbot.waitUntil(lambda: window.windowTitle().startswith("T459 "), timeout=2000)
    assert window.centre.listing.symbol == "T459"


@pytest.mark.parametrize(
    ("locale", "words", "shown"),
    [
        ("en_US", "50,408.15", "50,408"),
        ("en_US", "1,234,567", "1,234,567"),
        ("de_DE", "50.408,15", "50.408"),
        ("de_DE", "1.234.567", "1.234.567"),
        ("en_US", "\u2013", "\u2013"),
        ("en_US", "Inc. of", "Inc. of"),
    ],
)
def test_a_price_without_room_gives_its_decimals_and_nothing_else(
    locale: str, words: str, shown: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert without_decimals(words) == shown
    finally:
        QLocale.setDefault(before)
