"""``watchapp events import``: what filings, tables and packs hold goes into the state file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from watchapp import settings
from watchapp.app import intake, text
from watchapp.app.intake import Intake, OneFile, Readings
from watchapp.app.workspace import Workspace
from watchapp.cli.running import Context, UsageError
from watchapp.core.candidate import candidate_of
from watchapp.core.change import Record
from watchapp.core.filed import Reading
from watchapp.core.issuer import Listing
from watchapp.core.merge import Unreadable
from watchapp.core.problems import KnownError, Problem
from watchapp.formats.filings import own
from watchapp.formats.filings.grid import Written

translate = QCoreApplication.translate
Answer = tuple[dict[str, Any], int]
MOST_SAID = 10  # lines of a file that are said to people; JSON has all


def read(context: Context) -> Answer:
    """Takes in what the files hold; nothing with ``--dry-run``."""
    args = context.args
    mapping = dict(args.map)
    try:
        own.check_mapping(mapping)
    except KnownError as error:
        raise UsageError(text.error(error)) from error
    written = Written(args.days, args.point)
    readings = intake.read_files(args.files, mapping, context.settings.mappings, written)
    with context.writing() as workspace:
        found = _planned(workspace, readings, args.symbol)
        if not args.dry_run:
            chosen = found.plan.items
            act = intake.accepting(
                workspace.desk.book, found.plan, chosen, translate("cli", "Imported")
            )
            workspace.desk.do(act)
    if mapping and not args.dry_run:
        _remember(context, readings, mapping)
    for one in found.files:
        _say(context, one, dry=args.dry_run)
    unreadable = [f for f in found.files if f.error is not None]
    if unreadable:
        context.complaint = " ".join(text.error(f.error) for f in unreadable if f.error)
    return {"files": [_told(f) for f in found.files]}, 1 if unreadable else 0


def _planned(workspace: Workspace, readings: Readings, symbol: str | None) -> Intake:
    only: Listing | None = None
    more: tuple[Record, ...] = ()
    if symbol:
        candidate = candidate_of(symbol)
        if candidate is None:
            raise KnownError("not_a_symbol", text=symbol)
        only, more = intake.listing_for(workspace.desk.book, candidate)
    return intake.make_plan(workspace.desk, readings, only, more)


def _remember(context: Context, readings: Readings, mapping: dict[str, str]) -> None:
    """Keeps the mapping for tables with the same columns."""
    columns = [r.columns for _, r in readings if isinstance(r, Reading) and r.columns]
    if columns:
        known = {intake.key_of_columns(heads): mapping for heads in columns}
        mappings = {**context.settings.mappings, **known}
        settings.save(context.folders.settings, replace(context.settings, mappings=mappings))


def _told(one: OneFile) -> dict[str, Any]:
    told: dict[str, Any] = {
        "file": str(one.path),
        "layout": one.layout or None,
        "rows": one.rows,
        **{status: one.count(status) for status in ("new", "same", "changed", "conflict")},
        "unread": [_unread(u) for u in one.unread],
        "remarks": [{"code": r, "text": text.problem(Problem(r))} for r in one.remarks],
    }
    if one.error is not None:
        told["error"] = {"code": one.error.code, "text": text.error(one.error)}
    return told


def _unread(bad: Unreadable) -> dict[str, Any]:
    return {
        "line": bad.line,
        "column": bad.column or None,
        "reason": text.problem(Problem(bad.reason)),
        "code": bad.reason,
        "text": bad.text or None,
    }


def _say(context: Context, one: OneFile, *, dry: bool) -> None:
    if one.error is not None:
        context.say(text.error(one.error))
        return
    words = (
        translate("cli", "{file} ({layout}): {new} new, {changed} changed, {same} known, "
                  "{conflict} in conflict with yours, {unread} not read.")
        if not dry
        else translate("cli", "{file} ({layout}): would be {new} new, {changed} changed, "
                       "{same} known, {conflict} in conflict with yours, {unread} not read.")
    )  # fmt: skip
    counts = {s: one.count(s) for s in ("new", "same", "changed", "conflict")}
    context.say(words.format(file=one.path, layout=one.layout, unread=len(one.unread), **counts))
    for remark in one.remarks:
        context.say("  " + text.problem(Problem(remark)))
    for bad in one.unread[:MOST_SAID]:
        where = translate("cli", "line {line}").format(line=bad.line)
        column = f", {bad.column}" if bad.column else ""
        context.say(
            f"  {where}{column}: {text.problem(Problem(bad.reason))} {bad.text[:80]}".rstrip()
        )
    if len(one.unread) > MOST_SAID:
        more = translate("cli", "  and {count} more").format(count=len(one.unread) - MOST_SAID)
        context.say(more)
