"""The columns of the watchlist: what each shows, sorts by and says to a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt

from watchapp.app import text
from watchapp.core.issuer import Listing, Row
from watchapp.core.numbers import MINOR_UNITS
from watchapp.core.quote import Quote, State
from watchapp.core.records import dataclass

CONTEXT = "columns"
MINOR_SIGNS = {"GBp": "p", "GBX": "p", "ZAc": "c", "ILA": "ag"}
NOTHING = "\u2013"
# Joined once: joining two flags takes longer than drawing a cell's text.
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(slots=True)
class Line:
    """A row as the list shows it: the record, its listing, and the newest that is known."""

    row: Row
    listing: Listing
    quote: Quote | None
    state: State
    spark: tuple[float, ...]
    new: int
    now: datetime
    looked_at: bool = False  # what is known was read since the row came

    @property
    def symbol(self) -> str:
        """The symbol, or what was typed while there is none."""
        return self.listing.label


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``first`` and ``second`` give a cell's lines; ``key`` what it sorts by."""

    id: str
    title: object
    hint: object
    width: int
    shown: bool
    first: Callable[[Line], str]
    second: Callable[[Line], str]
    key: Callable[[Line], object]
    right: bool = True

    @property
    def heading(self) -> str:
        """The header's text in the user's language."""
        return QCoreApplication.translate(CONTEXT, str(self.title))

    @property
    def explanation(self) -> str:
        """The header's tooltip in the user's language."""
        return QCoreApplication.translate(CONTEXT, str(self.hint))

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Figures stand at the right, words at the left."""
        return _RIGHT if self.right else _LEFT


def digits_of(price: float, symbol: str = "") -> int:
    """How many decimals a price is shown with."""
    if symbol.endswith("=X") or abs(price) < 1:
        return 4
    return 3 if abs(price) < 2 else 2


def price(value: float | None, currency: str | None, symbol: str = "") -> str:
    """A price as the list shows it, with the sign of a minor unit (91.40p)."""
    if value is None:
        return NOTHING
    sign = MINOR_SIGNS.get(currency or "", "")
    return text.number(value, digits_of(value, symbol)) + sign


def currency_name(currency: str | None) -> str:
    """A currency in words that cannot be misread: GBp is a hundredth of GBP."""
    if currency in MINOR_UNITS:
        major, units = MINOR_UNITS[currency]
        return f"{currency} (1/{units} {major})"
    return currency or ""


def _last(line: Line) -> str:
    q = line.quote
    return price(q.price, q.currency, q.symbol) if q else NOTHING


def _change(line: Line) -> str:
    q = line.quote
    if q is None or q.change is None:
        return NOTHING
    return text.signed(q.change, digits_of(q.price, q.symbol))


def _percent(line: Line) -> str:
    q = line.quote
    if q is None or q.change_percent is None:
        return NOTHING
    return text.signed(q.change_percent) + "\u202f%"


def _age(line: Line) -> str:
    return text.age(line.quote.at, line.now) if line.quote else ""


def _drawdown(line: Line) -> str:
    q = line.quote
    if q is None or q.drawdown_percent is None:
        return NOTHING
    return text.number(q.drawdown_percent, 1) + "\u202f%"


def _peak_day(line: Line) -> str:
    q = line.quote
    return text.short_day(date.fromisoformat(q.peak_day)) if q and q.peak_day else ""


def _span(low: float | None, high: float | None, q: Quote | None) -> str:
    if q is None or low is None or high is None:
        return NOTHING
    digits = digits_of(high, q.symbol)
    return f"{text.number(low, digits)} \u2013 {text.number(high, digits)}"


def _day_range(line: Line) -> str:
    q = line.quote
    return _span(q.day_low, q.day_high, q) if q else NOTHING


def _year_range(line: Line) -> str:
    q = line.quote
    return _span(q.year_low, q.year_high, q) if q else NOTHING


def _volume(line: Line) -> str:
    q = line.quote
    return NOTHING if q is None or q.volume is None else text.compact(q.volume)


def state_words(line: Line) -> str:
    """What is unusual about a row, "" when nothing is."""
    state = line.state
    if state.word in ("live", "closed") and not state.reason:
        return ""
    if state.word == "closed":
        return text.reason(state.reason)
    if state.word == "delayed":
        return text.state("delayed")
    if state.word in ("stale", "no_data") and state.reason:
        return text.reason(state.reason)
    return text.state(state.word)


def state_sentence(line: Line) -> str:
    """The whole truth about a row's price: state, reason, time, and when it is tried again."""
    state = line.state
    parts = [text.state(state.word)]
    if state.reason:
        parts[0] += f" ({text.reason(state.reason)})"
    if line.quote is not None:
        parts.append(text.moment(datetime.fromtimestamp(line.quote.at, UTC)))
    if state.retry_at is not None and state.retry_at > line.now.timestamp():
        again = QCoreApplication.translate("columns", "next try %s")
        parts.append(again.replace("%s", text.clock(datetime.fromtimestamp(state.retry_at, UTC))))
    return ", ".join(parts)


