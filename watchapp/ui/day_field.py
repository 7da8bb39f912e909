"""A field for a day with a calendar that follows the program's colours and the user's locale."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QDateEdit, QToolButton

from watchapp.app import text


def day_field(name: str, day: QDate | None = None) -> QDateEdit:
    """A field with an accessible name; its calendar has no red weekends and no black arrows."""
    field = QDateEdit(day or QDate.currentDate())
    field.setCalendarPopup(True)
    field.setDisplayFormat(text.day_format())
    field.setAccessibleName(name)
    calendar = field.calendarWidget()
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, QTextCharFormat())
    for part, arrow in (("prevmonth", "\u2039"), ("nextmonth", "\u203a")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{part}")
        if isinstance(button, QToolButton):
            button.setIcon(QIcon())
            button.setText(arrow)
    return field
