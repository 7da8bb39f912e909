"""Statements about records: what remains of a programme, stakes, programmes, rates of exchange.

What is not all on file confirms nothing, and what may belong to another programme, class or person
contradicts nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from watchapp.analysis import company, measures
from watchapp.analysis.sentence import day_of, number_of, percent
from watchapp.analysis.verdicts import CONFIRMED, CONTRADICTED, Evidence, Unknown, Verdict, made
from watchapp.core import exchanges
from watchapp.core.events import BuybackProgramme, Event, Repurchase, amount
from watchapp.core.marks import split_factor
from watchapp.core.numbers import in_units_of
from watchapp.core.repurchases import each_once, last_day
from watchapp.core.rounding import Interval, quotient
from watchapp.core.share_class import class_of
from watchapp.core.statements import Statement

RATE_TOLERANCE = 0.02  # around a day's exchange rate
OLD_RATE = timedelta(days=7)  # before the day: it may have moved by more since
PEG = (7.75, 7.85)  # Hong Kong dollars for a US dollar: the Monetary Authority's band
A_YEAR = 250  # sessions
FRESH_STAKE = 14  # days for which a filed stake says what it is
NOTHING = {"de": "", "en": ""}


# -- rates of exchange


def fx(statement: Statement, evidence: Evidence) -> Verdict:
    """An amount and the same in another currency, against the day's rate."""
    told, other = statement.stated, statement.other
    assert other is not None
    if not (told.low > 0 and other.low > 0):
        raise Unknown("Einer der Beträge ist null.", "One of the amounts is zero.")
    if not told.unit or not other.unit:
        raise Unknown("Eine Währung ist nicht genannt.", "A currency is not named.")
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
        raise Unknown(
            f"Es fehlt der Kurs {told.unit}/{other.unit}.",
            f"The rate of {told.unit} to {other.unit} is missing.",
        )
    meets = implied.meets(low, high)
    if not meets and rate is not None and day is not None and day - rate[1] > OLD_RATE:
        raise Unknown(
            f"Der letzte Kurs {told.unit}/{other.unit} ist vom {day_of(rate[1], 'de')}.",
            f"The last rate of {told.unit} to {other.unit} is of {day_of(rate[1], 'en')}.",
        )
    german = f"Das ergibt {_rate_of(middle, 'de')} {told.unit} je {other.unit} ({source['de']})."
    english = f"That is {_rate_of(middle, 'en')} {told.unit} for one {other.unit} ({source['en']})."
    return made(statement, CONFIRMED if meets else CONTRADICTED, middle, german, english)


def _rate_of(value: float, lang: str) -> str:
    return number_of(value, lang, 4)


# -- what remains of a programme


def _whole(value: float, lang: str) -> str:
    return number_of(value, lang, 0)


@dataclass(frozen=True, slots=True)
class _Used:
    """What was bought under a programme, in its unit, until a day.

    ``certain`` is filed as bought under it, ``perhaps`` names no programme; ``complete`` is False
    where something on file says not how much it was, or only in part.
    """

    certain: float
    perhaps: float
    until: date | None
    complete: bool


def remaining(statement: Statement, evidence: Evidence) -> Verdict:
    """Shares or money left, against the cap and what was bought."""
    told = statement.stated
    in_shares = told.unit == "shares"
    if (filed := _as_filed(statement, evidence)) is not None:
        return filed
    programme = _programme(evidence, told)
    cap = float((programme.shares if in_shares else programme.value) or Decimal(0))
    cap *= _since(evidence, programme.first_day) if in_shares else 1
    used = _used(evidence, programme, in_shares=in_shares)
    most = cap - used.certain
    words = [_left_words(programme, evidence, cap, used, g) for g in ("de", "en")]
    hint = _hint(told, evidence) if in_shares else NOTHING
    words = [words[0] + hint["de"], words[1] + hint["en"]]
    if told.low > most * 1.0005 and most >= 0 and _still_runs(programme, evidence):
        return made(statement, CONTRADICTED, most, *words)
    if told.holds(most) and used.until is not None and used.complete and not used.perhaps:
        return made(statement, CONFIRMED, most, *words)
    if told.low > most:
        raise Unknown(
            words[0] + " Ob seitdem ein größerer Rahmen gilt, ist nicht bekannt.",
            words[1] + " Whether a larger cap holds since is not known.",
        )
    raise Unknown(
        words[0] + " Ob alle Käufe erfasst sind, ist nicht bekannt.",
        words[1] + " Whether all purchases are on file is not known.",
    )


