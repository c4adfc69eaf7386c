"""The page writer: one self-contained HTML file, like the paper, each figure with its source on hover.

No script, no request to anywhere: pictures stand in the page, and its own policy forbids the rest.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Final

from drafting.blocks.document import (
    Annex,
    Block,
    Chart,
    Column,
    Document,
    Doubt,
    Figure,
    FigureRecord,
    Heading,
    Image,
    Inline,
    Inlines,
    Missing,
    Paragraph,
    Table,
)
from drafting.blocks.wording import annex_mark, header_text, note_text, one_line, run_in
from drafting.frozen import mutable
from drafting.writers.docx.pictures import TYPES, read_picture
from drafting.writers.docx.tables import fit_table
from drafting.writers.html.charts import svg
from drafting.writers.html.dress import back_of, below_title, head_of, imprint_of
from drafting.writers.html.look import css
from drafting.writers.html.text import escape, line
from drafting.writers.plotting import plot
from drafting.writers.style import Style
from drafting.writers.title import shape_title

_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_NUMBER: Final = '<td class="number">'
_SAID_BY: Final = {"template": "", "data": "由本单位的文字材料引用", "rest": "由“其余”一句收入"}
_NO_PICTURES: Final[Mapping[str, bytes]] = {}


def write_html(
    document: Document, style: Style, *, final: bool = False, pictures: Mapping[str, bytes] = _NO_PICTURES
) -> bytes:
    """The document as a utf-8 page. `pictures` gives the bytes of its images by their file names.

    With `final` figures say nothing of where they come from, and nothing is highlighted.
    """
    title = escape(one_line(document.front.title))
    page = _Page(document, style, final, pictures)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{css(style, letter=document.front.head.letter)}</style>\n</head>\n<body>\n"
        f"{page.text()}</body>\n</html>\n"
    ).encode()


@mutable
class _Sheet:
    """A page of the paper, upright or turned on its side."""

    lines: list[str]
    turned: bool = False

    def text(self) -> str:
        kind = "sheet turned" if self.turned else "sheet"
        return f'<article class="{kind}">\n{"".join(self.lines)}</article>\n'


class _Page:
    """Writes the parts of one document."""

    def __init__(self, document: Document, style: Style, final: bool, pictures: Mapping[str, bytes]) -> None:
        self._document = document
        self._style = style
        self._final = final
        self._pictures = pictures
        file = document.origin.data_file
        self._folder = file.removesuffix(PurePath(file).name)

    def text(self) -> str:
        """The body: a sheet for the text, one for each annex that has content, one for what is turned; the 版记 on the last."""
        document = self._document
        sheets = [_Sheet([*self._front()])]
        self._lay(document.blocks, sheets)
        self._upright([*back_of(document.back, document.annexes, self._style)], sheets)
        for number, annex in enumerate(document.annexes, 1):
            if annex.blocks:
                sheets.append(_Sheet([*self._annex_head(number, annex)], self._turned(annex.blocks[0])))
                self._lay(annex.blocks, sheets)
        self._upright([*imprint_of(document.back.imprint, letter=document.front.head.letter)], sheets)
        return "".join(sheet.text() for sheet in sheets)

    def _lay(self, blocks: tuple[Block, ...], sheets: list[_Sheet]) -> None:
        """Blocks onto the last sheet; a new one begins where a table is turned, and after it."""
        for block in blocks:
            turned = self._turned(block)
            if turned != sheets[-1].turned:
                sheets.append(_Sheet([], turned))
            sheets[-1].lines.append(self._block(block))

    @staticmethod
    def _upright(lines: list[str], sheets: list[_Sheet]) -> None:
        if lines and sheets[-1].turned:
            sheets.append(_Sheet([]))
        sheets[-1].lines += lines

    def _turned(self, block: Block) -> bool:
        return isinstance(block, Table) and fit_table(block, self._style).turned

    def _front(self) -> Iterator[str]:
        front = self._document.front
        yield from head_of(front, self._document.region, self._style)
        yield f"<h1>{self._title(front.title)}</h1>\n"
        yield from below_title(front)

    def _title(self, title: str) -> str:
        shape = shape_title(title, self._document.region, self._style.title_limit)
        return "<br>".join(map(escape, shape.lines))

    def _annex_head(self, number: int, annex: Annex) -> Iterator[str]:
        yield line("annex-mark", annex_mark(number, self._document.annexes))
        yield f'<h1 class="annex-title">{self._title(annex.title)}</h1>\n'

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            level = min(block.level + 1, 6)
            return f"<h{level}>{escape(block.number)}{self._inlines(block.content)}</h{level}>\n"
        if isinstance(block, Paragraph):
            return f"<p>{self._lead(block)}{self._inlines(block.content)}</p>\n"
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Chart):
            return self._chart(block)
        return self._image(block)

    def _lead(self, paragraph: Paragraph) -> str:
        lead = paragraph.lead
        if lead is None:
            return ""
        content, stop = run_in(lead)
        return f'<span class="lead{min(lead.level, 4)}">{escape(lead.number)}{self._inlines(content)}{stop}</span>'

    def _inlines(self, content: Inlines) -> str:
        return "".join(map(self._inline, content))

    def _inline(self, piece: Inline) -> str:
        text = escape(piece.text)
        if isinstance(piece, Missing):
            source = f' title="{escape(piece.path)}"' if not self._final else ""
            return text if self._final else f'<mark class="owed"{source}>{text}</mark>'
        if isinstance(piece, Doubt):
            return text if self._final else f'<mark class="owed">{text}</mark>'
        if isinstance(piece, Figure) and not self._final:
            text = f'<span class="figure" title="{escape(self._source(piece.ref))}">{text}</span>'
        return f"<strong>{text}</strong>" if piece.bold and text else text

    def _source(self, ref: int) -> str:
        """Path, value, place, 提供单位 and formula of a figure, a line each."""
        return source_text(self._document.figures[ref], self._folder)

    def _table(self, table: Table) -> str:
        fit = fit_table(table, self._style)
        head = "".join(f'<th scope="col">{_header(column)}</th>' for column in table.columns)
        rows = []
        for number, row in enumerate(table.rows, 1):
            total = ' class="total"' if table.total and number == len(table.rows) else ""
            cells = (
                f"{_NUMBER if column.numeric else '<td>'}{self._inlines(row[place]) if place < len(row) else ''}</td>"
                for place, column in enumerate(table.columns)
            )
            rows.append(f"<tr{total}>{''.join(cells)}</tr>\n")
        caption = f"<figcaption>{escape(table.caption)}</figcaption>\n" if table.caption else ""
        unit = line("unit", table.unit_line) if table.unit_line else ""
        notes = line("table-note", note_text(table.notes)) if table.notes else ""
        shares = (f'<col style="width: {100 * each / sum(fit.widths):.3g}%">' for each in fit.widths)
        widths = f"<colgroup>{''.join(shares)}</colgroup>\n"
        return (
            f'<figure class="{"table wide" if fit.turned else "table"}">\n{caption}{unit}'
            f'<div class="scroll"><table style="font-size: {fit.size / 2:g}pt">\n{widths}<thead><tr>{head}</tr></thead>\n'
            f"<tbody>\n{''.join(rows)}</tbody>\n</table></div>\n{notes}</figure>\n"
        )

    def _chart(self, chart: Chart) -> str:
        drawn = plot(chart, self._document.figures)
        drawing = svg(drawn, chart.kind, chart.table.caption, None if self._final else self._source)
        return f'<figure class="chart">\n{drawing}\n{_caption(chart.table.caption)}</figure>\n'

    def _image(self, image: Image) -> str:
        picture = read_picture(self._pictures.get(image.file, b""))
        if picture is None:
            return f'<p><mark class="owed">【缺图：{escape(image.file)}】</mark></p>\n'
        data = b64encode(picture.data).decode()
        shown = f'<img src="data:{TYPES[picture.kind]};base64,{data}" alt="{escape(image.caption or image.file)}">'
        return f'<figure class="picture">\n{shown}\n{_caption(image.caption)}</figure>\n'


def source_text(record: FigureRecord, folder: str = "") -> str:
    """What a reader is told of a figure; files are named from the data's folder."""
    file = record.file.removeprefix(folder)
    place = f"{file} 第{record.line}行" if record.line else file
    value = f"{record.value}{record.unit}" if record.value is not None else ""
    lines = [
        record.path,
        f"数值：{value}" if value and value != record.text else "",
        f"出处：{place}" if file and not record.formula else "",
        f"算式：{record.formula}" if record.formula else "",
        f"用到：{'、'.join(record.inputs)}" if record.inputs else "",
        f"提供单位：{record.source}" if record.source else "",
        _SAID_BY[record.said_by],
    ]
    return "\n".join(filter(None, lines))


def _header(column: Column) -> str:
    """The unit stays whole: on the header's line if there is room, else on one of its own."""
    if column.unit and column.header:
        return f'{escape(column.header)}<span class="of">（{escape(column.unit)}）</span>'
    return escape(header_text(column))


def _caption(text: str) -> str:
    return f"<figcaption>{escape(text)}</figcaption>\n" if text else ""

