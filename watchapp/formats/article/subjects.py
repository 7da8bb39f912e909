"""Whether a number of per cent is told of a stock's price and of one session, and of whose.

The words are data: what is neither a stock's nor one day's is better left out than held against a
price that it was never told of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from watchapp.core.statements import Span

STOCK_DE = (
    r"(?<!je\s)(?<!pro\s)(?:(?:Vorzugs|Stamm)aktien?|Aktienkurs\w*|Aktien?|Papiere?|Kurs(?!ziel)\w*"
    r"|Titel|Anteilsscheine?|Wertpapiere?)"
)
STOCK_EN = (
    r"(?<!per\s)(?<!\ba\s)(?:shares?|stock|depositary\s+receipts|ADRs?|ADSs?"
    r"|(?<!target\s)price(?!\s+targets?))"
)
FAR = 300  # characters from a number in which its subject is looked for
RISE = {
    "de": re.compile(
        r"\b(?:stieg\w*|steig(?:t|en)|gestiegen|kletter\w*|geklettert|gewann\w*|gewonnen"
        r"|gewinnt|gewinnen|sprang\w*"
        r"|springt|gesprungen|legt\w*(?=.{0,120}\b(?:zu|drauf)\b)|zu(?:legt\w*|gelegt|legen)"
        r"|zog\w*(?=.{0,120}\b(?:an|hoch)\b)|zieht(?=.{0,120}\ban\b)"
        r"|anzog\w*|angezogen|verteuer\w*|scho(?:ss|ß)\w*|schießen|hochgeschossen|[Pp]lus"
        r"|Aufschlag|(?:Kurs|Tages)?[Gg]ewinne?n?|Kursplus|Kurszuw[aä]chse?n?|hinauf|aufwärts"
        r"|bergauf"
        r"|höher|fester|(?:Kurs)?[Ss]prung|vorrückt\w*|rückt\w*(?=.{0,120}\bvor\b)|nach\s+oben"
        r"|schnell(?:te|ten|t)(?=.{0,120}\b(?:hoch|oben)\b)|zulegten|k[ao]m\w*(?=.{0,120}\bvoran\b)|avancierte\w*|erholt\w*)\b"
    ),
    "en": re.compile(
        r"\b(?:jump\w*|rose|risen?|rises|rising|gain(?:s|ed|ing)?|climb\w*|surg(?:e[sd]?|ing)"
        r"|soar\w*|ralli(?:ed|es)|advanc(?:e[sd]?|ing)"
        r"|leapt|leaps?|leaped|added|adds|popped|spiked|rocketed|firmed|up(?!\s+to\b)|higher"
        r"|put\s+on|in\s+the\s+black|to\s+the\s+good)\b",
        re.IGNORECASE,
    ),
}
FALL = {
    "de": re.compile(
        r"\b(?:fiel\w*|fällt|gefallen|sank\w*|sinkt|gesunken|verlor\w*|verloren|verliert"
        r"|verlieren|g[ai]b\w*(?=.{0,120}\b(?:nach|ab)\b)"
        r"|nach(?:gab\w*|gegeben|geben)|abgegeben|br[ai]ch\w*(?=.{0,120}\bein\b)|eingebrochen"
        r"|einbrach\w*|(?:ab)?rutscht\w*|(?:ab)?gerutscht"
        r"|büßt\w*|einbüßt\w*|eingebüßt|sackt\w*|abgesackt|absackt\w*|[Mm]inus|Abschlag"
        r"|(?:Kurs)?[Vv]erlust\w*|Kursminus|schwächer"
        r"|tiefer|niedriger|leichter|verbilligt\w*|(?:ab)?stürzt\w*|abgestürzt|nach\s+unten"
        r"|einknickt\w*|knickt\w*|rausch\w*(?=.{0,120}\bTiefe\b)|bergab|abwärts|hinab|lie(?:ß|ss)\w*(?=.{0,120}\bliegen\b))\b"
    ),
    "en": re.compile(
        r"\b(?:fell|fall(?:s|en|ing)?|drop\w*|lost|loses|losing|slid(?:e[sd]?|ing)?|slip\w*"
        r"|declin\w*|tumbl\w*|plung\w*|slump\w*|sank|sunk"
        r"|shed|sheds|eased|retreat\w*|dipp\w*|dived|down|lower|crash\w*|g[ai]v(?:e|ing"
        r"|en)\s+up|knocked\s+off|weaker|in\s+the\s+red|g[ai]ve\s+back)\b",
        re.IGNORECASE,
    ),
}
_STOCK = {
    "de": re.compile(rf"(?:\b|-){STOCK_DE}\b"),
    "en": re.compile(rf"\b{STOCK_EN}\b", re.IGNORECASE),
}
_TRADED = {
    "de": re.compile(
        r"\bim\s+(?:Hoch|Tief)\b|\bnotier\w*|\bgehandelt\b|Handel\w*|\bschloss\w*|\bSchluss\w*|Börse|Tages\w+"
        r"|Wochen(?:mitte|schluss|auftakt|start|beginn)"
    ),
    "en": re.compile(
        r"\bat\s+(?:the|its|their)\s+(?:low|high)s?\b|\btrad(?:ed|ing)\b|\bclos(?:ed|e|ing)\b|\bsession\b|\bexchange\b",
        re.IGNORECASE,
    ),
}
# what else rises and falls by per cent
_BUSINESS = {
    "de": re.compile(
        r"\b(?:\w*[Vv]olumen|\w*[Qq]uote|Nachfrage|Umsätze)\s+(?:in|mit|nach|der"
        r"|von)\s+(?:der\s+)?(?:\w+-)?"
        r"(?:Aktien?|Papiere?n?)\b|\b(?:Umsatz|Umsätze|Erlöse?|Ergebnis(?:se)?|Gewinn\s+(?:je"
        r"|pro|vor|nach)|EBIT\w*|Marge\w*"
        r"|Überschuss|\w+(?:gewinn|ergebnis|umsatz|überschuss|absatz|inflation|ziel|volumen)"
        r"|Dividende\w*"
        r"|Absatz|Auslieferungen|Aufträge|Auftragseingang\w*|Bestellungen|Produktion|Inflation"
        r"|Verbraucherpreise|Preise|Exporte|Importe|Industrie\w*|BIP|Konjunktur|Kosten|Zinsen"
        r"|Anteil\s+(?:der|des|am|an)|Marktanteil|Mitarbeiter\w*|Kursziel\w*|Nachfrage|Lieferungen"
        r"|Arbeitslosigkeit|Steuern?|Schulden|Rendite\w*|Volumen)\b"
    ),
    "en": re.compile(
        r"\b(?:trading\s+volume|volume|short\s+interest|interest|turnover|demand"
        r"|appetite)\s+(?:in|of|for)\s+"
        r"(?:the\s+)?(?:[\w']+\s+){0,2}(?:shares|stock)\b"
        r"|\b(?:(?:average\s+)?(?:repurchase|buy-?back|purchase)\s+price|average\s+price"
        r"|revenues?|sales|earnings|profits?|income|EPS|EBITDA?|margins?|dividends?|orders"
        r"|deliveries|shipments|output|production|inflation|consumer\s+prices|exports|imports|GDP"
        r"|costs?|price\s+targets?|target\s+price|market\s+share|demand|unemployment|debt|yields?"
        r"|volume|headcount|bookings|guidance)\b",
        re.IGNORECASE,
    ),
}
# what is quoted like a stock and is none
_QUOTED = re.compile(
    r"\b(?:[Gg]old\w*|Silber\w*|[Ss]ilver|Kupfer\w*|[Cc]opper|Platin\w*|[Pp]latinum|Öl\w*"
    r"|[Oo]il|[Cc]rude|Brent|WTI|West\s+Texas|Erdgas\w*|[Gg]as"
    r"|Gaspreis\w*|Weizen|[Ww]heat|Bitcoin|Ether(?:eum)?|Krypto\w*|[Cc]rypto\w*|(?:[Dd]er"
    r"|[Tt]he)\s+(?:Euro|[Dd]ollar|euro)|Pfund|[Ss]terling"
    r"|[Yy]en|Franken|Lira|Rubel|Anleihen?|[Bb]onds?|Bunds?|Treasur(?:y|ies)|[Ff]utures|Mieten"
    r"|Immobilien\w*|[Hh]ouse\s+prices"
    r"|\w+preise?|[Cc]ommodit\w+|Rohstoff\w*)\b"
)
_INDEX = re.compile(
    r"(?<!\b[IiAa]m\s)\b(?:[MST](?:ec)?)?D(?:AX|ax)\b|\bHang\s+Seng\b|\bDow(?:\s+Jones)?\b"
    r"|\bS&P(?:\s+500)?\b"
    r"|\bNasdaq\b|\bNikkei\b"
    r"|\bEuro\s?Stoxx\b|\bSTOXX\b|\bFTSE\b|\bCAC\b|\bSMI\b|\bATX\b|\bASX\b|\bTSX\b|\bKOSPI\b"
    r"|\bIBEX\b|\b[Bb]enchmark\b|\bLeitindex\b|\bIndex\b|\bIndizes\b|\bindex\b"
)
_LONGER = re.compile(
    r"\b(?:in|for|over|on)\s+the\s+(?:week|month|year)\b|\b(?:in\s+)?(?:dieser|der)\s+Woche\b"
    r"|\b[Aa]uf\s+(?:Jahres|Monats|Wochen)sicht|"
    r"(?<!Stand\s)(?<!Hoch\s)(?<!Tief\s)(?<!Niveau\s)(?<!high\s)(?<!low\s)(?<!level\s)(?<!day\s)"
    r"\b(?:[Ss]eit|[Ss]ince)\s+(?!Handels|Börsen|Eröffnung|the\s+open)"
    r"|(?:im|in)\s+(?:Jahres|Monats|Wochen)verlauf|auf\s+(?:Jahres|Monats|Wochen)sicht"
    r"|\b(?:im|in\s+den|in\s+der|den|der|die|das)\s+(?:letzten|vergangenen|vorigen|vergangene"
    r"|letzte)\b"
    r"|\b(?:vergangenes|letztes|voriges)\s+(?:Jahr|Quartal)|\bim\s+Vor(?:jahr|monat|quartal)"
    r"|\b(?:[Bb]innen|[Ii]nnerhalb|[Ww]ithin)\b|\bfrom\s+the\s+(?:first|second|third|fourth)\b"
    r"|\bQuartals?\b|\bquarter\b|\bannual\w*|\bJahresvergleich"
    r"|\b(?:this|last|past)\s+(?:year|month|week|quarter)|year[- ]to[- ]date|than\s+a\s+year"
    r"|\b(?:over|in|during)\s+the\s+(?:past|last|previous)\b|so\s+far\s+this"
    r"|\b(?:im\s+laufenden|in\s+diesem|dieses)\s+(?:Jahr|Monat|Quartal)"
    r"|\bin\s+\w+\s+(?:Wochen|Monaten|Tagen|Jahren|weeks|months|days|years)\b"
    r"|(?<!\d\.\s)(?<!\d\s)\b(?:[Ii]m|[Ii]n)\s+(?:Januar|Februar|März|April|Mai|Juni|Juli|August"
    r"|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December)\b"
    r"|\bin\s+(?:19|20)\d\d\b"
    r"|\b(?:an|over|within|through)\s+(?:zwei|drei|vier|two|three|four|several"
    r"|mehreren)\s+(?:Tagen|days)\b"
    r"|\bin\s+\w+\s+(?:sessions|trading\s+days|Sitzungen|Handelstagen)\b|\bVorwoche\b"
    r"|\b(?:\w+\s+)?(?:days?|sessions?|weeks?|months?|years?)\s+(?:earlier|ago|before)\b"
    r"|\bvor\s+(?:\w+\s+)?(?:Tagen|Wochen?|Monat(?:en)?)\b"
    r"|\b(?:[Aa]bschlag|[Aa]ufschlag)\s+(?:der\s+\w+\s+)?(?:zum|gegenüber\s+dem|auf\s+den)\s+(?!Vor)|\b(?:discount|premium)\s+(?:to|of|over)\b"
    r"|\bfrom\s+(?:its|the|a|an|their|his)\s+(?:(?!intraday|session)[\w-]+\s+){0,3}(?:lows?|trough"
    r"|bottom)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]?\d)")
_IN_A_DATE = re.compile(
    r"(?:\d[./-]|\d(?:st|nd|rd|th)?,?|(?:Jan|Feb|M[äa]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[kc]t|Nov"
    r"|De[zc])"
    r"\w*\.?,?)\s*\Z"
)
_PERHAPS = re.compile(
    r"\b(?:[Nn]icht|[Kk]ein\w*|not|[Ww]enn|[Ff]alls|[Ss]ollten?|[Ii]f|Had(?=\s+[A-Z])|droht"
    r"|trau(?:en|t)|zu\s+steigen|zu\s+fallen"
    r"|sees?)\b|\w+n't\b"
    r"|\b(?:könnten?|dürften?|würden?|soll(?:en|te|ten)?|erwart\w+|rechne[nt]?\w*|prognosti\w+"
    r"|Potenzial"
    r"|Potential|Analysten\s+sehen|could|may|might|would|should|expect\w*|forecast\w*|upside"
    r"|downside|predict\w*|see[s]?\s+the|potential)\b|\w*[Pp]otenzial",
)
_BESIDE_THE_SESSION = re.compile(
    r"\w*(?:nach|vor)börslich\w*|\b(?:after|pre)[- ]?(?:hours|market)\b|\bextended\s+trading"
    r"|\b(?:vor|nach)\s+(?:\w+-)?(?:Börsen|Handels)(?:beginn|start|schluss|ende)\b"
    r"|\bbefore\s+the\s+(?:opening\s+)?bell|\bindicated\b|\bindiziert",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(
    r"\bdamals\b|\bback\s+then\b|\bat\s+(?:the|that)\s+time\b"
    r"|\b(?:that|the\s+same|the\s+next|the\s+following)\s+day\b|\bthe\s+day\s+(?:before|after)\b"
    r"|\b(?:einen?|zwei|drei|vier|fünf|wenige|einige|\d+)\s+(?:Handels|Börsen)?(?:[Tt]age?|Sitzung(?:en)?)"
    r"\s+(?:später|danach|darauf|zuvor|davor|vorher)\b"
    r"|\b(?:a|one|two|three|four|five|few|\d+)\s+(?:trading\s+)?(?:days?|sessions?)\s+(?:later|earlier)\b"
    r"|\bthe\s+(?:next|following)\s+(?:morning|session|trading\s+day)\b|\bthat\s+\w+day\b"
    r"|\bam\s+(?:selben|gleichen|nächsten|übernächsten|folgenden)\s+Tag\b|\ban\s+(?:diesem|jenem)\s+Tag\b"
    r"|\b(?:am\s+)?Tag\s+(?:danach|darauf|zuvor|davor)\b|\btags\s+darauf\b"
    r"|\b(?:am|vom)\s+Vortag\b|\btags\s+zuvor\b|\bovernight\b"
    r"|(?<!than\s)(?<!from\s)(?<!versus\s)(?<!to\s)\bthe\s+(?:previous|prior)\s+(?:day|session)\b",
    re.IGNORECASE,
)
# "trotz eines Umsatzrückgangs von 5 Prozent": the number is the noun's, wherever the stock stands
_OF_A_NOUN = re.compile(
    r"\b(?!Kurs|Tages|Aktien|Börsen)[A-ZÄÖÜ]\w+(?:rückgang|anstieg|sprung|einbruch|zuwachs|wachstum"
    r"|steigerung|plus|minus|erhöhung|senkung|aufschlag|abschlag)\w*\s+(?:von|um)\s+(?:\w+\s+)?\Z"
)
_UP = "[A-ZÄÖÜ]"
_NAME = r"[A-ZÄÖÜ][\w&.]*(?:[ -][A-ZÄÖÜ][\w&.]*){0,3}"
_OF = {
    "de": re.compile(
        rf"(?P<a>{_NAME})-(?:Aktien?|Papiere?|Titel|Kurs\w*)\b"
        rf"|\b(?:Aktien?|Papieren?|Papiere?|Titel|Anteilsscheine?|(?:Aktien)?[Kk]urs)\s+(?:von"
        rf"|der|des)\s+(?P<b>{_NAME})"
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
        *("yesterday", "today", "had", "has", "if", "since", "last", "gestern", "heute", "seit"),
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *(
            "october",
            "november",
            "december",
            "but",
            "while",
            "after",
            "despite",
            "by",
            "at",
            "for",
            "as",
            "friday's",
            "from",
            "when",
        ),
        *("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "on", "in", "meanwhile"),
    }
)


def of_one_session(near: str) -> bool:
    """Whether the words around a number leave it one of a session that has been."""
    if any(not _IN_A_DATE.search(near[: m.start()]) for m in _YEAR.finditer(near)):
        return False  # of the whole year
    patterns = (_LONGER, _PERHAPS, _BESIDE_THE_SESSION, _DAY_BEFORE)
    return not any(pattern.search(near) for pattern in patterns)


def is_of_another_day(words: str) -> bool:
    """Whether a sentence tells of a day before or after the one that is named."""
    return _DAY_BEFORE.search(words) is not None


def is_of_a_noun(words: str, at: int) -> bool:
    """Whether a number is that of a noun of business: "ein Umsatzrückgang von 5 Prozent"."""
    return _OF_A_NOUN.search(words[max(at - FAR, 0) : at]) is not None


def is_of_trading(words: str, at: int, lang: str) -> bool:
    """Whether a word of trading stands around a place."""
    return _TRADED[lang].search(words[max(at - FAR, 0) : at + FAR]) is not None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number is told of.

    Attributes:
        span: Where it is named.
        is_stock: False for an index, a commodity, a figure of business.
        company: Whose stock, where the words say so.
        bare: True where only the company is named: "Xiaomi rose 4 percent".
        described: True where it is called by what it does: "the chipmaker's shares".
    """

    span: Span
    is_stock: bool
    company: str | None = None
    bare: bool = False
    described: bool = False


