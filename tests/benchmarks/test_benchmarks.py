"""The benchmarks run and give figures; how good these are is not tested here."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("window.py")


def figures(*arguments: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--json", "--quick", "--repeats", "1", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode in (0, 1), done.stderr  # 1: a goal was missed on this machine
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("measures", "names"),
    [
        (("cache", "act"), ["cache", "act"]),
        (("start",), ["start", "chart", "imports", "memory"]),
    ],
)
def test_the_fast_measures_give_figures(measures: tuple[str, ...], names: list[str]) -> None:
    rows = figures(*(word for name in measures for word in ("--only", name)))
    assert [row["name"] for row in rows] == names
    for row in rows:
        assert math.isfinite(row["median"])
        assert math.isfinite(row["p95"])
        assert row["ratio"] is None or row["ratio"] > 0
        assert row["verdict"] in ("aim", "goal", "MISSED")


def test_the_charts_measures_give_figures() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT.with_name("chart.py"), "--json", "--quick"],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode in (0, 1), done.stderr  # 1: a goal was missed on this machine
    told = json.loads(done.stdout)
    assert told["floor_ms"] > 0
    cases = {"candles", "whole", "cross", "switch", "tick", "merge", "bare"}
    assert {r["case"] for r in told["rows"]} == cases
    assert all(math.isfinite(r["ms"]) and r["ratio_floor"] > 0 for r in told["rows"])
    assert {"candles", "whole", "cross", "switch", "tick", "build"} <= set(told["ratios"])


def test_the_studys_measures_give_figures() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT.with_name("study.py"), "--json", "--quick"],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode in (0, 1), done.stderr
    told = json.loads(done.stdout)
    assert told["events"] == 200
    assert told["ours_a_second"] > 0
    assert told["verdict"] in ("aim", "goal", "MISSED", "no peer")
