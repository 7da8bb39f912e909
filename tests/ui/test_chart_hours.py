"""What was traded before and after the usual hours stands on a ground of its own."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from test_chart import daily

from watchapp.core import exchanges
from watchapp.core.bars import Bars
from watchapp.core.hours import outside_hours
from watchapp.ui.chart.view import ChartView
from watchapp.ui.theme import LIGHT

NEW_YORK = exchanges.of_symbol("AAPL")


def quarters(days: list[date], first: str, last: str) -> Bars:
    """A bar every quarter of an hour, local time, from ``first`` until before ``last``."""
    zone = ZoneInfo(NEW_YORK.zone)
    times = []
    for day in days:
        at = datetime.fromisoformat(f"{day} {first}").replace(tzinfo=zone)
        end = datetime.fromisoformat(f"{day} {last}").replace(tzinfo=zone)
        while at < end:
            times.append(int(at.timestamp()))
            at += timedelta(minutes=15)
    close = 100 + np.sin(np.arange(len(times)) / 5)
    return Bars(
        np.array(times, np.int64), close, close + 0.2, close - 0.2, close,
        np.full(len(close), 1e3), close, interval="15m", zone=NEW_YORK.zone, currency="USD",
    )  # fmt: skip


def test_usual_hours_are_of_the_exchanges_wall_clock_on_both_sides_of_a_clock_change() -> None:
    for day in (date(2025, 3, 7), date(2025, 3, 10)):  # the clocks change on the 9th
        bars = quarters([day], "08:00", "18:00")
        inside = [bars.moment(k).strftime("%H:%M") for k in np.flatnonzero(
            ~outside_hours(bars, NEW_YORK))]  # fmt: skip
        assert (inside[0], inside[-1]) == ("09:30", "15:45")


def test_days_and_what_trades_round_the_clock_have_no_hours() -> None:
    assert not outside_hours(daily([1.0, 2, 3]), NEW_YORK).any()
    coin = exchanges.of_symbol("BTC-USD")
    assert not outside_hours(quarters([date(2025, 3, 7)], "00:00", "23:45"), coin).any()


@pytest.fixture
def chart(qapp: QApplication) -> ChartView:
    made = ChartView(LIGHT)
    made.resize(900, 500)
    bars = quarters([date(2025, 3, 6), date(2025, 3, 7)], "08:00", "18:00")
    made.set_bars(bars, None, exchange=NEW_YORK)
    made.canvas.shown.x0, made.canvas.shown.x1 = -0.5, len(bars) - 0.5
    made.canvas.refresh()
    return made


def test_the_ground_is_tinted_before_and_after_the_session_and_nowhere_else(
    chart: ChartView,
) -> None:
    image, frame = chart.grab().toImage(), chart.canvas.frame
    bars = chart.canvas.shown.bars
    outside = outside_hours(bars, NEW_YORK)
    plain = QColor(LIGHT.ground).rgb()
    y = frame.top + 3  # above what is drawn there
    lines = {round(frame.x(t.at)) for t in chart.canvas._ticks.between(frame.x0, frame.x1, 9.0)}
    for k in range(len(bars)):
        x = round(frame.x(k)) + 2
        if not {x - 1, x, x + 1} & lines:
            assert (image.pixel(x, y) != plain) == bool(outside[k]), bars.moment(k)


def test_without_an_exchange_nothing_is_tinted(chart: ChartView) -> None:
    tinted = chart.grab().toImage()
    chart.set_bars(chart.canvas.shown.bars, None)
    assert chart.grab().toImage() != tinted
