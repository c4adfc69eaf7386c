"""drafting new: a skeleton, never over an existing file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


def test_a_skeleton_is_written_and_the_next_step_is_said(drafting):
    ran = drafting("new", "rural/township", "-o", "甲乡.yaml")
    assert ran.code == 0
    first, second = Path("甲乡.yaml").read_text(encoding="utf-8").splitlines()
    assert (first, second) == ("# yaml-language-server: $schema=.drafting/rural.json", "模板: rural/township")
    assert json.loads(Path(".drafting/rural.json").read_text(encoding="utf-8")) == {"title": "rural/township"}
    assert "drafting render 甲乡.yaml" in ran.out


def test_an_existing_data_file_is_never_replaced(drafting):
    Path("甲乡.yaml").write_text("填好的数", encoding="utf-8")
    ran = drafting("new", "rural/township", "-o", "甲乡.yaml")
    assert ran.code == 2
    assert "S026" in ran.err
    assert Path("甲乡.yaml").read_text(encoding="utf-8") == "填好的数"


def test_an_empty_table_says_how_to_go_on(drafting, monkeypatch):
    monkeypatch.setattr("drafting.guide.blank_table", lambda library, template: b"table")
    ran = drafting("new", "rural/township", "-o", "填报汇总.xlsx")
    assert (ran.code, Path("填报汇总.xlsx").read_bytes()) == (0, b"table")
    assert "drafting batch 填报汇总.xlsx -t rural/township --common 共用.yaml -o 输出/" in ran.out


@pytest.mark.parametrize("out", ["甲乡.docx", ".", "甲乡"])
def test_a_data_file_is_yaml(drafting, out):
    assert drafting("new", "rural/township", "-o", out).code == 2


def test_a_second_file_takes_the_same_schema_made_anew(drafting):
    drafting("new", "rural/township", "-o", "甲乡.yaml")
    assert drafting("new", "rural/annual", "-o", "某县.yaml").code == 0
    assert json.loads(Path(".drafting/rural.json").read_text(encoding="utf-8")) == {"title": "rural/annual"}
    assert [each.name for each in Path(".drafting").iterdir()] == ["rural.json"]


def test_a_schema_that_cannot_be_written_is_no_error(drafting):
    Path(".drafting").write_text("不是文件夹", encoding="utf-8")
    ran = drafting("new", "rural/township", "-o", "甲乡.yaml")
    assert ran.code == 0
    assert "编辑器" not in ran.out
