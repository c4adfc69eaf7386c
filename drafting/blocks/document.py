"""The middle type of the program: a numbered document without any formatting."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

SaidBy = Literal["template", "data", "rest"]


class Text(NamedTuple):
    """Running text; never a figure of the data."""

    text: str
    bold: bool = False


class Figure(NamedTuple):
    """One printed quantity; `ref` is its index in `Document.figures`."""

    text: str
    ref: int
    bold: bool = False


class Missing(NamedTuple):
    """A visible 【待补：…】 in place of a figure that is owed or absent; `path` is dotted, `source` the 提供单位."""

    text: str
    path: str
    source: str = ""


Inline = Text | Figure | Missing
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on its own line, or run in before a paragraph. `number` is printed as it is: 一、 （一） 1. （1）."""

    level: int
    number: str
    content: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A body paragraph. With `lead` the heading stands run in: number, its words, 。 and then the content."""

    content: Inlines
    lead: Heading | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. `unit` is printed in the header; numeric columns are right-aligned."""

    header: str
    unit: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; `file` is relative to the data's folder."""

    file: str
    caption: str = ""


Block = Heading | Paragraph | Table | Image


class FigureRecord(NamedTuple):
    """Where one printed quantity comes from (design §8). `value` is in the unit as printed."""

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


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the body. `title` may hold | where a line of the title must end."""

    title: str
    draft: str = ""  # 稿次
    document_number: str = ""  # 发文字号
    addressee: str = ""  # 主送机关, without the colon
    salutation: str = ""  # 称谓, without the colon


@dataclass(frozen=True, slots=True)
class Back:
    """What stands after the body. `date` is printed as it is: 2021年11月17日."""

    signatures: tuple[str, ...] = ()
    date: str = ""
    note: str = ""  # 附注, without brackets


@dataclass(frozen=True, slots=True)
class Origin:
    """What the record part says about how the document was made. `subject` says whose report it is, of which period."""

    template: str
    data_file: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A finished text: every writer prints exactly this."""

    front: Front
    blocks: tuple[Block, ...]
    back: Back = Back()
    figures: tuple[FigureRecord, ...] = ()
    origin: Origin = Origin("", "")
    region: str = field(default="")


def plain(content: Inlines) -> str:
    """The characters of some inlines, without bold or provenance."""
    return "".join(each.text for each in content)
