"""Which figures of the whole's file the program has written and nobody has changed since: such a sum follows what its places correct.

A figure is known again by the digest of its path and its text, in comments at the end of the file. Without them nothing is changed, only marked and told; when a
record is written anew, it holds of what stood there before that nobody knows whose it is.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, Final

from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.rollup.rolled import Rolled
from drafting.source import Path, Tree

_TOLD: Final = "# 汇总记录：由它认出哪些数是程序加的、没有人改过；乡镇改了数，再汇总一次就跟着改。删去这几行，以后只指出来，不改。"
_LINE: Final = "# 记录"
_SIZE: Final = 4
_MARKS_A_LINE: Final = 21  # with which a line is 118 characters long


def mark_of(path: Path, text: str) -> bytes:
    return blake2b(f"{'.'.join(map(str, path))}={text.strip()}".encode(), digest_size=_SIZE).digest()


def unknown_mark_of(path: Path, text: str) -> bytes:
    """That of a figure which stood there when the record was lost: nobody knows whose it is."""
    return mark_of((*path, "?"), text)


def parted(data: bytes) -> tuple[bytes, frozenset[bytes]]:
    """The file without its record, and what that says. Only the lines right behind the record's head are its own: people write # 记录, too."""
    rows = data.decode("utf-8", "surrogateescape").split("\n")
    begin = next((at for at in reversed(range(len(rows))) if rows[at].startswith(_TOLD)), None)
    if begin is None:
        return data, frozenset()
    end = next((at for at in range(begin + 1, len(rows)) if not rows[at].startswith(f"{_LINE} ")), len(rows))
    above = rows[: begin - 1] if begin and not rows[begin - 1].strip() else rows[:begin]
    marks = frozenset(mark for each in rows[begin + 1 : end] for mark in _marks_in(each.removeprefix(_LINE)))
    return "\n".join((*above, *rows[end:])).encode("utf-8", "surrogateescape"), marks


def _marks_in(text: str) -> Iterator[bytes]:
    """None where somebody has changed the line."""
    try:
        packed = b64decode(text.strip(), validate=True)
    except ValueError:
        return
    if len(packed) % _SIZE == 0:
        yield from (packed[at : at + _SIZE] for at in range(0, len(packed), _SIZE))


def recorded(data: bytes, name: str, figures: Iterable[Rolled], before: bytes, old: Collection[bytes] = frozenset()) -> bytes:
    """The file `data`, made of `before` (empty for a new one), with the record of the figures that the program has written and that stand there now."""
    now, then = _tree(data, name), _tree(before, name)
    if now is None:
        return data
    standing = dict(leaves(now))
    written = {
        each.path: text for figure in figures for each in figure.all()
        if each.value and (text := _said(now, each.path)) == each.value and (then is None or _said(then, each.path) != text)
    }  # fmt: skip
    kept = {mark for path, text in standing.items() for mark in (mark_of(path, text), unknown_mark_of(path, text)) if mark in old}
    kept |= {mark for figure in figures for each in figure.known() if (text := _said(now, each.path)) and (mark := mark_of(each.path, text)) in old}
    if then is not None and not old and written:
        kept |= {unknown_mark_of(path, text) for path, text in standing.items() if path not in written and _said(then, path) == text}
    marks = sorted({*kept, *(mark_of(path, text) for path, text in written.items())})
    return _with_record(data, marks) if marks else data


def _with_record(data: bytes, marks: Sequence[bytes]) -> bytes:
    rows = data.decode("utf-8", "surrogateescape").rstrip("\r\n").split("\n")
    carriage = "\r" if rows[0].endswith("\r") else ""
    lines = [f"{_LINE} {b64encode(b''.join(marks[at : at + _MARKS_A_LINE])).decode()}" for at in range(0, len(marks), _MARKS_A_LINE)]
    rows[-1] = rows[-1].rstrip("\r") + carriage
    rows += [f"{each}{carriage}" for each in ("", _TOLD, *lines)]
    return ("\n".join(rows) + "\n").encode("utf-8", "surrogateescape")


def leaves(tree: Tree) -> Iterator[tuple[Path, str]]:
    """Every figure as it stands in the file, by the path that it has there, without 数值."""
    top = tree.value.get("指标") if isinstance(tree.value, dict) else None
    yield from _below(top, ("指标",))


def _below(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str) and value.strip():
        yield path[:-1] if path[-1] == "数值" else path, value.strip()
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _below(each, (*path, key))


def _said(tree: Tree, path: Path) -> str:
    """The text of a figure, "" where there is none."""
    value: Any = tree.value
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    value = value.get("数值") if isinstance(value, dict) else value
    return value.strip() if isinstance(value, str) else ""


def _tree(data: bytes, name: str) -> Tree | None:
    source, _ = read_text(data, name) if data else (None, ())
    return parse_tree(source)[0] if source else None
