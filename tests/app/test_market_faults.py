"""Whatever Yahoo does wrong: no good row is lost, nothing old is called live, and it passes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from price_scene import (
    CHART,
    FOUR,
    HONGKONG,
    LONDON,
    QUOTE,
    RETRY_AFTER,
    US,
    XETRA,
    Exchange,
    Scene,
)

from watchapp.app import text
from watchapp.core.quote import LIVE_FOR

SceneOf = Callable[..., Scene]

# What is said of a row whose every request meets the fault.
EVERYTHING = {
    "http429": "rate_limited",
    "http401": "unauthorised",
    "http404": "not_found",
    "http500": "source_down",
    "http500html": "source_down",
    "http502html": "source_down",
    "html200": "source_down",
    "empty200": "bad_answer",
    "null200": "bad_answer",
    "trunc_json": "bad_answer",
    "trunc_body": "bad_answer",
    "reset": "source_down",
    "result_empty": "not_found",
    "result_null": "no_prices",
}
CHARTS = {
    "http429": "rate_limited",
    "http404": "not_found",
    "http500": "source_down",
    "html200": "source_down",
    "trunc_json": "bad_answer",
    "no_tz": "bad_answer",
    "reset": "source_down",
    "result_empty": "no_prices",
    "quote_empty": "no_prices",
    "nan_rows": "no_prices",
}
HARMLESS = ["nan_close", "dup_last", "unsorted", "slow"]
BY_F5 = {"http429", "http500", "result_empty", "trunc_json"}


@pytest.mark.parametrize(("mode", "code"), EVERYTHING.items())
def test_when_everything_fails_rows_stay_say_why_and_come_back(
    scene: Scene, mode: str, code: str
) -> None:
    before = {s: scene.cell(s, "last").partition("\n")[0] for s in FOUR}
    picture = len(scene.bars)
    scene.server.refuse(mode)
    scene.clock.pass_(LIVE_FOR + 10)

    scene.until(lambda: scene.state(US) == ("stale", code), mode)
    scene.until(lambda: scene.state(XETRA)[0] == "stale")
    assert scene.state(HONGKONG) == ("closed", ""), "yesterday's close is still the close"
    assert {s: scene.cell(s, "last").partition("\n")[0] for s in FOUR} == before
    assert len(scene.bars) == picture
    assert text.reason(code) in scene.cell(US, "name")
    assert text.reason(code) in scene.row(US)
    assert "live" not in scene.row(US)
    scene.until(lambda: f"stale ({text.reason(code)})" in scene.header, mode)

    scene.server.heal()
    scene.server.set_price(US, 321.5)
    if mode == "http429":
        scene.clock.pass_(RETRY_AFTER * 1.3)  # nobody asks again before that
    if mode in BY_F5:
        scene.press_f5()
    scene.until(lambda: scene.state(US) == ("live", ""), mode)
    scene.until(lambda: scene.state(XETRA) == ("delayed", "delay_declared"), mode)
    assert scene.cell(US, "last").startswith("321.50")


@pytest.mark.parametrize(("mode", "code"), CHARTS.items())
def test_when_only_charts_fail_the_picture_stays_and_says_so(
    scene: Scene, mode: str, code: str
) -> None:
    picture = len(scene.bars)
    scene.server.refuse(mode, CHART)
    scene.press_f5()
    said = f"No new prices: {text.reason(code)}."
    scene.until(lambda: scene.message.startswith(said), mode)
    assert "Next try at" in scene.message
    assert len(scene.bars) == picture
    if code != "rate_limited":  # that one stops everything
        scene.until(lambda: scene.state(US) == ("live", ""), mode)

    scene.server.heal()
    if mode == "http429":
        scene.clock.pass_(RETRY_AFTER * 1.3)
    scene.until(lambda: not scene.message, mode)
    assert len(scene.bars) == picture


@pytest.mark.parametrize("mode", HARMLESS)
def test_odd_but_good_answers_lose_nothing(scene: Scene, mode: str) -> None:
    times = scene.bars.time.copy()
    asked = len(scene.server.asked(CHART))
    scene.server.refuse(mode, CHART, seconds=0.2)
    scene.press_f5()
    scene.until(lambda: len(scene.server.asked(CHART)) >= asked + len(FOUR))
    scene.until(scene.is_quiet)
    assert scene.message == ""
    assert set(times) <= set(scene.bars.time)
    assert np.all(np.diff(scene.bars.time) > 0)
    assert np.all(np.isfinite(scene.bars.close))
    assert scene.state(US)[0] == "live"


def test_quotes_refused_but_charts_good_still_bring_prices(scene: Scene) -> None:
    scene.server.refuse("http401", QUOTE)
    scene.clock.pass_(LIVE_FOR + 10)
    scene.server.set_price(US, 222.25)
    scene.until(lambda: scene.cell(US, "last").startswith("222.25"))
    assert scene.state(US) == ("live", ""), "it is fresh, and no delay was declared"
    assert scene.state(LONDON)[0] == "delayed"


def test_a_refusal_in_the_middle_of_asking_one_by_one_stops_everything(scene: Scene) -> None:
    scene.server.refuse("http500html", QUOTE)
    scene.server.refuse("http429", CHART)
    scene.clock.pass_(LIVE_FOR + 10)
    scene.until(lambda: scene.market.scheduler.pause_reason == "rate_limited")
    scene.until(lambda: scene.state(US) == ("stale", "rate_limited"))
    asked = len(scene.server.log)
    scene.qtbot.wait(700)  # more than two polls
    assert len(scene.server.log) == asked
    scene.server.heal()
    scene.clock.pass_(RETRY_AFTER * 1.3)
    scene.until(lambda: scene.state(US) == ("live", ""))


def test_one_unknown_symbol_harms_no_other_and_is_remembered(
    scene_of: SceneOf, exchange: Exchange
) -> None:
    scene = scene_of(US, "NOSUCH1", settle=False)
    scene.until(lambda: scene.state("NOSUCH1") == ("no_data", "not_found"))
    scene.until(lambda: scene.state(US) == ("live", ""))
    scene.until(lambda: not scene.market.scheduler.pending(("history", "NOSUCH1", "1d")))
    asked = len(exchange.asked("NOSUCH1"))
    quotes = [r for r in exchange.asked(QUOTE) if "NOSUCH1" in r.query["symbols"]]
    scene.clock.pass_(3600)
    scene.qtbot.wait(800)
    assert len(exchange.asked("NOSUCH1")) == asked
    again = [r for r in exchange.asked(QUOTE) if "NOSUCH1" in r.query["symbols"]]
    assert len(again) == len(quotes) <= 4  # a request and its twin, before the history said so too
    assert "does not know this symbol" in scene.cell("NOSUCH1", "name")
    scene.press_f5()
    scene.until(lambda: len(exchange.asked("NOSUCH1")) > asked, "F5 asks all the same")


def test_what_is_unknown_says_so_after_the_next_start_too(
    scene_of: SceneOf, exchange: Exchange
) -> None:
    first = scene_of("NOSUCH1", settle=False)
    first.until(lambda: first.state("NOSUCH1") == ("no_data", "not_found"))
    first.until(lambda: first.market.chart_trouble("NOSUCH1", "1d") is not None)
    first.shut()
    exchange.log.clear()
    second = scene_of(settle=False)
    assert second.state("NOSUCH1") == ("no_data", "not_found")
    second.qtbot.wait(400)
    assert exchange.asked("NOSUCH1") == []
    assert second.message == "No prices: Yahoo does not know this symbol."


@pytest.mark.parametrize("what", [QUOTE, CHART])
def test_what_hangs_ends_by_its_deadline_and_comes_back(
    scene_of: SceneOf, exchange: Exchange, what: str
) -> None:
    scene = scene_of(US, XETRA)
    price = scene.cell(US, "last")
    picture = len(scene.bars)
    exchange.refuse("hang", what)
    scene.clock.pass_(LIVE_FOR + 10)
    scene.press_f5()
    if what == QUOTE:
        scene.until(lambda: scene.state(US) == ("stale", "timeout"))
        assert scene.cell(US, "last").partition("\n")[0] == price.partition("\n")[0]
    else:
        scene.until(lambda: scene.message.startswith("No new prices: no answer in time."))
    assert len(scene.bars) == picture
    exchange.heal()
    scene.until(lambda: scene.state(US) == ("live", "") and not scene.message)


def test_without_a_connection_the_rows_wait_and_come_back(scene_of: SceneOf) -> None:
    nowhere = dict.fromkeys(
        ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"), "http://127.0.0.1:9"
    )
    scene = scene_of(US, HONGKONG, settle=False, env=nowhere)
    scene.until(lambda: scene.state(US) == ("no_data", "offline"))
    assert "no connection" in scene.cell(US, "name")
    assert scene.cell(US, "last") == "\u2013"
    scene.until(lambda: "no connection" in scene.message)


# -- the stream


@pytest.mark.parametrize("mode", ["drop", "fin", "close1000", "close1001", "close1011"])
def test_a_stream_that_ends_is_made_anew_and_says_so(scene: Scene, mode: str) -> None:
    scene.until(lambda: US in scene.server.subscribed() and scene.source == "Yahoo: connected")
    said: list[str] = []
    scene.market.streamed.connect(said.append)
    scene.server.fail("stream", mode, times=1)
    scene.until(lambda: "reconnecting" in said, mode)
    scene.until(lambda: US in scene.server.subscribed() and scene.source == "Yahoo: connected")
    assert scene.server.tick(US, 287.5)
    scene.until(lambda: scene.cell(US, "last").startswith("287.50"))
    scene.market.streamed.disconnect(said.append)


@pytest.mark.parametrize("mode", ["badjson", "badb64", "badproto"])
def test_bad_frames_are_passed_over(scene: Scene, mode: str) -> None:
    scene.until(lambda: US in scene.server.subscribed())
    scene.server.fail("stream", mode, times=1)
    scene.server.tick(US, 11.0)
    scene.server.tick(US, 291.25)
    scene.until(lambda: scene.cell(US, "last").startswith("291.25"))
    assert scene.source == "Yahoo: connected"


@pytest.mark.parametrize("mode", ["http429", "http500", "reset", "hang"])
def test_a_refused_stream_leaves_polling(scene: Scene, mode: str) -> None:
    scene.server.fail("handshake", mode)
    scene.server.fail("stream", "drop", times=1)
    scene.until(lambda: scene.source == "Yahoo: reconnecting\u2026", mode)
    scene.server.set_price(US, 255.75)
    scene.until(lambda: scene.cell(US, "last").startswith("255.75"), mode)
    assert scene.state(US) == ("live", "")
    scene.server.heal()
    # a refused client waits long before it asks again: that is polite
    scene.until(lambda: scene.source == "Yahoo: connected", mode)


def test_a_silent_stream_is_left_and_polling_goes_on(scene_of: SceneOf, exchange: Exchange) -> None:
    scene = scene_of("BTC-USD", US, settle=False, env={"WATCHAPP_STREAM_SILENCE": "0.5"})
    scene.until(lambda: scene.source == "Yahoo: silent, trying again")
    exchange.set_price(US, 244.5)
    scene.until(lambda: scene.cell(US, "last").startswith("244.50"))
    assert scene.state(US) == ("live", "")
    scene.until(lambda: exchange.tick("BTC-USD", 99_000.0) and scene.source == "Yahoo: connected")
