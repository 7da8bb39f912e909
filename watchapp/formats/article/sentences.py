"""The language of a text, and its sentences with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchapp.core.statements import Span

SENTENCE_WORDS, SENTENCE_LOWER = 6, 3
LONGEST = 1500  # characters: what has no end by then is no sentence, and is read in pieces


def words(text: str) -> frozenset[str]:
    """A list of words, written as a line."""
    return frozenset(text.split())


_FUNCTION = {
    "de": words(
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als "
        "auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem "
        "über so zum kaufte erwarb aktien rund haben zur vom durch wurde seine vorstand "
        "aufsichtsrat kauf verkauf preis volumen datum"
    ),
    "en": words(
        "the of and to in a is that for it as was with be by on not he his but at are from or "
        "had an they which you were we their been has have its after shares said will also"
    ),
}
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:Mio|Mrd|Tsd|Dr|Prof|Nr|ca|bzw|z\.\s?B|d\.\s?h|u\.\s?a|St|inkl|Mr|Mrs|Ms|Inc|Corp|Co"
    r"|Ltd|No|approx|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Okt|Nov|Dec|Dez|Jr|Sr|U\.S|[A-Z])"
    r"|(?<![\d.,])\b\d{1,2})\.$"
)
_CELL = re.compile(r"[\"']?[^\s,;]{1,14}[\"']?[,;]\S")  # a row of a table begins with it
_STOP = re.compile(r"[^\W_]{2,}\s?[\"')\u201c\u201d\u00bb%\u20ac]*[.!?]")
_END = re.compile(r"[.!?](?:[\"'\u201c\u201d\u00bb)]*)(?=\s|$)|\n+")


def language(text: str) -> str:
    """``de`` or ``en``, by the commonest words; English where neither has any."""
    words = re.findall(r"[a-zäöüß]+", text[:20_000].casefold())
    counts = {lang: sum(w in known for w in words) for lang, known in _FUNCTION.items()}
    if re.search(r"[äöüß]", text[:20_000]):
        counts["de"] += 2
    return "de" if counts["de"] > counts["en"] else "en"


_OPENS = "\"'([\u201e\u201c\u00ab\u00bb\u20ac$\u00a3+-\u2212"


def sentences(text: str) -> list[Span]:
    """Half-open places of the sentences; a point behind an abbreviation or a day ends none."""
    found: list[Span] = []
    start = 0
    for m in _END.finditer(text):
        if text[m.start()] == "." and _inside(text, start, m.start()):
            continue
        found += _pieces(text, start, m.end())
        start = m.end()
    found += _pieces(text, start, len(text))
    return [span for span in found if span[0] < span[1]]


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield _trimmed(text, start, cut)
        start = cut
    yield _trimmed(text, start, end)


_ORDINAL = re.compile(
    r"\s+(?:bis\b|und\b|bzw\b|Jan|Feb|Mär|Apr|Mai\b|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Quartal"
    r"|Halbjahr|Jahres"
    r"|Tag|Mal\b|Platz|Rang|Mar|May|Oct|Dec)"
)


# a point that ends nothing: "zu 191.35 Fr. verkauft", "Verkauf. Preis 9,46 EUR"
_GOES_ON = re.compile(
    r"(?:\b(?:Fr|SFr|Rs|Kr)\.[ \u00a0]+(?=[a-zäöü])|\b(?:Verk|K)auf\.[ \u00a0]+(?=Preis\b"
    r"|Volumen\b))"
)


def _inside(text: str, start: int, at: int) -> bool:
    """Whether the point at a place belongs to an abbreviation or an ordinal number."""
    if _GOES_ON.search(text, max(start, at - 8), at + 12):
        return True
    before = text[max(start, at - 12) : at + 1]
    m = _ABBREVIATIONS.search(before)
    if m is None:
        return False
    if m[0][:1].isdigit():
        return _ORDINAL.match(text, at + 1) is not None
    return True


_BULLET = re.compile(r"[-+\u2212](?![\d€$£])")


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and not (
        text[start].isalnum() or (text[start] in _OPENS and not _BULLET.match(text, start))
    ):
        start += 1  # spaces, bullets, pictures
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def is_prose(text: str) -> bool:
    """True where a line is a sentence, which rows of a table and lists of symbols are not."""
    return any(_is_sentence(line.strip()) for line in text[:20_000].splitlines())


def is_row(line: str) -> bool:
    """True for a row of a table."""
    return "\t" in line or line.count(";") > 1 or _CELL.match(line.strip()) is not None


def _is_sentence(line: str) -> bool:
    if is_row(line) or not _STOP.search(line):
        return False
    found = re.findall(r"[^\W\d_]{2,}", line)
    return len(found) >= SENTENCE_WORDS and sum(w.islower() for w in found) >= SENTENCE_LOWER
