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
        r"\b(?:vest(?:ed|ing)|exercise[sd]?|exercising)\b.{0,60}\b(?:options?|awards?|units?|RSUs?|shares)"
        r"|\b(?:options?|RSUs?|awards?)\b.{0,40}\b(?:vest(?:ed|ing)|exercised?)\b|withh(?:e?ld|olding)\b.{0,40}\btax",
        "He exercised options over 10,000 shares.",
    ),
    says(
        "none",
        "de",
        r"Optionsausübung|(?:Optionen|Bezugsrechte)\b.{0,40}\bausge(?:übt|übten)|\bübte\w*\b.{0,60}\b(?:Optionen|Bezugsrechte)|Aktienzuteilung|zugeteilt\b"
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
    # -- what remains of a programme
    says(
        "buyback_remaining",
        "de",
        r"noch\s+(?:zur\s+Verfügung|übrig|offen|ausstehend)|noch\b.{0,70}\b(?:zur\s+Verfügung|übrig\b|offen\b)"
        r"|verbleib\w*|noch\b.{0,60}\bnicht\s+(?:ausgeschöpft|ausgegeben|genutzt|verbraucht)|[Aa]usstehend\b.{0,60}\bnoch\b"
        r"|\bkann\b.{0,40}\bnoch\b.{0,60}\bzurückkaufen\b|Rückkauf\w*\b.{0,80}\bsind\b.{0,30}\bnoch\b",
        "Für das Programm stehen 21 Millionen Stück noch zur Verfügung.",
    ),
    says(
        "buyback_remaining",
        "en",
        r"\bhas\b.{0,40}\bleft\b|\bleaving\b.{0,40}\bof\b.{0,60}\b(?:program\w*|authori[sz]ation|mandate)|\bunspent\b|\byet\s+to\s+be\s+(?:spent|used|completed)|\bstill\s+to\s+be\s+(?:completed|spent)"
        r"|\bcan\s+still\s+(?:re-?purchase|buy\s+back)\b"
        r"|\bremain(?:s|ed|ing)?\b.{0,60}\b(?:authori[sz]ation|program\w*|mandate|available|repurchase|buyback|plan)\b"
        r"|\b(?:authori[sz]ation|program\w*|mandate)\b.{0,60}\bremain(?:s|ed|ing)?\b"
        r"|\bleft\s+(?:under|on|in)\s+(?:the|its)\b|\bavailable\s+(?:under|for)\b.{0,40}(?:program|repurchase|authori)",
        "About $2.1 billion remained available under the repurchase program.",
    ),
    # -- mandates of shareholders, in shares
    says(
        "buyback_mandate",
        "en",
        r"(?:general\s+|repurchase\s+|buyback\s+)mandate\b.{0,80}\b(?:shares|%|per\s?cent)"
        r"|(?:shareholders|investors\s+at\s+the|general\s+meeting|AGM)\b.{0,80}\b(?:authori[sz]ed|approved|granted"
        r"|renewed)\b.{0,80}\b(?:repurchase|buy\s?back)",
        "Shareholders granted a general mandate to repurchase up to 918,901,866 shares.",
    ),
    says(
        "buyback_mandate",
        "de",
        r"(?:Hauptversammlung|Generalversammlung|Aktionäre)\b.{0,80}\b(?:ermächtigt\w*|Ermächtigung|Mandat\w*|Erlaubnis)"
        r"|(?:Hauptversammlung|Generalversammlung|Aktionäre)\b.{0,60}\b(?:grünes\s+Licht|stimmte\w*|billigte\w*)\b"
        r".{0,40}[Rr]ückk[aä]uf|Rückkaufermächtigung|Rückkaufmandat",
        "Die Hauptversammlung ermächtigte zum Rückkauf von bis zu 2,5 Milliarden Aktien.",
    ),
    # -- what the company bought
    says(
        "buyback_exec",
        "en",
        rf"\b(?:re-?purchased|bought\s+back)\s+(?:an?\s+)?(?:additional\s+|about\s+|approximately\s+|around\s+|some\s+|nearly\s+|a\s+total\s+of\s+)*"
        rf"(?:[A-Z]*\$|€|£)?{_NUM}|\bspent\b.{{0,60}}\b(?:to\s+(?:re-?purchase|buy\s?back)|on\s+(?:share\s+)?(?:buybacks?|repurchases?))"
        r"|\bannounces?\s+that\b.{0,60}\bit\s+(?:has\s+)?purchased\b|\bcompleted\b.{0,40}\b(?:buy-?back|repurchase)\b"
        r"|\bbought\s+back\s+was\b|\b(?:re-?purchased|bought\s+back)\b.{0,60}\b(?:shares|stock)\b",
        "In May the company repurchased 397 thousand shares for $27 million.",
    ),
    says(
        "buyback_exec",
        "en",
        r"\bpurchased\b.{0,200}\b(?:buy-?\s?back|repurchase)\b"
        rf"|\bspent\b.{{0,80}}\b(?:buying\s+back|repurchasing)\s+{_NUM}",
        "The company purchased 1,603,477 shares under its share buy-back programme.",
    ),
    says(
        "buyback_exec",
        "de",
        r"\bgab\b.{0,90}\bfür\s+(?:den\s+)?(?:Aktien)?[Rr]ückk\w+.{0,40}\baus\b"
        r"|\bAktien\b.{0,60}\bim\s+Rahmen\s+des\b.{0,20}[Rr]ückkauf\w*.{0,60}\berworben",
        "Der Konzern gab 1,9 Milliarden Dollar für den Rückkauf eigener Aktien aus.",
    ),
    # -- what it announced
    says(
        "buyback_announce",
        "de",
        r"\b(?:will|wollen|plan\w*|möchte|kündig\w*|beabsichtig\w*|beschlossen|beschließt|gab|gibt|genehmig\w*|startet\w*|erhält|erhielt|lancier\w*|stockt\w*|erhöht\w*|verlängert\w*|legt\w*|ab\s+\w+tag|bis\s+zu)\b"
        r".{0,140}(?:rückkauf|zurück(?:zu)?kaufen|\bzurück\b)|rückkauf\w*.{0,120}\b(?:bekannt|angekündigt|beschlossen|aufgelegt|gestartet|von\s+bis\s+zu|genehmigt|aufwenden)"
        r"|\bkauft\s+(?:ab|von|bis|künftig)\b.{0,80}\bzurück\b"
        r"|\b(?:will|wollen|wird|plan\w*|kündig\w*|beabsichtig\w*)\b.{0,80}\beigene\w*\s+(?:Aktien|Anteil\w*|Papiere|Titel)\b"
        r".{0,80}\b(?:(?:zu\s+)?(?:zurück)?(?:erwerben|kaufen)|vom\s+Markt\s+(?:zu\s+)?nehmen)\b",
        "Siemens Energy will eigene Aktien für bis zu 6 Milliarden Euro zurückkaufen.",
    ),
    says(
        "buyback_announce",
        "en",
        r"\b(?:doubled|increased|raised|boosted|extended|launch\w*|announc\w*|authori[sz]\w*|approv\w*|plans?|will|unveil\w*|intends?|expand\w*|new)\b.{0,120}"
        r"\b(?:re-?purchases?\b|buy-?\s?backs?\b)|\b(?:re-?purchase|buy-?\s?back)\s+(?:program\w*|plan)\b.{0,60}\b(?:of\s+up\s+to|worth|up\s+to)"
        r"|\b(?:re-?purchase|buy-?\s?back)\b.{0,60}\b(?:launched|announced|approved|authori[sz]ed)\b",
        "The board authorized a new program to repurchase up to $1.5 billion of common stock.",
    ),
    says(
        "buyback_exec",
        "de",
        r"\bkauft\w*\b.{0,120}\bzurück\b|zurückgekauft|zurückerworben|\berwarb\b.{0,60}\beigene\w*\s+Aktien\s+(?:über|im\s+Rahmen)"
        r"|Rückkauf\w*\s+von\s+(?:rund\s+|etwa\s+|insgesamt\s+)?[\d.,]+",
        "Am 29. Dezember kaufte Xiaomi 3,9 Millionen eigene Aktien zurück.",
    ),
    # -- what insiders did
    says(
        "insider_sell",
        "de",
        r"\b(?:verkauft\w*|veräu(?:ß|ss)ert\w*|trennt\w*\s+sich|abgestoßen|stieß\b.{0,40}\bab|abgegeben|gab\b.{0,90}\bab|versilbert\w*"
        r"|reduziert\w*\b.{0,90}\bum\b.{0,20}\b(?:Aktien|Anteile|Papiere|Titel))\b",
        "Der Gründer verkaufte Aktien für 33 Millionen Dollar.",
    ),
    says(
        "insider_sell",
        "en",
        r"\b(?:sold|sells|disposed\s+of|unloaded|offloaded|dumped|let\s+go\s+of|cashed\s+out\s+of"
        r"|the\s+sale\s+of\s+[\d.,]+)\b",
        "The director sold 18,500 shares at £3.95.",
    ),
    says(
        "insider_buy",
        "de",
        r"\b(?:(?:nach|zu)?kauft\w*|(?:nach)?gekauft\w*|eingesammelt|erstanden|orderte|ins\s+Depot|langt\w*\b.{0,90}?\bzu|erwarb\w*|erworben\w*|erwirbt|investiert\w*|gesteckt|steckt\w*|zugegriffen|zugekauft|"
        r"aufgestockt|stockt\w*\b.{0,90}\bauf|legt\w*\b.{0,90}?\bnach|(?-i:Kauf)(?=\s*[,:])|Kauf\s+(?:von|eigener)|Insiderkauf|deckt\w*\s+sich)\b",
        "Der Vorstandschef kaufte 5.000 Aktien.",
    ),
    says(
        "insider_buy",
        "en",
        r"\b(?:spent\b.{0,40}\bon\s+(?:company\s+|the\s+company's\s+|his\s+|her\s+)?(?:stock|shares)|the\s+purchase\s+of"
        r"|open[- ]market\s+purchase|increased\s+(?:her|his|their)\s+(?:position|stake|holding)"
        r"|bought|buys|buying|purchased|purchasing|acquired|acquires|invested|snapped\s+up|picked\s+up|chipped\s+in"
        r"|added\s+[\d.,]+|put\s+[$€£\d].{0,20}\bto\s+work|spent\b.{0,30}\bon\s+(?:its|the)\s+(?:shares|stock))\b",
        "The CEO bought 25,000 shares.",
    ),
)
NEVER_INSIDER = {
    # a company or a fund that buys something, and prices that people paid
    "de": re.compile(
        r"\b(?:[Dd](?:er|as)|[Ee]in)\s+(?:[\w-]+\s+)?(?:\w*[Ff]onds|Vermögensverwalter|Klub|Verein)\b"
        r"|\b(?:Trainer(?:in)?|Fußball\w*|Übernahme|Tochter(?:gesellschaft|firma|unternehmen)\w*|Fondsmanager|Analyst\w*|Anleger\w*|Investor(?:in|en)?|Index|ETF|kostete)\b"
    ),
    "en": re.compile(
        r"\b(?:takeover|subsidiary|(?:sold|bought|acquired)\s+(?:about\s+)?[\d.]+\s?(?:%|per\s?cent|percent)\s+of|(?:took|takes?|acquired?|bought|buys)\s+an?\s+.{0,20}stake\s+in|fund\s+manager|analysts?|investors\s+(?:bought|sold)|ETF|hedge\s+fund)\b"
    ),
}
OF_SHARES = {
    "de": re.compile(
        r"[Aa]ktie|Papier|[Aa]nteil|\bTitel|Bons\b|Stück\b|Beteiligung|Paket|Insiderk[aä]uf|Aktienkauf"
    ),
    "en": re.compile(r"\b(?:shares?|stock|stake|ADRs?|ADSs?|position|holding)\b|\bsecurities\b"),
}
PERHAPS = {
    "de": re.compile(
        r"\b(?:[Hh]ätten?|dementier\w*|bestreite\w*|bestritt\w*|könnten?|dürften?|möglich|denkbar|[Ss]pekul\w+|Gerücht\w*|angeblich)\b"
    ),
    "en": re.compile(
        r"\b(?:could|might|would|if|den(?:y|ied|ies|ying)|reject\w*|rumou?r\w*|speculat\w*)\b"
    ),
}
DEBT = {
    "de": re.compile(r"\b(?:Anleihen?|Schuldverschreibung\w*|Wandelanleihe\w*)\b"),
    "en": re.compile(r"\b(?:bonds?|notes|debentures?|convertibles?)\b"),
}
PROGRAMME = re.compile(
    r"[Pp]rogram|[Mm]andat|authori[sz]|ermächtig|[Rr]ückk[aä]uf|zurück|buy-?\s?back|re-?purchase|\bplan\b",
    re.IGNORECASE,
)
# "investierte in eigene Aktien" is said of a person, "erwarb eigene Aktien" of a company
OWN = re.compile(
    r"(?<!in\s)\beigene\w*\s+(?:Aktien|Anteile|Titel|Papiere)|\b(?:its|their)\s+own\s+shares"
    r"|\bits\s+(?:ordinary|common)\s+shares"
)
YEAR_OF_A_TIME = re.compile(
    r"\b(?:bis|seit|im|in|ab|Ende|Anfang|Mitte|will|until|since|by|Jahr|Januar|Februar|März|April|Mai|Juni|Juli|August"
    r"|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December)\s+$"
)
LEFT = re.compile(
    r"\bnoch\s+(?:rund\s+|etwa\s+|knapp\s+)?\u2026|\u2026.{0,16}\b(?:übrig|offen|remain|left|available|unspent|yet\s+to)",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"um\s[\d.,'\u2019]+\s+auf\s+(?:rund\s+|nun\s+)?[\d.,'\u2019]+\s+\w*(?:[Aa]nteil|[Aa]ktie|Papier|Titel)"
)
SHARES_BEHIND = {
    "de": re.compile(
        r"\s*(?:(?:eigene[nr]?|frisch\s+gekaufte[nr]?|weitere[nr]?|neue[nr]?|eigener|Xiaomi|[A-Z][\w&.-]*-?)\s+|[A-ZÄÖÜ][\w&.]*(?:-[A-ZÄÖÜ][\w&.]*)*-)*"
        r"(?:Stamm|Vorzugs|Namens?|Namen|Inhaber|B-|A-)?(?:[Aa]ktien?|Papieren?|Anteil(?:e|en|s?schein\w*)|Stücke?n?|Titeln?|Wertpapieren?|Anteilsscheinen?)\b"
    ),
    "en": re.compile(
        r"\s*(?:of\s+(?:its|the\s+company's|their|his|her)\s+)?(?:(?:Class\s+[A-Z]|ordinary|common|[A-Z][\w.&]*|additional|more|own|of\s+its|treasury|preferred|American\s+depositary)\s+)*"
        r"(?:[A-Z]-)?(?:shares?|stock|units|ADSs?|ADRs?)\b"
    ),
}
PRICE_AHEAD = {
    "de": re.compile(
        r"(?:\bzu(?:m|\s+je|\s+jeweils|\s+einem)?\s+(?:durchschnittlichen\s+|mittleren\s+)?"
        r"(?:(?:gewichteten\s+)?(?:Durchschnitts|Stück|Aktien|Kauf|Verkaufs)?(?:[Pp]reis|[Kk]urs)\s+von\s+)?|\bzu\s+(?:Preisen|Kursen)\s+(?:zwischen|von)\s+"
        r"|\bim\s+(?:Schnitt|Mittel|Durchschnitt)\s+(?:zu\s+|für\s+)?|\bdurchschnittlich\s+(?:zu\s+)?|\bPreis(?:en)?\s+von\s+|\bje\s+|\bà\s*|\b(?:Ausführungs|Durchschnitts|Kauf|Verkaufs)?[Kk]urs(?:\s+von|\s+lag\s+bei|:)?\s+|\b(?:Durchschnitts|Kauf|Verkaufs)?[Pp]reis(?:\s+lag\s+bei|:)?\s+)(?:rund\s+|etwa\s+|jeweils\s+|je\s+)?$"
    ),
    "en": re.compile(
        r"(?:@\s*|\bat\s+an\s+average\s+(?:cost\s+)?of\s+"
        r"|\bVWAP\s+(?:of\s+)?|\bvolume[- ]weighted\s+average\s+price\s+of\s+"
        r"|\bat\s+(?:an?\s+)?(?:(?:average|weighted\s+average|mean)\s+)?"
        r"(?:prices?\s+(?:per\s+share\s+)?(?:of|between|from|ranging\s+from)\s+)?(?:about\s+|around\s+|approximately\s+|between\s+)?"
        r"|\baverage\s+price\b.{0,40}\b(?:of|was)\s+|\bprices?\s+(?:of|averaging|between|ranging\s+from)\s+|\bfor\s+)$"
    ),
}
PER_SHARE = {
    "de": re.compile(
        r"\s*(?:(?:je|pro)\s+(?:Aktie|Papier|Anteilsschein|Stück|Titel)|das\s+Stück\b|die\s+Aktie\b|das\s+Papier\b)"
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
        r"\b(?:rund|etwa|circa|ca\.|knapp|about|around|approximately|some|nearly|roughly|almost)\s*$",
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
    r"(?:[Pp]rogramm\w*|[Rr]ückkauf\w*|[Vv]olumen|Betrag|Summe|Paket|Auftrag|Aktien|Papiere)\s+über\s*$"
)
# money that is no deal's: prices of the market, targets, dividends, earnings, a company's worth
BESIDE = re.compile(
    r"\b(?:Kurs(?:rutsch|sturz|sprung|anstieg|verlust|gewinn|einbruch)\w*|kostete[n]?|notier\w*|schloss(?:en)?|[Ss]chlusskurs\w*|gehandelt|\w*[Kk]ursziel\w*|Marktwert|Börsenwert|Markt\w*kapitalisierung"
    r"|[Dd]ividende\w*|Umsatz|Gewinn\w*|Gehalt|Vergütung|\w*[Hh]och|\w*[Tt]ief(?:punkt)?|Rekordstand|stieg|stiegen|fiel(?:en)?"
    r"|price\s+targets?|target\s+price|market\s+(?:value|cap\w*)|valuation|valued|dividends?|revenues?|profits?|earnings|salary|pay"
    r"|(?:52-week|year|all-time|record|intraday|July|recent)\s+(?:high|low)|highs?|lows?|clos(?:ed|ing|e)|trad(?:es?|ed|ing)|opened|rose|fell"
    r"|highest|lowest|shares\s+of(?=\s+$)|analysts?|upgraded|downgraded|(?:up|down)\s+from)\b(?:[^,;()|]|(?<=\d),(?=\d)){0,50}$"
)
# what somebody has after the deal, not what was dealt
HELD = re.compile(
    r"\b(?:owns|(?:they|now|still)\s+own|holds?|now\s+held|owned|hält|halten|besitzt|besitzen|verfügt|(?:direct|total)\s+holdings?\s+(?:of|to)"
    r"|left\s+with|leaving\s+(?:him|her)\s+with|[Bb]estand\s+(?:von|auf))\b(?:[^,;()|]|(?<=\d),(?=\d)){0,60}$"
)
IN_TOTAL = re.compile(
    r"\b(?:insgesamt|Gesamt\w*(?:\s+von)?|im\s+Wert\s+von|totall?ing|(?:a\s+)?total\s+(?:of|value\s+of|cost\s+of)|worth)"
    r"\s+(?:[a-zäöüß]+\s+){0,3}$"
)
STAKE = {
    "de": re.compile(
        r"(?:Anteil|Beteiligung|Stimmrechte?)\w*\s+.{0,60}?\b(?:auf|von|bei|hält\s+nun|beträgt)\s+(?:rund\s+|nun\s+|jetzt\s+)*$"
    ),
    "en": re.compile(
        r"(?:stake|holding|interest|ownership)\b.{0,60}?\b(?:to|of|at)\s+(?:about\s+|around\s+)?$"
    ),
}
