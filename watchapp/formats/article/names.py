"""Who a sentence is about: persons beside their roles, and companies."""

from __future__ import annotations

import re

from watchapp.core.statements import Span
from watchapp.formats.article.sentences import words

_UP = r"[A-ZÄÖÜ]"
_WORD = rf"{_UP}[\w'\u2019]*(?:-(?:{_UP}[\w'\u2019]+|[a-z]{{2,}}(?!\w)))*"
_PARTICLE = (
    r"(?:von(?:\s+der|\s+dem)?|van(?:\s+der|\s+den)?|de(?:\s+la)?|del|della|der|den|bin|al|zu"
    r"|le|la|ten)"
)
PERSON = rf"(?:{_UP}\.\s*)*{_WORD}(?:\s+(?:{_UP}\.|{_PARTICLE}|{_WORD})){{0,4}}"
_NAME = rf"{_UP}[\w.&]*(?:-{_UP}[\w.&]+)*(?:\s&\s{_UP}[\w.]*)?"
_OF = r"(?:von|der|des|vom|of)\s+"  # a role and its company
_TITLE = r"(?:(?:Dr|Prof)\.?(?:\s?-?Ing\.)?\s+|Mr\.?\s+|Mrs\.?\s+|Ms\.?\s+|Sir\s+)*"
# (role, pattern): the first that matches counts, so longer words stand before shorter ones.
ROLES = {
    "de": (
        (
            "related",
            (
                r"(?:Ehe(?:frau|mann)|Gatt(?:in|e)|Sohn|Tochter|Bruder|Schwester|Familie"
                r"|(?:Frau|Mann)\s+(?:des|der|von))"
            ),
        ),
        ("founder", r"(?:Mit|Firmen|Unternehmens)?[Gg]ründer(?:in|s)?"),
        ("cfo", r"Finanz(?:vorst(?:and|änd\w*)|chef(?:in)?)|CFO"),
        (
            "ceo",
            (
                r"Vorstands(?:chef(?:in)?|vorsitzende[rn]?)|Konzern(?:chef(?:in)?|lenker)"
                r"|Firmenchef(?:in)?"
                r"|CEO|\w+-Lenker|Geschäftsführer(?:in)?|Chef(?:in)?\b|[Cc]hef(?:in)?\b"
            ),
        ),
        (
            "chair",
            (
                r"Aufsichtsrats(?:chef(?:in)?|vorsitzende[rn]?)|Verwaltungsratspräsident(?:in)?"
                r"|(?<!Vize)[Pp]räsident(?:in)?|Chairman"
            ),
        ),
        ("supervisory", r"Kontrolleur(?:in)?|Aufsichtsr(?:at|ätin|äte|ats?mitglied\w*)"),
        (
            "director",
            (
                r"Mitglieds?\s+des\s+Verwaltungsrat\w*|Verwaltungsr(?:at|ätin|äte|ats?mitglied\w*)"
                r"|Direktor(?:in)?"
            ),
        ),
        (
            "executive",
            (
                r"Vorstandsmitglied(?:er)?|Vorstandskolleg(?:e|in)|Vorst(?:and|änd(?:e|in|en))"
                r"|[Vv]orstandsmitglied(?:er)?"
                r"|[Vv]orst(?:and|änd\w*)|\w+vorst(?:and|änd(?:in|e))|Manager(?:in)?"
                r"|Führungskr(?:aft|äfte)"
                r"|\w{3,}chef(?:in)?|COO|CTO|Geschäftsleitungsmitglied(?:er)?"
                r"|Mitglied\s+der\s+Geschäftsleitung"
            ),
        ),
        (
            "ten_percent",
            (
                r"(?:Groß|Haupt)aktionär(?:in)?|(?:Mehrheits|Haupt)eigner(?:in)?"
                r"|Ankeraktionär(?:in)?|10-Prozent-(?:Eigentümer|Aktionär)(?:in)?"
            ),
        ),
    ),
    "en": (
        ("related", r"(?:wife|husband|spouse|son|daughter|family|children)\b"),
        ("chair", r"[Ss]upervisory\s+[Bb]oard\s+[Cc]hair\w*|chairs\b"),
        ("supervisory", r"[Ss]upervisory\s+[Bb]oard(?:\s+[Mm]ember)?"),
        ("founder", r"(?:[Cc]o-?)?[Ff]ounder"),
        (
            "cfo",
            (
                r"(?:[Cc]hief\s+[Ff]inancial\s+[Oo]fficer|CFO|[Ff]inance\s+(?:[Dd]irector|[Cc]hief"
                r"|[Bb]oss|[Hh]ead))"
            ),
        ),
        (
            "ceo",
            (
                r"(?:[Cc]hief\s+[Ee]xecutive(?:\s+[Oo]fficer)?|CEO|[Mm]anaging\s+[Dd]irector"
                r"|\b[Bb]oss\b"
                r"|[Cc]hief\b(?=\s+[A-Z]\w+\s+[A-Z])(?!\s+\w+(?:\s+\w+)?\s+[Oo]fficer))"
            ),
        ),
        ("chair", r"(?:(?:[Nn]on-?[Ee]xecutive\s+)?[Cc]hair(?:man|woman|person)?\b)"),
        (
            "director",
            (
                r"(?:(?:[Ii]ndependent\s+|[Nn]on-?[Ee]xecutive\s+)?[Dd]irectors?\b"
                r"|[Bb]oard\s+members?\b)"
            ),
        ),
        (
            "executive",
            (
                r"(?:[Cc]hief\s+\w+(?:\s+\w+)?\s+[Oo]fficer|C[OTILMR]O\b|(?:[Ee]xecutive\s+)?"
                r"[Vv]ice\s+[Pp]resident|EVP|SVP|[Gg]eneral\s+[Cc]ounsel|[Pp]resident"
                r"|[Ee]xecutives?\b)"
            ),
        ),
        (
            "ten_percent",
            (
                r"(?:(?:10\s?%|10\s+per\s?cent|[Tt]en[- ]per\s?cent)\s+owner|[Mm]ajor\s+shareholder"
                r"|(?:[Ll]argest|[Bb]iggest)\s+shareholder|[Mm]ajority\s+owner)"
            ),
        ),
    ),
}
_ROLES = {
    lang: [
        (role, re.compile(rf"(?<![A-Za-zäöüÄÖÜ])(?:{pattern})(?![a-zäöüß])"))
        for role, pattern in rows
    ]
    for lang, rows in ROLES.items()
}
_SHARES = r"(?:Aktien?|Papieren?|Anteil\w*|Titeln?)"
_NOBODY = words(
    "Aktie Aktien Papiere Anteile Der Die Das Den Dem Des Ein Eine Er Sie Es Wir Am Im In "
    "Mit Von Vom Zum Zur Auch Außerdem Seit Nun Dass Dieser Diese Dieses Damit Zudem "
    "Zusätzlich Ende Anfang Mitte Anfang Laut Nach Vor Bei Für Auf Aus Wie Als Insider "
    "Insidern Insiderkauf Unternehmen Konzern Gesellschaft Firma Montag Dienstag Mittwoch "
    "Donnerstag Freitag Samstag Sonntag Januar Februar März April Mai Juni Juli August "
    "September Oktober November Dezember The A An He She It They We On In At Of For And "
    "But His Her Its Their Then This That These Those Board Directors Company Shares "
    "Stock Group Monday Tuesday Wednesday Thursday Friday Saturday Sunday January "
    "February March May June July October December Bloomberg Reuters Mehrere Zwei Drei "
    "Vier During Non-Executive Independent Senior Executive Deputy Former According Last "
    "Both Meanwhile Separately Insiders Management Executives Chief Officer Insgesamt "
    "President Director Chairman Founder Co-founder Board One Two Three Four Five Six Seven "
    "Eight Nine Ten Dutch German French Swiss Italian Spanish British American Canadian "
    "Japanese Chinese Norwegian Swedish Danish Several Some Many Investors Shareholders "
    "Member Members Beobachter Mitglied Drei Fünf Unternehmens Konzerns Markt Marktes Hauses "
    "Supervisory Zugegriffen Gekauft Verkauft Zugekauft Haupteigner Eigentümer Papieren Anteilen "
    "Titeln Papiers Gestern Heute While When Während "
    "Nachdem Bevor Führungskräfte Vorstände Kasse Class American ADS ADR Angaben BaFin Kollege "
    "Kollegin Kollegen Promoter Sept Feb Aug Oct Nov Dec Okt Dez Vice Trainer Trainerin "
    "Finance Managing Operating Largest Cofounder Dividende Dividenden Vorstand "
    "Arbeitgebers Emittenten Emittentin Börse Firmen Grundkapitals Kapitals"
)


