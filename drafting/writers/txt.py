"""The plain text writer: numbers and labels as in Word, columns of tables aligned."""

from __future__ import annotations

from drafting.blocks.document import Block, Chart, Document, Front, Heading, Image, Paragraph, Table, plain
from drafting.blocks.wording import (
    annex_mark,
    front_lines,
    head_lines,
    header_text,
    imprint_lines,
    list_of_annexes,
    note_lines,
    note_text,
    one_line,
    run_in,
    visible,
)
from drafting.writers.style import Style
from drafting.writers.title import width

_LINE = 28  # characters of a line of body text
_GAP = 2  # of them to the right of who signs
_BESIDE_LABEL = "\u3000\u3000\u3000"  # as wide as 附件：


def write_txt(document: Document, style: Style) -> bytes:
    """The document as utf-8 text, a line a paragraph, indented as the style says."""
    indent = "\u3000" * round(style.indent)
    front, annexes = document.front, document.annexes
    head = head_lines(front)
    lines = [*head, ""] if head else []
    lines += [one_line(front.title), *_under_title(front), *_blocks(document.blocks, indent)]
    lines += _back(document, indent)
    for number, annex in enumerate(annexes, 1):
        if annex.blocks:
            lines += [
                "",
                "",
                annex_mark(number, annexes),
                "",
                one_line(annex.title),
                "",
                *_blocks(annex.blocks, indent),
            ]
    imprint = imprint_lines(document.back.imprint, letter=front.head.letter)
    lines += ["", *imprint] if imprint else []
    return visible("\n".join(lines) + "\n").encode("utf-8")


def _under_title(front: Front) -> list[str]:
    """稿次 and 发文字号 below the title, then after a line whom it speaks to."""
    called = sum(bool(name) for name in (front.addressee, front.salutation))
    lines = front_lines(front)
    below = len(lines) - called
    return [*lines[:below], "", *lines[below:]]


def _blocks(blocks: tuple[Block, ...], indent: str) -> list[str]:
    return [line for block in blocks for line in _block(block, indent)]


def _block(block: Block, indent: str) -> list[str]:
    if isinstance(block, Heading):
        return [f"{indent}{block.number}{block.words}"]
    if isinstance(block, Paragraph):
        return [f"{indent}{_lead(block)}{block.words}"]
    if isinstance(block, Table):
        return ["", *_table(block), ""]
    if isinstance(block, Chart):
        return ["", *_table(block.table), ""]
    return _image(block, indent)


def _lead(paragraph: Paragraph) -> str:
    if paragraph.lead is None:
        return ""
    _, stop = run_in(paragraph.lead)
    return f"{paragraph.lead.number}{paragraph.lead.words}{stop}"


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


def _back(document: Document, indent: str) -> list[str]:
    back = document.back
    named = list_of_annexes(document.annexes)
    lines = [f"{indent}{line if place == 0 else _BESIDE_LABEL + line}" for place, line in enumerate(named)]
    if lines:
        lines.insert(0, "")
    if back.signatures or back.date or back.note:
        lines.append("")
    lines += [_to_the_right(each) for each in (*back.signatures, back.date) if each]
    return [*lines, *(f"{indent}{note}" for note in note_lines(back))]


def _to_the_right(text: str) -> str:
    return "\u3000" * max(0, round(_LINE - _GAP - width(text))) + text
