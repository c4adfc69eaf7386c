"""安全事故: 无 is read as 不适用, and is not where it may be a zero."""

from __future__ import annotations

from typing import cast

import pytest

from drafting.diagnostics import Diagnostic
from drafting.load.house.catalogue import read_catalogue
from drafting.model.catalogue import EMPTY, Catalogue
from drafting.model.dataset import Dataset
from drafting.quantities.values import Marker
from tests.load.validating import HEAD, tree_of, validate

EVERYWHERE = "概况:\n  人口: {计量单位: 人, 汇总: 相加, 都有: [县]}\n"


def found(body: str, group: str = "自有", known: Catalogue = EMPTY) -> tuple[Dataset, list[Diagnostic]]:
    dataset, told = validate(f"{HEAD}指标:\n  {group}:\n    {body}\n", known=known)
    assert dataset is not None or any(each.code == "D080" for each in told)
    return cast("Dataset", dataset), list(told)


def test_what_each_has_is_not_told_by_it():
    known, _ = read_catalogue(tree_of(EVERYWHERE, "indicators.yaml"))
    assert [each.code for each in found("人口: 无", "概况", known)[1]] == ["D080"]


@pytest.mark.parametrize("word", ["无", "没有"])
@pytest.mark.parametrize("body", ["安全事故: {}", "安全事故: {{数值: {}}}", "安全事故: {{数值: {}, 任务: 0起}}"])
def test_it_is_not_applicable_and_told(body: str, word: str):
    dataset, told = found(body.format(word))
    assert dataset.indicators["自有"].children["安全事故"].value is Marker.NOT_APPLICABLE
    (one,) = [each for each in told if each.code == "D335"]
    assert one.message.endswith(f"“{word}”读作不适用（没有这件事）：能省的话正文里不印，汇总时不算缺")
    assert one.place is not None
    assert (one.place.line, one.excerpt) == (5, word)
    assert not any(each.code == "D080" for each in told)


@pytest.mark.parametrize("body", ["安全事故: {数值: 无, 任务: 5起}", "安全事故: {数值: 无, 上年同期: 1起}", "安全事故: {数值: 2起, 同比: 无}", "安全事故: —", "安全事故: {数值: 2起, 任务: 无}",
    "供水工程: {数值: 无, 任务: {数值: 12处}}", "改厕: {任务: 12户, 完成: 无}", "改厕: {年度任务: 12户, 已完成: 没有}", "新建水厂: 无\n    新建水厂任务: 3座", "新建水厂: 无\n    新建水厂的年度任务: {数值: 3座}",
    "改厕: {数值: 2户, 年度任务: 无}"])  # fmt: skip
def test_beside_what_was_to_be_done_it_may_be_a_zero(body: str):
    _, told = found(body)
    assert [each.code for each in told if each.code in ("D080", "D335")] == ["D080"]


@pytest.mark.parametrize("body", ["改厕: {任务: 待补, 完成: 无}", "夜查: 无\n    巡查任务: 3次", "巡查: {数值: 25次, 任务: 20次, 夜间: 无}"])
def test_beside_the_task_of_something_else_it_is_none(body: str):
    assert "D335" in {each.code for each in found(body)[1]}


def test_in_a_text_it_is_a_word():
    for body in ("事故: {数值: 5起, 表述: 没有}", "事故: {名录: {甲: 无}}"):
        assert "D335" not in {each.code for each in found(body)[1]}


def test_in_a_part_it_is_none_of_that_part():
    dataset, told = found("项目: {数值: 5个, 其中: {省级: 无}}")
    assert dataset.indicators["自有"].children["项目"].subset["省级"].value is Marker.NOT_APPLICABLE
    assert "D335" in {each.code for each in told}


def test_a_remark_may_say_so():
    _, told = found("项目: {数值: 5个, 备注: 无}")
    assert not {"D080", "D335"} & {each.code for each in told}
