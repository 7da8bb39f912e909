"""Something that can be added to a list: typed, found by a search, or read from a file."""

from __future__ import annotations

from watchapp.core import identifiers
from watchapp.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listing that may come; ``exchange`` is the source's code, ``exchange_name`` its words."""

    symbol: str | None
    name: str = ""
    isin: str | None = None
    wkn: str | None = None
    exchange: str = ""
    exchange_name: str = ""
    currency: str | None = None
    kind: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """What identifies it to a person."""
        return self.symbol or self.isin or self.wkn or self.name


def candidate_of(text: str) -> Candidate | None:
    """What a typed piece of text can be added as without asking anybody, or None."""
    bare = identifiers.clean(text)
    if identifiers.is_isin(bare):
        return Candidate(None, isin=bare)
    if identifiers.is_wkn(bare):
        return Candidate(None, wkn=bare)
    if identifiers.is_symbol(bare):
        return Candidate(bare)
    return None
