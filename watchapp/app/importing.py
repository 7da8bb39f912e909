"""Reads files of events beside the window: on a worker, with the book looked at in between."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from watchapp.app import intake
from watchapp.app.desk import Desk
from watchapp.core.issuer import Listing
from watchapp.formats.filings.grid import Written


class Importing(QObject):
    """One import: ``read`` begins it, ``planned`` carries the Intake; ``stop`` ends it.

    The window stays usable; the book is only read by the worker, and changed by nobody while a
    modal dialog waits for it.
    """

    planned = Signal(object)  # Intake
    _arrived = Signal(object, object)  # what goes on, Future

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="import")
        self._arrived.connect(self._go_on)

    def read(
        self,
        paths: Sequence[Path],
        mapping: Mapping[str, str] | None,
        kept: intake.Mappings,
        only: Listing | None,
        written: Written,
    ) -> None:
        """Begins to read the files; see ``intake.read_files`` and ``intake.prepare``."""

        def prepared() -> intake.Prepared:
            readings = intake.read_files(paths, mapping, kept, written)
            return intake.prepare(self._desk.book, readings, only)

        self._run(prepared, self._compare)

    def stop(self) -> None:
        """Forgets what is not done yet; what is being parsed ends by itself."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        job = self._worker.submit(work)
        job.add_done_callback(lambda done: self._arrived.emit(then, done))

    def _go_on(self, then: Callable[[Any], None], job: Future[Any]) -> None:
        if not job.cancelled():
            then(job.result())

    def _compare(self, prepared: intake.Prepared) -> None:
        for issuer in prepared.issuers:
            self._desk.open_issuer(issuer)
        self._run(lambda: intake.compare(self._desk.book, prepared), self.planned.emit)
