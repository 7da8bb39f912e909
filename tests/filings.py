"""Small documents with the shapes of real ones, of the tests' own making."""

from __future__ import annotations

import json
from typing import Any

FOOTNOTES = {
    "F1": "Sold under a Rule 10b5-1 trading plan adopted on March 1, 2025.",
    "F2": "The price is a weighted average. Prices ranged from $10.10 to $10.90 per share.",
    "F3": "Shares were sold to cover taxes due on the vesting of restricted stock.",
    "F4": "The shares were bought at $9.87 per share.",
}


def line(
    code: str = "P", way: str = "A", *, day: str = "2025-09-12", shares: str | None = "1000",
    price: str | None = "10.50", after: str = "5000", notes: str = "", price_note: str = "",
    title: str = "Common Stock", direct: str = "D", nature: str = "", derivative: bool = False,
) -> str:  # fmt: skip
    """One transaction of an ownership document."""
    table = "derivative" if derivative else "nonDerivative"

    def value(tag: str, text: str | None, note: str = "") -> str:
        inner = f"<value>{text}</value>" if text is not None else ""
        inner += f'<footnoteId id="{note}"/>' if note else ""
        return f"<{tag}>{inner}</{tag}>"

    return f"""
      <{table}Transaction>
        {value("securityTitle", title, notes)}
        {value("transactionDate", day)}
        <transactionCoding><transactionFormType>4</transactionFormType>
          <transactionCode>{code}</transactionCode>
          <equitySwapInvolved>0</equitySwapInvolved></transactionCoding>
        <transactionAmounts>
          {value("transactionShares", shares)}
          {value("transactionPricePerShare", price, price_note)}
          {value("transactionAcquiredDisposedCode", way)}
        </transactionAmounts>
        <postTransactionAmounts>{value("sharesOwnedFollowingTransaction", after)}
        </postTransactionAmounts>
        <ownershipNature>{value("directOrIndirectOwnership", direct)}
          {value("natureOfOwnership", nature) if nature else ""}</ownershipNature>
      </{table}Transaction>"""


def form4(
    *lines: str, form: str = "4", flag: str | None = "0", owners: tuple[str, ...] = ("Doe Jane",),
    symbol: str = "ACME", cik: str = "0000123456", name: str = "Acme Corp", extra: str = "",
    derivative: str = "",
) -> bytes:  # fmt: skip
    """An ownership document."""
    people = "".join(
        f"""<reportingOwner><reportingOwnerId><rptOwnerCik>1</rptOwnerCik>
        <rptOwnerName>{owner}</rptOwnerName></reportingOwnerId><reportingOwnerRelationship>
        <isDirector>true</isDirector><isOfficer>1</isOfficer>
        <officerTitle>Chief Executive Officer</officerTitle></reportingOwnerRelationship>
        </reportingOwner>"""
        for owner in owners
    )
    box = f"<aff10b5One>{flag}</aff10b5One>" if flag is not None else ""
    notes = "".join(f'<footnote id="{k}">{v}</footnote>' for k, v in FOOTNOTES.items())
    table = f"<nonDerivativeTable>{''.join(lines)}</nonDerivativeTable>" if lines else ""
    more = f"<derivativeTable>{derivative}</derivativeTable>" if derivative else ""
    return f"""<?xml version="1.0"?>
<ownershipDocument><schemaVersion>X0508</schemaVersion><documentType>{form}</documentType>
<periodOfReport>2025-09-12</periodOfReport>
<issuer><issuerCik>{cik}</issuerCik><issuerName>{name}</issuerName>
<issuerTradingSymbol>{symbol}</issuerTradingSymbol></issuer>{people}{box}{table}{more}{extra}
<footnotes>{notes}</footnotes></ownershipDocument>""".encode()


