"""What a text claims that prices or records confirm: a table of rules, each with its example."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from watchapp.core.rounding import Interval, quotient, stated
from watchapp.core.statements import Draft, Span, Statement
from watchapp.formats.article import names, rules, subjects
from watchapp.formats.article.amounts import small_number
from watchapp.formats.article.days import days, month_named, part_of_month, time_named
from watchapp.formats.article.moves import moves, sessions_of
from watchapp.formats.article.place import Place, interval_of
from watchapp.formats.article.rules import Rule, says
from watchapp.formats.article.sentences import sentences

BUCKET = 2000  # characters of a text whose statements are looked through together
FEWEST = 2  # that "several" can mean
CARRIED = 3  # sentences in which the session that was named before them may be meant
RALLY_WORDS = 60  # characters behind a rally in which its size is told
RALLY_SESSIONS = 10  # that a rally of several weeks has at least
LONGEST_SPAN = 600  # weeks, months or years; more is no claim about a price
MONTHS = {"week": 7 / 30.4375, "month": 1.0, "year": 12.0}


_HIGH_DE = r"(?:\w*[Hh]och(?:s|punkt\w*)?|Höchst(?:stand|kurs|wert)\w*|Gipfel)"
_HIGH_EN = r"(?:highs?|peaks?|records?|top)\b"
# a number of at most so many digits, not the middle of a longer one: else a row of digits is slow
_PERCENT_DE = r"(?<!\d)\d{1,9}(?:[.,]\d{1,9})?\s*(?:%|Prozent)"
_PERCENT_EN = r"(?<!\d)\d{1,9}(?:\.\d{1,9})?\s*(?:%|per\s?cent|percent)"
_LOST_DE = (
    r"(?:verloren|verlor|eingebüßt|gefallen|fiel|abgegeben|nachgegeben|eingebrochen|abgesackt"
    r"|gesunken|abgerutscht|Minus)"
)
_LOST_EN = r"(?:lost|fallen|fell|down|dropped|shed|slumped|declined|plunged|slid|tumbled|retreated)"
_WHOM = r"(?-i:(?P<whom>[A-ZÄÖÜ][\w&.-]*(?:\s[A-ZÄÖÜ][\w&.-]*){0,3}))"
_WHEN = r"(?P<since>(?:[^.,;\u2013]|(?<=\d)\.(?=\s?\w)){3,30})"
_SOME_DE = r"mehrere|einige|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\d+"
_SOME_EN = r"several|two|three|four|five|six|seven|eight|nine|ten|\d+"
_NTH = {
    "de": ["erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte"],
    "en": ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"],
}
_BUYBACKS_DE = r"(?:\w+\s+)?(?:Programme|\w*[Rr]ückkauf\w*|\w*[Rr]ückkäufe)"
_BUYBACKS_EN = r"(?:\w+\s+){0,2}(?:program(?:me)?s|buy-?backs|repurchases)"

RULES: tuple[Rule, ...] = (
    says(
        "drawdown",
        "de",
        rf"\bSeit\b.{{0,30}}{_HIGH_DE}.{{0,80}}?{_PERCENT_DE}.{{0,30}}?{_LOST_DE}",
        "Seit dem Hoch im Juli hatte die Aktie über 30 Prozent verloren.",
    ),
    says(
        "drawdown",
        "de",
        rf"{_PERCENT_DE}\s+(?:unter|unterhalb|vom|von|weniger\s+als)\s+.{{0,30}}?{_HIGH_DE}"
        rf"|\bgemessen\s+am\s+.{{0,30}}{_HIGH_DE}.{{0,80}}?{_PERCENT_DE}"
        rf"|\bMinus\s+gegenüber\s+.{{0,40}}(?:{_HIGH_DE}|Rekord).{{0,60}}?{_PERCENT_DE}",
        "Das Papier notiert 35 Prozent unter dem Hoch vom Juli.",
    ),
    says(
        "drawdown",
        "de",
        rf"{_LOST_DE}.{{0,30}}seit\s+.{{0,25}}{_HIGH_DE}.{{0,40}}?{_PERCENT_DE}",
        "Verloren hat sie seit dem Hoch im Juli 30 Prozent.",
    ),
    says(
        "drawdown",
        "en",
        rf"{_PERCENT_EN}\s+(?:below|beneath|from|off|under|since|lower\s+than)\s+.{{0,30}}?(?:{_HIGH_EN}|peaking)",
        "The stock is down more than 30 percent from its July high.",
    ),
    says(
        "drawdown",
        "en",
        rf"\bsince\b.{{0,30}}{_HIGH_EN}.{{0,60}}?{_LOST_EN}.{{0,30}}?{_PERCENT_EN}",
        "Since its July high the stock has lost over 30%.",
    ),
    says(
        "drawdown",
        "de",
        rf"\bvo[nm]\b.{{0,30}}{_HIGH_DE}.{{0,90}}?{_PERCENT_DE}\s+(?:entfernt|{_LOST_DE})",
        "Von ihrem Hoch im Juli ist die Aktie 30 Prozent entfernt.",
    ),
    says(
        "strongest_gain",
        "de",
        r"(?:stärkste|größte|höchste|kräftigste|beste|steilste)[rnms]?\s+(?:\w*(?:anstieg"
        r"|gewinn|plus"
        r"|sprung|zuwachs|aufschlag|tag)s?)(?:\s+an\s+einem\s+Tag)?(?:\s+(?:der"
        r"|des)\s+(?:[\w&]+-)*(?:Aktie|Papiers|Titels))?"
        rf"(?:\s+(?:für|von)\s+(?:die\s+)?{_WHOM})?\s+seit\s+"
        r"(?:(?:mehr\s+als\s+|über\s+|rund\s+|gut\s+)?(?P<n>\w+)\s+(?P<unit>Woche|Monat|Jahr)\w*"
        rf"|(?P<half>einem\s+halben\s+Jahr)|{_WHEN})",
        "Das war der stärkste Tagesanstieg seit fünf Monaten.",
    ),
    says(
        "strongest_gain",
        "en",
        r"(?:(?:strongest|biggest|largest|best|steepest|sharpest)\s+(?:(?:daily|one-day|single-day"
        r"|intraday|percentage)\s+)*"
        r"(?:gains?|rise|jump|advance|increase|climb|day|session|rally"
        r"|showing)(?:\s+in\s+a\s+single\s+(?:session|day))?|the\s+most)"
        rf"(?:\s+for\s+(?:the\s+)?{_WHOM}(?:\s+(?:shares|stock))?)?\s+(?:in|for|since)\s+"
        r"(?:(?:more\s+than\s+|over\s+|about\s+|nearly\s+)?(?P<n>\w+)\s+(?P<unit>week|month"
        rf"|year)s?|(?P<half>half\s+a\s+year)|{_WHEN})",
        "It was the strongest daily gain in five months.",
    ),
    says(
        "rally",
        "de",
        r"(?P<n>\w+?)-?wöchige\w*\s+(?:Kurs)?rall(?:ye|y)\b|(?:Kurs)?Rall(?:ye"
        r"|y)\b.{0,40}mehrere\w*\s+Wochen"
        r"|\b(?P<weeks>\w+)\s+Wochen\b[^.,;]{0,50}\b(?:Kurs)?Rall(?:ye|y)\b"
        r"|\bRall(?:ye|y)\b.{0,60}\b(?:dauert|läuft|hält)\b.{0,30}?\b(?P<last>\w+)\s+Wochen\b",
        "Im Juni folgte eine mehrwöchige Rallye.",
    ),
    says(
        "rally",
        "en",
        r"(?P<n>\w+)[- ]?weeks?(?:-long)?\s+rally|weeks-long\s+rally"
        r"|rally\b.{0,30}\bseveral\s+weeks"
        r"|\brally\b.{0,20}\b(?P<weeks>\w+)\s+weeks\b"
        r"|\brally\b.{0,60}\blasted\s+(?P<last>\w+)\s+weeks\b",
        "In June a multi-week rally followed.",
    ),
    says(
        "programme_count",
        "de",
        rf"\bseit\s+(?P<year>(?:19|20)\d{{2}})\b.{{0,80}}?\b(?P<n>{_SOME_DE})\s+{_BUYBACKS_DE}\b",
        "Seit 2022 hat der Konzern mehrere Programme aufgelegt.",
    ),
    says(
        "programme_count",
        "de",
        rf"\b(?P<n>{_SOME_DE}|{'|'.join(_NTH['de'][1:])})\s+{_BUYBACKS_DE}\b"
        r".{0,80}?\bseit\s+(?P<year>(?:19|20)\d{2})\b",
        "Es ist das fünfte Rückkaufprogramm seit 2019.",
    ),
    says(
        "programme_count",
        "en",
        rf"\bsince\s+(?P<year>(?:19|20)\d{{2}})\b.{{0,80}}?\b(?P<n>{_SOME_EN})\s+{_BUYBACKS_EN}\b",
        "Since 2022 the group has launched several buyback programmes.",
    ),
    says(
        "programme_count",
        "en",
        rf"\b(?P<n>{_SOME_EN}|{'|'.join(_NTH['en'][1:])})\s+(?:{_BUYBACKS_EN}"
        rf"|(?:\w+\s+){{0,2}}(?:programme|program|buy-?back))\b"
        r".{0,80}?\bsince\s+(?P<year>(?:19|20)\d{2})\b",
        "The group has launched five buyback programmes since 2022.",
    ),
)
Reader = Callable[[re.Match[str], Place], Iterator[Statement]]


def statements(
    text: str,
    lang: str,
    today: date | None,
    drafts: tuple[Draft, ...] = (),
    *,
    dated: bool = True,
) -> list[Statement]:
    """Every claim of a text, in order; those of its drafts' own numbers among them.

    ``dated`` is False where ``today`` is not the text's own day but one that it tells of.
    """
    places = list(_places(text, lang, today, dated=dated))
    mine = [rule for rule in RULES if rule.lang == lang]
    found: list[Statement] = []
    for place in places:
        told = [
            c
            for r in mine
            for m in r.pattern.finditer(place.words)
            for c in _READERS[r.kind](m, place)
        ]
        moved = list(moves(place))
        if _BACK.match(place.words) and not any(t.exact for t in place.days):
            told = [_of_the_day_before(c, found) for c in told]
        found += told + moved
        found += _stakes(place, drafts)
    for draft in drafts:
        found += _of_draft(draft, text)
    for place in places:
        found += _rates(place, drafts)
    return _in_order(found)


def _places(text: str, lang: str, today: date | None, *, dated: bool) -> Iterator[Place]:
    """The sentences of a text, each with the session and the stock of those before it."""
    told: tuple[date, ...] | None = None
    age, meant, by = 0, None, None
    for a, b in sentences(text):
        place = Place(text[a:b], a, lang, today, told if age < CARRIED else None, meant, by, dated)
        yield place
        sessions = sessions_of(place)
        told, age = (sessions, 0) if sessions is not None else (told, age + 1)
        subject = place.subjects[0] if place.subjects else meant
        meant = subject if subject is not None and subject.is_stock else None
        by = subjects.told_of(place.words, lang)


# "Das war der stärkste Tagesanstieg": of the move that was told before
_BACK = re.compile(r"(?:Das|Dies|Es|It|That|This|Damit|Mit)\b")


def _of_the_day_before(claim: Statement, before: list[Statement]) -> Statement:
    """A strongest gain that names no day, on that of the last move that was told."""
    if claim.kind != "strongest_gain":
        return claim
    last = next((s for s in reversed(before) if s.kind.endswith("_move") and s.rising), None)
    if last is None or (last.company not in (claim.company, None) and claim.company is not None):
        return claim
    company = claim.company or last.company
    return replace(claim, day=last.day, or_days=last.or_days, company=company)


def _in_order(found: list[Statement]) -> list[Statement]:
    """By place; of two that read one number the first rule's counts."""
    kept: list[Statement] = []
    near: dict[tuple[str, int], list[Statement]] = defaultdict(list)  # by family and place
    for one in found:
        first, last = one.span[0] // BUCKET, one.span[1] // BUCKET
        keys = [(_family(one), k) for k in range(first, last + 1)]
        twice = any(
            subjects.meet(o.span, one.span)
            for key in keys
            for o in near[key]
            if not (_is_move(o) and _is_move(one))  # each is of a number of its own
        )
        if not twice:
            kept.append(one)
            for key in keys:
                near[key].append(one)
    return sorted(kept, key=lambda s: s.span)


