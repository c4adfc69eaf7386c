"""drafting new: a skeleton, never over an existing file."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_a_skeleton_is_written_and_the_next_step_is_said(drafting):
    ran = drafting("new", "rural/township", "-o", "甲乡.yaml")
    assert ran.code == 0
    assert Path("甲乡.yaml").read_text(encoding="utf-8") == "模板: rural/township\n"
    assert "drafting render 甲乡.yaml" in ran.out


def test_an_existing_data_file_is_never_replaced(drafting):
    Path("甲乡.yaml").write_text("填好的数", encoding="utf-8")
    ran = drafting("new", "rural/township", "-o", "甲乡.yaml")
    assert ran.code == 2
    assert "S026" in ran.err
    assert Path("甲乡.yaml").read_text(encoding="utf-8") == "填好的数"


@pytest.mark.parametrize("out", ["甲乡.docx", ".", "甲乡"])
def test_a_data_file_is_yaml(drafting, out):
    assert drafting("new", "rural/township", "-o", out).code == 2
