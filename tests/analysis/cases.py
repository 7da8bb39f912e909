"""Reference cases: what statsmodels, R and closed arithmetic say of them stands in their files.

Those made for the purpose lie in ``tests/data/cases``; those with data of others are read from
``WATCHAPP_TEST_DATA`` where it is there.
"""

from __future__ import annotations

import csv
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from watchapp.analysis.alignment import Closes, closes, number_of
from watchapp.core.bars import Bars, time_of_day

HERE = Path(__file__).parent.parent / "data" / "cases"
THERE = Path(os.environ.get("WATCHAPP_TEST_DATA", "/nowhere")) / "cases"


def case(name: str, folder: Path = HERE) -> dict[str, Any]:
    """A case as its file has it."""
    found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return found


def rows(name: str, folder: Path = HERE) -> list[dict[str, str]]:
    with (folder / name).open(newline="") as file:
        return list(csv.DictReader(file))


def series(name: str) -> Closes:
    """Closes of a CSV; an empty one is missing."""
    told = rows(name)
    days = [number_of(date.fromisoformat(r["date"][:10])) for r in told]
    return closes(days, [float(r["close"] or "nan") for r in told])


def bars_of(told: list[tuple[str, float, float, float, float, float]], **more: Any) -> Bars:
    """Daily bars of (day, open, high, low, close, volume)."""
    columns = [np.array([r[k] for r in told], float) for k in range(1, 6)]
    time = np.array([time_of_day(date.fromisoformat(r[0])) for r in told], np.int64)
    adjusted = more.pop("adjusted", np.full(len(told), np.nan))
    return Bars(time, *columns, adjusted, **more)


def prices(name: str = "M_ohlcv.csv") -> Bars:
    """Daily bars of a CSV."""
    return bars_of(
        [
            (r["date"], *(float(r[k] or "nan") for k in ("open", "high", "low", "close", "volume")))
            for r in rows(name)
        ]  # type: ignore[misc]
    )
