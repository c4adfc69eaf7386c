"""Tables: units in the header, numbers to the right, widths by content, never wider than the text area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from drafting.blocks.document import Column, Table, plain
from drafting.blocks.wording import header_text
from drafting.frozen import frozen
from drafting.writers.docx import stylesheet
from drafting.writers.docx.sections import turned_page
from drafting.writers.docx.sheet import Sheet
from drafting.writers.docx.text import run
from drafting.writers.style import Style
from drafting.writers.title import width

_ROOMY: Final = 216  # twips: the left and right margins of a cell together
_TIGHT: Final = 114
_NARROWEST: Final = 3.0  # characters
_WIDEST: Final = 16.0  # characters a text column may ask for; what is longer wraps
_SHORT: Final = 10.0  # characters of a name that stays on one line
_WRAPPED: Final = 5.0  # where there is no room for that
_READABLE: Final = 21  # half-points: 五号, below which a table is better turned
_BESIDE_TOTAL: Final = 2  # rows that go to the next page with the total, which would stand there alone
_SPARE: Final = 0.6  # characters of air, so that a number never touches the limit and wraps

_REPEATED: Final = b"<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_WHOLE: Final = b"<w:trPr><w:cantSplit/></w:trPr>"


@frozen
class Fit:
    """How a table fills the text width: column widths in twips, the text's half-points, a cell's margins in twips.

    `whole` says that no short name had to be broken over two lines, `fits` that no number had to be, `turned` that it stands on a page turned on its side.
    """

    widths: tuple[int, ...]
    size: int
    padding: int
    whole: bool
    fits: bool = True
    turned: bool = False


def _header_lines(column: Column, room: float) -> str:
    """The header on one line if the column has room (characters) for it, else the unit on a line of its own."""
    text = header_text(column)
    split = column.unit and column.header and width(text) + _SPARE > room
    return f"{column.header}\n（{column.unit}）" if split else text


def table_xml(table: Table, fit: Fit, sheet: Sheet) -> bytes:
    """The w:tbl; the text of each of its paragraphs is noted on the sheet as it is written."""
    widths = fit.widths
    body_style, header_style = stylesheet.cell_styles(fit.size, sheet.style)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    side = f'w:w="{fit.padding // 2}" w:type="dxa"'
    margins = f"<w:tblCellMar><w:left {side}/><w:right {side}/></w:tblCellMar>" if fit.padding != _ROOMY else ""
    begins = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{stylesheet.TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    xml = [begins.encode()]

    def cell(size: int, style_id: str, right: bool, runs: bytes, keep: str = "") -> None:
        side = '<w:jc w:val="right"/>' if right else ""
        opening = (
            f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{keep}{side}</w:pPr>'
        )
        xml.extend((opening.encode(), runs, b"</w:p></w:tc>"))

    xml.append(b"<w:tr>" + _REPEATED)
    for column, size in zip(table.columns, widths, strict=True):
        text = _header_lines(column, (size - fit.padding) / (fit.size * 10))
        sheet.say(text)
        cell(size, header_style, False, run(text).encode() if text else b"")
    xml.append(b"</w:tr>")
    last = len(table.rows) - 1 if table.total else -1
    final = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        xml.append(b"<w:tr>" + _WHOLE)
        kept = last - _BESIDE_TOTAL <= number < last or (number == final and table.notes)
        keep = "<w:keepNext/>" if kept else ""
        for place, (column, size) in enumerate(zip(table.columns, widths, strict=True)):
            content = row[place] if place < len(row) else ()
            cell(size, body_style, column.numeric, sheet.inlines(content, sheet.say(plain(content)), bold=number == last), keep)
        xml.append(b"</w:tr>")
    xml.append(b"</w:tbl>")
    return b"".join(xml)


def fit_table(table: Table, style: Style) -> Fit:
    """Upright, or on a page turned on its side: as the data says, else where it would be hard to read upright."""
    upright = _fit(table, style, style.page.text_width)
    if table.turned is False or (table.turned is None and _reads_well(upright, style)):
        return upright
    turned = replace(_fit(table, style, turned_page(style.page).text_width), turned=True)
    better = (turned.whole, turned.size) > (upright.whole, upright.size)
    return turned if table.turned or better or not upright.fits else upright


def _reads_well(fit: Fit, style: Style) -> bool:
    return fit.whole and fit.size >= min(_READABLE, style.table.body.size)


def _fit(table: Table, style: Style, room: int) -> Fit:
    """The largest text with which numbers and short names stay whole; failing that, names and headers wrap."""
    wishes = [_wish(table, place) for place in range(len(table.columns))]
    for padding, size, short in _ways(style):
        em = size * 10
        floors = [round((_floor(table, place, short) + _SPARE) * em) + padding for place in range(len(wishes))]
        if sum(floors) <= room:
            break
    asked = [max(floor, round((wish + _SPARE) * em) + padding) for wish, floor in zip(wishes, floors, strict=True)]
    return Fit(tuple(_fill(_squeeze(asked, floors, room), room)), size, padding, short == _SHORT, sum(floors) <= room)


def _ways(style: Style) -> Iterator[tuple[int, int, float]]:
    """Margins, half-points, and the characters that stay on one line: from the best look to the last resort."""
    sizes = stylesheet.cell_sizes(style)
    yield _ROOMY, sizes[0], _SHORT
    for size in sizes[:-1]:
        yield _TIGHT, size, _SHORT
    for size in sizes:
        yield _TIGHT, size, _WRAPPED


def _wish(table: Table, place: int) -> float:
    """Characters a column would like."""
    column = table.columns[place]
    wish = max(_widest(table, place), _header_width(column), _NARROWEST)
    return wish if column.numeric else min(wish, _WIDEST)


def _floor(table: Table, place: int, short: float) -> float:
    """Characters a column must have: numbers may not break, nor what is no longer than `short`."""
    column = table.columns[place]
    widest = _widest(table, place)
    whole = widest if column.numeric else min(widest, short)
    return max(whole, min(_header_width(column), short), _NARROWEST)


def _widest(table: Table, place: int) -> float:
    cells = (plain(row[place]) for row in table.rows if place < len(row))
    return max((width(line) for cell in cells for line in cell.split("\n")), default=0.0)


def _header_width(column: Column) -> float:
    return max(map(width, _header_lines(column, 0.0).split("\n")))


def _squeeze(sizes: list[int], floors: list[int], room: int) -> list[int]:
    """Give way where there is most to give, never below the floors."""
    excess = sum(sizes) - room
    slack = [size - floor for size, floor in zip(sizes, floors, strict=True)]
    total = sum(slack)
    if excess <= 0 or total <= 0:
        return sizes
    share = min(1.0, excess / total)
    return [size - int(each * share) for size, each in zip(sizes, slack, strict=True)]


def _fill(sizes: list[int], room: int) -> list[int]:
    """Together exactly the text width, in the same proportions."""
    scale = room / sum(sizes)
    filled = [int(each * scale) for each in sizes]
    filled[filled.index(max(filled))] += room - sum(filled)
    return filled
