"""Reactions of an open file: which prices, which benchmark, and what of them is final."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from watchapp.core import exchanges
from watchapp.core.events import CalendarDay, Event, Note, ShareCount
from watchapp.core.exchanges import Exchange

if TYPE_CHECKING:
    from watchapp.analysis.eventstudy import Spec
    from watchapp.analysis.reaction import Reaction
    from watchapp.app.workspace import Workspace
    from watchapp.core.bars import Bars
    from watchapp.core.issuer import Listing

UNMEASURED = (Note, ShareCount, CalendarDay)
A_DAY = date(2025, 1, 15)  # on which hours of exchanges are compared


def usual_benchmark(listing: Listing) -> str:
    """The index of the listing's exchange, or "" where none is known."""
    mic = listing.mic or exchanges.of_symbol(listing.symbol or "").mic
    return exchanges.BENCHMARKS.get(mic, "")


def benchmark_of(workspace: Workspace, listing: Listing) -> str:
    """What the listing is measured against: the user's choice ("" for none), or the usual index."""
    return workspace.settings.benchmarks.get(listing.symbol or "", usual_benchmark(listing))


def exchange_of(symbol: str, bars: Bars | None) -> Exchange:
    """The exchange of a symbol; one without hours where its prices come from another zone.

    An ending that is not known here would pass for New York.
    """
    found = exchanges.of_symbol(symbol)
    if bars is None or bars.zone in ("UTC", found.zone):
        return found
    return exchanges.without_hours(bars.zone, bars.currency)


def measured(event: Event) -> bool:
    """Whether an event is one that a price can react to."""
    return not isinstance(event, UNMEASURED) and event.status in ("current", "unverified")


def daily(workspace: Workspace, symbol: str) -> tuple[Bars | None, bool]:
    """Daily bars with today's, and whether the last of them is not final yet.

    Of a bar that a quote has made the opening price is not known, nor the range where the quote
    does not say it: NaN.
    """
    import numpy as np

    from watchapp.core import live

    market = workspace.market
    kept = market.bars(symbol, "1d") if symbol else None
    if kept is None or not len(kept) or market.has_own(symbol):
        return kept, False
    quote, exchange = market.quote(symbol), exchanges.of_symbol(symbol)
    final = live.settled(kept, quote, market.now(), exchange)
    shown, provisional = live.with_quote(kept, quote)
    if quote is not None and len(shown) > len(kept):
        shown.open[-1] = np.nan  # the bar is a copy
        if quote.day_high is None or quote.day_low is None:
            shown.high[-1] = shown.low[-1] = np.nan
    return shown, provisional or len(final) < len(shown)


def final(workspace: Workspace, symbol: str) -> Bars | None:
    """Daily bars whose closes are official."""
    bars, provisional = daily(workspace, symbol)
    return bars.slice(0, len(bars) - 1) if bars is not None and provisional else bars


def lag_of(listing: Listing, benchmark: str) -> int:
    """1 where the benchmark opens only when the listing has closed, as New York after Hong Kong.

    Then what the benchmark did on a date is no part of what the listing knew on it.
    """
    mine, other = exchanges.of_symbol(listing.symbol or ""), exchanges.of_symbol(benchmark)
    if not benchmark or not mine.mic or not other.mic:
        return 0
    return int(_in_utc(mine.zone, mine.closes) <= _in_utc(other.zone, other.opens))


def _in_utc(zone: str, at: time) -> datetime:
    return datetime.combine(A_DAY, at, ZoneInfo(zone)).astimezone(UTC)


def _looked_until(workspace: Workspace, symbol: str, bars: Bars | None) -> date | None:
    """Until when a source was asked for prices; None for the user's own."""
    at = workspace.market.fetched_at(symbol, "1d")
    if at is None or bars is None or not len(bars) or workspace.market.has_own(symbol):
        return None
    asked = datetime.fromtimestamp(at, ZoneInfo(exchanges.of_symbol(symbol).zone)).date()
    return max(asked, bars.day(len(bars) - 1))


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
    return reaction.react(
        event,
        bars,
        exchange_of(symbol, bars),
        benchmark=(against, final(workspace, against) if against else None),
        others=workspace.desk.book.events(listing.issuer_id),
        home=is_home(event, listing),
        own=is_own(event, listing),
        provisional=provisional,
        lag=lag_of(listing, against),
        as_of=_looked_until(workspace, symbol, bars),
        spec=spec,
        exploratory=spec is not None or against != usual_benchmark(listing),
    )


def is_own(event: Event, listing: Listing) -> bool:
    """Whether an event's shares are those of this listing, at its volume and its price."""
    if event.listing_id:
        return event.listing_id == listing.id
    if listing.shares_per_adr is None and _RECEIPT.search(listing.name):
        return False  # for how many shares a receipt stands is not known
    return is_home(event, listing) and listing.shares_per_adr in (None, 1)


_RECEIPT = re.compile(r"\bAD[RS]s?\b|\bGDRs?\b|\bdeposit[ao]ry\b|\bsponsored\b", re.IGNORECASE)


def is_home(event: Event, listing: Listing) -> bool:
    """Whether a day of publication without a time is one of this listing's exchange."""
    if event.mic:
        mine = listing.mic or exchanges.of_symbol(listing.symbol or "").mic
        ours, theirs = exchanges.BY_MIC.get(mine), exchanges.BY_MIC.get(event.mic)
        return event.mic == mine or (ours is not None and ours == theirs)
    return event.listing_id in (None, "", listing.id)
