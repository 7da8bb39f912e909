"""Is an article right: each statement against prices and records, with what was measured.

A verdict is ``confirmed``, ``contradicted``, ``other_basis`` (it holds on closes and not intraday,
or the reverse) or ``not_checkable``; its reason names the source and the day in both languages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from watchapp.analysis import price_claims, record_claims
from watchapp.analysis.verdicts import (
    CONFIRMED,
    CONTRADICTED,
    NOT_CHECKABLE,
    OTHER_BASIS,
    Evidence,
    Unknown,
    Verdict,
)
from watchapp.core.statements import Statement

_CHECKS: dict[str, Callable[[Statement, Evidence], Verdict]] = {
    "drawdown": price_claims.drawdown,
    "intraday_move": price_claims.move,
    "close_move": price_claims.move,
    "strongest_gain": price_claims.strongest,
    "rally": price_claims.rally,
    "implied_price": price_claims.implied_price,
    "fx": record_claims.fx,
    "remaining": record_claims.remaining,
    "stake": record_claims.stake,
    "programme_count": record_claims.programme_count,
}


_WHOSE = {
    "de": " Ob von dieser Aktie die Rede ist, ist nicht sicher.",
    "en": " Whether it is told of this stock is not sure.",
}
_WHICH_DAY = {
    "de": " Ob dieser Tag gemeint ist, ist nicht sicher.",
    "en": " Whether this day is meant is not sure.",
}
# what may be told of one of several days is contradicted only where it is so on all
_KINDEST = (CONFIRMED, OTHER_BASIS, NOT_CHECKABLE, CONTRADICTED)


def check(statement: Statement, evidence: Evidence) -> Verdict:
    """The verdict on one statement."""
    days = (statement.day, *statement.or_days)
    found = [_check(replace(statement, day=day), evidence) for day in days]
    return min(found, key=lambda v: _KINDEST.index(v.verdict))


def _check(statement: Statement, evidence: Evidence) -> Verdict:
    try:
        found = _CHECKS[statement.kind](statement, evidence)
    except Unknown as missing:
        return Verdict(statement, NOT_CHECKABLE, None, missing.reason)
    if found.verdict not in (CONTRADICTED, OTHER_BASIS):
        return found
    for is_open, more in ((statement.described, _WHOSE), (statement.day_open, _WHICH_DAY)):
        if is_open:
            return Verdict(statement, NOT_CHECKABLE, None, found.and_said(more).reason)
    return found


def of_another(statement: Statement, company: str) -> Verdict:
    """The verdict on a statement about a company that is not in the file."""
    reason = {
        "de": f"Es geht um {company}; davon ist nichts im Bestand.",
        "en": f"It is about {company}, of which nothing is on file.",
    }
    return Verdict(statement, NOT_CHECKABLE, None, reason)
