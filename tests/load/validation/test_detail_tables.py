"""明细表: which columns are numeric, and what a cell may hold."""

from __future__ import annotations

import pytest

from drafting.model.table import DetailTable
from drafting.quantities.values import Formula, Marker
from tests.load.validating import HEAD, accepted, codes, only, validate


def table(body: str) -> DetailTable:
    return accepted(f"{HEAD}指标: {{}}\n明细表: {{表: {body}}}\n").tables["表"]


def test_rows_become_columns_in_order_of_first_appearance() -> None:
    found = table("[{地区: 甲, 项目: 5个}, {地区: 乙, 投资: 1.2亿元, 项目: 7个}]")
    assert found.columns == ("地区", "项目", "投资")
    assert found.numeric == {"项目", "投资"}
    assert str(found.rows[1]["投资"]) == "1.2亿元"
    assert found.rows[0]["投资"] is None
    assert found.path == ("明细表", "表")


def test_an_empty_cell_keeps_the_place_of_its_column() -> None:
    found = table('[{地区: "", 面积: , 备注: , 投资: 5万元}, {地区: 乙, 面积: 3亩, 投资: 7万元}]')
    assert found.columns == ("地区", "面积", "投资")
    assert found.rows[0]["地区"] is None
    assert found.numeric == {"面积", "投资"}


def test_the_first_column_is_text_even_if_it_looks_like_a_figure() -> None:
    found = table("[{期次: 3期, 人数: 5人}]")
    assert found.rows[0]["期次"] == "3期"
    assert found.numeric == {"人数"}


def test_a_column_is_numeric_only_if_every_filled_cell_is_a_measure() -> None:
    found = table("[{地区: 甲, 说明: 已完成, 数: 3个}, {地区: 乙, 说明: 5个, 数: }]")
    assert found.numeric == {"数"}
    assert found.rows[1] == {"地区": "乙", "说明": "5个", "数": None}


def test_a_column_of_remarks_is_words_where_some_have_none() -> None:
    assert table("[{乡镇: 甲乡, 备注: 无}, {乡镇: 乙乡, 备注: 3家}, {乡镇: 丙乡, 备注: 无}]").numeric == frozenset()


def test_owed_and_inapplicable_cells_leave_a_column_numeric() -> None:
    found = table("[{地区: 甲, 数: 3个}, {地区: 乙, 数: 待补}, {地区: 丙, 数: 不适用}]")
    assert found.numeric == {"数"}
    assert [row["数"] for row in found.rows[1:]] == [Marker.OWED, Marker.NOT_APPLICABLE]


def test_words_that_only_look_like_measures_are_text() -> None:
    assert table("[{地区: 甲, 房号: 3甲}, {地区: 乙, 房号: 4乙}]").numeric == frozenset()


def test_bare_numbers_are_welcome_where_the_header_says_the_unit() -> None:
    assert codes(f"{HEAD}指标: {{}}\n明细表: {{表: [{{地区: 甲, 投资（万元）: 5.3}}]}}\n") == []


def test_the_long_form_carries_totals_and_captions() -> None:
    found = table(
        "{行: [{地区: 甲, 项目: 5个, 投资: 3万元}], 合计: {项目: 5个, 投资: =求和}, 标题: 题, 单位: 个, 注: 注意}"
    )
    assert str(found.stated_totals["项目"]) == "5个"
    assert found.stated_totals["投资"] == Formula("求和")
    assert (found.caption, found.unit_note, found.notes, found.has_row_key) == ("题", "个", ("注意",), True)


def test_a_table_may_have_several_notes() -> None:
    assert table("{行: [{地区: 甲, 项目: 5个}], 注: [口径如此, 数据截至6月底]}").notes == ("口径如此", "数据截至6月底")


