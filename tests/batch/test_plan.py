"""Planning a batch: which files, which names, and every naming problem before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.batch.plan import CannotPlan, Plan, make_plan
from drafting.pipeline import Library

LIBRARY = Library(())
FOLDER = Path("输出")


def outputs(plan: Plan) -> list[str]:
    return [unit.output.name if unit.output else "" for unit in plan.units]


def refusals(*sources: Path, pattern: str = "{文件名}") -> list[str]:
    with pytest.raises(CannotPlan) as caught:
        make_plan(sources, FOLDER, LIBRARY, pattern=pattern)
    return [each.code for each in caught.value.diagnostics]


def test_a_folder_gives_its_data_files_in_order_and_nothing_else(town):
    town("乙乡")
    town("甲乡")
    for name in (".隐藏.yaml", "~$甲乡.yaml", "说明.txt", "甲乡.docx"):
        Path("乡镇", name).write_bytes(b"")
    Path("乡镇", "旧.yaml").mkdir()
    plan = make_plan([Path("乡镇")], FOLDER, LIBRARY)
    assert [unit.source.name for unit in plan.units] == ["乙乡.yaml", "甲乡.yaml"]
    assert outputs(plan) == ["乙乡.docx", "甲乡.docx"]


def test_a_file_named_twice_is_one_unit(town):
    file = town("甲乡")
    assert len(make_plan([file, Path("乡镇"), file.absolute()], FOLDER, LIBRARY).units) == 1


def test_names_are_made_from_the_data(town):
    file = town("甲", 地区="白石乡", 单位="某局", 标题="关于A/B的|总结", 稿次="送审稿")
    pattern = "{地区}-{单位}-{年度}-{报告期}-{标题}-{稿次}-{文件名}"
    assert outputs(make_plan([file], FOLDER, LIBRARY, pattern=pattern)) == [
        "白石乡-某局-2026-2026年上半年-关于A／B的总结-送审稿-甲.docx"
    ]


def test_a_title_that_the_template_makes_can_name_the_output(town):
    assert outputs(make_plan([town("甲", 地区="白石乡")], FOLDER, LIBRARY, pattern="{标题}")) == [
        "白石乡2026年上半年工作总结.docx"
    ]


@pytest.mark.parametrize(
    ("pattern", "to", "name"), [("{文件名}.md", "md", "甲.md"), ("{文件名}2.1", "docx", "甲2.1.docx")]
)
def test_the_patterns_own_suffix_decides_the_format(town, pattern, to, name):
    plan = make_plan([town("甲")], FOLDER, LIBRARY, pattern=pattern)
    assert (plan.to, outputs(plan)) == (to, [name])


def test_every_clash_is_told_at_once(town):
    for name, region in (("a", "甲乡"), ("b", "甲乡"), ("c", "乙乡"), ("d", "乙乡"), ("e", "丙乡")):
        town(name, 地区=region)
    assert refusals(Path("乡镇"), pattern="{地区}") == ["S041", "S041"]


@pytest.mark.parametrize(("names", "pattern", "better"), [(("a", "b"), "{地区}", "如 {文件名}"), (("a", "A"), "{文件名}", "如 {地区}{标题}")])
def test_a_clash_is_told_with_a_pattern_that_parts_them(town, names, pattern, better):
    for name in names:
        town(name, 地区="甲乡")
    with pytest.raises(CannotPlan) as caught:
        make_plan([Path("乡镇")], FOLDER, LIBRARY, pattern=pattern)
    assert caught.value.diagnostics[0].hint.endswith(better)


def test_names_that_differ_only_in_case_clash(town):
    town("a")
    town("A")
    assert refusals(Path("乡镇")) == ["S041"]


@pytest.mark.parametrize("pattern", ["{乡镇}", "{文件名", "a/{文件名}", "{文件名}?", "  ", "{稿次}", "con"])
def test_patterns_that_give_no_good_name_are_refused(town, pattern):
    assert set(refusals(town("甲"), pattern=pattern)) == {"S042"}


def test_nothing_to_do_is_told():
    assert refusals(Path("乡镇")) == ["S040"]


def test_the_output_place_must_be_a_folder(town):
    FOLDER.write_bytes(b"")
    assert refusals(town("甲")) == ["S043"]


def test_data_that_cannot_be_read_for_its_name_stops_only_its_own_unit(town):
    town("a", 地区="甲乡")
    town("b", 事情="错误")
    plan = make_plan([Path("乡镇")], FOLDER, LIBRARY, pattern="{地区}")
    assert outputs(plan) == ["甲乡.docx", ""]
    assert plan.units[1].faults[0].code == "D101"
