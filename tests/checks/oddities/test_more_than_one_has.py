"""Money of one person that nobody has."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine
from tests.checks.judging import HEAD, book_of
from tests.checks.oddities.examined import codes


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("{收入: {人均收入: 1.9亿元}}", ["D324"]),
        ("{收入: {人均收入: 19675元, 岗位工资: 5023万元}}", []),
        ("{收入: {收入: {数值: 19675元, 其中: {人均务工收入: 120万元}}}}", ["D324", "R102"]),
        ("{收入: {人均收入: {数值: 19675元, 上年同期: 18675万元}}}", ["D254"]),
        ("{收入: {人均收入: 100万元}}", ["D324"]),
        ("{收入: {人均收入: 99万元}}", []),
        ("{教育: {学生资助: 348人27.8万元}}", []),
        ("{教育: {学生资助: 348人278元}}", ["D324"]),
        ("{教育: {学生资助: {数值: 12600人次, 金额: 1260元}}}", ["D324"]),
        ("{教育: {学生资助: {数值: 12600人次, 金额: 1260万元}}}", []),
        ("{医保: {医疗救助: 6210人次1260亿元}}", ["D324"]),
        ("{医保: {医疗救助: 3人20元}}", []),  # of so few anything may be
        ("{农业: {农业保险: 348户278元}}", []),
    ],
)
def test_what_nobody_has(body: str, found: list[str]) -> None:
    assert sorted(codes(body)) == found


@pytest.mark.parametrize(
    ("figure", "hint"),
    [
        ("23456万元", "核对“万”“亿”和单位，看是不是23456元"),
        ("1.9亿元", "核对“万”“亿”和单位，看是不是1.9万元"),
        ("120万元", "核对“万”“亿”和单位；确实如此的，注明情况属实"),
        ("1967500元", "核对“万”“亿”和单位；确实如此的，注明情况属实"),
    ],
)
def test_what_may_have_been_meant_is_of_the_figure(figure: str, hint: str) -> None:
    assert [each.hint for each in examine(book_of(f"{HEAD}指标: {{收入: {{人均收入: {figure}}}}}\n"))[0] if each.code == "D324"] == [hint]
