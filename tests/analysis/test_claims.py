"""Is an article right: each kind of claim against prices and records that are made for it.

The article that the program grew from is tried with the real prices up to 30 October 2025 and two
days that were made from published figures.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cases import bars_of

from watchapp.analysis import claims
from watchapp.analysis.verdicts import Evidence, Verdict
from watchapp.core.bars import COLUMNS, Bars, time_of_day
from watchapp.core.events import BuybackProgramme, Event, InsiderDeal, Repurchase, ShareCount
from watchapp.formats.article.read import read

DATA = Path(os.environ.get("WATCHAPP_TEST_DATA", "/nowhere"))
TUESDAY = date(2025, 11, 25)
# Constructed from published figures: highs, lows and closes are stated, the opens are not.
TAIL = [
    ("2025-11-24", 38.20, 38.94, 37.76, 38.66, 1e8),
    ("2025-11-25", 39.50, 41.10, 39.40, 40.34, 1e8),
]


def verdicts(text: str, bars: Bars | None, events: Sequence[Event] = ()) -> dict[str, Verdict]:
    """The verdict on each kind of claim in a text of 25 November 2025."""
    evidence = Evidence(bars, events, None, TUESDAY, "1810.HK")
    found = (claims.check(s, evidence) for s in read(text, TUESDAY).statements)
    return {v.statement.kind: v for v in found}


# -- the article


@pytest.fixture(scope="module")
def real() -> Bars:
    path = DATA / "prices" / "1810.HK_luciusneo_raw_2018-2025.csv"
    if not path.exists():
        pytest.skip("the recorded prices are not here")
    with path.open(newline="") as file:
        told = [
            (r[0][:10], float(r[4]), float(r[2]), float(r[3]), float(r[1]), float(r[5]))
            for r in list(csv.reader(file))[3:]
        ]
    return bars_of([*told, *TAIL], currency="HKD")


@pytest.fixture(scope="module")
def article() -> str:
    path = DATA / "article_2025-11-25.txt"
    if not path.exists():
        pytest.skip("the article is not here")
    return path.read_text("utf-8")


MANDATE = BuybackProgramme(
    id="m",
    issuer_id="x",
    programme_kind="mandate",
    shares=Decimal(2_594_916_968),
    traded_from=date(2025, 6, 5),
    published_on=date(2025, 6, 5),
)
BOUGHT = Repurchase(
    id="r",
    issuer_id="x",
    shares=Decimal(13_500_000),
    traded_from=date(2025, 11, 20),
    cumulative_shares=Decimal(40_795_400),
    cumulative_basis="since_mandate",
    programme_id="m",
)
ISSUED = ShareCount(
    id="c", issuer_id="x", shares=Decimal(26_050_601_078), traded_from=date(2025, 10, 31)
)


def test_the_article_is_held_against_real_prices(article: str, real: Bars) -> None:
    found = verdicts(article, real, [MANDATE, BOUGHT])
    told = {kind: v.verdict for kind, v in found.items()}
    assert told == {
        "drawdown": "confirmed",
        "fx": "confirmed",
        "intraday_move": "confirmed",
        "strongest_gain": "other_basis",
        "programme_count": "not_checkable",
        "rally": "confirmed",
        "implied_price": "confirmed",
        "remaining": "contradicted",
    }
    assert found["drawdown"].measured == pytest.approx(1 - 38.66 / 60.15, abs=1e-6)
    assert "60.15 on 2 Jul 2025" in found["drawdown"].reason["en"]
    assert found["intraday_move"].measured == pytest.approx(41.10 / 38.66 - 1, abs=1e-9)
    assert "close +4.3" in found["intraday_move"].reason["en"]
    assert "25 Sep 2025" in found["strongest_gain"].reason["en"]
    assert "27 Jun 2025" in found["strongest_gain"].reason["en"]
    assert "30.10.2025" in found["strongest_gain"].reason["de"]  # prices that are missing are said
    assert found["remaining"].measured == 2_594_916_968 - 40_795_400


def test_what_remains_is_not_checkable_without_the_mandate(article: str, real: Bars) -> None:
    found = verdicts(article, real, [ISSUED])["remaining"]
    assert found.verdict == "not_checkable"
    assert "82.1" in found.reason["en"]  # of all shares, of which a mandate may have a tenth
    bare = verdicts(article, real)["remaining"]
    assert bare.verdict == "not_checkable"
    assert "Hardly plausible" in bare.reason["en"]  # by the volume alone


def test_nothing_is_held_against_simulated_prices(article: str, real: Bars) -> None:
    found = verdicts(article, replace(real, origin="simulated"), [MANDATE])
    for kind in ("drawdown", "intraday_move", "strongest_gain", "rally", "implied_price"):
        assert found[kind].verdict == "not_checkable"
        assert "simulated" in found[kind].reason["en"]


# -- each kind by itself


def days(closes: Sequence[float], last: date = TUESDAY, lift: float = 0.0) -> Bars:
    """Daily bars that end on a day; highs are ``lift`` above the higher of two closes."""
    told = []
    ordinals = [last.toordinal() - k for k in range(3 * len(closes))]
    weekdays = [date.fromordinal(o) for o in ordinals if date.fromordinal(o).weekday() < 5]
    before = closes[0]
    for day, close in zip(reversed(weekdays[: len(closes)]), closes, strict=True):
        high, low = max(before, close) * (1 + lift), min(before, close)
        told.append((day.isoformat(), before, high, low, close, 1000.0))
        before = close
    return bars_of(told, currency="HKD")


@pytest.mark.parametrize(
    ("text", "closes", "verdict"),
    [
        ("Die Aktie schloss am Dienstag 5 Prozent höher.", [100, 105], "confirmed"),
        ("Die Aktie schloss am Dienstag 5 Prozent höher.", [100, 104], "contradicted"),
        ("The shares jumped as much as 5 percent on Tuesday.", [100, 105], "confirmed"),
        ("Die Aktie fiel am Dienstag um 4,2 Prozent.", [100, 95.8], "confirmed"),
        ("Die Aktie fiel am Dienstag um 4,2 Prozent.", [100, 104.2], "contradicted"),
    ],
)
def test_moves(text: str, closes: list[float], verdict: str) -> None:
    (found,) = verdicts(text, days(closes)).values()
    assert found.verdict == verdict


def test_a_rise_to_the_high_that_is_told_of_the_close_is_another_basis() -> None:
    bars = bars_of([("2025-11-24", 1, 1, 1, 100, 1), ("2025-11-25", 1, 106.3, 1, 104, 1)])
    (found,) = verdicts("Die Aktie schloss am Dienstag 6,3 Prozent höher.", bars).values()
    assert found.verdict == "other_basis"
    assert found.measured == pytest.approx(0.063)
    assert "+4.0" in found.reason["en"]


def test_a_price_above_a_high_is_not_told_as_below_it() -> None:
    text = "Das Papier notiert 35 Prozent unter dem Hoch vom Oktober."
    found = verdicts(text, days([100.0] * 30 + [110.0] * 10))["drawdown"]
    assert found.verdict == "contradicted"
    assert "10,0\u202f% über dem Hoch" in found.reason["de"]
    assert "10.0\u202f% above the high" in found.reason["en"]


def test_stated_numbers_are_what_they_can_mean() -> None:
    """35.4 % is "35 %" and 35.6 % is not; "over 30 %" has no upper end."""
    for close, text, verdict in (
        (64.6, "Das Papier notiert 35 Prozent unter dem Hoch vom November.", "confirmed"),
        (64.4, "Das Papier notiert 35 Prozent unter dem Hoch vom November.", "contradicted"),
        (45.0, "Seit dem Hoch im November hatte die Aktie über 30 Prozent verloren.", "confirmed"),
        (71.0, "Seit dem Hoch im November hatte die Aktie über 30 Prozent verloren.",
         "contradicted"),
    ):  # fmt: skip
        (found,) = verdicts(text, days([100.0] * 18 + [close, close])).values()
        assert found.verdict == verdict, (close, text)


def test_a_duration_is_an_interval_and_its_end_is_named() -> None:
    text = (
        "Am Dienstag gewann die Aktie so viel wie nie: der stärkste Tagesgewinn seit fünf Monaten."
    )
    quiet = [100.0] * 160
    (held,) = verdicts(text, days([*quiet, 105])).values()
    assert held.verdict == "confirmed"
    late = [*quiet]
    late[130:] = [106.0] * 30  # six per cent, six weeks before
    (broken,) = verdicts(text, days([*late, 106 * 1.05])).values()
    assert broken.verdict == "contradicted"
    assert "2025" in broken.reason["de"]
    assert "On closes it ranks 2 since 10 Jul 2025" in broken.reason["en"]
    (short,) = verdicts(text, days([100, 100, 105])).values()
    assert short.verdict == "not_checkable"  # the prices begin too late


@pytest.mark.parametrize(
    ("text", "larger", "verdict"),
    [
        ("Es war der stärkste Tagesgewinn der Aktie seit dem 19. September.", "09-19", "confirmed"),
        ("Es war der stärkste Tagesgewinn der Aktie seit dem 19. September.", "09-22",
         "contradicted"),
        ("It was the stock's biggest one-day gain since September 19.", "09-19", "confirmed"),
        ("It was the stock's biggest one-day gain since September 19.", "09-25", "contradicted"),
        ("It was the stock's biggest one-day gain since September.", "09-25", "confirmed"),
        ("It was the stock's biggest one-day gain since September.", "10-01", "contradicted"),
    ],
)  # fmt: skip
def test_since_a_day_or_month_leaves_that_day_or_month_out(
    text: str, larger: str, verdict: str
) -> None:
    closes, bars = [100.0], days([100.0] * 120)
    for at in range(1, 120):
        jump = 1.08 if bars.day(at).isoformat()[5:] == larger else 1.0
        closes.append(closes[-1] * (1.05 if at == 119 else jump))
    (found,) = verdicts(text, days(closes)).values()
    assert found.verdict == verdict, found.reason


def test_a_day_without_prices_is_not_checked() -> None:
    (found,) = verdicts("Die Aktie fiel am Dienstag um 4,2 Prozent.", None).values()
    assert (found.verdict, found.measured) == ("not_checkable", None)
    old = days([100, 95.8], date(2025, 10, 1))
    (found,) = verdicts("Die Aktie fiel am Dienstag um 4,2 Prozent.", old).values()
    assert found.verdict == "not_checkable"


def test_money_shares_and_the_days_range_are_held_against_each_other() -> None:
    bars = bars_of([("2025-11-24", 38, 38.94, 37.76, 38.66, 1), ("2025-11-25", 1, 41, 39, 40, 1)],
                   currency="HKD")  # fmt: skip
    good = "Gründer Lei Jun kaufte am Montag 2,6 Millionen Aktien für 100 Millionen HKD."
    bad = "Gründer Lei Jun kaufte am Montag 2,6 Millionen Aktien für 260 Millionen HKD."
    assert verdicts(good, bars)["implied_price"].verdict == "confirmed"
    found = verdicts(bad, bars)["implied_price"]
    assert found.verdict == "contradicted"
    assert "37.76" in found.reason["en"]


def test_a_price_of_a_period_is_held_against_all_of_it_and_one_off_the_market_against_none() -> (
    None
):
    bars = days([100.0, 110.0, 120.0, 130.0, 131.0])  # 19 to 25 November
    average = (
        "SAP hat vom 20. bis 24. November 1.000.000 eigene Aktien für {} Mio HKD zurückgekauft."
    )
    assert verdicts(average.format("112,0"), bars)["implied_price"].verdict == "confirmed"
    assert verdicts(average.format("142,0"), bars)["implied_price"].verdict == "contradicted"
    placed = "Lei Jun kaufte am Montag bei der Kapitalerhöhung 100.000 Aktien zu je 90,00 HKD."
    bought_ = "Lei Jun kaufte am Montag 100.000 Xiaomi-Aktien zu je 90,00 HKD."
    assert verdicts(placed, bars)["implied_price"].verdict == "not_checkable"
    assert verdicts(bought_, bars)["implied_price"].verdict == "contradicted"


def test_a_rate_is_held_against_the_days_and_the_peg() -> None:
    text = "Er investierte am Montag 100 Millionen HKD (umgerechnet 12,9 Millionen US-Dollar)."
    wrong = "Er investierte am Montag 100 Millionen HKD (umgerechnet 19,9 Millionen US-Dollar)."
    assert verdicts(text, None)["fx"].verdict == "confirmed"  # Hong Kong's peg needs no prices
    assert verdicts(wrong, None)["fx"].verdict == "contradicted"
    euro = "Sie kaufte am Montag Aktien für 100 Millionen Euro (rund 116 Millionen US-Dollar)."
    asked: list[tuple[str, str, date | None]] = []

    def rate(one: str, other: str, on: date | None) -> tuple[float, date]:
        asked.append((one, other, on))
        return (1.16 if one == "USD" else 1 / 1.16), date(2025, 11, 24)

    (statement,) = (s for s in read(euro, TUESDAY).statements if s.kind == "fx")
    assert claims.check(statement, Evidence(rate=rate, day=TUESDAY)).verdict == "confirmed"
    assert asked
    lacking = claims.check(statement, Evidence(rate=lambda *_: None, day=TUESDAY))
    assert lacking.verdict == "not_checkable"


def test_every_verdict_has_its_reason_in_both_languages(article: str, real: Bars) -> None:
    for events in ((), (MANDATE, BOUGHT, ISSUED)):
        for bars in (None, real):
            for found in verdicts(article, bars, events).values():
                assert set(found.reason) == {"de", "en"}
                assert all(len(words) > 10 for words in found.reason.values())


# -- what cannot be known is not contradicted


def test_a_fall_since_a_day_before_the_first_price_is_not_checked() -> None:
    """The high may have been before: half a year of prices says nothing of 52 weeks."""
    text = "Die Aktie liegt 50 Prozent unter dem 52-Wochen-Hoch."
    young = days([50.0] * 60 + [40.0])
    found = verdicts(text, young)["drawdown"]
    assert found.verdict == "not_checkable"
    assert "beginnen erst" in found.reason["de"]
    grown = days([58.0] * 10 + [50.0] * 260 + [40.0])
    assert verdicts(text, grown)["drawdown"].verdict == "contradicted"


def test_closes_alone_are_no_days_range() -> None:
    text = "Lei Jun kaufte am Montag 1.000.000 Xiaomi-Aktien für 38,0 Millionen HKD."
    closes = days([38.0] * 40)
    found = verdicts(text, closes)["implied_price"]
    assert found.verdict == "not_checkable"
    assert "closes alone" in found.reason["en"]


def test_a_stake_that_was_filed_later_is_none_the_article_could_know() -> None:
    text = "Der Anteil von Lei Jun stieg auf 23,3 Prozent."
    later = InsiderDeal(
        id="s", issuer_id="x", person="Lei Jun", percent_after=Decimal(25),
        published_on=date(2026, 2, 1),
    )  # fmt: skip
    assert verdicts(text, None, [later])["stake"].verdict == "not_checkable"
    earlier = replace(later, percent_after=Decimal("23.26"), published_on=date(2025, 11, 24))
    assert verdicts(text, None, [earlier, later])["stake"].verdict == "confirmed"


@pytest.mark.parametrize(
    ("fields", "bought"),
    [
        ({}, 40_795_400),
        ({"cumulative_basis": ""}, 40_795_400),
        ({"cumulative_basis": "year"}, 13_500_000),
        ({"programme_id": "another"}, 0),
    ],
)
def test_only_what_was_bought_under_the_mandate_is_taken_off(
    fields: dict[str, str], bought: int
) -> None:
    text = "Für Rückkäufe stehen noch 21,4 Milliarden Aktien zur Verfügung."
    found = verdicts(text, None, [MANDATE, replace(BOUGHT, **fields)])["remaining"]
    assert found.measured == 2_594_916_968 - bought


def test_shares_of_all_classes_are_counted_together() -> None:
    a, b = (
        replace(ISSUED, id=name, share_class=name, shares=Decimal(shares))
        for name, shares in (("A", 4_511_553_144), ("B", 21_539_047_934))
    )
    text = "Für Rückkäufe stehen noch 21,4 Milliarden Aktien zur Verfügung."
    found = verdicts(text, None, [a, b])["remaining"]
    assert "82.1" in found.reason["en"]


REST = "Für Rückkäufe stehen noch 100 Millionen Aktien zur Verfügung."


def bought(day: date, **fields: object) -> Repurchase:
    values: dict[str, object] = {"id": f"b{day}", "issuer_id": "x", "traded_from": day,
                                 "programme_id": "m", **fields}  # fmt: skip
    return Repurchase(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cap", "purchases", "verdict"),
    [
        (100, [], "not_checkable"),  # nobody read that nothing was bought
        (140, [bought(date(2025, 9, 1), shares=Decimal(40_000_000))], "confirmed"),
        (140, [bought(date(2025, 9, 1), shares=None, value=Decimal(5))], "not_checkable"),
        (
            140,
            [bought(date(2025, 7, 1), cumulative_shares=Decimal(40_000_000)),
             bought(date(2025, 9, 1), shares=Decimal(60_000_000))],
            "contradicted",
        ),
    ],
)  # fmt: skip
def test_what_remains_is_confirmed_only_by_all_that_was_bought(
    cap: int, purchases: list[Repurchase], verdict: str
) -> None:
    mandate = replace(MANDATE, shares=Decimal(cap * 1_000_000))
    assert verdicts(REST, None, [mandate, *purchases])["remaining"].verdict == verdict


def test_what_remains_is_counted_in_shares_of_the_articles_day() -> None:
    """After a split of five for one a mandate of 100 million shares is one of 500 million."""
    bars = replace(days([10.0] * 200), splits=((time_of_day(date(2025, 8, 1)), 5.0),))
    mandate = replace(MANDATE, shares=Decimal(100_000_000))
    later = bought(date(2025, 9, 1), shares=Decimal(400_000_000))
    assert verdicts(REST, bars, [mandate, later])["remaining"].verdict == "confirmed"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Am Dienstag gelang der Aktie der stärkste Tagesgewinn seit fünf Monaten.",
         "strongest_gain"),
        ("Die Aktie schloss am Dienstag 5 Prozent höher.", "close_move"),
        ("Das Papier notiert 35 Prozent unter dem Hoch vom Juli.", "drawdown"),
    ],
)  # fmt: skip
def test_over_missing_prices_nothing_is_confirmed_or_contradicted(text: str, kind: str) -> None:
    """The hole begins before what is looked at, or ends behind it."""
    whole = days([100.0] * 250 + [105.0])
    first, last = whole.first_from(date(2025, 6, 20)), whole.first_from(date(2025, 11, 25))
    kept = np.r_[np.arange(first), np.arange(last, len(whole))]
    holed = replace(whole, **{c: getattr(whole, c)[kept] for c in ("time", *COLUMNS)})
    assert verdicts(text, holed)[kind].verdict == "not_checkable"
    assert verdicts(text, whole)[kind].verdict != "not_checkable"


def test_a_fall_on_an_ex_date_is_told_with_and_without_the_dividend() -> None:
    bars = replace(days([100.0, 95.0]), dividends=((time_of_day(TUESDAY), 5.0),))
    found = verdicts("Die Aktie schloss am Dienstag 5 Prozent tiefer.", bars)["close_move"]
    assert found.verdict == "other_basis"
    assert "ex-date" in found.reason["en"]


def test_somebody_elses_stake_contradicts_nobody() -> None:
    text = "Lei Jun kaufte Aktien. Sein Anteil beträgt nun 23,4 Prozent."
    stakes = [
        InsiderDeal(id=n, issuer_id="x", person=n, percent_after=Decimal(p), published_on=d)
        for n, p, d in (
            ("Lei Jun", "23.4", date(2025, 5, 2)),
            ("Lei Ming", "0.4", date(2025, 11, 20)),
        )
    ]
    found = verdicts(text, None, stakes)["stake"]
    assert found.verdict in ("confirmed", "not_checkable")
    old = verdicts("Der Anteil von Lei Jun stieg auf 30 Prozent.", None, stakes)["stake"]
    assert old.verdict == "not_checkable", "what was filed in May says nothing of November"


def test_an_amount_of_zero_is_no_rate() -> None:
    text = "Er investierte am Montag 100 Millionen HKD (umgerechnet 0 US-Dollar)."
    for found in verdicts(text, None).values():
        assert found.verdict == "not_checkable"


def test_a_close_of_before_the_eve_contradicts_nothing() -> None:
    """The prices end on Wednesday; what the stock did until Tuesday nobody here knows."""
    text = "Das Papier notiert 35 Prozent unter dem Hoch vom November."
    old = days([100.0] * 18 + [90.0], date(2025, 11, 19))
    found = verdicts(text, old)["drawdown"]
    assert (found.verdict, "19 Nov 2025" in found.reason["en"]) == ("not_checkable", True)
    until_friday = days([100.0] * 18 + [90.0], date(2025, 11, 21))
    assert verdicts(text, until_friday)["drawdown"].verdict == "not_checkable"
    until_monday = days([100.0] * 18 + [90.0], date(2025, 11, 24))
    assert verdicts(text, until_monday)["drawdown"].verdict == "contradicted"
    paid = "Lei Jun kaufte 1.000.000 Xiaomi-Aktien für 90,0 Millionen HKD."
    assert verdicts(paid, old)["implied_price"].verdict == "not_checkable"


def test_a_day_of_a_deal_that_is_not_named_is_not_held_against_one_week() -> None:
    """At 100 it was traded a month before the article, at 60 it never was."""
    bars = days([100.0, 101.0] * 9 + [90.0, 91.0] * 3, lift=0.01)
    told = "Lei Jun kaufte 1.000.000 Xiaomi-Aktien für {} Millionen HKD."
    assert verdicts(told.format("90,5"), bars)["implied_price"].verdict == "confirmed"
    assert verdicts(told.format("100,5"), bars)["implied_price"].verdict == "not_checkable"
    assert verdicts(told.format("60,5"), bars)["implied_price"].verdict == "contradicted"


def without_last_range(bars: Bars) -> Bars:
    """As a bar is that a quote has made which names no high and low."""
    high, low = bars.high.copy(), bars.low.copy()
    high[-1] = low[-1] = np.nan
    return replace(bars, high=high, low=low)


def test_a_high_that_is_missing_contradicts_nothing() -> None:
    rose = "Die Aktie sprang am Dienstag um 6,3 Prozent nach oben."
    bars = without_last_range(days([100.0, 101.0] * 90 + [100.0, 104.3]))
    found = verdicts(rose, bars)["close_move"]
    assert found.verdict == "not_checkable"
    assert "High and low of 25 Nov 2025 are missing" in found.reason["en"]
    less = "Die Aktie stieg am Dienstag um 3 Prozent."
    assert verdicts(less, bars)["close_move"].verdict == "contradicted"  # any high is above 4.3 %
    largest = "Am Dienstag gelang der stärkste Tagesgewinn seit fünf Monaten."
    before = [100.0, 101.0] * 80 + [107.0] + [106.0, 107.0] * 10 + [106.0, 110.5]
    bars = without_last_range(days(before))
    found = verdicts(largest, bars)["strongest_gain"]
    assert found.verdict == "not_checkable"
    assert "closes alone" not in found.reason["en"]


def test_what_may_be_of_another_hour_of_the_day_is_not_contradicted() -> None:
    """A report of the morning has the move of the morning: only what never was is none."""
    bars = bars_of([("2025-11-24", 1, 100, 1, 100, 1), ("2025-11-25", 101, 106.4, 99, 104.3, 1)])
    for text, verdict in (
        ("Die Aktie legte am Dienstag um 3,2 Prozent zu.", "not_checkable"),
        ("Die Aktie legte am Dienstag zeitweise um 3,2 Prozent zu.", "not_checkable"),
        ("Die Aktie legte am Dienstag um 8,2 Prozent zu.", "contradicted"),
        ("Die Aktie schloss am Dienstag 3,2 Prozent höher.", "contradicted"),
    ):
        (found,) = verdicts(text, bars).values()
        assert found.verdict == verdict, text
    fallen = bars_of(
        [("2025-11-03", 100, 100, 100, 100, 1), ("2025-11-14", 70, 70, 70, 70, 1),
         ("2025-11-24", 70, 70, 70, 70, 1), ("2025-11-25", 69, 69, 58, 60, 1)]
    )  # fmt: skip
    for deep, verdict in ((35, "not_checkable"), (50, "contradicted"), (30, "confirmed")):
        text = f"Das Papier notiert {deep} Prozent unter dem Hoch vom November."
        assert verdicts(text, fallen)["drawdown"].verdict == verdict, deep


def test_a_rise_to_the_high_on_an_ex_date_is_told_both_ways() -> None:
    rows = [("2025-11-24", 1, 100, 1, 100, 1), ("2025-11-25", 1, 104, 1, 100, 1)]
    bars = replace(bars_of(rows), dividends=((time_of_day(TUESDAY), 2.0),))
    text = "Die Aktie sprang am Dienstag zeitweise um 4,0 Prozent nach oben."
    found = verdicts(text, bars)["intraday_move"]
    assert (found.verdict, found.measured) == ("other_basis", pytest.approx(0.04))


RALLY = "Im September folgte eine mehrwöchige Rallye."


@pytest.mark.parametrize(
    ("closes", "verdict"),
    [
        # from the first days of September on, for three weeks
        ([100.0] * 60 + [100 * 1.01**n for n in range(1, 18)] + [118.0] * 43, "confirmed"),
        # in July and August, and until the first days of September
        ([100 * 1.005**n for n in range(50)] + [120.0] * 70, "contradicted"),
        ([100 * 1.005**n for n in range(60)] + [120.0] * 60, "not_checkable"),
        ([100.0] * 40 + [100 * 1.02**n for n in range(25)] + [120.0] * 55, "not_checkable"),
        # behind the article's day nothing is looked at, nor is what begins at the end of the month
        ([100.0] * 80 + [100 * 1.01**n for n in range(1, 41)], "not_checkable"),
        ([100.0] * 120, "contradicted"),
    ],
)
def test_a_rally_lies_in_the_time_it_is_said_of(closes: list[float], verdict: str) -> None:
    bars = days(closes)
    assert bars.day(60) == date(2025, 9, 3)
    assert verdicts(RALLY, bars)["rally"].verdict == verdict


def test_sessions_without_a_move_are_no_part_of_a_rally() -> None:
    """Nine sessions of rise behind five flat ones are no ten."""
    closes = [100.0] * 65 + [100 * 1.02**n for n in range(1, 10)] + [100.0] * 46
    assert verdicts(RALLY, days(closes))["rally"].verdict == "contradicted"


def test_nothing_is_held_against_prices_that_jump_as_at_a_split() -> None:
    fell = "Das Papier notiert 80 Prozent unter dem Hoch vom Oktober."
    halved = days([100.0] * 60 + [50.0] * 10)
    assert verdicts(fell, halved)["drawdown"].verdict == "not_checkable"
    largest = "Am Dienstag gelang der stärkste Tagesgewinn seit fünf Monaten."
    joined = days([100.0] * 150 + [200.0] * 9 + [210.0])
    found = verdicts(largest, joined)["strongest_gain"]
    assert found.verdict == "not_checkable"
    assert "jumps as at a split" in found.reason["en"]
    last = "Die Aktie fiel am Dienstag um 4,2 Prozent."
    assert verdicts(last, days([100.0, 50.0]))["close_move"].verdict == "not_checkable"
    half = "Die Aktie fiel am Dienstag um 50 Prozent."
    assert verdicts(half, days([100.0, 50.0]))["close_move"].verdict == "confirmed"


@pytest.mark.parametrize(
    "ended",
    [{"traded_to": date(2025, 8, 31)}, {"traded_from": date(2024, 6, 5),
                                        "published_on": date(2024, 6, 5)}],
)  # fmt: skip
def test_a_mandate_that_has_ended_contradicts_nothing(ended: dict[str, date]) -> None:
    """By its last day, or because Hong Kong's last until the next general meeting."""
    text = "Für Rückkäufe stehen noch 21,4 Milliarden Aktien zur Verfügung."
    found = verdicts(text, None, [replace(MANDATE, **ended)])["remaining"]
    assert found.verdict == "not_checkable"
    assert "had ended" in found.reason["en"]


