"""How prices can be drawn and their axis divided, by name; needs no numpy."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_STYLES = {
    "candles": QT_TRANSLATE_NOOP("styles", "Candles"),
    "bars": QT_TRANSLATE_NOOP("styles", "Bars"),
    "line": QT_TRANSLATE_NOOP("styles", "Line"),
    "area": QT_TRANSLATE_NOOP("styles", "Area"),
}
_SCALES = {
    "linear": QT_TRANSLATE_NOOP("styles", "Linear"),
    "log": QT_TRANSLATE_NOOP("styles", "Log"),
    "percent": QT_TRANSLATE_NOOP("styles", "Per cent"),
}
_OVERLAYS = {
    "average20": QT_TRANSLATE_NOOP("styles", "Average of 20"),
    "average50": QT_TRANSLATE_NOOP("styles", "Average of 50"),
    "average200": QT_TRANSLATE_NOOP("styles", "Average of 200"),
    "year": QT_TRANSLATE_NOOP("styles", "High and low of 52 weeks"),
    "volume20": QT_TRANSLATE_NOOP("styles", "Average volume of 20"),
    "drawdown": QT_TRANSLATE_NOOP("styles", "Drawdown"),
}
STYLES = tuple(_STYLES)
SCALES = tuple(_SCALES)
OVERLAYS = tuple(_OVERLAYS)


def style_name(code: str) -> str:
    """A style in the user's language."""
    return QCoreApplication.translate("styles", str(_STYLES[code]))


def scale_name(code: str) -> str:
    """A division of the price axis in the user's language."""
    return QCoreApplication.translate("styles", str(_SCALES[code]))


def overlay_name(code: str) -> str:
    """A line over the bars in the user's language."""
    return QCoreApplication.translate("styles", str(_OVERLAYS[code]))
