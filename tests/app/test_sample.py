from __future__ import annotations

import csv
import io
import runpy
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QLocale

from watchapp.app import text
from watchapp.app.desk import Desk
from watchapp.app.sample import LIST_NAME, make_sample
from watchapp.assets import asset
from watchapp.core import bars as core
from watchapp.core import checks
from watchapp.core.events import BuybackProgramme, Event, InsiderDeal, InsiderPlan, Note, Repurchase
from watchapp.core.issuer import Issuer, Listing, Person, Series
from watchapp.core.problems import KnownError
from watchapp.store.statefile import StateFile


@pytest.fixture
def sample(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    path = tmp_path / "sample" / "The Xiaomi story.watchapp"
    make_sample(path)
    file = StateFile(path, read_only=True)
    desk = Desk(file)
    for issuer in desk.book.all(Issuer):
        desk.open_issuer(issuer.id)
    yield desk
    file.close()


def prices(desk: Desk) -> core.Bars:
    (series,) = desk.book.all(Series)
    return core.unpack(series.data)


def test_the_price_file_is_what_its_script_makes() -> None:
    script = runpy.run_path(str(asset("sample", "make_prices.py")))
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(script["rows"]())
    assert made.getvalue() == asset("sample", "1810.HK-simulated.csv").read_text("utf-8")


def test_it_has_one_list_with_one_listing_and_says_what_is_simulated(sample: Desk) -> None:
    (watchlist,) = sample.book.lists()
    assert watchlist.name == text.tr(str(LIST_NAME))
    (listing,) = sample.book.all(Listing)
    assert (listing.symbol, listing.currency, listing.zone, listing.mic) == (
        "1810.HK",
        "HKD",
        "Asia/Hong_Kong",
        "XHKG",
    )
    assert len(sample.book.rows(watchlist.id)) == 1
    (series,) = sample.book.all(Series)
    assert (series.origin, prices(sample).origin) == ("simulated", "simulated")


def test_it_tells_the_story_with_every_kind_of_event(sample: Desk) -> None:
    events = list(sample.book.all(Event))
    kinds = {type(e) for e in events}
    assert kinds == {InsiderDeal, InsiderPlan, BuybackProgramme, Repurchase, Note}
    (deal,) = [e for e in events if isinstance(e, InsiderDeal)]
    assert (str(deal.shares), str(deal.price), deal.vehicle) == (
        "2600000",
        "38.58",
        "Team Guide Limited",
    )
    assert {p.name for p in sample.book.all(Person)} == {"Lei Jun", "Lin Bin"}
    assert sample.book.get(Person, deal.person_id) is not None
    mandate = next(e for e in events if isinstance(e, BuybackProgramme) and e.shares)
    assert any(isinstance(e, Repurchase) and e.programme_id == mandate.id for e in events)


def test_every_event_names_its_sources_and_quotes_nobody_word_for_word(sample: Desk) -> None:
    for event in sample.book.all(Event):
        assert event.sources
        for source in event.sources:
            assert source.url.startswith("http") or not source.url
            assert source.quote.startswith(("Paraphrase: ", "Sinngemäß: ")) or not source.quote


def test_every_price_somebody_paid_lies_inside_its_days_range(sample: Desk) -> None:
    bars = prices(sample)
    for event in sample.book.all(Event):
        if not isinstance(event, InsiderDeal | Repurchase) or event.traded_from is None:
            continue
        first = core.time_of_day(event.traded_from)
        last = core.time_of_day(event.traded_to or event.traded_from)
        days = (bars.time >= first) & (bars.time <= last)
        assert days.any(), event.traded_from
        low, high = bars.low[days].min(), bars.high[days].max()
        paid = [event.price, event.price_low, event.price_high, checks.implied_price(event)]
        for price in paid:
            assert price is None or low <= float(price) <= high, event


def test_the_only_doubt_is_when_the_returns_were_published(sample: Desk) -> None:
    doubts = [(e.KIND, p.code) for e in sample.book.all(Event) for p in checks.problems(e)]
    assert set(doubts) == {("repurchase", "not_known_when")}


def test_the_prices_meet_what_is_published(sample: Desk) -> None:
    bars = prices(sample)
    at = {bars.day(i).isoformat(): i for i in range(len(bars))}
    assert bars.close[at["2025-11-24"]] == 38.66
    assert (bars.close[at["2025-11-25"]], bars.high[at["2025-11-25"]]) == (40.34, 41.1)
    assert int(np.argmax(bars.high)) == at["2025-06-27"]
    assert bars.high.max() == 61.45
    gains = bars.high[1:] / bars.close[:-1]
    assert int(np.argmax(gains)) + 1 == at["2025-11-25"]
    assert all(bars.day(i).weekday() < 5 for i in range(len(bars)))


def test_it_speaks_the_users_language(tmp_path: Path, qapp: object) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        make_sample(tmp_path / "s.watchapp")
    finally:
        QLocale.setDefault(before)
    file = StateFile(tmp_path / "s.watchapp", read_only=True)
    desk = Desk(file)
    (issuer,) = desk.book.all(Issuer)
    desk.open_issuer(issuer.id)
    assert any("kein Verkauf" in e.note for e in desk.book.all(Event))
    file.close()


def test_made_again_it_is_whole_and_leaves_nothing_beside_it(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "s.watchapp"
    make_sample(path)
    path.write_bytes(path.read_bytes()[:5000])
    make_sample(path)
    StateFile(path, read_only=True).close()
    assert [p.name for p in tmp_path.iterdir()] == ["s.watchapp"]


def test_where_it_cannot_be_written_a_known_error_says_so(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "s.watchapp" / "x").mkdir(parents=True)
    with pytest.raises(KnownError):
        make_sample(tmp_path / "s.watchapp")
    assert [p.name for p in tmp_path.iterdir()] == ["s.watchapp"]