def roles(text: str, lang: str) -> list[tuple[str, Span]]:
    """Every role of a sentence, in order, none inside another; ``former`` where it was given up."""
    found: list[tuple[str, Span]] = []
    for role, pattern in _ROLES[lang]:
        for m in pattern.finditer(text):
            if not any(a < m.end() and m.start() < b for _, (a, b) in found):
                past = _FORMER.search(text[max(m.start() - 40, 0) : m.start()]) is not None
                found.append(("former" if past else role, m.span()))
    return sorted(found, key=lambda r: r[1])


_FORMER = re.compile(
    r"(?:\b[Ee]x[-\s]?|\b[Ff]ormer\s+(?:[A-Z][\w&.]*\s+){0,2}|\b[Ee]hemalige[rn]?\s+|\b[Ff]rühere[rn]?\s+"
    r"|\b[Ee]inst(?:ige[rn]?)?\s+)\Z"
)


def without_role(name: str) -> str:
    """A person's name without the role before it: "Gründer Lei Jun" is Lei Jun."""
    parts = name.split()
    while len(parts) > 1 and any(
        p.fullmatch(parts[0]) for rows in _ROLES.values() for _, p in rows
    ):
        parts = parts[1:]
    return " ".join(parts)


def is_institution(name: str) -> bool:
    """Whether a name is that of a bank or fund, which is no insider by itself."""
    return _INSTITUTION.search(name) is not None


