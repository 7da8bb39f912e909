"""Moves of a stock's price in one session: each per cent with its verb and its subject.

A number is a move where a word of rising or falling stands in its clause, the subject named nearest
is a stock or a company that does what stocks do, and no other time than a session is told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from watchapp.core.rounding import Interval
from watchapp.core.statements import Span, Statement
from watchapp.formats.article import subjects
from watchapp.formats.article.amounts import Amount
from watchapp.formats.article.days import ITS_MOVE, Told
from watchapp.formats.article.place import Place, interval_of

_INTRADAY = re.compile(
    r"zeitweise|zwischenzeitlich|in\s+der\s+Spitze|im\s+Tagesverlauf|Tageshoch|bis\s+zu|intraday"
    r"|as\s+much\s+as|up\s+to|at\s+one\s+(?:point|stage)|briefly|vorübergehend|[Kk]urzzeitig"
    r"|zeitweilig|im\s+(?:frühen\s+Handel|Handelsverlauf|Verlauf(?!\s+de[rs]\s+(?:Woche|Monats|Jahres))"
    r"|Tief\b|Hoch\b|Tagestief|Tageshoch)|session\s+(?:low|high)"
    r"|\bat\s+(?:the|its|their)\s+(?:low|high)s?\b",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"\bschloss\w*|\bschließ\w*|Schlusskurs\w*|Handelsschluss|aus\s+dem\s+Handel|\bclosed?\b"
    r"|\bclosing\b|\bended\b"
    r"|\bfinished\b|\bsettled\b",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[,;:]\s+|\s+(?:--?|[\u2013\u2014])\s+|\s+(?=(?:und|and|aber|but|doch|während|while|whereas"
    r"|wohingegen|bevor|before(?!\s*[.,;]|\s*$)|nachdem|after(?!-)"
    r"|obwohl|although|as\s+(?!much|high|an?\b|well|sharply|[\d$€£]))\b)"
)
# behind a number that is a share of something, or a comparison
_NO_MOVE_BEHIND = re.compile(
    r"\s*(?:mehr|weniger|more|fewer|less|of\b|des\b|unter\b|unterhalb|below|above|stake|Anteil"
    r"|der\s+(?:Anteile|Aktien|Stimm))"
)
# before a number that is a level: "stieg auf 23 Prozent"
_LEVEL_AHEAD = re.compile(
    r"(?:\bauf|(?<!\bup)\sto|\bat|\bfrom|\bvon\s+\d[\d,.]*\s+auf)\s+(?:\w+\s+)?$"
)


@dataclass(frozen=True, slots=True)
class _Clause:
    """What is told together with a number.

    Attributes:
        span: From the boundary before the number to the one behind it.
        near: The part of it between the numbers before and behind.
        number: The number itself.
    """

    span: Span
    near: Span
    number: Span

    def lead(self, words: str, numbers: list[Amount]) -> str:
        """What stands before the number's own words, with a first clause that has no number."""
        begin = self.span[0]
        opening = not any(n.span[0] < begin for n in numbers) and words.count(",", 0, begin) == 1
        return words[0 if opening else begin : self.near[0]]


def moves(place: Place) -> Iterator[Statement]:
    """Every move of a stock in one session that a sentence tells, in order."""
    numbers = [a for a in place.amounts if a.per_cent]
    if not numbers:
        return
    bounds = _bounds(place)
    for at, number in enumerate(numbers):
        clause = _clause(place.words, number, numbers[max(at - 1, 0) : at + 2], bounds)
        found = _move(place, number, numbers, clause)
        if found is not None:
            days, is_open = _days(place, clause, bounds)
            day = days[0] if days else None
            yield replace(found, day=day, or_days=days[1:], day_open=is_open)


def _days(place: Place, clause: _Clause, bounds: list[Span]) -> tuple[tuple[date, ...], bool]:
    """The sessions a number may be told of, the likeliest first, and whether another may be meant.

    It is named beside the number, else in its clause, else in the main clause nearest before, else
    in one behind; the day of "after" and "which" is not that of what stands beside them. Where the
    sentence names none it is the one told of before, or the day of the text.
    """
    named = place.named_days
    today = (place.today,) if place.today is not None else ()
    aside = _EARLIER.search(place.words, *clause.span) is not None
    for a, b in (clause.near, clause.span):
        inside = [t for t in named if a <= t.span[0] < b]
        if inside:
            beside = min(inside, key=lambda t: _gap(t.span, clause.number))
            more = today if _is_of_before(place.words, beside.span, clause) else ()
            return _sessions(place, beside, *more), aside
    aside = aside or _ASIDE.match(place.words, clause.span[0]) is not None
    main = _in_main_clauses(place, bounds)
    before = [t for t in main if t.span[0] < clause.span[0]]
    if before or main:
        return _sessions(place, before[-1] if before else main[0]), aside
    if place.told_of is not None:
        return tuple(dict.fromkeys((*place.told_of, *(today if place.told_of else ())))), aside
    return today, aside


