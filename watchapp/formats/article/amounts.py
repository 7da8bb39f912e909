"""Numbers in running text with their scale, currency and precision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from watchapp.core.statements import Span

_SCALES = {
    "de": {
        r"Billion(?:en)?": 12,
        r"Milliarden?|Mrd\.?": 9,
        r"Million(?:en)?|Mio\.?": 6,
        r"Tausend|Tsd\.?": 3,
    },
    "en": {
        r"trillion|tn": 12,
        r"billion|bn|b": 9,
        r"million|mn|mln|m": 6,
        r"crores?": 7,
        r"lakhs?": 5,
        r"thousand|k": 3,
    },
}
_WORDS = {
    "de": "ein|eine|einen|einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "en": "a|an|one two three four five six seven eight nine ten eleven twelve",
}
# The first that matches counts, so longer words stand before shorter ones.
CURRENCIES = (
    ("HKD", r"HK\$|HKD|Hongkong-Dollar|HK-Dollars?|HK\s+dollars?|Hong[- ]Kong[- ][Dd]ollars?"),
    ("BRL", r"R\$|BRL|Reais|reais"),
    ("PLN", r"PLN|[Zz]loty|Złoty|zł\b"),
    ("AUD", r"A\$|AU\$|AUD|australische[nr]?\s+Dollar|Australian\s+dollars?"),
    ("CAD", r"C\$|CA\$|CAD|kanadische[nr]?\s+Dollar|Canadian\s+dollars?"),
    ("SGD", r"S\$|SGD|Singapur-Dollar|Singapore\s+dollars?"),
    ("TWD", r"NT\$|TWD"),
    ("USD", r"US\$|U\.S\.\s?\$|USD|US-Dollars?|U\.?S\.?\s+[Dd]ollars?"),
    ("GBp", r"[Pp]ence\b|GBX|GBp|p\b(?!\.?\s?m\b)"),
    ("EUR", r"€|EUR|[Ee]uros?\b"),
    ("GBP", r"£|GBP|[Pp]fund(?:\s+Sterling)?|pounds?(?:\s+sterling)?"),
    ("CHF", r"CHF|SFr\.?|Schweizer\s+Franken|Swiss\s+francs?|Franken|Fr\."),
    ("SEK", r"SEK|schwedische[nr]?\s+Kronen|Swedish\s+(?:kronor|crowns?)"),
    ("NOK", r"NOK|norwegische[nr]?\s+Kronen|Norwegian\s+(?:kroner|crowns?)"),
    ("DKK", r"DKK|dänische[nr]?\s+Kronen|Danish\s+(?:kroner|crowns?)"),
    ("JPY", r"JPY|Yen|yen"),
    ("CNY", r"CNY|RMB|Yuan|yuan|Renminbi|renminbi"),
    ("INR", r"INR|₹|Rs\.?|Rupien|rupees?"),
    ("KRW", r"KRW|₩|Won\b|won\b"),
    ("JPY", r"¥"),
    ("$", r"\$|Dollars?\b|dollars?\b"),
)
_CURRENCY = "|".join(f"(?:{pattern})" for _, pattern in CURRENCIES)
_AHEAD = "|".join(f"(?:{pattern})" for code, pattern in CURRENCIES if code != "GBp")
LONGEST_NUMBER = 24  # characters; what is longer counts nothing that is traded
_NUMBER = r"\d{1,3}(?:[.,'\u2019\u00a0\u202f ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_GAP = r"[\s\u00a0\u202f]*"
PER_CENT = r"%|Prozent\b|Prozentpunkte?\b|per\s?cent\b|percent\b|pct\b|pc\b"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as told.

    ``value`` has its scale applied; ``digits`` are those that were written. ``currency`` is a code,
    ``$`` where it was only called that, or "" for none. ``per_cent`` numbers are not divided.
    """

    span: Span
    value: Decimal
    digits: int
    currency: str = ""
    per_cent: bool = False
    scaled: bool = False


def _scale_of(lang: str) -> str:
    return "|".join(f"(?:{p})" for p in _SCALES[lang])


def _pattern(lang: str) -> re.Pattern[str]:
    scale = _scale_of(lang)
    words = _WORDS[lang].replace(" ", "|")
    small = rf"\b(?i:{words})(?=[-\s\u00a0](?:{scale})\b)"
    return re.compile(
        rf"(?P<before>(?:{_AHEAD}){_GAP})?"
        rf"(?P<number>(?<![\w.,:])(?:{_NUMBER})(?!:\d)|(?<=[$€£¥₹₩A-Z])(?:{_NUMBER})|{small})"
        rf"(?:(?:{_GAP}|-)(?P<scale>{scale})(?![a-zäöü]))?"
        rf"(?:(?:{_GAP}|-)(?P<after>{_CURRENCY}|{PER_CENT}))?"
    )


