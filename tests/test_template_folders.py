"""Of files of one name the strongest folder's counts; what a folder does not have, the weaker ones give."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.diagnostics import Refused
from drafting.template_folders import TemplateFolders, as_told, bundled_templates


@pytest.fixture
def folders(tmp_path: Path) -> TemplateFolders:
    files = {
        "强/试/报告.j2": "强", "强/试/sections/甲.j2": "甲", "强/_house/profiles/本局.yaml": "{}", "强/_house/checks/own.yaml": "规则: []",
        "弱/试/报告.j2": "弱", "弱/试/月报.j2": "弱", "弱/_house/sections/本地.j2": "乙", "弱/_house/skeleton.j2": "骨", "弱/试/indicators.yaml": "甲: {乙: 人}",
    }  # fmt: skip
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return TemplateFolders((tmp_path / "强", tmp_path / "弱"), None)


def test_the_strongest_file_of_a_name_counts(folders: TemplateFolders, tmp_path: Path) -> None:
    assert folders.find("试/报告.j2") == tmp_path / "强/试/报告.j2"
    assert folders.template("试/报告") == ("强", str(tmp_path / "强/试/报告.j2"))
    assert folders.template("试/月报") == ("弱", str(tmp_path / "弱/试/月报.j2"))
    assert folders.template("试/年报") is None


def test_templates_sections_and_profiles_of_all_folders_are_listed_together(folders: TemplateFolders) -> None:
    assert folders.names() == ["试/报告", "试/月报"]
    assert folders.sections("试/报告") == ["本地", "甲"]
    assert folders.profiles() == ["本局"]
    assert folders.check_files() == ["_house/checks/own.yaml"]


def test_a_file_stands_alone_where_it_takes_no_others_place(folders: TemplateFolders) -> None:
    assert folders.stands_alone("试/indicators.yaml")
    assert not folders.stands_alone("试/报告.j2")


@pytest.mark.parametrize("name", ["/试/报告.j2", "../试/报告.j2", "试/../报告.j2", "c:/报告.j2", "试\\报告.j2"])
def test_a_name_that_leads_out_of_the_folders_is_refused(folders: TemplateFolders, name: str) -> None:
    with pytest.raises(Refused) as refused:
        folders.find(name)
    assert [each.code for each in refused.value.diagnostics] == ["T010"]


def test_a_tree_that_is_not_there_is_empty_and_one_that_is_knows_its_lines(folders: TemplateFolders) -> None:
    assert folders.tree("试/phrasing.yaml").value == {}
    tree = folders.tree("试/indicators.yaml")
    assert (tree.value, tree.place(("甲",)).line) == ({"甲": {"乙": "人"}}, 1)


def test_a_digest_tells_which_files_are_there_and_what_they_hold(folders: TemplateFolders, tmp_path: Path) -> None:
    def digest() -> str:
        return TemplateFolders(folders.roots, None).digest(["试/报告.j2", "试/phrasing.yaml"])

    seen = [digest()]
    (tmp_path / "弱/试/phrasing.yaml").write_text("总任务: 甲\n", encoding="utf-8")
    seen.append(digest())
    (tmp_path / "强/试/报告.j2").unlink()
    seen.append(digest())
    assert len(set(seen)) == 3


def test_messages_speak_of_a_file_from_its_templates_folder_on() -> None:
    assert as_told(bundled_templates() / "rural/township.j2") == "templates/rural/township.j2"
    assert as_told(Path("/某处/本局/rural/township.j2")) == str(Path("/某处/本局/rural/township.j2"))