def _as_filed(statement: Statement, evidence: Evidence) -> Verdict | None:
    """What the company itself filed as left, where that is what is stated."""
    told = statement.stated
    name = "remaining_shares" if told.unit == "shares" else "remaining_value"
    filed = [
        e
        for e in evidence.events
        if isinstance(e, Repurchase)
        and e.status == "current"
        and getattr(e, name) is not None
        and (name == "remaining_shares" or e.currency in (None, told.unit))
        and (evidence.day is None or last_day(e) <= evidence.day)
    ]
    if not filed:
        return None
    last = max(filed, key=last_day)
    left = float(getattr(last, name))
    if not told.holds(left):
        return None
    on = last_day(last)
    return made(
        statement,
        CONFIRMED,
        left,
        f"Gemeldet zum {day_of(on, 'de')}: noch {_whole(left, 'de')}.",
        f"Filed as of {day_of(on, 'en')}: {_whole(left, 'en')} left.",
    )


def _still_runs(programme: BuybackProgramme, evidence: Evidence) -> bool:
    """Whether it is sure to be the one that counts on the article's day.

    Programmes are raised and followed by others without a word of theirs on file: one that is
    older than a year, and says no last day, may be any of it.
    """
    day, first = evidence.day, programme.first_day
    if day is None or first is None:
        return False
    ends = programme.traded_to
    return (ends is not None and ends >= day) or day - first <= company.A_YEAR


def _left_words(
    programme: BuybackProgramme, evidence: Evidence, cap: float, used: _Used, lang: str
) -> str:
    since = programme.first_day or evidence.day
    cap_, used_, left = (_whole(v, lang) for v in (cap, used.certain, cap - used.certain))
    start = day_of(since, lang) if since else ""
    until = day_of(used.until, lang) if used.until else ""
    perhaps = _whole(used.perhaps, lang) if used.perhaps else ""
    if lang == "de":
        said = f"Rahmen vom {start}: {cap_}"
        said += f"; bis {until} gekauft {used_}" if until else "; Käufe sind nicht erfasst"
        said += f"; weitere {perhaps} ohne Angabe des Programms" if perhaps else ""
        return f"{said}; höchstens {left} übrig."
    said = f"Cap of {start}: {cap_}"
    said += f"; bought by {until}: {used_}" if until else "; purchases are not on file"
    said += f"; {perhaps} more name no programme" if perhaps else ""
    return f"{said}; at most {left} left."


def _programme(evidence: Evidence, told: Interval) -> BuybackProgramme:
    """The newest programme with a cap in the stated unit that had not ended."""
    in_shares = told.unit == "shares"
    fits = [
        e
        for e in _programmes(evidence)
        if ((e.shares is not None) if in_shares else (e.value is not None))
        and (in_shares or e.currency == told.unit)
    ]
    running = [e for e in fits if not _ended(e, evidence)]
    if running:
        return max(running, key=lambda e: e.first_day or date.min)
    warning = _warning(told, evidence) if in_shares else NOTHING
    if fits:
        last = max(e.first_day or date.min for e in fits)
        raise Unknown(
            f"Die Ermächtigung vom {day_of(last, 'de')} im Bestand war abgelaufen oder ersetzt."
            + warning["de"],
            f"The mandate of {day_of(last, 'en')} on file had ended or been replaced."
            + warning["en"],
        )
    raise Unknown(
        "Im Bestand ist keine Rückkaufermächtigung." + warning["de"],
        "There is no mandate on file." + warning["en"],
    )