def _sessions(place: Place, told: Told, *more: date) -> tuple[date, ...]:
    """The days that a day can be; empty for "last Monday", which is one of two.

    In a text without a day of its own a weekday may follow the day that it tells of.
    """
    if not told.exact:
        return ()
    found = [told.day]
    if not place.dated and not re.search(r"\d", place.words[slice(*told.span)]):
        found.append(told.day + timedelta(days=7))
    return tuple(dict.fromkeys((*found, *more)))


def _bounds(place: Place) -> list[Span]:
    """Where the clauses of a sentence meet; not around a date: "am Freitag, 26. September, um"."""
    found = [m.span() for m in _BOUNDARY.finditer(place.words)]
    ends, begins = {e for _, e in found}, {b for b, _ in found}
    dates = [t.span for t in place.days if t.span[0] in ends and t.span[1] in begins]
    beside = {a for a, _ in dates} | {b for _, b in dates}
    return [(b, e) for b, e in found if e not in beside and b not in beside]


def sessions_of(place: Place) -> tuple[date, ...] | None:
    """The sessions a sentence may leave to the next: the last of a main clause.

    None where it names no day, empty where it tells of another: "two days later".
    """
    if subjects.is_of_another_day(place.words):
        return ()
    bounds = _bounds(place)
    named = [t for t in _in_main_clauses(place, bounds) or place.named_days if t.exact]
    return _sessions(place, named[-1]) if named else None


def _in_main_clauses(place: Place, bounds: list[Span]) -> list[Told]:
    """The days a sentence names, but those of "after" and "which"."""
    begins = [0, *(e for _, e in bounds)]
    return [
        t for t in place.named_days
        if not _ASIDE.match(place.words, max(b for b in begins if b <= t.span[0]))
    ]  # fmt: skip


def _is_of_before(words: str, day: Span, clause: _Clause) -> bool:
    """Whether a day may be that of what came before a number: "nach dem Minus am Montag"."""
    if day[1] > clause.number[0] or ITS_MOVE.match(words, day[1]):
        return False
    return day[0] < clause.near[0] or _AFTER.match(words, clause.span[0]) is not None


# of a time before or behind the day that is named
_EARLIER = re.compile(
    r"\b(?:[Zz]uvor|[Dd]avor|[Dd]anach|[Ss]päter|[Ee]arlier(?!\s+(?:in|on)\b)|[Ll]ater|[Pp]reviously"
    r"|[Ss]ubsequently|year[- ]to[- ]date|start\s+of\s+the\s+year)\b|\b[Ss]eit\s+Jahres"
)
_AFTER = re.compile(r"(?:[Nn]ach|[Aa]fter|[Ff]ollowing|[Tt]rotz|[Dd]espite)\b")
_IT = {
    "de": re.compile(r"\b(?:[Ss]ie|[Ee]r|[Ee]s)\b"),
    "en": re.compile(r"\b(?:[Ii]t|[Tt]hey)\b"),
}
# clauses whose day is theirs alone
_ASIDE = re.compile(
    r"\s*(?:and\s+|und\s+|but\s+|aber\s+)?(?:[Aa]fter|[Nn]achdem|[Nn]ach|[Bb]efore|[Bb]evor|which"
    r"|whose|that|having|[Ff]ollowing|[Ss]ince|[Ss]eit|[Oo]bwohl|[Aa]lthough|[Ww]eil|[Bb]ecause"
    r"|[Ww]ie|rebounding|recovering|extending|reversing|erasing|compared"
    r"|verglichen|from)\b"
)


def _clause(words: str, number: Amount, beside: list[Amount], bounds: list[Span]) -> _Clause:
    """The clause of a number; ``beside`` are the numbers before and behind it."""
    a, b = number.span
    begin = max((e for _, e in bounds if e <= a), default=0)
    end = min((s for s, _ in bounds if s >= b), default=len(words))
    before = max((n.span[1] for n in beside if begin <= n.span[0] < a), default=begin)
    behind = min((n.span[0] for n in beside if b <= n.span[0] < end), default=end)
    gain = _SUPERLATIVE.search(words, b, behind)
    return _Clause((begin, end), (before, gain.start() if gain is not None else behind), (a, b))


_SUPERLATIVE = re.compile(
    r"\b(?:stärkste|größte|höchste|kräftigste|beste|strongest|biggest|largest|best|steepest"
    r"|sharpest|most)[rnms]?\b"
)


