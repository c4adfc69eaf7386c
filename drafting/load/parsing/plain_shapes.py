"""What a plain line looks like, and what stands in its brackets."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from drafting.load.parsing.growth import EMPTY_LEXEMES
from drafting.patterns import lazy
from drafting.source import Met, Path

NO_NAMES: Final = EMPTY_LEXEMES | {"<<"}
DEEPEST: Final = 20
"""Levels up to which no cap of the parser can be near."""
Head = tuple[int, bool, int, str]
"""How a line begins: blanks before it, whether there is a dash, how far what stands behind that is indented, the name."""
NAMED: Final[dict[str, Head]] = {}
OPENED: Final[dict[str, Head]] = {}
"""Beginnings of lines that were met before, up to ": " or, where nothing follows the colon, with it. Most come back in other files."""
NAMED_AT: Final[defaultdict[int, dict[str, str]]] = defaultdict(dict)
"""Of `NAMED`, those without a dash, by the column at which they begin: what stands before ": " → the name."""
_MOST_KNOWN: Final = 20_000

OPENING: Final = "\"'[{|>"
"""What a value begins with that is not plain."""
_START: Final = r"""(?:[^ \n\-?:,\[\]{}#&*!|>'"%@`]|-(?=[^ \n,\[\]{}]))"""
_NAME: Final = r"""[^ \n\-?:：,\[\]{}#&*!|>'"%@`][^\n?:：,\[\]{}#]{0,100}(?<! )"""
_NAME_IN_QUOTES: Final = r'''"[^"\\\n:：]{1,100}"'''
_PLAIN: Final = rf"{_START}[^\n:#]*(?::(?=[^ \n])[^\n:#]*)*(?<! )"
_INSIDE: Final = rf"{_START}[^\n?:#,\[\]{{}}]*(?<! )"
QUOTED: Final = r""""[^"\\\n]*"|'[^'\n]*'"""

LINE: Final = lazy(
    rf"^( *)(- +)?(?:({_NAME}|{_NAME_IN_QUOTES})(:(?: +|$)))?(?:({_PLAIN})|([\"'\[{{|>].*))? *(?:(?<![^ \n])#.*)?$|^(.+)$"
)
"""Blanks, dash, name, colon, plain value, value of another kind; what is no plain line."""
_PAIR: Final = lazy(rf"({_NAME})(: +)(?:(?:({_INSIDE})|({QUOTED})) *([,}}]) *|[\[{{])")
_ITEM: Final = lazy(rf"(?:({_INSIDE})|({QUOTED})) *([,\]]) *|[\[{{]")
_NO_START: Final = " -?:,[]{}#&*!|>'\"%@`"
"""What no plain value begins with, unless more is known of it."""
_WORD: Final = r"""[^ \n\-?:,\[\]{}#&*!|>'"%@`][^ \n?:,\[\]{}#]*+"""
_WORDS: Final = lazy(rf"\[({_WORD}(?:, {_WORD})*+)\]")
"""Brackets with words alone in them."""
_VALUE: Final = lazy(_INSIDE)
_IN_BRACES: Final[set[str]] = set()
"""Names that were met in braces before."""
_NEXT: Final = lazy(r" *([,\]}]) *")


class NotPlainError(Exception):
    """Something that is for the parser."""


def is_surely_plain(given: str) -> bool:
    """Whether what stands on a line is a plain value, and nothing more; most others are letters and digits alone."""
    return given[0] not in _NO_START and ":" not in given and "#" not in given and given[-1] != " "


def parts_of(line: str) -> tuple[Head, str] | None:
    """How a line begins, and what is given on it; None of one that says nothing. Raises NotPlainError."""
    typed = line.lstrip(" ")
    if not typed or typed[0] == "#":
        return None
    column, item = len(line) - len(typed), typed[2:]
    if item and typed.startswith("- ") and (item[0] in "[{" or is_surely_plain(item)):
        return (column, True, column + 2, ""), item
    _, dash, name, colon, plain, other, odd = LINE.fullmatch(line).groups("")  # type: ignore[union-attr]  # it takes any line
    bare = name[1:-1] if name[:1] == '"' else name
    if odd or (name and bare in NO_NAMES):
        raise NotPlainError
    head = column, bool(dash), column + len(dash), bare
    if name:
        known = NAMED if len(colon) > 1 else OPENED
        if len(known) > _MOST_KNOWN:
            known.clear()
            for names in NAMED_AT.values():
                names.clear()
        typed = line.partition(": ")[0]
        known[typed] = head
        if known is NAMED and not dash:
            NAMED_AT[column][typed] = bare
    return head, plain or other


def read_words(given: str) -> Any:
    """What stands in brackets up to the end of a line, where it is words, and values of names that were met before; else None.

    Braces in braces are read, but nothing in these. Most brackets are so, and read without a look at each character.
    """
    if given[0] == "[":
        words = given[1:-1]
        if given[-1] != "]" or not words.replace(", ", "").replace(".", "").isalnum():
            return None
        items = words.split(", ")
        return items if EMPTY_LEXEMES.isdisjoint(items) else None
    if given[-1] != "}":
        return None
    found: dict[str, Any] = {}
    flat, opened, rest = given[1:-1].partition("{")
    while opened:
        before, comma, last = flat.rpartition(", ")
        name, colon, behind = last.partition(": ")
        if not colon or behind or name not in _IN_BRACES or (comma and not _take_pairs(before, found)) or name in found:
            return None
        inner, closed, rest = rest.partition("}")
        below: dict[str, Any] = {}
        if not closed or not _take_pairs(inner, below):
            return None
        found[name] = below
        if not rest:
            return found
        if not rest.startswith(", "):
            return None
        flat, opened, rest = rest[2:].partition("{")
    return found if _take_pairs(flat, found) else None


def _take_pairs(text: str, found: dict[str, Any]) -> bool:
    """Takes names and values; not where anything is for a closer look."""
    for pair in text.split(", "):
        name, _, value = pair.partition(": ")
        if name not in _IN_BRACES or name in found or not (value.isalnum() or _VALUE.fullmatch(value)) or value in EMPTY_LEXEMES:
            return False
        found[name] = value
    return True


def read_brackets(line: str, column: int, level: int = 0) -> tuple[Any, int]:
    """What stands in the brackets that open at `column`, and where the line goes on behind them. Raises NotPlainError."""
    if level > DEEPEST:
        raise NotPlainError
    is_list = line[column] == "["
    if is_list and (words := _WORDS.match(line, column)) and EMPTY_LEXEMES.isdisjoint(items := words[1].split(", ")):
        return items, words.end()
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
            if len(_IN_BRACES) < _MOST_KNOWN:
                _IN_BRACES.add(name)
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
