"""Registers of managers' transactions: BaFin, Finansinspektionen, SIX and AFM."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from watchapp.core import codes
from watchapp.core.events import Source
from watchapp.core.filed import Filed, Who
from watchapp.formats.filings.deals import deal, key_of
from watchapp.formats.filings.grid import Layout, Row, currency
from watchapp.formats.filings.symbols import isin_or_none

STOCKHOLM = "Europe/Stockholm"
_SHARES = {"share", "aktie", "aktien", "shares", "aandeel", "aandelen", "action", "7"}
_DEBT = {
    "bond",
    "schuldtitel",
    "obligation",
    "anleihe",
    "konvertibel",
    "convertible",
    "schuldverschreibung",
}
_OTHER = {"bta", "paid subscription share", "depositary receipt", "certificaat"}


def instrument_of(words: str) -> str:
    """What was dealt in; anything that is neither share nor bond is a derivative of the share."""
    bare = " ".join(words.split()).casefold()
    if not bare or bare in _SHARES or bare.startswith(("gewöhnliche aktie", "ordinary share")):
        return "share"
    if bare in _DEBT:
        return "debt"
    return "other" if bare in _OTHER else "derivative"


def _source(name: str, row: Row, key: str, url: str = "") -> Source:
    quote = " | ".join(c for c in row.line.cells if c)[:500]
    return Source(name, url=url, key=key, quote=quote, parser=f"{name}/1", confidence=Decimal(1))


def _day(row: Row, *names: str) -> date:
    day = row.day(*names)
    if day is None:
        raise row.unread(names[0], "no_day")
    return day


def bafin(row: Row) -> Iterable[Filed]:
    """A row of BaFin's directors' dealings; its "Volumen" is money, never a number of shares."""
    kind = instrument_of(row.text("artdesinstruments", "typeofinstrument"))
    isin = isin_or_none(row.text("isin"))
    who = Who(isin=isin if kind == "share" else "", name=row.text("emittent", "issuer"))
    price_text = row.text("durchschnittspreis", "averageprice")
    volume_text = row.text("aggregiertesvolumen", "aggregatedvolume")
    price_name = "durchschnittspreis" if row.has("durchschnittspreis") else "averageprice"
    volume_name = "aggregiertesvolumen" if row.has("aggregiertesvolumen") else "aggregatedvolume"
    money = currency(price_text[-3:]) or currency(volume_text[-3:]) or currency(price_text)
    price, value = row.price(price_name), row.size(volume_name) or None
    shares = None
    if price and value:
        exact = value / price
        whole = exact.quantize(Decimal(1))
        # BaFin rounds both figures; what lies within their rounding of a whole number is that many
        shares = whole if abs(exact - whole) <= max(Decimal("0.02"), exact / 2000) else None
    day = _day(row, "datumdesgeschäfts", "dateoftransaction", "transactiondate")
    person = row.text(
        "meldepflichtiger", "notifyingperson", "partysubjecttothenotificationrequirement"
    )
    nature = row.text("artdesgeschäfts", "natureoftransaction", "typeoftransaction")
    key = key_of(row.text("bafinid"), isin, person, day, nature, price, value)
    yield deal(
        who,
        _source("bafin", row, key),
        line=row.line.number,
        person=person,
        roles=codes.roles_of(row.text("positionstatus")),
        side=codes.mar_side(nature),
        code=nature,
        scheme="mar",
        shares=shares,
        price=price,
        price_kind="average" if price else None,
        value=value,
        currency=money,
        traded_from=day,
        published_on=row.day("datumderaktivierung", "dateofactivation", "mitteilungsdatum"),
        instrument=kind,
        mic="",
    )


# The two locales of one export: each of its columns under both names.
_FI = {
    "published": ("publicationdate", "publiceringsdatum"),
    "issuer": ("issuer", "emittent"),
    "lei": ("leicode", "leikod"),
    "notifier": ("notifier", "anmälningsskyldig"),
    "person": ("persondischargingmanagerialresponsibilities", "personiledandeställning"),
    "position": ("position", "befattning"),
    "close": ("closelyassociated", "närstående"),
    "amendment": ("amendment", "korrigering"),
    "details": ("detailsofamendment", "beskrivningavkorrigering"),
    "programme": (
        "linkedtoshareoptionprogramme",
        "ärkopplattillaktieprogram",
        "ärkoppladtillaktieprogram",
    ),
    "nature": ("natureoftransaction", "karaktär"),
    "instrument": ("intrumenttype", "instrumenttype", "instrumenttyp"),
    "title": ("instrumentname", "instrumentnamn"),
    "day": ("transactiondate", "transaktionsdatum"),
    "volume": ("volume", "volym"),
    "unit": ("unit", "volymsenhet"),
    "price": ("price", "pris"),
    "currency": ("currency", "valuta"),
    "venue": ("tradingvenue", "handelsplats"),
}
_YES = {"yes", "ja"}
_STATUS = {
    "current": "current", "aktuell": "current", "revised": "superseded",
    "reviderad": "superseded", "cancelled": "cancelled", "makulerad": "cancelled",
}  # fmt: skip
_PIECES = {"", "quantity", "antal"}


def fi(row: Row) -> Iterable[Filed]:
    """A row of the Swedish register, in either locale."""

    def text(part: str) -> str:
        return row.text(*_FI[part])

    def name(part: str) -> str:
        return next((n for n in _FI[part] if row.has(n)), _FI[part][0])

    kind = instrument_of(text("instrument"))
    who = Who(
        isin=isin_or_none(row.text("isin")) if kind == "share" else "",
        lei=text("lei"),
        name=text("issuer"),
        share_class=text("title"),
    )
    status = _STATUS.get(row.text("status").casefold())
    if status is None:
        raise row.unread("status", "not_allowed_here")
    day, person = _day(row, name("day")), text("person")
    close = text("close").casefold() in _YES
    nature, unit = text("nature"), text("unit").casefold()
    shares, price = row.size(name("volume")) or None, row.price(name("price"))
    side = codes.mar_side(nature)
    if price is None and side in ("buy", "sell"):
        side = "other"  # nothing was paid: no purchase or sale
    published = row.instant(name("published"), STOCKHOLM)
    key = key_of(
        who.lei, person, text("notifier"), day, nature, text("instrument"), row.text("isin"),
        text("title"), published or text("published"), shares, price, text("venue"),
    )  # fmt: skip
    found = deal(
        who,
        _source("fi", row, key),
        line=row.line.number,
        person=person,
        roles=(*codes.roles_of(text("position")), *(("related",) if close else ())),
        side=side,
        code=nature,
        scheme="mar",
        shares=shares if unit in _PIECES else None,
        value=shares if unit not in _PIECES else None,
        price=price,
        currency=row.currency(name("currency")),
        traded_from=day,
        published_at=published,
        published_on=None if published else row.day(name("published")),
        direct=not close,
        vehicle=text("notifier") if close and text("notifier") != person else "",
        discretion="plan" if text("programme").casefold() in _YES else "unknown",
        instrument=kind,
        status=status,
    )
    amends = text("amendment").casefold() in _YES and status == "current"
    yield replace(found, amends=amends)


def six(row: Row) -> Iterable[Filed]:
    """A notification of SIX Exchange Regulation, which by law names no person."""
    functions = {"1": ("director",), "2": ("officer",)}
    kind = "share" if row.text("securitytypecode") in ("7", "") else "derivative"
    who = Who(
        isin=isin_or_none(row.text("isin")) if kind == "share" else "",
        name=row.text("notificationsubmitter"),
        share_class=row.text("securitydescription"),
    )
    related = row.text("obligorrelatedpartyind")
    price = row.price("transactionamountpersecuritychf")
    value = row.size("transactionamountchf")
    yield replace(
        deal(
            who,
            _source("six", row, row.text("notificationid")),
            line=row.line.number,
            roles=(
                *functions.get(row.text("obligorfunctioncode"), ()),
                *(("related",) if related else ()),
            ),
            side={"1": "buy", "2": "sell"}.get(row.text("buysellindicator"), "unknown"),
            code=row.text("buysellindicator"),
            scheme="six",
            shares=_tidy(row.size("transactionsize")) or None,
            price=_tidy(price),
            value=_tidy(value),
            currency="CHF",
            traded_from=_day(row, "transactiondate"),
            direct=None if not related else False,
            status="superseded" if row.text("correctorid") else "current",
            instrument=kind,
        ),
        corrects=row.text("correcteeid"),
    )


def _tidy(value: Decimal | None) -> Decimal | None:
    """A figure without the noise of a binary fraction: 203.45306000000002 is 203.45306."""
    if value is None:
        return None
    rounded = round(value, 8)
    return rounded.normalize() if rounded else rounded


def afm(row: Row) -> Iterable[Filed]:
    """An entry of the Dutch index, which has no side, size or price: those are on its own page."""
    native = row.text("meldingid")
    page = (
        "https://www.afm.nl/en/sector/registers/meldingenregisters/"
        f"transacties-leidinggevenden-mar19-/details?id={native}"
    )
    related = row.text("nauwgelieerdaan")
    yield deal(
        Who(lei=row.text("lei"), name=row.text("uitgevendeinstelling")),
        _source("afm", row, native, page if native else ""),
        line=row.line.number,
        person=row.text("meldingsplichtige"),
        roles=(*codes.roles_of(row.text("functie")), *(("related",) if related else ())),
        side="unknown",
        scheme="mar",
        traded_from=_day(row, "transactiedatum"),
        vehicle=related,
    )


LAYOUTS = (
    Layout(
        "bafin",
        ("emittent", "isin", "meldepflichtiger", "artdesgeschäfts", "aggregiertesvolumen",
         "datumdesgeschäfts"),
        bafin,
        numbers=("durchschnittspreis", "aggregiertesvolumen"),
        days=("datumdesgeschäfts", "mitteilungsdatum"),
        point=",",
        order="day",
    ),
    Layout(
        "bafin",
        ("issuer", "bafinid", "isin", "aggregatedvolume", "averageprice"),
        bafin,
        numbers=("averageprice", "aggregatedvolume"),
        point=None,
        order="day",
    ),
    Layout(
        "fi",
        ("publicationdate", "leicode", "persondischargingmanagerialresponsibilities",
         "natureoftransaction", "transactiondate", "volume", "price", "status"),
        fi,
        numbers=("volume", "price"),
        days=("transactiondate",),
        order="day",
    ),
    Layout(
        "fi",
        ("publiceringsdatum", "leikod", "personiledandeställning", "karaktär",
         "transaktionsdatum", "volym", "pris", "status"),
        fi,
        numbers=("volym", "pris"),
        days=("transaktionsdatum",),
        point=",",
        order="day",
    ),
    Layout(
        "six",
        ("notificationid", "notificationsubmitter", "isin", "transactiondate",
         "buysellindicator", "transactionsize"),
        six,
    ),
    Layout(
        "afm",
        ("meldingid", "transactiedatum", "uitgevendeinstelling", "meldingsplichtige"),
        afm,
        days=("transactiedatum",),
        order="month",
    ),
)  # fmt: skip
