"""Studies, standings and articles of an open file."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from reaction_scene import DEALS, deal, listing, made, sessions

from watchapp.app import acts, articles, intake, prices, reactions, standing, studies
from watchapp.app.workspace import Workspace
from watchapp.core import marks
from watchapp.core.bars import time_of_day
from watchapp.core.change import Act, added
from watchapp.core.events import BuybackProgramme, Coverage, Event, InsiderDeal, Repurchase
from watchapp.core.issuer import Listing


@pytest.fixture
def xiaomi(workspace: Workspace, tmp_path: Path) -> Listing:
    return made(workspace, tmp_path)


def event(workspace: Workspace, key: str) -> Event:
    found = workspace.desk.find_event(key)
    assert found is not None
    return found


# -- studies


def test_neighbours_are_one_episode_and_the_last_window_is_not_over(
    workspace: Workspace, xiaomi: Listing
) -> None:
    found = studies.study(workspace, xiaomi, "insider_buy")
    sizes = [len(e.events) for e in found.episodes]
    assert sum(sizes) == len(DEALS) + 1
    assert 2 in sizes  # the 5th and 7th of August 2024, or the 20th and 24th of November 2025
    assert found.episodes[-1].left_out == "not_over"
    assert found.summary is not None
    assert found.summary.n == sum(e.kept for e in found.episodes)
    assert found.benchmark == "^HSI"
    assert not found.exploratory
    assert found.base is not None
    assert found.base.n > 600


def test_the_mean_is_that_of_the_kept_episodes(workspace: Workspace, xiaomi: Listing) -> None:
    found = studies.study(workspace, xiaomi, "insider_buy")
    kept = [e.abnormal for e in found.episodes if e.kept and e.abnormal is not None]
    assert found.summary is not None
    assert found.summary.mean == pytest.approx(sum(kept) / len(kept))
    assert found.mean is not None
    eve = found.mean.sessions.index(-1)
    assert found.mean.mean[eve] == pytest.approx(0)
    five = found.mean.sessions.index(5)
    paths = [e.path for e in found.episodes if e.kept]
    beyond = [
        p.stock[p.sessions.index(5)] - p.benchmark[p.sessions.index(5)]
        for p in paths
        if 5 in p.sessions
    ]
    assert found.mean.mean[five] == pytest.approx(sum(beyond) / len(beyond))
    assert found.mean.low[five] < found.mean.mean[five] < found.mean.high[five]


def test_another_benchmark_or_window_is_exploratory(workspace: Workspace, xiaomi: Listing) -> None:
    assert studies.study(workspace, xiaomi, "insider_buy", window=(0, 20)).exploratory
    alone = studies.study(workspace, xiaomi, "insider_buy", benchmark="")
    assert alone.exploratory
    assert alone.benchmark == ""
    assert all(math.isnan(v) for e in alone.episodes for v in e.path.benchmark)
    workspace.change_settings(benchmarks={"1810.HK": "^GSPC"})
    own = studies.study(workspace, xiaomi, "insider_buy")
    assert own.exploratory  # the user's own choice is one too
    assert own.benchmark == ""  # whose prices are not here


def test_no_interval_is_drawn_where_two_paths_go_over_the_same_days(
    workspace: Workspace, xiaomi: Listing
) -> None:
    """The kept windows lie apart, the sixty sessions behind them need not."""
    desk = workspace.desk
    for day in ("2024-06-04", "2024-07-02"):
        desk.do(acts.save_event(desk.book, deal(xiaomi.issuer_id, day, "Lin Bin")))
    found = studies.study(workspace, xiaomi, "insider_buy")
    zeros = sorted(e.day_zero for e in found.episodes if e.kept and e.day_zero)
    nearest = min(sum(a < day <= b for day in sessions()) for a, b in pairwise(zeros))
    assert nearest < studies.AFTER
    assert found.mean is not None
    assert found.mean.shared
    for session, low, mean in zip(
        found.mean.sessions, found.mean.low, found.mean.mean, strict=True
    ):
        assert math.isfinite(mean)
        if session != -1:  # there all paths begin, with no spread at all
            assert math.isfinite(low) is (abs(session) < nearest)


def test_a_test_needs_ten_events_and_is_adjusted_for_all_that_are_made(
    workspace: Workspace, xiaomi: Listing
) -> None:
    few = studies.study(workspace, xiaomi, "insider_buy")
    assert all(w.p_holm is None for w in few.windows)
    desk = workspace.desk
    for side in ("buy", "sell"):
        for month in range(1, 13):
            day = f"2024-{month:02d}-{'12' if side == 'buy' else '19'}"
            new = deal(xiaomi.issuer_id, day, id=f"{side}{month}", side=side)
            desk.do(acts.save_event(desk.book, new))
    both = studies.study(workspace, xiaomi, "insider_buy", window=(0, 2))
    for key in ("sell1", "sell2", "sell3"):
        desk.do(acts.delete_event(desk.book, event(workspace, key)))
    one = studies.study(workspace, xiaomi, "insider_buy", window=(0, 2))
    assert [w.window for w in both.windows][:2] == [(0, 2), (0, 0)]
    smallest = min(
        (w for w in one.windows if w.summary.n >= 10),
        key=lambda w: w.summary.kolari_pynnonen_p or 1,
    )
    again = next(w for w in both.windows if w.window == smallest.window)
    assert smallest.p_holm is not None
    assert again.p_holm is not None
    tests = sum(w.p_holm is not None for w in one.windows)
    assert smallest.p_holm == pytest.approx(min(1, tests * smallest.summary.kolari_pynnonen_p))
    assert again.p_holm >= smallest.p_holm


def test_a_market_that_opens_after_the_close_is_taken_from_the_session_before(
    workspace: Workspace, xiaomi: Listing
) -> None:
    assert reactions.lag_of(xiaomi, "^GSPC") == 1
    assert reactions.lag_of(xiaomi, "^HSI") == reactions.lag_of(xiaomi, "^GDAXI") == 0
    assert reactions.lag_of(xiaomi, "") == reactions.lag_of(xiaomi, "BTC-USD") == 0
    german = replace(xiaomi, symbol="SAP.DE")
    assert reactions.lag_of(german, "^GSPC") == 0, "New York opens while Frankfurt trades"


def test_an_event_at_which_the_index_was_closed_is_not_in_the_mean(
    workspace: Workspace, xiaomi: Listing, tmp_path: Path
) -> None:
    """The index has no close five sessions behind a day zero: its move there is not known."""
    whole = studies.study(workspace, xiaomi, "insider_buy")
    day = whole.episodes[3].day_zero
    assert day is not None
    last = sessions()[sessions().index(day) + 5]
    rows = (tmp_path / "HSI.csv").read_text("utf-8").splitlines()
    path = tmp_path / "holiday.csv"
    path.write_text("\n".join(r for r in rows if not r.startswith(str(last))), "utf-8")
    workspace.desk.do(prices.import_file(workspace, listing(workspace, "^HSI"), path))
    found = studies.study(workspace, xiaomi, "insider_buy")
    assert found.episodes[3].left_out == "benchmark_closed"
    assert found.summary is not None
    assert whole.summary is not None
    assert found.summary.n == whole.summary.n - 1
    before = {w.window: w.summary.n for w in whole.windows}
    now = {w.window: w.summary.n for w in found.windows}
    assert (now[0, 0], now[0, 5]) == (before[0, 0], before[0, 5] - 1)


def test_no_benchmark_can_be_chosen_for_good(workspace: Workspace, xiaomi: Listing) -> None:
    workspace.change_settings(benchmarks={"1810.HK": ""})
    assert reactions.benchmark_of(workspace, xiaomi) == ""
    found = reactions.react(workspace, xiaomi, event(workspace, "deal-2025-08-04-Lei"))
    assert (found.benchmark, found.exploratory) == ("", True)


def test_an_ending_nobody_knows_does_not_pass_for_new_york() -> None:
    from watchapp.core.bars import empty

    assert reactions.exchange_of("2222.SR", empty(zone="Asia/Riyadh")).mic == ""
    assert reactions.exchange_of("1810.HK", empty(zone="Asia/Hong_Kong")).mic == "XHKG"
    assert reactions.exchange_of("1810.HK", None).mic == "XHKG"


def test_another_lines_repurchase_is_not_measured_by_this_ones_volume(
    workspace: Workspace, xiaomi: Listing
) -> None:
    abroad = replace(xiaomi, id="abroad", symbol="3CP.F", mic="XFRA")
    found = standing.standing(workspace, abroad, event(workspace, "bought"))
    assert (found.pace, found.yields, found.finish, found.average_price) == (None,) * 4
    assert found.progress is not None


def test_the_shares_of_another_line_are_not_this_ones(xiaomi: Listing) -> None:
    mine = deal(xiaomi.issuer_id, "2024-03-04")
    assert reactions.is_own(mine, xiaomi)
    assert not reactions.is_own(replace(mine, listing_id="another"), xiaomi)
    assert not reactions.is_own(replace(mine, mic="XETR"), xiaomi)


def test_of_a_receipt_or_an_unequal_class_nothing_is_told_in_ordinary_shares(
    workspace: Workspace, xiaomi: Listing
) -> None:
    record = event(workspace, "bought")
    assert reactions.is_own(record, xiaomi)
    receipt = replace(xiaomi, name="Xiaomi Corp. Sponsored ADR")
    assert not reactions.is_own(record, receipt)
    assert reactions.is_own(record, replace(receipt, shares_per_adr=Decimal(1)))
    assert standing.standing(workspace, xiaomi, record).yields is not None
    of_a_class = replace(xiaomi, symbol="1810-B")
    assert standing.standing(workspace, of_a_class, record).yields is None


def test_only_decisions_at_the_market_are_lined_up(workspace: Workspace, xiaomi: Listing) -> None:
    desk = workspace.desk
    for key, fields in (
        ("passive", {"passive": True}),
        ("plan", {"discretion": "plan"}),
        ("tax", {"side": "sell", "pays_for": "tax"}),
        ("grant", {"side": "grant"}),
    ):
        desk.do(acts.save_event(desk.book, deal(xiaomi.issuer_id, "2024-03-04", id=key, **fields)))
    found = studies.counts(desk.book.events(xiaomi.issuer_id))
    assert found == {
        "insider_buy": 10,
        "insider_sell": 0,
        "buyback_programme": 1,
        "repurchase": 1,
    }


def test_what_has_no_day_zero_says_why(workspace: Workspace, xiaomi: Listing) -> None:
    desk = workspace.desk
    for key, fields in (
        ("later", {"published_at": None, "published_on": date(2026, 1, 5)}),
        ("unknown", {"published_at": None}),
        ("early", {"published_at": None, "published_on": date(2001, 1, 5)}),
    ):
        new = deal(xiaomi.issuer_id, "2025-01-07", id=key, **fields)
        desk.do(acts.save_event(desk.book, new))
    found = studies.study(workspace, xiaomi, "insider_buy")
    assert {e.id: reason for e, reason in found.left} == {
        "later": "pending",
        "unknown": "not_known",
        "early": "no_history",
    }


def test_a_study_without_prices_is_empty(workspace: Workspace, xiaomi: Listing) -> None:
    desk = workspace.desk
    desk.do(acts.drop_series(desk.book, xiaomi))
    found = studies.study(workspace, xiaomi, "insider_buy")
    assert found.episodes == ()
    assert {reason for _, reason in found.left} == {"no_prices"}


def test_the_table_has_a_row_an_episode(workspace: Workspace, xiaomi: Listing) -> None:
    found = studies.study(workspace, xiaomi, "insider_buy")
    told = list(csv.DictReader(io.StringIO(studies.as_csv(found))))
    assert len(told) == len(found.episodes)
    for row, episode in zip(told, found.episodes, strict=True):
        assert row["day_zero"] == str(episode.day_zero)
        assert int(row["events"]) == len(episode.events)
        assert row["abnormal"] == ("" if episode.abnormal is None else str(episode.abnormal))
        assert row["left_out"] == episode.left_out
    assert {r["symbol"] for r in told} == {"1810.HK"}


# -- the standing of one record


def test_a_mandate_has_its_progress_its_price_and_the_share_count(
    workspace: Workspace, xiaomi: Listing
) -> None:
    found = standing.standing(workspace, xiaomi, event(workspace, "mandate"))
    assert found.progress is not None
    assert found.progress.fraction == pytest.approx(10_000_000 / 2_500_000_000)
    assert found.summed
    assert found.average_price == Decimal(40)
    assert found.finish == math.ceil((2_500_000_000 - 10_000_000) / (0.25 * 50_000_000))
    bought = standing.standing(workspace, xiaomi, event(workspace, "bought"))
    assert bought.pace is not None
    assert bought.pace.share == pytest.approx(0.2)
    assert bought.pace.rule == ""  # no limit is known for Hong Kong
    assert bought.yields is not None
    assert bought.yields.net_change == pytest.approx(26 / 25 - 1)
    assert bought.yields.gross is not None
    assert 0 < bought.yields.gross < 0.01


def test_a_split_since_a_mandate_is_no_overrun(workspace: Workspace, xiaomi: Listing) -> None:
    """Its cap is one of the shares of its day, what was bought since one of new ones."""
    mandate, bought = event(workspace, "mandate"), event(workspace, "bought")
    assert isinstance(mandate, BuybackProgramme)
    assert isinstance(bought, Repurchase)
    bars = reactions.final(workspace, xiaomi.symbol or "")
    assert bars is not None
    day = time_of_day(date(2025, 8, 1))
    split = replace(bars, splits=((day, 5.0),))
    small = replace(mandate, shares=Decimal(4_000_000))
    told = marks.progress(small, [bought], lambda on: marks.split_factor(split, on))
    assert told is not None
    assert told.fraction == pytest.approx(10 / 20)


def test_a_purchase_has_its_cluster_and_its_habit(workspace: Workspace, xiaomi: Listing) -> None:
    found = standing.standing(workspace, xiaomi, event(workspace, "deal-2025-11-24-Lei"))
    assert found.cluster is not None
    assert found.cluster.insiders == tuple(
        e.person_id
        for e in (event(workspace, "deal-2025-11-20-Lin"), event(workspace, "deal-2025-11-24-Lei"))
        if isinstance(e, InsiderDeal)
    )
    assert found.ratio is not None
    assert (found.ratio.buyers, found.ratio.sellers) == (2, 0)
    assert found.habit == "unclassified"  # no three years before
    workspace.change_settings(cluster_days=2)
    strict = standing.standing(workspace, xiaomi, event(workspace, "deal-2025-11-24-Lei"))
    assert strict.cluster is None


def test_a_sum_over_days_nobody_read_says_so(workspace: Workspace, xiaomi: Listing) -> None:
    bought = event(workspace, "bought")
    assert standing.standing(workspace, xiaomi, bought).unread
    read = Coverage("c", xiaomi.issuer_id, "hkex", date(2024, 1, 1), date(2025, 12, 31))
    workspace.desk.do(Act("note_coverage", added(read)))
    assert not standing.standing(workspace, xiaomi, bought).unread


def test_a_record_without_figures_has_no_standing(workspace: Workspace, xiaomi: Listing) -> None:
    desk = workspace.desk
    for bare in (
        Repurchase(id="r", issuer_id=xiaomi.issuer_id),
        BuybackProgramme(id="p", issuer_id=xiaomi.issuer_id, programme_kind="mandate"),
        InsiderDeal(id="d", issuer_id=xiaomi.issuer_id, side="buy"),
    ):
        desk.do(acts.save_event(desk.book, bare))
        found = standing.standing(workspace, xiaomi, bare)
        assert (found.progress, found.pace, found.finish, found.cluster) == (None,) * 4
        assert reactions.react(workspace, xiaomi, bare).status in ("not_known", "ok")


# -- articles


TEXT = (
    "25. November 2025. Xiaomi-Gründer Lei Jun hat am Montag 2,6 Millionen Aktien für rund 100 "
    "Millionen HKD gekauft. Tencent kaufte am Montag 1 Million Aktien für 600 Millionen HKD "
    "zurück. Die Aktie stieg am Dienstag um 6,3 Prozent."
)


def test_an_article_finds_its_company_and_offers_its_records(
    workspace: Workspace, xiaomi: Listing
) -> None:
    checked = articles.check(workspace, TEXT)
    assert checked.listing == xiaomi
    found, offers = articles.offers(workspace.desk, checked)
    mine, other = offers
    assert mine.item is not None
    event_ = mine.item.incoming
    assert isinstance(event_, InsiderDeal)
    assert (event_.person, event_.side, event_.roles) == ("Lei Jun", "buy", ("founder",))
    assert (event_.shares, event_.value) == (Decimal(2_600_000), Decimal(100_000_000))
    assert (event_.traded_from, event_.published_on) == (date(2025, 11, 24), date(2025, 11, 25))
    assert event_.sources[0].quote.startswith("Xiaomi-Gründer")
    assert event_.sources[0].confidence is not None
    assert (other.item, other.reason) == (None, "draft_elsewhere")
    assert found.plan.items == (mine.item,)


def test_what_is_taken_in_is_one_step_and_not_offered_twice(
    workspace: Workspace, xiaomi: Listing
) -> None:
    desk = workspace.desk
    before = len(desk.book.events(xiaomi.issuer_id))
    found, offers = articles.offers(desk, articles.check(workspace, TEXT))
    chosen = [o.item for o in offers if o.item is not None]
    desk.do(intake.accepting(desk.book, found.plan, chosen, "Imported"))
    assert len(desk.book.events(xiaomi.issuer_id)) == before + 1
    _, again = articles.offers(desk, articles.check(workspace, TEXT))
    assert again[0].item is not None
    assert again[0].item.status == "same"
    desk.undo()
    assert len(desk.book.events(xiaomi.issuer_id)) == before


def test_claims_about_another_company_are_not_held_against_this_one(
    workspace: Workspace, xiaomi: Listing
) -> None:
    checked = articles.check(workspace, TEXT)
    told = {v.statement.kind: v for v in checked.verdicts if "Tencent" in v.reason["de"]}
    assert told["implied_price"].verdict == "not_checkable"
    assert listing(workspace, "^HSI") != xiaomi


def test_without_a_file_claims_are_not_checkable(workspace_of: Callable[..., Workspace]) -> None:
    checked = articles.check(None, TEXT)
    assert checked.listing is None
    assert {v.verdict for v in checked.verdicts} == {"not_checkable"}


def test_rates_that_are_needed_are_named(workspace: Workspace, xiaomi: Listing) -> None:
    checked = articles.check(
        workspace, "Lei Jun kaufte am Montag Xiaomi-Aktien für 100 Millionen HKD (12,9 Mio. USD)."
    )
    assert articles.pairs(checked) == ("HKD=X",)
