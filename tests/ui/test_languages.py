"""Every dialog and the window in English, in German, and with every string twice as long."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from looking import DIALOGS, STRETCHED, cut, overlaps, settle, speaking, translate, visible_children
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QWidget,
)

from watchapp.app import language, text
from watchapp.app.sample import make_sample
from watchapp.app.workspace import Workspace
from watchapp.assets import asset
from watchapp.paths import Paths
from watchapp.settings import Settings
from watchapp.ui.window import Window

# said by the offscreen platform whenever a window has a least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LANGUAGES = ["en", "de", STRETCHED]
SIZES = [(1024, 700), (1920, 1200)]
WindowOf = Callable[..., Window]
WorkspaceOf = Callable[..., Workspace]


def english_only() -> set[str]:
    """Strings that German says otherwise wherever they stand, as they stand on the screen."""
    other: set[str] = set()
    same: set[str] = set()
    for message in ET.parse(asset("i18n", "watchapp_de.ts")).getroot().iter("message"):
        source = (message.findtext("source") or "").replace("&", "")
        said = (message.findtext("translation") or "").replace("&", "")
        same.add(said)
        if len(source) > 1 and source != said and not re.search(r"%\w|\{", source):
            other.add(source)
    return other - same


def visible_words(top: QWidget) -> set[str]:
    """Everything that is written or spoken in a window."""
    found = {top.windowTitle()}
    for widget in [top, *visible_children(top, QWidget)]:
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        if isinstance(widget, QLabel | QAbstractButton):
            found.add(widget.text())
        if isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
        if isinstance(widget, QComboBox):
            found |= {widget.itemText(i) for i in range(widget.count())}
        if isinstance(widget, QTextBrowser):
            found |= set(widget.toPlainText().split("\n"))
        if isinstance(widget, QHeaderView):
            headings = (widget.model().headerData(i, widget.orientation()) for i in
                        range(widget.count()))  # fmt: skip
            found |= {str(h) for h in headings}
    for action in top.findChildren(QAction):
        found |= {action.text(), action.toolTip()}
    return {w.replace("&", "").strip() for w in found}


def fill(window: Window) -> None:
    """The sample's welcome and a refusal, and an event in the card."""
    welcome = translate(
        "main",
        "Sample: the Xiaomi story. Prices are simulated, events are real and carry "
        "their sources. This file is yours to play with.",
    )
    window.notices.say(welcome, (translate("main", "Begin your own list"), lambda: None))
    window.notices.warn(text.tr("Cancelled. Nothing was changed."))
    event = window.side.model.event_at(0)
    assert event is not None
    window.choose_events([event.id])


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_window_has_room_for_its_words(  # noqa: PLR0917 - fixtures
    spoken: str,
    size: tuple[int, int],
    qapp: QApplication,
    window_of: WindowOf,
    workspace_of: WorkspaceOf,
    folders: Paths,
) -> None:
    with speaking(qapp, spoken):
        make_sample(folders.sample)
        window = window_of(workspace_of(folders.sample))
        fill(window)
        window.resize(*size)
        settle(qapp)
        assert (window.width(), window.height()) == size
        assert cut(window) == []
        assert overlaps(window) == []
        if spoken == "de":
            assert visible_words(window) & english_only() == set()


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_has_room_for_its_words(  # noqa: PLR0917 - fixtures
    name: str,
    spoken: str,
    qapp: QApplication,
    window_of: WindowOf,
    workspace_of: WorkspaceOf,
    sample: Path,
) -> None:
    with speaking(qapp, spoken):
        window = window_of(workspace_of(sample))
        dialog = DIALOGS[name](window)
        dialog.show()
        for width, height in SIZES:
            least = dialog.minimumSizeHint()
            assert least.width() <= width, "wider than the screen"
            assert least.height() <= height, "higher than the screen"
            settle(qapp)
            assert cut(dialog) == []
            assert overlaps(dialog) == []
            dialog.resize(width - 40, height - 60)
        if spoken == "de":
            assert visible_words(dialog) & english_only() == set()
            for box in dialog.findChildren(QDialogButtonBox):
                said = {b.text().replace("&", "") for b in box.buttons()}
                assert not said & {"Cancel", "Close", "Save", "Restore", "Add", "Copy"}
        dialog.close()


