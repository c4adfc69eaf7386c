"""Which names say what should not be, or is still left; what is done about it is none of them."""

from __future__ import annotations

import pytest

from drafting.model.less_is_better import is_left_over, less_is_better


@pytest.mark.parametrize("name", ["违法占耕宗数", "逾期率", "撂荒地", "撂荒面积", "信访积案", "未解决", "尚未整改户", "牲畜死亡率", "闲置农房", "越级上访", "返贫户", "用水总量", "单位产值能耗"])
def test_a_task_for_these_is_a_limit(name: str) -> None:
    assert less_is_better(name)


@pytest.mark.parametrize(
    "name",
    ["撂荒地整治", "违法占耕整改", "逾期清收", "积案化解", "闲置资产盘活", "未成年人关爱", "返贫监测对象", "防返贫保险", "事故演练", "失业保险", "旱厕改造", "违建拆除", "务工就业", "防火", "失业人员实现就业", "返贫保", "死亡报告率", "投诉满意率", "事故应急预案", "违法线索移送", "用水总量下降", "排放量监测"],
)
def test_what_is_done_has_a_task_to_fulfil(name: str) -> None:
    assert not less_is_better(name)
    assert not is_left_over(name)
