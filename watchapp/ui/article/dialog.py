"""An article: its text with what was found in it, marks to confirm, and verdicts on its claims."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from watchapp.app import articles, language, text
from watchapp.app.articles import Checked, Offer
from watchapp.app.reading import Reading
from watchapp.app.workspace import Workspace
from watchapp.core.events import Event
from watchapp.core.issuer import Listing
from watchapp.core.merge import Item
from watchapp.core.problems import KnownError, Problem
from watchapp.core.statements import Article, Draft, Span
from watchapp.ui.article.lines import Line, LinesDelegate, LinesModel
from watchapp.ui.day_field import day_field
from watchapp.ui.events import words
from watchapp.ui.flow import Flow
from watchapp.ui.sizes import fit
from watchapp.ui.theme import Theme

if TYPE_CHECKING:
    from watchapp.analysis.verdicts import Verdict
    from watchapp.app.intake import Intake

TYPED_MS = 400  # a text is read when typing rests
PRICES_MS = 600
LEAST_LIST, HEAD = 120, 40  # px: of a list of marks or claims, of what stands above it
AT_ONCE = 40_000  # characters that are read without a pause
MARKS = {
    "confirmed": ("\u2713", "up"),
    "contradicted": ("\u2717", "down"),
    "other_basis": ("\u2248", "warning"),
    "not_checkable": ("?", "muted"),
}
OF_THE_RANGE = ("outside_the_days_range", "off_by_a_hundred")  # doubts that prices raise
OWN_NUMBERS = ("implied_price", "fx")  # claims of a deal's money, shares and price
SURE = 0.6  # of a draft that is ticked from the start
Edit = Callable[[Event, Listing], Event | None]


class ArticleDialog(QDialog):
    """Shows an article. ``chosen`` are the items to take in after acceptance.

    Args:
        workspace: The open file.
        theme: Its colours.
        content: The text; "" to be pasted into it.
        edit: Opens a form for a record and gives it back changed.
        add: Finds a company by its name for it to be added to a list.
    """

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        content: str,
        edit: Edit,
        add: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Article"))
        self._ws, self._theme, self._edit, self._add = workspace, theme, edit, add
        self._stranger = ""  # the company it is about, where that is in no list
        self._checked: Checked | None = None
        self._offers: tuple[Offer, ...] = ()
        self._edited: dict[int, Event] = {}
        self._marked: list[QTextEdit.ExtraSelection] = []
        self.found: Intake | None = None
        self._reading = Reading(self)
        self._reading.done.connect(self._take)
        self._typed = self._timer(TYPED_MS, self._read)
        self._prices = self._timer(PRICES_MS, self._hold)
        self._build()
        self._connect()
        fit(self, 1120, 720)
        self.set_text(content)

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    # -- building

    def _build(self) -> None:
        self.about = QComboBox()
        self.about.setMinimumWidth(220)
        self.about.setAccessibleName(self.tr("About"))
        self._list_companies()
        self.add_button = QPushButton()
        self.add_button.setAutoDefault(False)
        self.add_button.hide()
        self.day = day_field(self.tr("Published on"))
        self.day_known = QCheckBox(self.tr("Published on"))
        self._show_day(None)
        self.open_button = QPushButton(self.tr("Open file\u2026"))
        self.open_button.setAutoDefault(False)
        top = Flow(gap=8)
        name = QLabel(self.tr("About"))
        name.setProperty("role", "muted")
        top.add_pair(name, self.about)
        top.addWidget(self.add_button)
        top.add_pair(self.day_known, self.day)
        top.addWidget(self.open_button)
        self.text = QTextEdit()
        self.text.setAcceptRichText(False)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The article's text"))
        self.text.setPlaceholderText(self.tr("Paste an article or an announcement here."))
        self.notes = QLabel()
        self.notes.setWordWrap(True)
        self.notes.setProperty("role", "muted")
        self._lay_out(top)

    def _list_companies(self) -> None:
        self.about.clear()
        self.about.addItem(self.tr("\u2013 choose \u2013"), "")
        for one in sorted(self._ws.desk.book.all(Listing), key=lambda x: x.name.casefold()):
            label = one.name if one.name == one.label else f"{one.name} ({one.label})"
            self.about.addItem(label, one.id)

    def _lay_out(self, top: Flow) -> None:
        self.marks, self.claims = LinesModel(self), LinesModel(self)
        self.marks_title, self.marks_view = self._list(self.marks, self.tr("Marks"))
        self.claims_title, self.claims_view = self._list(self.claims, self.tr("Claims"))
        self.edit_button = QPushButton(self.tr("Edit\u2026"))
        self.edit_button.setAutoDefault(False)
        upper, lower = QWidget(), QWidget()
        for place, title, view in (
            (upper, self.marks_title, self.marks_view),
            (lower, self.claims_title, self.claims_view),
        ):
            inner = QVBoxLayout(place)
            inner.setContentsMargins(8, 0, 0, 4)
            head = QHBoxLayout()
            head.addWidget(title, 1)
            if place is upper:
                head.addWidget(self.edit_button)
            inner.addLayout(head)
            inner.addWidget(view, 1)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(upper)
        right.addWidget(lower)
        right.setChildrenCollapsible(False)
        right.setSizes([240, 360])
        right.splitterMoved.connect(self._keep_sizes)
        self._lists, self._sized = right, False
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.text)
        both.addWidget(right)
        both.setChildrenCollapsible(False)
        both.setSizes([560, 520])
        self.ok = QPushButton()
        self.ok.setDefault(True)
        cancel = QPushButton(self.tr("Close"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.ok.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.notes, 1)
        row.addWidget(self.ok)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(both, 1)
        layout.addLayout(row)

    def _list(self, model: LinesModel, name: str) -> tuple[QLabel, QListView]:
        title = QLabel(name)
        title.setProperty("role", "title")
        view = QListView()
        view.setModel(model)
        view.setItemDelegate(LinesDelegate(self._theme, view))
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(name)
        return title, view

    def _connect(self) -> None:
        self.text.textChanged.connect(self._text_changed)
        self.text.cursorPositionChanged.connect(self._cursor_moved)
        self.about.activated.connect(self._about_chosen)
        self.day.dateChanged.connect(self._day_chosen)
        self.day_known.toggled.connect(self._day_chosen)
        self.open_button.clicked.connect(self._open)
        self.edit_button.clicked.connect(self._edit_mark)
        self.add_button.clicked.connect(self._add_company)
        self.marks_view.doubleClicked.connect(lambda _: self._edit_mark())
        self.marks.dataChanged.connect(self._name_button)
        self.marks_view.selectionModel().currentChanged.connect(self._name_edit)
        for view in (self.marks_view, self.claims_view):
            view.selectionModel().currentChanged.connect(partial(self._show_span, view))
            view.clicked.connect(partial(self._show_span, view))
        self._ws.market.barred.connect(self._take_bars)

    # -- reading

    def set_text(self, content: str) -> None:
        """Shows and reads a text."""
        self.text.blockSignals(True)  # it is read here, not when typing rests
        self.text.setPlainText(content)
        self.text.blockSignals(False)
        self._forget()
        self.day_known.blockSignals(True)
        self.day_known.setChecked(False)
        self.day_known.blockSignals(False)
        self._read()
        (self.marks_view if content.strip() else self.text).setFocus()

    def _text_changed(self) -> None:
        self._forget()
        self._typed.start()

    def _forget(self) -> None:
        self._edited.clear()
        self._checked = None

    def _read(self) -> None:
        self._typed.stop()
        content = self.text.toPlainText()
        if not content.strip():
            self._say_nothing(self.tr("Nothing is saved before you confirm it."))
            return
        day = self._chosen_day() if self.day_known.isChecked() else None
        if len(content) > AT_ONCE:
            self._say_nothing(self.tr("Reading\u2026"))
            self._reading.read(content, day)
            return
        from watchapp.formats.article.read import read

        try:
            self._take(read(content, day, now=articles.today()))
        except KnownError as error:
            self._take(error)

    def _take(self, found: Article | KnownError) -> None:
        if isinstance(found, KnownError):
            self._say_nothing(text.error(found))
            return
        listing = self._listing()
        if self._checked is None:
            listing = articles.about(self._ws.desk.book, found)
            shown = self.about.findData(listing.id) if listing is not None else 0
            self.about.setCurrentIndex(shown)
        if not self.day_known.isChecked():
            self._show_day(found.day)
        self._checked = Checked(found, listing, ())
        self._ws.market.lean_on(self._needed())
        self._hold()

    def _show_day(self, day: date | None) -> None:
        for widget in (self.day, self.day_known):
            widget.blockSignals(True)
        self.day_known.setChecked(day is not None)
        shown = day or self._ws.market.now().date()
        self.day.setDate(QDate(shown.year, shown.month, shown.day))
        self.day.setEnabled(day is not None)
        for widget in (self.day, self.day_known):
            widget.blockSignals(False)

    def _needed(self) -> tuple[str, ...]:
        assert self._checked is not None
        listing = self._checked.listing
        symbol = listing.symbol if listing is not None else None
        return (*((symbol,) if symbol else ()), *articles.pairs(self._checked))

    def _take_bars(self, symbol: str, interval: str) -> None:
        if self._checked is not None and interval == "1d" and symbol in self._needed():
            self._prices.start()

    def _hold(self) -> None:
        """Holds what was read against prices and records, and shows it."""
        if self._checked is None:
            return
        found = articles.held_against(self._ws, self._checked.article, self._checked.listing)
        self._checked = found
        self.found, self._offers = articles.offers(self._ws.desk, found, self._edited)
        self._show_all()

    # -- what it is about and of which day

    def _listing(self) -> Listing | None:
        return self._ws.desk.book.get(Listing, self.about.currentData() or "")

    def _about_chosen(self) -> None:
        if self._checked is not None:
            self._edited.clear()
            self._checked = Checked(self._checked.article, self._listing(), ())
            self._ws.market.lean_on(self._needed())
            self._hold()

    def _add_company(self) -> None:
        book = self._ws.desk.book
        before = {x.id for x in book.all(Listing)}
        self._add(self._stranger)
        self._list_companies()
        fresh = [x.id for x in book.all(Listing) if x.id not in before]
        self.about.setCurrentIndex(self.about.findData(fresh[0] if fresh else ""))
        self._about_chosen()
        self.marks_view.setFocus()

    def _chosen_day(self) -> date:
        shown = self.day.date()
        return date(shown.year(), shown.month(), shown.day())

    def _day_chosen(self) -> None:
        self.day.setEnabled(self.day_known.isChecked())
        self._edited.clear()
        self._read()

    def _open(self) -> None:
        shown, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open an article"), str(Path.home()),
            self.tr("Texts (*.txt *.md *.html *.htm)") + ";;" + self.tr("All files (*)"),
        )  # fmt: skip
        if not shown:
            return
        try:
            content = articles.text_of(Path(shown))
        except KnownError as error:
            self.notes.setText(text.error(error))
        else:
            self.set_text(content)

    # -- what it shows

    def _say_nothing(self, said: str) -> None:
        self.marks.show(())
        self.claims.show(())
        self._offers = ()
        self.found = None
        self.text.setExtraSelections([])
        self.add_button.hide()
        self.notes.setText(said)
        self._name_button()

    def _show_all(self) -> None:
        assert self._checked is not None
        kept = {n: line.ticked for n in range(self.marks.rowCount()) if (line := self.marks.at(n))}
        lines = [self._mark_line(o, n) for n, o in enumerate(self._offers)]
        if len(kept) == len(lines):
            for n, line in enumerate(lines):
                if line.ticked is not None and kept.get(n) is not None:
                    line.ticked = kept[n]
        rows = [
            v.selectionModel().currentIndex().row() for v in (self.marks_view, self.claims_view)
        ]
        self.marks.show(lines)
        self.claims.show(self._claim_line(v) for v in self._checked.verdicts)
        for view, row in zip((self.marks_view, self.claims_view), rows, strict=True):
            if row >= 0:
                view.setCurrentIndex(view.model().index(row, 0))
        self.marks_title.setText(self._counted(self.tr("Marks"), len(lines)))
        self.claims_title.setText(self._counted(self.tr("Claims"), self.claims.rowCount()))
        self._show_stranger(self._checked)
        self.notes.setText(self._notes(self._checked))
        self._colour()
        self._name_button()
        self._share_space()

    def _keep_sizes(self, *_: int) -> None:
        self._sized = True

    def _share_space(self) -> None:
        """Room for each list by what stands in it, until somebody has parted it otherwise."""
        if self._sized:
            return
        needs = [
            max(sum(v.sizeHintForRow(n) for n in range(v.model().rowCount())), LEAST_LIST)
            for v in (self.marks_view, self.claims_view)
        ]
        room = sum(self._lists.sizes())
        upper = max(min(needs[0] + HEAD, room * needs[0] // sum(needs)), LEAST_LIST)
        if sum(needs) + 2 * HEAD < room:
            upper = needs[0] + HEAD
        self._lists.setSizes([upper, room - upper])

    @staticmethod
    def _counted(name: str, count: int) -> str:
        return f"{name} {count}" if count else name

    def _mark_line(self, offer: Offer, number: int) -> Line:
        item, draft = offer.item, offer.draft
        if item is None:
            told = [text.word(f"draft_{draft.kind}"), *self._told(draft)]
            reason = text.word(offer.reason)
            if reason == offer.reason:
                reason = text.problem(Problem(offer.reason))
            return Line(told[0], "\n".join([", ".join(told[1:]), reason]).strip(), draft.span,
                        "\u2013", "muted")  # fmt: skip
        event = item.incoming
        status = {
            "same": self.tr("is in the file already"),
            "changed": self.tr("corrects what is in the file"),
            "conflict": self.tr("differs from yours, which stays until you answer"),
        }.get(item.status, "")
        when = self.tr("known {known}").format(known=words.known(event))
        if event.traded_from is not None:
            traded = self.tr("traded {traded}").format(traded=words.traded(event))
            when = f"{traded} \u00b7 {when}"
        made_up = self._ws.is_simulated(self._listing())
        doubts = [
            text.problem(p)
            for p in self._ws.problems_of(event)
            if not (made_up and p.code in OF_THE_RANGE)
        ]
        if self._is_contradicted(draft):
            doubts.append(self.tr("Its numbers do not agree; see the claims below."))
        percent = text.number(100 * draft.confidence, 0)
        sure = self.tr("certainty {percent} %").format(percent=percent)
        roles = ", ".join(text.word(r) for r in getattr(event, "roles", ()))
        assumed = ""
        if draft.currency_assumed and event.currency and number not in self._edited:
            assumed = self.tr("currency {code} is assumed").format(code=event.currency)
        bound = ""
        if draft.bound and event.value is not None:
            bound = self.tr("money told as \u201c{bound}\u201d").format(
                bound=text.word(f"bound_{draft.bound}")
            )
        parts = [words.size(event), when]
        parts += [", ".join(p for p in (roles, bound, assumed, sure, status) if p)]
        sound = item.status == "new" and not doubts and draft.confidence >= SURE
        known = item.status == "same"
        return Line(
            words.title(event),
            "\n".join(p for p in (*parts, *doubts) if p),
            draft.span,
            "=" if known else "",
            "muted" if known else "warning" if doubts else "text",
            None if known else sound,
        )

    def _is_contradicted(self, draft: Draft) -> bool:
        """Whether a claim of a draft's own numbers does not agree."""
        return self._checked is not None and any(
            v.verdict == "contradicted"
            and v.statement.kind in OWN_NUMBERS
            and draft.span[0] <= v.statement.span[0] < draft.span[1]
            for v in self._checked.verdicts
        )

    def _told(self, draft: Draft) -> list[str]:
        found = []
        if draft.company:
            found.append(draft.company)
        if draft.shares is not None:
            found.append(self.tr("{n} shares").format(n=text.compact(draft.shares)))
        if draft.value is not None:
            found.append(f"{text.compact(draft.value)} {draft.currency or ''}".strip())
        return found

    def _claim_line(self, verdict: Verdict) -> Line:
        mark, hue = MARKS[verdict.verdict]
        statement = verdict.statement
        title = f"{text.word(f'claim_{statement.kind}')}: {text.word(verdict.verdict)}"
        return Line(
            title, verdict.reason.get(language.of_sentences(), ""), statement.span, mark, hue
        )

    def _show_stranger(self, checked: Checked) -> None:
        """Offers to add the company it is about, where that is in no list."""
        named = articles.main_company(checked.article, folded=False)
        self._stranger = named if named and checked.listing is None else ""
        shown = self._stranger.replace("&", "&&")  # one is a mnemonic
        self.add_button.setText(self.tr("Add {company}\u2026").format(company=shown))
        self.add_button.setVisible(bool(self._stranger))

    def _notes(self, checked: Checked) -> str:
        german = checked.article.language == "de"
        parts = [self.tr("Read as German.") if german else self.tr("Read as English.")]
        if checked.article.day is not None and checked.article.day_assumed:
            day = text.day(checked.article.day)
            parts.append(
                self.tr("It names its day without a year: {day} is assumed.").format(day=day)
            )
        elif checked.article.day is not None:
            day = text.day(checked.article.day)
            parts.append(
                self.tr("Days without a year are taken as seen from {day}.").format(day=day)
            )
        else:
            parts.append(
                self.tr("It names no day of its own: without one, days without a year are unknown.")
            )
        parts += [text.problem(p) for p in articles.doubts(checked.article, articles.today())]
        if (source := articles.source_of(checked)) is not None:
            parts.append(text.problem(source))
        if self._stranger:
            words_ = self.tr(
                "It is about {company}, which is in none of your lists: add it, or choose a "
                "company."
            )
            parts.append(words_.format(company=self._stranger))
        elif checked.listing is None:
            parts.append(self.tr("It names no company of your lists; choose one."))
        if not checked.article.drafts and not checked.article.statements:
            parts.append(self.tr("Nothing in it that could be marked or checked was found."))
        return " ".join(parts)

    def _name_button(self) -> None:
        count = len(self.marks.ticked)
        none = self.tr("Take marks in")
        self.ok.setText(self.tr("Take %n mark(s) in", "", count) if count else none)
        self.ok.setEnabled(count > 0)
        self._name_edit()

    def _name_edit(self, *_: object) -> None:
        """Only what can be taken in can be edited."""
        row = max(self.marks_view.currentIndex().row(), 0)
        offer = self._offers[row] if row < len(self._offers) else None
        self.edit_button.setEnabled(offer is not None and offer.item is not None)

    # -- text and lists point at each other

    def _colour(self) -> None:
        assert self._checked is not None
        found = []
        theme = self._theme
        for verdict in self._checked.verdicts:
            hue = QColor(getattr(theme, MARKS[verdict.verdict][1]))
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(hue)
            tint = QColor(hue)
            tint.setAlpha(28)
            look.setBackground(tint)
            found.append(self._selection(verdict.statement.span, look))
        for offer in self._offers:
            for span in offer.draft.spans.values():
                look = QTextCharFormat()
                look.setForeground(QColor(theme.insider if offer.item else theme.muted))
                look.setFontWeight(QFont.Weight.DemiBold)
                found.append(self._selection(span, look))
        self._marked = found
        self.text.setExtraSelections(found)

    def _selection(self, span: Span, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        one = QTextEdit.ExtraSelection()
        one.format = look
        one.cursor = self._cursor(span)
        return one

    def _cursor(self, span: Span) -> QTextCursor:
        begin, end = (self._place(p) for p in span)
        cursor = self.text.textCursor()
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _place(self, at: int) -> int:
        """A place in the text as Qt counts it: in UTF-16 units."""
        content = self._checked.article.text if self._checked is not None else ""
        if content.isascii():
            return at
        return at + sum(ord(c) > 0xFFFF for c in content[:at])

    def _show_span(self, view: QListView, *_: object) -> None:
        line = view.model().at(view.currentIndex().row())  # type: ignore[attr-defined]
        if line is None:
            return
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.selection))
        chosen = self._selection(line.span, look)
        self.text.setExtraSelections([chosen, *self._marked])
        cursor = self._cursor(line.span)
        cursor.setPosition(cursor.selectionStart())
        self.text.blockSignals(True)
        self.text.setTextCursor(cursor)
        self.text.blockSignals(False)
        self.text.ensureCursorVisible()

    def _cursor_moved(self) -> None:
        if self._checked is None or not self.text.hasFocus():
            return
        place = self.text.textCursor().position()
        for model, view in ((self.claims, self.claims_view), (self.marks, self.marks_view)):
            row = model.row_at(place)
            if row >= 0:
                view.setCurrentIndex(model.index(row, 0))
                view.scrollTo(model.index(row, 0))

    # -- what is done with it

    def _edit_mark(self) -> None:
        row = max(self.marks_view.currentIndex().row(), 0)
        offer = self._offers[row] if row < len(self._offers) else None
        if offer is None or offer.item is None:
            return
        event = offer.item.incoming
        listing = self._ws.desk.book.get(Listing, event.listing_id or "") or self._listing()
        if listing is None:
            return
        changed = self._edit(event, listing)
        if changed is not None:
            self._edited[row] = changed
            self._hold()

    @property
    def chosen(self) -> list[Item]:
        """The items that are ticked."""
        return [i for n in self.marks.ticked if (i := self._offers[n].item) is not None]

    def done(self, result: int) -> None:
        """Ends what is still being read."""
        self._typed.stop()
        self._prices.stop()
        self._reading.stop()
        super().done(result)