HUNDRED = replace(MANDATE, shares=Decimal(140_000_000))


@pytest.mark.parametrize(
    "fields",
    [
        {"share_class": "Class A"},
        {"listing_id": "adr"},
        {"programme_id": "money"},
        {"traded_to": date(2025, 12, 1)},
    ],
)
def test_what_may_not_be_of_the_mandate_confirms_nothing(fields: dict[str, Any]) -> None:
    """Another class, another line, another programme, or a period that is not over."""
    mandate = replace(HUNDRED, share_class="B", listing_id="hk")
    money = BuybackProgramme(id="money", issuer_id="x", value=Decimal(1), currency="HKD")
    values: dict[str, Any] = {"programme_id": None, "share_class": "Class B", **fields}
    part = bought(date(2025, 9, 1), shares=Decimal(40_000_000), **values)
    found = verdicts(REST, None, [mandate, money, part])["remaining"]
    assert found.verdict == "not_checkable"
    good = replace(part, share_class="B", listing_id="hk", programme_id="m", traded_to=None)
    assert verdicts(REST, None, [mandate, money, good])["remaining"].verdict == "confirmed"


def test_a_period_that_is_half_in_the_last_total_leaves_open_what_remains() -> None:
    total = bought(date(2025, 9, 15), cumulative_shares=Decimal(40_000_000))
    half = bought(date(2025, 9, 1), traded_to=date(2025, 9, 30), shares=Decimal(30_000_000))
    found = verdicts(REST, None, [HUNDRED, total, half])["remaining"]
    assert found.verdict == "not_checkable"


