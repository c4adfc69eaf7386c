"""A template that cannot be read says where on its line: several tags may stand there."""

from __future__ import annotations

import pytest

from drafting import guide
from drafting.diagnostics import Severity
from tests.saying import library_of, refusal

CATALOGUE = "就业: {务工: {计量单位: 人}}\n"


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("甲{{ 就业. }}", 2),
        ("甲{{ 就业.务工 }}乙{{ }}", 14),
        ("甲{{ 就业.务工 }}乙{{ 1 + }}", 14),
        ("甲{{ 就业.务工 }}乙{{ 就业.务工 务工 }}{{ 就业.务工 }}", 14),
        ("甲{% if 就业.务工 is %}好{% endif %}", 2),
        ("甲{% endif %}乙{{ 就业.务工 }}", 2),
        ("甲{{ 就业.务工 }}{% 可省完 %}", 13),
        ("甲{{ 就业.务工 }}{% 文字材料 导语 章 %}{% 文字材料完 %}", 13),
        ("{% 分条 %}甲{% 条 %}乙{% 分条完 %}", 1),
        ("甲{% 分条 '、 %}{% 分条完 %}", 2),
        ("甲{{ 就业.务工 }}{# 没完", 13),
        ("甲[[乙{{ 就业.务工 }}]]{{ 就业.务工|列举( }}", 18),
    ],
)
def test_a_tag_that_is_wrong_is_pointed_at(tmp_path, line, column):
    library = library_of(tmp_path / "templates", {"试/报告.j2": f"---\n名称: 甲\n---\n好。\n{line}", "试/indicators.yaml": CATALOGUE})
    found = [each for each in guide.check_template(library, "试/报告") if each.severity is Severity.ERROR]
    assert [(each.code, str(each.place)) for each in found] == [("T002", f"templates/试/报告.j2:5:{column}")]


def test_so_does_a_report_that_is_refused():
    assert str(refusal("好。\n甲{{ 就业. }}", "就业: {务工: 3人}").place) == "templates/试/报告.j2:2:2"
