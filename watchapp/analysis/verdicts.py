"""What a verdict on a statement is, and what statements are held against."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from watchapp.core.bars import Bars
from watchapp.core.events import Event
from watchapp.core.statements import Statement

CONFIRMED, CONTRADICTED = "confirmed", "contradicted"
OTHER_BASIS, NOT_CHECKABLE = "other_basis", "not_checkable"
Rate = Callable[[str, str, date | None], tuple[float, date] | None]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What statements are held against.

    Attributes:
        bars: Daily, of the listing the text is about; final ones only.
        events: The issuer's, of the state file.
        rate: Units of the first currency for one of the second on a day or before, with its day.
        day: Of the article.
        symbol: Of the listing.
    """

    bars: Bars | None = None
    events: Sequence[Event] = ()
    rate: Rate | None = None
    day: date | None = None
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a statement; ``measured`` is in the unit of what was stated.

    ``reason`` names the source and the day in both languages.
    """

    statement: Statement
    verdict: str
    measured: float | None = None
    reason: dict[str, str] = field(default_factory=dict)

    def and_said(self, more: dict[str, str]) -> Verdict:
        """With more words behind its reason."""
        return replace(self, reason={g: words + more[g] for g, words in self.reason.items()})


class Unknown(Exception):  # noqa: N818 - not an error: something is missing
    """What is missing, in both languages: the statement is not checkable."""

    def __init__(self, german: str, english: str) -> None:
        super().__init__(english)
        self.reason = {"de": german, "en": english}


def made(
    statement: Statement, verdict: str, measured: float | None, german: str, english: str
) -> Verdict:
    """A verdict with its reason in both languages."""
    return Verdict(statement, verdict, measured, {"de": german, "en": english})
