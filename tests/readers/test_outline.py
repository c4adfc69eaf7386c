"""The numbers that Word prints before paragraphs, and the levels that styles give them."""

from __future__ import annotations

import docx
import pytest

from drafting.readers.outline import formatted
from drafting.readers.written import read_written
from tests.readers.word_files import CHAPTERS, defined, numbered, outlined, same_list, saved


def lines(paper) -> list[str]:
    return [words for part in read_written(saved(paper), "总结.docx", ".docx").parts for words in part.typed]


def kinds(paper) -> list[tuple[str, int, str]]:
    return [(kind, level, number) for part in read_written(saved(paper), "总结.docx", ".docx").parts for kind, _, level, number in part.lines]


@pytest.mark.parametrize(
    ("form", "count", "shown"),
    [
        ("decimal", 3, "3"), ("chineseCountingThousand", 12, "十二"), ("chineseCounting", 100, "100"), ("japaneseCounting", 20, "二十"), ("chineseLegalSimplified", 3, "叁"), ("ideographDigital", 12, "一二"),
        ("decimalEnclosedCircleChinese", 21, "㉑"), ("decimalEnclosedCircle", 51, "51"), ("ideographTraditional", 11, "甲"), ("upperRoman", 14, "XIV"), ("lowerLetter", 28, "bb"), ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"), ("none", 4, ""), ("unheardOf", 4, "4"), ("chineseCounting", 0, "0"),
    ],
)  # fmt: skip
def test_formats(form, count, shown):
    assert formatted(count, form) == shown


def test_headings_have_the_numbers_that_word_prints_and_lower_levels_begin_anew():
    paper = docx.Document()
    defined(paper, 90)
    paper.add_paragraph("某县农业农村局2025年工作总结")
    for words, level in (("成效", 0), ("抓住房", 1), ("抓产业", 1), ("打算", 0), ("再抓住房", 1)):
        numbered(paper, words, 90, level)
        paper.add_paragraph("改造农村危房229户。")
    assert lines(paper)[1::2] == ["一、成效", "（一）抓住房", "（二）抓产业", "二、打算", "（一）再抓住房"]
    assert kinds(paper)[1::2] == [("heading", 1, "一、"), ("heading", 2, "（一）"), ("heading", 2, "（二）"), ("heading", 1, "二、"), ("heading", 2, "（一）")]


def test_a_style_numbers_its_paragraphs():
    paper = docx.Document()
    defined(paper, 91)
    style = paper.styles["Heading 1"]
    numbered(paper, "", 91, 0)
    style.element.get_or_add_pPr().append(paper.paragraphs[-1]._p.pPr.numPr)
    paper.paragraphs[-1]._p.getparent().remove(paper.paragraphs[-1]._p)
    paper.add_paragraph("某县农业农村局2025年工作总结")
    for words in ("成效", "打算"):
        paper.add_heading(words, 1)
        paper.add_paragraph("改造农村危房229户。")
    assert lines(paper)[1::2] == ["一、成效", "二、打算"]


def test_chapters_and_numbers_of_several_levels():
    paper = docx.Document()
    defined(paper, 92, CHAPTERS, more="<w:isLgl/>")
    paper.add_paragraph("某县农业农村局2025年工作总结")
    numbered(paper, "总体情况", 92, 0, "Heading 1")
    numbered(paper, "住房保障", 92, 1, "Heading 2")
    numbered(paper, "产业发展", 92, 1, "Heading 2")
    assert lines(paper)[1:] == ["第1章 总体情况", "1.1 住房保障", "1.2 产业发展"]
    assert kinds(paper)[1:] == [("address", 1, ""), ("address", 2, ""), ("address", 2, "")]


def test_a_list_of_its_own_begins_anew_where_it_says_so_and_goes_on_where_not():
    paper = docx.Document()
    defined(paper, 93)
    same_list(paper, 94, 93, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    same_list(paper, 95, 93)
    paper.add_paragraph("某县农业农村局2025年工作总结")
    for number in (93, 93, 94, 95):
        numbered(paper, "抓好落实。", number)
    assert lines(paper)[1:] == ["一、抓好落实。", "二、抓好落实。", "一、抓好落实。", "二、抓好落实。"]


def test_levels_come_from_outline_levels_and_styles_but_no_sentence_is_a_heading():
    paper = docx.Document()
    paper.add_paragraph("某县农业农村局2025年工作总结")
    paper.add_paragraph("开头。")
    outlined(paper, "工作成效", 0)
    paper.add_heading("住房保障", 2)
    outlined(paper, "改造农村危房229户。排查86户。", 0)
    outlined(paper, "工作打算，重点任务和保障措施，以及各单位的分工，还有时间安排和考核办法", 0)
    assert kinds(paper)[1:] == [("body", 0, ""), ("address", 1, ""), ("address", 2, ""), ("body", 0, ""), ("address", 1, "")]


def test_a_paragraph_in_the_style_of_a_title_is_the_title():
    paper = docx.Document()
    paper.add_paragraph("某县农业农村局")
    paper.add_paragraph("真抓实干这一年", "Title")
    paper.add_paragraph("改造农村危房229户。")
    assert [kind for kind, _, _ in kinds(paper)] == ["title", "title", "body"]


def test_the_contents_that_word_makes_are_no_text():
    paper = docx.Document()
    paper.styles.add_style("toc 1", 1)
    paper.add_paragraph("某县农业农村局2025年工作总结")
    paper.add_paragraph("一、成效\t1", "toc 1")
    paper.add_paragraph("改造农村危房229户。")
    assert lines(paper) == ["某县农业农村局2025年工作总结", "改造农村危房229户。"]


def test_numbers_in_cells_are_the_cells_words():
    paper = docx.Document()
    defined(paper, 96, (("decimal", "%1"),))
    paper.add_paragraph("某县农业农村局2025年工作总结")
    table = paper.add_table(3, 2)
    for row, (first, words) in enumerate((("序号", "乡镇"), ("", "东乡"), ("", "西乡"))):
        table.cell(row, 0).text, table.cell(row, 1).text = first, words
        if not first:
            numbered(paper, "", 96)
            moved = paper.paragraphs[-1]._p
            table.cell(row, 0).paragraphs[0]._p.get_or_add_pPr().append(moved.pPr.numPr)
            moved.getparent().remove(moved)
    assert read_written(saved(paper), "总结.docx", ".docx").tables[0].rows == (("序号", "乡镇"), ("1", "东乡"), ("2", "西乡"))


def test_a_finding_in_a_numbered_paragraph_stands_on_its_own_words():
    paper = docx.Document()
    defined(paper, 97)
    paper.add_paragraph("某县农业农村局2025年工作总结")
    numbered(paper, "抓好监测", 97)
    [_, place] = read_written(saved(paper), "总结.docx", ".docx").parts[0].places
    assert (place.start, place.end) == (-2, 4)
    assert [(each.start, each.end) for each in (place.within("一、抓好监测", 2, 4), place.within("一、抓好监测", 0, 1))] == [(0, 2), (0, 1)]


def test_numbering_that_is_missing_or_broken_says_nothing():
    paper = docx.Document()
    paper.add_paragraph("某县农业农村局2025年工作总结")
    numbered(paper, "抓好监测", 4711)
    assert lines(paper)[1:] == ["抓好监测"]