def _family(one: Statement) -> str:
    return "percent" if one.kind == "drawdown" or _is_move(one) else one.kind


def _is_move(one: Statement) -> bool:
    return one.kind in ("intraday_move", "close_move")


def _is_of_the_price(place: Place, at: int, *, named: bool = False) -> bool:
    """Whether what is said at a place is told of a stock's price: the subject named last counts.

    Without any it is the price's, unless ``named`` wants a word of trading.
    """
    if subjects.is_of_a_noun(place.words, at):
        return False
    before = [s for s in place.subjects if at - subjects.FAR <= s.span[0] < at]
    if before:
        return before[-1].is_stock
    return not named or subjects.is_of_trading(place.words, at, place.lang)


def _drawdown(m: re.Match[str], place: Place) -> Iterator[Statement]:
    for amount in place.per_cents(m)[:1]:
        at = max(amount.span[0], m.end())
        if not _is_of_the_price(place, at):
            return
        height = _height(place, m)
        first, last = _looked_back(place, m, m.end() if height is None else height[1][1])
        yield Statement(
            "drawdown",
            place.span(m.span()),
            interval_of(amount, place.words, "fraction"),
            first=first,
            last=last,
            day=place.today,
            value=height[0] if height is not None else None,
            rising=False,
            company=_company(place, amount.span, m.span()),
        )


