"""The price that money and shares imply, and whether that day traded at it."""

from __future__ import annotations

from dataclasses import dataclass

from watchapp.core.rounding import Interval, quotient, stated

RANGE_TOLERANCE = 0.005  # around a traded range that an implied price must meet


@dataclass(frozen=True, slots=True)
class Implied:
    """A price that money and shares imply, and whether it lies in a traded range."""

    price: float
    interval: Interval
    inside: bool | None
    reason: str = ""


def was_traded(price: Interval, low: float, high: float) -> bool:
    """Whether a price can lie in a traded range."""
    return price.meets(low * (1 - RANGE_TOLERANCE), high * (1 + RANGE_TOLERANCE))


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
    return Implied(price, interval, was_traded(interval, low, high))
