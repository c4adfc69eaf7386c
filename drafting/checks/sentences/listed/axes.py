"""Axes of classification: whatever is counted, what is of one word of an axis is of none of its others.

小学 and 初中, 水田 and 旱地, 县道 and 乡道 divide what they are said of, though there may be more than these; 工业投资 and 民间投资, which
are of two axes, need not. What is not of one axis is no list of parts for its names' sake, however alike these are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

_SERIES: Final = (
    "大中小微", "高中初低", "早中晚", "上中下", "老中青", "甲乙丙丁", "一二三四五", "ABCDE", "ＡＢＣＤＥ", "ⅠⅡⅢⅣⅤ", "金银铜", "红橙黄蓝", "春夏秋冬", "东南西北", "水火风核", "公铁",
    "男女", "内外", "进出", "正副", "轻重", "公私", "长短", "单双", "干湿", "国地", "本专", "军地", "初重", "个集", "新老", "雌雄", "公母",
)  # fmt: skip
"""Characters of which one alone makes two names differ: 大型 and 小型, 春茶 and 夏茶, 火电 and 水电, C级 and D级."""
_AXES: Final = tuple(
    tuple(tuple(value.split("/")) for value in axis.split())
    for axis in (
        "幼儿园/学前 小学 初中/初级中学 高中/普高 职高/中职/职校/职业高中/职业学校 特殊教育学校/特教学校 九年一贯制学校 完全中学 大学/高校",
        "本科 专科/大专 研究生/硕士 博士",
        "水田 水浇地 旱地",
        "耕地 园地 林地 草地",
        "农用地 建设用地 未利用地",
        "乔木林 灌木林 竹林",
        "人工造林 飞播造林 封山育林 退化林修复",
        "种植业 林业 畜牧业/牧业 渔业",
        "稻谷/水稻 小麦 玉米 大豆 薯类/马铃薯 油菜 花生 棉花 烟叶/烤烟 茶叶 蔬菜 水果 中药材",
        "生猪 肉牛/牛 肉羊/羊 家禽/禽",
        "养殖 捕捞",
        "农业 工业 建筑业 服务业 生活 生态",
        "火电 水电 风电 光伏 核电 生物质",
        "公路 铁路 水路 航空/民航",
        "国道 省道 县道 乡道 村道",
        "汽车 摩托车 拖拉机",
        "县级 镇级/乡级/乡镇级 村级",
        "村委会 居委会/社区",
        "党委 党总支/总支 党支部/支部",
        "公务员 参公 事业 工勤",
        "企业 个体工商户/个体户/个体 农民专业合作社/专业合作社/合作社",
        "社会团体/社团 民办非企业单位/民办非企业/民非/社会服务机构 基金会",
        "人大代表建议/代表建议/人大建议/建议 政协委员提案/政协提案/委员提案/提案",
        "民事 刑事 行政 执行",
        "一般程序/普通程序 简易程序",
        "来信/信函 来访 来电/电话 网上/网络",
        "初访/初信/初次 重访/重信/重复",
        "旧存 新收",
        "完工/竣工/建成 在建",
        "续建/结转 新开工/拟开工/计划新开工",
        "政府 社会",
        "滑坡 崩塌 泥石流",
        "自然灾害 事故灾难 公共卫生 社会安全",
        "肢体 视力 听力 言语 智力 精神",
        "医院 卫生院 村卫生室/卫生室 诊所 社区卫生服务中心",
        "增值税 企业所得税 个人所得税",
        "工资性 经营性 财产性 转移性",
        "报告书 报告表",
        "焚烧 填埋",
        "电信 移动 联通",
        "机关/行政 事业单位/事业 企业/国企 社会团体/社会组织",
        "满意 基本满意/比较满意 不满意",
        "批捕/逮捕 取保候审/取保",
        "4G 5G",
    )
)


def of_one_axis(names: Sequence[str]) -> bool:
    """Whether each name is of another word of one axis, and they are else called alike, or called by that word alone."""
    if len(names) < 2 or not all(names):
        return False
    return all(_differ_in_one(*pair) for pair in combinations(names, 2)) or any(_are_values(axis, names) for axis in _AXES)


def _differ_in_one(one: str, other: str) -> bool:
    """金牌 and 银牌: two names with all but one character in common, and these of one series."""
    if len(one) != len(other) or len(one) < 2:
        return False
    differ = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(differ) == 1 and any(set(differ[0]) <= set(series) for series in _SERIES)


def _are_values(axis: Sequence[Sequence[str]], names: Sequence[str]) -> bool:
    read = [_value(axis, name) for name in names]
    if None in read or len({value for value, _ in filter(None, read)}) < len(names):
        return False
    return len({rest for _, rest in filter(None, read)} - {""}) <= 1


@lru_cache(maxsize=4096)
def _value(axis: tuple[tuple[str, ...], ...], name: str) -> tuple[int, str] | None:
    """Which value of an axis a name holds, by its longest word, and what else it says; None where it holds none, or two."""
    held = sorted(_held(axis, name), key=lambda each: -len(each[1]))
    if not held:
        return None
    value, word = held[0]
    rest = name.replace(word, "", 1)
    return None if any(other != value and each in rest for other, each in held) else (value, rest)


def _held(axis: Sequence[Sequence[str]], name: str) -> Iterator[tuple[int, str]]:
    for value, words in enumerate(axis):
        yield from ((value, word) for word in words if word in name)
