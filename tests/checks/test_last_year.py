"""上年同期 and 同比 beside last year's file."""

from __future__ import annotations

from tests.checks.judging import judged

LAST = "{就业: {务工人数: 55261人, 资金: 1.2亿元}}"


def test_last_years_figure_is_what_last_years_file_says() -> None:
    assert judged("{就业: {务工人数: {数值: 59674人, 上年同期: 55261人}}}", previous=LAST).verdicts == [("上年文件", "相符")]
    found = judged("{就业: {务工人数: {数值: 59674人, 上年同期: 55216人}}}", previous=LAST)
    (finding,) = found.findings
    assert finding.code == "R117"
    assert finding.message == "务工人数·上年同期：填 55216人，按 上年文件 = 55261人 应为 55261人，相差 45人"
    assert [str(place) for place in finding.related] == ["last.yaml:3:17"]


def test_another_rounding_of_the_same_figure_is_no_difference() -> None:
    assert judged("{就业: {资金: {数值: 2亿元, 上年同期: 12045万元}}}", previous=LAST).codes == []


def test_a_figure_of_its_own_period_is_not_compared() -> None:
    data = "{就业: {务工人数: {数值: 59674人, 上年同期: 5人, 统计期间: 前三季度}}}"
    assert judged(data, previous=LAST).relations == []


def test_a_stated_growth_is_judged_by_last_years_file() -> None:
    assert judged("{就业: {务工人数: {数值: 59674人, 同比: 7.99%}}}", previous=LAST).verdicts == [("同比", "相符")]
    assert judged("{就业: {务工人数: {数值: 59674人, 同比: 9.77%}}}", previous=LAST).codes == ["R110"]
    assert judged("{就业: {务工人数: {数值: 59674人, 同比: 9.77%}}}").verdicts == [("同比", "无法判断")]
