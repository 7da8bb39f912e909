"""Tables of US insider deals as data services write them: OpenInsider, Finviz, Finnhub and others.

All of them retell SEC filings, so the side comes from the filing's code. A service that writes
words in its place has its own list of them; what is not on it is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from watchapp.core import codes
from watchapp.core.events import InsiderPlan, Source
from watchapp.core.filed import Filed, Who
from watchapp.formats.filings.deals import EASTERN, deal, key_of
from watchapp.formats.filings.grid import Layout, Row
from watchapp.formats.filings.symbols import us_symbol

_PRICES = re.compile(r"at price (\d[\d,]*\.?\d*)(?: - (\d[\d,]*\.?\d*))? per share", re.IGNORECASE)
_YAHOO = (
    ("sale at price", "S", "sell"),
    ("purchase at price", "P", "buy"),
    ("bought at price", "", "buy"),
    ("sold at price", "", "sell"),
    ("stock award(grant)", "A", "grant"),
    ("stock gift", "G", "gift"),
    ("conversion of exercise of derivative security", "M", "exercise"),
    ("exercise of ", "", "exercise"),
    ("exercise for cash", "", "exercise"),
)
_FINVIZ = {"buy": ("P", "buy"), "sale": ("S", "sell"), "option exercise": ("M", "exercise")}


def _source(name: str, row: Row, key: str, url: str = "") -> Source:
    quote = " | ".join(c for c in row.line.cells if c)[:500]
    return Source(
        name=name,
        url=url if url.startswith(("http://", "https://")) else "",
        key=key,
        quote=quote,
        parser=f"{name}/1",
        confidence=Decimal("0.9"),
    )


def _code(text: str) -> str:
    """The SEC's code at the front of words such as ``S - Sale+OE`` or ``P-Purchase``."""
    found = re.match(r"\s*([A-Z])\s*(?:-|$)", text)
    return found[1] if found else ""


def _side(code: str) -> str:
    return codes.SEC.get(code, "unknown")


def _needed(row: Row, name: str) -> date:
    day = row.day(name)
    if day is None:
        raise row.unread(name, "no_day")
    return day


def _shares(row: Row, name: str) -> Decimal | None:
    return row.size(name) or None


def openinsider(row: Row) -> Iterable[Filed]:
    """A row of openinsider.com: several trades of a filing and day in one, at their average."""
    code, trade = _code(row.text("tradetype")), row.text("tradetype")
    who = Who(symbol=us_symbol(row.text("ticker")), name=row.text("companyname"))
    day, person = _needed(row, "tradedate"), row.text("insidername")
    filed_at = row.instant("filingdate", EASTERN)
    shares, price = _shares(row, "qty"), row.price("price")
    flags = row.text("x")
    key = key_of(who.symbol, row.text("filingdate"), person, day, code, shares, price)
    yield deal(
        who,
        _source("openinsider", row, key),
        line=row.line.number,
        person=person,
        roles=codes.roles_of(row.text("title")),
        side=_side(code),
        code=code,
        scheme="sec",
        shares=shares,
        price=price,
        price_kind="average" if "M" in flags else None,
        value=row.size("value"),
        currency="USD",
        traded_from=day,
        published_at=filed_at,
        published_on=None if filed_at else row.day("filingdate"),
        holding_after=row.size("owned"),
        pays_for="exercise" if code == "S" and "OE" in trade else "",
    )


def _finviz_day(row: Row) -> date:
    text = row.text("date").replace("'", "")
    found = re.fullmatch(r"([A-Za-z]{3}) (\d{1,2}) ?(\d{2})?", text)
    if found is None:
        return _needed(row, "date")
    if found[3] is None:
        raise row.unread("date", "day_without_year")
    try:
        return datetime.strptime(f"{found[1]} {found[2]} {found[3]}", "%b %d %y").date()  # noqa: DTZ007
    except ValueError:
        raise row.unread("date", "not_a_day") from None


