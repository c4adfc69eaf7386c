"""Whether a name tells what a task beside it is: of these names none is asked of the lists of limits."""

from __future__ import annotations

import pytest

from drafting.model.directions import Directions
from tests.shipped import shipped

FAULTS = shipped().faults()


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("急诊滞留时间", "小时"), ("企业注销天数", "天"), ("平均候车时间", "分钟"), ("初信初访量", "件"), ("窗口排队人数", "人"), ("亩均灌溉水量", "立方米"), ("母猪死淘率", "%"),
        ("二次手术率", "%"), ("高锰酸盐指数", "毫克/升"), ("噪声夜间均值", "分贝"), ("两抢案件数", "起"), ("应收账款", "元"), ("申请材料份数", "份"), ("线路跳闸", "次"), ("存量资金", "元"),
    ],
)  # fmt: skip
def test_what_may_be_a_burden_is_open(name: str, unit: str) -> None:
    assert FAULTS.leaves_open(name, unit, "甲")


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("新增就业", "人"), ("风险应对", "户"), ("储备率", "%"), ("抢救被困人员", "人"), ("抢收小麦", "亩"), ("控辍保学率", "%"), ("病险水库除险", "座"), ("降碳项目", "个"), ("压减审批时间", "天"), ("办理时限压减", "天"), ("毕业率", "%"), ("病案归档率", "%"), ("立案率", "%"), ("出租率", "%"), ("平均分", "分"), ("伤残抚恤", "人"), ("化肥减量", "%"), ("续航", "小时"), ("培训教师", "人次"), ("造林面积", "亩"), ("村集体收入", "元"), ("人均可支配收入", "元"), ("人均体育场地面积", "平方米"), ("接种率", "%"), ("垃圾分类覆盖率", "%"),
        ("优良天数", "天"), ("志愿服务时长", "小时"), ("预警提前量", "分钟"), ("法律援助案件", "起"), ("化解积案", "件"), ("招聘编外人员", "名"), ("退役军人培训", "人"), ("城镇老旧小区改造", "个"),
        ("病虫害防治率", "%"), ("存量资金盘活", "元"), ("早稻单产", "公斤/亩"),
    ],
)  # fmt: skip
def test_what_more_of_is_wanted_is_not(name: str, unit: str) -> None:
    assert not FAULTS.leaves_open(name, unit, "甲")


def test_what_the_lists_know_is_not_asked() -> None:
    assert FAULTS.less_is_better("返贫率")
    assert not FAULTS.leaves_open("返贫率", "%", "甲")
    assert not FAULTS.leaves_open("会议次数", "次", "限额控制")


def test_what_stands_below_an_indicator_is_read_with_it() -> None:
    assert FAULTS.leaves_open("人数", "人", "甲", "窗口排队")
    assert not FAULTS.leaves_open("时长", "小时", "甲", "志愿服务")


def test_without_words_nothing_is_open() -> None:
    assert not Directions({}, "治理").is_open("急诊滞留时间", "小时")
