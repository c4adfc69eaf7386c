"""Delivery of real Word files: the record tells our own output from one that a person saved."""

from __future__ import annotations

from dataclasses import replace

import docx
import pytest

from drafting.delivery import Delivered, deliver
from drafting.writers.docx import write_docx
from drafting.writers.style import Style
from tests.house import house_style
from tests.writers.sample import sample_document


@pytest.fixture(scope="module")
def style() -> Style:
    return house_style()


@pytest.fixture(scope="module")
def drafts(style: Style) -> tuple[bytes, bytes]:
    """An output, and what a correction in the data makes of it."""
    document = sample_document()
    corrected = replace(document, front=replace(document.front, title="改过数据的报告"))
    return write_docx(document, style), write_docx(corrected, style)


def test_an_untouched_report_is_renewed_in_place(tmp_path, drafts):
    path = tmp_path / "稿.docx"
    assert [deliver(path, each).state for each in drafts] == ["done", "done"]
    assert path.read_bytes() == drafts[1]


def test_a_report_that_someone_edited_and_saved_is_kept(tmp_path, drafts):
    path = tmp_path / "稿.docx"
    deliver(path, drafts[0])
    edited = docx.Document(str(path))
    edited.paragraphs[-1].add_run("领导批注的一句话")
    edited.save(str(path))
    saved = path.read_bytes()
    made = deliver(path, drafts[1])
    assert (made.state, made.path.name) == ("kept", "稿（数据更新稿）.docx")
    assert path.read_bytes() == saved


def test_a_final_copy_has_no_record_and_counts_as_changed(tmp_path, style, drafts):
    path = tmp_path / "稿.docx"
    final = write_docx(sample_document(), style, final=True)
    assert deliver(path, final).state == "done"
    assert deliver(path, final).state == "unchanged"
    assert deliver(path, drafts[1]).state == "kept"


def test_an_edited_report_is_let_be_where_only_news_are_wanted(tmp_path, drafts):
    """Unless a draft of other data stands beside it, which would be taken for the newest."""
    old, new = drafts
    out, beside = tmp_path / "报告.docx", tmp_path / "报告（数据更新稿）.docx"
    out.write_bytes(old)
    edited = docx.Document(str(out))
    edited.paragraphs[-1].add_run("领导改过的话")
    edited.save(str(out))
    saved = out.read_bytes()
    assert deliver(out, old, news_only=True) == Delivered(out, "edited", out)
    assert not beside.exists()
    assert deliver(out, new, news_only=True).state == "kept"
    assert deliver(out, old, news_only=True).path == beside
    assert (out.read_bytes(), beside.read_bytes()) == (saved, old)


def test_where_the_data_did_not_change_the_kept_report_needs_no_merging(tmp_path, drafts):
    old, new = drafts
    out = tmp_path / "报告.docx"
    out.write_bytes(old)
    edited = docx.Document(str(out))
    edited.paragraphs[-1].add_run("领导改过的话")
    edited.save(str(out))
    assert "数据没有变，不用合并" in deliver(out, old).diagnostics[0].message
    assert "数据没有变" not in deliver(out, new).diagnostics[0].message
