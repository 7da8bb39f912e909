"""The ranges a chart can show at once, and the bars each is drawn from; needs no numpy."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from watchapp.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """One button: ``days`` of calendar time, or ``sessions``, or everything for neither."""

    id: str
    label: object
    interval: str
    days: int = 0
    sessions: int = 0

    @property
    def words(self) -> str:
        """The button's text in the user's language."""
        return QCoreApplication.translate("ranges", str(self.label))


RANGES = (
    Range("1D", QT_TRANSLATE_NOOP("ranges", "1D"), "1m", sessions=1),
    Range("5D", QT_TRANSLATE_NOOP("ranges", "5D"), "5m", sessions=5),
    Range("1M", QT_TRANSLATE_NOOP("ranges", "1M"), "1d", days=31),
    Range("6M", QT_TRANSLATE_NOOP("ranges", "6M"), "1d", days=183),
    Range("YTD", QT_TRANSLATE_NOOP("ranges", "YTD"), "1d", days=-1),
    Range("1Y", QT_TRANSLATE_NOOP("ranges", "1Y"), "1d", days=366),
    Range("5Y", QT_TRANSLATE_NOOP("ranges", "5Y"), "1d", days=5 * 366),
    Range("MAX", QT_TRANSLATE_NOOP("ranges", "Max"), "1d"),
)
BY_ID = {r.id: r for r in RANGES}
DEFAULT = "6M"
NAMES = tuple(BY_ID)


def name_of(key: str) -> str:
    """A range's button in the user's language."""
    return BY_ID[key].words


def interval_of(key: str) -> str:
    """The interval of the bars a range is drawn from."""
    return BY_ID.get(key, BY_ID[DEFAULT]).interval
