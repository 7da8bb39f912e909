"""``watchapp study``: an event study of two tables of prices, without a state file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from watchapp.analysis import report
from watchapp.analysis.alignment import Closes
from watchapp.analysis.eventstudy import WINDOWS, Spec
from watchapp.analysis.reaction import closes_of
from watchapp.app import intake, text
from watchapp.cli.running import Context
from watchapp.formats import prices_table

translate = QCoreApplication.translate


def run(context: Context) -> tuple[dict[str, Any], int]:
    """Studies what became known on a day."""
    args = context.args
    stock = _read(args.stock)
    benchmark = _read(args.benchmark) if args.benchmark else None
    windows = tuple(dict.fromkeys(args.window)) or WINDOWS
    if args.timing == "unknown" and not args.window:
        windows = ((0, 1), *(w for w in WINDOWS if w != (0, 1)))
    asked = report.study_day(
        stock,
        benchmark,
        args.date,
        args.timing,
        spec=Spec(args.model, windows, args.estimation),
        lag=args.benchmark_lag,
        as_of=args.as_of,
    )
    told = report.plain(asked)
    _say(context, told)
    return told, 0


def _read(path: Path) -> Closes:
    return closes_of(prices_table.read(intake.bytes_of(path), path.name).bars)


def _say(context: Context, told: dict[str, Any]) -> None:
    if told["status"] == "pending":
        context.say(translate("cli", "Day zero has not closed yet."))
    elif told["status"] == "no_history":
        context.say(translate("cli", "The prices begin too late for a reaction."))
    else:
        line = translate("cli", "Day zero {day}; {n} sessions of estimation.")
        context.say(line.format(day=told["day0"], n=told["n_estimation"]))
    for one in told["windows"]:
        car = "-" if one["car"] is None else f"{text.signed(100 * one['car'])}\u202f%"
        p = "-" if one["p"] is None else f"{one['p']:.3f}"
        context.say(f"[{one['from']:+d}, {one['to']:+d}]  {car}  n {one['n']}  p {p}")
    if told["flags"]:
        context.say(translate("cli", "Remarks: {flags}").format(flags=", ".join(told["flags"])))
