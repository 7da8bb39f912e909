"""Stated numbers as what they can mean: intervals of half a unit of their last digit."""

from __future__ import annotations

from decimal import Decimal

from watchapp.core.records import dataclass

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
