"""A name that says what its number counts: 低保对象户数: 3260."""

from __future__ import annotations

import pytest

from tests.load.validating import HEAD, accepted, codes


def told(lines: str) -> dict[str, str]:
    group = accepted(f"{HEAD}指标:\n  救助: {{{lines}}}\n").indicators["救助"]
    return {name: "".join(map(str, (node.value, *(child.value for child in node.children.values())))) for name, node in group.children.items()}


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("孤儿人数: 15", {"孤儿人数": "15人"}),
        ("临时救助人次: 1.2万", {"临时救助人次": "1.2万人次"}),
        ("低保对象户数: 3260, 低保对象人数: 5120", {"低保对象户数": "3260户", "低保对象人数": "5120人"}),
        ("户数: 5户, 人数: 9人", {"户数": "5户", "人数": "9人"}),
        ("低保: 5户, 低保户数: 5户, 低保人数: 9人", {"低保": "5户9人", "低保户数": "5户"}),
    ],
)
def test_the_count_that_a_name_says(lines: str, found: dict[str, str]) -> None:
    assert told(lines) == found


def test_what_it_is_held_against_counts_the_same() -> None:
    (node,) = accepted(f"{HEAD}指标:\n  救助: {{临时救助人次: {{数值: 88, 任务: 100}}}}\n").indicators["救助"].children.values()
    assert node.target is not None
    assert (str(node.value), str(node.target.value)) == ("88人次", "100人次")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("全省排名: 3", "第3位"),
        ("考核位次: {数值: 3, 上年同期: 5}", "第3位第5位"),
        ("考核位次: {数值: 3位, 上年同期: 5位}", "第3位第5位"),
        ("考核排名: {数值: 全市第3名, 上年同期: 5名}", "全市第3名第5名"),
        ("考核排名: 约3位", "约3位"),
        ("综合排名: 3.5", "3.5"),
        ("排名: 3人", "3人"),
        ("排名: 全省第三", "全省第三"),
    ],
)
def test_a_bare_number_of_a_rank_is_a_place(lines: str, found: str) -> None:
    (node,) = accepted(f"{HEAD}指标:\n  救助: {{{lines}}}\n").indicators["救助"].children.values()
    earlier = node.same_period_last_year
    assert f"{node.value}{earlier.value if earlier else ''}" == found
    assert ("D083" in codes(f"{HEAD}指标:\n  救助: {{{lines}}}\n")) == (found == "3.5")


def test_below_a_ranking_a_place_is_one_and_people_are_people() -> None:
    node = accepted(f"{HEAD}指标:\n  考核排名: {{乡村振兴: {{数值: 3位, 任务: 5位}}, 获奖: 3名, 较上年提升: 2位}}\n").indicators["考核排名"].children
    assert (str(node["乡村振兴"].value), str(node["乡村振兴"].target.value), str(node["获奖"].value), str(node["较上年提升"].value)) == ("第3位", "第5位", "3名", "2位")  # type: ignore[union-attr]


@pytest.mark.parametrize(("change", "asked"), [("同比: -40%", True), ("完成率: 80%", True), ("同比: 上升2位", False)])
def test_of_a_place_there_is_no_share(change: str, asked: bool) -> None:
    assert ("D092" in codes(f"{HEAD}指标:\n  救助: {{考核排名: {{数值: 3位, {change}}}}}\n")) == asked


@pytest.mark.parametrize("figure", ["空气质量综合指数: {数值: 3.6, 上年同期: 3.8}", "考核得分: {数值: 98.5, 上年同期: 97}", "容积率: 1.8", "CPI: {数值: 100.3, 上年同期: 99.8}", "PMI: 51.2", "生师比: 15.2"])
def test_what_has_no_unit_has_none_last_year_either(figure: str) -> None:
    assert "D083" not in codes(f"{HEAD}指标:\n  救助: {{{figure}}}\n")


@pytest.mark.parametrize("task", ["临时救助户数任务: 3000", "临时救助户数年度任务: 3000"])
def test_a_task_beside_it_counts_the_same(task: str) -> None:
    """Else there is no 完成率."""
    (node,) = accepted(f"{HEAD}指标:\n  救助: {{临时救助户数: 3260, {task}}}\n").indicators["救助"].children.values()
    assert node.target is not None
    assert (str(node.value), str(node.target.value)) == ("3260户", "3000户")


@pytest.mark.parametrize("lines", ["务工人数: {数值: 3.2万人, 任务: 3}", "务工人数: {数值: 3.2万, 上年同期: 3}", "务工人数: 3.2万人, 务工人数任务: 3"])
def test_beside_a_scaled_figure_nobody_knows_what_a_bare_number_counts(lines: str) -> None:
    """3 of 3万人 was read as 3人, and the task was met by 1066666.67%."""
    assert "D083" in codes(f"{HEAD}指标:\n  就业: {{{lines}}}\n")


@pytest.mark.parametrize("lines", ["务工人数: {数值: 3.2万人, 任务: 3万}", "务工人数: {数值: 32000, 任务: 3万}"])
def test_a_scale_of_its_own_says_it(lines: str) -> None:
    assert "D083" not in codes(f"{HEAD}指标:\n  就业: {{{lines}}}\n")


def test_a_broken_number_counts_nothing() -> None:
    assert codes(f"{HEAD}指标:\n  救助: {{孤儿人数: 1.5}}\n") == ["D083"]
