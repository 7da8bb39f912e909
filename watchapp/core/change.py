"""A change is a record before and after; an act is a batch of them that happens as one."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from watchapp.core.events import Coverage, Event, Proposal
from watchapp.core.issuer import Issuer, Listing, Person, Row, Series, Watchlist
from watchapp.core.records import dataclass

Record = Issuer | Listing | Watchlist | Row | Person | Series | Event | Coverage | Proposal


@dataclass(frozen=True, slots=True)
class Change:
    """Add (no ``before``), delete (no ``after``) or edit of one record."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is after the change, or as it was when it is deleted."""
        record = self.after if self.after is not None else self.before
        assert record is not None, "a change has a before or an after"
        return record

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Act:
    """What the user (or an accepted plan) did: one transaction, one signal, one undo step.

    ``label`` is a code that ``app/text.py`` speaks with ``args``, such as add_symbol 1810.HK.
    """

    label: str
    changes: tuple[Change, ...]
    args: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def inverse(self) -> Act:
        """The act that takes this one back, its changes in reverse order."""
        return Act(self.label, tuple(c.inverse for c in reversed(self.changes)), self.args)


def added(*records: Record) -> tuple[Change, ...]:
    """Changes that add ``records``."""
    return tuple(Change(None, r) for r in records)


def deleted(*records: Record) -> tuple[Change, ...]:
    """Changes that delete ``records``."""
    return tuple(Change(r, None) for r in records)
