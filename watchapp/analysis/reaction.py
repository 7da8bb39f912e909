"""How the price reacted to one event: day zero, its moves, and what they are measured against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from watchapp.analysis import measures, report
from watchapp.analysis.alignment import (
    Closes,
    beside,
    closes,
    date_of,
    day_zero,
    number_of,
)
from watchapp.analysis.eventstudy import Spec
from watchapp.analysis.measures import Drawdown, Drawdowns, Move, Strongest
from watchapp.core.adjusted import whole
from watchapp.core.bars import DAY, Bars
from watchapp.core.events import (
    MARKET_SIDES,
    TIMING_OF,
    CalendarDay,
    Event,
    InsiderDeal,
    Note,
    Repurchase,
    ShareCount,
    amount,
)
from watchapp.core.exchanges import Exchange
from watchapp.core.half_days import closes_on
from watchapp.core.marks import split_factor
from watchapp.core.numbers import in_units_of

Floats = npt.NDArray[np.float64]
YEAR = timedelta(days=365)
FULL_YEAR = YEAR - timedelta(days=measures.HOLIDAYS)  # of prices, at least
STILL = 0.10  # share of an estimation's sessions without a trade that makes it thin
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
        either_day: Whether it became known before or after day zero's close is not known: then
            the headline is that of day zero and the session behind it.
        move: Day zero against the close before; what is so far while ``status`` says so.
        after: The sessions behind day zero, at most five.
        strongest, strongest_high: Since when no session gained as much, on closes and intraday;
            on closes only where day zero has closed.
        below: The close of the eve against the highest of 52 weeks before.
        from_price: The last price against that of the deal, None where it has none here.
        size: Of the deal.
        near: What else lies close.
        asked: The event study; None where there is no day zero.
        own: Whether its shares are those of the listing.
        benchmark: Its symbol, or "".
        lag: Sessions by which it is moved back.
        exploratory: True where benchmark or window are not the usual ones.
        origin: Of the prices: fetched, imported or simulated.
        zero_place: Of day zero in the bars.
        eve: The session before day zero.
        begins: The first price.
        hole: Days between which prices are missing in the time that the largest gain and the high
            are looked for in, None without.
        jump_since: The day of a jump like a split's between the deal and the last price.
        jumped_in: Whether day zero itself jumps so, as a price on the basis of a new split does
            beside the closes of before.
    """

    event: Event
    status: str
    day_zero: date | None = None
    either_day: bool = False
    move: Move | None = None
    after: tuple[Move, ...] = ()
    strongest: Strongest | None = None
    strongest_high: Strongest | None = None
    below: Drawdowns | None = None
    from_price: float | None = None
    size: Size = field(default_factory=Size)
    near: tuple[Near, ...] = ()
    asked: report.Asked | None = None
    own: bool = True
    benchmark: str = ""
    lag: int = 0
    exploratory: bool = False
    origin: str = "fetched"
    zero_place: int | None = None
    eve: date | None = None
    begins: date | None = None
    hole: tuple[date, date] | None = None
    jump_since: date | None = None
    jumped_in: bool = False

    @property
    def headline(self) -> tuple[int, int]:
        """The window that ``abnormal`` is of, in sessions from day zero."""
        return (0, 1) if self.either_day else (0, 0)

    @property
    def benchmark_closed(self) -> bool:
        """Whether the benchmark has its own close at both ends of the headline window."""
        if self.asked is None or self.asked.studies is None:
            return False
        zero, (first, last) = int(self.asked.studies.zero[0]), self.headline
        stale = self.asked.rows.stale
        return not stale[zero + first - 1] and not stale[min(zero + last, len(stale) - 1)]

    @property
    def benchmark_move(self) -> float | None:
        """The benchmark's return on day zero; None where it has no close of that day or the eve."""
        if self.asked is None or self.asked.studies is None or not self.benchmark:
            return None
        zero, rows = int(self.asked.studies.zero[0]), self.asked.rows
        return None if rows.stale[zero] or rows.stale[zero - 1] else report.number(rows.rm[zero])

    @property
    def jumps(self) -> bool:
        """Whether day zero, or what the event study goes over, has a jump like a split's."""
        if self.jumped_in:
            return True
        return self.asked is not None and "unadjusted_split" in self.asked.flags

    @property
    def abnormal(self) -> float | None:
        """The abnormal return of the headline window; None while it is not over, or over a jump."""
        found = self._window("car")
        return found if self.benchmark_closed and not self.jumps else None

    @property
    def usual_days(self) -> tuple[int, int] | None:
        """How many of how many days of the estimation moved less, of as many sessions each."""
        rank = self._window("car_p_rank")
        if rank is None or self.asked is None or self.asked.studies is None:
            return None
        n = int(self.asked.studies.n[0]) - (self.headline[1] - self.headline[0])
        return n + 1 - round(rank * (n + 1)), n

    def _window(self, what: str) -> float | None:
        """A value of the headline window, where it was asked for and is over."""
        studies = self.asked.studies if self.asked else None
        if studies is None or self.headline not in studies.spec.windows:
            return None
        at, (first, last) = studies.spec.windows.index(self.headline), self.headline
        if int(studies.count[0, at]) != last - first + 1:
            return None
        return report.number(getattr(studies, what)[0, at])


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
        closed = exchange.mic != "" and local.time() >= closes_on(exchange, local.date())
        early = local.time() < exchange.opens
        if exchange.mic == "" and exchange.zone != "UTC":
            return local.date(), "unknown"  # nobody knows here when it closes
        return local.date(), "post" if closed else "pre" if early else "intraday"
    if event.published_on is None:
        return None, "not_known"
    if not home:
        return None, "other_exchange"
    return event.published_on, _TIMINGS[event.timing]


