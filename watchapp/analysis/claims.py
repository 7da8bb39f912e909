"""Is an article right: each statement against prices and records, with what was measured.

A verdict is ``confirmed``, ``contradicted``, ``other_basis`` (it holds on closes and not intraday,
or the reverse) or ``not_checkable``; its reason names the source and the day in both languages.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from watchapp.analysis import company, measures
from watchapp.analysis.sentence import day_of, missing_between, number_of, percent, price_of
from watchapp.core.bars import Bars
from watchapp.core.events import BuybackProgramme, Event, Repurchase, amount
from watchapp.core.marks import split_factor
from watchapp.core.numbers import in_units_of
from watchapp.core.rounding import Interval, quotient
from watchapp.core.statements import Statement

CONFIRMED, CONTRADICTED = "confirmed", "contradicted"
OTHER_BASIS, NOT_CHECKABLE = "other_basis", "not_checkable"
RATE_TOLERANCE = 0.02  # around a day's exchange rate
PEG = (7.75, 7.85)  # Hong Kong dollars for a US dollar: the Monetary Authority's band
DAYS_BACK = 3  # before the article, where the day of a deal is not told
A_YEAR = 250  # sessions
FRESH_STAKE = 14  # days for which a filed stake says what it is
Rate = Callable[[str, str, date | None], tuple[float, date] | None]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What statements are held against.

    Attributes:
        bars: Daily, of the listing the text is about; final ones only.
        events: The issuer's, of the state file.
        rate: Units of the first currency for one of the second on a day or before, with its day.
        day: Of the article.
        symbol: Of the listing.
    """

    bars: Bars | None = None
    events: Sequence[Event] = ()
    rate: Rate | None = None
    day: date | None = None
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a statement; ``measured`` is in the unit of what was stated."""

    statement: Statement
    verdict: str
    measured: float | None = None
    reason: dict[str, str] = field(default_factory=dict)


class _Unknown(Exception):  # noqa: N818 - not an error: something is missing
    """What is missing, in both languages."""

    def __init__(self, german: str, english: str) -> None:
        super().__init__(english)
        self.reason = {"de": german, "en": english}


def check(statement: Statement, evidence: Evidence) -> Verdict:
    """The verdict on one statement."""
    try:
        return _CHECKS[statement.kind](statement, evidence)
    except _Unknown as missing:
        return Verdict(statement, NOT_CHECKABLE, None, missing.reason)


def of_another(statement: Statement, company: str) -> Verdict:
    """The verdict on a statement about a company that is not in the file."""
    reason = {
        "de": f"Es geht um {company}; davon ist nichts im Bestand.",
        "en": f"It is about {company}, of which nothing is on file.",
    }
    return Verdict(statement, NOT_CHECKABLE, None, reason)


def _made(
    statement: Statement, verdict: str, measured: float | None, german: str, english: str
) -> Verdict:
    return Verdict(statement, verdict, measured, {"de": german, "en": english})


# -- prices


def _bars(evidence: Evidence) -> Bars:
    bars = evidence.bars
    if bars is None or not len(bars):
        raise _Unknown("Es fehlen Tageskurse.", "Daily prices are missing.")
    if bars.origin == "simulated":
        raise _Unknown(
            "Die Kurse sind simuliert; an ihnen wird nichts geprüft.",
            "The prices are simulated; nothing is checked against them.",
        )
    return bars


def _session(bars: Bars, day: date | None) -> int:
    if day is None:
        raise _Unknown("Der Tag ist nicht genannt.", "The day is not named.")
    place = measures.place_of(bars, day)
    if place is None:
        raise _Unknown(
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
        raise _Unknown(german, english)
    return {"de": " " + german, "en": " " + english}


def _beginning(day: date) -> _Unknown:
    """That the prices begin too late."""
    return _Unknown(
        f"Die Kurse beginnen erst am {day_of(day, 'de')}.",
        f"The prices begin only on {day_of(day, 'en')}.",
    )


def _move(statement: Statement, evidence: Evidence) -> Verdict:
    bars = _bars(evidence)
    place = _session(bars, statement.day)
    move = measures.move(bars, place)
    if move is None:
        raise _Unknown("Es fehlt der Schlusskurs davor.", "The close before it is missing.")
    _near_enough(bars, place - 1, move.day)
    sign = 1 if statement.rising else -1
    reached = move.high if statement.rising else move.low
    close = sign * move.close
    if reached is None and statement.basis == "intraday":
        raise _Unknown("Es gibt nur Schlusskurse.", "There are closes alone.")
    extreme = close if reached is None else sign * reached
    told = statement.stated
    reasons = {lang: _move_words(move, lang, rising=statement.rising) for lang in ("de", "en")}
    first, second = (close, extreme) if statement.basis in ("", "close") else (extreme, close)
    if told.holds(first):
        return Verdict(statement, CONFIRMED, first, reasons)
    if told.holds(second):
        return Verdict(statement, OTHER_BASIS, second, reasons)
    if move.dividend and told.holds(sign * _with_dividend(move)):
        return Verdict(statement, OTHER_BASIS, sign * _with_dividend(move), reasons)
    if statement.basis == "intraday" and first > told.high and close < told.low:
        # "by up to 5 %" in a report that was written before the high
        near = Interval(told.low, first)
        if near.holds(first) and first - told.high < measures.RANGE_TOLERANCE:
            return Verdict(statement, CONFIRMED, first, reasons)
    return Verdict(statement, CONTRADICTED, first, reasons)


def _with_dividend(move: measures.Move) -> float:
    """The close against the close before as it stood, of which a dividend was still a part."""
    return move.before * (1 + move.close) / (move.before + move.dividend) - 1


def _near_enough(bars: Bars, place: int, day: date) -> None:
    """Nothing is said of a day by a close of weeks before it."""
    last = bars.day(place)
    if (day - last).days > measures.HOLIDAYS:
        raise _Unknown(*(missing_between((last, day), lang) for lang in ("de", "en")))


def _move_words(move: measures.Move, lang: str, *, rising: bool) -> str:
    said = _moved(move, lang, rising=rising)
    if not move.dividend:
        return said
    plain = percent(_with_dividend(move), lang, signed=True)
    if lang == "de":
        return f"{said} Ex Dividende; gegen den unveränderten Schluss davor {plain}."
    return f"{said} It was an ex-date; against the close before as it stood {plain}."


def _moved(move: measures.Move, lang: str, *, rising: bool) -> str:
    reached = move.high if rising else move.low
    close, day = percent(move.close, lang, signed=True), day_of(move.day, lang)
    if reached is None:
        return f"{day}: {'Schluss' if lang == 'de' else 'close'} {close}."
    extreme = percent(reached, lang, signed=True)
    if lang == "de":
        return f"{day}: im {'Hoch' if rising else 'Tief'} {extreme}, Schluss {close}."
    return f"{day}: {'high' if rising else 'low'} {extreme}, close {close}."


def _drawdown(statement: Statement, evidence: Evidence) -> Verdict:
    bars = _bars(evidence)
    day = statement.day or evidence.day
    if day is None:
        raise _Unknown("Der Tag des Artikels ist nicht bekannt.", "The article's day is unknown.")
    first = statement.first or bars.day(0)
    last = min(statement.last or day, day)
    begins = bars.day(0)
    if statement.first is not None and begins - first > timedelta(days=measures.HOLIDAYS):
        raise _beginning(begins)
    missing = _without_hole(bars, first, last)
    eve = bars.first_from(day) - 1
    if eve >= 0:
        _near_enough(bars, eve, day)
    days = [bars.day(eve)] if eve >= 0 else []
    if measures.place_of(bars, day) is not None:
        days.append(day)
    found = [(d, f) for d in days if (f := measures.drawdown(bars, first, last, d)) is not None]
    if not found:
        raise _Unknown(
            f"Für {day_of(first, 'de')} bis {day_of(last, 'de')} fehlen Kurse.",
            f"Prices from {day_of(first, 'en')} to {day_of(last, 'en')} are missing.",
        )
    for verdict, name in ((CONFIRMED, "close"), (OTHER_BASIS, "intraday")):
        for as_of, falls in found:
            fall = getattr(falls, name)
            if statement.stated.holds(-fall.value):
                return _and_said(_fallen(statement, verdict, falls, as_of, name), missing)
    if statement.first is None:
        raise _Unknown(
            f"Ob es vor dem {day_of(begins, 'de')}, an dem die Kurse beginnen, höher stand, ist "
            "nicht bekannt.",
            f"Whether it stood higher before {day_of(begins, 'en')}, when the prices begin, is not "
            "known.",
        )
    as_of, falls = found[0]
    return _and_said(_fallen(statement, CONTRADICTED, falls, as_of, "close"), missing)


def _and_said(found: Verdict, more: dict[str, str]) -> Verdict:
    """A verdict with more words behind its reason."""
    return replace(found, reason={g: words + more[g] for g, words in found.reason.items()})


def _fallen(
    statement: Statement, verdict: str, falls: measures.Drawdowns, as_of: date, name: str
) -> Verdict:
    fall: measures.Drawdown = getattr(falls, name)
    words = []
    for lang in ("de", "en"):
        shown, high = percent(-fall.value, lang), price_of(fall.high, lang)
        on, then = day_of(fall.on, lang), day_of(as_of, lang)
        higher = falls.earlier or falls.later
        if lang == "de":
            basis = "Schlusskursen" if name == "close" else "Tageshochs"
            said = f"{shown} unter dem Hoch von {high} am {on} (auf {basis}, Stand {then})."
            if higher is not None:
                there = f"{day_of(higher.on, lang)} ({price_of(higher.high, lang)})"
                said += f" Höher stand sie am {there}."
        else:
            basis = "closes" if name == "close" else "intraday highs"
            said = f"{shown} below the high of {high} on {on} (on {basis}, as of {then})."
            if higher is not None:
                there = f"{day_of(higher.on, lang)} ({price_of(higher.high, lang)})"
                said += f" It stood higher on {there}."
        words.append(said)
    return _made(statement, verdict, -fall.value, *words)


def _strongest(statement: Statement, evidence: Evidence) -> Verdict:
    bars = _bars(evidence)
    place = _session(bars, statement.day)
    if statement.basis == "intraday":
        order = ((True, CONFIRMED), (False, OTHER_BASIS))
    else:
        order = ((False, CONFIRMED), (True, OTHER_BASIS))
    asked = {
        intraday: measures.strongest_since(bars, place, intraday=intraday) for intraday, _ in order
    }
    day = bars.day(place)
    since = measures.months_before(day, statement.stated.low)
    rank = measures.rank_within(bars, place, statement.stated.low)
    reason = {lang: _strongest_words(asked, lang, rank, since) for lang in ("de", "en")}
    missing = _without_hole(bars, since, day)
    reason = {lang: words + missing[lang] for lang, words in reason.items()}
    for intraday, verdict in order:
        found = asked[intraday]
        if found is None and intraday:
            if statement.basis == "intraday":
                raise _Unknown("Es gibt nur Schlusskurse.", "There are closes alone.")
            continue
        if found is None:
            raise _Unknown("Es fehlt der Schlusskurs davor.", "The close before it is missing.")
        if found.since is None and found.first > since:
            raise _beginning(found.first)
        if found.gain > 0 and (found.since is None or found.since < since):
            return Verdict(statement, verdict, _months(found, day), reason)
    return Verdict(statement, CONTRADICTED, _months(asked[order[0][0]], day), reason)


def _months(found: measures.Strongest | None, day: date) -> float | None:
    if found is None:
        return None
    return (day - (found.since or found.first)).days / 30.4375


def _strongest_words(
    asked: dict[bool, measures.Strongest | None], lang: str, rank: int | None, since: date
) -> str:
    parts = []
    for intraday in (False, True):
        found = asked.get(intraday)
        if found is None:
            continue
        gain = percent(found.gain, lang, signed=True)
        if lang == "de":
            name = "im Tageshoch" if intraday else "auf Schlusskursen"
            until = (
                f"zuletzt so viel am {day_of(found.since, lang)}"
                f" ({percent(found.since_gain or 0, lang, signed=True)})"
                if found.since
                else f"nie so viel seit {day_of(found.first, lang)}"
            )
        else:
            name = "to the day's high" if intraday else "on closes"
            until = (
                f"last as much on {day_of(found.since, lang)}"
                f" ({percent(found.since_gain or 0, lang, signed=True)})"
                if found.since
                else f"never as much since {day_of(found.first, lang)}"
            )
        parts.append(f"{name} {gain}, {until}")
    said = "; ".join(parts)
    said = said[:1].upper() + said[1:] + "."
    if rank is not None and rank > 1:
        said += (
            f" Auf Schlusskursen Rang {rank} seit {day_of(since, lang)}."
            if lang == "de"
            else f" On closes it ranks {rank} since {day_of(since, lang)}."
        )
    return said


def _rally(statement: Statement, evidence: Evidence) -> Verdict:
    bars = _bars(evidence)
    first, last = statement.first, statement.last
    if first is None or last is None:
        raise _Unknown("Wann, ist nicht gesagt.", "When is not said.")
    days = measures.days_between(bars)
    if not days or days[0] > first or days[-1] < last:
        raise _Unknown("Für diese Zeit fehlen Kurse.", "Prices of that time are missing.")
    _without_hole(bars, first, last)
    found = [r for r in measures.rallies(bars.close, days) if r.start <= last and r.end >= first]
    rule = {
        "de": "Anstieg von mindestens 10 % in mindestens 10 Handelstagen ohne Rücksetzer von 8 %",
        "en": "a rise of at least 10 % over at least 10 sessions without a pullback of 8 %",
    }
    if not found:
        return _made(
            statement,
            CONTRADICTED,
            None,
            f"Kein {rule['de']} in dieser Zeit.",
            f"There was no such rally then: {rule['en']}.",
        )
    best = max(found, key=lambda r: r.gain)
    words = [
        f"{day_of(best.start, g)} {'bis' if g == 'de' else 'to'} {day_of(best.end, g)}: "
        f"{percent(best.gain, g, signed=True)}, {best.sessions} "
        f"{'Handelstage' if g == 'de' else 'sessions'} ({rule[g]})."
        for g in ("de", "en")
    ]
    return _made(statement, CONFIRMED, float(best.sessions), *words)


# -- numbers against each other


def _implied(statement: Statement, evidence: Evidence) -> Verdict:
    told, bars = statement.stated, _bars(evidence)
    if not told.unit:
        raise _Unknown("Die Währung ist nicht genannt.", "The currency is not named.")
    units = in_units_of(told.unit, bars.currency)
    if units is None:
        raise _Unknown(
            f"{told.unit} ist nicht die Währung dieser Kurse.",
            f"{told.unit} is not the currency of these prices.",
        )
    a, b = _days_of(statement, evidence, bars)
    factor = split_factor(bars, bars.day(a))
    known = np.isfinite(bars.high[a:b]) & np.isfinite(bars.low[a:b])
    if not known.all() or not all(measures.has_intraday(bars, place) for place in range(a, b)):
        raise _Unknown(
            "Es gibt nur Schlusskurse; die Spanne des Tages fehlt.",
            "There are closes alone; the day's range is missing.",
        )
    # a day's range on the split basis of its own time
    low = float(bars.low[a:b].min()) * factor / float(units)
    high = float(bars.high[a:b].max()) * factor / float(units)
    if not low <= high:
        raise _Unknown("Hoch und Tief widersprechen sich.", "High and low contradict each other.")
    middle = (told.low + told.high) / 2
    meets = measures.was_traded(told, low, high)
    if meets and statement.other is not None:
        meets = statement.other.meets(told.low, told.high)
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
    return _made(statement, CONFIRMED if meets else CONTRADICTED, middle, *words)


def _days_of(statement: Statement, evidence: Evidence, bars: Bars) -> tuple[int, int]:
    if statement.day is not None:
        place = _session(bars, statement.day)
        return place, place + 1
    if evidence.day is None:
        raise _Unknown("Der Handelstag ist nicht genannt.", "The day of trading is not named.")
    b = bars.behind(evidence.day)
    a = max(b - DAYS_BACK - 1, 0)
    if a >= b or evidence.day - bars.day(b - 1) > timedelta(days=7):
        raise _Unknown(
            "Für die Tage vor dem Artikel fehlen Kurse.",
            "Prices of the days before the article are missing.",
        )
    return a, b


def _fx(statement: Statement, evidence: Evidence) -> Verdict:
    told, other = statement.stated, statement.other
    assert other is not None
    if not (told.low > 0 and other.low > 0):
        raise _Unknown("Einer der Beträge ist null.", "One of the amounts is zero.")
    if not told.unit or not other.unit:
        raise _Unknown("Eine Währung ist nicht genannt.", "A currency is not named.")
    implied = quotient(told, other)
    assert implied is not None
    day = statement.day or evidence.day
    rate = evidence.rate(told.unit, other.unit, day) if evidence.rate is not None else None
    middle = (told.low + told.high) / (other.low + other.high)
    if rate is not None:
        low, high = rate[0] * (1 - RATE_TOLERANCE), rate[0] * (1 + RATE_TOLERANCE)
        source = {g: f"{_rate_of(rate[0], g)}, {day_of(rate[1], g)}" for g in ("de", "en")}
    elif {told.unit, other.unit} == {"HKD", "USD"}:
        low, high = PEG if told.unit == "HKD" else (1 / PEG[1], 1 / PEG[0])
        source = {
            g: f"{_rate_of(low, g)}\u2013{_rate_of(high, g)}, {words}"
            for g, words in (("de", "Bindung des Hongkong-Dollar"), ("en", "the Hong Kong peg"))
        }
    else:
        raise _Unknown(
            f"Es fehlt der Kurs {told.unit}/{other.unit}.",
            f"The rate of {told.unit} to {other.unit} is missing.",
        )
    meets = implied.meets(low, high)
    german = f"Das ergibt {_rate_of(middle, 'de')} {told.unit} je {other.unit} ({source['de']})."
    english = f"That is {_rate_of(middle, 'en')} {told.unit} for one {other.unit} ({source['en']})."
    return _made(statement, CONFIRMED if meets else CONTRADICTED, middle, german, english)


def _rate_of(value: float, lang: str) -> str:
    return number_of(value, lang, 4)


# -- records


def _whole(value: float, lang: str) -> str:
    return number_of(value, lang, 0)


def _remaining(statement: Statement, evidence: Evidence) -> Verdict:
    told = statement.stated
    in_shares = told.unit == "shares"
    day = evidence.day
    programme = _programme(evidence, in_shares=in_shares, unit=told.unit)
    if programme is None:
        warning = _warning(told, evidence) if in_shares else {"de": "", "en": ""}
        raise _Unknown(
            "Im Bestand ist keine Rückkaufermächtigung." + warning["de"],
            "There is no mandate on file." + warning["en"],
        )
    cap = float((programme.shares if in_shares else programme.value) or Decimal(0))
    cap *= _since(evidence, programme.first_day) if in_shares else 1
    used, used_day, complete = _used(evidence, programme, in_shares=in_shares)
    left = cap - used
    since = programme.first_day or day
    words = []
    for lang in ("de", "en"):
        cap_, used_, left_ = (_whole(v, lang) for v in (cap, used, left))
        start = day_of(since, lang) if since else ""
        until = day_of(used_day, lang) if used_day else ""
        if lang == "de":
            said = f"Rahmen vom {start}: {cap_}"
            said += f"; bis {until} gekauft {used_}" if until else "; Käufe sind nicht erfasst"
            words.append(f"{said}; höchstens {left_} übrig.")
        else:
            said = f"Cap of {start}: {cap_}"
            said += f"; bought by {until}: {used_}" if until else "; purchases are not on file"
            words.append(f"{said}; at most {left_} left.")
    hint = _hint(told, evidence) if in_shares else {"de": "", "en": ""}
    words = [words[0] + hint["de"], words[1] + hint["en"]]
    if told.low > left * 1.0005:
        return _made(statement, CONTRADICTED, left, *words)
    if told.holds(left) and used_day is not None and complete:
        return _made(statement, CONFIRMED, left, *words)
    raise _Unknown(
        words[0] + " Ob alle Käufe erfasst sind, ist nicht bekannt.",
        words[1] + " Whether all purchases are on file is not known.",
    )


def _programme(evidence: Evidence, *, in_shares: bool, unit: str) -> BuybackProgramme | None:
    fits = [
        e
        for e in evidence.events
        if isinstance(e, BuybackProgramme)
        and e.status == "current"
        and ((e.shares is not None) if in_shares else (e.value is not None and e.currency == unit))
        and (evidence.day is None or e.known_day is None or e.known_day <= evidence.day)
    ]
    return max(fits, key=lambda e: e.first_day or date.min, default=None)


def _since(evidence: Evidence, day: date | None) -> float:
    """Shares of the article's day for one of another day, because of splits."""
    if evidence.bars is None or day is None:
        return 1.0
    now = split_factor(evidence.bars, evidence.day) if evidence.day is not None else 1.0
    return split_factor(evidence.bars, day) / now


