"""``watchapp feeds``: which sources of filings there are, how they are, and asking them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop

from watchapp import settings
from watchapp.app import text
from watchapp.app.sources import Outcome, Sources
from watchapp.app.workspace import Workspace
from watchapp.cli.running import Context, UsageError, instant
from watchapp.cli.watch import listing_named
from watchapp.core.events import Coverage
from watchapp.core.issuer import Issuer, Listing, Row
from watchapp.core.problems import KnownError
from watchapp.feeds import found

translate = QCoreApplication.translate
Answer = tuple[dict[str, Any], int]


def show(context: Context) -> Answer:
    """Every feed with its state, and the days that were read for each company."""
    with context.reading() as workspace:
        if workspace is not None:
            told = [_told(workspace.sources, n, [], _coverage(workspace, n)) for n in
                    workspace.sources.feeds]  # fmt: skip
            broken = workspace.sources.broken
        else:
            bare = _bare(context)
            told = [_told(bare, name, [], []) for name in bare.feeds]
            broken = bare.broken
    for name, detail in broken:
        words = translate("cli", "The plug-in {name} could not be loaded: {detail}")
        context.say(words.format(name=name, detail=detail))
    for one in told:
        context.say(_line(one))
    return {"feeds": told}, 0


def switch_on(context: Context) -> Answer:
    """Switches feeds on; the SEC's needs an address first."""
    return _switch(context, on=True)


def switch_off(context: Context) -> Answer:
    """Switches feeds off; what they brought stays."""
    return _switch(context, on=False)


def _switch(context: Context, *, on: bool) -> Answer:
    args = context.args
    _check_names(_bare(context), args.names)
    kept = context.settings
    before = [n for n in kept.feeds if n not in args.names]
    feeds = (*before, *args.names) if on else tuple(before)
    contact = getattr(args, "contact", None) or kept.contact
    settings.save(context.folders.settings, replace(kept, feeds=feeds, contact=contact))
    words = translate("cli", "On: {names}") if on else translate("cli", "Off: {names}")
    context.say(words.format(names=", ".join(args.names)))
    return {"on": list(feeds)}, 0


def update(context: Context) -> Answer:
    """Asks the feeds that are on, or those that are named, about every company in the lists."""
    args = context.args
    if args.offline:
        raise KnownError("offline_mode")
    with context.writing(making=False) as workspace:
        sources = workspace.sources
        _check_names(sources, args.names)
        if args.contact:
            workspace.change_settings(contact=args.contact)
            settings.save(context.folders.settings, workspace.settings)
        names = args.names or [n for n in sources.feeds if sources.is_on(n)]
        if not names:
            raise KnownError("no_feed_is_on")
        outcomes = _wait(sources, _listings(workspace, args.symbol), names, args.since)
        told = [
            _told(sources, n, [o for o in outcomes if o.feed == n], _coverage(workspace, n))
            for n in names
        ]
    for one in told:
        context.say(_line(one))
    failed = [o for o in outcomes if o.error is not None]
    if failed:
        said = dict.fromkeys(f"{o.feed}: {text.error(o.error)}" for o in failed if o.error)
        context.complaint = " ".join(said)
    return {"feeds": told}, 1 if failed else 0


def _check_names(sources: Sources, names: Sequence[str]) -> None:
    unknown = [n for n in names if n not in sources.feeds]
    if unknown:
        words = translate("cli", "{name} is no feed. There are: {known}.")
        raise UsageError(words.format(name=unknown[0], known=", ".join(sources.feeds)))


def _listings(workspace: Workspace, symbol: str | None) -> list[Listing]:
    """The listing that is named, or one of each company that stands in a list."""
    book = workspace.desk.book
    if symbol:
        return [listing_named(book, symbol)]
    found: dict[str, Listing] = {}
    for row in sorted(book.all(Row), key=lambda r: (r.list_id, r.position)):
        listing = workspace.listing(row)
        found.setdefault(listing.id, listing)
    return list(found.values())


def _wait(
    sources: Sources, listings: Sequence[Listing], names: Sequence[str], since: date | None
) -> list[Outcome]:
    """Asks, and waits until every question is answered."""
    loop = QEventLoop()
    outcomes: list[Outcome] = []

    def take(outcome: Outcome) -> None:
        outcomes.append(outcome)
        if not sources.busy:
            loop.quit()

    sources.told.connect(take)
    asked = sum(
        sources.back_fill(x, names, since) if since else sources.update(x, names) for x in listings
    )
    if asked > len(outcomes):
        loop.exec()
    return outcomes


def _bare(context: Context) -> Sources:
    """The feeds while there is no file."""
    return Sources(
        None,
        found.feeds,
        on=lambda: context.settings.feeds,
        cache=context.folders.feeds,
        contact=lambda: context.settings.contact,
    )


def _told(
    sources: Sources,
    name: str,
    outcomes: Sequence[Outcome],
    coverage: list[dict[str, str]],
) -> dict[str, Any]:
    health = sources.health(name)
    failed = next((o.error for o in outcomes if o.error is not None), None)
    code = failed.code if failed is not None else health.reason
    error = failed if failed is not None else (KnownError(code) if code else None)
    state = health.state
    if state == "off" and outcomes:  # named on the command line
        state = "failed" if failed is not None else "up_to_date"
    return {
        "name": name,
        "title": sources.feeds[name].title,
        "state": state,
        "at": instant(health.at),
        "until": instant(health.until),
        "new": sum(o.new for o in outcomes),
        "changed": sum(o.changed for o in outcomes),
        "unread": sum(o.unread for o in outcomes),
        "reason": text.error(error) if error is not None else None,
        "coverage": coverage,
    }


def _coverage(workspace: Workspace, name: str) -> list[dict[str, str]]:
    spans: list[Coverage] = []
    names: dict[str, str] = {}
    for issuer in list(workspace.desk.book.all(Issuer)):
        spans += workspace.sources.coverage(name, issuer.id)
        names[issuer.id] = issuer.name
    return [
        {"issuer": names[c.issuer_id], "from": c.first.isoformat(), "to": c.last.isoformat()}
        for c in spans
    ]


def _line(one: dict[str, Any]) -> str:
    words = [f"{one['name']:<10}", f"{one['title']:<32}", text.word(f"feed_{one['state']}")]
    if one["new"] or one["changed"]:
        counts = translate("cli", "{new} new, {changed} changed")
        words.append(counts.format(new=one["new"], changed=one["changed"]))
    if one["reason"] and one["state"] in ("failed", "waiting"):
        words.append(one["reason"])
    return "  ".join(words)


ACTIONS = {"list": show, "on": switch_on, "off": switch_off, "update": update}
