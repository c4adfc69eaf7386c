"""Titles break where words end, in 梯形 or 菱形, and never crash."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafting.writers.title import fits, is_shaped, shape_title, width

TITLES = [
    ("示例县乡村振兴局2021年工作总结", "示例县", "示例县乡村振兴局2021年工作总结"),
    (
        "示例市2021年1—10月落实乡村振兴工作的进展情况总体报告",
        "示例市",
        "示例市2021年1—10月落实乡村振兴工作的/进展情况总体报告",
    ),
    (
        "示例市乡村振兴局关于2023年上半年巩固脱贫成果工作情况的汇报",
        "示例市",
        "示例市乡村振兴局关于2023年上半年/巩固脱贫成果工作情况的汇报",
    ),
    (
        "示例县2021年度巩固拓展脱贫攻坚成果与乡村振兴有效衔接工作总结",
        "示例县",
        "示例县2021年度巩固拓展脱贫攻坚成果/与乡村振兴有效衔接工作总结",
    ),
    (
        "示例县农业农村局关于2024年巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作情况的报告",
        "示例县",
        "示例县农业农村局关于2024年/巩固拓展脱贫攻坚成果同乡村振兴有效衔接/工作情况的报告",
    ),
    (
        "示例县大河镇人民政府关于报送2026年常态化精准帮扶和乡村全面振兴工作总结的报告",
        "示例县大河镇",
        "示例县大河镇人民政府关于报送2026年/常态化精准帮扶和乡村全面振兴/工作总结的报告",
    ),
    (
        "示例县农业农村局 示例县人力资源和社会保障局关于做好脱贫劳动力稳岗就业的报告",
        "示例县",
        "示例县农业农村局/示例县人力资源和社会保障局/关于做好脱贫劳动力稳岗就业的报告",
    ),
    (
        "示例县农业农村局、示例县财政局关于报送2026年衔接资金使用情况的报告",
        "示例县",
        "示例县农业农村局、示例县财政局/关于报送2026年衔接资金使用情况的报告",
    ),
    ("示例县大河镇|2026年工作总结", "大河镇", "示例县大河镇/2026年工作总结"),
]


@pytest.mark.parametrize(("title", "region", "lines"), TITLES)
def test_lines_end_where_words_end(title: str, region: str, lines: str) -> None:
    shape = shape_title(title, region)
    assert ("/".join(shape.lines), shape.ok) == (lines, True)


@pytest.mark.parametrize(
    ("lines", "shaped"),
    [
        (["四个字吧"], True),
        (["短", "长长", "最长的"], True),
        (["最长的", "长长", "短"], True),
        (["短", "最长的", "长长"], True),
        (["等长", "等长"], False),
        (["等长", "等长", "最长的"], False),
        (["长长长", "短", "长长长"], False),
        (["短", "长长", "长长", "短"], False),
    ],
)
def test_a_shape_rises_falls_or_has_one_longest_line(lines: list[str], shaped: bool) -> None:
    assert is_shaped(lines) is shaped


def test_a_forced_line_end_that_gives_a_rectangle_is_kept_but_not_ok() -> None:
    assert shape_title("示例县大河镇|工作总结报告") == (("示例县大河镇", "工作总结报告"), False)


def test_a_title_that_breaks_only_where_words_end_otherwise_is_not_ok() -> None:
    shape = shape_title("示例县农业农村局关于印发《示例县2026年农田建设实施方案》的通知", "示例县")
    assert shape == (("示例县农业农村局关于印发", "《示例县2026年农田建设实施方案》的通知"), False)


def test_a_unit_s_name_before_another_one_is_not_broken_after_its_place() -> None:
    for between in ("", " ", "、"):
        shape = shape_title(f"示例县农业农村局{between}示例县人力资源和社会保障局关于做好脱贫劳动力稳岗就业的报告", "示例县")
        assert shape.lines[0] != "示例县"


def test_dates_and_names_in_marks_stay_whole() -> None:
    lines = shape_title("示例县农业农村局关于印发《示例县2026年农田建设实施方案》的通知", "示例县").lines
    assert any("《示例县2026年农田建设实施方案》" in line for line in lines)


def test_a_title_of_200_characters_takes_its_best_shape_and_is_not_ok() -> None:
    shape = shape_title("示例县农业农村局巩固拓展工作及产业发展情况"[:20] * 10, "示例县")
    assert not shape.ok
    assert is_shaped(shape.lines)
    assert all(fits(line) for line in shape.lines)


@given(st.text(max_size=260), st.text(max_size=8))
@example("x" * 200, "")
@example("1" * 300, "")
@example("（" * 60, "（")
@example("||", "")
@example("某县2026年" * 30, "某县")
def test_no_title_crashes_or_loses_a_character(title: str, region: str) -> None:
    shape = shape_title(title, region)
    kept = [each for each in "".join(shape.lines) if not each.isspace()]
    assert kept == [each for each in title if not each.isspace() and each != "|"]
    if shape.ok:
        assert is_shaped(shape.lines)
        assert all(width(line) <= 20.1 for line in shape.lines)


@pytest.mark.parametrize(("text", "full"), [("", 0), ("2026年", 3), ("×·", 2), ("A—中", 2.5), ("（甲）𠀀", 4), ("é1", 1)])
def test_han_and_full_width_signs_are_twice_as_wide_as_letters(text: str, full: float) -> None:
    assert width(text) == full
