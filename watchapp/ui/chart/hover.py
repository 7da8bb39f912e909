"""The card beside a mark: the first five events, and how many more there are."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from watchapp.core.marks import Mark
from watchapp.ui.events.words import largest_first, summary
from watchapp.ui.theme import Theme
from watchapp.ui.wrapping import unbroken

MOST = 5
GAP = 14
WIDEST = 380


class HoverCard(QLabel):
    """Follows the mouse while it is over a mark, flipping at the window's edges."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.set_theme(theme)
        self.hide()
        self._mark: Mark | None = None

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self.setStyleSheet(
            f"background: {theme.panel}; color: {theme.text}; border: 1px solid {theme.line};"
            "border-radius: 4px; padding: 6px 8px; font-size: 12px;"
        )

    def shows(self, mark: Mark) -> bool:
        """True when the card of ``mark`` is open."""
        return self.isVisible() and self._mark is mark

    def follow(self, mark: Mark | None, at: QPointF) -> None:
        """Shows the card of ``mark`` at a place, hides it for None."""
        if mark is None:
            self._mark = None
            self.hide()
            return
        parent = self.parentWidget()
        assert parent is not None
        room = parent.size()
        if mark is not self._mark:
            self._mark = mark
            lines = [summary(e) for e in largest_first(mark.events)[:MOST]]
            if mark.listing:
                lines.insert(0, self.tr("Listing %s, at its own price") % mark.listing)
            if len(mark.events) > MOST:
                lines.append(self.tr("+%n more", "", len(mark.events) - MOST))
            self.setText(unbroken("\n\n".join(lines)))
            self.setMaximumWidth(min(WIDEST, room.width()))
            self.adjustSize()
        x, y = at.x() + GAP, at.y() + GAP
        if x + self.width() > room.width():
            x = at.x() - GAP - self.width()
        if y + self.height() > room.height():
            y = at.y() - GAP - self.height()
        self.move(int(max(0, x)), int(max(0, y)))
        self.show()
        self.raise_()