_PATTERNS = {lang: _pattern(lang) for lang in _SCALES}
_FRACTIONS = {
    "de": re.compile(
        rf"(?P<which>Viertelmillion|Dreiviertelmillion|halbe[nr]?\s+Million|halbe[nr]?\s+Milliarde)"
        rf"{_GAP}(?P<after>{_CURRENCY})?"
    ),
    "en": re.compile(
        rf"(?P<which>half\s+a\s+million|half\s+a\s+billion|(?:a\s+)?quarter\s+of\s+a\s+million)"
        rf"{_GAP}(?P<after>{_CURRENCY})?"
    ),
}
_WORTH = {
    "viertelmillion": 250_000,
    "dreiviertelmillion": 750_000,
    "million": 500_000,
    "milliarde": 500_000_000,
    "billion": 500_000_000,
}


def amounts(text: str, lang: str) -> list[Amount]:
    """Every number of a text, in order; years and days are among them."""
    found = [a for m in _PATTERNS[lang].finditer(text) if (a := _amount(m, lang)) is not None]
    for m in _FRACTIONS[lang].finditer(text):
        which = m["which"].casefold()
        worth = 250_000 if "quarter" in which else _WORTH[which.split()[-1]]
        found.append(Amount(m.span(), Decimal(worth), 2, _code(m["after"] or ""), scaled=True))
    return sorted(found, key=lambda a: a.span)


def _amount(m: re.Match[str], lang: str) -> Amount | None:
    word = m["number"]
    if word[0].isdigit():
        value = number_of(word, lang)
        if value is None:
            return None
        digits = _digits(word, value)
    else:
        value, digits = Decimal(small_number(word, lang) or 1), 1
    scaled = bool(m["scale"])
    if scaled:
        value = value.scaleb(_power(m["scale"], lang))
    after = m["after"] or ""
    if after and re.fullmatch(PER_CENT, after):
        return Amount(m.span(), value, digits, per_cent=True)
    before = (m["before"] or "").strip()
    code = _code(before) or _code(after)
    start = m.start() if before else m.start("number")
    return Amount((start, m.end()), value, digits, code, scaled=scaled)


def _digits(word: str, value: Decimal) -> int:
    """Digits that were told: those behind a decimal mark count, zeros at a whole one's end not."""
    if value != value.to_integral_value():
        return len(re.sub(r"\D", "", word).lstrip("0")) or 1
    last = re.search(r"[.,](\d+)$", word)
    if last is not None and len(last[1]) != 3:
        return len(re.sub(r"\D", "", word))
    return len(str(int(value)).rstrip("0")) or 1


def number_of(word: str, lang: str) -> Decimal | None:
    """The value of digits with their marks, as the language writes them.

    A mark that stands alone before other than three digits is a decimal one in both languages;
    before exactly three it is the language's: "13.500" is thousands in German.
    """
    bare = re.sub(r"['\u2019\u00a0\u202f ]", "", word)
    marks = re.findall(r"[.,]", bare)
    decimal = "," if lang == "de" else "."
    if len(set(marks)) == 2:
        decimal = marks[-1]
    elif len(marks) == 1 and len(bare.rpartition(marks[0])[2]) != 3:
        decimal = marks[0]
    elif len(marks) > 1:
        decimal = "," if marks[0] == "." else "."
    elif marks and bare.startswith("0"):
        decimal = marks[0]
    grouping = "." if decimal == "," else ","
    plain = bare.replace(grouping, "").replace(decimal, ".")
    if len(plain) > LONGEST_NUMBER:
        return None
    return Decimal(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def small_number(word: str, lang: str) -> int | None:
    """The value of "five" or "5"; None for other words."""
    if word.isdecimal():
        return int(word) if len(word) <= LONGEST_NUMBER else None
    lowered = word.casefold()
    for value, same in enumerate(_WORDS[lang].split(" "), 1):
        if any(lowered in (s, s + "n", s + "en") for s in same.split("|")):
            return value
    return None


def _power(word: str, lang: str) -> int:
    return next(p for pattern, p in _SCALES[lang].items() if re.fullmatch(pattern, word))


def _code(word: str) -> str:
    return next((code for code, p in CURRENCIES if word and re.fullmatch(p, word)), "")
