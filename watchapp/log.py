"""The program's log. ``logging`` comes along with the first word: the start has none to say."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from logging import Logger
    from pathlib import Path

SIZE = 1_000_000  # bytes of a file before the next is begun
KEPT = 3

_path: Path | None = None
_writing = Lock()


class _Late:
    """Stands in for the logger of a name."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, what: str) -> Any:
        import logging

        write()
        return getattr(logging.getLogger(self._name), what)


def named(name: str) -> Logger:
    """A module's logger."""
    return _Late(name)  # type: ignore[return-value]


def begin(path: Path) -> None:
    """Says where the log goes, once it has something to say."""
    global _path  # noqa: PLW0603 - a process has one log
    _path = path


def _taken() -> Path | None:
    global _path
    path, _path = _path, None
    return path


def write() -> None:
    """Makes the rotating file the place where everybody's words go, libraries' too.

    A disk that refuses leaves the program without a log.
    """
    if _path is None:
        return
    import logging
    from logging.handlers import RotatingFileHandler

    with _writing:  # the first words may come from two threads
        path = _taken()
        if path is None:
            return
        root = logging.getLogger()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            root.addHandler(logging.NullHandler())
            return
        file = RotatingFileHandler(
            path, maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", delay=True
        )
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(file)
        root.setLevel(logging.INFO)