_INSTITUTION = re.compile(
    r"\b(?:Bank|Capital|Sachs|Stanley|Management|Partners|Group|Funds?|Fonds|Holdings?"
    r"|Invest\w*|Asset\w*|Advisors|Global"
    r"|Trust|Black\w+|Vanguard|Ventures|JP\s?Morgan|Goldman|AG|SE|GmbH|Inc|Ltd|plc|Corp)\b"
)


def vehicle(text: str) -> tuple[str, Span] | None:
    """Somebody's company that deals for him: "Die Berg GmbH, hinter der Vorstand Berg steht"."""
    m = _VEHICLE.search(text)
    return (m["firm"], m.span("firm")) if m is not None else None


_VEHICLE = re.compile(
    rf"(?:\b(?:Die|Der|Das|The)\s+)?(?:\w+(?:gesellschaft|holding|stiftung)\s+(?={_UP}))?(?P<firm>{_NAME}(?:\s+{_NAME}){{0,3}}?\s?-?(?:GmbH|Trust|Capital|Invest|Holding|Beteiligungen|LLC|Ltd|BV|AG))"
    r",\s+(?:eine?r?|hinter|die|a|an|the|controlled)\s"
)


def is_firm_of_a_person(text: str) -> bool:
    """Whether what deals is somebody's company: "chairman Mike Smith's Acme Group bought"."""
    return _FIRM_OF.search(text) is not None


_FIRM_OF = re.compile(
    rf"(?:{'|'.join(p for _, p in ROLES['en'])})\s+{PERSON}(?:'s|\u2019s)\s+(?:{_UP}[\w&]*\s+)+"
    r"(?:has\s+|have\s+)?(?:bought|sold|acquired|purchased)\b"
)


def person(text: str, lang: str, known: list[tuple[str, Span]]) -> tuple[str, Span] | None:
    """The first person of a sentence: beside a role, or as the subject of what is done."""
    subject = _subject(text, lang, known)
    if subject is not None and any(role == "related" for role, _ in known):
        return subject  # "the wife of chief executive Anton Berg, Carla Berg, bought"
    beside = _beside(text, known)
    if subject is not None and (beside is None or subject[1] < beside[1]):
        return subject
    return beside


_BEFORE_NUMBER = re.compile(rf"({PERSON})\s+(?:[a-zäöü]+\s+)?\d")


def before_a_number(text: str) -> tuple[str, Span] | None:
    """The person right before a number: "and her colleague Sandra Reich 450 shares"."""
    m = _BEFORE_NUMBER.search(text)
    return _name(m[1], m.start(1)) if m is not None else None


_BEHIND_ROLE = re.compile(rf"\s*,?\s*{_TITLE}({PERSON})")
_BEHIND_COMPANY = re.compile(rf"\s+{_OF}{_NAME}(?:\s+{_NAME}){{0,3}}\s*,\s*{_TITLE}({PERSON})")
_BEFORE_ROLE = re.compile(
    rf"({PERSON})(?:\s\(|,\s*(?:der|die|dem|the|an?|its|his|her)?\s*(?:[\w'\u2019-]+\s+){{0,3}})$"
)


