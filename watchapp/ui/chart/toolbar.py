"""The row above the chart: its ranges, how prices are drawn, what they are compared with, marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QToolButton, QWidget

from watchapp.ui.chart.compare_menu import CompareButton
from watchapp.ui.chart.filter_menu import FilterButton
from watchapp.ui.chart.range_names import NAMES, name_of
from watchapp.ui.chart.style_names import (
    OVERLAYS,
    SCALES,
    STYLES,
    overlay_name,
    scale_name,
    style_name,
)
from watchapp.ui.flow import Flow


class Toolbar(QWidget):
    """Says what was chosen; ``take`` and ``check_range`` show what is."""

    range_chosen = Signal(str)
    style_chosen = Signal(str)
    scale_chosen = Signal(str)
    overlay_chosen = Signal(str, bool)
    compare_chosen = Signal(list)  # symbols

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = Flow(spread=True)
        flow.setContentsMargins(0, 0, 8, 0)
        self.setLayout(flow)
        self.ranges = QButtonGroup(self)
        self.ranges.setExclusive(True)
        for key in NAMES:
            button = QToolButton()
            button.setText(name_of(key))
            button.setCheckable(True)
            button.setProperty("range", key)
            button.setProperty("role", "compact")
            button.setAccessibleName(self.tr("Range %s") % name_of(key))
            self.ranges.addButton(button)
            flow.addWidget(button)
        self.ranges.buttonClicked.connect(
            lambda b: self.range_chosen.emit(str(b.property("range")))
        )
        self.style_button = self._chooser(STYLES, style_name, self.style_chosen.emit)
        self.style_button.setToolTip(self.tr("How prices are drawn, and lines over them"))
        self.style_button.menu().addSeparator()
        for code in OVERLAYS:
            action = self.style_button.menu().addAction(overlay_name(code))
            action.setCheckable(True)
            action.setData(code)
            action.triggered.connect(lambda on, code=code: self.overlay_chosen.emit(code, on))
        self.scale_button = self._chooser(SCALES, scale_name, self.scale_chosen.emit)
        self.scale_button.setToolTip(self.tr("How the price axis is divided"))
        self.compare_button = CompareButton()
        self.compare_button.chosen.connect(self.compare_chosen)
        self.marks_button = QToolButton()
        self.marks_button.setText(self.tr("Marks"))
        self.marks_button.setToolTip(self.tr("Shows or hides every mark (M)"))
        self.marks_button.setCheckable(True)
        self.filter_button = FilterButton()
        for group in (
            (self.style_button, self.scale_button),
            (self.compare_button,),
            (self.filter_button, self.marks_button),
        ):
            switches = QWidget()  # they stay together where the row is too long
            row = QHBoxLayout(switches)
            row.setSpacing(0)
            row.setContentsMargins(0, 0, 0, 0)
            for button in group:
                button.setProperty("role", "compact")
                row.addWidget(button)
            flow.addWidget(switches)

    @staticmethod
    def _chooser(
        codes: tuple[str, ...], name: Callable[[str], str], choose: Callable[[str], object]
    ) -> QToolButton:
        """A button whose menu offers what codes stand for."""
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for code in codes:
            action = menu.addAction(name(code))
            action.setCheckable(True)
            action.setData(code)
            action.triggered.connect(lambda _=False, code=code: choose(code))
        button.setMenu(menu)
        return button

    def take(self, style: str, scale: str, overlays: Iterable[str]) -> None:
        """Shows on both buttons, and in their menus, what is chosen."""
        over = set(overlays)
        for button, code, words in (
            (self.style_button, style, style_name(style)),
            (self.scale_button, scale, scale_name(scale)),
        ):
            button.setText(words + "\u2009\u25be")
            for action in button.menu().actions():
                action.setChecked(action.data() in {code, *over})

    def check_range(self, key: str) -> None:
        """Shows which range is chosen."""
        for button in self.ranges.buttons():
            button.setChecked(button.property("range") == key)