def _used(
    evidence: Evidence, programme: BuybackProgramme, *, in_shares: bool
) -> tuple[float, date | None, bool]:
    """The last cumulative figure as filed and the purchases behind it, else all purchases.

    With the last day of them, and whether each says how much it was.
    """
    mine = [
        e
        for e in evidence.events
        if isinstance(e, Repurchase)
        and e.status == "current"
        and e.traded_from is not None
        and (evidence.day is None or e.traded_from <= evidence.day)
        and (programme.first_day is None or e.traded_from >= programme.first_day)
        and e.programme_id in (None, "", programme.id)
    ]
    name = "cumulative_shares" if in_shares else "cumulative_value"
    filed = [e for e in mine if getattr(e, name) is not None and _counts_for(e, programme)]
    total, until = 0.0, None
    if filed:
        last = max(filed, key=lambda e: e.traded_to or e.traded_from or date.min)
        until = last.traded_to or last.traded_from
        told = _amount_of(evidence, programme, last, getattr(last, name), in_shares=in_shares)
        if told is None:
            return 0.0, until, False
        total = told
    complete = True
    for one in mine:
        day = one.traded_from
        if until is not None and day is not None and day <= until:
            continue
        filed_amount = one.shares if in_shares else amount(one)
        part = _amount_of(evidence, programme, one, filed_amount, in_shares=in_shares)
        complete = complete and part is not None
        total += part or 0.0
    days = [e.traded_to or e.traded_from for e in mine]
    return total, max((d for d in days if d), default=None), complete


