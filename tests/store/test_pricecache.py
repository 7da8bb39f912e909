"""The price cache: what was fetched comes back, and nothing in the file can stop the program."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from watchapp.core.bars import COLUMNS, DAY, Bars
from watchapp.core.problems import KnownError
from watchapp.core.quote import Quote
from watchapp.store.pricecache import CHUNK, PriceCache


def series(n: int, **said: object) -> Bars:
    close = 40 + np.sin(np.arange(n) / 9.0)
    return Bars(
        np.arange(n, dtype=np.int64) * DAY, close, close + 1, close - 1, close,
        np.full(n, 1e6), close,
        **{"currency": "HKD", "zone": "Asia/Hong_Kong", "basis": date(2025, 11, 25), **said},
    )  # fmt: skip


def same(one: Bars | None, other: Bars) -> bool:
    return (
        one is not None
        and all(
            np.array_equal(getattr(one, c), getattr(other, c), equal_nan=c != "time")
            for c in ("time", *COLUMNS)
        )
        and (one.interval, one.currency, one.zone, one.basis, one.dividends, one.splits, one.origin)
        == (
            other.interval, other.currency, other.zone, other.basis, other.dividends, other.splits,
            other.origin,
        )
    )  # fmt: skip


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[PriceCache]:
    cache = PriceCache(tmp_path / "cache" / "prices.sqlite")
    yield cache
    cache.close()


@pytest.mark.parametrize("n", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 5])
def test_bars_come_back_as_they_were_put(cache: PriceCache, n: int) -> None:
    bars = series(n, dividends=((0, 0.5),), splits=((DAY, 4.0),))
    cache.put_bars("1810.HK", bars, now=1000.0, complete=True)
    assert same(cache.bars("1810.HK", "1d"), bars)
    assert cache.fetched_at("1810.HK", "1d") == 1000.0
    assert cache.complete("1810.HK", "1d")
    assert not cache.complete("1810.HK", "5m")
    cache.put_bars("1810.HK", bars)
    assert not cache.complete("1810.HK", "1d")
    assert cache.bars("1810.HK", "5m") is None
    assert cache.bars("AAPL", "1d") is None
    assert cache.fetched_at("AAPL", "1d") is None


def changes(cache: PriceCache) -> int:
    return cache._db.total_changes


def test_an_append_writes_the_last_chunk_only(cache: PriceCache) -> None:
    n = 3 * CHUNK
    cache.put_bars("A", series(n + 5))
    before = changes(cache)
    cache.put_bars("A", series(n + 6))
    assert changes(cache) - before == 2, "one chunk and when it was fetched"
    assert same(cache.bars("A", "1d"), series(n + 6))
    before = changes(cache)
    cache.put_bars("A", series(n + 6))
    assert changes(cache) - before == 1, "nothing new but when it was fetched"


def test_a_shorter_series_takes_the_place_of_a_longer_one(cache: PriceCache) -> None:
    cache.put_bars("A", series(3 * CHUNK))
    cache.put_bars("B", series(CHUNK + 1))
    cache.put_bars("A", series(10))
    assert same(cache.bars("A", "1d"), series(10))
    assert same(cache.bars("B", "1d"), series(CHUNK + 1))
    cache.put_bars("A", series(0))
    assert len(cache.bars("A", "1d")) == 0


def test_quotes_come_back_with_their_sparklines(cache: PriceCache) -> None:
    full = Quote(
        "1810.HK", 40.5, 1.7e9, 39.9, "HKD", 900.0, 41.0, 39.0, 1e8, 61.45, 26.0, 2, 1.0, 2.0,
        "小米集团", "HKG", "EQUITY", "Asia/Hong_Kong",
    )  # fmt: skip
    bare = Quote("^HSI", 25000.25, 1.7e9)
    cache.put_quotes([(full, [1.0, 2.5, 0.1]), (bare, ())])
    assert cache.quotes() == {"1810.HK": (full, (1.0, 2.5, 0.1)), "^HSI": (bare, ())}
    cache.put_quotes([(bare, (7.0,))])
    assert cache.quotes()["^HSI"] == (bare, (7.0,))


def test_what_is_known_to_be_absent_is_asked_for_again_in_time(cache: PriceCache) -> None:
    cache.remember_no_data("A", "5m", "not_found", until=100.0)
    assert cache.no_data("A", "5m", 99.0) == "not_found"
    assert cache.no_data("A", "5m", 100.0) is None
    assert cache.no_data("A", "1d", 0.0) is None
    cache.remember_no_data("A", "5m", "delisted", until=200.0)
    assert cache.no_data("A", "5m", 150.0) == "delisted"
    cache.forget_no_data("A")
    assert cache.no_data("A", "5m", 0.0) is None


def test_everything_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "prices.sqlite"
    cache = PriceCache(path)
    cache.put_bars("A", series(5))
    cache.put_quotes([(Quote("A", 1.0, 2.0), (3.0,))])
    cache.close()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    cache = PriceCache(path)
    assert same(cache.bars("A", "1d"), series(5))
    assert list(cache.quotes()) == ["A"]
    cache.close()


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE series (whatever INTEGER PRIMARY KEY AUTOINCREMENT)")
        db.execute("CREATE VIEW quote AS SELECT 1")


def of_another_version(path: Path) -> None:
    PriceCache(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE chunk")
        db.execute("PRAGMA user_version = 7")


@pytest.mark.parametrize(
    "make",
    [
        foreign,
        of_another_version,
        lambda p: p.write_bytes(b""),
        lambda p: p.write_bytes(b"no database at all" * 100),
        lambda p: p.write_bytes(b"SQLite format 3\x00" + bytes(8192)),
    ],
    ids=["foreign", "another version", "empty", "text", "zeros"],
)
def test_a_file_that_is_no_cache_of_ours_is_begun_anew(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    path = tmp_path / "prices.sqlite"
    make(path)
    cache = PriceCache(path)
    assert cache.quotes() == {}
    cache.put_bars("A", series(5))
    assert same(cache.bars("A", "1d"), series(5))
    cache.close()


def test_damage_that_shows_only_while_reading_costs_the_cache_and_nothing_else(
    tmp_path: Path,
) -> None:
    path = tmp_path / "prices.sqlite"
    cache = PriceCache(path)
    for symbol in "ABCDEF":
        cache.put_bars(symbol, series(CHUNK))
    cache.close()
    data = bytearray(path.read_bytes())
    for at in range(8 * 4096, len(data) - 4096):
        data[at] = 0xAA
    path.write_bytes(data)
    cache = PriceCache(path)
    found = [cache.bars(symbol, "1d") for symbol in "ABCDEF"]
    assert any(bars is None for bars in found)
    cache.put_bars("A", series(7))
    assert same(cache.bars("A", "1d"), series(7))
    cache.close()


def test_a_series_that_cannot_be_read_is_fetched_again(cache: PriceCache) -> None:
    cache.put_bars("A", series(5))
    cache.put_bars("B", series(5))
    cache._db.execute("UPDATE chunk SET data = x'00' WHERE symbol = 'A'")
    assert cache.bars("A", "1d") is None
    assert cache.fetched_at("A", "1d") is None
    assert same(cache.bars("B", "1d"), series(5))


def test_a_quote_that_cannot_be_read_is_left_out(cache: PriceCache) -> None:
    cache.put_quotes([(Quote(s, 1.0, 2.0), ()) for s in "ABC"])
    cache._db.execute("""UPDATE quote SET body = '{"future": 1}' WHERE symbol = 'A'""")
    cache._db.execute("UPDATE quote SET spark = x'0102' WHERE symbol = 'B'")
    assert list(cache.quotes()) == ["C"]


def test_a_cache_that_another_window_is_writing_is_not_thrown_away(tmp_path: Path) -> None:
    path = tmp_path / "prices.sqlite"
    cache = PriceCache(path)
    cache.put_bars("A", series(5))
    cache.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(KnownError) as refused:
            PriceCache(path)
        assert refused.value.code == "file_busy"
        other.execute("COMMIT")
    cache = PriceCache(path)
    assert same(cache.bars("A", "1d"), series(5))
    cache.close()


def test_two_windows_can_share_the_cache(tmp_path: Path) -> None:
    path = tmp_path / "prices.sqlite"
    one, two = PriceCache(path), PriceCache(path)
    one.put_quotes([(Quote("A", 1.0, 2.0), ())])
    two.put_quotes([(Quote("B", 1.0, 2.0), ())])
    assert set(one.quotes()) == set(two.quotes()) == {"A", "B"}
    one.close()
    two.close()
