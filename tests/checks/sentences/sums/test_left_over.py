"""What is left when the rest is spent, where the three stand in a row or in brackets."""

from __future__ import annotations

import pytest

from drafting.checks.sentences.rules import REST
from tests.checks.sentences.saying import said, wrong


@pytest.mark.parametrize(
    ("text", "true", "false"),
    [
        ("接收捐赠1260万元，支出1086万元，结余{}万元。", "174", "147"),  # two digits swapped
        ("接收捐赠1260万元，支出1086万元，结余{}万元。", "174", "104"),  # less than is left
        ("编制26名，实有24人，空编{}名。", "2", "3"),
        ("资金380万元（拨付320万元，结余{}万元）。", "60", "50"),
        ("接收捐赠1260万元，支出1113万元，结余{}万元。", "147", "174"),  # swapped the other way
        ("比上年增加300万元，接收物资380万元，支出320万元，结余{}万元。", "60", "50"),
        ("隐患100处（已整改90处，剩余{}处）。", "10", "5"),
        ("资金380万元（拨付320万元，结余{}万元），惠及10户。", "60", "50"),
        ("资金380万元（拨付320万元，结余{}万元）。另有10万元待拨。", "60", "50"),
    ],
)
def test_what_is_left_is_what_was_not_spent(text: str, true: str, false: str) -> None:
    assert wrong(text.format(true)) == []
    assert [each for each in said(text.format(true)).claims if each.rule is REST]
    assert len(wrong(text.format(false))) == 1


@pytest.mark.parametrize(
    "text",
    [
        # something may have been carried over, or is paid otherwise
        "接收捐赠1260万元，支出1086万元，结余474万元。",
        "财政资金380万元，支出320万元，结余50万元。",
        "支出1260万元，拨付1086万元，结余104万元。",
        "上年结转资金380万元（拨付320万元，结余50万元）。",
        "上年余额300万元，接收捐赠1260万元，支出1086万元，结余147万元。",
        "接收捐赠1260万元，支出1086万元，结余147万元，退回27万元。",
        "资金380万元（已拨付320万元，结余50万元，另有12万元待拨）。",
        # who works there and holds no post
        "编制26名，实有24人，空编3名，另有工勤人员1名。",
        "编制26名，实有24人，空编1名，冻结一名。",
        "人员26名，实有24人，空编3名。",
        "编制26名，借调24人，空编3名。",
        # not one right behind the other
        "编制26名，实有24人；空编3名。",
        "编制26名（实有24人），空编3名。",
        "接收捐赠1260万元，支出1086万元；结余104万元。",
        "接收捐赠1260万元，惠及群众，支出1086万元，结余104万元。",
        "资金380万元，其中（拨付320万元，结余50万元）。",
        "资金380万元（其中拨付320万元，结余50万元）。",
        "资金380万元（拨付320万元，惠及群众，结余50万元）。",
        "资金380万元（拨付320万元）（结余50万元）。",
        # rough, changes, rates, other things
        "接收捐赠近1260万元，支出1086万元，结余104万元。",
        "资金增加380万元（拨付320万元，结余50万元）。",
        "预算执行86%（拨付52%，结余30%）。",
        "接收捐赠1260万元，支出1086万元，增长104万元。",
        "接收捐赠1260万元，支出1086万元物资，结余104万元。",
        "接收捐赠1260万元，支出1086万元，结余104万元利息。",
        "接收捐赠1260吨，支出1086万元，结余104万元。",
        "接收捐赠1260万元，支出1086吨，结余104吨。",
        "隐患1260处，上报1086处，剩余104处。",
    ],
)
def test_where_more_may_have_come_or_gone_nobody_is_accused(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize("text", ["接收捐赠1260吨，支出1086万元，结余104万元。", "接收捐赠1260万元，支出1086吨，结余104吨。"])
def test_of_other_things_nothing_is_left(text: str) -> None:
    assert not [each for each in said(text).claims if each.rule is REST]
