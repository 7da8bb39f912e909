"""What the window's actions do: each a few lines that ask a panel, a dialog or the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from watchapp.app import text
from watchapp.core.change import Act
from watchapp.ui.commands.articles import ArticleCommands
from watchapp.ui.commands.events import EventCommands
from watchapp.ui.commands.files import FileCommands
from watchapp.ui.commands.imports import ImportCommands
from watchapp.ui.commands.lists import ListCommands
from watchapp.ui.commands.views import ViewCommands

if TYPE_CHECKING:
    from watchapp.ui.window import Window


class Commands:
    """Finds the method ``do_<id>`` that carries out an action of ``actions.ENTRIES``."""

    def __init__(self, window: Window) -> None:
        self.files = FileCommands(window)
        self.lists = ListCommands(window)
        self.events = EventCommands(window)
        self.imports = ImportCommands(window)
        self.articles = ArticleCommands(window)
        self.views = ViewCommands(window)

    def slot(self, key: str) -> Callable[..., None] | None:
        """What an action does, None for one that only opens a submenu."""
        menus = (
            self.files, self.lists, self.events, self.imports, self.articles, self.views,
        )  # fmt: skip
        for menu in menus:
            found: Callable[..., None] | None = getattr(menu, f"do_{key}", None)
            if found is not None:
                return found
        return None


def label_of(act: Act | None, verb: str) -> str:
    """An action's name with what it would do: Undo add 1810.HK."""
    if act is None:
        return verb
    words = QCoreApplication.translate("Commands", "{verb} {act}")
    return words.format(verb=verb, act=text.act(act))


def touches(act: Act, kind: type) -> bool:
    """True when an act changes records of a kind."""
    return any(isinstance(c.record, kind) for c in act.changes)
