"""The Python that a template becomes: Jinja's, with less to do for each piece of text.

Changes nothing that is printed. What Jinja does anew in each run of a template is done once when it is loaded
(filters and tests are bound), and an output is one string instead of a piece for each of its parts.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from drafting.render.constructs import names_set
from drafting.render.hollow import hangs_on
from drafting.render.shortcut import NONE_OF, READY_NAMES
from drafting.render.syntax_tree import nodes_below

HANGS_ON = "hangs_on"
"""What the module calls the names without which its template says nothing."""
_MOST_TOGETHER = 24
"""Parts of one string; more go piece by piece, so that their size is seen before they are joined."""


class Generated(CodeGenerator):
    """Writes one template. Autoescape is off and nothing is finalized, so text is `str` of what is printed."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(f"{HANGS_ON} = {hangs_on(node, names_set(node))!r}")
        self.writeline("from drafting.render.asking import look as _look")
        below = nodes_below(node)
        for kind, table, names in (
            ("filters", self.filters, {each.name for each in below if isinstance(each, nodes.Filter)}),
            ("tests", self.tests, {each.name for each in below if isinstance(each, nodes.Test)}),
        ):
            for name in sorted(names.intersection(getattr(self.environment, kind))):
                table[name] = self.temporary_identifier()
                self.writeline(f"{table[name]} = environment.{kind}[{name!r}]")
        self.filters[NONE_OF] = ""  # see visit_Filter
        super().visit_Template(node, frame)

    def pull_dependencies(self, nodes_: Iterable[nodes.Node]) -> None:
        """Those that the environment does not know are told where they are used, as Jinja does."""
        found = list(nodes_)
        if any(
            each.name not in (self.filters if isinstance(each, nodes.Filter) else self.tests)
            for node in found for each in (node, *node.find_all((nodes.Filter, nodes.Test)))
            if isinstance(each, nodes.Filter | nodes.Test)
        ):  # fmt: skip
            super().pull_dependencies(found)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        if frame.require_output_check or not node.nodes or len(node.nodes) > _MOST_TOGETHER:
            super().visit_Output(node, frame)
            return
        pattern = ""
        said: list[nodes.Expr] = []
        for child in node.nodes:
            constant = self._constant(child, frame)
            pattern += "%s" if constant is None else constant.replace("%", "%%")
            if constant is None:
                said.append(child)
        self.start_write(frame, node)
        if not said:
            self.write(repr(pattern.replace("%%", "%")))
        else:
            self.write(f"{pattern!r} % (")
            self.indent()
            for child in said:
                self.newline(child)
                self.visit(child, frame)
                self.write(",")
            self.outdent()
            self.write(")")
        self.end_write(frame)

    def _constant(self, child: nodes.Expr, frame: Frame) -> str | None:
        """What an output prints that is known beforehand."""
        try:
            return str(child.as_const(frame.eval_ctx))
        except Exception:
            return None

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("_look(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
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
