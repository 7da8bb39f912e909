"""Days in running text, as seen from the day of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from watchapp.core.statements import Span

MONTHS = {
    "de": "Januar|Jänner|Jan. Februar|Feb. März Apr(?:il)? Mai Juni Juli August|Aug. "
    "September|Sept?. Oktober|Okt. November|Nov. Dezember|Dez.",
    "en": "January|Jan. February|Feb. March|Mar. April|Apr. May June|Jun. July|Jul. August|Aug. "
    "September|Sept?. October|Oct. November|Nov. December|Dec.",
}
WEEKDAYS = {
    "de": "Montag|Wochenauftakt|Wochenstart|Wochenbeginn Dienstag Mittwoch|Wochenmitte Donnerstag "
    "Freitag|Wochenschluss|Wochenausklang Samstag|Sonnabend Sonntag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
ORDINALS = [
    "ersten",
    "zweiten",
    "dritten",
    "vierten",
    "fünften",
    "sechsten",
    "siebten",
    "achten",
    "neunten",
    "zehnten",
]
NEAR_LAST = 2  # days back from which "last Monday" may mean the one of a week before
_LAST_WEEK = re.compile(
    r"\s+(?:of\s+last\s+week|(?:der\s+)?(?:vergangenen|letzten|letzter|vergangener)\s+Woche"
    r"|der\s+Vorwoche)\b"
)
_BEFORE_LAST = re.compile(r"\bvorletzten\s+\Z")
_POST = {
    "de": r"abend|nach\s+Börsenschluss|nachbörslich|nach\s+Handelsschluss",
    "en": r"evening|after\s+(?:the\s+)?(?:market\s+)?close|after[- ]hours|after\s+the\s+market",
}
_PRE = {
    "de": r"vor\s+Börsen(?:beginn|start|eröffnung)|vorbörslich|morgen\b",
    "en": r"morning|before\s+(?:the\s+)?(?:market\s+)?open|pre[- ]market|before\s+the\s+market",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A day as told; ``ahead`` for one from which something begins."""

    span: Span
    day: date
    timing: str = "unknown"
    ahead: bool = False
    exact: bool = True


def _spelled(names: str) -> str:
    """A pattern of names; the point of an abbreviation may be left out."""
    return names.replace(".", r"\.?")


def _month_pattern(lang: str) -> str:
    return _spelled(MONTHS[lang].replace(" ", "|"))


def month_number(word: str, lang: str) -> int:
    """1 to 12."""
    for number, same in enumerate(MONTHS[lang].split(" "), 1):
        if re.fullmatch(_spelled(same), word):
            return number
    raise ValueError(word)


_MONTH = {lang: _month_pattern(lang) for lang in MONTHS}
_WEEKDAY = {lang: w.replace(" ", "|") for lang, w in WEEKDAYS.items()}
_DATES = {
    "de": re.compile(
        rf"(?:(?P<from>\d{{1,2}})\.\s*(?:bis(?:\s+zum)?|und|-|\u2013)\s*)?"
        rf"(?P<day>\d{{1,2}})\.\s*(?P<month>{_MONTH['de']})(?:\s+(?P<year>\d{{4}}))?"
        rf"|(?P<nday>\d{{1,2}})\.(?P<nmonth>\d{{1,2}})\.(?P<nyear>\d{{4}}|\d{{2}}(?!\d))?"
        rf"|(?P<ordinal>{'|'.join(ORDINALS)})\s+(?P<omonth>{_MONTH['de']})"
        rf"|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    ),
    "en": re.compile(
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH['en']})\.?,?(?:\s+(?P<year>\d{{4}}))?"
        rf"|(?P<umonth>{_MONTH['en']})\.?\s+(?P<uday>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
        rf"(?:,?\s+(?P<uyear>\d{{4}}))?"
        rf"|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    ),
}
_RELATIVE = {
    "de": re.compile(
        rf"\b(?P<word>[Vv]orgestern|[Gg]estern|[Hh]eute)(?:\s+Abend)?\b"
        rf"|\b(?P<lead>am|vom|vergangenen|letzten|ab|seit|zum|zur|Am|Vom|Ab|Zum|Zur)?\s*\b"
        rf"(?P<weekday>{_WEEKDAY['de']})(?P<part>s?(?:abend|morgen|vormittag|nachmittag|mittag))?"
        rf"(?![a-zäöü])"
    ),
    "en": re.compile(
        rf"\b(?P<word>[Yy]esterday|[Tt]oday)\b"
        rf"|\b(?P<lead>on|last|from|since|starting|On|Last)?\s*\b(?P<weekday>{_WEEKDAY['en']})"
        rf"(?P<part>\s+(?:evening|morning|afternoon))?\b"
    ),
}
_AHEAD = {
    "de": re.compile(r"\b(?:ab|beginnend|startet|startend)\s+(?:dem\s+|am\s+)?$", re.IGNORECASE),
    "en": re.compile(
        r"\b(?:starting|from|beginning|commencing|effective)\s+(?:on\s+)?$", re.IGNORECASE
    ),
}


