"""A word of rising or falling that a template types before a rate, which says by itself that it fell: 增长{{ 务工.同比 }} prints 增长下降5%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from drafting.blocks import marks
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.model.indicator import DIFFERENCES
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.events import Reading, Structure, Text, Use
from drafting.render.filters.growth import EARLIER
from drafting.render.words_before import OF_A_CHANGE, RATE_NAMED

TYPED_DIRECTION = declare(
    Rule(
        "T082", "升降的词写死了", Severity.WARNING,
        "{{ 指标.同比 }}、{{ 指标.同比增减 }} 等，降了的印出来自己带“下降”“减少”，升了的什么也不带。前面写死了“增长”的，降了印成“增长下降5%”；写死了“下降”的，升了印成“下降5%”，"
        "意思正好相反；只写“同比”的，升了印成“同比5%”。写 {{ 指标|同比 }}，升降的词由数决定。先问过升降的（{% if 指标 is 上升 %}）不提示。写着“增加{{ 指标.上年同期 }}”的，印出来的是上年的数，也提示；写着“比上年增长{{ 指标|同比 }}”的，印成“比上年增长同比增长5%”，重了，也提示。",
        hits="# 文件：示例/例.j2\n务工比上年增长{{ 就业.务工.同比 }}。{% 其余 %}\n# 文件：示例/indicators.yaml\n就业:\n  务工: {计量单位: 人, 用项: [上年同期]}\n",
        clean="# 文件：示例/例.j2\n务工{{ 就业.务工|同比 }}。{% 其余 %}\n# 文件：示例/indicators.yaml\n就业:\n  务工: {计量单位: 人, 用项: [上年同期]}\n",
    )
)

_AMOUNTS_BEFORE: Final = {"上年同期": "同比", "上年末": "较上年末"}
"""What was before → how it is said by how much it changed since."""
_BY_ITSELF: Final = "升降"
"""The filter that says which way, but not against when."""
_DIRECTED: Final = frozenset((*EARLIER, _BY_ITSELF))
_ASKS: Final = lazy(r"\bis\s+(?:not\s+)?(?:上升|下降|持平)")
_FALLS: Final = lazy("[降减少落低小]了?$")
_ALONE: Final = lazy("(?:同比|上年|去年|同期|年初|末|底)$")


def typed_directions(reading: Reading) -> Iterator[Diagnostic]:
    """Each such word of one file, but where the template has asked which way it went."""
    yield from dict.fromkeys(_found(reading))


def _found(reading: Reading) -> Iterator[Diagnostic]:
    lines = reading.source.split("\n")
    asked: set[tuple[str, ...]] = set()
    before = ""
    for event in reading.events():
        if isinstance(event, Text):
            before = event.text
        elif isinstance(event, Use) and event.asked:
            if _ASKS.search(lines[event.line - 1]):
                asked.update((event.steps, event.steps[:-1]))
        elif isinstance(event, Use):
            if event.steps[-1] in _AMOUNTS_BEFORE and not event.filters:
                yield from _typed_before_the_amount(before, event, reading)
            if said := next((each for each in event.filters if each in _DIRECTED), ""):
                yield from _typed_twice(before, said, event, reading)
            if event.steps[-1] in EARLIER and not event.filters and not {event.steps, event.steps[:-1]} & asked:
                yield from _typed(before, event, reading)
            before = ""
        elif not (isinstance(event, Structure) and event.mark == marks.CLAUSE):
            before = ""


def _typed_before_the_amount(before: str, use: Use, reading: Reading) -> Iterator[Diagnostic]:
    """比上年增加{{ 务工.上年同期 }} prints how much there was last year, as if it had risen by that."""
    change = OF_A_CHANGE.search(before.rstrip())
    word = change[0] if change else ""
    if word and not _ALONE.search(word):
        whole, _, key = use.typed.rpartition(".")
        rate = _AMOUNTS_BEFORE[key]
        hint = f"连前面的“{word}”一起改成 {{{{ {whole or '…'}|{rate} }}}}，要说上年是多少的，写 上年{{{{ {use.typed} }}}}"
        yield TYPED_DIRECTION.at(_place(word, use, reading), f"“{word}{{{{ {use.typed} }}}}”：印出来的是{key}的数，不是变了多少", hint, path=use.dotted)


def _typed_twice(before: str, said: str, use: Use, reading: Reading) -> Iterator[Diagnostic]:
    """比上年增长{{ 务工|同比 }} prints 比上年增长同比增长5%, or 比上年增长同比下降5%."""
    change = OF_A_CHANGE.search(before.rstrip())
    word = change[0] if change else ""
    if word and not (said == _BY_ITSELF and _ALONE.search(word)):
        printed = "增长5%" if said == _BY_ITSELF else f"{said.removesuffix('增减')}增长5%"
        message = f"“{word}{{{{ {use.typed}|{said} }}}}”：印成“{word}{printed}”，重了，降了的更说不通"
        yield TYPED_DIRECTION.at(_place(word, use, reading), message, f"删去前面的“{word}”，升降的词由数决定", path=use.dotted)


def _typed(before: str, use: Use, reading: Reading) -> Iterator[Diagnostic]:
    change = OF_A_CHANGE.search(before.rstrip())
    named = RATE_NAMED.search(before.rstrip())
    word = (change and change[0]) or (named and named[0]) or ""
    if not word:
        return
    whole, _, rate = use.typed.rpartition(".")
    falls, much = ("减少", "5人") if rate in DIFFERENCES else ("下降", "5%")
    if _ALONE.search(word):
        wrong = f"升了印成“{word}{much}”，没有升降的词"
    elif _FALLS.search(word):
        wrong = f"升了也印成“{word}{much}”，意思正好相反"
    else:
        wrong = f"降了印成“{word}{falls}{much}”"
    right = f"{{{{ {whole or '…'}|{rate} }}}}"
    hint = f"连前面的“{word}”一起改成 {right}，升降的词由数决定"
    yield TYPED_DIRECTION.at(_place(word, use, reading), f"“{word}{{{{ {use.typed} }}}}”：{wrong}", hint, path=use.dotted)


def _place(word: str, use: Use, reading: Reading) -> Place:
    """Where the word stands before the figure: the line may have the same figure behind others."""
    line = reading.source.split("\n")[use.line - 1]
    found = re.search(rf"{re.escape(word)}\s*(?:\[\[|\{{%[^%]*%\}})?\s*\{{\{{[-+]?\s*{re.escape(use.typed)}\b", line)
    return Place(reading.file, use.line, found.start() + 1) if found else reading.place(use.line, use.typed)
