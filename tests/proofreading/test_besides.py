"""What is wrong with texts and template is told while errors of the data stand in the way."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting import pipeline
from drafting.pipeline import read_dataset
from drafting.proofreading.besides import besides_errors
from drafting.proofreading.proofing import proofread
from tests.saying import HEAD
from tests.shipped import shipped
from tests.test_pipeline import loaded

ROOT = Path(__file__).parents[2]

FILES = {"试/报告.j2": "{% 文字材料 导语 %}好。{% 文字材料完 %}共{{ 甲.子 }}。"}
OWN = '文字材料: {导语: "有{{ 甲.丁 }}，共5800人，{{ 甲.子 }}。", 后记: 再见。}\n'


def besides(tmp_path, indicators, files=None, template=None):
    library, read = loaded(tmp_path, f"模板: 试/报告\n{HEAD}指标: {indicators}\n{OWN}", files or FILES)
    return [(each.code, each.place.line) for each in besides_errors(library, read, template)]


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
    library, read = loaded(tmp_path, f"模板: 试/报告\n指标: {{}}\n{OWN}", FILES)
    assert besides_errors(library, read) == ()


def test_a_formula_that_fails_hides_no_text(tmp_path):
    library, read = loaded(tmp_path, f"模板: 试/报告\n{HEAD}指标: {{甲: {{子: 5户, 丑: =子 / 0}}}}\n{OWN}", FILES)
    assert sorted(each.code for each in pipeline.draft(library, read.dataset).diagnostics) == ["D201", "D210", "D212", "T021"]


def test_of_a_template_that_the_file_does_not_name_nothing_is_told(tmp_path):
    library, read = loaded(tmp_path, f"{HEAD}指标: {{甲: {{子: 三千户}}}}\n{OWN}", FILES)
    assert besides_errors(library, read) == ()


def test_a_chart_waits_for_the_figures_that_it_shows(tmp_path):
    text = f"模板: 试/报告\n{HEAD}指标: {{甲: {{子: 三千户}}}}\n文字材料: {{导语: [{{标题: 甲, 图: {{数据: 投资, 类型: 条形图}}}}]}}\n"
    library, read = loaded(tmp_path, text, FILES)
    assert "D318" not in {each.code for each in besides_errors(library, read)}


def test_a_fault_of_the_program_is_told_beside_the_errors_of_the_file(tmp_path, monkeypatch):
    library, read = loaded(tmp_path, f"模板: 试/报告\n{HEAD}指标: {{甲: {{子: 三千户}}}}\n", FILES)

    def breaks(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("示例")

    monkeypatch.setattr("drafting.proofreading.besides.draft", breaks)
    (found,) = besides_errors(library, read)
    assert (found.code, found.severity.value, found.message) == ("S094", "warning", "数、文字材料和模板没有查完（ZeroDivisionError：示例）")


WHOLE = "{数值: 9户, 构成: {东: 4户, 西: 6户}}"
"""Its parts add up to 10."""


def contradictions(tmp_path, indicators, rest=""):
    library, read = loaded(tmp_path, f"{HEAD}指标:\n{indicators}{rest}", FILES)
    return [(each.code, each.place.line) for each in besides_errors(library, read) if each.code.startswith("R")]


class TestFiguresThatAnErrorDoesNotTouch:
    @pytest.mark.parametrize("wrong", ["三千户", "{数值: 5户, 任务: 三千}", "{构成: 三户}", "[1, 2]", "5户\n  丑：3户"])
    def test_are_held_to_each_other(self, tmp_path, wrong):
        assert contradictions(tmp_path, f" 甲:\n  子: {wrong}\n 乙:\n  丑: {WHOLE}\n")[0][0] == "R101"

    def test_in_the_indicator_itself(self, tmp_path):
        assert contradictions(tmp_path, " 甲:\n  子:\n   数值: 9户\n   任务: 三千\n   构成: {东: 4户, 西: 6户}\n") == [("R101", 6)]

    @pytest.mark.parametrize("formula", ["=子 / 0", "=没有 / 2", "=丑 + 丑"])
    def test_nor_does_a_formula_that_fails(self, tmp_path, formula):
        text = f"模板: 试/报告\n{HEAD}指标:\n 甲:\n  子: {WHOLE}\n  丑: {formula}\n{OWN}"
        library, read = loaded(tmp_path, text, FILES)
        said = [{each.code for each in found.diagnostics} for found in (pipeline.draft(library, read.dataset), proofread(library, read.dataset))]
        assert said[0] == said[1] > {"R101", "D210", "T021"}

    def test_nor_does_a_template_that_fails(self, tmp_path):
        for body in ("{{ 甲.子|亿园 }}", "{{ 甲.子|取('左') }}"):
            library, read = loaded(tmp_path, f"模板: 试/报告\n{HEAD}指标: {{甲: {{子: {WHOLE}}}}}\n", {"试/报告.j2": body})
            assert [each.code[0] for each in pipeline.draft(library, read.dataset).diagnostics] == ["R", "T"]


class TestWhatAnErrorTouches:
    def test_a_part_that_cannot_be_read_is_not_missed_in_the_sum(self, tmp_path):
        for part in ("西: 三户", "西: [1]", "西：6户", "西: =6户", "西: {数值: 三户, 计量单位: 户}", "西: {数值: 5户, 截至: 某天}"):
            assert contradictions(tmp_path, f" 甲:\n  子:\n   数值: 9户\n   构成:\n    东: 4户\n    {part}\n") == []

    def test_an_answer_counts_though_the_file_has_errors(self, tmp_path):
        assert contradictions(tmp_path, f" 甲:\n  子: {WHOLE} # 情况属实 R101：有重叠\n  丑: 三千\n") == []

    def test_an_answer_is_not_idle_because_a_formula_fails(self, tmp_path):
        text = f"{HEAD}指标:\n 甲:\n  丑: =5户 / 0\n  子: {{数值: 9户, 构成: {{东: 4户, 西: =丑 + 丑}}}} # 情况属实 R101：有重叠\n"
        library, read = loaded(tmp_path, text, FILES)
        assert {each.code for each in proofread(library, read.dataset).diagnostics} == {"D201"}

    def test_a_name_that_is_among_what_cannot_be_read_is_not_called_missing(self, tmp_path):
        assert contradictions(tmp_path, " 甲:\n  子: 三千\n  丑: 5户\n", "审核关系: [甲.子 <= 甲.丑]\n") == []


LIBRARY = shipped()
SAMPLES = {file.name: file.read_text("utf-8") for file in sorted((ROOT / "samples/reports").glob("*.yaml"))}


def told(name, lines):
    """The contradictions (and faults of the program) told of a file with errors; None of one without."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_text("\n".join(lines), "utf-8")
        read = read_dataset(file, LIBRARY)
    return None if read.dataset else {each.message for each in besides_errors(LIBRARY, read) if each.code.startswith(("R", "S"))}


@lru_cache
def told_with_an_error_at_the_end(name):
    return told(name, [SAMPLES[name].rstrip("\n"), "x：1"])


@given(st.sampled_from(list(SAMPLES)), st.integers(0, 10**6), st.sampled_from([": 三千", "：", ": [", ': "', ": {数值: 三千", ": 2026-10", ": - ", ": =1 +", ": @", ""]))
@settings(max_examples=60, deadline=None)
def test_no_line_that_is_spoilt_makes_others_contradict_each_other(name, at, typed):
    lines = SAMPLES[name].split("\n")
    at %= len(lines)
    lines[at] = lines[at].replace(": ", typed, 1)
    assert (told(name, lines) or set()) <= told_with_an_error_at_the_end(name)
