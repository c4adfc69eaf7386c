"""Regular expressions as an earlier start has compiled them: compiling those of one report takes a tenth of its time.

Kept is what Python's own compiler hands to its matcher, by the pattern and its flags and for one make of Python, so it is
never out of date; the matcher proves it before it takes it. Where this Python is made otherwise, nothing is kept.
"""

from __future__ import annotations

import _sre
import re
import sys
from array import array
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from drafting import __version__
from drafting.cache import cache_folder, keep_plain, read_plain

_MOST: Final = 2000
"""Patterns of older states of the program are dropped with all others when there are more."""

Key = tuple[Any, int]  # source, flags
Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]  # flags, code, groups, names, names by number


class KnownPatterns:
    """What stands in `file`, and what is compiled beside it; None keeps nothing."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known = _read(file)
        self._more: dict[Key, Code] = {}

    def compiled(self, source: Any, flags: int) -> re.Pattern[Any]:
        """As `re.compile`. Raises re.error."""
        if self._file is None:
            return re.compile(source, flags)
        flags = int(flags)
        with suppress(ImportError, AttributeError, TypeError, ValueError, RuntimeError):  # another make of Python
            code = self._known.get((source, flags))
            if code is None:
                code = self._more[source, flags] = _code(source, flags)
            return _pattern(source, code)
        return re.compile(source, flags)

    def keep(self) -> None:
        """For the next start."""
        if self._more:
            before = _read(self._file)  # another process may have written meanwhile
            keep_plain(self._file, {**(before if len(before) < _MOST else {}), **self._more})
            self._more = {}


def known_patterns() -> KnownPatterns:
    """Those in the user's cache folder."""
    folder = cache_folder()
    name = f"patterns-{__version__}-{sys.implementation.cache_tag}-{_sre.MAGIC}"
    return KnownPatterns(folder / name if folder else None)


def _read(file: Path | None) -> dict[Key, Code]:
    found = read_plain(file)
    return found if isinstance(found, dict) else {}


def _code(source: Any, flags: int) -> Code:
    """What `re.compile` gives to the matcher."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    names: dict[str, int] = parsed.state.groupdict
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, dict(names), tuple(by_number)


def _pattern(source: Any, code: Code) -> re.Pattern[Any]:
    flags, words, groups, names, by_number = code
    found: re.Pattern[Any] = _sre.compile(source, flags, array("I", words).tolist(), groups, names, by_number)
    return found
