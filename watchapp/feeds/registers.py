"""European registers that can be asked: Finansinspektionen, SIX Exchange Regulation, AFM.

Each answers for its whole market at once, so one answer serves every company that is followed.
"""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

from watchapp.core.filed import Filed, Who
from watchapp.core.issuer import Issuer, Listing
from watchapp.core.merge import Unreadable
from watchapp.core.problems import KnownError
from watchapp.core.resolve import company_key
from watchapp.feeds.net import EVER
from watchapp.feeds.protocol import Answer, Ask

FRESH = 3 * 3600.0
WEEK = timedelta(days=7)
FI = "https://marknadssok.fi.se/publiceringsklient/en-GB/Search/Search"
SIX = "https://www.ser-ag.com/sheldon/management_transactions/v1/overview.json"
SIX_PAGE, SIX_MOST_PAGES = 500, 20
AFM = "https://www.afm.nl/export.aspx"
AFM_TYPE = "0ee836dc-5520-459d-bcf4-a4a689de6614"
AFM_PAGE = (
    "https://www.afm.nl/en/sector/registers/meldingenregisters/"
    "transacties-leidinggevenden-mar19-/details?id="
)


def is_about(who: Who, ask: Ask) -> bool:
    """Whether a record names the company that is asked about, by number or by its whole name."""
    if who.isin and who.isin == ask.listing.isin:
        return True
    if who.lei and ask.issuer.lei:
        return who.lei == ask.issuer.lei
    names = {company_key(ask.issuer.name), company_key(ask.listing.name)}
    return bool(who.name) and company_key(who.name) in names


class Sweden:
    """Managers' transactions of Swedish issuers, by day of publication."""

    name = "fi"
    title = "Finansinspektionen"

    def covers(self, listing: Listing, issuer: Issuer) -> bool:
        """True for listings in Stockholm and for Swedish ISINs."""
        del issuer
        return (listing.symbol or "").endswith(".ST") or (listing.isin or "").startswith("SE")

    def fetch(self, ask: Ask) -> Answer:
        """The register's export, a week at a time, so that answers can be kept."""
        filed: list[Filed] = []
        unread: list[Unreadable] = []
        first = ask.since - timedelta(days=ask.since.weekday())
        while first <= ask.until:
            last = first + WEEK - timedelta(days=1)
            query = {
                "SearchFunctionType": "Insyn",
                "Publiceringsdatum.From": first.isoformat(),
                "Publiceringsdatum.To": last.isoformat(),
                "button": "export",
                "Page": "1",
            }
            keep = EVER if last < ask.until - WEEK else FRESH
            found, bad = _read(ask, f"{FI}?{urlencode(query)}", "marknadssok.fi.se", keep)
            filed += found
            unread += bad
            first += WEEK
        return Answer(tuple(filed), tuple(unread), ask.since, ask.until)


class Switzerland:
    """Management transactions of issuers on SIX; the law lets no person be named."""

    name = "six"
    title = "SIX Exchange Regulation"

    def covers(self, listing: Listing, issuer: Issuer) -> bool:
        """True for listings on SIX and for Swiss ISINs."""
        del issuer
        return (listing.symbol or "").endswith(".SW") or (listing.isin or "").startswith("CH")

    def fetch(self, ask: Ask) -> Answer:
        """Pages of the whole register, newest first, until they are older than what is asked."""
        filed: list[Filed] = []
        unread: list[Unreadable] = []
        reached: date | None = None
        for page in range(SIX_MOST_PAGES):
            query = {"pageSize": SIX_PAGE, "pageNumber": page, "sortAttribute": "byDate"}
            url = f"{SIX}?{urlencode(query)}"
            found, bad, oldest, rows = _page(ask, url, "www.ser-ag.com", FRESH)
            filed += found
            unread += bad
            reached = oldest or reached
            if rows < SIX_PAGE or (oldest is not None and oldest < ask.since):
                reached = ask.since
                break
        return Answer(tuple(filed), tuple(unread), max(reached or ask.since, ask.since), ask.until)


class Netherlands:
    """Managers' transactions in the Dutch register: an index, and a page a notice."""

    name = "afm"
    title = "AFM"

    def covers(self, listing: Listing, issuer: Issuer) -> bool:
        """True for listings in Amsterdam and for Dutch ISINs."""
        del issuer
        return (listing.symbol or "").endswith(".AS") or (listing.isin or "").startswith("NL")

    def fetch(self, ask: Ask) -> Answer:
        """The notices of the days asked for, each with its page, which has size and price."""
        url = f"{AFM}?{urlencode({'type': AFM_TYPE, 'format': 'xml'})}"
        index, bad = _read(ask, url, "www.afm.nl", FRESH)
        filed: list[Filed] = []
        unread = list(bad)
        for entry in index:
            day = entry.event.traded_from
            if day is None or not ask.since - WEEK <= day <= ask.until:
                continue
            native = entry.event.sources[0].key
            found, worse = _read(ask, f"{AFM_PAGE}{native}", "www.afm.nl", EVER, every=True)
            unread += worse
            filed += found or [entry]
        return Answer(tuple(filed), tuple(unread), ask.since, ask.until)


def _read(
    ask: Ask, url: str, host: str, keep: float, *, every: bool = False
) -> tuple[list[Filed], list[Unreadable]]:
    found, unread, _, _ = _page(ask, url, host, keep, every=every)
    return found, unread


def _page(
    ask: Ask, url: str, host: str, keep: float, *, every: bool = False
) -> tuple[list[Filed], list[Unreadable], date | None, int]:
    """What an answer holds about the company asked for, its oldest day and how many rows it has.

    Raises KnownError ``feed_bad_answer`` for what is no such answer, such as a page in its place.
    """
    data = ask.net.get(url, hosts={host}, keep=keep)
    if data is None:
        return [], [], None, 0
    try:
        found = ask.read(data, url)
    except KnownError as error:
        if error.code in ("nothing_in_it", "empty_file"):
            return [], [], None, 0
        raise KnownError("feed_bad_answer") from error
    days = [f.event.traded_from for f in found.filed if f.event.traded_from]
    about = [f for f in found.filed if every or is_about(f.who, ask)]
    return about, list(found.unread), min(days, default=None), found.rows
