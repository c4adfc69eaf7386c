"""附件 and 承载: the texts that stand beside the main one, joined to it as one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from drafting.blocks.document import Annex, Block, Document, FigureRecord, Image, Table, shifted
from drafting.blocks.marks import literal, printable, unliteral
from drafting.blocks.wording import one_line
from drafting.compose import Composed
from drafting.model.dataset import Dataset
from drafting.model.official import Carrier, Enclosure
from drafting.patterns import lazy
from drafting.quantities.numerals import chinese
from drafting.render.run import Rendered
from drafting.tuples import NamedTuple

Compose = Callable[[str], Composed]
"""marked text → its blocks"""

ReadReport = Callable[[Enclosure], Document | None]
"""the report of another data file; None where it cannot be made (and that is said)"""


class Joined(NamedTuple):
    """`main` is the text that the front stands over, with the figures, gaps and paths of everything that is enclosed."""

    main: Composed
    title: str
    annexes: tuple[Annex, ...]


def join(composed: Composed, rendered: Rendered, dataset: Dataset, compose: Compose, read: ReadReport) -> Joined:
    """The document's text with its annexes; where 承载 is given, the carrier's text with the report as first annex."""
    official = dataset.document
    title = printable(official.title) or composed.title or unliteral(str(rendered.words.say("标题")))
    if not (official.carrier or official.enclosures):
        return Joined(composed, title, ())
    whole = _Whole(composed)
    main, annexes = composed.blocks, []
    if official.carrier:
        annexes.append(Annex(one_line(title), composed.blocks))
        title, text = _carrier(official.carrier, one_line(title), rendered, dataset)
        main = whole.take(compose(text))
    for entry, text in zip(official.enclosures, rendered.enclosed, strict=True):
        annexes.append(_annex(entry, text, dataset, whole, compose, read))
    return Joined(whole.as_composed(main), title, tuple(annexes))


class _Whole:
    """Figures, gaps and paths of several texts; their blocks are renumbered as they come."""

    def __init__(self, first: Composed) -> None:
        self._first = first
        self._figures = list(first.figures)
        self._missing = list(first.missing)
        self._said = set(first.said)
        self._dropped = first.dropped

    def take(self, composed: Composed) -> tuple[Block, ...]:
        self._missing += composed.missing
        self._said |= composed.said
        self._dropped += composed.dropped
        return self.renumbered(composed.blocks, composed.figures)

    def renumbered(self, blocks: tuple[Block, ...], figures: Iterable[FigureRecord]) -> tuple[Block, ...]:
        moved = tuple(shifted(block, len(self._figures)) for block in blocks)
        self._figures += figures
        return moved

    def as_composed(self, main: tuple[Block, ...]) -> Composed:
        return Composed(self._first.title, main, tuple(self._figures), self._missing, self._dropped, self._said, self._first.wordless)


_OWN_TITLE: Final = "附件标题"
_OWN_MATTER: Final = "附件事由"
_ISSUERS: Final = "发文单位"
_REPORTED: Final = lazy("(情况|进展)报告$")
_DEPARTMENT: Final = lazy("(?:局|委|委员会|办|办公室|厅|部)$")


def _carrier(carrier: Carrier, enclosed: str, rendered: Rendered, dataset: Dataset) -> tuple[str, str]:
    """Title and marked text of the carrier; the house's wording may name 发文单位, 附件标题, 附件事由 (without the place)."""
    unit = dataset.unit
    own_place = next((each for each in (unit.name, unit.region) if enclosed.startswith(each)), "")
    matter = enclosed.removeprefix(own_place) if unit.name.startswith(unit.region) else enclosed
    rendered.context[_OWN_TITLE] = literal(enclosed)
    rendered.context[_OWN_MATTER] = literal(_REPORTED.sub(r"\1", matter) or enclosed)  # not 情况报告的报告
    rendered.context[_ISSUERS] = literal(_issuers(dataset))
    title = printable(carrier.title) or unliteral(str(rendered.carrier.say("标题")))
    if carrier.text:
        return title, rendered.say(carrier.text, (*carrier.path, "正文"))
    return title, str(rendered.carrier.say("正文"))


def _issuers(dataset: Dataset) -> str:
    """Who issues the document, as its title says it: one body, two of them, or the first of several."""
    official = dataset.document
    several = next((each for each in (official.signatures, official.letterhead.marks) if len(each) > 1), ())
    names = [printable(each) for each in several] or [dataset.unit.name]
    if len(names) < 3:
        return " ".join(names)
    kind = "部门" if all(_DEPARTMENT.search(each) for each in names) else "单位"
    return f"{names[0]}等{chinese(len(names))}{kind}"


def _annex(entry: Enclosure, text: str, dataset: Dataset, whole: _Whole, compose: Compose, read: ReadReport) -> Annex:
    title = printable(entry.title)
    if entry.report:
        report = read(entry)
        if report is None:
            return Annex(title or entry.report)
        own_folder = PurePosixPath(entry.report).parent
        blocks = tuple(_from_folder(block, own_folder) for block in whole.renumbered(report.blocks, report.figures))
        return Annex(title or one_line(report.front.title), blocks, entry.report)
    blocks = whole.take(compose(text)) if entry.has_content else ()
    if not title:  # a table's own name
        table = dataset.tables[entry.tables[0]]
        title = printable(table.caption or table.name)
    return Annex(title, tuple(_untitled(block, title) for block in blocks))


def _from_folder(block: Block, folder: PurePosixPath) -> Block:
    """A picture of an enclosed report lies below its own data's folder."""
    return replace(block, file=str(folder / block.file)) if isinstance(block, Image) else block


def _untitled(block: Block, title: str) -> Block:
    """A table without the caption that the annex already bears."""
    return replace(block, caption="") if isinstance(block, Table) and block.caption == title else block
