"""Where a draft shows that a figure contradicts the others, or cannot be: 完成年度任务的80%【待核】. A final copy is not written while one does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.blocks.document import (
    Block,
    Document,
    Doubt,
    Figure,
    FigureRecord,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Table,
)
from drafting.blocks.filled_lines import FilledLine
from drafting.diagnostics import Diagnostic, is_mismatch

MARK: Final = "【待核】"
_NO_FIGURES: Final = ("R140", "R141")
"""Codes of what cannot be judged, or is not answered for: nothing is said against a figure."""


def with_doubts(document: Document, found: Iterable[Diagnostic], unsettled: Collection[str] = ()) -> Document:
    """The document with a mark behind every printing of a figure that a finding says to contradict others, or of what was made from it alone.

    `unsettled` are the paths of figures that somebody says to be none yet: so is whatever was computed from one.
    Reports of other data files are marked by their own findings.
    """
    paths = dict.fromkeys(each.path for each in found if each.path and is_mismatch(each.code, each.severity) and each.code not in _NO_FIGURES)
    refs = {ref for path in paths for ref in _printed(path, document.figures)}
    if unsettled:
        refs.update(_made_from(unsettled, document.figures))
    if not refs:
        return document
    annexes = tuple(each if each.report else replace(each, blocks=_marked(each.blocks, refs)) for each in document.annexes)
    return replace(document, blocks=_marked(document.blocks, refs), annexes=annexes)


def _printed(path: str, figures: Sequence[FigureRecord]) -> list[int]:
    """The figure itself, or the one in several units of which it is a part, or one of its units; else what was computed from it."""
    whole, _, unit = path.rpartition(".")
    ways: tuple[Callable[[FigureRecord], bool], ...] = (
        lambda each: each.path == path,
        lambda each: each.path == whole and each.unit == unit,
        lambda each: each.path == f"{path}.{each.unit}",
        lambda each: path in each.inputs,
    )
    return next((refs for way in ways if (refs := [ref for ref, each in enumerate(figures) if way(each)])), [])


def _made_from(paths: Collection[str], figures: Sequence[FigureRecord]) -> set[int]:
    """The figures themselves and those that were computed from one, or from what was."""
    doubted = set(paths)
    found: set[int] = set()
    while True:
        more = {ref for ref, each in enumerate(figures) if ref not in found and (each.path in doubted or not doubted.isdisjoint(each.inputs))}
        if not more:
            return found
        found |= more
        doubted.update(figures[ref].path for ref in more)


def _marked(blocks: tuple[Block, ...], refs: set[int]) -> tuple[Block, ...]:
    return tuple([_block(each, refs) for each in blocks])


def _block(block: Block, refs: set[int]) -> Block:
    if isinstance(block, Paragraph):
        lead = block.lead
        if not _holds(block.content, refs) and (lead is None or not _holds(lead.content, refs)):
            return block
        return Paragraph(_inlines(block.content, refs), _heading(lead, refs) if lead is not None else None)
    if isinstance(block, Heading):
        return _heading(block, refs)
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_inlines(cell, refs) for cell in row) for row in block.rows))
    return block  # the numbers of a chart are drawn


def _heading(heading: Heading, refs: set[int]) -> Heading:
    return replace(heading, content=_inlines(heading.content, refs)) if _holds(heading.content, refs) else heading


def _inlines(content: Inlines, refs: set[int]) -> Inlines:
    return tuple(_with_marks(content, refs)) if _holds(content, refs) else content


def _holds(content: Inlines, refs: set[int]) -> bool:
    if isinstance(content, FilledLine):
        return content.holds(refs)
    for each in content:  # noqa: SIM110 -- asked of every paragraph
        if type(each) is Figure and each.ref in refs:
            return True
    return False


def _with_marks(content: Inlines, refs: set[int]) -> Iterator[Inline]:
    """5361户12591人【待核】: once behind figures that stand together."""
    owed = False
    for each in content:
        doubted = isinstance(each, Figure) and each.ref in refs
        if owed and not (isinstance(each, Figure) and each.text):
            yield Doubt(MARK)
            owed = False
        yield each
        owed = owed or doubted
    if owed:
        yield Doubt(MARK)
