"""The words of a template that were taken over from a report on a year (照写), and are printed in one on a part of it, or the other way round, or on another part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.model.spans import months_of
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.source_text import split_front, uncommented
from drafting.template_words.original_words import OriginalWords
from drafting.template_words.words_of_a_time import NO_YEAR, At, spans_of

if TYPE_CHECKING:
    from drafting.checks.prose.passages import Text
    from drafting.model.dataset import Period
    from drafting.template_words.carried_words import CarriedWords

_REPORT: Final = "# 文件：示例/例.j2\n---\n照写: 2025年\n---\n# 示例\n\n%s改造{{ 住房.改造 }}。\n# 文件：示例/indicators.yaml\n住房: {改造: 户}\n# 文件：数据.yaml\n模板: 示例/例\n单位: {名称: 示例县住房局, 地区: 示例县}\n报告期: 2026年上半年\n指标: {住房: {改造: 50户}}\n"
OTHER_SPAN: Final = declare(
    Rule(
        "P156", "话里的时段不是报告期的", Severity.ERROR,
        "模板照写的是全年的报告，现在写的是上半年、季度、几个月的（或者反过来，或者上半年的写前三季度的）：标题里的“2026年”“2027年工作打算”，固定的话里的“一年来”“全年”“上半年”“下半年”还是那一种报告的。check 和草稿里是存疑，有它就不出定稿（--final）。"
        "标题里的年份改成 {{ 报告期.名称 }}、{{ 报告期.下期 }}，随报告期变；话在模板里改；两种报告都要写的，各做一份模板。就该这样说的，在这一句后面写 {# 情况属实 P156：理由 #}。“全年任务”“确保全年……”不算，1—10月、1—11月的数写全年的报告也不算。",
        hits=_REPORT % "一年来扎实推进，", clean=_REPORT % "上半年扎实推进，",
    )
)  # fmt: skip

_YEAR: Final = lazy(r"\{\{-?\s*报告期\.(年度|下年)\s*-?\}\}年(?!\s*(?:[上下]半年|前[二三]|第?[一二三四]季度|\d))")
_TAG: Final = lazy(r"\{%.*?%\}|\{\{.*?\}\}")
_OF_PERIOD: Final = {"年度": "名称", "下年": "下期"}
_TENTH: Final = 10
"""Figures up to this month stand for the year, whose report is often written before it ends."""
_SHOWN: Final = 12
"""Characters of a heading behind its year."""


def of_another_span(carried: CarriedWords, period: Period, printed: Text) -> Iterator[Diagnostic]:
    """One finding for each heading that says the year and no part of it, and for each sentence that speaks of the other kind of report's time."""
    then = months_of(carried.said if "年" in carried.said else f"{carried.said}年", period)
    if then is None:
        return
    was_year, is_year = _is_year(*then[1:]), _is_year(period.first_month, period.last_month)
    if (was_year and is_year) or then[1:] == (period.first_month, period.last_month):
        return
    if was_year:
        yield from _years_of_headings(carried, period)

    def seek(words: str, _: int | None) -> list[At]:
        return [each for each in spans_of(words, of_year=was_year) if each[1] not in period.name]

    for each in carried.standing(OTHER_SPAN.code, seek, OriginalWords(), NO_YEAR):
        if each.words in printed.whole:
            said = "”“".join(each.said)
            message = f"“{each.words}”：报告期是{period.name}，话是照{carried.said}的报告写的，“{said}”还没有改"
            yield OTHER_SPAN.at(each.place, message, f"在模板里改成{period.name}该说的，或者删去；{_answered()}", excerpt=each.words)


def _is_year(first_month: int, last_month: int) -> bool:
    return first_month == 1 and last_month >= _TENTH


def _years_of_headings(carried: CarriedWords, period: Period) -> Iterator[Diagnostic]:
    """Headings, and paragraphs that open with it, in which the year stands for the period; the title is told as any is (P140)."""
    for number, line in enumerate(uncommented(split_front(carried.source)[1]).split("\n"), 1):
        for match in _YEAR.finditer(line):
            opens = not line[: match.start()].strip() and line.startswith("，", match.end())
            if not (line.startswith("##") or opens) or carried.answers(number, OTHER_SPAN.code):
                continue
            year = period.year + (match[1] == "下年")
            words = f"{year}年{_TAG.sub('…', line[match.end() :])[:_SHOWN]}"
            should = period.following if match[1] == "下年" else period.name
            message = f"{'段首' if opens else '标题'}“{words}”：报告期是{period.name}，“{year}年”不是“{should}”"
            hint = f"在模板里把 {match[0]} 改成 {{{{ 报告期.{_OF_PERIOD[match[1]]} }}}}，随报告期变；{_answered()}"
            yield OTHER_SPAN.at(Place(carried.file, number, match.start() + 1), message, hint, excerpt=words)


def _answered() -> str:
    return f"就该这样说的，这句后面写 {{# 情况属实 {OTHER_SPAN.code}：理由 #}}"
