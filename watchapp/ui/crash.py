"""What is not a known error is a bug: one report that can be copied and sends nothing."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from watchapp import __version__

log = logging.getLogger("watchapp")
LOG_SIZE = 1_000_000
LOGS_KEPT = 3


def start_log(path: Path) -> None:
    """Writes the log to ``path``, rotating; a disk that refuses leaves the program without one."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(LogFile(path))


class LogFile(logging.Handler):
    """Makes the rotating file with the first line, since the start has none to write.

    ``logging.handlers`` brings sockets and pickle along, which the first frame does not wait for.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = self._opened()
        self._file.emit(record)

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return logging.NullHandler()
        file = RotatingFileHandler(
            self._path, maxBytes=LOG_SIZE, backupCount=LOGS_KEPT, encoding="utf-8", delay=True
        )
        file.setFormatter(self.formatter)
        return file

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """The report's text: versions and the traceback, no file's contents."""
    import platform

    lines = traceback.format_exception(kind, error, trace)
    return (
        f"watchapp {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()}\n\n" + "".join(lines)
    )


class CrashDialog(QDialog):
    """Shows a report that can be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(640, 420)
        words = QLabel(
            self.tr(
                "This is a mistake in watchapp. Everything you did before is saved, and the "
                "program goes on. The report below is sent to nobody; copy it if you want to "
                "tell us."
            )
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self.report, 1)
        layout.addWidget(buttons)


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
    level = logging.INFO if kind in harmless else logging.WARNING
    logging.getLogger("qt").log(level, "%s", message)
