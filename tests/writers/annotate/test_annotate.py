"""Tracked changes and comments go into any Word file; rejecting them gives back what was there, and no other byte moves."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.readers.word import read_word
from drafting.writers.docx.annotate import (
    Add,
    AddRow,
    Author,
    Drop,
    DropRow,
    Edit,
    Note,
    NotEditable,
    Replace,
    Words,
    annotate,
)
from tests.revisions import accepted_rows, accepted_text, rejected_rows, rejected_text
from tests.writers.annotate.foreign import main, members, package, run
from tests.writers.valid import faults_of

US = Author("起草助手", date(2026, 11, 25))


def changed(data: bytes, *edits: Edit) -> bytes:
    text = read_word(data, "")
    return annotate(data, text.part, [each.span for each in text.paragraphs], edits, US).data


def new(text: str) -> tuple[Words, ...]:
    return (Words(text),)


def test_a_number_is_struck_out_and_the_new_one_has_its_look() -> None:
    data = package(f"<w:p>{run('共有')}{run('53', '<w:b/>')}{run('61户', '<w:b/>')}{run('监测对象')}</w:p>")
    out = changed(data, Replace(0, 2, 7, new("5402户")))
    assert accepted_text(out) == ["共有5402户监测对象"]
    assert rejected_text(out) == ["共有5361户监测对象"]
    assert '<w:ins w:id="1" w:author="起草助手" w:date="2026-11-25T00:00:00Z">' in main(out).decode()
    assert main(out).count("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">5402户</w:t></w:r>".encode()) == 1


def test_only_the_run_that_is_cut_is_written_anew() -> None:
    before, after = run("前后 &amp; 空格 ", "<w:i/>"), run("末尾")
    data = package(f"<w:p>{before}{run('有12户')}{after}</w:p><w:p>{run('别的段')}</w:p>")
    out = main(changed(data, Replace(0, 9, 11, new("13"))))
    assert out.count(before.encode()) == out.count(after.encode()) == 1
    old = main(data)
    cut = run("有12户").encode()
    assert out.startswith(old[: old.index(cut)])
    assert out.endswith(old[old.index(cut) + len(cut) :])


def test_a_gap_that_is_filled_loses_its_highlight() -> None:
    look = '<w:sz w:val="32"/><w:highlight w:val="yellow"/>'
    data = package(f"<w:p>{run('有【待补：户】', look)}</w:p>")
    out = changed(data, Replace(0, 1, 7, new("8户"), unmarked=True))
    inserted = main(out)[main(out).index(b"<w:ins") :]
    assert b"highlight" not in inserted
    assert b'<w:sz w:val="32"/>' in inserted


def test_a_comment_stands_around_the_number_and_after_what_is_inserted_there() -> None:
    data = package(f"<w:p>{run('有12户')}</w:p>")
    out = main(changed(data, Replace(0, 1, 3, new("13")), Note(0, 1, 3, "正文 12，数据 13")))
    order = [out.index(each) for each in (b"commentRangeStart", b"<w:del ", b"<w:ins ", b"commentRangeEnd", b"commentReference")]
    assert order == sorted(order)


def test_comments_go_on_after_those_that_are_there() -> None:
    data = package(f"<w:p>{run('有12户')}</w:p>", comments=True)
    out = changed(data, Note(0, 1, 3, "新批注"))
    comments = ElementTree.fromstring(ZipFile(BytesIO(out)).read("word/comments.xml"))
    assert [each.get(f"{{{comments.tag[1:].partition('}')[0]}}}id") for each in comments] == ["4", "5"]
    assert members(out)["[Content_Types].xml"] == members(data)["[Content_Types].xml"]
    assert "旧批注" in "".join(comments.itertext())


def test_the_package_says_that_it_has_comments() -> None:
    out = changed(package(f"<w:p>{run('有12户')}</w:p>"), Note(0, 1, 3, "一行\n二行 <&>"))
    opened = docx.Document(BytesIO(out))
    (comment,) = opened.comments
    assert (comment.author, comment.text, f"{comment.timestamp:%Y-%m-%d}") == ("起草助手", "一行\n二行 <&>", "2026-11-25")


def test_a_change_within_a_persons_insertion_is_ours_alone() -> None:
    person = '<w:ins w:id="7" w:author="甲" w:date="2026-01-01T00:00:00Z">{}</w:ins>'
    data = package(f"<w:p>{run('共')}{person.format(run('有12户了'))}{run('。')}</w:p>")
    out = changed(data, Replace(0, 2, 4, new("13")))
    assert accepted_text(out) == ["共有13户了。"]
    assert rejected_text(out) == rejected_text(data) == ["共。"]
    assert rejected_text(out, by="起草助手") == ["共有12户了。"]
    ids = re.findall(rb'<w:(?:ins|del) w:id="(\d+)"', main(out))
    assert len(ids) == len(set(ids)) == 4


def test_what_a_person_struck_out_stays_struck_out() -> None:
    gone = '<w:del w:id="1" w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    data = package(f"<w:p>{run('有1')}{gone}{run('2户')}</w:p>")
    out = changed(data, Replace(0, 1, 3, new("30")))
    assert accepted_text(out) == ["有30户"]
    assert rejected_text(out) == ["有1旧2户"]
    assert main(out).count(gone.encode()) == 1


def test_fields_pictures_and_notes_in_a_run_stay() -> None:
    field = '<w:r><w:t>共12</w:t><w:fldChar w:fldCharType="begin"/><w:footnoteReference w:id="2"/><w:t>户</w:t></w:r>'
    out = main(changed(package(f"<w:p>{field}</w:p>"), Replace(0, 1, 4, new("9户"))))
    struck = b"".join(re.findall(rb"<w:del .*?</w:del>", out))
    assert b"footnoteReference" not in struck
    assert out.count(b"<w:footnoteReference") == out.count(b"<w:fldChar ") == 1


def test_an_empty_paragraph_can_be_written_in_and_commented() -> None:
    for empty in ("<w:p/>", "<w:p></w:p>", '<w:p w:rsidR="1" />', "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>"):
        out = changed(package(empty), Replace(0, 0, 0, new("新")), Note(0, 0, 0, "看这里"))
        assert accepted_text(out) == ["新"]
        assert rejected_text(out) == [""]


def test_a_paragraph_is_inserted_and_struck_out_with_its_mark() -> None:
    data = package(f"<w:p><w:pPr><w:keepNext/></w:pPr>{run('一')}</w:p><w:p>{run('二')}</w:p><w:p>{run('三')}</w:p>")
    out = changed(data, Add(1, 0, new("新的一段")), Drop(1))
    assert accepted_text(out) == ["一", "新的一段", "三"]
    assert rejected_text(out) == ["一", "二", "三"]
    assert main(out).count(b"<w:keepNext/>") == 2


def test_a_part_with_its_own_prefix_is_written_in_it() -> None:
    data = package(f"<w:p>{run('有12户')}</w:p>", prefix="ns0")
    out = changed(data, Replace(0, 1, 3, new("13")), Note(0, 1, 3, "批"))
    assert accepted_text(out) == ["有13户"]
    ElementTree.fromstring(main(out))


def test_overlapping_changes_and_places_that_are_not_there_are_refused() -> None:
    data = package(f"<w:p>{run('有12户')}</w:p>")
    for edits in ([Replace(0, 1, 3), Replace(0, 2, 4)], [Replace(0, 3, 9)], [Note(5, 0, 1, "无此段")]):
        with pytest.raises(NotEditable):
            changed(data, *edits)


@pytest.mark.parametrize("streamed", [False, True])
def test_every_other_member_keeps_its_very_bytes(streamed: bool) -> None:
    data = package(f"<w:p>{run('有12户')}</w:p>", comments=True, streamed=streamed)
    out = changed(data, Replace(0, 1, 3, new("13")))
    before, after = members(data), members(out)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    with ZipFile(BytesIO(out)) as container:
        assert container.testzip() is None
        assert container.getinfo("word/media/说明.txt").date_time == (2026, 3, 4, 5, 6, 6)


def test_nothing_to_change_changes_nothing() -> None:
    data = package(f"<w:p>{run('有12户')}</w:p>")
    assert changed(data) == data


def test_the_validator_finds_nothing(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("第一段有12户，", "第二段", "第三段", "第四段"):
        document.add_paragraph(text)
    saved = BytesIO()
    document.save(saved)
    edits = [Replace(0, 4, 6, new("13")), Note(0, 0, 3, "批注"), Drop(2), Add(1, 0, (Words("新段", "_f9"),)), Note(1, 0, 2, "再批")]
    before, after = tmp_path / "前.docx", tmp_path / "后.docx"
    before.write_bytes(saved.getvalue())
    after.write_bytes(changed(saved.getvalue(), *edits))
    assert faults_of(after) == faults_of(before)  # the stock template of python-docx has findings of its own


TEXT = st.text("户人12&<>元。 \t", min_size=1, max_size=6)
LOOK = st.sampled_from(["", "<w:b/>", '<w:highlight w:val="yellow"/>'])
WRAP = st.sampled_from(["{}", '<w:ins w:id="70" w:author="甲">{}</w:ins>', '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
                        '<w:bookmarkStart w:id="80" w:name="m"/>{}<w:bookmarkEnd w:id="80"/>', "<w:smartTag>{}</w:smartTag>"])


@st.composite
def _paragraph(draw: st.DrawFn) -> tuple[str, str]:
    """The markup and the text of a paragraph."""
    xml = text = ""
    for _ in range(draw(st.integers(0, 4))):
        inner = ""
        for _ in range(draw(st.integers(1, 2))):
            words = draw(TEXT)
            escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
            inner += run(escaped, draw(LOOK))
            text += words
        xml += draw(WRAP).format(inner)
        if draw(st.booleans()):
            xml += '<w:del w:id="60" w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    return f"<w:p>{xml}</w:p>", text


@settings(max_examples=150)
@given(st.lists(_paragraph(), min_size=1, max_size=3), st.data())
def test_accepting_gives_the_new_text_and_rejecting_the_old_one(paragraphs: list[tuple[str, str]], data: st.DataObject) -> None:
    docx_bytes = package("".join(xml for xml, _ in paragraphs))
    edits: list[Edit] = []
    expected = []
    for index, (_, text) in enumerate(paragraphs):
        cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
        wanted, at = "", 0
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            words = data.draw(st.sampled_from(["", "新", "1<2\t&"]))
            edits += [Replace(index, start, end, new(words) if words else ()), Note(index, start, end, "批")]
            wanted += text[at:start] + words
            at = end
        expected.append(wanted + text[at:])
    out = changed(docx_bytes, *edits)
    assert accepted_text(out) == expected
    assert rejected_text(out, by="起草助手") == [text for _, text in paragraphs]
    assert rejected_text(out) == rejected_text(docx_bytes)
    assert list(read_word(out, "").texts) == expected


def test_an_empty_element_at_the_end_of_what_holds_it_stays_alone() -> None:
    line = '<w:r><w:t>有12户</w:t><w:br/></w:r>'
    data = package(f"<w:p><w:pPr><w:rPr/></w:pPr>{line}{run('后')}</w:p><w:p>{run('下一段')}</w:p>")
    out = changed(data, Replace(0, 1, 3, new("13")))
    assert accepted_text(out) == ["有13户\n后", "下一段"]
    assert rejected_text(out) == rejected_text(data)
    gone = changed(data, Drop(0))
    assert accepted_text(gone) == ["下一段"]
    assert rejected_text(gone) == rejected_text(data)


ROW = "<w:tr{}>{}<w:tc><w:tcPr><w:tcW w:w=\"1\" w:type=\"dxa\"/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr>"


@pytest.mark.parametrize(
    "properties",
    ["", "<w:trPr/>", "<w:trPr></w:trPr>", "<w:trPr><w:cantSplit/></w:trPr>", "<w:tblPrEx><w:jc w:val=\"left\"/></w:tblPrEx>",
     "<w:trPr><w:ins w:id=\"7\" w:author=\"甲\"/><w:trPrChange w:id=\"8\" w:author=\"甲\"><w:trPr/></w:trPrChange></w:trPr>"],
)  # fmt: skip
def test_a_row_is_struck_out_and_another_put_in_whatever_its_properties(properties: str) -> None:
    cells = f"<w:p>{run('甲镇')}</w:p>", f"<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>{run('5')}</w:p><w:p/>"
    row_xml = ROW.format(' w:rsidR="1"', properties, *cells)
    data = package(f"<w:tbl><w:tblPr/><w:tblGrid/>{row_xml}</w:tbl><w:p/>")
    text = read_word(data, "")
    (row,) = text.rows
    added = AddRow(row.span[1], row.span, ((row.cells[0], new("乙镇")), (row.cells[1], new("6"))))
    out = changed(data, DropRow(row.span, range(row.cells[0][0], row.cells[-1][-1] + 1)), added)
    assert accepted_rows(out) == [["乙镇", "6"]]
    assert rejected_rows(out, by="起草助手") == accepted_rows(data) == [["甲镇", "5\n"]]
    assert main(out).count(b"<w:trPr>") >= 2
    for each in read_word(out, "").rows:
        head = main(out)[each.span[0] :]
        inner = head[head.index(b"<w:trPr>") : head.index(b"</w:trPr>")]
        assert b"trPrChange" not in inner or inner.index(b"<w:del") < inner.index(b"<w:trPrChange")
