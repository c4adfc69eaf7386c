"""A figure right below 指标 is read in the one group that has it, or refused."""

from __future__ import annotations

import pytest

from tests.load.validating import HEAD, accepted, catalogue, codes, only, validate
from tests.shipped import shipped


def test_it_is_read_in_the_one_group_that_has_it() -> None:
    body = f"{HEAD}指标: {{监测帮扶: {{新识别: 2户}}, 务工人数: {{任务: 5人, 完成: 3人}}}}\n"
    dataset = accepted(body, known=catalogue())
    assert {group: list(node.children) for group, node in dataset.indicators.items()} == {"监测帮扶": ["新识别"], "就业": ["务工人数"]}
    figure = dataset.indicators["就业"].children["务工人数"]
    assert (str(figure.value), str(figure.target.value)) == ("3人", "5人")  # type: ignore[union-attr]
    assert dataset.tree.place(("指标", "就业", "务工人数")).line == only(body, known=catalogue()).place.line
    assert only(body, known=catalogue()).message == "务工人数：没有写在组里，按目录来读：当作“就业”组的"


def test_what_holds_its_figure_by_that_word_is_no_group() -> None:
    dataset = accepted(f"{HEAD}指标: {{务工人数: {{值: 5人, 同比: 3%}}}}\n", known=catalogue())
    assert str(dataset.indicators["就业"].children["务工人数"].value) == "5人"


@pytest.mark.parametrize(
    "body",
    [
        "{就业: {务工人数: 3人}, 务工人数: 5人}",  # that group gives it already
        "{就业: , 务工人数: 5人}",  # wrongly indented, as all below it will be
        "{老年食堂: 3个}",
        "{就业: 3人}",  # a group
        "{任务: 3人}",
    ],
)
def test_what_has_no_one_home_is_refused(body: str) -> None:
    assert "D103" in codes(f"{HEAD}指标: {body}\n", known=catalogue())


def test_it_keeps_the_name_that_it_has_and_a_second_one_is_told() -> None:
    known = shipped().catalogue("rural")
    dataset = accepted(f"{HEAD}指标: {{厕所改造: 9户, 改厕: 8户}}\n", known=known)
    assert [tuple(map(str, twice.figures)) for twice in dataset.twice] == [("9户", "8户")]
    alone = accepted(f"{HEAD}指标: {{厕所改造: 9户}}\n", known=known)
    assert alone.renamed["人居环境.厕所改造"] == "人居环境.改厕"


def test_strictly_it_is_refused() -> None:
    assert codes(f"{HEAD}指标: {{务工人数: 3人}}\n", known=catalogue(), strict=True) == ["D103"]


def test_a_group_without_work_is_to_be_left_out() -> None:
    [found] = [each for each in validate(f"{HEAD}指标:\n  就业:\n    务工: 5人\n  疫病防控: 不适用\n")[1] if each.code == "D103"]
    assert found.hint is not None
    assert found.hint.startswith("没有这项工作的，删去这一行")
