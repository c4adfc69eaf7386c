"""The 明细表 of several places in one: rows of all, and what two of them count."""

from __future__ import annotations

import pytest

from drafting.rollup.tables import Tables, table_lines, tables_together
from drafting.rollup.town import Town
from tests.checks.judging import book_of
from tests.rollup.rolling import NAMES


def together(*bodies: str, absent: tuple[str, ...] = ()) -> Tables:
    """Of 子乡, 丑乡 …, each with what stands below 明细表 (a flow mapping without braces)."""
    texts = [
        f"单位: {{名称: 青禾县{mark}乡人民政府, 地区: 青禾县{mark}乡, 层级: 乡镇}}\n报告期: 2021年\n指标: {{}}\n明细表: {{{body}}}\n"
        for mark, body in zip(NAMES, bodies, strict=False)
    ]
    books = [book_of(text, "组: {林地: {计量单位: 亩}}\n", name=f"{mark}乡.yaml") for mark, text in zip(NAMES, texts, strict=False)]
    return tables_together([Town(book, book.dataset.tree.name, {}, {}) for book in books], absent)


def lines(*bodies: str, absent: tuple[str, ...] = ()) -> list[str]:
    (table,) = together(*bodies, absent=absent).joined
    return [" ".join(each.split()) for each in table_lines(table, 0)]


def test_rows_of_all_stand_below_one_head_with_their_place_in_front():
    assert lines("项目: [{项目: 甲渠, 投资: 3万元}, {项目: 乙渠, 投资: 待补}]", "项目: [{项目: 丙渠, 投资: 4万元, 备注: '扫尾: 完'}]", "") == [
        "项目: # 子乡2行、丑乡1行；其余1个没有这张表",
        "- {乡镇: 子乡, 项目: 甲渠, 投资: 3万元}",
        "- {乡镇: 子乡, 项目: 乙渠, 投资: 待补}",
        "- {乡镇: 丑乡, 项目: 丙渠, 投资: 4万元, 备注: '扫尾: 完'}",
    ]


def test_totals_and_numbers_of_rows_are_not_taken_over():
    """Those of one place: the program adds up what is there."""
    one, other = (f"项目: {{单位: 万元, 行: [{{序号: 1, 项目: {name}, 投资: 3}}], 合计: {{投资: 3}}}}" for name in ("甲渠", "乙渠"))
    assert lines(one, other)[1:] == ["单位: 万元", "行:", "- {乡镇: 子乡, 项目: 甲渠, 投资: 3}", "- {乡镇: 丑乡, 项目: 乙渠, 投资: 3}"]
    assert lines("项目: [{项目: 甲渠, 投资: 3万元}, {项目: 合计, 投资: 3万元}]", "项目: [{项目: 乙渠, 投资: 3万元}]")[1:] == [
        "- {乡镇: 子乡, 项目: 甲渠, 投资: 3万元}", "- {乡镇: 丑乡, 项目: 乙渠, 投资: 3万元}",
    ]  # fmt: skip


def test_that_a_total_is_not_taken_over_is_said():
    assert lines("项目: [{项目: 甲渠, 投资: 3万元}, {项目: 合计, 投资: 3万元}]", "项目: [{项目: 乙渠, 投资: 3万元}, {项目: 全乡, 投资: 3万元}]")[0] == "项目: # 子乡1行、丑乡1行；“合计”“全乡”的行没有放进来"


@pytest.mark.parametrize("label", ["全乡污水管网工程", "全村镇村", "总计量站改造", "其中村道路", "合计渠", "小计村"])
def test_what_only_begins_like_a_total_is_a_row_like_others(label):
    assert f"- {{乡镇: 丑乡, 项目: {label}, 投资: 4万元}}" in lines("项目: [{项目: 甲渠, 投资: 3万元}]", f"项目: [{{项目: {label}, 投资: 4万元}}]")


def test_a_formula_for_the_total_means_the_wholes_own_figure():
    assert lines(*[f"项目: {{行: [{{项目: {name}, 投资: 3万元}}], 合计: {{投资: =组.林地}}}}" for name in ("甲渠", "乙渠")])[-1] == "合计: {投资: =组.林地}"


