"""Bars: a price series in columns, with the basis its prices stand on."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from watchapp.core.adjusted import onto

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
DAY = 86_400
EPOCH = date(1970, 1, 1).toordinal()
INTERVALS = ("1m", "5m", "15m", "1h", "1d", "1wk")
SECONDS = {"1m": 60, "5m": 300, "15m": 900, "1h": 3600, "1d": DAY, "1wk": 7 * DAY}
COLUMNS = ("open", "high", "low", "close", "volume", "adjusted")


@dataclass(frozen=True, eq=False, slots=True)
class Bars:
    """A price series, oldest first, no time twice.

    Attributes:
        time: int64, shape (n,). Daily and weekly: the session's local date as days since
            1970-01-01 times 86,400, so no time zone can move it. Intraday: the bar's start, UTC
            seconds.
        open, high, low, close: float64 (n,), as quoted (minor units stay), adjusted for splits
            and not for dividends. A missing value is NaN.
        volume: float64 (n,), shares.
        adjusted: float64 (n,), close adjusted for splits and dividends; NaN where unknown.
        interval: One of ``INTERVALS``.
        currency: As quoted, case kept (GBp); None when the source did not say.
        zone: The exchange's IANA zone.
        basis: The day whose share count the split adjustment refers to.
        dividends, splits: (time of the session, value); a split's value is new shares per old.
        origin: ``fetched``, ``imported`` or ``simulated``.
    """

    time: Ints
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats
    adjusted: Floats
    interval: str = "1d"
    currency: str | None = None
    zone: str = "UTC"
    basis: date | None = None
    dividends: tuple[tuple[int, float], ...] = field(default=())
    splits: tuple[tuple[int, float], ...] = field(default=())
    origin: str = "fetched"

    def __len__(self) -> int:
        return len(self.time)

    @property
    def daily(self) -> bool:
        """True when a bar is a session or longer, so its time is a date."""
        return self.interval in ("1d", "1wk")

    def slice(self, first: int, last: int) -> Bars:
        """Bars ``first`` to ``last``, the latter not included; views, nothing is copied."""
        part = {c: getattr(self, c)[first:last] for c in ("time", *COLUMNS)}
        return replace(self, **part)

    def continues(self, other: Bars) -> bool:
        """True where the bars of ``other`` have the same places here: it may have grown."""
        if not len(self) or not len(other) or self.interval != other.interval:
            return False
        return int(self.time[0]) == int(other.time[0])

    def first_from(self, day: date) -> int:
        """Of daily bars the place of the first session on ``day`` or later, n without one."""
        return int(np.searchsorted(self.time, time_of_day(day)))

    def behind(self, day: date) -> int:
        """Of daily bars the place behind the last session on ``day`` or earlier, 0 without one."""
        return int(np.searchsorted(self.time, time_of_day(day), "right"))

    def day(self, index: int) -> date:
        """The local date of bar ``index``."""
        if self.daily:
            return date.fromordinal(EPOCH + int(self.time[index]) // DAY)
        return self.moment(index).date()

    def moment(self, index: int) -> datetime:
        """The start of bar ``index``: local midnight for sessions, else the local instant."""
        at = datetime.fromtimestamp(int(self.time[index]), UTC)
        if self.daily:
            return at.replace(tzinfo=None)
        return at.astimezone(ZoneInfo(self.zone))


def empty(interval: str = "1d", *, currency: str | None = None, zone: str = "UTC") -> Bars:
    """A series without bars."""
    none = np.empty(0)
    return Bars(np.empty(0, np.int64), none, none, none, none, none, none, interval, currency, zone)


def time_of_day(day: date) -> int:
    """A session's ``time``: its date as seconds, whatever the zone."""
    return (day - date(1970, 1, 1)).days * DAY


def tidy(bars: Bars) -> Bars:
    """``bars`` in order, each time once (the last answer wins), without bars that have no close.

    High and low are widened to hold open and close, since sources round them apart.
    """
    good = np.isfinite(bars.close) & (bars.close > 0)
    order = np.argsort(bars.time[good], kind="stable")
    time = bars.time[good][order]
    last = np.ones(len(time), bool)
    last[:-1] = time[1:] != time[:-1]
    cols: dict[str, Any] = {
        c: np.ascontiguousarray(getattr(bars, c)[good][order][last], float) for c in COLUMNS
    }
    close = cols["close"]
    for c in ("open", "high", "low"):
        bad = ~np.isfinite(cols[c]) | (cols[c] <= 0)
        cols[c] = np.where(bad, close, cols[c])
    cols["high"] = np.maximum(np.maximum(cols["high"], cols["open"]), close)
    cols["low"] = np.minimum(np.minimum(cols["low"], cols["open"]), close)
    cols["volume"] = np.where(cols["volume"] > 0, cols["volume"], 0.0)
    return replace(bars, time=np.ascontiguousarray(time[last], np.int64), **cols)


def merge(old: Bars, new: Bars) -> Bars:
    """``old`` with ``new`` laid over it: new bars win, a good old bar is never lost.

    A dividend since ``old`` was fetched has lowered all that is adjusted before it: the adjusted
    closes of ``old`` are brought to the basis of ``new``. A new split inside ``new`` that ``old``
    did not know makes the old basis worthless: then only ``new`` is returned, and the caller has to
    fetch the whole history again.
    """
    if not len(old) or rebased(old, new):
        return tidy(new)
    if not len(new):
        return old
    old = replace(old, adjusted=old.adjusted * onto(old, new))
    both_columns: dict[str, Any] = {
        c: np.concatenate([getattr(old, c), getattr(new, c)]) for c in ("time", *COLUMNS)
    }
    covered = {int(t) for t in new.time}
    both = tidy(replace(new, **both_columns))
    return replace(
        both,
        dividends=_joined(old.dividends, new.dividends, covered),
        splits=_joined(old.splits, new.splits, covered),
    )


