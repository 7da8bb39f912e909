"""The latest prices of many symbols with one request, and how late Yahoo says each one is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from watchapp.feeds.yahoo import history
from watchapp.feeds.yahoo.failures import RefusalError, explain
from watchapp.feeds.yahoo.history import kind_of, number, text

if TYPE_CHECKING:
    from watchapp.feeds.yahoo.library import Library

URL = "https://query1.finance.yahoo.com/v7/finance/quote"
FIELDS = (
    "symbol,regularMarketPrice,regularMarketTime,regularMarketPreviousClose,currency,"
    "exchangeDataDelayedBy,regularMarketDayHigh,regularMarketDayLow,regularMarketVolume,"
    "fiftyTwoWeekHigh,fiftyTwoWeekLow,priceHint,longName,shortName,exchange,quoteType,"
    "exchangeTimezoneName"
)
# When the one request fails like this, asking for each symbol would fail too, and be rude.
HOPELESS = frozenset({"rate_limited", "offline", "tls", "timeout"})
SPARE = 3.0  # seconds kept back from the deadline to hand over what was found by then


def ask(library: Library, request: dict[str, Any]) -> dict[str, Any]:
    """``{"quotes": [...], "errors": {symbol: failure}}``, or a failure of the whole."""
    symbols = [str(s) for s in request["symbols"]]
    if not symbols:
        return {"quotes": [], "errors": {}}
    until = time.monotonic() + float(request.get("seconds", 20.0)) - SPARE
    try:
        found = library.run(lambda: _together(library, symbols))
    except Exception as error:  # noqa: BLE001 - explained, and a bug among them stays one
        failure = explain(error, library.notes.last)
        if failure["error"] in HOPELESS:
            return failure
        return _one_by_one(library, symbols, until) | {"fallback": failure}
    quotes = {str(q["symbol"]): q for q in map(_quote, found) if "symbol" in q}
    errors = {
        s: {"error": "no_prices" if s in quotes else "not_found"}
        for s in symbols
        if "price" not in quotes.get(s, {})
    }
    return {"quotes": [quotes[s] for s in symbols if s not in errors], "errors": errors}


def _together(library: Library, symbols: list[str]) -> list[dict[str, Any]]:
    params = {"symbols": ",".join(symbols), "fields": FIELDS, "formatted": "false"}
    body = library.data().get_raw_json(URL, params=params, timeout=history.TIMEOUT)
    rows = body["quoteResponse"]["result"]
    if not isinstance(rows, list):
        raise KeyError("result")
    return [row for row in rows if isinstance(row, dict)]


def _quote(row: dict[str, Any]) -> dict[str, Any]:
    minutes = number(row.get("exchangeDataDelayedBy"))
    quote = {
        "symbol": row.get("symbol"),
        "price": number(row.get("regularMarketPrice")),
        "at": number(row.get("regularMarketTime")),
        "previous_close": number(row.get("regularMarketPreviousClose")),
        "currency": row.get("currency") or None,
        "delay": None if minutes is None else 60.0 * minutes,
        "day_high": number(row.get("regularMarketDayHigh")),
        "day_low": number(row.get("regularMarketDayLow")),
        "volume": number(row.get("regularMarketVolume")),
        "year_high": number(row.get("fiftyTwoWeekHigh")),
        "year_low": number(row.get("fiftyTwoWeekLow")),
        "digits": row.get("priceHint"),
        "name": text(row.get("longName")) or text(row.get("shortName")),
        "exchange": row.get("exchange"),
        "kind": kind_of(row.get("quoteType")),
        "zone": row.get("exchangeTimezoneName"),
    }
    if quote["at"] is None:
        quote["price"] = None
    return {key: value for key, value in quote.items() if value is not None}


def _one_by_one(library: Library, symbols: list[str], until: float) -> dict[str, Any]:
    """A short chart for each symbol, while there is time and hope."""
    quotes: list[dict[str, Any]] = []
    errors: dict[str, dict[str, Any]] = {}
    given_up: dict[str, Any] | None = None
    for symbol in symbols:
        if given_up is None and time.monotonic() > until:
            given_up = {"error": "timeout"}
        if given_up is not None:
            errors[symbol] = given_up
            continue
        try:
            quotes.append(library.run(lambda s=symbol: _from_chart(library, s, until)))  # type: ignore[misc]
        except Exception as error:  # noqa: BLE001 - explained, and a bug among them stays one
            errors[symbol] = failure = explain(error, library.notes.last)
            given_up = failure if failure["error"] in HOPELESS else None
    return {"quotes": quotes, "errors": errors}


def _from_chart(library: Library, symbol: str, until: float) -> dict[str, Any]:
    left = min(history.TIMEOUT, max(1.0, until - time.monotonic()))
    bars, meta = history.fetch(library, symbol, "1d", {"period": "5d"}, left)
    quote = history.quote_of(symbol, bars, meta, reaches_now=True)
    if "price" not in quote:
        raise RefusalError("no_prices")
    return quote
