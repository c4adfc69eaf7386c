"""What was there, what came and went, and what is there now."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine
from tests.checks.judging import HEAD, book_of


def said(body: str) -> list[str]:
    return [each.message for each in examine(book_of(f"{HEAD}指标: {body}\n"))[0] if each.code == "D323"]


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ("茶园: {年初: 1200亩, 新增: 150亩, 减少: 30亩, 年末: 1230亩}", ["茶园·年末：填 1230亩，按 年初 + 新增 - 减少（1200亩、150亩、30亩）应为 1320亩，相差 90亩"]),
        ("茶园: {年初: 1200亩, 新增: 150亩, 减少: 30亩, 年末: 1320亩}", []),
        ("债务: {年初余额: 1200万元, 本年新增: 300万元, 本年偿还: 450万元, 年末余额: 1950万元}", ["债务·年末余额：填 1950万元，按 年初余额 + 本年新增 - 本年偿还（1200万元、300万元、450万元）应为 1050万元，相差 900万元"]),
        ("债务: {年初余额: 1200万元, 本年新增: 300万元, 本年偿还: 450万元, 年末余额: 1050万元, 利息: 32万元}", []),
        ("债务: {年初余额: 1200万元, 本年新增: 300万元, 本年偿还: 450万元, 年末余额: 1150万元, 利息: 32万元}", []),
        ("企业: {上年末: 120家, 新增: 26家, 注销: 6家, 数值: 410家}", ["企业：填 410家，按 上年末 + 新增 - 注销（120家、26家、6家）应为 140家，相差 270家"]),
        # some may have left of which nobody speaks: then only a slip tells
        ("企业: {上年末: 120家, 新增: 26家, 数值: 140家}", []),
        ("企业: {上年末: 120家, 新增: 26家, 数值: 164家}", ["企业：填 164家，按 上年末 + 新增（120家、26家）应为 146家，相差 18家"]),
        ("民宿: {年初: 86家, 净增: 21家, 年末: 120家}", []),
        ("基金: {上年结余: 6.2亿元, 收入: 8.6亿元, 支出: 8.1亿元, 当期结余: 0.5亿元, 滚存结余: 7.7亿元}", []),
        ("存款余额: {数值: 286亿元, 年初: 268亿元, 比年初增加: 81亿元}", ["存款余额·比年初增加：填 81亿元，按 存款余额 - 年初（286亿元、268亿元）应为 18亿元，相差 63亿元"]),
        ("存款余额: {数值: 286亿元, 年初: 268亿元, 比年初增加: 18亿元}", []),
    ],
)
def test_what_came_and_went_makes_what_is_there_now(figures: str, told: list[str]) -> None:
    assert said(f"{{本地: {{{figures}}}}}") == told
