"""What a click on a joined mark opens: its events one below the other, to choose one of them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from watchapp.core.events import Event
from watchapp.core.marks import Mark
from watchapp.ui.events.delegate import money_words
from watchapp.ui.events.words import largest_first, title, traded
from watchapp.ui.theme import Theme

MOST_ROWS = 9
WIDEST = 420
GAP = 14  # px between the glyph and the list


class Fan(QListWidget):
    """The events of one mark. ``chosen`` carries the id of one, ``opened`` that of one to edit.

    It closes when the keyboard goes elsewhere; Escape is a key of the chart.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Events of this mark"))
        self.currentItemChanged.connect(self._tell)
        self.itemDoubleClicked.connect(self._open)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self.setStyleSheet(
            f"QListWidget {{ background: {theme.panel}; color: {theme.text};"
            f" border: 1px solid {theme.line}; border-radius: 4px; padding: 4px; }}"
            "QListWidget::item { padding: 3px 6px; }"
            f"QListWidget::item:selected {{ background: {theme.selection}; color: {theme.text}; }}"
        )

    def show_mark(self, mark: Mark, at: QPointF) -> None:
        """Opens on the events of ``mark``, above ``at`` where there is room."""
        self.blockSignals(True)
        self.clear()
        for event in largest_first(mark.events):
            item = QListWidgetItem(row_words(event))
            item.setData(Qt.ItemDataRole.UserRole, event.id)
            self.addItem(item)
        self.blockSignals(False)
        parent = self.parentWidget()
        assert parent is not None
        room: QSize = parent.size()
        rows = min(len(mark.events), MOST_ROWS)
        beside = 2 * self.frameWidth() + 10
        wide = min(self.sizeHintForColumn(0) + beside + 20, WIDEST, room.width() - 8)
        high = min(rows * self.sizeHintForRow(0) + beside, room.height() - 8)
        self.resize(wide, high)
        x = min(max(at.x() - wide / 2, 4), room.width() - wide - 4)
        above = at.y() - GAP - high
        self.move(int(x), int(above if above >= 4 else min(at.y() + GAP, room.height() - high - 4)))
        self.show()
        self.raise_()
        self.setFocus()

    @property
    def events(self) -> set[str]:
        """The ids of the events it is open on; none while it is closed."""
        rows = range(self.count()) if self.isVisible() else ()
        return {str(self.item(row).data(Qt.ItemDataRole.UserRole)) for row in rows}

    def close_to(self, chart: QWidget) -> None:
        """Closes; the keyboard goes to ``chart`` where it was here."""
        if self.hasFocus():
            chart.setFocus()
        self.hide()

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            chart = self.parentWidget()
            assert chart is not None
            self.close_to(chart)
            self.opened.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.hide()


def row_words(event: Event) -> str:
    """An event in a line: its day, what it is, its size."""
    return "  \u00b7  ".join(p for p in (traded(event), title(event), money_words(event)) if p)
