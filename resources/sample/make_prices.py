"""Makes the sample's price series: invented, but true wherever a source names a price of the day.

    python resources/sample/make_prices.py

A random walk on Hong Kong's trading days is bent so that it meets the published reference prices
below; every other price is made up, which is why each row is marked SIMULATED. The same seed gives
the same file on every computer.
"""

from __future__ import annotations

import csv
import math
import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

SEED = 1810
FIRST, LAST = date(2025, 1, 2), date(2026, 2, 6)
DAILY = 0.0125  # standard deviation of a simulated day's return
TICK = 0.02
LOT = 200  # shares
HOLIDAYS = {
    date(2025, 1, 29), date(2025, 1, 30), date(2025, 1, 31),  # Lunar New Year
    date(2025, 4, 4),  # Ching Ming
    date(2025, 4, 18), date(2025, 4, 21),  # Easter
    date(2025, 5, 1),
    date(2025, 5, 5),  # Buddha's birthday
    date(2025, 7, 1), date(2025, 10, 1),
    date(2025, 10, 7),  # after Mid-Autumn
    date(2025, 10, 29),  # Chung Yeung
    date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1),
}  # fmt: skip


@dataclass(frozen=True)
class Reference:
    """What is known of a day.

    ``close`` is where the walk is led. ``high`` is the day's high as published; ``inside`` are
    prices somebody dealt at, which the day's range has to hold.
    """

    day: date
    close: float
    where: str
    high: float | None = None
    inside: tuple[float, ...] = ()
    published: bool = False  # the close itself


REFERENCES = (
    Reference(FIRST, 35.0, "assumed: a round number to begin with"),
    Reference(
        date(2025, 6, 27), 59.4, "21jingji by way of Reportify: high of 61.45 late in June", 61.45
    ),
    Reference(
        date(2025, 10, 2), 58.6, "Guancha: high of 59.90 in October, its day not named", 59.9
    ),
    Reference(
        date(2025, 11, 20), 37.76, "the company's return: paid 37.38 to 38.10", inside=(37.38, 38.1)
    ),
    Reference(
        date(2025, 11, 24),
        38.66,
        "close: 40.34 is given as 4.35 % more; 38.58 was paid by the founder",
        inside=(38.58,),
        published=True,
    ),
    Reference(
        date(2025, 11, 25), 40.34, "finanzen.net: close; high 6.3 % above", 41.1, published=True
    ),
    Reference(
        date(2025, 11, 26), 40.2, "Reportify: the company paid 40.14 on average", inside=(40.14,)
    ),
    Reference(
        date(2025, 12, 29), 38.6, "Börse Express: paid 38.56 to 38.64", inside=(38.56, 38.64)
    ),
    Reference(
        date(2026, 2, 3), 34.78, "the company's return: paid 34.62 to 34.92", inside=(34.62, 34.92)
    ),
    Reference(
        date(2026, 2, 4), 34.0, "the company's return: paid 33.94 to 34.02", inside=(33.94, 34.02)
    ),
    Reference(LAST, 34.5, "assumed: an end near the last published price"),
)
PEAK = max(r.high for r in REFERENCES if r.high is not None)


def sessions() -> list[date]:
    """Hong Kong's trading days from the first to the last."""
    days = (FIRST + timedelta(days=k) for k in range((LAST - FIRST).days + 1))
    return [d for d in days if d.weekday() < 5 and d not in HOLIDAYS]


def closes(days: list[date], chance: random.Random) -> list[float]:
    """A random walk between the references: what it misses at one is taken back on the way."""
    place = {d: i for i, d in enumerate(days)}
    path = [0.0] * len(days)
    path[0] = math.log(REFERENCES[0].close)
    for left, right in pairwise(REFERENCES):
        first, last = place[left.day], place[right.day]
        for i in range(first + 1, last + 1):
            path[i] = path[i - 1] + chance.gauss(0.0, DAILY)
        missed = math.log(right.close) - path[last]
        for i in range(first + 1, last + 1):
            path[i] += missed * (i - first) / (last - first)
    known = {r.day: r.close for r in REFERENCES}
    return [known.get(d, on_tick(math.exp(p))) for d, p in zip(days, path, strict=True)]


def on_tick(price: float) -> float:
    """``price`` at a whole number of ticks."""
    return round(round(price / TICK) * TICK, 2)


def rows() -> list[tuple[str, ...]]:
    """The file's rows, its header first."""
    chance = random.Random(SEED)
    days = sessions()
    known = {r.day: r for r in REFERENCES}
    table = [("Date", "Open", "High", "Low", "Close", "Adj Close", "Volume", "Origin")]
    before = REFERENCES[0].close
    for day, close in zip(days, closes(days, chance), strict=True):
        reference = known.get(day)
        opened = on_tick(before + (close - before) * chance.uniform(0.0, 0.5))
        inside = (opened, close, *(reference.inside if reference else ()))
        high = on_tick(max(inside) * (1 + abs(chance.gauss(0.0, DAILY / 2))))
        low = on_tick(min(inside) * (1 - abs(chance.gauss(0.0, DAILY / 2))))
        high, low = max(high, *inside), min(low, *inside)
        if reference is not None and reference.high is not None:
            high = reference.high
        else:
            high = max(*inside, min(high, PEAK - 0.05))
        stirred = 1 + 12 * abs(math.log(close / before))
        volume = LOT * round(120_000_000 * stirred * math.exp(chance.gauss(0, 0.25)) / LOT)
        prices = (f"{p:.2f}" for p in (opened, high, low, close, close))
        table.append((day.isoformat(), *prices, str(volume), "SIMULATED"))
        before = close
    return table


def main() -> None:
    """Writes the file beside this script."""
    target = Path(__file__).with_name("1810.HK-simulated.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows())
    print(target.name)


if __name__ == "__main__":
    main()
