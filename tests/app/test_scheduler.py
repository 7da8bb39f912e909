"""The scheduler: polite whatever happens, and never in anybody's way for longer than it must."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchapp.app.scheduler import AT_ONCE, NO_DATA, Pace, Scheduler, Want

PACE = Pace()
DAY = 86_400.0
PLAIN = ["timeout", "source_down", "bad_answer", "unauthorised", "tls", "source_died", "bug"]


def want(symbol: str = "A", **more: object) -> Want:
    return Want("history", symbol, "1d", "1y", **more)  # type: ignore[arg-type]


def sent(scheduler: Scheduler, asked: Want, now: float) -> Want:
    """Asks for something and sends it at once."""
    assert scheduler.want(asked, now)
    out = scheduler.next(now)
    assert out is not None
    return out


def test_two_requests_are_out_at_most() -> None:
    scheduler = Scheduler()
    for k in range(10):
        scheduler.want(want(f"S{k}", rank=0), 0.0)
    first, second = scheduler.next(0.0), scheduler.next(0.0)
    assert first is not None
    assert second is not None
    assert scheduler.next(1e9) is None
    assert scheduler.wait(1e9) is None
    scheduler.answered(first.key, 0.0)
    assert scheduler.next(0.0) is not None


def test_who_waits_comes_first_and_others_wait_for_a_gap() -> None:
    scheduler = Scheduler()
    scheduler.want(want("list", rank=2), 0.0)
    scheduler.want(want("list too", rank=2), 0.0)
    scheduler.want(want("shown", rank=0), 0.0)
    first, second = scheduler.next(0.0), scheduler.next(0.0)
    assert first is not None
    assert first.symbol == "shown"
    assert second is None, "nobody waits for the list"
    gap = scheduler.wait(0.0)
    assert gap is not None
    assert PACE.gap <= gap <= 2 * PACE.gap
    assert scheduler.next(gap) is not None


def test_the_same_question_is_asked_once() -> None:
    scheduler = Scheduler()
    assert scheduler.want(want(), 0.0)
    assert scheduler.want(want(), 0.0)
    out = scheduler.next(0.0)
    assert out is not None
    assert not scheduler.want(want(), 0.0), "it is out already"
    assert scheduler.next(100.0) is None
    scheduler.answered(out.key, 100.0)
    assert scheduler.next(100.0) is None


def test_of_two_wishes_for_the_same_the_urgent_and_the_farther_reaching_counts() -> None:
    scheduler = Scheduler()
    scheduler.want(Want("history", "A", "1d", "max", rank=1), 0.0)
    scheduler.want(Want("history", "A", "1d", "1mo", rank=0), 0.0)
    out = scheduler.next(0.0)
    assert out is not None
    assert (out.period, out.rank) == ("max", 0)


def test_quotes_are_asked_for_what_is_due_now() -> None:
    scheduler = Scheduler()
    scheduler.want(Want("quotes", symbols=("A",)), 0.0)
    scheduler.want(Want("quotes", symbols=("A", "B")), 1.0)
    out = scheduler.next(1.0)
    assert out is not None
    assert out.symbols == ("A", "B")
    assert not scheduler.want(Want("quotes", symbols=("C",)), 1.0), "one at a time"


@pytest.mark.parametrize("code", PLAIN)
def test_a_failure_keeps_the_same_question_back_longer_each_time(code: str) -> None:
    scheduler, now, waits = Scheduler(), 0.0, []
    for _ in range(60):
        out = sent(scheduler, want(rank=0), now)
        until = scheduler.failed(out.key, code, now)
        assert not scheduler.want(want(), now)
        assert not scheduler.want(want(), until - 0.001)
        waits.append(until - now)
        now = until
    assert PACE.first_retry <= waits[0] <= 1.2 * PACE.first_retry
    assert waits[1] >= 1.5 * waits[0]
    assert max(waits) <= 1.2 * PACE.longest_retry
    assert len({round(w, 6) for w in waits[-10:]}) == 10, "jitter"


@pytest.mark.parametrize("code", PLAIN)
def test_a_failure_keeps_no_other_question_back(code: str) -> None:
    scheduler = Scheduler()
    out = sent(scheduler, want("A", rank=0), 0.0)
    scheduler.failed(out.key, code, 0.0)
    assert sent(scheduler, want("B", rank=0), 0.0).symbol == "B"


def test_a_good_answer_forgets_failures() -> None:
    scheduler, now = Scheduler(), 0.0
    for _ in range(5):
        out = sent(scheduler, want(rank=0), now)
        now = scheduler.failed(out.key, "timeout", now)
    scheduler.answered(sent(scheduler, want(rank=0), now).key, now)
    out = sent(scheduler, want(rank=0), now)
    assert scheduler.failed(out.key, "timeout", now) - now <= 1.2 * PACE.first_retry


@pytest.mark.parametrize("code", sorted(NO_DATA))
def test_no_data_is_remembered_for_a_day(code: str) -> None:
    scheduler = Scheduler()
    out = sent(scheduler, want(rank=0), 0.0)
    assert scheduler.failed(out.key, code, 0.0) == DAY
    assert not scheduler.want(want(), DAY - 1)
    assert scheduler.want(want(), 10.0, forced=True), "the user may ask all the same"
    assert scheduler.next(10.0) is not None


def test_a_question_that_our_own_restart_interrupted_may_be_asked_again() -> None:
    scheduler = Scheduler()
    out = sent(scheduler, want(rank=0), 5.0)
    assert scheduler.failed(out.key, "restarted", 5.0) == 5.0
    assert sent(scheduler, want(rank=0), 5.0) == out


# -- pauses


def test_a_refusal_pauses_everything_longer_each_time() -> None:
    scheduler, now, pauses = Scheduler(), 0.0, []
    for k in range(12):
        out = sent(scheduler, want(f"S{k}", rank=0), now)
        until = scheduler.failed(out.key, "rate_limited", now)
        assert scheduler.want(want("another", rank=0), now), "it waits in the queue"
        assert scheduler.next(until - 0.001) is None
        assert scheduler.wait(now) == pytest.approx(until - now)
        pauses.append(until - now)
        now = until
        scheduler.drop(want("another").key)
    assert 60 <= pauses[0] <= 72
    assert all(b > a for a, b in pairwise(pauses[:4]))
    assert max(pauses) <= 1.2 * 900


@pytest.mark.parametrize("after", [7.0, 600.0, 5000.0])
def test_what_the_source_asks_for_is_kept(after: float) -> None:
    scheduler = Scheduler()
    out = sent(scheduler, want(rank=0), 0.0)
    until = scheduler.failed(out.key, "rate_limited", 0.0, after)
    assert max(after, 60) <= until <= 1.2 * max(after, 60)
    assert scheduler.pause_reason == "rate_limited"


def test_nonsense_of_the_source_does_not_end_the_program_for_good() -> None:
    scheduler = Scheduler()
    out = sent(scheduler, want(rank=0), 0.0)
    assert scheduler.failed(out.key, "rate_limited", 0.0, 1e12) <= 1.2 * DAY


def test_two_refusals_of_requests_out_together_are_one() -> None:
    scheduler = Scheduler()
    first = sent(scheduler, want("A", rank=0), 0.0)
    second = sent(scheduler, want("B", rank=0), 0.0)
    until = scheduler.failed(first.key, "rate_limited", 0.0, 7.0)
    assert scheduler.failed(second.key, "rate_limited", 0.1, 7.0) == until
    later = sent(scheduler, want("C", rank=0), until)
    assert scheduler.failed(later.key, "rate_limited", until) - until <= 1.2 * 120


def test_an_answer_that_was_on_its_way_does_not_end_the_pause() -> None:
    scheduler = Scheduler()
    first = sent(scheduler, want("A", rank=0), 0.0)
    second = sent(scheduler, want("B", rank=0), 0.0)
    until = scheduler.failed(first.key, "rate_limited", 0.0)
    scheduler.answered(second.key, 0.5)
    scheduler.want(want("C", rank=0), 1.0)
    assert scheduler.next(1.0) is None
    out = scheduler.next(until)
    assert out is not None
    scheduler.answered(out.key, until)
    assert (scheduler.paused_until, scheduler.pause_reason) == (0.0, "")


def test_without_a_connection_everything_pauses_shortly_and_any_answer_ends_it() -> None:
    scheduler, now = Scheduler(), 0.0
    for _ in range(10):
        out = sent(scheduler, want(rank=0), now)
        until = scheduler.failed(out.key, "offline", now)
        assert until - now <= 1.2 * 120
        now = until
    first, second = (sent(scheduler, want(s, rank=0), now) for s in "XY")
    scheduler.failed(first.key, "offline", now)
    scheduler.answered(second.key, now + 0.1)
    assert scheduler.paused_until == 0.0


def test_who_knows_that_the_connection_is_back_ends_that_pause_and_no_other() -> None:
    scheduler = Scheduler()
    scheduler.failed(sent(scheduler, want(rank=0), 0.0).key, "offline", 0.0)
    scheduler.resume("offline")
    assert scheduler.paused_until == 0.0
    scheduler.failed(sent(scheduler, want("B", rank=0), 0.0).key, "rate_limited", 0.0)
    scheduler.resume("offline")
    assert scheduler.paused_until >= 60.0


def test_losing_the_connection_does_not_shorten_a_refusal() -> None:
    scheduler = Scheduler()
    first, second = (sent(scheduler, want(s, rank=0), 0.0) for s in "AB")
    until = scheduler.failed(first.key, "rate_limited", 0.0)
    scheduler.failed(second.key, "offline", 0.0)
    assert (scheduler.paused_until, scheduler.pause_reason) == (until, "rate_limited")


def test_a_source_that_is_gone_is_forgotten_whole() -> None:
    scheduler = Scheduler()
    scheduler.failed(sent(scheduler, want(rank=0), 0.0).key, "rate_limited", 0.0)
    scheduler.want(want("B"), 0.0)
    scheduler.clear()
    assert scheduler.next(0.0) is None
    assert sent(scheduler, want(rank=0), 0.0)


# -- whatever happens


@dataclass
class World:
    """A source of moods, and what it saw of the scheduler."""

    scheduler: Scheduler
    now: float = 0.0
    out: list[Want] = field(default_factory=list)
    barred: dict[tuple[str, str, str], float] = field(default_factory=dict)


MOODS = ["", "", "", "timeout", "not_found", "rate_limited", "offline", "restarted", "bad_answer"]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["want", "send", "answer"]),
        st.sampled_from("ABCDE"),
        st.sampled_from(MOODS),
        st.integers(0, 2),
        st.floats(0.0, 200.0),
        st.none() | st.floats(0.0, 400.0),
    ),
    max_size=120,
)


@settings(max_examples=150, deadline=None)
@given(STEPS, st.integers(0, 9))
def test_whatever_the_source_does_it_is_asked_politely(
    steps: list[tuple[str, str, str, int, float, float | None]], seed: int
) -> None:
    world = World(Scheduler(rng=random.Random(seed)))
    scheduler = world.scheduler
    for what, symbol, mood, rank, passed, after in steps:
        world.now += passed
        if what == "want":
            scheduler.want(want(symbol, rank=rank), world.now)
        elif what == "send":
            paused = world.now < scheduler.paused_until
            asked = scheduler.next(world.now)
            if asked is not None:
                assert not paused
                assert asked.key not in [w.key for w in world.out]
                assert world.now >= world.barred.get(asked.key, 0.0), "asked again too soon"
                world.out.append(asked)
        elif world.out:
            over = world.out.pop(0)
            if mood:
                until = scheduler.failed(over.key, mood, world.now, after)
                assert until >= world.now
                if mood != "restarted":
                    world.barred[over.key] = until
            else:
                scheduler.answered(over.key, world.now)
                world.barred.pop(over.key, None)
        assert len(world.out) <= AT_ONCE
        wait = scheduler.wait(world.now)
        assert wait is None or wait >= 0.0
    for over in world.out:
        scheduler.answered(over.key, world.now)
    scheduler.want(want("Z", rank=0), world.now)
    wait = scheduler.wait(world.now)
    assert wait is not None
    assert wait <= 1.2 * 900, "nobody waits for ever"
    assert scheduler.next(world.now + wait + 1e-6) is not None
