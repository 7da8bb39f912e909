"""How fast filings are read, and whether another parser reads the same in them.

    python tests/benchmarks/feeds.py [--json]

Reads the ownership documents of WATCHAPP_TEST_DATA (or its own small ones) and, where it is
installed, lets edgartools read them in the same process: documents a second, medians of rounds,
and every fact of every line that both can read. edgartools looks owners up on the network while
it parses; that is switched off here, in its favour. Then takes 100,000 rows in with a clock on
the event loop.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from filings import fi_export, fi_row, form4, line

from watchapp.core.events import InsiderDeal
from watchapp.formats.filings.read import read

ROUNDS = 9
GOALS = {"documents": 10.0, "delay_p99_ms": 50.0}
Fact = tuple[date | None, Decimal | None, Decimal | None, bool | None, Decimal | None]


def documents() -> list[tuple[str, bytes]]:
    folder = Path(os.environ.get("WATCHAPP_TEST_DATA", "/nowhere")) / "sec"
    found = [(p.name, p.read_bytes()) for p in sorted(folder.glob("form[345]*.xml"))]
    return found or [(f"own-{k}", form4(*[line(shares=str(k + 1))] * 6)) for k in range(60)]


def a_second(count: int, works: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """How many documents each reads in a second, in rounds in which all take their turn."""
    for work in works.values():
        work()
    gc.collect()
    gc.freeze()  # what other libraries keep alive is not looked through for either
    rounds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            gc.collect()  # one's garbage is not the other's work
            began = time.perf_counter()
            work()
            rounds[name].append(count / (time.perf_counter() - began))
    return rounds


def ours(data: bytes) -> list[Fact]:
    """The lines of shares: day, shares, price (None for none), direct, held afterwards."""
    return [
        (e.traded_from, e.shares, e.price, e.direct, e.holding_after)
        for f in read(data, "x").filed
        if isinstance(e := f.event, InsiderDeal) and "#nd" in e.sources[0].key
    ]


def peer() -> Callable[[str], Any] | None:
    """edgartools' parser, without its questions on the network; None where it is not installed."""
    os.environ.setdefault("EDGAR_IDENTITY", "Benchmark benchmark@example.org")
    try:
        from edgar.ownership import owners
        from edgar.ownership.ownershipforms import Ownership
    except ImportError:
        return None
    owners.Entity = lambda _cik: None
    return Ownership.from_xml


