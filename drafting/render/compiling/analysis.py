"""What a template says of itself: its syntax tree as a flat list of events, read without any data.

Every dotted name is given from its root, with {% set %}, loop variables and imports traced back to what they stand for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from drafting.blocks import marks
from drafting.patterns import lazy
from drafting.render.compiling import faults
from drafting.render.compiling.clause_marks import unpaired
from drafting.render.compiling.conditions import unasked
from drafting.render.compiling.dotted import step_of, typed_name
from drafting.render.compiling.environment import Environment
from drafting.render.compiling.events import (
    ANY_MEMBER,
    BlockPlace,
    Included,
    Otherwise,
    Parent,
    Reading,
    Structure,
    Text,
    Use,
)
from drafting.render.compiling.faults import closest_word
from drafting.render.compiling.source_text import uncommented
from drafting.render.compiling.stumbling import at_its_tag
from drafting.render.compiling.tag_words import unknown_tags


def read_template(
    environment: Environment, name: str, source: str, body: str, file: str, above: frozenset[str] = frozenset()
) -> Reading:
    """Read one file: `source` as typed, `body` without front matter. `above` are names that other files of its family set."""
    reading = Reading(name, file, source, problems=faults.full_width_marks(uncommented(body), file))
    try:
        tree = environment.parse(body, name, file)
        reading.top_names = _names_set(tree)
        _Walk(environment, reading).run(tree, dict.fromkeys(above))
    except (TemplateSyntaxError, RecursionError) as error:
        if not reading.problems:
            found = unknown_tags(body, file) or unpaired(body, file)
            reading.problems += found or [at_its_tag(environment, faults.diagnose(error, {file: file}), body, file)]
    return reading


def _names_set(tree: nodes.Template) -> frozenset[str]:
    """What a template sets at its top level, for the blocks of the templates below and above it."""
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, nodes.Assign | nodes.AssignBlock):
            found.update(each.name for each in [node.target, *node.target.find_all(nodes.Name)] if isinstance(each, nodes.Name))
        elif isinstance(node, nodes.Macro):
            found.add(node.name)
        elif isinstance(node, nodes.Import):
            found.add(node.target)
        elif isinstance(node, nodes.FromImport):
            found.update(each if isinstance(each, str) else each[1] for each in node.names)
    return frozenset(found)


Steps = tuple[str, ...]
Scope = dict[str, Steps | None]
"""Local names: the path they stand for, None for one that stands for no indicator (a macro, a text, a count)."""

_MARK: Final = lazy(
    f"([{marks.CLAUSE}{marks.POINTS}{marks.ITEM}{marks.NAMED}{marks.SECTION}{marks.SLOT}{marks.REST}])([^{marks.SEP}]*){marks.SEP}"
    f"|([{marks.CLAUSE_END}{marks.POINTS_END}{marks.NAMED_END}{marks.SLOT_END}])"
)
_CALLABLE: Final = frozenset({"super", "caller"})


class _Walk:
    """Walks one syntax tree in the order in which it prints; `out` is the list that events go to."""

    def __init__(self, environment: Environment, reading: Reading) -> None:
        self._environment = environment
        self._reading = reading
        self._out = reading.body

    def run(self, tree: nodes.Template, scope: Scope) -> None:
        self._statements(tree.body, scope)

    # statements ----------------------------------------------------------------------

    def _statements(self, body: list[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.Output):
            for each in node.nodes:
                self._text(each) if isinstance(each, nodes.TemplateData) else self._expression(each, scope)
        elif isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.If):
            self._choice(node, scope)
        elif isinstance(node, nodes.Assign):
            self._expression(node.node, scope)
            self._bind(node.target, self._steps(node.node, scope), scope)
        elif isinstance(node, nodes.AssignBlock):
            self._statements(node.body, dict(scope))
            self._bind(node.target, None, scope)
        elif isinstance(node, nodes.Block):
            self._block(node, scope)
        elif isinstance(node, nodes.Macro):
            self._macro(node, scope)
        elif isinstance(node, nodes.Extends | nodes.Import | nodes.FromImport | nodes.Include):
            self._link(node, scope)
        elif isinstance(node, nodes.With):
            inner = dict(scope)
            for target, value in zip(node.targets, node.values, strict=True):
                self._expression(value, scope)
                self._bind(target, self._steps(value, scope), inner)
            self._statements(node.body, inner)
        elif isinstance(node, nodes.CallBlock):
            self._expression(node.call, scope)
            self._statements(node.body, {**scope, **{each.name: None for each in node.args}})
        elif isinstance(node, nodes.FilterBlock):
            self._known(node.filter)
            self._statements(node.body, dict(scope))
        else:
            self._children(node, scope)

    def _children(self, node: nodes.Node, scope: Scope) -> None:
        for child in node.iter_child_nodes():
            self._statement(child, scope) if isinstance(child, nodes.Stmt) else self._expression(child, scope)

    def _text(self, node: nodes.TemplateData) -> None:
        position, line = 0, node.lineno
        for match in _MARK.finditer(node.data):
            self._plain(node.data[position : match.start()], line)
            self._out.append(Structure(match[1] or match[3], match[2] or "", line))
            position = match.end()
        self._plain(node.data[position:], line)

    def _plain(self, text: str, line: int) -> None:
        if text:
            self._out.append(Text(text, line))

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        self._expression(node.iter, scope)
        steps = self._steps(node.iter, scope)
        inner = {**scope, "loop": None}
        self._bind(node.target, None if steps is None else (*steps, ANY_MEMBER), inner)
        if node.test is not None:
            self._asked(node.test, inner)
        self._statements(node.body, inner)
        self._statements(node.else_, dict(scope))

    def _choice(self, node: nodes.If, scope: Scope) -> None:
        self._asked(node.test, scope)
        self._statements(node.body, scope)
        for branch in node.elif_:
            self._out.append(Otherwise())
            self._asked(branch.test, scope)
            self._statements(branch.body, scope)
        if node.else_:
            self._out.append(Otherwise())
            self._statements(node.else_, scope)

    def _asked(self, test: nodes.Node, scope: Scope) -> None:
        """A condition: what it names, and that it asks something of each figure."""
        self._expression(test, scope, asked=True)
        for node, message, hint in unasked(test, lambda each: self._steps(each, scope)):
            self._reading.problems.append(faults.REFUSED.at(self._reading.place(node.lineno), message, hint))

    def _block(self, node: nodes.Block, scope: Scope) -> None:
        self._out.append(BlockPlace(node.name))
        before, self._out = self._out, self._reading.blocks.setdefault(node.name, [])
        self._statements(node.body, dict(scope))
        self._out = before

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope[node.name] = None
        before, self._out = self._out, self._reading.loose
        for default in node.defaults:
            self._expression(default, scope)
        own: Scope = dict.fromkeys([*(each.name for each in node.args), "caller", "varargs", "kwargs"])
        self._statements(node.body, {**scope, **own})
        self._out = before

    def _link(self, node: nodes.Extends | nodes.Import | nodes.FromImport | nodes.Include, scope: Scope) -> None:
        names = [each.value for each in [node.template, *node.template.find_all(nodes.Const)] if isinstance(each, nodes.Const)]
        targets = [str(name).removesuffix(".j2") for name in names]
        self._reading.links += [(name, node.lineno) for name in targets]
        if isinstance(node, nodes.Extends) and targets:
            self._reading.parent = targets[0]
        elif isinstance(node, nodes.Import):
            scope[node.target] = None
        elif isinstance(node, nodes.FromImport):
            scope.update(dict.fromkeys(each if isinstance(each, str) else each[1] for each in node.names))
        elif isinstance(node, nodes.Include) and targets:
            self._out.append(Included(targets[0], node.lineno))

    def _bind(self, target: nodes.Node, steps: Steps | None, scope: Scope) -> None:
        """`for 类, 数 in …` gives the name and the figure of each member."""
        if isinstance(target, nodes.Name):
            scope[target.name] = steps
        elif isinstance(target, nodes.Tuple):
            *first, last = target.items
            for each in first:
                self._bind(each, None, scope)
            self._bind(last, steps, scope)

    # expressions ---------------------------------------------------------------------

    def _expression(
        self, node: nodes.Node, scope: Scope, filters: tuple[str, ...] = (), *, asked: bool = False
    ) -> None:
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem) and self._root(node) is not None:
            self._use(node, scope, filters, asked)
        elif isinstance(node, nodes.Filter):
            self._known(node)
            names = filters if node.name.startswith("_") else (node.name, *filters)
            if node.node is not None:
                self._expression(node.node, scope, names, asked=asked)
            self._arguments(node, scope, asked)
        elif isinstance(node, nodes.Test):
            self._known(node)
            self._expression(node.node, scope, asked=True)
            self._arguments(node, scope, True)
        elif isinstance(node, nodes.CondExpr):
            self._asked(node.test, scope)
            self._expression(node.expr1, scope, filters, asked=asked)
            if node.expr2 is not None:
                self._out.append(Otherwise())
                self._expression(node.expr2, scope, filters, asked=asked)
        elif isinstance(node, nodes.Call):
            self._call(node, scope, asked)
        else:
            if isinstance(node, nodes.Div | nodes.FloorDiv | nodes.Mod) and isinstance(node.right, nodes.Const) and node.right.value == 0:
                self._reading.problems.append(faults.by_zero(self._reading.place(node.lineno)))
            for child in node.iter_child_nodes():
                self._expression(child, scope, asked=asked)

    def _arguments(self, node: nodes.Filter | nodes.Test | nodes.Call, scope: Scope, asked: bool) -> None:
        for each in (*node.args, *(pair.value for pair in node.kwargs)):
            self._expression(each, scope, asked=asked)

    def _call(self, node: nodes.Call, scope: Scope, asked: bool) -> None:
        root = self._root(node.node)
        if isinstance(node.node, nodes.Name) and node.node.name == "super":
            self._out.append(Parent())
        elif root is None or (root not in scope and root not in _CALLABLE):
            place = self._reading.place(node.lineno)
            self._reading.problems.append(faults.REFUSED.at(place, "模板里只能调用宏", "加工数请用过滤器，如 |亿元"))
            return
        self._arguments(node, scope, asked)

    def _use(self, node: nodes.Expr, scope: Scope, filters: tuple[str, ...], asked: bool) -> None:
        steps = self._steps(node, scope)
        if steps is not None:
            self._out.append(Use(steps, typed_name(node), node.lineno, filters, asked))

    def _steps(self, node: nodes.Node, scope: Scope) -> Steps | None:
        """The path from the root that an expression stands for; None where it stands for no indicator."""
        if isinstance(node, nodes.Filter) and node.name.startswith("_") and node.node is not None:
            return self._steps(node.node, scope)
        if isinstance(node, nodes.Name):
            return scope.get(node.name, (node.name,))
        step = step_of(node)
        if step is None:
            return None
        above = self._steps(node.node, scope)  # type: ignore[attr-defined]
        return None if above is None else (*above, step)

    def _root(self, node: nodes.Node) -> str | None:
        """The first name of a chain of dots, None where it begins with something else."""
        while not isinstance(node, nodes.Name):
            if step_of(node) is None:
                return None
            node = node.node  # type: ignore[attr-defined]
        return node.name

    def _known(self, node: nodes.Filter | nodes.Test) -> None:
        """A filter or test of that name exists."""
        is_test = isinstance(node, nodes.Test)
        names: Mapping[str, object] = self._environment.tests if is_test else self._environment.filters
        if node.name not in names:
            public = [name for name in names if not name.startswith("_")]
            what = "判断" if is_test else "过滤器"
            place = self._reading.place(node.lineno, node.name)
            self._reading.problems.append(
                faults.UNKNOWN_FILTER.at(place, f"没有“{node.name}”这个{what}", closest_word(node.name, public))
            )
