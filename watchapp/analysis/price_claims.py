"""Statements about prices: moves, falls from a high, the strongest gain, rallies, prices paid.

What lies beyond the prices that are there, or across a jump like that of a split, is neither
confirmed nor contradicted.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from watchapp.analysis import measures
from watchapp.analysis.sentence import day_of, missing_between, percent, price_of
from watchapp.analysis.verdicts import (
    CONFIRMED,
    CONTRADICTED,
    OTHER_BASIS,
    Evidence,
    Unknown,
    Verdict,
    made,
)
from watchapp.core.bars import Bars
from watchapp.core.marks import split_factor
from watchapp.core.numbers import in_units_of
from watchapp.core.statements import Statement

DAYS_BACK = 3  # before the article, where the day of a deal is not told
A_MONTH = 21  # sessions
ONE_DAY = timedelta(days=1)
WITHIN = measures.RALLY_SESSIONS // 2  # sessions of a rally in the time it is said of, at least


def _bars(evidence: Evidence) -> Bars:
    bars = evidence.bars
    if bars is None or not len(bars):
        raise Unknown("Es fehlen Tageskurse.", "Daily prices are missing.")
    if bars.origin == "simulated":
        raise Unknown(
            "Die Kurse sind simuliert; an ihnen wird nichts geprüft.",
            "The prices are simulated; nothing is checked against them.",
        )
    return bars


def _session(bars: Bars, day: date | None) -> int:
    if day is None:
        raise Unknown("Der Tag ist nicht genannt.", "The day is not named.")
    place = measures.place_of(bars, day)
    if place is None:
        raise Unknown(
            f"Für den {day_of(day, 'de')} ist kein Kurs da.",
            f"There is no price of {day_of(day, 'en')}.",
        )
    return place


def _without_hole(bars: Bars, first: date, last: date) -> dict[str, str]:
    """What is to be said of prices that are missing in between; nothing is checked over many."""
    hole = measures.hole(bars, first, last)
    if hole is None:
        return {"de": "", "en": ""}
    german, english = (missing_between(hole, lang) for lang in ("de", "en"))
    if (hole[1] - hole[0]).days > measures.HOLE:
        raise Unknown(german, english)
    return {"de": " " + german, "en": " " + english}


def _without_jump(bars: Bars, first: date, last: date) -> None:
    """Nothing is said over prices that seem to lack a split's adjustment."""
    day = measures.jump_between(bars, first, last)
    if day is not None:
        raise _jumped(day)


def _jumped(day: date) -> Unknown:
    return Unknown(
        f"Am {day_of(day, 'de')} springt der Kurs wie bei einem Split; darüber hinweg wird nichts "
        "geprüft.",
        f"On {day_of(day, 'en')} the price jumps as at a split; nothing is checked across that.",
    )


def _beginning(day: date) -> Unknown:
    """That the prices begin too late."""
    return Unknown(
        f"Die Kurse beginnen erst am {day_of(day, 'de')}.",
        f"The prices begin only on {day_of(day, 'en')}.",
    )


def _ending(day: date) -> Unknown:
    """That the prices end too early."""
    return Unknown(
        f"Die Kurse enden am {day_of(day, 'de')}.", f"The prices end on {day_of(day, 'en')}."
    )


def _near_enough(bars: Bars, place: int, day: date) -> None:
    """Nothing is said of a day by a close that may not be the last before it."""
    last = bars.day(place)
    if place == len(bars) - 1 and np.busday_count(last + ONE_DAY, day) > 0:
        raise _ending(last)
    if (day - last).days > measures.HOLIDAYS:
        raise Unknown(*(missing_between((last, day), lang) for lang in ("de", "en")))


def _no_range(bars: Bars, place: int) -> Unknown:
    """That high and low are missing: of all days or of this one."""
    if measures.has_intraday(bars, place):
        day = bars.day(place)
        return Unknown(
            f"Hoch und Tief vom {day_of(day, 'de')} fehlen.",
            f"High and low of {day_of(day, 'en')} are missing.",
        )
    return Unknown("Es gibt nur Schlusskurse.", "There are closes alone.")


