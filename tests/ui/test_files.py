"""Files as a person handles them: new, open, copy, recent, restore, and files that do not open."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
)

from watchapp import settings as store
from watchapp.app import acts
from watchapp.app.desk import Desk
from watchapp.core.candidate import candidate_of
from watchapp.core.issuer import Listing
from watchapp.main import Session
from watchapp.paths import Paths
from watchapp.store.lock import Lock
from watchapp.store.statefile import StateFile
from watchapp.ui.instance import Instance
from watchapp.ui.restore import RestoreDialog
from watchapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def session_of(folders: Paths, qapp: QApplication) -> Iterator[Callable[..., Session]]:
    """Starts sessions as the program does; their windows are closed after the test."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
    made: list[Session] = []

    def start(path: Path | None = None) -> Session:
        session = Session(folders, store.load(folders.settings), offline=True)
        made.append(session)
        if session.start(path):
            standing(session)
        return session

    yield start
    for session in made:
        if session._window is not None and session._workspace is not None:
            standing(session).close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


def make_file(path: Path, *names: str) -> Path:
    """A sound file with these symbols."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = StateFile(path)
    desk = Desk(file)
    desk.do(acts.new_list(desk.book, "Watchlist"))
    candidates = [c for n in names if (c := candidate_of(n)) is not None]
    desk.do(acts.add_candidates(desk.book, desk.book.lists()[0].id, candidates))
    file.close()
    return path


def symbols(session: Session) -> set[str]:
    assert session._workspace is not None
    return {x.symbol for x in session._workspace.desk.book.all(Listing)}


def standing(session: Session) -> Window:
    """The session's window, once all that begins behind its first frame has begun."""
    for _ in range(1500):  # the first import of the chart on a busy machine takes its time
        window = session._window
        if window is not None and window.findChild(Instance) is not None:
            return window
        QTest.qWait(10)
    pytest.fail("the window did not come")


def add(session: Session, *names: str) -> None:
    window = standing(session)
    book = session._workspace.desk.book
    candidates = [c for n in names if (c := candidate_of(n)) is not None]
    assert window.asking.do(acts.add_candidates(book, window.list.model.list_id, candidates))


def answer(kind: type, act: Callable, tries: int = 100) -> list[bool]:
    """Does ``act`` with the next dialog of a kind, once it is open; the list tells that it did."""
    done: list[bool] = []

    def look(left: int) -> None:
        found = QApplication.activeModalWidget()
        if not isinstance(found, kind):
            if left:
                QTimer.singleShot(20, lambda: look(left - 1))
            return
        done.append(True)
        try:
            act(found)
        finally:
            if found.isVisible():
                found.reject()

    QTimer.singleShot(20, lambda: look(tries))
    return done


def type_path(path: Path) -> Callable[[QFileDialog], None]:
    def typed(dialog: QFileDialog) -> None:
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        dialog.accept()

    return typed


def click(words: str, said: list[str]) -> Callable[[QMessageBox], None]:
    """Notes a message box's sentence and buttons, and clicks the one that contains ``words``."""

    def clicked(box: QMessageBox) -> None:
        said.append(box.text())
        names = {b.text().replace("&", ""): b for b in box.buttons()}
        said.extend(sorted(names))
        chosen: list[QAbstractButton] = [b for n, b in names.items() if words in n]
        assert chosen, names
        chosen[0].click()

    return clicked


# -- starting


def test_the_first_start_opens_the_sample_and_the_next_one_the_own_file(
    session_of: Callable[..., Session], folders: Paths
) -> None:
    session = session_of()
    assert session._workspace.is_sample
    notice = standing(session).notices.all()[0]
    assert "simulated" in notice.words
    session._begin_own()
    assert session._workspace.path == folders.own_file
    add(session, "AAPL")
    session._window.close()
    assert session_of()._workspace.path == folders.own_file


def test_a_file_that_has_gone_since_the_last_time_gives_way_to_the_sample(
    session_of: Callable[..., Session], folders: Paths
) -> None:
    session = session_of(make_file(folders.data / "mine.watchapp", "AAPL"))
    path = session._workspace.path
    session._window.close()
    path.unlink()
    assert session_of()._workspace.is_sample


# -- the file menu


