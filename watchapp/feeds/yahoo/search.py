"""Listings found by a name, a symbol or an ISIN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watchapp.feeds.yahoo.failures import RefusalError, explain
from watchapp.feeds.yahoo.history import kind_of, text

if TYPE_CHECKING:
    from watchapp.feeds.yahoo.library import Library

MOST = 10
TIMEOUT = 8


def ask(library: Library, request: dict[str, Any]) -> dict[str, Any]:
    """``{"text": ..., "hits": [...]}``; raises what yfinance raises."""
    words = str(request["text"]).strip()
    if not words:
        return {"text": words, "hits": []}
    found = library.yf.Search(
        words,
        max_results=MOST,
        news_count=0,
        lists_count=0,
        recommended=0,
        include_cb=False,
        session=library.session,
        timeout=TIMEOUT,
    )
    seen = library.notes.last
    if seen is not None and seen.status >= 400:  # yfinance reads a refusal as "no hits"
        failure = explain(None, seen)
        raise RefusalError(failure["error"], str(failure.get("detail", "")))
    return {"text": words, "hits": [_hit(row) for row in found.quotes]}


def _hit(row: dict[str, Any]) -> dict[str, Any]:
    symbol = str(row["symbol"])
    return {
        "symbol": symbol,
        "name": text(row.get("longname")) or text(row.get("shortname")) or symbol,
        "exchange": row.get("exchange") or "",
        "exchange_name": row.get("exchDisp") or "",
        "kind": kind_of(row.get("quoteType")),
    }
