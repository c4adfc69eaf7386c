"""The record part of a docx: what writers leave in the file and readers find again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from drafting.blocks.document import FigureRecord, SaidBy
from drafting.frozen import frozen

NAMESPACE: Final = "urn:drafting:record:1"
SAID_BY: Final[tuple[SaidBy, ...]] = ("template", "data", "rest")


@frozen
class RecordedFigure:
    """One printing of a quantity: the hidden bookmark around it, where it comes from and where it was put.

    `paragraph` counts the record's paragraphs from 0, `offset` the characters before the figure in that paragraph's text.
    """

    bookmark: str
    figure: FigureRecord
    paragraph: int
    offset: int


@frozen
class RecordedGap:
    """A 【待补】 where an owed figure will stand: its path, how it prints, and where it was put."""

    path: str
    text: str
    paragraph: int
    offset: int


@frozen
class ChartPoint:
    """A bar, point or slice: the name of its series, its category, and the figure it shows; None where the chart has a gap."""

    series: str
    category: str
    figure: FigureRecord | None


@frozen
class RecordedChart:
    """A chart as it was drawn, its points series by series."""

    caption: str
    points: tuple[ChartPoint, ...]


@frozen
class Grid:
    """Rows of a table in the record's paragraphs, one a cell: the first of them, the cells of a row, how many rows.

    One that begins where another ends goes on with its table.
    """

    first: int
    columns: int
    rows: int

    @property
    def end(self) -> int:
        return self.first + self.columns * self.rows


@frozen
class Row:
    """One row of a table: the first of the record's paragraphs that are its cells, and how many there are."""

    first: int
    columns: int

    @property
    def paragraphs(self) -> range:
        return range(self.first, self.first + self.columns)


@frozen
class Record:
    """How a docx was made. `paragraphs` holds the text of every w:p of the body in order, empty ones and cells too.

    `title` is "" in records of earlier versions: see `heading`. `tables` tells which of the paragraphs are cells.
    """

    version: str
    template: str
    data_file: str
    subject: str
    paragraphs: tuple[str, ...]
    figures: tuple[RecordedFigure, ...]
    fingerprint: str
    title: str = ""
    tables: tuple[Grid, ...] = ()
    gaps: tuple[RecordedGap, ...] = ()
    charts: tuple[RecordedChart, ...] = ()

    def with_gaps(self) -> Record:
        """The record with its 【待补】 behind the figures, as figures without value: people fill them in."""
        nothing = FigureRecord("", "", None, "", None, (), self.data_file, None, None, "template")
        gaps = (
            RecordedFigure("", nothing._replace(text=each.text, path=each.path), each.paragraph, each.offset)
            for each in self.gaps
        )
        return replace(self, figures=(*self.figures, *gaps))

    @property
    def heading(self) -> str:
        """The report's title in one line; where it was not recorded, the lines before the first empty one."""
        if self.title:
            return self.title
        lines = self.paragraphs
        return "".join(lines[: lines.index("")] if "" in lines else lines[:1])


def tables_of(record: Record) -> tuple[tuple[Row, ...], ...]:
    """The tables of a draft, each as its rows."""
    tables: list[list[Row]] = []
    end = -1
    for grid in record.tables:
        rows = [Row(grid.first + grid.columns * number, grid.columns) for number in range(grid.rows)]
        if grid.first == end:
            tables[-1] += rows
        else:
            tables.append(rows)
        end = grid.end
    return tuple(map(tuple, tables))


def part_digest(content: bytes) -> str:
    """The digest of one part's bytes, before compression."""
    return hashlib.sha256(content).hexdigest()


def fingerprint(digests: Mapping[str, str]) -> str:
    """One digest over all parts but the record: part name → digest, in any order."""
    lines = "".join(f"{name} {digests[name]}\n" for name in sorted(digests))
    return hashlib.sha256(lines.encode()).hexdigest()
