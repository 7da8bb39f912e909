"""What makes a sentence an event: a table that can be extended, each rule with its example.

The first rule that matches a sentence says its kind; ``none`` says that it tells no event, however
much it looks like one. ``tests/formats/test_articles.py`` holds every rule against its example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of event or claim, the language of its words, a pattern and what it must match."""

    kind: str
    lang: str
    pattern: re.Pattern[str]
    example: str


def says(kind: str, lang: str, pattern: str, example: str) -> Rule:
    """A rule whose pattern looks at no capitals."""
    return Rule(kind, lang, re.compile(pattern, re.IGNORECASE), example)


_SAME_CLAUSE = r"(?:[^,;]|(?<=\d),(?=\d)){0,120}?"


def _apart(verb: str, end: str) -> str:
    """A separable verb with its end behind it in the same clause: "gab ... 1.000 Aktien ab"."""
    return rf"{verb}\b(?={_SAME_CLAUSE}\b{end}\b)"


# what somebody does who deals
SELLS = {
    "de": "|".join(
        (
            (
                r"verkauft\w*|veräu(?:ß|ss)ert\w*|abgesto(?:ß|ss)en|abstie(?:ß|ss)|abgegeben"
                r"|versilbert\w*"
            ),
            r"losgeschlagen|trennt\w*\s+(?:\w+\s+)?sich|getrennt|Verkauf\s+von\s+[\d.,']+\w*",
            r"(?-i:Verkauf)(?=\s*[,:.])",
            _apart("stie(?:ß|ss)", "ab"),
            _apart("(?-i:gab|Gab)", r"ab(?=\s*(?:[,.;:(]|und\b|$))"),
            _apart("schlug", "los"),
            _apart("warf", r"auf\s+den\s+Markt"),
            _apart(
                r"(?:reduziert|verringert)\w*", r"um\b.{0,20}\b(?:Aktien|Anteile|Papiere|Titel)"
            ),
        )
    ),
    "en": (
        r"sold|sells|selling|dispos(?:ed|es|ing)\s+of|unload(?:ed|s|ing)|offload(?:ed|s|ing)"
        r"|dump(?:ed|s|ing)"
        r"|part(?:ed|ing)\s+with|let\s+go\s+of|cashed\s+(?:out\s+of|in)|divested"
        r"|the\s+sale\s+of\s+[\d.,]+\w*|trimmed\s+(?:his|her|their)\s+(?:position|stake|holding)"
    ),
}
BUYS = {
    "de": "|".join(
        (
            (
                r"(?:zurück|nach|zu)?kauft(?:e[nr]?)?|(?:zurück|nach|zu)?gekauft\w*|erwarb\w*"
                r"|erworben\w*|erwirbt"
            ),
            (
                r"investiert\w*|gesteckt|steckt\w*|zugegriffen|zugelangt|aufgestockt|ins\s+Depot"
                r"|eingesammelt"
            ),
            r"eingesackt|eingedeckt|deckt\w*\s+(?:\w+\s+)?sich|geordert|orderte\w*|erstand(?:en)?",
            r"(?-i:Kauf)(?=\s*[,:.])|Kauf\s+(?:von|eigener)|Insiderkauf|Erwerb\s+von\s+[\d.,']+\w*",
            _apart("griff", "zu"),
            _apart(r"langt\w*", "zu"),
            _apart(r"stockt\w*", "auf"),
            _apart(r"legt\w*", "nach"),
            _apart(r"legt\w*\s+sich", "zu"),
            _apart(r"sammelte\w*", "ein"),
            _apart(r"erhöhte\w*", r"um\s+[\d.,']+\s+auf"),
        )
    ),
    "en": (
        r"(?:re-?)?(?:bought|purchased)|buys|buying|purchasing|acquire[sd]|acquiring"
        r"|invest(?:ed|ing)"
        r"|(?:snapped|scooped|mopped|picked|topped)\s+up|accumulated|chipped\s+in|stump(?:ed"
        r"|ing)\s+up"
        r"|added\s+[\d.,]+\w*|put\s+[$€£\d].{0,20}\bto\s+work|(?:the|a)\s+purchase\s+of"
        r"|open[- ]market\s+purchase"
        r"|spent\b(?=.{0,40}\bon\s+(?:company\s+|the\s+company's\s+|his\s+|her\s+|its\s+|the\s+)?(?:stock|shares))"
        r"|(?:increased|lifted|raised|boosted)\s+(?:her|his|their)\s+(?:position|stake|holding)"
    ),
}
EXERCISES = {
    "de": "|".join((_apart(r"übte\w*", "aus"), "ausgeübt", _apart(r"wandelte\w*", "um"))),
    "en": r"exercis(?:ed|es|ing)",
}
# what a company means to do, beside what it or somebody did
PLANS = {
    "de": (
        r"zurück(?:zu)?kaufen"
        r"|(?:Aktien)?[Rr]ückkauf(?:programm)?(?:s|es)?\s+(?:über|von|für|in\s+Höhe)"
    ),
    "en": r"(?:buy-?\s?back|repurchase)\s+(?:program(?:me)?\s+)?(?:of|worth)",
}
# a sale whose money goes to the tax office, and a deal of a plan that was made before
FOR_TAX = re.compile(
    r"\bto\s+(?:cover|satisfy|meet|pay|fund|settle)\b.{0,60}\btax|\b(?:to|for)\s+(?:\w+\s+)?tax\s+"
    r"(?:purposes|obligations?|liabilit\w+)|\b(?:Deckung|Begleichung|Zahlung|Bezahlung)\b.{0,60}[Ss]teuer"
    r"|\bum\s+.{0,60}[Ss]teuer\w*\s+(?:zu\s+(?:begleichen|zahlen|decken)|abzu\w+)"
)
BY_PLAN = re.compile(
    r"\b10b5-1\b|\b(?:pre-?arranged|predetermined|pre-?planned|prearranged)\b.{0,30}\bplan\b"
    r"|\b(?:pre-?arranged)\s+trad(?:e|ing)|\btrading\s+plan\b"
    r"|\b(?:vorab|im\s+Voraus|zuvor)\s+(?:festgelegt\w*|vereinbart\w*|aufgestellt\w*)\b.{0,30}plan",
    re.IGNORECASE,
)
_NUM = r"[\d,.']+(?:\s*(?:thousand|million|billion|mn|bn|m|k))?"
RULES: tuple[Rule, ...] = (
    # -- what looks like an event and is none
    says(
        "none",
        "en",
        r"re-?invest\w*\s+of\s+dividends?|dividend\s+re-?investment",
        "The CFO acquired shares through the reinvestment of dividends.",
    ),
    says(
        "none",
        "de",
        r"Dividenden(?:wieder|re)\s?-?(?:anlage|investition)|Reinvestition\s+der\s+Dividende",
        "Der Vorstand erwarb Aktien aus der Dividendenwiederanlage.",
    ),
    says(
        "none",
        "en",
        r"\b(?:vest(?:ed|ing)|exercise[sd]?|exercising)\b.{0,60}\b(?:options?|awards?|units?"
        r"|RSUs?|shares)"
        r"|\b(?:options?|RSUs?|awards?)\b.{0,40}\b(?:vest(?:ed|ing)|exercised?)\b|withh(?:e?ld"
        r"|olding)\b.{0,40}\btax",
        "He exercised options over 10,000 shares.",
    ),
    says(
        "none",
        "de",
        r"Optionsausübung|(?:Optionen|Bezugsrechte)\b.{0,40}\bausge(?:übt|übten)"
        r"|\bübte\w*\b.{0,60}\b(?:Optionen|Bezugsrechte)|Aktienzuteilung|zugeteilt\b"
        r"|Zuteilung\s+von\b|Einbehalt\w*\s+.{0,20}Steuer",
        "Der Finanzchef hat Optionen auf 5.000 Aktien ausgeübt.",
    ),
    says(
        "none",
        "en",
        r"\b(?:must|required\s+to|have\s+to)\s+(?:report|disclose|notify)\b",
        "Directors must report purchases within three days.",
    ),
    says(
        "none",
        "de",
        r"\bmüssen\b.{0,60}\b(?:melden|gemeldet|mitteilen|veröffentlich)|meldepflichtig",
        "Vorstände müssen Käufe binnen drei Tagen melden.",
    ),
    says(
        "none",
        "de",
        (
            r"\berwäg\w*|\bprüft\b.{0,60}[Rr]ückk[aä]uf|\bkeine\w*\b.{0,40}[Rr]ückk[aä]uf|Überlegungen"
            r"|Tagesordnung|\bschl(?:ägt|agen)\b.{0,80}\bvor\b|soll\w*\b.{0,60}\babstimmen"
            r"|Analyst\w*\b.{0,80}\b(?:trauen|rechne|erwart|halten)"
        ),
        "Auf der Tagesordnung steht die Ermächtigung zum Erwerb eigener Aktien.",
    ),
    says(
        "none",
        "en",
        r"\b(?:consider\w*|mull\w*|weigh\w*|explor\w*)\b.{0,40}\b(?:buy-?\s?back|repurchase)"
        r"|\bno\s+(?:plans?|intention)\b.{0,40}\b(?:buy|repurchase)"
        r"|\b(?:asks?|asking|seek\w*|propos\w*)\b.{0,60}\b(?:authority|mandate|approval)\b"
        r"|\banalysts?\b.{0,60}\b(?:expect|see|think|estimate|reckon)",
        "The board will seek authority to repurchase 10 million shares.",
    ),
    # -- what remains of a programme
    says(
        "buyback_remaining",
        "de",
        r"noch\s+nicht\s+abgerufen|\blässt\b.{0,60}\bnoch\b.{0,30}\bSpielraum|noch\s+(?:zur\s+Verfügung|übrig|offen|ausstehend)|noch\b.{0,70}\b(?:zur\s+Verfügung"
        r"|übrig\b|offen\b)"
        r"|verbleib\w*|bleiben\b.{0,40}\bnoch\b|noch\b.{0,60}\bnicht\s+(?:ausgeschöpft"
        r"|ausgegeben|genutzt|verbraucht)|[Aa]usstehend\b.{0,60}\bnoch\b"
        r"|\bkann\b.{0,90}\bnoch\b.{0,60}\b(?:zurückkaufen|ausgeben)\b|\bkönnen\b.{0,90}\bnoch\b.{0,90}\bzurückgekauft\s+werden\b"
        r"|Rückkauf\w*\b.{0,80}\bsind\b.{0,30}\bnoch\b",
        "Für das Programm stehen 21 Millionen Stück noch zur Verfügung.",
    ),
    says(
        "buyback_remaining",
        "en",
        r"\b(?:has|had)\b.{0,50}\bleft\b|\bcan\s+still\s+be\s+(?:bought\s+back|repurchased)"
        r"|\bleaves\b.{0,60}\bof\s+(?:repurchase|buy-?\s?back)\s+capacity"
        r"|\bleaving\b.{0,40}\bof\b.{0,60}\b(?:program\w*|authori[sz]ation|mandate)|\bunspent\b"
        r"|\byet\s+to\s+be\s+(?:spent|used|completed)|\bstill\s+to\s+be\s+(?:completed|spent)"
        r"|\bcan\s+still\s+(?:re-?purchase|buy\s+back)\b"
        r"|\bremain(?:s|ed|ing)?\b.{0,60}\b(?:authori[sz]ation|program\w*|mandate|available"
        r"|repurchase|buyback|plan)\b"
        r"|\b(?:authori[sz]ation|program\w*|mandate)\b.{0,60}\bremain(?:s|ed|ing)?\b"
        r"|\bleft\s+(?:under|on|in)\s+(?:the|its)\b|\bavailable\s+(?:under"
        r"|for)\b.{0,40}(?:program|repurchase|authori)",
        "About $2.1 billion remained available under the repurchase program.",
    ),
    # -- mandates of shareholders, in shares
    says(
        "buyback_mandate",
        "en",
        r"(?:general\s+|repurchase\s+|buyback\s+)mandate\b.{0,80}\b(?:shares|%|per\s?cent)"
        r"|(?:shareholders|investors\s+at\s+the|general\s+meeting"
        r"|AGM)\b.{0,80}\b(?:authori[sz]ed|approved|granted"
        r"|renewed)\b.{0,80}\b(?:repurchase|buy\s?back|(?:purchase|buy|acquire)\b.{0,40}\bown\s+shares)"
        r"|(?:shareholders?|AGM|general\s+meeting)\b.{0,120}\b(?:authority|voted"
        r"|permission)\b.{0,90}\b(?:own\s+shares|purchases|repurchase|buy\s?back)",
        "Shareholders granted a general mandate to repurchase up to 918,901,866 shares.",
    ),
    says(
        "buyback_mandate",
        "de",
        r"(?:Hauptversammlung|Generalversammlung|Aktionäre)\b.{0,80}\b(?:ermächtigt\w*"
        r"|Ermächtigung|Mandat\w*|Erlaubnis)"
        r"|(?:Hauptversammlung|Generalversammlung|Aktionäre)\b.{0,60}\b(?:grünes\s+Licht"
        r"|stimmte\w*|billigte\w*)\b"
        r".{0,40}[Rr]ückk[aä]uf|Rückkaufermächtigung|Rückkaufmandat"
        r"|(?:Eigentümer"
        r"|Aktionär\w*)\b.{0,160}\beigene\w*\s+Aktien\s+(?:zu\s+)?erwerben\s+(?:darf|dürfen"
        r"|kann)",
        "Die Hauptversammlung ermächtigte zum Rückkauf von bis zu 2,5 Milliarden Aktien.",
    ),
    # -- what the company bought
    says(
        "buyback_exec",
        "en",
        rf"\b(?:re-?purchased|bought\s+back)\s+(?:an?\s+)?(?:additional\s+|about\s+"
        rf"|approximately\s+|around\s+|some\s+|nearly\s+|a\s+total\s+of\s+)*"
        rf"(?:[A-Z]*\$|€|£)?{_NUM}|\bspent\b.{{0,60}}\b(?:to\s+(?:re-?purchase|buy\s?back)"
        rf"|on\s+(?:share\s+)?(?:buybacks?|repurchases?))"
        r"|\bannounces?\s+that\b.{0,60}\bit\s+(?:has\s+)?purchased\b"
        r"|\bcompleted\b.{0,40}\b(?:buy-?back|repurchase)\b"
        r"|\bbought\s+back\s+was\b|\b(?:re-?purchased|bought\s+back)\b.{0,60}\b(?:shares|stock)\b",
        "In May the company repurchased 397 thousand shares for $27 million.",
    ),
    says(
        "buyback_exec",
        "en",
        r"\b(?:buy-?\s?back|repurchase)\b.{0,80}\b(?:bought|purchased|acquired)\s+[\d]"
        r"|\breturned\b.{0,80}\bthrough\b.{0,20}\b(?:buy-?\s?backs?|repurchases?)\b"
        r"|\b(?:bought|purchased)\s+for\s+cancellation\b|\bbought\s+in\b.{0,60}\bown\s+(?:stock"
        r"|shares)"
        r"|\bspent\b.{0,60}\bon\s+repurchasing\b"
        r"|\bpurchased\b.{0,200}\b(?:buy-?\s?back|repurchase)\b"
        rf"|\bspent\b.{{0,80}}\b(?:buying\s+back|repurchasing)\s+{_NUM}",
        "The company purchased 1,603,477 shares under its share buy-back programme.",
    ),
    says(
        "buyback_exec",
        "de",
        r"(?:Programm\w*|Rahmen\b.{0,40}[Rr]ückkaufs?)\b.{0,120}\b(?:erworben|gekauft|erwarb)\b"
        r"|\b(?:erwarb|kaufte)\b.{0,90}\bRückk[aä]ufs?\b.{0,60}\b(?:Aktien|Papiere|Titel)",
        "Seit dem Start des Programms hat die Firma 402.115 Aktien erworben.",
    ),
    says(
        "buyback_exec",
        "de",
        r"\bflossen\b.{0,80}\bin\s+(?:Aktien)?[Rr]ückk|\bzurückgekaufte\b"
        r"|\bgab\b.{0,90}\bfür\s+(?:den\s+)?(?:Aktien)?[Rr]ückk\w+.{0,40}\baus\b"
        r"|\bAktien\b.{0,60}\bim\s+Rahmen\s+des\b.{0,20}[Rr]ückkauf\w*.{0,60}\berworben",
        "Der Konzern gab 1,9 Milliarden Dollar für den Rückkauf eigener Aktien aus.",
    ),
    # -- what it announced
    says(
        "buyback_announce",
        "de",
        r"\b(?:will|wollen|plan\w*|möchte|kündig\w*|beabsichtig\w*|beschlossen|beschließt|gab"
        r"|gibt|genehmig\w*|startet\w*|erhält|erhielt|lancier\w*|stockt\w*|erhöht\w*"
        r"|verlängert\w*|legt\w*|verdoppel\w*|bewillig\w*|erweiter\w*|weite[tn]?|nimmt"
        r"|stell(?:t|en|te)|ab\s+\w+tag"
        r"|bis\s+zu)\b"
        r".{0,140}(?:rückk[aä]uf|zurück(?:zu)?kaufen|\bzurück\b)|rückkauf\w*.{0,120}\b(?:bekannt"
        r"|angekündigt|beschlossen|aufgelegt|gestartet|von\s+bis\s+zu|genehmigt|aufwenden)"
        r"|\bkauft\s+(?:ab|von|bis|künftig)\b.{0,80}\bzurück\b"
        r"|\b(?:will|wollen|wird|plan\w*|kündig\w*"
        r"|beabsichtig\w*)\b.{0,80}\beigene\w*\s+(?:Aktien|Anteil\w*|Papiere|Titel)\b"
        r".{0,80}\b(?:(?:zu\s+)?(?:zurück)?(?:erwerben|kaufen)|vom\s+Markt\s+(?:zu\s+)?nehmen)\b",
        "Siemens Energy will eigene Aktien für bis zu 6 Milliarden Euro zurückkaufen.",
    ),
    says(
        "buyback_announce",
        "en",
        r"\b(?:doubled|increased|raised|boosted|extended|signed\s+off\s+on|cleared|launch\w*"
        r"|announc\w*|authori[sz]\w*|approv\w*|plans?|will|unveil\w*|intends?|expand\w*"
        r"|new)\b.{0,120}"
        r"\b(?:re-?purchases?\b|buy-?\s?backs?\b)|\b(?:re-?purchase"
        r"|buy-?\s?back)\s+(?:program\w*|plan)\b.{0,60}\b(?:of\s+up\s+to|worth|up\s+to)"
        r"|\b(?:re-?purchase|buy-?\s?back)\b.{0,60}\b(?:launched|announced|approved"
        r"|authori[sz]ed)\b"
        r"|\b(?:will|would)\s+(?:acquire|buy|re-?purchase"
        r"|buy\s+back)\b.{0,60}\bof\s+(?:its\s+own\s+)?(?:shares|stock)\b",
        "The board authorized a new program to repurchase up to $1.5 billion of common stock.",
    ),
    says(
        "buyback_exec",
        "de",
        r"\bkauft\w*\b.{0,120}\bzurück\b|zurückgekauft|zurückerworben"
        r"|\berwarb\b.{0,60}\beigene\w*\s+Aktien\s+(?:über|im\s+Rahmen)"
        r"|Rückkauf\w*\s+von\s+(?:rund\s+|etwa\s+|insgesamt\s+)?[\d.,]+",
        "Am 29. Dezember kaufte Xiaomi 3,9 Millionen eigene Aktien zurück.",
    ),
    # -- what insiders did
    says(
        "insider_sell",
        "de",
        rf"\b(?:{SELLS['de']})(?!\w)",
        "Der Gründer verkaufte Aktien für 33 Millionen Dollar.",
    ),
    says(
        "insider_sell",
        "en",
        rf"\b(?:{SELLS['en']})(?!\w)",
        "The director sold 18,500 shares at £3.95.",
    ),
    says(
        "insider_buy", "de", rf"\b(?:{BUYS['de']})(?!\w)", "Der Vorstandschef kaufte 5.000 Aktien."
    ),
    says("insider_buy", "en", rf"\b(?:{BUYS['en']})(?!\w)", "The CEO bought 25,000 shares."),
)
NEVER_INSIDER = {
    # a company or a fund that buys something, and prices that people paid
    "de": re.compile(
        r"\b(?:[Dd](?:er|as)|[Ee]in)\s+(?:[\w-]+\s+)?(?:\w*[Ff]onds|Vermögensverwalter|Klub"
        r"|Verein)\b"
        r"|\b(?:Trainer(?:in)?|Fußball\w*|Übernahme|Tochter(?:gesellschaft|firma"
        r"|unternehmen)\w*|Fondsmanager|Analyst\w*|Anleger\w*|Investor(?:in|en)?|Index|ETF"
        r"|kostete)\b"
    ),
    "en": re.compile(
        r"\b(?:takeover|subsidiary|(?:sold|bought|acquired)\s+(?:about\s+)?[\d.]+\s?(?:%"
        r"|per\s?cent|percent)\s+of|(?:took|takes?|acquired?|bought"
        r"|buys)\s+an?\s+.{0,20}stake\s+in|(?:bought|acquired|buys"
        r"|acquires)\s+(?:[A-Z]\w+\s+)?(?:[\w-]+\s+){0,2}(?:maker|rival|group|firm|company"
        r"|supplier|start-?up|business|unit)\b|fund\s+manager|analysts?|investors\s+(?:bought"
        r"|sold)|ETF|hedge\s+fund)\b"
    ),
}
OF_SHARES = {
    "de": re.compile(
        r"[Aa]ktie|Papier|[Aa]nteil|\bTitel|Bons\b|Stück\b|Beteiligung|Paket|Insiderk[aä]uf"
        r"|Aktienkauf"
    ),
    "en": re.compile(
        r"\b(?:[Ss]hares?|[Ss]tock|stake|ADRs?|ADSs?|position|holding)\b|\bsecurities\b"
    ),
}
PERHAPS = {
    "de": re.compile(
        r"\b(?:[Hh]ätten?|dementier\w*|bestreite\w*|bestritt\w*|könnten?|dürften?|möglich"
        r"|denkbar|[Ss]pekul\w+|Gerücht\w*|angeblich)\b"
    ),
    "en": re.compile(
        r"\b(?:plans?|planned|planning|intends?|intention|considers?|considering|wants?|may"
        r"|will|could|might|would)\s+(?:\w+\s+){0,3}(?:sell|sold|buy|bought|acquired?|purchased?"
        r"|selling|buying)\b|\bif\b.{0,40}\b(?:sold|sells|bought|buys|had)\b"
        r"|\bHad\s+(?:[A-Z]\w+\s+){1,4}(?:sold|bought)\b|\b(?:den(?:y|ied|ies|ying)|reject\w*|rumou?r\w*|speculat\w*)\b",
    ),
}
DEBT = {
    "de": re.compile(r"\b(?:Anleihen?|Schuldverschreibung\w*|Wandelanleihe\w*)\b"),
    "en": re.compile(r"\b(?:bonds?|notes|debentures?|convertibles?)\b"),
}
PROGRAMME = re.compile(
    (
        r"[Pp]rogram|[Mm]andat|authori[sz]|ermächtig|[Rr]ückk[aä]uf|zurück|buy-?\s?back"
        r"|re-?purchase|\bplan\b"
    ),
    re.IGNORECASE,
)
# "investierte in eigene Aktien" is said of a person, "erwarb eigene Aktien" of a company
OWN = re.compile(
    r"(?<!in\s)\beigene\w*\s+(?:Aktien|Anteile|Titel|Papiere)|\b(?:its|their)\s+own\s+(?:shares"
    r"|stock)"
    r"|\bits\s+(?:ordinary|common)\s+shares"
)
YEAR_OF_A_TIME = re.compile(
    r"\b(?:bis|seit|im|in|ab|Ende|Anfang|Mitte|will|until|since|by|Jahr|Januar|Februar|März"
    r"|April|Mai|Juni|Juli|August"
    r"|September|Oktober|November|Dezember|January|February|March|May|June|July|October"
    r"|December)\s+$"
)
LEFT = re.compile(
    (
        r"\bnoch\s+(?:rund\s+|etwa\s+|knapp\s+)?\u2026|\u2026[^;,\d]{0,16}\b(?:übrig|offen|remain|left"
        r"|available|unspent|yet\s+to)"
    ),
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"um\s[\d.,'\u2019]+\s+auf\s+(?:rund\s+|nun\s+)?[\d.,'\u2019]+\s+\w*(?:[Aa]nteil|[Aa]ktie"
    r"|Papier|Titel|Stück)"
)
SHARES_BEHIND = {
    "de": re.compile(
        r"\s*(?:(?:eigene[nr]?|zurückgekaufte[nr]?|frisch\s+gekaufte[nr]?|weitere[nr]?|neue[nr]?"
        r"|[A-ZÄÖÜ][\w&.]*)-?\s*(?<=[\s-])){0,6}(?:[A-ZÄÖÜ][\w&.]*-){0,4}"
        r"(?:Stamm|Stück|Vorzugs|Namens?|Inhaber)?(?:[Aa]ktien?|Papieren?|Anteil(?:e|en"
        r"|s?schein\w*)"
        r"|Stücke?n?|Titeln?|Wertpapieren?|Anteilsscheinen?)\b"
    ),
    "en": re.compile(
        r"\s*(?:of\s+(?:its|the\s+company's|their|his|her)\s+)?"
        r"(?:(?:ordinary|common|additional|more|own|of\s+its|treasury|preferred|depositary"
        r"|[A-Z][\w.&]*)\s+){0,6}(?:[A-Z]-)?(?:[Ss]hares?|[Ss]tock|units|ADSs?|ADRs?)\b"
    ),
}
PRICE_AHEAD = {
    "de": re.compile(
        r"(?:\bzu(?:m|\s+je|\s+jeweils|\s+einem)?\s+(?:durchschnittlichen\s+|mittleren\s+)?"
        r"(?:(?:gewichteten\s+)?(?:Durchschnitts|Stück|Aktien|Kauf|Verkaufs)?(?:[Pp]reis"
        r"|[Kk]urs)\s+von\s+)?|\bzu\s+(?:Preisen|Kursen)\s+(?:zwischen|von)\s+"
        r"|\bim\s+(?:Schnitt|Mittel|Durchschnitt)\s+(?:zu\s+|für\s+)?"
        r"|\bdurchschnittlich\s+(?:zu\s+)?|\bPreis(?:en)?\s+von\s+|\bje\s+(?:(?:Aktie|Anteil"
        r"|Papier|Titel|Stück)\s+)?|\bà\s*"
        r"|\b(?:Ausführungs|Durchschnitts|Kauf|Verkaufs)?[Kk]urs(?:\s+von|\s+lag\s+bei|:)?\s+"
        r"|\b(?:Durchschnitts|Stück|Kauf|Verkaufs)?[Pp]reis(?:\s+lag\s+bei|\s+betrug"
        r"|:)?\s+)(?:rund\s+"
        r"|etwa\s+|jeweils\s+|je\s+)?$"
    ),
    "en": re.compile(
        r"(?:@\s*|\bat\s+an\s+average\s+(?:cost\s+)?of\s+"
        r"|\bVWAP\s+(?:of\s+)?|\bvolume[- ]weighted\s+average\s+price\s+of\s+"
        r"|\bat\s+(?:an?\s+)?(?:(?:average|weighted\s+average|mean)\s+)?"
        r"(?:prices?\s+(?:per\s+share\s+)?(?:of|between|from|ranging\s+from)\s+)?(?:about\s+"
        r"|around\s+|approximately\s+|between\s+)?"
        r"|\baverage\s+of\s+|\baverage\s+price\b.{0,40}\b(?:of|was)\s+|\bprices?\s+(?:of"
        r"|averaging|between|ranging\s+from)\s+)$"
    ),
}
PER_SHARE = {
    "de": re.compile(
        r"\s*(?:(?:je|pro)\s+(?:Aktie|Papier|Anteilsschein|Stück|Titel)|das\s+Stück\b"
        r"|die\s+Aktie\b|das\s+Papier\b)"
    ),
    "en": re.compile(
        r"\s*(?:per\s+(?:ordinary\s+|common\s+)?share|a\s+share|apiece|each\b|/share)"
    ),
}
RANGE_BETWEEN = re.compile(r"^\s*(?:und|bis|to|and|-|\u2013)\s*$")
OTHER_CURRENCY = re.compile(
    r"^\s*(?:\(|beziehungsweise|bzw\.?|oder|or|,?\s*(?:etwa|umgerechnet|das\s+sind|equivalent))"
)
BOUNDS = {
    "approx": re.compile(
        (
            r"\b(?:rund|etwa|circa|ca\.|knapp|about|around|approximately|some|nearly|roughly"
            r"|almost)\s*$"
        ),
        re.IGNORECASE,
    ),
    "upto": re.compile(
        r"\b(?:bis\s+zu|maximal|höchstens|up\s+to(?:\s+a\s+maximum\s+of)?|as\s+much\s+as)\s*$",
        re.IGNORECASE,
    ),
    "atleast": re.compile(
        r"\b(?:gut|mehr\s+als|über|mindestens|more\s+than|over|at\s+least)\s*$", re.IGNORECASE
    ),
}
# "ein Programm über 2 Mrd. Euro" is one of that much, not of more
WORTH = re.compile(
    r"(?:[Pp]rogramm\w*|[Rr]ückkauf\w*|[Vv]olumen|Betrag|Summe|Paket|Auftrag|Aktien"
    r"|Papiere)\s+über\s*$"
)
# money that is no deal's: prices of the market, targets, dividends, earnings, a company's worth
BESIDE = re.compile(
    r"\b(?:Kurs(?:rutsch|sturz|sprung|anstieg|verlust|gewinn|einbruch)\w*|kostete[n]?|notier\w*"
    r"|schloss(?:en)?|[Ss]chlusskurs\w*|gehandelt|\w*[Kk]ursziel\w*|Marktwert|Börsenwert"
    r"|Markt\w*kapitalisierung"
    r"|[Dd]ividende\w*|Umsatz|Gewinn\w*|Gehalt|Vergütung|\w*[Hh]och|\w*[Tt]ief(?:punkt)?"
    r"|Rekordstand|stieg|stiegen|fiel(?:en)?"
    r"|price\s+targets?|target\s+price|market\s+(?:value|cap\w*)|valuation|valued|dividends?"
    r"|revenues?|profits?|earnings|salary|pay"
    r"|(?:52-week|year|all-time|record|intraday|July|recent)\s+(?:high|low)|highs?|lows?"
    r"|clos(?:ed|ing|e)|trad(?:es?|ed|ing)|opened|rose|fell"
    r"|highest|lowest|shares\s+of(?=\s+$)|analysts?|upgraded|downgraded|(?:up"
    r"|down)\s+from)\b(?:[^,;()|]|(?<=\d),(?=\d)){0,50}$"
)
# what somebody has after the deal, not what was dealt
HELD = re.compile(
    r"\b(?:owns|(?:they|now|still)\s+own|holds?|now\s+held|owned|hält|halten|besitzt|besitzen"
    r"|verfügt|(?:direct|total)\s+holdings?\s+(?:of|to)"
    r"|left\s+with|leaving\s+(?:him|her)\s+with|[Bb]estand\s+(?:von|auf))\b(?:[^,;()|]"
    r"|(?<=\d),(?=\d)){0,60}$"
)
IN_TOTAL = re.compile(
    r"\b(?:insgesamt|Gesamt\w*(?:\s+von)?|totall?ing|(?:a\s+)?total\s+(?:of|value\s+of|cost\s+of))"
    r"\s+(?:[a-zäöüß]+\s+){0,3}$"
)
STAKE = {
    "de": re.compile(
        r"(?:Anteil|Beteiligung|Stimmrechte?)\w*\s+.{0,60}?\b(?:auf|von|bei|hält\s+nun"
        r"|beträgt)\s+(?:rund\s+|nun\s+|jetzt\s+)*$"
    ),
    "en": re.compile(
        r"(?:stake|holding|interest|ownership)\b.{0,60}?\b(?:to|of|at)\s+(?:about\s+|around\s+)?$"
    ),
}
