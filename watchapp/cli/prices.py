"""``watchapp prices``: fetched, taken in from a table, written as one."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from watchapp.app import acts, text
from watchapp.app.market import Market
from watchapp.app.workspace import Workspace
from watchapp.cli.running import Context
from watchapp.cli.watch import listing_named
from watchapp.core import bars as core
from watchapp.core import exchanges, identifiers
from watchapp.core.bars import Bars
from watchapp.core.issuer import Listing, Series
from watchapp.core.problems import KnownError, Problem
from watchapp.formats import prices_table
from watchapp.store.files import write_whole

translate = QCoreApplication.translate
Answer = tuple[dict[str, Any], int]
FIRST_ANSWER = 45.0  # seconds for the source to start and answer
EACH = 2.0  # seconds a symbol may add
LOOK_MS = 100


def update(context: Context) -> Answer:
    """Fetches daily prices of the symbols asked for, or of all; 1 when one of them failed."""
    if context.args.offline or not context.settings.network:
        raise KnownError("offline_mode")
    with context.prices_for() as (workspace, market):
        asked = _symbols(context.args.symbols)
        unresolved: list[str] = []
        if not asked and workspace is not None:
            asked, unresolved = _of_file(workspace)
        skipped = {s: market.state(s).reason for s in asked if market.has_own(s)}
        wanted = [s for s in asked if s not in skipped]
        failed = _fetch(market, wanted) if wanted else {}
        skipped |= dict.fromkeys(unresolved, "no_symbol")
    updated = [s for s in wanted if s not in failed]
    for symbol in updated:
        context.say(translate("cli", "{symbol}: updated").format(symbol=symbol))
    words = translate("cli", "{symbol}: {reason}")
    for symbol, reason in (*skipped.items(), *failed.items()):
        context.say(words.format(symbol=symbol, reason=text.reason(reason)))
    if failed:
        symbols = ", ".join(f"{s} ({text.reason(r)})" for s, r in failed.items())
        context.complaint = text.error(KnownError("prices_failed", symbols=symbols))
    answer = {"updated": updated, "failed": _told(failed), "skipped": _told(skipped)}
    return answer, 1 if failed else 0


def _told(reasons: dict[str, str]) -> list[dict[str, str]]:
    return [{"symbol": s, "reason": r} for s, r in reasons.items()]


def _of_file(workspace: Workspace) -> tuple[list[str], list[str]]:
    """The symbols of a file, and what stands for its listings that have none yet."""
    listings = list(workspace.desk.book.all(Listing))
    return [x.symbol for x in listings if x.symbol], [x.label for x in listings if not x.symbol]


def _symbols(typed: list[str]) -> list[str]:
    found = []
    for word in dict.fromkeys(typed):
        symbol = identifiers.clean(word)
        if not identifiers.is_symbol(symbol) or len(word.split()) > 1:
            raise KnownError("not_a_symbol", text=word)
        found.append(symbol)
    return found


def _fetch(market: Market, symbols: list[str]) -> dict[str, str]:
    """Asks for all of ``symbols`` and waits; gives why, for those that did not come."""
    loop = QEventLoop()
    failed: dict[str, str] = {}
    waiting = dict.fromkeys(symbols)
    until = time.monotonic() + FIRST_ANSWER + EACH * len(symbols)

    def came(symbol: str, interval: str) -> None:
        if interval == "1d" and symbol in waiting:
            trouble = market.chart_trouble(symbol, "1d")
            if trouble is not None:
                failed[symbol] = trouble.reason
            del waiting[symbol]
        if not waiting:
            loop.quit()

    def look() -> None:
        # a pause after a refusal is longer than anybody waits at a prompt: the rest is not asked
        scheduler = market.scheduler
        paused = scheduler.paused_until > time.time() and scheduler.pause_reason
        if paused or time.monotonic() > until:
            failed.update(dict.fromkeys(waiting, scheduler.pause_reason if paused else "timeout"))
            loop.quit()

    timer = QTimer()
    timer.setInterval(LOOK_MS)
    timer.timeout.connect(look)
    market.barred.connect(came)
    timer.start()
    market.refresh(symbols)
    loop.exec()
    timer.stop()
    market.barred.disconnect(came)
    return {s: failed[s] for s in symbols if s in failed}


def read(context: Context) -> Answer:
    """Keeps a table's daily prices for a listing of the file, in place of fetched ones."""
    source: Path = context.args.target
    try:
        data = source.read_bytes()
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise KnownError("unreadable_file", path=str(source), detail=detail) from error
    with context.writing(making=False) as workspace:
        listing = listing_named(workspace.desk.book, context.args.symbol)
        zone = listing.zone or exchanges.of_symbol(listing.symbol or "").zone
        found = prices_table.read(data, str(source), currency=listing.currency, zone=zone)
        _keep(workspace, listing, found.bars, source.name)
    told = {
        "symbol": listing.label,
        "origin": found.bars.origin,
        **_extent(found.bars),
        "unreadable": [
            {"line": u.line, "column": u.column, "code": u.reason,
             "text": text.problem(Problem(u.reason))}
            for u in found.unreadable
        ],
    }  # fmt: skip
    words = translate("cli", "{symbol}: {count} days from {first} to {last} imported")
    context.say(words.format(**told))
    for u in told["unreadable"]:
        context.say(translate("cli", "Line {line} was not read. {text}").format(**u))
    return {"imported": told}, 0


def _keep(workspace: Workspace, listing: Listing, bars: Bars, source: str) -> None:
    workspace.desk.open_issuer(listing.issuer_id)
    basis = bars.basis.isoformat() if bars.basis else ""
    series = Series(
        acts.new_id(), listing.id, bars.origin, source, bars.currency, basis, core.pack(bars)
    )
    workspace.desk.do(acts.put_series(workspace.desk.book, listing, series))


def _extent(bars: Bars) -> dict[str, Any]:
    return {
        "count": len(bars),
        "first": bars.day(0).isoformat(),
        "last": bars.day(len(bars) - 1).isoformat(),
    }


def write(context: Context) -> Answer:
    """Writes the daily prices that are here; simulated ones say so in every row."""
    target: Path = context.args.target
    with context.prices_for(asking=False) as (_, market):
        symbol = context.args.symbol
        bars = market.bars(symbol, "1d")
        if bars is None:
            symbol = identifiers.clean(symbol)
            bars = market.bars(symbol, "1d")
    if bars is None or not len(bars):
        raise KnownError("no_prices_to_export", symbol=symbol)
    write_whole(target, prices_table.write(bars).encode())
    told = {"symbol": symbol, "path": str(target), "origin": bars.origin, **_extent(bars)}
    words = translate("cli", "{symbol}: {count} days from {first} to {last} written to {path}")
    context.say(words.format(**told))
    if bars.origin == "simulated":
        context.say(translate("cli", "These prices are SIMULATED."))
    return {"exported": told}, 0


ACTIONS = {"update": update, "import": read, "export": write}
