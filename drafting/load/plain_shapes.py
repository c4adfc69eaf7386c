"""What a plain line looks like, and what stands in its brackets."""

from __future__ import annotations

from typing import Any, Final

from drafting.load.growth import EMPTY_LEXEMES
from drafting.patterns import lazy
from drafting.source import Met, Path

NO_NAMES: Final = EMPTY_LEXEMES | {"<<"}
DEEPEST: Final = 20
"""Levels up to which no cap of the parser can be near."""

_START: Final = r"""(?:[^ \n\-?:,\[\]{}#&*!|>'"%@`]|-(?=[^ \n,\[\]{}]))"""
_NAME: Final = r"""[^ \n\-?:：,\[\]{}#&*!|>'"%@`][^\n?:：,\[\]{}#]{0,100}(?<! )"""
_NAME_IN_QUOTES: Final = r'''"[^"\\\n:：]{1,100}"'''
_PLAIN: Final = rf"{_START}[^\n:#]*(?::(?=[^ \n])[^\n:#]*)*(?<! )"
_INSIDE: Final = rf"{_START}[^\n?:#,\[\]{{}}]*(?<! )"
QUOTED: Final = r""""[^"\\\n]*"|'[^'\n]*'"""

LINE: Final = lazy(
    rf"(?m)^( *)(- +)?(?:({_NAME}|{_NAME_IN_QUOTES})(:(?: +|$)))?(?:({_PLAIN})|([\"'\[{{|>].*))? *(?:(?<![^ \n])#.*)?$|^(.+)$"
)
"""Blanks, dash, name, colon, plain value, value of another kind; what is no plain line."""
_PAIR: Final = lazy(rf"({_NAME})(: +)(?:(?:({_INSIDE})|({QUOTED})) *([,}}]) *|[\[{{])")
_ITEM: Final = lazy(rf"(?:({_INSIDE})|({QUOTED})) *([,\]]) *|[\[{{]")
_NEXT: Final = lazy(r" *([,\]}]) *")


class NotPlainError(Exception):
    """Something that is for the parser."""


def read_brackets(line: str, column: int, level: int = 0) -> tuple[Any, int]:
    """What stands in the brackets that open at `column`, and where the line goes on behind them. Raises NotPlainError."""
    if level > DEEPEST:
        raise NotPlainError
    is_list = line[column] == "["
    shape, closing = (_ITEM, "]") if is_list else (_PAIR, "}")
    found: Any = [] if is_list else {}
    column += 1
    while line.startswith(" ", column):
        column += 1
    if line.startswith(closing, column):
        return found, column + 1
    while part := shape.match(line, column):
        value: Any
        if is_list:
            plain, quoted, over = part.groups()
            if plain and len(plain) > 3 and plain[:3].isdigit() and line[column - 1] == ",":  # 1,200户 is cut in two
                raise NotPlainError
        else:
            name, _, plain, quoted, over = part.groups()
            if name in found or name in NO_NAMES:
                raise NotPlainError
        if plain:
            value, column = "" if plain in EMPTY_LEXEMES else plain, part.end()
        elif quoted is not None:
            value, column = quoted[1:-1], part.end()
        else:
            value, column = read_brackets(line, part.end() - 1, level + 1)
            if not (behind := _NEXT.match(line, column)):
                raise NotPlainError
            over, column = behind[1], behind.end()
        if is_list:
            found.append(value)
        else:
            found[name] = value
        if over == closing:
            return found, column
        if over != ",":
            raise NotPlainError
    raise NotPlainError


def places_in_brackets(value: Any, line: str, column: int, number: int, path: Path, met: dict[Path, Met]) -> int:
    """Where all stands in the brackets that open at `column` and hold `value`, by path; where the line goes on behind them."""
    column += 1
    while line.startswith(" ", column):
        column += 1
    items = value.items() if isinstance(value, dict) else enumerate(value)
    shape = _PAIR if isinstance(value, dict) else _ITEM
    for key, inner in items:
        part = shape.match(line, column)
        assert part is not None  # it was read so
        start = column + len(part[1]) + len(part[2]) if isinstance(value, dict) else column
        place = (*path, key)
        met[place] = (number, column, number, start)
        column = part.end()
        if isinstance(inner, dict | list):
            column = places_in_brackets(inner, line, start, number, place, met)
            behind = _NEXT.match(line, column)
            assert behind is not None
            column = behind.end()
    return column if value else column + 1
