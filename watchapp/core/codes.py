"""What the codes of registers mean: a side comes from an allow-list, never from a likely word.

What is not listed is ``unknown``: shown, and in no sum.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

# Form 3/4/5, General Instruction 8. Only P and S can be decisions on the market.
SEC: Mapping[str, str] = MappingProxyType(
    {
        "P": "buy", "S": "sell", "A": "grant", "M": "exercise", "X": "exercise", "O": "exercise",
        "F": "tax", "G": "gift", "C": "conversion", "D": "other", "E": "other", "H": "other",
        "I": "other", "J": "other", "K": "other", "L": "other", "U": "other", "V": "other",
        "W": "transfer", "Z": "transfer",
    }
)  # fmt: skip

# HKEX Disclosure of Interests, "relevant event" codes. 1004 and 1104 are pledges taken, 1205 is a
# pledge given back, 1313 and 1314 are loans of shares: none of them is a purchase or a sale.
HK_DI: Mapping[str, str] = MappingProxyType(
    {
        "1001": "buy", "1101": "buy", "1201": "sell", "1002": "gift", "1102": "gift",
        "1202": "gift", "1004": "pledge", "1104": "pledge", "1107": "pledge", "1205": "pledge",
        "1305": "pledge", "1306": "pledge", "1005": "transfer", "1105": "transfer",
        "1106": "transfer", "1309": "transfer", "1310": "transfer", "1315": "transfer",
        "1303": "exercise", "1304": "exercise",
    }
)  # fmt: skip
# The person did nothing: others dealt, the share count moved, or a duty began or ended.
HK_PASSIVE = frozenset(
    {"1113", "1210", "1211", "1213", "1316", "1701", "1702", "1703", "1704", "1705", "1706",
     "1710", "1711", "1013"}
)  # fmt: skip

# Words of MAR Article 19 notices, whole and by language; "acquisition" covers grants elsewhere,
# so it counts as a purchase only in registers that keep another word for those.
MAR: Mapping[str, str] = MappingProxyType(
    {
        "kauf": "buy", "verkauf": "sell", "buy": "buy", "purchase": "buy", "sell": "sell",
        "sale": "sell", "acquisition": "buy", "disposal": "sell", "förvärv": "buy",
        "avyttring": "sell", "aankoop": "buy", "verkoop": "sell", "achat": "buy",
        "cession": "sell", "acquisto": "buy", "vendita": "sell", "allotment": "grant",
        "tilldelning": "grant", "grant": "grant", "award": "grant", "zuteilung": "grant",
        "gewährung": "grant", "toekenning": "grant", "voorwaardelijke toekenning": "grant",
        "gift": "gift", "gåva": "gift", "schenkung": "gift", "gåva lämnad": "gift",
        "gåva mottagen": "gift", "gift received": "gift", "gift given": "gift",
        "exercise": "exercise", "lösen": "exercise", "lösen ökning": "exercise",
        "lösen minskning": "exercise", "exercise increase": "exercise",
        "exercise decrease": "exercise", "ausübung": "exercise", "conversion": "conversion",
        "konvertering": "conversion", "konvertering ökning": "conversion",
        "konvertering minskning": "conversion", "conversion increase": "conversion",
        "conversion decrease": "conversion", "umwandlung": "conversion", "pledge": "pledge",
        "pantsättning": "pledge", "verpfändung": "pledge", "subscription": "other",
        "teckning": "other", "zeichnung": "other", "inschrijving": "other",
        "demerger increase": "other", "demerger decrease": "other", "exchange increase": "other",
        "exchange decrease": "other", "utbyte ökning": "other", "utbyte minskning": "other",
        "loan increase": "other", "loan decrease": "other", "return of loan increase": "other",
        "return of loan decrease": "other", "inheritance": "transfer", "erbschaft": "transfer",
        "inheritance received": "transfer", "arv mottaget": "transfer",
        "internal acquisition": "transfer", "internal disposal": "transfer",
        "intern förvärv": "transfer", "intern avyttring": "transfer", "expired": "other",
        "redemption": "other", "inlösen": "other", "sonstiges": "other", "other": "other",
    }
)  # fmt: skip

_ROLE_WORDS = (
    ("supervisory", r"supervisory|aufsichtsrat|commissaris|conseil de surveillance"),
    ("chair", (r"chair(man|woman|person)?\b|ordförande|vorsitz|voorzitter|\bcob\b"
               r"|président du conseil")),
    ("ceo", (r"\bceo\b|chief executive|verkställande direktör|\(vd\)|vorstandsvorsitz"
             r"|managing director")),
    ("cfo", r"\bcfo\b|chief financial|finanschef|ekonomichef|finanzvorstand"),
    ("founder", r"founder|gründer|grundare"),
    ("ten_percent", r"10 ?%|ten percent|substantial shareholder|beneficial owner"),
    ("director", r"\bdir(ector)?\b|board|styrelse|verwaltungsrat|bestuurder|administrateur"),
    ("officer", (r"officer|\bevp\b|\bsvp\b|\bvp\b|president|vorstand|executive|ledande befattning"
                r"|counsel|secretary|treasurer|controller|chief|geschäftsführ|head of|management")),
)  # fmt: skip
_ROLES = tuple((role, re.compile(words, re.IGNORECASE)) for role, words in _ROLE_WORDS)


@lru_cache(2048)
def roles_of(text: str) -> tuple[str, ...]:
    """The roles a title or position names, in the order of ``events.ROLES``' weight; () for none.

    "Managing director" is a chief executive and no member of a board for that.
    """
    found = [role for role, words in _ROLES if words.search(text)]
    if "ceo" in found and "director" in found and "managing director" in text.casefold():
        board = re.search(r"board|member of the", text, re.IGNORECASE)
        if board is None:
            found.remove("director")
    if "supervisory" in found:
        found = [r for r in found if r not in ("director", "officer")]
    if {"ceo", "cfo"} & set(found) and "officer" in found:
        found.remove("officer")
    return tuple(found)


@lru_cache(2048)
def mar_side(words: str) -> str:
    """The side of a MAR notice's "nature of transaction"; ``unknown`` for words not listed."""
    return MAR.get(" ".join(words.split()).casefold().rstrip("."), "unknown")
