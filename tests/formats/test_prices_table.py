from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from watchapp.core import bars as core
from watchapp.core.bars import COLUMNS, Bars
from watchapp.core.problems import KnownError
from watchapp.formats import prices_table


def read(text: str, zone: str = "Asia/Hong_Kong") -> Bars:
    return prices_table.read(text.encode(), "p.csv", currency="HKD", zone=zone).bars


def days(bars: Bars) -> list[str]:
    return [bars.day(i).isoformat() for i in range(len(bars))]


def refusal(text: str) -> str:
    with pytest.raises(KnownError) as caught:
        read(text)
    assert caught.value.args_by_name["path"] == "p.csv"
    return caught.value.code


def test_a_yfinance_export_keeps_the_local_date() -> None:
    bars = read(
        "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n"
        "2020-01-02 00:00:00+08:00,10.5,11.22,10.4,11.0,100,0.0,0.0\n"
        "2020-01-03 00:00:00+08:00,11.0,11.44,10.9,10.95,200,0.25,2.0\n"
    )
    assert days(bars) == ["2020-01-02", "2020-01-03"]
    assert bars.dividends == ((core.time_of_day(date(2020, 1, 3)), 0.25),)
    assert bars.splits == ((core.time_of_day(date(2020, 1, 3)), 2.0),)
    assert (bars.currency, bars.zone, bars.origin) == ("HKD", "Asia/Hong_Kong", "imported")


def test_an_instant_in_utc_is_led_to_the_exchanges_day() -> None:
    assert days(read("Date,Close\n2020-01-01T16:00:00Z,11\n")) == ["2020-01-02"]


def test_a_german_export_newest_first() -> None:
    bars = read(
        "Historische Kurse;Xiaomi\n\nDatum;Erster;Hoch;Tief;Schlusskurs;Stück\n"
        "03.01.2025;34,10;35,00;33,90;34,70;1.234.567\n"
        "02.01.2025;33,00;34,20;32,80;34,05;88.123\n"
    )
    assert days(bars) == ["2025-01-02", "2025-01-03"]
    assert list(bars.close) == [34.05, 34.7]
    assert list(bars.volume) == [88_123, 1_234_567]


def test_close_alone_is_enough() -> None:
    bars = read("Datum;Kurs\n2025-01-02;1.234,50\n")
    assert (bars.open[0], bars.close[0]) == (1234.5, 1234.5)


def test_pandas_newest_way_with_three_lines_of_headers() -> None:
    bars = read(
        "Price,Close,High,Low,Open,Volume\nTicker,1810.HK,1810.HK,1810.HK,1810.HK,1810.HK\n"
        "Date,,,,,\n2018-07-09,16.8,17.0,16.0,16.6,462182642\n"
    )
    assert (days(bars), bars.open[0]) == (["2018-07-09"], 16.6)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1/2/2025", "1/13/2025", ["2025-01-02", "2025-01-13"]),
        ("1/2/2025", "13/2/2025", ["2025-02-01", "2025-02-13"]),
        ("02.01.25", "03.01.25", ["2025-01-02", "2025-01-03"]),
        ("20250102", "20250103", ["2025-01-02", "2025-01-03"]),
        ("Jan 02, 2025", "Jan 03, 2025", ["2025-01-02", "2025-01-03"]),
        ("2. März 2025", "3. Mai 2025", ["2025-03-02", "2025-05-03"]),
        ("02-Jan-2025", "03-Feb-25", ["2025-01-02", "2025-02-03"]),
        ("1735781400", "1735867800", ["2025-01-02", "2025-01-03"]),  # 09:30 in Hong Kong
        ("1735781400000", "1735867800000", ["2025-01-02", "2025-01-03"]),
    ],
)
def test_days_as_people_write_them(first: str, second: str, expected: list[str]) -> None:
    assert days(read(f"Date;Close\n{first};12.34\n{second};12.35\n")) == expected


def test_what_cannot_be_told_is_not_guessed() -> None:
    assert refusal("Date;Close\n1/2/2025;12.34\n3/2/2025;12.35\n") == "ambiguous_dates"
    assert refusal("Date;Close\n13/2/2025;12.34\n2/13/2025;12.35\n") == "ambiguous_dates"
    assert refusal("Date;Close\n2025-01-02;1.234\n2025-01-03;1.235\n") == "ambiguous_numbers"
    assert refusal("Date;Close\n2025-01-02;1.234,5\n2025-01-03;1,234.5\n") == "ambiguous_numbers"


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("Date,Close\n2025-01-02,35.425\n2025-01-03,35.430\n", [35.425, 35.43]),
        ("Date,Open,High,Low,Close,Volume\n2025-01-02,35.1,36,35,35.425,1000\n", [35.425]),
        ("Datum;Schlusskurs\n2025-01-02;35,425\n2025-01-03;35,430\n", [35.425, 35.43]),
        ('"Datum","Zuletzt"\n"02.01.2025","35,425"\n"03.01.2025","35,430"\n', [35.425, 35.43]),
        ("Date,Close/Last,Volume\n01/13/2025,$35.425,1000\n", [35.425]),
        ("Datum;Schlusskurs;Stück\n2025-01-02;35,425;1.234.567\n", [35.425]),
    ],
)
def test_three_decimals_are_told_by_what_stands_beside_them(text: str, closes: list[float]) -> None:
    assert list(read(text).close) == closes


@pytest.mark.parametrize(
    "header", ["Datum;Schlusskurs;Schlusskurs bereinigt", "Date;close_price;Close (adjusted)"]
)
def test_adjusted_closes_are_known_by_their_names(header: str) -> None:
    bars = read(f"{header}\n2025-01-02;34,05;17,02\n2025-01-03;35,5;17,75\n")
    assert (list(bars.close), list(bars.adjusted)) == ([34.05, 35.5], [17.02, 17.75])


