"""Each figure of a report: where it stands, where it comes from, and which numbers nobody answers for."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from drafting.blocks.document import FigureRecord
from drafting.blocks.record import Record
from drafting.frozen import frozen
from drafting.readers.charted import in_charts
from drafting.readers.locate import Located
from drafting.way_back.edited import Edited
from drafting.way_back.sourceless import Untraced, untraced


@frozen
class Traced:
    """A figure in its place. `origin` says where it comes from; `today` how the data print it now, if they differ.

    `chart` is the caption of the chart that shows it, None in the text.
    """

    place: Located
    origin: FigureRecord
    today: str | None
    chart: str | None = None

    def to_json(self) -> dict[str, object]:
        """What `trace --format json` gives of one: beside where it comes from, `now` is what stands there, `how` it was found, `data` what the data say otherwise.

        `paragraph` counts every w:p from 1, `start` and `end` the characters of its text from 0; null where it is gone, and
        within a chart.
        """
        stands = self.place.paragraph is not None and not self.place.gone
        in_text = stands and self.chart is None
        return {
            **self.origin.to_json(),
            "paragraph": (self.place.paragraph or 0) + 1 if stands else None,
            "start": self.place.start if in_text else None,
            "end": self.place.end if in_text else None,
            **({} if self.chart is None else {"chart": self.chart}),
            "now": self.place.text_now or None,
            "how": self.place.how if stands else None,
            "certain": self.place.certain,
            "data": self.today,
        }


@frozen
class Trace:
    """All of them in the order of the text, deleted figures last."""

    edited: Edited
    figures: tuple[Traced, ...]
    untraced: tuple[Untraced, ...]

    @property
    def shares(self) -> dict[str, int]:
        """How many figures were found by bookmark, record and text; `gone` were deleted."""
        counts = Counter("gone" if each.place.gone else each.place.how for each in self.figures)
        return {how: counts[how] for how in ("bookmark", "record", "text", "gone")}

    def to_json(self) -> dict[str, object]:
        """What `trace --format json` gives."""
        return {
            "figures": [each.to_json() for each in self.figures],
            "untraced": [each.to_json() for each in self.untraced],
            "found": self.shares,
        }


def trace(edited: Edited) -> Trace:
    """Every figure of an edited report, and the numbers that have no source."""
    today: dict[str, list[FigureRecord]] = defaultdict(list)
    for each in edited.fresh.figures if edited.fresh else ():
        today[each.figure.path].append(each.figure)
    figures = [_traced(each, today, fresh=edited.fresh is not None) for each in edited.locating.figures]
    figures += (
        replace(_traced(place, _of_charts(edited.fresh), fresh=edited.fresh is not None), chart=caption)
        for caption, place in in_charts(edited.record, edited.charts)
    )
    figures.sort(key=lambda each: (each.place.gone, each.place.paragraph or 0, each.place.start))
    return Trace(edited, tuple(figures), tuple(untraced(edited)))


def _traced(place: Located, today: dict[str, list[FigureRecord]], *, fresh: bool) -> Traced:
    """With the data at hand their lines are today's, and what they print now is told where it differs."""
    recorded = place.figure.figure
    same = today.get(recorded.path, [])
    if not fresh or not same:
        return Traced(place, recorded, None)
    now = next((each for each in same if each.text == recorded.text), same[0])
    differs = not place.gone and place.text_now not in {each.text for each in same}
    origin = recorded._replace(file=now.file, line=now.line, source=now.source, formula=now.formula, inputs=now.inputs)
    return Traced(place, origin, now.text if differs else None)


def _of_charts(fresh: Record | None) -> dict[str, list[FigureRecord]]:
    """The figures of a draft's charts by indicator."""
    found: dict[str, list[FigureRecord]] = defaultdict(list)
    for chart in fresh.charts if fresh else ():
        for point in chart.points:
            if point.figure is not None:
                found[point.figure.path].append(point.figure)
    return found
