"""单位, 报告期 and 公文 against each other: dates and place names that cannot all be right. The year of the title is for the checks of text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from drafting.checks.judged import HEAD
from drafting.checks.nodes import nodes
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.model.dataset import Dataset
from drafting.model.dates import day_text
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Path

DATES: Final = declare(
    Rule(
        "D250",
        "日期和报告期对不上",
        Severity.WARNING,
        "截至日期不在报告期那一年（上年末除外）、晚于成文日期，或者成文日期离报告期太远。多半是年份沿用了去年的。"
        "成文日期早于报告期末100天以上、晚于报告期末一年以上，算离得太远。发文字号的年份要和成文日期同年（一月成文的可以是上年的号）。",
        hits=HEAD + "指标: {就业: {务工就业: {数值: 59674人, 截至: 2025-11-30}}}\n",
        clean=HEAD + "指标: {就业: {务工就业: {数值: 59674人, 截至: 2026-11-30}}}\n",
        silence="截至: 2024-10-31  # 情况属实 D250：第三次农业普查的数",
    )
)
OTHER_PLACE: Final = declare(
    Rule(
        "D252",
        "地名不是本单位的",
        Severity.WARNING,
        "单位名称、标题或署名以一个地名开头，而“地区”里没有这个地名。多半是从别处的文件抄来没有改。",
        hits="单位: {名称: 青禾县农业农村局, 地区: 青禾县, 层级: 县}\n报告期: 2026年\n公文: {标题: 白水县2026年乡村振兴工作总结}\n指标: {}\n",
        clean="单位: {名称: 青禾县农业农村局, 地区: 青禾县, 层级: 县}\n报告期: 2026年\n公文: {标题: 青禾县2026年乡村振兴工作总结}\n指标: {}\n",
    )
)

_YEAR_OF_NUMBER: Final = lazy(r"[〔\[（(【［]((?:19|20)\d{2})[〕\])）】］]")
_LONG_BEFORE: Final = timedelta(days=100)
_LONG_AFTER: Final = timedelta(days=366)
_KINDS: Final = "自治区|自治州|自治县|自治旗|省|市|州(?![市区县])|盟|县|区|旗|乡|镇|街道|村"  # 宣州区 is no 州
_ELEMENT: Final = lazy(rf"([\u4e00-\u9fff]+?)({_KINDS})")
_NO_NAME: Final = lazy("关于|全|我|各|本|农|乡|城|市|县|区|镇|村|街|社|和美|美丽|党|中|省|国|新时代|推进|巩固|抓|做|在")


def heading_findings(dataset: Dataset) -> list[Diagnostic]:
    """What is wrong with the dates and the names of the file, each said once."""
    return [*_dates(dataset), *_places(dataset)]


def _dates(dataset: Dataset) -> Iterator[Diagnostic]:
    period, tree = dataset.period, dataset.tree
    signed = dataset.document.date if isinstance(dataset.document.date, date) else None
    of_period, of_signing = tree.place(("报告期",)), tree.place(("公文", "成文日期"))
    end = date(period.year + (period.last_month == 12), period.last_month % 12 + 1, 1) - timedelta(days=1)
    if signed is not None and not end - _LONG_BEFORE <= signed <= end + _LONG_AFTER:
        message = f"成文日期：{day_text(signed)}离报告期（{period.name}）太远"
        hint = "核对成文日期和报告期的年份"
        yield DATES.at(of_signing, message, hint, path="公文.成文日期", excerpt=str(signed), related=[of_period])
        signed = None
    yield from _number(dataset, signed)
    for label, source, day in _days(dataset):
        path = ".".join(str(key) for key in source)
        hint, place, beside = "核对截至日期的年份", tree.place(source), of_period
        if signed is not None and day > signed:
            message = f"{label}截至：{day_text(day)}晚于成文日期{day_text(signed)}"
            beside = of_signing
        elif day > end + _LONG_BEFORE:
            message = f"{label}截至：{day_text(day)}在报告期（{period.name}）之后"
        elif day.year < period.year and (day.month, day.day, day.year) != (12, 31, period.year - 1):
            message = f"{label}截至：{day_text(day)}在报告期（{period.name}）之前"
            hint += "；确是往年的数，注明情况属实"
        else:
            continue
        yield DATES.at(place, message, hint, path=path.removeprefix("指标."), excerpt=str(day), related=[beside])


def _number(dataset: Dataset, signed: date | None) -> Iterator[Diagnostic]:
    """The year within the brackets of 发文字号: numbers are counted by the year in which papers are signed."""
    text = dataset.document.document_number
    match = _YEAR_OF_NUMBER.search(text)
    if match is None or signed is None or signed.year - (signed.month == 1) <= int(match[1]) <= signed.year:
        return
    message = f"发文字号：{text}是{match[1]}年的，成文日期是{day_text(signed)}"
    place = dataset.tree.place(("公文", "发文字号"))
    yield DATES.at(place, message, "核对发文字号的年份和成文日期", path="公文.发文字号", excerpt=text)


def _days(dataset: Dataset) -> Iterator[tuple[str, Path, date]]:
    """Every 截至 that is a day, with what a message calls it."""
    if isinstance(dataset.period.as_of, date):
        yield "报告期", ("报告期", "截至"), dataset.period.as_of
    for name, source, node in nodes(dataset.indicators):
        if isinstance(node.as_of, date):
            yield f"{name}·", (*source, "截至"), node.as_of


def _places(dataset: Dataset) -> Iterator[Diagnostic]:
    stems = [stem for stem, _ in _ELEMENT.findall(dataset.unit.region) if len(stem) > 1]
    if not stems:
        return
    document = dataset.document
    said = [("单位名称", ("单位", "名称"), dataset.unit.name), ("标题", ("公文", "标题"), document.title)]
    if len(document.signatures) == 1:
        said.append(("署名", ("公文", "署名"), document.signatures[0]))
    for label, source, text in said:
        other = None if stems[-1] in text else _foreign(text, stems, dataset.unit.region)
        if other is not None:
            message = f"{label}：地名是“{other}”，地区却是{dataset.unit.region}"
            place = dataset.tree.place(source)
            yield OTHER_PLACE.at(place, message, f"{label}和“单位”里的地区，改正写错的一个", path=".".join(source), excerpt=other)


def _foreign(text: str, stems: list[str], region: str) -> str | None:
    """The first of the names that a text begins with which is none of the unit's own."""
    at = 0
    while (found := _ELEMENT.match(text, at)) is not None and len(found[1]) > 1 and not _NO_NAME.match(found[0]):
        if found[1] not in stems and not region.endswith(found[0]):
            return found[0]
        at = found.end()
    return None
