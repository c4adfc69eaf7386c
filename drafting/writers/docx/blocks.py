"""The text itself: headings, paragraphs, tables and pictures."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from drafting.blocks.document import Block, Chart, Heading, Image, Paragraph, Table
from drafting.blocks.record import Grid
from drafting.blocks.wording import note_text, run_in
from drafting.patterns import lazy
from drafting.writers.docx import stylesheet
from drafting.writers.docx.pictures import drawing
from drafting.writers.docx.sheet import Sheet
from drafting.writers.docx.tables import fit_table, table_xml
from drafting.writers.docx.text import run

_FORMS: Final = tuple(
    map(lazy, ("[一二三四五六七八九十]+、", "（[一二三四五六七八九十]+）", r"\d+[.．、]", r"（\d+）"))
)
"""Numbers of the four layers of GB/T 9704 7.3.3."""


def write_block(sheet: Sheet, block: Block, keep: str = "") -> None:
    """`keep` is a w:keepNext for the block that must stay with what follows."""
    if not isinstance(block, Table):
        sheet.turn(False)
    if isinstance(block, Paragraph):
        _paragraph(sheet, block, keep)
    elif isinstance(block, Heading):
        is_plain = sheet.say(block.number + block.words)
        runs = (run(block.number).encode() if block.number else b"") + sheet.inlines(block.content, is_plain, before=len(block.number))
        sheet.write(stylesheet.HEADINGS[_look(block.number, block.level)], runs)
    elif isinstance(block, Table):
        _table(sheet, block)
    elif isinstance(block, Chart):
        _chart(sheet, block)
    else:
        _image(sheet, block)


@lru_cache(maxsize=256)
def _look(number: str, level: int) -> int:
    """The layer whose style a heading has, from 0. Its number tells: 1. is the third layer, also right below 一、 (7.3.3)."""
    layer = next((layer for layer, form in enumerate(_FORMS) if form.match(number)), level - 1)
    return min(max(layer, 0), len(_FORMS) - 1)


def _paragraph(sheet: Sheet, paragraph: Paragraph, keep: str) -> None:
    lead = paragraph.lead
    if lead is None:
        sheet.write(stylesheet.BODY, sheet.inlines(paragraph.content, sheet.say(paragraph.words)), keep)
        return
    face = stylesheet.LEADS[_look(lead.number, lead.level)]
    content, stop = run_in(lead)
    words = f"{lead.number}{lead.words}{stop}"
    is_plain = sheet.say(words + paragraph.words)
    runs = (
        run(lead.number, face).encode() if lead.number else b"",
        sheet.inlines(content, is_plain, face, before=len(lead.number)),
        run(stop, face).encode() if stop else b"",
        sheet.inlines(paragraph.content, is_plain, before=len(words)),
    )
    sheet.write(stylesheet.BODY, b"".join(runs), keep)


def _table(sheet: Sheet, table: Table) -> None:
    fit = fit_table(table, sheet.style)
    sheet.turn(fit.turned)
    if table.caption:
        sheet.line(stylesheet.CAPTION, table.caption)
    if table.unit_line:
        sheet.line(stylesheet.TABLE_UNIT, table.unit_line)
    sheet.part_tables()
    sheet.grids.append(Grid(len(sheet.texts), len(table.columns), len(table.rows) + 1))
    sheet.xml.append(table_xml(table, fit, sheet))
    if table.notes:
        sheet.line(stylesheet.TABLE_NOTE, note_text(table.notes))
    else:
        sheet.gap = sheet.style.table.line // 2


def _image(sheet: Sheet, image: Image) -> None:
    picture = sheet.pictures.get(image.file)
    if picture is None:
        text = f"【缺图：{image.file}】"
        sheet.paragraph(stylesheet.BODY, text, run(text, highlight=sheet.marked).encode())
    else:
        relationship = f"rIdPicture{len(sheet.images) + 1}"
        sheet.images.append((relationship, picture))
        shown = drawing(picture, relationship, sheet.drawings, image.caption, _room(sheet)).encode()
        _exhibit(sheet, shown, image.caption)


def _chart(sheet: Sheet, chart: Chart) -> None:
    from drafting.writers.docx.charts import chart_drawing
    from drafting.writers.plotting import plot

    drawn = plot(chart, sheet.figures)
    key = f"rIdChart{len(sheet.charts) + 1}"
    sheet.charts.append((key, chart, drawn))
    caption = chart.table.caption
    _exhibit(sheet, chart_drawing(key, sheet.drawings, drawn, chart.kind, caption, _room(sheet)).encode(), caption)


def _exhibit(sheet: Sheet, shown: bytes, caption: str) -> None:
    """A picture or chart with its caption below it."""
    sheet.paragraph(stylesheet.PICTURE if caption else stylesheet.PICTURE_ALONE, "", shown)
    if caption:
        sheet.line(stylesheet.PICTURE_CAPTION, caption)


def _room(sheet: Sheet) -> tuple[int, int]:
    """How wide and high a picture may be, in twips: two thirds of a page leave room for its caption and some text."""
    page = sheet.style.page
    return page.text_width, (page.height - page.top - page.bottom) * 2 // 3
