"""What a template says twice, or to nobody, told before data shows it."""

from __future__ import annotations

import pytest

from drafting import guide
from tests.test_guide import CATALOGUE, REPORT, library_of


def codes(tmp_path, sentence: str, rest: str = "{% 其余 就业 %}") -> list[str]:
    section = f"## 就业\n\n{sentence}\n{rest}\n"
    files = {
        "试/报告.j2": REPORT.replace("{% 节 就业, 监测 %}", "{% 节 就业 %}"),
        "试/indicators.yaml": CATALOGUE.replace("就业:\n", "就业:\n  别名: [务工]\n", 1),
        "_house/documents.yaml": "工作总结: {各期: {过渡: 甲}}\n",
        "试/sections/就业.j2": section,
    }
    found = guide.check_template(library_of(tmp_path / "templates", files), "试/报告")
    return [each.code for each in found if each.code in ("T047", "T048", "T049")]


@pytest.mark.parametrize("sentence", ["办招聘会{{ 就业.招聘会 }}场。", "培训{{ 就业.技能培训 }}人次。", "培训{{ 就业.技能培训.期 }}期。"])
def test_a_unit_behind_a_figure_that_has_its_own(tmp_path, sentence):
    assert codes(tmp_path, sentence) == ["T047"]


@pytest.mark.parametrize("sentence", ["办招聘会{{ 就业.招聘会 }}。", "务工{{ 就业.务工就业 }}人均增收。", "办会{{ 就业.招聘会 }}[[，{{ 就业.招聘会.任务 }}]]。"])
def test_what_only_begins_like_a_unit_is_none(tmp_path, sentence):
    assert codes(tmp_path, sentence) == []


def test_a_comparison_that_the_catalogue_does_not_foresee(tmp_path):
    assert codes(tmp_path, "办会{{ 就业.招聘会 }}[[，{{ 就业.招聘会|同比 }}]]。") == ["T048"]
    assert codes(tmp_path, "务工{{ 就业.务工就业 }}[[，{{ 就业.务工就业|同比 }}]]。") == []


@pytest.mark.parametrize(("group", "found"), [("务工", ["T049"]), ("就业", []), ("本地事项", [])])
def test_what_is_left_is_gathered_by_the_name_of_a_group(tmp_path, group, found):
    assert codes(tmp_path, "办会{{ 就业.招聘会 }}。", f"{{% 其余 {group} %}}") == found
