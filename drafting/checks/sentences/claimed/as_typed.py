"""Figures are looked for in a text without the blanks and commas that some set into numbers; what is found is told where it was typed."""

from __future__ import annotations

from dataclasses import replace

from drafting.checks.prose.passages import Finding, Line, Text
from drafting.checks.sentences.cells import Cell
from drafting.checks.sentences.claimed.claim import Claim
from drafting.frozen import frozen
from drafting.quantities.tight import Tight, tight


@frozen
class AsTyped:
    """`text` as it was `typed`, to be read, and the way back."""

    typed: Text
    text: Text
    way: Tight

    def claim(self, found: Claim) -> Claim:
        return replace(found, whole=self._cell(found.whole), parts=tuple(map(self._cell, found.parts)))

    def finding(self, found: Finding) -> Finding:
        start, end = self.text.quoted(found.start, found.excerpt)
        excerpt = self.typed.whole[self.way.typed(start) : self.way.typed_end(end)]
        message = found.message.replace(f"“{found.excerpt}”", f"“{excerpt}”")
        return replace(found, start=self.way.typed(found.start), end=self.way.typed_end(found.end), excerpt=excerpt, message=message)

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, start=self.way.typed(cell.start), end=self.way.typed_end(cell.end))


def to_read(text: Text) -> AsTyped | None:
    """None where it is typed without any."""
    lines: list[Line] = []
    gaps: list[int] = []
    start = 0
    for kind, words, level, number in text.lines:
        read = tight(words)
        gaps += (start + gap for gap in read.gaps)
        lines.append((kind, read.words, level, number))
        start += len(read.words) + 1
    return AsTyped(text, Text(lines), Tight("", tuple(gaps))) if gaps else None
