"""``watchapp watch list``: every list with its rows and the prices known without asking anybody."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from watchapp.app import text
from watchapp.app.market import Market
from watchapp.app.workspace import Workspace
from watchapp.cli.running import Context, instant
from watchapp.core.issuer import Listing, Row, Watchlist
from watchapp.core.quote import Quote

translate = QCoreApplication.translate


def show(context: Context) -> tuple[dict[str, Any], int]:
    """Every list with its rows and the prices known without asking anybody."""
    with context.reading() as workspace:
        lists = (
            [] if workspace is None else [_list(workspace, w) for w in workspace.desk.book.lists()]
        )
    for told in lists:
        context.say(told["name"])
        lines = [_line(row) for row in told["rows"]]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        context.lines += ["  " + "  ".join(_aligned(lines_, widths)).rstrip() for lines_ in lines]
    if not lists:
        context.say(translate("cli", "No list yet."))
    return {"lists": lists}, 0


def _aligned(cells: tuple[str, ...], widths: list[int]) -> list[str]:
    return [
        c.rjust(w) if 2 <= i <= 4 else c.ljust(w)
        for i, (c, w) in enumerate(zip(cells, widths, strict=True))
    ]


def _line(row: dict[str, Any]) -> tuple[str, ...]:
    percent = "" if row["change_percent"] is None else row["change_percent"] + " %"
    state = text.state(row["state"])
    reason = text.reason(row["reason"] or "")
    if reason not in ("", state):
        state += f" ({reason})"
    return (
        row["symbol"] or row["isin"] or row["name"] or "",
        row["name"] or "",
        row["last"] or "",
        row["currency"] or "",
        percent,
        state,
        row["note"] or "",
    )


def _list(workspace: Workspace, watchlist: Watchlist) -> dict[str, Any]:
    rows = workspace.desk.book.rows(watchlist.id)
    told = [_row(workspace.market, workspace.listing(r), r) for r in rows]
    return {"name": watchlist.name, "rows": told}


def _row(market: Market, listing: Listing, row: Row) -> dict[str, Any]:
    symbol = listing.symbol
    if symbol:
        market.has_own(symbol)  # brings its imported or simulated prices in
    quote = market.quote(symbol) if symbol else None
    state = market.state(symbol)
    return {
        "symbol": symbol,
        "name": listing.name or None,
        "isin": listing.isin,
        "currency": (quote.currency if quote else None) or listing.currency,
        **_prices(quote),
        "state": state.word,
        "reason": state.reason or None,
        "note": row.note or None,
    }


def _prices(quote: Quote | None) -> dict[str, str | None]:
    if quote is None:
        return dict.fromkeys(("last", "previous_close", "change", "change_percent", "at"))
    last = rounded(quote.price, quote)
    previous = rounded(quote.previous_close, quote) if quote.previous_close else None
    change = percent = None
    if last is not None and previous:
        change = last - previous
        percent = (100 * change / previous).quantize(Decimal("0.01"))
    return {
        "last": _text(last),
        "previous_close": _text(previous),
        "change": _text(change),
        "change_percent": _text(percent),
        "at": instant(quote.at),
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def rounded(value: float, quote: Quote) -> Decimal:
    """A price to the digits its source quotes: two, or four below one, where it does not say."""
    digits = quote.digits
    if digits is None:
        digits = 2 if abs(value) >= 1 else 4
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits))