def test_a_days_report_and_its_months_are_bought_once() -> None:
    daily = [bought(date(2025, 9, d), shares=Decimal(10_000_000)) for d in (1, 2, 3, 4)]
    month = bought(
        date(2025, 9, 1), id="s", traded_to=date(2025, 9, 30), shares=Decimal(40_000_000)
    )
    found = verdicts(REST, None, [HUNDRED, *daily, month])["remaining"]
    assert (found.verdict, found.measured) == ("confirmed", 100_000_000)


def test_a_cap_that_may_have_been_raised_contradicts_nothing() -> None:
    """More was bought than the cap on file: another holds. And one of years ago may be any."""
    text = "Für Rückkäufe stehen noch 500 Millionen HKD zur Verfügung."
    money = replace(MANDATE, programme_kind="money", shares=None, value=Decimal(100_000_000),
                    currency="HKD")  # fmt: skip
    assert verdicts(text, None, [money])["remaining"].verdict == "contradicted"
    over = bought(date(2025, 9, 1), value=Decimal(200_000_000), currency="HKD")
    assert verdicts(text, None, [money, over])["remaining"].verdict == "not_checkable"
    old = replace(money, traded_from=date(2022, 6, 1), published_on=date(2022, 6, 1))
    found = verdicts(text, None, [old])["remaining"]
    assert (found.verdict, "larger cap" in found.reason["en"]) == ("not_checkable", True)
    ends = replace(old, traded_to=date(2026, 6, 1))
    assert verdicts(text, None, [ends])["remaining"].verdict == "contradicted"


