"""ISIN, WKN and symbols: what a piece of text may be."""

from __future__ import annotations

import re

_SYMBOL = re.compile(r"[\^]?[A-Z0-9][A-Z0-9.\-=&]{0,20}")
_WKN = re.compile(r"[A-HJ-NP-Z0-9]{6}")


def clean(text: str) -> str:
    """``text`` without the spaces people copy along, in capitals."""
    return "".join(text.split()).upper()


def is_isin(text: str) -> bool:
    """True when ``text`` has an ISIN's shape and check digit (ISO 6166)."""
    if len(text) != 12:
        return False
    from stdnum import isin

    return bool(isin.is_valid(text))


def is_wkn(text: str) -> bool:
    """True when ``text`` could be a German securities number: six characters, no I or O."""
    return _WKN.fullmatch(text) is not None and any(c.isdigit() for c in text)


def isin_of_wkn(wkn: str) -> str:
    """The German ISIN a WKN would have: DE000 + WKN + check digit (ISO 6166)."""
    from stdnum import isin

    bare = f"DE000{wkn}"
    return bare + str(isin.calc_check_digit(bare))


def is_symbol(text: str) -> bool:
    """True when ``text`` could be a symbol as Yahoo writes them, such as 1810.HK or ^HSI."""
    return _SYMBOL.fullmatch(text) is not None
