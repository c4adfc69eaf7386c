"""What a hint would have typed in braces, for a row of a table: no cell holds {数值: 11件, 其中: {市级: 3件}}, but a column more does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from drafting.model.indicator import COMPARISONS, DERIVED_NAMES
from drafting.patterns import lazy
from drafting.source import Path

_IN_BRACES: Final = lazy(r"(?:写成 )?\{((?:[^{}]|\{[^{}]*\})+)\}")
_BY_ITS_KEY: Final = lazy(f"写成 (?:{'|'.join((*COMPARISONS, *DERIVED_NAMES))}): ")
_PAIR: Final = lazy(r"([^:,{}]+): (?:\{([^{}]*)\}|([^,{}]+))")
_PART: Final = lazy(r"([^:,{}]+): ([^,{}]+)")
_OPEN: Final = "…"


def in_columns(hint: str, path: Path) -> str:
    """The hint for the cell at `path`, as it is where it has no braces."""
    whole = [str(each) for each in path if each not in ("指标", "数值")]
    if whole[-1:] and (whole[-1] in COMPARISONS or whole[-1] in DERIVED_NAMES):
        whole.pop()
    hint = _BY_ITS_KEY.sub("这一格写 ", hint)
    return _IN_BRACES.sub(lambda braces: _as_columns(braces, ".".join(whole)), hint)


def _as_columns(braces: re.Match[str], whole: str) -> str:
    pairs = list(_pairs(braces[1]))
    if not pairs:
        return braces[0]
    own = next((value for key, value in pairs if key == "数值"), "")
    here = "这一格空着" if not own else "" if own == _OPEN else f"这一格写 {own}"
    more = "，".join(f"“{whole}.{key}”写 {value}" for key, value in pairs if key != "数值")
    return f"{here}{'，' if here else ''}另加一列{more}"


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """(其中.市级, 3件) of 其中: {市级: 3件}."""
    for key, inner, value in (each.groups() for each in _PAIR.finditer(text)):
        if inner is None:
            yield key.strip(), value.strip()
        else:
            yield from ((f"{key.strip()}.{part.strip()}", each.strip()) for part, each in _PART.findall(inner))

