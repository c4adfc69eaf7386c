"""A document as running text: one line a passage, with the way back from a character to its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Final, Literal

from drafting.blocks.document import Document, Heading, Inlines, Missing, Paragraph, Table
from drafting.blocks.wording import addressed, one_line, run_in
from drafting.diagnostics import Rule
from drafting.frozen import frozen
from drafting.patterns import lazy

Kind = Literal["title", "address", "heading", "body", "cell", "signature"]

OWED: Final = "\ufffc"
"""Stands for each character of a 【待补：…】, which has findings of its own."""

_SENTENCE: Final = lazy(r"[^。！？；\n]*[。！？；]?")


@frozen
class Passage:
    """One line of the text: `start` is its offset in `Text.whole`, `level` that of a heading."""

    kind: Kind
    text: str
    start: int
    level: int = 0
    number: str = ""  # of a heading, or of one that is run in


@frozen
class Finding:
    """A rule that hit, before its place is known: `start` is an offset in `Text.whole`."""

    rule: Rule
    start: int
    excerpt: str
    message: str
    hint: str = ""


@frozen
class Text:
    """All passages, and `whole`: their text joined by line ends, so that a rule reads everything in one pass."""

    whole: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]

    def passage(self, offset: int) -> Passage:
        return self.passages[bisect_right(self.starts, offset) - 1]

    def number(self, offset: int) -> int:
        """Which paragraph an offset lies in, from 1."""
        return bisect_right(self.starts, offset)

    def running(self, offset: int) -> bool:
        """Whether the offset lies in a sentence, not in a table or a line of its own."""
        return self.passage(offset).kind in ("heading", "body")

    def sentence(self, offset: int) -> str:
        """The sentence (up to 。！？；) that holds an offset."""
        start = max(self.whole.rfind(mark, 0, offset) for mark in "。！？；\n") + 1
        match = _SENTENCE.match(self.whole, start)
        return match[0] if match else ""

    def each(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern, none across a line end."""
        return (match for match in pattern.finditer(self.whole) if "\n" not in match[0])


Check = Callable[[Text], Iterator[Finding]]


def text_of(document: Document) -> Text:
    """What a reader of the document reads, in order; empty lines are left out."""
    passages: list[Passage] = []
    start = 0
    for kind, text, level, number in _lines(document):
        if text.strip():
            passages.append(Passage(kind, text, start, level, number))
            start += len(text) + 1
    whole = "\n".join(each.text for each in passages)
    return Text(whole, tuple(passages), tuple(each.start for each in passages))


def _lines(document: Document) -> Iterator[tuple[Kind, str, int, str]]:
    front, back = document.front, document.back
    yield "title", one_line(front.title), 0, ""
    for name in (front.addressee, front.salutation):
        if name:
            yield "address", addressed(name), 0, ""
    for block in document.blocks:
        if isinstance(block, Heading):
            yield "heading", block.number + _shown(block.content), block.level, block.number
        elif isinstance(block, Paragraph):
            lead = block.lead
            opening = ""
            if lead:
                content, stop = run_in(lead)
                opening = f"{lead.number}{_shown(content)}{stop}"
            yield "body", opening + _shown(block.content), lead.level if lead else 0, lead.number if lead else ""
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield "cell", _shown(cell).replace("\n", " "), 0, ""
    for name in (*back.signatures, back.date):
        yield "signature", name, 0, ""


def _shown(content: Inlines) -> str:
    return "".join([OWED * len(each.text) if isinstance(each, Missing) else each.text for each in content])
