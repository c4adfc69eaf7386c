"""Two groups of the file that are one of the catalogue: whose money and whose projects they are is said."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Severity
from drafting.load.house.catalogue import read_catalogue
from tests.load.validating import HEAD, accepted, tree_of, validate
from tests.saying import say

CATALOGUE = """\
社会帮扶:
  别名: [定点帮扶, 万企兴万村]
  门类: {帮扶投入: {计量单位: 元, 含: [资金, 物资]}, 结对参与: {计量单位: [家, 个], 含: [企业, 项目, 工作站]}}
  直接投入: {计量单位: 元, 别名: [定点帮扶资金]}
  帮扶单位: {计量单位: 家, 别名: [单位]}
"""
KNOWN = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))[0]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("{定点帮扶: {资金: 3元, 项目: 9个}, 社会帮扶: {企业: 12家, 资金: 5元}}", ["企业", "社会帮扶资金", "直接投入", "定点帮扶项目"]),
        ("{社会帮扶: {项目: 9个, 单位: 3家}, 定点帮扶工作: {项目: 8个, 博士工作站: 2个}}", ["社会帮扶项目", "帮扶单位", "定点帮扶项目", "博士工作站"]),
        ("{万企兴万村: {项目: 9个}, 定点帮扶: {项目: 8个}}", ["万企兴万村项目", "定点帮扶项目"]),
        # one alone needs no more, but what money it is, and no name is made twice
        ("{定点帮扶: {资金: 3元, 项目: 9个}}", ["直接投入", "项目"]),
        ("{社会帮扶: {企业: 2家}, 定点帮扶: {资金: 3元, 定点帮扶资金: 4元}}", ["企业", "资金", "直接投入"]),
    ],
)
def test_a_word_that_says_too_little_takes_the_name_of_its_group(body: str, names: list[str]) -> None:
    (group,) = accepted(f"{HEAD}指标: {body}\n", known=KNOWN).indicators.values()
    assert list(group.children) == names


def test_a_group_that_holds_nothing_has_nothing_to_say() -> None:
    found = validate(f"{HEAD}指标: {{社会帮扶: {{企业: 2家}}, 定点帮扶: 3元}}\n", known=KNOWN)[1]
    assert {each.code for each in found} == {"D103"}


def test_what_is_said_says_whose_it_is() -> None:
    data = "定点帮扶: {资金: 3元, 项目: 9个}\n社会帮扶: {企业: 12家, 资金: 5元}"
    own = "好: 定点{{ 定点帮扶.资金 }}，社会{{ 社会帮扶.资金 }}。"
    text = "{% 文字材料 好 %}{% 文字材料完 %}\n\n{% 其余 社会帮扶 %}"
    assert say(text, data, catalogue=CATALOGUE, own=own) == "定点3元，社会5元。\n企业12家，定点帮扶项目9个。"


GRAIN = read_catalogue(
    tree_of(
        "耕地:\n  别名: [粮食生产, 农业生产]\n  播种面积: {计量单位: 亩, 别名: [粮食面积]}\n"
        "  产量: {计量单位: 吨, 别名: [粮食总产]}\n  亩产: {计量单位: 公斤, 别名: [粮食单产]}\n",
        "indicators.yaml",
    )
)[0]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("{粮食生产: {面积: 3亩, 总产: 2吨, 单产: 9公斤}}", ["播种面积", "产量", "亩产"]),
        ("{农业生产: {面积: 3亩, 总产: 2吨}}", ["面积", "总产"]),
        ("{粮食生产: {播种面积: 3亩, 面积: 4亩, 总产: 5户}}", ["播种面积", "面积", "总产"]),
    ],
)
def test_a_name_may_stand_for_an_indicator_together_with_its_group(body: str, names: list[str]) -> None:
    """Where the indicator is not given already, and is counted so."""
    (group,) = accepted(f"{HEAD}指标: {body}\n", known=GRAIN).indicators.values()
    assert list(group.children) == names


def test_what_is_read_with_its_group_is_told_as_typed() -> None:
    (told,) = [each for each in validate(f"{HEAD}指标: {{粮食生产: {{总产: 2吨, 单产: 9公斤, 面积: 3亩}}}}\n", known=GRAIN)[1] if each.code == "D106"]
    assert told.message.startswith("粮食生产.")
    assert "粮食面积" not in told.message


def test_a_task_that_no_name_says_whose_it_is_is_not_lost_with_its_group() -> None:
    """All its neighbours are read as the catalogue's, and it stands where it stood."""
    found = validate(f"{HEAD}指标: {{粮食生产: {{总产: 2吨, 单产: 9公斤, 任务: 3吨}}}}\n", known=GRAIN)[1]
    assert [each.code for each in found if each.severity is Severity.ERROR] == ["D103"]
