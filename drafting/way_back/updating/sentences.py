"""A recorded text as sentences in which figures and gaps are known by their places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from drafting.assembling.doubted import MARK
from drafting.blocks.record import Record, RecordedFigure
from drafting.frozen import frozen
from drafting.patterns import lazy

DOUBTED: Final = MARK
HIDDEN: Final = "\ue0ff"
"""Stands for a figure or gap where a text is compared outside of its figures; no document holds private-use characters."""
_SENTENCE: Final = lazy(r"[^。！？；\n]*(?:[。！？；\n]+[”’）】》]*|$)")
ENDS: Final = "。！？；\n"


@frozen
class Mark:
    """A figure or a gap in a sentence: characters `start` to `end` of it, and its place in the record's figures."""

    start: int
    end: int
    number: int
    figure: RecordedFigure

    @property
    def text(self) -> str:
        return self.figure.figure.text

    @property
    def path(self) -> str:
        return self.figure.figure.path

    @property
    def is_gap(self) -> bool:
        return self.text.startswith("【待补")


@frozen
class Sentence:
    """Characters from `start` of a recorded paragraph, with their closing punctuation."""

    __slots__ = ("__dict__",)  # room for what is kept

    paragraph: int
    start: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def hidden(self) -> str:
        """The text with each mark as one character."""
        return hide(self.text, [(mark.start, mark.end) for mark in self.marks])

    @cached_property
    def key(self) -> str:
        """What two versions of one sentence have in common: a gap may become two figures, 5361户12591人, and a doubt be settled."""
        return re.sub(f"{HIDDEN}+", HIDDEN, self.hidden.replace(DOUBTED, ""))


def hide(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with each span, in rising order, as one hidden character."""
    out: list[str] = []
    at = 0
    for start, end in spans:
        out += (text[at:start], HIDDEN)
        at = end
    return "".join((*out, text[at:]))


def sentences(record: Record) -> list[list[Sentence]]:
    """The sentences of each paragraph of a record with its gaps, in order."""
    by_paragraph: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, each in enumerate(record.figures):
        by_paragraph[each.paragraph].append((each.offset, each.offset + len(each.figure.text), number))
    return [
        list(_split(record, index, text, sorted(by_paragraph[index]))) for index, text in enumerate(record.paragraphs)
    ]


def _split(record: Record, index: int, text: str, spans: list[tuple[int, int, int]]) -> Iterator[Sentence]:
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        if start == end:
            continue
        marks = tuple(
            Mark(a - start, b - start, number, record.figures[number]) for a, b, number in spans if start <= a and b <= end
        )
        yield Sentence(index, start, match[0], marks)
