"""Feeds of events: fetched on a worker, compared with the book, accepted through the desk."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from watchapp.app.desk import Desk
from watchapp.core.change import Change
from watchapp.core.events import Coverage
from watchapp.core.issuer import Issuer, Listing
from watchapp.core.problems import KnownError
from watchapp.core.records import dataclass
from watchapp.log import named

if TYPE_CHECKING:  # what only a running feed needs does not hold up the first frame
    from concurrent.futures import Future, ThreadPoolExecutor

    from watchapp.core.merge import Plan
    from watchapp.feeds.net import Net
    from watchapp.feeds.protocol import Answer, Ask, Feed

log = named(__name__)

ASKED_EVERY = 3 * 3600.0  # seconds between two questions that nobody asked for
USUAL_DAYS = 14  # an update reaches back so far, or to the last day that was read
FIRST_DAYS = 365  # the first time
NEWS_DAYS = 30  # what was published before is no news, whenever it is read


@dataclass(frozen=True, slots=True)
class Health:
    """How a source is: ``state`` is off, never, up_to_date, waiting or failed.

    ``at`` is when it last answered, ``until`` when a busy one may be asked again, ``reason`` the
    code of what it did last time.
    """

    state: str = "never"
    at: float | None = None
    until: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What asking one feed about one company came to; for those who wait for it."""

    feed: str
    listing: Listing
    new: int = 0
    changed: int = 0
    unread: int = 0
    error: KnownError | None = None
    first: date | None = None
    last: date | None = None
    quiet: bool = False  # old filings, read for the first time


@dataclass(frozen=True, slots=True)
class _Job:
    feed: str
    listing: Listing
    since: date
    until: date
    quiet: bool


