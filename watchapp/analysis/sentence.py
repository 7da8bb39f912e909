"""The reaction in words: a small grammar of German and English, made of the numbers alone.

It says what was measured, on which basis and against what; never why, never what follows. Words it
never uses stand in ``NEVER``. Percentages have one decimal everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from watchapp.analysis.alignment import LONGEST_STEP
from watchapp.analysis.measures import Drawdown, Move, Strongest
from watchapp.analysis.reaction import FULL_YEAR, Reaction
from watchapp.core.exchanges import benchmark_name

LANGUAGES = ("de", "en")
NEVER = {
    "de": ("weil", "wegen", "signal", "vertrauen", "boden", "chance", "signifikant", "dadurch"),
    "en": ("because", "due to", "signal", "confidence", "floor", "opportunity", "significant"),
}
FLAT = 0.0005  # below it a move rounds to 0.0 %
WORTH = 20  # sessions for which no gain was as large, before it is told
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SPACE = "\u202f"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the sentence and what it was computed from, a key of ``why``."""

    text: str
    source: str


def percent(value: float, lang: str, *, signed: bool = False, digits: int = 1) -> str:
    """A fraction as per cent, as the language writes it."""
    shown = f"{abs(value) * 100:.{digits}f}"
    if lang == "de":
        shown = shown.replace(".", ",")
    sign = ""
    if abs(value) >= FLAT:
        sign = "\u2212" if value < 0 else "+" if signed else ""
    return f"{sign}{shown}{_SPACE}%"


def day_of(value: date, lang: str) -> str:
    """A date as the language writes it."""
    if lang == "de":
        return f"{value.day:02d}.{value.month:02d}.{value.year}"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def number_of(value: float, lang: str, digits: int) -> str:
    """A number with its thousands, as the language writes it."""
    shown = f"{value:,.{digits}f}"
    return shown.translate(str.maketrans(",.", ".,")) if lang == "de" else shown


def price_of(value: float, lang: str) -> str:
    """A price with two decimals."""
    return number_of(value, lang, 2)


def sentence(reaction: Reaction, lang: str) -> str:
    """The whole of it, as one paragraph."""
    return " ".join(p.text for p in parts(reaction, lang))


def parts(reaction: Reaction, lang: str) -> tuple[Part, ...]:
    """The sentence, in the order in which it is read."""
    if reaction.status in _ABSENT:
        return (Part(_ABSENT[reaction.status][LANGUAGES.index(lang)], "status"),)
    assert reaction.move is not None
    found = [Part(_moved(reaction, lang), "move")]
    found += [Part(t, "jump") for t in _jumped(reaction, lang)]
    found += [Part(t, "strongest") for t in _strongest(reaction, lang)]
    found += [Part(t, "abnormal") for t in _abnormal(reaction, lang)]
    found += [Part(t, "drawdown") for t in _below(reaction, lang)]
    if len(found) > 1 and reaction.hole not in (None, (reaction.eve, reaction.day_zero)):
        found.append(Part(missing_between(reaction.hole, lang), "status"))
    if reaction.origin == "simulated":
        found.append(Part(_words(lang, "Kurse simuliert.", "Prices are simulated."), "status"))
    return tuple(found)


_ABSENT = {
    "pending": (
        "Seit der Bekanntgabe hat noch kein Handelstag geschlossen.",
        "No session has closed since it became known.",
    ),
    "not_known": (
        "Wann es bekannt wurde, ist nicht eingetragen; ohne diesen Tag gibt es keine Reaktion.",
        "When it became known is not entered; without that day there is no reaction.",
    ),
    "other_exchange": (
        "Der Tag der Bekanntgabe gilt für eine andere Börse; ohne Uhrzeit wird nur dort gemessen.",
        (
            "The day it became known is that of another exchange; without a time it is measured "
            "there only."
        ),
    ),
    "no_prices": (
        "Für diesen Wert sind keine Tageskurse da.",
        "There are no daily prices of this symbol.",
    ),
    "no_history": (
        "Die Kurse beginnen erst nach der Bekanntgabe.",
        "The prices begin only after it became known.",
    ),
}


