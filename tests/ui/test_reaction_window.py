"""What followed an event in the window: its card, the study, and articles."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from reaction_scene import made
from test_actions import Answer

from watchapp.app import language
from watchapp.app.workspace import Workspace
from watchapp.core.events import Event, InsiderDeal, Repurchase
from watchapp.ui.article.dialog import AT_ONCE, ArticleDialog
from watchapp.ui.events.delegate import money_words
from watchapp.ui.forms.event_form import EventForm
from watchapp.ui.people.dialog import PeopleDialog
from watchapp.ui.reaction.figure import legend
from watchapp.ui.reaction.story import PATH_URL
from watchapp.ui.reaction.study_dialog import StudyDialog
from watchapp.ui.watchlist.add_dialog import AddDialog
from watchapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing", extend=True)

ARTICLE = (
    "25. November 2025. Xiaomi-Gründer Lei Jun hat am Freitag 5 Millionen Aktien für rund 100 "
    "Millionen Euro (116 Millionen US-Dollar) gekauft. \U0001f680 Tencent kaufte am Montag "
    "1 Million Aktien für 600 Millionen HKD zurück. Die Aktie schloss am Dienstag 40 Prozent höher."
)


@pytest.fixture
def window(
    workspace: Workspace, tmp_path: Path, window_of: Callable[..., Window], qtbot: QtBot
) -> Window:
    made(workspace, tmp_path)
    found = window_of(workspace)
    found.resize(1440, 900)
    found.list.view.selectRow(0)
    qtbot.waitUntil(lambda: found.side.model.rowCount() > 0)
    return found


def events(window: Window) -> list[Event]:
    return list(window.workspace.desk.book.all(Event))


def card(window: Window) -> str:
    return window.side.card.toPlainText()


def click(window: Window, key: str) -> None:
    window.side.card.anchorClicked.emit(QUrl(f"why:{key}"))


# -- the card


def test_the_card_tells_what_followed_in_its_order(window: Window) -> None:
    window.choose_events(["deal-2025-08-04-Lei"])
    said = card(window)
    order = [
        "Lei Jun",
        "the first session to close after it",
        "of the average daily volume",
        "\nOpen",
        "\nClose",
        "\nNext 5 sessions",
        "\nBeyond Hang Seng",
        "Expert",
        "Proof",
    ]
    places = [said.find(word) for word in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_what_is_missing_says_why(window: Window) -> None:
    window.choose_events(["deal-2025-08-04-Lei"])
    assert "Not known: Share of the holding (the holding is not filed)." in card(window)


def test_a_number_says_what_it_was_computed_from(window: Window) -> None:
    window.choose_events(["deal-2025-08-04-Lei"])
    assert "the close before" not in card(window)
    click(window, "close")
    assert "against" in card(window)
    assert "the close before" in card(window)
    click(window, "abnormal")
    assert "earlier sessions" in card(window)
    click(window, "close")
    click(window, "abnormal")
    assert "the close before" not in card(window)


def test_experts_see_the_tests_of_the_usual_windows(window: Window) -> None:
    window.choose_events(["deal-2025-08-04-Lei"])
    assert "CAR" not in card(window)
    click(window, "expert")
    said = card(window)
    for word in ("Market model", "CAR", "[0, +20]", "[\u22121, +1]", "rank p"):
        assert word in said


def test_the_path_is_there_once_five_sessions_are(window: Window) -> None:
    kind = 2  # an image
    window.choose_events(["deal-2025-08-04-Lei"])
    picture = window.side.card.document().resource(kind, QUrl(PATH_URL))
    assert isinstance(picture, QImage)
    assert not picture.isNull()
    assert PATH_URL in window.side.card.toHtml()
    window.choose_events(["deal-2025-11-24-Lei"])  # one session only
    assert PATH_URL not in window.side.card.toHtml()


def test_no_line_of_the_card_begins_with_a_per_cent_sign(window: Window) -> None:
    """Whatever its width: Qt breaks lines at the narrow no-break space of the sentence."""
    window.choose_events(["deal-2025-08-04-Lei"])
    page = window.side.card.document()
    for width in range(150, 400, 7):
        page.setTextWidth(width)
        block = page.begin()
        while block.isValid():
            layout, said = block.layout(), block.text()
            starts = [layout.lineAt(n).textStart() for n in range(layout.lineCount())]
            assert not any(said[at:].lstrip("\u202f\u00a0").startswith("%") for at in starts)
            block = block.next()


def test_a_cluster_says_its_rule(window: Window) -> None:
    window.choose_events(["deal-2025-11-24-Lei"])
    click(window, "cluster")
    assert "at least 2 insiders on one side within 30 days" in card(window)


def test_a_programme_says_its_progress_and_the_share_count(window: Window) -> None:
    window.choose_events(["mandate"])
    assert "Programme used" in card(window)
    assert "0.40" in card(window)
    click(window, "progress")
    assert "10 million of 2.5 billion shares" in card(window)


def test_new_prices_of_the_benchmark_are_followed(window: Window, qtbot: QtBot) -> None:
    window.choose_events(["deal-2025-08-04-Lei"])
    window.workspace.change_settings(benchmarks={"1810.HK": "^NONE"})
    window.side.take_benchmark()
    qtbot.waitUntil(lambda: "Beyond Hang" not in card(window), timeout=5000)
    window.workspace.change_settings(benchmarks={})
    window.workspace.market.barred.emit("^HSI", "1d")
    qtbot.waitUntil(lambda: "Beyond Hang Seng" in card(window), timeout=5000)


# -- the study


def studied(window: Window, qtbot: QtBot, act: Callable[[StudyDialog], None]) -> None:
    answer = Answer(act)
    window.side.table.setFocus()
    window.commands.events.do_study()
    qtbot.waitUntil(lambda: answer.done, timeout=10_000)


@pytest.mark.parametrize("panel", ["chart", "events"])
def test_the_study_opens_with_its_key(window: Window, qtbot: QtBot, panel: str) -> None:
    seen: list[str] = []

    def look(dialog: StudyDialog) -> None:
        seen.append(dialog.words.text())
        dialog.reject()

    answer = Answer(look)
    window.activateWindow()
    place = window.centre.chart if panel == "chart" else window.side.table
    assert place is not None
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: answer.done, timeout=10_000)
    assert "Sessions 0 to +5, beyond Hang Seng" in seen[0]


def test_a_study_shows_its_table_picture_and_tests(window: Window, qtbot: QtBot) -> None:
    def look(dialog: StudyDialog) -> None:
        assert dialog.study is not None
        assert dialog.model.rowCount() == len(dialog.study.episodes)
        assert not dialog.exploratory.isVisibleTo(dialog)
        assert dialog.model.columnCount() == 6
        assert not dialog.expert.isVisibleTo(dialog)
        dialog.expert_button.click()
        assert dialog.model.columnCount() == 7
        assert "Kolari" in dialog.expert.toPlainText()
        picture = dialog.picture.grab().toImage()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 5)
                   for y in range(0, min(picture.height(), 300), 5)}  # fmt: skip
        assert len(colours) > 5
        dialog.window_box.setCurrentIndex(dialog.window_box.findText("[0, +20]"))
        assert dialog.exploratory.isVisibleTo(dialog)
        assert "Sessions 0 to +20" in dialog.words.text()
        dialog.reject()

    studied(window, qtbot, look)


def test_another_benchmark_can_be_kept_for_the_symbol(window: Window, qtbot: QtBot) -> None:
    def look(dialog: StudyDialog) -> None:
        dialog.benchmark.setEditText("^gspc")
        line = dialog.benchmark.lineEdit()
        assert line is not None
        line.editingFinished.emit()
        assert dialog.exploratory.isVisibleTo(dialog)
        assert "^GSPC" in dialog.notes.text()  # its prices are not here
        dialog.keep_button.click()
        assert not dialog.keep_button.isVisibleTo(dialog)
        dialog.reject()

    studied(window, qtbot, look)
    assert window.workspace.settings.benchmarks == {"1810.HK": "^GSPC"}


def test_a_study_is_exported(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (wanted[-1], "Picture (*.png)"))

    def look(dialog: StudyDialog) -> None:
        for name, button in (
            ("s.csv", dialog.csv_button),
            ("s.png", dialog.picture_button),
            ("s.svg", dialog.picture_button),
        ):
            wanted.append(str(tmp_path / name))
            button.click()
            assert name in dialog.notes.text()
        wanted.append(str(tmp_path / "nowhere" / "s.csv"))
        dialog.csv_button.click()
        assert "Written" not in dialog.notes.text()
        assert dialog.notes.text()
        dialog.reject()

    studied(window, qtbot, look)
    table = (tmp_path / "s.csv").read_text("utf-8").splitlines()
    assert len(list(csv.DictReader(table))) >= 8
    assert not QImage(str(tmp_path / "s.png")).isNull()
    svg = (tmp_path / "s.svg").read_text("utf-8")
    assert "<text" in svg
    assert "Mean of" in svg


def test_an_episode_leads_to_the_chart(window: Window, qtbot: QtBot) -> None:
    def look(dialog: StudyDialog) -> None:
        dialog.table.selectRow(2)
        dialog.show_button.click()

    studied(window, qtbot, look)
    current = window.side.current()
    assert isinstance(current, InsiderDeal)


def test_a_company_without_events_says_so(window: Window, qtbot: QtBot) -> None:
    window.list.view.selectRow(1)
    qtbot.waitUntil(lambda: window.side.model.rowCount() == 0)
    said: list[str] = []

    def look(dialog: StudyDialog) -> None:
        said.append(dialog.words.text())
        assert not dialog.csv_button.isEnabled()
        dialog.reject()

    studied(window, qtbot, look)
    assert said == ["No events of this kind are in the file."]


def test_small_pictures_say_what_they_show(window: Window, qtbot: QtBot) -> None:
    def look(dialog: StudyDialog) -> None:
        assert dialog.study is not None
        said = legend(dialog.study)
        assert "dashed Hang Seng" in said
        assert "\u221220 to +60" in said
        dialog.reject()

    studied(window, qtbot, look)


def test_shares_without_money_are_told_as_shares(window: Window) -> None:
    bought = next(e for e in events(window) if isinstance(e, Repurchase))
    bare = replace(
        bought, value=None, price=None, price_low=None, price_high=None, shares=Decimal(8_000_000)
    )
    assert money_words(bare) == "8 million shares"
    assert "shares" not in money_words(bought)


# -- articles


def pasted(window: Window, qtbot: QtBot, text: str, act: Callable[[ArticleDialog], None]) -> None:
    """Pastes a text into the window, and does ``act`` with what opens."""
    QGuiApplication.clipboard().setText(text)
    answer = Answer(act)
    window.commands.lists.do_paste()
    qtbot.waitUntil(lambda: answer.done, timeout=10_000)
    qtbot.waitUntil(lambda: not window.workspace.desk.busy, timeout=10_000)


def test_paste_enter_done_and_undone(window: Window, qtbot: QtBot) -> None:
    before = {e.id for e in events(window)}

    def look(dialog: ArticleDialog) -> None:
        assert dialog.marks.ticked == [0]
        mark = dialog.marks.at(0)
        assert mark is not None
        assert mark.title == "Lei Jun: purchase"
        assert "5,000,000 shares" in mark.text
        assert "money told as \u201cabout\u201d" in mark.text
        assert "certainty 95" in mark.text
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    pasted(window, qtbot, ARTICLE, look)
    qtbot.waitUntil(lambda: len(events(window)) == len(before) + 1)
    (new,) = [e for e in events(window) if e.id not in before]
    assert isinstance(new, InsiderDeal)
    assert new.entered_by == "article"
    assert new.sources[0].quote.startswith("Xiaomi-Gründer Lei Jun")
    assert window.side.current() == new  # what was taken in is what is shown
    assert "Article" in card(window)
    assert [n for n in window.notices.all() if "taken in" in n.words]
    window.commands.lists.do_undo()
    assert {e.id for e in events(window)} == before
    assert not [n for n in window.notices.all() if "taken in" in n.words]


def test_an_article_about_nobody_known_offers_nothing_until_somebody_is_chosen(
    window: Window, qtbot: QtBot
) -> None:
    text = "Am 12. November 2025 kaufte SAP-Chef Christian Klein 5.000 SAP-Aktien zu 212,40 Euro."

    def look(dialog: ArticleDialog) -> None:
        assert not dialog.ok.isEnabled()
        assert "about SAP" in dialog.notes.text()
        mark = dialog.marks.at(0)
        assert mark is not None
        assert mark.ticked is None
        dialog.about.setCurrentIndex(1)
        dialog.about.activated.emit(1)
        chosen = dialog.marks.at(0)  # a price in euros of what is quoted in Hong Kong dollars
        assert chosen is not None
        assert dialog.marks.ticked == []
        assert "quoted in HKD" in chosen.text
        dialog.reject()

    pasted(window, qtbot, text, look)


def test_a_company_of_no_list_is_added_from_its_article(window: Window, qtbot: QtBot) -> None:
    text = "Am 12. November 2025 kaufte SAP-Chef Christian Klein 5.000 SAP-Aktien zu 212,40 Euro."

    def type_it(finder: AddDialog) -> None:
        assert finder.edit.text() == "SAP"
        finder.edit.setText("SAP.DE")
        QTest.keyClick(finder.edit, Qt.Key.Key_Return)

    def look(dialog: ArticleDialog) -> None:
        assert dialog.add_button.text() == "Add SAP\u2026"
        answer = Answer(type_it)
        dialog.add_button.click()
        assert answer.done
        assert dialog.about.currentText().startswith("SAP")
        assert dialog.add_button.isHidden()
        assert dialog.marks.ticked == [0]
        dialog.reject()

    pasted(window, qtbot, text, look)
    assert window.workspace.desk.book.by_symbol("SAP.DE") is not None


def test_nothing_is_saved_without_a_word(window: Window, qtbot: QtBot) -> None:
    before = len(events(window))
    pasted(window, qtbot, ARTICLE, lambda dialog: dialog.reject())
    assert len(events(window)) == before

    def untick(dialog: ArticleDialog) -> None:
        dialog.marks_view.setFocus()
        dialog.marks_view.setCurrentIndex(dialog.marks.index(0, 0))
        QTest.keyClick(dialog.marks_view, Qt.Key.Key_Space)
        assert dialog.marks.ticked == []
        assert not dialog.ok.isEnabled()
        dialog.reject()

    pasted(window, qtbot, ARTICLE, untick)


def test_an_empty_tick_is_seen_in_light_and_dark(window: Window, qtbot: QtBot) -> None:
    """Its frame stands out from the ground it lies on as much as words of that colour do."""

    def look(dialog: ArticleDialog) -> None:
        view = dialog.marks_view
        if dialog.marks.at(0).ticked:  # type: ignore[union-attr]
            QTest.keyClick(view, Qt.Key.Key_Space)
        seen = view.grab().toImage()
        ratio = seen.devicePixelRatio()
        box = view.visualRect(dialog.marks.index(0, 0))
        row = range(round((box.x() + 5) * ratio), round((box.x() + 25) * ratio))
        y = round((box.y() + 16) * ratio)
        shades = {seen.pixelColor(x, y).lightness() for x in row}
        assert max(shades) - min(shades) > 60
        dialog.reject()

    for name in ("light", "dark"):
        window.workspace.change_settings(theme=name)
        pasted(window, qtbot, ARTICLE, look)


def test_claims_stand_with_their_verdicts_and_their_places(window: Window, qtbot: QtBot) -> None:
    def look(dialog: ArticleDialog) -> None:
        lines = [dialog.claims.at(n) for n in range(dialog.claims.rowCount())]
        told = [line for line in lines if line is not None]
        (move,) = [x for x in told if x.title == "Move to the close: does not agree"]
        a, b = move.span
        assert "40 Prozent" in ARTICLE[a:b]
        assert "25 Nov 2025" in move.text
        assert [x.mark for x in told if "Tencent" in x.text] == ["?"]
        # the rocket before it is one character here and two in Qt
        dialog.claims_view.setFocus()
        dialog.claims_view.setCurrentIndex(dialog.claims.index(lines.index(move), 0))
        chosen = dialog.text.extraSelections()[0]
        assert chosen.cursor.selectedText() == ARTICLE[a:b]
        dialog.reject()

    pasted(window, qtbot, ARTICLE, look)


def test_a_mark_can_be_put_right_before_it_is_taken(window: Window, qtbot: QtBot) -> None:
    before = {e.id for e in events(window)}

    def fill(form: EventForm) -> None:
        form.widgets["shares"].setText("5000001")
        form.accept()

    def look(dialog: ArticleDialog) -> None:
        answer = Answer(fill)
        dialog.edit_button.click()
        assert answer.done
        mark = dialog.marks.at(0)
        assert mark is not None
        assert "5,000,001" in mark.text
        dialog.ok.click()

    pasted(window, qtbot, ARTICLE, look)
    qtbot.waitUntil(lambda: len(events(window)) == len(before) + 1)
    (new,) = [e for e in events(window) if e.id not in before]
    assert new.shares == 5_000_001
    assert new.sources[0].name == "article"


def test_a_list_of_symbols_is_still_a_list(window: Window, qtbot: QtBot) -> None:
    from watchapp.ui.watchlist.import_dialog import ImportDialog

    QGuiApplication.clipboard().setText("AAPL\nMSFT\n")
    seen: list[object] = []

    def look(dialog: ImportDialog) -> None:
        seen.append(dialog)
        dialog.reject()

    answer = Answer(look)
    window.commands.lists.do_paste()
    qtbot.waitUntil(lambda: answer.done)
    assert isinstance(seen[0], ImportDialog)


@pytest.mark.parametrize("how", ["file", "text", "menu"])
def test_an_article_comes_by_drop_file_or_menu(
    window: Window, qtbot: QtBot, tmp_path: Path, how: str
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    seen: list[int] = []

    def look(dialog: ArticleDialog) -> None:
        seen.append(dialog.claims.rowCount())
        dialog.reject()

    answer = Answer(look)
    if how == "menu":
        QGuiApplication.clipboard().setText(ARTICLE)
        window.actions_by_id["article"].trigger()
    else:
        data = QMimeData()
        if how == "file":
            data.setUrls([QUrl.fromLocalFile(str(path))])
        else:
            data.setText(ARTICLE)
        action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        window.dropEvent(QDropEvent(QPointF(5, 5), action, data, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(lambda: answer.done, timeout=10_000)
    assert seen[0] > 1


def test_text_may_be_pasted_into_the_empty_page(window: Window, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("AAPL")

    def look(dialog: ArticleDialog) -> None:
        assert dialog.text.toPlainText() == ""
        assert not dialog.ok.isEnabled()
        dialog.text.insertPlainText(ARTICLE)
        qtbot.waitUntil(lambda: dialog.claims.rowCount() > 0, timeout=5000)
        dialog.text.setPlainText("12 34 %")
        qtbot.waitUntil(lambda: "no words" in dialog.notes.text(), timeout=5000)
        assert dialog.claims.rowCount() == 0
        assert not dialog.ok.isEnabled()
        dialog.reject()

    answer = Answer(look)
    window.actions_by_id["article"].trigger()
    qtbot.waitUntil(lambda: answer.done, timeout=20_000)


def test_a_long_text_is_read_beside_the_window(window: Window, qtbot: QtBot) -> None:
    def look(dialog: ArticleDialog) -> None:
        assert len(dialog.text.toPlainText()) > AT_ONCE
        qtbot.waitUntil(lambda: dialog.claims.rowCount() > 0, timeout=15_000)
        dialog.reject()

    pasted(window, qtbot, ARTICLE + "\n\n" + "Der Markt war ruhig an diesem Tag. " * 1500, look)


def test_a_text_closed_while_it_is_read_leaves_nothing(window: Window, qtbot: QtBot) -> None:
    long = ARTICLE + "\n\n" + "Der Markt war ruhig an diesem Tag. " * 1500
    pasted(window, qtbot, long, lambda dialog: dialog.reject())


def test_the_day_of_the_article_can_be_said(window: Window, qtbot: QtBot) -> None:
    undated = "Xiaomi-Gründer Lei Jun hat am Freitag 5 Millionen Aktien gekauft."

    def look(dialog: ArticleDialog) -> None:
        assert not dialog.day_known.isChecked()
        assert "names no day" in dialog.notes.text()
        dialog.day_known.setChecked(True)
        dialog.day.setDate(dialog.day.date().fromString("2025-11-25", "yyyy-MM-dd"))
        mark = dialog.marks.at(0)
        assert mark is not None
        assert "11/21/2025" in mark.text
        dialog.reject()

    pasted(window, qtbot, undated, look)
    assert language.current() in ("en", "de")


# -- persons


def test_two_names_become_one_person_and_two_again(window: Window, qtbot: QtBot) -> None:
    def look(dialog: PeopleDialog) -> None:
        top = dialog.tree.topLevelItemCount()
        assert top == 2
        assert not dialog.join_button.isEnabled()
        dialog.tree.selectAll()
        dialog.join_button.click()
        assert dialog.tree.topLevelItemCount() == 1
        item = dialog.tree.topLevelItem(0)
        assert item is not None
        child = item.child(0)
        assert child is not None
        dialog.tree.clearSelection()
        child.setSelected(True)
        dialog.separate_button.click()
        assert dialog.tree.topLevelItemCount() == 2
        dialog.reject()

    answer = Answer(look)
    window.actions_by_id["people"].trigger()
    qtbot.waitUntil(lambda: answer.done)
    assert "separate Lin Bin" in window.actions_by_id["undo"].text()
