"""Trading hours: the session that runs or was the last, over weekends and changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchapp.core.exchanges import BY_SUFFIX, US, Exchange, of_symbol
from watchapp.core.sessions import Session, is_open, seconds_to_open, session_at

HONGKONG, XETRA = of_symbol("1810.HK"), of_symbol("SIE.DE")
CURRENCY = of_symbol("HKD=X")
EXCHANGES = st.sampled_from([*BY_SUFFIX.values(), US])
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def at(exchange: Exchange, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(exchange.zone))


def local(exchange: Exchange, seconds: float) -> str:
    return datetime.fromtimestamp(seconds, ZoneInfo(exchange.zone)).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2025-11-25 09:29:59", "2025-11-24 09:30"),
        ("2025-11-25 09:30", "2025-11-25 09:30"),
        ("2025-11-25 20:00", "2025-11-25 09:30"),
        ("2025-11-22 12:00", "2025-11-21 09:30"),
        ("2025-11-23 12:00", "2025-11-21 09:30"),
        ("2025-11-24 03:00", "2025-11-21 09:30"),
    ],
    ids=["just before", "at the bell", "evening", "saturday", "sunday", "monday night"],
)
def test_the_session_is_the_running_or_the_last_one(now: datetime, opens: str) -> None:
    session = session_at(HONGKONG, at(HONGKONG, now))
    assert local(HONGKONG, session.opens) == opens


@pytest.mark.parametrize(
    ("exchange", "friday", "monday"),
    [
        (US, "2025-03-07", "2025-03-10"),
        (US, "2025-10-31", "2025-11-03"),
        (XETRA, "2025-03-28", "2025-03-31"),
        (XETRA, "2025-10-24", "2025-10-27"),
    ],
)
def test_opening_stays_at_the_same_local_hour_when_the_clock_changes(
    exchange: Exchange, friday: str, monday: str
) -> None:
    one = session_at(exchange, at(exchange, f"{friday} 12:00"))
    other = session_at(exchange, at(exchange, f"{monday} 12:00"))
    assert local(exchange, one.opens)[-5:] == local(exchange, other.opens)[-5:]
    assert other.opens - one.opens != 3 * 86_400
    assert one.closes - one.opens == other.closes - other.opens


@given(EXCHANGES, MOMENTS)
def test_a_session_is_on_a_weekday_and_not_in_the_future(exchange: Exchange, now: datetime) -> None:
    session = session_at(exchange, now)
    opened = datetime.fromtimestamp(session.opens, ZoneInfo(exchange.zone))
    assert opened <= now
    assert opened.weekday() < 5
    assert session.opens < session.closes
    assert now - opened < timedelta(days=4)
    assert is_open(exchange, now) == (session.opens <= now.timestamp() < session.closes)


@given(EXCHANGES, MOMENTS)
def test_waiting_for_the_opening_ends_in_an_open_exchange(
    exchange: Exchange, now: datetime
) -> None:
    wait = seconds_to_open(exchange, now)
    assert wait >= 0
    assert is_open(exchange, now + timedelta(seconds=wait))
    assert (wait == 0) == is_open(exchange, now)
    if wait > 2:
        assert not is_open(exchange, now + timedelta(seconds=wait / 2))


@pytest.mark.parametrize(
    ("symbol", "mic"),
    [("^HSI", "XHKG"), ("^GDAXI", "XETR"), ("^GSPC", "XNYS"), ("^TA125.TA", "XTAE"), ("^ODD", "")],
)
def test_an_index_keeps_the_hours_of_its_exchange_and_an_unknown_one_claims_none(
    symbol: str, mic: str
) -> None:
    assert of_symbol(symbol).mic == mic


def test_currencies_are_open_on_every_day() -> None:
    for text in ("2025-11-22 12:00", "2025-11-25 00:00", "2025-11-25 23:59:58"):
        assert is_open(CURRENCY, at(CURRENCY, text))


def test_bounds_come_from_the_source_where_it_names_this_session() -> None:
    usual = Session(1000.0, 2000.0)
    assert usual.bounds(None, None, 1500.0) == (1000.0, 2000.0)
    assert usual.bounds(1100.0, 1900.0, 1500.0) == (1100.0, 1900.0), "a half day"
    assert usual.bounds(100.0, 900.0, 1500.0) == (1000.0, 2000.0), "yesterday's answer"
    assert usual.bounds(3000.0, 4000.0, 3500.0) == (3000.0, 4000.0), "hours we do not know"


def test_a_source_that_names_a_session_to_come_knows_of_none_before_it() -> None:
    opens, closes = Session(1000.0, 2000.0).bounds(9000.0, 9900.0, 1500.0)
    assert not opens <= 1500.0 < closes
    assert opens <= 0.0, "any price is of a session that is over"
