"""A sentence in parts that each tell of one deal, with what tells of something else blotted out.

"He sold 1,000 shares at 40 and bought 2,000 at 12, while the stock rose to 42" are two deals and a
price of the market. Clauses stand between commas, semicolons and conjunctions; a new deal begins
where a clause deals again and brings a number of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from watchapp.core.statements import Span
from watchapp.formats.article import names, rules
from watchapp.formats.article.amounts import Amount, amounts
from watchapp.formats.article.subjects import STOCK_DE, STOCK_EN

BLOT = "|"  # neither a word nor a space, so that no pattern reads across it


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text in which one deal is told at most.

    Attributes:
        span: Where it stands, half-open, in code points of the text.
        words: What stands there, as long, with what tells of something else blotted out.
        follows: True where it goes on from the part before it, and has its actor and day from it.
        verbless: True where it has its verb from there too: "and his colleague 450 shares".
        beside: True where the sentence has another deal.
        past: True where what it tells may be of years ago or a sum of several deals.
        long_ago: True where it says that it is of years ago.
    """

    span: Span
    words: str
    follows: bool = False
    verbless: bool = False
    beside: bool = False
    past: bool = False
    long_ago: bool = False


_FORCED = re.compile(
    r",\s+(?=davon\b)|,?\s+(?=(?:on\s+top\s+of|zusätzlich\s+zu|während|wohingegen|in\s+addition\s+to"
    r"|besides|whereas|while"
    r"|(?:and|und)\s+(?:had|has|have|hat(?:te)?)\s+[^,;.]{0,40}?\b(?:remain\w+|left|verbleib\w+|übrig)"
    r"|leaving\s+(?!(?:him|her|them)\b)|allein\s+am)\b)"
)
_BOUNDARY = re.compile(
    r"[,;:]\s+|\s+[-\u2013\u2014]\s+|\s+(?=(?:und|and|sowie|aber|but|doch|sondern|nachdem|after"
    r"|before|bevor"
    r"|including|darunter|following|having)\b)"
)
DEALING = {
    lang: re.compile(
        rf"\b(?:(?P<sell>{rules.SELLS[lang]})|(?P<buy>{rules.BUYS[lang]})"
        rf"|(?P<exercise>{rules.EXERCISES[lang]})|(?P<plan>{rules.PLANS[lang]}))(?!\w)",
        re.IGNORECASE,
    )
    for lang in ("de", "en")
}
_TRANCHE = re.compile(
    (
        r"^(?:\W|und\b|and\b|sowie\b)*(?:(?:am|on|tags)\s+[\w.]+\s+(?:\w+\s+)?)?(?:weitere|another"
        r"|a\s+further|nochmals?|noch\s+einmal|erneut)\s+[\d$€£]"
    ),
    re.IGNORECASE,
)
_COLLEAGUE = re.compile(
    rf"^(?:\W|und\b|and\b|sowie\b)*(?:(?:seine?|ihre?|his|her|der|die"
    rf"|the)\s+)?(?:[a-zA-ZäöüÄÖÜ-]+\s+){{0,3}}?"
    rf"{names.PERSON}\s+(?:rund\s+|about\s+|weitere\s+|another\s+)?\d"
)
# what was not done, and what would be done if
_NEGATED = {
    "de": re.compile(
        r"\b(?:[Kk]ein\w*|[Nn]icht(?!\s+nur)|[Nn]ie(?:mals)?|[Ww]eder|nichts)\b[^.;,]{0,80}?"
        r"\b(?:verkauf\w*|veräu(?:ß|ss)er\w*|\w*gekauft|kaufen|erworben|abgestoßen|getrennt)\b"
        r"|\b(?:(?:ver)?kauft\w*|erwarb\w*|veräu(?:ß"
        r"|ss)ert\w*)\b[^,.;]{0,40}?\b(?:keine?[nrsm]?|nicht(?!\s+nur)|nichts)\b"
        r"[^,.;]*",
    ),
    "en": re.compile(
        r"\b(?:not(?!\s+only)|\w+n['\u2019]t|never|without|nor|no\s+(?:director|executive"
        r"|insider|officer)s?\b(?:\s+\w+)?)\s+"
        r"[^.;,]{0,40}?\b(?:sold|sell|selling|bought|buy|buying|purchased?|acquired?)\b[^.;,]*"
        r"|\b(?:sold|bought|purchased|acquired)\s+(?:nothing|no(?:ne)?\b)[^,.;]*",
        re.IGNORECASE,
    ),
}
# the market's price and other sums that are no money of a deal
_MARKET = {
    "de": re.compile(
        rf"\b(?:{STOCK_DE})\b.{{0,60}}?\b(?:stieg\w*|fiel\w*|kletter\w*|notier\w*|schloss\w*"
        rf"|kostet\w*|liegt|lag|sprang\w*"
        r"|verlor\w*|gewann\w*|legt\w*|gab|sank\w*|sackt\w*|rutscht\w*|reagiert\w*|gehandelt"
        r"|gefallen|gestiegen|nachgab)\b"
        r"|\b(?:stieg\w*|fiel\w*|kletter\w*|notier\w*|schloss\w*|kostet\w*|sprang\w*|legt\w*)\s+"
        rf"(?:die|das|der)\s+(?:[\w&]+-)*{STOCK_DE}\b",
    ),
    "en": re.compile(
        rf"\b{STOCK_EN}\b.{{0,60}}?\b(?:rose|fell|jump\w*|clos(?:e[sd]?|ing)|trad(?:e[sd]?|ing)"
        rf"|gain\w*|lost|climb\w*|dropp\w*"
        r"|surg\w*|slid|slump\w*|ended|finished|opened|tumbl\w*|soar\w*|is|are|was|were|stood"
        r"|hit)\b",
        re.IGNORECASE,
    ),
}
# a deal of years ago, or what several came to
_PAST = re.compile(
    r"\bvor\s+(?:\w+\s+)?(?:Jahren|einem\s+Jahr|Monaten)\b|\b(?:im|in)\s+(?:\w+\s+)?(?:19|20)\d\d\b"
    r"|\b(?:years?|months)\s+(?:ago|earlier|before)\b"
    r"|\bin\s+(?:den|der|the)\s+(?:vergangenen|letzten|vorigen|past|last"
    r"|previous)\s+(?:\w+\s+)?(?:Jahre|Monate|years|months)"
    r"|\b(?:over|during)\s+the\s+(?:past|last|previous)\b|\b(?:last\s+year|letztes\s+Jahr"
    r"|im\s+Vorjahr)\b"
    r"|\bim\s+(?:vergangenen|letzten)\s+Jahr\b"
    r"|\b(?:since|seit)\b|\bso\s+far\b|\bbislang\b|\bbisher\b|\bto\s+date\b|\bpreviously\b"
    r"|\bearlier\s+this\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    (
        r"\bvor\s+(?:\w+\s+)?Jahren\b|\b(?:\w+\s+)?years\s+(?:ago|earlier|before|after)\b"
        r"|\bJahre\s+(?:zuvor|nachdem)\b"
    ),
    re.IGNORECASE,
)


