"""PySide6 6.12.0 on Python 3.11 lost a reference to None with every void call, and aborted."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PARENTS = """
from PySide6.QtCore import QObject
parents = {QObject().parent() for _ in range(50_000)}
assert parents == {None}
"""
PAINTS = """
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen
app = QGuiApplication([])
image = QImage(64, 64, QImage.Format.Format_RGB32)
for _ in range(200):
    painter = QPainter(image)
    for k in range(50):
        painter.setPen(QPen(QColor(k, k, k)))
        painter.drawRect(QRect(k, k, 5, 5))
        painter.fillRect(QRect(0, 0, k, k), QColor(k, 0, 0))
        painter.drawLine(0, k, k, 0)
    painter.end()
"""


@pytest.mark.parametrize("script", [PARENTS, PAINTS], ids=["parents", "paints"])
def test_void_calls_lose_no_reference_to_none(script: str) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    watched = f"""
import sys
before = sys.getrefcount(None)
{script}
lost = before - sys.getrefcount(None)
assert lost < 1000, lost
"""
    done = subprocess.run(
        [sys.executable, "-c", watched], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
