"""A unit as it is held against others, by what is kept of its figures; its file is read once more where a place is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as File

from drafting.batch.kept.figures import Figures, notes_of
from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.source import KnownTree, Tree
from drafting.tuples import NamedTuple


class Peer(NamedTuple):
    """`source` is where its data stand, as messages say it."""

    source: str
    name: str
    region: str
    level: str
    figures: Figures

    @property
    def tree(self) -> Tree:
        """Where its figures stand, as far as that can still be read; a row of a table is its own place."""
        return KnownTree(self.source, None, _read_again(self.source, self.figures))


def _read_again(source: str, figures: Figures) -> Callable[[], Tree]:
    def read() -> Tree:
        nothing = Tree(source, {}, {}, {})
        try:
            text, _ = read_text(File(source).read_bytes(), source)
        except OSError:
            return nothing
        tree = parse_tree(text)[0] if text is not None else None
        if tree is None:
            return nothing
        tree.read_as({tuple(typed): tuple(real) for typed, real in notes_of(figures).moved})
        return tree

    return read
