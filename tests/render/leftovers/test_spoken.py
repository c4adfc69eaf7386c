"""Where the data gives a figure twice is looked for once in files alike, and what their numbers say is told of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.facts.book import Book
from drafting.model.dataset import Dataset
from drafting.render.leftovers.spoken import _twins
from tests.load.validation.test_alike import TEMPLATE, dataset_of, read, texts, with_other_numbers
from tests.render.leftovers.test_rest import TWINS
from tests.saying import say
from tests.shipped import shipped

HEAD = "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年"
TWICE = [
    "住房: {危房改造: {数值: 12户, 竣工: 10户}, 危房改造竣工: 10户}",
    "就业: {帮扶车间: {数值: 14个230人, 吸纳就业: 230人}}",
    "就业: {技能比武: {数值: 60户, 完成: 60户}}",
]


def twins(dataset: Dataset) -> list[tuple[str, ...]]:
    return [*_twins(Book(dataset, shipped().catalogue(TEMPLATE), shipped().units_of(TEMPLATE)))]


@pytest.mark.parametrize("by", [3, 8])
def test_in_files_alike_twins_are_found_where_those_of_the_first_may_stand(by):
    alike = found = 0
    for text in (*texts(), *(f"{HEAD}\n指标: {{{each}}}\n" for each in TWICE)):
        try:
            read(text, alone=True)
        except AssertionError:  # which is no YAML
            continue
        kept, other = dataset_of(text), dataset_of(with_other_numbers(text, by))
        if kept is None or other is None or kept.likeness is None or other.likeness is not kept.likeness:
            continue
        twins(kept)
        expected = twins(replace(other, likeness=None))
        assert twins(other) == expected
        alike, found = alike + 1, found + bool(expected)
    assert alike > 40
    assert found > 0


@pytest.mark.parametrize(
    ("text", "same", "other", "says"),
    [
        ("竣工{{ 甲.子.竣工 }}。", "{子: {竣工: 4户}, 子竣工: 4户}", "{子: {竣工: 4户}, 子竣工: 5户}", ("竣工4户。", "竣工4户。此外，子竣工5户。")),
        ("有{{ 甲.子.个 }}、{{ 甲.子.人 }}。", "{子: {数值: 5个9人, 吸纳: 9人}}", "{子: {数值: 5个9人, 吸纳: 8人}}", ("有5个、9人。", "有5个、9人（吸纳8人）。")),
        ("丑{{ 甲.丑 }}、子{{ 甲.子 }}。", "{子: {数值: 9户, 其中: {丑: 4户}}, 丑: 4户}", "{子: {数值: 9户, 其中: {丑: 3户}}, 丑: 4户}", ("丑4户、子9户。", "丑4户、子9户。此外，子中，丑3户。")),
        ("丑{{ 甲.丑 }}。", "{丑: {数值: 9户, 完成: 9户}}", "{丑: {数值: 9户, 完成: 7户}}", ("丑9户。", "丑9户（完成7户）。")),
    ],
)
def test_whichever_of_two_files_alike_came_first(text, same, other, says):
    for _ in range(2):  # each behind the other
        assert (say(f"{text}{{% 其余 甲 %}}", f"甲: {same}", catalogue=TWINS), say(f"{text}{{% 其余 甲 %}}", f"甲: {other}", catalogue=TWINS)) == says
