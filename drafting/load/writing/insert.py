"""New lines into a data file, in a block or in the place of one line, and new comments: every other byte stays as it is, and so does what is read of it.

The file is read once for all of them, and what comes of it once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from drafting.diagnostics import has_errors
from drafting.files.decoding import UTF8_MARK
from drafting.frozen import frozen
from drafting.load.parsing.line_comments import parted
from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.source import Mark, Path, Source, Tree


@frozen
class Insertion:
    """`lines` (indented from 0) for the end of the block at `above` (the file itself where it is empty), or its beginning, which gets `keys` by them."""

    above: Path
    lines: tuple[str, ...]
    keys: tuple[str, ...]
    is_first: bool = False


def insert_all(data: bytes, name: str, wanted: Sequence[Insertion]) -> tuple[bytes, list[Insertion]]:
    """The file with all lines that can be put in, and what cannot: where there is no block of lines, or where anything else would be read otherwise."""
    tree, text = _read(data, name)
    rows = text.split("\n")
    found = [(place, each) for each in wanted if tree is not None and (place := _place(tree, rows, each)) is not None]
    refused = [each for each in wanted if all(each is not one for _, one in found)] if len(found) < len(wanted) else []
    if tree is None or not found:
        return data, refused
    after = _inserted(data, rows, found)
    if _holds(tree, after, name, [each for _, each in found]):
        return after, refused
    if len(found) == 1:
        return data, list(wanted)
    several = [each for _, each in found]
    data, before = insert_all(data, name, several[: len(several) // 2])
    data, behind = insert_all(data, name, several[len(several) // 2 :])
    return data, [*refused, *before, *behind]


def _inserted(data: bytes, rows: list[str], found: Sequence[tuple[tuple[int, int], Insertion]]) -> bytes:
    """From below to above; of two blocks with one end the inner one's lines come first."""
    carriage = "\r" if any(row.endswith("\r") for row in rows) else ""
    rows = list(rows)
    if any(at == len(rows) for (at, _), _ in found):  # behind the last line, which has no end
        rows[-1] += carriage
        rows.append("")
    for (at, column), each in sorted(found, key=lambda one: (-one[0][0], len(one[1].above))):
        rows[at:at] = [f"{' ' * column if row else ''}{row}{carriage}" for row in each.lines]
    return _bytes(data, rows)


def replace_lines(data: bytes, name: str, lines: Mapping[Path, Sequence[str]], stale: Callable[[str], bool] | None = None) -> tuple[bytes, list[Path]]:
    """The file with other lines (indented from 0) in the place of the one on which each path stands alone, and the paths that do not.

    Comments right below it that are `stale`, or that are among these lines, give way to them.
    One that would be read as something else than these very lines stays, and the others are put in all the same.
    """
    tree, text = _read(data, name)
    if tree is None:
        return data, list(lines)
    rows = text.split("\n")
    alone = {path: mark for path in lines if (mark := _alone(tree, rows, path)) is not None}
    for path in sorted(alone, key=lambda path: -alone[path][0]):
        line, column = alone[path]
        carriage = "\r" if rows[line - 1].endswith("\r") else ""
        rows[line - 1 : _below(rows, line, lines[path], stale)] = [f"{' ' * (column - 1)}{each}{carriage}" for each in lines[path]]
    after = _bytes(data, rows)
    changed, _ = _read(after, name)
    refused = [path for path in lines if path not in alone]
    if changed is not None and _blanked(changed.value, alone) == _blanked(tree.value, alone):
        return after, refused
    if len(alone) < 2:
        return data, list(lines)
    half = len(alone) // 2
    data, before = replace_lines(data, name, {path: lines[path] for path in list(alone)[:half]}, stale)
    data, behind = replace_lines(data, name, {path: lines[path] for path in list(alone)[half:]}, stale)
    return data, [*refused, *before, *behind]


def _below(rows: Sequence[str], line: int, lines: Sequence[str], stale: Callable[[str], bool] | None) -> int:
    """Where what stands below the `line` goes on, without the comments that say again what `lines` do."""
    again = {each.strip() for each in lines}
    while line < len(rows) and (row := rows[line].strip()).startswith("#") and (row in again or (stale is not None and stale(row))):
        line += 1
    return line


def comments_on(data: bytes, name: str, paths: Collection[Path]) -> dict[Path, str]:
    """What stands behind `#` on the line of each path that stands alone on it, or that is 数值 within the braces of such a line."""
    tree, text = _read(data, name)
    rows = text.split("\n")
    marks = {path: mark for path in paths if (mark := _alone(tree, rows, path) or _in_braces(tree, rows, path)) is not None} if tree is not None else {}
    return {path: (parted(rows[line - 1].rstrip("\r"))[1] or "").strip() for path, (line, _) in marks.items()}


