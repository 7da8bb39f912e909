"""Files of events in the window: preview, what is taken in, news, sources, and what waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from filings import fi_export, fi_row, form4, line
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from samples import deal
from test_actions import Answer

from watchapp.app import acts
from watchapp.core.change import Act, Change, added
from watchapp.core.events import Coverage, Event, InsiderDeal, Source
from watchapp.core.issuer import Row
from watchapp.ui.events.import_dialog import ImportDialog, MappingDialog
from watchapp.ui.events.import_model import STATUS, TICK
from watchapp.ui.events.news_dialog import NewsDialog
from watchapp.ui.sources.dialog import SourcesDialog
from watchapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing", extend=True)


def importing(
    window: Window, qtbot: QtBot, files: list[Path], act: Callable[[ImportDialog], None]
) -> None:
    """Imports files, and does ``act`` with the preview."""
    answer = Answer(act)
    window.commands.imports.import_files([str(f) for f in files])
    qtbot.waitUntil(lambda: answer.done, timeout=10_000)
    qtbot.waitUntil(lambda: not window.workspace.desk.busy, timeout=20_000)


def accept(dialog: ImportDialog) -> None:
    dialog.ok.click()


def events(window: Window) -> list[Event]:
    return list(window.workspace.desk.book.all(Event))


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "form.xml"
    path.write_bytes(form4(line(), line("S", "D", day="2025-09-15"), line(day="soon")))
    return path


def test_a_filing_is_previewed_and_taken_in_with_one_step_to_undo(
    story: Window, qtbot: QtBot, form: Path
) -> None:
    before = len(events(story))
    seen: list[str] = []

    def look(dialog: ImportDialog) -> None:
        seen.append(dialog.summary.text())
        seen.append(dialog.ok.text())
        rows = range(dialog.model.rowCount())
        words = [dialog.model.index(r, STATUS).data() for r in rows]
        assert words == ["new", "new", "not read"]
        accept(dialog)

    importing(story, qtbot, [form], look)
    assert "2 new, 0 corrected, 0 known, 1 not read." in seen[0]
    assert seen[1].startswith("Take 2 event")
    assert len(events(story)) == before + 2
    (notice, *_) = [n.words for n in story.notices.all()]
    assert "taken in" in notice
    assert "Imported" in notice
    assert "2 events" in story.actions_by_id["undo"].text()
    story.actions_by_id["undo"].trigger()
    assert len(events(story)) == before


def test_what_is_unticked_stays_out_and_the_filter_shows_one_kind(
    story: Window, qtbot: QtBot, form: Path
) -> None:
    before = len(events(story))

    def choose(dialog: ImportDialog) -> None:
        index = dialog.model.index(0, TICK)
        dialog.model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
        assert dialog.ok.text().startswith("Take 1 event")
        dialog.filter.setCurrentIndex(dialog.filter.findData("unread"))
        assert dialog.model.rowCount() == 1
        assert "day is needed" in dialog.model.index(0, 4).data()
        accept(dialog)

    importing(story, qtbot, [form], choose)
    assert len(events(story)) == before + 1


def test_rows_of_watched_companies_are_ticked_and_others_are_offered(
    story: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    listing = story.centre.listing
    own = form4(line(), symbol="1810.HK", name=listing.name, cik="")
    (tmp_path / "a.xml").write_bytes(own)
    (tmp_path / "b.xml").write_bytes(form4(line()))
    chosen: list[list[bool]] = []

    def look(dialog: ImportDialog) -> None:
        chosen.append([x.chosen for x in dialog.model._all])

    importing(story, qtbot, [tmp_path / "a.xml", tmp_path / "b.xml"], look)
    assert chosen == [[True, False]]


def test_cancel_changes_nothing(story: Window, qtbot: QtBot, form: Path) -> None:
    before = len(events(story))
    importing(story, qtbot, [form], lambda dialog: dialog.reject())
    assert len(events(story)) == before
    assert story.commands.imports._importing is None


def test_a_file_dropped_on_the_window_is_read(story: Window, qtbot: QtBot, form: Path) -> None:
    answer = Answer(accept)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(form))])
    drop = QDropEvent(
        QPointF(900, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    before = len(events(story))
    story.dropEvent(drop)
    qtbot.waitUntil(lambda: answer.done, timeout=10_000)
    assert len(events(story)) == before + 2


def test_filings_dropped_on_the_list_are_no_list(story: Window, qtbot: QtBot, form: Path) -> None:
    answer = Answer(accept)
    before = len(events(story))
    story.list.import_wanted.emit([str(form)], "")
    qtbot.waitUntil(lambda: answer.done, timeout=10_000)
    assert len(events(story)) == before + 2


def test_an_unknown_table_is_named_once_and_remembered(
    story: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Wer;Wann;Was;Papier\nE. Muster;31.08.2026;Kauf;DE0007164600\n", "utf-8")
    mapped: list[dict[str, str]] = []

    def name_columns(dialog: MappingDialog) -> None:
        assert isinstance(dialog, MappingDialog)
        assert not dialog._ok.isEnabled(), "a day is needed"
        named = {"Wer": "person", "Wann": "traded_from", "Was": "side", "Papier": "isin"}
        for column, field in named.items():
            dialog.choose(column, field)
        mapped.append(dialog.mapping)
        later.append(Answer(accept))  # the preview may open before this test looks again
        dialog._ok.click()

    later: list[Answer] = []
    first = Answer(name_columns)
    story.commands.imports.import_files([str(table)])
    qtbot.waitUntil(lambda: first.done and later[0].done, timeout=10_000)
    assert mapped[0] in story.workspace.settings.mappings.values()
    (event,) = [e for e in events(story) if isinstance(e, InsiderDeal) and e.person == "E. Muster"]
    assert (event.side, event.traded_from) == ("buy", date(2026, 8, 31))
    importing(story, qtbot, [table], lambda d: d.reject())


def test_what_a_table_does_not_show_is_asked_and_it_is_read_again(
    story: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    table.write_text(
        "kind;symbol;traded_from;person;side;shares;price;currency\n"
        "insider_deal;SAP.DE;03/04/2026;E. Muster;buy;1.500;21,200;EUR\n", "utf-8",
    )  # fmt: skip
    answers: list[Answer] = []

    def press(label: str, then: Callable[[ImportDialog], None]) -> Callable[[ImportDialog], None]:
        def act(dialog: ImportDialog) -> None:
            button = next(b for b in dialog.findChildren(QPushButton) if b.text() == label)
            answers.append(Answer(then))  # the next preview may open before this test looks again
            button.click()

        return act

    first = Answer(press("The day", press("Comma: 1,5", accept)))
    story.commands.imports.import_files([str(table)])
    qtbot.waitUntil(lambda: first.done and len(answers) == 2 and answers[1].done, timeout=10_000)
    (event,) = [e for e in events(story) if isinstance(e, InsiderDeal) and e.person == "E. Muster"]
    assert (event.traded_from, event.shares) == (date(2026, 4, 3), 1500)
    assert event.price == Decimal("21.2")


def test_a_table_that_names_no_company_can_belong_to_the_shown_one(
    story: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    table = tmp_path / "y.csv"
    head = "Shares,Value,URL,Text,Insider,Position,Transaction,Start Date,Ownership\n"
    row = "100,1050,,Sale at price 10.50 per share.,DOE JANE,Director,,2025-09-12,D\n"
    table.write_text(head + row, "utf-8")

    def yes(box: QMessageBox) -> None:
        later.append(Answer(accept))  # the preview may open before this test looks again
        box.button(QMessageBox.StandardButton.Yes).click()

    later: list[Answer] = []
    first = Answer(yes)
    story.commands.imports.import_files([str(table)])
    qtbot.waitUntil(lambda: first.done and later[0].done, timeout=10_000)
    issuer = story.centre.listing.issuer_id
    assert any(getattr(e, "person", "") == "DOE JANE" and e.issuer_id == issuer
               for e in events(story))  # fmt: skip


def test_many_rows_are_taken_in_slices_and_cancel_leaves_everything(
    story: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "many.csv"
    path.write_bytes(fi_export(*(fi_row(volume=f"{n}.0") for n in range(1, 1501))))
    before = len(events(story))
    importing(story, qtbot, [path], accept)
    qtbot.waitUntil(lambda: len(events(story)) == before + 1500, timeout=30_000)
    story.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: len(events(story)) == before, timeout=30_000)
    answer = Answer(accept)
    story.commands.imports.import_files([str(path)])
    qtbot.waitUntil(lambda: answer.done and story.workspace.desk.busy, timeout=20_000)
    story.workspace.desk.cancel()
    assert len(events(story)) == before
    assert not story.workspace.desk.busy


# -- what waits, what is new


def test_a_sources_word_beside_the_users_own_is_answered_on_the_card(
    story: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    book, listing = story.workspace.desk.book, story.centre.listing
    row = fi_row()
    path = tmp_path / "a.csv"
    path.write_bytes(fi_export(row))
    issuer = book.get(type(book.get(Row, next(book.all(Row)).id)), "none")
    assert issuer is None
    importing(story, qtbot, [path], accept)
    (event,) = [e for e in events(story) if getattr(e, "person", "") == "Anna Svensson"]
    assert story.asking.do(acts.save_event(book, replace(event, shares=Decimal(999)), event))
    importing(story, qtbot, [path], accept)
    assert listing is not None
    story.commands.lists.go_to(next(iter(book.listings_of(event.issuer_id))))
    story.show_now()
    story.choose_events([event.id])
    assert story.side.take_button.isVisible()
    assert "differs from what you entered" in story.side.card.toPlainText()
    assert "999" in story.side.card.toPlainText()
    story.side.take_button.click()
    assert book.get(Event, event.id).shares == 1000
    assert not story.side.take_button.isVisible()


def fresh(window: Window, key: str = "fresh") -> InsiderDeal:
    """A deal that a feed brought just now, about the company that is shown."""
    now = datetime.now(UTC).replace(microsecond=0)
    listing = window.centre.listing
    bars = window.centre.chart.canvas.shown.bars
    made = deal(
        key, issuer_id=listing.issuer_id, listing_id=listing.id, person=f"Somebody {key}",
        traded_from=bars.day(len(bars) - 60), traded_to=None, published_at=now - timedelta(days=1),
        entered_at=now, entered_by="hkex_di", sources=(Source("hkex_di", key=key),),
    )  # fmt: skip
    return replace(made, person_id=None)


def test_enter_on_new_events_goes_to_the_mark_and_opens_its_card(
    story: Window, qtbot: QtBot
) -> None:
    event = fresh(story)
    story.workspace.desk.do(Act("accept_events", added(event), {"source": "x", "count": 1}))
    story.workspace.new_counts[event.issuer_id] = 1
    story.activateWindow()

    def enter(dialog: NewsDialog) -> None:
        assert dialog.model.rowCount() == 1
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)

    answer = Answer(enter)
    story.actions_by_id["news"].trigger()
    assert answer.done
    shown = story.centre.chart.canvas.shown
    assert shown.x1 - shown.x0 == pytest.approx(41)
    assert event.id in shown.chosen
    assert story.centre.chart._hover.isVisible()


def test_all_can_be_marked_as_read_and_nothing_new_is_said(story: Window) -> None:
    event = fresh(story)
    story.workspace.desk.do(Act("accept_events", added(event), {"source": "x", "count": 1}))
    story.workspace.new_counts[event.issuer_id] = 1
    answer = Answer(lambda dialog: dialog.read_button.click())
    story.actions_by_id["news"].trigger()
    assert answer.done
    assert not story.workspace.new_counts.get(event.issuer_id)
    words: list[str] = []
    answer = Answer(lambda dialog: words.append(dialog.words.text()))
    story.actions_by_id["news"].trigger()
    assert words[0].startswith("Nothing new.")


# -- sources


def test_sources_are_switched_on_and_the_sec_wants_a_contact(story: Window) -> None:
    def use(dialog: SourcesDialog) -> None:
        assert dialog.states["six"].text() == "off"
        dialog.switches["six"].click()
        assert dialog.states["six"].text() == "never asked"
        dialog.switches["sec"].click()
        assert "e-mail" in dialog.said.text()
        dialog.contact.setText("me@example.org")
        dialog.contact.editingFinished.emit()
        dialog.all_button.click()
        assert "offline" in dialog.said.text()

    answer = Answer(use)
    story.actions_by_id["sources"].trigger()
    assert answer.done
    assert story.workspace.settings.feeds == ("six", "sec")
    assert story.workspace.settings.contact == "me@example.org"


def test_an_empty_list_says_which_days_were_read(story: Window) -> None:
    book, listing = story.workspace.desk.book, story.centre.listing
    span = Coverage("c", listing.issuer_id, "six", date(2026, 1, 1), date(2026, 2, 1))
    gone = tuple(Change(e, None) for e in book.events(listing.issuer_id)[::-1])
    programmes = [c for c in gone if c.before.KIND == "buyback_programme"]
    others = [c for c in gone if c not in programmes]
    story.workspace.desk.do(Act("x", (*others, *programmes, *added(span))))
    assert "SIX Exchange Regulation" in story.side._empty.text()
