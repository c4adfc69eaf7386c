"""New lines into a data file, at the end of a block or in the place of one line: every other byte stays as it is, and so does what is read of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from drafting.diagnostics import has_errors
from drafting.load.text import read_text
from drafting.load.yaml_tree import parse_tree
from drafting.source import Mark, Path, Source, Tree

_BOM = b"\xef\xbb\xbf"


def insert_below(data: bytes, name: str, above: Path, lines: Sequence[str], keys: Sequence[str]) -> bytes | None:
    """The file with `lines` (indented from 0) at the end of the block at `above`, which gets `keys` by them.

    None where it is no block of lines, or where anything else would be read otherwise.
    """
    tree, text = _read(data, name)
    if tree is None:
        return None
    place = _end_of_block(tree, text.split("\n"), above)
    if place is None:
        return None
    end, column = place
    ending = "\r\n" if "\r\n" in text else "\n"
    rows = text.split("\n")
    new = [f"{' ' * column}{each}" if each else "" for each in lines]
    if end == len(rows) or (end == len(rows) - 1 and not rows[end]):  # behind the last line, which may have no end
        body = text if text.endswith("\n") else text + ending
        changed = body + "".join(each + ending for each in new)
    else:
        carriage = "\r" if ending == "\r\n" else ""
        changed = "\n".join([*rows[:end], *(each + carriage for each in new), *rows[end:]])
    after = (_BOM if data.startswith(_BOM) else b"") + changed.encode("utf-8")
    return after if _holds(tree, after, name, above, keys) else None


def replace_lines(data: bytes, name: str, lines: Mapping[Path, Sequence[str]]) -> tuple[bytes, list[Path]]:
    """The file with other lines (indented from 0) in the place of the one on which each path stands alone, and the paths that do not."""
    tree, text = _read(data, name)
    if tree is None:
        return data, list(lines)
    rows = text.split("\n")
    alone = {path: mark for path in lines if (mark := _alone(tree, rows, path)) is not None}
    for path in sorted(alone, key=lambda path: -alone[path][0]):
        line, column = alone[path]
        carriage = "\r" if rows[line - 1].endswith("\r") else ""
        rows[line - 1 : line] = [f"{' ' * (column - 1)}{each}{carriage}" for each in lines[path]]
    after = (_BOM if data.startswith(_BOM) else b"") + "\n".join(rows).encode("utf-8")
    source, _ = read_text(after, name)
    changed = parse_tree(source)[0] if source else None
    if changed is None or _blanked(changed.value, alone) != _blanked(tree.value, alone):
        return data, list(lines)
    return after, [path for path in lines if path not in alone]


def comment_on(data: bytes, name: str, path: Path) -> str:
    """What stands behind `#` on the line of `path`, where that stands alone on it."""
    tree, text = _read(data, name)
    rows = text.split("\n")
    mark = _alone(tree, rows, path) if tree is not None else None
    return rows[mark[0] - 1].partition(" #")[2].strip() if mark else ""


def _alone(tree: Tree, rows: Sequence[str], path: Path) -> Mark | None:
    """Where a name begins that stands on a line of its own with its plain value and, perhaps, a comment."""
    key, value, given = tree.keys.get(path), tree.values.get(path), _at(tree.value, path)
    if key is None or not isinstance(given, str) or (value is not None and value[0] != key[0]):
        return None
    row = rows[key[0] - 1].rstrip("\r")
    said = row.partition(" #")[0].strip()
    plain = said.endswith(":") if not given else said.partition(":")[2].strip() == given
    return key if plain and not row[: key[1] - 1].strip() else None


def _blanked(value: Any, paths: Collection[Path], at: Path = ()) -> Any:
    """Without what stands at the paths."""
    if at in paths:
        return None
    if isinstance(value, dict):
        return {key: _blanked(each, paths, (*at, key)) for key, each in value.items()}
    return value


def _read(data: bytes, name: str) -> tuple[Tree | None, str]:
    source, _ = read_text(data, name)
    tree = parse_tree(source)[0] if source else None
    return (tree, data.removeprefix(_BOM).decode("utf-8")) if tree is not None else (None, "")


def _end_of_block(tree: Tree, rows: Sequence[str], above: Path) -> tuple[int, int] | None:
    """(the row before which new ones go, the column of the names there). Trailing comments of the next block stay with it."""
    value = _at(tree.value, above)
    mark = tree.keys.get(above)
    if mark is None or not isinstance(value, dict) or not value:
        return None
    inner = [tree.keys[(*above, name)] for name in value if (*above, name) in tree.keys]
    if not inner or len({column for _, column in inner}) > 1 or any(line == mark[0] for line, _ in inner) or inner[0][1] <= mark[1]:
        return None
    end = next((at for at in range(mark[0], len(rows)) if _starts_another(rows[at], mark[1] - 1)), len(rows))
    while end > mark[0] and (not rows[end - 1].strip() or rows[end - 1].lstrip().startswith("#")) and _indent(rows[end - 1]) < inner[0][1] - 1:
        end -= 1
    return end, inner[0][1] - 1


def _starts_another(row: str, column: int) -> bool:
    return bool(row.strip()) and not row.lstrip().startswith("#") and _indent(row) <= column


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" ")) if row.strip() else 0


def _holds(before: Tree, after: bytes, name: str, above: Path, keys: Sequence[str]) -> bool:
    """Whether the new file says what the old one did, and `keys` besides, at the end of the block."""
    source, _ = read_text(after, name)
    tree, problems = parse_tree(Source(name, source.text)) if source else (None, [])
    if tree is None or has_errors(problems):
        return False
    block = _at(tree.value, above)
    if not isinstance(block, dict) or list(block)[len(block) - len(keys) :] != list(keys):
        return False
    return bool(_without(tree.value, above, keys) == before.value)


def _without(value: Any, above: Path, keys: Sequence[str]) -> Any:
    if not above:
        return {name: each for name, each in value.items() if name not in keys}
    return {name: _without(each, above[1:], keys) if name == above[0] else each for name, each in value.items()}


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value
