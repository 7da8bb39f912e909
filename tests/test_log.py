"""The log is there from its first word on, wherever that comes from, and rotates."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FIRST_WORDS = {
    "ours": "log.named('watchapp.app').warning('said %s', 1)",
    "a library's": "log.write(); import logging; logging.getLogger('lib').warning('said 1')",
}


def said(path: Path, *code: str) -> str:
    """What is in the log after a fresh process did this."""
    lines = (
        "import sys",
        "from pathlib import Path",
        "from watchapp import log",
        f"log.begin(Path({str(path)!r}))",
        "assert 'logging' not in sys.modules",
        *code,
    )
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True)
    return path.read_text("utf-8") if path.is_file() else ""


def test_it_comes_along_with_its_first_word(tmp_path: Path) -> None:
    for number, code in enumerate(FIRST_WORDS.values()):
        found = said(tmp_path / str(number) / "watchapp.log", code)
        assert found.endswith("said 1\n"), found
        assert "WARNING" in found
        assert len(found.splitlines()) == 1


def test_nothing_is_written_where_nothing_is_said(tmp_path: Path) -> None:
    said(tmp_path / "log" / "watchapp.log")
    assert not (tmp_path / "log").exists()


def test_a_disk_that_refuses_leaves_the_program_without_a_log(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file stands where the folder should be")
    assert said(taken / "watchapp.log", FIRST_WORDS["ours"]) == ""


def test_it_rotates(tmp_path: Path) -> None:
    path = tmp_path / "watchapp.log"
    said(path, "log.SIZE = 1000", "for n in range(99): log.named('a').warning('%s', 'x' * 90)")
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "watchapp.log", "watchapp.log.1", "watchapp.log.2", "watchapp.log.3",
    ]  # fmt: skip


def test_first_words_of_many_threads_are_all_there(tmp_path: Path) -> None:
    path = tmp_path / "watchapp.log"
    found = said(
        path,
        "import threading; sys.setswitchinterval(1e-6)",
        "speak = lambda n: log.named('a').warning('word %s', n)",
        "threads = [threading.Thread(target=speak, args=(n,)) for n in range(8)]",
        "[t.start() for t in threads]; [t.join() for t in threads]",
    )
    assert sorted(line.rsplit(" ", 1)[1] for line in found.splitlines()) == list("01234567")
