"""The journeys of the program, each told as a user would see it, in a real window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from price_scene import HONGKONG, US, Exchange, Scene
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from watchapp.app import acts
from watchapp.core.events import BuybackProgramme, Event, InsiderDeal, Source
from watchapp.core.filed import Filed, Who
from watchapp.core.issuer import Issuer, Listing
from watchapp.core.problems import KnownError
from watchapp.feeds.protocol import Answer, Ask
from watchapp.ui.forms.event_form import EventForm

SceneOf = Callable[..., Scene]
KEY = "DA-2025-11-24"


def founder_buys(listing: Listing, **more: object) -> InsiderDeal:
    """The deal as a filing tells it."""
    values: dict[str, object] = {
        "listing_id": listing.id,
        "traded_from": date(2025, 11, 24),
        "traded_to": date(2025, 11, 24),
        "published_at": datetime(2025, 11, 24, 10, 15, tzinfo=UTC),
        "shares": Decimal(2_600_000),
        "price": Decimal("38.58"),
        "currency": "HKD",
        "person": "Lei Jun",
        "roles": ("founder",),
        "side": "buy",
        "sources": (Source("FakeFeed", "https://example.org/1", KEY),),
        **more,
    }
    return InsiderDeal(id="", issuer_id=listing.issuer_id, **values)  # type: ignore[arg-type]


class FakeFeed:
    """A source of filings that says what the test lets it say."""

    name = "FakeFeed"
    title = "Fake feed"

    def __init__(self) -> None:
        self.says: Callable[[Listing], tuple[Event, ...]] = lambda _: ()
        self.fails: KnownError | None = None
        self.asked = 0

    def covers(self, listing: Listing, issuer: Issuer) -> bool:
        return True

    def fetch(self, ask: Ask) -> Answer:
        self.asked += 1
        if self.fails is not None:
            raise self.fails
        said = (Filed(Who(), e) for e in self.says(ask.listing))
        return Answer(tuple(said), (), ask.since, ask.until)


@pytest.fixture
def feed() -> FakeFeed:
    return FakeFeed()


def notices(scene: Scene) -> list[str]:
    return [n.words for n in scene.window.notices.all()]


def ask(scene: Scene, feed: FakeFeed, symbol: str) -> None:
    """Lets the feed be asked, and waits until its answer has been taken in."""
    before = feed.asked
    scene.workspace.sources.update(scene.line(symbol).listing)
    scene.until(lambda: feed.asked == before + 1)
    scene.qtbot.wait(50)


def fill_and_save(**values: object) -> list[str]:
    """When the form opens: types values in and saves; gives the form's title."""
    seen: list[str] = []

    def type_in() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, EventForm)
        seen.append(form.windowTitle())
        for name, value in values.items():
            form._rows.set_value(name, value)
        form.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).click()

    QTimer.singleShot(0, type_in)
    return seen


# -- start -> last state painted -> fresh quotes


def test_the_program_starts_with_what_it_showed_last_and_then_freshens_it(
    scene_of: SceneOf, exchange: Exchange
) -> None:
    yesterday = scene_of(US, HONGKONG)
    yesterday.choose(HONGKONG)
    prices = {s: yesterday.cell(s, "last").partition("\n")[0] for s in (US, HONGKONG)}
    settings = yesterday.workspace.settings
    yesterday.shut()
    yesterday.clock.pass_(600)
    exchange.set_price(US, 444.5)

    today = scene_of(settings=settings, start=False)
    assert today.chosen == HONGKONG, "the row that was chosen"
    assert {s: today.cell(s, "last").partition("\n")[0] for s in prices} == prices
    assert len(today.bars) > 250
    assert today.state(US)[0] != "live", "it is ten minutes old"
    assert exchange.asked("none of this was asked for yet") == []

    today.market.start()
    today.until(lambda: today.cell(US, "last").startswith("444.50"))
    today.until(lambda: today.state(US) == ("live", ""))
    assert today.state(HONGKONG) == ("closed", "")
    today.until(lambda: US in exchange.subscribed())
    exchange.tick(US, 445.25)
    today.until(lambda: today.cell(US, "last").startswith("445.25"))