def _height(place: Place, m: re.Match[str]) -> tuple[Interval, Span] | None:
    """The price of a high and its place, where it is told: "Rekordhoch von 61,45 Dollar"."""
    for one in place.amounts:
        ahead = place.words[m.start() : max(one.span[0], m.start())]
        if one.currency and one.span[0] < m.end() + 10 and _AT_A_HEIGHT.search(ahead):
            return stated(one.value, one.digits, one.currency), one.span
    return None


_AT_A_HEIGHT = re.compile(rf"(?:{_HIGH_DE}|{_HIGH_EN})\s+(?:von|of|bei|at)\s+\Z")


def _looked_back(place: Place, m: re.Match[str], told: int) -> tuple[date | None, date | None]:
    """The month or day whose high is meant; a year or all where the words say so.

    ``told`` is where its price ends, where that is told, behind which its day may stand.
    """
    words = place.words[m.start() : max(m.end(), told) + 25]
    exact = [
        t for t in days(words, place.lang, place.today) if re.search(r"\d", words[slice(*t.span)])
    ]
    if exact:
        return exact[0].day, exact[0].day
    month = month_named(words, place.lang, place.today)
    if month is not None:
        return month
    if place.today is not None and re.search(r"52|Jahreshoch|year(?:ly)?\s+high", words):
        return place.today - timedelta(days=365), place.today
    return None, None


