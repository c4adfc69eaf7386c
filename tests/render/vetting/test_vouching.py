"""Before rendering: names are checked over all that a report can reach, and the answer is kept while the files stand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from drafting import pipeline
from drafting.diagnostics import Place
from drafting.library import Library
from drafting.render.compiling import known_readings
from drafting.source import KnownTree
from tests.load.validating import units

CATALOGUE = "就业:\n  务工就业: {计量单位: 人}\n"
REPORT = '{% extends "_house/骨架.j2" %}{% block 段 %}{% 节 就业 %}{% endblock %}'
FILES = {
    "_house/骨架.j2": "# 报告\n\n{% block 段 %}{% endblock %}",
    "试/报告.j2": REPORT,
    "试/sections/就业.j2": "## 就业\n\n务工{{ 就业.务工就业 }}。",
    "试/sections/住房.j2": "## 住房\n\n{{ 住房.危房 }}",
    "试/indicators.yaml": CATALOGUE,
}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A library whose cache folder outlives it, as if every call were a new process."""
    monkeypatch.setattr("drafting.starts.cache.users_folder", lambda: tmp_path / "cache")

    def open_(files: Mapping[str, str]) -> Library:
        for name, text in files.items():
            file = tmp_path / "templates" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        library = Library((tmp_path / "templates",))
        library._units = units()
        return library

    return open_


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were parsed."""
    found: list[str] = []
    original = known_readings.read_template

    def counted(environment, name, *rest):
        found.append(name)
        return original(environment, name, *rest)

    monkeypatch.setattr(known_readings, "read_template", counted)
    return found


def test_skeleton_report_and_sections_are_read_once_and_then_remembered(kept, readings):
    assert kept(FILES).template_faults("试/报告") == ()
    assert sorted(readings) == ["_house/骨架", "试/sections/就业", "试/报告"]
    readings.clear()
    assert kept({}).template_faults("试/报告") == ()
    assert readings == []


def test_of_the_files_only_the_one_that_changed_is_read_again(kept, readings):
    assert kept(FILES).template_faults("试/报告") == ()
    readings.clear()
    assert kept({"试/sections/就业.j2": FILES["试/sections/就业.j2"] + "\n"}).template_faults("试/报告") == ()
    assert readings == ["试/sections/就业"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("试/sections/就业.j2", "## 就业\n\n务工{{ 就业.务工就头 }}。"),
        ("_house/骨架.j2", "{{ 全县域 }}{% block 段 %}{% endblock %}"),
        ("试/indicators.yaml", "就业:\n  务工人数: {计量单位: 人}\n"),
    ],
)
def test_a_change_of_a_template_or_of_the_catalogue_asks_again(kept, name, text):
    assert kept(FILES).template_faults("试/报告") == ()
    assert [each.code for each in kept({name: text}).template_faults("试/报告")] == ["T005"]


def test_a_section_that_only_the_data_places_is_read_too(kept):
    library = kept(FILES)
    assert library.template_faults("试/报告") == ()
    assert [each.code for each in library.template_faults("试/报告", ["住房"])] == ["T005"]


def test_a_section_in_a_file_of_another_name_is_told_by_that(kept):
    files = {**FILES, "试/sections/就业.j2.txt": FILES["试/sections/就业.j2"]}
    del files["试/sections/就业.j2"]
    assert [(each.code, each.hint) for each in kept(files).template_faults("试/报告")] == [("T020", "旁边的文件叫 就业.j2.txt，改名为 就业.j2")]


def test_a_section_added_later_asks_again(kept):
    assert kept(FILES).template_faults("试/报告", ["教育"]) == ()
    assert [each.code for each in kept({"试/sections/教育.j2": "{{ 教育.甲 }}"}).template_faults("试/报告", ["教育"])] == ["T005"]


def test_every_problem_of_every_file_is_said_at_once(kept):
    broken = {**FILES, "试/sections/就业.j2": "{% 可省 %}甲", "试/报告.j2": REPORT + "{% block 另 %}{{ 甲.乙 }}{% 节 就亚 %}{% endblock %}"}
    found = kept(broken).template_faults("试/报告")
    assert {each.code for each in found} == {"T002", "T005", "T020", "T039"}
    assert next(each for each in found if each.code == "T020").hint == "是否应为“就业”"


def test_a_damaged_memory_is_asked_anew(kept, tmp_path):
    kept(FILES).template_faults("试/报告")
    for file in (tmp_path / "cache").rglob("names-*"):
        file.write_text("{", encoding="utf-8")
    assert kept({}).template_faults("试/报告") == ()


def test_a_report_that_names_an_unknown_indicator_is_not_drafted(kept, tmp_path):
    library = kept({**FILES, "试/sections/就业.j2": "## 就业\n\n[[务工{{ 就业.务工就头 }}。]]"})
    file = tmp_path / "数据.yaml"
    file.write_text("模板: 试/报告\n单位: {名称: 某乡人民政府, 地区: 某乡}\n报告期: 2026年\n指标: {就业: {务工就业: 5人}}\n", encoding="utf-8")
    loaded = pipeline.read_dataset(file, library)
    draft = pipeline.draft(library, loaded.dataset)
    assert draft.document is None
    [fault] = draft.diagnostics
    assert fault.code == "T005"
    assert fault.hint.startswith("是否应为“务工就业”")
    assert fault.place.line == 3


def test_what_a_first_start_has_kept_it_does_not_hold_as_well(kept) -> None:
    """Where everything of a catalogue stands, and the syntax of all templates, took a fifth of a worker's memory for good."""
    library = kept(FILES)
    assert library.template_faults("试/报告") == ()
    assert isinstance(library.catalogue("试/报告").tree, KnownTree)
    assert isinstance(library.folders.tree("试/indicators.yaml"), KnownTree)
    assert library.templates.readings == {}
    assert library.catalogue("试/报告").tree.place(("就业", "务工就业")) == Place("templates/试/indicators.yaml", 2, 9)


def test_a_library_that_keeps_nothing_reads_nothing_twice(kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafting.starts.cache.users_folder", lambda: Path("/dev/null/cache"))
    library = kept(FILES)
    assert library.template_faults("试/报告") == ()
    assert library.templates.readings
