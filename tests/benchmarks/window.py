"""How good the window is: every figure against its floor in the same run.

    python tests/benchmarks/window.py [--json] [--only NAME]... [--repeats N] [--quick]

Offscreen unless QT_QPA_PLATFORM says otherwise. The floor of every figure is measured in turn with
it, so that what else the machine does meets both; compare ratios, not milliseconds. Processes are
timed from just before they are started, on the system's monotonic clock.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent.parent), str(HERE.parent), str(HERE)]

import stage  # noqa: E402 - the folders must be known first


@dataclass
class Row:
    """One line of the table. ``ratio`` is None where the goal is absolute."""

    name: str
    what: str
    unit: str
    median: float
    p95: float
    floor: float | None
    ratio: float | None
    goal: float
    aim: float
    better: str = "less"
    more: str = ""

    @property
    def verdict(self) -> str:
        value = self.median if self.ratio is None else self.ratio
        sign = 1 if self.better == "less" else -1
        if sign * value <= sign * self.aim:
            return "aim"
        return "goal" if sign * value <= sign * self.goal else "MISSED"


@dataclass
class Options:
    """How thoroughly is measured."""

    repeats: int
    quick: bool


def p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def against(
    values: list[float],
    floors: list[float],
    *,
    name: str,
    what: str,
    unit: str,
    goals: tuple[float, float],
    more: str = "",
) -> Row:
    """A row whose goal and aim are ratios of medians."""
    median, floor = statistics.median(values), statistics.median(floors)
    ratio = median / floor
    return Row(name, what, unit, median, p95(values), floor, ratio, *goals, more=more)


# processes --------------------------------------------------------------------------------------


def start(options: Options) -> list[Row]:
    """From the process's start to the first frame and to the chart; memory once it stands."""
    painted: list[float] = []
    charts: list[float] = []
    floors: list[float] = []
    used: list[tuple[float, float]] = []
    bare: list[tuple[float, float]] = []
    loaded = "?"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        path = stage.make_home(home, 200)
        env = stage.environment(home)
        for place in range(options.repeats + 1):
            with stage.running("bare()", env) as process:
                floor = process.wait("painted")
                time.sleep(0.3)
                floor_memory = stage.memory(process.pid)
            with stage.running(f"window('--file', {str(path)!r})", env) as process:
                first = process.wait("painted")
                loaded = process.words("painted")
                chart = process.wait("chart")
                bars, moved = process.words("chart").split()
                if int(bars) < stage.BARS or moved != "True":
                    raise RuntimeError(f"not the chart that was meant: {bars} bars, {moved}")
                time.sleep(1.0)
                memory = stage.memory(process.pid)
            if place:  # the first round compiles and warms the disk's cache
                floors.append(floor * 1000)
                painted.append(first * 1000)
                charts.append(chart * 1000)
                bare.append(floor_memory)
                used.append(memory)
    heavy = [n for n in loaded.split() if n != "numpy"]
    rss, pss = ([m[k] for m in used] for k in (0, 1))
    bare_rss, bare_pss = ([m[k] for m in bare] for k in (0, 1))
    ratio_pss = statistics.median(pss) / statistics.median(bare_pss)
    first, whole = "process start to first frame", "process start to live chart"
    heaviest = "heavy modules before the first frame"
    said = f"PSS {statistics.median(pss):.0f} MiB, ratio {ratio_pss:.2f}"
    return [
        against(painted, floors, name="start", what=first, unit="ms", goals=(1.5, 1.15)),
        against(charts, floors, name="chart", what=whole, unit="ms", goals=(4.0, 3.0)),
        Row("imports", heaviest, "", len(heavy), len(heavy), None, None, 0, 0,
            more=loaded or "none"),
        against(
            rss, bare_rss, name="memory", what="RSS with the chart", unit="MiB",
            goals=(2.7, 2.0), more=said,
        ),
    ]  # fmt: skip


def ticks(options: Options) -> list[Row]:
    """The most ticks a second at which the event loop's delay has a p99 of 16 ms at most."""
    rates, floors, results = [], [], []
    seconds = 0.5 if options.quick else 2.0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        path = stage.make_home(home, 500, round_the_clock=True)
        for _ in range(1 if options.quick else min(3, options.repeats)):
            call = f"ticks({str(path)!r}, {seconds})"
            with stage.running(call, stage.environment(home)) as process:
                process.wait("result", 300)
                result = json.loads(process.words("result"))
                results.append(result)
                rates.append(result["rate"])
                floors.append(result["floor"])
    median, floor = statistics.median(rates), statistics.median(floors)
    calm = results[-1]["at_1000"]
    more = f"at 1,000/s: p99 {calm['p99']:.1f} ms, max {calm['max']:.1f}, cpu {calm['cpu']:.0%}"
    return [
        Row("ticks", "ticks merged and shown, 500 rows and chart", "/s", median, min(rates),
            floor, median / floor, 0.2, 0.4, "more", more),
    ]  # fmt: skip


