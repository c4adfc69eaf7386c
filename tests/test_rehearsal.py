"""Templates are tried on made-up figures before anybody has data."""

from __future__ import annotations

import builtins
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafting import guide, rehearsal
from drafting.diagnostics import Diagnostic
from drafting.library import Library
from drafting.load.validation.validate import validate_dataset
from drafting.load.writing.filled import filled_data
from drafting.pipeline import draft, open_library
from drafting.source import Tree
from tests.shipped import shipped

ROOT = Path(__file__).parents[1]
CATALOGUE = "监测帮扶:\n  监测对象: {计量单位: [户, 人], 构成: [甲类, 乙类], 用项: [上年同期]}\n  识别率: {类型: 比率}\n  名次: {类型: 位次}\n"


def codes(tmp_path: Path, body: str) -> list[str]:
    folder = tmp_path / "templates" / "示例"
    folder.mkdir(parents=True)
    (folder / "例.j2").write_text(f"---\n名称: 示例\n文种: 工作总结\n---\n# 示例\n\n{body}\n", encoding="utf-8")
    (folder / "indicators.yaml").write_text(CATALOGUE, encoding="utf-8")
    found = rehearsal.check_and_rehearse(open_library(tmp_path / "templates"), "示例/例")
    return [each.code for each in found if each.code != "T035"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("共有{{ 监测帮扶.监测对象 }}，{{ 监测帮扶.监测对象.构成|列举 }}，识别率{{ 监测帮扶.识别率 }}，{{ 监测帮扶.名次 }}。", []),
        ("## 甲\n\n好。\n\n### 乙\n\n好。\n\n## 丙\n\n好。", []),
        ("## 甲\n\n好。\n\n#### 乙\n\n好。", ["T043"]),
        ("### 甲\n\n好。", ["T043"]),
        ("[[户数{{ 监测帮扶.监测对象.同比.户 }}]]。", ["T044"]),
        ("[[户数{{ 监测帮扶.监测对象.户|同比 }}]]。", []),
        ("[[截至{{ 监测帮扶.监测对象.截至|月日 }}]]共有{{ 监测帮扶.监测对象 }}。", []),
        ("{% if 监测帮扶.监测对象.同比.户 is 零 %}甲。{% else %}乙。{% endif %}", []),
        ("{{ 全县域 }}。", ["T005"]),
        ("## 甲\n\n好，抓好以下工作。\n\n## 乙\n\n好。", ["T081"]),
        ("好。\n\n主要做法如下：", ["T081"]),
        ("## 甲\n\n抓好以下工作。\n\n### 乙\n\n好。", []),
        ("## 甲\n\n抓好以下工作。\n\n{% 分条 独段 %}{% 条 %}好。{% 条 %}更好。{% 分条完 %}", []),
        ("## 甲\n\n识别率控制在{{ 监测帮扶.识别率 }}以下。\n\n## 乙\n\n县级以下单位。", []),
        *((f"## 甲\n\n{said}", []) for said in ("发放一年以下贷款若干。", "下面村组道路硬化若干。", "现将有关情况报告如下。", "培训乡镇以下单位。", "一楼以下住户。")),
        ("## 甲\n\n主要从以下几个方面着手。", ["T081"]),
        ("## 甲\n\n共有{{ 监测帮扶.监测对象 }}。走访{{ 监测帮扶.监测对象 }}。", ["T084", "T084"]),  # 户 and 人
        ("## 甲\n\n共有{{ 监测帮扶.监测对象 }}。\n\n## 乙\n\n走访{{ 监测帮扶.监测对象 }}。", []),
        ("## 甲\n\n{% if 监测帮扶.识别率 is 零 %}识别率{{ 监测帮扶.识别率 }}{% else %}达到{{ 监测帮扶.识别率 }}{% endif %}。", []),
    ],
)
def test_what_a_dry_run_shows(tmp_path: Path, body: str, found: list[str]) -> None:
    assert codes(tmp_path, body) == found


def test_what_is_announced_and_not_there_is_told_at_its_line(tmp_path: Path) -> None:
    codes(tmp_path, "## 甲\n\n好，抓好以下工作。\n\n## 乙\n\n好。")
    found = rehearsal.check_and_rehearse(open_library(tmp_path / "templates"), "示例/例")
    assert {(each.place.line, each.place.column) for each in found if each.code == "T081" and each.place} == {(9, 3)}


def test_what_is_said_twice_is_told_where_it_is_said_again(tmp_path: Path) -> None:
    codes(tmp_path, "## 甲\n\n识别率{{ 监测帮扶.识别率 }}。达到{{ 监测帮扶.识别率 }}。")
    found = rehearsal.check_and_rehearse(open_library(tmp_path / "templates"), "示例/例")
    assert [(each.place.line, each.place.column, each.message) for each in found if each.code == "T084" and each.place] == [(9, 24, "监测帮扶.识别率：“甲”下面说了两遍")]


