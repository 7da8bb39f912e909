"""Sentences to drafts of events: kind, who, when, how many, at what price, for how much."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from watchapp.core.statements import Draft, Span
from watchapp.formats.article import deals, names, rules, subjects
from watchapp.formats.article.amounts import Amount, amounts
from watchapp.formats.article.days import Told, days
from watchapp.formats.article.sentences import sentences

INSIDER = ("insider_buy", "insider_sell")
_HOME = {"ASX": "AUD", "TSX": "CAD", "SGX": "SGD", "HKEX": "HKD", "SEHK": "HKD"}
LEAST_PAID = Decimal("0.001")  # a share, in any currency; less is no share's price
_SURE, _KINDS_FIELDS, _SUREST = 0.4, 0.15, 0.95  # rules are never certain


def drafts(text: str, lang: str, today: date | None) -> list[Draft]:
    """Every event of a text; those of one actor that add to each other are one."""
    found: list[Draft] = []
    last = (0, 0)
    for sentence in sentences(text):
        made = _of_sentence(text, sentence, lang, today)
        if made and not any(d.company for d in made):
            made = [_of_the_stock(d, text, last, lang) for d in made]
        found += [_of_the_same_day(d, text, found) for d in made]
        last = sentence
    return [d for d in _joined(found) if _says_enough(d)]


def _of_the_stock(draft: Draft, text: str, before: Span, lang: str) -> Draft:
    """A deal with the one company that the sentence before it names beside a stock or its move."""
    told = subjects.named(text[slice(*before)], lang)
    companies = {s.company for s in told if s.is_stock}
    if len(companies) != 1 or None in companies:
        return draft
    company = next(c for c in companies if c)
    at = text.find(company, *before)
    spans = {**draft.spans, "company": (at, at + len(company))} if at >= 0 else draft.spans
    made = replace(draft, company=company, spans=spans)
    return replace(made, confidence=_confidence(made))


_SAME_DAY = re.compile(r"\b(?:on\s+the\s+same\s+day|am\s+(?:selben|gleichen)\s+Tag)\b")


def _of_the_same_day(draft: Draft, text: str, before: list[Draft]) -> Draft:
    """A deal "on the same day" with the day of the one before it."""
    m = _SAME_DAY.search(text, *draft.span)
    if m is None or not before or draft.day is not None or before[-1].first_day is not None:
        return draft
    spans = {**draft.spans, "date": m.span()}
    made = replace(draft, day=before[-1].day, spans=spans)
    return replace(made, confidence=_confidence(made)) if made.day is not None else draft


def _of_sentence(text: str, span: Span, lang: str, today: date | None) -> list[Draft]:
    """The deals of a sentence; one that goes on from the one before has its actor from there."""
    found: list[Draft] = []
    before: Draft | None = None  # who was named last, and what was dealt
    last = ""  # its kind, "" where nothing was dealt yet
    parts = deals.parts(text, span, lang)
    for part in parts:
        goes_on = part.follows and before is not None
        by = before.kind if goes_on and before is not None else ""
        kind = last if part.verbless else kind_of(part.words, lang, before=by)
        draft = _draft(part, lang, today, kind, text[slice(*part.span)]) if kind else None
        if draft is None:
            if before is None and len(parts) > 1:
                before = _named(part, lang)
            continue
        if goes_on and before is not None:
            draft = _continued(before, draft, part)
        before, last = draft, draft.kind
        past = part.long_ago or (part.past and part.beside) or _is_old(part, draft, today)
        if not past or draft.day is not None:
            done = draft.kind in (*INSIDER, "buyback_exec")
            so_far = done and part.past and draft.day is None
            found.append(_with_reasons(replace(draft, so_far=so_far), text[slice(*span)], lang))
    return found


def _with_reasons(draft: Draft, sentence: str, lang: str) -> Draft:
    """A person's deal with what its sentence says of why it was made: such are no decisions."""
    if draft.kind not in INSIDER:
        return draft
    pays_for = ""
    if draft.kind == "insider_sell":
        exercised = re.search(rules.EXERCISES[lang], sentence, re.IGNORECASE) is not None
        pays_for = "tax" if rules.FOR_TAX.search(sentence) else "exercise" if exercised else ""
    planned = rules.BY_PLAN.search(sentence) is not None
    return replace(draft, pays_for=pays_for, discretion="plan" if planned else "unknown")


def _is_old(part: deals.Part, draft: Draft, today: date | None) -> bool:
    """Whether a person's deal is told with a year that is long past: "2019 hatte er gekauft"."""
    if today is None or draft.kind not in INSIDER:
        return False
    years = [int(m[1] or m[2]) for m in _IN_A_YEAR.finditer(part.words)]
    return any(y < today.year - 1 for y in years)