def parts(text: str, span: Span, lang: str) -> list[Part]:
    """The parts of a sentence, in order, without the words between them."""
    found: list[Part] = []
    for forced in _cut(text, span, _FORCED):
        found += _deals(text, forced, lang)
    dealing = [p for p in found if DEALING[lang].search(p.words) or p.verbless]
    return [replace(p, follows=place > 0, beside=len(dealing) > 1) for place, p in enumerate(found)]


def _cut(text: str, span: Span, boundary: re.Pattern[str]) -> list[Span]:
    """A piece in pieces that begin behind a boundary, none of it empty."""
    found, start = [], span[0]
    for m in boundary.finditer(text, *span):
        if m.start() > start:
            found.append((start, m.start()))
            start = m.end()
    return [*found, (start, span[1])]


def _deals(text: str, span: Span, lang: str) -> list[Part]:
    words = _blotted(text[slice(*span)], lang)
    groups: list[_Group] = []
    for clause in _cut(words, (0, len(words)), _BOUNDARY):
        told = words[slice(*clause)]
        side = _side(told, lang)
        of_the_market = not side and _MARKET[lang].search(told) and not rules.PROGRAMME.search(told)
        if of_the_market and "shares" not in _brings(told, lang):
            words = words[: clause[0]] + BLOT * len(told) + words[clause[1] :]
            told = ""
        brings = _brings(told, lang)
        past = _PAST.search(told) is not None
        now = groups[-1] if groups else None
        bare = now is not None and not side and _goes_on(told, lang, now.brings & brings)
        if now is None or bare or (side and now.is_another(side, brings, past=past)):
            now = _Group(
                clause[0], verbless=bare, side=now.side if now is not None and bare else ""
            )
            groups.append(now)
        now.end = clause[1]
        now.side = now.side or side
        now.past = now.past or past
        if now.side:
            now.brings |= brings
    return [
        Part(
            (span[0] + g.start, span[0] + g.end),
            words[g.start : g.end],
            verbless=g.verbless,
            past=g.past,
            long_ago=_LONG_AGO.search(words, g.start, g.end) is not None,
        )
        for g in groups
    ]


