"""Tables in Word: widths, turned pages, what stands around them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.blocks.document import Back, Block, Column, Document, Front, Missing, Paragraph, Table, Text
from drafting.writers.docx import write_docx
from drafting.writers.docx.tables import fit_table
from drafting.writers.md import write_md
from drafting.writers.style import Style
from drafting.writers.txt import write_txt
from tests.writers.opened import W, body, parts, style_of, text, text_form
from tests.writers.sample import sample_document
from tests.writers.valid import faults_of

SMALL = Table((Column("甲"),), (((Text("1"),),),))
SAID = Paragraph((Text("正文。"),))


def document(*blocks: Block, back: Back | None = None) -> Document:
    return Document(Front("示例县2026年工作总结"), blocks, back or Back())


def written(style: Style, *blocks: Block, back: Back | None = None) -> bytes:
    return write_docx(document(*blocks, back=back), style)


def wide_table(columns: int = 9) -> Table:
    heads = tuple(Column(f"第{k}项投资", "万元", numeric=True) for k in range(columns))
    return Table((Column("乡镇"), *heads), ((((Text("双河口苗族土家族乡"),)), *(((Text("12345.67"),),) * columns)),), "表")


def sections(data: bytes) -> list[tuple[str, str]]:
    """Each section in order: the style of its last paragraph, and how its page lies."""
    found = []
    for each in body(data).iter(f"{W}sectPr"):
        size = each.find(f"{W}pgSz")
        assert size is not None
        found.append((size.get(f"{W}orient", "portrait"), size.get(f"{W}w", "")))
    return found


@pytest.mark.parametrize(
    "table",
    [
        replace(wide_table(), turned=False),
        Table((Column("甲"),), ((),)),
        Table((Column("很长的内容" * 9), Column("乙", "个", numeric=True)), ()),
    ],
)
def test_a_table_is_as_wide_as_the_text_area(style: Style, table: Table) -> None:
    (grid,) = (each.findall(f"{W}tblGrid/{W}gridCol") for each in body(written(style, table)).iter(f"{W}tbl"))
    sizes = [int(each.get(f"{W}w", "0")) for each in grid]
    assert sum(sizes) == 8845
    assert min(sizes) > 300


def test_numbers_of_a_wide_table_do_not_break(style: Style) -> None:
    upright = replace(wide_table(), turned=False)
    fit = fit_table(upright, style)
    assert fit.size < style.table.body.size
    assert min(fit.widths[1:]) - fit.padding >= 4 * fit.size * 10  # 12345.67 is four characters wide
    assert f"GWCell{fit.size}" in text_form(written(style, upright))


def test_a_small_table_keeps_the_house_size(style: Style) -> None:
    fit = fit_table(Table((Column("乡镇"), Column("项目", "个", numeric=True)), ()), style)
    assert (fit.size, fit.turned) == (style.table.body.size, False)


def test_a_table_repeats_its_header_and_keeps_rows_whole(style: Style) -> None:
    (table,) = body(write_docx(sample_document(), style)).iter(f"{W}tbl")
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [text(cell).replace("\n", "") for cell in rows[0].findall(f"{W}tc")] == [
        "乡镇",
        "项目（个）",
        "总投资（万元）",
        "完成率（%）",
        "主要内容",
    ]
    sides = [cell.find(f"{W}p/{W}pPr/{W}jc") is not None for cell in rows[1].findall(f"{W}tc")]
    assert sides == [False, True, True, True, False]


def test_a_total_takes_two_rows_with_it_to_the_next_page_and_a_note_the_last_one(style: Style) -> None:
    rows = (*(((Text(f"{number}乡"),), (Text("1"),)) for number in range(4)), ((Text("合计"),), (Text("4"),)))
    table = Table((Column("乡镇"), Column("项目", "个", numeric=True)), rows, total=True)

    def kept(table: Table) -> list[str]:
        made = next(body(written(style, table)).iter(f"{W}tbl")).findall(f"{W}tr")
        bound = [row for row in made if all(each.find(f"{W}pPr/{W}keepNext") is not None for each in row.iter(f"{W}p"))]
        return [text(next(row.iter(f"{W}p"))) for row in bound]

    assert kept(table) == ["2乡", "3乡"]
    assert kept(replace(table, notes=("示例。",))) == ["2乡", "3乡", "合计"]
    assert kept(replace(table, total=False)) == []


def test_tables_that_follow_each_other_do_not_become_one(style: Style) -> None:
    tags = [each.tag.removeprefix(W) for each in body(written(style, SMALL, SMALL))]
    assert tags == ["p", "p", "tbl", "p", "tbl", "p", "sectPr"]


def test_what_follows_a_table_keeps_away_without_an_empty_line(style: Style) -> None:
    """An empty line would stand at the top of the next page where the table ends at the foot of one."""
    made = list(body(written(style, SMALL, SAID)))
    assert [each.tag.removeprefix(W) for each in made] == ["p", "p", "tbl", "p", "sectPr"]
    room = made[3].find(f"{W}pPr/{W}spacing")
    assert room is not None
    assert room.get(f"{W}before") == str(style.table.line // 2)


def test_the_paragraph_that_closes_a_last_table_takes_no_room(style: Style) -> None:
    last = list(body(written(style, SAID, SMALL)))[-2]
    room = last.find(f"{W}pPr/{W}spacing")
    assert (text(last), room is not None and room.get(f"{W}line")) == ("", "20")


class TestTurned:
    def test_a_table_too_wide_to_read_upright_gets_a_page_of_its_own(self, style: Style) -> None:
        data = written(style, SAID, wide_table(), SAID)
        assert sections(data) == [("portrait", "11906"), ("landscape", "16838"), ("portrait", "11906")]
        (grid,) = (each.findall(f"{W}tblGrid/{W}gridCol") for each in body(data).iter(f"{W}tbl"))
        assert sum(int(each.get(f"{W}w", "0")) for each in grid) == 16838 - 2098 - 1984  # 版心 225毫米

    def test_its_caption_goes_with_it_and_no_empty_line_is_added(self, style: Style) -> None:
        made = list(body(written(style, SAID, wide_table(), SAID)))
        ended = [style_of(each) for each in made if each.find(f"{W}pPr/{W}sectPr") is not None]
        assert ended == ["GWBody", "GWAfterTable"]
        assert [text(each) for each in made[2:4]] == ["正文。", "表"]

    def test_wide_tables_in_a_row_share_a_section(self, style: Style) -> None:
        assert len(sections(written(style, wide_table(), wide_table(), SAID))) == 3

    def test_the_signature_stands_on_an_upright_page(self, style: Style) -> None:
        signed = written(style, wide_table(), back=Back(("示例县",), "2026年1月5日"))
        assert [lies for lies, _ in sections(signed)] == ["portrait", "landscape", "portrait"]
        assert [lies for lies, _ in sections(written(style, wide_table()))] == ["portrait", "landscape"]

    @pytest.mark.parametrize(("table", "turned"), [(replace(SMALL, turned=True), True), (replace(wide_table(), turned=False), False)])
    def test_the_data_has_the_last_word(self, style: Style, table: Table, turned: bool) -> None:
        assert fit_table(table, style).turned is turned

    def test_a_table_that_turning_does_not_help_stays(self, style: Style) -> None:
        assert not fit_table(Table((Column("很长的内容" * 9), Column("乙", "个", numeric=True)), ()), style).turned

    def test_the_page_number_keeps_its_place_on_the_paper(self, style: Style) -> None:
        """Turned a quarter to the left, odd pages have it at the left below, even ones at the left above (clause 8)."""
        made = parts(written(style, wide_table()))
        odd, even = (made[f"word/footerTurned{kind}.xml"].decode() for kind in ("", "Even"))
        assert 'vert="vert"' in odd
        assert (set(re.findall(r'w:jc w:val="(\w+)"', odd)), set(re.findall(r'w:jc w:val="(\w+)"', even))) == ({"right"}, {"left"})
        assert 'footerTurned.xml" ContentType' in made["[Content_Types].xml"].decode()
        assert not any("Turned" in name for name in parts(written(style, SMALL)))

    def test_the_package_is_valid(self, style: Style, tmp_path: Path) -> None:
        file = tmp_path / "横排.docx"
        file.write_bytes(written(style, SAID, wide_table(), SAID, wide_table(), back=Back(("示例县",), "2026年1月5日")))
        assert faults_of(file) == []


def test_the_unit_stands_above_the_table_and_the_notes_below(style: Style) -> None:
    table = replace(SMALL, caption="表1", unit_line="单位：万元", notes=("示例数据。",))
    made = list(body(written(style, table)))
    assert [(style_of(each), text(each)) for each in made[2:-1] if each.tag == f"{W}p"] == [
        ("GWCaption", "表1"), ("GWTableUnit", "单位：万元"), ("GWTableNote", "注：示例数据。"),
    ]
    assert "表1\n单位：万元\n甲\n1\n注：示例数据。" in write_txt(document(table), style).decode()
    assert "表1\n\n单位：万元\n\n| 甲 |" in write_md(document(table), style).decode()


def test_an_owed_cell_is_highlighted(style: Style) -> None:
    table = Table((Column("甲"), Column("乙", "户", numeric=True)), (((Text("东乡"),), (Missing("【待补】", "明细表.表.东乡.乙"),)),))
    assert "‹【待补】›" in text_form(written(style, table))