# a year at the beginning, or one in which somebody dealt; not that in which he was appointed
_IN_A_YEAR = re.compile(
    r"^\W*(?:Back\s+)?(?:[Ii]n\s+|[Ii]m\s+Jahr\s+)?((?:19|20)\d\d)\b(?!\s+(?:[Aa]ktien|shares))"
    r"|\b(?:sold|bought|purchased|acquired|gekauft|verkauft|erworben|kaufte|verkaufte)\s+(?:in"
    r"|im\s+Jahr)\s+((?:19|20)\d\d)\b"
)


def _named(part: deals.Part, lang: str) -> Draft | None:
    """Whom a part without a deal names: "exercised options over 5,000 shares and sold them"."""
    if names.person(part.words, lang, names.roles(part.words, lang)) is None:
        return None
    return _with_actors(Draft("insider_buy", part.span), part.words, lang, part.words)


def _continued(before: Draft, draft: Draft, part: deals.Part) -> Draft:
    """A deal with what the one before it in its sentence says for both."""
    spans = dict(draft.spans)
    if part.verbless and draft.person is None and draft.role is None:
        who = names.before_a_number(part.words)
        if who is not None:
            spans["person"] = (who[1][0] + part.span[0], who[1][1] + part.span[0])
            draft = replace(draft, person=who[0])
    taken = ["company"]
    both = draft.kind in INSIDER and before.kind in INSIDER
    if both and draft.person is None and draft.role is None:
        taken += ["person", "role"]
    if both and not (part.past or draft.day or _ANOTHER_DAY.search(part.words)):
        taken += ["day", "first_day", "timing"]
    fresh = {n: getattr(before, n) for n in taken if getattr(draft, n) in (None, "unknown")}
    for name in (*(n for n in fresh if n != "day"), *(["date"] if "day" in fresh else [])):
        if name in before.spans and name not in spans:
            spans[name] = before.spans[name]
    made = replace(draft, **fresh, spans=spans)
    return replace(made, confidence=_confidence(made))


_ANOTHER_DAY = re.compile(
    r"\b(?:the\s+day\s+before|a\s+day\s+(?:later|earlier)|tags\s+(?:zuvor|darauf)"
    r"|am\s+(?:Vortag|Folgetag))\b"
)


def _draft(part: deals.Part, lang: str, today: date | None, kind: str, whole: str) -> Draft | None:
    """The deal of a part; its company may be named where the price is told of, in the ``whole``."""
    words, span = part.words, part.span
    numbers = amounts(words, lang)
    told = days(words, lang, today)
    numbers = [n for n in numbers if not _is_date(n, told, words, lang)]
    read = _Reading(words, span, lang, kind, numbers)
    read.assign()
    draft = read.draft
    draft = _with_actors(draft, words, lang, whole)
    draft = _with_day(draft, told, span, words)
    draft = _with_home_currency(draft, words)
    enough = _says_enough(draft) or (draft.kind in INSIDER and draft.person is not None)
    return replace(draft, confidence=_confidence(draft)) if enough else None


def kind_of(words: str, lang: str, *, before: str = "") -> str | None:
    """The kind of the first rule that matches, None for no event.

    ``before`` is the kind that its sentence told before: "and bought 2,000" is then somebody's.
    """
    for rule in rules.RULES:
        if rule.lang != lang or not rule.pattern.search(words):
            continue
        if rule.kind == "none":
            if rules.FOR_TAX.search(words) and re.search(
                rf"\b(?:{rules.SELLS[lang]})", words, re.IGNORECASE
            ):
                continue  # what was sold of it was sold on the market
            return None
        if rules.DEBT[lang].search(words) and not rules.OF_SHARES[lang].search(words):
            return None
        if rule.kind == "buyback_remaining" and not _of_a_programme(words, lang):
            continue
        if rule.kind not in INSIDER:
            return rule.kind
        if rules.PERHAPS[lang].search(words):
            return None
        if rule.kind == "insider_buy" and _is_own(words, lang, before):
            return "buyback_exec"
        return rule.kind if _by_an_insider(words, lang, before) else None
    return None


def _of_a_programme(words: str, lang: str) -> bool:
    """Whether what remains does so of a programme, not with the person who sold the rest."""
    return rules.PROGRAMME.search(words) is not None or not names.roles(words, lang)


def _is_own(words: str, lang: str, before: str) -> bool:
    """Whether a company bought its own shares, not somebody those of his company."""
    if before.startswith("buyback_") and not names.roles(words, lang):
        return names.person(words, lang, []) is None
    return rules.OWN.search(words) is not None and not names.roles(words, lang)


