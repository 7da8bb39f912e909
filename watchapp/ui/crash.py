"""What is not a known error is a bug: one report that can be copied and sends nothing."""

from __future__ import annotations

import sys
import threading
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion

from watchapp import __version__
from watchapp.log import named

if TYPE_CHECKING:  # nobody waits for it before the first frame
    from watchapp.ui.crash_dialog import CrashDialog

log = named("watchapp")
qt_log = named("qt")


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """The report's text: versions and the traceback, no file's contents."""
    import platform

    lines = traceback.format_exception(kind, error, trace)
    return (
        f"watchapp {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()}\n\n" + "".join(lines)
    )


class Crashes(QObject):
    """Catches what nobody caught, from any thread; the first of a kind is shown, all are logged."""

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: set[str] = set()
        self._dialog: CrashDialog | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Becomes the hook of uncaught errors, threads included, and of Qt's own messages."""
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._take(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        qInstallMessageHandler(_log_qt)

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        log.error("uncaught", exc_info=(kind, error, trace))
        self._caught.emit(report_of(kind, error, trace))

    def _show(self, report: str) -> None:
        if report in self._shown or self._dialog is not None:
            return
        from watchapp.ui.crash_dialog import CrashDialog

        self._shown.add(report)
        self._dialog = CrashDialog(report)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _log_qt(kind: QtMsgType, _context: object, message: str) -> None:
    harmless = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
    (qt_log.info if kind in harmless else qt_log.warning)("%s", message)
