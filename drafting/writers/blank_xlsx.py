"""An empty table to fill in: title, groups merged over their columns, headings, room for the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final

from drafting.writers.xlsx import MADE

_FACE: Final = {"font_name": "宋体", "font_size": 11, "border": 1}
_HEAD: Final = {**_FACE, "bold": True, "bg_color": "#DDEBF7", "align": "center", "valign": "vcenter", "text_wrap": True}
_ROWS: Final = 40
_NOTE: Final = "没有的空着，还没报来的写 待补，本地不涉及的写 —；数写在格里，单位在表头，不用再写。"


def write_blank(title: str, headings: Mapping[str, Sequence[str]]) -> bytes:
    """The workbook's bytes, the same for the same headings."""
    from xlsxwriter import Workbook

    target = BytesIO()
    with Workbook(target, {"strings_to_formulas": False, "strings_to_numbers": False}) as book:
        book.set_properties({"created": MADE})
        page = book.add_worksheet("填报表")
        head, body = book.add_format(_HEAD), book.add_format(_FACE)
        page.write_string(0, 0, f"{title}：填报表", book.add_format({"font_name": "宋体", "font_size": 16, "bold": True}))
        page.write_string(1, 0, _NOTE, book.add_format({"font_name": "宋体", "font_size": 10}))
        page.merge_range(2, 0, 3, 0, "地区", head)
        column = 1
        for group, names in headings.items():
            last = column + len(names) - 1
            if last > column:
                page.merge_range(2, column, 2, last, group, head)
            else:
                page.write_string(2, column, group, head)
            for name in names:
                page.write_string(3, column, name, head)
                column += 1
        page.set_column(0, 0, 16)
        page.set_column(1, max(1, column - 1), 13)
        page.set_row(3, 60)
        for row in range(4, 4 + _ROWS):
            for each in range(column):
                page.write_blank(row, each, None, body)
        page.freeze_panes(4, 1)
    return target.getvalue()
