"""The first page shows text, however many bodies issue the document (GB/T 9704 7.3.3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.blocks.document import Back, Document, Front, Head, Paragraph, Text
from drafting.writers.docx import write_docx
from drafting.writers.layout import layout_findings
from drafting.writers.opening import joint_size, lines_for_text
from drafting.writers.style import Style
from tests.writers.opened import body, paragraphs, text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODIES = tuple(f"示例县{name}局" for name in ("农业农村", "财政", "水利", "交通运输", "人力资源和社会保障", "住房和城乡建设", "文化广电旅游体育", "教育"))
FRONT = Front("示例县农业农村局等部门|关于2026年上半年衔接资金项目|进展情况的报告", "", "示农联发〔2026〕5号", "示例县人民政府")


def issued_by(number: int, addressee: str = FRONT.addressee) -> Front:
    signers = tuple(f"示例{sign}" for sign in "甲乙丙丁戊己庚辛"[:number])
    return replace(FRONT, addressee=addressee, head=Head(marks=BODIES[:number], word="文件", signers=signers))


@pytest.mark.parametrize("number", range(2, 8))
def test_the_more_bodies_the_smaller_their_names_and_a_line_of_text_is_left(style: Style, number: int) -> None:
    front = issued_by(number)
    assert lines_for_text(front, "示例县", style) >= 1
    assert joint_size(front, "示例县", style) <= joint_size(issued_by(number - 1), "示例县", style) if number > 2 else True


def test_the_names_stand_in_the_size_that_was_reckoned(style: Style) -> None:
    front = issued_by(7)
    data = write_docx(Document(front, (Paragraph((Text("正文。"),)),), region="示例县"), style)
    sizes = {each.get(f"{W}val") for each in next(body(data).iter(f"{W}tbl")).iter(f"{W}sz")}
    assert sizes == {str(joint_size(front, "示例县", style))}


@pytest.mark.parametrize(
    ("front", "path"),
    [
        (issued_by(8), "公文.发文机关标志"),
        (replace(issued_by(3), addressee="示例乡人民政府，" * 50), "公文.主送机关"),
        (replace(FRONT, title="示例县农业农村局关于" * 30), "公文.标题"),
    ],
)
def test_where_no_line_is_left_it_is_said_with_what_to_do(style: Style, front: Front, path: str) -> None:
    made = Document(front, (Paragraph((Text("正文。"),)),), region="示例县")
    (found,) = [each for each in layout_findings(made, style) if each.code == "F002"]
    assert (found.path, bool(found.hint)) == (path, True)


@pytest.mark.parametrize("letter", [True, False])
def test_an_ordinary_document_has_room(style: Style, letter: bool) -> None:
    head = Head("000001", "机密★1年", "特急", ("示例县农业农村局文件",), signers=() if letter else ("示例甲",), letter=letter)
    made = Document(replace(FRONT, head=head), (Paragraph((Text("正文。"),)),))
    assert [each.code for each in layout_findings(made, style)] == []
    assert 1 < lines_for_text(made.front, "", style) < 22


class TestLongNames:
    NAME = "示例县巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作领导小组办公室"

    @pytest.mark.parametrize("sealed", [True, False])
    def test_a_name_wider_than_the_page_takes_lines_that_end_where_words_end(self, style: Style, sealed: bool) -> None:
        data = write_docx(Document(FRONT, (), Back((self.NAME,), "2026年7月5日", sealed=sealed)), style)
        made = [text(each) for each in paragraphs(data)][-3:]
        assert made == ["示例县巩固拓展脱贫攻坚成果", "同乡村振兴有效衔接工作领导小组办公室", "2026年7月5日"]
        gaps = [int(each.find(f"{W}pPr/{W}ind").get(f"{W}right", "0")) for each in paragraphs(data)[-3:-1]]  # type: ignore[union-attr]
        assert gaps[0] - gaps[1] == (18 - 13) * 315 // 2  # the shorter one in the middle of the longer

    def test_beside_others_it_has_a_seal_of_its_own(self, style: Style) -> None:
        data = write_docx(Document(FRONT, (), Back((self.NAME, "示例县财政局"), "2026年7月5日", sealed=True)), style)
        made = [text(each) for each in paragraphs(data)][-8:]
        assert made == ["\t示例县巩固拓展脱贫攻坚成果", "\t同乡村振兴有效衔接工作领导小组办公室", "", "", "", "", "\t示例县财政局", "2026年7月5日"]


def test_notes_stay_with_the_date(style: Style) -> None:
    data = write_docx(Document(FRONT, (Paragraph((Text("正文。"),)),), Back(("示例局",), "2026年7月5日", "此件公开发布\n联系人：示例甲")), style)
    kept = [text(each) for each in paragraphs(data) if each.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept[-3:] == ["示例局", "2026年7月5日", "（此件公开发布）"]
