"""What a record means for its programme and its people: progress, pace, yield, clusters, habit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from watchapp.core import exchanges, marks
from watchapp.core.coverage import covers
from watchapp.core.events import (
    BuybackProgramme,
    Event,
    InsiderDeal,
    Repurchase,
    amount,
)
from watchapp.core.numbers import in_units_of
from watchapp.core.repurchases import each_once

if TYPE_CHECKING:
    from watchapp.analysis.company import (
        Cluster,
        ClusterRule,
        Pace,
        Progress,
        PurchaseRatio,
        Yields,
    )
    from watchapp.analysis.measures import Volume
    from watchapp.app.workspace import Workspace
    from watchapp.core.bars import Bars
    from watchapp.core.issuer import Listing

A_DAY = timedelta(days=1)
HABIT_YEARS = 3  # that a habit is read from
YEAR, HALF_YEAR = timedelta(days=365), timedelta(days=183)
US_MICS = ("XNYS", "XNAS", "XASE", "ARCX")


@dataclass(frozen=True, slots=True)
class Standing:
    """Each part is None where the records do not say it.

    Attributes:
        progress: Of the programme, in its own unit; ``progress_day`` and ``summed`` say what it
            rests on.
        pace: A repurchase's shares against the average volume.
        finish: Sessions the rest of a mandate takes at a quarter of the average ``volume``, that
            of the twenty sessions until the day that the rest is known of.
        average_price: Of the programme's repurchases, in ``currency``.
        from_average: The last close against it.
        yields: Of the twelve months until the record.
        ratio: Net purchases of insiders in the six months until the record.
        cluster: That this deal is part of, by ``rule``.
        habit: routine, opportunistic or unclassified.
        unread: True where some day that a sum goes over was read from no source.
    """

    progress: Progress | None = None
    progress_day: date | None = None
    summed: bool = False
    pace: Pace | None = None
    finish: int | None = None
    volume: Volume | None = None
    average_price: Decimal | None = None
    currency: str = ""
    from_average: float | None = None
    yields: Yields | None = None
    ratio: PurchaseRatio | None = None
    cluster: Cluster | None = None
    rule: ClusterRule | None = None
    habit: str | None = None
    unread: bool = False


def standing(workspace: Workspace, listing: Listing, event: Event) -> Standing:
    """The standing of a record among the issuer's others, whose prices are the listing's."""
    from watchapp.app import reactions

    events = [
        e
        for e in workspace.desk.book.events(listing.issuer_id)
        if e.status in ("current", "unverified")
    ]
    bars = None
    if reactions.is_own(event, listing):  # else neither its volume nor its price is of these shares
        bars = reactions.final(workspace, listing.symbol or "")
    found = Standing()
    if isinstance(event, InsiderDeal):
        found = _of_deal(workspace, event, events)
    elif isinstance(event, BuybackProgramme | Repurchase):
        found = _of_buyback(event, events, bars, listing)
    day = event.first_day
    if day is None:
        return found
    read = workspace.days_read(listing.issuer_id)
    first, last = day - (HALF_YEAR if isinstance(event, InsiderDeal) else YEAR), day
    if found.habit is not None:
        first = date(day.year - HABIT_YEARS, 1, 1)
    if isinstance(event, Repurchase) and found.summed:
        programme = _programme_of(event, events)
        began = programme.first_day if programme is not None else None
        first = min(first, began) if began is not None else first
    if found.progress_day is not None:
        first, last = min(first, day), max(last, found.progress_day)
    return replace(found, unread=not covers(read, first, last))


def rule_of(workspace: Workspace) -> ClusterRule:
    """The rule for clusters, as the settings have it."""
    from watchapp.analysis.company import ClusterRule

    settings = workspace.settings
    return ClusterRule(max(settings.cluster_insiders, 2), max(settings.cluster_days, 1))


def _of_deal(workspace: Workspace, event: InsiderDeal, events: Sequence[Event]) -> Standing:
    from watchapp.analysis import company

    day = event.first_day
    if not event.market_decision or day is None:
        return Standing()
    deals = [e for e in events if isinstance(e, InsiderDeal) and e.market_decision]
    me = company.who(event)
    rule = rule_of(workspace)
    same = [
        (company.who(d), d.first_day)
        for d in deals
        if d.side == event.side and d.first_day is not None
    ]
    cluster = next(
        (
            c
            for c in company.clusters([(w, d) for w, d in same if d is not None], rule)
            if c.first <= day <= c.last and me in c.insiders
        ),
        None,
    )
    mine = {(d.first_day.year, d.first_day.month) for d in deals
            if d.first_day is not None and company.who(d) == me}  # fmt: skip
    ratio = company.purchase_ratio(deals, day)
    return Standing(
        ratio=ratio, cluster=cluster, rule=rule, habit=company.habit(sorted(mine), day.year)
    )


def _of_buyback(
    event: BuybackProgramme | Repurchase,
    events: Sequence[Event],
    bars: Bars | None,
    listing: Listing,
) -> Standing:
    from watchapp.analysis import company, measures

    every = [e for e in events if isinstance(e, Repurchase)]
    programme = event if isinstance(event, BuybackProgramme) else _programme_of(event, events)

    def adjust(on: date) -> float:
        return marks.split_factor(bars, on) if bars is not None else 1.0

    told = marks.progress(programme, every, adjust) if programme is not None else None
    progress = None
    if told is not None:
        progress = company.progress(float(told.used), float(told.cap), told.unit)
    day = event.first_day
    pace = None
    if isinstance(event, Repurchase) and event.shares and bars is not None and day is not None:
        rule, limit = _rule(listing, bars, day)
        days = _sessions(bars, event)
        split = marks.split_factor(bars, day)
        announced = programme.known_day if programme is not None and rule == "eu_20_days" else None
        month = measures.volume_of_month_before(bars, announced) if announced else None
        pace = company.pace(float(event.shares) * split / days, limit, rule, month)
    finish = volume = None
    if progress is not None and told is not None and progress.unit == "shares" and bars is not None:
        on = told.day or day
        volume = measures.volume_before(bars, on + A_DAY) if on is not None else None
        if on is not None and volume is not None:
            finish = company.sessions_to_finish(progress.remaining, volume.limit)
    average, currency, moved = _average(programme, every, bars)
    yields = None if _one_of_unequal(listing) else _yields(event, programme, events, bars)
    return Standing(
        progress,
        told.day if told is not None else None,
        told.summed if told is not None else False,
        pace,
        finish,
        volume,
        average,
        currency,
        moved,
        yields,
    )


def _programme_of(event: Repurchase, events: Sequence[Event]) -> BuybackProgramme | None:
    for other in events:
        if isinstance(other, BuybackProgramme) and other.id == event.programme_id:
            return other
    return None


def _rule(listing: Listing, bars: Bars, day: date) -> tuple[str, Volume | None]:
    """The average volume that the rule of the listing's exchange names, and the rule."""
    from watchapp.analysis import measures

    exchange = exchanges.of_symbol(listing.symbol or "")
    mic = listing.mic or exchange.mic
    if mic in US_MICS:
        return "sec_10b18", measures.volume_of_four_weeks_before(bars, day)
    if exchange.zone.startswith("Europe/") and exchange.zone != "Europe/Zurich":
        return "eu_20_days", measures.volume_before(bars, day)
    return "", measures.volume_before(bars, day)


