"""drafting render: streams, exit codes, where the output goes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def test_the_report_is_named_by_its_title_beside_the_data(drafting, data):
    ran = drafting("render", data("甲乡", 地区="甲乡"))
    assert ran.code == 0
    assert ran.out == "已生成：甲乡2026年上半年工作总结.docx\n"
    assert Path("甲乡2026年上半年工作总结.docx").read_bytes().startswith(b"docx")


def test_what_windows_forbids_in_names_becomes_full_width(drafting, data):
    assert drafting("render", data(标题="关于A/B：“甲”?的|报告")).code == 0
    assert Path("关于A／B：“甲”？的报告.docx").exists()


def test_a_title_of_two_hundred_characters_still_makes_a_file(drafting, data):
    assert drafting("render", data(标题="很长的标题" * 40)).code == 0
    assert len(list(Path().glob("很长的标题*.docx"))) == 1


@pytest.mark.parametrize("suffix", ["docx", "md", "txt", "html"])
def test_the_suffix_of_o_decides_the_format(drafting, data, suffix):
    assert drafting("render", data(), "-o", f"稿.{suffix}").code == 0
    assert Path(f"稿.{suffix}").read_bytes().startswith(suffix.encode())


def test_to_decides_where_o_is_absent(drafting, data):
    assert drafting("render", data(标题="总结"), "--to", "md").code == 0
    assert Path("总结.md").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["-o", "稿.docx", "--to", "md"], "S024", "--to 却是 md"),
        (["-o", "稿.doc"], "S023", "写成 稿.docx"),
        (["-o", "稿.wps"], "S023", "写成 稿.docx"),
        (["-o", "稿.pdf"], "S023", ".docx、.md、.txt"),
        (["-o", "稿"], "S023", "没有扩展名"),
        (["-o", "."], "S005", "是一个文件夹"),
        (["-o", "没有/稿.docx"], "S006", "不存在"),
        (["--templates", "没有"], "S025", "找不到文件夹"),
        (["--style", "没有.yaml"], "S020", "找不到文件"),
        (["--style", "没有的版式"], "S290", "没有“没有的版式”这个版式"),
        (["--reference", "没有.docx"], "S020", "找不到文件"),
        (["--to", "pdf"], "S028", "“pdf”不能用"),
        (["--missing", "空"], "S028", "mark、omit、error"),
        (["--finale"], "S028", "是不是 --final？"),
        (["多余"], "S028", "多余"),
    ],
)
def test_what_cannot_run_is_exit_2_with_a_chinese_message_and_no_file(drafting, data, arguments, code, says):
    file = data()
    ran = drafting("render", file, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert f"必改 {code}" in ran.err
    assert says in ran.err
    assert [each.name for each in Path().iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("file", "says"),
    [("模板/说明.txt", "照随程序的 templates/ 放"), ("模板/township.j2", "写它的上一级"), ("模板/sections/就业.j2", "写它的上一级")],
)
def test_a_folder_of_templates_of_which_nothing_would_be_used_is_refused(drafting, data, file, says):
    Path(file).parent.mkdir(parents=True)
    Path(file).write_text("好。", encoding="utf-8")
    ran = drafting("render", data(), "--templates", "模板")
    assert ran.code == 2
    assert "必改 S025" in ran.err
    assert says in ran.err
    Path("模板/rural").mkdir()
    assert drafting("render", data(), "--templates", "模板").code == 0


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("没有.yaml", "S020", "找不到文件"),
        ("旧.doc", "S022", "另存为 .docx"),
        ("旧.wps", "S022", "另存为 .docx"),
        ("表.xlsx", "S020", "找不到文件"),
        ("说明.txt", "S022", ".yaml"),
        (".", "S021", "drafting batch"),
    ],
)
def test_data_of_another_kind_or_missing_is_exit_2(drafting, name, code, says):
    Path("说明.txt").write_bytes(b"")
    ran = drafting("render", name)
    assert ran.code == 2
    assert f"必改 {code}" in ran.err
    assert says in ran.err


def test_a_misspelt_file_name_is_answered_with_the_near_one(drafting, data):
    data("白石乡2026")
    assert "是不是 白石乡2O26.yaml" not in drafting("render", "白石乡2O26.yaml").err
    assert "是不是 白石乡2026.yaml" in drafting("render", "白石乡2O26.yaml").err


def test_an_error_in_the_data_writes_nothing_and_leaves_the_old_output(drafting, data):
    Path("稿.docx").write_bytes(b"docx old")
    ran = drafting("render", data(事情="错误"), "-o", "稿.docx")
    assert (ran.code, ran.out) == (1, "")
    assert "必改 D101" in ran.err
    assert Path("稿.docx").read_bytes() == b"docx old"


def test_an_unknown_template_is_exit_1(drafting, data):
    ran = drafting("render", data(), "-t", "不存在/模板", "-o", "稿.docx")
    assert ran.code == 1
    assert not Path("稿.docx").exists()


def test_a_mismatch_is_a_warning_in_a_draft_and_an_error_in_a_final_copy(drafting, data):
    file = data(事情="不符")
    assert drafting("render", file, "-o", "稿.docx").code == 0
    ran = drafting("render", file, "-o", "定稿.docx", "--final")
    assert ran.code == 1
    assert "必改 R101" in ran.err
    assert not Path("定稿.docx").exists()


@pytest.mark.parametrize("option", [["--final"], ["--missing", "error"]])
def test_an_owed_figure_stops_a_final_copy(drafting, data, option):
    file = data(待补="监测对象·户（县中心）")
    assert drafting("render", file, "-o", "稿.docx").code == 0
    ran = drafting("render", file, "-o", "定稿.docx", *option)
    assert ran.code == 1
    assert not Path("定稿.docx").exists()


def test_json_is_one_document_on_stdout_and_nothing_else(drafting, data):
    ran = drafting("render", data(待补="监测对象·户"), "-o", "稿.docx", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert list(ran.json) == ["output", "diagnostics", "figures", "missing"]
    assert ran.json["output"] == "稿.docx"
    assert ran.json["missing"] == ["监测对象·户"]
    assert list(ran.json["diagnostics"][0]) == [
        "code", "severity", "message", "hint", "file", "line", "column", "path", "excerpt"
    ]  # fmt: skip
    assert ran.json["figures"][0]["said_by"] == "template"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["-t", "不存在/模板"], 1), (["-o", "没有/稿.docx"], 2), (["-o", "稿.doc"], 2)],
)
def test_json_is_printed_when_nothing_is_written_too(drafting, data, arguments, code):
    ran = drafting("render", data(), *arguments, "--format", "json")
    assert ran.code == code
    assert ran.json["output"] is None
    assert ran.json["diagnostics"][0]["severity"] == "error"


def test_usage_errors_are_json_where_json_was_asked_for(drafting):
    ran = drafting("render", "--fnal", "--format", "json")
    assert ran.code == 2
    assert ran.json["diagnostics"][0]["code"] == "S028"


def test_a_second_run_says_that_nothing_changed(drafting, data):
    file = data()
    drafting("render", file, "-o", "稿.docx")
    assert drafting("render", file, "-o", "稿.docx").out == "没有变化：稿.docx\n"


def test_an_edited_output_is_kept_and_the_new_one_stands_beside_it(drafting, data):
    Path("稿.docx").write_bytes(b"edited by a person")
    ran = drafting("render", data(), "-o", "稿.docx", "--format", "json")
    assert ran.code == 0
    assert ran.json["output"] == "稿（数据更新稿）.docx"
    assert ran.json["diagnostics"][0]["code"] == "S001"
    assert Path("稿.docx").read_bytes() == b"edited by a person"


def test_force_keeps_the_edited_one_under_another_name(drafting, data):
    Path("稿.docx").write_bytes(b"edited by a person")
    assert drafting("render", data(), "-o", "稿.docx", "--force").code == 0
    assert Path("稿（旧稿1）.docx").read_bytes() == b"edited by a person"
    assert Path("稿.docx").read_bytes().startswith(b"docx")


def test_dropped_clauses_are_only_counted(drafting, data):
    assert "省去的句子：3 处" in drafting("render", data(), "-o", "稿.docx").err


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--version"], 0), (["render"], 2), (["render", "没有.yaml"], 2), (["explain", "S001"], 0)]
)
def test_exit_codes_reach_the_shell(arguments, code, tmp_path):
    ran = subprocess.run([sys.executable, "-m", "drafting", *arguments], cwd=tmp_path, capture_output=True, check=False)
    assert ran.returncode == code
    assert b"Traceback" not in ran.stderr


def test_the_formats_offered_are_those_of_the_story():
    from drafting import pipeline
    from drafting.cli import render
    from drafting.cli.asked import inputs

    assert inputs.Format == pipeline.Format
    assert render.Missing == pipeline.MissingPolicy


def test_a_reference_that_is_no_word_file_stops_before_anything_is_written(drafting, data):
    Path("版式.docx").write_bytes(b"not a zip")
    ran = drafting("render", data(), "-o", "甲.docx", "--reference", "版式.docx")
    assert ran.code == 2
    assert "版式.docx 不是 Word 文件" in ran.err
    assert not Path("甲.docx").exists()
