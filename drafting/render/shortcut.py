"""Compiled templates skip what cannot be said: a clause whose first figure is absent is not even evaluated.

Changes nothing that is printed: compose drops a clause that holds an absent figure (language.md §4), and here the
first figure that stands directly in a clause, point or item is looked at before the rest of it is run.
An ordinary report lacks most of what its sections can say, so this is where the time would go.
"""

from __future__ import annotations

from typing import Final

from jinja2 import nodes

from drafting.blocks import marks
from drafting.facts.fact import Fact, State
from drafting.render.words import ALL_WORDS

LACKS: Final = "_缺"
WANTED: Final = "_要"
POINTS_WANTED: Final = "_要点"
"""In the context: the points that a run needs, None for all."""
_ENDS: Final = {marks.CLAUSE: marks.CLAUSE_END, marks.NAMED: marks.NAMED_END}


def lacks(value: object, *names: str) -> bool:
    """Whether a clause that prints `value.name.name…` directly must go."""
    for name in names:
        if not isinstance(value, Fact):
            return False
        if value.surely_lacks(name):
            return True
        value = value.lookup(name)
    return isinstance(value, Fact) and (value.state is State.ABSENT or value.state is State.INAPPLICABLE)


def wanted(name: str, points: frozenset[str] | None) -> bool:
    """Whether a run that needs only some points of a section needs this one."""
    return points is None or name in points


def shorten(tree: nodes.Template) -> None:
    """Guard every clause, point and item of a template, and join its constant pieces."""
    for holder in [tree, *tree.find_all(nodes.Node)]:
        for field, value in holder.iter_fields():
            if isinstance(value, list) and any(isinstance(each, nodes.Stmt) for each in value):
                setattr(holder, field, _joined(_guarded(value)))


def _guarded(body: list[nodes.Node]) -> list[nodes.Node]:
    result: list[nodes.Node] = []
    position = 0
    while position < len(body):
        node = body[position]
        mark = _mark(node)
        if mark in _ENDS:
            end = _matching(body, position, mark, _ENDS[mark])
            inside = body[position + 1 : end]
            short: list[nodes.Node] = [_drop(node)] if mark == marks.CLAUSE else [node, _drop(node), body[end]]
            chosen = _choose(inside, short, [node, *_guarded(inside), body[end]], node)
            result += chosen if mark == marks.CLAUSE else _if_wanted(node, chosen)
            position = end + 1
        elif mark == marks.POINTS:
            end = _matching(body, position, mark, marks.POINTS_END)
            inside = body[position + 1 : end]
            full = [node, *_guarded(inside), body[end]]
            result += _unless_all_lack(_items(inside), full, node)
            position = end + 1
        elif mark == marks.ITEM:
            end = _item_end(body, position)
            inside = body[position + 1 : end]
            result += _choose(inside, [node, _drop(node)], [node, *_guarded(inside)], node)
            position = end
        else:
            result.append(node)
            position += 1
    return result


def _items(inside: list[nodes.Node]) -> list[list[nodes.Node]] | None:
    """What stands in each item of a 分条; None where one is repeated or chosen by a tag, so that they cannot be told."""
    items = []
    position = 0
    while position < len(inside):
        node = inside[position]
        if not isinstance(node, nodes.Output):
            return None
        if _mark(node) != marks.ITEM:
            position += 1  # blanks before the first
            continue
        end = _item_end(inside, position)
        items.append(inside[position + 1 : end])
        position = end
    return items


def _unless_all_lack(
    items: list[list[nodes.Node]] | None, full: list[nodes.Node], at: nodes.Node
) -> list[nodes.Node]:
    """A 分条 of which every item goes is not begun."""
    chains = [_first_figure(item) for item in items or ()]
    tests = [_lacking(chain, at) for chain in chains if chain]
    if not tests or len(tests) < len(chains):
        return full
    test = tests[-1]
    for other in reversed(tests[:-1]):
        test = nodes.And(other, test, lineno=at.lineno)
    return [nodes.If(test, [_drop(at)], [], _joined(full), lineno=at.lineno)]


