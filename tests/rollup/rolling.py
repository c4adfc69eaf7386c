"""A tiny notation for tests of roll-ups: what each town has in 组 → the lines of the whole's file."""

from __future__ import annotations

from drafting.rollup.adding import Adder, Missing
from drafting.rollup.county_file import group_lines
from drafting.rollup.town import Town, owed_by_other_names
from tests.checks.judging import book_of, read, units

CATALOGUE = """\
组:
  工程: {计量单位: [个, 元], 汇总: 相加, 构成: [水利, 道路], 其中: [省级], 子项: {完工: {计量单位: 个}, 均价: {计量单位: 元, 汇总: 不汇总}}, 用项: [任务, 上年同期]}
  对象: {计量单位: [户, 人], 汇总: 相加, 构成: [甲类, 乙类], 子项: [已消除]}
  林地: {计量单位: 亩, 汇总: 相加, 别名: [林子]}
  资金: {计量单位: 元, 汇总: 相加, 提供单位: 财政局}
  支出: {计量单位: 元, 汇总: 相加}
  进度: {类型: 比率, 汇总: 不汇总, 规则: [数值 <= 100%, 数值 = 支出 / 到位 或 数值 = 支出 / 资金]}
  普及率: {类型: 比率, 汇总: 重算}
  人均收入: {计量单位: 元, 汇总: 不汇总}
  宣讲: {计量单位: 场}
  会议: {计量单位: 次, 汇总: 不汇总}
  位次: {类型: 位次, 汇总: 不汇总}
  人口: {计量单位: 人, 汇总: 相加, 都有: [乡镇], 或填: [户籍人口]}
  户籍人口: {计量单位: 人, 汇总: 相加, 都有: [乡镇], 或填: [人口]}
"""
SURE = tuple(f"{mark}{which}" for mark in "甲乙丙丁戊" for which in "一二")
"""Figures enough that a check of the whole against the places looks at all of them."""
CATALOGUE += "".join(f"  {name}: {{计量单位: 户, 汇总: 相加}}\n" for name in SURE)
NAMES = "子丑寅卯辰巳"


def towns(*bodies: str) -> list[Town]:
    """甲 of 青禾县子乡, 青禾县丑乡 …, each with its own body of 组 (a flow mapping without braces)."""
    texts = [
        f"单位: {{名称: 青禾县{mark}乡人民政府, 地区: 青禾县{mark}乡, 层级: 乡镇}}\n报告期: 2021年\n指标: {{组: {{{body}}}}}\n"
        for mark, body in zip(NAMES, bodies, strict=False)
    ]
    books = [book_of(text, CATALOGUE, name=f"{mark}乡.yaml") for mark, text in zip(NAMES, texts, strict=False)]
    return [Town(book, book.dataset.tree.name, {}, owed_by_other_names(book)) for book in books]


def rolled(*bodies: str, missing: Missing = "mark", absent: tuple[str, ...] = ()) -> list[str]:
    """The lines below 组 in the file of the whole, comments one blank behind what they are about."""
    adder = Adder(towns(*bodies), read(CATALOGUE), units(), missing, absent)
    lines = [line for group, figures in adder.groups() for line in group_lines(group, figures)]
    return [_close(line.removeprefix("    ")) for line in lines[1:]]


def _close(line: str) -> str:
    text, mark, comment = line.partition(" # ")
    return f"{text.rstrip()} # {comment}" if mark and text.strip() else line
