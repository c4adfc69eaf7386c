"""Files like one that went before are not gone through again, and are read as they would be alone."""

from __future__ import annotations

import re

import pytest

from drafting.facts.typed import typed_figures
from drafting.load.validation.validate import read_tentatively
from drafting.registry import RULES
from tests.load.validating import HEAD, ROOT, tree_of
from tests.shipped import shipped

TEMPLATE = "rural/township"

def read(text: str, *, alone: bool = False):
    catalogue, units = shipped().catalogue(TEMPLATE), shipped().units_of(TEMPLATE)
    if alone:
        catalogue.alike.clear()
    dataset, found = read_tentatively(tree_of(text), units, catalogue)
    return found, dataset and (dataset.indicators, dataset.renamed, dataset.called, dataset.twice)


def dataset_of(text: str):
    return read_tentatively(tree_of(text), shipped().units_of(TEMPLATE), shipped().catalogue(TEMPLATE))[0]


def texts() -> list[str]:
    examples = [text for code, rule in RULES.items() if code.startswith("D") for text in (rule.hits, rule.clean) if text and "\n指标:" in text and "# 文件" not in text]
    samples = [file.read_text("utf-8") for file in sorted((ROOT / "samples/reports").glob("*.yaml"))]
    return [*examples, *samples]


