"""All past purchases, sales, programmes or repurchases of one company, lined up at their day zero.

What is asked for goes through here: events of a group, their day zeros on one listing's exchange,
episodes of neighbours, one event study of all of them at once, and what the kept ones share.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from watchapp.app import reactions
from watchapp.core.events import BuybackProgramme, Event, InsiderDeal, Repurchase

if TYPE_CHECKING:
    from watchapp.analysis.alignment import Rows
    from watchapp.analysis.eventstudy import Bools, Spec, Studies
    from watchapp.analysis.many import BaseRate, Summary
    from watchapp.app.workspace import Workspace
    from watchapp.core.bars import Bars
    from watchapp.core.exchanges import Exchange
    from watchapp.core.issuer import Listing

GROUPS = ("insider_buy", "insider_sell", "buyback_programme", "repurchase")
USUAL_WINDOW = (0, 5)
BEFORE, AFTER = 20, 60  # sessions of the paths


@dataclass(frozen=True, slots=True)
class Path:
    """Closes around a day zero as fractions of the close before it; NaN where there is none."""

    sessions: tuple[int, ...]
    stock: tuple[float, ...]
    benchmark: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Episode:
    """Events of one story with one day zero, the first's.

    Attributes:
        events: In order of time.
        day_zero: None where there is none yet.
        close, high: Day zero against the close before; None where it has not closed.
        abnormal, t: Over the window; None where missing, the reasons are ``flags``.
        path: Around day zero.
        left_out: Why the means leave it out: ``overlaps`` the one before, ``not_over``,
            ``benchmark_closed`` at an end of the window, or "".
    """

    events: tuple[Event, ...]
    day_zero: date | None
    close: float | None
    high: float | None
    abnormal: float | None
    t: float | None
    flags: tuple[str, ...]
    path: Path
    left_out: str = ""

    @property
    def kept(self) -> bool:
        """Whether the means have it."""
        return not self.left_out


@dataclass(frozen=True, slots=True)
class MeanPath:
    """The mean of the kept paths beyond the benchmark, with its 95 % interval.

    The interval is NaN for fewer than five, and where two of the paths go over the same days: they
    are no two observations there, which ``shared`` says.
    """

    sessions: tuple[int, ...]
    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    n: tuple[int, ...]
    shared: bool


@dataclass(frozen=True, slots=True)
class WindowRow:
    """One window over the kept episodes.

    ``p_holm`` is adjusted over all windows of all groups with enough events for a test.
    """

    window: tuple[int, int]
    summary: Summary
    p_holm: float | None


@dataclass(frozen=True, slots=True)
class Study:
    """What ``study`` found.

    ``left`` are events without a day zero, each with its reason; ``lag`` is by how many sessions
    the benchmark is moved back.
    """

    group: str
    listing: Listing
    benchmark: str
    window: tuple[int, int]
    exploratory: bool
    origin: str
    episodes: tuple[Episode, ...]
    left: tuple[tuple[Event, str], ...]
    summary: Summary | None
    windows: tuple[WindowRow, ...]
    base: BaseRate | None
    mean: MeanPath | None
    lag: int = 0


def belongs(event: Event, group: str) -> bool:
    """Whether an event is of a group: only decisions at the market count as deals."""
    if not reactions.measured(event):
        return False
    if group in ("insider_buy", "insider_sell"):
        side = group.removeprefix("insider_")
        return isinstance(event, InsiderDeal) and event.market_decision and event.side == side
    kind = BuybackProgramme if group == "buyback_programme" else Repurchase
    return isinstance(event, kind)


def counts(events: Iterable[Event]) -> dict[str, int]:
    """How many events each group has."""
    found = dict.fromkeys(GROUPS, 0)
    for event in events:
        for group in GROUPS:
            found[group] += belongs(event, group)
    return found


def study(
    workspace: Workspace,
    listing: Listing,
    group: str,
    *,
    benchmark: str | None = None,
    window: tuple[int, int] = USUAL_WINDOW,
) -> Study:
    """Lines up the events of a group of the listing's company.

    Args:
        workspace: The open file.
        listing: Whose prices are looked at.
        group: One of ``GROUPS``.
        benchmark: A symbol, "" for none; None for the listing's own.
        window: Sessions from day zero, first and last, that the numbers are about.
    """
    from watchapp.analysis import eventstudy, many, reaction
    from watchapp.analysis.alignment import aligned, near_rows

    symbol = listing.symbol or ""
    usual = reactions.usual_benchmark(listing)
    against = reactions.benchmark_of(workspace, listing) if benchmark is None else benchmark
    final = reactions.final(workspace, symbol)
    other = reactions.final(workspace, against) if against else None
    workspace.desk.open_issuer(listing.issuer_id)
    every = workspace.desk.book.events(listing.issuer_id)
    events = _of_group(every, group)
    exploratory = against != usual or window != USUAL_WINDOW
    used = against if other is not None and len(other) else ""
    if final is None or len(final) < 2:
        left = tuple((e, "no_prices") for e in events)
        return Study(group, listing, used, window, exploratory, "", (), left, None, (), None, None)
    stock = reaction.closes_of(final)
    lag = reactions.lag_of(listing, used)
    rows = aligned(stock, reaction.closes_of(other) if used and other else None, lag)
    exchange = reactions.exchange_of(symbol, final)
    dated, places, left_out = _dated(events, listing, (rows, exchange))
    told = many.episodes(places)
    zeros = [places[e[0]] for e in told]
    apart, _ = many.without_overlaps(zeros, window)
    spec = eventstudy.Spec(windows=tuple(dict.fromkeys((window, *eventstudy.WINDOWS))))
    marks = reaction.zeros_of(every, stock, exchange)
    excluded = near_rows(len(rows), marks)
    studies = eventstudy.study(rows, zeros, spec, excluded=excluded)
    found = tuple(
        _episode(
            tuple(dated[i] for i in which),
            (final, other if used else None, lag),
            studies,
            n,
            apart=n in apart,
        )
        for n, which in enumerate(told)
    )
    ones = many.of_window(studies, 0, [n for n, e in enumerate(found) if e.kept])
    summary = many.summary(ones, one_stock=True) if ones else None
    others = [g for g in GROUPS if g != group]
    family = _family(others, every, listing, (rows, excluded, exchange), spec)
    kept = [n for n, e in enumerate(found) if e.kept]
    return Study(
        group,
        listing,
        used,
        window,
        exploratory,
        final.origin,
        found,
        left_out,
        summary,
        _windows(studies, zeros, family),
        many.base_rate(rows, window, summary.mean if summary else None),
        _mean([found[n].path for n in kept], [zeros[n] for n in kept]),
        lag,
    )


def _of_group(events: Iterable[Event], group: str) -> list[Event]:
    """The events of a group in order of time."""
    found = [e for e in events if belongs(e, group)]
    return sorted(found, key=lambda e: str(e.known_day or e.first_day or ""))


def _family(
    groups: Iterable[str],
    events: list[Event],
    listing: Listing,
    where: tuple[Rows, Bools, Exchange],
    spec: Spec,
) -> list[float | None]:
    """The p values of the other groups' windows, which belong to one family with those shown."""
    from watchapp.analysis import eventstudy, many

    rows, excluded, exchange = where
    found: list[float | None] = []
    for group in groups:
        _, places, _ = _dated(_of_group(events, group), listing, (rows, exchange))
        zeros = [places[e[0]] for e in many.episodes(places)]
        if len(zeros) >= many.DESCRIPTIVE:
            studies = eventstudy.study(rows, zeros, spec, excluded=excluded)
            found += [_p_of(s) for _, s in _summaries(studies, zeros)]
    return found


