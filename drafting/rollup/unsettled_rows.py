"""Rows of a 明细表 of the whole's own file of which a place has written 待核 since they were put there: marked so, and no longer once the place has settled them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal

from drafting.diagnostics import Diagnostic, Place
from drafting.files.decoding import UTF8_MARK
from drafting.frozen import frozen
from drafting.load.parsing.line_comments import parted
from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.quantities.unsettled import said_of
from drafting.rollup.remarks import UNSETTLED
from drafting.rollup.standing import ONLY_SOME
from drafting.rollup.tables import KEY, NUMBERS, Joined, Row, unsettled_of
from drafting.source import Path, Tree

_MOST_NAMED: Final = 6
_ROWS: Final = "行"
UNLIKE: Final = "和现在"
"""How the mark goes on of a row that is not what the place says: 待核：和现在东乡的不一样."""
State = Literal["marked", "cleared", "worded", "unlike"]
"""`worded`: not marked, for a person's words stand behind it; `unlike`: still marked, for its cells are not what the place says."""


@frozen
class MarkedRow:
    """One row of the table that is there, and what came of it; `said` is what it is called in words."""

    table: str
    said: str
    state: State
    place: Place


def with_marks(data: bytes, name: str, tables: Sequence[Joined]) -> tuple[bytes, list[MarkedRow]]:
    """The file with the rows marked as the places have them now. What would be read otherwise stays."""
    tree, text = _read(data, name)
    if tree is None:
        return data, []
    rows = text.split("\n")
    found = []
    for table in tables:
        for row, path, cells in _pairs(tree, table):
            state = _marked(rows, tree.keys[path][0] - 1, row, is_alike=_is_alike(row, cells))
            if state:
                found.append(MarkedRow(table.name, f"{row.town}的“{_label(row, table)}”", state, tree.place(path)))
    after = (UTF8_MARK if data.startswith(UTF8_MARK) else b"") + "\n".join(rows).encode()
    changed, _ = _read(after, name)
    return (after, found) if changed is not None and changed.value == tree.value else (data, [])


def with_marks_of_unlike(data: bytes, name: str, table: Path, unlike: Mapping[Path, str]) -> tuple[bytes, frozenset[Path]]:
    """The file with the rows at these paths, of which the place has another figure now, marked where nobody's words stand behind them; rows of the `table` so marked that are alike again, no longer.

    The paths that bear the mark come with it.
    """
    tree, text = _read(data, name)
    if tree is None:
        return data, frozenset()
    rows = text.split("\n")
    marked: set[Path] = set()
    for path in (each for each in tree.keys if each[: len(table)] == table and isinstance(each[-1], int)):
        at = tree.keys[path][0] - 1
        value, behind = parted(rows[at].rstrip("\r"))
        there = (behind or "").strip()
        is_ours = there.startswith(f"{UNSETTLED}{UNLIKE}")
        if path in unlike and (is_ours or not there):
            _rewrite(rows, at, value, f"{UNSETTLED}{UNLIKE}{unlike[path]}的不一样")
            marked.add(path)
        elif is_ours and path not in unlike:
            _rewrite(rows, at, value, "")
    after = (UTF8_MARK if data.startswith(UTF8_MARK) else b"") + "\n".join(rows).encode()
    changed, _ = _read(after, name)
    return (after, frozenset(marked)) if changed is not None and changed.value == tree.value else (data, frozenset())


def _marked(rows: list[str], at: int, row: Row, *, is_alike: bool) -> State | None:
    """Writes the mark behind one line, or takes it away."""
    value, behind = parted(rows[at].rstrip("\r"))
    there = (behind or "").strip()
    ours = f"{UNSETTLED}{unsettled_of(row.town)}"
    if row.remark.startswith(ours):
        if said_of(there) is not None:
            return None
        if there and not row.remark.endswith(there):
            return "worded"
        _rewrite(rows, at, value, row.remark)
        return "marked"
    if not there.startswith(ours):
        return None
    if not is_alike:
        return "unlike"
    _rewrite(rows, at, value, there.removeprefix(ours).removeprefix("；"))
    return "cleared"


def _rewrite(rows: list[str], at: int, value: str, remark: str) -> None:
    carriage = "\r" if rows[at].endswith("\r") else ""
    rows[at] = f"{value.rstrip()}{f'  # {remark}' if remark else ''}{carriage}"


def _pairs(tree: Tree, table: Joined) -> Iterator[tuple[Row, Path, Mapping[str, Any]]]:
    """Of each joined row those of the table that is there which are called so: all of them, where no one is alike."""
    typed = tree.typed((KEY, table.name))
    several = _at(tree.value, typed)
    typed = (*typed, _ROWS) if isinstance(several, dict) else typed
    several = several.get(_ROWS) if isinstance(several, dict) else several
    there = [(at, each) for at, each in enumerate(several) if isinstance(each, dict)] if isinstance(several, list) else []
    for row in table.rows:
        if row.town and not row.off:
            named = [(at, each) for at, each in there if _is_named(row, each, table)]
            alike = [(at, each) for at, each in named if _is_alike(row, each)]
            for at, each in alike or named:
                yield row, (*typed, at), each


def _is_named(row: Row, cells: Mapping[str, Any], table: Joined) -> bool:
    label = _label_cell(row, table)
    return row.town in str(cells.get(table.place, "")) and label is not None and str(cells.get(label[0], "")).strip() == label[1]


def _is_alike(row: Row, cells: Mapping[str, Any]) -> bool:
    return all(str(cells.get(column, "")).strip() == text for column, text in row.cells if column not in NUMBERS)


def _label(row: Row, table: Joined) -> str:
    label = _label_cell(row, table)
    return label[1] if label else ""


def _label_cell(row: Row, table: Joined) -> tuple[str, str] | None:
    """The first of its cells that is no number and no place."""
    numeric = {column for _, each in table.given for column in each.numeric}
    return next(((column, text) for column, text in row.cells if column not in (*NUMBERS, table.place) and column not in numeric), None)


def told(several: Sequence[MarkedRow]) -> Iterator[Diagnostic]:
    """One finding for each table and what came of its rows, at the first."""
    for table, state in dict.fromkeys((each.table, each.state) for each in several if each.state != "cleared"):
        those = [each for each in several if (each.table, each.state) == (table, state)]
        names = "、".join(each.said for each in those[:_MOST_NAMED]) + ("等" if len(those) > _MOST_NAMED else "")
        yield ONLY_SOME.at(those[0].place, f"明细表“{table}”：{names}这 {len(those)} 行{_STATES[state][0]}", _STATES[state][1])


_STATES: Final = {
    "marked": ("，填报的写着待核", "行末标了“待核”：不出定稿。填报的核定了，再汇总一次就去掉"),
    "worded": ("，填报的写着待核，行末有人写的话，没有标", "核对了再用；没有核定的，在这一行末尾写 # 待核"),
    "unlike": ("，填报的已经核定，这里的和它不一样", "照填报的改这几行，再汇总一次就去掉“待核”；本来就该不同的，删去行末的“# 待核：…”"),
}


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _read(data: bytes, name: str) -> tuple[Tree | None, str]:
    source, _ = read_text(data, name)
    return (parse_tree(source)[0], data.removeprefix(UTF8_MARK).decode("utf-8")) if source is not None else (None, "")
