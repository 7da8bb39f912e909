"""What a text says: drafts of events that wait to be confirmed, and statements to be checked."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from decimal import Decimal

from watchapp.core.records import dataclass
from watchapp.core.rounding import Interval

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as a text tells it; never saved without the user's word.

    Attributes:
        kind: insider_buy, insider_sell, buyback_announce, buyback_exec, buyback_mandate or
            buyback_remaining.
        span: The sentence it stands in, half-open, in code points.
        person, role, company: As told; None where they are not.
        day, timing: When it happened, as far as told; timing is pre, intraday, post or unknown. Of
            a period ``day`` is the last and ``first_day`` the first, else None.
        shares, price, price_high, value: Their scale applied, in ``currency``.
        currency_assumed: True where the text has a bare "$" or "Dollar".
        other_value, other_currency: The same money in another currency.
        bound: approx, upto, atleast or "": how the amount was told.
        pays_for: exercise or tax where a sale brought the money for one, else "".
        discretion: plan where it followed one that was made before, else unknown.
        so_far: True where it is what was dealt until the text, and of no day: no deal of its own.
        spans: Where each field was read, by the field's name.
        confidence: From 0 to 1, of the whole.
    """

    kind: str
    span: Span
    person: str | None = None
    role: str | None = None
    company: str | None = None
    day: date | None = None
    first_day: date | None = None
    timing: str = "unknown"
    shares: Decimal | None = None
    price: Decimal | None = None
    price_high: Decimal | None = None
    value: Decimal | None = None
    currency: str | None = None
    currency_assumed: bool = False
    other_value: Decimal | None = None
    other_currency: str | None = None
    stake_after: Decimal | None = None
    bound: str = ""
    pays_for: str = ""
    discretion: str = "unknown"
    so_far: bool = False
    spans: dict[str, Span] = field(default_factory=dict, hash=False)
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Statement:
    """Something a text claims that prices or records can confirm.

    Attributes:
        kind: One of ``analysis.vocabulary.CLAIM_KINDS``.
        span: Where it is said.
        stated: What the number can mean, in ``unit`` of the interval: fraction, months, shares, a
            currency, count.
        day: The session it is about, where one is named.
        or_days: Other sessions it may be about, where the words leave it open.
        day_open: True where it may be about yet another day: "before that it had risen".
        first, last: The days it looks back to: a month, or since a day. Of a price paid over a
            period ``first`` is its first day.
        basis: close or intraday, where the words say so; else "". Of a price paid ``off_exchange``
            where the words leave open that it was not the market's.
        shares, value, other: Numbers it holds against each other, as stated; ``value`` is a rally's
            size and the price of a high too.
        person: Whose stake it is about.
        company: Whose stock, where the words name one.
        told_by: Who the sentence before tells of, where the stock is nobody's by its own words.
        rising: False for a fall.
        described: True where the stock is called by what its company does, which may be another's.
    """

    kind: str
    span: Span
    stated: Interval
    day: date | None = None
    first: date | None = None
    last: date | None = None
    basis: str = ""
    shares: Interval | None = None
    value: Interval | None = None
    other: Interval | None = None
    person: str | None = None
    company: str | None = None
    rising: bool = True
    described: bool = False
    told_by: str = ""
    or_days: tuple[date, ...] = ()
    day_open: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A text that was read; ``day_assumed`` where the text has its day without the year."""

    text: str
    language: str
    day: date | None
    drafts: tuple[Draft, ...] = ()
    statements: tuple[Statement, ...] = ()
    day_assumed: bool = False
