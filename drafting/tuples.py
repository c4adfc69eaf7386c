"""`NamedTuple` without what the standard one does for each class at every start: it looks through the annotations, and writes and compiles `__new__`.

A report's start makes some sixty of these classes and few values of most. The type checker sees the standard one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414
else:
    from _collections import _tuplegetter

    from drafting.starts.known_code import compiled

    def _make(cls: Any, given: Any) -> Any:
        return tuple.__new__(cls, given)

    def _replace(self: Any, /, **named: Any) -> Any:
        made = tuple.__new__(type(self), map(named.pop, self._fields, self))
        if named:
            raise TypeError(f"{type(self).__name__} has no {', '.join(named)}")
        return made

    def _asdict(self: Any) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def _plain(self: Any) -> tuple[Any, ...]:
        return tuple(self)

    def _shown(self: Any) -> str:
        return f"{type(self).__name__}({', '.join([f'{name}={each!r}' for name, each in self._asdict().items()])})"

    _SHARED = {
        "__slots__": (), "_make": classmethod(_make), "_replace": _replace, "_asdict": _asdict, "__repr__": _shown, "__getnewargs__": _plain,
    }  # fmt: skip
    """What all have in common, in each of them: a class between them and `tuple` would cost each value that goes."""

    class _Making(type):
        """Gives back a plain class, whose `__new__` is written when its first value is made."""

        def __new__(cls, name: str, bases: tuple[type, ...], given: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, given)
            fields = tuple(given.get("__annotations__", ()))
            defaults = {field: given[field] for field in fields if field in given}

            def first(asked: type, *values: Any, **named: Any) -> Any:
                made.__new__ = _written(fields, defaults)
                return made.__new__(asked, *values, **named)

            getters = {field: _tuplegetter(at, None) for at, field in enumerate(fields)}
            own = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields, "__new__": first}
            made = type(name, (tuple,), {**_SHARED, **given, **own, **getters})
            return made

    class _Declared(metaclass=_Making):
        """What a class is written with."""

    def _written(fields: tuple[str, ...], defaults: dict[str, Any]) -> Any:
        known = {f"default_{name}": default for name, default in defaults.items()} | {"new": tuple.__new__}
        taken = ", ".join([f"{name}=default_{name}" if name in defaults else name for name in fields])
        exec(compiled(f"def __new__(_cls, {taken}):\n    return new(_cls, ({', '.join(fields)},))"), known)
        return known["__new__"]

    class _Named:
        def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type]:
            return (_Declared,)

    NamedTuple = _Named()
