"""New values into a data file at their places: every other byte, comments and order stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from drafting.files.decoding import UTF8_MARK
from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.patterns import lazy
from drafting.source import Path, Source, Tree

_SAFE: Final = lazy(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=][^\n:#,\[\]{}\"']*(?<!\s)")
"""What may stand without quotes anywhere, also in braces."""
_NAME: Final = lazy(r"(?P<name>'[^'\n]*'|\"[^\"\n]*\"|[^'\"\n:][^\n:]*?)[ \t]*(?P<colon>:)(?:[ \t]*(?=[,}\r\n]|\Z)|(?=[ \t]+#))")
"""A name, its colon, and the blanks where its value is missing."""


class CannotRewriteError(ValueError):
    """A value that is written in a way that is better changed by hand; `path` says which."""

    def __init__(self, path: Path) -> None:
        super().__init__(".".join(map(str, path)))
        self.path = path


def rewrite(data: bytes, name: str, values: Mapping[Path, str]) -> bytes:
    """The file with each value of `values` (path → new text) in place of the old one, quoted as it was, or where there is none yet.

    The result is read again: exactly these values differ. Raises CannotRewriteError for a value over several lines or
    with escapes, and where the file cannot be read.
    """
    source, _ = read_text(data, name)
    tree = parse_tree(source)[0] if source else None
    if source is None or tree is None:
        raise CannotRewriteError(())
    text = data.removeprefix(UTF8_MARK).decode("utf-8")
    starts = _line_starts(text)
    edits = []
    for path, new in values.items():
        old = _at(tree.value, path)
        mark = (tree.values if old else tree.keys).get(path)
        if mark is None or not isinstance(old, str):
            raise CannotRewriteError(path)
        start = starts[mark[0] - 1] + mark[1] - 1
        edits.append((*(_edit(text, start, old, new, path) if old else _fill(text, start, new, path)), path))
    for start, end, written, _ in sorted(edits, reverse=True):
        text = text[:start] + written + text[end:]
    changed = (UTF8_MARK if data.startswith(UTF8_MARK) else b"") + text.encode("utf-8")
    _verify(changed, name, tree, values)
    return changed


def rewrite_all(data: bytes, name: str, values: Mapping[Path, str]) -> tuple[bytes, list[Path]]:
    """The file with all values that can be written, and the places of those that cannot."""
    waiting = dict(values)
    refused: list[Path] = []
    while waiting:
        try:
            return rewrite(data, name, waiting), refused
        except CannotRewriteError as error:
            path = error.path if error.path in waiting else next(iter(waiting))
            refused.append(path)
            del waiting[path]
    return data, refused


def _edit(text: str, start: int, old: str, new: str, path: Path) -> tuple[int, int, str]:
    """Where the old value is written and what is written there now."""
    quote = text[start : start + 1]
    if quote in ("'", '"'):
        end = start + 1 + len(old)
        plain = not re.search(r"[\\'\"\n]", old + new)
        if not plain or text[start + 1 : end] != old or text[end : end + 1] != quote:
            raise CannotRewriteError(path)
        return start + 1, end, new
    end = start + len(old)
    if text[start:end] != old or quote in ("|", ">"):
        raise CannotRewriteError(path)
    return start, end, written(new)


def _fill(text: str, start: int, new: str, path: Path) -> tuple[int, int, str]:
    """Behind a name that has no value yet, `start` being where the name begins."""
    match = _NAME.match(text, start)
    if match is None or match["name"].strip("'\"") != str(path[-1]):
        raise CannotRewriteError(path)
    return match.end("colon"), match.end(), f" {written(new)}"


def written(new: str) -> str:
    """A value with quotes where YAML needs them, also in braces."""
    return new if _SAFE.fullmatch(new) else "'" + new.replace("'", "''") + "'"


def _line_starts(text: str) -> list[int]:
    """Lines as `read_text` counts them: CRLF, LF and CR end one."""
    return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]


def _verify(changed: bytes, name: str, before: Tree, values: Mapping[Path, str]) -> None:
    source, _ = read_text(changed, name)
    after = parse_tree(Source(name, source.text))[0] if source else None
    if after is None:
        raise CannotRewriteError(next(iter(values), ()))
    for path, (old, new) in _differences(before.value, after.value):
        if values.get(path) != new:
            raise CannotRewriteError(path)
        assert old != new
    for path, new in values.items():
        if _at(after.value, path) != new:
            raise CannotRewriteError(path)


def _differences(one: Any, other: Any, path: Path = ()) -> list[tuple[Path, tuple[Any, Any]]]:
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        return [found for key in one for found in _differences(one[key], other[key], (*path, key))]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [found for at, (a, b) in pairs for found in _differences(a, b, (*path, at))]
    return [] if one == other else [(path, (one, other))]


def _at(value: Any, path: Path) -> Any:
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
