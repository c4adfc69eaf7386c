"""明细表 and parts of indicators as charts: what is drawn, in which unit, and what cannot be."""

from __future__ import annotations

import pytest

from drafting.blocks.document import Chart, Column, Figure, Missing
from tests.saying import drafted, found, refusal, say

ROWS = """\
明细表:
  投资:
    标题: 各乡镇投资（示例数据）
    行:
      - {乡镇: 东乡, 总投资: 1.76亿元, 完成: 5092.9万元, 项目: 5个, 进度: 已开工}
      - {乡镇: 西乡, 总投资: 6275万元, 完成: 1521万元, 项目: 7个, 进度: 已竣工}
      - {乡镇: 南乡, 总投资: 8000万元, 项目: 待补, 进度: 不适用}
"""


def chart(template: str, *, more: str = ROWS, indicators: str = "") -> Chart:
    document = drafted(template, indicators, more=more).document
    assert document is not None
    [block] = document.blocks
    assert isinstance(block, Chart)
    return block


def test_the_columns_named_are_drawn_in_the_unit_that_most_figures_have():
    """亿元 and 万元 stand on one axis; a gap stays a gap."""
    assert say("{{ 明细表.投资|柱形图('总投资', '完成') }}", more=ROWS) == (
        "column： | 总投资（万元） | 完成（万元）\n东乡 | 17600 | 5092.9\n西乡 | 6275 | 1521\n南乡 | 8000 | "
    )


def test_without_columns_those_that_share_the_first_one_s_unit_are_drawn():
    drawn = chart("{{ 明细表.投资|折线图 }}")
    assert (drawn.kind, drawn.table.columns[1:]) == ("line", (Column("总投资", "万元", True), Column("完成", "万元", True)))
    assert [column.header for column in chart("{{ 明细表.投资|饼图 }}").table.columns] == ["", "总投资"]


def test_a_chart_is_called_like_its_table_or_as_the_template_says():
    assert chart("{{ 明细表.投资|柱形图 }}").table.caption == "各乡镇投资（示例数据）"
    assert chart("{{ 明细表.投资|柱形图('项目', 标题='项目数') }}").table.caption == "项目数"
    of_a_table = ROWS.replace("各乡镇投资（示例数据）", "项目投资情况表")
    assert chart("{{ 明细表.投资|柱形图 }}", more=of_a_table).table.caption == "项目投资情况图"


def test_every_number_of_a_chart_keeps_its_origin():
    draft = drafted("{{ 明细表.投资|条形图('总投资') }}", more=ROWS)
    assert draft.document is not None
    first = draft.document.figures[0]
    assert (first.path, first.value, first.unit, first.line) == ("明细表.投资.东乡.总投资", "17600", "万元", 9)


def test_an_owed_figure_is_a_gap_that_says_so():
    drawn = chart("{{ 明细表.投资|柱形图('项目') }}")
    assert [type(row[1][0]) for row in drawn.table.rows] == [Figure, Figure, Missing]
    assert [each.code for each in found("{{ 明细表.投资|柱形图('项目') }}", more=ROWS)] == ["D220"]


def test_the_parts_of_an_indicator_can_be_drawn():
    parts = "甲: {子: {数值: 7户30人, 构成: {东: 3户10人, 西: 4户20人}}}"
    assert say("{{ 甲.子|饼图 }}", parts) == "pie： | 子（户）\n东 | 3\n西 | 4"
    assert say("{{ 甲.子.构成|柱形图('人', 标题='人数') }}", parts) == "column： | 子（人）\n东 | 10\n西 | 20"


@pytest.mark.parametrize(
    ("cells", "typed", "line"),
    [("{村: 甲, 数: 5户}, {村: 乙, 数: 若干}", "若干", 5), ("{村: 甲, 数: 已开工}, {村: 乙, 数: 已竣工}", "已开工", 5)],
)
def test_what_is_no_number_is_said_with_its_place(cells: str, typed: str, line: int):
    problem = refusal("{{ 明细表.表|柱形图('数') }}", more=f"明细表: {{表: [{cells}]}}")
    assert (problem.code, problem.place and problem.place.line) == ("D311", line)
    assert f"“{typed}”不是数" in problem.message


def test_every_chart_s_faults_are_said_together():
    draft = drafted("{{ 明细表.投资|柱形图('进度') }}\n\n{{ 明细表.增减|饼图 }}", more=ROWS + "  增减: [{村: 甲, 数: -5户}, {村: 乙, 数: 3户}]\n")
    assert [each.code for each in draft.diagnostics] == ["D311", "D312"]
    assert draft.document is None


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("明细表.投资|柱形图('投资额')", "没有“投资额”这一列，有：总投资、完成、项目、进度"),
        ("明细表.投资|柱形图('总投资', '项目')", "单位不同"),
        ("明细表.投资|饼图('总投资', '完成')", "饼图只画一列"),
        ("明细表.投资|柱形图(题='某图')", "没有“题”这个选项"),
        ("甲.子|柱形图", "没有构成或分项"),
        ("甲.丑|柱形图('户', '人')", "一张图只用一个单位"),
        ("甲.丑|柱形图('亩')", "没有以“亩”计的数"),
    ],
)
def test_a_template_that_asks_for_what_is_not_there_is_told(asked: str, words: str):
    problem = refusal(f"{{{{ {asked} }}}}", "甲: {子: 5户, 丑: {构成: {东: 3户10人, 西: 4户20人}}}", more=ROWS)
    assert problem.code == "T008"
    assert words in problem.message


def test_a_pair_in_a_column_is_no_bar():
    assert "成对的数" in refusal("{{ 明细表.表|柱形图 }}", more="明细表: {表: [{村: 甲, 数: 5户10人}]}").message


def test_a_clause_around_a_chart_goes_with_it():
    assert say("好。\n\n[[如下图。{{ 明细表.无|柱形图 }}]]") == "好。"
    assert say("好。\n\n[[如下图。{{ 明细表.表|柱形图('数') }}]]", more="明细表: {表: [{村: 甲, 数: 不适用}]}") == "好。"


def test_the_data_s_own_text_may_ask_for_a_chart():
    text = say("{% 文字材料 某事 %}{% 文字材料完 %}", own="某事: |-\n  如下图。{{ 明细表.投资|柱形图 }}", more=ROWS)
    assert text.startswith("如下图。\ncolumn： | 总投资（万元）")
