"""Dataclasses that cost nothing until the first of a kind is made.

``dataclasses`` writes and compiles up to six methods for every class while its module is imported.
The program has some fifty such classes and shows its window with fifteen of them; the others'
methods took a tenth of its start. This decorator reads fields and makes slots as the original does,
and writes a method when it is first called, in a third of the original's time.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass

    __all__ = ["dataclass"]
else:

    def dataclass(*, frozen=False, slots=False, kw_only=False):  # noqa: ANN001, ANN201
        """``dataclasses.dataclass``, late; what has a ``__post_init__`` is the original's."""

        def wrap(cls: type) -> type:
            if hasattr(cls, "__post_init__"):
                return dataclasses.dataclass(frozen=frozen, slots=slots, kw_only=kw_only)(cls)
            own = vars(cls)
            cls.__doc__ = cls.__doc__ or cls.__name__  # the original would write the signature down
            original = dataclasses.dataclass(
                init=False, repr=False, eq=False, slots=slots, kw_only=kw_only
            )
            made = original(cls)
            for names, write in _LATE:
                late = [name for name in names if own.get(name) is None]
                for name in late:
                    setattr(made, name, _first_call(made, name, late, write))
            if frozen:
                made.__setattr__ = made.__delattr__ = _refuse
                made.__getstate__ = _state
                made.__setstate__ = _set_state
            else:
                made.__hash__ = None
            return made

        return wrap


def _first_call(made: type, name: str, late: list[str], write: Any) -> Any:
    """In the place of methods until one of them is called."""

    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        methods = write(made)
        for each in late:
            setattr(made, each, methods[each])
        return methods[name](self, *args, **kwargs)

    return method


def _is_frozen(made: type) -> bool:
    return made.__setattr__ is _refuse


def _initializer(made: type) -> dict[str, Any]:
    """One function, compiled once: the original compiles two more for a frozen class.

    A frozen record is of a class that can be written to while it is made, and only then: that
    takes half the time of writing past the refusal of its own where there are many fields.
    """
    known: dict[str, Any] = {"__builtins__": {}, "_missing": MISSING}
    first: list[str] = []
    named: list[str] = []
    body = []
    for place, f in enumerate(dataclasses.fields(made)):
        value = f.name
        if f.default is not MISSING:
            known[f"_{place}"], given = f.default, f"{f.name}=_{place}"
        elif f.default_factory is not MISSING:
            known[f"_{place}"], given = f.default_factory, f"{f.name}=_missing"
            value = f"_{place}() if {f.name} is _missing else {f.name}"
        else:
            given = f.name
        (named if f.kw_only else first).append(given)
        body.append(f"self.{f.name} = {value}")
    if _is_frozen(made) and body:
        known["__become"], known["__open"] = vars(object)["__class__"].__set__, _OPEN
        own = "__class = self.__class__", "__become(self, __open[__class])"
        body = [*own, *body, "__become(self, __class)"]
    given = ", ".join(("self", *first, *(("*", *named) if named else ())))
    exec(f"def __init__({given}):\n  " + "\n  ".join(body or ["pass"]), known)  # noqa: S102 - as the original does it
    known["__init__"].__qualname__ = f"{made.__qualname__}.__init__"
    return known


class _Open(dict[type, type]):
    """By a frozen class one of its shape that can be written to: an object can be of either."""

    def __missing__(self, frozen: type) -> type:
        # Both: where one of them is another's, Python looks it up with every value that is written.
        own: dict[str, Any] = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
        if "__dict__" not in dir(frozen):
            own["__slots__"] = ()
        made = self[frozen] = type(frozen.__name__, (frozen,), own)
        return made


_OPEN = _Open()


def _comparison(made: type) -> dict[str, Any]:
    fields = dataclasses.fields(made)
    compared = [f.name for f in fields if f.compare]
    hashed = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
    mine, others, whole = (
        "(" + "".join(f"{of}.{name}, " for name in names) + ")"
        for of, names in (("self", compared), ("other", compared), ("self", hashed))
    )
    known: dict[str, Any] = {"__builtins__": {}, "hash": hash, "_unlike": NotImplemented}
    exec(  # noqa: S102
        "def __eq__(self, other):\n"
        f"  return {mine} == {others} if other.__class__ is self.__class__ else _unlike\n"
        f"def __hash__(self):\n  return hash({whole})",
        known,
    )
    return known if _is_frozen(made) else {**known, "__hash__": None}


def _words(made: type) -> dict[str, Any]:
    """The original's: nobody waits for it."""
    twin = dataclasses.make_dataclass(
        made.__name__,
        [(f.name, f.type, dataclasses.field(repr=f.repr)) for f in dataclasses.fields(made)],
        init=False,
        eq=False,
    )
    return dict(vars(twin))


# What is written together, when one of it is first called.
_LATE = (
    (("__init__",), _initializer),
    (("__repr__",), _words),
    (("__eq__", "__hash__"), _comparison),
)


def _refuse(_self: object, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, f.name) for f in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
