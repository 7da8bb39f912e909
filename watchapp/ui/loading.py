"""Imports a module in a thread, so that the window goes on answering."""

from __future__ import annotations

import importlib
import threading

from PySide6.QtCore import QObject, Qt, Signal


class Loading(QObject):
    """Imports ``module``; ``done`` comes in the thread this was made in.

    Python lets the two threads take turns every few milliseconds. An error is not kept: whoever
    imports the module next meets it where it can be told.
    """

    done = Signal()
    _imported = Signal()

    def __init__(self, module: str) -> None:
        super().__init__()
        self._module = module
        self._thread = threading.Thread(target=self._run, name="loading", daemon=True)
        self._imported.connect(self.done, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def wait(self) -> None:
        """Returns when it is over: Python must not end in the middle of an import."""
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            importlib.import_module(self._module)
        finally:
            self._imported.emit()
