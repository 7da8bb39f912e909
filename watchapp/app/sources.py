"""Feeds of events: fetched on a worker, compared with the book, accepted through the desk."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from watchapp.app.desk import Desk
from watchapp.core.events import Event, Source
from watchapp.core.issuer import Listing
from watchapp.core.problems import KnownError

if TYPE_CHECKING:  # what only a running feed needs does not hold up the first frame
    from concurrent.futures import Future, ThreadPoolExecutor

    from watchapp.core.merge import Plan
    from watchapp.feeds.protocol import Answer, Feed

log = logging.getLogger(__name__)


class Sources(QObject):
    """Asks feeds and takes in what is new; what touches the user's own edits waits.

    ``accepted`` carries the plan whose new and corrected records have just been kept,
    ``failed`` the feed's name and the KnownError.
    """

    accepted = Signal(object)  # Plan
    failed = Signal(str, object)
    _arrived = Signal(object, object)

    def __init__(self, desk: Desk, feeds: Sequence[Feed], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._feeds = {f.name: f for f in feeds}
        self._worker: ThreadPoolExecutor | None = None
        self._arrived.connect(self._take)

    def update(self, listing: Listing) -> None:
        """Asks every feed for the events of ``listing``."""
        if self._feeds and self._worker is None:
            from concurrent.futures import ThreadPoolExecutor

            self._worker = ThreadPoolExecutor(1, thread_name_prefix="feeds")
        for feed in self._feeds.values():
            assert self._worker is not None
            job = self._worker.submit(feed.fetch, listing)
            job.add_done_callback(partial(self._arrived.emit, (feed.name, listing)))

    def stop(self) -> None:
        """Ends the worker; what has not begun is forgotten."""
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
            self._worker = None

    def _take(self, about: tuple[str, Listing], job: Future[Answer]) -> None:
        from watchapp.core import merge

        name, listing = about
        if job.cancelled():
            return
        error = job.exception()
        if isinstance(error, KnownError):
            self.failed.emit(name, error)
            return
        if error is not None:
            raise error
        self._desk.open_issuer(listing.issuer_id)
        now = datetime.now(UTC).replace(microsecond=0)
        records = [_arrived_by(r, name, now) for r in job.result().records]
        plan = merge.plan(self._desk.book, records, name)
        self._keep(plan)

    def _keep(self, plan: Plan) -> None:
        wanted = [i for i in plan.items if i.status in ("new", "changed")]
        try:
            act = self._desk.accept(plan, wanted)
        except KnownError as error:
            self.failed.emit(plan.source, error)
            return
        log.info("%s: %d kept, %d waiting", plan.source, len(wanted), len(plan.of("conflict")))
        if act is not None:
            self.accepted.emit(plan)


def _arrived_by(event: Event, feed: str, now: datetime) -> Event:
    from watchapp.app.acts import new_id

    sources = event.sources or (Source(feed),)
    stamped = tuple(replace(s, retrieved_at=s.retrieved_at or now) for s in sources)
    return replace(
        event,
        id=event.id or new_id(),
        entered_at=now,
        entered_by=feed,
        sources=stamped,
    )
