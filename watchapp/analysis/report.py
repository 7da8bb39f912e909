"""A study of one event, asked for by a date, and its values as JSON and tables carry them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from watchapp.analysis.alignment import (
    Closes,
    Rows,
    aligned,
    date_of,
    day_zero,
    near_rows,
    number_of,
)
from watchapp.analysis.eventstudy import FLAGS, GONE, LATE, Spec, Studies, study


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """One event's study; ``studies`` is None unless ``status`` is ok.

    ``status``: ``ok``; ``pending`` before the close of day zero; ``no_history`` where the prices
    begin on day zero or after it.
    """

    status: str
    day_zero: date | None
    flags: tuple[str, ...]
    rows: Rows
    studies: Studies | None


def study_day(
    stock: Closes,
    benchmark: Closes | None,
    day: date,
    timing: str = "unknown",
    *,
    spec: Spec | None = None,
    lag: int = 0,
    as_of: date | None = None,
    others: Sequence[int] = (),
) -> Asked:
    """The study of what became known on ``day``.

    Args:
        stock: The stock's closes, adjusted for splits and dividends.
        benchmark: The benchmark's.
        day: On the exchange's calendar.
        timing: One of ``vocabulary.TIMINGS``, relative to the exchange's session.
        spec: Model, windows, estimation.
        lag: Sessions the benchmark is moved back.
        as_of: What came later is not looked at; also the day against which a last bar is old.
        others: Day zeros of other events of the stock, whose neighbourhood the estimation avoids.
    """
    if as_of is not None:
        stock = stock.until(number_of(as_of))
        benchmark = benchmark.until(number_of(as_of)) if benchmark is not None else None
    rows = aligned(stock, benchmark, lag)
    flags = set()
    if as_of is not None and len(rows) and number_of(as_of) - int(rows.day[-1]) > GONE:
        flags.add("delisted")
    zero = day_zero(rows, number_of(day), after_close=timing == "post")
    if zero is None:
        return Asked("pending", None, ordered(flags), rows, None)
    found = date_of(rows.day[zero])
    if (found - day).days > LATE:
        flags.add("reaction_delayed_gt_7d")
    if zero == 0:
        return Asked("no_history", found, ordered(flags), rows, None)
    excluded = near_rows(len(rows), others) if others else None
    made = study(rows, [zero], spec, excluded=excluded)
    return Asked("ok", found, ordered(flags | made.flags[0]), rows, made)


def ordered(flags: set[str] | frozenset[str]) -> tuple[str, ...]:
    """Words of ``FLAGS`` in their order."""
    return tuple(f for f in FLAGS if f in flags)


def plain(asked: Asked) -> dict[str, Any]:
    """The study as JSON has it: fractions, ISO days, missing is None."""
    told: dict[str, Any] = {
        "status": asked.status,
        "day0": asked.day_zero.isoformat() if asked.day_zero else None,
        "flags": list(asked.flags),
        "model": None,
        "n_estimation": None,
        "n_dropped": None,
        "alpha": None,
        "beta": None,
        "sigma": None,
        "df": None,
        "days": [],
        "windows": [],
    }
    s = asked.studies
    if s is None:
        return told
    told |= {
        "model": s.model[0],
        "n_estimation": int(s.n[0]),
        "n_dropped": int(s.dropped[0]),
        "alpha": number(s.alpha[0]),
        "beta": number(s.beta[0]),
        "sigma": number(s.sigma[0]),
        "df": int(s.df[0]) or None,
    }
    told["days"] = [_day(s, k, int(rel)) for k, rel in enumerate(s.relative) if s.there[0, k]]
    told["windows"] = [_window(s, k) for k in range(len(s.spec.windows))]
    return told


def _day(s: Studies, k: int, rel: int) -> dict[str, Any]:
    return {
        "rel": rel,
        "date": date_of(s.day[0, k]).isoformat(),
        "r": number(s.r[0, k]),
        "rm": number(s.rm[0, k]),
        "ar": number(s.ar[0, k]),
        "se": number(s.se[0, k]),
        "t": number(s.t[0, k]),
        "p": number(s.p[0, k]),
        "p_rank": number(s.p_rank[0, k]),
        "flags": list(s.row_flags(0, k)),
    }


def _window(s: Studies, k: int) -> dict[str, Any]:
    first, last = s.spec.windows[k]
    low = number(s.low[0, k])
    return {
        "from": first,
        "to": last,
        "n": int(s.count[0, k]),
        "complete": int(s.count[0, k]) == last - first + 1,
        "car": number(s.car[0, k]),
        "se": number(s.car_se[0, k]),
        "t": number(s.car_t[0, k]),
        "p": number(s.car_p[0, k]),
        "p_rank": number(s.car_p_rank[0, k]),
        "ci": None if low is None else [low, number(s.high[0, k])],
        "flags": _window_flags(s, k),
    }


def _window_flags(s: Studies, k: int) -> list[str]:
    """Why a window has no value, or what is to be said of the one it has."""
    if not s.count[0, k]:
        first, last = (v - s.spec.hull[0] for v in s.spec.windows[k])
        returns = any(math.isfinite(float(r)) for r in s.r[0, first : last + 1])
        return ["no_benchmark_return" if returns else "no_sessions"]
    return ["stale_benchmark"] if s.unclosed[0, k] else []


def number(value: float) -> float | None:
    """A number as JSON has it; what is not finite is missing."""
    found = float(value)
    return found if math.isfinite(found) else None
