"""What is wrong with texts and template is told while errors of the data stand in the way."""

from __future__ import annotations

import pytest

from drafting import pipeline
from drafting.besides import besides_errors
from tests.saying import HEAD
from tests.test_pipeline import loaded

FILES = {"试/报告.j2": "{% 文字材料 导语 %}好。{% 文字材料完 %}共{{ 甲.子 }}。"}
OWN = '文字材料: {导语: "有{{ 甲.丁 }}，共5800人，{{ 甲.子 }}。", 后记: 再见。}\n'


def besides(tmp_path, indicators, files=None, template=None):
    library, given = loaded(tmp_path, f"模板: 试/报告\n{HEAD}指标: {indicators}\n{OWN}", files or FILES)
    return [(each.code, each.place.line) for each in besides_errors(library, given, template)]


@pytest.mark.parametrize("indicators", ["{甲: {子: 三千户}}", "{甲: {子: {数值: 5户, 任务:}}}", "{甲: {子: 5户, 丙: - 3户}}"])
def test_the_texts_are_looked_at_too(tmp_path, indicators):
    assert sorted(besides(tmp_path, indicators)) == [("D210", 5), ("D212", 5), ("T021", 5)]


def test_a_figure_that_is_wrong_is_not_called_missing(tmp_path):
    found = besides(tmp_path, "{甲: {子: 三千户, 丁: 五六}}")
    assert found == [("D212", 5), ("T021", 5)]


def test_a_right_file_has_no_errors_to_look_beside(tmp_path):
    assert besides(tmp_path, "{甲: {子: 5户}}") == []


def test_the_template_is_looked_at_too(tmp_path):
    files = {**FILES, "试/报告.j2": FILES["试/报告.j2"] + "{{ 甲.子|亿园 }}"}
    assert besides(tmp_path, "{甲: {子: 三千户}}", files) == [("T004", 1)]


def test_without_a_unit_nothing_more_can_be_seen(tmp_path):
    library, given = loaded(tmp_path, f"模板: 试/报告\n指标: {{}}\n{OWN}", FILES)
    assert besides_errors(library, given) == ()


def test_a_formula_that_fails_hides_no_text(tmp_path):
    library, given = loaded(tmp_path, f"模板: 试/报告\n{HEAD}指标: {{甲: {{子: 5户, 丑: =子 / 0}}}}\n{OWN}", FILES)
    assert sorted(each.code for each in pipeline.draft(library, given.dataset).diagnostics) == ["D201", "D210", "D212", "T021"]


def test_of_a_template_that_the_file_does_not_name_nothing_is_told(tmp_path):
    library, given = loaded(tmp_path, f"{HEAD}指标: {{甲: {{子: 三千户}}}}\n{OWN}", FILES)
    assert besides_errors(library, given) == ()


def test_a_chart_waits_for_the_figures_that_it_shows(tmp_path):
    text = f"模板: 试/报告\n{HEAD}指标: {{甲: {{子: 三千户}}}}\n文字材料: {{导语: [{{标题: 甲, 图: {{数据: 投资, 类型: 条形图}}}}]}}\n"
    library, given = loaded(tmp_path, text, FILES)
    assert "D318" not in {each.code for each in besides_errors(library, given)}


def test_a_fault_of_the_program_is_told_beside_the_errors_of_the_file(tmp_path, monkeypatch):
    library, given = loaded(tmp_path, f"模板: 试/报告\n{HEAD}指标: {{甲: {{子: 三千户}}}}\n", FILES)

    def breaks(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("示例")

    monkeypatch.setattr("drafting.besides.draft", breaks)
    (found,) = besides_errors(library, given)
    assert (found.code, found.severity.value, found.message) == ("S094", "warning", "文字材料和模板没有查完（ZeroDivisionError：示例）")
