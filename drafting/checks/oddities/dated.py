"""报告期 and 公文 against each other: dates that cannot all be right. The year of the title is for the checks of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.model.dataset import Dataset
from drafting.model.dates import day_text
from drafting.model.indicator import COMPARISONS, PARTS, Indicator
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Path

DATES: Final = declare(
    Rule(
        "D250",
        "日期和报告期对不上",
        Severity.WARNING,
        "截至日期、统计期间不在报告期那一年（上年末、上年全年、下年全年除外，写在任务、基期里面的不看；写在上年同期、上年末里面的，却是报告期那一年的），截至晚于成文日期，或者成文日期离报告期太远。多半是年份沿用了去年的。"
        "成文日期早于报告期末100天以上、晚于报告期末一年以上，算离得太远。发文字号的年份要和成文日期同年（一月成文的可以是上年的号）；没有写成文日期的，和报告期那一年最多差一年。"
        "1990年以前、2049年以后的报告期，没有别的日期作证的，也提示核对。",
        hits=HEAD + "指标: {就业: {务工就业: {数值: 59674人, 截至: 2025-11-30}}}\n",
        clean=HEAD + "指标: {就业: {务工就业: {数值: 59674人, 截至: 2026-11-30}}}\n",
        silence="截至: 2024-10-31  # 情况属实 D250：第三次农业普查的数",
    )
)

_YEAR_OF_NUMBER: Final = lazy(r"[〔\[（(【［]((?:19|20)\d{2})[〕\])）】］]")
_YEAR_SAID: Final = lazy(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_WHOLE_YEAR: Final = lazy(r"\d{4}(?:年度?)?")
_BESIDE: Final = frozenset(COMPARISONS)
_BEFORE: Final = frozenset({"上年同期", "上年末"})
_OF_PERIOD: Final[Path] = ("报告期",)
_OF_SIGNING: Final[Path] = ("公文", "成文日期")
_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2049
_LONG_BEFORE: Final = timedelta(days=100)
_LONG_AFTER: Final = timedelta(days=366)


def date_findings(dataset: Dataset, dated: Mapping[Path, Indicator]) -> Iterator[Diagnostic]:
    """What is wrong with the dates of the file, each said once. `dated` are the nodes with a 截至 or 统计期间 of their own."""
    before = {source: node for source, node in dated.items() if not _BEFORE.isdisjoint(source[2:])}
    dated = {source: node for source, node in dated.items() if _BESIDE.isdisjoint(source[2:])}  # those are of another time by what they are
    period, tree = dataset.period, dataset.tree
    signed = dataset.document.date if isinstance(dataset.document.date, date) else None
    end = date(period.year + (period.last_month == 12), period.last_month % 12 + 1, 1) - timedelta(days=1)
    if signed is not None and not end - _LONG_BEFORE <= signed <= end + _LONG_AFTER:
        message = f"成文日期：{day_text(signed)}离报告期（{period.name}）太远"
        hint = "核对成文日期和报告期的年份"
        yield DATES.at(tree.place(_OF_SIGNING), message, hint, path="公文.成文日期", excerpt=str(signed), related=[tree.place(_OF_PERIOD)])
        signed = None
    yield from _number(dataset, signed)
    if not isinstance(dataset.document.date, date):
        yield from _year(dataset, dated)
    yield from _periods(dataset, dated)
    yield from _not_before(dataset, before)
    latest, year = end + _LONG_BEFORE, period.year
    for source, day in _days(dataset, dated):
        hint, beside = "核对截至日期的年份", _OF_PERIOD
        if signed is not None and day > signed:
            said = f"晚于成文日期{day_text(signed)}"
            beside = _OF_SIGNING
        elif day > latest:
            said = f"在报告期（{period.name}）之后"
        elif day.year < year and (day.month, day.day, day.year) != (12, 31, year - 1):
            said = f"在报告期（{period.name}）之前"
            hint += "；确是往年的数，注明情况属实"
        else:
            continue
        label = "报告期" if source[:-1] == _OF_PERIOD else f"{_label(source[:-1])}·"
        message, path = f"{label}截至：{day_text(day)}{said}", ".".join(map(str, source))
        yield DATES.at(tree.place(source), message, hint, path=path.removeprefix("指标."), excerpt=str(day), related=[tree.place(beside)])


def _periods(dataset: Dataset, dated: Mapping[Path, Indicator]) -> Iterator[Diagnostic]:
    """统计期间 of a year that is not the report's. The whole year before is often the last of which there is a figure, and the next is planned."""
    year = dataset.period.year
    for source, node in dated.items():
        years = [int(each) for each in _YEAR_SAID.findall(node.period)] if node.period else []
        if not years or year in years:
            continue
        if abs(years[0] - year) == 1 and _WHOLE_YEAR.fullmatch(node.period or ""):
            continue
        when = "之后" if max(years) > year else "之前"
        hint = "核对统计期间的年份" + ("；确是往年的数，注明情况属实" if when == "之前" else "")
        message = f"{_label(source)}·统计期间：{node.period}在报告期（{dataset.period.name}）{when}"
        path = ".".join(map(str, (*source[1:], "统计期间")))
        place, beside = dataset.tree.place((*source, "统计期间")), dataset.tree.place(_OF_PERIOD)
        yield DATES.at(place, message, hint, path=path, excerpt=node.period, related=[beside])


