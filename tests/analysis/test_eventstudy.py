"""The event study against reference cases, and what it says where it cannot say much."""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from cases import HERE, THERE, case, rows, series
from hypothesis import given, settings
from hypothesis import strategies as st

from watchapp.analysis import eventstudy
from watchapp.analysis.alignment import Closes, Rows, aligned, closes, day_zero, number_of
from watchapp.analysis.eventstudy import ADJUSTED, MARKET, MEAN, RAW, Spec, study
from watchapp.analysis.report import plain, study_day

MODELS = {"market": MARKET, "mean": MEAN, "mktadj": ADJUSTED}
FULL = [
    "S02_standard_single_event",
    "S03_monday_pre",
    "S03_monday_unknown",
    "S04_weekend_event",
    "S06_truncated_right",
    "S08_short_estimation_45",
    "S12_nan_gaps",
    "S14_benchmark_missing_event_day",
    "S17_suspended_at_event",
]


def told(name: str, model: str, windows: tuple[tuple[int, int], ...]) -> dict[str, Any]:
    """A case as the command line would tell it."""
    inputs = case(name)["inputs"]
    spec = Spec(MODELS[model], windows, tuple(inputs["estimation"]))
    found = study_day(
        series(inputs["stock_csv"]),
        series(inputs["bench_csv"]),
        date.fromisoformat(inputs["event_date"]),
        inputs["timing"],
        spec=spec,
    )
    return plain(found)


