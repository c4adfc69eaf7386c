"""其余 says of what its figures are, where nothing before it and no heading does."""

from __future__ import annotations

import pytest

from tests.saying import say

CATALOGUE = """\
救助:
  别名: [低保]
  门类: {种养: {计量单位: 亩, 不含: [荒]}}
  特困: {计量单位: 人}
"""
SECTION = "[[供养特困{{ 救助.特困 }}。]]{% 条 名, 数 in 救助.种养 %}种{{ 名 }}{{ 数 }}。{% 其余 救助 %}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("{低保: {户数: 320户, 人数: 610人, 资金: 280万元}}", "低保320户610人，资金280万元。"),
        ("{低保: {面积: 3亩, 排查: 5户}}", "低保方面，面积3亩，排查5户。"),  # 面积 alone is of no kind
        ("{低保: {低保金发放: 3万元, 新增低保户: 5户}}", "低保金发放3万元，新增低保户5户。"),
        ("{低保: {特困: 9人, 排查: 5户}}", "供养特困9人。此外，排查5户。"),
        ("{救助: {排查: 5户}}", "排查5户。"),
    ],
)
def test_a_group_called_otherwise_is_named_before_bare_figures(data: str, said: str) -> None:
    assert say("{% 节 救助 %}", data, catalogue=CATALOGUE, sections={"救助": SECTION.replace("{% 条 名, 数 in 救助.种养 %}种{{ 名 }}{{ 数 }}。", "")}) == said


def test_what_is_some_of_a_whole_ends_where_another_matter_begins() -> None:
    data = "救助: {救助资金: {其中: {城市: 3万元, 农村: 8万元}}, 安排经费: 5万元, 走访人数: 9人}"
    assert say("{% 其余 救助 %}", data, catalogue=CATALOGUE) == "救助资金中，城市3万元、农村8万元；安排经费5万元，走访人数9人。"