NEAR_ROLE = 150  # characters before a role in which its person may stand


def _beside(text: str, known: list[tuple[str, Span]]) -> tuple[str, Span] | None:
    for _, (start, end) in known:
        m = _BEHIND_ROLE.match(text, end)
        if m is not None and (good := _name(m[1], m.start(1))):
            return good
        of = _BEHIND_COMPANY.match(text, end)
        if of is not None and (good := _name(of[1], of.start(1))):
            return good
        begin = max(start - NEAR_ROLE, 0)
        before = _BEFORE_ROLE.search(text[begin:start])
        if before is not None and (good := _name(before[1], begin + before.start(1))):
            return good
    return None


def _subject(text: str, lang: str, known: list[tuple[str, Span]]) -> tuple[str, Span] | None:
    m = _SUBJECT[lang].search(text)
    if m is None or _NO_SUBJECT.match(m["name"]):
        return None
    start, end = m.span("name")
    inside = [b for _, (a, b) in known if start <= a and b <= end]
    start = max(inside, default=start)
    found = re.match(rf"\s*{_TITLE}({PERSON})$", text[start:end])
    return _name(found[1], start + found.start(1)) if found else None


# "Bei Siemens griff", "Der Haupteigner kaufte", "Vier Manager von Biontech verkauften"
_NO_SUBJECT = re.compile(
    r"(?:Bei|Beim|Von|Vom|Mit|Für|Laut|Nach|In|Im|Am|At|In|For|By|From)\s"
    rf"|(?:Der|Die|Das|Ein|Eine|The|A|An|Zwei|Drei|Vier|Fünf|Mehrere|Two|Three|Four"
    rf"|Several)\s+{_UP}[^\s-]*(?:$|\s+(?:von|of|der|des)\b)"
)
SUBJECT_VERBS = {
    "de": r"(?:hat|haben|habe|kauft\w*|erwarb\w*|erwirbt|verkauft\w*|investiert\w*|veräußert\w*"
    r"|stockt\w*|trennt\w*|griff|greift|deckt\w*|legt\w*|steckt\w*)\b",
    "en": r"(?:(?:also|then|has|had|recently|subsequently)\s+)*(?:bought|buys?|purchased?|sold"
    r"|sells?|acquired?|disclosed|invested|snapped|picked|disposed|unloaded|added)\b",
}
_SUBJECT = {
    lang: re.compile(
        rf"(?:^|[,:]\s+|\band\s+|\bund\s+){_TITLE}(?P<name>{PERSON})"
        rf"(?:\s+(?:und|and)\s+[\w\s]+?)?(?:,\s+(?:who|der|die)|,)?\s+(?:{verbs})"
    )
    for lang, verbs in SUBJECT_VERBS.items()
}


_THING_DONE = re.compile(r"(?:ung|heit|keit|schaft|tion|tät)$")  # "Begleichung von Steuern"


def _name(words: str, at: int) -> tuple[str, Span] | None:
    """The words as a name without what is none; None where nothing stays."""
    parts = list(re.finditer(r"\S+", words))
    while parts and (parts[0][0] in _NOBODY or _LEADS.fullmatch(parts[0][0])):
        parts = parts[1:]
    end = next((place for place, part in enumerate(parts) if _ends(place, part[0])), len(parts))
    parts = parts[:end]
    while parts and re.fullmatch(_PARTICLE, parts[-1][0]):
        parts = parts[:-1]
    if not parts or not _can_be([p[0] for p in parts]):
        return None
    start, last = parts[0].start(), parts[-1].end()
    name = words[start:last].rstrip(",;:").removesuffix("'s").removesuffix("\u2019s")
    return name, (at + start, at + start + len(name))


_LEADS = re.compile(r"(?:Dr|Prof|Mr|Mrs|Ms)\.?|Sir|Dame|Lord|Lady|Frau|Herr|der|die")


def _ends(place: int, word: str) -> bool:
    """Whether a name ends before a word: "Anna Berg von Ostrand" with two before it too."""
    if word.rstrip(",") in _NOBODY:
        return True
    return (place > 0 and re.search(rf"-{_SHARES}$", word) is not None) or (
        place > 1 and word == "von"
    )


