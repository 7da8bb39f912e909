"""What may be typed behind ``watchapp``: commands, their arguments, and what each is for."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from watchapp import __version__
from watchapp.core import identifiers
from watchapp.core.events import KINDS as EVENT_KINDS
from watchapp.formats.event_json import fields_of

LINES = ("average20", "average50", "average200", "year", "volume20", "drawdown")
MOST_COMPARED = 4  # each has a colour of its own
RANGES = ("1D", "5D", "1M", "6M", "YTD", "1Y", "5Y", "MAX")
KINDS = ("insider_deal", "insider_plan", "buyback_programme", "repurchase", "holding",
         "calendar_day", "note")  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="watchapp",
        description="Price, insiders' own money, the company's buyback money and the reaction. "
        "Without a command the window opens.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"watchapp {__version__}")
    _common(top, first=True)
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    _command(commands, "doctor", "versions, paths, the file's health, what answers")
    _watch(_command(commands, "watch", "lists and their rows"))
    _events(_command(commands, "events", "insider deals, buybacks and notes"))
    _feeds(_command(commands, "feeds", "sources of filings"))
    _prices(_command(commands, "prices", "daily prices"))
    _chart(_command(commands, "chart", "draws a symbol's chart into a file, without a window"))
    _study(_command(commands, "study", "an event study of two tables of prices"))
    _reaction(_command(commands, "reaction", "how the price reacted to a symbol's events"))
    _check(_command(commands, "check", "what an article says, held against prices and records"))
    return top


def _common(part: argparse.ArgumentParser, *, first: bool = False) -> None:
    """Options that may stand before and behind every command.

    Behind one they have no default: it would undo what stood before.
    """
    unless = None if first else argparse.SUPPRESS
    part.add_argument(
        "--file", type=Path, default=unless, metavar="F", help="the state file; else the last one"
    )
    for name, words in (
        ("--offline", "ask nobody for anything"),
        ("--json", "answer in JSON"),
    ):
        part.add_argument(
            name, action="store_true", default=False if first else argparse.SUPPRESS, help=words
        )


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, words: str
) -> argparse.ArgumentParser:
    part = commands.add_parser(name, help=words, description=words, allow_abbrev=False)
    _common(part)
    return part


def _actions(
    part: argparse.ArgumentParser,
) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    return part.add_subparsers(dest="action", metavar="ACTION", required=True)


def _symbols(part: argparse.ArgumentParser, how_many: str, words: str) -> None:
    part.add_argument("symbols", nargs=how_many, metavar="SYMBOL", help=words)


def _list(part: argparse.ArgumentParser, words: str, *, required: bool = False) -> None:
    part.add_argument("--list", metavar="N", required=required, help=words)


def _watch(part: argparse.ArgumentParser) -> None:
    actions = _actions(part)
    _command(actions, "list", "every list with its rows and last known prices")
    add = _command(actions, "add", "adds symbols, ISINs or WKNs to a list")
    _symbols(add, "+", "a symbol such as 1810.HK, an ISIN or a WKN")
    _list(add, "the list's name; a new name makes a new list; else the first list")
    remove = _command(actions, "remove", "takes rows off a list; their events stay")
    _symbols(remove, "+", "as in the list")
    _list(remove, "the list's name; needed where a symbol is in several")
    move = _command(actions, "move", "moves a row to another list, or within its list")
    move.add_argument("symbol", metavar="SYMBOL", help="as in the list")
    _list(move, "where to", required=True)
    move.add_argument(
        "--at", type=_place, metavar="I", help="the place it gets, 0 for the first; else the last"
    )
    read = _command(actions, "import", "adds what a table or a plain list names")
    read.add_argument("source", type=Path, metavar="FILE", help="with a symbol, ISIN or WKN")
    _list(read, "the list's name; a new name makes a new list; else the first list")


def _day(text: str) -> date:
    """A day as 2025-11-25 or 25.11.2025."""
    try:
        if "." in text:
            day, month, year = (int(part) for part in text.split("."))
            return date(year if year > 99 else 2000 + year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is no day; write it as 2025-11-25 or 25.11.2025"
        raise argparse.ArgumentTypeError(message) from None


def _place(text: str) -> int:
    place = int(text)
    if place < 0:
        raise ValueError(text)
    return place


def _events(part: argparse.ArgumentParser) -> None:
    actions = _actions(part)
    show = _command(actions, "list", "events with their sources and doubts")
    show.add_argument("--symbol", metavar="S", help="of this symbol only")
    show.add_argument("--since", type=_day, metavar="D", help="known since this day")
    show.add_argument(
        "--kind", choices=tuple(EVENT_KINDS), metavar="K", help=", ".join(EVENT_KINDS)
    )
    show.add_argument("--all", action="store_true", help="superseded and cancelled versions too")
    read = _command(actions, "import", "takes events out of filings, tables and packs")
    read.add_argument("files", nargs="+", type=Path, metavar="FILE", help="recognised by content")
    read.add_argument("--symbol", metavar="S", help="everything in them belongs to this symbol")
    read.add_argument(
        "--map", action="append", default=[], type=_pair, metavar="COLUMN=field",
        help="what a column of an unknown table holds, such as Datum=traded_from; may be repeated",
    )  # fmt: skip
    read.add_argument(
        "--days", choices=("day", "month"),
        help="what stands first in days such as 3/4/2025, where a table does not show it",
    )  # fmt: skip
    read.add_argument(
        "--point", choices=(".", ","),
        help="the decimal point of numbers such as 1.500, where a table does not show it",
    )  # fmt: skip
    read.add_argument(
        "--dry-run", action="store_true", help="says what would happen, keeps nothing"
    )
    lint = _command(actions, "lint", "events that are not plausible, each with its reasons")
    lint.add_argument("--symbol", metavar="S", help="of this symbol only")
    add = _command(actions, "add", "adds an event; numbers have a decimal point, days are ISO")
    add.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    add.add_argument("--symbol", metavar="S", required=True, help="whose event it is")
    fields = add.add_argument_group("fields", "which of them a kind has is said on a wrong one")
    for name in sorted({f for kind in KINDS for f in fields_of(kind)}):
        spellings = dict.fromkeys((f"--{name}", f"--{name.replace('_', '-')}"))
        fields.add_argument(
            *spellings, dest=f"field_{name}", default=argparse.SUPPRESS, metavar="VALUE"
        )
    remove = _command(actions, "remove", "takes an event away")
    remove.add_argument("id", metavar="ID", help="as in events list")


def _pair(text: str) -> tuple[str, str]:
    column, sign, field = text.rpartition("=")
    if not sign or not column.strip() or not field.strip():
        raise argparse.ArgumentTypeError("COLUMN=field, such as Datum=traded_from")
    return column.strip(), field.strip()


def _feeds(part: argparse.ArgumentParser) -> None:
    actions = _actions(part)
    _command(actions, "list", "every feed, how it is, and which days were read")
    for name, words in (("on", "switches feeds on"), ("off", "switches feeds off")):
        switch = _command(actions, name, words)
        switch.add_argument("names", nargs="+", metavar="NAME", help="as in the list")
        if name == "on":
            _contact(switch)
    update = _command(actions, "update", "asks feeds for filings about the companies in the lists")
    update.add_argument("names", nargs="*", metavar="NAME", help="these; else those that are on")
    update.add_argument("--symbol", metavar="S", help="about this symbol's company only")
    update.add_argument("--since", type=_day, metavar="D", help="everything since this day")
    _contact(update)


def _contact(part: argparse.ArgumentParser) -> None:
    part.add_argument(
        "--contact", metavar="MAIL", help="your address, which the SEC asks for; it is kept"
    )


def _chart(part: argparse.ArgumentParser) -> None:
    part.add_argument("symbol", metavar="SYMBOL", help="as in the list")
    part.add_argument(
        "--out", type=Path, required=True, metavar="F", help="a file ending with .png, .svg, .pdf"
    )
    part.add_argument("--range", choices=RANGES, default="6M", help="else 6M")
    part.add_argument("--size", type=_size, default=(1200, 700), metavar="WxH", help="in px")
    part.add_argument("--theme", choices=("light", "dark"), default="light")
    part.add_argument("--lang", choices=("de", "en"), help="else the program's language")
    part.add_argument("--style", choices=("candles", "bars", "line", "area"), default="candles")
    part.add_argument("--scale", choices=("linear", "log", "percent"), default="linear")
    part.add_argument("--lines", type=_lines, default=(), metavar="L,L", help=", ".join(LINES))
    part.add_argument(
        "--compare", type=_few_symbols, default=(), metavar="S,S", help="up to four other symbols"
    )


def _study(part: argparse.ArgumentParser) -> None:
    from watchapp.analysis import vocabulary as words

    part.formatter_class = argparse.RawDescriptionHelpFormatter
    part.epilog = words.STUDY
    part.add_argument("stock", type=Path, metavar="STOCK.csv", help="with a date and a close")
    part.add_argument("--benchmark", type=Path, metavar="BENCH.csv", help="such as an index")
    part.add_argument("--date", type=_day, required=True, metavar="D", help="when it became known")
    part.add_argument("--timing", choices=words.TIMINGS, default="unknown", help="of the session")
    part.add_argument("--model", choices=words.MODELS, default="market")
    part.add_argument(
        "--window", type=_span, action="append", default=[], metavar="A:B",
        help="sessions from day zero, such as --window=-5:10; may be repeated",
    )  # fmt: skip
    part.add_argument(
        "--estimation", type=_span, default=(-130, -11), metavar="A:B", help="else -130:-11"
    )
    part.add_argument(
        "--benchmark-lag", type=_place, default=0, metavar="N",
        help="sessions of a benchmark that closes later on the same date; else 0",
    )  # fmt: skip
    part.add_argument("--as-of", type=_day, metavar="D", help="nothing later is looked at")


def _span(text: str) -> tuple[int, int]:
    first, colon, last = text.partition(":")
    found = int(first), int(last if colon else first)
    if found[0] > found[1] or max(map(abs, found)) > 2500:  # ten years
        raise argparse.ArgumentTypeError("A:B with A not above B, such as -5:10")
    return found


def _reaction(part: argparse.ArgumentParser) -> None:
    from watchapp.analysis import vocabulary as words

    part.formatter_class = argparse.RawDescriptionHelpFormatter
    part.epilog = words.REACTION
    part.add_argument("symbol", metavar="SYMBOL", help="as in the list")
    part.add_argument("--event", metavar="ID", help="this one only; as in events list")
    part.add_argument("--benchmark", metavar="B", help="else the index of the exchange")


def _check(part: argparse.ArgumentParser) -> None:
    from watchapp.analysis import vocabulary as words

    part.formatter_class = argparse.RawDescriptionHelpFormatter
    part.epilog = words.CHECK
    part.add_argument("article", type=Path, metavar="ARTICLE.txt", help="German or English text")
    part.add_argument("--symbol", metavar="S", help="what it is about; else found by its name")
    part.add_argument("--date", type=_day, metavar="D", help="of publication; else as it says")


def _lines(words: str) -> tuple[str, ...]:
    found = tuple(w.strip() for w in words.split(",") if w.strip())
    wrong = [w for w in found if w not in LINES]
    if wrong:
        raise argparse.ArgumentTypeError(f"{wrong[0]} is none of {', '.join(LINES)}")
    return found


def _few_symbols(words: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(s for w in words.split(",") if (s := identifiers.clean(w))))
    if len(found) > MOST_COMPARED:
        raise argparse.ArgumentTypeError(f"at most {MOST_COMPARED} symbols")
    return found


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    size = int(width), int(height)
    if not (320 <= size[0] <= 8000 and 240 <= size[1] <= 8000):
        raise argparse.ArgumentTypeError("from 320x240 to 8000x8000")
    return size


def _prices(part: argparse.ArgumentParser) -> None:
    actions = _actions(part)
    update = _command(actions, "update", "fetches daily prices from Yahoo")
    _symbols(update, "*", "these only; else every symbol of the file")
    for name, words in (
        ("import", "keeps the daily prices of a table in the state file"),
        ("export", "writes daily prices as CSV"),
    ):
        action = _command(actions, name, words)
        action.add_argument("symbol", metavar="SYMBOL", help="as in the list")
        action.add_argument("target", type=Path, metavar="FILE.csv")
