"""What people changed in a report made from a row of a workbook: each with its cell, where nothing is written."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from drafting.blocks.document import FigureRecord
from drafting.diagnostics import Diagnostic, Place
from drafting.readers.places import Places
from drafting.way_back.edited import Edited
from drafting.way_back.pulling.besides import added_by_hand, turned
from drafting.way_back.pulling.change import BY_HAND, COMPUTED
from drafting.way_back.pulling.reading import GAP, broken_number, filled_gaps, where_now, with_header_unit

_BATCH: Final = "再运行 drafting batch"


def changes_in_cells(edited: Edited, table: str) -> list[Diagnostic] | None:
    """The figures that people changed in a report made from a row of the workbook `table`, each with its cell: nothing is written there.

    None where the report was made from something else.
    """
    places = Places(edited.text)
    if PurePath(edited.data_file.partition("[")[0]).name != table:
        return None
    found: list[Diagnostic] = []
    for each in edited.locating.figures:
        recorded = each.figure.figure
        if each.text_now.startswith(GAP) or not each.changed or each.gone or each.paragraph is None:
            continue
        old, new = with_header_unit(recorded, broken_number(edited, each) or each.text_now)
        if new != old:
            message = f"{recorded.path}：{where_now(edited, each, places)}由 {old} 改成 {new}"
            found.append(_in_its_cell(recorded, new, message))
    for change in filled_gaps(edited, places):
        message = f"{change.path}：{change.where}填了 {change.new}"
        found.append(BY_HAND.at(Place(edited.data_file), message, f"把 {change.new} 填进表里这一项的那一格，{_BATCH}", path=change.path, excerpt=change.new))
    return [*found, *turned(edited), *added_by_hand(edited, places)] if edited.basis == "record" else found


def _in_its_cell(recorded: FigureRecord, new: str, message: str) -> Diagnostic:
    place = Place(recorded.file)
    if recorded.formula:
        inputs = "、".join(recorded.inputs) or "别的数"
        return COMPUTED.at(place, f"{message}，它是算出来的（{recorded.formula}）", f"要改，改表里它的来源：{inputs}，{_BATCH}", path=recorded.path, excerpt=new)
    return BY_HAND.at(place, f"{message}，数在表里，没有写进去", f"核对后把这一格改成 {new}，{_BATCH}", path=recorded.path, excerpt=new)
