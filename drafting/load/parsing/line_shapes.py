"""The shapes of a data file's lines, as the raw text shows them before anything is parsed."""

from __future__ import annotations

import re
from typing import Final

from drafting.load.parsing.slips import JOINED
from drafting.patterns import lazy

DASHES: Final = lazy(r"(?:-[ \t]+|-$)*")
KEY: Final = lazy(
    r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^"'\[\]{},\#&*!|>@%`\s](?:[^: \t]++|:(?![ \t]|$)|[ \t]++(?!:))*+)[ \t]*+:(?=[ \t]|$)"""
)
MAPPING_COLON: Final = lazy(r":(?=[ \t]|$)")
COMMENT: Final = lazy(r"(?:^|\s)#.*$")
DASHED: Final = lazy(r"-[ \t]+(?=[^\s#])")
SPECIAL_START: Final = lazy(r"[@%`*&!,\]}]|\{\{|\{%")


def starts_entry(line: str, column: int) -> bool:
    """A name, or a list's item, not deeper than `column`: whatever was open above it was meant to be closed."""
    first = len(line) - len(line.lstrip(" "))
    if not line.strip() or first > column:
        return False
    dashes = DASHES.match(line, first)
    start = dashes.end() if dashes else first
    return start > first or KEY.match(line, start) is not None or JOINED.match(line, start) is not None


def name_of(key: re.Match[str] | None) -> str:
    """The name in a match of KEY, without its quotes and colon."""
    return key[0].rstrip(" :").strip("\"'") if key else ""


def quoted(value: str) -> str:
    """The value in quotes that it does not hold itself."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"