def _not_before(dataset: Dataset, before: Mapping[Path, Indicator]) -> Iterator[Diagnostic]:
    """上年同期 and 上年末 with a date of the report's own year: it, or the figure, is this year's."""
    period, tree = dataset.period, dataset.tree
    for source, node in before.items():
        for key, typed in {"截至": str(node.as_of or ""), "统计期间": node.period or ""}.items():
            years = [int(each) for each in _YEAR_SAID.findall(typed)]
            if not years or min(years) < period.year:
                continue
            text = day_text(node.as_of) if isinstance(node.as_of, date) and key == "截至" else typed
            message = f"{_label(source)}·{key}：{text}不在报告期（{period.name}）之前"
            beside = next(str(each) for each in source if each in _BEFORE)
            then = f"{period.year - 1}-12-31" if (beside, key) == ("上年末", "截至") else typed.replace(str(years[0]), str(period.year - 1))
            hint = f"写成 {key}: {then}；是今年的数，不写在“{beside}”里"
            place = tree.place((*source, key))
            yield DATES.at(place, message, hint, path=".".join(map(str, (*source[1:], key))), excerpt=text, related=[tree.place(_OF_PERIOD)])


def _number(dataset: Dataset, signed: date | None) -> Iterator[Diagnostic]:
    """The year within the brackets of 发文字号: numbers are counted by the year in which papers are signed."""
    text = dataset.document.document_number
    match = _YEAR_OF_NUMBER.search(text)
    if match is None or signed is None or signed.year - (signed.month == 1) <= int(match[1]) <= signed.year:
        return
    message = f"发文字号：{text}是{match[1]}年的，成文日期是{day_text(signed)}"
    place = dataset.tree.place(("公文", "发文字号"))
    yield DATES.at(place, message, "核对发文字号的年份和成文日期", path="公文.发文字号", excerpt=text)


def _year(dataset: Dataset, dated: Mapping[Path, Indicator]) -> Iterator[Diagnostic]:
    """A year that only a slip of the fingers makes (2062 for 2026), where no date of signing stands against it or bears it out."""
    year = dataset.period.year
    match = _YEAR_OF_NUMBER.search(dataset.document.document_number)
    if match is not None and abs(int(match[1]) - year) > 1:
        message = f"报告期：{year}年和发文字号{dataset.document.document_number}差得太远"
        place, beside = dataset.tree.place(_OF_PERIOD), dataset.tree.place(("公文", "发文字号"))
        yield DATES.at(place, message, "核对报告期和发文字号的年份", path="报告期", excerpt=str(year), related=[beside])
    elif match is None and not _FIRST_YEAR <= year <= _LAST_YEAR and not any(day.year == year for _, day in _days(dataset, dated)):
        text = str(year)
        turned = (text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1))
        meant = next((each for each in turned if _FIRST_YEAR <= int(each) <= _LAST_YEAR), "")
        hint = f"是不是{meant}年？" if meant else "核对年份；"
        yield DATES.at(dataset.tree.place(_OF_PERIOD), f"报告期：{year}年多半是年份打错了", f"{hint}确是这一年的，注明情况属实", path="报告期", excerpt=text)


def _days(dataset: Dataset, dated: Mapping[Path, Indicator]) -> Iterator[tuple[Path, date]]:
    """Every 截至 that is a day, and where it stands."""
    if isinstance(dataset.period.as_of, date):
        yield (*_OF_PERIOD, "截至"), dataset.period.as_of
    for source, node in dated.items():
        if isinstance(node.as_of, date):
            yield (*source, "截至"), node.as_of


def _label(source: Path) -> str:
    """What a message calls a node: its names without its group, unless it is the group."""
    return "·".join(str(each) for each in source[2:] if each not in PARTS) or str(source[1])
