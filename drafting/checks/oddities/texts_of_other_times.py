"""Texts of the data's own that speak of another time than the report: 2025年上半年 at the head of one on 2026年上半年, 全年完成 in one on half a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from drafting.checks.judged import HEAD
from drafting.checks.oddities.retyped import texts_of
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.model.spans import months_of
from drafting.model.text_places import are_plans, is_background
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.tuples import NamedTuple

if TYPE_CHECKING:
    import re

    from drafting.facts.book import Book
    from drafting.model.dataset import Period

_HALF: Final = HEAD.replace("类型: 年度", "类型: 半年")
OTHER_TIME: Final = declare(
    Rule(
        "D347",
        "文字材料说的不是报告期的事",
        Severity.WARNING,
        "自己写的文字材料，开头的年份不是报告期的（2026年上半年的报告写着“2025年上半年，……”），或者说的是还没有到的时候做完了什么（上半年的报告写着“全年完成投资3.26亿元”“前三季度接待……”“截至12月底”），多半是照去年、照全年的稿子改的。check、--review 和 --final 都查，有它就不出定稿（--final）。"
        "全年的目标、任务、打算，预计、确保全年怎样，往年的事，说清“去年”“今年”的，不算。",
        hits=_HALF + "指标: {工程: {完成投资: 3.26亿元}}\n文字材料: {导语: 全年完成投资3.26亿元。}\n",
        clean=_HALF + "指标: {工程: {完成投资: 3.26亿元}}\n文字材料: {导语: 上半年完成投资3.26亿元。}\n",
        silence="导语: 全年完成投资3.26亿元。  # 情况属实 D347：提前完成，下半年不再安排",
    )
)

_SPAN: Final = r"全年|[上下]半年|前[一二三两123]个?季度|第?[一二三四1234]季度|\d{1,2}月?[-~～—–－至到]+\d{1,2}月份?"
_BEGINS: Final = r"(?:(?<=[。；！？，：\n])|^)[ \u3000]*"
_NUMBER: Final = r"(?:\d|\{\{)"
_DEED: Final = (
    "共|累计|已|先后|实际|完成|实现|新增|新[建改]|建成|接待|受理|办[理结]|开展|组织|举办|培训|发放|兑现|争取[到资上]|落实|化解|整改|查处|检查|排查|走访|慰问|改造|修[建复缮]|治理|投入|收入|支出|销售|达"
)
_DONE: Final = lazy(rf"{_BEGINS}(?:今年|本年)?((?:{_SPAN})(?:以来)?)，?(?:我[^，。；\d]{{1,3}}|全[省市县区旗乡镇村局委院校][^，。；\d]{{0,4}}|各[^，。；\d]{{1,4}})?(?:{_DEED})[^，。；！？\n\d{{]{{0,16}}{_NUMBER}[^，。；！？\n]*")
_UP_TO: Final = lazy(r"(?:(?<=[。；！？，：\n])|^)截[至止]到?(?:今年)?(\d{1,2})月(?:\d{1,2}日|[底末])?，?[^。；！？\n]{0,24}(?:共|累计|已|完成|实现)[^，。；！？\n\d{]{0,16}[\d{]")
_TO_BE: Final = lazy("目标|任务|计划|预算|预期|预[计测]|力争|确保|争取(?![到资上])|将|要(?!求|素|点)|拟|可(?!持续)|有望|安排|考核|底前|前完成|以上|去年|上年|往年|同期|历年|下达|比")
_MEANT_BEFORE: Final = lazy("(?:下半年|下一?步|下一?阶段|接下来|今后|明年)[，将]|(?:力争|确保|争取|预计|预期|目标|计划|打算|下一?步|下半年|明年|去年|上年|往年|20\\d{2}年)[^。；！？\n]*$")
_LEAD: Final = lazy(rf"[ \u3000]*((?:19|20)\d{{2}})年(?:度)?({_SPAN})?(?:，|以来，|我[^，。；\d]{{1,3}}[，在]|全[省市县区旗乡镇村局委院校]|[\u4e00-\u9fff]{{2,12}}(?:局|委|办|中心|政府)[，完坚认深])")
_NOW: Final = lazy("今年|本年|(?:19|20)\\d{2}年")
_TENTH: Final = 10
"""Figures up to this month may stand for the year."""
_SLACK: Final = 1
"""Months behind the last of a period that a report on it may speak of, which is written by then."""


class OutOfTime(NamedTuple):
    """Some `words` of a text, the `time` that they say, and whether that is another year's (`of_year`), not what is still to come."""

    words: str
    time: str
    of_year: bool


def texts_of_other_times(book: Book) -> Iterator[Diagnostic]:
    """A finding for each text, of the first that it says so."""
    period, tree = book.dataset.period, book.dataset.tree
    for path, text in texts_of(book.dataset):
        called = str(path[1]) if len(path) > 1 else ""
        if are_plans(called):
            continue
        found = next(out_of_time(text, period, opens=not is_background(called)), None)
        if found is not None:
            why = f"报告期是{period.name}" + ("" if found.of_year else f"，{found.time}还没有过完")
            meant = f"改成“{period.name}”，是往年的事写明“去年”；" if found.of_year else f"改成“{period.name[5:] or '今年'}”，是目标、打算的写“预计”“力争”；"
            hint = f"{meant}确实如此的，在这一行末尾写 # 情况属实 D347：理由"
            yield OTHER_TIME.at(tree.place(path), f"文字材料“{called}”写的是“{found.words}”，{why}", hint, path=".".join(map(str, path)), excerpt=found.words)


def out_of_time(text: str, period: Period, *, opens: bool = True) -> Iterator[OutOfTime]:
    """What it says as of another year, if it `opens` with that, and as done at a time that is still to come."""
    lead = _LEAD.match(text) if opens else None
    if lead is not None and _is_another_year(lead, period) and _is_of_the_report(lead[2], period) and not _NOW.search(text, lead.end()):
        yield OutOfTime(lead[0].strip(" \u3000，"), f"{lead[1]}年{lead[2] or ''}", True)
    if period.last_month >= _TENTH:
        return
    for match in _DONE.finditer(text):
        months = months_of(match[1].removesuffix("以来"), period)
        if months is not None and months[2] > period.last_month + _SLACK and not _is_meant(text, match.start(), match[0]):
            yield OutOfTime(match[0].strip(" \u3000"), match[1], False)
    for match in _UP_TO.finditer(text):
        if int(match[1]) > period.last_month + _SLACK + 1 and not _is_meant(text, match.start(), match[0]):
            yield OutOfTime(match[0].strip(" \u3000").partition("，")[0], f"{match[1]}月", False)


def _is_another_year(lead: re.Match[str], period: Period) -> bool:
    """2021年以来 reaches to today, and begins a text on any year since: only 以来 of the year right before is last year's text."""
    year = int(lead[1])
    return year == period.year - 1 if "以来" in lead[0] else year != period.year


def _is_of_the_report(span: str | None, period: Period) -> bool:
    """Whether a year stands alone, or with the very months of the report."""
    months = months_of(span, period) if span else None
    return months is None or months[1:] == (period.first_month, period.last_month)


def _is_meant(text: str, at: int, words: str) -> bool:
    """Whether it is to be so, or was in another year."""
    return _TO_BE.search(words) is not None or _MEANT_BEFORE.search(text, 0, at) is not None
