"""A sentence of an article while its claims are read, and what its numbers can mean."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from watchapp.core.rounding import Interval, stated
from watchapp.core.statements import Span
from watchapp.formats.article.amounts import Amount, amounts
from watchapp.formats.article.days import ITS_MOVE, Told, days
from watchapp.formats.article.subjects import Subject, named

_BOUND_OVER = re.compile(
    r"\b(?:über|mehr\s+als|mindestens|more\s+than|over|at\s+least)\s*$", re.IGNORECASE
)
_BOUND_JUST_OVER = re.compile(r"\b(?:gut|just\s+over|a\s+little\s+over)\s*$", re.IGNORECASE)
_BOUND_UNDER = re.compile(r"\b(?:fast|knapp|beinahe|nearly|almost|just\s+under)\s*$", re.IGNORECASE)
_BOUND_ABOUT = re.compile(
    r"\b(?:rund|etwa|ca\.|circa|ungefähr|about|around|roughly|some)\s*$", re.IGNORECASE
)
_SINCE = re.compile(
    r"\b(?:since|seit|vom|from)\s+(?:dem\s+|(?:its|the|a)\s+)?(?:\w+\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True)
class Place:
    """A sentence; its numbers and days are read when a rule first asks for them.

    ``told_of`` are the sessions that the sentences before it may be told of: None where they name
    none, empty where it is one they do not name. ``meant`` is the stock that "it" stands for, and
    ``told_by`` who the sentence before tells of and whether that is sure. ``dated`` is False where
    the text's own day is not told but taken from what it tells of.
    """

    words: str
    start: int
    lang: str
    today: date | None
    told_of: tuple[date, ...] | None = None
    meant: Subject | None = None
    told_by: tuple[str, bool] | None = None
    dated: bool = True

    @cached_property
    def amounts(self) -> list[Amount]:
        """Its numbers, in order."""
        return amounts(self.words, self.lang)

    @cached_property
    def days(self) -> list[Told]:
        """The days it tells, in order."""
        return days(self.words, self.lang, self.today)

    @cached_property
    def turns(self) -> dict[Span, list[tuple[int, int, bool]]]:
        """What ``moves`` found in its parts, by their places."""
        return {}

    @cached_property
    def subjects(self) -> list[Subject]:
        """What its numbers can be told of, in order."""
        return named(self.words, self.lang)

    def span(self, inner: Span) -> Span:
        """A place in the sentence as one in the text."""
        return inner[0] + self.start, inner[1] + self.start

    def per_cents(self, m: re.Match[str]) -> list[Amount]:
        """The numbers of per cent of a match."""
        found = [a for a in self.amounts if a.per_cent]
        return [a for a in found if m.start() <= a.span[0] < m.end() + 2]

    @cached_property
    def named_days(self) -> list[Told]:
        """The days it tells that are past and not the beginning of a time, in order."""
        return [
            t for t in self.days
            if not t.ahead
            and (
                not _SINCE.search(self.words[: t.span[0]])
                or ITS_MOVE.match(self.words, t.span[1])
            )
        ]  # fmt: skip

    def day(self, near: int) -> date | None:
        """The session named nearest before, else after, else the day of the text.

        None where one is named that could be two: "last Monday".
        """
        found = [t for t in self.named_days if t.exact]
        if found:
            return min(found, key=lambda t: abs(t.span[0] - near)).day
        return None if self.named_days else self.today


def interval_of(amount: Amount, words: str, unit: str) -> Interval:
    """What a stated number can mean, with "over", "nearly" and "about" before it."""
    if not amount.per_cent:
        # "100 Millionen" has its scale in words: the digits that stand there are told
        told = stated(amount.value, amount.digits, unit)
    else:
        digits = re.search(r"[.,](\d+)", words[slice(*amount.span)])
        half = Decimal(5).scaleb(-1 - len(digits[1]) if digits else -1)
        told = Interval(
            float((amount.value - half) / 100), float((amount.value + half) / 100), unit
        )
    ahead = words[max(amount.span[0] - 40, 0) : amount.span[0]]
    value = float(amount.value) / (100 if amount.per_cent else 1)
    if _BOUND_JUST_OVER.search(ahead):  # "gut 3 Prozent" are 3.0 to 4.0
        return Interval(value, value + 2 * (told.high - value), unit)
    if _BOUND_OVER.search(ahead):
        return Interval(value, math.inf, unit)
    if _BOUND_UNDER.search(ahead):  # "nearly 2 %" are 1.7 and more, "nearly 30 %" 29
        return Interval(max(value - 2 * (value - told.low), 0.85 * value), value, unit)
    if _BOUND_ABOUT.search(ahead) and amount.per_cent:
        reach = min(2 * (value - told.low), 0.25 * value)
        return Interval(value - reach, value + reach, unit)
    return told