# -- a symbol is added


def test_a_symbol_is_added_and_fills_by_itself(scene_of: SceneOf, exchange: Exchange) -> None:
    scene = scene_of()
    scene.add(US)
    assert scene.chosen in ("", US)
    scene.until(lambda: scene.line(US).listing.name == "AAPL Company Limited")
    scene.until(lambda: scene.state(US) == ("live", ""))
    scene.until(lambda: len(scene.line(US).spark) > 30)
    scene.until(lambda: scene.chosen == US and len(scene.bars) > 250)
    scene.until(lambda: US in exchange.subscribed())


def test_a_symbol_is_added_without_a_network_and_fills_when_it_comes(
    scene_of: SceneOf, exchange: Exchange
) -> None:
    exchange.refuse("reset", "")
    exchange.fail("handshake", "reset")
    scene = scene_of()
    scene.add("KYG9830T1067", US)
    assert scene.window.list.model.rowCount() == 2, "the rows are there at once"
    scene.until(lambda: scene.state(US)[0] == "no_data")
    assert scene.cell(US, "last") == "\u2013"
    exchange.heal()
    scene.until(lambda: scene.state(US) == ("live", ""))
    scene.until(lambda: scene.line(HONGKONG).quote is not None)
    scene.until(scene.is_quiet)
    undo = scene.window.actions_by_id["undo"]
    assert undo.isEnabled()
    undo.trigger()
    assert notices(scene) == []
    assert scene.window.list.model.rowCount() == 0


# -- a feed brings a deal


def test_a_feed_brings_a_deal(scene_of: SceneOf, feed: FakeFeed) -> None:
    scene = scene_of(US, HONGKONG, feeds=[feed])
    scene.choose(US)
    ask(scene, feed, HONGKONG)  # the first time everything is old
    bars = scene.market.bars(HONGKONG, "1d")
    traded = bars.day(len(bars) - 5)
    known = datetime(traded.year, traded.month, traded.day, 10, 15, tzinfo=UTC)
    feed.says = lambda listing: (
        founder_buys(listing, traded_from=traded, traded_to=traded, published_at=known),
    )
    ask(scene, feed, HONGKONG)

    assert notices(scene) == ["1 new event(s) from Fake feed."]
    assert scene.cell(HONGKONG, "badge") == "1"
    assert scene.cell(US, "badge") == ""
    scene.choose(HONGKONG)
    scene.until(lambda: scene.window.side.model.rowCount() == 1)
    event = scene.window.side.model.event_at(0)
    assert event is not None
    assert isinstance(event, InsiderDeal)
    assert (event.person, event.entered_by) == ("Lei Jun", "FakeFeed")
    assert event.sources[0].retrieved_at is not None
    marks = scene.window.centre.chart.canvas.shown.marks.marks
    assert [(m.event.id, m.lane) for m in marks] == [(event.id, "insiders")]
    assert scene.bars.day(round(marks[0].x0)) == traded
    scene.until(lambda: scene.cell(HONGKONG, "badge") == "")
    assert "FakeFeed" in scene.window.actions_by_id["undo"].text()


def test_old_filings_are_no_news_and_the_days_read_are_noted(
    scene_of: SceneOf, feed: FakeFeed
) -> None:
    scene = scene_of(HONGKONG, feeds=[feed])
    feed.says = lambda listing: (founder_buys(listing),)
    ask(scene, feed, HONGKONG)
    assert notices(scene) == []
    assert scene.window.side.model.rowCount() == 1
    listing = scene.line(HONGKONG).listing
    (span,) = scene.workspace.sources.coverage("FakeFeed", listing.issuer_id)
    assert (span.last - span.first).days == 365
    ask(scene, feed, HONGKONG)
    assert scene.workspace.sources.coverage("FakeFeed", listing.issuer_id) == [span]


def test_a_feed_that_repeats_itself_is_silent(scene_of: SceneOf, feed: FakeFeed) -> None:
    scene = scene_of(HONGKONG, feeds=[feed])
    feed.says = lambda listing: (founder_buys(listing),)
    ask(scene, feed, HONGKONG)
    for notice in scene.window.notices.all():
        notice.dismiss()
    undo = scene.window.actions_by_id["undo"].text()
    ask(scene, feed, HONGKONG)
    assert notices(scene) == []
    assert scene.window.side.model.rowCount() == 1
    assert scene.window.actions_by_id["undo"].text() == undo


