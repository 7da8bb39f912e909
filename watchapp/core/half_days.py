"""Days on which an exchange closes early, where a rule of the calendar tells them.

Of exchanges whose early closes follow Easter (Stockholm, Oslo) only the fixed ones are known.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import lru_cache

from watchapp.core.exchanges import Exchange
from watchapp.core.sessions import WEEKEND

# A rule is a day of the year; "<" is the last weekday until then; "thanksgiving" is the Friday
# after it; "lunar" is the eve of the lunar new year. Of a day that is no session nothing is said.
_RULES = """
XHKG 12:10 12-24 12-31 lunar
XASX 14:12 <12-24 <12-31
XETR 14:05 <12-30
XFRA 14:00 <12-30
XMUN 14:00 <12-30
XSTU 14:00 <12-30
XHAM 14:00 <12-30
XDUS 14:00 <12-30
XBER 14:00 <12-30
XWBO 14:20 <12-30
XPAR 14:10 12-24 12-31
XAMS 14:10 12-24 12-31
XBRU 14:10 12-24 12-31
XLIS 13:10 12-24 12-31
XMAD 14:05 12-24 12-31
XLON 12:35 <12-24 <12-31
XDUB 12:30 <12-24 <12-31
XSTO 13:00 01-05 04-30
XTSE 13:00 12-24
XTSX 13:00 12-24
XNYS 13:00 07-03 12-24 thanksgiving
XNAS 13:00 07-03 12-24 thanksgiving
"""
_LUNAR_NEW_YEARS = """
2005-02-09 2006-01-29 2007-02-18 2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10
2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01
2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23
2032-02-11 2033-01-31 2034-02-19 2035-02-08
"""
_EARLY = {
    mic: (time.fromisoformat(closes), tuple(rules))
    for mic, closes, *rules in map(str.split, _RULES.strip().split("\n"))
}
_EVES = frozenset(date.fromisoformat(d) - timedelta(days=1) for d in _LUNAR_NEW_YEARS.split())


def closes_on(exchange: Exchange, day: date) -> time:
    """When an exchange closes on a session's day, in its own time."""
    early, rules = _EARLY.get(exchange.mic, (exchange.closes, ()))
    return early if any(_falls_on(rule, day) for rule in rules) else exchange.closes


@lru_cache(maxsize=1024)
def _falls_on(rule: str, day: date) -> bool:
    if rule == "lunar":
        return day in _EVES
    if rule == "thanksgiving":
        return day.month == 11 and day.weekday() == 4 and 23 <= day.day <= 29
    month, number = map(int, rule.lstrip("<").split("-"))
    found = date(day.year, month, number)
    while rule.startswith("<") and found.weekday() >= WEEKEND:
        found -= timedelta(days=1)
    return day == found
