"""The words of a template that were taken over from an earlier report (照写) and that this report leaves out, for their figures are not given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.prose.passages import Text
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.fact import State
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.source_text import split_front, uncommented

_REPORT: Final = (
    "# 文件：示例/例.j2\n---\n照写: 2025年\n---\n# 示例\n\n## 做法\n\n改造{{ 住房.改造 }}。\n\n## 问题\n\n{%% 分条 %%}\n{%% 条 %%}资金缺口较大，还缺{{ 问题.缺口 }}\n{%% 分条完 %%}\n"
    "# 文件：示例/indicators.yaml\n住房: {改造: 户}\n问题: {缺口: 元}\n"
    "# 文件：数据.yaml\n模板: 示例/例\n单位: {名称: 示例县住房局, 地区: 示例县}\n报告期: 2026年\n指标: {住房: {改造: 50户}%s}\n"
)
UNPRINTED: Final = declare(
    Rule(
        "D337", "照写的一节、一条没有印", Severity.WARNING,
        "模板开头写了“照写”（drafting adopt 写的），话是去年报告的；一条里要的数数据里没有，这一条就不印，各条都不印的，一节连标题不印，节里不带数的话也没有了。这里写明是哪一节、哪一条，缺哪些数。",
        hits=_REPORT % "", clean=_REPORT % ", 问题: {缺口: 30万元}",
    )
)  # fmt: skip

_TOKEN: Final = lazy(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|\[\[|\]\]", re.DOTALL)
_HOLE: Final = lazy(r"\{\{-?\s*([^\s|}\[(]+\.[^\s|}\[(]+)")
_HEADING: Final = lazy(r"#{2,}\s+(.*)")
_ITEM: Final = lazy(r"\{%-?\s*条\b")
_PAUSES: Final = " \t，。；：、！？"
_LEAST: Final = 4
"""Characters of words that stand in no other sentence by chance."""
_LONGEST: Final = 24
_MOST: Final = 3
"""Figures that are named."""


@frozen
class _Passage:
    """A paragraph or an item of the template: where it stands, the figures it asks for, its words."""

    line: int
    holes: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def opening(self) -> str:
        """Its words as a message shows them."""
        said = "…".join(self.words)
        return f"{said[:_LONGEST]}…" if len(said) > _LONGEST else said


@frozen
class _Section:
    """What stands below one heading, down to the next."""

    line: int
    heading: str
    passages: tuple[_Passage, ...]


def unprinted_words(source: str, file: str, printed: Text, book: Book) -> Iterator[Diagnostic]:
    """One finding for each section that is not printed at all, and for each item or paragraph of the others."""
    sections = list(_sections(source))
    passages = [each for section in sections for each in section.passages]
    for section in sections:
        left = [each for each in section.passages if _is_left_out(each, passages, printed, book)]
        if not left:
            continue
        if section.heading and len(left) == len(section.passages):
            lacking = _lacking(left, book)
            message = f"“{section.heading}”一节连标题没有印：{_named(lacking)}没有填；照写的话“{left[0].opening}”{'等' if len(left) > 1 else ''}也没有印"
            yield _told(message, "今年没有这一节的，在模板里删去", Place(file, section.line), lacking)
            continue
        for passage in left:
            lacking = _lacking([passage], book)
            message = f"“{passage.opening}”没有印：{_named(lacking)}没有填"
            yield _told(message, "今年不说的，在模板里删去", Place(file, passage.line), lacking)


def _told(message: str, otherwise: str, place: Place, lacking: Sequence[str]) -> Diagnostic:
    return UNPRINTED.at(place, message, f"把 {lacking[0]}{' 等' if len(lacking) > 1 else ''}填上，还没报来的写 待补；{otherwise}", path=lacking[0])


def _named(lacking: Sequence[str]) -> str:
    names = "、".join(each.rpartition(".")[2] for each in lacking[:_MOST])
    return f"{names}等 {len(lacking)} 个数" if len(lacking) > _MOST else names


def _lacking(passages: Sequence[_Passage], book: Book) -> list[str]:
    holes = dict.fromkeys(hole for each in passages for hole in each.holes)
    return [hole for hole in holes if hole.partition(".")[0] in book.catalogue.groups and book.find(hole).state is State.ABSENT]


def _is_left_out(passage: _Passage, passages: Sequence[_Passage], printed: Text, book: Book) -> bool:
    """Whether its first words, or the longest where these are few, stand nowhere in the text, and a figure of it is not given.

    Of several of the template that have these words fewer are printed: it is one of those that are not where its own words are not there.
    """
    first, longest = passage.words[0], max(passage.words, key=len)
    sought = first if len(first) >= _LEAST else longest
    times = printed.whole.count(sought)
    if times:
        others = [each for each in passages if each is not passage]
        alike = [each for each in others if any(sought in words for words in each.words)]
        own = [words for words in passage.words if len(words) >= _LEAST and not any(words in other for each in others for other in each.words)]
        if times > len(alike) or any(words in printed.whole for words in own):
            return False
    return bool(_lacking([passage], book))


def _sections(source: str) -> Iterator[_Section]:
    body = uncommented(split_front(source)[1])
    first, heading, passages = 1, "", list[_Passage]()
    text, begun = "", 1
    for number, line in enumerate(body.split("\n"), 1):
        opens = _HEADING.match(line)
        if opens or _ITEM.match(line.lstrip()) or not line.strip():
            passages += _passage(text, begun)
            text = ""
        if opens:
            yield _Section(first, heading, tuple(passages))
            first, heading, passages = number, _TOKEN.sub("…", opens[1]).strip("… "), []
            continue
        text, begun = (f"{text}\n{line}", begun) if text else (line, number)
    yield _Section(first, heading, (*passages, *_passage(text, begun)))


def _passage(text: str, line: int) -> Iterator[_Passage]:
    """What a paragraph or an item says, where it asks for figures."""
    holes = tuple(dict.fromkeys(_HOLE.findall(text)))
    words = tuple(piece for part in _TOKEN.split(text) if (piece := part.strip(_PAUSES + "\n")))
    if holes and words:
        yield _Passage(line, holes, words)