def _move(place: Place, number: Amount, numbers: list[Amount], clause: _Clause) -> Statement | None:
    words, lang = place.words, place.lang
    verb = _direction(place, number, clause)
    if verb is None or not _is_one(words, number, clause, numbers):
        return None
    subject = subjects.subject_of(place.subjects, words, number.span, clause.span, lang)
    if subject is None and _IT[lang].search(words, *clause.span):
        subject = place.meant
    if not _is_of_a_stock(place, number, subject):
        return None
    company = subject.company if subject is not None else None
    told_by, is_sure = place.told_by or ("", False)
    if company is not None:
        told_by = ""
    elif is_sure:
        company, told_by = told_by, ""
    basis = _basis(words, clause, numbers)
    told = interval_of(number, words, "fraction")
    if basis == "intraday" and math.isinf(told.high):
        told = Interval(told.low, told.low * 1.1, told.unit)
    inside = [verb[:2], number.span]
    if subject in place.subjects and clause.span[0] <= subject.span[0] < clause.span[1]:
        inside.append(subject.span)
    begin, end = min(s[0] for s in inside), max(s[1] for s in inside)
    return Statement(
        "intraday_move" if basis == "intraday" else "close_move",
        place.span((max(begin, min(clause.near[0], number.span[0])), end)),
        told,
        basis=basis,
        rising=verb[2],
        company=company,
        told_by=told_by,
        described=subject is not None and subject.described,
    )


def _is_one(words: str, number: Amount, clause: _Clause, numbers: list[Amount]) -> bool:
    """Whether what stands around a number leaves it a move, and one of a session."""
    ahead = words[max(number.span[0] - 40, 0) : number.span[0]]
    if _NO_MOVE_BEHIND.match(words, number.span[1]) or _LEVEL_AHEAD.search(ahead):
        return False
    if subjects.is_of_a_noun(words, number.span[0]):
        return False
    if _A_DAY_AFTER.search(words[max(clause.span[0] - 25, 0) : clause.span[0] + 12]):
        return False
    near, lead = words[slice(*clause.near)], clause.lead(words, numbers)
    if re.search(r"Anteil\b|stake|Stimmrecht", near) or not subjects.of_one_session(near):
        return False
    return _splits(lead) or subjects.of_one_session(lead)


_A_DAY_AFTER = re.compile(
    r"\b(?:a|one|the|two|three)\s+(?:day|session)s?\s+(?:after|before)\b"
    r"|\b(?:einen|zwei|drei)\s+Tage?\s+(?:nachdem|bevor|nach|vor)\b",
    re.IGNORECASE,
)


def _is_of_a_stock(place: Place, number: Amount, subject: subjects.Subject | None) -> bool:
    if subject is None:
        return subjects.is_of_trading(place.words, number.span[0], place.lang)
    return subject.is_stock and (not subject.bare or _in_a_session(place))


def _basis(words: str, clause: _Clause, numbers: list[Amount]) -> str:
    near, lead = words[slice(*clause.near)], clause.lead(words, numbers)
    if _CLOSE.search(near):
        return "close"
    if _INTRADAY.search(near) or (_INTRADAY.search(lead) and not _splits(lead)):
        return "intraday"
    return ""


def _splits(lead: str) -> bool:
    """Whether what stands before an earlier number of the clause is that number's."""
    return "%" in lead or re.search(r"Prozent|per\s?cent|pc\b", lead) is not None


def _direction(place: Place, number: Amount, clause: _Clause) -> tuple[int, int, bool] | None:
    """The word of rising or falling nearest to a number, with True for rising."""
    words = place.words
    same = (0, clause.span[0]) if _SAME_VERB.match(words[clause.span[0] : number.span[0]]) else None
    for part in (clause.near, clause.span, *([same] if same else [])):
        found = [w for w in _turns(place, part) if not number.span[0] <= w[0] < number.span[1]]
        if found:
            return min(found, key=lambda w: _gap(w[:2], number.span))
    return None


def _turns(place: Place, part: Span) -> list[tuple[int, int, bool]]:
    """The words of falling and rising in a part of a sentence; looked for once in each part."""
    known = place.turns.get(part)
    if known is None:
        text, a = place.words[slice(*part)], part[0]
        down = [
            (m.start() + a, m.end() + a, False) for m in subjects.FALL[place.lang].finditer(text)
        ]
        up = [
            (m.start() + a, m.end() + a, True)
            for m in subjects.RISE[place.lang].finditer(text)
            if not any(s <= m.start() + a < e for s, e, _ in down)
        ]
        known = place.turns[part] = [*down, *up]
    return known


# "Quillmere lost 2.2 per cent and Ossington 1.3 per cent": the verb of the clause before
_SAME_VERB = re.compile(r"(?:und\s+|and\s+)?[A-ZÄÖÜ][\w&.]*(?:[ -][A-ZÄÖÜ][\w&.]*)*\s+(?:um\s+)?\Z")


def _gap(one: Span, other: Span) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)


def _in_a_session(place: Place) -> bool:
    """Whether a sentence names a session or a word of trading: a company alone is no stock."""
    return any(t.exact and not t.ahead for t in place.days) or (
        subjects.is_of_trading(place.words, 0, place.lang)
        or _INTRADAY.search(place.words) is not None
    )
