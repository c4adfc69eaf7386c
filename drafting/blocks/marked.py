"""Marked text as a tree of clauses and points: the notation between render and compose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from drafting.blocks import marks


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


Node = str | Clause | Points | Named | Section | Rest
"""Text keeps the figures and gaps that stand in it, as marks."""

_STRUCTURE: Final = re.compile(
    "([\ue010\ue012\ue013\ue015\ue01a\ue01b])([^\ue004]*)\ue004"  # the beginning, with its payload
    "|([\ue011\ue014\ue016\ue01c])"  # the end
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
    pieces = _STRUCTURE.split(text)
    for position in range(0, len(pieces) - 1, 4):
        between, opening, payload, closing = pieces[position : position + 4]
        if between:
            current.append(between)
        current = _close(closing, stack) if opening is None else _open(opening, payload, current, stack)
    if pieces[-1]:
        current.append(pieces[-1])
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