def _lacking(chain: tuple[str, ...], at: nodes.Node) -> nodes.Expr:
    root, *names = chain
    return nodes.Filter(
        nodes.Name(root, "load"), LACKS, [nodes.Const(name) for name in names], [], None, None, lineno=at.lineno
    )


def _if_wanted(at: nodes.Node, body: list[nodes.Node]) -> list[nodes.Node]:
    """A point is run only where it is wanted."""
    assert isinstance(at, nodes.Output)
    constant = at.nodes[0]
    assert isinstance(constant, nodes.TemplateData)
    name = constant.data[1:].partition(marks.SEP)[0]
    points = nodes.Name(POINTS_WANTED, "load")
    test = nodes.Filter(nodes.Const(name), WANTED, [points], [], None, None, lineno=at.lineno)
    return [nodes.If(test, _joined(body), [], [], lineno=at.lineno)]


def _choose(
    inside: list[nodes.Node], short: list[nodes.Node], full: list[nodes.Node], at: nodes.Node
) -> list[nodes.Node]:
    chain = _first_figure(inside)
    if chain is None:
        return full
    return [nodes.If(_lacking(chain, at), _joined(short), [], _joined(full), lineno=at.lineno)]


def _first_figure(inside: list[nodes.Node]) -> tuple[str, ...] | None:
    """The first dotted name that is printed directly here, without its filters; 全辖 and other words are never absent."""
    depth = 0
    for node in inside:
        if isinstance(node, nodes.Assign | nodes.AssignBlock):
            return None  # a name set here is not known before
        mark = _mark(node)
        if mark in (marks.CLAUSE, marks.NAMED, marks.POINTS):
            depth += 1
        elif mark in (marks.CLAUSE_END, marks.NAMED_END, marks.POINTS_END):
            depth -= 1
        elif depth == 0 and isinstance(node, nodes.Output):
            chain = next((found for each in node.nodes if (found := _chain(each)) and found[0] not in ALL_WORDS), None)
            if chain:
                return chain
    return None


def _chain(expression: nodes.Node | None) -> tuple[str, ...]:
    while isinstance(expression, nodes.Filter):
        expression = expression.node
    if isinstance(expression, nodes.Name):
        return (expression.name,)
    if isinstance(expression, nodes.Getattr) and (inner := _chain(expression.node)):
        return (*inner, expression.attr)
    return ()


def _mark(node: nodes.Node) -> str:
    """The structure mark that an output of one constant begins with."""
    if isinstance(node, nodes.Output) and len(node.nodes) == 1 and isinstance(node.nodes[0], nodes.TemplateData):
        return node.nodes[0].data[:1]
    return ""


def _matching(body: list[nodes.Node], start: int, opening: str, closing: str) -> int:
    depth = 0
    for position in range(start, len(body)):
        mark = _mark(body[position])
        depth += (mark == opening) - (mark == closing)
        if not depth:
            return position
    raise AssertionError("a structure without an end; the tags always write both")


def _item_end(body: list[nodes.Node], start: int) -> int:
    depth = 0
    for position in range(start + 1, len(body)):
        mark = _mark(body[position])
        if not depth and mark in (marks.ITEM, marks.POINTS_END):
            return position
        if not depth and isinstance(body[position], nodes.For) and _mark(body[position].body[0]) == marks.ITEM:  # type: ignore[attr-defined]
            return position
        depth += (mark == marks.POINTS) - (mark == marks.POINTS_END)
    return len(body)


def _drop(at: nodes.Node) -> nodes.Output:
    return nodes.Output([nodes.TemplateData(marks.DROP, lineno=at.lineno)], lineno=at.lineno)


def _joined(body: list[nodes.Node]) -> list[nodes.Node]:
    """Neighbouring outputs as one, so that constant text is written in one piece."""
    result: list[nodes.Node] = []
    for node in body:
        last = result[-1] if result else None
        if isinstance(node, nodes.Output) and isinstance(last, nodes.Output):
            result[-1] = nodes.Output([*last.nodes, *node.nodes], lineno=last.lineno)
        else:
            result.append(node)
    return result
