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
from drafting.starts.cache import KeptTable, cache_folder

MAKE: Final = f"{sys.implementation.cache_tag}-{_sre.MAGIC}"
"""Of Python, for which what is compiled is kept."""
Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]  # flags, code, groups, names, names by number


class KnownPatterns:
    """What stands in `file`, and what is compiled beside it; None keeps nothing."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._table = KeptTable(file)

    def compiled(self, source: Any, flags: int) -> re.Pattern[Any]:
        """As `re.compile`. Raises re.error."""
        if self._file is None:
            return re.compile(source, flags)
        flags = int(flags)
        with suppress(ImportError, AttributeError, TypeError, ValueError, RuntimeError):  # another make of Python
            code = self._table.get((source, flags))
            if code is None:
                code = code_of(source, flags)
                self._table.add((source, flags), code)
            return pattern_of(source, code)
        return re.compile(source, flags)

    def keep(self) -> None:
        """For the next start."""
        self._table.keep()


def known_patterns() -> KnownPatterns:
    """Those in the user's cache folder."""
    folder = cache_folder()
    name = f"patterns-{__version__}-{MAKE}"
    return KnownPatterns(folder / name if folder else None)


def code_of(source: Any, flags: int) -> Code:
    """What `re.compile` gives to the matcher."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    names: dict[str, int] = parsed.state.groupdict
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, dict(names), tuple(by_number)


def pattern_of(source: Any, code: Code) -> re.Pattern[Any]:
    flags, words, groups, names, by_number = code
    found: re.Pattern[Any] = _sre.compile(source, flags, array("I", words).tolist(), groups, names, by_number)
    return found
