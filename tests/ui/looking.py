"""What the tests of languages, keys and looks share: speaking, opening every dialog, measuring."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from xml.etree import ElementTree as ET

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QRect, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLayout,
    QMenuBar,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QWidget,
)

from watchapp.app import language
from watchapp.assets import asset
from watchapp.core.candidate import Candidate
from watchapp.core.issuer import Listing
from watchapp.core.merge import Unreadable
from watchapp.ui.article.dialog import ArticleDialog
from watchapp.ui.crash_dialog import CrashDialog
from watchapp.ui.forms.event_form import EventForm
from watchapp.ui.forms.fields import FORMS
from watchapp.ui.help import AboutDialog, KeysDialog
from watchapp.ui.labels import ElidedLabel
from watchapp.ui.people.dialog import PeopleDialog
from watchapp.ui.prompts import LineDialog, TextDialog
from watchapp.ui.reaction.study_dialog import StudyDialog
from watchapp.ui.restore import RestoreDialog
from watchapp.ui.settings.dialog import SettingsDialog
from watchapp.ui.watchlist.add_dialog import AddDialog
from watchapp.ui.watchlist.import_dialog import ImportDialog
from watchapp.ui.window import Window

STRETCHED = "stretched"
BESIDE_CHOICE = 38  # px: a combo box's padding and its arrow
WORD = re.compile(r"\{\w*\}|%\w|[^\W\d_]+")
translate = QCoreApplication.translate


class Stretched(QTranslator):
    """Makes every word of ours, and those of Qt's buttons, twice as long."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        german = ET.parse(asset("i18n", "watchapp_de.ts"))
        self._own = {c.findtext("name") for c in german.iter("context")} | {"QPlatformTheme"}

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        # None: no translation, where "" would be an empty one
        return WORD.sub(_doubled, source) if context in self._own else None  # type: ignore[return-value]


def _doubled(word: re.Match[str]) -> str:
    filled_in = word[0][0] in "{%"
    return word[0] if filled_in else word[0] + "~" * len(word[0])


@contextmanager
def speaking(app: QApplication, spoken: str) -> Iterator[None]:
    """The program speaks a language, or every string twice as long, for a while."""
    before = QLocale()
    own = set(app.findChildren(QTranslator))
    if spoken == STRETCHED:
        app.installTranslator(Stretched(app))
    else:
        language.install(app, spoken)
        QLocale.setDefault(QLocale({"de": "de_DE", "en": "en_US"}[spoken]))
    try:
        yield
    finally:
        for translator in set(app.findChildren(QTranslator)) - own:
            app.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(before)


# -- every dialog


def finder(window: Window) -> QDialog:
    commands = [("find", window.actions_by_id["find"].text(), "Ctrl+K")]
    return AddDialog(window.workspace, window.theme, commands, "xiaomi", window)


def importer(window: Window) -> QDialog:
    ws = window.workspace
    candidates = [
        Candidate("1810.HK", name="Xiaomi Corporation"),
        Candidate("SIE.DE", name="Siemens", isin="DE0007236101", wkn="723610", currency="EUR"),
        Candidate("VOD.L", name="Vodafone Group Public Limited Company", currency="GBp"),
    ]
    unread = [Unreadable(n, "", "not_an_identifier", "a line of words") for n in range(3, 10)]
    return ImportDialog(ws.desk.book, window.list.model.list_id, candidates, unread, window)


def form_of(kind: str) -> Callable[[Window], QDialog]:
    def make(window: Window) -> QDialog:
        listing = window.centre.listing
        assert listing is not None
        form = EventForm(kind, listing, persons=["Lei Jun"], parent=window)
        for name, typed in (("person", "Lei Jun"), ("shares", "-5"), ("traded_from", "?")):
            if name in form.widgets:
                form.widgets[name].setText(typed)  # type: ignore[attr-defined]
        return form

    return make


def restorer(window: Window) -> QDialog:
    ws = window.workspace
    ws.backups.make("restore")
    return RestoreDialog(ws.backups, ws.path, window)


def shown(window: Window) -> Listing:
    listing = window.centre.listing
    assert listing is not None
    return listing


def studied(window: Window) -> StudyDialog:
    dialog = StudyDialog(window.workspace, shown(window), window.theme, window)
    dialog.expert_button.click()
    return dialog


