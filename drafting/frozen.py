"""Values: what `@dataclass(frozen=True, slots=True)` is, without writing six functions for each class at every start.

There are 180 such classes; the standard decorator compiles an `__init__`, a comparison, a hash, a printing and two refusals
for each, which was a fifth of the time to one report. Here they are shared, and `__init__` is written when the first value
is made, which most classes never see. That a value does not change is held by the type checker, which knows these as
frozen; so making one costs a quarter, too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Value]) -> type[Value]:
    """A dataclass with slots, compared and hashed by its fields (hashed by fewer where the class says so). `replace` and `fields` of dataclasses take it."""
    own = vars(cls)
    cls.__doc__ = cls.__doc__ or cls.__name__  # else dataclass writes one, from the signature
    made: Any = dataclass(cls, init=False, repr=False, eq=False, slots=True)
    if "__init__" not in own:
        made.__init__ = _written_when_used(made)
    if "__eq__" not in own:
        compared = [each.name for each in fields(made) if each.compare]
        made.__eq__, hashed = _comparison(attrgetter(*compared) if compared else type)
        if "__hash__" not in own:
            made.__hash__ = hashed
    if "__repr__" not in own:
        made.__repr__ = _shown
    return made  # type: ignore[no-any-return]


def _written_when_used(made: Any) -> Callable[..., None]:
    def first(self: Any, *given: Any, **named: Any) -> None:
        made.__init__ = _written(made)
        made.__init__(self, *given, **named)

    return first


def _written(made: Any) -> Callable[..., None]:
    """The `__init__` that takes the fields."""
    known: dict[str, Any] = {"MISSING": MISSING}
    positional: list[str] = []
    named: list[str] = []
    body: list[str] = []
    for each in fields(made):
        name, asked = each.name, each.init
        known[f"default_{name}"], known[f"make_{name}"] = each.default, each.default_factory
        if each.default_factory is not MISSING:
            body.append(f"self.{name} = make_{name}() if {name} is MISSING else {name}" if asked else f"self.{name} = make_{name}()")
        elif asked or each.default is not MISSING:
            body.append(f"self.{name} = {name if asked else f'default_{name}'}")
        if asked:
            default = "" if each.default is MISSING else f"=default_{name}"
            (named if each.kw_only else positional).append(name + (default or ("=MISSING" if each.default_factory is not MISSING else "")))
    if hasattr(made, "__post_init__"):
        body.append("self.__post_init__()")
    taken = ", ".join(("self", *positional, *(("*", *named) if named else ())))
    exec(f"def __init__({taken}):\n    " + "\n    ".join(body or ("pass",)), known)
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{made.__qualname__}.__init__"
    return written


def _comparison(key: Callable[[Any], object]) -> tuple[Callable[[Any, object], bool], Callable[[Any], int]]:
    def equal(self: Any, other: object) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(key(self))

    return equal, hashed


def _shown(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
