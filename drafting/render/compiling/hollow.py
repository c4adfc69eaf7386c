"""Sections that are sure to say nothing: the data has none of the groups that they speak of.

Told once, when a section is compiled: an ordinary report has something to say in a fourth of its sections, and what
is hollow goes whole, so it need not be run.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from jinja2 import nodes

from drafting.blocks import marks
from drafting.patterns import lazy
from drafting.render.compiling.constructs import names_set
from drafting.render.compiling.meanings import QUIET
from drafting.render.compiling.shortcut import POINTS_ADDED_TO, POINTS_WANTED, SPEAKS
from drafting.render.compiling.syntax_tree import nodes_below
from drafting.render.words import WORD_NAMES

_ELSEWHERE: Final = (
    nodes.Extends, nodes.Block, nodes.Include, nodes.Import, nodes.FromImport, nodes.Macro, nodes.Call, nodes.CallBlock, nodes.FilterBlock,
)  # fmt: skip
"""What may say something that does not stand in the section itself."""
_OPENING: Final = (marks.CLAUSE, marks.POINTS, marks.NAMED)
_ENDING: Final = (marks.CLAUSE_END, marks.POINTS_END, marks.NAMED_END)
_REST: Final = lazy(f"{marks.REST}([^{marks.SEP}]*){marks.SEP}")
_SAFE: Final = frozenset((*WORD_NAMES, POINTS_WANTED, POINTS_ADDED_TO, QUIET))
"""Names that print words of the unit and the period, never a figure."""
_WORDING: Final = frozenset({"提法", "文种"})
"""Words of the house; where they name a figure, the run knows."""


def hangs_on(tree: nodes.Template, below: list[nodes.Node]) -> tuple[frozenset[str], frozenset[str]] | None:
    """The names without all of which a section says nothing: those that it only reads, and those which it also sets. `below` are all its nodes.

    None where that is not sure. What a section sets may be a group where it is not yet set: {% for 就业 in 就业.构成 %}.
    It goes where nothing in it is a figure and something was dropped: what its 其余 would say. A figure that stands in
    no clause, item or point is refused: where it is absent, the text around it stays.
    """
    if any(isinstance(each, _ELSEWHERE) for each in below):
        return None
    constant = "".join(each.data for each in below if isinstance(each, nodes.TemplateData))
    groups = _REST.findall(constant)
    if marks.SECTION in constant or marks.SLOT in constant or not all(groups):
        return None
    if not _rest_stands_alone(tree.body) or _speaks_outside(tree.body, 0):
        return None
    own, names = names_set(below), _names(below)
    return frozenset((*groups, *(names - own))), frozenset(names & own)


def _names(found: list[nodes.Node]) -> set[str]:
    """The names that may be groups."""
    names = {each.name for each in found if isinstance(each, nodes.Name) and each.ctx == "load"}
    asked = (each.args[0] for each in found if isinstance(each, nodes.Filter) and each.name == SPEAKS)
    return names.union(each.value for each in asked if isinstance(each, nodes.Const)) - _SAFE


def _rest_stands_alone(body: Iterable[nodes.Node]) -> bool:
    """Whether a 其余 stands in the section on no condition and in nothing else."""
    depth = 0
    for node in body:
        for each in node.nodes if isinstance(node, nodes.Output) else ():
            for mark in each.data if isinstance(each, nodes.TemplateData) else "":
                if mark == marks.REST and not depth:
                    return True
                depth += (mark in _OPENING) - (mark in _ENDING)
    return False


def _speaks_outside(body: Iterable[nodes.Node], depth: int) -> bool:
    """Whether something of a group is printed in no clause, item or point."""
    for node in body:
        if isinstance(node, nodes.Output):
            for each in node.nodes:
                if isinstance(each, nodes.TemplateData):
                    depth += sum((mark in _OPENING) - (mark in _ENDING) for mark in each.data)
                elif not depth and _names([each, *nodes_below(each)]) - _WORDING:
                    return True
        elif isinstance(node, nodes.If):
            if any(_speaks_outside(branch, depth) for branch in (node.body, node.else_, *(each.body for each in node.elif_))):
                return True
        elif isinstance(node, nodes.For):
            if _speaks_outside(node.body, depth) or _speaks_outside(node.else_, depth):
                return True
        elif not isinstance(node, nodes.Assign) and not depth:
            return True
    return False