def _company(place: Place, number: Span, around: Span) -> str | None:
    """Whose stock a number within some words is told of, where the sentence names it."""
    subject = subjects.subject_of(place.subjects, place.words, number, around, place.lang)
    if subject is not None and subject.is_stock:
        return subject.company
    return subjects.whose(place.words, max(number[0], around[1]), place.lang)


def _strongest(m: re.Match[str], place: Place) -> Iterator[Statement]:
    if not _of_a_gain(m, place):
        return
    day = place.day(m.start())
    found = _how_long(m, place, day)
    if found is None:
        return
    told, first, last = found
    yield Statement(
        "strongest_gain",
        place.span((m.start(), m.end() - (m[0][-1] == "."))),
        told,
        day=day,
        first=first,
        last=last,
        basis="intraday" if "intraday" in m[0].casefold() else "",
        company=m["whom"] or _company(place, m.span(), m.span()),
    )


def _how_long(
    m: re.Match[str], place: Place, day: date | None
) -> tuple[Interval, date | None, date | None] | None:
    """For how many months nothing gained as much; since a day, month or year with its ends."""
    if m["half"]:
        return Interval(5.5, 6.5, "months"), None, None
    if m["n"] and m["unit"]:
        n = small_number(m["n"], place.lang)
        if n is None or n > LONGEST_SPAN:
            return None
        unit = {"woche": "week", "monat": "month", "jahr": "year"}.get(m["unit"].casefold())
        months = MONTHS[unit or m["unit"].casefold()]
        over = re.search(
            r"(?:mehr\s+als|über|more\s+than|over)\s+$", m[0][: m.start("n") - m.start()]
        )
        low, high = (n, math.inf) if over else (n - 0.5, n + 0.5)
        return Interval(low * months, high * months, "months"), None, None
    period = _since(m["since"] or "", place, day) if day is not None else None
    if period is None or day is None or period[1] >= day:
        return None
    first, last = period
    low, high = ((day - d).days / 30.4375 for d in (last, first))
    return Interval(low, high, "months"), first, last


