"""When to ask a source what: politely, never the same thing twice at once, never again at once."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

AT_ONCE = 2
GAP = 0.25  # seconds between two requests nobody waits for, plus as much jitter again
FIRST_PAUSE = {"rate_limited": 60.0, "offline": 10.0}
LONGEST_PAUSE = {"rate_limited": 900.0, "offline": 120.0}
FIRST_RETRY = 30.0
LONGEST_RETRY = 3600.0
NO_DATA_FOR = 86_400.0
NO_DATA = frozenset({"not_found", "no_prices", "too_old"})
# The answer was interrupted by our own restart: the question itself did nothing wrong.
INNOCENT = frozenset({"restarted"})


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
    def key(self) -> tuple[str, str, str]:
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

    rng: random.Random = field(default_factory=random.Random)
    paused_until: float = 0.0
    pause_reason: str = ""
    _queue: dict[tuple[str, str, str], Want] = field(default_factory=dict)
    _out: dict[tuple[str, str, str], Want] = field(default_factory=dict)
    _failures: dict[tuple[str, str, str], _Failure] = field(default_factory=dict)
    _pauses: dict[str, int] = field(default_factory=dict)
    _next_at: float = 0.0

    def want(self, want: Want, now: float, *, forced: bool = False) -> bool:
        """Queues ``want`` unless it is out, queued or kept back; ``forced`` forgets failures."""
        if forced:
            self._failures.pop(want.key, None)
        failure = self._failures.get(want.key)
        if want.key in self._out or (failure is not None and failure.until > now):
            return False
        queued = self._queue.get(want.key)
        if queued is None or want.rank < queued.rank or want.period == "max":
            self._queue[want.key] = want
        return True

    def drop(self, key: tuple[str, str, str]) -> None:
        """Takes something out of the queue that nobody wants any more."""
        self._queue.pop(key, None)

    def next(self, now: float) -> Want | None:
        """What to send now, or None; what is given counts as out."""
        if not self._queue or len(self._out) >= AT_ONCE or now < self.paused_until:
            return None
        want = min(self._queue.values(), key=lambda w: w.rank)
        if want.rank > 0 and now < self._next_at:
            return None
        del self._queue[want.key]
        self._out[want.key] = want
        self._next_at = now + GAP * (1 + self.rng.random())
        return want

    def wait(self, now: float) -> float | None:
        """Seconds until ``next`` may have something, None when nothing is queued."""
        if not self._queue or len(self._out) >= AT_ONCE:
            return None
        pause = self.paused_until - now
        gap = 0.0 if min(w.rank for w in self._queue.values()) == 0 else self._next_at - now
        return max(pause, gap, 0.0)

    def pending(self, key: tuple[str, str, str]) -> bool:
        """True while this is queued or out."""
        return key in self._queue or key in self._out

    def answered(self, key: tuple[str, str, str]) -> None:
        """A good answer came: failures and pauses are over."""
        self._out.pop(key, None)
        self._failures.pop(key, None)
        self._pauses.clear()
        self.paused_until = 0.0
        self.pause_reason = ""

    def failed(
        self, key: tuple[str, str, str], code: str, now: float, retry_after: float | None = None
    ) -> float:
        """Takes a failure in; returns when this may be asked again."""
        self._out.pop(key, None)
        if code in INNOCENT:
            return now
        failure = self._failures.setdefault(key, _Failure())
        failure.times += 1
        if code in FIRST_PAUSE:
            times = self._pauses[code] = self._pauses.get(code, 0) + 1
            seconds = min(FIRST_PAUSE[code] * 2 ** (times - 1), LONGEST_PAUSE[code])
            seconds = max(seconds, retry_after or 0.0) * (1 + 0.2 * self.rng.random())
            # requests that were out together fail together: that is one refusal, not several
            if self.paused_until <= now or retry_after:
                self.paused_until = now + seconds
                self.pause_reason = code
            else:
                self._pauses[code] = times - 1
            failure.times = 0
            failure.until = self.paused_until
        elif code in NO_DATA:
            failure.until = now + NO_DATA_FOR
        else:
            seconds = min(FIRST_RETRY * 2 ** (failure.times - 1), LONGEST_RETRY)
            failure.until = now + seconds * (1 + 0.2 * self.rng.random())
        return failure.until
