"""Fetching with manners: slowly, within a deadline, nothing twice, never to a stranger's host."""

from __future__ import annotations

import email.utils
import hashlib
import json
import logging
import os
import threading
import time
from collections.abc import Callable, Collection
from datetime import UTC
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from watchapp import __version__
from watchapp.core.problems import KnownError
from watchapp.core.records import dataclass

log = logging.getLogger(__name__)

AT_VARIABLE = "WATCHAPP_FEEDS_AT"  # tests: every host below this address instead
AGENT = f"watchapp/{__version__}"
EVER = float("inf")
LARGEST = 64 * 1024 * 1024
MOST_REDIRECTS = 4
LONGEST_PAUSE = 6 * 3600.0
USUAL_PAUSE = 60.0
CHUNK = 64 * 1024
MISSING = (404, 410)


@dataclass(frozen=True, slots=True)
class Pace:
    """How a source is treated.

    Attributes:
        gap: Seconds between two requests to a host.
        deadline: Seconds until an answer must be complete.
        pause: Seconds that a busy source is left alone where it says nothing.
    """

    gap: float = 0.5
    deadline: float = 30.0
    pause: float = USUAL_PAUSE


class Net:
    """Fetches documents for feeds; one of it serves all, from any thread.

    Args:
        cache: The folder of what was fetched.
        pace: How sources are treated.
        clock: The present moment in UTC seconds.
    """

    def __init__(
        self,
        cache: Path,
        pace: Pace | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._cache = cache
        self._pace = pace or Pace()
        self._clock = clock
        self._session = requests.Session()
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._until: dict[str, float] = {}
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Ends every wait; nothing is asked any more."""
        self._stopped.set()

    def close(self) -> None:
        """Closes connections."""
        self._session.close()

    def waiting_until(self, host: str) -> float | None:
        """Until when a host asked to be left alone, None when it did not."""
        until = self._until.get(host, 0.0)
        return until if until > self._clock() else None

    def get(
        self,
        url: str,
        *,
        hosts: Collection[str],
        keep: float = 0.0,
        agent: str = AGENT,
        headers: dict[str, str] | None = None,
    ) -> bytes | None:
        """The document at ``url``, None where there is none (404).

        Args:
            url: With https.
            hosts: Where redirects may lead, the url's own host included.
            keep: Seconds for which what was fetched needs not be asked for again; ``EVER`` for
                documents that never change. After them it is asked whether it has changed.
            agent: Who asks.
            headers: Further ones.

        Raises KnownError: ``feed_offline``, ``feed_timeout``, ``feed_tls``, ``feed_refused``
        (status), ``feed_busy`` (until), ``feed_down`` (status), ``feed_redirected``,
        ``feed_too_large``, ``feed_stopped``.
        """
        kept = self._kept(url)
        if kept is not None and self._clock() - kept.at < keep:
            return kept.data
        return self._fetch(url, hosts, kept, {"User-Agent": agent, **(headers or {})})

    def through(
        self,
        key: str,
        host: str,
        ask: Callable[[Callable[[], bool]], bytes],
        keep: Callable[[bytes], float],
    ) -> bytes:
        """What another library fetches from a host, with the same manners.

        Args:
            key: What it is kept as.
            host: Whose turn and whose wish to be left alone count.
            ask: Fetches; it is given a function that says when to stop. A KnownError
                ``feed_busy`` of it leaves the host alone.
            keep: Seconds for which such an answer needs not be asked for again.
        """
        kept = self._kept(key)
        if kept is not None and self._clock() - kept.at < keep(kept.data):
            return kept.data
        self._wait_turn(host)
        try:
            data = ask(self._stopped.is_set)
        except KnownError as error:
            if error.code == "feed_busy":
                self._until[host] = float(str(error.args_by_name["until"]))
            raise
        self._keep(key, data, "", "")
        return data

    # -- asking

    def _fetch(
        self, url: str, hosts: Collection[str], kept: _Kept | None, headers: dict[str, str]
    ) -> bytes | None:
        if kept is not None and kept.etag:
            headers["If-None-Match"] = kept.etag
        if kept is not None and kept.modified:
            headers["If-Modified-Since"] = kept.modified
        ends = time.monotonic() + self._pace.deadline
        where = url
        for _ in range(MOST_REDIRECTS + 1):
            host = urlsplit(where).hostname or ""
            if host not in hosts:
                raise KnownError("feed_redirected", host=host)
            self._wait_turn(host)
            response = self._request(where, headers, ends)
            try:
                if response.is_redirect:
                    where = self._target(where, response.headers["Location"])
                    continue
                return self._take(url, host, response, kept, ends)
            finally:
                response.close()
        raise KnownError("feed_redirected", host=urlsplit(where).hostname or "")

    @staticmethod
    def _target(where: str, location: str) -> str:
        """Where a redirect leads, as if nothing stood between us and the source."""
        at = os.environ.get(AT_VARIABLE, "")
        if at and location.startswith(at):
            return "https://" + location[len(at) :].lstrip("/")
        return urljoin(where, location)

    def _request(self, url: str, headers: dict[str, str], ends: float) -> requests.Response:
        left = max(ends - time.monotonic(), 0.1)
        self._session.trust_env = not os.environ.get(AT_VARIABLE)  # tests go past the proxy
        try:
            return self._session.get(
                _placed(url), headers=headers, timeout=(min(left, 10.0), left), stream=True,
                allow_redirects=False,
            )  # fmt: skip
        except requests.exceptions.SSLError as error:
            raise KnownError("feed_tls") from error
        except requests.exceptions.Timeout as error:
            raise KnownError("feed_timeout") from error
        except requests.exceptions.RequestException as error:
            raise KnownError("feed_offline") from error

    def _take(
        self, url: str, host: str, response: requests.Response, kept: _Kept | None, ends: float
    ) -> bytes | None:
        status = response.status_code
        if status == 304 and kept is not None:
            self._keep(url, kept.data, kept.etag, kept.modified)
            return kept.data
        if status in MISSING:
            return None
        if status in (429, 503):
            until = self._clock() + self._pause_of(response.headers.get("Retry-After", ""))
            self._until[host] = until
            raise KnownError("feed_busy", until=until)
        if status >= 500:
            raise KnownError("feed_down", status=status)
        if status != 200:
            raise KnownError("feed_refused", status=status)
        data = self._body(response, ends)
        self._keep(
            url, data, response.headers.get("ETag", ""), response.headers.get("Last-Modified", "")
        )
        return data

    @staticmethod
    def _body(response: requests.Response, ends: float) -> bytes:
        """The body; however slowly it drips, not past the deadline, and not past a size."""
        parts: list[bytes] = []
        size = 0
        expected = response.headers.get("Content-Length", "")
        try:
            # what is there, however little: whole chunks would wait for a drip to fill them
            while part := response.raw.read1(CHUNK, decode_content=True):
                parts.append(part)
                size += len(part)
                if size > LARGEST:
                    raise KnownError("feed_too_large")
                if time.monotonic() > ends:
                    raise KnownError("feed_timeout")
        except urllib3.exceptions.ReadTimeoutError as error:
            raise KnownError("feed_timeout") from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise KnownError("feed_cut") from error
        encoded = response.headers.get("Content-Encoding", "")
        if expected.isdigit() and not encoded and size < int(expected):
            raise KnownError("feed_cut")
        return b"".join(parts)

    def _pause_of(self, text: str) -> float:
        """Seconds of a Retry-After, which is a number or a date."""
        if text.strip().isdigit():
            return min(float(text), LONGEST_PAUSE)
        try:
            at = email.utils.parsedate_to_datetime(text)
        except ValueError:
            return self._pace.pause
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        left = at.timestamp() - self._clock()
        return min(max(left, 1.0), LONGEST_PAUSE)

    def _wait_turn(self, host: str) -> None:
        """Waits for the host's turn; KnownError while it asked to be left alone."""
        until = self.waiting_until(host)
        if until is not None:
            raise KnownError("feed_busy", until=until)
        with self._lock:
            now = time.monotonic()
            at = max(self._next.get(host, 0.0), now)
            self._next[host] = at + self._pace.gap
        if self._stopped.wait(at - now):
            raise KnownError("feed_stopped")

    # -- what was fetched

    def _paths(self, url: str) -> tuple[Path, Path]:
        name = hashlib.sha256(url.encode()).hexdigest()[:32]
        return self._cache / f"{name}.bin", self._cache / f"{name}.json"

    def _kept(self, url: str) -> _Kept | None:
        body, about = self._paths(url)
        try:
            told = json.loads(about.read_text("utf-8"))
            data = body.read_bytes()
        except (OSError, ValueError):
            return None
        whole = told.get("url") == url and told.get("sha") == hashlib.sha256(data).hexdigest()
        if not whole:
            return None
        return _Kept(data, str(told["etag"]), str(told["modified"]), float(told["at"]))

    def _keep(self, url: str, data: bytes, etag: str, modified: str) -> None:
        body, about = self._paths(url)
        told = {
            "url": url,
            "etag": etag,
            "modified": modified,
            "at": self._clock(),
            "sha": hashlib.sha256(data).hexdigest(),
        }
        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            for path, content in ((body, data), (about, json.dumps(told).encode())):
                part = path.with_name(f"{path.name}.{os.getpid()}.part")
                part.write_bytes(content)
                part.replace(path)
        except OSError as error:
            log.warning("not kept: %s", error)


@dataclass(frozen=True, slots=True)
class _Kept:
    data: bytes
    etag: str
    modified: str
    at: float


def _placed(url: str) -> str:
    """Where a url is asked for: itself, or below the address that tests set."""
    at = os.environ.get(AT_VARIABLE, "")
    if not at:
        return url
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"{at}/{parts.netloc}{parts.path}{query}"
