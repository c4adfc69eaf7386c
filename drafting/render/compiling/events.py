"""What a template says of itself, as a flat list of events: texts, marks, names, and what is printed in whose place.

Every dotted name is given from its root. `analysis` makes the list of a file; names, needs, reach and the checks read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Final

from drafting.diagnostics import Diagnostic, Place
from drafting.frozen import frozen, mutable

ANY_MEMBER: Final = "*"
"""The step from a list to any one of its members: 监测对象.构成.*"""


@frozen
class Text:
    """Text that the template prints as it stands."""

    text: str
    line: int


@frozen
class Structure:
    """A structure mark of `drafting.blocks.marks` with its payload."""

    mark: str
    payload: str
    line: int


@frozen
class Use:
    """A name: `steps` from the root, `typed` as the template writes it, the filters it goes through.

    `asked` is set in a condition (`is 零`), where nothing is printed.
    """

    steps: tuple[str, ...]
    typed: str
    line: int
    filters: tuple[str, ...] = ()
    asked: bool = False

    @property
    def dotted(self) -> str:
        return ".".join(self.steps)


@frozen
class BlockPlace:
    """Where a block stands; what it holds is in `Reading.blocks`, unless a template further down replaces it."""

    name: str


@frozen
class Parent:
    """{{ super() }}: the same block of the template above."""


@frozen
class Included:
    """{% include %} of another template."""

    name: str
    line: int


@frozen
class Otherwise:
    """Between the branches of an `if`, or of `a if b else c`."""


Event = Text | Structure | Use | BlockPlace | Parent | Included | Otherwise


@mutable
class Reading:
    """One file, read. `loose` holds what its macros say: they are printed where they are called.

    `links` are the other templates it names (extends, import, include) with the line; `problems` what needs no
    catalogue to be seen: syntax, full-width marks, filters and calls.
    """

    __slots__ = ("__dict__", "__weakref__")  # whoever looks at it holds it

    name: str
    file: str
    source: str
    parent: str | None = None
    body: list[Event] = field(default_factory=list)
    blocks: dict[str, list[Event]] = field(default_factory=dict)
    loose: list[Event] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    top_names: frozenset[str] = frozenset()
    problems: list[Diagnostic] = field(default_factory=list)

    def events(self) -> Iterator[Event]:
        """Everything in the file, whether it is printed or replaced."""
        yield from self.body
        for block in self.blocks.values():
            yield from block
        yield from self.loose

    def place(self, line: int, typed: str = "", before: int = 0) -> Place:
        """A line of the file, with the column where `typed` stands in it, `before` others of its kind."""
        lines = self.source.split("\n")
        text = lines[line - 1] if typed and line <= len(lines) else ""
        columns = [found.start() for found in re.finditer(rf"(?<![\w.]){re.escape(typed)}(?![\w.])", text)] if text else []
        column = columns[min(before, len(columns) - 1)] if columns else text.find(typed) if text else -1
        return Place(self.file, line, column + 1 if column >= 0 else None)
