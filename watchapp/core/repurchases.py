"""Repurchases that sum up: what a day's report and its month's both tell of is bought once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from watchapp.core.events import Repurchase
from watchapp.core.share_class import class_of

APART = ("accelerated", "tender_offer")  # are no part of what was bought day by day


def last_day(event: Repurchase) -> date:
    """The last day of a repurchase."""
    return event.traded_to or event.traded_from or date.min


def each_once(repurchases: Iterable[Repurchase]) -> list[Repurchase]:
    """Without those whose days lie within a longer one's of the same shares and programme.

    Two of the same days are two: on two exchanges, or by two methods.
    """
    every = list(repurchases)
    return [r for r in every if not any(_within(r, whole) for whole in every)]


def _within(part: Repurchase, whole: Repurchase) -> bool:
    if part.traded_from is None or whole.traded_from is None:
        return False
    if part.method in APART or whole.method in APART:
        return False
    first, last = whole.traded_from, last_day(whole)
    inside = first <= part.traded_from and last_day(part) <= last
    longer = last - first > last_day(part) - part.traded_from
    classes = {class_of(r.share_class) for r in (part, whole)} - {""}
    programmes = {r.programme_id for r in (part, whole)} - {None, ""}
    return inside and longer and len(classes) < 2 and len(programmes) < 2
