"""Money that seems to lack its 万."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine
from tests.checks.judging import HEAD, book_of

CATALOGUE = "资金:\n  衔接资金: {计量单位: 元, 汇总: 相加}\n  人均补助: {计量单位: 元, 汇总: 不汇总}\n"


def told(figures: str) -> list[str]:
    found, _ = examine(book_of(f"{HEAD}指标: {{资金: {{{figures}}}}}\n", CATALOGUE))
    assert all(each.hint.startswith("看是不是") for each in found if each.code == "D270")
    return [each.message for each in found if each.code == "D270"]


@pytest.mark.parametrize(
    ("figures", "message"),
    [
        ("衔接资金: 8858.4元", "衔接资金：填 8858.4元，带着小数，不到一万元，像是漏了“万”"),
        ("衔接资金: 18858.4225元", "衔接资金：填 18858.4225元，小数点后有4位，像是漏了“万”"),
        ("衔接资金: {数值: 8858.4万元, 上年末: 9000.5元}", "衔接资金·上年末：填 9000.5元，带着小数，不到一万元，像是漏了“万”"),
        ("甲: 5万元, 乙: 6万元, 丙: 7万元, 茶叶销售: 314.7元", "茶叶销售：填 314.7元，带着小数，不到一万元，像是漏了“万”"),
    ],
)
def test_a_total_with_jiao_and_fen(figures: str, message: str) -> None:
    assert told(figures) == [message]


@pytest.mark.parametrize(
    "figures",
    ["衔接资金: 40530元", "衔接资金: 40530.5元", "衔接资金: 500元", "人均补助: 530.5元", "甲: 5万元, 乙: 6万元, 丙: 7万元, 鲜叶均价: 86.5元", "茶叶销售: 314.7元", "甲: 5万元, 乙: 6万元, 丙: 7万元, 养老金: 183.5元"],
)
def test_what_may_be_so(figures: str) -> None:
    assert told(figures) == []