def _dated(
    events: list[Event], listing: Listing, where: tuple[Rows, Exchange]
) -> tuple[list[Event], list[int], tuple[tuple[Event, str], ...]]:
    """Events that have a day zero, its places, and those that have none with the reason."""
    from watchapp.analysis.alignment import day_zero, number_of
    from watchapp.analysis.reaction import known_on

    rows, exchange = where
    dated: list[Event] = []
    places: list[int] = []
    left: list[tuple[Event, str]] = []
    for event in events:
        day, timing = known_on(event, exchange, home=reactions.is_home(event, listing))
        if day is None:
            left.append((event, timing))
            continue
        place = day_zero(rows, number_of(day), after_close=timing == "post")
        if place is None or place < 1:
            left.append((event, "pending" if place is None else "no_history"))
            continue
        dated.append(event)
        places.append(place)
    return dated, places, tuple(left)


def _episode(
    events: tuple[Event, ...],
    prices: tuple[Bars, Bars | None, int],
    studies: Studies,
    n: int,
    *,
    apart: bool,
) -> Episode:
    from watchapp.analysis import eventstudy, measures, report
    from watchapp.analysis.alignment import date_of

    bars, other, lag = prices
    day = date_of(studies.day[n, -studies.spec.hull[0]])
    place = measures.place_of(bars, day)
    assert place is not None  # rows are the closes of these bars
    move = measures.move(bars, place)
    first, last = studies.spec.windows[0]
    complete = int(studies.count[n, 0]) == last - first + 1
    said = {"truncated_left", "truncated_right", "no_benchmark"}  # by the window and the headline
    shown = [f for f in eventstudy.FLAGS if f in studies.flags[n] - said]
    return Episode(
        events,
        day,
        move.close if move else None,
        move.high if move else None,
        report.number(studies.car[n, 0]),
        report.number(studies.car_t[n, 0]),
        tuple(shown),
        path_of(bars, other, place, lag),
        "overlaps"
        if not apart
        else "not_over"
        if not complete
        else "benchmark_closed"
        if studies.unclosed[n, 0]
        else "",
    )


