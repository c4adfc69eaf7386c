"""A `frozen` value behaves as the standard frozen dataclass with slots does."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
import sys
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from typing import ClassVar

import pytest

import drafting
from drafting.frozen import frozen, mutable


@frozen
class Stop:
    """A place on the way."""

    name: str
    line: int = 0
    tags: tuple[str, ...] = field(default_factory=tuple)
    shown: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shown", f"{self.name}!")


@frozen
class Terminus(Stop):
    platform: int = 1


@frozen
class Nothing:
    """No fields."""


@frozen
class Folded:
    """Compared in its own way."""

    text: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Folded) and self.text.lower() == other.text.lower()

    def __hash__(self) -> int:
        return hash(self.text.lower())


@dataclass(frozen=True, slots=True)
class _Standard:
    name: str
    line: int = 0


@frozen
class _Ours:
    name: str
    line: int = 0


def test_equal_fields_are_equal_values_with_one_hash() -> None:
    assert Stop("a", 1) == Stop("a", 1)
    assert hash(Stop("a", 1)) == hash(Stop("a", 1))
    assert len({Stop("a", 1), Stop("a", 1), Stop("a", 2)}) == 2
    assert Nothing() == Nothing()


def test_another_class_is_never_equal_even_with_the_same_fields() -> None:
    assert Stop("a") != Terminus("a")
    assert _Ours("a") != _Standard("a")


def test_a_field_that_is_not_compared_makes_no_difference() -> None:
    one, other = Stop("a"), Stop("a")
    object.__setattr__(other, "shown", "b")
    assert one == other
    assert hash(one) == hash(other)


def test_a_class_that_says_itself_what_is_equal_is_believed() -> None:
    assert Folded("A") == Folded("a")
    assert len({Folded("A"), Folded("a")}) == 1


def test_it_prints_as_the_standard_one_does() -> None:
    assert repr(_Ours("a", 2)) == repr(_Standard("a", 2)).replace("_Standard", "_Ours")
    assert repr(Stop("a")) == "Stop(name='a', line=0, tags=())"


def test_replace_and_fields_of_the_standard_library_take_it() -> None:
    assert replace(Stop("a", 1), line=2) == Stop("a", 2)
    assert is_dataclass(Terminus)
    assert [each.name for each in fields(Terminus)] == ["name", "line", "tags", "shown", "platform"]


def test_what_is_left_out_or_given_too_much_is_refused_as_by_the_standard_one() -> None:
    for wrong in ((), ("a", 1, 2)):
        with pytest.raises(TypeError, match="argument"):
            _Ours(*wrong)
    with pytest.raises(TypeError, match="argument"):
        Stop("a", shown="b")  # type: ignore[call-arg]


def test_what_is_made_for_each_value_is_its_own() -> None:
    @frozen
    class Book:
        pages: list[str] = field(default_factory=list)
        found: dict[str, int] = field(default_factory=dict, init=False)
        open: bool = field(default=True, init=False)
        title: str = field(default="", kw_only=True)

    one, other = Book(), Book(["a"], title="b")
    assert (one.pages, one.open, one.title) == ([], True, "")
    assert (other.pages, other.title) == (["a"], "b")
    assert one.found is not other.found


def test_it_travels_between_processes_and_is_copied() -> None:
    for value in (Stop("a", 1, ("x",)), Terminus("b"), Nothing()):
        assert pickle.loads(pickle.dumps(value)) == value
        assert copy.copy(value) == value


def test_what_changes_is_compared_and_has_no_hash() -> None:
    @mutable
    class Count:
        of: str
        so_far: int = 0
        met: list[str] = field(default_factory=list)

    one, other = Count("a"), Count("a")
    one.so_far += 1
    assert one != other == Count("a")
    assert repr(one) == f"{Count.__qualname__}(of='a', so_far=1, met=[])"
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_a_class_with_room_keeps_what_it_has_found() -> None:
    @frozen
    class Roomy:
        __slots__ = ("__dict__",)

        name: str

        @cached_property
        def length(self) -> int:
            return len(self.name)

    assert Roomy("ab").length == 2
    assert replace(Roomy("ab"), name="abc").length == 3


def test_the_standard_library_knows_the_fields_without_a_value_made() -> None:
    @frozen
    class Unmade:
        kind: ClassVar[str] = "x"
        name: str
        line: int = field(default=1, repr=False)

    assert [(each.name, each.repr) for each in fields(Unmade)] == [("name", True), ("line", False)]
    assert Unmade.kind == "x"


def test_it_has_slots() -> None:
    with pytest.raises(AttributeError):
        object.__setattr__(Stop("a"), "other", 1)


def test_a_class_may_hash_by_less_than_it_compares():
    @frozen
    class Look:
        size: int
        faces: list[str]

        def __hash__(self) -> int:
            return hash(self.size)

    assert hash(Look(1, ["宋体"])) == hash(Look(1, ["楷体"]))
    assert Look(1, ["宋体"]) == Look(1, ["宋体"]) != Look(1, ["楷体"])


def test_what_a_class_computes_goes_before_the_field_of_its_base():
    @frozen
    class Counted(Stop):
        @property
        def line(self) -> int:  # type: ignore[override]
            return 7

    assert Counted.line.fget(None) == 7


def _every_value_of_the_program() -> list[type]:
    for found in pkgutil.walk_packages(drafting.__path__, "drafting."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    known = [cls for module in [*sys.modules.values()] if getattr(module, "__name__", "").startswith("drafting") for cls in vars(module).values()]
    return [cls for cls in dict.fromkeys(each for each in known if isinstance(each, type)) if "__declared__" in vars(cls)]


def test_no_class_has_what_the_standard_library_would_refuse_when_it_was_written():
    """A list that all values share; a field without a default after one that has it: here found when the first value is made."""
    classes = _every_value_of_the_program()
    assert len(classes) > 200
    for cls in classes:
        fields(cls)
        named = {name for name, default in cls.__declared__.items() if isinstance(default, Field) and default.kw_only is True}
        lacking = [MISSING in (getattr(default, "default", default), ) and getattr(default, "default_factory", MISSING) is MISSING
                   for name, default in cls.__declared__.items() if name not in named and getattr(default, "init", True)]  # fmt: skip
        assert lacking == sorted(lacking, reverse=True), cls
