"""What the marks show: the menu of the filter, and the chip that says what is not shown and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from watchapp.app import text
from watchapp.core.event_filter import EventFilter
from watchapp.core.events import MARKET_SIDES, Event

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SUMS = (Decimal(100_000), Decimal(1_000_000), Decimal(10_000_000), Decimal(100_000_000))
MOST_PEOPLE = 20


def filter_words(chosen: EventFilter) -> str:
    """What a filter leaves, in a few words; "" for one that leaves everything."""
    parts = [text.word(kind) for kind in sorted(chosen.kinds)]
    parts += [text.word(side) for side in sorted(chosen.sides)]
    parts += [text.word(role) for role in sorted(chosen.roles)]
    if chosen.person:
        parts.append(chosen.person)
    if chosen.least is not None:
        parts.append(f"\u2265 {text.compact(chosen.least)}")
    if chosen.market_only:
        parts.append(QCoreApplication.translate("filter", "market decisions"))
    return " \u00b7 ".join(parts)


class FilterButton(QToolButton):
    """Offers filters of the events there are; ``chosen`` carries the new one.

    ``anchored`` carries which clock shall say where marks stand.
    """

    chosen = Signal(object)
    anchored = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(self.tr("Which marks are shown (Esc on the chart: all)"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._events: tuple[Event, ...] = ()
        self._filter = EventFilter()
        self._anchor = "traded"
        self.take(self._filter, ())

    def take(self, chosen: EventFilter, events: Iterable[Event]) -> None:
        """Shows a filter, and offers what these events have."""
        self._filter, self._events = chosen, tuple(events)
        words = filter_words(chosen) if chosen.active else self.tr("Filter")
        shown = words if len(words) <= 24 else words[:23].rstrip() + "\u2026"
        self.setText(shown + "\u2009\u25be")
        self.setAccessibleName(self.tr("Filter of the marks: %s") % (words or self.tr("none")))
        self.setCheckable(chosen.active)
        self.setChecked(chosen.active)

    def take_anchor(self, code: str) -> None:
        """Shows which clock says where marks stand."""
        self._anchor = code

    def _fill(self) -> None:
        menu, chosen = self._menu, self._filter
        menu.clear()
        clear = menu.addAction(self.tr("Show all"), lambda: self.chosen.emit(EventFilter()))
        clear.setEnabled(chosen.active)
        menu.addSeparator()
        market = menu.addAction(self.tr("Market decisions only"))
        market.setCheckable(True)
        market.setChecked(chosen.market_only)
        market.triggered.connect(lambda on: self.chosen.emit(replace(chosen, market_only=on)))
        for side in MARKET_SIDES:
            self._toggle(menu, text.word(side), "sides", side)
        kinds = menu.addMenu(self.tr("Kind"))
        for kind in sorted({e.KIND for e in self._events}, key=text.word):
            self._toggle(kinds, text.word(kind), "kinds", kind)
        roles = sorted({r for e in self._events for r in getattr(e, "roles", ())}, key=text.word)
        of_roles = menu.addMenu(self.tr("Role"))
        of_roles.setEnabled(bool(roles))
        for role in roles:
            self._toggle(of_roles, text.word(role), "roles", role)
        people = sorted({p for e in self._events if (p := getattr(e, "person", ""))})
        of_people = menu.addMenu(self.tr("Person"))
        of_people.setEnabled(bool(people))
        for person in people[:MOST_PEOPLE]:
            self._one(of_people, person, person == chosen.person, person=person)
        sums = menu.addMenu(self.tr("At least"))
        for least in SUMS:
            self._one(sums, text.compact(least), least == chosen.least, least=least)
        menu.addSeparator()
        clocks = menu.addMenu(self.tr("Marks stand"))
        for code in ("traded", "known"):
            action = clocks.addAction(text.word(code))
            action.setCheckable(True)
            action.setChecked(code == self._anchor)
            action.triggered.connect(lambda _=False, code=code: self.anchored.emit(code))

    def _toggle(self, menu: QMenu, words: str, part: str, code: str) -> None:
        own: frozenset[str] = getattr(self._filter, part)
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(code in own)
        changed = replace(self._filter, **{part: own ^ {code}})  # type: ignore[arg-type]
        action.triggered.connect(lambda: self.chosen.emit(changed))

    def _one(self, menu: QMenu, words: str, on: bool, **part: object) -> None:
        """An entry of which one at most is chosen; chosen again it is given up."""
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        nothing = EventFilter()
        values = {k: getattr(nothing, k) if on else v for k, v in part.items()}
        changed = replace(self._filter, **values)  # type: ignore[arg-type]
        action.triggered.connect(lambda: self.chosen.emit(changed))


class NotShown(QToolButton):
    """Says how many events are not shown; its menu says why, and does what helps.

    ``all_wanted`` asks for the whole range, ``filter_cleared`` for no filter.
    """

    all_wanted = Signal()
    filter_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setProperty("role", "compact")
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.hide()

    def take(self, counts: dict[str, int], unread: int = 0) -> None:
        """Shows how many events are not shown for which reason, and sessions nobody looked at."""
        total = sum(counts.values())
        self.setVisible(total > 0 or unread > 0)
        if not total and not unread:
            return
        said = self.tr("%n not shown", "", total) if total else self.tr("not read")
        self.setText(said + "\u2009\u25be")
        self._menu.clear()
        if unread:
            words = self.tr("Source not read in %n session(s): tinted", "", unread)
            self._menu.addAction(words).setEnabled(False)
        for reason, count in counts.items():
            if not count:
                continue
            action = self._menu.addAction(self._reason(reason, count))
            if reason == "outside_range":
                action.triggered.connect(self.all_wanted)
            elif reason == "filtered":
                action.triggered.connect(self.filter_cleared)
            else:
                action.setEnabled(False)

    def _reason(self, reason: str, count: int) -> str:
        """How many events are not shown, and why."""
        if reason == "outside_range":
            return self.tr("%n outside what is seen", "", count)
        if reason == "filtered":
            return self.tr("%n left out by the filter", "", count)
        if reason == "before_first_price":
            return self.tr("%n before the first price", "", count)
        if reason == "no_day":
            return self.tr("%n without a day", "", count)
        return self.tr("%n without prices to stand on", "", count)
