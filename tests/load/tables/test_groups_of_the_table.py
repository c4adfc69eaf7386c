"""Columns of which the field's catalogue knows nothing: their group is a line above the head, or what the title says the table is on."""

from __future__ import annotations

from typing import Any

import pytest

from drafting import pipeline
from drafting.diagnostics import Refused
from drafting.load.tables.grid import Cell, Line
from drafting.load.tables.head import matter_above
from drafting.load.tables.row_tree import row_tree
from tests.shipped import shipped

COMMON = '模板: general/half-year\n单位: {名称: "{地区}人民政府", 地区: "云岭县{地区}", 层级: 乡镇}\n报告期: 2026年上半年\n'
TITLE = ["云岭县2026年上半年教育工作统计表（示例数据）"]


@pytest.fixture
def common(tmp_path):
    file = tmp_path / "共用.yaml"
    file.write_text(COMMON, encoding="utf-8")
    return pipeline.read_common(file)


def first_row(file, common) -> tuple[dict[str, Any], list[str]]:
    """(指标 of the first row, headings of the columns that are not used)."""
    table = pipeline.read_table(file, shipped(), None, common)
    tree, _ = row_tree(next(iter(table.rows)), table.columns, common)
    return tree.value["指标"], [heading for _, heading in table.columns.unused]


def test_a_head_of_one_line_has_its_group_from_the_title(book, common):
    rows = [TITLE, ["乡镇", "学校（所）", "在校生（人）", "其中：留守儿童（人）", "营养餐资金（万元）", "任务", "控辍保学率", "联系人电话", "网格"], ["东乡", 12, 3260, 632, 126.3, 150, "99.8%", 13800000000, "三"]]
    assert first_row(book(rows), common) == (
        {"教育": {"学校": "12所", "在校生": {"数值": "3260人", "其中": {"留守儿童": "632人"}}, "营养餐资金": {"数值": "126.3万元", "任务": "150万元"}, "控辍保学率": "99.8%"}},
        ["网格"],
    )


def test_lines_of_indicators_have_it_too(book, common):
    rows = [TITLE, ["指标", "单位", "东乡", "西乡"], ["学校", "所", 12, 8], ["在校生", "人", 3260, 2100]]
    assert first_row(book(rows), common) == ({"教育": {"学校": "12所", "在校生": "3260人"}}, [])


def test_without_a_title_nothing_is_guessed_and_no_unit_is_told_to_have_filled_in_nothing(book, common):
    with pytest.raises(Refused) as refused:
        first_row(book([["指标", "单位", "东乡", "西乡"], ["学校", "所", 12, 8], ["在校生", "人", 3260, 2100]]), common)
    assert [each.code for each in refused.value.diagnostics] == ["S116", "S116"]


def test_groups_may_stand_in_a_line_above_the_head(book, common):
    rows = [
        TITLE,
        [None, "义务教育", None, "教育保障", None, None],
        ["乡镇", "学校（所）", "在校生（人）", "营养餐资金（万元）", "资助", "电话"],
        [None, None, None, None, "人次（人次）", None],
        ["东乡", 12, 3260, 126.3, 86, 1380000],
    ]
    expected = {"义务教育": {"学校": "12所", "在校生": "3260人"}, "教育保障": {"营养餐资金": "126.3万元", "资助": "86人次"}}
    assert first_row(book(rows, ("A1:F1", "B2:C2", "D2:E2", "A3:A4", "B3:B4", "C3:C4", "D3:D4")), common)[0] == expected


def test_a_line_of_who_reports_is_no_group(book, common):
    rows = [TITLE, [None, "填报单位：教育局", None, "单位：人"], ["乡镇", "学校（所）", "在校生（人）"], ["东乡", 12, 3260]]
    assert first_row(book(rows), common)[0] == {"教育": {"学校": "12所", "在校生": "3260人"}}


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("2026年上半年乡镇民政和养老工作情况统计表（示例数据）", "民政和养老"),
        ("云岭县2026年1—9月林业工作任务完成情况统计表", "林业"),
        ("全县养老服务情况调度表", "养老服务"),
        ("2026年11月统计表", ""),
        ("各乡镇情况统计表", ""),
        ("各乡镇工作情况统计表", ""),
        ("单位：万元", ""),
    ],
)
def test_what_a_title_says_a_table_is_on(title: str, matter: str) -> None:
    assert matter_above([Line(1, (Cell(0, title),))]) == matter


@pytest.mark.parametrize("above", [["", "必填", "", "选填", ""], ["", "截至11月", "", "累计", ""], ["", "约束性指标", "", "", "预期性指标"], ["", "", "", "打印日期", "2026-12-01"]])
def test_a_remark_above_the_head_names_no_groups(book, tmp_path, above):
    file = tmp_path / "共用.yaml"
    file.write_text(COMMON.replace("general/", "rural/"), encoding="utf-8")
    common = pipeline.read_common(file)
    rows = [above, ["乡镇", "监测对象（户）", "低保（户）", "危房改造（户）", "户厕改造（座）"], ["东乡", 12, 30, 6, 90]]
    plain = first_row(book(rows[1:]), common)
    assert first_row(book(rows, merges=["B1:C1", "D1:E1"] if above[-1] == "" else []), common) == plain
    assert plain[1] == []
