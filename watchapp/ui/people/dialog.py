"""Insiders of a company: names that are one person are joined, those that are not separated."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from watchapp.app import people, text
from watchapp.app.workspace import Workspace
from watchapp.core.issuer import Listing, Person
from watchapp.ui.asking import Asking
from watchapp.ui.flow import Flow
from watchapp.ui.sizes import fit

PERSON = Qt.ItemDataRole.UserRole


class PeopleDialog(QDialog):
    """Shows the persons; every join and separation is done at once and can be undone."""

    def __init__(
        self, workspace: Workspace, listing: Listing, asking: Asking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Insiders of %s") % listing.name)
        self._ws, self._listing, self._asking = workspace, listing, asking
        self.words = QLabel(
            self.tr(
                "Spellings of one name are one person. Choose two persons or more to join them, a "
                "spelling to make it a person of its own. What was filed stays as it was filed."
            )
        )
        self.words.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([self.tr("Person"), self.tr("Records")])
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setAccessibleName(self.tr("Persons and their spellings"))
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.join_button = QPushButton(self.tr("Join"))
        self.separate_button = QPushButton(self.tr("Separate"))
        close = QPushButton(self.tr("Close"))
        for button in (self.join_button, self.separate_button, close):
            button.setAutoDefault(False)
        self.join_button.clicked.connect(self.join)
        self.separate_button.clicked.connect(self.separate)
        close.clicked.connect(self.reject)
        self.tree.itemSelectionChanged.connect(self._offer)
        row = Flow(gap=6, spread=True)
        for button in (self.join_button, self.separate_button, close):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row)
        fit(self, 520, 420)
        self.refresh()

    def refresh(self) -> None:
        """Shows the persons anew."""
        self._ws.desk.open_issuer(self._listing.issuer_id)
        self.tree.clear()
        for person, count in people.of_issuer(self._ws.desk.book, self._listing.issuer_id):
            item = QTreeWidgetItem([person.name, text.number(float(count), 0)])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, PERSON, person)
            for alias in person.aliases:
                child = QTreeWidgetItem([alias, ""])
                child.setData(0, PERSON, person)
                item.addChild(child)
            self.tree.addTopLevelItem(item)
        self.tree.expandAll()
        self.tree.setFocus()
        self._offer()

    @property
    def persons(self) -> list[Person]:
        """The persons that are chosen, in the order in which they stand."""
        top = [self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount())]
        return [i.data(0, PERSON) for i in top if i is not None and i.isSelected()]

    @property
    def alias(self) -> tuple[Person, str] | None:
        """The one spelling that is chosen, with its person."""
        chosen = self.tree.selectedItems()
        if len(chosen) != 1 or chosen[0].parent() is None:
            return None
        return chosen[0].data(0, PERSON), chosen[0].text(0)

    def _offer(self) -> None:
        self.join_button.setEnabled(len(self.persons) > 1)
        self.separate_button.setEnabled(self.alias is not None)

    def join(self) -> None:
        """Makes the chosen persons one, the first of them."""
        if len(self.persons) > 1:
            self._asking.do(lambda: people.merged(self._ws.desk, self.persons))
            self.refresh()

    def separate(self) -> None:
        """Makes the chosen spelling a person of its own."""
        chosen = self.alias
        if chosen is not None:
            self._asking.do(lambda: people.separated(self._ws.desk, *chosen))
            self.refresh()
