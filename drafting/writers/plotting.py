"""A chart as numbers, the same for every writer that draws it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal

from drafting.blocks.document import Chart, ChartKind, Column, Figure, FigureRecord, Inlines, Missing, plain
from drafting.frozen import frozen
from drafting.writers.title import width

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

    def labels(self, kind: ChartKind) -> Labels:
        """How each bar or point bears its number, so that no number touches the next one's."""
        bars = len(self.categories) * len(self.series)
        if kind == "pie":
            return "flat"
        if kind == "bar":
            return "flat" if bars <= _MOST_LYING else ""
        slots = bars if kind == "column" else len(self.categories)
        if kind == "line" and len(self.series) > _MOST_LINES:
            return ""
        if slots * (max(map(width, self._printed), default=0.0) + _APART) <= _ACROSS:
            return "flat"
        return "turned" if slots * _TURNED <= _ACROSS else ""

    @property
    def starts_at_zero(self) -> bool:
        """Bars are compared by their length: their axis begins at zero, unless one of them lies below it."""
        return all(amount >= 0 for series in self.series for amount in series.amounts if amount is not None)

    def is_upper(self, place: int) -> bool:
        """Of two lines the one that lies higher on the whole."""
        means = [sum(shown) / len(shown) if shown else Decimal(0) for shown in map(_shown, self.series)]
        return len(means) < 2 or means[place] >= max(means)

    @property
    def _printed(self) -> Iterator[str]:
        return (f"{amount:f}" for series in self.series for amount in _shown(series))


def _shown(series: Series) -> list[Decimal]:
    return [amount for amount in series.amounts if amount is not None]


Labels = Literal["flat", "turned", ""]
_ACROSS: Final = 33.0  # characters of 10.5磅 side by side between the axis and the right edge
_APART: Final = 0.5
_TURNED: Final = 1.15  # what a number takes that runs upwards
_MOST_LYING: Final = 35  # bars one below the other on two thirds of a page
_MOST_LINES: Final = 2  # whose numbers stand above the upper and below the lower one


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
