"""Sentences to drafts of events: kind, who, when, how many, at what price, for how much."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from watchapp.core.statements import Draft, Span
from watchapp.formats.article import names, rules
from watchapp.formats.article.amounts import Amount, amounts
from watchapp.formats.article.days import Told, days
from watchapp.formats.article.sentences import sentences

INSIDER = ("insider_buy", "insider_sell")
_HOME = {"ASX": "AUD", "TSX": "CAD", "SGX": "SGD", "HKEX": "HKD", "SEHK": "HKD"}
_SURE, _KINDS_FIELDS, _SUREST = 0.4, 0.15, 0.95  # rules are never certain


def drafts(text: str, lang: str, today: date | None) -> list[Draft]:
    """Every event of a text; those of one actor that add to each other are one."""
    found: list[Draft] = []
    for span in (clause for s in sentences(text) for clause in _clauses(text, s)):
        draft = _draft(text[span[0] : span[1]], span, lang, today)
        if draft is not None:
            found.append(draft)
    return _joined(found)


_CLAUSE = re.compile(
    r",?\s+(?=(?:davon|on\s+top\s+of|zusätzlich\s+zu|während|wohingegen|in\s+addition\s+to|besides|whereas|while)\b)"
)


def _clauses(text: str, span: Span) -> list[Span]:
    """A sentence in parts that tell of different things."""
    found, start = [], span[0]
    for m in _CLAUSE.finditer(text, *span):
        if m.start() > start:
            found.append((start, m.start()))
            start = m.end()
    return [p for part in (*found, (start, span[1])) for p in _halves(text, part)]


def _halves(text: str, span: Span) -> list[Span]:
    """A part in two where a semicolon stands between two events."""
    at = text.find("; ", *span)
    if at < 0:
        return [span]
    halves = [(span[0], at), (at + 2, span[1])]
    both = all(any(kind_of(text[slice(*h)], lang) for lang in ("de", "en")) for h in halves)
    return halves if both else [span]


def _draft(words: str, span: Span, lang: str, today: date | None) -> Draft | None:
    kind = kind_of(words, lang)
    if kind is None:
        return None
    numbers = amounts(words, lang)
    told = days(words, lang, today)
    numbers = [n for n in numbers if not _is_date(n, told, words)]
    read = _Reading(words, span, lang, kind, numbers)
    read.assign()
    draft = read.draft
    draft = _with_actors(draft, words, lang)
    draft = _with_day(draft, told, span, words)
    draft = _with_home_currency(draft, words)
    return replace(draft, confidence=_confidence(draft)) if _says_enough(draft) else None


def kind_of(words: str, lang: str) -> str | None:
    """The kind of the first rule that matches, None for no event."""
    for rule in rules.RULES:
        if rule.lang == lang and rule.pattern.search(words):
            if rule.kind == "none":
                return None
            if rules.DEBT[lang].search(words) and not rules.OF_SHARES[lang].search(words):
                return None
            if rule.kind in INSIDER and rules.PERHAPS[lang].search(words):
                return None
            if rule.kind in INSIDER and not _by_an_insider(words, lang):
                own = _OWN.search(words)
                return "buyback_exec" if own and rule.kind == "insider_buy" else None
            if rule.kind == "insider_buy" and _ITS_OWN.search(words):
                return "buyback_exec"
            return rule.kind
    return None


_ITS_OWN = re.compile(r"\bits\s+own\s+shares|\bits\s+(?:ordinary|common)\s+shares")
_OWN = re.compile(
    r"\beigene\w*\s+(?:Aktien|Anteile)|\b(?:its|their)\s+own\s+shares|\bits\s+(?:ordinary|common)\s+shares"
)


def _by_an_insider(words: str, lang: str) -> bool:
    """A person or role must be there, shares, and nothing that says that others bought."""
    if rules.NEVER_INSIDER[lang].search(words):
        return False
    if not rules.OF_SHARES[lang].search(words):
        return False
    known = names.roles(words, lang)
    if known:
        return True
    if re.search(r"\bBeteiligung\s+an\b", words):
        return False  # a company's
    if names.person(words, lang, known) is not None:
        return True
    return re.search(r"\b(?:[Ee]r|sie|[Hh]e|[Ss]he|Insider\w*)\b", words) is not None


def _is_date(number: Amount, told: Iterable[Told], words: str) -> bool:
    a, b = number.span
    if any(t.span[0] <= a < t.span[1] for t in told):
        return True
    plain = not (number.currency or number.scaled or number.per_cent)
    year = plain and re.fullmatch(r"(?:19|20)\d{2}", words[a:b]) is not None
    return bool(year)


class _Reading:
    """One sentence while its numbers are given their places."""

    def __init__(self, words: str, span: Span, lang: str, kind: str, numbers: list[Amount]) -> None:
        self.words, self.span, self.lang, self.numbers = words, span, lang, numbers
        self.draft = Draft(kind, span)
        self._spans: dict[str, Span] = {}
        self._inherited: dict[int, str] = {}

    def assign(self) -> None:
        """Shares, then prices, then money; what fits nowhere is left out."""
        rest = []
        numbers = self.numbers
        if self.draft.kind == "buyback_remaining":  # what is left before what it is left of
            numbers = sorted(numbers, key=lambda n: not rules.LEFT.search(self._near(n)))
        for number in numbers:
            if number.per_cent:
                self._stake(number)
            elif self._are_shares(number):
                self._put("shares", number)
            else:
                rest.append(number)
        rest = self._prices(rest)
        self._money([n for n in rest if n.currency])
        self.draft = replace(self.draft, spans=dict(self._spans))

    def _behind(self, number: Amount) -> str:
        return self.words[number.span[1] :]

    def _ahead(self, number: Amount) -> str:
        return self.words[: number.span[0]]

    def _near(self, number: Amount) -> str:
        """What stands close before a number, and behind it."""
        return self._ahead(number)[-16:] + "\u2026" + self._behind(number)[:40]

    def _are_shares(self, number: Amount) -> bool:
        if number.currency:
            return False
        change = rules.CHANGE.match(self.words, max(number.span[0] - 3, 0))
        if change is not None:  # "um 8.000 auf 52.000 Anteile": the first is what was bought
            return True
        return rules.SHARES_BEHIND[self.lang].match(self._behind(number)) is not None

    def _put(self, name: str, number: Amount, value: Decimal | None = None) -> None:
        if getattr(self.draft, name) is None:
            amount = number.value if value is None else value
            self.draft = replace(self.draft, **{name: amount})  # type: ignore[arg-type]
            self._spans[name] = (number.span[0] + self.span[0], number.span[1] + self.span[0])

    def _stake(self, number: Amount) -> None:
        if rules.STAKE[self.lang].search(self._ahead(number)):
            self._put("stake_after", number, number.value / 100)

    def _prices(self, numbers: list[Amount]) -> list[Amount]:
        """Takes out what is a price, with the upper end of a range."""
        rest, taken = [], False
        at = 0
        while at < len(numbers):
            number = numbers[at]
            following = numbers[at + 1] if at + 1 < len(numbers) else None
            between = (
                following is not None
                and rules.RANGE_BETWEEN.match(self.words[number.span[1] : following.span[0]])
                is not None
            )
            if taken or number.scaled or not self._is_price(number, following if between else None):
                rest.append(number)
                at += 1
                continue
            taken = True
            currency = number.currency or (following.currency if between and following else "")
            self._priced("price", number, currency)
            if between and following is not None:
                self._priced("price_high", following, following.currency or currency)
                at += 1
            at += 1
        return rest

    def _is_price(self, number: Amount, upper: Amount | None) -> bool:
        if upper is not None and upper.scaled:
            return False
        if not number.currency and (upper is None or not upper.currency):
            return False
        if rules.PER_SHARE[self.lang].match(self._behind(upper or number)):
            return True
        ahead = self._ahead(number)
        if re.search(r"\bfor\s+$", ahead):
            return False
        return rules.PRICE_AHEAD[self.lang].search(ahead) is not None

    def _priced(self, name: str, number: Amount, currency: str) -> None:
        code, value = currency, number.value
        if code == "GBp":
            code, value = "GBP", value / 100
        self._put(name, number, value)
        if self.draft.currency is None and code:
            self._currency(code)

    def _currency(self, code: str) -> None:
        assumed = code == "$"
        self.draft = replace(
            self.draft, currency="USD" if assumed else code, currency_assumed=assumed
        )

    def _money(self, numbers: list[Amount]) -> None:
        """The first is the value; one in another currency beside it is the same money."""
        first: Amount | None = None
        for number in numbers:
            if first is None:
                if self._is_a_price_of_the_market(number):
                    continue
                first = number
                self._currency(number.currency)
                self._put("value", number)
                self._bound(number)
            elif number.currency != first.currency and rules.OTHER_CURRENCY.match(
                self.words[first.span[1] : number.span[0]]
            ):
                self.draft = replace(
                    self.draft,
                    other_value=number.value,
                    other_currency="USD" if number.currency == "$" else number.currency,
                )
                self._spans["other_value"] = (
                    number.span[0] + self.span[0],
                    number.span[1] + self.span[0],
                )
                break

    def _is_a_price_of_the_market(self, number: Amount) -> bool:
        """Neither money of the deal nor its price: "kostete 99,90 Euro"."""
        return (
            re.search(
                r"\b(?:kostete|notierte|schloss\s+bei|closed\s+at|trades?\s+at|trading\s+at|Kurs(?:ziel)?\s+von)\s+(?:\w+\s+){0,4}$",
                self._ahead(number),
            )
            is not None
        )

    def _bound(self, number: Amount) -> None:
        ahead = self._ahead(number)
        for bound, pattern in rules.BOUNDS.items():
            if pattern.search(ahead):
                self.draft = replace(self.draft, bound=bound)


def _with_actors(draft: Draft, words: str, lang: str) -> Draft:
    spans, base = dict(draft.spans), draft.span[0]
    known = names.roles(words, lang) if draft.kind in INSIDER else []
    role = known[0][0] if known else None
    who = names.person(words, lang, known) if draft.kind in INSIDER else None
    if known and who is not None:
        # with several roles the one beside the name
        role = min(known, key=lambda r: abs(r[1][1] - who[1][0]))[0]
    if lang == "en" and any(r == "related" for r, _ in known):
        role = "related"  # "the director's wife"
    firm = names.company(words, lang, buyback=draft.kind not in INSIDER)
    if firm is not None and who is not None and _overlap(firm[1], who[1]):
        firm = None
    for name, found in (("person", who), ("company", firm)):
        if found is not None:
            spans[name] = (found[1][0] + base, found[1][1] + base)
    if role is not None:
        spans["role"] = (known[0][1][0] + base, known[0][1][1] + base)
    return replace(
        draft,
        person=who[0] if who else None,
        role=role,
        company=firm[0] if firm else None,
        spans=spans,
    )


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _of_publication(draft: Draft, told: Told, words: str) -> bool:
    """Whether a day is that on which somebody said it, not that of the deal."""
    if draft.kind not in (*INSIDER, "buyback_exec"):
        return False
    ahead, behind = words[: told.span[0]], words[told.span[1] :]
    if re.match(_DATELINE, behind):
        return True
    if re.search(_FILED, ahead, re.IGNORECASE):
        return True
    if draft.kind in INSIDER and re.search(_MOVED, ahead, re.IGNORECASE):
        return True  # the day on which the price moved
    return re.match(_SAID, behind) is not None


_DATELINE = r",?\s*(?:\d{4}\s*)?(?:\([^)]{2,30}\)\s*)?[-\u2013\u2014]\s"
_MOVED = (
    r"\b(?:jumped|rose|climbed|surged|soared|gained|fell|dropped|sprang|stieg\w*|kletterte\w*|fiel\w*"
    r"|gewann\w*|verlor\w*)\b[^,;]{0,60}$"
)
_FILED = (
    r"(?:\b(?:filing|filed|statement|announcement|disclosure|notice|release|\w*mitteilung|\w*meldung)"
    r"(?:\s+(?:on|dated|from|of|vom|am))?|\b(?:quarter|year|month|period|week)\s+(?:that\s+)?(?:ended|ending|to))"
    r"\s*(?:(?:on|am|vom)\s+)?$"
)


_SAID = (
    r"\s*(?:bekannt|mitgeteilt|mitteilte|meldete|veröffentlicht\w*|hervorging|berichtet\w*|said|reported|filed"
    r"|disclosed|according|announced)\b"
)


def _with_day(draft: Draft, told: list[Told], span: Span, words: str) -> Draft:
    exact = [t for t in told if t.exact and not _of_publication(draft, t, words)]
    if not exact:
        return draft
    day, first = exact[0], None
    if len(exact) > 1 and _BETWEEN.fullmatch(words[day.span[1] : exact[1].span[0]]):
        day, first = exact[1], day.day  # of a period the last
    spans = {**draft.spans, "date": (day.span[0] + span[0], day.span[1] + span[0])}
    on = day.day
    m = _SECOND.match(words[day.span[1] :])
    if m is not None and on.day < int(m[1]) <= calendar.monthrange(on.year, on.month)[1]:
        on, first = on.replace(day=int(m[1])), on  # "on August 19 and 20"
    m = _FIRST.search(words[: day.span[0]]) or _WITHIN.match(words[slice(*day.span)])
    if m is not None and first is None and 0 < int(m[1]) < on.day:
        first = on.replace(day=int(m[1]))  # "vom 17. bis 21. November"
    if first is not None and first >= on:
        first = None
    return replace(draft, day=on, first_day=first, timing=day.timing, spans=spans)


_BETWEEN = re.compile(
    r"\s*(?:and|to|bis(?:\s+(?:einschließlich|zum))?|und|[-\u2013]|through|until)\s*(?:the\s+)?"
)
_SECOND = re.compile(
    r"\s*(?:and|und|to|[-\u2013])\s*(\d{1,2})(?:st|nd|rd|th)?(?![\d%]|[.,]\d|\s*(?:million|Mio))"
)
_WITHIN = re.compile(r"(\d{1,2})\.?\s*(?:bis|und|to|and|[-\u2013])\s")
_FIRST = re.compile(
    r"(?:\bvom|\bvon|\bzwischen\s+dem|\bfrom|\bbetween)\s+(?:the\s+)?(\d{1,2})(?:\.|st|nd|rd|th)?\s*"
    r"(?:bis(?:\s+(?:einschließlich|zum))?|und(?:\s+dem)?|to|and|[-\u2013])\s*(?:the\s+)?\Z"
)


def _with_home_currency(draft: Draft, words: str) -> Draft:
    """A bare dollar beside the code of an exchange is that exchange's."""
    if not draft.currency_assumed:
        return draft
    m = re.search(r"\((?P<code>[A-Z]{3,5}):", words)
    code = _HOME.get(m["code"]) if m else None
    return replace(draft, currency=code) if code else draft


