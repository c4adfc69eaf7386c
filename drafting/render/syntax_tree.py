"""Going through Jinja's syntax trees: its own way asks a generator of every node above for each node below."""

from __future__ import annotations

from jinja2 import nodes


def nodes_below(top: nodes.Node) -> list[nodes.Node]:
    """Every node in a tree but for its top, in the order of `find_all`: each before what it holds."""
    found: list[nodes.Node] = []
    waiting = _held(top)
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting += _held(node)
    return found


def _held(node: nodes.Node) -> list[nodes.Node]:
    """The nodes right below, the last first."""
    held: list[nodes.Node] = []
    for name in node.fields:
        value = getattr(node, name, None)
        if isinstance(value, nodes.Node):
            held.append(value)
        elif isinstance(value, list):
            held += [each for each in value if isinstance(each, nodes.Node)]
    held.reverse()
    return held
