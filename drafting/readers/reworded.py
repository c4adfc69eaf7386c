"""Words in the rows of a table that people have written otherwise: 石桥镇 where the data say 石桥乡.

Figures are followed by what they are of; words in a cell beside them are nobody's, and whether the thing was renamed or a slip
mended, only those who keep the data can say. So they are told and never written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from drafting.blocks.record import Record, Row, tables_of
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.model.paths import TABLES
from drafting.patterns import lazy
from drafting.readers.places import Places
from drafting.readers.rows import WordRow
from drafting.readers.word import WordText
from drafting.registry import declare

REWORDED = declare(
    Rule(
        "S096",
        "表格里的字有人改过",
        Severity.WARNING,
        "明细表印成的表格里，行的名称、负责人、备注这样的字在 Word 里改过，和数据不同。pull 只把数写回数据，update 不动人改的字：该改的，照着改数据，不然下次生成又是原来的。",
    )
)
_NUMBER: Final = lazy(r"[\d.,，、．\s—-]*")
"""A row's number in its table, which goes with the rows."""


def reworded_cells(name: str, text: WordText, record: Record, rows: Mapping[int, WordRow], today: Record | None) -> Iterator[Diagnostic]:
    """`rows` gives for the first cell of a recorded row the row that it is now; what the draft of `today` says itself is not told."""
    known = frozenset(today.paragraphs) if today is not None else frozenset()
    figures = {each.paragraph: each.figure.path for each in record.figures}
    gaps = {each.paragraph for each in record.gaps}
    places: Places | None = None
    for row in (each for table in tables_of(record) for each in table):
        now = rows.get(row.first)
        path = next((path for each in row.paragraphs if (path := figures.get(each, "")).startswith(TABLES)), "")
        if now is None or now.deleted or not path or len(now.cells) != row.columns:
            continue
        for paragraph, cell in zip(row.paragraphs, now.cells, strict=True):
            before = record.paragraphs[paragraph].strip()
            reads = "".join(text.texts[each] for each in cell).strip()
            if paragraph in figures or paragraph in gaps or reads == before or reads in known or (_NUMBER.fullmatch(before) and _NUMBER.fullmatch(reads)):
                continue
            places = places or Places(text)
            where = places.of(cell[0])
            message = f"{_called(row, record, figures)}：“{before or '（空）'}”改成了“{reads or '（空）'}”，数据里没有改"
            yield REWORDED.at(Place(f"{name}[{where}]"), message, "该改的，照着改数据里的这一行；不该改的，在 Word 里改回来", excerpt=reads)


def _called(row: Row, record: Record, figures: Mapping[int, str]) -> str:
    """A row's name as it was drafted: the first of its cells that holds words."""
    return next((words for each in row.paragraphs if each not in figures and (words := record.paragraphs[each].strip()) and not _NUMBER.fullmatch(words)), "这一行")
