"""Reads long texts beside the window."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date

from PySide6.QtCore import QObject, Signal

from watchapp.core.problems import KnownError
from watchapp.core.statements import Article


class Reading(QObject):
    """``read`` begins, ``done`` carries the Article or the KnownError; only the last one counts."""

    done = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="article")
        self._last: Future[Article | KnownError] | None = None
        self._arrived.connect(self._take)

    def read(self, text: str, day: date | None) -> None:
        """Begins to read a text; one that is being read is forgotten."""
        if self._last is not None:
            self._last.cancel()
        self._last = self._worker.submit(_read, text, day)
        self._last.add_done_callback(self._arrived.emit)

    def stop(self) -> None:
        """Forgets what is not done; what is being read ends by itself."""
        self._last = None
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _take(self, job: Future[Article | KnownError]) -> None:
        if job is self._last and not job.cancelled():
            self.done.emit(job.result())


def _read(text: str, day: date | None) -> Article | KnownError:
    from watchapp.app.articles import today
    from watchapp.formats.article.read import read

    try:
        return read(text, day, now=today())
    except KnownError as error:
        return error
