"""Words of a report that somebody copied: the same clause, with the same figures, a second time in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from drafting.blocks.record import Record, RecordedFigure
from drafting.frozen import frozen

CLAUSE_ENDS: Final = "，：。！？；\n"
_FEWEST: Final = 4  # characters beside a figure by which its clause is known again: 建成5个 is said of many things


@frozen
class Repeat:
    """Figure `number` of the record reads as recorded from `start` of a paragraph, in its own clause.

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
    for number in numbers:
        clause = _clause(record, record.figures[number])
        if clause is not None:
            known[clause].append(number)
    for (words, offset), same in known.items():
        at = text.find(words)
        if at < 0 or text.find(words, at + 1) < 0:
            continue
        ambiguous = len({record.figures[number].figure.path for number in same}) > 1
        length = len(record.figures[same[0]].figure.text)
        while at >= 0:
            paragraph = _paragraph(starts, at)
            start = at - starts[paragraph] + offset
            if not (words[0].isdigit() and at and (text[at - 1].isdigit() or text[at - 1] in ".．,")):
                yield Repeat(same[0], paragraph, start, start + length, ambiguous)
            at = text.find(words, at + 1)


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


def _before(text: str, at: int) -> int:
    return max(text.rfind(each, 0, at) for each in CLAUSE_ENDS) + 1


def _behind(text: str, at: int) -> int:
    return min((found for each in CLAUSE_ENDS if (found := text.find(each, at)) >= 0), default=len(text) - 1) + 1
