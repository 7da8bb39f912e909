"""What the benchmarks measure on: a home with a full file and cache, and processes on a clock."""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from watchapp.core.bars import Bars

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BARS = 5000
CHARTED = "SYM000-USD"  # trades round the clock, so the stream may be measured at any hour
_ENDS = ("", ".HK", ".DE", ".L", ".PA", "-USD")
_DEAD = "http://127.0.0.1:9"  # a port where nobody listens: nothing here may reach the world


def symbols_of(count: int, *, round_the_clock: bool = False) -> list[str]:
    """Symbols of several exchanges, the charted one first."""
    if round_the_clock:
        return [f"SYM{i:03}-USD" for i in range(count)]
    return [CHARTED, *(f"SYM{i:03}{_ENDS[i % len(_ENDS)]}" for i in range(1, count))]


def make_home(home: Path, count: int, *, round_the_clock: bool = False) -> Path:
    """A home as it is left after a day's use; gives the state file.

    ``count`` rows with quotes and sparklines, the first of them charted, with ``BARS`` daily bars
    and thirty events.
    """
    from watchapp import paths, settings
    from watchapp.core.change import added
    from watchapp.core.events import InsiderDeal
    from watchapp.core.issuer import Issuer, Listing, Row, Watchlist
    from watchapp.core.quote import Quote
    from watchapp.store.pricecache import PriceCache
    from watchapp.store.statefile import StateFile

    folders = paths.Paths(home / "data", home / "config", home / "cache", home / "log")
    path = home / "bench.watchapp"
    symbols = symbols_of(count, round_the_clock=round_the_clock)
    issuers = [Issuer(f"issuer-{s}", f"Company {s} plc") for s in symbols]
    listings = [
        Listing(f"listing-{s}", i.id, s, i.name, exchange="Somewhere", currency="USD")
        for s, i in zip(symbols, issuers, strict=True)
    ]
    rows = [Row(f"row-{s}", "list", f"listing-{s}", place) for place, s in enumerate(symbols)]
    day = today()
    deals = [
        InsiderDeal(
            id=f"deal-{n}",
            issuer_id=issuers[0].id,
            listing_id=listings[0].id,
            traded_from=day - timedelta(days=11 * n + 2),
            shares=Decimal(1000 + n),
            price=Decimal("100.25"),
            currency="USD",
            person=f"Person {n}",
            side="buy" if n % 2 else "sell",
        )
        for n in range(30)
    ]
    file = StateFile(path)
    file.save(added(*issuers, *listings, Watchlist("list", "Benchmark"), *rows, *deals))
    file.close()
    rng = np.random.default_rng(5)
    now = time.time()
    cache = PriceCache(folders.prices)
    walks = 100 * np.exp(np.cumsum(rng.normal(0, 0.02, (count, 42)), axis=1))
    cache.put_quotes(
        (
            Quote(
                s,
                round(float(walk[-1]), 2),
                now,
                previous_close=round(float(walk[-2]), 2),
                currency="USD",
                peak=round(float(walk.max()), 2),
                peak_day=(day - timedelta(days=40)).isoformat(),
            ),
            [float(x) for x in walk],
        )
        for s, walk in zip(symbols, walks, strict=True)
    )
    cache.put_bars(CHARTED, bars_of(BARS, day), now=now, complete=True)
    cache.close()
    chosen = settings.Settings(
        last_file=str(path),
        selected={"": "list", "list": rows[0].id},
        views={CHARTED: {"range": "1Y"}},
    )
    settings.save(folders.settings, chosen)
    return path


def bars_of(count: int, last: date) -> Bars:
    """A walk of daily bars that ends on ``last``."""
    from watchapp.core.bars import DAY, Bars, time_of_day

    rng = np.random.default_rng(7)
    close = 100 * np.exp(np.cumsum(rng.normal(0, 0.01, count)))
    opened = np.r_[100.0, close[:-1]]
    spread = np.abs(rng.normal(0, 0.006, (2, count))) * close
    return Bars(
        time=time_of_day(last) - DAY * np.arange(count - 1, -1, -1, dtype=np.int64),
        open=opened,
        high=np.maximum(opened, close) + spread[0],
        low=np.minimum(opened, close) - spread[1],
        close=close,
        volume=rng.lognormal(12, 0.5, count),
        adjusted=close,
        currency="USD",
        basis=last,
    )


def today() -> date:
    """Today, in UTC."""
    return datetime.now(UTC).date()


@functools.cache
def _compiled() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="watchapp-benchmark-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def environment(home: Path | None = None, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """A process's environment: offscreen unless told otherwise, and no way out."""
    env = dict(os.environ)
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        env[name] = _DEAD
    env["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(HERE)))
    # An installed program is compiled once, so it is here too: the first round is a warm-up.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env["PYTHONPYCACHEPREFIX"] = str(_compiled())
    if home is not None:
        env["WATCHAPP_HOME"] = str(home)
    return env | dict(more or {})


class Process:
    """A process of ``spawned``, with the moments it tells.

    Args:
        call: What it does, a call of a function of ``spawned``.
        env: Its environment.
    """

    def __init__(self, call: str, env: Mapping[str, str]) -> None:
        self.told: dict[str, list[tuple[float, str]]] = {}
        self._there = threading.Condition()
        self.began = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"import spawned; spawned.{call}"],
            env=dict(env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.pid = self._process.pid
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            word, at, rest = [*line.rstrip("\n").split(" ", 2), ""][:3]
            with self._there:
                self.told.setdefault(word, []).append((float(at), rest))
                self._there.notify_all()
        with self._there:
            self.told["end"] = [(time.monotonic(), "")]
            self._there.notify_all()

    def wait(self, word: str, seconds: float = 60.0) -> float:
        """The moment at which it told ``word``, counted from its start."""
        with self._there:
            self._there.wait_for(lambda: word in self.told or "end" in self.told, seconds)
            if word not in self.told:
                raise RuntimeError(f"{word} was not told; was: {sorted(self.told)}")
            return self.told[word][-1][0] - self.began

    def words(self, word: str) -> str:
        """What it said with ``word``."""
        self.wait(word)
        return self.told[word][-1][1]

    def all(self, word: str) -> list[tuple[float, str]]:
        """Every moment it told ``word``, with what it said."""
        return list(self.told.get(word, []))

    def say(self, line: str) -> None:
        """A line on its standard input."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def ended(self, seconds: float = 30.0) -> float:
        """Waits for its end; the moment of it."""
        self._process.wait(seconds)
        return time.monotonic()

    def close(self) -> None:
        """Ends it."""
        self._process.kill()
        self._process.wait()
        self._reader.join(5)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            with contextlib.suppress(OSError):
                stream.close()


@contextlib.contextmanager
def running(call: str, env: Mapping[str, str]) -> Iterator[Process]:
    """A process that is ended afterwards."""
    process = Process(call, env)
    try:
        yield process
    finally:
        process.close()


def memory(pid: int) -> tuple[float, float]:
    """RSS and PSS of a process in MiB; where there is no /proc, the RSS twice."""
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    if not rollup.exists():
        import psutil

        rss = psutil.Process(pid).memory_info().rss / 2**20
        return rss, rss
    found = {}
    for line in rollup.read_text().splitlines()[1:]:
        name, value, *_ = line.split()
        found[name] = int(value) / 1024
    return found["Rss:"], found["Pss:"]
