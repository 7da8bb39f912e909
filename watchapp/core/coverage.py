"""Which days were really read: sums over others have to say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

Days = tuple[date, date]


def gaps(read: Iterable[Days], first: date, last: date) -> list[Days]:
    """The spans from ``first`` to ``last`` that lie in none of those that were read, in order."""
    found = []
    for a, b in sorted(read):
        if a > last:
            break
        if a > first:
            found.append((first, a - timedelta(days=1)))
        first = max(first, b + timedelta(days=1))
    if first <= last:
        found.append((first, last))
    return found


def covers(read: Iterable[Days], first: date, last: date) -> bool:
    """Whether every day from ``first`` to ``last`` lies in one of the spans that were read."""
    return not gaps(read, first, last)
