"""The plain text writer: numbers and labels as in Word, columns of tables aligned."""

from __future__ import annotations

from drafting.blocks.document import Back, Block, Document, Front, Heading, Image, Paragraph, Table, plain
from drafting.blocks.wording import addressed, bracketed, header_text, note_text, one_line, run_in, visible
from drafting.writers.style import Style
from drafting.writers.title import width

_LINE = 28  # characters of a line of body text


def write_txt(document: Document, style: Style) -> bytes:
    """The document as utf-8 text, a line a paragraph, indented as the style says."""
    indent = "\u3000" * round(style.indent)
    lines = _front(document.front)
    for block in document.blocks:
        lines += _block(block, indent)
    lines += _back(document.back, indent)
    return visible("\n".join(lines) + "\n").encode("utf-8")


def _front(front: Front) -> list[str]:
    lines = [one_line(front.title)]
    if front.draft:
        lines.append(bracketed(front.draft))
    if front.document_number:
        lines.append(front.document_number)
    return [*lines, "", *(addressed(name) for name in (front.addressee, front.salutation) if name)]


def _block(block: Block, indent: str) -> list[str]:
    if isinstance(block, Heading):
        return [f"{indent}{block.number}{plain(block.content)}"]
    if isinstance(block, Paragraph):
        return [f"{indent}{_lead(block)}{plain(block.content)}"]
    if isinstance(block, Table):
        return ["", *_table(block), ""]
    return _image(block, indent)


def _lead(paragraph: Paragraph) -> str:
    if paragraph.lead is None:
        return ""
    content, stop = run_in(paragraph.lead)
    return f"{paragraph.lead.number}{plain(content)}{stop}"


def _table(table: Table) -> list[str]:
    rows = [[header_text(column) for column in table.columns]]
    rows += [
        [plain(row[place]) if place < len(row) else "" for place in range(len(table.columns))] for row in table.rows
    ]
    rows = [[cell.replace("\n", " ") for cell in row] for row in rows]
    sizes = [max(_cells(row[place]) for row in rows) for place in range(len(table.columns))]
    lines = [line for line in (table.caption, table.unit_line) if line]
    for row in rows:
        cells = (
            " " * (size - _cells(cell)) + cell if column.numeric else cell + " " * (size - _cells(cell))
            for cell, size, column in zip(row, sizes, table.columns, strict=True)
        )
        lines.append("  ".join(cells).rstrip())
    return [*lines, *(note_text(table.notes).split("\n") if table.notes else ())]


def _cells(text: str) -> int:
    """Columns of a terminal: two for a Han character."""
    return round(width(text) * 2)


def _image(image: Image, indent: str) -> list[str]:
    return [f"{indent}【图：{image.caption or image.file}】"]


def _back(back: Back, indent: str) -> list[str]:
    if not (back.signatures or back.date or back.note):
        return []
    lines = [_to_the_right(each, 2) for each in back.signatures]
    if back.date:
        lines.append(_to_the_right(back.date, 2))
    if back.note:
        lines.append(f"{indent}{bracketed(back.note)}")
    return ["", *lines]


def _to_the_right(text: str, gap: int) -> str:
    return "\u3000" * max(0, round(_LINE - gap - width(text))) + text
