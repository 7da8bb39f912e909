"""``watchapp reaction``: how the price reacted to a symbol's events."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from watchapp.analysis import reaction as analysis
from watchapp.analysis.missing import missing
from watchapp.analysis.sentence import LANGUAGES, sentence
from watchapp.app import language, reactions, text
from watchapp.cli.running import Context
from watchapp.cli.watch import listing_named
from watchapp.core.problems import KnownError

translate = QCoreApplication.translate


def run(context: Context) -> tuple[dict[str, Any], int]:
    """Of one event, or of all that a price can react to, oldest first."""
    args = context.args
    told: list[dict[str, Any]] = []
    with context.reading() as workspace:
        if workspace is None:
            raise KnownError("no_such_symbol", symbol=args.symbol)
        listing = listing_named(workspace.desk.book, args.symbol)
        workspace.desk.open_issuer(listing.issuer_id)
        events = workspace.desk.book.events(listing.issuer_id)
        if args.event:
            events = [e for e in events if e.id == args.event]
            if not events:
                raise KnownError("no_such_event", id=args.event)
        else:
            events = [e for e in events if reactions.measured(e)]
        events.sort(key=lambda e: (str(e.known_day or e.first_day or ""), e.id))
        for event in events:
            found = reactions.react(workspace, listing, event, benchmark=args.benchmark or "")
            one = {"event": event.id, "kind": event.KIND, **analysis.plain(found)}
            said = {lang: sentence(found, lang) for lang in LANGUAGES}
            told.append({**one, "missing": missing(found), "sentence": said})
            context.say(f"{event.id}  {text.word(event.KIND)}  {event.known_day or ''}")
            context.say("    " + said[language.of_sentences()])
    if not told:
        context.say(translate("cli", "No event that a price could react to."))
    return {"symbol": listing.symbol, "reactions": told}, 0
