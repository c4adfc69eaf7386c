"""What a name says is counted, and a figure in a unit of another kind."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Severity
from drafting.load.house.catalogue import read_catalogue
from tests.load.validating import HEAD, codes, only, tree_of

KNOWN = read_catalogue(tree_of("粮食: {播种面积: {计量单位: 亩, 别名: [粮食面积, 粮食]}}\n厕所: {改厕: 户}\n", "indicators.yaml"))[0]


@pytest.mark.parametrize("group", ["粮食", "本地的组"])
@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("粮食面积", "5.2万吨", "名称说的是面积，单位却是“吨”"),
        ("魔芋产量", "5万亩", "名称说的是产量，单位却是“亩”"),
        ("人均收入", "1.2万户", "名称说的是收入，单位却是“户”"),
        ("线上销售额", "5万人", "名称说的是销售额，单位却是“人”"),
        ("排查率", "5户", "名称说的是率，单位却是“户”"),
        ("群众满意度", "98人", "名称说的是满意度，单位却是“人”"),
        ("受益户数", "98人", "名称说的是户数，单位却是“人”"),
        ("道路里程", "98万元", "名称说的是里程，单位却是“元”"),
        ("占地面积", "98万元", "名称说的是面积，单位却是“元”"),
        ("惠民资金", "26起", "名称说的是资金，单位却是“起”"),
        ("侵占惠民资金", "26户", "名称说的是资金，单位却是“户”"),
        ("魔芋面积", "26%", "名称说的是面积，单位却是“%”"),
    ],
)
def test_a_unit_that_the_name_cannot_have_is_told(group: str, name: str, value: str, said: str) -> None:
    found = only(f"{HEAD}指标: {{{group}: {{{name}: {value}}}}}\n", known=KNOWN)
    assert (found.code, found.severity, found.message) == ("D109", Severity.WARNING, f"{group}.{name}：{said}")


def test_so_is_what_stands_below_a_thing() -> None:
    found = only(f"{HEAD}指标: {{本地的组: {{魔芋: {{面积: 5万吨}}}}}}\n", known=KNOWN)
    assert (found.path, found.hint) == ("本地的组.魔芋.面积", "是面积的，用亩作单位；数的是别的，名称写明，如 产量: 5万吨")


@pytest.mark.parametrize(
    "figure",
    [
        "造林面积: 5公顷", "防治面积: 5万亩次", "单产: 500公斤/亩", "鸡蛋产量: 5万枚", "木材产量: 5立方米", "劳动生产率: 12万元", "排查率: 9成",
        "贷款余额: 320户", "培训人数: 5人次", "脱贫人口: 320户", "有收入: 12个", "亩均收入: 5000元/亩", "用电量: 5千瓦时", "补贴: 320人", "效率: 5天",
        "粮食: 5万吨", "面积: 待补", "产值: 3家500万元", "羊出栏: 3万只", "总动力: 5万千瓦",
        "占总人口: 21%", "占耕地面积: 76%", "高标准农田达到耕地总面积: 76%", "占总收入: 3成", "满意度: 98.5分", "侵占惠民资金: 26起", "挪用扶贫资金: 3件",
    ],
)  # fmt: skip
def test_what_may_be_is_not(figure: str) -> None:
    assert "D109" not in codes(f"{HEAD}指标: {{粮食: {{{figure}}}}}\n", known=KNOWN)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("粮食: {改厕: 300亩}", "目录的“厕所”组里有“改厕”，用户，这里是亩，没有当作它"),
        ("粮食: {粮食: 5万吨}", "这个名称在目录里是“播种面积”，用亩，这里是吨，没有当作它"),
    ],
)
def test_a_name_of_the_catalogue_is_not_passed_over_in_silence(body: str, said: str) -> None:
    found = only(f"{HEAD}指标: {{{body}}}\n", known=KNOWN)
    assert (found.code, found.severity, found.message.partition("：")[2]) == ("D100", Severity.INFO, said)
