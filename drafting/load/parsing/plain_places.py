"""Where things stand in a file of plain lines: lines are noted while it is read, columns are looked up when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import getitem
from typing import Any, Final

from drafting.load.parsing.plain_shapes import LINE, places_in_brackets, read_brackets
from drafting.source import Mark, Met, Path, Tree

OWN: Final = ""
"""Among the lines of what stands below a name: the line of the name itself. No name is empty."""

Lines = dict[str | int, Any]
"""Name, or number of a list's item → its line, from 0, or the `Lines` of what stands below it. What stands in brackets is on
the line on which they open: a `LineOfBrackets`.
"""


class LineOfBrackets(int):
    """The line of a name, and of all that stands in brackets behind it, whatever is asked for."""

    __slots__ = ()

    def __getitem__(self, _: object) -> LineOfBrackets:
        return self


class PlainTree(Tree):
    """The tree of a file of plain lines. `keys` and `values` are made for who asks for them whole."""

    __slots__ = ("_at", "_depths", "_moves", "_on_lines", "_text")

    def __init__(self, name: str, value: Any, text: list[str], at: Lines) -> None:
        """`text` is the file's, line by line; `at` are the lines of `value`."""
        self.name = name
        self.value = value
        self.elsewhere = {}
        self.lines = {}
        self.moved = {}
        self._text = text
        self._at = at
        self._depths: set[int] = set()  # how long the paths are that were moved
        self._moves: list[Mapping[Path, Path]] | None = []  # None once `keys` and `values` are made
        self._on_lines: dict[Path, dict[Path, Met]] = {}  # what was asked for

    @property
    def met(self) -> dict[Path, Met]:
        """Where the key and the value of each path begin, as a parser meets them."""
        return {(): self._of_holder((), self._at), **self._met_below((), self._at)}

    def read_as(self, moved: Mapping[Path, Path]) -> None:
        self._depths.update(map(len, moved.values()))
        if self._moves is None or not moved:
            super().read_as(moved)
            return
        self._moves.append(dict(moved))
        self.moved.update((real, typed) for typed, real in moved.items())

    def line(self, path: Path) -> tuple[str, int | None]:
        for depth in self._depths:
            if path[:depth] in self.moved:
                break
        else:
            at: Any = self._at
            try:
                for step in path:
                    if at.__class__ is not dict and not self.elsewhere:  # in brackets, which are on one line
                        return self.name, at + 1
                    at = at[step]
            except (KeyError, TypeError):  # nothing there, or it may have come from elsewhere
                pass
            else:
                return self.name, (at if at.__class__ is not dict else _first(at)) + 1
        as_typed = not self.moved and not self.elsewhere
        for each in self._readings(path) if self.moved else (path,):
            at, left = self._found(each)
            if not left or (as_typed and left < len(each)):  # the nearest above it that stands there
                return self.name, (at if isinstance(at, int) else _first(at)) + 1
            if isinstance(at, int):
                break
        return super().line(path)

    def lines_of(self, paths: Sequence[Path]) -> tuple[Sequence[str], Sequence[int | None]]:
        if self._depths or self.elsewhere:
            return super().lines_of(paths)
        whole = self._at
        lines: list[int | None]
        try:
            met: list[Any] = [reduce(getitem, path, whole) for path in paths]
        except (KeyError, TypeError):  # something stands nowhere, or below a text
            lines = [self.line(path)[1] if path else None for path in paths]
        else:
            lines = [at + 1 if at.__class__ is not dict else _first(at) + 1 if at is not whole else None for at in met]
        return [self.name] * len(lines), lines

    def _mark(self, path: Path, *, key: bool) -> Mark | None:
        if self._moves is None:
            return super()._mark(path, key=key)
        for each in self._readings(path):
            met = self._met(each)
            if met is not None:
                line, column = met[:2] if key else met[2:]
                return line + 1, column + 1
        return None

    def _readings(self, path: Path) -> list[Path]:
        """What may have been read as `path`, as typed first, and it itself last."""
        found = [path]
        for _ in self.moved:  # a name may have moved more than once
            shorter = next((path[:length] for length in range(len(path), 0, -1) if path[:length] in self.moved), None)
            if shorter is None:
                break
            path = (*self.moved[shorter], *path[len(shorter) :])
            found.insert(0, path)
        return found

    def _is_placed(self) -> bool:
        return True

    def __getattr__(self, attribute: str) -> Any:
        if attribute not in ("keys", "values") or self._moves is None:
            raise AttributeError(attribute)
        met, moves, self._moves = self.met, self._moves, None
        self.keys = {path: (line + 1, column + 1) for path, (line, column, _, _) in met.items() if path}
        self.values = {path: (line + 1, column + 1) for path, (_, _, line, column) in met.items()}
        for moved in moves:
            super().read_as(moved)
        return getattr(self, attribute)

    # one place, or all -----------------------------------------------------------------

    def _found(self, path: Path) -> tuple[Lines | int, int]:
        """The lines of what stands at `path`, or of the last above it that has any; how many steps are left from there."""
        at, left = self._at, len(path)
        for step in path:
            below = at.get(step)
            if below is None:
                break
            left -= 1
            if below.__class__ is not dict:
                return below, left
            at = below
        return at, left

    def _met(self, path: Path) -> Met | None:
        at, left = self._found(path)
        if isinstance(at, int):
            return self._met_on(at, path[: len(path) - left]).get(path)
        return None if left else self._of_holder(path, at)

    def _of_holder(self, path: Path, at: Lines) -> Met:
        """Of what has lines of its own below it."""
        first = _first(at)
        column = len(self._text[first]) - len(self._text[first].lstrip(" "))
        if not path:
            return first, column, first, column
        number = at[OWN]
        own, _, _ = self._columns(number, path)
        return (number, own, number, own) if isinstance(path[-1], int) else (number, own, first, column)

    def _met_on(self, number: int, path: Path) -> dict[Path, Met]:
        """Of what stands on a line, and what stands in brackets behind it."""
        met = self._on_lines.get(path)
        if met is not None:
            return met
        column, start, bracketed = self._columns(number, path)
        met = self._on_lines[path] = {path: (number, column, number, start)}
        if bracketed:
            line = self._text[number]
            places_in_brackets(read_brackets(line, start)[0], line, start, number, path, met)
        return met

    def _columns(self, number: int, path: Path) -> tuple[int, int, bool]:
        """Where on a line stands what is at `path`, and its value, and whether that is in brackets."""
        found = LINE.match(self._text[number])
        assert found is not None  # it was read so
        blanks, dash, name, colon, plain, other, _ = found.groups("")
        column = start = len(blanks) + len(dash)
        if isinstance(path[-1], str):
            start += len(name) + (len(colon) if plain or other else 1)
        return column, start, other.startswith(("[", "{"))

    def _met_below(self, path: Path, at: Lines) -> dict[Path, Met]:
        found: dict[Path, Met] = {}
        for step, below in at.items():
            place = (*path, step)
            if below.__class__ is not dict:
                if step != OWN:
                    found.update(self._met_on(below, place))
            else:
                found[place] = self._of_holder(place, below)
                found.update(self._met_below(place, below))
        return found


def _first(at: Lines) -> int:
    """The first line of what stands below a name."""
    steps = iter(at)
    step = next(steps)
    below = at[next(steps) if step == OWN else step]
    line: int = below if below.__class__ is not dict else below[OWN]
    return line
