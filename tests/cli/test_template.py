"""drafting template and drafting new on the templates that ship."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from drafting.cli.main import main


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        return code, *capsys.readouterr()

    return ran


def faulty(folder: Path) -> Path:
    report = folder / "本局" / "rural" / "短报.j2"
    report.parent.mkdir(parents=True)
    report.write_text("---\n名称: 短报\n文种: 工作总结\n---\n# 短报\n\n共有{{ 监测帮扶.监测对像 }}。\n", encoding="utf-8")
    return folder / "本局"


def test_the_list_names_every_template(run):
    code, out, _ = run("template", "list")
    assert code == 0
    assert "rural/township" in out
    assert "乡镇年度工作总结" in out


def test_the_list_as_json(run):
    _, out, _ = run("template", "list", "--format", "json")
    assert {"name": "rural/township", "title": "乡镇年度工作总结", "kind": "工作总结"} in json.loads(out)


def test_show_tells_what_is_printed_and_source_the_text_itself(run):
    code, out, _ = run("template", "show", "rural/township")
    assert code == 0
    assert "【节】监测帮扶" in out
    assert "{%" not in out
    code, out, _ = run("template", "show", "rural/township", "--source")
    assert code == 0
    assert '{% extends "_house/skeleton.j2" %}' in out


def test_an_unknown_template_is_exit_1_with_the_closest(run):
    code, out, err = run("template", "show", "rural/townshop")
    assert (code, out) == (1, "")
    assert "rural/township" in err


def test_a_template_with_an_unknown_kind_writes_nothing_and_says_where(run, tmp_path):
    own = faulty(tmp_path) / "rural" / "短报.j2"
    own.write_text("---\n文种: 工作总给\n---\n# 短报\n\n{{ 文种.过渡 }}\n{% 其余 %}\n", encoding="utf-8")
    head = "模板: rural/短报\n单位: {名称: 某乡人民政府, 地区: 某县某乡, 层级: 乡镇}\n报告期: 2026年\n"
    (tmp_path / "甲.yaml").write_text(f"{head}指标: {{监测帮扶: {{监测对象: 86户251人}}}}\n", encoding="utf-8")
    code, _, err = run("render", "甲.yaml", "--templates", "本局", "-o", "甲.txt")
    assert (code, (tmp_path / "甲.txt").exists()) == (1, False)
    assert "T037 没有“工作总给”这个文种  [" in err
    assert "短报.j2:2:5]" in err
    assert "是否应为“工作总结”" in err
    code, out, err = run("batch", "甲.yaml", "--templates", "本局", "-o", "出")
    assert (code, list((tmp_path / "出").glob("*.docx"))) == (1, [])
    assert "T037" in out + err


def test_units_and_wording_that_cannot_be_used_are_told_together(run, tmp_path):
    house = faulty(tmp_path) / "_house"
    house.mkdir()
    (house / "units.yaml").write_text("单位族: {货币: {连读: 是, 单位: {元: 1}}}\n", encoding="utf-8")
    (house / "phrasing.yaml").write_text("底线: [{至: 2025-13, 文: 甲}]\n", encoding="utf-8")
    code, out, _ = run("template", "check", "--templates", "本局")
    assert code == 1
    assert [line.split()[1] for line in out.splitlines() if line.startswith("必改")] == ["D150", "T063"]


def test_words_that_the_house_no_longer_has_are_told_once_however_many_sentences_use_them(run, tmp_path):
    house = tmp_path / "本局" / "_house"
    house.mkdir(parents=True)
    shipped = (Path(__file__).parents[2] / "templates/_house/phrasing.yaml").read_text(encoding="utf-8")
    (house / "phrasing.yaml").write_text(re.sub(r"(?m)^(底线|三保障):.*\n(?: .*\n)*", "", shipped), encoding="utf-8")
    code, out, err = run("template", "check", "--templates", "本局")
    assert code == 1
    assert [line.split("：")[0] for line in out.splitlines() if "T005" in line] == ["必改 T005 提法.底线", "必改 T005 提法.三保障"]
    assert "提法下面没有“底线”（共2处用到）  [templates/rural/sections/监测帮扶.j2:4:18]" in out
    Path("甲.yaml").write_text("模板: rural/township\n单位: {名称: 某乡人民政府, 地区: 某乡}\n报告期: 2026年\n指标: {监测帮扶: {监测对象: 5户9人}}\n", encoding="utf-8")
    code, _, err = run("render", "甲.yaml", "--templates", "本局", "-o", "甲.txt")
    assert (code, err.count("提法.底线")) == (1, 1)


def test_all_of_ours_are_clean(run):
    code, out, _ = run("template", "check")
    assert code == 0
    assert "没有发现问题" in out


def test_an_unknown_indicator_is_an_error_at_its_place(run, tmp_path):
    code, out, _ = run("template", "check", "rural/短报", "--templates", str(faulty(tmp_path)))
    assert code == 1
    assert "T005" in out
    assert "监测对象" in out
    assert "短报.j2:7:6" in out


def test_check_as_json_is_one_document(run, tmp_path):
    code, out, _ = run("template", "check", "rural/短报", "--templates", str(faulty(tmp_path)), "--format", "json")
    assert code == 1
    document = json.loads(out)
    assert document["templates"] == ["rural/短报"]
    assert [(each["code"], each["severity"], each["line"]) for each in document["diagnostics"]] == [("T005", "error", 7)]


def test_render_writes_nothing_where_a_template_names_an_unknown_indicator(run, tmp_path):
    Path("数据.yaml").write_text("单位: {名称: 某乡人民政府, 地区: 某乡}\n报告期: 2026年\n指标: {监测帮扶: {监测对象: 5户9人}}\n", encoding="utf-8")
    code, _, err = run("render", "数据.yaml", "-t", "rural/短报", "--templates", str(faulty(tmp_path)), "-o", "报告.txt")
    assert code == 1
    assert "监测对象" in err
    assert not Path("报告.txt").exists()


def test_the_schema_is_printed_or_written(run):
    code, out, _ = run("template", "schema", "rural/township")
    assert code == 0
    assert "监测帮扶" in json.loads(out)["properties"]["指标"]["properties"]
    code, _, _ = run("template", "schema", "rural/township", "-o", "格式.json")
    assert code == 0
    assert json.loads(Path("格式.json").read_text(encoding="utf-8"))["title"]


def test_a_new_data_file_checks_and_renders_as_it_stands(run):
    assert run("new", "rural/township", "-o", "甲乡.yaml")[0] == 0
    text = Path("甲乡.yaml").read_text(encoding="utf-8")
    assert "必报" in text
    assert "提供" in text
    assert run("check", "甲乡.yaml", "--strict")[0] == 0
    assert run("render", "甲乡.yaml", "-o", "甲乡.docx")[0] == 0
    assert Path("甲乡.docx").stat().st_size > 0


def test_a_new_file_for_an_unknown_template_is_not_written(run):
    code, _, err = run("new", "rural/townshop", "-o", "甲乡.yaml")
    assert code == 1
    assert "rural/township" in err
    assert not Path("甲乡.yaml").exists()


def own_style(folder: Path, text: str, name: str = "style.yaml") -> None:
    file = folder / "本局" / "_house" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def quick(monkeypatch):
    """What templates say is not asked."""
    monkeypatch.setattr("drafting.rehearsal.check_and_rehearse", lambda *_: ())
    monkeypatch.setattr("drafting.guide.check_catalogues", lambda _: ())
    monkeypatch.setattr("drafting.guide.check_text_rules", lambda _: ())


def test_check_looks_at_the_house_style_and_the_profiles(run, tmp_path, quick):
    whole = (Path(__file__).parents[2] / "templates" / "_house" / "style.yaml").read_text(encoding="utf-8")
    own_style(tmp_path, whole)
    own_style(tmp_path, "页码: {单页: 居中}\n", "profiles/好.yaml")
    assert run("template", "check", "--templates", "本局")[0] == 0
    own_style(tmp_path, whole.replace("正文字体:", "正文字好:"))
    own_style(tmp_path, "行与字: {行距: 0磅}\n", "profiles/坏.yaml")
    code, out, _ = run("template", "check", "--templates", "本局")
    assert code == 1
    assert "正文字好" in out
    assert "坏.yaml:1:" in out
    assert "行与字.行距" in out


def test_a_house_style_of_some_settings_is_answered_once(run, tmp_path, quick):
    """A file in that place replaces the whole; the way for differences is named."""
    own_style(tmp_path, "字体: {正文字体: 方正仿宋}\n")
    code, out, _ = run("template", "check", "--templates", "本局")
    assert code == 1
    assert "检查了 9 个模板：必改 1 条" in out
    assert "--style" in out
    assert "profiles/本局.yaml" in out
    own_style(tmp_path, "")
    assert "F013" in run("template", "check", "--templates", "本局")[1]
