"""A chart as numbers, the same for every writer that draws it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from drafting.blocks.document import Chart, Column, Figure, FigureRecord, Inlines, Missing, plain
from drafting.frozen import frozen

COLOURS: Final = ("2F5597", "C55A11", "7F7F7F", "BF9000", "548235", "9DC3E6")
"""Of series, or of a pie's shares; told apart in black and white too."""


@frozen
class Series:
    """One row of bars or one line; `refs` are the figures' indexes in the document."""

    name: str
    amounts: tuple[Decimal | None, ...]
    refs: tuple[int | None, ...]


@frozen
class Plot:
    """`categories` of owed figures end in （待补）; `unit` is that of every series."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str

    @property
    def is_labelled(self) -> bool:
        """Whether each bar or point bears its number: where they are few enough to be read."""
        return len(self.categories) * len(self.series) <= _FEW


_FEW: Final = 36


def plot(chart: Chart, figures: Sequence[FigureRecord]) -> Plot:
    """The numbers of a chart, as the figures of its table say."""
    table = chart.table
    columns = table.columns[1:]
    return Plot(
        categories=tuple(_category(row) for row in table.rows),
        series=tuple(_series(column, [row[place] for row in table.rows], figures) for place, column in enumerate(columns, 1)),
        unit=next((column.unit for column in columns if column.unit), ""),
    )


def _category(row: tuple[Inlines, ...]) -> str:
    owed = any(isinstance(piece, Missing) for cell in row[1:] for piece in cell)
    return plain(row[0]) + ("（待补）" if owed else "")


def _series(column: Column, cells: Sequence[Inlines], figures: Sequence[FigureRecord]) -> Series:
    shown = [next((piece for piece in cell if isinstance(piece, Figure)), None) for cell in cells]
    values = [figures[each.ref].value if each else None for each in shown]
    return Series(
        column.header,
        tuple(Decimal(value) if value is not None else None for value in values),
        tuple(each.ref if each else None for each in shown),
    )
