"""``watchapp check``: what an article says, held against prices and records."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from watchapp.analysis.verdicts import Verdict
from watchapp.app import articles, language, text
from watchapp.cli.running import Context
from watchapp.cli.watch import listing_named
from watchapp.core.rounding import Interval
from watchapp.core.statements import Draft

translate = QCoreApplication.translate


def run(context: Context) -> tuple[dict[str, Any], int]:
    """Reads the article; nothing of it is kept."""
    args = context.args
    words = articles.text_of(args.article)
    with context.reading() as workspace:
        listing = None
        if args.symbol:
            from watchapp.core.problems import KnownError

            if workspace is None:
                raise KnownError("no_such_symbol", symbol=args.symbol)
            listing = listing_named(workspace.desk.book, args.symbol)
        found = articles.check(workspace, words, listing=listing, day=args.date)
    told = {
        "language": found.article.language,
        "date": found.article.day.isoformat() if found.article.day else None,
        "date_assumed": found.article.day_assumed,
        "remarks": [
            {"code": p.code, "day": p.args["day"].isoformat()}
            for p in articles.doubts(found.article, articles.today())
        ],
        "symbol": found.listing.symbol if found.listing else None,
        "prices": _prices(found.prices),
        "drafts": [_draft(d, words) for d in found.article.drafts],
        "claims": [_claim(v) for v in found.verdicts],
    }
    _say(context, found)
    return told, 0


def _prices(prices: articles.Prices | None) -> dict[str, Any] | None:
    """What the claims were held against."""
    if prices is None:
        return None
    return {
        "symbol": prices.symbol,
        "origin": prices.origin,
        "until": prices.until.isoformat(),
    }


def _draft(draft: Draft, words: str) -> dict[str, Any]:
    return {
        "kind": draft.kind,
        "person": draft.person,
        "role": draft.role,
        "company": draft.company,
        "date_from": draft.first_day.isoformat() if draft.first_day else None,
        "date": draft.day.isoformat() if draft.day else None,
        "date_assumed": _is_assumed(draft, words),
        "timing": draft.timing,
        "shares": _number(draft.shares),
        "price": _number(draft.price),
        "price_high": _number(draft.price_high),
        "value": _number(draft.value),
        "currency": draft.currency,
        "currency_assumed": draft.currency_assumed,
        "other_value": _number(draft.other_value),
        "other_currency": draft.other_currency,
        "stake_after": _number(draft.stake_after),
        "bound": draft.bound or None,
        "pays_for": draft.pays_for or None,
        "discretion": draft.discretion if draft.kind.startswith("insider_") else None,
        "spans": {name: list(span) for name, span in draft.spans.items()},
        "confidence": draft.confidence,
    }


_YEAR = re.compile(r"\d{4}|\d\.\s?\d{1,2}\.\s?\d{2}\b")


def _is_assumed(draft: Draft, words: str) -> bool:
    """Whether a day's year, or the day of "Monday", was taken from the article's day."""
    span = draft.spans.get("date")
    return draft.day is not None and span is not None and not _YEAR.search(words[slice(*span)])


def _number(value: Decimal | None) -> int | float | None:
    """A number as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _claim(found: Verdict) -> dict[str, Any]:
    return {
        "span": list(found.statement.span),
        "kind": found.statement.kind,
        "stated": _interval(found.statement.stated),
        "measured": found.measured,
        "verdict": found.verdict,
        "reason": found.reason,
    }


def _interval(stated: Interval) -> dict[str, Any]:
    """An end that is open is null: JSON has no infinity."""
    ends = [v if math.isfinite(v) else None for v in (stated.low, stated.high)]
    return {"low": ends[0], "high": ends[1], "unit": stated.unit}


def _told(draft: Draft) -> list[str]:
    """A draft as the parts of a line: what, who, when, how many, at what price, for how much."""
    parts = [text.word(f"draft_{draft.kind}")]
    who = [draft.person, text.word(draft.role) if draft.role else None, draft.company]
    parts += [", ".join(w for w in who if w)]
    if draft.day:
        days = [d for d in (draft.first_day, draft.day) if d is not None]
        parts.append(" \u2013 ".join(map(text.day, days)))
    if draft.shares is not None:
        parts.append(translate("cli", "{n} shares").format(n=text.compact(draft.shares)))
    money = draft.currency or ""
    if draft.price is not None:
        ends = [p for p in (draft.price, draft.price_high) if p is not None]
        price = " \u2013 ".join(map(text.price, ends))
        parts.append(translate("cli", "at {price} {currency}").format(price=price, currency=money))
    if draft.value is not None:
        parts.append(f"{text.compact(draft.value)} {money}".strip())
    if draft.currency_assumed:
        parts.append(translate("cli", "({currency} is assumed)").format(currency=money))
    return [p for p in parts if p]


def _say(context: Context, found: articles.Checked) -> None:
    spoken = language.of_sentences()
    article = found.article
    if article.day is not None and article.day_assumed:
        line = translate("cli", "It names its day without a year: {day} is assumed.")
        context.say(line.format(day=text.day(article.day)))
    for doubt in articles.doubts(article, articles.today()):
        context.say(text.problem(doubt))
    if found.listing is None:
        context.say(translate("cli", "Which company of the file it is about is not clear."))
    if (source := articles.source_of(found)) is not None:
        context.say(text.problem(source))
    for draft in article.drafts:
        context.say("  ".join(_told(draft)))
    for one in found.verdicts:
        a, b = one.statement.span
        quote = " ".join(found.article.text[a:b].split())
        marked = f"\u201e{quote}\u201c" if spoken == "de" else f"\u201c{quote}\u201d"
        context.say(f"{text.word(one.verdict)}: {marked}")
        context.say(f"    {one.reason[spoken]}")
    if not found.article.drafts and not found.verdicts:
        context.say(translate("cli", "Nothing in it that could be marked or checked."))
