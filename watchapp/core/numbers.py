"""Exact numbers from text, as people of several countries write them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

# Currencies quoted in a hundredth of the unit people think in. The case matters: GBp is pence.
MINOR_UNITS: dict[str, tuple[str, int]] = {
    "GBp": ("GBP", 100),
    "GBX": ("GBP", 100),
    "ZAc": ("ZAR", 100),
    "ILA": ("ILS", 100),
}
# `re` keeps them compiled from the first number on; the first frame reads none.
_SPACES = r"[\s\u00a0\u202f'\u2019_]"
_PLAIN = r"[+-]?\d*(\.\d*)?"


def parse_decimal(text: str, *, decimal_point: str | None = None) -> Decimal | None:
    """The exact value of ``text``, or None when it is not one number beyond doubt.

    Args:
        text: For example ``2,600,000``, ``1.234,5``, ``84 516.0000``, ``1'234.50``.
        decimal_point: ``"."`` or ``","`` where the writer's locale is known; without it a
            single separator followed by exactly three digits is ambiguous and gives None.
    """
    bare = re.sub(_SPACES, "", text.strip().replace("\u2212", "-"))
    if not any(c.isdigit() for c in bare):
        return None
    grouping = "" if decimal_point is None else ("," if decimal_point == "." else ".")
    if decimal_point is None:
        found = _separators(bare)
        if found is None:
            return None
        decimal_point, grouping = found
    if grouping and not _grouped_in_threes(bare, grouping, decimal_point):
        return None
    if grouping and bare.rfind(grouping) > bare.find(decimal_point) >= 0:
        return None  # 1,234.5 is no German number, whatever it would come to
    plain = bare.replace(grouping, "") if grouping else bare
    plain = plain.replace(decimal_point, ".")
    if not re.fullmatch(_PLAIN, plain):
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _separators(bare: str) -> tuple[str, str] | None:
    points, commas = bare.count("."), bare.count(",")
    if points and commas:
        last = "." if bare.rfind(".") > bare.rfind(",") else ","
        return (last, "," if last == "." else ".") if bare.count(last) == 1 else None
    if points + commas == 0:
        return ".", ""
    mark = "." if points else ","
    other = "," if points else "."
    if points + commas > 1:
        return other, mark
    behind = len(bare) - bare.rfind(mark) - 1
    ahead = bare[: bare.rfind(mark)].lstrip("+-")
    if behind == 3 and 1 <= len(ahead) <= 3 and ahead != "0":
        return None
    return mark, other


def _grouped_in_threes(bare: str, grouping: str, decimal_point: str) -> bool:
    whole = bare.lstrip("+-").split(decimal_point)[0]
    head, *groups = whole.split(grouping)
    return not groups or (1 <= len(head) <= 3 and all(len(g) == 3 for g in groups))


def plain(value: Decimal | None) -> str | None:
    """A decimal as files and JSON carry it: no exponent, no trailing zeros, None stays None."""
    if value is None:
        return None
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def in_units_of(currency: str | None, wanted: str | None) -> Decimal | None:
    """How many ``wanted`` one ``currency`` is, where that takes no rate: 100 for GBP in GBp.

    None for two currencies, and where either is not known.
    """
    if currency is None or wanted is None:
        return None
    (unit, parts), (other, others) = major(currency), major(wanted)
    return Decimal(others) / Decimal(parts) if unit == other else None


def major(currency: str | None) -> tuple[str | None, int]:
    """The currency people think in and how many quoted units make one of it."""
    if currency is None:
        return None, 1
    return MINOR_UNITS.get(currency, (currency, 1))
