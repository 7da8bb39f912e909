"""The axis of sessions against exchanges' calendars: no hole, none doubled, every date right.

Times are UTC instants as a feed brings them; what the machine's own zone is must not matter.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import exchange_calendars
import numpy as np
import pandas as pd
import pytest
from samples import deal

from watchapp.core import marks
from watchapp.core.bars import Bars, time_of_day
from watchapp.core.events import Note
from watchapp.core.hours import local_seconds
from watchapp.ui.chart.ranges import local_days
from watchapp.ui.chart.ticks import TimeTicks

pytestmark = [  # of the calendars' own code
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]
EXCHANGES = {
    "XHKG": "Asia/Hong_Kong",
    "XNYS": "America/New_York",
    "XFRA": "Europe/Berlin",
    "XLON": "Europe/London",
    "XASX": "Australia/Sydney",
}
# Both changes of the clocks in the north and in the south, and the half days of December.
FIRST, LAST = date(2025, 3, 3), date(2026, 4, 24)
MACHINES = ("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland")


@pytest.fixture(params=MACHINES)
def _machine(request: pytest.FixtureRequest) -> Iterator[None]:
    """The machine stands in another zone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@cache
def calendar(mic: str) -> exchange_calendars.ExchangeCalendar:
    return exchange_calendars.get_calendar(mic, start=str(FIRST), end=str(LAST))


def sessions(mic: str) -> list[date]:
    return [s.date() for s in calendar(mic).sessions]


def bars_at(times: list[int], mic: str, interval: str) -> Bars:
    close = np.linspace(50, 60, len(times))
    return Bars(
        np.array(times, np.int64), close, close, close, close, close, close,
        zone=EXCHANGES[mic], interval=interval,
    )  # fmt: skip


def quarters(mic: str) -> tuple[Bars, list[date]]:
    """A bar every quarter of an hour of trading, lunch breaks left out, and the session of each."""
    times: list[int] = []
    days: list[date] = []
    for session, row in calendar(mic).schedule.iterrows():
        parts = [(row["open"], row["close"])]
        if not pd.isna(row["break_start"]):
            parts = [(row["open"], row["break_start"]), (row["break_end"], row["close"])]
        for begin, end in parts:
            for at in range(int(begin.timestamp()), int(end.timestamp()), 900):
                times.append(at)
                days.append(session.date())
    return bars_at(times, mic, "15m"), days


@pytest.mark.usefixtures("_machine")
@pytest.mark.parametrize("mic", EXCHANGES)
def test_daily_bars_are_the_sessions_of_the_calendar_in_their_order(mic: str) -> None:
    days = sessions(mic)
    bars = bars_at([time_of_day(d) for d in days], mic, "1d")
    assert [bars.day(k) for k in range(len(bars))] == days
    assert [marks.position(bars, d) for d in days] == list(range(len(days)))
    epoch = date(1970, 1, 1)
    assert [epoch + timedelta(days=int(d)) for d in local_days(bars)] == days


@pytest.mark.usefixtures("_machine")
@pytest.mark.parametrize("mic", EXCHANGES)
def test_a_day_without_a_session_lies_between_its_neighbours(mic: str) -> None:
    days = sessions(mic)
    bars = bars_at([time_of_day(d) for d in days], mic, "1d")
    for before, after in pairwise(days):
        for k in range(1, (after - before).days):
            free = Note(id="n", issuer_id="i", traded_from=before + timedelta(days=k), note="n")
            (mark,) = marks.place([free], bars).marks
            assert mark.x0 == days.index(before) + 0.5


@pytest.mark.usefixtures("_machine")
@pytest.mark.parametrize("mic", EXCHANGES)
def test_intraday_bars_have_the_exchanges_day_and_wall_clock_across_dst_and_half_days(
    mic: str,
) -> None:
    bars, days = quarters(mic)
    assert [bars.day(k) for k in range(len(bars))] == days
    epoch = date(1970, 1, 1)
    assert [epoch + timedelta(days=int(d)) for d in local_days(bars)] == days
    zone = bars.zone
    wall = pd.to_datetime(bars.time, unit="s", utc=True).tz_convert(zone).tz_localize(None)
    assert (local_seconds(bars) == (wall - pd.Timestamp(0)) // pd.Timedelta(seconds=1)).all()


@pytest.mark.usefixtures("_machine")
@pytest.mark.parametrize("mic", EXCHANGES)
def test_ticks_of_days_stand_at_each_sessions_first_bar_once(mic: str) -> None:
    bars, days = quarters(mic)
    ticks = TimeTicks(local_seconds(bars))
    heads = {k for k in range(len(days)) if k == 0 or days[k] != days[k - 1]}
    for first in range(0, len(bars) - 60, 391):
        seen = ticks.between(first, first + 60, 20.0)
        wanted = [h for h in sorted(heads) if first - 1 <= h <= first + 60]
        at = [int(t.at) for t in seen]
        assert len(at) == len(set(at))
        assert set(wanted) <= set(at), "every session begins with its date"
        for tick in seen:
            begins = days[int(tick.at)]
            if int(tick.at) in heads:
                assert str(begins.day) in tick.label or str(begins.year) in tick.label
            else:
                local = pd.Timestamp(int(bars.time[int(tick.at)]), unit="s", tz=bars.zone)
                assert tick.label == f"{local:%H:%M}"


@pytest.mark.usefixtures("_machine")
def test_a_filing_at_six_in_the_evening_in_hong_kong_is_known_on_the_next_day_there() -> None:
    """18:00 in Hong Kong is 11:00 in Frankfurt: Frankfurt still trades, Hong Kong does not."""
    at = datetime(2025, 11, 24, 18, 0, tzinfo=ZoneInfo("Asia/Hong_Kong"))
    for mic, wanted in (("XHKG", date(2025, 11, 25)), ("XFRA", date(2025, 11, 24))):
        bars, days = quarters(mic)
        event = deal("e", traded_from=date(2025, 11, 24), traded_to=None, published_at=at)
        (mark,) = marks.place([event], bars).marks
        assert mark.other is not None
        assert days[int(mark.other)] == wanted


def test_the_zone_of_the_machine_is_as_it_was() -> None:
    assert os.environ.get("TZ") not in MACHINES[1:]