def stream(options: Options) -> list[Row]:
    """5,000 frames a second through the real child: how late the screen is, what grows."""
    import psutil
    from yahoo_server import YahooServer

    seconds = 3.0 if options.quick else 60.0
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        YahooServer() as server,
    ):
        home = Path(folder)
        path = stage.make_home(home, 200, round_the_clock=True)
        env = stage.environment(home, {**server.env(), "LC_ALL": "en_US.UTF-8", "LANGUAGE": "en"})
        with stage.running(f"watched('--file', {str(path)!r})", env) as process:
            process.wait("chart")
            _wait(lambda: len(server.subscribed()) == 200)
            time.sleep(3.0 if options.quick else 5.0)  # what is fetched at the start is over
            (child,) = psutil.Process(process.pid).children()
            symbols = stage.symbols_of(200, round_the_clock=True)
            _flood(server, symbols, 5000, 2.0 if options.quick else 10.0, 0)
            before = stage.memory(process.pid)[0], stage.memory(child.pid)[0]
            sent = _flood(server, symbols, 5000, seconds, 100_000)
            time.sleep(0.5)
            after = stage.memory(process.pid)[0], stage.memory(child.pid)[0]
            process.say("report")
            process.wait("reported")
            seen = process.all("seen")
    late = _lateness(sent, seen)
    window, source = after[0] - before[0], after[1] - before[1]
    more = f"p99 {sorted(late)[int(len(late) * 0.99)]:.0f} ms, {len(late)} prices seen"
    return [
        Row("stream", "newest price on screen late by at most", "ms", max(late), p95(late),
            None, None, 250, 50, more=f"median {statistics.median(late):.0f} ms, {more}"),
        Row("growth", f"RSS growth in {seconds:.0f} s of stream, window and child", "MiB",
            max(window, source), max(window, source), None, None, 8, 2,
            more=f"window {window:+.1f}, child {source:+.1f}"),
    ]  # fmt: skip


def _wait(true: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)


def _flood(
    server: Any, symbols: list[str], rate: int, seconds: float, first: int
) -> dict[str, float]:
    """Sends prices evenly; when each price of the first symbol was sent.

    Every price is another one, so that what is seen tells when it was sent.
    """
    from yahoo_stream import pricing, text_frame

    count, start, sent = 0, time.monotonic(), {}
    while (passed := time.monotonic() - start) < seconds:
        due, frames = int(passed * rate), []
        for k in range(count, due):
            price = 10 + (first + k) / 100
            frames.append(text_frame(pricing(symbols[k % len(symbols)], price, at=time.time())))
        for connection in [c for c in list(server.connections) if c.alive and frames]:
            connection.send(b"".join(frames))
        now = time.monotonic()
        for k in range(count, due):
            if k % len(symbols) == 0:
                sent[f"{10 + (first + k) / 100:.2f}"] = now
        count = due
        time.sleep(0.004)
    return sent


def _lateness(sent: dict[str, float], seen: list[tuple[float, str]]) -> list[float]:
    """For each price that was seen: how long the oldest one it took the place of had waited."""
    order = list(sent)
    place = {words: k for k, words in enumerate(order)}
    last, late = -1, []
    for at, words in seen:
        k = place.get(words.replace(",", ""))
        if k is not None and k > last:
            late.append((at - sent[order[last + 1]]) * 1000)
            last = k
    if not late:
        raise RuntimeError(f"no price was seen: {seen[-3:]}")
    return late


def quit_(options: Options) -> list[Row]:
    """From closing the window to the process's end, while the source answers nothing."""
    from yahoo_server import YahooServer

    ends = []
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        YahooServer() as server,
    ):
        home = Path(folder)
        path = stage.make_home(home, 200)
        server.fail("", "hang")
        for _ in range(1 if options.quick else options.repeats):
            asked = len(server.log)
            call = f"closing('--file', {str(path)!r})"
            with stage.running(call, stage.environment(home, server.env())) as process:
                process.wait("painted")
                _wait(lambda before=asked: len(server.log) > before)
                time.sleep(0.5)
                process.say("close")
                closed = process.wait("closing") + process.began
                ends.append((process.ended() - closed) * 1000)
    return [
        Row("quit", "quit while the source hangs", "ms", statistics.median(ends), p95(ends),
            None, None, 1000, 300),
    ]  # fmt: skip


# files ------------------------------------------------------------------------------------------


