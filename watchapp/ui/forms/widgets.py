"""Widgets for single fields: numbers and days as people type them, and when something was known."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from watchapp.app import text
from watchapp.core.events import TIMINGS
from watchapp.core.numbers import parse_decimal
from watchapp.core.problems import Problem


class NumberEdit(QLineEdit):
    """An exact number as the user's locale writes it."""

    def number(self) -> tuple[Decimal | None, Problem | None]:
        """The number, or what is wrong with it; both None when empty."""
        typed = self.text().strip()
        if not typed:
            return None, None
        point = QLocale().decimalPoint()
        value = parse_decimal(typed, decimal_point=point)
        if value is None:
            value = parse_decimal(typed)
        if value is None:
            ambiguous = re.fullmatch(r"[\d.,\s]+", typed)
            return None, Problem("ambiguous_number" if ambiguous else "not_a_number", fatal=True)
        return value, None

    def set_number(self, value: Decimal | None) -> None:
        """Shows a number, nothing for None."""
        self.setText("" if value is None else text.number(value))


class DayEdit(QLineEdit):
    """A day: ISO, or as the user's locale writes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(text.day(date(2026, 1, 31)))

    def day(self) -> tuple[date | None, Problem | None]:
        """The day, or what is wrong with it; both None when empty."""
        typed = self.text().strip()
        if not typed:
            return None, None
        value = parse_day(typed)
        return (value, None) if value else (None, Problem("not_a_day", fatal=True))

    def set_day(self, value: date | None) -> None:
        """Shows a day, nothing for None."""
        self.setText("" if value is None else text.day(value))


def parse_day(typed: str) -> date | None:
    """A day from ISO or the locale's order of day, month and year; two digits mean 20xx."""
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", typed):
        year, month, day = (int(p) for p in typed.split("-"))
    else:
        parts = [int(p) for p in re.findall(r"\d+", typed)]
        if len(parts) != 3 or not re.fullmatch(r"[\d./\- ]+", typed):
            return None
        form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
        order = sorted("dMy", key=form.find)
        by_letter = dict(zip(order, parts, strict=True))
        if parts[0] > 31:
            by_letter = dict(zip("yMd", parts, strict=True))
        year, month, day = by_letter["y"], by_letter["M"], by_letter["d"]
        year += 2000 if year < 100 else 0
    found = QDate(year, month, day)
    return date(year, month, day) if found.isValid() else None


class PublishedEdit(QWidget):
    """When the public could know: a day with a time in the exchange's zone, or before/after."""

    changed = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.day = DayEdit()
        self.day.setAccessibleName(self.tr("Day of publication"))
        self.clock = QLineEdit()
        self.clock.setPlaceholderText("18:30")
        self.clock.setMaximumWidth(72)
        self.clock.setAccessibleName(self.tr("Time of publication"))
        self.timing = QComboBox()
        self.timing.setAccessibleName(self.tr("Relative to trading"))
        for code in ("unknown", *TIMINGS[:3]):
            words = self.tr("time unknown") if code == "unknown" else text.word(code)
            self.timing.addItem(words, code)
        zone_name = QLabel(zone.rpartition("/")[2].replace("_", " "))
        zone_name.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.day, 2)
        row.addWidget(self.clock, 1)
        row.addWidget(zone_name)
        row.addWidget(self.timing, 2)
        self.day.textChanged.connect(self._follow)
        self.clock.textChanged.connect(self._follow)
        self.timing.currentIndexChanged.connect(self.changed)
        self.setFocusProxy(self.day)

    def _follow(self) -> None:
        self.timing.setEnabled(not self.clock.text().strip())
        self.changed.emit()

    def value(self) -> tuple[datetime | None, date | None, str, Problem | None]:
        """(instant, day, timing, problem): an instant with a time, a day without one."""
        day, problem = self.day.day()
        if problem is not None or day is None:
            if day is None and problem is None and self.clock.text().strip():
                problem = Problem("not_a_day", fatal=True)
            return None, None, "unknown", problem
        typed = self.clock.text().strip()
        if not typed:
            return None, day, str(self.timing.currentData()), None
        found = re.fullmatch(r"(\d{1,2})[:.](\d{2})", typed)
        if found is None or int(found[1]) > 23 or int(found[2]) > 59:
            return None, None, "unknown", Problem("not_a_time", fatal=True)
        at = time(int(found[1]), int(found[2]))
        return datetime.combine(day, at, ZoneInfo(self._zone)), None, "unknown", None

    def set_value(self, at: datetime | None, day: date | None, timing: str) -> None:
        """Shows what is known."""
        if at is not None:
            local = at.astimezone(ZoneInfo(self._zone))
            self.day.set_day(local.date())
            self.clock.setText(f"{local:%H:%M}")
        else:
            self.day.set_day(day)
        self.timing.setCurrentIndex(max(0, self.timing.findData(timing)))


class Ticks(QWidget):
    """Several words of which any may be ticked."""

    changed = Signal()

    def __init__(self, codes: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        self._boxes: dict[str, QCheckBox] = {}
        for place, code in enumerate(codes):
            box = QCheckBox(text.word(code))
            box.toggled.connect(self.changed)
            self._boxes[code] = box
            grid.addWidget(box, place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> tuple[str, ...]:
        """The ticked codes."""
        return tuple(c for c, box in self._boxes.items() if box.isChecked())

    def set_value(self, codes: tuple[str, ...]) -> None:
        """Ticks these codes."""
        for code, box in self._boxes.items():
            box.setChecked(code in codes)
