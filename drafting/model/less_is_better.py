"""Which figures are better small, by their names, where the catalogue does not say: a task for them is a limit, never something done."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

_BAD: Final = lazy(
    "(?:违法|违规|违纪|逾期|失学|辍学|返贫(?!监测)|致贫(?!监测)|死亡|伤亡|亏损|损失|损耗|流失|发案|案发|事故|火灾|溺水|失业|欠薪|拖欠|超标|投诉|越级|上访|超期|"
    "发病|发生率|空置率|撂荒率|闲置率|差错|漏评|错评|漏保|脱保|断保)"
    "(?:占[耕地用]|耕地|用地|建设|行为|案件|事件|问题|线索数|学生|儿童|人员|人口|人次|农民工|工资|账款|贷款|资金|农户|户|人|宗|件|起|次|例|率|数|量|面积|金额|余额|总)*$"
)
"""What should not be at all, with no more behind it than what is counted: 失业人员实现就业 and 返贫保 are good."""
_CAPPED: Final = lazy("(?:用水|耗水|用能|能耗|能源消费|煤炭消费|排放)(?:总量|强度|量)$|能耗$")
"""What is held below a cap: 用水总量 of 1.1亿立方米 is within a 任务 of 1.2亿."""
_LEFT: Final = lazy("撂荒|抛荒|弃耕|积案|闲置|空置|空壳村|旱厕|违建|黑臭水体|滞后")
"""What is still to be done away with."""
_NOT_YET: Final = lazy("^(?:尚|仍|还)?未(?!成年|来|婚|发生|出现)..")
"""What is still to be done: 未整改, whatever the work is."""
_WORK: Final = lazy(
    "防返贫|防贫|防止|预防|防治|防控|防范|防火|灭火|查处|查办|查找|核查|检查|巡查|督查|排查|清查|整改|整治|治理|改造|复耕|复垦|复种|开垦|利用|盘活|流转|处置|处理|"
    "化解|调处|调解|办结|办理|受理|立案|打击|取缔|拆除|清零|清理|清收|清缴|追缴|追回|收回|回收|销号|消除|恢复|修复|解决了|已解决|劝返|救助|救治|补偿|补助|赔付|理赔|保险|投保|"
    "安置|再就业|帮扶|演练|培训|宣传|教育|监测|预警|监管|监督|减少|降低|下降|压减|控制|保护|治愈|挽回|挽损|避免|处罚|问责|网格|队伍|人员库|完成"
)
"""What is done about it: that is the better the more there is of it."""


def less_is_better(name: str) -> bool:
    """逾期率, 违法占耕宗数, 撂荒地; but no 撂荒地整治."""
    return is_left_over(name) or ((_BAD.search(name) or _CAPPED.search(name)) is not None and not is_worked_at(name))


def is_worked_at(name: str) -> bool:
    """Whether something is done about it: 事故查处, 逾期清收."""
    return _WORK.search(name) is not None


def is_left_over(name: str) -> bool:
    """Whether a task beside it may also be how much of it is to be done away with: 撂荒地30亩, 任务100亩."""
    not_yet = _NOT_YET.match(name)
    left = not_yet is not None or _LEFT.search(name) is not None
    return left and _WORK.search(name, not_yet.end() if not_yet is not None else 0) is None
