"""How the price reacted to one event: day zero, its moves, and what they are measured against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from watchapp.analysis import measures, report
from watchapp.analysis.alignment import Closes, closes, date_of, day_zero, number_of
from watchapp.analysis.eventstudy import Spec
from watchapp.analysis.measures import Drawdown, Drawdowns, Move, Strongest
from watchapp.core.bars import DAY, Bars
from watchapp.core.events import (
    TIMING_OF,
    CalendarDay,
    Event,
    InsiderDeal,
    Note,
    ShareCount,
    amount,
)
from watchapp.core.exchanges import Exchange
from watchapp.core.marks import split_factor
from watchapp.core.numbers import in_units_of

YEAR = timedelta(days=365)
NEAR = 5  # sessions around day zero in which other things are named
STATUSES = (
    "ok",
    "so_far",
    "pending",
    "not_known",
    "other_exchange",
    "no_prices",
    "no_history",
)
_TIMINGS = {filed: told for told, filed in TIMING_OF.items()}


@dataclass(frozen=True, slots=True)
class Near:
    """Something else within five sessions of day zero: an event's id, or a split or ex-date."""

    kind: str
    day: date
    event: Event | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """A deal against what it came from; each None where an input lacks.

    ``of_holding``: shares over the holding before. ``of_turnover``: shares over the average daily
    volume of the twenty sessions before it was traded.
    """

    of_holding: float | None = None
    of_turnover: float | None = None


@dataclass(frozen=True, slots=True)
class Reaction:
    """The reaction to one event on one listing.

    Attributes:
        event: The record.
        status: One of ``STATUSES``; ``so_far`` while day zero has not closed officially.
        day_zero: First session whose close follows the publication.
        move: Day zero against the close before; what is so far while ``status`` says so.
        after: The sessions behind day zero, at most five.
        strongest, strongest_high: Since when no session gained as much, on closes and intraday.
        below: The close of the eve against the highest of 52 weeks before.
        from_price: The last close against the price of the deal, None where it has none here.
        size: Of the deal.
        near: What else lies close.
        asked: The event study; None where there is no day zero.
        benchmark: Its symbol, or "".
        exploratory: True where benchmark or window are not the usual ones.
        origin: Of the prices: fetched, imported or simulated.
        zero_place: Of day zero in the bars.
        eve: The session before day zero.
    """

    event: Event
    status: str
    day_zero: date | None = None
    move: Move | None = None
    after: tuple[Move, ...] = ()
    strongest: Strongest | None = None
    strongest_high: Strongest | None = None
    below: Drawdowns | None = None
    from_price: float | None = None
    size: Size = field(default_factory=Size)
    near: tuple[Near, ...] = ()
    asked: report.Asked | None = None
    benchmark: str = ""
    exploratory: bool = False
    origin: str = "fetched"
    zero_place: int | None = None
    eve: date | None = None

    @property
    def benchmark_move(self) -> float | None:
        """The benchmark's return on day zero."""
        found = self._day_zero_of("rm")
        return None if found is None else report.number(found)

    @property
    def abnormal(self) -> float | None:
        """The abnormal return of day zero."""
        found = self._day_zero_of("ar")
        return None if found is None else report.number(found)

    @property
    def usual_days(self) -> tuple[int, int] | None:
        """How many of how many days of the estimation moved less than day zero."""
        rank, studies = self._day_zero_of("p_rank"), self.asked.studies if self.asked else None
        if rank is None or studies is None or not np.isfinite(rank):
            return None
        n = int(studies.n[0])
        return n + 1 - round(rank * (n + 1)), n

    def _day_zero_of(self, what: str) -> float | None:
        studies = self.asked.studies if self.asked else None
        if studies is None:
            return None
        first, last = studies.spec.hull
        if not first <= 0 <= last:
            return None
        return float(getattr(studies, what)[0, -first])


def known_on(
    event: Event, exchange: Exchange, *, home: bool
) -> tuple[date, str] | tuple[None, str]:
    """The day and timing on an exchange at which an event could be known, or None and why not.

    Args:
        event: The record.
        exchange: Of the listing whose prices are looked at.
        home: True where the listing is the one that a day without an instant refers to.
    """
    if event.published_at is not None:
        local = event.published_at.astimezone(ZoneInfo(exchange.zone))
        closed = exchange.mic != "" and local.time() >= exchange.closes
        early = local.time() < exchange.opens
        return local.date(), "post" if closed else "pre" if early else "intraday"
    if event.published_on is None:
        return None, "not_known"
    if not home:
        return None, "other_exchange"
    return event.published_on, _TIMINGS[event.timing]


