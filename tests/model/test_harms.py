"""What sounds bad, by the words of the house: the bad word stands last, and nothing says that something was done."""

from __future__ import annotations

import pytest

from drafting.model.faults import NO_FAULTS
from tests.shipped import shipped

FAULTS = shipped().faults()


@pytest.mark.parametrize(
    "name",
    [
        "训练伤", "走逃失联", "流失专职队员", "应享未享", "延期项目", "库存积压", "舆情", "通报批评", "被约谈", "行政复议被撤销", "考试不及格", "哑弹", "暴雨漏报", "弃疗儿童",
        "弃赛", "参赛退赛", "仪器超检", "散乱污站点", "指战员受伤", "农机故障", "违约债务", "滞留", "问责", "失业", "流失项目", "终止项目", "出口亏损企业",
    ],
)  # fmt: skip
def test_these_sound_bad(name: str) -> None:
    assert FAULTS.sounds_bad(name)


@pytest.mark.parametrize(
    "name",
    [
        "失业保险", "失业保险参保", "失业补助金", "工伤保险", "残疾人", "困难群众", "贫困人口", "务工就业贫困人口", "失能老人", "失独家庭", "失信惩戒", "空调", "减损", "挽损", "挽回损失", "低空经济",
        "债券发行", "专项债", "违建拆除", "防灾减灾", "防溺水", "防溺水失职问责", "抢救被困人员", "疏散群众", "治疗伤员", "伤残抚恤", "退役军人", "退耕还林", "盈亏",
        "停电应急演练", "不停电作业", "停电路灯点亮", "停电自备发电机", "缺工企业送工", "缺口资金落实", "流失订单挽留", "失联人员找回", "失学儿童劝返", "裁员稳岗返还企业", "老化线路入地",
        "渗漏水库封堵", "险情成功处置", "隐患点转移人员", "失效灭火器换装", "责令停产停业", "淤积河道清淤", "发现隐患", "排查隐患", "不落实责任追究督办", "新建消防站", "立功受奖", "优良天数",
    ],
)  # fmt: skip
def test_what_helps_and_what_was_done_is_silent(name: str) -> None:
    assert FAULTS.sounds_bad(name) == ""


def test_without_words_nothing_sounds_bad() -> None:
    assert NO_FAULTS.sounds_bad("训练伤") == ""
