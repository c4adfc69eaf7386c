"""The text is what a reader sees, and each character is known by its place in the file."""

from __future__ import annotations

from io import BytesIO

import docx as python_docx
import pytest

from drafting.readers.record import read_record
from drafting.readers.word import WordText, read_word
from tests.readers.test_record import rewritten
from tests.writers.sample import sample_document

W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


@pytest.fixture(scope="module")
def report(house_docx) -> bytes:
    return house_docx(sample_document())


@pytest.fixture
def reading(report):
    def read(body: str) -> WordText:
        xml = b"<w:document " + W + b" " + MC + b"><w:body>" + body.encode() + b"</w:body></w:document>"
        return read_word(rewritten(report, lambda name, old: xml if name == "word/document.xml" else old), "稿.docx")

    return read


def run(text: str, tag: str = "t") -> str:
    return f"<w:r><w:rPr><w:b/></w:rPr><w:{tag}>{text}</w:{tag}></w:r>"


def test_it_reads_what_was_recorded(report):
    record = read_record(report)
    assert record is not None
    assert read_word(report, "稿.docx").texts == record.paragraphs


def test_it_agrees_with_another_reader(report):
    document = python_docx.Document(BytesIO(report))
    ours = read_word(report, "稿.docx")
    free = [each.text for each in ours.paragraphs if "tbl" not in each.within]
    assert free == [each.text for each in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert [each.text for each in ours.paragraphs if "tbl" in each.within] == cells


def test_every_run_is_known_by_its_bytes(report):
    text = read_word(report, "稿.docx")
    for paragraph in text.paragraphs:
        assert text.content[slice(*paragraph.span)].startswith(b"<w:p")
        for each in paragraph.runs:
            xml = text.content[slice(*each.span)]
            assert xml.startswith(b"<w:r>")
            assert xml.endswith((b"</w:r>", b"/>"))
            assert each.properties is None or text.content[slice(*each.properties)].startswith(b"<w:rPr>")
            assert paragraph.text[each.start : each.end] == each.text


def test_text_stands_in_many_wrappings(reading):
    wrapped = reading(
        "<w:p>"
        + run("共")
        + f"<w:ins w:id='1' w:author='示例'>{run('有')}</w:ins>"
        + f"<w:hyperlink>{run('86')}</w:hyperlink><w:sdt><w:sdtContent>{run('个')}</w:sdtContent></w:sdt>"
        + f"<w:smartTag>{run('车间')}</w:smartTag></w:p>"
    )
    (paragraph,) = wrapped.paragraphs
    assert paragraph.text == "共有86个车间"
    assert [each.inserted for each in paragraph.runs] == [False, True, False, False, False]
    assert paragraph.runs[2].within == ("hyperlink",)


def test_what_is_struck_out_is_known_and_not_shown(reading):
    (paragraph,) = reading(
        "<w:p>"
        + run("共")
        + f"<w:del w:id='1'>{run('86', 'delText')}</w:del><w:ins w:id='2'>{run('87')}</w:ins>"
        + f"<w:moveFrom w:id='3'>{run('走了')}</w:moveFrom>"
        + run("个")
        + "</w:p>"
    ).paragraphs
    assert paragraph.text == "共87个"
    assert [each.text for each in paragraph.runs if each.deleted] == ["86", "走了"]
    assert [paragraph.run_at(at) for at in range(5)] == [(0, 0), (2, 0), (2, 1), (4, 0), None]


def test_breaks_tabs_and_fields(reading):
    (paragraph,) = reading(
        "<w:p><w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:br w:type='page'/></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:noBreakHyphen/></w:r></w:p>"
    ).paragraphs
    assert paragraph.text == "一\t二\n三-"
    assert [each.plain for each in paragraph.runs] == [False, False, True]


def test_a_text_box_is_read_once_and_apart(reading):
    box = f"<w:txbxContent><w:p>{run('框内')}</w:p></w:txbxContent>"
    text = reading(
        f"<w:p>{run('前')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>{run('后')}</w:p><w:p>{run('末')}</w:p>"
    )
    assert text.texts == ("前后", "框内", "末")
    assert "txbxContent" in text.paragraphs[1].within


def test_bookmarks_inside_across_and_between_paragraphs(reading):
    text = reading(
        "<w:bookmarkStart w:id='1' w:name='a'/><w:p>"
        + run("共")
        + "<w:bookmarkStart w:id='2' w:name='b'/>"
        + run("86个")
        + "<w:bookmarkEnd w:id='2'/></w:p><w:bookmarkEnd w:id='1'/><w:p><w:bookmarkStart w:id='3' w:name='c'/>"
        + run("末")
        + "</w:p><w:p><w:bookmarkEnd w:id='3'/></w:p><w:bookmarkStart w:id='4' w:name='open'/>"
    )
    places = {name: (each.start, each.end) for name, each in text.bookmarks.items()}
    assert places == {"a": ((0, 0), (0, 4)), "b": ((0, 1), (0, 4)), "c": ((1, 0), (2, 0))}
    first, last = text.bookmarks["b"].marks
    assert text.content[slice(*first)] == b"<w:bookmarkStart w:id='2' w:name='b'/>"
    assert text.content[slice(*last)] == b"<w:bookmarkEnd w:id='2'/>"