# -- moves of a day


def move(statement: Statement, evidence: Evidence) -> Verdict:
    """A day's rise or fall: by the close, or to the high or low."""
    bars = _bars(evidence)
    place = _session(bars, statement.day)
    day = measures.move(bars, place)
    if day is None:
        raise Unknown("Es fehlt der Schlusskurs davor.", "The close before it is missing.")
    _near_enough(bars, place - 1, day.day)
    sign = 1 if statement.rising else -1
    reached = day.high if statement.rising else day.low
    told, close = statement.stated, sign * day.close
    reasons = {lang: _move_words(day, lang, rising=statement.rising) for lang in ("de", "en")}
    bases = [close] if reached is None else [close, sign * reached]
    if statement.basis == "intraday":
        if reached is None:
            raise _no_range(bars, place)
        bases.reverse()
    if told.holds(bases[0]):
        return Verdict(statement, CONFIRMED, bases[0], reasons)
    if day.dividend:
        bases += [sign * _as_it_stood(day, sign * b) for b in bases]
    other = next((b for b in bases if told.holds(b)), None)
    if other is not None:
        return Verdict(statement, OTHER_BASIS, other, reasons)
    _without_jump(bars, bars.day(place - 1), day.day)
    if not statement.basis and reached is None and told.low > close:
        lacking = _no_range(bars, place).reason  # the high may have been as high
        raise Unknown(*(f"{reasons[g]} {lacking[g]}" for g in ("de", "en")))
    over = bases[0] - told.high
    if (
        statement.basis == "intraday"
        and close < told.low
        and _before_the_high(statement, day, evidence, over)
    ):
        return Verdict(statement, CONFIRMED, bases[0], reasons)
    if _while_it_traded(day, statement, evidence):
        raise Unknown(
            f"{reasons['de']} Dazwischen lag sie auch; wann das gemessen wurde, ist nicht gesagt.",
            f"{reasons['en']} In between it stood there too; when it was measured is not said.",
        )
    return Verdict(statement, CONTRADICTED, bases[0], reasons)


def _before_the_high(
    statement: Statement, day: measures.Move, evidence: Evidence, over: float
) -> bool:
    """Whether "by up to 5 %" may be of a report that was written before the high of its day."""
    most = min(measures.RANGE_TOLERANCE, statement.stated.high / 4)
    return evidence.day in (None, day.day) and 0 < over < most


def _while_it_traded(day: measures.Move, statement: Statement, evidence: Evidence) -> bool:
    """Whether a report of the same day may tell of an hour at which this was the move."""
    if statement.basis == "close" or evidence.day not in (None, day.day):
        return False
    if day.high is None or day.low is None:
        return False
    ends = (day.low, day.high) if statement.rising else (-day.high, -day.low)
    return statement.stated.meets(*ends)


def _as_it_stood(day: measures.Move, value: float) -> float:
    """A move against the close before as it stood, of which a dividend was still a part."""
    return day.before * (1 + value) / (day.before + day.dividend) - 1


def _move_words(day: measures.Move, lang: str, *, rising: bool) -> str:
    said = _moved(day, lang, rising=rising)
    if not day.dividend:
        return said
    plain = percent(_as_it_stood(day, day.close), lang, signed=True)
    if lang == "de":
        return f"{said} Ex Dividende; gegen den unveränderten Schluss davor {plain}."
    return f"{said} It was an ex-date; against the close before as it stood {plain}."


def _moved(day: measures.Move, lang: str, *, rising: bool) -> str:
    reached = day.high if rising else day.low
    close, on = percent(day.close, lang, signed=True), day_of(day.day, lang)
    if reached is None:
        return f"{on}: {'Schluss' if lang == 'de' else 'close'} {close}."
    extreme = percent(reached, lang, signed=True)
    if lang == "de":
        return f"{on}: im {'Hoch' if rising else 'Tief'} {extreme}, Schluss {close}."
    return f"{on}: {'high' if rising else 'low'} {extreme}, close {close}."


# -- falls from a high


