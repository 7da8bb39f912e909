"""Measures of a company's buying and of its insiders', from records; each with what it lacks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from watchapp.analysis.measures import Volume
from watchapp.core.events import Event, InsiderDeal, ShareCount, amount
from watchapp.core.share_class import ORDINARY, class_of

A_YEAR = timedelta(days=365)
ABOUT = timedelta(days=60)  # by which two counts may lie off a year apart
ABOUT_AS_MANY = 0.1
OLD = timedelta(days=400)  # a count of a class that is so much older than another says nothing
HK_MANDATE_LASTS = timedelta(
    days=460
)  # to the next general meeting, at most 15 months: 10.06(1)(c)
HK_MANDATE = 0.10  # of the shares in issue: Hong Kong's listing rules, 10.06(1)(c)


@dataclass(frozen=True, slots=True)
class Issued:
    """All shares in issue; ``first`` and ``last`` are the days that its classes were counted on.

    ``change`` is the one over about twelve months since ``since``, None where no count of every
    class lies so far back.
    """

    shares: float
    first: date
    last: date
    since: date | None = None
    before: float | None = None

    @property
    def change(self) -> float | None:
        """Of what there was ``before``, None where that is not known."""
        return None if self.before is None else self.shares / self.before - 1


def in_issue(
    events: Iterable[Event], day: date | None, adjust: Callable[[date], float] | None = None
) -> Issued | None:
    """The shares in issue on a day, of all classes together.

    A count that names no class is one of all. Newer ones of classes take its place only where
    they come to about as much, or it is old: else a class is missing. Of one class alone, such as
    B, nobody knows what the others have: None, or the older whole.

    Args:
        events: Of one issuer; those that are no current counts are left aside.
        day: Until when counts are looked at; None for all.
        adjust: Today's shares for one of a day, because of splits; None where prices are missing.
    """
    told: dict[str, list[tuple[date, float]]] = {}
    for event in events:
        on = event.first_day
        if not isinstance(event, ShareCount) or event.status not in ("current", "unverified"):
            continue
        if event.shares and on is not None and (day is None or on <= day):
            factor = adjust(on) if adjust is not None else 1.0
            shares = float(event.shares) * factor
            told.setdefault(class_of(event.share_class), []).append((on, shares))
    if not told:
        return None
    newest = {name: max(counts) for name, counts in told.items()}
    classes = [n for n in newest if n]
    alone = len(classes) == 1 and classes != [ORDINARY]
    if "" in newest and classes:
        whole, parts = newest[""], [newest[n] for n in classes]
        newer = max(parts)[0] > whole[0]
        like = abs(sum(s for _, s in parts) / whole[1] - 1) <= ABOUT_AS_MANY
        old = max(parts)[0] - whole[0] > OLD and len(parts) > 1
        classes = classes if newer and not alone and (like or old) else [""]
    elif alone:
        return None
    classes = classes or [""]
    now = [newest[n] for n in classes]
    first, last = min(d for d, _ in now), max(d for d, _ in now)
    if last - first > OLD:
        return None
    total = sum(shares for _, shares in now)
    before = [_a_year_before(told[n], newest[n][0]) for n in classes]
    then = [b for b in before if b is not None]
    if len(then) < len(classes):
        return Issued(total, first, last)
    were = sum(shares for _, shares in then)
    return Issued(total, first, last, min(d for d, _ in then), were)


def _a_year_before(counts: list[tuple[date, float]], day: date) -> tuple[date, float] | None:
    """The count that lies nearest to a year before a day, where one does."""
    near = min(counts, key=lambda c: abs(c[0] - (day - A_YEAR)))
    return near if abs(near[0] - (day - A_YEAR)) <= ABOUT else None


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a programme is used, in its own unit (``shares`` or a currency).

    ``fraction`` is the true ratio, above 1 with ``overrun``.
    """

    used: float
    cap: float
    unit: str

    @property
    def fraction(self) -> float:
        """Used over cap."""
        return self.used / self.cap

    @property
    def remaining(self) -> float:
        """What is left, never below zero."""
        return max(self.cap - self.used, 0.0)

    @property
    def overrun(self) -> bool:
        """True where more was bought than the programme allows."""
        return self.used > self.cap


def progress(used: float | None, cap: float | None, unit: str) -> Progress | None:
    """Missing where either is, or the cap is zero."""
    if used is None or not cap:
        return None
    return Progress(used, cap, unit)


def sessions_to_finish(remaining: float, a_day: float) -> int | None:
    """Sessions that ``remaining`` shares take at ``a_day``; None where nothing is bought."""
    return math.ceil(remaining / a_day) if a_day > 0 else None


@dataclass(frozen=True, slots=True)
class Pace:
    """A purchase against the average volume, and the quarter of it that rules name.

    ``rule`` is the one whose limit this is: ``eu_20_days``, ``sec_10b18``; it is a condition of a
    safe harbour there. In Hong Kong no such rule was found: a pace only. Where the announcement of
    a programme names the month before it, the European limit is of that: ``by_month``.
    """

    volume: Volume
    share: float
    rule: str
    by_month: float | None = None


def pace(
    shares: float, volume: Volume | None, rule: str, month: Volume | None = None
) -> Pace | None:
    """None where no volume is known."""
    if volume is None:
        return None
    return Pace(volume, shares / volume.average, rule, shares / month.average if month else None)


