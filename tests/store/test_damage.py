"""Damaged files: said to be damaged or read without an error, and never made worse."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from samples import FIRST, XIAOMI, by_id, note, story, tables

from watchapp.core.change import added
from watchapp.core.issuer import Issuer
from watchapp.core.problems import KnownError
from watchapp.store import backups
from watchapp.store.backups import Backups
from watchapp.store.statefile import StateFile

PAGE = 4096
# Beside what the file is, a header may come to say that nobody may write to it.
SAID = ("damaged", "foreign_file", "newer_file", "read_only")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "a.watchapp"
    file = StateFile(path)
    file.save(added(*story(), *(note(f"n{i}", "Wort " * 40) for i in range(200))))
    file.close()
    return path.read_bytes()


def read_all(path: Path, *, read_only: bool) -> str:
    """The code of what was refused, or "read" when everything could be read."""
    try:
        file = StateFile(path, read_only=read_only)
        try:
            for record in file.read_base():
                if isinstance(record, Issuer):
                    for event in file.read_issuer(record.id):
                        file.versions(event.id)
            file.read_issuer(XIAOMI.id)
            file.event_counts()
            file.new_counts({})
            file.issuer_of_event("n1")
            file.issuers_of_person("person-lei")
            file.meta("kind")
        finally:
            file.close()
    except KnownError as error:
        return error.code
    return "read"


def flipped(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    start = rng.randrange(len(data))
    for at in range(start, min(start + rng.choice([1, 1, 4, 16, 200, 5000]), len(data))):
        changed[at] = rng.randrange(256)
    return bytes(changed)


def with_zeroed_pages(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice([1, 2, 5])):
        page = rng.randrange(len(data) // PAGE)
        changed[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    return bytes(changed)


def cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def with_damaged_header(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 8])):
        changed[rng.randrange(100)] = rng.randrange(256)
    return bytes(changed)


def with_damaged_words(data: bytes, rng: random.Random) -> bytes:
    """A letter of the tables' own names or of a record is another one, which SQLite cannot see."""
    changed = bytearray(data)
    words = (
        b"CREATE TABLE",
        b"insider_deal",
        b"share_class",
        b"2025-11-2",
        b"38.58",
        b"REFERENCES",
    )
    word = rng.choice(words)
    places = [i for i in range(len(data)) if data.startswith(word, i)]
    changed[rng.choice(places) + rng.randrange(len(word))] = rng.choice(b"xX9 \xff\x00")
    return bytes(changed)


@pytest.mark.parametrize(
    "damage", [flipped, with_zeroed_pages, cut, with_damaged_header, with_damaged_words]
)
def test_a_damaged_file_is_refused_unchanged_or_reads_without_an_error(
    tmp_path: Path, sound: bytes, damage: Callable[[bytes, random.Random], bytes]
) -> None:
    rng = random.Random(20251125)
    said: dict[str, int] = {}
    for n in range(60):
        data = damage(sound, rng)
        path = tmp_path / f"{n}.watchapp"
        path.write_bytes(data)
        answer = read_all(path, read_only=True)
        assert path.read_bytes() == data, "reading changes nothing"
        assert answer in (*SAID, "read", "old_file_read_only", "no_permission"), answer
        answer = read_all(path, read_only=False)
        assert answer in (*SAID, "read"), answer
        if answer != "read":
            assert path.read_bytes() == data
        assert not (tmp_path / f"{n}.watchapp-journal").exists()
        said[answer] = said.get(answer, 0) + 1
        path.unlink()
    assert said.get("damaged", 0) + said.get("foreign_file", 0) > 0, said


def test_a_cut_file_is_damaged(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "a.watchapp"
    for size in (0, 50, 99, 100, 3000, PAGE, 3 * PAGE + 7, len(sound) - 1, len(sound) - PAGE):
        path.write_bytes(sound[:size])
        assert read_all(path, read_only=False) in ("damaged", "foreign_file"), size
        assert path.read_bytes() == sound[:size]


def test_a_renamed_table_is_damage_and_no_bug(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "a.watchapp"
    path.write_bytes(sound.replace(b"CREATE TABLE coverage", b"CREATE TABLE coverag_"))
    assert read_all(path, read_only=False) == "damaged"


def test_a_number_that_is_none_is_damage_and_no_bug(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "a.watchapp"
    path.write_bytes(sound.replace(b"100311209.88", b"1003x1209.88"))
    file = StateFile(path)
    with pytest.raises(KnownError) as refused:
        file.read_issuer(XIAOMI.id)
    assert refused.value.code == "damaged"
    assert FIRST in file.read_base(), "the rest can be read"
    file.close()


def test_a_damaged_file_is_set_aside_and_the_newest_good_backup_takes_its_place(
    tmp_path: Path,
) -> None:
    path = tmp_path / "home" / "a.watchapp"
    file = StateFile(path)
    file.save(added(*story()))
    copies = Backups(tmp_path / "backups", path)
    kept = copies.make("open")
    expected = tables(path)
    file.save(added(note("later")))
    file.close()
    damaged = bytearray(path.read_bytes())
    damaged[PAGE : 3 * PAGE] = bytes(2 * PAGE)
    path.write_bytes(damaged)

    with pytest.raises(KnownError) as refused:
        StateFile(path)
    assert refused.value.code == "damaged"
    assert copies.newest_good() == kept
    aside = copies.restore(kept)

    assert aside is not None
    assert aside.read_bytes() == bytes(damaged)
    assert tables(path) == expected
    file = StateFile(path)
    assert by_id(file.read_issuer(XIAOMI.id)).keys() == {
        r.id for r in story() if getattr(r, "issuer_id", "") == XIAOMI.id
    } - {"listing-hk", "listing-adr"} | {"series-1"}
    file.close()
    assert sorted(p.name for p in path.parent.iterdir()) == sorted([path.name, aside.name])


def test_setting_a_file_aside_takes_its_journal_along(tmp_path: Path) -> None:
    path = tmp_path / "a.watchapp"
    path.write_bytes(b"main")
    (tmp_path / "a.watchapp-journal").write_bytes(b"journal")
    aside = backups.set_aside(path)
    assert aside.read_bytes() == b"main"
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"journal"
    assert not path.exists()
