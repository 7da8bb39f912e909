"""What a text claims that prices or records confirm: a table of rules, each with its example."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, partial
from itertools import pairwise

from watchapp.core.rounding import Interval, quotient, stated
from watchapp.core.statements import Draft, Span, Statement
from watchapp.formats.article import rules, subjects
from watchapp.formats.article.amounts import Amount, amounts, small_number
from watchapp.formats.article.days import Told, days, month_named
from watchapp.formats.article.rules import Rule, says
from watchapp.formats.article.sentences import sentences

BUCKET = 2000  # characters of a text whose statements are looked through together
FEWEST = 2  # that "several" can mean
RALLY_SESSIONS = 10  # that a rally of several weeks has at least
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
_UP_DE = (
    r"(?:sprang|springt|stieg\w*|steigt|kletter\w*|gewann\w*|gewinnt|legt\w*|zog\w*|zieht"
    r"|verteuer\w*|schoss\w*|Plus|zu(?:legen|gelegt)|höher|fester)"
)
_UP_EN = (
    r"(?:jumped|rose|gained|climbed|surged|soared|rallied|advanced|rising|added|leapt|up|higher)"
)
_DOWN_DE = (
    r"(?:fiel\w*|sank\w*|verlor\w*|gab\w*|brach\w*|rutscht\w*|büßt\w*|Minus|schwächer|tiefer"
    r"|niedriger)"
)
_DOWN_EN = r"(?:fell|dropped|lost|slid|declined|tumbled|plunged|slumped|down|lower)"
_STOCK_DE = subjects.STOCK_DE
_THE_STOCK_DE = rf"(?:die|das|der)\s+(?:[\w&]+-)*{_STOCK_DE}"
_STOCK_EN = subjects.STOCK_EN

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
        rf"{_PERCENT_DE}\s+(?:unter|unterhalb|vom|von)\s+.{{0,30}}?{_HIGH_DE}",
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
        rf"{_PERCENT_EN}\s+(?:below|from|off|under|since)\s+.{{0,30}}?{_HIGH_EN}",
        "The stock is down more than 30 percent from its July high.",
    ),
    says(
        "drawdown",
        "en",
        rf"\bsince\b.{{0,30}}{_HIGH_EN}.{{0,60}}?{_LOST_EN}.{{0,30}}?{_PERCENT_EN}",
        "Since its July high the stock has lost over 30%.",
    ),
    says(
        "strongest_gain",
        "de",
        r"(?:stärkste|größte|höchste|kräftigste|beste)[rnms]?\s+(?:\w*(?:anstieg|gewinn|plus"
        r"|sprung|zuwachs|tag)s?)\s+seit\s+"
        r"(?:(?:mehr\s+als\s+|über\s+|rund\s+|gut\s+)?(?P<n>\w+)\s+(?P<unit>Woche|Monat|Jahr)\w*"
        r"|(?P<since>[^.,;\u2013]{3,30}))",
        "Das war der stärkste Tagesanstieg seit fünf Monaten.",
    ),
    says(
        "strongest_gain",
        "en",
        r"(?:(?:strongest|biggest|largest|best|steepest|sharpest)\s+(?:(?:daily|one-day|single-day"
        r"|intraday|percentage)\s+)*"
        r"(?:gains?|rise|jump|advance|increase|day|rally)|the\s+most)\s+(?:in|for|since)\s+"
        r"(?:(?:more\s+than\s+|over\s+|about\s+|nearly\s+)?(?P<n>\w+)\s+(?P<unit>week|month"
        r"|year)s?|(?P<since>[^.,;\u2013]{3,30}))",
        "It was the strongest daily gain in five months.",
    ),
    says(
        "move",
        "de",
        rf"{_STOCK_DE}\b.{{0,80}}?\b{_UP_DE}\b.{{0,60}}?{_PERCENT_DE}"
        rf"|\b{_UP_DE}\s+{_THE_STOCK_DE}\b.{{0,60}}?{_PERCENT_DE}"
        rf"|{_PERCENT_DE}\s+(?:im\s+Plus|höher|fester|zugelegt|nach\s+oben)"
        rf"|\b(?:Kurs)?(?:[Pp]lus|[Gg]ewinn)\s+von\s+{_PERCENT_DE}",
        "Die Aktie sprang am Dienstag zeitweise um 6,3 Prozent nach oben.",
    ),
    says(
        "fall",
        "de",
        rf"{_STOCK_DE}\b.{{0,80}}?\b{_DOWN_DE}\b.{{0,60}}?{_PERCENT_DE}"
        rf"|\b{_DOWN_DE}\s+{_THE_STOCK_DE}\b.{{0,60}}?{_PERCENT_DE}"
        rf"|{_PERCENT_DE}\s+(?:im\s+Minus|tiefer|schwächer|niedriger)"
        rf"|\b(?:Kurs)?(?:[Mm]inus|[Vv]erlust)\s+von\s+{_PERCENT_DE}",
        "Die Aktie fiel am Freitag um 4,2 Prozent.",
    ),
    says(
        "move",
        "en",
        rf"\b{_STOCK_EN}\b.{{0,80}}?\b{_UP_EN}\b.{{0,50}}?{_PERCENT_EN}|{_PERCENT_EN}\s+higher",
        "The shares jumped as much as 6.3 percent on Tuesday.",
    ),
    says(
        "fall",
        "en",
        rf"\b{_STOCK_EN}\b.{{0,80}}?\b{_DOWN_EN}\b.{{0,50}}?{_PERCENT_EN}|{_PERCENT_EN}\s+lower",
        "The stock fell 4.2% on Friday.",
    ),
    says(
        "rally",
        "de",
        r"mehrwöchige\w*\s+(?:Kurs)?[Rr]all(?:y|ye)|(?:Rally|Rallye)\b.{0,40}mehrere\w*\s+Wochen",
        "Im Juni folgte eine mehrwöchige Rallye.",
    ),
    says(
        "rally",
        "en",
        r"(?:multi-?week|weeks-long|several-week)\s+rally|rally\b.{0,30}\bseveral\s+weeks",
        "In June a multi-week rally followed.",
    ),
    says(
        "programme_count",
        "de",
        r"\bseit\s+(?P<year>(?:19|20)\d{2})\b.{0,80}?\b(?P<n>mehrere|einige|zwei|drei|vier|fünf"
        r"|sechs|sieben|acht|neun|zehn|\d+)\s+"
        r"(?:\w+\s+)?(?:Programme|\w*[Rr]ückkauf\w*|\w*[Rr]ückkäufe)\b",
        "Seit 2022 hat der Konzern mehrere Programme aufgelegt.",
    ),
    says(
        "programme_count",
        "en",
        r"\bsince\s+(?P<year>(?:19|20)\d{2})\b.{0,80}?\b(?P<n>several|two|three|four|five|six"
        r"|seven|eight|nine|ten|\d+)\s+"
        r"(?:\w+\s+){0,2}(?:program(?:me)?s|buybacks|repurchases)\b",
        "Since 2022 the group has launched several buyback programmes.",
    ),
)
_INTRADAY = re.compile(
    r"zeitweise|zwischenzeitlich|in\s+der\s+Spitze|im\s+Tagesverlauf|Tageshoch|bis\s+zu|intraday"
    r"|as\s+much\s+as|up\s+to|at\s+one\s+point|briefly",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"\bschloss\w*|Schlusskurs\w*|Handelsschluss|aus\s+dem\s+Handel|\bclosed?\b|\bclosing\b"
    r"|\bended\b"
    r"|\bfinished\b|\bsettled\b",
    re.IGNORECASE,
)
_BOUND_OVER = re.compile(
    r"(?:über|mehr\s+als|mindestens|more\s+than|over|at\s+least)\s*$", re.IGNORECASE
)
_BOUND_JUST_OVER = re.compile(r"(?:\bgut|just\s+over|a\s+little\s+over)\s*$", re.IGNORECASE)
_BOUND_UNDER = re.compile(r"(?:fast|knapp|beinahe|nearly|almost|just\s+under)\s*$", re.IGNORECASE)
_BOUND_ABOUT = re.compile(
    r"(?:rund|etwa|ca\.|circa|ungefähr|about|around|roughly|some)\s*$", re.IGNORECASE
)
Reader = Callable[[re.Match[str], "_Place"], Iterator[Statement]]


@dataclass(frozen=True)
class _Place:
    """A sentence; its numbers and days are read when a rule first asks for them."""

    words: str
    start: int
    lang: str
    today: date | None

    @cached_property
    def amounts(self) -> list[Amount]:
        return amounts(self.words, self.lang)

    @cached_property
    def days(self) -> list[Told]:
        return days(self.words, self.lang, self.today)

    def span(self, inner: Span) -> Span:
        return inner[0] + self.start, inner[1] + self.start

    def per_cents(self, m: re.Match[str]) -> list[Amount]:
        found = [a for a in self.amounts if a.per_cent]
        return [a for a in found if m.start() <= a.span[0] < m.end() + 2]

    def day(self, near: int) -> date | None:
        """The session named nearest before, else after, else the day of the text."""
        found = [
            t
            for t in self.days
            if t.exact and not t.ahead and not _SINCE.search(self.words[: t.span[0]])
        ]
        if not found:
            return self.today
        return min(found, key=lambda t: abs(t.span[0] - near)).day


def statements(
    text: str, lang: str, today: date | None, drafts: tuple[Draft, ...] = ()
) -> list[Statement]:
    """Every claim of a text, in order; those of its drafts' own numbers among them."""
    places = [_Place(text[a:b], a, lang, today) for a, b in sentences(text)]
    mine = [rule for rule in RULES if rule.lang == lang]
    found: list[Statement] = []
    for place in places:
        for rule in mine:
            for m in rule.pattern.finditer(place.words):
                found += _READERS[rule.kind](m, place)
        found += _stakes(place, drafts)
    for draft in drafts:
        found += _of_draft(draft, text)
    for place in places:
        found += _rates(place)
    return _in_order(found)


