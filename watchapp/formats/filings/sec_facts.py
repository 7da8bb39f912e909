"""The SEC's companyfacts: what a company tagged of its buybacks and its number of shares.

Cash flows are tagged from the year's start on, so a quarter is the difference of two of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from watchapp.core.events import BuybackProgramme, Event, Repurchase, ShareCount, Source
from watchapp.core.filed import Filed, Reading, Who, reading

LAYOUT = "sec_companyfacts"
_PAID = ("PaymentsForRepurchaseOfCommonStock",)
# Shares that were bought, and what was paid for these.
_BOUGHT = {
    "StockRepurchasedDuringPeriodShares": "StockRepurchasedDuringPeriodValue",
    "StockRepurchasedAndRetiredDuringPeriodShares": "StockRepurchasedAndRetiredDuringPeriodValue",
    "TreasuryStockSharesAcquired": "TreasuryStockValueAcquiredCostMethod",
}
_CLOSE = Decimal("0.1")  # tax and what is paid later part the two sums by some per cent
_AUTHORISED = "StockRepurchaseProgramAuthorizedAmount1"
_COUNT = "EntityCommonStockSharesOutstanding"
_LONGEST_QUARTER = 105  # days
Periods = dict[tuple[date, date], tuple[Decimal, date, str]]  # value, first filed, accession


def is_facts(found: Any) -> bool:
    """True for an answer of companyfacts."""
    return (
        isinstance(found, dict) and isinstance(found.get("facts"), dict) and "entityName" in found
    )


def read(found: Mapping[str, Any]) -> Reading:
    """Repurchases by quarter, authorised programmes and share counts."""
    who = Who(cik=str(found.get("cik") or "").lstrip("0"), name=str(found.get("entityName") or ""))
    facts = _Facts(found["facts"], who)
    filed = [
        Filed(who, event, line)
        for line, event in enumerate(
            (*facts.repurchases(), *facts.programmes(), *facts.counts()), 1
        )
    ]
    return reading(LAYOUT, filed, (), *(() if filed else ("nothing_reported",)))


class _Facts:
    def __init__(self, facts: Mapping[str, Any], who: Who) -> None:
        self._facts, self._who = facts, who

    def _units(self, tag: str, unit: str) -> Iterator[Mapping[str, Any]]:
        for space in ("us-gaap", "srt", "dei"):
            inside = self._facts.get(space)
            tagged = inside.get(tag) if isinstance(inside, dict) else None
            units = tagged.get("units") if isinstance(tagged, dict) else None
            listed = units.get(unit) if isinstance(units, dict) else None
            if isinstance(listed, list):
                yield from (f for f in listed if isinstance(f, dict))

    def _periods(self, tag: str, unit: str) -> Periods:
        """Values by period: the newest filed, with the day on which it was first filed."""
        newest: dict[tuple[date, date], tuple[Decimal, date, str]] = {}
        first: dict[tuple[date, date], date] = {}
        for fact in self._units(tag, unit):
            start, end, filed = (_day(fact.get(k)) for k in ("start", "end", "filed"))
            value = _value(fact.get("val"))
            if start is None or end is None or filed is None or value is None or start >= end:
                continue
            key = (start, end)
            first[key] = min(first.get(key, filed), filed)
            if key not in newest or filed >= newest[key][1]:
                newest[key] = (value, filed, str(fact.get("accn") or ""))
        return {k: (v, first[k], accession) for k, (v, _, accession) in newest.items()}

    def repurchases(self) -> Iterator[Event]:
        paid = _quarters(self._periods(_PAID[0], "USD"))
        bought = [
            (_quarters(self._periods(shares, "shares")), _quarters(self._periods(money, "USD")))
            for shares, money in _BOUGHT.items()
        ]
        for (start, end), (value, filed, accession) in sorted(paid.items()):
            if value <= 0:
                continue
            shares = _shares_for(value, (start, end), bought)
            yield Repurchase(
                id="", issuer_id="", traded_from=start, traded_to=end, published_on=filed,
                value=value, currency="USD", shares=shares,
                sources=self._source(f"repurchase#{start}#{end}", _PAID[0], accession),
            )  # fmt: skip

    def programmes(self) -> Iterator[Event]:
        told: dict[tuple[date, Decimal], tuple[date, str]] = {}
        for fact in self._units(_AUTHORISED, "USD"):
            on, filed, value = (
                _day(fact.get("end")),
                _day(fact.get("filed")),
                _value(fact.get("val")),
            )
            if on is None or filed is None or not value:
                continue
            before = told.get((on, value))
            if before is None or filed < before[0]:
                told[on, value] = (filed, str(fact.get("accn") or ""))
        for (on, value), (filed, accession) in sorted(told.items()):
            yield BuybackProgramme(
                id="", issuer_id="", programme_kind="money", value=value, currency="USD",
                traded_from=on, published_on=filed,
                sources=self._source(f"authorised#{on}#{value}", _AUTHORISED, accession),
            )  # fmt: skip

    def counts(self) -> Iterator[Event]:
        told: dict[date, tuple[Decimal, date, str]] = {}
        for fact in self._units(_COUNT, "shares"):
            on, filed, value = (
                _day(fact.get("end")),
                _day(fact.get("filed")),
                _value(fact.get("val")),
            )
            if on is not None and filed is not None and value:
                told[on] = (value, filed, str(fact.get("accn") or ""))
        for on, (value, filed, accession) in sorted(told.items()):
            yield ShareCount(
                id="", issuer_id="", shares=value, traded_from=on, published_on=filed,
                sources=self._source(f"shares#{on}", _COUNT, accession),
            )  # fmt: skip

    def _source(self, key: str, tag: str, accession: str) -> tuple[Source, ...]:
        bare = accession.replace("-", "")
        url = (
            f"https://www.sec.gov/Archives/edgar/data/{self._who.cik}/{bare}/"
            if bare.isdigit()
            else ""
        )
        return (
            Source("sec", url=url, key=f"facts#{self._who.cik}#{key}", quote=tag,
                   parser="sec_facts/1", confidence=Decimal(1)),
        )  # fmt: skip


def _shares_for(
    paid: Decimal, period: tuple[date, date], bought: Sequence[tuple[Periods, Periods]]
) -> Decimal | None:
    """The shares that a sum was paid for; None where those that are told cost another sum."""
    told = any(period in money for _, money in bought)
    for shares, money in bought:
        found, cost = shares.get(period), money.get(period)
        if found is None or found[0] <= 0:
            continue
        if (cost is None and not told) or (cost and abs(cost[0] - paid) <= _CLOSE * paid):
            return found[0]
    return None


def _quarters(periods: Periods) -> Periods:
    """Periods of one quarter each: as tagged, or the difference of two that begin together.

    A longer one that cannot be divided stays as long as it is.
    """
    by_start: dict[date, list[date]] = defaultdict(list)
    for start, end in periods:
        by_start[start].append(end)
    found: Periods = {}
    for start, ends in by_start.items():
        before: date | None = None
        for end in sorted(ends):
            value, filed, accession = periods[start, end]
            if before is None:
                found[start, end] = value, filed, accession
            else:
                part = before + timedelta(days=1)
                found.setdefault((part, end), (value - periods[start, before][0], filed, accession))
            before = end
    long = [k for k in found if (k[1] - k[0]).days > _LONGEST_QUARTER]
    for start, end in long:
        if any(s >= start and e <= end and (s, e) != (start, end) for s, e in found):
            del found[start, end]  # its parts are there
    return found


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _value(raw: Any) -> Decimal | None:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        return None
    value = Decimal(raw)
    return value if value.is_finite() and value.copy_abs() < Decimal(10) ** 20 else None
