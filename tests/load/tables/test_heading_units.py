"""The units in a heading, and what a column counts in by its name."""

from __future__ import annotations

import pytest

from drafting.load.tables.heading_units import HeadingUnits, Lines, kind_of, unit_of_cell, unscaled
from tests.load.validating import units


@pytest.mark.parametrize(
    ("texts", "apart", "lines"),
    [
        (["衔接资金（万元）"], False, Lines(("衔接资金",), "万元")),
        (["监测对象", "户"], True, Lines(("监测对象",), "户", apart=True)),
        (["危房改造（户）", "完成率"], False, Lines(("危房改造", "完成率"), "户", inherited=True)),
        (["危房改造（户）", "完成率（%）"], False, Lines(("危房改造", "完成率"), "%")),
        (["完成率%"], False, Lines(("完成率",), "%")),
        (["比上年±%"], False, Lines(("比上年",), "%")),
        (["低保（户/人）"], False, Lines(("低保",), several=("户", "人"))),
        (["走访（户（次））"], False, Lines(("走访",), "户次")),
        (["参训（人（次））"], False, Lines(("参训",), "人次")),
        (["亩产值（元/亩）"], False, Lines(("亩产值",), "元/亩")),
        (["粮食单产（公斤/亩）"], False, Lines(("粮食单产",), "公斤/亩")),
        (["流量（m³/s）"], False, Lines(("流量",), "m³/s")),
        (["PM2.5（μg/m³）"], False, Lines(("PM2.5",), "μg/m³")),
        (["日处理（吨/天）"], False, Lines(("日处理",), "吨/天")),
        (["乡（镇）"], False, Lines(("乡（镇）",))),
        (["投资（亿元）（累计）"], False, Lines(("投资（累计）",), "亿元")),
        (["投资（累计）（亿元）"], False, Lines(("投资（累计）",), "亿元")),
        (["游客(万人次)(累计)"], False, Lines(("游客（累计）",), "万人次")),
        (["用电（其中）（累计）"], False, Lines(("用电（其中）（累计）",))),
        (["投资 单位：万元"], False, Lines(("投资",), "万元")),
        (["投资单位：万元"], False, Lines(("投资",), "万元")),
        (["投资，计量单位：万元"], False, Lines(("投资",), "万元")),
        (["投资：万元"], False, Lines(("投资",), "万元")),
        (["单位：万元"], False, Lines(("单位：万元",))),
        (["其中：省外"], False, Lines(("其中：省外",))),
        (["填报单位：某局"], False, Lines(("填报单位：某局",))),
    ],
)
def test_a_heading_and_its_units(texts: list[str], apart: bool, lines: Lines) -> None:
    assert HeadingUnits(units()).split(texts, apart=apart) == lines


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("完成率", "rate"), ("增速", "rate"), ("占比", "rate"), ("同比", "rate"), ("位次", "rank"), ("全县排名", "rank"),
        ("户均", "otherwise"), ("较上年增长", "otherwise"), ("剩余任务", ""), ("同比增减", ""), ("早稻", ""), ("任务", ""),
    ],
)  # fmt: skip
def test_what_a_column_counts_in_by_its_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("cell", "unit"),
    [("户（次）", "户次"), ("人(次)", "人次"), ("户（人）", "户/人"), ("（万元）", "万元"), ("百分比", "%"), ("无", ""), ("次", "次"), ("台（套）", "台套"), ("处（个）", "处"), ("笔（万元）", "笔/万元")],
)
def test_what_a_cell_of_a_column_of_units_says(cell: str, unit: str) -> None:
    assert unit_of_cell(cell) == unit


def test_a_unit_without_its_scale() -> None:
    assert [unscaled(each) for each in ("万元", "亿元", "户", "万")] == ["元", "元", "户", "万"]
