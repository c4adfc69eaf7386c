"""Going through Jinja's syntax trees: its own way asks a generator of every node above for each node below, and every field."""

from __future__ import annotations

from inspect import get_annotations
from typing import Final

from jinja2 import nodes


def nodes_below(top: nodes.Node, *, closed: type[nodes.Node] | None = None) -> list[nodes.Node]:
    """Every node in a tree but for its top, in the order of `find_all`: each before what it holds. Into a `closed` one it does not go."""
    fields = _FIELDS
    found: list[nodes.Node] = []
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if node.__class__ is closed and node is not top:
            continue
        found.append(node)
        for name in fields[node.__class__] or ():
            value = getattr(node, name, None)
            if value.__class__ is list:
                waiting += [each for each in value[::-1] if fields[each.__class__] is not None]
            elif fields[value.__class__] is not None:
                waiting.append(value)  # type: ignore[arg-type]  # a node
    return found[1:]


class _Fields(dict[type, tuple[str, ...] | None]):
    """Kind of node → the fields that may hold nodes, the last first; None for what is no node."""

    def __missing__(self, kind: type) -> tuple[str, ...] | None:
        found: tuple[str, ...] | None = None
        if issubclass(kind, nodes.Node):
            kept = {name: said for each in reversed(kind.__mro__) for name, said in get_annotations(each).items()}
            found = tuple(name for name in reversed(kind.fields) if kept.get(name) not in _NEVER)
        self[kind] = found
        return found


_NEVER: Final = (str, bool)
"""Of what a field is that holds no node."""
_FIELDS: Final = _Fields()
