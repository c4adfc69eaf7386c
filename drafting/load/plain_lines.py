"""A data file of plain lines, read without the YAML parser: what nearly every file consists of.

A line is `name: value`, `- item` or `- name: value`; a value stands on its line, plain, in quotes or in brackets, or as
a block (| or >) below it. Whatever else a file holds, and whatever is wrong with it, is for the parser: it reads the
whole then, and has the words for it. A law holds that both read the same.
"""

from __future__ import annotations

from typing import Any, Final

from drafting.load.growth import EMPTY_LEXEMES
from drafting.load.unfolding import unfold
from drafting.patterns import lazy
from drafting.source import GrownTree, Met, Path, Source

_NO_NAMES: Final = EMPTY_LEXEMES | {"<<"}
_DEEPEST: Final = 20
_LONGEST: Final = 250_000
"""Levels and characters up to which no cap of the parser can be near."""

_BREAKS: Final = ("\t", "\r", "\x85", "\u2028", "\u2029")
"""What YAML takes for a blank or for the end of a line, besides the two of plain lines."""

_END_OF_DOCUMENT: Final = lazy(r"(?m)^\.\.\.(?: |$)")

_START: Final = r"""(?:[^ \n\-?:,\[\]{}#&*!|>'"%@`]|-(?=[^ \n,\[\]{}]))"""
_NAME: Final = r"""[^ \n\-?:：,\[\]{}#&*!|>'"%@`][^\n?:：,\[\]{}#]{0,100}(?<! )"""
_NAME_IN_QUOTES: Final = r'''"[^"\\\n:：]{1,100}"'''
_PLAIN: Final = rf"{_START}[^\n:#]*(?::(?=[^ \n])[^\n:#]*)*(?<! )"
_INSIDE: Final = rf"{_START}[^\n?:#,\[\]{{}}]*(?<! )"
_QUOTED: Final = r""""[^"\\\n]*"|'[^'\n]*'"""

_LINE: Final = lazy(
    rf"(?m)^( *)(- +)?(?:({_NAME}|{_NAME_IN_QUOTES})(:(?: +|$)))?(?:({_PLAIN})|([\"'\[{{|>].*))? *(?:(?<![^ \n])#.*)?$|^(.+)$"
)
"""Blanks, dash, name, colon, plain value, value of another kind; what is no plain line."""
_PAIR: Final = lazy(rf"({_NAME})(: +)(?:(?:({_INSIDE})|({_QUOTED})) *([,}}]) *|[\[{{])")
_ITEM: Final = lazy(rf"(?:({_INSIDE})|({_QUOTED})) *([,\]]) *|[\[{{]")
_ALONE: Final = lazy(rf"({_QUOTED}) *(?:(?<= )#.*)?")
_BLOCK: Final = lazy(r"([|>])(-?) *(?:(?<= )#.*)?")
_OVER: Final = lazy(r" *(?:(?<= )#.*)?")
_NEXT: Final = lazy(r" *([,\]}]) *")


class _NotPlainError(Exception):
    """Something that is for the parser."""


def read_plain_lines(source: Source) -> GrownTree | None:
    """The tree that the parser makes of a text without UNPRINTABLE; None where it holds more than plain lines."""
    text = source.text
    if len(text) > _LONGEST or any(each in text for each in _BREAKS) or ("..." in text and _END_OF_DOCUMENT.search(text)):
        return None
    tree = GrownTree(source.name)
    met: dict[Path, Met] = {}
    try:
        tree.value = _read(text, met)
    except _NotPlainError:
        return None
    tree.met = met
    return tree


