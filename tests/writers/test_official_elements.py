"""The elements around the text in Word: 版头, 信函, 附件, seals and 版记, in numbers of GB/T 9704."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from drafting.blocks.document import Annex, Back, Column, Document, Front, Head, Imprint, Paragraph, Table, Text
from drafting.writers.docx import write_docx
from drafting.writers.house_style import merge_style, read_style
from drafting.writers.md import write_md
from drafting.writers.opening import NARROWEST, SMALLEST, fit_mark
from drafting.writers.style import Style
from drafting.writers.txt import write_txt
from tests.writers.opened import W, body, paragraphs, parts, style_of, text, text_form
from tests.writers.valid import faults_of

TEXT = (Paragraph((Text("正文。"),)),)
HEAD = Head("000001", "机密★1年", "特急", ("示例县农业农村局文件",), signers=("示例甲",))
IMPRINT = Imprint("", "甲局，乙局", "示例县农业农村局办公室", "2026年7月6日")
SEALED = Back(("示例县农业农村局",), "2026年7月5日", "此件公开发布", True, IMPRINT)
MM = 1440 / 25.4


def document(
    head: Head | None = None, back: Back | None = None, *annexes: Annex, number: str = "示农〔2026〕3号"
) -> Document:
    front = Front("关于示例工作的报告", document_number=number, addressee="示例县人民政府", head=head or Head())
    return Document(front, TEXT, back or Back(), annexes=annexes)


FULL = document(
    HEAD,
    SEALED,
    Annex("项目清单", (Table((Column("村"),), (((Text("甲村"),),),)),)),
    Annex("另附的名单"),
    Annex("说明", TEXT),
)
JOINT = document(replace(HEAD, marks=("甲局", "示例县财政局"), word="文件", signers=("示例甲", "示例乙", "示例丙丁")))
LETTER = document(replace(HEAD, marks=("示例县农业农村局",), signers=(), letter=True), replace(SEALED, sealed=False))


def lines(made: Document, style: Style) -> list[tuple[str, str]]:
    """The style and the text of each paragraph that holds any."""
    return [(style_of(each), text(each)) for each in paragraphs(write_docx(made, style)) if text(each)]


def attribute(made: Document, style: Style, words: str, element: str, name: str) -> str | None:
    """One attribute in the properties of the paragraph that says `words`."""
    found = next(each for each in paragraphs(write_docx(made, style)) if text(each) == words)
    node = found.find(f"{W}pPr/{W}{element}")
    return None if node is None else node.get(f"{W}{name}")


class TestLetterhead:
    def test_elements_stand_in_the_rule_s_order(self, style: Style) -> None:
        assert lines(document(HEAD), style)[:6] == [
            ("GWCopyNumber", "000001"),
            ("GWSecrecy", "机密★1年"),
            ("GWSecrecy", "特急"),
            ("GWMark", "示例县农业农村局文件"),
            ("GWDocNumber", "示农〔2026〕3号\t签发人：示例甲"),
            ("GWTitle", "关于示例工作的报告"),
        ]

    @pytest.mark.parametrize("head", [HEAD, replace(HEAD, copy_number="", secrecy=""), Head(marks=("某局文件",))])
    def test_the_mark_begins_35_mm_below_the_upper_edge(self, style: Style, head: Head) -> None:
        used = sum(bool(each) for each in (head.copy_number, head.secrecy, head.urgency))
        before = attribute(document(head), style, head.marks[0], "spacing", "before")
        assert int(before or 0) + used * style.line == pytest.approx(35 * MM, abs=2)

    def test_without_signers_the_number_is_centred_below_the_mark(self, style: Style) -> None:
        made = document(replace(HEAD, signers=()))
        assert ("GWDocNumber", "示农〔2026〕3号") in lines(made, style)
        assert attribute(made, style, "示农〔2026〕3号", "jc", "val") is None  # the style's own: centred

    def test_one_red_line_as_wide_as_the_text(self, style: Style) -> None:
        borders = list(body(write_docx(document(HEAD), style)).iter(f"{W}pBdr"))
        assert [each[0].get(f"{W}color") for each in borders] == ["FF0000"]

    def test_without_a_mark_the_number_stands_below_the_title(self, style: Style) -> None:
        found = [name for name, _ in lines(document(Head("000001")), style)]
        assert found[:3] == ["GWCopyNumber", "GWTitle", "GWDocNumber"]

    def test_signers_fill_rows_of_two_and_the_number_stands_on_the_last(self, style: Style) -> None:
        rows = [words for name, words in lines(JOINT, style) if name == "GWDocNumber"]
        assert rows == ["\t签发人：示例甲\t示例乙", "示农〔2026〕3号\t\t示例丙丁"]

    def test_joint_names_are_drawn_out_to_one_width(self, style: Style) -> None:
        names = [each for each in paragraphs(write_docx(JOINT, style)) if style_of(each) == "GWMark" and text(each)]
        assert [text(each) for each in names] == ["甲局", "示例县财政局", "文件"]
        wide = []
        for name in names[:2]:
            sizes = [int(each.get(f"{W}val", "0")) * 10 for each in name.iter(f"{W}sz")]
            gaps = [int(each.get(f"{W}val", "0")) for each in name.iter(f"{W}spacing") if each.get(f"{W}val")]
            wide.append(len(text(name)) * sizes[0] + (len(text(name)) - 1) * (gaps or [0])[0])
        assert wide[0] == pytest.approx(wide[1], abs=10)

    @pytest.mark.parametrize(
        ("characters", "expected"), [(8, (76, 100)), (12, (73, 100)), (20, (SMALLEST, 78)), (60, (24, NARROWEST))]
    )
    def test_a_long_mark_is_made_smaller_then_narrower(
        self, style: Style, characters: int, expected: tuple[int, int]
    ) -> None:
        size, scale = fit_mark(characters, style)
        assert (size, scale) == expected
        assert characters * size * 10 * scale / 100 <= style.page.text_width


class TestLetter:
    def test_four_red_bars_at_the_places_of_10_1(self, style: Style) -> None:
        xml = parts(write_docx(LETTER, style))["word/document.xml"].decode()
        tops = sorted(
            int(each) / 36000 for each in re.findall(r'positionV relativeFrom="page"><wp:posOffset>(\d+)', xml)
        )
        widths = [int(each) / 36000 for each in re.findall(r'<wp:extent cx="(\d+)"', xml)]
        assert len(tops) == 4
        assert tops[0] == pytest.approx(30 + 38 * 25.4 / 72 + 4, abs=0.2)  # 4 mm below the mark
        assert tops[3] == pytest.approx(297 - 20 - 0.8, abs=0.2)  # the thick one ends 20 mm above the edge
        assert widths == pytest.approx([170] * 4, abs=0.1)

    def test_the_number_stands_at_the_right_end_of_the_first_line(self, style: Style) -> None:
        assert lines(LETTER, style)[1:4] == [
            ("GWCopyNumber", "000001\t示农〔2026〕3号"),
            ("GWSecrecy", "机密★1年"),
            ("GWSecrecy", "特急"),
        ]

    def test_the_first_page_alone_bears_no_number(self, style: Style) -> None:
        assert parts(write_docx(LETTER, style))["word/document.xml"].decode().count("<w:titlePg/>") == 1

    def test_the_colophon_has_neither_rules_nor_printer(self, style: Style) -> None:
        (table,) = body(write_docx(LETTER, style)).iter(f"{W}tbl")
        assert text(table) == "抄送：甲局，乙局。"
        assert table.find(f"{W}tblPr/{W}tblBorders") is None


class TestAnnexes:
    def test_their_names_stand_below_the_text_and_below_each_other(self, style: Style) -> None:
        found = [
            (words, attribute(FULL, style, words, "ind", "left"), attribute(FULL, style, words, "ind", "hanging"))
            for name, words in lines(FULL, style)
            if name == "GWAnnexList"
        ]
        assert found == [
            ("附件：1.项目清单", "1885", "1255"),
            ("2.另附的名单", "1885", "310"),
            ("3.说明", "1885", "310"),
        ]

    def test_a_single_one_has_no_number(self, style: Style) -> None:
        found = [
            words
            for name, words in lines(document(None, None, Annex("说明", TEXT)), style)
            if name.startswith("GWAnnex")
        ]
        assert found == ["附件：说明", "附件", "说明"]

    def test_each_with_content_has_a_page_and_keeps_its_number(self, style: Style) -> None:
        found = [words for name, words in lines(FULL, style) if name in ("GWAnnex", "GWAnnexTitle")]
        assert found == ["附件1", "项目清单", "附件3", "说明"]
        styles = parts(write_docx(FULL, style))["word/styles.xml"].decode()
        look = re.search(r'w:styleId="GWAnnex">.*?</w:style>', styles)
        assert look is not None
        assert "<w:pageBreakBefore/>" in look[0]

    def test_their_titles_are_found_in_the_navigation_pane(self, style: Style) -> None:
        styles = parts(write_docx(FULL, style))["word/styles.xml"].decode()
        title = re.search(r'w:styleId="GWAnnexTitle"><w:name w:val="公文附件标题"/>.*?</w:style>', styles)
        assert title is not None
        assert '<w:outlineLvl w:val="0"/>' in title[0]


class TestSeals:
    def test_the_signature_is_centred_over_a_date_four_characters_in(self, style: Style) -> None:
        date, name = 3 * 315 + 6 * 155, 8 * 315
        made = document(None, SEALED)
        assert attribute(made, style, "2026年7月5日", "ind", "right") == "1280"
        assert attribute(made, style, "示例县农业农村局", "ind", "right") == str(round(1280 + (date - name) / 2))

    def test_a_name_too_long_for_that_stays_in_the_text_area(self, style: Style) -> None:
        name = "示例县双河口苗族土家族乡人民政府办公室"
        made = document(None, replace(SEALED, signatures=(name,)))
        assert attribute(made, style, name, "ind", "right") == "0"
        assert int(attribute(made, style, "2026年7月5日", "ind", "right") or 0) > 1280

    def test_room_is_left_and_no_seal_is_drawn(self, style: Style) -> None:
        data = write_docx(document(None, SEALED), style)
        found = [text(each) for each in paragraphs(data)]
        place = found.index("示例县农业农村局")
        assert found[place - 2 : place] == ["", ""]
        assert not [name for name in parts(data) if "media" in name]

    def test_joint_seals_stand_side_by_side_and_the_last_above_the_date(self, style: Style) -> None:
        names = ("甲县甲局", "甲县乙局", "甲县丙局")
        made = document(None, replace(SEALED, signatures=names))
        found = [words for name, words in lines(made, style) if name == "GWSignature"]
        assert found == ["\t甲县甲局\t甲县乙局\t甲县丙局", "2026年7月5日"]
        stops = [each for each in body(write_docx(made, style)).iter(f"{W}tab") if each.get(f"{W}val") == "center"]
        last = max(int(each.get(f"{W}pos", "0")) for each in stops)
        assert last == round(8845 - 1280 - (3 * 315 + 6 * 155) / 2)

    def test_a_row_too_many_ends_above_the_date(self, style: Style) -> None:
        names = ("示例县农业农村局", "示例县财政局", "示例县乡村振兴服务中心")
        made = document(None, replace(SEALED, signatures=names))
        found = [words for name, words in lines(made, style) if name == "GWSignature"]
        assert found == ["\t示例县农业农村局\t示例县财政局", "\t\t示例县乡村振兴服务中心", "2026年7月5日"]

    @pytest.mark.parametrize(
        ("names", "seal"),
        [
            (("示例县农业农村局", "示例县财政局", "示例县水利局", "示例县交通运输局"), 45),
            (("甲县人民政府", "乙县人民政府", "丙县人民政府"), 45),
            (("甲省人民政府", "乙省人民政府"), 50),
        ],
    )
    @pytest.mark.parametrize("pitch", ["28.95磅", "26磅", "32磅"])
    def test_joint_seals_neither_cut_nor_touch(self, house: dict[str, Any], names: tuple[str, ...], seal: int, pitch: str) -> None:
        """7.3.5.1, for seals as large as the house style says; rows are lines of the text apart."""
        style = read_style(merge_style(house, {"行与字": {"行距": pitch}, "落款": {"印章直径": f"{seal}毫米"}}))
        data = write_docx(document(None, replace(SEALED, signatures=names)), style)
        texts = [text(each) for each in paragraphs(data)]
        rows = [place for place, each in enumerate(texts) if each.startswith("\t") and any(name in each for name in names)]
        for above, below in pairwise(rows):
            assert not any(texts[above + 1 : below])
            assert (below - above) * style.line > seal * MM
        stops = sorted({int(each.get(f"{W}pos", "0")) for each in body(data).iter(f"{W}tab") if each.get(f"{W}val") == "center"})
        assert all(right - left > seal * MM for left, right in pairwise(stops))


    def test_a_long_name_of_several_keeps_to_the_text_area_too(self, style: Style) -> None:
        name = "示例县双河口苗族土家族乡人民政府办公室"
        data = write_docx(document(None, replace(SEALED, signatures=("示例县财政局", name))), style)
        stops = [int(each.get(f"{W}pos", "0")) for each in body(data).iter(f"{W}tab") if each.get(f"{W}val") == "center"]
        assert max(stops) + len(name) * 315 / 2 <= style.page.text_width + 1
        indents = {text(each): each.find(f"{W}pPr/{W}ind") for each in paragraphs(data)}
        date = indents["2026年7月5日"]
        assert date is not None
        assert style.page.text_width - int(date.get(f"{W}right", "0")) - (3 * 315 + 6 * 155) / 2 == pytest.approx(max(stops), abs=1)


class TestColophon:
    def test_a_table_at_the_foot_of_the_text_area(self, style: Style) -> None:
        table = list(body(write_docx(FULL, style)).iter(f"{W}tbl"))[-1]
        place = table.find(f"{W}tblPr/{W}tblpPr")
        assert place is not None
        assert (place.get(f"{W}vertAnchor"), place.get(f"{W}tblpYSpec")) == ("margin", "bottom")
        sizes = {each.tag.removeprefix(W): each.get(f"{W}sz") for each in table.iter() if each.get(f"{W}sz")}
        assert sizes == {"top": "8", "bottom": "8", "insideH": "6"}
        assert [text(each) for each in table.iter(f"{W}p")] == [
            "抄送：甲局，乙局。",
            "示例县农业农村局办公室\t2026年7月6日印发",
        ]

    def test_addressees_share_the_row_of_the_copies(self, style: Style) -> None:
        made = document(None, replace(SEALED, imprint=replace(IMPRINT, addressees="丙局、丁局")))
        (table,) = body(write_docx(made, style)).iter(f"{W}tbl")
        first = next(table.iter(f"{W}tr"))
        assert [text(each) for each in first.iter(f"{W}p")] == ["主送：丙局、丁局。", "抄送：甲局，乙局。"]

    def test_after_a_page_on_its_side_it_has_an_upright_one(self, style: Style) -> None:
        """Something has to stand on that page before it: LibreOffice puts a floating table that is the first of a section on the page before."""
        wide = Table((Column("村"),), (((Text("甲村"),),),), turned=True)
        children = list(body(write_docx(document(None, SEALED, Annex("清单", (wide,))), style)))
        at = max(place for place, each in enumerate(children) if each.tag == f"{W}tbl")
        before = [each for each in children[:at] if each.find(f"{W}pPr/{W}sectPr") is not None]
        assert children.index(before[-1]) == at - 2
        hair, ended = children[at - 1], children[-1]
        assert (hair.tag, text(hair)) == (f"{W}p", "")
        size = ended.find(f"{W}pgSz")
        assert size is not None
        assert size.get(f"{W}orient") is None

    def test_nothing_given_leaves_no_trace(self, style: Style) -> None:
        assert not list(body(write_docx(document(None, Back()), style)).iter(f"{W}tbl"))


@pytest.mark.parametrize("made", [FULL, JOINT, LETTER], ids=["full", "joint", "letter"])
class TestEveryKind:
    def test_the_package_is_valid(self, style: Style, made: Document, tmp_path: Path) -> None:
        file = tmp_path / "a.docx"
        file.write_bytes(write_docx(made, style))
        assert faults_of(file) == []

    def test_two_runs_give_the_same_bytes(self, style: Style, made: Document) -> None:
        assert write_docx(made, style) == write_docx(made, style)

    def test_the_record_counts_every_paragraph(self, style: Style, made: Document) -> None:
        from drafting.readers.record import read_record

        record = read_record(write_docx(made, style))
        assert record is not None
        assert list(record.paragraphs) == [text(each) for each in paragraphs(write_docx(made, style))]

    def test_text_writers_say_every_element(self, style: Style, made: Document) -> None:
        for written in (write_txt(made, style).decode(), write_md(made, style).decode()):
            places = [
                written.index(words)
                for words in ("000001", "机密★1年", "特急", made.front.head.marks[-1], "关于示例工作的报告", "正文。")
            ]
            assert places == sorted(places)
            assert "示农〔2026〕3号" in written


def test_text_writers_say_annexes_and_colophon(style: Style) -> None:
    printed = write_txt(FULL, style).decode()
    assert "　　附件：1.项目清单\n　　　　　2.另附的名单\n" in printed
    assert printed.endswith("\n抄送：甲局，乙局。\n示例县农业农村局办公室　　2026年7月6日印发\n")
    assert "\n附件3\n\n说明\n" in printed
    assert "附件3\n\n# 说明\n" in write_md(FULL, style).decode()


def test_a_document_without_any_of_it_is_as_before(style: Style) -> None:
    plain = Document(Front("标题"), TEXT)
    assert [line.split()[0] for line in text_form(write_docx(plain, style)).splitlines()] == ["GWTitle", "-", "GWBody"]