def test_what_the_company_filed_as_left_is_what_is_left() -> None:
    text = "Für Rückkäufe stehen noch 500 Millionen HKD zur Verfügung."
    told = bought(date(2025, 7, 1), traded_to=date(2025, 9, 30), currency="HKD",
                  remaining_value=Decimal(498_000_000))  # fmt: skip
    found = verdicts(text, None, [told])["remaining"]
    assert (found.verdict, found.measured) == ("confirmed", 498_000_000)
    assert "30 Sep 2025" in found.reason["en"]


def test_yearly_mandates_are_no_programmes() -> None:
    text = "Seit 2022 hat der Konzern drei Programme aufgelegt."
    mandates = [
        replace(MANDATE, id=str(y), traded_from=date(y, 6, 1), published_on=date(y, 6, 1))
        for y in (2022, 2023, 2024, 2025)
    ]
    assert verdicts(text, None, mandates)["programme_count"].verdict == "not_checkable"
    money = [replace(m, programme_kind="money", value=Decimal(1)) for m in mandates]
    assert verdicts(text, None, money[1:])["programme_count"].verdict == "confirmed"
    assert verdicts(text, None, money)["programme_count"].verdict == "contradicted"


def test_of_several_stakes_of_one_day_none_is_chosen() -> None:
    text = "Der Anteil von Lei Jun stieg auf 23,3 Prozent."
    one = InsiderDeal(
        id="s", issuer_id="x", person="Lei Jun", percent_after=Decimal("23.3"),
        published_on=date(2025, 11, 24),
    )  # fmt: skip
    two = replace(one, id="t", percent_after=Decimal(64))
    for events in ([one, two], [two, one]):
        assert verdicts(text, None, events)["stake"].verdict == "not_checkable"
    of_a_class = replace(two, share_class="Class B")
    assert verdicts(text, None, [of_a_class])["stake"].verdict == "not_checkable"
    assert verdicts(text, None, [two])["stake"].verdict == "contradicted"


