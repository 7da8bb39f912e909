"""Exchanges as a symbol's ending names them: their code, zone, currency and usual hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from watchapp.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange; hours are local and usual, without holidays, half days or breaks.

    ``early`` and ``late`` are the seconds before and after them in which sources have prices too.
    """

    mic: str
    name: str
    zone: str
    currency: str | None
    opens: time = time(9)
    closes: time = time(17, 30)
    early: float = 0.0
    late: float = 0.0


_ROWS = """
HK XHKG Hong-Kong Asia/Hong_Kong HKD 09:30 16:10
SS XSHG Shanghai Asia/Shanghai CNY 09:30 15:00
SZ XSHE Shenzhen Asia/Shanghai CNY 09:30 15:00
T XTKS Tokyo Asia/Tokyo JPY 09:00 15:30
KS XKRX Seoul Asia/Seoul KRW 09:00 15:30
KQ XKOS KOSDAQ Asia/Seoul KRW 09:00 15:30
TW XTAI Taipei Asia/Taipei TWD 09:00 13:30
SI XSES Singapore Asia/Singapore SGD 09:00 17:10
NS XNSE NSE Asia/Kolkata INR 09:15 15:30
BO XBOM BSE Asia/Kolkata INR 09:15 15:30
AX XASX Sydney Australia/Sydney AUD 10:00 16:10
DE XETR Xetra Europe/Berlin EUR 09:00 17:35
F XFRA Frankfurt Europe/Berlin EUR 08:00 22:00
MU XMUN Munich Europe/Berlin EUR 08:00 22:00
SG XSTU Stuttgart Europe/Berlin EUR 08:00 22:00
HM XHAM Hamburg Europe/Berlin EUR 08:00 22:00
DU XDUS Düsseldorf Europe/Berlin EUR 08:00 20:00
BE XBER Berlin Europe/Berlin EUR 08:00 20:00
PA XPAR Paris Europe/Paris EUR 09:00 17:40
AS XAMS Amsterdam Europe/Amsterdam EUR 09:00 17:40
BR XBRU Brussels Europe/Brussels EUR 09:00 17:40
LS XLIS Lisbon Europe/Lisbon EUR 08:00 16:40
MI XMIL Milan Europe/Rome EUR 09:00 17:40
MC XMAD Madrid Europe/Madrid EUR 09:00 17:40
VI XWBO Vienna Europe/Vienna EUR 09:00 17:35
SW XSWX SIX Europe/Zurich CHF 09:00 17:35
L XLON London Europe/London GBp 08:00 16:35
IL XLON London Europe/London USD 08:00 16:35
IR XDUB Dublin Europe/Dublin EUR 08:00 16:30
ST XSTO Stockholm Europe/Stockholm SEK 09:00 17:30
CO XCSE Copenhagen Europe/Copenhagen DKK 09:00 17:00
HE XHEL Helsinki Europe/Helsinki EUR 10:00 18:30
OL XOSL Oslo Europe/Oslo NOK 09:00 16:30
WA XWAR Warsaw Europe/Warsaw PLN 09:00 17:05
TA XTAE Tel-Aviv Asia/Jerusalem ILA 09:59 17:25
JO XJSE Johannesburg Africa/Johannesburg ZAc 09:00 17:00
SA BVMF Sao-Paulo America/Sao_Paulo BRL 10:00 18:00
TO XTSE Toronto America/Toronto CAD 09:30 16:00
V XTSX TSX-Venture America/Toronto CAD 09:30 16:00
MX XMEX Mexico America/Mexico_City MXN 08:30 15:00
"""
US = Exchange(
    "XNYS", "US", "America/New_York", "USD", time(9, 30), time(16), early=5.5 * 3600, late=4 * 3600
)
# Indices as Yahoo names them, by the ending of the exchange whose hours they keep.
_INDICES = """
US ^GSPC ^DJI ^DJT ^DJU ^IXIC ^NDX ^RUT ^RUA ^RUI ^NYA ^XAX ^OEX ^MID ^SP600 ^SOX ^VIX ^W5000
US ^TNX ^TYX ^FVX ^IRX
DE ^GDAXI ^MDAXI ^SDAXI ^TECDAX ^STOXX ^STOXX50E
HK ^HSI ^HSCE ^HSTECH
T ^N225
L ^FTSE ^FTMC ^FTAS
PA ^FCHI ^SBF120 ^N100
AS ^AEX ^AMX
BR ^BFX
MC ^IBEX
VI ^ATX
SW ^SSMI ^SSHI
ST ^OMX ^OMXSPI
AX ^AXJO ^AORD
KS ^KS11 ^KS200
KQ ^KQ11
TW ^TWII
SI ^STI
NS ^NSEI ^NSEBANK
BO ^BSESN
SA ^BVSP
TO ^GSPTSE
MX ^MXX
"""
# The index an exchange's shares are measured against unless the user says otherwise.
_BENCHMARKS = """
XHKG ^HSI Hang-Seng
XSHG 000001.SS SSE-Composite
XSHE 399001.SZ SZSE-Component
XTKS ^N225 Nikkei-225
XKRX ^KS11 KOSPI
XKOS ^KQ11 KOSDAQ
XTAI ^TWII TAIEX
XSES ^STI Straits-Times
XNSE ^NSEI Nifty-50
XBOM ^BSESN Sensex
XASX ^AXJO S&P/ASX-200
XETR ^GDAXI DAX
XFRA ^GDAXI DAX
XMUN ^GDAXI DAX
XSTU ^GDAXI DAX
XHAM ^GDAXI DAX
XDUS ^GDAXI DAX
XBER ^GDAXI DAX
XPAR ^FCHI CAC-40
XAMS ^AEX AEX
XBRU ^BFX BEL-20
XLIS PSI20.LS PSI
XMIL FTSEMIB.MI FTSE-MIB
XMAD ^IBEX IBEX-35
XWBO ^ATX ATX
XSWX ^SSMI SMI
XLON ^FTSE FTSE-100
XDUB ^ISEQ ISEQ
XSTO ^OMX OMXS30
XCSE ^OMXC25 OMXC25
XHEL ^OMXH25 OMXH25
XOSL OSEBX.OL OSEBX
XWAR WIG20.WA WIG20
XTAE ^TA125.TA TA-125
XJSE ^J203.JO JSE-All-Share
BVMF ^BVSP Bovespa
XTSE ^GSPTSE S&P/TSX
XTSX ^GSPTSE S&P/TSX
XMEX ^MXX IPC
XNYS ^GSPC S&P-500
XNAS ^GSPC S&P-500
"""
_ROUND_THE_CLOCK = Exchange("", "", "UTC", None, time(0), time(23, 59, 59))


