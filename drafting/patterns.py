"""Regular expressions that are compiled when first used: of three hundred in the house, one report needs eighty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, AnyStr, Final, cast

from drafting.starts.known_patterns import KnownPatterns, known_patterns

_NEVER: Final = r"(?!)"
_METHODS: Final = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of `source`, for a constant of a module. A faulty one shows itself at the first use."""
    return cast("re.Pattern[AnyStr]", _Waiting(source, flags))


def any_of(words: Iterable[str]) -> str:
    """The source of a pattern of these words: the longest first, so that 审结 is found before 结, and in one order in every process, by which
    the compiled pattern is kept; no words match nothing.
    """
    return re.escape("\n".join(sorted(sorted(words), key=len, reverse=True))).replace("\\\n", "|") or _NEVER  # escaped at once: a start asks for six thousand


class _Compiled:
    """The methods of a compiled pattern, in slots: reading one costs next to nothing."""

    __slots__ = ("flags_asked", "pattern", *_METHODS)

    def __init__(self, source: Any, flags: int) -> None:
        self.pattern = source
        self.flags_asked = flags

    def __reduce__(self) -> Any:
        return lazy, (self.pattern, self.flags_asked)


class _Waiting(_Compiled):
    """Not used yet."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = _known().compiled(self.pattern, self.flags_asked)
        for each in _METHODS:
            setattr(self, each, getattr(compiled, each))
        self.__class__ = _Compiled  # type: ignore[assignment]  # no __getattr__ there, which slows every look-up
        return getattr(self, name)


@lru_cache(maxsize=1)
def _known() -> KnownPatterns:
    return known_patterns()


def keep_patterns() -> None:
    """What this start has compiled, for the next."""
    _known().keep()
