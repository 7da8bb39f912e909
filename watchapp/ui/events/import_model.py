"""The rows of an import's preview: what each record would do, and which of them are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from watchapp.app import text
from watchapp.app.intake import Intake
from watchapp.core.book import Book
from watchapp.core.issuer import Issuer, Row
from watchapp.core.merge import Item
from watchapp.core.problems import Problem
from watchapp.ui.events import words

Index = QModelIndex | QPersistentModelIndex
STATUSES = ("new", "changed", "conflict", "same", "unread")
TICK, STATUS, COMPANY, DAY, WHAT, SIZE = range(6)


@dataclass(slots=True)
class Line:
    """One row: an item of the plan, or a record that could not be read (with its reason)."""

    status: str
    company: str
    item: Item | None = None
    where: str = ""
    reason: str = ""
    chosen: bool = False

    @property
    def can_be_chosen(self) -> bool:
        """True for what would change something."""
        return self.item is not None and self.status in ("new", "changed", "conflict")


def lines_of(found: Intake, book: Book) -> list[Line]:
    """The rows of a preview.

    Chosen are new and corrected records: of companies in the user's lists, or of all where none
    of them is.
    """
    names: dict[str, str] = {i.id: i.name for i in book.all(Issuer)}
    names |= {r.id: r.name for r in found.plan.needed.values() if isinstance(r, Issuer)}
    watched = _watched(book)
    items = found.plan.items
    some = any(i.incoming.issuer_id in watched for i in items)
    lines = [
        Line(
            i.status,
            names.get(i.incoming.issuer_id, ""),
            i,
            chosen=i.status in ("new", "changed") and (i.incoming.issuer_id in watched or not some),
        )
        for i in items
    ]
    for one in found.files:
        for bad in one.unread:
            where = f"{one.path.name}:{bad.line}" if bad.line else one.path.name
            reason = text.problem(Problem(bad.reason))
            column = f"{bad.column}: " if bad.column else ""
            lines.append(Line("unread", "", None, where, f"{column}{reason} {bad.text}".strip()))
    return lines


def _watched(book: Book) -> set[str]:
    from watchapp.core.issuer import Listing

    listings = {x.id: x.issuer_id for x in book.all(Listing)}
    return {listings[r.listing_id] for r in book.all(Row)}


class ImportModel(QAbstractTableModel):
    """Shows lines of some statuses; a tick says that a record is taken in."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._all = list(lines)
        self._shown = [x for x in self._all if x.status != "same"]

    @property
    def chosen(self) -> list[Item]:
        """The items that are taken in, and the conflicts that wait."""
        return [
            x.item
            for x in self._all
            if x.item is not None and (x.chosen or x.status in ("conflict", "same"))
        ]

    def count(self, status: str) -> int:
        """How many lines have a status."""
        return sum(x.status == status for x in self._all)

    @property
    def chosen_count(self) -> int:
        """How many records would be taken in."""
        return sum(x.chosen for x in self._all)

    def show_only(self, status: str) -> None:
        """Shows the lines of one status; "" for all but what is known."""
        self.beginResetModel()
        self._shown = [
            x for x in self._all if (x.status == status if status else x.status != "same")
        ]
        self.endResetModel()

    def choose_all(self, chosen: bool) -> None:
        """Ticks everything that is shown, or nothing of it."""
        for line in self._shown:
            if line.can_be_chosen and line.status != "conflict":
                line.chosen = chosen
        if self._shown:
            last = self.index(len(self._shown) - 1, TICK)
            self.dataChanged.emit(self.index(0, TICK), last, [Qt.ItemDataRole.CheckStateRole])

    def line(self, row: int) -> Line | None:
        """The line in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    # -- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 6

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            "",
            self.tr("Record"),
            self.tr("Company"),
            self.tr("Traded"),
            self.tr("What"),
            self.tr("Size"),
        )[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row())
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if line is not None and index.column() == TICK and line.status in ("new", "changed"):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        if line is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            if index.column() != TICK or line.status not in ("new", "changed"):
                return None
            return Qt.CheckState.Checked if line.chosen else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(line, index.column()) or None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TICK:
            return self.tr("taken in") if line.chosen else self.tr("left out")
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line(index.row())
        if line is None or role != Qt.ItemDataRole.CheckStateRole or index.column() != TICK:
            return False
        line.chosen = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        return True

    def status_words(self, status: str) -> str:
        """What a status is called."""
        return {
            "new": self.tr("new"),
            "changed": self.tr("corrected"),
            "conflict": self.tr("differs from yours"),
            "same": self.tr("known"),
            "unread": self.tr("not read"),
        }[status]

    def _words(self, line: Line, column: int) -> str:
        if column == STATUS:
            return self.status_words(line.status)
        if line.item is None:
            return {COMPANY: line.where, WHAT: line.reason}.get(column, "")
        event = line.item.incoming
        if column == COMPANY:
            return line.company
        if column == DAY:
            return words.traded(event)
        return words.title(event) if column == WHAT else words.size(event) if column == SIZE else ""
