"""Drafts of the house's templates held to their own words: what no catalogue knows of local names, the printed sentence says."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.pipeline import draft, read_dataset
from drafting.proofreading.proofing import proofread
from tests.shipped import shipped

HEAD = "# 示例数据\n模板: general/annual\n单位: {名称: 示例县应急管理局, 地区: 示例县, 层级: 县}\n报告期: 2026年\n指标:\n"


@pytest.fixture
def read(tmp_path: Path):
    def reading(figures: str, bureau: str = "应急管理局"):
        (tmp_path / "数据.yaml").write_text(HEAD.replace("应急管理局", bureau) + figures, "utf-8")
        library = shipped()
        return library, read_dataset(tmp_path / "数据.yaml", library).dataset

    return reading


def of_words(found) -> list[str]:
    return [f"{each.code} {each.place.line}:{each.place.column} {each.message}" for each in found if each.code[:2] == "R2" or each.code == "D327"]


def test_what_is_left_is_told_at_the_data(read):
    library, dataset = read("  隐患排查:\n    隐患: {排查: 100处, 整改: 90处, 剩余: 20处}\n")
    told = ["R202 7:33 “隐患排查100处、整改90处、剩余20处”：写的是20处，算出来是100处 - 90处 = 10处，差10处"]
    assert of_words(proofread(library, dataset).diagnostics) == told
    assert of_words(draft(library, dataset, checking="all").diagnostics) == told


def test_a_mere_draft_takes_no_time_for_it(read):
    library, dataset = read("  隐患排查:\n    隐患: {排查: 100处, 整改: 90处, 剩余: 20处}\n")
    assert of_words(draft(library, dataset).diagnostics) == []


def test_what_holds_is_counted(read):
    library, dataset = read("  隐患排查:\n    隐患: {排查: 100处, 整改: 90处, 剩余: 10处}\n")
    proof = proofread(library, dataset)
    assert of_words(proof.diagnostics) == []
    assert proof.covered == 3


def test_what_the_names_tell_is_not_told_again(read):
    library, dataset = read("  投诉举报:\n    投诉举报: {受理: 2631件, 办结: 2608件, 办结率: 98.1%}\n    覆盖: {企业: 63家, 检查: 63家, 覆盖率: 110%}\n")
    found = proofread(library, dataset).diagnostics
    assert {each.code for each in found} >= {"D323", "D255"}
    assert of_words(found) == []


def test_the_data_answer_for_it(read):
    library, dataset = read("  隐患排查:\n    隐患:\n      排查: 100处\n      整改: 90处\n      剩余: 20处  # 情况属实 R202：含上年结转10处\n")
    assert of_words(proofread(library, dataset).diagnostics) == []


SAMPLES = sorted((Path(__file__).parents[2] / "samples").rglob("*.yaml"))


@pytest.mark.parametrize("report", [each for each in SAMPLES if "模板: " in each.read_text("utf-8")], ids=lambda each: each.stem)
def test_of_the_samples_nothing_is_told(report):
    library = shipped()
    dataset = read_dataset(report, library).dataset
    assert dataset is not None
    assert of_words(proofread(library, dataset).diagnostics) == []


def test_what_is_answered_for_by_its_name_is_answered_for(read):
    library, dataset = read("  教育:\n    入学: {学生: 63人, 覆盖率: 985%}  # 情况属实 D255：按外来学生计算\n")
    assert of_words(proofread(library, dataset).diagnostics) == []
    library, dataset = read("  教育:\n    入学: {学生: 63人, 覆盖率: 985%}  # 情况属实 R202：示例\n")
    assert "D255" in [each.code for each in proofread(library, dataset).diagnostics]


@pytest.mark.parametrize(
    "figures",
    [
        "{数值: 360台, 检查: 350台, 不合格: 20台}", "{数值: 36座, 检查: 36座, 不合格: 2座}", "{数值: 63家, 检查: 60家, 整改: 12家, 停业: 1家}",
        "{数值: 183处, 整改: 176处, 挂牌督办: 9处}", "{数值: 12期, 学员: 860人, 村干部: 300人, 网格员: 500人}",
    ],
)  # fmt: skip
def test_what_nobody_calls_parts_is_not_added_up(read, figures):
    library, dataset = read(f"  安全:\n    设备: {figures}\n")
    assert of_words(proofread(library, dataset).diagnostics) == []


def test_opposites_are_all_there_is(read):
    library, dataset = read("  食品安全:\n    食品抽检: {数值: 1860批次, 合格: 1832批次, 不合格: 38批次, 合格率: 98.5%}\n", "市场监督管理局")
    assert {each.code for each in proofread(library, dataset).diagnostics} & {"D323", "D327"}
