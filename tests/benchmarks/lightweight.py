"""TradingView's lightweight-charts in a headless Chromium, as a peer of the chart.

Where both are installed: Chromium in the path, and ``npm install lightweight-charts`` in this
folder or the working one (or LIGHTWEIGHT_CHARTS names its standalone script). The page has the same
bars and volumes as our chart has, and as many marks. Two times are told of a frame: what its script
takes, which alone is held against us, and the frame as it comes, with the browser's own drawing.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any, Self

SCRIPT = "node_modules/lightweight-charts/dist/lightweight-charts.standalone.production.js"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-frame-rate-limit", "--disable-gpu-vsync", "--remote-debugging-port=0",
    "--remote-allow-origins=*", "--window-size=1240,780",
)  # fmt: skip
PAGE = """<!doctype html><meta charset="utf-8"><body style="margin:0"><div id="chart"></div>
<script src="library.js"></script><script src="data.js"></script><script>
const later = window.requestAnimationFrame.bind(window);
let busy = 0;  // of the library's own callbacks
window.requestAnimationFrame = (act) => later((at) => {
  const begin = performance.now();
  act(at);
  busy += performance.now() - begin;
});
const nextFrame = () => new Promise(later);
const { createChart, CandlestickSeries, HistogramSeries, createSeriesMarkers } = LightweightCharts;
const chart = createChart(document.getElementById("chart"), {
  width: WIDTH, height: HEIGHT,
  timeScale: { minBarSpacing: 0.0001, enableConflation: true, precomputeConflationOnInit: true,
               precomputeConflationPriority: "user-blocking" },
});
const candles = chart.addSeries(CandlestickSeries);
candles.setData(DATA.time.map((time, i) => ({ time, open: DATA.open[i], high: DATA.high[i],
                                              low: DATA.low[i], close: DATA.close[i] })));
const volume = chart.addSeries(HistogramSeries, { priceFormat: { type: "volume" } }, 1);
volume.setData(DATA.time.map((time, i) => ({ time, value: DATA.volume[i] })));
createSeriesMarkers(candles, DATA.marks.map((i) => ({ time: DATA.time[i], position: "aboveBar",
                                                      color: "#2196f3", shape: "circle" })));
async function frames(count) {
  const script = [], whole = [], size = DATA.time.length;
  for (let k = -3; k < count; k++) {
    const at = ((k + 3) * 7) % 200, before = busy, begin = performance.now();
    chart.timeScale().setVisibleLogicalRange({ from: -0.5 - at / 10, to: size + 8 + at / 10 });
    const asked = performance.now() - begin;
    await nextFrame();
    await nextFrame();  // the first callback of a frame may come before the library's
    if (k < 0) continue;
    script.push(asked + busy - before);
    whole.push(performance.now() - begin);
  }
  return { script, whole };
}
</script>"""


class Lightweight:
    """A page with the chart. Raises ImportError where Chromium or the library is not installed."""

    def __init__(self, bars: Any, marks: list[int], width: int, height: int) -> None:
        from websockets.sync.client import connect

        self._connect = connect
        browser = shutil.which("chromium") or shutil.which("chromium-browser")
        if browser is None:
            raise ImportError("no chromium in the path")
        folder = self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        shutil.copy(_script(), Path(folder.name) / "library.js")
        data = {c: getattr(bars, c).tolist() for c in ("time", "open", "high", "low", "close")}
        told = json.dumps({**data, "volume": bars.volume.tolist(), "marks": sorted(marks)})
        (Path(folder.name) / "data.js").write_text(f"const DATA = {told};", "utf-8")
        page = Path(folder.name) / "page.html"
        page.write_text(PAGE.replace("WIDTH", str(width)).replace("HEIGHT", str(height)), "utf-8")
        self._process = subprocess.Popen(
            [browser, *FLAGS, f"--user-data-dir={folder.name}/profile", page.as_uri()],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        port = Path(self._folder.name) / "profile" / "DevToolsActivePort"
        try:
            _wait(lambda: port.exists() and bool(port.read_text()))
            at = f"http://127.0.0.1:{port.read_text().split()[0]}/json"
            pages = json.load(urllib.request.urlopen(at, timeout=10))
            url = next(p["webSocketDebuggerUrl"] for p in pages if p["type"] == "page")
            self._socket = self._connect(url, max_size=None)
            _wait(lambda: self._ask("typeof frames") == "function")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._folder.cleanup()

    def frames(self, count: int) -> tuple[list[float], list[float]]:
        """Milliseconds of the script, and of the whole, of so many frames."""
        found = self._ask(f"frames({count})")
        return found["script"], found["whole"]

    def _ask(self, expression: str) -> Any:
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        self._socket.send(json.dumps({"id": 1, "method": "Runtime.evaluate", "params": asked}))
        answer = json.loads(self._socket.recv(timeout=120))["result"]
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:500])
        return answer["result"].get("value")


def _script() -> Path:
    named = os.environ.get("LIGHTWEIGHT_CHARTS")
    places = [Path(named)] if named else [p / SCRIPT for p in (Path(__file__).parent, Path.cwd())]
    found = next((p for p in places if p.is_file()), None)
    if found is None:
        raise ImportError("lightweight-charts is not installed (npm)")
    return found


def _wait(until: Any, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            raise TimeoutError("the browser does not answer")
        time.sleep(0.05)


def compared(
    bars: Any, marks: list[int], size: tuple[int, int], ours: Any, rounds: int = 3
) -> dict[str, float]:
    """Medians of both in turns: ``ms`` of its script, ``whole_ms`` of its frames, ``ours_ms``."""
    script: list[float] = []
    whole: list[float] = []
    own: list[float] = []
    with Lightweight(bars, marks, *size) as page:
        for _ in range(rounds):
            told = page.frames(15)
            script += told[0]
            whole += told[1]
            own += ours()
    middle = statistics.median
    return {"ms": middle(script), "whole_ms": middle(whole), "ours_ms": middle(own)}
