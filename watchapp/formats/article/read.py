"""Reads an article or announcement: its language, its day, drafts of its events, its claims."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from watchapp.core.problems import KnownError
from watchapp.core.statements import Article
from watchapp.formats.article import drafts, statements
from watchapp.formats.article.days import days
from watchapp.formats.article.sentences import language

LONGEST = 400_000  # characters; a book is longer than any article
DATELINE = 90  # characters in which a report names its place and day
HEAD = 400  # characters in which a text names its own day


def read(text: str, day: date | None = None, *, now: date | None = None) -> Article:
    """What a text tells.

    Args:
        text: German or English.
        day: Of publication; else the first complete date at the head of the text.
        now: Where the head has a day without its year, the last such day until then is assumed.

    Raises KnownError: ``empty_text``, ``text_too_long``, ``not_a_text``, ``no_words``.
    """
    if not text.strip():
        raise KnownError("empty_text")
    if len(text) > LONGEST:
        raise KnownError("text_too_long", most=LONGEST)
    sample = text[:4000]
    odd = sum(
        unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") and c not in "\n\r\t\f" for c in sample
    )
    if odd > len(sample) // 50 or "\x00" in text:
        raise KnownError("not_a_text", path="")
    if not re.search(r"[^\W\d_]{2}", text):
        raise KnownError("no_words")
    lang = language(text)
    headed = day or _headed(text, lang)
    found, assumed = headed or _last_told(text, lang, now), False
    if found is None and now is not None:
        found = _dateline(text, lang, now)
        assumed = found is not None
    made = tuple(drafts.drafts(text, lang, found))
    dated = headed is not None or assumed
    claims = tuple(statements.statements(text, lang, found, made, dated=dated))
    return Article(text, lang, found, made, claims, assumed)


def _dateline(text: str, lang: str, now: date) -> date | None:
    """The day with which a report begins, "HONG KONG, Nov 25", of the year that is nearest."""
    for told in days(text[:DATELINE], lang, now):
        if told.exact and re.search(r"\d", text[slice(*told.span)]):
            return told.day
    return None


def _last_told(text: str, lang: str, now: date | None) -> date | None:
    """The last day with a year that a text tells, for one without a dateline.

    A report is no older than what it tells of; a day behind ``now`` is one that is to come.
    """
    told = days(text, lang, None)
    past = [t.day for t in told if not t.ahead and (now is None or t.day <= now)]
    return max(past, default=told[0].day if told else None)


def _headed(text: str, lang: str) -> date | None:
    """The day with its year that heads a text."""
    for one in days(text[: HEAD + 60], lang, None):
        if one.span[0] >= HEAD:
            break
        if _DATELINE.search(text[: one.span[0]]) and _HEADS.match(text, one.span[1]):
            return one.day
    return None


# before and behind a day that heads a report: a place, a newswire, nothing; a dash, a point, a line
_DATELINE = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:Stand|Datum|Date|Published|Veröffentlicht(?:\s+am)?):?[ \t]*)?"
    r"(?:[\w.\u00c0-\u017f/ -]{2,40}(?:\([^)]{2,30}\))?,[ \t]*(?:den[ \t]+|\w+,?[ \t]+)?"
    r"|\w+,?[ \t]+)?\Z"
)
_HEADS = re.compile(r"[ \t]*(?:[-\u2013\u2014:.(/|]|\n|$)|[ \t]+\(?[A-Z]")
