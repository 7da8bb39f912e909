"""Speaks codes in the user's language: errors, problems, states, acts, and the words of records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QDateTime, QLocale

from watchapp.app.sentences import ACTS, ERRORS, PROBLEMS, REASONS, STATES, WORDS
from watchapp.core.change import Act
from watchapp.core.numbers import plain
from watchapp.core.problems import KnownError, Problem

CONTEXT = "text"
MINUS = "\u2212"
EXACT = 15  # digits a float holds
_COUNT = frozenset("123456789")  # a number without one of these is zero


def tr(source: str) -> str:
    """``source`` of this module's context in the user's language."""
    return QCoreApplication.translate(CONTEXT, source)


def _spoken(table: Mapping[str, object], code: str, args: Mapping[str, Any]) -> str:
    source = table.get(code)
    if source is None:
        return code
    said = {k: _value(v) for k, v in args.items()}
    return tr(str(source)).format_map(_Missing(said))


class _Missing(dict[str, str]):
    """Leaves a place readable when an argument is not there, rather than failing to speak."""

    def __missing__(self, key: str) -> str:
        return key


def _value(value: Any) -> str:
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    return str(value)


def error(known: KnownError) -> str:
    """The sentence for an error."""
    return _spoken(ERRORS, known.code, known.args_by_name)


def problem(found: Problem) -> str:
    """The sentence for a problem of a record."""
    return _spoken(PROBLEMS, found.code, found.args)


def reason(code: str) -> str:
    """Why a row is stale or has no data, as a clause."""
    return _spoken(REASONS, code, {})


def state(word_: str) -> str:
    """A row's state as a word."""
    return _spoken(STATES, word_, {})


def act(done: Act) -> str:
    """What an act did, for "Undo ..."."""
    args = dict(done.args)
    if "kind" in args:
        args["kind"] = word(args["kind"])
    if args.get("source") == "article":
        args["source"] = word("article")
    return _spoken(ACTS, done.label, args)


def word(code: str) -> str:
    """A word of a record, such as a side or a role."""
    return _spoken(WORDS, code, {})


# -- numbers, days and times as the user's locale writes them


def number(value: Decimal | float, digits: int | None = None) -> str:
    """A number in the user's locale; without ``digits`` as many as an exact value has."""
    locale = QLocale()
    if digits is None:
        if isinstance(value, Decimal):
            text = plain(value) or "0"
            digits = len(text.partition(".")[2])
        else:
            digits = 2
    if isinstance(value, Decimal) and len(value.as_tuple().digits) > EXACT:
        # more than a float holds: the locale's marks around the exact digits
        marks = {",": locale.groupSeparator(), ".": locale.decimalPoint(), "-": MINUS}
        shown = "".join(marks.get(c, c) for c in f"{value:,.{digits}f}")
    else:
        shown = locale.toString(float(value), "f", digits).replace("-", MINUS)
    if shown[0] == MINUS and _COUNT.isdisjoint(shown):
        return shown[1:]  # no minus before a zero
    return shown


def numbers(values: Iterable[float], digits: int) -> list[str]:
    """Several at once, as ``number`` writes them; where many are written in one frame."""
    write = QLocale().toString
    # above zero there is no sign to mend
    return [write(float(v), "f", digits) if v > 0 else number(v, digits) for v in values]


def price(value: Decimal) -> str:
    """A price with all its decimals, two at least."""
    told = len((plain(value) or "0").partition(".")[2])
    return number(value, max(told, 2))


def signed(value: float, digits: int = 2) -> str:
    """A number with its sign, plus included; nothing is signed when it rounds to zero."""
    text = number(value, digits)
    if _COUNT.isdisjoint(text):
        return number(0.0, digits)
    return text if text.startswith(MINUS) else "+" + text


def compact(value: Decimal | float) -> str:
    """A large number in words of size: 2.6 million, 21.5 billion; smaller filed ones in full."""
    size = abs(float(value))
    for power, source in (
        (1e12, QT_TRANSLATE_NOOP("text", "{n} trillion")),
        (1e9, QT_TRANSLATE_NOOP("text", "{n} billion")),
        (1e6, QT_TRANSLATE_NOOP("text", "{n} million")),
    ):
        if size >= power:
            scaled = float(value) / power
            digits = 2 if abs(scaled) < 10 else 1
            text = number(scaled, digits)
            point = QLocale().decimalPoint()
            if point in text:
                text = text.rstrip("0").rstrip(point)
            return tr(str(source)).format(n=text)
    if isinstance(value, Decimal):
        return number(value)
    # a measured one, whose last digits say nothing
    if 0 < size < 1:
        return number(Decimal(f"{value:.3g}"))
    return number(value, 0 if size >= 1000 or size.is_integer() else 2)


def day(value: date) -> str:
    """A day in the user's short form with the full year."""
    return QLocale().toString(QDate(value.year, value.month, value.day), day_format())


def day_format() -> str:
    """The user's short form of a day, with the full year."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else form.replace("yy", "yyyy")


def local(value: datetime) -> datetime:
    """An instant in the user's zone."""
    return value.astimezone()


def moment(value: datetime) -> str:
    """An instant in the user's zone, day and time."""
    here = local(value)
    return f"{day(here.date())} {clock(value)}"


def clock(value: datetime) -> str:
    """The time of day of an instant in the user's zone."""
    here = local(value)
    at = QDateTime.fromSecsSinceEpoch(int(here.timestamp()))
    return QLocale().toString(at.time(), QLocale.FormatType.ShortFormat)


def age(at: float, now: datetime) -> str:
    """When a price was made: the time today, the day otherwise."""
    made = datetime.fromtimestamp(at, UTC)
    if local(made).date() == local(now).date():
        return clock(made)
    return short_day(local(made).date())


def short_day(value: date) -> str:
    """A day without its year, with it when it is not this one's."""
    here = QDate(value.year, value.month, value.day)
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    if abs((date.today() - value).days) < 300:  # noqa: DTZ011 - the user's own calendar
        for year in ("yyyy", "yy"):
            form = form.replace(year, "")
        form = form.strip("/-. ") + ("." if "." in form else "")
    return QLocale().toString(here, form)
