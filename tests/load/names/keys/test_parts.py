"""其中脱贫户 below a figure is a part of it."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Severity
from tests.load.validating import HEAD, accepted, catalogue, codes, only, validate


def test_names_that_begin_with_its_word_are_parts_of_the_figure_above() -> None:
    text = f"{HEAD}指标:\n  就业:\n    务工: 5人\n    其中省外: 2人\n    其中：县内: 3人\n    公岗: 4个\n"
    dataset = accepted(text)
    children = dataset.indicators["就业"].children
    assert list(children) == ["务工", "公岗"]
    assert {name: str(part.value) for name, part in children["务工"].subset.items()} == {"省外": "2人", "县内": "3人"}
    assert dataset.tree.place(("指标", "就业", "务工", "其中", "县内")).line == 7
    told = validate(text)[1]  # once for both
    assert [each.severity for each in told] == [Severity.INFO]


def test_within_an_indicator_they_are_its_parts() -> None:
    node = accepted(f"{HEAD}指标: {{就业: {{务工: {{数值: 5人, 其中脱贫户: 2人}}}}}}\n").indicators["就业"].children["务工"]
    assert (list(node.subset), node.children) == (["脱贫户"], {})


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("    其中省外: 2人\n", "上面没有总数，不知道是谁的一部分"),
        ("    务工: 5人\n    其中工资: 2万元\n", "和上面的总数（5人）单位不同，没有当作它的一部分"),
        ("    务工: {数值: 5人, 其中: {省外: 1人}}\n    其中省外: 2人\n", "“其中”里已经有“省外”了"),
    ],
)
def test_what_is_no_part_loses_the_word_and_is_told(lines: str, why: str) -> None:
    text = f"{HEAD}指标:\n  就业:\n{lines}"
    found = only(text)
    assert (found.code, found.severity) == ("D262", Severity.WARNING)
    assert found.message.endswith(f"：{why}")
    assert not [name for name in accepted(text).indicators["就业"].children if name.startswith("其中")]


@pytest.mark.parametrize("name", ["其中务工人数", "其中：务工人数", "其中实现务工人数", "其中三类监测对象"])
def test_a_part_without_its_whole_never_becomes_a_total_of_the_catalogue(name: str) -> None:
    text = f"{HEAD}指标:\n  概况:\n    总面积: 50平方公里\n    {name}: 60人\n"
    dataset = accepted(text, known=catalogue())
    assert {group: list(node.children) for group, node in dataset.indicators.items()} == {"概况": ["总面积", name]}
    assert "D262" in codes(text, known=catalogue())


@pytest.mark.parametrize(
    ("behind", "parts"),
    [
        ("其中集中: 2人, 分散: 3人", ["集中", "分散"]),  # adds up
        ("其中甲类: 2人, 乙类: 4人", ["甲类", "乙类"]),  # called alike, and told where it does not add up (R103)
        ("其中集中: 2人, 分散: 3人, 任务: 4人", ["集中", "分散"]),
        ("其中脱贫户: 2人, 退出: 1人", ["脱贫户"]),
        ("其中集中: 2人, 补助: 3万元", ["集中"]),
    ],
)
def test_what_goes_on_behind_a_part_is_one_as_it_adds_up_or_is_called(behind: str, parts: list[str]) -> None:
    node = accepted(f"{HEAD}指标: {{救助: {{特困人员: {{数值: 5人, {behind}}}}}}}\n").indicators["救助"].children["特困人员"]
    assert list(node.subset) == parts


@pytest.mark.parametrize(
    ("below", "parts"),
    [
        ("脱贫户: 4人, 吸纳: 9人", ["脱贫户"]),
        ("吸纳: 9人, 脱贫户: 4人", ["脱贫户"]),
        ("脱贫户: 9人, 吸纳: 4人", []),  # more than all
        ("脱贫户: 4人, 吸纳: 9人, 培训: 8人", []),  # of which?
        ("甲类: 4人, 吸纳: 9人", []),  # whoever they are
        ("监测对象: 4人, 吸纳: 9人", []),  # whom the work is for
    ],
)
def test_people_below_a_number_of_things_are_some_of_those_counted_beside_them(below: str, parts: list[str]) -> None:
    node = accepted(f"{HEAD}指标: {{就业: {{车间: {{数值: 4个, {below}}}}}}}\n").indicators["就业"].children["车间"]
    assert list(node.children["吸纳"].subset) == parts


def test_people_below_people_are_a_figure_of_their_own() -> None:
    node = accepted(f"{HEAD}指标: {{就业: {{岗位: {{数值: 20人, 脱贫户: 4人, 退出: 9人}}}}}}\n").indicators["就业"].children["岗位"]
    assert list(node.children) == ["脱贫户", "退出"]


def test_below_a_figure_of_a_group_too_but_for_indicators_of_the_catalogue() -> None:
    text = f"{HEAD}指标:\n  救助:\n    慰问: 5户\n    其中困难党员: 2户\n    困难群众: 3户\n    监测对象: 5户\n    走访: 3次\n"
    dataset = accepted(text, known=catalogue())
    assert list(dataset.indicators["救助"].children["慰问"].subset) == ["困难党员", "困难群众"]