def drawdown(statement: Statement, evidence: Evidence) -> Verdict:
    """How far a price lies below the highest of a month, or since a day."""
    bars = _bars(evidence)
    day = statement.day or evidence.day
    if day is None:
        raise Unknown("Der Tag des Artikels ist nicht bekannt.", "The article's day is unknown.")
    first = statement.first or bars.day(0)
    last = min(statement.last or day, day)
    begins = bars.day(0)
    if statement.first is not None and begins - first > timedelta(days=measures.HOLIDAYS):
        raise _beginning(begins)
    missing = _without_hole(bars, first, last)
    eve = bars.first_from(day) - 1
    if eve >= 0:
        _near_enough(bars, eve, day)
    _without_jump(bars, first, day)
    days = [bars.day(eve)] if eve >= 0 else []
    if measures.place_of(bars, day) is not None:
        days.append(day)
    found = [(d, f) for d in days if (f := measures.drawdown(bars, first, last, d)) is not None]
    if not found:
        raise Unknown(
            f"Für {day_of(first, 'de')} bis {day_of(last, 'de')} fehlen Kurse.",
            f"Prices from {day_of(first, 'en')} to {day_of(last, 'en')} are missing.",
        )
    meant, other = _bases_of(statement, [f for _, f in found])
    for verdict, name in ((CONFIRMED, meant), (OTHER_BASIS, other)):
        for as_of, falls in found:
            fall = getattr(falls, name)
            if statement.stated.holds(-fall.value):
                return _fallen(statement, verdict, falls, as_of, name).and_said(missing)
    as_of, falls = found[0]
    _decided(bars, statement, found[-1][1])
    return _fallen(statement, CONTRADICTED, falls, as_of, meant).and_said(missing)


def _bases_of(statement: Statement, falls: list[measures.Drawdowns]) -> tuple[str, str]:
    """The basis that is meant and the other: closes, but where a told high is one of a session."""
    told = statement.value
    if told is None or any(told.holds(f.close.high) for f in falls):
        return "close", "intraday"
    if any(told.holds(f.intraday.high) for f in falls):
        return "intraday", "close"
    return "close", "intraday"


def _decided(bars: Bars, statement: Statement, falls: measures.Drawdowns) -> None:
    """Raises Unknown where a fall may have been so deep, at another hour or from another high."""
    if _on_the_way(bars, statement, falls):
        raise Unknown(
            "Im Lauf des Tages lag sie auch so weit darunter; wann das gemessen wurde, ist nicht "
            "gesagt.",
            "In the course of the day it stood that far below too; when it was measured is not "
            "said.",
        )
    if statement.first is None:
        begins = bars.day(0)
        raise Unknown(
            f"Ob es vor dem {day_of(begins, 'de')}, an dem die Kurse beginnen, höher stand, ist "
            "nicht bekannt.",
            f"Whether it stood higher before {day_of(begins, 'en')}, when the prices begin, is not "
            "known.",
        )


def _on_the_way(bars: Bars, statement: Statement, falls: measures.Drawdowns) -> bool:
    """Whether the fall lies between those of the day's high and low."""
    place = measures.place_of(bars, statement.day) if statement.day is not None else None
    if place is None or not measures.has_intraday(bars, place):
        return False
    low, high = float(bars.low[place]), float(bars.high[place])
    return statement.stated.meets(1 - high / falls.close.high, 1 - low / falls.close.high)


def _fallen(
    statement: Statement, verdict: str, falls: measures.Drawdowns, as_of: date, name: str
) -> Verdict:
    fall: measures.Drawdown = getattr(falls, name)
    words = []
    for lang in ("de", "en"):
        shown, high = percent(abs(fall.value), lang), price_of(fall.high, lang)
        on, then = day_of(fall.on, lang), day_of(as_of, lang)
        higher = falls.earlier or falls.later
        if higher is not None and higher.high <= fall.high:
            higher = None  # a close that is no higher than this day's high
        if lang == "de":
            basis = "Schlusskursen" if name == "close" else "Tageshochs"
            way = "über" if fall.value > 0 else "unter"
            said = f"{shown} {way} dem Hoch von {high} am {on} (auf {basis}, Stand {then})."
            if higher is not None:
                there = f"{day_of(higher.on, lang)} ({price_of(higher.high, lang)})"
                said += f" Höher stand sie am {there}."
        else:
            basis = "closes" if name == "close" else "intraday highs"
            way = "above" if fall.value > 0 else "below"
            said = f"{shown} {way} the high of {high} on {on} (on {basis}, as of {then})."
            if higher is not None:
                there = f"{day_of(higher.on, lang)} ({price_of(higher.high, lang)})"
                said += f" It stood higher on {there}."
        words.append(said)
    return made(statement, verdict, -fall.value, *words)