def test_a_feed_that_corrects_itself_supersedes_and_deletes_nothing(
    scene_of: SceneOf, feed: FakeFeed
) -> None:
    scene = scene_of(HONGKONG, feeds=[feed])
    feed.says = lambda listing: (founder_buys(listing),)
    ask(scene, feed, HONGKONG)
    feed.says = lambda listing: (founder_buys(listing, shares=Decimal(2_700_000)),)
    ask(scene, feed, HONGKONG)

    issuer = scene.line(HONGKONG).listing.issuer_id
    events = {e.status: e for e in scene.workspace.desk.book.events(issuer)}
    assert set(events) == {"current", "superseded"}
    assert events["current"].shares == 2_700_000
    assert events["superseded"].shares == 2_600_000
    assert events["current"].supersedes == events["superseded"].id
    marks = scene.window.centre.chart.canvas.shown.marks.marks
    assert {m.event.id for m in marks} == {events["current"].id}
    scene.window.actions_by_id["undo"].trigger()
    (event,) = scene.workspace.desk.book.events(issuer)
    assert (event.shares, event.status) == (2_600_000, "current")


def test_what_touches_the_users_own_words_waits(scene_of: SceneOf, feed: FakeFeed) -> None:
    scene = scene_of(HONGKONG, feeds=[feed])
    listing = scene.line(HONGKONG).listing
    own = replace(founder_buys(listing, shares=Decimal(2_500_000)), id="own", entered_by="user")
    assert scene.window.asking.do(acts.save_event(scene.workspace.desk.book, own))
    feed.says = lambda listing: (founder_buys(listing),)
    ask(scene, feed, HONGKONG)
    (event,) = scene.workspace.desk.book.events(listing.issuer_id)
    assert (event.shares, event.status) == (2_500_000, "current")


def test_a_feed_that_fails_says_so_and_changes_nothing(scene_of: SceneOf, feed: FakeFeed) -> None:
    scene = scene_of(HONGKONG, feeds=[feed])
    feed.fails = KnownError("disk_full")
    ask(scene, feed, HONGKONG)
    assert len(notices(scene)) == 1
    assert notices(scene)[0].startswith("Fake feed: ")
    assert scene.window.side.model.rowCount() == 0


# -- a programme typed by hand -> saved -> undone


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the screenless platform says so of any dialog
def test_a_programme_is_typed_saved_and_undone(scene_of: SceneOf) -> None:
    scene = scene_of(HONGKONG)
    scene.choose(HONGKONG)
    titles = fill_and_save(
        programme_kind="mandate",
        name="Mandate 2025",
        shares=Decimal(2_594_916_968),
        traded_from=date(2025, 6, 5),
    )
    scene.window.actions_by_id["add_buyback_programme"].trigger()

    assert titles == ["Buyback programme \u00b7 1810.HK Company Limited"]
    issuer = scene.line(HONGKONG).listing.issuer_id
    (programme,) = scene.workspace.desk.book.events(issuer)
    assert isinstance(programme, BuybackProgramme)
    assert (programme.shares, programme.name) == (2_594_916_968, "Mandate 2025")
    assert scene.window.side.model.rowCount() == 1
    marks = scene.window.centre.chart.canvas.shown.marks.marks
    assert [(m.glyph, m.lane) for m in marks] == [("band", "company")]
    assert scene.workspace.file.read_issuer(issuer) == [programme], "it is saved"

    undo = scene.window.actions_by_id["undo"]
    assert undo.text() == "&Undo add Buyback programme"
    undo.trigger()
    assert scene.window.side.model.rowCount() == 0
    assert scene.window.centre.chart.canvas.shown.marks.marks == ()
    assert scene.workspace.file.read_issuer(issuer) == []
    scene.window.actions_by_id["redo"].trigger()
    assert scene.window.side.model.rowCount() == 1