def test_new_asks_for_a_place_and_opens_an_empty_file_there(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    session = session_of(make_file(tmp_path / "old.watchapp", "AAPL"))
    asked = answer(QFileDialog, type_path(tmp_path / "fresh"))
    standing(session).actions_by_id["new"].trigger()
    assert asked
    assert session._workspace.path == tmp_path / "fresh.watchapp"
    assert symbols(session) == set()
    assert (tmp_path / "old.watchapp").exists()


def test_new_over_an_existing_file_keeps_that_one_beside_it(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    make_file(tmp_path / "a.watchapp", "AAPL")
    session = session_of(make_file(tmp_path / "b.watchapp", "MSFT"))
    standing(session).open_wanted.emit(tmp_path / "a.watchapp", True)
    assert symbols(session) == set()
    kept = [p for p in tmp_path.iterdir() if p.name.startswith("a") and p.name != "a.watchapp"]
    assert kept, "nothing is overwritten"


def test_open_and_recent_go_back_and_forth(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    make_file(tmp_path / "a.watchapp", "AAPL")
    session = session_of(make_file(tmp_path / "b.watchapp", "MSFT"))
    asked = answer(QFileDialog, type_path(tmp_path / "a.watchapp"))
    standing(session).actions_by_id["open"].trigger()
    assert asked
    assert symbols(session) == {"AAPL"}
    recent = standing(session).actions_by_id["recent"].menu().actions()
    assert [a.text() for a in recent] == ["b.watchapp"]
    recent[0].trigger()
    assert symbols(session) == {"MSFT"}


def test_cancelling_the_file_dialog_changes_nothing(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    session = session_of(make_file(tmp_path / "a.watchapp", "AAPL"))
    for key in ("new", "open", "save_copy"):
        asked = answer(QFileDialog, lambda dialog: dialog.reject())
        standing(session).actions_by_id[key].trigger()
        assert asked, key
    assert symbols(session) == {"AAPL"}
    assert [p.name for p in tmp_path.glob("*.watchapp")] == ["a.watchapp"]


def test_save_copy_as_keeps_a_copy_and_stays_in_the_file(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    session = session_of(make_file(tmp_path / "a.watchapp", "AAPL"))
    asked = answer(QFileDialog, type_path(tmp_path / "copy.watchapp"))
    standing(session).actions_by_id["save_copy"].trigger()
    assert asked
    assert session._workspace.path == tmp_path / "a.watchapp"
    assert "copy.watchapp" in standing(session).notices.all()[0].words
    add(session, "MSFT")
    standing(session).open_wanted.emit(tmp_path / "copy.watchapp", False)
    assert symbols(session) == {"AAPL"}


def test_a_copy_cannot_take_the_place_of_the_open_file(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    session = session_of(make_file(tmp_path / "a.watchapp", "AAPL"))
    answer(QFileDialog, type_path(tmp_path / "a.watchapp"))
    answer(QMessageBox, lambda box: box.button(QMessageBox.StandardButton.Yes).click())
    standing(session).actions_by_id["save_copy"].trigger()
    assert standing(session).notices.all()
    add(session, "MSFT")
    assert symbols(session) == {"AAPL", "MSFT"}


def test_restore_shows_what_is_in_each_backup_and_keeps_the_present_file(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    session = session_of(make_file(tmp_path / "a.watchapp", "AAPL"))
    assert session._workspace.backups.all(), "opening makes one"
    add(session, "MSFT", "NVDA")
    before = set(tmp_path.iterdir())

    def choose(dialog: RestoreDialog) -> None:
        table = dialog.table
        ok = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert not ok.isEnabled(), "nothing is chosen yet"
        counts = [table.item(r, 2).text() for r in range(table.rowCount())]
        table.selectRow(counts.index("1"))
        ok.click()

    asked = answer(RestoreDialog, choose)
    standing(session).actions_by_id["restore"].trigger()
    assert asked
    assert symbols(session) == {"AAPL"}
    assert standing(session).isVisible()
    assert set(tmp_path.iterdir()) - before, "the present file is kept beside it"
    add(session, "SIE.DE")
    assert symbols(session) == {"AAPL", "SIE.DE"}


def test_the_same_file_is_not_opened_twice(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    session = session_of(make_file(tmp_path / "a.watchapp", "AAPL"))
    window = standing(session)
    window.open_wanted.emit(tmp_path / "a.watchapp", False)
    assert session._window is window


# -- files that do not open


def damaged(path: Path) -> None:
    data = bytearray(make_file(path, "AAPL", "MSFT").read_bytes())
    data[4096:12288] = bytes(8192)
    path.write_bytes(data)


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
        db.commit()


def text_file(path: Path) -> None:
    path.write_text("Dear diary, today I bought nothing.\n" * 50)


def newer(path: Path) -> None:
    make_file(path, "AAPL")
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 9999")
        db.commit()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (damaged, "is damaged"),
        (foreign, "is not a watchapp file"),
        (text_file, "is not a watchapp file"),
        (newer, "written by a newer watchapp"),
    ],
)
def test_a_file_that_cannot_be_opened_is_named_and_left_as_it_is(
    session_of: Callable[..., Session], tmp_path: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    bad = tmp_path / "bad.watchapp"
    spoil(bad)
    as_it_was = bad.read_bytes()
    session = session_of(make_file(tmp_path / "good.watchapp", "SIE.DE"))
    window, said = standing(session), []
    asked = answer(QMessageBox, click("Close", said))
    window.open_wanted.emit(bad, False)
    assert asked
    assert sentence in said[0]
    assert "bad.watchapp" in said[0]
    assert said[1:] == ["Close"], "with a window open the sample is no help"
    assert bad.read_bytes() == as_it_was
    assert session._window is window
    add(session, "AAPL")
    assert symbols(session) == {"SIE.DE", "AAPL"}


def test_at_the_start_the_sample_is_offered_instead(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.watchapp"
    text_file(bad)
    said: list[str] = []
    asked = answer(QMessageBox, click("sample", said))
    session = session_of(bad)
    assert asked
    assert said[1:] == ["Close", "Open the sample"]
    assert session._workspace.is_sample


def test_closing_the_message_at_the_start_ends_the_program_with_1(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.watchapp"
    text_file(bad)
    said: list[str] = []
    answer(QMessageBox, click("Close", said))
    session = session_of(bad)
    assert session._window is None
    assert session.code == 1


def test_a_damaged_file_comes_back_from_its_newest_backup(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    path = make_file(tmp_path / "mine.watchapp", "AAPL", "MSFT")
    session = session_of(path)
    session._window.close()
    data = bytearray(path.read_bytes())
    data[4096:12288] = bytes(8192)
    path.write_bytes(data)
    said: list[str] = []
    asked = answer(QMessageBox, click("Restore the backup", said))
    session = session_of(path)
    assert asked
    assert "is damaged" in said[0]
    assert symbols(session) == {"AAPL", "MSFT"}
    kept = [p for p in tmp_path.iterdir() if p.is_file() and p != path]
    assert any(p.read_bytes() == bytes(data) for p in kept), "the damaged file is kept"


def test_a_file_another_program_holds_is_opened_for_reading_and_nothing_is_saved(
    session_of: Callable[..., Session], folders: Paths, tmp_path: Path
) -> None:
    path = make_file(tmp_path / "mine.watchapp", "AAPL")
    other = Lock(folders.locks, path)
    assert other.acquire()
    try:
        said: list[str] = []
        asked = answer(QMessageBox, click("reading", said))
        session = session_of(path)
        assert asked
        assert "is open in another watchapp" in said[0]
        window = standing(session)
        assert "read-only" in window._file_state.text()
        as_it_was = path.read_bytes()
        book = session._workspace.desk.book
        act = acts.add_candidates(book, window.list.model.list_id, [candidate_of("MSFT")])
        assert not window.asking.do(act)
        assert "reading only" in window.notices.all()[0].words
        assert symbols(session) == {"AAPL"}
        assert path.read_bytes() == as_it_was
        window.close()
    finally:
        other.release()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_file_without_permission_to_write_is_offered_for_reading(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    path = make_file(tmp_path / "mine.watchapp", "AAPL")
    path.chmod(0o444)
    said: list[str] = []
    asked = answer(QMessageBox, click("reading", said))
    session = session_of(path)
    assert asked
    assert symbols(session) == {"AAPL"}


def test_a_file_replaced_underneath_is_not_overwritten(
    session_of: Callable[..., Session], tmp_path: Path
) -> None:
    path = make_file(tmp_path / "mine.watchapp", "AAPL")
    session = session_of(path)
    other = make_file(tmp_path / "other.watchapp", "NVDA")
    shutil.move(other, path)
    as_it_is = path.read_bytes()
    book = session._workspace.desk.book
    act = acts.add_candidates(book, standing(session).list.model.list_id, [candidate_of("MSFT")])
    assert not standing(session).asking.do(act)
    assert "replaced by another program" in standing(session).notices.all()[0].words
    assert path.read_bytes() == as_it_is
    assert symbols(session) == {"AAPL"}
