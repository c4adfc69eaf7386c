"""What is wrong with quantities is said to the letter: these words reach people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drafting.quantities.display import in_scale, points
from drafting.quantities.measure import MeasureError, converted, minus, ratio, total
from drafting.quantities.units import UnitTable
from tests.quantities.table import HOUSE, measure, quantity


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (lambda: in_scale(quantity("5元"), 1000), ("unit", "没有“1000”这个数量级", "用 1、万、亿或万亿")),
        (lambda: ratio(quantity("5个"), quantity("0个"), HOUSE), ("zero", "5个不能除以0个", "除数为零，请核对")),
        (lambda: converted(quantity("5户"), "人", HOUSE), ("unit", "5户不能换算成人", "改用人作单位")),
        (lambda: total([], HOUSE), ("empty", "没有可以相加的数", "")),
        (lambda: minus(measure("5户"), measure("3人"), HOUSE), ("unit", "单位不一致：5户（户）与3人（人）", "统一写成户")),
        (lambda: minus(measure("5万元"), measure("3人"), HOUSE), ("unit", "单位不一致：5万元（元）与3人（人）", "统一写成万元")),
        (
            lambda: minus(measure("5户12人"), measure("3户5次"), HOUSE),
            ("unit", "单位不一致：应有户、人，3户5次只有户、次", "每一项都按户、人填写"),
        ),
        (
            lambda: minus(measure("5户12人"), measure("5"), HOUSE),
            ("unit", "单位不一致：应有户、人，5只有无单位", "每一项都按户、人填写"),
        ),
    ],
)  # fmt: skip
def test_a_refusal_says_what_and_what_instead(work: Callable[[], object], said: tuple[str, str, str]) -> None:
    with pytest.raises(MeasureError) as caught:
        work()
    error = caught.value
    assert (error.kind, error.message_zh, error.hint_zh) == said
    assert error.args == said


def test_an_error_prints_its_hint_in_brackets() -> None:
    assert str(MeasureError("unit", "单位不一致", "统一写成户")) == "单位不一致（统一写成户）"
    assert str(MeasureError("empty", "没有数")) == "没有数"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"计数": "个"}, "计数 应是列表"),
        ({"单位族": ["元"]}, "单位族 应是“名称: 内容”的形式"),
        ({"单位族": {"货币": {"单位": {"元": "一"}}}}, "单位“元”的换算系数“一”不是数"),
        ({"单位族": {"货币": {"单位": {"元": 0}}}}, "单位“元”的换算系数应大于零"),
    ],
)
def test_a_faulty_table_of_units_is_told_where(data: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}$"):
        UnitTable.from_data(data)


def test_counts_of_a_catalogue_are_each_of_their_own_kind() -> None:
    wider = HOUSE.with_units(["网格", "（处理）中心点位"])
    assert not wider.convertible("网格", "(处理)中心点位")
    assert (wider.family("网格"), wider.factor("网格"), wider.continuous("网格")) == ("网格", 1, False)
    assert wider.known_head("(处理)中心点位的") == "(处理)中心点位"
    assert HOUSE.known_head("网格") == ""


def test_a_family_is_rounded_only_where_it_says_so() -> None:
    table = UnitTable.from_data({"单位族": {"面积": {"连续": "是", "单位": {"亩": 1}}, "组": {"单位": {"组": 1}}}, "计数": ["个"]})
    assert [table.continuous(unit) for unit in ("亩", "组", "个")] == [True, False, False]
    assert table.longest == 1
    assert UnitTable.from_data({}).longest == 0


def test_points_keep_two_decimals() -> None:
    assert points(quantity("1.256").number).text == "1.26个百分点"
