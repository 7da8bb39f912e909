"""Sizes of dialogs that a small screen has room for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

EDGE = 48  # px that the frame and a panel of the desktop take


def fit(dialog: QWidget, width: int, height: int) -> None:
    """Gives a dialog a size, or as much of it as its screen has."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width() - EDGE // 2), min(height, room.height() - EDGE))