def test_a_column_that_says_the_place_is_enough():
    assert lines("村: [{乡镇: 子乡, 村: 甲村, 户: 3户}]", "村: [{乡镇: 丑乡, 村: 乙村, 户: 4户}]")[1:] == ["- {乡镇: 子乡, 村: 甲村, 户: 3户}", "- {乡镇: 丑乡, 村: 乙村, 户: 4户}"]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("", "只有子乡有"),
        ("项目: [{村: 甲村, 投资: 3万元}]", "第一列不一样：子乡的是“项目”，丑乡的是“村”"),
        ("项目: [{项目: 乙渠}]", "列不一样：丑乡的没有“投资”"),
        ("项目: [{项目: 乙渠, 投资: 3万元, 到位: 1万元}]", "列不一样：子乡的没有“到位”"),
        ("项目: [{项目: 乙渠, 投资: 很多}]", "“投资”一列，子乡、丑乡的一个是数，一个不是"),
        ("项目: [{项目: 乙渠, 投资: 3}]", "“投资”一列有的写了单位，有的没有写（丑乡）"),
        ("项目: {单位: 元, 行: [{项目: 乙渠, 投资: 3万元}]}", "单位不一样：子乡的是没有写，丑乡的是元"),
    ],
)
def test_tables_with_other_heads_stay_with_their_places(other, why):
    found = together("项目: [{项目: 甲渠, 投资: 3万元}]", other)
    assert (found.joined, found.apart) == ((), (("项目", why),))


class TestOneThingOfTwoPlaces:
    """A reservoir that lies in two townships."""

    def test_is_not_added_twice_where_its_figures_are_the_same(self):
        bodies = "设施: [{水库: 青龙水库, 投资: 3万元}]", "设施: [{水库: 青龙水库, 投资: 3万元}, {水库: 白石水库, 投资: 3万元}]"
        assert lines(*bodies)[2] == "# - {乡镇: 丑乡, 水库: 青龙水库, 投资: 3万元} # 和子乡的“青龙水库”同名、数也一样，没有算；不是同一个的，去掉行首的“# ”"
        (found,) = together(*bodies).diagnostics
        assert (found.code, found.message) == ("S153", "明细表“设施”：“青龙水库”（子乡、丑乡）几个乡镇都有")
        assert found.place is not None
        assert found.place.file == "丑乡.yaml"

    def test_is_told_where_they_are_not(self):
        bodies = "设施: [{水库: 青龙水库, 投资: 3万元}]", "设施: [{水库: 青龙水库, 投资: 5万元}]"
        assert lines(*bodies)[2] == "- {乡镇: 丑乡, 水库: 青龙水库, 投资: 5万元} # 和子乡的“青龙水库”同名：是同一个的，只留一行"
        assert [each.code for each in together(*bodies).diagnostics] == ["S153"]

    @pytest.mark.parametrize("head", ["村", "姓名", "产业", "类别"])
    def test_what_each_has_of_its_own_may_be_called_the_same(self, head):
        assert together(f"甲: [{{{head}: 新村, 户: 3户}}]", f"甲: [{{{head}: 新村, 户: 3户}}]").diagnostics == ()


def test_a_place_that_has_not_come_has_a_row_that_waits_for_it():
    """A total without it is not the whole's."""
    both = "项目: [{项目: 甲渠, 投资: 3万元, 备注: 完}]", "项目: [{项目: 乙渠, 投资: 4万元}]"
    assert lines(*both, absent=("寅乡",))[-1] == "- {乡镇: 寅乡, 投资: 待补} # 没有交，交了再汇总一次"
    assert lines("村: [{乡镇: 子乡, 户: 3户}]", "村: [{乡镇: 丑乡, 户: 4户}]", absent=("寅乡",))[-1] == "- {乡镇: 寅乡, 户: 待补} # 没有交，交了再汇总一次"
    assert lines("项目: [{项目: 甲渠, 备注: 完}]", "项目: [{项目: 乙渠}]", absent=("寅乡",))[-1] == "- {乡镇: 寅乡, 备注: 待补} # 没有交，交了再汇总一次"
