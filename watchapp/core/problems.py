"""Problems are codes with arguments; ``app/text.py`` speaks them in the user's language."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from watchapp.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong or doubtful about a record.

    Attributes:
        code: What is wrong, a key of the sentences in ``app/text.py``.
        args: What the sentence needs, by name.
        field: The record's field it belongs to, or None for the record as a whole.
        fatal: True when the record cannot be kept like this; False for a doubt that is shown.
    """

    code: str
    args: dict[str, Any] = field(default_factory=dict, hash=False)
    field: str | None = None
    fatal: bool = False


class KnownError(Exception):
    """Something a user can meet and do something about; never a bug.

    Args:
        code: Key of the sentence in ``app/text.py``.
        **args: What the sentence needs.
    """

    def __init__(self, code: str, **args: Any) -> None:
        super().__init__(code, args)
        self.code = code
        self.args_by_name = args

    def __str__(self) -> str:
        inner = ", ".join(f"{k}={v!r}" for k, v in self.args_by_name.items())
        return f"{self.code}({inner})"