@dataclass(frozen=True, slots=True)
class Yields:
    """Money spent beside what became of the share count; each None where an input lacks.

    ``gross`` is the money of twelve months over the market value, ``announced`` the programme's,
    ``net_change`` the change of the shares in issue (split-adjusted) between the days ``counted``,
    ``gross_reduction`` what the repurchases alone would have taken away.
    """

    market_value: float | None
    gross: float | None
    announced: float | None
    net_change: float | None
    gross_reduction: float | None
    counted: tuple[date, date] | None = None


def yields(
    price: float | None,
    shares: float | None,
    *,
    spent: float | None = None,
    authorised: float | None = None,
    shares_before: float | None = None,
    bought: float | None = None,
    counted: tuple[date, date] | None = None,
) -> Yields:
    """Buyback yields. Money is in the currency of ``price``; ``shares`` are those in issue now."""
    value = price * shares if price and shares else None
    return Yields(
        value,
        spent / value if spent is not None and value else None,
        authorised / value if authorised is not None and value else None,
        shares / shares_before - 1 if shares and shares_before else None,
        bought / shares_before if bought is not None and shares_before else None,
        counted,
    )


@dataclass(frozen=True, slots=True)
class PurchaseRatio:
    """Net purchase ratio (P - S)/(P + S) by insiders and by money (Lakonishok and Lee 2001)."""

    buyers: int
    sellers: int
    by_insiders: float | None
    by_value: float | None
    currency: str | None


def purchase_ratio(deals: Iterable[InsiderDeal], as_of: date, months: int = 6) -> PurchaseRatio:
    """Of decisions at the market within so many months; missing where there was none.

    By money only where all of it is in one currency.
    """
    first = as_of - timedelta(days=round(months * 365.25 / 12))
    mine = [
        d
        for d in deals
        if d.market_decision and d.first_day is not None and first <= d.first_day <= as_of
    ]
    buyers = {who(d) for d in mine if d.side == "buy"}
    sellers = {who(d) for d in mine if d.side == "sell"}
    people = len(buyers) + len(sellers)
    currencies = {d.currency for d in mine}
    money: dict[str, Decimal] = {"buy": Decimal(0), "sell": Decimal(0)}
    known = len(currencies) == 1 and None not in currencies
    for deal in mine:
        value = amount(deal)
        known = known and value is not None
        money[deal.side] += value or 0
    total = money["buy"] + money["sell"]
    return PurchaseRatio(
        len(buyers),
        len(sellers),
        (len(buyers) - len(sellers)) / people if people else None,
        float((money["buy"] - money["sell"]) / total) if known and total else None,
        next(iter(currencies)) if known else None,
    )


def who(deal: InsiderDeal) -> str:
    """Who dealt: the person of the file, or the name as filed."""
    return deal.person_id or deal.person.casefold()


@dataclass(frozen=True, slots=True)
class ClusterRule:
    """At least so many different insiders on one side within so many calendar days of the first."""

    insiders: int = 2
    days: int = 30


@dataclass(frozen=True, slots=True)
class Cluster:
    """Several insiders on one side; ``known_by`` is the day the second of them dealt."""

    first: date
    last: date
    insiders: tuple[str, ...]
    trades: int
    known_by: date


def clusters(
    trades: Sequence[tuple[str, date]], rule: ClusterRule | None = None
) -> tuple[Cluster, ...]:
    """Clusters among market decisions of one side.

    Args:
        trades: (insider, day) of each.
        rule: Its thresholds; the rule is to be shown wherever its result is.
    """
    rule = rule or ClusterRule()
    ordered = sorted(trades, key=lambda t: t[1])
    found, at = [], 0
    while at < len(ordered):
        first = ordered[at][1]
        inside = [t for t in ordered[at:] if (t[1] - first).days <= rule.days]
        people = dict.fromkeys(who for who, _ in inside)
        if len(people) >= rule.insiders:
            seen: set[str] = set()
            second = first
            for who, day in inside:
                seen.add(who)
                if len(seen) >= rule.insiders:
                    second = day
                    break
            found.append(Cluster(first, inside[-1][1], tuple(people), len(inside), second))
            at += len(inside)
        else:
            at += 1
    return tuple(found)


def habit(trades: Iterable[tuple[int, int]], year: int) -> str:
    """``routine``, ``opportunistic`` or ``unclassified`` at the start of ``year``.

    Cohen, Malloy and Pomorski (2012): of insiders with a trade in each of the three years before,
    those who traded in the same calendar month of all three are routine.

    Args:
        trades: (year, month) of the insider's market decisions.
        year: The year that is classified.
    """
    months = [{m for y, m in trades if y == year - back} for back in (1, 2, 3)]
    if not all(months):
        return "unclassified"
    return "routine" if set.intersection(*months) else "opportunistic"


def mandate_verdict(
    remaining: float, authorised: float | None, executed: float | None, issued: float | None
) -> tuple[str, str]:
    """Can so many shares remain of a mandate: (verdict, hint).

    The verdict is ``impossible``, ``plausible`` or ``not_checkable``; of the hints ``share_count``
    says that the number is within 2 % of the shares in issue, ``times_ten`` that a tenth of it
    would fit, ``above_ten_percent`` that it exceeds the tenth of the shares a mandate may have.
    """
    hint = ""
    if issued and abs(remaining / issued - 1) <= 0.02:
        hint = "share_count"
    elif issued and remaining > HK_MANDATE * issued:
        hint = "above_ten_percent"
    if authorised is None:
        return "not_checkable", hint
    left = authorised - (executed or 0)
    if remaining <= left * 1.0005:
        return "plausible", hint
    if not hint and left > 0 and abs(remaining / 10 / left - 1) <= 0.05:
        hint = "times_ten"
    return "impossible", hint
