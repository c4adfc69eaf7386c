"""What is typed behind an option, read without pydantic: typer asks it for every option, and loading it takes a fifth of a start.

A text, a path, one of a few words and what is its kind already need no validator; the rest, and all that is wrong, stays typer's.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

from drafting.patterns import lazy

_OTHERWISE: Final = object()
_NUMBERS: Final = {int: lazy(r"[0-9]{1,9}"), float: lazy(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")}


_LONG: Final = 80
"""Characters up to which a path has no name too long for a file."""
_LONGEST_PATH: Final = 4095
"""Bytes of a whole path on Linux."""


class LongPath(Exception):
    """A path that no file can have: whether one is there cannot even be asked."""

    exit_code = 2

    def __init__(self, param: Any, ctx: Any) -> None:
        super().__init__()
        self.param, self.ctx = param, ctx


class EmptyValue(Exception):
    """A word that says nothing, as a variable gives that is not set. As a path it would be the folder one stands in."""

    exit_code = 2

    def __init__(self, param: Any, ctx: Any) -> None:
        super().__init__()
        self.param, self.ctx = param, ctx


def reading_plainly(params: list[Any]) -> list[Any]:
    """The parameters of a command, which typer's own validators read only where it must be."""
    for each in params:
        own = getattr(each, "get_runtime_param", None)  # another typer may read its options otherwise
        if own is not None and not isinstance(own, _PlainReading):
            each.get_runtime_param = _PlainReading(own)
    return params


class _PlainReading:
    """In the place of a parameter's method that gives its reader (typer's `RuntimeParam`), and of that reader."""

    def __init__(self, otherwise: Any) -> None:
        self._otherwise = otherwise

    def __call__(self) -> _PlainReading:
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        words = [each for each in (value if isinstance(value, list | tuple) else (value,)) if isinstance(each, str)]
        if value != param.default and any(not each.strip() for each in words):
            raise EmptyValue(param, ctx)
        if any(len(each) > _LONG and _is_too_long(each) for each in words) and _is_path(param):
            raise LongPath(param, ctx)
        plain = _plain(value, param)
        return self._otherwise().coerce(value, param=param, ctx=ctx) if plain is _OTHERWISE else plain


def _is_path(param: Any) -> bool:
    described = getattr(param, "type_descriptor", None)
    return described is not None and described.annotation in (Path, list[Path])


def _is_too_long(path: str) -> bool:
    from drafting.files.filenames import LONGEST_NAME

    names = os.fsencode(path).replace(b"\\", b"/").split(b"/")
    return max(map(len, names)) > LONGEST_NAME or sum(len(each) + 1 for each in names) > _LONGEST_PATH


def _plain(value: Any, param: Any) -> Any:
    several = param.multiple or param.nargs == -1
    if value is None:
        return () if several else None
    described = getattr(param, "type_descriptor", None)
    if described is None or described.parameter_info.parser is not None:
        return _OTHERWISE
    if several:
        return [Path(each) for each in value] if described.annotation == list[Path] else _OTHERWISE
    if described.annotation is str or described.annotation is Path:
        return described.annotation(value)
    if described.choices is not None:
        return value if value in described.choices else _OTHERWISE
    if value.__class__ is described.annotation:
        return value
    return _number(value, described.annotation, described.parameter_info)


def _number(value: Any, kind: Any, about: Any) -> Any:
    """Of digits alone, within what may be given."""
    looks = _NUMBERS.get(kind)
    if looks is None or not looks.fullmatch(str(value)):
        return _OTHERWISE
    number = kind(value)
    too_small, too_large = about.min is not None and number < about.min, about.max is not None and number > about.max
    return _OTHERWISE if too_small or too_large else number
