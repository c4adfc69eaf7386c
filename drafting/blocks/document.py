"""The middle type of the program: a numbered document without any formatting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, final

from drafting.frozen import frozen
from drafting.tuples import NamedTuple

if TYPE_CHECKING:
    from drafting.blocks.filled_lines import FilledLine

SaidBy = Literal["template", "data", "rest"]


@final
class Text(NamedTuple):
    """Running text; never a figure of the data."""

    text: str
    bold: bool = False


@final
class Figure(NamedTuple):
    """One printed quantity; `ref` is its index in `Document.figures`."""

    text: str
    ref: int
    bold: bool = False


@final
class Missing(NamedTuple):
    """A visible 【待补：…】 in place of a figure that is owed or absent; `path` is dotted, `source` the 提供单位."""

    text: str
    path: str
    source: str = ""


@final
class Doubt(NamedTuple):
    """A visible 【待核】 behind a figure that contradicts others."""

    text: str
    bold: bool = False


Inline = Text | Figure | Missing | Doubt
Inlines: TypeAlias = "tuple[Inline, ...] | FilledLine"


@frozen
class Heading:
    """A heading on its own line, or run in before a paragraph. `number` is printed as it is: 一、 （一） 1. （1）.

    `words` are the characters of `content`: many ask for them.
    """

    level: int
    number: str
    content: Inlines
    words: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.words = plain(self.content)  # type: ignore[misc]  # the last of what `__init__` sets


@frozen
class Paragraph:
    """A body paragraph. With `lead` the heading stands run in: number, its words, 。 and then the content, of which `words` are the characters."""

    content: Inlines
    lead: Heading | None = None
    words: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.words = plain(self.content)  # type: ignore[misc]


@frozen
class Column:
    """A table column. `unit` is printed in the header; numeric columns are right-aligned."""

    header: str
    unit: str = ""
    numeric: bool = False


@frozen
class Table:
    """A table made from 明细表 or from a GFM table of a template. `total` marks the last row as 合计.

    `turned` is where the data says whether it stands on a page turned on its side (版面: 横排); None leaves it to the writer.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    caption: str = ""
    notes: tuple[str, ...] = ()
    total: bool = False
    unit_line: str = ""  # 单位：万元, above the table to the right
    turned: bool | None = None


@frozen
class Image:
    """A picture; `file` is relative to the data's folder, `line` the one of the data file that names it, if one does."""

    file: str
    caption: str = ""
    line: int | None = None


ChartKind = Literal["column", "bar", "line", "pie"]
"""柱形图, 条形图, 折线图, 饼图."""


@frozen
class Chart:
    """A chart of a table's numbers: its first column names the categories, each other one is a series in the same unit.

    A cell without a figure is a gap. The table's caption is the chart's.
    """

    kind: ChartKind
    table: Table


Block = Heading | Paragraph | Table | Image | Chart


class FigureRecord(NamedTuple):
    """Where one printed quantity comes from. `value` is in the unit as printed."""

    text: str
    path: str
    value: str | None
    unit: str
    formula: str | None
    inputs: tuple[str, ...]
    file: str
    line: int | None
    source: str | None
    said_by: SaidBy

    def to_json(self) -> dict[str, object]:
        return {
            "text": self.text,
            "path": self.path,
            "value": self.value,
            "unit": self.unit,
            "formula": self.formula,
            "inputs": list(self.inputs),
            "file": self.file,
            "line": self.line,
            "source": self.source,
            "said_by": self.said_by,
        }


@frozen
class Head:
    """版头 but for the 发文字号 (GB/T 9704 7.2). `marks` are the names in red, one an issuing body.

    `word` is the 文件 that stands beside several names; a single mark holds its own. With `letter` the document is a
    信函 (10.1).
    """

    copy_number: str = ""  # 份号
    secrecy: str = ""  # 密级和保密期限: 机密★1年
    urgency: str = ""  # 紧急程度
    marks: tuple[str, ...] = ()  # 发文机关标志
    word: str = ""
    signers: tuple[str, ...] = ()  # 签发人
    letter: bool = False


@frozen
class Front:
    """What stands before the body. `title` may hold | where a line of the title must end."""

    title: str
    draft: str = ""  # 稿次
    document_number: str = ""  # 发文字号
    addressee: str = ""  # 主送机关, without the colon
    salutation: str = ""  # 称谓, without the colon
    head: Head = Head()


@frozen
class Imprint:
    """版记 (7.4). `printed` is the day as it prints: 2026年7月6日, without 印发."""

    addressees: str = ""  # 主送机关 that are too many for the first page
    copies: str = ""  # 抄送, without 。
    printer: str = ""  # 印发机关
    printed: str = ""  # 印发日期


@frozen
class Back:
    """What stands after the body. `date` is printed as it is: 2021年11月17日. With `sealed` room is left for a seal."""

    signatures: tuple[str, ...] = ()
    date: str = ""
    note: str = ""  # 附注, without brackets; a line each
    sealed: bool = False
    imprint: Imprint = Imprint()


@frozen
class Annex:
    """附件 (7.3.7). One without blocks is named after the text and travels on its own.

    `report` is the data file whose report it is, "" for one of the document's own.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    report: str = ""


@frozen
class Origin:
    """What the record part says about how the document was made. `subject` says whose report it is, of which period."""

    template: str
    data_file: str
    subject: str = ""


@frozen
class Document:
    """A finished text: every writer prints exactly this."""

    front: Front
    blocks: tuple[Block, ...]
    back: Back = Back()
    figures: Sequence[FigureRecord] = ()
    origin: Origin = Origin("", "")
    region: str = field(default="")
    annexes: tuple[Annex, ...] = ()

    def all_blocks(self) -> tuple[Block, ...]:
        """The blocks of the text, then those of each annex."""
        if not self.annexes:
            return self.blocks
        return (*self.blocks, *(block for annex in self.annexes for block in annex.blocks))

    def own_texts(self) -> tuple[Document, ...]:
        """The text, then each annex of its own as a text for itself: reports of other data files that are enclosed speak of their own."""
        if not self.annexes:
            return (self,)
        own = (each for each in self.annexes if not each.report)
        return (self, *(Document(Front(each.title), each.blocks, figures=self.figures) for each in own))


_TEXT: Final = attrgetter("text")


def plain(content: Inlines) -> str:
    """The characters of some inlines, without bold or provenance."""
    return "".join(map(_TEXT, content)) if type(content) is tuple else content.words  # type: ignore[union-attr]


def shifted(block: Block, by: int) -> Block:
    """The block with its figures counted from `by`: for a text that is joined to another one."""
    if not by:
        return block
    if isinstance(block, Heading):
        return replace(block, content=_moved(block.content, by))
    if isinstance(block, Paragraph):
        lead = replace(block.lead, content=_moved(block.lead.content, by)) if block.lead else None
        return Paragraph(_moved(block.content, by), lead)
    if isinstance(block, Chart):
        return replace(block, table=_moved_table(block.table, by))
    if isinstance(block, Table):
        return _moved_table(block, by)
    return block


def _moved(content: Inlines, by: int) -> Inlines:
    if type(content) is not tuple:
        return content.moved(by)  # type: ignore[union-attr]
    return tuple(each._replace(ref=each.ref + by) if isinstance(each, Figure) else each for each in content)


def _moved_table(table: Table, by: int) -> Table:
    return replace(table, rows=tuple(tuple(_moved(cell, by) for cell in row) for row in table.rows))
