"""The walls of the house: who may import what, what the first frame loads, and why each library."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "watchapp"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = ("numpy", "pyqtgraph", "pandas", "yfinance")

# The start as the command makes it, up to the first frame.
FIRST_FRAME = """
import json, sys
from watchapp import main
show = main.Session._show
def shown(session, workspace):
    from PySide6.QtCore import QEvent, QObject
    show(session, workspace)
    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                print(json.dumps(sorted(sys.modules)), flush=True)
                import os
                os._exit(0)
            return False
    session.watch = Watch()
    session._window.installEventFilter(session.watch)
main.Session._show = shown
main.run(["--offline", "--file", sys.argv[1]])
"""


def imported(path: Path, *, everywhere: bool = True) -> Iterator[str]:
    """What a module imports, as dotted names; ``everywhere`` takes functions in too."""
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not everywhere:
            continue
        waiting += ast.iter_child_nodes(node)


def users(*libraries: str, everywhere: bool = True) -> set[str]:
    """The modules that import one of these, as paths inside the package."""
    return {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        for name in imported(path, everywhere=everywhere)
        if any(name == x or name.startswith(x + ".") for x in libraries)
    }


def test_the_layers_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("libraries", "rooms"),
    [
        (("PySide6.QtGui", "PySide6.QtWidgets"), ("ui/", "main.py")),
        (("pyqtgraph",), ("ui/chart/",)),
        (("yfinance", "pandas"), ("feeds/",)),
        (("appdirs",), ("paths.py",)),
        (("PySide6",), ("app/", "ui/", "main.py", "cli/")),
    ],
    ids=lambda value: value[0],
)
def test_a_library_is_used_in_its_room_only(
    libraries: tuple[str, ...], rooms: tuple[str, ...]
) -> None:
    found = users(*libraries)
    assert found, "the wall guards nothing"
    assert {path for path in found if not path.startswith(rooms)} == set()


def test_yfinance_and_pandas_are_imported_by_nobody_who_is_imported() -> None:
    allowed = "feeds/yahoo/"
    found = users("yfinance", "pandas", everywhere=False)
    assert {path for path in found if not path.startswith(allowed)} == set()


def test_the_first_frame_waits_for_no_heavy_library(tmp_path: Path) -> None:
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "WATCHAPP_HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, str(tmp_path / "a.watchapp")],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    loaded = set(re.findall(r'"([\w.]+)"', done.stdout))
    assert "watchapp.ui.window" in loaded
    assert loaded & set(HEAVY) == set()
    # nor for what only commands, feeds and dialogs need
    late = {"watchapp.cli", "watchapp.core.merge", "watchapp.ui.events.panel", "PySide6.QtNetwork"}
    assert loaded & late == set()


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[<>=!;~ \[]", line, maxsplit=1)[0] for line in wanted}
    reasons = (PACKAGE / "DECISIONS.md").read_text("utf-8")
    assert {n for n in names if not re.search(rf"\b{re.escape(n)}\b", reasons)} == set()
