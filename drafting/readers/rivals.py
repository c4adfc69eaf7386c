"""Figures of one paragraph that read alike: 列入计划的项目230个，已开工230个. Only their own words tell them apart."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from drafting.blocks.record import Record
from drafting.frozen import frozen
from drafting.readers.repeats import CLAUSE_ENDS

_OF_NUMBERS: Final = frozenset("0123456789.,")
_FEWEST: Final = 2  # characters of its own that tell a figure from another one


@frozen
class Label:
    """What stands directly before and behind a figure, up to a mark of punctuation or another figure."""

    before: str
    behind: str

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether the figure's own words stand around these characters, which are not the end of a longer number: 99人."""
        if len(self.before + self.behind) < _FEWEST or text[max(0, start - 1) : start] in _OF_NUMBERS:
            return False
        return text.endswith(self.before, 0, start) and text.startswith(self.behind, end)


def rivals(record: Record) -> dict[int, Label]:
    """The figures that another one of the same paragraph, of another indicator, can be taken for; by their numbers."""
    alike: dict[tuple[int, str], list[int]] = defaultdict(list)
    within: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, each in enumerate(record.figures):
        alike[each.paragraph, each.figure.text].append(number)
        within[each.paragraph].append((each.offset, each.offset + len(each.figure.text)))
    found = {}
    for (paragraph, text), numbers in alike.items():
        if len(numbers) > 1 and paragraph >= 0 and len({record.figures[number].figure.path for number in numbers}) > 1:
            for number in numbers:
                start = record.figures[number].offset
                found[number] = _label(record.paragraphs[paragraph], start, start + len(text), within[paragraph])
    return found


def _label(text: str, start: int, end: int, figures: list[tuple[int, int]]) -> Label:
    first = start
    while joined := [begin for begin, stop in figures if begin < stop == first]:  # 9人 of 3户9人: what stands before 3户 is its own, too
        first = joined[0]
    low = max(0, *(text.rfind(each, 0, first) + 1 for each in CLAUSE_ENDS), *(stop for _, stop in figures if stop <= first))
    ends = [at for each in CLAUSE_ENDS if (at := text.find(each, end)) >= 0]
    high = min([len(text), *ends, *(begin for begin, _ in figures if begin >= end)])
    return Label(text[low:start], text[end:high])