def _in_order(found: list[Statement]) -> list[Statement]:
    """By place; of two that read one number the first rule's counts."""
    kept: list[Statement] = []
    near: dict[tuple[str, int], list[Statement]] = defaultdict(list)  # by family and place
    for one in found:
        first, last = one.span[0] // BUCKET, one.span[1] // BUCKET
        keys = [(_family(one), k) for k in range(first, last + 1)]
        twice = any(
            o.span[0] < one.span[1] and one.span[0] < o.span[1] for key in keys for o in near[key]
        )
        if not twice:
            kept.append(one)
            for key in keys:
                near[key].append(one)
    return sorted(kept, key=lambda s: s.span)


def _family(one: Statement) -> str:
    moves = ("drawdown", "intraday_move", "close_move")
    return "percent" if one.kind in moves else one.kind


def interval_of(amount: Amount, words: str, unit: str) -> Interval:
    """What a stated number can mean, with "over", "nearly" and "about" before it."""
    if not amount.per_cent:
        # "100 Millionen" has its scale in words: the digits that stand there are told
        told = stated(amount.value, amount.digits, unit)
    else:
        digits = re.search(r"[.,](\d+)", words[slice(*amount.span)])
        half = Decimal(5).scaleb(-1 - len(digits[1]) if digits else -1)
        told = Interval(
            float((amount.value - half) / 100), float((amount.value + half) / 100), unit
        )
    ahead = words[: amount.span[0]]
    value = float(amount.value) / (100 if amount.per_cent else 1)
    if _BOUND_JUST_OVER.search(ahead):  # "gut 3 Prozent" are 3.0 to 4.0
        return Interval(value, value + 2 * (told.high - value), unit)
    if _BOUND_OVER.search(ahead):
        return Interval(value, math.inf, unit)
    if _BOUND_UNDER.search(ahead):
        return Interval(value - 2 * (value - told.low), value, unit)
    if _BOUND_ABOUT.search(ahead) and amount.per_cent:
        return Interval(value - 2 * (value - told.low), value + 2 * (told.high - value), unit)
    return told


