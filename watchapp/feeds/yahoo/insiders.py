"""What Yahoo says of insiders' deals, row by row as yfinance gives its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from watchapp.feeds.yahoo.library import Library

NOTHING = 404  # Yahoo's answer for a symbol of which it has no such table


def ask(library: Library, request: dict[str, Any]) -> dict[str, Any]:
    """``{"rows": [{column: text}, ...]}``; raises what yfinance raises."""
    symbol = str(request["symbol"])
    try:
        table = library.yf.Ticker(symbol, session=library.session).get_insider_transactions()
    except Exception:
        seen = library.notes.last
        if seen is not None and seen.status == NOTHING:
            return {"symbol": symbol, "rows": []}
        raise
    if table is None or table.empty:
        return {"symbol": symbol, "rows": []}
    columns = [str(c) for c in table.columns]
    return {
        "symbol": symbol,
        "rows": [
            {column: _text(value) for column, value in zip(columns, row, strict=True)}
            for row in table.itertuples(index=False, name=None)
        ],
    }


def _text(value: Any) -> str:
    """A cell as text: days without their hours, numbers without a point, nothing for nothing."""
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT are not themselves
        return ""
    if hasattr(value, "date"):
        return str(value.date().isoformat())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
