"""Every action of the window, one a line: where it stands, what it is called, which keys do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence

from watchapp.core.records import dataclass

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from watchapp.ui.commands import Commands

CONTEXT = "actions"


@dataclass(frozen=True, slots=True)
class Entry:
    """One action. ``do_<id>`` of the window's commands carries it out.

    ``here`` limits its keys to the panels of these names (list, chart, events), so that a letter
    can be a key without being in the way of typing. ``told`` are keys that the chart itself takes,
    such as arrows, which its buttons need too; the menu only says them.
    """

    id: str
    menu: str
    label: object
    keys: str = ""
    here: str = ""
    checkable: bool = False
    told: str = ""

    @property
    def words(self) -> str:
        """The label in the user's language."""
        return QCoreApplication.translate(CONTEXT, str(self.label))


SEPARATOR = "-"

ENTRIES: tuple[Entry, ...] = (
    Entry("new", "file", QT_TRANSLATE_NOOP("actions", "&New\u2026"), "Ctrl+N"),
    Entry("open", "file", QT_TRANSLATE_NOOP("actions", "&Open\u2026"), "Ctrl+O"),
    Entry("recent", "file", QT_TRANSLATE_NOOP("actions", "&Recent")),
    Entry(SEPARATOR, "file", ""),
    Entry("save_copy", "file", QT_TRANSLATE_NOOP("actions", "&Save copy as\u2026"), "Ctrl+Shift+S"),
    Entry("restore", "file", QT_TRANSLATE_NOOP("actions", "Res&tore\u2026")),
    Entry("import_events", "file", QT_TRANSLATE_NOOP("actions", "Import e&vents\u2026"), "Ctrl+I"),
    Entry(
        "article", "file", QT_TRANSLATE_NOOP("actions", "Read an &article\u2026"), "Ctrl+Shift+V"
    ),
    Entry("import_prices", "file", QT_TRANSLATE_NOOP("actions", "&Import prices\u2026")),
    Entry("export_prices", "file", QT_TRANSLATE_NOOP("actions", "&Export prices\u2026")),
    Entry("save_picture", "file", QT_TRANSLATE_NOOP("actions", "Save pict&ure\u2026"), "Ctrl+E"),
    Entry("export_seen", "file", QT_TRANSLATE_NOOP("actions", "Export &what is seen\u2026")),
    Entry(SEPARATOR, "file", ""),
    Entry("sample", "file", QT_TRANSLATE_NOOP("actions", "The &Xiaomi story (sample)")),
    Entry("settings", "file", QT_TRANSLATE_NOOP("actions", "Settin&gs\u2026"), "Ctrl+,"),
    Entry("quit", "file", QT_TRANSLATE_NOOP("actions", "&Quit"), "Ctrl+Q"),
    Entry("undo", "edit", QT_TRANSLATE_NOOP("actions", "&Undo"), "Ctrl+Z"),
    Entry("redo", "edit", QT_TRANSLATE_NOOP("actions", "&Redo"), "Ctrl+Y; Ctrl+Shift+Z"),
    Entry(SEPARATOR, "edit", ""),
    Entry("copy", "edit", QT_TRANSLATE_NOOP("actions", "&Copy rows"), "Ctrl+C", "list"),
    Entry(
        "paste",
        "edit",
        QT_TRANSLATE_NOOP("actions", "&Paste a list or an article"),
        "Ctrl+V",
        "list chart events",
    ),
    Entry(
        "copy_picture",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Copy c&hart as picture"),
        "Ctrl+Shift+C",
    ),
    Entry("find", "list", QT_TRANSLATE_NOOP("actions", "&Find or add\u2026"), "Ctrl+K"),
    Entry("filter", "list", QT_TRANSLATE_NOOP("actions", "Fi&lter"), "Ctrl+F"),
    Entry("import_list", "list", QT_TRANSLATE_NOOP("actions", "&Import a list\u2026")),
    Entry(SEPARATOR, "list", ""),
    Entry("note", "list", QT_TRANSLATE_NOOP("actions", "&Note on the row\u2026"), "F2", "list"),
    Entry("refresh", "list", QT_TRANSLATE_NOOP("actions", "&Refresh prices"), "F5"),
    Entry("move_up", "list", QT_TRANSLATE_NOOP("actions", "Move &up"), "Alt+Up", "list"),
    Entry("move_down", "list", QT_TRANSLATE_NOOP("actions", "Move &down"), "Alt+Down", "list"),
    Entry("move_to", "list", QT_TRANSLATE_NOOP("actions", "Mo&ve to")),
    Entry("remove", "list", QT_TRANSLATE_NOOP("actions", "Re&move"), "Del", "list"),
    Entry(SEPARATOR, "list", ""),
    Entry("new_list", "list", QT_TRANSLATE_NOOP("actions", "New li&st\u2026"), "Ctrl+Shift+N"),
    Entry("rename_list", "list", QT_TRANSLATE_NOOP("actions", "Rename lis&t\u2026")),
    Entry("delete_list", "list", QT_TRANSLATE_NOOP("actions", "D&elete list")),
    Entry("next_list", "list", QT_TRANSLATE_NOOP("actions", "Ne&xt list"), "Ctrl+PgDown"),
    Entry("previous_list", "list", QT_TRANSLATE_NOOP("actions", "&Previous list"), "Ctrl+PgUp"),
    Entry(
        "add_insider_deal", "event", QT_TRANSLATE_NOOP("actions", "&Insider deal\u2026"), "Ctrl+1"
    ),
    Entry("add_repurchase", "event", QT_TRANSLATE_NOOP("actions", "&Repurchase\u2026"), "Ctrl+2"),
    Entry(
        "add_buyback_programme",
        "event",
        QT_TRANSLATE_NOOP("actions", "&Buyback programme\u2026"),
        "Ctrl+3",
    ),
    Entry(
        "add_insider_plan", "event", QT_TRANSLATE_NOOP("actions", "Insider &plan\u2026"), "Ctrl+4"
    ),
    Entry("add_note", "event", QT_TRANSLATE_NOOP("actions", "&Note\u2026"), "Ctrl+5"),
    Entry(
        "add_calendar_day",
        "event",
        QT_TRANSLATE_NOOP("actions", "&Closed period or calendar day\u2026"),
        "Ctrl+6",
    ),
    Entry(SEPARATOR, "event", ""),
    Entry("news", "event", QT_TRANSLATE_NOOP("actions", "Ne&w events\u2026"), "F9"),
    Entry("sources", "event", QT_TRANSLATE_NOOP("actions", "&Sources\u2026"), "F7"),
    Entry("bafin", "event", QT_TRANSLATE_NOOP("actions", "Search at Ba&Fin")),
    Entry("people", "event", QT_TRANSLATE_NOOP("actions", "Pers&ons\u2026")),
    Entry("study", "event", QT_TRANSLATE_NOOP("actions", "St&udy\u2026"), "S", "events chart"),
    Entry(SEPARATOR, "event", ""),
    Entry(
        "edit_event",
        "event",
        QT_TRANSLATE_NOOP("actions", "&Edit event\u2026"),
        "Return",
        "events chart",
    ),
    Entry(
        "delete_event",
        "event",
        QT_TRANSLATE_NOOP("actions", "&Delete event"),
        "Del",
        "events chart",
    ),
    Entry("next_mark", "event", QT_TRANSLATE_NOOP("actions", "Ne&xt mark"), "N", "events chart"),
    Entry(
        "previous_mark",
        "event",
        QT_TRANSLATE_NOOP("actions", "Pre&vious mark"),
        "Shift+N",
        "events chart",
    ),
    Entry("marks", "view", QT_TRANSLATE_NOOP("actions", "&Marks"), "M", "chart", checkable=True),
    Entry(
        "filter_person",
        "view",
        QT_TRANSLATE_NOOP("actions", "Only this pe&rson"),
        "F",
        "events chart",
    ),
    Entry(
        "anchor_known",
        "view",
        QT_TRANSLATE_NOOP("actions", "Marks stand when kno&wn"),
        "K",
        "chart",
        checkable=True,
    ),
    Entry("show_all", "view", QT_TRANSLATE_NOOP("actions", "Show all mar&ks"), "Esc", "chart"),
    Entry(SEPARATOR, "view", ""),
    Entry("style_candles", "view", QT_TRANSLATE_NOOP("actions", "Cand&les"), "C", "chart", True),
    Entry("style_bars", "view", QT_TRANSLATE_NOOP("actions", "&Bars"), "B", "chart", True),
    Entry("style_line", "view", QT_TRANSLATE_NOOP("actions", "Lin&e"), "L", "chart", True),
    Entry("style_area", "view", QT_TRANSLATE_NOOP("actions", "&Area"), "A", "chart", True),
    Entry("scale_log", "view", QT_TRANSLATE_NOOP("actions", "Lo&g axis"), "G", "chart", True),
    Entry(
        "scale_percent",
        "view",
        QT_TRANSLATE_NOOP("actions", "Axis in per cen&t"),
        "P",
        "chart",
        True,
    ),
    Entry("compare", "view", QT_TRANSLATE_NOOP("actions", "Compare wit&h others"), "V", "chart"),
    Entry(SEPARATOR, "view", ""),
    Entry("zoom_in", "view", QT_TRANSLATE_NOOP("actions", "Zoom &in"), "Ctrl++; Ctrl+="),
    Entry("zoom_out", "view", QT_TRANSLATE_NOOP("actions", "Zoom &out"), "Ctrl+-"),
    Entry("zoom_reset", "view", QT_TRANSLATE_NOOP("actions", "Reset the &zoom"), "Ctrl+0"),
    Entry("bar_before", "move", QT_TRANSLATE_NOOP("actions", "Bar &before"), told="Left"),
    Entry("bar_behind", "move", QT_TRANSLATE_NOOP("actions", "Bar &after"), told="Right"),
    Entry("move_left", "move", QT_TRANSLATE_NOOP("actions", "To the &left"), told="Shift+Left"),
    Entry("move_right", "move", QT_TRANSLATE_NOOP("actions", "To the &right"), told="Shift+Right"),
    Entry("page_left", "move", QT_TRANSLATE_NOOP("actions", "&Page to the left"), told="PgUp"),
    Entry("page_right", "move", QT_TRANSLATE_NOOP("actions", "Pa&ge to the right"), told="PgDown"),
    Entry("first_bar", "move", QT_TRANSLATE_NOOP("actions", "&First bar"), told="Home"),
    Entry("newest_bar", "move", QT_TRANSLATE_NOOP("actions", "&Newest bar"), told="End"),
    Entry("bars_fewer", "move", QT_TRANSLATE_NOOP("actions", "Fe&wer bars"), told="Ctrl+Right; +"),
    Entry("bars_more", "move", QT_TRANSLATE_NOOP("actions", "&More bars"), told="Ctrl+Left; -"),
    Entry("range_chosen", "move", QT_TRANSLATE_NOOP("actions", "Reset the &zoom"), told="0"),
    Entry(SEPARATOR, "view", ""),
    Entry("columns", "view", QT_TRANSLATE_NOOP("actions", "&Columns")),
    Entry("dense", "view", QT_TRANSLATE_NOOP("actions", "&Dense rows"), checkable=True),
    Entry("side", "view", QT_TRANSLATE_NOOP("actions", "&Side panel"), "F8", checkable=True),
    Entry("next_panel", "view", QT_TRANSLATE_NOOP("actions", "Next &panel"), "F6"),
    Entry("shortcuts", "help", QT_TRANSLATE_NOOP("actions", "&Keys"), "F1"),
    Entry("log", "help", QT_TRANSLATE_NOOP("actions", "Open the &log folder")),
    Entry("about", "help", QT_TRANSLATE_NOOP("actions", "&About watchapp")),
)