def finviz(row: Row) -> Iterable[Filed]:
    """A row of finviz.com's insider table, of one company or of all."""
    words = row.text("transaction")
    person = row.text("insidertrading", "owner")
    who = Who(symbol=us_symbol(row.text("ticker")))
    day, shares, price = _finviz_day(row), _shares(row, "shares"), row.price("cost")
    key = key_of(who.symbol, person, day, words, shares, price)
    source = _source("finviz", row, key)
    roles = codes.roles_of(row.text("relationship"))
    value = row.size("value")
    if words.casefold() == "proposed sale":
        plan = InsiderPlan(
            id="", issuer_id="", person=person, roles=roles, side="sell", traded_from=day,
            shares=shares, price=price, value=value, currency="USD" if price or value else None,
            sources=(source,),
        )  # fmt: skip
        yield Filed(who, plan, row.line.number)
        return
    code, side = _FINVIZ.get(words.casefold(), ("", "unknown"))
    yield deal(
        who,
        source,
        line=row.line.number,
        person=person,
        roles=roles,
        side=side,
        code=code,
        scheme="sec" if code else "",
        shares=shares,
        price=price,
        value=value,
        currency="USD",
        traded_from=day,
        holding_after=row.size("sharestotal"),
    )


def finnhub(row: Row) -> Iterable[Filed]:
    """A row of finnhub.io: ``change`` is the deal, ``share`` what is held afterwards."""
    code = row.text("transactioncode").upper()
    who = Who(symbol=us_symbol(row.text("symbol")))
    day, person = _needed(row, "transactiondate"), row.text("name")
    shares, price = _shares(row, "change"), row.price("transactionprice")
    native = row.text("id")
    key = native or key_of(who.symbol, row.text("filingdate"), person, day, code, shares, price)
    yield deal(
        who,
        _source("finnhub", row, key_of(native, day, code, shares, price) if native else key),
        line=row.line.number,
        person=person,
        side=_side(code),
        code=code,
        scheme="sec",
        shares=shares,
        price=price,
        currency=row.currency("currency", "USD"),
        traded_from=day,
        published_on=row.day("filingdate"),
        holding_after=row.size("share"),
        instrument="derivative" if row.text("isderivative").casefold() == "true" else "share",
    )


def eodhd(row: Row) -> Iterable[Filed]:
    """A row of eodhd.com."""
    code = _code(row.text("transactioncode").upper())
    who = Who(symbol=us_symbol(row.text("code", "symbol", "ticker").removesuffix(".US")))
    day, person = _needed(row, "transactiondate"), row.text("ownername")
    shares, price = _shares(row, "transactionamount"), row.price("transactionprice")
    link = row.text("seclink")
    key = key_of(link or who.symbol, row.text("reportdate"), person, day, code, shares, price)
    title = row.text("ownertitle") or row.text("ownerrelationship")
    yield deal(
        who,
        _source("eodhd", row, key, link),
        line=row.line.number,
        person=person,
        roles=codes.roles_of(title),
        side=_side(code),
        code=code,
        scheme="sec",
        shares=shares,
        price=price,
        currency="USD",
        traded_from=day,
        published_on=row.day("reportdate"),
        holding_after=row.size("posttransactionamount"),
    )


_SF2_ROLES = (
    ("isdirector", "director"),
    ("isofficer", "officer"),
    ("istenpercentowner", "ten_percent"),
)


def sharadar(row: Row) -> Iterable[Filed]:
    """A row of Sharadar's SF2; one without a code states what is held and is left to filings."""
    code = row.text("transactioncode").upper()
    if not code:
        raise row.unread("transactioncode", "holding_only")
    who = Who(
        symbol=us_symbol(row.text("ticker")),
        name=row.text("issuername"),
        share_class=row.text("securitytitle"),
    )
    day, person = _needed(row, "transactiondate"), row.text("ownername")
    shares, price = _shares(row, "transactionshares"), row.price("transactionpricepershare")
    said = tuple(role for name, role in _SF2_ROLES if row.text(name).upper() in ("Y", "TRUE", "1"))
    title = codes.roles_of(row.text("officertitle"))
    key = key_of(
        who.symbol,
        row.text("filingdate"),
        row.text("formtype"),
        person,
        row.text("rownum"),
        day,
        code,
    )
    yield deal(
        who,
        _source("sharadar", row, key),
        line=row.line.number,
        person=person,
        roles=tuple(dict.fromkeys((*title, *said))),
        side=_side(code),
        code=code,
        scheme="sec",
        shares=shares,
        price=price,
        value=row.size("transactionvalue"),
        currency="USD",
        traded_from=day,
        published_on=row.day("filingdate"),
        direct=_direct(row.text("directorindirect")),
        vehicle=row.text("natureofownership"),
        holding_before=row.size("sharesownedbeforetransaction"),
        holding_after=row.size("sharesownedfollowingtransaction"),
        instrument="derivative" if row.text("securityadcode").startswith("D") else "share",
    )


