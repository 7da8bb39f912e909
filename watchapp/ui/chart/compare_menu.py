"""The menu of the symbols that a chart is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton

from watchapp.core import identifiers
from watchapp.ui.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MOST = len(LIGHT.compared)  # each has a colour of its own
MOST_OFFERED = 30
LONGEST = 30  # letters of a name in the menu


class CompareButton(QToolButton):
    """``chosen`` carries the symbols; ``offered`` asks for ``take`` before the menu opens."""

    chosen = Signal(list)
    offered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(self.tr("Other symbols beside this one, all from the left edge on (V)"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._symbols: list[str] = []
        self._names: dict[str, str] = {}
        self.take(())

    def take(self, symbols: Sequence[str], names: Mapping[str, str] | None = None) -> None:
        """Shows what is compared; ``names`` are the symbols that are offered, with their names."""
        self._symbols = list(symbols)
        if names is not None:
            self._names = dict(names)
        words = self.tr("Compare")
        if self._symbols:
            words = self._symbols[0] if len(self._symbols) == 1 else (
                f"{self._symbols[0]} +{len(self._symbols) - 1}"
            )  # fmt: skip
        self.setText(words + "\u2009\u25be")
        told = ", ".join(self._symbols) or self.tr("none")
        self.setAccessibleName(self.tr("Compared symbols: %s") % told)
        self.setCheckable(bool(self._symbols))
        self.setChecked(bool(self._symbols))

    def open(self) -> None:
        """Opens the menu below the button; unlike ``showMenu`` it does not wait for a choice."""
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _fill(self) -> None:
        self.offered.emit()
        menu = self._menu
        menu.clear()
        clear = menu.addAction(self.tr("Compare with none"), lambda: self.chosen.emit([]))
        clear.setEnabled(bool(self._symbols))
        menu.addSeparator()
        rest = [s for s in self._names if s not in self._symbols]
        full = len(self._symbols) >= MOST
        for symbol in (*self._symbols, *rest[:MOST_OFFERED]):
            name = self._names.get(symbol, "")
            short = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "\u2026"
            label = f"{symbol}\t{short}" if short and short != symbol else symbol
            action = menu.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(symbol in self._symbols)
            action.setEnabled(symbol in self._symbols or not full)
            action.triggered.connect(lambda on, s=symbol: self._toggle(s, on=on))
        menu.addSeparator()
        menu.addAction(self.tr("Another symbol\u2026"), self._ask).setEnabled(not full)

    def _toggle(self, symbol: str, *, on: bool) -> None:
        rest = [s for s in self._symbols if s != symbol]
        self.chosen.emit([*rest, symbol] if on else rest)

    def _ask(self) -> None:
        from PySide6.QtWidgets import QInputDialog  # not for the first frame

        words, sure = QInputDialog.getText(
            self.window(),
            self.tr("Compare"),
            self.tr("Symbol as at Yahoo, for an index such as ^HSI or ^GDAXI:"),
        )
        symbol = identifiers.clean(words)
        if sure and symbol:
            self._toggle(symbol, on=True)