def _joined(
    old: tuple[tuple[int, float], ...], new: tuple[tuple[int, float], ...], covered: set[int]
) -> tuple[tuple[int, float], ...]:
    return tuple(sorted({*(p for p in old if p[0] not in covered), *new}))


def rebased(old: Bars, new: Bars) -> bool:
    """True when ``new`` stands on another split basis than ``old``.

    Either it names a split the old series did not know, or the closes of shared sessions differ
    by the same factor throughout.
    """
    if not len(old) or not len(new):
        return False
    known = {t for t, _ in old.splits}
    if any(t not in known and t > int(old.time[0]) for t, _ in new.splits):
        return True
    _, i, j = np.intersect1d(old.time, new.time, return_indices=True)
    if len(i) < 2:
        return False
    i, j = i[:-1], j[:-1]  # the last shared session may still have been trading
    before, after = old.close[i], new.close[j]
    good = np.isfinite(before) & np.isfinite(after) & (before > 0) & (after > 0)
    if not np.any(good):
        return False
    ratio = after[good] / before[good]
    middle = float(np.median(ratio))
    return abs(middle - 1) > 0.05 and bool(np.all(np.abs(ratio / middle - 1) < 0.01))


def resample(bars: Bars, seconds: int) -> Bars:
    """Bars joined into longer ones that start at multiples of ``seconds`` (intraday)."""
    if not len(bars):
        return bars
    start = bars.time - bars.time % seconds
    heads = np.flatnonzero(np.r_[True, start[1:] != start[:-1]])
    tails = np.r_[heads[1:], len(start)] - 1
    return replace(
        bars,
        time=start[heads],
        open=bars.open[heads],
        high=np.maximum.reduceat(bars.high, heads),
        low=np.minimum.reduceat(bars.low, heads),
        close=bars.close[tails],
        volume=np.add.reduceat(bars.volume, heads),
        adjusted=bars.adjusted[tails],
    )


def weekly(bars: Bars) -> Bars:
    """Daily bars joined into weeks that carry the date of their first session."""
    if not len(bars):
        return bars
    week = (bars.time // DAY + 3) // 7  # 1970-01-01 was a Thursday; weeks start on Monday
    heads = np.flatnonzero(np.r_[True, week[1:] != week[:-1]])
    tails = np.r_[heads[1:], len(week)] - 1
    return replace(
        bars,
        interval="1wk",
        time=bars.time[heads],
        open=bars.open[heads],
        high=np.maximum.reduceat(bars.high, heads),
        low=np.minimum.reduceat(bars.low, heads),
        close=bars.close[tails],
        volume=np.add.reduceat(bars.volume, heads),
        adjusted=bars.adjusted[tails],
    )


def pack(bars: Bars) -> bytes:
    """``bars`` as bytes: a JSON head with its length before it, then the columns one by one.

    The head is filled up with spaces, so that the columns can be used where they lie.
    """
    head = json.dumps(
        {
            "n": len(bars),
            "interval": bars.interval,
            "currency": bars.currency,
            "zone": bars.zone,
            "basis": bars.basis.isoformat() if bars.basis else None,
            "dividends": bars.dividends,
            "splits": bars.splits,
            "origin": bars.origin,
        }
    ).encode()
    head += b" " * (-(4 + len(head)) % 8)
    columns = [bars.time.astype("<i8").tobytes()]
    columns += [getattr(bars, c).astype("<f8").tobytes() for c in COLUMNS]
    return b"".join([struct.pack("<I", len(head)), head, *columns])


def unpack(data: bytes) -> Bars:
    """What ``pack`` was given. Raises ValueError when the bytes are not that."""
    return unpack_all((data,))


def unpack_all(parts: Sequence[bytes]) -> Bars:
    """What ``pack`` was given of consecutive parts of one series, as one.

    What is said once is taken from the last part. One part is not even copied: its columns are
    views of the bytes, and cannot be written to. Raises ValueError when the bytes are not that.
    """
    try:
        found = [_columns(part) for part in parts]
        columns = found[0] if len(found) == 1 else np.concatenate(found, axis=1)
        named: dict[str, Any] = dict(zip(COLUMNS, columns[1:], strict=True))
        (size,) = struct.unpack_from("<I", parts[-1])
        head = json.loads(parts[-1][4 : 4 + size])
        return Bars(
            time=columns[0].view("<i8"),
            **named,
            interval=head["interval"],
            currency=head["currency"],
            zone=head["zone"],
            basis=date.fromisoformat(head["basis"]) if head["basis"] else None,
            dividends=_pairs(head["dividends"]),
            splits=_pairs(head["splits"]),
            origin=head["origin"],
        )
    except (struct.error, KeyError, TypeError, UnicodeDecodeError) as error:
        raise ValueError("not packed bars") from error


def _columns(data: bytes) -> Floats:
    """The columns of packed bars, one a row; the first holds the bits of whole numbers."""
    (size,) = struct.unpack_from("<I", data)
    at, count = 4 + size, 1 + len(COLUMNS)
    n, rest = divmod(len(data) - at, 8 * count)
    if n < 0 or rest or not data.startswith(b'{"n": %d,' % n, 4):
        raise ValueError("length")
    return np.frombuffer(data, "<f8", count * n, at).reshape(count, n)


def _pairs(rows: list[list[float]]) -> tuple[tuple[int, float], ...]:
    return tuple((int(t), float(v)) for t, v in rows)
