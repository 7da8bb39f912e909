"""PySide6 imported without the work that this program has no use for.

At every start PySide6 compiles its own Python part anew (it is kept as source within a library),
compiles the expressions of its stub generator, and from then on reads the source of every module
that is imported, to see whether it may use ``from __feature__ import``. That is 25 of the 65 ms it
takes to import, and 25 more for the modules behind it. Nothing here changes what Qt does; where
PySide6 is made in another way one day, it is simply imported.
"""

from __future__ import annotations

import builtins
import importlib.util
import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import RLock
from types import CodeType
from typing import Any

# Read when somebody asks for it: the words of a wrong call, a signature, or the stub generator.
LATE = ("signature/layout.py", "signature/parser.py", "lib/enum_sig.py", "lib/pyi_generator.py")
_STAND_IN = b"""
from watchapp.ui.pyside_start import filled
def __getattr__(name):
    return filled(globals(), name)
"""
_late: dict[str, bytes] = {}
_filling = RLock()  # a wrong call may come from any thread


def load(folder: Path) -> None:
    """Imports PySide6; ``folder`` keeps what was compiled of it."""
    if "PySide6" in sys.modules:
        return
    kind = f"{sys.implementation.cache_tag}{sys.flags.optimize or ''}"
    code = _Code(folder / f"pyside-{kind}.code")
    original = builtins.compile
    builtins.compile = code.compiled
    try:
        import PySide6.QtCore  # noqa: F401 - what it leaves behind is meant
    finally:
        builtins.compile = original
    code.save()
    # PySide6 puts a function of its own here, for `from __feature__ import` alone.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def filled(module: dict[str, Any], name: str) -> Any:
    """``name`` of a module that stood empty until it was asked for something."""
    with _filling:
        source = None if name.startswith("__") else _late.pop(module["__name__"], None)
        if source is not None:
            del module["__getattr__"]
            exec(compile(source, module["__file__"], "exec"), module)  # noqa: S102 - PySide6's own
    if name not in module:
        raise AttributeError(f"module {module['__name__']!r} has no attribute {name!r}")
    return module[name]


class _Code:
    """What was compiled before, by the hash of its source, as Python keeps its own modules.

    Args:
        path: The file; one that is missing or damaged is the same as an empty one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[bytes, CodeType] = {}
        self._new = False
        self._compile: Callable[..., Any] = builtins.compile
        with suppress(OSError, ValueError, EOFError, TypeError):
            content = path.read_bytes()
            if content[:20] == _mark(content[20:]):
                self._kept = marshal.loads(content[20:])  # noqa: S302 - as for __pycache__

    def compiled(self, source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        """In place of ``compile``."""
        if mode != "exec" or more or named or not isinstance(source, bytes):
            return self._compile(source, filename, mode, *more, **named)
        if filename.endswith(LATE):
            name = filename.removesuffix(".py").replace("/", ".")
            _late[name], source = source, _STAND_IN
        key = importlib.util.source_hash(source)
        if key not in self._kept:
            self._kept[key] = self._compile(source, filename, mode)
            self._new = True
        return self._kept[key]

    def save(self) -> None:
        """Writes what is new; a disk that refuses costs the next start some milliseconds."""
        if not self._new:
            return
        content = marshal.dumps(self._kept)
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_mark(content) + content)
            part.replace(self._path)


def _mark(content: bytes) -> bytes:
    """Says that ``content`` is whole, and of this very Python: marshal trusts what it reads."""
    return b"watchapp" + importlib.util.MAGIC_NUMBER + importlib.util.source_hash(content)