def _can_be(parts: list[str]) -> bool:
    """Whether words are a person's name: no role, no thing, no company, nobody's company."""
    if any(re.match(p, parts[0]) for rows in ROLES.values() for _, p in rows):
        return False
    if _THING_DONE.search(parts[0]) or any(p.isupper() and len(p) > 4 for p in parts):
        return False
    # "Warren Buffett's Berkshire Hathaway" is no person
    return not any(re.search(r"['\u2019]s$", p) for p in parts[:-1])


_THING_DE = (
    r"(?:Aktien?|Aktionär\w*|Papiere?n?|Anteil\w*|Titel[n]?|Paket|Position|Beteiligung|Lenker"
    r"|Konzern\w*|Chef(?:in)?|[A-ZÄÖÜ]\w+(?:chef(?:in)?|vorst\w+)|"
    r"Präsident(?:in)?|Direktor(?:in)?|Vorst\w+|"
    r"(?:Mit)?[Gg]ründer(?:in)?|Finanz\w+|Aufsichts\w+|Manager\w*|Verwaltungs\w+|Gruppe|Boss)"
)


_TRADE = re.compile(
    r"(?:[A-ZÄÖÜ]\w+(?:er|sche[rnms]?)\s+)?"
    r"[\w-]*(?i:hersteller|konzern|zulieferer|versicherer|bauer|züchter|gesellschaft|unternehmen"
    r"|anbieter"
    r"|händler|firma|gruppe|riese|spezialist|betreiber|entwickler|produzent|biotech|hauses"
    r"|bäckerei|brauerei|reederei|funker|prüfer|dienstleister|logistiker|versorger|vermieter"
    r"|ausrüster|makler|verleiher"
    r"|schmiede|dienst(?:es)?|börse|bauern?|designer|rüster)(?:s|n|e|en|in)?\s+"
    r"(?=[A-ZÄÖÜ])(?!(?:SE|AG|KGaA|GmbH|plc|NV)\b)",
)


def _without_trade(name: str) -> str:
    """A name without what the company does, as German puts it: "Halbleiterkonzern Infinetic"."""
    return _TRADE.sub("", name, count=1) if _TRADE.match(name) else name


def _is_nobody(parts: list[str]) -> bool:
    """Whether words are no company's name; "Swiss Re" is one, "Swiss" is none."""
    if _NO_FIRM_ENDS.search(parts[-1]):
        return True
    if len(parts) == 1 and (parts[0] in _NO_FIRM or _TRADE.match(f"{parts[0]} Xy")):
        return True
    return parts[0] in _NOBODY and not (parts[0] in _NATIONS and len(parts) > 1)


_NO_FIRM_ENDS = re.compile(r"(?:dividende|volumen|programm|prognose|ziel|rückkauf)s?$")
_NO_FIRM = words(
    "Hauptversammlung Generalversammlung US EU SE AG DAX Dax MDAX SDAX TecDAX Tech Auto Bau Chip "
    "Öko"
)
_NATIONS = words(
    "Dutch German French Swiss Italian Spanish British American Canadian Japanese Chinese "
    "Norwegian Swedish Danish"
)


def company(text: str, lang: str, *, buyback: bool) -> tuple[str, Span] | None:
    """The company of a sentence, as it is called there."""
    patterns = _COMPANY_DE if lang == "de" else _COMPANY_EN
    for only_buyback, pattern in patterns:
        if only_buyback and not buyback:
            continue
        for m in pattern.finditer(text):
            name = m["name"].strip(" ,.")
            bare = re.sub(r"^(?:Die|Der|Das|The|die|der|das)\s+(?:[a-zäöü]\w+\s+)?", "", name)
            bare = re.sub(r"\s+(?:and|of|the|plc and)$", "", bare)
            if lang == "de":
                bare = re.sub(rf"\s+{_SHARES}$", "", _without_trade(bare))
            parts = bare.split()
            while len(parts) > 1 and _is_nobody(parts):
                parts = parts[1:]  # "On Tuesday Tencent"
            bare = " ".join(parts)
            if len(bare) < 2 or _is_nobody(parts) or bare not in name:
                continue
            start = m.start("name") + m["name"].index(bare)
            return bare, (start, start + len(bare))
    return None