def cache(options: Options) -> list[Row]:
    """Reading 5,000 bars of a symbol from the cache, and as one file of the same bytes."""
    import numpy as np

    from watchapp.store.pricecache import PriceCache

    took, floors = [], []
    with tempfile.TemporaryDirectory() as folder:
        kept = PriceCache(Path(folder) / "prices.sqlite")
        bars = stage.bars_of(stage.BARS, stage.today())
        kept.put_bars("A", bars, now=0.0, complete=True)
        chunks = kept._db.execute("SELECT data FROM chunk ORDER BY number").fetchall()
        raw = Path(folder) / "raw"
        raw.write_bytes(b"".join(data for (data,) in chunks)[: 7 * 8 * stage.BARS])
        for _ in range(40 if options.quick else 400):
            begin = time.perf_counter()
            np.frombuffer(raw.read_bytes()).reshape(7, -1)
            middle = time.perf_counter()
            found = kept.bars("A", "1d")
            took.append((time.perf_counter() - middle) * 1e6)
            floors.append((middle - begin) * 1e6)
        kept.close()
    if found is None or len(found) != stage.BARS:
        raise RuntimeError("the bars are not there")
    return [
        against(
            took,
            floors,
            name="cache",
            what="read 5,000 bars of a symbol",
            unit="µs",
            goals=(2, 1.5),
        )
    ]


def act(options: Options) -> list[Row]:
    """Saving one act, and one append of 4 KiB with fsync in the same folder."""
    from watchapp.app import acts
    from watchapp.app.desk import Desk
    from watchapp.core.events import InsiderDeal
    from watchapp.store.statefile import StateFile

    took, floors = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = stage.make_home(Path(folder), 200)
        file = StateFile(path)
        desk = Desk(file)
        with (Path(folder) / "floor").open("ab", buffering=0) as beside:
            for number in range(20 if options.quick else 150):
                begin = time.perf_counter()
                beside.write(b"x" * 4096)
                os.fsync(beside.fileno())
                middle = time.perf_counter()
                event = InsiderDeal(
                    id=f"new-{number}",
                    issuer_id=f"issuer-{stage.CHARTED}",
                    listing_id=f"listing-{stage.CHARTED}",
                    traded_from=stage.today(),
                    shares=Decimal(number + 1),
                    side="buy",
                )
                desk.do(acts.save_event(desk.book, event))
                took.append((time.perf_counter() - middle) * 1000)
                floors.append((middle - begin) * 1000)
        file.close()
    return [against(took, floors, name="act", what="save one act", unit="ms", goals=(6, 4))]


MEASURES: dict[str, Callable[[Options], list[Row]]] = {
    "start": start,
    "ticks": ticks,
    "stream": stream,
    "cache": cache,
    "act": act,
    "quit": quit_,
}


def table(rows: list[Row]) -> str:
    heads = ("figure", "median", "p95", "floor", "ratio", "goal", "aim", "")
    lines = [heads]
    for r in rows:
        shown = [_number(r.median, r.unit), _number(r.p95, r.unit)]
        shown.append("" if r.floor is None else _number(r.floor, r.unit))
        shown.append("" if r.ratio is None else f"{r.ratio:.2f}")
        goals = [f"{g:g}" + (f" {r.unit}" if r.ratio is None else "") for g in (r.goal, r.aim)]
        lines.append((r.what, *shown, *goals, r.verdict))
    widths = [max(len(line[k]) for line in lines) for k in range(len(heads))]
    text = []
    for place, line in enumerate(lines):
        cells = [line[0].ljust(widths[0])]
        cells += [c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True)]
        text.append("  ".join(cells).rstrip())
        if place and rows[place - 1].more:
            text.append(f"    {rows[place - 1].more}")
    return "\n".join(text)


def _number(value: float, unit: str) -> str:
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.1f} {unit}"


def main() -> int:
    """Measures and says what came out; 1 when a goal is missed."""
    ask = argparse.ArgumentParser(description="How good the window is.")
    ask.add_argument("--json", action="store_true", help="the table as JSON")
    ask.add_argument("--only", action="append", choices=[*MEASURES], metavar="NAME",
                     help=f"one of {', '.join(MEASURES)}; may be given again")  # fmt: skip
    ask.add_argument("--repeats", type=int, default=11, metavar="N", help="processes a figure")
    ask.add_argument("--quick", action="store_true", help="short and rough")
    args = ask.parse_args()
    options = Options(max(1, args.repeats), args.quick)
    rows: list[Row] = []
    for name in args.only or MEASURES:
        rows += MEASURES[name](options)
    if args.json:
        print(json.dumps([{**asdict(r), "verdict": r.verdict} for r in rows], indent=1))
    else:
        print(table(rows))
    return int(any(r.verdict == "MISSED" for r in rows))


if __name__ == "__main__":
    sys.exit(main())
