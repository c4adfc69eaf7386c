"""Tags that do not exist: Jinja stumbles over the first of them, and mostly speaks of what is open around it."""

from __future__ import annotations

import re
from typing import Final

from drafting.diagnostics import Diagnostic, Place
from drafting.patterns import lazy
from drafting.render.compiling.faults import SYNTAX, nearest
from drafting.render.compiling.tags import Tags

_JINJA: Final = (
    "if", "elif", "else", "endif", "for", "endfor", "set", "endset", "block", "endblock", "extends", "include", "import", "from",
    "macro", "endmacro", "call", "endcall", "filter", "endfilter", "with", "endwith", "raw", "endraw", "print", "autoescape", "endautoescape",
)  # fmt: skip
_OURS: Final = ("可省", "可省完", "分条", "条", "分条完", "要点", "要点完", "节", "文字材料", "文字材料完", "其余")
_TAG: Final = lazy(r"\{#.*?#\}|\{\{.*?\}\}|\{%[-+]?[ \t]*raw\b.*?\bendraw\b|\{%[-+]?[ \t\n]*(?P<word>\w+).*?%\}", re.DOTALL)


def unknown_tags(source: str, file: str) -> list[Diagnostic]:
    """Every tag of a template that is none, with the nearest that is one."""
    known = {*Tags.tags, *_JINJA}
    found = []
    for tag in _TAG.finditer(source):
        word = tag["word"]
        if word and word not in known:
            at = tag.start("word")
            place = Place(file, source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at))
            names = (*_OURS, *_JINJA)
            meant = nearest(word, [name for name in names if len(name) == len(word)]) or nearest(word, names)  # 可省玩 is 可省完
            hint = f"是否应为 {{% {meant} %}}" if meant else f"可用的标签：{'、'.join(_OURS)}，以及 if、for、set"
            found.append(SYNTAX.at(place, f"没有“{word}”这个标签", hint, excerpt=tag[0][:40]))
    return found
