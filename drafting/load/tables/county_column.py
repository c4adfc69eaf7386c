"""A column that says in which county each township of a table lies: 城关镇 of two counties are two places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from drafting.load.names.words.place_in_name import place_said
from drafting.load.tables.grid import Line, squeezed
from drafting.model.regions import split_region
from drafting.model.total_rows import is_total_row
from drafting.patterns import lazy

_COUNTY: Final = "县区|区县|县[（(]区[）)]|县[（(]市[）)]|县[（(]市、?区[）)]|县市区|市县|县|旗县区?|县名称?"
_HEAD: Final = lazy(f"(?:所[属在])?(?:{_COUNTY})(?:名称)?")
_TOWNSHIPS: Final = frozenset(("乡镇", "乡镇名称", "乡（镇）", "乡镇（街道）", "镇街", "街道", "乡", "镇"))
_NAME: Final = lazy("[\u3400-\u9fff]{1,15}[县市区旗]")

_TOWNSHIP: Final = lazy("(?:乡|镇|街道|苏木|办事处|区|农场|林场)$")


def county_column(texts: Mapping[int, Sequence[str]]) -> int | None:
    """Which column of the head it is, where another has the townships."""
    said = {index: {squeezed(part) for part in parts} - {""} for index, parts in texts.items()}
    alone = {index: next(iter(words)) for index, words in said.items() if len(words) == 1}  # 帮扶干部 over 县, 乡 and 村 counts people
    if not any(text in _TOWNSHIPS for text in alone.values()):
        return None
    return next((index for index, text in sorted(alone.items()) if _HEAD.fullmatch(text)), None)


def in_full(lines: Iterable[Line], county: int, place: int, region: str = "") -> Iterator[Line]:
    """The lines, each township with its county before it: 甘棠县城关镇, but where all lie in that one (`region`). A county's cell may be merged over the lines below."""
    said = ""
    for line in lines:
        texts = {cell.column: cell.text for cell in line.cells}
        found = squeezed(texts.get(county, ""))
        if found:
            said = found if _NAME.fullmatch(found) and not region.endswith(found) else ""
        own = place_said(texts.get(place, ""))
        if not said or not own or is_total_row(own) or split_region(own)[0] or own == said or not _TOWNSHIP.search(own):
            yield line
            continue
        yield Line(line.number, tuple([cell._replace(text=f"{said}{own}") if cell.column == place else cell for cell in line.cells]))
