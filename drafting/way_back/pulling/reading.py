"""What the figures and gaps of a report read by now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from drafting.blocks.document import FigureRecord
from drafting.patterns import lazy
from drafting.quantities.plain import is_number
from drafting.readers.locate import Located
from drafting.readers.places import Places
from drafting.way_back.edited import Edited
from drafting.way_back.pulling.change import OWED_TEXT, Change

if TYPE_CHECKING:
    from drafting.blocks.record import Record

GAP: Final = "【待补"
_GOES_ON: Final = lazy(r"(?:[。，,．.·、]\s*|[ \xa0\u3000]+)(?!(?:19|20)\d\d年|\d{1,2}月)\d[\d.]*[\u4e00-\u9fff%％]{0,2}")
_WENT_BEFORE: Final = lazy(r"\d+(?:[。,．.]\s*|[ \xa0\u3000]+)$")
"""What stands beside a number that goes on there."""


def broken_number(edited: Edited, each: Located) -> str:
    """1。45公里 of the 1 that was found there: a number with a stop, a comma or a blank in it; "" of one that ends where it was found to."""
    if each.paragraph is None:
        return ""
    text = edited.text.texts[each.paragraph]
    before = _WENT_BEFORE.search(text, 0, each.start)
    behind = _GOES_ON.match(text, each.end) if is_number(each.text_now) and each.figure.figure.unit else None
    start, end = before.start() if before else each.start, behind.end() if behind else each.end
    return text[start:end] if before or behind else ""


def filled_gaps(edited: Edited, places: Places) -> Iterator[Change]:
    """Numbers that people wrote where the report said 【待补】."""
    for each in edited.gaps:
        if each.gone or GAP in each.text_now or each.paragraph is None or each.copy:
            continue
        now = each.text_now
        if is_number(now):  # the header of its column says the unit
            now += _column_unit(each.figure.figure.path, edited.record)
        yield Change(each.figure.figure.path, OWED_TEXT, now, where_now(edited, each, places), each.certain)


def _column_unit(path: str, record: Record) -> str:
    """The unit of the other figures of a table's column."""
    steps = path.split(".")
    alike = (
        each.figure.unit
        for each in record.figures
        if (other := each.figure.path.split("."))[0] == "明细表" and other[:2] + other[-1:] == steps[:2] + steps[-1:]
    )
    return next(alike, "")


def where_now(edited: Edited, each: Located, places: Places) -> str:
    assert each.paragraph is not None
    text = edited.text.texts[each.paragraph]
    around = text[max(0, each.start - 8) : each.end + 8].replace("\n", " ")
    return f"{places.of(each.paragraph)}“…{around}…”"


def with_header_unit(recorded: FigureRecord, now: str) -> tuple[str, str]:
    """A bare number in a table has its unit in the header; in the data it stands beside it."""
    if recorded.unit and is_number(recorded.text):
        return recorded.text + recorded.unit, now + recorded.unit if is_number(now) else now
    return recorded.text, now