def subject_of(
    found: list[Subject], words: str, number: Span, clause: Span, lang: str
) -> Subject | None:
    """What a number is told of: named last before it, or behind it where its clause begins with it.

    ``found`` are those of its sentence, from ``named``. "Um 7 Prozent sackte die Aktie ab" names
    its stock behind the number; of "die Aktie fiel, weil der Umsatz um 7 Prozent sank" the number
    is the turnover's.
    """
    near = [s for s in found if number[0] - FAR <= s.span[0] < number[1] + FAR]
    behind = [s for s in near if number[1] <= s.span[0] < clause[1]]
    if behind and _IN_WHAT.match(words, number[1]):
        return behind[0]
    inside = [s for s in near if clause[0] <= s.span[0] < number[0]]
    if inside:
        return inside[-1]
    if behind and not _acted(words[clause[0] : number[0]], lang):
        return behind[0]
    before = [s for s in near if s.span[0] < clause[0]]
    return before[-1] if before else None


_NOUN = re.compile(r"[Pp]lus|[Mm]inus|Aufschlag|Abschlag|\w*[Gg]ewinn\w*|\w*[Vv]erlust\w*|Sprung")


# of a noun behind its number the subject comes last: a rise in an index
_IN_WHAT = re.compile(
    r"\s+(?:rise|gain|jump|surge|rally|fall|drop|decline|slide|slump|plunge)\s+in\s"
)


