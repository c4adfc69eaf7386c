"""What a Word file holds besides its text is named, and what is only Word's own furniture is not."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from drafting.pipeline import draft, read_dataset, write
from drafting.readers.unread import (
    BOXES,
    BULLETS,
    CHANGES,
    COMMENTS,
    CONTENTS_TABLE,
    FORMULAS,
    HEADER,
    MERGED,
    NOTES,
    OBJECTS,
    PICTURES,
    SECTIONS,
    unread,
)
from drafting.readers.word import read_word
from tests.readers.word_files import put, saved
from tests.shipped import shipped

ROOT = Path(__file__).parents[2]


def told(paper) -> list[tuple[str, str]]:
    data = saved(paper)
    return [(each.words, each.what) for each in unread(data, read_word(data, "总结.docx"))]


def paper_of(*lines: str):
    paper = docx.Document()
    for each in lines or ("某县农业农村局2025年工作总结", "改造农村危房229户。"):
        paper.add_paragraph(each)
    return paper


def test_headers_and_footers_are_told_once_and_page_numbers_not():
    paper = paper_of()
    section = paper.sections[0]
    section.header.paragraphs[0].text = "内部 资料"
    section.footer.paragraphs[0].text = "— 1 —"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "内部 资料"
    section.first_page_footer.paragraphs[0].text = "第 1 页 共 3 页"
    assert told(paper) == [("内部 资料", HEADER)]


def test_comments_and_notes_are_told_by_their_words():
    paper = paper_of()
    paper.add_comment(paper.paragraphs[1].runs, text="核对一下")
    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>不含街道。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml", notes.encode(), paper.part.package)
    paper.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    assert sorted(told(paper)) == sorted([("核对一下", COMMENTS), ("不含街道。", NOTES)])


def test_a_part_that_cannot_be_read_is_told_to_be_there():
    paper = paper_of()
    part = Part(PackURI("/word/comments.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml", b"<broken", paper.part.package)
    paper.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments")
    assert told(paper) == [("有，读不出来", COMMENTS)]


def test_changes_are_read_as_accepted_and_told():
    paper = paper_of()
    put(paper.paragraphs[1], '<w:del w:id="1" w:author="a"><w:r><w:delText>旧话</w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t>新话</w:t></w:r></w:ins>')
    assert told(paper) == [("增 1 处、删 1 处", CHANGES)]
    assert read_word(saved(paper), "").texts[1] == "改造农村危房229户。新话"


def test_boxes_formulas_objects_sections_and_bullets_are_told():
    paper = paper_of()
    put(paper.paragraphs[1], '<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')
    paper.add_paragraph("抓好监测。", "List Bullet")
    paper.styles.add_style("toc 1", 1)
    paper.add_paragraph("一、成效\t1", "toc 1")
    paper.add_section()
    assert sorted(told(paper)) == sorted([("1 处", FORMULAS), ("1 处", OBJECTS), ("2 节", SECTIONS), ("框里的话", BOXES), ("1 行", CONTENTS_TABLE), ("1 段", BULLETS)])


def test_pictures_are_counted_once_where_older_readers_have_one_of_their_own():
    paper = paper_of()
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml"'
    paper.paragraphs[1]._p.append(parse_xml(f"<w:r {nsdecls('w')} {mc}><mc:AlternateContent><mc:Choice><pic:pic/></mc:Choice><mc:Fallback><v:imagedata /></mc:Fallback></mc:AlternateContent></w:r>"))
    assert told(paper) == [("1 张", PICTURES)]


def test_our_own_file_holds_nothing_besides():
    library = shipped()
    report = draft(library, read_dataset(ROOT / "samples/reports/tongjiang-2024.yaml", library).dataset).document
    data = write(report, "docx", library)
    assert unread(data, read_word(data, "稿.docx")) == []


def test_cells_that_are_merged_downwards_are_told():
    paper = paper_of()
    table = paper.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0))
    assert told(paper) == [("1 处", MERGED)]
