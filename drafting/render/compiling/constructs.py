"""Clauses, points and items in the syntax tree of a template: where they begin and end, and the figure that each prints first."""

from __future__ import annotations

from typing import Final

from jinja2 import nodes

from drafting.blocks import marks
from drafting.render.filters import FILTERS
from drafting.render.words import ALL_WORDS

_WAITING: Final = (marks.REST, marks.SECTION, marks.SLOT)
"""What constant text may hold that is not yet said."""

Chain = tuple[str, ...]
"""A dotted name: 就业.务工人数.完成率."""


def names_set(below: list[nodes.Node]) -> frozenset[str]:
    """What a template itself calls by a name, of all its nodes: it may be no group there."""
    found: set[str] = set()
    for each in below:
        if isinstance(each, nodes.Macro) or (isinstance(each, nodes.Name) and each.ctx != "load"):
            found.add(each.name)
        elif isinstance(each, nodes.Import):
            found.add(each.target)
        elif isinstance(each, nodes.FromImport):
            found.update(name if isinstance(name, str) else name[1] for name in each.names)
    return frozenset(found)


def is_settled(expression: nodes.Node) -> bool:
    """Constant text in which nothing waits to be said."""
    return isinstance(expression, nodes.TemplateData) and not any(mark in expression.data for mark in _WAITING)


def items_of(inside: list[nodes.Node]) -> list[list[nodes.Node]] | None:
    """What stands in each item of a 分条; None where one is repeated or chosen by a tag, so that they cannot be told."""
    items = []
    position = 0
    while position < len(inside):
        node = inside[position]
        if not isinstance(node, nodes.Output):
            return None
        if mark_of(node) != marks.ITEM:
            position += 1  # blanks before the first
            continue
        end = item_end(inside, position)
        items.append(inside[position + 1 : end])
        position = end
    return items


def first_figure(inside: list[nodes.Node]) -> Chain | None:
    """The first dotted name that is printed directly here, without its filters; 全辖 and other words are never absent."""
    depth = 0
    for node in inside:
        if isinstance(node, nodes.Assign | nodes.AssignBlock):
            return None  # a name set here is not known before
        mark = mark_of(node)
        if mark in (marks.CLAUSE, marks.NAMED, marks.POINTS):
            depth += 1
        elif mark in (marks.CLAUSE_END, marks.NAMED_END, marks.POINTS_END):
            depth -= 1
        elif depth == 0 and isinstance(node, nodes.Output):
            chain = next((found for each in node.nodes if (found := _said(each)) and found[0] not in ALL_WORDS), None)
            if chain:
                return chain
    return None


def _said(expression: nodes.Node) -> Chain:
    """The name that is printed, with that of the derived value which its filter phrases."""
    chain = chain_of(expression)
    if chain and isinstance(expression, nodes.Filter) and not isinstance(expression.node, nodes.Filter):
        says = FILTERS[expression.name].says if expression.name in FILTERS else ""
        return (*chain, says) if says else chain
    return chain


def chain_of(expression: nodes.Node | None) -> Chain:
    while isinstance(expression, nodes.Filter):
        expression = expression.node
    if isinstance(expression, nodes.Name):
        return (expression.name,)
    if isinstance(expression, nodes.Getattr) and (inner := chain_of(expression.node)):
        return (*inner, expression.attr)
    return ()


def name_of(expression: nodes.Node) -> Chain:
    """The dotted name that stands here bare, () where a filter makes something else of a part of it: (就业.务工|完成情况).人."""
    inner: nodes.Node = expression
    while isinstance(inner, nodes.Getattr):
        inner = inner.node
    return chain_of(expression) if isinstance(inner, nodes.Name) else ()


def mark_of(node: nodes.Node) -> str:
    """The structure mark that an output of one constant begins with."""
    if isinstance(node, nodes.Output) and len(node.nodes) == 1 and isinstance(node.nodes[0], nodes.TemplateData):
        return node.nodes[0].data[:1]
    return ""


def payload_of(opening: nodes.Node) -> str:
    """What stands in the mark that opens a construct: the name of a point."""
    assert isinstance(opening, nodes.Output)
    constant = opening.nodes[0]
    assert isinstance(constant, nodes.TemplateData)
    return constant.data[1:].partition(marks.SEP)[0]


def matching(body: list[nodes.Node], start: int, opening: str, closing: str) -> int:
    depth = 0
    for position in range(start, len(body)):
        mark = mark_of(body[position])
        depth += (mark == opening) - (mark == closing)
        if not depth:
            return position
    raise AssertionError("a structure without an end; the tags always write both")


def item_end(body: list[nodes.Node], start: int) -> int:
    depth = 0
    for position in range(start + 1, len(body)):
        mark = mark_of(body[position])
        if not depth and mark in (marks.ITEM, marks.POINTS_END):
            return position
        if not depth and isinstance(body[position], nodes.For) and mark_of(body[position].body[0]) == marks.ITEM:  # type: ignore[attr-defined]
            return position
        depth += (mark == marks.POINTS) - (mark == marks.POINTS_END)
    return len(body)


def drop(at: nodes.Node) -> nodes.Output:
    return nodes.Output([nodes.TemplateData(marks.DROP, lineno=at.lineno)], lineno=at.lineno)


def joined_outputs(body: list[nodes.Node]) -> list[nodes.Node]:
    """Neighbouring outputs as one, so that constant text is written in one piece."""
    result: list[nodes.Node] = []
    for node in body:
        last = result[-1] if result else None
        if isinstance(node, nodes.Output) and isinstance(last, nodes.Output):
            result[-1] = nodes.Output([*last.nodes, *node.nodes], lineno=last.lineno)
        else:
            result.append(node)
    return result
