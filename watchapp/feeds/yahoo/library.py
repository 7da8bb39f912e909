"""yfinance as this program uses it: one session, its cache in our folder, nothing remembered.

Importing yfinance and pandas takes half a second and a hundred megabytes; that happens here, in
the child, at the first question.
"""

from __future__ import annotations

import logging
import os
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from watchapp.feeds.yahoo.failures import Notes

T = TypeVar("T")
CACHE = "WATCHAPP_YF_CACHE"  # folder of yfinance's databases; unset: it keeps none
FILES = ("tkr-tz.db", "cookies.db", "isin-tkr.db")
SQLITE = b"SQLite format 3\x00"
# Two threads that import parts of one package at a time can each wait for the other; Python then
# breaks off one of the two imports, and the package stays half there until the process ends.
IMPORTING = threading.RLock()


def yfinance_library() -> Any:
    """The module yfinance with all of its parts, whichever thread asks first."""
    with IMPORTING:
        import yfinance

        return yfinance


class Library:
    """The imported yfinance and the one session all requests share."""

    def __init__(self) -> None:
        yfinance = yfinance_library()
        # After the import: yfinance switches its own deprecation warnings on.
        warnings.simplefilter("ignore", DeprecationWarning)
        logging.getLogger("yfinance").setLevel(logging.CRITICAL)  # we say why, in our own words
        self.yf: Any = yfinance
        self.notes = Notes()
        self._folder = os.environ.get(CACHE)
        self._mending = threading.Lock()
        # Reasons are wanted as exceptions, not as log lines beside an empty table.
        yfinance.config.debug.hide_exceptions = False
        self._sound_cache()
        # A folder below a file cannot be made: then yfinance goes on without a cache.
        yfinance.set_tz_cache_location(self._folder or str(Path(__file__) / "none"))
        self.session = self._noting_session()

    def _noting_session(self) -> Any:
        """A session of yfinance's own kind, which notes each answer for ``failures.explain``."""
        from yfinance import _http

        session = _http.new_session()
        ask = session.request

        def request(*args: Any, **kwargs: Any) -> Any:
            response = ask(*args, **kwargs)
            self.notes.take(str(kwargs.get("url") or args[1]), response)
            return response

        session.request = request
        return session

    def data(self) -> Any:
        """Requests with cookie and crumb, as yfinance makes them."""
        from yfinance.data import YfData

        return YfData(session=self.session)

    def forget(self) -> None:
        """Drop yfinance's memory of answers, which has no expiry and keeps bad ones for ever."""
        from yfinance.data import YfData

        YfData.cache_get.cache_clear()

    def run(self, work: Callable[[], T]) -> T:
        """``work()`` with fresh notes; once more with an empty cache when the cache was broken."""
        self.notes.clear()
        try:
            return work()
        except Exception as error:
            if not _from_peewee(error):
                raise
        finally:
            self.forget()
        self._drop_cache()
        self.notes.clear()
        try:
            return work()
        finally:
            self.forget()

    def _sound_cache(self) -> None:
        """Delete databases that are none before yfinance opens them."""
        for path in self._files():
            if path.is_file():
                with path.open("rb") as file:
                    start = file.read(len(SQLITE))
                if start not in (b"", SQLITE):
                    _delete(path)

    def _drop_cache(self) -> None:
        """Delete yfinance's databases and make it open new ones."""
        from yfinance import cache

        with self._mending:
            cache._TzCacheManager._tz_cache = None  # noqa: SLF001 - it has no public way
            cache._CookieCacheManager._Cookie_cache = None  # noqa: SLF001
            cache._ISINCacheManager._isin_cache = None  # noqa: SLF001
            # This also closes the connections.
            cache.set_tz_cache_location(self._folder or str(Path(__file__) / "none"))
            for path in self._files():
                _delete(path)

    def _files(self) -> list[Path]:
        return [Path(self._folder) / name for name in FILES] if self._folder else []


def _delete(path: Path) -> None:
    for part in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        part.unlink(missing_ok=True)


def _from_peewee(error: BaseException) -> bool:
    return any(c.__module__.partition(".")[0] in ("peewee", "sqlite3") for c in type(error).__mro__)
