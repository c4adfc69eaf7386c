"""上年同期 as stated against last year's file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from drafting.checks.figures import Figure, figure_of_fact, pairs, typed_figure
from drafting.checks.judged import EQUAL, Relation, equality
from drafting.checks.nodes import nodes
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import OWN_CHANGE, Indicator
from drafting.model.node_at import node_at
from drafting.quantities.measure import Measure
from drafting.registry import declare
from drafting.relations import judge_equal
from drafting.source import Path

LAST_YEAR = declare(
    Rule(
        "R117",
        "上年同期与上年文件不符",
        Severity.WARNING,
        "写明的上年同期要等于上年文件里同一指标的数；明细表里“上年”“上年栏”“利润上年”这样的列，要等于上年文件里同名的表、同名的一行的“本年”。两个文件的月份不同，或者这个数另有统计期间的，不核对。",
        tolerance=EQUAL,
        hits="# 文件：本年.yaml\n模板: rural/township\n"
        "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n上年: 上年.yaml\n"
        "指标: {就业: {务工就业: {数值: 120人, 上年同期: 100人}}}\n# 文件：上年.yaml\n"
        "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2025年\n指标: {就业: {务工就业: 110人}}\n",
        clean="# 文件：本年.yaml\n模板: rural/township\n"
        "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n上年: 上年.yaml\n"
        "指标: {就业: {务工就业: {数值: 120人, 上年同期: 110人}}}\n# 文件：上年.yaml\n"
        "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2025年\n指标: {就业: {务工就业: 110人}}\n",
    )
)

OF_ANOTHER_TIME = declare(
    Rule(
        "D336",
        "上年文件不是上年同期的",
        Severity.WARNING,
        "“上年”写的文件，月份和这份报告的不同（半年的报告写了全年的文件），或者不是前一年的：半年的数和全年的数不能比，文件里的数不当上年同期用，同比不算。换成上年同期的文件；没有的，要比的各项自己写上年同期、上年末。",
        hits="# 文件：本期.yaml\n模板: rural/township\n"
        "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年上半年\n上年: 上年.yaml\n"
        "指标: {就业: {务工就业: 120人}}\n# 文件：上年.yaml\n模板: rural/township\n"
        "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2025年\n指标: {就业: {务工就业: 110人}}\n",
        clean="# 文件：本期.yaml\n模板: rural/township\n"
        "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年上半年\n上年: 上年.yaml\n"
        "指标: {就业: {务工就业: 120人}}\n# 文件：上年.yaml\n模板: rural/township\n"
        "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2025年上半年\n指标: {就业: {务工就业: 110人}}\n",
    )
)

_MOST: Final = 3
"""Figures that are named."""
HINT: Final = "以上年文件为准改正；确已调整口径的，注明情况属实"


def compare_last_year(book: Book, node: Indicator, source: Path) -> Relation:
    """上年同期 = the same figure of last year's file, quantity by quantity; empty where there is none to compare."""
    return same_period(book, book.previous, node, source) if book.previous is not None else []


def same_period(book: Book, previous: Book, node: Indicator, source: Path) -> Relation:
    """The same against any other file, as far as it is of the same months a year before."""
    before = node.same_period_last_year
    if before is None or node.period is not None or before.period is not None:
        return []
    if not book.dataset.period.is_a_year_after(previous.dataset.period):
        return []
    stated = typed_figure(before, (*source, "上年同期"), book.dataset.tree)
    reported = figure_of_fact(previous.at(source))
    return [] if stated is None or reported is None else _same(stated, reported, book)


def _same(stated: Figure, reported: Figure, book: Book) -> Relation:
    return [
        equality(
            "上年文件", LAST_YEAR, mine, (theirs,), judge_equal(mine.quantity, theirs.quantity, book.units),
            "上年文件", "{}", HINT,
        )
        for mine, theirs in pairs(stated, reported, book.units)
    ]  # fmt: skip


def of_another_time(book: Book) -> Iterator[Diagnostic]:
    """That the figures of the file which 上年 names are not compared, for they are of other months, or of another year."""
    if book.previous is None or book.is_compared:
        return
    left = [label for label, source, node in nodes(book.dataset.indicators) if _would_compare(node, node_at(book.previous.dataset.indicators, source))]
    if not left:
        return
    now, then, file = book.dataset.period, book.previous.dataset.period, book.dataset.previous
    meant = replace(now, year=now.year - 1).name
    named = "、".join(left[:_MOST]) + ("等" if len(left) > _MOST else "")
    message = f"上年：{file} 是{then.name}的，报告是{now.name}的，不能相比：{len(left)} 个数（{named}）没有当作上年同期，同比没有算"
    hint = f"换成{meant}的文件；没有的，要比的各项写 上年同期: …，和上年末比的写 上年末: …"
    yield OF_ANOTHER_TIME.at(book.dataset.tree.place(("上年",)), message, hint)


def _would_compare(node: Indicator, before: Indicator | None) -> bool:
    """Whether a figure has nothing else to be held against than that of the other file."""
    given = before is not None and isinstance(node.value, Measure) and isinstance(before.value, Measure)
    return given and node.period is None and node.same_period_last_year is None and node.stated.keys().isdisjoint(OWN_CHANGE)
