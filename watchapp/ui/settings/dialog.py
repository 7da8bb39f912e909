"""The settings: language, looks, and whether the network is used."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from watchapp.settings import Settings


class SettingsDialog(QDialog):
    """Shows the settings; ``values`` gives what was chosen."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._theme = self._box(
            settings.theme,
            (self.tr("as the system"), ""),
            (self.tr("light"), "light"),
            (self.tr("dark"), "dark"),
        )
        self._contrast = self._box(
            settings.contrast,
            (self.tr("as the system"), ""),
            (self.tr("normal"), "normal"),
            (self.tr("high"), "high"),
        )
        self._palette = self._box(
            settings.palette,
            (self.tr("green up, red down"), "western"),
            (self.tr("red up, green down"), "asian"),
            (self.tr("blue up, orange down"), "colourblind"),
        )
        self._language = self._box(
            settings.language,
            (self.tr("as the system"), ""),
            ("English", "en"),
            ("Deutsch", "de"),
        )
        self._network = QCheckBox(self.tr("Ask Yahoo for prices"))
        self._network.setChecked(settings.network)
        self._insiders = self._number(settings.cluster_insiders, 2, 9)
        self._insiders.setAccessibleName(self.tr("Insiders of a cluster"))
        self._days = self._number(settings.cluster_days, 1, 365)
        self._days.setAccessibleName(self.tr("Days of a cluster"))
        cluster = QHBoxLayout()
        cluster.addWidget(self._insiders)
        cluster.addWidget(QLabel(self.tr("insiders within")))
        cluster.addWidget(self._days)
        cluster.addWidget(QLabel(self.tr("days")))
        cluster.addStretch(1)
        form = QFormLayout()
        form.addRow(self.tr("Colours"), self._theme)
        form.addRow(self.tr("Contrast"), self._contrast)
        form.addRow(self.tr("Up and down"), self._palette)
        form.addRow(self.tr("Language"), self._language)
        form.addRow(self.tr("Cluster"), cluster)
        form.addRow("", self._network)
        later = QLabel(self.tr("Another language is spoken from the next start on."))
        later.setProperty("role", "muted")
        later.setWordWrap(True)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(later)
        layout.addWidget(buttons)

    def _box(self, current: str, *choices: tuple[str, str]) -> QComboBox:
        box = QComboBox()
        for words, value in choices:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(current)))
        return box

    def _number(self, value: int, least: int, most: int) -> QSpinBox:
        box = QSpinBox()
        box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        box.setRange(least, most)
        box.setValue(value)
        return box

    def values(self) -> dict[str, Any]:
        """The chosen settings by name."""
        return {
            "theme": self._theme.currentData(),
            "contrast": self._contrast.currentData(),
            "palette": self._palette.currentData(),
            "language": self._language.currentData(),
            "cluster_insiders": self._insiders.value(),
            "cluster_days": self._days.value(),
            "network": self._network.isChecked(),
        }
