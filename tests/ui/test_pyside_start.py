"""PySide6 is imported without the work nobody needs, and does all that it does otherwise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TRIED = """
import builtins, json, sys
from pathlib import Path
compiled = []
original = builtins.compile
def compile(source, filename, mode, *more, **named):
    compiled.append(str(filename))
    return original(source, filename, mode, *more, **named)
builtins.compile = compile
if sys.argv[1:]:
    from watchapp.ui import pyside_start
    pyside_start.load(Path(sys.argv[1]))
else:
    import PySide6.QtCore
builtins.compile = original
at_import = [name for name in compiled if "shibokensupport" in name]
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel
class Told(QObject):
    said = Signal(str)
told, heard = Told(), []
told.said.connect(heard.append)
told.said.emit("a")
errors = []
for wrong in (lambda: QPoint("a", "b"), lambda: QLabel.setText(1), lambda: Qt.AlignmentFlag("x")):
    try:
        wrong()
    except Exception as error:
        errors.append(f"{type(error).__name__}: {error}")
from PySide6.support.signature import get_signature
from PySide6.support.signature.lib.pyi_generator import generate_pyi
import colorsys, linecache  # any module at all
print(json.dumps({
    "compiled": at_import,
    "heard": heard,
    "errors": errors,
    "signature": str(get_signature(QPoint.setX)),
    "doc": QPoint.manhattanLength.__doc__,
    "stubs": generate_pyi.__name__,
    "read": [name for name in linecache.cache if name.endswith("colorsys.py")],
}))
"""


def tried(*folder: Path) -> dict[str, object]:
    """What a fresh process finds."""
    done = subprocess.run(
        [sys.executable, "-c", TRIED, *map(str, folder)], capture_output=True, text=True, check=True
    )
    assert not done.stderr, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_everything_is_as_in_a_usual_import_and_nothing_is_compiled_twice(tmp_path: Path) -> None:
    usual, first, second = tried(), tried(tmp_path / "new"), tried(tmp_path / "new")
    assert usual["compiled"]
    assert usual["read"]
    assert first["compiled"]
    assert not second["compiled"]
    for found in (first, second):
        for name in ("heard", "errors", "signature", "doc", "stubs"):
            assert found[name] == usual[name], name
        assert not found["read"], "the source of what is imported is read"
    assert "QPoint.__init__" in str(usual["errors"])


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "other", "folder"])
def test_a_damaged_file_of_compiled_code_is_made_anew(tmp_path: Path, damage: str) -> None:
    tried(tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    if damage == "folder":
        kept.unlink()
        kept.mkdir()
    else:
        kept.write_bytes(
            {
                "cut": whole[: len(whole) // 2],
                "flipped": whole[:500] + bytes([whole[500] ^ 255]) + whole[501:],
                "emptied": b"",
                "other": b"x" * 1000,
            }[damage]
        )
    assert tried(tmp_path)["heard"] == ["a"]
    if damage != "folder":
        assert kept.read_bytes() == whole


def test_a_folder_that_cannot_be_written_to_is_no_hindrance(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file stands where the folder should be")
    assert tried(taken)["heard"] == ["a"]
