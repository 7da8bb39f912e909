"""Early closes: the days that exchanges have announced, and their neighbours."""

from __future__ import annotations

from datetime import date, time

import pytest

from watchapp.core.exchanges import of_symbol
from watchapp.core.half_days import closes_on


@pytest.mark.parametrize(
    ("symbol", "days", "closes"),
    [
        ("1810.HK", ("2024-02-09", "2025-01-28", "2024-12-24", "2025-12-31"), time(12, 10)),
        ("AAPL", ("2024-11-29", "2025-11-28", "2025-07-03", "2025-12-24"), time(13)),
        ("SAP.DE", ("2025-12-30", "2023-12-29", "2018-12-28"), time(14, 5)),
        ("SHEL.L", ("2025-12-24", "2023-12-22", "2023-12-29", "2022-12-23"), time(12, 35)),
        ("CBA.AX", ("2016-12-23", "2025-12-31"), time(14, 12)),
        ("MC.PA", ("2025-12-24", "2024-12-31"), time(14, 10)),
    ],
)
def test_an_exchange_closes_early(symbol: str, days: tuple[str, ...], closes: time) -> None:
    for day in days:
        assert closes_on(of_symbol(symbol), date.fromisoformat(day)) == closes, day


@pytest.mark.parametrize(
    ("symbol", "day"),
    [("1810.HK", "2025-12-23"), ("AAPL", "2025-11-21"), ("SAP.DE", "2025-12-29"),
     ("7203.T", "2025-12-30"), ("BTC-USD", "2025-12-24")],
)  # fmt: skip
def test_other_days_close_as_usual(symbol: str, day: str) -> None:
    exchange = of_symbol(symbol)
    assert closes_on(exchange, date.fromisoformat(day)) == exchange.closes
