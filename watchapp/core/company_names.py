"""Companies' names as articles shorten them: "Xiaomi" for Xiaomi Corporation, never for another."""

from __future__ import annotations

import re

# what a name has and an article leaves out
_FORMS = frozenset(
    {
        *("ag", "se", "inc", "corp", "corporation", "co", "company", "ltd", "limited", "plc"),
        *("nv", "sa", "spa", "kgaa", "gmbh", "kg", "group", "holding", "holdings", "konzern"),
        *("the", "der", "die", "das", "and", "und", "n", "v", "s", "a", "p", "l", "c", "oyj"),
        *("ab", "asa", "publ", "incorporated", "adr", "ads", "class", "aktie", "aktien"),
        *("aktiengesellschaft", "b"),
    }
)
# what may stand behind a company's name without being a part of it
_BESIDE = frozenset(
    {
        *("aktie", "aktien", "chef", "chefin", "gründer", "vorstand", "konzern", "papier"),
        *("papiere", "founder", "ceo", "cfo", "chairman", "director", "shares", "stock"),
        *("corp", "inc", "group", "corporation", "ltd", "limited", "plc", "ag", "se"),
        *("management", "aufsichtsrat", "kurs", "billionaire", "president", "executive"),
        *("insider", "titel", "manager", "finanzvorstand"),
    }
)


def tokens(name: str) -> tuple[str, ...]:
    """The words that make a name, small, without legal forms: ("deutsche", "bank")."""
    words = re.findall(r"[^\W_]+(?:['&][^\W_]+)*", name.casefold())
    made = tuple(w for w in words if w not in _FORMS)
    return made or tuple(words)


def may_be(told: str, filed: str) -> bool:
    """Whether an article's name may be one on file: the same, or its beginning.

    "Siemens" may be Siemens Energy; "Siemens Energy" is not Siemens.
    """
    short, whole = tokens(told), tokens(filed)
    return bool(short) and whole[: len(short)] == short


def same(one: str, other: str) -> bool:
    """Whether two names in one text are of one company, one of them perhaps shortened."""
    return may_be(one, other) or may_be(other, one)


def times_named(text: str, filed: str) -> int:
    """How often a text names a company by the first word of its name.

    Whole words count, and not those that begin another's name, as "Siemens Energy" does.
    """
    words = tokens(filed)
    if not words or len(words[0]) < 2 or words[0].isdigit():  # a symbol that has no name yet
        return 0
    count = 0
    pattern = rf"(?<!\w){re.escape(words[0])}(?!\w)(?:[ \u00a0]+(?P<next>[^\W\d_][\w&]*))?"
    for m in re.finditer(pattern, text, re.IGNORECASE):
        if not text[m.start()].isupper() and not text[m.start()].isdigit():
            continue  # "ford" in "er fordert" is no name, nor is "bank"
        behind = m["next"] or ""
        known = behind.casefold() in {*words[1:], *_BESIDE} or not behind[:1].isupper()
        count += known
    return count