def with_other_numbers(text: str, by: int) -> str:
    head, given, body = text.partition("\n指标:")
    return head + given + re.sub(r"(?<![\d.=年月])\d{2,}(?![\d年月日]|.{0,3}季)", lambda number: str(int(number[0]) * by // 7 + by), body)


@pytest.mark.parametrize("by", [3, 8, 23])
def test_numbers_that_went_before_change_nothing(by):
    wrong = []
    for text in texts():
        other = with_other_numbers(text, by)
        try:
            expected = read(other, alone=True)
        except AssertionError:  # which is no YAML
            continue
        read(text, alone=True)
        read(text)
        if read(other) != expected:
            wrong.append(other)
    assert wrong == []


@pytest.mark.parametrize(
    ("before", "body"),
    [
        ("住房: {危房改造: {数值: 12户, 完成: 12户}}", "住房: {危房改造: {数值: 12户, 完成: 10户}}"),  # the figure once more, or how many are done
        ("住房: {危房改造: {上年同期: 0户}}", "住房: {危房改造: {上年同期: 9户}}"),  # this year's is owed
        ("畜牧: {生猪: {存栏: {数值: 9头, 上年同期: 9头}, 出栏: {数值: 8头, 上年同期: 8头}, 同比: 5%}}", "畜牧: {生猪: {存栏: {数值: 9头, 上年同期: 9头}, 出栏: {数值: 21头, 上年同期: 20头}, 同比: 5%}}"),
        ("就业: {帮扶车间: {数值: 4个, 脱贫户: 96人, 吸纳: 41人}}", "就业: {帮扶车间: {数值: 4个, 脱贫户: 41人, 吸纳: 96人}}"),  # who is among whom
        ("概况: {水域面积: 86亩, 治理: 118亩}", "概况: {水域面积: 86亩, 治理: 82亩}"),  # whether a deed is of the thing before it
        ("产业: {合作社: {数值: 12家, 脱贫人口: 12人, 社员: 10人}}", "产业: {合作社: {数值: 12家, 脱贫人口: 12人, 社员: 300人}}"),
    ],
)
def test_what_numbers_tell_is_told_of_each(before, body):
    text = f"{HEAD}指标: {{{body}}}\n"
    expected = read(text, alone=True)
    read(f"{HEAD}指标: {{{before}}}\n", alone=True)
    read(f"{HEAD}指标: {{{before}}}\n")
    assert read(text) == expected


def test_a_file_like_another_is_known():
    known = shipped().catalogue(TEMPLATE).alike
    read(f"{HEAD}指标: {{住房: {{危房改造: 12户}}}}\n", alone=True)
    assert [each.told for each in known.values()] == [None]
    read(f"{HEAD}指标: {{住房: {{危房改造: 15户}}}}\n")
    assert [each.told for each in known.values()] == [()]


@pytest.mark.parametrize("other", ["危改: 12户", "危房改造: 12个", "危房改造: 待补", "危房改造: {数值: 12户, 任务: 12户}"])
def test_another_name_unit_value_or_key_is_none_like_it(other):
    known = shipped().catalogue(TEMPLATE).alike
    read(f"{HEAD}指标: {{住房: {{危房改造: 12户}}}}\n", alone=True)
    read(f"{HEAD}指标: {{住房: {{{other}}}}}\n")
    assert [each.told for each in known.values()] == [None] * len(known)


def test_what_is_read_otherwise_is_not_kept():
    read(f"{HEAD}指标: {{住房保障: {{危房改造: 12户}}}}\n", alone=True)
    assert not shipped().catalogue(TEMPLATE).alike


@pytest.mark.parametrize("by", [3, 8])
def test_typed_figures_of_files_alike_are_found_where_those_of_the_first_stand(by):
    found = 0
    for text in texts():
        try:
            read(text, alone=True)
        except AssertionError:
            continue
        kept = dataset_of(text)
        other = dataset_of(with_other_numbers(text, by))
        if kept is None or other is None or kept.likeness is None or other.likeness is not kept.likeness:
            continue
        typed_figures(kept.indicators, kept.likeness)
        alone = typed_figures(other.indicators)
        alike = typed_figures(other.indicators, other.likeness)
        assert alike == alone
        assert [*map(id, alike.money.values())] == [*map(id, alone.money.values())]
        assert [*alike.money] == [*alone.money]
        assert alike.paths == alone.paths
        found += 1
    assert found > 40


def test_what_is_expected_is_another_kind_of_figure():
    read(f"{HEAD}指标: {{住房: {{危房改造: 12户}}}}\n", alone=True)
    expected = dataset_of(f"{HEAD}指标: {{住房: {{危房改造: 预计12户}}}}\n")
    assert expected is not None
    assert expected.likeness is None


@pytest.mark.parametrize("figure", ["{}", "{{数值: 9户, 任务: {}}}", "{{数值: {}, 上年同期: 8户}}"])
@pytest.mark.parametrize("says", ["预计", "不超过", "不少于", ""])
@pytest.mark.parametrize("went_before", ["预计", "不超过", "不少于", "近", ""])
def test_a_figure_is_like_none_that_says_otherwise(went_before, says, figure):
    before, text = (f"{HEAD}指标: {{住房: {{危房改造: {figure.format(f'{said}12户')}}}}}\n" for said in (went_before, says))
    expected, kept = read(text, alone=True), dataset_of(text)
    read(before, alone=True)
    dataset_of(before)
    dataset = dataset_of(text)
    assert kept is not None
    assert dataset is not None
    assert (dataset.likeness is not None) == (went_before == says or {went_before, says} == {"近", ""})
    assert read(text) == expected
    assert typed_figures(dataset.indicators, dataset.likeness) == typed_figures(kept.indicators)


def test_what_is_asked_strictly_is_not_known_by_files_that_were_not():
    text = f"{HEAD}指标: {{住房: {{外墙彩绘: 12户}}}}\n"
    catalogue, units = shipped().catalogue(TEMPLATE), shipped().units_of(TEMPLATE)
    catalogue.alike.clear()
    for _ in range(3):
        assert "D101" not in [each.code for each in read_tentatively(tree_of(text), units, catalogue)[1]]
    for _ in range(3):
        assert "D101" in [each.code for each in read_tentatively(tree_of(text), units, catalogue, strict=True)[1]]


@pytest.mark.parametrize("body", ["产业: {销售额: 5万元, 上年同期销售额: 3户}", "住房: {危房改造: {数值: 12户, 其中已完工: 3人}}", "住房: {危房改造（户）: 12户}"])
def test_what_is_said_of_one_is_said_of_the_next_like_it(body: str):
    first, _ = read(f"{HEAD}指标: {{{body}}}\n", alone=True)
    assert first
    for _ in range(3):
        assert read(f"{HEAD}指标: {{{body}}}\n")[0] == first