def test_a_decimal_point_shown_by_one_row_holds_for_all() -> None:
    assert list(read("Date;Close\n2025-01-02;1.234\n2025-01-03;1.2\n").close) == [1.234, 1.2]
    assert list(read("Date;Close\n2025-01-02;1.234\n2025-01-03;98,5\n").close) == [1234, 98.5]


def test_refusals() -> None:
    assert refusal("Name;Wert\nx;1\n") == "no_price_columns"
    assert refusal("Date;Close\nsum;1.5\n") == "no_price_rows"
    assert refusal("Date;Close\n2025-01-02 09:00;1.5\n2025-01-02 10:00;1.6\n") == "not_daily"


def test_rows_that_cannot_be_read_are_named() -> None:
    text = (
        "Date,Close\n2025-01-02,10.5\n2025-01-03,null\n2025-01-06,ten\n2025-02-30,10.6\n"
        "2025-01-07,-3.5\n2025-01-02,11.5\n2025-01-08,10.7\n"
    )
    found = prices_table.read(text.encode(), "p.csv")
    assert days(found.bars) == ["2025-01-02", "2025-01-08"]
    assert [(u.line, u.reason) for u in found.unreadable] == [
        (4, "not_a_number"),
        (5, "not_a_day"),
        (6, "negative"),
        (7, "same_day_twice"),
    ]


prices = st.floats(0.001, 1e6, allow_nan=False)


@st.composite
def series(draw: st.DrawFn) -> Bars:
    numbers = sorted(draw(st.sets(st.integers(1, 25_000), min_size=1, max_size=20)))
    n = len(numbers)
    columns = {c: np.array(draw(st.lists(prices, min_size=n, max_size=n))) for c in COLUMNS}
    columns["volume"] = np.floor(columns["volume"])
    time = np.array(numbers, np.int64) * core.DAY
    bars = core.tidy(Bars(time=time, **columns, currency="HKD", zone="UTC"))
    events = [(int(t), 0.5) for t in time[::3]]
    origin = draw(st.sampled_from(["imported", "simulated"]))
    return replace(bars, dividends=tuple(events), origin=origin)


@given(series())
@example(read("Date,Close\n2025-01-02,1.1250\n"))
def test_what_is_written_reads_back_exactly(bars: Bars) -> None:
    text = prices_table.write(bars)
    again = prices_table.read(text.encode(), "p.csv", currency="HKD").bars
    for name in ("time", *COLUMNS):
        assert np.array_equal(getattr(bars, name), getattr(again, name), equal_nan=True)
    assert (again.dividends, again.origin) == (bars.dividends, bars.origin)


def test_a_simulated_series_says_so_in_every_row() -> None:
    bars = read("Date,Close,Origin\n2025-01-02,10.5,SIMULATED\n2025-01-03,10.6,SIMULATED\n")
    head, *rows = prices_table.write(bars).splitlines()
    assert head == "Date,Open,High,Low,Close,Adj Close,Volume,Origin"
    assert all(row.endswith(",SIMULATED") for row in rows)


CSV_LIKE = st.text(alphabet=st.sampled_from('DatumKurs;,/.-:T+"\n 0123459KMäNa'), max_size=300)


@given(
    st.one_of(
        st.binary(max_size=300),
        CSV_LIKE.map(str.encode),
        CSV_LIKE.map(lambda t: f"Date;Close;Volume\n{t}".encode()),
        st.lists(CSV_LIKE).map(
            lambda r: ("Datum;Kurs\n" + "\n".join(f"2025-01-02;{x}" for x in r)).encode()
        ),
    )
)
def test_no_bytes_raise_anything_but_a_known_error(data: bytes) -> None:
    try:
        bars = prices_table.read(data, "f").bars
    except KnownError as error:
        refused = error.args_by_name
    else:
        refused = {"path": "f"}
        assert len(bars)
        assert np.isfinite(bars.close).all()
        assert (np.diff(bars.time) > 0).all()
    assert refused["path"] == "f"


RECORDED = Path(os.environ.get("WATCHAPP_TEST_DATA", "/nowhere")) / "prices"


@pytest.mark.skipif(not RECORDED.is_dir(), reason="WATCHAPP_TEST_DATA has no recorded prices")
@pytest.mark.parametrize(
    ("name", "first", "rows"),
    [
        ("1810.HK_forriz_2020-2025_divs.csv", "2020-01-02", 1000),
        ("1810.HK_luciusneo_raw_2018-2025.csv", "2018-07-09", 1500),
        ("backtesting_GOOG.csv", "2004-08-19", 2000),
        ("backtrader_orcl-1995-2014.txt", "1995-01-03", 4000),
        ("pyalgotrade_WIKI-AAPL-2012-quandl.csv", "2012-01-03", 250),
    ],
)
def test_recorded_files_of_other_programs(name: str, first: str, rows: int) -> None:
    found = prices_table.read((RECORDED / name).read_bytes(), name)
    assert found.bars.day(0).isoformat() == first
    assert len(found.bars) >= rows
    assert not found.unreadable


@pytest.mark.skipif(not RECORDED.is_dir(), reason="WATCHAPP_TEST_DATA has no recorded prices")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("backtesting_EURUSD_hourly.csv", "not_daily"),
        ("mplfinance_SP500_NOV2019_IDay.csv", "ambiguous_dates"),
    ],
)
def test_recorded_intraday_files_are_refused(name: str, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        prices_table.read((RECORDED / name).read_bytes(), name)
    assert caught.value.code == code
