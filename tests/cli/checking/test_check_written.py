"""drafting check of reports that are already written, beside data files."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy

import pytest

from drafting.cli.main import main

ROOT = Path(__file__).parents[3]
TOWN = next(iter(sorted((ROOT / "samples/townships").glob("*.yaml"))))


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    copy(TOWN, tmp_path / "甲乡.yaml")
    return tmp_path


def test_a_text_is_checked_beside_data(capsys):
    Path("总结.txt").write_text("某县总结\n问题47个，已整改44个，其余4个正在整改。\n", encoding="utf-8")
    assert main(["check", "总结.txt", "甲乡.yaml", "--select", "R2", "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [(each["code"], each["file"], each["line"], each["column"]) for each in said["diagnostics"]] == [("R202", "总结.txt", 2, 16)]
    assert {each["whole"]["file"] for each in said["relations"]} == {"总结.txt", "甲乡.yaml"}
    assert main(["check", "总结.txt", "--ignore", "R202"]) == 0


def test_a_word_file_of_ours_is_read_like_any_other(capsys):
    assert main(["render", "甲乡.yaml", "-o", "稿.docx"]) == 0
    capsys.readouterr()
    assert main(["check", "稿.docx"]) == 0
    assert "没有发现问题" in capsys.readouterr().out


def test_a_slip_in_a_word_file_is_told_by_its_paragraph(capsys):
    import docx

    paper = docx.Document()
    for words in ("某县2026年工作总结", "一、成效", "监测对象86户251人，其中甲类31户92人，乙类55户169人。"):
        paper.add_paragraph(words)
    paper.save("总结.docx")
    assert main(["check", "总结.docx"]) == 1
    shown = capsys.readouterr().out
    assert "必改 R201 “监测对象86户251人”：写的是251人，算出来是92人 + 169人 = 261人，差10人  [总结.docx[第3段]]" in shown
    assert "共 6 个数，6 个经勾稽核对" in shown


def test_the_mark_of_an_open_file_is_no_report(capsys):
    Path("~$总结.docx").write_bytes(b"x")
    assert main(["check", "~$总结.docx"]) == 2
    assert "占用标记" in capsys.readouterr().out
    assert main(["check", "~$总结.docx", "甲乡.yaml", "--select", "S"]) == 0
