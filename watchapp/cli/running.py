"""Carries a command out: opens what it needs, says what came of it, ends with its exit code."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, qInstallMessageHandler

from watchapp import paths as places
from watchapp import settings as kept
from watchapp.app import language, text
from watchapp.app.market import Market
from watchapp.app.workspace import MakeSource, Workspace, yahoo
from watchapp.core.problems import KnownError
from watchapp.settings import Settings
from watchapp.store import schema
from watchapp.store.faults import spoken
from watchapp.store.lock import Lock
from watchapp.store.pricecache import PriceCache

log = logging.getLogger(__name__)

BACKUP_EVERY = timedelta(days=1)


class UsageError(Exception):
    """What argparse could not see to be wrong usage; ends like its own errors, with 2."""


@dataclass(slots=True)
class Context:
    """What every command is given: the arguments, the folders, and where prices come from."""

    args: argparse.Namespace
    folders: places.Paths
    settings: Settings
    make_source: MakeSource
    draw: Callable[..., None] | None = None  # paints a chart; only the window's side knows how
    lines: list[str] = field(default_factory=list)
    complaint: str = ""  # the sentence for standard error where a command half succeeded

    @property
    def path(self) -> Path:
        """The state file: the one asked for, the one last open in the window, or the own one."""
        if self.args.file is not None:
            return Path(self.args.file)
        last = self.settings.last_file
        if last and Path(last) != self.folders.sample and Path(last).exists():
            return Path(last)
        return self.folders.own_file

    @contextmanager
    def reading(self) -> Iterator[Workspace | None]:
        """The file without a lock, also beside a window; None while there is no file yet.

        Raises KnownError ``no_such_file`` when a file was asked for that is not there.
        """
        if not self.path.exists():
            if self.args.file is not None:
                raise KnownError("no_such_file", path=str(self.path))
            yield None
            return
        workspace = self._open(read_only=True)
        try:
            yield workspace
        finally:
            workspace.close()

    @contextmanager
    def writing(self, *, making: bool = True) -> Iterator[Workspace]:
        """The file with its lock; made when it is not there, with one list.

        Without ``making``, for what needs something to be there, KnownError ``no_such_file``.
        """
        if not making and not self.path.exists():
            raise KnownError("no_such_file", path=str(self.path))
        workspace = self._open(read_only=False)
        try:
            workspace.first_list()
            newest = next(iter(workspace.backups.all()), None)
            if newest is None or datetime.now(UTC) - newest.at > BACKUP_EVERY:
                workspace.begin_session()
            yield workspace
        finally:
            workspace.close()

    @contextmanager
    def prices_for(self, *, asking: bool = True) -> Iterator[tuple[Workspace | None, Market]]:
        """Where prices are: the file's market, or a bare one while there is no file.

        To ask, the file is opened for writing if nobody else has it, so that what a source says
        of a listing is kept; beside a window it is only read.
        """
        if asking and self.path.exists():
            try:
                workspace = self._open(read_only=False)
            except KnownError as known:
                if known.code not in ("locked", "no_write_permission", "read_only"):
                    raise
            else:
                try:
                    yield workspace, workspace.market
                finally:
                    workspace.close()
                return
        with self.reading() as workspace_or_none:
            if workspace_or_none is not None:
                yield workspace_or_none, workspace_or_none.market
                return
            market = Market(
                self.make_source, PriceCache(self.folders.prices), lambda _: None, network=asking
            )
            try:
                yield None, market
            finally:
                market.stop()
                market.close_cache()

    def settle(self) -> None:
        """Takes back what a killed writer left half done; a reader alone could not open the file.

        A writer that lives has the lock, and its journal is its own.
        """
        path = self.path.resolve()
        lock = Lock(self.folders.locks, path)
        if not path.with_name(path.name + "-journal").exists() or not lock.acquire():
            return
        try:
            schema.inspect(path)
            with spoken(path):
                db = schema.connect(path, read_only=False)
                try:
                    db.execute("SELECT count(*) FROM sqlite_master").fetchone()
                finally:
                    db.close()
        finally:
            lock.release()

    def _open(self, *, read_only: bool) -> Workspace:
        if read_only:
            self.settle()
        return Workspace(
            self.folders,
            self.path,
            self.settings,
            read_only=read_only,
            network=not self.args.offline,
            make_source=self.make_source,
        )

    def say(self, line: str) -> None:
        """A line of the answer for people."""
        self.lines.append(line)


Command = Callable[[Context], tuple[dict[str, Any], int]]


def _command(name: str, action: str | None) -> Command:
    """The function that carries a command out; only its own module is imported."""
    if name == "watch":
        from watchapp.cli import watch

        return watch.ACTIONS[action or ""]
    if name == "events":
        from watchapp.cli import events

        return events.ACTIONS[action or ""]
    if name == "feeds":
        from watchapp.cli import feeds

        return feeds.ACTIONS[action or ""]
    if name == "prices":
        from watchapp.cli import prices

        return prices.ACTIONS[action or ""]
    if name == "chart":
        from watchapp.cli import chart

        return chart.draw
    if name in ("study", "reaction", "check"):
        return _measuring(name)
    from watchapp.cli import doctor

    return doctor.examine


def _measuring(name: str) -> Command:
    if name == "study":
        from watchapp.cli import study

        return study.run
    if name == "reaction":
        from watchapp.cli import reaction

        return reaction.run
    from watchapp.cli import check

    return check.run


def run(
    args: argparse.Namespace,
    folders: places.Paths | None,
    make_source: MakeSource | None,
    draw: Callable[..., None] | None = None,
) -> int:
    """Carries a command out; see ``watchapp.cli.run``."""
    logging.getLogger("watchapp").addHandler(logging.NullHandler())  # stderr is for one sentence
    app = QCoreApplication.instance() or _application()
    folders = folders or places.paths()
    settings = kept.load(folders.settings)
    language.install(app, getattr(args, "lang", None) or settings.language)
    context = Context(args, folders, settings, make_source or yahoo(folders), draw)
    try:
        answer, code = _command(args.command, getattr(args, "action", None))(context)
    except KnownError as known:
        sentence = text.error(known)
        if args.json:
            _write(json.dumps({"error": {"code": known.code, "text": sentence}}))
        _complain(sentence)
        return 1
    except UsageError as error:
        _complain(str(error))
        return 2
    if args.json:
        _write(json.dumps(answer, indent=1))
    elif context.lines:
        _write("\n".join(context.lines))
    if context.complaint:
        _complain(context.complaint)
    return code


def _application() -> QCoreApplication:
    """Qt without a screen; its own remarks, as on the locale, go to the log."""
    qInstallMessageHandler(lambda _kind, _where, words: log.info("Qt: %s", words))
    return QCoreApplication(sys.argv[:1])


def _complain(sentence: str) -> None:
    print(" ".join(sentence.split()), file=sys.stderr)  # noqa: T201 - printing is what it does


def _write(answer: str) -> None:
    """The answer on standard output; a reader that went away (``| head``) is no error."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        print(answer.encode(encoding, "replace").decode(encoding), flush=True)  # noqa: T201
    except BrokenPipeError:
        # Python would fail once more at its end, when it flushes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def instant(seconds: float | None) -> str | None:
    """UTC seconds as JSON has an instant."""
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")[:19] + "Z"
