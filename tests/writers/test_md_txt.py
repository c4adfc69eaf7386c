"""Markdown and plain text: everything Word prints, and no character read as markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from drafting.blocks.document import Document, Figure, Front, Heading, Image, Missing, Paragraph, Text, plain
from drafting.writers.md import write_md
from drafting.writers.style import Style
from drafting.writers.txt import write_txt
from tests.writers.opened import compare
from tests.writers.sample import sample_document

STYLE: Style = None  # type: ignore[assignment]  # md does not look at it


def test_the_sample_as_markdown(style: Style) -> None:
    compare("sample.md", write_md(sample_document(), style).decode())


def test_the_sample_as_text(style: Style) -> None:
    compare("sample.txt", write_txt(sample_document(), style).decode())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2021. 年度总结", "2021\\. 年度总结"),
        ("# 不是标题", "\\# 不是标题"),
        ("- 不是列表", "\\- 不是列表"),
        ("面积5*6*7亩", "面积5\\*6\\*7亩"),
        ("1.抓实监测。", "1.抓实监测。"),
        ("——一线", "——一线"),
        ("a<b>&amp;", "a\\<b\\>\\&amp;"),
    ],
)
def test_text_is_never_markup(typed: str, shown: str) -> None:
    document = Document(Front("标题"), (Paragraph((Text(typed),)),))
    assert write_md(document, STYLE).decode().split("\n\n")[1].rstrip("\n") == shown


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp", "Cn")), min_size=1, max_size=40)
)
def test_a_markdown_reader_gives_the_paragraph_back(typed: str) -> None:
    document = Document(Front("标题"), (Paragraph((Text(typed),)),))
    tokens = MarkdownIt("commonmark").enable("table").parse(write_md(document, STYLE).decode())
    (inline,) = (each for each in tokens[3:] if each.type == "inline")
    assert "".join(each.content for each in inline.children or () if each.type in ("text", "text_special")) == typed


def test_every_figure_gap_and_number_is_printed(style: Style) -> None:
    sample = sample_document()
    for printed in (write_md(sample, style).decode(), write_txt(sample, style).decode()):
        flat = printed.replace("\\", "").replace("*", "")
        for block in sample.blocks:
            if isinstance(block, Heading | Paragraph):
                assert plain(block.content) in flat
                assert all(each.text in flat for each in block.content if isinstance(each, Figure | Missing))
        assert "## 一、主要做法和成效" in flat or "　　一、主要做法和成效" in flat


def test_a_picture_has_its_place(style: Style) -> None:
    document = Document(Front("标题"), (Image("图 1.png", "示意"),))
    assert "![示意](<图 1.png>)" in write_md(document, style).decode()
    assert "【图：示意】" in write_txt(document, style).decode()
