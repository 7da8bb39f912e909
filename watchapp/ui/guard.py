"""Keeps an error inside a paint from taking the process down."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtGui import QPainter

from watchapp.log import named

log = named(__name__)
F = TypeVar("F", bound=Callable[..., Any])
_said: set[str] = set()


def guarded(paint: F) -> F:
    """Wraps a method that takes a painter: an error is logged once, and that item left out.

    An exception that leaves a Python ``paint`` can end the process inside Qt.
    """

    @functools.wraps(paint)
    def inner(self: object, painter: QPainter, *args: Any, **kwargs: Any) -> Any:
        painter.save()
        try:
            return paint(self, painter, *args, **kwargs)
        except Exception:
            name = f"{type(self).__name__}.{paint.__name__}"
            if name not in _said:
                _said.add(name)
                log.exception("%s failed and is left out from now on", name)
            return None
        finally:
            painter.restore()

    return inner  # type: ignore[return-value]
