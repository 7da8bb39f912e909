"""Measures of prices and companies against closed arithmetic, and what is missing where."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from cases import bars_of, case, prices

from watchapp.analysis import company, measures
from watchapp.analysis.company import ClusterRule
from watchapp.core.bars import time_of_day
from watchapp.core.events import InsiderDeal, ShareCount
from watchapp.core.rounding import quotient, stated


def check(found: object, expected: dict[str, Any], *names: tuple[str, str]) -> None:
    for mine, theirs in names:
        assert getattr(found, mine) == pytest.approx(expected[theirs], abs=1e-9), mine


def test_a_fall_since_the_high_of_a_month_on_both_bases() -> None:
    expected = case("M01_drawdown_since_high")["expected"]
    found = measures.drawdown(prices(), date(2025, 7, 1), date(2025, 7, 31), date(2025, 11, 24))
    assert found is not None
    for mine, theirs in ((found.close, "close_basis"), (found.intraday, "intraday_basis")):
        check(mine, expected[theirs], ("high", "high"), ("value", "drawdown"))
        assert mine.on.isoformat() == expected[theirs]["date"]
    assert found.later is not None  # it stood higher after July, which is said


def test_a_day_up_to_its_high_and_at_its_close() -> None:
    expected = case("M02_intraday_up_to")["expected"]
    bars = prices()
    place = measures.place_of(bars, date(2025, 11, 25))
    assert place is not None
    found = measures.move(bars, place)
    check(
        found,
        expected,
        ("before", "prev_close"),
        ("high", "max_up"),
        ("low", "max_down"),
        ("close", "close_change"),
        ("gap", "open_gap"),
        ("give_back", "give_back"),
    )
    assert measures.move(bars, 0) is None  # the first has nothing before it


def test_an_ex_date_lowers_the_close_before() -> None:
    bars = bars_of([("2025-05-05", 100, 100, 100, 100, 1), ("2025-05-06", 97, 99, 96, 98, 1)])
    paid = replace(bars, dividends=((time_of_day(date(2025, 5, 6)), 2.0),))
    found = measures.move(paid, 1)
    assert found is not None
    assert (found.before, found.close) == (98.0, 0.0)


def test_a_day_whose_opening_price_nobody_gave_has_no_gap() -> None:
    bars = bars_of(
        [("2025-05-05", 1.0, 1.2, 0.9, 1.0, 1), ("2025-05-06", math.nan, 1.3, 1.0, 1.1, 1)]
    )
    found = measures.move(bars, 1)
    assert found is not None
    assert (found.gap, found.high) == (None, pytest.approx(0.3))


def test_a_day_that_never_rose_has_given_nothing_back() -> None:
    bars = bars_of([("2025-05-05", 100, 100, 100, 100, 1), ("2025-05-06", 97, 99, 96, 98, 1)])
    found = measures.move(bars, 1)
    assert found is not None
    assert found.give_back is None


def test_a_rally_of_several_weeks() -> None:
    reference = case("M04_multi_week_rally")
    inputs = reference["inputs"]
    days = [date.fromisoformat(d) for d in inputs["dates"]]
    found = measures.rallies(np.array(inputs["closes"], float), days, **inputs["params"])
    (mine,), (theirs,) = found, reference["expected"]["rallies"]
    assert (mine.start.isoformat(), mine.end.isoformat()) == (theirs["start"], theirs["end"])
    assert mine.sessions == theirs["sessions"]
    check(mine, theirs, ("gain", "gain"), ("max_pullback", "max_pullback"))
    assert not mine.open_end


def test_the_strongest_gain_names_the_session_that_ends_the_span() -> None:
    closes = [100, 110, 104, 107, 106, 111]
    told = [(f"2025-05-{5 + k:02d}", c, c * 1.01, c * 0.99, c, 1.0) for k, c in enumerate(closes)]
    found = measures.strongest_since(bars_of(told), 5)
    assert found is not None
    assert found.since == date(2025, 5, 6)  # +10 %, larger than +4.7 %
    assert found.since_gain == pytest.approx(0.10)
    # an equal one ends the span as well: "the strongest since" means larger than all between
    again = measures.strongest_since(bars_of([*told, ("2025-05-12", 1, 1, 1, 111, 1)]), 5)
    assert again is not None
    first = measures.strongest_since(bars_of(told), 1)
    assert first is not None
    assert first.since is None
    assert measures.rank_since(bars_of(told), 5, date(2025, 5, 5)) == 2


def test_the_price_that_money_and_shares_imply() -> None:
    reference = case("M05_implied_price")
    for told, expected in zip(
        reference["inputs"]["items"], reference["expected"]["items"], strict=True
    ):
        interval = quotient(stated(told["value"]), stated(told["shares"]))
        assert interval is not None
        assert told["value"] / told["shares"] == pytest.approx(expected["implied"], abs=1e-9)
        if "inside" in expected:
            inside = measures.was_traded(interval, told["low"], told["high"])
            assert inside is expected["inside"]
        if "rounding_interval" in expected:
            ends = (interval.low, interval.high)
            assert ends == pytest.approx(expected["rounding_interval"], abs=1e-9)


def test_what_cannot_be_divided_is_no_price() -> None:
    assert quotient(stated(1.0), stated(0.0)) is None


def test_the_quarter_of_the_volume_that_rules_name() -> None:
    reference = case("M08_volume_limits")
    expected, bars, day = reference["expected"], prices(), date(2025, 11, 25)
    twenty = measures.volume_before(bars, day)
    weeks = measures.volume_of_four_weeks_before(bars, day)
    assert twenty is not None
    assert weeks is not None
    for mine, theirs in ((twenty, "mar_20d"), (weeks, "sec_10b18")):
        check(mine, expected[theirs], ("n", "n"), ("average", "adtv"), ("limit", "limit"))
        assert mine.first.isoformat() == expected[theirs]["first"]
        assert mine.last.isoformat() == expected[theirs]["last"]
    month = measures.volume_of_month_before(bars, day)
    check(month, expected["mar_month_before_disclosure_nov"], ("n", "n"), ("average", "adtv"))
    shares = reference["inputs"]["shares"]
    paced = company.pace(shares, twenty, "eu_20_days")
    assert paced is not None
    assert paced.share == pytest.approx(expected["share_of_adtv20"], abs=1e-12)


def test_a_session_without_a_trade_lowers_the_average_and_a_missing_volume_does_not() -> None:
    told = [
        (f"2025-05-{k:02d}", 1.0, 1.0, 1.0, 1.0, v)
        for k, v in ((5, 100.0), (6, math.nan), (7, 0.0), (8, 300.0))
    ]
    found = measures.volume_before(bars_of(told), date(2025, 5, 9))
    assert found is not None
    assert (found.n, found.traded, found.uncertain) == (3, 2, True)
    assert found.average == pytest.approx(400 / 3)
    assert measures.volume_before(bars_of(told[1:3]), date(2025, 5, 9)) is None


def test_a_programme_in_money_and_the_share_count_beside_it() -> None:
    reference = case("M09_programme_progress")
    i, expected = reference["inputs"], reference["expected"]
    used = float(sum(i["executed_value"]))
    progress = company.progress(used, i["authorised_value"], "HKD")
    assert progress is not None
    check(progress, expected, ("fraction", "progress"), ("remaining", "remaining"))
    found = company.yields(
        i["price"],
        i["shares_out"],
        spent=i["bought_value_12m"],
        authorised=i["authorised_value"],
        shares_before=i["shares_start"],
        bought=i["bought_12m"],
    )
    check(
        found,
        expected,
        ("market_value", "market_cap"),
        ("gross", "gross_yield_ttm"),
        ("announced", "announced_yield"),
        ("net_change", "net_share_change"),
        ("gross_reduction", "gross_reduction"),
    )


def test_a_mandate_and_what_is_left_of_it() -> None:
    reference = case("M07b_tencent_mandate")
    i, expected = reference["inputs"], reference["expected"]
    progress = company.progress(i["executed"], i["authorised"], "shares")
    assert progress is not None
    assert 100 * progress.fraction == pytest.approx(expected["progress_pct"], abs=1e-9)
    assert company.progress(5, 0, "shares") is None
    assert company.progress(None, 5, "shares") is None
    over = company.progress(12, 10, "shares")
    assert over is not None
    assert (over.overrun, over.fraction, over.remaining) == (True, 1.2, 0.0)


@pytest.mark.parametrize(
    ("remaining", "authorised", "issued", "verdict"),
    [
        (2_000_000_000, 2_594_916_968, 25_949_169_680, ("plausible", "")),
        (21_400_000_000, 2_594_916_968, 25_949_169_680, ("impossible", "above_ten_percent")),
        (25_900_000_000, None, 25_949_169_680, ("not_checkable", "share_count")),
        (25_949_169_680, 2_594_916_968, None, ("impossible", "times_ten")),
        (1, None, None, ("not_checkable", "")),
    ],
)
def test_what_may_remain_of_a_mandate(
    remaining: float, authorised: float | None, issued: float | None, verdict: tuple[str, str]
) -> None:
    assert company.mandate_verdict(remaining, authorised, 0, issued) == verdict


def test_classes_are_counted_together_and_change_over_a_year() -> None:
    def count(day: str, shares: int, name: str = "", **more: Any) -> ShareCount:
        return ShareCount(
            id=f"{day}{name}",
            issuer_id="x",
            shares=Decimal(shares),
            share_class=name,
            traded_from=date.fromisoformat(day),
            **more,
        )

    classes = [
        count("2024-10-31", 4, "A"), count("2024-10-31", 16, "B"), count("2024-12-31", 9, "B"),
        count("2025-10-31", 4, "A"), count("2025-10-31", 18, "B"),
        count("2025-12-31", 50, "B"), count("2025-11-01", 7, "B", status="cancelled"),
    ]  # fmt: skip
    found = company.in_issue(classes, date(2025, 11, 24))
    assert found is not None
    assert (found.shares, found.last, found.since) == (22, date(2025, 10, 31), date(2024, 10, 31))
    assert found.change == pytest.approx(0.1)
    whole = company.in_issue([*classes, count("2025-11-20", 25)], date(2025, 11, 24))
    assert whole is not None
    assert (whole.shares, whole.change) == (25, None), "one count is no change"
    before = count("2025-09-30", 22)
    half = company.in_issue([before, count("2025-10-31", 18, "B")], None)
    assert half is not None
    assert half.shares == 22, "class A was not counted again"
    both = company.in_issue([before, *classes], date(2025, 11, 24))
    assert both is not None
    assert both.last == date(2025, 10, 31)
    twice = company.in_issue([count("2025-10-31", 5)], date(2025, 11, 24), lambda _: 2.0)
    assert twice is not None
    assert twice.shares == 10
    assert company.in_issue(classes, date(2024, 1, 1)) is None
    gone = [count("2023-01-31", 4, "A"), count("2025-10-31", 18, "C")]
    assert company.in_issue(gone, None) is None, "one of them has another name now, or is gone"


def test_who_trades_by_habit() -> None:
    reference = case("I01_routine_opportunistic")
    inputs = reference["inputs"]
    found = {
        who: company.habit([(y, m) for y, m in trades], inputs["year"])
        for who, trades in inputs["trades"].items()
    }
    assert found == reference["expected"]


def test_clusters_follow_the_rule_they_are_given() -> None:
    reference = case("I02_cluster_buys")
    buys = [
        (who, date.fromisoformat(day))
        for who, day, side in reference["inputs"]["trades"]
        if side > 0
    ]
    (found,) = company.clusters(buys)
    (theirs,) = reference["expected"]
    assert found.first.isoformat() == theirs["first"]
    assert found.last.isoformat() == theirs["last"]
    assert sorted(found.insiders) == theirs["insiders"]
    assert found.trades == theirs["trades"]
    assert found.known_by == date(2025, 3, 5)
    assert company.clusters(buys, ClusterRule(insiders=4)) == ()
    assert len(company.clusters(buys, ClusterRule(days=2))) == 1


def deal(side: str, person: str, day: str, value: str | None, currency: str = "EUR") -> InsiderDeal:
    return InsiderDeal(
        id=f"{person}{day}{side}",
        issuer_id="x",
        person=person,
        side=side,
        traded_from=date.fromisoformat(day),
        value=Decimal(value) if value else None,
        currency=currency,
    )


def test_net_purchases_count_people_and_money_apart() -> None:
    as_of = date(2025, 6, 30)
    deals = [
        deal("buy", "A", "2025-03-01", "300"),
        deal("buy", "A", "2025-03-02", "100"),
        deal("sell", "B", "2025-05-01", "100"),
        deal("sell", "C", "2024-05-01", "900"),  # longer ago than six months
    ]
    found = company.purchase_ratio(deals, as_of)
    assert (found.buyers, found.sellers) == (1, 1)
    assert found.by_insiders == 0.0
    assert found.by_value == pytest.approx(0.6)
    mixed = company.purchase_ratio([*deals, deal("buy", "D", "2025-03-01", "1", "USD")], as_of)
    assert mixed.by_value is None
    assert company.purchase_ratio([], as_of).by_insiders is None
