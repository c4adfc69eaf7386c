"""Parts of an indicator of the table's own that its rows show to be all of it: what they do not make up in another row is wrong there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from drafting.load.tables.grid import Line
from drafting.load.tables.head import Column
from drafting.load.tables.heading_parts import rows_that_add_up
from drafting.source import Path

_AMONG: Final = "其中"
_FEWEST: Final = 2


def made_of_their_parts(columns: Sequence[Column], below: Sequence[Line]) -> tuple[Column, ...]:
    """其中 that the rows show to be all of it is what it is made of: then the others have to add up as well."""
    wholes: dict[Path, Column] = {each.meaning.path: each for each in columns if each.meaning.local}
    parts: dict[Path, list[Column]] = {}
    for each in columns:
        path = each.meaning.path
        if path[-2:-1] == (_AMONG,) and path[:-2] in wholes:
            parts.setdefault(path[:-2], []).append(each)
    whole_of = {path for path, found in parts.items() if len(found) >= _FEWEST and rows_that_add_up(wholes[path].index, [each.index for each in found], below)}
    return tuple(
        replace(each, meaning=replace(each.meaning, path=(*path[:-2], "构成", path[-1]))) if (path := each.meaning.path)[-2:-1] == (_AMONG,) and path[:-2] in whole_of else each
        for each in columns
    )
