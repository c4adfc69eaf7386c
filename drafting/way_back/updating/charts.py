"""Numbers of charts that are late. Word cannot track them, so they are said: which chart, which point, from what to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from drafting.blocks.document import FigureRecord
from drafting.blocks.record import Record, RecordedChart
from drafting.frozen import frozen
from drafting.readers.charts import ChartNumbers, Key, counterpart, keys


@frozen
class LateNumber:
    """A point of a chart, named as people find it, and the numbers there now and in today's data; "" for none.

    `by_person`: somebody has changed it in the chart.
    """

    name: str
    now: str
    new: str
    path: str
    by_person: bool


@frozen
class LateChart:
    """A chart that today's draft draws otherwise. `renamed` are categories written otherwise now, old and new."""

    caption: str
    paragraph: int
    numbers: tuple[LateNumber, ...]
    renamed: tuple[tuple[str, str], ...]


def late_charts(old: Record, new: Record, standing: Sequence[ChartNumbers]) -> Iterator[LateChart]:
    """`standing` are the charts as the person's file shows them. One that the person took out is not spoken of."""
    recorded, left = list(old.charts), list(standing)
    for chart in new.charts:
        drawn = counterpart(chart, recorded)
        now = counterpart(drawn or chart, left)
        if now is None and drawn is not None:
            continue
        late = _late(chart, drawn, now)
        if late.numbers or late.renamed:
            yield late


def _late(chart: RecordedChart, drawn: RecordedChart | None, now: ChartNumbers | None) -> LateChart:
    fresh = dict(zip(keys(chart.points), chart.points, strict=True))
    before = {key: _value(each.figure) for key, each in zip(keys(drawn.points), drawn.points, strict=True)} if drawn else None
    shown = now.amounts if now else {}
    names = _names(chart)
    numbers = []
    for key, point in fresh.items():
        new, here = _value(point.figure), shown.get(key)
        if here != new and (before is None or key not in before or before[key] != new):
            by_person = before is not None and key in before and here != before[key]
            numbers.append(LateNumber(names[key], _shown(here), _shown(new), point.figure.path if point.figure else "", by_person))
    for key, here in shown.items():
        if key not in fresh and here is not None and (before is None or key in before):
            numbers.append(LateNumber(f"{key[1]}·{key[0]}", _shown(here), "", "", by_person=False))
    return LateChart(chart.caption or (now.caption if now else ""), now.paragraph if now else -1, tuple(numbers), _renamed(chart, now))


def _renamed(chart: RecordedChart, now: ChartNumbers | None) -> tuple[tuple[str, str], ...]:
    """北坪（待补） that is 北坪 now."""
    if now is None:
        return ()
    shown = dict(zip(keys(now.points), now.points, strict=True))
    pairs = ((shown[key].category, each.category) for key, each in zip(keys(chart.points), chart.points, strict=True) if key in shown)
    return tuple(dict.fromkeys((one, other) for one, other in pairs if one != other))


def _names(chart: RecordedChart) -> dict[Key, str]:
    """Rows of one name are told apart as the data do."""
    counts = Counter((series, category) for series, category, _ in keys(chart.points))
    names = {}
    for key, point in zip(keys(chart.points), chart.points, strict=True):
        series, category, number = key
        if counts[series, category] > 1:
            row = point.figure.path.split(".")[-2] if point.figure and point.figure.path.count(".") > 1 else ""
            category = row if row.startswith(category) and row != category else f"{category}（第{number + 1}个）"
        names[key] = f"{category}·{series}"
    return names


def _value(figure: FigureRecord | None) -> float | None:
    return None if figure is None or figure.value is None else float(figure.value)


def _shown(amount: float | None) -> str:
    return "" if amount is None else f"{amount:.12g}"
