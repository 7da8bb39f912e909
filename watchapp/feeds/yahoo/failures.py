"""Why Yahoo did not answer, as one of a few codes that the program can speak.

yfinance tells little: a refusal, a web page instead of data and a symbol that does not exist all
end as "no price data". So the child's session notes what really came back for each request of a
thread (``Notes``), and the code is found from that together with the exception.
"""

from __future__ import annotations

import threading
import traceback
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

# Requests that only prepare others; their failing is no failure of the question.
HELPERS = ("/v1/test/getcrumb", "/consent", "/v2/collectConsent", "/copyConsent")
BY_STATUS = {
    401: "unauthorised",
    403: "unauthorised",
    404: "not_found",
    422: "too_old",
    429: "rate_limited",
}
TLS_CODES = frozenset({51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91, 98})
UNREACHABLE_CODES = frozenset({5, 6, 7, 97})
BROKEN_CODES = frozenset({16, 35, 52, 55, 56, 92, 95})
CUT_CODES = frozenset({18, 61})
TIMEOUT_CODE = 28


class RefusalError(Exception):
    """An answer that is already known to be a failure of ``code``."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


@dataclass(slots=True)
class Seen:
    """What one request brought: its status, the answer's first bytes, and when to come again."""

    status: int
    start: bytes
    retry_after: float | None = None


class Notes(threading.local):
    """The last answer that mattered in this thread's question."""

    def __init__(self) -> None:
        self.last: Seen | None = None

    def clear(self) -> None:
        """Forget; a new question begins."""
        self.last = None

    def take(self, url: str, response: Any) -> None:
        """Note ``response`` unless the request to ``url`` only prepared another."""
        parts = urlsplit(url)
        if parts.path in HELPERS or parts.hostname == "fc.yahoo.com":
            return
        wait = str(response.headers.get("retry-after") or "")
        self.last = Seen(
            int(response.status_code),
            bytes(response.content[:512]).lstrip()[:64],
            float(wait) if wait.isdecimal() else None,
        )


def explain(error: BaseException | None, seen: Seen | None) -> dict[str, Any]:
    """The failure as ``{"error": code, "detail"?: text, "retry_after"?: seconds}``.

    Args:
        error: What was raised, or None for an answer that is empty.
        seen: What the last request of the question brought, if one was answered.
    """
    code, detail = _code(error, seen)
    answer: dict[str, Any] = {"error": code}
    # Yahoo guesses "may be delisted" for every symbol it does not find; we do not repeat guesses.
    if detail and "delisted" not in detail.lower():
        answer["detail"] = detail
    if code == "rate_limited" and seen is not None and seen.retry_after is not None:
        answer["retry_after"] = seen.retry_after
    return answer


def _code(error: BaseException | None, seen: Seen | None) -> tuple[str, str]:
    names = {c.__name__ for c in type(error).__mro__} if error is not None else set()
    if isinstance(error, RefusalError):
        return error.code, error.detail
    if "YFRateLimitError" in names:
        return "rate_limited", ""
    if "CurlError" in names or "RequestException" in names:
        transport = _transport(error, names)
        if transport is not None:
            return transport, _brief(error)
    said = str(getattr(error, "yahoo_reason", None) or "")
    if seen is not None and seen.status >= 400:
        return _status(seen.status, said)
    if seen is not None and _no_data(error, names):
        return _content(seen, names, said)
    if error is None:
        return "no_prices", ""
    return "bug", "".join(traceback.format_exception(error))


def _status(status: int, said: str) -> tuple[str, str]:
    if status >= 500:
        return "source_down", f"HTTP {status}"
    if status == 400 and said:  # "Data doesn't exist for startDate = ..."
        return "no_prices", said
    return BY_STATUS.get(status, "bad_answer"), said or f"HTTP {status}"


def _content(seen: Seen, names: set[str], said: str) -> tuple[str, str]:
    """An answer of status 200 that did not hold what was asked for."""
    if seen.start.startswith(b"<") or "YFDataException" in names:
        return "source_down", ""
    if not seen.start.startswith(b"{") or "JSONDecodeError" in names:
        return "bad_answer", ""
    if not names or "YFTickerMissingError" in names:
        return "no_prices", said
    return "bad_answer", ""


def _no_data(error: BaseException | None, names: set[str]) -> bool:
    """True when ``error`` is how yfinance or pandas stumble over an answer of the wrong shape."""
    if error is None or names & {"YFException", "JSONDecodeError", "InvalidJSONError"}:
        return True
    if not isinstance(error, (KeyError, TypeError, AttributeError, IndexError, ValueError)):
        return False
    frames = traceback.extract_tb(error.__traceback__)
    where = frames[-1].filename.replace("\\", "/") if frames else ""
    return any(f"/{package}/" in where for package in ("yfinance", "pandas", "numpy", "zoneinfo"))


def _transport(error: BaseException | None, names: set[str]) -> str | None:
    """The code of a request that brought no answer at all; None when it brought one."""
    number = int(getattr(error, "code", 0) or 0)
    text = str(error)
    if number == TIMEOUT_CODE or "Timeout" in names:
        return "timeout"
    if number in UNREACHABLE_CODES or "CONNECT tunnel" in text or names & {"DNSError"}:
        return "offline"
    if number in TLS_CODES or "CertificateVerifyError" in names:
        return "tls"
    if number in CUT_CODES or "closed abruptly" in text or "ChunkedEncodingError" in names:
        return "bad_answer"
    if number in BROKEN_CODES:
        handshake = number == 35 and "reset" not in text and "SYSCALL" not in text.upper()
        return "tls" if handshake else "source_down"
    if names & {"HTTPError", "InvalidJSONError"}:
        return None
    if "SSLError" in names:  # the requests backend has no numbers
        return "tls"
    return "offline" if names & {"ConnectionError", "ProxyError"} else None


def _brief(error: BaseException | None) -> str:
    return str(error).partition(" See https://")[0][:200]