def test_a_rate_of_weeks_before_contradicts_nothing() -> None:
    text = "Sie kaufte am Montag Aktien für 100 Millionen Euro (rund 130 Millionen US-Dollar)."
    (statement,) = (s for s in read(text, TUESDAY).statements if s.kind == "fx")

    def rate_of(on: date) -> Verdict:
        return claims.check(
            statement, Evidence(rate=lambda one, _, __: (1 / 1.16, on), day=TUESDAY)
        )

    assert rate_of(date(2025, 11, 24)).verdict == "contradicted"
    assert rate_of(date(2025, 10, 24)).verdict == "not_checkable"


# -- what an acceptance reading found judged wrongly


def rising(last: float) -> Bars:
    """A quiet stock whose last day moves by so much."""
    return days([*([100.0] * 40), 100.0 * (1 + last)])


def test_nearly_is_not_half_as_much() -> None:
    text = "Die Aktie stieg am Dienstag um fast 2 Prozent."
    assert verdicts(text, rising(0.0106))["close_move"].verdict == "contradicted"
    assert verdicts(text, rising(0.018))["close_move"].verdict == "confirmed"


def test_a_stock_that_is_only_described_is_not_contradicted() -> None:
    for text in ("The chipmaker's shares rose 7% on Tuesday.",
                 "Das Papier des Autobauers stieg am Dienstag um 7 Prozent."):  # fmt: skip
        assert verdicts(text, rising(-0.02))["close_move"].verdict == "not_checkable"
        assert verdicts(text, rising(0.07))["close_move"].verdict == "confirmed"