def theirs(form: Any) -> list[Fact]:
    table = form.non_derivative_table.transactions.data if form.non_derivative_table else None
    return [
        (
            _day(row.get("Date")),
            _number(row.get("Shares")),
            _number(row.get("Price")),
            {"D": True, "I": False}.get(str(row.get("DirectIndirect"))),
            _number(row.get("Remaining")),
        )
        for row in ([] if table is None else table.to_dict("records"))
    ]


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _number(text: Any) -> Decimal | None:
    try:
        found = Decimal(str(text).split("[")[0].strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def judged(name: str, mine: Fact, other: Fact) -> str:
    """Who is right about a line that both have read differently, and why; "" where they agree."""
    if mine == other:
        return ""
    same = [a == b for a, b in zip(mine, other, strict=True)]
    if same == [True, True, False, True, True]:
        if mine[2] is None and other[2] == 0:
            return ""  # the same fact: nothing was paid, which we keep as no price
        if mine[2] is not None and other[2] is None:
            return f"{name}: ours: {mine[2]} stands in the footnote of the price, which is empty"
    if not same[0]:
        return f"{name}: ours: {mine[0]} is the day without the zone behind it ({other[0]})"
    return f"{name}: to be read by eye: {mine} / {other}"


def compare(docs: list[tuple[str, bytes]], parse: Callable[[str], Any]) -> dict[str, Any]:
    lines, said, missing = 0, [], 0
    for name, data in docs:
        mine, other = ours(data), theirs(parse(data.decode()))
        if len(mine) != len(other):
            missing += 1
            said.append(f"{name}: we read {len(mine)} lines of shares, edgartools {len(other)}")
            continue
        lines += len(mine)
        said += [s for a, b in zip(mine, other, strict=True) if (s := judged(name, a, b))]
    return {"lines": lines, "documents_with_other_lines": missing, "differences": said}


def accept(rows: int) -> dict[str, float]:
    """Takes rows in by one act, with a beat on the event loop beside it; takes them back too."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from watchapp.app import intake
    from watchapp.app.desk import Desk
    from watchapp.store.statefile import StateFile

    app = QCoreApplication.instance() or QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.csv"
        path.write_bytes(fi_export(*(_row(n) for n in range(rows))))
        file = StateFile(Path(folder) / "a.watchapp")
        desk = Desk(file)
        found = intake.make_plan(desk, intake.read_files([path]))
        act = intake.accepting(desk.book, found.plan, found.plan.items, "Imported")
        told: dict[str, float] = {}
        for name, do in (("accept", lambda: desk.do_large(act)), ("undo", desk.undo)):
            gaps: list[float] = []
            last = [time.perf_counter()]

            def beat(gaps: list[float] = gaps, last: list[float] = last) -> None:
                now = time.perf_counter()
                gaps.append(now - last[0])
                last[0] = now

            timer = QTimer()
            timer.timeout.connect(beat)
            desk.finished.connect(app.quit)
            timer.start(0)
            began = time.perf_counter()
            do()
            last[0] = time.perf_counter()
            app.exec()
            timer.stop()
            desk.finished.disconnect(app.quit)
            gaps.sort()
            told[f"{name}_s"] = time.perf_counter() - began
            told[f"{name}_delay_p99_ms"] = 1000 * gaps[int(0.99 * (len(gaps) - 1))]
            told[f"{name}_delay_max_ms"] = 1000 * gaps[-1]
        file.close()
        return told


def _row(n: int) -> str:
    day = f"{1 + n % 28:02}/{1 + n // 28 % 12:02}/2025"
    row = fi_row(volume=f"{n + 1}.0", isin="").replace("26/06/2026", day)
    row = row.replace("Exempel AB (publ)", f"Bolag {n % 1000}")
    return row.replace("549300EXAMPLE0000001", f"LEI{n % 1000}")


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--rows", type=int, default=100_000, help="that are taken in; 0 for none")
    args = ask.parse_args()
    docs = documents()
    texts = [data.decode() for _, data in docs]
    works: dict[str, Callable[[], object]] = {
        "ours": lambda: [read(data, name) for name, data in docs]
    }
    parse = peer()
    if parse is not None:
        works["edgartools"] = lambda: [parse(t) for t in texts]
        works["edgartools_with_facts"] = lambda: [theirs(parse(t)) for t in texts]
    rounds = a_second(len(docs), works)
    told: dict[str, Any] = {"documents": len(docs)}
    told |= {name: statistics.median(r) for name, r in rounds.items()}
    if parse is not None:
        for name in ("edgartools", "edgartools_with_facts"):
            pairs = zip(rounds["ours"], rounds[name], strict=True)
            told[name.replace("edgartools", "ratio")] = statistics.median(a / b for a, b in pairs)
        told["facts"] = compare(docs, parse)
    if args.rows:
        told["rows"] = args.rows
        told |= accept(args.rows)
    if args.json:
        print(json.dumps(told, indent=1))
        return
    print(f"{len(docs)} documents; a second: ours {told['ours']:.0f}")
    if parse is None:
        print("edgartools is not installed: pip install edgartools")
    else:
        print(f"edgartools {told['edgartools']:.0f}, {told['edgartools_with_facts']:.0f} with its "
              f"lines as facts: {told['ratio']:.1f} and {told['ratio_with_facts']:.1f} times "
              f"(goal {GOALS['documents']:.0f})")  # fmt: skip
        facts = told["facts"]
        print(f"{facts['lines']} lines compared, {len(facts['differences'])} differences:")
        for said in facts["differences"]:
            print("  " + said)
    if args.rows:
        for way in ("accept", "undo"):
            print(f"{way} {args.rows} rows: {told[f'{way}_s']:.1f} s, delay of the event loop p99 "
                  f"{told[f'{way}_delay_p99_ms']:.0f} ms (goal {GOALS['delay_p99_ms']:.0f}), "
                  f"longest {told[f'{way}_delay_max_ms']:.0f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
