"""SEC EDGAR: insiders' Forms 3, 4, 5 and 144, and what the company reports of its buybacks.

Its quarterly reports tell them by month (Item 703), its tagged facts by quarter: of a quarter that
both have only one is taken.

A declared User-Agent with the user's own contact is the SEC's condition; filings never change and
are kept for ever by their number.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from watchapp.core.coverage import covers
from watchapp.core.events import Repurchase
from watchapp.core.filed import Filed, in_filing
from watchapp.core.issuer import Issuer, Listing
from watchapp.core.merge import Unreadable
from watchapp.core.problems import KnownError
from watchapp.feeds.net import AGENT, EVER
from watchapp.feeds.protocol import Answer, Ask

HOSTS = frozenset({"www.sec.gov", "data.sec.gov"})
FORMS = frozenset({"3", "4", "5", "3/A", "4/A", "5/A", "144", "144/A"})
REPORTS = frozenset({"10-Q", "10-K", "10-QT", "10-KT"})
US = frozenset({"XNYS", "XNAS", "XASE", "ARCX", "OTCM"})
INDEX_KEPT = 3600.0
TICKERS_KEPT = 86_400.0
FACTS_KEPT = 12 * 3600.0
MOST = 400  # filings in one go
QUARTER = timedelta(days=97)  # that a quarterly report tells of, at most
SLACK = timedelta(days=7)  # by which a fiscal quarter and its months may differ
MOST_REPORTS = 12  # three years: each is some megabytes


class Sec:
    """Filings of insiders of companies that the SEC knows."""

    name = "sec"
    title = "SEC EDGAR"

    def covers(self, listing: Listing, issuer: Issuer) -> bool:
        """True for US listings and for companies whose number is known."""
        return bool(issuer.cik) or (bool(listing.symbol) and listing.mic in US)

    def fetch(self, ask: Ask) -> Answer:
        """The filings of the days asked for; see ``protocol.Feed``."""
        if "@" not in ask.contact:
            raise KnownError("feed_needs_contact")
        return _Fetching(ask).answer()


class _Fetching:
    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._agent = f"{AGENT} {ask.contact}"

    def _get(self, url: str, keep: float) -> bytes | None:
        return self._ask.net.get(url, hosts=HOSTS, keep=keep, agent=self._agent)

    def _json(self, url: str, keep: float) -> Any:
        data = self._get(url, keep)
        if data is None:
            return None
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise KnownError("feed_bad_answer") from error

    def answer(self) -> Answer:
        cik = self._ask.issuer.cik or self._cik_of(self._ask.listing.symbol or "")
        if not cik:
            raise KnownError("feed_unknown_company")
        every, reaches = self._filings(cik)
        filings = [f for f in every if f.form in FORMS]
        filed: list[Filed] = []
        unread: list[Unreadable] = []
        for filing in filings[:MOST]:
            found, bad = self._document(cik, filing)
            filed += found
            unread += bad
        months: list[Filed] = []
        told: list[tuple[date, date]] = []
        for report in [f for f in every if f.form in REPORTS][:MOST_REPORTS]:
            found, bad = self._report(cik, report)
            months += found
            unread += bad
            if found and not bad and report.period is not None:
                told.append((report.period - QUARTER, report.period))
        filed += _each_once(months, told, self._facts(cik))
        first = max(self._ask.since, reaches) if reaches else self._ask.since
        if len(filings) > MOST:
            first = max(first, filings[MOST - 1].day)
        return Answer(tuple(filed), tuple(unread), first, self._ask.until)

    def _cik_of(self, symbol: str) -> str:
        found = self._json("https://www.sec.gov/files/company_tickers.json", TICKERS_KEPT)
        rows = found.values() if isinstance(found, dict) else ()
        for row in rows:
            if isinstance(row, dict) and str(row.get("ticker", "")).upper() == symbol.upper():
                return str(row.get("cik_str", "")).lstrip("0")
        return ""

    def _filings(self, cik: str) -> tuple[list[_Filing], date | None]:
        """The filings of the days, newest first, and the day the index reaches back to."""
        found = self._json(f"https://data.sec.gov/submissions/CIK{cik.zfill(10)}.json", INDEX_KEPT)
        filings = found.get("filings") if isinstance(found, dict) else None
        recent = filings.get("recent") if isinstance(filings, dict) else None
        if not isinstance(recent, dict):
            raise KnownError("feed_unknown_company" if found is None else "feed_bad_answer")
        listed = _listed(recent)
        older = filings.get("files") if isinstance(filings, dict) else None
        reaches = min((f.day for f in listed), default=None)
        for page in older if isinstance(older, list) else ():
            name, last = str(page.get("name", "")), _day(page.get("filingTo"))
            if last is None or last < self._ask.since or not name.startswith("CIK"):
                continue
            more = self._json(f"https://data.sec.gov/submissions/{name}", EVER)
            if isinstance(more, dict):
                listed += _listed(more)
                reaches = min((f.day for f in listed), default=reaches)
        if not older:
            reaches = None  # there is nothing before: the index is whole
        wanted = [f for f in listed if self._ask.since <= f.day <= self._ask.until]
        return sorted(wanted, key=lambda f: (f.day, f.number), reverse=True), reaches

    def _document(self, cik: str, filing: _Filing) -> tuple[list[Filed], list[Unreadable]]:
        bare = filing.number.replace("-", "")
        folder = f"https://www.sec.gov/Archives/edgar/data/{cik}/{bare}"
        data = self._get(f"{folder}/{filing.document}", EVER)
        if data is None:
            return [], [Unreadable(0, filing.number, "not_there_any_more")]
        page = f"{folder}/{filing.number}-index.htm"
        try:
            found = self._ask.read(data, filing.number)
        except KnownError as error:
            return [], [Unreadable(0, filing.number, error.code)]
        filed = [
            in_filing(f, filing.number, at=filing.accepted, on=filing.day, url=page)
            for f in found.filed
        ]
        return filed, list(found.unread)

    def _report(self, cik: str, filing: _Filing) -> tuple[list[Filed], list[Unreadable]]:
        """The months of a quarterly report; one without such a table has none."""
        bare = filing.number.replace("-", "")
        url = f"https://www.sec.gov/Archives/edgar/data/{cik}/{bare}/{filing.document}"
        data = self._get(url, EVER)
        if data is None:
            return [], [Unreadable(0, filing.number, "not_there_any_more")]
        try:
            found = self._ask.read(data, filing.number)
        except KnownError as error:
            if error.code == "unknown_page":
                return [], []
            return [], [Unreadable(0, filing.number, error.code)]
        filed = [
            replace(
                f,
                who=replace(f.who, cik=cik),
                event=replace(
                    f.event,
                    published_at=filing.accepted,
                    published_on=None if filing.accepted else filing.day,
                    sources=tuple(replace(s, url=url) for s in f.event.sources),
                ),
            )
            for f in found.filed
            if isinstance(f.event, Repurchase)
        ]
        return filed, list(found.unread)

    def _facts(self, cik: str) -> list[Filed]:
        """Buybacks as the company tags them; a company without tags has none."""
        url = f"https://data.sec.gov/api/xbrl/companyfacts/CIK{cik.zfill(10)}.json"
        data = self._get(url, FACTS_KEPT)
        if data is None:
            return []
        try:
            found = self._ask.read(data, url)
        except KnownError as error:
            raise KnownError("feed_bad_answer") from error
        return [
            f
            for f in found.filed
            if (day := f.event.known_day) is None or self._ask.since <= day <= self._ask.until
        ]


def _each_once(
    months: list[Filed], told: list[tuple[date, date]], facts: list[Filed]
) -> list[Filed]:
    """Months and tagged facts, of each time one of the two: the months where they are whole.

    They are not where a report could not be read, or where a fact tells of more than a quarter.

    Args:
        months: As the reports have them.
        told: The quarters of reports whose months were all read.
        facts: As tagged.
    """
    kept, instead = [], []
    for fact in facts:
        span = _span(fact)
        if span is not None and covers(told, span[0] + SLACK, span[1] - SLACK):
            continue
        kept.append(fact)
        if span is not None:
            instead.append(span)
    apart = [
        f
        for f in months
        if (s := _span(f)) is None or not any(a <= s[1] and b >= s[0] for a, b in instead)
    ]
    return apart + kept


def _span(filed: Filed) -> tuple[date, date] | None:
    """The days of a repurchase; None for what is none."""
    event = filed.event
    if not isinstance(event, Repurchase) or event.traded_from is None:
        return None
    return event.traded_from, event.traded_to or event.traded_from


@dataclass(frozen=True, slots=True)
class _Filing:
    """A row of the index; ``period`` is the day that a report is of."""

    form: str
    number: str
    day: date
    accepted: datetime | None
    document: str
    period: date | None


def _listed(columns: dict[str, Any]) -> list[_Filing]:
    """The filings of insiders, and the company's reports, in the index's parallel columns."""
    names = ("accessionNumber", "filingDate", "acceptanceDateTime", "form", "primaryDocument")
    lists = [columns.get(n) for n in names]
    if not all(isinstance(x, list) for x in lists):
        raise KnownError("feed_bad_answer")
    periods = columns.get("reportDate")
    lists.append(periods if isinstance(periods, list) else [None] * len(columns["form"]))
    found = []
    for number, filed, accepted, form, document, period in zip(*lists, strict=False):
        day = _day(filed)
        ending = ".xml" if form in FORMS else ".htm"
        if form not in FORMS | REPORTS or day is None or ending not in str(document).casefold():
            continue
        # the rendered page stands in a folder of its own, xslF345X05/; the data beside it
        bare = str(document).rpartition("/")[2]
        found.append(_Filing(str(form), str(number), day, _instant(accepted), bare, _day(period)))
    return found


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _instant(text: Any) -> datetime | None:
    """The index has UTC: 22:30:57Z there is 18:30:57 in the filing's own header."""
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else None
