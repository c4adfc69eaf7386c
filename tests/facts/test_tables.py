"""明细表 as facts."""

from __future__ import annotations

import pytest

from drafting.blocks.document import Table
from tests.saying import drafted, refusal, say

ROWS = "明细表: {典型村: [{地区: 东县, 村: 5个, 投资: 1.5亿元}, {地区: 西县, 村: 7个}, {地区: 南县, 村: 不适用, 投资: 2亿元}]}"


def test_rows_are_looped_over_and_absent_cells_drop_their_clause():
    text = "{% 分条 '；' %}{% 条 行 in 明细表.典型村 %}{{ 行.地区 }}[[建成{{ 行.村 }}]][[、投资{{ 行.投资 }}]]{% 分条完 %}。"
    assert say(text, more=ROWS) == "东县建成5个、投资1.5亿元；西县建成7个；南县、投资2亿元。"


def test_a_column_adds_up():
    assert say("{{ 明细表.典型村.合计.村 }}、{{ 明细表.典型村.合计.投资 }}", more=ROWS) == "12个、3.5亿元"


@pytest.mark.parametrize("none", ["–", "—", "无", "/"])
def test_what_says_that_there_is_none_is_printed_as_typed_among_figures_that_add_up(none):
    rows = f"明细表: {{表: [{{地区: 东县, 村: 5个, 说明: {none}}}, {{地区: 西县, 村: {none}, 说明: {none}}}, {{地区: 合计, 村: 5个, 说明: {none}}}]}}"
    document = drafted("{{ 明细表.表|表格 }}", more=rows).document
    assert document is not None
    [table] = document.blocks
    assert isinstance(table, Table)
    assert [(column.header, column.unit, column.numeric) for column in table.columns] == [("地区", "", False), ("村", "个", True), ("说明", "", False)]
    assert say("{{ 明细表.表|表格 }}", more=rows).split("\n")[1:] == [f"东县 | 5 | {none}", f"西县 | {none} | {none}", f"合计 | 5 | {none}"]
    assert say("{% for 行 in 明细表.表 %}{{ 行.地区 }}[[{{ 行.村 }}]]{% endfor %}。", more=rows) == "东县5个西县合计5个。"


def test_a_stated_total_prints_as_stated():
    rows = "明细表: {表: {行: [{地区: 东县, 村: 5个}, {地区: 西县, 村: 7个}], 合计: {村: 13个}}}"
    assert say("{{ 明细表.表.合计.村 }}", more=rows) == "13个"


def test_rows_can_be_counted():
    assert say("{{ 明细表.典型村|数目('个') }}县", more=ROWS) == "3个县"


def test_a_table_has_units_in_its_header_and_a_row_of_totals():
    assert say("{{ 明细表.典型村|表格 }}", more=ROWS).split("\n") == [
        "地区 | 村（个） | 投资（亿元）", "东县 | 5 | 1.5", "西县 | 7 | ", "南县 |  | 2", "合计 | 12 | 3.5",
    ]


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("较上年", ("5%", "-3%")), ("提高", ("2个百分点", "1个百分点")), ("人均收入", ("9800元", "10200元")), ("气温", ("12℃", "14℃")),
        ("产出", ("3元/亩", "4元/亩")), ("建成年份", ("2024", "2025")), ("位次", ("1", "2")), ("增速", ("5.1", "4.8")),
        ("水位", ("120.5米", "98.7米")), ("封顶线", ("10万元", "10万元")), ("每千人用水", ("30吨", "35吨")), ("班额", ("45人", "48人")), ("距县城", ("20公里", "32公里")), ("指数", ("102.3", "101.2")),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_not_added_up(column, cells):
    rows = "".join(f"{{地区: {name}, 村: 5个, {column}: {cell}}}, " for name, cell in zip("东西", cells, strict=True))
    totals = say("{{ 明细表.表|表格 }}", more=f"明细表: {{表: [{rows}]}}").split("\n")[-1]
    assert totals == "合计 | 10 | "


