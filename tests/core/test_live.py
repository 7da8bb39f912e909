"""Today's bar: made of quotes, hollow until the session is over, and never kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchapp.core import live
from watchapp.core.bars import DAY, Bars, empty, time_of_day
from watchapp.core.exchanges import of_symbol
from watchapp.core.quote import Quote
from watchapp.core.sessions import SETTLES

HONGKONG, NEWYORK, BITCOIN = (of_symbol(s) for s in ("1810.HK", "AAPL", "BTC-USD"))
ZONE = ZoneInfo("Asia/Hong_Kong")
TODAY = datetime(2025, 11, 25, 12, tzinfo=ZONE)  # a Tuesday
CLOSES = TODAY.replace(hour=16, minute=10)


def series(
    last: date, count: int = 5, *, interval: str = "1d", zone: str = "Asia/Hong_Kong"
) -> Bars:
    """So many bars, the last on a day, one a day, closing at 40, 41, ..."""
    time = time_of_day(last) - DAY * np.arange(count, dtype=np.int64)[::-1]
    close = 40.0 + np.arange(count)
    return Bars(
        time, close, close + 1, close - 1, close, np.full(count, 100.0), close, interval, "HKD",
        zone,
    )  # fmt: skip


def quote(made: datetime, price: float = 50.0, **more: float) -> Quote:
    return Quote("1810.HK", price, made.timestamp(), closes=CLOSES.timestamp(), **more)


def last_of(bars: Bars) -> tuple[float, float, float, float, float]:
    return tuple(float(getattr(bars, c)[-1]) for c in ("open", "high", "low", "close", "volume"))  # type: ignore[return-value]


def test_a_quote_of_a_new_day_becomes_a_provisional_bar() -> None:
    yesterday = series(date(2025, 11, 24))
    now = quote(TODAY, 50.0, previous_close=44.0, day_high=51.0, day_low=43.0, volume=7.0)
    bars, provisional = live.with_quote(yesterday, now)
    assert provisional
    assert len(bars) == len(yesterday) + 1
    assert bars.day(-1) == date(2025, 11, 25)
    assert last_of(bars) == (44.0, 51.0, 43.0, 50.0, 7.0)
    assert len(yesterday) == 5, "what was fetched stays as it was"


def test_the_adjusted_close_goes_with_the_close() -> None:
    today = series(TODAY.date())
    today = replace(today, adjusted=today.close / 2)
    bars, _ = live.with_quote(today, quote(TODAY, 44.5))
    assert bars.adjusted[-1] == pytest.approx(22.25)
    assert bars.adjusted[-2] == today.adjusted[-2]


def test_a_quote_of_the_last_bars_day_completes_it_and_never_narrows_it() -> None:
    today = series(TODAY.date())
    bars, provisional = live.with_quote(today, quote(TODAY, 44.5))
    assert provisional
    assert last_of(bars) == (44.0, 45.0, 43.0, 44.5, 100.0)
    bars, _ = live.with_quote(today, quote(TODAY, 60.0, volume=200.0))
    assert last_of(bars) == (44.0, 60.0, 43.0, 60.0, 200.0)
    assert float(today.close[-1]) == 44.0


def test_an_older_quote_changes_nothing() -> None:
    today = series(TODAY.date())
    assert live.with_quote(today, quote(TODAY - timedelta(days=1))) == (today, False)
    assert live.with_quote(today, None) == (today, False)


@pytest.mark.parametrize("interval", ["1m", "1h", "1wk"])
def test_only_daily_series_are_completed(interval: str) -> None:
    bars = series(date(2025, 11, 24), interval=interval)
    assert live.with_quote(bars, quote(TODAY)) == (bars, False)


def test_a_series_without_bars_stays_empty() -> None:
    assert len(live.with_quote(empty(), quote(TODAY))[0]) == 0


def test_the_bar_is_final_once_the_session_the_source_names_is_over() -> None:
    today = series(TODAY.date())
    assert live.with_quote(today, quote(CLOSES - timedelta(seconds=1)))[1]
    assert not live.with_quote(today, quote(CLOSES))[1]
    early = quote(CLOSES - timedelta(hours=2))
    assert live.with_quote(today, early)[1]
    asked = replace(early, asked=CLOSES.timestamp() + 60)
    assert not live.with_quote(today, asked)[1], "nobody traded in the last two hours"


def test_yesterdays_hours_do_not_make_todays_bar_final() -> None:
    kept = replace(quote(TODAY), closes=CLOSES.timestamp() - DAY)
    assert live.with_quote(series(TODAY.date()), kept)[1]
    assert live.with_quote(series(TODAY.date()), replace(kept, closes=None))[1]


def test_a_late_price_in_new_york_belongs_to_the_day_of_new_york() -> None:
    evening = datetime(2025, 11, 26, 0, 30, tzinfo=UTC)  # 19:30 on the 25th
    bars, _ = live.with_quote(series(TODAY.date(), zone="America/New_York"), quote(evening))
    assert bars.day(-1) == date(2025, 11, 25)
    assert len(bars) == 5


@given(
    st.floats(0.01, 1e6), st.none() | st.floats(0.01, 1e6), st.none() | st.floats(0.01, 1e6),
    st.none() | st.floats(0.01, 1e6), st.integers(0, 3),
)  # fmt: skip
def test_whatever_a_quote_says_the_bar_holds_its_own_prices(
    price: float, high: float | None, low: float | None, before: float | None, days: int
) -> None:
    now = Quote(
        "1810.HK", price, (TODAY + timedelta(days=days)).timestamp(), previous_close=before,
        day_high=high, day_low=low,
    )  # fmt: skip
    bars, _ = live.with_quote(series(TODAY.date()), now)
    opened, top, bottom, close, _ = last_of(bars)
    assert close == price
    assert bottom <= min(opened, close)
    assert top >= max(opened, close)
    assert np.all(np.diff(bars.time) > 0)


# -- what may be kept


@pytest.mark.parametrize(
    ("now", "kept"),
    [
        (TODAY, 4),
        (CLOSES, 4),
        (CLOSES + timedelta(seconds=SETTLES - 1), 4),
        (CLOSES + timedelta(seconds=SETTLES), 5),
        (TODAY + timedelta(days=1), 5),
        (TODAY - timedelta(days=1), 4),
    ],
)
@pytest.mark.parametrize("known", ["the source names the close", "usual hours", "yesterday's"])
def test_a_daily_bar_is_kept_half_an_hour_after_its_close(
    now: datetime, kept: int, known: str
) -> None:
    said = {
        "the source names the close": quote(TODAY),
        "usual hours": None,
        "yesterday's": replace(quote(TODAY), closes=CLOSES.timestamp() - DAY),
    }[known]
    assert len(live.settled(series(TODAY.date()), said, now, HONGKONG)) == kept


def test_a_half_day_ends_when_the_source_says() -> None:
    noon = replace(quote(TODAY), closes=TODAY.timestamp())
    now = TODAY + timedelta(seconds=SETTLES)
    assert len(live.settled(series(TODAY.date()), noon, now, HONGKONG)) == 5


def test_a_weekly_bar_is_kept_when_its_week_is_over() -> None:
    week = series(date(2025, 11, 24), 3, interval="1wk")
    friday = datetime(2025, 11, 28, 16, 10, tzinfo=ZONE) + timedelta(seconds=SETTLES)
    assert len(live.settled(week, None, friday - timedelta(seconds=1), HONGKONG)) == 2
    assert len(live.settled(week, None, friday, HONGKONG)) == 3
    coins = replace(week, zone="UTC")
    assert len(live.settled(coins, None, friday, BITCOIN)) == 2, "coins trade at the weekend"


def test_an_intraday_bar_is_kept_at_its_end() -> None:
    start = int(TODAY.timestamp())
    bars = replace(series(TODAY.date(), interval="5m"), time=start + 300 * np.arange(5))
    end = start + 5 * 300
    for now, kept in ((end - 1, 4), (end, 5)):
        moment = datetime.fromtimestamp(now, UTC)
        assert len(live.settled(bars, None, moment, HONGKONG)) == kept
    assert len(live.settled(empty(), None, TODAY, HONGKONG)) == 0


@given(st.datetimes(datetime(2025, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)))
def test_no_bar_of_a_running_session_is_ever_kept(now: datetime) -> None:
    today = now.astimezone(ZoneInfo("America/New_York"))
    bars = series(today.date(), zone="America/New_York")
    kept = live.settled(bars, None, now, NEWYORK)
    if today.hour < 16:
        assert len(kept) == 4
    assert len(kept) >= 4


# -- sparkline and peak


@given(st.integers(0, 400))
def test_a_sparkline_spans_half_a_year_with_few_points(count: int) -> None:
    bars = series(TODAY.date(), count) if count else empty()
    points = live.spark(bars)
    assert len(points) <= 42
    assert len(points) == min(count, 42)
    if count:
        assert points[-1] == float(bars.close[-1])
        assert points[0] == float(bars.close[max(0, count - 126)])
        assert list(points) == sorted(points)


def test_the_peak_is_the_highest_close_of_52_weeks() -> None:
    bars = series(TODAY.date(), 500)
    bars.close[3] = 9000.0
    bars.close[400] = 5000.0
    assert live.peak(bars) == (5000.0, bars.day(400).isoformat())
    assert live.peak(empty()) is None
