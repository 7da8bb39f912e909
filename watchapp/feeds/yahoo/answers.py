"""The child's answers as the program's records; for whoever takes messages from the client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from watchapp.core.bars import COLUMNS, Bars
from watchapp.core.quote import Quote

_QUOTE = frozenset(f.name for f in fields(Quote))


def bars_of(answer: Mapping[str, Any], columns: Mapping[str, Any]) -> Bars:
    """The bars of a history answer and its arrays."""
    basis = answer.get("basis")
    return Bars(
        time=columns["time"],
        **{name: columns[name] for name in COLUMNS},
        interval=str(answer["interval"]),
        currency=answer.get("currency"),
        zone=answer.get("zone") or "UTC",
        basis=date.fromisoformat(basis) if basis else None,
        dividends=tuple((int(t), float(v)) for t, v in answer.get("dividends") or ()),
        splits=tuple((int(t), float(v)) for t, v in answer.get("splits") or ()),
    )


def quote_of(said: Mapping[str, Any]) -> Quote:
    """A quote of a quotes or history answer; what the source left out is None."""
    return Quote(**{key: value for key, value in said.items() if key in _QUOTE})
