"""What was there, what came and went, and what is there now."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, wrong


@pytest.mark.parametrize(
    ("text", "confirmed"),
    [
        ("上年末在册85户，新增20户，退出8户，现有97户。", "97户 = 85户 + 20户 - 8户"),
        ("上年结转案件20件，新收206件，审结212件，未结14件。", "14件 = 20件 + 206件 - 212件"),
        ("年末存栏320头，年初300头，增加180头，出栏160头。", "320头 = 300头 + 180头 - 160头"),
        ("上年结转资金320万元，本年安排1200万元，支出1360万元，结余160万元。", "160万元 = 320万元 + 1200万元 - 1360万元"),
    ],
)
def test_a_balance_is_confirmed(text, confirmed):
    assert confirmed in holding(text)
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("上年末在册1285户，新增320户，退出118户，现有1587户。", ["1587户 ≠ 1285户 + 320户 - 118户 = 1487户"]),
        ("年初在校生12600人，招收新生3260人，转出118人，目前15724人。", ["15724人 ≠ 12600人 + 3260人 - 118人 = 15742人"]),
    ],
)
def test_a_slip_in_one_is_told(text, told):
    assert wrong(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "年初常住人口32.6万人，出生0.21万人，死亡0.28万人，年末32.4万人。",
        "年末户籍人口48.6万人，上年末48.9万人，减少3000人，其中迁出4200人。",
        "年初在校生12600人，招收新生3260人，毕业3180人，休学86人，年末在校生12594人。",
        "上年末在册1285户，新增320户，净增118户，现有1587户。",
        "上年末在册1285户，新增约320户，退出118户，现有1587户。",
        "年初在册85户，新增20户，退出8户，现有98户。",  # any digit may be the slip of so short figures
    ],
)
def test_what_may_leave_a_flow_out_is_no_fault(text):
    assert wrong(text) == []
