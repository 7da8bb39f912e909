"""Is this record plausible: fatal problems keep it from being saved, doubts are shown with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from watchapp.core.events import (
    CALENDAR_KINDS,
    DISCRETIONS,
    INSTRUMENTS,
    MARKET_SIDES,
    METHODS,
    PAYS_FOR,
    PRICE_KINDS,
    PROGRAMME_KINDS,
    SIDES,
    STATUSES,
    TIMINGS,
    BuybackProgramme,
    Event,
    InsiderDeal,
    InsiderPlan,
    Note,
    Repurchase,
    ShareCount,
    amount,
)
from watchapp.core.numbers import in_units_of, major
from watchapp.core.problems import Problem
from watchapp.core.records import dataclass

VALUE_TOLERANCE = Decimal("0.03")  # shares times price against the filed value
RANGE_TOLERANCE = Decimal("0.10")  # around the day's low and high: rounding, fees, other venues
LARGEST_VALUE = Decimal(10) ** 13  # beyond it a filing holds a notional or a misplaced number
EARLIEST = date(1900, 1, 1)
# What a source left out, which makes nothing it says less plausible.
LEFT_OUT = frozenset({"not_known_when", "nobody_named", "no_size_filed", "no_cap"})


@dataclass(frozen=True, slots=True)
class DayRange:
    """Low and high of the days an event covers, in the currency the chart is quoted in.

    They are on the present split basis; ``factor`` is the new shares for one of those days.
    """

    low: Decimal
    high: Decimal
    currency: str | None
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Company:
    """What is known of the company on the event's day: shares in issue, and the programme's cap."""

    shares: Decimal | None = None
    cap_shares: Decimal | None = None
    cap_value: Decimal | None = None


def problems(
    event: Event,
    *,
    today: date | None = None,
    traded: DayRange | None = None,
    company: Company | None = None,
    quoted: Collection[str] = (),
) -> list[Problem]:
    """What is wrong (fatal) or doubtful with ``event``.

    Args:
        event: The record as it would be kept.
        today: The user's date; without it nothing is said about the future.
        traded: The price range of its days, where prices are known.
        company: What is known of its company.
        quoted: The currencies in which its shares are quoted, where that is known.
    """
    found = [*_words(event), *_numbers(event), *_days(event, today), *_missing(event)]
    found += _arithmetic(event)
    if event.status == "unverified" and isinstance(event, InsiderDeal) and event.scheme == "sec":
        found.append(Problem("contradicts_itself", {}, "status"))
    if traded is not None:
        found += _against_prices(event, traded)
    if company is not None:
        found += _against_company(event, company)
    return found + _against_listings(event, quoted)


def _against_listings(event: Event, quoted: Collection[str]) -> list[Problem]:
    """A price of the market is in a currency in which the share is traded."""
    side = event.side if isinstance(event, InsiderDeal) else "buy"
    if not isinstance(event, InsiderDeal | Repurchase) or side not in MARKET_SIDES:
        return []
    if event.price is None or event.currency is None or not quoted:
        return []
    if major(event.currency)[0] in {major(q)[0] for q in quoted}:
        return []
    args = {"currency": event.currency, "quoted": ", ".join(sorted(quoted))}
    return [Problem("other_currency", args, "currency")]


def _words(event: Event) -> list[Problem]:
    allowed = {
        "side": SIDES,
        "timing": TIMINGS,
        "status": STATUSES,
        "method": METHODS,
        "discretion": DISCRETIONS,
        "instrument": INSTRUMENTS,
        "pays_for": PAYS_FOR,
        "price_kind": PRICE_KINDS,
        "programme_kind": PROGRAMME_KINDS,
        "calendar_kind": CALENDAR_KINDS,
    }
    return [
        Problem("not_allowed", {"value": value, "allowed": ", ".join(words)}, name, fatal=True)
        for name, words in allowed.items()
        if (value := getattr(event, name, None)) is not None and value not in words
    ]


def _numbers(event: Event) -> list[Problem]:
    found = []
    for name in ("shares", "price", "value", "price_low", "price_high", "holding_after",
                 "holding_before", "cumulative_shares", "cumulative_value"):  # fmt: skip
        value = getattr(event, name, None)
        if value is None:
            continue
        if value < 0:
            found.append(Problem("negative", {}, name, fatal=True))
        elif value == 0 and name in ("shares", "price", "value"):
            found.append(Problem("zero", {}, name, fatal=name != "price"))
    low, high = getattr(event, "price_low", None), getattr(event, "price_high", None)
    if low is not None and high is not None and low > high:
        found.append(Problem("low_above_high", {}, "price_low", fatal=True))
    if too_large(event):
        found.append(Problem("implausibly_large", {}, "value"))
    return found


def too_large(event: Event) -> bool:
    """True for money that no deal was: a notional, or a misplaced number."""
    money = amount(event)
    return money is not None and money > LARGEST_VALUE


def _days(event: Event, today: date | None) -> list[Problem]:
    found = []
    first, last = event.traded_from, event.traded_to
    for name, day in (("traded_from", first), ("traded_to", last)):
        if day is not None and day < EARLIEST:
            found.append(Problem("too_early", {}, name, fatal=True))
    if first and last and last < first:
        found.append(Problem("ends_before_start", {}, "traded_to", fatal=True))
    plans_ahead = isinstance(event, InsiderPlan | BuybackProgramme | Note)
    if first and not plans_ahead and event.KIND != "calendar_day":
        known = event.known_day
        # a day of leeway: an evening in Asia is the same UTC day, a morning there is the day before
        if known and known < first - timedelta(days=1):
            found.append(Problem("known_before_traded", {}, "published_at"))
        if today and first > today + timedelta(days=1):
            found.append(Problem("in_the_future", {}, "traded_from", fatal=True))
    if isinstance(event.published_at, datetime) and event.published_at.tzinfo is None:
        found.append(Problem("no_zone", {}, "published_at", fatal=True))
    return found


def _missing(event: Event) -> list[Problem]:
    found = []
    if event.first_day is None:
        found.append(Problem("no_day", {}, "traded_from", fatal=True))
    typed = event.entered_by == "user"  # what a source leaves out it may leave out: Swiss filings
    if isinstance(event, InsiderDeal | InsiderPlan) and not event.person.strip():  # name nobody
        found.append(Problem("no_person" if typed else "nobody_named", {}, "person", fatal=typed))
    if isinstance(event, Note) and not event.note.strip():
        found.append(Problem("no_text", {}, "note", fatal=True))
    if isinstance(event, InsiderDeal | Repurchase) and event.shares is None and event.value is None:
        found.append(Problem("no_size" if typed else "no_size_filed", {}, "shares", fatal=typed))
    if isinstance(event, BuybackProgramme):
        cap = event.shares if event.programme_kind == "mandate" else event.value
        if cap is None:
            field = "shares" if event.programme_kind == "mandate" else "value"
            found.append(Problem("no_cap", {}, field))
    money = event.price is not None or event.value is not None
    if money and not event.currency:
        found.append(Problem("no_currency", {}, "currency", fatal=True))
    if isinstance(event, InsiderDeal | Repurchase) and event.known_day is None:
        found.append(Problem("not_known_when", {}, "published_at"))
    return found


def _arithmetic(event: Event) -> list[Problem]:
    if not (event.shares and event.price and event.value):
        return []
    expected = event.shares * event.price
    if abs(expected - event.value) <= VALUE_TOLERANCE * event.value:
        return []
    return [Problem("value_is_not_shares_times_price", {"expected": expected}, "value")]


def implied_price(event: Event) -> Decimal | None:
    """The price per share an event states, or the one its value and shares imply."""
    if event.price:
        return event.price
    if event.value and event.shares and not isinstance(event, BuybackProgramme | InsiderPlan):
        return event.value / event.shares
    return None


def _against_prices(event: Event, traded: DayRange) -> list[Problem]:
    price = comparable_price(event, traded.currency)
    if price is None or fits(price, traded):
        return []
    if any(fits(price * hundred, traded) for hundred in (Decimal(100), Decimal("0.01"))):
        return [Problem("off_by_a_hundred", {"currency": traded.currency}, "price")]
    ends = {"low": traded.low, "high": traded.high}
    args = {name: _as_quoted(value) for name, value in ends.items()} | {"currency": traded.currency}
    return [Problem("outside_the_days_range", args, "price")]


def _as_quoted(price: Decimal) -> Decimal:
    """A price with the decimals that exchanges quote."""
    return price.quantize(Decimal("0.01") if price >= 1 else Decimal("0.0001"))


def comparable_price(event: Event, currency: str | None) -> Decimal | None:
    """The price of an event in the unit of ``currency``, None where the market's says nothing.

    What was bought off the exchange, by tender or accelerated had a price of its own.
    """
    if isinstance(event, BuybackProgramme | InsiderPlan):
        return None
    if isinstance(event, Repurchase) and event.method not in ("on_exchange", "unknown"):
        return None
    if isinstance(event, InsiderDeal) and not (
        event.side in MARKET_SIDES and event.instrument == "share"
    ):
        return None
    price, units = implied_price(event), in_units_of(event.currency, currency)
    return None if price is None or units is None else price * units


def fits(price: Decimal, traded: DayRange) -> bool:
    """True for a price within the range, on the split basis of its day or on the present one."""
    low, high = traded.low * (1 - RANGE_TOLERANCE), traded.high * (1 + RANGE_TOLERANCE)
    return low <= price <= high or low <= price / traded.factor <= high


def _against_company(event: Event, company: Company) -> list[Problem]:
    found = []
    if company.shares is not None:
        size = getattr(event, "holding_after", None) or Decimal(0)
        if max(size, event.shares or Decimal(0)) > company.shares:
            found.append(Problem("more_than_all_shares", {"shares": company.shares}, "shares"))
    for name, cap in (
        ("cumulative_shares", company.cap_shares),
        ("remaining_shares", company.cap_shares),
        ("cumulative_value", company.cap_value),
        ("remaining_value", company.cap_value),
    ):
        figure = getattr(event, name, None)
        if figure is not None and cap is not None and figure > cap:
            found.append(Problem("more_than_the_cap", {"cap": cap}, name))
    return found


def company_on(event: Event, others: Iterable[Event]) -> Company:
    """What the events of a company say of it on the day of ``event``."""
    day = event.first_day or date.max
    newest: ShareCount | None = None
    programme: BuybackProgramme | None = None
    wanted = event.programme_id if isinstance(event, Repurchase) else None
    for other in others:
        if isinstance(other, ShareCount) and other.share_class in ("", event.share_class):
            on = other.first_day
            if on and on <= day and (newest is None or on > (newest.first_day or date.min)):
                newest = other
        elif isinstance(other, BuybackProgramme) and other.id == wanted:
            programme = other
    mandate = programme is not None and programme.programme_kind == "mandate"
    return Company(
        newest.shares if newest else None,
        programme.shares if programme and mandate else None,
        programme.value if programme and not mandate else None,
    )
