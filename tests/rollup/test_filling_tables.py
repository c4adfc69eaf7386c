"""The 明细表 of the places into the whole's own file, where it has them already."""

from __future__ import annotations

import pytest

from drafting.rollup.filling_tables import WithTables, add_tables
from tests.checks.judging import book_of
from tests.rollup.test_tables import together

HEAD = "单位: {名称: 青禾县农业农村局, 地区: 青禾县}\n报告期: 2021年\n指标: {}\n明细表:\n  项目:  # 子乡1行、丑乡1行\n"
ROWS = "    - {乡镇: 子乡, 项目: 甲渠, 投资: 3万元}\n    - {乡镇: 丑乡, 项目: 乙渠, 投资: 4万元}\n"
ONE, TWO, THREE = "项目: [{项目: 甲渠, 投资: 3万元}]", "项目: [{项目: 乙渠, 投资: 4万元}]", "项目: [{项目: 丙渠, 投资: 5万元}, {项目: 丁渠, 投资: 6万元}]"
MARK = "  # 待核：和现在子乡的不一样\n"
WAITS = "    - {乡镇: 寅乡, 投资: 待补}  # 没有交，交了再汇总一次\n"


def filled(rows: str, *bodies: str, ending: str = "\n") -> tuple[str, WithTables]:
    data = (HEAD + rows).replace("\n", ending)
    book = book_of(HEAD + rows, "组: {林地: {计量单位: 亩}}\n", name="全县.yaml")
    found = add_tables(together(*bodies).joined, book.dataset, book.units, data.encode(), "全县.yaml", ("子乡", "丑乡", "寅乡")[: len(bodies)])
    return found.data.decode(), found


def told(rows: str, *bodies: str) -> list[str]:
    text, found = filled(rows, *bodies)
    assert text == HEAD + rows
    return [each.message.partition("：")[2] for each in found.diagnostics]


def test_rows_that_are_alike_are_not_told():
    assert told(ROWS, ONE, TWO) == []
    assert told(ROWS.replace("3万元", "30000元"), ONE, TWO) == []
    assert told("    - {乡镇: 全县, 项目: 合计, 投资: 7万元}\n" + ROWS, ONE, TWO) == []


@pytest.mark.parametrize(
    ("rows", "said", "marked"),
    [
        (ROWS.replace("3万元", "2万元"), "子乡“甲渠”的投资，文件里是2万元，子乡的是3万元", True),
        (ROWS.replace("投资: 3万元", "备注: 完"), "子乡“甲渠”的投资，文件里空着，子乡的是3万元", True),
        (ROWS.replace("甲渠", "老渠"), "子乡的“甲渠”一行文件里没有；文件里子乡的“老渠”一行，子乡没有", False),
        (ROWS + ROWS, "子乡的“甲渠”有1行，文件里2行；丑乡的“乙渠”有1行，文件里2行", False),
    ],
)
def test_a_row_or_an_amount_that_differs_is_told_and_an_amount_marked(rows, said, marked):
    text, found = filled(rows, ONE, TWO)
    assert [each.message.partition("：")[2] for each in found.diagnostics] == [said]
    first, *others = rows.splitlines(keepends=True)
    assert text == HEAD + (first.replace("\n", MARK) if marked else first) + "".join(others)
    assert ("行末标了“待核”" in found.diagnostics[0].hint) == marked


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("    - {乡镇: 子乡, 项目: 甲渠, 投资: 3万元}" + "  # 待核：和现在子乡的不一样\n", "    - {乡镇: 子乡, 项目: 甲渠, 投资: 3万元}\n"),
        ("    - {乡镇: 子乡, 项目: 甲渠, 投资: 2万元}  # 县里核定\n", "    - {乡镇: 子乡, 项目: 甲渠, 投资: 2万元}  # 县里核定\n"),
        ("    - {乡镇: 子乡, 项目: 甲渠, 投资: 2万元}  # 待核：和现在子乡的不一样\n", "    - {乡镇: 子乡, 项目: 甲渠, 投资: 2万元}  # 待核：和现在子乡的不一样\n"),
        ("    - 乡镇: 子乡\n      项目: 甲渠\n      投资: 2万元\n", "    - 乡镇: 子乡  # 待核：和现在子乡的不一样\n      项目: 甲渠\n      投资: 2万元\n"),
    ],
)
def test_a_mark_goes_when_the_row_is_alike_again_and_comes_where_nobody_answers_for_it(line, after):
    second = ROWS.splitlines(keepends=True)[1]
    assert filled(line + second, ONE, TWO)[0] == HEAD + after + second


def test_a_new_row_of_a_place_that_is_there_is_told():
    assert told(ROWS, ONE, "项目: [{项目: 乙渠, 投资: 4万元}, {项目: 新渠, 投资: 1万元}]") == ["丑乡的“新渠”一行文件里没有"]


def test_a_table_without_a_column_of_places_is_another_one():
    assert told("    - {村: 甲村, 户: 3户}\n", ONE, TWO) == []


def test_of_many_differences_the_first_are_told():
    many = ", ".join(f"{{项目: 渠{number}, 投资: 3万元}}" for number in range(9))
    (said,) = told(ROWS, f"项目: [{{项目: 甲渠, 投资: 3万元}}, {many}]", TWO)
    assert said.endswith("；等9处")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_rows_of_a_place_that_has_come_stand_where_one_waited_for_it(ending):
    text, found = filled(ROWS + WAITS, ONE, TWO, THREE, ending=ending)
    rows = ROWS + "    - {乡镇: 寅乡, 项目: 丙渠, 投资: 5万元}\n    - {乡镇: 寅乡, 项目: 丁渠, 投资: 6万元}\n"
    assert text == (HEAD.replace("子乡1行、丑乡1行", "子乡1行、丑乡1行、寅乡2行") + rows).replace("\n", ending)
    assert [(each.path, each.before, each.after) for each in found.fillings] == [("明细表.项目.寅乡", "待补", "2行")]
    assert found.diagnostics == ()


def test_the_row_goes_where_the_place_has_no_such_table():
    assert filled(ROWS + WAITS, ONE, TWO, "")[0] == HEAD.replace("丑乡1行", "丑乡1行；其余1个没有这张表") + ROWS


def test_it_stays_until_then_and_nothing_is_told_of_it():
    assert told(ROWS + WAITS, ONE, TWO) == []


def test_a_remark_of_a_persons_own_on_the_tables_name_stays():
    text, _ = filled(ROWS + WAITS, ONE, TWO, THREE)
    county = (HEAD + ROWS + WAITS).replace("# 子乡1行、丑乡1行", "# 水利局核过")
    book = book_of(county, "组: {林地: {计量单位: 亩}}\n", name="全县.yaml")
    found = add_tables(together(ONE, TWO, THREE).joined, book.dataset, book.units, county.encode(), "全县.yaml", ("子乡", "丑乡", "寅乡"))
    assert "项目:  # 水利局核过\n" in found.data.decode()
    assert "寅乡2行" in text
