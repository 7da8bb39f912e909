"""Events as JSON with the names other programs may rely on, and events out of typed fields."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from watchapp.core.events import KINDS, ROLES, BuybackProgramme, Event, Source
from watchapp.core.numbers import MINOR_UNITS, parse_decimal, plain
from watchapp.core.problems import KnownError, Problem

# Every event has these names; what its kind has beside them follows under the record's own names.
COMMON = ("id", "kind", "symbol", "issuer", "status", "person", "side", "shares", "price", "value",
          "currency", "traded_from", "traded_to", "published_at", "timing", "sources",
          "problems")  # fmt: skip
SOURCE = ("name", "url", "key", "retrieved_at", "quote", "confidence")
# What ``as_json`` says beside a record's own fields, in other words or looked up elsewhere.
_ALWAYS = ("price_low", "price_high", "holding_before", "holding_after", "method",
           "cumulative_shares")  # fmt: skip
DERIVED = ("isin", "security_class", "native_code", "ownership", "plan", "market_decision",
           "programme", "cap_shares", "cap_amount", "superseded_by")  # fmt: skip
# Fields the program fills in itself, or that say in another way what a common name says.
_INNER = {"id", "issuer_id", "listing_id", "person_id", "published_on", "entered_at", "entered_by",
          "supersedes"}  # fmt: skip
_CURRENCY = re.compile(r"[A-Za-z]{3}")
_TRUE = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def as_json(
    event: Event,
    *,
    symbol: str | None,
    issuer: str,
    isin: str | None = None,
    superseded_by: str | None = None,
    problems: Sequence[Mapping[str, str]] = (),
) -> dict[str, Any]:
    """``event`` as JSON has it: decimals as strings, instants ISO in UTC, absent as null.

    ``published_at`` is an instant, or the day where only that is known. ``problems`` are pairs of
    ``code`` and ``text``, already spoken.
    """
    told: dict[str, Any] = {
        "id": event.id,
        "kind": event.KIND,
        "symbol": symbol,
        "issuer": issuer,
        **{n: _plain(getattr(event, n, None)) for n in COMMON[4:13]},
        "published_at": _plain(event.published_at or event.published_on),
        "timing": event.timing,
        "sources": [{n: _plain(getattr(s, n)) for n in SOURCE} for s in event.sources],
        "problems": [dict(p) for p in problems],
    }
    for f in dataclasses.fields(event):
        if f.name not in told and f.name not in _INNER:
            told[f.name] = _plain(getattr(event, f.name))
    return told | _derived(event, isin, superseded_by)


def _derived(event: Event, isin: str | None, superseded_by: str | None) -> dict[str, Any]:
    """The names other programs look for where a record says it in another way."""
    direct: bool | None = getattr(event, "direct", None)
    discretion = getattr(event, "discretion", "unknown")
    capped = isinstance(event, BuybackProgramme)
    plans = {"plan": True, "discretionary": False}
    absent = {n: None for n in _ALWAYS if not hasattr(event, n)}
    return absent | {
        "isin": isin or None,
        "security_class": event.share_class or None,
        "native_code": getattr(event, "code", None) or None,
        "scheme": getattr(event, "scheme", None) or None,
        "ownership": None if direct is None else ("direct" if direct else "indirect"),
        "vehicle": getattr(event, "vehicle", None) or None,
        "plan": plans.get(discretion),
        "market_decision": getattr(event, "market_decision", None),
        "programme": getattr(event, "programme_id", None),
        "cap_shares": plain(event.shares) if capped else None,
        "cap_amount": plain(event.value) if capped else None,
        "supersedes": event.supersedes,
        "superseded_by": superseded_by,
    }


def _plain(value: Any) -> Any:
    if value == "":
        return None
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def fields_of(kind: str) -> tuple[str, ...]:
    """The names that ``event_from_fields`` takes for a kind."""
    own = [f.name for f in dataclasses.fields(KINDS[kind]) if f.name not in _INNER]
    return tuple(sorted({*own, "published_at", "published_on", "sources"}))


def event_from_fields(
    kind: str,
    fields: Mapping[str, str],
    *,
    event_id: str,
    issuer_id: str,
    listing_id: str | None = None,
    mic: str = "",
) -> tuple[Event | None, list[Problem]]:
    """An event from text by field name, with dashes or underscores; numbers have a decimal point.

    ``published_at`` takes an instant with its zone, or a day. The event is None when something
    could not be read; the problems say what. Raises KnownError ``bad_value`` for an unknown kind,
    ``unknown_field`` for a name the kind does not have.
    """
    cls = KINDS.get(kind)
    if cls is None:
        raise KnownError("bad_value", value=kind, name="kind", expected=", ".join(KINDS))
    values: dict[str, Any] = {"mic": mic}
    found: list[Problem] = []
    types = {f.name: str(f.type).removesuffix(" | None") for f in dataclasses.fields(cls)}
    for raw_name, text in fields.items():
        name = raw_name.replace("-", "_")
        if name not in fields_of(kind):
            known = ", ".join(fields_of(kind))
            raise KnownError("unknown_field", kind=kind, name=name, known=known)
        if name == "published_at":
            name = _published_name(text)
        try:
            values[name] = _READERS.get(types[name], str.strip)(text)
        except _Unread as error:
            found.append(Problem(error.code, error.args_by_name, name, fatal=True))
    if values.get("currency"):
        values["currency"] = _currency(values["currency"], found)
    if found:
        return None, found
    return cls(id=event_id, issuer_id=issuer_id, listing_id=listing_id, **values), []


class _Unread(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, code: str, **args: str) -> None:
        super().__init__(code)
        self.code = code
        self.args_by_name = args


def _published_name(text: str) -> str:
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        return "published_at"
    return "published_on"


def _number(text: str) -> Decimal | None:
    if not text.strip():
        return None
    value = parse_decimal(text, decimal_point=".")
    if value is None:
        either_way = parse_decimal(text, decimal_point=",") is not None
        raise _Unread("ambiguous_number" if either_way else "not_a_number")
    return value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise _Unread("not_a_day") from None


def _instant(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        at = datetime.fromisoformat(text.strip())
        if at.tzinfo is None:
            raise _Unread("no_zone")
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _Unread("not_a_time") from None


def _truth(text: str) -> bool | None:
    if not text.strip():
        return None
    value = _TRUE.get(text.strip().casefold())
    if value is None:
        raise _Unread("not_allowed", value=text, allowed="true, false")
    return value


def _roles(text: str) -> tuple[str, ...]:
    roles = tuple(r for r in re.split(r"[,;\s]+", text.strip()) if r)
    for role in roles:
        if role not in ROLES:
            raise _Unread("not_allowed", value=role, allowed=", ".join(ROLES))
    return roles


def _sources(text: str) -> tuple[Source, ...]:
    """Sources as the JSON has them: a list of objects, of which each needs a name."""
    try:
        raw = json.loads(text)
        return tuple(_source(s) for s in raw)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise _Unread("not_sources") from None


def _source(raw: Mapping[str, Any]) -> Source:
    if not isinstance(raw["name"], str) or not raw["name"].strip():
        raise _Unread("not_sources")
    url = str(raw.get("url") or "")
    if url and not url.startswith(("http://", "https://")):
        raise _Unread("not_a_link")
    return Source(
        name=raw["name"].strip(),
        url=url,
        key=str(raw.get("key") or ""),
        retrieved_at=_instant(str(raw.get("retrieved_at") or "")),
        quote=str(raw.get("quote") or ""),
        confidence=_number(str(raw["confidence"])) if raw.get("confidence") is not None else None,
    )


def _currency(text: str, found: list[Problem]) -> str:
    if not _CURRENCY.fullmatch(text):
        found.append(Problem("not_a_currency", {"value": text}, "currency", fatal=True))
    return text if text in MINOR_UNITS else text.upper()


_READERS: dict[str, Callable[[str], Any]] = {
    "Decimal": _number,
    "date": _day,
    "datetime": _instant,
    "bool": _truth,
    "tuple[str, ...]": _roles,
    "tuple[Source, ...]": _sources,
}
