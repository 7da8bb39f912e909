"""``watchapp study``: an event study of two tables of prices, without a state file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from watchapp.analysis import report
from watchapp.analysis.eventstudy import WINDOWS, Spec
from watchapp.analysis.reaction import closes_of
from watchapp.app import articles, intake, text
from watchapp.cli.running import Context
from watchapp.core.problems import Problem
from watchapp.formats import prices_table

translate = QCoreApplication.translate


def run(context: Context) -> tuple[dict[str, Any], int]:
    """Studies what became known on a day."""
    args = context.args
    stock, *others = [_read(path) for path in (args.stock, args.benchmark) if path is not None]
    windows = tuple(dict.fromkeys(args.window)) or WINDOWS
    if args.timing == "unknown" and not args.window:
        windows = ((0, 1), *(w for w in WINDOWS if w != (0, 1)))
    asked = report.study_day(
        closes_of(stock.bars),
        closes_of(others[0].bars) if others else None,
        args.date,
        args.timing,
        spec=Spec(args.model, windows, args.estimation),
        lag=args.benchmark_lag,
        as_of=args.as_of,
    )
    told = report.plain(asked)
    told["unread"] = [
        {"file": path.name, "line": row.line, "column": row.column, "reason": row.reason}
        for path, table in zip((args.stock, args.benchmark), (stock, *others), strict=False)
        for row in table.unreadable
    ]
    if told["unread"]:
        told["flags"].append("rows_unread")
    _say(context, told, args.date)
    return told, 0


def _read(path: Path) -> prices_table.Prices:
    return prices_table.read(intake.bytes_of(path), path.name)


def _say(context: Context, told: dict[str, Any], asked: date) -> None:
    if told["status"] == "pending" and asked > articles.today():
        line = translate("cli", "{day} lies ahead.").format(day=text.day(asked))
        context.say(line)
    elif told["status"] == "pending":
        context.say(translate("cli", "Day zero has not closed yet."))
    elif told["status"] == "no_history":
        context.say(translate("cli", "The prices begin too late for a reaction."))
    else:
        line = translate("cli", "Day zero {day}; {n} sessions of estimation.")
        day_zero = text.day(date.fromisoformat(told["day0"]))
        context.say(line.format(day=day_zero, n=told["n_estimation"]))
        context.say(text.word(f"model_{told['model']}"))
    for one in told["windows"]:
        context.say(_window(one))
    for flag in told["flags"]:
        context.say(translate("cli", "Remark: {flag}").format(flag=text.word(f"flag_{flag}")))
    for row in told["unread"]:
        why = text.problem(Problem(row["reason"]))
        line = translate("cli", "{file}: line {line} was not read. {text}")
        context.say(line.format(file=row["file"], line=row["line"], text=why))


def _window(one: dict[str, Any]) -> str:
    """A window as a line: its sessions, what they came to, and the chance of as much."""
    ends = [f"{v:+d}".replace("-", text.MINUS) if v else "0" for v in (one["from"], one["to"])]
    span = f"[{ends[0]}]" if ends[0] == ends[1] else f"[{ends[0]}, {ends[1]}]"
    if one["car"] is None:
        return f"{span}  {text.word('window_' + one['flags'][0])}"
    parts = [span, f"{text.signed(100 * one['car'])}\u202f%"]
    parts.append(f"n {one['n']}")
    if one["p"] is not None:
        parts.append(f"p {text.number(one['p'], 3)}")
    return "  ".join(parts)