_VERB_DE = (
    r"(?:will|wollen|wird|werden|erhält|plant|lancier\w*|stockt\w*|erhöht\w*|kauft\w*|erwarb"
    r"|hat|gab|gibt|kündigt\w*|beschließt|beschloss|startet\w*|beginnt"
    r"|legt|möchte|nimmt|setzt|erwägt|genehmigte|verlängert\w*|darf|kann|steckt\w*|holt\w*|schließt)\b"
)
_DONE_DE = r"(?:beschlossen|angekündigt|aufgelegt|gestartet|genehmigt)"
_COMPANY_DE = (
    (False, re.compile(rf"(?<![\w-])(?P<name>{_UP}[\w.&]*(?:-{_UP}[\w.&]+)*?)-{_THING_DE}")),
    (
        False,
        re.compile(
            rf"(?:{'|'.join(p for _, p in ROLES['de'])})\s+(?:von|der|des|vom)\s+"
            rf"(?:[a-zäöü]\w+\s+)?"
            rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,3}})"
        ),
    ),
    (
        True,
        re.compile(
            rf"(?:^(?:Auch\s+)?|[,;:]\s*)(?P<name>(?:(?:Der|Die|Das|die|der"
            rf"|das)\s+(?:[a-zäöü]\w+\s+)?)?{_NAME}(?:\s+{_NAME}){{0,3}})\s+{_VERB_DE}"
        ),
    ),
    (
        False,
        re.compile(
            rf"(?:\w*[Aa]ktien|[Aa]nteil(?:e|en|sscheine?n?)?|Papieren?|Titeln?|Paket"
            rf"|Beteiligung|[Rr]ückkauf\w*(?:\s+\d{{4}})?)"
            rf"\s+(?:an\s+(?:der\s+|dem\s+)?|am\s+|der\s+|des\s+|von\s+)(?:[a-zäöü]\w+\s+)?"
            rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})"
        ),
    ),
    (
        True,
        re.compile(
            rf"\b{_VERB_DE}\s+(?P<name>(?:(?:die|der|das)\s+)?{_NAME}(?:\s+{_NAME}){{0,2}})"
        ),
    ),
    (
        False,
        re.compile(
            rf"(?:\b[Bb]eim|\b[Bb]ei\s+dem|\b[Dd]es"
            rf"|\b[Dd]er)\s+(?={_TRADE.pattern})(?P<name>{_UP}\w+\s+{_NAME}(?:\s+{_NAME}){{0,2}})"
        ),
    ),
    (
        True,
        re.compile(
            rf"(?:Aktionäre|Eigentümer|(?:Haupt|General)versammlung)\s+(?:von|der"
            rf"|des)\s+(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})"
        ),
    ),
    (
        False,
        re.compile(
            rf"(?:^Bei"
            rf"|\bbei)\s+(?:der\s+(?:[a-zäöü]+n\s+)?)?(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})\s+[a-zäöü]"
        ),
    ),
    (True, re.compile(rf"\bvon\s+(?:der\s+)?(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})\s+{_DONE_DE}")),
)
_VERB_EN = (
    r"(?:yesterday\s+|today\s+|now\s+|on\s+\w+day\s+|also\s+|has\s+"
    r"|had\s+)*(?:(?:re-?)?purchased|bought|spent|launched|announce[sd]?|plans?|will"
    r"|doubled|increased|raised|boosted|approved|authori[sz]ed|said|buys|completed|cleared|can"
    r"|still|acquired|has"
    r"|returned"
    r"|obtained|had|expanded|unveiled|intends|is|began|started)\b"
)
_NAME_EN = rf"{_NAME}(?:\s+(?:{_NAME}|plc|of|and|&|the)){{0,4}}?"
_COMPANY_EN = (
    (
        False,
        re.compile(
            rf"(?P<name>{_NAME_EN})(?:'s|\u2019s)?\s*(?:\([A-Z]+:\s?\w+\)\s*)?\b(?:co-)?"
            rf"(?:{'|'.join(p for _, p in ROLES['en'])})"
        ),
    ),
    (
        False,
        re.compile(rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,3}}(?:\s+plc)?)\s+said\s+(?:its|that)\b"),
    ),
    (
        False,
        re.compile(
            rf"\d\s+(?:thousand\s+|million\s+)?(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}}?)\s+"
            r"(?:(?:[Cc]lass\s+[A-Z]|[A-Z]|ordinary|common)\s+)?(?:shares|stock)\b"
        ),
    ),
    (
        True,
        re.compile(
            rf"(?:^(?:{_UP}\w+(?:\s{_UP}\w+)?-(?:listed|based)\s+)?|,\s+|--\s+|:\s+"
            r"|\b(?:Meanwhile|Separately),?\s+)"
            rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,3}}(?:\s+plc)?)\s+{_VERB_EN}"
        ),
    ),
    (
        True,
        re.compile(
            rf"\b(?:allow(?:s|ed)?|permit(?:s|ted)?"
            rf"|authori[sz]e[sd]?)\s+(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})\s+to\b"
        ),
    ),
    (True, re.compile(rf"\bshares\s+(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})\s+bought")),
    (
        True,
        re.compile(
            rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})(?:'s|\u2019s)\s+"
            r"(?:board|directors|shareholders|management|plan|program\w*|buy-?\s?back)\b"
        ),
    ),
    (
        False,
        re.compile(
            rf"\b(?:[Ss]hares|stock)\s+(?:of"
            rf"|in)\s+(?:the\s+)?(?:[\w-]+-listed\s+)?(?:[a-z-]+\s+){{0,2}}"
            rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})"
        ),
    ),
    (
        False,
        re.compile(
            rf"(?:{'|'.join(p for _, p in ROLES['en'])})\s+(?:of|at)\s+(?:the\s+)?"
            rf"(?:{_UP}\w+(?:'s"
            rf"|\u2019s)\s+)?(?:[\w-]+\s+){{0,3}}?"
            rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,3}}(?:\s+plc)?)"
        ),
    ),
    (
        False,
        re.compile(
            rf"(?:^|\b(?:of|by|under|at)\s+){_UP}[a-z]+(?:'s"
            rf"|\u2019s)\s+(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})"
            r"(?=\s+(?:plans?|re-?purchased|bought|sold|said|has|will|is)\b|,)"
        ),
    ),
    (False, re.compile(rf"^(?P<name>{_NAME}(?:\s+{_NAME}){{0,3}}(?:\s+plc)?):\s")),
    (
        True,
        re.compile(
            rf"\b(?:of|under)\s+(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})(?:'s|\u2019s)\s+"
            r"(?:share|stock|buy-?back|repurchase|issued)"
        ),
    ),
    (True, re.compile(rf"\b(?:launched|announced)\s+by\s+(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})")),
    (
        False,
        re.compile(
            rf"\b(?:of|sold|bought|acquired|purchased)\s+(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}}?)\s+"
            r"(?:shares|stock)\b"
        ),
    ),
    (
        False,
        re.compile(
            rf"\b(?:maker|rival|supplier|chain|owner|lender|group|retailer|miner|bank|lender"
            rf"|insurer|firm|company|giant"
            rf"|developer|operator)\s+(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})"
        ),
    ),
    (
        False,
        re.compile(
            rf"(?:{'|'.join(p for _, p in ROLES['en'])})\s+{PERSON}\s+of\s+"
            rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})\s+[a-z]"
        ),
    ),
    (False, re.compile(rf"^(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})\s+insiders\b")),
    (
        False,
        re.compile(rf"^(?P<name>{_NAME}(?:\s+{_NAME}){{0,3}}(?:\s+plc)?)\s+announces?\s+that\b"),
    ),
    (True, re.compile(rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})\s+shareholders\b")),
    (True, re.compile(rf"\b[Ss]hareholders\s+(?:of|in)\s+(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})")),
    (
        True,
        re.compile(
            rf"^(?:The\s+)?(?:{_UP}[a-z]+\s+)?(?:[a-z-]+\s+){{1,3}}(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})\s+{_VERB_EN}"
        ),
    ),
    (
        True,
        re.compile(
            rf"(?:^[Oo]n\s+\d+\s+\w+\s+\d{{4}}\s+|\b[Tt]he\s+board\s+of\s+|\bletting\s+"
            rf"|^{_UP}\w+['\u2019]s\s+)"
            rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}}(?:\s+plc)?)\s+[a-z]"
        ),
    ),
    (
        False,
        re.compile(
            r"\b(?:stake|holding|position)\s+in\s+(?:(?:[a-z]+|[A-Z][a-z]+-listed)\s+){0,2}"
            rf"(?P<name>{_NAME}(?:\s+{_NAME}){{0,2}})"
        ),
    ),
)
