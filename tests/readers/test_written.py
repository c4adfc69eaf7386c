"""Reports that are already written, read as a reader sees them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from drafting.diagnostics import Refused, WordPlace
from drafting.pipeline import draft, read_dataset, write
from drafting.readers.written import Written, read_written
from tests.shipped import shipped

ROOT = Path(__file__).parents[2]

PAPER = """\
某县文件

某县发〔2026〕12号

某县农业农村局
关于2026年工作情况的总结

县人民政府：
2026年，工作情况如下。
一、主要成效
（一）抓好监测。共有监测对象86户。
1.排查。排查3次。
图1　投资情况
二、下步打算
继续做好工作。
附件：1.项目表
2.名单

某县农业农村局
2026年12月1日

附件1
项目表
一、在建项目
共3个。
"""


def kinds(written: Written) -> list[list[tuple[str, str]]]:
    return [[(kind, number or words) for kind, words, _, number in part.lines] for part in written.parts]


def test_each_line_is_known_for_what_it_is():
    text, annex = kinds(read_written(PAPER.encode(), "总结.txt", ".txt"))
    assert text == [
        ("address", "某县文件"), ("address", "某县发〔2026〕12号"), ("title", "某县农业农村局"), ("title", "关于2026年工作情况的总结"),
        ("address", "县人民政府："), ("body", "2026年，工作情况如下。"), ("heading", "一、"), ("body", "（一）"), ("body", "1."), ("cell", "图1投资情况"),
        ("heading", "二、"), ("body", "继续做好工作。"), ("signature", "附件：1.项目表"), ("signature", "2.名单"),
        ("signature", "某县农业农村局"), ("signature", "2026年12月1日"),
    ]  # fmt: skip
    assert annex == [("title", "附件1"), ("title", "项目表"), ("heading", "一、"), ("body", "共3个。")]


def test_a_text_without_a_title_begins_with_its_first_heading():
    assert kinds(read_written("一、成效\n抓好监测。".encode(), "材料.txt", ".txt")) == [[("heading", "一、"), ("body", "抓好监测。")]]


def test_a_numbered_heading_that_ends_as_titles_do_is_no_title():
    text = "一、信访工作\n1.受理情况\n受理信访件71件。\n2.办结情况\n办结69件。"
    assert kinds(read_written(text.encode(), "材料.txt", ".txt"))[0][:2] == [("heading", "一、"), ("heading", "1.")]


def test_a_sentence_with_a_tab_in_it_is_one():
    text = "总结\n一、成效\n全县低保对象3260户，\t其中城市620户。\n做实监测。\n做细帮扶。\n做好总结。\n联系人\t县民政局"
    assert [each[0] for each in kinds(read_written(text.encode(), "总结.txt", ".txt"))[0]] == ["title", "heading", "body", "body", "body", "body", "signature"]


def test_a_table_of_contents_says_nothing():
    text = "某县总结\n目  录\n一、成效…………1\n二、打算\t5\n一、成效\n抓好监测。\n二、打算\n继续做好。"
    [part] = read_written(text.encode(), "总结.txt", ".txt").parts
    assert part.typed == ("某县总结", "一、成效", "抓好监测。", "二、打算", "继续做好。")
    assert [place.line for place in part.places] == [1, 5, 6, 7, 8]


def test_numbered_lines_that_follow_each_other_are_a_list():
    text = "总结\n一、打算\n1.推进改厕工程\n2.推进改水工程\n二、建议\n1.加强管理\n抓好落实。"
    assert [each[0] for each in kinds(read_written(text.encode(), "总结.txt", ".txt"))[0]] == ["title", "heading", "body", "body", "heading", "heading", "body"]


def test_a_sentence_that_a_line_break_runs_through_is_one_line():
    import docx

    paper = docx.Document()
    paper.add_paragraph("某县总结")
    paper.add_paragraph("全县共有监测对象86户251人，其中脱贫不稳定户31户92人、边缘易致贫户\n37户104人。")
    data = BytesIO()
    paper.save(data)
    [part] = read_written(data.getvalue(), "总结.docx", ".docx").parts
    assert [words for _, words, _, _ in part.lines][1].endswith("边缘易致贫户37户104人。")


def test_lines_of_text_are_placed_by_line_and_column():
    [part] = read_written("总结\n\n　　共86户。\n".encode(), "总结.txt", ".txt").parts
    assert [str(place) for place in part.places] == ["总结.txt:1:1", "总结.txt:3:3"]


def test_lines_of_a_word_file_are_placed_by_their_paragraph_and_its_letters():
    """Of a paragraph with breaks in it the lines begin where those before end; blanks do not count."""
    import docx

    paper = docx.Document()
    for words in ("某县总结", "　　抓好 监测。\n　　抓好就业。", ""):
        paper.add_paragraph(words)
    paper.add_table(rows=1, cols=1).cell(0, 0).text = " 31"
    data = BytesIO()
    paper.save(data)
    written = read_written(data.getvalue(), "总结.docx", ".docx")
    places = [*written.parts[0].places, written.tables[0].places[0][0]]
    assert [(str(each), each.paragraph, each.start, each.end) for each in places if isinstance(each, WordPlace)] == [
        ("总结.docx[第1段]", 0, 0, 4), ("总结.docx[第2段]", 1, 0, 5), ("总结.docx[第3段]", 1, 5, 10), ("总结.docx[第3段后的表]", 3, 0, 2), ("总结.docx[表1第1行第1列]", 3, 0, 2),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_as_people_save_it(encoding):
    [part] = read_written("某县总结\n共86户。".encode(encoding), "总结.txt", ".txt").parts
    assert [words for _, words, _, _ in part.lines] == ["某县总结", "共86户。"]


def test_markdown_without_its_marks_and_with_its_tables():
    written = read_written("# 某县总结\n\n**一、成效**\n\n| 乡镇 | 户数 |\n| --- | ---: |\n| 东乡 | 86 |\n".encode(), "总结.md", ".md")
    assert kinds(written) == [[("title", "某县总结"), ("heading", "一、"), ("cell", "乡镇"), ("cell", "户数"), ("cell", "东乡"), ("cell", "86")]]
    assert [table.rows for table in written.tables] == [(("乡镇", "户数"), ("东乡", "86"))]


def test_our_own_word_file_reads_as_its_text():
    library = shipped()
    dataset = read_dataset(ROOT / "samples/gallery/表格与横排.yaml", library).dataset
    document = draft(library, dataset).document
    written = read_written(write(document, "docx", library), "稿.docx", ".docx")
    plain = read_written(write(document, "txt", library), "稿.txt", ".txt")
    assert [words for part in written.parts for kind, words, _, _ in part.lines if kind == "body"] == [
        words for part in plain.parts for kind, words, _, _ in part.lines if kind == "body"
    ]
    assert written.tables
    assert str(written.tables[0].places[1][2]) == "稿.docx[表1第2行第3列]"


@pytest.mark.parametrize(("data", "suffix"), [(b"", ".txt"), ("\n　 \n".encode(), ".md"), (b"\xff\xfe\x00", ".txt"), (b"\x81\x20\xff", ".txt"), (b"PK\x03\x04 x", ".txt"), (b"\x89PNG\0\0", ".txt")])
def test_what_holds_no_text_is_refused_in_words(data, suffix):
    with pytest.raises(Refused) as refused:
        read_written(data, f"总结{suffix}", suffix)
    assert [each.code for each in refused.value.diagnostics] == ["S085"]


def test_a_text_that_is_no_report_by_its_size_is_refused():
    with pytest.raises(Refused) as refused:
        read_written(b"a" * (17 << 20), "总结.txt", ".txt")
    assert [each.code for each in refused.value.diagnostics] == ["S064"]
