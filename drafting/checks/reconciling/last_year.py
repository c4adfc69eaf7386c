"""上年同期 as stated against last year's file."""

from __future__ import annotations

from typing import Final

from drafting.checks.figures import Figure, figure_of_fact, pairs, typed_figure
from drafting.checks.judged import EQUAL, Relation, equality
from drafting.diagnostics import Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import Indicator
from drafting.registry import declare
from drafting.relations import judge_equal
from drafting.source import Path

LAST_YEAR = declare(
    Rule(
        "R117",
        "上年同期与上年文件不符",
        Severity.WARNING,
        "写明的上年同期要等于上年文件里同一指标的数。两个文件的月份不同，或者这个数另有统计期间的，不核对。",
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

_HINT: Final = "以上年文件为准改正；确已调整口径的，注明情况属实"


def compare_last_year(book: Book, node: Indicator, source: Path) -> Relation:
    """上年同期 = the same figure of last year's file, quantity by quantity; empty where there is none to compare."""
    return same_period(book, book.previous, node, source) if book.previous is not None else []


def same_period(book: Book, previous: Book, node: Indicator, source: Path) -> Relation:
    """The same against any other file, as far as it is of the same months a year before."""
    before = node.same_period_last_year
    if before is None or node.period is not None or before.period is not None:
        return []
    if not is_a_year_before(book, previous):
        return []
    stated = typed_figure(before, (*source, "上年同期"), book.dataset.tree)
    reported = figure_of_fact(previous.at(source))
    return [] if stated is None or reported is None else _same(stated, reported, book)


def is_a_year_before(book: Book, previous: Book) -> bool:
    """Whether the other file is of the same months of the year before."""
    now, then = book.dataset.period, previous.dataset.period
    return (now.first_month, now.last_month, now.year - 1) == (then.first_month, then.last_month, then.year)


def _same(stated: Figure, reported: Figure, book: Book) -> Relation:
    return [
        equality(
            "上年文件", LAST_YEAR, mine, (theirs,), judge_equal(mine.quantity, theirs.quantity, book.units),
            "上年文件", "{}", _HINT,
        )
        for mine, theirs in pairs(stated, reported, book.units)
    ]  # fmt: skip
