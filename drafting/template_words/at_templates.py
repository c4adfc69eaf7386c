"""Where in the templates words stand that a finished text should not hold: tags that print as they are typed, units that are said again, titles of another time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from drafting.checks.prose.braces import BRACE, alone
from drafting.checks.prose.dates import WRONG_YEAR
from drafting.checks.prose.doubled_units import TWICE
from drafting.diagnostics import Diagnostic, Place
from drafting.patterns import lazy

if TYPE_CHECKING:
    from drafting.library import Library

_TITLE: Final = lazy(r"^#[ \t].*", re.MULTILINE)
_FIRST: Final = "[第1段]"

def at_the_templates(found: Iterable[Diagnostic], library: Library, name: str) -> Iterator[Diagnostic]:
    """The same findings, those of words that a template says at its line."""
    for each in found:
        typed = _as_typed(each)
        place = _place_of(typed, library, name) if typed is not None else None
        yield each if place is None else replace(each, place=place)


def _as_typed(found: Diagnostic) -> re.Pattern[str] | None:
    if found.code == BRACE.code and found.place is not None and found.place.line is None:
        return alone(found.excerpt or "")
    if found.code == WRONG_YEAR.code and found.place is not None and found.place.file.endswith(_FIRST):
        return _TITLE
    if found.code == TWICE.code and found.path:
        unit = (found.hint or "").rpartition("“")[2].rstrip("”")
        return re.compile(rf"{re.escape(found.path.rpartition('.')[2])}[^{{}}\n]*\}}\}}{re.escape(unit)}")
    return None


def _place_of(typed: re.Pattern[str], library: Library, name: str) -> Place | None:
    """The first in all files that the report is made of."""
    for each in library.reached(name):
        source, file = library.templates.source(each)
        match = typed.search(source)
        if match is not None:
            return Place(file, source.count("\n", 0, match.start()) + 1, match.start() - source.rfind("\n", 0, match.start()))
    return None
