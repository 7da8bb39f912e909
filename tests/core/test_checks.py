"""Plausibility: what cannot be kept is fatal, what is doubtful is said and kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from samples import deal, happened, note

from watchapp.core.checks import DayRange, implied_price, problems
from watchapp.core.events import (
    BuybackProgramme,
    CalendarDay,
    Event,
    InsiderDeal,
    InsiderPlan,
    Repurchase,
    amount,
)

TODAY = date(2025, 11, 26)
EVENTS = [r for r in happened() if hasattr(r, "KIND")]
PROGRAMME = next(e for e in EVENTS if isinstance(e, BuybackProgramme))
REPURCHASE = next(e for e in EVENTS if isinstance(e, Repurchase))
PLAN = next(e for e in EVENTS if isinstance(e, InsiderPlan))


def found(event: Event, **given: object) -> dict[str, bool]:
    """Code to fatal."""
    return {p.code: p.fatal for p in problems(event, today=TODAY, **given)}


@pytest.mark.parametrize("event", EVENTS, ids=lambda e: e.KIND)
def test_the_sample_story_has_nothing_fatal(event: Event) -> None:
    assert not any(found(event).values())


def test_a_price_is_in_a_currency_in_which_the_share_is_quoted() -> None:
    yen = deal(currency="JPY")
    assert found(yen, quoted={"EUR"}) == {"other_currency": False}
    assert not found(yen, quoted={"EUR", "JPY"}), "of another listing"
    assert not found(yen), "where no listing is known nothing is said"
    assert not found(deal(currency="GBP"), quoted={"GBp"}), "pence and pounds are one currency"
    assert not found(replace(yen, side="grant"), quoted={"EUR"}), "no price of a market"


def test_a_good_deal_has_no_problem_at_all() -> None:
    assert found(deal()) == {}


@pytest.mark.parametrize(
    ("event", "code", "field", "fatal"),
    [
        (deal(side="hodl"), "not_allowed", "side", True),
        (deal(status="?"), "not_allowed", "status", True),
        (deal(timing="noon"), "not_allowed", "timing", True),
        (deal(discretion="maybe"), "not_allowed", "discretion", True),
        (deal(price_kind="x"), "not_allowed", "price_kind", True),
        (replace(REPURCHASE, method="x"), "not_allowed", "method", True),
        (replace(PROGRAMME, programme_kind="x"), "not_allowed", "programme_kind", True),
        (deal(shares=Decimal(-1)), "negative", "shares", True),
        (deal(holding_after=Decimal(-1)), "negative", "holding_after", True),
        (deal(shares=Decimal(0)), "zero", "shares", True),
        (deal(value=Decimal(0)), "zero", "value", True),
        (deal(price=Decimal(0), value=None), "zero", "price", False),
        (deal(price_low=Decimal(2), price_high=Decimal(1)), "low_above_high", "price_low", True),
        (deal(value=Decimal("1E+14"), price=None), "implausibly_large", "value", False),
        (deal(traded_from=date(1899, 1, 1)), "too_early", "traded_from", True),
        (deal(traded_to=date(2025, 11, 20)), "ends_before_start", "traded_to", True),
        (deal(traded_from=date(2025, 11, 28), traded_to=None), "in_the_future",
         "traded_from", True),
        (deal(traded_from=date(2025, 11, 26), traded_to=None), "known_before_traded",
         "published_at", False),
        (deal(published_at=datetime(2025, 11, 25)), "no_zone", "published_at", True),
        (deal(traded_from=None, traded_to=None, published_at=None), "no_day", "traded_from", True),
        (deal(person="  ", entered_by="user"), "no_person", "person", True),
        (deal(person="", entered_by="six"), "nobody_named", "person", False),
        (replace(PLAN, person=""), "no_person", "person", True),
        (note("n", " "), "no_text", "note", True),
        (deal(shares=None, value=None, entered_by="user"), "no_size", "shares", True),
        (deal(shares=None, value=None, entered_by="afm"), "no_size_filed", "shares", False),
        (deal(shares=Decimal(10**8), price=Decimal(10**8), value=None), "implausibly_large",
         "value", False),
        (replace(PROGRAMME, shares=None), "no_cap", "shares", False),
        (replace(PROGRAMME, programme_kind="money"), "no_cap", "value", False),
        (deal(currency=None), "no_currency", "currency", True),
        (deal(published_at=None), "not_known_when", "published_at", False),
        (deal(value=Decimal(1)), "value_is_not_shares_times_price", "value", False),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)  # fmt: skip
def test_each_problem_is_named_with_its_field(
    event: Event, code: str, field: str, fatal: bool
) -> None:
    hits = [p for p in problems(event, today=TODAY) if p.code == code]
    assert [(p.field, p.fatal) for p in hits] == [(field, fatal)]


def test_a_value_may_differ_from_shares_times_price_by_three_per_cent() -> None:
    exact = Decimal(2600000) * deal().price
    assert found(deal(value=exact / Decimal("1.029"))) == {}
    assert found(deal(value=exact / Decimal("1.031"))) == {"value_is_not_shares_times_price": False}


def test_a_price_is_compared_with_its_days_in_the_same_currency_only() -> None:
    days = DayRange(Decimal("38.0"), Decimal("39.5"), "HKD")
    assert found(deal(), traded=days) == {}
    high = deal(price=Decimal(50), value=None)
    assert found(high, traded=days) == {"outside_the_days_range": False}
    assert found(high, traded=replace(days, currency="CNY")) == {}
    assert found(deal(price=Decimal("34.3"), value=None), traded=days) == {}, "ten per cent below"
    assert found(PROGRAMME, traded=days).keys() <= {"no_cap"}


def test_days_ahead_are_natural_for_plans_programmes_notes_and_the_calendar() -> None:
    later = date(2026, 5, 1)
    ahead = [
        replace(PLAN, traded_from=later),
        replace(PROGRAMME, traded_from=later),
        replace(note("n"), traded_from=later),
        CalendarDay(id="c", issuer_id="x", traded_from=later, calendar_kind="results"),
    ]
    for event in ahead:
        assert "in_the_future" not in found(event)
    assert found(deal(traded_from=date(2025, 11, 27), traded_to=None)).get("in_the_future") is None
    assert "in_the_future" not in {p.code for p in problems(deal(traded_from=later))}


def test_an_evening_deal_in_asia_may_be_known_on_the_day_before_in_utc() -> None:
    event = deal(published_at=datetime(2025, 11, 23, 23, tzinfo=UTC))
    assert found(event) == {}


def test_prices_and_amounts_follow_from_what_is_filed() -> None:
    bare = InsiderDeal(id="d", issuer_id="x", shares=Decimal(4), value=Decimal(10))
    assert implied_price(bare) == Decimal("2.5")
    assert implied_price(replace(bare, price=Decimal(3))) == Decimal(3)
    assert implied_price(replace(bare, shares=None)) is None
    assert implied_price(replace(PROGRAMME, value=Decimal(1))) is None
    assert amount(bare) == Decimal(10)
    assert amount(replace(bare, value=None, price=Decimal(3))) == Decimal(12)
    assert amount(replace(bare, value=None)) is None