def test_a_row_of_totals_without_a_total_is_left_out():
    rows = "明细表: {表: [{地区: 东县, 增速: 5%}, {地区: 西县, 增速: 3%}]}"
    assert say("{{ 明细表.表|表格 }}", more=rows).split("\n")[-1] == "西县 | 3"


def test_rows_that_are_years_have_no_total_but_one_that_is_typed():
    rows = "明细表: {表: [{年度: 2025年, 参保: 38万人}, {年度: 2026年, 参保: 39万人}%s]}"
    assert say("{{ 明细表.表|表格 }}", more=rows % "").split("\n")[-1] == "2026年 | 39"
    assert say("{{ 明细表.表|表格 }}", more=rows % ", {年度: 合计, 参保: 77万人}").split("\n")[-1] == "合计 | 77"
    assert say("{{ 明细表.表.合计.参保 }}", more=rows % "") == "77万人"


def test_the_total_of_rates_may_be_stated():
    rows = "明细表: {表: {行: [{地区: 东县, 增长: 5%}, {地区: 西县, 增长: -3%}], 合计: {增长: 1.2%}}}"
    assert say("{{ 明细表.表|表格 }}", more=rows).split("\n")[-1] == "合计 | 1.2"


def test_a_table_of_which_nothing_is_known_yet_is_owed_cell_by_cell():
    rows = "明细表: {表: [{地区: 东县, 村: 待补, 备注: 待补}, {地区: 待补, 村: 待补, 备注: 不适用}]}"
    assert say("{{ 明细表.表|表格 }}", more=rows).split("\n")[1:] == ["东县 | 【待补】 | 【待补】", "【待补】 | 【待补】 | "]
    draft = drafted("{{ 明细表.表|表格 }}", more=rows)
    assert sorted(draft.missing) == ["明细表.表.2.地区", "明细表.表.2.村", "明细表.表.东县.备注", "明细表.表.东县.村"]


def test_a_row_whose_name_is_owed_does_not_go_unnoticed():
    rows = "明细表: {表: [{地区: 待补, 备注: 好}]}"
    assert say("{% for 行 in 明细表.表 %}{{ 行 }}：{{ 行.备注 }}{% endfor %}。", more=rows) == "【待补：表·1】：好。"


def test_an_owed_cell_says_so_without_its_path():
    """The whole path would burst the column; the finding and the summary still say it."""
    rows = "明细表: {表: [{地区: 东县, 村: 5个}, {地区: 西县, 村: 待补}]}"
    assert say("{{ 明细表.表|表格 }}", more=rows).split("\n")[2] == "西县 | 【待补】"
    draft = drafted("{{ 明细表.表|表格 }}", more=rows)
    assert draft.missing == ("明细表.表.西县.村", "明细表.表.合计.村")
    assert "【待补：表·西县·村】" in next(each for each in draft.diagnostics if each.code == "D220").message


def test_the_unit_of_all_stands_above_and_a_page_may_be_turned():
    rows = "明细表: {表: {行: [{地区: 东县, 投资: 5, 村: 3}], 标题: 某表, 单位: 万元、个, 注: 示例数据, 版面: 横排}}"
    document = drafted("{{ 明细表.表|表格 }}", more=rows).document
    assert document is not None
    [table] = document.blocks
    assert isinstance(table, Table)
    assert (table.caption, table.unit_line, table.notes, table.turned) == ("某表", "单位：万元、个", ("示例数据",), True)


def test_bare_numbers_of_things_add_up():
    rows = "明细表: {表: [{地区: 东县, 年度任务: 5}, {地区: 西县, 年度任务: 7}]}"
    assert say("{{ 明细表.表.合计.年度任务 }}", more=rows) == "12"


def test_a_table_that_is_missing_leaves_no_trace():
    assert say("好。\n\n[[{{ 明细表.无|表格 }}]]") == "好。"


def test_a_table_filter_is_for_tables():
    assert refusal("{{ 甲.子|表格 }}", "甲: {子: 5户}").code == "T008"