def _since(words: str, place: Place, day: date) -> tuple[date, date] | None:
    """The first and last day of what is named: a day, a month or a part of it, a year.

    Of a month or year that has not ended only what was before it counts: in November "since
    November" is the one of the year before, "since 2025" begins with that year.
    """
    exact = days(words, place.lang, place.today)
    if exact:
        return exact[0].day, exact[0].day
    month = month_named(words, place.lang, place.today)
    if month is not None:
        if month[0] <= day <= month[1] and not re.search(r"\d{4}", words):
            month = tuple(d.replace(year=d.year - 1, day=min(d.day, 28)) for d in month)  # type: ignore[assignment]
        return part_of_month(words, month)
    year = re.match(r"(?:dem\s+Jahr\s+)?((?:19|20)\d\d)\b", words.strip())
    if year is None:
        return None
    first = date(int(year[1]), 1, 1)
    if first.year == day.year:
        return first - timedelta(days=1), first - timedelta(days=1)
    return first, date(first.year, 12, 31)


_DAYS_GAIN = re.compile(
    r"(?:Tages|Kurs|Börsen)\w+|daily|one-day|single-day|intraday|percentage|rally"
)
_A_PROFIT = re.compile(
    r"\s(?:Gewinn|Zuwachs|Plus|(?:Quartals|Jahres|Halbjahres|Netto|Rein|Betriebs|Konzern)\w+)s?\s"
)


def _of_a_gain(m: re.Match[str], place: Place) -> bool:
    """Whether a largest gain is one of the stock's price, not a fall and not a profit."""
    before = place.words[max(m.start() - subjects.FAR, 0) : m.start()]
    if m[0].casefold().startswith("the most"):
        up, down = (
            max((x.end() for x in verbs["en"].finditer(before)), default=-1)
            for verbs in (subjects.RISE, subjects.FALL)
        )
        if up <= down:
            return False
    if not _is_of_the_price(place, m.start()):
        return False
    if _DAYS_GAIN.search(m[0]):
        return True
    if place.lang == "en" or not _A_PROFIT.search(m[0]):
        return True
    return _is_of_the_price(place, m.start(), named=True)


def _rally(m: re.Match[str], place: Place) -> Iterator[Statement]:
    """A rise of weeks: in the time that is named, else in those weeks before the article."""
    word = m["n"] or m["weeks"] or m["last"] or ""
    n = small_number(word, place.lang)
    if word and n is None and not re.fullmatch(r"mehr\w*|multi|several|long", word, re.IGNORECASE):
        return
    if subjects.is_of_another(place.words) or (n or 0) > LONGEST_SPAN:
        return
    first, last = time_named(place.words, place.lang, place.today) or (None, None)
    if first is None and n is not None and place.today is not None:
        first, last = place.today - timedelta(weeks=n), place.today
    told = Interval(RALLY_SESSIONS, math.inf, "sessions")
    sizes = [a for a in place.amounts if a.per_cent and 0 <= a.span[0] - m.start() < RALLY_WORDS]
    size = interval_of(sizes[0], place.words, "fraction") if sizes else None
    yield Statement(
        "rally", place.span(m.span()), told, first=first, last=last, value=size,
        company=_company(place, m.span(), m.span()),
    )  # fmt: skip


def _count(m: re.Match[str], place: Place) -> Iterator[Statement]:
    nth = _NTH[place.lang]
    word = m["n"].casefold()
    n = nth.index(word) + 1 if word in nth else small_number(word, place.lang)
    told = Interval(n or FEWEST, n or math.inf, "count")
    first = date(int(m["year"]), 1, 1)
    yield Statement("programme_count", place.span(m.span()), told, first=first, day=place.today)


_READERS: dict[str, Reader] = {
    "drawdown": _drawdown,
    "strongest_gain": _strongest,
    "rally": _rally,
    "programme_count": _count,
}


_NO_STAKE = re.compile(
    r"Stimmrecht|voting|Umsatz|Umsätze|Erlös|revenue|sales|\bMarkt|market|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"(?:Anteil|Beteiligung|stake|holding)\s+(?:von|of)\s+((?:[A-ZÄÖÜ]\w+[ -])+[A-ZÄÖÜ]\w+)"
    r"|((?:[A-ZÄÖÜ]\w+[ -])+[A-ZÄÖÜ]\w+)(?:'s|\u2019s)\s+(?:stake|holding|interest)"
)
_PRONOUN = re.compile(r"\b(?:[Ss]ein|[Ii]hr|his|her|he|she|er|sie)(?:e[mnrs]?)?\b", re.IGNORECASE)