def _programmes(evidence: Evidence) -> list[BuybackProgramme]:
    """Those the article could know of."""
    return [
        e
        for e in evidence.events
        if isinstance(e, BuybackProgramme)
        and e.status == "current"
        and (evidence.day is None or e.known_day is None or e.known_day <= evidence.day)
    ]


def _ended(programme: BuybackProgramme, evidence: Evidence) -> bool:
    """Whether it was over on the article's day: by its own last day, or by the rule it is under."""
    day, first = evidence.day, programme.first_day
    if day is None:
        return False
    if programme.traded_to is not None:
        return programme.traded_to < day
    hong_kong = exchanges.of_symbol(evidence.symbol).mic == "XHKG"
    if programme.programme_kind != "mandate" or not hong_kong or first is None:
        return False
    return day - first > company.HK_MANDATE_LASTS


def _since(evidence: Evidence, day: date | None) -> float:
    """Shares of the article's day for one of another day, because of splits."""
    if evidence.bars is None or day is None:
        return 1.0
    now = split_factor(evidence.bars, evidence.day) if evidence.day is not None else 1.0
    return split_factor(evidence.bars, day) / now


def _used(evidence: Evidence, programme: BuybackProgramme, *, in_shares: bool) -> _Used:
    """The last cumulative figure as filed and the purchases behind it, else all purchases."""
    mine, complete = _purchases(evidence, programme)
    alone = sum(e.programme_kind == programme.programme_kind for e in _programmes(evidence)) == 1
    name = "cumulative_shares" if in_shares else "cumulative_value"
    filed = [e for e in mine if getattr(e, name) is not None and _counts_for(e, programme)]
    certain, perhaps, until = 0.0, 0.0, None
    if filed:
        last = max(filed, key=last_day)
        until = last_day(last)
        told = _amount_of(evidence, programme, last, getattr(last, name), in_shares=in_shares)
        if told is None:
            return _Used(0.0, 0.0, until, complete=False)
        certain = told
    for one in each_once(mine):
        if until is not None and last_day(one) <= until:
            continue
        if until is not None and one.traded_from is not None and one.traded_from <= until:
            complete = False  # a part of it is in the cumulative figure
            continue
        filed_amount = one.shares if in_shares else amount(one)
        part = _amount_of(evidence, programme, one, filed_amount, in_shares=in_shares)
        complete = complete and part is not None
        if one.programme_id == programme.id or alone:
            certain += part or 0.0
        else:
            perhaps += part or 0.0
    days = [last_day(e) for e in mine]
    complete = complete and (in_shares or not _more_were_bought(mine))
    return _Used(certain, perhaps, max(days, default=None), complete)


def _more_were_bought(mine: list[Repurchase]) -> bool:
    """Whether a count of shares as filed is more than the purchases on file come to."""
    counted = max((float(e.cumulative_shares or 0) for e in mine), default=0.0)
    return counted > 1.001 * sum(float(e.shares or 0) for e in each_once(mine))


def _purchases(evidence: Evidence, programme: BuybackProgramme) -> tuple[list[Repurchase], bool]:
    """Those that may be under a programme, and whether that can be said of each on file."""
    mine, complete = [], True
    for one in evidence.events:
        if not isinstance(one, Repurchase) or one.status != "current":
            continue
        if one.programme_id not in (None, "", programme.id):
            other = next((e for e in _programmes(evidence) if e.id == one.programme_id), None)
            # what is bought under a programme in money uses up the mandate it is made under
            if other is not None and other.programme_kind != programme.programme_kind:
                complete = False
            continue
        classes = {class_of(e.share_class) for e in (one, programme)} - {""}
        if len(classes) > 1:
            continue
        lines = {e.listing_id for e in (one, programme)} - {None, ""}
        if one.traded_from is None or len(lines) > 1:
            complete = False
            continue
        first, last = one.traded_from, last_day(one)
        begun = programme.first_day is None or first >= programme.first_day
        over = evidence.day is None or last <= evidence.day
        if begun and over:
            mine.append(one)
        elif (begun or last >= (programme.first_day or last)) and (
            over or first <= (evidence.day or first)
        ):
            complete = False  # a part of it only
    return mine, complete


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
        return float(filed) * _since(evidence, last_day(event))
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
        return NOTHING
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
    return NOTHING


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