def _by_an_insider(words: str, lang: str, before: str) -> bool:
    """A person or role must be there, shares, and nothing that says that others bought."""
    if rules.NEVER_INSIDER[lang].search(words) or names.is_firm_of_a_person(words):
        return False
    if not rules.OF_SHARES[lang].search(words) and not before:
        return False
    known = names.roles(words, lang)
    if known or before in INSIDER:
        return True
    if re.search(r"\bBeteiligung\s+an\b", words):
        return False  # a company's
    who = names.person(words, lang, known)
    if who is not None:
        return not names.is_institution(who[0])
    return re.search(r"\b(?:[Ee]r|sie|[Hh]e|[Ss]he|Insider\w*)\b", words) is not None


def _is_date(number: Amount, told: Iterable[Told], words: str, lang: str) -> bool:
    a, b = number.span
    if any(t.span[0] <= a < t.span[1] for t in told):
        return True
    plain = not (number.currency or number.scaled or number.per_cent)
    year = plain and re.fullmatch(r"(?:19|20)\d{2}", words[a:b]) is not None
    return year and (
        rules.SHARES_BEHIND[lang].match(words[b:]) is None
        or rules.YEAR_OF_A_TIME.search(words[:a]) is not None
        or words[b:].lstrip().startswith("eigene")
    )


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
            elif rules.HELD.search(self._ahead(number)):
                continue
            elif self._are_shares(number):
                self._put("shares", number)
            else:
                rest.append(number)
        rest = self._prices(rest)
        self._money([n for n in rest if n.currency])
        self._agree()
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
        return deals.are_shares(number, self.words, self.lang)

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
        told = deals.is_price(number, self.words, self.lang)
        if upper is not None and not told:
            told = rules.PER_SHARE[self.lang].match(self._behind(upper)) is not None
        return told and not self._is_of_something_else(number)

    def _priced(self, name: str, number: Amount, currency: str) -> None:
        code, value = currency, number.value
        if code == "GBp":
            code, value = "GBP", value / 100
        self._put(name, number, value)
        if code and (self.draft.currency is None or name == "value"):
            self._currency(code)

    def _currency(self, code: str) -> None:
        assumed = code == "$"
        self.draft = replace(
            self.draft, currency="USD" if assumed else code, currency_assumed=assumed
        )

    def _money(self, numbers: list[Amount]) -> None:
        """The first is the value; what is in another currency than it or the price is beside it."""
        first: Amount | None = None
        paid_in = self.draft.currency if self.draft.price is not None else None
        for number in numbers:
            if first is None and self._is_of_something_else(number):
                continue
            if first is None and paid_in in (None, _code(number)):
                first = number
                self._priced("value", number, number.currency)
                self._bound(number)
            elif self.draft.other_value is None and (
                first is None
                or (
                    number.currency != first.currency
                    and rules.OTHER_CURRENCY.match(self.words[first.span[1] : number.span[0]])
                )
            ):
                self._put("other_value", number)
                self.draft = replace(self.draft, other_currency=_code(number))

    def _is_of_something_else(self, number: Amount) -> bool:
        """Neither money of the deal nor its price: "kostete 99,90 Euro"."""
        ahead = self._ahead(number)
        found = rules.BESIDE.search(ahead)
        if found is not None and not deals.DEALING[self.lang].search(found[0]):
            return True
        return rules.HELD.search(ahead) is not None

    def _agree(self) -> None:
        """Takes back money that cannot be the shares': another deal's, or a price of the market."""
        d = self.draft
        if d.value is None or not d.shares or d.kind == "buyback_announce":
            return
        paid = d.value / d.shares
        wrong = paid < d.price / 3 or paid > d.price * 3 if d.price else paid < LEAST_PAID
        if wrong and not rules.IN_TOTAL.search(self._ahead_of_span("value")):
            self.draft = replace(d, value=None, other_value=None, other_currency=None, bound="")
            if d.price is None:
                self.draft = replace(self.draft, currency=None, currency_assumed=False)
            for name in ("value", "other_value"):
                self._spans.pop(name, None)

    def _ahead_of_span(self, name: str) -> str:
        return self.words[: self._spans[name][0] - self.span[0]]

    def _bound(self, number: Amount) -> None:
        ahead = self._ahead(number)
        for bound, pattern in rules.BOUNDS.items():
            if pattern.search(ahead) and not rules.WORTH.search(ahead):
                self.draft = replace(self.draft, bound=bound)


def _code(number: Amount) -> str:
    """The currency of money as codes have it: pence are pounds, a bare dollar is the American."""
    return {"$": "USD", "GBp": "GBP"}.get(number.currency, number.currency)