_BEGINS = re.compile(r"\s+(?:starten|beginnen|anlaufen|startet|beginnt)\b")


def days(text: str, lang: str, today: date | None) -> list[Told]:
    """Every day of a text, in order. Those without a year need the article's day."""
    found = [t for m in _DATES[lang].finditer(text) if (t := _dated(m, text, lang, today))]
    taken = [t.span for t in found]
    begins = [a for a, _ in taken]
    for m in _RELATIVE[lang].finditer(text):
        at = bisect_left(begins, m.end())  # the first date that begins behind it
        if at and taken[at - 1][1] > m.start():
            continue
        if at < len(begins) and _BESIDE_A_DATE.fullmatch(text, m.end(), begins[at]):
            continue  # "on Monday, Oct 20": the date is told
        told = _relative(m, text, lang, today)
        if told is not None:
            found.append(told)
    return sorted(found, key=lambda t: t.span)


_BESIDE_A_DATE = re.compile(r"(?:s?(?:abend|morgen))?,?\s*\(?(?:dem|den|the)?\s*")


def _timing(text: str, end: int, lang: str, part: str = "") -> str:
    near = part + text[end : end + 40].split(",", maxsplit=1)[0].split(".", maxsplit=1)[0]
    if re.search(_POST[lang], near):
        return "post"
    if re.search(_PRE[lang], near):
        return "pre"
    return "unknown"


def _dated(m: re.Match[str], text: str, lang: str, today: date | None) -> Told | None:
    g = m.groupdict()
    ahead = _AHEAD[lang].search(text[max(m.start() - 20, 0) : m.start()]) is not None
    ahead = ahead or _BEGINS.match(text, m.end()) is not None
    will = _WILL[lang].search(text[max(m.start() - 100, 0) : m.start()]) is not None
    try:
        if g.get("iso"):
            return Told(m.span(), date.fromisoformat(g["iso"]), _timing(text, m.end(), lang))
        if g.get("nday"):
            year = g["nyear"]
            number = int(year) + (2000 if year and len(year) == 2 else 0) if year else None
            day = _placed(int(g["nday"]), int(g["nmonth"]), number, today, ahead=ahead, will=will)
        elif g.get("ordinal"):
            place = ORDINALS.index(g["ordinal"]) + 1
            month = month_number(g["omonth"], lang)
            day = _placed(place, month, None, today, ahead=ahead, will=will)
        else:
            month = month_number(g.get("month") or g["umonth"], lang)
            year = g.get("year") or g.get("uyear")
            number = int(year) if year else None
            day_number = int(g.get("day") or g["uday"])
            day = _placed(day_number, month, number, today, ahead=ahead, will=will)
    except ValueError:
        return None
    return None if day is None else Told(m.span(), day, _timing(text, m.end(), lang), ahead)


# what is to come of a day without a year is soon
_WILL = {
    "de": re.compile(r"\b(?:wird|werden|soll(?:en)?|will|plant|beginnt|startet)\b[^.;]*\Z"),
    "en": re.compile(
        r"\b(?:will|plans?\s+to|is\s+(?:set|due|expected)\s+to|to\s+(?:begin|start|commence))\b[^.;]*\Z"
    ),
}
SOON, NEAR = timedelta(days=120), timedelta(days=60)  # ahead in which a day without a year may lie


def _placed(
    day: int, month: int, year: int | None, today: date | None, *, ahead: bool, will: bool
) -> date | None:
    """Without a year the last such day, or the nearest where something begins on it."""
    if year is not None:
        return date(year, month, day)
    if today is None:
        return None
    found = date(today.year, month, day)
    if ahead:
        return found if found >= today - timedelta(days=180) else date(today.year + 1, month, day)
    if found <= today + (SOON if will else NEAR):
        return found
    return date(today.year - 1, month, day)