def missing_between(hole: tuple[date, date], lang: str) -> str:
    """That prices are missing between two days."""
    first, last = (day_of(day, lang) for day in hole)
    return _words(
        lang,
        f"Zwischen {first} und {last} fehlen Kurse.",
        f"Prices between {first} and {last} are missing.",
    )


def _words(lang: str, german: str, english: str) -> str:
    return german if lang == "de" else english


def _moved(reaction: Reaction, lang: str) -> str:
    move = reaction.move
    assert move is not None
    so_far = reaction.status == "so_far"
    day = day_of(move.day, lang)
    if so_far:
        head = _words(lang, f"Am {day} bisher:", f"On {day} so far:")
    elif reaction.either_day:
        head = _words(
            lang,
            f"Am {day}, an dem es bekannt wurde, vor oder nach Handelsschluss:",
            f"On {day}, when it became known, before or after the close:",
        )
    else:
        head = _words(
            lang,
            f"Am {day}, dem ersten Handelstag, der danach schloss:",
            f"On {day}, the first session to close after it:",
        )
    said = f"{head} {_up_and_close(move, lang, so_far=so_far)}"
    if reaction.eve is not None and (move.day - reaction.eve).days > LONGEST_STEP:
        eve = day_of(reaction.eve, lang)
        said += _words(
            lang,
            f" gegenüber dem {eve}; dazwischen gibt es keine Kurse",
            f" against {eve}; there are no prices between them",
        )
    said += _beside(reaction, lang)
    if reaction.either_day and not so_far:
        said += _next_day(reaction, lang)
    return said + "."


def _beside(reaction: Reaction, lang: str) -> str:
    """What the benchmark did, or that it has no close to tell it by."""
    if not reaction.benchmark or reaction.status != "ok":
        return ""
    name, moved = benchmark_name(reaction.benchmark), reaction.benchmark_move
    if reaction.lag:
        name += _words(lang, " am Handelstag davor", " the session before")
    if moved is None:
        return _words(
            lang, f" ({name}: kein Schlusskurs dieses Tages)", f" ({name}: no close of that day)"
        )
    return f" ({name} {percent(moved, lang, signed=True)})"


def _next_day(reaction: Reaction, lang: str) -> str:
    """Where it may have become known after the close, the next day belongs to the reaction."""
    if not reaction.after:
        return _words(
            lang, "; der Folgetag steht noch aus", "; the next session has not closed yet"
        )
    shown = percent(reaction.after[0].close, lang, signed=True)
    return _words(lang, f"; am Folgetag {shown}", f"; on the next session {shown}")


def _jumped(reaction: Reaction, lang: str) -> list[str]:
    """Prices that jump as at a split: what is measured across it may be no reaction."""
    if not reaction.jumps:
        return []
    return [
        _words(
            lang,
            "Ein Kurssprung sieht aus wie ein nicht bereinigter Split; ob er einer ist, ist nicht "
            "bekannt.",
            "A jump of the prices looks like a split they are not adjusted for; whether it is one "
            "is not known.",
        )
    ]


def _up_and_close(move: Move, lang: str, *, so_far: bool) -> str:
    close = _changed(move.close, lang, so_far=so_far)
    if move.high is None:
        return close
    if move.high < FLAT:
        return _words(
            lang,
            f"nie über dem Schluss davor, {close}",
            f"never above the close before, {close}",
        )
    high = percent(move.high, lang, signed=True)
    return _words(lang, f"im Hoch {high}, {close}", f"high {high}, {close}")


def _changed(value: float, lang: str, *, so_far: bool) -> str:
    shown = percent(value, lang, signed=True)
    if so_far:
        return _words(lang, f"zuletzt {shown}", f"last {shown}")
    return _words(lang, f"Schluss {shown}", f"close {shown}")


def _strongest(reaction: Reaction, lang: str) -> list[str]:
    """Since when no day gained as much; only where that is long enough to be unusual."""
    on_close = _since(reaction, reaction.strongest, lang)
    intraday = _since(reaction, reaction.strongest_high, lang)
    found = []
    if on_close:
        found.append(
            _words(
                lang,
                f"Größter Tagesgewinn auf Schlusskursen seit {on_close}.",
                f"Largest daily gain on closes since {on_close}.",
            )
        )
    if intraday:
        found.append(
            _words(
                lang,
                f"Größter Gewinn im Tageshoch seit {intraday}.",
                f"Largest gain to a day's high since {intraday}.",
            )
        )
    return found