def closes_of(bars: Bars) -> Closes:
    """Closes for returns: adjusted for dividends wherever the source says so."""
    adjusted = np.isfinite(bars.adjusted)
    return closes(bars.time // DAY, bars.adjusted if np.any(adjusted) else bars.close)


def react(
    event: Event,
    bars: Bars | None,
    exchange: Exchange,
    *,
    benchmark: tuple[str, Bars | None] = ("", None),
    others: Sequence[Event] = (),
    home: bool = True,
    provisional: bool = False,
    spec: Spec | None = None,
    exploratory: bool = False,
) -> Reaction:
    """Measures the reaction to ``event``.

    Args:
        event: The record.
        bars: Daily, of one of the issuer's listings.
        exchange: Of that listing.
        benchmark: Its symbol and daily bars, where there are any.
        others: The issuer's other events.
        home: As ``known_on`` has it.
        provisional: The last bar is of a session that has not closed officially.
        spec: Model and windows; else the usual.
        exploratory: Benchmark or windows were chosen by the user.
    """
    if bars is None or not len(bars):
        return Reaction(event, "no_prices")
    day, timing = known_on(event, exchange, home=home)
    if day is None:
        return Reaction(event, timing, origin=bars.origin)
    final = bars.slice(0, len(bars) - 1) if provisional else bars
    symbol, against = benchmark
    place = _zero(bars, day, timing)
    stock = closes_of(final)
    asked = report.study_day(
        stock,
        closes_of(against) if against is not None and len(against) else None,
        day,
        timing,
        spec=spec,
        others=zeros_of(others, stock, exchange),
    )
    size = _size(event, bars)
    near = _near(event, bars, place, exchange, others)
    if place is None:
        return Reaction(event, "pending", size=size, near=near, asked=asked, origin=bars.origin)
    if place == 0:
        return Reaction(event, "no_history", bars.day(0), size=size, near=near, origin=bars.origin)
    so_far = provisional and place == len(bars) - 1
    return Reaction(
        event,
        "so_far" if so_far else "ok",
        bars.day(place),
        measures.move(bars, place),
        tuple(
            m
            for k in range(place + 1, min(place + 6, len(final)))
            if (m := measures.move(bars, k)) is not None
        ),
        measures.strongest_since(bars, place),
        measures.strongest_since(bars, place, intraday=True),
        below_the_year(bars, place - 1),
        _from_price(event, bars),
        size,
        near,
        asked,
        symbol if against is not None else "",
        exploratory,
        bars.origin,
        place,
        bars.day(place - 1),
    )


def zeros_of(events: Iterable[Event], stock: Closes, exchange: Exchange) -> list[int]:
    """Day zeros of all that a price could react to, which estimations avoid; their places."""
    found = set()
    for event in events:
        if isinstance(event, Note | ShareCount) or event.status not in ("current", "unverified"):
            continue
        day, timing = known_on(event, exchange, home=True)
        if isinstance(event, CalendarDay):
            day, timing = event.first_day, "unknown"
        if day is None:
            continue
        place = day_zero(stock, number_of(day), after_close=timing == "post")
        if place is not None:
            found.add(place)
    return sorted(found)


def _zero(bars: Bars, day: date, timing: str) -> int | None:
    place = bars.behind(day) if timing == "post" else bars.first_from(day)
    return place if place < len(bars) else None


def below_the_year(bars: Bars, place: int) -> Drawdowns | None:
    """A close against the highest of the 52 weeks until then."""
    day = bars.day(place)
    return measures.drawdown(bars, day - YEAR, day, day)


def _size(event: Event, bars: Bars) -> Size:
    if event.shares is None or event.traded_from is None or event.KIND not in (
        "insider_deal",
        "repurchase",
    ):  # fmt: skip
        return Size()
    before = getattr(event, "holding_before", None)
    after = getattr(event, "holding_after", None)
    side = getattr(event, "side", "")
    if before is None and after is not None and side in ("buy", "sell"):
        before = after - event.shares if side == "buy" else after + event.shares
    of_holding = float(event.shares / before) if before and before > 0 else None
    volume = measures.volume_before(bars, event.traded_from)
    if lasts(event) or volume is None or volume.uncertain:
        return Size(of_holding)  # what was bought in a month is no share of a day
    split = split_factor(bars, event.traded_from)
    return Size(of_holding, float(event.shares) * split / volume.average)


def lasts(event: Event) -> bool:
    """Whether it went over more than a day."""
    return event.traded_to is not None and event.traded_to != event.traded_from


def _from_price(event: Event, bars: Bars) -> float | None:
    """The last close against a deal's own price, on the present split basis."""
    if not isinstance(event, InsiderDeal) or event.side not in ("buy", "sell"):
        return None
    price = event.price
    if price is None and event.shares and (money := amount(event)) is not None:
        price = money / event.shares
    if not price or event.traded_from is None or event.currency is None or not bars.currency:
        return None
    units = in_units_of(event.currency, bars.currency)
    if units is None:
        return None
    paid = float(price * units) / split_factor(bars, event.traded_from)
    return float(bars.close[-1]) / paid - 1


def _near(
    event: Event, bars: Bars, place: int | None, exchange: Exchange, others: Iterable[Event]
) -> tuple[Near, ...]:
    if place is None:
        return ()
    first = bars.day(max(place - NEAR, 0))
    last = bars.day(min(place + NEAR, len(bars) - 1))
    if place + NEAR >= len(bars):
        last += timedelta(days=7)
    found = [
        Near(kind, date_of(at // DAY), value=value)
        for kind, pairs in (("split", bars.splits), ("ex_date", bars.dividends))
        for at, value in pairs
        if first <= date_of(at // DAY) <= last
    ]
    for other in others:
        if other.id == event.id or other.status not in ("current", "unverified"):
            continue
        if isinstance(other, Note):
            continue
        day = _day_of(other, exchange)
        if day is not None and first <= day <= last:
            found.append(Near(_kind(other), day, other))
    return tuple(sorted(found, key=lambda n: (n.day, n.kind)))


def _day_of(event: Event, exchange: Exchange) -> date | None:
    if isinstance(event, CalendarDay):
        return event.first_day
    if event.published_at is not None:
        moment: datetime = event.published_at.astimezone(ZoneInfo(exchange.zone))
        return moment.date()
    return event.published_on or event.traded_from


def _kind(event: Event) -> str:
    return event.calendar_kind if isinstance(event, CalendarDay) else event.KIND


def normalised(
    bars: Bars, against: Bars | None, zero: int, before: int = 20, after: int = 60
) -> tuple[Sequence[int], Sequence[float], Sequence[float]]:
    """Closes around day zero as fractions of the close before it, beside the benchmark's.

    Returns (sessions from day zero, stock, benchmark); the benchmark's are NaN where it has none.
    """
    first, last = max(zero - before, 0), min(zero + after, len(bars) - 1)
    places = np.arange(first, last + 1)
    stock = bars.close[places] / bars.close[zero - 1] - 1
    other = np.full(len(places), np.nan)
    if against is not None and len(against):
        at = np.searchsorted(against.time, bars.time[places], "right") - 1
        base = int(np.searchsorted(against.time, bars.time[zero - 1], "right")) - 1
        if base >= 0:
            other = np.where(at >= 0, against.close[np.maximum(at, 0)] / against.close[base] - 1,
                             np.nan)  # fmt: skip
    return (places - zero).tolist(), stock.tolist(), other.tolist()


def plain(reaction: Reaction) -> dict[str, object]:
    """The reaction as JSON has it, but for the sentence and the event's own fields."""
    move = reaction.move
    return {
        "status": reaction.status,
        "day0": reaction.day_zero.isoformat() if reaction.day_zero else None,
        "gap": move.gap if move else None,
        "high": move.high if move else None,
        "close": move.close if move else None,
        "low": move.low if move else None,
        "give_back": move.give_back if move else None,
        "days": [_move(m) for m in reaction.after],
        "strongest_since": {
            "close": _since(reaction.strongest),
            "intraday": _since(reaction.strongest_high),
        },
        "drawdown": {
            "close": _fall(reaction.below.close if reaction.below else None),
            "intraday": _fall(reaction.below.intraday if reaction.below else None),
        },
        "from_price": reaction.from_price,
        "size": {
            "of_holding": reaction.size.of_holding,
            "of_turnover": reaction.size.of_turnover,
        },
        "benchmark": reaction.benchmark or None,
        "exploratory": reaction.exploratory,
        "origin": reaction.origin,
        "abnormal": report.plain(reaction.asked) if reaction.asked else None,
        "near": [
            {"kind": n.kind, "day": n.day.isoformat(), "event": n.event.id if n.event else None,
             "value": n.value}
            for n in reaction.near
        ],
    }  # fmt: skip


def _move(move: Move) -> dict[str, object]:
    return {
        "day": move.day.isoformat(),
        "gap": move.gap,
        "high": move.high,
        "low": move.low,
        "close": move.close,
        "give_back": move.give_back,
    }


def _since(found: Strongest | None) -> str | None:
    return found.since.isoformat() if found and found.since else None


def _fall(found: Drawdown | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {"high": found.high, "on": found.on.isoformat(), "value": found.value}
