"""Quotes: how old a price is, and a word for it that never promises more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchapp.core.exchanges import US, Exchange, of_symbol
from watchapp.core.quote import (
    LATE_AFTER,
    LIVE_FOR,
    STATES,
    UNKNOWN_DELAY,
    Quote,
    State,
    carried,
    state_of,
)
from watchapp.core.sessions import session_at

HONGKONG = of_symbol("1810.HK")
OPENS = datetime(2025, 11, 25, 9, 30, tzinfo=ZoneInfo("Asia/Hong_Kong"))
NOON = OPENS.replace(hour=12)
EVENING = OPENS.replace(hour=20)
SUNDAY = OPENS.replace(day=23)


def quote(made: datetime, delay: float | None = None) -> Quote:
    return Quote("1810.HK", 40.5, made.timestamp(), 39.0, "HKD", delay)


def said(
    given_quote: Quote | None, now: datetime, trouble: State | None = None, on: Exchange = HONGKONG
) -> State:
    return state_of(given_quote, now, session_at(on, now), trouble)


def before(now: datetime, seconds: float) -> datetime:
    return now - timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (lambda: said(None, NOON), "waiting"),
        (lambda: said(None, NOON, State("loading")), "loading"),
        (lambda: said(None, NOON, State("no_data", "not_found")), "no_data"),
        (lambda: said(quote(NOON, 0), NOON), "live"),
        (lambda: said(quote(before(NOON, 900), 900), NOON), "delayed"),
        (lambda: said(quote(OPENS.replace(hour=16, minute=8)), EVENING), "closed"),
        (lambda: said(quote(before(NOON, 8000)), NOON), "stale"),
    ],
)
def test_each_of_the_seven_words_has_its_case(state: Callable[[], State], word: str) -> None:
    assert state().word == word
    assert word in STATES


def test_of_another_day_a_quote_carries_no_range_and_no_close_that_was_none() -> None:
    full = replace(quote(NOON), day_high=41.0, day_low=38.0, volume=1e6, closes=EVENING.timestamp())
    later, morning = NOON.replace(hour=15), NOON.replace(day=26)
    assert carried(full, later.timestamp(), HONGKONG.zone) == full
    next_day = carried(full, morning.timestamp(), HONGKONG.zone)
    told = (next_day.day_high, next_day.day_low, next_day.volume, next_day.previous_close)
    assert told == (None, None, None, None)
    closed = replace(full, asked=EVENING.timestamp())
    assert carried(closed, morning.timestamp(), HONGKONG.zone).previous_close == 40.5


def test_live_needs_a_source_that_declares_no_delay() -> None:
    assert said(quote(NOON, 0.0), NOON).word == "live"
    assert said(quote(NOON), NOON) == State("delayed", "delay_unknown")
    assert said(quote(NOON, 900.0), NOON) == State("delayed", "delay_declared")


def test_live_ends_two_minutes_after_the_last_trade() -> None:
    assert said(quote(before(NOON, LIVE_FOR), 0.0), NOON).word == "live"
    assert said(quote(before(NOON, LIVE_FOR + 1), 0.0), NOON).word == "delayed"
    assert said(quote(before(NOON, LATE_AFTER + 1), 0.0), NOON) == State("stale", "old")


def test_a_declared_delay_is_allowed_for() -> None:
    late = before(NOON, 900 + LATE_AFTER)
    assert said(quote(late, 900.0), NOON).word == "delayed"
    assert said(quote(before(late, 1), 900.0), NOON).word == "stale"
    assert said(quote(before(NOON, UNKNOWN_DELAY + LATE_AFTER)), NOON).word == "delayed"


def test_after_the_opening_a_quote_of_yesterday_waits_for_the_first_trade() -> None:
    yesterday = quote(OPENS.replace(day=24, hour=16), 900.0)
    assert said(yesterday, before(OPENS, -60)) == State("delayed", "no_trade_yet")
    assert said(yesterday, before(OPENS, -(900 + LATE_AFTER + 1))) == State("stale", "old")


def test_when_the_exchange_is_shut_the_last_session_counts() -> None:
    friday = OPENS.replace(day=21, hour=16, minute=8)
    assert said(quote(friday), SUNDAY) == State("closed")
    assert said(quote(friday), before(OPENS.replace(day=24), 1)) == State("closed")
    assert said(quote(friday.replace(day=20)), SUNDAY) == State("stale", "missed_close")


def test_trouble_makes_a_price_stale_with_its_reason_and_the_time_of_the_next_try() -> None:
    trouble = State("stale", "offline", 123.0)
    assert said(quote(NOON, 0.0), NOON, trouble) == trouble
    closed = quote(OPENS.replace(hour=16))
    assert said(closed, EVENING, trouble) == State("closed"), "a close stays one without a network"
    missed = quote(OPENS.replace(day=24, hour=16))
    assert said(missed, EVENING, trouble) == trouble


@pytest.mark.parametrize("day", ["2025-03-07", "2025-03-10", "2025-10-31", "2025-11-03"])
def test_days_around_a_change_of_the_clock_are_days_like_any_other(day: str) -> None:
    zone = ZoneInfo(US.zone)
    opening = datetime.fromisoformat(f"{day} 09:30").replace(tzinfo=zone)
    for now, word in (
        (opening + timedelta(minutes=1), "live"),
        (opening.replace(hour=15, minute=59), "live"),
        (opening.replace(hour=16, minute=0), "closed"),
    ):
        assert said(quote(before(now, 5), 0.0), now, on=US).word == word


def test_a_half_day_the_source_names_ends_early() -> None:
    half = replace(
        quote(OPENS.replace(hour=12, minute=7), 0.0),
        opens=OPENS.timestamp(),
        closes=NOON.replace(minute=8).timestamp(),
    )
    assert said(half, NOON.replace(minute=7)).word == "live"
    assert said(half, NOON.replace(hour=14)).word == "closed"


def test_a_holiday_the_source_names_by_its_next_session_is_closed() -> None:
    tomorrow = OPENS.replace(day=26)
    rest = replace(
        quote(OPENS.replace(day=24, hour=16), 0.0),
        opens=tomorrow.timestamp(),
        closes=tomorrow.replace(hour=16).timestamp(),
    )
    assert said(rest, NOON).word == "closed"


def test_a_price_of_midday_is_not_called_the_close_in_the_evening() -> None:
    midday = quote(NOON, 0.0)
    assert said(midday, EVENING) == State("stale", "missed_close")
    assert said(replace(midday, asked=EVENING.timestamp()), EVENING) == State("closed"), "illiquid"


def test_until_the_delay_has_passed_the_last_minutes_are_still_on_their_way() -> None:
    close = OPENS.replace(hour=16, minute=10)
    early = quote(before(close, 900), 900.0)
    assert said(early, close) == State("delayed", "delay_declared")
    assert said(early, before(close, -901)) == State("closed")
    assert said(replace(early, delay=0.0), close) == State("closed")


def test_a_holiday_nobody_named_is_closed_once_the_source_was_asked_after_it() -> None:
    friday = quote(OPENS.replace(day=21, hour=16, minute=8))
    monday_evening = OPENS.replace(day=24, hour=20)
    assert said(friday, monday_evening) == State("stale", "missed_close")
    asked = replace(friday, asked=monday_evening.timestamp())
    assert said(asked, monday_evening) == State("closed")
    later = OPENS.replace(day=26, hour=20)
    assert said(replace(asked, asked=later.timestamp()), later) == State("stale", "old")


def test_a_price_from_the_future_is_not_live() -> None:
    assert said(quote(before(NOON, -3600), 0.0), NOON).word != "live"


MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2025, 12, 31), timezones=st.just(UTC))


@given(
    MOMENTS, st.floats(0, 10 * 86_400), st.none() | st.floats(0, 3600),
    st.sampled_from([None, State("stale", "offline"), State("no_data", "x"), State("loading")]),
)  # fmt: skip
def test_a_price_is_never_called_live_when_it_is_not(
    now: datetime, age: float, delay: float | None, trouble: State | None
) -> None:
    state = said(quote(before(now, age), delay), now, trouble)
    assert state.word in STATES
    if state.word == "live":
        assert delay == 0
        assert age <= LIVE_FOR + 0.001
        assert trouble is None
        assert session_at(HONGKONG, now).closes > now.timestamp()
    if state.word == "closed":
        assert before(now, age).timestamp() >= session_at(HONGKONG, now).opens - 0.001


def test_changes_are_of_the_previous_close_and_unknown_without_one() -> None:
    assert quote(NOON).change == 1.5
    assert quote(NOON).change_percent == pytest.approx(100 * 1.5 / 39)
    for none in (None, 0.0):
        bare = replace(quote(NOON), previous_close=none)
        assert (bare.change, bare.change_percent) == (None, None)
