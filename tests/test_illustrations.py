"""Pictures below the data's folder: what is used, and why another is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.blocks.document import Annex, Document, Front, Image, Origin
from drafting.diagnostics import Severity
from drafting.illustrations import illustrations
from tests.readers.test_pictures import png
from tests.test_pipeline import TestPictures

PNG = TestPictures.PNG


def document(*files: str) -> Document:
    images = tuple(Image(file, "示意图", 7) for file in files)
    return Document(Front("某县工作总结"), images[:1], origin=Origin("试/报告", "数据.yaml"), annexes=(Annex("图", images[1:]),))


def test_those_of_the_text_and_of_annexes_are_read(tmp_path: Path) -> None:
    (tmp_path / "照片").mkdir()
    (tmp_path / "照片/甲.png").write_bytes(PNG)
    (tmp_path / "乙.png").write_bytes(PNG)
    assert illustrations(document("照片/甲.png", "乙.png"), tmp_path) == ({"照片/甲.png": PNG, "乙.png": PNG}, ())


def test_all_that_cannot_be_used_are_named_together_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "现场1.png").write_bytes(PNG)
    (tmp_path / "文档.png").write_bytes(b"%PDF-1.7")
    with (tmp_path / "大.png").open("wb") as file:
        file.truncate(21 << 20)
    (tmp_path / "断.png").write_bytes(PNG[:-20])
    (tmp_path / "炸.png").write_bytes(png(30_000, 30_000, b"\0"))
    files = ("现场.png", "文档.png", "大.png", "../外.png", "/etc/passwd", "断.png", "炸.png")
    found = illustrations(document(*files), tmp_path).diagnostics
    assert [(each.code, each.excerpt) for each in found] == [
        ("D314", "现场.png"), ("D315", "文档.png"), ("D316", "大.png"), ("D313", "../外.png"), ("D313", "/etc/passwd"),
        ("D319", "断.png"), ("D316", "炸.png"),
    ]  # fmt: skip
    assert {(str(each.place), each.severity) for each in found} == {("数据.yaml:7", Severity.ERROR)}
    assert "是不是 现场1.png？" in found[0].hint


def test_only_pictures_are_offered_in_place_of_one_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "现场图.yaml").write_text("a: 1", encoding="utf-8")
    (tmp_path / "照片.png").mkdir()
    missing, folder = illustrations(document("现场图.png", "照片.png"), tmp_path).diagnostics
    assert "yaml" not in missing.hint
    assert (folder.code, "文件夹" in folder.message) == ("D314", True)


def test_a_link_that_leads_out_of_the_folder_is_outside(tmp_path: Path) -> None:
    inside = tmp_path / "数据"
    inside.mkdir()
    (tmp_path / "密.png").write_bytes(PNG)
    (inside / "图.png").symlink_to(tmp_path / "密.png")
    assert [each.code for each in illustrations(document("图.png"), inside).diagnostics] == ["D313"]


@pytest.mark.parametrize("file", ["没有/图.png", "图\0.png", "."])
def test_odd_names_are_said_and_nothing_crashes(tmp_path: Path, file: str) -> None:
    [found] = illustrations(document(file), tmp_path).diagnostics
    assert found.code in ("D313", "D314")