ITS_MOVE = re.compile(r"['\u2019]s\s+(?!(?:\w+\s+)?(?:close|closing|finish|high|low|level|price))")


def _relative(m: re.Match[str], text: str, lang: str, today: date | None) -> Told | None:
    if today is None:
        return None
    word = (m["word"] or "").casefold()
    if word:
        back = {"gestern": 1, "vorgestern": 2, "yesterday": 1}.get(word, 0)
        return Told(m.span("word"), today - timedelta(days=back), _timing(text, m.end(), lang))
    weekday = next(
        i for i, same in enumerate(WEEKDAYS[lang].split(" ")) if m["weekday"] in same.split("|")
    )
    lead = (m["lead"] or "").casefold()
    start = m.start("lead") if m["lead"] else m.start("weekday")
    back = (today.weekday() - weekday) % 7
    if lead == "from" and ITS_MOVE.match(text, m.end()):
        lead, start = "", m.start("weekday")  # "rebounding from Friday's fall" is of Friday
    if lead in ("ab", "from", "starting"):
        ahead = today + timedelta(days=(weekday - today.weekday()) % 7)
        return Told((start, m.end()), ahead, "unknown", ahead=True, exact=False)
    if lead in ("vergangenen", "letzten", "last") and back == 0:
        back = 7
    if _LAST_WEEK.match(text, m.end()):  # "on Monday of last week"
        return Told((start, m.end()), today - timedelta(days=today.weekday() + 7 - weekday))
    if _BEFORE_LAST.search(text, max(start - 40, 0), start):
        return Told((start, m.end()), today - timedelta(days=back + 7))
    if lead == "last" and back <= NEAR_LAST:  # yesterday, or a week before it
        return Told((start, m.end()), today - timedelta(days=back), exact=False)
    timing = _timing(text, m.end(), lang, m["part"] or "")
    return Told((start, m.end()), today - timedelta(days=back), timing)


def month_named(text: str, lang: str, today: date | None) -> tuple[date, date] | None:
    """The first month that is named, as its first and last day; the last such one."""
    m = re.search(rf"\b(?P<month>{_MONTH[lang]})\b(?:\s+(?P<year>(?:19|20)\d{{2}}))?", text)
    if m is None or (today is None and not m["year"]):
        return None
    number = month_number(m["month"], lang)
    year = int(m["year"]) if m["year"] else 0
    if not year and today is not None:
        year = today.year if number <= today.month else today.year - 1
    first = date(year, number, 1)
    following = date(year + number // 12, number % 12 + 1, 1)
    return first, following - timedelta(days=1)


_PART = {
    "early": r"(?:Anfang|[Ee]arly|(?:the\s+)?beginning\s+of|(?:the\s+)?start\s+of)",
    "mid": r"(?:Mitte|[Mm]id-?|(?:the\s+)?middle\s+of)",
    "late": r"(?:Ende|[Ll]ate|(?:the\s+)?end\s+of)",
}
_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def part_of_month(words: str, month: tuple[date, date]) -> tuple[date, date]:
    """The third of a month that "Anfang", "mid-" or "late" before it means; else all of it."""
    for name, pattern in _PART.items():
        if re.search(rf"\b{pattern}\s*(?:der|des)?\s*[A-ZÄÖÜ]", words):
            first, last = _THIRDS[name]
            return month[0].replace(day=first), month[0].replace(day=min(last, month[1].day))
    return month


def time_named(text: str, lang: str, today: date | None) -> tuple[date, date] | None:
    """The months or parts of them that are named, from first to last; "since" one, to today."""
    parts = "|".join(f"(?:{p})" for p in _PART.values())
    pattern = (
        rf"(?P<since>\b(?:seit|since)\s+(?:the\s+)?)?(?:\b(?:{parts})\s*)?"
        rf"\b(?:{_MONTH[lang]})\b(?:\s+\d{{4}})?"
    )
    found = []
    for m in re.finditer(pattern, text):
        month = month_named(m[0], lang, today)
        if month is not None:
            first, last = part_of_month(m[0], month)
            found.append((first, today if m["since"] and today is not None else last))
    return (min(a for a, _ in found), max(b for _, b in found)) if found else None