def article(window: Window) -> ArticleDialog:
    words = (
        "24. November 2025. Xiaomi-Gründer Lei Jun hat am Freitag 2,6 Millionen Aktien für rund "
        "100 Millionen HKD gekauft. Die Aktie stieg am Montag um 6,3 Prozent."
    )
    return ArticleDialog(
        window.workspace, window.theme, words, lambda *_: None, lambda _: None, window
    )


DIALOGS: dict[str, Callable[[Window], QDialog]] = {
    "find": finder,
    "import": importer,
    **{f"form-{kind}": form_of(kind) for kind in FORMS},
    "restore": restorer,
    "settings": lambda w: SettingsDialog(w.workspace.settings, w),
    "study": studied,
    "people": lambda w: PeopleDialog(w.workspace, shown(w), w.asking, w),
    "article": article,
    "keys": KeysDialog,
    "about": AboutDialog,
    "line": lambda w: LineDialog(
        translate("WatchlistPanel", "New list"), translate("WatchlistPanel", "Name of the list"),
        "", w
    ),
    "text": lambda w: TextDialog(
        translate("WatchlistPanel", "Note on %s") % "Xiaomi",
        translate("WatchlistPanel", "Your note"), "", w
    ),
    "crash": lambda w: CrashDialog("watchapp 1.0\n\nValueError: 1", w),
}  # fmt: skip


# -- measuring


def settle(app: QApplication) -> None:
    """Lets layouts that depend on each other come to rest."""
    for _ in range(8):
        app.sendPostedEvents()
        app.processEvents()


def said_by(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return widget.accessibleName() or type(widget).__name__


def visible_children(top: QWidget, kind: type) -> list:  # type: ignore[type-arg]
    return [w for w in top.findChildren(kind) if w.isVisibleTo(top)]


def cut(top: QWidget) -> list[str]:
    """Texts that do not fit where they stand."""
    lacking: list[tuple[QWidget, int]] = []
    for label in visible_children(top, QLabel):
        needed, there = label.sizeHint().width(), label.width()
        if label.wordWrap():
            needed, there = label.heightForWidth(there), label.height()
        gives_way = not label.text() or isinstance(label, ElidedLabel)  # it has its words as a tip
        lacking.append((label, 0 if gives_way else needed - there))
    for kind in (QPushButton, QToolButton, QCheckBox):
        buttons = visible_children(top, kind)
        lacking += [(b, b.sizeHint().width() - b.width()) for b in buttons]
    for box in visible_children(top, QComboBox):
        advance = box.fontMetrics().horizontalAdvance(box.currentText())
        lacking.append((box, advance + BESIDE_CHOICE - box.width()))
    for bar in visible_children(top, QMenuBar):
        lacking.append((bar, bar.sizeHint().width() - bar.width()))
    found = [f"{said_by(w)!r} lacks {short}" for w, short in lacking if short > 1]
    for header in visible_children(top, QHeaderView):
        if header.orientation() == Qt.Orientation.Horizontal:
            found += cut_headings(header)
    return found


def cut_headings(header: QHeaderView) -> list[str]:
    found = []
    for section in range(header.count()):
        short = header.sectionSizeHint(section) - header.sectionSize(section)
        if not header.isSectionHidden(section) and short > 1:
            heading = header.model().headerData(section, header.orientation())
            found.append(f"heading {heading!r} lacks {short}")
    return found


def layouts_of(top: QWidget) -> Iterator[QLayout]:
    for widget in [top, *visible_children(top, QWidget)]:
        waiting = [widget.layout()] if widget.layout() is not None else []
        while waiting:
            layout = waiting.pop()
            yield layout
            items = [layout.itemAt(i) for i in range(layout.count())]
            waiting += [i.layout() for i in items if i is not None and i.layout() is not None]


def overlaps(top: QWidget) -> list[str]:
    """Widgets of one layout that lie over each other, or outside their parent."""
    found = []
    for layout in layouts_of(top):
        if isinstance(layout, QStackedLayout):
            continue
        placed: list[tuple[QWidget, QRect]] = []
        for place in range(layout.count()):
            item = layout.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is None or not widget.isVisibleTo(top):
                continue
            parent = widget.parentWidget()
            if parent is not None and not parent.rect().adjusted(-1, -1, 1, 1).contains(
                widget.geometry()
            ):
                found.append(f"{said_by(widget)!r} leaves {said_by(parent)!r}")
            for other, rect in placed:
                if rect.intersects(widget.geometry()):
                    found.append(f"{said_by(widget)!r} over {said_by(other)!r}")
            placed.append((widget, widget.geometry()))
    return found
