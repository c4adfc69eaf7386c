"""What a cell shows is what is read, in the unit of its column; every doubt is told at its cell."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from drafting import pipeline
from drafting.load.tables.cell_figures import number_in
from drafting.quantities.values import Marker
from tests.load.tables.reading import LIBRARY, only, read, units


def test_a_local_column_without_a_unit_is_told_once_where_it_holds_bare_numbers(book, common):
    head = ["地区", "产业.土鸡节", "产业.民宿", "就业.返乡大学生.人数"]
    table = pipeline.read_table(book([head, ["竹溪乡", 2, "5家", 7], ["白石镇", 3, "6家", 8]]), LIBRARY, None, common)
    list(table.rows)
    assert [(each.code, each.message, str(each.place)[-3:]) for each in table.notes] == [("S134", "产业.土鸡节：只有数 2，没有单位", "B2]")]
    said = only(book([head, ["竹溪乡", 2, "5家", 7]]), common)
    assert said == {"产业": {"土鸡节": "2", "民宿": "5家"}, "就业": {"返乡大学生": "7人"}}


@pytest.mark.parametrize(
    ("heading", "cell", "says", "wrong"),
    [
        ("低保（户/人）", "200，350", "200户350人", []),
        ("低保（户、人）", "200/350", "200户350人", []),
        ("低保（户，人）", "200户350人", "200户350人", []),
        ("低保（户/人）", "200", "", ["S121"]),
        ("低保（户/人）", "1,200", "", ["S121"]),
        ("低保（户/人）", "1,200/3,100", "1200户3100人", []),
        ("低保（户/人）", "1,200户3,100人", "1200户3100人", []),
    ],
)
def test_a_heading_of_two_units_parts_its_cells(book, common, heading, cell, says, wrong):
    said, _, found = read(book, common, ["乡镇", heading], ["竹溪乡", cell])
    assert (said, found) == ({"兜底": {"低保": says}}, wrong)


def test_two_columns_of_one_indicator_whose_cells_name_their_units(book, common):
    said, *_ = read(book, common, ["乡镇", "医疗救助", "医疗救助资金"], ["竹溪乡", "259人次", "25.9万元"])
    assert said == {"医疗": {"医疗救助": "259人次25.9万元"}}


def test_commas_of_a_sentence_stay_in_it(book, common):
    said, *_ = read(book, common, ["乡镇", "荣誉.考核等次"], ["竹溪乡", "分别为12，300，400"])
    assert said == {"荣誉": {"考核等次": "分别为12，300，400"}}


def test_a_word_in_one_of_two_columns_is_told_by_itself(book, common):
    table = pipeline.read_table(book([["乡镇", "监测对象户数", "监测对象人数"], ["竹溪乡", "若干", 251]]), LIBRARY, "rural/township", common)
    [row] = table.rows
    found = [each for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics if each.severity == "error"]
    assert [(each.code, each.message) for each in found if each.code != "S126"] == [("S133", "监测对象户数：“若干”不是数")]
    assert only(book([["乡镇", "监测对象户数", "监测对象人数"], ["竹溪乡", "待补", 251]]), common) == {"监测帮扶": {"监测对象": "待补"}}


@pytest.mark.parametrize(
    ("heading", "cell", "advised"),
    [
        ("产业.总产值", "2.29亿", "单元格写全：2.29亿元 的样子"),
        ("旅游收入", "4982万", "单元格写全：4982万元 的样子"),
        ("资金支出", "681.4", "表头写明单位，如 资金支出（万元）、资金支出（元），或单元格写全：681.4万元、681.4元 的样子"),
    ],
)
def test_the_hint_of_a_bare_number_can_be_typed(book, common, heading, cell, advised):
    table = pipeline.read_table(book([["地区", heading], ["竹溪乡", cell]]), LIBRARY, "rural/township", common)
    found = [each for row in table.rows for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics]
    assert [each.hint for each in found if each.code == "S121"] == [advised]


def test_a_scale_in_a_cell_under_a_scaled_unit_is_said_once(book, common):
    table = pipeline.read_table(book([["地区", "产业.总产值（万元）"], ["竹溪乡", "2.29亿"]]), LIBRARY, "rural/township", common)
    found = [each for row in table.rows for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics]
    assert [each.hint for each in found if each.code == "D080"] == ["写成 2.29亿元"]


def test_a_bare_number_under_two_units_is_refused(book, common):
    [(_, errors)] = units(book([["地区", "监测对象"], ["竹溪乡", 86]]), common)
    assert "S121" in errors


@pytest.mark.parametrize(("value", "number_format", "says"), [(0.971, "0.0%", "97.1%"), (97.1, "General", "97.1%")])
def test_a_rate_is_a_percentage(book, common, value, number_format, says):
    file = book([["地区", "监测帮扶.满意度"], ["竹溪乡", value]], formats={"B2": number_format})
    assert only(file, common) == {"监测帮扶": {"满意度": says}}


@pytest.mark.parametrize("value", [0.971, 1])
def test_a_rate_that_may_be_a_share_is_refused(book, common, value):
    [(_, errors)] = units(book([["地区", "监测帮扶.满意度"], ["竹溪乡", value]]), common)
    assert "S122" in errors


@pytest.mark.parametrize("heading", ["供水.本地普及率（%）", "供水.占比（％）"])
def test_a_share_under_a_heading_in_percent_is_refused_whoever_knows_the_indicator(book, common, heading):
    [(_, errors)] = units(book([["地区", heading], ["竹溪乡", 0.938]]), common)
    assert errors == ["S122"]


def test_the_hint_for_a_share_says_this_very_figure(book, common):
    table = pipeline.read_table(book([["地区", "监测帮扶.满意度（%）"], ["竹溪乡", 0.985]]), LIBRARY, None, common)
    [row] = table.rows
    [found] = [each for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics if each.code == "S122"]
    assert found.hint == "单元格设成百分比格式，或写成 98.5%；确是 0.985% 的，写成 0.985%"


@pytest.mark.parametrize(
    ("cell", "says"),
    [("3,100", "3100人"), ("3,100人", "3100人"), ("1,203,100", "1203100人"), ("约3,100", "约3100人"), (3020, "3020人")],
)
def test_a_cell_typed_with_thousands_prints_like_the_cell_beside_it(book, common, cell, says):
    assert only(book([["地区", "就业.务工就业"], ["竹溪乡", cell]]), common) == {"就业": {"务工就业": says}}


def test_cells_hold_no_marks_of_ours(book, common):
    said = only(book([["地区", "文字材料.存在问题", "危房改造"], ["竹溪\ue000乡", "甲\ue001\u200b乙", 1]]), common)
    assert said == {"住房": {"危房改造": "1户"}}
    table = pipeline.read_table(book([["地区", "文字材料.存在问题"], ["竹溪乡", "甲\ue001\u200b乙"]]), LIBRARY, None, common)
    assert [cell.text for row in table.rows for cell in row.cells] == ["竹溪乡", "甲乙"]


def test_error_values_are_named_with_their_cell_and_stop_only_their_unit(book, common):
    file = book([["地区", "危房改造"], ["竹溪乡", "#DIV/0!"], ["茶亭乡", 3]])
    (_, errors), (second, none) = units(file, common)
    assert (errors, none, second["住房"]) == (["S112"], [], {"危房改造": "3户"})


def test_a_formula_that_was_never_calculated_is_not_taken_for_a_blank(book, common):
    (_, errors), *_ = units(book([["地区", "危房改造"], ["竹溪乡", "=1+1"]]), common)
    assert errors == ["S113"]


def test_blanks_within_a_number_are_told_at_its_own_cell(book, common):
    table = pipeline.read_table(book([["乡镇", "监测对象（户）", "监测对象（人）"], ["竹溪乡", 86, "25 1"]]), LIBRARY, None, common)
    [row] = table.rows
    [found] = [each for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics if each.code == "S133"]
    assert (str(found.place).endswith("!C2]"), found.hint) == (True, "去掉空格，写成 251；是两个数的，各带单位")


def test_a_cell_in_error_is_told_by_its_heading(book, common):
    table = pipeline.read_table(book([["乡镇", "监测对象（户）"], ["竹溪乡", "=1/0"]]), LIBRARY, None, common)
    [row] = table.rows
    [found] = [each for each in pipeline.read_row(row, table.columns, LIBRARY, None, common=common).diagnostics if each.severity == "error"]
    assert (found.message, str(found.place).rpartition("[")[2]) == ("监测对象（户）：公式没有算过，里面没有数", "汇总表!B2]")


class TestMoneyWithoutAUnit:
    HEAD = ("乡镇", "小额信贷.新增（户）", "小额信贷.新增金额")

    def test_is_in_what_the_line_above_the_table_says(self, book, common):
        said, _, wrong = read(book, common, ["小额信贷表（示例数据）", None, "单位：万元"], [*self.HEAD], ["竹溪乡", 5, 25])
        assert (said, wrong) == ({"小额信贷": {"新增": "5户25万元"}}, [])

    def test_of_a_column_that_the_catalogue_does_not_have_is_too_where_its_name_says_money(self, book, common):
        said, _, wrong = read(book, common, ["投资表（示例数据）", None, "单位：万元"], ["乡镇", "招商.固定投资", "招商.签约项目", "招商.人均收入"], ["竹溪乡", 1200, 5, 16800])
        assert (said["招商"]["固定投资"], wrong) == ("1200万元", [])
        assert {said["招商"][each] for each in ("签约项目", "人均收入")} == {"5", "16800"}  # of these the line says nothing

    def test_is_not_taken_for_yuan(self, book, common):
        assert read(book, common, [*self.HEAD], ["竹溪乡", 5, 25])[2] == ["S121"]


@pytest.mark.parametrize(("value", "held"), [(date(2026, 3, 1), "（存的是 46082）"), (datetime(1900, 3, 26), "（存的是 86）"), (time(12), "")])
def test_a_number_that_shows_as_a_date_is_told_with_what_to_do(book, common, value, held):
    table = pipeline.read_table(book([["乡镇", "监测对象（户）"], ["竹溪乡", value]]), LIBRARY, "rural/township", common)
    (row,) = table.rows
    (found,) = pipeline.read_row(row, table.columns, LIBRARY, "rural/township", common=common).diagnostics
    assert (found.code, found.hint.partition("，核对")[0]) == ("S133", f"单元格设成了日期格式：改成常规格式{held}")


@pytest.mark.parametrize(("value", "says"), [("95以上", "95%以上"), ("97左右", "97%左右"), ("不低于95", "不低于95")])
def test_the_unit_of_the_heading_stands_before_words_that_bound_a_number(book, common, value, says):
    assert only(book([["地区", "监测帮扶.满意度（%）"], ["竹溪乡", value]]), common) == {"监测帮扶": {"满意度": says}}


@pytest.mark.parametrize(
    ("heading", "cell", "wrong"),
    [
        ("救助.低保对象（户）", "1203人", ["S164"]),
        ("救助.资金（万元）", "56户", ["S164"]),
        ("救助.低保对象（户）", "约1203人", ["S164"]),
        ("救助.低保对象（户）", "不足1203人", ["S164"]),
        ("救助.低保对象（户）", "1203人次", ["S164"]),
        ("救助.低保对象（人）", "1203户次", ["S164"]),
        ("救助.低保对象（户）", "1203口人", ["S164"]),
        ("救助.低保对象（户）", "1203位", ["S164"]),
        ("救助.低保对象（户）", "-1203人", ["S164"]),
        ("救助.低保对象（单位：户）", "1203人", ["S164"]),
        ("救助.低保户数", "1203人", ["S164"]),
        ("救助.特困（人）", "86位", []),
        ("救助.低保对象（户）", "约1203户", []),
        ("救助.用电（度）", "300千瓦时", []),
        ("救助.低保对象（户）", "1203户", []),
        ("救助.低保对象（户）", "1,203 户", []),
        ("救助.低保对象（个）", "1203家", []),
        ("救助.资金（万元）", "5600元", []),
        ("救助.资金（万元）", "0.56亿元", []),
        ("救助.低保对象", "1203人", []),
    ],
)
def test_a_unit_of_another_kind_than_that_of_the_heading_is_asked_about(book, common, heading, cell, wrong):
    [(_, errors)] = units(book([["地区", heading], ["竹溪乡", cell]]), common)
    assert errors == wrong


def test_a_number_keeps_the_unit_of_its_heading_before_a_remark(book, common):
    [(said, errors)] = units(book([["地区", "便民.网点（户）", "便民.代办员（人）"], ["竹溪乡", "1,203（含临时12户）", "35（人）"]]), common)
    assert said["便民"] == {"网点": "1203户（含临时12户）", "代办员": "35人"}
    assert errors == ["D080"]


def test_a_share_that_may_be_the_change_of_a_rate_is_asked_for_in_points(book, common):
    table = pipeline.read_table(book([["地区", "生态.覆盖率（%）", "生态.覆盖率.同比（%）"], ["竹溪乡", 58.32, 0.42]]), LIBRARY, None, common)
    [row] = table.rows
    [found] = [each for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics if each.code == "S122"]
    assert found.hint == "是增减了 0.42个百分点的，写成 0.42个百分点；是 42% 的，写成 42%"


@pytest.mark.parametrize(
    ("head", "cells", "says"),
    [
        ("就业.务工就业.同比（%）", [0.8, -3.5, 0.5], "0.8%"),
        ("就业.务工就业.同比", [-0.4, 12.5, "9.8%"], "-0.4%"),
        ("产业.农业总产值增速（%）", [0.6, 4.5], "0.6%"),
        ("供水.不合格率（%）", [0.8, 1.2, 3.5], "0.8%"),
        ("就业.务工就业.同比（%）", [0.8, 0.5], ""),
        ("就业.务工就业.同比（%）", [0.08, 0.05, -0.03, 0.11, 1.2], ""),  # that rose by 120%
        ("就业.务工就业.同比（%）", [0.08, 0.05, -0.03, 1.5], ""),
        ("就业.务工就业.同比（%）", [0.08, 0.05, 1.5], ""),
        ("就业.务工就业.同比（%）", [0.35, 1.2], ""),
        ("就业.务工就业.同比（%）", [0.08, 0.05, -0.03, 0.2, 4.2], ""),
        ("就业.务工就业.同比（%）", [0.35, 1.2, 2.6, 4.1], "0.35%"),
        ("就业.务工就业.同比（%）", [0.8, "nan", 2.2, 3.2], "0.8%"),
        ("监测帮扶.满意度（%）", [0.985, 97.1, 98], ""),
        ("住房.危房改造.完成率（%）", [0.85, 98, 102], ""),
    ],
)
def test_what_stands_beside_it_tells_whether_a_number_is_a_percentage_as_it_stands(book, common, head, cells, says):
    [(said, errors), *_] = units(book([["地区", head], *[[f"{name}乡", cell] for name, cell in zip("甲乙丙丁戊", cells, strict=False)]]), common)
    assert errors == ([] if says else ["S122"])
    assert not says or says in repr(said)


@pytest.mark.parametrize(("text", "number"), [("nan", ""), ("sNaN", ""), ("Infinity", ""), ("-inf", ""), ("1_000", ""), ("", ""), ("3,100.5", "3100.5"), ("-3．5", "-3.5")])
def test_what_only_a_program_takes_for_a_number_is_none(text, number):
    assert str(number_in(text) or "") == number


@pytest.mark.parametrize(("change", "errors"), [(0.8, []), (0.78, []), (0.1, ["S122"])])
def test_the_figures_of_a_row_tell_whether_its_change_is_a_percentage_as_it_stands(book, common, change, errors):
    file = book([["地区", "农机.机收小麦（万亩）", "农机.机收小麦.上年同期（万亩）", "农机.机收小麦.同比（%）"], ["竹溪乡", 38.9, 38.6, change]])
    [(_, found)] = units(file, common)
    assert found == errors


def test_a_change_of_less_than_one_stands_beside_others_of_its_column_in_a_table_with_a_row_per_indicator(book, common):
    rows = [["指标", "单位", "本年", "同比（%）"], ["农机.机收小麦", "万亩", 38.9, 0.8], ["农机.深松整地", "公顷", 6000, 12.5]]
    [(said, errors)] = units(book(rows), common)
    assert said["农机"]["机收小麦"] == {"数值": "38.9万亩", "同比": "0.8%"}
    assert "S122" not in errors


def test_the_hint_for_a_change_says_first_what_the_heading_says(book, common):
    table = pipeline.read_table(book([["地区", "就业.务工就业.同比（%）"], ["竹溪乡", 0.8]]), LIBRARY, None, common)
    [row] = table.rows
    [found] = [each for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics if each.code == "S122"]
    assert found.hint == "是 0.8% 的，写成 0.8%；是 80% 的，单元格设成百分比格式，或写成 80%"


def test_an_empty_cell_beside_that_of_last_year_is_owed(book, common):
    rows = [["地区", "食品.抽检（批次）", "食品.合格率（%）", "食品.上年同期抽检（批次）"], ["竹溪乡", None, 98.8, 310], ["柏树镇", "—", 99, 300], ["松林乡", 420, 97, 400]]
    table = pipeline.read_table(book(rows), LIBRARY, None, common)
    loaded = [pipeline.read_row(row, table.columns, LIBRARY, common=common) for row in table.rows]
    found = [each.dataset.indicators["食品"].children for each in loaded if each.dataset is not None]
    assert [set(group) for group in found] == [{"抽检", "合格率"}] * 3
    assert next(iter(found[0])) == "抽检"
    assert [group["抽检"].value is Marker.OWED for group in found] == [True, False, False]
    assert str(loaded[0].dataset.tree.place(("指标", "食品", "抽检"))).endswith("!B2]")


@pytest.mark.parametrize(("heading", "cell", "hint"), [
    ("农机.购机补贴（万元）", "¥300", "是 300万元 的，写成 300；是 300元 的，写成 300元"),
    ("农机.购机补贴（亿元）", "￥1,300.5", "是 1,300.5亿元 的，写成 1,300.5；是 1,300.5元 的，写成 1,300.5元"),
    ("农机.购机补贴（元）", "¥300", "写成 300元"),
    ("农机.购机补贴（万元）", "¥300万", "写成 300万元"),
])
def test_money_with_a_sign_under_ten_thousands_is_asked_for_both_ways(book, common, heading, cell, hint):
    table = pipeline.read_table(book([["地区", heading], ["竹溪乡", cell]]), LIBRARY, None, common)
    [row] = table.rows
    assert [each.hint for each in pipeline.read_row(row, table.columns, LIBRARY, common=common).diagnostics if each.severity == "error"] == [hint]
