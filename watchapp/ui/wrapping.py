"""Words that wrap: a number stays with its sign."""

from __future__ import annotations

NARROW, USUAL = "\u202f", "\u00a0"


def unbroken(said: str) -> str:
    """For labels and pages that wrap: Qt 6 breaks lines at a narrow no-break space, not at this."""
    return said.replace(NARROW, USUAL)
