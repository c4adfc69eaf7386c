"""Conditions of a template that ask nothing of a figure, which as such is true, given or not, and equal to no number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from jinja2 import nodes

from drafting.render.compiling.dotted import step_of, typed_name
from drafting.render.words import ALL_WORDS, WORD_NAMES

_NO_INDICATORS: Final = ALL_WORDS | {"loop", "caller", "self", "super", "varargs", "kwargs", "range", "dict", "namespace"}
_TEXTS: Final = frozenset({"截至", "统计期间", "提供单位", "表述", "叫法", "备注"})
"""What of an indicator is a text, and may be compared with one."""
_SIGNS: Final = {"eq": "==", "ne": "!=", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<=", "in": "in", "notin": "not in"}

StepsOf = Callable[[nodes.Node], tuple[str, ...] | None]
"""The path from the root that a name stands for; None where it stands for no indicator."""


def unasked(test: nodes.Node, steps_of: StepsOf) -> Iterator[tuple[nodes.Node, str, str]]:
    """(where, what is wrong, what to type instead) for each part of a condition."""
    waiting = [test]
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.And | nodes.Or):
            waiting += (node.right, node.left)
        elif isinstance(node, nodes.Not):
            waiting.append(node.node)
        elif isinstance(node, nodes.Compare):
            yield from _compared(node, steps_of)
        elif _is_indicator(node, steps_of):
            name = typed_name(node)
            yield node, f"条件里的“{name}”没有问什么：数据里没有这个数，也算成立", f"写成 {name} is 有，或 is 零、is 待补"


def _compared(node: nodes.Compare, steps_of: StepsOf) -> Iterator[tuple[nodes.Node, str, str]]:
    sides = [node.expr, *(each.expr for each in node.ops)]
    names = [typed_name(each) for each in sides if step_of(each) not in _TEXTS and _is_indicator(each, steps_of)]
    if names:
        sign = _SIGNS.get(node.ops[0].op, node.ops[0].op)
        yield node, f"“{names[0]}”是带单位的数，不能用 {sign} 比较", f"写成 {names[0]} is 有、is 零，或用完成率、同比的说法"
    elif any(isinstance(each, nodes.Const) and isinstance(each.value, int | float) for each in sides):
        for words in (each for each in sides if (steps_of(each) or ("",))[0] in WORD_NAMES):
            yield node, f"“{typed_name(words)}”是文字，和数比较永远不相等", "数外面加引号，如 == '2026'"


def _is_indicator(node: nodes.Node, steps_of: StepsOf) -> bool:
    """Whether it names an indicator or a group."""
    steps = steps_of(node)
    return steps is not None and steps[0] not in _NO_INDICATORS and not steps[0].startswith("_")
