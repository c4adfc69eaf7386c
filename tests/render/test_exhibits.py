"""表, 图 and 图片 that the data's own outline and annexes show."""

from __future__ import annotations

import pytest

from drafting.blocks.document import Chart, Image, Table
from tests.saying import drafted, refusal, say

SLOT = "{% 文字材料 某事 节 %}{% 文字材料完 %}"
ROWS = "明细表: {投资: [{乡镇: 东乡, 投资: 5万元, 项目: 3个}, {乡镇: 西乡, 投资: 7万元, 项目: 4个}]}\n"


def test_an_entry_shows_after_its_text_in_the_order_typed():
    own = "某事: [{标题: 情况, 内容: 如下。, 图片: {文件: 照片/现场.jpg, 标题: 现场}, 图: {数据: 投资, 类型: 条形图, 标题: 某图}, 表: 投资}]"
    assert say(SLOT, own=own, more=ROWS).split("\n") == [
        "一、情况", "如下。", "图：照片/现场.jpg（现场）", "bar： | 投资（万元）", "东乡 | 5", "西乡 | 7",
        "乡镇 | 投资（万元） | 项目（个）", "东乡 | 5 | 3", "西乡 | 7 | 4", "合计 | 12 | 7",
    ]  # fmt: skip


def test_several_are_a_list_and_columns_may_be_chosen():
    own = "某事: [{标题: 情况, 图: [{数据: 明细表.投资, 列: 项目}, 投资], 图片: [甲.png, 乙.png]}]"
    document = drafted(SLOT, own=own, more=ROWS).document
    assert document is not None
    shown = [(type(block).__name__, getattr(block, "file", "")) for block in document.blocks]
    assert shown == [("Heading", ""), ("Chart", ""), ("Chart", ""), ("Image", "甲.png"), ("Image", "乙.png")]
    assert [block.table.columns[1].header for block in document.blocks if isinstance(block, Chart)] == ["项目", "投资"]


def test_a_picture_knows_the_line_that_names_it():
    document = drafted(SLOT, own="某事:\n  - 标题: 情况\n    图片: 甲.png", more="").document
    assert document is not None
    assert [block.line for block in document.blocks if isinstance(block, Image)] == [8]


def test_what_an_item_shows_stands_by_itself():
    own = "某事: [{条: [{内容: 甲好。, 图: 投资, 图片: 甲.png}, {内容: 乙好。, 表: 投资}]}]"
    document = drafted(SLOT, own=own, more=ROWS).document
    assert document is not None
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Chart", "Image", "Paragraph", "Table"]


def test_an_annex_shows_charts_and_pictures():
    head = "单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}\n报告期: {年度: 2026, 类型: 半年}\n公文: {附件: [{标题: 投资图, 图: {数据: 投资, 列: 投资}, 图片: 甲.png}]}\n"
    document = drafted("好。", head=head, more=ROWS).document
    assert document is not None
    [annex] = document.annexes
    assert (annex.title, [type(block).__name__ for block in annex.blocks]) == ("投资图", ["Chart", "Image"])


def test_the_chart_of_an_annex_is_called_as_that_and_a_pie_says_its_unit():
    head = "单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}\n报告期: {年度: 2026, 类型: 半年}\n公文: {附件: [{标题: 甲图, 图: {数据: 投资, 列: 投资}}, {标题: 乙图, 图: {数据: 投资, 列: 投资, 类型: 饼图}}]}\n"
    document = drafted("好。", head=head, more=ROWS).document
    assert document is not None
    assert [block.table.caption for annex in document.annexes for block in annex.blocks if isinstance(block, Chart)] == ["甲图", "乙图（单位：万元）"]


def test_an_indicator_can_be_drawn_by_its_path():
    own = "某事: [{标题: 情况, 图: {数据: 甲.子, 类型: 饼图}}]"
    assert "pie： | 子（户）" in say(SLOT, "甲: {子: {构成: {东: 3户, 西: 4户}}}", own=own)


@pytest.mark.parametrize(
    ("shown", "code", "words"),
    [
        ("图: 投姿", "D318", "是否应为“投资”"),
        ("表: 明细表.投姿", "D318", "是否应为“投资”"),
        ("图: {数据: 投资, 列: 金额}", "D318", "没有“金额”这一列"),
        ("图: {数据: 投资, 列: [投资, 项目]}", "D318", "单位不同"),
        ("图: {数据: 投资, 列: 乡镇}", "D318", "没有“乡镇”这一列"),
    ],
)
def test_what_cannot_be_shown_is_said_at_its_place(shown: str, code: str, words: str):
    problem = refusal(SLOT, own=f"某事:\n  - 标题: 情况\n    {shown}", more=ROWS)
    assert (problem.code, problem.place and problem.place.line) == (code, 8)
    assert words in problem.message + problem.hint


def test_what_an_annex_cannot_show_is_said_of_the_annex():
    head = "单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}\n报告期: {年度: 2026, 类型: 半年}\n公文: {附件: [{标题: 图, 图: {数据: 投资, 列: 金额}}]}\n"
    problem = refusal("好。", head=head, more=ROWS)
    assert problem.message.startswith("公文.附件.1.图：")


def test_every_table_of_an_outline_is_one():
    document = drafted(SLOT, own="某事: [{标题: 情况, 表: [投资, 投资]}]", more=ROWS).document
    assert document is not None
    assert sum(isinstance(block, Table) for block in document.blocks) == 2


def test_a_figure_in_two_units_is_told_once_however_many_annexes_are_read():
    more = (
        "明细表: {投资: [{乡镇: 东乡, 投资: 860万元}, {乡镇: 西乡, 投资: 1.2亿元}]}\n"
        "公文: {附件: [投资, {标题: 投资图, 图: {数据: 投资, 列: 投资}}, {标题: 又一图, 图: {数据: 投资, 列: 投资}}]}\n"
    )
    told = [each for each in drafted("好。", more=more).prose if each.code == "P146"]
    assert [(each.message, each.hint[:4]) for each in told] == [
        ("明细表.投资.西乡.投资：一处印“1.2亿元”，一处印“12000”", "数据里把")
    ]