def replace_comments(data: bytes, name: str, comments: Mapping[Path, str]) -> bytes:
    """The file with other comments behind those of the lines on which the paths stand, or where none is behind such as stand alone; "" takes one away. What would be read otherwise stays."""
    if not comments:
        return data
    tree, text = _read(data, name)
    if tree is None:
        return data
    rows = text.split("\n")
    for path, comment in comments.items():
        at = tree.keys[path][0] - 1
        value, old = parted(rows[at].rstrip("\r"))
        carriage = "\r" if rows[at].endswith("\r") else ""
        if old and old.strip():
            rows[at] = f"{f'{value} # {comment}' if comment else value.rstrip()}{carriage}"
        elif comment and old is None and (_alone(tree, rows, path) or _in_braces(tree, rows, path)):
            rows[at] = f"{value}  # {comment}{carriage}"
    after = _bytes(data, rows)
    changed, _ = _read(after, name)
    return after if changed is not None and changed.value == tree.value else data


def _bytes(data: bytes, rows: Sequence[str]) -> bytes:
    return (UTF8_MARK if data.startswith(UTF8_MARK) else b"") + "\n".join(rows).encode("utf-8")


def _alone(tree: Tree, rows: Sequence[str], path: Path) -> Mark | None:
    """Where a name begins that stands on a line of its own with its plain value and, perhaps, a comment."""
    key, value, given = tree.keys.get(path), tree.values.get(path), _at(tree.value, path)
    if key is None or not isinstance(given, str) or (value is not None and value[0] != key[0]):
        return None
    row = rows[key[0] - 1].rstrip("\r")
    said = parted(row)[0].strip()
    plain = said.endswith(":") if not given else said.partition(":")[2].strip() == given
    return key if plain and not row[: key[1] - 1].strip() else None


def _in_braces(tree: Tree, rows: Sequence[str], path: Path) -> Mark | None:
    """林地: {数值: 待补, 任务: 5亩}."""
    key, above = tree.keys.get(path), tree.keys.get(path[:-1])
    if path[-1] != "数值" or key is None or above is None or key[0] != above[0]:
        return None
    row = rows[key[0] - 1].rstrip("\r")
    said = parted(row)[0].strip()
    return key if not row[: above[1] - 1].strip() and said.endswith("}") and said.count("{") == 1 else None


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
    return (tree, data.removeprefix(UTF8_MARK).decode("utf-8")) if tree is not None else (None, "")


def _place(tree: Tree, rows: Sequence[str], wanted: Insertion) -> tuple[int, int] | None:
    """(the row before which new ones go, the column of the names there). Trailing comments of the next block stay with it."""
    above = wanted.above
    value = _at(tree.value, above)
    if not above:
        return (len(rows) - (not rows[-1]), 0) if isinstance(value, dict) and tree.keys[next(iter(value)),][1] == 1 else None
    mark = tree.keys.get(above)
    if mark is None or not isinstance(value, dict) or not value:
        return None
    inner = [tree.keys[(*above, name)] for name in value if (*above, name) in tree.keys]
    if not inner or len({column for _, column in inner}) > 1 or any(line == mark[0] for line, _ in inner) or inner[0][1] <= mark[1]:
        return None
    if wanted.is_first:
        return mark[0], inner[0][1] - 1
    end = next((at for at in range(mark[0], len(rows)) if _starts_another(rows[at], mark[1] - 1)), len(rows))
    while end > mark[0] and (not rows[end - 1].strip() or rows[end - 1].lstrip().startswith("#")) and _indent(rows[end - 1]) < inner[0][1] - 1:
        end -= 1
    return end, inner[0][1] - 1


def _starts_another(row: str, column: int) -> bool:
    return bool(row.strip()) and not row.lstrip().startswith("#") and _indent(row) <= column


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" ")) if row.strip() else 0


def _holds(before: Tree, after: bytes, name: str, inserted: Sequence[Insertion]) -> bool:
    """Whether the new file says what the old one did, and the keys besides, at the end of their block or its beginning."""
    source, _ = read_text(after, name)
    tree, problems = parse_tree(Source(name, source.text)) if source else (None, [])
    if tree is None or has_errors(problems):
        return False
    first, last = _keys_by_block(each for each in inserted if each.is_first), _keys_by_block(each for each in inserted if not each.is_first)
    for above in {**first, **last}:
        block = _at(tree.value, above)
        names = list(block) if isinstance(block, dict) else []
        begin, end = first.get(above, set()), last.get(above, set())
        if set(names[: len(begin)]) != begin or set(names[len(names) - len(end) :]) != end:
            return False
        last[above] = begin | end
    return bool(_without(tree.value, last) == before.value)


def _keys_by_block(inserted: Iterable[Insertion]) -> dict[Path, set[str]]:
    found: dict[Path, set[str]] = {}
    for each in inserted:
        found.setdefault(each.above, set()).update(each.keys)
    return found


def _without(value: Any, new: Mapping[Path, Collection[str]], at: Path = ()) -> Any:
    if not isinstance(value, dict):
        return value
    gone = new.get(at, ())
    return {name: _without(each, new, (*at, name)) for name, each in value.items() if name not in gone}


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value
