"""Which days were really read: sums over others have to say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

Days = tuple[date, date]


def covers(read: Iterable[Days], first: date, last: date) -> bool:
    """Whether every day from ``first`` to ``last`` lies in one of the spans that were read."""
    for a, b in sorted(read):
        if a > first:
            return False
        first = max(first, b + timedelta(days=1))
        if first > last:
            return True
    return first > last
