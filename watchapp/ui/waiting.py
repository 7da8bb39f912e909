"""A dialog for what takes long: how far it is, and a way to end it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

if TYPE_CHECKING:
    from watchapp.app.desk import Desk
    from watchapp.core.problems import KnownError

SHOW_AFTER_MS = 400  # what takes longer is said


class Waiting(QObject):
    """One at a time; it shows itself only where the work takes long."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.dialog: QProgressDialog | None = None

    def begin(self, words: str, cancel: Callable[[], object], total: int = 0) -> None:
        """Says what goes on; ``total`` 0 where it is not known how much there is."""
        self.end()
        dialog = QProgressDialog(words, self.tr("Cancel"), 0, total, self._window)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(SHOW_AFTER_MS)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.canceled.connect(cancel)
        dialog.setValue(0)
        self.dialog = dialog

    def follow(
        self, desk: Desk, words: str, total: int, then: Callable[[KnownError | None], object]
    ) -> Callable[[KnownError | None], None]:
        """Says how far a large act of the desk is; ``then`` gets what it ended with.

        Returns what ends it where the desk does not.
        """

        def finished(error: KnownError | None) -> None:
            desk.finished.disconnect(finished)
            desk.progressed.disconnect(self.go_on)
            self.end()
            then(error)

        self.begin(words, desk.cancel, total)
        desk.progressed.connect(self.go_on)
        desk.finished.connect(finished)
        return finished

    def go_on(self, done: int) -> None:
        """Says how far it is."""
        if self.dialog is not None:
            self.dialog.setValue(done)

    def end(self) -> None:
        """Ends the dialog, which cancels nothing."""
        if self.dialog is not None:
            dialog, self.dialog = self.dialog, None
            dialog.blockSignals(True)
            dialog.reset()  # also what would show it later
            dialog.hide()
            dialog.deleteLater()