def is_unusual(reaction: Reaction, found: Strongest) -> bool:
    """Whether a gain is the largest for so long that it is worth telling."""
    if found.gain < FLAT or reaction.day_zero is None:
        return False
    return found.since is None or (reaction.day_zero - found.since).days >= WORTH * 7 // 5


def _since(reaction: Reaction, found: Strongest | None, lang: str) -> str | None:
    if found is None or not is_unusual(reaction, found):
        return None
    if found.since is None or found.since_gain is None:
        begins = day_of(found.first, lang)
        return _words(lang, f"Beginn der Kurse ({begins})", f"the prices begin ({begins})")
    day, gain = day_of(found.since, lang), percent(found.since_gain, lang, signed=True)
    return _words(lang, f"dem {day} ({gain})", f"{day} ({gain})")


def _abnormal(reaction: Reaction, lang: str) -> list[str]:
    value, days = reaction.abnormal, reaction.usual_days
    if value is None or reaction.status != "ok" or not reaction.benchmark:
        return []
    name = benchmark_name(reaction.benchmark)
    shown = percent(value, lang, signed=True)
    over = _words(lang, " über beide Tage", " over both") if reaction.either_day else ""
    said = _words(
        lang, f"Überrendite gegenüber {name}{over}: {shown}", f"Beyond {name}{over}: {shown}"
    )
    if days is None:
        return [said + "."]
    if reaction.either_day:
        said += _words(
            lang,
            f", weiter als in {days[0]} von {days[1]} üblichen Tagespaaren",
            f", further than in {days[0]} of {days[1]} usual pairs of days",
        )
    else:
        said += _words(
            lang,
            f", weiter als an {days[0]} von {days[1]} üblichen Tagen",
            f", further than on {days[0]} of {days[1]} usual days",
        )
    return [said + "."]


def _below(reaction: Reaction, lang: str) -> list[str]:
    if reaction.below is None:
        return []
    fall: Drawdown = reaction.below.close
    german, english = "seit 52 Wochen", "of 52 weeks"
    if (begins := short_of_a_year(reaction)) is not None:
        german = f"seit Beginn der Kurse am {day_of(begins, lang)}"
        english = f"since the prices begin on {day_of(begins, lang)}"
    if fall.value > -FLAT:
        return [
            _words(
                lang,
                f"Am Vorabend auf dem höchsten Schluss {german}.",
                f"On the eve at its highest close {english}.",
            )
        ]
    shown = percent(-fall.value, lang)
    high, on = price_of(fall.high, lang), day_of(fall.on, lang)
    return [
        _words(
            lang,
            f"Am Vorabend {shown} unter dem höchsten Schluss {german} ({high} am {on}).",
            f"On the eve {shown} below the highest close {english} ({high} on {on}).",
        )
    ]


def short_of_a_year(reaction: Reaction) -> date | None:
    """The first price, where it is less than 52 weeks before the eve."""
    if reaction.eve is None or reaction.begins is None:
        return None
    return reaction.begins if reaction.eve - reaction.begins < FULL_YEAR else None


def many(
    n: int,
    positive: int,
    mean: float,
    interval: Sequence[float] | None,
    lang: str,
    *,
    episodes: bool = False,
) -> str:
    """The sentence over a study of many events, or ``episodes``; below five no share is told."""
    shown = percent(mean, lang, signed=True)
    said = _words(
        lang,
        f"{n} {'Episoden' if episodes else 'Ereignisse'}: {positive} im Plus, im Mittel {shown}",
        f"{n} {'episodes' if episodes else 'events'}: {positive} above zero, mean {shown}",
    )
    if interval is not None:
        low, high = (percent(v, lang, signed=True) for v in interval)
        said += _words(
            lang, f" (95{_SPACE}%: {low} bis {high})", f" (95{_SPACE}%: {low} to {high})"
        )
    return said + "."
