"""The 明细表 of all places into the whole's own file: one that it lacks is put in, one that is there stays, and whose rows it lacks is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafting.diagnostics import Diagnostic
from drafting.frozen import frozen
from drafting.load.commented_lines import line
from drafting.load.insert import Insertion, insert_all, replace_lines
from drafting.rollup.standing import NOT_FILLED, Filling
from drafting.rollup.tables import KEY, Joined, table_lines

if TYPE_CHECKING:
    from drafting.model.dataset import Dataset


@frozen
class WithTables:
    """The file's bytes with the tables that it lacked."""

    data: bytes
    fillings: tuple[Filling, ...]
    diagnostics: tuple[Diagnostic, ...]


def add_tables(tables: Sequence[Joined], whole: Dataset, data: bytes, name: str) -> WithTables:
    """`whole` is what was read of the file before anything was filled in."""
    found = [each for table in tables if table.name in whole.tables for each in _lacking(table, whole)]
    wanted = [each for each in tables if each.name not in whole.tables]
    data, refused = _put_in(wanted, whole, data, name)
    found += [_not_put_in(each) for each in refused]
    fillings = [Filling(f"{KEY}.{each.name}", None, f"{len(each.rows)}行", None) for each in wanted if each not in refused]
    return WithTables(data, tuple(fillings), tuple(found))


def _put_in(wanted: Sequence[Joined], whole: Dataset, data: bytes, name: str) -> tuple[bytes, Sequence[Joined]]:
    """Below 明细表, or with it where the file does not have it or has left it blank."""
    typed = whole.tree.typed((KEY,))
    given = whole.tree.value.get(typed[0]) if isinstance(whole.tree.value, dict) else None
    if not wanted:
        return data, ()
    if given:
        data, lacking = insert_all(data, name, [Insertion(typed, tuple([row for each in wanted for row in table_lines(each, 0)]), tuple([each.name for each in wanted]))])
        return data, wanted if lacking else ()
    rows = (line(0, str(typed[0])), *(row for each in wanted for row in table_lines(each, 1)))
    if given is None:
        data, lacking = insert_all(data, name, [Insertion((), ("", *rows), (KEY,))])
        return data, wanted if lacking else ()
    data, blank = replace_lines(data, name, {typed: rows})
    return data, wanted if blank else ()


def _lacking(table: Joined, whole: Dataset) -> list[Diagnostic]:
    """Places whose rows are not in the table that is there, by their names."""
    there = {str(cell) for row in whole.tables[table.name].rows for cell in row.values() if cell is not None}
    late = [f"{town}的{many}行" for town, many in table.towns if many and not any(town in cell for cell in there)]
    if not late or len(late) == len(table.towns):
        return []  # a table without a column of places is another one
    place = whole.tree.place(whole.tables[table.name].path, key=True)
    return [NOT_FILLED.at(place, f"明细表“{table.name}”：里面没有{'、'.join(late)}，没有写进去", "已有的表程序不改；要用的，照乡镇的文件自己加")]


def _not_put_in(table: Joined) -> Diagnostic:
    return NOT_FILLED.at(None, f"明细表“{table.name}”（{len(table.rows)}行）没有写进去", "文件里的明细表不是一行一行的块，程序不改；要用的，-o 写一个新的文件名另做一份，抄过来")
