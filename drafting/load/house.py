"""templates/_house/units.yaml → the units in force."""

from __future__ import annotations

from drafting.diagnostics import Refused, Rule, Severity
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Tree

D150 = declare(
    Rule(
        "D150",
        "单位表读不懂",
        Severity.ERROR,
        "_house/units.yaml 写成 单位族: {名称: {连续: 是, 单位: {单位: 系数}}}、计数: [单位, …]、易错: {错字: 单位}。",
        hits="# 文件：_house/units.yaml\n单位族: [元]\n",
        clean="# 文件：_house/units.yaml\n单位族: {金额: {连续: 是, 单位: {元: 1}}}\n计数: [户, 人, 个]\n",
    )
)


def read_units(tree: Tree) -> UnitTable:
    """The table of known units. Raises Refused where the file is not of its shape."""
    try:
        return UnitTable.from_data(tree.value)
    except (ValueError, AttributeError) as error:
        hint = "对照随程序附带的 units.yaml 改写：单位族 → 名称 → 单位 → 系数"
        raise Refused([D150.at(tree.place(()), f"单位表：{error}", hint)]) from error
