"""Daily prices from a file into the state file, and from the program into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from watchapp.app import acts
from watchapp.app.workspace import Workspace
from watchapp.core import exchanges
from watchapp.core.change import Act
from watchapp.core.issuer import Listing, Series
from watchapp.core.problems import KnownError
from watchapp.store.files import write_whole

if TYPE_CHECKING:
    from watchapp.core.bars import Bars


def read_bytes(path: Path) -> bytes:
    """A file's bytes; KnownError ``unreadable_file`` where they cannot be had."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnownError("unreadable_file", path=str(path), detail=str(error.strerror)) from error


def import_file(workspace: Workspace, listing: Listing, path: Path) -> Act:
    """The act that keeps the prices in ``path`` for ``listing``."""
    from watchapp.core import bars
    from watchapp.formats import prices_table

    exchange = exchanges.of_symbol(listing.symbol or "")
    found = prices_table.read(
        read_bytes(path),
        path.name,
        currency=listing.currency or exchange.currency,
        zone=listing.zone or exchange.zone,
    )
    workspace.desk.open_issuer(listing.issuer_id)
    last = found.bars.day(len(found.bars) - 1)
    series = Series(
        acts.new_id(),
        listing.id,
        found.bars.origin,
        path.name,
        found.bars.currency,
        last.isoformat(),
        bars.pack(found.bars),
    )
    return acts.put_series(workspace.desk.book, listing, series)


def export_file(workspace: Workspace, listing: Listing, path: Path) -> int:
    """Writes the daily prices of ``listing``; returns how many days."""
    bars = workspace.market.bars(listing.symbol, "1d") if listing.symbol else None
    if bars is None or not len(bars):
        raise KnownError("no_prices_to_export", symbol=listing.label)
    write_bars(bars, path)
    return len(bars)


def write_bars(bars: Bars, path: Path) -> None:
    """Writes bars as a table."""
    from watchapp.formats import prices_table

    write_whole(path, prices_table.write(bars).encode())
