"""Classes of shares by one name each, however they are written."""

from __future__ import annotations

import re

ORDINARY = "ordinary"
_COMMON = ("common", "ordinary", "stammakt", "stock", "share", "aktie")


def class_of(name: str) -> str:
    """A class of shares by its letter, "" where none is named.

    "B", "Class B" and "Class B Common Stock, $.001 par value" are one class. Common and ordinary
    shares are ``ORDINARY``, preferred ones "preferred" with their letter.
    """
    words = re.findall(r"[^\W\d_]+", name.casefold())
    letter = next((w for w in words if len(w) == 1), "")
    if any(w.startswith(("prefer", "vorzug")) for w in words):
        return "preferred" + letter
    if letter:
        return letter
    return ORDINARY if any(w.startswith(_COMMON) for w in words) else " ".join(words)
