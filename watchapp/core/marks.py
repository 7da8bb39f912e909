"""Events and bars together: where each event belongs on the chart, and which have no place."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from zoneinfo import ZoneInfo

import numpy as np

from watchapp.core.bars import Bars, time_of_day
from watchapp.core.checks import implied_price
from watchapp.core.coverage import gaps
from watchapp.core.events import (
    MARKET_SIDES,
    BuybackProgramme,
    CalendarDay,
    Event,
    Holding,
    InsiderDeal,
    InsiderPlan,
    Repurchase,
    ShareCount,
    amount,
)
from watchapp.core.numbers import in_units_of
from watchapp.core.repurchases import each_once

LANES = ("insiders", "company", "shares", "notes")
WEEKDAYS = 5
SMALLEST, LARGEST = 9.0, 15.0  # px of a glyph
SMALLEST_MONEY, LARGEST_MONEY = 4.0, 9.0  # decimal logarithms between which a glyph grows


@dataclass(frozen=True, slots=True)
class Mark:
    """An event (or several of one session, kind and direction) placed on the axis of bars.

    Attributes:
        events: What it stands for.
        lane: One of ``LANES``.
        glyph: person, company, planned, passive, note, band for programmes, closed for a period in
            which insiders may not deal.
        side: buy, sell or "" for neither; says how the glyph is filled.
        x0, x1: Where it begins and ends, in bars; a day has x0 == x1.
        price: The filed price on the present split basis, where it may stand at the price.
        traded: Where it was traded, in bars; the price stands there whatever the anchor is.
        other: Where the clock that is not the anchor has it, None when unknown: the whisker's end.
        size: Of the glyph, in px before scaling.
        doubtful: Implausible or cancelled: drawn hatched.
        progress: For programmes, the share of the cap used, with its day and basis.
        listing: The name of another listing of the issuer that the event belongs to; its price
            is none of this chart.
    """

    events: tuple[Event, ...]
    lane: str
    glyph: str
    side: str
    x0: float
    x1: float
    price: float | None = None
    traded: float = 0.0
    other: float | None = None
    size: float = SMALLEST
    doubtful: bool = False
    progress: Progress | None = None
    listing: str = ""

    @property
    def event(self) -> Event:
        """The first event."""
        return self.events[0]

    @property
    def is_period(self) -> bool:
        """True for one event that covers several sessions; a group of days is no period."""
        return len(self.events) == 1 and self.x1 != self.x0

    @property
    def centre(self) -> float:
        """Where its glyph stands, in bars."""
        return self.x0 if self.x1 == self.x0 else (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a programme's cap is used: filed cumulative figure, or a sum that says so."""

    fraction: float
    used: Decimal
    cap: Decimal
    unit: str
    day: date | None
    summed: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """All marks of a chart and the events that have none, each with its reason's code.

    ``unread`` are spans, in bars, of which no source was read though others were.
    """

    marks: tuple[Mark, ...] = ()
    hidden: tuple[tuple[Event, str], ...] = field(default=())
    unread: tuple[tuple[float, float], ...] = field(default=())


def place(
    events: Iterable[Event],
    bars: Bars,
    anchor: str = "traded",
    others: Mapping[str, str] = MappingProxyType({}),
    implausible: Collection[str] = (),
    *,
    read: Collection[tuple[date, date]] = (),
) -> Placed:
    """Places ``events`` on ``bars``. Superseded ones are left out without a word.

    Args:
        events: Of one issuer.
        bars: Of one of its listings.
        anchor: With "known" what has no length stands where the public could know of it, if that
            is known.
        others: The issuer's other listings by id, with what each is called on its marks.
        implausible: Ids of events that are drawn as doubtful.
        read: Days from which to which sources were read; nothing is said where none ever was.
    """
    events = [e for e in events if e.status != "superseded"]
    repurchases = [e for e in events if isinstance(e, Repurchase)]
    marks: list[Mark] = []
    hidden: list[tuple[Event, str]] = []
    if not len(bars):
        return Placed((), tuple((e, "no_prices") for e in events))
    for event in events:
        if event.first_day is None:
            hidden.append((event, "no_day"))
            continue
        x0 = position(bars, event.first_day)
        x1 = position(bars, event.traded_to) if event.traded_to else x0
        if isinstance(event, BuybackProgramme) and event.traded_to is None:
            x1 = math.inf
        mark = _mark(event, bars, x0, max(x0, x1), repurchases)
        if (name := others.get(event.listing_id or "")) is not None:
            mark = replace(mark, listing=name, price=None)
        if event.id in implausible:
            mark = replace(mark, doubtful=True)
        if anchor == "known" and mark.other is not None and mark.x0 == mark.x1:
            mark = _at_other(mark)
        if mark.x1 < 0:
            hidden.append((event, "before_first_price"))
        else:
            marks.append(mark)
    return Placed(tuple(marks), tuple(hidden), _unread(read, bars))