def _drawdown(m: re.Match[str], place: _Place) -> Iterator[Statement]:
    for amount in place.per_cents(m)[:1]:
        at = max(amount.span[0], m.end())
        if not subjects.of_the_price(place.words, at, place.lang):
            return
        first, last = _looked_back(place, m)
        yield Statement(
            "drawdown",
            place.span(m.span()),
            interval_of(amount, place.words, "fraction"),
            first=first,
            last=last,
            day=place.today,
            rising=False,
            company=subjects.whose(place.words, at, place.lang),
        )


def _looked_back(place: _Place, m: re.Match[str]) -> tuple[date | None, date | None]:
    """The month or day whose high is meant; a year or all where the words say so."""
    words = place.words[m.start() : min(m.end() + 25, len(place.words))]
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


def _strongest(m: re.Match[str], place: _Place) -> Iterator[Statement]:
    if not _of_a_gain(m, place):
        return
    day = place.day(m.start())
    company = subjects.whose(place.words, m.start(), place.lang)
    basis = "intraday" if "intraday" in m[0].casefold() else ""
    if m["n"] and m["unit"]:
        n = small_number(m["n"], place.lang)
        if n is None:
            return
        unit = {"Woche": "week", "Monat": "month", "Jahr": "year"}.get(m["unit"], m["unit"])
        months = MONTHS[unit.casefold()]
        over = re.search(
            r"(?:mehr\s+als|über|more\s+than|over)\s+$", m[0][: m.start("n") - m.start()]
        )
        low, high = (n, math.inf) if over else (n - 0.5, n + 0.5)
        told = Interval(low * months, high * months, "months")
        yield Statement(
            "strongest_gain", place.span(m.span()), told, day=day, basis=basis, company=company
        )
        return
    since = month_named(m["since"] or "", place.lang, place.today)
    exact = days(m["since"] or "", place.lang, place.today)
    first = exact[0].day if exact else since[0] if since else None
    if first is not None and day is not None:
        months = (day - first).days / 30.4375
        told = Interval(max(months - 1, 0), months, "months")
        yield Statement(
            "strongest_gain", place.span(m.span()), told, day=day, first=first, basis=basis,
            company=company,
        )  # fmt: skip


