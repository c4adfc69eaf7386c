"""Means that come out but for a decimal point or a 万."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine
from tests.checks.judging import HEAD, book_of


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ("移民: 980户3210人, 直补资金: 192.6万元, 人均直补: 6000元", ["人均直补：填 6000元，按 直补资金 / 移民（192.6万元、3210人）应为 600元，相差 5400元"]),
        ("移民: 980户3210人, 直补资金: 192.6万元, 人均直补: 600元", []),
        ("移民: 980户3210人, 直补资金: 192.6万元, 人均直补: 620元", []),
        ("播种面积: 3.21万亩, 总产量: 1.284万吨, 亩产: 4000公斤", ["亩产：填 4000公斤，按 总产量 / 播种面积（1.284万吨、3.21万亩）应为 400公斤，相差 3600公斤"]),
        ("立案: 36件, 罚款: 126万元, 件均罚款: 35万元", ["件均罚款：填 35万元，按 罚款 / 立案（126万元、36件）应为 3.5万元，相差 31.5万元"]),
        ("立案: 36件, 结案: 30件, 罚款: 126万元, 件均罚款: 4.2万元", []),
        ("资助: {数值: 3560万元, 人数: 40万人, 人均: 89万元}", ["资助·人均：填 89万元，按 资助 / 人数（3560万元、40万人）应为 0.0089万元，相差 88.9911万元"]),
        ("慰问: 320户, 慰问资金: {数值: 96万元, 户均: 30000元}", ["慰问资金·户均：填 30000元，按 慰问资金 / 慰问（96万元、320户）应为 3000元，相差 27000元"]),
        ("脐橙: {面积: 3200亩, 产量: 4800吨, 亩产: 15吨}", ["脐橙·亩产：填 15吨，按 产量 / 面积（4800吨、3200亩）应为 1.5吨，相差 13.5吨"]),
        # of what it is stands nowhere here
        ("农户: 1333户, 项目: 40.0997万元, 户均增收: 3000元", []),
        ("救助: 3.2万人次, 救助资金: 1860万元, 次均费用: 5860元", []),
        ("年均降雨: 1200毫米, 雨日: 120天", []),
    ],
)
def test_a_mean_that_slipped(figures: str, told: list[str]) -> None:
    found = [each.message for each in examine(book_of(f"{HEAD}指标: {{本地: {{{figures}}}}}\n"))[0] if each.code == "D323"]
    assert [each.partition("相差")[0] for each in found] == [each.partition("相差")[0] for each in told]
