"""What would be a sum, were it not for one slip of the pen."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine
from tests.checks.judging import HEAD, book_of

ROADS = "通车里程: 3260公里, 国道: 126公里, 省道: 210公里, 县道: 424公里, 乡道: 900公里, 村道: %s"


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (ROADS % "1600公里", []),
        (ROADS % "160公里", [("本地.村道", "看是不是 1600公里（差了十倍）；本来不是相加的，注明情况属实")]),
        (ROADS % "1610公里", []),
        ("生产总值: 126.8亿元, 第一产业增加值: 18.2亿元, 第二产业增加值: 52.6亿元, 第三产业增加值: 65亿元", [("本地.第三产业增加值", "看是不是 56亿元（相邻两位写颠倒）；本来不是相加的，注明情况属实")]),
        ("民警: 420名, 辅警: 860名, 警力合计: 1820名", [("本地.警力合计", "看是不是 1280名（相邻两位写颠倒）；本来不是相加的，注明情况属实")]),
        ("文物: {数值: 286处, 国保: 3处, 省保: 12处, 县保: 217处}", [("本地.文物.县保", "看是不是 271处（相邻两位写颠倒）；本来不是相加的，注明情况属实")]),
        # before a total stands all of it, called alike or not
        ("小学: 126所, 初中: 112所, 高中: 13所, 学校总数: 215所", [("本地.学校总数", "看是不是 251所（相邻两位写颠倒）；本来不是相加的，注明情况属实")]),
        ("小学: 126所, 初中: 112所, 高中: 13所, 学校总数: 251所", []),
        # figures so small that some slip or other always fits
        ("学校: {数值: 12所, 高中: 2所, 初中: 1所}", []),
        ("学校: {数值: 86所, 高中: 12所, 初中: 47所}", []),
        # two that are told otherwise, and what is a mean
        ("人口: {数值: 440人, 男: 210人, 女: 203人}", []),
        *((f"{name}: {{数值: 8652{unit}, 城区: 1231{unit}, 乡村: 4721{unit}}}", []) for name, unit in (("可支配收入", "元"), ("临时补助", "元"), ("平均水量", "吨"))),
        ("优良: {数值: 86.52%, 一类: 12.31%, 二类: 47.21%}", []),
        ("经营收入: {数值: 8652万元, 甲厂: 1231万元, 乙厂: 4721万元}", [("本地.经营收入.乙厂", "看是不是 7421万元（相邻两位写颠倒）；本来不是相加的，注明情况属实")]),
        # what is nothing ends a list
        ("通车里程: 3134公里, 国道: 0公里, 省道: 210公里, 县道: 424公里, 乡道: 900公里, 村道: 160公里", []),
        # others make it up, or one alone does: what is left over is by another count
        ("人口: {数值: 35.8万人, 城镇: 16.8万人, 农村: 19.0万人, 流动: 2.6万人}", []),
        ("耕地: {数值: 86.5万亩, 水田: 52.6万亩, 旱地: 33.9万亩, 高标准农田: 28.6万亩}", []),
        ("资金: {数值: 1260万元, 收入: 1260万元, 支出: 1140万元, 结余: 120万元}", []),
        # two slips mend it
        ("产值: {数值: 15596吨, 甲厂: 8737吨, 乙厂: 7219吨}", []),
        # parts that are not all of it, or not of it
        ("合作社: {数值: 286处, 新增: 3处, 注销: 12处, 示范: 217处}", []),
        ("补助标准: {一般户: 600元, 脱贫户: 3000元, 监测户: 3000元}", []),
        ("通车里程: 3260公里, 国道: 126公里, 桥梁: 210公里, 村道: 160公里", []),
    ],
)
def test_one_slip_mends_the_sum(figures: str, told: list[tuple[str, str]]) -> None:
    found = examine(book_of(f"{HEAD}指标: {{本地: {{{figures}}}}}\n"))[0]
    assert [(each.path, each.hint) for each in found if each.code == "D328"] == told
