"""Planning a batch: which files, which names, and every naming problem before anything runs."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from pathlib import Path

import pytest

from drafting.batch.planning.naming import FEW
from drafting.batch.planning.plan import CannotPlan, Plan
from drafting.batch.working.executors import LocalTeam
from tests.batch.conftest import OUT, planned


def outputs(plan: Plan) -> list[str]:
    return [unit.output.name if unit.output else "" for unit in plan]


def refusals(*sources: Path, pattern: str = "{文件名}") -> list[str]:
    with pytest.raises(CannotPlan) as caught:
        planned(*sources, pattern=pattern)
    return [each.code for each in caught.value.diagnostics]


def test_a_folder_gives_its_data_files_in_order_and_nothing_else(town):
    town("乙乡")
    town("甲乡")
    for name in (".隐藏.yaml", "~$甲乡.yaml", "说明.txt", "甲乡.docx"):
        Path("乡镇", name).write_bytes(b"")
    Path("乡镇", "旧.yaml").mkdir()
    plan = planned(Path("乡镇"))
    assert [unit.source.name for unit in plan] == ["乙乡.yaml", "甲乡.yaml"]
    assert outputs(plan) == ["乙乡.docx", "甲乡.docx"]


def test_a_file_named_twice_is_one_unit(town):
    file = town("甲乡")
    assert len(planned(file, Path("乡镇"), file.absolute())) == 1


def test_names_are_made_from_the_data(town):
    file = town("甲", 地区="白石乡", 单位="某局", 标题="关于A/B的|总结", 稿次="送审稿")
    pattern = "{地区}-{单位}-{年度}-{报告期}-{标题}-{稿次}-{文件名}"
    assert outputs(planned(file, pattern=pattern)) == [
        "白石乡-某局-2026-2026年上半年-关于A／B的总结-送审稿-甲.docx"
    ]


def test_a_title_that_the_template_makes_can_name_the_output(town):
    assert outputs(planned(town("甲", 地区="白石乡"), pattern="{标题}")) == [
        "白石乡2026年上半年工作总结.docx"
    ]


@pytest.mark.parametrize(
    ("pattern", "to", "name"), [("{文件名}.md", "md", "甲.md"), ("{文件名}2.1", "docx", "甲2.1.docx")]
)
def test_the_patterns_own_suffix_decides_the_format(town, pattern, to, name):
    plan = planned(town("甲"), pattern=pattern)
    assert (plan.to, outputs(plan)) == (to, [name])


def test_every_clash_is_told_at_once(town):
    for name, region in (("a", "甲乡"), ("b", "甲乡"), ("c", "乙乡"), ("d", "乙乡"), ("e", "丙乡")):
        town(name, 地区=region)
    assert refusals(Path("乡镇"), pattern="{地区}") == ["S041", "S041"]


def test_a_few_files_of_one_name_stop_none_of_the_others(town):
    for name, region in (("a", "甲乡"), ("b", "甲乡"), ("c", "乙乡"), ("d", "丙乡")):
        town(name, 地区=region)
    plan = planned(Path("乡镇"), pattern="{地区}")
    assert outputs(plan) == ["甲乡.docx", "", "乙乡.docx", "丙乡.docx"]  # the first keeps the name, for its older report
    assert [[each.code for each in unit.faults] for unit in plan] == [["S041"], ["S041"], [], []]


@pytest.mark.parametrize(("names", "pattern", "better"), [(("a", "b"), "{地区}", "如 {文件名}"), (("a", "A"), "{文件名}", "如 {地区}{标题}")])
def test_a_clash_is_told_with_a_pattern_that_parts_them(town, names, pattern, better):
    for name in names:
        town(name, 地区="甲乡", 事情=name)
    with pytest.raises(CannotPlan) as caught:
        planned(Path("乡镇"), pattern=pattern)
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
    OUT.write_bytes(b"")
    assert refusals(town("甲")) == ["S043"]


def test_data_that_cannot_be_read_for_its_name_stops_only_its_own_unit(town):
    town("a", 地区="甲乡")
    town("b", 事情="错误")
    plan = planned(Path("乡镇"), pattern="{地区}")
    assert outputs(plan) == ["甲乡.docx", ""]
    assert list(plan)[1].faults[0].code == "D101"


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="the stand-in is inherited by forking")
def test_many_units_are_named_by_workers_in_their_order(town):
    for number in range(FEW + 25):
        town(f"{number:03}", 地区=f"第{number:03}乡" if number != 50 else "", **({"事情": "崩溃"} if number == 50 else {}))
    team = LocalTeam(2)
    try:
        plan = planned(Path("乡镇"), pattern="{地区}", team=lambda: team)
    finally:
        team.close()
    names = outputs(plan)
    assert names[:50] == [f"第{number:03}乡.docx" for number in range(50)]
    assert names[51:] == [f"第{number:03}乡.docx" for number in range(51, FEW + 25)]
    assert list(plan)[50].faults[0].code == "S044"  # the one that kills whoever reads it


def test_a_pattern_that_no_shell_has_expanded_finds_the_files(town):
    town("甲")
    Path("乡镇/深").mkdir()
    Path("乡镇/深/乙.yaml").write_text("")
    assert outputs(planned(Path("乡镇/*.yaml"))) == ["甲.docx"]
    assert sorted(outputs(planned(Path("乡镇/**/*.yaml")))) == ["乙.docx", "甲.docx"]
    assert refusals(Path("没有/*.yaml")) == ["S040"]


def test_data_files_in_folders_below_are_told_not_read(town):
    town("甲")
    Path("乡镇/深").mkdir()
    Path("乡镇/深/乙.yaml").write_text("")
    plan = planned(Path("乡镇"))
    assert outputs(plan) == ["甲.docx"]
    assert [each.code for each in plan.notes] == ["S055"]


def test_an_editors_lock_is_told_whichever_file_it_guards(town):
    town("甲")
    Path("乡镇/~$乙.yaml").write_bytes(b"")
    OUT.mkdir()
    Path("输出/~$甲.docx").write_bytes(b"")
    assert [each.code for each in planned(Path("乡镇")).notes] == ["S056", "S058"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it_stops_only_its_own_unit(town):
    town("甲").chmod(0)
    town("乙")
    plan = planned(Path("乡镇"))
    assert sorted(outputs(plan)) == ["", "乙.docx"]


def test_a_plan_can_be_gone_through_twice_and_at_the_same_time(town):
    for name in "甲乙丙":
        town(name)
    plan = planned(Path("乡镇"))
    assert [(one.source, other.source) for one, other in zip(plan, plan, strict=True)] == [(each.source,) * 2 for each in plan]


def test_the_database_is_closed_with_the_plan(town):
    """An open one is a warning from Python 3.13 on."""
    town("甲")
    plan = planned(Path("乡镇"))
    store = plan._store
    del plan
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        store.execute("SELECT 1")