# -- stakes and programmes


def stake(statement: Statement, evidence: Evidence) -> Verdict:
    """Somebody's share of the company, against the last one filed."""
    filed = [
        e
        for e in evidence.events
        if e.status == "current"
        and getattr(e, "percent_after", None) is not None
        and (evidence.day is None or _told_on(e) <= evidence.day)
    ]
    told = statement.person
    found = [e for e in filed if told is None or _same_person(told, getattr(e, "person", ""))]
    if not found:
        raise Unknown(
            "Im Bestand steht kein Anteil dieser Person.",
            "No stake of this person is on file.",
        )
    if len({getattr(e, "person", "").casefold() for e in found}) > 1:
        raise Unknown(
            "Wessen Anteil gemeint ist, ist nicht gesagt.", "Whose stake is meant is not said."
        )
    when = max(_told_on(e) for e in found)
    last = [e for e in found if _told_on(e) == when]
    values = sorted({float(getattr(e, "percent_after")) / 100 for e in last})  # noqa: B009
    who = getattr(last[0], "person", "")
    words = [
        f"{text} {' / '.join(percent(v, g, digits=2) for v in values)}, {who}"
        + (f" ({day_of(when, g)})" if when > date.min else "")
        + "."
        for g, text in (("de", "Gemeldet:"), ("en", "Filed:"))
    ]
    if len(values) > 1:
        raise Unknown(
            words[0] + " Welcher Anteil gemeint ist, ist nicht bekannt.",
            words[1] + " Which stake is meant is not known.",
        )
    if statement.stated.holds(values[0]):
        return made(statement, CONFIRMED, values[0], *words)
    if told is None:
        raise Unknown(
            words[0] + " Wessen Anteil gemeint ist, ist nicht gesagt.",
            words[1] + " Whose stake is meant is not said.",
        )
    if evidence.day is None or (evidence.day - when).days > FRESH_STAKE:
        raise Unknown(
            words[0] + " Ob das noch galt, ist nicht bekannt.",
            words[1] + " Whether that still held is not known.",
        )
    if any(class_of(e.share_class) for e in last):
        raise Unknown(
            words[0] + " Das ist der Anteil an einer Aktiengattung.",
            words[1] + " That is the stake in one class of shares.",
        )
    return made(statement, CONTRADICTED, values[0], *words)


def _told_on(event: Event) -> date:
    return event.known_day or event.first_day or date.min


def _same_person(told: str, filed: str) -> bool:
    words = {w.casefold() for w in filed.split()}
    return bool(words) and all(w.casefold() in words for w in told.split())


def programme_count(statement: Statement, evidence: Evidence) -> Verdict:
    """How many programmes there were since a year; yearly mandates are none."""
    first = statement.first or date.min
    n = sum(
        e.programme_kind == "money" and first <= (e.known_day or e.first_day or date.min)
        for e in _programmes(evidence)
        if evidence.day is None or (e.known_day or e.first_day or date.min) <= evidence.day
    )
    german = f"Im Bestand: {n} seit {first.year}; jährliche Ermächtigungen zählen nicht."
    english = f"On file: {n} since {first.year}; yearly mandates do not count."
    told = statement.stated
    if told.holds(n) or (n >= told.low and math.isinf(told.high)):
        return made(statement, CONFIRMED, float(n), german, english)
    if n > told.high:
        return made(statement, CONTRADICTED, float(n), german, english)
    raise Unknown(
        german + " Ob das alle sind, ist nicht bekannt.",
        english + " Whether these are all is not known.",
    )