@dataclass(slots=True)
class _Group:
    """Clauses of one deal while a sentence is taken apart."""

    start: int
    verbless: bool = False
    side: str = ""
    past: bool = False
    end: int = 0
    brings: set[str] = field(default_factory=set)

    def is_another(self, side: str, brings: set[str], *, past: bool) -> bool:
        """Whether a clause that deals tells another deal: the other way, or with its own number."""
        if not (self.brings and brings):
            return False
        return side != self.side or bool(self.brings & brings) or past != self.past


def _side(words: str, lang: str) -> str:
    """What a clause tells: that somebody sells, buys, exercises, or plans; "" for none of them."""
    m = DEALING[lang].search(words)
    return m.lastgroup or "" if m is not None else ""


def _blotted(words: str, lang: str) -> str:
    """The words without what was not done; what was not dealt may be named for what was."""

    def blot(m: re.Match[str]) -> str:
        out, at = "", 0
        for kept in rules.OF_SHARES[lang].finditer(m[0]):
            out += BLOT * (kept.start() - at) + kept[0]
            at = kept.end()
        return out + BLOT * (len(m[0]) - at)

    return _NEGATED[lang].sub(blot, words)


def _goes_on(words: str, lang: str, again: set[str]) -> bool:
    """Whether a clause without a verb tells one more deal: another's, or a further lot.

    ``again`` are the kinds of numbers that the deal before has as well. Money alone is one only of
    somebody with a role: "..., Finanzchef Malte Brügge 60.000 Euro".
    """
    if "shares" not in again and not ("money" in again and names.roles(words, lang)):
        return False
    return _TRANCHE.match(words) is not None or _COLLEAGUE.match(words) is not None


def _brings(words: str, lang: str) -> set[str]:
    """The kinds of numbers a clause has: shares, money, a price."""
    found = set()
    for number in amounts(words, lang):
        if number.currency:
            found.add("price" if is_price(number, words, lang) else "money")
        elif are_shares(number, words, lang):
            found.add("shares")
    return found


def are_shares(number: Amount, words: str, lang: str) -> bool:
    """Whether a number counts shares: "3,000 shares", and "3,000 at $12" where a deal is told."""
    if number.currency or number.per_cent:
        return False
    behind = words[number.span[1] :]
    return (
        rules.SHARES_BEHIND[lang].match(behind) is not None or _AT_A_PRICE.match(behind) is not None
    )


_AT_A_PRICE = re.compile(
    r"\s+(?:davon\s+|of\s+(?:them|those|these)\s+)?(?:at|for|zu|für|à)\s+(?:je\s+|rund\s+|durchschnittlich\s+|about\s+"
    r"|an\s+average\s+of\s+)?(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?\d"
)


def is_price(number: Amount, words: str, lang: str) -> bool:
    """Whether money is told as that of one share."""
    if rules.PER_SHARE[lang].match(words[number.span[1] :]):
        return True
    ahead = words[: number.span[0]]
    return rules.PRICE_AHEAD[lang].search(ahead) is not None
