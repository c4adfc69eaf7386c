"""The figures of recorded charts, as the charts of an edited file show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafting.blocks.record import Record, RecordedFigure
from drafting.readers.charts import ChartNumbers, counterpart, keys
from drafting.readers.locate import Located


def in_charts(record: Record, standing: Sequence[ChartNumbers]) -> Iterator[tuple[str, Located]]:
    """Each with the caption of its chart. One that reads otherwise was changed in the chart's own table of numbers."""
    left = list(standing)
    for chart in record.charts:
        now = counterpart(chart, left)
        amounts = now.amounts if now else {}
        caption = chart.caption or (now.caption if now else "")
        for key, point in zip(keys(chart.points), chart.points, strict=True):
            figure = point.figure
            if figure is None:
                continue
            amount = amounts.get(key)
            same = amount is not None and figure.value is not None and amount == float(figure.value)
            text = figure.text if same else "" if amount is None else f"{amount:.12g}"
            place = now.paragraph if now and now.paragraph >= 0 and text else None
            yield caption, Located(-1, RecordedFigure("", figure, -1, 0), place, 0, 0, text, "record", certain=True)
