"""The body of a document as joined strings: one w:p after the other, with its text beside it for the record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from drafting.blocks.document import (
    Back,
    Block,
    Document,
    Figure,
    Front,
    Heading,
    Image,
    Inlines,
    Missing,
    Paragraph,
    Table,
    plain,
)
from drafting.blocks.wording import addressed, bracketed, note_text, run_in
from drafting.writers.docx import stylesheet
from drafting.writers.docx.pictures import Picture, drawing
from drafting.writers.docx.tables import table_xml
from drafting.writers.docx.text import RUN_END, run, run_start, run_text
from drafting.writers.style import Style
from drafting.writers.title import shape_title, width

_FORMS: Final = tuple(map(re.compile, ("[一二三四五六七八九十]+、", "（[一二三四五六七八九十]+）", r"\d+[.．、]", r"（\d+）")))
"""Numbers of the four layers of GB/T 9704 7.3.3."""
_OPEN: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>'
)
_BLANK: Final = "<w:p/>"


_SHORT: Final = 120
"""Characters of a last paragraph that may move to the next page with the signature: about four lines."""


def _look(heading: Heading) -> int:
    """The layer whose style a heading has, from 0. Its number tells: 1. is the third layer, also right below 一、 (7.3.3)."""
    layer = next((layer for layer, form in enumerate(_FORMS) if form.match(heading.number)), heading.level - 1)
    return min(max(layer, 0), len(_FORMS) - 1)


def _is_short(block: Block) -> bool:
    """LibreOffice moves a paragraph that is kept with the next one as a whole, and leaves its page half empty."""
    return not isinstance(block, Paragraph) or len(plain(block.content)) <= _SHORT


class Body:
    """Collects paragraphs. `texts` runs beside the w:p elements; `bookmarks` pairs each bookmark with its figure's index."""

    def __init__(self, style: Style, *, marked: bool, pictures: Mapping[str, Picture]) -> None:
        self.texts: list[str] = []
        self.bookmarks: list[tuple[str, int]] = []
        self.images: list[tuple[str, Picture]] = []
        self._style = style
        self._marked = marked
        self._pictures = pictures
        self._used: set[int] = set()
        self._xml: list[str] = [_OPEN]
        self._spare = 0  # numbers of bookmarks for figures printed a second time

    def write(self, document: Document, section: str) -> str:
        """document.xml of the whole document; `section` is the w:sectPr of the shell."""
        self._spare = len(document.figures)
        self._front(document.front, document.region)
        for block in document.blocks[:-1]:
            self._block(block)
        for block in document.blocks[-1:]:  # a signature never stands alone on a page
            signed = document.back.signatures or document.back.date
            self._block(block, keep="<w:keepNext/>" if signed and _is_short(block) else "")
        self._back(document.back)
        self._xml += (section, "</w:body></w:document>")
        return "".join(self._xml)

    def _paragraph(self, style_id: str, text: str, runs: str, extra: str = "") -> None:
        self.texts.append(text)
        self._xml.append(f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{extra}</w:pPr>{runs}</w:p>')

    def _line(self, style_id: str, text: str, extra: str = "") -> None:
        self._paragraph(style_id, text, run(text), extra)

    def _blank(self, xml: str = _BLANK) -> None:
        self.texts.append("")
        self._xml.append(xml)

    def _front(self, front: Front, region: str) -> None:
        for line in shape_title(front.title, region, self._style.title_limit).lines:
            self._line(stylesheet.TITLE, line)
        if front.draft:
            self._line(stylesheet.DRAFT, bracketed(front.draft))
        if front.document_number:
            self._line(stylesheet.NUMBER, front.document_number)
        self._blank()
        for name in (front.addressee, front.salutation):
            if name:
                self._line(stylesheet.ADDRESSEE, addressed(name))

    def _block(self, block: Block, keep: str = "") -> None:
        if isinstance(block, Paragraph):
            self._body_paragraph(block, keep)
        elif isinstance(block, Heading):
            runs = (run(block.number) if block.number else "") + self._inlines(block.content)
            self._paragraph(stylesheet.HEADINGS[_look(block)], block.number + plain(block.content), runs)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._image(block)

    def _body_paragraph(self, paragraph: Paragraph, keep: str) -> None:
        lead = paragraph.lead
        if lead is None:
            self._paragraph(stylesheet.BODY, plain(paragraph.content), self._inlines(paragraph.content), keep)
            return
        face = stylesheet.LEADS[_look(lead)]
        content, stop = run_in(lead)
        runs = [
            run(lead.number, face) if lead.number else "",
            self._inlines(content, face),
            run(stop, face) if stop else "",
        ]
        runs.append(self._inlines(paragraph.content))
        self._paragraph(
            stylesheet.BODY, f"{lead.number}{plain(content)}{stop}{plain(paragraph.content)}", "".join(runs), keep
        )

    def _inlines(self, content: Inlines, face: str = "", bold: bool = False) -> str:
        """The runs of some inlines: the innermost loop of the program."""
        light, heavy = run_start(face), run_start(face, bold=True)
        out: list[str] = []
        for each in content:
            if isinstance(each, Missing):
                start = run_start(face, bold=bold, highlight=self._marked)
            else:
                start = heavy if bold or each.bold else light
            if self._marked and isinstance(each, Figure):
                number = self._bookmark(each.ref)
                out.append(
                    f'<w:bookmarkStart w:id="{number}" w:name="_f{number}"/>{start}{run_text(each.text)}{RUN_END}<w:bookmarkEnd w:id="{number}"/>'
                )
            elif each.text:
                out.append(f"{start}{run_text(each.text)}{RUN_END}")
        return "".join(out)

    def _bookmark(self, reference: int) -> int:
        """The figure's own number, or a new one if it is printed again."""
        number = reference + 1
        if number in self._used:
            self._spare += 1
            number = self._spare
        self._used.add(number)
        self.bookmarks.append((f"_f{number}", reference))
        return number

    def _table(self, table: Table) -> None:
        if table.caption:
            self._line(stylesheet.CAPTION, table.caption)
        xml, texts = table_xml(table, self._style, lambda content, bold: self._inlines(content, bold=bold))
        self._xml.append(xml)
        self.texts += texts
        if table.notes:
            self._line(stylesheet.TABLE_NOTE, note_text(table.notes))
        else:  # two tables that touch become one
            self._paragraph(stylesheet.AFTER_TABLE, "", "")

    def _image(self, image: Image) -> None:
        picture = self._pictures.get(image.file)
        if picture is None:
            text = f"【缺图：{image.file}】"
            self._paragraph(stylesheet.BODY, text, run(text, highlight=self._marked))
        else:
            relationship = f"rIdPicture{len(self.images) + 1}"
            self.images.append((relationship, picture))
            page = self._style.page
            room = (page.text_width, (page.height - page.top - page.bottom) * 2 // 3)
            self._paragraph(
                stylesheet.PICTURE, "", drawing(picture, relationship, len(self.images), image.caption, room)
            )
        if image.caption:
            self._line(stylesheet.CAPTION, image.caption)

    def _back(self, back: Back) -> None:
        if back.signatures or back.date:
            self._blank("<w:p><w:pPr><w:keepNext/></w:pPr></w:p>")
            self._signatures(back)
        if back.note:
            self._line(stylesheet.NOTE, bracketed(back.note))

    def _signatures(self, back: Back) -> None:
        """7.3.5.2, no seal: two characters from the right, the date's first two to the right of the signature's first."""
        em = self._style.body.em
        signature = max((self._advance(each) for each in back.signatures), default=0)
        date = self._advance(back.date)
        together = bool(back.signatures and back.date)
        longer_date = together and date > signature
        gap = 4 * em + date - signature if longer_date else 2 * em
        keep = "<w:keepNext/>" if back.date else ""
        for each in back.signatures:
            chars = "" if longer_date else 'w:rightChars="200" '
            self._line(stylesheet.SIGNATURE, each, f'{keep}<w:ind {chars}w:right="{gap}"/><w:jc w:val="right"/>')
        if not back.date:
            return
        if together and not longer_date:
            # a program that widens the borders of digits must not wrap the date: room beyond the text area
            left = max(0, self._style.page.text_width - signature)
            self._line(
                stylesheet.SIGNATURE, back.date, f'<w:ind w:left="{left}" w:right="-{2 * em}"/><w:jc w:val="left"/>'
            )
        else:
            self._line(
                stylesheet.SIGNATURE, back.date, f'<w:ind w:rightChars="200" w:right="{2 * em}"/><w:jc w:val="right"/>'
            )

    def _advance(self, text: str) -> int:
        """The width of a line of body text in twips, character spacing included."""
        return round(width(text) * self._style.body.em) + len(text) * self._style.spacing