def _read(text: str, met: dict[Path, Met]) -> dict[str, Any]:
    lines = text.split("\n")
    stack: list[tuple[int, Any, Path]] = []  # what is open around `holder`
    at = -1  # where the lines of `holder` begin
    holder: Any = None
    path: Path = ()
    waiting = ""  # the name above, with nothing behind it
    after = 0  # the line below a block
    root: dict[str, Any] = {}
    for number, (blanks, dash, name, colon, plain, other, odd) in enumerate(_LINE.findall(text)):
        if number < after:
            continue
        if odd:
            raise _NotPlainError
        if not (name or plain or other or dash):
            continue
        column = len(blanks)
        if column != at or waiting:
            if holder is None:
                at, holder = column, root
                met[()] = (number, column, number, column)
            elif waiting and (column > at or (dash and column == at and holder.__class__ is dict)):
                stack.append((at, holder, path))
                if len(stack) > _DEEPEST:
                    raise _NotPlainError
                path = (*path, waiting)
                at, parent, holder = column, holder, [] if dash else {}
                parent[waiting] = holder
                met[path] = (*met[path][:2], number, column)
            waiting = ""
            while column < at:
                if not stack:
                    raise _NotPlainError
                at, holder, path = stack.pop()
            if column != at:
                raise _NotPlainError
        if dash:
            if holder.__class__ is not list:
                raise _NotPlainError
            column += len(dash)
            place: Path = (*path, len(holder))
            met[place] = (number, column, number, column)
            if name:
                stack.append((at, holder, path))
                holder.append({})
                at, holder, path = column, holder[-1], place
        elif holder.__class__ is list:
            if not stack or stack[-1][0] != column or stack[-1][1].__class__ is not dict:
                raise _NotPlainError
            at, holder, path = stack.pop()
        start = column
        if name:
            key = name[1:-1] if name.startswith('"') else name
            if key in holder or key in _NO_NAMES:
                raise _NotPlainError
            place = (*path, key)
            start += len(name) + len(colon)
            if not plain and not other:
                waiting = key
                holder[key] = ""
                met[place] = (number, column, number, column + len(name) + 1)
                continue
            met[place] = (number, column, number, start)
        elif not dash:  # a text where a name belongs
            raise _NotPlainError
        value: Any
        if plain:
            value = "" if plain in EMPTY_LEXEMES else plain
        elif other.startswith(("[", "{")):
            line = lines[number]
            value, end = _brackets(line, start, number, place, met)
            if not _OVER.fullmatch(line, end):
                raise _NotPlainError
        elif other.startswith(("|", ">")):
            value, after = _block(lines, number, other, at)
        elif alone := _ALONE.fullmatch(other):
            value = alone[1][1:-1]
        else:
            raise _NotPlainError
        if name:
            holder[key] = value
        else:
            holder.append(value)
    if holder is None:
        raise _NotPlainError
    return root


def _brackets(line: str, column: int, number: int, path: Path, met: dict[Path, Met]) -> tuple[Any, int]:
    """What stands in the brackets that open at `column`, and where the line goes on behind them."""
    if len(path) > _DEEPEST:
        raise _NotPlainError
    is_list = line[column] == "["
    shape, closing = (_ITEM, "]") if is_list else (_PAIR, "}")
    found: Any = [] if is_list else {}
    column += 1
    while line.startswith(" ", column):
        column += 1
    if line.startswith(closing, column):
        return found, column + 1
    while part := shape.match(line, column):
        if is_list:
            plain, quoted, over = part.groups()
            place: Path = (*path, len(found))
            start = column
            if plain and len(plain) > 3 and plain[:3].isdigit() and line[start - 1] == ",":  # 1,200户 is cut in two
                raise _NotPlainError
        else:
            name, colon, plain, quoted, over = part.groups()
            if name in found or name in _NO_NAMES:
                raise _NotPlainError
            place = (*path, name)
            start = column + len(name) + len(colon)
        met[place] = (number, start if is_list else column, number, start)
        column = part.end()
        value: Any
        if plain:
            value = "" if plain in EMPTY_LEXEMES else plain
        elif quoted is not None:
            value = quoted[1:-1]
        else:
            value, column = _brackets(line, start, number, place, met)
            if not (behind := _NEXT.match(line, column)):
                raise _NotPlainError
            over, column = behind[1], behind.end()
        if is_list:
            found.append(value)
        else:
            found[name] = value
        if over == closing:
            return found, column
        if over != ",":
            raise _NotPlainError
    raise _NotPlainError


def _block(lines: list[str], number: int, header: str, outer: int) -> tuple[str, int]:
    """A block's text, indented more than `outer`, and the number of the line below it."""
    shape = _BLOCK.fullmatch(header)
    if shape is None:
        raise _NotPlainError
    folded, kept = shape[1] == ">", []
    indent = last = 0
    after = len(lines)
    for below in range(number + 1, len(lines)):
        line = lines[below]
        bare = line.lstrip(" ")
        deep = len(line) - len(bare)
        if not bare:
            if not indent or deep > indent:  # blanks that may belong to the text
                raise _NotPlainError
            kept.append("")
            continue
        indent = indent or deep
        if deep <= outer:
            after = below
            break
        if deep < indent or (folded and deep > indent):
            raise _NotPlainError
        kept.append(line[indent:])
        last = below
    if not last or last == len(lines) - 1:
        raise _NotPlainError
    del kept[last - number :]
    value = _folded(kept) if folded else "\n".join(kept)
    if not shape[2]:
        value += "\n"
    if folded and " " in value:
        typed = "\n".join((header, *kept))
        value = unfold(value, typed, 0, len(typed))
    return value, after


def _folded(lines: list[str]) -> str:
    """One line of all; a blank line stands for the end of one."""
    found, blank = [lines[0]], 0
    for line in lines[1:]:
        if not line:
            blank += 1
            continue
        found.append("\n" * blank or " ")
        found.append(line)
        blank = 0
    return "".join(found)
