"""A figure in a unit that its indicator is not counted in is said as it is called, never in a sentence that is made for another unit."""

from __future__ import annotations

import pytest

from drafting.load.house.catalogue import read_catalogue
from tests.load.validating import HEAD, accepted, tree_of
from tests.saying import say

CATALOGUE = """\
产业: {柑橘: {计量单位: 亩}, 柑橘产量: {计量单位: 吨}, 蔬菜: {计量单位: 亩}}
治理: {村规民约: {计量单位: 个}, 参保率: {类型: 比率}, 队伍: {计量单位: 支}, 对象: {计量单位: 户, 必报: [试/报告]}}
"""
KNOWN = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))[0]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("{产业: {柑橘: 42吨, 蔬菜: 9亩}}", ["柑橘产量", "蔬菜"]),
        ("{产业: {柑橘: 42吨, 柑橘产量: 40吨}}", ["本地柑橘", "柑橘产量"]),
        ("{产业: {柑橘: 42亩, 蔬菜: 9吨}}", ["柑橘", "本地蔬菜"]),
        ("{治理: {村规民约: 17份, 参保率: 32人}}", ["本地村规民约", "本地参保率"]),
        # units that count the same, and what a report must have, stay
        ("{治理: {村规民约: 17处, 队伍: 5个, 对象: 3次}}", ["村规民约", "队伍", "对象"]),
    ],
)
def test_it_stands_under_another_name(body: str, names: list[str]) -> None:
    (group,) = accepted(f"{HEAD}指标: {body}\n", known=KNOWN).indicators.values()
    assert list(group.children) == names


def test_it_is_said_in_the_words_of_the_data() -> None:
    text = "{% 分条 '，' %}{% 条 %}发展柑橘{{ 产业.柑橘 }}{% 条 %}蔬菜面积{{ 产业.蔬菜 }}{% 条 %}{{ 治理.村规民约 }}村修订村规民约{% 分条完 %}。{% 其余 产业 %}{% 其余 治理 %}"
    data = "产业: {柑橘: 42吨, 蔬菜: 9吨}\n治理: {村规民约: 17份}"
    assert say(text, data, catalogue=CATALOGUE) == "柑橘产量42吨，蔬菜9吨。村规民约17份。"


def test_a_text_of_the_file_that_names_it_has_it() -> None:
    text = "{% 文字材料 好 %}{% 文字材料完 %}"
    assert say(text, "产业: {柑橘: 42吨}", catalogue=CATALOGUE, own="好: 柑橘{{ 产业.柑橘 }}。") == "柑橘42吨。"


def test_a_text_that_names_another_which_begins_alike_does_not() -> None:
    data = f"{HEAD}指标: {{产业: {{柑橘: 42吨, 柑橘园: 30亩}}}}\n文字材料: {{导语: '柑橘园{{{{ 产业.柑橘园 }}}}。'}}\n"
    assert list(accepted(data, known=KNOWN).indicators["产业"].children) == ["柑橘产量", "柑橘园"]
