"""Stated numbers as what they can mean: intervals of half a unit of their last digit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

RANGE_TOLERANCE = 0.005  # around a traded range that an implied price must meet
RATE_TOLERANCE = 0.02  # around a day's exchange rate
PEG = (7.75, 7.85)  # Hong Kong dollars for a US dollar: the Monetary Authority's band
AT_LEAST_DIGITS = 2  # "100 million" is told to two digits: 95 to 105


@dataclass(frozen=True, slots=True)
class Interval:
    """Everything a stated number can mean; ``high`` may be infinite."""

    low: float
    high: float
    unit: str = ""

    def meets(self, low: float, high: float) -> bool:
        """True where the two have a value in common."""
        return self.low <= high and low <= self.high

    def holds(self, value: float) -> bool:
        """True for a value it can mean; a hair's breadth of rounding is allowed."""
        hair = 1e-12 * max(abs(self.low), abs(value), 1e-300)
        return self.low - hair <= value <= self.high + hair


def stated(value: float | Decimal, digits: int | None = None, unit: str = "") -> Interval:
    """``value`` plus or minus half a unit of its last significant digit.

    Args:
        value: As stated, its scale applied: 100,000,000 for "100 million".
        digits: Significant digits as written ("2.6 million" has 2, "12.90" has 4); of a whole
            number without them, its digits up to the last that is not zero. At least two count.
        unit: Of the interval.
    """
    number = Decimal(str(value)).normalize()
    if digits is None:
        digits = len(number.as_tuple().digits)
    if not number:
        return Interval(0.0, 0.0, unit)
    digits = max(digits, AT_LEAST_DIGITS)
    half = Decimal(5).scaleb(number.adjusted() - digits)
    low, high = number - half, number + half
    return Interval(float(min(low, high)), float(max(low, high)), unit)


def quotient(over: Interval, under: Interval, unit: str = "") -> Interval | None:
    """What one stated number divided by another can be; None where the lower may be zero."""
    if under.low <= 0:
        return None
    return Interval(over.low / under.high, over.high / under.low, unit)


@dataclass(frozen=True, slots=True)
class Implied:
    """A price that money and shares imply, and whether it lies in a traded range."""

    price: float
    interval: Interval
    inside: bool | None
    reason: str = ""


def implied_price(
    value: float | None,
    shares: float | None,
    low: float | None = None,
    high: float | None = None,
    *,
    currency: str | None = "",
) -> Implied | str:
    """Money divided by shares, against the range of the day it was traded.

    Returns the reason as a word where there is none: ``value``, ``shares_zero``, ``currency``
    (never assumed from the listing), ``high_below_low``.
    """
    if value is None:
        return "value"
    if not shares:
        return "shares_zero"
    if currency is None:
        return "currency"
    if low is not None and high is not None and high < low:
        return "high_below_low"
    interval = quotient(stated(value), stated(shares))
    if interval is None:
        return "shares_zero"
    price = value / shares
    if low is None or high is None:
        return Implied(price, interval, None, "no_range")
    meets = interval.meets(low * (1 - RANGE_TOLERANCE), high * (1 + RANGE_TOLERANCE))
    return Implied(price, interval, meets)
