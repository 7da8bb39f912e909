"""Articles in an open file: what company one is about, and what its claims are held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from watchapp.app import intake
from watchapp.core.issuer import Issuer, Listing
from watchapp.core.statements import Article

if TYPE_CHECKING:
    from watchapp.analysis.claims import Evidence, Verdict
    from watchapp.app.workspace import Workspace
    from watchapp.core.book import Book


@dataclass(frozen=True, slots=True)
class Checked:
    """An article with the listing it is about and the verdicts on its claims, in their order."""

    article: Article
    listing: Listing | None
    verdicts: tuple[Verdict, ...]


def text_of(path: Path) -> str:
    """The text of a file. Raises KnownError where it is none."""
    from watchapp.formats import tables

    return tables.decoded(intake.bytes_of(path), str(path))


def check(
    workspace: Workspace | None,
    text: str,
    *,
    listing: Listing | None = None,
    day: date | None = None,
) -> Checked:
    """Reads a text and holds its claims against the file's prices, rates and records.

    Args:
        workspace: The open file; None where there is none, then little can be checked.
        text: German or English.
        listing: What it is about; else the one whose name the text has.
        day: Of publication; else as the text says.
    """
    from watchapp.analysis import claims
    from watchapp.formats.article.read import read

    article = read(text, day)
    if listing is None and workspace is not None:
        listing = about(workspace.desk.book, article)
    evidence = _evidence(workspace, listing, article.day)
    verdicts = tuple(claims.check(s, evidence) for s in article.statements)
    return Checked(article, listing, verdicts)


def about(book: Book, article: Article) -> Listing | None:
    """The listing whose company the drafts or the text name; None where several could be meant."""
    named = {d.company.casefold() for d in article.drafts if d.company}
    lowered = article.text.casefold()
    best: dict[str, int] = {}
    for issuer in book.all(Issuer):
        if not book.listings_of(issuer.id):
            continue
        first = _short(issuer.name)
        if len(first) < 2:
            continue
        count = lowered.count(first)
        if any(first in n or n in issuer.name.casefold() for n in named):
            count += 100
        if count:
            best[issuer.id] = count
    ranked = sorted(best, key=lambda i: -best[i])
    if not ranked or (len(ranked) > 1 and best[ranked[0]] == best[ranked[1]]):
        return None
    return book.listings_of(ranked[0])[0]


def _short(name: str) -> str:
    """A company's name as articles shorten it: its first word."""
    words = name.casefold().replace(",", " ").split()
    if words and words[0] in ("the", "die", "der", "das") and len(words) > 1:
        words = words[1:]
    return words[0] if words else ""


def _evidence(workspace: Workspace | None, listing: Listing | None, day: date | None) -> Evidence:
    from watchapp.analysis.claims import Evidence

    if workspace is None or listing is None:
        return Evidence(day=day)
    from watchapp.app import reactions

    workspace.desk.open_issuer(listing.issuer_id)
    symbol = listing.symbol or ""
    bars, provisional = reactions.daily(workspace, symbol)
    if bars is not None and provisional:
        bars = bars.slice(0, len(bars) - 1)
    if bars is not None and bars.currency is None and listing.currency:
        from dataclasses import replace

        bars = replace(bars, currency=listing.currency)

    def rate(one: str, other: str, on: date | None) -> tuple[float, date] | None:
        return _rate(workspace, one, other, on)

    return Evidence(bars, workspace.desk.book.events(listing.issuer_id), rate, day, symbol)


def _rate(workspace: Workspace, one: str, other: str, on: date | None) -> tuple[float, date] | None:
    """Units of ``one`` for one of ``other``, from the rates that are listings too."""
    import numpy as np

    from watchapp.core.bars import time_of_day

    pairs = [(f"{other}{one}=X", False), (f"{one}{other}=X", True)]
    if other == "USD":
        pairs.insert(0, (f"{one}=X", False))
    if one == "USD":
        pairs.insert(0, (f"{other}=X", True))
    for symbol, inverse in pairs:
        bars = workspace.market.bars(symbol, "1d")
        if bars is None or not len(bars) or bars.origin == "simulated":
            continue
        place = len(bars) - 1
        if on is not None:
            place = int(np.searchsorted(bars.time, time_of_day(on), "right")) - 1
        if place >= 0 and (on is None or (on - bars.day(place)).days <= 10):
            value = float(bars.close[place])
            return (1 / value if inverse else value), bars.day(place)
    return None