# -- the strongest gain


def strongest(statement: Statement, evidence: Evidence) -> Verdict:
    """Whether no session gained as much for so many months, or since a day that is named."""
    bars = _bars(evidence)
    place = _session(bars, statement.day)
    day = bars.day(place)
    if place < 1:
        raise Unknown("Es fehlt der Schlusskurs davor.", "The close before it is missing.")
    _without_jump(bars, bars.day(place - 1), day)
    order = [(False, CONFIRMED), (True, OTHER_BASIS)]
    if statement.basis == "intraday":
        order = [(True, CONFIRMED), (False, OTHER_BASIS)]
    asked = {
        intraday: measures.strongest_since(bars, place, intraday=intraday) for intraday, _ in order
    }
    if statement.last is not None:  # "since June" leaves June itself out
        since = statement.last + timedelta(days=1)
    else:
        since = measures.months_before(day, statement.stated.low)
    rank = measures.rank_since(bars, place, since)
    reason = {lang: _strongest_words(asked, lang, rank, since) for lang in ("de", "en")}
    missing = _without_hole(bars, since, day)
    reason = {lang: words + missing[lang] for lang, words in reason.items()}
    for intraday, verdict in order:
        found = asked[intraday]
        if found is None:
            if statement.basis == "intraday":
                raise _no_range(bars, place)
            continue
        if _held(bars, found, since):
            return Verdict(statement, verdict, _months(found, day), reason)
    if asked[True] is None and statement.basis != "close":
        lacking = _no_range(bars, place).reason  # of the highs it may have been the largest
        raise Unknown(*(f"{reason[g]} {lacking[g]}" for g in ("de", "en")))
    return Verdict(statement, CONTRADICTED, _months(asked[order[0][0]], day), reason)


def _held(bars: Bars, found: measures.Strongest, since: date) -> bool:
    """Whether nothing gained as much since a day; by a jump like a split's nothing is said."""
    if found.since is None and found.first > since:
        raise _beginning(found.first)
    if found.gain > 0 and (found.since is None or found.since < since):
        return True
    if found.since is not None:
        _without_jump(bars, bars.day(bars.first_from(found.since) - 1), found.since)
    return False


def _months(found: measures.Strongest | None, day: date) -> float | None:
    if found is None:
        return None
    return (day - (found.since or found.first)).days / 30.4375


def _strongest_words(
    asked: dict[bool, measures.Strongest | None], lang: str, rank: int | None, since: date
) -> str:
    said = "; ".join(
        _gained(found, lang, intraday=intraday)
        for intraday in (False, True)
        if (found := asked[intraday]) is not None
    )
    said = said[:1].upper() + said[1:] + "."
    on_close = asked[False]
    if rank is not None and rank > 1 and on_close is not None and on_close.gain > 0:
        said += (
            f" Auf Schlusskursen Rang {rank} seit {day_of(since, lang)}."
            if lang == "de"
            else f" On closes it ranks {rank} since {day_of(since, lang)}."
        )
    return said


def _gained(found: measures.Strongest, lang: str, *, intraday: bool) -> str:
    """A gain, and since when none was as large."""
    gain = percent(found.gain, lang, signed=True)
    german = lang == "de"
    names = (
        ("im Tageshoch", "to the day's high") if intraday else ("auf Schlusskursen", "on closes")
    )
    said = f"{names[not german]} {gain}"
    if found.gain <= 0:
        return f"{said}, {'kein Gewinn' if german else 'no gain'}"
    if found.since is None:
        first = day_of(found.first, lang)
        return f"{said}, {'nie so viel seit' if german else 'never as much since'} {first}"
    day, before = day_of(found.since, lang), percent(found.since_gain or 0, lang, signed=True)
    return f"{said}, {'zuletzt so viel am' if german else 'last as much on'} {day} ({before})"


