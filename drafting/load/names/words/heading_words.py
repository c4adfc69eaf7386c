"""The words of table headings that mean the same everywhere: whose row it is, what is no data, what clerks call the keys of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.frozen import frozen
from drafting.model.indicator import COMPARISONS, DERIVED_NAMES, OTHER_WORDS
from drafting.patterns import lazy
from drafting.source import Path

REGION: Final[Path] = ("单位", "地区")
NAME: Final[Path] = ("单位", "名称")

VILLAGES: Final = ("村名", "村名称", "行政村名称", "社区名称", "村居名称", "村（居）名称", "村（社区）名称", "村社区名称")
ANSWERS: Final[Path] = ("情况属实",)
"""The column in which a row answers for what is told of it, as a comment does in a data file."""
TOWNSHIPS: Final = frozenset((
    "乡镇", "乡镇名称", "乡镇名", "乡（镇）", "乡（镇）名称", "乡镇（街道）", "乡镇（街道）名称", "乡（镇、街道）", "乡镇街道", "乡镇办", "镇街", "街镇", "镇（街道）", "街道（乡镇）", "镇乡", "街道", "乡", "镇",
    "苏木乡镇", "苏木（乡镇）", "苏木镇", "乡镇（苏木）",
))  # fmt: skip
"""What the column of townships is called."""
COUNTIES: Final = frozenset(f"{words}{end}" for words in ("县区", "区县", "县（区）", "区（县）", "县（市、区）", "县（市区）", "县市区", "县（市）", "县（市）区", "旗县区") for end in ("", "名称", "名"))
"""What the column of counties is called, where these are the places of the table."""
FIXED: Final[dict[str, Path]] = {
    "情况属实": ANSWERS,
    **dict.fromkeys(("地区", *TOWNSHIPS, *COUNTIES, "市县", "所属地区", "地区名称", "地区名", "行政区划"), REGION),
    **dict.fromkeys(VILLAGES, REGION),
    **dict.fromkeys(("农场名称", "林场名称", "园区名称", "开发区名称"), REGION),
    **dict.fromkeys(("单位名称", "单位", "填报单位", "报送单位", "填报单位名称"), NAME),
    "层级": ("单位", "层级"), "全辖": ("单位", "全辖"), "自称": ("单位", "自称"), "党委政府": ("单位", "党委政府"),
    "模板": ("模板",), **dict.fromkeys(("报告期", "年份", "年度", "报告年度", "数据年份"), ("报告期",)), "上年": ("上年",),
    **{name: ("公文", name) for name in ("标题", "稿次", "发文字号", "主送机关", "称谓", "署名", "成文日期", "附注")},
}  # fmt: skip
SKIPPED: Final = frozenset((
    "序号", "编号", "排序", "备注", "说明", "联系人", "联系电话", "联系人电话", "电话", "填表人", "填报人", "审核人", "负责人", "制表人", "经办人", "日期", "时间",
    *(f"{doing}{when}" for doing in ("填报", "报送", "上报", "更新", "填表", "制表", "录入", "修改", "审核", "导出", "打印") for when in ("日期", "时间")), "分管领导", "责任人", "签字", "签名",
    "片区", "所属片区", "所属乡镇", "所在乡镇", "所属镇街", "所属街道", "所属乡", "所属镇", "所属县", "所属县区", "所属市", "类别", "类型", "乡镇类型", "代码", "地区代码", "区划代码", "行政区划代码",
))  # fmt: skip
"""Columns that hold no figures of a report."""

COUNT: Final = "(?:累计|累计完成|完成|实绩|实际|实际完成|年度完成|数值|数量|数额|完成数)"
"""Pattern of what a heading calls the figure itself; 数, 值 or 情况 may stand behind it."""
COUNT_ENDS: Final = "(?:数|值|情况)?"

SAYS: Final = {
    **OTHER_WORDS,
    **dict.fromkeys(("完成", "完成数", "实际完成", "完成情况", "合计", "小计", "总数", "总计", "数量", "本期", "本年", "今年", "当年", "绝对值", "绝对量", "总量", "本年数", "实际数"), "数值"),
    **dict.fromkeys(("上年", "去年", "上年数", "去年数"), "上年同期"),
    **dict.fromkeys(("数据来源", "来源", "责任单位"), "提供单位"),
}  # fmt: skip
"""What clerks call the keys of an indicator."""



@frozen
class Lying:
    """What messages call a heading, what it is written in, and those beside it: of columns, or of lines where each has an indicator."""

    this: str
    head: str
    before: str
    after: str
    left: str
    group: str
    """Where to write the name of a group."""


COLUMNS: Final = Lying("这一列", "表头", "左边一列", "右边一列", "左边", "在上面一行写组名")
LINES: Final = Lying("这一行", "名称", "上面一行", "下面一行", "上面", "在它上面单独一行写组名")

ONE_A_ROW: Final = frozenset(("指标", "指标名称", "指标项", "指标内容", "主要指标", "具体指标", "考核指标", "二级指标"))
_ORDER: Final = lazy(r"^(?:(?:[一二三四五六七八九十]+|\d+)、(?![一二三四五六七八九十\d])|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．](?!\d)|[①-⑳])")

_DOT: Final = lazy(r"(?<![A-Za-z\d])\.|\.(?!\d)")
"""Between a group and a name; in PM2.5 it is none."""


def unnumbered(text: str) -> str:
    """税收收入 of 一、税收收入, （一）税收收入 and 1.税收收入."""
    return _ORDER.sub("", text)


def names_of(texts: Sequence[str]) -> list[str]:
    """The names of a heading from the top, without order numbers; one that a line repeats of the line above once (also 组.名称, in cells that are merged): 销售额.销售额 in one cell are a group and a figure."""
    names: list[str] = []
    for at, text in enumerate(texts):
        if at and text == texts[at - 1]:
            continue
        first = len(names)
        for name in _DOT.split(unnumbered(text).removeprefix("其中").lstrip("：:")):
            cleaned = "".join(name.split())
            if cleaned and (len(names) > first or not names or names[-1] != cleaned):
                names.append(cleaned)
    return names


def key_of(name: str) -> str:
    """The key of an indicator that a heading means by a word for it and no more: 任务 by 任务数, 同比 by 增速. "" where it is none."""
    key = SAYS.get(name, name)
    return key if key in COMPARISONS or key in DERIVED_NAMES else ""
