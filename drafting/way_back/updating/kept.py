"""The record that goes with an updated document: what now stands in it of our making, for the next update to start from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from drafting.blocks.record import Grid, Record, RecordedFigure, RecordedGap
from drafting.frozen import mutable
from drafting.way_back.updating.sentences import Sentence


@mutable
class Kept:
    """Paragraph after paragraph: sentences of the old draft where they stayed, of the new one where they were brought in."""

    paragraphs: list[str] = field(default_factory=list)
    figures: list[RecordedFigure] = field(default_factory=list)
    gaps: list[RecordedGap] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    _row: object = None

    def begin(self, row: object = None) -> None:
        """The next paragraph; a cell says of which row."""
        at = len(self.paragraphs)
        if row is not None and row == self._row:
            last = self.grids[-1]
            self.grids[-1] = Grid(last.first, last.columns + 1, 1)
        elif row is not None:
            self.grids.append(Grid(at, 1, 1))
        self._row = row
        self.paragraphs.append("")

    def add(self, sentence: Sentence, instead: Mapping[int, RecordedFigure]) -> None:
        """A sentence; `instead` says for a mark, by its number, which figure is recorded in its place."""
        at = 0
        for mark in sentence.marks:
            self.paragraphs[-1] += sentence.text[at : mark.start]
            figure = instead.get(mark.number, mark.figure)
            place = len(self.paragraphs) - 1, len(self.paragraphs[-1])
            if figure.figure.text.startswith("【待补"):
                self.gaps.append(RecordedGap(figure.figure.path, figure.figure.text, *place))
            else:
                self.figures.append(replace(figure, paragraph=place[0], offset=place[1]))
            self.paragraphs[-1] += figure.figure.text
            at = mark.end
        self.paragraphs[-1] += sentence.text[at:]

    def record(self, like: Record, data_file: str) -> Record:
        """The record, with what the new draft says of itself; figures of the old draft's `data_file` are of today's."""
        return replace(
            like,
            paragraphs=tuple(self.paragraphs),
            figures=tuple(
                replace(each, figure=each.figure._replace(file=like.data_file)) if each.figure.file == data_file else each
                for each in self.figures
            ),
            tables=tuple(self.grids),
            gaps=tuple(self.gaps),
            fingerprint="",
        )
