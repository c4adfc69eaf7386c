"""How far the whole's own file has been amended: each step takes this and gives it back with what it has done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drafting.diagnostics import Diagnostic, Place
from drafting.frozen import frozen
from drafting.rollup.rolled import Rolled
from drafting.rollup.standing import Filling
from drafting.source import Path


@frozen
class Amended:
    """`data` is the file as it stands now. Of the figures, those at the `settled` paths are done with, those at the `marked` are told of already, and `left` could not be written."""

    data: bytes
    fillings: tuple[Filling, ...] = ()
    settled: frozenset[Path] = frozenset()
    marked: frozenset[Path] = frozenset()
    left: tuple[Rolled, ...] = ()
    told: tuple[Diagnostic, ...] = ()

    def with_(
        self, data: bytes, *, fillings: Iterable[Filling] = (), settled: Iterable[Path] = (), marked: Iterable[Path] = (), left: Iterable[Rolled] = (),
        told: Iterable[Diagnostic] = (),
    ) -> Amended:
        return replace(
            self, data=data, fillings=(*self.fillings, *fillings), settled=self.settled.union(settled), marked=self.marked.union(marked), left=(*self.left, *left),
            told=(*self.told, *told),
        )  # fmt: skip


def filling(each: Rolled, before: str | None, place: Place | None) -> Filling:
    return Filling(each.dotted, before, each.value, place)
