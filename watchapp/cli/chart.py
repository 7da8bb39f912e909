"""``watchapp chart``: the window's picture of a symbol, drawn into a file without a window."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from watchapp.app import text
from watchapp.cli.running import Context, UsageError
from watchapp.cli.watch import listing_named
from watchapp.core import identifiers, marks
from watchapp.core.problems import KnownError

translate = QCoreApplication.translate
INTERVALS = {"1D": "1m", "5D": "5m"}  # where they are here; else daily bars
ENDS = (".png", ".svg", ".pdf")


def draw(context: Context) -> tuple[dict[str, Any], int]:
    """Draws the prices and events that are here; asks nobody for newer ones."""
    args = context.args
    target: Path = args.out
    if target.suffix.lower() not in ENDS:
        raise UsageError(f"watchapp chart: error: --out must end with one of {', '.join(ENDS)}")
    assert context.draw is not None
    with context.prices_for(asking=False) as (workspace, market):
        events, name, symbol, about = [], "", identifiers.clean(args.symbol), []
        others: dict[str, str] = {}
        read: list[tuple[date, date]] = []
        doubts: set[str] = set()
        if workspace is not None:
            listing = listing_named(workspace.desk.book, args.symbol)
            workspace.desk.open_issuer(listing.issuer_id)
            events = workspace.desk.book.events(listing.issuer_id)
            others = workspace.desk.book.other_listings(listing)
            read = workspace.days_read(listing.issuer_id)
            doubts = workspace.implausible(events, listing)
            symbol, name = listing.symbol or listing.label, listing.name
            about = [p for p in (listing.label, listing.exchange) if p and p != name]
        bars = market.bars(symbol, INTERVALS.get(args.range, "1d")) or market.bars(symbol, "1d")
        interval = bars.interval if bars is not None else "1d"
        compared = {s: market.bars(s, interval) for s in args.compare}
    if bars is None or not len(bars):
        raise KnownError("no_prices_to_export", symbol=symbol)
    for other, found in compared.items():
        if found is None or not len(found):
            raise KnownError("no_prices_to_export", symbol=other)
    last = bars.moment(len(bars) - 1)
    about += [p for p in (bars.currency, text.day(last.date())) if p]
    anchor = context.settings.marks_anchor
    placed = marks.place(events, bars, anchor, others, doubts, read=read)
    context.draw(
        target,
        bars,
        placed,
        caption=(name or symbol, " \u00b7 ".join(about)),
        anchor=anchor,
        range_id=args.range,
        size=args.size,
        theme=args.theme,
        palette=context.settings.palette,
        style=args.style,
        scale=args.scale,
        overlays=args.lines,
        name=symbol,
        compared=compared,
    )
    told = {
        "symbol": symbol,
        "path": str(target),
        "origin": bars.origin,
        "marks": len(placed.marks),
        "hidden": [{"id": e.id, "reason": reason} for e, reason in placed.hidden],
        "drawn_at": datetime.now(UTC).isoformat(timespec="seconds")[:19] + "Z",
    }
    context.say(translate("cli", "{symbol}: drawn into {path}").format(**told))
    if bars.origin == "simulated":
        context.say(translate("cli", "These prices are SIMULATED."))
    return {"drawn": told}, 0