def test_an_owed_cell_prints_its_mark():
    rows = "明细表: {表: [{地区: 东县, 村: 待补}, {地区: 西县, 村: 5个}]}"
    assert say("{% for 行 in 明细表.表 %}{{ 行.地区 }}{{ 行.村 }}{% endfor %}。", more=rows) == "东县【待补：表·东县·村】西县5个。"


@pytest.mark.parametrize("mode", ["", " 独段"])
def test_a_table_in_a_point_stands_below_it(mode: str):
    points = f"{{% 分条{mode} %}}{{% 条 %}}县情如下表。{{{{ 明细表.典型村|表格 }}}}{{% 条 %}}抓好{{{{ 甲.子 }}}}{{% 分条完 %}}"
    table = say("{{ 明细表.典型村|表格 }}", more=ROWS)
    assert say(points, "甲: {子: 5户}", more=ROWS) == f"一是县情如下表。\n{table}\n二是抓好5户。"


def test_text_after_the_table_of_a_point_goes_on_below_it():
    points = "{% 分条 %}{% 条 %}县情：{{ 明细表.典型村|表格 }}[[有{{ 甲.丑 }}，]]抓好{{ 甲.子 }}{% 条 %}好{% 分条完 %}"
    table = say("{{ 明细表.典型村|表格 }}", more=ROWS)
    assert say(points, "甲: {子: 5户}", more=ROWS) == f"一是县情：\n{table}\n抓好5户；二是好。"


TYPED = "明细表: {表: [{片区: 东片, 村: 甲, 投资: 3万元, 户: 5户}, {片区: 东片, 村: 乙, 投资: 4万元, 户: 6户}, {片区: 东片, 村: 小计, 投资: 7万元}, {片区: 西片, 村: 丙, 投资: 5万元, 户: 1户}, %s]}"


def test_a_typed_total_is_printed_once_and_never_added():
    lines = say("{{ 明细表.表|表格 }}", more=TYPED % "{片区: 合计, 投资: 12万元, 户: 12户}").split("\n")
    assert lines[3:] == ["东片 | 小计 | 7 | 11", "西片 | 丙 | 5 | 1", "合计 |  | 12 | 12"]


def test_what_a_typed_total_leaves_blank_is_added_up():
    assert say("{{ 明细表.表|表格 }}", more=TYPED % "{片区: 全县, 投资: 12万元}").split("\n")[-1] == "全县 |  | 12 | 12"


def test_without_a_total_the_rows_below_subtotals_are_added():
    lines = say("{{ 明细表.表|表格 }}", more=TYPED % "{片区: 西片, 村: 小计, 投资: 5万元}").split("\n")
    assert lines[-1] == "合计 |  | 12 | 12"


def test_typed_totals_are_no_rows_to_count_or_draw():
    rows = TYPED % "{片区: 合计, 投资: 12万元, 户: 12户}"
    assert say("{{ 明细表.表|数目('个') }}、{{ 明细表.表.合计.投资 }}、{{ 明细表.表.合计.户 }}", more=rows) == "3个、12万元、12户"
    [chart] = drafted("{{ 明细表.表|饼图('投资') }}", more=rows).document.blocks
    assert len(chart.table.rows) == 3


def test_a_loop_says_typed_totals_too():
    assert say("{% for 行 in 明细表.表 %}{{ 行.片区 }}{{ 行.投资 }}{% endfor %}", more=TYPED % "{片区: 合计, 投资: 12万元}").endswith("西片5万元合计12万元")


def test_the_total_of_several_scales_keeps_every_digit():
    rows = "明细表: {表: [{村: 甲, 投资: 1260万元}, {村: 乙, 投资: 860.5万元}, {村: 丙, 投资: 0.1亿元}]}"
    assert say("{{ 明细表.表|表格 }}", more=rows).split("\n")[-1] == "合计 | 3120.5万元"


def test_a_row_of_totals_that_stands_alone_is_a_row():
    assert say("{{ 明细表.村.合计.乙 }}", more="明细表: {村: [{名称: 合计, 乙: 4户}]}") == "4户"