# -- rallies


def rally(statement: Statement, evidence: Evidence) -> Verdict:
    """A rise of several weeks in a time that is named, as far as the article could know it.

    It may go on behind that time, but not have most of it there or before.
    """
    bars = _bars(evidence)
    first, last = statement.first, statement.last
    if first is None or last is None:
        raise Unknown("Wann, ist nicht gesagt.", "When is not said.")
    if evidence.day is not None:
        last = min(last, evidence.day)
    if bars.day(0) - first > timedelta(days=measures.HOLIDAYS):
        raise _beginning(bars.day(0))
    a, b = bars.first_from(first), bars.behind(evidence.day or last)
    if a >= b:
        raise Unknown("Für diese Zeit fehlen Kurse.", "Prices of that time are missing.")
    if bars.day(b - 1) < last:
        _near_enough(bars, b - 1, last)
    _without_hole(bars, first, last)
    _without_jump(bars, first, last)
    days = measures.days_between(bars)
    end = bars.behind(last)
    found = [
        r
        for r in measures.rallies(bars.close[a:b], days[a:b])
        if end - bars.first_from(r.start) > WITHIN
    ]
    rule = {
        "de": "Anstieg von mindestens 10 % in mindestens 10 Handelstagen ohne Rücksetzer von 8 %",
        "en": "a rise of at least 10 % over at least 10 sessions without a pullback of 8 %",
    }
    if statement.value is not None:
        _as_large(statement, bars, (a, end))
    if found:
        best = max(found, key=lambda r: r.gain)
        _without_hole(bars, first, best.end)
        _without_jump(bars, first, best.end)
        words = [f"{_run(best, g)} ({rule[g]})." for g in ("de", "en")]
        return made(statement, CONFIRMED, float(best.sessions), *words)
    near = [
        r for r in measures.rallies(bars.close[:b], days[:b]) if r.start <= last and r.end >= first
    ]
    if near:
        part = max(near, key=lambda r: r.gain)
        raise Unknown(
            f"{_run(part, 'de')}; das liegt nur zum Teil in dieser Zeit ({rule['de']}).",
            f"{_run(part, 'en')}; only a part of it lies in that time ({rule['en']}).",
        )
    return made(
        statement,
        CONTRADICTED,
        None,
        f"Kein {rule['de']} in dieser Zeit.",
        f"There was no such rally then: {rule['en']}.",
    )


def _as_large(statement: Statement, bars: Bars, span: tuple[int, int]) -> None:
    """Raises Unknown where a rally is told larger than any rise of that time was."""
    assert statement.value is not None
    closes = bars.close[span[0] : span[1]]
    rise = float(np.max(closes / np.minimum.accumulate(closes)) - 1) if len(closes) else 0.0
    if rise < statement.value.low:
        shown = [percent(rise, g, signed=True) for g in ("de", "en")]
        raise Unknown(
            f"Der größte Anstieg in dieser Zeit war {shown[0]}, kleiner als gesagt; was gemessen "
            "wurde, ist nicht bekannt.",
            f"The largest rise in that time was {shown[1]}, less than told; what was measured is "
            "not known.",
        )


def _run(found: measures.Rally, lang: str) -> str:
    return (
        f"{day_of(found.start, lang)} {'bis' if lang == 'de' else 'to'} {day_of(found.end, lang)}: "
        f"{percent(found.gain, lang, signed=True)}, {found.sessions} "
        f"{'Handelstage' if lang == 'de' else 'sessions'}"
    )


# -- a price paid against the day's range