def _acted(words: str, lang: str) -> bool:
    """Whether a verb of rising or falling stands there: its subject is then not behind."""
    bare = _NOUN.sub("", words)
    return any(verbs[lang].search(bare) is not None for verbs in (RISE, FALL))


def is_of_another(words: str) -> bool:
    """Whether an index or a commodity is told of."""
    return _QUOTED.search(words) is not None or _INDEX.search(words) is not None


def named(words: str, lang: str) -> list[Subject]:
    """Everything in a sentence that a number can be told of, in order."""
    found = [
        Subject(m.span(), False)
        for pattern in (_BUSINESS[lang], _INDEX, _QUOTED)
        for m in pattern.finditer(words)
    ]
    taken = [s.span for s in found]
    owned = [(m.span(), _company(m)) for m in _OF[lang].finditer(words)]
    for m in _STOCK[lang].finditer(words):
        if any(meet(m.span(), other) for other in taken):
            continue
        company = next((c for span, c in owned if meet(m.span(), span)), None)
        whose_ = _WHOSE.search(words, max(m.start() - FAR, 0), m.start())
        if whose_ is not None:
            company = _bare(whose_["name"]) if whose_["name"] else None
            found.append(Subject(m.span(), company is not None, company))
            continue
        around = words[max(m.start() - 60, 0) : m.end() + 40]
        described = _ELSEWHERE.search(around) is not None or (
            company is None and _DESCRIBED.search(around) is not None
        )
        found.append(Subject(m.span(), True, company, described=described))
    taken = [s.span for s in found]
    for m in _BARE[lang].finditer(words):
        span = m.span(m.lastgroup or 0)
        head = (
            _APPOSITION.search(words, max(span[0] - FAR, 0), span[0])
            if words[span[1] : span[1] + 1] == ","
            else None
        )
        if head is not None:
            span = head.span("name")
        company = _bare(words[slice(*span)])
        if company and not any(meet(span, other) for other in taken):
            found.append(Subject(span, True, company, bare=True))
    return sorted(found, key=lambda s: s.span)


