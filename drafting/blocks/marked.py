"""Marked text as a tree of clauses, points and references: the notation between render and compose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from drafting.blocks import marks


@dataclass(slots=True)
class Ref:
    """A figure or a gap in the text. `kind` is one of marks.FIGURE ZERO ABSENT OWED INAPPLICABLE SAID."""

    kind: str
    index: int
    text: str

    def marked(self) -> str:
        return f"{self.kind}{self.index}{marks.SEP}{self.text}{marks.CLOSE}"


@dataclass(slots=True)
class Clause:
    """可省: vanishes with what it lacks. `tests_zero`: its template asks 零 itself, so zeros may print."""

    tests_zero: bool
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """条: one item; `number` replaces the counted one."""

    number: str
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Points:
    """分条. `mode` is "" (numbered, running on), "独段" (numbered, a paragraph each) or a joining mark 、，；."""

    mode: str
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Named:
    """要点: a point that data may place elsewhere."""

    name: str
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A section in its place. `kept`: it has local text, so it never goes."""

    name: str
    kept: bool
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Rest:
    """其余: what no sentence says of a group ("" for every group)."""

    group: str


Node = str | Ref | Clause | Points | Named | Section | Rest

_TOKEN: Final = re.compile(
    "([\ue000-\ue003\ue007\ue008])([0-9]+)\ue004([^\ue005]*)\ue005"  # a reference
    "|([\ue010\ue012\ue013\ue015\ue01a\ue01b])([^\ue004]*)\ue004"  # structure with a payload
    "|([\ue011\ue014\ue016\ue01c])"  # the end of a structure
)


class Unbalanced(ValueError):
    """Structure marks that do not nest; cannot happen with compiled templates — please report it."""


def parse(text: str) -> list[Node]:
    """The tree of a marked text. Raises Unbalanced."""
    root: list[Node] = []
    if not marks.PRIVATE_USE.search(text):
        return [text] if text else root
    stack: list[tuple[str, list[Node]]] = []
    current = root
    position = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start > position:
            current.append(text[position:start])
        position = match.end()
        kind = match[1]
        if kind is not None:
            current.append(Ref(kind, int(match[2]), match[3]))
            continue
        opening = match[4]
        if opening is not None:
            current = _open(opening, match[5], current, stack)
            continue
        current = _close(match[6], stack)
    if position < len(text):
        current.append(text[position:])
    if stack:
        raise Unbalanced(stack[-1][0])
    return root


def _open(mark: str, payload: str, current: list[Node], stack: list[tuple[str, list[Node]]]) -> list[Node]:
    if mark == marks.CLAUSE:
        clause = Clause(payload == "零")
        current.append(clause)
        stack.append((marks.CLAUSE_END, current))
        return clause.children
    if mark == marks.POINTS:
        points = Points(payload)
        current.append(points)
        stack.append((marks.POINTS_END, current))
        return _NoItem(points)
    if mark == marks.ITEM:
        while not isinstance(current, _NoItem):  # the previous item ends where the next begins
            if not stack or stack[-1][0] != "":
                raise Unbalanced("条")
            current = stack.pop()[1]
        item = Item(payload)
        current.points.items.append(item)
        stack.append(("", current))
        return item.children
    if mark == marks.NAMED:
        named = Named(payload)
        current.append(named)
        stack.append((marks.NAMED_END, current))
        return named.children
    if mark == marks.PLACED:
        name, _, kept = payload.partition(",")
        section = Section(name, bool(kept))
        current.append(section)
        stack.append((marks.PLACED_END, current))
        return section.children
    current.append(Rest(payload))
    return current


def _close(mark: str, stack: list[tuple[str, list[Node]]]) -> list[Node]:
    if mark == marks.POINTS_END and stack and stack[-1][0] == "":
        stack.pop()
    if not stack or stack[-1][0] != mark:
        raise Unbalanced(mark)
    return stack.pop()[1]


class _NoItem(list[Node]):
    """The children of a 分条 before its first 条: blanks only, and dropped."""

    def __init__(self, points: Points) -> None:
        super().__init__()
        self.points = points


HEADING: Final = re.compile(r"(?m)^[ \t]*(#{1,6})[ \t]+(?=\S)")
"""A heading line of the line grammar: `#` is the title, `##` the first level."""


def numbered(points: Points) -> bool:
    return points.mode in ("", "独段")