def _read() -> dict[str, Exchange]:
    found = {}
    for line in _ROWS.split("\n"):
        if line:
            end, mic, name, zone, currency, opens, closes = line.split()
            found[end] = Exchange(
                mic,
                name.replace("-", " "),
                zone,
                currency,
                time.fromisoformat(opens),
                time.fromisoformat(closes),
            )
    return found


BY_SUFFIX: dict[str, Exchange] = _read()
BENCHMARKS: dict[str, str] = {}
_BENCHMARK_NAMES: dict[str, str] = {}
for _mic, _index, _name in map(str.split, _BENCHMARKS.strip().split("\n")):
    BENCHMARKS[_mic] = _index
    _BENCHMARK_NAMES[_index] = _name.replace("-", " ")
_BY_INDEX = {
    index: BY_SUFFIX.get(end, US)
    for end, *indices in map(str.split, _INDICES.strip().split("\n"))
    for index in indices
}


def benchmark_name(symbol: str) -> str:
    """What an index is called, its symbol where that is not known."""
    return _BENCHMARK_NAMES.get(symbol, symbol)


BY_MIC: dict[str, Exchange] = {e.mic: e for e in reversed(BY_SUFFIX.values())}
BY_MIC |= {"XNYS": US, "XNAS": US}
# What Yahoo calls the exchanges where its code is not the symbol's ending.
_MIC_OF_YAHOO = {
    "NMS": "XNAS",
    "NGM": "XNAS",
    "NCM": "XNAS",
    "NAS": "XNAS",
    "NYQ": "XNYS",
    "NYS": "XNYS",
    "ASE": "XASE",
    "PCX": "ARCX",
    "PNK": "OTCM",
    "OQB": "OTCM",
    "OQX": "OTCM",
}


def of_symbol(symbol: str) -> Exchange:
    """The exchange a symbol's ending names; the United States where it has none.

    Of an index that is not known here no hours are claimed.
    """
    if symbol.endswith(("=X", "=F")) or "-USD" in symbol:
        return _ROUND_THE_CLOCK
    if symbol in _BY_INDEX:
        return _BY_INDEX[symbol]
    if symbol.startswith("^") and "." not in symbol:
        return _ROUND_THE_CLOCK
    _, dot, end = symbol.rpartition(".")
    return BY_SUFFIX.get(end, US) if dot else US


def without_hours(zone: str, currency: str | None) -> Exchange:
    """An exchange of a zone of which nothing more is known."""
    return replace(_ROUND_THE_CLOCK, zone=zone, currency=currency)


def mic_of(symbol: str, yahoo_exchange: str | None = None) -> str:
    """The market identifier code (ISO 10383) of a symbol, "" where it has no exchange."""
    if yahoo_exchange in _MIC_OF_YAHOO:
        return _MIC_OF_YAHOO[yahoo_exchange]
    return of_symbol(symbol).mic