def submission(document: bytes, number: str = "0000123456-25-000007") -> bytes:
    """A full submission text with the document inside."""
    head = f"""<SEC-DOCUMENT>{number}.txt : 20250915
<SEC-HEADER>{number}.hdr.sgml : 20250915
<ACCEPTANCE-DATETIME>20250915183057
ACCESSION NUMBER:\t\t{number}
CONFORMED SUBMISSION TYPE:\t4
FILED AS OF DATE:\t\t20250915
</SEC-HEADER>
<DOCUMENT><TYPE>4<TEXT><XML>
"""
    return head.encode() + document + b"\n</XML></TEXT></DOCUMENT></SEC-DOCUMENT>"


def submissions_index(*filings: tuple[str, str, str], form: str = "4", period: str = "") -> bytes:
    """The SEC's index of a company: (number, day, document) each."""
    recent: dict[str, Any] = {
        "reportDate": [period for _ in filings],
        "accessionNumber": [f[0] for f in filings],
        "filingDate": [f[1] for f in filings],
        "acceptanceDateTime": [f"{f[1]}T22:30:57.000Z" for f in filings],
        "form": [form for _ in filings],
        "primaryDocument": [f[2] for f in filings],
    }
    return json.dumps({"cik": "123456", "filings": {"recent": recent, "files": []}}).encode()


def quarterly_report(*rows: tuple[str, str, str]) -> bytes:
    """The page of a 10-Q with its table of purchases: (period, shares, price) each."""
    heads = ("Period", "Total Number of Shares Purchased", "Average Price Paid Per Share")
    lines = "".join(
        "<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in (heads, *rows)
    )
    return f"<html><body><p>Quarterly report</p><table>{lines}</table></body></html>".encode()


FI_HEADS = (
    "Publication date;Issuer;LEI-code;Notifier;Person discharging managerial responsibilities;"
    "Position;Closely associated;Amendment;Details of amendment;Initial notification;"
    "Linked to share option programme;Nature of transaction;Intrument type;Instrument name;ISIN;"
    "Transaction date;Volume;Unit;Price;Currency;Trading venue;Status;"
)


def fi_export(*rows: str) -> bytes:
    """The Swedish register's export as it comes: UTF-16 without its mark."""
    return "\r\n".join((FI_HEADS, *rows)).encode("utf-16-le")


def fi_row(
    *, published: str = "30/06/2026 15:36:22", nature: str = "Acquisition", kind: str = "Share",
    volume: str = "1000.0", price: str = "16.5", status: str = "Current", amendment: str = "",
    close: str = "", programme: str = "", person: str = "Anna Svensson",
    notifier: str = "Anna Svensson", isin: str = "SE0000108656",
) -> str:  # fmt: skip
    """A row of it: Ericsson's ISIN, everything else made up."""
    return (
        f"{published};Exempel AB (publ);549300EXAMPLE0000001;{notifier};{person};"
        f"Chief Executive Officer (CEO)/Managing Directory;{close};{amendment};;Yes;{programme};"
        f"{nature};{kind};Exempel AB;{isin};26/06/2026 00:00:00;{volume};Quantity;{price};SEK;"
        f"NASDAQ STOCKHOLM AB;{status};"
    )


SRRPT_HEADS = (
    "Company", "Stock code", "Sec. type", "Trading date (yyyy/mm/dd)",
    "Number of shares/units repurchased",
    "Repurchase price or highest repurchase price per share/unit ($)",
    "Lowest repurchase price per share/unit ($)", "Aggregate price paid ($)",
    "Method of repurchase", "Total number of shares/units repurchased*",
    ("Number of shares/units repurchased on the Exchange or another stock exchange under the "
     "repurchase mandate*"),
)  # fmt: skip


def srrpt(*rows: tuple[str, ...]) -> bytes:
    """Hong Kong's repurchase report as a text table."""
    lines = [("Share Repurchase Report",), ("Date Printed : 09/09/2026",), SRRPT_HEADS, *rows]
    return "\n".join("\t".join(r) for r in lines).encode()
