"""Rates that no relation is needed to know for wrong."""

from __future__ import annotations

import pytest

from drafting.checks.relations import mismatches
from tests.checks.judging import CATALOGUE, HEAD, book_of
from tests.checks.oddities.examined import codes


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("{教育: {巩固率: 985%}}", ["D255"]),
        ("{教育: {女童巩固率: 100.1%}}", ["D255"]),
        ("{教育: {女童巩固率: 100%}}", []),
        ("{教育: {女童巩固率: -2%}}", ["D255"]),
        ("{教育: {学生: {数值: 5人, 完成率: 120%}}}", []),
        ("{教育: {增长率: 120%}}", []),
        ("{教育: {毛入学率: 104%}}", []),
        ("{医保: {应参保: 8600人, 实际参保: 8620人, 参保率: 100.23%}}", ["D322"]),
        ("{医保: {应参保: 8600人, 实际参保: 84710人, 参保率: 985%}}", ["D255", "D322"]),
        ("{教育: {入学率: 104%}}", ["D255"]),
        *((f"{{本地: {{{name}: 112%}}}}", []) for name in ("拨备覆盖率", "移动电话普及率", "汽车普及率")),
        *((f"{{本地: {{{name}: 1200%}}}}", []) for name in ("财政资金撬动率", "担保放大率", "利息保障率")),
        *((f"{{本地: {{{name}: 112%}}}}", ["D255"]) for name in ("自来水普及率", "医保覆盖率", "按期办结率", "城镇化率", "出勤率")),
        ("{林业: {无公害防治率: 101.1%}}", ["D255"]),
        ("{林业: {造林成活率: 98.1%, 成灾率: 1.1‰}}", []),
        ("{教育: {学生: {数值: 5人, 同比: -120%}}}", ["D255"]),
        ("{教育: {学生: {数值: 5人, 同比: -100%}}}", []),
        ("{资金: {支出进度: 102%}}", ["R105"]),
        ("{人口: {出生率: 8.5%}}", ["D255"]),
        ("{人口: {出生率: 8.5‰, 牲畜死亡率: 5%}}", []),
    ],
)
def test_percentages_that_cannot_be(body: str, found: list[str]) -> None:
    assert codes(body, catalogue=CATALOGUE) == found


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("参保比例: 985%", "参保比例：填 985%，大得不像"),
        ("安置率: 1000%", "安置率：填 1000%，大得不像"),
        ("控辍保学率: 9960.0%", "控辍保学率：填 9960.0%，大于100%"),
        ("普惠率: 120.0%", "普惠率：填 120.0%，大于100%"),
        ("安置率: 120%", ""),
        *((f"{name}: 1000%", "") for name in ("投资完成率", "产值增长率", "资金利润率", "出口增幅")),
    ],
)
def test_a_rate_of_many_hundreds_is_marked_in_drafts(figure: str, told: str) -> None:
    """99.6 in a cell of percentages is 9960.0%: nobody would take the draft for right without a mark."""
    found = mismatches(book_of(f"{HEAD}指标: {{本地: {{{figure}}}}}\n"), offering=False)
    assert [each.message for each in found if each.code == "D255"] == ([told] if told else [])


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("自来水普及率: 97.6‰", "自来水普及率：填 97.6‰，这样的率一般是百分数，97.6‰ 只有 9.76%"),
        ("农产品占比: {数值: 29.3‰, 统计期间: 上半年}", "农产品占比：填 29.3‰，这样的率一般是百分数，29.3‰ 只有 2.93%"),
        ("参保比例: 97.6‰", "参保比例：填 97.6‰，这样的率一般是百分数，97.6‰ 只有 9.76%"),
        ("自来水普及率: 97.6%", ""),
        *((f"{name}: 1000%", "") for name in ("投资完成率", "产值增长率", "资金利润率", "出口增幅")),
        ("安置率: 120%", ""),
        ("自来水普及率: 0.6‰", ""),  # nobody tells a share of less than a thousandth in per cent
        *((f"{name}: 4.2‰", "") for name in ("出生率", "人口自然增长率", "婴儿死亡率", "肺结核发病率", "残疾发生率", "有害生物成灾率", "森林火灾受害率", "贷款利率", "离婚率", "犯罪率", "刑事发案率", "信访率", "尿检阳性率", "性别比例")),
    ],
)
def test_a_percentage_in_thousandths_is_told_in_drafts(figure: str, told: str) -> None:
    found = mismatches(book_of(f"{HEAD}指标: {{本地: {{{figure}}}}}\n"), offering=False)
    assert [each.message for each in found if each.code == "D329"] == ([told] if told else [])


@pytest.mark.parametrize(
    ("figure", "hint"),
    [
        ("抽检合格率: 984‰", "写成 98.4%；本来按千分数统计的，注明情况属实"),
        ("自来水普及率: 1000‰", "写成 100%；本来按千分数统计的，注明情况属实"),
        ("自来水普及率: 97.6‰", "是百分数的，写成 97.6%；确是千分数的，注明情况属实"),
        ("任务完成率: 104.5‰", "是百分之104.5的，写成 104.5%；是千分数的，写成 10.45%；本来按千分数统计的，注明情况属实"),
    ],
)
def test_the_hint_for_thousandths_says_as_many_hundredths(figure: str, hint: str) -> None:
    found = mismatches(book_of(f"{HEAD}指标: {{本地: {{{figure}}}}}\n"), offering=False)
    assert [each.hint for each in found if each.code == "D329"] == [hint]


def test_what_the_catalogue_counts_in_thousandths_is_right_so():
    catalogue = "本地: {自来水普及率: {计量单位: ‰}}\n"
    assert "D329" not in codes("{本地: {自来水普及率: 97.6‰}}", catalogue=catalogue)
