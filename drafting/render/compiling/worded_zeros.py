"""Words that a template has for a zero: {% if 就业.零就业家庭 is 零 %}没有零就业家庭。{% endif %}

They print no figure, so each gets a mark that names the indicator where they begin. By it 其余 and the findings know
whether the words stood: a clause that vanished has said nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from jinja2 import nodes

from drafting.facts.derived import figure_of
from drafting.facts.fact import Fact
from drafting.patterns import lazy
from drafting.render.compiling.constructs import mark_of
from drafting.render.compiling.syntax_tree import nodes_below
from drafting.render.filters.growth import ZERO
from drafting.render.filters.kinds import ledger_of
from drafting.render.ledger import Ledger

WORDED: Final = "_零言"
"""How the mark is written in a tree."""
_STRUCTURE: Final = lazy("[\ue000-\uf8ff]")
_WORD: Final = lazy("[\u4e00-\u9fff]")


def worded(value: object) -> str:
    """The mark, one for each of its figures; "" for what is no zero."""
    if not isinstance(value, Fact) or value.measure is None or not value.measure.is_zero:
        return ""
    if not isinstance(value.book.printer, Ledger):  # of last year's file
        return ""
    ledger = ledger_of(value)
    return "".join(ledger.said(figure_of(value, each), "") for each in value.measure.quantities)


def mark_worded_zeros(tree: nodes.Template) -> None:
    """Put a mark at the first words of each branch that a zero chooses."""
    for choice in nodes_below(tree):
        if not isinstance(choice, nodes.If):
            continue
        for branch in (choice, *choice.elif_):
            _mark(branch.body, list(_zeros(branch.test, met=True)))
        _mark(choice.else_, [zero for branch in (choice, *choice.elif_) for zero in _zeros(branch.test, met=False)])


def _zeros(test: nodes.Node, *, met: bool) -> Iterator[nodes.Expr]:
    """What is asked to be zero where the test is met, or not met."""
    if isinstance(test, nodes.Not):
        yield from _zeros(test.node, met=not met)
    elif isinstance(test, nodes.And | nodes.Or):
        yield from _zeros(test.left, met=met)
        yield from _zeros(test.right, met=met)
    elif met and isinstance(test, nodes.Test) and test.name == ZERO and isinstance(test.node, nodes.Expr):
        yield test.node


def _mark(body: list[nodes.Node], zeros: Iterable[nodes.Expr]) -> None:
    written = [nodes.Filter(zero, WORDED, [], [], None, None, lineno=zero.lineno) for zero in zeros]
    if not written:
        return
    for at, node in enumerate(body):
        if not isinstance(node, nodes.Output) or _STRUCTURE.match(mark_of(node)):
            continue
        for place, piece in enumerate(node.nodes):
            word = _WORD.search(piece.data) if isinstance(piece, nodes.TemplateData) else None
            if word is None or not isinstance(piece, nodes.TemplateData) or _STRUCTURE.search(piece.data):
                continue
            halves = [nodes.TemplateData(text, lineno=piece.lineno) for text in (piece.data[: word.start()], piece.data[word.start() :])]
            more: list[nodes.Expr] = [halves[0], *written, halves[1]]
            body[at] = nodes.Output([*node.nodes[:place], *more, *node.nodes[place + 1 :]], lineno=node.lineno)
            return
    for node in body:
        if isinstance(node, nodes.If):
            for branch in (node.body, node.else_, *(each.body for each in node.elif_)):
                _mark(branch, (each.node for each in written if each.node is not None))
