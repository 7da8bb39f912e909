"""Hong Kong: the daily Share Repurchase Report, one file a day for the whole market, and notices.

Disclosure of Interests lists are asked for by the company's number there; the page echoes the
stock code, which is checked, since a wrong number answers with another company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlencode

from watchapp.core.filed import Filed
from watchapp.core.issuer import Issuer, Listing
from watchapp.core.merge import Unreadable
from watchapp.core.problems import KnownError
from watchapp.feeds.net import EVER
from watchapp.feeds.protocol import Answer, Ask

REPORTS = "https://www3.hkexnews.hk/reports/sharerepur/documents"
HOSTS = frozenset({"www3.hkexnews.hk"})
DI = "https://di.hkex.com.hk/di"
DI_HOSTS = frozenset({"di.hkex.com.hk"})
SETTLED = 3  # days after which an absent report will not come any more
FRESH = 3600.0
MOST_PAGES = 20
_SID = re.compile(r"sid=(\d+)")
_TAG = re.compile(r"<[^>]*>")
_ECHOED = re.compile(r"stock code\W{0,80}(\d{1,5})\b", re.IGNORECASE)
_PAGES = re.compile(r'id="lblRecCount"[^>]*>\s*([\d,]+)')


class Repurchases:
    """What Hong Kong companies bought back, a day each."""

    name = "hkex"
    title = "HKEX Share Repurchase Report"

    def covers(self, listing: Listing, issuer: Issuer) -> bool:
        """True for Hong Kong listings."""
        del issuer
        return _code(listing) > 0

    def fetch(self, ask: Ask) -> Answer:
        """The reports printed on the days asked for, the rows of this company alone."""
        symbol = ask.listing.symbol
        filed: list[Filed] = []
        unread: list[Unreadable] = []
        last: date | None = None
        for day in _weekdays(ask.since, ask.until):
            settled = (ask.until - day).days > SETTLED
            url = f"{REPORTS}/SRRPT{day:%Y%m%d}.xls"
            data = ask.net.get(url, hosts=HOSTS, keep=EVER if settled else FRESH)
            last = day
            if data is None:
                continue  # a holiday, or not printed yet
            try:
                found = ask.read(data, url)
            except KnownError as error:
                unread.append(Unreadable(0, f"SRRPT{day:%Y%m%d}", error.code))
                continue
            filed += [f for f in found.filed if f.who.symbol == symbol]
            unread += found.unread
        return Answer(tuple(filed), tuple(unread), ask.since if last else None, last)


class Interests:
    """What directors and large holders of Hong Kong companies disclosed."""

    name = "hkex_di"
    title = "HKEX Disclosure of Interests"

    def covers(self, listing: Listing, issuer: Issuer) -> bool:
        """True for Hong Kong listings."""
        del issuer
        return _code(listing) > 0

    def fetch(self, ask: Ask) -> Answer:
        """The notices about events of the days asked for."""
        days = {"scsd": f"{ask.since:%d/%m/%Y}", "sced": f"{ask.until:%d/%m/%Y}"}
        code = f"{_code(ask.listing):05d}"
        common = {"sa1": "cl", **days, "sc": code, "src": "MAIN", "lang": "EN"}
        search = f"{DI}/NSSrchCorpList.aspx?{urlencode(common)}"
        start = ask.net.get(search, hosts=DI_HOSTS, keep=FRESH)
        sid = _SID.search((start or b"").decode("utf-8", "replace"))
        if sid is None:
            raise KnownError("feed_unknown_company")
        query = {"sa2": "an", "sid": sid[1], "sd": days["scsd"], "ed": days["sced"], "cid": "0"}
        query |= common
        filed: list[Filed] = []
        unread: list[Unreadable] = []
        for page in range(1, MOST_PAGES + 1):
            url = f"{DI}/NSAllFormList.aspx?{urlencode({**query, 'pg': str(page)})}"
            data = ask.net.get(url, hosts=DI_HOSTS, keep=FRESH)
            if data is None:
                raise KnownError("feed_bad_answer")
            echoed = _ECHOED.search(_TAG.sub(" ", data.decode("utf-8", "replace")))
            if echoed is None or int(echoed[1]) != int(code):
                raise KnownError("feed_other_company")
            try:
                found = ask.read(data, url)
            except KnownError as error:
                if error.code == "unknown_page":
                    break  # no list: there is no notice
                raise KnownError("feed_bad_answer") from error
            filed += found.filed
            unread += found.unread
            total = _PAGES.search(data.decode("utf-8", "replace"))
            count = int(total[1].replace(",", "")) if total else 0
            if not found.rows or len(filed) + len(unread) >= count:
                break
        return Answer(tuple(filed), tuple(unread), ask.since, ask.until)


def _code(listing: Listing) -> int:
    code, _, end = (listing.symbol or "").partition(".")
    return int(code) if end == "HK" and code.isdigit() else 0


def _weekdays(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)
