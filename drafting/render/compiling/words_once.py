"""A name of the data that begins with the word before it says it alone: 发放{{ 低保资金.叫法 }} of 发放低保 is 发放低保, not 发放发放低保."""

from __future__ import annotations

from typing import Final

from jinja2 import nodes

from drafting.facts.indicator import CALLED
from drafting.patterns import lazy
from drafting.render.compiling.syntax_tree import nodes_below

ONCE: Final = "_不重"
_LISTED: Final = "列举"
_WORD_BEFORE: Final = lazy("[\u4e00-\u9fff]{2}$")


def without_word(said: object, word: str) -> str:
    """What is printed, without the word that has just been said."""
    return str(said).removeprefix(word)


def say_words_once(tree: nodes.Template) -> None:
    """Each name that the data gives, where the template's own text runs into it."""
    for output in nodes_below(tree):
        if not isinstance(output, nodes.Output):
            continue
        for at, (before, name) in enumerate(zip(output.nodes, output.nodes[1:], strict=False), 1):
            if isinstance(before, nodes.TemplateData) and _is_name(name) and (word := _WORD_BEFORE.search(before.data)):
                output.nodes[at] = nodes.Filter(name, ONCE, [nodes.Const(word[0])], [], None, None, lineno=name.lineno)


def _is_name(expression: nodes.Node) -> bool:
    return (isinstance(expression, nodes.Getattr) and expression.attr == CALLED) or (isinstance(expression, nodes.Filter) and expression.name == _LISTED)