def _unread(read: Collection[tuple[date, date]], bars: Bars) -> tuple[tuple[float, float], ...]:
    """What lies between the days that were read, from the first bar to the last."""
    if not read:
        return ()
    first, last = _days_of(bars)
    found = []
    for a, b in gaps(read, first, last):
        x0 = math.ceil(position(bars, a))
        x1 = len(bars) - 1 if b == last else math.ceil(position(bars, b + timedelta(days=1))) - 1
        if x0 <= x1:
            found.append((float(x0), float(x1)))
    return tuple(found)


def _at_other(mark: Mark) -> Mark:
    """The same mark on its other clock."""
    assert mark.other is not None
    return replace(mark, x0=mark.other, x1=mark.other, other=mark.x0)


def position(bars: Bars, day: date) -> float:
    """Where a day stands, in bars: its session, or half way between its neighbours without one.

    Beyond the last bar weekdays are counted on; before the first it is negative.
    """
    first, last = _days_of(bars)
    if day > last:
        return len(bars) - 1 + _weekdays_between(last, day)
    if day < first:
        return -float((first - day).days)
    if bars.daily:
        at = bars.first_from(day)
        exact = at < len(bars) and bars.day(at) == day
        if not exact and bars.interval == "1wk":
            return float(at - 1)
        return float(at) if exact else at - 0.5
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(bars.zone))
    return float(np.searchsorted(bars.time, midnight.timestamp()))


def _days_of(bars: Bars) -> tuple[date, date]:
    return bars.day(0), bars.day(len(bars) - 1)


def _weekdays_between(first: date, last: date) -> int:
    """Weekdays after ``first`` up to ``last``; counted in weeks, so far plans cost nothing."""
    weeks, rest = divmod((last - first).days, 7)
    extra = sum((first + timedelta(days=i + 1)).weekday() < WEEKDAYS for i in range(rest))
    return weeks * WEEKDAYS + extra


def known_position(event: Event, bars: Bars) -> float | None:
    """The first bar in which the public could react, None when publication is unknown.

    An instant counts as known in the first session that closes after it; daily bars say so by
    their exchange's zone. A day "after trading" belongs to the next session.
    """
    if event.published_at is not None:
        if not bars.daily:
            return float(np.searchsorted(bars.time, event.published_at.timestamp()))
        day = event.published_at.astimezone(ZoneInfo(bars.zone)).date()
    elif event.published_on is not None:
        day = event.published_on
    else:
        return None
    if event.timing != "after":
        return float(math.ceil(position(bars, day)))
    if bars.daily:
        return math.floor(position(bars, day)) + 1.0
    return float(math.ceil(position(bars, day + timedelta(days=1))))


def split_factor(bars: Bars, day: date) -> float:
    """New shares per share of ``day``: filed prices are divided by it to stand on today's basis."""
    factor = 1.0
    at = time_of_day(day) if bars.daily else datetime(
        day.year, day.month, day.day, tzinfo=UTC
    ).timestamp()  # fmt: skip
    for time, ratio in bars.splits:
        if time > at and ratio > 0:
            factor *= ratio
    return factor


def _mark(
    event: Event, bars: Bars, x0: float, x1: float, repurchases: Sequence[Repurchase]
) -> Mark:
    lane, glyph, side = _looks(event)
    price = None
    filed = implied_price(event)
    market = (
        isinstance(event, InsiderDeal)
        and event.side in MARKET_SIDES
        and event.instrument == "share"
        and not event.passive
    )
    units = in_units_of(event.currency, bars.currency) if event.currency else Decimal(1)
    if filed and (market or isinstance(event, Repurchase)) and units and event.first_day:
        price = float(filed * units) / split_factor(bars, event.first_day)
    return Mark(
        events=(event,),
        lane=lane,
        glyph=glyph,
        side=side,
        x0=x0,
        x1=x1,
        price=price,
        traded=x0,
        other=known_position(event, bars),
        size=size_of(amount(event)),
        doubtful=event.status in ("cancelled", "unverified"),
        progress=_progress_on(event, repurchases, bars),
    )


