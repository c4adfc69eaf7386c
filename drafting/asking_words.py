"""The words of a template that ask for a figure which the data do not have: where they stand, and what to write there instead."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.patterns import lazy
from drafting.render.compiling.source_text import split_front, uncommented

if TYPE_CHECKING:
    from drafting.library import Library

_TOKEN: Final = lazy(r"\{%.*?%\}|\{\{.*?\}\}|\[\[|\]\]", re.DOTALL)
_HOLE: Final = r"\{\{-?\s*%s\s*(?:\|[^}]*)?-?\}\}"
_HOLES: Final = lazy(r"\{\{.*?\}\}")
_HIDDEN: Final = "\0"
_PARTED: Final = lazy("[，；。：、！？\n\1]")
_GO_ALONG: Final = "，；、"
"""Marks that go with the words before them, or with those behind them at the end of a sentence."""


def instead(path: str, library: Library, template: str) -> str:
    """What may be written where a template says the figure; "" where none of its files does."""
    for name in library.reached(template):
        source, file = library.templates.source(name)
        body = uncommented(split_front(source)[1])
        match = re.search(_HOLE % re.escape(path), body)
        if match is None:
            continue
        where = f"{Path(file).name} 第{body.count(chr(10), 0, match.start()) + 1}行"
        words = _around(body, match.start(), match.end())
        shown = _HOLES.sub("{{…}}", words)
        if words.count("{{") > 1:
            return f"没有这个数的，在模板里（{where}）改“{shown}”这句话"
        return f"没有这个数的，在模板里（{where}）删去“{shown}”，或在它两边加上 [[ 和 ]]，没有数就不印"
    return ""


def _around(body: str, start: int, end: int) -> str:
    """The words up to the next marks on either side, with the one that goes when they go."""
    plain = _TOKEN.sub(lambda token: (_HIDDEN if token[0].startswith("{{") else "\1") * len(token[0]), body)
    first = max((each.end() for each in _PARTED.finditer(plain, 0, start)), default=0)
    following = _PARTED.search(plain, end)
    last = following.start() if following else len(plain)
    if plain[last : last + 1] in tuple(_GO_ALONG):
        last += 1
    elif plain[first - 1 : first] in tuple(_GO_ALONG):
        first -= 1
    return body[first:last]
