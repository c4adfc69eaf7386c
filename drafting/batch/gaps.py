"""Figures that a report prints as 【待补】, with the name and the provider that stand in the mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafting.blocks.document import Chart, Document, Heading, Inlines, Missing, Paragraph, Table


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


def _marks(document: Document) -> Iterator[Missing]:
    for content in _contents(document):
        yield from (each for each in content if isinstance(each, Missing))


def _contents(document: Document) -> Iterator[Inlines]:
    for block in document.all_blocks():
        if isinstance(block, Heading):
            yield block.content
        elif isinstance(block, Paragraph):
            if block.lead:
                yield block.lead.content
            yield block.content
        elif isinstance(block, Table | Chart):
            for row in (block.table if isinstance(block, Chart) else block).rows:
                yield from row


def _name_in(mark: Missing) -> str:
    """监测对象·户, out of 【待补：监测对象·户（县医保局）】; a cell of a table does not say its name."""
    if "：" not in mark.text:
        return "·".join(mark.path.split(".")[1:])
    return mark.text.strip("【】").removeprefix("待补：").removesuffix(f"（{mark.source}）")
