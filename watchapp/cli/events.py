"""``watchapp events``: what insiders and companies did, listed, typed and taken away."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from watchapp.app import acts, text
from watchapp.app.workspace import Workspace
from watchapp.cli.running import Context, UsageError
from watchapp.cli.watch import listing_named
from watchapp.core import checks
from watchapp.core.events import Event
from watchapp.core.issuer import Issuer, Listing
from watchapp.core.problems import KnownError, Problem
from watchapp.formats import event_json

translate = QCoreApplication.translate
Answer = tuple[dict[str, Any], int]


def show(context: Context) -> Answer:
    """Every event, or those of one symbol's issuer, oldest first."""
    args = context.args
    with context.reading() as workspace:
        events = [] if workspace is None else _all(workspace, args.symbol)
        told = [_told(workspace, e) for e in events if _wanted(e, args)] if workspace else []
    if args.symbol and workspace is None:
        raise KnownError("no_such_symbol", symbol=args.symbol)
    for one in told:
        context.say(_line(one))
    if not told:
        context.say(translate("cli", "No events yet."))
    return {"events": told}, 0


def _wanted(event: Event, args: Namespace) -> bool:
    """Whether the arguments of ``events list`` ask for an event."""
    if not args.all and event.status in ("superseded", "cancelled"):
        return False
    if args.kind and args.kind != event.KIND:
        return False
    day = event.known_day or event.first_day
    return args.since is None or (day is not None and day >= args.since)


def lint(context: Context) -> Answer:
    """The events that are not plausible, with all their doubts."""
    with context.reading() as workspace:
        if workspace is None and context.args.symbol:
            raise KnownError("no_such_symbol", symbol=context.args.symbol)
        events = [] if workspace is None else _all(workspace, context.args.symbol)
        counted = ("current", "unverified")
        told = [_told(workspace, e) for e in events if workspace and e.status in counted]
    for one in told:
        one["problems"] = [p for p in one["problems"] if p["code"] not in checks.LEFT_OUT]
    doubtful = [t for t in told if t["problems"]]
    for one in doubtful:
        context.say(_line(one))
        for problem in one["problems"]:
            context.say(f"    {problem['text']}")
    if not doubtful:
        context.say(translate("cli", "No event is implausible."))
    return {"events": [{"id": t["id"], "problems": t["problems"]} for t in doubtful]}, 0


def _all(workspace: Workspace, symbol: str | None) -> list[Event]:
    book = workspace.desk.book
    if symbol:
        issuers = [listing_named(book, symbol).issuer_id]
    else:
        issuers = [i.id for i in book.all(Issuer) if book.event_counts.get(i.id)]
    found: list[Event] = []
    for issuer in issuers:
        workspace.desk.open_issuer(issuer)
        found += book.events(issuer)
    found.sort(key=lambda e: (e.first_day is None, e.first_day or date.min, e.id))
    return found


def _told(workspace: Workspace, event: Event) -> dict[str, Any]:
    book = workspace.desk.book
    issuer = book.get(Issuer, event.issuer_id)
    assert issuer is not None, "an event without its issuer cannot be saved"
    listing = _listing_of(workspace, event)
    return event_json.as_json(
        event,
        symbol=listing.symbol if listing else None,
        issuer=issuer.name,
        isin=listing.isin if listing else None,
        superseded_by=_superseded_by(workspace, event),
        problems=[_spoken(p) for p in workspace.problems_of(event)],
    )


def _superseded_by(workspace: Workspace, event: Event) -> str | None:
    if event.status != "superseded":
        return None
    later = (e for e in workspace.desk.book.events(event.issuer_id) if e.supersedes == event.id)
    return next((e.id for e in later), None)


def _listing_of(workspace: Workspace, event: Event) -> Listing | None:
    """Where it was dealt, or the issuer's first listing where that is not said."""
    book = workspace.desk.book
    return book.get(Listing, event.listing_id) or next(
        iter(book.listings_of(event.issuer_id)), None
    )


def _spoken(found: Problem) -> dict[str, str]:
    words = text.problem(found)
    return {"code": found.code, "text": f"{found.field}: {words}" if found.field else words}


def _line(one: dict[str, Any]) -> str:
    days = one["traded_from"] or one["published_at"] or ""
    if one["traded_to"] and one["traded_to"] != one["traded_from"]:
        days += f"/{one['traded_to']}"
    words = [days, one["symbol"] or one["issuer"], text.word(one["kind"])]
    words += [w for w in (one["person"], text.word(one["side"]) if one["side"] else None) if w]
    if one["shares"]:
        words.append(text.number(Decimal(one["shares"])))
    if one["price"]:
        words.append(f"@ {text.number(Decimal(one['price']))} {one['currency']}")
    elif one["value"]:
        words.append(f"{text.number(Decimal(one['value']))} {one['currency']}")
    if one["status"] != "current":
        words.append(f"({text.word(one['status'])})")
    return f"{one['id']}  " + "  ".join(words)


def add(context: Context) -> Answer:
    """Keeps a typed event; doubts are said, what is wrong keeps it from being saved."""
    args = context.args
    fields = {n.removeprefix("field_"): v for n, v in vars(args).items() if n.startswith("field_")}
    unknown = sorted(fields.keys() - set(event_json.fields_of(args.kind)))
    if unknown:
        known = ", ".join(event_json.fields_of(args.kind))
        error = KnownError("unknown_field", kind=args.kind, name=unknown[0], known=known)
        raise UsageError(text.error(error))
    with context.writing(making=False) as workspace:
        listing = listing_named(workspace.desk.book, args.symbol)
        event, found = event_json.event_from_fields(
            args.kind,
            fields,
            event_id=acts.new_id(),
            issuer_id=listing.issuer_id,
            listing_id=listing.id,
            mic=listing.mic,
        )
        if event is not None:
            found = [p for p in workspace.problems_of(event) if p.fatal]
        if event is None or found:
            raise KnownError(
                "event_not_plausible", problems=" ".join(_spoken(p)["text"] for p in found)
            )
        workspace.desk.do(acts.save_event(workspace.desk.book, event))
        kept = workspace.desk.find_event(event.id)
        assert kept is not None, "what was saved is in the book"
        told = _told(workspace, kept)
    context.say(
        translate("cli", "Added {kind} {id}").format(kind=text.word(args.kind), id=event.id)
    )
    for problem in told["problems"]:
        context.say(f"  {problem['text']}")
    return {"added": told}, 0


def remove(context: Context) -> Answer:
    """Takes an event away."""
    with context.writing(making=False) as workspace:
        event = workspace.desk.find_event(context.args.id)
        if event is None:
            raise KnownError("no_such_event", id=context.args.id)
        workspace.desk.do(acts.delete_event(workspace.desk.book, event))
    context.say(
        translate("cli", "Removed {kind} {id}").format(kind=text.word(event.KIND), id=event.id)
    )
    return {"removed": {"id": event.id, "kind": event.KIND}}, 0


def _read(context: Context) -> Answer:
    from watchapp.cli import events_import

    return events_import.read(context)


ACTIONS = {"list": show, "import": _read, "lint": lint, "add": add, "remove": remove}
