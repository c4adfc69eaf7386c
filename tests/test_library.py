"""The library of templates: what a field's catalogue adds to the house."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.cli.main import main
from drafting.diagnostics import Refused
from drafting.library import Library, open_library
from tests.saying import library_of
from tests.shipped import shipped

CATALOGUE = "基层治理:\n  网格员: {计量单位: 网格}\n"
DATA = "模板: 示例/例\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标: {基层治理: {网格员: 5网格}}\n"


@pytest.fixture
def field(tmp_path: Path) -> Path:
    folder = tmp_path / "templates" / "示例"
    folder.mkdir(parents=True)
    (folder / "例.j2").write_text("---\n名称: 例\n文种: 总结\n---\n# 例\n\n共{{ 基层治理.网格员 }}。\n", encoding="utf-8")
    return folder


def codes(field: Path, data: str) -> list[str]:
    file = field.parent.parent / "数据.yaml"
    file.write_text(data, encoding="utf-8")
    return [each.code for each in pipeline.read_dataset(file, pipeline.open_library(field.parent)).diagnostics]


def test_a_unit_that_the_catalogue_counts_in_is_known_in_its_field_and_nowhere_else(field):
    assert codes(field, DATA) == ["D081"]
    (field / "indicators.yaml").write_text(CATALOGUE, encoding="utf-8")
    assert codes(field, DATA) == []
    assert codes(field, DATA.replace("模板: 示例/例\n", "")) == ["D081"]


def test_the_template_that_is_asked_for_decides_the_catalogue(field, capsys):
    (field / "indicators.yaml").write_text(CATALOGUE, encoding="utf-8")
    file = field.parent.parent / "数据.yaml"
    file.write_text(DATA.replace("模板: 示例/例\n", ""), encoding="utf-8")
    assert pipeline.read_dataset(file, pipeline.open_library(field.parent), "示例/例").diagnostics == ()
    for command in (["render", str(file), "-o", str(file.with_suffix(".txt"))], ["batch", str(file), "-o", str(file.parent)]):
        assert main([*command, "-t", "示例/例", "--templates", str(field.parent), "--format", "json"]) == 0
        assert "D081" not in capsys.readouterr().out


def test_a_field_that_counts_as_the_house_does_shares_its_table(field):
    (field / "indicators.yaml").write_text("基层治理:\n  网格员: {计量单位: 人}\n", encoding="utf-8")
    library = pipeline.open_library(field.parent)
    assert library.units_of("示例/例") is library.units


def test_a_template_that_is_not_there_is_refused_with_the_closest_name(field):
    library = pipeline.open_library(field.parent)
    library.require("示例/例")
    with pytest.raises(Refused) as refused:
        library.require("示例/列")
    (found,) = refused.value.diagnostics
    assert found.code == "T001"
    assert "示例/例" in found.hint


@pytest.mark.parametrize(
    ("asked", "hint"),
    [("general/交通局", "写 general/annual，"), ("交通局/half-year", "写 general/half-year，"), ("水利局", "写 general/annual，"), ("general/anual", "是否应为“general/annual”"), ("rurla/township", "是否应为“rural/township”")],
)
def test_an_office_is_no_field_and_no_kind_of_report(asked, hint):
    with pytest.raises(Refused) as refused:
        shipped().require(asked)
    assert hint in (refused.value.diagnostics[0].hint or "")


def test_an_empty_file_of_ones_own_takes_a_section_out(field):
    (field / "indicators.yaml").write_text(CATALOGUE, encoding="utf-8")
    (field / "sections").mkdir()
    (field / "sections" / "空.j2").write_bytes(b"")
    (field / "例.j2").write_text("---\n名称: 例\n---\n# 例\n\n共{{ 基层治理.网格员 }}。{% 节 空 %}", encoding="utf-8")
    file = field.parent.parent / "数据.yaml"
    file.write_text(DATA, encoding="utf-8")
    library = pipeline.open_library(field.parent)
    document = pipeline.draft(library, pipeline.read_dataset(file, library).dataset).document
    assert document.blocks[-1].words == "共5网格。"


@pytest.mark.parametrize("content", ["", "\n \n", "# 还没有写\n"])
@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("_house/units.yaml", lambda library: library.units), ("_house/phrasing.yaml", lambda library: library.phrasing("试/报告")), ("试/phrasing.yaml", lambda library: library.phrasing("试/报告")), ("_house/documents.yaml", Library.documents),
        ("_house/zeros.yaml", Library.zeros), ("_house/verbs.yaml", Library.verbs), ("_house/faults.yaml", Library.faults), ("_house/checks/own.yaml", lambda library: library.rules.all()), ("试/indicators.yaml", lambda library: library.catalogue("试/报告")),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_an_empty_file_of_the_house_is_called_what_it_is_and_no_data_file(tmp_path, name, read, content):
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read(Library((tmp_path,)))
    (found,) = refused.value.diagnostics
    alone = "写上这个领域的组和指标" if name.endswith("indicators.yaml") else "写上内容；不要了的，删去它"
    assert (found.code, found.message.endswith(f"{name} 是空的"), found.hint.startswith(alone)) == ("T074", True, True)


def test_an_empty_file_that_takes_the_place_of_ours_may_go(tmp_path):
    (tmp_path / "rural").mkdir()
    (tmp_path / "rural/indicators.yaml").touch()
    with pytest.raises(Refused) as refused:
        open_library(tmp_path).catalogue("rural/township")
    assert refused.value.diagnostics[0].hint.startswith("删去它，就用随程序的同名文件")


@pytest.mark.parametrize(
    ("files", "task"),
    [
        ({"弱/_house": "重点"}, "重点"),
        ({"弱/_house": "重点", "弱/试": "安全生产"}, "安全生产"),
        ({"弱/_house": "重点", "弱/试": "安全生产", "强/_house": "中心"}, "安全生产"),  # one's own copy of what the house says in general is no word of the field
        ({"弱/_house": "重点", "弱/试": "安全生产", "强/_house": "中心", "强/试": "应急"}, "应急"),
        ({"弱/试": "安全生产"}, "安全生产"),
    ],
)
def test_what_a_field_calls_its_work_goes_before_what_the_house_does(tmp_path, files, task):
    for name, words in files.items():
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "phrasing.yaml").write_text(f"# 甲\n总任务: {words}\n", encoding="utf-8")
    found = Library((tmp_path / "强", tmp_path / "弱")).phrasing("试/报告")
    assert found.value["总任务"] == task
    (holder,) = (name for name, words in files.items() if words == task)
    assert found.place(("总任务",), key=True).file.endswith(f"{holder}/phrasing.yaml")


def test_what_is_wrong_with_the_phrasing_of_the_field_and_of_the_house_is_told_together(tmp_path):
    files = {"_house/phrasing.yaml": "甲: [{自: 2026-13, 文: 乙}]\n", "试/phrasing.yaml": "丙: []\n"}
    with pytest.raises(Refused) as refused:
        library_of(tmp_path / "templates", files).phrasing("试/报告")
    assert [each.place.file for each in refused.value.diagnostics] == ["templates/试/phrasing.yaml", "templates/_house/phrasing.yaml"]


def test_a_report_is_made_anew_when_the_phrasing_of_its_field_comes_or_changes(tmp_path):
    folder, seen = tmp_path / "templates", set()
    for text in ("", "总任务: 甲\n", "总任务: 乙\n"):
        seen.add(library_of(folder, {"试/报告.j2": "好。{% 其余 %}", **({"试/phrasing.yaml": text} if text else {})}).digest("试/报告"))
    assert len(seen) == 3


def test_a_report_whose_data_place_a_group_of_their_own_is_made_anew_when_its_section_changes(tmp_path):
    def digest(local: str, *sections: str) -> str:
        return library_of(tmp_path / "templates", {"试/报告.j2": "好。{% 其余 %}", "_house/sections/本地.j2": local}).digest("试/报告", sections)

    assert digest("## 甲\n", "海洋捕捞") != digest("## 乙\n", "海洋捕捞")
    assert digest("## 甲\n") == digest("## 乙\n")


@pytest.mark.parametrize("asked", ["x" * 100_000, f"rural/{'长' * 120}", f"{'长' * 120}/annual"])
def test_a_name_longer_than_any_file_is_no_template_and_is_not_said_at_length(asked):
    with pytest.raises(Refused) as refused:
        shipped().require(asked)
    [found] = refused.value.diagnostics
    assert found.code == "T001"
    assert len(found.message) < 100