_DAYS_GAIN = re.compile(
    r"(?:Tages|Kurs|Börsen)\w+|daily|one-day|single-day|intraday|percentage|rally"
)
_A_PROFIT = re.compile(
    r"\s(?:Gewinn|Zuwachs|Plus|(?:Quartals|Jahres|Halbjahres|Netto|Rein|Betriebs|Konzern)\w+)s?\s"
)


def _of_a_gain(m: re.Match[str], place: _Place) -> bool:
    """Whether a largest gain is one of the stock's price, not a fall and not a profit."""
    words, before = place.words, place.words[max(m.start() - subjects.FAR, 0) : m.start()]
    if m[0].casefold().startswith("the most"):
        up, down = (
            max((x.end() for x in re.finditer(rf"\b{verb}", before)), default=-1)
            for verb in (_UP_EN, _DOWN_EN)
        )
        if up <= down:
            return False
    if not subjects.of_the_price(words, m.start(), place.lang):
        return False
    if _DAYS_GAIN.search(m[0]):
        return True
    if place.lang == "en" or not _A_PROFIT.search(m[0]):
        return True
    return subjects.of_the_price(words, m.start(), place.lang, named=True)


_SINCE = re.compile(
    r"\b(?:since|seit|vom|from)\s+(?:dem\s+|(?:its|the|a)\s+)?(?:\w+\s+)?$", re.IGNORECASE
)
_TURN = re.compile(r"\b(?:und|and|aber|but|while|bevor|before)\b|[,;]")


def _clause(words: str, span: Span) -> str:
    """The words around a number that are about it, not about the one before or behind."""
    head = words[max(span[0] - 70, 0) : span[0]]
    cuts = [m.end() for m in re.finditer(rf"{_PERCENT_DE}|{_PERCENT_EN}", head)]
    tail = words[span[1] : span[1] + 30]
    turn = _TURN.search(tail)
    return (
        head[cuts[-1] if cuts else 0 :]
        + words[slice(*span)]
        + tail[: turn.start() if turn else None]
    )


def _move(m: re.Match[str], place: _Place, *, rising: bool) -> Iterator[Statement]:
    for amount in place.per_cents(m)[:1]:
        near = _clause(place.words, amount.span)
        if re.search(r"Anteil|stake|Stimmrecht", near) or not subjects.of_one_session(near):
            return
        if not subjects.of_the_price(place.words, amount.span[0], place.lang, named=True):
            return
        basis = "close" if _CLOSE.search(near) else "intraday" if _INTRADAY.search(near) else ""
        told = interval_of(amount, place.words, "fraction")
        if basis == "intraday" and math.isinf(told.high):
            told = Interval(told.low, told.low * 1.1, told.unit)
        kind = "intraday_move" if basis == "intraday" else "close_move"
        inner = (min(m.start(), amount.span[0]), max(m.end(), amount.span[1]))
        yield Statement(
            kind,
            place.span(inner),
            told,
            day=place.day(amount.span[0]),
            basis=basis,
            rising=rising,
            company=subjects.whose(place.words, amount.span[0], place.lang),
        )


