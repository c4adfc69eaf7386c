"""Figures for which a template and the data do not go together, and what to write in the template: where it asks for one that nobody has, where it does not ask for one that is given."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.diagnostics import Diagnostic, Severity
from drafting.frozen import frozen
from drafting.model.indicator import COMPARISONS
from drafting.patterns import lazy
from drafting.render.compiling.source_text import split_front, uncommented

if TYPE_CHECKING:
    from drafting.facts.book import Book
    from drafting.facts.fact import Fact
    from drafting.library import Library

_TOKEN: Final = lazy(r"\{%.*?%\}|\{\{.*?\}\}|\[\[|\]\]", re.DOTALL)
_HOLE: Final = r"\{\{-?\s*%s\s*(?:\|[^}]*)?-?\}\}"
_FILTERED: Final = r"\{\{-?\s*%s\s*\|\s*%s\b[^}]*-?\}\}"
_PATHS: Final = lazy(r"\{\{-?\s*([^\s|}]+)")
_SAID: Final = lazy(r"\w")
_HOLES: Final = lazy(r"\{\{.*?\}\}")
_TASK: Final = "任务"
_OF_BEFORE: Final = frozenset(COMPARISONS) - {_TASK}
"""Figures of before are said by the rates that they make."""
_HIDDEN: Final = "\0"
_PARTED: Final = lazy("[，；。：、！？\n\1]")
_PAUSES: Final = ("，", "、")
"""Marks that go with the words before them, or with those behind them where a stronger one follows."""


def instead(path: str, library: Library, template: str) -> str:
    """What may be written where a template says the figure; "" where none of its files does."""
    asked = _asked(_hole_of(path), library, template)
    if asked is None:
        return ""
    if asked.indicators > 1:
        return f"没有这个数的，在模板里（{asked.where}）改“{asked.shown}”这句话"
    return f"没有这个数的，在模板里（{asked.where}）删去“{asked.shown}”，或在它两边加上 [[ 和 ]]，没有数就不印"


def told_where_to_say(found: Diagnostic, library: Library, template: str, book: Book) -> Diagnostic:
    """A figure of the data that no sentence of an adopted template says (D222), as something to be settled: its words ask for those of that report alone."""
    path = found.path or ""
    fact = book.find(path)
    if fact.measure is None or fact.measure.is_zero or fact.name in _OF_BEFORE:
        return found
    return replace(found, hint=f"{_to_say(path, fact, library, template, book)}；不用说的，在数据里删去").as_severity(Severity.WARNING)


def _to_say(path: str, fact: Fact, library: Library, template: str, book: Book) -> str:
    whole, _, last = path.rpartition(".")
    if last == _TASK and (asked := _asked(_HOLE % re.escape(whole), library, template)):
        rate = fact.units == ("%",)
        words = f"（目标{{{{ {path} }}}}）" if rate else f"，完成任务{{{{ {path} }}}}的{{{{ {whole}.完成率 }}}}"
        return f"要说的，在模板里（{asked.where}）“{{{{ {whole} }}}}”后面写上 {words}"
    group, _, name = path.partition(".")
    hole = f"{name}{{{{ {path} }}}}"
    known = "" if book.entry(path) is not None else f"，indicators.yaml 里加上 {group}: {{{name}: {'、'.join(fact.units)}}}"
    if asked := _asked(_HOLE % rf"{re.escape(group)}\.[^\s|}}]+", library, template):
        return f"要说的，在模板里（{asked.where}那一段）加上 {hole}{known}"
    return f"要说的，在模板里另写一段，如 ## {group}，下面 {hole}{known}"


@frozen
class _Asked:
    """Where a template asks for a figure, the words around it without the names, of how many indicators they speak."""

    where: str
    shown: str
    indicators: int


def _hole_of(path: str) -> str:
    """What asks for a figure, as it is typed: {{ 组.指标.同比 }}, {{ 组.指标|同比 }}."""
    whole, _, last = path.rpartition(".")
    return f"{_HOLE % re.escape(path)}|{_FILTERED % (re.escape(whole), re.escape(last))}" if "." in whole else _HOLE % re.escape(path)


def _asked(hole: str, library: Library, template: str) -> _Asked | None:
    for name in library.reached(template):
        source, file = library.templates.source(name)
        body = uncommented(split_front(source)[1])
        match = re.search(hole, body)
        if match is not None:
            words = _around(body, match.start(), match.end())
            shown = _HOLES.sub("{{…}}", words)
            indicators = {tuple(each.split(".")[:2]) for each in _PATHS.findall(words)}
            return _Asked(f"{Path(file).name} 第{body.count(chr(10), 0, match.start()) + 1}行", shown if _SAID.search(_HOLES.sub("", words)) else words, len(indicators))
    return None


def _around(body: str, start: int, end: int) -> str:
    """The words up to the next marks on either side, with the one that goes when they go."""
    plain = _TOKEN.sub(lambda token: (_HIDDEN if token[0].startswith("{{") else "\1") * len(token[0]), body)
    first = max((each.end() for each in _PARTED.finditer(plain, 0, start)), default=0)
    following = _PARTED.search(plain, end)
    last = following.start() if following else len(plain)
    before, behind = plain[first - 1 : first] if first else "", plain[last : last + 1]
    if behind in _PAUSES or (behind == "；" and before not in _PAUSES):
        last += 1
    elif before in (*_PAUSES, "；"):
        first -= 1
    return body[first:last]
