"""Whatever is typed, nothing but diagnostics comes back: no traceback, and no run without end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting import pipeline, rehearsal
from drafting.diagnostics import Refused
from drafting.proofreading.proofing import proofread
from tests.shipped import shipped

ROOT = Path(__file__).parents[2]
LIBRARY = shipped()
SAMPLE = (ROOT / "samples" / "townships" / "竹溪乡.yaml").read_text(encoding="utf-8")
SCRAPS = st.sampled_from(
    ["：", ":", ": ", "\n", "\n\t", "  ", "{", "}", "[", "]", "- ", "&a", "*a", "<<", "!!x", "|", ">", "#", "'", '"', "@", "%", "，", "\u3000",
     "\ue000", "\x00", "待补", "不适用", "=", "=就业", "=a/0", "万", "亿", "1e999", "9" * 40, "-", "0", "预计", "余", "{{ x }}", "{% if %}", "构成",
     "其中", "上年同期", "数值", "~", "null", "2026-02-30", "\ud7ff", "\U0001f600"]
)  # fmt: skip


EDITS = st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 30), SCRAPS), min_size=1, max_size=6)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@settings(max_examples=25)
@given(edits=EDITS)
def test_a_data_file_with_anything_in_it(newline: str, edits: list[tuple[int, int, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    only_diagnostics_of_a_file(newline, edits, tmp_path_factory)


@pytest.mark.slow
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@settings(max_examples=1000)
@given(edits=EDITS)
def test_many_data_files_with_anything_in_them(newline: str, edits: list[tuple[int, int, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    only_diagnostics_of_a_file(newline, edits, tmp_path_factory)


def only_diagnostics_of_a_file(newline: str, edits: list[tuple[int, int, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    text = SAMPLE
    for at, gone, scrap in edits:
        text = text[:at] + scrap + text[at + gone :]
    file = tmp_path_factory.mktemp("fuzz") / "示例.yaml"
    file.write_bytes(text.replace("\n", newline).encode("utf-8", "surrogatepass"))
    try:
        loaded = pipeline.read_dataset(file, LIBRARY)
        found = [*loaded.diagnostics]
        if loaded.dataset is not None:
            found += proofread(LIBRARY, loaded.dataset).diagnostics
    except Refused as refused:
        found = [*refused.diagnostics]
    assert all(re.search("[\u4e00-\u9fff]", each.message) and each.code for each in found)
    assert not any(each.code == "T009" for each in found)


TERMS = st.sampled_from(
    ["就业.务工就业", "就业", "务工就业", "就业.务工就业.人", "明细表.表.列", "名录.项数", "项数", "数值", "5人", "1.5", "100%", "3万", "=", "<=", ">=", "<",
     ">", "≈", "!=", "+", "-", "*", "/", "(", ")", "（", "×", "÷", "**", "//", ".", "..", "0", "就业.不存在", "lambda", "__class__", "'x'", "if", "1e9"]
)  # fmt: skip
HEAD = "单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n"


FORMULAS = st.lists(TERMS, min_size=1, max_size=9).map(" ".join)


@settings(max_examples=120)
@given(FORMULAS)
def test_a_relation_or_a_formula_of_anything(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    no_traceback_of_a_formula(tmp_path_factory, text)


@pytest.mark.slow
@settings(max_examples=5000)
@given(FORMULAS)
def test_many_relations_and_formulas_of_anything(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    no_traceback_of_a_formula(tmp_path_factory, text)


def no_traceback_of_a_formula(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("fuzz") / "示例.yaml"
    file.write_text(f'{HEAD}指标: {{就业: {{务工就业: 5人, 甲: "={text}"}}}}\n审核关系: ["{text}"]\n', encoding="utf-8")
    loaded = pipeline.read_dataset(file, LIBRARY)
    if loaded.dataset is not None:
        proofread(LIBRARY, loaded.dataset)


PIECES = st.sampled_from(
    ["{{ 全辖 }}", "{{ 监测帮扶.监测对象 }}", "{{ 监测帮扶.监测对象.构成|列举 }}", "{{ 就业.务工就业.同比 }}", "{{ 全辖|亿元 }}", "{{", "}}", "{%", "%}",
     "{% 可省 %}", "{% 可省完 %}", "[[", "]]", "{% 分条 %}", "{% 条 %}", "{% 分条完 %}", "{% 条 甲 in 监测帮扶.监测对象.构成 %}", "{{ 甲 }}", "{% 节 监测帮扶 %}",
     "{% 其余 %}", "{% for 乙 in 全辖 %}", "{% endfor %}", "{% if 就业 is 零 %}", "{% endif %}", "## 甲", "#### 乙", "\n", "，其中", "。", "| 甲 |", "｛｛", "{#",
     "{{ 'a' * 99999999 }}", "{% set 丙 = 全辖 %}", "{{ 丙.丙.丙 }}", "{{ 甲() }}", "{{ 就业['x'] }}", "{% extends 'x' %}", "{% include 'rural/annual' %}"]
)  # fmt: skip


TEMPLATES = st.lists(PIECES, min_size=1, max_size=10).map("".join)


@settings(max_examples=40)
@given(TEMPLATES)
def test_a_template_of_anything(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    only_diagnostics_of_a_template(tmp_path_factory, text)


@pytest.mark.slow
@settings(max_examples=1000)
@given(TEMPLATES)
def test_many_templates_of_anything(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    only_diagnostics_of_a_template(tmp_path_factory, text)


def only_diagnostics_of_a_template(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "示例").mkdir()
    (folder / "示例" / "例.j2").write_text(f"---\n名称: 示例\n文种: 年度总结\n---\n# 示例\n\n{text}\n", encoding="utf-8")
    (folder / "示例" / "indicators.yaml").write_text("监测帮扶: {监测对象: {计量单位: 户}}\n就业: {务工就业: {计量单位: 人}}\n", encoding="utf-8")
    try:
        found = rehearsal.check_and_rehearse(pipeline.open_library(folder), "示例/例")
    except Refused as refused:
        found = refused.diagnostics
    assert not any(each.code == "T009" for each in found)
