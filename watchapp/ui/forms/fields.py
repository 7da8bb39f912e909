"""The fields of every kind of event, as tables that the form is built from."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from watchapp.core import events as core
from watchapp.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One row of a form.

    ``kind`` is text, lines, number, day, published, choice, choices, currency, tick, programme
    or link; ``choices`` are codes that ``app/text.py`` speaks.
    """

    name: str
    label: object
    kind: str = "text"
    choices: tuple[str, ...] = ()
    hint: object = ""

    @property
    def words(self) -> str:
        """The label in the user's language."""
        return QCoreApplication.translate("fields", str(self.label))

    @property
    def advice(self) -> str:
        """The hint in the user's language."""
        return QCoreApplication.translate("fields", str(self.hint)) if self.hint else ""


_PERSON = Field("person", QT_TRANSLATE_NOOP("fields", "Person"))
_ROLES = Field("roles", QT_TRANSLATE_NOOP("fields", "Roles"), "choices", core.ROLES)
_SHARES = Field("shares", QT_TRANSLATE_NOOP("fields", "Shares"), "number")
_PRICE = Field("price", QT_TRANSLATE_NOOP("fields", "Price a share"), "number")
_VALUE = Field(
    "value",
    QT_TRANSLATE_NOOP("fields", "Money"),
    "number",
    hint=QT_TRANSLATE_NOOP("fields", "empty: shares times price"),
)
_CURRENCY = Field("currency", QT_TRANSLATE_NOOP("fields", "Currency"), "currency")
_DAY = Field("traded_from", QT_TRANSLATE_NOOP("fields", "Traded on"), "day")
_LAST_DAY = Field(
    "traded_to",
    QT_TRANSLATE_NOOP("fields", "until"),
    "day",
    hint=QT_TRANSLATE_NOOP("fields", "empty: one day"),
)
_FROM = Field("traded_from", QT_TRANSLATE_NOOP("fields", "From"), "day")
_TO = Field(
    "traded_to",
    QT_TRANSLATE_NOOP("fields", "Until"),
    "day",
    hint=QT_TRANSLATE_NOOP("fields", "empty: open end"),
)
_KNOWN = Field("published", QT_TRANSLATE_NOOP("fields", "Known to the public"), "published")
_NOTE = Field("note", QT_TRANSLATE_NOOP("fields", "Note"), "lines")
_SOURCE = (
    Field(
        "source_name",
        QT_TRANSLATE_NOOP("fields", "Source"),
        hint=QT_TRANSLATE_NOOP("fields", "filing, announcement, newspaper"),
    ),
    Field("source_url", QT_TRANSLATE_NOOP("fields", "Link"), "link"),
    Field("source_quote", QT_TRANSLATE_NOOP("fields", "Quoted words"), "lines"),
)
_CLASS = Field(
    "share_class",
    QT_TRANSLATE_NOOP("fields", "Share class"),
    hint=QT_TRANSLATE_NOOP("fields", "such as B; empty when there is one"),
)

