"""A file that does not open: why, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from watchapp.app import text
from watchapp.core.problems import KnownError
from watchapp.store.backups import Backup

READABLE = ("locked", "no_write_permission", "read_only")
RESTORABLE = ("damaged", "foreign_file", "file_gone")


def ask(error: KnownError, backup: Backup | None, *, first: bool) -> str:
    """Says why and asks what now: read, restore, sample, or "" for nothing.

    Args:
        error: Why the file does not open.
        backup: The newest good backup of it.
        first: True when no window is open yet, so that the sample is a way on.
    """
    translate = QCoreApplication.translate
    roles = QMessageBox.ButtonRole
    box = QMessageBox(QMessageBox.Icon.Warning, "watchapp", text.error(error))
    box.setTextFormat(Qt.TextFormat.PlainText)
    choices: dict[object, str] = {}
    if error.code in READABLE:
        button = box.addButton(translate("main", "Open for reading"), roles.AcceptRole)
        choices[button] = "read"
    if error.code in RESTORABLE and backup is not None:
        words = translate("main", "Restore the backup of {moment}")
        button = box.addButton(words.format(moment=text.moment(backup.at)), roles.AcceptRole)
        choices[button] = "restore"
    if first:
        button = box.addButton(translate("main", "Open the sample"), roles.ActionRole)
        choices[button] = "sample"
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    return choices.get(box.clickedButton(), "")