def closes_of(bars: Bars) -> Closes:
    """Closes for returns, adjusted for dividends where the source says so."""
    return closes(bars.time // DAY, whole(bars))


def react(
    event: Event,
    bars: Bars | None,
    exchange: Exchange,
    *,
    benchmark: tuple[str, Bars | None] = ("", None),
    others: Sequence[Event] = (),
    home: bool = True,
    own: bool = True,
    provisional: bool = False,
    lag: int = 0,
    as_of: date | None = None,
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
        own: The event's shares are those of this listing, so that they compare with its volume
            and its price.
        provisional: The last bar is of a session that has not closed officially.
        lag: Sessions by which the benchmark is moved back, see ``alignment.aligned``.
        as_of: Until when prices were looked for; without any for long the stock is delisted.
        spec: Model and windows; else the usual.
        exploratory: Benchmark or windows were chosen by the user.
    """
    held = Size(_of_holding(event))  # for which no price is needed
    if bars is None or not len(bars):
        return Reaction(event, "no_prices", size=held)
    day, timing = known_on(event, exchange, home=home)
    if day is None:
        return Reaction(event, timing, size=held, origin=bars.origin)
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
        lag=lag,
        as_of=None if provisional else as_of,  # it trades now, whatever the closes before say
        others=zeros_of(others, stock, exchange),
    )
    asked = _with_still_days(asked, final)
    size = _size(event, bars) if own else held
    near = _near(event, bars, place, exchange, others)
    common = Reaction(event, "pending", size=size, near=near, own=own, origin=bars.origin)
    if place is None:
        return replace(common, asked=asked)
    if place == 0:
        return replace(common, status="no_history", day_zero=bars.day(0))
    so_far = provisional and place == len(bars) - 1
    strongest = None if so_far else _largest(bars, place)
    strongest_high = _largest(bars, place, intraday=True)
    below = below_the_year(bars, place - 1)
    dealt, last = event.traded_from, bars.day(len(bars) - 1)
    jump_since = measures.jump_between(bars, dealt, last) if dealt is not None else None
    told = [s.since or s.first for s in (strongest, strongest_high) if s is not None]
    told += [below.close.on] if below is not None else []
    return Reaction(
        event,
        "so_far" if so_far else "ok",
        bars.day(place),
        timing == "unknown" and bars.day(place) == day,
        measures.move(bars, place),
        tuple(
            m
            for k in range(place + 1, min(place + 6, len(final)))
            if (m := measures.move(bars, k)) is not None
        ),
        strongest,
        strongest_high,
        below,
        _from_price(event, bars) if own and jump_since is None else None,
        size,
        near,
        asked,
        own,
        symbol if against is not None and len(against) else "",
        lag,
        exploratory,
        bars.origin,
        place,
        bars.day(place - 1),
        bars.day(0),
        measures.hole(bars, min(told), bars.day(place)) if told else None,
        jump_since,
        measures.jump_between(bars, bars.day(place - 1), bars.day(place)) is not None,
    )


def _with_still_days(asked: report.Asked, bars: Bars) -> report.Asked:
    """The study, said to be thin where too many sessions of its estimation had no trade."""
    studies = asked.studies
    if studies is None:
        return asked
    first, last = studies.spec.estimation
    zero = int(studies.zero[0])
    volume = bars.volume[max(zero + first, 0) : max(zero + last + 1, 0)]
    if not np.any(volume > 0) or np.mean(volume == 0) <= STILL:
        return asked
    return replace(asked, flags=report.ordered({*asked.flags, "thin"}))


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


def _largest(bars: Bars, place: int, *, intraday: bool = False) -> Strongest | None:
    """Since when no session gained as much; None where it or that one is a jump like a split's."""
    found = measures.strongest_since(bars, place, intraday=intraday)
    if found is None:
        return None
    jumps = [bars.day(place)] if found.since is None else [bars.day(place), found.since]
    for day in jumps:
        before = bars.day(bars.first_from(day) - 1)
        if measures.jump_between(bars, before, day) is not None:
            return None
    return found


def below_the_year(bars: Bars, place: int) -> Drawdowns | None:
    """A close against the highest of the 52 weeks until then.

    None over prices with a hole, or with a jump as at a split that they are not adjusted for.
    """
    day = bars.day(place)
    first = bars.first_from(day - YEAR)
    steps = np.diff(bars.time[first : place + 1])
    if np.max(steps, initial=0) > measures.HOLE * DAY:
        return None
    if measures.jump_between(bars, bars.day(first), day) is not None:
        return None
    return measures.drawdown(bars, day - YEAR, day, day)


def of_shares(event: Event) -> bool:
    """Whether its number of shares is one of shares, not of options or bonds."""
    if isinstance(event, InsiderDeal):
        return event.instrument == "share"
    return isinstance(event, Repurchase)


def _of_holding(event: Event) -> float | None:
    """A deal's shares over what was held before."""
    if not isinstance(event, InsiderDeal) or not of_shares(event) or event.shares is None:
        return None
    before, after = event.holding_before, event.holding_after
    if before is None and after is not None and event.side in MARKET_SIDES:
        before = after - event.shares if event.side == "buy" else after + event.shares
    return float(event.shares / before) if before and before > 0 else None


def _size(event: Event, bars: Bars) -> Size:
    of_holding = _of_holding(event)
    if event.shares is None or event.traded_from is None or not of_shares(event):
        return Size(of_holding)
    volume = measures.volume_before(bars, event.traded_from)
    if lasts(event) or volume is None or volume.uncertain:
        return Size(of_holding)  # what was bought in a month is no share of a day
    split = split_factor(bars, event.traded_from)
    return Size(of_holding, float(event.shares) * split / volume.average)


def dealt_in_shares(event: Event) -> bool:
    """Whether somebody bought or sold shares, so that the price paid is one of the share's."""
    return isinstance(event, InsiderDeal) and of_shares(event) and event.side in MARKET_SIDES


def lasts(event: Event) -> bool:
    """Whether it went over more than a day."""
    return event.traded_to is not None and event.traded_to != event.traded_from


def _from_price(event: Event, bars: Bars) -> float | None:
    """The last price against a deal's own, on the present split basis."""
    if not dealt_in_shares(event):
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
    bars: Bars, against: Bars | None, zero: int, *, before: int = 20, after: int = 60, lag: int = 0
) -> tuple[Sequence[int], Sequence[float], Sequence[float]]:
    """Closes around day zero as fractions of the close before it, beside the benchmark's.

    Both are adjusted for dividends where the source says so; the benchmark is moved back by ``lag``
    of its sessions.

    Returns (sessions from day zero, stock, benchmark); the benchmark's are NaN where it has none.
    """
    first, last = max(zero - before, 0), min(zero + after, len(bars) - 1)
    places = np.arange(first, last + 1)
    close = whole(bars)
    stock = close[places] / close[zero - 1] - 1
    other = np.full(len(places), np.nan)
    if against is not None and len(against):
        at, _ = beside(bars.time[: last + 1] // DAY, against.time // DAY, lag)
        value = np.where(at >= 0, whole(against)[np.maximum(at, 0)], np.nan)
        other = value[first:] / value[zero - 1] - 1
    return (places - zero).tolist(), stock.tolist(), other.tolist()


def plain(reaction: Reaction) -> dict[str, object]:
    """The reaction as JSON has it, but for the sentence and the event's own fields."""
    move = reaction.move
    return {
        "status": reaction.status,
        "day0": reaction.day_zero.isoformat() if reaction.day_zero else None,
        "either_day": reaction.either_day,
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
        "benchmark_lag": reaction.lag,
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