def implied_price(statement: Statement, evidence: Evidence) -> Verdict:
    """The price that money and shares come to, against the range of the day."""
    told, bars = statement.stated, _bars(evidence)
    if not told.unit:
        raise Unknown("Die Währung ist nicht genannt.", "The currency is not named.")
    units = in_units_of(told.unit, bars.currency)
    if units is None:
        raise Unknown(
            f"{told.unit} ist nicht die Währung dieser Kurse.",
            f"{told.unit} is not the currency of these prices.",
        )
    a, b = _days_of(statement, evidence, bars)
    for place in range(a, b):
        if not (measures.has_intraday(bars, place) and bars.low[place] <= bars.high[place]):
            raise _no_range(bars, place)
    low, high = _traded_at(bars, a, b, units)
    agree = statement.other is None or statement.other.meets(told.low, told.high)
    meets = agree and measures.was_traded(told, low, high)
    middle = (told.low + told.high) / 2
    words = []
    for lang in ("de", "en"):
        first, last = day_of(bars.day(a), lang), day_of(bars.day(b - 1), lang)
        when = first if a == b - 1 else f"{first}\u2013{last}"
        span = f"{price_of(low, lang)}\u2013{price_of(high, lang)}"
        got = f"{price_of(told.low, lang)}\u2013{price_of(told.high, lang)}"
        if statement.shares is None:
            got = price_of(middle, lang)
        if lang == "de":
            words.append(
                f"Das ergibt {got} {told.unit} je Aktie; gehandelt wurde am {when} zu {span}."
            )
        else:
            words.append(f"That is {got} {told.unit} a share; it traded at {span} on {when}.")
    if agree and not meets:
        _as_of_a_split(middle, low, high, words)
        _paid_elsewhere(statement, bars, b, units, words)
    return made(statement, CONFIRMED if meets else CONTRADICTED, middle, *words)


SPLITS = (2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 50, 100)


def _as_of_a_split(paid: float, low: float, high: float, words: list[str]) -> None:
    """Raises Unknown where a price is a whole multiple of the range, or a whole part of it."""
    for ratio in SPLITS:
        for factor in (float(ratio), 1 / ratio):
            if low * factor <= paid <= high * factor:
                raise Unknown(
                    words[0] + f" Das {ratio}-Fache oder ein {ratio}-tel davon: die Kurse können "
                    "um einen Split bereinigt sein.",
                    words[1] + f" That is {ratio} times it or a {ratio}th of it: the prices may be "
                    "adjusted for a split.",
                )


def _paid_elsewhere(
    statement: Statement, bars: Bars, b: int, units: Decimal, words: list[str]
) -> None:
    """Raises Unknown where a price may have been paid off the exchange, or on an earlier day."""
    if statement.basis == "off_exchange":
        raise Unknown(
            words[0] + " Der Kauf kann außerhalb der Börse gewesen sein.",
            words[1] + " The deal may not have been one on the exchange.",
        )
    if statement.day is not None:
        return
    month = _traded_at(bars, max(b - A_MONTH, 0), b, units)
    if measures.was_traded(statement.stated, *month):
        raise Unknown(
            words[0] + " Der Handelstag ist nicht genannt; im Monat davor kam dieser Kurs vor.",
            words[1] + " The day of trading is not named; in the month before it was traded.",
        )


def _traded_at(bars: Bars, a: int, b: int, units: Decimal) -> tuple[float, float]:
    """The range of some sessions, in what ``units`` make one of, on the splits of that time."""
    factor = split_factor(bars, bars.day(a)) / float(units)
    low, high = np.nanmin(bars.low[a:b]), np.nanmax(bars.high[a:b])
    return float(low) * factor, float(high) * factor


def _days_of(statement: Statement, evidence: Evidence, bars: Bars) -> tuple[int, int]:
    if statement.day is not None and statement.first is not None:
        a, b = bars.first_from(statement.first), bars.behind(statement.day)
        if a < b and bars.day(b - 1) == statement.day:
            return a, b
    if statement.day is not None:
        place = _session(bars, statement.day)
        return place, place + 1
    if evidence.day is None:
        raise Unknown("Der Handelstag ist nicht genannt.", "The day of trading is not named.")
    b = bars.behind(evidence.day)
    if b == 0:
        raise _beginning(bars.day(0))
    _near_enough(bars, b - 1, evidence.day)
    return max(b - DAYS_BACK - 1, 0), b