def _amount_of(
    evidence: Evidence,
    programme: BuybackProgramme,
    event: Repurchase,
    filed: Decimal | None,
    *,
    in_shares: bool,
) -> float | None:
    """Shares of the article's day, or money in the programme's currency; None where not told."""
    if filed is None:
        return None
    if in_shares:
        return float(filed) * _since(evidence, event.traded_to or event.traded_from)
    if event.currency is None or programme.currency is None:
        return None
    units = in_units_of(event.currency, programme.currency)
    return None if units is None else float(filed * units)


def _counts_for(event: Repurchase, programme: BuybackProgramme) -> bool:
    """Whether a cumulative figure is one since this programme began, not since the new year."""
    kind = "since_mandate" if programme.programme_kind == "mandate" else "since_programme"
    named = event.cumulative_basis
    return named == kind or (not named and event.programme_id == programme.id)


def _hint(told: Interval, evidence: Evidence) -> dict[str, str]:
    issued = company.in_issue(evidence.events, evidence.day)
    middle = (told.low + told.high) / 2
    if issued is None:
        return {"de": "", "en": ""}
    _, hint = company.mandate_verdict(middle, None, None, issued.shares)
    shown = {g: _whole(issued.shares, g) for g in ("de", "en")}
    if hint == "share_count":
        return {
            "de": f" Die Zahl liegt nahe an allen ausgegebenen Aktien ({shown['de']}).",
            "en": f" The number is close to all shares in issue ({shown['en']}).",
        }
    if hint == "above_ten_percent":
        share = {g: percent(middle / issued.shares, g) for g in ("de", "en")}
        return {
            "de": f" Das wären {share['de']} aller Aktien ({shown['de']}).",
            "en": f" That would be {share['en']} of all shares ({shown['en']}).",
        }
    return {"de": "", "en": ""}


