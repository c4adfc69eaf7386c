"""The words that clerks have for the keys of an indicator, and for its own figure: 年度任务, 去年同期, 增速, 完成, 合计."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from drafting.model.indicator import OTHER_WORDS, OWN_KEYS
from drafting.model.typing_slips import is_slip_of_a_key

FINISHED: Final = ("完成", "完成数", "实际完成", "已完成", "累计完成", "完成情况", "竣工", "已竣工", "完工", "已完工", "建成")
"""What the figure itself is called beside its 任务."""
ITSELF: Final = ("数量", "总数", "总量", "总额", "总投入", "总规模", "合计", "总计")
"""What it is called without one."""
VALUE: Final = ("值", "今年", "本年", "本期", "本期数", "本期值", "当期", "当期值", "实际值", "完成值")
"""What it is called in any case: 值 is no indicator."""
STAGES: Final = frozenset({"开工", "已开工", "开工数", "未开工", "在建"})
"""Beside these the figure of projects is how many are planned, {计划: 63个, 开工: 60个, 完工: 31个}, never what is finished."""
OF_ANYTHING: Final = frozenset((*(word for word, key in OTHER_WORDS.items() if key == "任务"), *STAGES, *FINISHED))
"""Tasks and stages, which alone do not say of what: 年度任务 and 已开工 of 厕所革命."""
PLANNED: Final = ("计划", "计划数", "计划实施")
LAST_YEAR_HINT: Final = "上年同期的数写成 上年同期: …；半年、季度数据里上年全年的数不是同期，时点数写成 上年末: …，时期数删去"
_YEAR_BEFORE: Final = ("上年", "去年", "上一年")
UNSURE: Final = {
    **dict.fromkeys(_YEAR_BEFORE, ("上年同期", LAST_YEAR_HINT)),
    "年初": ("上年末", "上年末的数写成 上年末: …"),
    "增长": ("同比", "比上年同期增长的百分比写成 同比: …，增加的数写成 同比增减: …；比上年末的写成 较上年末: …"),
    "下降": ("同比", "比上年同期下降的，写成负数：同比: -…；比上年末的写成 较上年末: -…"),
    "同比下降": ("同比", "写成负数：同比: -…"),
    "同比减少": ("同比", "减少的百分比写成负数：同比: -…，减少的数写成 同比增减: -…"),
    "同比增加": ("同比", "增加的百分比写成 同比: …，增加的数写成 同比增减: …"),
    "完成进度": ("完成率", "完成的百分比写成 完成率: …"),
    "进度": ("完成率", "完成的百分比写成 完成率: …"),
}
"""Words that may mean one key or another → the likeliest, and what to type."""
UNSURE_WORDS: Final = {word: key for word, (key, _) in UNSURE.items()}
OF_A_YEAR: Final = {**OTHER_WORDS, **dict.fromkeys(_YEAR_BEFORE, "上年同期"), **dict.fromkeys(("增长", "比上年增长", "较上年增长", "比去年增长", "较去年增长"), "同比")}
"""Of data of one year, where 上年 can only be the same twelve months, and what grew did so since then."""
ANY_WORD: Final = frozenset((*OTHER_WORDS, *UNSURE))
_KEYS: Final = (*OWN_KEYS, *OTHER_WORDS)
_MEANT: Final = {
    **dict.fromkeys(("数据", "数字", "数额"), "数值"),
    **dict.fromkeys(("任务量", "任务指标", "目标任务数"), "任务"),
    **dict.fromkeys(("上年同期值", "去年同期值", "上年同期数据", "去年同期数据"), "上年同期"),
    **dict.fromkeys(("组成", "分项", "包括", "分类", "明细"), "构成"),
    **dict.fromkeys(("提供部门", "填报单位", "填报部门", "报送单位", "报送部门", "责任单位", "数据来源", "来源"), "提供单位"),
    **dict.fromkeys(("统计时间", "统计时段", "统计周期"), "统计期间"),
    **dict.fromkeys(("截止日期", "截止时间", "截至日期", "截至时间"), "截至"),
    **dict.fromkeys(("说明", "注", "注释"), "备注"),
}
"""What clerks call keys otherwise, and what is as rarely a name of its own."""


@lru_cache(maxsize=2048)  # the units of a batch use the same names
def slipped_key(name: str) -> str:
    """The key of an indicator that a name is typed wrong for, "" for none."""
    if name in _KEYS:
        return ""
    return _MEANT.get(name) or next((key for key in _KEYS if is_slip_of_a_key(name, key)), "")
