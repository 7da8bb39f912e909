"""For ears and for hands on a keyboard: names and roles, order of focus, and keys that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from looking import DIALOGS, settle, speaking, visible_children
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from watchapp.ui import actions
from watchapp.ui.help import KeysDialog
from watchapp.ui.watchlist.columns import BY_ID
from watchapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
WindowOf = Callable[..., Window]
Role = QAccessible.Role
ROLES: list[tuple[type, set[QAccessible.Role]]] = [
    (QAbstractItemView, {Role.Table, Role.List, Role.Tree}),
    (QAbstractButton, {Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton}),
    (QComboBox, {Role.ComboBox}),
    (QLineEdit, {Role.EditableText}),
    (QPlainTextEdit, {Role.EditableText}),
    (QTextEdit, {Role.EditableText, Role.StaticText}),
]
# on a German keyboard these need AltGr, which Windows reads as Ctrl+Alt
ALTGR = "@{[]}\\~|\u20acµ²³"


def spoken(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def named(widget: QWidget) -> str:
    return spoken(widget).text(QAccessible.Text.Name)


def nameless(top: QWidget) -> list[str]:
    """Widgets one can work with that a screen reader could not tell."""
    found = []
    for kind, roles in ROLES:
        for widget in visible_children(top, kind):
            if isinstance(widget, QHeaderView):
                continue  # spoken as part of its table
            inner = type(widget).__name__.startswith("Q")
            parent = widget.parentWidget()
            if inner and isinstance(parent, QLineEdit | QComboBox | QAbstractSpinBox):
                continue  # the button that clears a field, the field of a box
            if (
                inner
                and isinstance(widget, QAbstractButton)
                and isinstance(parent, QAbstractItemView)
            ):
                continue  # the corner of a table
            interface = spoken(widget)
            if not named(widget).strip():
                found.append(f"{type(widget).__name__} {widget.geometry()} has no name")
            if interface.role() not in roles:
                found.append(f"{named(widget)!r} is {interface.role()}")
    return found


@pytest.fixture
def window(
    window_of: WindowOf, workspace_of: Callable[..., object], sample: Path, qapp: QApplication
) -> Iterator[Window]:
    with speaking(qapp, "en"):
        opened = window_of(workspace_of(sample))
        opened.resize(1280, 800)
        opened.activateWindow()
        yield opened


def test_everything_in_the_window_has_a_name_and_a_role(window: Window) -> None:
    assert nameless(window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_everything_in_a_dialog_has_a_name_and_a_role(name: str, window: Window) -> None:
    dialog = DIALOGS[name](window)
    dialog.show()
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    dialog.close()


def test_the_list_speaks_every_cell_that_shows_something(window: Window) -> None:
    view, model = window.list.view, window.list.model
    table = spoken(view)
    assert table.role() == Role.Table
    assert "Watchlist" in named(view)
    row = [
        str(model.index(0, c).data(Qt.ItemDataRole.AccessibleTextRole) or "")
        for c in range(model.columnCount(QModelIndex()))
        if not view.isColumnHidden(c)
    ]
    assert "Xiaomi Corporation" in row[0]
    assert "1810.HK" in row[0]
    headings = [
        model.headerData(c, Qt.Orientation.Horizontal)
        for c in range(model.columnCount(QModelIndex()))
    ]
    assert all(headings)


def test_a_drawn_line_and_a_badge_are_spoken_too(window: Window) -> None:
    line = window.list.model.line(0)
    assert line is not None
    line.spark, line.new = (10.0, 11.0, 12.0), 1
    cells = [window.list.model.index(0, BY_ID[key]) for key in ("spark", "badge")]
    said = [cell.data(Qt.ItemDataRole.AccessibleTextRole) for cell in cells]
    assert said == ["Closing prices of the last six months: +20.0\u202f%", "1 new event"]


def test_every_event_speaks_in_one_sentence(window: Window) -> None:
    model = window.side.model
    for row in range(model.rowCount()):
        said = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said
        assert "\n" not in said
    deal = next(
        s
        for row in range(model.rowCount())
        if "Lei Jun" in (s := model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    )
    for part in ("purchase", "HKD", "traded", "known", "Source"):
        assert part in deal


def test_the_chart_says_what_is_seen(window: Window, qtbot: QtBot) -> None:
    chart = window.centre.chart
    assert chart is not None
    assert named(chart) == "Price chart"
    qtbot.waitUntil(lambda: chart.accessibleDescription().startswith("SIMULATED"))
    said = spoken(chart).text(QAccessible.Text.Description)
    for part in ("2026", "Last bar", "34.50", "marks"):
        assert part in said
    window.centre.choose_range("1M")
    qtbot.waitUntil(lambda: chart.accessibleDescription() != said)


def test_moving_the_chart_by_keys_changes_what_it_says(window: Window, qtbot: QtBot) -> None:
    chart = window.centre.chart
    assert chart is not None
    chart.setFocus()
    before = chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: chart.accessibleDescription() != before)


def test_rows_are_reached_by_the_keyboard(window: Window) -> None:
    table = window.side.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Home)
    first = window.side.current()
    QTest.keyClick(table, Qt.Key.Key_Down)
    second = window.side.current()
    QTest.keyClick(table, Qt.Key.Key_End)
    last = window.side.current()
    assert len({e.id for e in (first, second, last) if e is not None}) == 3
    view = window.list.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current_line() is not None


def test_tab_goes_from_list_to_chart_to_events_to_buttons_and_round(window: Window) -> None:
    event = window.side.model.event_at(0)
    assert event is not None
    window.choose_events([event.id])
    view, chart, side = window.list.view, window.centre.chart, window.side
    stops: list[QWidget | None] = []
    view.setFocus()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
        if stops[-1] is view:
            break
    assert stops[-1] is view, "the keyboard does not come round"
    wanted = [chart, side.table, side._edit, side._delete]
    places = [stops.index(w) for w in wanted]
    assert places == sorted(places)
    assert window.centre.toolbar.marks_button in stops
    assert window.list.filter in stops


def test_one_key_goes_round_the_panels(window: Window) -> None:
    window.list.view.setFocus()
    seen = []
    for _ in range(3):
        window.next_panel()
        seen.append(window.focusWidget())
    assert seen == [window.centre.chart, window.side.table, window.list.view]


# -- keys


def entries() -> list[actions.Entry]:
    return [e for e in actions.ENTRIES if e.id != actions.SEPARATOR]


def test_every_key_stands_on_the_page_of_keys(qapp: QApplication) -> None:
    for language in ("en", "de"):
        with speaking(qapp, language):
            page = KeysDialog()
            said = page._page()
            for entry in entries():
                for key in actions.keys_of(entry):
                    assert key.toString(QKeySequence.SequenceFormat.NativeText) in said
                    assert entry.words.replace("&", "") in said.replace("&#x27;", "'")


def test_no_two_actions_share_a_key_where_both_are_heard() -> None:
    for place in {e.here for e in entries() if e.here}:
        heard = [
            key.toString() for e in entries() if e.here in ("", place) for key in actions.keys_of(e)
        ]
        assert [k for k, n in Counter(heard).items() if n > 1] == []


def test_every_key_exists_on_a_german_keyboard() -> None:
    for entry in entries():
        for key in actions.keys_of(entry):
            assert not key.isEmpty(), f"{entry.id}: {entry.keys} is no key"
            said = key.toString(QKeySequence.SequenceFormat.PortableText)
            assert not set(said) & set(ALTGR), f"{entry.id}: {said} needs AltGr"
            assert "Ctrl+Alt" not in said, f"{entry.id}: {said} is AltGr on Windows"


def test_letters_are_keys_only_where_nobody_types() -> None:
    for entry in entries():
        for key in actions.keys_of(entry):
            bare = key.toString().removeprefix("Shift+")
            if len(bare) == 1 and bare.isalnum():
                panels = set(entry.here.split())
                assert panels, f"{entry.id}: {key.toString()} would swallow letters"
                assert panels <= {"chart", "events"}, f"{entry.id}: {key.toString()}"


# -- the focus can be seen


def difference(widget: QWidget, window: Window) -> int:
    """How many pixels change when a widget gets the focus."""
    window.menuBar().setFocus()
    settle(QApplication.instance())  # type: ignore[arg-type]
    room = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-2, -2, 2, 2)
    before = window.grab(room).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle(QApplication.instance())  # type: ignore[arg-type]
    after = window.grab(room).toImage()
    return sum(
        before.pixel(x, y) != after.pixel(x, y)
        for x in range(before.width())
        for y in range(before.height())
    )


def test_the_focus_can_be_seen(window: Window) -> None:
    event = window.side.model.event_at(0)
    assert event is not None
    window.choose_events([event.id])
    unseen = []
    for widget in (
        window.list.filter,
        window.list.view,
        window.list._add,
        window.centre.chart,
        window.centre.toolbar.marks_button,
        window.side.table,
        window.side.add_button,
        window.side._edit,
    ):
        assert widget is not None
        if difference(widget, window) < 8:
            unseen.append(f"{type(widget).__name__} {named(widget)!r}")
    assert unseen == []
