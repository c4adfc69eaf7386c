"""Faces that the machine lacks are named with what it shows instead; where nothing is known, nothing is said."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from drafting.cli.told import faces

ALTERNATES = {"仿宋_GB2312": "仿宋"}
BEGUN = faces._begun


@pytest.fixture(autouse=True)
def faces_may_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """As nowhere else in the tests."""
    monkeypatch.setattr(faces, "_begun", BEGUN)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, ...]]:
    """The questions to a fontconfig that always chooses 示例字体."""
    questions: list[tuple[str, ...]] = []

    def begun(*command: str) -> subprocess.Popen[bytes]:
        questions.append(command)
        return subprocess.Popen(["printf", "%s", "示例字体,示例字体 Regular"], stdout=subprocess.PIPE)

    monkeypatch.setattr(faces, "_begun", begun)
    monkeypatch.setattr("drafting.starts.cache.users_folder", lambda: tmp_path / "cache")
    return questions


def said(*fonts: str, here: tuple[str, ...] = ()) -> list[str]:
    return [each.message for each in faces.missing_faces(fonts, ALTERNATES, frozenset(each.lower() for each in here))]


def test_nothing_is_said_where_every_face_is_there(asked: list[tuple[str, ...]]) -> None:
    assert said("仿宋_GB2312", "黑体", here=("仿宋_GB2312", "SimHei")) == []
    assert asked == []


def test_nothing_is_said_where_the_machine_does_not_tell(asked: list[tuple[str, ...]]) -> None:
    assert said("仿宋_GB2312") == []
    assert asked == []


def test_every_face_that_is_missing_is_said_at_once(asked: list[tuple[str, ...]]) -> None:
    assert said("仿宋_GB2312", "仿宋_GB2312", "宋体", "黑体", here=("宋体",)) == [
        "本机没有字体 仿宋_GB2312（显示为 示例字体）、黑体（显示为 示例字体）"
    ]
    assert len(asked) == 2


def test_what_fontconfig_chooses_is_asked_once(asked: list[tuple[str, ...]]) -> None:
    assert said("黑体", here=("宋体",)) == said("黑体", here=("宋体",))
    assert len(asked) == 1
    said("黑体", here=("宋体", "楷体"))
    assert len(asked) == 2


def test_a_choice_that_cannot_be_read_is_asked_anew(asked: list[tuple[str, ...]], tmp_path: Path) -> None:
    expected = said("黑体", here=("宋体",))
    for damage in ("{", "[]", '{"黑体": 1}', "{}"):
        for file in (tmp_path / "cache").glob("faces-*"):
            file.write_text(damage, encoding="utf-8")
        assert said("黑体", here=("宋体",)) == expected
    assert len(asked) == 5


def test_word_takes_the_alternate_of_the_file(asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces.os, "name", "nt")
    assert said("仿宋_GB2312", "黑体", here=("FangSong",)) == [
        "本机没有字体 仿宋_GB2312（显示为 仿宋）、黑体（显示为 别的字体）"
    ]
    assert asked == []


def test_a_system_without_fontconfig_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with faces.Listing() as listing:
        assert faces.missing_faces(["没有的字体"], {}, listing.families()) == ()


def test_every_name_of_a_family_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "仿宋,FangSong\nArial\n\n"
    monkeypatch.setattr(faces, "_begun", lambda *_: subprocess.Popen(["printf", "%s", lines], stdout=subprocess.PIPE))
    with faces.Listing() as listing:
        assert listing.families() == {"仿宋", "fangsong", "arial"}


def test_an_answer_that_nobody_waits_for_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = subprocess.Popen(["sleep", "60"], stdout=subprocess.PIPE)
    monkeypatch.setattr(faces, "_begun", lambda *_: slow)
    with faces.Listing():
        pass
    assert slow.returncode is not None


def test_the_faces_of_a_reference_are_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A face that the Word file's styles bring in may be missing as well."""
    import docx
    from docx.oxml.ns import qn

    from drafting.pipeline import open_library

    opened = docx.Document()
    fonts = opened.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), "华文中宋")
    opened.save(str(tmp_path / "版式.docx"))
    listing = faces.Listing()
    monkeypatch.setattr(faces.Listing, "families", lambda _: frozenset({"宋体"}))
    library = open_library()
    assert "华文中宋" not in str(faces.faces_of(library, None, listing))
    assert "华文中宋" in str(faces.faces_of(library, None, listing, tmp_path / "版式.docx"))