def _below(line: Line) -> str:
    words = state_words(line)
    symbol = line.symbol if line.listing.name != line.symbol else ""
    return " · ".join(p for p in (symbol, words) if p)


def _none(_: Line) -> str:
    return ""


def _number(value: float | None) -> float:
    return float("-inf") if value is None else value


COLUMNS: tuple[Column, ...] = (
    Column(
        "name",
        QT_TRANSLATE_NOOP("columns", "Name"),
        QT_TRANSLATE_NOOP("columns", "Name, symbol, and what is unusual about the price"),
        150,
        True,
        lambda x: x.listing.name,
        _below,
        lambda x: x.listing.name.casefold(),
        right=False,
    ),
    Column(
        "badge",
        QT_TRANSLATE_NOOP("columns", "New"),
        QT_TRANSLATE_NOOP("columns", "Events that arrived since you last looked"),
        46,
        True,
        lambda x: str(x.new) if x.new else "",
        _none,
        lambda x: x.new,
    ),
    Column(
        "spark",
        QT_TRANSLATE_NOOP("columns", "6 mo."),
        QT_TRANSLATE_NOOP("columns", "Closing prices of the last six months"),
        58,
        True,
        _none,
        _none,
        lambda x: x.spark[-1] / x.spark[0] if x.spark and x.spark[0] else float("-inf"),
    ),
    Column(
        "last",
        QT_TRANSLATE_NOOP("columns", "Last"),
        QT_TRANSLATE_NOOP("columns", "Last price, and when it was made"),
        76,
        True,
        _last,
        _age,
        lambda x: _number(x.quote.price if x.quote else None),
    ),
    Column(
        "change_percent",
        QT_TRANSLATE_NOOP("columns", "Change"),
        QT_TRANSLATE_NOOP("columns", "Change since the previous close, in per cent and in money"),
        72,
        True,
        _percent,
        _change,
        lambda x: _number(x.quote.change_percent if x.quote else None),
    ),
    Column(
        "drawdown",
        QT_TRANSLATE_NOOP("columns", "From high"),
        QT_TRANSLATE_NOOP("columns", "Below the highest close of 52 weeks, and the day of it"),
        82,
        True,
        _drawdown,
        _peak_day,
        lambda x: _number(x.quote.drawdown_percent if x.quote else None),
    ),
    Column(
        "symbol",
        QT_TRANSLATE_NOOP("columns", "Symbol"),
        QT_TRANSLATE_NOOP("columns", "Symbol, or the ISIN or WKN while there is none"),
        84,
        False,
        lambda x: x.symbol,
        lambda x: x.listing.exchange,
        lambda x: x.symbol,
        right=False,
    ),
    Column(
        "change",
        QT_TRANSLATE_NOOP("columns", "Abs. change"),
        QT_TRANSLATE_NOOP("columns", "Change since the previous close, in money"),
        92,
        False,
        _change,
        _none,
        lambda x: _number(x.quote.change if x.quote else None),
    ),
    Column(
        "age",
        QT_TRANSLATE_NOOP("columns", "Time"),
        QT_TRANSLATE_NOOP("columns", "When the last price was made, and its state"),
        84,
        False,
        _age,
        lambda x: text.state(x.state.word),
        lambda x: _number(x.quote.at if x.quote else None),
    ),
    Column(
        "day_range",
        QT_TRANSLATE_NOOP("columns", "Day"),
        QT_TRANSLATE_NOOP("columns", "Lowest and highest price of the day"),
        116,
        False,
        _day_range,
        _none,
        lambda x: _number(x.quote.day_low if x.quote else None),
    ),
    Column(
        "year_range",
        QT_TRANSLATE_NOOP("columns", "52 weeks"),
        QT_TRANSLATE_NOOP("columns", "Lowest and highest price of 52 weeks"),
        116,
        False,
        _year_range,
        _none,
        lambda x: _number(x.quote.year_low if x.quote else None),
    ),
    Column(
        "volume",
        QT_TRANSLATE_NOOP("columns", "Volume"),
        QT_TRANSLATE_NOOP("columns", "Shares traded today"),
        92,
        False,
        _volume,
        _none,
        lambda x: _number(x.quote.volume if x.quote else None),
    ),
    Column(
        "note",
        QT_TRANSLATE_NOOP("columns", "Note"),
        QT_TRANSLATE_NOOP("columns", "Your own note"),
        140,
        False,
        lambda x: x.row.note,
        _none,
        lambda x: x.row.note.casefold(),
        right=False,
    ),
)
BY_ID = {c.id: i for i, c in enumerate(COLUMNS)}
PRICED = BY_ID["last"]  # from here on, columns change with every price


def spoken(line: Line, column: Column) -> str:
    """A cell as a screen reader says it."""
    if column.id == "spark":
        if len(line.spark) < 2 or not line.spark[0]:
            return ""
        change = text.signed(100 * (line.spark[-1] / line.spark[0] - 1), 1)
        return f"{column.explanation}: {change}\u202f%"
    if column.id == "name":
        return f"{line.listing.name}, {line.symbol}, {state_sentence(line)}"
    return ", ".join(p for p in (column.first(line), column.second(line)) if p)
