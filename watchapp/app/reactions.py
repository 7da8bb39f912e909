"""Reactions of an open file: which prices, which benchmark, and what of them is final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchapp.core import exchanges
from watchapp.core.events import CalendarDay, Event, Note, ShareCount

if TYPE_CHECKING:
    from watchapp.analysis.eventstudy import Spec
    from watchapp.analysis.reaction import Reaction
    from watchapp.app.workspace import Workspace
    from watchapp.core.bars import Bars
    from watchapp.core.issuer import Listing

UNMEASURED = (Note, ShareCount, CalendarDay)


def usual_benchmark(listing: Listing) -> str:
    """The index of the listing's exchange, or "" where none is known."""
    mic = listing.mic or exchanges.of_symbol(listing.symbol or "").mic
    return exchanges.BENCHMARKS.get(mic, "")


def benchmark_of(workspace: Workspace, listing: Listing) -> str:
    """What the listing is measured against: the user's choice, or the usual index."""
    return workspace.settings.benchmarks.get(listing.symbol or "") or usual_benchmark(listing)


def measured(event: Event) -> bool:
    """Whether an event is one that a price can react to."""
    return not isinstance(event, UNMEASURED) and event.status in ("current", "unverified")


def daily(workspace: Workspace, symbol: str) -> tuple[Bars | None, bool]:
    """Daily bars with today's, and whether the last of them is not final yet."""
    from watchapp.core import live

    market = workspace.market
    kept = market.bars(symbol, "1d") if symbol else None
    if kept is None or not len(kept) or market.has_own(symbol):
        return kept, False
    quote, exchange = market.quote(symbol), exchanges.of_symbol(symbol)
    final = live.settled(kept, quote, market.now(), exchange)
    shown, provisional = live.with_quote(kept, quote)
    return shown, provisional or len(final) < len(shown)


def react(
    workspace: Workspace,
    listing: Listing,
    event: Event,
    *,
    benchmark: str = "",
    spec: Spec | None = None,
) -> Reaction:
    """The reaction of one listing's price to one of its issuer's events.

    Args:
        workspace: The open file; the issuer's events are loaded.
        listing: Whose prices are looked at.
        event: The record.
        benchmark: Another than the one kept for the listing.
        spec: Another model or other windows than the usual.
    """
    from watchapp.analysis import reaction

    symbol = listing.symbol or ""
    bars, provisional = daily(workspace, symbol)
    against = benchmark or benchmark_of(workspace, listing)
    kept = workspace.market.bars(against, "1d") if against else None
    return reaction.react(
        event,
        bars,
        exchanges.of_symbol(symbol),
        benchmark=(against, kept),
        others=workspace.desk.book.events(listing.issuer_id),
        home=is_home(event, listing),
        provisional=provisional,
        spec=spec,
        exploratory=spec is not None or against != usual_benchmark(listing),
    )


def is_home(event: Event, listing: Listing) -> bool:
    """Whether a day of publication without a time is one of this listing's exchange."""
    if event.mic:
        mine = listing.mic or exchanges.of_symbol(listing.symbol or "").mic
        ours, theirs = exchanges.BY_MIC.get(mine), exchanges.BY_MIC.get(event.mic)
        return event.mic == mine or (ours is not None and ours == theirs)
    return event.listing_id in (None, "", listing.id)