FORMS: dict[str, tuple[Field, ...]] = {
    "insider_deal": (
        _PERSON,
        _ROLES,
        Field("side", QT_TRANSLATE_NOOP("fields", "What"), "choice", core.SIDES),
        _SHARES,
        _PRICE,
        _VALUE,
        _CURRENCY,
        _DAY,
        _LAST_DAY,
        _KNOWN,
        Field("vehicle", QT_TRANSLATE_NOOP("fields", "Held through")),
        Field(
            "discretion",
            QT_TRANSLATE_NOOP("fields", "Decision"),
            "choice",
            core.DISCRETIONS,
        ),
        Field("holding_after", QT_TRANSLATE_NOOP("fields", "Shares held after"), "number"),
        Field(
            "passive",
            QT_TRANSLATE_NOOP("fields", "Passive: only the share of the company moved"),
            "tick",
        ),
        _CLASS,
        *_SOURCE,
        _NOTE,
    ),
    "insider_plan": (
        _PERSON,
        _ROLES,
        Field("side", QT_TRANSLATE_NOOP("fields", "What"), "choice", ("sell", "buy", "unknown")),
        Field("shares", QT_TRANSLATE_NOOP("fields", "Up to shares"), "number"),
        Field("value", QT_TRANSLATE_NOOP("fields", "Up to money"), "number"),
        _CURRENCY,
        _FROM,
        _TO,
        _KNOWN,
        *_SOURCE,
        _NOTE,
    ),
    "buyback_programme": (
        Field(
            "programme_kind",
            QT_TRANSLATE_NOOP("fields", "Kind"),
            "choice",
            core.PROGRAMME_KINDS,
            hint=QT_TRANSLATE_NOOP("fields", "a mandate is a right, a programme an intention"),
        ),
        Field("name", QT_TRANSLATE_NOOP("fields", "Name")),
        Field("shares", QT_TRANSLATE_NOOP("fields", "At most shares"), "number"),
        Field("value", QT_TRANSLATE_NOOP("fields", "At most money"), "number"),
        _CURRENCY,
        _FROM,
        _TO,
        Field(
            "end_rule",
            QT_TRANSLATE_NOOP("fields", "Ends"),
            hint=QT_TRANSLATE_NOOP("fields", "the earliest of: next meeting, cap used, revoked"),
        ),
        _KNOWN,
        Field("purpose", QT_TRANSLATE_NOOP("fields", "Purpose")),
        _CLASS,
        *_SOURCE,
        _NOTE,
    ),
    "repurchase": (
        Field("method", QT_TRANSLATE_NOOP("fields", "Method"), "choice", core.METHODS),
        _SHARES,
        Field("price_low", QT_TRANSLATE_NOOP("fields", "Lowest price"), "number"),
        Field("price_high", QT_TRANSLATE_NOOP("fields", "Highest price"), "number"),
        Field("price", QT_TRANSLATE_NOOP("fields", "Average price"), "number"),
        Field("value", QT_TRANSLATE_NOOP("fields", "Money"), "number"),
        _CURRENCY,
        _DAY,
        _LAST_DAY,
        _KNOWN,
        Field("programme_id", QT_TRANSLATE_NOOP("fields", "Under"), "programme"),
        Field("cumulative_shares", QT_TRANSLATE_NOOP("fields", "Shares so far"), "number"),
        Field(
            "cumulative_basis",
            QT_TRANSLATE_NOOP("fields", "counted"),
            "choice",
            ("", "since_mandate", "since_programme", "year"),
        ),
        _CLASS,
        *_SOURCE,
        _NOTE,
    ),
    "calendar_day": (
        Field(
            "calendar_kind",
            QT_TRANSLATE_NOOP("fields", "What"),
            "choice",
            ("closed_period", *(k for k in core.CALENDAR_KINDS if k != "closed_period")),
        ),
        _FROM,
        _LAST_DAY,
        Field(
            "rule",
            QT_TRANSLATE_NOOP("fields", "Rule"),
            hint=QT_TRANSLATE_NOOP("fields", "who may not deal, and what says so"),
        ),
        _KNOWN,
        *_SOURCE,
        _NOTE,
    ),
    "note": (
        Field("note", QT_TRANSLATE_NOOP("fields", "Note"), "lines"),
        Field("traded_from", QT_TRANSLATE_NOOP("fields", "Day"), "day"),
        *_SOURCE,
    ),
}
CURRENCIES = ("", "HKD", "USD", "EUR", "GBP", "GBp", "CHF", "JPY", "CNY", "SEK", "NOK", "DKK",
              "CAD", "AUD", "SGD", "KRW", "TWD", "INR", "ZAR", "ZAc", "ILS", "ILA", "PLN", "BRL",
              "MXN")  # fmt: skip