def _direct(text: str) -> bool | None:
    return {"D": True, "I": False}.get(text[:1].upper())


def fmp(row: Row) -> Iterable[Filed]:
    """A row of financialmodelingprep.com."""
    code = _code(row.text("transactiontype"))
    who = Who(
        symbol=us_symbol(row.text("symbol")),
        cik=row.text("companycik").lstrip("0"),
        share_class=row.text("securityname"),
    )
    day, person = _needed(row, "transactiondate"), row.text("reportingname")
    shares, price = _shares(row, "securitiestransacted"), row.price("price")
    link = row.text("link", "url")
    key = key_of(link or who.symbol, row.text("filingdate"), person, day, code, shares, price,
                 who.share_class)  # fmt: skip
    filed_at = row.instant("filingdate", EASTERN)
    yield deal(
        who,
        _source("fmp", row, key, link),
        line=row.line.number,
        person=person,
        roles=codes.roles_of(row.text("typeofowner")),
        side=_side(code),
        code=code,
        scheme="sec",
        shares=shares,
        price=price,
        currency="USD",
        traded_from=day,
        published_at=filed_at,
        published_on=None if filed_at else row.day("filingdate"),
        direct=_direct(row.text("directorindirect")),
        holding_after=row.size("securitiesowned"),
    )


def yahoo(row: Row) -> Iterable[Filed]:
    """A row of Yahoo's table: its kind stands only in its text.

    The money is in dollars for a US symbol; of other listings nothing is known. So its currency is
    settled where the listing is.
    """
    words = row.text("text", "transactiontext")
    code, side = next(
        ((code, side) for start, code, side in _YAHOO if words.casefold().startswith(start)),
        ("", "unknown"),
    )
    when = "startdate"
    raw = row.text(when)
    day = (
        datetime.fromtimestamp(int(raw), UTC).date()
        if re.fullmatch(r"\d{8,10}", raw)
        else _needed(row, when)
    )
    person = row.text("insider", "filername")
    shares = _shares(row, "shares")
    prices = _PRICES.search(words)
    low, high = (
        (Decimal(p.replace(",", "")) if p else None)
        for p in (prices.groups() if prices else ("", ""))
    )
    price = low if high is None else None
    key = key_of(person, day, words, shares, row.text("ownership"))
    found = deal(
        Who(),
        _source("yahoo", row, key, row.text("url", "filerurl")),
        line=row.line.number,
        person=person,
        roles=codes.roles_of(row.text("position", "filerrelation")),
        side=side,
        code=code,
        scheme="sec" if code else "",
        shares=shares,
        price=price,
        price_low=low if high is not None else None,
        price_high=high,
        value=row.size("value"),
        currency="USD",
        traded_from=day,
        direct=_direct(row.text("ownership")),
    )
    yield replace(found, currency_by_listing=True)


LAYOUTS = (
    Layout(
        "openinsider",
        ("filingdate", "tradedate", "ticker", "insidername", "tradetype", "price", "qty"),
        openinsider,
        days=("tradedate", "filingdate"),
        order="month",
    ),
    Layout(
        "finviz",
        ("relationship", "date", "transaction", "cost", "shares", "secform4"),
        finviz,
        order="month",
    ),
    Layout(
        "finnhub",
        ("name", "share", "change", "filingdate", "transactiondate", "transactionprice",
         "transactioncode"),
        finnhub,
    ),
    Layout(
        "eodhd",
        ("reportdate", "ownername", "transactiondate", "transactioncode", "transactionamount",
         "transactionprice"),
        eodhd,
    ),
    Layout(
        "sharadar",
        ("ticker", "filingdate", "formtype", "ownername", "transactiondate", "transactioncode",
         "transactionshares"),
        sharadar,
    ),
    Layout(
        "fmp",
        ("symbol", "filingdate", "transactiondate", "reportingname", "transactiontype",
         "securitiestransacted", "price"),
        fmp,
    ),
    Layout("yahoo", ("shares", "text", "insider", "startdate"), yahoo, order="month"),
    Layout("yahoo", ("shares", "transactiontext", "filername", "startdate"), yahoo, order="month"),
)  # fmt: skip
