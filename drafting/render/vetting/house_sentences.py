"""The sentences and headings of documents.yaml as they are typed: no figures of one year, a full stop where a sentence ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.source_text import blanked
from drafting.render.holes import HOLE
from drafting.render.vetting.front import KIND
from drafting.render.vetting.manuscript import LITERAL_FIGURE, typed_figures
from drafting.source import Tree

ENDING = declare(
    Rule(
        "T075", "文种表、提法表里这一项的末尾标点不对", Severity.WARNING,
        "致辞、过渡、启下、结尾和承载报告的正文是整句话，末尾要有句号；标题和各部分的名称（概况、做法、问题、打算）末尾不加标点。"
        "自己另起名称的，看模板怎样用：用作标题（## {{ 文种.名称 }}）的不加标点，单独成段的要有句号。模板自己在后面写了标点的，不提示。提法印在句子中间，末尾不加标点。",
        hits="# 文件：_house/documents.yaml\n工作总结: {各期: {标题: 工作总结。, 过渡: 现将工作情况总结如下}}\n",
        clean="# 文件：_house/documents.yaml\n工作总结: {各期: {标题: 工作总结, 过渡: 现将工作情况总结如下。}}\n",
    )
)

_SENTENCES: Final = frozenset({"致辞", "过渡", "启下", "结尾", "正文"})
_HEADINGS: Final = frozenset({"标题", "概况", "做法", "问题", "打算"})
_ENDED: Final = lazy("[。！？…：][”’）》]*$")
_STOPPED: Final = lazy("[。！；，、：]$")
_HEADED: Final = lazy(rf"(?m)^#+\s*\{{\{{\s*[-+]?\s*{KIND}\.(\w+)\s*[-+]?\}}\}}\s*$")
_LAST: Final = lazy(rf"(?m)(?:^|[。}}])\s*\{{\{{\s*[-+]?\s*{KIND}\.(\w+)\s*[-+]?\}}\}}\s*(?:\{{%[^%\n]*%\}}\s*)*$")
_GOES_ON: Final = lazy(rf"{KIND}\.(\w+)\s*[-+]?\}}\}}[^\s{{\[\]]")

Uses = Callable[[str], frozenset[str]]
"""The words of a 文种 that stand somehow in a template, by its text."""


def goes_on_behind(source: str) -> frozenset[str]:
    """The words of its 文种 behind which a template's text goes on in the same sentence."""
    return frozenset(_GOES_ON.findall(source))


def stands_as_heading(source: str) -> frozenset[str]:
    """The words of its 文种 of which a template makes a heading."""
    return frozenset(_HEADED.findall(source))


def ends_a_paragraph(source: str) -> frozenset[str]:
    """The words of its 文种 that a template lets stand alone at the end of a paragraph."""
    return frozenset(_LAST.findall(source))


def sentence_faults(kinds: Mapping[str, Any], tree: Tree, of_all_templates: Callable[[Uses], frozenset[str]]) -> Iterator[Diagnostic]:
    """What T030 and T075 find in documents.yaml. Words that are not the usual ones are what the templates make of them."""
    headings, sentences = _HEADINGS, _SENTENCES
    if any(word not in headings | sentences for periods in kinds.values() for words in (periods or {}).values() for word in words or ()):
        headings, sentences = headings | of_all_templates(stands_as_heading), sentences | of_all_templates(ends_a_paragraph)
    for kind, periods in kinds.items():
        for period, words in (periods or {}).items():
            for word, text in (words or {}).items():
                where, place = f"{kind}.{period}.{word}", tree.place((kind, period, word))
                for figure in typed_figures(HOLE.sub(blanked, text)):
                    hint = "年份用 {{ 报告期.年度 }}；是政策用语就加引号"
                    yield LITERAL_FIGURE.at(place, f"{where}：写了“{figure[0]}”，明年还会照印", hint, path=where, excerpt=figure[0])
                if word in headings:
                    if stop := _STOPPED.search(text):
                        yield ENDING.at(place, f"{where}：“{text[-8:]}”末尾多了“{stop[0]}”", f"删去“{stop[0]}”", path=where, excerpt=text)
                elif word in sentences and text and not _ENDED.search(text) and word not in of_all_templates(goes_on_behind):
                    yield ENDING.at(place, f"{where}：“{text[-8:]}”末尾没有句号", "补上句号", path=where, excerpt=text)


def phrase_faults(tree: Tree) -> Iterator[Diagnostic]:
    """What T030 and T075 find in phrasing.yaml: a 提法 stands within sentences, and one without 至 is printed in years to come."""
    for name, spans in tree.value.items() if isinstance(tree.value, dict) else ():
        for at, span in enumerate(spans if isinstance(spans, list) else [{"文": spans}]):
            text, where, place = span["文"], f"提法.{name}", tree.place((name, at, "文"))
            for figure in typed_figures(text) if not span.get("至") else ():
                hint = "只用到某个月的，写上“至”；是政策用语就加引号；是本地的数，写进数据"
                yield LITERAL_FIGURE.at(place, f"{where}：写了“{figure[0]}”，以后各年还会照印", hint, path=where, excerpt=figure[0])
            if stop := _STOPPED.search(text):
                yield ENDING.at(place, f"{where}：“{text[-8:]}”末尾多了“{stop[0]}”，会印在句子中间", f"删去“{stop[0]}”", path=where, excerpt=text)