@pytest.mark.parametrize("spoken", ["en", "de"])
def test_no_two_entries_of_a_menu_have_the_same_letter(
    spoken: str, qapp: QApplication, window_of: WindowOf
) -> None:
    with speaking(qapp, spoken):
        window = window_of()
        tops = [menu.title() for menu in window.menus.values()]
        for entries in (tops, *([a.text() for a in m.actions()] for m in window.menus.values())):
            words = [w for w in entries if w]
            letters = [m[1].lower() for w in words if (m := re.search(r"&([^&])", w))]
            assert sorted(set(letters)) == sorted(letters), words
            assert len(letters) == len(words), f"without a letter: {words}"


def test_undo_says_what_in_the_order_of_the_language(
    qapp: QApplication, window_of: WindowOf, workspace_of: WorkspaceOf, sample: Path
) -> None:
    with speaking(qapp, "de"):
        window = window_of(workspace_of(sample))
        from watchapp.app import acts

        window.asking.do(acts.new_list(window.workspace.desk.book, "S&P"))
        undo = window.actions_by_id["undo"].text()
        assert undo == "&Rückgängig: neue Liste S&&P"


def test_the_sample_tells_its_story_in_german(
    qapp: QApplication, window_of: WindowOf, workspace_of: WorkspaceOf, folders: Paths
) -> None:
    with speaking(qapp, "de"):
        make_sample(folders.sample)
        workspace = workspace_of(folders.sample)
        window = window_of(workspace)
        assert [w.name for w in workspace.desk.book.lists()] == ["Die Xiaomi-Geschichte"]
        spoken = {
            window.side.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            for row in range(window.side.model.rowCount())
        }
        assert any("Verkauf geplant" in s for s in spoken)
        assert not any(re.search(r"\b(the|of|and|traded|known)\b", s) for s in spoken), spoken


def test_a_language_without_translation_is_english_with_its_plurals(qapp: QApplication) -> None:
    with speaking(qapp, "en"):
        assert language.install(qapp, "fr") == "en"
        assert translate("ImportDialog", "%n symbol(s) to add", "", 1) == "1 symbol to add"
        assert translate("ImportDialog", "%n symbol(s) to add", "", 2) == "2 symbols to add"


def test_german_counts_and_writes_numbers(qapp: QApplication) -> None:
    with speaking(qapp, "de"):
        assert translate("ImportDialog", "%n symbol(s) to add", "", 1) == "1 Wert hinzuzufügen"
        assert translate("ImportDialog", "%n symbol(s) to add", "", 2) == "2 Werte hinzuzufügen"
        assert text.compact(21_400_000_000) == "21,4 Mrd."
        assert text.signed(-1.5) == "\u22121,50"
        assert text.numbers([1234.5, -0.25, 0.0], 2) == ["1.234,50", "\u22120,25", "0,00"]
        assert text.compact(270_033.4174) == "270.033", "a measured volume"
        assert text.compact(12.5) == "12,50"
        assert text.compact(0.031712) == "0,0317"
        assert text.compact(3e-5) == "0,00003"
        assert text.compact(math.nan) == "nan"
        assert text.compact(Decimal("270033.4174")) == "270.033,4174", "as it was filed"
        assert translate("QPlatformTheme", "Cancel") == "Abbrechen"
        assert QLocale().decimalPoint() == ","


def test_the_settings_choose_the_language(folders: Paths, qapp: QApplication) -> None:
    with speaking(qapp, "en"):
        assert language.install(qapp, Settings(language="de").language) == "de"
        assert text.state("closed") == "geschlossen"
