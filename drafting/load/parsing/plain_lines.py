"""A data file of plain lines, read without the YAML parser: what nearly every file consists of.

A line is `name: value`, `- item` or `- name: value`; a value stands on its line, plain, in quotes or in brackets, or as
a block (| or >) below it. Whatever else a file holds, and whatever is wrong with it, is for the parser: it reads the
whole then, and has the words for it. A law holds that both read the same.
"""

from __future__ import annotations

from typing import Any, Final

from drafting.load.parsing.growth import EMPTY_LEXEMES
from drafting.load.parsing.plain_places import OWN, LineOfBrackets, Lines, PlainTree
from drafting.load.parsing.plain_shapes import (
    DEEPEST,
    NAMED,
    NAMED_AT,
    OPENED,
    OPENING,
    QUOTED,
    NotPlainError,
    is_surely_plain,
    parts_of,
    read_brackets,
    read_words,
)
from drafting.load.parsing.unfolding import unfold
from drafting.patterns import lazy
from drafting.source import Source

_LONGEST: Final = 250_000
"""Characters up to which no cap of the parser can be near."""

_BREAKS: Final = ("\t", "\r", "\x85", "\u2028", "\u2029")
"""What YAML takes for a blank or for the end of a line, besides the two of plain lines."""

_END_OF_DOCUMENT: Final = lazy(r"(?m)^\.\.\.(?: |$)")
_ALONE: Final = lazy(rf"({QUOTED}) *(?:(?<= )#.*)?")
_BLOCK: Final = lazy(r"([|>])(-?) *(?:(?<= )#.*)?")
_OVER: Final = lazy(r" *(?:(?<= )#.*)?")
_NO_NAMES: Final[dict[str, str]] = {}
_STEP: Final = 2
"""How much deeper the lines below a name mostly are."""


def read_plain_lines(source: Source) -> PlainTree | None:
    """The tree that the parser makes of a text without UNPRINTABLE; None where it holds more than plain lines."""
    text = source.text
    if len(text) > _LONGEST or any(each in text for each in _BREAKS) or ("..." in text and _END_OF_DOCUMENT.search(text)):
        return None
    lines = text.split("\n")
    try:
        value, at = _read(lines)
    except NotPlainError:
        return None
    return PlainTree(source.name, value, lines, at)


def _read(lines: list[str]) -> tuple[dict[str, Any], Lines]:
    stack: list[tuple[int, Any, Lines]] = []  # what is open around `holder`
    indent = 0  # where the lines of `holder` begin; of an empty one, where they likely do
    root: dict[str, Any] = {}
    holder: Any = root
    at = lines_of_root = Lines()  # where they are
    opened = ""  # what an empty holder is called: it may turn out to be a list, or nothing
    here = NAMED_AT[indent]  # how lines begin that go on in `holder`, and their names
    numbered = enumerate(lines)
    for number, line in numbered:
        head, colon, given = line.partition(": ")
        name = here.get(head, "")
        if name and given and name not in holder:  # as in most lines
            if given[0] in "[{":
                holder[name] = _bracketed(given, len(stack) + 1)
                at[name] = LineOfBrackets(number)
                continue
            if given.isalnum() or is_surely_plain(given):
                holder[name] = "" if given.isascii() and given in EMPTY_LEXEMES else given
                at[name] = number
                continue
        known = (NAMED if colon else OPENED).get(head)
        word = given.isalnum()
        if known is not None and (word or not given or given[0] in OPENING or is_surely_plain(given)):
            column, dash, behind, name = known
        else:
            parts = parts_of(line)
            if parts is None:
                continue
            (column, dash, behind, name), given = parts
            word = False
        if not holder:
            if not stack:
                indent = column
            elif column > stack[-1][0] or (dash and column == stack[-1][0]):
                indent = column
                if dash:
                    holder = stack[-1][1][opened] = []
            else:
                indent, holder, at = _nothing_below(opened, stack)
        while column < indent:
            if not stack:
                raise NotPlainError
            indent, holder, at = stack.pop()
        if column != indent:
            raise NotPlainError
        if dash:
            if holder.__class__ is not list:
                raise NotPlainError
            if name:
                stack.append((indent, holder, at))
                inner: dict[str, Any] = {}
                below: Lines = {OWN: number}
                at[len(holder)] = below
                holder.append(inner)
                indent, holder, at = behind, inner, below
        elif holder.__class__ is list:
            if not stack or stack[-1][0] != column or stack[-1][1].__class__ is not dict:
                raise NotPlainError
            indent, holder, at = stack.pop()
        if name and name in holder:
            raise NotPlainError
        if name and not given:
            stack.append((indent, holder, at))
            if len(stack) > DEEPEST:
                raise NotPlainError
            opened = name
            indent += _STEP
            holder[name] = holder = {}
            at[name] = at = {OWN: number}
            here = NAMED_AT[indent]
            continue
        value: Any
        if given.isascii() and given in EMPTY_LEXEMES:
            value = ""
        elif word or given[0] not in OPENING:
            value = given
        elif given[0] in "[{":
            value = _bracketed(given, len(stack) + 1)
            number = LineOfBrackets(number)
        elif given[0] in "|>":
            value, after = _block(lines, number, given, indent)
            for _ in range(number + 1, after):
                next(numbered)
        elif alone := _ALONE.fullmatch(given):
            value = alone[1][1:-1]
        else:
            raise NotPlainError
        if name:
            holder[name] = value
            at[name] = number
            here = NAMED_AT[indent]
        elif dash and given:
            at[len(holder)] = number
            holder.append(value)
            here = _NO_NAMES
        else:  # a text where a name belongs, a dash with nothing behind it
            raise NotPlainError
    if not root:
        raise NotPlainError
    if not holder:
        _nothing_below(opened, stack)
    return root, lines_of_root


def _nothing_below(opened: str, stack: list[tuple[int, Any, Lines]]) -> tuple[int, Any, Lines]:
    """What is open around a name that was taken for one with lines below it; it has an empty value."""
    indent, holder, at = stack.pop()
    holder[opened], at[opened] = "", at[opened][OWN]
    return indent, holder, at


def _bracketed(given: str, level: int) -> Any:
    """What stands in brackets, behind which nothing is said."""
    if level < DEEPEST and (words := read_words(given)) is not None:
        return words
    value, end = read_brackets(given, 0, level)
    if end < len(given) and not _OVER.fullmatch(given, end):
        raise NotPlainError
    return value


def _block(lines: list[str], number: int, header: str, outer: int) -> tuple[str, int]:
    """A block's text, indented more than `outer`, and the number of the line below it."""
    shape = _BLOCK.fullmatch(header)
    if shape is None:
        raise NotPlainError
    folded, kept = shape[1] == ">", []
    indent = last = 0
    after = len(lines)
    for below in range(number + 1, len(lines)):
        line = lines[below]
        bare = line.lstrip(" ")
        deep = len(line) - len(bare)
        if not bare:
            if not indent or deep > indent:  # blanks that may belong to the text
                raise NotPlainError
            kept.append("")
            continue
        indent = indent or deep
        if deep <= outer:
            after = below
            break
        if deep < indent or (folded and deep > indent):
            raise NotPlainError
        kept.append(line[indent:])
        last = below
    if not last or last == len(lines) - 1:
        raise NotPlainError
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
