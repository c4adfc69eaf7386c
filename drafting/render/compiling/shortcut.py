"""Compiled templates skip what cannot be said: a clause whose first figure is absent is not even evaluated.

Changes nothing that is printed: compose drops a clause that holds an absent figure, and here the
first figure that stands directly in a clause, point or item is looked at before the rest of it is run. Most of them
the data does not have at all: that is one look into the names of their group, made ready once a run.
An ordinary report lacks most of what its sections can say, so this is where the time would go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from jinja2 import nodes

from drafting.blocks import marks
from drafting.facts.indicator import OWN_NAMES
from drafting.render.compiling.asking import lacks, names_below, there
from drafting.render.compiling.constructs import (
    Chain,
    chain_of,
    drop,
    first_figure,
    is_settled,
    item_end,
    items_of,
    joined_outputs,
    mark_of,
    matching,
    names_set,
    payload_of,
)
from drafting.render.compiling.meanings import QUIET
from drafting.render.compiling.syntax_tree import nodes_below
from drafting.render.filters import TESTS

BELOW: Final = "_名下"
LACKS: Final = "_缺"
THERE: Final = "_有"
NONE_OF: Final = "_皆无"
SPEAKS: Final = "_言及"
ASKED: Final[dict[str, Callable[..., Any]]] = {BELOW: names_below, LACKS: lacks, THERE: there}
"""What the guards ask, as filters of the environment; NONE_OF and SPEAKS are written where they are asked."""
POINTS_WANTED: Final = "_要点"
"""In the context: the points that a run needs, None for all."""
POINTS_ADDED_TO: Final = "_添写"
"""In the context: the points to which the data adds a text of its own, which may keep what is said there."""
READY_NAMES: Final = (BELOW, POINTS_WANTED, POINTS_ADDED_TO, QUIET)
"""How the names begin that are set before a template asks for them."""
_TOGETHER: Final = 6  # neighbours that go by one question
_FEW: Final = 2

def shorten(tree: nodes.Template) -> None:
    """Guard every clause, point and item of a template, and join its constant pieces."""
    below = nodes_below(tree)
    blocks = [each for each in below if isinstance(each, nodes.Block)]
    inherits = bool(blocks) or any(isinstance(each, nodes.Extends) for each in below)
    shortcut = _Shortcut(names_set(below), alone=not inherits)
    for holder in [tree, *below]:
        for field, value in holder.iter_fields():
            if isinstance(value, list) and any(isinstance(each, nodes.Stmt) for each in value):
                setattr(holder, field, joined_outputs(shortcut.guarded(value)))
            elif isinstance(value, nodes.Test):
                setattr(holder, field, shortcut.asked(value))
    scopes: list[nodes.Template | nodes.Block] = [tree, *blocks]
    for scope in scopes:
        scope.body[:0] = [_names_ready(root, scope) for root in sorted(set(_roots_asked(scope)))]


def _roots_asked(node: nodes.Node) -> Iterator[str]:
    """The groups whose names are looked into here; a block is run by itself."""
    for each in nodes_below(node, closed=nodes.Block):
        if each.__class__ is nodes.Name and each.name.startswith(BELOW):
            yield each.name.removeprefix(BELOW)


def _names_ready(root: str, at: nodes.Node) -> nodes.Assign:
    below = nodes.Filter(nodes.Name(root, "load"), BELOW, [], [], None, None, lineno=at.lineno)
    return nodes.Assign(nodes.Name(BELOW + root, "store"), below, lineno=at.lineno)


class _Guarded:
    """What a construct became. `chain` is the name below a group on which it hangs, () where it hangs on none; `short`
    what it leaves where that is absent.
    """

    __slots__ = ("body", "chain", "short")

    def __init__(self, body: list[nodes.Node], chain: Chain = (), short: list[nodes.Node] | None = None) -> None:
        self.body = body
        self.chain = chain
        self.short = short or []

    @property
    def is_item(self) -> bool:
        return bool(self.short) and mark_of(self.short[0]) == marks.ITEM

    def goes_with(self, other: _Guarded) -> bool:
        """Whether both may go by one question."""
        return bool(self.chain and other.chain) and self.chain[0] == other.chain[0] and self.is_item == other.is_item


class _Shortcut:
    """Guards the bodies of one template. `own` are the names that it sets itself; `alone`: no other of its family sets any."""

    def __init__(self, own: frozenset[str], *, alone: bool) -> None:
        self._own = own
        self._alone = alone

    def asked(self, test: nodes.Test) -> nodes.Expr:
        """A question whose answer is no for what is absent: asked of what the group has."""
        chain = chain_of(test.node) if test.name in TESTS and not isinstance(test.node, nodes.Filter) else ()
        if not chain:
            return test
        root, *names = chain
        if not names and test.name == "有" and self._alone and root not in self._own:
            return _filtered(nodes.Name(QUIET, "load"), SPEAKS, [root], test)
        question: nodes.Expr = _filtered(nodes.Name(root, "load"), THERE, names, test) if test.name == "有" else test
        if not self._in_group(chain):
            return question
        return nodes.And(_among(chain[1], BELOW + root, test), question, lineno=test.lineno)

    def guarded(self, body: list[nodes.Node]) -> list[nodes.Node]:
        result: list[nodes.Node] = []
        alike: list[_Guarded] = []  # neighbours that may go by one question
        position = 0
        while position < len(body):
            node = body[position]
            mark = mark_of(node)
            if mark == marks.CLAUSE:
                end = matching(body, position, mark, marks.CLAUSE_END)
                inside = body[position + 1 : end]
                made = self._choose(inside, [drop(node)], [node, *self.guarded(inside), body[end]], node)
            elif mark == marks.NAMED:
                end = matching(body, position, mark, marks.NAMED_END)
                made = _Guarded(self._point(body[position : end + 1]))
            elif mark == marks.POINTS:
                end = matching(body, position, mark, marks.POINTS_END)
                inside = body[position + 1 : end]
                made = _Guarded(self._unless_all_lack(items_of(inside), [node, *self.guarded(inside), body[end]], node))
            elif mark == marks.ITEM:
                end = item_end(body, position) - 1
                inside = body[position + 1 : end + 1]
                made = self._choose(inside, [node, drop(node)], [node, *self.guarded(inside)], node)
            else:
                end = position
                made = _Guarded([node])
            if alike and not made.goes_with(alike[-1]):
                result += self._together(alike)
                alike = []
            alike.append(made)
            position = end + 1
        return result + self._together(alike)

    def _together(self, alike: list[_Guarded]) -> list[nodes.Node]:
        """Neighbours of one group, some at a time: where it has none of their names, nothing more is asked of them."""
        if len({each.chain[1:2] for each in alike}) <= _FEW:
            return [node for each in alike for node in each.body]
        result: list[nodes.Node] = []
        for start in range(0, len(alike), _TOGETHER):
            some = alike[start : start + _TOGETHER]
            body = [node for each in some for node in each.body]
            at = body[0]
            names = tuple(dict.fromkeys(each.chain[1] for each in some))
            gone = some[0].short if some[0].is_item else [node for each in some for node in each.short]  # items leave one mark
            test = _filtered(_below(some[0].chain[0]), NONE_OF, [names], at)
            result.append(nodes.If(test, joined_outputs(gone), [], body, lineno=at.lineno))
        return result

    def _point(self, point: list[nodes.Node]) -> list[nodes.Node]:
        """A point is run only where it is wanted, and where the data has something for it."""
        opening, *inside, end = point
        name = payload_of(opening)
        full = [opening, *self.guarded(inside), end]
        short = [opening, drop(opening), end]
        body = self._choose(inside, short, full, opening).body
        hangs_on = self._hangs_on(inside) if body is full else None
        if hangs_on:
            test: nodes.Expr = _among(name, POINTS_ADDED_TO, opening, "notin")
            for root, names in hangs_on.items():
                test = nodes.And(test, _filtered(_below(root), NONE_OF, [tuple(names)], opening), lineno=opening.lineno)
            body = [nodes.If(test, joined_outputs(short), [], joined_outputs(full), lineno=opening.lineno)]
        all_wanted = nodes.Compare(nodes.Name(POINTS_WANTED, "load"), [nodes.Operand("eq", nodes.Const(None))], lineno=opening.lineno)
        wanted = nodes.Or(all_wanted, _among(name, POINTS_WANTED, opening), lineno=opening.lineno)
        return [nodes.If(wanted, joined_outputs(body), [], [], lineno=opening.lineno)]

    def _hangs_on(self, inside: list[nodes.Node]) -> dict[str, list[str]] | None:
        """Group → the names without all of which nothing of a point is left but constant text; None where more may be."""
        found: dict[str, list[str]] = {}
        position = 0
        while position < len(inside):
            node = inside[position]
            mark = mark_of(node)
            chains: list[Chain | None] = []
            if mark == marks.CLAUSE:
                end = matching(inside, position, mark, marks.CLAUSE_END)
                chains = [first_figure(inside[position + 1 : end])]
            elif mark == marks.POINTS:
                end = matching(inside, position, mark, marks.POINTS_END)
                chains = [first_figure(item) for item in items_of(inside[position + 1 : end]) or [[]]]
            elif isinstance(node, nodes.Output) and all(is_settled(each) for each in node.nodes):
                end = position
            else:
                return None
            for chain in chains:
                if chain is None or not self._in_group(chain):
                    return None
                found.setdefault(chain[0], []).append(chain[1])
            position = end + 1
        return found

    def _unless_all_lack(
        self, items: list[list[nodes.Node]] | None, full: list[nodes.Node], at: nodes.Node
    ) -> list[nodes.Node]:
        """A 分条 of which every item goes is not begun."""
        chains = [first_figure(item) for item in items or ()]
        known = [chain for chain in chains if chain]
        if not known or len(known) < len(chains):
            return full
        test = self._lacking(known[-1], at)
        for chain in reversed(known[:-1]):
            test = nodes.And(self._lacking(chain, at), test, lineno=at.lineno)
        if len({chain[0] for chain in known}) == 1 and all(map(self._in_group, known)):
            none = _filtered(_below(known[0][0]), NONE_OF, [tuple(chain[1] for chain in known)], at)
            test = nodes.Or(none, test, lineno=at.lineno)
        return [nodes.If(test, [drop(at)], [], joined_outputs(full), lineno=at.lineno)]

    def _choose(
        self, inside: list[nodes.Node], short: list[nodes.Node], full: list[nodes.Node], at: nodes.Node
    ) -> _Guarded:
        chain = first_figure(inside)
        if chain is None:
            return _Guarded(full)
        guard = nodes.If(self._lacking(chain, at), joined_outputs(short), [], joined_outputs(full), lineno=at.lineno)
        return _Guarded([guard], chain if self._in_group(chain) else (), short)

    def _lacking(self, chain: Chain, at: nodes.Node) -> nodes.Expr:
        root, *names = chain
        test = _filtered(nodes.Name(root, "load"), LACKS, names, at)
        if not self._in_group(chain):
            return test
        return nodes.Or(_among(chain[1], BELOW + root, at, "notin"), test, lineno=at.lineno)

    def _in_group(self, chain: Chain) -> bool:
        """Whether the name may be one below a group, in every place of the template."""
        return len(chain) > 1 and chain[0] not in self._own and chain[1] not in OWN_NAMES


def guard_in(test: nodes.Node) -> tuple[nodes.Compare, nodes.Filter] | None:
    """What a guard asks (`_Shortcut._lacking`): whether a group has the name at all, and whether there is nothing."""
    among, lacks = (test.left, test.right) if isinstance(test, nodes.Or) else (None, None)
    if isinstance(among, nodes.Compare) and isinstance(lacks, nodes.Filter) and lacks.name == LACKS and name_asked(among):
        return among, lacks
    return None


def asked_by(question: nodes.Filter) -> Chain:
    """The dotted name for which LACKS and THERE ask."""
    root = question.node
    return (root.name, *(each.value for each in question.args)) if isinstance(root, nodes.Name) else ()  # type: ignore[attr-defined]


def name_asked(test: nodes.Compare) -> Chain:
    """Of which name below a group it is asked whether the group has it; () where it asks something else."""
    among = test.ops[0].expr
    if isinstance(test.expr, nodes.Const) and isinstance(among, nodes.Name) and among.name.startswith(BELOW):
        return among.name.removeprefix(BELOW), test.expr.value
    return ()


def _filtered(value: nodes.Expr, name: str, arguments: list[str] | list[tuple[str, ...]], at: nodes.Node) -> nodes.Filter:
    return nodes.Filter(value, name, [nodes.Const(each) for each in arguments], [], None, None, lineno=at.lineno)


def _below(root: str) -> nodes.Name:
    return nodes.Name(BELOW + root, "load")


def _among(word: str, names: str, at: nodes.Node, how: str = "in") -> nodes.Compare:
    """Whether a word is, or is not, among those of the context."""
    return nodes.Compare(nodes.Const(word), [nodes.Operand(how, nodes.Name(names, "load"))], lineno=at.lineno)