def _warning(told: Interval, evidence: Evidence) -> dict[str, str]:
    """Why a number of shares is hard to believe, from the share count or the turnover."""
    hint = _hint(told, evidence)
    bars = evidence.bars
    if hint["en"] or bars is None or not len(bars) or bars.origin == "simulated":
        return hint
    day = evidence.day or bars.day(len(bars) - 1)
    volume = measures.volume_before(bars, day)
    if volume is None or volume.uncertain:
        return hint
    sessions = company.sessions_to_finish((told.low + told.high) / 2, volume.limit)
    if sessions is None or sessions <= A_YEAR:
        return hint
    return {
        "de": " Wenig plausibel: ein Viertel des mittleren Tagesumsatzes"
        f" ({_whole(volume.limit, 'de')} Aktien) brauchte dafür {sessions} Handelstage.",
        "en": " Hardly plausible: a quarter of the average daily volume"
        f" ({_whole(volume.limit, 'en')} shares) would take {sessions} sessions.",
    }


def _stake(statement: Statement, evidence: Evidence) -> Verdict:
    filed = [
        e
        for e in evidence.events
        if e.status == "current"
        and getattr(e, "percent_after", None) is not None
        and (evidence.day is None or (e.known_day or e.first_day or date.min) <= evidence.day)
    ]
    told = statement.person
    found = [e for e in filed if told is None or _same_person(told, getattr(e, "person", ""))]
    if not found:
        raise _Unknown(
            "Im Bestand steht kein Anteil dieser Person.",
            "No stake of this person is on file.",
        )
    if len({getattr(e, "person", "").casefold() for e in found}) > 1:
        raise _Unknown(
            "Wessen Anteil gemeint ist, ist nicht gesagt.", "Whose stake is meant is not said."
        )
    last = max(found, key=lambda e: e.known_day or e.first_day or date.min)
    value = float(getattr(last, "percent_after")) / 100  # noqa: B009 - two classes have it
    when = last.known_day or last.first_day
    who = getattr(last, "person", "")
    words = [
        f"{text} {percent(value, g, digits=2)}, {who}"
        + (f" ({day_of(when, g)})" if when else "")
        + "."
        for g, text in (("de", "Gemeldet:"), ("en", "Filed:"))
    ]
    if statement.stated.holds(value):
        return _made(statement, CONFIRMED, value, *words)
    if evidence.day is None or when is None or (evidence.day - when).days > FRESH_STAKE:
        raise _Unknown(
            words[0] + " Ob das noch galt, ist nicht bekannt.",
            words[1] + " Whether that still held is not known.",
        )
    return _made(statement, CONTRADICTED, value, *words)