def _sessions(bars: Bars, event: Repurchase) -> int:
    """Over how many sessions a repurchase went: of a reported period those there were."""
    first, last = event.traded_from, event.traded_to
    if first is None or last is None or last <= first:
        return 1
    return max(bars.behind(last) - bars.first_from(first), 1)


def _average(
    programme: BuybackProgramme | None, every: Sequence[Repurchase], bars: Bars | None
) -> tuple[Decimal | None, str, float | None]:
    """The average price of a programme's repurchases, where all are in one currency."""
    if programme is None:
        return None, "", None
    own = each_once(r for r in every if r.programme_id == programme.id)
    own = [r for r in own if r.shares and amount(r) is not None and r.traded_from is not None]
    currencies = {r.currency for r in own}
    if not own or len(currencies) != 1 or None in currencies or bars is None or not len(bars):
        return None, "", None
    currency = next(iter(currencies)) or ""
    shares, money = Decimal(0), Decimal(0)
    for one in own:
        assert one.shares is not None
        assert one.traded_from is not None
        shares += one.shares * Decimal(str(marks.split_factor(bars, one.traded_from)))
        money += amount(one) or 0
    average = money / shares
    units = in_units_of(currency, bars.currency) if bars.currency else None
    moved = None if units is None else float(bars.close[-1]) / float(average * units) - 1
    return average, currency, moved


def _one_of_unequal(listing: Listing) -> bool:
    """Whether a symbol names a class of several: another may be worth many of it, as BRK-A is.

    Hong Kong's and the mainland's have numbers; of those that name a letter, prices differ.
    """
    return bool(re.search(r"-[A-K]$", (listing.symbol or "").upper()))


def _yields(
    event: Event, programme: BuybackProgramme | None, events: Sequence[Event], bars: Bars | None
) -> Yields | None:
    """Money of the twelve months until the event beside what became of the share count."""
    from watchapp.analysis import company

    day = event.first_day
    if day is None or bars is None or not len(bars) or not bars.currency:
        return None
    issued = company.in_issue(events, day, lambda on: marks.split_factor(bars, on))
    if issued is None or day - issued.first > company.OLD:
        return None
    bought, spent = Decimal(0), Decimal(0)
    known = True
    for one in each_once(e for e in events if isinstance(e, Repurchase)):
        if one.first_day is not None and day - YEAR < one.first_day <= day:
            units = in_units_of(one.currency, bars.currency) if one.currency else None
            money = amount(one)
            known = known and units is not None and money is not None
            spent += (money or 0) * (units or 0)
            bought += (one.shares or 0) * Decimal(str(marks.split_factor(bars, one.first_day)))
    cap = None
    if programme is not None and programme.value and programme.currency:
        units = in_units_of(programme.currency, bars.currency)
        cap = None if units is None else float(programme.value * units)
    place = bars.behind(day) - 1
    price = float(bars.close[place]) if place >= 0 else None
    return company.yields(
        price,
        issued.shares,
        spent=float(spent) if known and spent else None,
        authorised=cap,
        shares_before=issued.before,
        bought=float(bought) if bought else None,
        counted=(issued.since, issued.last) if issued.since is not None else None,
    )
