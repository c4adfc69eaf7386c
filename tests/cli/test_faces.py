"""Faces that the machine lacks are named with what it shows instead; where nothing is known, nothing is said."""

from __future__ import annotations

import pytest

from drafting.cli import faces

ALTERNATES = {"仿宋_GB2312": "仿宋"}


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch):
    def has(*names: str, windows: bool = False, chooses: str = "示例字体") -> None:
        monkeypatch.setattr(faces, "installed", lambda: frozenset(each.lower() for each in names) or None)
        monkeypatch.setattr(faces.os, "name", "nt" if windows else "posix")
        monkeypatch.setattr(faces, "_asked", lambda *_: f"{chooses},{chooses} Regular")

    return has


def said(*fonts: str) -> list[str]:
    return [each.message for each in faces.missing_faces(fonts, ALTERNATES)]


def test_nothing_is_said_where_every_face_is_there(machine) -> None:
    machine("仿宋_GB2312", "SimHei")
    assert said("仿宋_GB2312", "黑体") == []


def test_nothing_is_said_where_the_machine_does_not_tell(machine) -> None:
    machine()
    assert said("仿宋_GB2312") == []


def test_every_face_that_is_missing_is_said_at_once(machine) -> None:
    machine("宋体")
    assert said("仿宋_GB2312", "仿宋_GB2312", "宋体", "黑体") == ["本机没有字体 仿宋_GB2312（显示为 示例字体）、黑体（显示为 示例字体）"]


def test_word_takes_the_alternate_of_the_file(machine) -> None:
    machine("FangSong", windows=True)
    assert said("仿宋_GB2312", "黑体") == ["本机没有字体 仿宋_GB2312（显示为 仿宋）、黑体（显示为 别的字体）"]


def test_a_system_without_fontconfig_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    faces.installed.cache_clear()
    monkeypatch.setenv("PATH", "")
    try:
        assert faces.missing_faces(["没有的字体"], {}) == ()
    finally:
        faces.installed.cache_clear()
