"""A text that came in at the rim, with the name under which messages speak of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any

from drafting.diagnostics import Place
from drafting.frozen import frozen, mutable

Path = tuple[str | int, ...]
"""A place inside a data file: keys and list indexes from the top, as written."""

Mark = tuple[int, int]
"""Line and column, both from 1."""


Met = tuple[int, int, int, int]
"""Where a parser met a key and its value: line and column of both, from 0. The value's line is -1 where there is none."""


@frozen
class Source:
    """The name a message shows (as the user gave it) and the decoded text."""

    name: str
    text: str


@mutable
class Tree:
    """A data file as typed: dict, list and str only (every scalar keeps its lexeme), with positions.

    `keys` holds where a key (or list item) stands, `values` where its value begins. An empty value is "".
    `lines` holds texts without quotes that run over several lines, as typed.
    `elsewhere` holds the places of what another file said: the cells of a table, the common file of a batch.
    `moved` holds, by the path that the program gives it, where something stands as typed (`read_as`).
    """

    name: str
    value: Any
    keys: dict[Path, Mark]
    values: dict[Path, Mark]
    elsewhere: dict[Path, Place] = field(default_factory=dict)
    lines: dict[Path, str] = field(default_factory=dict)
    moved: dict[Path, Path] = field(default_factory=dict)

    def read_as(self, moved: Mapping[Path, Path]) -> None:
        """Paths as typed → as read: whatever stands in the file at or below the one is also found under the other."""
        if not moved:
            return
        lengths = sorted({len(path) for path in moved}, reverse=True)
        for marks in (self.keys, self.values):
            found = []
            for path, mark in marks.items():
                for length in lengths:
                    real = moved.get(path[:length]) if len(path) >= length else None
                    if real is not None:
                        found.append(((*real, *path[length:]), mark))
                        break
            marks.update(found)
        self.moved.update((real, typed) for typed, real in moved.items())

    def typed(self, path: Path) -> Path:
        """Where what is read as `path` stands in `value`."""
        for _ in self.moved:  # a name may have moved more than once
            shorter = next((path[:length] for length in range(len(path), 0, -1) if path[:length] in self.moved), None)
            if shorter is None:
                break
            path = (*self.moved[shorter], *path[len(shorter) :])
        return path

    def line(self, path: Path) -> tuple[str, int | None]:
        """File and line of `place(path)`."""
        place = self.place(path)
        return place.file, place.line

    def lines_of(self, paths: Sequence[Path]) -> tuple[Sequence[str], Sequence[int | None]]:
        """Files and lines of several, as `line` gives them; what stands nowhere, (), has no line."""
        found = [self.line(path) if path else (self.name, None) for path in paths]
        return [file for file, _ in found], [line for _, line in found]

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of `path`, or of the nearest ancestor that stands in the file."""
        while path:
            mark = self._mark(path, key=key)
            if mark:
                return Place(self.name, *mark)
            if path in self.elsewhere:
                return self.elsewhere[path]
            path = path[:-1]
        return Place(self.name, 1, 1) if self._is_placed() else Place(self.name)

    def _mark(self, path: Path, *, key: bool) -> Mark | None:
        """Where `path` itself stands."""
        first, second = (self.keys, self.values) if key else (self.values, self.keys)
        return first.get(path) or second.get(path)

    def _is_placed(self) -> bool:
        return bool(self.values)


class GrownTree(Tree):
    """A tree as it grows from a text: `met` holds where the key and the value of each path begin.

    The parser's positions are kept as they are. They become marks for who asks for `keys` or `values`, or changes them;
    until then a place is found among them.
    """

    __slots__ = ("met",)

    def __init__(self, name: str) -> None:
        self.name = name
        self.value = ""
        self.met: dict[Path, Met] | None = {}
        self.elsewhere = {}
        self.lines = {}
        self.moved = {}

    def line(self, path: Path) -> tuple[str, int | None]:
        met = self.met.get(path) if self.met else None
        return (self.name, met[2] + 1) if met and met[2] >= 0 else super().line(path)

    def _mark(self, path: Path, *, key: bool) -> Mark | None:
        if self.met is None:
            return super()._mark(path, key=key)
        met = self.met.get(path)
        if met is None:
            return None
        line, column = met[:2] if key or met[2] < 0 else met[2:]
        return line + 1, column + 1

    def _is_placed(self) -> bool:
        return bool(self.met) or super()._is_placed()

    def __getattr__(self, attribute: str) -> Any:
        if attribute not in _MARKS or self.met is None:
            raise AttributeError(attribute)
        met, self.met = self.met, None
        self.keys = {path: (line + 1, column + 1) for path, (line, column, _, _) in met.items() if path}
        self.values = {path: (line + 1, column + 1) for path, (_, _, line, column) in met.items() if line >= 0}
        return getattr(self, attribute)


_MARKS = ("keys", "values")


class KnownTree(Tree):
    """A tree whose value, or what was made of it, is known from an earlier start: the rest is read when somebody asks for it."""

    __slots__ = ("_read",)

    def __init__(self, name: str, value: Any, read: Callable[[], Tree]) -> None:
        self.name = name
        if value is not None:
            self.value = value
        self._read = read
        self.moved = {}

    def __getattr__(self, attribute: str) -> Any:
        if attribute not in _IN_THE_FILE:
            raise AttributeError(attribute)
        whole = self._read()
        for each in _IN_THE_FILE:
            setattr(self, each, getattr(whole, each))
        return getattr(self, attribute)


_IN_THE_FILE = ("value", "keys", "values", "elsewhere", "lines")


class LayeredTree(Tree):
    """Files of names, the stronger first: a name is what the first that has it says, and stands there."""

    __slots__ = ("_layers",)

    def __init__(self, *layers: Tree) -> None:
        names = [each.value for each in reversed(layers) if isinstance(each.value, dict)]
        super().__init__(layers[0].name, {name: value for each in names for name, value in each.items()}, {}, {})
        self._layers = layers

    def place(self, path: Path, *, key: bool = False) -> Place:
        holding = (each for each in self._layers if path and isinstance(each.value, dict) and path[0] in each.value)
        return next(holding, self._layers[0]).place(path, key=key)