class Sources(QObject):
    """Asks feeds and takes in what is new; what touches the user's own edits waits.

    ``accepted`` carries the plan whose new and corrected records have just been kept and are news,
    ``failed`` the feed's name and the KnownError, ``told`` the Outcome of every question,
    ``changed`` that a source's health is another.

    Args:
        desk: Where answers go; None while there is no file, and nothing is asked.
        make_feeds: Gives all feeds when they are first needed, and the plug-ins that failed.
        on: The names of the feeds that are switched on.
        cache: The folder of what was fetched and how sources are.
        contact: What sources may be told of the user.
    """

    accepted = Signal(object)  # Plan
    failed = Signal(str, object)
    told = Signal(object)  # Outcome
    changed = Signal()
    _arrived = Signal(object, object)

    def __init__(
        self,
        desk: Desk | None,
        make_feeds: Callable[[], tuple[list[Feed], list[tuple[str, str]]]],
        *,
        on: Callable[[], Sequence[str]],
        cache: Path,
        contact: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = desk
        self._make_feeds = make_feeds
        self._on = on
        self._cache = cache
        self._contact = contact
        self._known: dict[str, Feed] | None = None
        self.broken: list[tuple[str, str]] = []
        self._health: dict[str, Health] | None = None
        self._worker: ThreadPoolExecutor | None = None
        self._net: Net | None = None
        self._going: set[tuple[str, str]] = set()
        self._arrived.connect(self._take)

    # -- what there is

    @property
    def _desk(self) -> Desk:
        assert self._file is not None, "nothing is asked without a file"
        return self._file

    @property
    def feeds(self) -> dict[str, Feed]:
        """Every feed by its name."""
        if self._known is None:
            found, self.broken = self._make_feeds()
            self._known = {f.name: f for f in found}
        return self._known

    def is_on(self, name: str) -> bool:
        """True for a feed the user has switched on."""
        return name in self._on()

    @property
    def any_on(self) -> bool:
        """True when a feed is on; asks for no feed to be loaded."""
        return bool(self._on())

    def due(self) -> list[str]:
        """The feeds that are on and have not answered for some hours; not those that wait."""
        late = _now().timestamp() - ASKED_EVERY
        found = {n: self.health(n) for n in self.feeds if self.is_on(n)}
        return [n for n, h in found.items() if h.state != "waiting" and (h.at or 0) < late]

    @property
    def busy(self) -> int:
        """How many questions are not answered yet."""
        return len(self._going)

    def health(self, name: str) -> Health:
        """How a source is."""
        found = self._kept_health().get(name, Health())
        if not self.is_on(name):
            return replace(found, state="off")
        if found.state == "waiting" and (found.until or 0) <= _now().timestamp():
            return replace(found, state="up_to_date" if found.at else "never")
        return found

    def coverage(self, name: str, issuer_id: str) -> list[Coverage]:
        """The days a source was really read for a company, oldest first."""
        self._desk.open_issuer(issuer_id)
        found = (c for c in self._desk.book.all(Coverage) if c.issuer_id == issuer_id)
        return sorted((c for c in found if c.source == name), key=lambda c: c.first)

    # -- asking

    def update(self, listing: Listing, names: Sequence[str] | None = None) -> int:
        """Asks the feeds that are on, or those named, for what is new about a company.

        Gives how many questions that makes; the answer to each comes by ``told``.
        """
        today = _now().date()
        asked = 0
        for name in self._wanted(listing, names):
            spans = self.coverage(name, listing.issuer_id)
            back = USUAL_DAYS if spans else FIRST_DAYS
            since = today - timedelta(days=back)
            if spans:
                since = min(since, max(c.last for c in spans))
            asked += self._ask(_Job(name, listing, since, today, quiet=not spans))
        return asked

    def back_fill(self, listing: Listing, names: Sequence[str], since: date) -> int:
        """Asks for everything since a day; it is never announced as news."""
        today = _now().date()
        jobs = [_Job(n, listing, since, today, quiet=True) for n in self._wanted(listing, names)]
        return sum(self._ask(job) for job in jobs)

    def _wanted(self, listing: Listing, names: Sequence[str] | None) -> list[str]:
        issuer = self._desk.book.get(Issuer, listing.issuer_id)
        assert issuer is not None, "a listing without its company cannot be saved"
        wanted = [n for n in self.feeds if self.is_on(n)] if names is None else names
        return [n for n in wanted if n in self.feeds and self._covers(n, listing, issuer)]

    def _covers(self, name: str, listing: Listing, issuer: Issuer) -> bool:
        try:
            return bool(self.feeds[name].covers(listing, issuer))
        except Exception:  # a plug-in's bug is a notice and nothing else
            log.exception("%s", name)
            return False

    def _ask(self, job: _Job) -> int:
        from watchapp.feeds.net import Net
        from watchapp.feeds.protocol import Ask
        from watchapp.formats.filings.read import read

        key = (job.feed, job.listing.id)
        if key in self._going:
            return 0
        if self._worker is None:
            from concurrent.futures import ThreadPoolExecutor

            self._worker = ThreadPoolExecutor(1, thread_name_prefix="feeds")
        if self._net is None:
            self._net = Net(self._cache / "documents")
        issuer = self._desk.book.get(Issuer, job.listing.issuer_id)
        assert issuer is not None
        ask = Ask(job.listing, issuer, job.since, job.until, self._net, read, self._contact())
        self._going.add(key)
        done = self._worker.submit(_fetched, self.feeds[job.feed], ask)
        done.add_done_callback(partial(self._arrived.emit, job))
        return 1

    def cancel(self) -> None:
        """Forgets what has not been asked yet."""
        if self._worker is not None:
            self._worker.shutdown(wait=False, cancel_futures=True)
            self._worker = None

    def stop(self) -> None:
        """Ends the worker at once, whatever hangs; what has not begun is forgotten."""
        if self._net is not None:
            self._net.stop()
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
            self._worker = None
        if self._net is not None:
            self._net.close()
            self._net = None

    # -- taking answers

    def _take(self, job: _Job, done: Future[Answer]) -> None:
        self._going.discard((job.feed, job.listing.id))
        if done.cancelled():
            self.told.emit(Outcome(job.feed, job.listing, error=KnownError("cancelled")))
            return
        error = done.exception()
        if isinstance(error, KnownError):
            self._fail(job, error)
            return
        if error is not None:
            raise error
        try:
            self._keep(job, done.result())
        except KnownError as known:
            self._fail(job, known)

    def _fail(self, job: _Job, error: KnownError) -> None:
        if error.code == "feed_stopped":
            return
        until = error.args_by_name.get("until")
        before = self._kept_health().get(job.feed, Health())
        state = "waiting" if until else "failed"
        self._set_health(job.feed, Health(state, before.at, until, error.code))
        self.failed.emit(job.feed, error)
        self.told.emit(Outcome(job.feed, job.listing, error=error))

    def _keep(self, job: _Job, answer: Answer) -> None:
        from watchapp.app import intake, text
        from watchapp.core.filed import Reading

        book = self._desk.book
        reading = Reading(
            job.feed, len(answer.filed) + len(answer.unreadable), answer.filed, answer.unreadable
        )
        found = intake.make_plan(self._desk, [(Path(job.feed), reading)], job.listing)
        plan = found.plan
        act = intake.accepting(book, plan, plan.items, text.tr("Imported"))
        spans = self._covered(job, answer)
        if spans:
            # what was read is noted with what was found: one transaction, one step back
            act = replace(act, changes=(*act.changes, *spans))
        new, changed = len(plan.of("new")), len(plan.of("changed"))
        if new or changed or plan.of("conflict"):
            self._desk.do(act)
        elif act.changes:
            self._desk.fill_in(act)
        self._set_health(job.feed, Health("up_to_date", _now().timestamp()))
        unread = sum(len(f.unread) for f in found.files)
        log.info("%s: %d new, %d changed, %d not read", job.feed, new, changed, unread)
        self._announce(job, plan)
        self.told.emit(
            Outcome(
                job.feed,
                job.listing,
                new,
                changed,
                unread,
                first=answer.first,
                last=answer.last,
                quiet=job.quiet,
            )
        )

    def _announce(self, job: _Job, plan: Plan) -> None:
        """Says what is news; old filings that are read for the first time are none."""
        since = _now().date() - timedelta(days=NEWS_DAYS)
        fresh = tuple(
            i
            for i in plan.items
            if i.status in ("new", "changed")
            and i.incoming.status == "current"
            and (day := i.incoming.known_day or i.incoming.first_day) is not None
            and day >= since
        )
        if fresh and not job.quiet:
            self.accepted.emit(replace(plan, items=fresh))

    def _covered(self, job: _Job, answer: Answer) -> list[Change]:
        """Changes that note the days that were read, joined with those that were before."""
        if answer.first is None or answer.last is None or answer.last < answer.first:
            return []
        first, last = answer.first, answer.last
        gone: list[Coverage] = []
        one = timedelta(days=1)
        for span in self.coverage(job.feed, job.listing.issuer_id):
            if span.first - one <= last and first <= span.last + one:
                first, last = min(first, span.first), max(last, span.last)
                gone.append(span)
        if len(gone) == 1 and (gone[0].first, gone[0].last) == (first, last):
            return []
        from watchapp.app.acts import new_id

        kept = gone[0].id if gone else new_id()
        now = Coverage(kept, job.listing.issuer_id, job.feed, first, last)
        return [
            Change(gone[0] if gone else None, now),
            *(Change(span, None) for span in gone[1:]),
        ]

    # -- how sources are

    @property
    def _health_file(self) -> Path:
        return self._cache / "health.json"

    def _kept_health(self) -> dict[str, Health]:
        if self._health is None:
            self._health = {}
            try:
                told = json.loads(self._health_file.read_text("utf-8"))
                for name, values in told.items():
                    self._health[name] = Health(**values)
            except (OSError, ValueError, TypeError, AttributeError):
                pass  # nothing is known of any source yet
        return self._health

    def _set_health(self, name: str, health: Health) -> None:
        kept = self._kept_health()
        kept[name] = health
        told: dict[str, Any] = {
            n: {"state": h.state, "at": h.at, "until": h.until, "reason": h.reason}
            for n, h in kept.items()
        }
        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            self._health_file.write_text(json.dumps(told), "utf-8")
        except OSError as error:
            log.warning("health not kept: %s", error)
        self.changed.emit()


def _fetched(feed: Feed, ask: Ask) -> Answer:
    """A feed's answer; a plug-in's bug is a failure of that source."""
    from watchapp.feeds.found import BUILT_IN

    try:
        return feed.fetch(ask)
    except KnownError:
        raise
    except Exception as error:
        if feed.name in BUILT_IN:
            raise
        log.exception("plug-in %s", feed.name)
        raise KnownError("feed_bug", detail=f"{type(error).__name__}: {error}"[:200]) from error


def _now() -> datetime:
    return datetime.now(UTC)
