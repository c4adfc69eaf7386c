"""The Python that a template becomes: Jinja's, with less to do for each piece of text.

Changes nothing that is printed. What Jinja does anew in each run of a template is done once when it is loaded
(filters and tests are bound), and neighbouring outputs, with what is chosen between them, are one string instead of a
piece for each of their parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE

from drafting.render.compiling.constructs import Chain, name_of
from drafting.render.compiling.hollow import hangs_on
from drafting.render.compiling.shortcut import (
    LACKS,
    NONE_OF,
    POINTS_WANTED,
    READY_NAMES,
    SPEAKS,
    THERE,
    asked_by,
    guard_in,
    name_asked,
)
from drafting.render.compiling.syntax_tree import nodes_below

HANGS_ON = "hangs_on"
"""What the module calls the names without which its template says nothing."""
_MOST_TOGETHER = 60
"""Parts of one string; more go piece by piece, so that their size is seen before they are joined."""
_NOT_SAID = _MOST_TOGETHER + 1
"""What a node counts for that does more than say something."""


class Generated(CodeGenerator):
    """Writes one template. Autoescape is off and nothing is finalized, so text is `str` of what is printed.

    A clause is handed what its guard found: `_found` holds, by dotted name, the variables that are set where the writing is.
    """

    _found: Mapping[Chain, str] = MappingProxyType({})

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        below = nodes_below(node)
        node.find_all = lambda kind: (each for each in below if isinstance(each, kind))  # type: ignore[assignment,method-assign]  # Jinja asks three times
        self.writeline(f"{HANGS_ON} = {hangs_on(node, below)!r}")
        self.writeline("from drafting.render.compiling.asking import below as _below, given as _given, look as _look, there as _there")
        for kind, table, names in (
            ("filters", self.filters, {each.name for each in below if isinstance(each, nodes.Filter)}),
            ("tests", self.tests, {each.name for each in below if isinstance(each, nodes.Test)}),
        ):
            for name in sorted(names.intersection(getattr(self.environment, kind))):
                table[name] = self.temporary_identifier()
                self.writeline(f"{table[name]} = environment.{kind}[{name!r}]")
        self.filters.update({NONE_OF: "", SPEAKS: ""})  # see visit_Filter
        super().visit_Template(node, frame)

    def pull_dependencies(self, nodes_: Iterable[nodes.Node]) -> None:
        """Those that the environment does not know are told where they are used, as Jinja does."""
        found = list(nodes_)
        if any(
            each.name not in (self.filters if isinstance(each, nodes.Filter) else self.tests)
            for node in found for each in (node, *nodes_below(node))
            if isinstance(each, nodes.Filter | nodes.Test)
        ):  # fmt: skip
            super().pull_dependencies(found)

    def enter_frame(self, frame: Frame) -> None:
        """What its names mean is asked at once."""
        loads = frame.symbols.loads
        asked = {target: name for target, (action, name) in loads.items() if action == VAR_LOAD_RESOLVE}
        if len(asked) > 1 and self.get_resolve_func() == "resolve":
            names = tuple(map(str, asked.values()))
            self.writeline(f"{', '.join(asked)} = context.resolved({names!r})")
            frame.symbols.loads = {target: load for target, load in loads.items() if target not in asked}
            super().enter_frame(frame)
            frame.symbols.loads = loads
        else:
            super().enter_frame(frame)

    def blockvisit(self, nodes_: Iterable[nodes.Node], frame: Frame) -> None:
        """Neighbours that only say something are one string, in which a choice is an expression: a piece costs more than its text."""
        if frame.require_output_check:
            super().blockvisit(nodes_, frame)
            return
        self.writeline("pass")
        together: list[nodes.Node] = []
        room = _MOST_TOGETHER
        for node in nodes_:
            parts = _parts(node)
            if parts > room:
                self._say(together, frame)
                together, room = [], _MOST_TOGETHER
            if parts > room:
                self.visit(node, frame)
            else:
                together.append(node)
                room -= parts
        self._say(together, frame)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        if frame.require_output_check or _parts(node) > _MOST_TOGETHER:
            super().visit_Output(node, frame)
        else:
            self._say([node], frame)

    def _say(self, together: list[nodes.Node], frame: Frame) -> None:
        if together:
            self.start_write(frame, together[0])
            self._string(together, frame)
            self.end_write(frame)

    def _string(self, together: Sequence[nodes.Node], frame: Frame) -> None:
        """What they say, as an expression."""
        pattern = ""
        said: list[nodes.Node] = []
        for child in (each for node in together for each in (node.nodes if isinstance(node, nodes.Output) else [node])):
            constant = self._constant(child, frame) if isinstance(child, nodes.Expr) else None
            pattern += "%s" if constant is None else constant.replace("%", "%%")
            if constant is None:
                said.append(child)
        if not said:
            self.write(repr(pattern.replace("%%", "%")))
            return
        if len(said) == 1 and pattern == "%s" and isinstance(said[0], nodes.If):
            self._choice(said[0], said[0].elif_, frame)
            return
        self.write(f"{pattern!r} % (")
        self.indent()
        for child in said:
            self.newline(child)
            if isinstance(child, nodes.If):
                self._choice(child, child.elif_, frame)
            else:
                self.visit(child, frame)
            self.write(",")
        self.outdent()
        self.write(")")

    def _choice(self, node: nodes.If, others: list[nodes.If], frame: Frame) -> None:
        """`others` are the elifs below it; the last of all is its else."""
        self.write("(")
        self._string(node.body, frame)
        self.newline(node)
        self.write(" if ")
        found = self._test(node.test, frame)
        self.write(" else ")
        if others:
            first, *more = others
            self._choice(nodes.If(first.test, first.body, [], node.else_, lineno=first.lineno), more, frame)
        else:
            with self._handing(found):
                self._string(node.else_, frame)
        self.write(")")

    def visit_If(self, node: nodes.If, frame: Frame) -> None:
        if not guard_in(node.test):
            super().visit_If(node, frame)
            return
        inner = frame.soft()
        self.writeline("if ", node)
        found = self._test(node.test, inner)
        self.write(":")
        self.indent()
        self.blockvisit(node.body, inner)
        self.outdent()
        self.writeline("else:")
        self.indent()
        with self._handing(found):
            self.blockvisit(node.else_, inner)
        self.outdent()

    def _test(self, test: nodes.Node, frame: Frame) -> dict[Chain, str]:
        """Writes it. Gives the variables that it sets where it is not met: a guard's, those of the name that it asks for."""
        guard = guard_in(test)
        if guard is None:
            self.visit(test, frame)
            return {}
        among, lacks = guard
        root = lacks.node
        assert root is not None
        chain, found = asked_by(lacks), dict[Chain, str]()
        known = self._known(chain)
        self.write("(")
        if not known:
            self.visit(among, frame)
        for end in range(max(known, 1) + 1, len(chain) + 1):
            above = found.get(chain[: end - 1]) or self._found.get(chain[: end - 1])
            variable = found[chain[:end]] = self.temporary_identifier()
            self.write(f"{'' if end == known + 1 else ' or '}({variable} := {'_given' if end == len(chain) else '_below'}(")
            self.write(above) if above else self.visit(root, frame)
            self.write(f", {chain[end - 1]!r})) is None")
        self.write(")" if found or not known else "False)")
        return found

    def _known(self, chain: Chain) -> int:
        """How many steps of a dotted name lead to what a guard has found; 0 for none."""
        return next((end for end in range(len(chain), 1, -1) if chain[:end] in self._found), 0)

    @contextmanager
    def _handing(self, found: Mapping[Chain, str]) -> Iterator[None]:
        before, self._found = self._found, {**self._found, **found}
        yield
        self._found = before

    def _constant(self, child: nodes.Expr, frame: Frame) -> str | None:
        """What an output prints that is known beforehand."""
        try:
            return str(child.as_const(frame.eval_ctx))
        except Exception:
            return None

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:
        if name_asked(node) in self._found:
            self.write(str(node.ops[0].op == "in"))
        elif isinstance(node.expr, nodes.Name) and node.expr.name == POINTS_WANTED and node.ops[0].op == "eq":
            self.visit(node.expr, frame)
            self.write(" is None")  # a set that is held against None compares itself first, at every point
        else:
            super().visit_Compare(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        found = self._found.get(name_of(node))
        if found:
            self.write(found)
            return
        self.write("_look(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        if node.name == SPEAKS and node.node is not None:  # a group that is asked for nothing else is not even looked up
            self.write("(")
            self.visit(node.args[0], frame)
            self.write(" not in ")
            self.visit(node.node, frame)
            self.write(f" and _there({self.get_resolve_func()}(")
            self.visit(node.args[0], frame)
            self.write(")))")
            return
        if node.name in (LACKS, THERE) and (known := self._known(asked_by(node))):
            chain = asked_by(node)
            self.write(f"{self.filters[node.name]}({', '.join((self._found[chain[:known]], *map(repr, chain[known:])))})")
            return
        if node.name != NONE_OF or node.node is None:
            super().visit_Filter(node, frame)
            return
        self.visit(node.node, frame)
        self.write(".isdisjoint(")
        self.visit(node.args[0], frame)
        self.write(")")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        if node.ctx == "load" and node.name.startswith(READY_NAMES):
            self.write(frame.symbols.ref(node.name))  # set at the top of a template, or among the globals
        else:
            super().visit_Name(node, frame)


def _parts(node: nodes.Node) -> int:
    """Of how many parts the string is that a node says at most; each elif counts, for it stands within the one before it."""
    if isinstance(node, nodes.Output):
        return sum(not isinstance(each, nodes.TemplateData) for each in node.nodes)
    if not isinstance(node, nodes.If):
        return _NOT_SAID
    branches = (node.body, node.else_, *(each.body for each in node.elif_))
    return 1 + len(node.elif_) + max(sum(map(_parts, branch)) for branch in branches)
