"""--reference: the named styles of a Word file give faces, sizes and spacing."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from drafting.readers.package import CannotRead
from drafting.readers.reference import read_named_looks
from drafting.writers.docx import write_docx
from drafting.writers.reference import Referred, refer
from drafting.writers.style import Style
from tests.writers.opened import parts
from tests.writers.sample import sample_document

Change = Callable[[Any], None]


def house(change: Change) -> bytes:
    """A Word file as an office keeps one: python-docx's stock file with some styles changed."""
    opened = docx.Document()
    change(opened.styles)
    saved = BytesIO()
    opened.save(saved)
    return saved.getvalue()


def named(styles: Any, name: str) -> Any:
    return styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)


def set_face(style: Any, font: str, size: float, *, bold: bool | None = None) -> None:
    style.font.size, style.font.bold = Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)


def referred(style: Style, change: Change) -> Referred:
    return refer(style, read_named_looks(house(change), "版式.docx"), "版式.docx")


def test_our_own_output_is_a_reference_that_changes_nothing(style: Style) -> None:
    made = write_docx(sample_document(), style)
    found = refer(style, read_named_looks(made, "甲.docx"), "甲.docx")
    assert found.style == style
    assert write_docx(sample_document(), found.style) == made


def test_faces_and_sizes_come_from_the_common_names(style: Style) -> None:
    def change(styles: Any) -> None:
        set_face(styles["Normal"], "仿宋", 15)
        set_face(styles["Title"], "华文中宋", 20)
        set_face(styles["heading 1"], "方正黑体", 15)
        set_face(styles["Heading 2"], "方正楷体", 15, bold=True)

    found = referred(style, change).style
    assert (found.body.font, found.body.size) == ("仿宋", 30)
    assert (found.title.font, found.title.size) == ("华文中宋", 40)
    assert [(face.font, face.size) for face in found.headings[:2]] == [("方正黑体", 30), ("方正楷体", 30)]
    assert (found.headings[1].bold, found.body.bold) == (True, False)


def test_our_names_go_before_the_common_ones(style: Style) -> None:
    def change(styles: Any) -> None:
        set_face(styles["Normal"], "宋体", 10.5)
        set_face(named(styles, "公文正文"), "仿宋_GB2312", 16)
        set_face(named(styles, "公文标题"), "方正小标宋简体", 22)
        set_face(styles["Title"], "黑体", 26)

    found = referred(style, change)
    assert (found.style.body, found.style.title.font) == (style.body, "方正小标宋简体")
    assert "公文正文" in found.diagnostics[0].message


def test_spacing_comes_with_the_style(style: Style) -> None:
    def change(styles: Any) -> None:
        body = named(styles, "公文正文")
        body.paragraph_format.line_spacing_rule, body.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
        title = named(styles, "公文标题")
        title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(6), Pt(12)
        title.paragraph_format.line_spacing_rule, title.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(34)

    found = referred(style, change).style
    assert found.line == 560
    assert (found.title.line, found.title.before, found.title.after) == (680, 120, 240)
    written = parts(write_docx(sample_document(), found))["word/styles.xml"].decode()
    assert '<w:name w:val="公文标题"/>' in written
    assert '<w:spacing w:before="120" w:after="240" w:line="680" w:lineRule="exact"/><w:jc w:val="center"/>' in written


def test_a_loose_line_is_not_taken_and_that_is_said(style: Style) -> None:
    def change(styles: Any) -> None:
        body = named(styles, "公文正文")
        set_face(body, "仿宋", 16)
        body.paragraph_format.line_spacing = 1.5

    found = referred(style, change)
    assert found.style.line == style.line
    assert [each.code for each in found.diagnostics] == ["F061", "F062"]


def test_a_size_or_line_that_no_document_can_have_is_left_out_and_said(style: Style) -> None:
    def wild(styles: Any) -> None:
        set_face(styles["Normal"], "方正仿宋", 16)
        styles["Normal"].paragraph_format.line_spacing = Pt(900)
        set_face(styles["Title"], "方正小标宋", 200)

    found = referred(style, wild)
    assert (found.style.line, found.style.title.size) == (style.line, style.title.size)
    assert (found.style.body.font, found.style.title.font) == ("方正仿宋", "方正小标宋")
    (said,) = [each.message for each in found.diagnostics if each.code == "F063"]
    assert said.partition("没有采用：")[2].split("、")[:2] == ["Normal的行距900磅", "Title的字号200磅"]


def test_letters_higher_than_their_lines_are_not_taken(style: Style) -> None:
    def high(styles: Any) -> None:
        set_face(styles["Normal"], "方正仿宋", 40)
        styles["Normal"].paragraph_format.line_spacing = Pt(20)

    found = referred(style, high)
    assert (found.style.line, found.style.body.size, found.style.head.signer.size) == (style.line, 32, 32)
    assert any("字号40磅，比行距20磅高" in each.message for each in found.diagnostics if each.code == "F063")


def test_what_is_set_in_the_size_of_the_text_follows_it(style: Style) -> None:
    found = referred(style, lambda styles: set_face(named(styles, "公文正文"), "方正仿宋", 15)).style
    assert {each.size for each in (found.draft, found.annex, found.head.secrecy, found.head.signer)} == {30}


def test_a_face_of_the_theme_is_the_theme_s_chinese_face() -> None:
    stock = read_named_looks(house(lambda _: None), "版式.docx")
    assert (stock["heading 1"].font, stock["heading 1"].size, stock["heading 1"].bold) == ("宋体", 28, True)


def test_what_a_style_is_based_on_counts(style: Style) -> None:
    def change(styles: Any) -> None:
        set_face(named(styles, "底"), "楷体", 14)
        named(styles, "一级标题").base_style = styles["底"]

    assert referred(style, change).style.headings[0].font == "楷体"


def test_a_file_without_a_name_we_know_changes_nothing_and_says_so(style: Style) -> None:
    found = refer(style, read_named_looks(house(lambda _: None), "版式.docx") and {}, "版式.docx")
    assert (found.style, [each.code for each in found.diagnostics]) == (style, ["F060"])


def test_styles_that_are_based_on_each_other_in_a_circle_end(style: Style) -> None:
    def change(styles: Any) -> None:
        one, two = named(styles, "公文正文"), named(styles, "底")
        one.base_style, two.base_style = two, one

    assert referred(style, change).style.line == style.line


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "S060"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "S060"), (b"PK\3\4broken", "S061"), ("页面".encode(), "S060"),
    ],
)  # fmt: skip
def test_what_is_no_word_file_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read_named_looks(data, "版式.docx")
    assert [each.code for each in refused.value.diagnostics] == [code]


@pytest.mark.parametrize("styles", [b"", b"<w:styles", b"<!DOCTYPE a []><a/>"])
def test_a_word_file_whose_styles_cannot_be_read_is_refused(styles: bytes, tmp_path: Path) -> None:
    from zipfile import ZipFile

    broken = BytesIO()
    with ZipFile(BytesIO(house(lambda _: None))) as whole, ZipFile(broken, "w") as target:
        for name in whole.namelist():
            target.writestr(name, styles if name == "word/styles.xml" else whole.read(name))
    with pytest.raises(CannotRead) as refused:
        read_named_looks(broken.getvalue(), "版式.docx")
    assert "样式读不出来" in refused.value.diagnostics[0].message
