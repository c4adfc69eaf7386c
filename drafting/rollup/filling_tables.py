"""The 明细表 of all places into the whole's own file: one that it lacks is put in, one that is there stays but for rows that wait for a place and marks of what one is not sure of, and what is otherwise in it is told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from drafting.checks.silences import answered_for
from drafting.diagnostics import Diagnostic
from drafting.frozen import frozen
from drafting.load.writing.commented_lines import line
from drafting.load.writing.insert import Insertion, insert_all, replace_lines
from drafting.rollup.differing_rows import differing_rows
from drafting.rollup.standing import NOT_FILLED, Filling
from drafting.rollup.tables import KEY, Joined, table_lines
from drafting.rollup.unsettled_rows import told as told_of_marks
from drafting.rollup.unsettled_rows import with_marks, with_marks_of_unlike
from drafting.rollup.waiting_rows import with_those_that_came

if TYPE_CHECKING:
    from drafting.model.dataset import Dataset
    from drafting.model.table import DetailTable
    from drafting.quantities.units import UnitTable

_MOST_TOLD: Final = 5
_WITHOUT: Final = "不含没有交的"
"""How a note below a table begins that earlier roll-ups, and people, have written."""


@frozen
class WithTables:
    """The file's bytes with the tables that it lacked."""

    data: bytes
    fillings: tuple[Filling, ...]
    diagnostics: tuple[Diagnostic, ...]


def add_tables(tables: Sequence[Joined], whole: Dataset, units: UnitTable, data: bytes, name: str, came: Collection[str] = ()) -> WithTables:
    """`whole` is what was read of the file before anything was filled in, `came` are the places that there are."""
    there = [each for each in tables if each.name in whole.tables]
    data, marked_unlike = _with_marks_of_unlike(there, whole, units, data, name)
    data, come = with_those_that_came(data, name, tables, came)
    data, marked = with_marks(data, name, there)
    found = [*told_of_marks(marked)]
    found += [told for each in there for told in _unlike(_without(each, come), whole, units, is_marked=each.name in marked_unlike)]
    found += [each for table in whole.tables.values() for each in _outdated(table, whole, came)]
    wanted = [each for each in tables if each.name not in whole.tables]
    data, refused = _put_in(wanted, whole, data, name)
    found += [_not_put_in(each) for each in refused]
    fillings = [Filling(f"{KEY}.{table}.{town}", "待补", f"{many}行", None) for table, town, many in come]
    fillings += [Filling(f"{KEY}.{each.table}.{each.said}", "待核", "已核定", None) for each in marked if each.state == "cleared"]
    fillings += [Filling(f"{KEY}.{each.name}", None, f"{len(each.rows)}行", None) for each in wanted if each not in refused]
    return WithTables(data, tuple(fillings), tuple(found))


def _outdated(table: DetailTable, whole: Dataset, came: Collection[str]) -> list[Diagnostic]:
    """That a note below a table says of places that have come that they are not in it."""
    told = [note for note in table.notes if note.startswith(_WITHOUT) and not {*came}.isdisjoint(note.removeprefix(_WITHOUT).split("、"))]
    place = whole.tree.place(table.path, key=True)
    hint = "他们的行都在表里的，删去这一条注；还有没有来的，注里只留没有来的"
    return [NOT_FILLED.at(place, f"明细表“{table.name}”：注里写着“{note}”，现在来了", hint) for note in told]


def _without(table: Joined, come: Sequence[tuple[str, str, int]]) -> Joined:
    """Without the places whose rows have just been put in."""
    new = {town for name, town, _ in come if name == table.name}
    return replace(table, given=tuple([each for each in table.given if each[0] not in new])) if new else table


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


def _with_marks_of_unlike(tables: Sequence[Joined], whole: Dataset, units: UnitTable, data: bytes, name: str) -> tuple[bytes, frozenset[str]]:
    """The file with marks on the rows of which the place has another figure now, and the tables that have any: not where somebody has answered for the table."""
    bearing = set()
    for table in tables:
        there = whole.tables[table.name]
        rows = differing_rows(there, table.given, units).rows if answered_for(_unlike(table, whole, units), whole) else {}
        place = whole.tree.typed(there.path)
        paths = {(*place, *there.place_of(at)[len(there.path) :]): town for at, town in rows.items()}
        data, marked = with_marks_of_unlike(data, name, place, paths)
        bearing |= {table.name} if marked else set()
    return data, frozenset(bearing)


def _unlike(table: Joined, whole: Dataset, units: UnitTable, *, is_marked: bool = False) -> list[Diagnostic]:
    """Places whose rows are not in the table that is there, and what is otherwise in those of the others."""
    there = whole.tables[table.name]
    differing = differing_rows(there, table.given, units)
    lacking, unlike = differing.lacking, differing.unlike
    place = whole.tree.place(there.path, key=True)
    found = []
    if lacking:
        found.append(NOT_FILLED.at(place, f"明细表“{table.name}”：里面没有{'、'.join(lacking)}，没有写进去", "已有的表程序不改；要用的，照乡镇的文件自己加"))
    if unlike:
        said = "；".join(unlike[:_MOST_TOLD]) + (f"；等{len(unlike)}处" if len(unlike) > _MOST_TOLD else "")
        left = "已有的表程序不改，行末标了“待核”，不出定稿" if is_marked else "已有的表程序不改"
        hint = f"{left}：核对了，照乡镇的改这几行；本来就该不同的，在表名那一行末尾写 # 情况属实 S147：理由"
        found.append(NOT_FILLED.at(place, f"明细表“{table.name}”和各乡镇的不一样：{said}", hint))
    return found


def _not_put_in(table: Joined) -> Diagnostic:
    return NOT_FILLED.at(None, f"明细表“{table.name}”（{len(table.rows)}行）没有写进去", "文件里的明细表不是一行一行的块，程序不改；要用的，-o 写一个新的文件名另做一份，抄过来")