_OWNS = {
    "de": re.compile(
        r"\bmit\s+(?:(?:rund|etwa|knapp|gut)\s+)?$|\b(?:hält|besitzt|gehör(?:en|t)|kommt)\b[^;.]{0,80}?(?:\b(?:noch|nun|jetzt|auf|danach"
        r"|damit|rund|etwa|knapp|gut)\s+)+$"
    ),
    "en": re.compile(
        r"\b(?:owns|holds|left\s+with|leaving\s+(?:him|her)\s+with|leaves\s+(?:him|her)\s+with"
        r"|controls|retains|(?:now|still)\s+has)\s+(?:\w+\s+){0,2}$"
    ),
}
_SHARE_OF = re.compile(
    r"\s*(?:der|des|an|am|von|of|größter\s+Aktionär\s+(?:von|der|des))\b(?:\s+(?:der|dem"
    r"|the))?(?:\s+(?P<firm>[A-ZÄÖÜ][\w&.]*(?:[ -][A-ZÄÖÜ][\w&.]*)*?)"
    r"(?=-(?:Aktien|Anteile|Papiere)|['\u2019]|[\s,.;]|$))?"
)
_OWNER = re.compile(
    r"((?:[A-ZÄÖÜ]\w+[ -])+[A-ZÄÖÜ]\w+)\s+(?:kommt|hält|besitzt|gehör\w+"
    r"|erhöht\w*|steigert\w*|senkt\w*|reduziert\w*|raised|increased|lifted"
    r"|cut|reduced|now\s+|still\s+|owns"
    r"|holds|controls|retains|will\s+be\s+left)"
    r"|\b(?:hält|besitzt)\s+(?:[A-ZÄÖÜ]\w+\s+)??((?:[A-ZÄÖÜ]\w+[ -])+[A-ZÄÖÜ]\w+)\s+(?:noch|nun"
    r"|jetzt|rund|damit|danach)"
)
_ROLE = re.compile(
    r"\b(?:[Gg]ründer|[Ff]ounder|\w*[Cc]hef|CEO|[Vv]orst\w+|[Cc]hair\w*|[Cc]hief"
    r"|[Dd]irector)(?:in)?\b"
)


def _stakes(place: Place, drafts: tuple[Draft, ...]) -> Iterator[Statement]:
    """Somebody's share: of the person whom the sentence names, or means by a pronoun or a role."""
    words = place.words
    for amount in (a for a in place.amounts if a.per_cent):
        at, head = amount.span[0], words[max(amount.span[0] - subjects.FAR, 0) : amount.span[0]]
        behind = _SHARE_OF.match(words, amount.span[1])
        owned = behind is not None and _OWNS[place.lang].search(head) is not None
        if not owned and not rules.STAKE[place.lang].search(words[:at]):
            continue
        near = words[max(at - subjects.FAR, 0) : at + 60]
        if _NO_STAKE.search(near):
            continue
        people = [d.person for d in drafts if d.person]
        named = _owner(near, people)
        meant = _PRONOUN.search(head) is not None or _ROLE.search(head) is not None
        if named is None and not meant:
            continue
        yield Statement(
            "stake",
            place.span(amount.span),
            interval_of(amount, words, "fraction"),
            person=named or next(iter(people), None),
            company=_firm(behind) if owned else None,
        )


_NO_FIRM = re.compile(r"(?:Anteil\w*|Aktien|Stimm\w+|Unternehmens?|Konzerns?|Gesellschaft|Firma)\b")


def _firm(m: re.Match[str] | None) -> str | None:
    if m is None or not m["firm"] or _NO_FIRM.match(m["firm"]):
        return None
    return m["firm"].rstrip(".")


def _owner(near: str, people: list[str]) -> str | None:
    """Whose a stake is: a person of the article's deals, or another who is named as its owner."""
    for person in people:
        if person.split()[-1] in near or person.split()[0] in near:
            return person
    for pattern in (_OF_SOMEBODY, _OWNER):
        m = pattern.search(near)
        who = names.without_role(m[1] or m[2]) if m is not None else ""
        if who and not names.is_institution(who):
            return who
    return None


_CONVERTED = re.compile(
    r"\s*[(,]?\s*(?:(?:das\s+)?(?:sind|entspricht|entsprechen|umgerechnet|or|equivalent\s+to)\s+)?"
    r"(?:rund|etwa|ca\.|circa|about|around|approximately|roughly)?\s*",
    re.IGNORECASE,
)


