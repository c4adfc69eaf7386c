"""The sentences and headings of documents.yaml as they are typed: no figures of one year, a full stop where a sentence ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.front import KIND
from drafting.render.manuscript import LITERAL_FIGURE, typed_figures
from drafting.render.narrative import HOLE
from drafting.render.source_text import blanked
from drafting.source import Tree

ENDING = declare(
    Rule(
        "T075", "文种表里这一项的末尾标点不对", Severity.WARNING,
        "致辞、过渡、启下、结尾和承载报告的正文是整句话，末尾要有句号；标题和各部分的名称（概况、做法、问题、打算）末尾不加标点。模板自己在后面写了标点的，不提示。",
        hits="# 文件：_house/documents.yaml\n工作总结: {各期: {标题: 工作总结。, 过渡: 现将工作情况总结如下}}\n",
        clean="# 文件：_house/documents.yaml\n工作总结: {各期: {标题: 工作总结, 过渡: 现将工作情况总结如下。}}\n",
    )
)

_SENTENCES: Final = frozenset({"致辞", "过渡", "启下", "结尾", "正文"})
_HEADINGS: Final = frozenset({"标题", "概况", "做法", "问题", "打算"})
_ENDED: Final = lazy("[。！？…：][”’）》]*$")
_STOPPED: Final = lazy("[。！；，、：]$")
_GOES_ON: Final = lazy(rf"{KIND}\.(\w+)\s*[-+]?\}}\}}[^\s{{\[\]]")


def goes_on_behind(source: str) -> frozenset[str]:
    """The words of its 文种 behind which a template's text goes on in the same sentence."""
    return frozenset(_GOES_ON.findall(source))


def sentence_faults(kinds: Mapping[str, Any], tree: Tree, goes_on: Callable[[], frozenset[str]]) -> Iterator[Diagnostic]:
    """What T030 and T075 find in documents.yaml. `goes_on` are the words that templates go on behind."""
    for kind, periods in kinds.items():
        for period, words in (periods or {}).items():
            for word, text in (words or {}).items():
                where, place = f"{kind}.{period}.{word}", tree.place((kind, period, word))
                for figure in typed_figures(HOLE.sub(blanked, text)):
                    hint = "年份用 {{ 报告期.年度 }}；是政策用语就加引号"
                    yield LITERAL_FIGURE.at(place, f"{where}：写了“{figure[0]}”，明年还会照印", hint, path=where, excerpt=figure[0])
                if word in _SENTENCES and text and not _ENDED.search(text) and word not in goes_on():
                    yield ENDING.at(place, f"{where}：“{text[-8:]}”末尾没有句号", "补上句号", path=where, excerpt=text)
                elif word in _HEADINGS and (stop := _STOPPED.search(text)):
                    yield ENDING.at(place, f"{where}：“{text[-8:]}”末尾多了“{stop[0]}”", f"删去“{stop[0]}”", path=where, excerpt=text)
