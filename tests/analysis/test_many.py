"""Many events: the tests of the literature, and what is said of few."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import numpy as np
import pytest
from cases import THERE, case, rows
from hypothesis import given
from hypothesis import strategies as st

from watchapp.analysis import many
from watchapp.analysis.alignment import Rows, number_of
from watchapp.analysis.distributions import (
    student_quantile,
    student_two_sided,
    wilson,
)
from watchapp.analysis.eventstudy import Spec, study
from watchapp.analysis.many import One

OTHERS = pytest.mark.skipif(not THERE.exists(), reason="the cases with others' data are not here")


def one(car: float, seed: int = 1, n: int = 60, first: int = 0) -> One:
    """An event with its estimation: ``n`` days from the day ``first`` on."""
    rng = np.random.default_rng(seed)
    residuals = rng.normal(0, 0.01, n)
    return One(
        car,
        0.01,
        n - 2,
        residuals,
        np.arange(first, first + n),
        np.r_[residuals, car],
        np.r_[np.zeros(n, bool), True],
    )


def test_one_and_two_events() -> None:
    reference = case("S19_small_n")
    inputs, expected = reference["inputs"], reference["expected"]
    single = many.summary([one(v) for v in inputs["n1"]])
    assert (single.mean, single.t, single.p) == (0.03, None, None)
    assert single.share_positive is None  # a percentage of fewer than five says nothing
    assert wilson(1, 1) == pytest.approx(expected["n1"]["wilson95"], abs=1e-12)
    pair = many.summary([one(v, k) for k, v in enumerate(inputs["n2"])])
    assert pair.t == pytest.approx(expected["n2"]["t"], abs=1e-12)
    assert pair.p == pytest.approx(expected["n2"]["p"], abs=1e-12)
    equal = many.summary([one(v, k) for k, v in enumerate(inputs["n2_equal"])])
    assert (equal.t, equal.p) == (None, None)
    assert "zero_variance" in equal.reasons
    assert "descriptive_only" in equal.reasons


@OTHERS
def test_the_papers_table_is_reproduced() -> None:
    """670 announcements: t and p of each mean from its own spread and count."""
    exact = {(r["cat"], r["lo"], r["hi"]): r for r in rows("real/kliger_gurevich_caar.csv", THERE)}
    worst = 0.0
    for row in case("R04_kliger_gurevich", THERE)["expected"]:
        n = row["n"]
        told = exact[row["cat"], str(row["lo"]), str(row["hi"])]
        shape = np.random.default_rng(7).normal(size=n)
        shape = (shape - shape.mean()) / shape.std(ddof=1)
        values = float(told["caar"]) + float(told["sd"]) * shape
        t, p, _ = many.mean_test(values)
        assert t is not None
        assert p is not None
        worst = max(worst, abs(t - float(told["t"])), abs(p - float(told["p"])))
        assert t == pytest.approx(row["t"], abs=1e-8)
    assert worst < 1e-9


@OTHERS
def test_seven_stocks_in_march_2020_are_those_of_estudy2() -> None:
    """Events that share their days: Patell, BMP, Kolari-Pynnonen and the correlation."""
    index = {r["date"]: float(r["^GSPC"]) for r in rows("real/estudy2_index.csv", THERE)}
    table = rows("real/estudy2_rates.csv", THERE)
    expected: dict[str, Any] = case("R02_estudy2_covid", THERE)["expected"]
    windows = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (0, 4))
    ones: list[list[One]] = [[] for _ in windows]
    for name, stock in expected["per_stock"].items():
        told = [
            (number_of(date.fromisoformat(r["date"])), float(r[name]), index[r["date"]])
            for r in table
            if r[name] not in ("NA", "") and r["date"] in index
        ]
        days, r, rm = (np.array(column) for column in zip(*told, strict=True))
        n = len(days)
        made = Rows(days, r, rm, np.ones(n, int), np.zeros(n, bool), np.zeros(n, bool), True)
        zero = int(np.searchsorted(days, number_of(date(2020, 3, 16))))
        found = study(made, [zero], Spec("market", windows, (-zero, -1)))
        assert found.n[0] == stock["n"]
        assert found.alpha[0] == pytest.approx(stock["alpha"], abs=1e-12)
        assert found.beta[0] == pytest.approx(stock["beta"], abs=1e-10)
        for k in range(len(windows)):
            ones[k] += many.of_window(found, k)
    for k in range(5):
        found = many.summary(ones[k])
        theirs = expected["recommended"]["days"][k]
        assert found.t == pytest.approx(theirs["t_xs"], abs=1e-9)
        patell = theirs.get("patell_z", theirs.get("patell"))
        assert found.patell == pytest.approx(patell, abs=1e-9)
        assert found.bmp == pytest.approx(theirs.get("bmp_t", theirs.get("bmp")), abs=1e-9)
        kolari = theirs.get("kp_t", theirs.get("kp"))
        assert found.kolari_pynnonen == pytest.approx(kolari, abs=1e-9)
        assert found.correlation == pytest.approx(expected["recommended"]["rbar"], abs=1e-9)


def test_events_that_share_their_days_weigh_less() -> None:
    together = [one(0.02 + 0.001 * k, seed=1) for k in range(10)]
    apart = [one(0.02 + 0.001 * k, seed=k, first=100 * k) for k in range(10)]
    shared, alone = many.summary(together), many.summary(apart)
    assert alone.correlation == 0.0  # no day in common
    assert alone.kolari_pynnonen == pytest.approx(alone.bmp)
    assert shared.kolari_pynnonen is None  # wholly correlated: ten are one, and say nothing
    own = many.summary(together, one_stock=True)
    assert own.kolari_pynnonen == pytest.approx(own.bmp)


def test_neighbours_are_one_episode_and_overlaps_are_left_out() -> None:
    assert many.episodes([100, 3, 6, 30, 11]) == [[1, 2, 4], [3], [0]]
    assert many.without_overlaps([0, 4, 6, 20], (0, 5)) == ([0, 2, 3], [1])
    assert many.episodes([]) == []


def test_holm_is_that_of_the_paper() -> None:
    assert many.holm([0.01, None, 0.04, 0.03]) == pytest.approx([0.03, None, 0.06, 0.06])
    assert many.holm([0.6, 0.5]) == [1.0, 1.0]


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=12))
def test_holm_never_makes_a_p_smaller(told: list[float | None]) -> None:
    for before, after in zip(told, many.holm(told), strict=True):
        assert (before is None) == (after is None)
        if before is not None and after is not None:
            assert before <= after <= 1


# -- distributions


@pytest.mark.parametrize(
    ("t", "df", "p"),
    [
        (0.0, 5, 1.0),
        (1.0, 1, 0.5),  # Cauchy
        (2.0, 2, 1 - 2 / math.sqrt(6)),  # closed form of two degrees
        (math.sqrt(3), 1, 1 / 3),
    ],
)
def test_students_tails_have_their_closed_forms(t: float, df: int, p: float) -> None:
    assert float(student_two_sided(t, df)) == pytest.approx(p, abs=1e-14)


@given(st.floats(-40, 40), st.integers(1, 5000))
def test_students_tail_is_even_and_falls(t: float, df: int) -> None:
    p = float(student_two_sided(t, df))
    assert p == float(student_two_sided(-t, df))
    assert 0 <= p <= 1
    assert float(student_two_sided(abs(t) + 0.5, df)) <= p


def test_quantiles_are_where_the_tail_says() -> None:
    for df in (1, 2, 5, 30, 118, 2000):
        assert float(student_two_sided(student_quantile(df), df)) == pytest.approx(0.05, abs=1e-12)
    assert student_quantile(1) == pytest.approx(12.706204736432095, abs=1e-9)


def test_wilsons_interval_of_nothing_is_missing() -> None:
    assert wilson(0, 0) is None
    low, high = wilson(0, 10) or (1, 0)
    assert low == pytest.approx(0, abs=1e-12)
    assert high == pytest.approx(0.27753, abs=1e-5)
