"""What the tables of insider deals have in common: building a record, and a key where none is."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from watchapp.core.events import Event, InsiderDeal, Source
from watchapp.core.filed import Filed, Who
from watchapp.core.numbers import plain

EASTERN = "America/New_York"


def key_of(*parts: object) -> str:
    """A native key for a row that has none: the same words always give the same one."""
    words = "\x1f".join(_word(p) for p in parts)
    return hashlib.sha256(words.encode()).hexdigest()[:20]


def _word(part: object) -> str:
    if isinstance(part, Decimal):
        return plain(part.normalize()) or ""
    if isinstance(part, date | datetime):
        return part.isoformat()
    return " ".join(str(part or "").casefold().split())


def deal(
    who: Who,
    source: Source,
    *,
    line: int,
    price: Decimal | None = None,
    price_kind: str | None = None,
    currency: str | None = None,
    **fields: Any,
) -> Filed:
    """An insider deal as read.

    A price that is no price of a market (none filed, or zero) is none; money needs its currency.
    """
    value = fields.pop("value", None) or None
    price = price or None
    if currency is None:
        price = value = None
    low = fields.get("price_low")
    if price_kind is None or price is None:
        price_kind = "range" if low is not None and currency else "none"
        price_kind = "exact" if price is not None else price_kind
    event = InsiderDeal(
        id="",
        issuer_id="",
        share_class=who.share_class,
        price=price,
        price_kind=price_kind,
        value=value,
        currency=currency if price is not None or value is not None or low is not None else None,
        sources=(source,),
        **fields,
    )
    return Filed(who, event, line)


def with_fields(filed: Filed, **fields: Any) -> Filed:
    """The same record with some of its fields another way."""
    from dataclasses import replace

    event: Event = replace(filed.event, **fields)
    return replace(filed, event=event)
