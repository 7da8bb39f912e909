"""Repurchases: what two reports tell of is bought once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from watchapp.core.events import BuybackProgramme, Repurchase
from watchapp.core.marks import progress
from watchapp.core.repurchases import each_once
from watchapp.core.share_class import class_of


def bought(name: str, first: str, last: str = "", **more: Any) -> Repurchase:
    return Repurchase(
        id=name, issuer_id="x", traded_from=date.fromisoformat(first),
        traded_to=date.fromisoformat(last) if last else None, **more,
    )  # fmt: skip


def names(*events: Repurchase) -> str:
    return "".join(sorted(r.id for r in each_once(events)))


def test_days_within_a_longer_report_are_its_parts() -> None:
    month = bought("m", "2025-09-01", "2025-09-30")
    quarter = bought("q", "2025-08-01", "2025-10-31")
    day, other = bought("d", "2025-09-02"), bought("e", "2025-11-02")
    assert names(day, other, month) == "em"
    assert names(day, month, quarter, other) == "eq"
    assert names(day, bought("f", "2025-09-02", method="off_exchange")) == "df"
    later = bought("l", "2025-09-15", "2025-10-15")
    assert names(month, later) == "lm", "half of one is in the other: nobody knows which half"


def test_other_shares_and_other_ways_are_no_parts() -> None:
    month = bought("m", "2025-09-01", "2025-09-30", share_class="Class B", programme_id="p")
    assert names(month, bought("a", "2025-09-02", share_class="A")) == "am"
    assert names(month, bought("b", "2025-09-02", share_class="B")) == "m"
    assert names(month, bought("c", "2025-09-02", programme_id="another")) == "cm"
    assert names(month, bought("d", "2025-09-02", method="tender_offer")) == "dm"
    early = bought("t", "2025-07-01", "2025-12-31", method="accelerated")
    assert names(early, bought("e", "2025-09-02")) == "et"


def test_a_programmes_progress_counts_each_share_once() -> None:
    programme = BuybackProgramme(
        id="p", issuer_id="x", programme_kind="mandate", shares=Decimal(140)
    )
    own = {"programme_id": "p", "shares": Decimal(10)}
    days = [bought(str(n), f"2025-09-0{n}", **own) for n in (1, 2, 3, 4)]
    month = bought("m", "2025-09-01", "2025-09-30", programme_id="p", shares=Decimal(40))
    found = progress(programme, [*days, month])
    assert found is not None
    assert found.used == 40


def test_a_class_has_one_name() -> None:
    same = {class_of(n) for n in ("B", "Class B", "B shares", "Class B Common Stock, $.001 par")}
    assert same == {"b"}
    assert class_of("Common Stock, $0.00001 par value") == class_of("Ordinary shares") == "ordinary"
    assert class_of("Series A Preferred") == "preferreda"
    assert class_of("") == ""