EVENT_FORMS = tuple(e.id for e in ENTRIES if e.menu == "event" and e.id.startswith("add_"))


MOVE = QT_TRANSLATE_NOOP("actions", "&Jump along the chart")


def keys_of(entry: Entry) -> list[QKeySequence]:
    """The key sequences of an action."""
    return _sequences(entry.keys)


def all_keys_of(entry: Entry) -> str:
    """Them and those that the chart itself takes, as the system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    found = _sequences(entry.keys) + _sequences(entry.told)
    return ", ".join(k.toString(native) for k in found)


def _sequences(keys: str) -> list[QKeySequence]:
    return [QKeySequence(k.strip()) for k in keys.split(";") if k.strip()]


def build(
    menus: dict[str, QMenu], commands: Commands, panels: dict[str, QWidget], window: QWidget
) -> dict[str, QAction]:
    """Fills the menus; gives the actions by id.

    Every action is connected to ``do_<id>`` of ``commands``. An action of a panel works by its
    keys only inside that panel, from the menu always.
    """
    actions: dict[str, QAction] = {}
    for entry in ENTRIES:
        if entry.id == SEPARATOR:
            menus[entry.menu].addSeparator()
            continue
        if entry.menu not in menus:
            label = QCoreApplication.translate(CONTEXT, str(MOVE))
            menus[entry.menu] = menus["view"].addMenu(label)
        action = QAction(entry.words, window)
        action.setShortcuts(keys_of(entry))
        if entry.told:  # behind a tab a menu writes what looks like a key
            action.setText(f"{entry.words}\t{all_keys_of(entry)}")
        action.setCheckable(entry.checkable)
        if entry.here:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            for name in entry.here.split():
                panels[name].addAction(action)
        slot = commands.slot(entry.id)
        if slot is not None:
            (action.toggled if entry.checkable else action.triggered).connect(slot)
        menus[entry.menu].addAction(action)
        actions[entry.id] = action
    return actions