def path_of(bars: Bars, other: Bars | None, place: int, lag: int = 0) -> Path:
    """The closes around a session of daily bars, beside the benchmark's, moved back by ``lag``."""
    from watchapp.analysis.reaction import normalised

    sessions, stock, benchmark = normalised(bars, other, place, before=BEFORE, after=AFTER, lag=lag)
    return Path(tuple(sessions), tuple(stock), tuple(benchmark))


def _windows(
    studies: Studies, zeros: list[int], family: list[float | None]
) -> tuple[WindowRow, ...]:
    """The window that is asked for and the usual ones."""
    from watchapp.analysis import many

    found = _summaries(studies, zeros)
    adjusted = many.holm([*(_p_of(s) for _, s in found), *family])
    return tuple(
        WindowRow(w, s, p) for (w, s), p in zip(found, adjusted[: len(found)], strict=True)
    )


def _p_of(summary: Summary) -> float | None:
    """The p of the headline; few events are described and not tested."""
    from watchapp.analysis import many

    return summary.kolari_pynnonen_p if summary.tested >= many.DESCRIPTIVE else None


def _summaries(studies: Studies, zeros: list[int]) -> list[tuple[tuple[int, int], Summary]]:
    """Each window over the events whose windows of it are over and do not overlap.

    Nor are those taken at whose ends the benchmark has no close.
    """
    from watchapp.analysis import many

    found = []
    for k, window in enumerate(studies.spec.windows):
        apart, _ = many.without_overlaps(zeros, window)
        length = window[1] - window[0] + 1
        over = (studies.count[:, k] == length) & ~studies.unclosed[:, k]
        ones = many.of_window(studies, k, [n for n in apart if over[n]])
        if ones:
            found.append((window, many.summary(ones, one_stock=True)))
    return found


def _mean(kept: list[Path], zeros: list[int]) -> MeanPath | None:
    """The mean of the kept paths, each beyond its benchmark where it has one."""
    import numpy as np

    from watchapp.analysis import many

    nearest = min((b - a for a, b in pairwise(sorted(zeros))), default=0)
    if len(kept) < 2:
        return None
    sessions = tuple(range(-BEFORE, AFTER + 1))
    values = np.full((len(kept), len(sessions)), np.nan)
    for row, path in enumerate(kept):
        places = np.array(path.sessions) + BEFORE
        beyond = np.array(path.stock)
        other = np.array(path.benchmark)
        if np.isfinite(other).any():
            beyond = beyond - other
        values[row, places] = beyond
    n = np.isfinite(values).sum(0)
    mean, low, high = (np.full(len(sessions), np.nan) for _ in range(3))
    for k in range(len(sessions)):
        there = values[np.isfinite(values[:, k]), k]
        if len(there) < 2:
            continue
        mean[k] = there.mean()
        _, _, interval = many.mean_test(there)
        apart = abs(sessions[k]) < nearest  # paths of day -1 to k go over days of their own
        if interval is not None and len(there) >= many.NO_SHARES and apart:
            low[k], high[k] = interval
    shared = nearest <= max(BEFORE, AFTER)
    counts = tuple(int(x) for x in n)
    return MeanPath(sessions, tuple(mean), tuple(low), tuple(high), counts, shared)


def as_csv(study: Study) -> str:
    """The study as a table: a row an episode, returns as fractions, days in ISO form."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    first, last = study.window
    writer.writerow(
        ["symbol", "benchmark", "group", "window_from", "window_to", "exploratory", "prices",
         "day_zero", "events", "ids", "high", "close", "abnormal", "t", "left_out", "flags"]
    )  # fmt: skip
    for one in study.episodes:
        row = [
            study.listing.symbol, study.benchmark, study.group, first, last, study.exploratory,
            study.origin, one.day_zero, len(one.events), " ".join(e.id for e in one.events),
            one.high, one.close, one.abnormal, one.t, one.left_out, " ".join(one.flags),
        ]  # fmt: skip
        writer.writerow([_cell(v) for v in row])
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
