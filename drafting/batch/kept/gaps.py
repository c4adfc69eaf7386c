"""Figures that a report prints as 【待补】, with the name and the provider that stand in the mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from drafting.blocks.document import Chart, Document, Heading, Inlines, Missing, Paragraph, Table
from drafting.diagnostics import Diagnostic
from drafting.model.paths import steps_of
from drafting.tuples import NamedTuple

_ALIKE: Final = 0.5
OWED: Final = "D220"
_BEGINNING: Final = "【"
"""Of what is printed for one that is missing."""


class Gap(NamedTuple):
    """A figure that prints 【待补】: its dotted path, its name as printed, and who provides it ("" where unknown)."""

    path: str
    name: str = ""
    provider: str = ""


def gaps_of(document: Document | None, missing: tuple[str, ...]) -> Iterator[Gap]:
    """One for each dotted path in `missing`, in that order."""
    marks = {each.path: each for each in _marks(document)} if document and missing else {}
    for path in missing:
        mark = marks.get(path)
        yield Gap(path, _name_in(mark), mark.source) if mark else Gap(path, path.rpartition(".")[2])


def in_unread_columns(
    gaps: tuple[Gap, ...], found: tuple[Diagnostic, ...], headings: tuple[str, ...]
) -> tuple[tuple[Gap, ...], tuple[Diagnostic, ...]]:
    """Gaps and findings, where the figure may stand in the table itself under a heading that could not be read.

    These send nobody to another office first.
    """
    heads = {gap.path: head for gap in gaps if (head := _like(gap.name, headings))}
    if not heads:
        return gaps, found
    told = tuple(gap._replace(provider=f"表里“{heads[gap.path]}”一列没有用上，先看是不是它") if gap.path in heads else gap for gap in gaps)
    hinted = tuple(
        replace(each, hint=f"表里“{heads[each.path]}”一列没有用上，是不是它？是的，表头改成 {each.path}；不是的，{each.hint}")
        if each.code == OWED and each.path in heads else each
        for each in found
    )  # fmt: skip
    return told, hinted


def _like(name: str, headings: tuple[str, ...]) -> str:
    """The heading that is called most like a figure, "" where none is."""
    plain = name.replace("·", "")
    likeness = {head: 1.0 if plain in head else SequenceMatcher(None, plain, head, autojunk=False).ratio() for head in headings}
    best = max(likeness, key=likeness.__getitem__, default="")
    return best if best and likeness[best] >= _ALIKE else ""


def _marks(document: Document) -> Iterator[Missing]:
    for content in _contents(document):
        yield from (each for each in content if isinstance(each, Missing))


def _contents(document: Document) -> Iterator[Inlines]:
    """Those in which something may be missing."""
    for block in document.all_blocks():
        if isinstance(block, Paragraph) and block.lead is not None and _BEGINNING in block.lead.words:
            yield block.lead.content
        if isinstance(block, Heading | Paragraph):
            if _BEGINNING in block.words:
                yield block.content
        elif isinstance(block, Table | Chart):
            for row in (block.table if isinstance(block, Chart) else block).rows:
                yield from row


def _name_in(mark: Missing) -> str:
    """监测对象·户, out of 【待补：监测对象·户（县医保局）】; a cell of a table does not say its name."""
    if "：" not in mark.text:
        return "·".join(steps_of(mark.path)[1:])
    return mark.text.strip("【】").removeprefix("待补：").removesuffix(f"（{mark.source}）")
