"""Values: what `@dataclass(frozen=True, slots=True)` is, without writing six functions for each class at every start.

There are 150 such classes; the standard decorator compiles a comparison, a hash, a printing and two refusals for each,
which was a fifth of the time to one report. Here they are shared, and only `__init__` is written. That a value does not
change is held by the type checker, which knows these as frozen; so making one costs a quarter, too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Value]) -> type[Value]:
    """A dataclass with slots, compared and hashed by its fields (hashed by fewer where the class says so). `replace` and `fields` of dataclasses take it."""
    own = vars(cls)
    made: Any = dataclass(cls, repr=False, eq=False, slots=True)
    if "__eq__" not in own:
        compared = [each.name for each in fields(made) if each.compare]
        made.__eq__, hashed = _comparison(attrgetter(*compared) if compared else type)
        if "__hash__" not in own:
            made.__hash__ = hashed
    if "__repr__" not in own:
        made.__repr__ = _shown
    return made  # type: ignore[no-any-return]


def _comparison(key: Callable[[Any], object]) -> tuple[Callable[[Any, object], bool], Callable[[Any], int]]:
    def equal(self: Any, other: object) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(key(self))

    return equal, hashed


def _shown(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