def test_what_may_be_of_two_days_is_contradicted_only_on_both() -> None:
    text = "Die Aktie brach am Montag ein. Zum Handelsschluss betrug das Minus {} Prozent."
    bars = days([100.0, 94.0, 91.18])  # -6 % on Monday, -3 % on Tuesday
    for told, verdict in ((6, "confirmed"), (3, "confirmed"), (9, "contradicted")):
        assert verdicts(text.format(told), bars)["close_move"].verdict == verdict


def test_a_high_that_is_told_says_on_which_basis_a_fall_is_measured() -> None:
    bars = days([100.0, 110.0, 99.0], lift=0.1)  # a high of 121, closes of at most 110
    text = "Seit dem Rekordhoch von {} Hongkong-Dollar hat die Aktie {} Prozent verloren."
    assert verdicts(text.format("121", "18,2"), bars)["drawdown"].verdict == "confirmed"
    assert verdicts(text.format("110", "10,0"), bars)["drawdown"].verdict == "confirmed"
    assert verdicts(text.format("110", "18,2"), bars)["drawdown"].verdict == "other_basis"


def test_a_price_of_before_a_split_is_not_contradicted() -> None:
    text = "CEO Anna Berg sold 1,000 shares at HK$592 on Tuesday."
    found = verdicts(text, days([84.0, 84.5, 84.6]))["implied_price"]
    assert found.verdict == "not_checkable"
    assert "7 times" in found.reason["en"]


