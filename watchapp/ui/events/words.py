"""An event in a few lines, for the card beside a mark, the list and the side panel."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from watchapp.app import text
from watchapp.core import exchanges
from watchapp.core.checks import implied_price
from watchapp.core.events import (
    BuybackProgramme,
    CalendarDay,
    Event,
    Holding,
    InsiderDeal,
    InsiderPlan,
    Repurchase,
    amount,
)

# What sources and layouts are called; names of their own, in every language.
SOURCES = {
    "sec": "SEC EDGAR",
    "sec_ownership": "SEC Form 3/4/5",
    "sec_144": "SEC Form 144",
    "sec_item703": "SEC Item 703",
    "sec_companyfacts": "SEC companyfacts",
    "hkex": "HKEX Share Repurchase Report",
    "hkex_repurchases": "HKEX Share Repurchase Report",
    "hkex_di": "HKEX Disclosure of Interests",
    "fi": "Finansinspektionen",
    "six": "SIX Exchange Regulation",
    "afm": "AFM",
    "afm_page": "AFM",
    "bafin": "BaFin",
    "openinsider": "OpenInsider",
    "finviz": "Finviz",
    "finnhub": "Finnhub",
    "eodhd": "EODHD",
    "sharadar": "Sharadar SF2",
    "fmp": "FMP",
    "yahoo": "Yahoo",
}


def source_name(name: str) -> str:
    """What a source is called to people."""
    if name == "article":
        return QCoreApplication.translate("event", "Article")
    return SOURCES.get(name, name)


def title(event: Event) -> str:
    """Who did what, in a few words."""
    if isinstance(event, InsiderDeal):
        return _deal_title(event)
    if isinstance(event, Holding) and event.person:
        return f"{event.person}: {text.word(event.KIND)}"
    if isinstance(event, InsiderPlan):
        what = text.word(event.side)
        return QCoreApplication.translate("event", "{who}: planned {what}").format(
            who=event.person, what=what
        )
    if isinstance(event, BuybackProgramme):
        return event.name or text.word(event.programme_kind)
    if isinstance(event, CalendarDay):
        return event.note.split("\n")[0][:80] or text.word(event.calendar_kind)
    if event.KIND == "note":
        return event.note.split("\n")[0][:80]
    return text.word(event.KIND)


def _deal_title(event: InsiderDeal) -> str:
    who = event.person or nobody(event)
    if event.passive:
        return QCoreApplication.translate("event", "{who}: passive change of holding").format(
            who=who
        )
    what = text.word(event.side)
    if event.pays_for:
        what = text.word(f"sale_for_{event.pays_for}")
    if event.side in ("other", "unknown") and event.code:
        what = event.code if event.scheme == "mar" else f"{what} ({event.code})"
    if event.instrument != "share":
        what += f" ({text.word(f'in_{event.instrument}')})"
    return f"{who}: {what}"


def nobody(event: InsiderDeal) -> str:
    """Who it was where the source names nobody: what it says of the role."""
    roles = ", ".join(text.word(r) for r in event.roles)
    unnamed = QCoreApplication.translate("event", "not named")
    return f"{unnamed} ({roles})" if roles else unnamed


def size(event: Event) -> str:
    """Shares, price and money, as far as they are filed."""
    parts = []
    if event.shares is not None:
        parts.append(
            QCoreApplication.translate("event", "{n} shares").format(n=text.number(event.shares))
        )
    price = implied_price(event)
    if price is not None:
        digits = 2 if price >= 1 else 4
        filed = text.price(event.price) if event.price else text.number(price, digits)
        low, high = getattr(event, "price_low", None), getattr(event, "price_high", None)
        if low is not None and high is not None and low != high:
            filed += f" ({text.price(low)} \u2013 {text.price(high)})"
        word = QCoreApplication.translate("event", "at {price}").format(price=filed)
        parts.append(word)
    money = amount(event)
    if money is not None:
        said = f"{text.compact(money)} {event.currency or ''}".strip()
        parts.append(said if not parts else f"= {said}")
    elif event.currency and parts:
        parts.append(event.currency)
    return " ".join(parts)


def traded(event: Event) -> str:
    """The day or period it was traded."""
    first, last = event.traded_from, event.traded_to
    if first is None:
        return QCoreApplication.translate("event", "day of trading not filed")
    if last is None or last == first:
        return text.day(first)
    return f"{text.day(first)} \u2013 {text.day(last)}"


def known(event: Event) -> str:
    """When the public could know, in the user's zone with the exchange's beside it."""
    if event.published_at is not None:
        said = text.moment(event.published_at)
        exchange = exchanges.BY_MIC.get(event.mic)
        if exchange is not None:
            there = event.published_at.astimezone(ZoneInfo(exchange.zone))
            here = text.local(event.published_at)
            if there.utcoffset() != here.utcoffset():
                said += f" ({there:%H:%M} {exchange.name})"
        return said
    if event.published_on is not None:
        when = "" if event.timing == "unknown" else f", {text.word(event.timing)}"
        return text.day(event.published_on) + when
    return QCoreApplication.translate("event", "publication unknown")


def clocks(event: Event) -> tuple[str, str]:
    """When it was dealt, and when the public could know."""
    dealt, public = traded(event), known(event)
    if event.traded_from and not isinstance(event, BuybackProgramme | InsiderPlan | CalendarDay):
        dealt = QCoreApplication.translate("event", "traded {day}").format(day=dealt)
    if event.known_day is not None:
        public = QCoreApplication.translate("event", "known {day}").format(day=public)
    return dealt, public


def largest_first(events: Iterable[Event]) -> list[Event]:
    """By their money, those without any last."""
    return sorted(events, key=lambda e: -(amount(e) or 0))


def summary(event: Event) -> str:
    """The lines of a card."""
    lines = [title(event)]
    if said := size(event):
        lines.append(said)
    if isinstance(event, InsiderDeal | Holding) and event.vehicle:
        via = QCoreApplication.translate("event", "through {vehicle}")
        lines.append(via.format(vehicle=event.vehicle))
    if isinstance(event, Repurchase) and event.method != "unknown":
        lines.append(text.word(event.method))
    if isinstance(event, CalendarDay) and event.rule:
        lines.append(QCoreApplication.translate("event", "Rule: {rule}").format(rule=event.rule))
    lines.append(" \u00b7 ".join(clocks(event)))
    if event.sources:
        names = ", ".join(dict.fromkeys(source_name(s.name) for s in event.sources))
        lines.append(QCoreApplication.translate("event", "Source: {names}").format(names=names))
    if event.status != "current":
        lines.append(text.word(event.status))
    return "\n".join(lines)


def one_line(event: Event) -> str:
    """An event as one sentence, for a screen reader."""
    return ", ".join(summary(event).split("\n"))


def spoken(event: Event) -> str:
    """An event as it is said while one walks along the marks: what, how much, when, known when."""
    parts = [title(event)]
    price = implied_price(event)
    if event.shares is not None and price is not None and event.price:
        words = QCoreApplication.translate("event", "{n} shares at {price} {currency}")
        shares, each = text.compact(event.shares), text.price(event.price)
        parts.append(words.format(n=shares, price=each, currency=event.currency or "").strip())
    elif said := size(event):
        parts.append(said)
    return ", ".join([*parts, *clocks(event)])


def entered(event: Event) -> str:
    """When and how it came into the file."""
    if event.entered_at is None:
        return ""
    by = {
        "user": QCoreApplication.translate("event", "by hand"),
        "sample": QCoreApplication.translate("event", "with the sample"),
        "article": QCoreApplication.translate("event", "from an article"),
    }.get(event.entered_by, source_name(event.entered_by))
    return f"{text.moment(event.entered_at)}, {by}"
