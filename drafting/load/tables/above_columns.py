"""Columns that say in which city and county each township of a table lies: 城关镇 of two counties are two places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from drafting.load.names.words.heading_words import COUNTIES, FIXED, NAME, TOWNSHIPS
from drafting.load.names.words.place_in_name import place_said
from drafting.load.tables.grid import Line, squeezed
from drafting.model.regions import split_region
from drafting.model.total_rows import is_total_row
from drafting.patterns import lazy

_CITY: Final = "市[（(][州地][）)]|市[（(]地、?州[）)]|市州|州市|地市|设区市|地级市|盟市|市"
_COUNTY: Final = "县区|区县|县[（(]区[）)]|区[（(]县[）)]|县[（(]市[）)]区?|县[（(]市、?区[）)]|[县区][（(]市、?[县区][）)]|县市区?|市县区?|市区县|区市县|区县市|县|旗县区?|县旗"
_HEADS: Final = tuple(lazy(f"(?:所[属在])?(?:{words})(?:名称?)?") for words in (_CITY, _COUNTY))
_NAMES: Final = (lazy("[\u3400-\u9fff]{1,15}(?:[市州盟]|地区)"), lazy("[\u3400-\u9fff]{1,15}[县市区旗]"))
_PLACES: Final = frozenset(("地区", "地区名称", "地区名"))
_BELOW: Final = TOWNSHIPS | _PLACES
_UNITS: Final = frozenset(head for head, path in FIXED.items() if path == NAME)

_TOWNSHIP: Final = lazy("(?:乡|镇|街道|苏木|办事处|区|农场|林场)(?:人民政府|政府)?$")
_DISTRICT: Final = lazy("区(?:人民政府|政府)?$")
"""What takes its city's name, as no county does."""

NOTHING_ABOVE: Final = (None, None)


def is_above(head: str) -> bool:
    """Whether a column of this head says what places lie in: 县区, 所属市."""
    return any(called.fullmatch(squeezed(head)) for called in _HEADS)


def above_columns(texts: Mapping[int, Sequence[str]]) -> tuple[int | None, int | None]:
    """Which columns of the head they are, (of the city, of the county), where another has the townships. A city's stands beside one of counties only, which may be the places."""
    said = {index: {squeezed(part) for part in parts} - {""} for index, parts in texts.items()}
    alone = {index: next(iter(words)) for index, words in said.items() if len(words) == 1}  # 帮扶干部 over 县, 乡 and 村 counts people
    if _BELOW.isdisjoint(alone.values()):
        if not COUNTIES.isdisjoint(alone.values()) and _UNITS.isdisjoint(alone.values()):
            return _first(alone, _HEADS[0]), None
        if _UNITS.isdisjoint(alone.values()):
            return NOTHING_ABOVE
        alone = {index: text for index, text in alone.items() if text.startswith("所")}  # 区县 beside units alone is their own place
    county = _first(alone, _HEADS[1])
    return (_first(alone, _HEADS[0]) if county is not None or not _PLACES.isdisjoint(alone.values()) else None), county


def _first(heads: Mapping[int, str], called: re.Pattern[str]) -> int | None:
    return next((index for index, text in sorted(heads.items()) if called.fullmatch(text)), None)


def in_full(lines: Iterable[Line], above: tuple[int | None, int | None], place: int, region: str = "") -> Iterator[Line]:
    """The lines, each township with what it lies in before it: 甘棠县城关镇, but where all lie in that one (`region`). A cell may be merged over the lines below."""
    said, below = ["", ""], _DISTRICT if above[1] is None else _TOWNSHIP
    for line in lines:
        texts = {cell.column: cell.text for cell in line.cells}
        for at, (column, names) in enumerate(zip(above, _NAMES, strict=True)):
            found = squeezed(texts.get(column, "")) if column is not None else ""
            if found and not is_total_row(found):
                found = found if names.fullmatch(found) else ""
                if found != said[at] or not found:
                    said[at:] = [found, *[""] * (len(said) - at - 1)]
        own = place_said(texts.get(place, ""))
        lies_in = _joined(said, region)
        if not lies_in or not own or is_total_row(own) or split_region(own)[0] or own in said or not below.search(own):
            yield line
            continue
        yield Line(line.number, tuple([cell._replace(text=f"{lies_in}{own}") if cell.column == place else cell for cell in line.cells]))


def _joined(said: Sequence[str], region: str) -> str:
    """临江市 and 鼓楼区 as 临江市鼓楼区, each once; nothing of what all lie in."""
    whole = ""
    for each in filter(None, said):
        whole = "" if region.endswith(each) else each if each.startswith(whole) else whole + each
    return whole