def _same_person(told: str, filed: str) -> bool:
    words = {w.casefold() for w in filed.split()}
    return bool(words) and all(w.casefold() in words for w in told.split())


def _count(statement: Statement, evidence: Evidence) -> Verdict:
    first = statement.first or date.min
    found = [
        e
        for e in evidence.events
        if isinstance(e, BuybackProgramme)
        and e.status == "current"
        and (day := e.known_day or e.first_day) is not None
        and day >= first
        and (evidence.day is None or day <= evidence.day)
    ]
    n = len(found)
    german = f"Im Bestand: {n} seit {first.year}."
    english = f"On file: {n} since {first.year}."
    if statement.stated.holds(n) or (
        n >= statement.stated.low and math.isinf(statement.stated.high)
    ):
        return _made(statement, CONFIRMED, float(n), german, english)
    if n > statement.stated.high:
        return _made(statement, CONTRADICTED, float(n), german, english)
    raise _Unknown(
        german + " Ob das alle sind, ist nicht bekannt.",
        english + " Whether these are all is not known.",
    )


_CHECKS: dict[str, Callable[[Statement, Evidence], Verdict]] = {
    "drawdown": _drawdown,
    "intraday_move": _move,
    "close_move": _move,
    "strongest_gain": _strongest,
    "implied_price": _implied,
    "fx": _fx,
    "remaining": _remaining,
    "stake": _stake,
    "rally": _rally,
    "programme_count": _count,
}
