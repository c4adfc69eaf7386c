"""[[ and ]] that do not pair, and tags left open: Jinja only sees the tag that stumbles over them, lines below."""

from __future__ import annotations

import re
from typing import Final

from drafting.diagnostics import Diagnostic, Place
from drafting.patterns import lazy
from drafting.render.compiling.faults import SYNTAX

_TOKEN: Final = lazy(r"\{#.*?#\}|\{\{.*?\}\}|\{%[-+]?[ \t]*(?P<tag>\w+)?.*?%\}|\[\[|\]\]", re.DOTALL)
_OPENERS: Final = frozenset({"可省", "要点", "分条", "文字材料", "if", "for", "block", "macro", "call", "filter"})
_OURS: Final = frozenset({"可省", "要点", "分条", "文字材料"})
_BETWEEN: Final = frozenset({"条", "else", "elif"})
_LONE: Final = {"]": lazy(r"(?<!\])\](?!\])"), "[": lazy(r"(?<!\[)\[(?!\[)")}
_TAGS: Final = lazy(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")


def unpaired(source: str, file: str) -> list[Diagnostic]:
    """The first [[ that nothing closes, or ]] that nothing opens, or a tag left open within another; empty where all pair."""
    open_: list[tuple[str, int]] = []
    for token in _TOKEN.finditer(source):
        tag = token["tag"] or ""
        if token[0] == "[[":
            open_.append(("[[", token.start()))
        elif token[0] == "]]":
            if not open_ or open_[-1][0] != "[[":
                return [_said(source, token.start(), file, "[", "]]", "")]
            open_.pop()
        elif tag.endswith("完") or tag.startswith("end") or tag in _BETWEEN:
            if open_ and open_[-1][0] == "[[":
                line = source.count("\n", 0, token.start()) + 1
                return [_said(source, open_[-1][1], file, "]", "[[", f"，最迟在第{line}行的 {token[0]} 前面")]
            if tag.endswith("完") and open_ and open_[-1][0] != tag.removesuffix("完") and any(mark == tag.removesuffix("完") for mark, _ in open_):
                return [_unclosed(source, *open_[-1], file, f"，最迟在第{source.count(chr(10), 0, token.start()) + 1}行的 {token[0]} 前面")]
            if open_ and tag not in _BETWEEN:
                open_.pop()
        elif tag in _OPENERS:
            open_.append((tag, token.start()))
    left = [offset for mark, offset in open_ if mark == "[["]
    return [_said(source, left[-1], file, "]", "[[", "")] if left else []


def _unclosed(source: str, tag: str, offset: int, file: str, by: str) -> Diagnostic:
    """A tag that is still open where what is around it closes."""
    closer = f"{tag}完" if tag in _OURS else f"end{tag}"
    place = Place(file, source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset))
    return SYNTAX.at(place, f"“{tag}”没有收尾", f"补上 {{% {closer} %}}{by}", excerpt=tag)


def _said(source: str, offset: int, file: str, lacking: str, there: str, by: str) -> Diagnostic:
    """`lacking` is the bracket that is too few, `there` the pair that stands alone at `offset`."""
    start = source.rfind("\n", 0, offset) + 1
    end = source.find("\n", offset)
    line = source[start : end if end >= 0 else len(source)]
    number = source.count("\n", 0, offset) + 1
    bare = _TAGS.sub(lambda tag: " " * len(tag[0]), line)
    lone = _LONE[lacking].search(bare)
    if lone:
        hint = f"改成 {lacking * 2}"
        return SYNTAX.at(Place(file, number, lone.start() + 1), f"“{lacking}”只有一个，可省的一截要写两个", hint, excerpt=_around(line, lone.start()))
    opened, closed = bare.count("[["), bare.count("]]")
    missing = abs(opened - closed)
    column = offset - start + 1
    if (opened > closed) == (lacking == "]") and missing:
        message = f"这一行有{opened}个“[[”、{closed}个“]]”，少{missing}个“{lacking * 2}”"
    else:
        message = f"“{there}”没有收尾" if lacking == "]" else f"“{there}”前面没有“[[”"
    where = "在可省的那一截后面补上 ]]" if lacking == "]" else "在可省的那一截前面补上 [[，或删去多的 ]]"
    return SYNTAX.at(Place(file, number, column), message, where + by, excerpt=_around(line, offset - start))


def _around(line: str, at: int) -> str:
    return line[max(0, at - 4) : at + 16]