@pytest.mark.parametrize("model", list(MODELS))
@pytest.mark.parametrize("name", FULL)
def test_every_number_is_that_of_statsmodels(
    name: str, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the short one too, though the program would not test it."""
    monkeypatch.setattr(eventstudy, "ENOUGH", 20)
    reference = case(name)
    expected, close = reference["expected"][model], reference["tolerance"]["abs"]
    found = told(name, model, tuple((w["lo"], w["hi"]) for w in expected["cars"]))
    assert found["day0"] == reference["expected"]["meta"]["d0"]
    assert found["n_estimation"] == expected["n"]
    assert found["n_dropped"] == reference["expected"]["meta"]["n_est_dropped"]
    assert found["df"] == expected["df"]
    for key in ("alpha", "beta", "sigma"):
        assert found[key] == pytest.approx(expected[key], abs=close)
    days = {d["rel"]: d for d in found["days"]}
    for day in expected["days"]:
        mine = days[day["rel"]]
        assert mine["date"] == day["date"]
        for key in ("r", "rm", "ar", "se", "t", "p"):
            assert mine[key] == pytest.approx(day[key], abs=close)
    for mine, window in zip(found["windows"], expected["cars"], strict=True):
        assert (mine["n"], mine["complete"]) == (window["n"], window["complete"])
        for key, theirs in (
            ("car", "car"),
            ("se", "se"),
            ("t", "t"),
            ("p", "p"),
            ("p_rank", "p_sq"),
        ):
            assert mine[key] == pytest.approx(window[theirs], abs=close)
        assert mine["ci"] == pytest.approx(window["ci95"], abs=close)


@pytest.mark.parametrize("name", [*FULL, "S10_constant_stock"])
def test_day_zero_and_flags_are_those_of_the_case(name: str) -> None:
    meta = case(name)["expected"]["meta"]
    found = told(name, "market", ((-5, 10),))
    assert (found["status"], found["day0"]) == (meta["status"], meta["d0"])
    # the short and the constant one say so in words of the program's own as well
    assert set(meta["flags"]) <= set(found["flags"])
    stale = [d["rel"] for d in found["days"] if "stale_benchmark" in d["flags"]]
    gaps = [d["rel"] for d in found["days"] if "multi_session" in d["flags"]]
    assert stale == meta["event_rows_with_stale_benchmark"]
    assert gaps == meta["event_rows_multi_session"]


def test_what_came_after_the_last_close_is_pending() -> None:
    inputs = case("S07_pending")["inputs"]
    found = plain(
        study_day(
            series(inputs["stock_csv"]), None, date.fromisoformat(inputs["event_date"]), "post"
        )
    )
    assert (found["status"], found["day0"], found["windows"]) == ("pending", None, [])


def test_a_price_that_never_moved_has_no_test() -> None:
    found = told("S10_constant_stock", "market", ((0, 0),))
    assert found["sigma"] == 0.0
    assert (found["days"][0]["ar"], found["days"][0]["t"], found["days"][0]["p"]) == (0, None, None)
    assert "zero_variance" in found["flags"]


def test_exact_fractions() -> None:
    """Ten days of estimation: every number as a fraction worked out by hand."""
    reference = case("S01_exact_market_model")
    inputs, market = reference["inputs"], reference["expected"]["market"]
    r = np.array([math.nan, *inputs["est_stock"], *inputs["evt_stock"]])
    rm = np.array([math.nan, *inputs["est_market"], *inputs["evt_market"]])
    n = len(r)
    made = Rows(
        np.arange(n), r, rm, np.ones(n, int), np.zeros(n, bool), np.zeros(n, bool), True
    )  # fmt: skip
    spec = Spec(MARKET, ((0, 2),), (-10, -1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(eventstudy, "ENOUGH", 5)
        found = study(made, [11], spec)
    assert found.alpha[0] == pytest.approx(41 / 33000, abs=1e-15)
    assert found.beta[0] == pytest.approx(157 / 132, abs=1e-14)
    assert found.car[0, 0] == pytest.approx(232 / 4125, abs=1e-14)
    assert found.car_se[0, 0] ** 2 == pytest.approx(601963 / 43560000000, abs=1e-16)
    assert found.ar[0] == pytest.approx(market["ar"], abs=1e-14)
    assert found.se[0] == pytest.approx(market["se_ar"], abs=1e-14)
    assert found.car_p[0, 0] == pytest.approx(market["p_car"], abs=1e-14)


@pytest.mark.skipif(not THERE.exists(), reason="the cases with others' data are not here")
def test_the_first_iphone_is_that_of_the_published_notebook() -> None:
    reference = case("R01_apple_iphone", THERE)
    table = rows("real/R01_aapl_spy_returns.csv", THERE)
    expected = reference["expected"]["market"]
    inputs = {r["date"]: r for r in table}
    first = next(i for i, r in enumerate(table) if r["date"] == expected["days"][0]["date"])
    keys = [k for k in table[0] if k not in ("date", "role", "rel")]
    stock, market = (np.array([float(r[k]) for r in table]) for k in keys[:2])
    n = len(table)
    days = np.array([number_of(date.fromisoformat(r["date"])) for r in table])
    made = Rows(
        days, stock, market, np.ones(n, int), np.zeros(n, bool), np.zeros(n, bool), True
    )  # fmt: skip
    zero = first + 2
    rows_of = [i for i, r in enumerate(table) if r.get("role") == "estimation"] or list(range(300))
    span = (rows_of[0] - zero, rows_of[-1] - zero)
    found = study(made, [zero], Spec(MARKET, ((-2, 10),), span))
    assert found.n[0] == expected["n"]
    assert found.alpha[0] == pytest.approx(expected["alpha"], abs=1e-12)
    assert found.beta[0] == pytest.approx(expected["beta"], abs=1e-10)
    for k, day in enumerate(expected["days"]):
        assert day["date"] in inputs
        assert found.ar[0, k] == pytest.approx(day["ar"], abs=1e-10)
        assert found.se[0, k] == pytest.approx(day["se"], abs=1e-10)


# -- what it says where there is little


def walk(n: int, seed: int = 1, start: date = date(2024, 1, 1)) -> Closes:
    """A random walk of ``n`` days without weekends' gaps."""
    rng = np.random.default_rng(seed)
    first = number_of(start)
    days = [first + k for k in range(2 * n) if (first + k + 3) % 7 < 5][:n]
    return closes(days, 100 * np.exp(np.cumsum(rng.normal(0, 0.01, n))))


def test_a_short_history_falls_back_by_its_length() -> None:
    stock, market = walk(200), walk(200, 2)
    made = aligned(stock, market)
    models = [study(made, [zero]).model[0] for zero in (150, 60, 25)]
    assert models == [MARKET, ADJUSTED, ADJUSTED]
    few, fewer = study(made, [45]), study(made, [25])
    assert "short_estimation" in few.flags[0]
    assert np.isfinite(few.sigma[0])
    assert math.isnan(few.t[0, 1])
    assert "very_short_estimation" in fewer.flags[0]
    assert math.isnan(fewer.sigma[0])
    alone = study(aligned(stock), [45])
    assert alone.model[0] == RAW


def test_without_a_benchmark_the_mean_is_taken_and_said() -> None:
    found = study(aligned(walk(200)), [150])
    assert found.model[0] == MEAN
    assert "no_benchmark" in found.flags[0]


def test_a_jump_like_a_split_stops_the_test() -> None:
    stock = walk(200)
    torn = closes(stock.day, np.where(np.arange(200) < 100, stock.close, stock.close / 4))
    found = study(aligned(torn, walk(200, 2)), [150])
    assert "unadjusted_split" in found.flags[0]
    assert np.isnan(found.t).all()


def test_a_benchmark_that_closes_later_is_moved_back() -> None:
    """An Asian stock that follows the American close of the day before shows it with lag 1."""
    market = walk(300, 5)
    follows = closes(market.day[1:], market.close[:-1])
    together, lagged = (study(aligned(follows, market, lag), [200]) for lag in (0, 1))
    assert abs(together.beta[0]) < 0.3
    assert lagged.beta[0] == pytest.approx(1.0, abs=1e-9)


def test_a_lagged_benchmark_gives_its_last_session_before_whatever_it_does_on_the_day() -> None:
    """New York beside Hong Kong: a holiday there, and a day on which it has not opened yet."""
    stock = closes([10, 11, 12, 13, 16], [1.0] * 5)
    market = closes([9, 10, 11, 13], [1.0, 2.0, 4.0, 5.0])  # none on the 12th, nor on the 16th yet
    found = aligned(stock, market, lag=1)
    assert found.rm[1:].tolist() == [1.0, 1.0, 0.0, 0.25]
    assert found.stale.tolist() == [False, False, False, True, False]


def test_a_window_says_where_the_benchmark_has_no_close_at_its_ends() -> None:
    stock, market = walk(200), walk(200, 2)
    closed = Closes(np.delete(market.day, 152), np.delete(market.close, 152))
    windows = ((0, 0), (0, 2), (3, 4), (0, 1), (-1, 5))
    found = study(aligned(stock, closed), [150], Spec(windows=windows))
    assert found.unclosed[0].tolist() == [False, True, True, False, False]
    told = plain(study_day(stock, closed, date.fromordinal(719163 + int(stock.day[150])),
                           spec=Spec(windows=windows)))["windows"]  # fmt: skip
    assert [w["flags"] for w in told] == [[], ["stale_benchmark"], ["stale_benchmark"], [], []]


def test_what_comes_after_the_day_of_asking_is_not_looked_at() -> None:
    stock = walk(200)
    last = date.fromordinal(date(1970, 1, 1).toordinal() + int(stock.day[150]))
    event = date.fromordinal(last.toordinal() - 3)
    found = study_day(stock, None, event, as_of=last)
    assert found.studies is not None
    assert int(found.rows.day[-1]) == int(stock.day[150])
    later = study_day(stock, None, event, as_of=date.fromordinal(last.toordinal() + 400))
    assert "delisted" in later.flags


def test_sessions_near_other_events_leave_the_estimation_where_enough_stay() -> None:
    stock, market = walk(200), walk(200, 2)
    event = date.fromordinal(date(1970, 1, 1).toordinal() + int(stock.day[150]))
    plainly = study_day(stock, market, event)
    beside = study_day(stock, market, event, others=[60, 80, 100])
    crowded = study_day(stock, market, event, others=list(range(20, 145, 5)))
    counts = [s.studies.n[0] for s in (plainly, beside, crowded) if s.studies is not None]
    assert counts == [120, 120 - 3 * 7, 120]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 400),
            st.one_of(st.floats(0.01, 1e6), st.just(0.0), st.just(math.nan), st.just(-1.0)),
        ),
        max_size=200,
    ),
    st.integers(-5, 410),
    st.sampled_from(["pre", "intraday", "post", "unknown"]),
)
def test_any_prices_give_numbers_or_none(
    told: list[tuple[int, float]], day: int, timing: str
) -> None:
    """Holes, zeros and days in any order: what is told is a finite number or missing."""
    stock = closes([d for d, _ in told], [c for _, c in told])
    assert all(a < b for a, b in pairwise(stock.day.tolist()))
    asked = date.fromordinal(date(1970, 1, 1).toordinal() + 20_000 + day)
    shifted = closes(stock.day + 20_000, stock.close)
    found = plain(study_day(shifted, walk(400), asked, timing))

    def finite(value: object) -> bool:
        if isinstance(value, dict):
            return all(finite(v) for v in value.values())
        if isinstance(value, list):
            return all(finite(v) for v in value)
        return not isinstance(value, float) or math.isfinite(value)

    assert finite(found)


def test_day_zero_is_never_before_the_event() -> None:
    stock = walk(50)
    for offset in range(-3, 60):
        day = int(stock.day[0]) + offset
        for after in (False, True):
            place = day_zero(stock, day, after_close=after)
            if place is not None:
                assert int(stock.day[place]) >= day + after


def test_the_cases_are_here() -> None:
    assert len(list(HERE.glob("S*.json"))) >= 11
