"""What stands in the lanes: their names, and the words beside glyphs and on bands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics

from watchapp.app import text
from watchapp.core.events import BuybackProgramme, amount

if TYPE_CHECKING:
    from watchapp.core.marks import Mark  # not before the first frame, which has the legend

NOTE = 40  # letters of a note beside its glyph


def lane_name(lane: str) -> str:
    """A lane's name in the user's language."""
    names = {
        "insiders": QCoreApplication.translate("lanes", "Insiders"),
        "company": QCoreApplication.translate("lanes", "Company"),
        "shares": QCoreApplication.translate("lanes", "New shares"),
        "notes": QCoreApplication.translate("lanes", "Notes"),
    }
    return names[lane]


def name_lines(name: str, metrics: QFontMetrics, room: int) -> list[str]:
    """A lane's name on one line, or on two where it is too long for its gutter."""
    if metrics.horizontalAdvance(name) <= room or " " not in name:
        return [metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)]
    breaks = [i for i, letter in enumerate(name) if letter == " "]
    at = min(breaks, key=lambda i: max(map(metrics.horizontalAdvance, (name[:i], name[i + 1 :]))))
    elide = Qt.TextElideMode.ElideRight
    return [metrics.elidedText(part, elide, room) for part in (name[:at], name[at + 1 :])]


def gutter_width(lanes: Sequence[str], metrics: QFontMetrics, least: int, most: int) -> int:
    """Pixels that the names of ``lanes`` need at the left, on two lines where they are long."""
    words = [lane_name(lane) for lane in lanes]
    lines = [line for name in words for line in name_lines(name, metrics, most)]
    return max(least, *(metrics.horizontalAdvance(line) for line in lines)) if lines else least


def short_words(mark: Mark) -> str:
    """What stands beside a glyph: the person or nothing, and the size."""
    event = mark.event
    if len(mark.events) > 1:
        return " \u00b7 ".join(p for p in (f"\u00d7{len(mark.events)}", mark.listing) if p)
    parts = [getattr(event, "person", "").split(",")[0]]
    money = amount(event)
    if money:
        parts.append(f"{text.compact(money)} {event.currency or ''}".strip())
    elif event.shares:
        words = QCoreApplication.translate("lanes", "%s shares")
        parts.append(words.replace("%s", text.compact(event.shares)))
    if event.KIND == "note":
        line = event.note.split("\n")[0]
        parts = [line if len(line) <= NOTE else line[: NOTE - 1].rstrip() + "\u2026"]
    return " · ".join(p for p in (*parts, mark.listing) if p)


def band_words(mark: Mark) -> str:
    """What stands on a programme's band: its cap and how much is used, on which basis."""
    event = mark.event
    assert isinstance(event, BuybackProgramme)
    if event.programme_kind == "mandate":
        words = QCoreApplication.translate("lanes", "Mandate")
        cap = QCoreApplication.translate("lanes", "%s shares")
        size = cap.replace("%s", text.compact(event.shares)) if event.shares else ""
    else:
        words = QCoreApplication.translate("lanes", "Programme")
        size = f"{text.compact(event.value)} {event.currency or ''}" if event.value else ""
    said = " \u00b7 ".join(p for p in (event.name, size) if p) or words
    if not event.name and size:
        said = f"{words} {size}"
    if mark.progress is not None:
        share = text.number(100 * mark.progress.fraction, 2 if mark.progress.fraction < 0.1 else 1)
        said += f" · {share}\u202f%"
        if mark.progress.day is not None:
            said += f" ({text.day(mark.progress.day)})"
    return said


def legend_words(anchor: str) -> str:
    """The one line that says what the glyphs are, and which clock they stand on."""
    words = QCoreApplication.translate(
        "lanes",
        "\u25b2 purchase   \u25bd sale   \u25a0 company   \u25c7 planned   \u25cb passive"
        "   size: money",
    )
    clocks = (
        QCoreApplication.translate("lanes", "known \u2192 traded")
        if anchor == "known"
        else QCoreApplication.translate("lanes", "traded \u2192 known")
    )
    return f"{words}   {clocks}"
