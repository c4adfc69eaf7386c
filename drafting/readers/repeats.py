"""Words of a report that somebody copied: the same clause a second time in the text, with the same figures or some of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from drafting.blocks.record import Record, RecordedFigure
from drafting.frozen import frozen
from drafting.readers.alignment import NUMBER

CLAUSE_ENDS: Final = "，：。！？；\n"
SENTENCE_ENDS: Final = "。！？；\n"
_FEWEST: Final = 4  # characters beside a figure by which its clause is known again: 建成5个 is said of many things


@frozen
class Repeat:
    """Figure `number` of the record stands from `start` of a paragraph in its own clause.

    `ambiguous` where another indicator's figure was drafted in just the same words.
    """

    number: int
    paragraph: int
    start: int
    end: int
    ambiguous: bool


def repeats(record: Record, numbers: Sequence[int], now: Sequence[str]) -> Iterator[Repeat]:
    """Every place where the clause of one of these figures stands as drafted, the figure's own place among them."""
    text = "\n".join(now)
    starts = _starts(now)
    known: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, figure in enumerate(record.figures):
        clause = _clause(record, figure)
        if clause is not None:
            known[clause].append(number)
    placed = frozenset(numbers)
    for (words, offset), same in known.items():
        first = next((each for each in same if each in placed), None)
        if first is None:
            continue
        at = text.find(words)
        ambiguous = len({record.figures[each].figure.path for each in same}) > 1
        length = len(record.figures[first].figure.text)
        while at >= 0:
            paragraph = _paragraph(starts, at)
            start = at - starts[paragraph] + offset
            if not (words[0].isdigit() and at and (text[at - 1].isdigit() or text[at - 1] in ".．,")):
                yield Repeat(first, paragraph, start, start + length, ambiguous)
            at = text.find(words, at + 1)


def altered(record: Record, numbers: Sequence[int], now: Sequence[str]) -> Iterator[Repeat]:
    """Every place where a sentence or clause of several figures stands with some of their numbers changed, and not all."""
    text = "\n".join(now)
    starts = _starts(now)
    groups: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for number in sorted(numbers, key=lambda each: record.figures[each].offset):
        figure = record.figures[number]
        if 0 <= figure.paragraph < len(record.paragraphs):
            words, start = record.paragraphs[figure.paragraph], figure.offset
            end = start + len(figure.figure.text)
            for low, high in {(_before(words, start, ends), _behind(words, end, ends)) for ends in (SENTENCE_ENDS, CLAUSE_ENDS)}:
                groups[figure.paragraph, low, high].append(number)
    for (_, low, high), group in groups.items():
        pieces = _pieces(record, group, low, high) if len(group) > 1 else []
        longest = max(pieces, key=len, default="")
        if sum(map(len, pieces)) <= _FEWEST or text.count(longest) < 2:
            continue
        olds = [record.figures[number].figure.text for number in group]
        holes = [f"((?<![\\d.．,]){NUMBER.sub(lambda _: NUMBER.pattern, re.escape(old), count=1)})" for old in olds]
        pattern = re.escape(pieces[0]) + "".join(hole + re.escape(piece) for hole, piece in zip(holes, pieces[1:], strict=True))
        for match in re.finditer(pattern, text):
            same = [old == said for old, said in zip(olds, match.groups(), strict=True)]
            if any(same) and not all(same):
                for at, number in enumerate(group, 1):
                    place = _paragraph(starts, match.start(at))
                    yield Repeat(number, place, match.start(at) - starts[place], match.end(at) - starts[place], ambiguous=False)


def _pieces(record: Record, group: Sequence[int], low: int, high: int) -> list[str]:
    """The words between some figures of one paragraph; none where these lie in one another."""
    pieces, at = [], low
    for number in group:
        figure = record.figures[number]
        if figure.offset < at:
            return []
        pieces.append(record.paragraphs[figure.paragraph][at : figure.offset])
        at = figure.offset + len(figure.figure.text)
    return [*pieces, record.paragraphs[figure.paragraph][at:high].rstrip("\n")]


def _starts(now: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for each in now:
        starts.append(at)
        at += len(each) + 1
    return starts


def _paragraph(starts: Sequence[int], at: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, at) - 1


def _clause(record: Record, figure: RecordedFigure) -> tuple[str, int] | None:
    """The recorded words around a figure up to a mark of punctuation on either side; where in them it begins."""
    if not 0 <= figure.paragraph < len(record.paragraphs):
        return None
    text, start = record.paragraphs[figure.paragraph], figure.offset
    end = start + len(figure.figure.text)
    low, high = _before(text, start), _behind(text, end)
    if high - low - (end - start) <= _FEWEST:  # 完工率97%。 is known by the clause before it
        low = _before(text, max(low - 1, 0))
    words = text[low:high].rstrip("\n")
    return (words, start - low) if len(words) - (end - start) > _FEWEST else None


def _before(text: str, at: int, ends: str = CLAUSE_ENDS) -> int:
    return max(text.rfind(each, 0, at) for each in ends) + 1


def _behind(text: str, at: int, ends: str = CLAUSE_ENDS) -> int:
    return min((found for each in ends if (found := text.find(each, at)) >= 0), default=len(text) - 1) + 1
