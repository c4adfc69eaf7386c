"""Dotted names in a syntax tree: 就业.务工就业."""

from __future__ import annotations

from jinja2 import nodes


def step_of(node: nodes.Node) -> str | None:
    """The last step, None for what is no step down: 务工就业 of 就业.务工就业 and of 就业['务工就业']."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return node.arg.value
    return None


def typed_name(node: nodes.Node) -> str:
    """The name as the template writes it."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{typed_name(node.node)}.{node.attr}"
    assert isinstance(node, nodes.Getitem)
    return f"{typed_name(node.node)}[{node.arg.value!r}]"  # type: ignore[attr-defined]
