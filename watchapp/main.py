"""The composition root: the only place that knows every part."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what the first frame needs of it is imported with the collector off
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from watchapp.app.workspace import Workspace
    from watchapp.core.bars import Bars
    from watchapp.core.marks import Placed
    from watchapp.core.problems import KnownError
    from watchapp.paths import Paths
    from watchapp.settings import Settings
    from watchapp.store.backups import Backup
    from watchapp.ui.loading import Loading
    from watchapp.ui.window import Window

AFTER_CHART_MS = 20  # lets the chart be painted before anything else is begun
YAHOO_CHILD = "--yahoo-child"


def run(argv: Sequence[str] | None = None) -> int:
    """Runs the program; returns its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [YAHOO_CHILD]:  # a frozen program starts itself as its own child
        from watchapp.feeds.yahoo import child

        child.main()
        return 0
    wanted = _for_window(arguments)
    if wanted is None:
        from watchapp import cli

        args = cli.parser().parse_args(arguments)
        if args.command == "chart":
            return _draw(args)
        if args.command is not None:
            return cli.run(args)
        wanted = args.file or "", args.offline
    return open_window(*wanted)


def _draw(args: Namespace) -> int:
    """Draws a chart into a file: that takes Qt's letters and pictures, but no screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from watchapp import cli, paths
    from watchapp.ui import pyside_start

    pyside_start.load(paths.paths().cache)
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(sys.argv[:1])
    code = cli.run(args, draw=draw_chart)
    del app
    return code


def draw_chart(
    path: Path, bars: Bars, placed: Placed, *, caption: tuple[str, str], anchor: str, **wanted: Any
) -> None:
    """What ``watchapp chart`` draws with; see ``watchapp.ui.chart.export.draw_file``."""
    from watchapp.ui.chart import export
    from watchapp.ui.chart.lane_words import legend_words

    legend = legend_words(anchor) if placed.marks else ""
    export.draw_file(path, bars, placed, caption=export.Caption(*caption, legend), **wanted)


def _for_window(arguments: Sequence[str]) -> tuple[str | Path, bool] | None:
    """The file ("" for the last one) and whether without network, where a window is asked for.

    None for all the rest: the parser of every command takes a tenth of the time that a window may
    need to stand.
    """
    file, offline = "", False
    words = iter(arguments)
    for word in words:
        if word == "--offline":
            offline = True
        elif word == "--file" and (name := next(words, "")) and not name.startswith("-"):
            file = name
        else:
            return None
    return file, offline


def open_window(file: str | Path, offline: bool) -> int:  # noqa: FBT001 - as the command has it
    """Opens the window on the file that was asked for, the last one, or the sample."""
    if sys.platform == "linux" and not _has_screen():
        sys.stderr.write(
            "watchapp: there is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are "
            "empty); `watchapp --help` lists what works without one.\n"
        )
        return 1
    # Nothing made while starting is garbage, and looking for some takes a twentieth of the start;
    # on again as soon as the window is complete.
    gc.disable()
    from pathlib import Path

    from watchapp import log, paths, settings
    from watchapp.ui import pyside_start

    folders = paths.paths()
    pyside_start.load(folders.cache)
    from PySide6.QtWidgets import QApplication

    from watchapp.app import language
    from watchapp.ui import crash, theme

    log.begin(folders.log_file)
    app = QApplication([*sys.argv[:1], *theme.STYLE])
    app.setApplicationName("watchapp")
    app.setDesktopFileName("watchapp")
    crashes = crash.Crashes(app)
    crashes.install()
    chosen = settings.load(folders.settings)
    language.install(app, chosen.language)
    theme.apply(app, theme.theme_of(chosen.theme, chosen.palette, chosen.contrast))
    session = Session(folders, chosen, offline=offline)
    if not session.start(Path(file) if file else None):
        return session.code
    code = app.exec()
    session.end()
    return code


def _has_screen() -> bool:
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    named = wanted.partition(":")[0] not in ("", "xcb", "wayland")
    return named or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Session:
    """The running program: which file is open, and its window.

    Args:
        folders: The program's folders.
        settings: As loaded.
        offline: True when the command line forbade the network.
    """

    def __init__(self, folders: Paths, settings: Settings, *, offline: bool) -> None:
        self._folders = folders
        self._settings = settings
        self._offline = offline
        self._workspace: Workspace | None = None
        self._window: Window | None = None
        self._instance: object = None
        self._loading: Loading | None = None
        self.code = 0

    def start(self, path: Path | None) -> bool:
        """Opens the first window; False when there is nothing to stay for."""
        first = path or self._last_file()
        if first is None:
            return self.open(self._sample())
        return self.open(first)

    def end(self) -> None:
        """Waits for what must not be cut off in the middle."""
        if self._loading is not None:
            self._loading.wait()

    def _last_file(self) -> Path | None:
        from pathlib import Path

        last = self._settings.last_file
        return Path(last) if last and Path(last).exists() else None

    def _sample(self) -> Path:
        from watchapp.app.sample import make_sample

        if not self._folders.sample.exists():
            make_sample(self._folders.sample)
        return self._folders.sample

    def open(self, path: Path, *, new: bool = False, read_only: bool = False) -> bool:
        """Opens a file in a window that takes the place of the present one.

        The present file stays open until the other one is: a file that cannot be opened costs
        nothing. False when nothing new was opened.
        """
        from watchapp.app.workspace import Workspace
        from watchapp.core.problems import KnownError

        path = path.absolute()
        if self._workspace is not None and path.resolve() == self._workspace.path.resolve():
            return False  # it is open already; a new file never takes the place of an open one
        try:
            if path == self._folders.sample and not path.exists():
                self._sample()
            if new and path.exists():
                self._set_aside(path)
            workspace = Workspace(
                self._folders, path, self._settings, read_only=read_only, network=not self._offline
            )
        except KnownError as error:
            return self._offer(path, error)
        workspace.first_list()
        self._show(workspace)
        return True

    def _set_aside(self, path: Path) -> None:
        from watchapp.store.backups import set_aside

        set_aside(path)  # the file dialog has asked; even so nothing is overwritten

    def _show(self, workspace: Workspace) -> None:
        from watchapp.ui import theme
        from watchapp.ui.window import Window

        old_window, old = self._window, self._workspace
        if old is not None:
            self._settings = old.settings
            workspace.settings = old.settings
        self._remember(workspace)
        chosen = self._settings
        looks = theme.theme_of(chosen.theme, chosen.palette, chosen.contrast)
        window = Window(workspace, looks)
        self._window, self._workspace = window, workspace
        workspace.settings_changed.connect(self._take_settings)
        window.open_wanted.connect(lambda path, new: self.open(path, new=new))
        window.restore_wanted.connect(self._restore)
        window.painted.connect(self._painted)
        window.closed.connect(self._closed)
        window.show()
        if old_window is not None and old is not None:
            old_window.closed.disconnect(self._closed)
            old_window.close()
            old.close()

    def _remember(self, workspace: Workspace) -> None:
        name = str(workspace.path)
        recent = (name, *(r for r in self._settings.recent if r != name))[:8]
        if not workspace.is_sample:
            workspace.settings = self._with(workspace.settings, recent=recent, last_file=name)
        else:
            workspace.settings = self._with(workspace.settings, last_file="")
        if workspace.settings != self._settings:
            self._take_settings(workspace.settings)

    @staticmethod
    def _with(settings: Settings, **values: object) -> Settings:
        from dataclasses import replace

        return replace(settings, **values)  # type: ignore[arg-type]

    def _take_settings(self, settings: Settings) -> None:
        from watchapp import settings as store

        self._settings = settings
        store.save(self._folders.settings, settings)

    def _painted(self) -> None:
        """What may wait until the window stands; the chart comes first.

        Its libraries take as long to import as everything before: in a thread, so that keys and
        mouse are answered meanwhile.
        """
        from watchapp.ui.loading import Loading

        window = self._window
        assert window is not None
        self._loading = Loading("watchapp.ui.chart.view")
        self._loading.done.connect(lambda: self._start_chart(window))
        self._loading.start()

    def _start_chart(self, window: Window) -> None:
        from PySide6.QtCore import QTimer

        if window is self._window and self._workspace is not None:  # not closed in the meantime
            window.centre.start_chart()
            QTimer.singleShot(AFTER_CHART_MS, lambda: self._begin(window))

    def _begin(self, window: Window) -> None:
        """Prices, the backup, second starts."""
        from PySide6.QtWidgets import QApplication

        from watchapp import log
        from watchapp.store.backups import key_of
        from watchapp.ui import theme
        from watchapp.ui.instance import Instance

        workspace = self._workspace
        if window is not self._window or workspace is None:
            return
        log.write()  # what libraries say from now on is kept
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.set_icon(app)
        workspace.market.start()
        workspace.seek_symbols(window.list.model.list_id)
        instance = Instance(key_of(workspace.path), window)
        instance.raised.connect(window.showNormal)
        instance.raised.connect(window.raise_)
        instance.raised.connect(window.activateWindow)
        self._instance = instance
        workspace.begin_session()
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self._welcome(window, workspace)

    def _welcome(self, window: Window, workspace: Workspace) -> None:
        from PySide6.QtCore import QCoreApplication

        translate = QCoreApplication.translate
        if workspace.is_sample:
            window.notices.say(
                translate(
                    "main",
                    "Sample: the Xiaomi story. Prices are simulated, events are real and carry "
                    "their sources. This file is yours to play with.",
                ),
                (translate("main", "Begin your own list"), self._begin_own),
            )

    def _begin_own(self) -> None:
        self.open(self._folders.own_file)

    def _closed(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    # -- files that do not open

    def _offer(self, path: Path, error: KnownError) -> bool:
        """Says why a file does not open and offers what helps."""
        from watchapp.store.backups import Backups, key_of
        from watchapp.ui.instance import raise_first
        from watchapp.ui.unopened import ask

        if error.code == "locked" and raise_first(key_of(path)):
            return False
        backups = Backups(self._folders.backups, path)
        backup = backups.newest_good()
        choice = ask(error, backup, first=self._window is None)
        if choice == "read":
            return self.open(path, read_only=True)
        if choice == "restore" and backup is not None:
            backups.restore(backup)
            return self.open(path)
        if choice == "sample":
            return self.open(self._sample())
        self.code = 1
        return False

    def _restore(self, backup: Backup) -> None:
        """Puts a backup in the file's place; the present file is kept beside it."""
        from watchapp.core.problems import KnownError

        window, workspace = self._window, self._workspace
        assert window is not None
        assert workspace is not None
        path = workspace.path
        try:
            workspace.backups.make("restore")
        except KnownError as error:
            window.asking.refuse(error)
            return
        window.closed.disconnect(self._closed)
        workspace.close()
        self._workspace = None
        self._settings = workspace.settings
        try:
            workspace.backups.restore(backup)
        except KnownError as error:
            window.asking.refuse(error)
        self._window = None
        opened = self.open(path)
        if not opened:
            window.closed.connect(self._closed)
        window.close()


if __name__ == "__main__":
    sys.exit(run())