def _says_enough(draft: Draft) -> bool:
    """Money, shares or a price must be there: an event of nothing is no draft."""
    if draft.kind == "buyback_remaining":
        return draft.shares is not None or draft.value is not None
    if draft.kind == "buyback_mandate":
        return True  # a share of the capital is a mandate too
    return any(v is not None for v in (draft.shares, draft.value, draft.price))


def _confidence(draft: Draft) -> float:
    """How much of what such an event has was found; not a probability."""
    who = draft.person if draft.kind in INSIDER else draft.company
    there = [who is not None, draft.day is not None, draft.shares is not None]
    there.append(draft.value is not None or draft.price is not None)
    return round(min(_SURE + _KINDS_FIELDS * sum(there), _SUREST), 2)


def _joined(found: list[Draft]) -> list[Draft]:
    """Drafts of one actor and kind that complete each other become one, at the first's place."""
    kept: list[Draft] = []
    for draft in found:
        for place, other in enumerate(kept):
            if _same_story(other, draft):
                kept[place] = _merged(other, draft)
                break
        else:
            kept.append(draft)
    return kept


def _same_story(a: Draft, b: Draft) -> bool:
    if a.kind != b.kind or a.kind not in INSIDER:
        return False
    for name in ("shares", "value", "price", "day"):
        mine, theirs = getattr(a, name), getattr(b, name)
        if mine is not None and theirs is not None and mine != theirs:
            return False
    if a.person and b.person and not _same_name(a.person, b.person):
        return False
    if a.role and b.role and a.role != b.role:
        return False
    nameless = not b.person and not b.role
    return not nameless or b.span[0] - a.span[1] < 400


def _same_name(a: str, b: str) -> bool:
    return a == b or a in b.split() or b in a.split()


def _merged(a: Draft, b: Draft) -> Draft:
    names_ = ("person", "role", "company", "day", "shares", "price", "price_high", "value",
              "currency", "other_value", "other_currency", "stake_after")  # fmt: skip
    fresh = {n: getattr(b, n) for n in names_ if getattr(a, n) is None}
    if b.person and a.person and len(b.person) > len(a.person):
        fresh["person"] = b.person
    spans = {**b.spans, **a.spans}
    timing = a.timing if a.timing != "unknown" else b.timing
    made = replace(a, **fresh, spans=spans, timing=timing)
    return replace(made, confidence=_confidence(made))