def test_a_fault_that_only_running_shows_is_said_with_when_it_happens(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "示例"
    folder.mkdir(parents=True)
    text = "---\n名称: 示例\n文种: 工作总结\n---\n# 示例\n\n{% for 甲 in 监测帮扶.监测对象.构成 %}{{ 地区|亿元 }}{% endfor %}\n"
    (folder / "例.j2").write_text(text, encoding="utf-8")
    (folder / "indicators.yaml").write_text(CATALOGUE, encoding="utf-8")
    found = [each for each in rehearsal.check_and_rehearse(open_library(tmp_path / "templates"), "示例/例") if each.code == "T008"]
    assert found
    assert found[0].message.startswith("数全部填上时：")


def test_one_that_went_well_is_held_again_when_a_file_changes_and_one_with_a_finding_always(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafting.starts.cache.users_folder", lambda: tmp_path / "cache")
    held: list[str] = []

    def counted(library: Library, name: str) -> list[Diagnostic]:
        held.append(name)
        return rehearse(library, name)

    rehearse = rehearsal.rehearse
    monkeypatch.setattr(rehearsal, "rehearse", counted)
    area = tmp_path / "templates" / "示例"

    def check() -> list[str]:
        return [each.code for each in rehearsal.check_and_rehearse(open_library(tmp_path / "templates"), "示例/例")]

    assert codes(tmp_path, "共有{{ 监测帮扶.监测对象 }}。") == []
    assert (check(), len(held)) == ([], 1)
    (area / "indicators.yaml").write_text(f"{CATALOGUE}  动态: {{计量单位: 户}}\n", encoding="utf-8")
    assert (check(), len(held)) == ([], 2)
    text = (area / "例.j2").read_text(encoding="utf-8")
    (area / "例.j2").write_text(f"{text}\n## 甲\n\n#### 乙\n\n好。\n", encoding="utf-8")
    for _ in range(2):
        assert "T043" in check()
    assert len(held) == 4


def test_every_file_that_is_read_is_among_those_by_which_it_is_known_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a template would count as tried although something that it is made from has changed."""
    monkeypatch.setenv("DRAFTING_CACHE", "off")
    root = tmp_path / "templates"
    shutil.copytree(ROOT / "templates/_house", root / "_house")
    (root / "_house/checks/本地.yaml").write_text((root / "_house/checks/punctuation.yaml").read_text("utf-8").replace("P1", "P8"), "utf-8")
    (root / "示例/sections").mkdir(parents=True)
    (root / "示例/sections/甲.j2").write_text("共有{{ 监测帮扶.监测对象 }}。\n", "utf-8")
    (root / "示例/例.j2").write_text("---\n名称: 示例\n文种: 工作总结\n---\n# 示例\n\n## 做法\n\n{% 节 甲 %}\n", "utf-8")
    (root / "示例/indicators.yaml").write_text(CATALOGUE, "utf-8")
    (root / "示例/另.j2").write_text("---\n名称: 另\n文种: 工作总结\n---\n# 另\n", "utf-8")
    read: set[Path] = set()

    def spied(kind: Callable[..., Any]) -> Callable[..., Any]:
        def opened(file: Any, *rest: Any, **more: Any) -> Any:
            read.update({Path(file)} if isinstance(file, str | Path) and root in Path(file).parents else ())
            return kind(file, *rest, **more)

        return opened

    with monkeypatch.context() as watched:
        for module, name in ((builtins, "open"), (io, "open"), (os, "open")):
            watched.setattr(module, name, spied(getattr(module, name)))
        library = open_library(root)
        assert rehearsal.rehearse(library, "示例/例") == []
    assert {"例.j2", "甲.j2", "indicators.yaml", "units.yaml", "本地.yaml"} <= {file.name for file in read}
    before = library.digest("示例/例")
    for file in read:
        typed = file.read_text("utf-8")
        file.write_text(typed + ("\n" if file.suffix == ".j2" else "# 改了\n"), "utf-8")
        assert open_library(root).digest("示例/例") != before, file
        file.write_text(typed, "utf-8")
    assert open_library(root).digest("示例/例") == before


def is_as_typed(value: object) -> bool:
    """Whether a file could hold it: names and lists, and texts alone."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and is_as_typed(each) for key, each in value.items())
    return all(map(is_as_typed, value)) if isinstance(value, list) else isinstance(value, str)


@pytest.mark.parametrize("name", shipped().folders.names())
def test_made_up_data_fill_every_indicator_that_a_template_asks_for(name: str) -> None:
    library = shipped()
    needs, catalogue, units = guide.needs_of(library, name), library.catalogue(name), library.units_of(name)
    printed = []
    for required in (None, library.required(name)):
        data = {**filled_data(name, needs, catalogue, units, required), "报告期": "2026年上半年"}
        assert is_as_typed(data)
        dataset, found = validate_dataset(Tree("示例", data, {}, {}), units, catalogue)
        assert dataset is not None, found
        document = draft(library, dataset).document
        assert document is not None
        printed.append(len(document.figures))
    full, bare = printed
    assert full > (500 if name.startswith("rural/") else 100)
    assert bare < 40
    assert bare or not library.required(name)
