"""What is many times what it stands beside, or what last year's file says."""

from __future__ import annotations

import pytest

from drafting.checks.relations import mismatches
from tests.checks.judging import book_of
from tests.checks.oddities.examined import codes


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("{就业: {务工: {数值: 59674人, 上年同期: 5967人}}}", ["D254"]),
        ("{就业: {务工: {数值: 5526人, 上年同期: 55261人}}}", ["D254"]),
        ("{粮食: {播种: {数值: 2100万亩, 任务: 2.1万亩}}}", ["D321"]),
        ("{粮食: {播种: {数值: 2.1万亩, 任务: 2100万亩}}}", ["D321"]),
        ("{住房: {改厕: {数值: 1200户, 任务: 12户}}}", ["D321"]),
        ("{林业: {造林: {数值: 12000亩, 任务: 1.2万公顷}}}", ["D321"]),
        ("{林业: {造林: {数值: 12000亩, 任务: 800公顷}}}", []),
        ("{林业: {造林: {数值: 12平方公里, 任务: 12平方千米}}}", []),
        ("{住房: {改厕: {数值: 90户, 任务: 8户}}}", []),
        ("{住房: {改厕: {数值: 900户, 任务: 100户}}}", ["D321"]),
        ("{住房: {改厕: {数值: 490户, 任务: 100户}}}", []),
        ("{住房: {棚改: {任务: 600套, 开工: 6000套}}}", ["D321"]),
        ("{住房: {棚改: {任务: 600套, 完成: 590套}}}", []),
        ("{住房: {棚改: {任务: 600套, 开工: 6000套, 完成率: 98%}}}", []),
        ("{住房: {改厕: {数值: 9户, 任务: 500户}}}", []),
        ("{资金: {投入: {数值: 1.2亿元, 上年同期: 1.1万元}}}", ["D254"]),
        ("{就业: {务工: {数值: 500人, 上年同期: 100人}}}", ["D254"]),
        ("{就业: {务工: {数值: 499人, 上年同期: 100人}}}", []),
        ("{就业: {务工: {数值: 100人, 上年同期: 499人}}}", []),
        ("{就业: {务工: {数值: 100人, 上年同期: 500人}}}", ["D254"]),
        ("{就业: {务工: {数值: 100人, 上年同期: 5人}}}", ["D254"]),
        ("{就业: {务工: {数值: 500人, 上年同期: 0人}}}", []),
        ("{就业: {务工: {数值: 99人, 上年同期: 3人}}}", []),
        ("{就业: {务工: {数值: 0人, 上年同期: 3000人}}}", []),
        ("{就业: {率: {数值: 91%, 上年同期: 9%}}}", []),
        ("{就业: {务工: {数值: 6000人, 上年同期: 1000人, 同比: 500%}}}", []),
        ("{就业: {务工: {数值: 900户9000人, 上年同期: 890户900人}}}", ["D254"]),
    ],
)
def test_a_jump_against_last_year(body: str, found: list[str]) -> None:
    assert codes(body) == found


def test_a_draft_is_told_what_it_prints_out_of_proportion() -> None:
    """1260元 in a column of 万元 prints 完成年度任务的0.01%: a batch, whose drafts ask for contradictions alone, says so too."""
    head = "单位: {名称: 青禾县农业农村局, 地区: 青禾县}\n报告期: 2021年\n"
    far = "投资: {数值: 1260元, 任务: 1500万元}\n    培训: {数值: 320人, 上年同期: 3200人}\n    讲座: {数值: 320人, 任务: 300人}\n"
    found = mismatches(book_of(f"{head}指标:\n  资金:\n    {far}"), offering=False)
    assert [(each.code, each.path) for each in found] == [("D321", "资金.投资"), ("D254", "资金.培训")]
    answered = far.replace("1500万元}", "1500万元}  # 情况属实 D321：年底才拨付")
    assert [each.code for each in mismatches(book_of(f"{head}指标:\n  资金:\n    {answered}"), offering=False)] == ["D254"]


def test_a_jump_against_the_file_of_last_year() -> None:
    assert codes("{就业: {务工: 59674人}}", previous="{就业: {务工: 5967人}}") == ["D254"]
    assert codes("{就业: {务工: {数值: 59674人, 统计期间: 前三季度}}}", previous="{就业: {务工: 5967人}}") == []
    assert codes("{就业: {务工: 59674人}}", previous="{就业: {务工: 5967人}}", period="2021年上半年") == []


def test_a_reason_answers_for_it_too() -> None:
    body = "\n  就业:\n    务工: {数值: 59674人, 上年同期: 5526人}  # 情况属实 D254：今年起按全口径统计"
    assert codes(body) == []
