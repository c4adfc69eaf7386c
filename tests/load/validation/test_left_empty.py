"""A figure left empty beside its 任务 or 上年同期 is owed; a 任务 alone, with no 数值 written, is a task and no more."""

from __future__ import annotations

import pytest

from drafting import pipeline
from drafting.quantities.values import Marker
from tests.load.validating import HEAD, validate
from tests.saying import drafted, say
from tests.shipped import shipped

LIBRARY = shipped()


@pytest.mark.parametrize(
    ("given", "owed"),
    [
        ("{数值: , 任务: 3000人, 上年同期: 3100人}", True),
        ("{数值: , 任务: 3000人}", True),
        ("{数值: , 上年末: 3000人}", True),
        ("{数值: , 基期: 3000人, 其中: {省外: 20人}}", True),
        ("{数值: , 任务: =务工.甲}", True),
        ("{任务: 3000人, 上年同期: 3100人}", True),
        ("{上年同期: 3100人}", True),
        ("{任务: 3000人}", False),  # a task alone
        ("{上年末: 3000人}", False),
        ("{数值: , 任务: 0人}", False),
        ("{数值: , 任务: 待补}", False),
        ("{数值: , 任务: }", False),
        ("{数值: , 其中: {省外: 20人}}", False),
        ("{数值: , 任务: 3000人, 完成率: 80%}", False),
        ("{上年同期: 3100人, 同比: 5%}", False),
        ("{数值: , 任务: 3000人, 表述: 全省第三}", False),
        ("{数值: , 任务: 3000人, 省外: 20人}", False),  # what was done stands below
        ("{数值: , 任务: 3000人, 完成: 20人}", False),
        ("{数值: , 任务: 3000人, 构成: {甲: 20人}}", False),
    ],
)
def test_a_figure_is_owed_where_it_stands_empty_beside_what_it_is_compared_with(given, owed):
    dataset, _ = validate(f"{HEAD}指标: {{就业: {{务工: {given}}}, 务工: {{甲: 5人}}}}\n")
    assert (dataset.indicators["就业"].children["务工"].value is Marker.OWED) == owed


@pytest.mark.parametrize(
    ("given", "printed", "hint"),
    [
        ("{数值: , 任务: 30人}", "务工【待补：务工】（任务30人）", "请填报单位补报后填入数据；数值空着、任务有数，只报任务的，把空着的“数值”删去"),
        ("{数值: , 任务: 30人, 上年同期: 31人}", "务工【待补：务工】（任务30人，上年同期31人）",
         "请填报单位补报后填入数据；数值空着、上年同期有数，今年不报这个数的，把上年同期也删去"),
        ("{数值: 待补, 任务: 30人}", "务工【待补：务工】（任务30人）", "请填报单位补报后填入数据"),
    ],
)  # fmt: skip
def test_it_prints_its_mark_is_listed_as_missing_and_told_with_what_else_may_be_meant(given, printed, hint):
    draft = drafted("{% 其余 %}", f"就业: {{务工: {given}}}")
    assert printed in say("{% 其余 %}", f"就业: {{务工: {given}}}").replace("年度任务", "任务")
    assert draft.missing == ("就业.务工",)
    assert [(each.code, each.hint) for each in draft.diagnostics if each.code == "D220"] == [("D220", hint)]


def test_a_task_alone_is_said_as_before():
    draft = drafted("{% 其余 %}", "就业: {务工: {任务: 30人}}")
    assert draft.missing == ()
    assert "任务30人" in say("{% 其余 %}", "就业: {务工: {任务: 30人}}")


COMMON = """\
模板: rural/township
单位: {名称: "{地区}人民政府", 地区: "青禾县{地区}", 层级: 乡镇}
报告期: 2026年
公文: {署名: "{单位}"}
"""


@pytest.mark.parametrize(
    ("cells", "missing"),
    [("75,,300,310", True), ("75,,300,", True), ("75,,,310", True), ("75,,,", False), ("75,,0,", False), ("75,—,300,", False), ("75,—,,310", False), ("75,320,300,310", False)],
)
def test_an_empty_cell_of_a_table_beside_that_of_its_task_is_a_figure_left_empty(tmp_path, cells, missing):
    (tmp_path / "共用.yaml").write_text(COMMON, encoding="utf-8")
    (tmp_path / "表.csv").write_text(f"地区,监测对象（户）,务工就业（人）,务工就业任务（人）,务工就业上年同期（人）\n甲乡,{cells}\n", encoding="utf-8")
    common = pipeline.read_common(tmp_path / "共用.yaml")
    table = pipeline.read_table(tmp_path / "表.csv", LIBRARY, None, common)
    loaded = pipeline.read_row(next(iter(table.rows)), table.columns, LIBRARY, None, common=common)
    draft = pipeline.draft(LIBRARY, loaded.dataset)
    assert ("就业.务工就业" in draft.missing) == missing
    told = [each for each in draft.diagnostics if each.code == "D220"]
    assert [(str(each.place), each.hint) for each in told] == [
        (f"{tmp_path}/表.csv[C2]", "请人社局补报后填入数据；表里这一格空着，本单位没有这个数的填 —"),
    ] * missing  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "said", "missing"),
    [
        ("75,无,83", "务工就业（人）：任务有83人，完成数写的是“无”，没有完成，还是没有报来，分不清，印成【待补】", True),
        ("75,—,83", "务工就业（人）：任务有83人，完成数写的是“—”，读作不报这个数，只印任务", False),
        ("75,0,83", "", False),
        ("75,无,", "", False),
        ("75,—,—", "", False),
        ("75,无,0", "", False),
    ],
)
def test_a_cell_crossed_out_beside_its_task_is_told_with_what_it_is_read_as(tmp_path, cells, said, missing):
    (tmp_path / "共用.yaml").write_text(COMMON, encoding="utf-8")
    (tmp_path / "表.csv").write_text(f"地区,监测对象（户）,务工就业（人）,务工就业任务（人）\n甲乡,{cells}\n", encoding="utf-8")
    common = pipeline.read_common(tmp_path / "共用.yaml")
    table = pipeline.read_table(tmp_path / "表.csv", LIBRARY, None, common)
    loaded = pipeline.read_row(next(iter(table.rows)), table.columns, LIBRARY, None, common=common)
    assert [each.message for each in loaded.diagnostics if each.code == "S145"] == [said] * bool(said)
    assert ("就业.务工就业" in pipeline.draft(LIBRARY, loaded.dataset).missing) == missing
