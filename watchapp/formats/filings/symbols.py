"""Symbols as registers and data services write them, as Yahoo writes them."""

from __future__ import annotations

import re

from watchapp.core import identifiers

_NONE = {"", "NONE", "N/A", "NA", "NULL", "-", "--", "NOT LISTED", "NONE."}


def us_symbol(text: str) -> str:
    """A US ticker; "" for none. A class stands behind a hyphen: ``BRK.B`` is ``BRK-B``.

    Of several in one cell the first counts.
    """
    bare = text.strip().upper().strip("()\"' ")
    if bare in _NONE:
        return ""
    first = re.split(r"[,;|\s]+|\bAND\b", bare.split(":")[-1].strip())[0]
    first = re.sub(r"[./]", "-", first).strip("-")
    return first if identifiers.is_symbol(first) else ""


def hk_symbol(code: str) -> str:
    """A Hong Kong stock code as a symbol: ``700`` is ``0700.HK``, ``80700`` stays ``80700.HK``."""
    digits = code.strip()
    if not digits.isdigit() or not 0 < int(digits) < 100_000:
        return ""
    return f"{int(digits):04d}.HK"


def isin_or_none(text: str) -> str:
    """A valid ISIN, "" for anything else: identifiers of swaps stand in the same column."""
    bare = identifiers.clean(text)
    return bare if identifiers.is_isin(bare) else ""