def _looks(event: Event) -> tuple[str, str, str]:
    if isinstance(event, InsiderDeal):
        side = event.side if event.side in ("buy", "sell") else ""
        return "insiders", "passive" if event.passive else "person", side
    if isinstance(event, InsiderPlan):
        return "insiders", "planned", event.side if event.side in ("buy", "sell") else ""
    if isinstance(event, BuybackProgramme):
        return "company", "band", "buy"
    if isinstance(event, Repurchase):
        return "company", "company", "buy"
    if isinstance(event, ShareCount):
        return "shares", "company", ""
    if isinstance(event, Holding):
        return "insiders", "passive", ""
    if isinstance(event, CalendarDay) and event.calendar_kind == "closed_period":
        return "insiders", "closed", ""
    return "notes", "note", ""


def size_of(money: Decimal | None) -> float:
    """A glyph's size in px: it grows with the logarithm of the money."""
    if not money or money <= 0:
        return SMALLEST
    share = (math.log10(float(money)) - SMALLEST_MONEY) / (LARGEST_MONEY - SMALLEST_MONEY)
    return SMALLEST + (LARGEST - SMALLEST) * min(max(share, 0.0), 1.0)


def progress(
    programme: BuybackProgramme,
    repurchases: Sequence[Repurchase],
    adjust: Callable[[date], float] | None = None,
) -> Progress | None:
    """How much of the cap is used, in its own unit: shares for a mandate, money otherwise.

    The newest filed cumulative figure counts; only without one are the programme's repurchases
    summed, and the result says so; those in another currency than the cap's come to no sum.

    Args:
        programme: With its cap.
        repurchases: Of the issuer; those of other programmes are left aside.
        adjust: Today's shares for one of a day, because of splits; then shares are today's.
    """
    in_shares = programme.programme_kind == "mandate"
    cap = programme.shares if in_shares else programme.value
    own = [r for r in repurchases if r.programme_id == programme.id and r.status == "current"]
    if not cap or not own:
        return None
    basis = "since_mandate" if in_shares else "since_programme"

    def today(figure: Decimal, day: date | None) -> Decimal:
        if not in_shares or adjust is None or day is None:
            return figure
        return figure * Decimal(str(adjust(day)))

    cap = today(cap, programme.first_day)
    filed = [
        (r.traded_to or r.traded_from, today(figure, r.traded_to or r.traded_from))
        for r in own
        if r.cumulative_basis == basis
        and (figure := r.cumulative_shares if in_shares else r.cumulative_value) is not None
    ]
    unit = "shares" if in_shares else (programme.currency or "")
    if filed:
        day, used = max(filed, key=lambda pair: pair[0] or date.min)
        return Progress(float(used / cap), used, cap, unit, day, summed=False)
    if not in_shares and any(r.currency != programme.currency for r in own):
        return None  # money of two currencies makes no sum
    own = each_once(own)
    parts = [(r.shares if in_shares else amount(r), r.traded_from) for r in own]
    used = sum((today(p, day) for p, day in parts if p is not None), Decimal(0))
    day = max((r.traded_to or r.traded_from or date.min for r in own), default=None)
    return Progress(float(used / cap), used, cap, unit, day, summed=True)


def _progress_on(event: Event, repurchases: Sequence[Repurchase], bars: Bars) -> Progress | None:
    """A programme's progress with all shares on the split basis of the prices."""
    if not isinstance(event, BuybackProgramme):
        return None
    adjust = (lambda day: split_factor(bars, day)) if bars.splits else None
    return progress(event, repurchases, adjust)


def joined(marks: Sequence[Mark]) -> Mark:
    """Marks of one lane, glyph and direction as one with all their events; one stays itself."""
    if len(marks) == 1:
        return marks[0]
    events = tuple(e for m in marks for e in m.events)
    return replace(
        marks[0],
        events=events,
        x0=min(m.x0 for m in marks),
        x1=max(m.x1 for m in marks),
        price=None,
        other=None,
        size=size_of(sum((amount(e) or Decimal(0) for e in events), Decimal(0))),
        progress=None,
    )


def day_range(bars: Bars, first: date, last: date | None) -> tuple[float, float] | None:
    """Lowest and highest price of the days ``first`` to ``last``, None without a session."""
    if not bars.daily or not len(bars):
        return None
    i, j = bars.first_from(first), bars.behind(last or first)
    if i >= j:
        return None
    return float(np.min(bars.low[i:j])), float(np.max(bars.high[i:j]))
