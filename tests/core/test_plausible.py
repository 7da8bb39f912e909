"""Is a filed figure possible: against the day's prices, the shares there are, and the cap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from samples import deal

from watchapp.core import checks
from watchapp.core.checks import Company, DayRange
from watchapp.core.events import BuybackProgramme, Repurchase, ShareCount

D = Decimal
TEN = DayRange(D(9), D(11), "HKD")


def codes(event: object, **context: object) -> list[str]:
    found = checks.problems(event, **context)  # type: ignore[arg-type]
    return [p.code for p in found if p.code not in checks.LEFT_OUT]


@pytest.mark.parametrize(
    ("price", "currency", "traded", "code"),
    [
        ("10", "HKD", TEN, None),
        ("12.5", "HKD", TEN, "outside_the_days_range"),
        ("1000", "HKD", TEN, "off_by_a_hundred"),
        ("0.1", "HKD", TEN, "off_by_a_hundred"),
        ("10", "USD", TEN, None),
        ("0.1", "GBP", DayRange(D(9), D(11), "GBp"), None),
        ("10", "GBP", DayRange(D(9), D(11), "GBp"), "off_by_a_hundred"),
        ("40", "HKD", DayRange(D(9), D(11), "HKD", D(4)), None),
        ("10", "HKD", DayRange(D(9), D(11), "HKD", D(4)), None),
    ],
)
def test_a_price_lies_in_its_day_on_either_split_basis(
    price: str, currency: str, traded: DayRange, code: str | None
) -> None:
    event = deal(price=D(price), currency=currency, shares=D(100), value=None)
    assert codes(event, traded=traded) == ([code] if code else [])


@pytest.mark.parametrize("method", ["off_exchange", "tender_offer", "accelerated"])
def test_what_was_bought_off_the_exchange_had_a_price_of_its_own(method: str) -> None:
    bought = Repurchase(
        id="r", issuer_id="i", shares=D(5), price=D(99), currency="HKD",
        traded_from=date(2025, 11, 24), method=method,
    )  # fmt: skip
    assert codes(bought, traded=TEN) == []
    assert codes(replace(bought, method="on_exchange"), traded=TEN) == ["outside_the_days_range"]


def test_a_grant_has_no_price_of_the_market() -> None:
    assert codes(deal(side="grant", price=D(99), value=None), traded=TEN) == []


def test_nobody_holds_more_than_there_is() -> None:
    event = deal(shares=D(1000), value=None, price=None, holding_after=D(5000))
    assert codes(event, company=Company(shares=D(5000))) == []
    assert codes(event, company=Company(shares=D(4999))) == ["more_than_all_shares"]


def test_what_remains_is_within_the_cap_of_its_own_programme() -> None:
    mandate = BuybackProgramme(
        id="m", issuer_id="i", programme_kind="mandate", shares=D(2_594_916_968),
        traded_from=date(2025, 6, 5),
    )  # fmt: skip
    count = ShareCount(
        id="s", issuer_id="i", shares=D(26_000_000_000), traded_from=date(2025, 6, 1)
    )
    later = replace(count, id="t", shares=D(1), traded_from=date(2026, 1, 1))
    bought = Repurchase(
        id="r", issuer_id="i", shares=D(5), traded_from=date(2025, 11, 24), programme_id="m",
        remaining_shares=D(21_400_000_000),
    )  # fmt: skip
    company = checks.company_on(bought, [mandate, count, later])
    assert company == Company(D(26_000_000_000), D(2_594_916_968), None)
    assert codes(bought, company=company) == ["more_than_the_cap"]
    assert codes(replace(bought, remaining_shares=D(1)), company=company) == []
