"""Values: what `@dataclass(slots=True)` is, frozen or not, without reading and writing six functions for each class at every start.

There are 240 such classes; the standard decorator makes each twice, looks through its annotations with patterns, and compiles
an `__init__`, a comparison, a hash, a printing and two refusals, which was a fifth of the time to one report. Here they are
shared, and what a class alone has is written when it is first asked for: `__init__` when the first value is made, which most
classes never see, and the standard library's own account of the fields for its `fields`, `replace` and `is_dataclass`.
That a value does not change is held by the type checker, which knows these as frozen; so making one costs a quarter, too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field
from operator import attrgetter
from typing import Any, Final, TypeVar, dataclass_transform

from drafting.starts.known_code import compiled

Value = TypeVar("Value")

Declared = dict[str, Any]
"""Field → its default, `field(…)` or MISSING; those of a base first."""

_OF_THE_FIRST: Final = ("__dict__", "__weakref__", "__slots__")
"""What Python has made for the class as it was written, and makes anew."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Value]) -> type[Value]:
    """A dataclass with slots, compared and hashed by its fields (or as the class says). `replace` and `fields` of dataclasses take it.

    `__slots__ = ("__dict__",)` leaves it room for what is kept, with "__weakref__" it may be looked up as long as somebody holds it; no others.
    """
    return _made(cls, hashed=True)  # type: ignore[no-any-return]


@dataclass_transform(field_specifiers=(field,))
def mutable(cls: type[Value]) -> type[Value]:
    """The same of what changes, and therefore has no hash."""
    return _made(cls, hashed=False)  # type: ignore[no-any-return]


def _made(cls: Any, *, hashed: bool) -> Any:
    own = [name for name, said in cls.__annotations__.items() if not said.startswith("ClassVar")]
    given = vars(cls)
    declared: Declared = {}
    for base in cls.__mro__[:0:-1]:
        declared |= vars(base).get("__declared__", {})
    slots = (*given.get("__slots__", ()), *(name for name in own if name not in declared))
    declared |= {name: given.get(name, MISSING) for name in own}

    def first(self: Any, *values: Any, **named: Any) -> None:
        made.__init__ = _written(made, declared)
        made.__init__(self, *values, **named)

    compared = [name for name, default in declared.items() if not isinstance(default, Field) or default.compare]
    equal, hash_ = _comparison(attrgetter(*compared) if compared else type)
    shared = {
        "__init__": first,
        "__eq__": equal,
        "__hash__": hash_ if hashed else None,
        "__repr__": _shown,
        "__match_args__": tuple([name for name, default in declared.items() if _is_positional(default)]),
        "__dataclass_fields__": _StandardFields(),
    }
    body = {name: each for name, each in given.items() if name not in own and name not in _OF_THE_FIRST}
    made = type(cls)(cls.__name__, cls.__bases__, {**shared, **body, "__slots__": slots, "__declared__": declared})
    made.__qualname__ = cls.__qualname__
    return made


def _is_positional(default: Any) -> bool:
    return not isinstance(default, Field) or (default.init and default.kw_only is not True)


class _StandardFields:
    """What the standard library says of the fields of a class, found when it asks."""

    def __get__(self, value: object, asked: Any) -> Any:
        made = next(each for each in asked.__mro__ if vars(each).get("__dataclass_fields__") is self)
        defaults = {name: default for name, default in made.__declared__.items() if default is not MISSING}
        bare: Any = type(made.__name__, (), {"__doc__": made.__doc__ or made.__name__, "__annotations__": dict.fromkeys(made.__declared__, Any), **defaults})
        made.__dataclass_fields__ = dataclass(bare, init=False, repr=False, eq=False).__dataclass_fields__
        return made.__dataclass_fields__


def _written(made: Any, declared: Declared) -> Callable[..., None]:
    """The `__init__` that takes the fields."""
    known: dict[str, Any] = {"MISSING": MISSING}
    positional: list[str] = []
    named: list[str] = []
    body: list[str] = []
    for name, said in declared.items():
        each = said if isinstance(said, Field) else field(default=said)
        known[f"default_{name}"], known[f"make_{name}"] = each.default, each.default_factory
        if each.default_factory is not MISSING:
            body.append(f"self.{name} = make_{name}() if {name} is MISSING else {name}" if each.init else f"self.{name} = make_{name}()")
        elif each.init or each.default is not MISSING:
            body.append(f"self.{name} = {name if each.init else f'default_{name}'}")
        if each.init:
            default = "" if each.default is MISSING else f"=default_{name}"
            shown = name + (default or ("=MISSING" if each.default_factory is not MISSING else ""))
            (positional if _is_positional(said) else named).append(shown)
    if hasattr(made, "__post_init__"):
        body.append("self.__post_init__()")
    taken = ", ".join(("self", *positional, *(("*", *named) if named else ())))
    exec(compiled(f"def __init__({taken}):\n    " + "\n    ".join(body or ("pass",))), known)
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
    declared: Declared = type(self).__declared__
    shown = (f"{name}={getattr(self, name)!r}" for name, default in declared.items() if not isinstance(default, Field) or default.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