def test_a_rally_is_no_larger_than_any_rise_of_its_time() -> None:
    climb = [100 * 1.01**k for k in range(15)]
    bars = days([100.0] * 20 + climb + [climb[-1]] * 3)
    said = "In November a multi-week rally of {} percent lifted the shares."
    assert verdicts(said.format(14), bars)["rally"].verdict == "confirmed"
    assert verdicts(said.format(40), bars)["rally"].verdict == "not_checkable"


def test_the_gain_of_a_move_told_before_is_of_that_day() -> None:
    closes = [*([100.0] * 100), 105.0, 97.0]
    text = (
        "Am Montag stieg die Aktie um 5 Prozent. Das war der stärkste Tagesanstieg seit drei "
        "Monaten."
    )
    assert verdicts(text, days(closes))["strongest_gain"].verdict == "confirmed"


def test_up_to_has_no_room_on_another_day() -> None:
    bars = bars_of(
        [("2025-11-21", 1, 1, 1, 100, 1), ("2025-11-24", 100, 104.4, 99, 100, 1),
         ("2025-11-25", 100, 104.4, 99, 100, 1)]
    )  # fmt: skip
    later = "Die Aktie stieg am Montag um bis zu 4,0 Prozent."
    assert verdicts(later, bars)["intraday_move"].verdict == "contradicted"
    same = "Die Aktie stieg am Dienstag um bis zu 4,0 Prozent."  # perhaps before the high
    assert verdicts(same, bars)["intraday_move"].verdict == "confirmed"


def test_since_this_month_means_the_one_of_the_year_before() -> None:
    closes = [*([100.0] * 118), 108.0, 108.0, 113.4]
    text = "It was the stock's biggest one-day gain since November."
    (found,) = verdicts(text, days(closes)).values()
    assert found.verdict == "contradicted"  # of eight per cent, in this November