def _rally(m: re.Match[str], place: _Place) -> Iterator[Statement]:
    month = month_named(place.words, place.lang, place.today)
    first, last = month or (None, None)
    told = Interval(RALLY_SESSIONS, math.inf, "sessions")
    yield Statement("rally", place.span(m.span()), told, first=first, last=last)


def _count(m: re.Match[str], place: _Place) -> Iterator[Statement]:
    n = small_number(m["n"], place.lang)
    told = Interval(n or FEWEST, n or math.inf, "count")
    first = date(int(m["year"]), 1, 1)
    yield Statement("programme_count", place.span(m.span()), told, first=first, day=place.today)


_READERS: dict[str, Reader] = {
    "drawdown": _drawdown,
    "strongest_gain": _strongest,
    "move": partial(_move, rising=True),
    "fall": partial(_move, rising=False),
    "rally": _rally,
    "programme_count": _count,
}


_NO_STAKE = re.compile(
    r"Stimmrecht|voting|Umsatz|Umsätze|Erlös|revenue|sales|\bMarkt|market|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"(?:Anteil|Beteiligung|stake|holding)\s+(?:von|of)\s+((?:[A-ZÄÖÜ]\w+[ -])+[A-ZÄÖÜ]\w+)"
    r"|((?:[A-ZÄÖÜ]\w+[ -])+[A-ZÄÖÜ]\w+)(?:'s|\u2019s)\s+(?:stake|holding)"
)
_PRONOUN = re.compile(r"\b(?:[Ss]ein|[Ii]hr|his|her|he|she|er|sie)(?:e[mnrs]?)?\b", re.IGNORECASE)


def _stakes(place: _Place, drafts: tuple[Draft, ...]) -> Iterator[Statement]:
    """Somebody's share: of the person whom the sentence names, or means by a pronoun."""
    words = place.words
    for amount in place.amounts:
        if not (amount.per_cent and rules.STAKE[place.lang].search(words[: amount.span[0]])):
            continue
        at = amount.span[0]
        near, head = (
            words[max(at - subjects.FAR, 0) : at + 60],
            words[max(at - subjects.FAR, 0) : at],
        )
        if _NO_STAKE.search(near):
            continue
        people = [d.person for d in drafts if d.person]
        named = next((p for p in people if p.split()[-1] in near or p.split()[0] in near), None)
        if named is None and (m := _OF_SOMEBODY.search(near)) is not None:
            named = m[1] or m[2]
        if named is None and people and not _PRONOUN.search(head):
            continue
        told = interval_of(amount, words, "fraction")
        person = named or next(iter(people), None)
        yield Statement("stake", place.span(amount.span), told, person=person)


_CONVERTED = re.compile(
    r"\s*[(,]?\s*(?:(?:das\s+)?(?:sind|entspricht|entsprechen|umgerechnet|or|equivalent\s+to)\s+)?"
    r"(?:rund|etwa|ca\.|circa|about|around|approximately|roughly)?\s*",
    re.IGNORECASE,
)


def _rates(place: _Place) -> Iterator[Statement]:
    """Money and the same money in another currency behind it: "3 Mrd. Euro (3,5 Mrd. Dollar)"."""
    money = [a for a in place.amounts if a.currency and not a.per_cent]
    for one, other in pairwise(money):
        between = place.words[one.span[1] : other.span[0]]
        opens = between.lstrip()[:1] == "(" or "umgerechnet" in between
        if one.currency == other.currency or not opens or not _CONVERTED.fullmatch(between):
            continue
        codes = ["USD" if a.currency == "$" else a.currency for a in (one, other)]
        told = [stated(a.value, a.digits, c) for a, c in zip((one, other), codes, strict=True)]
        span = place.span((one.span[0], other.span[1]))
        near = [t for t in place.days if t.exact and not t.ahead]
        day = near[0].day if near else place.today
        yield Statement("fx", span, told[0], day=day, other=told[1])


def _of_draft(draft: Draft, text: str) -> Iterator[Statement]:
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
    r"Kapitalerhöhung|Platzierung|\bOption\w*|außerbörslich|Aktienpaket|Bezugsrecht|Umtausch|Angebot"
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