@pytest.mark.parametrize(
    ("body", "code", "path"),
    [
        ("5个", "D110", "明细表.表"),
        ("{地区: 甲}", "D110", "明细表.表"),
        ("{行: 5个}", "D110", "明细表.表.行"),
        ("[甲, {地区: 乙}]", "D110", "明细表.表.1"),
        ("[{地区: 甲, 项目: {数值: 5个}}]", "D111", "明细表.表.1.项目"),
        ("[{地区: 甲, 项目: =1}]", "D111", "明细表.表.1.项目"),
        ("{行: [{地区: 甲, 项目: 5个}], 合计: {项日: 5个}}", "D112", "明细表.表.合计.项日"),
        ("{行: [{地区: 甲, 项目: 5个}], 合计: {项目: 很多}}", "D112", "明细表.表.合计.项目"),
        ("{行: [{地区: 甲, 项目: 5个}], 合计: {项目: [5个]}}", "D112", "明细表.表.合计.项目"),
        ("{行: [{地区: 甲}], 备注: 注}", "D053", "明细表.表.备注"),
        ("[{地区: 甲, 数: 5个}, {地区: 乙, 数: 6个}, {地区: 丙, 数: 三千}]", "D113", "明细表.表.3.数"),
        ("[{地区: 甲, 数: 5户}, {地区: 乙, 数: 6护}]", "D081", "明细表.表.2.数"),
    ],
)
def test_errors(body: str, code: str, path: str) -> None:
    found = only(f"{HEAD}指标: {{}}\n明细表: {{表: {body}}}\n")
    assert (found.code, found.path) == (code, path)
    assert found.hint


def test_a_word_for_no_figure_says_so_in_whatever_column() -> None:
    found = table("[{地区: 甲, 数: 待补, 说明: 【待补】}, {地区: 待补, 数: 待补, 说明: 已完成}, {地区: 丙, 数: 不适用, 说明: 待补材料3份}]")
    assert [list(row.values()) for row in found.rows] == [
        ["甲", Marker.OWED, Marker.OWED], [Marker.OWED, Marker.OWED, "已完成"], ["丙", Marker.NOT_APPLICABLE, "待补材料3份"],
    ]  # fmt: skip
    assert found.numeric == frozenset()


@pytest.mark.parametrize("cell", ["–", "—", "-", "/", "无"])
def test_what_stands_in_a_cell_for_nothing_stays_in_a_column_of_figures(cell: str) -> None:
    found = table(f"[{{地区: 甲, 数: 5个, 说明: 5个}}, {{地区: 乙, 数: '{cell}', 说明: '{cell}'}}, {{地区: 丙, 数: 待补, 说明: 另报}}]")
    assert [row["数"] if isinstance(row["数"], str | Marker) else str(row["数"]) for row in found.rows] == ["5个", cell, Marker.OWED]
    assert found.numeric == {"数"}


@pytest.mark.parametrize(("cell", "hint"), [("【待核】9万元", "写成 9万元，行末写 # 待核：问谁（不出定稿）"), ("9万元【待核：问张三】", "写成 9万元，行末写"), ("待核", "改成数；还没有的写 待补")])
def test_what_is_marked_as_unsettled_within_a_cell_is_told_however_few_figures_there_are(cell: str, hint: str) -> None:
    found = only(f"{HEAD}指标: {{}}\n明细表: {{表: [{{地区: 甲, 投资: 5万元}}, {{地区: 乙, 投资: {cell}}}]}}\n")
    assert (found.code, found.message) == ("D113", f"明细表.表.2.投资：“{cell}”不是数，“投资”这一列按文字处理，不能加总")
    assert found.hint.startswith(hint)


def test_so_is_each_of_a_column_that_has_no_other_figures_and_a_column_of_words_is_left_alone() -> None:
    rows = "[{地区: 甲, 投资: 9万元【待核】, 进度: 待核}, {地区: 乙, 投资: 【待核】8万元, 进度: 已核定}]"
    _, found = validate(f"{HEAD}指标: {{}}\n明细表: {{表: {rows}}}\n")
    assert [(each.code, each.path) for each in found] == [("D113", "明细表.表.1.投资"), ("D113", "明细表.表.2.投资")]


@pytest.mark.parametrize(
    ("cells", "read"),
    [(("300", "480万元"), ["300", "480"]), (("300", "480元"), ["300", "480元"]), (("300万元", "480万元"), ["300万元", "480万元"]), (("300", "约480万元"), ["300", "约480万元"])],
)
def test_the_unit_of_the_heading_in_one_cell_is_that_of_the_heading(cells: tuple[str, str], read: list[str]) -> None:
    found = table(f"[{{地区: 甲, 投资（万元）: {cells[0]}}}, {{地区: 乙, 投资（万元）: {cells[1]}}}]")
    assert [str(row["投资（万元）"]) for row in found.rows] == read
