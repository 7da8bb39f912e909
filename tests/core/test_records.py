"""Late dataclasses do what dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, asdict, astuple, field, fields, replace
from typing import Any, ClassVar

import pytest

from watchapp.core.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    key: str
    KIND: ClassVar[str] = "base"
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal(Base):
    KIND: ClassVar[str] = "deal"
    shares: int = 0
    args: dict[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Place:
    x: int
    y: int = 2


def test_a_record_is_made_compared_hashed_and_shown_like_a_dataclass() -> None:
    assert Place(1) == Place(1, 2) != Place(2, 1)
    assert hash(Place(1)) == hash(Place(x=1, y=2))
    assert repr(Place(1)) == "Place(x=1, y=2)"
    deal = Deal(key="a", shares=3)
    assert (deal.key, deal.names, deal.shares, deal.args, deal.KIND) == ("a", (), 3, {}, "deal")
    assert deal.args is not Deal(key="a").args
    assert Base(key="a") != Deal(key="a")
    assert {deal, Deal(key="a", shares=3, args={"b": 1})} != {deal}


def test_the_first_thing_done_may_be_any_of_them() -> None:
    @dataclass(frozen=True, slots=True)
    class Fresh:
        x: int

    first = object.__new__(Fresh)
    with pytest.raises(AttributeError):
        repr(first)
    with pytest.raises(TypeError):
        Fresh()
    assert len({Fresh(1), Fresh(1)}) == 1


def test_a_record_cannot_be_changed_and_has_no_other_fields() -> None:
    place = Place(1)
    with pytest.raises(FrozenInstanceError):
        place.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del place.x
    assert not hasattr(place, "__dict__")


def test_no_name_of_a_field_is_in_the_way() -> None:
    @dataclass(frozen=True, slots=True)
    class Odd:
        _class: str
        _open: int = 1
        _become: int = 2
        kind: str = ""

    assert astuple(Odd("a", 3)) == ("a", 3, 2, "")
    assert type(Odd("a")) is Odd


def test_it_is_of_its_own_class_once_it_is_made_and_so_is_one_of_a_class_below_it() -> None:
    class Marked(Place):
        def twice(self) -> int:
            return 2 * self.x

    for made in (Place(1), Marked(1, 3), Place(2), Marked(2)):
        assert type(made) in (Place, Marked)
        with pytest.raises(FrozenInstanceError):
            made.x = 2  # type: ignore[misc]
    assert type(Marked(4)) is Marked
    assert Marked(4).twice() == 8


def test_records_are_replaced_taken_apart_copied_and_pickled() -> None:
    deal = Deal(key="a", shares=3, args={"b": 1})
    assert replace(deal, shares=4) == Deal(key="a", shares=4, args={"b": 1})
    assert [f.name for f in fields(deal)] == ["key", "names", "shares", "args"]
    assert asdict(deal) == {"key": "a", "names": (), "shares": 3, "args": {"b": 1}}
    assert copy.copy(deal) == copy.deepcopy(deal) == pickle.loads(pickle.dumps(deal)) == deal
    match Place(3):
        case Place(x, y):
            assert (x, y) == (3, 2)


def test_what_is_not_frozen_can_be_changed_and_has_no_hash() -> None:
    @dataclass(slots=True)
    class Loose:
        x: int = 1
        names: list[str] = field(default_factory=list)

    loose = Loose()
    loose.x = 2
    assert loose == Loose(2) != Loose(2, ["a"])
    assert loose.names is not Loose().names
    assert (
        repr(loose) == "test_what_is_not_frozen_can_be_changed_and_has_no_hash.<locals>."
        "Loose(x=2, names=[])"
    )
    with pytest.raises(TypeError):
        hash(loose)


def test_what_looks_at_itself_when_it_is_made_is_the_originals() -> None:
    @dataclass(frozen=True, slots=True)
    class Checked:
        x: int

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError

    assert Checked(1) == Checked(1)
    with pytest.raises(ValueError):
        Checked(-1)


@pytest.mark.parametrize(
    "given", [((), {}), ((1, 2, 3), {}), ((1,), {"x": 1}), ((1,), {"z": 1})], ids=str
)
def test_what_a_dataclass_refuses_is_refused_in_its_words(given: tuple[Any, Any]) -> None:
    twin = dataclasses.make_dataclass("Place", [("x", int), ("y", int, field(default=2))])
    words = []
    for kind in (Place, twin):
        with pytest.raises(TypeError) as refused:
            kind(*given[0], **given[1])
        words.append(str(refused.value))
    assert words[0] == words[1]


def test_the_fields_that_count_are_the_ones_the_original_counts() -> None:
    @dataclass(frozen=True, slots=True)
    class Partly:
        a: int
        b: int = field(default=0, compare=False, repr=False)
        c: int = field(default=0, hash=False)

    twin = dataclasses.make_dataclass(
        "Partly",
        [
            ("a", int),
            ("b", int, field(default=0, compare=False, repr=False)),
            ("c", int, field(default=0, hash=False)),
        ],
        frozen=True,
    )
    for left, right in (((1, 2, 3), (1, 5, 3)), ((1, 2, 3), (1, 2, 4)), ((1,), (2,))):
        assert (Partly(*left) == Partly(*right)) == (twin(*left) == twin(*right))
        assert (hash(Partly(*left)) == hash(Partly(*right))) == (
            hash(twin(*left)) == hash(twin(*right))
        )
    assert repr(Partly(1, 2, 3)).endswith(repr(twin(1, 2, 3)))
    assert Partly(1) != 1