def _with_actors(draft: Draft, words: str, lang: str, whole: str) -> Draft:
    spans, base = dict(draft.spans), draft.span[0]
    who, role, place = _who(words, lang) if draft.kind in INSIDER else (None, None, None)
    firm = names.company(whole, lang, buyback=draft.kind not in INSIDER)
    if firm is not None and who is not None and subjects.meet(firm[1], who[1]):
        firm = None
    found = {"person": who and who[1], "role": place, "company": firm and firm[1]}
    spans |= {name: (a[0] + base, a[1] + base) for name, a in found.items() if a is not None}
    return replace(
        draft,
        person=who[0] if who else None,
        role=role,
        company=firm[0] if firm else None,
        spans=spans,
    )


def _who(words: str, lang: str) -> tuple[tuple[str, Span] | None, str | None, Span | None]:
    """Who deals, and in which role, with the place of it."""
    known = names.roles(words, lang)
    if not known:
        return names.person(words, lang, known), None, None
    vehicle = names.vehicle(words)
    related = next((r for r in known if r[0] == "related"), None)
    if vehicle is not None:
        return vehicle, "related", known[0][1]
    who = names.person(words, lang, known)
    at = who[1][0] if who is not None else None
    # with several roles the one beside the name, else the first
    held = [r for r in known if r[0] != "ten_percent"] or known
    role, place = held[0] if at is None else min(held, key=lambda r: abs(r[1][1] - at))
    if related is not None:
        role, place = related  # "the director's wife"
    return (who, None, None) if role == "former" else (who, role, place)


def _of_publication(draft: Draft, told: Told, words: str) -> bool:
    """Whether a day is that on which somebody said it, not that of the deal."""
    ahead, behind = words[: told.span[0]], words[told.span[1] :]
    if re.match(_ITS_CLOSE, behind):
        return True
    if draft.kind in ("buyback_announce", "buyback_mandate") and re.search(_UNTIL, ahead):
        return True  # its end
    if told.span[0] < _HEAD and re.match(_HEADED, behind):
        return True
    if draft.kind not in (*INSIDER, "buyback_exec"):
        return False
    if re.match(_DATELINE, behind):
        return True
    if re.search(_SINCE, ahead, re.IGNORECASE):
        return True  # a sum of many days
    if re.search(_FILED, ahead, re.IGNORECASE):
        return True
    if draft.kind in INSIDER and re.search(_MOVED, ahead, re.IGNORECASE):
        return True  # the day on which the price moved
    return re.match(_SAID, behind) is not None


_HEAD = 60  # characters in which a report's own day stands
_HEADED = r"\s*(?::|--)\s"
_UNTIL = (
    r"(?i)\b(?:bis(?:\s+(?:zum|Ende))?|until|through|by|to|endet\s+am|ends\s+on|expires\s+on)\s+"
    r"(?:the\s+)?$"
)
_ITS_CLOSE = r"(?:'s|\u2019s)\s+(?:close|closing|session|trading|open|high|low)\b"
_SINCE = r"\b(?:seit|since)\b[^,;]{0,30}$"
_DATELINE = r",?\s*(?:\d{4}\s*)?(?:\([^)]{2,30}\)\s*)?[-\u2013\u2014]\s"
_MOVED = (
    r"\b(?:jumped|rose|climbed|surged|soared|gained|fell|dropped|sprang|stieg\w*|kletterte\w*"
    r"|fiel\w*"
    r"|gewann\w*|verlor\w*)\b[^,;]{0,60}$"
)
_FILED = (
    r"(?:\b(?:filing|filed|said|statement|announcement|disclosure|notice|release|\w*mitteilung"
    r"|\w*meldung|[Aa]ngaben)"
    r"(?:\s+(?:on|dated|from|of|vom|am))?|\b(?:quarter|year|month|period"
    r"|week)\s+(?:that\s+)?(?:ended|ending|to))"
    r"\s*(?:(?:on|am|vom)\s+)?$"
)


_SAID = (
    r"\s*(?:bekannt|mitgeteilt|mitteilte|meldete|veröffentlicht\w*|hervorging|berichtet\w*|said"
    r"|reported|filed"
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
    # what belongs to a field goes with it
    for name, more in (("currency", "currency_assumed"), ("value", "bound"), ("day", "first_day")):
        if name in fresh and fresh[name] is not None:
            fresh[more] = getattr(b, more)
    spans = {**b.spans, **a.spans}
    timing = a.timing if a.timing != "unknown" else b.timing
    made = replace(a, **fresh, spans=spans, timing=timing)
    return replace(made, confidence=_confidence(made))
