"""The menu bar as the first frame shows it; ``actions`` fills it behind that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QMenuBar

MENUS = {
    "file": QT_TRANSLATE_NOOP("actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("actions", "&Edit"),
    "list": QT_TRANSLATE_NOOP("actions", "&List"),
    "event": QT_TRANSLATE_NOOP("actions", "Eve&nts"),
    "view": QT_TRANSLATE_NOOP("actions", "&View"),
    "help": QT_TRANSLATE_NOOP("actions", "&Help"),
}


def titles(bar: QMenuBar) -> dict[str, QMenu]:
    """The menus by id, still empty: their titles are all that the first frame shows of them."""
    return {
        key: bar.addMenu(QCoreApplication.translate("actions", str(label)))
        for key, label in MENUS.items()
    }