# whose stock is told by what its company does, which may be the article's company or another
_DESCRIBED = re.compile(
    r"\b(?:des|der)\s+(?:\w+\s+)?\w+(?:hersteller|konzern|bauer|händler|versicherer|zulieferer"
    r"|anbieter|riese|tochter|betreiber"
    r"|entwickler|produzent|versorger|konkurrent|rivale)(?:s|n|en|es)?\b"
    r"|\b(?:[a-z-]*maker|rival|group|giant|supplier|retailer|lender|insurer|airline|miner"
    r"|developer)(?:'s|\u2019s)\s+(?:shares|stock)"
    r"|\b(?:rival|competitor|peer|supplier|partner|affiliate)s?\b.{0,40}?\b(?:its|their)\s+(?:shares|stock)"
    r"|\b(?:[Rr]ivale|[Kk]onkurrent|[Ww]ettbewerber)(?:in|s|en)?\b.{0,40}?\b(?:seine|ihre)r?\s+(?:Aktien?|Papiere)"
    r"|\bshares\s+(?:of|in)\s+(?:its|a|an)\s+[\w\s]{0,30}?(?:supplier|rival|unit|partner|affiliate|competitor)",
    re.IGNORECASE,
)
# "Luxshare, a supplier of Xiaomi, sank": the subject stands before the comma
_APPOSITION = re.compile(rf"(?P<name>{_NAME}),\s+(?:[a-z][^,;]{{1,70}}\s)\Z")
# traded on another exchange than the prices may be of
_ELSEWHERE = re.compile(
    r"\b(?:in|an)\s+(?:Frankfurt|Stuttgart|München|Tradegate|New\s+York)\s+(?:gehandelt|notiert)\w*"
    r"|\btraded\s+in\s+[A-Z]|\b[A-Z]\w+(?:\s[A-Z]\w+)?-listed\b|\bdepositary\b|\bADRs?\b|\bADSs?\b"
)
# "Tencent, dessen Aktie um 3 Prozent stieg": the stock of what stands before the comma
_WHOSE = re.compile(rf"(?:(?P<name>{_NAME}),\s+)?\b(?:dessen|deren|whose)\s+(?:\w+\s+)?\Z")