_OR = re.compile(r"\s*,?\s*(?:umgerechnet|or\b)")


def _rates(place: Place, drafts: tuple[Draft, ...]) -> Iterator[Statement]:
    """Money and the same money in another currency behind it: "3 Mrd. Euro (3,5 Mrd. Dollar)".

    Not a price with the sum of its deal behind it: "at 291.25p (£35,954.81)".
    """
    prices = {d.spans["price"] for d in drafts if "price" in d.spans and "value" in d.spans}
    money = [a for a in place.amounts if a.currency and not a.per_cent]
    for one, other in pairwise(money):
        between = place.words[one.span[1] : other.span[0]]
        opens = between.lstrip()[:1] == "(" or _OR.match(between) is not None
        if one.currency == other.currency or not opens or not _CONVERTED.fullmatch(between):
            continue
        codes = ["USD" if a.currency == "$" else a.currency for a in (one, other)]
        told = [stated(a.value, a.digits, c) for a, c in zip((one, other), codes, strict=True)]
        span = place.span((one.span[0], other.span[1]))
        if place.span(one.span) in prices:
            continue
        near = [t for t in place.days if t.exact and not t.ahead]
        day = near[0].day if near else place.today
        yield Statement("fx", span, told[0], day=day, other=told[1])


def _of_draft(draft: Draft, text: str) -> Iterator[Statement]:
    """What a deal's own numbers claim, of the company that it names."""
    for one in _numbers_of(draft, text):
        yield replace(one, company=draft.company)


def _numbers_of(draft: Draft, text: str) -> Iterator[Statement]:
    shares = _told(draft, "shares", text)
    value = _told(draft, "value", text)
    other = _told(draft, "other_value", text)
    price = _told(draft, "price", text)
    if draft.kind == "buyback_remaining":
        told = shares or value
        if told is not None:
            span = draft.spans["shares" if shares else "value"]
            yield Statement("remaining", span, told, day=draft.day)
        return
    if value is not None and other is not None:
        yield Statement(
            "fx", _hull(draft, "value", "other_value"), value, day=draft.day, other=other
        )
    if draft.kind not in ("insider_buy", "insider_sell", "buyback_exec"):
        return
    a, b = draft.span
    if draft.day is None and not subjects.of_one_session(text[a:b]):
        return  # of a week or a year that no day is told of
    basis = "off_exchange" if _OFF_EXCHANGE.search(text[a:b]) else ""
    implied = None
    if shares is not None and value is not None:
        implied = quotient(value, shares, draft.currency or "")
    if implied is not None:
        yield Statement(
            "implied_price",
            _hull(draft, "shares", "value"),
            implied,
            day=draft.day,
            first=draft.first_day,
            basis=basis,
            shares=shares,
            value=value,
            other=price,
        )
    elif price is not None:
        yield Statement(
            "implied_price", draft.spans["price"], price, day=draft.day, first=draft.first_day,
            basis=basis,
        )  # fmt: skip


_OFF_EXCHANGE = re.compile(
    r"Kapitalerhöhung|Platzierung|\bOption\w*|außerbörslich|Aktienpaket|Bezugsrecht|Umtausch"
    r"|Angebot"
    r"|\boff[- ]market|\bblock\b|\bplacement|\bplacing|rights\s+issue|\bexercis\w+|tender\s+offer"
    r"|private\w*\s+transaction",
    re.IGNORECASE,
)


def _told(draft: Draft, name: str, text: str) -> Interval | None:
    value = getattr(draft, name)
    span = draft.spans.get(name)
    if value is None or span is None:
        return None
    written = re.search(r"\d[\d.,'\u2019\u00a0\u202f ]*", text[slice(*span)])
    digits = None
    if written is not None and re.search(r"[.,]\d{1,2}(?!\d)|[.,]\d{4,}", written[0]):
        digits = len(re.sub(r"\D", "", written[0]).lstrip("0"))
    unit = "shares" if name == "shares" else draft.currency or ""
    if name == "other_value":
        unit = draft.other_currency or ""
    return stated(value, digits, unit)


def _hull(draft: Draft, *names: str) -> Span:
    """The first of the spans where they stand in different sentences, else both and between."""
    spans = [draft.spans[n] for n in names if n in draft.spans]
    a, b = min(s[0] for s in spans), max(s[1] for s in spans)
    return (a, b) if b - a < 200 else spans[0]
