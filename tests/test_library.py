"""The library of templates: what a field's catalogue adds to the house."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.cli.main import main
from drafting.diagnostics import Refused
from drafting.library import Library

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
        ("_house/units.yaml", lambda library: library.units), ("_house/phrasing.yaml", Library.phrasing), ("_house/documents.yaml", Library.documents),
        ("_house/zeros.yaml", Library.zeros), ("_house/checks/own.yaml", Library.text_rules), ("试/indicators.yaml", lambda library: library.catalogue("试/报告")),
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
    assert (found.code, found.message.endswith(f"{name} 是空的"), found.hint) == ("T074", True, "删去它，就用随程序的同名文件；要自己写的，从随程序的抄来改")