def meet(one: Span, other: Span) -> bool:
    """Whether two places share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _company(m: re.Match[str]) -> str | None:
    """The company of a match of ``_OF``; None where only what it makes or where it is is said."""
    name = m["a"] or m["b"]
    if m["b"] and re.search(r"\bdes\s+\Z", m.string[: m.start("b")]):
        name = re.sub(r"^\w+s\s+(?=[A-ZÄÖÜ])", "", name)  # "des Laborausrüsters Sarvelis"
    return _bare(name)


_MAKER = re.compile(
    r"\w*(?:hersteller|konzern|unternehmen|gesellschaft|bauer|händler|versicherer|zulieferer"
    r"|anbieter|riese|tochter"
    r"|spezialist|betreiber|entwickler|produzent|versorger|gruppe|firma|konkurrent|rivale"
    r"|wettbewerber)(?:s|n|en|es)?"
)


def _bare(name: str) -> str | None:
    parts = name.removesuffix("'s").removesuffix("\u2019s").split()
    while parts and (
        parts[0].casefold() in _GENERIC
        or (len(parts) > 1 and (parts[0] in _NO_NAMES or _MAKER.fullmatch(parts[0])))
    ):
        del parts[0]
    if not parts or (len(parts) == 1 and parts[0].casefold() in _GENERIC) or len(parts[-1]) < 2:
        return None
    if len(parts) == 1 and (_MAKER.fullmatch(parts[0]) or parts[0] in _NO_NAMES):
        return None
    return " ".join(parts)


_NO_NAMES = frozenset(
    {
        *("Er", "Sie", "Es", "It", "He", "She", "They", "This", "That", "Das", "Dies", "Damit"),
        *("Dabei", "Danach", "Dann", "Auch", "Zuletzt", "Heute", "Gestern", "Shares", "Stocks"),
        *("Investors", "Anleger", "Analysten", "Analysts", "Experten", "Börsianer", "Zeitweise"),
        *("Prices", "Markets", "Trading", "Um", "Mit", "Nach", "Bis", "Rund", "Gut", "Plus"),
        *(
            "Up",
            "Down",
            "Minus",
            "Von",
            "Auf",
            "Am",
            "Im",
            "Fast",
            "Knapp",
            "Etwa",
            "Über",
            "Weitere",
            "Nur",
            "Bei",
            "Beim",
            "Für",
            "Unlike",
            "Like",
            "Anders",
            "China",
            "Frankfurt",
        ),
    }
)
_SOON = (
    r"(?:(?:at\s+one\s+(?:stage|point)|also|then|later|briefly|even|still|has|had|have|been|was"
    r"|were|is|are|closed?|ended"
    r"|finished|traded|trading|again|initially|promptly),?\s+)*"
)
_BARE = {
    "de": re.compile(
        rf"(?:(?:^|[,;:]\s+|\b(?:während|wohingegen|und|aber|denn|weil|nachdem|dass|obwohl"
        rf"|sowie)\s+)(?:d(?:er|ie|as)\s+(?!(?:Deutsche|\w+ische)[nr]?\s){_UP}[\w-]+\s+)?(?P<name>{_NAME})"
        rf"(?=\s+(?:(?:am|um|rund|gut|etwa|zeitweise|bis\s+zu"
        rf"|\w+tag)\s+)*(?:{RISE['de'].pattern}|{FALL['de'].pattern}|notiert\w*|schloss\w*|ging(?:en)?|beendet\w*"
        r"|\d[\d.,]*\s*(?:%|Prozent))))"
        rf"|(?:{RISE['de'].pattern}|{FALL['de'].pattern}|\bverbucht\w*|\bging(?:en)?"
        rf"|\bnotiert\w*|\bschloss\w*|\btrieb|\bhievte|\bdrückte|\bschickte|\bwaren(?:\s+am\s+\w+)?"
        rf"|\b[Ff]ür|\b[Bb]ei|\bdie\s+(?:des|von|der)(?:\s+{_UP}\w+(?=\s+{_UP}))?)\s+(?P<other>{_NAME})"
        r"(?=\s+(?:am|um|im|an|in|mit|nach|zeitweise|bis|den|zuletzt|ging|belief|kamen|der|die"
        r"|das|\d))"
    ),
    "en": re.compile(
        rf"(?P<name>{_NAME})(?:'s|\u2019s)?(?:,\s+which)?,?\s+{_SOON}"
        rf"(?:{RISE['en'].pattern}|{FALL['en'].pattern}|(?:ended|closed|finished|settled)\s+(?:\d|\w+day)"
        rf"|remains\b|trades\b|sits\b|\d[\d.]*\s*(?:%|per\s?cent|pc\b))"
    ),
}


def told_of(words: str, lang: str) -> tuple[str, bool] | None:
    """The company a sentence tells of, and whether what it is called leaves no doubt of that."""
    for pattern, is_sure in ((_CALLED[lang], True), (_REPORTS[lang], False)):
        m = pattern.search(words)
        name = _bare(m[m.lastgroup or 0]) if m is not None else None
        if name:
            return name, is_sure
    return None


_CALLED = {
    "de": re.compile(
        rf"\b(?:[Dd]er|[Dd]ie|[Dd]as|[Bb]eim?)\s+(?:\w+e\s+)?{_MAKER.pattern}\s+(?P<name>{_NAME})(?=\s+[a-zäöü])"
    ),
    "en": re.compile(
        r"\b(?:rival|competitor|peer|supplier|retailer|lender|insurer|airline|[a-z]+maker)\s+"
        rf"(?P<name>{_NAME})(?=\s+[a-z])"
    ),
}
_REPORTS = {
    "de": re.compile(
        rf"^(?:Für|Bei)\s+(?P<who>{_NAME})(?=\s+(?:war|ist|ging|lief)\b)"
        rf"|\b(?:meldete|legte|veröffentlichte|kündigte|berichtete|senkte|hob)\s+(?P<name>{_NAME})(?=\s)"
    ),
    "en": re.compile(
        rf"^(?P<name>{_NAME})\s+(?:reported|said|announced|unveiled|posted|was|warned|launched|raised"
        r"|cut|agreed|issued|beat|missed|slashed|plans)\b"
    ),
}


def whose(words: str, at: int, lang: str) -> str | None:
    """The company whose stock is named last before a place; None where none is."""
    begin = max(at - FAR, 0)
    found = [m for m in _OF[lang].finditer(words[begin : at + 40]) if begin + m.start() <= at]
    named = [c for m in found if (c := _company(m)) is not None]
    return named[-1] if named else None
