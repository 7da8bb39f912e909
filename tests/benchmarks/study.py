"""How fast events are studied, beside a straightforward loop with statsmodels over the same ones.

    python tests/benchmarks/study.py [--json] [--quick]

5,000 events over 500 stocks with 20 years of daily closes and one benchmark: alignment, market
model over -130..-11, the five usual windows with their exact variances, t, p and rank test. The
loop does per event what a notebook does: ``sm.OLS(...).fit()``, the prediction's standard errors,
the windows' covariance. Both run in this process, and every number of both is compared. Without
statsmodels (pip install statsmodels) only our own rate is told.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from watchapp.analysis.alignment import Closes, aligned
from watchapp.analysis.eventstudy import ESTIMATION, WINDOWS, Asked, Spec, study_all

STOCKS, YEARS, EVENTS = 500, 20, 10
DAYS = 252 * YEARS
GOAL, AIM = 50.0, 200.0
ROUNDS = 5
Numbers = np.ndarray


def market_and_stocks(stocks: int, seed: int = 11) -> tuple[Closes, list[Closes], Numbers]:
    """A benchmark, stocks that follow it in part, and the day zeros of each, (stocks, events)."""
    rng = np.random.default_rng(seed)
    # weekdays only, so that no row spans more than a weekend
    day = np.array([d for d in range(DAYS * 7 // 5 + 10) if (d + 3) % 7 < 5][:DAYS], np.int64)
    rm = rng.normal(0.0003, 0.01, DAYS)
    found = []
    for _ in range(stocks):
        r = rng.uniform(0.5, 1.6) * rm + rng.standard_t(4, DAYS) * 0.012
        found.append(Closes(day, 100 * np.cumprod(1 + np.clip(r, -0.3, 0.3))))
    zeros = np.sort(rng.integers(200, DAYS - 30, (stocks, EVENTS)), axis=1)
    return Closes(day, 1000 * np.cumprod(1 + rm)), found, zeros


def ours(market: Closes, stocks: list[Closes], zeros: Numbers) -> list[Numbers]:
    """CAR, standard error, t, p and rank p of each event and window, (events, windows, 5)."""
    market = Closes(market.day, market.close)  # anew, with nothing remembered of the last round
    asked = [
        Asked(aligned(Closes(stock.day, stock.close), market), places)
        for stock, places in zip(stocks, zeros, strict=True)
    ]
    s = study_all(asked, Spec())
    found = np.stack([s.car, s.car_se, s.car_t, s.car_p, s.car_p_rank], 2)
    return list(found.reshape(len(stocks), EVENTS, len(WINDOWS), 5))


def loop(market: Closes, stocks: list[Closes], zeros: Numbers) -> list[Numbers]:
    """The same numbers, one event at a time."""
    import statsmodels.api as sm
    from scipy import stats

    rm = market.close[1:] / market.close[:-1] - 1
    found = []
    for stock, places in zip(stocks, zeros, strict=True):
        r = stock.close[1:] / stock.close[:-1] - 1
        rows = np.empty((len(places), len(WINDOWS), 5))
        for k, zero in enumerate(places - 1):  # returns begin one session later
            span = slice(zero + ESTIMATION[0], zero + ESTIMATION[1] + 1)
            fit = sm.OLS(r[span], sm.add_constant(rm[span])).fit()
            for w, (first, last) in enumerate(WINDOWS):
                inside = slice(zero + first, zero + last + 1)
                x = sm.add_constant(rm[inside], has_constant="add")
                ar = r[inside] - fit.predict(x)
                length = len(ar)
                total = x.sum(0)
                variance = fit.mse_resid * length + total @ fit.cov_params() @ total
                car, se = ar.sum(), np.sqrt(variance)
                sums = np.convolve(fit.resid, np.ones(length), "valid")
                rank = (1 + np.sum(np.abs(sums) >= abs(car))) / (len(sums) + 1)
                p = 2 * stats.t.sf(abs(car / se), fit.df_resid)
                rows[k, w] = car, se, car / se, p, rank
        found.append(rows)
    return found


def timed(work: Any, *inputs: Any) -> tuple[float, list[Numbers]]:
    began = time.perf_counter()
    found = work(*inputs)
    return time.perf_counter() - began, found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--quick", action="store_true", help="20 stocks instead of 500")
    args = parser.parse_args()
    stocks = 20 if args.quick else STOCKS
    inputs = market_and_stocks(stocks)
    events = stocks * EVENTS
    ours(*inputs)  # what is loaded once is not the work
    rates = []
    for _ in range(ROUNDS):
        seconds, mine = timed(ours, *inputs)
        rates.append(events / seconds)
    told: dict[str, Any] = {
        "events": events,
        "ours_a_second": statistics.median(rates),
        "loop_a_second": None,
        "ratio": None,
        "largest_deviation": None,
        "goal": GOAL,
        "aim": AIM,
        "verdict": "no peer",
    }
    try:
        import statsmodels  # noqa: F401 - is it there
    except ImportError:
        pass
    else:
        seconds, theirs = timed(loop, *inputs)
        told["loop_a_second"] = events / seconds
        told["ratio"] = told["ours_a_second"] / told["loop_a_second"]
        told["largest_deviation"] = max(
            float(np.abs(a - b).max()) for a, b in zip(mine, theirs, strict=True)
        )
        ratio = told["ratio"]
        same = told["largest_deviation"] < 1e-9
        told["verdict"] = (
            "MISSED" if ratio < GOAL or not same else "aim" if ratio >= AIM else "goal"
        )
    if args.json:
        print(json.dumps(told))
    else:
        for name, value in told.items():
            print(f"{name:20} {value}")
    return int(told["verdict"] == "MISSED")


if __name__ == "__main__":
    raise SystemExit(main())
