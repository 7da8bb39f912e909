"""When to ask a source what: politely, never the same thing twice at once, never again at once."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import field, replace

from watchapp.core.records import dataclass

AT_ONCE = 2
NO_DATA = frozenset({"not_found", "no_prices", "too_old"})
# The answer was interrupted by our own restart: the question itself did nothing wrong.
INNOCENT = frozenset({"restarted"})

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Pace:
    """How long is waited, in seconds. Tests shorten it; for a real source it is as it is here.

    ``gap`` lies between two requests nobody waits for, plus as much jitter again. ``look`` is how
    often it is looked at what is due, ``quotes`` lies between two quotes of an open market and
    ``trusted`` is how long a tick of the stream spares its symbol them. ``one_by_one`` takes the
    place of ``quotes`` while the source refuses the request for all and is asked for each symbol.
    """

    gap: float = 0.25
    first_pause: Mapping[str, float] = field(
        default_factory=lambda: {"rate_limited": 60.0, "offline": 10.0}
    )
    longest_pause: Mapping[str, float] = field(
        default_factory=lambda: {"rate_limited": 900.0, "offline": 120.0}
    )
    first_retry: float = 30.0
    longest_retry: float = 900.0
    no_data: float = 86_400.0
    look: float = 5.0
    quotes: float = 30.0
    one_by_one: float = 300.0
    trusted: float = 90.0
    intraday: float = 60.0
    flush: float = 0.016
    save: float = 30.0


@dataclass(frozen=True, slots=True)
class Want:
    """Something to ask for: ``key`` says what, ``rank`` how soon (0: somebody is waiting)."""

    op: str
    symbol: str = ""
    interval: str = ""
    period: str = ""
    symbols: tuple[str, ...] = ()
    rank: int = 1

    @property
    def key(self) -> Key:
        """What is asked, however far back."""
        return self.op, self.symbol, self.interval


@dataclass(slots=True)
class _Failure:
    times: int = 0
    until: float = 0.0


@dataclass(slots=True)
class Scheduler:
    """Decides what goes out next. Times are seconds of any steadily rising clock.

    At most ``AT_ONCE`` requests are out. A refusal for too many requests, or no connection at
    all, pauses everything, longer each time; any other failure keeps only the same question back.
    """

    pace: Pace = field(default_factory=Pace)
    rng: random.Random = field(default_factory=random.Random)
    paused_until: float = 0.0
    pause_reason: str = ""
    _queue: dict[Key, Want] = field(default_factory=dict)
    _out: dict[Key, Want] = field(default_factory=dict)
    _failures: dict[Key, _Failure] = field(default_factory=dict)
    _pauses: int = 0
    _next_at: float = 0.0

    def want(self, want: Want, now: float, *, forced: bool = False) -> bool:
        """Queues ``want`` unless it is out or kept back; ``forced`` forgets failures.

        What is queued already stays one question: the more urgent and farther reaching of the two.
        """
        if forced:
            self._failures.pop(want.key, None)
        if want.key in self._out or self.kept_back(want.key, now):
            return False
        queued = self._queue.get(want.key)
        if queued is not None:
            period = "max" if "max" in (want.period, queued.period) else want.period
            want = replace(want, rank=min(want.rank, queued.rank), period=period)
        self._queue[want.key] = want
        return True

    def kept_back(self, key: Key, now: float) -> bool:
        """True while this failed so recently that it must not be asked again."""
        failure = self._failures.get(key)
        return failure is not None and failure.until > now

    def drop(self, key: Key) -> None:
        """Takes something out of the queue that nobody wants any more."""
        self._queue.pop(key, None)

    def clear(self) -> None:
        """Forgets everything: the source that was asked is gone."""
        for kept in (self._queue, self._out, self._failures):
            kept.clear()
        self._end_pause()

    def next(self, now: float) -> Want | None:
        """What to send now, or None; what is given counts as out."""
        if not self._queue or len(self._out) >= AT_ONCE or now < self.paused_until:
            return None
        want = min(self._queue.values(), key=lambda w: w.rank)
        if want.rank > 0 and now < self._next_at:
            return None
        del self._queue[want.key]
        self._out[want.key] = want
        self._next_at = now + self._jittered(self.pace.gap, 1.0)
        return want

    def wait(self, now: float) -> float | None:
        """Seconds until ``next`` may have something, None when nothing is queued."""
        if not self._queue or len(self._out) >= AT_ONCE:
            return None
        pause = self.paused_until - now
        gap = 0.0 if min(w.rank for w in self._queue.values()) == 0 else self._next_at - now
        return max(pause, gap, 0.0)

    def pending(self, key: Key) -> bool:
        """True while this is queued or out."""
        return key in self._queue or key in self._out

    def resume(self, reason: str) -> None:
        """Ends a pause for ``reason``, because somebody knows better."""
        if self.pause_reason == reason:
            self._end_pause()

    def answered(self, key: Key, now: float) -> None:
        """A good answer came. It ends a pause that is over, and any pause for no connection.

        A request that was out when the source refused another one proves nothing: that pause goes
        on.
        """
        self._out.pop(key, None)
        self._failures.pop(key, None)
        if now >= self.paused_until or self.pause_reason == "offline":
            self._end_pause()

    def _end_pause(self) -> None:
        self._pauses = 0
        self.paused_until = 0.0
        self.pause_reason = ""

    def failed(self, key: Key, code: str, now: float, retry_after: float | None = None) -> float:
        """Takes a failure in; returns when this may be asked again."""
        self._out.pop(key, None)
        if code in INNOCENT:
            return now
        failure = self._failures.setdefault(key, _Failure())
        if code in self.pace.first_pause:
            failure.times = 0
            failure.until = self._pause(code, now, retry_after or 0.0)
            return failure.until
        failure.times += 1
        if code in NO_DATA:
            failure.until = now + self.pace.no_data
        else:
            pace = self.pace
            grown = pace.first_retry * 2 ** min(failure.times - 1, 30)
            seconds = min(grown, pace.longest_retry)
            failure.until = now + self._jittered(seconds, 0.2)
        return failure.until

    def _pause(self, code: str, now: float, retry_after: float) -> float:
        """Pauses everything; returns until when."""
        retry_after = min(retry_after, self.pace.no_data)
        # requests that were out together fail together: that is one refusal, not several
        if self.paused_until > now and self.pause_reason in (code, "rate_limited"):
            until = now + retry_after
        else:
            self._pauses = self._pauses + 1 if self.pause_reason in ("", code) else 1
            longest = self.pace.longest_pause[code]
            seconds = min(self.pace.first_pause[code] * 2 ** min(self._pauses - 1, 30), longest)
            until = now + self._jittered(max(seconds, retry_after), 0.2)
            self.pause_reason = code
        self.paused_until = max(self.paused_until, until)
        return self.paused_until

    def _jittered(self, seconds: float, share: float) -> float:
        return seconds * (1 + share * self.rng.random())
