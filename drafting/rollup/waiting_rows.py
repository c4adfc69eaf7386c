"""Rows that an earlier roll-up has put into a 明细表 for places of which nothing had come: those of a place that has come now stand in their stead."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.patterns import lazy
from drafting.rollup.tables import KEY, WAITED_FOR, Joined, row_line
from drafting.source import Path, Tree

_WAITS: Final = lazy(rf"(\s*)- \{{(.+)\}}\s+# {WAITED_FOR}\s*")
_COUNTS: Final = lazy(r"([^#]*\S:\s+# )(?:[^\s；]+\d+行)(?:等\d+个.{1,3})?(?:；其余\d+个没有这张表)?(；“.+”的行没有放进来)?\s*")


def with_those_that_came(data: bytes, name: str, tables: Sequence[Joined], came: Collection[str]) -> tuple[bytes, list[tuple[str, str, int]]]:
    """The file with the rows of each place that was waited for and has come, and (table, place, how many) of each. What would be read otherwise stays."""
    if WAITED_FOR.encode() not in data:
        return data, []
    tree, text = _read(data, name)
    if tree is None:
        return data, []
    rows = text.split("\n")
    come: list[tuple[str, str, int]] = []
    wanted = [(at, table, town) for table in tables for at, town in _waiting(tree, rows, table) if town in came]
    for at, table, town in sorted(wanted, key=lambda each: -each[0]):
        new = [each for each in table.rows if dict(each.cells).get(table.place) == town]
        margin, carriage = rows[at][: len(rows[at]) - len(rows[at].lstrip())], "\r" if rows[at].endswith("\r") else ""
        rows[at : at + 1] = [f"{margin}{row_line(each)}{carriage}" for each in new]
        come.append((table.name, town, sum(not each.off for each in new)))
    for table in {id(table): table for _, table, _ in wanted}.values():
        _renew_counts(tree, rows, table)
    after = (b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b"") + "\n".join(rows).encode()
    return (after, come[::-1]) if _read(after, name)[0] is not None else (data, [])


def _waiting(tree: Tree, rows: Sequence[str], table: Joined) -> Iterator[tuple[int, str]]:
    """(line from 0, place) of the rows of one table that wait for a place."""
    typed = tree.typed((KEY, table.name))
    for path, (line, _) in tree.keys.items():
        if path[: len(typed)] == typed and isinstance(path[-1], int) and _WAITS.fullmatch(rows[line - 1]):
            yield line - 1, _at(tree, (*path, table.place))


def _renew_counts(tree: Tree, rows: list[str], table: Joined) -> None:
    """东乡2行、西乡1行 behind the table's name, where it is still as a roll-up has written it. The name stands above its rows, which have moved."""
    mark = tree.keys.get(tree.typed((KEY, table.name)))
    row = rows[mark[0] - 1] if mark else ""
    found = _COUNTS.fullmatch(row)
    if mark and found:
        rows[mark[0] - 1] = f"{found[1]}{table.remark}{chr(13) if row.endswith(chr(13)) else ''}"


def _at(tree: Tree, path: Path) -> str:
    value: Any = tree.value
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return value if isinstance(value, str) else ""


def _read(data: bytes, name: str) -> tuple[Tree | None, str]:
    source, _ = read_text(data, name)
    return (parse_tree(source)[0], data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")) if source is not None else (None, "")
