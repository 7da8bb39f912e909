"""How good the chart is: every frame against a clear and a copy of the same size in the same run.

    python tests/benchmarks/chart.py [--json] [--quick] [--peers]

Offscreen unless QT_QPA_PLATFORM says otherwise, 1200x700. A frame is: the visible range changes,
prices are fitted, the picture is painted and shown. The floor F (``fillRect`` of an image and
``drawImage`` of one as large) is measured between frames, so what else the machine does meets
both. ``--peers`` measures finplot, mplfinance, pyqtgraph's example of candles, an empty PlotWidget
and lightweight-charts in Chromium (``lightweight.py``) beside it, those of them that are installed.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent.parent), str(HERE.parent), str(HERE)]

import numpy as np  # noqa: E402 - the folders must be known first
import stage  # noqa: E402
from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtGui import QColor, QImage, QPainter  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

WIDTH, HEIGHT = 1200, 700
GOALS = {  # name: (goal, aim, "less" or "more" is better)
    "candles": (3.6, 2.0, "less"),
    "whole": (5.0, 3.0, "less"),
    "growth": (1.15, 1.05, "less"),
    "cross": (1.2, 0.9, "less"),
    "switch": (6.0, 3.0, "less"),
    "tick": (0.1, 0.05, "less"),
    "build": (7.0, 5.0, "less"),
    "memory": (100.0, 80.0, "less"),
    "empty": (2.0, 4.0, "more"),
    "finplot_5k": (8.0, 15.0, "more"),
    "finplot_1m": (40.0, 80.0, "more"),
    "lightweight": (15.0, 50.0, "more"),
}
Frame = Callable[[], object]


class Floor:
    """Clearing an image and copying another of its size into it."""

    def __init__(self) -> None:
        self._into = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self._source = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self._source.fill(QColor("#123456"))

    def __call__(self) -> None:
        painter = QPainter(self._into)
        painter.fillRect(0, 0, WIDTH, HEIGHT, QColor("#11151c"))
        painter.drawImage(0, 0, self._source)
        painter.end()


class Filled(QWidget):
    """A bare window of the chart's size."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(WIDTH, HEIGHT)
        self.show()
        QApplication.processEvents()

    def paintEvent(self, _: object) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#11151c"))
        painter.end()

    def frame(self) -> None:
        """Fills and shows it once."""
        self.update()
        QApplication.processEvents()


