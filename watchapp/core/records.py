"""Frozen dataclasses that cost nothing until the first of a kind is made.

``dataclasses`` writes and compiles six methods for every class while its module is imported. The
program has some fifty such classes and shows its window with fifteen of them; the others' methods
took a tenth of its start. This decorator reads fields and makes slots as the original does, and
lets the original write the methods when one of them is first called.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass

    __all__ = ["dataclass"]
else:

    def dataclass(*, frozen=False, slots=False, kw_only=False):  # noqa: ANN001, ANN201
        """``dataclasses.dataclass`` for frozen classes; it hands all others to the original."""

        def wrap(cls: type) -> type:
            if not frozen or hasattr(cls, "__post_init__"):
                return dataclasses.dataclass(frozen=frozen, slots=slots, kw_only=kw_only)(cls)
            own = vars(cls)
            original = dataclasses.dataclass(
                init=False, repr=False, eq=False, slots=slots, kw_only=kw_only
            )
            made = original(cls)
            for group in _LATE:
                late = [name for name in group if own.get(name) is None]
                for name in late:
                    setattr(made, name, _first_call(made, name, late))
            made.__setattr__ = made.__delattr__ = _refuse
            made.__getstate__ = _state
            made.__setstate__ = _set_state
            return made

        return wrap


# Each group is written when one of its methods is first called.
_LATE = (("__init__",), ("__repr__",), ("__eq__", "__hash__"))
_KEPT = ("default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only")


def _first_call(made: type, name: str, group: list[str]) -> Any:
    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        _write_methods(made, group)
        return getattr(made, name)(self, *args, **kwargs)

    return method


def _write_methods(made: type, group: list[str]) -> None:
    """Takes the methods from a class that the original makes of the same fields."""
    twin = dataclasses.make_dataclass(
        made.__name__,
        [
            (f.name, f.type, dataclasses.field(**{k: getattr(f, k) for k in _KEPT}))
            for f in dataclasses.fields(made)
        ],
        init="__init__" in group,
        repr="__repr__" in group,
        eq="__eq__" in group or "__hash__" in group,
        frozen=True,
    )
    for name in group:
        setattr(made, name, getattr(twin, name))


def _refuse(_self: object, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, f.name) for f in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
