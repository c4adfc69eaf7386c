"""What is refused of 指标 is told at its place in the file."""

from __future__ import annotations

from drafting.load.validation.refused_nodes import tree_path


def test_levels_of_the_model_are_no_part_of_a_path() -> None:
    assert tree_path(("children", "children", "children", "stated", "完成率")) == (
        "指标",
        "children",
        "children",
        "完成率",
    )
    assert tree_path(("组", "构成", "构成", "数值")) == ("指标", "组", "构成", "构成", "数值")
    assert tree_path(("组", "任务", "其中", "甲", "名录"), ("乙", 0)) == (
        "指标",
        "组",
        "任务",
        "其中",
        "甲",
        "名录",
        "乙",
        0,
    )