def timed(act: Frame) -> float:
    """Milliseconds of one call."""
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def measured(act: Frame, floor: Floor, count: int) -> tuple[list[float], list[float]]:
    """Times of an act and of the floor, in turn."""
    for _ in range(3):
        act()
        floor()
    pairs = [(timed(act), timed(floor)) for _ in range(count)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def median_and_p95(values: list[float]) -> tuple[float, float]:
    return statistics.median(values), sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def placed(count: int, bars: Any) -> Any:
    """``count`` insider deals and repurchases over the whole series."""
    from watchapp.core import marks
    from watchapp.core.events import InsiderDeal, Repurchase

    rng = np.random.default_rng(3)
    first, days = bars.day(0), (bars.day(len(bars) - 1) - bars.day(0)).days
    events: list[Any] = []
    for k in range(count):
        day = first + timedelta(days=int(rng.integers(0, max(days, 1))))
        shares = Decimal(int(10 ** rng.uniform(2, 6)))
        if k % 3:
            side = "buy" if k % 2 else "sell"
            events.append(
                InsiderDeal(
                    id=f"d{k}", issuer_id="i", traded_from=day, shares=shares, person=f"P{k % 40}",
                    price=Decimal(100), currency="USD", side=side,
                )
            )  # fmt: skip
        else:
            events.append(
                Repurchase(
                    id=f"r{k}", issuer_id="i", traded_from=day, shares=shares, price=Decimal(100)
                )
            )
    return marks.place(events, bars)


def chart_of(bars: Any, marks: int) -> Any:
    """The product's own view with its default settings."""
    from watchapp.ui import theme as looks
    from watchapp.ui.chart.view import ChartView

    chart = ChartView(looks.theme_of("dark", "western"))
    chart.resize(WIDTH, HEIGHT)
    chart.show()
    chart.set_bars(bars, None)
    if marks:
        chart.set_marks(placed(marks, bars))
    QApplication.processEvents()
    return chart


def panning(chart: Any, visible: int) -> Frame:
    """A frame that moves the range a little to and fro, or all of it when everything is seen."""
    count = len(chart.canvas.shown.bars)
    wide = min(visible, count)
    state = {"k": 0}
    shown = chart.canvas.shown

    def frame() -> None:
        state["k"] += 1
        at = (state["k"] * 7) % 200
        if wide < count:
            shown.x0 = (count - wide) / 2 + at
            shown.x1 = shown.x0 + wide
        else:
            shown.x0, shown.x1 = -0.5 - at / 10, count + 8 + at / 10
        chart.canvas.refresh()
        QApplication.processEvents()

    return frame


def bars_of(count: int) -> Any:
    """A walk of daily bars; a million of them begin in the year 1, so they are an hour each."""
    if count <= 20_000:
        return stage.bars_of(count, date(2026, 11, 20))
    bars = stage.bars_of(20_000, date(2026, 11, 20))
    rng = np.random.default_rng(7)
    close = 100 * np.exp(np.cumsum(rng.normal(0, 0.002, count)))
    opened = np.r_[100.0, close[:-1]]
    spread = np.abs(rng.normal(0, 0.002, (2, count))) * close
    last = int(bars.time[-1])
    return replace(
        bars,
        time=last - 3600 * np.arange(count - 1, -1, -1, dtype=np.int64),
        open=opened,
        high=np.maximum(opened, close) + spread[0],
        low=np.minimum(opened, close) - spread[1],
        close=close,
        volume=rng.lognormal(12, 0.5, count),
        adjusted=close,
        interval="1h",
    )


def frames(floor: Floor, repeats: int, sizes: list[int]) -> list[dict[str, Any]]:
    """Panning over series of every size, with and without marks.

    In rounds, a few frames of each case at a time: a machine that becomes faster or slower does so
    for all of them, and they can be compared.
    """
    charts, cases = [], []
    for count in sizes:
        bars = bars_of(count)
        for marks in (0, 10_000):
            # "candles" is candles and axes: a series without volume, as an index or a currency has
            chart = chart_of(bars if marks else replace(bars, volume=bars.volume * 0), marks)
            charts.append(chart)
            for visible in (500, count):
                row = {"case": "whole" if marks else "candles", "bars": count, "visible": visible,
                       "marks": marks}  # fmt: skip
                cases.append((row, panning(chart, visible)))
    rounds = max(1, repeats // 10)
    took: list[list[float]] = [[] for _ in cases]
    floors: list[list[float]] = [[] for _ in cases]
    for _ in range(rounds):
        for k, (_, act) in enumerate(cases):
            times, bare = measured(act, floor, repeats // rounds)
            took[k] += times
            floors[k] += bare
    rows = []
    for (row, _), times, bare in zip(cases, took, floors, strict=True):
        ms, p95 = median_and_p95(times)
        ratio = ms / statistics.median(bare)
        rows.append({**row, "ms": ms, "p95_ms": p95, "ratio_floor": ratio})
    for chart in charts:
        chart.hide()  # pyqtgraph's own close() takes the process down
    return rows


def single(floor: Floor, repeats: int) -> tuple[list[dict[str, Any]], dict[str, float]]:
    """The crosshair, a switch of symbol, a tick, the pyramid's making, and its memory."""
    from PySide6.QtCore import QPointF

    from watchapp.core.pyramid import Pyramid
    from watchapp.core.quote import Quote
    from watchapp.store.pricecache import PriceCache

    rows: list[dict[str, Any]] = []
    ratios: dict[str, float] = {}
    bars = bars_of(5000)
    chart = chart_of(bars, 300)
    panning(chart, 500)()

    def note(name: str, act: Frame, goal: bool = True) -> None:
        took, floors = measured(act, floor, repeats)
        ms, p95 = median_and_p95(took)
        ratio = ms / statistics.median(floors)
        rows.append({"case": name, "bars": 5000, "visible": 500, "marks": 300, "ms": ms,
                     "p95_ms": p95, "ratio_floor": ratio})  # fmt: skip
        if goal:
            ratios[name] = ratio

    state = {"k": 0}

    def cross() -> None:
        state["k"] = (state["k"] + 13) % 900
        chart.canvas.move_cursor(QPointF(150 + state["k"], 100 + state["k"] / 3))
        QApplication.processEvents()

    note("cross", cross)
    chart.canvas.move_cursor(None)
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        cache = PriceCache(Path(folder) / "prices.sqlite")
        # two of one exchange, listed three years apart
        for symbol, one in (("A", bars), ("B", bars.slice(750, len(bars)))):
            cache.put_bars(symbol, one, now=0.0, complete=True)

        def switch() -> None:
            state["k"] += 1
            found = cache.bars("AB"[state["k"] % 2], "1d")
            chart.set_bars(found, None)
            QApplication.processEvents()

        note("switch", switch)
        cache.close()
    at = float(bars.time[-1]) + 15 * 3600
    quotes = [
        Quote("A", 100 + k / 100, at + k, previous_close=99.0, currency="USD") for k in range(100)
    ]

    def tick() -> None:
        state["k"] += 1
        chart.set_quote(quotes[state["k"] % 100])

    note("tick", tick)

    def merge() -> None:  # of what came since the last picture, once for each picture
        tick()
        chart.take_quote()

    note("merge", merge, goal=False)
    chart.hide()
    # what every frame has in it: a window of Qt's that is only filled. On X its copying counts too.
    window = Filled()
    note("bare", window.frame, goal=False)
    window.hide()
    million = bars_of(1_000_000)
    columns = (million.open, million.high, million.low, million.close, million.volume)
    # every level: they are made when they are first seen
    made = [timed(lambda: Pyramid(million).buckets(0, len(million), 512)) for _ in range(7)]
    bare = [timed(lambda: [(c.min(), c.max()) for c in columns]) for _ in range(7)]
    ratios["build"] = statistics.median(made) / statistics.median(bare)
    return rows, ratios


def memory() -> float:
    """MiB that the chart takes with a million bars over a bare pyqtgraph window."""
    import subprocess

    bare = "import pyqtgraph as pg; w = pg.GraphicsView(); w.resize(1200, 700); w.show()"
    ours = "import chart; w = chart.chart_of(chart.bars_of(1000000), 0); chart.panning(w, 10**6)()"
    found = []
    for code in (bare, ours):
        script = (
            f"import sys; sys.path.insert(0, {str(HERE)!r})\n"
            "from PySide6.QtWidgets import QApplication\napp = QApplication([])\n"
            f"{code}\nimport ctypes, gc, os\nQApplication.processEvents(); gc.collect()\n"
            "if sys.platform == 'linux': ctypes.CDLL(None).malloc_trim(0)\n"  # what is in use
            "import stage\nprint('MiB', stage.memory(os.getpid())[0])"
        )
        run = subprocess.run(
            [sys.executable, "-c", script],
            env=stage.environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        line = next(x for x in run.stdout.splitlines() if x.startswith("MiB"))
        found.append(float(line.split()[1]))
    return found[1] - found[0]


# peers ------------------------------------------------------------------------------------------


def empty_plot(bars: Any) -> tuple[Any, Frame]:
    """pyqtgraph's own plot without any candle."""
    import pyqtgraph as pg

    plot = pg.PlotWidget()
    plot.resize(WIDTH, HEIGHT)
    plot.show()
    return plot, _moving(lambda a, b: plot.setXRange(a, b, padding=0), len(bars))


def example_plot(bars: Any) -> tuple[Any, Frame]:
    """Candles as pyqtgraph's example draws them: one picture of all."""
    import pyqtgraph as pg
    from PySide6.QtCore import QLineF, QRectF
    from PySide6.QtGui import QPicture

    class Candles(pg.GraphicsObject):
        def __init__(self) -> None:
            super().__init__()
            self.picture = QPicture()
            painter = QPainter(self.picture)
            painter.setPen(pg.mkPen("w"))
            rows = zip(bars.open, bars.close, bars.low, bars.high, strict=True)
            for k, (o, c, low, high) in enumerate(rows):
                painter.drawLine(QLineF(k, low, k, high))
                painter.setBrush(pg.mkBrush("r" if o > c else "g"))
                painter.drawRect(QRectF(k - 0.3, o, 0.6, c - o))
            painter.end()

        def paint(self, painter: QPainter, *_: Any) -> None:
            painter.drawPicture(0, 0, self.picture)

        def boundingRect(self) -> QRectF:
            return QRectF(self.picture.boundingRect())

    plot = pg.PlotWidget()
    plot.addItem(Candles())
    plot.resize(WIDTH, HEIGHT)
    plot.show()
    return plot, _moving(lambda a, b: plot.setXRange(a, b, padding=0), len(bars))


def finplot(bars: Any) -> tuple[Any, Frame]:
    """finplot's candles."""
    import finplot as fplt
    import pandas as pd

    frame = pd.DataFrame(
        {"open": bars.open, "close": bars.close, "high": bars.high, "low": bars.low},
        index=pd.to_datetime(bars.time, unit="s"),
    )
    ax = fplt.create_plot("peer", init_zoom_periods=500)
    fplt.candlestick_ochl(frame)
    fplt.show(qt_exec=False)
    window = ax.vb.win
    window.resize(WIDTH, HEIGHT)

    def move(a: float, b: float) -> None:
        ax.vb.update_y_zoom(a, b)

    return window, _moving(move, len(bars))


def mplfinance(bars: Any) -> tuple[Any, Frame]:
    """mplfinance, drawn by Agg without a window."""
    import mplfinance as mpf
    import pandas as pd

    part = pd.DataFrame(
        {"Open": bars.open, "High": bars.high, "Low": bars.low, "Close": bars.close},
        index=pd.to_datetime(bars.time, unit="s"),
    )
    figure, axes = mpf.plot(
        part, type="candle", returnfig=True, figsize=(12, 7), warn_too_much_data=10**7
    )
    figure.set_dpi(100)

    def move(a: float, b: float) -> None:
        axes[0].set_xlim(a, b)
        figure.canvas.draw()

    return figure, _moving(move, len(bars))


def _moving(move: Callable[[float, float], None], count: int) -> Frame:
    state = {"k": 0}

    def frame() -> None:
        state["k"] += 1
        first = (count - 500) / 2 + (state["k"] * 7) % 200
        move(first, first + 500)
        QApplication.processEvents()

    return frame


PEERS = {"empty": empty_plot, "example": example_plot, "finplot": finplot, "mplfinance": mplfinance}


def peers(floor: Floor, sizes: list[int]) -> list[dict[str, Any]]:
    """Every peer that is installed, 500 bars in sight."""
    rows: list[dict[str, Any]] = []
    for name, make in PEERS.items():
        for count in sizes:
            if count > 5000 and name in ("mplfinance", "example", "empty"):
                continue  # minutes, and known to grow; the empty plot has no bars at all
            try:
                kept, frame = make(bars_of(count))
            except ImportError as error:
                rows.append({"peer": name, "bars": count, "missing": str(error)})
                continue
            took, floors = measured(frame, floor, 15)
            ms, p95 = median_and_p95(took)
            rows.append({"peer": name, "bars": count, "visible": 500, "ms": ms, "p95_ms": p95,
                         "ratio_floor": ms / statistics.median(floors)})  # fmt: skip
            if hasattr(kept, "hide"):
                kept.hide()
    return rows


def in_a_browser(floor: Floor) -> dict[str, Any]:
    """lightweight-charts beside our chart: 100,000 bars, all of them seen, and 10,000 marks."""
    from lightweight import compared

    bars = bars_of(100_000)
    row = {"peer": "lightweight", "bars": len(bars), "visible": len(bars), "marks": 10_000}
    chart = chart_of(bars, 10_000)
    frame = panning(chart, len(bars))
    marks = np.random.default_rng(3).integers(0, len(bars), 10_000).tolist()
    floors: list[float] = []

    def ours() -> list[float]:
        took, bare = measured(frame, floor, 40)
        floors.extend(bare)
        return took

    try:
        told = compared(bars, marks, (WIDTH, HEIGHT), ours)
    except ImportError as error:
        return {**row, "missing": str(error)}
    finally:
        chart.hide()
    return {**row, **told, "ratio_floor": told["ms"] / statistics.median(floors)}


def main() -> int:
    """Measures and says what came out; 1 when a goal is missed."""
    ask = argparse.ArgumentParser(description="How good the chart is.")
    ask.add_argument("--json", action="store_true", help="the tables as JSON")
    ask.add_argument("--quick", action="store_true", help="short and rough, without a million bars")
    ask.add_argument("--peers", action="store_true", help="other programs' charts beside it")
    args = ask.parse_args()
    app = QApplication.instance() or QApplication([])
    gc.freeze()  # as the program does once its window stands
    floor = Floor()
    sizes = [5000] if args.quick else [5000, 100_000, 1_000_000]
    rows = frames(floor, 20 if args.quick else 120, sizes)
    more, ratios = single(floor, 20 if args.quick else 120)
    for name in ("candles", "whole"):
        ratios[name] = max(r["ratio_floor"] for r in rows if r["case"] == name)
    if not args.quick:
        ratios["growth"] = max(
            _ms(rows, name, 1_000_000, seen) / _ms(rows, name, 5000, seen)
            for name in ("candles", "whole")
            for seen in (True, False)
        )
        ratios["memory"] = memory()
    others = peers(floor, sizes[:1] if args.quick else [5000, 1_000_000]) if args.peers else []
    if args.peers and not args.quick:
        others.append(browser := in_a_browser(floor))
        if "ms" in browser:
            ratios["lightweight"] = browser["ms"] / browser["ours_ms"]
    for row in others:
        key = {"empty": "empty", "finplot": f"finplot_{'1m' if row['bars'] > 5000 else '5k'}"}
        if "ms" in row and row["peer"] in key:
            ratios[key[row["peer"]]] = row["ms"] / _ms(rows, "candles", row["bars"], False)
    told = {"floor_ms": statistics.median([timed(floor) for _ in range(50)]), "rows": rows + more,
            "peers": others, "ratios": ratios}  # fmt: skip
    print(json.dumps(told, indent=1) if args.json else table(told))
    app.processEvents()
    return int(any(verdict(n, v) == "MISSED" for n, v in ratios.items()))


def _ms(rows: list[dict[str, Any]], case: str, bars: int, whole: bool) -> float:
    """A frame's time, with the whole series in sight or 500 bars."""
    return next(
        float(r["ms"])
        for r in rows
        if (r["case"], r["bars"], r["visible"]) == (case, bars, bars if whole else 500)
    )


def verdict(name: str, value: float) -> str:
    """Whether a ratio reaches its aim or its goal."""
    goal, aim, better = GOALS[name]
    sign = 1 if better == "less" else -1
    if sign * value <= sign * aim:
        return "aim"
    return "goal" if sign * value <= sign * goal else "MISSED"


def table(told: dict[str, Any]) -> str:
    """The figures for people."""
    lines = [f"floor {told['floor_ms']:.3f} ms"]
    lines += [
        f"{r['case']:9}{r['bars']:>9} bars {r['visible']:>9} seen {r['marks']:>6} marks"
        f"{r['ms']:9.3f} ms  p95 {r['p95_ms']:8.3f}  {r['ratio_floor']:6.2f} F"
        for r in told["rows"]
    ]
    for r in told["peers"]:
        said = r.get("missing") or f"{r['ms']:9.2f} ms  {r['ratio_floor']:8.1f} F"
        lines.append(f"{r['peer']:12}{r['bars']:>9} bars  {said}")
    for name, value in told["ratios"].items():
        goal, aim, _ = GOALS[name]
        lines.append(f"{name:12}{value:8.2f}   goal {goal:g}, aim {aim:g}: {verdict(name, value)}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
