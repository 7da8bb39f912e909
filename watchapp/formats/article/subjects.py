"""Whether a number of per cent is told of a stock's price and of one session, and of whose.

The words are data: what is neither a stock's nor one day's is better left out than held against a
price that it was never told of.
"""

from __future__ import annotations

import re

STOCK_DE = (
    r"(?<!je\s)(?<!pro\s)(?:(?:Vorzugs|Stamm)aktien?|Aktienkurs\w*|Aktien?|Papiere?|Kurs(?!ziel)\w*"
    r"|Titel|Anteilsscheine?|Wertpapiere?)"
)
STOCK_EN = r"(?<!per\s)(?<!\ba\s)(?:shares?|stock|(?<!target\s)price(?!\s+targets?))"
FAR = 300  # characters from a number in which its subject is looked for
_STOCK = {
    "de": re.compile(rf"(?:\b|-){STOCK_DE}\b"),
    "en": re.compile(rf"\b{STOCK_EN}\b", re.IGNORECASE),
}
_TRADED = {
    "de": re.compile(
        r"\bnotier\w*|\bgehandelt\b|Handel\w*|\bschloss\w*|\bSchluss\w*|Börse|Tages\w+"
    ),
    "en": re.compile(
        r"\btrad(?:ed|ing)\b|\bclos(?:ed|e|ing)\b|\bsession\b|\bexchange\b", re.IGNORECASE
    ),
}
# what else rises and falls by per cent
_BUSINESS = {
    "de": re.compile(
        r"\b(?:Umsatz|Umsätze|Erlöse?|Ergebnis(?:se)?|Gewinn\s+(?:je|pro|vor|nach)|EBIT\w*|Marge\w*"
        r"|Überschuss|\w+(?:gewinn|ergebnis|umsatz|überschuss|absatz|inflation|ziel)|Dividende\w*"
        r"|Absatz|Auslieferungen|Aufträge|Auftragseingang\w*|Bestellungen|Produktion|Inflation"
        r"|Verbraucherpreise|Preise|Exporte|Importe|Industrie\w*|BIP|Konjunktur|Kosten|Zinsen"
        r"|Anteil\s+(?:der|des|am|an)|Marktanteil|Mitarbeiter\w*|Kursziel\w*|Nachfrage|Lieferungen"
        r"|Arbeitslosigkeit|Steuern?|Schulden|Rendite\w*|Volumen)\b"
    ),
    "en": re.compile(
        r"\b(?:revenues?|sales|earnings|profits?|income|EPS|EBITDA?|margins?|dividends?|orders"
        r"|deliveries|shipments|output|production|inflation|consumer\s+prices|exports|imports|GDP"
        r"|costs?|price\s+targets?|target\s+price|market\s+share|demand|unemployment|debt|yields?"
        r"|volume|headcount|bookings|guidance)\b",
        re.IGNORECASE,
    ),
}
_INDEX = re.compile(
    r"\b(?:[MST]ec)?DAX\b|\bHang\s+Seng\b|\bDow(?:\s+Jones)?\b|\bS&P(?:\s+500)?\b|\bNasdaq\b|\bNikkei\b"
    r"|\bEuro\s?Stoxx\b|\bSTOXX\b|\bFTSE\b|\bCAC\b|\bSMI\b|\bATX\b|\bIndex\b|\bIndizes\b|\bindex\b"
)
_LONGER = re.compile(
    r"(?<!Stand\s)(?<!Hoch\s)(?<!Tief\s)(?<!Niveau\s)(?<!high\s)(?<!low\s)(?<!level\s)(?<!day\s)"
    r"\b(?:[Ss]eit|[Ss]ince)\s+(?!Handels|Börsen|Eröffnung|the\s+open)"
    r"|(?:im|in)\s+(?:Jahres|Monats|Wochen)verlauf|auf\s+(?:Jahres|Monats|Wochen)sicht"
    r"|\b(?:im|in\s+den|in\s+der|den|der|die|das)\s+(?:letzten|vergangenen|vorigen|vergangene|letzte)\b"
    r"|\b(?:vergangenes|letztes|voriges)\s+(?:Jahr|Quartal)|\bim\s+Vor(?:jahr|monat|quartal)"
    r"|\b(?:binnen|innerhalb|within)\b|\bQuartals?\b|\bquarter\b|\bannual\w*|\bJahresvergleich"
    r"|\b(?:this|last|past)\s+(?:year|month|week|quarter)|year[- ]to[- ]date|than\s+a\s+year"
    r"|\b(?:over|in|during)\s+the\s+(?:past|last|previous)\b|so\s+far\s+this"
    r"|\b(?:im\s+laufenden|in\s+diesem|dieses)\s+(?:Jahr|Monat|Quartal)"
    r"|\bin\s+\w+\s+(?:Wochen|Monaten|Tagen|Jahren|weeks|months|days|years)\b"
    r"|(?<!\d\.\s)(?<!\d\s)\b(?:[Ii]m|[Ii]n)\s+(?:Januar|Februar|März|April|Mai|Juni|Juli|August"
    r"|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December)\b"
    r"|\bin\s+(?:19|20)\d\d\b",
)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]?\d)")
_IN_A_DATE = re.compile(
    r"(?:\d[./-]|\d(?:st|nd|rd|th)?,?|(?:Jan|Feb|M[äa]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[kc]t|Nov|De[zc])"
    r"\w*\.?,?)\s*\Z"
)
_PERHAPS = re.compile(
    r"\b(?:könnten?|dürften?|würden?|soll(?:en|te|ten)?|erwart\w+|rechne[nt]?\w*|prognosti\w+|Potenzial"
    r"|Potential|Analysten\s+sehen|could|may|might|would|should|expect\w*|forecast\w*|upside"
    r"|downside|predict\w*|see[s]?\s+the|potential)\b|\w*[Pp]otenzial",
)
_BESIDE_THE_SESSION = re.compile(
    r"\w*(?:nach|vor)börslich\w*|\b(?:after|pre)[- ]?(?:hours|market)\b|\bextended\s+trading"
    r"|\b(?:vor|nach)\s+(?:Börsen|Handels)(?:beginn|start|schluss|ende)\b",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(
    r"\b(?:am|vom)\s+Vortag\b|\btags\s+zuvor\b|\bovernight\b"
    r"|(?<!than\s)(?<!from\s)(?<!versus\s)(?<!to\s)\bthe\s+(?:previous|prior)\s+(?:day|session)\b",
    re.IGNORECASE,
)
# "trotz eines Umsatzrückgangs von 5 Prozent": the number is the noun's, wherever the stock stands
_OF_A_NOUN = re.compile(
    r"\b(?!Kurs|Tages|Aktien|Börsen)[A-ZÄÖÜ]\w+(?:rückgang|anstieg|sprung|einbruch|zuwachs|wachstum"
    r"|steigerung|plus|minus|erhöhung|senkung|aufschlag|abschlag)\w*\s+(?:von|um)\s+(?:\w+\s+)?\Z"
)
_NAME = r"[A-ZÄÖÜ][\w&.]*(?:[ -][A-ZÄÖÜ][\w&.]*){0,3}"
_OF = {
    "de": re.compile(
        rf"(?P<a>{_NAME})-(?:Aktien?|Papiere?|Titel|Kurs\w*)\b"
        rf"|\b(?:Aktien?|Papiere?)\s+(?:von|der|des)\s+(?P<b>{_NAME})"
    ),
    "en": re.compile(
        rf"\b(?:[Ss]hares|[Ss]tock)\s+(?:of|in)\s+(?P<b>{_NAME})|(?P<a>{_NAME})(?:'s|\u2019s)?\s+"
        r"(?:shares|stock)\b"
    ),
}
# what stands before "-Aktie" or "shares" and is no company
_GENERIC = frozenset(
    {
        *("die", "der", "das", "den", "dem", "eine", "auch", "doch", "vorzugs", "stamm", "tech"),
        *("technologie", "bank", "auto", "pharma", "energie", "chip", "solar", "rüstungs"),
        *("einzel", "wachstums", "dividenden", "konzern", "unternehmens", "the", "a", "b", "class"),
        *("common", "ordinary", "preferred", "its", "his", "her", "their", "us", "u.s", "u.s."),
        *("american", "european", "chinese", "german", "technology", "hong", "kong", "company"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "on", "in", "meanwhile"),
    }
)


def of_the_price(words: str, at: int, lang: str, *, named: bool = False) -> bool:
    """Whether the number at a place is told of a stock's price.

    The subject named last before it counts: after "the shares fell as sales dropped" a number is
    one of the sales. Without any it is the price's, unless ``named`` wants a word of trading.
    """
    head = words[max(at - FAR, 0) : at]
    if _OF_A_NOUN.search(head):
        return False
    stock = max((m.end() for m in _STOCK[lang].finditer(head)), default=-1)
    others = (*_BUSINESS[lang].finditer(head), *_INDEX.finditer(head))
    other = max((m.end() for m in others), default=-1)
    if other > stock:
        return False
    return stock >= 0 or not named or bool(_TRADED[lang].search(words[max(at - FAR, 0) : at + FAR]))


def of_one_session(near: str) -> bool:
    """Whether the words around a number leave it one of a session that has been."""
    if any(not _IN_A_DATE.search(near[: m.start()]) for m in _YEAR.finditer(near)):
        return False  # of the whole year
    patterns = (_LONGER, _PERHAPS, _BESIDE_THE_SESSION, _DAY_BEFORE)
    return not any(pattern.search(near) for pattern in patterns)


def whose(words: str, at: int, lang: str) -> str | None:
    """The company whose stock is named last before a place; None where none is."""
    found = None
    begin = max(at - FAR, 0)
    for m in _OF[lang].finditer(words[begin : at + 40]):
        if begin + m.start() > at:
            break
        parts = (m["a"] or m["b"]).split()
        while parts and parts[0].casefold() in _GENERIC:
            del parts[0]
        if parts and parts[-1].casefold() not in _GENERIC and len(parts[-1]) > 1:
            found = " ".join(parts)
    return found


def stocks(words: str, lang: str) -> set[str]:
    """The companies whose stocks a text names."""
    named = (whose(words[: m.end()], m.start(), lang) for m in _OF[lang].finditer(words))
    return {name for name in named if name is not None}
