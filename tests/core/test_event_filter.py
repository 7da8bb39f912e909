"""The filter of the chart's events."""

from __future__ import annotations

from decimal import Decimal

from samples import deal, note

from watchapp.core.event_filter import EventFilter
from watchapp.core.events import BuybackProgramme, Repurchase


def test_an_empty_filter_shows_everything() -> None:
    assert not EventFilter().active
    assert all(EventFilter().allows(e) for e in (deal("a"), note("n")))


def test_every_part_that_is_set_must_hold() -> None:
    big = deal("a", side="buy", shares=Decimal(1000), price=Decimal(10), value=None)
    chosen = EventFilter(sides=frozenset({"buy"}), least=Decimal(5000))
    assert chosen.active
    assert chosen.allows(big)
    assert not chosen.allows(deal("b", side="sell", value=Decimal(9000)))
    assert not chosen.allows(deal("c", side="buy", value=Decimal(4999)))
    assert not chosen.allows(deal("d", side="buy", shares=None, price=None, value=None))


def test_a_person_and_a_kind() -> None:
    own = EventFilter(person="Lei Jun")
    assert own.allows(deal("a", person="Lei Jun"))
    assert not own.allows(deal("b", person="Lin Bin"))
    assert not own.allows(Repurchase(id="r", issuer_id="i"))
    assert not EventFilter(kinds=frozenset({"note"})).allows(deal("a"))


def test_market_decisions_leave_plans_and_passive_disclosures_out_but_keep_the_company() -> None:
    market = EventFilter(market_only=True)
    assert market.allows(deal("a", side="buy"))
    for other in (
        deal("b", side="buy", passive=True),
        deal("c", side="sell", discretion="plan"),
        deal("d", side="grant"),
    ):
        assert not market.allows(other)
    assert market.allows(Repurchase(id="r", issuer_id="i"))


def test_a_side_or_a_sum_says_nothing_of_programmes_and_notes() -> None:
    chosen = EventFilter(sides=frozenset({"sell"}), least=Decimal(10**9))
    assert chosen.allows(BuybackProgramme(id="p", issuer_id="i"))
    assert chosen.allows(note("n"))


def test_a_role_is_one_of_those_wanted() -> None:
    chosen = EventFilter(roles=frozenset({"ceo", "cfo"}))
    assert chosen.allows(deal("a", roles=("director", "ceo")))
    assert not chosen.allows(deal("b", roles=("director",)))
