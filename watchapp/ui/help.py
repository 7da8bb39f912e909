"""The page of keys, and what the program is."""

from __future__ import annotations

import html
import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from watchapp import __version__
from watchapp.ui import actions


class KeysDialog(QDialog):
    """Every key, from the one table of actions, and those of the chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(480, 560)
        page = QTextBrowser()
        page.setAccessibleName(self.tr("Keys"))
        page.setHtml(self._page())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(page)
        layout.addWidget(buttons)

    def _page(self) -> str:
        lines = [
            (e.words.replace("&", ""), keys)
            for e in actions.ENTRIES
            if (keys := actions.all_keys_of(e))
        ]
        lines += [
            (self.tr("Chart: move"), self.tr("drag, two fingers")),
            (self.tr("Chart: zoom"), self.tr("wheel, pinch")),
            (self.tr("Chart: measure"), self.tr("Shift and drag")),
            (self.tr("Chart: stretch prices"), self.tr("drag the price axis; double-click fits")),
        ]
        cells = "".join(
            f"<tr><td style='padding:2px 24px 2px 0'>{html.escape(name)}</td>"
            f"<td style='padding:2px 0'>{html.escape(keys)}</td></tr>"
            for name, keys in lines
        )
        return f"<table>{cells}</table>"


class AboutDialog(QDialog):
    """What it is, what it is not, and which versions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About watchapp"))
        words = QLabel(
            f"watchapp {__version__}\n\n"
            + self.tr(
                "Price, what insiders did with their own money, what the company did with its "
                "buyback money, and how the price reacted, on one chart."
            )
            + "\n\n"
            + self.tr("Measurements from prices and filings. No investment advice.")
            + f"\n\nPython {platform.python_version()}, Qt {qVersion()}"
        )
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setMinimumWidth(360)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(buttons)
